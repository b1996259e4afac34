"""What is done with a document, as the words around its reference say: `sơ kết 3 năm thực hiện Đề án 03`.

Which word says what is data (rules/directives.toml, [[stance]]); here stands which words may come between it
and the reference. `bổ sung 3 thôn vào diện của Chương trình 135` changes no programme; `đánh giá đảng viên
theo Quy định số 124` reviews no regulation; over a list the verb before its first member holds for all.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractors.citations import Citation
from extractors.directive_binding import Reading
from extractors.directive_relations import is_done_by
from extractors.document import Zone
from extractors.document_lists import opening_of_list
from extractors.rules import rule_file
from extractors.spaced import spaced

_REACH = 90  # characters before a reference in which its verb may stand
_AT_ONCE = 15  # the same for a verb of issuing, and for one that parts a reference from its list
_BLANK = re.compile(r"\s")
_HOW = re.compile(r"(?<!làm\s)theo$|bám\ssát$|vận\sdụng$", re.I)
# A document is changed itself, or a part of it, or what it lays down.
_A_PART_OF = spaced(
    r"(?:~(?:,|và|bằng|cho|tại|trong|của|thi hành|một số|một phần|toàn bộ|các|những"
    r"|tên(?: gọi)?|nội dung|quy định|chỉ tiêu|mục tiêu|nhiệm vụ"
    r"|tiêu chí|thời gian|thời hạn|đối tượng|mức|điều|khoản|điểm|chương|mục"
    r"|phụ lục|danh mục|số|\d{1,3}|[a-eđ]\)?|hai|ba"
    r"|bổ sung|sửa đổi|điều chỉnh))*~$"
    r"|[^.;:\n]{1,60} (?:quy định|ban hành|nêu) (?:tại|trong|kèm theo)"
    r"(?: (?:điều|khoản|điểm|\d{1,2}|của))* $"
)
_DONE_AFTER = spaced(
    r"~,?~(?:(?:đã|đang|sẽ|luôn|cũng|vẫn|tiếp tục) )*được(?: [^\s,.;:]+){0,8}? "
    r"(?:triển khai|thực hiện|quán triệt|cụ thể (?:hóa|hoá))(?!\w)"
)
_HAS = spaced(r"(?<!\w)có $")
_CLAUSE = re.compile(r"[.;:!?]\s|\n|\s(?:đã|sẽ|đang|là|yêu\scầu|nêu\srõ|ban\shành|đạt)\s")
_LINKED = re.compile(r"(?:[,;]|\svà|,\svà|\scùng\s?với|\scũng\snhư)\s{1,3}(?:(?:các|những)\s)?$", re.I)


@cache
def _stances() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: row["id"] for row in rule_file("directives.toml")["stance"] for word in row["words"]}
    words = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?<!ban\s)(?<!kèm\s)(?:{words})(?!\w)(?!\s(?:đó|dõi|kèm|đề\snghị)(?!\w))", re.I
    ), names


def read_stance(text: str, zone: Zone, citation: Citation) -> str:
    """What the nearest word before the reference says is done with it; `sơ kết … thực hiện` is a review."""
    pattern, names = _stances()
    start = opening_of_list(text, zone.start_char, citation.start_char)
    low = max(zone.start_char, start - _REACH)
    low = max(low, *(text.rfind(mark, low, start) + 1 for mark in ".;:\n"))
    if is_done_by(text[low:start]):
        return "cite"
    words = [
        (match, names[_BLANK.sub(" ", match[0].lower())]) for match in pattern.finditer(text, low, start)
    ]
    found = [row for row in words if _may_mean(text, row[0], row[1], start)]
    if not found:
        return "cite"
    nearest, stance = found[-1]
    if (
        stance == "implement"
        and not _HOW.search(text, nearest.start(), nearest.end())
        and _reviews(text, found)
    ):
        return "review"
    return stance


def _reviews(text: str, found: Sequence[tuple[re.Match[str], str]]) -> bool:
    """Whether the words of doing at the end of `found` are what is reviewed: `sơ kết … làm theo`."""
    for (word, stance), (after, _) in reversed(list(pairwise(found))):
        gap = text[word.end() : after.start()]
        if stance not in ("review", "implement") or len(gap) >= 40 or "," in gap:
            return False
        if stance == "review":
            return True
    return False


def _may_mean(text: str, word: re.Match[str], stance: str, start: int) -> bool:
    """Whether a word may tell of the reference that begins at `start`, by what stands between."""
    if stance == "issue":
        # `ban hành Chương trình hành động của các cấp (| Chương trình số 02/CTr-BCH)`
        return start - word.end() < (_REACH if text[start - 1 : start] == "(" else _AT_ONCE)
    if stance in ("amend", "replace"):
        return _A_PART_OF.match(text, word.end(), start) is not None
    return True


def with_what_follows(text: str, zone: Zone, reading: Reading) -> Reading:
    """`Nghị quyết số 12 … được các địa phương triển khai`; `UBND tỉnh có Công văn số 15`: X has issued it."""
    citation, issuer = reading.citation, reading.issuer
    if reading.stance != "cite":
        return reading
    low = max(zone.start_char, citation.start_char - 5)
    if issuer and issuer.before and _HAS.search(text, low, citation.start_char):
        return reading._replace(stance="issue")
    end = _end_of_words(text, reading)
    return reading._replace(stance="implement") if _DONE_AFTER.match(text, end, zone.end_char) else reading


def _end_of_words(text: str, reading: Reading) -> int:
    """Where what is said of the document itself ends: its issuer, its subject."""
    end = reading.citation.end_char
    if reading.issuer and not reading.issuer.before:
        end = max(end, reading.issuer.end)
    first = text.find(reading.subject, end, end + len(reading.subject) + 12) if reading.subject else -1
    if first < 0 or reading.subject is None:
        return end
    end = first + len(reading.subject)
    return end + 1 if text[end : end + 1] in tuple("”\"’'»") else end


def _goes_on(text: str, first: Reading, second: Reading) -> bool:
    """`Thực hiện Chỉ thị số 05 của Bộ Chính trị về … và | Nghị quyết số 12`: nothing new between them."""
    start, end = first.citation.end_char, second.citation.start_char
    if end - start > 400 or not _LINKED.search(text, max(start, end - 24), end):
        return False
    return _CLAUSE.search(text, start, end - 2) is None or _only_subject(text, first, end)


def _only_subject(text: str, first: Reading, end: int) -> bool:
    """Whether nothing but issuer, subject and a bracket stands between: `… (gọi tắt là Nghị quyết 12); `"""
    return _BRACKET_AND_LINK.match(text, _end_of_words(text, first), end) is not None


_BRACKET_AND_LINK = spaced(r"~(?:\([^()\n]{1,80}\)~)?(?:[,;]|và|,~và)~(?:(?:các|những) )?$")


def with_carried_stances(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """Over a list, the verb before its first member is of all, those between which issuers stand too.

    `Kế hoạch số 12 thực hiện Nghị quyết số 18 …; Kế hoạch số 15 …`: behind the semicolon goes on what the
    first plan began, behind a comma it may be either's.
    """
    rows = list(readings)
    for index in range(1, len(rows)):
        first, second = rows[index - 1], rows[index]
        if _is_short_name(text, first, second):
            rows[index] = second._replace(stance=first.stance)
            continue
        if _has_own_verb(text, first, second):
            continue
        if not _goes_on(text, first, second):
            rows[index] = _without_verb_of(text, first, second)
            continue
        beside = _is_beside(text, first, second)
        if first.stance in ("amend", "replace") and not beside:
            continue  # what is changed may be named in another one's subject
        before = rows[index - 2] if index > 1 else None
        if (
            before
            and not (beside and ";" not in _between(text, first, second))
            and _is_done_in(text, before, first)
        ):
            if _between(text, first, second)[-12:].rstrip().endswith(";"):
                rows[index] = second._replace(stance=before.stance)
            continue
        rows[index] = second._replace(stance=first.stance)
    return rows


_SHORT_NAME = spaced(r"\(~(?:(?:sau đây |dưới đây )?(?:được )?(?:gọi|viết)(?: tắt)?(?: là)?:?)?~$")


def _is_short_name(text: str, first: Reading, second: Reading) -> bool:
    """`Kết luận số 48-KL/TW … (gọi tắt là Kết luận số 48)`: one document."""
    one, other = first.citation, second.citation
    same = one.number is not None and one.number == other.number
    return (
        same
        and _SHORT_NAME.search(text, max(one.end_char, other.start_char - 40), other.start_char) is not None
    )


def _without_verb_of(text: str, first: Reading, second: Reading) -> Reading:
    """What was done with the first document is not said of one in the next clause."""
    between = _between(text, first, second)
    low = second.citation.start_char - _REACH
    if second.stance == "cite" or low > first.citation.start_char or _stances()[0].search(between):
        return second
    # `trọng tâm là | Nghị quyết số 21` says nothing new
    return second._replace(stance="cite") if _CLAUSE.search(between[:-5]) else second


def _between(text: str, first: Reading, second: Reading) -> str:
    return text[first.citation.end_char : second.citation.start_char]


def _has_own_verb(text: str, first: Reading, second: Reading) -> bool:
    """Whether a verb stands at once before the second of two references."""
    pattern, _ = _stances()
    start = second.citation.start_char
    own = list(pattern.finditer(text, max(first.citation.end_char, start - 40), start))
    return bool(own) and start - own[-1].end() < _AT_ONCE


def _is_beside(text: str, first: Reading, second: Reading) -> bool:
    """Whether nothing but a bracket and a comma or a word parts two references."""
    return _BRACKET_AND_LINK.match(text, first.citation.end_char, second.citation.start_char) is not None


def _is_done_in(text: str, before: Reading, first: Reading) -> bool:
    """Whether one sentence says what the document before does with the next one."""
    between = text[before.citation.end_char : first.citation.start_char]
    return ". " not in between and "\n" not in between and _has_own_verb(text, before, first)
