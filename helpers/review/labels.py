"""Corrected labels from an annotation tool, as decisions: what was changed, taken out or added there."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ..exchange import brat, labelstudio
from ..exchange.records import PARTS, Record, to_row
from ..loading import Article, InputError, decode
from .log import Decision, anchors, decide
from .values import EDITABLE, written

TOOLS = {".ann": "brat", ".json": "Label Studio"}


def read_labels(data: bytes, name: str, text: str) -> tuple[list[Record], str]:
    """The records of an uploaded .ann or .json file, and the tool it comes from.

    `InputError` in one line for what is no such file, and for labels of another text.
    """
    tool = next((tool for suffix, tool in TOOLS.items() if name.lower().endswith(suffix)), None)
    if tool is None:
        raise InputError(f"{name}: labels come as .ann (brat) or .json (Label Studio)")
    content = decode(data, name)
    try:
        if tool == "brat":
            return brat.from_brat(text, content), tool
        return labelstudio.from_label_studio(json.loads(content), text), tool
    except ValueError as error:
        raise InputError(f"{name}: {error}") from None


def decisions_from(
    article: Article,
    records: Iterable[Record],
    *,
    reader: str = "",
    tool: str = "an annotation tool",
) -> list[Decision]:
    """The decisions that turn the article's rows into the imported ones.

    A row whose columns differ is edited, one that is missing is rejected, one that is new is added by its
    number (a count) or its content (a claim). A column that a record says nothing about stays as it is.
    `InputError` if a label lies outside the text, and if there is none at all.
    """
    found: dict[str, list[tuple[Any, Record]]] = {table: [] for table in PARTS}
    for record in records:
        try:
            found[record.table].append((to_row(record, article.text), record))
        except (ValueError, TypeError) as error:
            raise InputError(f"{record.row_id}: {error}") from None
    if not any(found.values()):
        raise InputError("these labels hold no statement and no count: nothing is taken over")
    now = datetime.now(UTC)  # one moment: the edits of one row are one step
    out: list[Decision] = []

    def note(table: str, span: tuple[int, int], action: str, **more: Any) -> None:
        out.append(
            decide(
                article.text,
                table,
                span,
                action,
                reason=f"corrected in {tool}",
                reader=reader,
                now=now,
                **more,
            )
        )

    for table, rows in found.items():
        rows.sort(key=lambda pair: pair[0].start)
        ours, theirs = (
            anchors(table, getattr(article.reading, table)),
            anchors(table, [row for row, _ in rows]),
        )
        said = {id(row): record.said for row, record in rows}
        for span, row in ours.items():
            other = theirs.get(span)
            if other is None:
                note(table, span, "reject")
                continue
            for column in EDITABLE[table]:
                old, new = getattr(row, column), getattr(other, column)
                if column in said[id(other)] and old != new:
                    note(table, span, "edit", column=column, old=old, new=new)
        for span, row in theirs.items():
            if span not in ours:
                columns = {
                    column: written(getattr(row, column))
                    for column in EDITABLE[table]
                    if getattr(row, column) is not None
                }
                note(table, span, "add", new=json.dumps(columns, ensure_ascii=False))
    return out
