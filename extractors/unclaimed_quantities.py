"""Finds the quantities of a paragraph that nothing else has claimed: no document, person, date or name.

`Nghị quyết số 5-NQ/TU`, `ngày 5/6`, `Tổ 2` hold none; `5 chi bộ` of `22/26 chỉ tiêu Nghị quyết Đại hội XVII`
ends where the document begins.
"""

from collections.abc import Iterable, Iterator

from extractors.document import Document, Zone
from extractors.numbered_names import is_name
from extractors.numerals import find_numerals
from extractors.quantities import Quantity, read_quantity

_FAR = 2000  # characters of a sentence that are looked at; longer ones are tables or noise
Span = tuple[int, int]


def claimed(document: Document, *claims: Iterable[Span]) -> bytearray:
    """Of each character of the text whether one of the spans holds it: 1 if so."""
    taken = bytearray(len(document.text))
    for spans in claims:
        for start, end in spans:
            taken[start:end] = b"\x01" * (end - start)
    return taken


def find_quantities(document: Document, zone: Zone, taken: bytearray) -> Iterator[tuple[Quantity, Span]]:
    """The quantities of a zone that are neither claimed nor names, each with the bounds of its sentence.

    taken: of each character of the text, 1 where something else has claimed it. The bounds are inside the
    zone, and not far from the quantity.
    """
    text = document.text
    done, skipped, bare_end = zone.start_char, zone.start_char, -1
    for numeral in find_numerals(text, zone.start_char, zone.end_char, taken):
        start = numeral.start_char
        if start < max(done, skipped):
            continue
        sentence = _sentence(document, start, zone)
        limit = _limit(taken, numeral.end_char, sentence[1])
        quantity = read_quantity(document, numeral, done, limit)
        skipped = quantity.end_char if quantity.kind != "bare" else numeral.end_char
        broken = bare_end >= 0 and text[bare_end:start].isspace()  # `tăng 0 68%`: no comma
        named = is_name(document, quantity, zone.start_char)
        bare_end = numeral.end_char if quantity.kind == "bare" and not (numeral.words or named) else -1
        if broken or named or taken[quantity.end_char - 1]:
            continue
        done = done if quantity.kind == "bare" else quantity.end_char
        qualified = quantity.start_char < start
        yield quantity, _sentence(document, quantity.start_char, zone) if qualified else sentence


def _limit(taken: bytearray, start: int, end: int) -> int:
    """Where a quantity may end: `22/26 chỉ tiêu` | `Nghị quyết Đại hội XVII`, which is a document."""
    claim = taken.find(1, start, end)
    return end if claim < 0 else claim


def _sentence(document: Document, char: int, zone: Zone) -> Span:
    """The bounds of the sentence around the character, inside its zone."""
    index = document.sentence_at(char)
    if index < 0 or document.sentences[index].end_char <= char:
        return max(zone.start_char, char - _FAR), min(zone.end_char, char + _FAR)
    sentence = document.sentences[index]
    start, end = max(zone.start_char, sentence.start_char), min(zone.end_char, sentence.end_char)
    return max(start, char - _FAR), min(end, char + _FAR)
