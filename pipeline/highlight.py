"""One self-contained page: the article's text with its facts marked, and the facts as tables below."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

Json = dict[str, Any]
Mark = tuple[int, int, str, str]  # start, end, kind, what it says

_TEMPLATE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ facts.meta.title or facts.article }}</title>
<style>
body { font: 17px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
article { white-space: pre-wrap; }
mark { color: inherit; border-radius: 3px; padding: 0 1px; }
mark.person { background: #cfe8ff; } mark.post { background: #d9f2d0; }
mark.directive { background: #ffe3b8; } mark.statistic { background: #f3d6f5; }
mark.person.post, mark.post.statistic { outline: 1px solid #777; }
table { border-collapse: collapse; font-size: 15px; margin: .5rem 0 1.5rem; }
td, th { border-bottom: 1px solid #ddd; padding: .2rem .8rem .2rem 0; text-align: left; vertical-align: top; }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #181818; } mark { color: #111; } }
</style></head><body>
<p>{{ facts.article }}{% if facts.meta.published %} · {{ facts.meta.published }}{% endif %}{% if facts.meta.author %} · {{ facts.meta.author }}{% endif %} ·
<mark class="person">người</mark> <mark class="post">chức vụ</mark> <mark class="directive">văn bản</mark> <mark class="statistic">số liệu</mark></p>
<article>{% for piece, kinds, says in pieces %}{% if kinds %}<mark class="{{ kinds }}" title="{{ says }}">{{ piece }}</mark>{% else %}{{ piece }}{% endif %}{% endfor %}</article>
<h2>Posts</h2>
<table><tr><th>Person</th><th>Post</th><th>Organisation</th><th>Status</th></tr>
{% for person in facts.people %}{% for post in person.posts %}<tr><td>{{ person.name }}</td><td>{{ post.title }}</td><td>{{ post.organisation or "?" }}</td><td>{{ post.status }}</td></tr>
{% else %}<tr><td>{{ person.name }}</td><td></td><td></td><td></td></tr>
{% endfor %}{% endfor %}</table>
<h2>Directives</h2>
<table><tr><th>Kind</th><th>Number</th><th>Date</th><th>Issuer</th><th>Subject</th></tr>
{% for d in facts.directives %}<tr><td>{{ d.kind }}</td><td>{{ d.number or "" }}{% if d.symbol %}-{{ d.symbol }}{% endif %}</td><td>{{ d.date or "" }}</td><td>{{ d.issuer or "" }}</td><td>{{ d.subject or "" }}</td></tr>
{% endfor %}</table>
<h2>Statistics</h2>
<table><tr><th>Words</th><th>Value</th><th>Unit</th><th>About</th><th>When</th></tr>
{% for s in facts.statistics %}<tr><td>{{ text[s.span[0]:s.span[1]] }}</td><td>{{ s.value }}{% if s.denominator is defined %}/{{ s.denominator }}{% endif %}{% if s.value_max is defined %}–{{ s.value_max }}{% endif %}</td><td>{{ s.unit }}</td><td>{{ s.about or "" }}</td><td>{{ s.when or "" }}</td></tr>
{% endfor %}</table>
</body></html>
"""


def facts_page(text: str, facts: Json) -> str:
    """The page as HTML, everything escaped. text: what the facts' offsets point into."""
    from jinja2 import Environment, StrictUndefined

    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_TEMPLATE)
    return template.render(text=text, facts=facts, pieces=_pieces(text, list(_marks(facts))))


def facts_table(text: str, facts: Json) -> str:
    """The facts as lines for a terminal: posts, directives, statistics."""
    lines = [f"# {facts['article']}"]
    for person in facts["people"]:
        posts = [
            f"{post['title']}, {post['organisation'] or '?'} ({post['status']})" for post in person["posts"]
        ]
        lines += [f"{person['name']:28} {post}" for post in posts or [""]]
    for directive in facts["directives"]:
        keys = ("kind", "number", "symbol", "date", "issuer")
        lines.append(" | ".join(str(directive[key] or "") for key in keys))
    for statistic in facts["statistics"]:
        start, end = statistic["span"]
        about = f"{statistic['about'] or ''} {statistic['when'] or ''}"
        lines.append(
            f"{' '.join(text[start:end].split()):32} {statistic['value']} {statistic['unit']} {about}"
        )
    return "\n".join(lines)


def _marks(facts: Json) -> Iterator[Mark]:
    for person in facts["people"]:
        for start, end in person["mentions"]:
            yield start, end, "person", person["name"]
        for post in person["posts"]:
            says = f"{person['name']}: {post['title']}, {post['organisation'] or '?'} ({post['status']})"
            for start, end in post["mentions"]:
                yield start, end, "post", says
    for directive in facts["directives"]:
        parts = (directive[key] for key in ("kind", "number", "symbol", "date", "issuer"))
        says = " ".join(part for part in parts if part)
        for start, end in directive["mentions"]:
            yield start, end, "directive", says
    for statistic in facts["statistics"]:
        start, end = statistic["span"]
        values = [statistic[key] for key in ("qualifier", "value", "unit", "about")]
        yield start, end, "statistic", " ".join(str(value) for value in values if value is not None)


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, str, str]]:
    """The text cut at every mark's ends: piece, its kinds, what they say. Marks may overlap."""
    bounds = sorted({0, len(text)} | {mark[0] for mark in marks} | {mark[1] for mark in marks})
    waiting = sorted(marks, reverse=True)
    open_marks: list[Mark] = []
    for start, end in itertools.pairwise(bounds):
        while waiting and waiting[-1][0] <= start:
            open_marks.append(waiting.pop())
        open_marks = [mark for mark in open_marks if mark[1] > start]
        kinds = " ".join(dict.fromkeys(mark[2] for mark in open_marks))
        yield text[start:end], kinds, "; ".join(mark[3] for mark in open_marks)
