"""Tolls in time: the night replayed by the clock, and vintages. Nothing is joined across origins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from ..analysis.figures import UNKNOWN, gather, totals
from ..analysis.vintages import all_reports, first_report, latest_report, spans, undated
from ..analysis.wording import plural
from ..coded.times import FIRST_STRIKES
from ..holdings import OWN
from .explorer import View
from .intervals import ladder
from .night import Look, Night, Panel, Span, looks
from .tolls import (
    CERTAIN,
    EVER,
    GAPS,
    KEY,
    LAST,
    columns,
    heard,
    known,
    last_of_each,
    line,
    listed,
    named,
    number,
    proof,
    told_by,
    worded,
)


def _night(data: Any) -> tuple[pd.DataFrame, dict[str, Look]]:
    """Every statement of a named origin with its span of time, expectations among them; and each origin's look."""
    table = known(data)
    counts = pd.concat([totals(table, "killed_or_injured"), totals(table, "killed")])
    counts = spans(counts[counts["origin"].ne(UNKNOWN)])
    # what will rise is nobody's where the article says it itself: it is then the article's
    rising = gather(table[table["trend"].notna()])
    rising["origin"] = rising["origin"].replace(UNKNOWN, OWN)
    whole = pd.concat([counts, rising]).sort_values(["latest", "earliest", "origin"], kind="stable", na_position="last")
    often = whole.groupby("origin")["prints"].sum().sort_values(ascending=False, kind="stable")
    return whole.reset_index(drop=True), looks(list(often.index))


def _steps(table: pd.DataFrame) -> dict[int, int]:
    """For each row the row of what the same origin said before; of a statement with two outcomes, the killed."""
    made = table[table["place_in_row"].notna()].assign(row=lambda t: t.index, split=lambda t: t["outcome"].ne("killed"))
    made = made.sort_values(["place_in_row", "split"], kind="stable").drop_duplicates("statement")
    before = made.groupby("origin")["row"].shift()
    return {int(row): int(step) for row, step in zip(made["row"], before, strict=True) if not pd.isna(step)}


def _panels(table: pd.DataFrame, by: str) -> Iterator[Panel]:
    """The rows as panels of spans. A span ends where the clock stands, so that nothing later is shown."""
    now = [] if by == EVER else [pd.Timestamp(by, tz="UTC")]
    steps = _steps(table)
    found: dict[str, list[Span]] = {"killed_or_injured": [], "killed": [], "trend": []}
    for i, row in enumerate(table.itertuples()):
        ends = now if pd.isna(row.latest) else [*now, row.latest]
        span = Span(
            row.origin,
            worded(row),
            row.earliest,
            min(ends, default=None),
            number(row.low),
            number(row.high),
            number(row.printed_low),
            i,
            steps.get(i),
        )
        found["trend" if pd.isna(row.qualifier) else str(row.outcome)].append(span)
    for kind, heading, pixels, floor in (
        ("killed_or_injured", "people killed or injured, not split", 100, 180),
        ("killed", "people killed", 370, 66),
    ):
        if found[kind]:
            yield Panel(
                heading,
                found[kind],
                pixels,
                max(floor, int(max(s.height for s in found[kind]) * 1.12)),
            )
    if found["trend"]:
        yield Panel(
            "a toll will rise: no number, so no height",
            found["trend"],
            30 + 22 * len(found["trend"]),
        )


def known_when(data: Any, by: str = LAST, printed: str = CERTAIN) -> View:
    """The night replayed: each figure in the span in which it was first printed, joined only within one origin."""
    table, look = _night(data)
    now = told_by(table, by, printed)
    counts, rising = now[now["qualifier"].notna()], now[now["qualifier"].isna()]
    title = f"{heard(by, printed)}: {plural(len(counts), 'figure')} of {plural(counts['origin'].nunique(), 'origin')}, {plural(len(rising), 'expectation')}"
    at = None if by == EVER else pd.Timestamp(by, tz="UTC")
    night = Night(look, pd.Timestamp(FIRST_STRIKES), pd.Timestamp(LAST, tz="UTC"), at)
    whole = counts["outcome"].eq("killed")
    never = undated(table[table["qualifier"].notna() & table["outcome"].eq("killed")])
    dark = "" if by == EVER or never.empty else f" Without a printed time, and so never certain: {listed(never)}."
    told = f"Killed: {listed(counts[whole])}. Killed or injured, not split: {listed(counts[~whole])}. Said to rise, without a number: {listed(rising)}."
    shown = columns(now)
    shown.insert(2, "not_before", [_clock(row.earliest) for row in now.itertuples()])
    shown.insert(3, "certain_by", [_clock(row.latest) for row in now.itertuples()])
    return View(
        f"{title}. {told}{dark}",
        shown,
        figure=night.draw(list(_panels(now, by)), title),
        evidence=proof(data, now),
        rows=[named(row) for row in now.itertuples()],
        caption="Printed by then",
        missing=GAPS,
    )


def _clock(at: pd.Timestamp) -> str:
    """A moment (UTC) in a cell of a table."""
    return "no time printed" if pd.isna(at) else f"{at:%d %B %H:%M}".lstrip("0")


VERBS = {
    "as of the hour: one row an origin": "as_of",
    "first report of each origin": "first_report",
    "latest report of each origin": "latest_report",
    "all reports": "all_reports",
}


def vintages(data: Any, verb: str = "as_of", by: str = LAST, printed: str = CERTAIN) -> View:
    """Four verbs on one table: first_report, latest_report, as_of (one row an origin each), all_reports."""
    verbs = {
        "first_report": first_report,
        "latest_report": latest_report,
        "all_reports": all_reports,
    }
    prints = totals(known(data))
    table = spans(prints)
    if verb == "as_of":
        rows, head = (
            last_of_each(table, by, printed),
            f"{heard(by, printed)}, the last figure of each origin",
        )
    elif verb in verbs:
        rows, head = (
            verbs[verb](table),
            f"{verb.replace('_', ' ').capitalize()}, whatever the clock says",
        )
    else:
        raise ValueError(f"verb is one of as_of, {', '.join(verbs)}, not {verb!r}")
    nobody = int(table["origin"].eq(UNKNOWN).sum())
    rest = f"{plural(nobody, 'figure')} with nobody named {'stand among them' if verb == 'all_reports' else 'belong to no origin and are left out'}"
    drawn = [line(row) for row in rows.itertuples()]
    title = f"{head}: {plural(len(rows), 'row')}"
    return View(
        f"{title}. {listed(rows)}. {rest}.",
        columns(rows),
        figure=ladder(drawn, title, key=KEY),
        evidence=proof(data, rows),
        rows=[named(row) for row in rows.itertuples()],
        caption=f"Vintage: {verb.replace('_', ' ')}",
        missing=GAPS,
    )
