"""The stage behind `tinbai import`: files and folders into the workspace's articles.

Text files, saved pages, JSON lines and tables with a text column. What holds no article is set aside with
a named reason, and the others go on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.article import Article, Issue
from pipeline.articles import store_articles, write_issues
from pipeline.parse.encoding import UnreadableError
from pipeline.parse.reading import read_file
from pipeline.parse.tables import TABLES, read_table_rows
from pipeline.workspace import Workspace

STAGE = "import"
_WARCS = (".warc", ".warc.gz")
_PARTS_OF_A_PAGE = ("_files", "_tệp")  # where browsers put the pictures and scripts of a saved page

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """files: looked at. added, updated, known: articles that are new (or a new version of one), were read
    anew with another result, were there already. skipped: files that belong to another (a page's pictures,
    the annotations beside a text). issues: what was set aside (then the command's exit code is 3)."""

    files: int
    added: int
    updated: int
    known: int
    skipped: int
    issues: tuple[Issue, ...]


def import_paths(
    workspace: Workspace, paths: Sequence[Path], progress: Progress | None = None
) -> ImportReport:
    """Read files, and folders with all they hold, into the workspace; twice is the same as once.

    The caller holds the workspace's lock. progress: called with (files done, files to do).
    """
    files, skipped = _collect(paths)
    issues: list[Issue] = []
    stored = store_articles(workspace, _read_all(files, issues, progress))
    write_issues(workspace, STAGE, {str(path) for path in files}, issues)
    return ImportReport(len(files), stored.added, stored.updated, stored.known, skipped, tuple(issues))


def _collect(paths: Iterable[Path]) -> tuple[list[Path], int]:
    """The files to read, each once, in a stable order, and how many belong to others."""
    files: dict[Path, None] = {}
    skipped = 0
    for path in paths:
        path = path.expanduser().absolute()
        if not path.is_dir():
            files[path] = None
            continue
        for found in sorted(path.rglob("*")):
            if found.is_dir() or _is_hidden(found.relative_to(path)):
                continue
            if _belongs_to_another(found.relative_to(path), found):
                skipped += 1
            else:
                files[found] = None
    return list(files), skipped


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _belongs_to_another(inside: Path, path: Path) -> bool:
    if any(part.endswith(_PARTS_OF_A_PAGE) for part in inside.parts[:-1]):
        return True
    return path.suffix == ".json" and path.with_suffix(".txt").exists()


def _read_all(files: list[Path], issues: list[Issue], progress: Progress | None) -> Iterator[Article]:
    for done, path in enumerate(files, 1):
        for found in _read(path):
            if isinstance(found, Issue):
                issues.append(found)
            else:
                yield found
        if progress is not None:
            progress(done, len(files))


def _read(path: Path) -> Iterator[Article | Issue]:
    try:
        if path.name.lower().endswith(_WARCS):
            raise UnreadableError(
                "not_supported", "WARC files are not read yet: import its pages as HTML files"
            )
        if path.suffix.lower() in TABLES:
            yield from read_table_rows(path)
        else:
            yield read_file(path)[0]
    except UnreadableError as error:
        yield Issue(STAGE, str(path), error.reason, error.detail)
