"""A row of an article with what it takes to name it, to light it up, and to show where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..reading.form import read_document
from ..reading.truce_windows import windows_in
from .intervals import said
from .marks import Mark, escape, highlight

if TYPE_CHECKING:
    from ..loading import Article

COUNTS = {"casualties": "casualty", "ceasefire": "ceasefire", "strikes": "strike"}
LAYERS = ("everything", "statements", "people", "truce", "strikes")
_SAYS = {"asserts": "says", "denies": "denies for", "investigates": "tries to find out", "withholds": "does not say"}
TABLE_OF = {"statements": "claims", "people": "casualties", "truce": "ceasefire", "strikes": "strikes"}
# the tables as a reader names them, and their rows: one, several
TABLE_NAMES = {"claims": "statements", "casualties": "people", "ceasefire": "truce", "strikes": "attacks"}
_ROWS = {
    "claims": ("statement", "statements"),
    "casualties": ("count of people", "counts of people"),
    "ceasefire": ("truce count", "truce counts"),
    "strikes": ("count of attacks", "counts of attacks"),
}


def counted(table: str, count: int) -> str:
    """How many rows of a table, in words.

    >>> counted("casualties", 1), counted("strikes", 2)
    ('1 count of people', '2 counts of attacks')
    """
    return f"{count} {_ROWS[table][count != 1]}"


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


@lru_cache(maxsize=64)
def _hours_in(window: str) -> frozenset[int]:
    """The hours that the words of a window name, if they name some."""
    doc = read_document(window)
    return frozenset(one.hours for sentence in doc.sentences for one in windows_in(doc, sentence) if one.hours)


def window_told(row: Any) -> str | None:
    """The hours of a truce count: its words, or what a person decided where they say none or others; None if nobody knows."""
    words: str | None = row.window_text
    if not row.window_hours:
        return words
    if words and row.window_hours in (_hours_in(words) or (row.window_hours,)):
        return words
    return f"{row.window_hours} hours (decided{f'; the words: “{words}”' if words else ''})"


def shortened(text: str, room: int) -> str:
    """The first words of a text, cut at a space, without the quotation marks around it.

    >>> shortened("that it was Russian warplanes", 20)
    'that it was Russian …'
    """
    plain = text.strip().strip("“”\"'").strip()
    return plain if len(plain) <= room else f"{plain[:room].rpartition(' ')[0]} …"


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
                Mark(row.source_start, row.source_end, "source", row.source or "")
                if row.source_start is not None
                else None,
                Mark(row.cue_start, row.cue_end, "cue", row.stance) if row.cue_start is not None else None,
                Mark(row.accused_start, row.accused_end, "accused", row.accused or "")
                if row.accused_start is not None
                else None,
            ]
            spans = [tuple(map(int, p.split("-"))) for p in (row.content_parts or "").split(";") if p]
            return [p for p in parts if p] + [Mark(a, b, "content") for a, b in spans]
        found = [Mark(row.start, row.end, COUNTS[self.table], row.text)]
        if row.count_start is not None:
            found.append(Mark(row.count_start, row.count_end, "count", ""))
        return found

    def mark(self, number: int | None = None) -> Mark:
        """The one mark of the row in the whole text: a claim's cue, a count's words. `number` is its place in a list."""
        row = self.row
        if self.table == "claims":
            kind = stance_kind(row)
            if row.cue_start is None and row.accused_start is not None:
                return Mark(row.accused_start, row.accused_end, kind, f"own voice, {row.accused}", number)
            if row.cue_start is None:  # added by a person: the words of its content
                return Mark(row.start, row.end, kind, whose(row.source, row.voice), number)
            return Mark(row.cue_start, row.cue_end, kind, whose(row.source, row.voice), number)
        return Mark(row.start, row.end, COUNTS[self.table], whose(row.source, row.voice), number)

    def name(self) -> str:
        """The row in one line: who says what, or which words count what, and whose they are."""
        row = self.row
        who = whose(row.source, row.voice)
        if self.table == "claims":
            whom = f" {row.accused}" if row.accused and row.accused != row.source else ""
            what = _SAYS.get(row.stance, row.stance).removesuffix("" if whom else " for")
            return f"{who}: {what}{whom}, “{self.words()}”"
        return f"“{shortened(row.text, 50)}”, {self.means()} ({who})"

    def words(self) -> str:
        """The words that the row is about: a claim's content, a count as written."""
        row = self.row
        return shortened(row.content_text or row.text, 70) if self.table == "claims" else str(row.text)

    def means(self) -> str:
        """The row in a few words."""
        row = self.row
        if self.table == "claims":
            soft = " (softened)" if row.hedged and row.voice != "hearsay" else ""
            link = " for " if row.stance == "denies" else ": "
            return f"{row.stance}{soft}" + (f"{link}{row.accused}" if row.accused else "")
        if self.table == "casualties":
            if row.trend and row.qualifier is None:
                return f"toll {row.trend.replace('_', ' ')}, no number"
            return f"{row.outcome.replace('_', ' ')}: {said(row.low, row.high)}" + (
                ", part of another figure" if row.subset_of else ""
            )
        if self.table == "ceasefire":
            number = said(row.low, row.high) if row.low is not None or row.high is not None else "number not stated"
            window = window_told(row)
            told = f"{row.measure.replace('_', ' ')}: {number} ({row.flow_or_stock}{', ' + window if window else ''})"
            return told + (", part of another figure" if row.subset_of else "")
        return f"attacks: {said(row.low, row.high)}"


def items_of(article: Article, show: str = "everything") -> list[Item]:
    """The rows of an article in text order; `show` is one of `LAYERS`."""
    if show not in LAYERS:
        raise ValueError(f"show must be one of {', '.join(LAYERS)}, not {show!r}")
    tables = list(TABLE_OF.values()) if show == "everything" else [TABLE_OF[show]]
    items = [Item(name, row) for name in tables for row in getattr(article.reading, name)]
    return sorted(items, key=lambda item: (item.mark().start, item.table))


def sentence_around(text: str, blocks: Sequence[Any], start: int, end: int) -> tuple[int, int]:
    """The paragraph that holds a span."""
    for block in blocks:
        if block.start <= start < block.end:
            return block.start, max(block.end, end)
    return max(0, start - 200), min(len(text), end + 200)


@lru_cache(maxsize=8)
def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text, as spans; the number of a sentence in a table is its place here."""
    doc = read_document(text)
    return tuple(doc.slice(s.first, s.last) for s in doc.sentences)


def evidence_for(article: Article, item: Item) -> str:
    """Where a row comes from: its sentence lit up in its paragraph, with the words of the row."""
    row = item.row
    first, last = sentence_around(article.text, article.reading.blocks, row.start, row.end)
    who = whose(row.source, row.voice, getattr(row, "speaker", None))
    head = f"<p>{escape(who)} · {escape(item.means())}</p>"
    foot = f'<p style="font-size:.9em">Characters {row.start} to {row.end} of the text, read by the rule <code>{escape(row.rule)}</code>.</p>'
    found = sentences_of(article.text)
    spans = found[row.sentence : row.sentence + 1]  # none for a row that a person has added
    marks = [Mark(*span, "sentence") for span in spans]
    return head + highlight(article.text, marks + item.marks(), True, first, last) + foot
