"""Statements about who did it, from one article or from coded reports, in one shape.

An *origin* states something; a *report* prints it. A relay is a report, not an origin.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from ..reading.lexicon import lexicon, word_set

COLUMNS = (
    "claim_id", "origin", "origin_known", "side", "kind", "report", "outlet", "relays", "own_page",
    "stance", "hedged", "hedge", "hedge_kind", "accused", "joint", "quotation", "text", "statement",
)  # fmt: skip
# who an origin is; an outlet is one that states it itself, in its own voice, and cites nobody
KINDS = ("organisation", "person", "outlet", "unnamed", "unknown")
# kinds that are nobody's voice: told by what they are ("residents"), or no source at all
NAMELESS = ("unnamed", "unknown")
_NO_NAME = word_set("both_sides")
_KIND_OF_SOURCE = {"media": "outlet", "person": "person", "role": "person"}
_TOLD_BY_WHAT_IT_IS = ("state", "institution")
_CODED_ONLY = ("hedge", "hedge_kind", "joint")
_TRUTHS = ("origin_known", "own_page", "hedged")


def statements(claims: pd.DataFrame, report: str = "this article") -> pd.DataFrame:
    """Claims of an article, or coded attributions, as statements with the columns in `COLUMNS`.

    An article's claims (a column `voice`, no column `origin`): the origin is the source; an
    accusation in the article's own voice has `report` as its origin; hearsay has none. Coded
    attributions bring their origins with them. `origin_known` is false where nobody can be named:
    no source, or one that is told by what it is (see `is_named`).
    `side` is the state whose body the origin is, else the origin; `kind` one of `KINDS`. `own_page`
    is true where nobody stands between the origin and the reader. `statement` is the key of the
    statement that a coded copy goes back to, missing where none is known.
    """
    frame = claims.reset_index(drop=True)
    held = _coded(frame) if "origin" in frame.columns else _article(frame, report)
    held |= {name: frame.get(name, pd.NA) for name in _CODED_ONLY}
    held |= {name: frame[name] for name in ("claim_id", "stance", "hedged", "accused", "quotation")}
    kinds = held["kind"] = _kinds(frame, held["origin"])
    held["origin_known"] = pd.array([kind not in NAMELESS for kind in kinds], dtype="boolean")
    held["side"] = [
        side(name) if kind == "organisation" else name for name, kind in zip(held["origin"], kinds, strict=True)
    ]
    # column by column into one frame: the desk asks after every decision
    columns = {
        name: held[name] if name in _TRUTHS else pd.Series(held[name], frame.index, dtype="string") for name in COLUMNS
    }
    return pd.DataFrame(columns, index=frame.index)


def breaches(claims: pd.DataFrame, counts: pd.DataFrame) -> list[bool]:
    """For each claim of an article whether violations of a truce are counted in its content (`counts`: its truce counts)."""
    places = list(counts.loc[counts["measure"].eq("violations"), "start"])
    spans = [
        [tuple(map(int, part.split("-"))) for part in parts.split(";")] if isinstance(parts, str) and parts else []
        for parts in claims["content_parts"]
    ]
    return [any(first <= place < last for first, last in own for place in places) for own in spans]


def _coded(frame: pd.DataFrame) -> dict[str, Any]:
    return {
        "origin": frame["origin"],
        "report": frame["report_id"],
        "outlet": frame["publisher"],
        "relays": frame["relays"],
        "own_page": (frame["relays"].isna() & frame["origin"].ne("unknown")).astype("boolean"),
        "text": frame["text"],
        "statement": frame["origin_statement"],
    }


def _article(frame: pd.DataFrame, report: str) -> dict[str, Any]:
    own = frame["voice"].eq("article")
    return {
        "origin": frame["source"].mask(own & frame["stance"].eq("accuses"), report).fillna("unknown"),
        "report": report,
        "outlet": report,
        "relays": frame["via"],
        "own_page": own.astype("boolean"),
        "text": frame["content_text"].fillna(frame["text"]),
        "statement": pd.NA,
    }


def _kinds(frame: pd.DataFrame, origins: pd.Series) -> list[str]:
    """The kind of each origin: as the source is classed; the outlet's own voice is an outlet."""
    speakers = frame["speaker"] if "speaker" in frame.columns else pd.Series(pd.NA, index=frame.index)
    found = []
    for origin, voice, source, speaker in zip(origins, frame["voice"], frame["source_kind"], speakers, strict=True):
        if origin == "unknown":
            found.append("unknown")
        elif voice == "article":
            found.append("outlet")
        elif pd.isna(speaker) and not is_named(origin, source):
            found.append("unnamed")
        else:
            found.append(_KIND_OF_SOURCE.get(source, "organisation"))
    return found


def is_named(origin: str, source_kind: object) -> bool:
    """Whether a source says who speaks, and not only what they are ("officials", "two residents", "a doctor").

    A state or an institution is named by what it is ("the army", "the ministry"); any other source needs a
    proper name, which its last word shows. A capitalised word that the lexicon does not know as people or
    as a role ("Critics" at the head of a sentence) is taken for a name.

    >>> is_named("Ahmad Omar", "person"), is_named("Residents", "person"), is_named("Two U.S. officials", "role")
    (True, False, False)
    """
    if source_kind in _TOLD_BY_WHAT_IT_IS:
        return True
    last = origin.rpartition(" ")[2]
    return lexicon().tags.get(last.lower()) not in ("p", "r") and any(letter.isupper() for letter in last)


def side(name: str) -> str:
    """The state that a body belongs to; any other name as it is.

    >>> side("Russian Defense Ministry"), side("White House"), side("Syria Civil Defence")
    ('Russia', 'United States', 'Syria Civil Defence')
    """
    lex = lexicon()
    unique = dict(lex.unique.values())
    if name in unique:
        return unique[name]
    if state := lex.states.get(name.lower()):
        return state.name
    first, _, rest = name.partition(" ")
    state = lex.adjectives.get(first.lower()) or lex.states.get(first.lower())
    # a Red Crescent is a society, not a body of its state
    return state.name if state and rest.lower() in lex.bodies.keys() - {"red crescent"} else name


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
    named = _parts(table, "accuses")
    return list(pd.Series(named, dtype="string").value_counts(sort=True).index) if named else []


def actors(table: pd.DataFrame) -> list[str]:
    """Every actor that a statement accuses, denies or admits something of: the most often first, of equals the accused first.

    Those without a name ("both sides") come last: nobody can be asked whether "sides" did it.
    """
    about = Counter(_parts(table, "accuses", "denies", "admits"))
    return sorted(
        dict.fromkeys([*accused_actors(table), *about]), key=lambda name: (name.lower() in _NO_NAME, -about[name])
    )


def _parts(table: pd.DataFrame, *stances: str) -> list[str]:
    """The actors that statements of these stances are about, one entry a mention."""
    return [
        part for value in table.loc[table["stance"].isin(stances), "accused"].dropna() for part in value.split("; ")
    ]
