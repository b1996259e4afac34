import marimo

__generated_with = "0.25.2"

app = marimo.App(width="medium", app_title="Who leads Sơn Lĩnh?")


@app.cell
def _():
    import os

    import altair as alt
    import marimo as mo
    from great_tables import GT

    from pipeline import open_workspace

    # Point this line at a workspace of your own; `make demo` makes demo-data.
    workspace = open_workspace(os.environ.get("TINBAI_DATA", "demo-data"))
    place = "Sơn Lĩnh"
    return GT, alt, mo, place, workspace


@app.cell
def _(mo, place):
    mo.md(f"""
    # Who leads {place}, and which directives does its newspaper report?

    Two questions of a researcher of party building, asked of the tables. Each row can be traced to the
    words it rests on: `workspace.trace(evidence)`.
    """)
    return


@app.cell
def _(place, workspace):
    # Tenures, not single claims: an article of 2019 that says "Phó Bí thư" does not make him one today.
    tenures = workspace.query("tenures", place=place)
    leaders = tenures[
        tenures["organisation"]
        .fillna("")
        .str.contains(
            f"^(?:Huyện ủy|Ủy ban nhân dân huyện|Hội đồng nhân dân huyện|Đảng ủy xã|Ủy ban nhân dân xã) {place}$"
        )
    ].sort_values(["organisation", "post", "first_attested"])
    return leaders, tenures


@app.cell
def _(GT, leaders, mo, place, tenures):
    mo.vstack(
        [
            mo.md(
                f"## Who holds which post?\n\n{len(leaders)} of the {len(tenures)} tenures in bodies of that name are its leaders'. "
                "What ended only because the district did on 30 June 2025 says so under reason. Removed is any of miễn nhiệm (relieved, often for another post), bãi nhiệm and cách chức: the words tell which."
            ),
            GT(
                leaders[
                    [
                        "organisation",
                        "post",
                        "person",
                        "status",
                        "reason",
                        "first_attested",
                        "last_attested",
                        "articles",
                    ]
                ]
            )
            .tab_header(
                title=f"Leaders of {place}",
                subtitle="as articles attest them; a first sighting is no beginning",
            )
            .sub_missing(missing_text="?"),
        ]
    )
    return


@app.cell
def _(leaders, mo, workspace):
    def _quote(evidence):
        trace = workspace.trace(evidence)
        return f"> {trace.sentence}\n>\n> {trace.article_title}, {trace.published or 'undated'}"

    mo.md(
        "## What the first rows rest on\n\n" + "\n\n".join(_quote(row) for row in leaders["evidence"].head(3))
    )
    return


@app.cell
def _(workspace):
    import pandas as pd

    # With their symbols: a district may have its own Đề án 03.
    followed = ["Đề án 16-ĐA/TU", "Đề án 03-ĐA/TU", "Đề án 19-ĐA/TU", "Nghị quyết 21-NQ/TW"]
    citations = pd.concat(
        workspace.query("directive_timeline", directive=name).assign(followed=name) for name in followed
    )
    dated = citations.dropna(subset=["published"]).assign(year=lambda rows: rows["published"].str[:4])
    coverage = workspace.query("coverage").dropna(subset=["month"])
    coverage = (
        coverage.assign(year=coverage["month"].str[:4]).groupby("year", as_index=False)["originals"].sum()
    )
    counts = dated.groupby(["followed", "year"], as_index=False)["article"].nunique()
    shares = counts.merge(coverage, on="year").assign(share=lambda rows: rows["article"] / rows["originals"])
    return citations, coverage, dated, shares


@app.cell
def _(alt, citations, coverage, dated, mo, shares):
    chart = (
        alt.Chart(shares)
        .mark_circle(opacity=0.85)
        .encode(
            x=alt.X("year:O", title="year of publication", scale=alt.Scale(domain=sorted(coverage["year"]))),
            y=alt.Y("followed:N", title=None),
            size=alt.Size("article:Q", title="articles that cite it", legend=alt.Legend(values=[1, 2, 5])),
            color=alt.Color(
                "share:Q",
                title="share of all articles",
                scale=alt.Scale(scheme="teals", domainMin=0),
                legend=alt.Legend(format=".0%"),
            ),
            tooltip=["followed", "year", "article", "originals", alt.Tooltip("share:Q", format=".0%")],
        )
        .properties(width=560, height=170)
    )
    mo.vstack(
        [
            mo.md(
                f"## When are Đề án 16, 03, 19 and Nghị quyết 21 cited?\n\n{len(dated)} of {len(citations)} citations are dated. "
                f"Behind the shares stand {int(coverage['originals'].sum())} dated articles: no share is read without them."
            ),
            chart,
        ]
    )
    return


@app.cell
def _(GT, citations):
    GT(citations[["followed", "published", "stance", "surface", "article"]].head(20)).sub_missing(
        missing_text="undated"
    )
    return


@app.cell
def _(citations, leaders):
    # What this notebook needs of any workspace: run in CI, it fails loudly when the tables dry up.
    assert not leaders.empty, "no leaders: is the workspace built?"
    assert set(citations["followed"]) == {
        "Đề án 16-ĐA/TU",
        "Đề án 03-ĐA/TU",
        "Đề án 19-ĐA/TU",
        "Nghị quyết 21-NQ/TW",
    }
    return


if __name__ == "__main__":
    app.run()
