"""The extract stage: every article read once, whatever kills it; a bad one is an issue, not the end."""

import os
import time
from dataclasses import fields, replace
from multiprocessing import get_context
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extractors import Facts
from extractors.document import Document, Sentence, Zone
from extractors.records import DirectiveCitation, Evidence, Mention, PostClaim, Statistic
from pipeline import extract as stage
from pipeline.article import Article, article_id
from pipeline.claims import CLAIM_TABLES, RENAMED, STAGED, arrow_schema, columns
from pipeline.extract import extract, extract_partition
from pipeline.ids import claim_id, extraction_id, with_ids
from pipeline.workers import in_processes
from pipeline.workspace import Workspace

TEXT = "Đồng chí Vi Thị Thuý, Bí thư Huyện ủy Sơn Lĩnh, nêu 12 chi bộ."


def article(number: int, text: str = TEXT, **changes: object) -> Article:
    words = f"{text} Số {number}."
    url = f"https://bao.invalid/{number}"
    zones = (Zone("body", 0, len(words)),)
    return replace(Article(article_id(url), "bao", url, "x.warc", words, zones), **changes)  # type: ignore[arg-type]


def evidence(text_id: str, text: str, words: str, rule: str = "test.rule") -> Evidence:
    start = text.index(words)
    return Evidence(text_id, 0, start, start + len(words), words, rule, 0.9)


def person(read: Article, name: str = "Vi Thị Thuý") -> Mention:
    return Mention("person", name, "full", "explicit", evidence(read.text_id, read.text, name))


def read_one_person(read: Article) -> tuple[Document, Facts]:
    """A reader for the tests: one sentence, one person."""
    sentence = Sentence(0, len(read.text), 0, 1)
    document = Document(read.text_id, read.text, read.zones, (sentence,))
    return document, Facts((person(read),), (), (), ())


def read_but_the_third(read: Article) -> tuple[Document, Facts]:
    if "Số 3." in read.text:
        raise LookupError("cannot read three")
    return read_one_person(read)


def read_or_die(read: Article) -> tuple[Document, Facts]:
    if "Số 3." in read.text:
        os._exit(9)
    return read_one_person(read)


def misquote(read: Article) -> tuple[Document, Facts]:
    document, _ = read_one_person(read)
    good = person(read)
    return document, Facts((good, replace(good, evidence=replace(good.evidence, start_char=0))), (), (), ())


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """An empty workspace in which `articles` (set by the test on the stage) are the articles."""
    monkeypatch.setattr(stage, "PARTITION_SIZE", 2)
    return Workspace(tmp_path)


def hold(monkeypatch: pytest.MonkeyPatch, *articles: Article) -> None:
    monkeypatch.setattr(stage, "read_articles", lambda _: iter(articles))


def rows(workspace: Workspace, table: str) -> list[dict[str, object]]:
    found = [
        row for path in (workspace.facts / table).glob("*.parquet") for row in pq.read_table(path).to_pylist()
    ]
    return sorted(found, key=repr)


def everything(workspace: Workspace) -> dict[str, list[dict[str, object]]]:
    return {table: rows(workspace, table) for table in STAGED}


def test_every_article_is_read_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, *map(article, range(5)))
    seen: list[tuple[int, int]] = []
    report = extract(workspace, reader=read_one_person, progress=lambda *counts: seen.append(counts))
    assert (report.extracted, report.unchanged, report.failed) == (5, 0, 0)
    assert seen == [(done, 5) for done in range(1, 6)]
    assert len(rows(workspace, "mention")) == len(rows(workspace, "sentence")) == 5
    again = extract(workspace, reader=read_one_person)
    assert (again.extracted, again.unchanged) == (0, 5)


def test_only_what_is_new_is_read(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, *map(article, range(3)))
    extract(workspace, reader=read_one_person)
    hold(monkeypatch, *map(article, range(4)))
    report = extract(workspace, reader=read_one_person)
    assert (report.extracted, report.unchanged) == (1, 3)


@pytest.mark.parametrize(
    "changes",
    [
        {"published": "2021-03-14"},  # fills in years
        {"home": "tỉnh Tuyên Quang"},  # fills in places
        {"zones": (Zone("boilerplate", 0, 10),)},  # nothing fires there
    ],
)
def test_a_text_is_read_again_when_what_its_facts_rest_on_changes(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, changes: dict[str, object]
) -> None:
    hold(monkeypatch, article(1))
    extract(workspace, reader=read_one_person)
    hold(monkeypatch, article(1, **changes))
    assert extract(workspace, reader=read_one_person).extracted == 1


def test_a_new_version_reads_all_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, *map(article, range(3)))
    extract(workspace, reader=read_one_person)
    monkeypatch.setattr(stage, "extractor_version", lambda: "9.9.9-abc")
    assert extract(workspace, reader=read_one_person).extracted == 3


def test_a_text_that_came_twice_is_read_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = article(1)
    hold(monkeypatch, first, replace(first, article_id="a2", url="https://kenh.invalid/1"))
    assert extract(workspace, reader=read_one_person).extracted == 1


def test_an_article_that_raises_becomes_an_issue(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, *map(article, range(5)))
    report = extract(workspace, reader=read_but_the_third)
    assert (report.extracted, report.failed) == (5, 1)
    assert len(rows(workspace, "mention")) == 4
    (issue,) = rows(workspace, "issue")
    assert (issue["stage"], issue["location"], issue["reason"]) == (
        "extract",
        "https://bao.invalid/3",
        "LookupError",
    )
    assert "cannot read three" in str(issue["detail"])
    assert "test_extract.py" in str(issue["detail"])
    assert extract(workspace, reader=read_but_the_third).extracted == 0  # not again before a new version


def test_a_claim_that_misquotes_is_set_aside(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, article(1))
    extract(workspace, reader=misquote)
    assert [row["surface"] for row in rows(workspace, "mention")] == ["Vi Thị Thuý"]
    assert [row["reason"] for row in rows(workspace, "issue")] == ["broken_evidence"]


@pytest.mark.parametrize("killed_after", ["nothing", "mention", "sentence", "extraction"])
def test_a_killed_run_ends_in_the_same_state(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, killed_after: str
) -> None:
    """kill -9 leaves a temporary file, or a partition with some of its tables, or whole partitions."""
    articles = list(map(article, range(4)))
    hold(monkeypatch, *articles)
    undisturbed = Workspace(tmp_path / "undisturbed")
    extract(undisturbed, reader=read_one_person)
    extract(workspace, reader=read_one_person)
    for table in ("extraction", "sentence", "mention"):
        if table == killed_after:
            break
        sorted((workspace.facts / table).glob("*.parquet"))[0].unlink()
    (workspace.facts / "mention" / "0.1.0-torn.parquet.tmp").write_bytes(b"PAR1")
    extract(workspace, reader=read_one_person)
    assert everything(workspace) == everything(undisturbed)
    assert not list(workspace.facts.rglob("*.tmp"))


def slowly(read: Article) -> tuple[Document, Facts]:
    time.sleep(0.05)
    return read_one_person(read)


def extract_slowly(root: Path) -> None:
    """What the process does that the next test kills."""
    stage.PARTITION_SIZE = 2
    stage.extractor_version = lambda: "1.0-a"  # sources may be edited while the tests run
    stage.read_articles = lambda _: map(article, range(40))
    extract(Workspace(root), reader=slowly)


def test_kill_nine_loses_nothing(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "extractor_version", lambda: "1.0-a")
    process = get_context("spawn").Process(target=extract_slowly, args=(tmp_path,))
    process.start()
    while not list((workspace.facts / "extraction").glob("*.parquet")):
        time.sleep(0.01)
    process.kill()
    process.join()
    done = len(rows(workspace, "extraction"))
    assert 0 < done < 40
    hold(monkeypatch, *map(article, range(40)))
    assert extract(workspace, reader=read_one_person).extracted == 40 - done
    undisturbed = Workspace(tmp_path / "undisturbed")
    extract(undisturbed, reader=read_one_person)
    assert everything(workspace) == everything(undisturbed)


def sleeping_pool(folder: Path) -> None:
    """What the process does that the next test kills: two workers that note who they are, then sleep."""
    list(in_processes(iter([[folder], [folder]]), 2, note_and_sleep, note_and_sleep))


def note_and_sleep(folders: list[Path]) -> None:
    (folders[0] / f"{os.getpid()}.pid").touch()
    time.sleep(60)


def test_workers_die_with_the_process_that_was_killed(tmp_path: Path) -> None:
    """An orphan would go on writing into a workspace that another run holds by then."""
    process = get_context("spawn").Process(target=sleeping_pool, args=(tmp_path,))
    process.start()
    while len(workers := [int(path.stem) for path in tmp_path.glob("*.pid")]) < 2:
        time.sleep(0.01)
    process.kill()
    process.join()
    deadline = time.monotonic() + 10
    while any(is_alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(is_alive(worker) for worker in workers)


def is_alive(process: int) -> bool:
    """Whether it runs; one that nobody has waited for yet is dead too."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def test_a_partition_written_twice_is_the_same_file(tmp_path: Path) -> None:
    articles = [article(1), article(2)]
    for _ in range(2):
        extract_partition(articles, tmp_path, "0.1.0-a", read_one_person)
    assert len(list((tmp_path / "mention").iterdir())) == 1


def test_workers_give_the_same_rows(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, *map(article, range(5)))
    alone = Workspace(tmp_path / "alone")
    extract(alone, reader=read_but_the_third)
    report = extract(workspace, workers=2, reader=read_but_the_third)
    assert (report.extracted, report.failed) == (5, 1)
    assert everything(workspace) == everything(alone)


def test_an_article_that_kills_its_worker_is_found_and_set_aside(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, *map(article, range(4)))
    report = extract(workspace, workers=2, reader=read_or_die)
    assert (report.extracted, report.failed) == (4, 1)
    (issue,) = rows(workspace, "issue")
    assert (issue["location"], issue["reason"]) == ("https://bao.invalid/3", "WorkerDiedError")
    assert len(rows(workspace, "mention")) == 3


@pytest.mark.parametrize("table", CLAIM_TABLES, ids=lambda table: table.name)
def test_no_field_of_a_record_is_forgotten(table: object) -> None:
    names = {RENAMED.get(field.name, field.name) for field in fields(table.record)} - {"evidence"}  # type: ignore[attr-defined]
    names |= {field.name for field in fields(Evidence)} | {table.id, "extractor_version", "extraction_id"}  # type: ignore[attr-defined]
    stored = {name for name in arrow_schema(table.name).names if not name.endswith(("_key", "_fold"))}  # type: ignore[attr-defined]
    assert stored == names


def test_every_kind_of_record_becomes_a_row(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    read = article(1, "Vi Thị Thuý, Bí thư Huyện uỷ; thực hiện Đề án 03-ĐA/HU với 12 chi bộ.")

    def quoted(words: str) -> Evidence:
        return evidence(read.text_id, read.text, words)

    post = PostClaim(
        "Vi Thị Thuý",
        0,
        11,
        "Bí thư",
        "Huyện uỷ Sơn Lĩnh",
        "Huyện uỷ",
        "Sơn Lĩnh",
        "district",
        "holds",
        "current",
        "article",
        quoted("Bí thư Huyện uỷ"),
    )
    citation = DirectiveCitation(
        "1",
        "Đề án",
        "03",
        "ĐA/HU",
        None,
        None,
        None,
        None,
        None,
        "full",
        "implement",
        "explicit",
        quoted("Đề án 03-ĐA/HU"),
    )
    count = Statistic(
        12, None, None, "exact", "count", "chi bộ", None, None, None, None, "2021", False, quoted("12 chi bộ")
    )
    facts = Facts((person(read),), (post,), (citation,), (count,))
    hold(monkeypatch, read)
    extract(workspace, reader=lambda read: (read_one_person(read)[0], facts))
    (mention_row,), (post_row,) = rows(workspace, "mention"), rows(workspace, "post_claim")
    (citation_row,), (statistic_row,) = rows(workspace, "directive_citation"), rows(workspace, "statistic")
    assert (mention_row["name"], mention_row["name_key"], mention_row["name_fold"]) == (
        "Vi Thị Thuý",
        "vi thị thúy",
        "vi thi thuy",
    )
    assert mention_row["candidates"] == []
    assert (post_row["organisation"], post_row["organisation_key"]) == (
        "Huyện uỷ Sơn Lĩnh",
        "huyện ủy sơn lĩnh",
    )
    assert post_row["surface"] == "Bí thư Huyện uỷ"
    assert (citation_row["symbol_key"], citation_row["issuer_key"]) == ("đa/hu", None)
    assert (statistic_row["value"], statistic_row["period"], statistic_row["target"]) == (12.0, "2021", False)
    assert {row["text_id"] for row in (mention_row, post_row, citation_row, statistic_row)} == {read.text_id}


def test_ids_do_not_depend_on_rule_version_or_order() -> None:
    read = article(1)
    found = person(read)
    other = replace(found, kind="place", evidence=evidence(read.text_id, read.text, "Sơn Lĩnh"))
    revised = replace(found, evidence=replace(found.evidence, rule="people.other", confidence=0.2))
    assert claim_id(found) == claim_id(revised) != claim_id(other)
    assert dict(with_ids([found, other])) == dict(with_ids([other, found]))
    assert [record.evidence.rule for _, record in with_ids([revised, found])] == [
        "test.rule"
    ]  # the surer one


def test_two_bodies_in_one_phrase_are_two_claims() -> None:
    """`Phó Chủ tịch HĐND, UBND xã` quoted as a whole for both posts."""
    read = article(1, "Vi Thị Thuý, Phó Chủ tịch HĐND, UBND xã.")
    council = PostClaim(
        "Vi Thị Thuý",
        0,
        11,
        "Phó Chủ tịch",
        "Hội đồng nhân dân xã Đản",
        None,
        None,
        "commune",
        "holds",
        "current",
        "local",
        evidence(read.text_id, read.text, "Phó Chủ tịch HĐND, UBND xã"),
    )
    committee = replace(council, organisation="Ủy ban nhân dân xã Đản")
    ids = [identifier for identifier, _ in with_ids([committee, council])]
    assert len(set(ids)) == 2
    assert ids[1] == f"{ids[0]}.2"
    assert dict(with_ids([committee, council])) == dict(with_ids([council, committee]))


def test_columns_are_plain_types() -> None:
    for table in CLAIM_TABLES:
        assert set(columns(table).values()) <= {str, int, float, bool, tuple}


def test_an_extraction_is_of_one_text_by_one_version() -> None:
    first, second = article(1), article(2)
    ids = {extraction_id(first, "1"), extraction_id(first, "2"), extraction_id(second, "1")}
    assert len(ids) == 3
    assert extraction_id(replace(first, url=None, section="xã hội"), "1") in ids


def test_articles_are_read_together_as_one_by_one() -> None:
    articles = [article(number) for number in range(5)]
    together = stage.reader_of(articles)
    alone = [stage.reader_of([one])(one) for one in articles]
    assert [together(one) for one in articles] == alone


def test_an_article_that_cannot_be_annotated_is_lost_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import annotate

    whole = annotate.annotate_articles

    def fail(articles: list[Article]) -> list[Document]:
        if any("Số 2." in one.text for one in articles):
            raise LookupError("cannot annotate two")
        return whole(articles)

    monkeypatch.setattr(annotate, "annotate_articles", fail)
    articles = [article(number) for number in range(4)]
    read = stage.reader_of(articles)
    for number in (0, 1, 3):
        assert [mention.name for mention in read(articles[number])[1].people] == ["Vi Thị Thuý"]
    with pytest.raises(LookupError):
        read(articles[2])
