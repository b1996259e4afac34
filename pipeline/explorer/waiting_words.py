"""The review queue's questions in the reader's language: `rule posts.ended, confidence 0.67` and the like.

The query asks in English, for all programs alike; what none of these patterns reads is shown as it is.
"""

import re

from extractors.rules import measured
from pipeline.explorer.texts import reason_for, speaker, word_for
from pipeline.explorer.words import date_words, number_words

_RULE = re.compile(r"rule (?P<rule>\S+), confidence (?P<confidence>[\d.]+)")
_SAME = re.compile(r"same person\? (?P<one>.+?) and (?P<two>.+)")
_BOTH = re.compile(r"(?P<post>.+): both between (?P<since>\S+) and (?P<until>\S+)")
_SUM = re.compile(r"says (?P<stated>[\d.]+), its parts make (?P<parts>[\d.]+)")
_DATES = re.compile(r"of (?P<dates>[\d-]+(?:, [\d-]+)+)")
_DECIDED = re.compile(r"(?P<verdict>\w+) by (?P<who>.+) of (?P<day>[\d-]{10})(?P<why>: other)?.*")


def question_words(language: str, kind: str, question: str) -> str:
    """A question of review_queue. kind: of its row."""
    say = speaker(language)
    first, *reasons = question.split("; ")
    if kind == "identity" and (match := _SAME.fullmatch(first)):
        asked = say("queue.same", one=match["one"], two=match["two"])
        said = "; ".join(reason_for(language, reason) for reason in reasons)
        return f"{asked} ({said})" if said else asked
    if kind == "conflict" and (match := _BOTH.fullmatch(question)):
        days = {name: date_words(match[name], language) for name in ("since", "until")}
        return say("queue.both", post=match["post"], **days)
    if kind in ("stale", "contradiction") and (match := _DECIDED.fullmatch(question)):
        verdict, day = word_for(language, "verdict", match["verdict"]), date_words(match["day"], language)
        key = "queue.forbidden" if match["why"] else "queue.stale"
        return say(key, verdict=verdict, who=match["who"], day=day)
    if kind == "sum" and (match := _SUM.fullmatch(question)):
        numbers = {name: number_words(float(match[name]), language) for name in ("stated", "parts")}
        return say("queue.sum", **numbers)
    if kind == "dates" and (match := _DATES.fullmatch(question)):
        return say(
            "queue.dates", dates=", ".join(date_words(day, language) for day in match["dates"].split(", "))
        )
    if kind == "doubt":
        what, _, doubt = question.rpartition(": ")
        return f"{what}: {word_for(language, 'doubt', doubt)}"
    if match := _RULE.fullmatch(question):
        return say("queue.rule", rule=match["rule"], rests=measured_words(language, match["rule"]))
    return question


def measured_words(language: str, rule: str) -> str:
    """What the confidence of a rule rests on: how often it was right and wrong on hand-checked articles."""
    counted = measured(rule)
    if counted is None:
        return speaker(language)("measured.never")
    return speaker(language)("measured.counted", right=counted[0], wrong=counted[1])
