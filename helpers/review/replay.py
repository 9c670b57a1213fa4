"""Decisions replayed on what the parser read: the same rows, with or without widgets, today or later."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, get_type_hints

from ..exchange.brat import CHOICES
from ..exchange.records import PARTS, key_of, with_rows
from ..frames import TABLES
from ..loading import Article, InputError
from .log import VIEWS, Decision, anchors

# what a person may correct; spans are not edited: reject the row and add another
EDITABLE = {
    "claims": ("source", "speaker", "stance", "hedged", "accused", "via"),
    "casualties": ("outcome", "value", "low", "high", "qualifier", "victim_class", "source", "status", "event", "place"),
    "ceasefire": ("measure", "value", "low", "high", "qualifier", "flow_or_stock", "areas", "window_hours", "source", "violator"),
    "strikes": ("value", "low", "high", "qualifier", "source", "place"),
}
VALUES = CHOICES | {
    "status": ("current", "previous"),
    "event": ("main", "other"),
    "victim_class": ("people", "civilians", "children", "women", "fighters", "police", "medical", "journalists", "other"),
}
REQUIRED = ("stance", "hedged", "outcome", "measure", "event")


@dataclass(frozen=True)
class Reviewed:
    """An article after its decisions.

    `article` has the rows as decided; `states` says for each row id open, accepted, edited or added;
    `rejected` lists the rows taken out, `unmatched` the decisions whose words are no longer there or
    no longer make a row, each with the reason; `anchored` has each table's rows by the words they are found at.
    """

    article: Article
    states: dict[tuple[str, str], str]
    rejected: tuple[tuple[str, Any], ...]
    unmatched: tuple[tuple[Decision, str], ...]
    anchored: dict[str, dict[tuple[int, int], Any]]


def parse(table: str, column: str, value: str) -> Any:
    """A typed-in value for a column. `InputError` says what is allowed."""
    if column not in EDITABLE[table]:
        raise InputError(f"{column} can't be corrected in {table}; there are {', '.join(EDITABLE[table])}")
    value = value.strip()
    if not value:
        if column in REQUIRED:
            raise InputError(f"{column} can't be empty")
        return None
    if column in VALUES:
        if value not in VALUES[column]:
            raise InputError(f"{column} is one of {', '.join(VALUES[column])}, not {value!r}")
        return value
    kind = str(get_type_hints(TABLES[table])[column])
    if "bool" in kind:
        if value.lower() not in ("true", "false", "yes", "no"):
            raise InputError(f"{column} is true or false, not {value!r}")
        return value.lower() in ("true", "yes")
    if "int" in kind:
        if not value.isascii() or not value.isdigit():
            raise InputError(f"{column} is a whole number, 0 or more, not {value!r}")
        return int(value)
    return value


def checked(row: Any) -> Any:
    """The row, if its bounds are in order. `InputError` if low is above high."""
    low, high = getattr(row, "low", None), getattr(row, "high", None)
    if low is not None and high is not None and low > high:
        raise InputError(f"low {low} is above high {high}: change both, or leave one end open")
    return row


def place_of(decision: Decision, text: str) -> tuple[int, int] | None:
    """Where a decision's words stand in this text: at the same place, or the one place with the same surroundings."""
    start, end = decision.anchor_start, decision.anchor_end
    words = decision.anchor_text
    if text[start:end] == words and text[max(0, start - len(decision.before)) : start] == decision.before:
        return start, end
    for lead, tail in ((decision.before, decision.after), (decision.before, ""), ("", decision.after), ("", "")):
        whole = lead + words + tail
        first = text.find(whole)
        if first >= 0 and text.find(whole, first + 1) < 0:
            return first + len(lead), first + len(lead) + len(words)
    return None


def new_row(table: str, text: str, span: tuple[int, int], columns: dict[str, str]) -> Any:
    """A row that a person adds: its words, and the columns given; everything else is missing.

    The words of a claim are its content, those of a count its number.
    """
    start, end = span
    values: dict[str, Any] = dict.fromkeys(f.name for f in fields(TABLES[table]))
    values |= {"start": start, "end": end, "text": text[start:end], "sentence": 0, "rule": "added", "voice": "explicit" if columns.get("source") else "article"}
    part = "content" if table == "claims" else "count"
    values |= {f"{part}_start": start, f"{part}_end": end, f"{part}_text": text[start:end]}
    if table == "claims":
        values |= {"claim_id": f"claim-{start}", "section": "body", "content_parts": f"{start}-{end}", "stance": "asserts", "hedged": False}
    else:
        values["figure_id"] = f"figure-{start}"
        if table == "casualties":
            values |= {"outcome": "killed", "event": "main", "status": "current"}
        if table == "ceasefire":
            values |= {"measure": "violations"}
    for column, value in columns.items():
        values[column] = parse(table, column, value)
    return checked(TABLES[table](**values))


def replay(article: Article, log: Iterable[Decision]) -> Reviewed:
    """The article as its decisions leave it. Later decisions about a row come after earlier ones.

    Rows are matched by the words they are anchored at, not by their number, so a log made on an older
    reading, or on a text that was changed elsewhere, still holds where its words still stand. Choices
    made in a view are no decisions about rows and are passed over (see `choices.chosen`).
    """
    text = article.text
    rows: dict[str, dict[tuple[int, int], Any]] = {t: anchors(t, getattr(article.reading, t)) for t in PARTS}
    gone: dict[tuple[str, tuple[int, int]], Any] = {}
    states: dict[tuple[str, tuple[int, int]], str] = {}
    unmatched: list[tuple[Decision, str]] = []
    for decision in log:
        table = decision.table
        if table == VIEWS:  # about a view, not about a row
            continue
        span = place_of(decision, text)
        if span is None:
            unmatched.append((decision, "its words stand nowhere in this text, or in more than one place"))
            continue
        row = rows[table].get(span)
        try:
            if decision.action == "add":
                made = new_row(table, text, span, json.loads(decision.new or "{}"))
                rows[table][span], states[table, span] = made, "added"
            elif row is None and span not in [key for t, key in gone if t == table]:
                unmatched.append((decision, "its words make no row of this table any more"))
            elif decision.action == "reject":
                if row is not None:
                    gone[table, span] = rows[table].pop(span)
                    states.pop((table, span), None)
            else:
                if row is None:  # taken back in
                    row = rows[table][span] = gone.pop((table, span))
                if decision.action == "edit":
                    row = checked(replace(row, **{decision.column: parse(table, decision.column, decision.new)}))
                    rows[table][span] = row
                if states.get((table, span)) != "added":
                    states[table, span] = "edited" if decision.action == "edit" or states.get((table, span)) == "edited" else "accepted"
        except (InputError, json.JSONDecodeError, TypeError) as error:
            unmatched.append((decision, str(error)))
    kept = [(table, row) for table, found in rows.items() for row in found.values()]
    reading = with_rows(article.reading, kept)
    named = {(table, getattr(row, key_of(table))): states.get((table, span), "open") for table, found in rows.items() for span, row in found.items()}
    return Reviewed(Article(reading, article.name, article.known), named, tuple((t, row) for (t, _), row in gone.items()), tuple(unmatched), {t: dict(found) for t, found in rows.items()})
