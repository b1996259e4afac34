"""`tinbai serve`: the tables in a browser."""

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.terminal import DATA, counter, say

if TYPE_CHECKING:
    from pipeline.explorer.settings import Settings


@click.command()
@click.option("--port", default=8001, show_default=True, type=click.IntRange(1, 65535))
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen at")
@click.option(
    "--open-to-network",
    is_flag=True,
    help="with --host: let every machine that reaches this one read the workspace, without a password",
)
@click.option("--name", "names", multiple=True, help="another name by which browsers may ask for it")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    help="for browsers that ask for neither Vietnamese nor English",
)
@click.option(
    "--review", is_flag=True, help="accept, reject and edit facts in the browser, on this machine only"
)
@click.option(
    "--who", envvar="TINBAI_REVIEWER", default=getpass.getuser, show_default="the user", help="who reviews"
)
@click.option(
    "--export",
    "site",
    metavar="DIR",
    help="write the pages into a new folder instead, to be opened from the disk without a server",
)
@DATA
def serve(
    site: str | None,
    port: int,
    host: str,
    open_to_network: bool,
    names: tuple[str, ...],
    language: str,
    review: bool,
    who: str,
    data: str,
) -> None:
    """The tables in a browser: people, posts, documents, figures, and the words that each fact rests on.

    Only this machine reaches it. It reads the database that is current when a page is asked for.

    \b
    Example: tinbai serve
             tinbai serve --port 8080 --review
             tinbai serve --export site && xdg-open site/index.html
    """
    from pipeline.explorer.serving import ServeError, check_host, is_loopback, serve
    from pipeline.explorer.settings import LOOPBACK, Settings
    from pipeline.workspace import Workspace

    check_host(host, open_to_network)
    if review and not is_loopback(host):
        raise ServeError("--review is for this machine alone: leave --host out")
    if site is not None:
        _write(Settings(Workspace.open(data), language), site)
        return
    hosts = (*LOOPBACK, host, *names)
    serve(Settings(Workspace.open(data), language, who if review else None, hosts), host, port, say)


def _write(settings: "Settings", folder: str) -> None:
    from pipeline.explorer.site import write_site

    with counter("pages") as step:
        pages = write_site(settings, Path(folder), step)
    say(f"{folder}: {pages:,} pages; open {folder}/index.html")
