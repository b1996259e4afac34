"""Whole articles around what the papers of an invented country say: text, sentences and claims with offsets.

An article reads as party papers do: a headline, a sentence for each official, document and figure, and filler
sentences of syllables as frequent as in the sample corpus, so that posting lists and the file grow as real
ones.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path

from extractors import Facts
from extractors.document import Document, Sentence, Zone
from extractors.records import DirectiveCitation, Evidence, Mention, PostClaim, Statistic
from pipeline.article import Article, article_id
from pipeline.link.attestations import Attestation
from world.documents import Paper, _citation
from world.press import Reported

_SAMPLE = Path(__file__).parents[2] / "corpus" / "sample" / "articles"
_CHARACTERS = 3200  # of an article, as the median of provincial papers
_FIGURES = 10
_UNITS = (
    "đảng viên", "chi bộ", "hộ", "hộ nghèo", "thôn", "đại biểu", "lượt người", "tổ chức cơ sở đảng",
    "cán bộ", "công trình", "quần chúng", "hội nghị", "đơn vị", "học sinh", "xã",
)  # fmt: skip
# What some of them tell; the others stand in a series by their noun and the words around it.
_INDICATORS = {"đảng viên": "party-members", "chi bộ": "party-cells", "hộ nghèo": "poor-households"}
_STANCES = ("implement", "implement", "implement", "review", "cite", "issue")


@dataclass
class Draft:
    """An article under way: its lines, and the claims that quote them."""

    lines: list[str] = field(default_factory=list)
    length: int = 0
    claims: list[tuple[str, tuple[object, ...], int, int]] = field(default_factory=list)

    def add(self, line: str) -> int:
        """Append a line; where it begins."""
        start = self.length
        self.lines.append(line)
        self.length += len(line) + 1
        return start


class Newsroom:
    """Writes the articles of a reported world; the same article each time it is asked for."""

    def __init__(self, world: Reported, papers: Sequence[Paper], seed: int) -> None:
        self._said: dict[str, list[Attestation]] = defaultdict(list)
        for claim in world.claims:
            self._said[claim.text_id].append(claim)
        for claims in self._said.values():
            claims.sort(key=lambda claim: claim.start_char)
        self._papers: dict[str, list[Paper]] = defaultdict(list)
        for paper in papers:
            self._papers[paper.home].append(paper)
        self._seed = seed
        self._syllables, self._weights = _frequent_syllables()
        self._by_url: dict[str, str] = {}

    def articles(self, most: int | None = None) -> Iterator[Article]:
        """All articles, or the first `most`."""
        for text_id in sorted(self._said)[:most]:
            yield self._write(text_id)[0]

    def read(self, article: Article) -> tuple[Document, Facts]:
        """The reading of an article, for the extract stage."""
        written, facts = self._write(article.origin)
        sentences = tuple(Sentence(zone.start_char, zone.end_char, 0, 0) for zone in written.zones)
        return Document(article.text_id, article.text, written.zones, sentences), facts

    def _write(self, key: str) -> tuple[Article, Facts]:
        chance = random.Random(f"{self._seed} {key}")
        said = self._said[key]
        draft = Draft()
        draft.add(f"{said[0].place or said[0].home}: {self._filler(chance, 7)}")
        for claim in said:
            self._official(draft, claim)
        for paper in self._cited(said[0].home or "", said[0].published or "2020", chance):
            self._document(draft, paper, chance)
        for _ in range(_FIGURES):
            self._figure(draft, said[0], chance)
        while draft.length < _CHARACTERS:
            draft.add(self._filler(chance, 26) + ".")
        return self._finished(key, said[0], draft)

    def _official(self, draft: Draft, claim: Attestation) -> None:
        honour = {"male": "Ông", "female": "Bà"}.get(claim.gender or "", "Đồng chí")
        phrase = f"{claim.title} {claim.organisation or ''}".strip()
        start = draft.add(f"{honour} {claim.person}, {phrase}, dự và phát biểu chỉ đạo.")
        person = start + len(honour) + 1
        post = person + len(claim.person) + 2
        draft.claims.append(("person", (claim,), person, person + len(claim.person)))
        draft.claims.append(("post", (claim, person), post, post + len(phrase)))

    def _document(self, draft: Draft, paper: Paper, chance: random.Random) -> None:
        words = f"{paper.kind} {paper.number}-{paper.symbol}"
        start = draft.add(f"Thực hiện {words} về {paper.subject}, các chi bộ đã vào cuộc.") + 10
        draft.claims.append(("document", (paper, chance.random()), start, start + len(words)))

    def _figure(self, draft: Draft, claim: Attestation, chance: random.Random) -> None:
        unit, value = chance.choice(_UNITS), float(chance.randint(2, 900))
        share = chance.random() < 0.2
        words = f"{chance.randint(10, 100)}%" if share else f"{int(value)} {unit}"
        line = f"Đến nay {claim.place or 'toàn tỉnh'} có {words} được công nhận theo kế hoạch."
        start = draft.add(line) + line.index(words)
        about = claim.organisation or claim.place
        year = (claim.published or "2020")[:4]
        draft.claims.append(("figure", (unit, value, share, about, year), start, start + len(words)))

    def _cited(self, home: str, day: str, chance: random.Random) -> list[Paper]:
        known = self._papers[home] if chance.random() < 0.7 else self._papers[""]
        past = [paper for paper in chance.sample(known, min(8, len(known))) if paper.date <= day]
        return past[: chance.choice((0, 1, 2, 3))]

    def _filler(self, chance: random.Random, size: int) -> str:
        words = chance.choices(self._syllables, cum_weights=self._weights, k=size)
        return " ".join(words).capitalize()

    def _finished(self, key: str, claim: Attestation, draft: Draft) -> tuple[Article, Facts]:
        text = "\n".join(draft.lines)
        zones, start = [], 0
        for number, line in enumerate(draft.lines):
            zones.append(Zone("body" if number else "title", start, start + len(line)))
            start += len(line) + 1
        url = f"https://{claim.source_id}.invalid/{key}"
        article = Article(
            article_id(url), claim.source_id, url, key, text, tuple(zones), published=claim.published,
            published_precision="day" if claim.published else "unknown",
            published_basis="stated" if claim.published else "none", home=claim.home,
        )  # fmt: skip
        found: dict[str, list[object]] = defaultdict(list)
        sentence = 0
        for kind, about, begin, end in draft.claims:
            while zones[sentence].end_char < begin:
                sentence += 1
            evidence = Evidence(
                article.text_id, sentence, begin, end, text[begin:end], f"{kind}s.world", 0.93
            )
            found[kind].append(_record(kind, about, evidence, article))
        return article, Facts(
            tuple(found["person"]), tuple(found["post"]), tuple(found["document"]), tuple(found["figure"])
        )  # type: ignore[arg-type]


def _record(kind: str, about: tuple[object, ...], evidence: Evidence, article: Article) -> object:
    match kind, about:
        case "person", (Attestation() as claim,):
            return Mention("person", claim.person, "full", "explicit", evidence, gender=claim.gender)
        case "post", (Attestation() as claim, int(person)):
            return PostClaim(
                claim.person, person, person + len(claim.person), claim.title, claim.organisation,
                claim.organisation, claim.place, claim.level, claim.change, claim.status, claim.resolved,
                evidence, claim.as_of, claim.term,
            )  # fmt: skip
        case "document", (Paper() as paper, float(chance)):
            made: DirectiveCitation = _citation(article, paper, random.Random(chance))
            return replace(made, evidence=evidence, stance=_STANCES[int(chance * len(_STANCES))])
    unit, value, share, subject, year = about
    told = None if share else _INDICATORS.get(str(unit))
    return Statistic(
        value, None, None, "exact", "percent" if share else "count", "%" if share else str(unit),  # type: ignore[arg-type]
        str(unit) if share else None, None, subject, "article", str(year), False, evidence,  # type: ignore[arg-type]
        indicator=told, said=None if told else "… được công nhận theo kế hoạch",
    )  # fmt: skip


def _frequent_syllables() -> tuple[list[str], list[int]]:
    """The syllables of the sample corpus and their running counts."""
    counts: Counter[str] = Counter()
    for path in sorted(_SAMPLE.glob("*.toml")):
        counts.update(word for word in path.read_text(encoding="utf-8").lower().split() if word.isalpha())
    return list(counts), list(accumulate(counts.values()))
