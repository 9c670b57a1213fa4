"""What each recorder would print: its rule, the figures it used, the result. Replays of written rules, not of judgement.

A recorder takes from each figure the least and the most that its words name: “more than 20” is 21 at
the least, “as much as 28” sets no least, and where the words set no top the number they name is the most.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from .figures import UNKNOWN
from .grading import Grade

# ACLED's numbers for vague words: one of the unit that the word names. It prints tens, dozens, hundreds "and so on";
# the others here follow the same pattern. Ours are at least two of the unit ("dozens" is 24 or more).
ACLED_WORDS = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 1000000}
_VAGUE = re.compile(rf"\b({'|'.join(ACLED_WORDS)})\b(?: of (hundreds|thousands|millions)\b)?", re.I)
RECORDERS = ("ACLED", "Iraq Body Count", "UCDP", "Airwars")


@dataclass(frozen=True)
class Printed:
    """What a recorder would print, by which rule, from which figures (ids), and where the rule is published.

    `low` and `high` are its numbers (one number: both alike), `best` the estimate between them, if it has one.
    """

    recorder: str
    prints: str
    rule: str
    used: tuple[str, ...]
    address: str
    low: int | None = None
    high: int | None = None
    best: int | None = None


def sources(table: pd.DataFrame, leave_out: str | None = None) -> pd.DataFrame:
    """The figures that a recorder may use: named origins, without recorders' own totals and without one left out."""
    drop = table["origin"].isin([UNKNOWN, *RECORDERS]) | table["origin"].eq(leave_out or "")
    return table[~drop.fillna(False).astype(bool)].reset_index(drop=True)


def least(row: Any) -> int | None:
    """The least that a figure names: its lower bound, or a rough number as it stands."""
    if not pd.isna(row.low):
        return int(row.low)
    return int(row.value) if row.qualifier == "about" and not pd.isna(row.value) else None


def most(row: Any) -> int | None:
    """The most that a figure names: its upper bound, and where the words set no top the least."""
    return int(row.high) if not pd.isna(row.high) else least(row)


def _ends(row: Any) -> tuple[int | None, int | None]:
    return tuple(None if pd.isna(end) else int(end) for end in (row.low, row.high))  # type: ignore[return-value]


def _range(table: pd.DataFrame) -> tuple[tuple[int, str], tuple[int, str]]:
    """The least of all figures and the most, each with the figure it comes from. `ValueError` if there is none."""
    rows = list(table.itertuples(index=False))
    lows = [(end, str(row.figure_id)) for row in rows if (end := least(row)) is not None]
    tops = [(end, str(row.figure_id)) for row in rows if (end := most(row)) is not None]
    if not lows:
        raise ValueError("no figure with a number is known here: a recorder would print nothing")
    return min(lows, key=lambda pair: pair[0]), max(tops, key=lambda pair: pair[0])


def _acled_number(row: Any) -> int | None:
    """ACLED's number for a figure: of a vague word its own, by the word in `english`; else the least that it names.

    "tens of thousands" is ten of a thousand.
    """
    found = _VAGUE.search(row.english) if row.qualifier == "vague" and isinstance(row.english, str) else None
    if found is None:
        return least(row)
    return math.prod(ACLED_WORDS[word.lower()] for word in found.groups() if word)


def acled(table: pd.DataFrame) -> Printed:
    """One number of reported fatalities; where reports differ or are vague, the most conservative.

    "Tens" is 10, "dozens" 12, "hundreds" 100: ACLED knowledge base, "How are injuries and fatalities recorded?",
    https://acleddata.com/knowledge-base/
    """
    _range(table)
    rows = table.itertuples(index=False)
    found = [(number, str(row.figure_id)) for row in rows if (number := _acled_number(row)) is not None]
    number, used = min(found, key=lambda pair: pair[0])
    return Printed(
        "ACLED",
        f"{number} reported fatalities",
        "one number; where reports differ or are vague (“dozens” is 12), the most conservative",
        (used,),
        "https://acleddata.com/knowledge-base/",
        number,
        number,
    )


def iraq_body_count(table: pd.DataFrame) -> Printed:
    """Minimum and maximum; provisional under two independent sources (https://www.iraqbodycount.org/about/methods/1)."""
    low, high = _range(table)
    count = table["origin"].nunique()
    tag = " (provisional)" if count < 2 else ""
    rule = f"minimum and maximum; provisional under two independent sources. Here {count} named {'origin' if count == 1 else 'origins'}, so {count} at the most: who counted apart from whom is not known"
    return Printed(
        "Iraq Body Count",
        f"{low[0]} to {high[0]}{tag}",
        rule,
        (low[1], high[1]),
        "https://www.iraqbodycount.org/about/methods/1",
        low[0],
        high[0],
    )


def ucdp(table: pd.DataFrame, best: int | None = None, reason: str = "") -> Printed:
    """Low, best and high estimate. `best` is a coder's judgement: `ValueError` until a person chooses it and says why.

    Three published rows have a best above their high (data/README.md, "Oddities that are kept"); a replay takes none.
    https://www.uu.se/en/department/peace-and-conflict-research/research/ucdp/ucdp-methodology
    """
    low, high = _range(table)
    if best is None or not reason.strip():
        raise ValueError(
            "UCDP's best estimate is a coder's judgement: choose a number and give the reason, no rule gives it"
        )
    if not low[0] <= best <= high[0]:
        raise ValueError(f"best must lie between low {low[0]} and high {high[0]}, and {best} does not")
    return Printed(
        "UCDP",
        f"low {low[0]}, best {best}, high {high[0]}",
        f"lowest and highest estimate; best is yours: {reason.strip()}",
        (low[1], high[1]),
        "https://www.uu.se/en/department/peace-and-conflict-research/research/ucdp/ucdp-methodology",
        low[0],
        high[0],
        best,
    )


def airwars(table: pd.DataFrame, grade: Grade) -> Printed:
    """Minimum and maximum civilian deaths from the range of sources, with the grade of the incident.

    https://airwars.org/about/methodology/
    """
    civil = table[
        table["victim_class"].isin(["civilians", "people", "children", "women"]) | table["victim_class"].isna()
    ]
    low, high = _range(civil)
    return Printed(
        "Airwars",
        f"{low[0]} to {high[0]}, {grade.grade}",
        f"range of the sources; {grade.grade}: {grade.rule}",
        (low[1], high[1]),
        "https://airwars.org/about/methodology/",
        low[0],
        high[0],
    )


def newsroom(table: pd.DataFrame) -> Printed:
    """Our own rule for a careful newsroom: the most cautious named source, its words kept; others beside it, never merged.

    A count that is called a first or provisional one stands back while another is there.
    """
    _range(table)
    ordered = table.sort_values("latest").itertuples(index=False)  # of equals the one that is known longest
    rows = [(end, row) for row in ordered if (end := least(row)) is not None]
    firm = [(end, row) for end, row in rows if not row.first_count]
    _, chosen = min(firm or rows, key=lambda pair: pair[0])
    others = tuple(str(i) for i in table["figure_id"] if i != chosen.figure_id)
    rule = "the most cautious named source, its words kept; first and provisional counts stand back; other totals beside it, never merged (our rule)"
    return Printed(
        "A newsroom",
        f"{chosen.english}, according to {chosen.origin}",
        rule,
        (str(chosen.figure_id), *others),
        "our own rule, published nowhere else",
        *_ends(chosen),
    )


SIZES = ((0, 0), (1, 1), (2, 5), (6, 25), (26, 100), (101, 10**9))


def closed_intervals(events: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """How often UCDP rows have low = high, by size of the best estimate: best, rows, closed, share of rows (two digits), ids.

    Rows that reach outside the days from `first` to `last` (sums of a season or a year) stand in a line
    of their own, "other spans". A share of rows, not of people: the habit of giving one number.
    """
    inside = events["date_start"].ge(pd.Timestamp(first)) & events["date_end"].le(pd.Timestamp(last))
    rows = []
    for low, high in SIZES:
        name = str(low) if low == high else f"over {low - 1}" if high == 10**9 else f"{low} to {high}"
        rows.append((name, events[inside & events["best"].between(low, high)]))
    rows.append(("other spans", events[~inside]))
    counted = [
        (name, len(part), int(part["low"].eq(part["high"]).sum()), list(part["id"])) for name, part in rows if len(part)
    ]
    table = pd.DataFrame(counted, columns=["best", "rows", "closed", "ids"])
    table.insert(3, "share", (table["closed"] / table["rows"]).round(2))
    return table.astype({"best": "string", "rows": "Int64", "closed": "Int64"})
