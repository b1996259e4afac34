"""What the pages of a source have taught: its boilerplate, and which addresses they rightly call their own.

`articles/learnt.sqlite`, a product of the archive as the articles are: `tinbai reparse` makes it anew. What
is counted is keyed by the page's own address and by the night that brought it, so that a page that is read
twice (the run was killed) counts once. An article is marked by what was known at the end of its night, so
that the archive, read again night by night, gives the same rows.
"""

import hashlib
import logging
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.article import Article
from pipeline.parse.recurring import WINDOW, Holder, is_boilerplate, lines_of, title_words

log = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS address (
    source_id TEXT NOT NULL, own INTEGER NOT NULL, named INTEGER NOT NULL, title INTEGER NOT NULL,
    PRIMARY KEY (source_id, own)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS address_named ON address (source_id, named);
CREATE TABLE IF NOT EXISTS story (
    source_id TEXT NOT NULL, own INTEGER NOT NULL, night TEXT NOT NULL, day TEXT NOT NULL,
    title TEXT NOT NULL, PRIMARY KEY (source_id, own)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS line (
    source_id TEXT NOT NULL, own INTEGER NOT NULL, line TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (source_id, own, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS boilerplate (
    source_id TEXT NOT NULL, line TEXT NOT NULL, night TEXT NOT NULL, PRIMARY KEY (source_id, line)
) STRICT, WITHOUT ROWID;
"""
_FEWEST = 5  # articles that hold a line before it is looked at


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a page that holds an article teaches. own: its address; named: the one that it calls its own.
    fetched: ISO day."""

    own: str
    named: str
    article: Article
    fetched: str | None = None


class Learnt:
    """The file of what was learnt, closed with the block. Each method is a transaction."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = _connected(path)
        except sqlite3.DatabaseError as error:
            log.warning("%s: %s: begun anew; tinbai reparse learns again what it held", path, error)
            _journal(path).unlink(missing_ok=True)
            path.replace(path.with_name(path.name + ".broken"))
            self._connection = _connected(path)

    def __enter__(self) -> "Learnt":
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()

    def note(self, source_id: str, night: str, lessons: Iterable[Lesson]) -> None:
        """Take in pages of a night; those that are known count once, as they are now."""
        with self._connection as db:
            db.execute("BEGIN IMMEDIATE")
            for lesson in lessons:
                self._note(db, source_id, night, lesson)

    def learn(self, source_id: str, night: str) -> None:
        """Draw the conclusions when all pages of a night are noted; what is boilerplate once remains it."""
        with self._connection as db:
            db.execute("BEGIN IMMEDIATE")
            self._forget_before(source_id, self._oldest(source_id, night))
            count = "SELECT count(*) FROM story WHERE source_id = ?"
            articles = int(db.execute(count, (source_id,)).fetchone()[0])
            candidates = db.execute(
                "SELECT line, min(kind) FROM line WHERE source_id = ? AND line NOT IN"
                " (SELECT line FROM boilerplate WHERE source_id = ?) GROUP BY line HAVING count(*) >= ?",
                (source_id, source_id, _FEWEST),
            ).fetchall()
            for line, kind in candidates:
                if is_boilerplate(kind, self._holders(source_id, line), articles):
                    db.execute("INSERT INTO boilerplate VALUES (?, ?, ?)", (source_id, line, night))

    def boilerplate(self, source_id: str, night: str) -> frozenset[str]:
        """Fingerprints of the source's boilerplate, as known at the end of a night."""
        query = "SELECT line FROM boilerplate WHERE source_id = ? AND night <= ?"
        return frozenset(row[0] for row in self._connection.execute(query, (source_id, night)))

    def is_believed(self, source_id: str, named: str) -> bool:
        """Whether an address that pages call their own is one article's: all that name it have one title."""
        query = "SELECT count(DISTINCT title) FROM address WHERE source_id = ? AND named = ?"
        return bool(self._connection.execute(query, (source_id, _number(named))).fetchone()[0] == 1)

    def _note(self, db: sqlite3.Connection, source_id: str, night: str, lesson: Lesson) -> None:
        own, article = _number(lesson.own), lesson.article
        title = _number(article.title.casefold())
        address = (source_id, own, _number(lesson.named), title)
        db.execute("INSERT OR REPLACE INTO address VALUES (?, ?, ?, ?)", address)
        day = (article.published or lesson.fetched or "")[:10]
        words = " ".join(sorted(title_words(article.title)))
        db.execute("INSERT OR REPLACE INTO story VALUES (?, ?, ?, ?, ?)", (source_id, own, night, day, words))
        db.execute("DELETE FROM line WHERE source_id = ? AND own = ?", (source_id, own))
        db.executemany(
            "INSERT OR IGNORE INTO line VALUES (?, ?, ?, ?)",
            [(source_id, own, line.fingerprint, line.kind) for line in lines_of(article).values()],
        )

    def _oldest(self, source_id: str, night: str) -> str:
        """The first of the last nights that make WINDOW articles together."""
        seen, oldest = 0, night
        query = "SELECT night, count(*) FROM story WHERE source_id = ? GROUP BY night ORDER BY night DESC"
        for one, articles in self._connection.execute(query, (source_id,)):
            if seen >= WINDOW:
                break
            seen, oldest = seen + articles, one
        return oldest

    def _forget_before(self, source_id: str, night: str) -> None:
        old = "SELECT own FROM story WHERE source_id = ? AND night < ?"
        self._connection.execute(
            f"DELETE FROM line WHERE source_id = ? AND own IN ({old})",  # noqa: S608 - our own words
            (source_id, source_id, night),
        )
        self._connection.execute("DELETE FROM story WHERE source_id = ? AND night < ?", (source_id, night))

    def _holders(self, source_id: str, line: str) -> list[Holder]:
        """The articles that hold a line, in an order that depends on them alone."""
        query = (
            "SELECT story.own, title, day FROM line JOIN story USING (source_id, own)"
            " WHERE source_id = ? AND line = ? ORDER BY day, title, own"
        )
        return [
            Holder(frozenset(title.split()), day, self._lines(source_id, own))
            for own, title, day in self._connection.execute(query, (source_id, line)).fetchall()
        ]

    def _lines(self, source_id: str, own: int) -> frozenset[str]:
        query = "SELECT line FROM line WHERE source_id = ? AND own = ? AND kind IN ('sentence', 'fact')"
        return frozenset(row[0] for row in self._connection.execute(query, (source_id, own)))


@contextmanager
def learn_anew(path: Path) -> Iterator[Learnt]:
    """What is learnt from the beginning; it takes the old file's place when the block ends well."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    _journal(fresh).unlink(missing_ok=True)
    with Learnt(fresh) as learnt:
        yield learnt
    _journal(path).unlink(missing_ok=True)  # of a killed run: SQLite would roll it back into the new file
    fresh.replace(path)


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(_SCHEMA)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _number(words: str) -> int:
    """64 bits that stand for an address or a title: there are millions of them."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), signed=True)
