"""Which of two figures revises which, if any; and what may not be done with figures at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from .intervals import Interval
from .vintages import stated_order

KINDS = {
    "revision": "the same origin, later, another figure",
    "repeat": "the same origin, the same figure",
    "discrepancy": "another origin, another figure",
    "same figure": "another origin, the same figure: agreement, or a copy",
    "scope change": "another place, or other people are counted",
    "expectation": "a toll is said to rise, without a number",
    "part": "one is a part of the other",
    "no comparison": "another outcome, or an origin that nobody can name",
}


@dataclass(frozen=True)
class Relation:
    """How two figures relate: one of `KINDS`, and why."""

    kind: str
    reason: str


def bounds_of(row: Any) -> Interval:
    """The interval of a figure's row."""
    low, high = (None if pd.isna(end) else int(end) for end in (row.low, row.high))
    return Interval(low, high)


def _same(one: Any, two: Any) -> bool:
    """Whether two values are there and equal: two missing ones are not the same."""
    return not pd.isna(one) and not pd.isna(two) and bool(one == two)


def classify(first: Any, second: Any) -> Relation:
    """How the second figure relates to the first. Rows of `vintages.figures`."""
    if not pd.isna(first.trend) or not pd.isna(second.trend):
        return Relation("expectation", "one of them has no number: it says which way a toll will go")
    if _same(first.subset_of, second.figure_id) or _same(second.subset_of, first.figure_id):
        return Relation("part", "one is counted inside the other")
    if first.outcome != second.outcome:
        return Relation("no comparison", f"{first.outcome} and {second.outcome} are other outcomes; a joint count is not split")
    if "unknown" in (first.origin, second.origin):
        return Relation("no comparison", "nobody can be named for one of them: a figure without an origin revises nothing")
    counted = {c for c in (first.victim_class, second.victim_class) if not pd.isna(c)}
    if not _same(first.scope, second.scope) or (not _same(first.victim_class, second.victim_class) and counted & {"children", "women"}):
        return Relation("scope change", f"{first.scope} ({first.victim_class}) and {second.scope} ({second.victim_class}) are not the same count")
    same = bounds_of(first) == bounds_of(second) if pd.isna(first.value) or pd.isna(second.value) else first.value == second.value
    if first.origin != second.origin:
        if same:
            return Relation("same figure", f"{first.origin} and {second.origin} give one number: look whether one copied the other")
        return Relation("discrepancy", f"{first.origin} and {second.origin} differ; neither revises the other")
    if same or _same(first.statement, second.statement):
        drift = "" if _same(first.qualifier, second.qualifier) else f"; a copy changed “{first.qualifier}” into “{second.qualifier}”"
        return Relation("repeat", f"one statement of {first.origin}{drift}")
    when = stated_order(first, second)
    if when == "unknown":
        return Relation("no comparison", f"two figures of {first.origin} whose order is unknown: their spans of time overlap")
    early, late = (first, second) if when == "before" else (second, first)
    return Relation("revision", f"{first.origin}: {early.text} before {late.text}")


def pairs(table: pd.DataFrame) -> pd.DataFrame:
    """Every pair of figures with its relation: first, second, kind, reason."""
    rows = list(table.itertuples(index=False))
    out = []
    for i, one in enumerate(rows):
        for two in rows[i + 1 :]:
            relation = classify(one, two)
            out.append((one.figure_id, two.figure_id, relation.kind, relation.reason))
    return pd.DataFrame(out, columns=["first", "second", "kind", "reason"]).astype("string")


def qualifier_drift(table: pd.DataFrame, statement: str) -> pd.DataFrame:
    """The copies of one statement's total: qualifier, words, how many reports print them so."""
    copies = table[table["statement"].eq(statement).fillna(False) & table["subset_of"].isna() & table["qualifier"].notna()]
    groups = copies.groupby(["outcome", "value", "qualifier"], sort=False, dropna=False)
    out = groups.agg(reports=("publisher", "nunique"), low=("low", "first"), high=("high", "first"), words=("text", lambda t: "; ".join(dict.fromkeys(t)))).reset_index()
    return out.sort_values(["outcome", "reports"], ascending=[False, False], kind="stable").reset_index(drop=True)


def combine(table: pd.DataFrame, how: str = "sum") -> int:
    """Always refused over more than one origin: a sum counts people twice, a mean of tolls is nobody's number."""
    origins = sorted(set(table["origin"]))
    if len(origins) > 1:
        raise ValueError(
            f"no {how} over {len(origins)} origins ({', '.join(origins[:3])} ...): they count the same people. "
            "Show each with its bounds, or the range of all."
        )
    raise ValueError(f"no {how} over figures of {origins[0] if origins else 'nobody'}: its later figures replace the earlier ones, they do not add")


def curve(table: pd.DataFrame, least: int = 4) -> pd.DataFrame:
    """The dated figures of one origin in order, if there are enough for a curve. `ValueError` in words otherwise."""
    origins = set(table["origin"])
    if len(origins) != 1 or "unknown" in origins:
        raise ValueError("no line joins figures of different origins: it would show a rise that nobody reported. Draw each origin apart.")
    dated = table[table["stated_on"].notna()].drop_duplicates(["stated_on", "place_in_row", "outcome"])
    if len(dated) < least:
        raise ValueError(f"{len(dated)} dated figures of {next(iter(origins))} are no curve: under {least} a line suggests a trend that the data do not hold. Show them as marks.")
    return dated.sort_values(["stated_on", "place_in_row"], kind="stable").reset_index(drop=True)
