"""Reports that a person brings, one or several of one event: their statements, their tolls, and where each stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..analysis.figures import NO_PLACE, UNKNOWN, own_figures, together
from ..analysis.revisions import bounds_of
from ..analysis.statements import breaches, statements
from ..loading import PARTED
from .evidence import of_article
from .intervals import Ranged
from .marks import words
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE

if TYPE_CHECKING:
    from ..loading import Article

Reports = Mapping[str, "Article"]
Names = Mapping[str, str]
SYMBOLS = ("circle", "diamond", "square", "cross", "star", "hexagon", "pentagon", "bowtie")
COLOURS = (BLUE, ORANGE, PURPLE, GREEN)


def by_name(reports: Article | Reports, same: Names | None = None) -> dict[str, Article]:
    """Reports by name, one article alone as "this report"; each name that is another's is replaced by it."""
    named = dict(reports) if isinstance(reports, Mapping) else {"this report": reports}
    return {name: _renamed(article, same) for name, article in named.items()} if same else named


def _renamed(article: Article, same: Names) -> Article:
    reading = article.reading
    changed: dict[str, Any] = {
        table: tuple(replace(row, **{c: _one_name(getattr(row, c), same) for c in ("source", "accused") if getattr(row, c, None)}) for row in getattr(reading, table))
        for table in ("claims", "casualties", "ceasefire", "strikes")
    }  # fmt: skip
    return replace(article, reading=replace(reading, **changed))


def _one_name(value: str, same: Names) -> str:
    return "; ".join(same.get(name, name) for name in value.split("; "))


def proof_of(reports: Reports, table: str) -> Callable[[str], str]:
    """Evidence by the id of a row, which carries its report's name."""
    shown = {name: of_article(article, table) for name, article in reports.items()}

    def evidence(row_id: str) -> str:
        name, _, own = row_id.rpartition(": ")
        return (f"<p>In {words(name)}:</p>" if len(shown) > 1 else "") + shown[name](own)

    return evidence


def with_name(frame: pd.DataFrame, name: str, *columns: str) -> pd.DataFrame:
    """Ids that carry the name of their report, so that those of two reports stay apart."""
    return frame.assign(**{column: (f"{name}: " + frame[column].astype("string")) for column in columns})


def own_statements(article: Article, name: str = "this article") -> pd.DataFrame:
    """The statements of an article, and whether each counts breaches of a truce."""
    return statements(article.claims, name).assign(breach=breaches(article.claims, article.ceasefire))


def told(reports: Reports) -> pd.DataFrame:
    """The statements of all reports, with the report each stands in."""
    return pd.concat(
        [with_name(own_statements(article, name), name, "claim_id") for name, article in reports.items()],
        ignore_index=True,
    )


REJECTED = "a rejected whole"


def tolls(reports: Reports) -> pd.DataFrame:
    """The counts of people of all reports, in the columns of `figures.figures`; those of another event are left out.

    A day of publication is a span of one day; without one, nobody knows when a report was printed.
    """
    tables = []
    for name, article in reports.items():
        main = article.casualties[article.casualties["event"].eq("main")].reset_index(drop=True)
        day = pd.Timestamp(article.published) if article.published else pd.NaT
        own = own_figures(main, name, day, day + pd.Timedelta("1d") - pd.Timedelta("1s"))
        # a part of a whole that was taken out stays a part: no whole count, and no revision of one
        own["subset_of"] = own["subset_of"].mask(
            own["subset_of"].isna() & own["figure_id"].isin(article.known.get(PARTED, ())), REJECTED
        )
        tables.append(with_name(own, name, "figure_id", "subset_of"))
    whole = together(*tables)
    places = set(whole["scope"]) - {NO_PLACE}
    # one event: a count that names no place is that of the event, unless counts of two places stand beside each other
    return whole.assign(scope=whole["scope"] if len(places) > 1 else "this event")


def looks(origins: pd.Series) -> dict[str, tuple[str, str]]:
    """A colour and a symbol for each origin; nobody's are hollow and grey."""
    named = [origin for origin in dict.fromkeys(origins) if origin != UNKNOWN]
    return {UNKNOWN: (GREY, "square-open")} | {
        origin: (COLOURS[i % len(COLOURS)], SYMBOLS[i % len(SYMBOLS)]) for i, origin in enumerate(named)
    }


def ranged(row: Any, label: str, look: tuple[str, str], inside: int | None = None) -> Ranged:
    """A count as a line of a ladder."""
    bounds = bounds_of(row)
    return Ranged(
        label,
        bounds.low,
        bounds.high,
        None if pd.isna(row.value) else int(row.value),
        *look,
        inside=inside,
    )
