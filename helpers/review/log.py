"""The decision log: one line a decision, only ever added to.

Columns: `made_at` (UTC), `reader` (who decided), `text_sha256`, `version` (of this package), `table`,
`action` (accept, edit, reject, add), `anchor_start`, `anchor_end` (where the row's own words stand: a
claim's cue, a count's number), `anchor_text`, `before`, `after` (16 characters around it), `column`,
`old`, `new` (for an edit; for an added row `new` is the row as JSON), `reason`. A choice made in a view
(see `choices`) is a line of the table "choices": it stands at no words.

To accept a row that was rejected takes it back in. A number without a row and a notice can be accepted
too: somebody looked at it and left it as it is.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from ..exchange.plain import from_safe, to_safe
from ..exchange.records import PARTS
from ..loading import InputError, read_bytes
from ..paths import version

ACTIONS = ("accept", "edit", "reject", "add")
VIEWS, CHOOSE = "choices", "choose"  # the table of choices made in views
LOOKED_AT = ("numbers", "notices")  # tables whose rows are looked at, and not corrected
AROUND = 16


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about one row. See the module for the columns."""

    made_at: str
    reader: str
    text_sha256: str
    version: str
    table: str
    action: str
    anchor_start: int
    anchor_end: int
    anchor_text: str
    before: str
    after: str
    column: str
    old: str
    new: str
    reason: str


COLUMNS = tuple(f.name for f in fields(Decision))


def sha256(text: str) -> str:
    """The hash that names a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def anchors(table: str, rows: Iterable[Any]) -> dict[tuple[int, int], Any]:
    """The rows of a table by the words at which they are found again.

    A claim by its cue, else by the accused; a count by its number. Where two rows share them ("A and B
    blamed each other"), the next is found by its source, its content or all its words.
    """
    names = ("cue", "source", "accused", "content") if table == "claims" else ("count",)
    out: dict[tuple[int, int], Any] = {}
    for row in rows:
        spans = [(getattr(row, f"{name}_start"), getattr(row, f"{name}_end")) for name in names]
        choices = [span for span in spans if span[0] is not None] + [(row.start, row.end)]
        out[next((span for span in choices if span not in out), (row.start, row.end))] = row
    return out


def decide(
    text: str,
    table: str,
    span: tuple[int, int],
    action: str,
    *,
    reason: str,
    column: str = "",
    old: Any = "",
    new: Any = "",
    reader: str = "",
    now: datetime | None = None,
) -> Decision:
    """A decision about the row anchored at `span`. `InputError` if it has no reason or the words do not exist."""
    if problem := _unknown(table, action):
        raise InputError(problem)
    if not reason.strip():
        raise InputError("give a reason: a decision without one can't be discussed")
    start, end = span
    if not 0 <= start < end <= len(text):
        raise InputError(f"no words stand at {start}-{end}: the text has {len(text)} characters")
    old, new = ("" if value is None else str(value) for value in (old, new))
    return Decision(
        stamp(now), reader.strip(), sha256(text), version(), table, action, start, end, text[start:end],
        text[max(0, start - AROUND) : start], text[end : end + AROUND], column, old, new, " ".join(reason.split()),
    )  # fmt: skip


def stamp(now: datetime | None = None) -> str:
    """When a decision is made, in UTC."""
    return (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")


def _unknown(table: str, action: str) -> str | None:
    """What is wrong with a table and an action, in words; None if they go together."""
    if table not in (*PARTS, *LOOKED_AT):
        return f"decisions are about {', '.join((*PARTS, *LOOKED_AT))}, not {table!r}"
    if action not in ACTIONS:
        return f"a decision is one of {', '.join(ACTIONS)}, not {action!r}"
    if table in LOOKED_AT and action != "accept":
        return f"a row of {table} can be accepted as it is, nothing else; add a row of another table instead"
    return None


def append(path: str | Path, *decisions: Decision) -> None:
    """Add lines to a log; a new file gets its header first."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = not path.exists() or path.stat().st_size == 0
    with path.open("a", encoding="utf-8", newline="") as file:
        _write(file, decisions, header=fresh)


def append_new(path: str | Path, log: Iterable[Decision]) -> int:
    """Add those decisions that the file does not hold yet; returns how many. Done twice, it adds nothing twice."""
    path = Path(path)
    there = Counter(read_log(path)) if path.exists() and path.stat().st_size else Counter()
    new = []
    for decision in log:
        if there[decision]:
            there[decision] -= 1
        else:
            new.append(decision)
    if new:
        append(path, *new)
    return len(new)


def log_csv(log: Iterable[Decision]) -> str:
    """A log as its CSV file would be."""
    out = io.StringIO()
    _write(out, log, header=True)
    return out.getvalue()


def _write(file: TextIO, log: Iterable[Decision], header: bool) -> None:
    writer = csv.writer(file, lineterminator="\n")
    if header:
        writer.writerow(COLUMNS)
    writer.writerows([to_safe(value) for value in asdict(decision).values()] for decision in log)


def read_log(path: str | Path) -> list[Decision]:
    """The decisions of a log, in the order made. `InputError` with the line that can't be read, or if the file is empty."""
    return parse_log(read_bytes(path), str(path))


def parse_log(data: bytes, path: str) -> list[Decision]:
    """The decisions of a log's bytes; `path` names it in messages."""
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except UnicodeDecodeError:
        raise InputError(f"{path}: not a decision log; it is not a text in UTF-8") from None
    except csv.Error as error:
        raise InputError(f"{path}: {error}") from None
    if not rows:
        raise InputError(f"{path}: the file is empty; a log without decisions has its first line")
    if tuple(rows[0]) != COLUMNS:
        raise InputError(f"{path}: not a decision log; its columns must be {', '.join(COLUMNS)}")
    out = []
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(COLUMNS):
            raise InputError(f"{path}, line {number}: {len(row)} columns instead of {len(COLUMNS)}")
        values: dict[str, Any] = dict(zip(COLUMNS, map(from_safe, row), strict=True))
        try:
            values["anchor_start"], values["anchor_end"] = (
                int(values["anchor_start"]),
                int(values["anchor_end"]),
            )
        except ValueError:
            raise InputError(f"{path}, line {number}: anchor_start and anchor_end must be whole numbers") from None
        chosen = (values["action"], values["table"]) == (CHOOSE, VIEWS)
        if problem := None if chosen else _unknown(values["table"], values["action"]):
            raise InputError(f"{path}, line {number}: {problem}")
        out.append(Decision(**values))
    return out


def to_frame(log: Iterable[Decision]) -> Any:
    """A log as a DataFrame."""
    import pandas as pd

    rows = [asdict(decision) for decision in log]
    return pd.DataFrame(
        {
            name: pd.array(
                [row[name] for row in rows],
                dtype="Int64" if name.startswith("anchor_") and name != "anchor_text" else "string",
            )
            for name in COLUMNS
        }
    )
