"""Finds the title of a page's article: the line that shows what it announces, or the one above the text.

<title>Tin tức - Bản Lùng vững bước - Báo Sơn Lĩnh</title>
<h1><a href="/">Báo Sơn Lĩnh</a></h1>                            the masthead
<div class="tieu-de-tin">Bản Lùng vững bước</div>                the title

Portals announce their own name on every page (`Cổng thông tin điện tử huyện Sơn Lĩnh`): there the line
above the text is the title that is set like one and says what the text says.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import regex

from pipeline.parse.body import Body
from pipeline.parse.datelines import read_dateline
from pipeline.parse.elements import Elements
from pipeline.parse.families import GENERIC, Family, read_family
from pipeline.parse.leftovers import leftover
from pipeline.parse.metadata import Metadata
from pipeline.parse.slugs import Slug, agrees
from pipeline.parse.tree import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Found = tuple[str, "HtmlElement | None"]

_SUFFIX = regex.compile(r"\s+[-–—|•»]\s+[^-–—|•»]{2,60}$")
_BARRED = regex.compile(r"\s+[|•»]\s+")
_FEWEST_WORDS = 4  # a shorter heading that nothing else confirms is a section's
_SHARE = 0.5  # of the announced title, that a heading has to be
_MOST = 500  # headings that are looked at
_LONGEST = 250  # characters
_ABOVE = 40  # elements with words of their own that are looked at above the text
_SENTENCE = 60  # characters of a line that is a paragraph's, if it ends as sentences do
_WITHIN = 8  # lines among which a title may stand at the beginning of the text
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_NAMES = ("title", "tit", "ttl", "tieude", "tieu", "headline", "heading", "subject")
_LARGE = regex.compile(
    r"font-size\s*:\s*(?:x{1,2}-large|large|1[6-9]|[2-9]\d|1\.[2-9]|[2-9](?:\.\d)?\s*em)", regex.IGNORECASE
)
_MASTHEAD = frozenset({"logo", "brand", "site-title", "site-name", "sitename", "sitetitle", "masthead"})
_NAME_PART = regex.compile(r"site-(?:title|name)|[a-z]+")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_LEAST = 1.0  # a line that is set like a title, or all of whose words the text has
_NEVER_TITLES = frozenset({"title", "meta", "option", "a", "li", "label", "button"})


def find_title(page: Elements, family: Family, metadata: Metadata) -> Found:
    """The title and the element that shows it (None if it is only announced); empty if there is none."""
    if family.id != GENERIC:
        for element, words in page.words(family.title):
            return words, element
    whole = words_of(head[0]) if (head := page.tagged("title")) else ""
    announced = metadata.title or whole
    core = _core(announced)
    shown = [(words, element) for element in page.tagged("h1")[:_MOST] if (words := words_of(element))]
    named = [(words, element) for element, words in islice(page.words(read_family(GENERIC).title), _MOST)]
    lower = [(words_of(element), element) for element in page.tagged("h2", "h3", "h4")[:_MOST]]
    said = _no_mastheads(_that_say(announced, core, [*shown, *named, *lower]))
    if said := said or _that_say(announced, core, _lines(page, announced)):
        return max(said, key=lambda heading: len(heading[0]))
    likely = [
        (words, element)
        for words, element in _no_mastheads([*named, *shown])
        if len(words.split()) >= _FEWEST_WORDS and words.casefold() not in whole.casefold()
    ]
    if likely and (not metadata.title or metadata.title == whole):
        return likely[0]
    if metadata.title and not is_masthead(metadata.title):
        return _core(metadata.title), None
    shown = _no_mastheads(shown)
    return max(shown, key=lambda heading: len(heading[0])) if shown else (core, None)


def is_masthead(words: str) -> bool:
    """Whether the words are a site's or a section's name: `Cổng thông tin điện tử huyện Sơn Lĩnh`."""
    return words.casefold().startswith(read_family(GENERIC).mastheads) or leftover(words) == "section"


def title_above(page: Elements, body: Body, found: Found, slug: Slug = ()) -> Found:
    """The title, where `found` is only announced or names the site: the line above the text, or among its
    first ones, that says what the address says, else that is set like a title and says what the text says.
    `found` where there is none better."""
    words, element = found
    if agrees(words, slug) and element is not None:
        return found
    for line, shown, _ in _above(page, body) if slug else ():
        if agrees(line, slug):
            return line, shown
    if element is not None and not is_masthead(words):
        return found
    said = set(_WORD.findall(" ".join(block.text for block in body.blocks).casefold()))
    least = max(_LEAST, _worth(words, said, 0.0)) if words and not is_masthead(words) else _LEAST
    best, worth = found, least
    for line, shown, looks in _above(page, body):
        if (value := _worth(line, said, looks)) > worth:
            best, worth = (line, shown), value
    return best


def _no_mastheads(headings: "list[tuple[str, HtmlElement]]") -> "list[tuple[str, HtmlElement]]":
    """The headings without the site's name and its logo."""
    return [
        (words, element) for words, element in headings if not is_masthead(words) and not _links_home(element)
    ]


def _links_home(heading: "HtmlElement") -> bool:
    """Whether a heading is the masthead: a link to the site's first page, or named a logo."""
    link = next(heading.iter("a"), None)
    address = (link.get("href") or "").strip() if link is not None else ""
    named = [heading, *list(heading.iterancestors())[:1], *([] if link is None else [link])]
    if any(not _MASTHEAD.isdisjoint(_NAME_PART.findall((e.get("class") or "").casefold())) for e in named):
        return True
    return bool(address) and regex.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+|#)?", address) is not None


def _that_say(
    announced: str, core: str, lines: "list[tuple[str, HtmlElement]]"
) -> "list[tuple[str, HtmlElement]]":
    """The lines that say what is announced, or most of it."""
    whole = announced.casefold()
    return [
        (words, element)
        for words, element in lines
        if words and words.casefold() in whole and len(words) >= _SHARE * len(core)
    ]


def _lines(page: Elements, announced: str) -> "list[tuple[str, HtmlElement]]":
    """The elements whose own words, no link's, are part of what is announced."""
    whole = announced.casefold()
    found = []
    for element, text in page.texts:
        if len(text) < len(whole) // 4 or text.strip().casefold() not in whole:
            continue
        linked = element.tag in _NEVER_TITLES or any(above.tag == "a" for above in element.iterancestors())
        if not linked and page.is_there(element):
            found.append((words_of(element), element))
    return [(words, element) for words, element in found if len(words.split()) >= _FEWEST_WORDS]


def _core(announced: str) -> str:
    """A title without the names behind it: `Bản Lùng vững bước | Xã hội | Báo Sơn Lĩnh`."""
    return _SUFFIX.sub("", _BARRED.split(announced, 1)[0])


def _above(page: Elements, body: Body) -> "Iterator[tuple[str, HtmlElement | None, float]]":
    """Lines above the text, from the nearest on, then the first lines of the text; how much each looks like
    a title."""
    first = body.opening if body.opening is not None else body.element
    end = page.order.get(first, 0) if first is not None else 0
    left = _ABOVE
    for element in reversed(page.ordered[:end]):
        if not left:
            break
        if not element.text or not element.text.strip() or not page.is_there(element):
            continue
        left -= 1
        if element.tag in _NEVER_TITLES or any(above.tag == "a" for above in element.iterancestors()):
            continue
        if _may_be_title(words := words_of(element)):
            yield words, element, _looks(element)
    for block in body.blocks[:_WITHIN]:
        if len(block.text) >= _SENTENCE and block.text.endswith("."):
            return  # what stands under a paragraph is a heading inside the text
        if _may_be_title(block.text) and not block.linked and block.kind != "caption":
            yield block.text, None, 0.6 if block.bold or block.kind == "heading" else 0.0


def _may_be_title(words: str) -> bool:
    return (
        len(words.split()) >= _FEWEST_WORDS
        and len(words) <= _LONGEST
        and not words.endswith((".", ":", ",", ";"))
        and not read_dateline(words)
        and not leftover(words)
        and not is_masthead(words)
    )


def _looks(element: "HtmlElement") -> float:
    """1 for an element that is named or set like a title, less for one in bold."""
    looks = 0.0
    for node in (element, *list(element.iterancestors())[:2]):
        if len(node) > 3:
            break
        names = f"{node.get('class') or ''} {node.get('id') or ''}".casefold()
        if node.tag in _HEADINGS or any(name in names for name in _NAMES):
            return 1.0
        if _LARGE.search(node.get("style") or "") or (node.get("size") or "") in ("4", "5", "6", "+1", "+2"):
            return 1.0
        if node.tag in ("b", "strong"):
            looks = 0.6  # <font size="4"><b>
    return looks


def _worth(line: str, said: set[str], looks: float) -> float:
    """How surely a line is the title of a text with these words: from 0 to 2."""
    words = _WORD.findall(line.casefold())
    return looks + sum(word in said for word in words) / max(1, len(words))
