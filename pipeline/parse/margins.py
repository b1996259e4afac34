"""Marks what surrounds an article in a scraped text: lists of other headlines, share links, the date line."""

from collections import Counter
from itertools import accumulate

from pipeline.parse.bylines import read_byline
from pipeline.parse.dated_lines import read_signed_dateline
from pipeline.parse.datelines import Published, read_dateline
from pipeline.parse.leftovers import dated_headline, leftover
from pipeline.parse.lines import Line

_HEAD_LINES = 8  # a date line stands among the first lines of the article, or among the last
_LAST_LINES = 3
_SAME_DAY = 3  # so many headlines of the article's own date, and no other, are a site's date of rebuilding


def mark_margins(lines: list[Line]) -> Published | None:
    """Mark what surrounds the article; the date that the article's own date line gives."""
    kinds = [None if line.kind else leftover(line.text) for line in lines]
    first = next((i for i, kind in enumerate(kinds) if kind is None), len(lines))
    sizes = list(accumulate((len(line.text) if line.is_paragraph else 0 for line in lines), initial=0))
    closed = -1
    for i, line in enumerate(lines):
        begun, over = sizes[i] > 0, sizes[i] == sizes[-1]
        if i <= closed or kinds[i] == "line" or (kinds[i] == "foot" and begun and over):
            line.kind = "boilerplate"
        elif kinds[i] in ("end", "list"):
            line.kind = "boilerplate"
            if begun or over:  # above the article it takes nothing but itself
                mostly_over = begun and sizes[i] >= sizes[-1] - sizes[i]
                closed = _end_of_list(lines, i, kinds[i] == "end" and mostly_over)
        elif kinds[i] == "section" and i <= first and any(kind is None for kind in kinds[i + 1 :]):
            line.kind = "boilerplate"
    for line in reversed(lines):
        if line.kind not in ("", "boilerplate") or (not line.kind and not dated_headline(line.text)):
            break
        line.kind = "boilerplate"
    return _mark_dates(lines)


def _end_of_list(lines: list[Line], cue: int, final: bool) -> int:
    """Index of the last line that the list of other headlines opened at `cue` takes.

    All that follows where the list is `final`, or where a byline stands before it. Else the article goes
    on with two paragraphs on end, or one and a byline.
    """
    if final or any(read_byline(line.text) for line in lines[max(1, cue - 2) : cue]):
        return len(lines) - 1
    for i in range(cue + 1, len(lines)):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if lines[i].is_paragraph and following and (following.is_paragraph or read_byline(following.text)):
            return i - 1
    return len(lines) - 1


def _mark_dates(lines: list[Line]) -> Published | None:
    article = [line for line in lines if line.kind != "boilerplate"]
    published = None
    margin = [*article[:_HEAD_LINES], *article[_HEAD_LINES:][-_LAST_LINES:]]
    for line in margin:
        if not line.kind and (found := read_dateline(line.text)):
            line.kind = "boilerplate"
            published = published or found
    for line in margin if published is None else ():
        if not line.kind and not line.is_paragraph and (dated := read_signed_dateline(line.text)):
            published, rest = dated
            line.kind = "byline" if read_byline(rest) else "boilerplate"
            break
    if published and _is_date_of_rebuilding(published, lines):
        return None
    return published


def _is_date_of_rebuilding(published: Published, lines: list[Line]) -> bool:
    """Portals that were rebuilt show the day of rebuilding on every page and every headline."""
    stamps = Counter(stamp for line in lines if (stamp := dated_headline(line.text)))
    days = {found.iso[:10] for stamp in stamps if (found := read_dateline(stamp))}
    return sum(stamps.values()) >= _SAME_DAY and days == {published.iso[:10]}
