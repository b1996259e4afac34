"""Where a name of a body ends that is made of words of its own: `Trung tâm Hỗ trợ` + `nông dân` | `cho biết`.

No list holds all fields of centres, divisions, firms and cooperatives. Within a post phrase such a name
runs on to a mark, to the holder's name, to the body or place that it is of, or to the words that open a
clause (rules/posts.toml); a small word after a proper name (`Khe Kèm` | `chỉ tay`) is no part of it.
"""

from functools import cache

import regex

from extractors.organisation_rules import function_words, may_open
from extractors.organisations import read_organisation
from extractors.place_types import read_type_word
from extractors.places import read_place
from extractors.rules import rows, rule_file

_WORD = regex.compile(r"[\p{L}\p{M}’']+(?:[/&-][\p{Lu}\d][\p{Lu}\d]*)*(?![\d/])")
_NUMBER = regex.compile(r"[ \u00a0](?:số[ \u00a0])?\d{1,4}(?:[-/]\d{1,2})?(?![\p{L}\d%]|[.,]\d)")
_GAP = regex.compile(r"[ \u00a0](?:[-–&][ \u00a0])?|-|,[ \u00a0]")
_BOUNDARY = regex.compile(r"[ \u00a0]*(?:$|[,;:.()\n”\"]|[ \u00a0][-–]|(?:của|thuộc)[ \u00a0])")
_NEXT = regex.compile(r"[\p{L}\p{M}]+(?:[ \u00a0]+[\p{L}\p{M}]+)?")
_MOST_WORDS = 11
_FAR = 4  # words after a comma within which `và` or a place shows that the name goes on


def opens_clause(text: str, at: int) -> bool:
    """Whether words begin there that no name holds: `cho biết`, `phát biểu`, but not `phát triển`."""
    match = _NEXT.match(text, at)
    if match is None or match[0][0].isupper():
        return False
    words = " ".join(match[0].split())
    clauses, compounds = _clauses()
    return words in clauses or (words.split()[0] in clauses and words not in compounds)


def open_end(window: str, start: int) -> int:
    """Where the name ends whose words of its own go on at `start`; `start` where none does.

    window: up to the holder's name, or on into the clause; `start`: the end of what is known of the name.
    """
    end, count, capitals = start, 0, _capitals_before(window[:start])
    while count < _MOST_WORDS:
        gap = _GAP.match(window, end)
        word = _WORD.match(window, gap.end()) if gap else None
        if gap is None or word is None:
            break
        at = word.start()
        compound = _is_compound(window, end, word[0])
        if (opens_clause(window, at) and not compound) or (count and opens_owner(window, at)):
            return end if count else start
        if not _joins(window, gap[0], at, count):
            break
        if word[0] == "và":
            if not is_coordinated(window, word.end()):
                return end if count else start
        elif word[0].islower():
            if capitals > 1 and gap[0] == " " and not window[:end].endswith(" và"):
                return _with_number(window, end) if count else start
            if word[0] in ("của", "thuộc") or (not count and not compound and word[0] in _no_openers()):
                break
        end, count = word.end(), count + 1
        capitals = capitals + 1 if word[0].istitle() else 0
    end = _with_number(window, end)
    return end if end > start and ends_there(window, end) else start


def opens_owner(window: str, at: int) -> bool:
    """Whether a body or a place begins there, of which the name before it is."""
    word = _WORD.match(window, at)
    if word is None:
        return False
    if may_open(window, word[0], at, word.end()) and read_organisation(window, at) is not None:
        return True
    if read_place(window, at) is not None:
        return True
    kind = read_type_word(window, at)
    return kind is not None and ends_there(window, kind[1])


def ends_there(window: str, at: int) -> bool:
    """Whether a name may end there: at a mark, or where a clause goes on."""
    return _BOUNDARY.match(window, at) is not None or (
        window[at : at + 1] in (" ", "\u00a0") and opens_clause(window, at + 1)
    )


def is_coordinated(window: str, end: int) -> bool:
    """Whether what follows `và` belongs to the name: no person, no other post or body, no clause."""
    word = _WORD.match(window, end + 1)
    if word is None or not window.startswith(" ", end) or opens_clause(window, word.start()):
        return False
    if word[0].lower() in _others() or (word[0].isupper() and len(word[0]) > 1):
        return word[0] in ("các", "Các", "Chi", "Viện")  # nor `và BSCKII` + a name
    if may_open(window, word[0], word.start(), word.end()):
        return read_organisation(window, word.start()) is None
    return True


def _is_compound(window: str, end: int, word: str) -> bool:
    """`Đoàn` + `kết`, `Đăng` + `ký`: of a word's two syllables the second alone could open a clause."""
    first = window[:end].rpartition(" ")[2].lower()
    return f"{first} {word}" in _clauses()[1]


def _joins(window: str, gap: str, at: int, count: int) -> bool:
    """Whether what stands between two words leaves them in one name."""
    first = _NEXT.match(window, at)
    if gap.startswith(","):
        return first is not None and window[at].islower() and _is_listed(window, at)
    if gap in ("-", " ", "\u00a0") or first is None:
        return True
    return first[0].split()[0].lower() not in _others()


def _is_listed(window: str, at: int) -> bool:
    """`phòng` + `, chống thiên tai`, `đầu tư` + `, thương mại và du lịch`: a comma inside a name."""
    if window[:at].lower().endswith("phòng, ") and window.startswith("chống", at):
        return True
    end = at
    for _ in range(_FAR):
        word = _WORD.match(window, end)
        if word is None:
            return False
        if word[0] == "và":
            return end > at
        if end > at and opens_owner(window, end):
            return True
        if word[0] in function_words() or word[0] in _others() or opens_clause(window, end):
            return False
        if not window.startswith(" ", word.end()):
            return False
        end = word.end() + 1
    return False


def _with_number(window: str, end: int) -> int:
    """`Ban Quản lý dự án Thủy lợi` + `2`."""
    number = _NUMBER.match(window, end)
    return number.end() if number is not None and ends_there(window, number.end()) else end


def _capitals_before(known: str) -> int:
    """How many words at the end of what is known stand in capitals in a row, its head left out."""
    count = 0
    for word in reversed(known.split()[1:]):
        if not word.istitle():
            break
        count += 1
    return count


@cache
def _no_openers() -> frozenset[str]:
    """Small words with which no more of a name begins; `Ban Chỉ đạo` + `các chương trình` may."""
    return function_words() - {"các"}


@cache
def _others() -> frozenset[str]:
    """First words of another post, a person or a remark, after `và` or a dash."""
    addresses = {row["form"].lower() for row in rows("honorifics.csv") if " " not in row["form"]}
    return frozenset(rule_file("posts.toml")["clauses"]["others"]) | addresses


@cache
def _clauses() -> tuple[frozenset[str], frozenset[str]]:
    table = rule_file("posts.toml")["clauses"]
    return frozenset(table["openers"]), frozenset(table["compounds"])
