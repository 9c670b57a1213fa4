"""A text in, rows out: the whole reading of one article."""

from __future__ import annotations

import gc
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from .acronyms import learn_acronyms
from .assemble import ClaimReader
from .casualties import casualty_rows
from .ceasefire import TruceReader, in_truce_context
from .cited import Cited
from .dates import find_dates, parse_published
from .document import Document
from .form import read_document
from .identity import Names
from .kinds import settle_kinds
from .number_roles import assign_roles, number_rows
from .numbers import Num, adverbs, find_numbers
from .parts_of_tolls import link_parts
from .places import find_places
from .rows import Block, Casualty, Ceasefire, Claim, Date, Notice, Number, Place, Strike
from .sides_meant import name_sides
from .strikes import strike_rows


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one text. Each tuple is one table, in text order."""

    text: str
    title: str | None
    published: date | None
    claims: tuple[Claim, ...]
    casualties: tuple[Casualty, ...]
    ceasefire: tuple[Ceasefire, ...]
    strikes: tuple[Strike, ...]
    numbers: tuple[Number, ...]
    places: tuple[Place, ...]
    dates: tuple[Date, ...]
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...]


def _outcome_before(rows: list[Casualty], sentence: int) -> str | None:
    """What the last figure of this sentence or the one before tells."""
    return rows[-1].outcome if rows and rows[-1].sentence >= sentence - 1 else None


def _dated_words(doc: Document, numbers: list[Num], spans: list[tuple[int, int]]) -> set[int]:
    starts = [num.start for num in numbers]
    return {num.first for start, end in spans for num in numbers[bisect_left(starts, start) : bisect_left(starts, end)]}


def read(text: str, published: str | date | None = None) -> Reading:
    """Read one article. `published` (a date or YYYY-MM-DD) lets "Tuesday" become a day."""
    day = parse_published(published)
    # a reading makes many small objects and no cycles: collecting while it runs costs more the longer the text
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _read(text, day)
    finally:
        if collecting:
            gc.enable()


def _read(text: str, day: date | None) -> Reading:
    doc = read_document(text)
    dates, dated = find_dates(doc, day)
    numbers = find_numbers(doc)
    assign_roles(doc, numbers, _dated_words(doc, numbers, dated))
    names = Names(acronyms=learn_acronyms(doc), rank=doc.ranks())
    reader = ClaimReader(doc, names)
    reader.read()
    name_sides(doc, reader.spoken)
    settle_kinds(doc, reader.spoken)
    places = find_places(doc)
    cited = Cited(doc, names, reader.spoken, places)
    casualties: list[Casualty] = []
    strikes: list[Strike] = []
    truce = TruceReader(doc, names, cited, places) if in_truce_context(doc) else None
    firsts = [num.first for num in numbers]
    for sentence in doc.sentences:
        here = numbers[bisect_left(firsts, sentence.first) : bisect_left(firsts, sentence.last)]
        if truce:
            truce.read(sentence, here)
        strikes.extend(strike_rows(doc, sentence, here, cited) if here else ())
        casualties.extend(casualty_rows(doc, sentence, here, cited, _outcome_before(casualties, sentence.index)))
    casualties.sort(key=lambda row: row.start)
    link_parts(casualties)
    ceasefire = tuple(sorted(truce.rows, key=lambda row: row.start)) if truce else ()
    if times := adverbs(doc, {row.count_start: row.figure_id for row in ceasefire if row.count_start is not None}):
        numbers = sorted([*numbers, *times], key=lambda num: num.start)
    title = next((block.text for block in doc.blocks if block.role == "title"), None)
    claims = tuple(
        s.row
        for s in sorted((s for s in reader.spoken if not s.observed), key=lambda s: (s.row.start, s.row.cue_start or 0))
    )
    return Reading(
        text, title, day, claims, tuple(casualties), ceasefire, tuple(strikes),
        number_rows(doc, numbers), places, dates,
        tuple(doc.blocks), tuple(sorted(doc.notices, key=lambda n: (n.start, n.end, n.kind))),
    )  # fmt: skip


__all__ = ["Reading", "read"]
