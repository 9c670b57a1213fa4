"""An article beside its reading by hand: row by row, what is as a person read it and what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..loading import Article
from ..paths import seed_path
from ..reading.lexicon import parse_yaml
from .constructions import differences
from .marked import Span
from .where import occurrences

AS_BY_HAND, DIFFERS, NOT_READ, NOT_BY_HAND = "as by hand", "differs", "not read", "not in the reading by hand"
Hand = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class HandRow:
    """A row as a person read it (`wanted`) and as the reader did; `differs` has each column that is not the same."""

    table: str
    words: str
    span: Span | None
    wanted: Mapping[str, Any] | None
    row: Any | None
    differs: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        if self.wanted is None:
            return NOT_BY_HAND
        return NOT_READ if self.row is None else DIFFERS if self.differs else AS_BY_HAND


def seed_hand() -> Hand:
    """The seed article as people read it: `seeds/by_hand`, a list of rows for each table."""
    path: Path = next(iter(sorted(seed_path("by_hand").glob("*.yaml"))))
    return parse_yaml(path.read_text(encoding="utf-8"))


def anchor(table: str, row: Any) -> Span:
    """The words by which a row is found: a cue, a number, or all of its words."""
    for name in ("cue", "count"):
        if getattr(row, f"{name}_start", None) is not None:
            return getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
    return row.start, row.end


def compare_by_hand(article: Article, hand: Hand) -> list[HandRow]:
    """Every row that a person read with the row that stands at the same words, then every row that is not in the reading by hand."""
    return [one for table, wanted in hand.items() for one in _of_table(article, table, wanted)]


def _of_table(article: Article, table: str, hand: Sequence[Mapping[str, Any]]) -> Iterator[HandRow]:
    rows = list(getattr(article.reading, table))
    at = {anchor(table, row)[0]: row for row in rows}
    last = -1
    for wanted in hand:
        columns = {column: value for column, value in wanted.items() if column != "words"}
        # the first place of the words after the row before
        span = next((span for span in occurrences(article.text, wanted["words"]) if span[0] > last), None)
        row = at.pop(span[0], None) if span else None
        last = span[0] if span else last
        differs = differences(row, columns, rows) if row else {}
        if row and table != "blocks" and anchor(table, row) != span:  # a block is found by its first words
            differs = {"words": (wanted["words"], article.text[slice(*anchor(table, row))])} | differs
        yield HandRow(table, wanted["words"], span, columns, row, differs)
    for row in at.values():
        start, end = anchor(table, row)
        yield HandRow(table, article.text[start:end], (start, end), None, row)
