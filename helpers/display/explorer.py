"""One mechanism turns every view function into an explorer.

A view function is `view(tables, **choices) -> View`: the same choices give the same result, with or
without widgets. `explore(view, tables, **choices)` binds controls to the choices and shows the result.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as w
import pandas as pd
import plotly.graph_objects as go

from .a11y import assist
from .drawing import picture
from .marks import findings, isolate, words
from .picking import NOTHING, picking
from .tables import table_html
from .theme import CONFIG

Evidence = Callable[[int], str]
ROOM = 32  # characters of an option that a list of the usual width shows

# made when a notebook imports this: a browser gives up on their code after two seconds, and is busy once figures are drawn
ASSIST, PICKING = assist(), picking()


@dataclass(frozen=True)
class View:
    """What a view function gives back.

    `summary` is one or two sentences that hold every number drawn; `table` the rows behind the
    figure; `page` HTML shown between summary and table (a marked text).

    What can be chosen are the `rows`, each with its name, and `evidence(k)` is HTML that shows where
    row k comes from. What stands for row k is chosen by a click or by key and lights up with it:

    * a point of the figure with `customdata=k` (one number a point),
    * a `Mark` of the page with `row=k`,
    * row i of the table with `picks[i] == k`; without `picks`, row i stands for row i where there
      are as many rows in the table as `rows`.

    `missing` says how a column tells that it has no value, where "not stated" would be wrong; `struck`
    are the rows of the table that were taken out and are shown struck through.
    """

    summary: str
    table: pd.DataFrame
    figure: go.Figure | None = None
    evidence: Evidence | None = None
    page: str | None = None
    rows: Sequence[str] | None = None
    caption: str = "Table"
    columns: Sequence[str] | None = None
    picks: Sequence[int | None] | None = None
    missing: Mapping[str, str] | None = None
    struck: Sequence[int] = ()

    @property
    def is_seen(self) -> bool:
        """Has it a figure or a marked text, or is it a table and no more?"""
        return self.figure is not None or bool(self.page)

    def table_html(self) -> str:
        """The table as HTML; nothing for a view without columns."""
        if not len(self.table.columns):
            return ""
        named = self.rows or ()
        picks = self.picks if self.picks is not None else range(len(named)) if len(named) == len(self.table) else ()
        return table_html(self.table, self.caption, self.columns, picks=picks, missing=self.missing, struck=self.struck)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """A view in a cell is an explorer without controls: its rows can be chosen like any other's."""
        return Explorer(lambda _tables: self, None)._repr_mimebundle_(**kwargs)


def still(view: View, chosen: int | None = None, drawing: str | None = None) -> str:
    """A view as one piece of HTML: summary, picture, marked text, where the chosen row comes from, table.

    `drawing` is the figure if it is drawn already; else it is drawn as a still picture.
    """
    if drawing is None:
        drawing = picture(view.figure, view.summary) if view.figure is not None else ""
    parts = [findings(view.summary), drawing, view.page or "", view.table_html()]
    if chosen is not None and view.evidence is not None:
        name = words(view.rows[chosen]) if view.rows else ""
        told = f'<p>Where row {chosen + 1} comes from: {name}</p><div class="evidence">{view.evidence(chosen)}</div>'
        parts.insert(3 if view.is_seen else 4, told)
    return "".join(parts)


class Plot(w.Output):
    """A figure as widget state: put into the `outputs` trait, it survives a reload and prints nothing."""

    outputs: Any  # a trait

    def draw(self, figure: go.Figure | None, told: str) -> None:
        shown: tuple[dict[str, Any], ...] = ()
        if figure is not None:
            spec = spec_of(figure)
            # kept open while the next figure is drawn, so that the page does not jump
            self.layout.min_height = f"{spec['layout'].get('height', 450)}px"
            shown = (
                {
                    "output_type": "display_data",
                    "metadata": {},
                    "data": {"application/vnd.plotly.v1+json": spec, "text/plain": told},
                },
            )
        self.layout.display = None if shown else "none"
        self.outputs = shown


def spec_of(figure: go.Figure) -> dict[str, Any]:
    """The description of a figure that plotly.js draws: data, layout, config."""
    spec: dict[str, Any] = _isolated(json.loads(figure.to_json()) | {"config": CONFIG})
    return spec


def _isolated(value: Any) -> Any:
    """The same description of a figure; in its texts, words written from right to left keep to themselves."""
    if isinstance(value, str):
        return isolate(value)
    if isinstance(value, list):
        return [_isolated(v) for v in value]
    return {k: _isolated(v) for k, v in value.items()} if isinstance(value, dict) else value


def control(name: str, choice: Any) -> w.Widget:
    """The control for one choice: a list, a mapping, True/False, (low, high), a text, or a widget."""
    label = name.replace("_", " ")
    style = {"description_width": "initial"}
    if isinstance(choice, w.Widget):
        choice.description = choice.description or label
        choice.style.description_width = "initial"
        return choice
    if isinstance(choice, bool):
        return w.Checkbox(value=choice, description=label, indent=False, style=style)
    if isinstance(choice, str):
        return w.Textarea(
            value=choice,
            description=label,
            continuous_update=False,
            style=style,
            layout=w.Layout(width="100%", height="11em"),
        )
    if isinstance(choice, tuple) and len(choice) in (2, 3) and all(isinstance(c, int) for c in choice):
        low, high = choice[:2]
        value = choice[2] if len(choice) == 3 else low
        return w.IntSlider(min=low, max=high, value=value, description=label, continuous_update=False, style=style)
    options = list(choice.items()) if isinstance(choice, Mapping) else [_option(value) for value in choice]
    longest = max((len(str(o[0] if isinstance(o, tuple) else o)) for o in options), default=0)
    wide = w.Layout(width="min(48em, 100%)") if longest > ROOM else w.Layout()
    return w.Dropdown(options=options, description=label, style=style, layout=wide)


def _option(value: Any) -> Any:
    """An option of a list; the name of a column or a measure is shown as words.

    >>> _option("armed_groups"), _option("strict")
    (('armed groups', 'armed_groups'), 'strict')
    """
    return (value.replace("_", " "), value) if isinstance(value, str) and "_" in value else value


def entry(hint: str, value: str = "") -> w.Text:
    """A control for a line of words, taken over when it is left or with the return key; as wide as the page if it begins with some."""
    return w.Text(
        value=value, placeholder=hint, continuous_update=False, layout=w.Layout(width="100%") if value else w.Layout()
    )


class Explorer(w.VBox):
    """Controls above, then the summary, the figure or the marked text, what is chosen and its evidence, the table."""

    children: Any  # a trait

    def __init__(self, view: Callable[..., View], tables: Any, **choices: Any) -> None:
        self._view, self._tables = view, tables
        self.controls = {name: control(name, choice) for name, choice in choices.items()}
        self.summary, self.page, self.evidence, self.table = (
            _part(name) for name in ("summary", "page", "evidence", "table")
        )
        self.plot = Plot()
        self.plot.add_class("explorer-plot")
        self.picker = w.Dropdown(
            description="Show evidence for",
            style={"description_width": "initial"},
            layout=w.Layout(width="min(48em, 100%)"),
        )
        self.picker.add_class("explorer-picker")
        self.picking = PICKING
        self._class = self.picking.join(self._asked)
        self.view: View | None = None
        self._busy = False
        self._names: list[str] = []
        for widget in self.controls.values():
            widget.observe(self.refresh, "value")
        self.picker.observe(self._pick, "value")
        row = w.Box(
            list(self.controls.values()), layout=w.Layout(flex_flow="row wrap", align_items="center", width="100%")
        )
        self._head = [row, self.summary] if self.controls else [self.summary]
        super().__init__()
        self.add_class("explorer")
        self.add_class(self._class)
        self.refresh()

    @property
    def choices(self) -> dict[str, Any]:
        """What the controls say now."""
        return {name: widget.value for name, widget in self.controls.items()}

    def refresh(self, _change: Any = None) -> None:
        """Show what the view says now: after a choice, or when the tables have changed."""
        try:
            self.view = view = self._view(self._tables, **self.choices)
            told = findings(view.summary)
        except ValueError as error:  # a refusal or bad input: said in words
            self.view, view = None, View("", pd.DataFrame())  # and nothing of other choices stays beside it
            told = f'<p role="alert"><b>Not shown.</b> {words(str(error))}</p>'
        if self.view or not self.children:
            self._arrange(view)
        self.plot.draw(view.figure, view.summary)
        self.page.value = view.page or ""
        self.table.value = view.table_html()
        self._offer(view.rows if view.evidence is not None and view.rows else ())
        self.summary.value = told  # last: who reads it, or hears it, finds all the rest in place

    def _arrange(self, view: View) -> None:
        """What is looked at first, then what is chosen in it: a table stands last, unless it is all there is."""
        chosen = [self.picker, self.evidence]
        parts = (
            [self.plot, self.page, *chosen, self.table] if view.is_seen else [self.table, *chosen, self.plot, self.page]
        )
        children = (*self._head, *parts, self.picking, ASSIST)
        if self.children != children:
            self.children = children

    def _offer(self, names: Sequence[str]) -> None:
        """Put the rows into the list; the one that was chosen stays chosen if it is still there."""
        before = self._names[self.picker.value] if self.picker.value is not None else None
        self._names = list(names)
        self._busy = True
        self.picker.layout.display = None if names else "none"
        self.picker.options = [(isolate(f"{i + 1}. {name}"), i) for i, name in enumerate(names)]
        self.picker.value = (self._names.index(before) if before in self._names else 0) if names else None
        self._busy = False
        self._pick()

    def _pick(self, _change: Any = None) -> None:
        """Show the evidence of the row that the list says, and light up what stands for it."""
        if self._busy:
            return
        chosen = self.picker.value
        self.picking.show(self._class, NOTHING if chosen is None else chosen)
        self.evidence.value = (
            self.view.evidence(chosen) if self.view and self.view.evidence and chosen is not None else ""
        )

    def _asked(self, row: int) -> None:
        """A point, a row of the table or a mark was clicked in the page: its row is chosen in the list."""
        if 0 <= row < len(self.picker.options):
            self.picker.value = row

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The widget, and a still picture of it: read without a kernel, and compared by nbval."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is not None:
            bundle["text/html"] = still(self.view, self.picker.value) if self.view else self.summary.value
            bundle["text/plain"] = self.view.summary if self.view else "Not shown."
        return bundle


def _part(name: str) -> w.HTML:
    part = w.HTML()
    part.add_class(f"explorer-{name}")
    return part


def explore(view: Callable[..., View], tables: Any, **choices: Any) -> Explorer:
    """An explorer of a view: each choice becomes a control, and the view follows them."""
    return Explorer(view, tables, **choices)
