"""Says what a figure tells, so that figures of several articles can stand in one line.

`Đảng bộ huyện có [6.820 đảng viên]` is party-members, `kết nạp [212 đảng viên]` is party-recruits, and
`kiểm tra [40 đảng viên]` is neither: the noun alone does not tell. Data: rules/indicators.toml.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex

from extractors.document import Document
from extractors.place_types import types
from extractors.records import Statistic
from extractors.rules import RuleError, rule_file
from extractors.spaced import longest_of
from extractors.spelling import name_key, phrase_key, spellings
from extractors.text_words import DIGITS, find_openers

READINGS = ("stock", "flow", "event")

_REACH = 160  # characters of a sentence that are looked at on each side of a figure
_SAID = 14  # words on each side that a series without an indicator is known by
_FEW, _SOME = 2, 3  # telling words that a series without an indicator needs: of a counted noun, of an amount
_MARK = r"[.,](?:(?<!\d.)|(?!\d))|[;:()\n…“”\"!?]|[-–](?<=[ \u00a0].)(?=[ \u00a0])"
_STOP = re.compile(_MARK)
_BREAK = re.compile(r"[.;:()\n]")
_RIGHT_END = re.compile(rf"\d|{_MARK}|(?<!\w)(?:và|nhưng|song|còn lại)(?!\w)", re.IGNORECASE)
_JOINED = re.compile(r"[ \u00a0]*,?[ \u00a0]*(?:(?:và|với|cùng|cùng với)[ \u00a0]+)?", re.IGNORECASE)
_TIME = re.compile(
    r"(?<!\w)(?:(?:trong|vào|của|tính đến)[ \u00a0])?(?:(?:cuối|đầu|giữa|hết)[ \u00a0])?"
    r"(?:năm|tháng|ngày)[ \u00a0]\d+(?:[/-]\d+)*(?!\w)",
    re.IGNORECASE,
)
_TIME_WORD = re.compile(r"(?:năm|tháng|ngày)[ \u00a0]$", re.IGNORECASE)  # a quick look before a number
_CAPITAL = regex.compile(r"[ \u00a0]\p{Lu}")
_WORD = regex.compile(r"[\p{L}\p{M}'’/%]+(?:-\p{L}+)*")
_MOVED = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|hụt)(?: (?:từ|thêm|được|bình quân|khoảng|gần|trên|hơn))*$")
_EARLY = re.compile(r"(?<!tháng )(?<!\w)(?:đầu|giữa) (?:năm|tháng|quý|nhiệm kỳ)(?!\w)")
_EARLY_WORD = re.compile("ầu|giữa", re.IGNORECASE)  # a quick look
_NEXT = 24  # characters behind a figure in which its time stands
_ARRIVED = re.compile(r"(?<!\w)(?:xuống|lên|còn|đến|tới)(?!\w)")


@dataclass(frozen=True, slots=True)
class Form:
    """A way of saying an indicator; every field as the file's opening comment has it, () where not asked.

    What stands beside the noun has a blank on each side, so that nothing at all is two of them."""

    kinds: tuple[str, ...]
    nouns: tuple[str, ...]
    left: tuple[str, ...]
    ends: tuple[str, ...]
    starts: tuple[str, ...]
    right: tuple[str, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What figures tell. reading: one of READINGS. better: `more`, `less`, or None. whole: a committee's
    figure is its place's. unit: of the line, None where the figure's own is kept. levels: of the places and
    bodies that it is told of, () where of any."""

    id: str
    vi: str
    en: str
    topic: str
    reading: str
    better: str | None
    whole: bool
    unit: str | None
    levels: tuple[str, ...]
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """The words around a figure, as keys: left of it, what it counts, right of it. follows: only a comma or
    `và` parts it from the figure before, or it says how that one has changed."""

    left: str
    noun: str
    right: str
    follows: bool


def with_indicators(document: Document, found: Sequence[Statistic]) -> Iterator[Statistic]:
    """The statistics with `indicator` and `said` filled in where the words around them tell, in order.

    A part of a total tells less than its words seem to (`trong đó 41 đảng viên`): it has no `said`, and an
    indicator only where the parts listed are of kinds of their own.
    """
    last: Statistic | None = None
    told: str | None = None  # the indicator of the figure before, which a part of a total does not keep
    before = ""
    for statistic in found:
        clause = _clause(document, statistic, last, before)
        is_open = _is_open(statistic, clause)
        told = None if is_open else _indicator(statistic, clause, last, told)
        last, before = statistic, clause.left
        time_open = _leaves_time_open(document, statistic, told)
        if statistic.part_of_char is not None and (told is None or statistic.part_kind != "all"):
            yield replace(statistic, time_open=True) if time_open else statistic
            continue
        said = None if is_open else _said(statistic, clause)
        if told is None and said is None and not time_open:
            yield statistic  # a copy costs as much as all that was asked of it
        else:
            yield replace(statistic, indicator=told, said=said, time_open=time_open)


@cache
def indicators() -> dict[str, Indicator]:
    """The indicators by id, in the file's order. Raises RuleError for one that says too little."""
    found: dict[str, Indicator] = {}
    for row in rule_file("indicators.toml")["indicator"]:
        forms = tuple(_form(row["id"], form) for form in row["form"])
        if row["id"] in found or row["reading"] not in READINGS or not forms:
            raise RuleError(
                f"indicators.toml: {row['id']}: give it once, with a form, its reading one of {READINGS}"
            )
        found[row["id"]] = Indicator(
            row["id"],
            row["vi"],
            row["en"],
            row["topic"],
            row["reading"],
            row.get("better"),
            row["whole"],
            row.get("unit"),
            tuple(row.get("levels", ())),
            forms,
        )
    return found


@cache
def whole_bodies() -> frozenset[str]:
    """Keys of the bodies, without their place, whose figures are those of the place."""
    return frozenset(name_key(name) for name in rule_file("indicators.toml")["whole_bodies"])


# ------------------------------------------------------------------------------------------ the words around


def _clause(document: Document, statistic: Statistic, last: Statistic | None, before: str) -> Clause:
    """The clause of a figure. last, before: the figure before it and that one's words on the left."""
    text, start, end = document.text, statistic.evidence.start_char, statistic.evidence.end_char
    first = _left_bound(document, statistic, last)
    left = _plain(text[_after_stop(text, first, start) : start])
    follows = False
    if last is not None and last.evidence.end_char == first:
        if follows := bool(_JOINED.fullmatch(text, first, start)):
            left = before
        elif _goes_on(left, last, statistic):
            left = before + left.lstrip()
        elif statistic.change is not None and not _BREAK.search(text, first, start):
            follows = not _fillers().sub(" ", left).strip()
    surface = text[start:end]
    noun = surface.partition("%")[2] if statistic.kind == "percent" else statistic.unit
    return Clause(left, _noun_key(noun), _plain(_right_words(text, end)), follows)


def _goes_on(left: str, last: Statistic, statistic: Statistic) -> bool:
    """`tỷ lệ hộ nghèo từ 46,3% năm 2015 giảm xuống còn [24,8%]`: of the same as the figure before."""
    same = (last.kind, last.unit) == (statistic.kind, statistic.unit)
    return same and bool(_ARRIVED.search(left)) and not _fillers().sub(" ", left).strip()


def _left_bound(document: Document, statistic: Statistic, last: Statistic | None) -> int:
    """Where the words that may belong to a figure begin: of its sentence, behind the figure before."""
    start = statistic.evidence.start_char
    behind = last.evidence.end_char if last is not None and last.evidence.end_char <= start else 0
    return max(_sentence_start(document, statistic), behind, start - _REACH)


def _sentence_start(document: Document, statistic: Statistic) -> int:
    index = statistic.evidence.sentence
    first = document.sentences[index].start_char if 0 <= index < len(document.sentences) else 0
    return max(first, statistic.evidence.start_char - 2 * _REACH)


def _after_stop(text: str, first: int, start: int) -> int:
    found = first
    for match in _STOP.finditer(text, first, start):
        found = match.end()
    return found


def _right_words(text: str, end: int) -> str:
    """Up to the next mark, `và` or figure, which leaves a `%` behind; times stand between and say nothing."""
    words = text[end : end + _REACH]
    first = _RIGHT_END.search(words)
    if first is not None and first[0].isdigit() and _TIME_WORD.search(words, 0, first.start()):
        words = _TIME.sub(" ", words)
        first = _RIGHT_END.search(words)
    if first is None:
        return words
    return words[: first.start()] + (" %" if first[0].isdigit() else "")


def _plain(words: str) -> str:
    """The words as a key with a blank on each side; figures, marks and named places left out."""
    if _CAPITAL.search(words):
        words = _named_places().sub(" ", words)
    return _key(words)


@lru_cache(maxsize=1 << 12)  # few nouns are counted, and often
def _noun_key(noun: str) -> str:
    return _plain(noun).strip()


def _key(words: str) -> str:
    return _padded(" ".join(_WORD.findall(phrase_key(words))))


def _padded(words: str) -> str:
    return f" {words.strip()} " if words.strip() else " "


def _is_open(statistic: Statistic, clause: Clause) -> bool:
    """`mỗi xã kết nạp 2 đảng viên` is of no one; `giảm từ 2-3%` is a change that is not said to be one, while
    what it has come to, `xuống còn 2%`, is none."""
    if " mỗi " in clause.left:
        return True
    if statistic.change is not None or not _MOVED.search(clause.left.rstrip()):
        return False
    return statistic.value_max is not None or not _ARRIVED.search(clause.right)


def _leaves_time_open(document: Document, statistic: Statistic, indicator: str | None) -> bool:
    """`mỗi năm kết nạp [40 đảng viên]`; `đến nay kết nạp [40 đảng viên]`, where no span is given. Of what
    there is on a day: `[24,6%] đầu năm 2022`, since a year stands for its end."""
    start, end = statistic.evidence.start_char, statistic.evidence.end_char
    first = _sentence_start(document, statistic)
    told = bool(find_openers(document.text, _time_openers(), first, start))
    words = _key(document.text[first:start]) if told else ""
    behind = document.text[end : end + _NEXT].partition(",")[0]
    if (told and _EARLY.search(words)) or (_EARLY_WORD.search(behind) and _EARLY.search(_key(behind))):
        return True
    if indicator is not None and indicators()[indicator].reading != "flow":
        return False
    span = statistic.when is not None and "/" in statistic.when
    lists = ("per_times",) if span else ("per_times", "open_times")
    return told and any(_open_words(name).search(words) for name in lists)


@cache
def _time_openers() -> frozenset[str]:
    """The first two words of what leaves a time open, as a text may spell them: a quick look.

    A figure between them does not count (`từ 2 năm`).
    """
    forms = [form for name in ("per_times", "open_times") for form in rule_file("indicators.toml")[name]]
    early = [f"{piece} {time}" for piece in ("đầu", "giữa") for time in ("năm", "tháng", "quý", "nhiệm")]
    openers = {" ".join(form.split()[:2]) for form in (*forms, *early)}
    openers |= {f"{opener.split()[0]} {DIGITS}" for opener in openers if " " in opener}
    words = {word for opener in openers for word in opener.split()} - {DIGITS}
    assert all(map(str.isalpha, words)), "indicators.toml: per_times and open_times are words"
    return frozenset(spelling for opener in openers for spelling in spellings(opener))


@cache
def _open_words(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){longest_of(rule_file('indicators.toml')[name], ' ')}(?!\S)")


def _said(statistic: Statistic, clause: Clause) -> str | None:
    """The words of a clause that tell one figure of the same noun from another, None where too few do.

    What an amount or a share is of stands on its left (`diện tích trồng …`), of a share also right of it; a
    noun needs less beside it.
    """
    left, right = (
        _fillers().sub(" ", words.replace("%", " ")).split() for words in (clause.left, clause.right)
    )
    noun = clause.noun.split() if statistic.kind == "percent" else []
    counted = statistic.kind in ("count", "fraction") and statistic.change is None
    beside = [*left, *noun, *right] if counted or noun else left
    telling = [word for word in beside if word not in _empty_words()]
    if len(telling) < (_FEW if counted else _SOME):
        return None
    return " ".join((*left[-_SAID:], "…", *noun, *right[:_SAID]))


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(rule_file("indicators.toml")["empty_words"])


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){longest_of(rule_file('indicators.toml')['fillers'], ' ')}(?!\S)")


@cache
def _named_places() -> regex.Pattern[str]:
    """`xã Nà Mạ` in `Đảng bộ xã Nà Mạ`, `Huyện ủy Sơn Lĩnh`: the name with its type word."""
    fused = (
        f"{place} {committee}"
        for place in ("tỉnh", "thành", "huyện", "thị", "quận")
        for committee in ("ủy", "uỷ")
    )
    forms = "|".join(regex.escape(form) for form in sorted((*types(), *fused), key=len, reverse=True))
    name = r"\p{Lu}[\p{L}\p{M}'’]*(?:-\p{L}+)*"
    return regex.compile(rf"(?<!\w)(?i:{forms})(?:[ \u00a0]+{name})+")


# ------------------------------------------------------------------------------------------ which indicator


def _indicator(statistic: Statistic, clause: Clause, last: Statistic | None, told: str | None) -> str | None:
    """The one indicator that the clause tells; None where none does, or more than one. told: of the last.

    A change that follows the figure that has changed is of its indicator: `293 chi bộ trực thuộc đảng ủy cơ
    sở, [tăng 6 chi bộ]`.
    """
    if (
        statistic.change is not None
        and last is not None
        and clause.follows
        and _counts_the_same(last, statistic)
    ):
        return told
    words = clause.noun.split()
    found: set[str] = set()
    for count in range(len(words), -1, -1):
        forms = _forms().get((statistic.kind, " ".join(words[:count])), ())
        if forms and (count or not words):  # the noun `` is the whole of it
            rest = _padded(" ".join(words[count:]) + clause.right)
            found |= {identifier for identifier, form in forms if _fits(form, clause.left, rest)}
    return next(iter(found)) if len(found) == 1 else None


def _counts_the_same(last: Statistic, statistic: Statistic) -> bool:
    counts = ("count", "fraction")
    same = last.kind == statistic.kind or (last.kind in counts and statistic.kind in counts)
    return same and name_key(last.unit).startswith(name_key(statistic.unit))


def _fits(form: Form, left: str, right: str) -> bool:
    return (
        (not form.left or any(words in left for words in form.left))
        and (not form.right or any(words in right for words in form.right))
        and (not form.ends or _ends(left, form.ends))
        and (not form.starts or _starts(right, form.starts))
        and not any(words in left or words in right for words in form.without)
    )


def _ends(left: str, ends: tuple[str, ...]) -> bool:
    """Whether the words end in one of these, filler words aside; in nothing where only such words stand."""
    while left != " ":
        if left.endswith(ends):
            return True
        last = left.rsplit(maxsplit=1)[-1]
        filler = next((filler for filler in _fillers_by_end().get(last, ()) if left.endswith(filler)), None)
        if filler is None:
            return False
        left = left[: 1 - len(filler)]
    return "  " in ends


def _starts(right: str, starts: tuple[str, ...]) -> bool:
    """Whether the words begin with one of these, filler words before it aside."""
    while right != " ":
        if right.startswith(starts):
            return True
        shorter = _first_filler().sub("", right)
        if shorter == right:
            return False
        right = shorter
    return "  " in starts


@cache
def _fillers_by_end() -> dict[str, list[str]]:
    """The filler words by the last of them, with a blank on each side, the longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(rule_file("indicators.toml")["fillers"], key=len, reverse=True):
        found.setdefault(form.split()[-1], []).append(f" {form} ")
    return found


@cache
def _first_filler() -> regex.Pattern[str]:
    forms = "|".join(map(regex.escape, rule_file("indicators.toml")["right_fillers"]))
    return regex.compile(rf"^ (?:{forms})(?=\s)")


@cache
def _forms() -> defaultdict[tuple[str, str], list[tuple[str, Form]]]:
    """The forms by kind and noun of a figure."""
    found: defaultdict[tuple[str, str], list[tuple[str, Form]]] = defaultdict(list)
    for indicator in indicators().values():
        for form in indicator.forms:
            for kind in form.kinds:
                for noun in form.nouns:
                    found[kind, _plain(noun).strip()].append((indicator.id, form))
    return found


def _form(identifier: str, row: dict[str, list[str]]) -> Form:
    fields = ("kinds", "nouns", "left", "ends", "starts", "right", "without")
    if unknown := set(row) - set(fields) or {"kinds", "nouns"} - set(row):
        raise RuleError(
            f"indicators.toml: {identifier}: {unknown}: a form has {fields}, kinds and nouns always"
        )
    beside = ([f" {words} " for words in row.get(field, ())] for field in fields[2:])
    return Form(tuple(row["kinds"]), tuple(row["nouns"]), *map(tuple, beside))
