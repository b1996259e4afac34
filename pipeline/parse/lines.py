"""Lines of a text with their places, the stuff that zones are made of."""

import re
from dataclasses import dataclass, field

import regex

PARAGRAPH = 120  # a line of so many characters that ends a sentence is a paragraph of the article

_LINE = regex.compile(r"[^\r\n\u2028\u2029]+")
_INVISIBLE = "".join(
    map(chr, (*range(0x09, 0x0E), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x2010),
              *range(0x2028, 0x2030), 0x205F, *range(0x2060, 0x2065), 0x3000, 0xFEFF))
)  # fmt: skip
_JOINER = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # within words too, where sites hide them
_SENTENCE_END = regex.compile(r"(?:[.!?…][”\"’»)\]]*|[.!?…]\[\d{1,3}\]|/)$")


@dataclass(slots=True)
class Line:
    """A line without the white space around it; `start` is its place in the text.

    kind: of its zone, empty until it is known. follows: no empty line stands before it. byline_from: where a
    byline begins inside it. credits: start, end and name (None for an agency) of photographers inside it.
    """

    start: int
    text: str
    kind: str = ""
    follows: bool = False
    byline_from: int | None = None
    credits: list[tuple[int, int, str | None]] = field(default_factory=list)

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as sentences do, closing quotes and notes (`[2]`) apart."""
        return _SENTENCE_END.search(self.text, max(0, len(self.text) - 10)) is not None

    @property
    def is_paragraph(self) -> bool:
        """Whether it is long and whole enough to be nothing but running text."""
        return len(self.text) >= PARAGRAPH and self.ends_sentence


def clean(text: str) -> str:
    """One line: white space of all kinds folded to single blanks, zero-width characters left out."""
    return " ".join((text if text.isascii() else _JOINER.sub("", text)).split())


def split_lines(text: str) -> list[Line]:
    """The lines that hold anything visible, in order."""
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        whole = match.group()
        core = whole.strip(_INVISIBLE)
        if core:
            start = match.start() + len(whole) - len(whole.lstrip(_INVISIBLE))
            follows = bool(lines) and text.count("\n", last_end, match.start()) == 1
            lines.append(Line(start, core, follows=follows))
            last_end = match.end()
    return lines
