"""Knows pages that are sent, with status 200, instead of an article: refusals, maintenance, pages not found.

The words are data: `blocked`, `maintenance` and `missing` of corpus/sources/families/*.toml.
"""

from unicodedata import normalize

import regex

from pipeline.parse.elements import Elements, drop_unseen
from pipeline.parse.encoding import UnreadableError
from pipeline.parse.families import Family
from pipeline.parse.lines import clean
from pipeline.parse.tree import read_tree, words_of

_SHORT_BODY = 400  # characters of paragraphs; an article about refusals has more
_SHORT_PAGE = 3000  # characters of all that is visible; a refusal with its menus is no longer
_PUNCTUATION = regex.compile(r"[^\p{L}\p{N}=\". ]+")


def refuse(html: str, title: str, paragraphs: int, family: Family) -> None:
    """Raise UnreadableError (blocked, maintenance, not_found) for a page that is nothing but a refusal.

    Its title or first heading begins with words of one, or it is short and has them anywhere. title: as
    found. paragraphs: characters of its body.
    """
    if paragraphs >= _SHORT_BODY:
        return
    page = Elements(read_tree(html))
    start = html[:4000].casefold().replace("'", '"')
    drop_unseen(page)
    headings = [title, *(words_of(heading) for heading in page.tagged("title", "h1"))]
    plain = [clean(_PUNCTUATION.sub(" ", normalize("NFC", heading).casefold())) for heading in headings]
    words = normalize("NFC", words_of(page.page)).casefold()
    for reason, marker in _markers(family):
        titled = any(heading.startswith(marker) for heading in plain)
        coded = any(heading.startswith("404") and marker in heading for heading in plain)
        said = len(words) <= _SHORT_PAGE and marker in words
        if titled or coded or said or ("=" in marker and marker in start):
            raise UnreadableError(reason, f"{_SAID[reason]} (“{marker}”)")


_SAID = {
    "blocked": "a refusal instead of an article: fetch it anew later",
    "maintenance": "a page of maintenance: fetch it anew later",
    "not_found": "a page that says it is not there, with the status of one that is",
}


def _markers(family: Family) -> list[tuple[str, str]]:
    return [
        *(("blocked", marker) for marker in family.blocked),
        *(("maintenance", marker) for marker in family.maintenance),
        *(("not_found", marker) for marker in family.missing),
    ]
