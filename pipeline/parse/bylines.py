"""Reads who wrote: `Bài, ảnh: Thu Hà`, `Lò Bích (TTXVN)`, `Theo Báo Sơn Lĩnh`, `Ảnh: Đức Lộc`.

The words are data: extractors/rules/bylines.csv. A byline is known by its place too, which is the
caller's to judge: `Thu Hà` is a byline at the end of an article and a name anywhere else.
"""

from dataclasses import dataclass
from functools import cache

import regex

from extractors.rules import rows

_LONGEST = 120
_MARKS = " \t\u00a0.;,*_|-–—"
_SYLLABLE = r"(?:\p{Lu}[\p{Ll}]*(?:['’ʼ]\p{Lu}?[\p{Ll}]+)?)"
_INITIALS = r"(?:\p{Lu}(?:\.\s?\p{Lu}){1,3}\.?)"
_CAPITALS = r"(?:\p{Lu}{2,7}(?:\s\p{Lu}{1,7}){1,4})"
_NAME = rf"(?:{_INITIALS}|{_SYLLABLE}(?:\s{_SYLLABLE}){{1,4}}(?:\s?\.?{_INITIALS})?|{_CAPITALS})"
_JOIN = r"(?:\s*[-–—,&+]\s*|\s+và\s+)"
_NAMES = regex.compile(rf"{_NAME}(?:{_JOIN}{_NAME}){{0,3}}")
_JOINED = regex.compile(_JOIN)
_SITE = regex.compile(r"https?://\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?")
_SIGNED = regex.compile(
    rf"(?P<names>{_NAMES.pattern})(?:\s*\((?P<bracket>[^()]{{2,60}})\)|\s*/\s*(?P<slash>\S.{{1,40}}))?"
)
_BRACKET = regex.compile(
    r"(?P<names>[^()]{2,60}?)\s*(?:\((?P<bracket>[^()]{2,60})\)|/\s*(?P<slash>\S.{1,40}))"
)
_OF_A_BODY = regex.compile(rf"(?P<names>{_NAMES.pattern})(?:\s*,\s|\s+[-–—]\s+)(?P<body>[\p{{L}} ]{{4,60}})")
_OUTLET_PART = r"(?:\s*/\s*\p{Lu}[\p{L}+.]{1,20})?"
_CREDIT = regex.compile(
    rf"(?<!\p{{L}})[(\[]?(?<!hình )(?<![Tt]rong )(?:[Ảả]nh|ẢNH|[Àà]nh)\s*:\s*"
    rf"(?P<names>{_NAMES.pattern}|\p{{Lu}}{{2,7}}|{_SYLLABLE}){_OUTLET_PART}"
    r"(?:\s(?:phát|chụp|cung cấp))?[)\]]?\.?"
    rf"|(?<=[.!?…”\"]\s|^)[(\[]?Ảnh\s+(?P<bare>{_NAMES.pattern}){_OUTLET_PART}[)\]]?\.?$"
    r"|(?<=[.!?…”\"]\s|^)[(\[]?Ảnh (?:minh ho[ạa]|minh họa|tư liệu)(?:\s*:\s*[\p{L}. ]{2,30})?[)\]]?\.?$"
)
_END_OF_SENTENCE = regex.compile(r"(?P<word>[^\s.!?…]*)(?:[.!?…]+/?\.?|/\.|\.\s/\.)(?P<close>[”\"’»)\]]*)\s+")
_VOWEL = regex.compile(
    r"[aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote, as written (None where no one is named), and where it was taken from (None: here)."""

    author: str | None
    syndicated_from: str | None


def read_byline(line: str) -> Byline | None:
    """The byline that the whole line is, None if it has not the shape of one."""
    line = line.strip(_MARKS)
    if line.startswith("(") and line.endswith(")") and line.count("(") == 1:
        line = line[1:-1].strip()
    if not line or len(line) > _LONGEST:
        return None
    return _cued(line) or _sourced(line) or _desk(line) or _outlet_line(line) or _signed(line)


def is_cued(line: str) -> bool:
    """Whether a byline says what its people did (`Bài, ảnh: Thu Hà`): it is one wherever it stands."""
    return _cued(line.strip(_MARKS)) is not None and len(line) <= _LONGEST


def trailing_byline(paragraph: str) -> tuple[int, Byline] | None:
    """Where in a paragraph its byline begins, and the byline: `… vững mạnh. Thu Hà`; None without one.

    What stands before must be a whole sentence: `TP.` and `ThS.`, short and without a vowel, end none.
    """
    for match in _END_OF_SENTENCE.finditer(paragraph, max(0, len(paragraph) - _LONGEST)):
        rest = paragraph[match.end() :].rstrip()
        word = match["word"]
        syllable = len(word) > 3 or (len(word) > 1 and _VOWEL.search(word))
        whole = match["close"] or not word or word[-1].isdigit() or syllable
        if rest and whole and (byline := read_byline(rest)):
            return match.end(), byline
    return None


def photo_credits(line: str) -> list[tuple[int, int, str | None]]:
    """The credits of photographs within a line: start, end and the photographer (None for an agency)."""
    found = []
    for match in _CREDIT.finditer(line):
        names = match["names"] or match["bare"] or ""
        found.append((match.start(), match.end(), None if not names or _is_outlet(names) else names))
    return found


def _cued(line: str) -> Byline | None:
    cue = _cue_pattern()
    pieces = cue.split(line)
    heads = list(cue.finditer(line))
    if not heads or heads[0].start() != 0:
        return None
    authors, source = [], None
    for head, rest in zip(heads, pieces[1:], strict=True):
        rest = rest.strip(" -–—,;|.")
        signed = _SIGNED.fullmatch(rest)
        bracket = _BRACKET.fullmatch(rest)
        done = head.group().strip(" :").casefold()
        credit = done in _forms("credit")
        if not signed and (credit or done in _forms("named") or ":" not in head.group()):
            return None
        if bracket:
            source, rest = bracket["bracket"] or bracket["slash"], bracket["names"]
        if rest and _is_outlet(rest):
            source = rest
        elif rest and not _may_sign(rest):
            return None
        elif rest and rest not in authors and not credit:
            authors.append(rest)
    return Byline(", ".join(authors) or None, source)


def _may_sign(words: str) -> bool:
    """Whether the words can be a writer's: no question or sentence as in `PV: Xin cảm ơn đồng chí!`."""
    parts = words.split()
    written_large = sum(part[0].isupper() for part in parts)
    return not words.endswith(("?", "!", "…")) and (len(parts) <= 3 or written_large >= 2)


def _sourced(line: str) -> Byline | None:
    match = _source_pattern().match(line)
    if match is None:
        return None
    rest = line[match.end() :].strip()
    if _SITE.fullmatch(rest):
        return Byline(None, rest)
    if not rest or not rest[0].isupper() or len(rest) > 80 or len(rest.split()) > 10:
        return None
    bracket = _BRACKET.fullmatch(rest)
    if bracket:
        return Byline(bracket["names"], bracket["bracket"] or bracket["slash"])
    if _NAMES.fullmatch(rest) and not _is_outlet(rest):
        return Byline(rest, None)
    return Byline(None, rest)


def _desk(line: str) -> Byline | None:
    bracket = _BRACKET.fullmatch(line)
    name = bracket["names"] if bracket else line
    if name.casefold() not in _forms("desk"):
        return None
    return Byline(name, (bracket["bracket"] or bracket["slash"]) if bracket else None)


def _outlet_line(line: str) -> Byline | None:
    if len(line.split()) <= 8 and _is_outlet(line) and not regex.search(r"[,:;\d]", line):
        return Byline(None, line)
    return None


def _signed(line: str) -> Byline | None:
    line = _style_pattern().sub("", line)
    of_body = _OF_A_BODY.fullmatch(line)  # `Lò Bích - Văn phòng Huyện ủy`
    if of_body and of_body["body"].casefold().startswith(tuple(f"{form} " for form in _forms("unit"))):
        line = of_body["names"]
    match = _SIGNED.fullmatch(line)
    if match is None or any(f" {form} " in f" {match['names'].casefold()} " for form in _forms("office")):
        return None
    source = match["bracket"] or match["slash"]
    pieces = _JOINED.split(match["names"])
    if source is None and len(pieces) > 1 and _is_outlet(pieces[-1]):
        return Byline(match["names"][: -len(pieces[-1])].rstrip(" -–—,&+"), pieces[-1])
    return Byline(match["names"], source)


def _is_outlet(name: str) -> bool:
    key = name.casefold()
    return any(key == form or key.startswith(form + " ") for form in _forms("outlet"))


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset(row["form"] for row in rows("bylines.csv") if row["kind"] == kind)


@cache
def _cue_pattern() -> "regex.Pattern[str]":
    cues = "|".join(
        regex.escape(form)
        for form in sorted(_forms("cue") | _forms("named") | _forms("credit"), key=len, reverse=True)
    )
    group = rf"(?:{cues})(?:\s*(?:[,&+/–-]|và)\s*(?:{cues}))*"
    return regex.compile(rf"(?<![\p{{L}}])(?:{group}\s*:|(?<=^){group}(?=\s+\p{{Lu}}))\s*", regex.IGNORECASE)


@cache
def _style_pattern() -> "regex.Pattern[str]":
    forms = "|".join(regex.escape(form) for form in _forms("style"))
    return regex.compile(rf"^(?:{forms})\.?\s+(?=\p{{Lu}})", regex.IGNORECASE)


@cache
def _source_pattern() -> "regex.Pattern[str]":
    forms = "|".join(regex.escape(form) for form in sorted(_forms("source"), key=len, reverse=True))
    return regex.compile(rf"(?:{forms})\s*:?\s+", regex.IGNORECASE)
