"""Hostile pages: whatever they are made of, four times the size takes about four times the time."""

from collections.abc import Callable

import pytest
from timing import cpu_seconds

from pipeline.article import Article, Issue
from pipeline.parse.page import parse_page

SIZE = 30_000  # characters of the small page
LARGER, RATIO = 4, 10.0  # what is linear takes four times as long, what is quadratic sixteen times
LEAST = 0.06  # seconds under which clocks and caches decide
ARTICLE = (
    "<h1>Bản Lùng vững bước hôm nay</h1><p>10:30, 15/05/2021</p>"
    + "<p>Năm qua, Đảng bộ xã Bản Lùng lãnh đạo nhân dân mở đường đến các thôn, làm lại nhà dột nát.</p>" * 5
)
TEASER = (
    "<div class=i><h3><a href=/x>Khánh thành cầu treo xã</a></h3><p>Sáng nay, huyện khánh thành cầu treo dân "
    "sinh tại bản Pó, có đông đảo bà con dự.</p></div>"
)
LD = '<script type="application/ld+json">'

Build = Callable[[int], str]  # a page of about so many characters


def before(piece: str) -> Build:
    return lambda size: piece * (size // len(piece)) + ARTICLE


def after(piece: str) -> Build:
    return lambda size: ARTICLE + piece * (size // len(piece))


def script(piece: str, size: int) -> str:
    return f"<script>{piece * (size // len(piece))}</script>{ARTICLE}"


def entity_bomb(size: int) -> str:
    names = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 20))
    return f'<!DOCTYPE html [<!ENTITY a0 "aaaaaaaaaa">{names}]>{ARTICLE}' + "&a19;" * (size // 5)


HOSTILE: dict[str, Build] = {
    "boxes in boxes": before("<div>"),
    "words in boxes in boxes": before("<span>Đảng ủy "),
    "related boxes in each other": before("<div class=related>xã "),
    "hidden boxes in each other": before('<div style="display:none">x'),
    "lists in lists": before("<ul><li>"),
    "tables in tables": before("<table><tr><td>"),
    "one attribute": lambda size: f'<div data-x="{"a" * size}">{ARTICLE}',
    "one class of many names": lambda size: f'<div class="{"a b " * (size // 4)}">{ARTICLE}',
    "empty tags": after("<i></i>"),
    "empty paragraphs": after("<p></p>"),
    "links": after("<a href=/x>Khánh thành cầu treo</a>"),
    "a list of links": before("<li><a href=/x>Khánh thành cầu treo xã</a></li>"),
    "openings of articles": after(TEASER),
    "unclosed paragraphs": after("<p>Đảng ủy xã "),
    "unclosed bold": before("<b><i>"),
    "less than": after("<"),
    "half a tag": after("<a "),
    "half a comment": after("<!-"),
    "ampersands": after("&"),
    "entities": after("&#7879;&lt;&nbsp;"),
    "an entity bomb": entity_bomb,
    "a huge JSON-LD": lambda size: f'{LD}{{"@type":"Article","headline":"{"a" * size}"}}</script>{ARTICLE}',
    "a deep JSON-LD": lambda size: f"{LD}{'[' * size}</script>{ARTICLE}",
    "many JSON-LD": before(f'{LD}{{"@type":"WebPage"}}</script>'),
    "strings in a script": lambda size: script('var a="<p>x";', size),
    "open quotes in a script": lambda size: script("'<p>\"<p>`<p>", size),
    "an open comment": lambda size: f"{ARTICLE}<!--{'x' * size}",
    "headings": before("<h1>Bản Lùng vững bước hôm nay</h1>"),
    "headings of all kinds": lambda size: "".join(f"<h1>Bản {i}</h1>" for i in range(size // 20)) + ARTICLE,
    "times": after("<time>10:30, 15/05/2021</time>"),
    "authors": after("<b class=author>Thu Hà</b>"),
    "one line": after("Đảng ủy xã "),
    "one word": after("ả"),
    "line breaks": after("Đảng ủy xã<br>"),
    "nothing but line breaks": after("<br>"),
    "pictures": after("<img src=a>"),
    "pictures with captions": after("<p><img src=a><br><em>Bản Lùng</em></p>"),
    "cells": lambda size: f"{ARTICLE}<table>{'<tr><td>Đảng<td>12' * (size // 18)}",
    "options": after("<select><option>Đảng ủy xã"),
    "a huge title": lambda size: f"<title>{'Đảng - ' * (size // 7)}</title>{ARTICLE}",
    "headings of boxes": after("<p>Tin liên quan</p>"),
    "dated headlines": after("<p><a href=/x>Khánh thành cầu</a> (12/05/2023)</p>"),
    "brackets": after("("),
    "hashes": after("#a "),
    "blanks": after("&nbsp;"),
    "joiners": after("\u200b"),
    "marks on one letter": after("\u0301"),
    "own tags": lambda size: ARTICLE + "".join(f"<x{i}>a</x{i}>" for i in range(size // 16)),
}  # fmt: skip


def seconds(html: str) -> float:
    data = html.encode()
    assert isinstance(parse_page(data, "https://bao.example/1"), Article | Issue)
    return cpu_seconds(lambda: parse_page(data, "https://bao.example/1"))


@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_grows_with_the_size(name: str) -> None:
    small, large = seconds(HOSTILE[name](SIZE)), seconds(HOSTILE[name](LARGER * SIZE))
    assert large <= max(LEAST, RATIO * small), f"{LARGER} times the size: {large / small:.1f} times the time"


@pytest.mark.parametrize(
    "name", ["one attribute", "empty tags", "entities", "pictures", "options", "an open comment"]
)
def test_the_article_is_read_all_the_same(name: str) -> None:
    found = parse_page(HOSTILE[name](SIZE).encode(), "https://bao.example/1")
    assert isinstance(found, Article), found
    assert (found.title, found.published) == ("Bản Lùng vững bước hôm nay", "2021-05-15T10:30")
    assert "làm lại nhà dột nát." in found.text
