"""Who says who did it: a matrix of origins and propositions, voices counted, hedges followed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from .statements import names_actor

_TRUCE = re.compile(r"\b(?:cease-?fire|truce|cessation of hostilities)\b", re.I)
_BROKEN = re.compile(r"\b(?:violat\w+|breach\w*|br(?:oke|eak)\w*)\b", re.I)


def propositions(actor: str) -> dict[str, str]:
    """What a statement can say about an event, as sentences. A statement may say more than one."""
    return {"did": f"{actor} did it", "did not": f"{actor} did not do it", "open": "who did it is not established", "truce": "the strikes break the truce"}


def says(row: object, actor: str) -> list[str]:
    """The propositions that one statement holds: keys of `propositions`.

    "Trying to find out" and "declines to say" hold that responsibility is open; they agree with nobody.
    """
    found = []
    if row.stance in ("accuses", "admits") and names_actor(row.accused, actor):  # type: ignore[attr-defined]
        found.append("did")
    if row.stance == "denies" and names_actor(row.accused, actor):  # type: ignore[attr-defined]
        found.append("did not")
    if row.stance in ("investigates", "withholds"):  # type: ignore[attr-defined]
        found.append("open")
    text = row.text if isinstance(row.text, str) else ""  # type: ignore[attr-defined]
    if _TRUCE.search(text) and _BROKEN.search(text):
        found.append("truce")
    return found


def spread(table: pd.DataFrame, actor: str) -> pd.DataFrame:
    """One row for each proposition that each statement holds: the statement's columns and `proposition`."""
    rows = [(i, key) for i, row in enumerate(table.itertuples(index=False)) for key in says(row, actor)]
    out = table.iloc[[i for i, _ in rows]].reset_index(drop=True)
    return out.assign(proposition=pd.array([key for _, key in rows], dtype="string"))


def stance_matrix(table: pd.DataFrame, actor: str) -> pd.DataFrame:
    """Origins (rows) by propositions: `statements`, `softened` of them, and the reports they stand in.

    A pair that is not in the table is an empty cell: the origin says nothing about it, which is neither
    yes nor no. Statements whose origin is unknown are kept apart under "unknown", never shared out.
    """
    found = spread(table, actor)
    if found.empty:
        return pd.DataFrame({"origin": _s([]), "proposition": _s([]), "statements": _i([]), "softened": _i([]), "reports": _i([])})
    groups = found.groupby(["origin", "proposition"], sort=False)
    out = groups.agg(statements=("claim_id", "size"), softened=("hedged", lambda h: int(h.fillna(False).sum())), reports=("report", "nunique")).reset_index()
    order = found.groupby("origin")["claim_id"].size().sort_values(ascending=False, kind="stable").index
    out["_o"] = out["origin"].map({name: (name == "unknown", i) for i, name in enumerate(order)})
    out = out.sort_values(["_o", "proposition"], kind="stable").drop(columns="_o").reset_index(drop=True)
    return out.astype({"statements": "Int64", "softened": "Int64", "reports": "Int64"})


def _s(values: list[Any]) -> pd.Series:
    return pd.Series(values, dtype="string")


def _i(values: list[Any]) -> pd.Series:
    return pd.Series(values, dtype="Int64")


def _n(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


@dataclass(frozen=True)
class Voices:
    """How many statements, in how many reports, from how many origins; `unknown` statements have none."""

    statements: int
    reports: int
    origins: tuple[str, ...]
    unknown: int

    def __str__(self) -> str:
        kept = f"; {self.unknown} more statements name no origin and are counted as no voice" if self.unknown else ""
        return f"{_n(self.statements, 'statement')} in {_n(self.reports, 'report')} go back to {_n(len(self.origins), 'origin')}{kept}"


def voices(table: pd.DataFrame) -> Voices:
    """Statements, reports and origins of a table of statements or of coded figures."""
    if "origin_known" not in table.columns:
        table = table.assign(origin_known=table["origin"].ne("unknown"), report=table["publisher"])
    known = table[table["origin_known"].fillna(False).astype(bool)]
    return Voices(len(known), known["report"].nunique(), tuple(sorted(known["origin"].unique())), len(table) - len(known))


def goes_back(figures: pd.DataFrame, value: int, outcome: str = "killed") -> pd.DataFrame:
    """The coded figures with one value, by the statement they are copies of: `reports` and their words.

    Columns: origin, statement, figures, reports, words. The first row is the statement that most copies go back to.
    """
    chosen = figures[figures["value"].eq(value).fillna(False) & figures["outcome"].eq(outcome)]
    key = chosen["origin_statement"].fillna("(no single statement known)")
    groups = chosen.assign(statement=key).groupby(["origin", "statement"], sort=False)
    out = groups.agg(figures=("figure_id", "size"), reports=("publisher", "nunique"), words=("text", lambda t: "; ".join(dict.fromkeys(t.dropna())))).reset_index()
    return out.sort_values(["figures", "origin"], ascending=[False, True], kind="stable").reset_index(drop=True)


def hedge_drift(table: pd.DataFrame) -> pd.DataFrame:
    """Statements that one copy softens and another prints flat: statement, origin, copies, softened, flat.

    Only accusations with a known statement are compared: two copies of different statements are no drift.
    """
    copies = table[table["stance"].eq("accuses") & table["statement"].notna()]
    groups = copies.groupby(["statement", "origin"], sort=False)
    out = groups.agg(copies=("claim_id", "size"), softened=("hedged", lambda h: int(h.fillna(False).sum()))).reset_index()
    out["flat"] = out["copies"] - out["softened"]
    out = out[(out["softened"] > 0) & (out["flat"] > 0)]
    return out.sort_values("copies", ascending=False, kind="stable").reset_index(drop=True)


def probability_from_majority(table: pd.DataFrame, actor: str) -> float:
    """Always refused: how many say so is no measure of how likely it is."""
    found = voices(spread(table, actor).query("proposition == 'did'"))
    raise ValueError(
        f"{found}. A majority of sources is not a probability: relays repeat one another, sources choose to speak, "
        "and who was not asked is not in the table. Grade the sources instead, and show the rule."
    )


def count_relays_as_origins(table: pd.DataFrame) -> int:
    """Always refused: a report that passes a statement on adds no voice."""
    found = voices(table)
    raise ValueError(f"a relay is not an origin: {found.reports} reports here pass on what {len(found.origins)} origins said. Count the origins.")
