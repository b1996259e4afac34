"""Between the database under construction and the subjects of its figures: names out, whom they mean in.

What figures make a series, and what a series tells, is SQL alone: sql/series.sql; its words are spelt here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.indicators import indicators
from extractors.spelling import name_key, search_fold
from pipeline.link.figure_subjects import Named, Subject, find_subjects
from pipeline.link.places import Place
from pipeline.series_words import REACH, as_written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa
    from duckdb import DuckDBPyConnection

_NAMES = """
WITH about AS (
    SELECT text_id, list(DISTINCT about ORDER BY about) AS abouts
    FROM reviewed_statistic WHERE about IS NOT NULL AND about_resolved <> 'unresolved'
    GROUP BY text_id
),
place AS (
    SELECT text_id, list(DISTINCT place ORDER BY place) AS places
    FROM reviewed_post_claim WHERE place IS NOT NULL
    GROUP BY text_id
)
SELECT about.text_id, home, published, abouts, places
FROM about JOIN article ON article.text_id = about.text_id AND duplicate_of IS NULL
LEFT JOIN place ON place.text_id = about.text_id
ORDER BY about.text_id
"""
# One figure stands for all of which the same is said: what compares as one is spelt as one.
_TELLING = """
WITH telling AS (
    SELECT said, min(evidence) AS statistic_id
    FROM statistic_series JOIN statistic_point USING (series_id) WHERE said IS NOT NULL
    GROUP BY said
)
SELECT telling.said, substring(text, greatest(1, start_char + 1 - $reach), least(start_char, $reach)),
    substring(text, start_char + 1, $reach)
FROM telling JOIN statistic USING (statistic_id) JOIN article_text USING (text_id)
"""
_SPELLING = """
UPDATE statistic_series SET written = spelling.written
FROM spelling WHERE spelling.said = statistic_series.said
"""
VIEWS = ("linked_indicator", "linked_subject", "linked_figure_subject")


def link_figures(connection: DuckDBPyConnection) -> list[Place]:
    """Lay the indicators, the subjects and which figure is about which out as views for sql/series.sql; the
    places that figures or bodies with figures are in."""
    rows = connection.execute(_NAMES).fetchall()
    texts = (
        Named(text_id, home, published, tuple(abouts), tuple(places or ()))
        for text_id, home, published, abouts, places in rows
    )
    subjects: dict[str, Subject] = {}
    found: dict[str, list[str]] = {name: [] for name in ("text_id", "about", "subject_id", "whole_id")}
    for text_id, about, own, whole in find_subjects(texts):
        subjects.setdefault(own.subject_id, own)
        subjects.setdefault(whole.subject_id, whole)
        for column, value in zip(found, (text_id, about, own.subject_id, whole.subject_id), strict=True):
            found[column].append(value)
    connection.register("linked_indicator", _indicator_table())
    connection.register("linked_subject", _subject_table(subjects))
    connection.register("linked_figure_subject", _table(found, ()))
    return [subject.place for subject in subjects.values() if subject.place]


def spell_series(connection: DuckDBPyConnection) -> None:
    """Give the series that no indicator names their words as an article spells them."""
    told = connection.execute(_TELLING, {"reach": REACH}).fetchall()
    spelt = [as_written(said, before, behind) for said, before, behind in told]
    connection.register("spelling", _table({"said": [row[0] for row in told], "written": spelt}, ()))
    connection.execute(_SPELLING)
    connection.unregister("spelling")


def unlink_figures(connection: DuckDBPyConnection) -> None:
    """Take the views away again."""
    for name in VIEWS:
        connection.unregister(name)


def _indicator_table() -> pa.Table:
    rows = indicators().values()
    return _table(
        {
            "indicator_id": [row.id for row in rows],
            "name": [row.vi for row in rows],
            "name_en": [row.en for row in rows],
            "name_key": [name_key(row.vi) for row in rows],
            "name_fold": [search_fold(row.vi) for row in rows],
            "topic": [row.topic for row in rows],
            "reading": [row.reading for row in rows],
            "better": [row.better for row in rows],
            "unit": [row.unit for row in rows],
            "levels": [list(row.levels) for row in rows],
            "whole": [row.whole for row in rows],
        },
        ("whole",),
    )


def _subject_table(subjects: dict[str, Subject]) -> pa.Table:
    rows = [subjects[identifier] for identifier in sorted(subjects)]
    places = [row.place for row in rows]
    return _table(
        {
            "subject_id": [row.subject_id for row in rows],
            "name": [row.name for row in rows],
            "name_key": [name_key(row.name) for row in rows],
            "name_fold": [search_fold(row.name) for row in rows],
            "kind": ["place" if row.is_place else "body" for row in rows],
            "place_id": [place.place_id if place else None for place in places],
            "level": [row.level for row in rows],
            "province_id": [place.province if place else None for place in places],
            "district_id": [place.district if place else None for place in places],
            "ended": [place.ended if place else None for place in places],
            "successors": [list(row.successors) for row in rows],
            "changed": [row.changed for row in rows],
        },
        ("changed",),
    )


def _table(columns: Mapping[str, Sequence[object]], flags: tuple[str, ...]) -> pa.Table:
    import pyarrow as pa

    kinds = {
        **dict.fromkeys(("successors", "levels"), pa.list_(pa.string())),
        **dict.fromkeys(flags, pa.bool_()),
    }
    return pa.table(
        {name: pa.array(values, kinds.get(name, pa.string())) for name, values in columns.items()}
    )
