"""Whatever servers and pages write (rules, times, addresses), it is read or refused, and never raises."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from math import isfinite

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.collect.addresses import AddressError, host_key, is_public, url_host, wire_url
from pipeline.collect.politeness import MAX_HOLD, retry_after
from pipeline.collect.robots import MAX_DELAY, read_robots

# Nothing here depends on how quick the machine is.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
VALUES = ("*", "tinbai", "/", "/*$", "1e309", "-1", "nan", "%", "%C3")
LINES = st.lists(
    st.tuples(
        st.sampled_from(("User-agent", "Disallow", "Allow", "Crawl-delay", "Sitemap", "user agent", "\x00")),
        st.sampled_from((":", " ", "", "::")),
        st.one_of(st.text(max_size=20), st.sampled_from(VALUES)),
        st.sampled_from(("\n", "\r\n", "\r", "\u2028")),
    ),
    max_size=30,
)  # fmt: skip
WRITTEN = st.one_of(
    st.text(max_size=60),
    st.builds(
        "{}://{}{}{}".format,
        st.sampled_from(("http", "https", "HTTP", "ftp", "javascript", "")),
        st.one_of(
            st.text(max_size=20),
            st.sampled_from(("bao.vn", "bao.vn.", "[::1]", "127.1", "0x7f.1", "a@b", "báo.vn")),
        ),
        st.sampled_from(("", ":80", ":443", ":0", ":99999", ":x", ":")),
        st.text(max_size=20).map(lambda text: "/" + text),
    ),
)


@UNHURRIED
@given(LINES, st.binary(max_size=40))
def test_robots(lines: list[tuple[str, str, str, str]], noise: bytes) -> None:
    body = "".join("".join(line) for line in lines).encode("utf-8", "surrogatepass") + noise
    rules = read_robots(200, body)
    assert isinstance(rules.allows("http://bao.vn/xa-hoi/tin-1.html?a=%C3%A1"), bool)
    assert isfinite(rules.crawl_delay)
    assert 0 <= rules.crawl_delay <= MAX_DELAY
    assert all(isinstance(line, str) for line in rules.sitemaps)


@UNHURRIED
@given(st.one_of(st.text(max_size=40), st.integers().map(str), st.floats().map(str)))
@example("Fri, 31 Dec 9999 23:59:59 -2359")
@example("Mon, 01 Jan 0001 00:00:00 +2359")
def test_retry_after(text: str) -> None:
    seconds = retry_after(text, NOW)
    assert seconds is None or 0 <= seconds <= MAX_HOLD


@UNHURRIED
@given(st.integers(-(10**9), 10**9))
def test_retry_after_as_a_date(seconds: int) -> None:
    found = retry_after(format_datetime(NOW + timedelta(seconds=seconds), usegmt=True), NOW)
    assert found == min(max(seconds, 0), MAX_HOLD)


@UNHURRIED
@given(WRITTEN)
def test_addresses(written: str) -> None:
    """What goes over the wire is ASCII, has no blank and no second header in it, and is itself again."""
    try:
        url = wire_url(written)
    except AddressError as error:
        assert error.outcome in ("off_site", "private_address", "dns")
        return
    assert url.isascii()
    assert not any(char.isspace() or ord(char) < 32 for char in url)
    assert "@" not in url.partition("://")[2].partition("/")[0]
    assert wire_url(url) == url
    assert url_host(url)
    assert host_key(url)


@UNHURRIED
@given(st.one_of(st.ip_addresses(), st.text(max_size=30)).map(str))
def test_addresses_of_machines(written: str) -> None:
    assert is_public(written) in (True, False)
