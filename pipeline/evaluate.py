"""Scores against a gold folder; floors that CI defends; confidence per rule from hits and misses.

A gold folder holds NAME.txt (an article) and NAME.json (its facts), as corpus/gold/README.md describes.
"""

import json
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.scoring import ATTRIBUTES, KINDS, Json, Scores, Tally, add_article


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


def gained_and_lost(before: Iterable[Json], after: Iterable[Json]) -> list[str]:
    """What a change of the extractors won and lost: `+`/`-` lines, by article and fact."""
    old, new = _facts_by_article(before), _facts_by_article(after)
    lines = []
    for article in sorted(old.keys() | new.keys()):
        mine, theirs = old.get(article, set()), new.get(article, set())
        lines += [f"- {article}: {fact}" for fact in sorted(mine - theirs)]
        lines += [f"+ {article}: {fact}" for fact in sorted(theirs - mine)]
    return lines


def _facts_by_article(all_facts: Iterable[Json]) -> dict[str, set[str]]:
    return {facts["article"]: set(_fact_lines(facts)) for facts in all_facts}


def _fact_lines(facts: Json) -> Iterable[str]:
    for person in facts["people"]:
        yield f"person {person['name']}"
        for post in person["posts"]:
            yield f"post {person['name']}: {post['title']} of {post['organisation']}"
    for directive in facts["directives"]:
        values = (str(directive[key]) for key in ("kind", "number", "symbol", "date", "issuer"))
        yield "directive " + " ".join(values)
    for statistic in facts["statistics"]:
        keys = ("span", "value", "value_max", "denominator", "unit", "qualifier", "about", "when")
        yield "statistic " + " ".join(str(statistic.get(key)) for key in keys)


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
