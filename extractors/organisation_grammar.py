"""Reads a body's name by its grammar: the longest head that reads on, and what follows it.

`Ban Tổ chức` + `Huyện ủy Hàm Yên`: a body may follow a head too. `UBND, UBMTTQ huyện Na Hang`: the first
has the place of the second.
"""

from collections.abc import Callable
from typing import NamedTuple

import regex

from extractors.gazetteer import place_key, unit_levels
from extractors.organisation_fields import read_known_field, read_open_field, read_words_of
from extractors.organisation_firms import read_firm, read_trade
from extractors.organisation_parts import Part, read_code, read_number, read_run, read_short_head
from extractors.organisation_places import (
    read_at_place,
    read_central,
    read_fused_place,
    read_place_part,
    read_region,
    read_vietnam,
)
from extractors.organisation_rules import Body, district_division, fields, heads_at, match_longest, reaches
from extractors.organisation_words import BREAK, COMMA, NameWords
from extractors.places import read_place

_PLACE = r"\p{Lu}\p{Ll}+(?:[ \u00a0]\p{Lu}\p{Ll}+){0,2}"
_AREA = regex.compile(
    rf"[Kk]hu vực (?:số )?(?:[IVX]{{1,7}}|\d{{1,2}}|{_PLACE}(?: ?[-–] ?{_PLACE}){{1,2}})(?![\p{{L}}\d])"
)
# What says of which gate or area a customs office, a hospital is: `Chi cục Hải quan` + `cửa khẩu Tà Lùng`.
_GATE = regex.compile(
    r"(?:[Kk]hu vực|cửa khẩu quốc tế|cửa khẩu cảng|cửa khẩu|cảng|sân bay)[ \u00a0](?=\p{Lu}\p{Ll})"
)
_OF = regex.compile(r"của[ \u00a0]")
_OF_COMMUNES = frozenset({"youth_union_of_commune", "youth_union_of_ward"})
# The number of a programme in the name of its board: `Ban Chỉ đạo Chương trình` + `1719`.
_PROGRAMME = regex.compile(
    r"(?<=Chương trình|Đề án|Dự án|Nghị quyết|Chỉ thị)[ \u00a0]\d{1,4}(?![\p{L}\d]|[.,/-]\d)"
)
_COORDINATED = frozenset({"peoples_committee", "peoples_council", "front_committee"})


class OrganisationMention(NamedTuple):
    """A body as written.

    name: abbreviations expanded, canonical capitals (`Ủy ban nhân dân huyện`). kind: id of its row in
    rules/organisations.toml. level: of the body, None if its words do not say. needs: the level of the
    place that its own word calls for and that is missing (`Huyện ủy` -> district), `any` where it calls for
    a place of some level (`UBND`), None if complete. place: as named, with its type where written.
    missing: the type word that stands without its name (`huyện` in `UBND huyện`). fused: a place is added
    without its type word (`Huyện ủy` + `Hàm Yên`). types: the types of places that a fused body can have.
    """

    start_char: int
    end_char: int
    surface: str
    name: str
    kind: str
    level: str | None
    place: str | None
    needs: str | None
    branch: str = "state"
    missing: str | None = None
    fused: bool = False
    types: tuple[str, ...] = ()


def read_body(text: str, words: NameWords, index: int) -> OrganisationMention | None:
    """The body whose head is at the word: with the longest head that reads on."""
    for body, after in heads_at(words, index):
        if body.capital and not text[words.starts[index]].isupper():
            continue
        if body.id in _OF_COMMUNES and _is_unit(text, words.starts[index]):
            continue
        whole = Part(
            body.name, words.ends[after - 1], body.level, None, body.needs, None, body.fused, body.types
        )
        whole, followed = _read_followers(text, words, after, body, whole)
        if followed or not body.must:
            if (
                body.id == "division"
                and whole.place is None
                and whole.needs is None
                and district_division(whole.shown)
            ):
                whole = whole._replace(needs="district")
            return _with_shared_place(text, words, _mention(text, words.starts[index], whole, body))
    return None


def _is_unit(text: str, start: int) -> bool:
    """Whether a commune's name begins like a body's: the `xã Đoàn Kết` is no `Xã đoàn`."""
    place = read_place(text, start)
    return place is not None and "commune" in unit_levels(place_key(place.name))


def _mention(text: str, start: int, whole: Part, body: Body) -> OrganisationMention:
    return OrganisationMention(
        start_char=start,
        end_char=whole.end,
        surface=text[start : whole.end],
        name=whole.shown,
        kind=body.id,
        level=whole.level,
        place=whole.place or None,  # the parts say "" where none is wanted
        needs=whole.needs,
        branch=body.branch,
        missing=whole.missing,
        fused=whole.fused,
        types=whole.types,
    )


def _read_followers(text: str, words: NameWords, after: int, body: Body, whole: Part) -> tuple[Part, bool]:
    """What follows the head, added to it; whether anything did."""
    if body.fused:
        part = read_fused_place(text, words, after, body)
        return (_joined(whole, part), True) if part else (whole, False)
    followed = False
    for way in body.follows:
        position = words.index_at(whole.end)
        if words.marks[position]:
            break
        part = _WAYS[way](text, words, position, body)
        if part is None:
            continue
        whole, followed = _joined(whole, part), True
        if way in ("body", "of_body", "place", "at_place"):
            return whole, followed
    if (followed or not body.must) and not whole.place and whole.missing is None:
        whole = _with_reach(text, words, body, whole)
    return whole, followed


def _with_reach(text: str, words: NameWords, body: Body, whole: Part) -> Part:
    """`Ngân hàng Nhà nước` + `Việt Nam`, `Bệnh viện Phổi` + `Trung ương`, `Kho bạc` + `khu vực VII`."""
    index = words.index_at(whole.end)
    if words.marks[index]:
        return whole
    match = match_longest(reaches(), words, index)
    if match is not None:
        reached = Part(f"{whole.shown} {match[0]}", words.ends[match[1] - 1], "central", "")
        place = _place_after(text, words, match[1], body)
        return _joined(reached, place) if place is not None else reached
    area = _AREA.match(text, words.starts[index])
    if area is not None:
        return Part(f"{whole.shown} k{area[0][1:]}", area.end(), whole.level, "")
    gate = _GATE.match(text, words.starts[index])
    name = read_run(text, words, words.index_at(gate.end()), body) if gate else None
    if gate is None or name is None:
        return whole
    return Part(f"{whole.shown} {gate[0].rstrip()} {name.shown}", name.end, whole.level, "")


def _place_after(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """`Giáo hội Phật giáo Việt Nam` + `tỉnh`: the national body's one of the unit."""
    if "place" not in body.follows or words.marks[index]:
        return None
    return read_place_part(text, words, index, body)


def _joined(whole: Part, part: Part) -> Part:
    """The name so far with what follows it; a place or body that follows says what is still missing."""
    shown = f"{whole.shown} {part.shown}"
    if part.shown.startswith(f"{whole.shown} "):
        shown = part.shown  # a slip: `Ủy ban` + `UBND tỉnh`
    if part.level is None and part.needs is None and part.place is None:
        return whole._replace(shown=shown, end=part.end)
    return Part(shown, part.end, part.level, part.place, part.needs, part.missing, part.fused, part.types)


def _body(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    inner = read_body(text, words, index)
    if inner is None:
        return None
    needs, level = inner.needs, inner.level
    return Part(
        inner.name, inner.end_char, level, inner.place or "", needs, inner.missing, inner.fused, inner.types
    )


def _of_body(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    if not _OF.match(text, words.starts[index]) or words.marks[index + 1] == BREAK:
        return None
    part = _body(text, words, index + 1, body)
    if part is None:
        return None
    of = "của " if body.id in ("commission", "state_council") else ""
    return part._replace(shown=of + part.shown)


def _field(text: str, words: NameWords, index: int, body: Body) -> Part | None:
    """A field of the list, else capitalised words up to a place or a person's name."""
    known = read_known_field(text, words, index, body)
    if known is not None:
        return known
    if read_place_part(text, words, index, body) or read_body(text, words, index):
        return None
    part = read_open_field(text, words, index)
    part = part and _with_known_field(text, words, part)
    number = _PROGRAMME.match(text, part.end) if part is not None else None
    return part if part is None or number is None else Part(part.shown + number[0], number.end())


def _with_known_field(text: str, words: NameWords, part: Part) -> Part:
    """`Sở Lễ nghi` + `và Tôn giáo tỉnh`: a known field, that is no body of its own (`và Thanh tra tỉnh`)."""
    index = words.index_at(part.end)
    if words.keys[index] != "và" or words.marks[index] or words.marks[index + 1]:
        return part
    second = match_longest(fields(), words, index + 1)
    opens = text[words.starts[index + 1] : words.starts[index + 1] + 1].isupper()
    if second is None or not opens or second[1] < index + 3 or read_body(text, words, index + 1) is not None:
        return part
    return Part(f"{part.shown} và {second[0]}", words.ends[second[1] - 1])


_WAYS: dict[str, Callable[[str, NameWords, int, Body], Part | None]] = {
    "central": read_central,
    "vietnam": read_vietnam,
    "fields": read_known_field,
    "field": _field,
    "run": read_run,
    "firm": read_firm,
    "trade": read_trade,
    "number": read_number,
    "code": read_code,
    "short": read_short_head,
    "region": read_region,
    "body": _body,
    "of_body": _of_body,
    "place": read_place_part,
    "at_place": read_at_place,
    "association": read_words_of("association"),
    "council": read_words_of("council"),
    "union": read_words_of("union"),
    "group": read_words_of("group"),
    "school": read_words_of("school"),
    "arm": read_words_of("arm"),
    "legal": read_words_of("legal"),
    "branch": read_words_of("branch"),
    "gate": read_words_of("gate"),
    "hospital": read_words_of("hospital"),
}


def _with_shared_place(text: str, words: NameWords, mention: OrganisationMention) -> OrganisationMention:
    """`UBND, UBMTTQ huyện Na Hang`: the first has the place of the second."""
    if mention.needs != "any" or mention.kind not in _COORDINATED:
        return mention
    index = words.index_at(mention.end_char)
    if words.keys[index] == "và":
        index += 1
    elif words.marks[index] != COMMA:
        return mention
    second = read_body(text, words, index) if words.marks[index] != BREAK else None
    if second is None or second.kind not in _COORDINATED or second.needs == "any":
        return mention
    shown = second.place or second.missing or ""
    return mention._replace(
        name=f"{mention.name} {shown}",
        level=second.level,
        place=second.place,
        needs=second.needs,
        missing=second.missing,
    )
