"""Newspapers by https: good and bad certificates, servers that hang; each has a name, and the others go on.

The keys in `certificates/` are for these tests alone, and their authority is nobody's.
"""

import json
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner
from loopback import PATIENT, QUICK, Desk, Reply, Site, serve

from pipeline.cli import main
from pipeline.collect import fetch
from pipeline.collect.fetch import Limits

CERTIFICATES = Path(__file__).parent / "certificates"


@pytest.fixture(autouse=True)
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The crawler trusts the tests' authority, as it does the world's."""
    context = ssl.create_default_context(cafile=str(CERTIFICATES / "authority.pem"))
    monkeypatch.setattr(fetch, "_tls", lambda: context)


@contextmanager
def https(name: str, site: Site | None = None) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / f"{name}.pem")
    with serve(site or Site(pages={"/robots.txt": Reply(404), "/tin": Reply()}), context) as served:
        yield served


@contextmanager
def speaking(start: bytes, drip: bytes = b"") -> Iterator[Site]:
    """A server that answers any greeting with `start`, then with `drip` over and over, and never hangs up."""
    line = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        with suppress(OSError):
            while True:
                caller, _ = line.accept()
                Thread(target=talk, args=(caller,), daemon=True).start()

    def talk(caller: socket.socket) -> None:
        with suppress(OSError), caller:
            caller.sendall(start)
            until = time.monotonic() + 5
            while time.monotonic() < until:
                time.sleep(0.05)
                if drip:
                    caller.sendall(drip)

    Thread(target=answer, daemon=True).start()
    try:
        yield Site(home=f"https://127.0.0.1:{line.getsockname()[1]}")
    finally:
        line.close()


def outcome_of(site: Site, folder: Path, limits: Limits = PATIENT) -> tuple[str, str, str]:
    """Of a page, of the robots.txt before it, and why."""
    desk = Desk(folder, site, limits=limits)
    try:
        outcome = desk.get("/tin")
        page = desk.state.page(f"{site.home}/robots.txt")
        troubles = desk.state.troubles(desk.night)
        return outcome, (page.outcome or "") if page else "", " ".join(row[3] for row in troubles)
    finally:
        desk.close()


def test_a_good_certificate(tmp_path: Path) -> None:
    with https("good") as site:
        assert outcome_of(site, tmp_path)[:2] == ("ok", "missing")
        assert site.paths == ["/robots.txt", "/tin"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("expired", "expired"),
        ("self_signed", "self-signed"),
        ("another_host", "IP address mismatch"),
    ],
)
def test_a_bad_certificate(tmp_path: Path, name: str, why: str) -> None:
    """Nothing is asked, not even for robots.txt, and nothing is tried a second time."""
    with https(name) as site:
        outcome, robots, detail = outcome_of(site, tmp_path)
        assert (outcome, robots) == ("robots_unreachable", "tls")
        assert why in detail
        assert site.asked == []


@pytest.mark.parametrize(
    ("start", "drip", "robots"),
    [
        (b"", b"", "timeout"),  # hangs in the handshake
        (b"\x16\x03\x03\x3f\xff", b"\0", "timeout"),  # a greeting in drops
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", b"", "tls"),  # plain HTTP
        (b"\x15\x03\x03\x00\x02\x02\x28", b"", "tls"),  # handshake_failure
    ],
)
def test_what_is_no_handshake(tmp_path: Path, start: bytes, drip: bytes, robots: str) -> None:
    with speaking(start, drip) as site:
        began = time.monotonic()
        assert outcome_of(site, tmp_path, QUICK)[:2] == ("robots_unreachable", robots)
        assert time.monotonic() - began < 8


def test_a_redirect_from_http_to_https_of_the_same_host(tmp_path: Path) -> None:
    """Followed where the certificate is good; with the rules of the other origin, asked for first."""
    with https("good") as safe, serve(Site()) as plain:
        plain.pages |= {
            "/robots.txt": Reply(404),
            "/tin": Reply(301, b"", (("Location", f"{safe.home}/tin"),)),
        }
        desk = Desk(tmp_path, plain)
        desk.domains = (safe.home.removeprefix("https://"),)
        desk.again()
        visit = desk.visitor.visit(f"{plain.home}/tin", "article")
        desk.close()
    assert (visit.outcome, visit.final_url) == ("ok", f"{safe.home}/tin")
    assert plain.paths == safe.paths == ["/robots.txt", "/tin"]


def test_a_source_with_a_bad_certificate_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    story = Reply(200, b"<p>" + "Đảng bộ xã Sơn Lĩnh kết nạp 21 đảng viên mới. ".encode() * 20 + b"</p>")
    front = Reply(200, '<a href="/mot-tin-moi-nhat-1001.html">Một tin mới nhất</a>'.encode())
    good = Site(pages={"/robots.txt": Reply(404), "/": front, "/mot-tin-moi-nhat-1001.html": story})
    with https("expired") as old, serve(good):
        files = []
        for name, site in (("cu", old), ("moi", good)):
            file = tmp_path / f"{name}.toml"
            file.write_text(
                f'id = "{name}"\nname = "Báo"\nprovince = "tỉnh Tuyên Quang"\n'
                f"home = {json.dumps(site.home)}\ndelay_seconds = 0\n",
                encoding="utf-8",
            )
            files.append(str(file))
        result = CliRunner().invoke(main, ["crawl", *files, "--data", str(tmp_path / "data")])
    assert result.exit_code == 3
    assert f"cu: {old.home}/robots.txt: tls: certificate: certificate has expired" in result.stderr
    assert "/mot-tin-moi-nhat-1001.html" in good.paths
    assert old.asked == []
