"""Tries over the keys of words: of many phrases the longest that begins at a word, found in one walk."""

from collections.abc import Iterable, Sequence
from typing import Any

# From a word's key to the next words; "" holds what a phrase ends in.
Trie = dict[str, Any]


def insert(trie: Trie, keys: Iterable[str], value: Any) -> Any:
    """Put a phrase into the trie; the value that it ends in, which is an earlier one's where there is one."""
    node = trie
    for key in keys:
        node = node.setdefault(key, {})
    return node.setdefault("", value)


def phrases(trie: Trie, keys: Sequence[str], index: int, first: str) -> list[tuple[Any, int]]:
    """The values of the phrases from `keys[index]` on, longest first, each with the index after it.

    first: what stands for the first key. The last of the keys is in no phrase.
    """
    found = []
    node: Trie | None = trie.get(first)
    while node is not None:
        index += 1
        if "" in node:
            found.append((node[""], index))
        node = node.get(keys[index])
    return found[::-1]
