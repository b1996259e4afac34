"""What changed between two versions of a text, paragraph by paragraph and word by word."""

import itertools
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import regex

WORK = 20_000_000  # steps that all comparisons of a page may take, at worst a second or two
MOST_CHARACTERS = 200_000  # of a version; what stands behind is not compared
_AROUND = 1  # unchanged paragraphs shown beside a changed one
_ALIKE = 0.3  # below it two paragraphs have nothing to do with each other
_WORD = regex.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row. kind: same, removed, added."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs in a row (with line breaks between them). kind: same, removed, added, changed, or skipped:
    then `paragraphs` unchanged ones are left out and there are no runs."""

    kind: str
    runs: tuple[Run, ...] = ()
    paragraphs: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """removed, added: how many words. cut: whether a version is longer than what was compared."""

    passages: tuple[Passage, ...]
    removed: int
    added: int
    cut: bool


def difference(old: str, new: str) -> Difference:
    """What the newer text has and the older has not, and the other way round. Blank lines do not count.

    Where a hostile or a wholly new text would take more than WORK, paragraphs stand whole against each other.
    """
    cut = max(len(old), len(new)) > MOST_CHARACTERS
    before, after = _paragraphs(old[:MOST_CHARACTERS]), _paragraphs(new[:MOST_CHARACTERS])
    budget = _Budget(WORK)
    passages = list(_passages(before, after, budget))
    runs = [run for passage in passages for run in passage.runs]
    counted = Counter(dict.fromkeys(("removed", "added"), 0))
    for run in runs:
        counted[run.kind] += len(run.text.split())
    return Difference(tuple(passages), counted["removed"], counted["added"], cut)


class _Budget:
    def __init__(self, work: int) -> None:
        self.left = work

    def allows(self, one: Sequence[Hashable], two: Sequence[Hashable]) -> bool:
        """Whether the two may be compared; then it is spent. difflib looks at each pair of equal items once a
        level, and a hostile text makes as many levels as it has words."""
        here, there = Counter(one), Counter(two)
        pairs = sum(number * there[item] for item, number in here.items())
        cost = pairs * min(len(one), len(two)) + len(one) + len(two)
        if cost > self.left:
            return False
        self.left -= cost
        return True


_Codes = list[tuple[str, int, int, int, int]]


def _codes(one: Sequence[str], two: Sequence[str], budget: _Budget) -> _Codes:
    if not budget.allows(one, two):
        return [("replace", 0, len(one), 0, len(two))]
    return list(SequenceMatcher(None, one, two, autojunk=False).get_opcodes())


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _passages(before: list[str], after: list[str], budget: _Budget) -> Iterator[Passage]:
    codes = _codes(before, after, budget)
    for index, (code, i1, i2, j1, j2) in enumerate(codes):
        if code == "equal":
            yield from _unchanged(after[j1:j2], index > 0, index < len(codes) - 1)
        else:
            yield from _changed("\n".join(before[i1:i2]), "\n".join(after[j1:j2]), budget)


def _unchanged(paragraphs: list[str], has_before: bool, has_after: bool) -> Iterator[Passage]:
    """The paragraphs beside a change; how many others there are."""
    head, tail = _AROUND if has_before else 0, _AROUND if has_after else 0
    left_out = len(paragraphs) - head - tail
    if left_out <= 1:
        head, tail, left_out = len(paragraphs), 0, 0
    yield from (_same(paragraph) for paragraph in paragraphs[:head])
    if left_out:
        yield Passage("skipped", paragraphs=left_out)
    yield from (_same(paragraph) for paragraph in paragraphs[len(paragraphs) - tail :] if tail)


def _same(paragraph: str) -> Passage:
    return Passage("same", (Run("same", paragraph),))


def _changed(old: str, new: str, budget: _Budget) -> Iterator[Passage]:
    runs = _runs(old, new, budget) if old and new else []
    kept = sum(len(run.text) for run in runs if run.kind == "same")
    if kept >= _ALIKE * min(len(old), len(new)) and runs:
        yield Passage("changed", tuple(runs))
        return
    yield from (
        Passage(kind, (Run(kind, text),)) for kind, text in (("removed", old), ("added", new)) if text
    )


def _runs(old: str, new: str, budget: _Budget) -> list[Run]:
    one, two = _WORD.findall(old), _WORD.findall(new)
    codes = _codes([word.rstrip() for word in one], [word.rstrip() for word in two], budget)
    pieces = itertools.chain.from_iterable(
        [("same", two[j1:j2])] if code == "equal" else [("removed", one[i1:i2]), ("added", two[j1:j2])]
        for code, i1, i2, j1, j2 in _without_islands(codes)
    )
    return [Run(kind, "".join(words)) for kind, words in pieces if words]


def _without_islands(codes: _Codes) -> _Codes:
    """One equal word between two changes says nothing: `và` stands everywhere."""
    joined: _Codes = []
    for index, code in enumerate(codes):
        is_island = code[0] == "equal" and code[2] - code[1] == 1 and 0 < index < len(codes) - 1
        kind = "replace" if is_island else code[0]
        if joined and kind != "equal" and joined[-1][0] != "equal":
            _, i1, _, j1, _ = joined[-1]
            joined[-1] = ("replace", i1, code[2], j1, code[4])
        else:
            joined.append((kind, *code[1:]))
    return joined
