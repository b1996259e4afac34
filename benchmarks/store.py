"""The database at scale: build time, memory, size of the file, time of every named query and of a search.

python benchmarks/store.py [--articles 2000] [--keep FOLDER]; --articles 60000 makes a million claims.
Goals on a million: build < 60 s and < 2 GB, file < 300 MB, a named query < 200 ms, a search < 50 ms.
"""

import argparse
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))

from pipeline import build as stage
from pipeline.database import open_published
from pipeline.query import named_queries, run_query
from pipeline.workspace import Workspace

PROVINCES = 9  # whose papers print some 60,000 articles
SEARCHES = ("chi bộ", "de an", "cong tac xay dung dang", "đảng viên mới", "nghị quyết")


def main() -> None:
    """Plant, build and ask, each in a process of its own, so that each has its own memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--keep", type=Path, help="keep the workspace there; one that is there is used again")
    asked = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        if not (folder / "facts").exists():
            apart(plant, folder, asked.articles)
        apart(build_it, folder)
        apart(ask, folder)


def apart(what: Callable[..., None], *arguments: object) -> None:
    """Run in a process of its own, and print what memory it took at most."""
    process = multiprocessing.get_context("spawn").Process(target=_measured, args=(what, arguments))
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def _measured(what: Callable[..., None], arguments: tuple[object, ...]) -> None:
    what(*arguments)
    print(f"  memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def plant(folder: Path, articles: int) -> None:
    """A workspace with the articles and facts of an invented country."""
    import random

    from link import make_world
    from world.documents import issue_documents
    from world.paper import Newsroom

    from pipeline.articles import store_articles
    from pipeline.extract import extract

    start = time.monotonic()
    provinces = max(1, round(PROVINCES * articles / 60_000))
    country, world = make_world(1, provinces, 6, 3, 1.0)
    papers = issue_documents(country.provinces, random.Random(1))
    newsroom = Newsroom(world, papers, 1)
    workspace = Workspace.open(folder, create=True)
    store_articles(workspace, newsroom.articles(articles))
    report = extract(workspace, reader=newsroom.read)
    claims = sum(
        report.rows.get(name, 0) for name in ("mention", "post_claim", "directive_citation", "statistic")
    )
    print(f"planted {report.extracted} articles, {claims} claims in {time.monotonic() - start:.0f} s")


def build_it(folder: Path) -> None:
    """Build, and say how long it took and how large it is."""
    version = next((folder / "facts" / "extraction").glob("*.parquet")).stem.rsplit("-", 1)[0]
    stage.extractor_version = lambda: version  # what was planted before the extractors changed is still good
    started = time.process_time()
    report = stage.build(Workspace.open(folder), force=True)
    with open_published(folder) as connection:
        claims = connection.execute("SELECT count(*) FROM claim").fetchall()[0][0]
    size = report.path.stat().st_size / 1e6
    cpu = time.process_time() - started
    print(f"build of {claims} claims: {report.seconds:.1f} s ({cpu:.1f} s CPU), file {size:.0f} MB")
    print("  " + ", ".join(f"{count} {name}" for name, count in report.counts.items()))


def ask(folder: Path) -> None:
    """Every named query without a filter, and with filters as a researcher would give them."""
    filters = _filters(folder)
    for name, query in named_queries().items():
        if name == "search":
            continue
        narrowed = {key: value for key, value in filters.items() if key in query.filters and key != "limit"}
        plain = {"text": filters["text"]} if "text" in query.filters else {}
        times = [
            f"{_median(folder, name, {**plain, 'limit': 100}):6.0f} ms whole",
            *(
                f"{_median(folder, name, {**plain, key: value, 'limit': 100}):6.0f} ms by {key}"
                for key, value in narrowed.items()
                if key != "text"
            ),
        ]
        print(f"  {name:20}", ", ".join(times))
    for words in SEARCHES:
        print(f"  search {words!r}: {_median(folder, 'search', {'text': words, 'limit': 20}):.0f} ms")


def _filters(folder: Path) -> dict[str, object]:
    """One official with much said of him, where he is, when he was there."""
    (row,) = run_query(
        folder, "FROM official WHERE place IS NOT NULL ORDER BY claims DESC LIMIT 1"
    ).to_pylist()
    return {
        "person": row["person"], "place": row["place"], "text": row["person"].split()[-1],
        "directive": "Đề án 16", "unit": "đảng viên", "since": "2019", "until": "2021-06",
        "on": "2021-06-30",
    }  # fmt: skip


def _median(folder: Path, name: str, filters: dict[str, object]) -> float:
    """Milliseconds, of three times that it is asked."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run_query(folder, name, **filters)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
