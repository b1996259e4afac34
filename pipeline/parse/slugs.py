"""The words of a headline that an article's address repeats: `/12/4100/Ban_Lung_vung_buoc.htm`.

Where a page announces the site's name only, they tell its title from its sub-headings.
"""

from collections import Counter
from urllib.parse import unquote, urlsplit

import regex

from extractors.spelling import search_fold

Slug = tuple[str, ...]

_FEWEST = 4  # words; fewer are a section's, or meet by chance
_REPEATED = 0.8  # of the slug's words; a headline that was corrected later differs in a word or two
_SAID = 0.6  # of the line's words; a slug may be cut short
_WORD = regex.compile(r"[a-z0-9]+")
_EXTENSION = regex.compile(r"\.[a-z]{2,5}$")


def slug_of(url: str | None) -> Slug:
    """The words of the wordiest part of an address's path, without marks; none where they are few."""
    if not url:
        return ()
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ()
    parts = [
        tuple(word for word in _WORD.findall(_EXTENSION.sub("", search_fold(part))) if word.isalpha())
        for part in path.split("/")[-4:]
    ]
    longest = max(parts, key=len, default=())
    return longest if len(longest) >= _FEWEST else ()


def agrees(line: str, slug: Slug) -> bool:
    """Whether a line says what the slug says; False where there is no slug."""
    if not slug:
        return False
    said = Counter(word for word in _WORD.findall(search_fold(line)) if word.isalpha())
    common = (said & Counter(slug)).total()
    return common >= _REPEATED * len(slug) and common >= _SAID * said.total()
