"""Reads bodies of party, state and front: `BTV Tỉnh ủy`, `UBND huyện Hàm Yên`, `Chi bộ thôn Mường`.

A name is a head word (`Ủy ban nhân dân`, `Sở`, `Chi bộ`) and what follows it: a field of work, another
body, a place. Which heads there are and what may follow them is data: rules/organisations.toml;
abbreviations are written out first, from rules/abbreviations.csv.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, NamedTuple

import regex

from extractors import rules
from extractors.places import (
    PlaceMention,
    capital_run,
    person_start,
    read_known_name,
    read_place,
    read_place_name,
    read_type_word,
)
from extractors.spelling import name_key

_MOST_WORDS = 26  # that a name may take; the longest known one has 20
_FEW_WORDS = 14  # that nearly every name fits in, and every head
_ANY_WORD = re.compile(r"\w+")
_NEXT_ANY_WORD = re.compile(r"[ \u00a0]{1,2}(\w+)")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’‘ʼ]\p{L}[\p{L}\p{M}]*)*|\d+")
_GAP = regex.compile(r"[ \u00a0]{0,3}([,\-–&/]?)[ \u00a0]{0,3}")
_NUMBER = regex.compile(r"(?:khu vực |số )?(?:\d{1,3}[A-Z]?|[IVX]{1,4})(?![\p{L}\d]|[.,/]\d)")
_JOINT = regex.compile(r"(?:[ \u00a0]?[-–&][ \u00a0]?|[ \u00a0]và[ \u00a0])")
_AREA = regex.compile(r"khu vực (?:[IVX]{1,5}|\d{1,2})(?![\p{L}\d])")
_ROMAN = regex.compile(r"[IVX]{1,4}(?![\p{L}\p{M}\d])")
_CITY = regex.compile(r"T[Pp]\b(?!\.?[ \u00a0]?[\p{Lu}\d])")  # `UBND TP` of the city meant
_AT = regex.compile(r"tại[ \u00a0]")
_OF = regex.compile(r"của[ \u00a0]")
_PLURAL = regex.compile(r"(?:\b(?:các|những|mọi|từng|mỗi|nhiều)|\d)[ \u00a0]+$", flags=regex.IGNORECASE)
# Bodies of a unit itself: `Đảng bộ Lào Cai` is the `Đảng bộ tỉnh Lào Cai`.
_TYPED = frozenset({"party_organisation", "peoples_committee", "peoples_council", "front_committee"})
_COORDINATED = frozenset({"peoples_committee", "peoples_council", "front_committee"})


@dataclass(frozen=True, slots=True)
class OrganisationMention:
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


class Body(NamedTuple):
    """A kind of body: a row of organisations.toml under one of its names."""

    id: str
    name: str
    branch: str
    level: str | None
    needs: str | None
    fused: bool
    types: tuple[str, ...]
    follows: tuple[str, ...]
    must: bool
    capital: bool


_NO_BODY = Body("", "", "", None, None, False, (), (), False, False)


class Word(NamedTuple):
    """A word of a name, an abbreviation counting as the words it stands for.

    key: for comparing, with a comma before it where one was written. joined: by a blank alone.
    """

    key: str
    shown: str
    start: int
    end: int
    joined: bool


class Part(NamedTuple):
    """What follows a head: how it is shown, where it ends, and what it says of place and level."""

    shown: str
    end: int
    level: str | None = None
    place: str | None = None
    needs: str | None = None
    missing: str | None = None
    fused: bool = False
    types: tuple[str, ...] = ()


def read_organisation(text: str, start: int) -> OrganisationMention | None:
    """The longest body whose name begins exactly at `start`, None if none does."""
    words = _words(text, start, _FEW_WORDS)
    body = _read_body(text, words, 0) if words else None
    if body is not None and len(words) >= _FEW_WORDS and _index_at(words, body.end_char) >= len(words) - 2:
        body = _read_body(text, _words(text, start), 0)  # a long name: read on
    return body


def find_organisations(text: str, start: int = 0, end: int | None = None) -> list[OrganisationMention]:
    """The bodies named in `text[start:end]`, in order, not overlapping; offsets into `text`.

    Words for bodies in general (`các chi bộ`, `đảng ủy` in small letters alone) are left out.
    """
    end = len(text) if end is None else end
    found: list[OrganisationMention] = []
    position = start
    for match in _ANY_WORD.finditer(text, start, end):
        if match.start() < position or not _may_open(text, match[0], match.start(), match.end()):
            continue
        body = read_organisation(text, match.start())
        if body is None or body.end_char > end:
            continue
        position = body.end_char
        if not _is_general(text, body):
            found.append(body)
    return found


def district_division(name: str) -> bool:
    """Whether a district has such a division: `Phòng Nội vụ`."""
    return name_key(name.removeprefix("Phòng ")) in _district_fields()


def _is_general(text: str, body: OrganisationMention) -> bool:
    if body.needs is None:
        return False
    plural = _PLURAL.search(text, max(0, body.start_char - 8), body.start_char)
    return plural is not None or (body.needs == "any" and body.surface[0].islower())


# ---- the grammar -------------------------------------------------------------------------------------


def _read_body(text: str, words: list[Word], index: int) -> OrganisationMention | None:
    """The body whose head is at `words[index]`: with the longest head that reads on."""
    for body, after in _matches(_heads(), words, index):
        if body.capital and not text[words[index].start].isupper():
            continue
        whole = Part(
            body.name, words[after - 1].end, body.level, None, body.needs, None, body.fused, body.types
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
            return _with_shared_place(text, words, _mention(text, words[index].start, whole, body))
    return None


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


def _read_followers(text: str, words: list[Word], after: int, body: Body, whole: Part) -> tuple[Part, bool]:
    """What follows the head, added to it; whether anything did."""
    if body.fused:
        part = _fused_place(text, words, after, body)
        return (_joined(whole, part), True) if part else (whole, False)
    followed = False
    for way in body.follows:
        position = _index_at(words, whole.end)
        if position >= len(words) or not words[position].joined:
            break
        part = _WAYS[way](text, words, position, body)
        if part is None:
            continue
        whole, followed = _joined(whole, part), True
        if way in ("body", "of_body", "place", "at_place"):
            return whole, followed
    if (followed or not body.must) and not whole.place and whole.missing is None:
        whole = _with_reach(text, words, whole)
    return whole, followed


def _is_reach(words: list[Word], start: int) -> bool:
    return _match(_reaches(), words, _index_at(words, start)) is not None


def _with_reach(text: str, words: list[Word], whole: Part) -> Part:
    """`Ngân hàng Nhà nước` + `Việt Nam`, `Bệnh viện Phổi` + `Trung ương`, `Kho bạc` + `khu vực VII`."""
    index = _index_at(words, whole.end)
    if index >= len(words) or not words[index].joined:
        return whole
    match = _match(_reaches(), words, index)
    if match is not None:
        return Part(f"{whole.shown} {match[0]}", words[match[1] - 1].end, "central", "")
    area = _AREA.match(text, words[index].start)
    return whole if area is None else Part(f"{whole.shown} {area[0]}", area.end(), whole.level, "")


def _joined(whole: Part, part: Part) -> Part:
    """The name so far with what follows it; a place or body that follows says what is still missing."""
    shown = f"{whole.shown} {part.shown}"
    if part.level is None and part.needs is None and part.place is None:
        return whole._replace(shown=shown, end=part.end)
    return Part(shown, part.end, part.level, part.place, part.needs, part.missing, part.fused, part.types)


def _fused_place(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    if index >= len(words) or not words[index].joined:
        return None
    start = words[index].start
    place = read_place(text, start)
    if place is not None and place.type in body.types:
        typed = place.type == "thành phố" or place.name[0].isdigit()  # but `Huyện đoàn huyện Tuy Đức`
        shown = place.full_name if typed else place.name
        return Part(shown, place.end_char, place.level, place.full_name)
    kind = body.types[0]
    name = read_place_name(text, start, kind)
    if name is None or not text[start].isupper():
        return None
    known = read_known_name(text, start)
    level = known.level if known and known.end_char == name[0] else body.level or body.needs
    return Part(name[1], name[0], level, f"{kind} {name[1]}")


def _place(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    """A place with its type, a type word alone, or the bare name of a province or district."""
    start = words[index].start
    place = read_place(text, start)
    if place is not None:
        return _placed(place)
    kind = read_type_word(text, start)
    if kind is not None and kind[0].form == kind[0].type and kind[0].names != "number":
        if not _may_stand_alone(text, kind[1]):
            return None
        level, word = kind[0].level, kind[0].type
        return Part(word, kind[1], level, None, level, word)
    if city := _CITY.match(text, start):
        return Part("thành phố", city.end(), "district", None, "district", "thành phố")
    bare = read_known_name(text, start)
    if bare is None:
        return None
    full = bare.full_name if bare.type else bare.name
    return Part(full if body.id in _TYPED else bare.name, bare.end_char, bare.level, full)


def _placed(place: PlaceMention) -> Part:
    shown = place.full_name if place.type != place.surface.split()[0].lower() else place.surface
    if place.level != "village":
        shown = place.full_name
    return Part(" ".join(shown.split()), place.end_char, place.level, place.full_name)


def _may_stand_alone(text: str, end: int) -> bool:
    """Not where the type word opens another word: `UBND xã hội`, `Công an thành phố` + `trực thuộc`."""
    return not text.startswith((" hội", " viên", " đội"), end)


def _body(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    inner = _read_body(text, words, index)
    if inner is None:
        return None
    needs, level = inner.needs, inner.level
    return Part(
        inner.name, inner.end_char, level, inner.place or "", needs, inner.missing, inner.fused, inner.types
    )


def _of_body(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    if not _OF.match(text, words[index].start) or index + 1 >= len(words):
        return None
    part = _body(text, words, index + 1, body)
    if part is None:
        return None
    of = "của " if body.id in ("commission", "state_council") else ""
    return part._replace(shown=of + part.shown)


def _central(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    keys = [word.key for word in words[index : index + 3]]
    if keys[:2] != ["trung", "ương"]:
        return _vietnam(text, words, index, body)
    count = 3 if keys[2:] == ["đảng"] and words[index + 2].joined and words[index + 2].shown == "Đảng" else 2
    return Part(
        "Trung ương Đảng" if count == 3 else "Trung ương", words[index + count - 1].end, "central", ""
    )


def _vietnam(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    if [word.key for word in words[index : index + 2]] != ["việt", "nam"]:
        return None
    end = words[index + 1].end
    after = _index_at(words, end)
    if after < len(words) and words[after].joined and (part := _place(text, words, after, body)):
        return part._replace(shown=f"Việt Nam {part.shown}")
    return Part("Việt Nam", end, "central", "")


def _number(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    match = _NUMBER.match(text, words[index].start)
    return None if match is None else Part(match[0], match.end(), body.level, "")


def _at_place(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    if not _AT.match(text, words[index].start) or index + 1 >= len(words):
        return None
    part = _place(text, words, index + 1, body)
    return None if part is None else part._replace(shown=f"tại {part.shown}", level=body.level)


def _known_field(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    """A field of the list, or two of them joined (`Nông nghiệp và Môi trường`, `Giáo dục - Đào tạo`)."""
    match = _match(_fields(), words, index)
    if match is None:
        return None
    shown, after = match
    if not text[words[index].start].isupper() and body.id != "management_board" and after - index < 2:
        return None
    joint = after + (after < len(words) and words[after].key == "và" and words[after].joined)
    if joint > after or (joint < len(words) and not words[joint].joined and words[joint].key[0] != ","):
        second = _match(_fields(), words, joint)
        if second is not None and text[words[joint].start].isupper():
            both = f"{shown} và {second[0]}"
            if joint == after and both not in _table()["fields"]:
                both = f"{shown} - {second[0]}"
            return Part(both, words[second[1] - 1].end)
    if after < len(words) and words[after].joined and (number := _ROMAN.match(text, words[after].start)):
        return Part(f"{shown} {number[0]}", number.end())  # `Vụ Địa phương II`
    return Part(shown, words[after - 1].end)


def _field(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    """A field of the list, else capitalised words up to a place or a person's name."""
    known = _known_field(text, words, index, body)
    if known is not None:
        return known
    if _place(text, words, index, body) or _read_body(text, words, index):
        return None
    return _open_field(text, words, index)


def _open_field(text: str, words: list[Word], index: int) -> Part | None:
    """A field that no list knows: capitalised words, each with the small one that completes it.

    `Cục Hàng không`, `Tập đoàn Hóa chất`: such words have two syllables, and only the first has a capital.
    """
    first = index
    while (
        index < len(words) and (index == first or words[index].joined) and text[words[index].start].isupper()
    ):
        start = words[index].start
        if index > first and (_is_reach(words, start) or _is_person(text, start)):
            break
        if index > first and _place(text, words, index, _NO_BODY):
            break
        index += 1
        if index < len(words) and words[index].joined and words[index].shown.islower():
            if words[index].key in _function_words():
                break
            index += 1
    if index == first or _is_person(text, words[first].start):
        return None
    end = words[index - 1].end
    return Part(" ".join(text[words[first].start : end].split()), end)


def _is_person(text: str, start: int) -> bool:
    return person_start([text[begin:stop] for begin, stop in capital_run(text, start)]) == 0


def _run(text: str, words: list[Word], index: int, body: Body) -> Part | None:
    """A proper name: `Hàm Yên`, `Phan Đình Phùng` (a school's), `Hưng Thịnh`."""
    start = words[index].start
    if read_type_word(text, start):
        return None
    spans = capital_run(text, start)
    reach = next((i for i, (begin, _) in enumerate(spans) if i and _is_reach(words, begin)), len(spans))
    spans = spans[:reach]  # `Phổi` of `Bệnh viện Phổi Trung ương`
    surfaces = [text[begin:stop] for begin, stop in spans]
    count = person_start(surfaces, wary=body.branch == "party") if spans else 0
    if count is None or (count == 0 and body.branch != "party"):
        count = len(spans)  # a school may bear a person's name, a party cell does not
    if not count:
        return None
    end = spans[count - 1][1]
    return Part(" ".join(text[start:end].split()), end, body.level, "")


def _words_of(group: str) -> Callable[[str, list[Word], int, Body], Part | None]:
    """The words that may stand between a head of this group and its name: `Tiểu học`, `TNHH`."""

    def read(text: str, words: list[Word], index: int, body: Body) -> Part | None:
        shown: list[str] = []
        while index < len(words) and (words[index].joined or shown):
            match = _match(_group(group), words, index) or (
                _match(_fields(), words, index) if shown else None
            )
            if match is None:
                break
            if not words[index].joined:
                shown.append("-")
            shown.append(match[0])
            index = match[1]
        return Part(" ".join(shown), words[index - 1].end) if shown else None

    return read


_WAYS: dict[str, Callable[[str, list[Word], int, Body], Part | None]] = {
    "central": _central,
    "vietnam": _vietnam,
    "fields": _known_field,
    "field": _field,
    "run": _run,
    "number": _number,
    "region": _number,
    "body": _body,
    "of_body": _of_body,
    "place": _place,
    "at_place": _at_place,
    "association": _words_of("association"),
    "council": _words_of("council"),
    "union": _words_of("union"),
    "school": _words_of("school"),
    "company": _words_of("company"),
}


def _with_shared_place(text: str, words: list[Word], mention: OrganisationMention) -> OrganisationMention:
    """`UBND, UBMTTQ huyện Na Hang`: the first has the place of the second."""
    if mention.needs != "any" or mention.kind not in _COORDINATED:
        return mention
    index = _index_at(words, mention.end_char)
    if index >= len(words):
        return mention
    if words[index].key == "và":
        index += 1
    elif not words[index].key.startswith(","):
        return mention
    if index >= len(words):
        return mention
    second = _read_body(text, _words(text, words[index].start), 0)
    if second is None or second.kind not in _COORDINATED or second.needs == "any":
        return mention
    shown = second.place or second.missing or ""
    return replace(
        mention,
        name=f"{mention.name} {shown}",
        level=second.level,
        place=second.place,
        needs=second.needs,
        missing=second.missing,
    )


# ---- words -------------------------------------------------------------------------------------------


def _words(text: str, start: int, most: int = _MOST_WORDS) -> list[Word]:
    """The words from `start` on, abbreviations written out, up to the first other mark than `, - & /`."""
    words: list[Word] = []
    position, joint = start, ""
    while len(words) < most:
        expanded = _abbreviation(text, position) if text[position : position + 1].isupper() else None
        if expanded is not None:
            end, full = expanded
        else:
            match = _WORD.match(text, position)
            if match is None:
                break
            end, full = match.end(), match[0]
        for number, shown in enumerate(_split(full) if expanded else (full,)):
            mark = joint if number == 0 else ("," if shown.startswith(",") else "")
            shown = shown.lstrip(",")
            key = _key(shown)
            words.append(Word("," + key if mark == "," else key, shown, position, end, mark == ""))
        gap = _GAP.match(text, end)
        joint = gap[1] if gap else ""
        position = gap.end() if gap else end
        if gap is None or (position == end and not gap[1]) or joint == "/":
            break
        if joint == "&":
            words.append(Word("và", "và", end, position, joined=True))
            joint = ""
    return words


@lru_cache(maxsize=16384)
def _key(word: str) -> str:
    return name_key(word)


def _split(full: str) -> Iterator[str]:
    """The words of a written-out name, a comma put before the word that follows it."""
    comma = ""
    for word in full.split():
        if word == "-":
            continue
        yield comma + word.rstrip(",")
        comma = "," if word.endswith(",") else ""


def _abbreviation(text: str, start: int) -> tuple[int, str] | None:
    if not text[start : start + 2].isupper() and text[start + 1 : start + 2] != ".":
        return None
    match = _abbreviations().match(text, start)
    if match is None:
        return None
    rest = text[match.end() : match.end() + 30].lstrip(" \u00a0")
    for full, context in _meanings()[_plain(match[0])]:
        if context is None or rest.startswith(context):
            return match.end(), full
    return None


def _plain(short: str) -> str:
    """One form for `KH&CN`, `KH-CN`, `KH - CN`, `KH và CN`, `T.Ư`."""
    return _JOINT.sub("-", short.replace(".", ""))


@cache
def _meanings() -> dict[str, list[tuple[str, tuple[str, ...] | None]]]:
    meanings: dict[str, list[tuple[str, tuple[str, ...] | None]]] = {}
    for row in rules.rows("abbreviations.csv"):
        context = None if row["context"] == "any" else tuple(row["context"].split("|"))
        meanings.setdefault(_plain(row["short"]), []).append((row["full"], context))
    return meanings


@cache
def _abbreviations() -> "regex.Pattern[str]":
    forms = sorted(_meanings(), key=len, reverse=True)
    patterns = []
    for form in forms:  # points part the letters of short ones: `T.Ư`, `T.W`
        letters = r"\.?".join(map(regex.escape, form)) if len(form) == 2 else regex.escape(form)
        patterns.append(letters.replace(r"\-", _JOINT.pattern))
    return regex.compile(rf"(?:{'|'.join(patterns)})(?![\p{{L}}\p{{M}}\d])")


def _index_at(words: list[Word], end: int) -> int:
    """Index of the first word that starts at or after the character."""
    for index, word in enumerate(words):
        if word.start >= end:
            return index
    return len(words)


# ---- the rules ---------------------------------------------------------------------------------------

# A trie over the keys of words; "" holds what a path ends in.
Trie = dict[str, Any]


def _matches(trie: Trie, words: list[Word], index: int) -> list[tuple[Any, int]]:
    """The values of the paths from `words[index]` on, longest first, each with the index after it."""
    found = []
    node: Trie | None = trie.get(words[index].key.lstrip(",")) if index < len(words) else None
    while node is not None:
        index += 1
        inside = index < len(words) and words[index].start == words[index - 1].start  # of an abbreviation
        if "" in node and not inside:
            found.append((node[""], index))
        node = node.get(words[index].key) if index < len(words) else None
    return found[::-1]


def _match(trie: Trie, words: list[Word], index: int) -> tuple[Any, int] | None:
    """The value of the longest path from `words[index]` on, and the index after it."""
    found = _matches(trie, words, index)
    return found[0] if found else None


def _insert(trie: Trie, name: str, value: Any) -> None:
    for variant in {name, name.replace(",", "")}:
        node = trie
        for word in _split(variant):
            node = node.setdefault(("," if word.startswith(",") else "") + name_key(word.lstrip(",")), {})
        node.setdefault("", value)


def _table() -> dict[str, Any]:
    return rules.rule_file("organisations.toml")


@cache
def _heads() -> Trie:
    trie: Trie = {}
    for row in _table()["body"]:
        for name in [row["name"], *row.get("forms", [])]:
            body = Body(
                row["id"],
                name if name not in row.get("synonyms", []) else row["name"],
                row["branch"],
                row.get("level"),
                row.get("needs"),
                row.get("fused", False),
                tuple(row.get("place_types", ())),
                tuple(row.get("follows", ())),
                row.get("must", False),
                row.get("capital", False),
            )
            _insert(trie, _written_out(name), body._replace(name=_written_out(name)))
    return trie


def _written_out(name: str) -> str:
    words = _words(name, 0)
    return " ".join(word.shown for word in words) if "," not in name and "-" not in name else name


@cache
def _fields() -> Trie:
    trie: Trie = {}
    for field in _table()["fields"]:
        _insert(trie, field, field)
    return trie


@cache
def _reaches() -> Trie:
    trie: Trie = {}
    for reach in _table()["reaches"]:
        _insert(trie, reach, reach)
    return trie


@cache
def _district_fields() -> frozenset[str]:
    return frozenset(name_key(field) for field in _table()["district_fields"])


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_table()["function_words"])


@cache
def _group(name: str) -> Trie:
    trie: Trie = {}
    for phrase in _table()["words"][name]:
        _insert(trie, phrase, phrase)
    return trie


def _may_open(text: str, word: str, start: int, end: int) -> bool:
    """Whether a body's head may begin with this word: a quick look before the real reading."""
    seconds = _openings().get(word)
    if seconds is None or (start and text[start - 1] in "-–/"):  # `QĐ-UBND` is a symbol
        return False
    if not seconds:
        return True
    match = _NEXT_ANY_WORD.match(text, end)
    return match is not None and match[1].lower() in seconds


@cache
def _openings() -> dict[str, frozenset[str]]:
    """First words of heads as written, with the second words that must follow; none for one-word heads."""
    seconds: dict[str, set[str]] = {}
    for row in _table()["body"]:
        for name in [row["name"], *row.get("forms", [])]:
            first, _, rest = _written_out(name).partition(" ")
            second = rest.split(" ")[0].lower()
            forms = {first.capitalize(), first.upper()} | (set() if row.get("capital") else {first.lower()})
            for form in forms | {_old_placement(form) for form in forms}:
                seconds.setdefault(form, set()).update({second, _old_placement(second)})
    for short, meanings in _meanings().items():
        if any(full.split()[0].capitalize() in seconds for full, _ in meanings):
            seconds[short] = {""}
    return {form: frozenset() if "" in words else frozenset(words) for form, words in seconds.items()}


def _old_placement(word: str) -> str:
    """The other spelling: `ủy` -> `uỷ`, `tòa` -> `toà`."""
    pairs = (("ủy", "uỷ"), ("òa", "oà"), ("Ủy", "Uỷ"), ("ỦY", "UỶ"), ("ÒA", "OÀ"))
    for new, old in pairs:
        word = word.replace(new, old)
    return word
