"""What goes wrong on the way from what is so to a claim: misprints, other spellings, shortened names."""

import random
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Slips:
    """How often something goes wrong or is left out: shares of the claims, of the articles where said."""

    undated: float = 0.05  # articles
    copied: float = 0.04  # articles, by a paper of another province
    wrong_post: float = 0.012
    wrong_place: float = 0.005
    unresolved: float = 0.06
    no_level: float = 0.01
    misprint: float = 0.004  # a tone or a letter of the name
    capitals: float = 0.02
    unmarked: float = 0.003  # articles without any mark in names
    variant: float = 0.15  # Mĩ for Mỹ, Thuý for Thúy
    shortened: float = 0.003  # a middle syllable left out
    other_way: float = 0.2  # of a seat that is written in several ways
    stale: float = 0.004  # articles that show somebody in a post just left
    former: float = 0.03  # articles that speak of somebody as nguyên


def written(chance: random.Random, slips: Slips, name: str) -> str:
    """The name as a text has it: now and then misprinted, in capitals, or without a middle syllable."""
    if chance.random() < slips.misprint:
        return _misprinted(chance, name)
    if chance.random() < slips.capitals:
        return name.upper()
    parts = name.split()
    if len(parts) == 3 and chance.random() < slips.shortened:
        return f"{parts[0]} {parts[2]}"
    return name


def respelt(name: str) -> str:
    """The name in the other of two spellings that are both right: Mĩ for Mỹ, Thuý for Thúy."""
    return " ".join(_I_Y.get(part, _OLD_PLACE.get(part, part)) for part in name.split()).replace("’", "'")


_I_Y = {"Mỹ": "Mĩ", "Quý": "Quí", "Kỳ": "Kì", "Lý": "Lí", "Vỹ": "Vĩ"}
_OLD_PLACE = {
    "Hòa": "Hoà",
    "Thủy": "Thuỷ",
    "Thúy": "Thuý",
    "Khoa": "Khoa",
    "Hoài": "Hoài",
    "Thùy": "Thuỳ",
    "Lũy": "Luỹ",
}
_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _misprinted(chance: random.Random, name: str) -> str:
    """A tone lost or another, now and then a letter."""
    parts = name.split()
    place = chance.randrange(len(parts))
    letters = list(unicodedata.normalize("NFD", parts[place]))
    tones = [index for index, letter in enumerate(letters) if letter in _TONES]
    if tones and chance.random() < 0.8:
        letters[tones[0]] = chance.choice(("", *_TONES))
    else:
        plain = [n for n, letter in enumerate(letters) if letter in "nmhgtc"]
        spot = chance.choice(plain) if plain else 0
        letters[spot] = chance.choice("nmhgtc") if plain else letters[spot]
    parts[place] = unicodedata.normalize("NFC", "".join(letters))
    return " ".join(parts)
