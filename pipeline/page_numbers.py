"""Which page of an article an address is: one article stands under several addresses, a number apart.

/ban-lung-12.html     /ban-lung-12.html?page=2     /ban-lung-12-p2.html     /ban-lung-p2-12.html
/ban-lung-12          /ban-lung-12/trang-2         /ban-lung-12/2           /ban-lung-12-2
"""

from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

import regex

MOST_PAGES = 20  # of one article; what goes on for longer is a trap, or a list
_NAMES = frozenset({"page", "p", "trang", "paged", "pg"})
_EXTENSION = regex.compile(r"\.(?:s?html?|aspx?|php|jsp|bbg)", regex.IGNORECASE)
_BEHIND = regex.compile(r"(?:[-_./](?:p|pg|page|trang)[-_/]?|/)(?P<page>\d{1,2})", regex.IGNORECASE)
_BARE = regex.compile(r"[-_](?P<page>\d{1,2})")
_WITHIN = regex.compile(r"[-_/](?:p|pg|page|trang)[-_]?\d{1,2}(?=[-_/])", regex.IGNORECASE)
# A number behind one of these words is a page's, whatever stands before it; a bare `-p2` may be a slug's.
_SURE = regex.compile(r"(?P<first>.+?)[-_/](?:page|trang)[-_/]?(?P<page>\d{1,2})", regex.IGNORECASE)


def page_number(url: str, first: str, bare: bool = False) -> int | None:
    """Which page of the article at `first` an address is: 1 for `first` itself, None for no page of it.

    bare: whether a number alone behind the name counts (`-2`), which may as well be another article's.
    """
    try:
        here, start = urlsplit(url), urlsplit(first)
    except ValueError:
        return None
    if _host(here) != _host(start):
        return None
    own, given = parse_qsl(start.query), parse_qsl(here.query)
    more = [pair for pair in given if pair not in own]
    if len(given) - len(more) != len(own) or len(more) > 1:
        return None
    behind = _behind(here.path, start.path)
    if behind is None or (behind and more):
        return None
    if more:
        name, value = more[0]
        is_number = name.lower() in _NAMES and value.isascii() and value.isdigit() and len(value) < 4
        return int(value) if is_number else None
    if not behind:
        return 1
    match = _BEHIND.fullmatch(behind) or (_BARE.fullmatch(behind) if bare else None)
    return int(match["page"]) if match else None


def without_page_number(url: str) -> str | None:
    """The address of the first page, where the form of the address alone says that it is a later one.

    None where it says no such thing: `?p=12345` is no page's number, `/chuyen-la-p2.html` may be a slug.
    """
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    numbers = [value for name, value in query if name.lower() in _NAMES]
    if len(numbers) == 1 and _is_page(numbers[0]):
        rest = [(name, value) for name, value in query if name.lower() not in _NAMES]
        return urlunsplit(parts._replace(query=urlencode(rest)))
    stem, end = _stem(parts.path)
    match = _SURE.fullmatch(stem)
    if match and not numbers and _is_page(match["page"]):
        return urlunsplit(parts._replace(path=match["first"] + end))
    return None


def _is_page(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) < 4 and 1 <= int(number) <= MOST_PAGES


def _behind(path: str, first: str) -> str | None:
    """What a path has behind that of the first page, before or after its extension; None for another path."""
    path, first = path.rstrip("/"), first.rstrip("/")
    if path == first:
        return ""
    if path.startswith(first + "/"):  # /ban-lung-12.html/trang-2
        return _stem(path[len(first) :])[0]
    (stem, end), (start, first_end) = _stem(path), _stem(first)
    if not start or (end and end != first_end):
        return None
    if stem.startswith(start):
        return stem[len(start) :]
    within = (
        match for match in _WITHIN.finditer(stem) if stem[: match.start()] + stem[match.end() :] == start
    )
    return next((match[0] for match in within), None)


def _stem(path: str) -> tuple[str, str]:
    """A path and its extension (or the slash at its end)."""
    name = path.rstrip("/")
    dot = name.rfind(".")
    if dot > 0 and _EXTENSION.fullmatch(name, dot):
        return name[:dot], name[dot:]
    return name, ""


def _host(parts: SplitResult) -> str:
    return parts.netloc.lower().removeprefix("www.")
