"""What is wrong with a workspace: files, lock, database, what is not read yet, sources that fell silent."""

import fcntl
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.doctor import Finding, note, wrong
from pipeline.run_report import OPEN, ReportError, RunReport, read_report, read_reports, report_files
from pipeline.source_health import usual_new
from pipeline.workspace import Workspace

SILENT_NIGHTS = 3  # nights in a row without an article from a paper that had some
_OLD = timedelta(hours=36)  # without a success, where there are nights
_LONG_LOCK = timedelta(hours=12)
_SLACK = timedelta(minutes=10)  # two clocks may differ by so much
_LEFTOVERS = (
    ("archive/**/*.open", "tinbai crawl SOURCE", "a crawl was killed: its records are whole"),
    ("articles/**/*.tmp", "tinbai import PATH, or tinbai crawl SOURCE", "writing articles was killed"),
    ("facts/**/*.tmp", "tinbai extract", "an extraction was killed"),
    ("tinbai-*.duckdb.tmp*", "tinbai build", "a build was killed"),
    ("build-*", "tinbai build", "a build was killed"),
    (f"runs/*.json{OPEN}", "tinbai nightly", "a night was killed: it can be taken up"),
    ("runs/*.tmp", "tinbai nightly", "a night was killed while it wrote its report"),
)
_STAMP = re.compile(r"tinbai-(\d{8}t\d{6})")


def examine_workspace(root: Path, now: datetime) -> Iterator[Finding]:
    """Findings about the workspace at `root`; one finding alone where there is none."""
    if not (root / "articles").is_dir():
        yield note(
            "workspace", f"there is none at {root}", f"tinbai import --data {root} FILE, or tinbai demo"
        )
        return
    workspace = Workspace(root)
    if not os.access(root, os.W_OK):
        yield wrong("workspace", f"{root} cannot be written", f"chown -R $USER {root}")
        return
    holder = _holder(workspace)
    if holder:
        yield from _lock(workspace, holder, now)
    else:
        yield from _leftovers(workspace)
    yield from _crawl_state(workspace)
    broken = list(_parquet(workspace))
    yield from broken
    yield from _database(workspace)
    if not broken:
        yield from _unread(workspace)
    yield from _reviews(workspace)
    yield from _reports(workspace, now)
    yield from _clock(workspace, now)


def _holder(workspace: Workspace) -> str | None:
    """The process that holds the lock, None where nobody does; asking takes a shared lock for an instant."""
    path = workspace.root / "tinbai.lock"
    if not path.exists():
        return None
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return file.read(20).decode("ascii", "replace").strip() or "unknown"
    return None


def _lock(workspace: Workspace, holder: str, now: datetime) -> Iterator[Finding]:
    since = datetime.fromtimestamp((workspace.root / "tinbai.lock").stat().st_mtime, UTC)
    if now - since > _LONG_LOCK:
        yield wrong(
            "lock",
            f"process {holder} has held the workspace since {since:%Y-%m-%d %H:%M} UTC",
            f"ps -fp {holder}; if it hangs: kill {holder}, then tinbai nightly (it goes on where it was)",
        )
    else:
        yield note("lock", f"process {holder} is at work since {since:%H:%M} UTC", f"ps -fp {holder}")


def _leftovers(workspace: Workspace) -> Iterator[Finding]:
    data = f"--data {workspace.root}"
    for pattern, command, meaning in _LEFTOVERS:
        if found := sorted(workspace.root.glob(pattern)):
            named = found[0].relative_to(workspace.root)
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            yield wrong("leftovers", f"{named}{more}: {meaning}", f"{command} {data}")


def _crawl_state(workspace: Workspace) -> Iterator[Finding]:
    path = workspace.crawl_state
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if not file.read(16).startswith(b"SQLite format 3"):
                repair = f"mv {path} {path}.broken; the next crawl asks for everything once more"
                yield wrong("crawl state", f"{path} is no SQLite file", repair)


def _parquet(workspace: Workspace) -> Iterator[Finding]:
    """Every Parquet file has its head and its foot."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    for folder, repair in (
        (workspace.articles, "mv {file} {file}.broken; tinbai reparse {data}"),
        (workspace.facts, "rm {file}; tinbai extract {data}; tinbai build {data}"),
    ):
        for path in sorted(folder.glob("**/*.parquet")):
            try:
                pq.read_metadata(path)
            except (OSError, pa.ArrowException) as error:
                said = str(error).partition("\n")[0]
                command = repair.format(file=path, data=f"--data {workspace.root}")
                yield wrong("parquet", f"{path} cannot be read: {said}", command)


def _database(workspace: Workspace) -> Iterator[Finding]:
    build = f"tinbai build --data {workspace.root}"
    if not workspace.database.exists():
        dangling = workspace.database.is_symlink()
        message = "the link points to a file that is gone" if dangling else "there is none yet"
        if dangling or any(workspace.facts.glob("extraction/*.parquet")):
            yield wrong("database", message, build)
        elif any(workspace.articles.glob("[0-9]*.parquet")):
            yield wrong("database", message, f"tinbai extract --data {workspace.root} && {build}")
        else:
            yield note("database", message, f"tinbai nightly --data {workspace.root}")
        return
    from pipeline.database import counts_of
    from pipeline.ids import extractor_version

    if not counts_of(workspace.root):
        yield wrong("database", "it cannot be read, or is of another version's make", build)
        return
    newest = max((path.stat().st_mtime for path in workspace.articles.glob("[0-9]*.parquet")), default=0.0)
    made = (workspace.facts / "extraction").glob(f"{extractor_version()}-*.parquet")
    newest = max(newest, *(path.stat().st_mtime for path in made), 0.0)
    if newest > workspace.database.resolve().stat().st_mtime:
        yield note("database", "it is older than the articles or facts beside it", build)


def _unread(workspace: Workspace) -> Iterator[Finding]:
    from pipeline.articles import current_texts
    from pipeline.ids import extractor_version
    from pipeline.partitions import read_texts

    version = extractor_version()
    if unread := len(current_texts(workspace) - read_texts(workspace.facts, version)):
        yield wrong(
            "extract",
            f"{unread} texts are not read by the present extractors ({version})",
            f"tinbai extract --data {workspace.root} && tinbai build --data {workspace.root}",
        )


def _reviews(workspace: Workspace) -> Iterator[Finding]:
    import json

    for path in sorted(workspace.reviews.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            try:
                json.loads(line or "null")
            except ValueError:
                yield wrong("reviews", f"{path}, line {number} is no JSON", f"git diff {path}; mend the line")
                break


def _reports(workspace: Workspace, now: datetime) -> Iterator[Finding]:
    for path in report_files(workspace.runs):
        try:
            read_report(path)
        except ReportError as error:
            yield wrong("reports", str(error), f"mv {path} {path}.broken")
    reports = read_reports(workspace.runs)
    if reports:
        yield from _success(workspace, reports, now)
        yield from _silent(reports)


def _success(workspace: Workspace, reports: list[RunReport], now: datetime) -> Iterator[Finding]:
    """The last night that published is not long ago."""
    ended = [datetime.fromisoformat(report.finished) for report in reports if report.published]
    if not ended:
        yield wrong(
            "nights",
            f"none of {len(reports)} ended with a database",
            f"tinbai runs show last --data {workspace.root}",
        )
    elif now - ended[-1] > _OLD:
        yield wrong(
            "nights",
            f"the last success was {ended[-1]:%Y-%m-%d %H:%M} UTC",
            f"systemctl status tinbai-nightly.timer; tinbai runs show last --data {workspace.root}",
        )


def _silent(reports: list[RunReport]) -> Iterator[Finding]:
    """Sources of the last night that brought nothing for SILENT_NIGHTS nights, and something before."""
    for night in reports[-1].sources:
        nights: dict[str, int] = {}
        for report in reports:
            for other in report.sources:
                if other.source_id == night.source_id:
                    nights[report.night] = nights.get(report.night, 0) + other.new
        ordered = sorted(nights)
        last = ordered[-SILENT_NIGHTS:]
        if len(last) < SILENT_NIGHTS or any(nights[day] for day in last):
            continue
        quiet_since = next((day for day in reversed(ordered) if nights[day]), None)
        usual = usual_new(reports, night.source_id, last[0])
        if quiet_since or (night.expected or 0) >= 1:
            since = f"since the night of {quiet_since}" if quiet_since else f"in {len(nights)} nights"
            before = f", usually {usual:g} a night" if usual else ""
            yield wrong(
                "sources",
                f"{night.source_id} brought nothing {since}{before}",
                f"tinbai sources check {night.source_id}",
            )


def _clock(workspace: Workspace, now: datetime) -> Iterator[Finding]:
    """Nothing in the workspace is from the future: else the clock was wrong then, or is now."""
    stamps = {
        path.name: datetime.strptime(match[1], "%Y%m%dt%H%M%S").replace(tzinfo=UTC)
        for path in workspace.root.glob("tinbai-*.duckdb")
        if (match := _STAMP.match(path.name))
    }
    for report in read_reports(workspace.runs):
        stamps[f"runs/{report.run}.json"] = datetime.fromisoformat(report.finished or report.started)
    late = {name: stamp for name, stamp in stamps.items() if stamp > now + _SLACK}
    if late:
        name = max(late, key=lambda name: late[name])
        yield wrong(
            "clock",
            f"{name} is from {late[name]:%Y-%m-%d %H:%M} UTC, and it is only {now:%Y-%m-%d %H:%M}: "
            "the clock jumped backwards",
            "timedatectl set-ntp true; nights are counted by their dates",
        )
