"""Says which indicator a figure tells: `kết nạp [212 đảng viên]` is party-recruits.

Without one, what is said of it tells it from other figures of its noun: `diện tích trồng chè … [40 ha]`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from extractors.document import Document
from extractors.figure_clauses import (
    Clause,
    clause_of,
    has_arrived,
    noun_words,
    padded,
    sentence_start,
    without_fillers,
    words_between,
)
from extractors.indicators import Form, indicators
from extractors.records import Statistic
from extractors.rules import rule_file
from extractors.spaced import longest_of
from extractors.spelling import name_key, spellings
from extractors.text_words import DIGITS, find_openers

_SAID = 14  # words on each side that a series without an indicator is known by
_FEW, _SOME = 2, 3  # telling words that a series without an indicator needs: of a counted noun, of an amount
_MOVED = re.compile(r"(?<!\w)(?:tăng|giảm|vượt|hụt)(?: (?:từ|thêm|được|bình quân|khoảng|gần|trên|hơn))*$")
# `phấn đấu giảm tỷ lệ hộ nghèo [2%]`: by how much, unless it says to what.
_MOVED_RATE = re.compile(
    r"(?<!\w)(?:giảm|hạ|tăng|nâng) (?:(?:tỷ|tỉ) lệ|số|hộ)(?!\w)"
    r"(?!.*(?<!\w)(?:xuống|lên|còn|đến|tới|đạt)(?!\w))"
)
_MOVES = ("tăng", "giảm", "vượt", "hụt", "hạ", "nâng")  # a quick look
_EARLY = re.compile(r"(?<!tháng )(?<!\w)(?:đầu|giữa) (?:năm|tháng|quý|nhiệm kỳ)(?!\w)")
_EARLY_WORD = re.compile("ầu|giữa", re.IGNORECASE)  # a quick look
_NEXT = 24  # characters behind a figure in which its time stands


def with_indicators(document: Document, found: Sequence[Statistic]) -> Iterator[Statistic]:
    """The statistics with `indicator` and `said` filled in where the words around them tell, in order.

    A part of a total tells less than its words seem to (`trong đó 41 đảng viên`): it has no `said`, and an
    indicator only where the parts listed are of kinds of their own.
    """
    last: Statistic | None = None
    told: str | None = None  # the indicator of the figure before, which a part of a total does not keep
    before = ""
    for statistic in found:
        clause = clause_of(document, statistic, last, before)
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


# ------------------------------------------------------------------------------- what leaves a figure open


def _is_open(statistic: Statistic, clause: Clause) -> bool:
    """`mỗi xã kết nạp 2 đảng viên` is of no one; `giảm từ 2-3%`, `giảm tỷ lệ hộ nghèo 2%` are changes that
    are not said to be one, while what it has come to, `xuống còn 2%`, is none."""
    if " mỗi " in clause.left:
        return True
    if statistic.change is not None or not _any_in(_MOVES, clause.left):
        return False
    if not _MOVED.search(clause.left.rstrip()):
        return bool(_MOVED_RATE.search(clause.left)) and not has_arrived(clause.right)
    return statistic.value_max is not None or not has_arrived(clause.right)


def _leaves_time_open(document: Document, statistic: Statistic, indicator: str | None) -> bool:
    """`mỗi năm kết nạp [40 đảng viên]`; `đến nay kết nạp [40 đảng viên]`, where no span is given. Of what
    there is on a day: `[24,6%] đầu năm 2022`, since a year stands for its end."""
    start, end = statistic.evidence.start_char, statistic.evidence.end_char
    first = sentence_start(document, statistic)
    told = bool(find_openers(document.text, _time_openers(), first, start))
    words = words_between(document.text, first, start) if told else ""
    if (told and _EARLY.search(words)) or _is_early(document.text, end):
        return True
    if indicator is not None and indicators()[indicator].reading != "flow":
        return False
    span = statistic.when is not None and "/" in statistic.when
    lists = ("per_times",) if span else ("per_times", "open_times")
    return told and any(_open_words(name).search(words) for name in lists)


def _is_early(text: str, end: int) -> bool:
    """`[24,6%] đầu năm 2022`"""
    if _EARLY_WORD.search(text, end, end + _NEXT) is None:
        return False
    stop = text.find(",", end, end + _NEXT)
    words = words_between(text, end, min(len(text), end + _NEXT) if stop < 0 else stop)
    return _EARLY.search(words) is not None


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


# ------------------------------------------------------------------------------------ what is said of it


def _said(statistic: Statistic, clause: Clause) -> str | None:
    """The words of a clause that tell one figure of the same noun from another, None where too few do.

    What an amount or a share is of stands on its left (`diện tích trồng …`), of a share also right of it; a
    noun needs less beside it.
    """
    left, right = (without_fillers(words.replace("%", " ")) for words in (clause.left, clause.right))
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
            rest = padded(" ".join(words[count:]) + clause.right)
            found |= {identifier for identifier, form in forms if _fits(form, clause.left, rest)}
    return next(iter(found)) if len(found) == 1 else None


def _counts_the_same(last: Statistic, statistic: Statistic) -> bool:
    counts = ("count", "fraction")
    same = last.kind == statistic.kind or (last.kind in counts and statistic.kind in counts)
    return same and name_key(last.unit).startswith(name_key(statistic.unit))


def _fits(form: Form, left: str, right: str) -> bool:
    return (
        (not form.left or _any_in(form.left, left))
        and (not form.right or _any_in(form.right, right))
        and (not form.ends or _ends(left, form.ends))
        and (not form.starts or _starts(right, form.starts))
        and not (_any_in(form.without, left) or _any_in(form.without, right))
    )


def _any_in(forms: Iterable[str], words: str) -> bool:
    return any(map(words.__contains__, forms))


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
                    found[kind, noun_words(noun)].append((indicator.id, form))
    return found
