"""Bulletins merged into days: copies together, disagreements kept, gaps named, what is not comparable refused.

A count is exposure x access x definition. The counter of most of these bulletins is a party to the war.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from .wording import plural

CENTRE = "Russian reconciliation centre"
FIRST, LAST = pd.Timestamp("2016-02-27"), pd.Timestamp("2016-09-29")
READINGS = ("strict", "wide")


def chosen(counts: pd.DataFrame, reading: str, undated: bool = False) -> pd.DataFrame:
    """Rows with a day: `strict` only where it is printed, `wide` also where it was inferred. Never mixed silently.

    `undated` keeps rows without any day as well; what needs no day (a sum on one page) can be checked there too.
    """
    return counts[_has_day(counts, reading, undated)]


def _has_day(counts: pd.DataFrame, reading: str, undated: bool = False) -> pd.Series:
    if reading not in READINGS:
        raise ValueError(f"say which days to trust: reading is one of {', '.join(READINGS)}, not {reading!r}")
    keep = counts["date"].notna()
    if reading == "strict":
        keep &= counts["stated_date"].fillna(False)
    if undated:
        keep |= counts["date"].isna()
    return keep.fillna(False).astype(bool)


def bulletin_rows(rows: pd.DataFrame, measure: str, kind: str) -> pd.DataFrame:
    """The centre's whole counts of one measure, as `flow` or as `stock`; a kind of violation is no whole count."""
    return rows[_is_whole(rows, measure, kind)]


def _is_whole(rows: pd.DataFrame, measure: str, kind: str) -> pd.Series:
    keep = (
        rows["source"].eq(CENTRE)
        & rows["measure"].eq(measure)
        & rows["flow_or_stock"].eq(kind)
        & rows["measure_part"].isna()
    )
    return keep.fillna(False).astype(bool)


def _of_windows(counts: pd.DataFrame, reading: str, measure: str, area: str, window: pd.Series) -> pd.DataFrame:
    """The centre's counts of one measure and area with a day, of the windows that are wanted."""
    keep = _has_day(counts, reading) & _is_whole(counts, measure, "flow") & counts["area"].eq(area) & window
    return counts[keep.fillna(False).astype(bool)].reset_index(drop=True)


def daily_rows(counts: pd.DataFrame, reading: str, area: str = "total", measure: str = "violations") -> pd.DataFrame:
    """The centre's violations (or another measure) of 24 hours with a day, one row a print.

    A count of another window is no copy of these, whatever its day: see `other_windows`.
    """
    return _of_windows(counts, reading, measure, area, counts["window_hours"].eq(24))


def other_windows(counts: pd.DataFrame, reading: str, area: str = "total") -> pd.DataFrame:
    """The centre's violations with a day that are no count of 24 hours, such as the sum of two bulletins."""
    return _of_windows(counts, reading, "violations", area, counts["window_hours"].ne(24).fillna(True))


def merge_days(rows: pd.DataFrame, believe: Collection[str] = ()) -> pd.DataFrame:
    """One row a day: `value` where all copies agree, missing where they do not; `values` has every figure.

    Columns: date, value, values, copies, reports, agree, low, high, floors (prints that say "at least" or
    "more than"), believed, figure_ids. `believe`: figure ids of copies that a person trusts; where the
    copies of a day disagree, `value` is then that copy's, `believed` its id, and the others stay in `values`.
    """
    prints: dict[pd.Timestamp, list[Any]] = {}
    for row in rows[["date", "count", "report_id", "qualifier", "figure_id"]].itertuples():
        prints.setdefault(row.date, []).append(row)
    out = []
    for day, copies in sorted(prints.items()):
        found = sorted({int(row.count) for row in copies})
        agree = len(found) == 1
        trusted = {row.figure_id: row.count for row in copies if not agree and row.figure_id in believe}
        if len(set(trusted.values())) > 1:
            raise ValueError(f"two copies of {day:%d %B} that disagree can't both be believed: choose one")
        believed, said = next(iter(trusted.items()), (pd.NA, pd.NA))
        pages = len({row.report_id for row in copies})
        floors = sum(row.qualifier in ("at_least", "more_than") for row in copies)
        ids = "; ".join(row.figure_id for row in copies)
        told = "; ".join(map(str, found))
        one = found[0] if agree else said
        out.append((day, one, told, len(copies), pages, agree, found[0], found[-1], floors, believed, ids))
    kinds = {
        "date": "datetime64[us]", "value": "Int64", "values": "string", "copies": "Int64", "reports": "Int64", "agree": "bool",
        "low": "Int64", "high": "Int64", "floors": "Int64", "believed": "string", "figure_ids": "string",
    }  # fmt: skip
    return pd.DataFrame(out, columns=list(kinds)).astype(kinds)


def days(counts: pd.DataFrame, reading: str, area: str = "total", believe: Collection[str] = ()) -> pd.DataFrame:
    """The centre's daily violations, merged (see `merge_days`)."""
    return merge_days(daily_rows(counts, reading, area), believe)


def calendar(table: pd.DataFrame, first: pd.Timestamp = FIRST, last: pd.Timestamp = LAST) -> pd.DataFrame:
    """Every day of the period: date, known, value, values. A day without a bulletin is unknown, not zero."""
    every = pd.DataFrame({"date": pd.date_range(first, last, unit="us")})
    out = every.merge(table[["date", "value", "values"]], on="date", how="left")
    out["known"] = out["values"].notna()
    return out[["date", "known", "value", "values"]]


def gaps(table: pd.DataFrame, first: pd.Timestamp = FIRST, last: pd.Timestamp = LAST) -> pd.DataFrame:
    """The stretches of unknown days: from_day, to_day, days."""
    whole = calendar(table, first, last)
    run = whole["known"].ne(whole["known"].shift()).cumsum()
    rows = [(g["date"].iloc[0], g["date"].iloc[-1], len(g)) for _, g in whole.groupby(run) if not g["known"].iloc[0]]
    return pd.DataFrame(rows, columns=["from_day", "to_day", "days"]).astype({"days": "Int64"})


def blanks_as_zero(table: pd.DataFrame, i_know_that_missing_is_not_zero: bool = False) -> pd.DataFrame:
    """The calendar with unknown days as 0, each such row marked `assumed`. `ValueError` unless it is asked for by name."""
    if not i_know_that_missing_is_not_zero:
        raise ValueError(
            "a day without a bulletin is unknown, not zero. To see what zeros would do, pass"
            " i_know_that_missing_is_not_zero=True; every such row is marked"
        )
    whole = calendar(table)
    return whole.assign(assumed=~whole["known"], value=whole["value"].mask(~whole["known"], 0))


def total_over_period(table: pd.DataFrame) -> int:
    """Always refused: most days are missing, and not at random."""
    whole = calendar(table)
    known = int(whole["known"].sum())
    raise ValueError(
        f"no sum over the period: {known} of {len(whole)} days are known, and which days were relayed is no accident."
        " A sum of the known days is a count of what was printed."
    )


def trend(table: pd.DataFrame, breaks: pd.DataFrame, first: str, last: str, most_missing: int = 2) -> pd.DataFrame:
    """The days of a stretch (rows of `merge_days`), if a trend can be read in it.

    `ValueError` for a stretch that ends before it begins, across a break of definition, over gaps of more
    than `most_missing` days, and where fewer than two days have a value: one window has no before and after.
    """
    a, b = pd.Timestamp(first), pd.Timestamp(last)
    if b < a:
        raise ValueError(
            f"no trend backwards: {a:%d %B %Y} is after {b:%d %B %Y}. Name the earlier day first, or a rise reads as a fall."
        )
    crossed = breaks[(breaks["from_day"] > a) & (breaks["from_day"] <= b)]
    if len(crossed):
        row = crossed.iloc[0]
        raise ValueError(
            f"no trend across {row['from_day']:%d %B %Y}: until then the counter counted {row['before']}, from then on"
            f" {row['after']}. The numbers before and after measure different things."
        )
    part = table[table["date"].between(a, b)]
    length, valued = (b - a).days + 1, int(part["value"].notna().sum())
    if part.empty:
        raise ValueError(
            f"no trend without bulletins: none of {plural(length, 'day')} from {a:%d %B %Y} on is known, and unknown is not zero."
        )
    missing = length - len(part)
    if missing > most_missing:
        raise ValueError(
            f"no trend over gaps: {missing} of {length} days have no bulletin, and a line would invent them"
        )
    if valued < 2:
        raise ValueError(
            f"no trend from one window: a value is known for {valued} of {plural(length, 'day')}, and a trend needs a before and an after."
        )
    return part.reset_index(drop=True)


def rate_between(one: str, other: str) -> float:
    """Always refused: provinces differ in how many people, fronts and observers they have."""
    raise ValueError(
        f"no rate between {one} and {other}: a count depends on how much was observed where, and nobody published that."
        " Show the two counts."
    )


def vague_word(count: int, until: str = "2016-05-31", since: str = "2016-02-27") -> pd.DataFrame:
    """What one lost window does: the same count in 24 hours, or since a day. Columns: reading, days, a_day, times_lower."""
    span = (pd.Timestamp(until) - pd.Timestamp(since)).days
    start = f"since {pd.Timestamp(since):%d %B}".replace(" 0", " ")
    rows = [("in 24 hours", 1, float(count), 1), (start, span, round(count / span, 3), span)]
    return pd.DataFrame(rows, columns=["reading", "days", "a_day", "times_lower"])


def undated_after(counts: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """The centre's violations of 24 hours without a day, on pages whose total of areas puts them on or after `day`."""
    stock = bulletin_rows(counts, "inhabited_areas", "stock")
    before = stock.loc[stock["date"].lt(day).fillna(False).astype(bool), "count"].max()
    later = stock.loc[stock["date"].isna() & stock["count"].gt(before), "report_id"]
    rows = bulletin_rows(counts, "violations", "flow")
    keep = rows["date"].isna() & rows["area"].eq("total") & rows["window_hours"].eq(24) & rows["report_id"].isin(later)
    return rows[keep.fillna(False).astype(bool)].reset_index(drop=True)


def told_apart(counts: pd.DataFrame, reading: str) -> pd.DataFrame:
    """Shellings by other groups that a bulletin reports beside its violations, merged by day."""
    return merge_days(daily_rows(counts, reading, measure="shellings"))
