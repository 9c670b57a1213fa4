"""Corrected labels from an annotation tool, as decisions: what was changed, taken out or added there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..exchange.records import PARTS, Record, to_row
from ..loading import Article, InputError
from .log import Decision, anchors, decide
from .replay import EDITABLE


def decisions_from(article: Article, records: Iterable[Record], *, reader: str = "", tool: str = "an annotation tool") -> list[Decision]:
    """The decisions that turn the article's rows into the imported ones.

    A row whose columns differ is edited, one that is missing is rejected, one that is new is added by its
    number (a count) or its content (a claim). `InputError` if a label lies outside the text.
    """
    found: dict[str, list[Any]] = {table: [] for table in PARTS}
    for record in records:
        try:
            found[record.table].append(to_row(record, article.text))
        except (ValueError, TypeError) as error:
            raise InputError(f"{record.row_id}: {error}") from None
    reason = f"corrected in {tool}"
    out: list[Decision] = []
    for table in PARTS:
        ours, theirs = anchors(table, getattr(article.reading, table)), anchors(table, sorted(found[table], key=lambda row: row.start))
        for span, row in ours.items():
            other = theirs.get(span)
            if other is None:
                out.append(decide(article.text, table, span, "reject", reason=reason, reader=reader))
                continue
            for column in EDITABLE[table]:
                old, new = getattr(row, column), getattr(other, column)
                if old != new:
                    out.append(decide(article.text, table, span, "edit", reason=reason, reader=reader, column=column, old=old, new=new))
        for span, row in theirs.items():
            if span not in ours:
                said = {column: str(getattr(row, column)) for column in EDITABLE[table] if getattr(row, column) is not None}
                out.append(decide(article.text, table, span, "add", reason=reason, reader=reader, new=json.dumps(said, ensure_ascii=False)))
    return out
