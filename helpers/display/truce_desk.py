"""Counters side by side, the break of definition, the arithmetic desk, and whether the article's event is in its own count."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.truce_checks import WINDOWS, counters, line_sum, part_sums
from ..analysis.truce_days import days
from ..loading import InputError, read_article
from .attribution_views import plural
from .evidence import of_article
from .explorer import View
from .marks import Mark, citation, highlight
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, layout
from .truce_views import _day, counts_proof


def who_counts_what(data: Any, window: str = "12 to 19 September") -> View:
    """The same hours, different counters: close totals, opposite culprits."""
    table = counters(data.bulletins.counts, window)
    figure = go.Figure()
    symbols = ["circle", "square", "diamond", "cross", "star", "hexagon"]
    hues = [BLUE, ORANGE, GREEN, PURPLE, RED, GREY]
    for at, row in enumerate(table.itertuples()):
        figure.add_scatter(x=[row.count], y=[len(table) - at], mode="markers+text", text=[str(row.count)], textposition="middle right", hoverinfo="text", hovertext=[f"{row.counter}: {row.words}"], marker={"size": 14, "symbol": symbols[at % 6], "color": hues[at % 6]})
    figure.update_layout(layout(f"{window}: {plural(len(table), 'count')} of the same hours, and each blames another side", height=150 + 44 * len(table)))
    figure.update_yaxes(tickvals=[len(table) - i for i in range(len(table))], ticktext=list(table["counter"]), automargin=True, range=[0.3, len(table) + 0.8])
    figure.update_xaxes(title_text="violations", rangemode="tozero", range=[0, int(table["count"].max()) * 1.15])
    told = "; ".join(f"{r.counter} {r.count}" for r in table.itertuples())
    show = counts_proof(data)
    shown = table.drop(columns="figure_ids").rename(columns={"violator": "whom_its_rows_blame"})
    # whom a page blames is told in the page's own words, so in quotation marks
    shown["whom_its_rows_blame"] = [f"“{v}”" if isinstance(v, str) else pd.NA for v in shown["whom_its_rows_blame"]]
    return View(f"{window}: {told}. Each counts what it can see and wants counted: totals that are close are no agreement.", shown, figure=figure, evidence=lambda i: show(table["figure_ids"].iloc[i]), rows=[f"{r.counter}: {r.count}" for r in table.itertuples()], caption="Counters of one window")


def definition_break(data: Any, reading: str = "wide") -> View:
    """The days before and after 14 September, side by side and apart. No trend is drawn across."""
    row = data.bulletins.breaks.iloc[0]
    table = days(data.bulletins.counts, reading)
    around = table[table["date"].between(row["from_day"] - pd.Timedelta(days=8), row["from_day"] + pd.Timedelta(days=8))].reset_index(drop=True)
    around = around.assign(side=["after" if d >= row["from_day"] else "before" for d in around["date"]])
    figure = go.Figure()
    for side, symbol, colour, axis in (("before", "circle", BLUE, ""), ("after", "square", ORANGE, "2")):
        part = around[around["side"].eq(side)]
        figure.add_scatter(x=[f"{d:%d %b}" for d in part["date"]], y=list(part["high"]), mode="markers+text", text=list(part["values"]), textposition="top center", hoverinfo="text", hovertext=[f"{_day(r.date)}: {r.values}" for r in part.itertuples()], marker={"size": 12, "symbol": symbol, "color": colour}, xaxis=f"x{axis}", yaxis=f"y{axis}")
    figure.update_layout(layout("Two pictures, not one: from 14 September other groups are counted too", height=360))
    top = int(around["high"].max()) * 1.25
    base = {"gridcolor": "rgba(128,128,128,.25)", "zeroline": False}
    figure.update_layout(
        xaxis={**base, "domain": [0, 0.45], "title": {"text": "groups that say they are opposition"}}, xaxis2={**base, "domain": [0.55, 1], "title": {"text": "all armed groups"}},
        yaxis={**base, "range": [0, top]}, yaxis2={**base, "range": [0, top], "anchor": "x2"},
    )  # fmt: skip
    show = counts_proof(data)
    before, after = around[around["side"].eq("before")], around[around["side"].eq("after")]
    return View(
        f"Before: {', '.join(before['values'])} ({row['before']}). From {_day(row['from_day'])}: {', '.join(after['values'])} ({row['after']}). The counter changed what it counts, so a trend across that day is refused.",
        around.drop(columns="figure_ids").assign(date=[f"{d:%Y-%m-%d}" for d in around["date"]]), figure=figure, evidence=lambda i: show(around["figure_ids"].iloc[i]), rows=[f"{_day(r.date)}: {r.values}" for r in around.itertuples()], caption="Days around the break",
    )  # fmt: skip


def part_check(data: Any, show_: str = "those that do not add up") -> View:
    """The provinces of each bulletin against its total."""
    table = part_sums(data.bulletins.counts)
    bad = table[table["check"].ne("adds up")]
    chosen = (bad if show_ == "those that do not add up" else table).reset_index(drop=True)
    proof = counts_proof(data)
    told = "; ".join(f"{r.report_id} ({_day(r.date)}): total {r.total}, parts {r.sum}" for r in bad.itertuples())
    return View(
        f"{plural(len(table), 'bulletin print')} give a total and provinces: in {len(table) - len(bad)} they add up, in {len(bad)} they do not. {told}. A missing province and a wrong figure look alike.",
        chosen.drop(columns="figure_ids").assign(date=[_day(d) for d in chosen["date"]]), evidence=lambda i: proof(chosen["figure_ids"].iloc[i]), rows=[f"{r.report_id}: {r.total} against {r.sum}" for r in chosen.itertuples()], caption="Part sums",
    )  # fmt: skip


LINE = "The centre registered 15 violations of the truce: Damascus (9), Hama (3), Latakia (2) and Daraa (1)."


def arithmetic_desk(data: Any, line: str = LINE) -> View:
    """A pasted line, read by the reader itself: do its parts add up?"""
    try:
        text = line if any(w in line.lower() for w in ("truce", "ceasefire", "cease-fire")) else f"Violations of the truce: {line}"
        article = read_article(text=text)
    except InputError as error:
        raise ValueError(str(error)) from None
    total, added, counted = line_sum(article.ceasefire)
    if counted.empty:
        raise ValueError("no truce count was read in this line; write it like “15 violations of the truce: Damascus (9), Hama (6)”")
    if not added:
        told = f"a total of {total} and no parts: nothing to check"
    elif total is None:
        told = f"parts that add up to {added}, and no total to check them against"
    else:
        told = f"total {total}, parts {added}: " + ("they add up" if total == added else "they do not add up")
    marks = [Mark(int(r.start), int(r.end), "ceasefire", str(r.areas) if isinstance(r.areas, str) else "total") for r in counted.itertuples()]
    shown = counted[["text", "value", "areas", "rule"]].reset_index(drop=True)
    page = highlight(article.text, marks)
    return View(f"{plural(len(counted), 'count')} read: {told}.", shown, page=page, evidence=lambda i: highlight(article.text, [marks[i]]), rows=list(shown["text"]), caption="Counts of the line")


def is_the_event_in_the_count(data: Any) -> View:
    """Does the article's own event stand in the truce count that it prints? Remit, province, window."""
    article = data.seed
    row = next(r for r in article.reading.ceasefire if r.measure == "violations")
    strike = next(iter(article.reading.strikes), None)
    place = strike.place if strike else None
    rows = [
        ("remit", f"the counter is the {row.source}", "a party that is itself accused of the strikes; it counts what armed groups do"),
        ("province", f"counted: {row.areas}", f"the strikes were in {place}" if place else "no strike with a place is read"),
        ("window", f"“{row.window_text}”" if row.window_text else "lost: “so far ... recently”", "its bulletin covers 24 hours up to the evening of 31 May; the strikes were in the night before"),
        ("kind", f"{row.measure}, violator {row.violator or 'not named'}", "an air strike by the counter's own side would not be in its list"),
    ]
    table = pd.DataFrame(rows, columns=["question", "the_count", "the_event"]).astype("string")
    show = of_article(article, "ceasefire")
    note = citation("Bulletin of 31 May 2016, as relayed by R082, R083 and R247", "2016-05-31", "Damascus: 5", None)
    return View(f"The article prints {row.value} violations in {row.areas} beside strikes in {place}. The count cannot contain the event: other province, other remit.", table, evidence=lambda _i: show(row.figure_id) + note, rows=list(table["question"]), caption="The event and the count")


__all__ = ["LINE", "WINDOWS", "arithmetic_desk", "definition_break", "is_the_event_in_the_count", "part_check", "who_counts_what"]
