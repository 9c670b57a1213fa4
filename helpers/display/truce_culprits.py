"""Counters side by side with whom each of them blames, and a published sum taken apart."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.truce_counters import SIDES, WINDOWS, by_side, counters, ever_blamed
from ..analysis.truce_days import READINGS
from ..analysis.truce_parts import Published, published_sum, with_kinds
from ..analysis.wording import plural
from .explorer import View
from .theme import BLUE, GREEN, GREY, GRID, ORANGE, PURPLE, RED, layout
from .truce_evidence import counts_proof, iso, short_day
from .truce_plots import SMALL, add_bar, add_name, add_points, legend_below

# a colour and a symbol for each side, so that colour is never the only sign
LOOKS = dict(
    zip(
        SIDES,
        ((BLUE, "circle"), (ORANGE, "diamond"), (GREEN, "square"), (RED, "cross"), (GREY, "x")),
        strict=True,
    )
)
BOUNDS = {"at_least": "at least ", "more_than": "more than "}
DOT = {"size": 9, "color": "#ffffff", "line": {"width": 1, "color": "#111111"}}


def who_counts_what(data: Any, window: str = "12 to 19 September", reading: str = "wide") -> View:
    """Counters of nearly the same hours: how many (open ends as arrows), whom each blames, which hours."""
    counts = data.bulletins.counts
    table = counters(counts, window, reading)
    if table.empty:
        raise ValueError(f"no counter of {window} has a day under the {reading} reading")
    shares, ever = by_side(counts, table), ever_blamed(counts)
    height, top = len(table), int(table["count"].max())
    title = _title(table, shares, window)
    figure = go.Figure(layout=layout(title, height=190 + 46 * height) | legend_below())
    for place, row in enumerate(table.itertuples()):
        part = shares[shares["row"].eq(place)]
        _draw_count(figure, row, part, place, height - place, top)
        _draw_hours(figure, row, place, height - place)
    for side in shares["side"].unique():
        add_name(figure, side, LOOKS[side][1], LOOKS[side][0])
    _axes(figure, table, top)
    show = counts_proof(data)
    blames = [_blame(shares[shares["row"].eq(place)]) for place in range(height)]
    proofs = [
        "; ".join([row.figure_ids, *shares.loc[shares["row"].eq(place), "figure_ids"]])
        for place, row in enumerate(table.itertuples())
    ]
    told = "; ".join(
        f"{row.counter}, {_said(row)} ({blame}; {plural(row.pages, 'page')}; {_hours(row)})"
        for row, blame in zip(table.itertuples(), blames, strict=True)
    )
    return View(
        f"{title} ({reading} reading). {told}. Totals that are close are no agreement: look at whom they blame.",
        pd.DataFrame(
            {
                "counter": table["counter"],
                "count": [_said(row) for row in table.itertuples()],
                "blames": blames,
                "in_the_words_of_its_pages": table["blames"].map(_quoted, na_action="ignore"),
                "hours": [_hours(row) for row in table.itertuples()],
                "pages": table["pages"],
                "whom_all_its_coded_rows_blame": [_ever(ever.loc[name]) for name in table["counter"]],
            }
        ),
        figure=figure,
        evidence=lambda i: show(proofs[i]),
        rows=[f"{row.counter}: {_said(row)}" for row in table.itertuples()],
        caption="Counters of one window",
        missing={"in_the_words_of_its_pages": "the total names nobody"},
    )


def _number(qualifier: str, count: int) -> str:
    return f"{BOUNDS.get(qualifier, '')}{count}"


def _said(row: Any) -> str:
    return _number(row.qualifier, row.count)


def _hours(row: Any) -> str:
    if pd.notna(row.hours):
        return f"{row.hours} hours to the evening of {short_day(row.last)}"
    if row.first == row.last:
        return short_day(row.first)
    first = str(row.first.day) if row.first.month == row.last.month else short_day(row.first)
    return f"{first} to {short_day(row.last)}"


def _blame(part: pd.DataFrame) -> str:
    if len(part) == 1:
        return str(part["side"].iloc[0])
    return ", ".join(f"{share.side} {share.number}" for share in part.itertuples())


def _ever(row: pd.Series) -> str:
    """Whom a counter's rows blame; that a warring side is never blamed is said as a 0."""
    return ", ".join(f"{side} {n}" for side, n in row.items() if n or side in SIDES[:2])


def _quoted(words: str) -> str:
    """Each label in quotation marks of its own; what the coder added in brackets stays outside.

    >>> _quoted("rebels; armed groups (government term)")
    '“rebels”; “armed groups” (government term)'
    """
    labels = []
    for label in words.split("; "):
        name, bracket, added = label.partition(" (")
        labels.append(f"“{name}”{bracket}{added}")
    return "; ".join(labels)


def _title(table: pd.DataFrame, shares: pd.DataFrame, window: str) -> str:
    largest = shares.sort_values("number", ascending=False, kind="stable").drop_duplicates("row")
    most = largest.assign(counter=[table["counter"].iloc[i] for i in largest["row"]])
    sides = most.drop_duplicates(["counter", "side"])["side"].value_counts()
    blame = ", ".join(f"{side} by {sides[side]}" for side in SIDES if side in sides)
    who = plural(table["counter"].nunique(), "counter")
    who = who if table["counter"].is_unique else f"{plural(len(table), 'count')} by {who}"
    return f"{window}: {who}, {table['count'].min()} to {table['count'].max()} violations. Blamed most: {blame}"


def _draw_count(figure: go.Figure, row: Any, part: pd.DataFrame, place: int, y: float, top: int) -> None:
    """A count as a bar in the colours of those it blames; an arrow where the words leave the end open."""
    begin = 0
    for share in part.itertuples():
        colour, symbol = LOOKS[share.side]
        add_bar(figure, [begin, begin + share.number], y, colour)
        if share.number > top * 0.04:  # a narrow piece has no room for its sign
            hover = f"{row.counter}: {share.number}, blamed: {share.side}"
            middle = begin + share.number / 2
            add_points(figure, [middle], [y], [place], [hover], marker=DOT | {"symbol": symbol})
        begin += share.number
    is_open = row.qualifier in BOUNDS
    arrow = {"size": 13, "symbol": "triangle-right", "color": colour}
    add_points(
        figure,
        [begin + top * (0.02 if is_open else 0.005)],
        [y],
        [place],
        [f"{row.counter}: {_said(row)}"],
        text=[_said(row)],
        textposition="middle right",
        marker=arrow,
        mode="markers+text" if is_open else "text",
    )


def _draw_hours(figure: go.Figure, row: Any, place: int, y: float) -> None:
    """The hours of a count as a bar. The hour of a bulletin is not coded ("evening"): it is drawn at 18:00."""
    bulletin = pd.notna(row.hours)
    ends = [iso(row.first, 18 if bulletin else 0), iso(row.last, 18 if bulletin else 24)]
    axes = {"xaxis": "x2", "yaxis": "y2"}
    add_bar(figure, ends, y, PURPLE, width=8, **axes)
    middle = row.first + (pd.Timestamp(ends[1]) - pd.Timestamp(ends[0])) / 2
    at = iso(middle, 18 if bulletin else 0)
    add_points(figure, [at], [y], [place], [f"{row.counter}: {_hours(row)}"], marker=DOT, **axes)


def _axes(figure: go.Figure, table: pd.DataFrame, top: int) -> None:
    height = len(table)
    # no line along a lane: it would strike out the number behind the bar
    lanes = {"range": [0.4, height + 0.6], "zeroline": False, "showgrid": False}
    first, last = table["first"].min(), table["last"].max()
    names = [f"{row.counter}<br>{plural(row.pages, 'page')}" for row in table.itertuples()]
    title = {"text": "violations, by whom they are laid to", "font": SMALL}
    figure.update_layout(
        xaxis={"domain": [0, 0.68], "range": [0, top * 1.4], "title": title},
        yaxis={"tickvals": [height - i for i in range(height)], "ticktext": names} | lanes,
        xaxis2={
            "domain": [0.74, 1],
            "range": [iso(first, -8), iso(last, 32)],
            "tickvals": [iso(first, 12), iso(last, 12)],
            "ticktext": [f"{day.day} {day:%b}" for day in (first, last)],
            "title": {"text": "hours counted", "font": SMALL},
            "gridcolor": GRID,
        },
        yaxis2={"anchor": "x2", "visible": False} | lanes,
    )


def taken_apart(data: Any, report: str = "R237") -> View:
    """A published total of violations, its kinds as printed, and the items under them: which of them agree?"""
    reports = with_kinds(data.bulletins.counts)
    if report not in reports:
        raise ValueError(f"only these reports give kinds: {', '.join(reports)}")
    published = published_sum(data.bulletins.counts, report)
    whole, kinds = published.total, published.kinds
    said = _number(whole["qualifier"], whole["count"])
    sums = (("the kinds", published.printed_sum), ("the items", published.items_sum))
    agree = [name for name, added in sums if added == whole["count"]]
    verdict = f"{' and '.join(agree) or 'neither kinds nor items'} add up to it"
    title = f"{whole['source']}, {whole['window_text']}: {said} violations; {verdict}"
    figure = go.Figure(layout=layout(title, height=300) | legend_below(60))
    _draw_lanes(figure, published, said)
    show = counts_proof(data)
    proofs = [whole["figure_id"], *kinds["figure_ids"]]
    printed = kinds["printed"].astype("string").fillna("no number of its own")
    told = "; ".join(
        f"{row.kind}: {number}"
        + ("" if pd.isna(row.items_sum) else f", with items {row.items}, together {row.items_sum}")
        for row, number in zip(kinds.itertuples(), printed, strict=True)
    )
    return View(
        f"{whole['source']}, {whole['window_text']} ({report}): {said}. {told[:1].upper()}{told[1:]}. The kinds as printed give"
        f" {published.printed_sum}, the items {published.items_sum}: {verdict}.",
        kinds.drop(columns="figure_ids"),
        figure=figure,
        evidence=lambda i: show(proofs[i]),
        rows=[
            f"total: {said}",
            *(f"{k}: {n}" for k, n in zip(kinds["kind"], printed, strict=True)),
        ],
        caption="Kinds and their items",
        picks=[i + 1 for i in range(len(kinds))],
        missing={"printed": "no number of its own", "items": "none", "items_sum": "none"},
    )


def _draw_lanes(figure: go.Figure, published: Published, said: str) -> None:
    """Three bars, one under the other: the total, its kinds, the items of each kind in its colour."""
    looks = tuple(LOOKS.values())
    kinds, items = published.kinds, published.items
    numbers = kinds["printed"].fillna(kinds["items_sum"])
    order = {kind: k for k, kind in enumerate(kinds["kind"])}
    lanes = [
        [(int(published.total["count"]), 0, f"total: {said}")],
        [(int(n), k + 1, f"{kinds['kind'][k]}: {n}") for k, n in enumerate(numbers)],
        [(int(r.count), order[r.measure_part] + 1, _item(r)) for r in items.itertuples()],
    ]
    widest = max(sum(number for number, *_ in lane) for lane in lanes)
    for lane, pieces in enumerate(lanes):
        begin = 0
        for number, row, hover in pieces:
            colour, symbol = looks[(row - 1) % len(looks)] if row else (GREY, "circle")
            gap = widest * 0.004 if number > widest * 0.01 else 0
            add_bar(figure, [begin, begin + number - gap], 3 - lane, colour, width=16)
            middle = [begin + number / 2]
            add_points(figure, middle, [3 - lane], [row], [hover], marker=DOT | {"symbol": symbol})
            begin += number
        added = " + ".join(str(number) for number, *_ in pieces)
        text = said if lane == 0 else f"{added} = {begin}" if len(pieces) > 1 else str(begin)
        place = begin + widest * 0.02
        figure.add_annotation(x=place, y=3 - lane, text=text, xanchor="left", showarrow=False)
    names = ["total, as printed", "kinds, as printed", "items under them"]
    for (colour, symbol), kind in zip(looks, kinds["kind"], strict=False):
        add_name(figure, kind, symbol, colour)
    figure.update_yaxes(tickvals=[3, 2, 1], ticktext=names, range=[0.4, 3.6], showgrid=False)
    figure.update_xaxes(range=[0, widest * 1.6], tickvals=[0], ticktext=["0"])


def _item(row: Any) -> str:
    place = "" if row.area == "total" else f", {row.area}"
    who = "nobody named" if pd.isna(row.violator) else row.violator
    return f"{row.measure_part}: {row.count}, {who}{place}"


def reports_with_kinds(data: Any) -> tuple[str, ...]:
    """The reports that `taken_apart` can take apart."""
    return with_kinds(data.bulletins.counts)


__all__ = ["READINGS", "WINDOWS", "reports_with_kinds", "taken_apart", "who_counts_what"]
