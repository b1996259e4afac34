"""Takes what is beside an article out of its page: related, shared, commented …, by name and by heading.

<div class="box-tin-lien-quan">…</div>                   named so, see `drop_words` in generic.toml
<div><h3>Bình luận (4)</h3><p>Việc làm rất …</p></div>    its first words say so, see leftovers.csv
"""

from itertools import islice
from typing import TYPE_CHECKING

from pipeline.parse.elements import Elements
from pipeline.parse.families import GENERIC, Family, read_family
from pipeline.parse.leftovers import opens_others

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BOX = 400  # characters outside links that a box beside the article may have, on the shortest pages too
_PROTECTED = 0.4  # of a page's words outside links, with the article's first ones: no box
_NEARLY_ALL = 0.85  # of a page's words outside links: no box
_SENTENCES = 80  # characters at the beginning of an article
_CUE = 40  # characters of a heading that says what its box is
_CLIMB, _BESIDE = 6, 6  # elements that are looked at around such a heading
_SETTING = frozenset(
    {"margin", "padding", "border", "m", "p", "mb", "mt", "pb", "pt", "text", "has", "no", "with", "without"}
    | {
        "open",
        "closed",
        "enabled",
        "disabled",
        "elementor",
        "is",
        "not",
        "vertical",
        "align",
        "pull",
        "clear",
    }
)  # names of settings hold words of boxes by chance


def drop_boxes(page: Elements, family: Family, title: "HtmlElement | None") -> None:
    """Take out what is beside the article: what selectors, words of class and id, or its heading call so.

    Not what holds the title, the article's first words together with much of the page, or nearly all of it.
    """
    words = frozenset(read_family(GENERIC).drop_words)
    found = [element for selector in family.drop for element in page.find(selector)]
    for names in (page.classes, page.ids):
        for name, elements in names.items():
            if not words.isdisjoint(_words_of_class(name)):
                found += elements
    own = _own_words(page.page)
    whole = own[page.page]
    opening = _opening(page, title)
    kept = {title, *(title.iterancestors() if title is not None else ())}
    begun = {opening, *(opening.iterancestors() if opening is not None else ())}
    headed = [box for box in _headed(page) if box not in begun]
    page.remove(
        element
        for element in sorted({*found, *headed}, key=page.order.__getitem__)
        if element not in kept
        and page.is_there(element)
        and own[element] <= max(_BOX, whole * (_PROTECTED if element in begun else _NEARLY_ALL))
    )


def _own_words(page: "HtmlElement") -> "dict[HtmlElement, int]":
    """Characters of each element's words outside links; in one pass, since boxes stand in each other."""
    own: dict[HtmlElement, int] = {}
    for element in reversed(list(page.iter())):
        size = own.get(element, 0)
        if element.tag == "a":
            size = 0
        elif text := element.text:
            size += len(text)
        own[element] = size
        if tail := element.tail:
            size += len(tail)
        if size and (parent := element.getparent()) is not None:
            own[parent] = own.get(parent, 0) + size
    return own


def _opening(page: Elements, title: "HtmlElement | None") -> "HtmlElement | None":
    """The first element under the title that begins with whole sentences."""
    start = page.order[title] if title is not None else 0
    return next(
        (
            element
            for element, text in page.texts
            if len(text) >= _SENTENCES
            and page.order[element] > start
            and element.tag != "a"
            and len(text.strip()) >= _SENTENCES
        ),
        None,
    )


def _words_of_class(name: str) -> list[str]:
    """`box-TinLienQuan` -> `box`, `tinlienquan`; and `related__list` -> `related`, `list`.

    Empty for names that say how the element is set (`margin-bottom-lg`) or what the page has (`has-sidebar`).
    """
    words = name.casefold().replace("-", " ").replace("_", " ").split()
    return [] if not _SETTING.isdisjoint(words) else words


def _headed(page: Elements) -> "list[HtmlElement]":
    """The elements whose first words are a heading of other things (`Ý kiến bạn đọc`), and that hold more."""
    found = []
    for element, text in page.texts:
        if len(text) > 2 * _CUE or not opens_others(text := text.strip()) or not page.is_there(element):
            continue
        box = element
        for _ in range(_CLIMB):
            parent = box.getparent()
            if (
                parent is None
                or parent.tag == "body"
                or (parent.text or "").strip()
                or _has_words_before(box)
            ):
                break
            box = parent
        if box is not element and len(box.text_content()) > 2 * len(text):
            found.append(box)
    return found


def _has_words_before(element: "HtmlElement") -> bool:
    """Whether an element before this one, with the same parent, has words (or there are too many to look)."""
    before = list(islice(element.itersiblings(preceding=True), _BESIDE))
    return len(before) == _BESIDE or any(
        (other.tail or "").strip() or other.text_content().strip() for other in before
    )
