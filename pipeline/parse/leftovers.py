"""Knows the lines that were scraped along with an article: `Tin cùng chuyên mục`, `Xem tiếp`, `,`.

The forms are data: extractors/rules/leftovers.csv.
"""

from functools import cache

import regex

from extractors.rules import rows

_LONGEST = 150  # characters of a line that a `start` form may claim
_ENDS = " \t\u00a0.:;,…|>»›<«[](){}-–—*•·+▼▲→"
_NO_WORD = regex.compile(r"[^\p{L}\p{N}]*")
_ADDRESS = regex.compile(r"(?:link\s*:\s*)?(?:https?://|www\.)\S+", regex.IGNORECASE)
_HASHTAG, _CUE = 40, 40  # characters
_COUNTED = " (0123456789"  # `Bình luận (3)`
_AGO = regex.compile(r"(?:khoảng\s)?\d{1,3}\s(?:giây|phút|giờ|ngày|tuần|tháng|năm)\strước")
_COUNT = regex.compile(r"^\d[\d.,]*\s+")
_TRAIL = regex.compile(r"[^>»›]{1,40}(?:\s[>»›]+\s[^>»›]{1,40})+")
_DATED = regex.compile(
    r".{4,}?\s*[(\[]\s*(?P<date>(?:\d{1,2}:\d{2}[\s,|-]*)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?:[\s,|-]*\d{1,2}:\d{2})?)\s*[)\]]"
)


def leftover(line: str) -> str | None:
    """Kind of left-over line (end, list, line, foot, section: see leftovers.csv), None if it is none.

    A line without letters and digits, hashtags and `2 giờ trước` are a `line`; a path of sections
    (`Trang chủ » Thời sự`) is a `section`.
    """
    if _NO_WORD.fullmatch(line) or _ADDRESS.fullmatch(line):
        return "line"
    key = " ".join(line.split()).casefold()
    if len(key) <= _LONGEST and (_are_hashtags(key) or _AGO.fullmatch(key)):
        return "line"
    whole, starts = _forms()
    kind = whole.get(key.strip(_ENDS)) or whole.get(_COUNT.sub("", key).strip(_ENDS))
    if kind is None and len(line) <= _LONGEST and key.startswith(tuple(starts)):
        kind = next(kind for form, kind in starts.items() if key.startswith(form))
    if kind is None and len(line) <= _LONGEST and _TRAIL.fullmatch(line):
        kind = "section"
    return kind


def dated_headline(line: str) -> str | None:
    """The date in brackets that ends a related headline: `Bản Lùng được mùa chè (08/08/2019)`, else None."""
    match = _DATED.fullmatch(line) if len(line) <= 300 else None
    return match["date"] if match else None


def _are_hashtags(line: str) -> bool:
    """`#rừng #kiểm lâm`"""
    tags = [tag.strip() for tag in line.split("#")[1:]]
    return line[:1] == "#" and all(tag[:1].isalnum() and len(tag) <= _HASHTAG for tag in tags)


def opens_others(line: str) -> bool:
    """Whether a heading says that other things than the article follow (kinds end and list), quickly."""
    key = line.strip(_ENDS).casefold()
    return len(line) <= _CUE and (key in _others() or key.rstrip(_COUNTED) in _others())


@cache
def _others() -> frozenset[str]:
    whole, _ = _forms()
    return frozenset(form for form, kind in whole.items() if kind in ("end", "list"))


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    whole = {row["form"]: row["kind"] for row in rows("leftovers.csv") if row["match"] == "whole"}
    starts = {row["form"]: row["kind"] for row in rows("leftovers.csv") if row["match"] == "start"}
    return whole, starts
