"""Choices that a person makes in a view, with a reason: kept in the decision log, replayed without widgets.

A choice `best` of a view comes with `why_best`, so that the view function can be called again with
what the log holds: `recorders(data, **chosen(log, "recorders"))`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd

from ..loading import InputError
from ..paths import version
from .log import CHOOSE, VIEWS, Decision, stamp


def choose(
    view: str,
    choice: str,
    value: Any,
    *,
    reason: str,
    reader: str = "",
    now: datetime | None = None,
) -> Decision:
    """A choice as a line of the log. `InputError` without a reason.

    >>> choose("recorders", "best", 50, reason="two named origins say so").new
    '50'
    """
    if not reason.strip():
        raise InputError("give a reason: a choice without one can't be discussed")
    return Decision(
        stamp(now),
        reader.strip(),
        "",
        version(),
        VIEWS,
        CHOOSE,
        0,
        0,
        "",
        "",
        "",
        f"{view}.{choice}",
        "",
        json.dumps(value, ensure_ascii=False),
        " ".join(reason.split()),
    )


def chosen(log: Iterable[Decision], view: str) -> dict[str, Any]:
    """What a log says of a view's choices, each with its reason; a later line replaces an earlier one.

    >>> chosen([choose("recorders", "best", 50, reason="two say so")], "recorders")
    {'best': 50, 'why_best': 'two say so'}
    """
    out: dict[str, Any] = {}
    for decision in log:
        name, _, choice = decision.column.partition(".")
        if decision.table == VIEWS and name == view:
            try:
                out |= {choice: json.loads(decision.new), f"why_{choice}": decision.reason}
            except json.JSONDecodeError:
                raise InputError(f"{decision.column}: {decision.new!r} is no value of a choice") from None
    return out


def compare_choices(one: Iterable[Decision], two: Iterable[Decision]) -> pd.DataFrame:
    """Two people's choices side by side: choice, what each chose and why, and whether they agree."""
    logs = [[d for d in log if d.table == VIEWS] for log in (one, two)]
    held = [{d.column: d for d in log} for log in logs]
    rows = []
    for column in sorted(held[0].keys() | held[1].keys()):
        a, b = (log.get(column) for log in held)
        rows.append(
            (
                column,
                a and a.new,
                a and a.reason,
                b and b.new,
                b and b.reason,
                bool(a and b and a.new == b.new),
            )
        )
    columns = ["choice", "first", "first_reason", "second", "second_reason", "same"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[:-1], "string") | {"same": "bool"})
