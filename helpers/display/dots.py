"""Lines of dots: one line a name, one dot a print. For counts of things that must not be added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from .theme import layout

STEP = 26  # pixels from line to line


@dataclass(frozen=True)
class Look:
    """Symbol and colour of a dot; a symbol ending in "-open" is hollow."""

    symbol: str
    colour: str
    size: int = 11

    @property
    def is_hollow(self) -> bool:
        return self.symbol.endswith("-open")

    def hollow(self) -> Look:
        return Look(f"{self.symbol.removesuffix('-open')}-open", self.colour, self.size)


def marker(looks: Sequence[Look]) -> dict[str, object]:
    """The marker of a trace whose points have these looks."""
    colours = {look.colour for look in looks}
    return {
        "symbol": [look.symbol for look in looks],
        "size": [look.size for look in looks],
        "opacity": 1,  # with a list of sizes Plotly takes bubbles, and makes them pale
        "color": [look.colour for look in looks],
        # a hollow symbol needs a firm line; a filled one would get a dark rim
        "line": {"width": 2, "color": next(iter(colours))} if len(colours) == 1 else {"width": 0},
    }


@dataclass(frozen=True)
class Dot:
    """One print: the row of the explorer it stands for, what it says when pointed at, its look, words above it."""

    row: int
    says: str
    look: Look
    words: str = ""


@dataclass(frozen=True)
class Line:
    """A name and its dots; a heading has none and its name is set in bold."""

    name: str
    dots: Sequence[Dot] = ()
    heading: bool = False


def dot_lines(
    lines: Sequence[Line], title: str, axis: str, named: Mapping[str, Look] | None = None, step: int = STEP
) -> go.Figure:  # fmt: skip
    """The lines from top to bottom, their dots from left to right at 1, 2, 3 ...

    `named` gives looks a name in the legend. The scale reaches from the first dot to the longest
    line, so that two pictures of the same lines have the same scale.
    """
    figure = go.Figure()
    top = len(lines)
    for at, line in enumerate(lines):
        if line.dots:
            figure.add_scatter(**_trace(line.dots, top - at))
    for name, look in (named or {}).items():
        figure.add_scatter(x=[None], y=[None], mode="markers", name=name, marker=marker([look]), showlegend=True)
    longest = max((len(line.dots) for line in lines), default=1)
    figure.layout = layout(title)
    below = 100 if named else 60
    figure.update_layout(
        height=figure.layout.margin.t + step * top + below,
        margin_b=below,
        showlegend=bool(named),
    )
    names = [f"<b>{line.name}:</b>" if line.heading else line.name for line in lines]
    figure.update_yaxes(tickvals=list(range(top, 0, -1)), ticktext=names, range=[0.3, top + 0.7], automargin=True)
    figure.update_xaxes(title_text=axis, dtick=5 if longest > 10 else 1, range=[0, max(longest, 4) + 0.7])
    return figure


def _trace(dots: Iterable[Dot], y: int) -> dict[str, object]:
    held = list(dots)
    worded = any(dot.words for dot in held)
    return {
        "x": list(range(1, len(held) + 1)),
        "y": [y] * len(held),
        "mode": "markers+text" if worded else "markers",
        "text": [dot.words for dot in held] if worded else None,
        "textposition": "top center",
        "customdata": [dot.row for dot in held],
        "hovertext": [dot.says for dot in held],
        "hoverinfo": "text",
        "showlegend": False,
        "marker": marker([dot.look for dot in held]),
    }
