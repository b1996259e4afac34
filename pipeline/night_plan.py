"""What a night is to do: which sources, for how long."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.collect.sources import Source, list_sources, read_source
from pipeline.workspace import Workspace

_SPAN = re.compile(r"(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?")


class BudgetError(ValueError):
    """A time budget that cannot be read; the message shows the form."""


def budget_seconds(text: str) -> float:
    """`4h`, `90m`, `2h30m` -> seconds. Raises BudgetError."""
    match = _SPAN.fullmatch(text.strip())
    if not match or not any(match.groups()):
        raise BudgetError(f"budget '{text}': give hours, minutes or seconds, such as 4h, 90m or 2h30m")
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


@dataclass(frozen=True, slots=True)
class Plan:
    """The sources of a night, and what is wrong with the source files that were passed over."""

    sources: tuple[Source, ...]
    wrong: tuple[str, ...] = ()


def plan_night(workspace: Workspace, names: Sequence[str]) -> Plan:
    """The named sources (ids, or paths of TOML files), each once; without names all that still appear.

    The workspace's own sources (`sources/*.toml`) come before the registry's of the same id. Without names,
    papers that have a successor and the registry's invented one on loopback are left out, and a wrong file
    stops nothing. Raises SourceError for a name.
    """
    own = workspace.root / "sources"
    if names:
        named = (read_source(name, own=own) for name in names)
        return Plan(tuple({source.id: source for source in named}.values()))
    wrong: list[str] = []
    known = list_sources(own, lambda error: wrong.append(str(error)))
    return Plan(
        tuple(
            source
            for source in known
            if source.successor is None and (not source.is_loopback or (own / f"{source.id}.toml").is_file())
        ),
        tuple(wrong),
    )
