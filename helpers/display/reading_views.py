"""Views of one article: its marked text, its numbers, its blocks, and a word changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from .explorer import View
from .intervals import Ranged, ladder, said
from .marks import Mark, highlight, legend
from .theme import BLUE, GREEN, ORANGE, PURPLE

if TYPE_CHECKING:
    from ..loading import Article

COUNTS = {"casualties": "casualty", "ceasefire": "ceasefire", "strikes": "strike"}
LAYERS = ("everything", "statements", "people", "truce", "strikes")
_TABLE_OF = {"statements": "claims", "people": "casualties", "truce": "ceasefire", "strikes": "strikes"}


def stance_kind(claim: Any) -> str:
    """The kind of mark a claim gets: its stance, or hearsay."""
    return "hearsay" if claim.voice == "hearsay" else claim.stance


def whose(source: str | None, voice: str, speaker: str | None = None) -> str:
    """Who gives a row, in words."""
    if voice == "hearsay":
        return "hearsay: nobody named"
    if source is None:
        return "the article's own voice" if voice == "article" else "a source left open"
    name = f"{source} ({speaker})" if speaker and speaker != source else source
    return f"{name}, carried over" if voice == "carried" else name


@dataclass(frozen=True, slots=True)
class Item:
    """One row of any table with what it takes to light it up."""

    table: str
    row: Any

    def marks(self) -> list[Mark]:
        """The marks of the row's parts."""
        row = self.row
        if self.table == "claims":
            parts = [
                Mark(row.source_start, row.source_end, "source", row.source or "") if row.source_start is not None else None,
                Mark(row.cue_start, row.cue_end, "cue", row.stance) if row.cue_start is not None else None,
                Mark(row.accused_start, row.accused_end, "accused", row.accused or "") if row.accused_start is not None else None,
            ]
            spans = [tuple(map(int, p.split("-"))) for p in (row.content_parts or "").split(";") if p]
            return [p for p in parts if p] + [Mark(a, b, "content") for a, b in spans]
        found = [Mark(row.start, row.end, COUNTS[self.table], row.text)]
        if row.count_start is not None:
            found.append(Mark(row.count_start, row.count_end, "count", ""))
        return found

    def mark(self) -> Mark:
        """The one mark of the row in the whole text: a claim's cue, a count's words."""
        row = self.row
        if self.table == "claims":
            kind = stance_kind(row)
            if row.cue_start is None:
                return Mark(row.accused_start, row.accused_end, kind, f"own voice, {row.accused}")
            return Mark(row.cue_start, row.cue_end, kind, whose(row.source, row.voice))
        return Mark(row.start, row.end, COUNTS[self.table], whose(row.source, row.voice))

    def means(self) -> str:
        """The row in a few words."""
        row = self.row
        if self.table == "claims":
            soft = " (softened)" if row.hedged and row.voice != "hearsay" else ""
            return f"{row.stance}{soft}" + (f": {row.accused}" if row.accused else "")
        if self.table == "casualties":
            if row.trend:
                return f"toll {row.trend.replace('_', ' ')}, no number"
            return f"{row.outcome.replace('_', ' ')}: {said(row.low, row.high)}" + (", part of another figure" if row.subset_of else "")
        if self.table == "ceasefire":
            number = said(row.low, row.high) if row.low is not None or row.high is not None else "number not stated"
            return f"{row.measure.replace('_', ' ')}: {number} ({row.flow_or_stock}{', ' + row.window_text if row.window_text else ''})"
        return f"attacks: {said(row.low, row.high)}"


def items_of(article: Article, show: str = "everything") -> list[Item]:
    """The rows of an article in text order; `show` is one of `LAYERS`."""
    if show not in LAYERS:
        raise ValueError(f"show must be one of {', '.join(LAYERS)}, not {show!r}")
    tables = list(_TABLE_OF.values()) if show == "everything" else [_TABLE_OF[show]]
    items = [Item(name, row) for name in tables for row in getattr(article.reading, name)]
    return sorted(items, key=lambda item: (item.mark().start, item.table))


def sentence_around(text: str, blocks: Sequence[Any], start: int, end: int) -> tuple[int, int]:
    """The paragraph that holds a span."""
    for block in blocks:
        if block.start <= start < block.end:
            return block.start, max(block.end, end)
    return max(0, start - 200), min(len(text), end + 200)


def evidence_for(article: Article, item: Item) -> str:
    """The paragraph a row comes from, with the words of the row lit up."""
    row = item.row
    first, last = sentence_around(article.text, article.reading.blocks, row.start, row.end)
    who = whose(row.source, row.voice, getattr(row, "speaker", None))
    from .marks import escape

    head = f"<p>{escape(who)} · {escape(item.means())} · characters {row.start} to {row.end} · rule <code>{escape(row.rule)}</code></p>"
    return head + highlight(article.text, item.marks(), True, first, last)


def _rows(items: list[Item]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "words": pd.array([item.row.text if item.table != "claims" or item.row.cue_text is None else item.row.cue_text for item in items], dtype="string"),
            "table": pd.array([item.table for item in items], dtype="string"),
            "whose": pd.array([whose(item.row.source, item.row.voice, getattr(item.row, "speaker", None)) for item in items], dtype="string"),
            "means": pd.array([item.means() for item in items], dtype="string"),
            "start": pd.array([item.row.start for item in items], dtype="Int64"),
            "end": pd.array([item.row.end for item in items], dtype="Int64"),
        }
    )


def _view(article: Article, items: list[Item], summary: str, caption: str, **more: Any) -> View:
    table = _rows(items)
    names = [f"{t} - {m}" for t, m in zip(table["words"], table["means"], strict=True)]
    return View(summary, table, evidence=lambda i: evidence_for(article, items[i]), rows=names, caption=caption, **more)


def marked_article(article: Article, show: str = "everything", labels: bool = True) -> View:
    """The whole article with its rows lit up; a row chosen shows its own paragraph and parts."""
    items = items_of(article, show)
    marks = [item.mark() for item in items]
    skipped = [Mark(b.start, b.end, "skipped", b.role) for b in article.reading.blocks if b.role not in ("title", "body", "heading")]
    kinds = list(dict.fromkeys([m.kind for m in marks] + (["skipped"] if skipped else [])))
    page = legend(kinds) + highlight(article.text, marks + skipped, labels)
    counts = {name: sum(item.table == name for item in items) for name in _TABLE_OF.values()}
    told = ", ".join(f"{n} {name}" for name, n in counts.items() if n) or "no row"
    return _view(article, items, f"The article as rows: {told}; {len(skipped)} blocks are not read.", "Rows in text order", page=page)


def who_says_who(article: Article, only_about_responsibility: bool = True) -> View:
    """Who says who did it: the statements about responsibility, in text order."""
    items = [i for i in items_of(article, "statements") if i.row.stance != "asserts" or not only_about_responsibility]
    stances: dict[str, int] = {}
    for item in items:
        stances[item.row.stance] = stances.get(item.row.stance, 0) + 1
    told = ", ".join(f"{n} {name}" for name, n in stances.items()) or "none"
    voices = {item.row.source for item in items if item.row.source}
    return _view(article, items, f"{len(items)} statements ({told}) by {len(voices)} sources. More statements are not more voices.", "Statements")


def toll_ladder(article: Article, outcome: str = "killed") -> View:
    """The tolls of one article, each as what its words commit to. Nothing is joined or added."""
    items = [i for i in items_of(article, "people") if i.row.outcome == outcome and i.row.qualifier is not None]
    colours = {"article": GREEN, "explicit": BLUE, "carried": PURPLE, "hearsay": ORANGE}
    symbols = {"article": "square", "explicit": "circle", "carried": "diamond", "hearsay": "x"}
    lines = []
    for item in items:
        row = item.row
        inside = " (part)" if row.subset_of else ""
        who = row.source or ("own voice" if row.voice == "article" else "nobody named")
        lines.append(Ranged(f"“{row.text}”{inside}, {who}", row.low, row.high, row.value, colours[row.voice], symbols[row.voice]))
    told = "; ".join(f"{r.label}: {said(r.low, r.high)}" for r in lines) or "no figure"
    figure = ladder(lines, f"{len(lines)} figures of people {outcome}, each somebody's own") if lines else None
    return _view(article, items, f"People {outcome.replace('_', ' ')}: {told}.", "Figures", figure=figure)


def truce_ledger(article: Article) -> View:
    """The truce counts of one article: unit, window, flow or stock. Never on a common axis."""
    items = items_of(article, "truce")
    rows = [item.row for item in items]
    table = pd.DataFrame(
        {
            "words": pd.array([r.text for r in rows], dtype="string"),
            "counts": pd.array([r.measure.replace("_", " ") for r in rows], dtype="string"),
            "low": pd.array([r.low for r in rows], dtype="Int64"),
            "high": pd.array([r.high for r in rows], dtype="Int64"),
            "flow_or_stock": pd.array([r.flow_or_stock for r in rows], dtype="string"),
            "window": pd.array([r.window_text for r in rows], dtype="string"),
            "areas": pd.array([r.areas for r in rows], dtype="string"),
            "whose": pd.array([whose(r.source, r.voice) for r in rows], dtype="string"),
        }
    )
    told = "; ".join(f"{r.text} ({r.flow_or_stock}{', window lost' if r.flow_or_stock == 'flow' and r.window_text is None else ''})" for r in rows) or "none"
    names = [f"{r.text} - {r.measure}" for r in rows]
    return View(f"Truce counts: {told}. A flow is never added to a stock.", table, evidence=lambda i: evidence_for(article, items[i]), rows=names, caption="Truce counts")


def number_ledger(article: Article, show: str = "all numbers") -> View:
    """Every number of the text and the row that uses it. What no rule took comes first."""
    numbers = list(article.reading.numbers)
    unclaimed = [n for n in numbers if n.role is None]
    if show == "only unclaimed":
        numbers = unclaimed
    numbers.sort(key=lambda n: (n.role is not None, n.start))
    table = pd.DataFrame(
        {
            "text": pd.array([n.text for n in numbers], dtype="string"),
            "value": pd.array([n.value for n in numbers], dtype="Float64"),
            "role": pd.array([n.role for n in numbers], dtype="string"),
            "row_id": pd.array([n.row_id for n in numbers], dtype="string"),
            "start": pd.array([n.start for n in numbers], dtype="Int64"),
        }
    )

    def evidence(i: int) -> str:
        n = numbers[i]
        first, last = sentence_around(article.text, article.reading.blocks, n.start, n.end)
        return highlight(article.text, [Mark(n.start, n.end, "count" if n.role else "unclaimed", n.role or "")], True, first, last)

    total = len(article.reading.numbers)
    return View(
        f"{total} numbers in the text; {total - len(unclaimed)} have a role, {len(unclaimed)} none.", table,
        evidence=evidence, rows=[f"{n.text} - {n.role or 'unclaimed'}" for n in numbers], caption="Ledger of numbers",
    )  # fmt: skip


def page_parts(article: Article) -> View:
    """The blocks of the page and the part each plays; repairs and open questions beside them."""
    blocks = article.reading.blocks
    table = pd.DataFrame(
        {
            "role": pd.array([b.role for b in blocks], dtype="string"),
            "text": pd.array([b.text if len(b.text) < 90 else b.text[:87] + "..." for b in blocks], dtype="string"),
            "start": pd.array([b.start for b in blocks], dtype="Int64"),
            "end": pd.array([b.end for b in blocks], dtype="Int64"),
        }
    )
    read = sum(b.role in ("title", "heading", "body") for b in blocks)
    return View(
        f"{len(blocks)} blocks: {read} are read, {len(blocks) - read} are kept aside and stay visible.", table,
        evidence=lambda i: highlight(article.text, [Mark(blocks[i].start, blocks[i].end, "chosen" if blocks[i].role in ("title", "heading", "body") else "skipped", blocks[i].role)], True, blocks[i].start, blocks[i].end),
        rows=[f"{b.role} - {b.text[:40]}" for b in blocks], caption="Blocks",
    )  # fmt: skip
