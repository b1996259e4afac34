"""Reads the words of a text and the cues around persons' names: `đồng chí`, `Thượng tá`, `đường`, `cho biết`.

A cue is a word or phrase of rules/honorifics.csv, rules/person_cues.csv, rules/name_stops.csv, or a title
(titles.py). What a name looks like by itself (family name, middle name, length) is told by `form_of_name`.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import NamedTuple

import regex

from extractors.rules import rows
from extractors.spelling import name_key, search_fold, spellings
from extractors.text_words import find_openers, words_of
from extractors.titles import TitleMention

# An apostrophe joins what it stands between (`K’Brêu`), a hyphen only before a small letter or in `Ê-Ban`.
_LETTERS = r"[\p{L}\p{M}]+(?:['’‘ʼ`´][\p{L}\p{M}]+|[-–]\p{Ll}[\p{L}\p{M}]*|(?<=\bÊ)-[\p{L}\p{M}]+)*"
_INITIALS = r"(?<![\p{L}\p{M}])\p{Lu}(?:\.[ \u00a0]?\p{Lu})+(?![\p{L}\p{M}])"
# Syllables that plain Vietnamese letters can make; what is none of these is a foreign name.
_PLAIN_SYLLABLE = regex.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
# What may join letters to one word, or an initial to the next one; marks that no letter has taken in.
_GLUE = re.compile(
    r"[-–/.&'’‘ʼ`´\u0300-\u036f]"
    r"(?:(?<=[\u0300-\u036f])|(?<=[^\W\d_].)(?=[^\W\d_]|[ \u00a0][^\W\d_](?![^\W\d_])))"
)
_LETTERS_ALONE = re.compile(r"[^\W\d_]+")
_APOSTROPHE = "'"
_OF_CULTURE = frozenset(
    {"hóa", "học", "phòng", "nghệ", "bản", "kiện", "thư", "minh", "hiến", "lang", "miếu", "công"}
)
_PARTICLES = frozenset({"a", "y", "h", "k"})
ADDRESS = frozenset({"address", "comrade", "kin", "rank", "degree"})  # kinds of honorifics.csv
SEX_MIDDLE = {"thị": "female", "văn": "male"}


class Word(NamedTuple):
    """A word: `text[start_char:end_char] == surface`; key: for comparing; gap: what stands before it."""

    start_char: int
    end_char: int
    surface: str
    key: str
    gap: str

    @property
    def is_capital(self) -> bool:
        """Whether it opens with a capital letter."""
        return self.surface[0].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether it stands in capitals, two letters at least."""
        return len(self.surface) > 1 and self.surface.isupper() and "." not in self.surface

    @property
    def is_initials(self) -> bool:
        """Whether it is initials parted by full stops: `T.V.G`."""
        return "." in self.surface and self.surface[0].isupper() and self.surface[1] == "."

    @property
    def joins(self) -> bool:
        """Whether nothing but blanks stands between it and the word before."""
        return bool(self.gap) and not self.gap.strip() and "\n" not in self.gap


class Cue(NamedTuple):
    """A cue, words `first:last`. kind: that of its rule file, or `title`. gender as there, plural: a list
    of names may follow."""

    kind: str
    gender: str | None
    plural: bool
    first: int
    last: int


def read_words(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`, in order; digits are words, punctuation stands in the gaps.

    Words that are more than letters (`K’Brêu`, `T. V. G`, `đ/c`) are read by the chunk, which is what stands
    between two blanks: nothing but initials reaches over a blank, and a text repeats itself, so that a chunk
    is read once and remembered.
    """
    words: list[Word] = []
    at, open_initials = start, start > 0 and not text[start - 1].isspace()
    for glue in _GLUE.finditer(text, start, end):
        if glue.start() < at:
            continue  # in a chunk that was read
        if open_initials and _is_initial(text[at : min(end, at + 2)]):
            return _search_words(text, start, end)
        first = max(at, text.rfind(" ", at, glue.start()) + 1)
        last = text.find(" ", glue.start(), end)
        last = last if last >= 0 else end
        words += _plain_words(text, at, first, words[-1].end_char if words else start)
        position = words[-1].end_char if words else start
        found, open_initials = _words_of_chunk(text[first:last])
        for begin, stop, surface, key in found:
            words.append(_word((first + begin, first + stop, surface, key, text[position : first + begin])))
            position = first + stop
        at = last + 1
    if open_initials and _is_initial(text[at : min(end, at + 2)]):
        return _search_words(text, start, end)
    return words + _plain_words(text, at, end, words[-1].end_char if words else start)


def _is_initial(chunk: str) -> bool:
    return chunk[:1].isupper() and not chunk[1:2].isalpha()


def _plain_words(text: str, start: int, end: int, position: int) -> list[Word]:
    """The words where nothing glues letters together. position: where the gap before them begins."""
    found = words_of(text)
    first, last = bisect_left(found.starts, start), bisect_left(found.starts, end)
    gaps = found.gaps[first:last]
    if gaps:
        gaps[0] = text[position : found.starts[first]]
    surfaces = found.surfaces[first:last]
    columns = found.starts[first:last], found.ends[first:last], surfaces, map(name_key, surfaces), gaps
    return list(map(_word, zip(*columns, strict=True)))


_word: Callable[[tuple[int, int, str, str, str]], Word] = partial(tuple.__new__, Word)


@lru_cache(maxsize=1 << 16)
def _words_of_chunk(chunk: str) -> tuple[tuple[tuple[int, int, str, str], ...], bool]:
    """start_char, end_char, surface and key of the words; whether initials may go on behind the blank."""
    words = tuple(word[:4] for word in _search_words(chunk, 0, len(chunk)))
    return words, chunk[-1:] == "." and chunk[-2:-1].isupper() and not chunk[-3:-2].isalpha()


def _search_words(text: str, start: int, end: int) -> list[Word]:
    words: list[Word] = []
    position = start
    for match in _word_pattern().finditer(text, start, end):
        surface = match.group()
        words.append(
            Word(match.start(), match.end(), surface, name_key(surface), text[position : match.start()])
        )
        position = match.end()
    return words


def read_cues(
    text: str, words: Sequence[Word], index_of: Mapping[int, int], found: Sequence[TitleMention]
) -> list[Cue]:
    """The cues among the words of the text, longest first, not overlapping, in order.

    index_of: by where words begin, their index. found: the titles there.
    """
    if not words:
        return []
    titles, forms = _titles(words, index_of, found), _cue_forms()
    near = find_openers(text, _cue_openers(), words[0].start_char, words[-1].end_char)
    cued = [index for index in map(index_of.get, near) if index is not None and words[index].key in forms]
    cues: list[Cue] = []
    done = 0
    for index in sorted({*cued, *titles}):
        cue = (titles.get(index) or _longest(words, index)) if index >= done else None
        if cue is not None and cues and _is_family_name(words, cue, cues[-1]):
            cue = None
        if cue is not None and _is_womans_family_name(words, cue):
            cue = None
        if cue is None or (cue.kind != "title" and not titles.keys().isdisjoint(range(index + 1, cue.last))):
            continue
        cues.append(cue)
        done = cue.last
    return cues


def form_of_name(words: Sequence[Word]) -> int:
    """How much a run of words looks like a person's name by itself: 0 not at all, 6 beyond doubt.

    A family name that is nothing else counts 3, the particle of a highland name 2, a family name that is
    also an everyday word 1; `Văn` and `Thị` in the middle 2; three or four syllables 1.
    """
    if not 2 <= len(words) <= 5:
        return 0
    if any("-" in word.surface or "–" in word.surface for word in words):
        return 3 if all(_is_foreign_part(word) for word in words) else 0
    first = words[0].key
    strength = surname_strength(first)
    score = 2 if is_particle(first) else {"strong": 3, "weak": 1}.get(strength or "", 0)
    middle = words[1].key if len(words) > 2 else ""
    if middle in SEX_MIDDLE and (strength or middle == "thị"):
        score += 2  # with `Thị` a family name that no list has is one too
    elif middle == "a" and len(words) == 3 and not strength and words[1].surface == "A":
        score += 3  # `Má A Trư`
    elif middle == "văn" and len(words) == 3 and words[2].key not in _OF_CULTURE:
        score += 2
    if score and len(words) in (3, 4):
        score += 1
    if score < 3 and any(surname_strength(word.key) == "strong" for word in words[-1:]) and score > 1:
        score += 1  # `Y Blới Êban`: the family name comes last
    return score


def is_foreign(words: Iterable[Word]) -> bool:
    """Whether a word is spelt as no Vietnamese syllable is (`Antonio`, `Guterres`)."""
    ascii_words = (word for word in words if word.surface.isascii() and word.surface.isalpha())
    return any(len(word.surface) > 2 and not is_plain_syllable(word.key) for word in ascii_words)


def _is_foreign_part(word: Word) -> bool:
    """`Khăm-phủi`, or a syllable beside it (`Thoong-lun Xi`)."""
    return word.is_capital and not word.is_shouted


def is_particle(key: str) -> bool:
    """Whether a key opens highland names (`Y`, `A`, `H'Nhuăn`, `K'Brêu`)."""
    return key in _PARTICLES or (key[0] in "hky" and key[1:2] == _APOSTROPHE)


@lru_cache(maxsize=1 << 14)
def is_plain_syllable(key: str) -> bool:
    """Whether a key is spelt as Vietnamese syllables are (`Nội`; not `Kđăm`, `K'Brêu`)."""
    return _PLAIN_SYLLABLE.fullmatch(search_fold(key)) is not None


def surname_strength(key: str) -> str | None:
    """`strong` or `weak` (rules/surnames.csv) for a syllable that opens names, None for any other."""
    return _surnames().get(key)


@cache
def addresses() -> frozenset[str]:
    """Keys of the words that address or rank a person (`ông`, `đại tá`)."""
    return frozenset(name_key(row["form"]) for row in rows("honorifics.csv"))


@cache
def figures() -> frozenset[str]:
    """Keys of the persons of history."""
    return _stop_keys("figure")


@cache
def no_names() -> frozenset[str]:
    """Keys of the runs of capitalised words that open like a name and are none."""
    return _stop_keys("not_name")


@cache
def countries() -> frozenset[str]:
    """Keys of countries that stand between an office and its holder (`Thủ tướng Lào …`)."""
    return _stop_keys("country")


@cache
def openers() -> frozenset[str]:
    """Keys of the words that open a sentence and are no part of a name."""
    return _stop_keys("opener")


@cache
def headline_stops() -> frozenset[str]:
    """Keys of the words that end a name in a headline in capitals."""
    return _stop_keys("next")


def _stop_keys(kind: str) -> frozenset[str]:
    return frozenset(name_key(row["form"]) for row in rows("name_stops.csv") if row["kind"] == kind)


@cache
def _surnames() -> dict[str, str]:
    return {name_key(row["surname"]): row["strength"] for row in rows("surnames.csv")}


class _Form(NamedTuple):
    """The keys of a cue's words and what it is."""

    keys: tuple[str, ...]
    kind: str
    gender: str | None
    plural: bool


@cache
def _cue_forms() -> dict[str, dict[str, list[_Form]]]:
    """First key -> second key ("" for none) -> the forms that begin so, longest first."""
    table: dict[str, dict[str, list[_Form]]] = {}

    def add(form: str, kind: str, gender: str | None, plural: bool) -> None:
        keys = tuple(name_key(form).split())
        second = keys[1] if len(keys) > 1 else ""
        table.setdefault(keys[0], {}).setdefault(second, []).append(_Form(keys, kind, gender, plural))

    for row in rows("honorifics.csv"):
        add(row["form"], row["kind"], row["gender"] or None, row["plural"] == "yes")
    for row in rows("person_cues.csv"):
        add(row["form"], row["kind"], None, row["kind"] == "plural")
    for row in rows("name_stops.csv"):
        if row["kind"] in ("thing", "ideology", "compound"):
            add(row["form"], row["kind"], None, False)
    for by_second in table.values():
        for forms in by_second.values():
            forms.sort(key=lambda form: -len(form.keys))
    return table


@cache
def _cue_openers() -> frozenset[str]:
    """The first two words of the forms, as a text may spell them, of odd ones (`đ/c`) the first."""
    found: set[str] = set()
    for key, by_second in _cue_forms().items():
        first, *others = _LETTERS_ALONE.findall(key)
        for second in by_second if not others and first == key else ("",):
            after = _LETTERS_ALONE.findall(second)[:1] or [""]
            found |= {f"{one} {two}".rstrip() for one in spellings(first) for two in spellings(after[0])}
    return frozenset(found)


@cache
def _word_pattern() -> regex.Pattern[str]:
    """Words, initials, and the forms of honorifics that hold a stop or a slash (`đ/c`)."""
    forms = (form for seconds in _cue_forms().values() for own in seconds.values() for form in own)
    odd = {word for form in forms for word in form.keys if not word.isalpha()}
    odd_words = "|".join(regex.escape(word) for word in sorted(odd, key=len, reverse=True))
    return regex.compile(
        rf"(?<![\p{{L}}\p{{M}}])(?i:{odd_words})(?![\p{{L}}\p{{M}}])|{_INITIALS}|{_LETTERS}|\d+"
    )


def _longest(words: Sequence[Word], index: int) -> Cue | None:
    by_second = _cue_forms().get(words[index].key, {})
    second = words[index + 1].key if index + 1 < len(words) else ""
    for form in by_second.get(second, ()) if second else ():
        last = index + len(form.keys)
        rest = words[index + 1 : last]
        if last <= len(words) and all(
            word.key == key and word.joins for word, key in zip(rest, form.keys[1:], strict=True)
        ):
            return Cue(form.kind, form.gender, form.plural, index, last)
    for form in by_second.get("", ()):
        if not _is_inside_name(words, index, form.kind):
            return Cue(form.kind, form.gender, form.plural, index, index + 1)
    return None


def _is_family_name(words: Sequence[Word], cue: Cue, before: Cue) -> bool:
    """`Đồng chí Ông Thị Diệu`: a family name, though it could be a word of address."""
    word = words[cue.first]
    alone = cue.last == cue.first + 1 and before.last == cue.first and before.kind in ADDRESS
    return alone and word.is_capital and word.joins and surname_strength(word.key) is not None


def _is_womans_family_name(words: Sequence[Word], cue: Cue) -> bool:
    """`các hộ Vàng Mí Pó, Già Thị Mỷ, …`: no address is capital within a sentence."""
    word, rest = words[cue.first], words[cue.last : cue.last + 2]
    alone = cue.last == cue.first + 1 and cue.kind in ADDRESS and word.is_capital
    if not alone or cue.first == 0 or len(rest) < 2 or rest[0].key != "thị":
        return False
    listed = word.joins or word.gap.strip() in (",", ";")
    named = all(part.is_capital and part.joins for part in rest)
    return listed and named and surname_strength(word.key) is not None


def _is_inside_name(words: Sequence[Word], index: int, kind: str) -> bool:
    """A capitalised word after another one is a syllable of a name (`Ngô Anh Tuấn`), and a family name
    that opens a run is no kind of thing (`Hồ Văn Chiều` is no lake)."""
    word = words[index]
    if not word.is_capital or word.is_shouted:
        return False
    if kind == "thing" and surname_strength(word.key):
        return True
    before = words[index - 1] if index else None
    return before is not None and word.joins and before.is_capital and not before.is_shouted


def _titles(
    words: Sequence[Word], index_of: Mapping[int, int], titles: Sequence[TitleMention]
) -> dict[int, Cue]:
    """First word -> the title that begins there."""
    found: dict[int, Cue] = {}
    for title in titles:
        first = index_of.get(title.start_char)
        if first is None:
            continue
        last = first + 1
        while last < len(words) and words[last].end_char <= title.end_char:
            last += 1
        found[first] = Cue("title", None, title.plural, first, last)
    return found
