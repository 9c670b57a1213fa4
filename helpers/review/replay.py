"""Decisions replayed on what the parser read: the same rows, with or without widgets, today or later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from itertools import groupby
from typing import Any

from ..exchange.records import PARTS, key_of, with_rows
from ..frames import TABLES
from ..loading import PARTED, Article, InputError
from .drafts import sentence_at
from .log import LOOKED_AT, VIEWS, Decision, anchors
from .values import checked, parse

Span = tuple[int, int]
Key = tuple[str, Span]  # a table, and the words by which one of its rows is found
PHRASE = 3  # words: a shorter anchor ("31", "said") may stand by chance where nothing around it is the same
POINTERS = ("subset_of", "claim_id")  # columns that name another row


@dataclass(frozen=True)
class Reviewed:
    """An article after its decisions.

    `article` has the rows as decided; `states` says for each row id open, accepted, edited or added;
    `rejected` has the rows taken out by the words they are found at, `anchored` those of each table that
    stand; `last` the decision that each row's state comes from; `seen` the numbers and notices that somebody
    looked at and left; `unmatched` the decisions whose words are no longer there or no longer make a row,
    each with the reason; `log` all decisions, in the order made.
    """

    article: Article
    states: dict[tuple[str, str], str]
    rejected: dict[Key, Any]
    unmatched: tuple[tuple[Decision, str], ...]
    anchored: dict[str, dict[Span, Any]]
    last: dict[Key, Decision]
    seen: dict[Key, Decision]
    log: tuple[Decision, ...] = ()


def place_of(decision: Decision, text: str) -> Span | None:
    """Where a decision's words stand in this text: at the same place, or the one place with the same surroundings."""
    start, end = decision.anchor_start, decision.anchor_end
    words = decision.anchor_text
    if text[start:end] == words and text[max(0, start - len(decision.before)) : start] == decision.before:
        return start, end
    sides = [(decision.before, decision.after), (decision.before, ""), ("", decision.after)]
    if len(words.split()) >= PHRASE:
        sides.append(("", ""))
    for lead, tail in sides:
        whole = lead + words + tail
        first = text.find(whole)
        if first >= 0 and text.find(whole, first + 1) < 0:
            return first + len(lead), first + len(lead) + len(words)
    return None


def new_row(table: str, text: str, span: Span, columns: dict[str, str]) -> Any:
    """A row that a person adds: its words, and the columns given; everything else is missing.

    The words at `span` are the content of a claim and the number of a count. `columns["words"]` are the
    words of the whole row, if there are more of them around ("at least 12 people" around "12").
    """
    columns = dict(columns)
    start, end = _around(text, span, columns.pop("words", ""))
    values: dict[str, Any] = dict.fromkeys(f.name for f in fields(TABLES[table]))
    values |= {
        "start": start,
        "end": end,
        "text": text[start:end],
        "sentence": sentence_at(text, start),
        "rule": "added",
        "voice": "explicit" if columns.get("source") else "article",
    }
    part = "content" if table == "claims" else "count"
    values |= {f"{part}_start": span[0], f"{part}_end": span[1], f"{part}_text": text[slice(*span)]}
    if table == "claims":
        values |= {
            "claim_id": f"claim-{span[0]}",
            "section": "body",
            "content_parts": f"{span[0]}-{span[1]}",
            "stance": "asserts",
            "hedged": False,
        }
    else:
        values["figure_id"] = f"figure-{span[0]}"
        if table == "casualties":
            values |= {"outcome": "killed", "event": "main", "status": "current"}
        if table == "ceasefire":
            values |= {"measure": "violations"}
    for column, value in columns.items():
        values[column] = parse(table, column, value)
    return checked(TABLES[table](**values))


def _around(text: str, span: Span, words: str) -> Span:
    """Where `words` stand around a span; the span itself if they stand elsewhere."""
    at = text.rfind(words, 0, span[0] + len(words)) if words else -1
    return (at, at + len(words)) if 0 <= at <= span[0] and span[1] <= at + len(words) else span


def edited(row: Any, table: str, column: str, new: str) -> Any:
    """The row with one column changed. With the source the voice changes: one that a person names is explicit."""
    value = parse(table, column, new)
    changed = {column: value}
    if column == "source":
        if value is None:
            changed["voice"] = "article"
        elif row.voice in ("article", "hearsay"):
            changed["voice"] = "explicit"
    return replace(row, **changed)


@dataclass
class _Rows:
    """The rows while a log is replayed."""

    text: str
    rows: dict[str, dict[Span, Any]]
    gone: dict[Key, Any] = field(default_factory=dict)
    states: dict[Key, str] = field(default_factory=dict)
    last: dict[Key, Decision] = field(default_factory=dict)
    seen: dict[Key, Decision] = field(default_factory=dict)
    parted: list[str] = field(default_factory=list)  # ids of counts whose whole was taken out

    def apply(self, decisions: list[Decision]) -> None:
        """Do what decisions say: one, or the edits of one row in one step. `InputError` if that can't be done; nothing is changed then."""
        decision = decisions[-1]
        table, span = decision.table, place_of(decision, self.text)
        if span is None:
            raise InputError("its words stand nowhere in this text, or in more than one place")
        key = (table, span)
        if table in LOOKED_AT:
            self.seen[key] = decision
            return
        row = self.rows[table].get(span)
        if decision.action == "add":
            if row is not None:
                raise InputError("a row stands at these words already: edit that one")
            self.rows[table][span] = new_row(table, self.text, span, json.loads(decision.new or "{}"))
            self.gone.pop(key, None)
            self.states[key] = "added"
        elif row is None and key not in self.gone:
            raise InputError("its words make no row of this table any more")
        elif decision.action == "reject":
            if row is not None:
                self.gone[key] = self.rows[table].pop(span)
        else:
            row = row if row is not None else self.gone[key]
            if decision.action == "edit":
                for edit in decisions:
                    row = edited(row, table, edit.column, edit.new)
                self._check_whole(table, checked(row))
            self.rows[table][span] = row
            self.gone.pop(key, None)
            if self.states.get(key) != "added":
                self.states[key] = (
                    "edited" if decision.action == "edit" or self.states.get(key) == "edited" else "accepted"
                )
        self.last[key] = decision

    def _check_whole(self, table: str, row: Any) -> None:
        whole = getattr(row, "subset_of", None)
        if whole is not None and (
            whole == row.figure_id or all(other.figure_id != whole for other in self.rows[table].values())
        ):
            raise InputError(f"part of names the figure_id of another row of {table}, not {whole!r}")

    def standing(self) -> list[tuple[str, Span, Any]]:
        """Every row that stands; one that pointed at a row taken out points at nothing."""
        there = {
            None,
            *(getattr(row, key_of(table)) for table, found in self.rows.items() for row in found.values()),
        }
        for table, found in self.rows.items():
            for span, row in found.items():
                lost = [name for name in POINTERS if name != key_of(table) and getattr(row, name, None) not in there]
                if lost:
                    found[span] = replace(row, **dict.fromkeys(lost))
                    if "subset_of" in lost and getattr(row, "subset_of", None) is not None:
                        self.parted.append(row.figure_id)
        return [(table, span, row) for table, found in self.rows.items() for span, row in found.items()]


def steps(log: Iterable[Decision]) -> Iterator[list[Decision]]:
    """The decisions one by one; edits of one row, written at one moment with one reason, are one step.

    So a number and its bounds change together, and no order of the lines is wrong in between.
    """
    for key, group in groupby(
        log,
        lambda d: (d.table, d.action, d.anchor_start, d.anchor_end, d.made_at, d.reader, d.reason),
    ):
        found = list(group)
        yield from [found] if key[1] == "edit" else [[decision] for decision in found]


def replay(article: Article, log: Iterable[Decision]) -> Reviewed:
    """The article as its decisions leave it. Later decisions about a row come after earlier ones.

    Rows are matched by the words they are anchored at, not by their number, so a log made on an older
    reading, or on a text that was changed elsewhere, still holds where its words still stand. Choices
    made in a view are no decisions about rows and are passed over (see `choices.chosen`).
    """
    decisions = tuple(log)
    rows = _Rows(article.text, {table: anchors(table, getattr(article.reading, table)) for table in PARTS})
    unmatched: list[tuple[Decision, str]] = []
    for step in steps(decision for decision in decisions if decision.table != VIEWS):
        try:
            rows.apply(step)
        except (InputError, json.JSONDecodeError, TypeError) as error:
            unmatched += [(decision, str(error)) for decision in step]
    standing = rows.standing()
    reading = with_rows(article.reading, [(table, row) for table, _, row in standing])
    states = {
        (table, getattr(row, key_of(table))): rows.states.get((table, span), "open") for table, span, row in standing
    }
    return Reviewed(
        Article(reading, article.name, article.known | ({PARTED: rows.parted} if rows.parted else {})),
        states,
        rows.gone,
        tuple(unmatched),
        rows.rows,
        rows.last,
        rows.seen,
        decisions,
    )
