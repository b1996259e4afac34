"""`tinbai doctor`: what is wrong with this installation or workspace, and the command that mends it.

Each check is a function that yields what it found; it changes nothing. A finding is `wrong` (exit code 1) or
only worth knowing (`note`).
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from pipeline.collect.identity import VARIABLE, ContactError, identify

_LEAST_PYTHON = (3, 11)
_GIB = 1024**3
_LEAST_SPACE, _SCANTY_SPACE = 1 * _GIB, 5 * _GIB
_REQUIREMENT = re.compile(r"([\w.-]+)\s*(?:\[[^\]]*\])?\s*([^;]*)")
_BOUND = re.compile(r"(>=|<)\s*(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class Finding:
    """check: what was looked at. weight: wrong or note. message: what is the matter. repair: what to type."""

    check: str
    weight: str
    message: str
    repair: str

    @property
    def is_wrong(self) -> bool:
        """Whether it must be mended."""
        return self.weight == "wrong"


def examine(folder: Path, now: datetime | None = None) -> list[Finding]:
    """All findings about this installation and the workspace at `folder`. now: UTC, for tests."""
    from pipeline.doctor_workspace import examine_workspace

    now = now or datetime.now(UTC)
    folder = folder.expanduser().absolute()
    return [*examine_installation(folder, now), *examine_workspace(folder, now)]


def render_findings(findings: list[Finding], as_json: bool = False) -> str:
    """The findings, wrong ones first, each with its repair; or as JSON."""
    ordered = sorted(findings, key=lambda finding: not finding.is_wrong)
    if as_json:
        return json.dumps([asdict(finding) for finding in ordered], ensure_ascii=False, indent=1) + "\n"
    lines = [
        f"{_MARKS[found.weight]} {found.check}: {found.message}\n   -> {found.repair}" for found in ordered
    ]
    wrong = sum(finding.is_wrong for finding in findings)
    lines.append(f"{wrong} wrong, {len(findings) - wrong} worth knowing" if findings else "all is well")
    return "\n".join(lines) + "\n"


_MARKS = {"wrong": "!!", "note": " ·"}


def wrong(check: str, message: str, repair: str) -> Finding:
    """A finding that must be mended."""
    return Finding(check, "wrong", message, repair)


def note(check: str, message: str, repair: str) -> Finding:
    """A finding that is worth knowing."""
    return Finding(check, "note", message, repair)


def examine_installation(folder: Path, now: datetime) -> Iterator[Finding]:
    """Findings about Python, the packages, the models, the disk under `folder`, the contact, the clock."""
    yield from _python()
    yield from _packages()
    yield from _models()
    yield from _disk(folder)
    yield from _contact()
    yield from _clock(now)


def _python() -> Iterator[Finding]:
    if sys.version_info < _LEAST_PYTHON:
        yield wrong("python", f"this is Python {sys.version.split()[0]}, 3.11 is needed", "make install")
    if sys.getfilesystemencoding().lower().replace("-", "") != "utf8":
        yield wrong("python", "file names are not UTF-8 here", "export PYTHONUTF8=1")


def _packages() -> Iterator[Finding]:
    """Every requirement is there, in a version that it allows."""
    try:
        wanted = requires("tinbai") or []
    except PackageNotFoundError:
        yield wrong("packages", "tinbai is not installed, only its files are there", "make install")
        return
    for line in wanted:
        match = _REQUIREMENT.match(line)
        if match is None or "extra ==" in line:
            continue
        name, bounds = match[1], match[2]
        try:
            found = version(name)
        except PackageNotFoundError:
            yield wrong("packages", f"{name} is missing", "make install")
            continue
        if not all(_keeps(found, sign, bound) for sign, bound in _BOUND.findall(bounds)):
            yield wrong("packages", f"{name} {found} is not {bounds.strip()}", "make install")


def _keeps(found: str, sign: str, bound: str) -> bool:
    have, want = (tuple(map(int, re.findall(r"\d+", text)[:3])) for text in (found, bound))
    return have >= want if sign == ">=" else have < want


def _models() -> Iterator[Finding]:
    from pipeline.crf.annotator import models_are_known

    if not models_are_known():
        yield wrong(
            "models",
            "underthesea's models are not the ones that pipeline/crf knows: reading is forty times slower",
            "make install (it installs the locked underthesea)",
        )


def _disk(folder: Path) -> Iterator[Finding]:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(there).free
    if free < _SCANTY_SPACE:
        tell = wrong if free < _LEAST_SPACE else note
        yield tell(
            "disk",
            f"{free / _GIB:.1f} GiB are free at {there}",
            f"free some space, or move the workspace: mv {folder} ELSEWHERE and --data ELSEWHERE",
        )


def _contact() -> Iterator[Finding]:
    try:
        identify(os.environ.get(VARIABLE), ())
        if not os.environ.get(VARIABLE):
            yield note(
                "contact", "live newspapers cannot be crawled without", f"export {VARIABLE}=you@example.org"
            )
    except ContactError as error:
        yield wrong("contact", f"{VARIABLE}: {error}", f"export {VARIABLE}=you@example.org")


def _clock(now: datetime) -> Iterator[Finding]:
    """The clock is not before the day this program's own files were written."""
    written = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    if now < written:
        yield wrong(
            "clock",
            f"it says {now:%Y-%m-%d %H:%M} UTC, before tinbai was installed ({written:%Y-%m-%d %H:%M})",
            "timedatectl set-ntp true",
        )
