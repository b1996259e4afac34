"""One spelling for each address: `HTTP://Bao.VN:80/a.html?utm_source=x#top` is `http://bao.vn/a.html`."""

from posixpath import normpath
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import regex

LONGEST = 2000  # characters of an address as it stands in a page
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = regex.compile(
    r"(?:utm|mtm|pk|hsa|itm|zalo|fb|_hs|mc|oly)_\w+|fbclid|g(?:ad_)?clid|gclsrc|[dy]clid|gbraid|wbraid|msclkid|igshid|"
    r"igsh|twclid|ttclid|zarsrc|zclid|_ga|_gl|spm|vero_id|cmpid|ocid|ref|referr?er",
    regex.IGNORECASE,
)
_SESSION = regex.compile(
    r"phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|session_?id|sess_?id|sess(?:ion)?|_?sid|cfid|cftoken|"
    r"oscsid|zenid",
    regex.IGNORECASE,
)
_NUMBER = regex.compile(r"\d{1,9}")
_PATH_SESSION = regex.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", regex.IGNORECASE)
_BLANKS = regex.compile(r"[\t\r\n]")
_SAFE = "/%:@!$&'()*+,;=~-._"
_CANONICAL = regex.compile(rb"<link\b[^<>]{0,2000}>", regex.IGNORECASE)
_RELATION = regex.compile(rb"""\brel\s*=\s*["']?\s*canonical\b""", regex.IGNORECASE)
_ADDRESS = regex.compile(rb"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", regex.IGNORECASE)
_HEAD = 200_000  # bytes of a page in which its canonical address stands


def canonical_url(address: str, base: str | None = None) -> str | None:
    """The one spelling of an address, by which it is known: as `clean_url`, parameters sorted."""
    url = clean_url(address, base)
    if url is None or "?" not in url:
        return url
    path, _, query = url.partition("?")
    return f"{path}?{'&'.join(sorted(query.split('&')))}"


def clean_url(address: str, base: str | None = None) -> str | None:
    """An address as it is asked for, resolved against `base`; None for what is no web address.

    Scheme and host in small letters; default port, fragment, dot segments, tracking and session parameters
    gone; the other parameters once each, in their order and as they were written (old sites do not decode
    UTF-8). An address with a user name is None: `http://paper.vn@elsewhere/`.
    """
    text = _BLANKS.sub("", address.strip())
    if not text or len(text) > LONGEST:
        return None
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host or "@" in parts.netloc:
        return None
    name = f"[{host}]" if ":" in host else host
    place = name if port in (None, _DEFAULT_PORTS[scheme]) else f"{name}:{port}"
    return urlunsplit((scheme, place, _path(parts.path), _query(parts.query), ""))


def declared_canonical(page: bytes, url: str) -> str | None:
    """The address that a page gives as its own (`rel=canonical`), None where it gives none or two."""
    found: set[str | None] = set()
    for tag in _CANONICAL.findall(page[:_HEAD]):
        if not _RELATION.search(tag) or (match := _ADDRESS.search(tag)) is None:
            continue
        written = next(group for group in match.groups() if group is not None)
        found.add(clean_url(written.decode("utf-8", "replace").replace("&amp;", "&"), url))
    return found.pop() if len(found) == 1 else None


def at_home(url: str, home: str) -> str:
    """With home's scheme and name, where it is home by another: https, `www.`."""
    first, parts = urlsplit(home), urlsplit(url)
    if _name(first) != _name(parts):
        return url
    return urlunsplit((first.scheme, first.netloc, parts.path or "/", parts.query, ""))


def _name(parts: SplitResult) -> tuple[str, int | None]:
    """Host without `www.`, and port unless it is a scheme's own."""
    port = None if parts.port in _DEFAULT_PORTS.values() else parts.port
    return (parts.hostname or "").removeprefix("www."), port


def _path(path: str) -> str:
    path = _PATH_SESSION.sub("", quote(path, safe=_SAFE))
    if not path:
        return "/"
    if "/." not in path:
        return path
    return normpath(path) + ("/" if path.endswith(("/", "/.", "/..")) and normpath(path) != "/" else "")


def _query(query: str) -> str:
    pairs = quote(query, safe=_SAFE + "?").split("&")
    return "&".join(dict.fromkeys(pair for pair in pairs if pair and not _is_noise(pair)))


def _is_noise(pair: str) -> bool:
    name, _, value = pair.partition("=")
    if name.lower() == "sid" and _NUMBER.fullmatch(value):
        return False  # a story of an old portal, no session
    return bool(_TRACKING.fullmatch(name) or _SESSION.fullmatch(name))
