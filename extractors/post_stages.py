"""Reads the times of a life: `Từ 5/2010 đến 8/2015: Phó Bí thư …`, `Từ tháng 7/2020, ông giữ chức …`.

A stage with an end is over by then; one that runs on (`đến nay`) shows its holder in the post from its
beginning. What a stage says it says in the words before the post.
"""

from typing import NamedTuple

import regex

_TIME = (
    r"(?:(?:ngày )?(?P<{0}d>\d{{1,2}})[/.-](?P<{0}m>\d{{1,2}})[/.-](?P<{0}y>(?:19|20)\d{{2}})"
    r"|(?:tháng )?(?P<{0}m>\d{{1,2}})(?:[/.-]| năm )(?P<{0}y>(?:19|20)\d{{2}})"
    r"|(?:năm )?(?P<{0}y>(?:19|20)\d{{2}}))(?![\d/])"
)
_FROM, _TO = _TIME.format("a"), _TIME.format("b")
_STAGE = regex.compile(
    rf"^[\s\-–—+*•(]*(?P<open>(?:kể )?từ |giai đoạn |trong (?:giai đoạn )?)?(?:(?:đầu|cuối|giữa) )?{_FROM}"
    rf"(?: ?(?:[-–—]|đến|tới) ?(?:(?:hết|đầu|cuối|giữa) )?(?:(?P<now>nay|hiện nay|hiện tại)|{_TO}))?",
    regex.IGNORECASE,
)
_BEHIND = regex.compile(
    r"[ \u00a0]*(?:\((?=[^()]*\))|(?P<open>[,(]?[ \u00a0]*(?=(?:kể )?từ |(?:trong )?giai đoạn )))",
    regex.IGNORECASE,
)
_END = regex.compile(
    rf"[ \u00a0]*,?[ \u00a0]*(?:cho )?(?:đến|tới) (?:(?:hết|đầu|cuối|giữa) )?{_TO}", regex.IGNORECASE
)
_NEXT_POST = regex.compile(r"[ \u00a0]*,?[ \u00a0]*(?:là|làm|giữ|được|đảm nhiệm)(?!\p{L})", regex.IGNORECASE)
_BORN = regex.compile(r"(?:sinh (?:năm|ngày)|năm sinh|ngày sinh|chức vụ)(?:[ :]|$)", regex.IGNORECASE)


class Stage(NamedTuple):
    """A stage of a life. first, last: ISO, as fine as stated, None where not; runs_on: `đến nay`."""

    first: str | None
    last: str | None
    runs_on: bool = False

    @property
    def shown(self) -> str | None:
        """When it shows its holder in the post, None for the day of the paper itself."""
        return None if self.runs_on else self.last or self.first


def read_stage(words: str) -> Stage | None:
    """The stage that the words open with; `Năm 2010, ông …` is none, but a date."""
    match = _STAGE.match(words)
    if match is None:
        return None
    first, last = (_iso(match, side) for side in ("a", "b"))
    if last is None and not match["now"] and not (match["open"] or "").lower().endswith("từ "):
        return None
    if last is not None and first is not None and last < first[: len(last)]:
        return None
    return Stage(first, last, bool(match["now"]))


def stage_behind(words: str) -> Stage | None:
    """The stage that a post ends with: `Trưởng thôn từ năm 1992`, `Bí thư Đảng ủy giai đoạn 2010 - 2015`."""
    match = _BEHIND.match(words)
    told = words[match.end() :] if match else ""
    stage = read_stage(told) if match else None
    if match is None or stage is None or (stage.last is None and match["open"] is None):
        return None
    times = _STAGE.match(told)
    if match["open"] and times is not None and _NEXT_POST.match(told, times.end()):
        return None  # `…, giai đoạn 2010 - 2015 là Chủ tịch UBND xã`: of the post that follows
    return stage if stage.last else stage._replace(runs_on=True)


def end_behind(words: str) -> str | None:
    """The time, ISO, at which the words behind a post end it: `đến tháng 8/2011`."""
    match = _END.match(words)
    return _iso(match, "b") if match else None


def opens_life(words: str) -> bool:
    """Whether a line tells of somebody's birth, home or posts: `Sinh năm 1932; quê quán: …`, `Chức vụ: …`."""
    return _BORN.match(words) is not None


def _iso(match: "regex.Match[str]", side: str) -> str | None:
    year, month, day = match[f"{side}y"], match[f"{side}m"], match[f"{side}d"]
    if year is None or (month is not None and not 1 <= int(month) <= 12):
        return None
    parts = [year, *([f"{int(month):02}"] if month else []), *([f"{int(day):02}"] if day and month else [])]
    return "-".join(parts)
