"""Decides which body a post is of, where its phrase leaves the body or its place out.

The posts beside it are asked first (post_neighbours.py), then the text around it (post_surroundings.py).
Sentence before article, and only where one candidate remains. A shorter form of a post takes the body of
the fuller form that the article gives the same person.
"""

from collections.abc import Sequence

from extractors.assemblies import elected_body
from extractors.document import Document
from extractors.elided_bodies import board_of
from extractors.elided_places import Resolved, with_place
from extractors.frame import Frame
from extractors.organisations import OrganisationMention
from extractors.post_neighbours import (
    BOARDS,
    INNER,
    Holding,
    board_of_unit,
    cell_beside,
    committee_beside,
    from_group,
    from_known,
    from_village,
    inside,
    is_wider_unit,
    owner_beside,
    place_beside,
)
from extractors.post_surroundings import (
    from_before,
    from_choice,
    from_gone_to,
    from_place,
    from_scene,
    from_text,
    place_gone_to,
    place_opening,
)
from extractors.spelling import name_key


def body_of(
    document: Document, frame: Frame, bodies: Sequence[OrganisationMention], holdings: Sequence[Holding]
) -> list[Resolved | None]:
    """The body of each holding, completed; None where the text does not say which."""
    first = [_body(document, frame, bodies, holding) for holding in holdings]
    told = _told(holdings, first)
    said = [
        body if holding.phrase.organisation else None for holding, body in zip(holdings, first, strict=True)
    ]
    named = _told(holdings, said)
    fuller = [
        _as_named(holding, named[holding.person.name], holdings)
        or _near_place(frame, holding)
        or _of_own_province(frame, holding, body, told[holding.person.name])
        or _fuller(holding, body, told[holding.person.name])
        for holding, body in zip(holdings, first, strict=True)
    ]
    known = {id(holding.phrase): body for holding, body in zip(holdings, fuller, strict=True) if body}
    return [
        _inside_known(frame, holding, body, known)
        or from_known(holding, known)
        or from_before(document, index, holdings, fuller)
        or from_place(document, frame, holding)
        for index, (holding, body) in enumerate(zip(holdings, fuller, strict=True))
    ]


def _body(
    document: Document, frame: Frame, bodies: Sequence[OrganisationMention], holding: Holding
) -> Resolved | None:
    named = holding.phrase.organisation
    if (one_of_two := _board_in_breath(frame, holding)) is not None:
        return one_of_two
    if named is None or named.needs == "any":
        elected = elected_body(
            frame,
            holding.change.id,
            None if named is None else named.name,
            holding.phrase.role.place,
            holding.phrase.start_char,
        )
        if elected is not None:
            return elected
    if named is None and holding.phrase.role.id == "uy-vien-thuong-vu":
        return committee_beside(frame, holding)
    if named is None:
        return (
            from_gone_to(document, frame, bodies, holding)
            or from_choice(document, frame, holding)
            or _of_same_title(document, frame, bodies, holding)
            or from_group(frame, holding)
            or from_village(frame, holding)
            or from_scene(frame, holding)
            or from_text(document, frame, bodies, holding)
        )
    if named.name in INNER:
        owner = owner_beside(frame, holding)
        owner = owner or _bare_house(document, frame, bodies, holding)
        if owner is not None:
            return inside(named.name, owner)
    if named.needs == "any" and named.name.endswith(" Đảng ủy"):
        board = named.name.removesuffix(" Đảng ủy")
        owner = owner_beside(frame, holding)
        committee = cell_beside(frame, holding, "Đảng ủy") or (owner and inside("Đảng ủy", owner))
        if committee is not None and committee.how != "unresolved":
            return committee._replace(name=f"{board} {committee.name}")
    if named.name in BOARDS and (committee := committee_beside(frame, holding)) is not None:
        return board_of(named, committee)
    if named.name in holding.phrase.role.bodies and named.needs is None:
        found = from_text(document, frame, bodies, holding)
        return found or Resolved(named.name, None, None, "unresolved")
    same = _same_board(frame, holding, named.name)
    return same or _near_place(frame, holding) or board_of_unit(frame, holding) or frame.complete(named)


def _same_board(frame: Frame, holding: Holding, name: str) -> Resolved | None:
    """`Ban Chấp hành LĐLĐ huyện họp, bầu ông An vào Ban Chấp hành`: the one of the paragraph so far."""
    if name not in BOARDS:
        return None
    char = holding.phrase.start_char
    before = frame.bodies_between(frame.paragraph_start(char), char)
    found = (frame.complete(body) for body in before if body.name.startswith(f"{name} "))
    whole = {name_key(body.name): body for body in found if body.how != "unresolved"}
    return whole.popitem()[1]._replace(how="local") if len(whole) == 1 else None


def _board_in_breath(frame: Frame, holding: Holding) -> Resolved | None:
    """`được bầu vào Ban Chấp hành, Ban Thường vụ Huyện ủy`: both are of the committee that is told once."""
    named = holding.phrase.organisation
    boards = [post for post in holding.group if post.title is holding.phrase.title]
    if named is None or named.name not in BOARDS or len(boards) == 1:
        return None
    for post in boards:
        whole = place_beside(frame, holding._replace(phrase=post)) if post.organisation else None
        board = next((board for board in BOARDS if whole and whole.name.startswith(f"{board} ")), None)
        if whole is not None and board is not None:
            return board_of(named, whole._replace(name=whole.name.removeprefix(f"{board} ")))
    for post in boards:
        whole = frame.complete(post.organisation) if post.organisation is not None else None
        board, _, owner = whole.name.partition(" Liên đoàn ") if whole is not None else ("", "", "")
        if whole is not None and owner and board in BOARDS:  # `Ban Chấp hành, Ban Thường vụ LĐLĐ tỉnh`
            return whole._replace(name=f"{named.name} Liên đoàn {owner}", how="local")
    committee = committee_beside(frame, holding._replace(group=boards))
    return committee and board_of(named, committee)


def _of_same_title(
    document: Document, frame: Frame, bodies: Sequence[OrganisationMention], holding: Holding
) -> Resolved | None:
    """`Chủ tịch Hội khóa X, tái đắc cử Chủ tịch`: of the body that the same title has beside it."""
    for post in holding.group:
        same = post.title.title == holding.phrase.title.title and post.organisation is not None
        if same and post.start_char < holding.phrase.start_char:
            return _body(document, frame, bodies, holding._replace(phrase=post))
    return None


def _bare_house(
    document: Document, frame: Frame, bodies: Sequence[OrganisationMention], holding: Holding
) -> Resolved | None:
    """`Bí thư Chi bộ, Giám đốc nông trường`: of the one that the text has named before."""
    for post in holding.group:
        if post.organisation is not None and post.organisation.kind == "bare" and post is not holding.phrase:
            found = from_text(document, frame, bodies, holding._replace(phrase=post))
            if found is not None and not found.name.startswith("Hội"):
                return found
    return None


def _near_place(frame: Frame, holding: Holding) -> Resolved | None:
    """The body with the place that its own sentence says: no other post of the person says otherwise."""
    return place_gone_to(frame, holding) or place_beside(frame, holding) or place_opening(frame, holding)


def _inside_known(
    frame: Frame, holding: Holding, body: Resolved | None, known: dict[int, Resolved]
) -> Resolved | None:
    """`Bí thư Chi bộ, Hiệu trưởng nhà trường`, where the text says of which school; else the body itself."""
    named = holding.phrase.organisation
    if body is None or body.how != "unresolved" or named is None or named.name not in INNER:
        return body
    owners = [known[id(post)] for post in holding.group if id(post) in known and post is not holding.phrase]
    if named.name == "Đảng ủy":  # a province's and a district's is no `Đảng ủy`
        owners = [owner for owner in owners if not (is_wider_unit(owner) or owner.name.startswith(BOARDS))]
    told = {inside(named.name, owner).name: owner for owner in owners if owner.how != "unresolved"}
    if len(told) == 1:
        return inside(named.name, told.popitem()[1])
    house = frame.house_before(holding.phrase.start_char) if not told else None
    return body if house is None else inside(named.name, frame.complete(house))


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


def _of_own_province(
    frame: Frame, holding: Holding, body: Resolved | None, told: dict[tuple[str, str], Resolved]
) -> Resolved | None:
    """`từng là Phó Giám đốc Sở Y tế` of one whose posts are all of another province than the article's.

    Only in an article from elsewhere, of which no province is the paper's own.
    """
    named = holding.phrase.organisation
    if (
        body is None
        or named is None
        or named.needs != "province"
        or body.how not in ("article", "unresolved")
    ):
        return None
    elsewhere = frame.province is not None and frame.province != frame.document.home
    if body.how == "article" and not (elsewhere and body.place == frame.province):
        return None
    sure = [other for other in told.values() if other.how in ("explicit", "local")]
    own = {other.place for other in sure if other.level == "province"}
    if len(own) != 1 or None in own or own == {body.place}:
        return None
    return with_place(named, own.pop() or "", "province", "article")


def _told_before(holding: Holding, holdings: Sequence[Holding]) -> bool:
    """Whether the text has told the person's post with its body: `Trước khi làm Phó Chủ tịch, ông …`."""
    return any(
        other.phrase.organisation is not None and other.phrase.title.title == holding.phrase.title.title
        for other in holdings
        if other.person.name == holding.person.name and other.phrase.end_char < holding.phrase.start_char
    )


def _as_named(
    holding: Holding, named: dict[tuple[str, str], Resolved], holdings: Sequence[Holding]
) -> Resolved | None:
    """`Bí thư Sài nói`: the title alone before the name is the post that the text has named with its body."""
    if holding.phrase.organisation is not None or holding.rule != "posts.post_first":
        return None
    told_with_others = len(holding.group) > 1 and not _told_before(holding, holdings)
    if told_with_others:
        return None
    bodies = [body for (title, _), body in named.items() if title == holding.phrase.title.title]
    return bodies[0]._replace(how="article") if len(bodies) == 1 else None


def _fuller(holding: Holding, own: Resolved | None, told: dict[tuple[str, str], Resolved]) -> Resolved | None:
    """The body of the same person's same post in its fuller form, where there is just one."""
    named = holding.phrase.organisation
    inner = named is None or named.name in (*INNER, *BOARDS)
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
    return next(iter(others.values()))._replace(how="article")
