"""Checks for the exercises on truce counts: each says what is wrong and why, and never the answer."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from .analysis.truce_checks import find_bulletin
from .analysis.truce_days import daily_rows, days
from .analysis.truce_parts import CHECKS, part_sums
from .display.truce_evidence import BASES
from .exercises import NOT_YET, feedback, read_answer, unanswered, whole_number

_KEY = re.compile(r"R\d{3}")


def _key(answer: Any, counts: pd.DataFrame) -> str:
    """The key of a page as it stands in the tables; a sentence that begins with "Not" if it is none."""
    key = answer.strip().upper() if isinstance(answer, str) else ""
    if not _KEY.fullmatch(key):
        return "Not yet: give the key of a page in quotation marks, such as 'R001'."
    return key if counts["report_id"].eq(key).any() else f"Not yet: there is no page {key}."


@feedback
def check_page(answer: Any, data: Any, violations: int = 5, areas: int = 128) -> str:
    """The page of the bulletin with two numbers that prints its own day."""
    if unanswered(answer):
        return NOT_YET
    counts = data.bulletins.counts
    key = _key(answer, counts)
    if key.startswith("Not"):
        return key
    wide = find_bulletin(counts, violations, areas, "wide")
    strict = find_bulletin(counts, violations, areas, "strict")
    if key in set(strict.reports["report_id"]):
        return (
            f"Well done: {key} prints the day, {strict.day:%d %B %Y}, so the day of the bulletin does not"
            " rest on the chain of totals."
        )
    if key in set(wide.trap["report_id"]):
        return "Not yet: that page is dated the right day and has another total. It is the trap."
    own = wide.reports[wide.reports["report_id"].eq(key)]
    if len(own):
        return (
            f"Not yet: {key} has both numbers, but its day is {BASES[own['date_basis'].iloc[0]]}. Which"
            " page is left if only printed days are trusted?"
        )
    return f"Not yet: {key} has not both numbers. Choose the reading in `find_the_bulletin`, then a star."


@feedback
def check_repair(answer: Any, data: Any) -> str:
    """A page whose provinces exceed its total, the province that is wrong there, and its number on another page."""
    if unanswered(answer):
        return NOT_YET
    if not isinstance(answer, tuple | list) or len(answer) != 3:
        return "Not yet: give three things in brackets: a key, a province, a number, as in ('R001', 'Hama', 2)."
    if isinstance(answer[2], str):
        return "Not yet: write the number without quotation marks."
    counts = data.bulletins.counts
    key, number = _key(answer[0], counts), whole_number(answer[2])
    for wrong in (key, number):
        if isinstance(wrong, str) and wrong.startswith("Not"):
            return wrong
    sums = part_sums(counts, "wide", undated=True)
    row = next((r for r in sums.itertuples() if key in r.reports.split("; ")), None)
    if row is None:
        return f"Not yet: {key} does not give a total with provinces."
    if row.check != CHECKS[2]:
        fall = "are fewer than its total: one may simply have been left out of the page"
        return f"Not yet: the provinces of {key} {'add up' if row.check == CHECKS[0] else fall}."
    own = counts[counts["report_id"].eq(key) & counts["measure"].eq("violations") & counts["window_hours"].eq(24)]
    named = {str(a).casefold(): int(n) for a, n in zip(own["area"], own["count"], strict=True) if a != "total"}
    place = str(answer[1]).strip().casefold()
    if place not in named:
        return f"Not yet: {key} is the page. Which of its provinces is wrong: {row.places}?"
    others = daily_rows(counts, "wide", str(answer[1]).strip().title())
    others = others[others["date"].eq(row.date) & others["report_id"].ne(key)]
    if number not in set(others["count"]):
        return (
            f"Not yet: does another page of the same bulletin print {number} for that province? Compare the"
            " copies of that day in `series`, province by province."
        )
    added = row.sum - named[place] + number
    if added != row.total:
        return f"Not yet: with {number} the provinces would give {added}, and the total is {row.total}."
    return f"Well done: {len(others)} other pages of that bulletin print {number}, and then the provinces give {row.total}."


@feedback
def check_known(answer: Any, data: Any, month: int = 6) -> str:
    """On how many days of a month is the centre's total known, to a strict and to a wide reader?"""
    if unanswered(answer):
        return NOT_YET
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        return "Not yet: give two whole numbers in brackets: the strict reader's first, then the wide reader's."
    given = [whole_number(part) for part in answer]
    for number in given:
        if isinstance(number, str):
            return "Not yet: one of the two is no whole number."
    tables = [days(data.bulletins.counts, reading) for reading in ("strict", "wide")]
    tables = [table[table["date"].dt.month.eq(month)] for table in tables]
    right, pages = (
        [len(table) for table in tables],
        [int(table["copies"].sum()) for table in tables],
    )
    if given == right:
        return f"Well done: {right[1] - right[0]} days are known only because somebody inferred them."
    if given == right[::-1]:
        return "Not yet: the other way round. Which reader knows more days?"
    if any(n == p != r for n, p, r in zip(given, pages, right, strict=True)):
        return "Not yet: those are pages. Several pages relay one bulletin: count days."
    same = [n == r for n, r in zip(given, right, strict=True)]
    if any(same):
        return f"Not yet: the {'strict' if same[0] else 'wide'} reader's number is right, the other is not."
    return "Not yet: look at the month in `coverage`, once for each reading."


@feedback
def check_flow_and_stock(text: Any) -> str:
    """Passes for a text in which one count is a flow of 24 hours and another of the same thing is a stock."""
    article = read_answer(text)
    if isinstance(article, str):
        return article
    rows = [row for row in article.reading.ceasefire if row.value is not None]
    if not rows:
        return "Not yet: no count about a truce was read. Say the word truce or ceasefire, and what is counted."
    told = ", ".join(f"“{row.text}”: {row.flow_or_stock or 'neither'}" for row in rows)
    flows = [row for row in rows if row.flow_or_stock == "flow"]
    stocks = [row for row in rows if row.flow_or_stock == "stock"]
    if not stocks:
        return f"Not yet: no total so far was read ({told}). Which words make a number a total?"
    if not flows:
        return f"Not yet: no count in a window was read ({told}). Add what happened in 24 hours."
    pairs = [(a, b) for a in flows for b in stocks if a.measure == b.measure]
    if not pairs:
        return f"Not yet: the two count different things ({told}). Count the same thing twice."
    daily = [(flow.value or 0, stock.value or 0) for flow, stock in pairs if flow.window_hours == 24]
    if not daily:
        return f"Not yet: the window of the flow is lost ({told}). Say in which hours."
    if all(day > total for day, total in daily):
        return f"Not yet: a day can't have more than the total so far ({told})."
    return f"Well done: {told}. The flow is inside the stock, and never added to it."
