"""The facts, as frozen records; each quotes the words it rests on.

`text[evidence.start_char:evidence.end_char] == evidence.surface`, always. Clean values stand beside
the written ones, never over them. What a record says of a person, a post or a figure is a claim of
one text: nothing here is merged over articles.
"""

from dataclasses import dataclass

from extractors.document import Document
from extractors.rules import confidence

# How something that the text leaves out was filled in:
#   explicit    the phrase itself says it          local      from the sentence or list
#   article     from what the article is about     source     from the paper's home
#   unresolved  nothing, or more than one candidate
RESOLUTIONS = ("explicit", "local", "article", "source", "unresolved")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a record rests on. `sentence` is an index into `Document.sentences`."""

    text_id: str
    sentence: int
    start_char: int
    end_char: int
    surface: str
    rule: str  # which rule fired: "posts.name_first"
    confidence: float  # share of the rule's hits that gold found right


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, an organisation or a place is named.

    name: what it was resolved to in the article: the fullest form, without honorific.
    form: full, given (`Đồng chí Hùng`), initials (`T.V.G.`). resolved: one of `RESOLUTIONS`; where it
    is `unresolved`, `candidates` are the names it could mean and `name` is the surface.
    gender: `male`, `female`, or None where no word of the text says so.
    """

    kind: str  # person, organisation, place
    name: str
    form: str
    resolved: str
    evidence: Evidence
    candidates: tuple[str, ...] = ()
    gender: str | None = None
    historical: bool = False  # Hồ Chí Minh and other figures of history: named, but no official


@dataclass(frozen=True, slots=True)
class PostClaim:
    """A text says that a person holds, held or was given a post. Evidence: the post phrase.

    person: full name; person_start_char, person_end_char: the mention that the post was tied to.
    title: the rank alone, canonical (`Phó Bí thư`). organisation: the body, expanded and completed, None
    where the text never names it. place, level: of that body (`level`: central, province, district,
    commune, village, or None). change: holds, elected, appointed, transferred, approved, reelected,
    ended, retired, disciplined, removed, nominated, former, acting. status: current, former, new,
    candidate (gold's word for it). as_of: when it is so, since: from when on the person has or had it,
    both ISO, as fine as the text states.
    """

    person: str
    person_start_char: int
    person_end_char: int
    title: str
    organisation: str | None
    organisation_surface: str | None
    place: str | None
    level: str | None
    change: str
    status: str
    resolved: str
    evidence: Evidence
    as_of: str | None = None
    since: str | None = None
    term: str | None = None  # nhiệm kỳ, "2020/2025"


@dataclass(frozen=True, slots=True)
class DirectiveCitation:
    """A text refers to a document of party or state. Evidence: kind's word to number, symbol, date.

    document: key of the document within the article; citations of one document share it and its clean
    values (a short form carries number, symbol, date and issuer of the full one it was bound to).
    number as first written. symbol without year (`NQ/TW`). year: of state documents (`33/2023/NĐ-CP`).
    date: ISO. issuer: expanded and completed. issuer_resolved: one of `RESOLUTIONS`, None without issuer.
    form: full (with symbol), dated, short (kind and number), plenum, named. stance: implement, review,
    issue, amend, replace, cite. optional: known by session, title or subject alone, without a number.
    by_documents: keys of the documents of the article that the same sentence says do it (`Kế hoạch số 45
    thực hiện …`). after_years: how long it had been carried out (`sơ kết 3 năm thực hiện …`).
    about: the smallest unit that the article is about, which cites it; about_level: commune, district or
    province; None where that is open.
    """

    document: str
    kind: str
    number: str | None
    symbol: str | None
    year: int | None
    date: str | None
    issuer: str | None
    issuer_resolved: str | None
    subject: str | None
    form: str
    stance: str
    resolved: str
    evidence: Evidence
    term: str | None = None  # "khóa XII", where the text says so
    by_documents: tuple[str, ...] = ()
    after_years: int | None = None
    about: str | None = None
    about_level: str | None = None


@dataclass(frozen=True, slots=True)
class InitiativeMention:
    """A text names an initiative of party or state. initiative: its id in rules/initiatives.toml."""

    initiative: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Statistic:
    """A quantity that reports or sets a fact. Evidence: from the qualifier through the head noun.

    kind: count, percent, fraction, measure, money, rate. qualifier: exact, over, under, almost, about,
    at_least, at_most. unit: the counted noun, `%`, or the unit of measure. of: what a percentage is of.
    change: increase or decrease, where the quantity is itself the change. about: whom it describes,
    expanded and completed; about_resolved: how. when: ISO, no finer than the text. target: a goal, plan
    or rule, not a result. part_of_char: where the total begins, in the same text, that it is a part of;
    part_kind: all (`gồm`), some (`trong đó`), aspect (parts that may overlap: `41 nữ, 57 dân tộc thiểu số`).
    share_of_char: where the figure begins that a percentage says again (`36/38 phiếu, đạt 94,7%`).
    indicator: what it tells, an id of rules/indicators.toml, where its words leave no doubt. said: the words
    around it that tell it from other figures of its noun (`kiểm tra …`), None where none do. time_open: they
    leave open over which time it was counted (`mỗi năm`, `đến nay`) or as of which end of it (`đầu năm`).
    """

    value: float
    value_max: float | None
    denominator: float | None
    qualifier: str
    kind: str
    unit: str
    of: str | None
    change: str | None
    about: str | None
    about_resolved: str | None
    when: str | None
    target: bool
    evidence: Evidence
    part_of_char: int | None = None
    part_kind: str | None = None
    share_of_char: int | None = None
    indicator: str | None = None
    said: str | None = None
    time_open: bool = False


def quote(document: Document, start_char: int, end_char: int, rule: str) -> Evidence:
    """Evidence for the characters, with the rule's measured confidence."""
    return Evidence(
        text_id=document.text_id,
        sentence=document.sentence_at(start_char),
        start_char=start_char,
        end_char=end_char,
        surface=document.text[start_char:end_char],
        rule=rule,
        confidence=confidence(rule),
    )
