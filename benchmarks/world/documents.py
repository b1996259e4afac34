"""Documents of party and state, and the citations of them that papers print, with the truth beside.

A committee's numbers run by kind and begin again with each term, those of the state begin again each year.
One document is cited in full, by number and date, by number alone; its issuer as the committee, its
standing committee or not at all.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.document import Zone
from extractors.records import DirectiveCitation, Evidence
from pipeline.article import Article
from world.units import Land

_TERMS = (("2010-10", "2015-09"), ("2015-10", "2020-09"), ("2020-10", "2025-06"))
_PARTY_KINDS = {
    "Nghị quyết": "NQ", "Chỉ thị": "CT", "Kết luận": "KL", "Đề án": "ĐA", "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Quy định": "QĐ", "Hướng dẫn": "HD",
}  # fmt: skip
_STATE_KINDS = {"Quyết định": "QĐ", "Kế hoạch": "KH", "Chỉ thị": "CT", "Đề án": "ĐA"}
_SUBJECTS = (
    "nâng cao chất lượng sinh hoạt chi bộ", "phát triển đảng viên", "xây dựng nông thôn mới",
    "tinh gọn bộ máy",
    "luân chuyển cán bộ", "giảm nghèo bền vững", "học tập và làm theo Bác", "chuyển đổi số",
    "dân vận khéo", "cải cách hành chính",
)  # fmt: skip


@dataclass(frozen=True)
class Paper:
    """A document. issuers: the ways in which papers name who issued it, the usual one first. central: one
    series for the whole country. term: number of the term (party), None for the state's."""

    key: str
    kind: str
    number: str
    symbol: str
    year: int | None
    date: str
    issuers: tuple[str, ...]
    subject: str
    central: bool
    home: str


@dataclass(frozen=True)
class Cited:
    """An article with its citations, and the document of each."""

    article: Article
    citations: tuple[DirectiveCitation, ...]
    documents: tuple[str, ...]


def issue_documents(provinces: list[Land], chance: random.Random) -> list[Paper]:
    """What all bodies issued in fifteen years."""
    found: list[Paper] = []
    for province in provinces:
        for land in (province, *province.children):
            found += _party(land, province, chance, 12 if land is province else 5)
            found += _state(land, province, chance, 3 if land is province else 1)
    return [*found, *_centre(chance)]


def cite(papers: list[Paper], chance: random.Random, rate: float) -> Iterator[Cited]:
    """The articles that cite them, about `rate` for each document of a province and more for the centre's."""
    homes = sorted({paper.home for paper in papers if paper.home})
    for number, paper in enumerate(papers):
        for turn in range(max(1, round(chance.expovariate(1 / (rate * (6 if paper.central else 1)))))):
            home = paper.home or chance.choice(homes)
            days = round(chance.expovariate(1 / 500))
            published = _later(paper.date, days)
            text = f"{paper.kind} {paper.number}\nBài {number}-{turn}"
            article = Article(
                f"a{number}-{turn}", "bao", None, "world", text, (Zone("body", 0, len(text)),),
                published=published,
                published_precision="day", published_basis="stated", home=home,
            )  # fmt: skip
            yield Cited(article, (_citation(article, paper, chance),), (paper.key,))


def _party(land: Land, province: Land, chance: random.Random, amount: int) -> Iterator[Paper]:
    level = {"province": "tỉnh", "district": land.unit.type}[land.level]
    body = {"tỉnh": "Tỉnh ủy", "huyện": "Huyện ủy", "thành phố": "Thành ủy", "thị xã": "Thị ủy"}.get(
        level, "Quận ủy"
    )
    letters = "".join(word[0] for word in body.upper().split()).replace("Ủ", "U")
    letters = "TU" if land.level == "province" else letters
    committee = f"{body} {land.unit.name}"
    board, congress = f"Ban Thường vụ {committee}", f"Ban Chấp hành Đảng bộ {land.name}"
    for term, (start, end) in enumerate(_TERMS):
        for kind, short in _PARTY_KINDS.items():
            for number in sorted(chance.sample(range(1, 30), max(1, amount // 4))):
                year = chance.randint(int(start[:4]), int(end[:4]))
                month = chance.randint(10 if year == int(start[:4]) else 1, 9 if year == int(end[:4]) else 12)
                yield Paper(
                    f"{kind} {number}-{short}/{letters} {land.unit.code} {term}", kind, f"{number:02}",
                    f"{short}/{letters}", None, f"{year}-{month:02}-{chance.randint(1, 28):02}",
                    (board, committee, congress), chance.choice(_SUBJECTS), False, province.name,
                )  # fmt: skip


def _state(land: Land, province: Land, chance: random.Random, amount: int) -> Iterator[Paper]:
    people = f"Ủy ban nhân dân {land.name}"
    for year in range(2011, 2025):
        for kind, short in _STATE_KINDS.items():
            for number in sorted(chance.sample(range(1, 3000), amount)):
                day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
                key = f"{kind} {number}/{year}/{short}-UBND {land.unit.code}"
                yield Paper(
                    key, kind, str(number), f"{short}-UBND", year if chance.random() < 0.4 else None,
                    day, (people,),
                    chance.choice(_SUBJECTS), False, province.name,
                )  # fmt: skip


def _centre(chance: random.Random) -> Iterator[Paper]:
    for term, (start, end) in enumerate(_TERMS):
        for kind in ("Nghị quyết", "Chỉ thị", "Kết luận"):
            for number in sorted(chance.sample(range(1, 60), 10)):
                year = chance.randint(int(start[:4]) + 1, int(end[:4]) - 1)
                # the centre's congresses are held in January, a year after the others
                month = chance.randint(2 if year == int(start[:4]) + 1 else 1, 12)
                yield Paper(
                    f"{kind} {number}/TW {term}", kind, f"{number:02}", f"{_PARTY_KINDS[kind]}/TW", None,
                    f"{year}-{month:02}-{chance.randint(1, 28):02}",
                    ("Bộ Chính trị", "Ban Chấp hành Trung ương Đảng"), chance.choice(_SUBJECTS), True, "",
                )  # fmt: skip
    for year in range(2011, 2025):
        for number in sorted(chance.sample(range(1, 160), 6)):
            yield Paper(
                f"Nghị định {number}/{year}", "Nghị định", str(number), "NĐ-CP", year,
                f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", ("Chính phủ",),
                "quản lý nhà nước", True, "",
            )  # fmt: skip


def _citation(article: Article, paper: Paper, chance: random.Random) -> DirectiveCitation:
    form = chance.choices(("full", "symbol", "dated", "short"), (40, 30, 15, 15))[0]
    if paper.central and form in ("dated", "short"):
        form = "symbol"
    has_symbol, has_date = form in ("full", "symbol"), form in ("full", "dated")
    named = chance.random() < (0.5 if paper.central else 0.97)
    issuer = chance.choices(paper.issuers, [6, 2, 2][: len(paper.issuers)])[0] if named else None
    number = paper.number.lstrip("0") if chance.random() < 0.4 else paper.number
    surface = f"{paper.kind} {paper.number}"
    return DirectiveCitation(
        document="d1", kind=paper.kind, number=number, symbol=paper.symbol if has_symbol else None,
        year=paper.year if has_symbol else None, date=paper.date if has_date else None, issuer=issuer,
        issuer_resolved="explicit" if named else "unresolved",
        subject=paper.subject if chance.random() < 0.4 else None,
        form={"full": "full", "symbol": "full", "dated": "dated", "short": "short"}[form], stance="implement",
        resolved="explicit",
        evidence=Evidence(article.text_id, 0, 0, len(surface), surface, "directives.full", 0.97),
    )  # fmt: skip


def _later(day: str, days: int) -> str:
    return min((date.fromisoformat(day) + timedelta(days=days)).isoformat(), "2026-06-30")
