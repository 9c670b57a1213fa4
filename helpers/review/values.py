"""What a person may correct in a row, and what a typed-in value may be."""

from __future__ import annotations

from typing import Any, get_type_hints

from ..exchange.brat import CHOICES
from ..frames import TABLES
from ..loading import InputError
from ..reading.bounds import bounds

# spans are not edited: reject the row and add another
EDITABLE = {
    "claims": ("source", "speaker", "stance", "hedged", "accused", "via", "voice"),
    "casualties": (
        "outcome",
        "qualifier",
        "value",
        "low",
        "high",
        "victim_class",
        "subset_of",
        "source",
        "voice",
        "status",
        "event",
        "place",
    ),
    "ceasefire": (
        "measure",
        "qualifier",
        "value",
        "low",
        "high",
        "flow_or_stock",
        "areas",
        "window_hours",
        "subset_of",
        "source",
        "voice",
        "violator",
    ),
    "strikes": ("qualifier", "value", "low", "high", "source", "voice", "place"),
}
VALUES = CHOICES | {
    "status": ("current", "previous"),
    "event": ("main", "other"),
    "victim_class": (
        "people",
        "civilians",
        "children",
        "women",
        "fighters",
        "police",
        "medical",
        "journalists",
        "other",
    ),
    "voice": ("explicit", "carried", "hearsay", "article"),
}
REQUIRED = ("stance", "hedged", "outcome", "measure", "event", "voice")
LONGEST = 15  # digits: what is longer is no count, and fits no table


def kind_of(table: str, column: str) -> str:
    """How a column is filled in: choice, yes or no, number, words."""
    if column in VALUES:
        return "choice"
    hint = str(get_type_hints(TABLES[table])[column])
    return "yes or no" if "bool" in hint else "number" if "int" in hint else "words"


def named(column: str) -> str:
    """A column as its field at the desk is called.

    >>> named("window_hours"), named("subset_of")
    ('window hours', 'part of')
    """
    return "part of" if column == "subset_of" else column.replace("_", " ")


def worded(table: str, column: str, value: str) -> str:
    """A typed-in value as its field shows it: the choices of a list have no underscores."""
    return (
        value.replace("_", " ") if column in EDITABLE.get(table, ()) and kind_of(table, column) == "choice" else value
    )


def parse(table: str, column: str, value: str) -> Any:
    """A typed-in value for a column. `InputError` says what is allowed."""
    if column not in EDITABLE[table]:
        raise InputError(f"{column} can't be corrected in {table}; there are {', '.join(EDITABLE[table])}")
    value = value.strip()
    if not value:
        if column in REQUIRED:
            raise InputError(f"{named(column)} can't be empty")
        return None
    kind = kind_of(table, column)
    if kind == "choice" and value not in VALUES[column]:
        raise InputError(f"{named(column)} is one of {', '.join(VALUES[column])}, not {value!r}")
    if kind == "yes or no":
        if value.lower() not in ("true", "false", "yes", "no"):
            raise InputError(f"{named(column)} is true or false, not {value!r}")
        return value.lower() in ("true", "yes")
    if kind == "number":
        if not value.isascii() or not value.isdigit():
            raise InputError(f"{named(column)} is a whole number, 0 or more, not {value!r}")
        if len(value) > LONGEST:
            raise InputError(f"{named(column)} has {len(value)} digits: that is no count")
        return int(value)
    return value


def written(value: Any) -> str:
    """A value as it is typed in, so that `parse` gives it back."""
    return "" if value is None else str(value)


def checked(row: Any) -> Any:
    """The row, if its numbers are in order. `InputError` if low is above high, or the value outside of both."""
    low, high, value = (getattr(row, name, None) for name in ("low", "high", "value"))
    if low is not None and high is not None and low > high:
        raise InputError(f"low {low} is above high {high}: change both, or leave one end open")
    outside = value is not None and ((low is not None and value < low) or (high is not None and value > high))
    if outside and row.qualifier not in ("more_than", "less_than"):
        raise InputError(
            f"value {value} lies outside its bounds (low {written(low) or 'open'}, high {written(high) or 'open'}): change both"
        )
    return row


def with_bounds(row: Any, changes: dict[str, str]) -> dict[str, str]:
    """The changes, and the bounds that follow from a new value or qualifier by the reader's own rules.

    Bounds that are among the changes stay as they are; a range and a vague word have no rule that gives them.
    """
    if not {"value", "qualifier"} & changes.keys() or {"low", "high"} & changes.keys():
        return changes
    qualifier = changes.get("qualifier", written(getattr(row, "qualifier", None)))
    value = changes.get("value", written(getattr(row, "value", None))).strip()
    if qualifier in ("", "range", "vague") or not value.isdigit():
        return changes
    low, high = bounds(int(value), qualifier)
    return changes | {"low": written(low), "high": written(high)}
