"""Reads the field of work that may follow a body's head: `Sở` + `Nông nghiệp và Môi trường`.

And the words that stand between the heads of a group and their names: `Trường` + `Tiểu học`.
"""

from collections.abc import Callable

import regex

from extractors.organisation_parts import Part, is_reach, opens_person
from extractors.organisation_places import read_place_part
from extractors.organisation_rules import (
    NO_BODY,
    Body,
    field_names,
    fields,
    function_words,
    group,
    heads_at,
    match_longest,
)
from extractors.organisation_words import BREAK, DASH, NameWords

# First words of fields that open the body or reach that the field is of: `Phòng Tham mưu` + `Công an tỉnh`.
_PLACE_LIKE = frozenset({"công", "quốc", "nhà", "thanh", "ban", "vườn", "khu", "tổ"})
_ROMAN = regex.compile(r"[IVX]{1,4}(?![\p{L}\p{M}\d])")
# Fields that in small letters say what the body does: `để Sở tham mưu UBND tỉnh`.
_DOINGS = frozenset({"Tham mưu", "Tuyên truyền", "Tổng hợp", "Giám định", "Kiểm định"})


def read_known_field(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """A field of the list, or two of them joined (`Nông nghiệp và Môi trường`, `Giáo dục - Đào tạo`)."""
    match = match_longest(fields(), words, index)
    if match is None:
        return None
    shown, after = match
    small = not text[words.starts[index]].isupper() and body.id != "management_board"
    if small and (after - index < 2 or (body.capital and shown in _DOINGS)):
        return None
    if small and words.keys[index] in function_words():
        return None  # `Sở` + `tham mưu UBND tỉnh`
    joint = after + (words.keys[after] == "và" and not words.marks[after])
    if joint > after or words.marks[joint] == DASH:
        second = match_longest(fields(), words, joint)
        if second is not None and text[words.starts[joint]].isupper():
            both = f"{shown} và {second[0]}"
            if joint == after and both not in field_names():
                both = f"{shown} - {second[0]}"
            return Part(both, words.ends[second[1] - 1])
    if not words.marks[after] and text[words.starts[after]].isupper():
        second = match_longest(fields(), words, after)
        if second is not None and words.keys[after] not in _PLACE_LIKE:
            return Part(f"{shown} {second[0]}", words.ends[second[1] - 1])  # `Điện tử` + `Viễn thông`
    if not words.marks[after] and (number := _ROMAN.match(text, words.starts[after])):
        return Part(f"{shown} {number[0]}", number.end())  # `Vụ Địa phương II`
    return Part(shown, words.ends[after - 1])


def read_open_field(text: str, words: NameWords, index: int) -> Part | None:
    """A field that no list knows: capitalised words, each with the small one that completes it.

    `Cục Hàng không`, `Tập đoàn Hóa chất`: such words have two syllables, and only the first has a capital.
    """
    first = index
    while (index == first or not words.marks[index]) and text[words.starts[index]].isupper():
        start = words.starts[index]
        if index > first and (is_reach(words, start) or opens_person(text, start)):
            break
        if index > first and (read_place_part(text, words, index, NO_BODY) or _opens_house(words, index)):
            break
        known = match_longest(fields(), words, index)
        if known is not None and known[1] > index + 1:
            index = known[1]  # `Điện tử` + `Viễn thông` + `Quân đội`
            continue
        index += 1
        if not words.marks[index] and words.shown[index].islower():
            if words.keys[index] in function_words():
                break
            index += 1
    if index == first or opens_person(text, words.starts[first]):
        return None
    end = words.ends[index - 1]
    return Part(" ".join(text[words.starts[first] : end].split()), end)


def _opens_house(words: NameWords, index: int) -> bool:
    """`Khoa Cấp cứu` + `Bệnh viện Đa khoa tỉnh`: a body begins, of which the field is."""
    found = heads_at(words, index)
    return bool(found) and found[0][1] > index + 1 and found[0][0].capital


def _goes_on(words: NameWords, index: int, name: str) -> bool:
    """Whether another of the group's words, or a field, follows an `và`."""
    return match_longest(group(name), words, index) is not None or (
        match_longest(fields(), words, index) is not None
    )


def read_words_of(name: str) -> Callable[[str, NameWords, int, Body], Part | None]:
    """The words that may stand between a head of this group and its name: `Tiểu học`, `TNHH`."""

    def read(text: str, words: NameWords, index: int, body: Body) -> Part | None:
        shown: list[str] = []
        while not words.marks[index] or (shown and words.marks[index] != BREAK):
            known = [match_longest(group(name), words, index)]
            known += [match_longest(fields(), words, index)] if shown and name != "legal" else []
            match = max(filter(None, known), key=lambda found: found[1], default=None)
            if match is None or (match[0] == "và" and not _goes_on(words, match[1], name)):
                break
            if words.marks[index]:
                shown.append("-")
            shown.append(match[0])
            index = match[1]
        return Part(" ".join(shown), words.ends[index - 1]) if shown else None

    return read
