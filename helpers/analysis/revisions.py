"""Which of two figures revises which, if any; and what may not be done with figures at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from .figures import NO_PLACE, UNKNOWN, gather
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
    "no comparison": "another outcome, an origin that nobody can name, or a place that is not stated",
}


# what is special about a pair of its kind, where something is
COUNTED, APART = "a number for a vague word", "one number as a floor and as a ceiling"


@dataclass(frozen=True)
class Relation:
    """How two figures relate: one of `KINDS`, why, and what is special about the pair: `COUNTED`, `APART` or nothing."""

    kind: str
    reason: str
    detail: str = ""


def bounds_of(row: Any) -> Interval:
    """The interval of a figure's row."""
    low, high = (None if pd.isna(end) else int(end) for end in (row.low, row.high))
    return Interval(low, high)


def _same(one: Any, two: Any) -> bool:
    """Whether two values are there and equal: two missing ones are not the same."""
    return not pd.isna(one) and not pd.isna(two) and bool(one == two)


def classify(first: Any, second: Any) -> Relation:
    """How the second figure relates to the first. Rows of `figures.figures`."""
    if not pd.isna(first.trend) or not pd.isna(second.trend):
        return Relation("expectation", "one of them has no number: it says which way a toll will go")
    if _same(first.subset_of, second.figure_id) or _same(second.subset_of, first.figure_id):
        return Relation("part", "one is counted inside the other")
    if first.outcome != second.outcome:
        return Relation(
            "no comparison",
            f"{first.outcome} and {second.outcome} are other outcomes; a joint count is not split",
        )
    if UNKNOWN in (first.origin, second.origin):
        return Relation(
            "no comparison",
            "nobody can be named for one of them: a figure without an origin revises nothing",
        )
    if NO_PLACE in (first.scope, second.scope) and first.scope != second.scope:
        return Relation("no comparison", "for one of them no place is stated: what it counts cannot be told")
    counted = {c for c in (first.victim_class, second.victim_class) if not pd.isna(c)}
    if not _same(first.scope, second.scope) or (
        not _same(first.victim_class, second.victim_class) and counted & {"children", "women"}
    ):
        return Relation("scope change", f"{_counted(first)} and {_counted(second)} are not the same count")
    worded = [pd.isna(first.value), pd.isna(second.value)]  # "dozens" is not "at least 24", although both begin there
    same = bounds_of(first) == bounds_of(second) if all(worded) else not any(worded) and first.value == second.value
    if first.origin != second.origin:
        if same:
            apart = not bounds_of(first).compatible(bounds_of(second))
            told = f", in words that exclude each other (“{first.english}”, “{second.english}”)" if apart else ""
            return Relation(
                "same figure",
                f"{first.origin} and {second.origin} give one number{told}: look whether one copied the other",
                APART if apart else "",
            )
        return Relation("discrepancy", f"{first.origin} and {second.origin} differ; neither revises the other")
    if same or _same(first.statement, second.statement):
        drift = (
            ""
            if _same(first.qualifier, second.qualifier)
            else f"; a copy changed “{first.qualifier}” into “{second.qualifier}”".replace("_", " ")
        )
        return Relation("repeat", f"one statement of {first.origin}{drift}")
    when = stated_order(first, second)
    if when == "unknown":
        return Relation(
            "no comparison",
            f"two figures of {first.origin} whose order is unknown: their spans of time overlap",
        )
    early, late = (first, second) if when == "before" else (second, first)
    is_counted = pd.isna(early.value) and not pd.isna(late.value)
    told = f"{first.origin}: {early.english}, then {late.english}"
    return Relation("revision", f"{told} ({COUNTED})" if is_counted else told, COUNTED if is_counted else "")


def _counted(row: Any) -> str:
    return f"{row.scope} ({'it is not said who' if pd.isna(row.victim_class) else row.victim_class})"


def pairs(table: pd.DataFrame) -> pd.DataFrame:
    """Every pair of figures with its relation: first, second, kind, reason, detail (missing where nothing is special)."""
    rows = list(table.itertuples(index=False))
    out = []
    for i, one in enumerate(rows):
        for two in rows[i + 1 :]:
            relation = classify(one, two)
            out.append((one.figure_id, two.figure_id, relation.kind, relation.reason, relation.detail or None))
    return pd.DataFrame(out, columns=["first", "second", "kind", "reason", "detail"]).astype("string")


def qualifier_drift(table: pd.DataFrame, statement: str) -> pd.DataFrame:
    """How the copies of one statement read its totals: one row a reading, the origin's own page first.

    `whose`: "the origin's own page", "a copy", or "nobody named": the same number of the same outcome
    without an origin, which may be a copy or not. `reports` counts the reports that print it so.
    """
    whole = table[table["subset_of"].isna() & table["qualifier"].notna()]
    copies = whole[whole["statement"].eq(statement).fillna(False)]
    numbers = copies[["outcome", "value"]].dropna().drop_duplicates()
    loose = whole[whole["origin"].eq(UNKNOWN) & ~whole["own"]].merge(numbers)
    kinds = (
        ("the origin's own page", copies[~copies["relayed"]]),
        ("a copy", copies[copies["relayed"]]),
        ("nobody named", loose),
    )
    return pd.concat([_readings(prints).assign(whose=whose) for whose, prints in kinds], ignore_index=True)


def _readings(prints: pd.DataFrame) -> pd.DataFrame:
    """The prints gathered by what they commit to, the most frequent first within killed, then injured."""
    rows = gather(prints, by="reading")
    named = prints.set_index("figure_id")
    ids = [i.split() for i in rows["ids"]]
    rows = rows.assign(
        reports=pd.array([named.loc[i, "report_id"].nunique() for i in ids], dtype="Int64"),
        words=pd.array(["; ".join(dict.fromkeys(named.loc[i, "english"])) for i in ids], dtype="string"),
    )
    return rows.sort_values(["outcome", "reports"], ascending=[False, False], kind="stable")


def combine(table: pd.DataFrame, how: str = "sum") -> int:
    """Always refused over more than one origin: a sum counts people twice, a mean of tolls is nobody's number."""
    origins = sorted(set(table["origin"]))
    if len(origins) > 1:
        raise ValueError(
            f"no {how} over {len(origins)} origins ({', '.join(origins[:3])} ...): they count the same people. "
            "Show each with its bounds, or the range of all."
        )
    raise ValueError(
        f"no {how} over figures of {origins[0] if origins else 'nobody'}: its later figures replace the earlier ones, they do not add"
    )


def _one_count(table: pd.DataFrame) -> None:
    """`ValueError` unless the figures are of one origin that is known, of one outcome, and all of them wholes."""
    if table.empty:
        raise ValueError("no curve from nothing: it needs dated figures of one origin")
    if table["origin"].nunique() > 1 or table["origin"].eq(UNKNOWN).any():
        raise ValueError(
            "no line joins figures of different origins: it would show a rise that nobody reported. Draw each origin apart."
        )
    outcomes = sorted(table["outcome"].unique())
    if len(outcomes) > 1:
        raise ValueError(
            f"no line joins different outcomes ({', '.join(outcomes).replace('_', ' ')}): from one to the other the question changes, not the toll. Choose one outcome."
        )
    if table["subset_of"].notna().any():
        raise ValueError(
            "no line joins a whole and its parts: 7 children after 23 dead, of whom they are a part, are no fall. Keep the wholes."
        )


def curve(table: pd.DataFrame, least: int = 4) -> pd.DataFrame:
    """The dated values of one origin in order, if they are enough for a curve; columns as in `figures.figures`.

    A curve is one origin's whole counts of one outcome in one place, at least `least` of them, each with
    a number and a day (our rule). `ValueError` in words for anything else. A figure without a number
    ("dozens") or without a day is no value of a curve; copies of one statement are one value.
    """
    _one_count(table)
    numbered = table["value"].notna()
    dated = table[table["stated_on"].notna() & numbered].drop_duplicates(["stated_on", "place_in_row"])
    if len(dated) < least:
        vague = "" if numbered.all() else f" ({(~numbered).sum()} without a number, such as “dozens”, not counted)"
        raise ValueError(
            f"{len(dated)} dated figures of {table['origin'].iloc[0]}{vague} are no curve: under {least} a line suggests a trend that the data do not hold. Show them as marks."
        )
    places = sorted(dated["scope"].unique())
    if len(places) > 1 or NO_PLACE in places:
        raise ValueError(
            f"no line joins counts of different or unstated places ({', '.join(places)}): a wider place holds more people, and nothing rose. Choose one place."
        )
    return dated.sort_values(["stated_on", "place_in_row"], kind="stable").reset_index(drop=True)
