"""Figures of several reports and of one article in one table: whose each is, when, and what it commits to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

COLUMNS = (
    "figure_id",
    "report_id",
    "origin",
    "statement",
    "stated_on",
    "place_in_row",
    "outcome",
    "qualifier",
    "value",
    "low",
    "high",
    "printed_low",
    "printed_high",
    "victim_class",
    "subset_of",
    "scope",
    "trend",
    "text",
    "english",
    "language",
    "first_count",
    "publisher",
    "relayed",
    "earliest",
    "latest",
    "time_basis",
    "own",
    "status",
)
WHOLE = ("place_in_row", "value", "low", "high", "printed_low", "printed_high")
FLAGS = ("first_count", "relayed", "own")
MOMENTS = ("earliest", "latest")
TYPES: dict[str, Any] = (
    dict.fromkeys(COLUMNS, pd.StringDtype())
    | dict.fromkeys(WHOLE, pd.Int64Dtype())
    | dict.fromkeys(FLAGS, np.dtype(bool))
    | dict.fromkeys(MOMENTS, pd.DatetimeTZDtype("us", "UTC"))
    | {"stated_on": np.dtype("datetime64[us]")}
)
UNKNOWN = "unknown"
NO_PLACE = "not stated"


def figures(casualties: pd.DataFrame, statements: pd.DataFrame | None = None) -> pd.DataFrame:
    """Coded casualty figures with the columns in `COLUMNS`.

    `statements` (coverage `.statements`) gives each statement's day (`stated_on`) and its place in the
    row of its origin's statements, which a person put in order with a reason. `printed_low` and
    `printed_high` are the numbers as printed; `relayed` is false on the origin's own page.
    """
    out = casualties.rename(
        columns={
            "origin_statement": "statement",
            "count_low": "printed_low",
            "count_high": "printed_high",
        }
    )
    keys = [] if statements is None else list(statements["origin_statement"])
    days = {} if statements is None else dict(zip(keys, statements["stated_on"], strict=True))
    places = {key: i for i, key in enumerate(keys)}
    out = out.assign(
        own=False,
        scope=out["scope"].fillna(NO_PLACE),
        trend=pd.NA,
        status=pd.NA,
        relayed=out["relays"].notna(),
        stated_on=out["statement"].map(days),
        place_in_row=out["statement"].map(places),
    )
    return _typed(out)


def own_figures(
    casualties: pd.DataFrame,
    publisher: str,
    earliest: object,
    latest: object,
    kinds: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """An article's own casualties in the same columns. A figure without a source has the origin "unknown".

    `earliest` and `latest`: the span in which the article was printed. `kinds`: what kind of place
    each name is ("Idlib" a province); the scope of a figure is that kind, or `NO_PLACE`.
    """
    place = casualties["place"]
    scope = place if kinds is None else place.map(kinds).fillna(place)
    out = casualties.assign(
        origin=casualties["source"].fillna(UNKNOWN),
        statement=pd.NA,
        stated_on=pd.NaT,
        place_in_row=pd.NA,
        printed_low=casualties["value"].mask(casualties["qualifier"].eq("up_to")),
        printed_high=casualties["value"].where(casualties["qualifier"].isin(["up_to", "exact"])),
        scope=scope.fillna(NO_PLACE),
        english=casualties["text"],
        language="en",
        first_count=False,
        report_id=publisher,
        publisher=publisher,
        relayed=casualties["source"].notna(),
        own=True,
        time_basis="inferred",
        earliest=earliest,
        latest=latest,
    )
    return _typed(out)


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    """The columns of `COLUMNS`, each with its type."""
    out = table[list(COLUMNS)].reset_index(drop=True)
    other = {name: _as_type(out[name], name) for name, found in out.dtypes.items() if found != TYPES[name]}
    return out.assign(**other)


def _as_type(column: pd.Series, name: str) -> pd.Series:
    if name in (*MOMENTS, "stated_on"):
        column = pd.to_datetime(column.astype(object), utc=name in MOMENTS)
    return column.astype(TYPES[name])


def together(*tables: pd.DataFrame) -> pd.DataFrame:
    """Figures of several tables in one, in the order given. A name that differs only in capitals is one origin."""
    out = pd.concat(tables, ignore_index=True)
    spelling: dict[str, str] = {}
    names = [spelling.setdefault(name.casefold(), name) for name in out["origin"]]
    return out.assign(origin=pd.Series(names, dtype="string"))


def totals(table: pd.DataFrame, outcome: str = "killed", scope: str | None = "city") -> pd.DataFrame:
    """Whole counts with a number: no parts of others, no statement without a number; one outcome, one scope (or any).

    An article's own figures stay, whatever place they name: they are what the others are set beside. So
    does a figure for which no place is stated, as one in a report that somebody adds: it is not lost.
    """
    keep = table["outcome"].eq(outcome) & table["subset_of"].isna() & table["qualifier"].notna()
    if scope is not None:
        keep &= table["scope"].isin([scope, NO_PLACE]) | table["own"]
    return table[keep.fillna(False).astype(bool)].reset_index(drop=True)


def in_order(table: pd.DataFrame) -> pd.DataFrame:
    """By origin, then by the order of its statements, then by time; what has no time comes last."""
    by = ["origin", "stated_on", "place_in_row", "latest", "figure_id"]
    return table.sort_values(by, kind="stable", na_position="last").reset_index(drop=True)


def gather(table: pd.DataFrame, by: str = "statement") -> pd.DataFrame:
    """One row for all prints of one statement, or for all that read it alike ("reading").

    The first print stands for the others; `prints` says how many there are, `ids` which (joined by
    spaces). Figures of unknown origin are brought together by their number only: that they are
    copies of one another is not known. Parts are kept apart by what they count and by their number.
    """
    if by not in ("statement", "reading"):
        raise ValueError(f"figures are gathered by statement or by reading, not by {by!r}")
    ordered = in_order(table)
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(ordered[list(_GATHERED)].itertuples(index=False)):
        groups.setdefault(_same(row, by), []).append(place)
    ids = ordered["figure_id"].tolist()
    return (
        ordered.iloc[[places[0] for places in groups.values()]]
        .reset_index(drop=True)
        .assign(
            prints=pd.Series([len(places) for places in groups.values()], dtype="int64"),
            ids=pd.Series([" ".join(ids[place] for place in places) for places in groups.values()], dtype="string"),
        )
    )


_GATHERED = (
    "figure_id", "origin", "outcome", "statement", "own", "subset_of", "victim_class", "qualifier", "printed_low", "printed_high",
)  # fmt: skip


def _same(row: Any, by: str) -> tuple[str, ...]:
    """What the figures have in common that are brought together with this one."""
    number = str((row.qualifier, row.printed_low, row.printed_high))
    same: tuple[str, ...] = (str(row.figure_id if pd.isna(row.statement) else row.statement),)
    if row.origin == UNKNOWN:
        same = (number, str(row.own))
    if not pd.isna(row.subset_of):
        same = (*same, str(row.victim_class), number)
    return (row.origin, row.outcome, *same, *([number] if by == "reading" else []))
