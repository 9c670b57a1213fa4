"""Checks across bulletins: does the chain of totals close, and which day does a pair of numbers belong to."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .truce_days import bulletin_rows, chosen, merge_days

LINKS = {
    "closes": "the total rose by what was reported for the day",
    "does not close": "the total rose by another number than was reported",
    "circular": "the day of a page was inferred from its total, so the total can't confirm it",
    "cannot be tested": "days are missing between the two totals, or no number for the day was reported",
}
STOCKS = ("inhabited_areas", "armed_groups")


def _totals(counts: pd.DataFrame, reading: str, measure: str, kind: str) -> pd.DataFrame:
    """A measure's totals, one row a day, and whether every page of the day was dated by its numbers alone."""
    rows = bulletin_rows(chosen(counts, reading), measure, kind)
    rows = rows[rows["area"].eq("total")]
    inferred = rows.groupby("date")["date_basis"].agg(lambda basis: basis.eq("matched").all())
    out = merge_days(rows)
    return out.assign(inferred=out["date"].map(inferred).astype(bool))


def _missing(apart: int, reported: object) -> str:
    """What keeps a link from being tested."""
    if apart > 1:
        return f"{apart - 1} day{'s' * (apart > 2)} without a total between"
    return "no number for the day" if pd.isna(reported) else "copies of a total disagree"


def chain(counts: pd.DataFrame, reading: str, measure: str = "inhabited_areas") -> pd.DataFrame:
    """Each total against the one before it: from_day, to_day, apart, before, after, rose, reported, link, reason, figure_ids.

    A total is a stock and what joined in 24 hours a flow; they meet only where two totals are a day apart.
    A circular link that misses days as well says so in its reason.
    """
    stock = _totals(counts, reading, measure, "stock")
    flow = _totals(counts, reading, measure, "flow").set_index("date")
    rows = []
    for one, two in zip(stock.iloc[:-1].itertuples(), stock.iloc[1:].itertuples(), strict=True):
        apart = (two.date - one.date).days
        reported = flow["value"].get(two.date, pd.NA)
        rose = two.value - one.value if pd.notna(one.value) and pd.notna(two.value) else pd.NA
        testable = apart == 1 and pd.notna(reported) and pd.notna(rose)
        if one.inferred or two.inferred:
            link = "circular"
        elif not testable:
            link = "cannot be tested"
        else:
            link = "closes" if rose == reported else "does not close"
        reason = LINKS[link] if link != "cannot be tested" else _missing(apart, reported)
        if link == "circular" and not testable:
            reason += f"; {_missing(apart, reported)} as well"
        ids = [one.figure_ids, two.figure_ids, flow["figure_ids"].get(two.date)]
        proof = "; ".join(i for i in ids if i)
        rows.append(
            (
                one.date,
                two.date,
                apart,
                one.value,
                two.value,
                rose,
                reported,
                link,
                reason,
                testable,
                proof,
            )
        )
    columns = [
        "from_day", "to_day", "apart", "before", "after", "rose", "reported", "link", "reason", "testable", "figure_ids"
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    whole = ["apart", "before", "after", "rose", "reported"]
    return frame.astype(dict.fromkeys(whole, "Int64") | {"testable": "bool", "figure_ids": "string"})


@dataclass(frozen=True)
class Found:
    """The day a pair of numbers belongs to, and what was searched on the way.

    `reports`: the pages that have both numbers. `steps`: the totals around, one row for a total and its day.
    `trap`: pages that are dated the found day and print another total.
    """

    day: pd.Timestamp | None
    reports: pd.DataFrame
    steps: pd.DataFrame
    trap: pd.DataFrame


def find_bulletin(counts: pd.DataFrame, violations: int, areas: int, reading: str = "wide") -> Found:
    """Which bulletin has this many violations in 24 hours and this total of inhabited areas?

    The totals around it say whether another day fits. The trap: a wire prints the evening's bulletin the
    next morning, so a page that is dated the found day can relay the bulletin of the day before.
    """
    every = counts[counts["area"].eq("total")]
    five = bulletin_rows(every, "violations", "flow")
    stock = bulletin_rows(every, "inhabited_areas", "stock")
    dated = chosen(stock, reading)
    wanted = set(five.loc[five["count"].eq(violations) & five["window_hours"].eq(24), "report_id"])
    found = dated[dated["count"].eq(areas) & dated["report_id"].isin(wanted)].reset_index(drop=True)
    day = found["date"].mode().iloc[0] if len(found) else None
    near = dated[dated["count"].between(areas - 3, areas + 3)]
    rows = [
        (
            total,
            on,
            len(group),
            ", ".join(dict.fromkeys(group["date_basis"])),
            "; ".join(group["figure_id"]),
        )
        for (total, on), group in near.groupby(["count", "date"], sort=True)
    ]
    steps = pd.DataFrame(rows, columns=["total", "date", "pages", "day_is", "figure_ids"])
    pages = stock["published_date"].eq(day) & stock["count"].ne(areas) if day is not None else stock["area"].isna()
    trap = stock[pages.fillna(False).astype(bool)].reset_index(drop=True)
    return Found(day, found, steps.astype({"total": "Int64", "pages": "Int64"}), trap)
