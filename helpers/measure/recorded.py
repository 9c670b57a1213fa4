"""Figures that were measured once and cannot be measured again: the first score of a set, and speed on a machine.

They are kept in `docs/measured`: `cold.csv`, the score of each set before anything was changed for it,
with the commit whose reading it was (`tools/cold.py` measures it again), and `speed.csv` (`tools/bench.py`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path

from ..loading import read_file
from .comparing import Score
from .marked import TABLES
from .scores import f1, interval, total, wilson

RIGHT_SOURCE, WORDS = "right source", "words of what is said"
MEASURES = (*TABLES, RIGHT_SOURCE, WORDS)


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of how marked reports were read. `value` is F1 of a table, the share of right sources, or a mean overlap; `of` counts what it rests on."""

    measure: str
    right: int
    missed: int
    too_much: int
    value: float | None
    low: float | None
    high: float | None

    @property
    def of(self) -> int:
        return self.right + self.missed + self.too_much


@dataclass(frozen=True, slots=True)
class Cold:
    """A measure of one set before anything was changed for it, by the reading of a commit."""

    set: str
    when: str
    commit: str
    reports: int
    measured: Measured


def measure(score: Score) -> list[Measured]:
    """Every measure of a score, rounded to two digits."""
    found = []
    for table in TABLES:
        counts, (low, high) = score.counts[table], interval(score.counts[table])
        found.append(_measured(table, *total(counts), f1(counts)[2], low, high))
    right, of = score.cited
    found.append(_measured(RIGHT_SOURCE, right, of - right, 0, right / of if of else None, *wilson(right, of)))
    words = score.content
    found.append(_measured(WORDS, len(words), 0, 0, sum(words) / len(words) if words else None, None, None))
    return found


def _measured(name: str, right: int, missed: int, too_much: int, *values: float | None) -> Measured:
    value, low, high = (None if number is None else round(number, 2) for number in values)
    return Measured(name, right, missed, too_much, value, low, high)


def load_cold(path: Path) -> list[Cold]:
    """The first scores, in the order of the file."""
    rows = csv.DictReader(read_file(path).splitlines())
    return [
        Cold(
            row["set"], row["when"], row["commit"], int(row["reports"]),
            Measured(row["measure"], int(row["right"]), int(row["missed"]), int(row["too_much"]), *(float(row[name]) if row[name] else None for name in ("value", "low", "high"))),
        ) for row in rows
    ]  # fmt: skip


def write_cold(path: Path, rows: Sequence[Cold]) -> None:
    """Write the first scores; the same rows give the same bytes."""
    names = [field.name for field in fields(Cold)][:-1] + [field.name for field in fields(Measured)]
    with path.open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(names)
        out.writerows([*astuple(row)[:-1], *asdict(row.measured).values()] for row in rows)


def cold_table(rows: Sequence[Cold]) -> str:
    """The first scores as a table of a document: one line a set."""
    lines = [
        "| set | reports | measured | reading of | " + " | ".join(MEASURES) + " |",
        "|:--|--:|:--|:--|" + "--:|" * len(MEASURES),
    ]
    for name in dict.fromkeys(row.set for row in rows):
        found = {row.measured.measure: row for row in rows if row.set == name}
        first = next(iter(found.values()))
        lines.append(
            f"| {name} | {first.reports} | {first.when} | `{first.commit}` | "
            + " | ".join(_cell(found[m].measured) for m in MEASURES)
            + " |"
        )
    return "\n".join(lines)


def newest_table(rows: Sequence[Cold]) -> str:
    """The first score of the newest set as a table of a document, one line a measure, beside the lowest and the highest of all sets."""
    sets = list(dict.fromkeys(row.set for row in rows))
    newest = {row.measured.measure: row for row in rows if row.set == sets[-1]}
    lines = [
        f"| measure | newest set ({sets[-1]}, {next(iter(newest.values())).reports} reports) | lowest and highest of {len(sets)} sets |",
        "|:--|--:|--:|",
    ]
    for measure in MEASURES:
        values = [r.measured.value for r in rows if r.measured.measure == measure and r.measured.value is not None]
        lines.append(f"| {measure} | {_cell(newest[measure].measured)} | {min(values):.2f} to {max(values):.2f} |")
    return "\n".join(lines)


def today_table(score: Score) -> str:
    """The scores of today as a table of a document: one line a measure."""
    lines = [
        "| measure | right | missed | too much | precision | recall | value | 95% interval |",
        "|:--|--:|--:|--:|--:|--:|--:|:--|",
    ]
    for one in measure(score):
        shares = [f"{share:.2f}" for share in f1(score.counts[one.measure])[:2]] if one.measure in TABLES else ["", ""]
        ends = "" if one.low is None else f"{one.low:.2f} to {one.high:.2f}"
        counts = (
            [str(one.right), "", ""]
            if one.measure == WORDS
            else [str(one.right), str(one.missed), str(one.too_much) if one.measure in TABLES else ""]
        )
        lines.append(
            "| "
            + " | ".join([one.measure, *counts, *shares, "" if one.value is None else f"{one.value:.2f}", ends])
            + " |"
        )
    return "\n".join(lines)


def _cell(one: Measured) -> str:
    if one.value is None:
        return ""
    return f"{one.value:.2f}" if one.low is None else f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})"


def filled_in(document: str, **tables: str) -> str:
    """A document with its tables written anew, each between `<!-- NAME -->` and `<!-- end -->`. `ValueError` if a place is missing."""
    for name, table in tables.items():
        places = list(re.finditer(rf"<!-- {name}\b[^>]*-->\n(?P<table>.*?)\n<!-- end -->", document, re.S))
        if len(places) != 1:
            raise ValueError(f"the document has {len(places)} places for the table {name!r}, not one")
        document = document[: places[0].start("table")] + table + document[places[0].end("table") :]
    return document


@dataclass(frozen=True, slots=True)
class Speed:
    """One text as it was read on one machine: the least time of a bare pass and of a reading, in milliseconds."""

    measured: str
    machine: str
    text: str
    characters: int
    words: int
    rows: int
    bare_ms: float
    read_ms: float

    @property
    def ratio(self) -> float:
        """How many bare passes a reading costs."""
        return self.read_ms / self.bare_ms


def load_speed(path: Path) -> list[Speed]:
    """Measured times, in the order of the file."""
    return [
        Speed(row["measured"], row["machine"], row["text"], int(row["characters"]), int(row["words"]), int(row["rows"]), float(row["bare_ms"]), float(row["read_ms"]))
        for row in csv.DictReader(read_file(path).splitlines())
    ]  # fmt: skip


def write_speed(path: Path, rows: Sequence[Speed]) -> None:
    """Write measured times."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(field.name for field in fields(Speed))
        out.writerows(map(astuple, rows))
