"""Tables as HTML that a screen reader can walk: a caption, header cells, missing values in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from .marks import escape, words

MISSING = "not stated"
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?")  # is read as one word
SAID = ("no", "state", "why")  # columns that tell of a row that was taken out; they are not struck through


def cell(value: object, missing: str = MISSING) -> str:
    """One value as escaped text; missing is said in words."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return f"<i>{escape(missing)}</i>"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value == value.normalize() else f"{value:%Y-%m-%d %H:%M}"
    if str(value) in ("True", "False") and not isinstance(value, str):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return words(str(value))


def table_html(
    frame: pd.DataFrame,
    caption: str,
    columns: Sequence[str] | None = None,
    limit: int = 200,
    picks: Sequence[int | None] = (),
    missing: Mapping[str, str] | None = None,
    struck: Collection[int] = (),
) -> str:
    """A table with caption. At most `limit` rows are shown, and the caption says so.

    `picks` says for each row which row of the explorer's list it stands for; `missing` how a column
    says that it has no value, where "not stated" would be wrong; `struck` are rows that were taken out.
    """
    shown = frame if columns is None else frame[[c for c in columns if c in frame.columns]]
    cut = shown.head(limit)
    note = (
        f" (the first {limit} of {len(shown)} rows)"
        if len(shown) > limit
        else f" ({len(shown)} row{'s' * (len(shown) != 1)})"
    )
    head = "".join(
        f'<th scope="col" style="text-align:left;padding:.2em .6em">{escape(str(c).replace("_", " "))}</th>'
        for c in cut.columns
    )
    gaps = [(missing or {}).get(str(c), MISSING) for c in cut.columns]
    rows = []
    for number, row in enumerate(cut.itertuples(index=False)):
        pick = picks[number] if number < len(picks) else None
        stands = "" if pick is None else f' data-row="{pick}"'
        shown_as = [
            f"<s>{cell(v, gap)}</s>" if number in struck and name not in SAID else cell(v, gap)
            for name, v, gap in zip(cut.columns, row, gaps, strict=True)
        ]
        cells = "".join(
            f'<td style="text-align:left;vertical-align:top;padding:.2em .6em{";white-space:nowrap" if _DAY.fullmatch(value) else ""}">{value}</td>'
            for value in shown_as
        )
        rows.append(f"<tr{stands}>{cells}</tr>")
    body = "".join(rows) or f'<tr><td colspan="{max(1, len(cut.columns))}">no rows</td></tr>'
    return (
        # a box that scrolls is reached and moved by keyboard, and has a name
        f'<div class="table-box tex2jax_ignore" role="group" aria-label="Table: {escape(caption)}" tabindex="0" style="overflow-x:auto;max-width:100%">'
        f'<table style="border-collapse:collapse;font-size:.92em"><caption style="text-align:left;font-weight:600">{words(caption + note)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
