"""Checks for the exercises on truce counts: each says what is wrong and why, and never the answer."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .analysis.truce_checks import find_bulletin, part_sums
from .analysis.truce_days import days
from .exercises import NOT_YET, a_kind, whole_number


def check_bulletin(answer: Any, data: Any, violations: int = 5, areas: int = 128) -> str:
    """The day of the bulletin with the article's two numbers, as YYYY-MM-DD."""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if isinstance(answer, bool | int | float) or (not isinstance(answer, str | pd.Timestamp) and not hasattr(answer, "isoformat")):
        return "Not yet: give a day, written YYYY-MM-DD."
    try:
        day = pd.Timestamp(answer)
    except (ValueError, TypeError, OverflowError):
        return "Not yet: that is no day. Write it YYYY-MM-DD."
    if pd.isna(day):
        return "Not yet: that is no day. Write it YYYY-MM-DD."
    found = find_bulletin(data.bulletins.counts, violations, areas)
    if day.normalize().tz_localize(None) == found.day:
        return "Well done: three reports have both numbers, and the totals before it leave no other day."
    if day.normalize().tz_localize(None) in set(found.steps["date"].dropna()):
        return "Not yet: that day has a total near it, but another one. Follow the totals, one by one."
    return "Not yet: look for the total first. On which day does it stand, and with how many violations?"


def check_wrong_sum(answer: Any, data: Any) -> str:
    """The report whose provinces add up to more than its total: no missing province explains that."""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if not isinstance(answer, str):
        return f"Not yet: give the key of a report in quotation marks, such as 'R001', not {a_kind(answer)}."
    table = part_sums(data.bulletins.counts).set_index("report_id")
    if answer not in table.index:
        return "Not yet: no report with this key gives a total and provinces."
    row = table.loc[answer]
    if row["sum"] > row["total"]:
        return f"Well done: its provinces give {row['sum']}, its total {row['total']}. One of its numbers must be wrong."
    if row["sum"] < row["total"]:
        return "Not yet: its provinces give less than its total. A province may simply have been left out of the page."
    return "Not yet: this one adds up."


def check_days_known(answer: Any, data: Any, reading: str = "strict") -> str:
    """On how many days is the centre's total known, if only printed days are trusted?"""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    counts = data.bulletins.counts
    if number == len(days(counts, reading)):
        return "Well done: only days that are printed, each counted once."
    if number == len(days(counts, "wide")):
        return "Not yet: that includes days that somebody inferred. Which reading trusts printed days only?"
    return "Not yet: use `coverage(data, reading=...)`, and count days, not prints."


def check_unit(answer: Any) -> str:
    """What are the article's 128 areas: a flow or a stock?"""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if not isinstance(answer, str) or answer.strip().lower() not in ("flow", "stock"):
        return "Not yet: answer with “flow” or “stock”."
    if answer.strip().lower() == "stock":
        return "Well done: it is a total so far. The two areas of the last 24 hours are inside it, and are never added."
    return "Not yet: a flow is counted in a window of time. What does “brings the total to” say about the window?"
