"""Says which committee a figure is about by what was done: who were elected to it, what it decided.

`bầu 16 đồng chí vào Ban Thường vụ Tỉnh ủy`: the body that they are elected to, not the congress's unit.
`Quyết định kết nạp 21 quần chúng` in the report of a Huyện ủy's meeting: the Huyện ủy, which nobody repeats.
"""

from collections.abc import Callable, Sequence

import regex

from extractors.subject_roles import GOVERNING, Judged
from extractors.subjects import Candidate
from extractors.text_words import find_openers

_END = r"(?![\p{L}\p{M}])"
_ELECTED_KINDS = GOVERNING | {"inspection_commission"}
_DECIDING_KINDS = GOVERNING - {"peoples_committee", "peoples_council"}
# `bầu | 16 nhân sự vào`, `14 người được bầu | vào`, `bầu Ban Chấp hành nhiệm kỳ 2015 - 2020 | gồm 52 người`
_ELECTS = regex.compile(
    r"(?<![\p{L}\p{M}])bầu(?:[ \u00a0](?:ra|đủ|bổ sung|thêm))?[ \u00a0]$", flags=regex.IGNORECASE
)
_INTO = regex.compile(
    r"\d+(?:[ \u00a0]\p{L}+){1,4}?(?P<elected>[ \u00a0](?:được[ \u00a0]bầu|trúng cử|tái cử))?"
    r"[ \u00a0]vào[ \u00a0]",
    flags=regex.IGNORECASE,
)
_TERM = regex.compile(
    r"(?:,?[ \u00a0](?:(?:khóa|khoá|lần thứ|nhiệm kỳ)[ \u00a0])?"
    r"(?:mới|[IVXL]+|\d+(?:[ \u00a0]?[-–/][ \u00a0]?\d+)?),?)*[ \u00a0](?:gồm|có|gồm có)[ \u00a0]",
    flags=regex.IGNORECASE,
)
_ELECTIONS = frozenset({"bầu", "trúng cử", "tái cử"})  # a quick look
_LONG = 120  # characters between a figure and the body that those whom it counts were elected to
_DECIDES = regex.compile(
    rf"[ \u00a0\-–+*•]*(?:(?:Đồng thời|Trong (?:tháng|quý|kỳ|tuần)|Hội nghị|Qua đó),?[ \u00a0])?"
    rf"(?:đã[ \u00a0])?(?:(?:xem xét|thống nhất),?[ \u00a0])?"
    rf"(?:quyết định|chuẩn y|ra quyết định|ban hành quyết định){_END}",
    regex.IGNORECASE,
)

Between = Callable[[int, int], Sequence[Judged]]


def elected_body(text: str, char: int, sentence: tuple[int, int], between: Between) -> Candidate | None:
    """The body that those counted by the figure at `char` were elected to, None where they were not.

    between: the candidates that begin between two characters, in order.
    """
    start, end = sentence
    if not find_openers(text, _ELECTIONS, start, end):
        return None
    after = between(char, min(end, char + _LONG))
    body = after[0].candidate if after else None
    if body is not None and body.kind in _ELECTED_KINDS:
        into = _INTO.fullmatch(text, char, body.start_char)
        if into and (into["elected"] or _ELECTS.search(text, start, char)):
            return body
    before = between(max(start, char - _LONG), char)
    body = before[-1].candidate if before else None
    if body is None or body.kind not in _ELECTED_KINDS or not _TERM.fullmatch(text, body.end_char, char):
        return None
    return body if _ELECTS.search(text, start, body.start_char) else None


def decides(text: str, start: int, char: int) -> bool:
    """Whether the sentence from `start` tells what was decided, without who did: `Quyết định kết nạp …`."""
    return _DECIDES.match(text, start, char) is not None


def deciding_committee(opening: Sequence[Judged], unit: str) -> Candidate | None:
    """The party committee of the unit that title or first paragraph say did something, None without one."""
    return next(
        (
            one.candidate
            for one in opening
            if one.candidate.kind in _DECIDING_KINDS
            and one.candidate.place == unit
            and not (one.office or one.route)
        ),
        None,
    )
