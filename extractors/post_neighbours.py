"""The body of a post from the posts told of the same person in one breath.

`Bí thư kiêm Chủ tịch UBND xã Tả Sín`   Bí thư is of the Đảng ủy xã Tả Sín
`Bí thư Đảng ủy, Giám đốc Sở Y tế`      Bí thư is of the Đảng ủy Sở Y tế
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from extractors.elided_bodies import committee_of
from extractors.elided_places import Resolved, fits, with_place
from extractors.frame import Frame
from extractors.organisations import OrganisationMention
from extractors.personnel import Change
from extractors.place_types import bare_name
from extractors.post_own_bodies import body_of_place, named_body, village_body
from extractors.post_phrases import PostPhrase
from extractors.post_stages import Stage
from extractors.records import Mention

_PARTY_CELLS = ("Đảng ủy", "Chi bộ", "Chi ủy", "Đảng bộ")
_PARTY_GROUPS = ("Ban cán sự đảng", "Ban Cán sự đảng", "Ban Cán sự Đảng", "Đảng đoàn", "Đảng Đoàn")
INNER = (
    *_PARTY_CELLS,
    *_PARTY_GROUPS,
    *("Hội đồng quản trị", "Hội đồng thành viên", "Hội đồng trường", "Công đoàn cơ sở", "Công đoàn"),
)
BOARDS = ("Ban Thường vụ", "Ban Chấp hành")
COMMITTEES = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy")
_TERRITORIAL = (
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy",
    "Đảng ủy xã", "Đảng ủy phường", "Đảng ủy thị trấn", "Đảng bộ",
)  # fmt: skip


_HEADS = frozenset({"bi-thu", "pho-bi-thu"})


_OF_COMMUNE = (
    "Ủy ban Mặt trận", "Mặt trận", "Hội Nông dân", "Hội Liên hiệp", "Hội Phụ nữ", "Hội Cựu chiến binh",
    "Đoàn ", "Xã đoàn", "Phường đoàn", "Văn phòng", "Phòng ", "Ủy ban Kiểm tra", "Ban ",
)  # fmt: skip


class Holding(NamedTuple):
    """A person and a post that belong together. group: the posts told of the person in one breath.

    stage: of a life, that it is told of; None where it is told of none.
    """

    person: Mention
    phrase: PostPhrase
    group: Sequence[PostPhrase]
    rule: str
    change: Change
    stage: Stage | None = None

    @property
    def told(self) -> bool:
        """Whether a verb tells of the post (`được bầu làm`), so that a date may say when."""
        return self.change.status in ("new", "candidate") or self.change.id in ("ended", "removed", "retired")


def from_group(frame: Frame, holding: Holding) -> Resolved | None:
    """`Bí thư kiêm Chủ tịch UBND xã Tả Sín`: the place of the next post, or of the one before."""
    for neighbour in _neighbours(holding):
        body = neighbour.organisation
        if body is not None and neighbour.role.id == "nguoi-phat-ngon" and holding.phrase.role.head:
            whole = frame.complete(body)  # `Chánh Văn phòng, Người phát ngôn UBND tỉnh`
            return whole._replace(name=f"{holding.phrase.role.head} {whole.name}", how="local")
        inside = _outer(holding, body)
        if inside is not None:
            return inside
        if body is not None and (_shares(holding, body) or _shares_title(holding, neighbour)):
            return frame.complete(body)  # `Phó Chỉ huy trưởng, Tham mưu trưởng Bộ CHQS tỉnh`
        if body is not None and (committee := _committee_of_board(frame, holding, body)) is not None:
            return committee
        if body is None or not (body.name.startswith(_TERRITORIAL) or body.level == "village"):
            continue
        if holding.phrase.role.place is not None and neighbour.role.place == holding.phrase.role.place:
            return frame.complete(body)  # `Phó Chủ tịch HĐND huyện giữ chức Chủ tịch`
        own = _same_place(frame, holding, body)
        if own is not None:
            return own
    return None


def _shares(holding: Holding, body: OrganisationMention) -> bool:
    """Whether the post calls for such a body too: its name begins so, and goes on."""
    role = holding.phrase.role
    if body.name.startswith(role.not_bodies or "\0"):
        return False
    return role.place is None and any(body.name.startswith(f"{start} ") for start in role.bodies)


def _shares_title(holding: Holding, neighbour: PostPhrase) -> bool:
    """`Phó Bí thư, Bí thư Huyện đoàn Na Rì`: a deputy and a head in one breath are of one body."""
    body, role = neighbour.organisation, holding.phrase.role
    follows = neighbour.start_char > holding.phrase.start_char
    same = role.place is not None and neighbour.role.place == role.place and neighbour.role.id != role.id
    return follows and same and body is not None and body.name.startswith(role.bodies)


_COMMITTEE = regex.compile(r" (?P<committee>(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ủy(?!\p{L}).*)")


def _committee_of_board(frame: Frame, holding: Holding, body: OrganisationMention) -> Resolved | None:
    """`Phó Bí thư, Chủ nhiệm UBKT Đảng ủy xã Tả Sín`: of the committee whose board the next post is of."""
    if holding.phrase.role.place != "party" or body.branch != "party":
        return None
    whole = frame.complete(body)
    match = _COMMITTEE.search(whole.name)
    if match is None or whole.how == "unresolved":
        return None
    return whole._replace(name=match["committee"], how="local")


def _outer(holding: Holding, body: OrganisationMention | None) -> Resolved | None:
    """`Giám đốc kiêm Bí thư Chi bộ Trung tâm Y tế`: the body around the cell of the post beside."""
    for cell in INNER if body is not None else ():
        assert body is not None
        _, found, outer = body.name.partition(f"{cell} ")
        if found and " " in outer and outer.startswith(holding.phrase.role.bodies or "\0"):
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


def from_village(frame: Frame, holding: Holding) -> Resolved | None:
    """`trưởng thôn` of the thôn that the paragraph speaks of, or that the post beside names."""
    role = holding.phrase.role
    if role.branch != "village" or role.head is None:
        return None
    whole = frame.complete(named_body(f"Chi bộ {role.head.lower()}", holding.phrase.start_char))
    if whole.place is None or whole.level != "village":
        return None
    village = village_body(whole.place, 0, 0, "")
    return whole._replace(name=village.name)


_ADJACENT = regex.compile(
    r"[ \u00a0]*(?:[,\-–][ \u00a0]*)?(?:(?:và|kiêm|kiêm nhiệm|đồng thời là|nguyên|cựu)[ \u00a0]+)?"
    r"(?:giữ[ \u00a0]+(?:chức|chức vụ)[ \u00a0]+)?",
    regex.IGNORECASE,
)


def place_beside(frame: Frame, holding: Holding) -> Resolved | None:
    """`Phó Bí thư Huyện ủy, Chủ tịch HĐND, Chủ tịch UBND huyện Na Hang`: all of the unit named last."""
    named = holding.phrase.organisation
    if named is None or named.place is not None or named.needs not in ("province", "district", "commune"):
        return None
    types = (named.missing,) if named.missing else named.types
    for beside in _adjacent(frame, holding):
        body = beside.organisation
        if body is None or body.needs is not None or body.level != named.needs or body.place is None:
            continue
        place = frame.complete(body).place  # in the article's usual spelling
        if place is not None and fits(place, types):
            return with_place(named, place, body.level, "local")
    return None


_WIDER = ("Tây Nam", "Tây Bắc", "Tây Nguyên", "Trung ương", "quốc gia", "Chính phủ", "Bộ ", "Nhà nước")


def board_of_unit(frame: Frame, holding: Holding) -> Resolved | None:
    """`Phó Chủ tịch UBND tỉnh Phú Yên, Phó Trưởng Ban Chỉ đạo Chương trình 1719`: the province's board.

    A unit sets up such a board of its own officials; one of the centre says so in its name.
    """
    named = holding.phrase.organisation
    if named is None or named.kind != "steering_committee" or (named.needs, named.place) != (None, None):
        return None
    if any(word in named.name for word in _WIDER):
        return None
    for neighbour in _neighbours(holding):
        body = neighbour.organisation
        whole = frame.complete(body) if body is not None and body.name.startswith(_TERRITORIAL) else None
        if whole is not None and whole.place is not None:
            return with_place(named, whole.place, whole.level, "local")
    return None


def _adjacent(frame: Frame, holding: Holding) -> list[PostPhrase]:
    """The next post of the group that names a place and the one before, over posts that leave theirs out,
    where nothing but commas or `kiêm` is between."""
    ordered = sorted(holding.group, key=lambda post: post.start_char)
    index = next(i for i, post in enumerate(ordered) if post is holding.phrase)
    ways = (ordered[index:], ordered[index::-1])
    return [found for way in ways if (found := _first_with_place(frame.document.text, way)) is not None]


def _first_with_place(text: str, posts: Sequence[PostPhrase]) -> PostPhrase | None:
    for post, other in pairwise(posts):
        first, second = (post, other) if post.start_char < other.start_char else (other, post)
        if not _ADJACENT.fullmatch(text[first.reach : second.start_char]):
            return None
        if other.title.former != post.title.former:
            return None
        if other.organisation is not None and other.organisation.place is not None:
            return other
    return None


def committee_beside(frame: Frame, holding: Holding) -> Resolved | None:
    """`Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy`: the committee that the post beside names, else
    that of its unit (`UVTV, Chủ tịch UBND huyện`); the head of one sits on the one above it."""
    bodies = [
        (post, _board_with_place(frame, holding, post) or frame.complete(post.organisation))
        for post in _neighbours(holding)
        if post.organisation is not None and post.organisation.name not in BOARDS
    ]
    for post, whole in bodies:
        for committee in COMMITTEES:
            before, found, place = whole.name.partition(committee)
            above = post.role.id in _HEADS and holding.phrase.role.id not in ("tham-gia-ban", "vao-ban")
            if found and not before and above and committee not in ("Tỉnh ủy", "Thành ủy"):
                return _of_province(frame)
            if found:
                return whole._replace(name=f"{committee}{place}", how="local")
    own_board = holding.phrase.organisation is not None and holding.phrase.organisation.name in BOARDS
    for post, whole in bodies if own_board else ():
        if post.organisation is not None and post.organisation.branch == "union" and whole.place is not None:
            return whole._replace(how="local")  # `Ủy viên Ban Chấp hành, Phó Chủ tịch LĐLĐ huyện`
    of_units = (committee_of(whole) for _, whole in bodies if whole.how != "unresolved")
    found_unit = next(filter(None, of_units), None)
    return found_unit and found_unit._replace(how="local")


def _board_with_place(frame: Frame, holding: Holding, post: PostPhrase) -> Resolved | None:
    """`Ban Chấp hành, Ban Thường vụ Huyện ủy, giữ chức Bí thư Huyện ủy Na Hang`: each is of Na Hang."""
    board = post.organisation is not None and post.organisation.name.startswith(BOARDS)
    return place_beside(frame, holding._replace(phrase=post)) if board else None


def _of_province(frame: Frame) -> Resolved | None:
    if frame.province is None or not frame.province.startswith("tỉnh "):
        return None
    return Resolved(f"Tỉnh ủy {bare_name(frame.province)}", frame.province, "province", "article")


def cell_beside(frame: Frame, holding: Holding, cell: str) -> Resolved | None:
    """`Ủy viên Ban Thường vụ Đảng ủy, Chủ nhiệm UBKT Đảng ủy Sở Y tế`: the one that the post beside names."""
    for neighbour in _neighbours(holding):
        if neighbour.organisation is None:
            continue
        whole = frame.complete(neighbour.organisation)
        _, found, outer = whole.name.partition(f"{cell} ")
        if found:
            return whole._replace(name=f"{cell} {outer}", how="local")
    return None


def from_known(holding: Holding, known: dict[int, Resolved]) -> Resolved | None:
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
    opens = (i for i, word in enumerate(words) if i and (not word.islower() or word == "số"))
    count = next(opens, len(words))
    return " ".join(words[:count]).lower(), " ".join(words[count:])


def _neighbours(holding: Holding) -> list[PostPhrase]:
    """The posts of the group: those after this one first, then those before, nearest first."""
    index = next(i for i, post in enumerate(holding.group) if post is holding.phrase)
    nearest = [*holding.group[index + 1 :], *reversed(holding.group[:index])]
    return [post for post in nearest if holding.phrase.title.former or not post.title.former]


_PARTS = frozenset({"division", "team", "faculty", "investigation_agency", "office", "firm_board"})
_OF_AGENCY = ("Đảng", "Công đoàn")  # what an agency has, and no part of it
_AGENCY = regex.compile(
    r" (?P<agency>(?:Sở|Công an|Trường|Công ty|Tổng công ty|Tập đoàn|Bệnh viện|Cục|Bộ|Học viện|Tòa án|"
    r"Viện kiểm sát|Kho bạc|Ngân hàng|Trung tâm|Ủy ban nhân dân)(?!\p{L}).*)"
)


def _is_of_agency(name: str) -> bool:
    return name.startswith(_OF_AGENCY) or name.endswith("Đảng ủy")


def owner_beside(frame: Frame, holding: Holding) -> Resolved | None:
    """The body of the post beside, of which a party cell or group is the inside."""
    named = holding.phrase.organisation
    for neighbour in _neighbours(holding):
        body = neighbour.organisation
        if body is not None and body.name not in INNER and body.kind != "bare":
            owner = frame.complete(body)
            if body.kind in _PARTS and named is not None and _is_of_agency(named.name):
                agency = _AGENCY.search(owner.name)  # a part of an agency has a cell, no committee
                if agency is None:
                    continue
                owner = owner._replace(name=agency["agency"])
            if named is not None and named.name.startswith("Đảng ủy") and is_wider_unit(owner):
                continue
            if not owner.name.startswith(("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy", "Ban ")):
                return owner
    return None


def is_wider_unit(owner: Resolved) -> bool:
    """Whether it is a province or district, whose committee is no `Đảng ủy`."""
    return owner.name.startswith(_TERRITORIAL) and owner.level in ("province", "district")


def inside(name: str, owner: Resolved) -> Resolved:
    """`Đảng ủy` of `Sở Y tế` is the `Đảng ủy Sở Y tế`; of the UBND of a commune, the `Đảng ủy xã …`."""
    for cell in INNER:  # `Chủ tịch Công đoàn, Phó Bí thư Chi bộ Công ty …`: both are of the firm
        owner = owner._replace(name=owner.name.removeprefix(f"{cell} "))
    territorial = owner.name.startswith(_TERRITORIAL)
    if name.startswith("Đảng") and owner.level == "commune" and owner.name.startswith(_OF_COMMUNE):
        territorial = True  # a commune's front and unions have cells, its committee is the one Đảng ủy
    if owner.level == "village" and not owner.name.startswith(_PARTY_CELLS):
        return Resolved(f"{name} {owner.name[0].lower()}{owner.name[1:]}", owner.place, owner.level, "local")
    if name in _PARTY_CELLS and owner.place and territorial:
        return Resolved(f"{name} {owner.place}", owner.place, owner.level, "local")
    committee, _, unit = owner.name.rpartition("Ủy ban nhân dân ")
    if name in _PARTY_CELLS and not committee and unit and owner.how == "unresolved":
        return Resolved(
            f"{name} {unit}", None, owner.level, "unresolved"
        )  # `Đảng ủy xã`, of which one is open
    return Resolved(f"{name} {owner.name}", owner.place, owner.level, "local")
