import marimo

__generated_with = "0.25.2"

app = marimo.App(width="medium", app_title="Where Đề án 16, 03, 19 and Nghị quyết 21 went")


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
    # Where did Đề án 16, 03, 19 and Nghị quyết 21 go, and how fast?

    A document arrives where the first article cites it for a place: the paper may be late, and a place of
    which nobody writes is not a place where nothing is done. Shares stand beside the articles read.
    """)
    return


@app.cell
def _(workspace):
    import pandas as pd

    # With their symbols: a district may have its own Đề án 03.
    followed = ["Đề án 16-ĐA/TU", "Đề án 03-ĐA/TU", "Đề án 19-ĐA/TU", "Nghị quyết 21-NQ/TW"]
    spread = pd.concat(workspace.query("directive_diffusion", directive=name) for name in followed)
    dated = spread.dropna(subset=["first_cited"]).sort_values("first_cited")
    together = pd.concat(workspace.query("co_citation", directive=name) for name in followed)
    pairs = together.drop_duplicates(["directive_a_id", "directive_b_id"]).head(12)
    return dated, pairs, spread


@app.cell
def _(GT, alt, dated, mo, spread):
    arrivals = (
        alt.Chart(dated)
        .mark_point(filled=True, size=90, opacity=0.85)
        .encode(
            x=alt.X("yearmonthdate(first_cited):T", title="first cited there", axis=alt.Axis(format="%m/%Y")),
            yOffset="directive:N",  # several may arrive in one place on one day
            y=alt.Y("place:N", title=None, sort=alt.EncodingSortField("first_cited", op="min")),
            color=alt.Color("directive:N", title=None, legend=alt.Legend(orient="top")),
            shape=alt.Shape("level:N", title=None),
            tooltip=[
                "directive",
                "issuer",
                "place",
                "level",
                "first_cited",
                "last_cited",
                "articles",
                "carrying_it_out",
            ],
        )
        .properties(width=520, height=alt.Step(12))
    )
    days = dated[
        ["directive", "place", "level", "first_cited", "months_after", "articles", "carrying_it_out"]
    ]
    mo.vstack(
        [
            mo.md(
                f"## First citation, place by place\n\n{len(dated)} of {len(spread)} arrivals are dated; behind them stand "
                f"{int(spread['articles'].sum())} citing articles (one may cite several documents)."
            ),
            arrivals,
            GT(days)
            .sub_missing(missing_text="?")
            .cols_label(
                months_after="months after its date", carrying_it_out="articles that say it is carried out"
            )
            .tab_header(
                title="How fast",
                subtitle="from the date of the document to the first article that cites it there, not to the work itself",
            ),
        ]
    )
    return


@app.cell
def _(GT, mo, pairs, workspace):
    originals = int(workspace.query("coverage")["originals"].sum())
    shown = ["directive_a", "directive_b", "together", "articles_a", "articles_b", "lift", "relation"]
    mo.vstack(
        [
            mo.md("## What is cited with them"),
            GT(pairs[shown])
            .sub_missing(missing_text="")
            .tab_header(
                title="Documents cited together",
                subtitle=f"of {originals} articles, copies counted once; lift: how much oftener than by chance, which says little of one or two",
            ),
        ]
    )
    return


@app.cell
def _(alt, mo, workspace):
    reported = workspace.query("initiative_coverage").dropna(subset=["month"])
    reported = reported.assign(year=reported["month"].str[:4])
    by_year = reported.groupby(["initiative", "year"], as_index=False)[["articles", "leading_articles"]].sum()
    coverage = workspace.query("coverage").dropna(subset=["month"])
    read = coverage.assign(year=coverage["month"].str[:4]).groupby("year", as_index=False)["originals"].sum()
    by_year = by_year.merge(read, on="year")
    by_year["share"] = by_year["articles"].astype(float) / by_year["originals"].astype(float)
    squares = (
        alt.Chart(by_year)
        .mark_rect()
        .encode(
            x=alt.X("year:O", title=None),
            y=alt.Y("initiative:N", title=None, axis=alt.Axis(labelLimit=420)),
            color=alt.Color(
                "share:Q",
                title="share of articles",
                scale=alt.Scale(scheme="teals", domainMin=0),
                legend=alt.Legend(format=".0%"),
            ),
            tooltip=["initiative", "year", "articles", "originals", alt.Tooltip("share:Q", format=".0%")],
        )
        .properties(width=300, height=alt.Step(20))
    )
    mo.vstack([mo.md("## The initiatives that articles report, by year"), squares])
    return (by_year,)


@app.cell
def _(by_year, dated):
    # What this notebook needs of any workspace: run in CI, it fails loudly when the tables dry up.
    assert len(dated) >= 4, "no arrivals: is the workspace built?"
    assert (by_year["articles"] <= by_year["originals"]).all()
    return


if __name__ == "__main__":
    app.run()
