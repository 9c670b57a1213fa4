"""The rows of a reviewed report as a person goes through them: one list, each with its state and its last decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..exchange.records import PARTS, key_of
from .log import LOOKED_AT, Decision
from .replay import Key, Reviewed
from .values import EDITABLE, written

_ORDER = (*PARTS, *LOOKED_AT)


@dataclass(frozen=True)
class Entry:
    """One row as a person sees it: its place in the list, the row, what was decided last about it.

    `state` is open, accepted, edited, added or rejected; a number or a notice is open or looked at.
    """

    number: int
    table: str
    span: tuple[int, int]
    row: Any
    state: str
    decision: Decision | None

    @property
    def key(self) -> Key:
        return self.table, self.span

    @property
    def is_row(self) -> bool:
        """Whether it is a statement or a count; else it is something to look at."""
        return self.table in PARTS


def entries(reviewed: Reviewed) -> list[Entry]:
    """Every row in text order, those that were rejected too, and what is left to look at: numbers without a row, notices."""
    reading = reviewed.article.reading
    rows = [
        (table, span, row, reviewed.states[table, getattr(row, key_of(table))])
        for table, found in reviewed.anchored.items()
        for span, row in found.items()
    ]
    rows += [(table, span, row, "rejected") for (table, span), row in reviewed.rejected.items()]
    taken_out = {span for _, span in reviewed.rejected}  # the number of a rejected count is judged with it
    loose: list[tuple[str, Any]] = [
        ("numbers", n) for n in reading.numbers if n.role is None and (n.start, n.end) not in taken_out
    ]
    loose += [("notices", n) for n in reading.notices]
    rows += [
        (
            table,
            (row.start, row.end),
            row,
            "looked at" if (table, (row.start, row.end)) in reviewed.seen else "open",
        )
        for table, row in loose
    ]
    rows.sort(key=lambda r: (r[2].start, _ORDER.index(r[0]), r[1]))
    decided = reviewed.seen | reviewed.last
    return [
        Entry(n, table, span, row, state, decided.get((table, span)))
        for n, (table, span, row, state) in enumerate(rows, 1)
    ]


def fields_of(entry: Entry) -> dict[str, str]:
    """The columns of a row that can be corrected, as they would be typed in."""
    return {column: written(getattr(entry.row, column)) for column in EDITABLE[entry.table]}
