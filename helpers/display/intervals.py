"""Numbers with bounds as pictures: a dot, a bar, an arrow where the words set no end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from .theme import BLUE, GREY, layout


@dataclass(frozen=True, slots=True)
class Ranged:
    """One line of a ladder: its label and what its words commit to (None = no end)."""

    label: str
    low: int | None
    high: int | None
    value: int | None = None
    colour: str = BLUE
    symbol: str = "circle"
    hover: str = ""


def said(low: int | None, high: int | None) -> str:
    """A range in words.

    >>> said(23, None), said(None, 28), said(7, 7), said(20, 30)
    ('23 or more', '28 or fewer', 'exactly 7', '20 to 30')
    """
    if low is None and high is None:
        return "no end stated on either side"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"{high:,} or fewer"
    return f"exactly {low:,}" if low == high else f"{low:,} to {high:,}"


def ladder(rows: Sequence[Ranged], title: str, unit: str = "people") -> go.Figure:
    """One line a figure: exact a dot, a range a bar, an open end an arrow. Nothing is joined."""
    known = [v for r in rows for v in (r.low, r.high, r.value) if v is not None]
    top = max(known, default=1) * 1.3 + 1
    figure = go.Figure()
    for at, row in enumerate(rows):
        y = len(rows) - at
        text = f"{row.label}: {said(row.low, row.high)}"
        hover = f"{text}<br>{row.hover}" if row.hover else text
        low: float = row.low if row.low is not None else 0
        high: float = row.high if row.high is not None else top
        closed = row.low is not None and row.high is not None
        if row.low is None and row.high is None and row.value is None:
            continue
        both_open = row.low is None and row.high is None
        if both_open:
            low, high = row.value * 0.8, row.value * 1.2  # type: ignore[operator]
        if low != high:
            figure.add_scatter(
                x=[low, high], y=[y, y], mode="lines", hoverinfo="skip",
                line={"color": row.colour, "width": 5 if closed else 2, "dash": "dot" if both_open else "solid"},
            )  # fmt: skip
        ends = [(row.low, row.symbol), (row.high, row.symbol if closed else "circle")]
        points: list[tuple[float, str]] = [(v, s) for v, s in ends if v is not None]
        if row.high is None and row.low is not None:
            points.append((top, "triangle-right"))
        if row.low is None and row.high is not None:
            points.append((0, "triangle-left"))
        if both_open and row.value is not None:
            points.append((row.value, "circle-open"))
        figure.add_scatter(
            x=[p[0] for p in points], y=[y] * len(points), mode="markers", hovertext=[hover] * len(points), hoverinfo="text",
            customdata=[at] * len(points),
            marker={"color": row.colour, "size": 11, "symbol": [p[1] for p in points], "line": {"color": GREY, "width": 1}},
        )  # fmt: skip
    figure.update_layout(layout(title, height=110 + 44 * max(1, len(rows))))
    figure.update_yaxes(tickvals=[len(rows) - i for i in range(len(rows))], ticktext=[r.label for r in rows], range=[0.3, len(rows) + 0.7], automargin=True)
    figure.update_xaxes(title_text=unit, range=[-top * 0.03, top * 1.04])
    return figure
