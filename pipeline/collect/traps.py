"""Addresses without end, each with a named reason: calendars, sessions, growing paths, parameters."""

from collections import Counter
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

import regex

LONGEST_URL = 500  # characters
DEEPEST = 9  # path segments; the deepest of the papers that we know has 5
MOST_PARAMETERS = 5
MOST_REPEATS = 2  # times that a segment may stand in a path: /tin/tin/ is a section named as its parent

_SESSION = regex.compile(
    r"\((?:\w\([^()]*\))+\)|(?:s|sid|sess|session|phpsessid|jsessionid)[-_=:][\w-]{6,}|[0-9a-f]{16,}|(?=.*\d)[0-9a-f]{12,}",
    regex.IGNORECASE,
)
_SESSION_HOLDER = frozenset(("s", "sid", "sess", "session", "sessionid"))
_TOKEN = regex.compile(r"(?=.*\d)(?=.*[a-z])[\w-]{6,}", regex.IGNORECASE)
_CALENDAR = frozenset(("calendar", "lich", "lich-su-kien", "events", "archive", "archives", "luu-tru"))
_CALENDAR_PARAMETERS = frozenset(
    {
        *("date", "day", "month", "year", "ngay", "thang", "nam", "cal", "calendar"),
        *("tungay", "denngay", "fromdate", "todate"),
    }
)
_DATE_PATH = regex.compile(r"/(?:19|20)\d\d(?:[/-](?:0?[1-9]|1[0-2]))(?:[/-](?:0?[1-9]|[12]\d|3[01]))?/?$")


def trap(url: str) -> str | None:
    """The reason why an address is left alone, None where it looks finite.

    `long_address`, `deep_path`, `repeated_segments`, `many_parameters`, `session_id`, `calendar`.
    """
    if len(url) > LONGEST_URL:
        return "long_address"
    parts = urlsplit(url)
    segments = [segment.lower() for segment in parts.path.split("/") if segment]
    if len(segments) > DEEPEST:
        return "deep_path"
    if _repeats(segments):
        return "repeated_segments"
    names = [name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    if len(names) > MOST_PARAMETERS or len(set(names)) < len(names):
        return "many_parameters"
    if any(_is_session(segments, place) for place in range(len(segments))):
        return "session_id"
    return "calendar" if _is_calendar(parts.path, segments, names) else None


def _repeats(segments: list[str]) -> bool:
    """A segment three times, or two in the same order twice: /a/b/a/b/."""
    if any(count > MOST_REPEATS for count in Counter(segments).values()):
        return True
    pairs = Counter(pairwise(segments))
    return any(count > 1 for pair, count in pairs.items() if pair[0] != pair[1])


def _is_session(segments: list[str], place: int) -> bool:
    """A whole segment that names a session; the last one is the article's own, whose name may be a digest."""
    segment, last = segments[place], place == len(segments) - 1
    if place and segments[place - 1] in _SESSION_HOLDER and _TOKEN.fullmatch(segment):
        return True
    match = _SESSION.fullmatch(segment)
    return match is not None and not (last and segment.isalnum())


def _is_calendar(path: str, segments: list[str], names: list[str]) -> bool:
    """A day, month or year asked for and nothing else; an article below a day is none."""
    if _CALENDAR_PARAMETERS.intersection(names):
        return True
    dated = [segment for segment in segments if segment.isdigit()]
    return bool(_CALENDAR.intersection(segments) and dated) or _DATE_PATH.search(path) is not None
