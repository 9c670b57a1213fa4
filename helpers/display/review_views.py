"""What a person reviews: every row with its state, what is left to look at, and the log of decisions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..analysis.wording import listed, plural
from ..loading import PARTED
from ..review.entries import Entry, entries
from ..review.log import Decision
from ..review.replay import Reviewed
from ..review.values import named, worded
from .explorer import View
from .items import TABLE_OF, Item, counted, evidence_for, sentence_around, shortened, whose
from .marks import Mark, highlight, legend, words

if TYPE_CHECKING:
    from ..loading import Article
    from ..reading import Reading

SHOW = (
    "everything",
    "still open",
    "statements",
    "people",
    "truce",
    "strikes",
    "to look at",
    "rejected",
)
DONE = {
    "accept": "accepted",
    "edit": "changed",
    "reject": "rejected",
    "add": "added",
    "choose": "chosen",
}


def told_counts(reading: Reading) -> str:
    """How much was read, in words.

    >>> from helpers.reading import read
    >>> told_counts(read("Police said 3 people were killed."))
    '1 statement, 1 count of people, 0 truce counts and 0 counts of attacks'
    """
    return listed(counted(table, len(getattr(reading, table))) for table in TABLE_OF.values())


def rows_of(reviewed: Reviewed, show: str = "everything") -> View:
    """The rows of a report, each with its state; numbers that no rule took and notices; rejected rows struck through."""
    every, chosen, article = entries(reviewed), shown(reviewed, show), reviewed.article
    states = pd.Series([entry.state for entry in every if entry.is_row], dtype="string").value_counts(sort=False)
    loose = [entry for entry in every if not entry.is_row]
    seen = sum(entry.state == "looked at" for entry in loose)
    told = ", ".join(f"{n} {state}" for state, n in states.items()) or "none"
    table = pd.DataFrame(
        {
            "no": [entry.number for entry in chosen], "table": [entry.table for entry in chosen], "words": [shortened(_words(entry), 70) for entry in chosen],
            "whose": [whose(e.row.source, e.row.voice, getattr(e.row, "speaker", None)) if e.is_row else pd.NA for e in chosen], "says": [_says(article, entry) for entry in chosen],
            "state": [entry.state for entry in chosen], "why": [entry.decision.reason if entry.decision else pd.NA for entry in chosen],
        }
    )  # fmt: skip
    return View(
        f"{plural(sum(entry.is_row for entry in every), 'row')}: {told}. Beside them {_loose(loose)}; {seen} looked at.",
        table, page=_page(article, chosen), evidence=lambda i: entry_evidence(article, chosen[i]), rows=[f"{name_of(entry)}{_parted(article, entry)} - {entry.state}" for entry in chosen],
        caption="Rows in text order", struck=[i for i, entry in enumerate(chosen) if entry.state == "rejected"], missing={"whose": "nobody's", "why": "-"},
    )  # fmt: skip


def _loose(entries: Sequence[Entry]) -> str:
    numbers = sum(entry.table == "numbers" for entry in entries)
    return f"{plural(numbers, 'number')} without a row and {plural(len(entries) - numbers, 'notice')}"


def shown(reviewed: Reviewed, show: str = "everything") -> list[Entry]:
    """The rows that one of `SHOW` leaves, in text order."""
    if show not in SHOW:
        raise ValueError(f"show is one of {', '.join(SHOW)}, not {show!r}")
    rules = {
        "everything": lambda e: True,
        "still open": lambda e: e.state == "open",
        "to look at": lambda e: not e.is_row,
        "rejected": lambda e: e.state == "rejected",
    }
    rule = rules.get(show, lambda e: e.table == TABLE_OF[show])
    return [entry for entry in entries(reviewed) if rule(entry)]


def _words(entry: Entry) -> str:
    cue: str | None = getattr(entry.row, "cue_text", None)
    return cue or str(entry.row.text)


def _parted(article: Article, entry: Entry) -> str:
    """What is said of a count whose whole a person took out: else it would look like a count of its own."""
    is_part = getattr(entry.row, "figure_id", None) in article.known.get(PARTED, ())
    return ", part of a count that was rejected" if is_part and not entry.row.subset_of else ""


def _says(article: Article, entry: Entry) -> str:
    if entry.table == "claims":
        return f"{Item(entry.table, entry.row).means()}, “{shortened(entry.row.content_text or entry.row.text, 60)}”"
    if entry.is_row:
        return Item(entry.table, entry.row).means() + _parted(article, entry)
    return "a number that no rule took: is it a count?" if entry.table == "numbers" else str(entry.row.message)


def name_of(entry: Entry) -> str:
    """A row, a number or a notice in one line."""
    if entry.is_row:
        return Item(entry.table, entry.row).name()
    kind = "a number that no rule took" if entry.table == "numbers" else entry.row.kind.replace("_", " ")
    return f"“{shortened(entry.row.text, 50)}”, {kind}"


def _page(article: Article, chosen: Sequence[Entry]) -> str:
    marks = []
    for i, entry in enumerate(chosen):
        if entry.state == "rejected":
            start, end = entry.span
            marks.append(Mark(start, end, "rejected", entry.decision.reason if entry.decision else "", i))
        elif entry.is_row:
            marks.append(Item(entry.table, entry.row).mark(i))
        else:
            marks.append(Mark(*entry.span, "unclaimed", _says(article, entry), i))
    skipped = [
        Mark(b.start, b.end, "skipped", b.role)
        for b in article.reading.blocks
        if b.role not in ("title", "body", "heading")
    ]
    return legend(dict.fromkeys(mark.kind for mark in [*marks, *skipped])) + highlight(article.text, marks + skipped)


def entry_evidence(article: Article, entry: Entry) -> str:
    """The paragraph an entry comes from, with its words lit up, and what was decided about it."""
    decision = entry.decision
    made = f"<p>{words(_made(decision))}</p>" if decision else ""
    if entry.is_row:
        left = f"<p>It is{_parted(article, entry)[1:]}.</p>" if _parted(article, entry) else ""
        return made + evidence_for(article, Item(entry.table, entry.row)) + left
    first, last = sentence_around(article.text, article.reading.blocks, *entry.span)
    return (
        made
        + f"<p>{words(_says(article, entry))}</p>"
        + highlight(article.text, [Mark(*entry.span, "unclaimed")], True, first, last)
    )


def _made(decision: Decision) -> str:
    return f"{DONE[decision.action].capitalize()} by {decision.reader or 'a reader without a name'}: {decision.reason}"


def journal(reviewed: Reviewed) -> View:
    """The log as a table, and for each decision whether it holds on this text."""
    decisions = reviewed.log
    lost = {id(decision): why for decision, why in reviewed.unmatched}
    counts = _counts(reviewed)
    table = pd.DataFrame(
        [_line(decision, lost.get(id(decision)), counts) for decision in decisions],
        columns=["when", "who", "what", "table", "words", "column", "from", "to", "why", "holds"],
    ).astype("string")
    not_applied = sum(id(decision) in lost for decision in decisions)
    told = f"{plural(len(decisions), 'decision')} in the log" + (
        f", {not_applied} of them not applied here" if not_applied else ""
    )
    return View(
        f"{told}. Lines are only added, never changed.",
        table,
        caption="Decisions",
        missing=dict.fromkeys(table.columns, "-"),
    )


def _line(decision: Decision, why: str | None, counts: Mapping[str, str]) -> tuple[Any, ...]:
    def shown(column: str, value: str) -> str:
        return counts.get(value, value) if column == "subset_of" else worded(decision.table, column, value)

    values: tuple[str, ...] = ("", "", decision.new)
    if decision.action == "edit":
        values = (named(decision.column), *(shown(decision.column, value) for value in (decision.old, decision.new)))
    if decision.action == "add":
        told = (f"{named(column)}: {shown(column, value)}" for column, value in _added(decision).items())
        values = ("", "", ", ".join(told))
    return (
        decision.made_at[:16].replace("T", " "), decision.reader or pd.NA, DONE[decision.action], decision.table, shortened(decision.anchor_text, 50),
        *(value or pd.NA for value in values), decision.reason, "yes" if why is None else f"no: {why}",
    )  # fmt: skip


def _added(decision: Decision) -> dict[str, str]:
    """The columns that a person filled in of a row that was added; none of a damaged line, which is not applied."""
    try:
        return {column: str(value) for column, value in json.loads(decision.new or "{}").items()}
    except (AttributeError, ValueError):
        return {}


def _counts(reviewed: Reviewed) -> dict[str, str]:
    """The words of every count by its id, of those taken out too: what a part is a part of."""
    standing = [row for found in reviewed.anchored.values() for row in found.values()]
    rows = [row for row in (*standing, *reviewed.rejected.values()) if hasattr(row, "figure_id")]
    return {row.figure_id: f"“{shortened(row.text, 50)}”" for row in rows}
