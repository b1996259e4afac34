import marimo

__generated_with = "0.25.2"

app = marimo.App(width="medium", app_title="Coverage, and what silence means")


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
    # How much was read, and what does silence mean?

    No article is not no event. Before a month without a fact is read as a month without a change, look
    here: was anything collected at all? Copies of one text count once (`originals`).
    """)
    return


@app.cell
def _(workspace):
    import pandas as pd

    coverage = workspace.query("coverage")
    dated = coverage.dropna(subset=["month"])
    months = pd.period_range(dated["month"].min(), dated["month"].max(), freq="M").astype(str)
    sources = sorted(dated["source_id"].unique())
    grid = pd.MultiIndex.from_product([sources, months], names=["source_id", "month"]).to_frame(index=False)
    read = dated.groupby(["source_id", "month"], as_index=False)[
        ["originals", "post_claims", "statistics"]
    ].sum()
    counted = ["originals", "post_claims", "statistics"]
    grid = grid.merge(read, how="left")
    grid[counted] = grid[counted].astype(float).fillna(0)
    grid = grid.assign(year=grid["month"].str[:4], of_year=grid["month"].str[5:])
    return coverage, dated, grid


@app.cell
def _(alt, dated, coverage, grid, mo):
    silent = int((grid["originals"] == 0).sum())
    undated = int(coverage["articles"].sum() - dated["articles"].sum())
    squares = (
        alt.Chart(grid)
        .mark_rect(stroke="white")
        .encode(
            x=alt.X("of_year:O", title="month"),
            y=alt.Y("year:O", title=None),
            color=alt.condition(
                "datum.originals == 0",
                alt.value("#eeeae2"),
                alt.Color("originals:Q", title="articles", scale=alt.Scale(scheme="teals", domainMin=0)),
            ),
            tooltip=["source_id", "month", "originals", "post_claims", "statistics"],
        )
        .properties(width=360, height=alt.Step(22))
        .facet(row=alt.Row("source_id:N", title=None))
    )
    mo.vstack(
        [
            mo.md(
                f"## Articles by month\n\n{silent} of {len(grid)} months are silent (grey): nothing was collected, so nothing can be "
                f"said of them. {undated} articles carry no date and stand in no month."
            ),
            squares,
        ]
    )
    return


@app.cell
def _(GT, mo, workspace):
    found = workspace.query("series_coverage")
    mo.vstack(
        [
            mo.md("## Figures that no series holds, and why"),
            GT(found).tab_header(
                title="Of the figures read",
                subtitle="no_subject, no_time: the text does not say of whom, or for when",
            ),
        ]
    )
    return (found,)


@app.cell
def _(coverage, found, grid):
    # What this notebook needs of any workspace: run in CI, it fails loudly when the tables dry up.
    assert (coverage["originals"] <= coverage["articles"]).all()
    assert grid["originals"].sum() > 0, "nothing was read: is the workspace built?"
    assert (found["in_series"] <= found["figures"]).all()
    return


if __name__ == "__main__":
    app.run()
