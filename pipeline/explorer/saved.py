"""Questions that readers keep: `queries/NAME.sql` in the workspace, the first line a comment that says what.

Written whole or not at all, never over another; what is taken back keeps its file as NAME.sql.deleted.
"""

import contextlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from extractors.spelling import search_fold
from pipeline.explorer.console import MAX_SQL
from pipeline.explorer.problems import BadParameterError, NotFoundError

FOLDER = "queries"
MOST = 200  # questions that are listed, and kept from the browser
LONGEST_TITLE = 120
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Saved:
    """name: of its file, without `.sql`. says: what is asked, the name where no comment says it."""

    name: str
    says: str
    sql: str


def saved_questions(root: Path) -> list[Saved]:
    """The questions of the workspace at `root`, by name, MOST at most, without files that are no text."""
    found = []
    for file in sorted((root / FOLDER).glob("*.sql"))[:MOST]:
        with contextlib.suppress(OSError, UnicodeDecodeError):
            found.append(_saved(file))
    return found


def saved_question(root: Path, name: str) -> Saved:
    """One of them. Raises NotFoundError."""
    for one in saved_questions(root):
        if one.name == name:
            return one
    raise NotFoundError("error.no_saved", name=name[:80])


def save_question(root: Path, title: str, sql: str) -> Saved:
    """Keep a question. title: what it asks, in any script; its file gets a plain name made of it.

    Raises BadParameterError for a title or a question that is empty or too long, for a name that is taken,
    and where there are MOST.
    """
    title, sql = title.strip(), sql.replace("\r\n", "\n").strip()
    if not title.isprintable() or len(title) > LONGEST_TITLE or not _plain(title):
        raise BadParameterError("error.saved_name", name="name", most=LONGEST_TITLE)
    if not sql or len(sql) > MAX_SQL:
        raise BadParameterError("error.parameter_long", name="q", most=MAX_SQL)
    first = f"-- {title}"
    text = sql if sql.split("\n", 1)[0].strip() == first else f"{first}\n{sql}"
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    if len(list(folder.glob("*.sql"))) >= MOST:
        raise BadParameterError("error.saved_many", name="name", most=MOST)
    file = folder / f"{_plain(title)}.sql"
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(f"{text}\n", encoding="utf-8")
        os.link(temporary, file)  # fails where there is one: nothing is written over
    except FileExistsError as error:
        raise BadParameterError("error.saved_taken", name=file.stem) from error
    finally:
        temporary.unlink(missing_ok=True)
    return _saved(file)


def delete_question(root: Path, name: str) -> None:
    """Take a question back. Raises NotFoundError."""
    file = root / FOLDER / f"{saved_question(root, name).name}.sql"
    file.replace(file.with_name(f"{file.name}.deleted"))


def _plain(title: str) -> str:
    """`Bí thư nữ theo huyện` -> bi-thu-nu-theo-huyen."""
    return _OTHER.sub("-", search_fold(title)).strip("-")[:60].strip("-")


def _saved(file: Path) -> Saved:
    sql = file.read_text(encoding="utf-8")[:MAX_SQL]
    first = sql.splitlines()[0] if sql.strip() else ""
    says = first.removeprefix("--").strip() if first.startswith("--") else ""
    return Saved(file.stem, says or file.stem, sql)
