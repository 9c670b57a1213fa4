"""Marked reports: a text, and what a person read in it before the reader did.

A marked report is `NAME.txt` with `NAME.yaml` beside it, in a folder of its set; or one line of a JSONL
file with `text` and the same marks. `tests/reports/README.md` tells how to mark.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..loading import Article, InputError, read_article, read_file
from ..reading.lexicon import parse_yaml

TABLES = ("casualties", "attributions", "responsibility", "ceasefire")
# what a mark holds, in this order; the last words of an attribution may be left out
SHAPES = {
    "casualties": ("words", "outcome", "low", "high", "source"),
    "attributions": ("cue", "source", "content"),
    "responsibility": ("accused", "stance", "source"),
    "ceasefire": ("words", "measure"),
}


Span = tuple[int, int]


class Place(NamedTuple):
    """A place where a mark stands or may stand, how many signs speak for it, and its parts: (name, start, end)."""

    start: int
    signs: float
    parts: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Report:
    """One marked report. `marks` has a list a table; a mark is a tuple in the order of `SHAPES`, `None` for "nobody" and for an open end."""

    name: str
    group: str
    text: str
    marks: Mapping[str, list[tuple[Any, ...]]] = field(repr=False)

    @cached_property
    def article(self) -> Article:
        """The report as the reader reads it."""
        return read_article(text=self.text)


def load_marked(path: Path) -> list[Report]:
    """The marked reports of a folder (and of the folders in it) or of a JSONL file. `InputError` says what is wrong."""
    found = list(_of_lines(path) if path.suffix == ".jsonl" else _of_folder(path))
    if not found:
        raise InputError(f"{path}: no marked reports here (NAME.txt with NAME.yaml beside it, or lines of JSON)")
    if not any(rows for report in found for rows in report.marks.values()):
        raise InputError(f"{path}: nothing is marked in these {len(found)} texts")
    return found


def json_lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records of a JSONL file, each with its place for messages. Each must have a `text`."""
    for number, line in enumerate(read_file(path).splitlines(), 1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{place}: not JSON ({error.msg})") from None
        if not isinstance(record, dict) or not isinstance(record.get("text"), str) or not record["text"].strip():
            raise InputError(f"{place}: each line is an object with a text")
        yield place, record


def name_of(record: Mapping[str, Any], place: str) -> str:
    """What a record of a JSONL file is called: its `doc_id`, its `name`, or its line."""
    return str(record.get("doc_id") or record.get("name") or place.rpartition(", ")[2])


def place_of(name: str) -> tuple[int, str]:
    """Where a report stands among others: by the number that its name begins with, then by name."""
    number = name.partition("_")[0]
    return (int(number) if number.isdecimal() else 0), name


def _of_folder(folder: Path) -> Iterator[Report]:
    for path in sorted(folder.rglob("*.yaml"), key=lambda path: place_of(path.stem)):
        try:
            record = parse_yaml(read_file(path))
        except yaml.YAMLError as error:
            raise InputError(f"{path}: not YAML ({str(error).splitlines()[0]})") from None
        if isinstance(record, dict) and (unknown := [str(key) for key in record if key not in TABLES]):
            raise InputError(f"{path}: {unknown[0]!r} is no table of marks; they are {', '.join(TABLES)}")
        yield Report(path.stem, path.parent.name, read_file(path.with_suffix(".txt")), _marks(record, str(path)))


def _of_lines(path: Path) -> Iterator[Report]:
    for place, record in json_lines(path):
        yield Report(name_of(record, place), str(record.get("set") or path.stem), record["text"], _marks(record, place))


def _marks(record: Any, place: str) -> dict[str, list[tuple[Any, ...]]]:
    """The marks of a record, one list a table; a table that is left out has none."""
    if not isinstance(record, dict):
        raise InputError(f"{place}: the marks are one list for each of {', '.join(TABLES)}")
    found: dict[str, list[tuple[Any, ...]]] = {}
    for table in TABLES:
        rows = record.get(table) or []
        least = 2 if table == "attributions" else len(SHAPES[table])
        if not isinstance(rows, list) or any(
            not isinstance(row, list) or not least <= len(row) <= len(SHAPES[table]) for row in rows
        ):
            raise InputError(f"{place}: a mark of {table} is a list of {', '.join(SHAPES[table])}")
        found[table] = [tuple(row) for row in rows]
    return found
