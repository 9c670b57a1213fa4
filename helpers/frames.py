"""Rows become tables: one pandas DataFrame a table, with fixed columns and types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import TYPE_CHECKING, Any, get_type_hints

from .reading.rows import Block, Casualty, Ceasefire, Claim, Date, Notice, Number, Place, Strike

if TYPE_CHECKING:
    import pandas as pd

TABLES: dict[str, type] = {
    "claims": Claim,
    "casualties": Casualty,
    "ceasefire": Ceasefire,
    "strikes": Strike,
    "numbers": Number,
    "places": Place,
    "dates": Date,
    "blocks": Block,
    "notices": Notice,
}


def column_types(row_type: type) -> dict[str, str]:
    """The pandas type of each column of a table.

    >>> column_types(Number)["start"], column_types(Number)["role"], column_types(Number)["value"]
    ('Int64', 'string', 'Float64')
    """
    hints = get_type_hints(row_type)
    out = {}
    for field in fields(row_type):
        hint = str(hints[field.name])
        if "float" in hint:
            out[field.name] = "Float64"
        elif "bool" in hint:
            out[field.name] = "boolean"
        elif "int" in hint:
            out[field.name] = "Int64"
        else:
            out[field.name] = "string"
    return out


def to_frame(rows: Iterable[Any], row_type: type) -> pd.DataFrame:
    """One table. Columns and types are the same when there is no row; missing is `<NA>`."""
    import pandas as pd

    rows = list(rows)
    types = column_types(row_type)
    columns = {name: pd.array([getattr(row, name) for row in rows], dtype=kind) for name, kind in types.items()}
    return pd.DataFrame(columns)
