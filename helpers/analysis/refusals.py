"""What somebody may want of these tables and they cannot carry: a map of one city, an estimate of the unrecorded dead.

Refusals that belong to one kind of table stand with it: `combine` and `curve` in `revisions`, `trend`, `rate_between`
and `total_over_period` in `truce_days`, `probability_from_majority` in `attribution`. Each gives the figures that show why.
"""

from __future__ import annotations

import pandas as pd

from .figures import UNKNOWN, totals
from .wording import listed, plural, tallied


def map_of_one_city(table: pd.DataFrame, events: pd.DataFrame, city: str = "Idlib town") -> None:
    """Always refused: the figures name a city and no place in it, and a recorder's point is that of the city.

    `table`: figures as in `figures.figures` (used: `scope`); `events`: UCDP events (`records.ucdp`; used:
    `where_coordinates, latitude, longitude`), of which `city` is a value of `where_coordinates`. What the precision
    of a place means is UCDP's `where_prec`: Sundberg & Melander 2013, Journal of Peace Research 50(4).
    """
    there = events[events["where_coordinates"].eq(city).fillna(False)]
    points = there[["latitude", "longitude"]].dropna().drop_duplicates()
    scopes = {str(scope): int(n) for scope, n in table["scope"].value_counts().items()}
    told = f"{plural(len(there), 'UCDP event')} in {city} {'has' if len(there) == 1 else 'have'} {plural(len(points), 'point')} between them"
    raise ValueError(
        f"no map of {city}: {plural(len(table), 'figure')} say where they count by a word ({tallied(scopes)}) and by no coordinate; "
        f"{told}. A pin would be read as where people died. Name the place in words, as the source does."
    )


def multiple_systems_estimate(
    table: pd.DataFrame, records: pd.DataFrame | None = None, outcome: str = "killed"
) -> float:
    """Always refused: the method matches persons between lists, and here are counts that repeat one another.

    `table`: figures as in `figures.figures` (used: `origin, outcome, relayed`); `records`: what recorders published
    (`records.records`; used: `recorder, sources_counted, distinct_source_offices`), if it is to be named.

    What the method needs: a closed population, records of one person matched without error, and, with two
    lists, an equal chance for everybody to be listed and lists that do not depend on each other; three or more
    lists let the dependence be modelled (Manrique-Vallier, Price & Gohdes, "Multiple Systems Estimation Techniques
    for Estimating Casualties in Armed Conflicts", in Seybolt, Aronson & Fischhoff, Counting Civilian Casualties,
    2013; Human Rights Data Analysis Group, https://hrdag.org/tech-notes/basic-mse.html).
    """
    counts = totals(table, outcome, scope=None)
    named = counts.loc[counts["origin"].ne(UNKNOWN), "origin"]
    often = named.value_counts()
    copies = f"{int(counts['relayed'].sum())} of them stand in the report of another"
    if len(often):
        copies += f", {int(often.iloc[0])} go back to {often.index[0]}"
    raise ValueError(
        f"no multiple-systems estimate: it matches persons between lists, and from who is on several infers who is on none. Here is no list of persons, "
        f"only {plural(len(counts), 'count')} of people {outcome.replace('_', ' ')} by {plural(named.nunique(), 'named origin')}: a count has no names, so no overlap is known. "
        f"Nor are they apart: {copies}{_one_office(records)}. Lists that copy one another make the unlisted look few. Give the counts, and whose they are."
    )


def _one_office(records: pd.DataFrame | None) -> str:
    """Recorders whose several sources come from fewer offices, as words to go on with; "" if none is known."""
    if records is None:
        return ""
    fewer = records[records["distinct_source_offices"].lt(records["sources_counted"]).fillna(False)]
    told = [
        f"the {row.sources_counted} sources of {row.recorder} are of {plural(int(row.distinct_source_offices), 'office')}"
        for row in fewer.itertuples()
    ]
    return f", {listed(told)}" if told else ""
