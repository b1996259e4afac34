"""Templates: everything escaped, nothing undefined, words in the reader's language."""

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.datastructures import QueryParams

from pipeline.explorer.cells import address, cell
from pipeline.explorer.records import record_address
from pipeline.explorer.texts import question_for, reason_for, speaker, word_for
from pipeline.explorer.waiting_words import measured_words
from pipeline.explorer.words import confidence_words, date_words, number_words, web_address


@cache
def environment(language: str) -> Environment:
    """The templates as a reader of this language sees them."""
    made = Environment(
        loader=PackageLoader("pipeline.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        t=speaker(language),
        language=language,
        other_language="en" if language == "vi" else "vi",
        word=partial(word_for, language),
        said=partial(question_for, language),
        static=static_address,
        changed=changed_address,
        cell=partial(cell, language),
        marked=marked,
        lead=address,
        record_address=record_address,
        measured=partial(measured_words, language),
    )
    made.filters.update(
        date=partial(date_words, language=language),
        number=partial(number_words, language=language),
        confidence=partial(confidence_words, language=language),
        web=web_address,
        speak=partial(word_for, language, "speaks"),
        reason=partial(reason_for, language),
    )
    return made


@cache
def static_address(name: str) -> str:
    """The address of a file of static/, new whenever its content is."""
    content = (files("pipeline.explorer") / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def changed_address(path: str, query: QueryParams, changes: Mapping[str, object]) -> str:
    """The address of the same page with other parameters.

    changes: name -> value, list of values, or None to leave it out. Any change leads back to the first page,
    unless it is to `page`; `lang` goes, the cookie has it.
    """
    kept = [(name, value) for name, value in query.multi_items() if name not in {*changes, "page", "lang"}]
    for name, value in changes.items():
        values = value if isinstance(value, list | tuple) else [value]
        kept += [(name, str(one)) for one in values if one is not None]
    return f"{path}?{urlencode(kept)}" if kept else path


def marked(sentence: str, start: int, end: int) -> Markup:
    """The sentence with its characters from start to end marked, all of it escaped."""
    return Markup("{}<mark>{}</mark>{}").format(
        escape(sentence[:start]), escape(sentence[start:end]), escape(sentence[end:])
    )
