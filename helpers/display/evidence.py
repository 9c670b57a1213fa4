"""Where a row comes from: the article's sentence lit up, or the report's publisher, date, coder's note and address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pandas as pd

from .items import Item, evidence_for
from .marks import citation, words

if TYPE_CHECKING:
    from ..loading import Article

# the languages of coded pages that are not in English
LANGUAGES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "id": "Indonesian",
    "it": "Italian", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish",
}  # fmt: skip
PAGES = LANGUAGES | {"en": "English"}


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else f"{value:%Y-%m-%d}"


def _or_none(value: Any) -> str | None:
    return None if value is None or value is pd.NA or (isinstance(value, float) and value != value) else str(value)


def coded_evidence(row: Any, more: str | None = None) -> str:
    """A coded row: its report, what the coder noted of its words, and how it was traced to its origin."""
    note, english = _or_none(row.text), _or_none(getattr(row, "english", None))
    if english and english != note:
        note = f"{note} (in English: {english})"
    # the label that a person gave while coding; it is near the words of the page, and no quotation
    parts = [citation(row.publisher, _day(row.published_date), note and f"coder's note: {note}", _or_none(row.url))]
    told = []
    if (language := LANGUAGES.get(getattr(row, "language", "en"))) is not None:
        told.append(f"the page is in {language}")
    if getattr(row, "hedged", False):
        told.append(f"softened by: {row.hedge}")
    if hasattr(row, "origin"):
        told.append(f"origin: {row.origin}")
        if relays := _or_none(row.relays):
            told.append(f"relayed by: {relays}")
        if reason := _or_none(row.origin_reason):
            told.append(f"why: {reason}")
    if more:
        told.append(more)
    if told:
        parts.append(f"<p>{words(' · '.join(told))}</p>")
    return "".join(parts)


def several(pieces: Iterable[str], first: int = 3) -> str:
    """Several pieces of evidence: the first few in sight, the others behind "show all"."""
    found = list(pieces)
    if len(found) <= first + 1:
        return "".join(found)
    return (
        f"{''.join(found[:first])}<details><summary>Show all {len(found)}</summary>{''.join(found[first:])}</details>"
    )


def of_article(article: Article, table: str = "claims") -> Callable[[str], str]:
    """Evidence by row id for one table of an article."""
    rows = {
        getattr(row, "claim_id" if table == "claims" else "figure_id"): row for row in getattr(article.reading, table)
    }
    return lambda row_id: evidence_for(article, Item(table, rows[row_id]))


# what is told of a coded row
TOLD = ("publisher", "published_date", "url", "text", "english", "language", "hedged", "hedge", "origin", "relays", "origin_reason")  # fmt: skip


def by_id(frame: pd.DataFrame, key: str, told: Iterable[str] = TOLD) -> Callable[[str], Any]:
    """The rows of a frame by their id, with the columns that are told of them; gone through when one is first asked for."""
    rows: dict[str, Any] = {}
    frame = frame[[key, *(name for name in told if name in frame.columns)]]

    def find(row_id: str) -> Any:
        if not rows:
            rows.update((getattr(row, key), row) for row in frame.itertuples(index=False))
        return rows[row_id]

    return find


def of_frame(frame: pd.DataFrame, key: str) -> Callable[[str], str]:
    """Evidence by row id for a coded frame."""
    row_of = by_id(frame, key)
    return lambda row_id: coded_evidence(row_of(row_id))
