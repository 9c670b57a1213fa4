"""The truce counts straight from the CSV files, without the package's own loading and analysis."""

from __future__ import annotations

import csv
from collections import defaultdict

from helpers.paths import data_path

CENTRE = "Russian reconciliation centre"


def raw(table: str = "violation_counts") -> list[dict[str, str]]:
    with (data_path() / "ceasefire" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = raw()
BY_PAGE = defaultdict(list)
for _row in ROWS:
    BY_PAGE[_row["report_id"]].append(_row)


def bulletins(reading: str, area: str = "total", measure: str = "violations") -> dict[str, list[dict[str, str]]]:
    """The centre's counts of 24 hours by day, straight from the file."""
    found = defaultdict(list)
    for row in ROWS:
        same = (
            row["counter"] == CENTRE
            and row["measure"] == measure
            and row["area"] == area
            and row["window"] == "last 24 hours"
        )
        if same and row["date"] and (reading == "wide" or row["date_basis"] == "stated"):
            found[row["date"]].append(row)
    return found


def stock(reading: str, measure: str) -> dict[str, set[int]]:
    found = defaultdict(set)
    for row in ROWS:
        if (
            row["counter"] == CENTRE
            and row["measure"] == measure
            and row["date"]
            and (reading == "wide" or row["date_basis"] == "stated")
        ):
            found[row["date"]].add(int(row["count"]))
    return found


def provinces(reading: str, undated: bool = False) -> dict[str, tuple[str, int, dict[str, int]]]:
    """By page: its day, its total and its provinces, where it has both."""
    out = {}
    for page, rows in BY_PAGE.items():
        own = [
            r
            for r in rows
            if r["counter"] == CENTRE and r["measure"] == "violations" and r["window"] == "last 24 hours"
        ]
        own = [
            r
            for r in own
            if (r["date"] and (reading == "wide" or r["date_basis"] == "stated")) or (undated and not r["date"])
        ]
        totals = {int(r["count"]) for r in own if r["area"] == "total"}
        parts = {r["area"]: int(r["count"]) for r in own if r["area"] != "total"}
        if len(totals) == 1 and parts:
            out[page] = (own[0]["date"], totals.pop(), parts)
    return out
