"""Rows as records: the marked parts of a row, and everything else that it says.

Annotation tools know marked stretches of a text and what is said about them. A record is a row in
that shape; `to_rows` makes the same row of it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from ..frames import TABLES
from ..reading import Reading

# the parts that a table marks inside a row; "row" is the row as a whole
PARTS = {
    "claims": ("source", "cue", "content", "accused"),
    "casualties": ("count",),
    "ceasefire": ("count",),
    "strikes": ("count",),
}
LABELS = {"claims": "Claim", "casualties": "Casualty", "ceasefire": "Ceasefire", "strikes": "Strike"}
TABLE_OF = {label: table for table, label in LABELS.items()}
UNSAID = {"claims": {"hedged": False}}  # what a new record that says nothing about it has
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Record:
    """One row: its table and id, the spans of its parts (with those of "row"), its other columns."""

    table: str
    row_id: str
    parts: dict[str, Spans]
    said: dict[str, Any] = field(default_factory=dict)


def key_of(table: str) -> str:
    """The column that identifies the rows of a table."""
    return fields(TABLES[table])[0].name


def _spans(value: str | None) -> Spans:
    return tuple((int(a), int(b)) for a, b in (part.split("-") for part in value.split(";"))) if value else ()


def to_record(table: str, row: Any) -> Record:
    """The record of one row."""
    parts: dict[str, Spans] = {"row": ((row.start, row.end),)}
    hidden = {"start", "end", "text", key_of(table)}
    for part in PARTS[table]:
        names = (f"{part}_start", f"{part}_end", f"{part}_text")
        hidden |= set(names)
        if part == "content":
            hidden.add("content_parts")
            parts[part] = _spans(row.content_parts)
        elif getattr(row, names[0]) is not None:
            parts[part] = ((getattr(row, names[0]), getattr(row, names[1])),)
    said = {f.name: getattr(row, f.name) for f in fields(row) if f.name not in hidden}
    return Record(table, getattr(row, key_of(table)), {k: v for k, v in parts.items() if v}, said)


def to_records(reading: Reading) -> list[Record]:
    """The records of a reading: statements and counts, in text order."""
    found = [to_record(table, row) for table in PARTS for row in getattr(reading, table)]
    return sorted(found, key=lambda record: record.parts["row"][0][0])  # rows of one start keep their order


def to_row(record: Record, text: str) -> Any:
    """The row of a record. `ValueError` if a part does not lie inside the text."""
    values = dict.fromkeys(f.name for f in fields(TABLES[record.table])) | (UNSAID.get(record.table, {}) | record.said)
    values[key_of(record.table)] = record.row_id
    for part, spans in record.parts.items():
        for start, end in spans:
            if not 0 <= start < end <= len(text):
                raise ValueError(
                    f"{record.row_id}: {part} {start}-{end} does not lie inside the text of {len(text)} characters"
                )
        start, end = spans[0][0], spans[-1][1]
        prefix = "" if part == "row" else f"{part}_"
        values |= {f"{prefix}start": start, f"{prefix}end": end, f"{prefix}text": text[start:end]}
        if part == "content":
            values["content_parts"] = ";".join(f"{a}-{b}" for a, b in spans)
    return TABLES[record.table](**values)


def with_rows(reading: Reading, rows: Iterable[tuple[str, Any]]) -> Reading:
    """A reading whose statements and counts are these rows, in text order; the ledger follows."""
    tables: dict[str, list[Any]] = {table: [] for table in PARTS}
    for table, row in rows:
        tables[table].append(row)
    ordered = {table: tuple(sorted(found, key=lambda row: row.start)) for table, found in tables.items()}
    uses: dict[tuple[int, int], tuple[str, str]] = {}
    roles = {"casualties": "casualty", "ceasefire": "ceasefire", "strikes": "strike"}
    for table, role in roles.items():
        for row in ordered[table]:
            if row.count_start is not None:
                uses[row.count_start, row.count_end] = (role, row.figure_id)
    before = {row.figure_id for table in roles for row in getattr(reading, table)}
    numbers = []
    for number in reading.numbers:
        used = uses.get((number.start, number.end))
        if used:
            number = replace(number, role=used[0], row_id=used[1])
        elif number.row_id in before:  # its row is gone: nobody claims it now, unless a range does
            kept = any(number.row_id == row.figure_id for table in roles for row in ordered[table])
            number = number if kept else replace(number, role=None, row_id=None)
        numbers.append(number)
    changed: dict[str, Any] = {**ordered, "numbers": tuple(numbers)}
    return replace(reading, **changed)
