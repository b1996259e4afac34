"""Whether a source's night was as it should be: good, few, unfinished; or, loudly, failed, blocked, silent.

A night goes wrong silently more often than not: a bot wall answers 200, a site is rebuilt, a feed dies. So
what came is held against what came before and against what the registry expects.
"""

from collections.abc import Iterable
from dataclasses import replace
from statistics import median

from pipeline.run_report import RunReport, SourceNight, new_by_night

LOUD = ("failed", "blocked", "silent", "changed", "not_reached")
NIGHTS = 14  # that the median goes over
_ENOUGH_NIGHTS = 3  # to call anything usual
_SOME = 1.0  # new articles a night: under it, a night without any says nothing
_MANY = 8.0  # new articles a night, to call a quarter of them few
_REFUSALS = ("robots", "forbidden", "blocked", "maintenance", "not_found")  # not_found: with status 200
_BREAKDOWNS = (
    *("robots_unreachable", "busy", "server_error", "refused", "timeout", "dns", "tls", "network", "breaker"),
    *("truncated", "too_slow"),
)
_ENOUGH_PAGES = 4  # refused or broken, to call it more than an accident
_ENOUGH_ARTICLES = 10  # to compare shares
_FALL = 0.4  # of a field's share of filled articles, against its usual share


def judge(night: SourceNight, earlier: Iterable[RunReport], tonight: str) -> SourceNight:
    """The night with `usual`, and `status` and `detail` where they are not good.

    night: with status `good`, or `failed` or `not_reached` already. earlier: the reports of other runs.
    tonight: as `night_of` gives it; other runs of the same night count together with this one.
    """
    reports = list(earlier)
    night = replace(night, usual=usual_new(reports, night.source_id, tonight))
    if night.status != "good":
        return night
    before = new_by_night((report for report in reports if report.night == tonight), night.source_id)
    new = night.new + before.get(tonight, 0)
    for status, detail in (
        ("blocked", _blocked(night)),
        ("failed", _failed(night)),
        ("silent", _silent(night, new)),
        ("changed", _changed(night, reports)),
        ("few", _few(new, night)),
        ("unfinished", night.stopped and f"stopped early ({night.stopped}), the rest is for the next night"),
    ):
        if detail:
            return replace(night, status=status, detail=detail)
    return night


def usual_new(reports: Iterable[RunReport], source_id: str, tonight: str) -> float | None:
    """Median of new articles over the last NIGHTS nights before tonight; None before there are enough."""
    nights = new_by_night((report for report in reports if report.night < tonight), source_id)
    last = [nights[night] for night in sorted(nights)[-NIGHTS:]]
    return float(median(last)) if len(last) >= _ENOUGH_NIGHTS else None


def _blocked(night: SourceNight) -> str:
    """Refusals are most of what the source answered."""
    return _mostly(night, _REFUSALS, "addresses were refused")


def _failed(night: SourceNight) -> str:
    return _mostly(night, _BREAKDOWNS, "addresses could not be had")


def _mostly(night: SourceNight, reasons: tuple[str, ...], what: str) -> str:
    """Words if these reasons are half of all URLs, or nothing at all was had but for them."""
    hit = {reason: count for reason, count in night.outcomes.items() if reason in reasons}
    count = sum(hit.values())
    total = max(sum(night.outcomes.values()), night.pages + count)
    if not count or (count < total and (count < _ENOUGH_PAGES or count * 2 < total)):
        return ""
    named = ", ".join(f"{reason} {times}" for reason, times in sorted(hit.items()))
    return f"{count} of {total} {what} ({named})"


def _silent(night: SourceNight, new: int) -> str:
    """Nothing new against some usually; before anything is usual, against the registry's expectation."""
    if new:
        return ""
    if night.usual is not None:
        return f"nothing new, usually {night.usual:g} a night" if night.usual >= _SOME else ""
    if night.expected is not None and night.expected >= _SOME:
        return f"nothing new, the registry expects {night.expected:g} a day"
    return ""


def _changed(night: SourceNight, reports: list[RunReport]) -> str:
    """A field that most articles had is missing now: the page's layout has probably changed."""
    if night.new < _ENOUGH_ARTICLES:
        return ""
    fallen = []
    for name, share in night.fill.items():
        before = [
            other.fill[name]
            for report in reports[-4 * NIGHTS :]
            for other in report.sources
            if other.source_id == night.source_id and other.new >= _ENOUGH_ARTICLES and name in other.fill
        ][-NIGHTS:]
        if len(before) >= _ENOUGH_NIGHTS and share < median(before) - _FALL:
            fallen.append(f"{name} {share:.0%}, usually {median(before):.0%}")
    return "fields are missing: " + "; ".join(fallen) if fallen else ""


def _few(new: int, night: SourceNight) -> str:
    """Under a quarter of what is usual or, before anything is, of what the registry expects."""
    for count, said in ((night.usual, "usually"), (night.expected, "the registry expects")):
        if count is not None:
            return f"{new} new, {said} {count:g}" if count >= _MANY and new < count / 4 else ""
    return ""
