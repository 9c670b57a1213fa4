"""The rows of the tables. The fields of a row are the columns of its table, in this order; what is not said is missing.

Nothing changes a row once it is made. The classes are not frozen all the same, because a frozen one takes six times as
long to make, and a reading makes a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass

Int = int | None
Str = str | None


@dataclass(slots=True, unsafe_hash=True)
class Block:
    """One line or paragraph, and the part it plays on the page."""

    start: int
    end: int
    text: str
    role: str  # title, repeated_title, heading, byline, body, boilerplate, related
    duplicate_of: Int = None  # start of the block that this one repeats


@dataclass(slots=True, unsafe_hash=True)
class Notice:
    """Something that was repaired, skipped or not understood."""

    kind: str
    start: int
    end: int
    text: str
    message: str


@dataclass(slots=True, unsafe_hash=True)
class Number:
    """One number of the file, whatever it counts. `role` is missing where no rule claimed it."""

    start: int
    end: int
    text: str
    value: float | int | None
    role: Str
    row_id: Str


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """One mention of a place."""

    start: int
    end: int
    text: str
    name: str
    kind: Str
    within: Str


@dataclass(slots=True, unsafe_hash=True)
class Date:
    """One mention of a day, a month, a year or a stretch of time."""

    start: int
    end: int
    text: str
    kind: str  # date, weekday, month, year, relative, window
    resolved_start: Str
    resolved_end: Str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Claim:
    """One statement by one source; or an accusation in the article's own voice."""

    claim_id: str
    start: int
    end: int
    text: str
    section: str
    source_start: Int = None
    source_end: Int = None
    source_text: Str = None
    source: Str = None
    source_kind: Str = None
    speaker: Str = None
    via: Str = None
    cue_start: Int = None
    cue_end: Int = None
    cue_text: Str = None
    content_start: Int = None
    content_end: Int = None
    content_text: Str = None
    content_parts: Str = None  # "120-180;200-240" where the source interrupts its own words
    quotation: Str = None
    voice: str
    stance: str
    hedged: bool
    accused: Str = None
    accused_start: Int = None
    accused_end: Int = None
    accused_text: Str = None
    tone: Str = None
    sentence: int
    rule: str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Casualty:
    """One count of people as one source gives it. Counts of two sources are never added."""

    figure_id: str
    start: int
    end: int
    text: str
    count_start: Int = None
    count_end: Int = None
    count_text: Str = None
    outcome: str
    value: Int = None
    low: Int = None
    high: Int = None
    qualifier: Str = None
    victims: Str = None
    victim_class: Str = None
    subset_of: Str = None
    status: Str = None
    trend: Str = None
    source: Str = None
    source_text: Str = None
    speaker: Str = None
    voice: str
    claim_id: Str = None
    place: Str = None
    event: str
    sentence: int
    rule: str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Ceasefire:
    """One count about a truce. A flow is a count in a window, a stock a total so far."""

    figure_id: str
    start: int
    end: int
    text: str
    count_start: Int = None
    count_end: Int = None
    count_text: Str = None
    measure: str
    value: Int = None
    low: Int = None
    high: Int = None
    qualifier: Str = None
    flow_or_stock: Str = None
    areas: Str = None
    window_text: Str = None
    window_hours: Int = None
    status: Str = None
    source: Str = None
    source_text: Str = None
    voice: str
    violator: Str = None
    subset_of: Str = None
    claim_id: Str = None
    sentence: int
    rule: str


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Strike:
    """One count of attacks as one source gives it."""

    figure_id: str
    start: int
    end: int
    text: str
    count_start: Int = None
    count_end: Int = None
    count_text: Str = None
    value: Int = None
    low: Int = None
    high: Int = None
    qualifier: Str = None
    source: Str = None
    source_text: Str = None
    voice: str
    claim_id: Str = None
    place: Str = None
    sentence: int
    rule: str
