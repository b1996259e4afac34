"""What one document does to another, where one sentence says both; and after how many years one is reviewed.

`Kế hoạch số 45-KH/HU của Huyện ủy thực hiện Đề án số 16-ĐA/TU`; `Quyết định số 15 thay thế Quyết định số 12`;
`Thực hiện Đề án số 16-ĐA/TU, Huyện ủy đã ban hành Kế hoạch số 45-KH/HU`; `sơ kết 3 năm thực hiện Đề án 16`.
The words between the two must be nothing but issuer, date and verb: another subject does another thing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.directive_binding import Reading
from extractors.document import Document
from extractors.numerals import read_numeral
from extractors.rules import rule_file
from extractors.spaced import spaced

_REACH = 260  # characters between two documents of one statement


class Done(NamedTuple):
    """The document whose reference begins at `by` implements, amends or replaces the one at `to`."""

    by: int
    to: int
    relation: str


_DIRECT = spaced(
    r"~,?~(?:\(~)?(?:ngày [\d/.-]{6,10}~)?(?:\)~)?,?(?: (?:về|để|nhằm|với mục đích)(?: việc)?)?"
    r"(?:,? (?:tổ chức|tiếp tục|lãnh đạo|chỉ đạo|đẩy mạnh|tăng cường|hướng dẫn|quán triệt|học tập|và))*"
    r" (?P<verb>triển khai thực hiện|thực hiện|triển khai|cụ thể (?:hóa|hoá)|thi hành"
    r"|sửa đổi,? bổ sung|sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ)"
    r"(?: (?:có hiệu quả|hiệu quả|cho|một số|các|những|điều|khoản|nội dung|\d{1,2}|và|kết luận|của"
    r"|tại))* $"
)
_PASSIVE = spaced(
    r"~,?~\(?~(?:đã )?(?P<passive>được |bị )?"
    r"(?P<verb>sửa đổi,? bổ sung|sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ)"
    r"(?P<what>(?: (?:cho|một số|các|những|điều|khoản|nội dung|\d{1,2}|và))*) "
    r"(?:bởi|bằng|(?(passive)tại|(?:(?<=đổi\s)|(?<=sung\s))tại))(?: (?:điều|khoản|của|\d{1,2}))* $"
)
_OPENS = spaced(
    r"~[-+•]?~(?:(?:để|nhằm) )?(?:tiếp tục )?(?:tổ chức )?"
    r"(?:triển khai thực hiện|thực hiện|triển khai|quán triệt|cụ thể (?:hóa|hoá)|căn cứ)"
    r"(?: (?:và|triển khai|thực hiện|nghiêm|nghiêm túc|có hiệu quả|hiệu quả|các|những|nội dung|theo))* $"
)
_YEARS = spaced(
    r"(?<!\w)(?P<number>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|một) năm"
    r"(?:,? (?:tổ chức|triển khai|thực hiện|quán triệt|học tập|làm theo|và|các|việc))+ $"
)
_DONE_BY = spaced(
    r"(?<!\w)(?:(?P<passive>được|bị) )?(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ)"
    r"(?: tại|[^,;.()]{0,30} (?:bởi|bằng|(?(passive)(?:tại|theo)|bởi)))"
    r"(?: (?:điều|khoản|điểm|mục|của|và|\d{1,2}))* $"
)
_BREAK = re.compile(r"[.;!?]\s|\n")


def find_relations(document: Document, readings: Sequence[Reading]) -> Iterator[Done]:
    """The relations that sentences state between two of the readings, which come in order of the text."""
    rows = [row for row in readings if row.citation.start_char == row.citation.group]
    for index, first in enumerate(rows):
        for second in rows[index + 1 : index + 6]:
            if not _in_one_sentence(document, first.citation.start_char, second.citation.start_char):
                break
            if relation := _direct(document.text, first, second, _PASSIVE):
                targets = _listed(readings, first)
                yield from (Done(second.citation.start_char, to, relation) for to in targets)
            elif relation := _direct(document.text, first, second, _DIRECT):
                targets = _listed(readings, second)
                yield from (Done(first.citation.start_char, to, relation) for to in targets)
            elif _is_answer(document, rows[: index + 1], second):
                targets = _listed(readings, first)
                yield from (Done(second.citation.start_char, to, "implement") for to in targets)


def years_of(text: str, start: int, position: int) -> int | None:
    """`sơ kết 3 năm thực hiện` at once before a reference at `position`; `start`: of its zone."""
    years = _YEARS.search(text, max(start, position - 60), position)
    number = read_numeral(text, years.start("number"), years.end("number")) if years else None
    return int(number.value) if number else None


def _in_one_sentence(document: Document, start: int, end: int) -> bool:
    if end - start > _REACH or _BREAK.search(document.text, start, end):
        return False
    return document.sentence_at(start) == document.sentence_at(end)


def _sentence_start(document: Document, char: int) -> int:
    index, zone = document.sentence_at(char), document.zone_at(char)
    return document.sentences[index].start_char if index >= 0 else zone.start_char if zone else 0


def _listed(readings: Sequence[Reading], first: Reading) -> list[int]:
    """Where the members of its list begin, itself among them: `thực hiện Nghị quyết số 18 và 19-NQ/TW`."""
    group = first.citation.group
    return [row.citation.start_char for row in readings if row.citation.group == group]


def is_done_by(words: str) -> bool:
    """Whether the words before a reference make it the one that amends or replaces: `sửa đổi bởi`."""
    return _DONE_BY.search(words) is not None


def _direct(text: str, first: Reading, second: Reading, pattern: re.Pattern[str]) -> str | None:
    """What one does to the other: only issuer, date and verb between them."""
    start = first.citation.end_char
    if first.issuer and not first.issuer.before:
        start = max(start, first.issuer.end)
    match = (
        pattern.match(text, start, second.citation.start_char)
        if start <= second.citation.start_char
        else None
    )
    return _stance_of_verb(match["verb"]) if match else None


def _is_answer(document: Document, before: Sequence[Reading], second: Reading) -> bool:
    """`Thực hiện X, Huyện ủy đã ban hành Y`: X, or X and X', open the sentence, Y's issuer is before it."""
    first = before[-1]
    if not (second.stance == "issue" and second.issuer and second.issuer.before and first.stance != "issue"):
        return False
    start = _sentence_start(document, second.citation.start_char)
    opening = next(row for row in before if row.citation.end_char > start)
    return _OPENS.match(document.text, start, opening.citation.start_char) is not None


@cache
def _verbs() -> dict[str, str]:
    return {word: row["id"] for row in rule_file("directives.toml")["stance"] for word in row["words"]}


def _stance_of_verb(verb: str) -> str:
    words = " ".join(verb.lower().replace(",", " ").split())
    known = [word for word in _verbs() if words.startswith(word)]
    return _verbs()[max(known, key=len)] if known else "implement"
