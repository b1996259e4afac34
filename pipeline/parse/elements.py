"""A page's elements by tag, class, id and attribute, in one pass: some sixty selectors then look at few.

XPath compares the class of every element of the page with every selector, 2 ms each on 300 kB.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import regex

from pipeline.parse.selectors import Step, read_selector
from pipeline.parse.tree import words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement


_SCRIPTS = ("script", "style", "noscript", "template", "iframe", "svg", "video", "audio", "canvas", "object")
_HIDING = regex.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", regex.IGNORECASE)
_SHOWN = 0.5  # of the page's words; what holds more is revealed by a script, and is the page


class Elements:
    """The elements of a page in order. `order`: the place of each, which stays when others are removed."""

    def __init__(self, page: "HtmlElement") -> None:
        self.page = page
        self.ordered: list[HtmlElement] = list(page.iter())
        self.order: dict[HtmlElement, int] = {}
        self.classes: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        self.ids: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        self._tags: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        self._attributes: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        self._gone: set[HtmlElement] = set()
        for place, element in enumerate(self.ordered):
            self.order[element] = place
            self._tags[element.tag].append(element)
            for name, value in element.items():
                if name == "class":
                    for token in value.split():
                        self.classes[token].append(element)
                elif name == "id":
                    self.ids[value].append(element)
                else:
                    self._attributes[name].append(element)

    def find(self, selector: str) -> "list[HtmlElement]":
        """The elements that a selector finds, in order, without those that were removed."""
        steps = read_selector(selector)
        last = steps[-1]
        if not all(self._candidates(step) for step in steps):
            return []
        found = [e for e in self._candidates(last) if e not in self._gone and self._matches(e, steps)]
        return _last_of_each(found) if last.last else found

    def words(self, selectors: Iterable[str]) -> "Iterator[tuple[HtmlElement, str]]":
        """Elements that the selectors find and that have words, selector by selector."""
        for selector in selectors:
            for element in self.find(selector):
                if words := words_of(element):
                    yield element, words

    def tagged(self, *tags: str) -> "list[HtmlElement]":
        """The elements of these tags, tag by tag."""
        return [e for tag in tags for e in self._tags.get(tag, ()) if e not in self._gone]

    @cached_property
    def texts(self) -> "list[tuple[HtmlElement, str]]":
        """The elements that begin with words, and these, in order; elements that were removed among them."""
        return [(e, text) for e in self.ordered if (text := e.text) and not text.isspace()]

    def remove(self, elements: "Iterable[HtmlElement]") -> None:
        """Take elements out of the page; the words that follow them stay."""
        for element in elements:
            if element not in self._gone and element.getparent() is not None:
                self._gone.update(element.iter())
                element.drop_tree()

    def with_attribute(self, name: str) -> "list[HtmlElement]":
        """The elements that have an attribute, other than class and id."""
        return [e for e in self._attributes.get(name, ()) if e not in self._gone]

    def is_there(self, element: "HtmlElement") -> bool:
        """Whether the element was not removed."""
        return element not in self._gone

    def _candidates(self, step: Step) -> "list[HtmlElement]":
        for kind, name, _ in step.marks:
            table = {".": self.classes, "#": self.ids}.get(kind, self._attributes)
            return table.get(name, [])
        return self._tags.get(step.tag, []) if step.tag != "*" else self.ordered

    def _matches(self, element: "HtmlElement", steps: tuple[Step, ...]) -> bool:
        if not _fits(element, steps[-1]):
            return False
        above = list(element.iterancestors()) if len(steps) > 1 else []
        return _fits_above(above, steps[:-1], steps[-1].direct)


def drop_unseen(page: Elements) -> None:
    """Take out what a reader does not see: scripts and their kin, hidden elements."""
    page.remove(page.tagged(*_SCRIPTS))
    hidden = page.with_attribute("hidden")
    hidden += [e for e in page.with_attribute("style") if _HIDING.search(e.get("style", ""))]
    if hidden:
        most = _SHOWN * len(page.page.text_content())
        page.remove(element for element in hidden if len(element.text_content()) <= most)


def _fits_above(above: "list[HtmlElement]", steps: tuple[Step, ...], direct: bool) -> bool:
    """Whether the ancestors, from the nearest on, have the steps, from the last to the first."""
    if not steps:
        return True
    for index, ancestor in enumerate(above[:1] if direct else above):
        if _fits(ancestor, steps[-1]) and _fits_above(above[index + 1 :], steps[:-1], steps[-1].direct):
            return True
    return False


def _fits(element: "HtmlElement", step: Step) -> bool:
    if step.tag not in ("*", element.tag):
        return False
    for kind, name, value in step.marks:
        if kind == ".":
            if name not in (element.get("class") or "").split():
                return False
        elif kind == "#":
            if element.get("id") != name:
                return False
        elif element.get(name) is None or (value is not None and element.get(name) != value):
            return False
    return True


def _last_of_each(found: "list[HtmlElement]") -> "list[HtmlElement]":
    """Of the elements with the same parent the last one."""
    return list({element.getparent(): element for element in found}.values())
