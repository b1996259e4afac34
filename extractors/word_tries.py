"""Tries over the keys of words: of many phrases the longest that begins at a word, found in one walk."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

# From a word's key to the next words; "" holds what a phrase ends in.
Trie = dict[str, Any]


class Keyed(Protocol):
    """A word with its key for comparing."""

    @property
    def key(self) -> str:
        """Its key."""


def insert(trie: Trie, keys: Iterable[str], value: Any) -> Any:
    """Put a phrase into the trie; the value that it ends in, which is an earlier one's where there is one."""
    node = trie
    for key in keys:
        node = node.setdefault(key, {})
    return node.setdefault("", value)


def phrases(trie: Trie, words: Sequence[Keyed], index: int) -> list[tuple[Any, int]]:
    """The values of the phrases from `words[index]` on, longest first, each with the index after it."""
    found = []
    node: Trie | None = trie.get(words[index].key.lstrip(",")) if index < len(words) else None
    while node is not None:
        index += 1
        if "" in node:
            found.append((node[""], index))
        node = node.get(words[index].key) if index < len(words) else None
    return found[::-1]
