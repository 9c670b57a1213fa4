"""Statements about who did it, from one article or from coded reports, in one shape.

An *origin* states something; a *report* prints it. A relay is a report, not an origin.
"""

from __future__ import annotations

import pandas as pd

from ..reading.lexicon import lexicon

COLUMNS = ("claim_id", "origin", "origin_known", "report", "relays", "stance", "hedged", "accused", "quotation", "text", "statement")


def _strings(values: object) -> pd.Series:
    return pd.Series(values, dtype="string")


def statements(claims: pd.DataFrame, report: str = "this article") -> pd.DataFrame:
    """Claims of an article, or coded attributions, as statements with the columns in `COLUMNS`.

    An article's claims (a column `voice`, no column `origin`): the origin is the source; an accusation
    in the article's own voice has `report` as its origin; hearsay has none. Coded attributions bring
    their origins with them. `origin_known` is false where nobody can be named. `statement` is the key of
    the statement a coded copy goes back to, missing where none is known.
    """
    frame = claims.reset_index(drop=True)
    if "origin" in frame.columns:
        origin, known = frame["origin"], frame["origin"].ne("unknown").fillna(False)
        reports, relays, statement = frame["publisher"], frame["relays"], frame["origin_statement"]
    else:
        own = frame["voice"].eq("article")
        origin = frame["source"].mask(own & frame["stance"].eq("accuses"), report).fillna("unknown")
        known = origin.ne("unknown")
        reports, relays = _strings([report] * len(frame)), frame["via"]
        statement = _strings([pd.NA] * len(frame))
    return pd.DataFrame(
        {
            "claim_id": frame["claim_id"], "origin": origin.astype("string"), "origin_known": known.astype("boolean"), "report": reports.astype("string"),
            "relays": relays.astype("string"), "stance": frame["stance"], "hedged": frame["hedged"], "accused": frame["accused"],
            "quotation": frame["quotation"], "text": frame["text"] if "content_text" not in frame else frame["content_text"].fillna(frame["text"]), "statement": statement.astype("string"),
        }
    )  # fmt: skip


def names_actor(accused: object, actor: str) -> bool:
    """Whether an accused names this actor, or a body of this state ("Russian Air Force" for Russia).

    >>> names_actor("Russia; Syria", "Russia"), names_actor("Russian Air Force", "Russia"), names_actor("Syria", "Russia")
    (True, True, False)
    """
    if not isinstance(accused, str):
        return False
    adjectives = lexicon().adjectives
    for part in accused.split("; "):
        state = adjectives.get(part.split()[0].lower())
        if part == actor or (state is not None and state.name == actor):
            return True
    return False


def accused_actors(table: pd.DataFrame) -> list[str]:
    """The actors accused in a table of statements, the most often named first."""
    named = [part for value in table.loc[table["stance"].eq("accuses"), "accused"].dropna() for part in value.split("; ")]
    return list(pd.Series(named, dtype="string").value_counts(sort=True).index) if named else []
