"""Bulletins merged into days: copies together, disagreements kept, gaps named, what is not comparable refused.

A count is exposure x access x definition. The counter of most of these bulletins is a party to the war.
"""

from __future__ import annotations

import pandas as pd

CENTRE = "Russian reconciliation centre"
FIRST, LAST = pd.Timestamp("2016-02-27"), pd.Timestamp("2016-09-29")
READINGS = ("strict", "wide")


def chosen(counts: pd.DataFrame, reading: str) -> pd.DataFrame:
    """Rows with a day: `strict` only where the day is printed, `wide` also where it was inferred. Never mixed silently."""
    if reading not in READINGS:
        raise ValueError(f"say which days to trust: reading is one of {', '.join(READINGS)}, not {reading!r}")
    keep = counts["date"].notna()
    if reading == "strict":
        keep &= counts["stated_date"].fillna(False)
    return counts[keep.fillna(False).astype(bool)]


def daily_rows(counts: pd.DataFrame, reading: str, area: str = "total") -> pd.DataFrame:
    """The centre's violations of 24 hours with a day, one row a print; parts of a kind are left out."""
    rows = chosen(counts, reading)
    keep = rows["source"].eq(CENTRE) & rows["measure"].eq("violations") & rows["area"].eq(area) & rows["measure_part"].isna()
    if area == "total":
        keep &= rows["window_hours"].eq(24)
    return rows[keep.fillna(False).astype(bool)].reset_index(drop=True)


def merge_days(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a day: `value` where all copies agree, missing where they do not; `values` has every figure.

    Columns: date, value, values, copies, reports, agree, low, high, figure_ids.
    """
    out = []
    for day, group in rows.groupby("date", sort=True):
        found = sorted({int(v) for v in group["count"]})
        out.append((day, found[0] if len(found) == 1 else pd.NA, "; ".join(map(str, found)), len(group), group["report_id"].nunique(), len(found) == 1, found[0], found[-1], "; ".join(group["figure_id"])))
    frame = pd.DataFrame(out, columns=["date", "value", "values", "copies", "reports", "agree", "low", "high", "figure_ids"])
    return frame.astype({"value": "Int64", "low": "Int64", "high": "Int64", "copies": "Int64", "reports": "Int64", "agree": "bool", "values": "string", "figure_ids": "string"})


def days(counts: pd.DataFrame, reading: str, area: str = "total") -> pd.DataFrame:
    """The centre's daily violations, merged (see `merge_days`)."""
    return merge_days(daily_rows(counts, reading, area))


def calendar(table: pd.DataFrame, first: pd.Timestamp = FIRST, last: pd.Timestamp = LAST) -> pd.DataFrame:
    """Every day of the period: date, known, value. A day without a bulletin is unknown, not zero."""
    every = pd.DataFrame({"date": pd.date_range(first, last)})
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
        raise ValueError("a day without a bulletin is unknown, not zero. To see what zeros would do, pass i_know_that_missing_is_not_zero=True; every such row is marked")
    whole = calendar(table)
    return whole.assign(assumed=~whole["known"], value=whole["value"].mask(~whole["known"], 0))


def total_over_period(table: pd.DataFrame) -> int:
    """Always refused: most days are missing, and not at random."""
    whole = calendar(table)
    known = int(whole["known"].sum())
    raise ValueError(f"no sum over the period: {known} of {len(whole)} days are known, and which days were relayed is no accident. A sum of the known days is a count of what was printed.")


def trend(table: pd.DataFrame, breaks: pd.DataFrame, first: str, last: str, most_missing: int = 2) -> pd.DataFrame:
    """The days of a stretch, if a trend can be read in it. `ValueError` across a break of definition or over gaps."""
    a, b = pd.Timestamp(first), pd.Timestamp(last)
    crossed = breaks[(breaks["from_day"] > a) & (breaks["from_day"] <= b)]
    if len(crossed):
        row = crossed.iloc[0]
        raise ValueError(f"no trend across {row['from_day']:%d %B %Y}: until then the counter counted {row['before']}, from then on {row['after']}. The numbers before and after measure different things.")
    part = table[table["date"].between(a, b)]
    missing = (b - a).days + 1 - len(part)
    if missing > most_missing:
        raise ValueError(f"no trend over gaps: {missing} of {(b - a).days + 1} days have no bulletin, and a line would invent them")
    return part.reset_index(drop=True)


def rate_between(one: str, other: str) -> float:
    """Always refused: provinces differ in how many people, fronts and observers they have."""
    raise ValueError(f"no rate between {one} and {other}: a count depends on how much was observed where, and nobody published that. Show the two counts.")


def vague_word(count: int, until: str = "2016-05-31", since: str = "2016-02-27") -> pd.DataFrame:
    """What one lost window does: the same count in 24 hours, or since a day. Columns: reading, days, a_day, times."""
    span = (pd.Timestamp(until) - pd.Timestamp(since)).days
    rows = [("in 24 hours", 1, float(count), 1), (f"since {pd.Timestamp(since):%d %B}".replace(" 0", " "), span, round(count / span, 3), span)]
    return pd.DataFrame(rows, columns=["reading", "days", "a_day", "times_lower"])
