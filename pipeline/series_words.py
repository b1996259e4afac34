"""What a series without an indicator tells, in the spelling of an article.

`said` is made for comparing: `bà rơ mah h'yớt bầu lại làm chủ tịch hội với …`. A reader is shown the words as
they stand around the figure: `bà Rơ Mah H’Yớt bầu lại làm Chủ tịch Hội với …`.
"""

from collections.abc import Iterator, Sequence

import regex

from extractors.spelling import name_key

REACH = 400  # characters on each side of a figure in which its words stand
# As extractors/figure_clauses.py takes texts apart, where apostrophes are all one already.
_WORD = regex.compile(r"[\p{L}\p{M}'’‘ʼ`´′/]+(?:-\p{L}+)*")
_FIGURE = "…"


def as_written(said: str, before: str, behind: str) -> str:
    """The words of `said` as the text spells them. before: the text up to the figure; behind: from it on.

    Words between them (places, figures, fillers) were left out and stay out; a word that does not stand
    there keeps the spelling of the key.
    """
    left, _, right = said.partition(_FIGURE)
    told = [*_spelt(left.split()[::-1], _WORD.findall(before)[::-1])][::-1]
    return " ".join((*told, _FIGURE, *_spelt(right.split(), _WORD.findall(behind))))


def _spelt(keys: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """Each key as the next word that has it is spelt."""
    place = 0
    for key in keys:
        found = next((at for at in range(place, len(words)) if name_key(words[at]) == key), None)
        yield key if found is None else words[found]
        place = place if found is None else found + 1
