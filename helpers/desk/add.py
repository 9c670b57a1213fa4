"""Add a row at the desk: by words selected in the marked text, or typed as they stand there."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as w

from ..display.items import Item
from ..display.selection import Selection, to_offset
from ..exchange.records import PARTS
from ..loading import InputError
from ..review.drafts import Draft, draft, occurrences
from ..review.entries import Entry, fields_of
from ..review.replay import Key, new_row
from ..review.session import Session
from .fields import Fields
from .parts import Told, button, choice, heading, line, offer, text

# what a count counts: no number tells it, so a person chooses it where the words do not
CHOSEN = {"casualties": "outcome", "ceasefire": "measure"}


class Add(w.VBox):
    """The words of a row to be, its table, and the fields that the words fill by the reader's own rules."""

    def __init__(self, session: Session, added: Callable[[Key], None]) -> None:
        self.session, self.added = session, added
        self.words = text("Words of the row", "select them in the text, or type them", "36em")
        self.place = choice("Which of these places", [], "36em")
        self.table = choice("Table", list(PARTS))
        self.table.value = "casualties"
        self.fields, self.told = Fields(), Told()
        self.reason = text("Reason for adding", "needed", "30em")
        self.go = button("Add this row", self._add, self.told, main=True)
        self.selection = Selection()
        super().__init__(
            [
                heading("Add a row", 4),
                line(self.words, self.place, self.table),
                self.fields,
                line(self.reason, self.go),
                self.told,
                self.selection,
            ]
        )
        self.selection.observe(lambda change: self.put(_selected(session.read.text, change["new"])), "units")
        self.words.observe(lambda _change: self.told.guard(self._find), "value")
        for control in (self.place, self.table):
            control.observe(lambda _change: self.told.guard(self._draft), "value")
        self.drafted: Draft | None = None
        self.refresh()

    def refresh(self) -> None:
        """The text may be another one: what was filled in stays only where its words still stand."""
        if self.words.value and not occurrences(self.session.read.text, self.words.value):
            self.words.value = ""
        if not self.words.value:
            self._show(None)

    def put(self, span: tuple[int, int]) -> None:
        """Fill in the words at a place of the text."""
        found = self.session.read.text[slice(*span)].strip()
        if not found:
            return
        self.words.value = found
        self._find()
        start = self.session.read.text.index(found, span[0])
        self.place.value = (start, start + len(found))

    def _find(self) -> None:
        """Every place where the words stand; with more than one, a person says which."""
        text_ = self.session.read.text
        places = occurrences(text_, self.words.value)
        offer(
            self.place,
            [
                (
                    f"{i} of {len(places)}: … {' '.join(text_[max(0, a - 30) : b + 30].split())} …",
                    (a, b),
                )
                for i, (a, b) in enumerate(places, 1)
            ],
        )
        self.place.layout.display = None if len(places) > 1 else "none"
        if not places:
            self._show(None)
            if self.words.value.strip():
                raise InputError("these words do not stand in the text: select them there, or copy them from it")
        self._draft()

    def _draft(self) -> None:
        """What the words would be as a row, by the reader's own rules for numbers."""
        if self.place.value is None:
            return
        self._show(None)
        drafted = draft(self.session.read, self.table.value, self.place.value)
        if (there := self.session.row_at(drafted)) is not None:
            raise InputError(
                f"this is row {there.number} already ({Item(there.table, there.row).name()}): choose it in the list to change it"
            )
        self._show(drafted)
        number = self.session.read.text[slice(*drafted.span)]
        counted = drafted.table == "claims" or {"value", "low", "high"} & drafted.columns.keys()
        missing = "" if counted else " No number stands in these words: give a value, or a lowest or highest number."
        self.told.say(
            f"The row would be found again at “{number}”.{missing} Fill in what the words do not say, give a reason, and add it."
        )

    def _show(self, drafted: Draft | None) -> None:
        self.drafted = drafted
        self._filled: dict[str, str] = {}
        if drafted is not None:
            row = new_row(drafted.table, self.session.read.text, drafted.span, drafted.columns)
            self._filled = fields_of(Entry(0, drafted.table, drafted.span, row, "open", None))
            left = CHOSEN.get(drafted.table)
            if left is not None and left not in drafted.columns:
                self._filled[left] = ""
        self.fields.show(drafted.table if drafted else None, self._filled, names_of(self.session))
        for control in (self.reason, self.go):
            control.layout.display = None if drafted else "none"
        if drafted is None:
            self.place.layout.display = "none" if len(self.place.options) < 2 else None

    def _add(self) -> None:
        if self.drafted is None:
            raise InputError("no words are filled in: select them in the text, or type them")
        drafted, left = self.drafted, CHOSEN.get(self.drafted.table)
        if left is not None and not self.fields[left].value:
            raise InputError(f"choose the {left} first: the words do not say what they count")
        changed = {column: value for column, value in self.fields.values().items() if value != self._filled[column]}
        key = self.session.add(drafted, changed, self.reason.value)
        self.reason.value = ""
        self.words.value = ""
        self.added(key)
        entry = self.session.entry(key)
        self.told.say(f"Added as row {entry.number}: {Item(entry.table, entry.row).name()}. It stands in the log.")


def _selected(text_: str, units: list[int]) -> tuple[int, int]:
    start, end = (to_offset(text_, unit) for unit in units)
    return start, end


def names_of(session: Session) -> tuple[str, ...]:
    """The names that the rows of a report have, to choose from."""
    reading = session.reviewed.article.reading
    rows = [row for table in PARTS for row in getattr(reading, table)]
    named = [
        getattr(row, column, None) for row in rows for column in ("source", "accused", "speaker", "via", "violator")
    ]
    return tuple(dict.fromkeys(name for name in named if name))
