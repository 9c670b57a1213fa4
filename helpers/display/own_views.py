"""The three questions, asked of reports that a person brings: one, or several of one event; or what is missing for them.

Each view takes an article, or several by name. `same` says which names are one: {"SOHR": "Syrian Observatory"}.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..analysis.attribution import propositions, voices
from ..analysis.figures import UNKNOWN
from ..analysis.revisions import KINDS, pairs
from ..analysis.statements import actors
from ..analysis.steps import once_each, steps
from ..analysis.wholes import toll_parts
from ..analysis.wording import plural
from .attribution_views import matrix_of
from .explorer import View
from .intervals import ladder
from .reports import REJECTED, Names, Reports, by_name, looks, proof_of, ranged, told, tolls

if TYPE_CHECKING:
    from ..loading import Article

TELLING = "every pair that tells something"
_MUTE = ("no comparison", "part")  # pairs of these kinds compare nothing


# who did it ------------------------------------------------------------------------------------------


def who_did_it(
    reports: Article | Reports,
    actor: str | None = None,
    bodies_as_one: bool = True,
    same: Names | None = None,
) -> View:
    """The first question: voices by what they say of one actor. `ValueError` says what is missing."""
    named = by_name(reports, same)
    table, proof = told(named), proof_of(named, "claims")
    about = table[table["stance"].ne("asserts")].reset_index(drop=True)
    if about.empty:
        raise ValueError(
            "no statement about who did it was read in this text: nobody accuses, denies, admits, investigates or withholds"
        )
    heard = voices(about, bodies_as_one)
    missing = "" if heard.count() > 1 else " One named voice, or none: a dispute needs two."
    found = actors(table)
    if not found:
        return _only_listed(about, proof, f"{heard}.{missing}")
    actor = actor or found[0]
    view = matrix_of(table, proof, actor, bodies_as_one)
    truce = " or a truce" if propositions(actor)["truce"] in view.summary else ""
    told_of = f"About {actor}{truce}, {view.summary}"  # not all that was counted before
    others = [name for name in found if name != actor]
    also = f" Also named, each in a matrix of its own: {', '.join(others)}." if others else ""
    return replace(view, summary=f"Who did it: {heard}. {told_of}{also}{missing}")


def _only_listed(about: pd.DataFrame, proof: Callable[[str], str], heard: str) -> View:
    """Statements that accuse nobody: a list, and no matrix."""
    shown = about[["origin", "report", "stance", "hedged", "text"]].rename(
        columns={"hedged": "softened", "text": "words"}
    )
    ids = list(about["claim_id"])
    counts = ", ".join(f"{n} {stance}" for stance, n in about["stance"].value_counts(sort=False).items())
    return View(
        f"Who did it: {heard} {counts}. Nobody is accused by name, so there is no matrix of who says what about whom.", shown,
        evidence=lambda i: proof(ids[i]), rows=[f"{r.origin}: {r.stance}" for r in about.itertuples()], caption="Statements about who did it",
    )  # fmt: skip


# which number revises which ----------------------------------------------------------------------------


def _whose(row: Any, several: bool) -> str:
    own = "the report's own voice" if several else "own voice"
    who = own if row.origin == UNKNOWN else row.origin
    return f"{who}, in {row.publisher}" if several else str(who)


def which_revises_which(reports: Article | Reports, outcome: str = "killed", same: Names | None = None) -> View:
    """The second question: every count of one outcome, as what its words commit to. `ValueError` says what is missing."""
    named = by_name(reports, same)
    whole = tolls(named)
    counted = whole[whole["outcome"].eq(outcome) & whole["qualifier"].notna()].reset_index(drop=True)
    people = outcome.replace("_", " ")
    if counted.empty:
        raise ValueError(f"no count of people {people} was read in this text")
    rows, inside = _under_their_wholes(counted)
    several = len(named) > 1
    look = looks(rows["origin"])
    lines = [
        ranged(r, f"“{r.text}”{_aside(r)}, {_whose(r, several)}", look[r.origin], part_of)
        for r, part_of in zip(rows.itertuples(), inside, strict=True)
    ]
    shown = pd.DataFrame(
        {
            "origin": rows["origin"].replace(UNKNOWN, "own voice, or nobody named"),
            "words": rows["text"],
            "low": rows["low"],
            "high": rows["high"],
            "part": [whole is not None for whole in inside],
            "superseded": rows["status"].eq("previous").fillna(False),
            "report": rows["publisher"],
        }
    )
    proof = proof_of(named, "casualties")
    title = f"{plural(len(lines), 'count')} of people {people}: each is one origin's, none is added to another"
    return View(
        f"{title}. {'; '.join(line.told for line in lines)}. {_revised(rows, named)}{_left_out(named)}",
        shown if several else shown.drop(columns="report"),
        figure=ladder(lines, title),
        evidence=lambda i: proof(rows["figure_id"][i]),
        rows=[line.label for line in lines],
        caption="Counts in text order, a part below its whole",
        missing={"low": "open", "high": "open"},
    )


def _under_their_wholes(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[int | None]]:
    """The rows with each part below its whole, and for each row the place of its whole, or None."""
    there = set(rows["figure_id"])
    below = rows["subset_of"].isin(there).fillna(False)
    order: list[int] = []
    inside: list[int | None] = []
    for whole in rows[~below].itertuples():
        parts = list(rows.index[rows["subset_of"].eq(whole.figure_id).fillna(False)])
        inside += [None, *[len(order)] * len(parts)]
        order += [whole.Index, *parts]
    for part in rows.index.difference(order):  # a part of a part
        inside.append(None)
        order.append(part)
    return rows.loc[order].reset_index(drop=True), inside


def _aside(row: Any) -> str:
    if isinstance(row.subset_of, str):
        return " (part of a count that was rejected)" if row.subset_of.endswith(REJECTED) else " (part)"
    return " (superseded)" if row.status == "previous" else ""


def _revised(rows: pd.DataFrame, reports: Reports) -> str:
    """What revises what, or what is missing to find it."""
    wholes = once_each(rows[rows["subset_of"].isna()].reset_index(drop=True))
    changed = [
        f"{origin}: {' → '.join(' and '.join(f'“{row.text}”' for row in step) for step in own)}"
        for origin, own in steps(wholes)
    ]
    if changed:
        return f"Revised by {plural(len(changed), 'origin')}: {'; '.join(changed)}."
    if len(wholes) < 2:
        return "No revision: one count alone revises nothing. A second count of the same origin, later, is missing."
    if not wholes.loc[wholes["origin"].ne(UNKNOWN), "origin"].duplicated().any():
        return "No revision: no origin gives two counts. A second count of the same origin, later, is missing."
    undated = [name for name, article in reports.items() if not article.published]
    if len(reports) > 1 and undated:
        return f"No revision: {', '.join(undated)} has no date of publication, so nobody knows which report came first. Give a date to find out."
    return "No revision: no origin gives another number later."


def _left_out(reports: Reports) -> str:
    """The sums and the counts of other events, told and not drawn."""
    other = [
        f"“{row.text}”"
        for article in reports.values()
        for row in article.reading.casualties
        if row.event == "other" and row.qualifier
    ]
    unfit = [
        f"“{r.words}”"
        for article in reports.values()
        for r in toll_parts(article.casualties).itertuples()
        if r.check != "fits"
    ]
    told = f" Left out as counts of another event: {', '.join(other)}." if other else ""
    return told + (f" A part is larger than its whole: {', '.join(unfit)}." if unfit else "")


def how_they_relate(reports: Article | Reports, kind: str = TELLING, same: Names | None = None) -> View:
    """Every pair of whole counts of people killed, each number of an origin once a report: revision, discrepancy ..., and why."""
    named = by_name(reports, same)
    whole = tolls(named)
    keep = (
        whole["subset_of"].isna()
        & whole["outcome"].isin(["killed", "killed_or_injured"])
        & (whole["qualifier"].notna() | whole["trend"].notna())
    )
    rows = once_each(whole[keep.fillna(False).astype(bool)].reset_index(drop=True))
    if len(rows) < 2:
        raise ValueError(
            "fewer than two counts of people killed were read: there is no pair to compare"
            + ("" if len(named) > 1 else "; add another report of the same event")
        )
    found = pairs(rows)
    counts = found["kind"].value_counts()
    chosen = found[~found["kind"].isin(_MUTE)] if kind == TELLING else found[found["kind"].eq(kind)]
    chosen = chosen.reset_index(drop=True)
    by_id = rows.set_index("figure_id")
    tell = lambda i: f"“{by_id['text'][i]}”, {_whose(by_id.loc[i], len(named) > 1)}"  # noqa: E731
    shown = pd.DataFrame(
        {
            "first": list(map(tell, chosen["first"])),
            "second": list(map(tell, chosen["second"])),
            "relation": chosen["kind"],
            "why": chosen["reason"],
        }
    ).astype("string")
    proof = proof_of(named, "casualties")
    origins = rows.loc[rows["origin"].ne(UNKNOWN), "origin"].nunique()
    kinds = ", ".join(f"{counts[name]} {name}" for name in KINDS if name in counts)
    return View(
        f"{plural(len(rows), 'count')} by {plural(origins, 'named origin')} in {plural(len(named), 'report')} make {plural(len(found), 'pair')}: {kinds}. A report that repeats an origin adds no voice.", shown,
        evidence=lambda i: proof(chosen["first"][i]) + proof(chosen["second"][i]), rows=[f"{r.first} / {r.second}: {r.relation}" for r in shown.itertuples()], caption="Pairs of counts",
    )  # fmt: skip


__all__ = ["TELLING", "how_they_relate", "which_revises_which", "who_did_it"]
