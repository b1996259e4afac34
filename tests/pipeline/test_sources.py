"""The source registry: its files, its messages, which addresses are articles, and the commands around it."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from unicodedata import normalize

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.collect.family_ids import id_forms
from pipeline.collect.source import Source
from pipeline.collect.source_schema import FIELDS, REQUIRED, source_of_values
from pipeline.collect.sources import SourceError, list_sources, read_source, source_of_url
from pipeline.collect.url_patterns import PatternError, holders, likely_id, looks_like_article, url_pattern
from pipeline.parse.families import FamilyError, family_layouts, layout_for, layouts, list_families
from pipeline.sample import read_sample, serve_newspaper
from pipeline.workspace import Workspace

LEAST = {
    "id": "baosonlinh",
    "name": "Báo Sơn Lĩnh",
    "province": "huyện Sơn Lĩnh",
    "home": "https://baosonlinh.vn",
}
REGISTRY = list_sources()
SC_SERVICE = "/{section}/{yyyymm}/{slug}-{id:hex7}/"


def source(**values: Any) -> Source:
    return source_of_values(LEAST | values, "paper.toml")


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"TINBAI_CONTACT": ""}).invoke(main, [str(argument) for argument in arguments])


# --- the files of the registry


@pytest.mark.parametrize("known", REGISTRY, ids=lambda known: known.id)
def test_a_file_of_the_registry(known: Source) -> None:
    assert known.successor is None or known.successor in {other.id for other in REGISTRY}
    assert known.family is None or known.family in list_families()
    assert not known.checked or known.is_loopback, "no live site could be reached"
    if known.article:
        assert known.examples, "a form needs an example of it"
        assert known.counterexamples, "and an address that it must leave"
    text = (files("corpus") / "sources" / f"{known.id}.toml").read_text(encoding="utf-8")
    assert text.startswith("# "), "say where its contents come from"
    assert "\ufeff" not in text
    assert list(tomllib.loads(text))[:2] == ["id", "name"]


def test_the_seeds_papers_and_the_others_are_there() -> None:
    ids = {known.id for known in REGISTRY}
    assert {"baotuyenquang", "baohagiang", "baokontum", "baosonlinh"} <= ids
    assert len(ids) > 45


def test_no_two_sources_have_one_host() -> None:
    hosts = [host.removeprefix("www.") for known in REGISTRY for host in known.hosts]
    assert sorted(hosts) == sorted(set(hosts))


def test_every_field_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    for field in FIELDS:
        assert f"`{field}`" in page


def test_words_of_addresses_stand_once_and_where_they_may() -> None:
    text = (files("corpus") / "sources" / "addresses.csv").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")][1:]
    assert len(rows) == len(set(rows))
    places = {"segment", "article", "section", "extension", "query_id", "query_listing"}
    for row in rows:
        word, where = row.split(",")
        assert where in places
        assert word == word.strip().lower()
        assert word.isascii()


@pytest.mark.parametrize(
    ("known", "day", "place"),
    [
        ("baohagiang", "2021-05-03", "tỉnh Hà Giang"),
        ("baohagiang", "2025-06-30T23:59", "tỉnh Hà Giang"),
        ("baohagiang", "2025-07-01", None),
        ("huengaynay", "2024-12", "tỉnh Thừa Thiên Huế"),
        ("huengaynay", "2025", "thành phố Huế"),
        ("huengaynay", None, None),  # may be either
        ("baotuyenquang", None, "tỉnh Tuyên Quang"),
    ],
)
def test_the_place_of_a_paper_on_a_day(known: str, day: str | None, place: str | None) -> None:
    assert read_source(known).province_on(day) == place


# --- what a file may say


def test_four_fields_are_enough() -> None:
    least = source()
    assert set(LEAST) == set(REQUIRED)
    assert (least.sections, least.family, least.delay, least.language) == (("/",), None, 3.0, "vi")
    assert (least.checked, least.kind, least.province) == (False, "newspaper", "huyện Sơn Lĩnh")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"id": "Báo"}, 'id: "Báo": small letters'),
        ({"home": "baosonlinh.vn"}, "home: .* give scheme and host"),
        ({"home": "https://baosonlinh.vn/tin"}, "home: .* give scheme and host alone"),
        ({"home": "ftp://baosonlinh.vn"}, "home: "),
        ({"name": ""}, "name: give a text"),
        ({"name": normalize("NFD", "Báo")}, "name: save the file in composed Unicode"),
        ({"sectoins": ["/"]}, r'unknown fields sectoins \(did you mean "sections"\?\)'),
        ({"kind": "paper"}, "kind: .*one of party_paper"),
        ({"family": "nothing"}, "family: .*sc_service.*or leave it out"),
        ({"sections": ["xa-hoi"]}, 'sections: "xa-hoi": a path that begins with "/"'),
        ({"sections": ["https://elsewhere.vn/a/"]}, "not on the source's hosts: add its host to domains"),
        ({"feeds": "https://127.0.0.1/rss"}, "feeds: .* not on the source's hosts"),
        ({"article": "{slug}.html"}, 'article: .* begin it with "/"'),
        ({"article": "/{slag}.html"}, r"article: .*no part {slag}: known are {section}"),
        ({"article": "/{section}/"}, "article: .* without {id} or {slug}"),
        ({"article": "/{id}/{slug}-{id}"}, "article: .*one {id} only"),
        (
            {"article": "/{slug}-a{id}.html", "examples": ["/mot-bai.html"]},
            "examples: /mot-bai.html does not",
        ),
        ({"counterexamples": ["/a/mot-hai-ba-bon-1234/"]}, "counterexamples: .* is taken for an article"),
        ({"delay_seconds": 0.5}, "delay_seconds: 0.5 is too quick for a live host: at least 3"),
        ({"delay_seconds": "3"}, "delay_seconds: '3': a number from 0"),
        ({"delay_seconds": -1}, "delay_seconds: -1"),
        ({"requests_a_night": 1.5}, "requests_a_night: 1.5: a whole number"),
        ({"hours": "22-5"}, 'hours: .* such as "21:00-06:00"'),
        ({"hours": "22:00-25:00"}, "hours: "),
        ({"checked": "yes"}, "checked: true or false"),
        ({"successor": "baosonlinh"}, "successor: names the source itself"),
        ({"next_page": "{section}/{number}"}, "next_page: .*trang-{page}"),
        ({"province": [{"name": "x"}]}, "province: unknown name: known are place, code"),
        ({"province": [{"code": "99"}]}, "province: .*no province of the gazetteer"),
        ({"province": [{"place": "xã A", "until": "2025"}]}, "province: .*days without quotes"),
        ({"province": ["tỉnh A", "tỉnh B"]}, "province: tỉnh A and tỉnh B overlap"),
        ({"domains": ["https://a.vn"]}, "domains: .*a host alone"),
    ],
)
def test_a_wrong_value_is_named_with_its_repair(values: dict[str, Any], message: str) -> None:
    with pytest.raises(SourceError, match=f"paper.toml: (?:.*)?{message}"):
        source(**values)


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_field_is_named(name: str) -> None:
    with pytest.raises(SourceError, match=f"add the fields {name}"):
        source_of_values({key: value for key, value in LEAST.items() if key != name}, "paper.toml")


@pytest.mark.parametrize(
    ("province", "place"),
    [
        ("tỉnh Tuyên Quang", "tỉnh Tuyên Quang"),
        ("Tuyên Quang", "tỉnh Tuyên Quang"),
        ("Hải Phòng", "thành phố Hải Phòng"),
        ([{"code": "08"}], "tỉnh Tuyên Quang"),
        ("Sơn Lĩnh", "Sơn Lĩnh"),  # no province of the gazetteer: as it stands
        ("", None),
    ],
)
def test_a_province_gets_its_type_word(province: object, place: str | None) -> None:
    assert source(province=province).province == place


def test_a_loopback_newspaper_may_be_asked_quickly() -> None:
    local = source(home="http://127.0.0.1:8000", delay_seconds=0)
    assert local.delay == 0
    assert replace(local, home="https://baosonlinh.vn").delay == 3.0, "the floor holds however it came there"
    assert not source(home="http://127.0.0.1.example.vn").is_loopback


@pytest.mark.parametrize(
    ("url", "owns"),
    [
        ("https://baosonlinh.vn/a", True),
        ("http://www.baosonlinh.vn/a", True),
        ("https://BaoSonLinh.vn:443/a", True),
        ("https://dientu.baosonlinh.vn/a", True),  # a present domain
        ("https://baosonlinh.org.vn/a", False),  # ended: whoever has it now is another
        ("https://baosonlinh.vn:8080/a", False),
        ("https://baosonlinh.vn.example/a", False),
        ("https://m.baosonlinh.vn/a", False),
        ("https://user@baosonlinh.vn/a", False),
        ("ftp://baosonlinh.vn/a", False),
        ("http://[broken", False),
        ("/a", False),
    ],
)
def test_what_is_on_its_hosts(url: str, owns: bool) -> None:
    ended = {"host": "baosonlinh.org.vn", "until": datetime(2020, 1, 31, tzinfo=UTC).date()}
    paper = source(domains=[{"host": "dientu.baosonlinh.vn"}, ended])
    assert paper.owns(url) is owns


def test_archives_know_the_hosts_of_old() -> None:
    ended = {"host": "baosonlinh.org.vn", "until": datetime(2020, 1, 31, tzinfo=UTC).date()}
    paper = source(domains=[{"host": "baosonlinh.vn"}, ended])
    assert source_of_url("http://www.baosonlinh.org.vn/1", [paper], "2019-05-01") == paper
    assert source_of_url("http://baosonlinh.org.vn/1", [paper]) == paper
    assert source_of_url("http://baosonlinh.org.vn/1", [paper], "2024-05-01") is None


@pytest.mark.parametrize(
    ("hour", "is_open"), [(13, False), (14, True), (20, True), (22, True), (23, False), (7, False)]
)
def test_hours_are_vietnamese(hour: int, is_open: bool) -> None:
    night = source(hours="21:00-06:00")  # 14:00 to 23:00 UTC
    assert night.is_open(datetime(2024, 3, 1, hour, tzinfo=UTC)) is is_open
    assert source().is_open(datetime(2024, 3, 1, hour, tzinfo=UTC))


def test_following_pages_of_a_section() -> None:
    paper = source(next_page="{section}/trang-{page}.html")
    assert paper.listing_page("/xa-hoi/", 2) == "https://baosonlinh.vn/xa-hoi/trang-2.html"
    assert source(next_page="{stem}-p{page}.html").listing_page("/xa-hoi.html", 3) == (
        "https://baosonlinh.vn/xa-hoi-p3.html"
    )
    assert source().listing_page("/xa-hoi/", 2) is None


# --- addresses


@pytest.mark.parametrize(
    ("pattern", "path", "number"),
    [
        (SC_SERVICE, "/xa-hoi/202311/mot-bai-0a1b2c3/", "0a1b2c3"),
        (SC_SERVICE, "/chinh-tri/xay-dung-dang/202311/mot-bai-0A1B2C3", "0a1b2c3"),
        (SC_SERVICE, "/xa-hoi/202313/mot-bai-0a1b2c3/", None),  # no thirteenth month
        (SC_SERVICE, "/xa-hoi/202311/", None),
        ("/{slug}-post{id}.html", "/mot-bai-post12.html", "12"),
        ("*/{slug}-a{id}.html", "/thoi-su/mot-bai-a12.html", "12"),
        ("*/{slug}-a{id}.html", "/mot-bai-a12.html?utm_source=x", "12"),
        ("/{slug}-{id:long}.html", "/mot-bai-nam-2023.html", None),
        ("/{number}/{id}/{slug}.htm", "/12/345678/Mot_bai.htm", "345678"),
        ("/tin.aspx?newsid={id}", "/tin.aspx?lang=vi&NewsId=12", "12"),
        ("/tin.aspx?newsid={id}", "/tin.aspx?lang=vi", None),
        ("/{slug}.html", "/a.b.html.exe", None),
    ],
)
def test_forms_of_addresses(pattern: str, path: str, number: str | None) -> None:
    found = url_pattern(pattern).match(f"https://baosonlinh.vn{path}")
    assert (found or {}).get("id") == number


def test_a_form_takes_no_endless_address() -> None:
    assert url_pattern("*/{slug}-a{id}.html").match("https://a.vn/" + "a-" * 50_000 + "a1.html") is None
    assert not looks_like_article("https://a.vn/" + "mot-bai-" * 5000 + "1.html")
    with pytest.raises(PatternError):
        url_pattern("tin")


LOOKS = [
    "/xay-dung-dang/202311/mot-bai-0a1b2c3/",
    "/hoi-nghi-tong-ket-cong-tac-nam-2023.html",
    "/doi-song/me-va-be-123456.html",
    "/me-post12.html",
    "/12/345678/Mot_bai.htm",
    "/2024/05/12/hai-chu",
    "/tin.aspx?ItemID=12",
    "/bai-viet/12345",
    "/tin/12.html",
    "/tin/bai-7.html",
    "/bai-viet/7",
    "/tin/123",
    "/?p=123",
    "/XA-HOI/Mot_Hai_Ba_Bon.HTM",
    "/xa-hoi/ban-lang-doi-thay/",
]
LOOKS_NOT = [
    "/",
    "/xa-hoi/",
    "/xay-dung-dang/trang-2.html",
    "/xa-hoi?page=3",
    "/xa-hoi?p=3",
    "/xa-hoi/2",
    "/xa-hoi-12.html",
    "/thoi-su-chinh-tri/",
    "/chinh-tri/bao-ve-nen-tang-tu-tuong-cua-dang",
    "/quoc-phong-an-ninh-45.html",
    "/tim-kiem/?q=mot-hai-ba-bon-nam",
    "/tag/mot-hai-ba-bon-nam",
    "/2024/05/12/",
    "/2024/",
    "/lich/2024/05/12/mot-hai-ba-bon",
    "/file/mot-hai-ba-bon-12345.jpg",
    "/mot-hai-ba-bon-event123.html",
]


@pytest.mark.parametrize("path", LOOKS)
def test_what_looks_like_an_article(path: str) -> None:
    assert source().is_article(f"https://baosonlinh.vn{path}")


@pytest.mark.parametrize("path", LOOKS_NOT)
def test_what_does_not(path: str) -> None:
    assert not source().is_article(f"https://baosonlinh.vn{path}")


def test_its_listings_are_no_articles() -> None:
    section = "/chuyen-dong-ban-lang-son-linh"
    assert source().is_article(f"https://baosonlinh.vn{section}/")
    assert not source(sections=[section]).is_article(f"https://baosonlinh.vn{section}/")


def test_what_articles_stand_below_is_a_section() -> None:
    urls = ["https://a.vn/nhung-ban-lang-xa/2023/mot-bai-12345.html", "https://a.vn/mot-bai-bao-le/"]
    assert holders(urls) == {"https://a.vn/nhung-ban-lang-xa/2023", "https://a.vn/nhung-ban-lang-xa"}


def test_what_is_excluded_is_no_article() -> None:
    paper = source(article="*/{slug}-{id}.html", exclude=["/video/*", "*-event{number}.html"])
    assert paper.is_article("https://baosonlinh.vn/xa-hoi/mot-bai-1.html")
    assert not paper.is_article("https://baosonlinh.vn/video/mot-bai-1.html")
    assert not paper.is_article("https://baosonlinh.vn/mot-bai-event1.html")


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("/mot-bai-123456.html", "123456"),
        ("/mot-bai-post12.html", "12"),
        ("/bai-viet/12345", "12345"),
        ("/mot-bai-nam-2023.html", None),
        ("/ban-tin-20231120.html", None),  # a day: tomorrow's has the same slug
        ("/ban-tin-so-12.html", None),
        ("/mot-bai-a4135.html", "4135"),
        ("/quoc-lo-a12.html", None),  # a road
        ("/12/4135/Mot_bai_bao.htm", "4135"),  # a section and an article
        ("/12/4135/Mot_bai_ve_15000_ho_2023.htm", "4135"),
        ("/2023/4135/mot-bai-bao.html", None),  # may be a day of that year
        ("/2023/11/mot-bai-bao.html", None),
        ("/202311/0512/mot-bai-bao.html", None),
        ("/12/152/Mot_bai_bao.htm", None),  # a section in a section
        ("/chuyen-muc/4135/mot-bai-bao.html", None),
        ("/ket-nap-152-dang-vien.html", None),
        ("/ket-nap-hon-1520.html", None),
        ("/mot-bai/", None),
    ],
)
def test_a_number_that_can_only_be_the_articles(path: str, number: str | None) -> None:
    assert likely_id(f"https://baosonlinh.vn{path}") == number


def test_an_article_is_known_by_its_number_whatever_its_slug() -> None:
    paper = source(article=SC_SERVICE)
    keys = {
        paper.article_key(f"https://baosonlinh.vn/xa-hoi/202311/{slug}-0a1b2c3/")
        for slug in ("mot-ten", "ten-moi")
    }
    assert keys == {"baosonlinh:0a1b2c3"}
    assert source().article_key("https://baosonlinh.vn/mot-ten") == "https://baosonlinh.vn/mot-ten"
    assert source().article_key("https://baosonlinh.vn/mot-ten-12345.html") == "baosonlinh:12345"


FAMILY_IDS = [
    ("content_fck", "/xa-hoi/mot-bai-a4135.html", "4135"),
    ("content_fck", "/mot-bai-a7.html", "7"),
    ("content_fck", "/mot-bai-4135.html", None),  # not its form
    ("cms_article", "/mot-bai-post4135.html", "4135"),
    ("longform", "/mot-bai-10234.html", "10234"),
    ("longform", "/mot-bai-nam-2023.html", None),
    ("sc_service", "/xa-hoi/202311/mot-bai-0A1b2c3/", "0a1b2c3"),
    (None, "/mot-bai-a7.html", None),  # the address alone does not say so
]


@pytest.mark.parametrize(("family", "path", "number"), FAMILY_IDS)
def test_a_family_says_where_the_number_stands(family: str | None, path: str, number: str | None) -> None:
    paper = source(family=family) if family else source()
    url = f"https://baosonlinh.vn{path}"
    assert paper.article_key(url) == (f"baosonlinh:{number}" if number else url)


@pytest.mark.parametrize("name", list_families())
def test_forms_of_families_are_patterns_with_a_number(name: str) -> None:
    for form in id_forms(name):
        assert "{id" in form
        url_pattern(form)


def test_the_sources_own_form_counts_before_its_familys() -> None:
    paper = source(family="content_fck", article="*/{slug}")
    assert paper.article_key("https://baosonlinh.vn/mot-bai-a4135.html").startswith("https:")


# --- files and folders


def test_a_file_anywhere_and_a_workspaces_own(tmp_path: Path) -> None:
    own = tmp_path / "sources"
    own.mkdir()
    text = "\n".join(f'{name} = "{value}"' for name, value in LEAST.items())
    (own / "baomoi.toml").write_text(text.replace('"baosonlinh"', '"baomoi"'), encoding="utf-8")
    (own / "baosonlinh.toml").write_text(text, encoding="utf-8")
    assert read_source(str(own / "baomoi.toml")).id == "baomoi"
    assert read_source("baomoi", own=own).home == "https://baosonlinh.vn"
    assert read_source("baosonlinh", own=own).home == "https://baosonlinh.vn", "before the registry's"
    assert {"baomoi", "baotuyenquang"} <= {known.id for known in list_sources(own)}
    (own / "other.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=r'other\.toml: id: set it to "other"'):
        read_source("other", own=own)
    wrong: list[SourceError] = []
    assert "baomoi" in {known.id for known in list_sources(own, wrong.append)}
    assert len(wrong) == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("baotuyenquan", r"no source 'baotuyenquan' \(did you mean baotuyenquang\?\)"),
        ("nowhere", "`tinbai sources list` shows the known ones"),
        ("nowhere.toml", "no file nowhere.toml: `tinbai sources new URL` drafts one"),
        ("../sources/baotuyenquang", "no source"),
    ],
)
def test_an_unknown_source_is_named(name: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_source(name)


@pytest.mark.parametrize("data", [b"id = ", b"\xff\xfe", b"id = 'a'\nid = 'b'"])
def test_a_broken_file_is_named(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "paper.toml"
    file.write_bytes(data)
    with pytest.raises(SourceError, match=r"paper\.toml: not a TOML file"):
        read_source(str(file))


# --- families


def test_a_family_with_older_layouts_reads_both() -> None:
    from lxml import html

    present, older = layouts("longform")
    new = html.document_fromstring('<div class="b-maincontent"><div class="entry"><p>x</p></div></div>')
    old = html.document_fromstring('<div class="article"><h1 class="title">x</h1><p id="content">x</p></div>')
    assert layout_for(new, "longform") == present
    assert layout_for(old, "longform") == older
    assert layout_for(html.document_fromstring("<p>x</p>"), "longform") == present
    assert "script" in older.drop


def test_a_layout_that_had_ended_is_not_tried() -> None:
    values = {
        "id": "paper",
        "body": [".new"],
        "older": [{"body": [".old"], "valid_until": datetime(2020, 1, 31, tzinfo=UTC).date()}],
    }
    assert [layout.valid_until is None for layout in family_layouts("paper", values)] == [True, False]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"id": "other"}, 'families/paper.toml: set id = "paper"'),
        ({"boddy": ["p"]}, "unknown fields boddy"),
        ({"body": "p"}, "body: give a list of texts"),
        ({"body": ["p:nth-child(2)"]}, "body: .*none of tag"),
        ({"older": [{"body": ["a ~ b"]}]}, "body: .*none of tag"),
        ({"older": [{"valid_until": "2020"}]}, "valid_until: give a day without quotes"),
        ({"valid_until": 2020}, r"valid_until belongs into an \[\[older\]\] layout"),
    ],
)
def test_a_wrong_family_is_named(values: dict[str, Any], message: str) -> None:
    with pytest.raises(FamilyError, match=message):
        family_layouts("paper", {"id": "paper", **values})


@pytest.mark.parametrize("name", list_families())
def test_dates_of_a_family_are_read_as_they_are_written(name: str) -> None:
    from pipeline.parse.datelines import read_dateline

    moment = datetime(2023, 11, 4, 17, 5, tzinfo=UTC)
    for layout in layouts(name):
        for form in layout.date_format:
            seen = read_dateline(moment.strftime(form))
            assert seen is not None
            assert seen.iso == "2023-11-04T17:05"


# --- against newspapers on loopback

FIFTEEN_LINES = """# A newspaper of one's own: Báo Sơn Lĩnh, invented.
id = "mypaper"
name = "Báo Sơn Lĩnh"
owner = "Đảng bộ huyện Sơn Lĩnh"
kind = "party_paper"
province = "tỉnh Tuyên Quang"
home = "HOME"
sections = ["/xay-dung-dang/"]
feeds = ["/rss/home.rss"]
sitemaps = ["/sitemap.xml"]
exclude = ["/tim-kiem*"]
FAMILY
delay_seconds = 0
notes = "for a test"
checked = false
"""


@pytest.fixture(scope="module")
def newspaper() -> Iterator[str]:
    with serve_newspaper() as home:
        yield home


def own_file(folder: Path, home: str, family: str = "") -> Path:
    file = folder / "mypaper.toml"
    named = f'family = "{family}"' if family else ""
    file.write_text(FIFTEEN_LINES.replace("HOME", home).replace("FAMILY", named), encoding="utf-8")
    return file


@pytest.mark.parametrize("family", ["generic", "sc_service", ""])
def test_a_file_of_fifteen_lines_reads_the_sample_newspaper(
    newspaper: str, tmp_path: Path, family: str
) -> None:
    from pipeline.run import crawl_source

    mine = read_source(str(own_file(tmp_path, newspaper, family)))
    workspace = Workspace.open(tmp_path / "data", create=True)
    with workspace.lock():
        report = crawl_source(workspace, mine)
    assert report.issues == ()
    assert report.added == len(read_sample())


@pytest.mark.parametrize(
    ("family", "read"),
    [("generic", {"title", "date", "body"}), ("sc_service", {"title", "lead", "date", "author"})],
)
def test_check_says_what_it_found_field_by_field(
    newspaper: str, tmp_path: Path, family: str, read: set[str]
) -> None:
    result = run("sources", "check", own_file(tmp_path, newspaper, family))
    assert result.exit_code == 0, result.output
    found = {line.split()[1] for line in result.stdout.splitlines() if line.startswith("found")}
    assert {"robots", "feed", "sitemap", "listing", "article", "body"} | read <= found
    rows = json.loads(run("sources", "check", own_file(tmp_path, newspaper, family), "--json").stdout)
    title = next(row for row in rows if row["what"] == "title")
    assert title["value"] in {article.title for article in read_sample()}


class _Broken(BaseHTTPRequestHandler):
    pages: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        page = self.pages.get(self.path)
        body = (page or "").encode()
        self.send_response(404 if page is None else 503 if page == "503" else 200)
        is_text = self.path == "/robots.txt"
        self.send_header("Content-Type", "text/plain" if is_text else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture
def broken() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Broken)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


LISTING = '<html><body><a href="/mot-bai-bao-hong-12345.html">Một bài báo hỏng</a></body></html>'
ARTICLE = "/mot-bai-bao-hong-12345.html"


@pytest.mark.parametrize(
    ("pages", "missing"),
    [
        ({"/robots.txt": "503"}, "robots"),
        ({"/robots.txt": "User-agent: *\nDisallow: /xa-hoi/", "/xa-hoi/": LISTING}, "listing"),
        ({}, "listing"),
        ({"/xa-hoi/": "<html><body><p>Không có tin.</p></body></html>"}, "listing"),
        ({"/xa-hoi/": LISTING}, "article"),
        ({"/xa-hoi/": LISTING, ARTICLE: "<html><body><h1>Xin lỗi</h1></body></html>"}, "article"),
    ],
)
def test_check_exits_1_where_a_page_does_not_parse(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: dict[str, str], missing: str
) -> None:
    monkeypatch.setattr(_Broken, "pages", pages)
    file = tmp_path / "paper.toml"
    file.write_text(
        f'id = "paper"\nname = "Báo"\nprovince = ""\nhome = "{broken}"\n'
        'sections = ["/xa-hoi/"]\ndelay_seconds = 0\n',
        encoding="utf-8",
    )
    result = run("sources", "check", file)
    assert result.exit_code == 1
    assert f"MISSING {missing}" in result.stdout


def test_a_live_site_wants_a_contact() -> None:
    result = run("sources", "check", "baotuyenquang")
    assert result.exit_code == 2
    assert "--contact" in result.stderr
    assert run("sources", "new", "https://baosonlinh.vn").exit_code == 2


def test_new_drafts_a_file_that_check_and_crawl_take(newspaper: str, tmp_path: Path) -> None:
    shown = run("sources", "new", newspaper)
    assert shown.exit_code == 0, shown.output
    values = tomllib.loads(shown.stdout)
    assert values["name"] == "Báo Sơn Lĩnh"
    assert values["feeds"] == ["/rss/home.rss"]
    assert values["sitemaps"] == ["/sitemap.xml"]
    assert {"/xay-dung-dang/", "/thoi-su-chinh-tri/"} <= set(values["sections"])
    assert "/tim-kiem" not in values["sections"], "robots.txt forbids it, and it lists nothing"
    assert (values["article"], values["family"]) == (SC_SERVICE, "sc_service")
    assert run("sources", "new", newspaper, "--write", "--data", tmp_path).exit_code == 0
    again = run("sources", "new", newspaper, "--write", "--data", tmp_path)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert run("sources", "check", values["id"], "--data", tmp_path).exit_code == 0


def test_new_offline_drafts_from_the_address() -> None:
    result = run("sources", "new", "https://www.baosonlinh.com.vn/xa-hoi/", "--offline")
    values = tomllib.loads(result.stdout)
    assert (values["id"], values["home"]) == ("baosonlinh", "https://www.baosonlinh.com.vn")
    assert source_of_values(values, "draft").id == "baosonlinh"
    assert "province" in result.stderr
    known = run("sources", "new", "https://baotuyenquang.com.vn", "--offline")
    assert "baotuyenquang of the registry has this host already" in known.stderr
    assert run("sources", "new", "not an address", "--offline").exit_code == 2


def test_list_and_show() -> None:
    rows = json.loads(run("sources", "list", "--json").stdout)
    assert {row["id"] for row in rows} == {known.id for known in REGISTRY}
    assert "baotuyenquang" in run("sources", "list").stdout
    shown = run("sources", "show", "baohagiang").stdout
    values = tomllib.loads(shown)
    assert source_of_values(values, "shown") == read_source("baohagiang"), "what is shown is a source file"
    assert json.loads(run("sources", "show", "baohagiang", "--json").stdout)["delay_seconds"] == 3.0
    assert run("sources", "show", "nowhere").exit_code == 2
