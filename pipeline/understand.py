"""From one article or file to its facts as JSON: annotate, extract, write down; nothing is stored."""

import sys
from pathlib import Path
from typing import Any

from extractors import Facts, extract
from extractors.blanks import read_plainly
from extractors.frame import read_frame
from pipeline.annotate import annotate
from pipeline.article import Article
from pipeline.facts import facts_json
from pipeline.parse.encoding import MAX_TEXT
from pipeline.parse.reading import read_data, read_file

Json = dict[str, Any]


def facts_of_article(article: Article, name: str) -> Json:
    """The facts of an article in the form of corpus/gold; `name` goes under `article`."""
    document = annotate(article)
    frame = document.once(read_plainly).document.once(read_frame)
    places = {"province": _bare(frame.province), "district": _bare(frame.district)}
    facts: Facts = extract(document)
    return facts_json(name, article, facts, places)


def facts_of_file(path: Path) -> tuple[str, Json]:
    """A file's text as its facts' offsets see it, and its facts.

    The path `-` is standard input. Raises UnreadableError (a named reason) where there is no article.
    """
    if str(path) == "-":
        article, raw = read_data(sys.stdin.buffer.read(MAX_TEXT + 1), "stdin")
        return raw, facts_of_article(article, "stdin")
    article, raw = read_file(path)
    return raw, facts_of_article(article, path.stem)


def _bare(place: str | None) -> str | None:
    """`huyện Hàm Yên` -> `Hàm Yên`."""
    return " ".join(word for word in place.split() if word[0].isupper()) if place else None
