"""NFC with a way back: `e` + circumflex + dot below becomes `ệ`, and each place knows where it was."""

from unicodedata import is_normalized, normalize

import regex

# A character with what joins it: marks, and the Hangul vowels and finals, which are letters.
_CLUSTER = regex.compile(r"[^\p{M}\u1160-\u11FF]?[\p{M}\u1160-\u11FF]+", regex.DOTALL)
_BOM = "\ufeff"


def to_nfc(raw: str) -> tuple[str, tuple[int, ...] | None]:
    """The text in NFC, without a byte order mark, and its offsets.

    offsets: for each character of the result, and for its end, the position in `raw`; None where the
    two are the same text.
    """
    at = 1 if raw.startswith(_BOM) else 0
    if is_normalized("NFC", raw):
        return (raw[1:], tuple(range(1, len(raw) + 1))) if at else (raw, None)
    pieces: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(raw, at):
        _add_plain(raw, at, match.start(), pieces, offsets)
        piece = normalize("NFC", match.group())
        last = match.end() - 1
        pieces.append(piece)
        offsets.extend(min(match.start() + index, last) for index in range(len(piece)))
        at = match.end()
    _add_plain(raw, at, len(raw), pieces, offsets)
    offsets.append(len(raw))
    return "".join(pieces), tuple(offsets)


def _add_plain(raw: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    """Add characters that nothing joins; a few are still another character in NFC (the Angstrom sign)."""
    plain = raw[start:end]
    if is_normalized("NFC", plain):
        pieces.append(plain)
        offsets.extend(range(start, end))
        return
    for index, character in enumerate(plain, start):
        piece = normalize("NFC", character)
        pieces.append(piece)
        offsets.extend([index] * len(piece))
