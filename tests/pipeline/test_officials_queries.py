"""Named queries about people in posts, on invented articles of one district: what a careful reader says."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from invented import article

from extractors import Facts
from extractors.document import Document, Sentence
from extractors.records import Evidence, Mention, PostClaim
from pipeline import open_workspace
from pipeline.article import Article
from pipeline.articles import store_articles
from pipeline.build import build
from pipeline.extract import extract
from pipeline.opened import OpenedWorkspace
from pipeline.workspace import Workspace

HOME = "tỉnh Tuyên Quang"
PARTY, STATE, DISTRICT = "Huyện ủy Hàm Yên", "Ủy ban nhân dân huyện Hàm Yên", "huyện Hàm Yên"
THAM, TOAN, PAO, TINH, MIEN = (
    "Nông Thị Thắm", "Lường Khánh Toản", "Giàng A Páo", "Lò Văn Tĩnh", "Hoàng Thị Miên",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A sentence: honour, person, words after the name, post, and what it says of it."""

    honour: str
    person: str
    title: str
    body: str
    place: str = DISTRICT
    change: str = "holds"
    status: str = "current"
    as_of: str | None = None
    after: str = ""

    @property
    def words(self) -> str:
        doing = {"elected": "vừa được bầu", "retired": "đã nghỉ hưu"}.get(self.change, "cùng dự")
        return f"{self.honour} {self.person}{self.after}, {self.title} {self.body}, {doing}."


def head(person: str, honour: str = "Đồng chí", **more: Any) -> Said:
    return Said(honour, person, "Bí thư", PARTY, **more)


def chair(person: str, honour: str = "Đồng chí", **more: Any) -> Said:
    return Said(honour, person, "Chủ tịch", STATE, **more)


def commune(title: str, body: str) -> Said:
    return Said("Đồng chí", TINH, title, f"{body} xã Phù Lưu", "xã Phù Lưu")


STORIES: list[tuple[str | None, Sequence[Said]]] = [
    ("2019-03-01", [head(TOAN, "Ông"), chair(THAM, "Bà", after=", dân tộc Tày")]),
    ("2020-03-01", [head(TOAN), chair(THAM)]),
    (
        "2020-08-10",
        [
            head(TOAN, change="retired", status="former", as_of="2020-08-01"),
            head(THAM, change="elected", status="new", as_of="2020-08-09"),
        ],
    ),
    ("2020-08-21", [chair(PAO, change="elected", status="new", as_of="2020-08-20")]),
    ("2021-05-04", [head(THAM), chair(PAO)]),
    ("2021-06-08", [commune("Bí thư", "Đảng ủy"), commune("Chủ tịch", "Ủy ban nhân dân")]),
    ("2022-06-08", [commune("Bí thư", "Đảng ủy"), commune("Chủ tịch", "Ủy ban nhân dân")]),
    (None, [chair(PAO)]),
]
LATER = (
    "2022-06-17",
    [
        chair(PAO, change="retired", status="former", as_of="2022-06-15"),
        chair(MIEN, "Bà", change="elected", status="new", as_of="2022-06-16"),
    ],
)
_WORDS = (  # noqa: SIM905
    "lúa ngô chè rừng suối đường cầu chợ trường lớp thầy trò bản làng mưa nắng xuân hạ thu đông trâu bò gà "
    "cam quýt mía đồi núi sông đất nước nhà cửa hội thi hát múa khăn áo"
).split()


def written(
    number: int,
    story: tuple[str | None, Sequence[Said]],
    source: str = "bao-son-linh",
    title: str = "Tin của huyện",
) -> Article:
    """An article with words of its own: two stories are no copies of each other."""
    day, said = story
    words = random.Random(str(story)).choices(_WORDS, k=60)
    text = "\n".join((title, *(one.words for one in said), " ".join(words)))
    return article(number, day, source, text, HOME)


ALL = [*STORIES, LATER]
ARTICLES = [written(number, story) for number, story in enumerate(STORIES, 1)]
COPY = replace(written(99, STORIES[4], "bao-dan-khe", "Theo báo bạn"), published="2021-05-06")


def read(this: Article) -> tuple[Document, Facts]:
    mentions, posts = [], []
    for said in dict.fromkeys(said for _, story in ALL for said in story if said.words in this.text):
        start = this.text.index(said.words)
        sentence = this.text.count("\n", 0, start)
        person = this.text.index(said.person, start)
        post = this.text.index(f"{said.title} {said.body}", start)
        end = post + len(f"{said.title} {said.body}")
        gender = {"Ông": "male", "Bà": "female"}.get(said.honour)
        name = Evidence(
            this.text_id, sentence, person, person + len(said.person), said.person, "test.name", 0.9
        )
        phrase = Evidence(this.text_id, sentence, post, end, this.text[post:end], "test.post", 0.9)
        level = {"huyện": "district", "xã": "commune"}[said.place.split()[0]]
        mentions.append(Mention("person", said.person, "full", "explicit", name, gender=gender))
        posts.append(
            PostClaim(
                said.person,
                person,
                person + len(said.person),
                said.title,
                said.body,
                said.body,
                said.place,
                level,
                said.change,
                said.status,
                "explicit",
                phrase,
                said.as_of,
            )
        )
    sentences = tuple(Sentence(zone.start_char, zone.end_char, 0, 0) for zone in this.zones)
    return Document(this.text_id, this.text, this.zones, sentences), Facts(
        tuple(mentions), tuple(posts), (), ()
    )


def published(folder: Any, *articles: Article) -> OpenedWorkspace:
    workspace = Workspace.open(folder, create=True)
    store_articles(workspace, articles)
    extract(workspace, reader=read)
    build(workspace)
    return open_workspace(workspace.root)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedWorkspace:
    return published(tmp_path_factory.mktemp("data"), *ARTICLES, COPY)


def rows(opened: OpenedWorkspace, query: str, *columns: str, **filters: object) -> list[tuple[Any, ...]]:
    table = opened.query(query, **filters)
    return [
        tuple(None if value != value else value for value in row)  # NaN is not itself
        for row in table[list(columns)].itertuples(index=False)
    ]


ON = [
    ("2019-06-30", {(TOAN, "Bí thư", "shown"), (THAM, "Chủ tịch", "shown")}),
    # both offices change hands in August 2020: of those days the bounds alone speak
    (
        "2020-08-05",
        {(THAM, "Chủ tịch", "possible"), (PAO, "Chủ tịch", "possible"), (THAM, "Bí thư", "possible")},
    ),
    ("2021-01-01", {(THAM, "Bí thư", "shown"), (PAO, "Chủ tịch", "shown")}),
    ("2018-01-01", set()),
    # 13 months after the last word of them; the last of the chairman's was in an undated article
    ("2022-06-01", {(THAM, "Bí thư", "possible"), (PAO, "Chủ tịch", "possible")}),
    ("2023-06-01", set()),
    ("2019", {(TOAN, "Bí thư", "shown"), (THAM, "Chủ tịch", "shown")}),
]  # fmt: skip


@pytest.mark.parametrize(("day", "holders"), ON, ids=[row[0] for row in ON])
def test_officials_as_of_a_day(opened: OpenedWorkspace, day: str, holders: set[tuple[str, str, str]]) -> None:
    found = rows(opened, "officials", "person", "post", "on_that_day", on=day, place="Hàm Yên")
    assert set(found) == holders


def test_dyads(opened: OpenedWorkspace) -> None:
    found = rows(opened, "dyads", "kind", "secretary", "chair", "since", "until")
    assert found == [
        ("pair", TOAN, THAM, "2019-03-01", "2020-03-01"),
        ("pair", THAM, PAO, "2020-08-20", "2021-05-04"),
        ("one person", TINH, TINH, "2021-06-08", "2022-06-08"),
    ]
    assert len(rows(opened, "dyads", "kind", place="phù lưu")) == 1
    assert len(rows(opened, "dyads", "kind", person="Páo")) == 1


def test_dual_posts_are_of_one_person_at_once(opened: OpenedWorkspace) -> None:
    assert rows(opened, "dual_posts", "person", "since", "until") == [(TINH, "2021-06-08", "2022-06-08")]


LENGTHS = [
    # person, post: at least, at most (months), censored
    (TOAN, "Bí thư", 12, None, "left"),  # he was there when the articles begin
    (THAM, "Bí thư", 8, None, "right"),  # she is there when they end
    (PAO, "Chủ tịch", 8, None, "right"),  # the undated article ends nothing
    (THAM, "Chủ tịch", 12, None, "left"),
]


@pytest.mark.parametrize(("person", "post", "least", "most", "censored"), LENGTHS)
def test_length_of_tenure(
    opened: OpenedWorkspace, person: str, post: str, least: int, most: int | None, censored: str
) -> None:
    found = rows(
        opened, "tenure_length", "post", "months_at_least", "months_at_most", "censored",
        person=person, place="Hàm Yên",
    )  # fmt: skip
    assert (post, least, most, censored) in found


def test_turnover_has_its_denominators(opened: OpenedWorkspace) -> None:
    columns = ("year", "post", "new_holders", "first_sightings", "seats", "percent", "articles")
    found = rows(opened, "turnover", *columns, place="Hàm Yên")
    assert found == [
        (2019, "Bí thư", 0, 1, 1, 0.0, 1),
        (2019, "Chủ tịch", 0, 1, 1, 0.0, 1),
        (2020, "Bí thư", 1, 0, 1, 100.0, 3),
        (2020, "Chủ tịch", 1, 0, 1, 100.0, 3),
        (2021, "Bí thư", 0, 0, 1, 0.0, 2),  # the copy of May is no third article
        (2021, "Chủ tịch", 0, 0, 1, 0.0, 2),
    ]


def test_share_of_women_with_the_unknown(opened: OpenedWorkspace) -> None:
    columns = ("level", "post", "people", "women", "men", "unknown", "percent_of_known", "percent_at_most")
    found = {row[:2]: row[2:] for row in rows(opened, "gender_share", *columns)}
    assert found["district", "Bí thư"] == (2, 1, 1, 0, 50.0, 50.0)
    assert found["district", "Chủ tịch"] == (2, 1, 0, 1, 100.0, 100.0)  # of Páo no word of address is known
    assert found["commune", "Bí thư"] == (1, 0, 0, 1, None, 100.0)
    assert [row[0] for row in rows(opened, "gender_share", "people", on="2019-06-30", place="Hàm Yên")] == [
        1,
        1,
    ]


def test_share_of_minorities_with_the_unknown(opened: OpenedWorkspace) -> None:
    columns = ("level", "post", "people", "minority", "kinh", "unknown", "stated", "by_name")
    found = {row[:2]: row[2:] for row in rows(opened, "ethnicity_share", *columns)}
    assert found["district", "Chủ tịch"] == (
        2,
        2,
        0,
        0,
        1,
        1,
    )  # the text says Tày; Giàng A Páo is a Mông name
    assert found["district", "Bí thư"] == (2, 1, 0, 1, 1, 0)  # of Toản nothing is said
    stated = opened.sql("SELECT people, basis, evidence FROM person_ethnicity WHERE basis = 'stated'")
    assert list(stated["people"]) == ["Tày"]
    assert opened.trace(stated["evidence"][0]).quote == THAM


def test_a_copy_counts_once_and_is_a_source(opened: OpenedWorkspace) -> None:
    found = opened.sql(
        "SELECT articles, sources, claims FROM office_holder WHERE person = $who AND post = 'Bí thư'",
        who=THAM,
    )
    assert found.to_numpy().tolist() == [[2, 2, 3]]  # August 2020, May 2021 and the copy of the latter
    (official,) = rows(opened, "officials", "articles", "sources", person=THAM, place="huyện ủy")
    assert official == (2, 2)
    coverage = opened.query("coverage", place="Tuyên Quang", since="2021-05", until="2021-05")
    assert list(zip(coverage["source_id"], coverage["articles"], coverage["originals"], strict=True)) == [
        ("bao-dan-khe", 1, 0),
        ("bao-son-linh", 1, 1),
    ]
    assert list(opened.query("coverage")["source_dated"])[-1] == round(7 / 8, 3)
    evidence = opened.query("officials", person=PAO)["evidence"][0]
    assert opened.trace(evidence).also_in in ((COPY.url,), (ARTICLES[4].url,), ())


def test_what_changed_since_a_build(tmp_path: Any) -> None:
    before = published(tmp_path, *ARTICLES)
    assert before.query("changes").empty  # there is nothing to compare with
    stamp = before.sql("SELECT stamp FROM build_run")["stamp"][0]
    now = published(tmp_path, written(20, LATER))
    found = rows(now, "changes", "kind", "change", "what", build=stamp[:8])
    assert found == [
        ("tenure", "new", f"{MIEN}, Chủ tịch, {STATE}"),
        ("tenure", "ended", f"{PAO}, Chủ tịch, {STATE}"),
        ("person", "new", MIEN),
        ("mention", "new", "2 claims"),
        ("post_claim", "new", "2 claims"),
    ]
    assert set(now.query("changes")["since_build"]) == {stamp}
    assert len(now.query("changes", person="Páo")) == 1
    assert now.query("changes", build="1999").empty
    again = published(tmp_path)
    assert again.query("changes").empty  # since the last build
    assert len(again.query("changes", build=stamp)) == len(found)
