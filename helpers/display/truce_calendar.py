"""What is known on which day: the calendar with its gaps, and September in lanes, one for each thing that was counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.truce_days import (
    LAST,
    READINGS,
    calendar,
    days,
    gaps,
    told_apart,
    undated_after,
)
from ..analysis.wording import plural
from .explorer import View
from .theme import BLUE, GREEN, GREY, PURPLE, layout
from .truce_evidence import counts_proof, day_list, day_words, iso, one_of, short_day
from .truce_plots import SMALL, add_points, add_stripes, add_wall, legend_below


def coverage(data: Any, reading: str = "strict") -> View:
    """Of the days from 27 February to 29 September, how many are known: a calendar, one square a day."""
    counts = data.bulletins.counts
    table, wide = days(counts, reading), days(counts, "wide")
    whole, rows = calendar(table), _stretches(table)
    known = int(whole["known"].sum())
    title = f"{known} of {len(whole)} days are known ({reading} reading)"
    figure = go.Figure(layout=layout(f"{title}; an empty square is unknown, not zero", height=360) | legend_below())
    # the row of the list that each day stands in: a known day, or the gap around it
    place = [int(rows["from_day"].searchsorted(day, side="right")) - 1 for day in whole["date"]]
    for is_known, name, symbol, colour in (
        (True, "a bulletin is known", "square", BLUE),
        (False, "none is known", "square-open", GREY),
    ):
        part = whole[whole["known"].eq(is_known)]
        add_points(
            figure,
            part["date"].dt.day,
            -part["date"].dt.month,
            [place[i] for i in part.index],
            [f"{day_words(r.date)}: {_what(r.values)}" for r in part.itertuples()],
            name=name,
            marker={
                "size": 14,
                "symbol": symbol,
                "color": colour,
                "line": {"width": 0 if is_known else 2},
            },
        )
    names = {month: f"{pd.Timestamp(2016, month, 1):%B}" for month in range(2, 10)}
    figure.update_yaxes(tickvals=[-m for m in names], ticktext=list(names.values()))
    figure.update_xaxes(
        tickvals=[1, 5, 10, 15, 20, 25, 30],
        range=[0, 32],
        title={"text": "day of the month", "font": SMALL},
    )
    show = counts_proof(data)
    return View(
        _coverage_words(whole, gaps(table), names, reading),
        pd.DataFrame(
            {
                "from": rows["from_day"],
                "to": rows["to_day"],
                "days": rows["days"],
                "violations": rows["values"].map(one_of, na_action="ignore"),
                "pages": rows["copies"],
            }
        ),
        figure=figure,
        evidence=lambda i: _stretch_proof(rows.iloc[i], wide, show),
        rows=[f"{_span(r.from_day, r.to_day)}: {_what(r.values)}" for r in rows.itertuples()],
        caption="Known days and gaps",
        missing={"violations": "unknown", "pages": "none"},
    )


def _what(values: Any) -> str:
    return one_of(values) if isinstance(values, str) else "no bulletin known"


def _span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    return short_day(first) if first == last else f"{short_day(first)} to {short_day(last)}"


def _stretches(table: pd.DataFrame) -> pd.DataFrame:
    """Known days and gaps in the order of time: from_day, to_day, days, values, copies, figure_ids (missing for a gap)."""
    known = table.assign(from_day=table["date"], to_day=table["date"], days=1)
    columns = ["from_day", "to_day", "days", "values", "copies", "figure_ids"]
    both = pd.concat([known, gaps(table)])[columns].astype({"days": "Int64"})
    return both.sort_values("from_day", kind="stable", ignore_index=True)


def _coverage_words(whole: pd.DataFrame, missing: pd.DataFrame, names: dict[int, str], reading: str) -> str:
    known = int(whole["known"].sum())
    months = whole.groupby(whole["date"].dt.month)["known"].agg(["sum", "size"])
    by_month = ", ".join(f"{names[m]} {r['sum']} of {r['size']}" for m, r in months.iterrows())
    longest = missing.sort_values("days", ascending=False, kind="stable").iloc[0]
    return (
        f"{reading.capitalize()} reading: {known} of {len(whole)} days from 27 February to 29 September 2016 are"
        f" known. {by_month}. {len(whole) - known} are not, in {plural(len(missing), 'gap')};"
        f" the longest has {longest.days} days, {_span(longest.from_day, longest.to_day)}."
    )


def _stretch_proof(row: pd.Series, wide: pd.DataFrame, show: Callable[[str], str]) -> str:
    """The pages of a known day; for a gap, the pages whose day in it is only inferred."""
    if pd.notna(row["figure_ids"]):
        return show(row["figure_ids"])
    inferred = wide[wide["date"].between(row["from_day"], row["to_day"])]
    if inferred.empty:
        return "<p>No coded page has a day in this gap, printed or inferred. That is no zero.</p>"
    return "<p>No page prints a day in this gap. A wide reader would put these here:</p>" + show(
        "; ".join(inferred["figure_ids"])
    )


LANES = (
    "by groups “claiming to be opposition”",
    "shellings by other groups, told apart",
    "by all “illegal armed formations”",
)
LABELS = (
    "by groups “claiming<br>to be opposition”",
    "shellings by other groups,<br>told apart",
    "by all “illegal<br>armed formations”",
)


def definition_break(data: Any, reading: str = "wide") -> View:
    """September in three lanes, one for each thing that was counted. Heights mean nothing: there is no axis of numbers."""
    counts, change = data.bulletins.counts, data.bulletins.breaks.iloc[0]
    cut = change["from_day"]
    first, day_before = cut.replace(day=1), cut - pd.Timedelta(days=1)
    table = days(counts, reading)
    table = table[table["date"].between(first, LAST)]
    lanes = [table[table["date"] < cut], told_apart(counts, reading), table[table["date"] >= cut]]
    rows = pd.concat([part.assign(lane=k) for k, part in enumerate(lanes)], ignore_index=True)
    title = (
        f"On {short_day(cut)} the centre begins to count other groups as well: these numbers show"
        " neither a rise nor a fall. Grey is unknown"
    )
    figure = go.Figure(layout=layout(title, height=440))
    for k, (colour, symbol) in enumerate(((BLUE, "circle"), (GREEN, "diamond"), (PURPLE, "square"))):
        part = rows[rows["lane"].eq(k)]
        add_points(
            figure,
            [iso(day) for day in part["date"]],
            [3 - k] * len(part),
            part.index,
            [f"{day_words(r.date)}, {LANES[k]}: {one_of(r.values)}" for r in part.itertuples()],
            text=[one_of(values) for values in part["values"]],
            textposition=["top center" if r.agree else "bottom center" for r in part.itertuples()],
            marker={"size": 12, "symbol": symbol, "color": colour},
        )
        span = (cut, LAST) if k == 2 else (first, day_before)
        add_stripes(figure, gaps(part, *span), y=(2.62 - k, 3.38 - k))
    for y, day, words in (
        (2.5, 22, "not told apart<br>any more"),
        (1, 7, "not yet counted<br>in one number"),
    ):
        figure.add_annotation(x=iso(first.replace(day=day)), y=y, text=words, showarrow=False)
    add_wall(figure, iso(cut, -12))
    ticks = [first.replace(day=day) for day in (1, 6, 10, 14, 17, 20, 25, 29)]
    figure.update_yaxes(tickvals=[3, 2, 1], ticktext=list(LABELS), range=[0.5, 3.6], showgrid=False)
    figure.update_xaxes(
        range=[iso(first, -12), iso(LAST, 12)],
        tickvals=[iso(day) for day in ticks],
        ticktext=[f"{day.day} Sep" for day in ticks],
    )
    show = counts_proof(data)
    return View(
        _break_words(lanes, change, reading, undated_after(counts, cut)),
        pd.DataFrame(
            {
                "date": rows["date"],
                "what_is_counted": [LANES[k] for k in rows["lane"]],
                "violations": rows["values"].map(one_of),
                "pages": rows["copies"],
            }
        ),
        figure=figure,
        evidence=lambda i: show(rows["figure_ids"].iloc[i]),
        rows=[f"{short_day(r.date)}, {LANES[r.lane]}: {one_of(r.values)}" for r in rows.itertuples()],
        caption="September, by what was counted",
    )


def _break_words(lanes: Sequence[pd.DataFrame], change: Any, reading: str, undated: pd.DataFrame) -> str:
    before, beside, after = (day_list(part["date"], part["values"]) or "none known" for part in lanes)
    told = (
        f"Two counts in September ({reading} reading): nobody can tell from them whether violations rose or fell. {before}: {change['before'].split(';')[0]}. Beside them, told apart:"
        f" {beside}, shellings by other groups. {after}: {change['after']}."
    )
    if len(undated):
        left = ", ".join(f"{r.count} ({r.report_id})" for r in undated.itertuples())
        told += f" Not drawn, as its page has no day though its total of areas is later: {left}."
    return told


__all__ = ["READINGS", "coverage", "definition_break"]
