"""Which rows of the rule files could go without anybody noticing: without them every text reads the same.

Removed in memory, over corpus/gold, the rows' own examples, the tests' tables and planted sentences. Rows of
different texts are removed together, so that some thousands take minutes: a text that reads otherwise holds
the words of one removed row only, and shows that this one is needed. A row that no text showed is removed
again with others, until the 60 shortest texts in which its words stand are read. A row whose words stand in
no text is told apart: nothing proves it.

    python benchmarks/rules_without_effect.py [--file posts.toml ...] [--seconds 600]
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from removal.rows import CSV_FILES, TOML_FILES, Row, removed, rows_of
from removal.texts import Text, documents, texts_with
from tqdm import tqdm

from extractors import extract
from extractors.document import Document
from extractors.organisations import find_organisations
from extractors.places import find_places
from extractors.titles import find_titles

FIRST = 6  # texts of a row that are read in the first round, the shortest; most rows show there
MOST = 60  # texts of a row that are read at all, the shortest


def main() -> None:
    """Print the rows without effect, those that no text proves, those that there was no time for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--file", action="append", choices=(*TOML_FILES, *CSV_FILES), help="only this one")
    parser.add_argument("--seconds", type=float, default=1800, help="stop after so long")
    options = parser.parse_args()
    rows = [row for file in options.file or (*TOML_FILES, *CSV_FILES) for row in rows_of(file)]
    headings = ("without effect", "in no text", "not tried: no time")
    for heading, found in zip(headings, silent_rows(rows, documents(), options.seconds), strict=True):
        print(f"{heading}: {len(found)} of {len(rows)}")
        for row in found:
            print(f"    {row.file}: {row.title}")


def silent_rows(
    rows: Iterable[Row], texts: Sequence[Text], seconds: float
) -> tuple[list[Row], list[Row], list[Row]]:
    """Rows without effect, rows whose words stand in no text, rows that there was no time for."""
    end = time.monotonic() + seconds
    before = [read(text) for text, _ in texts]
    near = {row: texts_with(row, texts) for row in rows}
    nowhere = [row for row, found in near.items() if not found]
    untested = {row: found[:MOST] for row, found in near.items() if found}
    silent = []
    with tqdm(total=len(untested), desc="rows", unit="row") as bar:
        at_once = FIRST
        while untested:
            for batch in batches(dict(untested), near, at_once):
                if time.monotonic() > end:
                    return silent, nowhere, list(untested)
                with removed(tuple(batch)):
                    shown = {row for row, own in batch.items() if _differs(own, texts, before)}
                for row, own in batch.items():
                    untested[row] = [number for number in untested[row] if number not in own]
                decided = [row for row in batch if row in shown or not untested[row]]
                silent += [row for row in decided if row not in shown]
                for row in decided:
                    del untested[row]
                bar.update(len(decided))
            at_once *= 8
    return silent, nowhere, []


def _differs(numbers: Iterable[int], texts: Sequence[Text], before: Sequence[str]) -> bool:
    return any(read(texts[number][0]) != before[number] for number in numbers)


def batches(
    untested: dict[Row, list[int]], near: dict[Row, list[int]], at_once: int
) -> Iterator[dict[Row, set[int]]]:
    """Rows to remove at once, each with texts that hold the words of no other of them; every row once.

    untested: texts that a row still waits for; near: all that hold its words.
    """
    waiting = sorted(untested, key=lambda row: len(near[row]))
    while waiting:
        batch: dict[Row, set[int]] = {}
        theirs: set[int] = set()  # texts that hold words of the batch's rows
        chosen: set[int] = set()  # texts that show one of them
        left = []
        for row in waiting:
            own = {*[text for text in untested[row] if text not in theirs][:at_once]}
            if own and chosen.isdisjoint(near[row]):
                batch[row] = own
                chosen.update(own)
                theirs.update(near[row])
            else:
                left.append(row)
        yield batch
        waiting = left


def read(document: Document) -> str:
    """The facts as one string, with titles, bodies and places that no fact uses; an extractor that cannot
    do without the row says so too."""
    document.__dict__.pop("_readings", None)
    text = document.text
    try:
        parts = list(find_titles(text, 0, len(text))), find_organisations(text), find_places(text)
        return repr((extract(document), parts))
    except Exception as error:  # noqa: BLE001  the row is needed
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main()
