import marimo

__generated_with = "0.25.2"

app = marimo.App(width="medium", app_title="Party members recruited, against the goal")


@app.cell
def _():
    import os

    import altair as alt
    import marimo as mo
    from great_tables import GT

    from pipeline import open_workspace

    # Point this line at a workspace of your own; `make demo` makes demo-data.
    workspace = open_workspace(os.environ.get("TINBAI_DATA", "demo-data"))
    return GT, alt, mo, workspace


@app.cell
def _(mo):
    mo.md("""
    # How many party members were recruited, and how many were to be?

    A result counts only where a text states it of the same body and the same time as the goal. Where no text
    does, the goal stays open: that is no failure. A figure of nine months is not set against a year's goal.
    """)
    return


@app.cell
def _(workspace):
    indicator = "party-recruits"
    points = workspace.query("statistic_series", indicator=indicator)
    goals = workspace.query("targets", indicator=indicator)
    behind = workspace.query("series_coverage")
    return behind, goals, points


@app.cell
def _(GT, behind, goals, mo, points):
    figures, in_series = int(behind["figures"].sum()), int(behind["in_series"].sum())
    mo.vstack(
        [
            mo.md(
                f"## Goals\n\n{len(goals)} goals and {int((points['role'] == 'result').sum())} results, out of {figures} figures of all "
                f"kinds, of which {in_series} have both a body and a time and so stand in a series."
            ),
            GT(
                goals[
                    [
                        "about",
                        "first_day",
                        "last_day",
                        "qualifier",
                        "target",
                        "target_max",
                        "result",
                        "reached",
                        "articles",
                    ]
                ]
            )
            .tab_header(
                title="Party members to be recruited", subtitle="reached: only where a text states the result"
            )
            .sub_missing(missing_text="?"),
        ]
    )
    return


@app.cell
def _(alt, mo, points):
    from pandas import isna, to_datetime

    signs = {
        "at_least": "≥ ",
        "over": "> ",
        "at_most": "≤ ",
        "under": "< ",
        "almost": "nearly ",
        "about": "about ",
    }
    dated = points.assign(
        begins=to_datetime(points["first_day"]),
        ends=to_datetime(points["last_day"]),
        said=[
            signs.get(row.qualifier, "")
            + f"{row.value:,g}"
            + ("" if isna(row.value_max) else f"–{row.value_max:,g}")
            for row in points.itertuples()
        ],
    )
    spans = (
        alt.Chart(dated)
        .mark_bar(height=12)
        .encode(
            x=alt.X("begins:T", title="time that the figure speaks of"),
            x2="ends:T",
            y=alt.Y("about:N", title=None),
            yOffset="role:N",
            color=alt.Color(
                "role:N",
                title=None,
                scale=alt.Scale(domain=["result", "target"], range=["#2f7f8f", "#d9a441"]),
            ),
            tooltip=["about", "role", "said", "first_day", "last_day", "length"],
        )
        .properties(width=560, height=alt.Step(16))
    )
    numbers = (
        alt.Chart(dated)
        .mark_text(dx=6, align="left")
        .encode(x="ends:T", y="about:N", yOffset="role:N", text="said:N")
    )
    mo.vstack(
        [
            mo.md(
                f"## What each figure covers\n\nAll {len(points)} figures, each over the time it speaks of: bars of unlike length are not to be "
                "compared by their numbers. ≥ is what texts call at least."
            ),
            spans + numbers,
        ]
    )
    return


@app.cell
def _(goals, points):
    # What this notebook needs of any workspace: run in CI, it fails loudly when the tables dry up.
    assert not points.empty, "no figures of recruits: is the workspace built?"
    assert not goals.empty, "no goals of recruits"
    return


if __name__ == "__main__":
    app.run()
