"""The night replayed as a picture: who had printed what, in which span of time. A span is time, not a rise.

Panels share the clock: counts that were not split, counts of people killed, statements that a toll
will rise. The last have no number, so they have no height. A bar is the span in which a figure was
first printed. Its symbol stands somewhere on the bar, at a place of its own for each origin: the
place says nothing, and keeps the symbols apart where bars are alike. What has no printed time stands
apart, to the right of the clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from .theme import BLUE, GREEN, GREY, GRID, ORANGE, PURPLE, RED, layout

SYMBOLS = (
    "circle",
    "square",
    "diamond",
    "cross",
    "star",
    "hexagon",
    "pentagon",
    "x",
    "bowtie",
    "hourglass",
)
HUES = (BLUE, ORANGE, GREEN, PURPLE, RED, GREY)
ARROW = 13  # length of the arrow of an open end, in pixels
APART = 15  # least distance of two labels, in pixels
GAP = 34  # between two panels, with the heading of the lower one
UNDATED = pd.Timedelta(hours=18)  # width of the strip for what has no printed time
AXIS = "first printed within the bar (UTC); where the symbol stands on it says nothing"
# words that stand above their place
ABOVE = {"showarrow": True, "ax": 0, "ay": -12, "arrowcolor": "rgba(0,0,0,0)"}


@dataclass(frozen=True, slots=True)
class Span:
    """One figure in time: whose, its words, from when to when (None: no time is printed), what it commits to.

    `row` is its place in the table; `step` the place of what the same origin said before.
    """

    origin: str
    words: str
    begin: pd.Timestamp
    end: pd.Timestamp | None
    low: int | None
    high: int | None
    value: int | None
    row: int
    step: int | None = None

    @property
    def height(self) -> int:
        return next((n for n in (self.low, self.high, self.value) if n is not None), 0)


@dataclass(frozen=True, slots=True)
class Panel:
    """One strip of the picture: its spans, its heading, its height in pixels, the top of its scale (None: no scale)."""

    heading: str
    spans: Sequence[Span]
    pixels: int
    top: int | None = None

    @property
    def reach(self) -> float:
        return float(self.top or len(self.spans) + 1)

    def levels(self) -> Iterator[tuple[Span, float]]:
        """Each span and how high it stands: at its number, or without a scale one below the other."""
        for place, span in enumerate(self.spans):
            yield span, float(span.height if self.top else len(self.spans) - place)


@dataclass(frozen=True, slots=True)
class Look:
    """How an origin is drawn, whatever else is shown: its symbol, its colour, where on a bar it stands (0 to 1)."""

    symbol: str
    colour: str
    place: float


def looks(origins: Sequence[str]) -> dict[str, Look]:
    """A look for each origin, by its place in the row of origins; neighbours stand far apart on their bars."""
    return {
        name: Look(SYMBOLS[i % len(SYMBOLS)], HUES[i % len(HUES)], round(0.46 + 0.44 * (i * 0.382 % 1), 3))
        for i, name in enumerate(dict.fromkeys(origins))
    }


@dataclass
class Night:
    """The picture of a night from `begin` to `until`; a dotted line where the clock stands (`now`)."""

    look: dict[str, Look]
    begin: pd.Timestamp
    until: pd.Timestamp
    now: pd.Timestamp | None = None
    # of each row drawn: when its symbol stands, and how high on the paper
    _places: dict[int, tuple[str, float]] = field(default_factory=dict)

    def draw(self, panels: Sequence[Panel], title: str) -> go.Figure:
        """The panels, one above the other."""
        base = layout(title)
        margin = base["margin"] | {"t": base["margin"]["t"] + 24, "b": 62, "l": 48, "r": 24}
        inner = sum(panel.pixels for panel in panels) + GAP * (len(panels) - 1)
        notes: list[dict[str, Any]] = []
        traces: list[dict[str, Any]] = []
        axes: dict[str, Any] = {}
        above = 0
        for number, panel in enumerate(panels, 1):
            name = "y" if number == 1 else f"y{number}"
            low, high = max(0.0, 1 - (above + panel.pixels) / inner), 1 - above / inner
            axes[f"yaxis{name[1:]}"] = self._axis(panel) | {"domain": [low, high]}
            notes.append(
                {
                    "text": f"<b>{panel.heading}</b>",
                    "xref": "paper",
                    "yref": "paper",
                    "x": 0,
                    "y": high,
                    "xanchor": "left",
                }
                | ABOVE
            )
            for span, level in panel.levels():
                self._places[span.row] = (
                    _iso(self._at(span)),
                    low + level / panel.reach * (high - low),
                )
                traces += [{"type": "scatter", "yaxis": name} | trace for trace in self._traces(span, level, panel)]
            notes += [note | {"xref": "x", "yref": name, "font": {"size": 12}} for note in self._labels(panel)]
            above += panel.pixels + GAP
        undated = any(span.end is None for panel in panels for span in panel.spans)
        last = self.until + UNDATED if undated else self.until
        days = pd.date_range(self.begin, self.until, freq="12h")
        ticks = [_iso(day) for day in days], [f"{day:%H:%M}<br>{day:%d %b}" for day in days]
        if undated:
            ticks[0].append(_iso(self.until + UNDATED / 2))
            ticks[1].append("no time<br>printed")
        figure = go.Figure(
            traces,
            base
            | axes
            | {
                "margin": margin,
                "height": inner + margin["t"] + margin["b"],
                "annotations": notes,
                "shapes": self._shapes(panels),
            },
        )
        figure.update_xaxes(
            title={"text": AXIS, "standoff": 8},
            range=[_iso(self.begin), _iso(last)],
            tickvals=ticks[0],
            ticktext=ticks[1],
            anchor=f"y{len(panels)}" if len(panels) > 1 else "y",
        )
        return figure

    @staticmethod
    def _axis(panel: Panel) -> dict[str, Any]:
        ticks: dict[str, Any] = {"nticks": 2 + panel.pixels // 80} if panel.top else {"tickvals": [], "ticktext": []}
        return ticks | {
            "range": [0, panel.reach],
            "anchor": "x",
            "gridcolor": GRID,
            "zeroline": False,
        }

    def _ends(self, span: Span) -> tuple[pd.Timestamp, pd.Timestamp]:
        """From when to when the bar of a span is drawn."""
        if span.end is None:
            return self.until + UNDATED * 0.1, self.until + UNDATED * 0.95
        return span.begin, span.end

    def _at(self, span: Span) -> pd.Timestamp:
        """Where its symbol stands on the bar."""
        begin, end = self._ends(span)
        return begin + (end - begin) * self.look[span.origin].place

    def _traces(self, span: Span, level: float, panel: Panel) -> Iterator[dict[str, Any]]:
        """The bar of a span, the arrows of its open ends, its symbol."""
        look = self.look[span.origin]
        quiet = {"hoverinfo": "skip", "showlegend": False, "mode": "lines"}
        yield quiet | {
            "x": [_iso(end) for end in self._ends(span)],
            "y": [level, level],
            "line": {
                "color": look.colour,
                "width": 3,
                "dash": "solid" if span.end is not None else "dot",
            },
        }
        at, reach = _iso(self._at(span)), ARROW * panel.reach / panel.pixels
        heads = [(level + reach, "triangle-up")] * (panel.top is not None and span.high is None)
        heads += [(level - reach, "triangle-down")] * (panel.top is not None and span.low is None)
        for y, _ in heads:
            yield quiet | {
                "x": [at, at],
                "y": [level, y],
                "line": {"color": look.colour, "width": 2},
            }
        hollow = span.low is None and span.high is None
        told = {"mode": "markers", "showlegend": False, "hoverinfo": "text", "name": span.origin}
        for points, size in ((heads, 8), ([(level, look.symbol + "-open" * hollow)], 12)):
            if points:
                marker = {
                    "symbol": [symbol for _, symbol in points],
                    "size": size,
                    "color": look.colour,
                    "line": {"width": 2 if hollow else 0},
                }
                yield told | {
                    "x": [at] * len(points),
                    "y": [y for y, _ in points],
                    "hovertext": [f"{span.origin}: {span.words}"] * len(points),
                    "customdata": [span.row] * len(points),
                    "marker": marker,
                }

    def _labels(self, panel: Panel) -> Iterator[dict[str, Any]]:
        """The words of each span: to the right of its end, or beside it where there is no room."""
        half = self.begin + (self.until - self.begin) / 2
        free: list[tuple[float, Span, float]] = []
        for span, level in panel.levels():
            if span.end is not None and span.end <= half:
                free.append((level * panel.pixels / panel.reach, span, level))
            else:
                aside = {"ay": 12} if panel.top is not None and span.high is None else {}  # the arrow points up
                yield (
                    {
                        "text": f"{span.words}, {span.origin}",
                        "x": _iso(self._ends(span)[1]),
                        "y": level,
                        "xanchor": "right",
                    }
                    | ABOVE
                    | aside
                )
        for shift, span, level in _apart(free):
            leader = {
                "showarrow": True,
                "ax": 16,
                "ay": -shift,
                "arrowhead": 0,
                "arrowwidth": 1,
                "arrowcolor": self.look[span.origin].colour,
            }
            yield leader | {
                "text": f"{span.words}, {span.origin}",
                "x": _iso(self._ends(span)[1]),
                "y": level,
                "xanchor": "left",
            }

    def _shapes(self, panels: Sequence[Panel]) -> list[dict[str, Any]]:
        """Dashes from what an origin said to what the same origin said next, along the clock, then up or down; the clock."""
        out = []
        dated = {span.row: span for panel in panels for span in panel.spans if span.end is not None}
        for span in dated.values():
            if span.step is not None and span.step in dated:
                (x0, y0), (x1, y1) = self._places[span.step], self._places[span.row]
                dash = {
                    "type": "line",
                    "xref": "x",
                    "yref": "paper",
                    "line": {"color": self.look[span.origin].colour, "dash": "dash", "width": 2},
                }
                out += [
                    dash | {"x0": x0, "x1": x1, "y0": y0, "y1": y0},
                    dash | {"x0": x1, "x1": x1, "y0": y0, "y1": y1},
                ]
        if self.now is not None:
            at = _iso(self.now)
            out.append(
                {
                    "type": "line",
                    "x0": at,
                    "x1": at,
                    "y0": 0,
                    "y1": 1,
                    "yref": "paper",
                    "line": {"color": GREY, "dash": "dot", "width": 1},
                }
            )
        return out


def _iso(at: pd.Timestamp) -> str:
    return f"{at:%Y-%m-%dT%H:%M}"


def _apart(wanted: Sequence[tuple[float, Span, float]]) -> Iterator[tuple[float, Span, float]]:
    """Each label with how far it is moved, so that no two come closer than `APART`: the highest stays, the others give way."""
    last = float("inf")
    for pixel, span, level in sorted(wanted, key=lambda w: -w[0]):
        last = min(pixel, last - APART)
        yield round(last - pixel, 1), span, level
