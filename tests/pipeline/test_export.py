"""Exports: whole, with nothing referred to that is not there, readable by other programs."""

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from invented import ARTICLES, read_invented

from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.cli import main
from pipeline.export import FORMATS, ExportError, export
from pipeline.export.popolo import name_parts
from pipeline.extract import extract
from pipeline.query import run_query
from pipeline.workspace import Workspace

# What FollowTheMoney 4.11 knows of the schemata that we use, and which of it refers to another entity.
FTM = {
    "Article": {"title", "sourceUrl", "author", "publishedAt", "publisher"},
    "Person": {"name", "alias", "gender", "firstName", "lastName", "country", "topics"},
    "Organization": {"name", "country", "dissolutionDate", "classification"},
    "PublicBody": {"name", "country", "dissolutionDate", "classification"},
    "Position": {"name", "country", "organization", "numberOfSeats", "topics", "dissolutionDate"},
    "Occupancy": {"holder", "post", "startDate", "endDate", "status", "sourceUrl"},
    "Documentation": {"document", "entity", "role", "date"},
}
REFERENCES = {"organization", "holder", "post", "document", "entity"}
FTM_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")


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
    assert {"DICTIONARY.md", "CITATION.txt"} < there.keys()
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


def test_ftm_entities_refer_to_what_is_there(workspace: Workspace, tmp_path: Path) -> None:
    export(workspace, tmp_path / "out", "ftm")
    found = lines(tmp_path / "out" / "entities.ftm.json")
    ids = [entity["id"] for entity in found]
    assert len(set(ids)) == len(ids)
    assert all(FTM_ID.fullmatch(entity_id) for entity_id in ids)
    for entity in found:
        assert entity["properties"].keys() <= FTM[entity["schema"]]
        assert all(isinstance(value, list) and value for value in entity["properties"].values())
        for name in REFERENCES & entity["properties"].keys():
            assert set(entity["properties"][name]) <= set(ids)
    kinds = {entity["schema"] for entity in found}
    assert {"Person", "Position", "Occupancy", "Article", "Documentation"} <= kinds


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
