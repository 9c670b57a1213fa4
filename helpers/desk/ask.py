"""Section 3 of the desk: the three questions, asked of the reviewed report, or of several reports of one event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as w

from ..analysis.revisions import KINDS
from ..analysis.statements import actors
from ..analysis.wording import plural
from ..cases import Stored
from ..display.explorer import Explorer, View
from ..display.marks import words
from ..display.own_truce import same_hours, what_was_counted
from ..display.own_views import TELLING, how_they_relate, which_revises_which, who_did_it
from ..display.reports import Reports, by_name, told
from ..loading import Article, InputError, read_article
from ..review.session import Session
from ..review.values import VALUES
from .parts import Told, button, choice, heading, line, offer, text, told_if_it_fails
from .source import Source


class Question(Explorer):
    """An explorer that asks only while it is looked at: what changes before stays open until then."""

    def __init__(self, view: Callable[..., View], tables: Any, **choices: Any) -> None:
        self.seen, self.stale = False, True
        super().__init__(view, tables, **choices)

    def refresh(self, _change: Any = None) -> None:
        """Ask, if it is looked at; else ask when it is."""
        self.stale = True
        if self.seen:
            self.ask()

    def ask(self) -> None:
        """Ask now, if something has changed since it was asked."""
        if self.stale:
            super().refresh()
            self.stale = False

    def show(self, seen: bool) -> None:
        """Be looked at, or not."""
        self.seen = seen
        self.layout.display = None if seen else "none"
        if seen:
            self.ask()


class Ask(w.VBox):
    """One question at a time, each with its picture, its table and the words behind every mark."""

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        self.session, self.changed = session, changed
        self.several = Several(session, self._other_reports)
        self.question = w.ToggleButtons(
            options=["Who says who did it?", "Which number revises which?", "How do the numbers relate?", "What did the truce counts count?", "Who counts what in the same hours?"],
            description="Question", style={"description_width": "initial", "button_width": "auto"},
        )  # fmt: skip
        self.asked = [
            Question(self._ask(who_did_it), self, actor=[None], bodies_as_one=True),
            Question(
                self._ask(which_revises_which),
                self,
                outcome={value.replace("_", " "): value for value in VALUES["outcome"]},
            ),
            Question(self._ask(how_they_relate), self, kind=[TELLING, *KINDS]),
            Question(self._ask(what_was_counted), self),
            Question(self._ask(same_hours), self),
        ]
        super().__init__([heading("3. Ask it the three questions"), self.question, *self.asked, self.several])
        self.question.observe(lambda _change: self._turn(), "value")
        self.refresh()

    def _ask(self, view: Callable[..., View]) -> Callable[..., View]:
        """A view of whatever reports are there now."""
        return told_if_it_fails(lambda _self, **choices: view(self.reports, same=self.several.same, **choices))

    def _other_reports(self) -> None:
        self.refresh()
        self.changed()

    @property
    def reports(self) -> Article | Reports:
        """The reviewed report; with others of the event, all of them by name."""
        own = self.session.reviewed.article
        return {self.several.first: own, **self.several.others} if self.several.others else own

    def refresh(self) -> None:
        """Ask again: decisions or reports have changed."""
        for question in self.asked:
            question.seen, question.stale = False, True  # asked once, when all of it is there
        found = actors(told(by_name(self.reports, self.several.same)))
        offer(self.asked[0].controls["actor"], found or [("nobody is named", None)])
        self._turn()

    def _turn(self) -> None:
        """Show one question, asked anew if something has changed since it was asked."""
        for place, question in enumerate(self.asked):
            question.show(place == self.question.index)

    def answers(self) -> list[View]:
        """What every question gives now, without those that say what is missing."""
        for question in self.asked:
            question.ask()
        return [question.view for question in self.asked if question.view is not None]


class Several(w.VBox):
    """Other reports of the same event: brought, named, dated, taken away again; names that mean one origin."""

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        self.session, self.changed = session, changed
        self.others: dict[str, Article] = {}
        self.same: dict[str, str] = {}
        self.source = Source(height="6em")
        self.source.way.value = "pasted words"
        self.name = text("Call it", "report 2")
        self.published = w.DatePicker(
            description="Published on (optional)",
            style={"description_width": "initial"},
            layout=w.Layout(width="auto"),
        )
        self.told = Told()
        self.there = choice("Reports beside yours", [])
        self.one, self.other = choice("Treat", []), choice("as", [])
        self.go = button("Add this report", self._add, self.told, main=True)
        self.remove = button("Take it away", self._remove, self.told)
        self.join = button("the same origin", self._join, self.told)
        self.apart = button("Keep all names apart", self._apart, self.told)
        self.list = w.HTML()
        super().__init__(
            [
                heading("Other reports of the same event", 4), self.source, line(self.name, self.published, self.go), line(self.there, self.remove), line(self.one, self.other, self.join, self.apart), self.told, self.list,
            ]
        )  # fmt: skip
        self.show()

    @property
    def first(self) -> str:
        return "your report"

    def show(self) -> None:
        """What is there: the reports with their days, and the names that are treated as one."""
        offer(self.there, self.others)
        names = sorted(
            {
                row.source
                for article in [self.session.reviewed.article, *self.others.values()]
                for table in ("claims", "casualties", "ceasefire", "strikes")
                for row in getattr(article.reading, table)
                if row.source
            }
            - set(self.same)
        )
        offer(self.one, names)
        offer(self.other, names)
        for control in (self.there, self.remove, self.one, self.other, self.join):
            control.layout.display = None if self.others else "none"
        self.apart.layout.display = None if self.same else "none"
        days = [
            f"{name} ({article.published or 'no date'})"
            for name, article in [(self.first, self.session.read), *self.others.items()]
        ]
        joined = "; ".join(f"“{name}” is treated as {other}" for name, other in self.same.items())
        self.list.value = (
            f"<p>{words('Compared: ' + ', '.join(days) + '.' + (f' {joined}.' if joined else ''))}</p>"
            if self.others
            else ""
        )

    def _add(self) -> None:
        found = self.source.get()
        day: Any = found.published if isinstance(found, Stored) else self.published.value
        article = (
            found.reviewed().article if isinstance(found, Stored) else read_article(text=found.text, published=day)
        )
        name = self.name.value.strip() or f"report {len(self.others) + 2}"
        if article.text in [
            self.session.read.text,
            *(other.text for other in self.others.values()),
        ]:
            raise InputError("this report is here already: a second copy is no second report")
        if name in (self.first, *self.others):
            raise InputError(f"a report called {name} is here already: call it something else")
        article.name = name
        self.others[name] = article
        self.name.value, self.source.paste.value, self.published.value = "", "", None
        self._changed(
            f"{name} is added, {'published ' + str(article.published) if article.published else 'without a date'}: the questions above ask {plural(len(self.others) + 1, 'report')} now."
        )

    def _remove(self) -> None:
        if self.there.value is None:
            raise InputError("there is no other report to take away")
        name = self.there.value
        del self.others[name]
        self._changed(f"{name} is taken away.")

    def _join(self) -> None:
        one, other = self.one.value, self.other.value
        if one == other or one is None:
            raise InputError("choose two names: the first is treated as the second")
        self.same = {name: other if kept == one else kept for name, kept in self.same.items()} | {one: other}
        self._changed(f"“{one}” is treated as {other}, in the questions only: the rows stay as they are.")

    def _apart(self) -> None:
        self.same = {}
        self._changed("Every name stands for itself again.")

    def _changed(self, message: str) -> None:
        self.show()
        self.changed()
        self.told.say(message)
