"""A person's work on a report, without widgets: what was read, what was decided, what is kept. The desk shows it.

Nothing is lost: each text keeps its log while the session lasts, a decision that can't be applied is not
written, and a log is only added to.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..cases import Stored, save_case
from ..frames import TABLES
from ..intake import Brought
from ..loading import InputError, read_article
from .agreement import Agreement, compare, of_this_text
from .drafts import Draft
from .entries import Entry, entries
from .labels import decisions_from, read_labels
from .log import Decision, decide, parse_log, sha256
from .replay import Key, Reviewed, new_row, replay
from .values import parse, with_bounds, written


class Session:
    """One report at a time, with the logs of all that were open before it."""

    def __init__(
        self,
        brought: Brought,
        *,
        published: str | None = None,
        outlet: str | None = None,
        reader: str = "",
    ) -> None:
        if not isinstance(brought, Brought):
            raise InputError(
                "a session takes what bring(...) of helpers.intake or example(...) returns, not a bare text"
            )
        self._logs: dict[str, list[Decision]] = {}
        self.reader = reader
        self.before: str | None = None  # the hash of the text that was open before this one
        self._open(brought, published, outlet)

    # the report ------------------------------------------------------------------------------------

    def _open(self, brought: Brought, published: str | None, outlet: str | None) -> None:
        article = read_article(text=brought.text, published=published)  # what can't be read leaves all as it was
        article.name = brought.name
        self.brought, self.read, self.published, self.outlet = brought, article, published, outlet
        self._logs.setdefault(sha256(brought.text), [])
        self._replay()

    def open(self, brought: Brought, *, published: str | None = None, outlet: str | None = None) -> None:
        """Read another report. The log of this one is kept, and is back when its text is read again."""
        left = sha256(self.read.text)
        self._open(brought, published, outlet)
        if left != sha256(brought.text):
            self.before = left

    def open_stored(self, case: Stored) -> int:
        """Read a stored case again and go on with its log; returns how many decisions came from it."""
        self.open(case.brought, published=case.published, outlet=case.outlet)
        return self._add_new(case.log)

    @property
    def log(self) -> list[Decision]:
        """The decisions about this text, in the order made. Only ever added to."""
        return self._logs[sha256(self.read.text)]

    def kept(self) -> int:
        """How many decisions were made on the text that was open before."""
        return len(self._logs.get(self.before or "", ()))

    def would_hold(self) -> int:
        """How many decisions of the text before would hold on this one, if its log were brought over."""
        before = self._logs.get(self.before or "", [])
        return len(before) - len(replay(self.read, before).unmatched) if before else 0

    def bring_over(self) -> int:
        """Bring the decisions of the text before over to this one (a corrected or updated report)."""
        return self._add_new(self._logs.get(self.before or "", []))

    def _replay(self) -> None:
        self.reviewed: Reviewed = replay(self.read, self.log)

    def entries(self) -> list[Entry]:
        """Every row of the report and what is left to look at (see `entries.entries`)."""
        return entries(self.reviewed)

    def entry(self, key: Key) -> Entry:
        """The row found at these words. `InputError` if there is none."""
        for entry in self.entries():
            if entry.key == key:
                return entry
        raise InputError("this row is not there any more")

    def find(self, table: str, words: str) -> Key:
        """The one row of a table that has these words, in capitals or not. `InputError` if there is none, or more than one."""
        if table not in TABLES:
            raise InputError(f"no table {table!r}; there are {', '.join(TABLES)}")
        asked = words.lower()
        found = [entry for entry in self.entries() if entry.table == table and asked in entry.row.text.lower()]
        if len(found) != 1:
            told = "; ".join(f"{entry.number}: “{entry.row.text[:60]}”" for entry in found) or "none"
            raise InputError(f"one row of {table} should have the words “{words}”, and there is {told}")
        return found[0].key

    # deciding --------------------------------------------------------------------------------------

    def _decide(self, key: Key, action: str, reason: str, **more: Any) -> Decision:
        return decide(self.read.text, *key, action, reason=reason, reader=self.reader, **more)

    def _write(self, *decisions: Decision) -> None:
        """Write decisions that can be applied. `InputError` says why one can't; nothing is written then."""
        after = replay(self.read, [*self.log, *decisions])
        for decision, why in after.unmatched:
            if any(decision is new for new in decisions):
                raise InputError(why)
        self.log.extend(decisions)
        self.reviewed = after

    def accept(self, key: Key, reason: str) -> None:
        """Accept a row as it stands; one that was rejected is taken back in."""
        entry = self.entry(key)
        if (
            entry.state == "accepted"
            and entry.decision is not None
            and entry.decision.action == "accept"
            and entry.decision.reader == self.reader
        ):
            raise InputError(f"row {entry.number} is accepted already (“{entry.decision.reason}”): nothing was written")
        self._write(self._decide(key, "accept", reason))

    def reject(self, key: Key, reason: str) -> list[Entry]:
        """Take a row out. It stays in the list, with the reason, and can be accepted again.

        Returns the rows that were parts of it and stay, as parts of a whole that is gone; each can be rejected too.
        """
        if self.entry(key).state == "rejected":
            raise InputError("this row is rejected already: nothing was written")
        parts = self.parts_of(key)
        self._write(self._decide(key, "reject", reason))
        return [self.entry(part.key) for part in parts]

    def parts_of(self, key: Key) -> list[Entry]:
        """The counts of the same table that are parts of this one."""
        whole = getattr(self.entry(key).row, "figure_id", None)
        standing = [e for e in self.entries() if e.table == key[0] and e.state != "rejected"]
        return [e for e in standing if whole is not None and getattr(e.row, "subset_of", None) == whole]

    def edit(self, key: Key, values: Mapping[str, Any], reason: str) -> list[str]:
        """Change columns of a row in one step; returns those that changed, and writes nothing if none did.

        A value is a number, true or false, or as it is typed in: 30 and "30" are one; None or "" empties the cell.
        Bounds follow a new value by the reader's own rules, unless they are among the values.
        """
        table, row = key[0], self.entry(key).row
        changes = {
            column: value.strip()
            for column, value in ((column, written(value)) for column, value in values.items())
            if parse(table, column, value) != getattr(row, column)
        }
        changes = {
            column: value
            for column, value in with_bounds(row, changes).items()
            if parse(table, column, value) != getattr(row, column)
        }
        now = datetime.now(UTC)
        self._write(
            *(
                self._decide(key, "edit", reason, column=column, old=getattr(row, column), new=value, now=now)
                for column, value in changes.items()
            )
        )
        return list(changes)

    def add(self, drafted: Draft, values: Mapping[str, Any], reason: str) -> Key:
        """Add a row at its words; `values` go before what the words say. `InputError` if a row stands there, or a count has no number."""
        if (there := self.row_at(drafted)) is not None:
            raise InputError(
                f"this is row {there.number} already: edit that one, or take it back in if it was rejected"
            )
        table = drafted.table
        values = {column: written(value) for column, value in values.items()}
        given = with_bounds(new_row(table, self.read.text, drafted.span, drafted.columns), values)
        columns = {column: value.strip() for column, value in (drafted.columns | given).items() if value.strip()}
        if table != "claims" and not {"value", "low", "high"} & columns.keys():
            raise InputError("no number stands in these words: give a value, a lowest or a highest number")
        self._write(self._decide((table, drafted.span), "add", reason, new=json.dumps(columns, ensure_ascii=False)))
        return table, drafted.span

    def row_at(self, drafted: Draft) -> Entry | None:
        """The row of the same table that the words of a draft belong to already."""
        start, end = drafted.span
        for entry in self.entries():
            first, last = entry.span
            same = (first, last) == (start, end) or (drafted.table != "claims" and first < end and start < last)
            if entry.table == drafted.table and same:
                return entry
        return None

    def leave(self, key: Key, reason: str) -> None:
        """Note that a number without a row, or a notice, was looked at and needs nothing."""
        if key in self.reviewed.seen:
            raise InputError("this was looked at already: nothing was written")
        self._write(self._decide(key, "accept", reason))

    # logs and labels that come in ------------------------------------------------------------------

    def _add_new(self, log: Iterable[Decision]) -> int:
        """Take decisions into the log, each once; also those that do not apply here, which are listed as such."""
        there, before = Counter(self.log), len(self.log)
        for decision in log:
            if there[decision]:
                there[decision] -= 1
            else:
                self.log.append(decision)
        self._replay()
        return len(self.log) - before

    def take_over(self, data: bytes, name: str) -> int:
        """Take the decisions of a log file into this one; returns how many were new. `InputError` for a log of another text."""
        return self._add_new(of_this_text(self.read, parse_log(data, name), name))

    def compare(self, data: bytes, name: str) -> Agreement:
        """This log beside another reader's."""
        return compare(self.read, self.log, parse_log(data, name))

    def proposed(self, data: bytes, name: str) -> list[Decision]:
        """What labels that were corrected elsewhere would change; `take_in` writes it."""
        records, tool = read_labels(data, name, self.read.text)
        return decisions_from(self.reviewed.article, records, tool=tool, reader=self.reader)

    def take_in(self, decisions: list[Decision]) -> None:
        """Write decisions that `proposed` gave."""
        self._write(*decisions)

    def store(self, folder: str | Path | None = None) -> tuple[Path, int]:
        """Keep the case on this machine; returns its folder and how many decisions were new there."""
        return save_case(self.brought, published=self.published, outlet=self.outlet, log=self.log, folder=folder)
