"""Choosing where it is seen: a point of the figure, a row of the table, a mark in the text."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

_HERE = Path(__file__).parent
NOTHING = -1  # no row is chosen


class Picking(anywidget.AnyWidget):
    """Invisible; in its explorer, what stands for a row is chosen by a click or by key, and lights up.

    `chosen` is the row of the explorer's list, set from either side: by the page, or by Python.
    """

    _esm = _HERE / "picking.js"
    _css = _HERE / "explorer.css"
    chosen = traitlets.Int(NOTHING).tag(sync=True)
