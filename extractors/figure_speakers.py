"""Who tells a figure of his own in the first person: `“… nên tôi hiến 420 m2 đất”, ông Rinh nói`.

The speaker is named right behind the words in quotes, or before the colon that opens them.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import regex

from extractors.records import Mention

_MYSELF = regex.compile(
    r"(?<![\p{L}\p{M}])(?:(?P<home>nhà|gia đình|vợ chồng)[ \u00a0](?:tôi|tui|mình|em)"
    r"|(?<!chúng[ \u00a0])(?:tôi|tui))"
    r"(?![\p{L}\p{M}])",
    flags=regex.IGNORECASE,
)
# What introduces examples is no telling; each item after `;` is of its own person.
_LIST_MARK = regex.compile(
    r"(?<![\p{L}\p{M}])(?:như|gồm|điển hình|tiêu biểu|đơn cử|có thể kể đến)"
    r"(?:[ \u00a0](?:là|như))?[ \u00a0]?:|;",
    flags=regex.IGNORECASE,
)
_LONGEST_QUOTE = 500
_BEHIND = 30  # characters behind the closing quote in which the speaker's name begins
_BEFORE = 160


class OwnWords(NamedTuple):
    """Words in the first person before a figure. end_char: where `tôi` ends; home: it is `gia đình tôi`."""

    speaker: Mention
    end_char: int
    home: bool


def own_words(
    text: str, char: int, paragraph: tuple[int, int], people: Callable[[int, int], Sequence[Mention]]
) -> OwnWords | None:
    """The words in the first person before the figure at `char`, None where it stands in no such quote.

    people: those named between two characters, in order.
    """
    opens = _opening(text, char, paragraph[0])
    if opens < 0:
        return None
    myself = list(_MYSELF.finditer(text, opens, char))
    speaker = _behind(text, char, paragraph[1], people) or _before(text, opens, paragraph[0], people)
    if not myself or speaker is None or speaker.historical or speaker.resolved == "unresolved":
        return None
    return OwnWords(speaker, myself[-1].end(), myself[-1]["home"] is not None)


def unnamed_speaker(text: str, start: int, char: int) -> int | None:
    """Where `gia đình tôi` ends before a figure that the speaker owns, whoever that is; None without one.

    start: of the sentence, or behind the last one that is named.
    """
    said = list(_MYSELF.finditer(text, start, char))
    return said[-1].end() if said else None


def item_start(text: str, start: int, char: int) -> int:
    """Where the item begins that the character is in: `… hiến đất như: | hộ ông Pó (320m2); | hộ bà Miên`."""
    marks = [mark.end() for mark in _LIST_MARK.finditer(text, start, char)]
    return marks[-1] if marks else start


def _opening(text: str, char: int, paragraph: int) -> int:
    """Where the quote begins that the character is in, -1 where it is in none; `"` opens and closes."""
    opens = text.rfind("“", max(paragraph, char - _LONGEST_QUOTE), char)
    if opens >= 0:
        return -1 if "”" in text[opens:char] else opens
    return text.rfind('"', paragraph, char) if text.count('"', paragraph, char) % 2 else -1


def _behind(
    text: str, char: int, end: int, people: Callable[[int, int], Sequence[Mention]]
) -> Mention | None:
    marks = (text.find(mark, char, min(end, char + _LONGEST_QUOTE)) for mark in '”"')
    closes = min((mark for mark in marks if mark >= 0), default=-1)
    if closes < 0:
        return None
    named = people(closes, min(end, closes + _BEHIND))
    full_stop = named and "." in text[closes : named[0].evidence.start_char]
    return named[0] if named and not full_stop else None


def _before(
    text: str, opens: int, start: int, people: Callable[[int, int], Sequence[Mention]]
) -> Mention | None:
    if not text[max(start, opens - 3) : opens].rstrip().endswith(":"):
        return None
    named = people(max(start, opens - _BEFORE), opens)
    return named[-1] if named else None
