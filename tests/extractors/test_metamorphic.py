"""The same words in another spelling, another line-up, other people, other places: the same facts.

No gold is needed: the facts of a text are compared with those of its changed form. Texts: the sample articles and
the sentences of the FOUND tables.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest
import regex
import test_directives
import test_people
import test_posts
import test_statistics
from renaming import INVENTED, REAL, rename_people, rename_places
from renaming import scores_of as scores_of_renamed

from extractors import Facts, extract
from extractors.document import Document
from extractors.spelling import name_key, respell
from pipeline.annotate import annotate
from pipeline.article import Article
from pipeline.parse.plain import parse_text
from pipeline.sample import read_sample

Change = Callable[[str], str]

_OLD_PLACE = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "ũy": "uỹ", "ụy": "uỵ"}
_OPEN_SYLLABLE = regex.compile(r"(?<![qQ])(?:" + "|".join(_OLD_PLACE) + r")(?!\p{L})")
_BETWEEN_LETTERS = regex.compile(r"(?<=\p{L}) (?=\p{L})")


def old_tone_marks(text: str) -> str:
    """`Đảng ủy` -> `Đảng uỷ`, `Thúy` -> `Thuý`, `hòa` -> `hoà`."""
    return _OPEN_SYLLABLE.sub(lambda match: _OLD_PLACE[match.group()], text)


def every_other(sign: str) -> Change:
    """Every other blank between two letters becomes the sign."""

    def change(text: str) -> str:
        count = 0

        def replace(_match: regex.Match[str]) -> str:
            nonlocal count
            count += 1
            return sign if count % 2 else " "

        return _BETWEEN_LETTERS.sub(replace, text)

    return change


CHANGES: dict[str, Change] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "tone marks on the last vowel": old_tone_marks,
    "tone marks on the first vowel": respell,
    "no-break spaces": every_other("\u00a0"),
    "double blanks": every_other("  "),
    "all blanks no-break": lambda text: text.replace(" ", "\u00a0"),
    "en dashes": lambda text: text.replace("-", "–"),
    "hyphens": lambda text: text.replace("–", "-"),
    "tight ranges": lambda text: regex.sub(r"(?<=\d) [-–] (?=\d)", "-", text),
    "straight quotes": lambda text: regex.sub("[“”]", '"', text),
    "curly quotes": lambda text: regex.sub(r'"([^"\n]*)"', r"“\1”", text),
    "straight apostrophes": lambda text: text.replace("’", "'"),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "blanks at line ends": lambda text: text.replace("\n", " \n"),
}


def facts_of(article: Article) -> Facts:
    return extract(annotate(article))


def plain(text: str | None) -> str:
    """What the changes leave of a text: one spelling, single blanks, one dash, one quote."""
    text = name_key(text or "").replace("–", "-")
    return regex.sub(r"\s*-\s*", "-", regex.sub("[“”\"]", "", text))


def signature(facts: Facts) -> Counter[tuple[object, ...]]:
    """The facts without their places in the text, in the spelling that `plain` gives."""
    rows: list[tuple[object, ...]] = []
    rows += [("person", plain(m.name), m.resolved, m.gender, plain(m.evidence.surface)) for m in facts.people]
    rows += [
        ("post", plain(c.person), plain(c.title), plain(c.organisation), c.change, c.resolved, c.as_of, c.term)
        for c in facts.posts
    ]
    rows += [
        ("directive", d.kind, d.number, plain(d.symbol), d.date, plain(d.issuer), d.form, d.stance, plain(d.subject))
        for d in facts.directives
    ]
    rows += [
        ("statistic", s.value, s.value_max, s.denominator, s.qualifier, s.kind, plain(s.unit), plain(s.about))
        + (s.when, s.target, s.change)
        for s in facts.statistics
    ]
    return Counter(rows)


def difference(before: Facts, after: Facts) -> list[str]:
    old, new = signature(before), signature(after)
    return [f"- {row}" for row in (old - new).elements()] + [f"+ {row}" for row in (new - old).elements()]


@cache
def articles() -> dict[str, str]:
    return {article.name: article.as_text() for article in read_sample()}


@cache
def article_facts(name: str) -> Facts:
    return facts_of(parse_text(articles()[name], origin=name))


@pytest.mark.parametrize("change", CHANGES)
def test_an_article_spelt_otherwise_says_the_same(change: str) -> None:
    lines = []
    for name, text in articles().items():
        changed = facts_of(parse_text(CHANGES[change](text), origin=name))
        lines += [f"{name}: {line}" for line in difference(article_facts(name), changed)]
    assert not lines, "\n".join(lines)


# Sentences of the tables


def sentences() -> list[str]:
    texts = [str(row[0]) for row in test_people.FOUND]
    texts += [regex.sub(r"\[(?:[^\]=]*=)?([^\]]*)\]", r"\1", str(row[0])) for row in test_posts.FOUND]
    texts += [str(row[0]) for row in test_directives.FOUND]
    texts += [str(row[0]) for row in test_statistics.FOUND]
    return texts


@cache
def sentence_facts(text: str) -> Facts:
    return facts_of_sentence(text)


def facts_of_sentence(text: str) -> Facts:
    return extract(document_of(unicodedata.normalize("NFC", text)))


def document_of(text: str) -> Document:
    from conftest import line_zones

    from pipeline.annotate import annotate_text

    words, tokens = annotate_text(text)
    return Document("t0", text, line_zones(text), words, tokens, "2023-11-22", "tỉnh Tuyên Quang")


@pytest.mark.parametrize("change", [name for name in CHANGES if name not in ("CRLF", "NFD")])
def test_a_sentence_spelt_otherwise_says_the_same(change: str) -> None:
    lines = []
    for text in sentences():
        changed = CHANGES[change](text)
        if changed != text:
            found = difference(sentence_facts(text), facts_of_sentence(changed))
            lines += [f"{text}: {line}" for line in found]
    assert not lines, f"{len(lines)}\n" + "\n".join(lines)
