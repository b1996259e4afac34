"""The stage behind `tinbai import`: files and folders into the workspace's articles.

Text files, saved pages, JSON lines, tables with a text column, WARC files. What holds no article is set
aside with a named reason, and the others go on.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from pipeline.article import Article, Issue, article_id
from pipeline.articles import store_articles
from pipeline.issues import write_issues
from pipeline.parse.encoding import UnreadableError
from pipeline.parse.page import parse_page
from pipeline.parse.reading import read_file
from pipeline.parse.tables import TABLES, read_table_rows
from pipeline.parse.warc import BadRecord, Response, WarcFilter, read_warc
from pipeline.workspace import Workspace

STAGE = "import"
_WARCS = (".warc", ".warc.gz")
_PARTS_OF_A_PAGE = ("_files", "_tệp")  # where browsers put the pictures and scripts of a saved page

_MEGABYTE = 1024 * 1024
_NO_ARTICLES = (  # most of a crawl
    *("empty", "listing", "login", "no_text", "no_title", "not_found", "not_text", "not_vietnamese"),
)
_MOST_ISSUES = 100  # of a reason and a WARC file, that are told one by one
_FEW_LETTERS = 20  # fewer in UTF-8 that only Vietnamese has: a page in another language

Progress = Callable[[int, int], None]


class Newspaper(Protocol):
    """What the import must know of a source in the registry."""

    @property
    def id(self) -> str:
        """Id of the source."""

    @property
    def family(self) -> str | None:
        """The family of its pages, None where each page is to show its own."""

    def article_key(self, url: str) -> str:
        """What an article is known by."""

    def province_on(self, published: str | None) -> str | None:
        """The place that it spoke for on a day."""

    def owned(self, url: str, day: str | None = None) -> bool:
        """Whether the address was its own on a day."""


SourceOf = Callable[[str, str | None], Newspaper | None]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """files: looked at. added, updated, known: articles that are new (or a new version of one), were read
    anew with another result, were there already. skipped: files that belong to another (a page's pictures,
    the annotations beside a text). passed_over: pages of WARC files that are no article. issues: what was
    set aside (then the command's exit code is 3)."""

    files: int
    added: int
    updated: int
    known: int
    skipped: int
    issues: tuple[Issue, ...]
    passed_over: int = 0


def import_paths(
    workspace: Workspace,
    paths: Sequence[Path],
    progress: Progress | None = None,
    wanted: WarcFilter | None = None,
    source_of: SourceOf | None = None,
) -> ImportReport:
    """Read files, and folders with all they hold, into the workspace; twice is the same as once.

    The caller holds the workspace's lock. progress: called with (done, to do), in files, or megabytes of WARC
    files. wanted: which responses of WARC files to read. source_of: the registry's source of an address on an
    ISO day (None: ever), by which articles of WARC files get the ids that a crawl would give them.
    """
    files, skipped = _collect(paths)
    issues: list[Issue] = []
    passed_over: list[int] = []

    def read(path: Path, advance: Callable[[int], None]) -> Iterator[Article | Issue]:
        if path.name.lower().endswith(_WARCS):
            count = yield from _read_warc(path, wanted or WarcFilter(), source_of, advance)
            passed_over.append(count)
        else:
            yield from _read(path)

    stored = store_articles(workspace, _read_all(files, read, issues, progress))
    write_issues(workspace, STAGE, {str(path) for path in files}, issues)
    counts = (stored.added, stored.updated, stored.known, skipped)
    return ImportReport(len(files), *counts, tuple(issues), sum(passed_over))


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


def _read_all(
    files: list[Path],
    read: Callable[[Path, Callable[[int], None]], Iterator[Article | Issue]],
    issues: list[Issue],
    progress: Progress | None,
) -> Iterator[Article]:
    sizes = [_units(path) for path in files]
    done, total = 0, sum(sizes)

    def advance(count: int) -> None:
        if progress is not None:
            progress(count, total)

    for path, size in zip(files, sizes, strict=True):
        try:
            for found in read(path, lambda units, before=done: advance(before + units)):  # type: ignore[misc]
                if isinstance(found, Issue):
                    issues.append(found)
                else:
                    yield found
        except UnreadableError as error:
            issues.append(Issue(STAGE, str(path), error.reason, error.detail))
        done += size
        advance(done)


def _units(path: Path) -> int:
    """What a file counts in the progress."""
    if not path.name.lower().endswith(_WARCS):
        return 1
    try:
        return max(1, path.stat().st_size // _MEGABYTE)
    except OSError:
        return 1


def _read(path: Path) -> Iterator[Article | Issue]:
    try:
        if path.suffix.lower() in TABLES:
            yield from read_table_rows(path)
        else:
            yield read_file(path)[0]
    except UnreadableError as error:
        yield Issue(STAGE, str(path), error.reason, error.detail)


def _read_warc(
    path: Path, wanted: WarcFilter, source_of: SourceOf | None, advance: Callable[[int], None]
) -> Generator[Article | Issue, None, int]:
    """The articles of a WARC file that are wanted, and what is wrong with it; returns how many had none."""
    passed_over = 0
    reasons: Counter[str] = Counter()
    for found in read_warc(path, wanted, lambda read: advance(read // _MEGABYTE)):
        where = f"{path}: offset {found.offset}"
        if isinstance(found, BadRecord):
            result: Article | Issue | None = Issue(STAGE, where, found.reason, found.detail)
        elif not wanted.hosts and source_of is None and not _may_be_vietnamese(found.body):
            result = None
        else:
            result = _read_response(found, f"{path}:{found.offset}", source_of)
        if isinstance(result, Article):
            if wanted.includes(result.published, found.fetched if isinstance(found, Response) else ""):
                yield result
            continue
        if result is None or result.reason in _NO_ARTICLES:
            passed_over += 1
            continue
        reasons[result.reason] += 1
        if reasons[result.reason] <= _MOST_ISSUES:
            yield Issue(STAGE, where, result.reason, result.detail)
    for reason, count in reasons.items():
        if count > _MOST_ISSUES:
            yield Issue(STAGE, str(path), reason, f"{count - _MOST_ISSUES} more records of this file")
    return passed_over


def _read_response(response: Response, origin: str, source_of: SourceOf | None) -> Article | Issue:
    """The article of a response, under the id that a crawl of its source would give it."""
    source = source_of(response.url, response.fetched[:10]) if source_of else None
    if source is None:
        return parse_page(
            response.body,
            response.url,
            origin=origin,
            content_type=response.content_type,
            fetched=response.fetched,
        )
    article = parse_page(
        response.body,
        response.url,
        source.family,
        source.id,
        origin=origin,
        content_type=response.content_type,
        owns=source.owned,
        fetched=response.fetched,
    )
    if isinstance(article, Issue):
        return article
    key = article_id(source.article_key(response.url))
    return replace(article, article_id=key, home=source.province_on(article.published))


def _may_be_vietnamese(body: bytes) -> bool:
    """Whether a page of the whole web is worth parsing: it has letters that only Vietnamese has."""
    if body.count(b"\xe1\xba") + body.count(b"\xe1\xbb") >= _FEW_LETTERS:
        return True
    return b"&#78" in body or b"&#79" in body or b"1258" in body[:4096]
