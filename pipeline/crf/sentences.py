"""The library's sentences of a line: `Nhất trí! Ông A. đến TP. Vinh.` breaks behind `trí!` and `Vinh.`.

underthesea looks at every character in turn; here only where a full stop, `?` or `!` stands. Its rules: no
break inside a number (`1.200`), behind an abbreviation of its list, or behind `...` before a small letter.
"""

import re
from collections.abc import Iterator
from functools import cache

_MARK = re.compile(r"\.+|[?!]")
_MARKS = re.compile(r"[.?!]+")
_BLANKS = re.compile(r"[ \t]*")
_SPACE = re.compile(r"[ \t\n\r]*")


def line_sentences(line: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of the line begins and ends, without the white space around it."""
    start = position = 0
    while (mark := _MARK.search(line, position)) is not None:
        begin, end = mark.span()
        if end - begin > 2:  # `...`
            after = _BLANKS.match(line, end).end()  # type: ignore[union-attr]
            ends = after == len(line) or line[after].isupper()
        else:
            ends = line[begin] != "." or not _is_inside(line, begin)
            end = _MARKS.match(line, begin).end() if ends else begin + 1  # type: ignore[union-attr]
        position = end
        if ends:
            yield from _stripped(line, start, end)
            start = position = _SPACE.match(line, end).end()  # type: ignore[union-attr]
    yield from _stripped(line, start, len(line))


def _stripped(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    sentence = line[start:end]
    if words := sentence.strip():
        begin = start + len(sentence) - len(sentence.lstrip())
        yield begin, begin + len(words)


def _is_inside(line: str, stop: int) -> bool:
    """Whether the full stop is part of a number or of an abbreviation."""
    if line[stop - 1 : stop].isdigit() and line[stop + 1 : stop + 2].isdigit():
        return True
    start = stop
    while start and (line[start - 1].isalnum() or line[start - 1] == "."):
        start -= 1
    return line[start:stop].lower() in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    """The library's own list."""
    from underthesea.pipeline import sent_tokenize

    sent_tokenize.sent_tokenize("")
    return frozenset(sent_tokenize.sentence_tokenizer.abbrev_types) - {""}
