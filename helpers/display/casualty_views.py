"""Tolls as pictures: the ladder, the night replayed, vintages, pairs. Ranges stay ranges; nothing is joined across origins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from ..analysis.figures import UNKNOWN, gather, totals
from ..analysis.vintages import all_reports, first_report, latest_report, spans, undated
from ..coded.times import FIRST_STRIKES
from .explorer import View
from .intervals import Ranged, ladder
from .items import plural
from .night import Look, Night, Panel, Span, looks
from .tolls import (
    CERTAIN,
    EVER,
    GAPS,
    KEY,
    LAST,
    NOBODY,
    OWN,
    THIS,
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
    voices,
    worded,
)

OUTCOMES = {"killed": "killed", "injured": "injured", "killed or injured (not split)": "killed_or_injured", "missing": "missing"}
CITY, HOSPITAL, PROVINCE, ANYWHERE = "the city, beside the article", "a hospital", "the province", "any place"
_SCOPES = {CITY: "city", HOSPITAL: "hospital", PROVINCE: "province"}
PLACES = [*_SCOPES, ANYWHERE]
NAMED, EVERYBODY = "every named origin", "everybody"
STATEMENT, READING = "once a statement", "once a reading"


def origins(data: Any) -> list[str]:
    """Whose figures can be looked at alone."""
    return [NAMED, EVERYBODY, *voices(data)[1:]]


def _by(table: pd.DataFrame, origin: str) -> pd.Series:
    """Which figures are an origin's; beside those of every named origin stand the article's own."""
    if origin in (NAMED, EVERYBODY):
        return table["origin"].ne(UNKNOWN) | table["own"] | (origin == EVERYBODY)
    return table["origin"].eq(UNKNOWN if origin == NOBODY else origin)


def _where(table: pd.DataFrame, place: str) -> pd.Series:
    """Which figures count at a place; the article's own stay only beside those of the city."""
    if place == ANYWHERE:
        return pd.Series(True, index=table.index)
    if place not in _SCOPES:
        raise ValueError(f"place is one of {', '.join(PLACES)}, not {place!r}")
    return table["scope"].eq(_SCOPES[place]).fillna(False) | (table["own"] & (place == CITY))


def _with_parts(wholes: pd.DataFrame, parts: pd.DataFrame, by: str) -> tuple[pd.DataFrame, list[int | None]]:
    """Each whole, smallest first, its parts below it; and for each row the row of its whole, or None."""
    size = wholes["low"].fillna(wholes["high"]).fillna(wholes["printed_low"])
    order = wholes.assign(size=size).sort_values(["size", "figure_id"], kind="stable").index
    found: list[pd.DataFrame] = []
    inside: list[int | None] = []
    for i in order:
        below = gather(parts[parts["subset_of"].isin(wholes["ids"][i].split())], by)
        first = len(inside)
        inside += [None, *[first] * len(below)]
        found += [wholes.loc[[i]], below]
    return pd.concat(found, ignore_index=True), inside


def _lines(table: pd.DataFrame, inside: Sequence[int | None]) -> list[Ranged]:
    """Each figure as a line; a part says of whom it speaks, and whose it is where that is another."""
    rows = list(table.itertuples())
    return [line(row) if whole is None else line(row, _part(row, rows[whole]), whole) for row, whole in zip(rows, inside, strict=True)]


def _part(row: Any, whole: Any) -> str:
    counted = "" if str(row.victim_class) in row.english else f" {row.victim_class}"
    other = "" if row.origin == whole.origin else f", {row.origin}"
    prints = f" ({row.prints} prints)" if row.prints > 1 else ""
    return f"of these: {worded(row)}{counted}{other}{prints}"


def toll_ladder(data: Any, outcome: str = "killed", origin: str = NAMED, place: str = CITY, parts: bool = False, lines: str = STATEMENT) -> View:
    """One line a figure: exact a dot, a range a bar, an open end an arrow. A part stands inside its whole."""
    table = known(data)
    counted = table[table["outcome"].eq(outcome).fillna(False) & table["qualifier"].notna()]
    whole = counted["subset_of"].isna()
    keep = whole & _where(counted, place) & _by(counted, origin)
    people = outcome.replace("_", " ")
    if not keep.any():
        raise ValueError(f"no figure of people {people} by {origin} for {place}: choose another")
    by = {STATEMENT: "statement", READING: "reading"}[lines]
    chosen, inside = _with_parts(gather(counted[keep], by), counted[~whole] if parts else counted[:0], by)
    drawn = _lines(chosen, inside)
    wholes = [row for row in drawn if row.inside is None]
    whose = chosen.loc[[part is None for part in inside], "origin"]
    exact = sum(row.low is not None and row.low == row.high for row in wholes)
    nobody = int(whose.eq(UNKNOWN).sum())
    title = f"{plural(len(wholes), 'figure')} of people {people} ({place}): {exact} exact, {len(wholes) - exact} with an open end" + (f"; {plural(len(drawn) - len(wholes), 'part')} inside them" if parts else "")
    told = "; ".join(row.told for row in drawn)
    return View(
        f"{title}. {plural(whose[whose.ne(UNKNOWN)].nunique(), 'named origin')}; for {plural(nobody, 'figure')} nobody is named. {told}.", columns(chosen), figure=ladder(drawn, title, key=KEY),
        evidence=proof(data, chosen), rows=[row.label for row in drawn], caption="Figures, smallest first", missing=GAPS,
    )  # fmt: skip


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
        span = Span(row.origin, worded(row), row.earliest, min(ends, default=None), number(row.low), number(row.high), number(row.printed_low), i, steps.get(i))
        found["trend" if pd.isna(row.qualifier) else str(row.outcome)].append(span)
    for kind, heading, pixels, floor in (("killed_or_injured", "people killed or injured, not split", 100, 180), ("killed", "people killed", 370, 66)):
        if found[kind]:
            yield Panel(heading, found[kind], pixels, max(floor, int(max(s.height for s in found[kind]) * 1.12)))
    if found["trend"]:
        yield Panel("a toll will rise: no number, so no height", found["trend"], 30 + 22 * len(found["trend"]))


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
    return View(f"{title}. {told}{dark}", shown, figure=night.draw(list(_panels(now, by)), title), evidence=proof(data, now), rows=[named(row) for row in now.itertuples()], caption="Printed by then", missing=GAPS)


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
    verbs = {"first_report": first_report, "latest_report": latest_report, "all_reports": all_reports}
    prints = totals(known(data))
    table = spans(prints)
    if verb == "as_of":
        rows, head = last_of_each(table, by, printed), f"{heard(by, printed)}, the last figure of each origin"
    elif verb in verbs:
        rows, head = verbs[verb](table), f"{verb.replace('_', ' ').capitalize()}, whatever the clock says"
    else:
        raise ValueError(f"verb is one of as_of, {', '.join(verbs)}, not {verb!r}")
    nobody = int(table["origin"].eq(UNKNOWN).sum())
    rest = f"{plural(nobody, 'figure')} with nobody named {'stand among them' if verb == 'all_reports' else 'belong to no origin and are left out'}"
    drawn = [line(row) for row in rows.itertuples()]
    title = f"{head}: {plural(len(rows), 'row')}"
    return View(
        f"{title} ({listed(rows)}). {rest}.", columns(rows), figure=ladder(drawn, title, key=KEY),
        evidence=proof(data, rows), rows=[named(row) for row in rows.itertuples()], caption=f"Vintage: {verb.replace('_', ' ')}", missing=GAPS,
    )  # fmt: skip


def first_look(data: Any, whose: str = THIS) -> View:
    """The figures of one voice as a table that a class can read: in English, with what they commit to."""
    table = known(data)
    keep = table["own"] if whose == THIS else table["origin"].eq(UNKNOWN if whose == NOBODY else whose) & ~table["own"]
    chosen = gather(table[keep])
    if whose == THIS:  # as they stand in the text
        chosen = chosen.set_index("figure_id", drop=False).reindex(table.loc[keep, "figure_id"]).reset_index(drop=True)
    if chosen.empty:
        raise ValueError(f"no figure by {whose}: choose one of {', '.join(voices(data))}")
    shown = columns(chosen)
    shown.insert(2, "outcome", chosen["outcome"].str.replace("_", " "))
    named_ = table.loc[table["origin"].ne(UNKNOWN), "origin"].nunique()
    foreign = int(table["english"].ne(table["text"]).sum())
    return View(
        f"{whose[0].upper()}{whose[1:]}: {plural(int(chosen['prints'].sum()), 'figure')} in {plural(len(chosen), 'line')}. In all there are {len(table)} figures by {named_} named origins; for {int(table['origin'].eq(UNKNOWN).sum())} nobody is named, and {foreign} wordings are translated.",
        shown, evidence=proof(data, chosen), rows=[named(row) for row in chosen.itertuples()], caption=f"Figures: {whose}", missing=GAPS,
    )  # fmt: skip
