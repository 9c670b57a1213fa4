"""Sentences by construction: what is expected of each, what is read, and the gaps that are known.

A case of `tests/cases` is one text with the rows it should give: `name`, `phenomenon` (one of
`phenomena.csv` there), `text`, `expect` (columns of rows), `exactly` where no other row may be there,
`published` where a date is meant to be resolved, `gap` with the reason where it is known to fail.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..loading import Article, read_article, read_file
from ..reading.lexicon import parse_yaml

# the table that the cases of a file are about, where a case does not say it itself
TABLE_OF_FILE = {
    "who_says_it": "claims",
    "who_did_it": "claims",
    "how_many": "casualties",
    "truce": "ceasefire",
    "where": "places",
    "when": "dates",
}


def differences(row: Any, wanted: Mapping[str, Any], rows: Sequence[Any]) -> dict[str, tuple[Any, Any]]:
    """The columns in which a row is not as wanted, each with what is wanted and what is there. A whole (`subset_of`) is wanted by its number."""
    found = {column: getattr(row, column) for column in wanted}
    if found.get("subset_of") is not None:
        found["subset_of"] = next((whole.value for whole in rows if whole.figure_id == found["subset_of"]), None)
    return {column: (value, found[column]) for column, value in wanted.items() if found[column] != value}


@dataclass(frozen=True)
class Case:
    """One text and the rows that it should give."""

    name: str
    phenomenon: str
    text: str
    table: str
    expect: Sequence[Mapping[str, Any]]
    exactly: bool = False
    gap: str | None = None
    published: str | None = None

    @cached_property
    def article(self) -> Article:
        """The text as the reader reads it."""
        return read_article(text=self.text, published=self.published)

    @property
    def rows(self) -> list[Any]:
        """What was read, of the table that the case is about."""
        return list(getattr(self.article.reading, self.table))

    @cached_property
    def problem(self) -> str | None:
        """What is wrong with the reading, in words, or None."""
        rows, left = self.rows, self.rows
        for wanted in self.expect:
            hit = next((row for row in left if not differences(row, wanted, rows)), None)
            if hit is None:
                return f"no row with {said(wanted)}"
            left.remove(hit)
        return f"{len(left)} more than expected" if self.exactly and left else None


def said(wanted: Mapping[str, Any]) -> str:
    """Columns and their values in words.

    >>> said({"value": 12, "high": None, "subset_of": 40, "hedged": False})
    'value 12, no high, subset of 40, not hedged'
    """
    return ", ".join(_said(column.replace("_", " "), value) for column, value in wanted.items())


def _said(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return name if value else f"not {name}"
    return f"no {name}" if value is None else f"{name} {value}"


def load_cases(folder: Path) -> list[Case]:
    """All cases of a folder, file by file."""
    return [case for path in sorted(folder.glob("*.yaml")) for case in _of_file(path)]


def _of_file(path: Path) -> Iterator[Case]:
    for record in parse_yaml(read_file(path)):
        yield Case(**({"table": TABLE_OF_FILE.get(path.stem, "claims")} | record))


def load_phenomena(folder: Path) -> dict[str, str]:
    """The constructions that cases are of, each with what it is."""
    with (folder / "phenomena.csv").open(encoding="utf-8", newline="") as handle:
        return {row["phenomenon"]: row["what"] for row in csv.DictReader(handle)}
