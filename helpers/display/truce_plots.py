"""The marks that the truce pictures share: points that stand for rows, stripes, walls, names in the legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from .theme import GREY
from .truce_evidence import iso

SMALL = {"size": 13}  # the titles of axes: no larger than the title of the figure


def add_points(
    figure: go.Figure,
    x: Sequence[Any],
    y: Sequence[Any],
    rows: Sequence[int],
    hover: Sequence[str],
    **look: Any,
) -> None:
    """Points, each standing for a row of the view's list. `look` is Plotly's own (marker, text, name, xaxis ...)."""
    mode = look.pop("mode", "markers+text" if "text" in look else "markers")
    figure.add_scatter(
        x=list(x),
        y=list(y),
        mode=mode,
        customdata=list(rows),
        hovertext=list(hover),
        hoverinfo="text",
        cliponaxis=False,
        showlegend="name" in look and all(trace.name != look["name"] for trace in figure.data),
        **look,
    )


def add_bar(figure: go.Figure, x: Sequence[Any], y: float, colour: str, **look: Any) -> None:
    """A stretch of a bar, from one value to another."""
    line = {"color": colour, "width": look.pop("width", 14)}
    figure.add_scatter(x=list(x), y=[y, y], mode="lines", line=line, hoverinfo="skip", showlegend=False, **look)


def add_name(figure: go.Figure, name: str, symbol: str, colour: str) -> None:
    """An entry of the legend for what is drawn in several pieces."""
    marker = {"symbol": symbol, "color": colour, "size": 10, "line": {"width": 2, "color": colour}}
    figure.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        name=name,
        marker=marker,
        showlegend=True,
        hoverinfo="skip",
    )


def add_stripes(figure: go.Figure, gaps: pd.DataFrame, axis: str = "x", y: tuple[float, float] | None = None) -> None:
    """Stretches of unknown days as grey stripes: over the whole height, or between two values of `y`."""
    low, high = y or (0, 1)
    look = {
        "type": "rect",
        "layer": "below",
        "fillcolor": GREY,
        "opacity": 0.2,
        "line": {"width": 0},
    }
    place = {"xref": axis, "yref": "y" if y else "paper", "y0": low, "y1": high}
    figure.layout.shapes += tuple(
        look | place | {"x0": iso(gap.from_day, -12), "x1": iso(gap.to_day, 12)} for gap in gaps.itertuples()
    )  # all at once: Plotly checks all shapes again with each that is added


def add_wall(figure: go.Figure, x: Any, xref: str = "x") -> None:
    """An upright line that nothing is compared across."""
    line = {"color": GREY, "width": 3}
    figure.add_shape(type="line", x0=x, x1=x, y0=0, y1=1, xref=xref, yref="paper", line=line)


def months(first: pd.Timestamp, last: pd.Timestamp) -> dict[str, list[str]]:
    """Ticks of a time axis: the first of each month."""
    firsts = [day for day in pd.date_range(first.replace(day=1), last, freq="MS") if day >= first]
    return {"tickvals": [iso(day) for day in firsts], "ticktext": [f"1 {day:%b}" for day in firsts]}


def legend_below(room: int = 110) -> dict[str, Any]:
    """A legend at the foot of the figure, with room for the axis (80) and for its title (110)."""
    return {"showlegend": True, "margin": {"l": 60, "r": 20, "t": 80, "b": room}}
