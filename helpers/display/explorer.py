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

from .a11y import Assist
from .marks import escape
from .tables import table_html

Evidence = Callable[[int], str]


@dataclass(frozen=True)
class View:
    """What a view function gives back.

    `summary` is one or two sentences that hold every number drawn; `table` the rows behind the
    figure; `evidence(row)` HTML that shows where a row of the table comes from; `page` HTML shown
    between summary and table (a marked text); `rows` the name of each row in the picker.
    """

    summary: str
    table: pd.DataFrame
    figure: go.Figure | None = None
    evidence: Evidence | None = None
    page: str | None = None
    rows: Sequence[str] | None = None
    caption: str = "Table"
    columns: Sequence[str] | None = None

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        bundle: dict[str, Any] = {"text/plain": self.summary, "text/html": still(self)}
        return bundle


def still(view: View, chosen: int | None = None) -> str:
    """A view as one piece of HTML: summary, marked text, evidence of the chosen row, table."""
    parts = [f"<p><b>{escape(view.summary)}</b></p>"]
    if view.page:
        parts.append(view.page)
    if chosen is not None and view.evidence is not None:
        parts.append(view.evidence(chosen))
    if len(view.table.columns):
        parts.append(table_html(view.table, view.caption, view.columns))
    return "".join(parts)


class Plot(w.Output):
    """A figure as widget state: put into the `outputs` trait, it survives a reload and prints nothing."""

    def draw(self, figure: go.Figure | None, words: str) -> None:
        if figure is None:
            self.outputs = ()
            self.layout.display = "none"
            return
        self.layout.display = None
        data = {"application/vnd.plotly.v1+json": json.loads(figure.to_json()), "text/plain": words}
        self.outputs = ({"output_type": "display_data", "metadata": {}, "data": data},)


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
        return w.Textarea(value=choice, description=label, continuous_update=False, style=style, layout=w.Layout(width="100%", height="11em"))
    if isinstance(choice, tuple) and len(choice) in (2, 3) and all(isinstance(c, int) for c in choice):
        low, high = choice[:2]
        value = choice[2] if len(choice) == 3 else low
        return w.IntSlider(min=low, max=high, value=value, description=label, continuous_update=False, style=style)
    if isinstance(choice, Mapping):
        return w.Dropdown(options=list(choice.items()), description=label, style=style)
    return w.Dropdown(options=list(choice), description=label, style=style)


class Explorer(w.VBox):
    """Controls above, then the summary, the marked text or figure, the evidence and the table."""

    def __init__(self, view: Callable[..., View], tables: Any, **choices: Any) -> None:
        self._view, self._tables = view, tables
        self.controls = {name: control(name, choice) for name, choice in choices.items()}
        self.summary = w.HTML()
        self.summary.add_class("explorer-summary")
        self.plot = Plot(layout=w.Layout(min_height="0"))
        self.page = w.HTML()
        self.picker = w.Dropdown(description="Show evidence for", style={"description_width": "initial"}, layout=w.Layout(width="min(48em, 100%)"))
        self.picker.add_class("explorer-picker")
        self.evidence = w.HTML()
        self.evidence.add_class("explorer-evidence")
        self.table = w.HTML()
        self.view: View | None = None
        self._busy = False
        for widget in self.controls.values():
            widget.observe(self._refresh, "value")
        self.picker.observe(self._pick, "value")
        row = w.Box(list(self.controls.values()), layout=w.Layout(flex_flow="row wrap", align_items="center", width="100%"))
        parts = [row] if self.controls else []
        super().__init__([*parts, self.summary, self.picker, self.evidence, self.plot, self.page, self.table, Assist()])
        self._refresh()

    @property
    def choices(self) -> dict[str, Any]:
        """What the controls say now."""
        return {name: widget.value for name, widget in self.controls.items()}

    def _refresh(self, _change: Any = None) -> None:
        try:
            view = self._view(self._tables, **self.choices)
        except ValueError as error:  # a refusal or bad input: said in words, nothing is lost
            self.summary.value = f'<p role="alert"><b>Not shown.</b> {escape(str(error))}</p>'
            return
        self.view = view
        self.summary.value = f"<p><b>{escape(view.summary)}</b></p>"
        self.plot.draw(view.figure, view.summary)
        self.page.value = view.page or ""
        self.table.value = table_html(view.table, view.caption, view.columns) if len(view.table.columns) else ""
        names = list(view.rows or ())
        before = self.picker.label
        self._busy = True
        if view.evidence is None or not names:
            self.picker.layout.display = "none"
            self.picker.options = ()
            self.evidence.value = ""
        else:
            self.picker.layout.display = None
            self.picker.options = [(f"{i + 1}. {name}", i) for i, name in enumerate(names)]
            same = [i for i, (label, _) in enumerate(self.picker.options) if label == before]
            self.picker.value = same[0] if same else 0
        self._busy = False
        self._pick()

    def _pick(self, _change: Any = None) -> None:
        if self._busy or self.view is None or self.view.evidence is None or self.picker.value is None:
            return
        self.evidence.value = self.view.evidence(self.picker.value)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The widget, and a still picture of it: read without a kernel, and compared by nbval."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None or self.view is None:
            return bundle
        bundle["text/html"] = still(self.view, self.picker.value)
        bundle["text/plain"] = self.view.summary
        return bundle


def explore(view: Callable[..., View], tables: Any, **choices: Any) -> Explorer:
    """An explorer of a view: each choice becomes a control, and the view follows them."""
    return Explorer(view, tables, **choices)
