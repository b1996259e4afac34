"""The command that looks into the archive: archive."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.terminal import DATA, FORM, show_rows

if TYPE_CHECKING:
    from pipeline.collect.archive import Archive

_SHOWN = ("at", "status", "type", "kind", "source_id", "mime", "url", "place")


@click.command()
@click.argument("address")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="write the body as it was sent to this file (`-`: standard output)",
)
@FORM
@DATA
def archive(address: str, save: Path | None, form: str, data: str) -> None:
    """What the archive keeps of a URL, oldest first, and the page itself.

    ADDRESS: a URL, or with --save the place of a record (`FILE:OFFSET`), as `tinbai trace` shows it.

    \b
    Example: tinbai archive https://baosonlinh.vn/hoi-nghi-12.html
             tinbai archive https://baosonlinh.vn/hoi-nghi-12.html --save page.html   # the latest
             tinbai archive tinbai-20251006T163000.warc.gz:5120 --save page.html
    """
    import pyarrow as pa

    from pipeline.collect.archive import Archive
    from pipeline.workspace import Workspace

    workspace = Workspace.open(data)
    with workspace.lock(), Archive(workspace.archive) as kept:
        entries = kept.find(address)
        if save is not None:
            place = next((entry.place for entry in reversed(entries) if entry.body), address)
            _save(kept, place, save)
            return
    if not entries:
        raise click.UsageError(f"the archive of {data} has nothing of {address}")
    rows = pa.table({name: [getattr(entry, name) for entry in entries] for name in _SHOWN})
    show_rows(rows, form)


def _save(kept: "Archive", place: str, file: Path) -> None:
    from pipeline.collect.archive import ArchiveError

    try:
        body = kept.read(place).body
    except ArchiveError as error:
        raise click.UsageError(str(error)) from error
    with click.open_file(str(file), "wb") as stream:
        stream.write(body)
