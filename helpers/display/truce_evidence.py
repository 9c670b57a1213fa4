"""Days in words, and where a truce count comes from: its page, the bulletin's day and how that day is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from .evidence import by_id, several
from .marks import citation, words

BASES = {
    "stated": "printed",
    "weekday": "inferred from a weekday",
    "matched": "inferred from its numbers",
    "url": "taken from the address, may be the evening before",
}


def day_words(value: Any) -> str:
    """A day as it is said.

    >>> day_words(pd.Timestamp("2016-05-31"))
    '31 May 2016'
    """
    return "no day" if pd.isna(value) else f"{value.day} {value:%B %Y}"


def short_day(value: pd.Timestamp) -> str:
    """A day of the one year that all this is about."""
    return f"{value.day} {value:%B}"


def one_of(values: str) -> str:
    """What copies of one bulletin say.

    >>> one_of("4; 6"), one_of("9")
    ('4 or 6', '9')
    """
    return values.replace("; ", " or ")


def day_list(days: Iterable[pd.Timestamp], values: Iterable[Any]) -> str:
    """Days with their values, month by month.

    >>> day_list(pd.to_datetime(["2016-02-28", "2016-02-29", "2016-03-01"]), [9, 7, "4; 6"])
    'February 28 (9), 29 (7); March 1 (4 or 6)'
    """
    months: dict[str, list[str]] = {}
    for day, value in zip(days, values, strict=True):
        months.setdefault(f"{day:%B}", []).append(f"{day.day} ({one_of(str(value))})")
    return "; ".join(f"{month} {', '.join(found)}" for month, found in months.items())


def iso(day: pd.Timestamp, hours: int = 0) -> str:
    """A moment of a day for a time axis."""
    return f"{day + pd.Timedelta(hours=hours):%Y-%m-%dT%H:%M}"


# what is told of a page of a bulletin
TOLD = (
    "date", "date_basis", "report_id", "area", "window_text", "qualifier", "count_qualifier", "row_note", "published_date",
    "publisher", "text", "url",
)  # fmt: skip


def counts_proof(data: Any) -> Callable[[str], str]:
    """Evidence for a list of figure ids, written "R001-n01; R002-n03": every page with its key, its bulletin's day and address."""
    remarks = dict(zip(data.bulletins.reports["report_id"], data.bulletins.reports["note"], strict=True))
    row_of = by_id(data.bulletins.counts, "figure_id", TOLD)

    def show(figure_id: str) -> str:
        row = row_of(figure_id)
        if pd.isna(row.date):
            day = "day not known"
        else:
            day = f"for {day_words(row.date)} ({BASES[row.date_basis]})"
        told = [row.report_id, f"{row.area}, {row.window_text}", day]
        if row.qualifier != "exact":
            told.append(f"the page says “{row.count_qualifier}”")
        remark = next((r for r in (row.row_note, remarks[row.report_id]) if pd.notna(r)), None)
        if remark:
            told.append(f"coder's remark: {remark}")
        page = "page without a date" if pd.isna(row.published_date) else f"page of {day_words(row.published_date)}"
        note = f"coder's note: {row.text}"
        return citation(row.publisher, page, note, row.url) + f"<p>{words(' · '.join(told))}</p>"

    return lambda ids: several(show(i) for i in dict.fromkeys(ids.split("; ")))
