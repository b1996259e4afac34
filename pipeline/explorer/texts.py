"""The words of the interface, from texts.csv, in the language of the reader."""

import csv
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

from starlette.requests import Request

from pipeline.explorer.settings import LANGUAGES

Say = Callable[..., str]


@cache
def texts() -> dict[str, Mapping[str, str]]:
    """Key -> language -> text. Raises ValueError naming a row that lacks one or comes twice."""
    content = (files("pipeline.explorer") / "texts.csv").read_text(encoding="utf-8")
    lines = [line for line in content.splitlines() if line and not line.startswith("#")]
    found: dict[str, Mapping[str, str]] = {}
    for row in csv.DictReader(lines):
        key = row["key"]
        if key in found or not all(row.get(language) for language in LANGUAGES):
            raise ValueError(f"texts.csv: {key}: comes twice, or a language has no text")
        found[key] = {language: row[language] for language in LANGUAGES}
    return found


def speaker(language: str) -> Say:
    """The function that templates call as `t("key", n=3)`. An unknown key raises KeyError.

    Where n is one, the text of `key.one` is taken if there is one.
    """

    def say(key: str, **values: object) -> str:
        one = f"{key}.one" if values.get("n") in (1, "1") else key
        text = texts().get(one, texts()[key])[language]
        return text.format(**values) if values else text

    return say


def word_for(language: str, group: str, value: object) -> str:
    """A word of the data (`current`) or the name of a column as a reader calls it; itself where texts.csv
    has none."""
    known = texts().get(f"{group}.{value}")
    return known[language] if known else str(value).replace("_", " ")


def reason_for(language: str, reason: str) -> str:
    """A reason of a doubt about two people, `fifteen years between: -2.0`, in the language of the reader."""
    what, colon, weight = reason.rpartition(": ")
    number = weight.replace(".", ",") if language == "vi" else weight
    return f"{word_for(language, 'why', what)}{colon}{number}" if colon else reason


def question_for(language: str, query: str, question: str) -> str:
    """What a named query asks, in Vietnamese where texts.csv has it; else as its file says."""
    known = texts().get(f"question.{query}")
    return known[language] if known else question


def language_of(request: Request, otherwise: str) -> str:
    """What the URL, the cookie or the browser asks for, in this order."""
    asked = request.query_params.get("lang") or request.cookies.get("lang")
    if asked in LANGUAGES:
        return asked
    for part in request.headers.get("accept-language", "").split(",")[:10]:
        code = part.partition(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return otherwise
