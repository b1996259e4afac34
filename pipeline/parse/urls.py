"""Addresses of articles: one spelling for each, and the newspaper they belong to."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import regex

from extractors.spelling import search_fold

_TRACKING = regex.compile(r"utm_\w+|fbclid|gclid|zarsrc|zalo_\w+|ref|referer|mobile|amp", regex.IGNORECASE)
_ALIAS = regex.compile(r"^(?:www|m|mobile|amp)\.")


def canonical_url(url: str) -> str | None:
    """The address without fragment, tracking parameters and mobile host; None for what is no web address."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    name = _ALIAS.sub("", host) if host.count(".") > 1 else host
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)])
    place = f"{name}:{port}" if port and port not in (80, 443) else name
    return urlunsplit((parts.scheme.lower(), place, parts.path or "/", query, ""))


def url_key(url: str) -> str:
    """What an article's id is made of: the canonical address without its scheme."""
    return url.split("://", 1)[-1]


def source_id_of(name: str) -> str:
    """Id of a source (`[a-z0-9.-]`) from its host, URL or name: `Báo Sơn Lĩnh` -> `bao-son-linh`."""
    host = urlsplit(name).hostname if "://" in name else None
    plain = regex.sub(r"[^a-z0-9.]+", "-", search_fold(_ALIAS.sub("", host) if host else name))
    return plain.strip("-.") or "import"
