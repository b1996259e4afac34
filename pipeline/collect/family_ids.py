"""How the numeric id stands in the addresses of a family's articles: `-a196670.html`, `-post123.html`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def id_forms(family: str | None) -> tuple[str, ...]:
    """The `article` patterns of a family's file (url_patterns.py); none without a family, or a file of it.

    They tell two addresses of one article; what is an article at all is the source's own affair.
    """
    file = files("corpus") / "sources" / "families" / f"{family}.toml"
    if family is None or not file.is_file():
        return ()
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")).get("article", ()))
