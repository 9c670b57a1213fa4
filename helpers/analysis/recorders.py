"""What each recorder would print: its rule, the figures it used, the result. Replays of written rules, not of judgement."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .grading import Grade

# "tens" 10, "dozens" 12, "hundreds" 100 (ACLED knowledge base, "How are injuries and fatalities recorded?")
ACLED_WORDS = {24: 12, 40: 40, 200: 100}


@dataclass(frozen=True)
class Printed:
    """What a recorder would print, by which rule, from which figures, and where the rule is published."""

    recorder: str
    prints: str
    rule: str
    used: tuple[str, ...]
    address: str


def _numbers(table: pd.DataFrame) -> list[tuple[int, object]]:
    """Each figure's number: as written, or for a vague word the least it commits to."""
    out = []
    for row in table.itertuples(index=False):
        value = row.value if not pd.isna(row.value) else row.low
        if not pd.isna(value):
            out.append((int(value), row))
    return out


def _told(row: object) -> str:
    return f"{row.origin}: {row.text}"  # type: ignore[attr-defined]


def _need(table: pd.DataFrame) -> list[tuple[int, object]]:
    found = _numbers(table)
    if not found:
        raise ValueError("no figure with a number is known here: a recorder would print nothing")
    return found


def acled(table: pd.DataFrame) -> Printed:
    """One number of reported fatalities; where reports differ, the most conservative (ACLED codebook and knowledge base)."""
    found = [(ACLED_WORDS.get(n, n) if pd.isna(row.value) else n, row) for n, row in _need(table)]  # type: ignore[attr-defined]
    least, row = min(found, key=lambda pair: pair[0])
    return Printed("ACLED", f"{least} reported fatalities", "where reports differ or are vague, the most conservative number", (_told(row),), "https://acleddata.com/knowledge-base/")


def iraq_body_count(table: pd.DataFrame) -> Printed:
    """Minimum and maximum; provisional under two independent sources (https://www.iraqbodycount.org/about/methods/)."""
    found = _need(table)
    low, high = min(found, key=lambda p: p[0]), max(found, key=lambda p: p[0])
    origins = {row.origin for _, row in found}  # type: ignore[attr-defined]
    tag = " (provisional)" if len(origins) < 2 else ""
    return Printed("Iraq Body Count", f"{low[0]} to {high[0]}{tag}", f"minimum and maximum over {len(origins)} independent sources; under two, provisional", (_told(low[1]), _told(high[1])), "https://www.iraqbodycount.org/about/methods/1")


def ucdp(table: pd.DataFrame, best: int | None = None, reason: str = "") -> Printed:
    """Low, best and high estimate. `best` is a coder's judgement: `ValueError` until a person chooses it and says why."""
    found = _need(table)
    low, high = min(found, key=lambda p: p[0]), max(found, key=lambda p: p[0])
    if best is None or not reason.strip():
        raise ValueError("UCDP's best estimate is a coder's judgement: choose a number and give the reason, no rule gives it")
    if not low[0] <= best <= high[0]:
        raise ValueError(f"best must lie between low {low[0]} and high {high[0]}, and {best} does not")
    return Printed("UCDP", f"low {low[0]}, best {best}, high {high[0]}", f"lowest and highest reliable estimate; best is yours: {reason.strip()}", (_told(low[1]), _told(high[1])), "https://www.uu.se/en/department/peace-and-conflict-research/research/ucdp/ucdp-methodology")


def airwars(table: pd.DataFrame, grade: Grade) -> Printed:
    """Minimum and maximum civilian deaths from the range of sources, with the grade of the incident."""
    civil = table[table["victim_class"].isin(["civilians", "people", "children", "women"])]
    found = _need(civil)
    low, high = min(found, key=lambda p: p[0]), max(found, key=lambda p: p[0])
    return Printed("Airwars", f"{low[0]} to {high[0]}, {grade.grade}", f"range of the sources; graded {grade.grade}: {grade.rule}", (_told(low[1]), _told(high[1])), "https://airwars.org/about/methodology/")


def newsroom(table: pd.DataFrame) -> Printed:
    """Our own rule for a careful newsroom: the most cautious named source, its words kept; others beside it, never merged."""
    found = sorted(_need(table), key=lambda pair: pair[0])
    first = found[0][1]
    others = tuple(_told(row) for _, row in found[1:])
    return Printed("A newsroom", f"“{first.text}”, according to {first.origin}", "the most cautious named source, its words kept; other totals beside it (our rule)", (_told(first), *others), "our own rule, published nowhere else")  # type: ignore[attr-defined]


def closed_intervals(events: pd.DataFrame) -> pd.DataFrame:
    """How often UCDP rows have low = high, by size of the best estimate: best, rows, closed, share of rows (two digits).

    A share of rows, not of people: the habit of closing an interval, most of all at small tolls.
    """
    edges = [(0, 0), (1, 1), (2, 5), (6, 25), (26, 100), (101, 10**9)]
    rows = []
    for low, high in edges:
        part = events[events["best"].between(low, high)]
        closed = int(part["low"].eq(part["high"]).sum())
        name = str(low) if low == high else f"{low} to {high}" if high < 10**9 else f"over {low - 1}"
        if len(part):
            rows.append((name, len(part), closed, round(closed / len(part), 2)))
    return pd.DataFrame(rows, columns=["best", "rows", "closed", "share"]).astype({"best": "string", "rows": "Int64", "closed": "Int64"})
