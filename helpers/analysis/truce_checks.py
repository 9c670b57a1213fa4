"""Checks of bulletins: does the chain of totals close, do the parts add up, which day does a pair of numbers belong to."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .truce_days import CENTRE, merge_days

LINKS = {
    "closes": "the total rose by what was reported for the day",
    "does not close": "the total rose by another number than was reported",
    "circular": "the day of a page was inferred from its total, so the total can't confirm it",
    "cannot be tested": "days are missing between the two totals, or no number for the day was reported",
}


def _merged(counts: pd.DataFrame, kind: str, measure: str) -> pd.DataFrame:
    keep = counts["source"].eq(CENTRE) & counts["measure"].eq(measure) & counts["area"].eq("total") & counts["flow_or_stock"].eq(kind) & counts["date"].notna() & counts["measure_part"].isna()
    rows = counts[keep.fillna(False).astype(bool)]
    out = merge_days(rows)
    basis = rows.groupby("date")["date_basis"].agg(lambda b: "matched" if b.eq("matched").all() else "told")
    return out.assign(basis=out["date"].map(basis))


def chain(counts: pd.DataFrame, measure: str = "inhabited_areas") -> pd.DataFrame:
    """Each total against the one before it: from_day, to_day, before, after, rose, reported, link, reason, figure_ids.

    A total is a stock and what joined in 24 hours a flow; they meet only where two totals are a day apart.
    """
    stock, flow = _merged(counts, "stock", measure), _merged(counts, "flow", measure)
    flows = dict(zip(flow["date"], flow["value"], strict=True))
    rows = []
    for (_, one), (_, two) in zip(stock.iloc[:-1].iterrows(), stock.iloc[1:].iterrows(), strict=True):
        apart = (two["date"] - one["date"]).days
        reported = flows.get(two["date"], pd.NA)
        rose = two["value"] - one["value"] if not pd.isna(one["value"]) and not pd.isna(two["value"]) else pd.NA
        if "matched" in (one["basis"], two["basis"]):
            link = "circular"
        elif apart != 1 or pd.isna(reported) or pd.isna(rose):
            link = "cannot be tested"
        else:
            link = "closes" if rose == reported else "does not close"
        rows.append((one["date"], two["date"], one["value"], two["value"], rose, reported, link, LINKS[link], f"{one['figure_ids']}; {two['figure_ids']}"))
    frame = pd.DataFrame(rows, columns=["from_day", "to_day", "before", "after", "rose", "reported", "link", "reason", "figure_ids"])
    return frame.astype({"before": "Int64", "after": "Int64", "rose": "Int64", "reported": "Int64"})


def part_sums(counts: pd.DataFrame) -> pd.DataFrame:
    """Each report's total of violations in 24 hours against the sum of its provinces.

    Columns: report_id, date, total, parts, sum, check (adds up, does not add up), places, figure_ids. Reports without
    a single total or without provinces are left out: there is nothing to check.
    """
    keep = counts["measure"].eq("violations") & counts["measure_part"].isna() & counts["flow_or_stock"].eq("flow") & counts["source"].eq(CENTRE) & counts["window_hours"].eq(24)
    rows = []
    for report, group in counts[keep.fillna(False).astype(bool)].groupby("report_id", sort=True):
        total, parts = group[group["area"].eq("total")], group[~group["area"].eq("total")]
        if total["count"].nunique() != 1 or parts.empty:
            continue
        whole, added = int(total["count"].iloc[0]), int(parts["count"].sum())
        places = ", ".join(f"{a} ({c})" for a, c in zip(parts["area"], parts["count"], strict=True))
        rows.append((report, total["date"].iloc[0], whole, len(parts), added, "adds up" if whole == added else "does not add up", places, "; ".join([*total["figure_id"], *parts["figure_id"]])))
    frame = pd.DataFrame(rows, columns=["report_id", "date", "total", "parts", "sum", "check", "places", "figure_ids"])
    return frame.astype({"total": "Int64", "parts": "Int64", "sum": "Int64"})


def line_sum(ceasefire: pd.DataFrame) -> tuple[int | None, int, pd.DataFrame]:
    """The total and the sum of the parts that the reader found in a pasted line: total, sum, rows."""
    counted = ceasefire[ceasefire["value"].notna()]
    parts = counted[counted["subset_of"].notna() | (counted["rule"].eq("place_bracket"))]
    whole = counted[~counted["figure_id"].isin(parts["figure_id"])]
    return (int(whole["value"].iloc[0]) if len(whole) else None), int(parts["value"].sum()), counted


@dataclass(frozen=True)
class Found:
    """The day a pair of numbers belongs to, the reports that have both, and what was searched on the way."""

    day: pd.Timestamp | None
    reports: pd.DataFrame
    steps: pd.DataFrame
    trap: pd.DataFrame


def find_bulletin(counts: pd.DataFrame, violations: int, areas: int) -> Found:
    """Which bulletin has this many violations in 24 hours and this total of inhabited areas?

    `steps`: the totals around it, day by day, which say that no other day fits. `trap`: reports whose page is dated the
    found day although they relay an earlier bulletin: a wire prints the evening's bulletin the next morning.
    """
    rows = counts[counts["source"].eq(CENTRE) & counts["area"].eq("total") & counts["measure_part"].isna()]
    five = rows[rows["measure"].eq("violations") & rows["flow_or_stock"].eq("flow") & rows["count"].eq(violations)]
    stock = rows[rows["measure"].eq("inhabited_areas") & rows["flow_or_stock"].eq("stock")]
    both = sorted(set(five["report_id"]) & set(stock.loc[stock["count"].eq(areas), "report_id"]))
    found = five[five["report_id"].isin(both)][["report_id", "publisher", "date", "date_basis", "published_date", "url"]].reset_index(drop=True)
    dated = found["date"].dropna()
    day = dated.mode().iloc[0] if len(dated) else None
    near = stock[stock["count"].between(areas - 3, areas + 3)].sort_values(["count", "date"])
    steps = near[["count", "date", "date_basis", "report_id", "publisher", "published_date"]].rename(columns={"count": "total"}).reset_index(drop=True)
    trap = steps[steps["published_date"].eq(day).fillna(False) & steps["date"].ne(day).fillna(False)].reset_index(drop=True) if day is not None else steps.iloc[:0]
    return Found(day, found, steps, trap)


WINDOWS = {
    "27 February": ("2016-02-27", "2016-02-28"),
    "1 March": ("2016-03-01", "2016-03-01"),
    "12 to 19 September": ("2016-09-12", "2016-09-19"),
}
SEEN = {  # what each counter counts at all, in the words of its own reports (see the rows' evidence)
    "Russian reconciliation centre": "violations by armed groups; its own side's are not counted",
    "Russian Defense Ministry": "violations by armed groups; its own side's are not counted",
    "Syrian army command": "violations by armed groups; its own side's are not counted",
    "High Negotiations Committee": "violations by the government and its allies",
    "Syrian Network for Human Rights": "violations by all sides: attacks, arrests and blocked aid",
    "Syrian National Coalition": "violations by the government and its allies",
}


def counters(counts: pd.DataFrame, window: str) -> pd.DataFrame:
    """Totals of several counters for one window: counter, count, words, violator, window, counts_at_all, reports, figure_ids."""
    if window not in WINDOWS:
        raise ValueError(f"window is one of {', '.join(WINDOWS)}, not {window!r}")
    first, last = map(pd.Timestamp, WINDOWS[window])
    rows = counts[counts["measure"].eq("violations") & counts["area"].eq("total") & counts["measure_part"].isna()]
    inside = (rows["window_start"].eq(first) & rows["window_end"].eq(last)) | (rows["window_start"].eq(first) & rows["window_end"].eq(first) & (first == last))
    day = rows["window_hours"].eq(24) & rows["date"].eq(last) & ((last - first).days <= 1)
    single = rows["window_start"].eq(first) & rows["window_end"].eq(first) & ((last - first).days <= 1)
    picked = rows[(inside | day | single).fillna(False).astype(bool)]
    whole = picked[picked.groupby(["report_id", "source"])["count"].transform("max").eq(picked["count"])]
    out = []
    for source, group in whole.groupby("source", sort=False):
        for count, prints in group.groupby("count", sort=False):
            blamed = "; ".join(dict.fromkeys(prints["violator"].dropna())) or pd.NA
            out.append((source, int(count), prints["text"].iloc[0], blamed, prints["window_text"].iloc[0], SEEN.get(source, pd.NA), prints["report_id"].nunique(), "; ".join(prints["figure_id"])))
    frame = pd.DataFrame(out, columns=["counter", "count", "words", "violator", "window", "counts_at_all", "reports", "figure_ids"])
    return frame.sort_values(["count", "counter"], kind="stable").reset_index(drop=True).astype({"count": "Int64", "reports": "Int64"})


def compare(one: pd.Series, other: pd.Series) -> int:
    """The difference of two counts of one unit. `ValueError` for unlike measures, flow against stock, unlike windows."""
    if one["measure"] != other["measure"]:
        raise ValueError(f"{one['measure']} and {other['measure']} are unlike measures: their numbers can't be compared")
    if one["flow_or_stock"] != other["flow_or_stock"]:
        raise ValueError("a flow (in a window) and a stock (total so far) can't be compared or added")
    hours = (one["window_hours"], other["window_hours"])
    if one["flow_or_stock"] == "flow" and (pd.isna(hours[0]) or pd.isna(hours[1]) or hours[0] != hours[1]):
        raise ValueError("the windows differ, or one is lost: a count of a day and a count of no stated window can't be compared")
    return int(one["count"] - other["count"])
