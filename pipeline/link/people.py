"""Who is one person. Names in posts (nodes) are joined where a text, a human or enough evidence says so.

Precision first: what is doubtful is listed for a human and stays apart. A human `different` binds, also
against what would join the two by way of a third.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from pipeline.link.evidence import DOUBTFUL, Known, Reason, Verdict, known_names, weigh
from pipeline.link.nodes import Node
from pipeline.link.variants import lesser_names

_MOST_GROUPS = 80  # of one name: beyond it only groups of one area are compared


@dataclass(frozen=True, slots=True)
class Judgement:
    """A human's word on the people of two post claims. same: one person; else two."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two people who may be one: indexes of nodes, the score in log-odds and the reasons."""

    left: int
    right: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class People:
    """groups: of nodes that are one person each, indexes ascending. doubts: for a human, likeliest first.
    contradictions: judgements that could not be carried out, since other ones speak against them."""

    groups: tuple[tuple[int, ...], ...]
    doubts: tuple[Doubt, ...]
    contradictions: tuple[Judgement, ...]


def join_people(nodes: Sequence[Node], judgements: Iterable[Judgement] = ()) -> People:
    """The people behind the nodes (in the order of group_nodes)."""
    groups = _Groups(len(nodes))
    contradictions = _judge(groups, nodes, judgements)
    for left, right, are_two in _named_together(nodes):
        if are_two:
            groups.keep_apart(left, right)
        else:
            groups.join(left, right)
    for full, less in lesser_names(nodes):
        groups.join(full, less)
    known = known_names(nodes)
    by_name: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        by_name[node.key].append(index)
    doubts = [doubt for name in by_name.values() for doubt in _weigh_all(groups, nodes, name, known)]
    doubts.sort(key=lambda doubt: (-doubt.score, doubt.left, doubt.right))
    return People(tuple(sorted(groups.all())), tuple(doubts), tuple(contradictions))


class _Groups:
    """Disjoint sets that know who must stay apart."""

    def __init__(self, size: int) -> None:
        self._of = list(range(size))
        self._members = {index: [index] for index in range(size)}
        self._apart: dict[int, set[int]] = defaultdict(set)

    def of(self, index: int) -> int:
        return self._of[index]

    def members(self, group: int) -> list[int]:
        return self._members[group]

    def keep_apart(self, left: int, right: int) -> bool:
        """False where they are one already."""
        mine, theirs = self._of[left], self._of[right]
        if mine == theirs:
            return False
        self._apart[mine].add(theirs)
        self._apart[theirs].add(mine)
        return True

    def may_join(self, left: int, right: int) -> bool:
        return self._of[right] not in self._apart[self._of[left]]

    def join(self, left: int, right: int) -> bool:
        """False where a human, or somebody's other posts, keep them apart."""
        mine, theirs = sorted((self._of[left], self._of[right]))
        if mine == theirs:
            return True
        if theirs in self._apart[mine]:
            return False
        for index in self._members[theirs]:
            self._of[index] = mine
        self._members[mine] += self._members.pop(theirs)
        for other in self._apart.pop(theirs, set()):
            self._apart[other].discard(theirs)
            self._apart[other].add(mine)
            self._apart[mine].add(other)
        return True

    def all(self) -> Iterator[tuple[int, ...]]:
        return (tuple(sorted(members)) for members in self._members.values())


def _judge(groups: _Groups, nodes: Sequence[Node], judgements: Iterable[Judgement]) -> list[Judgement]:
    """Carry out what humans said: what is different first, so that it binds."""
    where = {claim.claim_id: index for index, node in enumerate(nodes) for claim in node.claims}
    refused: list[Judgement] = []
    for judgement in sorted(judgements, key=lambda said: (said.same, said.left, said.right)):
        left, right = where.get(judgement.left), where.get(judgement.right)
        if left is None or right is None:
            continue  # its claim is no more: the review layer says so
        done = groups.join(left, right) if judgement.same else groups.keep_apart(left, right)
        if not done:
            refused.append(judgement)
    return refused


def _named_together(nodes: Sequence[Node]) -> Iterator[tuple[int, int, bool]]:
    """Nodes that one text ties to one name, and whether they are two people all the same.

    One name in one text is one person, but for two chairmen of one name in two places; these come first.
    """
    by_text: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        for text in node.texts:
            by_text[node.key, text].append(index)
    pairs = [
        (left, right, _are_two(nodes[left], nodes[right], text))
        for (_, text), together in sorted(item for item in by_text.items() if len(item[1]) > 1)
        for left, right in combinations(together, 2)
    ]
    yield from sorted(pairs, key=lambda pair: not pair[2])


def _are_two(left: Node, right: Node, text: str) -> bool:
    """Whether a text shows two full-time heads of two places of one level at the same time."""
    if not (left.post and right.post and left.post.single and right.post.single):
        return False
    levels = left.post.organisation.level, right.post.organisation.level
    if levels[0] != levels[1] or levels[0] in (None, "central") or left.place == right.place:
        return False
    return all(_is_current(node, text) for node in (left, right))


def _is_current(node: Node, text: str) -> bool:
    return any(claim.text_id == text and claim.change == "holds" for claim in node.claims)


def _weigh_all(
    groups: _Groups, nodes: Sequence[Node], same_name: Sequence[int], known: Known
) -> Iterator[Doubt]:
    """Join the groups of one name where the evidence is enough, surest first; the doubtful pairs remain."""
    pairs = _pairs(groups, nodes, same_name, known)
    sure = [pair for pair in pairs if pair[0].is_same]
    unsure: list[Doubt] = []
    for verdict, left, right in pairs:
        if groups.of(left) == groups.of(right):
            continue
        this = verdict, left, right
        if (
            verdict.is_same
            and not _has_rival(groups, sure, this)
            and _is_free(groups, nodes, left, right, known)
        ):
            groups.join(left, right)
        elif verdict.score >= DOUBTFUL:
            unsure.append(Doubt(left, right, verdict.score, verdict.reasons))
    said: set[frozenset[int]] = set()
    for doubt in unsure:
        pair = frozenset((groups.of(doubt.left), groups.of(doubt.right)))
        if len(pair) == 2 and pair not in said and groups.may_join(doubt.left, doubt.right):
            said.add(pair)
            yield doubt


_Pair = tuple[Verdict, int, int]


def _pairs(groups: _Groups, nodes: Sequence[Node], same_name: Sequence[int], known: Known) -> list[_Pair]:
    """Pairs of nodes of different groups with their verdicts, surest first."""
    of_one_area = len({groups.of(index) for index in same_name}) > _MOST_GROUPS
    plain = [index for index in same_name if nodes[index].post is None]
    seated = [index for index in same_name if nodes[index].post is not None]
    pairs = chain(combinations(seated, 2), product(seated, plain))
    if plain and weigh(nodes[plain[0]], nodes[plain[0]], known).score >= DOUBTFUL:
        pairs = chain(pairs, combinations(plain, 2))  # for two texts without a body only the name speaks
    found = [
        (weigh(nodes[left], nodes[right], known), left, right)
        for left, right in pairs
        if groups.of(left) != groups.of(right) and not (of_one_area and nodes[left].area != nodes[right].area)
    ]
    return sorted(found, key=lambda pair: (-pair[0].score, pair[1], pair[2]))


def _has_rival(groups: _Groups, sure: Sequence[_Pair], pair: _Pair) -> bool:
    """Whether another pair, nearly as sure, would join one of the two to somebody who cannot be the other."""
    verdict, left, right = pair
    one, two = groups.of(left), groups.of(right)
    for other, third, fourth in sure:
        if abs(other.score - verdict.score) > 1.0:
            continue
        three, four = groups.of(third), groups.of(fourth)
        if three == four or ((three in (one, two)) == (four in (one, two))):
            continue
        mine = two if one in (three, four) else one
        theirs = four if three in (one, two) else three
        if not groups.may_join(groups.members(mine)[0], groups.members(theirs)[0]):
            return True
    return False


def _is_free(groups: _Groups, nodes: Sequence[Node], left: int, right: int, known: Known) -> bool:
    """Whether no post of the one speaks hard against a post of the other."""
    mine, theirs = groups.members(groups.of(left)), groups.members(groups.of(right))
    for one in mine:
        for two in theirs:
            if weigh(nodes[one], nodes[two], known).barred:
                groups.keep_apart(left, right)
                return False
    return groups.may_join(left, right)


def names_of(group: Sequence[int], nodes: Sequence[Node]) -> Mapping[str, int]:
    """How often each way of writing the person's name occurs."""
    counts: dict[str, int] = defaultdict(int)
    for index in group:
        for claim in nodes[index].claims:
            counts[claim.person] += 1
    return counts
