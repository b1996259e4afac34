"""Finds who holds which post: `Nguyễn Văn An, Bí thư Huyện ủy Sơn Lĩnh`.

People and post phrases (post_phrases.py) are taken in the order of the text; what stands between two
neighbours (post_links.py) decides whether they belong together, within a line (post_lines.py) or over the
lines of a chart (post_charts.py). Which body a post is of, where its phrase leaves it out, is decided last
(post_bodies.py), since it may be told anywhere in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.dates import DateMention, find_dates
from extractors.document import Document, Zone
from extractors.elided_places import Resolved
from extractors.foreign_parties import foreign_body
from extractors.frame import Frame
from extractors.personnel import FORMER, HOLDS
from extractors.post_bodies import body_of
from extractors.post_charts import may_open_line, read_charts
from extractors.post_lines import read_line
from extractors.post_links import Element, start_of
from extractors.post_neighbours import Holding
from extractors.post_phrases import PostPhrase, find_posts
from extractors.post_pronouns import only_name, read_pronouns
from extractors.post_stages import Stage, end_behind, stage_behind
from extractors.records import Mention, PostClaim, quote
from extractors.titles import letter_key, titles_by_zone

_OTHER_DATE = re.compile(
    r"(?:sinh|(?<!\w)sn)[^,;]*$|/[ \u00a0]*$"
    r"|(?:số|quyết định|nghị quyết|kết luận|quy định|luật|chỉ thị|hướng dẫn|nghị định|thông tư|thông báo|"
    r"kế hoạch|công văn|tờ trình|điều lệ|quy chế|quy hoạch|đề án|biên bản)[^,;]*,?[ \u00a0]*$"
)
_OTHER_STAGE = re.compile(r"\((?:kể )?từ[ \u00a0]*$")
_NOT_THEN = re.compile(r"(?<!\w)(?:trước|sau|từ|khoảng|đến)[ \u00a0]*$")
_LATER = re.compile(r"(?<!\w)(?:sau đó|tiếp đó|kế đó)(?!\w)")
_BEHIND = 60  # characters behind a post in which its stage may be told
_RUN = 14  # characters between two posts of one person: `Bí thư | kiêm | Trưởng thôn`
_OPENING = 40  # characters of a sentence that an adverbial of time may stand in


def extract_posts(document: Document, frame: Frame, people: Sequence[Mention]) -> Iterator[PostClaim]:
    """Yield a claim for every post phrase that the text ties to a named person, in order of the text."""
    persons = sorted(
        (mention for mention in people if mention.kind == "person"), key=lambda m: m.evidence.start_char
    )
    holdings: list[Holding] = []
    lines: list[tuple[Zone, list[Element]]] = []
    stops = [person.evidence.start_char for person in persons]
    bodies = [body for body in frame.organisations if not _in_name(body.start_char, persons, stops)]
    titles = document.once(titles_by_zone)
    earlier: Sequence[Mention] = ()
    hero: str | None = None
    body_starts = [body.start_char for body in bodies]
    for zone in document.readable_zones():
        inside = persons[bisect_left(stops, zone.start_char) : bisect_left(stops, zone.end_char)]
        first, last = (bisect_left(body_starts, char) for char in (zone.start_char, zone.end_char))
        pronouns = list(read_pronouns(document, zone, inside, earlier, hero))
        ranks = titles[zone.start_char]
        if not (inside or pronouns or any(may_open_line(document.text, zone, rank) for rank in ranks)):
            ranks = []  # nobody is there to hold a post
        posts = find_posts(document.text, zone.end_char, ranks, stops, bodies[first:last])
        elements: list[Element] = [*inside, *posts, *pronouns]
        hero = only_name(inside) if zone.kind == "title" and hero is None else hero
        earlier = inside or earlier
        elements.sort(key=start_of)
        lines.append((zone, elements))
        holdings.extend(read_line(document.text, zone, elements))
    holdings.extend(read_charts(document.text, lines))
    holdings.sort(key=lambda holding: (holding.phrase.start_char, holding.person.evidence.start_char))
    holdings = [_with_stage(document, holding) for holding in holdings]
    resolved = body_of(document, frame, bodies, holdings)
    left = _left(holdings, resolved)
    for holding, body in zip(holdings, resolved, strict=True):
        if holding.change is HOLDS and _key(holding, body) in left:
            holding = holding._replace(change=FORMER)
        phrase, named = holding.phrase, holding.phrase.organisation
        if body and (abroad := foreign_body(body.name, document.text, phrase.end_char)):
            body = body._replace(name=abroad, place=None, level=None)
        yield PostClaim(
            person=holding.person.name,
            person_start_char=holding.person.evidence.start_char,
            person_end_char=holding.person.evidence.end_char,
            title=phrase.title.title,
            organisation=body.name if body else None,
            organisation_surface=named.surface or None if named else None,
            place=body.place if body else None,
            level=body.level if body else None,
            change=holding.change.id,
            status=holding.change.status,
            resolved=body.how if body else "unresolved",
            evidence=quote(document, phrase.start_char, phrase.end_char, holding.rule),
            as_of=_as_of(document, holding),
            since=holding.stage.first if holding.stage else None,
            term=None if holding.rule == "posts.predecessor" else phrase.term,
        )


_Post = tuple[str, str, str | None]  # a person's name, a title, the name of a body


def _key(holding: Holding, body: Resolved | None) -> _Post:
    return holding.person.name, holding.phrase.title.title, body.name if body else None


def _left(holdings: Sequence[Holding], bodies: Sequence[Resolved | None]) -> set[_Post]:
    """The posts that the text calls past somewhere, as it does elsewhere without saying so again.

    `nguyên Chủ tịch UBND tỉnh`, later `ông An, nguyên Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh`; not where a
    verb tells of somebody's present.
    """
    pairs = list(zip(holdings, bodies, strict=True))
    called = {_key(one, body) for one, body in pairs if one.phrase.title.former and body is not None}
    told = {_key(one, body) for one, body in pairs if one.rule == "posts.told" or one.change.status == "new"}
    return called - told


def _in_name(char: int, persons: Sequence[Mention], starts: Sequence[int]) -> bool:
    """Whether the character is inside a person's name (`Vũ Văn Trường và Bộ trưởng …` names no school)."""
    index = bisect_right(starts, char) - 1
    return index >= 0 and char < persons[index].evidence.end_char


def _times_before(
    document: Document, holding: Holding, only_bygone: bool
) -> tuple[set[str | None], set[str | None]]:
    """The times that the clause of the post gives, and those that open its sentence in another clause."""
    opening: set[str | None] = set()
    own: set[str | None] = set()
    index = document.sentence_at(holding.phrase.start_char)
    if index < 0:
        return own, opening
    start, end = document.sentences[index].start_char, holding.phrase.reach + 30
    end = min(end, document.sentences[index].end_char)
    text, clause = document.text, document.text.rfind(";", start, holding.phrase.start_char)
    for date in _dates(document, start, end, start):
        before = _words_before(document, date, start)
        if _LATER.search(letter_key(text[date.end_char : holding.phrase.start_char])):
            continue  # `Năm 2010, ông giữ chức …, sau đó là` the post
        if date.end_char <= holding.phrase.start_char and _OTHER_STAGE.search(before):
            continue  # `Phó Chủ tịch (từ tháng 4/2016) | được bầu giữ chức Chủ tịch`
        if only_bygone and (_NOT_THEN.search(before) or not _is_bygone(document, holding, date)):
            continue
        if date.start_char > clause:
            own.add(date.value)
        elif date.start_char - start < _OPENING:
            opening.add(date.value)  # `Ngày 2/11, HĐND bầu ông A …; bầu bà B …`
    return own, opening


def _dates(document: Document, start: int, end: int, sentence: int) -> list[DateMention]:
    """The days, months and years told there that are no dates of documents or births."""
    return [
        date
        for date in find_dates(document.text, start, end, document.published)
        if date.precision in ("day", "month", "year")
        and not _OTHER_DATE.search(_words_before(document, date, sentence))
    ]


def _words_before(document: Document, date: DateMention, sentence: int) -> str:
    return letter_key(document.text[max(sentence, date.start_char - 60) : date.start_char])


def _is_bygone(document: Document, holding: Holding, date: DateMention) -> bool:
    """`Năm 2015, ông giữ chức …`: a time before the name, and none like `năm nay`, in which the paper is."""
    is_now = date.value is not None and (document.published or "").startswith(date.value)
    return date.end_char <= holding.person.evidence.start_char and not is_now


def _with_stage(document: Document, holding: Holding) -> Holding:
    """`Trưởng thôn từ năm 1992`, `Bí thư Đảng ủy xã (giai đoạn 2010 - 2015)` in a paper of later years."""
    if holding.stage is not None:
        return _with_end(document, holding, holding.stage)
    if holding.change not in (HOLDS, FORMER):
        return holding
    run = sorted((post for post in holding.group if _in_one(holding, post)), key=lambda post: post.reach)
    stages = (stage_behind(document.text[post.end_char : post.end_char + _BEHIND]) for post in run)
    stage = next((one for one in stages if one is not None), None)  # its own, else of one that it stands with
    if stage is None and _is_term_over(document, run[-1]):
        return holding._replace(change=FORMER)
    if stage is None or (stage.last is None and holding.change is FORMER):
        return holding
    if stage.last is None:
        return holding._replace(stage=stage)
    is_over = document.published is not None and stage.last < document.published[: len(stage.last)]
    return holding._replace(change=FORMER, stage=stage) if is_over or holding.change is FORMER else holding


def _with_end(document: Document, holding: Holding, stage: Stage) -> Holding:
    """`Từ tháng 7/2001, ông giữ chức … | rồi … | đến tháng 8/2011`: where the stage has an end behind."""
    if stage.last is not None or stage.runs_on:
        return holding
    end = max(post.end_char for post in holding.group)
    last = end_behind(document.text[end : end + _BEHIND])
    if last is None or (stage.first or "") > last:
        return holding
    return holding._replace(change=FORMER, stage=stage._replace(last=last))


def _is_term_over(document: Document, post: PostPhrase) -> bool:
    """`Chủ tịch UBND huyện nhiệm kỳ 2011 - 2016` in a paper of later years."""
    return post.term is not None and post.term[-4:] < (document.published or "")[:4]


def _in_one(holding: Holding, post: PostPhrase) -> bool:
    """`Bí thư Chi bộ kiêm Trưởng thôn từ năm 2012`: posts of the group in one run with this one."""
    start, end = sorted((holding.phrase.start_char, post.start_char))
    between = [one for one in holding.group if start <= one.start_char <= end]
    return post.start_char >= holding.phrase.start_char and all(
        after.start_char - before.reach <= _RUN for before, after in pairwise(between)
    )


def _as_of(document: Document, holding: Holding) -> str | None:
    """`Ngày 27/7/2011, bà Miên được bổ nhiệm …`: the one time that the sentence gives before the post.

    Of a stage of a life its end, else its beginning.
    """
    if holding.stage is not None:
        return holding.stage.shown
    told_of = holding.rule in ("posts.told", "posts.former")  # `Năm 2015, ông giữ chức …`
    if not (holding.told or told_of):
        return None
    own, opening = _times_before(document, holding, told_of)
    values = own or opening
    if len(values) > 1:
        values = _times_beside(document, holding)
    return values.pop() if len(values) == 1 else None


def _times_beside(document: Document, holding: Holding) -> set[str | None]:
    """The time right behind the post (`từ tháng 7/2018`), else those between the post before and this one.

    `giữ chức Phó Giám đốc từ tháng 7/2018, đến tháng 6/2019 được bầu giữ chức Giám đốc`
    """
    phrase, index = holding.phrase, document.sentence_at(holding.phrase.start_char)
    first = document.sentences[index].start_char if index >= 0 else phrase.start_char
    behind = {date.value for date in _dates(document, phrase.end_char, phrase.reach, first)}
    if behind:
        return behind
    reached = [post.reach for post in holding.group if first <= post.start_char < phrase.start_char]
    if not reached:
        return set()
    return {date.value for date in _dates(document, max(reached), phrase.start_char, first)}
