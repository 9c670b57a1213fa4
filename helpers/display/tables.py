"""Tables as HTML that a screen reader can walk: a caption, header cells, missing values in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from .marks import escape

MISSING = "not stated"


def cell(value: object) -> str:
    """One value as escaped text; missing is said in words."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return f'<span style="opacity:.75">{MISSING}</span>'
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value == value.normalize() else f"{value:%Y-%m-%d %H:%M}"
    if str(value) in ("True", "False") and not isinstance(value, str):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return escape(str(value))


def table_html(frame: pd.DataFrame, caption: str, columns: Sequence[str] | None = None, limit: int = 200, chosen: int | None = None) -> str:
    """A table with caption. At most `limit` rows are shown, and the caption says so."""
    shown = frame if columns is None else frame[[c for c in columns if c in frame.columns]]
    cut = shown.head(limit)
    note = f" (the first {limit} of {len(shown)} rows)" if len(shown) > limit else f" ({len(shown)} rows)"
    head = "".join(f'<th scope="col" style="text-align:left;padding:.2em .6em">{escape(str(c).replace("_", " "))}</th>' for c in cut.columns)
    rows = []
    for number, row in enumerate(cut.itertuples(index=False)):
        look = ' style="outline:2px solid #b8860b"' if number == chosen else ""
        cells = "".join(f'<td style="text-align:left;vertical-align:top;padding:.2em .6em">{cell(v)}</td>' for v in row)
        rows.append(f"<tr{look}>{cells}</tr>")
    body = "".join(rows) or f'<tr><td colspan="{max(1, len(cut.columns))}">no rows</td></tr>'
    return (
        '<div class="tex2jax_ignore" style="overflow-x:auto;max-width:100%">'
        f'<table style="border-collapse:collapse;font-size:.92em"><caption style="text-align:left;font-weight:600">{escape(caption + note)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
