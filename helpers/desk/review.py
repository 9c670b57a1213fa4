"""Section 2 of the desk: look through the rows, decide on each with a reason, add what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as w

from ..display.explorer import ASSIST, Explorer, View
from ..display.marks import findings
from ..display.review_views import SHOW, journal, rows_of, shown
from ..loading import InputError
from ..review.entries import Entry, fields_of
from ..review.replay import Key
from ..review.session import Session
from ..review.values import named
from .add import Add, names_of
from .fields import Fields
from .parts import Told, button, heading, line, text, told_if_it_fails


class Beside(Explorer):
    """An explorer whose marked text stands beside the row that is chosen in it, with a form for that row."""

    def __init__(
        self,
        view: Callable[..., View],
        tables: Any,
        above: w.Widget,
        form: Sequence[w.Widget],
        below: Sequence[w.Widget],
        **choices: Any,
    ) -> None:
        self._above, self._form, self._below = above, form, below
        super().__init__(view, tables, **choices)

    def _arrange(self, view: View) -> None:
        if self.children:
            return
        self.picker.description, self.picker.layout.width = "Row", "auto"
        self.page.add_class("own-text")
        self.page.layout.flex = "1 1 26em"
        form = w.VBox(
            [self.picker, self.evidence, *self._form],
            layout=w.Layout(flex="1 1 26em", min_width="0"),
        )
        beside = w.Box(
            [self.page, form],
            layout=w.Layout(flex_flow="row wrap", align_items="flex-start", width="100%"),
        )
        controls, summary = self._head
        add, *others = self._below
        self.children = [
            line(self._above, controls),
            summary,
            beside,
            add,
            self.table,
            *others,
            self.picking,
            ASSIST,
        ]


class Review(w.VBox):
    """The marked text beside the row that is chosen, its fields and its buttons; the table; the log."""

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        self.session, self.changed = session, changed
        self.reader = text("Your name or initials", "stands in the log", "26em")
        self.reader.observe(lambda change: setattr(session, "reader", change["new"].strip()), "value")
        self.fields, self.told = Fields(), Told()
        self.reason = text("Reason", "needed for every decision", "30em")
        self.accept, self.edit, self.reject, self.back, self.leave, self.as_row, self.next = (
            button(name, act, self.told, main)
            for name, act, main in (
                ("Accept as it is", self._accept, True), ("Write the changes", self._edit, False), ("Reject", self._reject, False), ("Take it back in", self._accept, True),
                ("Leave it as it is", self._leave, True), ("Add it as a row", self._as_row, False), ("Next open row", self._next, False),
            )
        )  # fmt: skip
        buttons = line(self.accept, self.edit, self.reject, self.back, self.leave, self.as_row, self.next)
        self.add = Add(session, self._after)
        self.journal = w.HTML()
        self.list = Beside(
            told_if_it_fails(lambda of, show: rows_of(of.reviewed, show)), session, self.reader,
            (self.fields, self.reason, buttons, self.told), (self.add, self.journal), show=list(SHOW),
        )  # fmt: skip
        super().__init__([heading("2. Look through it"), self.list])
        self.list.picker.observe(lambda _change: self._turn(), "value")
        self._around()

    @property
    def chosen(self) -> Entry:
        """The row that is chosen. `InputError` if the list is empty."""
        rows = shown(self.session.reviewed, self.list.controls["show"].value)
        at = self.list.picker.value
        if at is None or at >= len(rows):
            raise InputError("no row is chosen: the list is empty")
        return rows[at]

    def refresh(self, key: Key | None = None) -> None:
        """Show the rows as they are now; the row at `key` is the chosen one if it is still in the list."""
        self.list.refresh()
        self._around(key)

    def _around(self, key: Key | None = None) -> None:
        """Show what stands beside the list and below it."""
        rows = shown(self.session.reviewed, self.list.controls["show"].value)
        at = next((i for i, entry in enumerate(rows) if entry.key == key), None)
        if at is not None:
            self.list.picker.value = at
        self._show()
        self.add.refresh()
        log = journal(self.session.reviewed)
        self.journal.value = f'{findings(log.summary)}<div style="max-height:18em;overflow:auto">{log.table_html() if self.session.log else ""}</div>'

    def _turn(self) -> None:
        """Another row is chosen: what was told about the one before is no word about this one."""
        self.told.value = ""
        self.told.guard(self._show)

    def _show(self) -> None:
        """The fields and the buttons of the row that is chosen."""
        try:
            entry: Entry | None = self.chosen
        except InputError:
            entry = None
        is_row, gone = (
            entry is not None and entry.is_row,
            entry is not None and entry.state == "rejected",
        )
        self.fields.show(
            entry.table if entry and is_row and not gone else None,
            fields_of(entry) if entry and is_row else {},
            names_of(self.session),
            self._wholes(entry),
        )
        for control, seen in (
            (self.accept, is_row and not gone), (self.edit, is_row and not gone), (self.reject, is_row and not gone), (self.back, gone),
            (self.leave, entry is not None and not is_row), (self.as_row, entry is not None and entry.table == "numbers"), (self.reason, entry is not None),
        ):  # fmt: skip
            control.layout.display = None if seen else "none"

    def _wholes(self, entry: Entry | None) -> tuple[tuple[str, str], ...]:
        """The other counts of its table, which a count could be a part of."""
        if entry is None or entry.table not in ("casualties", "ceasefire"):
            return ()
        return tuple(
            (f"“{row.text}”", row.figure_id)
            for row in getattr(self.session.reviewed.article.reading, entry.table)
            if row is not entry.row
        )

    # what the buttons do ---------------------------------------------------------------------------

    def _done(self, entry: Entry, message: str) -> None:
        self.reason.value = ""
        self.changed()
        self._stay(entry.key)
        self.told.say(message)

    def _stay(self, key: Key) -> None:
        at = self.list.picker.value
        self.refresh(key)
        if at is not None and self.list.controls["show"].value == "still open" and self.list.picker.options:
            self.list.picker.value = min(
                at, len(self.list.picker.options) - 1
            )  # the row has left the list: the next one

    def _after(self, key: Key) -> None:
        self.changed()
        self.refresh(key)

    def _judge(self, write: Callable[[Key, str], None], told: str) -> None:
        entry = self.chosen
        write(entry.key, self.reason.value)
        self._done(entry, f"Row {entry.number} is {told}. It stands in the log.")

    def _accept(self) -> None:
        self._judge(self.session.accept, "taken back in" if self.chosen.state == "rejected" else "accepted")

    def _reject(self) -> None:
        entry = self.chosen
        freed = self.session.reject(entry.key, self.reason.value)
        parts = " and ".join(f"row {part.number} (“{part.row.text}”)" for part in freed)
        alone = (
            f" What was a part of it stays, and is compared with no whole count: {parts}. Reject that too, if it is to go."
            if freed
            else ""
        )
        self._done(
            entry,
            f"Row {entry.number} is rejected: it stays in the list, struck through, and can be taken back in. It stands in the log.{alone}",
        )

    def _leave(self) -> None:
        self._judge(self.session.leave, "looked at and left as it is")

    def _edit(self) -> None:
        entry = self.chosen
        changed = self.session.edit(entry.key, self.fields.values(), self.reason.value)
        if not changed:
            raise InputError("no field was changed: change one, or accept the row as it is")
        self._done(entry, f"Row {entry.number}: {', '.join(map(named, changed))} changed. It stands in the log.")

    def _as_row(self) -> None:
        entry = self.chosen
        self.add.put(entry.span)
        self.told.say("Its words are filled in below, under “Add a row”.")

    def _next(self) -> None:
        rows = shown(self.session.reviewed, self.list.controls["show"].value)
        at = self.list.picker.value if self.list.picker.value is not None else -1
        later = [i for i, entry in enumerate(rows) if entry.state == "open" and i > at] or [
            i for i, entry in enumerate(rows) if entry.state == "open"
        ]
        if not later:
            raise InputError("no row is open any more")
        self.list.picker.value = later[0]
