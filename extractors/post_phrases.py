"""Reads post phrases, a title with its body: `Phó Chủ tịch UBND tỉnh`, `Trưởng ban Tổ chức Huyện ủy`.

Where the phrase begins and ends, and the places and terms that follow it; its body is read by
post_own_bodies.py. Who holds the post is not known here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.organisations import OrganisationMention, read_organisation
from extractors.places import read_place
from extractors.post_own_bodies import read_post_body
from extractors.roles import Role
from extractors.titles import TitleMention

_JOIN = re.compile(
    r"[ \u00a0]*(?:,[ \u00a0]*|[-–][ \u00a0]*|thuộc[ \u00a0]+|của[ \u00a0]+|ở[ \u00a0]+"
    r"|,?[ \u00a0]?đơn vị[ \u00a0]+(?:bầu cử[ \u00a0]+(?:số[ \u00a0]+\d+,?[ \u00a0]+)?)?)?"
)
_BRACKET = re.compile(r"[ \u00a0]*\([^()\n]{1,80}\)")
_TERM = re.compile(
    r"[ \u00a0]*,?[ \u00a0]*\(?(?:các[ \u00a0]+)?(?:nhiệm kỳ|khóa|khoá|nhiệm kì)[ \u00a0]+(?:[IVXLC]+\b|\d+)"
    r"(?:,[ \u00a0]*[IVXLC]+\b){0,6}(?:[ \u00a0]+và[ \u00a0]+[IVXLC]+\b)?"
    r"(?:[ \u00a0]*[-–][ \u00a0]*\d{4})?\)?"
    r"|[ \u00a0]giai đoạn[ \u00a0]\d{4}[ \u00a0]*[-–][ \u00a0]*\d{4}(?=[ \u00a0]?[,;.)]|[ \u00a0]đối với)",
    flags=re.IGNORECASE,
)
_YEARS = re.compile(r"(\d{4})[ \u00a0]*[-–][ \u00a0]*(\d{4})")
_SINCE = re.compile(
    r"[ \u00a0]*,?[ \u00a0]*(?:từ[ \u00a0]+)?(?:(?:đầu|cuối|giữa)[ \u00a0]+)?(?:năm|tháng|ngày)?[ \u00a0]*"
    r"(?:\d{1,2}[/.-])?(?:\d{1,2}[/.-])?\d{4}(?:[ \u00a0]+đến[ \u00a0]+(?:nay|năm[ \u00a0]+\d{4}|\d{4}))?",
    flags=re.IGNORECASE,
)
_THIS = re.compile(r"[ \u00a0]+(?:(?:này|trên|nói trên|nhà|mình|ta)\b|chùa(?=[ \u00a0]?[,;.]))")


_AND_BOARD = re.compile(r"(?:,| và)[ \u00a0](?=(?:Ban|BCH|BTV|ban)\b)")
_BOARDS = ("Ban Chấp hành", "Ban Thường vụ")


class PostPhrase(NamedTuple):
    """A post as written.

    start_char:end_char spans title and body. organisation: as read, None where the phrase names none; its
    offsets are the text's, or the title's where the title implies it; its kind is `unknown` where no rule
    knows such a body. reach: where the places, brackets and
    terms that follow the body end. term: `2020/2025`, None if the phrase gives none.
    """

    start_char: int
    end_char: int
    reach: int
    title: TitleMention
    organisation: OrganisationMention | None
    term: str | None

    @property
    def role(self) -> Role:
        """The role of its title."""
        return self.title.role


def find_posts(
    text: str,
    end: int,
    titles: Sequence[TitleMention],
    stops: Sequence[int],
    bodies: Sequence[OrganisationMention],
) -> Iterator[PostPhrase]:
    """Yield the posts that begin with one of the titles, in order; they end before `end`.

    stops: where names of people begin, in order: no body runs into a name. bodies: the bodies of the text,
    so that title words inside the name of a body (`Ban Bí thư`) are left alone.
    """
    position = 0
    for title in titles:
        if title.start_char < position or _is_inside(title, bodies) or _is_short_form(text, title, position):
            continue
        index = bisect_left(stops, title.end_char)
        limit = min(end, stops[index]) if index < len(stops) else end
        phrase = _phrase(text, _over_body(title, bodies), limit, end)
        while phrase is not None:
            position = phrase.end_char
            yield phrase
            phrase = _next_board(text, phrase, limit)


def with_body(text: str, phrase: PostPhrase, start: int) -> PostPhrase:
    """The post in the body that begins at `start` and fills a bracket; the post as it was where none does."""
    body = read_organisation(text, start)
    fits = (
        body is not None and body.name.startswith(phrase.role.bodies) and text.startswith(")", body.end_char)
    )
    return phrase._replace(organisation=body) if fits else phrase


def _next_board(text: str, phrase: PostPhrase, limit: int) -> PostPhrase | None:
    """`Ủy viên Ban Chấp hành, Ban Thường vụ Huyện ủy`: the same title in the board that follows."""
    before = phrase.organisation
    gap = _AND_BOARD.match(text, phrase.end_char, limit)
    if gap is None or before is None or not before.name.startswith(_BOARDS):
        return None
    board = read_organisation(text, gap.end())
    if board is None or not board.name.startswith(_BOARDS) or board.end_char > limit:
        return None
    reach, term = _reach(text, board.end_char, limit)
    return PostPhrase(gap.end(), board.end_char, reach, phrase.title, board, term)


def _is_short_form(text: str, title: TitleMention, end: int) -> bool:
    """`Đại biểu Quốc hội (ĐBQH)`: what the post that ends there is called from here on."""
    return text[end : title.start_char] == " (" and text[title.end_char : title.end_char + 1] == ")"


def _is_inside(title: TitleMention, bodies: Sequence[OrganisationMention]) -> bool:
    for body in bodies:
        if body.start_char >= title.start_char:
            return False
        if title.start_char < body.end_char:
            return True
    return False


def _over_body(title: TitleMention, bodies: Sequence[OrganisationMention]) -> TitleMention:
    """`Phó Thủ tướng Thường trực` + `Chính phủ`: the title up to the end of the body that it implies."""
    own = title.role.body
    for body in bodies if own is not None else ():
        if body.start_char >= title.end_char:
            break
        if body.end_char > title.end_char and body.name.endswith(own or ""):
            return title._replace(end_char=body.end_char)
    return title


def _phrase(text: str, title: TitleMention, limit: int, end: int) -> PostPhrase | None:
    organisation, stop = read_post_body(text, title, limit, end)
    role = title.role
    if organisation is None and (role.needs_body or role.only_bodies):
        return None
    if role.only_bodies and organisation is not None and not organisation.name.startswith(role.bodies):
        return None
    reach, term = _reach(text, stop, limit)
    return PostPhrase(title.start_char, stop, reach, title, organisation, term)


def _follows(text: str, end: int, limit: int) -> "re.Match[str] | None":
    return _THIS.match(text, end, limit) or _BRACKET.match(text, end, limit) or _SINCE.match(text, end, limit)


def _reach(text: str, end: int, limit: int) -> tuple[int, str | None]:
    """Where the higher places, brackets and terms after a body end, and the term in years."""
    term = None
    for _ in range(6):
        if match := _TERM.match(text, end, limit):
            years = _YEARS.search(match.group())
            term = f"{years[1]}/{years[2]}" if years else term
        elif not (match := _follows(text, end, limit)):
            join = _JOIN.match(text, end, limit)
            assert join is not None
            place = read_place(text[join.end() : min(limit, join.end() + 60)], 0)
            if place is None or join.end() == end:
                break
            end = join.end() + place.end_char
            continue
        end = match.end()
    return end, term
