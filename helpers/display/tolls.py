"""What the views of tolls share: all figures in one table, whose each is, its words, its evidence, the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ipywidgets as w
import pandas as pd

from ..analysis.figures import UNKNOWN
from ..analysis.vintages import as_of, known_by, latest_report
from ..coded.times import FIRST_STRIKES
from .evidence import PAGES, of_article, of_frame, several
from .intervals import Ranged
from .theme import BLUE, GREEN, GREY

THIS, NOBODY = "this article", "nobody named"
EVER = "any time"
CERTAIN, POSSIBLE = PRINTED = ("for certain", "possibly")
LAST = "2016-06-02 12:00"  # by then every page that prints a day had certainly appeared
STEP = pd.Timedelta(hours=3)
# how a column of these tables says that it holds nothing
GAPS = {
    "low": "open",
    "high": "open",
    "as_written": "the same",
    "whom": "not said",
}
KEY = (
    ("a named origin", BLUE, "circle"),
    ("nobody named", GREY, "diamond"),
    ("in this article", GREEN, "square"),
    ("about: both ends open", GREY, "circle-open"),
)


def known(data: Any) -> pd.DataFrame:
    """The coded figures and the article's own, in one table (see `analysis.figures`)."""
    found: pd.DataFrame = data.figures
    return found.copy(deep=False)  # the columns are shared until one is written


def voices(data: Any) -> list[str]:
    """Whose figures there are: the article, each named origin, the most often printed first, and nobody."""
    coded = known(data)
    often = coded.loc[~coded["own"] & coded["origin"].ne(UNKNOWN), "origin"].value_counts()
    return [THIS, *often.index, NOBODY]


def proof(data: Any, table: pd.DataFrame) -> Callable[[int], str]:
    """Evidence by position in a table of figures: of each print that a row stands for."""
    coded, own = (
        of_frame(data.coverage.casualties, "figure_id"),
        of_article(data.seed, "casualties"),
    )
    ids = table["ids"] if "ids" in table else table["figure_id"]
    rows = [(names.split(), own if is_own else coded) for names, is_own in zip(ids, table["own"], strict=True)]
    return lambda i: several(rows[i][1](name) for name in rows[i][0])


def who(row: Any) -> str:
    """Whose figure it is, in words."""
    if row.origin != UNKNOWN:
        return str(row.origin)
    prints = getattr(row, "prints", 1)
    return f"{NOBODY}, in {row.publisher if prints == 1 else f'{prints} prints'}"


def worded(row: Any) -> str:
    """The words of a figure in English: a coder's note, and in quotation marks only where the article is quoted."""
    return f"“{row.english}”" if row.own else str(row.english)


def named(row: Any) -> str:
    """A figure as a list names it: whose, and its words."""
    return f"{who(row)}: {worded(row)}"


def listed(rows: pd.DataFrame) -> str:
    """All figures of a table in one run of words; where the words do not name the number drawn, it follows."""
    return "; ".join(line(row, named(row)).told for row in rows.itertuples()) or "none"


def number(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def line(row: Any, label: str = "", inside: int | None = None) -> Ranged:
    """A figure as a line of a ladder."""
    colour, symbol = (GREEN, "square") if row.own else (GREY, "diamond") if row.origin == UNKNOWN else (BLUE, "circle")
    first, second = number(row.printed_low), number(row.printed_high)
    value = first if first is not None else second
    both = None if second is None or second == first else second
    return Ranged(
        label or f"{worded(row)}, {who(row)}",
        number(row.low),
        number(row.high),
        value,
        colour,
        symbol,
        row.publisher,
        both,
        inside,
    )


def columns(table: pd.DataFrame) -> pd.DataFrame:
    """The columns that a reader sees of a table of figures."""
    foreign = table["english"].ne(table["text"])
    shown = pd.DataFrame(
        {
            "whose": table["origin"].replace(UNKNOWN, NOBODY),
            "words": table["english"],
            "low": table["low"],
            "high": table["high"],
            "where": table["scope"],
            "whom": table["victim_class"],
            "printed_by": table["publisher"],
            "as_written": table["text"].where(foreign),
            "language": table["language"].map(PAGES).astype("string"),
        }
    )
    if "prints" in table:
        shown.insert(7, "prints", table["prints"])
    return shown.reset_index(drop=True)


def clock(last: str = EVER) -> w.SelectionSlider:
    """A slider over the night and the days after it, in clock time; its last stop is `last`."""
    moments = pd.date_range(FIRST_STRIKES, pd.Timestamp(LAST, tz="UTC"), freq=STEP)
    stops = [*((spoken(at), f"{at:%Y-%m-%d %H:%M}") for at in moments), (EVER, EVER)]
    return w.SelectionSlider(
        options=stops,
        value=last,
        description="known by",
        continuous_update=False,
        style={"description_width": "initial"},
        layout=w.Layout(width="min(48em, 100%)"),
    )


def spoken(at: pd.Timestamp) -> str:
    """A moment in words: "31 May, 12:00 UTC"."""
    return f"{at:%d %B, %H:%M} UTC".lstrip("0")


def heard(by: str, printed: str = CERTAIN) -> str:
    """What "by then" means, in words."""
    return "At any time" if by == EVER else f"By {spoken(pd.Timestamp(by))}, {printed}"


def told_by(table: pd.DataFrame, by: str, printed: str = CERTAIN) -> pd.DataFrame:
    """The rows that had been printed by a moment: all of them at "any time". `ValueError` says if there is none."""
    rows = table if by == EVER else known_by(table, by, certain=printed == CERTAIN)
    if rows.empty:
        raise ValueError(f"by {spoken(pd.Timestamp(by))} no figure had {printed} been printed: move the clock on")
    return rows


def last_of_each(table: pd.DataFrame, by: str, printed: str = CERTAIN) -> pd.DataFrame:
    """Of each origin the figure of its last statement printed by a moment. `ValueError` if there is none."""
    told_by(table, by, printed)
    return latest_report(table) if by == EVER else as_of(table, by, certain=printed == CERTAIN)
