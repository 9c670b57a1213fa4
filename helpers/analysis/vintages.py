"""Which figure was known when: one table of figures, four ways to look at it.

Terms as with economic data that are revised: a *vintage* is what was known at a time (see the St. Louis
Fed's ALFRED, https://alfred.stlouisfed.org/help). A printed time without a zone is a span, so one
figure can come before another, after it, or in an order that is unknown.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd

from .figures import UNKNOWN, gather, in_order

# a day of a statement begins no earlier than midnight in Syria and Turkey (UTC+3 in May); of the
# zones its origins live in (London is UTC+1) this is the first
MIDNIGHT = pd.Timedelta(hours=-3)


def order(first: Any, second: Any) -> str:
    """Whether the first figure came before or after the second, or "unknown" where their spans of time overlap."""
    ends = (first.latest, second.earliest, second.latest, first.earliest)
    if any(pd.isna(end) for end in ends):
        return "unknown"
    if ends[0] < ends[1]:
        return "before"
    return "after" if ends[2] < ends[3] else "unknown"


def stated_order(first: Any, second: Any) -> str:
    """The order of two statements of one origin: by their place in its row, by what the report says, else by time.

    A report that says that a toll is superseded ("from 31") says that it came first.
    """
    a, b = first.place_in_row, second.place_in_row
    if first.origin == second.origin and not pd.isna(a) and not pd.isna(b) and a != b:
        return "before" if a < b else "after"
    if first.publisher == second.publisher and {first.status, second.status} == {"previous", "current"}:
        return "before" if first.status == "previous" else "after"
    return order(first, second)


def spans(table: pd.DataFrame) -> pd.DataFrame:
    """One row a statement: its first print, and the span of time in which that was printed.

    The span begins where some print may have appeared, though not before the day on which the
    statement was made, nor before what its origin said earlier; it ends where one print had
    certainly appeared. Without a printed time it has no end.
    """
    out = gather(table)
    ids = out["ids"].str.split().explode()
    times = table.set_index("figure_id")[["earliest", "latest"]].reindex(ids)
    times = times.groupby(ids.index).min()
    stated = out["stated_on"].dt.tz_localize("UTC") + MIDNIGHT
    out["earliest"] = pd.concat([times["earliest"], stated], axis=1).max(axis=1)
    out["earliest"] = out.groupby("origin")["earliest"].cummax()
    out["latest"] = times["latest"]
    return out


def all_reports(table: pd.DataFrame) -> pd.DataFrame:
    """Every figure, by origin and in order."""
    return in_order(table)


def _one_each(table: pd.DataFrame, keep: str) -> pd.DataFrame:
    known = in_order(table[table["origin"].ne(UNKNOWN)])
    if keep == "last" and len(known):
        # within the last statement of an origin, its first print: later copies change words, not the figure
        last = known.groupby("origin", sort=False)[["stated_on", "place_in_row"]].transform("last")
        same = (
            (
                known["place_in_row"].eq(last["place_in_row"])
                | (known["place_in_row"].isna() & last["place_in_row"].isna())
            )
            .fillna(False)
            .astype(bool)
        )
        known = known[same]
    return known.drop_duplicates("origin", keep="first").reset_index(drop=True)


def first_report(table: pd.DataFrame) -> pd.DataFrame:
    """The first figure of each origin: exactly one row an origin. Figures of unknown origin are nobody's and left out."""
    return _one_each(table, "first")


def latest_report(table: pd.DataFrame) -> pd.DataFrame:
    """The figure of each origin's last statement: exactly one row an origin."""
    return _one_each(table, "last")


def known_by(table: pd.DataFrame, moment: datetime | pd.Timestamp | str, certain: bool = True) -> pd.DataFrame:
    """The figures that had been printed by a moment (UTC): for certain (`latest` is past), or possibly (`earliest` is)."""
    at = pd.Timestamp(moment)
    at = at.tz_localize("UTC") if at.tzinfo is None else at.tz_convert("UTC")
    end = table["latest" if certain else "earliest"]
    return table[(end.notna() & (end <= at)).astype(bool)].reset_index(drop=True)


def as_of(table: pd.DataFrame, moment: datetime | pd.Timestamp | str, certain: bool = True) -> pd.DataFrame:
    """What was known at a moment: of each origin exactly one row, that of its last statement printed by then."""
    return latest_report(known_by(table, moment, certain))


def undated(table: pd.DataFrame) -> pd.DataFrame:
    """The last statements that no moment makes certain: no print of them has a latest time."""
    last = latest_report(spans(table))
    return last[last["latest"].isna()].reset_index(drop=True)
