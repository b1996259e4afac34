"""Reads places with their type word: `huyện Hàm Yên`, `xã Yên Phú`, `thôn Nà Lũng`, `Tổ 2`."""

from dataclasses import dataclass

LEVELS = ("central", "province", "district", "commune", "village")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as written. type: `huyện`; name: `Hàm Yên`; level: one of `LEVELS`."""

    start_char: int
    end_char: int
    surface: str
    type: str
    name: str
    level: str


def find_places(text: str, start: int = 0, end: int | None = None) -> list[PlaceMention]:
    """The places with a type word in `text[start:end]`, in order; offsets into `text`."""
    raise NotImplementedError


def read_place(text: str, start: int) -> PlaceMention | None:
    """The longest place that begins exactly at `start` with its type word, None if none does."""
    raise NotImplementedError


def levels_of(name: str) -> frozenset[str]:
    """The levels at which the gazetteer knows a unit of this bare name (`Hàm Yên`), empty if none."""
    raise NotImplementedError
