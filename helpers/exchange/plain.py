"""CSV and JSON of an article's tables. A CSV cell that a spreadsheet would run as a formula can't run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, fields
from typing import Any

from ..frames import TABLES
from ..reading import Reading

# what makes a spreadsheet take a cell for a formula (OWASP, CSV injection):
# https://owasp.org/www-community/attacks/CSV_Injection
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_safe(value: Any) -> Any:
    """A cell with an apostrophe in front where it could run; numbers stay numbers, missing stays empty.

    >>> to_safe("=1+1"), to_safe(-5), to_safe("'=1"), to_safe(None)
    ("'=1+1", -5, "''=1", '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and (
        value.startswith(STARTS) or (value.startswith("'") and value.lstrip("'").startswith(STARTS))
    ):
        return "'" + value
    return value


def from_safe(value: str) -> str:
    """The cell as it was.

    >>> from_safe("'=1+1"), from_safe("''=1"), from_safe("'tis")
    ('=1+1', "'=1", "'tis")
    """
    return value[1:] if value.startswith("'") and value.lstrip("'").startswith(STARTS) else value


def to_csv(reading: Reading, table: str, header: bool = True, **first: str) -> str:
    """One table as CSV; every cell safe in a spreadsheet. `first`: columns in front of it, the same in every row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow([*first, *(field.name for field in fields(TABLES[table]))])
    for row in getattr(reading, table):
        writer.writerow([to_safe(_whole(value)) for value in (first | asdict(row)).values()])
    return out.getvalue()


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def to_json(reading: Reading, name: str, tables: list[str] | None = None, **last: str) -> str:
    """One line of ASCII JSON: `file`, the tables, then what is in `last`; whole numbers as integers, missing as null."""
    record: dict[str, Any] = {"file": name}
    for table in tables or TABLES:
        record[table] = [{k: _whole(v) for k, v in asdict(row).items()} for row in getattr(reading, table)]
    return json.dumps(record | last, ensure_ascii=True)
