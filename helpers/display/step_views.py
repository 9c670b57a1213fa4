"""The steps from a text to tables, each as a view: blocks, sentences, numbers, rows, and what was left over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..analysis.wording import plural
from ..reading.blocks import READ
from .explorer import View
from .items import (
    TABLE_NAMES,
    TABLE_OF,
    Item,
    counted,
    evidence_for,
    sentence_around,
    sentences_of,
    shortened,
)
from .marks import Mark, highlight

if TYPE_CHECKING:
    from ..loading import Article

NUMBERS = ("all numbers", "only unclaimed")
# how a column says that it has no value
NO_VALUE = {
    "low": "no end",
    "high": "no end",
    "value": "no number",
    "row_id": "no row",
    "role": "unclaimed",
    "source": "nobody named",
    "cue_text": "no cue",
    "accused": "nobody",
}


def _where(article: Article, start: int, end: int, kind: str, title: str = "") -> str:
    """A stretch of the text lit up in its paragraph."""
    first, last = sentence_around(article.text, article.reading.blocks, start, end)
    return highlight(article.text, [Mark(start, end, kind, title)], True, first, last)


def page_parts(article: Article) -> View:
    """The blocks of the page and the part each plays. Those that are not read stay as rows."""
    blocks = article.reading.blocks
    table = pd.DataFrame(
        {
            "role": pd.array([b.role.replace("_", " ") for b in blocks], dtype="string"),
            "text": pd.array([shortened(b.text, 88) for b in blocks], dtype="string"),
            "start": pd.array([b.start for b in blocks], dtype="Int64"),
            "end": pd.array([b.end for b in blocks], dtype="Int64"),
        }
    )
    read = sum(b.role in READ for b in blocks)

    def evidence(i: int) -> str:
        block = blocks[i]
        return highlight(
            article.text,
            [Mark(block.start, block.end, "chosen" if block.role in READ else "skipped", block.role)],
            True,
            block.start,
            block.end,
        )

    summary = f"{plural(len(blocks), 'block')}: {read} are read, {len(blocks) - read} are kept aside and stay visible."
    return View(
        summary,
        table,
        evidence=evidence,
        rows=[f"{b.role.replace('_', ' ')}: “{shortened(b.text, 50)}”" for b in blocks],
        caption="Blocks",
    )


def sentences(article: Article) -> View:
    """The sentences of the blocks that are read, with how many rows of each table come from each."""
    spans = sentences_of(article.text)
    counts = {
        name: [sum(row.sentence == n for row in getattr(article.reading, name)) for n in range(len(spans))]
        for name in TABLE_OF.values()
    }
    table = pd.DataFrame(
        {
            "sentence": pd.array(range(len(spans)), dtype="Int64"),
            "text": pd.array([article.text[a:b] for a, b in spans], dtype="string"),
        }
        | {TABLE_NAMES[name]: pd.array(found, dtype="Int64") for name, found in counts.items()}
    )
    empty = sum(not any(found[n] for found in counts.values()) for n in range(len(spans)))
    told = ", ".join(counted(name, sum(found)) for name, found in counts.items() if sum(found)) or "no row"
    return View(
        f"{plural(len(spans), 'sentence')} with {told}; {empty} without a row.", table, evidence=lambda i: _where(article, *spans[i], "sentence"),
        rows=[f"sentence {n}: “{shortened(article.text[a:b], 60)}”" for n, (a, b) in enumerate(spans)], caption="Sentences, and the rows that come from them",
    )  # fmt: skip


def number_ledger(article: Article, show: str = "all numbers") -> View:
    """Every number of the text and the row that uses it. What no rule took comes first."""
    if show not in NUMBERS:
        raise ValueError(f"show is one of {', '.join(NUMBERS)}, not {show!r}")
    numbers = sorted(article.reading.numbers, key=lambda n: (n.role is not None, n.start))
    total, free = len(numbers), sum(n.role is None for n in numbers)
    if show == "only unclaimed":
        numbers = numbers[:free]
    table = pd.DataFrame(
        {
            "text": pd.array([n.text for n in numbers], dtype="string"),
            "value": pd.array([n.value for n in numbers], dtype="Float64"),
            "role": pd.array([n.role for n in numbers], dtype="string"),
            "row_id": pd.array([n.row_id for n in numbers], dtype="string"),
            "start": pd.array([n.start for n in numbers], dtype="Int64"),
        }
    )
    return View(
        f"{plural(total, 'number')} in the text; {total - free} have a role, {free} have none.", table,
        evidence=lambda i: _where(article, numbers[i].start, numbers[i].end, "count" if numbers[i].role else "unclaimed", numbers[i].role or ""),
        rows=[f"“{n.text}”: {n.role or 'unclaimed'}" for n in numbers], caption="Ledger of numbers", missing=NO_VALUE,
    )  # fmt: skip


def rows_of(article: Article, table: str = "claims", columns: Sequence[str] | None = None) -> View:
    """One table of an article as it is, each row traced to its words. `KeyError` names the tables there are."""
    frame = article.table(table)
    chosen = frame if columns is None else frame[list(columns)]
    found = list(getattr(article.reading, table))
    named: list[str]
    evidence: Callable[[int], str]
    if table in TABLE_OF.values():
        items = [Item(table, row) for row in found]
        named, evidence = [item.name() for item in items], lambda i: evidence_for(article, items[i])
    else:
        named, evidence = (
            [f"“{shortened(row.text, 60)}”" for row in found],
            lambda i: _where(article, found[i].start, found[i].end, "chosen"),
        )
    return View(
        f"{plural(len(found), 'row')} of the table {table}.",
        chosen,
        evidence=evidence,
        rows=named,
        caption=table,
        missing=NO_VALUE,
    )


def left_over(article: Article) -> View:
    """What happened on the way: what was repaired, what was skipped, what was not understood."""
    rows: list[tuple[str, Any, str]] = []
    for notice in article.reading.notices:
        rows.append(("repaired" if notice.kind == "glued_words" else "not understood", notice, notice.message))
    rows += [
        ("skipped", block, f"a block that is not read: {block.role.replace('_', ' ')}")
        for block in article.reading.blocks
        if block.role not in READ
    ]
    rows += [("not understood", n, "a number that no rule takes") for n in article.reading.numbers if n.role is None]
    rows.sort(key=lambda row: row[1].start)
    table = pd.DataFrame(
        [(kind, shortened(thing.text, 60), why) for kind, thing, why in rows], columns=["what", "words", "why"]
    ).astype("string")
    told = ", ".join(
        f"{int(table['what'].eq(kind).sum())} {kind}" for kind in ("repaired", "skipped", "not understood")
    )
    kinds = {"repaired": "chosen", "skipped": "skipped", "not understood": "unclaimed"}
    return View(
        f"{plural(len(rows), 'thing')} happened on the way: {told}.", table, evidence=lambda i: _where(article, rows[i][1].start, rows[i][1].end, kinds[rows[i][0]], rows[i][2]),
        rows=[f"{kind}: “{shortened(thing.text, 50)}”" for kind, thing, _ in rows], caption="Left over on the way",
    )  # fmt: skip
