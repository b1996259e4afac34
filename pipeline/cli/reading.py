"""Commands that read texts and say how well: facts, evaluate."""

import json
from pathlib import Path

import click

from pipeline.cli.terminal import exit_if, say, track


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--html", is_flag=True, help="a page with the facts marked in the text")
@click.option("--table", is_flag=True, help="the posts, directives and statistics as a table")
def facts(files: tuple[Path, ...], html: bool, table: bool) -> None:
    """The facts of texts or saved pages, one JSON object a file (`-` reads standard input).

    \b
    Example: tinbai facts article.txt | jq .people
             tinbai facts article.txt --html > article.html
    """
    from extractors.rules import RuleError
    from pipeline.highlight import facts_page, facts_table
    from pipeline.parse.encoding import UnreadableError
    from pipeline.understand import facts_of_file

    set_aside = 0
    for file in track(files) if len(files) > 5 else files:
        try:
            text, found = facts_of_file(file)
        except UnreadableError as error:
            set_aside += 1
            say(f"set aside: {file}: {error.reason}: {error.detail}")
            continue
        except RuleError:
            raise  # the rule files are broken: no file can be read
        except Exception as error:  # noqa: BLE001 - one bad article must not lose the others
            set_aside += 1
            say(f"set aside: {file}: extract_failed: {type(error).__name__}: {error}")
            continue
        if html:
            click.echo(facts_page(text, found))
        elif table:
            click.echo(facts_table(text, found))
        else:
            click.echo(json.dumps(found, ensure_ascii=False))
    exit_if(set_aside)


@click.command()
@click.argument(
    "gold", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--against", type=click.Path(exists=True, path_type=Path), help="floors.toml: exit 1 below one")
@click.option("--errors", is_flag=True, help="a line for every missed, extra or wrong fact")
@click.option("--calibrate", is_flag=True, help="print rules/confidence.csv anew from these folders")
@click.option(
    "--gained-lost",
    "other",
    metavar="OTHER",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="no scores: compare with the facts that `tinbai facts` printed for these texts in another version",
)
@click.option(
    "--all", "all_lines", is_flag=True, help="with --gained-lost: every fact, not the first 50 of a kind"
)
def evaluate(
    gold: tuple[Path, ...],
    against: Path | None,
    errors: bool,
    calibrate: bool,
    other: Path | None,
    all_lines: bool,
) -> None:
    """Precision, recall and F1 per kind of fact against folders of gold annotations.

    GOLD: a folder with NAME.txt and, beside it, NAME.json in the form that `tinbai facts` prints.

    \b
    Example: tinbai evaluate corpus/gold --against corpus/gold/floors.toml
             tinbai facts texts/*.txt > before.jsonl   # then change a rule
             tinbai evaluate texts --gained-lost before.jsonl
    """
    from pipeline.evaluate import below_floors, calibration, render_scores
    from pipeline.evaluate import evaluate as run_evaluate
    from pipeline.understand import facts_of_file

    if other is not None:
        click.echo(_gained_and_lost(gold, other, all_lines))
        return
    failed: list[str] = []
    all_scores = []
    for folder in gold:
        scores = run_evaluate(folder, lambda file: facts_of_file(file)[1], track)
        all_scores.append(scores)
        if not calibrate:
            click.echo(f"{folder}\n{render_scores(scores)}")
        if errors:
            click.echo("\n".join(scores.errors))
        failed += below_floors(scores, against) if against else []
    if calibrate:
        click.echo(calibration(all_scores), nl=False)
    for line in failed:
        say(line)
    if failed:
        raise click.exceptions.Exit(1)


def _gained_and_lost(folders: tuple[Path, ...], other: Path, all_lines: bool) -> str:
    from pipeline.evaluate import MOST_LINES, gained_and_lost, read_facts, render_difference
    from pipeline.understand import facts_of_file

    before = read_facts(other)
    wanted = {facts["article"] for facts in before}
    files = [file for folder in folders for file in sorted(folder.glob("*.txt"))]
    after = [facts_of_file(file)[1] for file in track([file for file in files if file.stem in wanted])]
    difference = gained_and_lost(before, after)
    for article in difference.left_out:
        say(f"{other} has {article}, the folder has no {article}.txt")
    if unread := sorted({file.stem for file in files} - wanted):
        say(f"{len(unread)} texts are not in {other}, such as {unread[0]}.txt: print their facts too")
    return render_difference(difference, None if all_lines else MOST_LINES)
