"""What all commands share: options, exit codes, messages on stderr, progress bars."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import pyarrow as pa

SET_ASIDE, REFUSED, LOCKED, INTERRUPTED = 3, 4, 75, 130


class Listing(click.Group):
    """Lists its commands with their whole first sentence, where click cuts it to one line."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        shown = [(name, command.get_short_help_str(limit=1000)) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(sorted(shown))


class Group(Listing):
    """Turns the project's own exceptions into one line on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            say("interrupted: run the same command again, it goes on where it was")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except Exception as error:
            code = _exit_code(error)
            if code is None:
                raise
            say(str(error))
            ctx.exit(code)


def _exit_code(error: Exception) -> int | None:
    """The exit code of an error that a user can mend, None for a fault of the program."""
    codes = {
        "WorkspaceLockedError": LOCKED,
        "WorkspaceError": 2,
        "SourceError": 2,
        "ContactError": 2,
        "CrawlStateError": 2,
        "BudgetError": 2,
        "ReportError": 2,
        "QueryError": 2,
        "ReviewError": 2,
        "ServeError": 2,
        "ExportError": 2,
        "RegistryError": 1,
        "DamagedArticlesError": 1,
        "NoRoomError": 1,
        "GoldError": 2,
        "RuleError": 1,
        "NoDatabaseError": 1,
        "DiskError": 1,
        "BuildError": REFUSED,
    }
    return next((codes[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in codes), None)


DATA = click.option(
    "--data",
    envvar="TINBAI_DATA",
    default="data",
    show_default=True,
    show_envvar=True,
    help="the workspace folder",
)
CONTACT = click.option(
    "--contact",
    envvar="TINBAI_CONTACT",
    show_envvar=True,
    help="e-mail or page that a publisher can turn to; needed for live sites",
)
FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "parquet"]),
    default="table",
    show_default=True,
    help="how the rows come out",
)
DAY = click.DateTime(["%Y-%m-%d"])


def say(message: str) -> None:
    click.echo(message, err=True)


def show_rows(rows: "pa.Table", form: str) -> None:
    """The rows on stdout in one of output.FORMS."""
    from pipeline.output import render_rows

    sys.stdout.buffer.write(render_rows(rows, form))
    sys.stdout.buffer.flush()


def exit_if(set_aside: object) -> None:
    if set_aside:
        raise click.exceptions.Exit(SET_ASIDE)


@contextmanager
def counter(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr that is told (done, to do); silent where that is no terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def track(items: Iterable[Any]) -> Iterable[Any]:
    """The items with a progress bar on stderr, where that is a terminal."""
    known = list(items)
    if not sys.stderr.isatty():
        return known
    from rich.console import Console
    from rich.progress import track

    return track(known, console=Console(stderr=True), description="")


def own_sources(data: str) -> Path:
    """Where a workspace keeps sources of its own; it need not be there."""
    return Path(data).expanduser() / "sources"
