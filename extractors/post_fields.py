"""Reads on where a body's field of work goes on in small letters: `Phòng Quản lý` + `đất đai` + `của Sở`.

No list holds all fields of divisions, centres and offices. Within a post phrase the field runs on to a mark,
to the holder's name, or to the body or place that it is of; a verb before that says that the field was over.
"""

from functools import cache

import regex

from extractors.open_names import ends_there, open_end
from extractors.organisation_rules import field_names, may_open
from extractors.organisations import OrganisationMention, read_organisation
from extractors.place_types import read_type_word
from extractors.places import read_place
from extractors.rules import rule_file

# Kinds of bodies (rules/organisations.toml) with fields of their own making.
_OPEN_KINDS = frozenset(
    {"division", "ministry_division", "agency", "centre_of", "management_board", "institute", "team"}
    | {"council_board", "faculty", "office", "general_department", "steering_committee", "group"}
    | {"association", "company", "cooperative", "hospital", "border_post", "school", "club", "fund"}
    | {"unknown"}
)
# Of these a known field may go on up to what it is of: `Bảo trợ xã hội` + `tổng hợp tỉnh`.
_LONGER_KINDS = frozenset(
    {"agency", "centre_of", "management_board", "team", "division", "steering_committee", "group"}
    | {"council_board"}
)
_OF_VILLAGES = frozenset({"club", "group"})
_HOUSES_OF_GOD = (
    "Chùa ",
    "Thiền viện ",
    "Tịnh xá ",
    "Tu viện ",
    "Tổ đình ",
    "Nhà thờ ",
    "Giáo xứ ",
    "Thánh đường ",
)
_ALWAYS_OPEN = frozenset({"institute", "company", "cooperative", "club", "fund", "hospital"})
# `Giáo dục - Dạy nghề` + ` - Hướng thiện,`
_NEXT_PART = regex.compile(r"[ \u00a0][-–][ \u00a0]\p{Lu}\p{Ll}+(?:[ \u00a0]\p{Ll}+){1,2}[ \u00a0]?[,.;)]")
_PROPER = regex.compile(r"\p{Lu}\p{Ll}+[ \u00a0]\p{Lu}\p{Ll}+|^[ \u00a0](?:số )?\d+$")
_ZONE = "Ban Quản lý Khu kinh tế "
_AND_ZONES = regex.compile(
    r"[ \u00a0](?:và|-)[ \u00a0](?:các[ \u00a0])?(?i:khu công nghiệp|KCN)(?!\p{L})(?![ \u00a0]\p{Lu})"
)
_WORD = regex.compile(r"[\p{L}\p{M}’']+(?![\d/])")
_BOUNDARY = regex.compile(r"[ \u00a0]*(?:$|[,;:.()\n–-]|(?:của|thuộc)[ \u00a0])")
_OF = regex.compile(
    r"[ \u00a0]*(?:\([\p{Lu}\d]{2,6}\)[ \u00a0]*)?[,-]?[ \u00a0]*(?:của[ \u00a0]+|thuộc[ \u00a0]+)?"
)
# An agency named before, by its first word alone: `của Sở`.
_BARE_HEAD = regex.compile(
    r"(?:Sở|Bộ|Cục|Tổng cục|Trường|Công ty|Bệnh viện|Trung tâm|Viện)(?!\p{L}|[ \u00a0]\p{Lu})"
)
_BRACKETED = regex.compile(r"[ \u00a0]\([\p{Lu}\d][\p{Lu}\d&-]{1,9}\)[ \u00a0]")


def read_on(
    text: str, body: OrganisationMention, limit: int, before_name: bool = False
) -> OrganisationMention:
    """The body with the rest of its field and with what it is of; itself where nothing follows.

    The board of an economic zone has those of industry, too: `… Dung Quất` + `và các Khu công nghiệp`.
    body: as read in `text`. limit: where the text to be read ends, at the holder's name if that follows.
    before_name: the holder's name follows there.
    """
    whole = _read_on(text, body, limit, before_name)
    zones = _AND_ZONES.match(text, whole.end_char, limit) if _ZONE in whole.name else None
    if zones is None:
        return whole
    surface = text[whole.start_char : zones.end()]
    name = f"{whole.name} {' '.join(zones[0].split())}"
    return whole._replace(end_char=zones.end(), surface=surface, name=name)


def _read_on(text: str, body: OrganisationMention, limit: int, before_name: bool) -> OrganisationMention:
    if body.place is not None or body.missing is not None or body.fused:
        return body
    if body.level == "central" and body.kind not in _OPEN_KINDS:
        return body  # `Quốc hội (ĐBQH) tỉnh Đồng Tháp`
    window = text[body.end_char : limit]
    end = _open_end(text, body, limit) if body.kind in _OPEN_KINDS else 0
    goes_on = (before_name and _reaches_name(window, end)) or _reaches_owner(body, window, end)
    if not _is_open(body) and not goes_on:
        end = 0  # the list knows the field; only a name shows that it goes on
    field = " ".join(window[:end].split())
    name = body.name + (f" {field}" if field and field[0] not in ",." else field)
    owned = body.needs not in (None, "district") or body.level not in (None, "central")
    may_own = body.kind in _OPEN_KINDS and not owned
    tail = _tail(window, end, body.kind in _OF_VILLAGES) if may_own or _BRACKETED.match(window) else None
    if tail is None:
        return body if not end else _grown(text, body, end, body._replace(name=name, needs=None))
    whole = tail._replace(name=f"{name} {tail.name}", kind=body.kind, branch=body.branch)
    return _grown(text, body, tail.end_char, whole)


def _open_end(text: str, body: OrganisationMention, limit: int) -> int:
    """How many characters of its own words follow the body."""
    known = body.end_char - body.start_char
    return open_end(text[body.start_char : limit], known) - known


def _reaches_name(window: str, end: int) -> bool:
    """Whether the field, or what it is of, goes right up to the name behind the window."""
    tail = _tail(window, end)
    return not window[end if tail is None else tail.end_char :].strip()


def _reaches_owner(body: OrganisationMention, window: str, end: int) -> bool:
    """`Đội Cảnh sát điều tra` + `tội phạm về ma túy` + `Công an huyện …`: the owner follows at once.

    So does a proper name or a number: `Khu kinh tế` + `Dung Quất`, `dự án Thủy lợi` + `2`.
    """
    if not end or body.kind not in _LONGER_KINDS or window[1:].split(" ", 1)[0] in _doings():
        return False
    if _PROPER.search(window, 0, end) or _NEXT_PART.match(window):
        return True
    tail = _tail(window, end)
    return tail is not None and not _BOUNDARY.match(window, end)


def with_owner(text: str, body: OrganisationMention, limit: int) -> OrganisationMention:
    """A body that no rule knows, with whom its last words say it is of: `Khoa Nhi Bệnh viện Đa khoa tỉnh`."""
    window = text[body.start_char : limit]
    end = body.end_char - body.start_char
    for word in list(_WORD.finditer(window, 0, end))[1:]:
        if not window[word.start()].isupper() or not may_open(window, word[0], word.start(), word.end()):
            continue
        owner = read_organisation(window, word.start())
        if owner is not None and owner.end_char >= end:
            break
    else:
        owner = _owner_after(window, end)
    if owner is None:
        return body
    if owner.level == "village" and body.name.startswith(_HOUSES_OF_GOD):
        return body  # `chùa Tà Mung` + `ấp Tân Lập`: where it stands
    before = window[: owner.start_char].rstrip() if owner.start_char < end else window[:end]
    written = " ".join(window[:end].split())
    head = body.name.removesuffix(written).removesuffix(f"{written[0].upper()}{written[1:]}")
    name = f"{head}{' '.join(before.split())} {owner.name}"
    name = f"{name[0].upper()}{name[1:]}"
    whole = owner._replace(name=name, kind=body.kind, branch=body.branch)
    return _grown(text, body._replace(end_char=body.start_char), owner.end_char, whole)


def _owner_after(window: str, end: int) -> OrganisationMention | None:
    """The body or the place that follows: `Trạm Khuyến nông` + `huyện Na Hang`."""
    if window[end : end + 1] not in (" ", "\u00a0"):
        return None
    owner = read_organisation(window, end + 1)
    place = read_place(window, end + 1) if owner is None else None
    if place is not None:
        at, name = (place.start_char, place.end_char), place.full_name
        return OrganisationMention(*at, "", name, "", place.level, name, None)
    return owner or _type_word(window, end)


def _is_open(body: OrganisationMention) -> bool:
    """Whether its field may go on: not where the list knows the field."""
    if body.kind in _ALWAYS_OPEN:
        return True
    if body.kind == "association" and body.name.endswith(_associations()):
        return False
    return body.kind in _OPEN_KINDS and not body.name.endswith(_known_fields())


@cache
def _known_fields() -> tuple[str, ...]:
    return tuple(f" {name}" for name in field_names())


@cache
def _doings() -> frozenset[str]:
    return frozenset(rule_file("posts.toml")["clauses"]["doings"])


@cache
def _associations() -> tuple[str, ...]:
    return tuple(f" {name}" for name in rule_file("organisations.toml")["words"]["association"])


def _grown(
    text: str, body: OrganisationMention, more: int, whole: OrganisationMention
) -> OrganisationMention:
    """The whole over the body's characters and so many more."""
    end = body.end_char + more
    surface = text[body.start_char : end]
    return whole._replace(start_char=body.start_char, end_char=end, surface=surface)


def _tail(window: str, end: int, of_village: bool = False) -> OrganisationMention | None:
    """The body or the place after the field: `của Sở`, `(PC02) Công an tỉnh`, `huyện Na Hang`."""
    of = _OF.match(window, end)
    assert of is not None
    if "," in of[0] or (not end and not of[0].strip()):
        return None  # a body that follows at once was read with the field
    tail = read_organisation(window, of.end())
    if tail is not None:
        return tail
    head = _BARE_HEAD.match(window, of.end())
    if head is not None and ends_there(window, head.end()):
        return OrganisationMention(head.start(), head.end(), "", head[0], "", None, None, None)
    place = read_place(window, of.end())
    if place is None or (place.level == "village" and not of_village):
        return _type_word(window, of.end(), "")
    return OrganisationMention(
        place.start_char, place.end_char, "", place.full_name, "", place.level, place.full_name, None
    )


def _type_word(window: str, at: int, gap: str = " ") -> OrganisationMention | None:
    """A type word alone, for the unit that the text is about: `Ban Trị sự Giáo hội` + `tỉnh`."""
    if not window.startswith(gap, at):
        return None
    kind = read_type_word(window, at + len(gap))
    if kind is None or kind[0].names == "number" or not ends_there(window, kind[1]):
        return None
    word, level = kind[0].type, kind[0].level
    return OrganisationMention(at + len(gap), kind[1], "", word, "", level, None, level, missing=word)
