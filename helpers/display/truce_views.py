"""The article's own truce counts: their units, the bulletin behind them, one vague word, and the event beside them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.truce_checks import Found, find_bulletin
from ..analysis.truce_days import READINGS, vague_word
from ..analysis.wording import plural
from .evidence import of_article
from .explorer import View
from .reading_views import truce_ledger
from .theme import BLUE, ORANGE, PURPLE, layout
from .truce_evidence import BASES, counts_proof, day_words, iso, short_day
from .truce_plots import SMALL, add_points, legend_below

TIE = "back to the day of the bulletin that it prints"


def unit_ledger(data: Any) -> View:
    """The article's own counts: unit, window, flow or stock. Never a common axis."""
    return truce_ledger(data.seed)


def find_the_bulletin(data: Any, violations: int = 5, areas: int = 128, reading: str = "wide") -> View:
    """To which day does a pair of numbers belong? The totals around it, and the page whose date misleads."""
    found = find_bulletin(data.bulletins.counts, violations, areas, reading)
    steps, trap = found.steps, found.trap
    if steps.empty:
        raise ValueError(
            f"no coded bulletin has a total near {areas} under the {reading} reading: search another number"
        )
    pair = f"{violations} violations and {areas} areas"
    told = f"{pair} stand together on {day_words(found.day)} only" if found.day else f"No bulletin has {pair}"
    figure = go.Figure(layout=layout(told, height=360) | legend_below(80))
    searched = steps["date"].eq(found.day) & steps["total"].eq(areas)
    for there, name, symbol, size, colour in (
        (~searched, "total of a day", "circle", 12, BLUE),
        (searched, "with the violations searched", "star", 16, ORANGE),
    ):
        part = steps[there]
        if len(part):
            hover = [f"{day_words(r.date)}: {r.total} ({plural(r.pages, 'page')})" for r in part.itertuples()]
            marker = {"size": size, "symbol": symbol, "color": colour}
            days = [iso(day) for day in part["date"]]
            add_points(figure, days, part["total"], part.index, hover, name=name, marker=marker)
    if len(trap):
        add_points(
            figure,
            [iso(day) for day in trap["published_date"]],
            trap["count"],
            range(len(steps), len(steps) + len(trap)),
            [f"{r.publisher}, dated {day_words(r.published_date)}: {r.count}" for r in trap.itertuples()],
            name="a page dated the found day, with another total",
            marker={"size": 12, "symbol": "x", "color": PURPLE},
        )
    _from_dateline_to_day(figure, steps, trap)
    _finder_axes(figure, steps, trap)
    show = counts_proof(data)
    proofs = [*steps["figure_ids"], *trap["figure_id"]]
    names = [f"{r.total} on {short_day(r.date)}, {plural(r.pages, 'page')}" for r in steps.itertuples()]
    names += [f"{r.count}, on a page dated {short_day(r.published_date)}" for r in trap.itertuples()]
    return View(
        _found_words(found, violations, areas, reading),
        steps.drop(columns="figure_ids").assign(day_is=steps["day_is"].map(_bases)),
        figure=figure,
        evidence=lambda i: show(proofs[i]),
        rows=names,
        caption="Totals searched",
        picks=list(range(len(steps))),
    )


def _from_dateline_to_day(figure: go.Figure, steps: pd.DataFrame, trap: pd.DataFrame) -> None:
    """A dotted line from a page that misleads back to the day of the bulletin that it prints."""
    for row in trap.itertuples():
        for day in steps.loc[steps["total"].eq(row.count), "date"]:
            figure.add_scatter(
                x=[iso(row.published_date), iso(day)],
                y=[row.count] * 2,
                mode="lines",
                line={"dash": "dot", "width": 2, "color": PURPLE},
                name=TIE,
                showlegend=all(trace.name != TIE for trace in figure.data),
                hoverinfo="skip",
            )


def _printed_later(printed: pd.Timestamp, day: pd.Timestamp) -> str:
    return f"printed {plural((printed - day).days, 'day')} later"


def _finder_axes(figure: go.Figure, steps: pd.DataFrame, trap: pd.DataFrame) -> None:
    ends = [*steps["date"], *trap["published_date"]]
    step = max(1, (max(ends) - min(ends)).days // 6)
    ticks = pd.date_range(min(ends), max(ends), freq=f"{step}D")
    figure.update_xaxes(
        range=[iso(min(ends), -18), iso(max(ends), 18)],
        tickvals=[iso(day) for day in ticks],
        ticktext=[f"{day.day} {day:%b}" for day in ticks],
    )
    totals = sorted({*map(int, steps["total"]), *map(int, trap["count"])})
    figure.update_yaxes(
        tickvals=totals,
        range=[totals[0] - 0.8, totals[-1] + 0.8],
        title={"text": "areas, total so far", "font": SMALL},
    )


def _bases(told: str) -> str:
    return "; ".join(BASES[basis] for basis in told.split(", "))


def _found_words(found: Found, violations: int, areas: int, reading: str) -> str:
    told = ", ".join(f"{r.total} on {short_day(r.date)} (day {_bases(r.day_is)})" for r in found.steps.itertuples())
    around = f"The totals around: {told}."
    if found.day is None:
        return f"{reading.capitalize()} reading: {violations} violations and {areas} areas stand together in no coded bulletin. {around}"
    words = [
        f"{reading.capitalize()} reading: {violations} violations with {areas} areas is the bulletin of"
        f" {day_words(found.day)}, on {plural(len(found.reports), 'page')}. {around}"
    ]
    for row in found.trap.itertuples():
        known = found.steps.loc[found.steps["total"].eq(row.count), "date"]
        whose = "another bulletin"
        if len(known):
            day = known.iloc[0]
            whose = f"the bulletin of {short_day(day)}, {_printed_later(row.published_date, day)}"
        words.append(
            f"The trap: {row.publisher} is dated {short_day(row.published_date)} and has {row.count}: {whose}."
        )
    return " ".join(words)


def one_vague_word(data: Any, count: int = 5) -> View:
    """The article's "so far": the same count in 24 hours, or since the truce began."""
    if count < 1:
        raise ValueError("choose a count of at least 1")
    table = vague_word(count)
    row = next(r for r in data.seed.reading.ceasefire if r.measure == "violations")
    daily, spread = table["a_day"]
    since, times = table["reading"].iloc[1], table["times_lower"].iloc[1]
    title = f"One vague word: {count} violations, and the rate differs {times}-fold"
    figure = go.Figure(layout=layout(title, height=240))
    add_points(
        figure,
        table["a_day"],
        [2, 1],
        [0, 1],
        [f"{r.reading}: {r.a_day:g} a day" for r in table.itertuples()],
        text=[f"{value:g} a day" for value in table["a_day"]],
        textposition="top right",  # beside the mark the line of its lane would strike it out
        marker={"size": 14, "color": [ORANGE, BLUE], "symbol": ["circle", "square"]},
    )
    figure.update_yaxes(tickvals=[2, 1], ticktext=list(table["reading"]), range=[0.4, 2.6])
    figure.update_xaxes(title={"text": "violations a day", "font": SMALL}, range=[0, daily * 1.25])
    whose = f"“{row.text}”" if count == row.value else f"{count} violations (the article has {row.value})"
    show = of_article(data.seed, "ceasefire")
    return View(
        f"{whose}: {daily:g} a day if counted in 24 hours, {spread:g} a day if counted {since}, {times}-fold less."
        f" From then to the bulletin of 31 May are {table['days'].iloc[1]} days. The article"
        " does not say which; its bulletin does: 24 hours.",
        table,
        figure=figure,
        evidence=lambda _i: show(row.figure_id),
        rows=list(table["reading"]),
        caption="Two readings of one count",
    )


def is_the_event_in_the_count(data: Any) -> View:
    """Does the article's own event stand in the truce count that it prints? Window, province, whose acts."""
    article, counts = data.seed, data.bulletins.counts
    row = next(r for r in article.reading.ceasefire if r.measure == "violations")
    stock = next(r for r in article.reading.ceasefire if r.flow_or_stock == "stock")
    where = next((r.place for r in article.reading.strikes if r.place), "no place that is read")
    found = find_bulletin(counts, row.value, stock.value)
    pages = counts[counts["report_id"].isin(found.reports["report_id"]) & counts["measure"].eq("violations")]
    split = pages[pages["area"].ne("total")].drop_duplicates(["area", "count"])
    listed = ", ".join(f"{r.area} ({r.count})" for r in split.itertuples())
    blamed = ", ".join(dict.fromkeys(pages["violator"].dropna()))
    day, before = short_day(found.day), short_day(found.day - pd.Timedelta(days=1))
    rows = [
        ("window", f"24 hours to the evening of {day} (the article has lost them)", f"the night of {before} to {day} (reports in data/coverage)", "inside"),
        ("province", listed, where, "inside" if where in set(split["area"]) else "outside"),
        ("whose acts", f"those of {blamed}", "air strikes that the counter's own side is accused of, and denies", "outside"),
    ]  # fmt: skip
    show, prove = of_article(article, "ceasefire"), counts_proof(data)
    ids = pages["figure_id"]
    proofs = [ids.head(1), ids[pages["area"].ne("total")], ids[pages["violator"].notna()]]
    return View(
        f"The article prints {row.value} violations in {row.areas} beside strikes in {where}. In its bulletin"
        f" ({day}, wide reading) the window would hold the event; the provinces, {listed}, and the group that it blames,"
        f" {blamed}, do not. So the count can't hold the event.",
        pd.DataFrame(rows, columns=["question", "the_count", "the_event", "the_event_is"]).astype("string"),
        evidence=lambda i: show(row.figure_id) + prove("; ".join(proofs[i])),
        rows=[name for name, *_ in rows],
        caption="The event and the count",
    )


__all__ = [
    "READINGS",
    "find_the_bulletin",
    "is_the_event_in_the_count",
    "one_vague_word",
    "unit_ledger",
]
