"""Reads charts: names and posts on lines of their own, as pages of government offices have them.

Đ/c Nguyễn Bá Uyển                          Họ và tên: Nguyễn Bá Uyển
Phó Bí thư Thường trực Huyện ủy             Chức vụ: Chủ tịch UBND huyện
"""

from collections.abc import Iterator
from itertools import pairwise

import regex

from extractors.document import Zone
from extractors.personnel import FORMER, HOLDS
from extractors.post_bodies import Holding
from extractors.post_links import ADDRESS, Element, end_of, read_link, start_of
from extractors.post_phrases import PostPhrase
from extractors.records import Mention

_LINE_LEAD = regex.compile(
    rf"^[\s\-–+*•\d.)]*(?:(?:họ và tên|họ tên|chức vụ|chức danh|các|tm\.|kt\.)[\s:]*)?(?:{ADDRESS}[\s:]*)*",
    flags=regex.IGNORECASE,
)


def read_charts(text: str, lines: list[tuple[Zone, list[Element]]]) -> Iterator[Holding]:
    """Names and posts on lines of their own.

    `Đ/c Nguyễn Văn An` over `Bí thư Huyện ủy, Chủ tịch HĐND huyện`, or the post over the name; `Các Phó Bí
    thư:` over several names. A name between two posts takes the one below it.
    """
    kinds = [_line_kind(text, zone, elements) for zone, elements in lines]
    shared: list[PostPhrase] = []
    for index, (_, elements) in enumerate(lines):
        above = kinds[index - 1] if index else ""
        below = kinds[index + 1] if index + 1 < len(lines) else ""
        if kinds[index] not in ("name", "opening"):
            posts = [element for element in elements if isinstance(element, PostPhrase)]
            shared = posts if kinds[index] == "post" and posts[0].title.plural else []
            continue
        person = elements[-1]
        assert isinstance(person, Mention)
        group: list[PostPhrase] = []
        if below == "post":
            group = [element for element in lines[index + 1][1] if isinstance(element, PostPhrase)]
            group = [] if group[0].title.plural else group
        if not group and kinds[index] == "name":
            group = shared
            if above == "post" and (index < 2 or kinds[index - 2] != "name"):
                group = [element for element in lines[index - 1][1] if isinstance(element, PostPhrase)]
        for post in group:
            yield Holding(person, post, group, "posts.chart", FORMER if post.title.former else HOLDS)


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
    between = (read_link(text[end_of(a) : start_of(b)]).kind for a, b in pairwise(elements))
    posts = all(isinstance(element, PostPhrase) for element in elements)
    if posts and alone and not rest.strip(" .,;:") and all(k in ("comma", "also", "and") for k in between):
        return "post"
    return ""
