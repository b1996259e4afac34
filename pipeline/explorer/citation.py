"""How to cite a fact: the article first, then the database that it was found by."""

import re

from pipeline.explorer.words import date_words
from pipeline.trace import Trace

_SPECIAL = re.compile(r"[\\{}&%$#_~^]")


def plain_citation(fact: Trace, snapshot: str, language: str) -> str:
    """One paragraph."""
    title = fact.article_title or ("không tít" if language == "vi" else "untitled")
    day = date_words(fact.published, language) or ("không rõ ngày" if language == "vi" else "undated")
    where = fact.url or fact.origin
    return f"“{title}”, {fact.source}, {day}. {where}. “{fact.quote}” (tinbai, {fact.fact_id}, {snapshot})"


def bibtex(fact: Trace, snapshot: str) -> str:
    """An entry for a bibliography."""
    fields = {
        "title": fact.article_title,
        "journal": fact.source,
        "year": (fact.published or "")[:4],
        "date": (fact.published or "")[:10],
        "url": fact.url,
        "note": f"{fact.quote} [tinbai {fact.fact_id}, {snapshot}]",
    }
    lines = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{fact.fact_id},", *lines, "}"])


def _escaped(value: str) -> str:
    """BibTeX's own characters, and line breaks, of words that an article chose."""
    one_line = " ".join(value.split())
    return _SPECIAL.sub(lambda match: " " if match[0] in "\\~^" else "\\" + match[0], one_line)
