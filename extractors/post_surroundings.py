"""The body of a post from the bodies and places that the text names around it.

`… Ban Nội chính Tỉnh ủy và giữ chức Phó Trưởng ban`    the only Ban of the sentence
`…, Bí thư Huyện ủy; Ma Thế Quyền, Phó Bí thư Thường trực`   the body of the item before
"""

from collections.abc import Sequence
from functools import cache

import regex

from extractors.document import Document, Zone
from extractors.elided_places import Resolved, fits, with_place
from extractors.frame import HOUSES, Frame
from extractors.organisations import OrganisationMention
from extractors.post_fields import read_on
from extractors.post_neighbours import Holding
from extractors.post_own_bodies import body_of_place
from extractors.post_phrases import PostPhrase
from extractors.scenes import scene_body
from extractors.spelling import name_key

_OCCASION = regex.compile(r"[ \u00a0]+(?:lễ|cuộc thi|hội thi|giải|hội nghị|hội thảo|đại hội)(?!\p{L})")
_STANDING = "Thường trực "
_WITH_OWN_WORDS = frozenset({"group", "club"})
_LONGEST_TAIL = 80


def from_text(
    document: Document, frame: Frame, bodies: Sequence[OrganisationMention], holding: Holding
) -> Resolved | None:
    """The only fitting body of the sentence, else of the article; in a chart, that of the heading above.

    Of several `Hội` the one of the unit that the article is about.
    """
    phrase, named = holding.phrase, holding.phrase.organisation
    fitting = [body for body in bodies if _fits(phrase, body)]
    if not fitting:
        fitting = [body for body in frame.all_bodies if _fits(phrase, body) and body not in bodies]
    if holding.rule in ("posts.chart", "posts.name_first") or _opens_line(document, phrase):
        above = [
            body for body in fitting if body.start_char < phrase.start_char and _is_heading(document, body)
        ]
        if above:
            return _without_standing(frame.complete(above[-1]))._replace(how="local")
    if named is not None and named.kind == "bare" and named.name != "Hội":
        fitting = [body for body in frame.all_bodies if _fits(phrase, body)]
        start = frame.paragraph_start(phrase.start_char)
        before = [body for body in fitting if start <= body.start_char < phrase.start_char]
        if before:
            return _without_standing(frame.complete(before[-1]))._replace(how="local")
    sentence = document.sentence_at(phrase.start_char)
    fitting = [body for body in fitting if not _is_agent(document.text, body)]
    if phrase.role.head == "Ban" and any(_is_of_occasion(document.text, body) for body in fitting):
        return None
    near = [body for body in fitting if document.sentence_at(body.start_char) == sentence]
    near = _gone_to(document.text, holding, near) or near or _inner_before(frame, phrase, sentence)
    wide = (
        () if phrase.role.place and phrase.organisation is None else fitting
    )  # a Bí thư may be of any body of the article
    zone = document.zone_at(phrase.start_char)
    here = [body for body in wide if zone is not None and zone.start_char <= body.start_char < zone.end_char]
    if wide and not here and zone is not None and phrase.role.place is None:
        inside = frame.bodies_inside_before(phrase.start_char)
        here = [body for body in inside if body.start_char >= zone.start_char and _fits(phrase, body)]
    for candidates, how in ((near, "local"), (here, "local"), (wide, "article")):
        whole_names = (_with_own_words(document.text, body) for body in candidates)
        found = (_without_standing(frame.complete(body)) for body in whole_names)
        whole = {name_key(body.name): body for body in found if body.how != "unresolved"}
        if len(whole) == 1:
            return next(iter(whole.values()))._replace(how=how)
        if len(whole) > 1:
            own = [body for body in whole.values() if frame.subject and body.place == frame.subject[1]]
            if named is None:
                return None
            if len(own) == 1:
                return own[0]._replace(how="article")
    return None


def _with_own_words(text: str, body: OrganisationMention) -> OrganisationMention:
    """`Tổ hợp tác` + `trồng cam sành ấp An Bình do ông A làm Tổ trưởng`"""
    return read_on(text, body, body.end_char + _LONGEST_TAIL) if body.kind in _WITH_OWN_WORDS else body


def _inner_before(frame: Frame, phrase: PostPhrase, sentence: int) -> list[OrganisationMention]:
    """`đối với Chi bộ Trường Tiểu học Nà Ca và đồng chí A, Hiệu trưởng`: a body inside another's name."""
    return [
        body
        for body in frame.bodies_inside_before(phrase.start_char)
        if phrase.role.place is None
        and _fits(phrase, body)
        and frame.document.sentence_at(body.start_char) == sentence
    ][-1:]


def from_scene(frame: Frame, holding: Holding) -> Resolved | None:
    """`Tổng cục Thuế:` over `… Phó Tổng cục trưởng`, `… Chánh Văn phòng`: of the body of the heading."""
    phrase = holding.phrase
    body = scene_body(frame, phrase.start_char) if phrase.organisation is None else None
    if body is None:
        return None
    if _fits(phrase, body):
        return _without_standing(frame.complete(body))._replace(how="local")
    if phrase.role.head == "Văn phòng" and body.kind in HOUSES | {"ministry"}:
        whole = frame.complete(body)
        return whole._replace(name=f"Văn phòng {whole.name}", how="local")
    return None


_LAST_SENTENCE = 300  # characters of the line above a list in which the body that elects stands
_CHOOSES = regex.compile(
    r"(?<!\p{L})(?:bầu|cử|hiệp thương|chỉ định|kiện toàn|suy cử|ra mắt)(?!\p{L})[^.\n]*:\s*$"
)
_NUMBERED = regex.compile(r"[ \u00a0]*(?:[-–—+•*]|\d{1,2}[.)/])[ \u00a0]*(?=\p{L})")


def from_choice(document: Document, frame: Frame, holding: Holding) -> Resolved | None:
    """`Hội Nông dân huyện bầu Ban Thường vụ gồm:` over `1. Ông An - Chủ tịch`: the one that chooses."""
    zone = document.zone_at(holding.phrase.start_char)
    intro = document.once(_introduced).get(zone.start_char) if zone is not None else None
    if intro is None or not _CHOOSES.search(
        document.text, max(intro.start_char, intro.end_char - _LAST_SENTENCE), intro.end_char
    ):
        return None
    sentence = document.sentence_at(intro.end_char - 2)
    near = [body for body in frame.all_bodies if document.sentence_at(body.start_char) == sentence]
    near = [body for body in near if _fits(holding.phrase, body)]
    near = [body for body in near if not any(_is_part(body, other) for other in near)]
    found = (_without_standing(frame.complete(body)) for body in near)
    whole = {name_key(body.name): body for body in found if body.how != "unresolved"}
    return whole.popitem()[1]._replace(how="local") if len(whole) == 1 else None


def _is_part(body: OrganisationMention, other: OrganisationMention) -> bool:
    return body is not other and other.start_char <= body.start_char and body.end_char <= other.end_char


def _introduced(document: Document) -> dict[int, Zone]:
    """Where an item of a list begins -> the line with a colon above the list."""
    found: dict[int, Zone] = {}
    opener: Zone | None = None
    for zone in document.readable_zones():
        if _NUMBERED.match(document.text, zone.start_char, zone.end_char) is None:
            opens = document.text[zone.start_char : zone.end_char].rstrip().endswith(":")
            opener = zone if opens else None
        elif opener is not None:
            found[zone.start_char] = opener
    return found


def from_gone_to(
    document: Document, frame: Frame, bodies: Sequence[OrganisationMention], holding: Holding
) -> Resolved | None:
    """`được điều động đến Sở Tài chính giữ chức Phó Giám đốc`: of the body that the holder goes to."""
    if not _is_told(holding):
        return None
    found = _gone_to(document.text, holding, [body for body in bodies if _fits(holding.phrase, body)])
    whole = _without_standing(frame.complete(found[0])) if found else None
    return None if whole is None or whole.how == "unresolved" else whole._replace(how="local")


def place_gone_to(frame: Frame, holding: Holding) -> Resolved | None:
    """`đến nhận công tác tại huyện Tuy Đức, giữ chức Phó Chủ tịch UBND huyện`"""
    named, text = holding.phrase.organisation, frame.document.text
    start, end = holding.person.evidence.end_char, holding.phrase.start_char
    if not _is_told(holding) or named is None or named.place is not None or start > end:
        return None
    types = (named.missing,) if named.missing else named.types
    for place in reversed(frame.places_between(start, end)):
        if place.level == named.needs and _TO.search(text, max(0, place.start_char - 6), place.start_char):
            return (
                with_place(named, place.full_name, place.level, "local")
                if fits(place.full_name, types)
                else None
            )
    return None


_OPENS_WITH = regex.compile(r"[\s\-–—+*“\"]*(?:Tại|Ở|Đối với|Với|Riêng(?: tại| với)?)[ \u00a0]")


def place_opening(frame: Frame, holding: Holding) -> Resolved | None:
    """`Tại tỉnh Lào Cai, Bộ Chính trị chỉ định ông An là Bí thư Tỉnh ủy`: the sentence opens with it."""
    named, document = holding.phrase.organisation, frame.document
    index = document.sentence_at(holding.phrase.start_char)
    if named is None or named.place is not None or named.needs is None or index < 0:
        return None
    start = document.sentences[index].start_char
    opener = _OPENS_WITH.match(document.text, start, holding.phrase.start_char)
    places = frame.places_between(start, opener.end() + 1) if opener is not None else ()
    types = (named.missing,) if named.missing else named.types
    for place in places:
        typed = place.level == "province" or document.text[place.start_char].islower()
        if typed and place.level == named.needs and fits(place.full_name, types):
            return with_place(named, place.full_name, place.level, "local")
    return None


def _is_told(holding: Holding) -> bool:
    return holding.change.status == "new" or holding.rule == "posts.told"


# Who decides, and is not where the post is: `được Đảng ủy xã` + `đưa về làm bí thư`.
_AGENT = regex.compile(r"(?:được|bị|do)[ \u00a0]$")
_SENDS = regex.compile(
    r"[ \u00a0][^,;.\n]{0,30}?(?:đưa về|đưa lên|điều|luân chuyển|phân công|cử|tăng cường|giao)(?!\p{L})"
)
_ON_BEHALF = regex.compile(r"(?:thay mặt|ủy quyền của|uỷ quyền của)(?:[ \u00a0](?:cho|lãnh đạo))?[ \u00a0]$")
_TO = regex.compile(r"(?:tại|về|sang|đến|ở)[ \u00a0]$")


def _is_agent(text: str, body: OrganisationMention) -> bool:
    if _ON_BEHALF.search(text, max(0, body.start_char - 22), body.start_char):
        return True  # `thay mặt Tòa án nhân dân tối cao trao quyết định bổ nhiệm phó chánh án`
    if not _AGENT.search(text, max(0, body.start_char - 6), body.start_char):
        return False
    return _SENDS.match(text, body.end_char) is not None


def _gone_to(text: str, holding: Holding, bodies: Sequence[OrganisationMention]) -> list[OrganisationMention]:
    """`đồng chí A, … về nhận công tác tại Ban Nội chính Tỉnh ủy, giữ chức Phó Trưởng ban`"""
    start, end = holding.person.evidence.end_char, holding.phrase.start_char
    between = [body for body in bodies if start <= body.start_char < end]
    to = [body for body in between if _TO.search(text, max(0, body.start_char - 6), body.start_char)]
    return to[-1:]


def _without_standing(body: Resolved) -> Resolved:
    """`Thường trực Huyện ủy` has the heads of the Huyện ủy."""
    name = body.name.removeprefix("Ban ").removeprefix(_STANDING) if _STANDING in body.name else body.name
    return body._replace(name=name[0].upper() + name[1:])


def _opens_line(document: Document, phrase: PostPhrase) -> bool:
    """`- Trưởng phòng: Lê Văn Bách`"""
    zone = document.zone_at(phrase.start_char)
    return zone is not None and not any(map(str.isalpha, document.text[zone.start_char : phrase.start_char]))


def _is_heading(document: Document, body: OrganisationMention) -> bool:
    """Whether the body stands alone on its line: `* Ban Tuyên giáo`."""
    zone = document.zone_at(body.start_char)
    if zone is None:
        return False
    before = document.text[zone.start_char : body.start_char]
    after = document.text[body.end_char : zone.end_char]
    return not any(char.isalpha() for char in before + after) or before.strip(" *-–.").isupper()


def _is_of_occasion(text: str, body: OrganisationMention) -> bool:
    """`Ban tổ chức lễ tang gồm 15 người, … làm trưởng ban`: no board of the party."""
    return body.name == "Ban Tổ chức" and _OCCASION.match(text, body.end_char) is not None


def _fits(phrase: PostPhrase, body: OrganisationMention) -> bool:
    """Whether the title calls for such a body: its name begins so, and goes on."""
    role, named = phrase.role, phrase.organisation
    starts = (named.name,) if named is not None else role.bodies
    name = body.name.removeprefix("Ban ").removeprefix(_STANDING) if _STANDING in body.name else body.name
    if starts == ("Hội",) and name.startswith("Hội đồng "):
        return False
    if name.startswith(role.not_bodies or "\0"):
        return False
    return name in starts or name.startswith(_going_on(starts))


@cache
def _going_on(starts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{start} " for start in starts)


def from_place(document: Document, frame: Frame, holding: Holding) -> Resolved | None:
    """`Ở xã Tả Sín, Bí thư Vi Văn Sáu …`: of the place last named in the sentence before the title."""
    start = holding.phrase.start_char
    if holding.phrase.role.place is None or holding.phrase.organisation is not None:
        return None
    sentence = document.sentence_at(start)
    for place in reversed(frame.places):
        if place.start_char < start and document.sentence_at(place.start_char) == sentence:
            own = body_of_place(holding.phrase.role, place.type, place.name, start)
            return Resolved(own.name, place.full_name, place.level, "local") if own else None
    return None


def from_before(
    document: Document, index: int, holdings: Sequence[Holding], bodies: Sequence[Resolved | None]
) -> Resolved | None:
    """`…, Bí thư Huyện ủy; Ma Thế Quyền, Phó Bí thư Thường trực`: of the body last named in the paragraph.

    Or of the next one in the sentence: `Vi Văn Sáu, Bí thư; Cà Thị Mai, Phó Bí thư Huyện ủy`.
    """
    holding = holdings[index]
    if holding.phrase.role.place is None or holding.phrase.organisation is not None:
        return None
    zone = document.zone_at(holding.phrase.start_char)
    after = holdings[index + 1] if index + 1 < len(holdings) else None
    sentence = document.sentence_at(holding.phrase.start_char)
    if after is not None and document.sentence_at(after.phrase.start_char) == sentence:
        body = bodies[index + 1]
        if after.phrase.role.place == holding.phrase.role.place and body is not None:
            return body._replace(how="local" if body.how != "unresolved" else body.how)
    for earlier in range(index - 1, max(-1, index - 12), -1):
        other, body = holdings[earlier], bodies[earlier]
        if zone is None or other.phrase.start_char < zone.start_char:
            return None
        same_kind = other.phrase.role.place == holding.phrase.role.place
        if other.phrase.title.former != holding.phrase.title.former:
            continue
        if same_kind and body is not None and other.phrase.organisation is not None:
            return body._replace(how="local" if body.how != "unresolved" else body.how)
    return None
