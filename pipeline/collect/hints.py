"""Dates as feeds, sitemaps and addresses have them: hints for an order and for what has changed, no facts."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import regex

_ISO = regex.compile(
    r"(?:19|20)\d\d(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)?)?(?:Z|[+-]\d\d:?\d\d)?"
)
_URL_DAY = regex.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=[/-])")


def hint_moment(text: str) -> str | None:
    """`2024-05-12T08:30:00` in UTC, or as much of it as was said; None for what is no date.

    Reads W3C dates (sitemaps, Atom) and RFC 822 ones (RSS).
    """
    text = text.strip()
    if _ISO.fullmatch(text):
        try:
            moment = datetime.fromisoformat((text + "-01-01"[max(len(text) - 4, 0) :])[: max(len(text), 10)])
        except ValueError:
            return None
        return text if len(text) <= len("2024-05-12") else _utc(moment)
    try:
        return _utc(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def day_of_url(url: str) -> str:
    """The day or month in an address: `2024-05` of `/202405/…`; empty where there is none."""
    match = _URL_DAY.search(urlsplit(url).path)
    return "-".join(part for part in match.groups() if part) if match else ""


def _utc(moment: datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return f"{aware.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
