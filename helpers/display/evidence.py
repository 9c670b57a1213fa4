"""Where a row comes from: the article's sentence lit up, or the report's publisher, date, wording and address."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from .marks import citation, escape
from .reading_views import Item, evidence_for

if TYPE_CHECKING:
    from ..loading import Article


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else f"{value:%Y-%m-%d}"


def _or_none(value: Any) -> str | None:
    return None if value is None or value is pd.NA or (isinstance(value, float) and value != value) else str(value)


def coded_evidence(row: Any, more: str | None = None) -> str:
    """A coded row: its report, and how it was traced to its origin."""
    parts = [citation(row.publisher, _day(row.published_date), _or_none(row.text), _or_none(row.url))]
    told = []
    if hasattr(row, "origin"):
        told.append(f"origin: {row.origin}")
        if relays := _or_none(row.relays):
            told.append(f"relayed by: {relays}")
        if reason := _or_none(row.origin_reason):
            told.append(f"why: {reason}")
    if more:
        told.append(more)
    if told:
        parts.append(f"<p>{escape(' · '.join(told))}</p>")
    return "".join(parts)


def of_article(article: Article, table: str = "claims") -> Callable[[str], str]:
    """Evidence by row id for one table of an article."""
    rows = {getattr(row, "claim_id" if table == "claims" else "figure_id"): row for row in getattr(article.reading, table)}
    return lambda row_id: evidence_for(article, Item(table, rows[row_id]))


def of_frame(frame: pd.DataFrame, key: str) -> Callable[[str], str]:
    """Evidence by row id for a coded frame."""
    rows = {getattr(row, key): row for row in frame.itertuples(index=False)}
    return lambda row_id: coded_evidence(rows[row_id])
