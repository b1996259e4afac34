"""Reads titles, the rank without its body: `Phó Bí thư Thường trực`, `nguyên Chủ tịch`, `Quyền Trưởng phòng`.

Which titles there are is data: rules/posts.toml. A title alone says nothing of a holder (posts.py) and
nothing of a body (post_phrases.py).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from extractors.document import Document
from extractors.roles import Role, roles
from extractors.rules import RuleError, rule_file
from extractors.spelling import respell, spellings
from extractors.text_words import TextWords, find_openers, words_of

_FILE = "posts.toml"
_SECOND_WORD = re.compile(r"[ \u00a0]{1,3}([^\W\d_]+)")
_GAP = re.compile(r"[ \u00a0]{1,3}")
_IN_NAME = regex.compile(r"\p{Lu}\p{Ll}+[ \u00a0]\p{Lu}$")  # up to the first letter of a word
_GAP_BEFORE = re.compile(r"[ \u00a0]{1,3}$")
_PLURAL = re.compile(
    r"(?:các|những|hai|ba|bốn|năm|sáu|\d{1,2})[ \u00a0]+(?:(?:đồng chí|đ/c|ông|bà|vị)[ \u00a0]+)?"
    r"(?:là[ \u00a0]+)?$|(?:đều|cùng|lần lượt)[ \u00a0]+là[ \u00a0]+$"
)


class TitleMention(NamedTuple):
    """A title as written, `nguyên` left out of the span.

    title: canonical, with `Quyền` and `Thường trực`. form_end: where the role's own words end, before
    `Thường trực`. former, acting, plural: a word before it says so (`nguyên`, `quyền`, `các`).
    """

    start_char: int
    form_end: int
    end_char: int
    title: str
    role: Role
    former: bool
    acting: bool
    plural: bool


def find_titles(text: str, start: int = 0, end: int | None = None) -> Iterator[TitleMention]:
    """Yield the titles in `text[start:end]`, longest first, not overlapping; offsets into `text`."""
    end = len(text) if end is None else end
    key = letters_between(text, start, end)
    position = 0
    words = words_of(text)
    for first in find_openers(text, _openers(), start, end):
        begin = first - start
        if begin < position:
            continue
        forms = _opened(key, words, words.index_of[first], start)
        match = _longest(key, text, start, begin, forms) if forms else None
        if match is None:
            continue
        position = match[0]
        if match[1] is not None:
            yield _title(key, text, begin, match[0], match[1], start)


def titles_by_zone(document: Document) -> dict[int, list[TitleMention]]:
    """The titles in each readable zone, by where the zone begins."""
    return {
        zone.start_char: list(find_titles(document.text, zone.start_char, zone.end_char))
        for zone in document.readable_zones()
    }


def letter_key(text: str) -> str:
    """Small letters, one tone placement, blanks for NBSP: as many characters as the text."""
    key = respell(text).replace("\u00a0", " ").lower()
    if len(key) == len(text):
        return key
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def letters_between(text: str, start: int, end: int) -> str:
    """`letter_key` of `text[start:end]`; a text's key is made but once."""
    return _letters(text)[start:end]


@lru_cache(maxsize=8)
def _letters(text: str) -> str:
    return letter_key(text)


class _Form(NamedTuple):
    """A form of a title: as written with single blanks, its words, which of them stand in capitals, its role
    (None: no post)."""

    written: str
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    owner: str | None


@cache
def _forms() -> dict[str, dict[str, list[_Form]]]:
    """First word -> second word ("" for none) -> the forms that begin so, longest first."""
    table: dict[str, dict[str, list[_Form]]] = {}
    owners: dict[tuple[str, ...], str | None] = {}

    def add(form: str, owner: str | None) -> None:
        words = tuple(form.split())
        key = tuple(respell(word).lower() for word in words)
        if key in owners:
            raise RuleError(f"{_FILE}: {form!r} is claimed by {owners[key]} and {owner}: give it to one")
        owners[key] = owner
        second = key[1] if len(key) > 1 else ""
        assert second.isalpha() or not second, f"{_FILE}: {form!r}: the second word must be a word"
        entry = _Form(" ".join(key), key, tuple(w != w.lower() for w in words), owner)
        table.setdefault(key[0], {}).setdefault(second, []).append(entry)

    for row in rule_file(_FILE)["role"]:
        for form in row["forms"]:
            add(form, row["id"])
    for form in rule_file(_FILE)["not_posts"]["forms"]:
        add(form, None)
    for by_second in table.values():
        for forms in by_second.values():
            forms.sort(key=lambda form: -len(form.words))
    return table


@cache
def _openers() -> frozenset[str]:
    """The first two words of the forms, as a text may spell them: where a title may be."""
    return frozenset(
        f"{first} {second}".rstrip()
        for word, by_second in _forms().items()
        for first in spellings(word.rstrip("."))
        for next_word in by_second
        for second in spellings(next_word)
        if "." not in first
    ) | {word.replace(".", " ") for word in _forms() if "." in word.rstrip(".")}


def _opened(key: str, words: TextWords, index: int, offset: int) -> Sequence[_Form]:
    """The forms that the word and the next one open, longest first. offset: of the key in the text."""
    start, end = words.starts[index] - offset, words.ends[index] - offset
    if key.startswith(".", end) and f"{key[start:end]}." in _forms():
        end += 1  # `P. Trưởng phòng`
    elif key.startswith(".", end) and index + 1 < len(words.gaps) and words.gaps[index + 1] == ".":
        pointed = words.ends[index + 1] - offset
        if key[start:pointed] in _forms():  # `UVT.Ư Đảng`
            index, end = index + 1, pointed
    forms = _forms().get(key[start:end])
    if forms is None:
        return ()
    if index + 1 < len(words.gaps) and words.gaps[index + 1] == " ":  # nearly always: spares the pattern
        second = key[end + 1 : words.ends[index + 1] - offset]
        second = second if second[:1].isalpha() else ""
    else:
        match = _SECOND_WORD.match(key, end)
        second = match[1] if match else ""
    found = forms.get(second, ())
    if second and "" in forms:
        found = (*found, *forms[""])
    return () if not found or _goes_on(key, end) or (start and _goes_on(key, start - 1)) else found


def _longest(
    key: str, text: str, offset: int, start: int, forms: Sequence[_Form]
) -> tuple[int, str | None] | None:
    """Where the longest form that begins at `start` ends, and its role (None: no post)."""
    for form in forms:
        behind = _match(key, text, offset, start, form)
        if behind is not None and not (
            form.owner and _is_other(key, start, behind, roles()[form.owner], text[offset + start])
        ):
            return behind, form.owner
    return None


def _is_other(key: str, start: int, end: int, role: Role, letter: str) -> bool:
    """Whether a neighbouring word makes it another title: `Ủy viên Trung ương` + `Hội Nông dân`.

    letter: the first one as written: `chức Vụ trưởng` is no `chức vụ Trưởng ban`.
    """
    gap = _GAP.match(key, end)
    if gap is not None and role.not_before and key.startswith(role.not_before, gap.end()):
        return True
    if not role.not_after or (letter.isupper() and "chức" in role.not_after):
        return False
    return key[max(0, start - 12) : start].rstrip().endswith(role.not_after)


def _match(key: str, text: str, offset: int, start: int, form: _Form) -> int | None:
    """Where the form that begins at `start` ends, None where the text goes on otherwise."""
    position, end = start, start + len(form.written)
    if key.startswith(form.written, start):
        if True not in form.capitals:
            return None if _goes_on(key, end) else end
    else:
        window = key[start : end + 2 * len(form.words)]
        if "  " not in window and "\u00a0" not in window:
            return None
    for word, capital in zip(form.words, form.capitals, strict=True):
        if position > start:
            gap = _GAP.match(key, position)
            if gap is None:
                return None
            position = gap.end()
        end = position + len(word)
        if not key.startswith(word, position) or _goes_on(key, end):
            return None
        if capital and not text[offset + position : offset + end].isupper():
            return None
        position = end
    return position


def _goes_on(key: str, end: int) -> bool:
    """Whether the word that was matched is only the beginning of a longer one."""
    after = key[end : end + 1]
    return after.isalnum() or after == "_"


def _title(key: str, text: str, start: int, form_end: int, role_id: str, offset: int) -> TitleMention:
    role = roles()[role_id]
    title, end = _as_written().get(" ".join(key[start:form_end].split()), role.vi), form_end
    gap = _GAP.match(key, form_end)
    goes_on = gap is not None and key.startswith(_all_suffixes(), gap.end())  # a quick look
    for shown, forms, titles in _suffixes() if goes_on else ():
        after = _after(key, gap.end(), forms) if gap is not None and title.startswith(titles) else None
        if after is not None:  # `Phó Bí thư` + `Thường trực` + `chuyên trách`
            title, end = f"{title} {shown}".rstrip(), after
            gap = _GAP.match(key, end)
    begin, acting = _before(key, start, _forms_before("acting"))
    if acting:
        title = f"{rule_file(_FILE)['acting']['vi']} {title}"
    first, former = _before(key, begin, _forms_before("former"))
    if former and _IN_NAME.search(text, max(0, offset + first - 12), offset + first + 1):
        first, former = begin, False  # `Bí thư Tỉnh ủy Thái Nguyên là Ủy viên Trung ương Đảng`
    plural = _PLURAL.search(key, max(0, first - 24), first) is not None
    return TitleMention(offset + begin, offset + form_end, offset + end, title, role, former, acting, plural)


@cache
def _as_written() -> dict[str, str]:
    """Forms that are titles of their own: `vụ phó` is shown as `Vụ phó`."""
    return {title.lower(): title for row in rule_file(_FILE)["role"] for title in row.get("as_written", ())}


@cache
def _suffixes() -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """What may follow a title: as shown, its forms, the titles that it may follow."""
    return [
        (row["vi"], tuple(form.lower() for form in row["forms"]), tuple(row["after"]))
        for row in rule_file(_FILE)["suffix"]
    ]


@cache
def _all_suffixes() -> tuple[str, ...]:
    return tuple(form for _, forms, _ in _suffixes() for form in forms)


@cache
def _forms_before(kind: str) -> tuple[str, ...]:
    return tuple(rule_file(_FILE)[kind]["forms"])


def _after(key: str, position: int, forms: tuple[str, ...]) -> int | None:
    for form in forms:
        end = position + len(form)
        if key.startswith(form, position) and not key[end : end + 1].isalpha():
            return end
    return None


def _before(key: str, position: int, forms: tuple[str, ...]) -> tuple[int, bool]:
    """Where the word before the position begins if it is one of the forms, and whether it is."""
    gap = _GAP_BEFORE.search(key, max(0, position - 3), position)
    if gap is None or not key.endswith(forms, 0, gap.start()):
        return position, False
    for form in forms:
        start = gap.start() - len(form)
        if start >= 0 and key.startswith(form, start) and not key[start - 1 : start].isalpha():
            return start, True
    return position, False
