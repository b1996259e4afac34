"""Reads a line from left to right: which names and posts in it belong together.

name first   Lường Văn Toản, Bí thư Huyện ủy, Chủ tịch HĐND huyện; … - Bí thư …; … (thứ hai từ phải) …
post first   Bí thư Huyện ủy Lường Văn Toản; Chủ tịch UBND xã, ông Toản; Bí thư Huyện ủy là ông Toản
shared       các Phó Chủ tịch UBND tỉnh: A, B và C; A và B - Phó Chủ tịch HĐND tỉnh
told         Toản được bầu giữ chức Bí thư Huyện ủy; cách chức Chủ tịch UBND xã đối với ông Toản
"""

from collections.abc import Sequence
from itertools import pairwise

import regex

from extractors.document import Zone
from extractors.elided_places import ENDED as UNIT_ENDED
from extractors.past_words import leads_past
from extractors.personnel import ENDED, FORMER, HOLDS, RETIRED, binds, last_change
from extractors.post_agents import split_agents
from extractors.post_beside import Told
from extractors.post_links import (
    START,
    Element,
    Link,
    end_of,
    read_link,
    sentence_before,
    start_of,
    words_before,
)
from extractors.post_named import read_person
from extractors.post_neighbours import Holding
from extractors.post_phrases import PostPhrase
from extractors.post_reading import Reading, hold, rule_of
from extractors.post_told import read_post
from extractors.records import Mention
from extractors.succession_words import leaves, lists_retired, retires

_KIN = regex.compile(
    r"\((?:mẹ|má|bố|ba|cha|vợ|chồng|con(?: trai| gái| dâu| rể| cả| út)?|cháu|em(?: trai| gái)?|anh trai|"
    r"chị gái|ông nội|bà nội|ông ngoại|bà ngoại)(?: (?:của|đẻ|ruột))?(?: [\p{Ll}]+){0,3} $"
)

_KIN_REACH = 40


def read_line(text: str, zone: Zone, elements: Sequence[Element]) -> list[Holding]:
    """The holdings of one line, read from left to right."""
    elements = [one for one in elements if not (isinstance(one, Mention) and _is_kin(text, zone, one))]
    links = _links(text, elements)
    rest, agents = split_agents(elements, links)
    if len(rest) == len(elements):
        return _read_elements(text, zone, elements, links)
    readings = [_read_elements(text, zone, some, _links(text, some)) for some in (rest, *agents)]
    return [holding for reading in readings for holding in reading]


def _links(text: str, elements: Sequence[Element]) -> list[Link]:
    return [read_link(text, end_of(a), start_of(b)) for a, b in pairwise(elements)]


def _read_elements(
    text: str, zone: Zone, elements: Sequence[Element], links: Sequence[Link]
) -> list[Holding]:
    reader = Reading()
    paired = 0
    for index, element in enumerate(elements):
        if index < paired:
            continue
        link = links[index - 1] if index else START
        before = elements[index - 1] if index else None
        after = links[index] if index < len(links) else START
        follower = elements[index + 1] if index < len(links) else None
        if isinstance(element, PostPhrase):
            claims = ("is", "colon") if element.title.plural else ("same", "is", "colon")
            beside = link.kind == "same" and isinstance(before, Mention)  # cells of a table
            named = isinstance(follower, Mention) and (after.kind in claims or after.addressed)
            claimed = isinstance(follower, Mention) and after.kind in claims and not beside
            claimed = claimed or (reader.titles_first and _leads_to_name(elements, links, index))
            if len(reader.together) > 1 and isinstance(before, Mention):
                paired = index + _pair(reader, elements[index:], [link, *links[index:]])
                if index < paired:
                    continue
            after_name = isinstance(before, Mention)
            read_post(reader, Told(text, zone, element, link, after_name, claimed, named))
        else:
            own_post = isinstance(follower, PostPhrase) and after.kind == "comma"
            read_person(reader, text, zone, element, link, before, own_post)
    return [_over(text, zone, holding) for holding in reader.holdings]


def _leads_to_name(elements: Sequence[Element], links: Sequence[Link], index: int) -> bool:
    """`Bí thư Huyện ủy A, | Ủy viên Ban Thường vụ, Chủ tịch UBND huyện B`: the posts lead to the next."""
    for element, link in zip(elements[index + 1 :], links[index:], strict=False):
        if isinstance(element, Mention):
            return link.kind == "same"
        if link.kind not in ("comma", "also"):
            return False
    return False


def _is_kin(text: str, zone: Zone, person: Mention) -> bool:
    """`Bà Miên (mẹ em Lộc), Chi hội trưởng`: one who only says whose kin the other is."""
    start, end = person.evidence.start_char, person.evidence.end_char
    return (
        text.startswith(")", end)
        and _KIN.search(text, max(zone.start_char, start - _KIN_REACH), start) is not None
    )


def _over(text: str, zone: Zone, holding: Holding) -> Holding:
    """`Ông A, Giám đốc Sở Y tế nghỉ hưu`; `quyết định nghỉ hưu cho: …`; `(khi đó là …)`: the post is past."""
    end = max(post.reach for post in holding.group)
    if holding.change is not HOLDS or holding.stage is not None:
        return holding
    start = min(holding.phrase.start_char, holding.person.evidence.start_char)
    behind = text[end : min(end + 70, zone.end_char)]
    if leaves(behind):
        return holding._replace(change=ENDED) if _may_leave(holding) else holding
    if retires(behind) or lists_retired(sentence_before(text, zone, start)):
        return holding._replace(change=RETIRED)
    if UNIT_ENDED.match(text, holding.phrase.end_char, zone.end_char):
        return holding._replace(change=FORMER)  # `Chủ tịch UBND phường Bình An cũ`
    if leads_past(words_before(text, zone, holding.phrase.start_char)):
        return holding._replace(change=FORMER)
    return holding


def _may_leave(holding: Holding) -> bool:
    """Not a seat on a committee: that ends by a decision of its own."""
    return not holding.phrase.role.is_seat and holding.phrase.role.id != "dai-bieu"


def _pair(reader: Reading, elements: Sequence[Element], links: Sequence[Link]) -> int:
    """`A và B được bầu làm Trưởng ban Kinh tế và Trưởng ban Pháp chế`: one each; how many are read."""
    people, posts = reader.together, []
    for number, element in enumerate(elements):
        goes_on = number == 0 or links[number].kind in ("comma", "and", "same")
        if not isinstance(element, PostPhrase) or not goes_on or links[number].words.startswith("kiêm"):
            break
        posts.append(element)
    told = links[0].kind == "other" and binds(links[0].words)
    # `ông A và bà B, Chủ tịch và Phó Chủ tịch UBND xã`
    beside = links[0].kind == "comma" and all(link.kind == "and" for link in links[1 : len(posts)])
    beside = beside and len({post.title.title for post in posts}) == len(posts) > 1
    if beside and len(posts) == len(people) and posts[0].role.single:
        for person, post in zip(people, posts, strict=True):
            reader.group, reader.change = list(posts), HOLDS
            hold(reader, post, "posts.list_item", person)
        reader.holder, reader.group, reader.together = None, [], []
        return len(posts)
    sure = "lần lượt" in links[0].words or all(post.role.single for post in posts)
    if not told or len(posts) != len(people) or not sure:
        return 0
    reader.change = last_change(links[0].words) or HOLDS
    for person, post in zip(people, posts, strict=True):
        reader.group = []
        hold(reader, post, rule_of(reader.change), person)
    reader.holder, reader.group, reader.together = None, [], []
    return len(posts)
