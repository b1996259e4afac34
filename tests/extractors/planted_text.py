"""A template filled: `Đồng chí {p1}, {post1}, phát biểu.` with what stands in each slot, and where."""

from dataclasses import dataclass, field

import regex
from planted_files import PUBLISHED, Row

from extractors.document import Document, Zone
from pipeline.annotate import annotate_text

SLOT = regex.compile(r"\{(\w+)\}")


@dataclass
class Planted:
    """A filled template. slots: name -> (start, end) of what stands there; expected: a row for each fact."""

    kind: str
    template: str
    text: str
    home: str
    slots: dict[str, tuple[int, int]]
    fillers: dict[str, str] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    expected: list[Row] = field(default_factory=list)

    def document(self) -> Document:
        """The sentence as an annotated document of its own; without a full stop at its end it is a title."""
        sentences, tokens = annotate_text(self.text)
        zone = Zone("body" if self.text[-1] in ".”" else "title", 0, len(self.text))
        return Document("t0", self.text, (zone,), sentences, tokens, PUBLISHED, self.home)


def fill(
    kind: str, template: str, slots: dict[str, str], units: dict[str, str], home: str
) -> tuple[Planted, dict[str, str]]:
    """The text, every slot replaced; surfaces may hold the names of places themselves."""
    text, spans, last = "", {}, 0
    for match in SLOT.finditer(template):
        text += template[last : match.start()]
        name = match.group(1)
        surface = slots.get(name.lower()) or units[name]
        surface = with_places(surface, units)
        spans[name.lower()] = (len(text), len(text) + len(surface))
        text += surface[0].upper() + surface[1:] if name[0].isupper() else surface
        last = match.end()
    text += template[last:]
    fillers = {name: slots.get(name, units.get(name, "")) for name in spans}
    return Planted(kind, template, text, home, spans, fillers), units


def with_places(surface: str, units: dict[str, str]) -> str:
    """The surface with the names of places in their slots."""
    return SLOT.sub(lambda match: units[match.group(1)], surface)


def slot_names(template: str) -> list[str]:
    """The slots of a template, each once."""
    return list(dict.fromkeys(match.group(1).lower() for match in SLOT.finditer(template)))
