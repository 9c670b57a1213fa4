"""The rows of the tables. The fields of a row are the columns of its table, in this order."""

from __future__ import annotations

from dataclasses import dataclass

Int = int | None
Str = str | None


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph, and the part it plays on the page."""

    start: int
    end: int
    text: str
    role: str  # title, repeated_title, heading, byline, body, boilerplate, related
    duplicate_of: Int = None  # start of the block that this one repeats


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was repaired, skipped or not understood."""

    kind: str
    start: int
    end: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the file, whatever it counts. `role` is missing where no rule claimed it."""

    start: int
    end: int
    text: str
    value: float | int | None
    role: Str
    row_id: Str


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a place."""

    start: int
    end: int
    text: str
    name: str
    kind: Str
    within: Str


@dataclass(frozen=True, slots=True)
class Date:
    """One mention of a day, a month, a year or a stretch of time."""

    start: int
    end: int
    text: str
    kind: str  # date, weekday, month, year, relative, window
    resolved_start: Str
    resolved_end: Str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement by one source; or an accusation in the article's own voice."""

    claim_id: str
    start: int
    end: int
    text: str
    section: str
    source_start: Int
    source_end: Int
    source_text: Str
    source: Str
    source_kind: Str
    speaker: Str
    via: Str
    cue_start: Int
    cue_end: Int
    cue_text: Str
    content_start: Int
    content_end: Int
    content_text: Str
    content_parts: Str  # "120-180;200-240" where the source interrupts its own words
    quotation: Str
    voice: str
    stance: str
    hedged: bool
    accused: Str
    accused_start: Int
    accused_end: Int
    accused_text: Str
    tone: Str
    sentence: int
    rule: str


@dataclass(frozen=True, slots=True)
class Casualty:
    """One count of people as one source gives it. Counts of two sources are never added."""

    figure_id: str
    start: int
    end: int
    text: str
    count_start: Int
    count_end: Int
    count_text: Str
    outcome: str
    value: Int
    low: Int
    high: Int
    qualifier: Str
    victims: Str
    victim_class: Str
    subset_of: Str
    status: Str
    trend: Str
    source: Str
    source_text: Str
    speaker: Str
    voice: str
    claim_id: Str
    place: Str
    event: str
    sentence: int
    rule: str


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """One count about a truce. A flow is a count in a window, a stock a total so far."""

    figure_id: str
    start: int
    end: int
    text: str
    count_start: Int
    count_end: Int
    count_text: Str
    measure: str
    value: Int
    low: Int
    high: Int
    qualifier: Str
    flow_or_stock: Str
    areas: Str
    window_text: Str
    window_hours: Int
    status: Str
    source: Str
    source_text: Str
    voice: str
    violator: Str
    subset_of: Str
    claim_id: Str
    sentence: int
    rule: str


@dataclass(frozen=True, slots=True)
class Strike:
    """One count of attacks as one source gives it."""

    figure_id: str
    start: int
    end: int
    text: str
    count_start: Int
    count_end: Int
    count_text: Str
    value: Int
    low: Int
    high: Int
    qualifier: Str
    source: Str
    source_text: Str
    voice: str
    claim_id: Str
    place: Str
    sentence: int
    rule: str
