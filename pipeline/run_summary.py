"""A run for human eyes: what came, from whom, what is wrong and which command mends it."""

from collections.abc import Iterator, Sequence

from pipeline.run_report import RunReport, SourceNight
from pipeline.source_health import LOUD

_REPAIRS = {
    "failed": "tinbai sources check {id}",
    "blocked": "tinbai sources check {id}; ask the paper, or raise delay_seconds in its file",
    "silent": "tinbai sources check {id}",
    "changed": "tinbai sources check {id}; mend the selectors of its family, then tinbai reparse",
    "not_reached": "run tinbai nightly again, or give it a longer --budget",
}


def render_summary(report: RunReport) -> str:
    """Some lines for a mail or a terminal; the loud ones last, where eyes are."""
    return "\n".join(_lines(report)) + "\n"


def render_runs(reports: Sequence[RunReport]) -> str:
    """A line a run, oldest first."""
    lines = [f"{'RUN':<18} {'NIGHT':<11}{'EXIT':>4} {'NEW':>6} {'SECONDS':>8}  LOUD"]
    for report in reports:
        loud = ", ".join(f"{night.source_id} {night.status}" for night in _loud(report))
        loud = loud or report.refused or "; ".join(f"{k}: {v}" for k, v in report.errors.items())
        seconds = sum(report.seconds.values())
        numbers = f"{report.exit_code:>4} {report.new:>6} {seconds:>8.0f}"
        lines.append(f"{report.run:<18} {report.night:<11}{numbers}  {loud}".rstrip())
    return "\n".join(lines) + "\n"


def _lines(report: RunReport) -> Iterator[str]:
    taken_up = f", taken up {report.resumed} times" if report.resumed else ""
    yield f"night of {report.night}, run {report.run}{taken_up}: exit code {report.exit_code}"
    yield ""
    yield f"{'SOURCE':<24}{'NEW':>6}{'CHANGED':>9}{'USUAL':>7}{'EXPECTED':>10}{'PAGES':>7}  STATUS"
    for night in sorted(report.sources, key=lambda night: night.source_id):
        yield _line(night)
    yield ""
    stages = ", ".join(f"{stage} {seconds:.0f} s" for stage, seconds in report.seconds.items())
    yield f"{report.new} new articles, {report.changed} changed ({stages})"
    if report.fill:
        yield "fields: " + ", ".join(f"{name} {share:.0%}" for name, share in report.fill.items())
    if report.extract:
        yield "read: " + ", ".join(f"{count} {name}" for name, count in report.extract.items())
    if report.facts:
        yield "facts: " + ", ".join(
            f"{n} {name.replace('_', ' ')}" for name, n in sorted(report.facts.items())
        )
    if report.published:
        counts = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in report.build.items())
        yield f"{report.database}: {counts}"
    if report.outcomes:
        yield "visits: " + ", ".join(f"{outcome} {n}" for outcome, n in sorted(report.outcomes.items()))
    yield from _loud_lines(report)


def _loud_lines(report: RunReport) -> Iterator[str]:
    for night in _loud(report):
        yield f"!! {night.source_id} {night.status.upper()}: {night.detail}"
        yield f"   -> {_REPAIRS[night.status].format(id=night.source_id)}"
    for stage, error in report.errors.items():
        yield f"!! {stage.upper()} BROKE: {error}"
        yield f"   -> logs/{report.run}.jsonl has the traceback; tinbai doctor"
    if failed := report.extract.get("failed"):
        yield f"!! {failed} articles could not be read"
        yield "   -> tinbai query issues"
    if left := report.extract.get("left"):
        yield f"!! {left} articles are left to read: the time was up"
        yield "   -> tinbai extract, or a longer --budget"
    if report.refused is not None:
        yield f"!! NOT PUBLISHED, the previous database stays: {report.refused}"
    elif not report.published:
        yield "!! NO DATABASE was built, the previous one stays"


def _loud(report: RunReport) -> list[SourceNight]:
    return [night for night in report.sources if night.status in LOUD]


def _line(night: SourceNight) -> str:
    def known(value: float | None) -> str:
        return "-" if value is None else f"{value:g}"

    status = night.status.upper() if night.status in LOUD else night.status
    detail = f": {night.detail}" if night.detail and night.status not in LOUD else ""
    return (
        f"{night.source_id:<24}{night.new:>6}{night.changed:>9}{known(night.usual):>7}"
        f"{known(night.expected):>10}{night.pages:>7}  {status}{detail}"
    )
