"""Numbers with bounds as pictures: a dot, a bar, an arrow where the words set no end."""

from __future__ import annotations

import math
import re
import statistics
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from .theme import BLUE, GREY, layout

ROW = 34  # height of a line of a ladder, in pixels
LABEL = 50  # characters of a label on one line; two lines have room
SHORT = 0.03  # length of the arrows of "about", as a share of the axis: they end at no number
WIDE = 40  # with a number so many times the middle one, equal steps would press the others into one point


@dataclass(frozen=True, slots=True)
class Ranged:
    """One line of a ladder: its label, what its words commit to (None = no end), the number printed.

    `value_high` is the second number where two are printed and neither is an end ("about 20 to 200").
    `inside` is the line of the whole that this is a part of; it stands below its whole. `middle` is a
    best estimate between two ends.
    """

    label: str
    low: int | None
    high: int | None
    value: int | None = None
    colour: str = BLUE
    symbol: str = "circle"
    hover: str = ""
    value_high: int | None = None
    inside: int | None = None
    middle: int | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers to be marked: its ends, and where both are open the numbers printed."""
        ends = [n for n in (self.low, self.high) if n is not None]
        return tuple(dict.fromkeys(ends or [n for n in (self.value, self.value_high) if n is not None]))

    @property
    def rough(self) -> bool:
        """Whether both ends are open, as with "about"."""
        return self.low is None and self.high is None

    @property
    def told(self) -> str:
        """Its label, and what it commits to where the label does not name its numbers."""
        held = {int(digits) for digits in re.findall(r"\d+", self.label)}
        return self.label if set(self.numbers) <= held else f"{self.label} ({self.said})"

    @property
    def said(self) -> str:
        best = "" if self.middle is None or self.low == self.high else f", best {self.middle:,}"
        return said(self.low, self.high, self.value, self.value_high) + best


def said(low: int | None, high: int | None, value: int | None = None, value_high: int | None = None) -> str:
    """A range in words; with both ends open, about the number printed.

    >>> said(23, None), said(None, 28), said(7, 7), said(20, 30)
    ('23 or more', '28 or fewer', 'exactly 7', '20 to 30')
    >>> said(None, None, 200), said(None, None, 20, 200)
    ('about 200, both ends open', 'about 20 to 200, both ends open')
    """
    if low is None and high is None:
        if value is None:
            return "no end stated on either side"
        return f"about {value:,}{'' if value_high is None else f' to {value_high:,}'}, both ends open"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"{high:,} or fewer"
    return f"exactly {low:,}" if low == high else f"{low:,} to {high:,}"


@dataclass(frozen=True, slots=True)
class _Scale:
    """The axis of a ladder: from `floor` to `top` in equal steps, or in steps of ten times the one before."""

    floor: float
    top: float
    tenfold: bool

    @classmethod
    def over(cls, numbers: Sequence[int]) -> _Scale:
        """The axis on which these numbers can be told apart."""
        most = max(numbers, default=1)
        if numbers and min(numbers) > 0 and most > WIDE * statistics.median(numbers):
            return cls(0.8, most * 2, True)
        return cls(0, most * 1.15 + 1, False)

    def beside(self, number: int, way: int) -> float:
        """The end of the short arrow of "about": left (-1) or right (1) of a number, as far everywhere on the axis."""
        if self.tenfold:
            return number * float((self.top / self.floor) ** (way * SHORT))
        return number + way * self.top * SHORT

    def axis(self, unit: str) -> dict[str, Any]:
        if not self.tenfold:
            return {"title_text": unit, "range": [-self.top * 0.03, self.top * 1.03]}
        low, high = math.log10(self.floor), math.log10(self.top)
        room = (high - low) * 0.03
        steps = [10**power for power in range(math.floor(high) + 1)]
        return {
            "title_text": f"{unit} (each line ten times the one before)",
            "type": "log",
            "range": [low - room, high + room],
            "tickvals": steps,
            "ticktext": [f"{step:,}" for step in steps],
        }


def ladder(
    rows: Sequence[Ranged],
    title: str,
    unit: str = "people",
    key: Sequence[tuple[str, str, str]] = (),
) -> go.Figure:
    """One line a figure: exact a dot, a range a bar, an open end an arrow. Nothing is joined.

    `key` explains colours and symbols: (words, colour, symbol), as far as they are there. A part stands
    on the ground of its whole, which reaches to the least that the whole commits to. Where one number is
    many times the others, the axis goes by steps of ten times, and its title says so.
    """
    scale = _Scale.over([n for row in rows for n in row.numbers])
    traces = [trace for at, row in enumerate(rows) for trace in _line(row, len(rows) - at, at, scale)]
    used = {(row.colour, row.symbol) for row in rows} | {
        (colour, symbol) for _, colour, symbol in key if symbol.endswith("-open") and any(row.rough for row in rows)
    }
    for words, colour, symbol in (entry for entry in key if entry[1:] in used):
        look = {"color": colour, "symbol": symbol, "size": 11}
        traces.append({"x": [None], "y": [None], "mode": "markers", "name": words, "showlegend": True, "marker": look})
    base = layout(title, showlegend=bool(key))
    margin = base["margin"] | {"b": 90 if key else 50}
    height = margin["t"] + margin["b"] + ROW * max(1, len(rows))
    figure = go.Figure(
        [{"type": "scatter"} | trace for trace in traces],
        base | {"height": height, "margin": margin, "shapes": list(_grounds(rows, scale))},
    )
    figure.update_yaxes(
        tickvals=[len(rows) - i for i in range(len(rows))],
        ticktext=["<br>".join(textwrap.wrap(r.label, LABEL)) for r in rows],
        range=[0.4, len(rows) + 0.6],
        automargin=True,
    )
    figure.update_xaxes(**scale.axis(unit))
    return figure


def _line(row: Ranged, y: int, at: int, scale: _Scale) -> list[dict[str, Any]]:
    """The traces of one line: its bar or its arrows, and its marks. All of them stand for row `at`."""
    if not row.numbers:
        return []
    about = row.rough
    begin = row.low if row.low is not None else scale.floor
    end = row.high if row.high is not None else scale.top
    if about:
        begin, end = scale.beside(row.numbers[0], -1), scale.beside(row.numbers[-1], 1)
    ends = [(begin, "triangle-left")] * (row.low is None) + [(end, "triangle-right")] * (row.high is None)
    hover = f"{row.label}: {row.said}" + (f"<br>{row.hover}" if row.hover else "")
    told = {"mode": "markers", "hoverinfo": "text", "showlegend": False}
    out = []
    if begin != end:
        bar = 5 if row.low is not None and row.high is not None else 2
        out.append(
            {
                "x": [begin, end],
                "y": [y, y],
                "mode": "lines",
                "hoverinfo": "skip",
                "showlegend": False,
                "line": {"color": row.colour, "width": bar},
            }
        )
    marks = [(n, row.symbol + "-open" * about) for n in row.numbers]
    if row.middle is not None and row.middle not in row.numbers:
        marks.append((row.middle, "diamond"))
    for points, size in ((marks, 11), (ends, 9)):
        if points:
            marker = {
                "color": row.colour,
                "size": size,
                "symbol": [s + "-open" * (about and size == 9) for _, s in points],
                "line": {"color": row.colour if about else GREY, "width": 1.5 if about else 1},
            }
            out.append(
                told
                | {
                    "x": [x for x, _ in points],
                    "y": [y] * len(points),
                    "hovertext": [hover] * len(points),
                    "customdata": [at] * len(points),
                    "marker": marker,
                }
            )
    return out


def _grounds(rows: Sequence[Ranged], scale: _Scale) -> list[dict[str, Any]]:
    """A grey ground under each whole that has parts, from nothing to the least that it commits to."""
    out = []
    for at, whole in enumerate(rows):
        below = [i for i, row in enumerate(rows) if row.inside == at]
        if below and whole.numbers:
            y0, y1 = len(rows) - max(below) - 0.45, len(rows) - at + 0.45
            out.append(
                {
                    "type": "rect",
                    "x0": scale.floor,
                    "x1": whole.numbers[0],
                    "y0": y0,
                    "y1": y1,
                    "fillcolor": GREY,
                    "opacity": 0.15,
                    "line": {"width": 0},
                    "layer": "below",
                }
            )
    return out
