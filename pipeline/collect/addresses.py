"""Where a URL leads: its host, the address behind it, and whether that is anybody's private network.

A page of a newspaper may link to, redirect to, or (by DNS) resolve to `169.254.169.254` or `10.0.0.1`; a
crawler inside a university's network that followed would read what was never published.
"""

import re
import socket
from collections.abc import Callable, Collection, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit, urlunsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
Resolver = Callable[[str, int], list[str]]
_NAT64 = ip_network("64:ff9b::/96")
_IPV4_SELF, _IPV6_SELF = "127.0.0.1", "::1"
# RFC 6761, RFC 6762, RFC 8375, and `internal` (ICANN, 2024)
_PRIVATE_DOMAINS = frozenset(
    ("localhost", "local", "lan", "internal", "intranet", "arpa", "test", "example", "invalid")
)
_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_DISGUISED = re.compile(r"(?:.*\.)?(?:0x[0-9a-f]*|[0-9]+)")  # WHATWG: such a host is an IPv4 address


class AddressError(Exception):
    """A URL that may not be asked. outcome: `private_address`, `dns` or `off_site` (not http, no host)."""

    def __init__(self, outcome: str, detail: str) -> None:
        super().__init__(detail)
        self.outcome, self.detail = outcome, detail


def wire_url(url: str) -> str:
    """The URL as it goes over the wire: ASCII, no fragment, no user and password, default port left out.

    Raises AddressError for what is not http(s), has no host or a port that is none.
    """
    url = url.strip().replace("\t", "").replace("\n", "").replace("\r", "")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise AddressError("off_site", f"no address: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not host:
        raise AddressError("off_site", "neither http nor https, or without a host")
    place = _host(host) if port in (None, DEFAULT_PORTS[scheme]) else f"{_host(host)}:{port}"
    # `%` is kept: what is quoted already must not be quoted twice.
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((scheme, place, path, query, ""))


def _host(host: str) -> str:
    host = host.rstrip(".").lower()
    if ":" in host and _is_address(host):
        return f"[{host}]"
    try:  # first, since `http://①②⑦.0.0.1` is an address too
        host = host if host.isascii() else host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError as error:
        raise AddressError("off_site", f"no host name: {host}") from error
    if not _NAME.fullmatch(host):
        raise AddressError("off_site", f"no host name: {host}")
    if _DISGUISED.fullmatch(host) and not _is_address(host):
        raise AddressError("off_site", f"{host} is an address in disguise")
    return host


def _is_address(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def url_host(url: str) -> str:
    """The host's name, small letters, without a port; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def url_port(url: str) -> int:
    """The port of a wire URL."""
    parts = urlsplit(url)
    return parts.port or DEFAULT_PORTS[parts.scheme]


def origin(url: str) -> str:
    """Scheme, host and port of a wire URL: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host_key(url: str) -> str:
    """What is asked one request at a time: the host whatever its scheme and port, `www.` or not.

    On this machine another port is another server: newspapers that tests serve are so many hosts.
    """
    name = url_host(url).removeprefix("www.")
    return _with_port(name, url_port(url)) if is_local_name(name) else name


def machine_key(addresses: Sequence[str], port: int) -> str:
    """The machine that answers for a host, so that two names of one server wait for each other."""
    # the smallest of all: DNS gives them in another order each time
    address = min(_IPV4_SELF if address == _IPV6_SELF else address for address in addresses)
    return f"ip {_with_port(address, port) if is_local_name(address) else address}"


def _with_port(name: str, port: int) -> str:
    name = f"[{name}]" if ":" in name else name
    return name if port in DEFAULT_PORTS.values() else f"{name}:{port}"


def is_local_name(host: str) -> bool:
    """Whether a host name or address plainly is this machine, without asking DNS."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, also behind IPv6's ways of writing IPv4."""
    try:
        number = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(number)
    return inner.is_global and not (inner.is_multicast or inner.is_reserved or inner.is_unspecified)


def _inner(number: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(number, IPv6Address):
        if number in _NAT64:
            return IPv4Address(int(number) & 0xFFFFFFFF)
        return number.ipv4_mapped or number.sixtofour or number
    return number


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order in which to try them. Raises OSError where it has none."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def safe_addresses(url: str, named: Collection[str], resolver: Resolver = resolve) -> list[str]:
    """The addresses to connect to for a wire URL: asked of DNS once, checked, then used as they are.

    named: hosts without port and `www.` that the registry itself names. One that is named as an address, as
    `localhost` or by a name that is of no public use (`bao.lan`) may be on this machine or in a private
    network; a public name never: who can change its DNS entry could lead us there. Raises AddressError.
    """
    host = url_host(url)
    try:
        found = resolver(host, url_port(url))
    except (OSError, UnicodeError) as error:
        raise AddressError("dns", f"{host}: {error}") from error
    if not found:
        raise AddressError("dns", f"{host} has no address")
    is_ours = host.removeprefix("www.") in named and _is_of_no_public_use(host)
    allowed = found if is_ours else [address for address in found if is_public(address)]
    if not allowed:
        raise AddressError("private_address", f"{host} is {found[0]}, which is not a public address")
    return allowed


def _is_of_no_public_use(host: str) -> bool:
    """An address, a name without a dot, or one of the domains that DNS leaves to private use."""
    if ":" in host or "." not in host:
        return True
    last = host.rpartition(".")[2]
    return last.isdigit() or last in _PRIVATE_DOMAINS
