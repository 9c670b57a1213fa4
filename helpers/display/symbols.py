"""The symbols of points, as SVG: the names are Plotly's."""

from __future__ import annotations

import math
from typing import Any


def _ring(corners: int, turn: float = 0.0, inner: float = 1.0) -> str:
    """A polygon of radius 1; with `inner`, a star whose corners go in and out."""
    count = corners * (1 if inner == 1.0 else 2)
    places = []
    for k in range(count):
        radius = 1.0 if k % 2 == 0 else inner
        angle = math.radians(turn + 360 * k / count)
        places.append((radius * math.sin(angle), -radius * math.cos(angle)))
    return _polygon(places)


def _polygon(places: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.3g},{y:.3g}" for x, y in places) + "Z"


def _plus(arm: float = 0.35) -> str:
    a = arm
    return _polygon(
        [(-a, -1), (a, -1), (a, -a), (1, -a), (1, a), (a, a), (a, 1), (-a, 1), (-a, a), (-1, a), (-1, -a), (-a, -a)]
    )


# each in a circle of radius 1 around 0,0
_SHAPES = {
    "circle": "M-1,0A1,1 0 1 1 1,0A1,1 0 1 1 -1,0Z",
    "square": _polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
    "diamond": _ring(4),
    "triangle-up": _ring(3),
    "triangle-right": _ring(3, 90),
    "triangle-down": _ring(3, 180),
    "triangle-left": _ring(3, 270),
    "pentagon": _ring(5),
    "hexagon": _ring(6),
    "star": _ring(5, inner=0.45),
    "cross": _plus(),
    "bowtie": _polygon([(-1, -0.8), (1, 0.8), (1, -0.8), (-1, 0.8)]),
    "hourglass": _polygon([(-0.8, -1), (0.8, -1), (-0.8, 1), (0.8, 1)]),
}


def symbol_path(name: str, x: float, y: float, size: float, colour: str, line: dict[str, Any]) -> str:
    """One point. A name that ends in "-open" is hollow, "-dot" has a dot in its middle; an unknown one is a circle."""
    parts = str(name).split("-")
    base = "-".join(p for p in parts if p not in ("open", "dot"))
    hollow = "open" in parts
    turned = ' transform="rotate(45)"' if base in ("x", "x-thin") else ""
    shape = _SHAPES["cross"] if turned else _SHAPES.get(base, _SHAPES["circle"])
    edge = colour if hollow else line.get("color", colour)
    width = (line.get("width") or 1.5) if hollow else line.get("width", 0)
    half = size / 2
    dot = f'<circle r=".3" fill="{colour if hollow else "#fff"}"/>' if "dot" in parts else ""
    look = f'fill="{"none" if hollow else colour}" stroke="{edge}" stroke-width="{width / half:.2f}"'
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({half:g})"><path d="{shape}" {look}{turned}/>{dot}</g>'
