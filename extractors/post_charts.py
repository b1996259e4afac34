"""Reads charts: names and posts on lines of their own, as pages of government offices have them.

Đ/c Nguyễn Bá Uyển                          Họ và tên: Nguyễn Bá Uyển
Phó Bí thư Thường trực Huyện ủy             Chức vụ: Chủ tịch UBND huyện
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from extractors.document import Zone
from extractors.personnel import FORMER, HOLDS
from extractors.post_asides import address
from extractors.post_links import Element, end_of, read_link, start_of
from extractors.post_neighbours import Holding
from extractors.post_phrases import PostPhrase
from extractors.records import Mention
from extractors.titles import TitleMention, letters_between

Line = tuple[Zone, list[Element]]

_LABEL = regex.compile(r"^[ \u00a0\-–+*•\d.)]*(?:chức vụ|chức danh|chức vụ hiện nay)[ \u00a0]*:[ \u00a0]*$")
_CAREER = frozenset(
    {
        "từ",
        "tháng",
        "năm",
        "đến",
        "nay",
        "hiện",
        "giai",
        "đoạn",
        "nhiệm",
        "kỳ",
        "là",
        "giữ",
        "chức",
        "vụ",
        "làm",
    }
    | {"được", "bầu", "bổ", "nhiệm", "đồng", "chí", "ông", "bà"}
)
_YEAR = regex.compile(r"\d{4}")  # a quick look
_SPLIT = regex.compile(r"[\s,:;()\-–+*•./]+")
_LINE_LEAD = regex.compile(
    rf"^[\s\-–+*•\d.)]*(?:(?:họ và tên|họ tên|chức vụ|chức danh|các|tm\.|kt\.)[\s:]*)?(?:{address()}[\s:]*)*",
    flags=regex.IGNORECASE,
)


def read_charts(text: str, lines: Sequence[Line]) -> Iterator[Holding]:
    """The holdings that a single line does not show.

    A name takes the posts of the line below it, else of the line above; several names those of `Các Phó Bí
    thư:` above them. Lines with `Chức vụ:` or with years (`Từ 2005 đến 2010: Phó Bí thư …`) go to the one
    person whom the lines before are about.
    """
    kinds = [_line_kind(text, zone, elements) for zone, elements in lines]
    shared: list[PostPhrase] = []
    subject: Mention | None = None
    for index, (_, elements) in enumerate(lines):
        kind = kinds[index]
        below = kinds[index + 1] if index + 1 < len(lines) else ""
        people = [element for element in elements if isinstance(element, Mention)]
        group: list[PostPhrase] = []
        if kind in ("name", "opening") and below in ("post", "label"):
            group = _posts(lines[index + 1])
            group = [] if group[0].title.plural else group
        if kind == "name" and not group:
            over = kinds[index - 1] == "post" and kinds[max(0, index - 2)] != "name" if index else False
            group = _posts(lines[index - 1]) if over else shared
        if group:
            yield from _held(people[-1], group)
        elif kind in ("label", "career") and subject is not None and kinds[index - 1] != "name":
            yield from _held(subject, _posts(lines[index]), former=_is_over(text, lines[index], kind))
        shared = shared if kind == "name" else []
        if kind == "post" and elements and _posts(lines[index])[0].title.plural:
            shared = _posts(lines[index])
        if people:
            subject = people[0] if len({person.name for person in people}) == 1 else None


def _held(person: Mention, group: list[PostPhrase], former: bool = False) -> Iterator[Holding]:
    if person.historical or person.resolved == "unresolved":
        return
    for post in group:
        yield Holding(person, post, group, "posts.chart", FORMER if former or post.title.former else HOLDS)


def _posts(line: Line) -> list[PostPhrase]:
    return [element for element in line[1] if isinstance(element, PostPhrase)]


def _is_over(text: str, line: Line, kind: str) -> bool:
    """A stage of a career is over unless it runs `đến nay`."""
    zone, elements = line
    return kind == "career" and "nay" not in letters_between(text, zone.start_char, start_of(elements[0]))


def may_open_line(text: str, zone: Zone, title: TitleMention) -> bool:
    """Whether a post of this title may open a line of a chart, by what stands before it."""
    start, end = zone.start_char, title.start_char
    lead = _LINE_LEAD.fullmatch(text[start:end])
    return lead is not None or _kind_before(letters_between(text, start, end)) is not None


def _kind_before(before: str) -> str | None:
    if _LABEL.search(before):
        return "label"
    return "career" if _is_career(before) else None


def _line_kind(text: str, zone: Zone, elements: list[Element]) -> str:
    """What a line is: `name` or `post` and nothing else, `opening` (… đồng chí Nguyễn Văn An,), or empty."""
    if not elements:
        return ""
    lead = _LINE_LEAD.match(text[zone.start_char : start_of(elements[0])])
    alone = lead is not None and lead.end() == start_of(elements[0]) - zone.start_char
    rest = text[end_of(elements[-1]) : zone.end_char].strip()
    if isinstance(elements[-1], Mention):
        if len(elements) == 1 and alone and not rest.strip(" .,;:-–"):
            return "name"
        return "opening" if rest in (",", "-", "–") else ""
    between = (read_link(text, end_of(a), start_of(b)).kind for a, b in pairwise(elements))
    posts = all(isinstance(element, PostPhrase) for element in elements)
    if not posts or rest.strip(" .,;:") or not all(kind in ("comma", "also", "and") for kind in between):
        return ""
    before = letters_between(text, zone.start_char, start_of(elements[0]))
    return _kind_before(before) or ("post" if alone else "")


def _is_career(before: str) -> bool:
    """Whether the words before a post are years and no more: `- Từ 5/2005 đến 8/2010:`."""
    if _YEAR.search(before) is None:
        return False
    words = [word for word in _SPLIT.split(before) if word]
    years = any(word.isdigit() and len(word) == 4 for word in words)
    return years and all(word.isdigit() or word in _CAREER for word in words)
