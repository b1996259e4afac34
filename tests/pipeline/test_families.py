"""Every family of papers reads a page that is made as its selectors say, with boxes of other things in it."""

from collections import Counter
from html import escape

import pytest
import regex
from looks import STORIES, Story, links, shell, teasers

from pipeline.article import Article
from pipeline.parse.families import GENERIC, Family, layouts, list_families
from pipeline.parse.page import parse_page
from pipeline.parse.selectors import Step, read_selector

FLOOR = 0.99
FAMILIES = [
    pytest.param(layout, id=f"{name}-{index}")
    for name in list_families()
    for index, layout in enumerate(layouts(name))
    if name != GENERIC
]


def made_of(selector: str, inside: str, tag: str = "div") -> str:
    """The HTML of elements that the selector finds, the last one with `inside`."""
    for step in reversed(read_selector(selector)):
        inside, tag = element(step, inside, tag), "div"
    return inside


def element(step: Step, inside: str, tag: str) -> str:
    name = step.tag if step.tag != "*" else tag
    marks = {"#": "id", ".": "class"}
    attributes: dict[str, str] = {}
    for kind, value, wanted in step.marks:
        key = marks.get(kind, value)
        words = value if kind in marks else wanted or ""
        attributes[key] = f"{attributes[key]} {words}" if key in attributes else words
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{inside}</{name}>"


def first(selectors: tuple[str, ...], inside: str, otherwise: str, tag: str = "div") -> str:
    return made_of(selectors[0], inside, tag) if selectors else otherwise


def family_page(story: Story, family: Family) -> str:
    heads = dict(story.heads)
    lines = [
        (f"<h3>{heads[i]}</h3>" if i in heads else "") + f"<p>{text}</p>"
        for i, text in enumerate(story.paragraphs)
    ]
    lines.insert(1, f'<div class="box-tinlienquan"><b>Tin liên quan</b><ul>{links()}</ul></div>')
    lines.append(
        '<div class="share-bar">Chia sẻ Facebook</div><p class="tags">Từ khóa: <a href=/t>Đản Khê</a></p>'
    )
    signed = f'<p style="text-align:right"><b>{story.author}</b></p>'
    stamp = (
        f"{story.hour}, {story.day}"
        if "%H:%M, %d/%m/%Y" in family.date_format
        else f"{story.day} - {story.hour}"
    )
    body = "".join(lines) + ("" if family.author else signed)
    known = [
        made_of(selector, "") for selector in family.known_by if selector not in (*family.body, *family.lead)
    ]
    return shell(
        f"{story.title} - Báo Đản Khê",
        "".join(known)
        + first(family.title, story.title, f"<h1>{story.title}</h1>", "h1")
        + first(family.date, stamp, f'<span class="ngay">{stamp}</span>', "span")
        + first(family.lead, story.lead, f"<p><b>{story.lead}</b></p>")
        + first(family.body, body, f"<div>{body}</div>")
        + first(family.author, story.author, "")
        + f'<div class="cung-muc"><h3>Tin cùng chuyên mục</h3>{teasers()}</div>',
        f'<meta property="og:title" content="{escape(story.title)}">',
    )


def words(text: str) -> Counter[str]:
    return Counter(regex.findall(r"\p{L}+|\p{N}+", text.casefold()))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title[:12])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_page_made_as_the_family_says(family: Family, story: Story) -> None:
    article = parse_page(family_page(story, family).encode(), "https://bao.example/tin-77.html", family.id)
    assert isinstance(article, Article), article
    assert (article.title, article.author, article.published) == (story.title, story.author, story.published)
    assert article.lead.endswith(story.lead)
    zones = (
        article.text[z.start_char : z.end_char]
        for z in article.zones
        if z.kind in ("lead", "heading", "body")
    )
    found, expected = words("\n".join(zones)), words(story.body)
    assert 2 * (found & expected).total() / (found.total() + expected.total()) >= FLOOR
