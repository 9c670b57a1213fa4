"""The columns of a row as controls: each shows the value it has now, and a list those that it may have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets as w

from ..review.values import EDITABLE, REQUIRED, VALUES, kind_of, named, worded
from .parts import choice, line, text

NAMES = ("source", "speaker", "accused", "via", "violator")  # columns that name somebody


def _control(table: str, column: str) -> w.Widget:
    label = named(column)
    kind = kind_of(table, column)
    if column == "subset_of":
        return choice(label, [("no other row", "")], "24em")
    if kind == "choice":
        return choice(
            label,
            [
                *([] if column in REQUIRED else [("not stated", "")]),
                *((worded(table, column, value), value) for value in VALUES[column]),
            ],
        )
    if kind == "yes or no":
        return choice(label, [("yes", "True"), ("no", "False")])
    if column in NAMES:
        return w.Combobox(
            description=label,
            placeholder="not stated",
            ensure_option=False,
            style={"description_width": "initial"},
            layout=w.Layout(width="min(22em, 100%)"),
        )
    return text(label, "not stated", "10em" if kind == "number" else "18em")


class Fields(w.VBox):
    """The controls for one table at a time; those of a table are made when one of its rows is first shown."""

    children: Any  # a trait

    def __init__(self) -> None:
        self.table: str | None = None
        self._controls: dict[str, dict[str, w.Widget]] = {}
        self._lines: dict[str, w.Box] = {}
        super().__init__(layout=w.Layout(width="100%"))

    def _of(self, table: str) -> dict[str, w.Widget]:
        if table not in self._controls:
            self._controls[table] = {column: _control(table, column) for column in EDITABLE[table]}
            self._lines[table] = line(*self._controls[table].values())
            self.children = [*self._lines.values()]
        return self._controls[table]

    def show(
        self,
        table: str | None,
        values: Mapping[str, str],
        names: tuple[str, ...] = (),
        wholes: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Fill in a row: its values, the names that its report has, and the rows that it could be a part of."""
        self.table, controls = table, self._of(table) if table else {}
        for name, box in self._lines.items():
            box.layout.display = None if name == table else "none"
        for column, control in controls.items():
            value = values.get(column, "")
            if column == "subset_of":
                control.options = [("no other row", ""), *wholes]
            if isinstance(control, w.Combobox):
                control.options = names
            if isinstance(control, w.Dropdown) and value not in dict(control.options).values():
                control.options = [*control.options, (value or "choose one", value)]
            control.value = value

    def __getitem__(self, column: str) -> w.Widget:
        return self._controls[self.table or ""][column]

    def values(self) -> dict[str, str]:
        """What the controls say, as it would be typed."""
        return {column: control.value for column, control in (self._controls[self.table] if self.table else {}).items()}
