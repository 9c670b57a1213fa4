"""Tolls as tables and as a ladder: ranges stay ranges, parts stand inside their wholes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from ..analysis.figures import NO_PLACE, UNKNOWN, gather
from ..analysis.wording import plural
from .explorer import View
from .intervals import Ranged, ladder
from .tolls import (
    GAPS,
    KEY,
    NOBODY,
    THIS,
    columns,
    known,
    line,
    named,
    proof,
    voices,
    worded,
)

OUTCOMES = {
    "killed": "killed",
    "injured": "injured",
    "killed or injured (not split)": "killed_or_injured",
    "missing": "missing",
}
CITY, HOSPITAL, PROVINCE, ANYWHERE = (
    "the city, beside the article",
    "a hospital",
    "the province",
    "any place",
)
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
    """Which figures count at a place; the article's own, and those without a place, stay only beside those of the city."""
    if place == ANYWHERE:
        return pd.Series(True, index=table.index)
    if place not in _SCOPES:
        raise ValueError(f"place is one of {', '.join(PLACES)}, not {place!r}")
    beside = table["own"] | table["scope"].eq(NO_PLACE)
    return table["scope"].eq(_SCOPES[place]).fillna(False) | (beside & (place == CITY))


def _with_parts(wholes: pd.DataFrame, parts: pd.DataFrame, by: str) -> tuple[pd.DataFrame, list[int | None]]:
    """Each whole, smallest first, its parts below it; and for each row the row of its whole, or None."""
    size = wholes["low"].fillna(wholes["high"]).fillna(wholes["printed_low"])
    order = wholes.assign(size=size).sort_values(["size", "figure_id"], kind="stable").index
    found: list[pd.DataFrame] = []
    inside: list[int | None] = []
    for i in order:
        first = len(inside)
        found.append(wholes.loc[[i]])
        inside.append(None)
        held = parts["subset_of"].isin(wholes["ids"][i].split())
        if held.any():
            below = gather(parts[held], by)
            found.append(below)
            inside += [first] * len(below)
    return pd.concat(found, ignore_index=True), inside


def _lines(table: pd.DataFrame, inside: Sequence[int | None]) -> list[Ranged]:
    """Each figure as a line; a part says of whom it speaks, and whose it is where that is another."""
    rows = list(table.itertuples())
    return [
        line(row) if whole is None else line(row, _part(row, rows[whole]), whole)
        for row, whole in zip(rows, inside, strict=True)
    ]


def _part(row: Any, whole: Any) -> str:
    counted = "" if str(row.victim_class) in row.english else f" {row.victim_class}"
    other = "" if row.origin == whole.origin else f", {row.origin}"
    prints = f" ({row.prints} prints)" if row.prints > 1 else ""
    return f"of these: {worded(row)}{counted}{other}{prints}"


def toll_ladder(
    data: Any,
    outcome: str = "killed",
    origin: str = NAMED,
    place: str = CITY,
    parts: bool = False,
    lines: str = STATEMENT,
) -> View:
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
    title = (
        f"{plural(len(wholes), 'figure')} of people {people} ({place}): {exact} exact, {len(wholes) - exact} with an open end"
        + (f"; {plural(len(drawn) - len(wholes), 'part')} inside them" if parts else "")
    )
    told = "; ".join(row.told for row in drawn)
    return View(
        f"{title}. {plural(whose[whose.ne(UNKNOWN)].nunique(), 'named origin')}; for {plural(nobody, 'figure')} nobody is named. {told}.",
        columns(chosen),
        figure=ladder(drawn, title, key=KEY),
        evidence=proof(data, chosen),
        rows=[row.label for row in drawn],
        caption="Figures, smallest first",
        missing=GAPS,
    )


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
        shown,
        evidence=proof(data, chosen),
        rows=[named(row) for row in chosen.itertuples()],
        caption=f"Figures: {whose}",
        missing=GAPS,
    )
