"""Finds who holds which post: `Nguyễn Văn An, Bí thư Huyện ủy Sơn Lĩnh`.

People and post phrases are taken in the order of the text; what stands between two neighbours decides
whether they belong together:

    name first   Lường Văn Toản, Bí thư Huyện ủy, Chủ tịch HĐND huyện; … - Bí thư …; … (thứ hai từ phải) …
    post first   Bí thư Huyện ủy Lường Văn Toản; Chủ tịch UBND xã, ông Toản; Bí thư Huyện ủy là ông Toản
    shared       các Phó Chủ tịch UBND tỉnh: A, B và C; A và B - Phó Chủ tịch HĐND tỉnh
    told         Toản được bầu giữ chức Bí thư Huyện ủy; cách chức Chủ tịch UBND xã đối với ông Toản
    chart        a name and its post on two lines

Which body a post is of, where the phrase leaves it out, is decided in post_bodies.py.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from extractors.dates import find_dates
from extractors.document import Document, Zone
from extractors.frame import Frame
from extractors.personnel import (
    ACTING,
    ENDED,
    FORMER,
    HOLDS,
    Change,
    binds,
    is_remark,
    last_change,
    moves_away,
    names_chair,
    names_predecessor,
    points_to_person,
)
from extractors.post_bodies import Holding, body_of
from extractors.post_phrases import PostPhrase, find_posts
from extractors.records import Mention, PostClaim, quote
from extractors.rules import rows
from extractors.titles import letter_key

_ADDRESS = (
    r"(?<!\p{L})(?:"
    + "|".join(sorted((regex.escape(row["form"]) for row in rows("honorifics.csv")), key=len, reverse=True))
    + r"|tân|nữ|nguyên|cựu)(?!\p{L})[.,]?"
)
_PLACE_WORDS = "thôn|bản|làng|xóm|ấp|buôn|tổ|khu|xã|phường|thị trấn|huyện|thị xã|thành phố|tp|quận|tỉnh"
_NOISE = regex.compile(
    r"\([^()]*\)|(?<!các |giữ )(?:chức vụ|chức danh) ?:"
    r"|,? ?(?:sinh (?:ngày|năm|tháng)|sn|s\.n\.?) ?[\d/.\-]+(?: tháng \d+ năm \d+)?"
    r"|,? ?\d{2} tuổi"
    r"|,? ?(?:người |dân tộc |người dân tộc )[\p{L}’']+(?: [\p{L}’']+)?(?= ?[,;\-–])"
    r"|,? ?(?:hiện )?(?:ở|(?:thường )?trú(?: tại| ở)?|ngụ(?: tại)?|sống (?:ở|tại)) [^,;:.()]{2,50}"
    rf"(?:, ?(?:{_PLACE_WORDS}) [^,;:.()]{{1,40}})*(?=,)"
    r"|,? ?quê (?:ở |quán )?[^,;]{1,40}(?=[,;]|$)"
    rf"|{_ADDRESS}"
)
_ADDRESSED = regex.compile(_ADDRESS)
_STOP = regex.compile(r"(?<!\b(?:tp|ts|gs|bs|ths|pgs|ks|cn|đ))[.!?…][”\"’]?(?:\s|$)|\n")
_COMMA = regex.compile(r"[,\-–—(]+(?: ?[,\-–—(:])*(?: (?:và|hiện|nay|các|những))?")
_AND = regex.compile(r",? ?(?:và|cùng|cùng với|với)")
_ALSO = regex.compile(
    r",? ?(?:và )?(?:kiêm nhiệm|kiêm chức|kiêm|đồng thời là|đồng thời giữ chức|đồng thời|nay là|hiện là)"
)
_COLON = regex.compile(r"(?:,? ?(?:gồm có|gồm|bao gồm|là))? ?:?|,? ?(?:có|như) ?:")
_IS = regex.compile(
    r"[,\-–]? ?(?:hiện nay |hiện |nay |lúc đó |khi đó |đều |cùng |lần lượt )?(?:là|đang là)(?: các| những)?"
)
_CHUNKS = regex.compile(r"(?:[,\-–][ \u00a0]*\p{Lu}[^,;:.\n–]{2,60})+[,\-–][ \u00a0]*")
_NAME = regex.compile(r"\p{Lu}\p{Ll}*(?:[ \u00a0]+\p{Lu}\p{Ll}*){1,4}")
_TIDY = regex.compile(r"\s+")
_PRONOUN = regex.compile(
    r"(?:^|(?<=[.!?] )|(?<=, ))(?:đồng chí|ông|bà|anh|chị)(?: này| ấy)? "
    r"(?=(?:được|đã|từng|hiện|đang|là|giữ|làm|còn|chính thức|bị|trúng|tiếp tục)(?!\p{L}))",
)
_LINE_LEAD = regex.compile(
    rf"^[\s\-–+*•\d.)]*(?:(?:họ và tên|họ tên|chức vụ|chức danh|các|tm\.|kt\.)[\s:]*)?(?:{_ADDRESS}[\s:]*)*",
    flags=regex.IGNORECASE,
)
_LIST_TOWARD = regex.compile(r"đối với[^;:]*: ?(?:(?:1|01)[.)]|[-+])?")
_NEXT_ITEM = regex.compile(r"[^;]*[.;] ?(?:(?:và|\d{1,2}[.)]|[-+]) ?)?")
_OTHER_DATE = regex.compile(
    r"sinh[^,;]*$|(?:số|quyết định|nghị quyết|kết luận)[^,;]*,?[ \u00a0]*$|/[ \u00a0]*$"
)
_PREFIX = 60  # how far before a name the verb may stand that governs it


@dataclass
class _Reader:
    """Where the reading of a line stands."""

    holder: Mention | None = None
    together: list[Mention] = field(default_factory=list)  # A và B
    governed: str = ""  # the words before the holder: `Hội nghị bầu đồng chí`
    pending: list[PostPhrase] = field(default_factory=list)  # posts that wait for a name
    shared: list[PostPhrase] = field(default_factory=list)  # các Phó Chủ tịch: …
    shared_change: Change = HOLDS
    group: list[PostPhrase] = field(default_factory=list)  # posts of the holder so far
    change: Change = HOLDS
    in_list: bool = False
    holdings: list[Holding] = field(default_factory=list)


@dataclass(frozen=True)
class _Link:
    """What stands between two neighbours. kind: same, comma, semi, and, also, colon, is, stop, other."""

    kind: str
    words: str
    addressed: bool
    dash: bool


def extract_posts(document: Document, frame: Frame, people: Sequence[Mention]) -> Iterator[PostClaim]:
    """Yield a claim for every post phrase that the text ties to a named person, in order of the text."""
    persons = sorted(
        (mention for mention in people if mention.kind == "person"), key=lambda m: m.evidence.start_char
    )
    holdings: list[Holding] = []
    lines: list[tuple[Zone, list[Mention | PostPhrase]]] = []
    bodies = frame.organisations
    stops = [person.evidence.start_char for person in persons]
    body_starts = [body.start_char for body in bodies]
    for zone in document.readable_zones():
        inside = persons[bisect_left(stops, zone.start_char) : bisect_left(stops, zone.end_char)]
        first, last = (bisect_left(body_starts, char) for char in (zone.start_char, zone.end_char))
        posts = find_posts(document.text, zone.start_char, zone.end_char, stops, bodies[first:last])
        elements = _in_order(document, zone, inside, list(posts))
        lines.append((zone, elements))
        holdings.extend(_read_line(document.text, zone, elements))
    holdings.extend(_read_chart(document.text, lines))
    holdings.sort(key=lambda holding: (holding.phrase.start_char, holding.person.evidence.start_char))
    resolved = body_of(document, frame, bodies, holdings)
    for holding, body in zip(holdings, resolved, strict=True):
        phrase, named = holding.phrase, holding.phrase.organisation
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
            as_of=_as_of(document, holding) if holding.told else None,
            term=phrase.term,
        )


def _as_of(document: Document, holding: Holding) -> str | None:
    """`Ngày 27/7/2011, bà Miên được bổ nhiệm …`: the one time that the sentence gives before the post."""
    index = document.sentence_at(holding.phrase.start_char)
    if index < 0:
        return None
    start, end = document.sentences[index].start_char, holding.phrase.reach + 30
    end = min(end, document.sentences[index].end_char)
    values = set()
    for date in find_dates(document.text, start, end, document.published):
        before = letter_key(document.text[max(start, date.start_char - 40) : date.start_char])
        if date.precision in ("day", "month", "year") and not _OTHER_DATE.search(before):
            values.add(date.value)
    return values.pop() if len(values) == 1 else None


def _in_order(
    document: Document, zone: Zone, people: list[Mention], posts: list[PostPhrase]
) -> list[Mention | PostPhrase]:
    """People, posts, and pronouns that stand for a person, in the order of the text."""
    elements: list[Mention | PostPhrase] = [*people, *posts, *_pronouns(document, zone, people)]
    return sorted(elements, key=lambda e: _start(e))


def _pronouns(document: Document, zone: Zone, people: list[Mention]) -> Iterator[Mention]:
    """`Đồng chí được bầu …`: stands for the one person whom the sentence before names."""
    if not people:
        return
    key = letter_key(document.text[zone.start_char : zone.end_char])
    for match in _PRONOUN.finditer(key):
        start = zone.start_char + match.start()
        before = [p for p in people if p.evidence.end_char <= start]
        if not before:
            continue
        last = before[-1]
        sentence = last.evidence.sentence
        if len({p.name for p in people if p.evidence.sentence == sentence}) > 1 or last.historical:
            continue
        if document.sentence_at(start) - sentence > 1 or not _fits(match.group(), last.gender):
            continue
        end = zone.start_char + match.end()
        yield replace(last, evidence=quote(document, start, end, last.evidence.rule))


def _fits(pronoun: str, gender: str | None) -> bool:
    word = pronoun.split()[0]
    return gender is None or not (
        (word in ("ông", "anh") and gender == "female") or (word in ("bà", "chị") and gender == "male")
    )


def _start(element: Mention | PostPhrase) -> int:
    return element.start_char if isinstance(element, PostPhrase) else element.evidence.start_char


def _end(element: Mention | PostPhrase) -> int:
    return element.reach if isinstance(element, PostPhrase) else element.evidence.end_char


def _read_line(text: str, zone: Zone, elements: list[Mention | PostPhrase]) -> list[Holding]:
    """The holdings of one line, read from left to right."""
    reader = _Reader()
    links = [_link(text[_end(a) : _start(b)]) for a, b in pairwise(elements)]
    for index, element in enumerate(elements):
        link = links[index - 1] if index else _Link("stop", "", False, False)
        before = elements[index - 1] if index else None
        after = links[index] if index < len(links) else _Link("stop", "", False, False)
        follower = elements[index + 1] if index < len(links) else None
        if isinstance(element, PostPhrase):
            claimed = isinstance(follower, Mention) and after.kind == "same" and not element.title.plural
            _read_post(reader, text, zone, element, link, isinstance(before, Mention), claimed)
        else:
            own_post = isinstance(follower, PostPhrase) and after.kind == "comma"
            _read_person(reader, text, zone, element, link, before, own_post)
    return reader.holdings


def _read_post(
    reader: _Reader, text: str, zone: Zone, post: PostPhrase, link: _Link, after_name: bool, claimed: bool
) -> None:
    """A post: the holder's, or one that waits for a name."""
    told = link.kind == "other" and reader.holder is not None and binds(link.words)
    if reader.holder is not None and not reader.pending and (told or not claimed):
        if told or link.kind == "is":
            words = f"{reader.governed} {link.words}" if after_name or reader.group else link.words
            reader.change = (last_change(words) if told else None) or HOLDS
            if reader.change.status == "new" and moves_away(words):
                _leave(reader)
            everyone = after_name and len(reader.together) > 1
            for person in reader.together if everyone else [reader.holder]:
                _hold(reader, post, _rule_of(reader.change), person)
            return
        if link.kind in ("same", "comma", "also") or (link.kind == "and" and not after_name):
            if after_name:
                reader.change = HOLDS
            everyone = after_name and len(reader.together) > 1 and (link.dash or post.title.plural)
            for person in reader.together if everyone else [reader.holder]:
                _hold(reader, post, "posts.list_item" if reader.in_list else "posts.name_first", person)
            return
    waits_on = reader.pending and (
        link.kind in ("comma", "also", "and")
        or (
            link.kind == "other"
            and names_chair(link.words)
            and names_chair(_tail(text, zone, reader.pending[0].start_char))
        )
    )
    if not waits_on or _is_loose(text, reader.pending, post):
        reader.pending = []
    reader.pending.append(post)
    if link.kind == "stop":
        reader.shared = []
    reader.holder, reader.group = (None, []) if link.kind in ("stop", "other") else (reader.holder, [])


def _leave(reader: _Reader) -> None:
    """`điều động ông Khải, Chủ tịch UBND huyện, … giữ chức …`: the post he had comes to its end."""
    for index, holding in enumerate(reader.holdings):
        if holding.change is HOLDS and holding.group is reader.group:
            reader.holdings[index] = replace(holding, change=ENDED)


def _is_loose(text: str, pending: list[PostPhrase], post: PostPhrase) -> bool:
    """`… đảng viên là trưởng thôn, Bí thư Huyện ủy Sơn Lĩnh Vi Văn Khải`: the first title is nobody's."""
    first = pending[-1]
    return first.organisation is None and text[first.start_char].islower() and text[post.start_char].isupper()


def _read_person(
    reader: _Reader,
    text: str,
    zone: Zone,
    person: Mention,
    link: _Link,
    before: Mention | PostPhrase | None,
    own_post: bool,
) -> None:
    """A name: takes the posts that wait, goes on with a list, or begins anew."""
    pending, reader.pending = reader.pending, []
    listed = link.kind in ("comma", "semi", "and") and before is not None
    listed = listed or (bool(reader.shared) and _NEXT_ITEM.fullmatch(link.words) is not None)
    if not listed:
        reader.shared = []
    together = listed and link.kind != "semi" and isinstance(before, Mention) and bool(reader.together)
    reader.together = [*reader.together, person] if together else [person]
    reader.in_list = listed
    reader.holder, reader.group, reader.change = person, [], HOLDS
    start = person.evidence.start_char
    reader.governed = _tail(text, zone, start)
    if not pending and reader.shared:
        reader.change = reader.shared_change
        for post in reader.shared:
            _hold(reader, post, "posts.shared")
    if pending and _takes(pending, link, own_post, text, zone):
        change = _change_toward(pending, link, text, zone)
        reader.change = change or HOLDS
        for post in pending:
            _hold(reader, post, _rule_of(change) if change else "posts.post_first")
        plural = any(post.title.plural for post in pending) and link.kind in ("colon", "same")
        if plural or _LIST_TOWARD.search(link.words):
            reader.shared = pending
            reader.shared_change = reader.change
    _succeed(reader, text, zone, person)


def _takes(pending: list[PostPhrase], link: _Link, own_post: bool, text: str, zone: Zone) -> bool:
    """Whether the posts that stand before a name are its own."""
    if link.kind in ("same", "is", "colon"):
        return True
    if link.kind == "comma":
        if any(post.title.plural for post in pending) or _tail(text, zone, pending[0].start_char).endswith(
            "của"
        ):
            return False
        return link.addressed or not own_post
    if link.kind in ("other", "stop") and (
        _LIST_TOWARD.fullmatch(link.words) or (link.kind == "other" and points_to_person(link.words))
    ):
        return names_chair(_tail(text, zone, pending[0].start_char)) or names_chair(link.words)
    return False


def _change_toward(pending: list[PostPhrase], link: _Link, text: str, zone: Zone) -> Change | None:
    """The change of `cách chức Chủ tịch UBND xã đối với ông …`, None where none is told."""
    if link.kind not in ("other", "stop"):
        return None
    return last_change(f"{_tail(text, zone, pending[0].start_char)} | {link.words}") or HOLDS


def _succeed(reader: _Reader, text: str, zone: Zone, person: Mention) -> None:
    """`… giữ chức Phó Trưởng ban, thay đồng chí Đàm Văn Cự nghỉ hưu`: he held it until now."""
    if not reader.holdings or reader.holdings[-1].person.name == person.name:
        return
    end = person.evidence.end_char
    before = _tail(text, zone, person.evidence.start_char)
    if names_predecessor(before, letter_key(text[end : min(zone.end_char, end + 40)])):
        reader.change = FORMER
        _hold(reader, reader.holdings[-1].phrase, "posts.predecessor")
        reader.change, reader.group = HOLDS, []


def _hold(reader: _Reader, post: PostPhrase, rule: str, person: Mention | None = None) -> None:
    holder = person or reader.holder
    if holder is None or holder.historical or holder.resolved == "unresolved":
        return
    change = reader.change
    if post.title.former:
        change = FORMER
    elif change is HOLDS and (post.title.acting or "phụ trách" in post.title.title):
        change = ACTING
    if not any(post is other for other in reader.group):
        reader.group.append(post)
    reader.holdings.append(Holding(holder, post, reader.group, rule, change))


def _rule_of(change: Change) -> str:
    return "posts.told" if change is HOLDS else f"posts.{change.id}"


def _tail(text: str, zone: Zone, end: int) -> str:
    """The words before `end` in its sentence, in small letters, without forms of address."""
    key = letter_key(text[max(zone.start_char, end - _PREFIX) : end])
    key = _STOP.split(key)[-1]
    return _TIDY.sub(" ", _NOISE.sub(" ", key)).strip()


def _link(between: str) -> _Link:
    """Read what stands between two neighbours."""
    key = letter_key(between)
    words = _TIDY.sub(" ", _NOISE.sub(" ", key)).strip()
    addressed = _ADDRESSED.search(key) is not None
    return _Link(_kind(between, key, words), words, addressed, words[:1] in ("-", "–", "—") and bool(words))


def _kind(between: str, key: str, words: str) -> str:
    if not words:
        return "same"
    if _STOP.search(_ADDRESSED.sub(" ", key)):
        return "stop"
    if _CHUNKS.fullmatch(between.strip()) and not any(
        _NAME.fullmatch(chunk.strip()) for chunk in regex.split(r"[,\-–]", between)
    ):
        return "comma"
    words = words.strip("() ")
    if not words or is_remark(words):
        return "comma"
    for kind, pattern in (("comma", _COMMA), ("and", _AND), ("also", _ALSO), ("is", _IS), ("colon", _COLON)):
        if pattern.fullmatch(words):
            return kind
    if regex.fullmatch(r";(?: ?(?:và|cùng))?", words):
        return "semi"
    return "other"


def _read_chart(text: str, lines: list[tuple[Zone, list[Mention | PostPhrase]]]) -> Iterator[Holding]:
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


def _line_kind(text: str, zone: Zone, elements: list[Mention | PostPhrase]) -> str:
    """What a line is: `name` or `post` and nothing else, `opening` (… đồng chí Nguyễn Văn An,), or empty."""
    if not elements:
        return ""
    lead = _LINE_LEAD.match(text[zone.start_char : _start(elements[0])])
    alone = lead is not None and lead.end() == _start(elements[0]) - zone.start_char
    rest = text[_end(elements[-1]) : zone.end_char].strip()
    if isinstance(elements[-1], Mention):
        if len(elements) == 1 and alone and not rest.strip(" .,;:-–"):
            return "name"
        return "opening" if rest in (",", "-", "–") else ""
    between = (_link(text[_end(a) : _start(b)]).kind for a, b in pairwise(elements))
    posts = all(isinstance(element, PostPhrase) for element in elements)
    if posts and alone and not rest.strip(" .,;:") and all(k in ("comma", "also", "and") for k in between):
        return "post"
    return ""
