"""The ids of people: minted once, kept for ever, redirected when two people turn out to be one.

An id belongs to a seed: the earliest text that names the person, and the name there. A person who has several
registered seeds takes the oldest id; the others, and the one that the person would get if minted today, are
redirected to it. So the same articles in another order, or in two halves, lead to the same ids.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path

from pipeline.ids import digest

Seed = tuple[str, str]  # text_id, key of the person's name


class RegistryError(RuntimeError):
    """The registry cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Minted:
    """A line of the registry. seed: where the id comes from. redirect: the id that took over, if any."""

    person_id: str
    text_id: str
    name_key: str
    redirect: str | None = None

    @property
    def seed(self) -> Seed:
        """What the id belongs to."""
        return self.text_id, self.name_key


def natural_id(seed: Seed) -> str:
    """The id that a seed mints: `p` and a hash."""
    return "p" + digest(*seed)


def assign_ids(
    people: Sequence[Sequence[Seed]], registry: Iterable[Minted]
) -> tuple[list[str], list[Minted]]:
    """An id for each person, and the lines to add to the registry.

    people: seeds of each person, the earliest first. registry: oldest first; the last line of an id holds.
    """
    known: dict[str, Minted] = {}
    for line in registry:
        known[line.person_id] = line
    by_seed = {line.seed: line.person_id for line in known.values() if line.redirect is None}
    age = {person_id: number for number, person_id in enumerate(known)}
    ids: list[str] = []
    added: list[Minted] = []

    def add(line: Minted) -> None:
        if known.get(line.person_id) != line:
            known[line.person_id] = line
            added.append(line)

    taken: set[str] = set()
    owner = _owners(people)
    for number, seeds in enumerate(people):
        mine = {by_seed[seed] for seed in seeds if seed in by_seed and owner[seed] == number}
        held = sorted(mine - taken, key=age.__getitem__)
        natural = natural_id(seeds[0])
        seed = seeds[0] if held else _free_seed(seeds[0], taken)
        person_id = held[0] if held else natural_id(seed)
        taken.add(person_id)
        ids.append(person_id)
        if not held:
            add(Minted(person_id, *seed))
        for other in held[1:]:
            add(Minted(other, known[other].text_id, known[other].name_key, person_id))
        if natural != person_id and natural not in known:
            add(Minted(natural, *seeds[0], person_id))
    return ids, added


def _owners(people: Sequence[Sequence[Seed]]) -> dict[Seed, int]:
    """Who has a seed: two people of one name in one text both have it; it is theirs whose first it is, else
    the first one's."""
    owner: dict[Seed, int] = {}
    for number, seeds in enumerate(people):
        owner.setdefault(seeds[0], number)
    for number, seeds in enumerate(people):
        for seed in seeds:
            owner.setdefault(seed, number)
    return owner


def _free_seed(seed: Seed, taken: set[str]) -> Seed:
    """The seed, or for the second person of that name in one text `name#2`."""
    text_id, key = seed
    numbered = chain((seed,), ((text_id, f"{key}#{number}") for number in range(2, 100)))
    return next((free for free in numbered if natural_id(free) not in taken), seed)


def read_registry(path: Path) -> list[Minted]:
    """The lines of the registry, oldest first; none where there is no file.

    A last line that a crash cut off is left out. Raises RegistryError for any other line that is none.
    """
    if not path.exists():
        return []
    lines = path.read_bytes().split(b"\n")
    found: list[Minted] = []
    for number, line in enumerate(lines[:-1], 1):  # what follows the last line break was never finished
        try:
            found.append(Minted(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise RegistryError(f"{path}, line {number}: {error}: restore it from version control") from error
    return found


def add_to_registry(path: Path, added: Sequence[Minted]) -> None:
    """Append lines so that a crash leaves whole lines only; what a crash cut off before is cut away."""
    if not added:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as stream:
        stream.seek(0)
        data = stream.read()
        stream.truncate(data.rfind(b"\n") + 1)
        stream.write(b"".join(json.dumps(asdict(line)).encode() + b"\n" for line in added))
        stream.flush()
        os.fsync(stream.fileno())
