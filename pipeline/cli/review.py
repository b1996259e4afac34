"""Commands of the human layer: review accept, reject, edit, same, different, undo, queue, log."""

import getpass

import click

from pipeline.cli.terminal import DATA, FORM, Listing, say, show_rows

WHO = click.option(
    "--who", envvar="TINBAI_REVIEWER", default=getpass.getuser, show_default="the user", help="who decides"
)
WHY = click.option("--why", default="", help="why, in words")


@click.group(cls=Listing)
def review() -> None:
    """Decide on facts and people. Decisions are appended to DATA/reviews/decisions.jsonl and count from the
    next `tinbai build`; nothing is ever overwritten.

    Ids stand in the column `evidence` of queries and of `tinbai review queue`.

    \b
    Example: tinbai review queue
             tinbai review reject c0123456789abcdef0123 --why "a namesake"
             tinbai review same c0123456789abcdef0123 c3210fedcba9876543210
             tinbai review undo last
    """


def _say_decided(decision_id: str, what: str) -> None:
    click.echo(decision_id)
    say(f"{what}; it counts from the next `tinbai build`. To take it back: tinbai review undo {decision_id}")


def _on_fact(verdict: str, meaning: str) -> click.Command:
    @click.command(verdict, help=meaning)
    @click.argument("fact_ids", nargs=-1, required=True)
    @WHO
    @WHY
    @DATA
    def command(fact_ids: tuple[str, ...], who: str, why: str, data: str) -> None:
        from pipeline.review_desk import review as decide
        from pipeline.workspace import Workspace

        workspace = Workspace.open(data)
        with workspace.lock():
            for fact_id in fact_ids:
                _say_decided(decide(workspace, who, verdict, fact_id, why=why).decision_id, verdict)

    return command


review.add_command(
    _on_fact("accept", "These facts are right.\n\nExample: tinbai review accept c0123456789abcdef0123")
)
review.add_command(
    _on_fact(
        "reject",
        "These facts are wrong: nothing is derived from them.\n\n"
        'Example: tinbai review reject c0123456789abcdef0123 --why "a namesake"',
    )
)


@review.command()
@click.argument("fact_id")
@click.option("--set", "settings", multiple=True, metavar="COLUMN=VALUE", help="the right value; empty: none")
@WHO
@WHY
@DATA
def edit(fact_id: str, settings: tuple[str, ...], who: str, why: str, data: str) -> None:
    """Correct fields of a fact; `tinbai trace FACT_ID` shows what it has.

    \b
    Example: tinbai review edit c0123456789abcdef0123 --set "organisation=Huyện ủy Sơn Lĩnh" --why "elided"
    """
    from pipeline.review_desk import review as decide
    from pipeline.workspace import Workspace

    if wrong := [setting for setting in settings if "=" not in setting]:
        raise click.UsageError(f"--set wants COLUMN=VALUE, not '{wrong[0]}'")
    patch = dict(setting.split("=", 1) for setting in settings)
    workspace = Workspace.open(data)
    with workspace.lock():
        _say_decided(decide(workspace, who, "edit", fact_id, why=why, patch=patch).decision_id, "edited")


def _on_people(verdict: str, meaning: str) -> click.Command:
    @click.command(verdict, help=meaning)
    @click.argument("one")
    @click.argument("other")
    @WHO
    @WHY
    @DATA
    def command(one: str, other: str, who: str, why: str, data: str) -> None:
        from pipeline.review_desk import review as decide
        from pipeline.workspace import Workspace

        workspace = Workspace.open(data)
        with workspace.lock():
            _say_decided(decide(workspace, who, verdict, one, other, why).decision_id, verdict)

    return command


review.add_command(
    _on_people(
        "same",
        "Two claims (or people) are about one person.\n\n"
        "Example: tinbai review same c0123456789abcdef0123 c3210fedcba9876543210",
    )
)
review.add_command(
    _on_people(
        "different",
        "Two claims (or people) are about two people.\n\n"
        "Example: tinbai review different c0123456789abcdef0123 c3210fedcba9876543210",
    )
)


@review.command()
@click.argument("decision_id")
@WHO
@WHY
@DATA
def undo(decision_id: str, who: str, why: str, data: str) -> None:
    """Take a decision back: its id, or `last`.

    \b
    Example: tinbai review undo last
    """
    from pipeline.review_desk import undo as take_back
    from pipeline.workspace import Workspace

    workspace = Workspace.open(data)
    with workspace.lock():
        decision = take_back(workspace, who, decision_id, why)
    _say_decided(decision.decision_id, f"{decision.undone} is taken back")


@review.command()
@click.option("--limit", type=int, default=20, show_default=True, help="at most so many rows")
@FORM
@DATA
def queue(limit: int, form: str, data: str) -> None:
    """What most deserves a look: doubtful people, conflicts, unsure claims, stale decisions.

    \b
    Example: tinbai review queue --limit 50 --format csv
    """
    from pipeline.query import run_query
    from pipeline.workspace import Workspace

    show_rows(run_query(Workspace.open(data), "review_queue", limit=limit), form)


@review.command()
@DATA
def log(data: str) -> None:
    """All decisions, oldest first, with what became of them.

    active, undone, replaced (by a later one), stale (its words are no more), contradicted (other decisions
    forbid it), waiting (for the next build).

    \b
    Example: tinbai review log
    """
    from pipeline.review_desk import outcomes
    from pipeline.reviews import read_decisions
    from pipeline.workspace import Workspace

    workspace = Workspace.open(data)
    decisions, issues = read_decisions(workspace.reviews)
    status = outcomes(workspace, decisions)
    for one in decisions:
        about = " ".join(anchor.fact_id for anchor in (one.fact, one.other) if anchor) or one.undone or ""
        quote = f" »{one.fact.quote}«" if one.fact else ""
        click.echo(
            f"{one.decision_id} {one.at[:19]} {one.who}: {one.verdict} {about}{quote} "
            f"[{status[one.decision_id]}] {one.why}".rstrip()
        )
    for issue in issues:
        say(f"set aside: {issue.where}: {issue.detail}")
