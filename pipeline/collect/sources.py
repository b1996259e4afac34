"""The source registry: one TOML file a newspaper in corpus/sources, and a workspace's own beside it."""

import tomllib
from collections.abc import Callable, Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.collect.source import Source
from pipeline.collect.source_schema import SourceError, is_id, source_of_values

__all__ = ["Source", "SourceError", "list_sources", "read_source", "source_of_url"]

_REGISTRY = files("corpus") / "sources"
_END = ".toml"


def read_source(name: str, home: str | None = None, own: Path | None = None) -> Source:
    """A source by its id, or by the path of a TOML file.

    home: overrides the file's home (the demo serves the sample newspaper on a free port). own: folder of a
    workspace's own sources, which come before the registry's. Raises SourceError for an unknown id or a
    wrong file.
    """
    if name.endswith(_END):
        return _read(Path(name), home)
    for folder in _folders(own) if is_id(name) else ():
        if (file := folder / f"{name}{_END}").is_file():
            source = _read(file, home)
            if source.id != name:
                raise SourceError(f'{file}: id: set it to "{name}" or rename the file to {source.id}{_END}')
            return source
    from difflib import get_close_matches

    near = get_close_matches(name, _names(_REGISTRY), 1)
    hint = f" (did you mean {near[0]}?)" if near else ""
    raise SourceError(f"no source '{name}'{hint}: `tinbai sources list` shows the known ones")


def list_sources(
    own: Path | None = None, set_aside: Callable[[SourceError], None] | None = None
) -> list[Source]:
    """All sources by id, a workspace's own (of the folder `own`) before the registry's of the same id.

    set_aside: is told of a file that is wrong, and the others go on. Raises SourceError without it.
    """
    found: list[Source] = []
    for name in sorted({name for folder in _folders(own) for name in _names(folder)}):
        try:
            found.append(read_source(name, own=own))
        except SourceError as error:
            if set_aside is None:
                raise
            set_aside(error)
    return found


def source_of_url(url: str, sources: Iterable[Source], day: str | None = None) -> Source | None:
    """The source whose address this was on an ISO day (None: ever); None where there is none, or several."""
    found = [source for source in sources if source.owned(url, day)]
    return found[0] if len(found) == 1 else None


def _folders(own: Path | None) -> tuple[Traversable, ...]:
    return (own, _REGISTRY) if own is not None and own.is_dir() else (_REGISTRY,)


def _names(folder: Traversable) -> list[str]:
    return [entry.name.removesuffix(_END) for entry in folder.iterdir() if entry.name.endswith(_END)]


def _read(file: Traversable, home: str | None) -> Source:
    if not file.is_file():
        raise SourceError(f"no file {file}: `tinbai sources new URL` drafts one")
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{file.name}: not a TOML file in UTF-8: {error}") from error
    return source_of_values(values | ({"home": home} if home else {}), file.name)
