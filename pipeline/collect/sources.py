"""The source registry: one TOML file a newspaper in corpus/sources.

A URL pattern names its parts: `/{section}/{yyyymm}/{slug}-{id:hex7}/`. Parts: `{section}` one or more path
segments, `{slug}` letters, digits and hyphens, `{yyyymm}` six digits, `{id}` digits, `{id:hex7}` seven hex
digits.
"""

import tomllib
from dataclasses import dataclass, fields
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import regex

_PARTS = {
    "{section}": r"[\w\-]+(?:/[\w\-]+)*",
    "{slug}": r"[\w\-]+?",
    "{yyyymm}": r"\d{6}",
    "{id}": r"(?P<id>\d+)",
    "{id:hex7}": r"(?P<id>[0-9a-f]{7})",
}


class SourceError(ValueError):
    """A source file is wrong; the message names the file, the field and the repair."""


@dataclass(frozen=True)
class Source:
    """A newspaper or portal.

    home: scheme, host and port. province: the place it speaks for, with its type word. sections, feeds,
    sitemaps: paths below home. article: URL pattern of its articles. delay_seconds: least time between two
    requests. checked: whether `tinbai sources check` has seen it parse on the live site.
    """

    id: str
    name: str
    owner: str
    province: str
    home: str
    family: str
    sections: tuple[str, ...]
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    article: str
    delay_seconds: float
    checked: bool

    @cached_property
    def _article(self) -> regex.Pattern[str]:
        pattern = regex.escape(self.article, literal_spaces=True)
        for part, expression in _PARTS.items():
            pattern = pattern.replace(regex.escape(part), expression)
        return regex.compile(pattern)

    def owns(self, url: str) -> bool:
        """Whether the URL is on the source's own scheme, host and port."""
        mine, other = urlsplit(self.home), urlsplit(url)
        return (mine.scheme, mine.netloc) == (other.scheme, other.netloc)

    def article_key(self, url: str) -> str:
        """What an article is known by: source and id where its URLs have one (slugs change), else the URL."""
        match = self._article.fullmatch(urlsplit(url).path)
        number = match.groupdict().get("id") if match else None
        return f"{self.id}:{number}" if number else url

    def is_article(self, url: str) -> bool:
        """Whether the URL has the shape of one of the source's articles."""
        return self.owns(url) and self._article.fullmatch(urlsplit(url).path) is not None


def read_source(name: str, home: str | None = None) -> Source:
    """A source by its id in the registry, or by the path of a TOML file.

    home: overrides the file's home (the demo serves the sample newspaper on a free port).
    Raises SourceError for an unknown id or a wrong file.
    """
    path = Path(name) if name.endswith(".toml") else None
    place = path if path is not None else files("corpus") / "sources" / f"{name}.toml"
    if not place.is_file():
        raise SourceError(f"no source '{name}': `tinbai sources list` shows the known ones")
    try:
        values = tomllib.loads(place.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{name}: not a TOML file in UTF-8: {error}") from error
    return _source(name, values | ({"home": home} if home else {}))


def _source(name: str, values: dict[str, object]) -> Source:
    known = {field.name for field in fields(Source)}
    if missing := known - values.keys():
        raise SourceError(f"{name}: add the fields {', '.join(sorted(missing))}")
    if unknown := values.keys() - known:
        raise SourceError(f"{name}: unknown fields {', '.join(sorted(unknown))}")
    return Source(**{key: tuple(v) if isinstance(v, list) else v for key, v in values.items()})  # type: ignore[arg-type]


def list_sources() -> list[Source]:
    """All sources of the registry, by id."""
    names = [entry.name for entry in (files("corpus") / "sources").iterdir()]
    return [read_source(name.removesuffix(".toml")) for name in sorted(names) if name.endswith(".toml")]
