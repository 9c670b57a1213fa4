"""Counters side by side: who counted what in which hours, and whom each of them blames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from .truce_days import chosen
from .truce_parts import published_sum

SIDES = ("government side", "armed groups", "Kurdish forces", "several sides", "nobody named")


@dataclass(frozen=True)
class Window:
    """A stretch of days that several counters count, and the day of the 24-hour bulletin that comes closest to it."""

    first: pd.Timestamp
    last: pd.Timestamp
    bulletin: pd.Timestamp | None = None


WINDOWS = {
    "12 to 19 September": Window(pd.Timestamp("2016-09-12"), pd.Timestamp("2016-09-19")),
    "1 March": Window(*map(pd.Timestamp, ("2016-03-01", "2016-03-01", "2016-03-01"))),
    "27 February": Window(*map(pd.Timestamp, ("2016-02-27", "2016-02-27", "2016-02-28"))),
}


def counters(counts: pd.DataFrame, window: str, reading: str) -> pd.DataFrame:
    """Totals of several counters for one window; prints of a counter with other words are rows of their own.

    Columns: counter, count, qualifier, low, high, words (as coded), window, hours (24 for a bulletin), first,
    last (its days), blames (whom the rows name, each once), pages, reports, figure_ids.
    """
    if window not in WINDOWS:
        raise ValueError(f"window is one of {', '.join(WINDOWS)}, not {window!r}")
    span = WINDOWS[window]
    rows = chosen(counts, reading)
    rows = rows[rows["measure"].eq("violations") & rows["area"].eq("total") & rows["measure_part"].isna()]
    inside = rows["window_start"].eq(span.first) & rows["window_end"].eq(span.last)
    bulletin = rows["window_hours"].eq(24) & rows["date"].eq(span.bulletin)
    picked = rows[(inside | bulletin).fillna(False).astype(bool)]
    # a part of a page's total ("27 of them by ...") is no second count
    whole = picked[picked.groupby(["report_id", "source"])["count"].transform("max").eq(picked["count"])]
    out = []
    for (source, count, qualifier), prints in whole.groupby(["source", "count", "qualifier"], sort=False):
        row = prints.iloc[0]
        day = pd.notna(row["window_hours"])
        out.append(
            (
                source, count, qualifier, row["low"], row["high"], row["text"], row["window_text"], row["window_hours"],
                row["date"] - pd.Timedelta(days=1) if day else span.first, row["date"] if day else span.last,
                "; ".join(dict.fromkeys(prints["violator"].dropna())) or pd.NA, len(prints),
                "; ".join(prints["report_id"]), "; ".join(prints["figure_id"]),
            )
        )  # fmt: skip
    columns = [
        "counter", "count", "qualifier", "low", "high", "words", "window", "hours", "first", "last", "blames",
        "pages", "reports", "figure_ids",
    ]  # fmt: skip
    frame = pd.DataFrame(out, columns=columns).sort_values(
        ["count", "counter", "pages"],
        ascending=[True, True, False],
        kind="stable",
        ignore_index=True,
    )
    return frame.astype(dict.fromkeys(["count", "low", "high", "hours", "pages"], "Int64"))


def by_side(counts: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Each count of `counters` shared out over the sides it blames: row (its place in `table`), side, number, figure_ids.

    A total that names nobody is shared out by its items, if they add up to it; else it stays with "nobody named".
    """
    known = counts.set_index("figure_id")
    out = []
    for place, row in enumerate(table.itertuples()):
        prints = known.loc[row.figure_ids.split("; ")]
        named = list(dict.fromkeys(prints["violator_side"].dropna()))
        items = _items(counts, row) if not named else None
        if items is None:
            side = named[0] if len(named) == 1 else SIDES[3] if named else SIDES[4]
            out.append((place, side, int(row.count), row.figure_ids))
            continue
        for side in SIDES:
            part = items[items["violator_side"].fillna(SIDES[4]).eq(side)]
            if len(part):
                out.append((place, side, int(part["count"].sum()), "; ".join(part["figure_id"])))
    return pd.DataFrame(out, columns=["row", "side", "number", "figure_ids"])


def _items(counts: pd.DataFrame, row: Any) -> pd.DataFrame | None:
    """The items of a count that one report takes apart, if they add up to it."""
    try:
        parts = published_sum(counts, row.reports.split("; ")[0])
    except ValueError:
        return None
    same = parts.total["figure_id"] in row.figure_ids.split("; ")
    return parts.items if same and parts.items_sum == row.count else None


def ever_blamed(counts: pd.DataFrame) -> pd.DataFrame:
    """Whom each counter's coded violations blame at all: one row a counter, one column a side, in numbers of rows."""
    rows = counts[counts["measure"].eq("violations")]
    sides = rows["violator_side"].fillna(SIDES[4])
    table = pd.crosstab(rows["source"].astype(str), sides.astype(str))
    return table.reindex(columns=list(SIDES), fill_value=0).astype("Int64")


def compare(one: pd.Series, other: pd.Series) -> int:
    """The difference of two counts of one unit. `ValueError` for unlike measures, flow against stock, unlike windows."""
    if one["measure"] != other["measure"]:
        raise ValueError(
            f"{one['measure']} and {other['measure']} are unlike measures: their numbers can't be compared".replace(
                "_", " "
            )
        )
    if one["flow_or_stock"] != other["flow_or_stock"]:
        raise ValueError("a flow (in a window) and a stock (total so far) can't be compared or added")
    hours = (one["window_hours"], other["window_hours"])
    if one["flow_or_stock"] == "flow" and (pd.isna(hours[0]) or pd.isna(hours[1]) or hours[0] != hours[1]):
        raise ValueError(
            "the windows differ, or one is lost: a count of a day and a count of no stated window can't be compared"
        )
    return int(one["count"] - other["count"])
