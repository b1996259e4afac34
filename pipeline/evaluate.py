"""Scores against a gold folder; floors that CI defends; confidence per rule from hits and misses.

A gold folder holds NAME.txt (an article) and NAME.json (its facts), as corpus/gold/README.md describes.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.scores import ATTRIBUTES, KINDS, Json, Scores, Tally
from pipeline.scoring import add_article

FACT_KINDS = ("person", "post", "directive", "statistic")
DIRECTIVE_KEYS = ("kind", "number", "symbol", "date", "issuer")
STATISTIC_KEYS = ("span", "value", "value_max", "denominator", "unit", "qualifier", "about", "when", "target")
MOST_LINES = 50  # of each kind that `--gained-lost` shows


class GoldError(ValueError):
    """The gold folder cannot be used; the message names the file and the repair."""


def evaluate(
    folder: Path, facts_of: Callable[[Path], Json], track: Callable[[list[Path]], Iterable[Path]] = iter
) -> Scores:
    """Score the facts found in every NAME.txt of the folder.

    facts_of: gives the facts of a text file. track: wraps the files, for a progress bar.
    Raises GoldError for a folder without gold or a gold file that does not fit its text.
    """
    scores = Scores()
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(f"{folder}: no NAME.json in it; a gold folder holds NAME.txt and NAME.json")
    for file in track(files):
        gold = read_gold(file)
        add_article(scores, file.stem, gold, facts_of(file.with_suffix(".txt")))
    return scores


def read_gold(file: Path) -> Json:
    """One gold annotation, its spans checked against its text."""
    try:
        gold: Json = json.loads(file.read_text(encoding="utf-8"))
        text = file.with_suffix(".txt").read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise GoldError(f"{file}: {error}") from error
    for span in _spans(gold):
        if not 0 <= span[0] < span[1] <= len(text):
            raise GoldError(f"{file}: span {span} is outside its text of {len(text)} characters")
    return gold


def _spans(gold: Json) -> list[list[int]]:
    spans = [statistic["span"] for statistic in gold["statistics"]]
    for item in (*gold["people"], *gold["directives"]):
        spans += item["mentions"]
        spans += [span for post in item.get("posts", ()) for span in post["mentions"]]
    return spans


def below_floors(scores: Scores, floors_file: Path) -> list[str]:
    """One line for every figure that is under its floor. The file: `floors.toml`, figure = least value."""
    floors: dict[str, float] = tomllib.loads(floors_file.read_text(encoding="utf-8"))["floors"]
    figures = scores.figures()
    if unknown := floors.keys() - figures.keys():
        raise GoldError(f"{floors_file}: no such figures: {', '.join(sorted(unknown))}")
    return [
        f"{name} is {figures[name]:.4f}, its floor {floor:.4f}"
        for name, floor in floors.items()
        if figures[name] < floor
    ]


def render_scores(scores: Scores) -> str:
    """The figures as a table of text: F1 of each kind with the counts behind it, then each share."""
    lines = [f"{'':20} {'precision':>9} {'recall':>9} {'F1':>9}  right missed extra"]
    for kind in KINDS:
        tally = scores.tallies[kind]
        precision, recall = (
            f"{tally.right / total:9.4f}" if total else f"{'-':>9}"
            for total in (tally.right + tally.extra, tally.right + tally.missed)
        )
        counts = f"{tally.right:6} {tally.missed:6} {tally.extra:5}"
        lines.append(f"{kind:20} {precision} {recall} {tally.f1:9.4f} {counts}")
    for name in ATTRIBUTES:
        share = scores.shares[name]
        lines.append(f"{name:20} {share.value:9.4f}  ({share.right} of {share.of})")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Difference:
    """What one version of the extractors finds and another does not, by kind of fact.

    gained, lost: kind -> lines, each with its article and the fact. articles: how many were compared;
    left_out: articles that only one of the two sides has.
    """

    gained: dict[str, list[str]]
    lost: dict[str, list[str]]
    articles: int
    left_out: tuple[str, ...]


def gained_and_lost(before: Iterable[Json], after: Iterable[Json]) -> Difference:
    """What a change of the extractors won and lost over the articles that both have read."""
    old, new = _facts_by_article(before), _facts_by_article(after)
    gained: dict[str, list[str]] = {kind: [] for kind in FACT_KINDS}
    lost: dict[str, list[str]] = {kind: [] for kind in FACT_KINDS}
    common = sorted(old.keys() & new.keys())
    for article in common:
        for side, more in ((lost, old[article] - new[article]), (gained, new[article] - old[article])):
            for kind, fact in sorted(more.elements()):
                side[kind].append(f"{article}: {fact}")
    return Difference(gained, lost, len(common), tuple(sorted(old.keys() ^ new.keys())))


def render_difference(difference: Difference, limit: int | None = MOST_LINES) -> str:
    """Net counts of every kind, then `+` and `-` lines, at most `limit` of each; None: all."""
    lines = [f"{difference.articles} articles compared", f"{'':12}{'gained':>8}{'lost':>8}{'net':>8}"]
    for kind in FACT_KINDS:
        won, gone = len(difference.gained[kind]), len(difference.lost[kind])
        lines.append(f"{kind:12}{won:8}{gone:8}{won - gone:+8}")
    for kind in FACT_KINDS:
        for sign, facts in (("-", difference.lost[kind]), ("+", difference.gained[kind])):
            lines += [f"{sign} {kind} {fact}" for fact in facts[:limit]]
            if limit is not None and len(facts) > limit:
                lines.append(f"{sign} {kind} … and {len(facts) - limit} more (--all)")
    return "\n".join(lines)


def read_facts(file: Path) -> list[Json]:
    """The facts of articles as `tinbai facts` prints them, one JSON object a line.

    Raises GoldError that names the line which is no such object.
    """
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            facts: Json = json.loads(line)
            facts["article"], facts["people"], facts["directives"], facts["statistics"]
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(
                f"{file}, line {number}: no facts as `tinbai facts` prints them: {error}"
            ) from error
        found.append(facts)
    return found


def _facts_by_article(all_facts: Iterable[Json]) -> dict[str, Counter[tuple[str, str]]]:
    return {facts["article"]: Counter(_fact_lines(facts)) for facts in all_facts}


def _fact_lines(facts: Json) -> Iterable[tuple[str, str]]:
    for person in facts["people"]:
        yield "person", person["name"]
        for post in person["posts"]:
            yield (
                "post",
                f"{person['name']}: {post['title']} of {post['organisation']} ({post.get('change')})",
            )
    for directive in facts["directives"]:
        yield "directive", " ".join(str(directive.get(key)) for key in DIRECTIVE_KEYS)
    for statistic in facts["statistics"]:
        yield "statistic", " ".join(str(statistic.get(key)) for key in STATISTIC_KEYS)


def calibration(all_scores: Iterable[Scores]) -> str:
    """rules/confidence.csv anew: rights and wrongs of every rule over gold folders, as CSV text."""
    counts: dict[str, Tally] = {}
    for scores in all_scores:
        for rule, share in scores.rules.items():
            tally = counts.setdefault(rule, Tally())
            tally.right += share.right
            tally.extra += share.of - share.right
    lines = [
        "# How often each rule was right on gold articles: written by `tinbai evaluate --calibrate`.",
        "# rule: as in Evidence.rule; right, wrong: facts of that rule that the gold has, or has not.",
        "rule,right,wrong",
    ]
    lines += [f"{rule},{tally.right},{tally.extra}" for rule, tally in sorted(counts.items())]
    return "\n".join(lines) + "\n"
