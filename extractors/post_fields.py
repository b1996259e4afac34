"""Reads on where a body's field of work goes on in small letters: `Phòng Quản lý` + `đất đai` + `của Sở`.

No list holds all fields of divisions, centres and offices. Within a post phrase the field runs on to a mark,
to the holder's name, or to the body or place that it is of; a verb before that says that the field was over.
"""

import regex

from extractors.organisation_rules import field_names, function_words, may_open
from extractors.organisations import OrganisationMention, read_organisation
from extractors.place_types import read_type_word
from extractors.places import read_place

# Kinds of bodies (rules/organisations.toml) with fields of their own making.
_OPEN_KINDS = frozenset(
    {"division", "ministry_division", "agency", "centre_of", "management_board", "institute", "team"}
    | {"council_board", "faculty", "office", "general_department"}
    | {"company", "cooperative", "unknown"}
)
_GOES_ON = regex.compile(r"[ \u00a0](?=\p{Ll})|[ \u00a0]?[-–,][ \u00a0]?(?=\p{Ll})")
_WORD = regex.compile(r"[\p{L}\p{M}’']+(?![\d/])")
_GAP = regex.compile(r"[ \u00a0](?:[-–][ \u00a0])?|-")
_BOUNDARY = regex.compile(r"[ \u00a0]*(?:$|[,;:.()\n–-]|(?:của|thuộc)[ \u00a0])")
_OF = regex.compile(
    r"[ \u00a0]*(?:\([\p{Lu}\d]{2,6}\)[ \u00a0]*)?[,-]?[ \u00a0]*(?:của[ \u00a0]+|thuộc[ \u00a0]+)?"
)
# An agency named before, by its first word alone: `của Sở`.
_BARE_HEAD = regex.compile(
    r"(?:Sở|Bộ|Cục|Tổng cục|Trường|Công ty|Bệnh viện|Trung tâm|Viện)(?!\p{L}|[ \u00a0]\p{L})"
)
_BRACKETED = regex.compile(r"[ \u00a0]\([\p{Lu}\d][\p{Lu}\d&-]{1,9}\)[ \u00a0]")
_ENDS = regex.compile(r"(?![ \u00a0]*\p{Lu}|\p{L})")
_TITLE_WORDS = frozenset({"phó", "trưởng", "bí", "chủ", "giám", "chánh", "đồng", "ông", "bà"})
_MOST_WORDS = 9


def read_on(
    text: str, body: OrganisationMention, limit: int, no_field: frozenset[str], before_name: bool = False
) -> OrganisationMention:
    """The body with the rest of its field and with what it is of; itself where nothing follows.

    body: as read in `text`. limit: where the text to be read ends, at the holder's name if that follows.
    no_field: words that no field holds (verbs of saying). before_name: the holder's name follows there.
    """
    if body.place is not None or body.missing is not None or body.fused:
        return body
    window = text[body.end_char : limit]
    end = _field_end(window, no_field) if body.kind in _OPEN_KINDS else 0
    goes_on = (before_name and _reaches_name(window, end)) or _reaches_agency(body, window, end)
    if not _is_open(body) and not goes_on:
        end = 0  # the list knows the field; only a name shows that it goes on
    field = " ".join(window[:end].split())
    name = body.name + (f" {field}" if field and field[0] not in ",." else field)
    owned = body.needs not in (None, "district") or body.level not in (None, "central")
    may_own = body.kind in _OPEN_KINDS and not owned
    tail = _tail(window, end) if may_own or _BRACKETED.match(window) else None
    if tail is None:
        return body if not end else _grown(text, body, end, body._replace(name=name, needs=None))
    whole = tail._replace(name=f"{name} {tail.name}", kind=body.kind, branch=body.branch)
    return _grown(text, body, tail.end_char, whole)


def _reaches_name(window: str, end: int) -> bool:
    """Whether the field, or what it is of, goes right up to the name behind the window."""
    tail = _tail(window, end)
    return not window[end if tail is None else tail.end_char :].strip()


def _reaches_agency(body: OrganisationMention, window: str, end: int) -> bool:
    """`Đội Cảnh sát điều tra` + `tội phạm về ma túy` + `Công an huyện …`: an agency follows at once."""
    tail = _tail(window, end) if end and body.kind in ("team", "division") else None
    return tail is not None and bool(tail.kind) and not _BOUNDARY.match(window, end)


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
        owner = _type_word(window, end)
    if owner is None:
        return body
    before = window[: owner.start_char].rstrip() if owner.start_char < end else window[:end]
    head = body.name.removesuffix(" ".join(window[:end].split()))
    name = f"{head}{' '.join(before.split())} {owner.name}"
    whole = owner._replace(name=name, kind=body.kind, branch=body.branch)
    return _grown(text, body._replace(end_char=body.start_char), owner.end_char, whole)


def _is_open(body: OrganisationMention) -> bool:
    """Whether its field may go on: not where the list knows the field."""
    return body.kind in _OPEN_KINDS and not body.name.endswith(tuple(f" {name}" for name in field_names()))


def _grown(
    text: str, body: OrganisationMention, more: int, whole: OrganisationMention
) -> OrganisationMention:
    """The whole over the body's characters and so many more."""
    end = body.end_char + more
    surface = text[body.start_char : end]
    return whole._replace(start_char=body.start_char, end_char=end, surface=surface)


def _field_end(window: str, no_field: frozenset[str]) -> int:
    """Where the small words at the start end, 0 where they are none of a field."""
    if not _GOES_ON.match(window):
        return 0
    end = count = 0
    while count < _MOST_WORDS:
        gap = _GAP.match(window, end)
        word = _WORD.match(window, gap.end()) if gap else None
        if gap is None or word is None:
            break
        if count and _opens_tail(window, word.start()):
            return end
        if word[0] in no_field or word[0] in ("của", "thuộc") or (not count and word[0] in function_words()):
            break
        if word[0].lower() in _TITLE_WORDS and window[word.start()].isupper():
            return 0
        end, count = word.end(), count + 1
    return end if count and _BOUNDARY.match(window, end) else 0


def _opens_tail(window: str, at: int) -> bool:
    """Whether a body or a place begins there."""
    word = _WORD.match(window, at)
    if word is None:
        return False
    if may_open(window, word[0], at, word.end()) and read_organisation(window, at) is not None:
        return True
    return read_place(window, at) is not None or (
        read_type_word(window, at) is not None and _BOUNDARY.match(window, word.end()) is not None
    )


def _tail(window: str, end: int) -> OrganisationMention | None:
    """The body or the place after the field: `của Sở`, `(PC02) Công an tỉnh`, `huyện Na Hang`."""
    of = _OF.match(window, end)
    assert of is not None
    if "," in of[0] or (not end and not of[0].strip()):
        return None  # a body that follows at once was read with the field
    tail = read_organisation(window, of.end())
    if tail is not None:
        return tail
    if head := _BARE_HEAD.match(window, of.end()):
        return OrganisationMention(head.start(), head.end(), "", head[0], "", None, None, None)
    place = read_place(window, of.end())
    if place is None or place.level == "village":
        return _type_word(window, of.end(), "")
    return OrganisationMention(
        place.start_char, place.end_char, "", place.full_name, "", place.level, place.full_name, None
    )


def _type_word(window: str, at: int, gap: str = " ") -> OrganisationMention | None:
    """A type word alone, for the unit that the text is about: `Ban Trị sự Giáo hội` + `tỉnh`."""
    if not window.startswith(gap, at):
        return None
    kind = read_type_word(window, at + len(gap))
    if kind is None or kind[0].names == "number" or not _ENDS.match(window, kind[1]):
        return None
    word, level = kind[0].type, kind[0].level
    return OrganisationMention(at + len(gap), kind[1], "", word, "", level, None, level, missing=word)
