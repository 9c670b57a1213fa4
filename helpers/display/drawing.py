"""A figure as a still picture, for where no figure can move: a notebook that is not trusted or not run, GitHub, print.

Plotly draws in a browser, and its own export starts one. The figures of this package are points,
lines and words on plain axes, so they are drawn here as SVG. An `<img>` keeps it: JupyterLab takes
inline SVG, but not pictures, out of a notebook that it does not trust. The ground is white, since a
picture does not know the theme of its page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import plotly.graph_objects as go

from .axes import Axis, axis_of
from .marks import escape, isolate
from .symbols import symbol_path

WIDTH = 860
INK, RULE = "#333", "#ddd"
_DASHES = {"dash": "7,5", "dot": "2,4", "dashdot": "7,4,2,4", "longdash": "11,6"}
# textposition: how far from the point, and which end of the words is there
_SIDES = {"left": (-9, "end"), "center": (0, "middle"), "right": (9, "start")}
_RISE = {"top": -9, "middle": 5, "bottom": 20}


def picture(figure: go.Figure, words: str) -> str:
    """The figure as an `<img>` with its text alternative; nothing for a figure that holds what is not drawn here."""
    drawn = svg(figure)
    if not drawn:
        return ""
    # the signs that an address in quotation marks may hold as they are keep the stored notebook readable
    address = "data:image/svg+xml," + quote(drawn.replace('"', "'"), safe=" /:=,;()!*'@+~")
    return f'<img src="{address}" alt="{escape(isolate(words))}" width="{WIDTH}" style="max-width:100%;height:auto">'


def svg(figure: go.Figure) -> str:
    """The figure as SVG; an empty text if it holds anything but points, lines and words."""
    spec = figure.to_plotly_json()
    traces, layout = spec["data"], spec["layout"]
    if not traces or any(trace["type"] != "scatter" for trace in traces):
        return ""
    page = _Page(layout, traces)
    parts = [
        *page.grid(),
        *page.shapes(),
        *(part for trace in traces for part in page.trace(trace)),
        *page.notes(),
        *page.legend(),
    ]
    title = layout.get("title", {}).get("text", "")
    height = page.bottom + page.foot
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" font-family="sans-serif" font-size="13" fill="{INK}">'
        f'<rect width="{WIDTH}" height="{height:g}" fill="#fff"/>{_words(8, 22, title, size=15)}{"".join(parts)}</svg>'
    )


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _words(x: float, y: float, text: str, anchor: str = "start", size: int = 0, turn: int = 0) -> str:
    """Words at a place; each `<br>` begins a line, other tags are left out."""
    lines = [escape(isolate(re.sub(r"<[^>]+>", "", line))) for line in re.split(r"<br ?/?>|\n", str(text))]
    look = (f' font-size="{size}"' if size else "") + ("" if anchor == "start" else f' text-anchor="{anchor}"')
    look += f' transform="rotate({turn} {_round(x)} {_round(y)})"' if turn else ""
    rest = "".join(f'<tspan x="{_round(x)}" dy="1.2em">{line}</tspan>' for line in lines[1:])
    return f'<text x="{_round(x)}" y="{_round(y)}"{look}>{lines[0]}{rest}</text>'


def _line(points: list[tuple[float, float]], look: dict[str, Any], fallback: str = INK) -> str:
    dash = _DASHES.get(look.get("dash", "solid"))
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    places = " ".join(f"{_round(x)},{_round(y)}" for x, y in points)
    return f'<polyline points="{places}" fill="none" stroke="{look.get("color", fallback)}" stroke-width="{look.get("width", 2):g}"{dashed}/>'


def _values(trace: dict[str, Any], key: str) -> list[Any]:
    found = trace.get(key)
    return [] if found is None else list(found)


def _each(value: Any, count: int, default: Any = None) -> list[Any]:
    """One value a point: Plotly takes a list, or one for all."""
    if value is None:
        return [default] * count
    return list(value) if isinstance(value, list | tuple) else [value] * count


class _Page:
    """Where everything stands: margins, axes, the foot with the legend."""

    def __init__(self, layout: dict[str, Any], traces: list[dict[str, Any]]) -> None:
        self.layout = layout
        margin = layout.get("margin", {})
        self.axes: dict[str, Axis] = {}
        used = dict.fromkeys(["x", "y", *(t.get("xaxis", "x") for t in traces), *(t.get("yaxis", "y") for t in traces)])
        for name in used:  # in a fixed order: the picture is the same each time
            letter, tail = name[0], name[1:]
            values = [v for t in traces if t.get(f"{letter}axis", letter) == name for v in _values(t, letter)]
            self.axes[name] = axis_of(layout.get(f"{letter}axis{tail}", {}), values)
        room = max((label_width(label) for _, label in self.axes["y"].ticks), default=0) + (
            22 if self.axes["y"].title else 0
        )
        self.left = max(20, min(420, room + 12)) if self.axes["y"].shown else margin.get("l", 60)
        self.right = WIDTH - margin.get("r", 20)
        self.top, self.bottom = margin.get("t", 60), layout.get("height", 450) - margin.get("b", 50)
        self.named = [t for t in traces if t.get("name") and layout.get("showlegend") and t.get("showlegend", True)]
        under = (
            24
            + (20 if self.axes["x"].title else 0)
            + 16 * max((label.count("<br>") for _, label in self.axes["x"].ticks), default=0)
        )
        self.legend_top = self.bottom + under + 18
        self.foot = under + 20 * sum(1 for _ in self._legend_lines()) + 12

    def at(self, x: Any, y: Any, xname: str = "x", yname: str = "y") -> tuple[float, float]:
        """A place of the data, or of the paper, as a place of the picture."""
        return self._across(x, xname), self._down(y, yname)

    def _across(self, x: Any, name: str) -> float:
        if name == "paper" or name.endswith("domain"):
            share = float(x)
        else:
            share = self.axes[name].share(x)
        return self.left + share * (self.right - self.left)

    def _down(self, y: Any, name: str) -> float:
        share = float(y) if name == "paper" or name.endswith("domain") else self.axes[name].share(y)
        return self.bottom - share * (self.bottom - self.top)

    def grid(self) -> Iterator[str]:
        """Lines, labels and titles of the axes."""
        for name, axis in self.axes.items():
            if not axis.shown:
                continue
            for value, label in axis.ticks:
                if name[0] == "x":
                    x = self._across(value, name)
                    yield _line([(x, self.top), (x, self.bottom)], {"color": RULE, "width": 1}) + _words(
                        x, self.bottom + 18, label, "middle"
                    )
                else:
                    y, edge = self._down(value, name), self._edge(name)
                    yield _line([(edge, y), (self.right, y)], {"color": RULE, "width": 1}) + _words(
                        edge - 8, y + 4 - 7 * label.count("<br>"), label, "end"
                    )
            if axis.title and name[0] == "x":
                low, high = axis.domain
                middle = self.left + (low + high) / 2 * (self.right - self.left)
                yield _words(middle, self.legend_top - 22, axis.title, "middle")
            elif axis.title:
                x = 16 if name == "y" else self._edge(name) - 44
                yield _words(x, (self.top + self.bottom) / 2, axis.title, "middle", turn=-90)

    def _edge(self, name: str) -> float:
        """Where a vertical axis stands: at the left, or where the axis begins to which it is anchored."""
        anchor = self.layout.get(f"yaxis{name[1:]}", {}).get("anchor", "x")
        low = self.axes[anchor].domain[0] if anchor in self.axes else 0.0
        return self.left + low * (self.right - self.left)

    def shapes(self) -> Iterator[str]:
        for shape in self.layout.get("shapes", ()):
            x0, y0 = self.at(shape["x0"], shape["y0"], shape.get("xref", "x"), shape.get("yref", "y"))
            x1, y1 = self.at(shape["x1"], shape["y1"], shape.get("xref", "x"), shape.get("yref", "y"))
            if shape.get("type") == "rect":
                yield f'<rect x="{_round(min(x0, x1))}" y="{_round(min(y0, y1))}" width="{_round(abs(x1 - x0))}" height="{_round(abs(y1 - y0))}" fill="{shape.get("fillcolor", "none")}" opacity="{shape.get("opacity", 1):g}"/>'
            else:
                yield _line([(x0, y0), (x1, y1)], shape.get("line", {}))

    def notes(self) -> Iterator[str]:
        for note in self.layout.get("annotations", ()):
            x, y = self.at(note["x"], note["y"], note.get("xref", "x"), note.get("yref", "y"))
            if note.get("showarrow", True) and ("ax" in note or "ay" in note):
                x, y = x + note.get("ax", 0), y + note.get("ay", 0)
            anchor = {"left": "start", "right": "end"}.get(note.get("xanchor", "center"), "middle")
            yield _words(x, y + 4, note.get("text", ""), anchor)

    def trace(self, trace: dict[str, Any]) -> Iterator[str]:
        """One trace: its line, its points, its words."""
        xs, ys = _values(trace, "x"), _values(trace, "y")
        mode = trace.get("mode", "lines+markers")
        names = trace.get("xaxis", "x"), trace.get("yaxis", "y")
        places = [None if x is None or y is None else self.at(x, y, *names) for x, y in zip(xs, ys, strict=True)]
        if "lines" in mode:
            for run in _runs(places):
                yield _line(run, trace.get("line", {}))
        marker, count = trace.get("marker", {}), len(places)
        looks = zip(
            places,
            *(
                _each(marker.get(key), count, usual)
                for key, usual in (("symbol", "circle"), ("size", 6), ("color", INK))
            ),
            strict=True,
        )
        for place, symbol, size, colour in looks if "markers" in mode else ():
            if place:
                yield symbol_path(symbol, place[0], place[1], size, colour, marker.get("line", {}))
        sides = zip(
            places,
            _each(trace.get("text"), count, ""),
            _each(trace.get("textposition"), count, "middle center"),
            strict=True,
        )
        for place, text, side in sides if "text" in mode else ():
            if place and text:
                rise, across = side.split()
                shift, anchor = _SIDES[across]
                yield _words(place[0] + shift, place[1] + _RISE[rise], str(text), anchor)

    def _legend_lines(self) -> Iterator[list[dict[str, Any]]]:
        """The named traces, as many on a line as have room."""
        line: list[dict[str, Any]] = []
        used = 0.0
        for trace in self.named:
            width = label_width(trace["name"]) + 40
            if line and used + width > WIDTH - 40:
                yield line
                line, used = [], 0.0
            line.append(trace)
            used += width
        if line:
            yield line

    def legend(self) -> Iterator[str]:
        for number_, line in enumerate(self._legend_lines()):
            x, y = 24.0, self.legend_top + 20 * number_
            for trace in line:
                marker = trace.get("marker", {})
                first = {
                    key: _each(marker.get(key), 1, usual)[0] for key, usual in (("symbol", "circle"), ("color", INK))
                }
                if "markers" in trace.get("mode", "markers"):
                    yield symbol_path(first["symbol"], x, y - 4, 10, first["color"], marker.get("line", {}))
                else:
                    yield _line([(x - 8, y - 4), (x + 8, y - 4)], trace.get("line", {}))
                yield _words(x + 12, y, trace["name"])
                x += label_width(trace["name"]) + 40


def _runs(places: list[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """The stretches of a line between its gaps."""
    run: list[tuple[float, float]] = []
    for place in [*places, None]:
        if place is not None:
            run.append(place)
        elif run:
            yield run
            run = []


def label_width(label: str) -> float:
    """About how wide words are at 13 pixels: the widest of their lines."""
    return max((7.0 * len(line) for line in re.split(r"<br ?/?>|\n", str(label))), default=0.0)
