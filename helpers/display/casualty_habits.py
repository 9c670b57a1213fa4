"""How often a recorder gives one number instead of a range."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from ..analysis.recorders import (
    closed_intervals,
)
from .explorer import View
from .marks import words
from .theme import BLUE, GREY, layout

MAY_JUNE = ("2016-05-01", "2016-06-30")


def habits(data: Any) -> View:
    """How often a UCDP row of May and June 2016 gives one number (low = high), by the size of its best estimate."""
    events = data.records.ucdp
    table = closed_intervals(events, *MAY_JUNE)
    apart = table["best"].eq("other spans")
    labels = [
        "reaches outside May and June" if other else f"best {best}"
        for best, other in zip(table["best"], apart, strict=True)
    ]
    rows, closed = int(table.loc[~apart, "rows"].sum()), int(table.loc[~apart, "closed"].sum())
    ranges = rows - closed
    zero = table[table["best"].eq("0")]
    zeros = int(zero["rows"].sum() - zero["closed"].sum())
    title = f"{closed} of {rows} rows give one number (low = high); {zeros} of the other {ranges} have best 0"
    figure = go.Figure()
    places = [len(table) - i for i in range(len(table))]
    counted = [f"{c} of {n}" for c, n in zip(table["closed"], table["rows"], strict=True)]
    figure.add_scatter(
        x=list(table["share"]),
        y=places,
        mode="markers+text",
        text=counted,
        textposition="top center",
        hoverinfo="text",
        hovertext=[f"{a}: {b}" for a, b in zip(labels, counted, strict=True)],
        customdata=list(range(len(table))),
        marker={
            "size": 12,
            "color": [GREY if a else BLUE for a in apart],
            "symbol": ["diamond" if a else "circle" for a in apart],
        },
    )
    figure.layout = layout(title, height=130 + 46 * len(table))
    figure.update_yaxes(tickvals=places, ticktext=labels, range=[0.4, len(table) + 0.8])
    figure.update_xaxes(title_text="share of rows that give one number", range=[-0.08, 1.08], tickformat=".0%")
    shown = (
        table.drop(columns=["ids", "share"])
        .assign(best=labels)
        .rename(columns={"best": "rows_with", "closed": "one_number"})
    )
    shown["a_range"] = shown["rows"] - shown["one_number"]
    by_id = events.set_index("id")

    def evidence(i: int) -> str:
        part = by_id.loc[table["ids"][i]]
        part = part.assign(wide=part["high"] - part["low"]).sort_values("wide", ascending=False, kind="stable")
        told = [f"<p>{words(_event(row))}</p>" for row in part.head(3).itertuples()]
        return (
            f"<p>The widest of {len(part)} rows; events have no page of their own: {words('https://ucdp.uu.se/downloads/')}</p>"
            + "".join(told)
        )

    told = "; ".join(f"{a}: {b}" for a, b in zip(labels, counted, strict=True))
    return View(
        f"{title}. By size, {told}. A row needs a death in one of its three estimates, so a best of 0 always comes with a range. To give one number is a habit of recording, no measurement without error.",
        shown,
        figure=figure,
        evidence=evidence,
        rows=labels,
        caption=f"UCDP rows of {MAY_JUNE[0]} to {MAY_JUNE[1]} by size",
    )


def _event(row: Any) -> str:
    days = f"{row.date_start:%Y-%m-%d}" + ("" if row.date_start == row.date_end else f" to {row.date_end:%Y-%m-%d}")
    return f"event {row.Index}, {days}: low {row.low}, best {row.best}, high {row.high}; {row.source_office}"
