"""Choosing where it is seen: a point of the figure, a row of the table, a mark in the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_HERE = Path(__file__).parent
NOTHING = -1  # no row is chosen


class Picking(anywidget.AnyWidget):
    """Invisible, with a view in every explorer: what stands for a row is chosen by a click or by key, and lights up.

    `chosen` says for each explorer, by the class that `join` gives it, which row of its list is chosen.
    A click in the page is a message; the explorer answers by what it writes into `chosen`.
    """

    _esm = _HERE / "picking.js"
    _css = _HERE / "explorer.css"
    chosen = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[str, Callable[[int], None]] = {}
        self.on_msg(self._heard)

    def join(self, asked: Callable[[int], None]) -> str:
        """Take an explorer in; `asked` is called with the row that was clicked. Returns the class of its box."""
        name = f"explorer-{len(self._asked)}"
        self._asked[name] = asked
        return name

    def show(self, name: str, row: int) -> None:
        """Light up what stands for a row of an explorer."""
        self.chosen = self.chosen | {name: row}

    def _heard(self, _widget: Any, content: dict[str, Any], _buffers: Any) -> None:
        asked, row = self._asked.get(content.get("explorer", "")), content.get("row")
        if asked and isinstance(row, int):
            asked(row)


@cache
def picking() -> Picking:
    """The one of a kernel: a browser starts its code once, however many explorers a notebook has."""
    return Picking()
