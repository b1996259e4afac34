"""Whether two subjects can be of one document, as two papers say it: `nâng cao chất lượng chi bộ`."""

from functools import lru_cache

# What any document may be about: such syllables tell nothing apart.
_EMPTY_WORDS = """
và của về các những trong trên địa bàn giai đoạn nâng cao tăng cường đẩy mạnh tiếp tục thực hiện việc công tác
một số đối với cho đến năm theo tới hiện nay tình hình mới nhằm tại là ở do có được cấp tỉnh huyện xã
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
# Shares of the shorter subject's syllables: one document from here on, two documents up to here.
_SAME, _OTHER = 0.6, 0.34


@lru_cache(maxsize=1 << 16)
def likeness(one: str, two: str) -> float | None:
    """Share of the shorter one's telling syllables in the other; None where either has fewer than two."""
    left, right = _syllables(one), _syllables(two)
    if min(len(left), len(right)) < 2:
        return None
    return len(left & right) / min(len(left), len(right))


def alike(one: str, two: str) -> bool:
    """Whether both name one thing."""
    share = likeness(one, two)
    return share is not None and share >= _SAME


def strangers(one: str, two: str) -> bool:
    """Whether they cannot be of one document; in between nothing is said."""
    share = likeness(one, two)
    return share is not None and share <= _OTHER


@lru_cache(maxsize=1 << 16)
def _syllables(subject: str) -> frozenset[str]:
    words = "".join(char if char.isalnum() else " " for char in subject).split()
    return frozenset(word for word in words if word not in _EMPTY and not word.isdigit())
