"""Truce counts as pictures: units, the bulletin found, days with gaps, the chain of totals, the calendar."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.truce_checks import LINKS, chain, find_bulletin
from ..analysis.truce_days import (
    FIRST,
    LAST,
    READINGS,
    calendar,
    daily_rows,
    days,
    gaps,
    vague_word,
)
from .attribution_views import plural
from .evidence import of_article, of_frame
from .explorer import View
from .marks import escape
from .reading_views import truce_ledger
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE, layout

PROVINCES = ("total", "Damascus", "Latakia", "Homs", "Aleppo", "Hama", "Idlib", "Daraa")


def _day(value: Any) -> str:
    return "no day" if pd.isna(value) else f"{value:%d %B %Y}".lstrip("0")


def counts_proof(data: Any) -> Any:
    """Evidence for a list of figure ids, written "R001-n01; R002-n03"."""
    show = of_frame(data.bulletins.counts, "figure_id")
    return lambda ids: "".join(show(i) for i in ids.split("; "))


def unit_ledger(data: Any) -> View:
    """The article's own counts: unit, window, flow or stock. Never a common axis."""
    return truce_ledger(data.seed)


def find_the_bulletin(data: Any, violations: int = 5, areas: int = 128) -> View:
    """To which day does a pair of numbers belong? The totals around it, and the page whose date misleads."""
    found = find_bulletin(data.bulletins.counts, violations, areas)
    steps = found.steps
    if steps.empty:
        raise ValueError(f"no coded bulletin has a total near {areas}: search another number")
    show = of_frame(data.bulletins.counts, "figure_id")
    rows = data.bulletins.counts
    ids = [rows[rows["report_id"].eq(r.report_id) & rows["count"].eq(r.total) & rows["measure"].eq("inhabited_areas")]["figure_id"].iloc[0] for r in steps.itertuples()]
    dated = steps.dropna(subset=["date"])
    figure = go.Figure()
    for right, symbol, colour, name in ((False, "circle", GREY, "another total"), (True, "star", ORANGE, "the pair")):
        part = dated[dated["total"].eq(areas).eq(right)]
        figure.add_scatter(x=[f"{d:%Y-%m-%d}" for d in part["date"]], y=list(part["total"]), mode="markers", hovertext=[f"{r.publisher}: {r.total}, {_day(r.date)} ({r.date_basis})" for r in part.itertuples()], hoverinfo="text", name=name, marker={"size": 12, "symbol": symbol, "color": colour})
    trap = found.trap
    for row in trap.itertuples():
        figure.add_scatter(x=[f"{row.published_date:%Y-%m-%d}"], y=[row.total], mode="markers+text", text=["page dated here"], textposition="bottom left", hoverinfo="text", hovertext=[f"{row.publisher}: page dated {_day(row.published_date)}, bulletin of {_day(row.date)}"], marker={"size": 12, "symbol": "x-thin-open", "color": PURPLE, "line": {"width": 3}})
    day = _day(found.day) if found.day is not None else "no day"
    figure.update_layout(layout(f"{violations} violations and {areas} areas stand together on {day} only" if found.day is not None else "No bulletin has both numbers", height=320))
    figure.update_xaxes(title_text="day of the bulletin", dtick=86400000, tickformat="%d %b")
    figure.update_yaxes(title_text="total of inhabited areas", dtick=1)
    told = " → ".join(f"{t} on {_day(d)}" for t, d in dict.fromkeys(zip(dated["total"], dated["date"], strict=True)))
    warn = "; ".join(f"{r.publisher} is dated {_day(r.published_date)} and has {r.total}: the bulletin of {_day(r.date)}, printed the day after" for r in trap.itertuples())
    answer = f"{violations} violations with {areas} areas: the bulletin of {day}, in {plural(len(found.reports), 'report')}" if found.day is not None else f"{violations} violations and {areas} areas stand together in no coded bulletin"
    return View(f"{answer}. The totals around it: {told}." + (f" The trap: {warn}." if warn else ""), steps, figure=figure, evidence=lambda i: show(ids[i]), rows=[f"{r.total}, {_day(r.date)}, {r.publisher}" for r in steps.itertuples()], caption="Totals searched")


def series(data: Any, reading: str = "strict", area: str = "total", beyond_the_break: bool = False) -> View:
    """The centre's violations by day. Gaps are gaps; a day whose copies disagree is a bar; behind the break stands another picture."""
    cut = data.bulletins.breaks["from_day"].min()
    every = days(data.bulletins.counts, reading, area)
    table = every if beyond_the_break else every[every["date"] < cut].reset_index(drop=True)
    if table.empty:
        raise ValueError(f"no day is known for {area} under the {reading} reading")
    last = LAST if beyond_the_break else cut - pd.Timedelta(days=1)
    figure = go.Figure()
    for behind, axis in ((False, ""), (True, "2")):
        part = table[(table["date"] >= cut) == behind]
        if part.empty:
            continue
        agree = part[part["agree"]]
        figure.add_scatter(x=[f"{d:%Y-%m-%d}" for d in agree["date"]], y=list(agree["value"]), mode="markers", hovertext=[f"{_day(r.date)}: {r.values} ({plural(r.copies, 'print')})" for r in agree.itertuples()], hoverinfo="text", marker={"size": 8, "color": PURPLE if behind else BLUE, "symbol": "square-open" if behind else "circle"}, xaxis=f"x{axis}", yaxis=f"y{axis}")
        for row in part[~part["agree"]].itertuples():
            x = f"{row.date:%Y-%m-%d}"
            figure.add_scatter(x=[x, x], y=[row.low, row.high], mode="lines+markers", hovertext=[f"{_day(row.date)}: copies say {row.values}"] * 2, hoverinfo="text", marker={"size": 8, "color": ORANGE, "symbol": "diamond"}, line={"color": ORANGE, "width": 3}, xaxis=f"x{axis}", yaxis=f"y{axis}")
    missing = gaps(table, FIRST, cut - pd.Timedelta(days=1))
    for row in missing.itertuples():
        figure.add_vrect(x0=f"{row.from_day - pd.Timedelta(hours=12):%Y-%m-%dT%H:%M}", x1=f"{row.to_day + pd.Timedelta(hours=12):%Y-%m-%dT%H:%M}", fillcolor=GREY, opacity=0.13, line_width=0, xref="x")
    figure.update_layout(layout(f"{area}, {reading} reading: {len(table)} of {(last - FIRST).days + 1} days are known; grey is unknown, not zero", height=420))
    right = 0.78 if beyond_the_break else 1
    figure.update_layout(xaxis={"domain": [0, right], "range": [f"{FIRST - pd.Timedelta(days=2):%Y-%m-%d}", f"{cut:%Y-%m-%d}"], "tickformat": "%b"}, yaxis={"rangemode": "tozero", "title": {"text": "violations in 24 hours"}})
    if beyond_the_break:
        figure.update_layout(
            xaxis2={"domain": [0.86, 1], "range": [f"{cut - pd.Timedelta(days=1):%Y-%m-%d}", f"{LAST + pd.Timedelta(days=1):%Y-%m-%d}"], "tickformat": "%d %b", "title": {"text": "another count"}, "dtick": 7 * 86400000},
            yaxis2={"anchor": "x2", "rangemode": "tozero", "gridcolor": "rgba(128,128,128,.25)", "title": {"text": "all armed groups"}},
        )  # fmt: skip
    odd = table[~table["agree"]]
    show = counts_proof(data)
    differ = "; ".join(f"{_day(r.date)}: {r.values}" for r in odd.itertuples()) or "none"
    inside = table[table["date"] < cut]
    told = f"{area}, {reading} reading, until the break of 14 September: {len(inside)} days known, from {_day(inside['date'].min())} ({inside['values'].iloc[0]}) to {_day(inside['date'].max())} ({inside['values'].iloc[-1]}); lowest {inside['low'].min()}, highest {inside['high'].max()}"
    beyond = table[table["date"] >= cut]
    extra = f" Behind the break, where other groups are counted too, {len(beyond)} days, {beyond['low'].min()} to {beyond['high'].max()}: another count, drawn apart." if len(beyond) else ""
    return View(
        f"{told}. Days on which copies of one bulletin disagree: {differ}.{extra}", table.drop(columns="figure_ids").assign(date=[f"{d:%Y-%m-%d}" for d in table["date"]]), figure=figure,
        evidence=lambda i: show(table["figure_ids"].iloc[i]), rows=[f"{_day(r.date)}: {r.values}" for r in table.itertuples()], caption="Days",
    )  # fmt: skip


def stock_and_flow(data: Any, link: str = "every link") -> View:
    """The chain of inhabited-areas totals: which links close, which are circular, which cannot be tested."""
    table = chain(data.bulletins.counts)
    counted = table["link"].value_counts()
    chosen = table if link == "every link" else table[table["link"].eq(link)].reset_index(drop=True)
    looks = {"closes": (GREEN, "circle"), "does not close": (ORANGE, "x"), "circular": (PURPLE, "diamond-open"), "cannot be tested": (GREY, "circle-open")}
    figure = go.Figure()
    for name, (colour, symbol) in looks.items():
        part = chosen[chosen["link"].eq(name)].dropna(subset=["after"])
        if len(part):
            figure.add_scatter(x=[f"{d:%Y-%m-%d}" for d in part["to_day"]], y=list(part["after"]), mode="markers", name=name, hovertext=[f"{_day(r.to_day)}: {r.after}, {name} ({r.reason})" for r in part.itertuples()], hoverinfo="text", marker={"size": 9, "color": colour, "symbol": symbol, "line": {"width": 2, "color": colour}})
    closes = int(counted.get("closes", 0))
    figure.update_layout(layout(f"{len(table)} links between totals: only {closes} can be tested, and all of them close" if not counted.get("does not close") else f"{len(table)} links between totals", height=380, showlegend=True, legend={"orientation": "h", "y": -0.2}))
    figure.update_yaxes(title_text="inhabited areas, total so far", rangemode="tozero")
    show = counts_proof(data)
    told = ", ".join(f"{int(counted.get(name, 0))} {name}" for name in LINKS)
    shown = chosen.drop(columns="figure_ids").assign(from_day=[f"{d:%Y-%m-%d}" for d in chosen["from_day"]], to_day=[f"{d:%Y-%m-%d}" for d in chosen["to_day"]])
    first, last = table["before"].dropna().iloc[0], table["after"].dropna().iloc[-1]
    return View(
        f"From {first} to {last} areas over {len(table)} links: {told}. A link is circular where the page was dated by its own total. A list of signatures that only grows is no measure of quiet.",
        shown, figure=figure, evidence=lambda i: show(chosen["figure_ids"].iloc[i]), rows=[f"{_day(r.to_day)}: {r.before} to {r.after}, {r.link}" for r in chosen.itertuples()], caption="Links of the chain",
    )  # fmt: skip


def coverage(data: Any, reading: str = "strict") -> View:
    """Of the days from 27 February to 29 September, how many are known: a calendar, one square a day."""
    table = days(data.bulletins.counts, reading)
    whole = calendar(table)
    missing = gaps(table)
    known = int(whole["known"].sum())
    month = whole["date"].dt.month
    figure = go.Figure()
    for is_known, symbol, colour in ((True, "square", BLUE), (False, "square-open", GREY)):
        part = whole[whole["known"].eq(is_known)]
        figure.add_scatter(x=list(part["date"].dt.day), y=[-m for m in part["date"].dt.month], mode="markers", hovertext=[f"{_day(r.date)}: {r.values if isinstance(r.values, str) else 'no bulletin'}" for r in part.itertuples()], hoverinfo="text", marker={"size": 14, "symbol": symbol, "color": colour})
    figure.update_layout(layout(f"{known} of {len(whole)} days are known ({reading} reading); an empty square is unknown, not zero", height=340))
    names = {m: pd.Timestamp(2016, m, 1).strftime("%B") for m in sorted(set(month))}
    figure.update_yaxes(tickvals=[-m for m in names], ticktext=list(names.values()))
    figure.update_xaxes(dtick=5, range=[0, 32], title_text="day of the month")
    longest = missing.sort_values("days", ascending=False, kind="stable").iloc[0]
    months = whole.groupby(month)["known"].agg(["sum", "size"])
    shown = pd.DataFrame({"month": [names[m] for m in months.index], "days_known": months["sum"].astype("Int64").to_list(), "days": months["size"].astype("Int64").to_list()})
    show = counts_proof(data)
    rows = daily_rows(data.bulletins.counts, reading)
    by_month = [";".join(rows.loc[rows["date"].dt.month.eq(m), "figure_id"].head(3)).replace(";", "; ") for m in months.index]
    return View(
        f"{reading} reading: {known} of {len(whole)} days from 27 February to 29 September 2016 are known, {len(whole) - known} are not, in {len(missing)} gaps; the longest has {longest.days} days ({_day(longest.from_day)} to {_day(longest.to_day)}).",
        shown, figure=figure, evidence=lambda i: show(by_month[i]) if by_month[i] else "<p>No bulletin of this month is known.</p>", rows=[f"{r.month}: {r.days_known} of {r.days}" for r in shown.itertuples()], caption="Days known, by month",
    )  # fmt: skip


def one_vague_word(data: Any, count: int = 5) -> View:
    """The article's "so far": the same count in 24 hours, or since the truce began."""
    if count < 1:
        raise ValueError("choose a count of at least 1")
    table = vague_word(count)
    show = of_article(data.seed, "ceasefire")
    row = next(r for r in data.seed.reading.ceasefire if r.measure == "violations")
    times = table["times_lower"].iloc[1]
    figure = go.Figure()
    figure.add_scatter(x=list(table["a_day"]), y=[2, 1], mode="markers+text", text=[f"{v:g} a day" for v in table["a_day"]], textposition=["top left", "top right"], marker={"size": 14, "color": [ORANGE, BLUE], "symbol": ["circle", "square"]}, hoverinfo="skip")
    figure.update_layout(layout(f"One vague word: {count} violations, and the rate differs {times}-fold", height=240))
    figure.update_yaxes(tickvals=[2, 1], ticktext=list(table["reading"]), range=[0.4, 2.8], automargin=True)
    figure.update_xaxes(title_text="violations a day", rangemode="tozero")
    return View(f"“{escape(row.text)}”: {table['a_day'].iloc[0]:g} a day if counted in 24 hours, {table['a_day'].iloc[1]:g} a day if counted {table['reading'].iloc[1]} ({table['days'].iloc[1]} days): {times}-fold. The article does not say which; its bulletin does (24 hours).", table, figure=figure, evidence=lambda _i: show(row.figure_id), rows=list(table["reading"]), caption="Two readings of one count")


__all__ = ["PROVINCES", "READINGS", "counts_proof", "coverage", "find_the_bulletin", "one_vague_word", "series", "stock_and_flow", "unit_ledger"]
