"""NFC with a way back: `e` + circumflex + dot below becomes `ệ`, and each place knows where it was."""

import unicodedata

import regex

# A character and what may join it: marks, and the Hangul vowels and finals, which are letters.
_CLUSTER = regex.compile(r"[^\p{M}\u1160-\u11FF][\p{M}\u1160-\u11FF]*|[\p{M}\u1160-\u11FF]+", regex.DOTALL)
_BOM = "\ufeff"


def to_nfc(raw: str) -> tuple[str, tuple[int, ...] | None]:
    """The text in NFC, without a byte order mark, and its offsets.

    offsets: for each character of the result, and for its end, the position in `raw`; None where the
    two are the same text.
    """
    skipped = 1 if raw.startswith(_BOM) else 0
    if unicodedata.is_normalized("NFC", raw):
        if not skipped:
            return raw, None
        return raw[1:], tuple(range(1, len(raw) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(raw, skipped):
        piece = unicodedata.normalize("NFC", match.group())
        pieces.append(piece)
        last = match.end() - 1
        offsets.extend(min(match.start() + index, last) for index in range(len(piece)))
    offsets.append(len(raw))
    return "".join(pieces), tuple(offsets)
