"""Section 4 of the desk: take the case away, keep it here, bring decisions back."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as w
import pandas as pd

from ..analysis.wording import plural
from ..display.keeping import save_link
from ..display.marks import words
from ..display.review_views import journal
from ..display.tables import table_html
from ..exchange.bundle import Case, as_download, files_of
from ..exchange.package import citation_line
from ..exchange.plain import to_csv
from ..frames import TABLES
from ..loading import InputError
from ..review.log import Decision
from ..review.replay import replay
from ..review.session import Session
from ..review.values import named
from .ask import Several
from .parts import Told, button, choice, heading, line

FORMS = {
    "one HTML page that opens offline": "html", "a data package: every table, the log, what each column means (zip)": "csv", "one table as CSV": "table", "JSON": "json",
    "W3C Web Annotation": "webannotation", "brat: text, labels, configuration (zip)": "brat", "Label Studio: tasks and labelling interface (zip)": "labelstudio", "the log of decisions": "log",
}  # fmt: skip

ALPHA = "Krippendorff's alpha of what a field says on rows that both decided on: 1 full agreement, 0 as by chance"


class Take(w.VBox):
    """Files to save, a case to keep, logs and labels to bring in."""

    def __init__(self, session: Session, several: Several, changed: Callable[[], None]) -> None:
        self.session, self.several, self.changed = session, several, changed
        self.told, self.stored, self.compared = Told(), Told(), Told()
        self.form = choice("Take away as", list(FORMS.items()))
        self.table = choice("Table", list(TABLES))
        self.make = button("Make the file", self._make, self.told, main=True)
        self.store = button("Store this case on this machine", self._store, self.stored)
        self.upload = w.FileUpload(
            accept=".csv,.ann,.json",
            multiple=False,
            description="Choose a log (.csv) or labels (.ann, .json)",
            tooltip="A file from your machine; it stays there",
            layout=w.Layout(width="auto"),
        )
        self.compare = button("Compare it with my log", self._beside, self.compared)
        self.over = button("Take its decisions over", self._take_over, self.compared)
        self.found = w.HTML()
        self.write = button("Write these decisions into my log", self._write, self.compared, main=True)
        self.waiting: list[Decision] = []
        super().__init__(
            [
                heading("4. Take it away, or bring decisions back"), line(self.form, self.table, self.make), self.told, line(self.store), self.stored,
                heading("A log, or labels corrected in brat or Label Studio", 4), line(self.upload, self.compare, self.over), self.compared, self.found, self.write,
            ]
        )  # fmt: skip
        self.form.observe(lambda _change: self._choose(), "value")
        self._choose()
        self.refresh()

    def refresh(self) -> None:
        """The case has changed: a file made before does not hold it."""
        self.told.value, self.found.value, self.waiting = "", "", []
        self.write.layout.display = "none"

    def _choose(self) -> None:
        self.table.layout.display = None if self.form.value == "table" else "none"

    def _make(self) -> None:
        case = Case(self.session.reviewed, self.session.outlet, self.several.others, self.several.same, by_title=True)
        files = (
            {f"{self.table.value}.csv": to_csv(case.reviewed.article.reading, self.table.value)}
            if self.form.value == "table"
            else files_of(case, self.form.value)
        )
        name, data, kind = as_download(files, case.stem, self.form.value)
        cite = citation_line(case.reviewed.article, case.outlet)
        self.told.value = f'<p role="status"><b>{save_link(name, data, kind)}</b> ({len(data):,} bytes; {words(", ".join(files))})</p><p>To cite it: {words(cite)}</p>'

    def _store(self) -> None:
        case, new = self.session.store()
        count = len(self.session.log)
        self.stored.say(
            f"Stored as {case.name} in {case.parent.name}: the text, what is known of it, {plural(count, 'decision')} ({new} new). Read “a stored case” in section 1 to go on with it."
        )

    def _file(self) -> tuple[bytes, str]:
        if not self.upload.value:
            raise InputError(
                "choose a file first: decisions.csv of another reader, or labels that you corrected in brat or Label Studio"
            )
        file = self.upload.value[0]
        return bytes(file["content"]), file["name"]

    def _beside(self) -> None:
        data, name = self._file()
        if not name.lower().endswith(".csv"):
            raise InputError(f"{name}: only a log (.csv) can be compared; labels can be taken over")
        self.refresh()
        found = self.session.compare(data, name)
        self.found.value = (
            f"{table_html(_as_fields(found.fields), 'Agreement by field')}{table_html(_as_fields(found.cases), 'Every disagreement')}"
            f"{table_html(_as_fields(found.alpha), ALPHA, missing={'alpha': 'one value only'})}"
            if found.rows
            else ""
        )
        self.compared.say(f"{name}: {found.summary}")

    def _take_over(self) -> None:
        """A log goes in at once, as nothing of it is lost; what labels would change is shown first."""
        data, name = self._file()
        self.refresh()
        if name.lower().endswith(".csv"):
            new = self.session.take_over(data, name)
            self.changed()
            lost = len(self.session.reviewed.unmatched)
            self.compared.say(
                f"{plural(new, 'decision')} of {name} taken over; {plural(lost, 'decision')} of your log not applied on this text."
            )
            return
        self.waiting = self.session.proposed(data, name)
        if not self.waiting:
            self.compared.say(f"{name}: these labels say what the rows say; there is nothing to take over.")
            return
        told = ", ".join(
            f"{sum(d.action == action for d in self.waiting)} to {action}" for action in ("edit", "reject", "add")
        )
        self.compared.say(
            f"{name}: {plural(len(self.waiting), 'decision')} ({told}). Look through them, then write them."
        )
        self.found.value = journal(replay(self.session.reviewed.article, self.waiting)).table_html()
        self.write.layout.display = None

    def _write(self) -> None:
        waiting = self.waiting
        self.session.take_in(waiting)
        self.changed()
        self.refresh()
        self.compared.say(f"{plural(len(waiting), 'decision')} written into your log.")


def _as_fields(table: pd.DataFrame) -> pd.DataFrame:
    """The table with the columns of rows called as their fields are."""
    return table.assign(field=table["field"].map(named))
