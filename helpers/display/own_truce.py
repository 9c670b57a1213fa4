"""The third question, asked of reports that a person brings: what was counted, and who counts what in the same hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ..analysis.wholes import truce_sums
from ..analysis.wording import plural
from .explorer import View
from .intervals import ladder
from .items import items_of, window_told
from .reading_views import APART, by_hours, counts_told, truce_ledger, windows
from .reports import Names, Reports, by_name, looks, proof_of, ranged, with_name

if TYPE_CHECKING:
    from ..loading import Article


def what_was_counted(reports: Article | Reports, same: Names | None = None) -> View:
    """The third question: each truce count with its unit, window, places and counter. `ValueError` says what is missing."""
    named = by_name(reports, same)
    ledgers = {name: truce_ledger(article) for name, article in named.items() if article.reading.ceasefire}
    if not ledgers:
        raise ValueError(
            "no count about a truce was read in this text: the question does not arise, or its words are not known to the reader"
        )
    own = {name: items_of(named[name], "truce") for name in ledgers}
    items = [item for found in own.values() for item in found]
    table = pd.concat([ledger.table.assign(report=name) for name, ledger in ledgers.items()], ignore_index=True)
    proof = [(ledger, i) for ledger in ledgers.values() for i in range(len(ledger.table))]
    several = [name for name, found in own.items() for _ in found] if len(named) > 1 else []
    rows = [row for ledger in ledgers.values() for row in ledger.rows or ()]
    names = [f"{row}, in {name}" for row, name in zip(rows, several, strict=True)] if several else rows
    sums = [
        f"{f'in {name}, ' if several else ''}{_sum_told(r)}"
        for name in ledgers
        for r in truce_sums(named[name].ceasefire).itertuples()
    ]
    told = [f"{f'In {name}: ' if several else ''}{counts_told(found)}." for name, found in own.items()]
    summary = " ".join(
        [f"{by_hours(items)}.", *told, APART, *([f"{sums[0][0].upper()}{'; '.join(sums)[1:]}."] if sums else [])]
    )
    return View(
        summary, table if len(named) > 1 else table.drop(columns="report"), figure=windows(items, several),
        evidence=lambda i: _shown(*proof[i]), rows=names, caption="Truce counts",
    )  # fmt: skip


def _sum_told(row: Any) -> str:
    """What the parts of a count come to. One part alone need not be all: a text may name no other."""
    left = row.whole - row.sum
    if row.parts == 1 and left > 0:
        return f"“{row.words}”: {row.sum} are named as a part of them, and no part for the other {left}"
    parts = f"“{row.words}”: its {plural(row.parts, 'part')} give{'s' if row.parts == 1 else ''} {row.sum}"
    return f"{parts}, which {row.check}{f' ({left} in no part that is named)' if left > 0 else ''}"


def _shown(view: View, row: int) -> str:
    return view.evidence(row) if view.evidence is not None else ""


def same_hours(reports: Article | Reports, same: Names | None = None) -> View:
    """Counts of one unit in the same hours by different counters, side by side. `ValueError` says what is missing."""
    named = by_name(reports, same)
    rows = pd.concat(
        [with_name(article.ceasefire, name, "figure_id").assign(report=name) for name, article in named.items()],
        ignore_index=True,
    )
    rows = rows[rows["subset_of"].isna() & rows["source"].notna() & rows["qualifier"].notna()]
    if rows["source"].nunique() < 2:
        raise ValueError(
            "one counter, or none: to put counts side by side, another counter of the same hours is missing"
        )
    hours = rows["window_hours"].astype("string").mask(rows["flow_or_stock"].eq("stock"), "so far in total")
    groups = [
        (unit, group)
        for unit, group in rows.groupby([rows["measure"], hours], sort=False)
        if group["source"].nunique() > 1
    ]
    if not groups:
        raise ValueError("no two counters count one thing in the same stated hours: nothing can be put side by side")
    (measure, window), group = groups[0]
    group = group.reset_index(drop=True)
    unit = (
        f"{measure.replace('_', ' ')} in {window} hours"
        if window.isdigit()
        else f"{measure.replace('_', ' ')}, {window}"
    )
    look = looks(group["source"])
    lines = [
        ranged(r, f"{r.source}: “{r.text}”{f' ({r.report})' if len(named) > 1 else ''}", look[r.source])
        for r in group.itertuples()
    ]
    counters = plural(group["source"].nunique(), "counter")
    group["window"] = [window_told(row) for row in group.astype(object).where(group.notna(), None).itertuples()]
    shown = group[["source", "text", "violator", "areas", "window", "report"]].rename(
        columns={
            "source": "counter",
            "text": "words",
            "violator": "whom_it_counts",
        }
    )
    proof = proof_of(named, "ceasefire")
    return View(
        f"{counters} of {unit}. {'; '.join(line.told for line in lines)}. Look what each counts, and whose side it is on: totals that are close are no agreement.",
        shown, figure=ladder(lines, f"{unit}, by {counters}", unit), evidence=lambda i: proof(group["figure_id"][i]), rows=[line.label for line in lines], caption="Counts of the same hours",
        missing={"whom_it_counts": "not named"},
    )  # fmt: skip


__all__ = ["same_hours", "what_was_counted"]
