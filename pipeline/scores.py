"""What a comparison with gold comes to: facts right, missed, extra, attributes right, every error named."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

KINDS = ("people", "posts", "posts_lenient", "directives", "directive_mentions", "statistics")
ATTRIBUTES = (
    "directive_date",
    "directive_issuer",
    "statistic_unit",
    "statistic_qualifier",
    "statistic_kind",
    "statistic_about",
    "statistic_when",
    "statistic_target",
    "published",
)


@dataclass
class Tally:
    """Facts of one kind over all articles."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1.0 where there was nothing to find and nothing found."""
        total = 2 * self.right + self.missed + self.extra
        return round(2 * self.right / total, 4) if total else 1.0


@dataclass
class Share:
    """How often an attribute of matched facts was right."""

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        """The share, 1.0 where nothing was asked."""
        return round(self.right / self.of, 4) if self.of else 1.0


@dataclass
class Scores:
    """Tallies by kind, shares by attribute, one line for every error, rights and wrongs by rule."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in ATTRIBUTES})
    errors: list[str] = field(default_factory=list)
    rules: dict[str, Share] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """Every figure by name: F1 of each kind, share of each attribute."""
        tallies = {kind: tally.f1 for kind, tally in self.tallies.items()}
        return tallies | {name: share.value for name, share in self.shares.items()}

    def count(self, kind: str, article: str, what: str, verdict: str) -> None:
        """One fact: `verdict` is right, missed or extra."""
        tally = self.tallies[kind]
        setattr(tally, verdict, getattr(tally, verdict) + 1)
        if verdict != "right":
            self.errors.append(f"{article}: {verdict} {kind}: {what}")

    def mark(self, name: str, article: str, right: bool, what: str) -> None:
        """One attribute of a matched fact."""
        share = self.shares[name]
        share.of += 1
        share.right += right
        if not right:
            self.errors.append(f"{article}: {name}: {what}")

    def note_rule(self, fact: Json, right: bool) -> None:
        """One fact of the rule that it names."""
        share = self.rules.setdefault(fact.get("rule", "unknown"), Share())
        share.of += 1
        share.right += right
