"""Names written with less (`Nguyen Van Hung`, `Nguyễn Hùng`, `N.V.H.`) in a post that one fuller name
fits."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.spelling import search_fold
from pipeline.link.evidence import months
from pipeline.link.names import Agreement, compare_names
from pipeline.link.nodes import Node

_NEAR = 24  # months around the time in which the fuller name is attested there


def lesser_names(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Pairs of nodes (indexes) of one post: a name written with less, and the only name there that it can
    mean."""
    by_post: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        if node.post is not None:
            initial = _plain(node.name)[:1]
            by_post[node.post.post_id, initial].append(index)
    for together in by_post.values():
        if len(together) > 1:
            for index in together:
                fuller = [other for other in together if _is_fuller(nodes[other], nodes[index])]
                if len(fuller) == 1:
                    yield fuller[0], index


def _is_fuller(full: Node, less: Node) -> bool:
    if full.key == less.key or len(_plain(full.name)) < len(_plain(less.name)):
        return False
    if not (full.first and full.last and less.first and less.last):
        return False
    if months(less.first) < months(full.first) - _NEAR or months(less.last) > months(full.last) + _NEAR:
        return False
    return (
        len(full.key) >= len(less.key)
        and compare_names(full.name, less.name) is Agreement.COMPATIBLE
        and (full.name.isascii() <= less.name.isascii())
    )


@lru_cache(maxsize=1 << 16)
def _plain(name: str) -> str:
    return search_fold(name)
