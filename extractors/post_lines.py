"""Reads a line from left to right: which names and posts in it belong together.

name first   Lường Văn Toản, Bí thư Huyện ủy, Chủ tịch HĐND huyện; … - Bí thư …; … (thứ hai từ phải) …
post first   Bí thư Huyện ủy Lường Văn Toản; Chủ tịch UBND xã, ông Toản; Bí thư Huyện ủy là ông Toản
shared       các Phó Chủ tịch UBND tỉnh: A, B và C; A và B - Phó Chủ tịch HĐND tỉnh
told         Toản được bầu giữ chức Bí thư Huyện ủy; cách chức Chủ tịch UBND xã đối với ông Toản
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from extractors.document import Zone
from extractors.personnel import (
    ACTING,
    APPOINTED,
    ENDED,
    FORMER,
    HOLDS,
    RETIRED,
    Change,
    binds,
    hands_over,
    is_handed,
    last_change,
    leads_past,
    lists_retired,
    moves_away,
    names_career,
    names_chair,
    names_chair_alone,
    names_outgoing,
    opens_past,
    points_to_person,
    replaces,
    retires,
    speaks,
    stands_for,
    starts_from,
    steps_on,
    tells_past,
)
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
from extractors.post_neighbours import Holding
from extractors.post_phrases import PostPhrase, with_body
from extractors.post_stages import Stage, read_stage
from extractors.post_successions import SUCCEEDS, read_succession
from extractors.records import Mention

_LIST_TOWARD = regex.compile(r"đối với[^;:]*: ?(?:(?:1|01)[.)]|[-+])?")
_ENDS = regex.compile(r"[ \u00a0]*(?:$|[,;.(\-–\n])")
_ITEM = regex.compile(r"[ \u00a0]*\d{1,2}[ \u00a0]?[.)/][^,;:\d]{0,40}")
_KIN = regex.compile(
    r"\((?:mẹ|má|bố|ba|cha|vợ|chồng|con(?: trai| gái| dâu| rể| cả| út)?|cháu|em(?: trai| gái)?|anh trai|"
    r"chị gái|ông nội|bà nội|ông ngoại|bà ngoại)(?: (?:của|đẻ|ruột))?(?: [\p{Ll}]+){0,3} $"
)
_KIN_REACH = 40
_STANDING = regex.compile(r"[ \u00a0]\([Tt]hường trực\)")
_DEPUTY = regex.compile(r"Phó (?!.*Thường trực)")
_NEXT_ITEM = regex.compile(r"[^;]*(?:; ?(?:(?:và|\d{1,2}[.)]|[-+]) ?)?|\. ?(?:\d{1,2}[.)]|[-+]) ?)")


# No change is told of what is held: `đang giữ chức`, `vẫn là`
_STILL = regex.compile(r"(?<!\p{L})(?:đang|hiện|vẫn|tiếp tục kiêm)(?: đang)?(?: [\p{L}]+){0,3}$")
_AND_THEN = regex.compile(r"^(?:[ ,]|và|đồng thời|rồi|sang|nay)+(?= )")
_BEFORE_THAT = regex.compile(r"(?<!\p{L})trước khi (?:làm|giữ chức|giữ chức vụ|trở thành|đảm nhiệm)$")
_NOW = regex.compile(r"(?<!\p{L})(?:nay|hiện)(?!\p{L})")
_PASSIVE = ("được ", "đều được ", "cùng được ", "đã được ", "vừa được ")


@dataclass
class Reading:
    """Where the reading of a line stands."""

    holder: Mention | None = None
    together: list[Mention] = field(default_factory=list)  # A và B
    bare: bool = False  # no form of address between those together: `các đồng chí A, B`
    everyone: bool = False  # the posts now read are of all of them
    governed: str = ""  # the words before the holder: `Hội nghị bầu đồng chí`
    pending: list[PostPhrase] = field(default_factory=list)  # posts that wait for a name
    shared: list[PostPhrase] = field(default_factory=list)  # các Phó Chủ tịch: …
    shared_change: Change = HOLDS
    group: list[PostPhrase] = field(default_factory=list)  # posts of the holder so far
    change: Change = HOLDS
    given: Change = HOLDS  # what the last verb gave the holder, for a further post of the same breath
    in_list: bool = False
    titles_first: bool = False  # the holder's posts stand before the name: `Bí thư Huyện ủy | Vi Văn Sáu`
    cohort: list[Mention] = field(default_factory=list)  # bầu ông A, Giám đốc …, và ông B, … | làm Ủy viên
    verb: str = ""  # the words before the first of them
    newcomer: Mention | None = None  # `bà Miên được bổ nhiệm thay` the holder | giữ chức
    career: bool = False  # `từng giữ các chức vụ: …; …`: a semicolon parts the posts of one person
    stage: Stage | None = None  # `Từ 2010 đến 2015,` the holder | là
    holdings: list[Holding] = field(default_factory=list)


def read_line(text: str, zone: Zone, elements: Sequence[Element]) -> list[Holding]:
    """The holdings of one line, read from left to right."""
    reader = Reading()
    elements = [one for one in elements if not (isinstance(one, Mention) and _is_kin(text, zone, one))]
    links = [read_link(text[end_of(a) : start_of(b)]) for a, b in pairwise(elements)]
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
            _read_post(reader, text, zone, element, link, isinstance(before, Mention), claimed, named)
        else:
            own_post = isinstance(follower, PostPhrase) and after.kind == "comma"
            _read_person(reader, text, zone, element, link, before, own_post)
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
    behind = text[end : min(end + 40, zone.end_char)]
    if retires(behind) or lists_retired(sentence_before(text, zone, start)):
        return holding._replace(change=RETIRED)
    if leads_past(words_before(text, zone, holding.phrase.start_char)):
        return holding._replace(change=FORMER)
    return holding


def _pair(reader: Reading, elements: Sequence[Element], links: Sequence[Link]) -> int:
    """`A và B được bầu làm Trưởng ban Kinh tế và Trưởng ban Pháp chế`: one each; how many are read."""
    people, posts = reader.together, []
    for number, element in enumerate(elements):
        goes_on = number == 0 or links[number].kind in ("comma", "and", "same")
        if not isinstance(element, PostPhrase) or not goes_on or links[number].words.startswith("kiêm"):
            break
        posts.append(element)
    told = links[0].kind == "other" and binds(links[0].words)
    sure = "lần lượt" in links[0].words or all(post.role.single for post in posts)
    if not told or len(posts) != len(people) or not sure:
        return 0
    reader.change = last_change(links[0].words) or HOLDS
    for person, post in zip(people, posts, strict=True):
        reader.group = []
        _hold(reader, post, _rule_of(reader.change), person)
    reader.holder, reader.group, reader.together = None, [], []
    return len(posts)


def _read_post(
    reader: Reading,
    text: str,
    zone: Zone,
    post: PostPhrase,
    link: Link,
    after_name: bool,
    claimed: bool,
    named: bool,
) -> None:
    """A post: the holder's, or one that waits for a name.

    claimed: the name behind it takes it, where it is not told of the holder. named: a name stands behind it.
    """
    if post.organisation is None and reader.holder is not None and _BEFORE_THAT.search(link.words):
        return  # `trước khi làm Bí thư, anh từng là …`: the post that the text has told of before
    joins = post.role.id == "tham-gia-ban"
    told = link.kind == "other" and reader.holder is not None and binds(link.words, joins)
    if joins and reader.holder is not None and link.kind in ("same", "comma", "other"):
        told = told or last_change(f"{reader.governed} {link.words}") is not None
    if reader.holder is not None and not reader.pending and (told or not claimed):
        if told and reader.newcomer is not None and after_name and names_chair_alone(link.words):
            _hold(reader, post, _rule_of(reader.change), reader.newcomer)
            reader.change, reader.newcomer = FORMER, None
            _hold(reader, post, "posts.predecessor")
            return
        if told or link.kind == "is":
            governs = (after_name or reader.group) and not _STILL.search(link.words)
            words = f"{reader.governed} {link.words}" if governs else link.words
            reader.change = _told_change(reader, text, zone, link.words, words, after_name) if told else HOLDS
            reader.stage = read_stage(reader.governed) if after_name else reader.stage
            if reader.change.status == "new" and moves_away(words):
                _leave(reader)
            past = steps_on(link.words) or _is_past(reader, text, zone, link.words, post)
            if reader.change is HOLDS and past:
                reader.change = FORMER
            if after_name and names_outgoing(reader.governed):
                reader.change = FORMER
            reader.career = told and names_career(link.words)
            everyone = after_name and len(reader.together) > 1
            if everyone and "lần lượt" in link.words:
                reader.holder = None  # which of them holds which, the order alone says
                return
            people = reader.together if everyone else [reader.holder]
            if told and reader.cohort and _is_of_cohort(reader, post, link.words):
                people = [*reader.cohort, *people]
            for person in people:
                _hold(reader, post, _rule_of(reader.change), person)
            reader.cohort = []
            return
        ends = _ENDS.match(text, post.reach, zone.end_char) is not None
        labelled = after_name and link.words == ":" and ends
        if _is_given(reader, text, zone, link, named):
            labelled, reader.group, reader.change = True, [], HOLDS  # what was held says nothing of its place
        over = reader.career or (post.title.former and (after_name or bool(reader.group)))
        listed = link.kind == "semi" and over and not named
        near = (
            link.kind in ("same", "comma", "also")
            or _is_line_of_life(reader, link, after_name)
            or labelled
            or (link.kind == "and" and not after_name and "và" in link.words)  # not `cùng bí thư các chi bộ`
        )
        if near or listed:
            if after_name or (reader.change is FORMER and _NOW.search(link.words)):
                reader.change = HOLDS  # `từng là Bí thư …, nay là Chủ tịch …`
            if after_name:
                reader.everyone = len(reader.together) > 1 and _is_shared(reader, post, link)
            for person in reader.together if reader.everyone else [reader.holder]:
                _hold(reader, post, "posts.list_item" if reader.in_list else "posts.name_first", person)
            return
    waits_on = reader.pending and (
        link.kind in ("comma", "also", "and")
        or (
            link.kind == "other"
            and names_chair(link.words)
            and names_chair(words_before(text, zone, reader.pending[0].start_char))
        )
    )
    if not waits_on or _is_loose(text, reader.pending, post):
        reader.pending = []
    reader.pending.append(post)
    if link.kind == "stop":
        reader.shared = []
    reader.holder, reader.group = (None, []) if link.kind in ("stop", "other") else (reader.holder, [])


def _told_change(
    reader: Reading, text: str, zone: Zone, between: str, words: str, after_name: bool
) -> Change:
    """What a verb says of the post; between: the words right before it, words: those that govern it, too."""
    change = last_change(words)
    if starts_from(between):
        reader.given = change or HOLDS
        return ENDED if change else FORMER
    if change is None and is_handed(between):
        change = APPOINTED
    if (
        change is None
        and names_chair_alone(between.removeprefix(",").strip())
        and hands_over(reader.governed)
    ):
        change = APPOINTED
    if change is None and not after_name and names_chair_alone(_AND_THEN.sub("", between).strip()):
        return reader.given  # `được chỉ định tham gia Ban Thường vụ và giữ chức …`
    change = change or HOLDS
    reader.given = change if change.status == "new" else HOLDS
    return change


def _is_past(reader: Reading, text: str, zone: Zone, between: str, post: PostPhrase) -> bool:
    """`Trước đó, bà … là …`, `…, khi còn là …`: told of a time gone by."""
    return tells_past(between) or opens_past(sentence_before(text, zone, post.start_char))


def _is_given(reader: Reading, text: str, zone: Zone, link: Link, named: bool) -> bool:
    """`1. Đồng chí An, Huyện ủy viên, Trưởng phòng Nội vụ huyện: | Bí thư Đảng ủy`: what is given."""
    if reader.holder is None or link.words != ":" or named or not reader.group:
        return False
    return _ITEM.fullmatch(text, zone.start_char, reader.holder.evidence.start_char) is not None


def _is_line_of_life(reader: Reading, link: Link, after_name: bool) -> bool:
    """`- 1955 – 1959: ở lại hoạt động bí mật, Bí thư Chi bộ …`: what a line of a life says is of the one."""
    if not after_name or reader.holder is None or link.kind == "stop":
        return False
    words = reader.holder.evidence.surface
    if not words[-1].isdigit() and "nay" not in words:
        return False
    return (link.words.endswith((",", ":")) and not speaks(link.words)) or link.words.endswith(";")


def _is_shared(reader: Reading, post: PostPhrase, link: Link) -> bool:
    """`A và B - Phó Chủ tịch`; `các đồng chí A, B, Phó Chủ tịch`: a post that several people can hold."""
    return link.dash or post.title.plural or (reader.bare and not post.role.single)


def _is_of_cohort(reader: Reading, post: PostPhrase, words: str) -> bool:
    """`bầu ông A, …, và ông B, … | làm Ủy viên`; `Ông A - … - và ông B - … | được bầu làm Phó Bí thư`."""
    if names_chair_alone(words):
        return last_change(reader.verb) is not None
    return not reader.verb and not post.role.single and words.lstrip(" ,-–—").startswith(_PASSIVE)


def _leave(reader: Reading) -> None:
    """`điều động ông Khải, Chủ tịch UBND huyện, … giữ chức …`: the post he had comes to its end.

    Not his seat on a committee: that ends by a decision of its own.
    """
    for index, holding in enumerate(reader.holdings):
        words = holding.phrase.role.vi.lower()
        seat = words.startswith("ủy viên") or words.endswith("ủy viên")
        if holding.change is HOLDS and holding.group is reader.group and not seat:
            reader.holdings[index] = holding._replace(change=ENDED)


def _is_loose(text: str, pending: list[PostPhrase], post: PostPhrase) -> bool:
    """`… đảng viên là trưởng thôn, Bí thư Huyện ủy Sơn Lĩnh Vi Văn Khải`: the first title is nobody's."""
    first = pending[-1]
    return first.organisation is None and text[first.start_char].islower() and text[post.start_char].isupper()


def _read_person(
    reader: Reading,
    text: str,
    zone: Zone,
    person: Mention,
    link: Link,
    before: Element | None,
    own_post: bool,
) -> None:
    """A name: takes the posts that wait, goes on with a list, or begins anew."""
    pending, reader.pending = reader.pending, []
    _join_cohort(reader, link, before)
    listed = link.kind in ("comma", "semi", "and") and before is not None
    listed = listed or (bool(reader.shared) and _NEXT_ITEM.fullmatch(link.words) is not None)
    if not listed:
        reader.shared = []
    together = listed and link.kind != "semi" and isinstance(before, Mention) and bool(reader.together)
    reader.bare = (reader.bare or len(reader.together) == 1) and not link.addressed if together else False
    reader.together = [*reader.together, person] if together else [person]
    reader.everyone = False
    reader.in_list = listed
    reader.holder, reader.group, reader.change, reader.career = person, [], HOLDS, False
    reader.stage, reader.titles_first, reader.given = None, False, HOLDS
    start = person.evidence.start_char
    reader.governed = words_before(text, zone, start)
    if not pending and reader.shared:
        reader.change = reader.shared_change
        for post in reader.shared:
            _hold(reader, _with_bracket(text, person, post), "posts.shared")
    if pending and _takes(pending, link, own_post, text, zone):
        reader.titles_first = link.kind == "same"
        change = _change_toward(pending, link, words_before(text, zone, pending[0].start_char))
        reader.change = change or HOLDS
        if link.kind == "is" and change is None and opens_past(sentence_before(text, zone, start)):
            reader.change = change = FORMER  # `Trước đó, Bí thư Huyện ủy là ông …`
        for post in pending:
            post = _with_bracket(text, person, post) if post.title.plural else post
            _hold(reader, post, _rule_of(change) if change else "posts.post_first")
        plural = any(post.title.plural for post in pending) and link.kind in ("colon", "same")
        labels = link.words == ":" and _is_label(text, zone, pending)
        several = points_to_person(link.words) and not pending[-1].role.single
        if plural or labels or several or _LIST_TOWARD.search(link.words):
            reader.shared = pending
            reader.shared_change = reader.change
    changed = read_succession(text, zone, person, link, before, reader.holdings)
    reader.holdings.extend(changed)
    if changed:
        reader.governed = ""  # what was said of the other one is not said of this one
    newcomer = isinstance(before, Mention) and link.kind == "other" and replaces(link.words)
    reader.newcomer = before if newcomer and isinstance(before, Mention) else None
    if newcomer:
        reader.change = last_change(link.words) or SUCCEEDS


def _with_bracket(text: str, person: Mention, post: PostPhrase) -> PostPhrase:
    """`2 Phó Trưởng ban gồm: Lưu Thị Là (Ban Kinh tế - Xã hội), …`: the body behind the name, in brackets.

    `các Phó Bí thư: A (Thường trực), B`: the rank of one of several deputies.
    """
    standing = f"{post.title.title} Thường trực"
    if _STANDING.match(text, person.evidence.end_char) and _DEPUTY.match(post.title.title):
        return post._replace(title=post.title._replace(title=standing))
    if post.organisation is not None or not text.startswith(" (", person.evidence.end_char):
        return post
    return with_body(text, post, person.evidence.end_char + 2)


def _join_cohort(reader: Reading, link: Link, before: Element | None) -> None:
    """`bầu ông A, Giám đốc Sở X, và ông B, …`: A waits with B for the post that they are elected to."""
    goes_on = link.kind in ("and", "semi") or (link.kind == "comma" and link.addressed)
    waits = reader.holder is not None and isinstance(before, PostPhrase) and reader.change is HOLDS
    if not goes_on or not waits or reader.holder is None:
        reader.cohort, reader.verb = [], ""
        return
    reader.verb = reader.verb if reader.cohort else reader.governed
    reader.cohort = [*reader.cohort, reader.holder]


def _is_label(text: str, zone: Zone, pending: list[PostPhrase]) -> bool:
    """`- Phó Bí thư: A, B, C`: a post of several, with nothing before it on its line."""
    before = text[zone.start_char : pending[0].start_char]
    return not pending[-1].role.single and not any(map(str.isalpha, before))


def _takes(pending: list[PostPhrase], link: Link, own_post: bool, text: str, zone: Zone) -> bool:
    """Whether the posts that stand before a name are its own."""
    if link.kind in ("same", "is", "colon"):
        return True
    before = words_before(text, zone, pending[0].start_char)
    if link.kind == "comma":
        if before.endswith("của") or any(post.title.plural for post in pending):
            return False
        loose = pending[0].organisation is None and text[pending[0].start_char].islower()
        if loose and before and before[-1].isalpha():
            return False  # `công tác bầu cử trưởng thôn, bà Xiên …`
        return link.addressed or not own_post
    if link.kind in ("other", "stop") and (
        _LIST_TOWARD.fullmatch(link.words) or (link.kind == "other" and points_to_person(link.words))
    ):
        return names_chair(before) or names_chair(link.words)
    return False


def _change_toward(pending: list[PostPhrase], link: Link, before: str) -> Change | None:
    """The change of `cách chức Chủ tịch UBND xã đối với ông …`, of `Được bầu làm Bí thư, ông …`."""
    if link.kind in ("other", "stop"):
        return last_change(f"{before} | {link.words}") or HOLDS
    told = (
        stands_for(before)
        or (link.kind == "comma" and binds(before))
        or (link.kind in ("colon", "is") and names_chair(before))
    )
    return last_change(before) if told else None


def _hold(reader: Reading, post: PostPhrase, rule: str, person: Mention | None = None) -> None:
    holder = person or reader.holder
    if holder is None or holder.historical or holder.resolved == "unresolved":
        return
    change = reader.change
    stage = read_stage(holder.evidence.surface) or reader.stage
    if post.title.former or (reader.group and _shares_former(reader.group[-1], post)):
        change = FORMER
    elif change is HOLDS and stage is not None:
        change = FORMER if stage.last else HOLDS
    elif change is HOLDS and (post.title.acting or "phụ trách" in post.title.title):
        change = ACTING
    if not any(post is other for other in reader.group):
        reader.group.append(post)
    stage = stage if change in (HOLDS, FORMER) else None
    reader.holdings.append(Holding(holder, post, reader.group, rule, change, stage))


def _shares_former(before: PostPhrase, post: PostPhrase) -> bool:
    """`nguyên Bí thư, Chủ tịch UBND huyện Sơn Lĩnh`: the body is told once, so is `nguyên`."""
    return before.title.former and before.organisation is None and post.start_char - before.end_char < 12


def _rule_of(change: Change) -> str:
    return "posts.told" if change is HOLDS else f"posts.{change.id}"
