"""Who decides of a post, between the one it concerns and the verb: `được Chủ tịch UBND tỉnh bổ nhiệm làm`.

The post of the one who decides is no post of the one who is decided of, and what the verb gives is none of
the decider's, whether a name follows his post or not.
"""

from collections.abc import Sequence
from functools import cache

import regex

from extractors.personnel import is_change
from extractors.personnel_rules import any_of, personnel_rules
from extractors.post_links import Element, Link
from extractors.post_phrases import PostPhrase
from extractors.records import Mention


def split_agents(
    elements: Sequence[Element], links: Sequence[Link]
) -> tuple[list[Element], list[list[Element]]]:
    """The elements of a line without those of deciders, and the deciders' posts that a name follows.

    links: what stands between each two neighbours.
    """
    rest: list[Element] = []
    agents: list[list[Element]] = []
    index = 0
    while index < len(elements):
        count = _agent_at(elements, links, index)
        if count == 0:
            rest.append(elements[index])
        elif count == 2:
            agents.append(list(elements[index : index + 2]))
        index += count or 1
    return rest, agents


def _agent_at(elements: Sequence[Element], links: Sequence[Link], index: int) -> int:
    """How many elements from this one on are a decider: his post, and his name if it follows; else 0."""
    if index == 0 or not isinstance(elements[index], PostPhrase):
        return 0
    if not _passive().search(links[index - 1].words):
        return 0
    follower = elements[index + 1] if index + 1 < len(elements) else None
    named = isinstance(follower, Mention) and links[index].kind == "same"
    last = index + named
    if last >= len(links) or links[last].kind != "other":
        return 0
    verb = _deciding().match(links[last].words)
    assert verb is not None
    return 1 + named if is_change(links[last].words, verb.end()) else 0


@cache
def _passive() -> regex.Pattern[str]:
    return regex.compile(any_of(personnel_rules()["agent"]["before"]) + "$")


@cache
def _deciding() -> regex.Pattern[str]:
    """What may stand before the verb of change: `quyết định` + `bổ nhiệm`."""
    return regex.compile(rf"[ ]?(?:{any_of(personnel_rules()['agent']['behind'])}[ ]+)*")
