"""Reads who came after whom in a post.

`… giữ chức Phó Trưởng ban, thay đồng chí Cự nghỉ hưu`      Cự held it until now
`được bầu giữ chức Bí thư Tỉnh ủy thay ông Cự`              so did he
`Ông Cự thôi giữ chức Giám đốc. Người thay thế là bà Miên`   Miên holds it now
`bà Miên được bổ nhiệm thay ông Cự giữ chức Giám đốc`        both
"""

from collections.abc import Sequence

from extractors.document import Zone
from extractors.personnel import FORMER, HOLDS, Change, last_change
from extractors.post_links import Element, Link, words_before
from extractors.post_neighbours import Holding
from extractors.post_phrases import PostPhrase
from extractors.records import Mention
from extractors.succession_words import names_all, names_predecessor, names_successor, replaces
from extractors.titles import letters_between

SUCCEEDS = Change("appointed", "new")


def read_succession(
    text: str, zone: Zone, person: Mention, link: Link, before: Element | None, holdings: Sequence[Holding]
) -> list[Holding]:
    """What the words before and behind the person's name say of a post told before it; mostly nothing.

    link: between the person and the element before.
    """
    last = holdings[-1] if holdings else None
    if last is None or person.historical or person.resolved == "unresolved":
        return []
    words = words_before(text, zone, person.evidence.start_char)
    if names_successor(words):
        return _taken_over(person, before, holdings, names_all(words))
    if last.person.name == person.name:
        return []
    end = person.evidence.end_char
    behind = letters_between(text, end, min(zone.end_char, end + 40))
    given = (
        last.change.status == "new"
        and before is last.phrase
        and replaces(link.words)
        and len(link.words) < 30
    )
    if given or (names_predecessor(words, behind) and not _is_left(text, last, person)):
        return [Holding(person, last.phrase, [last.phrase], "posts.predecessor", FORMER)]
    return []


def _is_left(text: str, last: Holding, person: Mention) -> bool:
    """`bà Hoè, Phó Viện trưởng …, được điều động … thay | ông Lương`: not in the post that she had."""
    between = letters_between(text, last.phrase.end_char, person.evidence.start_char)
    return last.change is HOLDS and last_change(between) is not None


def _taken_over(
    person: Mention, before: Element | None, holdings: Sequence[Holding], every: bool
) -> list[Holding]:
    """The posts of the one named before (`thay ông Cự là`), else those that just came to an end.

    every: the words give more than one (`ở cả hai vị trí`).
    """
    others = [holding for holding in holdings if holding.person.name != person.name]
    if isinstance(before, Mention) and before.name != person.name:
        others = [holding for holding in others if holding.person.name == before.name]
    elif isinstance(before, PostPhrase) and others and others[-1].phrase is not before:
        return []
    over = [holding for holding in others if holding.change.status == "former"]
    posts = {id(h.phrase): h.phrase for h in over or others if h.person.name == others[-1].person.name}
    phrases = [phrase for phrase in posts.values() if not phrase.title.former]
    if len(phrases) != 1 and not every:
        return []  # which of them it is, the words do not say
    return [Holding(person, phrase, phrases, "posts.successor", SUCCEEDS) for phrase in phrases]
