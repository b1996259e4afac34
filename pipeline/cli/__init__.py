"""`tinbai`: arguments only; each command calls one function.

Data on stdout, messages on stderr. Exit codes: 0 good; 1 a failed check or an unexpected error; 2 usage;
3 done, but something was set aside; 4 a quality gate refused to publish; 75 locked; 130 interrupted.
"""

from pathlib import Path

import click

from pipeline.cli import archive, collecting, nights, reading, review, serving, tables
from pipeline.cli.terminal import Group, say, track


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tinbai")
@click.option("--verbose", is_flag=True, help="say more on stderr: a line a request")
def main(verbose: bool) -> None:
    """Turn Vietnamese provincial news into tables of officials, posts, directives and statistics.

    `demo` shows it all on an invented newspaper. With your own: `import` or `crawl`, then `extract`, `build`,
    and `query`, `serve` or `export`; `tinbai COMMAND --help` says more. All of it lives in one folder, the
    workspace (--data).

    \b
    Example: tinbai demo
             tinbai query officials --place "Sơn Lĩnh" --data demo-data
    """
    from pipeline.run_log import log_to_stderr

    log_to_stderr(verbose)


@main.command()
@click.option("--data", default="demo-data", show_default=True, help="the new workspace folder")
@click.option("--delay", default=0.1, show_default=True, help="seconds between two requests")
def demo(data: str, delay: float) -> None:
    """The whole flow on the sample newspaper, served on this machine, into a new workspace.

    \b
    Example: tinbai demo --data demo-data
    """
    from pipeline.demo import run_demo

    run_demo(Path(data), delay, say, click.echo, track)


for _command in (
    collecting.sources,
    collecting.crawl,
    collecting.reparse,
    archive.archive,
    tables.import_,
    tables.extract,
    tables.build,
    nights.nightly,
    nights.runs,
    nights.doctor,
    reading.facts,
    reading.evaluate,
    tables.query,
    tables.search,
    tables.export,
    tables.show_dictionary,
    tables.trace,
    review.review,
    serving.serve,
):
    main.add_command(_command)
