"""Knows pages that are sent, with status 200, instead of an article: refusals, maintenance, lists, forms.

The words are data: `blocked`, `login`, `maintenance`, `missing`, `aside` of corpus/sources/families/*.toml.
A page with a date of publication is refused only for a heading that says nothing else: newspapers report of
blocked pages and of systems under maintenance, and of people who were not found.
"""

from dataclasses import dataclass
from unicodedata import normalize

import regex

from pipeline.parse.elements import Elements
from pipeline.parse.encoding import UnreadableError
from pipeline.parse.families import Family
from pipeline.parse.leftovers import leftover
from pipeline.parse.lines import clean
from pipeline.parse.tree import words_of

_SHORT_BODY = 400  # characters of paragraphs; an article about refusals has more
_SHORT_PAGE = 3000  # characters of all that is visible; a refusal with its menus is no longer
_STUB = 200  # characters of a page that only sets a cookie and leads on
_START = 4000
_PUNCTUATION = regex.compile(r"[^\p{L}\p{N}=\". ]+")
_LEADS_ON = regex.compile(r"location\s*(?:\.\s*(?:href|reload|replace|assign)|=)")
_SAID = {
    "blocked": "a refusal instead of an article: fetch it anew later",
    "login": "a page that asks its readers to log in",
    "maintenance": "a page of maintenance: fetch it anew later",
    "not_found": "a page that says it is not there, with the status of one that is",
    "no_text": "a page of the site that holds no article",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows before anything is taken out of it. headings: title and h1. words: all, in small
    letters. start: of its source, in small letters with one kind of quotes."""

    headings: tuple[str, ...]
    words: str
    start: str


def read_shown(html: str, page: Elements) -> Shown:
    """What the page shows: its tree is without what a reader does not see."""
    return Shown(
        tuple(words_of(heading) for heading in page.tagged("title", "h1")),
        normalize("NFC", words_of(page.page)).casefold(),
        html[:_START].casefold().replace("'", '"'),
    )


def refuse(shown: Shown, title: str, paragraphs: int, dated: bool, family: Family) -> None:
    """Raise UnreadableError (a key of `_SAID`) for a page that is nothing but a refusal, or none for readers.

    title: as found. paragraphs: characters of its body. dated: whether it says when it was published.
    """
    if paragraphs >= _SHORT_BODY:
        return
    if len(shown.words) < _STUB and "document.cookie" in shown.start and _LEADS_ON.search(shown.start):
        raise UnreadableError("blocked", f"{_SAID['blocked']} (a script that sets a cookie)")
    headings = [_plain(heading) for heading in (title, *shown.headings)]
    words = shown.words if len(shown.words) <= _SHORT_PAGE and not dated else ""
    markers = _markers(family)
    for reason, marker in markers:
        titled = any(
            heading == marker or (heading.startswith(marker) and not dated) for heading in headings if heading
        )
        coded = any(heading.startswith("404") and marker in heading for heading in headings)
        if titled or coded:
            raise UnreadableError(reason, f"{_SAID[reason]} (“{marker}”)")
    for reason, marker in markers:
        if (marker in words and reason != "no_text") or ("=" in marker and marker in shown.start):
            raise UnreadableError(reason, f"{_SAID[reason]} (“{marker}”)")


def refuse_lists(title: str, paragraphs: int, teasers: int, dated: bool) -> None:
    """Raise UnreadableError (listing) for a page of openings of articles: a section's, a search's, the first.

    teasers: characters of openings of other articles. A page is one where nothing says when it was published
    and it tells more of others, or where its title is a section's name.
    """
    if leftover(title) == "section" or (not dated and teasers > paragraphs):
        raise UnreadableError("listing", "a list of articles instead of one")


def _plain(heading: str) -> str:
    return clean(_PUNCTUATION.sub(" ", normalize("NFC", heading).casefold()))


def _markers(family: Family) -> list[tuple[str, str]]:
    return [
        *(("blocked", marker) for marker in family.blocked),
        *(("login", marker) for marker in family.login),
        *(("not_found", marker) for marker in family.missing),
        *(("maintenance", marker) for marker in family.maintenance),
        *(("no_text", marker) for marker in family.aside),
    ]
