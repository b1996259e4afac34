"""Names beside a figure that say whose it is, whatever the sentence is about.

As a label before it: `HTX Khe Lim: 11 tỷ đồng; Nà Mạ: | 3 tỷ đồng`; as the unit that brought it into another:
`trên cơ sở nhập 3,06km2, dân số | 8.579 người của xã Vạn Điểm`.
"""

import re

import regex

_LABELLED = regex.compile(  # also `, Nà Mạ | 87 đảng viên`
    r"[;,][ \u00a0](?P<name>\p{Lu}\p{Ll}+(?:[ \u00a0]\p{Lu}\p{Ll}+){1,3})[ \u00a0]?:?[ \u00a0]?$"
)
_BROUGHT = re.compile(  # from a figure to `xã Vạn Điểm`
    r"[0-9.,]+[ \u00a0]?(?:km2|km²|ha|người|nhân khẩu|hộ)"
    r"(?:(?:,|và)?[ \u00a0](?:và[ \u00a0])?(?:quy mô[ \u00a0])?dân số[ \u00a0](?:là[ \u00a0])?"
    r"[0-9.,]+[ \u00a0](?:người|nhân khẩu))?[ \u00a0](?:của|thuộc)[ \u00a0]"
)
_LONGEST = 40  # characters that such a name and its mark fill


def label_before(text: str, start: int, char: int) -> tuple[int, int] | None:
    """Where the name begins and ends that labels the figure at `char`, in a sentence from `start`."""
    start = max(start, char - _LONGEST)
    if not text[start:char].rstrip(" \u00a0:").rpartition(" ")[2][:1].isupper():
        return None
    label = _LABELLED.search(text, start, char)
    return label.span("name") if label is not None else None


def is_brought(text: str, char: int, unit: int) -> bool:
    """Whether only the figure at `char`, and the inhabitants told with an area, stand before `của [xã …]`.

    unit: where the unit's name begins.
    """
    return _BROUGHT.fullmatch(text, char, unit) is not None
