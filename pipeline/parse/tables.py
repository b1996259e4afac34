"""Reads articles from tables: JSON lines, JSON, CSV and TSV with a column `text`.

    {"title": "Bản Lùng vững bước", "text": "Nhiều năm qua, …", "url": "https://…", "published": "2022-06-17"}

Columns are known by name, in any case; one that is not known is left alone.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from extractors.spelling import name_key
from pipeline.article import Article, Issue
from pipeline.parse.datelines import read_timestamp
from pipeline.parse.encoding import UnreadableError, decode_text, read_bytes
from pipeline.parse.plain import parse_text
from pipeline.parse.urls import canonical_url, source_id_of

TABLES = frozenset((".jsonl", ".ndjson", ".json", ".csv", ".tsv"))
MAX_TABLE = 1024 * 1024 * 1024  # bytes; a table is read whole
STAGE = "import"

_COLUMNS = {
    "text": ("text", "content", "body", "article_text", "full_text", "noi_dung", "nội dung", "nội_dung"),
    "title": ("title", "headline", "tieu_de", "tiêu đề", "tiêu_đề"),
    "lead": ("lead", "sapo", "description", "summary", "tóm tắt", "tom_tat"),
    "url": ("url", "link", "canonical_url", "href"),
    "published": ("published", "published_at", "publish_date", "date_publish", "date", "ngày đăng"),
    "author": ("author", "authors", "byline", "tác giả", "tac_gia"),
    "source": ("source", "source_id", "newspaper", "domain", "nguồn", "nguon"),
    "section": ("section", "category", "chuyên mục", "chuyen_muc"),
}  # fmt: skip
_FIELD_OF = {name: field for field, names in _COLUMNS.items() for name in names}

Row = dict[str, str]


def read_table_rows(path: Path) -> Iterator[Article | Issue]:
    """The articles of a table, row by row; a row that holds none is an issue that names its line.

    Raises UnreadableError for a file that is no table at all.
    """
    text = _decode(read_bytes(path, MAX_TABLE))
    read = _json_rows if path.suffix.lower() in (".jsonl", ".ndjson", ".json") else _csv_rows
    for line, row in read(text, path):
        where = f"{path}: line {line}"
        if isinstance(row, UnreadableError):
            yield Issue(STAGE, where, row.reason, row.detail)
            continue
        try:
            yield from _article(row, where)
        except UnreadableError as error:
            yield Issue(STAGE, where, error.reason, error.detail)


def _decode(data: bytes) -> str:
    """The table's text; a few bytes that fit no encoding become surrogates, which spoil their row only."""
    try:
        return decode_text(data).removeprefix("\ufeff")
    except UnreadableError as error:
        if error.reason != "wrong_encoding":
            raise
        text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
        if sum("\udc80" <= character <= "\udcff" for character in text) * 20 > len(text):
            raise
        return text


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, Row | UnreadableError]]:
    if path.suffix.lower() == ".json":
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError):
            whole = None  # JSON lines under the wrong name
        if whole is not None:
            for number, value in enumerate(whole if isinstance(whole, list) else [whole], 1):
                yield number, _row(value)
            return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _row(json.loads(line))
            except (ValueError, RecursionError) as error:
                yield number, UnreadableError("not_a_row", f"not JSON: {str(error)[:100]}")


def _row(value: Any) -> Row | UnreadableError:
    if not isinstance(value, dict):
        return UnreadableError("not_a_row", 'not a JSON object: each line must be one, {"text": …}')
    return _known_columns(value)


def _csv_rows(text: str, path: Path) -> Iterator[tuple[int, Row | UnreadableError]]:
    csv.field_size_limit(MAX_TABLE)
    head = text[: text.find("\n")]
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if "text" not in {_FIELD_OF.get((name or "").strip().casefold()) for name in reader.fieldnames or ()}:
        raise UnreadableError(
            "not_a_row", "no column `text` in the first line: name the column that holds the articles"
        )
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, UnreadableError("not_a_row", f"not CSV: {error}")
            continue
        yield reader.line_num, _known_columns(row)


def _known_columns(row: dict[Any, Any]) -> Row:
    known: Row = {}
    for name, value in row.items():
        field = _FIELD_OF.get(str(name or "").strip().casefold())
        if field is None or value is None:
            continue
        if isinstance(value, list):
            value = ", ".join(str(part) for part in value)
        known.setdefault(field, str(value).strip() if field != "text" else str(value))
    return known


def _article(row: Row, where: str) -> Iterator[Article | Issue]:
    text = row.get("text", "")
    if not text.strip():
        raise UnreadableError("empty", "no text in the row")
    if any("\ud800" <= character <= "\udfff" for value in row.values() for character in value):
        raise UnreadableError("wrong_encoding", "holds bytes that are not UTF-8: convert the file")
    url = canonical_url(row["url"]) if row.get("url") else None
    source = row.get("source") or url or Path(where.rsplit(": line ", 1)[0]).stem
    whole, titled = _with_title(text, row.get("title", ""), row.get("lead", ""))
    article = parse_text(whole, where, url, source_id_of(source), titled=titled)
    published = read_timestamp(row.get("published", ""))
    if published is None and row.get("published"):
        yield Issue(STAGE, where, "no_date", f"`{row['published'][:60]}` is no date that can be read")
    if published is not None:
        article = replace(
            article,
            published=published.iso,
            published_precision=published.precision,
            published_basis="metadata",
        )
    yield replace(
        article,
        author=row.get("author") or article.author,
        section=row.get("section") or article.section,
        offsets=None,
    )


def _with_title(text: str, title: str, lead: str) -> tuple[str, bool]:
    """The text with its title and lead above it, where it lacks them; whether its first line is its title."""
    if not title:
        return text, False
    body = text.lstrip("\ufeff \t\r\n")
    first = body.split("\n", 1)[0]
    if name_key(first) == name_key(title):
        return body, True
    parts = [" ".join(title.split())]
    if lead and lead not in text:
        parts.append(" ".join(lead.split()))
    return "\n\n".join([*parts, body]), True
