"""Section 1 of the desk: bring a report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import ipywidgets as w

from ..analysis.wording import plural
from ..cases import LOG, Stored, case_folder
from ..display.review_views import told_counts
from ..review.session import Session
from .parts import Told, button, heading, line, text
from .source import Source


class Bring(w.VBox):
    """Where a report comes from, what is known of it, and what became of the decisions about the one before."""

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        self.session, self.changed = session, changed
        self.source = Source()
        self.published = w.DatePicker(
            description="Published on (optional)",
            style={"description_width": "initial"},
            layout=w.Layout(width="auto"),
        )
        self.outlet = text("Outlet (optional)")
        self.told = Told()
        self.read = button("Read it", self._read, self.told, main=True)
        self.over = button("Bring the decisions over", self._bring_over, self.told)
        super().__init__(
            [
                heading("1. Bring a report"),
                self.source,
                line(self.published, self.outlet, self.read, self.over),
                self.told,
            ]
        )
        self.over.layout.display = "none"
        for control in self.source.controls:
            control.observe(self._another, "value")

    def _another(self, _change: object) -> None:
        """Another report is chosen: day and outlet of the one that was read are not its own."""
        read = self.session.published
        if read and self.published.value == date.fromisoformat(read):
            self.published.value = None
        if self.session.outlet and self.outlet.value.strip() == self.session.outlet:
            self.outlet.value = ""

    def _read(self) -> None:
        found, session = self.source.get(), self.session
        before, kept = session.brought, len(session.log)
        if isinstance(found, Stored):
            session.open_stored(found)
            self.show_known()
        else:
            session.open(
                found,
                published=self.published.value.isoformat() if self.published.value else None,
                outlet=self.outlet.value.strip() or None,
            )
        other = before.text != session.brought.text
        self.changed()
        self.told.say(
            " ".join(
                [
                    self._read_told(),
                    *session.brought.notes,
                    *self._kept_told(before.name, kept if other else 0),
                ]
            )
        )
        self.over.layout.display = None if other and kept and session.would_hold() * 2 > kept else "none"

    def show_known(self) -> None:
        """Put what is known of the report into the controls."""
        self.published.value = date.fromisoformat(self.session.published) if self.session.published else None
        self.outlet.value = self.session.outlet or ""

    def _read_told(self) -> str:
        day = self.session.read.published
        return f"Read {self.session.brought.name}: {told_counts(self.session.read.reading)}. {f'Printed on {day:%Y-%m-%d}.' if day else 'No date is given, so a word like “Tuesday” stays a word.'}"

    def _kept_told(self, name: str, left: int) -> list[str]:
        """What is there of earlier work: on this text, on the text before, on this machine."""
        session, said = self.session, []
        if session.log:
            said.append(
                f"{plural(len(session.log), 'decision about this text is', 'decisions about this text are')} applied."
            )
        if left:
            kept, back = ("is kept", "it is") if left == 1 else ("are kept", "they are")
            said.append(f"{plural(left, 'decision')} about {name} {kept}: read it again, and {back} back.")
            if holding := session.would_hold():
                said.append("It would hold here." if left == 1 else f"{holding} of them would hold here.")
        if not session.log and (case_folder(session.brought.text) / LOG).exists():
            said.append(
                "A case of this text is stored on this machine: read “a stored case” to go on with its decisions."
            )
        return said

    def _bring_over(self) -> None:
        count = self.session.bring_over()
        self.changed()
        self.over.layout.display = "none"
        lost = len(self.session.reviewed.unmatched)
        self.told.say(
            f"{plural(count, 'decision')} brought over; {plural(lost, 'decision')} not applied here, listed in the log of section 2."
        )
