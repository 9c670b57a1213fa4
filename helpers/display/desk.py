"""The desk: bring a report, look through its rows, decide, ask the three questions, take the case away.

Everything here is a shell around functions that work without widgets: `intake.bring`, `read_article`,
`review.log.decide`, `review.replay.replay`, the views of `own_views`, the exports.
"""

from __future__ import annotations

import json
from typing import Any

import ipywidgets as w

from ..cases import save_case
from ..examples import EXAMPLES, SEED, example
from ..exchange import brat, labelstudio, webannotation
from ..exchange.package import citation_line
from ..exchange.page import report_page
from ..exchange.plain import to_csv, to_json
from ..exchange.records import PARTS
from ..intake import Brought, bring
from ..loading import Article, InputError, decode, read_article
from ..review.agreement import compare as compare_logs
from ..review.labels import decisions_from
from ..review.log import Decision, append, decide, log_csv, parse_log
from ..review.replay import EDITABLE, Reviewed, parse, replay
from .a11y import assist
from .items import Item, evidence_for
from .keeping import save_link
from .marks import escape
from .own_views import (
    several_reports,
    shown_or_told,
    to_do,
    what_was_counted,
    which_revises_which,
    who_did_it,
)
from .reading_views import marked_article
from .selection import Selection, to_offset
from .tables import table_html

WIDE = {"description_width": "initial"}
TAKE = ("CSV of one table", "JSON", "Web Annotation", "brat", "Label Studio", "decision log", "HTML report")


def alert(message: str, kind: str = "alert") -> str:
    return f'<p role="{kind}"><b>{escape(message)}</b></p>'


def take_away(article: Article, form: str, table: str, log: list[Decision], outlet: str | None) -> tuple[str, str, str]:
    """One export: file name, content, media type."""
    stem = "case"
    if form == "CSV of one table":
        return f"{table}.csv", to_csv(article.reading, table), "text/csv"
    if form == "JSON":
        return f"{stem}.json", to_json(article.reading, article.name or "report") + "\n", "application/json"
    if form == "Web Annotation":
        return f"{stem}.jsonld", json.dumps(webannotation.to_web_annotation(article.reading), ensure_ascii=False, indent=1), "application/ld+json"
    if form == "brat":
        return f"{stem}.ann", brat.to_brat(article.reading)[1], "text/plain"
    if form == "Label Studio":
        return f"{stem}-tasks.json", json.dumps(labelstudio.to_label_studio(article.reading), ensure_ascii=False, indent=1), "application/json"
    if form == "decision log":
        return "decisions.csv", log_csv(log), "text/csv"
    if form == "HTML report":
        return f"{stem}.html", report_page(article, outlet=outlet), "text/html"
    raise InputError(f"take away one of {', '.join(TAKE)}, not {form!r}")


class Desk(w.VBox):
    """The whole of a person's work on a report, as one widget. Nothing leaves the machine, nothing is stored unasked."""

    def __init__(self, name: str = SEED) -> None:
        self.brought: Brought = example(name)
        self.read: Article = read_article(text=self.brought.text)
        self.decisions: list[Decision] = []
        self.others: dict[str, Article] = {}
        self.reviewed: Reviewed = replay(self.read, [])
        self._busy = False
        self._rows: list[tuple[str, tuple[int, int], Any]] = []
        self._build(name)
        self._after_reading()

    # the parts -----------------------------------------------------------------------------------

    def _build(self, name: str) -> None:
        wide = w.Layout(width="100%")
        self.example = w.Dropdown(options=[SEED, *EXAMPLES], value=name, description="Example", style=WIDE)
        self.paste = w.Textarea(description="Or paste a report", placeholder="The text of a report, in English", style=WIDE, layout=w.Layout(width="100%", height="9em"))
        self.upload = w.FileUpload(accept=".txt,.md,.html,.htm", multiple=False, description="Or upload .txt, .md, .html", tooltip="A report from your machine; it stays there", layout=w.Layout(width="auto"))
        self.published = w.Text(description="Published (YYYY-MM-DD, optional)", style=WIDE, continuous_update=False)
        self.outlet = w.Text(description="Outlet (optional)", style=WIDE, continuous_update=False)
        self.go = w.Button(description="Read it", button_style="primary")
        self.message = w.HTML()
        self.message.add_class("explorer-summary")
        self.text = w.HTML()
        self.text.add_class("own-text")
        self.picker = w.Dropdown(description="Row", style=WIDE, layout=w.Layout(width="min(48em, 100%)"))
        self.picker.add_class("explorer-picker")
        self.evidence = w.HTML()
        self.evidence.add_class("explorer-evidence")
        self.action = w.Dropdown(options=["accept", "edit", "reject"], description="Decision", style=WIDE)
        self.column = w.Dropdown(options=["source"], description="Column to edit", style=WIDE)
        self.value = w.Text(description="New value", style=WIDE)
        self.reason = w.Text(description="Reason", style=WIDE, placeholder="needed")
        self.decide = w.Button(description="Write it into the log", layout=w.Layout(width="auto"))
        self.words = w.Text(description="Words to add as a row", placeholder="select them above, or type them", style=WIDE, layout=w.Layout(width="min(36em, 100%)"))
        self.table = w.Dropdown(options=list(PARTS), value="casualties", description="Table", style=WIDE)
        self.add = w.Button(description="Add a row")
        self.todo, self.questions, self.journal = w.HTML(), w.HTML(), w.HTML()
        self.form = w.Dropdown(options=TAKE, description="Take away as", style=WIDE)
        self.which = w.Dropdown(options=[*PARTS, "numbers", "places", "dates", "blocks", "notices"], description="Table (for CSV)", style=WIDE)
        self.make = w.Button(description="Make the file")
        self.link = w.HTML()
        self.more = w.Textarea(description="Another report of the same event", style=WIDE, layout=w.Layout(width="100%", height="6em"))
        self.compare = w.Button(description="Add it and compare")
        self.store = w.Button(description="Store this case on this machine", layout=w.Layout(width="auto"))
        self.second = w.FileUpload(accept=".csv,.ann,.json", multiple=False, description="A second log (.csv) or corrected labels (.ann, .json)", tooltip="A file from your machine; it stays there", layout=w.Layout(width="auto"))
        self.use = w.Button(description="Compare or take over", layout=w.Layout(width="auto"))
        self.agreement = w.HTML()
        self.selection = Selection()
        self.add_class("own-desk")
        line = lambda *parts: w.Box(list(parts), layout=w.Layout(flex_flow="row wrap", align_items="center", width="100%"))  # noqa: E731
        head = lambda text: w.HTML(f"<h3>{text}</h3>")  # noqa: E731
        super().__init__(
            [
                head("1. Bring a report"), line(self.example, self.upload), self.paste, line(self.published, self.outlet, self.go), self.message,
                head("2. Look through it"), self.text, self.todo, line(self.picker), self.evidence, line(self.action, self.column, self.value, self.reason, self.decide),
                line(self.words, self.table, self.add), self.journal, head("3. The three questions"), self.questions, self.more, self.compare,
                head("4. Take it away"), line(self.form, self.which, self.make, self.store), self.link, line(self.second, self.use), self.agreement, self.selection, assist(),
            ],
            layout=wide,
        )  # fmt: skip
        self.example.observe(lambda _c: self.open_report(example(self.example.value)), "value")
        self.go.on_click(lambda _b: self._read_clicked())
        self.picker.observe(lambda _c: self._pick(), "value")
        self.decide.on_click(lambda _b: self._decide())
        self.add.on_click(lambda _b: self._add())
        self.make.on_click(lambda _b: self._make())
        self.store.on_click(lambda _b: self._store())
        self.use.on_click(lambda _b: self._use())
        self.compare.on_click(lambda _b: self._compare_reports())
        self.selection.observe(self._selected, "units")

    # bring ---------------------------------------------------------------------------------------

    def _read_clicked(self) -> None:
        try:
            if self.upload.value:
                file = self.upload.value[0]
                brought = bring(bytes(file["content"]), file["name"])
            else:
                brought = bring(self.paste.value) if self.paste.value.strip() else self.brought
            self.open_report(brought)
        except (InputError, ValueError) as error:
            self.message.value = alert(str(error))

    def open_report(self, brought: Brought) -> None:
        """Read another report. What can't be read is told, and the one before stays."""
        try:
            article = read_article(text=brought.text, published=self.published.value.strip() or None)
        except ValueError as error:
            self.message.value = alert(str(error))
            return
        article.name = brought.name
        self.brought, self.read, self.decisions, self.others = brought, article, [], {}
        self._after_reading()

    def _after_reading(self) -> None:
        counts = ", ".join(f"{len(getattr(self.read.reading, t))} {t}" for t in PARTS)
        self.message.value = alert(" ".join([f"Read: {counts}.", *self.brought.notes]), "status")
        self.link.value = ""
        self._refresh()

    # look through --------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self.reviewed = replay(self.read, self.decisions)
        article = self.reviewed.article
        self.text.value = marked_article(article, "everything", True).page or ""
        self.todo.value = shown_or_told(to_do, article, self.reviewed.states)
        chosen = self._rows[self.picker.value][:2] if self._rows and self.picker.value is not None else None
        self._rows = [(t, span, row) for t, found in self.reviewed.anchored.items() for span, row in found.items()]
        self._rows.sort(key=lambda r: r[2].start)
        self._busy = True
        self.picker.options = [(f"{i + 1}. {t}: {self.read.text[a:b][:50]} ({self._state(t, row)})", i) for i, (t, (a, b), row) in enumerate(self._rows)]
        if self._rows:
            self.picker.value = next((i for i, (t, span, _) in enumerate(self._rows) if (t, span) == chosen), 0)
        self._busy = False
        self._pick()
        lost = "".join(f"<li>{escape(d.action)} “{escape(d.anchor_text)}”: {escape(why)}</li>" for d, why in self.reviewed.unmatched)
        self.journal.value = f"<p>{len(self.decisions)} decisions in the log.</p>" + (f"<p>Not applied:</p><ul>{lost}</ul>" if lost else "")
        self.questions.value = self._answers("h4")

    def _answers(self, heading: str) -> str:
        """The three questions, asked of the report as it is reviewed."""
        parts = [("Who says who did it?", who_did_it), ("Which number revises which?", which_revises_which), ("What did the truce counts count?", what_was_counted)]
        return "".join(f"<{heading}>{title}</{heading}>{shown_or_told(view, self.reviewed.article)}" for title, view in parts)

    def _state(self, table: str, row: Any) -> str:
        key = row.claim_id if table == "claims" else row.figure_id
        return self.reviewed.states.get((table, key), "open")

    def _pick(self) -> None:
        if self._busy or self.picker.value is None or not self._rows:
            self.evidence.value = "" if not self._rows else self.evidence.value
            return
        table, _, row = self._rows[self.picker.value]
        self.evidence.value = evidence_for(self.reviewed.article, Item(table, row))
        if tuple(self.column.options) != EDITABLE[table]:
            self.column.options = EDITABLE[table]

    def _decide(self) -> None:
        if not self._rows:
            self.message.value = alert("there is no row to decide on")
            return
        table, span, row = self._rows[self.picker.value]
        try:
            edit = self.action.value == "edit"
            if edit:
                parse(table, self.column.value, self.value.value)
            old = getattr(row, self.column.value) if edit else ""
            decision = decide(self.read.text, table, span, self.action.value, reason=self.reason.value, column=self.column.value if edit else "", old=old, new=self.value.value.strip() if edit else "")
        except InputError as error:
            self.message.value = alert(str(error))
            return
        self._write(decision)

    def _write(self, decision: Decision) -> None:
        self.decisions.append(decision)
        self.reason.value = ""
        self._refresh()
        self.message.value = alert(f"Written: {decision.action} “{decision.anchor_text}” in {decision.table}.", "status")

    def _selected(self, change: Any) -> None:
        start, end = (to_offset(self.read.text, unit) for unit in change["new"])
        self.words.value = self.read.text[start:end].strip()
        self._span = (start + len(self.read.text[start:end]) - len(self.read.text[start:end].lstrip()), end)

    def _add(self) -> None:
        words = self.words.value.strip()
        start, end = getattr(self, "_span", (-1, -1))
        if self.read.text[start:end].strip() != words:
            start = self.read.text.find(words) if words else -1
            end = start + len(words)
        try:
            if start < 0:
                raise InputError("these words do not stand in the text: select them, or copy them from it")
            decision = decide(self.read.text, self.table.value, (start, end), "add", new=json.dumps({}), reason=self.reason.value or "added by a reader")
        except InputError as error:
            self.message.value = alert(str(error))
            return
        self._write(decision)

    # several reports, take away ------------------------------------------------------------------

    def _compare_reports(self) -> None:
        try:
            article = read_article(text=bring(self.more.value).text)
        except ValueError as error:
            self.message.value = alert(str(error))
            return
        self.others[f"report {len(self.others) + 2}"] = article
        self.questions.value += "<h4>Several reports</h4>" + shown_or_told(several_reports, {"report 1": self.reviewed.article, **self.others})

    def _make(self) -> None:
        name, content, kind = take_away(self.reviewed.article, self.form.value, self.which.value, self.decisions, self.outlet.value.strip() or None)
        size = f"{len(content):,} characters"
        self.link.value = f'<p>{save_link(name, content, kind)} ({size}). {escape(citation_line(self.reviewed.article, self.outlet.value.strip() or None))}</p>'

    def _use(self) -> None:
        if not self.second.value:
            self.agreement.value = alert("choose a file first: decisions.csv of another reader, or labels that you corrected in brat or Label Studio")
            return
        file = self.second.value[0]
        try:
            self.agreement.value = self.take_in(bytes(file["content"]), file["name"])
        except (InputError, ValueError, KeyError) as error:
            self.agreement.value = alert(f"{file['name']}: {error}")

    def take_in(self, data: bytes, name: str) -> str:
        """A second log is compared with this one; corrected labels become decisions. Returns what to show."""
        if name.endswith(".csv"):
            found = compare_logs(self.read, self.decisions, parse_log(data, name))
            return f"<p><b>{escape(found.summary)}</b></p>{table_html(found.fields, 'Agreement by column')}{table_html(found.cases, 'Cases of disagreement')}"
        text = decode(data, name)
        records = brat.from_brat(self.read.text, text) if name.endswith(".ann") else labelstudio.from_label_studio(json.loads(text), self.read.text)
        made = decisions_from(self.reviewed.article, records, tool="brat" if name.endswith(".ann") else "Label Studio")
        self.decisions += made
        self._refresh()
        return alert(f"{len(made)} decisions taken over from {name}.", "status")

    def _store(self) -> None:
        try:
            case = save_case(self.brought, published=self.published.value.strip() or None, outlet=self.outlet.value.strip() or None)
            for decision in self.decisions:
                append(case / "decisions.csv", decision)
        except (OSError, InputError) as error:
            self.message.value = alert(str(error))
            return
        self.message.value = alert(f"Stored in data/user/{case.name}: text, what is known of it, {len(self.decisions)} decisions.", "status")

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return bundle
        told = f"A desk for one report, opened on {self.brought.name}: {', '.join(f'{len(getattr(self.read.reading, t))} {t}' for t in PARTS)}."
        bundle["text/html"] = f"<p><b>{escape(told)}</b> Run the cell to work with it.</p>{self.text.value}{self._answers('h3')}"
        bundle["text/plain"] = told
        return bundle
