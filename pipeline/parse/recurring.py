"""Knows a source's boilerplate: lines that stand under many unlike articles belong to none of them.

    Mời bạn đọc theo dõi Báo Sơn Lĩnh trên Zalo     a call: boilerplate under five articles of fifty
    In trang - Gửi thư                              a label: under eight of twenty, on three days
    Toàn xã hiện có 12 chi bộ.                      maybe a fact: under 60 of 100, on ten days, else it stays
    Tin, ảnh: Thu Hà                                a byline, however often

What cutting a line could cost decides how much must speak against it. Articles of one story (titles alike, or
half their lines) count as one: a storm's first paragraph, a list of guests, a bulletin's standing sentence
recur in updates of the same news. The line stays in the text, as a zone in which nothing is looked for.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from extractors.document import Zone
from extractors.rules import rows
from extractors.spelling import respell
from pipeline.article import Article

WINDOW = 300  # articles of a source, the last ones, from which is learnt: a paper's habits change
_SHORTEST = 15  # characters; shorter lines recur by chance
_LEFT = 0.5  # of an article's words that must be left: copies of one article have all their lines in common
_ALIKE_TITLES = 0.5  # of the words of two titles
_KINDS = ("body", "heading")
_WORDS = ("lead", "body", "heading")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_FIGURE = regex.compile(r"\d")
_NAME = regex.compile(r"(?<=[\p{L}\p{N},]\s+)\p{Lu}|\p{Lu}{2}")  # a capital behind a word: whom or where
_SENTENCE = regex.compile(r"[.!?…”\"]\s*$")


@dataclass(frozen=True, slots=True)
class Threshold:
    """articles: unlike ones that hold the line; share: of the source's last articles; days: of publication.
    copies: whether titles alike do not matter, only copies count as one."""

    articles: int
    share: float
    days: int
    copies: bool = False


# call: to the reader, or of the paper itself. label: neither figure nor name nor a sentence. sentence:
# without figure or name. fact: the rest, which may hold what a researcher looks for. One threshold that is
# passed is enough: what stands under nearly all articles is nobody's news, and shows sooner.
THRESHOLDS = {
    "call": (Threshold(5, 0.1, 1, copies=True),),
    "label": (Threshold(8, 0.4, 3), Threshold(8, 0.9, 2)),
    "sentence": (Threshold(12, 0.5, 5), Threshold(8, 0.9, 2)),
    "fact": (Threshold(20, 0.6, 10), Threshold(12, 0.95, 3)),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is counted. kind: of THRESHOLDS."""

    fingerprint: str
    kind: str


@dataclass(frozen=True, slots=True)
class Holder:
    """An article that holds a line. title: its words without figures; day: ISO, of publication, or of
    fetching where that is not known; lines: fingerprints of its sentences and facts."""

    title: frozenset[str]
    day: str
    lines: frozenset[str]


def lines_of(article: Article) -> dict[int, Line]:
    """Index of a zone -> the line in it, for those that may be boilerplate."""
    found = {}
    for index, zone in enumerate(article.zones):
        words = " ".join(article.text[zone.start_char : zone.end_char].split())
        if zone.kind in _KINDS and len(words) >= _SHORTEST:
            fingerprint = hashlib.blake2b(respell(words).casefold().encode(), digest_size=8).hexdigest()
            found[index] = Line(fingerprint, kind_of(words))
    return found


def kind_of(words: str) -> str:
    """What a line may be: `call`, `label`, `sentence` or `fact` (THRESHOLDS)."""
    starts, inside = _calls()
    key = respell(words).casefold().lstrip(' -–—*•+>»"“(')
    if key.startswith(starts) or any(form in key for form in inside):
        return "call"
    if _FIGURE.search(words) or _NAME.search(words):
        return "fact"
    return "sentence" if _SENTENCE.search(words) else "label"


def title_words(title: str) -> frozenset[str]:
    """The words of a title by which stories are told apart; figures (`Bản tin ngày 3/4`) do not count."""
    return frozenset(_WORD.findall(title.casefold()))


def is_boilerplate(kind: str, holders: Sequence[Holder], articles: int) -> bool:
    """Whether a line of this kind that these articles hold is none of theirs. articles: of the source."""
    return any(_is_passed(threshold, holders, articles) for threshold in THRESHOLDS[kind])


def mark_recurring(article: Article, boilerplate: Collection[str]) -> Article:
    """The article with the lines of these fingerprints as boilerplate zones.

    One that would lose half its words, calls to readers aside, keeps them; one of calls alone keeps all.
    """
    lines = lines_of(article)
    marked = {index for index, line in lines.items() if line.fingerprint in boilerplate}
    calls = {index for index in marked if lines[index].kind == "call"}
    sizes = {index: zone.end_char - zone.start_char for index, zone in _wordy(article) if index not in calls}
    if sum(sizes[index] for index in marked - calls) > (1 - _LEFT) * sum(sizes.values()):
        marked = calls
    if not marked or not sizes:
        return article
    zones = (
        replace(zone, kind="boilerplate") if index in marked else zone
        for index, zone in enumerate(article.zones)
    )
    return replace(article, zones=tuple(zones))


def _is_passed(threshold: Threshold, holders: Sequence[Holder], articles: int) -> bool:
    if len(holders) < max(threshold.articles, threshold.share * articles):
        return False
    unlike: list[Holder] = []
    days: set[str] = set()
    for holder in holders:
        if any(_is_same_story(holder, other, threshold.copies) for other in unlike):
            continue
        unlike.append(holder)
        days.add(holder.day)
        if len(unlike) >= threshold.articles and len(days) >= threshold.days:
            return True
    return False


def _is_same_story(one: Holder, other: Holder, copies: bool) -> bool:
    """Lines more than half alike, a copy; or titles, an update or the next issue of a bulletin."""
    common, words = len(one.title & other.title), len(one.title | other.title)
    if not copies and common > _ALIKE_TITLES * words:
        return True
    shared, fewer = len(one.lines & other.lines), min(len(one.lines), len(other.lines))
    return shared > fewer / 2


def _wordy(article: Article) -> Iterator[tuple[int, Zone]]:
    return ((index, zone) for index, zone in enumerate(article.zones) if zone.kind in _WORDS)


@cache
def _calls() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms of calls.csv: those that begin a line, and those inside it."""
    found = [(row["match"], respell(row["form"])) for row in rows("calls.csv")]
    return (
        tuple(form for match, form in found if match == "start"),
        tuple(form for match, form in found if match == "inside"),
    )
