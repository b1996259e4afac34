"""Puts the lines of a page's article in order, with what is known of each; leaves out what is not its own.

Bản Lùng vững bước                 title
Từ một xã trắng đường ô tô, …      lead
Đảng viên đi trước                 heading: a line in bold above a paragraph
Tin liên quan                      left out, with the links under it
Thu Hà                             a line in bold under which nothing stands: a byline
"""

from dataclasses import replace
from unicodedata import normalize

import regex

from pipeline.parse.blocks import Block
from pipeline.parse.bylines import read_byline
from pipeline.parse.leftovers import leftover
from pipeline.parse.zones import Layout, read_layout

Known = tuple[str, str]  # kind of a line (empty where it is not known) and its words

_DATE = regex.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}")
_HEADING = 120
_LEAD = 60
_MOST_LINKED = 0.5  # of an article's characters; lines of links are left out only where they are fewer
_REST = 0.3  # of an article's characters, that may stand under a list of other articles and be none of it


def arranged(blocks: tuple[Block, ...], title: str, lead: str) -> list[Known]:
    """Lead and paragraphs, neither title nor lead twice; bold lines are headings, or the lead.

    What stands above the title and lines that are but links to other articles are left out.
    """
    above = next((index for index, block in enumerate(blocks) if block.text == title), -1)
    if sum(len(block.text) for block in blocks[: above + 1]) > len(blocks[above + 1 :]) * _LEAD:
        above = -1
    blocks = _without_lists(blocks[above + 1 :])
    linked = sum(len(block.text) for block in blocks if block.linked)
    if linked <= _MOST_LINKED * sum(len(block.text) for block in blocks):
        blocks = tuple(block for block in blocks if not block.linked or block.kind == "caption")
    first = next((index for index, block in enumerate(blocks) if len(block.text) >= _LEAD), 0)
    last = max((index for index, block in enumerate(blocks) if len(block.text) >= _LEAD), default=0)
    lines = [("lead", lead)] if lead else []
    seen = {title, lead}
    for index, block in enumerate(blocks):
        if block.text in seen or (index < first and _DATE.search(block.text)):
            continue
        if len(block.text) >= _LEAD:
            seen.add(block.text)
        kind = "" if block.kind == "heading" and leftover(block.text) else block.kind
        if kind == "heading" and not lead and index <= first and block.text.endswith((".", "!", "?", "…")):
            kind = lead = "lead"  # <h2> sets it large
        if not kind and block.bold:
            if not lead and index <= first + 1 and len(block.text) >= _LEAD:
                kind = lead = "lead"
            elif index < last and _is_heading(block.text):
                kind = "heading"
        lines.append((kind, block.text))
    return lines


def laid_out(
    lines: tuple[Known, ...], headings: frozenset[str] = frozenset()
) -> tuple[tuple[Known, ...], Layout]:
    """The lines without those that are none of the article's (`Tin cùng chuyên mục` and what follows it),
    and the zones of the text that they make. headings: words of those that the markup calls so."""
    layout = read_layout(_text(lines), [kind for kind, _ in lines])
    left_over = {zone.start_char for zone in layout.zones if zone.kind == "boilerplate"}
    kept, start = [], 0
    for kind, words in lines:
        if start not in left_over:
            kept.append((kind, words))
        start += len(normalize("NFC", words)) + 1
    kept = _without_last_headings(kept, headings)
    if kept == list(lines) or not kept:
        return lines, layout
    again = read_layout(_text(kept), [kind for kind, _ in kept])
    return tuple(kept), replace(again, published=layout.published or again.published)


def _text(lines: "tuple[Known, ...] | list[Known]") -> str:
    return normalize("NFC", "\n".join(words for _, words in lines))


def _without_last_headings(lines: list[Known], headings: frozenset[str]) -> list[Known]:
    """The lines, the last ones no headings: nothing stands under them. A byline is not known yet; a heading
    by its markup is that of a box."""
    kept = list(lines)
    end = len(kept)
    while end > 1 and kept[end - 1][0] == "heading":
        end -= 1
        words = kept[end][1]
        if words in headings and not read_byline(words):
            del kept[end]
        else:
            kept[end] = ("", words)
    return kept


def _without_lists(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without lists of links in the middle of the text (`Tin liên quan` and three headlines), and
    without what little stands under the last of them (the footer)."""
    kept: list[Block] = []
    at = 0
    while at < len(blocks):
        cue = None if blocks[at].linked else leftover(blocks[at].text)
        end = at + 1
        while cue in ("list", "end") and end < len(blocks) and blocks[end].linked:
            end += 1
        cue = cue if end > at + 1 else None
        if cue == "end" and _unlinked(blocks[end:]) <= _REST * _unlinked(kept):
            break
        if cue in ("list", "end") and not any(block.linked for block in blocks[end : end + 3]):
            at = end
        else:
            kept.append(blocks[at])
            at += 1
    return tuple(kept)


def _unlinked(blocks: "tuple[Block, ...] | list[Block]") -> int:
    return sum(len(block.text) for block in blocks if not block.linked)


def _is_heading(words: str) -> bool:
    return len(words) <= _HEADING and not words.endswith((".", ":", "…")) and not leftover(words)
