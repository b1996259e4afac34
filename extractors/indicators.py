"""What figures may tell, so that those of several articles can stand in one line: rules/indicators.toml.

`Đảng bộ huyện có [6.820 đảng viên]` is party-members, `kết nạp [212 đảng viên]` is party-recruits, and
`kiểm tra [40 đảng viên]` is neither: the noun alone does not tell. `figure_indicators` reads them.
"""

from dataclasses import dataclass
from functools import cache

from extractors.rules import RuleError, entries, rule_file
from extractors.spelling import name_key

READINGS = ("stock", "flow", "event")


@dataclass(frozen=True, slots=True)
class Form:
    """A way of saying an indicator; every field as the file's opening comment has it, () where not asked.

    What stands beside the noun has a blank on each side, so that nothing at all is two of them."""

    kinds: tuple[str, ...]
    nouns: tuple[str, ...]
    left: tuple[str, ...]
    ends: tuple[str, ...]
    starts: tuple[str, ...]
    right: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What figures tell. reading: one of READINGS. better: `more`, `less`, or None. whole: a committee's
    figure is its place's. unit: of the line, None where the figure's own is kept. levels: of the places and
    bodies that it is told of, () where of any."""

    id: str
    vi: str
    en: str
    topic: str
    reading: str
    better: str | None
    whole: bool
    unit: str | None
    levels: tuple[str, ...]
    forms: tuple[Form, ...]


@cache
def indicators() -> dict[str, Indicator]:
    """The indicators by id, in the file's order. Raises RuleError for one that says too little."""
    found: dict[str, Indicator] = {}
    needed = "id vi en topic reading whole examples counterexamples form"
    for row in entries("indicators.toml", "indicator", needed, "better unit levels"):
        forms = tuple(_form(row["id"], form) for form in row["form"])
        if row["id"] in found or row["reading"] not in READINGS or not forms:
            raise RuleError(
                f"indicators.toml: {row['id']}: give it once, with a form, its reading one of {READINGS}"
            )
        found[row["id"]] = Indicator(
            row["id"],
            row["vi"],
            row["en"],
            row["topic"],
            row["reading"],
            row.get("better"),
            row["whole"],
            row.get("unit"),
            tuple(row.get("levels", ())),
            forms,
        )
    return found


@cache
def whole_bodies() -> frozenset[str]:
    """Keys of the bodies, without their place, whose figures are those of the place."""
    return frozenset(name_key(name) for name in rule_file("indicators.toml")["whole_bodies"])


def _form(identifier: str, row: dict[str, list[str]]) -> Form:
    fields = ("kinds", "nouns", "left", "ends", "starts", "right", "without")
    if unknown := set(row) - set(fields) or {"kinds", "nouns"} - set(row):
        raise RuleError(
            f"indicators.toml: {identifier}: {unknown}: a form has {fields}, kinds and nouns always"
        )
    beside = ([f" {words} " for words in row.get(field, ())] for field in fields[2:])
    return Form(tuple(row["kinds"]), tuple(row["nouns"]), *map(tuple, beside))
