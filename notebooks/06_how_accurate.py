import marimo

__generated_with = "0.25.2"

app = marimo.App(width="medium", app_title="How accurate are the facts?")


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
    # How accurate are the facts?

    Rules were written with the sample's articles at hand, so its scores say what the rules can do, not what
    they will do on an article that nobody has seen. `papers` were written and annotated by people who did
    not know the rules; they have been read since. The README has the figures of articles scored before
    anybody had read an error: expect those.
    """)
    return


@app.cell
def _():
    from importlib.resources import as_file, files

    import pandas as pd

    from pipeline.evaluate import evaluate
    from pipeline.understand import facts_of_file

    def scored(folder):
        with as_file(files("corpus") / "gold" / folder) as gold:
            return evaluate(gold, lambda file: facts_of_file(file)[1])

    scores = {"sample": scored("."), "papers": scored("papers")}
    return pd, scores


@app.cell
def _(pd, scores):
    kinds = pd.DataFrame(
        {
            "texts": texts,
            "kind": kind,
            "right": tally.right,
            "missed": tally.missed,
            "extra": tally.extra,
            "F1": tally.f1,
        }
        for texts, score in scores.items()
        for kind, tally in score.tallies.items()
    )
    attributes = pd.DataFrame(
        {"texts": texts, "attribute": name, "right": share.right, "of": share.of, "share": share.value}
        for texts, score in scores.items()
        for name, share in score.shares.items()
    )
    return attributes, kinds


@app.cell
def _(GT, alt, attributes, kinds, mo):
    points = (
        alt.Chart(kinds)
        .mark_point(filled=True, size=90)
        .encode(
            x=alt.X("F1:Q", scale=alt.Scale(domain=[0.5, 1]), title="F1 (the axis begins at 0.5)"),
            y=alt.Y("kind:N", title=None, sort=None),
            color=alt.Color("texts:N", title=None),
            shape="texts:N",
            tooltip=["texts", "kind", "right", "missed", "extra", "F1"],
        )
        .properties(width=520, height=alt.Step(26))
    )
    mo.vstack(
        [
            mo.md("## Facts found"),
            points,
            GT(kinds).fmt_number(["F1"], decimals=3),
            mo.md("## Of the figures and documents found, how many say the right thing of whom and when?"),
            GT(attributes).fmt_number(["share"], decimals=3),
        ]
    )
    return


@app.cell
def _(GT, mo, workspace):
    sure = workspace.sql("""
        SELECT kind, rule, count(*) AS facts, round(avg(confidence), 3) AS confidence
        FROM claim GROUP BY ALL HAVING count(*) >= 3 ORDER BY confidence, facts DESC LIMIT 15
    """)
    mo.vstack([mo.md("## The rules of this workspace that deserve the most doubt"), GT(sure)])
    return (sure,)


@app.cell
def _(attributes, kinds, sure):
    # What this notebook needs of any workspace: run in CI, it fails loudly when the tables dry up.
    assert set(kinds["kind"]) >= {"people", "posts", "directives", "statistics"}
    assert (attributes["right"] <= attributes["of"]).all()
    assert not sure.empty
    return


if __name__ == "__main__":
    app.run()
