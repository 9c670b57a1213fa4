"""Parts against their wholes: truce counts by place that should add up, and parts of tolls that should fit."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from .intervals import part_fits
from .revisions import bounds_of

COLUMNS = ("figure_id", "words", "whole", "parts", "sum", "check")


def truce_sums(ceasefire: pd.DataFrame) -> pd.DataFrame:
    """Each exact truce count that has exact parts: do they add up to it? A missing place and a wrong figure look alike.

    Columns: figure_id, words, whole, parts (how many), sum, check ("adds up" or "does not add up"). What is
    "at least" or "about" so many is left out: parts need not add up to a bound.
    """
    rows = []
    exact = ceasefire[ceasefire["value"].notna() & ceasefire["qualifier"].eq("exact").fillna(False)]
    for whole in exact.itertuples():
        parts = exact[exact["subset_of"].eq(whole.figure_id).fillna(False)]
        if len(parts):
            total = int(parts["value"].sum())
            rows.append(
                (
                    whole.figure_id,
                    whole.text,
                    int(whole.value),
                    len(parts),
                    total,
                    "adds up" if total == whole.value else "does not add up",
                )
            )
    return _frame(rows)


def toll_parts(casualties: pd.DataFrame) -> pd.DataFrame:
    """Each toll that has parts: can each part lie inside it? Parts of a toll overlap, so they are not added.

    Columns: those of `truce_sums`; `sum` is missing, and `check` is "fits" or "a part is larger than the whole".
    """
    rows = []
    for whole in casualties[casualties["qualifier"].notna()].itertuples():
        parts = list(
            casualties[
                casualties["subset_of"].eq(whole.figure_id).fillna(False) & casualties["qualifier"].notna()
            ].itertuples()
        )
        if parts:
            fit = all(part_fits(bounds_of(part), bounds_of(whole)) for part in parts)
            rows.append(
                (
                    whole.figure_id,
                    whole.text,
                    whole.value,
                    len(parts),
                    pd.NA,
                    "fits" if fit else "a part is larger than the whole",
                )
            )
    return _frame(rows)


def _frame(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    whole = {"whole": "Int64", "parts": "Int64", "sum": "Int64"}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({name: whole.get(name, "string") for name in COLUMNS})
