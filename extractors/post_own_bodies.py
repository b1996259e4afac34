"""Reads the body that a title names: `Giám đốc` + `Sở Y tế`, `Trưởng ban` + `Tổ chức Huyện ủy`.

The body is read where the title ends, from the title's own last word on (`Trưởng` + `Ban Tổ chức`), from the
title itself (`Huyện ủy viên`), or from a place (`Chủ tịch xã`: of its UBND). What it lacks is filled in
elsewhere (post_bodies.py).
"""

from functools import cache, lru_cache

import regex

from extractors.article_abbreviations import written_out
from extractors.bare_places import find_bare_places
from extractors.open_names import is_coordinated, open_end, opens_clause, opens_owner
from extractors.organisations import OrganisationMention, read_behind, read_organisation, read_up_to
from extractors.place_names import read_place_name
from extractors.place_types import read_type_word
from extractors.places import PlaceMention, read_place
from extractors.post_fields import read_on, with_owner
from extractors.roles import Role, place_bodies
from extractors.rules import rule_file
from extractors.titles import TitleMention, find_titles, letter_key

_OF = regex.compile(r"[ \u00a0]*(?:của[ \u00a0]+)?")
_DASH = regex.compile(r"[ \u00a0]+[-–][ \u00a0]+")
_LONGEST_BODY = 180
_CAPITAL_RUN = r"(?:[ \u00a0-]\p{Lu}[\p{L}\p{M}’']*)+"
_CAPITALISED = regex.compile(rf"\p{{Lu}}[\p{{L}}\p{{M}}’']*{_CAPITAL_RUN}(?=[ \u00a0]*(?:[,;.:)]|$))")
_UP_TO_NAME = regex.compile(r"\p{Lu}[^,;:.()\n]*$")
_WORD = regex.compile(r"[\p{L}\p{M}\d’'&/\-]+")
_FIRST_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}’']*(?=[ \u00a0])")
_MOST_WORDS = 14
_OFFICE = "Văn phòng"
_NUMBERED = regex.compile(r"(\d{1,2}),?[ \u00a0](?=\p{Lu})")
_TITLE_REACH = 40
_COUNCIL = regex.compile(r"(?i)hội[ \u00a0]đồng(?!\p{L})")


def read_post_body(
    text: str, title: TitleMention, limit: int, end: int
) -> tuple[OrganisationMention | None, int]:
    """The body of the title and where the phrase ends."""
    role = title.role
    if role.body is not None:
        return named_body(role.body, title.start_char), title.end_char
    start = _OF.match(text, title.end_char).end()  # type: ignore[union-attr]
    if start < limit and (found := _written_out_body(text, start, limit, title)):
        return found
    # With the name behind it, a place shows where it ends; without, no body runs into the name.
    stops = min(end, start + _LONGEST_BODY), min(limit, start + _LONGEST_BODY)
    for stop in dict.fromkeys(stops) if start < limit else ():
        found = _known_body(text, start, stop, title)
        if found is not None and found[1] <= limit:
            goes_on = stop > stops[1] and text[found[1] : limit].strip(" \u00a0")
            up_to_name = _known_body(text, start, stops[1], title) if goes_on else None
            if up_to_name is not None and up_to_name[1] > found[1]:
                found = up_to_name  # `Đoàn Thanh niên Công ty` + the holder's name
            whole = read_on(text, found[0], min(limit, start + _LONGEST_BODY), limit < end)
            return _of_occasion(text, whole, limit) if whole is found[0] else (whole, whole.end_char)
    window = text[start : stops[1]]
    if start < limit and (found := _unknown_body(window, start, title, limit < end)):
        whole = with_owner(text, found[0], min(limit, start + _LONGEST_BODY))
        return whole, whole.end_char
    if start < limit and (found := _bare_body(window, start, role)):
        return found
    if (found := _behind_dash(text, title, limit)) is not None:
        return found
    if role.before is not None:
        return named_body(role.before, title.end_char), title.end_char
    return None, title.end_char


def _behind_dash(text: str, title: TitleMention, limit: int) -> tuple[OrganisationMention, int] | None:
    """`Phó Chánh Văn phòng` + ` - Tổng cục Lâm nghiệp`: the one whose office it is; a title is none."""
    dash = _DASH.match(text, title.end_char, limit) if title.role.head == _OFFICE else None
    if dash is None:
        return None
    start, stop = dash.end(), min(limit, dash.end() + _LONGEST_BODY)
    is_title = any(found.start_char == start for found in find_titles(text, start, start + _TITLE_REACH))
    return None if is_title else _owned_body(text, start, stop, _OFFICE)


def _written_out_body(
    text: str, start: int, limit: int, title: TitleMention
) -> tuple[OrganisationMention, int] | None:
    """A body by an abbreviation that the article has introduced: `Hội NCT huyện`, `BQLRPH Ba Rền`."""
    written = written_out(text, start, min(limit, start + _LONGEST_BODY))
    here = title._replace(start_char=title.start_char - start)  # as the written-out text counts
    found = _known_body(written[0], 0, len(written[0]), here) if written is not None else None
    if written is None or found is None or found[1] < written[1]:
        return None
    body = found[0]._replace(start_char=max(0, found[0].start_char), end_char=found[1])
    whole = read_on(written[0], body, len(written[0]), limit - start <= _LONGEST_BODY)
    begin, end = start + min(found[0].start_char, 0), start + whole.end_char - written[2]
    return whole._replace(start_char=begin, end_char=end, surface=text[begin:end]), end


@lru_cache(maxsize=1 << 12)
def _read_name(name: str) -> OrganisationMention | None:
    return read_organisation(name, 0)


def named_body(name: str, at: int) -> OrganisationMention:
    """The body of this name as if it stood at offset `at`; unknown names are complete as they are."""
    body = _read_name(name)
    if body is None or body.end_char < len(name):
        return OrganisationMention(at, at, "", name, "unknown", None, None, None)
    return body._replace(start_char=at, end_char=at, surface="")


def body_of_place(role: Role, place_type: str, place_name: str, at: int) -> OrganisationMention | None:
    """The body of the role in a place: `Bí thư` in `xã Tả Sín` is of the `Đảng ủy xã Tả Sín`."""
    words = place_bodies(role).get(place_type.lower())
    return None if words is None else named_body(f"{words} {place_name}".strip(), at)


def village_body(full_name: str, start: int, end: int, surface: str) -> OrganisationMention:
    """A village as the body of its head: `thôn Nà Ón` is `Thôn Nà Ón`."""
    name = full_name[0].upper() + full_name[1:]
    return OrganisationMention(start, end, surface, name, "village", "village", full_name, None)


def _of_occasion(text: str, body: OrganisationMention, limit: int) -> tuple[OrganisationMention, int]:
    """`Ban Tổ chức` + `cuộc thi`: a board for the occasion, not the committee's."""
    match = _occasion().match(text, body.end_char, limit) if body.name == "Ban Tổ chức" else None
    if match is None:
        return body, body.end_char
    words = _WORD.finditer(text, body.end_char, match.end())
    end = next((word.start() for word in words if opens_clause(text, word.start())), match.end())
    surface = text[body.start_char : end].rstrip()
    name = f"{body.name} {text[body.end_char : end].strip()}"
    end = body.start_char + len(surface)
    return OrganisationMention(body.start_char, end, surface, name, "unknown", None, None, None), end


@cache
def _occasion() -> regex.Pattern[str]:
    words = "|".join(rule_file("posts.toml")["occasions"]["forms"])
    return regex.compile(
        rf"[ \u00a0]+(?:{words})(?!\p{{L}})[^,;:.()\n]{{0,40}}?(?=[,;:.(]|$)", regex.IGNORECASE
    )


def _known_body(
    text: str, start: int, stop: int, title: TitleMention
) -> tuple[OrganisationMention, int] | None:
    return (
        _full_body(text, start, stop, title.role)
        or _headed_body(text, start, stop, title)
        or _place_body(text[start:stop], start, title)
    )


def _full_body(text: str, start: int, stop: int, role: Role) -> tuple[OrganisationMention, int] | None:
    """The body follows in full: `Giám đốc` + `Sở Y tế`."""
    body = None if role.before is not None else read_up_to(text, start, stop)
    if body is None or (role.head is not None and not body.name.startswith(role.head)):
        return None
    return body, body.end_char


def _headed_body(
    text: str, start: int, stop: int, title: TitleMention
) -> tuple[OrganisationMention, int] | None:
    """The title holds the body's first word: `Trưởng ban` + `Tổ chức Huyện ủy`, `Trưởng thôn` + `Nà Ón`."""
    opening = title.role.head or title.role.before
    if opening is None or title.end_char != title.form_end:
        return None
    window = text[start:stop]
    own = read_place(window, 0)
    if own is not None and own.type.startswith(opening.lower()):  # `Tổ trưởng` + `Tổ 15`
        end = start + own.end_char
        return village_body(own.full_name, start, end, own.surface), end
    composed = f"{opening} {window}"
    shift = start - len(opening) - 1
    body = read_behind(opening, text, start, stop)
    if body is not None and body.end_char > len(opening):
        end = shift + body.end_char
        return body._replace(start_char=max(title.start_char, shift), end_char=end), end
    place = read_place(composed[0].lower() + composed[1:], 0) or _named_quarter(opening, composed)
    if place is not None and place.end_char > len(opening):
        end = shift + place.end_char
        return village_body(place.full_name, start, end, window[: end - start]), end
    return _owned_body(text, start, stop, opening)


def _named_quarter(opening: str, composed: str) -> PlaceMention | None:
    """`Trưởng khu` + `Đồng Tiến`: a quarter by its name, which it has as a post's only."""
    name = read_place_name(composed, len(opening) + 1, "khu phố") if opening == "Khu" else None
    if name is None:
        return None
    return PlaceMention(0, name[0], composed[: name[0]], "khu", name[1], "village")


def _owned_body(text: str, start: int, stop: int, opening: str) -> tuple[OrganisationMention, int] | None:
    """`Chánh Văn phòng` + `Sở Nội vụ`: an office named after its body; `Trưởng phòng` + `7 Viện …`."""
    number = _NUMBERED.match(text, start, stop)
    owner = read_up_to(text, start if number is None else number.end(), stop)
    if owner is None:
        return None
    name = f"{opening} {owner.name}" if number is None else f"{opening} {number[1]} {owner.name}"
    return owner._replace(start_char=start, name=name), owner.end_char


def _place_body(window: str, start: int, title: TitleMention) -> tuple[OrganisationMention, int] | None:
    """Only a place follows: `Chủ tịch tỉnh Phú Yên`, `phó chủ tịch xã`, `Bí thư huyện này`."""
    words = place_bodies(title.role)
    if not words:
        return None
    place = read_place(window, 0)
    if place is not None and (body := body_of_place(title.role, place.type, place.name, start)):
        end = start + place.end_char
        return body._replace(end_char=end), end
    bare = (
        next(iter(find_bare_places(window, 0, min(len(window), 40))), None) if window[:1].isupper() else None
    )
    if bare is not None and bare.start_char == 0 and bare.type:
        body = body_of_place(title.role, bare.type, bare.name, start)
        if body is not None:
            end = start + bare.end_char
            return body._replace(end_char=end), end
    word = read_type_word(window, 0)
    if word is not None and (body := body_of_place(title.role, word[0].type, "", start)):
        end = start + word[1]
        return body._replace(end_char=end), end
    return None


def _unknown_body(
    window: str, start: int, title: TitleMention, before_name: bool
) -> tuple[OrganisationMention, int] | None:
    """A body that no rule knows, as written: up to the holder's name, else the words of its own."""
    if before_name:
        match = _UP_TO_NAME.match(window)
        written = match.group() if match and not _holds_clause(match.group()) else ""
        if match is None and _opening(window, title.role) is not None:
            written = _own_words(window, title.role)  # the name stands further on
    else:
        match = _CAPITALISED.match(window)
        written = _own_words(window, title.role) or (match.group() if match else "")
    words = written.split()
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    end = start + len(written.rstrip())
    head = title.role.head
    opens = head is not None and letter_key(written).startswith(head.lower())
    name = " ".join([head, *words] if head is not None and not opens else words)
    name = name[0].upper() + name[1:]  # `trụ trì` + `chùa Phước Lâm`
    return OrganisationMention(start, end, window[: end - start], name, "unknown", None, None, None), end


def _holds_clause(written: str) -> bool:
    """Whether words of a clause are among them, or of another person: `Công đoàn cơ sở` + `và anh`."""
    words = list(_WORD.finditer(written))
    return any(
        opens_clause(written, word.start()) or (word[0] == "và" and not is_coordinated(written, word.end()))
        for word in words
    )


def _own_words(window: str, role: Role) -> str:
    """`Câu lạc bộ` of a Chủ nhiệm, `Nông trường Cao su …` of a Giám đốc: up to a clause or a comma."""
    opening = _opening(window, role)
    first = _FIRST_WORD.match(window)
    known = opening if opening is not None else first.end() if first else 0
    end = open_end(window, known) if known else 0
    words = window[known:end].split()
    if opening is None:  # a proper name alone may be the holder's
        return window[:end] if any(word.islower() for word in words) or window[:known].isupper() else ""
    proper = any(word[0].isupper() or word[0].isdigit() for word in words)
    return window[:end] if proper or (words and opens_owner(window, end + 1)) else ""


def _opening(window: str, role: Role) -> int | None:
    """Where the words end with which a kind of body of this role begins: `Hội`, of a Chủ tịch."""
    key = letter_key(window[: max(map(len, role.bodies), default=0) + 1])
    bodies = [o for o in role.bodies if o != "Hội" or not _COUNCIL.match(window)]
    openings = [
        len(o) for o in bodies if key.startswith(o.lower()) and not key[len(o) : len(o) + 1].isalnum()
    ]
    return max(openings, default=None)


def _bare_body(window: str, start: int, role: Role) -> tuple[OrganisationMention, int] | None:
    """`Chủ tịch Hội` of an association that the text has named before."""
    opening = _opening(window, role)
    if opening is None:
        return None
    name = next(o for o in role.bodies if letter_key(window[:opening]) == o.lower())
    end = start + opening
    return OrganisationMention(start, end, window[:opening], name, "bare", None, None, None), end
