"""Choices made in an explorer, written into a decision log with their reasons."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

import ipywidgets as w

from ..loading import InputError
from ..review.choices import choose, chosen
from ..review.log import Decision, log_csv, to_frame
from .explorer import Explorer, entry
from .marks import escape
from .tables import table_html

SHOWN = ("made_at", "reader", "column", "new", "reason")


def save_link(name: str, content: str | bytes, kind: str) -> str:
    """A link that saves a text, or bytes, as a file; nothing leaves the machine."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    data = base64.b64encode(raw).decode()
    return f'<a download="{escape(name)}" href="data:{kind};base64,{data}">Save {escape(name)}</a>'


def reason() -> w.Text:
    """A line for the reason of a choice."""
    return entry("needed for the log")


def number(label: str) -> w.IntText:
    """A line for a whole number that a person chooses; 0 until one is chosen."""
    return w.IntText(description=label)


class Keeper(w.VBox):
    """An explorer and its log: `choices` are the controls whose values are choices, each with its reason in `why_<choice>`.

    Only what was changed since the last line is written, and lines are only added: `decisions` holds them.
    """

    def __init__(self, explorer: Explorer, name: str, choices: Sequence[str]) -> None:
        self.explorer, self.name, self.kept = explorer, name, tuple(choices)
        self.decisions: list[Decision] = []
        self._before: dict[str, Any] = {choice: explorer.choices[choice] for choice in choices}
        self.reader = w.Text(
            description="your initials",
            style={"description_width": "initial"},
            layout=w.Layout(width="16em"),
        )
        self.write = w.Button(description="Write my choices into the log", layout=w.Layout(width="auto"))
        self.message, self.table = w.HTML(), w.HTML()
        self.message.add_class("explorer-summary")
        self.write.on_click(self._write)
        super().__init__(
            [
                explorer,
                w.Box([self.reader, self.write], layout=w.Layout(flex_flow="row wrap")),
                self.message,
                self.table,
            ]
        )

    def _write(self, _button: Any = None) -> None:
        now = self.explorer.choices
        changed = [choice for choice in self.kept if now[choice] != self._before[choice]]
        try:
            lines = [choose(self.name, c, now[c], reason=now[f"why_{c}"], reader=self.reader.value) for c in changed]
        except InputError as error:
            self.message.value = f'<p role="alert"><b>{escape(str(error))}</b></p>'
            return
        if not lines and not self.decisions:
            self.message.value = "<p>Nothing to write: no choice has changed.</p>"
            return
        self.decisions += lines
        self._before = self._before | {choice: now[choice] for choice in changed}
        self.message.value = f"<p>{len(lines)} written, {len(self.decisions)} in all. {save_link('choices.csv', log_csv(self.decisions), 'text/csv')}</p>"
        self.table.value = table_html(to_frame(self.decisions), "Decision log", SHOWN) if self.decisions else ""

    @property
    def choices(self) -> dict[str, Any]:
        """What the log says now, as the view function takes it."""
        return chosen(self.decisions, self.name)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The widget, and the still picture of its explorer."""
        bundle = super()._repr_mimebundle_(**kwargs)
        return (
            bundle
            if bundle is None
            else bundle | {k: v for k, v in self.explorer._repr_mimebundle_(**kwargs).items() if k.startswith("text/")}
        )
