"""Reads bodies of party, state and front: `BTV Tỉnh ủy`, `UBND huyện Hàm Yên`, `Chi bộ thôn Mường`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """A body as written.

    name: abbreviations expanded, canonical capitals (`Ủy ban nhân dân huyện`). kind: id of its row in
    rules/organisations.toml. level: of the body, None if its words do not say. needs: the level of the
    place that its own word calls for and that is missing (`Huyện ủy` -> district), None if complete.
    """

    start_char: int
    end_char: int
    surface: str
    name: str
    kind: str
    level: str | None
    place: str | None
    needs: str | None


def read_organisation(text: str, start: int) -> OrganisationMention | None:
    """The longest body whose name begins exactly at `start`, None if none does."""
    raise NotImplementedError


def find_organisations(text: str, start: int = 0, end: int | None = None) -> list[OrganisationMention]:
    """The bodies named in `text[start:end]`, in order, not overlapping; offsets into `text`."""
    raise NotImplementedError
