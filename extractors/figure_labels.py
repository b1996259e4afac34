"""A name that stands right before a figure as its label: `HTX Khe Lim: 11 tỷ đồng; Nà Mạ: | 3 tỷ đồng`."""

import regex

_LABELLED = regex.compile(  # also `, Nà Mạ | 87 đảng viên`
    r"[;,][ \u00a0](?P<name>\p{Lu}\p{Ll}+(?:[ \u00a0]\p{Lu}\p{Ll}+){1,3})[ \u00a0]?:?[ \u00a0]?$"
)
_LONGEST = 40  # characters that such a name and its mark fill


def label_before(text: str, start: int, char: int) -> tuple[int, int] | None:
    """Where the name begins and ends that labels the figure at `char`, in a sentence from `start`."""
    start = max(start, char - _LONGEST)
    if not text[start:char].rstrip(" \u00a0:").rpartition(" ")[2][:1].isupper():
        return None
    label = _LABELLED.search(text, start, char)
    return label.span("name") if label is not None else None
