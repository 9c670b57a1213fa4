"""Parts and wholes: the provinces of a bulletin, the kinds of a published sum, the parts of a pasted line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pandas as pd

from .truce_days import FIRST, LAST, bulletin_rows, calendar, chosen, days

CHECKS = ("adds up", "parts fall short", "parts exceed")
STATES = {
    "a number": "a page gives one",
    "0 by arithmetic": "no page prints it: the provinces of a page add up to its total, and this one is not among them",
    "not split": "the total is known; its provinces are not, or they do not add up",
    "no bulletin": "no page with this day is known",
}


def _check(added: int, whole: int) -> str:
    return CHECKS[0] if added == whole else CHECKS[1] if added < whole else CHECKS[2]


def part_sums(counts: pd.DataFrame, reading: str, undated: bool = False, measure: str = "violations") -> pd.DataFrame:
    """Each bulletin's total of 24 hours against the sum of its provinces; pages that print the same are one row.

    Columns: reports, pages, date, total, parts, sum, check (one of `CHECKS`), places, figure_ids. Pages
    without a single total or without provinces are left out: there is nothing to check.
    """
    rows = bulletin_rows(chosen(counts, reading, undated), measure, "flow")
    rows = rows[rows["window_hours"].eq(24).fillna(False).astype(bool)]
    pages: dict[str, list[Any]] = {}
    for row in rows[["report_id", "date", "area", "count", "figure_id"]].itertuples():
        pages.setdefault(row.report_id, []).append(row)
    found: dict[tuple[Any, int, tuple[Any, ...]], list[tuple[str, str]]] = {}
    for report, prints in sorted(pages.items()):
        total = [row for row in prints if row.area == "total"]
        parts = [row for row in prints if row.area != "total"]
        if len({row.count for row in total}) != 1 or not parts:
            continue
        day = total[0].date
        split = tuple(sorted(((row.area, row.count) for row in parts), key=lambda p: (-p[1], p[0])))
        # a page without a day stays alone: nothing says whose copy it is
        key = (report if pd.isna(day) else day, int(total[0].count), split)
        proof = "; ".join(row.figure_id for row in [*total, *parts])
        found.setdefault(key, []).append((report, proof))
    out = []
    for (day, whole, split), copies in found.items():
        added = sum(int(number) for _, number in split)
        check = _check(added, whole)
        places = ", ".join(f"{area} ({number})" for area, number in split)
        on = pd.NaT if isinstance(day, str) else day
        reports = "; ".join(report for report, _ in copies)
        ids = "; ".join(proof for _, proof in copies)
        out.append((reports, len(copies), on, whole, len(split), added, check, places, ids))
    columns = ["reports", "pages", "date", "total", "parts", "sum", "check", "places", "figure_ids"]
    frame = pd.DataFrame(out, columns=columns)
    frame["date"] = pd.to_datetime(frame["date"])
    frame = frame.sort_values(["date", "reports"], kind="stable", ignore_index=True)
    return frame.astype(dict.fromkeys(["pages", "total", "parts", "sum"], "Int64"))


def province_days(counts: pd.DataFrame, reading: str, area: str, believe: Collection[str] = ()) -> pd.DataFrame:
    """Every day of the period for one province (or the total), with why nothing is known where nothing is.

    Columns: those of `days`, and `state`, one of `STATES`. "0 by arithmetic" is a zero that no page
    prints: `value` is 0. `figure_ids` are the prints, or the total and provinces that the state follows from.
    """
    own = days(counts, reading, area, believe)
    totals = days(counts, reading).set_index("date")["figure_ids"]
    sums = part_sums(counts, reading)
    split = sums[sums["check"].eq(CHECKS[0])].groupby("date")["figure_ids"].agg("; ".join)
    out = calendar(own, FIRST, LAST)[["date"]].merge(own, on="date", how="left")
    day = out["date"]
    state = pd.Series("no bulletin", index=out.index, dtype="string")
    state = state.mask(day.isin(totals.index) | day.isin(sums["date"]), "not split")
    state = state.mask(day.isin(split.index), "0 by arithmetic").mask(out["values"].notna(), "a number")
    zero = state.eq("0 by arithmetic")
    for name in ("value", "low", "high"):
        out[name] = out[name].mask(zero, 0)
    proof = day.map(split).where(zero, day.map(totals))
    return out.assign(
        state=state,
        values=out["values"].mask(zero, "0"),
        agree=out["agree"].fillna(True).astype(bool),
        figure_ids=out["figure_ids"].fillna(proof),
    )


@dataclass(frozen=True)
class Published:
    """A published total taken apart: its kinds, what is printed for each, and the items under it.

    `kinds` has one row a kind: kind, printed (missing if only items are printed), items, items_sum,
    check, figure_ids. `items` are the rows at the bottom, which name whom they blame.
    """

    report_id: str
    total: pd.Series
    kinds: pd.DataFrame
    items: pd.DataFrame

    @property
    def printed_sum(self) -> int:
        """The kinds as printed, added; a kind without a number of its own counts by its items."""
        return int(self.kinds["printed"].fillna(self.kinds["items_sum"]).sum())

    @property
    def items_sum(self) -> int:
        """The items, added; a kind without items counts as printed."""
        return int(self.items["count"].sum())


def _kind(group: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The row that heads a kind (none or one) and the items under it: by party, else by province."""
    whole, places = group[group["area"].eq("total")], group[~group["area"].eq("total")]
    head = whole[whole["violator"].isna()]
    if head.empty and len(whole) == 1:
        head = whole
    items = whole.drop(head.index)
    return head, items if len(items) else places


def published_sum(counts: pd.DataFrame, report_id: str) -> Published:
    """A report's total by kind of violation (fighting, arrests, blocked aid) and by whom each item blames.

    `ValueError` if the report gives no kinds.
    """
    rows = counts[counts["report_id"].eq(report_id) & counts["measure"].eq("violations")]
    parts = rows[rows["measure_part"].notna()]
    if parts.empty:
        raise ValueError(f"{report_id} gives no kinds of violations: there is nothing to take apart")
    same = rows[rows["window_text"].eq(parts["window_text"].iloc[0]) & rows["area"].eq("total")]
    total = same[same["measure_part"].isna()].sort_values("count").iloc[-1]
    out, bottom = [], []
    for kind, group in parts.groupby("measure_part", sort=False):
        head, items = _kind(group)
        printed = int(head["count"].iloc[0]) if len(head) else pd.NA
        added = int(items["count"].sum()) if len(items) else pd.NA
        told = ", ".join(_item(row) for row in items.itertuples()) or pd.NA
        if not len(items) or not len(head):
            check = "nothing to check"
        else:
            check = _check(added, printed)
        ids = "; ".join([*head["figure_id"], *items["figure_id"]])
        out.append((kind, printed, told, added, check, ids))
        bottom.append(items if len(items) else head)
    columns = ["kind", "printed", "items", "items_sum", "check", "figure_ids"]
    kinds = pd.DataFrame(out, columns=columns).astype({"printed": "Int64", "items_sum": "Int64"})
    return Published(report_id, total, kinds, pd.concat(bottom))


def _item(row: Any) -> str:
    place = "" if row.area == "total" else f"{row.area}, "
    who = "nobody named" if pd.isna(row.violator) else row.violator
    return f"{row.count} ({place}{who})"


def with_kinds(counts: pd.DataFrame) -> tuple[str, ...]:
    """The reports whose total can be taken apart by kind, in order."""
    whole = counts[counts["measure"].eq("violations") & counts["area"].eq("total")]
    kinds = whole[whole["measure_part"].notna()].groupby("report_id")["measure_part"].nunique()
    return tuple(str(report) for report in sorted(kinds[kinds > 1].index))


@dataclass(frozen=True)
class Line:
    """A pasted line as the reader reads it: its whole (no row or one), its parts, other counts, numbers left over."""

    whole: pd.DataFrame
    parts: pd.DataFrame
    others: pd.DataFrame
    unread: pd.DataFrame

    @property
    def total(self) -> int | None:
        """The number of the whole; missing if the line gives none."""
        return int(self.whole["value"].iloc[0]) if len(self.whole) else None

    @property
    def added(self) -> int:
        """The parts, added."""
        return int(self.parts["value"].sum())


def line_sum(ceasefire: pd.DataFrame, numbers: pd.DataFrame) -> Line:
    """What one line of a bulletin says: counts of the same thing, those with a place as parts of the one without.

    `ValueError` if no count about a truce was read.
    """
    counted = ceasefire[ceasefire["value"].notna()]
    if counted.empty:
        raise ValueError(
            "no truce count was read in this line; write it like “15 violations of the truce: Damascus (9), Hama (6)”"
        )
    same = counted["measure"].eq(counted["measure"].iloc[0])
    placed = counted["areas"].notna() | counted["subset_of"].notna()
    parts, rest = counted[same & placed], counted[~(same & placed)]
    whole = rest[rest["measure"].eq(counted["measure"].iloc[0])].head(1)
    return Line(whole, parts, rest.drop(whole.index), numbers[numbers["role"].isna()])
