"""Cuts the text of a file into zones: title, lead, headings, paragraphs, captions, byline, left-over lines.

    Trang chủ » Thời sự                                   boilerplate
    Bản Lùng vững bước                                    title
    17/06/2022 13:04                                      boilerplate (the date is read from it)
    Nhiều năm qua, Đảng bộ xã Bản Lùng luôn …             lead
    Bí thư Đảng ủy xã thăm vườn chè. Ảnh: Đức Lộc         caption, and `Ảnh: Đức Lộc` a byline
    Xã có 12 chi bộ …                                     body
    Bài, ảnh: Thu Hà                                      byline
    Tin cùng chuyên mục                                   boilerplate, and all that follows it

A wrong `boilerplate` loses facts and a missed one invents them, so a line is left over only where its
words or its place say so; whatever is not known to be anything else is body.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from extractors.document import Zone
from pipeline.parse.bylines import Byline, is_cued, photo_credits, read_byline, trailing_byline
from pipeline.parse.captions import is_caption
from pipeline.parse.dated_lines import read_signed_dateline
from pipeline.parse.datelines import Published, read_dateline
from pipeline.parse.lines import PARAGRAPH, Line, split_lines
from pipeline.parse.margins import mark_margins

_TITLE_LENGTH = 250
_CRUMB_LENGTH, _CRUMB_WORDS = 32, 6  # a section's name above the date is no longer than this
_LEAD_LENGTH = 60
_HEADING_LENGTH = 120
_CREDITED = 500  # characters of a caption with its photographer
_STOPS = (".", "!", "?", "…", ";", ":", ",", "/")  # headings do not end so
_NOTE = regex.compile(r"[\[(]\d{1,2}[\])]\s")
_LAST_LINES = 12  # among which a byline is looked for that names what was done


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a text and what its date line and byline say (None where there is none).

    photographer: of its pictures, who is the author where nobody else is named."""

    zones: tuple[Zone, ...]
    published: Published | None
    author: str | None
    syndicated_from: str | None
    photographer: str | None = None


def read_layout(text: str, known: Sequence[str] = ()) -> Layout:
    """Zones of a text, one a paragraph line, a byline inside a line apart; with date and author.

    known: kinds of the first lines that hold anything, where they are known from elsewhere ("" where not).
    """
    lines = split_lines(text)
    for line, kind in zip(lines, known, strict=False):
        line.kind = kind
    published = mark_margins(lines)
    title = _mark_title(lines)
    bylines = _mark_bylines(lines, title)
    _mark_body(lines, title)
    authors = [byline.author for byline in bylines if byline.author]
    photographers = [
        name for line in lines if line.kind != "boilerplate" for _, _, name in line.credits if name
    ]
    sources = [byline.syndicated_from for byline in bylines if byline.syndicated_from]
    return Layout(
        tuple(zone for line in lines for zone in _zones(line)),
        published,
        ", ".join(dict.fromkeys(authors)) or None,
        next(iter(sources), None),
        next(iter(photographers), None),
    )


def _mark_title(lines: list[Line]) -> int:
    """Mark the title and a section's name above it; index of the title, -1 where there is none."""
    for i, line in enumerate(lines):
        if line.kind == "title":
            return i
    open_lines = [i for i, line in enumerate(lines) if not line.kind]
    if not open_lines:
        return -1
    title = open_lines[0]
    if len(open_lines) > 2 and _is_crumb(lines, title, open_lines[1]):
        lines[title].kind = "boilerplate"
        title = open_lines[1]
    line = lines[title]
    sentences = regex.findall(r"\p{Ll}[.!?…]\s+\p{Lu}", line.text)
    if len(line.text) > _TITLE_LENGTH or (
        line.ends_sentence and line.text.endswith(".") and (sentences or line.is_paragraph)
    ):
        return -1
    line.kind = "title"
    return title


def _is_crumb(lines: list[Line], first: int, second: int) -> bool:
    """Whether the first line is a section's name, the date line follows, and the title comes after it."""
    crumb, title = lines[first].text, lines[second].text
    dated = any(read_dateline(line.text) for line in lines[first + 1 : second])
    short = len(crumb) <= _CRUMB_LENGTH and len(crumb.split()) <= _CRUMB_WORDS
    titled = (
        len(title) <= _TITLE_LENGTH and not title.endswith((".", ":", ",", ";")) and not photo_credits(title)
    )
    return dated and short and titled


def _mark_bylines(lines: list[Line], title: int) -> list[Byline]:
    """Mark bylines under the title and at the end, credits of photographs anywhere."""
    article = [line for line in lines if line.kind != "boilerplate"]
    for line in article:
        line.credits = photo_credits(line.text)
    dated = [read_signed_dateline(line.text) for line in article if line.kind == "byline"]
    found = [byline for rest in dated if rest and (byline := read_byline(rest[1]))]
    body = [line for line in article if line.kind == ""]
    for line, following in pairwise(body[:3]):
        byline = read_byline(line.text) if following.is_paragraph and title >= 0 else None
        if byline is None or line.is_paragraph:
            break
        line.kind = "byline"
        found.append(byline)
    found.extend(_mark_last_bylines([line for line in body if line.kind == ""]))
    return found


def _mark_last_bylines(body: list[Line]) -> list[Byline]:
    """Mark the bylines that end the article; what is no sentence after `Bài, ảnh: …` is left over."""
    end = len(body)
    for i in range(len(body) - 1, max(0, len(body) - _LAST_LINES), -1):
        if body[i].is_paragraph:
            break
        if is_cued(body[i].text) and not any(start == 0 for start, _, _ in body[i].credits):
            end = i + 1
            break
    for line in body[end:]:
        line.kind = "" if line.ends_sentence or line.credits or read_byline(line.text) else "boilerplate"
    body = [line for line in body if line.kind == ""]
    return _standing_bylines(body) or _inner_byline(body)


def _standing_bylines(body: list[Line]) -> list[Byline]:
    found: list[Byline] = []
    while body and _NOTE.match(body[-1].text):  # `[1] Quy chế của bản` stands under the byline
        body = body[:-1]
    for above, line in reversed(list(pairwise(body[-4:]))):
        byline = read_byline(line.text)
        if byline is None:
            break
        whole = above.ends_sentence or len(above.text) >= PARAGRAPH or read_byline(above.text)
        aside = above.text.startswith("(") and above.text.endswith(")")  # `(Còn nữa)`
        if not (whole or aside or is_cued(line.text)):
            break
        line.kind = "byline"
        found.insert(0, byline)
    return found


def _inner_byline(body: list[Line]) -> list[Byline]:
    """The byline inside the last line, or inside the last long one where only short lines follow it."""
    long = [line for line in body if len(line.text) >= PARAGRAPH]
    for line in [*body[-1:], *long[-1:]]:
        if trailing := trailing_byline(line.text):
            line.byline_from = trailing[0]
            return [trailing[1]]
    return []


def _mark_body(lines: list[Line], title: int) -> None:
    body = [line for line in lines if line.kind not in ("boilerplate", "byline", "title")]
    for i, line in enumerate(body):
        if not line.kind:
            _mark_captions(body, i)
    for line, following in pairwise(body):
        if not line.kind and _is_heading(line, following):
            line.kind = "heading"
    for line in body:
        line.kind = line.kind or "body"
    _mark_lead(body, title)


def _mark_captions(body: list[Line], i: int) -> None:
    """Mark the line as a caption, and with it the next one where its sentence is broken over two lines."""
    line = body[i]
    block = [line]
    if i + 1 < len(body) and body[i + 1].follows and body[i + 1].text[0].islower() and not line.ends_sentence:
        block.append(body[i + 1])
    before = len(body[i - 1].text) if i else 0
    after = len(body[i + len(block)].text) if i + len(block) < len(body) else 0
    credited = len(line.text) <= _CREDITED and line.credits and line.credits[-1][1] == len(line.text)
    if credited or is_caption(" ".join(part.text for part in block), before, after):
        for part in block:
            part.kind = "caption"


def _mark_lead(body: list[Line], title: int) -> None:
    """The first paragraph under a title is the lead, if the article goes on after it."""
    if title < 0 or any(line.kind == "lead" for line in body):
        return
    for i, line in enumerate(body):
        if line.kind == "body":
            follows = any(other.kind == "body" for other in body[i + 1 :])
            if follows and (line.ends_sentence or len(line.text) >= _LEAD_LENGTH):
                line.kind = "lead"
            return
        if line.kind == "heading":
            return


def _is_heading(line: Line, following: Line) -> bool:
    return (
        len(line.text) <= _HEADING_LENGTH
        and not line.text.endswith(_STOPS)
        and not line.text[0].islower()
        and len(following.text) >= PARAGRAPH
    )


def _zones(line: Line) -> list[Zone]:
    """The line's zone, with bylines inside it as zones of their own."""
    if line.kind in ("boilerplate", "byline"):
        return [Zone(line.kind, line.start, line.start + len(line.text))]
    cuts = [(start, end) for start, end, _ in line.credits]
    if line.byline_from is not None:
        cuts = [cut for cut in cuts if cut[1] <= line.byline_from] + [(line.byline_from, len(line.text))]
    zones: list[Zone] = []
    at = 0
    for start, end in [*cuts, (len(line.text), len(line.text))]:
        piece = line.text[at:start]
        if piece.strip(" ()[]"):
            zones.append(
                Zone(
                    line.kind,
                    line.start + at + len(piece) - len(piece.lstrip()),
                    line.start + at + len(piece.rstrip()),
                )
            )
        if end > start:
            zones.append(Zone("byline", line.start + start, line.start + end))
        at = end
    return zones
