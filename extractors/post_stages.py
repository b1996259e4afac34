"""Reads the times of a life: `Từ 5/2010 đến 8/2015: Phó Bí thư …`, `Từ tháng 7/2020, ông giữ chức …`.

A stage with an end is over by then; one that runs on (`đến nay`) shows its holder in the post from its
beginning. What a stage says it says in the words before the post.
"""

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
_BORN = regex.compile(r"(?:sinh (?:năm|ngày)|năm sinh|ngày sinh)[ :]", regex.IGNORECASE)


def read_stage(words: str) -> tuple[str | None, str | None] | None:
    """First and last time of the stage that the words open with, ISO; None where they open with none.

    The last is None where the stage runs on. `Năm 2010, ông …` is no stage but a date.
    """
    match = _STAGE.match(words)
    if match is None:
        return None
    first, last = (_iso(match, side) for side in ("a", "b"))
    if last is None and not match["now"] and not (match["open"] or "").lower().endswith("từ "):
        return None
    if last is not None and first is not None and last < first[: len(last)]:
        return None
    return first, last


def opens_life(words: str) -> bool:
    """Whether a line tells of somebody's birth, home and posts: `Sinh năm 1932; quê quán: …`."""
    return _BORN.match(words) is not None


def _iso(match: "regex.Match[str]", side: str) -> str | None:
    year, month, day = match[f"{side}y"], match[f"{side}m"], match[f"{side}d"]
    if year is None or (month is not None and not 1 <= int(month) <= 12):
        return None
    parts = [year, *([f"{int(month):02}"] if month else []), *([f"{int(day):02}"] if day and month else [])]
    return "-".join(parts)
