"""The figures of one origin in the order in which it gave them: what a revision is, as a row of steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from .revisions import bounds_of, classify
from .vintages import stated_order


def once_each(table: pd.DataFrame) -> pd.DataFrame:
    """Each number that an origin gives in a report once: "19" and "nineteen people" are one figure, printed twice.

    Of two prints, the one that the report calls superseded is kept, as it says more. Figures without an
    origin, without a number, and parts stay as they are.
    """
    number = pd.Series([f"{row.value} {bounds_of(row)}" for row in table.itertuples()], index=table.index)
    key = table["publisher"] + "|" + table["origin"] + "|" + table["outcome"] + "|" + number
    alone = table["origin"].eq("unknown") | table["qualifier"].isna() | table["subset_of"].notna()
    key = key.mask(alone.fillna(True).astype(bool), table["figure_id"])
    first = (
        table.assign(_key=key, _said=table["status"].ne("previous").fillna(True), _at=range(len(table)))
        .sort_values(["_said", "_at"], kind="stable")
        .drop_duplicates("_key")
    )
    return table.loc[sorted(first.index)].reset_index(drop=True)


def steps(table: pd.DataFrame) -> Iterator[tuple[str, list[list[Any]]]]:
    """For each origin that revises itself: its name, and its figures step by step, from the first to the last.

    Figures of one step have no order among themselves. Where the order of two steps is open, only two
    figures that are known to follow each other are given.
    """
    for origin, group in table[table["origin"].ne("unknown")].groupby("origin", sort=False):
        rows = list(group.itertuples(index=False))
        moved = [
            row for row in rows if any(classify(row, other).kind == "revision" for other in rows if other is not row)
        ]
        if not moved:
            continue
        ahead = {id(row): sum(stated_order(other, row) == "before" for other in moved) for row in moved}
        levels = [[row for row in moved if ahead[id(row)] == level] for level in sorted(set(ahead.values()))]
        before = [sum(map(len, levels[:at])) for at in range(len(levels))]
        in_order = before == [ahead[id(level[0])] for level in levels]
        yield str(origin), levels if in_order else [[row] for row in _two(moved)]


def _two(rows: list[Any]) -> tuple[Any, Any]:
    """The first two figures that are known to follow each other."""
    return next(
        (a, b)
        for a in rows
        for b in rows
        if a is not b and stated_order(a, b) == "before" and classify(a, b).kind == "revision"
    )
