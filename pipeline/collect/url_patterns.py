"""Patterns of addresses with named parts, and what an article's address looks like where none is known.

/{section}/{yyyymm}/{slug}-{id:hex7}/     /xay-dung-dang/202311/mot-bai-bao-0a1b2c3/
/{slug}-post{id}.html                     /mot-bai-bao-post12345.html
/tin.aspx?newsid={id}                     /tin.aspx?lang=vi&newsid=12345
/tim-kiem*                                /tim-kiem/?q=abc
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, urlsplit

import regex

PARTS = {
    "{section}": r"[\w\-]+(?:/[\w\-]+)*",
    "{slug}": r"[\w\-.~%,+]+?",
    "{segment}": r"[^/?]+",
    "{yyyymm}": r"(?:19|20)\d\d(?:0[1-9]|1[0-2])",
    "{yyyy}": r"(?:19|20)\d\d",
    "{mm}": r"(?:0?[1-9]|1[0-2])",
    "{dd}": r"(?:0?[1-9]|[12]\d|3[01])",
    "{number}": r"\d+",
    "{number:short}": r"\d{1,3}",
    "{id}": r"(?P<id>\d+)",
    "{id:long}": r"(?P<id>\d{5,})",
    "{id:hex7}": r"(?P<id>[0-9a-fA-F]{7})",
    "*": r".*",
}
LONGEST = 2000  # characters of an address; a longer one is a trap

_PART = regex.compile(r"\{[^{}/]*\}")
_EXTENSION = regex.compile(r"\.(?P<name>[a-zA-Z]\w{1,5})$")
_FOLLOWING = regex.compile(r"(?:trang|page|paged|p)[-_]?\d+|.*[-_](?:trang|page)[-_]?\d+", regex.IGNORECASE)
_TOPIC = regex.compile(r".*-(?:event|topic|tag)\d+", regex.IGNORECASE)
_DATE = regex.compile(
    r"/(?:19|20)\d\d[/-]?(?:0[1-9]|1[0-2])(?:[/-]?(?:0[1-9]|[12]\d|3[01]))?(?=/)"
    r"|/(?:0?[1-9]|[12]\d|3[01])[-](?:0?[1-9]|1[0-2])[-](?:19|20)\d\d(?=/)"
)
_SHORT_NUMBER = regex.compile(r"[-_]c?\d{1,3}$")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_NUMBER = regex.compile(
    r"(?:.*?[-_.])?(?P<mark>post|postid|a|d|c|p|n|id|art|news)?(?P<id>\d+)", regex.IGNORECASE
)
_HEX = regex.compile(r".*[-_](?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,32}")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}\d]*")
_DATE_NUMBER = regex.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
)
_MARKS = frozenset({"a", "art", "id", "news"})  # `-a4135`, beside `-post4135`
_CERTAIN_ID = 5  # digits from which on a trailing number is an id and no part of the slug
_SLUG_WORDS = 4


class PatternError(ValueError):
    """A pattern that cannot be read; the message names the repair."""


@dataclass(frozen=True, slots=True)
class UrlPattern:
    """A compiled pattern. query: what each parameter that it names must look like."""

    path: "regex.Pattern[str]"
    query: tuple[tuple[str, "regex.Pattern[str]"], ...]

    def match(self, url: str) -> dict[str, str] | None:
        """The parts found (`id`, in small letters) where the address fits, else None.

        Host and fragment do not count, nor a slash at the end, nor parameters that the pattern leaves out.
        """
        if len(url) > LONGEST:
            return None
        parts = urlsplit(url)
        found = self.path.fullmatch(parts.path.rstrip("/") or "/")
        if found is None:
            return None
        groups = found.groupdict()
        given = {name.lower(): value for name, value in parse_qsl(parts.query)} if self.query else {}
        for name, expression in self.query:
            match = expression.fullmatch(given.get(name, ""))
            if match is None:
                return None
            groups |= match.groupdict()
        return {name: value.lower() for name, value in groups.items() if value}


@cache
def url_pattern(text: str) -> UrlPattern:
    """Compile a pattern. Raises PatternError for one that begins with no slash or names an unknown part."""
    if not text.startswith(("/", "*")):
        raise PatternError(f'"{text}" is no path: begin it with "/"')
    if unknown := [part for part in _PART.findall(text) if part not in PARTS]:
        raise PatternError(f'"{text}": no part {unknown[0]}: known are {" ".join(PARTS)}')
    if text.count("{id") > 1:
        raise PatternError(f'"{text}": one {{id}} only; {{number}} stands for other digits')
    path, _, query = text.partition("?")
    wanted = [pair.partition("=") for pair in query.split("&") if pair]
    return UrlPattern(
        _compiled(path.rstrip("/") or "/"),
        tuple((name.lower(), _compiled(value or "*")) for name, _, value in wanted),
    )


def looks_like_article(url: str) -> bool:
    """Whether an address has the shape of an article's on any paper, as far as an address can tell.

    A number or a date in it, or a slug of four words; no tag, search, calendar or following page.
    """
    if len(url) > LONGEST or is_navigation(url):
        return False
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.lower().split("/") if segment]
    query = dict(parse_qsl(parts.query.lower()))
    if query.keys() & _words("query_listing"):
        return False
    if not segments:
        return query.get("p", "").isdecimal()  # `/?p=123`
    extension = _EXTENSION.search(segments[-1])
    if extension and extension["name"] in _words("extension"):
        return False
    segments[-1] = last = segments[-1][: extension.start()] if extension else segments[-1]
    if _FOLLOWING.fullmatch(last) or _TOPIC.fullmatch(last) or _YEAR.fullmatch(last):
        return False
    if _SHORT_NUMBER.sub("", last) in _words("section"):
        return False
    if any(query.get(name, "").isdecimal() for name in _words("query_id")):
        return True
    dated = _DATE.search(parts.path) is not None
    return _count(last) >= (2 if dated else _SLUG_WORDS) or _numbered(segments, extension is not None)


def is_navigation(url: str) -> bool:
    """Whether a part of the path says that the page is a search, a tag, a calendar or the like."""
    return any(segment.lower() in _words("segment") for segment in urlsplit(url).path.split("/"))


def holders(urls: Iterable[str]) -> set[str]:
    """The addresses above these, without a slash at the end: articles stand below a section, not below one
    another."""
    above: set[str] = set()
    for url in urls:
        place = url.split("?", 1)[0].rstrip("/")
        while (place := place.rpartition("/")[0]).count("/") > 2 and place not in above:
            above.add(place)
    return above


def likely_id(url: str) -> str | None:
    """The number in an unknown paper's address, where it can only be the article's id.

    At the end at least five digits, or a mark like `post` or `a` before them, and no date: else two articles
    of one day, or two of one series, would be taken for one. Before the slug (`/12/4135/Hoi_nghi.htm`) at
    least four, behind the number of the section.
    """
    *above, last = urlsplit(url).path.rstrip("/").split("/")
    last = _EXTENSION.sub("", last)
    if (number := _before_slug(above, last)) is not None:
        return number
    match = _NUMBER.fullmatch(last)
    if match is None or _DATE_NUMBER.fullmatch(match["id"]):
        return None
    marked = _marked(match) or (
        (match["mark"] or "").lower() in _MARKS and len(match["id"]) >= _CERTAIN_ID - 1
    )
    return match["id"] if marked or len(match["id"]) >= _CERTAIN_ID else None


def _before_slug(above: list[str], slug: str) -> str | None:
    """The id of `/12/4135/Hoi_nghi.htm`: a number under a number, neither a part of a date."""
    if len(above) < 2 or not (above[-1].isdecimal() and above[-2].isdecimal()) or _count(slug) < 2:
        return None
    is_id = len(above[-1]) >= _CERTAIN_ID - 1 and _number_alone(above[-1]) and _number_alone(above[-2])
    return above[-1] if is_id else None


def _marked(match: "regex.Match[str]") -> bool:
    return (match["mark"] or "").lower() in ("post", "postid")


def _numbered(segments: list[str], extension: bool) -> bool:
    """Whether the address has an article's number: a long one, or a short one where it can be no page's.

    `/tin/bai-7.html`, `/bai-viet/7`, `/13/24567/Hoi_nghi.htm`; `/xa-hoi/2`, `/xa-hoi-12.html` are listings.
    """
    *above, last = segments
    words = _count(last)
    if words >= 2 and (_HEX.fullmatch(last) or any(len(part) > 3 and _number_alone(part) for part in above)):
        return True
    match = _NUMBER.fullmatch(last)
    if match is None or _DATE_NUMBER.fullmatch(last):
        return False
    if len(match["id"]) >= _CERTAIN_ID - 1:
        return not _YEAR.fullmatch(match["id"]) or words >= 3
    if _marked(match) or words >= 3 or (extension and above):
        return True
    holder = above[-1] if above else ""
    return match["id"] == last and (holder in _words("article") or (bool(above) and len(last) == 3))


def _count(segment: str) -> int:
    """Words of a slug."""
    return len(_WORD.findall(segment.replace("_", "-")))


def _number_alone(segment: str) -> bool:
    return segment.isdecimal() and not _YEAR.fullmatch(segment) and not _DATE_NUMBER.fullmatch(segment)


@cache
def _words(where: str) -> frozenset[str]:
    """The words of corpus/sources/addresses.csv for this place."""
    lines = (files("corpus") / "sources" / "addresses.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return frozenset(row["word"] for row in rows if row["where"] == where)


def _compiled(text: str) -> "regex.Pattern[str]":
    expression = regex.escape(text, literal_spaces=True)
    for part, meaning in PARTS.items():
        expression = expression.replace(regex.escape(part), meaning)
    return regex.compile(expression)
