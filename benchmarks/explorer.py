"""The explorer on a workspace: server time of each kind of page, sizes, memory, a bounded load over loopback.

python benchmarks/explorer.py --data FOLDER [--times 20] [--seconds 10] [--rate 20]; it never fails.
Goals on a million claims: median < 100 ms, 95th percentile < 300 ms, a page < 100 kB, server < 400 MB, 20
requests a second without an error. Cold: a page's first answer of a fresh server. Warm: the same page again,
whose rows the server may still hold. Both with the way over loopback.
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
    "home": "/",
    "officials": "/officials",
    "officials by place": "/officials?place=huyen",
    "people": "/people",
    "directives": "/directives",
    "initiatives": "/initiatives",
    "statistics": "/statistics",
    "statistics by unit": "/statistics?unit=dang+vien",
    "series": "/series",
    "articles": "/articles",
    "places": "/places",
    "coverage": "/coverage",
    "conflicts": "/conflicts",
    "queue": "/queue",
    "search": "/search?q=nguyen+van",
    "search words": "/search?q=chi+bo",
    "officials.json": "/officials.json?size=100",
    "console": "/sql?q=SELECT+count(*)+FROM+person",
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


def main() -> None:
    """Start the server, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--times", type=int, default=20, help="warm answers of a page")
    parser.add_argument("--seconds", type=int, default=10, help="of the load")
    parser.add_argument("--rate", type=int, default=20, help="requests a second of the load")
    asked = parser.parse_args()
    kinds = pages_of(asked.data)
    with served(asked.data) as (server, address), httpx.Client(base_url=address, timeout=60) as client:
        print(f"{'page':20} {'cold':>8} {'median':>8} {'95 %':>8} {'kB':>7}  (ms)")
        cold, warm = [], []
        for kind, addresses in kinds.items():
            first, again = measure(client, kind, addresses, asked.times)
            cold += first
            warm += again
        for name, times in (("cold", cold), ("warm", warm)):
            print(f"all pages, {name}: median {statistics.median(times):.0f} ms, 95 % {high(times):.0f} ms")
        print(f"memory after the pages: {memory(server):.0f} MB")
        load(address, [one for addresses in kinds.values() for one in addresses], asked.rate, asked.seconds)
        print(f"memory at most: {memory(server, 'VmHWM'):.0f} MB")


def pages_of(folder: Path) -> dict[str, list[str]]:
    """Kind -> addresses of its pages, as far as the workspace has such things."""
    kinds = {kind: [address] for kind, address in PAGES.items()}
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
    client: httpx.Client, kind: str, addresses: list[str], times: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of the first answers and of those after them; prints a line."""
    cold = [timed(client, address) for address in addresses]
    warm = [timed(client, addresses[n % len(addresses)]) for n in range(times)]
    first, again = [one for one, _, _ in cold], [one for one, _, _ in warm]
    wrong = sum(status != 200 for _, status, _ in (*cold, *warm))
    size = max(size for _, _, size in cold) / 1000
    said = f"  {wrong} answers not 200" if wrong else ""
    print(f"{kind:20} {max(first):8.0f} {statistics.median(again):8.0f} {high(again):8.0f} {size:7.0f}{said}")
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
