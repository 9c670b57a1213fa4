"""The desk: bring a report, look through its rows, decide, ask the three questions, take the case away.

Everything here is a shell around `review.session.Session` and the views, which work without widgets.
"""

from __future__ import annotations

from typing import Any

import ipywidgets as w

from ..display.a11y import assist
from ..display.explorer import still
from ..display.marks import words
from ..display.review_views import rows_of, told_counts
from ..examples import SEED, example
from ..review.session import Session
from .ask import Ask
from .bring import Bring
from .review import Review
from .take import Take


class Desk(w.VBox):
    """The whole of a person's work on a report, as one widget. Nothing leaves the machine, nothing is stored unasked."""

    def __init__(self, name: str = SEED) -> None:
        self.session = Session(example(name))
        self.bring = Bring(self.session, self.refresh)
        self.review = Review(self.session, self._decided)
        self.ask = Ask(self.session, lambda: self.take.refresh())
        self.take = Take(self.session, self.ask.several, self.refresh)
        self.add_class("own-desk")
        super().__init__([self.bring, self.review, self.ask, self.take, assist()], layout=w.Layout(width="100%"))

    def refresh(self) -> None:
        """Show another report, or other decisions, everywhere."""
        self.review.told.guard(self.review.refresh)
        self._decided()

    def _decided(self) -> None:
        """A decision was written: ask again with it."""
        self.ask.several.told.guard(self.ask.refresh)
        self.ask.several.show()
        self.take.refresh()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The desk, and a still picture of what it opens on: read without a kernel, and compared by nbval."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None:
            told = f"A desk for one report, opened on {self.session.brought.name}: {told_counts(self.session.read.reading)}."
            views = [rows_of(self.session.reviewed), *self.ask.answers()]
            bundle["text/html"] = (
                f"<p><b>{words(told)}</b> Run the cell to work with it.</p>{''.join(still(view) for view in views)}"
            )
            bundle["text/plain"] = told
        return bundle


__all__ = ["Desk"]
