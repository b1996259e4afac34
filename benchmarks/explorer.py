"""The explorer on a workspace: server time of each kind of page, sizes, memory, a bounded load over loopback.

python benchmarks/explorer.py --data FOLDER [--times 20] [--seconds 10] [--rate 20] [--at-once]
It never fails. Goals on a million claims: median < 100 ms, 95th percentile < 300 ms, a page < 100 kB, server
< 400 MB, 20 requests a second without an error. First: the first answer of a kind that a fresh server gives,
some seconds after its start (it warms up meanwhile; --at-once does not wait). Next: the first answers of
other pages of the kind, none of them seen before; CPU: the server's time for one of these, which is much
the same on a busy machine. Warm: the same pages again, whose rows the server may still hold.
All over loopback.
"""

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx

from pipeline.query import run_query

PAGES = {
    "home": ("/",),
    "officials": (
        "/officials",
        "/officials?page=2",
        "/officials?level=district",
        "/officials?sort=-articles",
    ),
    "officials by place": ("/officials?place=huyen", "/officials?place=tinh", "/officials?place=son"),
    "people": ("/people", "/people?page=3", "/people?person=nguyen", "/people?sort=person"),
    "directives": ("/directives", "/directives?page=2", "/directives?directive=chi+thi"),
    "initiatives": ("/initiatives", "/initiatives?since=2021"),
    "statistics": ("/statistics", "/statistics?page=2", "/statistics?place=xa", "/statistics?since=2022"),
    "statistics by unit": ("/statistics?unit=dang+vien", "/statistics?unit=chi+bo", "/statistics?unit=dong"),
    "series": ("/series", "/series?page=2", "/series?place=huyen"),
    "articles": ("/articles", "/articles?page=2", "/articles?since=2022", "/articles?place=tinh"),
    "places": ("/places", "/places?page=2", "/places?map=63"),
    "coverage": ("/coverage",),
    "conflicts": ("/conflicts", "/conflicts?page=2", "/conflicts?place=huyen"),
    "queue": ("/queue", "/queue?page=2"),
    "search": tuple(f"/search?q={words}" for words in ("nguyen+van", "tran", "hoang+thi", "ly+van+hung")),
    "search words": tuple(
        f"/search?q={words}"
        for words in (
            "chi+bo",
            "chi+th%E1%BB%8B+05",
            "x%C3%A2y+d%E1%BB%B1ng+%C4%91%E1%BA%A3ng",
            "quoc+phong",
            "16",
        )
    ),
    "officials.json": ("/officials.json?size=100", "/officials.json?size=100&page=2"),
    "console": (
        "/sql?q=SELECT+count(*)+FROM+person",
        "/sql?q=SELECT+level,+count(*)+FROM+official+GROUP+BY+level",
        "/sql?q=FROM+place+LIMIT+20",
    ),
}
ONE_OF = {
    "person": "SELECT person_id FROM person ORDER BY articles DESC, person_id",
    "post": "SELECT post_id FROM office_holder GROUP BY ALL ORDER BY count(*) DESC, post_id",
    "organisation": "SELECT org_id FROM organisation ORDER BY org_id",
    "place": "SELECT place_id FROM place ORDER BY place_id",
    "directive": "SELECT directive_id FROM directive ORDER BY citations DESC, directive_id",
    "initiative": "SELECT initiative_id FROM initiative WHERE articles > 0 ORDER BY articles DESC, 1",
    "series": "SELECT series_id FROM statistic_series ORDER BY times DESC, series_id",
    "article": "SELECT article_id FROM article ORDER BY article_id",
    "fact": "SELECT fact_id FROM claim ORDER BY fact_id",
}  # the page of a thing: its ids, those with most behind them first
THINGS = 5  # of a kind, so that one that is small says little
WARMING = 15  # seconds


def main() -> None:
    """Start the server, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--times", type=int, default=20, help="warm answers of a page")
    parser.add_argument("--seconds", type=int, default=10, help="of the load")
    parser.add_argument("--at-once", action="store_true", help="ask as soon as the port is open")
    parser.add_argument("--rate", type=int, default=20, help="requests a second of the load")
    asked = parser.parse_args()
    kinds = pages_of(asked.data)
    with served(asked.data) as (server, address), httpx.Client(base_url=address, timeout=60) as client:
        time.sleep(0 if asked.at_once else WARMING)
        print(f"{'page':20} {'first':>8} {'next':>8} {'CPU':>8} {'warm':>8} {'95 %':>8} {'kB':>7}  (ms)")
        firsts, nexts, warm = [], [], []
        for kind, addresses in kinds.items():
            first, again = measure(client, server, kind, addresses, asked.times)
            firsts.append(first[0])
            nexts += first[1:]
            warm += again
        for name, times in (("first", firsts), ("next", nexts), ("warm", warm)):
            print(f"all pages, {name}: median {statistics.median(times):.0f} ms, 95 % {high(times):.0f} ms")
        print(f"memory after the pages: {memory(server):.0f} MB")
        load(address, [one for addresses in kinds.values() for one in addresses], asked.rate, asked.seconds)
        print(f"memory at most: {memory(server, 'VmHWM'):.0f} MB")


def pages_of(folder: Path) -> dict[str, list[str]]:
    """Kind -> addresses of its pages, as far as the workspace has such things."""
    kinds = {kind: list(addresses) for kind, addresses in PAGES.items()}
    for kind, sql in ONE_OF.items():
        ids = run_query(folder, f"{sql} LIMIT {THINGS}")[0].to_pylist()
        if ids:
            kinds[kind] = [f"/{kind}/{one}" for one in ids]
    return kinds


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, str]]:
    """A server on a free port of loopback, its process id and address; it is ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pipeline.cli", "serve", "--data", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ) as server:
        try:
            for _ in range(600):
                with socket.socket() as asked:
                    if asked.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield server.pid, f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def measure(
    client: httpx.Client, server: int, kind: str, addresses: list[str], times: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of the first answers and of those after them; prints a line."""
    cold = [timed(client, addresses[0])]
    before = processor(server)
    cold += [timed(client, address) for address in addresses[1:]]
    spent = (processor(server) - before) / max(1, len(addresses) - 1)
    warm = [timed(client, addresses[n % len(addresses)]) for n in range(times)]
    first, again = [one for one, _, _ in cold], [one for one, _, _ in warm]
    wrong = sum(status != 200 for _, status, _ in (*cold, *warm))
    size = max(size for _, _, size in cold) / 1000
    said = f"  {wrong} answers not 200" if wrong else ""
    other = statistics.median(first[1:] or first)
    print(
        f"{kind:20} {first[0]:8.0f} {other:8.0f} {spent:8.0f} {statistics.median(again):8.0f} "
        f"{high(again):8.0f} {size:7.0f}{said}"
    )
    return first, again


def timed(client: httpx.Client, address: str) -> tuple[float, int, int]:
    """Milliseconds, status, bytes of one answer; status 0 where there was none."""
    start = time.perf_counter()
    try:
        answer = client.get(address)
    except httpx.HTTPError:
        return (time.perf_counter() - start) * 1000, 0, 0
    return (time.perf_counter() - start) * 1000, answer.status_code, len(answer.content)


def high(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[max(0, -(-95 * len(times) // 100) - 1)]


def load(address: str, addresses: list[str], rate: int, seconds: int) -> None:
    """So many requests a second, each at its time, the one before answered or not; prints a line."""
    start = time.perf_counter()

    def ask(number: int) -> tuple[float, int, int]:
        time.sleep(max(0.0, start + number / rate - time.perf_counter()))
        return timed(client, addresses[number % len(addresses)])

    with httpx.Client(base_url=address, timeout=60) as client, ThreadPoolExecutor(rate) as crowd:
        answers = list(crowd.map(ask, range(rate * seconds)))
    times = [one for one, _, _ in answers]
    wrong = sum(status != 200 for _, status, _ in answers)
    took = time.perf_counter() - start
    print(
        f"load: {len(answers)} requests in {took:.1f} s ({rate} a second asked), {wrong} errors, "
        f"median {statistics.median(times):.0f} ms, 95 % {high(times):.0f} ms"
    )


def processor(process: int) -> float:
    """Milliseconds that the processor has worked for a process, in steps of ten; 0 if unknown."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def memory(process: int, field: str = "VmRSS") -> float:
    """Megabytes of a process: what it holds (VmRSS), held at most (VmHWM); 0 if unknown."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    found = re.search(rf"{field}:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
