"""Decides which body a post is of, where its phrase leaves the body or its place out.

`Bí thư kiêm Chủ tịch UBND xã Tả Sín`   Bí thư is of the Đảng ủy xã Tả Sín
`Bí thư Đảng ủy, Giám đốc Sở Y tế`      Bí thư is of the Đảng ủy Sở Y tế
`… Ban Nội chính Tỉnh ủy và giữ chức Phó Trưởng ban`    the only Ban of the sentence

Sentence before article, and only where one candidate remains. A shorter form of a post takes the body of
the fuller form that the article gives the same person.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Document
from extractors.elided_places import Resolved
from extractors.frame import Frame
from extractors.organisations import OrganisationMention
from extractors.personnel import Change
from extractors.post_phrases import PostPhrase, body_of_place, named_body, village_body
from extractors.records import Mention
from extractors.spelling import name_key

# Bodies inside another body, named without it: the post beside them says which.
_PARTY_CELLS = ("Đảng ủy", "Chi bộ", "Chi ủy", "Đảng bộ")
_PARTY_GROUPS = ("Ban cán sự đảng", "Ban Cán sự đảng", "Ban Cán sự Đảng", "Đảng đoàn", "Đảng Đoàn")
_INNER = (*_PARTY_CELLS, *_PARTY_GROUPS, "Hội đồng quản trị", "Hội đồng thành viên", "Công đoàn cơ sở")
_BOARDS = ("Ban Thường vụ", "Ban Chấp hành")
_COMMITTEES = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy")
_TERRITORIAL = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy",
    "Đảng ủy xã", "Đảng ủy phường", "Đảng ủy thị trấn", "Đảng bộ",
)  # fmt: skip


@dataclass(frozen=True)
class Holding:
    """A person and a post that belong together. group: the posts told of the person in one breath."""

    person: Mention
    phrase: PostPhrase
    group: Sequence[PostPhrase]
    rule: str
    change: Change

    @property
    def told(self) -> bool:
        """Whether a verb tells of the post (`được bầu làm`), so that a date may say when."""
        return self.change.status in ("new", "candidate") or self.change.id in ("ended", "removed", "retired")


def body_of(
    document: Document, frame: Frame, bodies: Sequence[OrganisationMention], holdings: Sequence[Holding]
) -> list[Resolved | None]:
    """The body of each holding, completed; None where the text does not say which."""
    first = [_body(document, frame, bodies, holding) for holding in holdings]
    told = _told(holdings, first)
    fuller = [_fuller(h, body, told[h.person.name]) for h, body in zip(holdings, first, strict=True)]
    known = {id(holding.phrase): body for holding, body in zip(holdings, fuller, strict=True) if body}
    return [
        body
        or _from_known(holding, known)
        or _from_before(document, index, holdings, fuller)
        or _from_place(document, frame, holding)
        for index, (holding, body) in enumerate(zip(holdings, fuller, strict=True))
    ]


def _body(
    document: Document, frame: Frame, bodies: Sequence[OrganisationMention], holding: Holding
) -> Resolved | None:
    named = holding.phrase.organisation
    if named is None and holding.phrase.role.bodies == _COMMITTEES:
        return _committee_beside(frame, holding)
    if named is None:
        return (
            _from_group(frame, holding)
            or _village(frame, holding)
            or _from_text(document, frame, bodies, holding)
        )
    if named.name in _INNER:
        owner = _beside(frame, holding)
        if owner is not None:
            return _inside(named.name, owner)
    if named.name in _BOARDS and (committee := _committee_beside(frame, holding)) is not None:
        return replace(committee, name=f"{named.name} {committee.name}")
    if named.name in holding.phrase.role.bodies and named.needs is None:
        found = _from_text(document, frame, bodies, holding)
        return found or Resolved(named.name, None, None, "unresolved")
    return frame.complete(named)


def _from_group(frame: Frame, holding: Holding) -> Resolved | None:
    """`Bí thư kiêm Chủ tịch UBND xã Tả Sín`: the place of the next post, or of the one before."""
    for neighbour in _neighbours(holding):
        body = neighbour.organisation
        if body is not None and neighbour.role.id == "nguoi-phat-ngon" and holding.phrase.role.head:
            whole = frame.complete(body)  # `Chánh Văn phòng, Người phát ngôn UBND tỉnh`
            return replace(whole, name=f"{holding.phrase.role.head} {whole.name}", how="local")
        inside = _outer(holding, body)
        if inside is not None:
            return inside
        if body is None or not (body.name.startswith(_TERRITORIAL) or body.level == "village"):
            continue
        if holding.phrase.role.place is not None and neighbour.role.place == holding.phrase.role.place:
            return frame.complete(body)  # `Phó Chủ tịch HĐND huyện giữ chức Chủ tịch`
        own = _same_place(frame, holding, body)
        if own is not None:
            return own
    return None


def _outer(holding: Holding, body: OrganisationMention | None) -> Resolved | None:
    """`Giám đốc kiêm Bí thư Chi bộ Trung tâm Y tế`: the body around the cell of the post beside."""
    for cell in _INNER if body is not None else ():
        assert body is not None
        outer = body.name.removeprefix(f"{cell} ")
        if outer != body.name and outer.startswith(holding.phrase.role.bodies or "\0"):
            return Resolved(outer, body.place, body.level, "local")
    return None


def _same_place(frame: Frame, holding: Holding, body: OrganisationMention) -> Resolved | None:
    """The body of the holding's role in the place of another body."""
    role, at = holding.phrase.role, holding.phrase.start_char
    whole = frame.complete(body)
    if whole.place is not None:
        own = body_of_place(role, *_split(whole.place), at)
        return Resolved(own.name, whole.place, whole.level, "local") if own else None
    own = body_of_place(role, body.missing or "", "", at)
    return frame.complete(own) if own else None


def _village(frame: Frame, holding: Holding) -> Resolved | None:
    """`trưởng thôn` of the thôn that the paragraph speaks of, or that the post beside names."""
    role = holding.phrase.role
    if role.branch != "village" or role.head is None:
        return None
    whole = frame.complete(named_body(f"Chi bộ {role.head.lower()}", holding.phrase.start_char))
    if whole.place is None or whole.level != "village":
        return None
    village = village_body(whole.place, 0, 0, "")
    return replace(whole, name=village.name)


def _committee_beside(frame: Frame, holding: Holding) -> Resolved | None:
    """`Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy`: the committee that the post beside names."""
    for neighbour in _neighbours(holding):
        body = neighbour.organisation
        if body is None or body.name in _BOARDS:
            continue
        whole = frame.complete(body)
        for committee in _COMMITTEES:
            _, found, place = whole.name.partition(committee)
            if found:
                return replace(whole, name=f"{committee}{place}", how="local")
    return None


def _from_known(holding: Holding, known: dict[int, Resolved]) -> Resolved | None:
    """`Bí thư kiêm trưởng thôn`, where only the rest of the text says of which thôn."""
    for neighbour in _neighbours(holding):
        body = known.get(id(neighbour))
        if body is not None and body.place is not None and body.level == "village":
            own = body_of_place(holding.phrase.role, *_split(body.place), holding.phrase.start_char)
            if own is not None:
                return Resolved(own.name, body.place, body.level, "article")
    return None


def _split(place: str) -> tuple[str, str]:
    """`thành phố Vinh` -> (`thành phố`, `Vinh`): the name begins with the first capital or number."""
    words = place.split()
    count = next((i for i, word in enumerate(words) if i and not word.islower()), len(words))
    return " ".join(words[:count]).lower(), " ".join(words[count:])


def _neighbours(holding: Holding) -> list[PostPhrase]:
    """The posts of the group: those after this one first, then those before, nearest first."""
    index = next(i for i, post in enumerate(holding.group) if post is holding.phrase)
    nearest = [*holding.group[index + 1 :], *reversed(holding.group[:index])]
    return [post for post in nearest if holding.phrase.title.former or not post.title.former]


def _beside(frame: Frame, holding: Holding) -> Resolved | None:
    """The body of the post beside, of which a party cell or group is the inside."""
    for neighbour in _neighbours(holding):
        body = neighbour.organisation
        if body is not None and body.name not in _INNER:
            owner = frame.complete(body)
            if not owner.name.startswith(("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy", "Ban ")):
                return owner
    return None


def _inside(name: str, owner: Resolved) -> Resolved:
    """`Đảng ủy` of `Sở Y tế` is the `Đảng ủy Sở Y tế`; of the UBND of a commune, the `Đảng ủy xã …`."""
    territorial = owner.name.startswith(_TERRITORIAL)
    if owner.level == "village" and not owner.name.startswith(_PARTY_CELLS):
        return Resolved(f"{name} {owner.name[0].lower()}{owner.name[1:]}", owner.place, owner.level, "local")
    if name in _PARTY_CELLS and owner.place and territorial:
        return Resolved(f"{name} {owner.place}", owner.place, owner.level, "local")
    return Resolved(f"{name} {owner.name}", owner.place, owner.level, "local")


def _from_text(
    document: Document, frame: Frame, bodies: Sequence[OrganisationMention], holding: Holding
) -> Resolved | None:
    """The only fitting body of the sentence, else of the article; in a chart, that of the heading above.

    Of several `Hội` the one of the unit that the article is about.
    """
    phrase, named = holding.phrase, holding.phrase.organisation
    fitting = [body for body in bodies if _fits(phrase, body)]
    if holding.rule in ("posts.chart", "posts.name_first"):
        above = [
            body for body in fitting if body.start_char < phrase.start_char and _is_heading(document, body)
        ]
        if above:
            return replace(_without_standing(frame.complete(above[-1])), how="local")
    sentence = document.sentence_at(phrase.start_char)
    near = [body for body in fitting if document.sentence_at(body.start_char) == sentence]
    wide = (
        () if phrase.role.place and phrase.organisation is None else fitting
    )  # a Bí thư may be of any body of the article
    zone = document.zone_at(phrase.start_char)
    here = [body for body in wide if zone is not None and zone.start_char <= body.start_char < zone.end_char]
    for candidates, how in ((near, "local"), (here, "local"), (wide, "article")):
        found = (_without_standing(frame.complete(body)) for body in candidates)
        whole = {name_key(body.name): body for body in found}
        if len(whole) == 1:
            return replace(next(iter(whole.values())), how=how)
        if len(whole) > 1:
            own = [body for body in whole.values() if frame.subject and body.place == frame.subject[1]]
            return replace(own[0], how="article") if len(own) == 1 and named is not None else None
    return None


def _without_standing(body: Resolved) -> Resolved:
    """`Thường trực Huyện ủy` has the heads of the Huyện ủy."""
    name = body.name.removeprefix("Thường trực ")
    return replace(body, name=name[0].upper() + name[1:])


def _is_heading(document: Document, body: OrganisationMention) -> bool:
    """Whether the body stands alone on its line: `* Ban Tuyên giáo`."""
    zone = document.zone_at(body.start_char)
    if zone is None:
        return False
    before = document.text[zone.start_char : body.start_char]
    after = document.text[body.end_char : zone.end_char]
    return not any(char.isalpha() for char in before + after) or before.strip(" *-–.").isupper()


def _fits(phrase: PostPhrase, body: OrganisationMention) -> bool:
    """Whether the title calls for such a body: its name begins so, and goes on."""
    role, named = phrase.role, phrase.organisation
    starts = (named.name,) if named is not None else role.bodies
    name = body.name.removeprefix("Thường trực ")
    if starts == ("Hội",) and name.startswith("Hội đồng "):
        return False
    return not name.startswith(role.not_bodies or "\0") and any(
        name.startswith(f"{start} ") or name == start for start in starts
    )


def _told(
    holdings: Sequence[Holding], bodies: Sequence[Resolved | None]
) -> dict[str, dict[tuple[str, str], Resolved]]:
    """Person -> the posts that the text gives him, by title and body."""
    told: dict[str, dict[tuple[str, str], Resolved]] = {}
    for holding, body in zip(holdings, bodies, strict=True):
        posts = told.setdefault(holding.person.name, {})
        if body is not None and body.how != "unresolved":
            key = (holding.phrase.title.title, name_key(body.name))
            posts[key] = body if key not in posts or body.how == "explicit" else posts[key]
    return told


def _fuller(holding: Holding, own: Resolved | None, told: dict[tuple[str, str], Resolved]) -> Resolved | None:
    """The body of the same person's same post in its fuller form, where there is just one."""
    named = holding.phrase.organisation
    inner = named is None or named.name in (*_INNER, *_BOARDS)
    if own is not None and (own.how == "explicit" or (own.how == "local" and inner)):
        return own
    beginning = "" if named is None else name_key(named.name)
    others: dict[str, Resolved] = {}
    for (title, key), body in told.items():
        sure = own is None or own.how == "unresolved" or body.how == "explicit"
        if title == holding.phrase.title.title and sure and key.startswith(beginning):
            others[key] = body
        elif own is not None and own.how == "unresolved" and key.startswith(beginning + " "):
            others[key] = body  # `Phòng Nội vụ` of another post of the person
    if len(others) != 1:
        return own
    return replace(next(iter(others.values())), how="article")


def _from_place(document: Document, frame: Frame, holding: Holding) -> Resolved | None:
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


def _from_before(
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
            return replace(body, how="local" if body.how != "unresolved" else body.how)
    for earlier in range(index - 1, max(-1, index - 12), -1):
        other, body = holdings[earlier], bodies[earlier]
        if zone is None or other.phrase.start_char < zone.start_char:
            return None
        same_kind = other.phrase.role.place == holding.phrase.role.place
        if other.phrase.title.former != holding.phrase.title.former:
            continue
        if same_kind and body is not None and other.phrase.organisation is not None:
            return replace(body, how="local" if body.how != "unresolved" else body.how)
    return None
