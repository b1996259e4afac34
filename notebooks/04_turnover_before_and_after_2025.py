import marimo

__generated_with = "0.25.2"

app = marimo.App(width="medium", app_title="Turnover and dual posts, before and after July 2025")


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
    # Did more seats change hands, and were more posts joined, after July 2025?

    On 1 July 2025 districts ended and communes were merged. A seat's first sighting is not a change of hands:
    only a holder who follows another known one counts as new, out of the seats that texts show filled that year.
    """)
    return


@app.cell
def _(workspace):
    turnover = workspace.query("turnover")
    turnover["changed"] = (turnover["percent"] * turnover["seats"] / 100).round()  # seats, however often
    by_year = turnover.groupby("year", as_index=False)[["changed", "first_sightings", "seats"]].sum()
    by_year["changed"] = by_year["changed"].astype(int)
    by_year["percent"] = (100 * by_year["changed"] / by_year["seats"]).round(1)
    by_year["of_seats"] = [f"{row.changed} of {row.seats}" for row in by_year.itertuples()]
    coverage = workspace.query("coverage").dropna(subset=["month"])
    read = coverage.assign(year=coverage["month"].str[:4]).groupby("year", as_index=False)["originals"].sum()
    by_year = by_year.assign(year=by_year["year"].astype(str)).merge(read, on="year", how="left")
    return (by_year,)


@app.cell
def _(GT, alt, by_year, mo):
    bars = (
        alt.Chart(by_year)
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=None),
            y=alt.Y("percent:Q", title="seats with a new holder, % of seats seen"),
            tooltip=["year", "changed", "seats", "originals"],
        )
        .properties(width=560, height=200)
    )
    labels = alt.Chart(by_year).mark_text(dy=-6).encode(x="year:O", y="percent:Q", text="of_seats:N")
    mo.vstack(
        [
            mo.md(
                "## Seats for one that changed hands\n\nBy calendar year: 2025 holds both sides of the reform. A seat in a unit that "
                "began on 1 July 2025 has nobody before its first holder and can only be a first sighting: a low bar after the reform "
                "is no sign of calm. Read it beside that column, and beside the articles."
            ),
            bars + labels,
            GT(by_year.drop(columns="of_seats"))
            .cols_label(changed="seats with a new holder", originals="articles read")
            .tab_header(title="The numbers behind the bars"),
        ]
    )
    return


@app.cell
def _(workspace):
    dual = workspace.query("dual_posts")
    reform = "2025-07-01"
    side = dual["since"].map(
        lambda day: "no date" if not isinstance(day, str) else "after" if day >= reform else "before"
    )
    dual = dual.assign(side=side)
    led = workspace.query("dyads")
    held = workspace.query("tenures").dropna(subset=["first_attested", "last_attested"])
    held = held[~held["is_membership"]]
    people = {
        "before": held[held["first_attested"] < reform]["person_id"].nunique(),
        "after": held[held["last_attested"] >= reform]["person_id"].nunique(),
    }
    return dual, led, people


@app.cell
def _(GT, dual, led, mo, people):
    counts = dual["side"].value_counts()
    one = int((led["kind"] != "pair").sum())
    mo.vstack(
        [
            mo.md(
                f"## One person, two posts at once\n\n{int(counts.get('before', 0))} pairs of posts seen first before 1 July 2025, "
                f"when {people['before']} people are seen in a post, {int(counts.get('after', 0))} after it, of {people['after']} people "
                f"seen then; {int(counts.get('no date', 0))} without a date. One person may make several pairs. Of {len(led)} leaderships "
                f"(party secretary and chair of the people's committee) {one} are one person's."
            ),
            GT(
                dual[
                    [
                        "person",
                        "post_a",
                        "organisation_a",
                        "post_b",
                        "organisation_b",
                        "since",
                        "until",
                        "side",
                    ]
                ].head(20)
            ).sub_missing(missing_text="?"),
        ]
    )
    return


@app.cell
def _(by_year, dual):
    # What this notebook needs of any workspace: run in CI, it fails loudly when the tables dry up.
    assert by_year["seats"].sum() > 0, "no seats: is the workspace built?"
    assert (by_year["changed"] <= by_year["seats"]).all()
    assert not dual.empty
    return


if __name__ == "__main__":
    app.run()
