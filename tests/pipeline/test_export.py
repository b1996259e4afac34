"""Exports: whole, with nothing referred to that is not there, readable by other programs."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from followthemoney import model
from followthemoney.types import registry
from invented import ARTICLES, read_invented

from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.cli import main
from pipeline.export import FORMATS, ExportError, export
from pipeline.export.dictionary import dictionary
from pipeline.export.popolo import name_parts
from pipeline.extract import extract
from pipeline.query import named_queries, run_query
from pipeline.workspace import Workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace.open(tmp_path_factory.mktemp("data"), create=True)
    store_articles(made, ARTICLES)
    extract(made, reader=read_invented)
    build(made)
    return made


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("form", FORMATS)
def test_the_manifest_knows_every_file(workspace: Workspace, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "out"
    export(workspace, folder, form)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    del there["manifest.json"]
    assert {file["name"]: file["sha256"] for file in manifest["files"]} == there
    assert {"DICTIONARY.md", "dictionary.csv", "CITATION.txt", "CITATION.cff"} < there.keys()
    assert {"tinbai", "extractors", "duckdb", "form"} == manifest["versions"].keys()
    counted = [file["rows"] for file in manifest["files"] if file["rows"] is not None]
    assert counted
    assert manifest["build"]["articles"] == len(ARTICLES)
    assert manifest["coverage"]


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_tables_have_all_rows(workspace: Workspace, tmp_path: Path, form: str) -> None:
    report = export(workspace, tmp_path / "out", form)
    for name in ("post_claim", "tenure", "statistic", "article_text"):
        path = report.folder / f"{name}.{form}"
        with path.open(
            encoding="utf-8-sig" if form == "csv" else None, errors=None if form == "csv" else "replace"
        ) as file:
            rows = len(list(csv.DictReader(file))) if form == "csv" else pq.read_table(path).num_rows
        wanted = run_query(workspace, f"SELECT count(*) AS n FROM {name}")["n"][0].as_py()
        assert rows == wanted == report.files[path.name]
    assert f"split_text.{form}" not in report.files, "how texts are stored is nobody's question"
    assert "## tenure" in (report.folder / "DICTIONARY.md").read_text(encoding="utf-8")


def test_facts_quote_their_text(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "out", "facts")
    found = lines(tmp_path / "out" / "facts.jsonl")
    assert len(found) == len(ARTICLES)
    spans = [
        (facts["text"], span, person["name"])
        for facts in found
        for person in facts["people"]
        for span in person["mentions"]
    ]
    assert spans
    assert {text[start:end].casefold() for text, (start, end), _ in spans} <= {
        name.casefold() for *_, name in spans
    }
    assert {facts["meta"]["title"] for facts in found} >= {"Nhân sự mới ở Sơn Lĩnh"}


def test_followthemoney_accepts_every_entity_and_loses_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """The library reads it: no property it does not know, no value that it drops, no reference to nothing."""
    export(workspace, tmp_path / "out", "ftm")
    entities = [model.get_proxy(row) for row in lines(tmp_path / "out" / "entities.ftm.json")]
    written = {row["id"]: row for row in lines(tmp_path / "out" / "entities.ftm.json")}
    assert len(written) == len(entities) > 0
    for entity in entities:
        schema, properties = entity.schema, written[entity.id]["properties"]
        assert not schema.abstract
        assert entity.to_dict()["properties"].keys() == properties.keys()
        assert set(schema.required) <= properties.keys()
        schema.validate(written[entity.id])
        for name, values in properties.items():
            kind = schema.properties[name].type
            assert [kind.clean(value, proxy=entity) for value in values] == values, (schema.name, name)
            if kind is registry.entity:
                wanted = schema.properties[name].range
                referred = [model.get(written[value]["schema"]) for value in values]
                assert all(other.is_a(wanted) for other in referred), (schema.name, name)
    kinds = {entity.schema.name for entity in entities}
    assert {"Person", "Position", "Occupancy", "Article", "Documentation"} <= kinds


def test_the_dictionary_explains_every_column_and_query(workspace: Workspace, tmp_path: Path) -> None:
    rows = dictionary(workspace)
    assert [row for row in rows if not row["about"] or not row["meaning"]] == []
    names = {(row["kind"], row["name"]) for row in rows}
    assert {("table", "tenure"), ("table", "office_holder"), ("table", "coverage")} <= names
    assert {name for kind, name in names if kind == "query"} == named_queries().keys()
    first_seen = next(row for row in rows if (row["name"], row["column"]) == ("tenure", "first_attested"))
    assert first_seen["meaning"] == "First day that shows the person in the post"
    shown = CliRunner().invoke(main, ["dictionary", "--data", str(workspace.root)])
    assert "## gender_share" in shown.stdout
    as_csv = CliRunner().invoke(main, ["dictionary", "--format", "csv", "--data", str(workspace.root)])
    assert len(list(csv.DictReader(as_csv.stdout.splitlines()))) == len(rows)


def test_the_citation_says_what_it_is_of(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "out", "csv")
    text = (tmp_path / "out" / "CITATION.txt").read_text(encoding="utf-8")
    stamp = run_query(workspace, "SELECT stamp FROM build_run")["stamp"][0].as_py()
    assert stamp in text
    assert "4 articles of bao-dan-khe, bao-son-linh published 2021-03-14 to 2022-06-17" in text
    fields = dict(
        line.split(": ", 1) for line in (tmp_path / "out" / "CITATION.cff").read_text("utf-8").splitlines()
    )
    assert (fields["type"], json.loads(fields["version"])) == ('"dataset"', stamp)
    assert {"cff-version", "message", "title", "authors"} <= fields.keys()  # what the format demands


def test_popolo_refers_to_what_is_there(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "out", "popolo")
    made = json.loads((tmp_path / "out" / "popolo.json").read_text(encoding="utf-8"))
    ids = {kind: {row["id"] for row in rows} for kind, rows in made.items()}
    for membership in made["memberships"]:
        assert membership["person_id"] in ids["persons"]
        assert membership["post_id"] in ids["posts"]
        assert membership["organization_id"] in ids["organizations"]
        assert membership["sources"]
    for post in made["posts"]:
        assert post["organization_id"] in ids["organizations"]
        assert post.get("area_id") is None or post["area_id"] in ids["areas"]
    for area in made["areas"]:
        assert area.get("parent_id") is None or area["parent_id"] in ids["areas"]


NAMES = [
    ("Nông Thị Thắm", ("Nông", "Thắm")),
    ("Giàng A Páo", ("Giàng", "Páo")),
    ("Y Blới Êban", (None, None)),
    ("K’Brêu", (None, None)),
    ("H’Nhuăn Niê", (None, None)),
]


@pytest.mark.parametrize(("name", "parts"), NAMES)
def test_family_and_given_names(name: str, parts: tuple[str | None, str | None]) -> None:
    assert name_parts(name) == parts


def test_nothing_is_written_over(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="not empty"):
        export(workspace, tmp_path, "csv")
    result = CliRunner().invoke(main, ["export", str(tmp_path), "--data", str(workspace.root)])
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
