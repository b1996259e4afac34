"""Says for when a figure holds: the time of its clause, else of its sentence, paragraph or article.

`Năm 2016, toàn xã có 24 em`: 2016. `31,4% năm 2020`: 2020. A time that opened an earlier sentence of the
paragraph holds on, until another one or `hiện nay`; what the article reviews as a whole comes last.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.carried_times import carried_time, is_of_another_time
from extractors.clause_times import (
    LONG_SUBJECT,
    Figure,
    is_adverbial,
    is_first_of_two,
    said_time,
    times_of_sentence,
)
from extractors.meeting_figures import (
    is_decided,
    is_elected_body,
    is_elected_into,
    is_makeup,
    is_of_meeting,
    is_of_this_term,
    is_on_agenda,
    is_seat,
    is_turnout,
    is_vote,
    stands_for_others,
)
from extractors.reported_times import ArticleTimes
from extractors.running_totals import (
    at_end,
    is_raised_to,
    is_running_total,
    since_january,
    up_to_report,
    year_of,
)
from extractors.standing_figures import (
    is_each_time,
    is_extent,
    is_habit,
    is_made,
    is_of_each,
    is_rate,
    is_rule,
    is_yearly_average,
)
from extractors.targets import is_planned
from extractors.times import Time, is_same_period

_S = r"[ \u00a0]{1,3}"
_YEAR_BESIDE = re.compile(rf"[ \u00a0]{{0,3}}\((?:năm{_S})?(?P<year>(?:19|20)\d\d)\)")
_AT_ONCE = re.compile(
    rf"(?:{_S}(?:vào|trong|của|ở|từ|tính{_S}đến|đến|cuối|đầu))?[ \u00a0]{{0,3}}\(?[ \u00a0]{{0,3}}$",
    re.IGNORECASE,
)
_HELD = re.compile(  # `buổi sinh hoạt thường kỳ | tháng 9`
    rf"(?<!\w)(?:buổi|cuộc|kỳ){_S}(?:sinh{_S}hoạt|họp|giao{_S}ban)(?!\w)[^.;:,]{{0,30}}$", re.IGNORECASE
)
_MONTH_ON_MONTH = re.compile(rf"{_S}so(?:{_S}với)?{_S}tháng{_S}trước(?!\w)", re.IGNORECASE)
_MONTHS_LONG = 15  # characters of `2020-01/2020-10`
_PLAN = re.compile(rf"(?:kế{_S}hoạch|dự{_S}toán|chỉ{_S}tiêu|mục{_S}tiêu)$", re.IGNORECASE)
_TIMELESS = frozenset({"km", "m", "cm", "mm", "hải lý", "mét", "cây số", "ki-lô-mét", "kilômét"})
_PERIODS = frozenset({"quarter", "half", "year", "span", "term"})  # what a heading says, not its date
_YEARLY = frozenset({"year", "span", "term"})  # of what a mean of years is
_YEAR_LONG = 4
_YEARS_LONG = 9  # characters of `2015/2020`


class Surroundings(NamedTuple):
    """The times around a figure.

    times: of its paragraph, in order. intro: of the heading or line that introduces it. article: what the
    article reports on as a whole.
    """

    times: Sequence[Time]
    article: ArticleTimes
    intro: Sequence[Time] = ()


def when(text: str, figure: Figure, around: Surroundings) -> str | None:
    """The ISO time for which a figure holds, None where the text leaves it open."""
    if figure.target and is_planned(text, figure.sentence_start, figure.start_char):
        return year_of(_when(text, figure._replace(target=False), around))  # as of what is held against it
    found = _when(text, figure, around)
    if found is not None and len(found) == _MONTHS_LONG and _MONTH_ON_MONTH.match(text, figure.end_char):
        return at_end(found)  # held against the month before: of the last month alone
    raised = found is not None and is_raised_to(text, figure.start_char, figure.sentence_start)
    return at_end(found) if raised else found


def _when(text: str, figure: Figure, around: Surroundings) -> str | None:
    if beside := _YEAR_BESIDE.match(text, figure.end_char):
        return beside["year"]
    if _is_timeless(text, figure):
        return None
    habit = not figure.target and is_habit(text, figure.start_char, figure.sentence_start)
    meeting = is_of_meeting(text, figure.start_char, figure.end_char, figure.unit, figure.sentence)
    if meeting and around.article.up_to and is_vote(text, figure.start_char):
        meeting = False
    event = _day_of_meeting(text, figure, around) if meeting else None
    if meeting and around.article.days and is_on_agenda(text, figure.start_char, figure.sentence_start):
        return around.article.days
    own = times_of_sentence(text, figure, around.times, around.article.event)
    average = is_yearly_average(text, figure.start_char, figure.end_char, figure.sentence_start)
    if average and (years := _years_between(own, figure)) is not None:
        return years
    if term := _term_of_elected(text, figure, own, around):
        return term
    for time in own:
        at_once = time.start_char >= figure.end_char and not (time.now and is_first_of_two(text, figure))
        if at_once and _stands_beside(text, figure, time):
            if _is_of_plan(text, figure) and (earlier := _before(text, figure, own)):
                return earlier.value  # `10 tháng đạt 731 triệu USD, bằng 89% kế hoạch năm 2022`
            return event if event and time.precision == "term" else time.value
    if is_first_of_two(text, figure):
        return None
    if average:
        own = [time for time in own if time.precision in _YEARLY and not time.now]
    if (said := said_time(text, figure, _stretches(own) if habit else own)) is not None:
        if event and said.precision == "month" and event.startswith(said.value or "-"):
            return event  # `hội nghị báo cáo viên tháng 6 tới 9 điểm cầu`
        if said.precision == "day" and is_of_each(text, figure.start_char, figure.sentence_start):
            return None  # `trao 120 suất quà, mỗi suất 300.000 đồng`
        return _up_to(text, figure, said, around.article.period)
    if figure.target:
        return _time_of_goal(text, figure, around)
    if _is_before(text, figure, around.times):
        return None
    if meeting:
        return event
    found = _time_of_result(text, figure, around, habit)
    return None if average and found and len(found) not in (_YEAR_LONG, _YEARS_LONG) else found


def _is_of_plan(text: str, figure: Figure) -> bool:
    return not figure.target and _PLAN.search(text, figure.start_char, figure.end_char) is not None


def _before(text: str, figure: Figure, own: Sequence[Time]) -> Time | None:
    """The time before the figure that reaches it, where it is no year."""
    found = said_time(text, figure, [time for time in own if time.end_char <= figure.start_char])
    return found if found is not None and found.precision not in ("year", "term") else None


def _years_between(own: Sequence[Time], figure: Figure) -> str | None:
    """`từ 48% năm 2016 xuống 22% năm 2020, bình quân giảm 5%/năm`: the mean of these years."""
    years = [time.value or "" for time in own if time.end_char <= figure.start_char][-2:]
    if len(years) != 2 or any(len(year) != _YEAR_LONG for year in years):
        return None
    return "/".join(years) if years[0] < years[1] else None


def _stands_beside(text: str, figure: Figure, time: Time) -> bool:
    """`18% cuối năm 2022`, `18% (năm 2022)`; not `18% (cùng kỳ năm 2021 là 20%)`."""
    between = _AT_ONCE.fullmatch(text, figure.end_char, time.start_char)
    if between is None or is_same_period(text, time):
        return False
    after = text[time.end_char : time.end_char + 2].lstrip(" \u00a0")
    return "(" not in between[0] or after.startswith((")", ",", ";"))


def _term_of_elected(text: str, figure: Figure, own: Sequence[Time], around: Surroundings) -> str | None:
    """`bầu Ủy ban Kiểm tra nhiệm kỳ 2015-2020 gồm 11 người`: so it is made up for that term."""
    if (found := _of_election(text, figure, around)) is not None:
        return found
    term = around.article.term
    if is_elected_body(text, figure.start_char, figure.sentence_start):
        before = [time for time in own if time.precision == "term" and time.end_char <= figure.start_char]
        return before[-1].value if before else None
    terms = [time.value for time in own if time.precision == "term"]
    if terms and is_elected_into(text, figure.start_char, figure.end_char, figure.sentence):
        return terms[0]
    return term if is_of_this_term(text, figure.start_char, figure.end_char, figure.sentence) else None


def _of_election(text: str, figure: Figure, around: Surroundings) -> str | None:
    """What a council's first session says of its election: who voted that year, who sits for the term."""
    term, event = around.article.term, around.article.event
    if not around.article.session or term is None or event is None or event[:4] != term[:4]:
        return None
    if is_seat(text, figure.start_char, figure.unit):
        return term
    turnout = is_turnout(text, figure.start_char, figure.end_char, figure.sentence)
    return term[:4] if turnout else None


def _up_to(text: str, figure: Figure, said: Time, period: str | None) -> str | None:
    """`Tháng 6/2019, thu 5 tỷ đồng, lũy kế 40 tỷ đồng`: the latter since January."""
    if said.end_char <= figure.start_char and is_running_total(text, figure.start_char, said.end_char):
        return since_january(said.value)
    return up_to_report(text, said, period)


def _is_timeless(text: str, figure: Figure) -> bool:
    start, end, sentence_start = figure.start_char, figure.end_char, figure.sentence_start
    if is_extent(text, start, end, figure.unit, sentence_start):
        return True
    return not figure.target and is_each_time(text, end, figure.unit)


def _stretches(times: Sequence[Time]) -> list[Time]:
    return [time for time in times if time.precision in ("span", "term")]


def _time_of_goal(text: str, figure: Figure, around: Surroundings) -> str | None:
    """What its sentence does not say may stand over its list."""
    rule = is_rule(text, figure.start_char, figure.sentence_start)
    return None if rule else _time_of_intro(around)


def _time_of_intro(around: Surroundings) -> str | None:
    return next((time.value for time in around.intro if time.plain and time.precision in _PERIODS), None)


def _time_of_result(text: str, figure: Figure, around: Surroundings, habit: bool) -> str | None:
    """The time of what came before, of the list or heading, of the article, in this order."""
    start, sentence_start = figure.start_char, figure.sentence_start
    if around.article.term and is_makeup(text, figure.end_char, figure.unit, figure.sentence):
        return around.article.term
    if is_of_each(text, start, sentence_start) or stands_for_others(text, start, sentence_start):
        return None
    timeless = figure.unit in _TIMELESS and not is_made(text, start, sentence_start)
    if timeless or is_rate(text, start, figure.unit, sentence_start):
        return None
    carried = carried_time(text, figure, around.times)
    if habit:
        return carried if carried and len(carried) == _YEARS_LONG else None
    if carried is None and around.article.event and is_decided(text, start, sentence_start):
        return around.article.event
    period = None if is_of_another_time(text, figure) else around.article.period
    found = carried or _time_of_intro(around) or period
    return since_january(found) if is_running_total(text, start, sentence_start) else found


def _is_before(text: str, figure: Figure, times: Sequence[Time]) -> bool:
    """`Trước năm 2010, bản có 61 hộ nghèo`: of no later time."""
    own = [time for time in times if figure.sentence_start <= time.start_char < figure.start_char]
    return bool(own) and own[-1].limit and ";" not in text[own[-1].end_char : figure.start_char]


def _day_of_meeting(text: str, figure: Figure, around: Surroundings) -> str | None:
    """The day that the paragraph opened with (`Trước đó, ngày 7/12, …`), else the article's."""
    for time in reversed(around.times):
        if time.end_char > figure.start_char or not time.plain or not time.value:
            continue
        before = text[max(0, time.start_char - LONG_SUBJECT) : time.start_char]
        held = time.precision == "month" and _HELD.search(before)
        if held or (time.of_days and is_adverbial(before)):
            return time.value
    return around.article.event
