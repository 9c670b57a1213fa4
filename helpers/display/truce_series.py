"""The centre's violations by day: dots, stripes where nothing is known, bars where copies disagree, a wall at the break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import ipywidgets as w
import pandas as pd
import plotly.graph_objects as go

from ..analysis.truce_days import FIRST, LAST, READINGS, daily_rows, gaps, merge_days, other_windows
from ..analysis.truce_parts import STATES, province_days
from ..analysis.wording import plural
from .explorer import View
from .theme import BLUE, GREEN, GREY, GRID, ORANGE, PURPLE, layout
from .truce_evidence import counts_proof, day_list, day_words, iso, one_of, short_day
from .truce_plots import SMALL, add_name, add_points, add_stripes, add_wall, legend_below, months

PROVINCES = (
    "total", "Damascus", "Latakia", "Homs", "Aleppo", "Hama", "Idlib", "Daraa", "Quneitra"
)  # fmt: skip
ONE_DAY = pd.Timedelta(days=1)
STRIPE = "rgba(128,128,128,.35)"


def copies_to_believe(data: Any, areas: Sequence[str] = PROVINCES) -> w.SelectMultiple:
    """A list of the copies that disagree, to choose from. Nothing is believed until somebody chooses."""
    options = []
    for area in areas:
        rows = daily_rows(data.bulletins.counts, "wide", area)
        odd = merge_days(rows).query("not agree")["date"]
        for row in rows[rows["date"].isin(odd)].sort_values("date", kind="stable").itertuples():
            name = f"{short_day(row.date)}, {area}: {row.count} ({row.report_id}, {row.publisher})"
            options.append((name, row.figure_id))
    return w.SelectMultiple(options=options, rows=4, layout=w.Layout(width="min(44em, 100%)"))


def series(
    data: Any,
    reading: str = "strict",
    area: str = "total",
    beyond_the_break: bool = False,
    believe: Sequence[str] = (),
    why_reading: str = "",
    why_believe: str = "",
) -> View:
    """The centre's violations by day. `believe`: figure ids of copies that a person trusts where copies disagree.

    Behind the break another count stands on an axis of its own. Reasons come from a decision log.
    """
    counts, cut = data.bulletins.counts, data.bulletins.breaks["from_day"].min()
    every = province_days(counts, reading, area, believe)
    every = every[every["date"] <= (LAST if beyond_the_break else cut - ONE_DAY)]
    table = every[every["state"].ne("no bulletin")].reset_index(drop=True)
    if not table["state"].eq("a number").any():
        raise ValueError(f"no day is known for {area} under the {reading} reading")
    known = _known(every, area, reading)
    title = f"{known}. A grey stripe is unknown, not zero"
    figure = go.Figure(layout=layout(title, height=480) | legend_below(80))
    _draw(figure, table[table["date"] < cut], behind=False)
    _draw(figure, table[table["date"] >= cut], behind=True)
    told = table.assign(values=table["state"])  # every state but "no bulletin" ends a gap
    add_stripes(figure, gaps(told, FIRST, cut - ONE_DAY))
    if beyond_the_break:
        add_stripes(figure, gaps(told, cut, LAST), "x2")
    add_name(figure, "no bulletin", "square", STRIPE)
    _axes(figure, cut, table, beyond_the_break, floor=0 if area == "total" else -1.5)
    show = counts_proof(data)
    reasons = [
        f"Your reason for {what}: {why}."
        for what, why in (("the reading", why_reading), ("the copies", why_believe))
        if why
    ]
    other = other_windows(counts, reading, area)
    return View(
        " ".join([f"{known}.", *_words(every, cut, other), *reasons]),
        _table(table),
        figure=figure,
        evidence=lambda i: show(table["figure_ids"].iloc[i]),
        rows=[f"{day_words(r.date)}: {r.state if pd.isna(r.values) else one_of(r.values)}" for r in table.itertuples()],
        caption="Violations counted by the Russian reconciliation centre, by day",
        missing={"violations": "not told", "pages": "none prints it", "believed": "none yet"},
    )


def _known(every: pd.DataFrame, area: str, reading: str) -> str:
    states = every["state"].value_counts()
    told = ", ".join(f"{state} on {states[state]}" for state in STATES if state in states)
    days = plural(len(every), "day")
    return f"{area[:1].upper()}{area[1:]}, {reading} reading, {days}: {told}"


# name in the legend: how the marks of a layer look
LAYERS: dict[str, dict[str, Any]] = {
    "a day": {"marker": {"size": 8, "symbol": "circle", "color": BLUE}},
    "another count": {"marker": {"size": 8, "symbol": "square", "color": PURPLE}},
    "one page says “at least”": {
        "mode": "lines+markers",
        "marker": {"size": 9, "symbol": "triangle-up", "color": BLUE},
        "line": {"color": BLUE, "width": 2},
    },
    "copies disagree": {
        "mode": "lines+markers",
        "marker": {"size": 9, "symbol": "diamond", "color": ORANGE},
        "line": {"color": ORANGE, "width": 3},
    },
    "the copy you believe": {"marker": {"size": 16, "symbol": "star", "color": ORANGE}},
    "0 by arithmetic": {"marker": {"size": 9, "symbol": "circle-open", "color": GREEN, "line": {"width": 2}}},
    "total known, not split": {"marker": {"size": 8, "symbol": "x", "color": GREY}},
}
ARROW = 2.5  # how far the arrow of an open end goes up


def _marks(row: Any, behind: bool) -> Iterator[tuple[str, list[float], str]]:
    """What is drawn for one day: the layer, the heights, the words. A cross stands under the axis: it is no number."""
    day = day_words(row.date)
    if row.state == "not split":
        yield "total known, not split", [-0.7], f"{day}: {STATES[row.state]}"
    elif row.state == "0 by arithmetic":
        yield row.state, [0], f"{day}: {STATES[row.state]}"
    elif not row.agree:
        said = f"{day}: the copies say {one_of(row.values)}"
        yield "copies disagree", [row.low, row.high], said
        if pd.notna(row.value):
            yield "the copy you believe", [row.value], f"{said}; you believe {row.value}"
    else:
        floor = f", {row.floors} with “at least”" if row.floors else ""
        said = f"{day}: {row.values} ({plural(row.copies, 'page')}{floor})"
        if row.floors:
            yield "one page says “at least”", [row.value, row.value + ARROW], said
        yield "another count" if behind else "a day", [row.value], said


def _draw(figure: go.Figure, table: pd.DataFrame, behind: bool) -> None:
    """The days of one side of the break, a layer at a time; a bar ends before the next begins."""
    layers: dict[str, list[tuple[str | None, float | None, int | None, str | None]]] = {}
    for row in table.itertuples():
        for name, heights, said in _marks(row, behind):
            points = layers.setdefault(name, [])
            points += [(iso(row.date), y, row.Index, said) for y in heights]
            points += [(None, None, None, None)] * (len(heights) > 1)
    axes = {"xaxis": "x2", "yaxis": "y2"} if behind else {}
    for name, look in LAYERS.items():
        if name in layers:
            x, y, rows, hover = zip(*layers[name], strict=True)
            add_points(figure, x, y, rows, hover, name=name, **look, **axes)


def _axes(figure: go.Figure, cut: pd.Timestamp, table: pd.DataFrame, behind: bool, floor: float) -> None:
    """Months until the break; behind a wall, an axis of its own for what is counted after."""

    def upright(part: pd.DataFrame, title: str) -> dict[str, Any]:
        highest = part["high"].max()
        top = max(4, 0 if pd.isna(highest) else int(highest)) * 1.1 + 1
        step = next(step for step in (1, 2, 5, 10, 20, 50) if top / step <= 8 or step == 50)
        ticks = list(range(0, int(top) + 1, step))  # none under 0, where crosses stand
        return {"range": [floor, top], "tickvals": ticks, "title": {"text": title, "font": SMALL}}

    early, late = table[table["date"] < cut], table[table["date"] >= cut]
    across = {"domain": [0, 0.72 if behind else 1], "range": [iso(FIRST - ONE_DAY), iso(cut)]}
    figure.update_layout(xaxis=across | months(FIRST, cut), yaxis=upright(early, "violations in 24 hours"))
    if behind:
        ends = {"tickvals": [iso(cut), iso(LAST)], "ticktext": ["14 Sep", "29 Sep"]}
        frame = {"gridcolor": GRID, "zeroline": False}
        span = {"domain": [0.84, 1], "range": [iso(cut - ONE_DAY), iso(LAST + ONE_DAY)]}
        figure.update_layout(
            xaxis2=frame | span | ends,
            yaxis2=frame | {"anchor": "x2"} | upright(late, "another count"),
        )
        add_wall(figure, 0.76, "paper")


def _table(table: pd.DataFrame) -> pd.DataFrame:
    out = pd.DataFrame(
        {
            "date": table["date"],
            "violations": table["values"].map(one_of, na_action="ignore"),
            "pages": table["copies"],
            "copies_agree": table["agree"],
        }
    )
    if table["state"].ne("a number").any():
        out.insert(1, "state", table["state"])
    if table["believed"].notna().any():
        out["believed"] = table["believed"].mask(table["agree"], "copies agree")
    return out


def _words(every: pd.DataFrame, cut: pd.Timestamp, other: pd.DataFrame) -> Iterator[str]:
    """Every number of the series, by day; where copies disagree; what was left out."""
    known = every[every["state"].eq("a number")]
    until = f"Until {short_day(cut - ONE_DAY)}"
    for name, part in (
        (until, known[known["date"] < cut]),
        (f"Another count, from {short_day(cut)}", known[known["date"] >= cut]),
    ):
        if len(part):
            days = plural(len(part), "day")
            yield f"{name}, {days} with a number: {day_list(part['date'], part['values'])}."
    odd = known[~known["agree"]]
    told = f": {day_list(odd['date'], odd['values'])}" if len(odd) else ""
    yield f"Copies of one bulletin disagree on {plural(len(odd), 'day')}{told}."
    for row in odd[odd["believed"].notna()].itertuples():
        yield f"For {short_day(row.date)} you believe {row.believed}: {row.value}."
    if len(other):
        left = "; ".join(f"{r.report_id}, {r.count}, {r.window_text}" for r in other.itertuples())
        yield f"Left out, as it is no count of 24 hours: {left}."


__all__ = ["PROVINCES", "READINGS", "copies_to_believe", "series"]
