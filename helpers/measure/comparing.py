"""The reader's rows beside the marks: which fit, which were read otherwise, which are missing on either side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from .marked import TABLES, Place, Report, Span, load_marked, place_of
from .matching import SAME, match, rows_of, same_name, values
from .scores import Counts


@dataclass(frozen=True)
class Compared:
    """A mark of a report and the row that says the same. Missed: there is no row. Too much: there is no mark.

    `place` is where the words stand and `sentence` the sentence there, once they have been looked for (`placed`).
    """

    report: Report
    table: str
    mark: tuple[Any, ...] | None
    row: Any | None
    place: Place | None = None
    sentence: Span | None = None

    @property
    def found(self) -> tuple[Any, ...] | None:
        """The row in the shape of a mark."""
        return None if self.row is None else values(self.table, self.row)

    @cached_property
    def kind(self) -> str:
        """`right`, `missed`, `too much`, `read otherwise`; or `other source`, of a count of people that is right in all else."""
        if self.mark is None or self.row is None:
            return "too much" if self.mark is None else "missed"
        if not _fits(self.table, self.mark, self.row):
            return "read otherwise"
        return "other source" if self.table == "casualties" and not _same_source(self.mark, self.row) else "right"

    @cached_property
    def overlap(self) -> float | None:
        """F1 in characters of the words marked as what is said and those that were read; None where none are marked."""
        said = self.mark[2] if self.mark and len(self.mark) > 2 else None
        if self.row is None or not said or said not in (text := self.report.text):
            return None
        start, end = self.row.content_start or 0, self.row.content_end or 0
        best, place = 0, text.find(said)
        while place >= 0:
            best = max(best, min(end, place + len(said)) - max(start, place))
            place = text.find(said, place + 1)
        return 2 * best / (end - start + len(said))


def compare(report: Report) -> list[Compared]:
    """All marks and all rows of a report, table by table: first the marks in their order, then what was found too much."""
    out: list[Compared] = []
    for table in TABLES:
        pairs, extra = match(
            report.marks[table],
            rows_of(report.article.reading, table),
            partial(_fits, table),
            _same_source if table == "casualties" else None,
        )
        out += [Compared(report, table, mark, row) for mark, row in pairs]
        out += [Compared(report, table, None, row) for row in extra]
    return out


def _fits(table: str, mark: tuple[Any, ...], row: Any) -> bool:
    return SAME[table](mark, values(table, row))


def _same_source(mark: tuple[Any, ...], row: Any) -> bool:
    return same_name(mark[-1], row.source)


@dataclass(frozen=True)
class Score:
    """How marked reports were read. `of` takes the reports of one set."""

    reports: Sequence[Report]
    compared: Sequence[Compared]

    @property
    def groups(self) -> list[str]:
        """The sets of the reports, in the order of their first report."""
        first: dict[str, tuple[int, str]] = {}
        for report in self.reports:
            place = place_of(report.name)
            first[report.group] = min(first.get(report.group, place), place)
        return sorted(first, key=lambda group: first[group])

    def of(self, group: str) -> Score:
        """The score of one set. `ValueError` names the sets there are."""
        if group not in self.groups:
            raise ValueError(f"no set {group!r}; there are {', '.join(self.groups)}")
        inside = [report for report in self.reports if report.group == group]
        return Score(inside, [one for one in self.compared if one.report.group == group])

    @cached_property
    def counts(self) -> dict[str, list[Counts]]:
        """What was right, missed and too much, by table and report."""
        tally = {table: {report.name: [0, 0, 0] for report in self.reports} for table in TABLES}
        for one in self.compared:
            tally[one.table][one.report.name][1 if one.kind == "missed" else 2 if one.kind == "too much" else 0] += 1
        return {table: [Counts(*found) for found in reports.values()] for table, reports in tally.items()}

    @property
    def failures(self) -> list[Compared]:
        """All that is not right, report by report."""
        return [one for one in self.compared if one.kind != "right"]

    @property
    def cited(self) -> tuple[int, int]:
        """How many of the figures that were found have the marked source, and how many were found."""
        found = [one.kind for one in self.compared if one.table == "casualties" and one.mark and one.row is not None]
        return found.count("right"), len(found)

    @cached_property
    def content(self) -> list[float]:
        """The overlap of the words of each statement that was found with the words that were marked."""
        return [share for one in self.compared if one.table == "attributions" and (share := one.overlap) is not None]


def score(path: Path | Sequence[Report]) -> Score:
    """Read every marked report of a folder or JSONL file (or those given) and compare with its marks."""
    reports = load_marked(path) if isinstance(path, Path) else list(path)
    return Score(reports, [one for report in reports for one in compare(report)])
