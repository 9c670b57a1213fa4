"""Rules that grade an attribution, with the rule that fired and the inputs it saw. No truth score.

Airwars: https://airwars.org/about/methodology/ ; Admiralty code: NATO AJP-2.1, as described at
https://en.wikipedia.org/wiki/Admiralty_code
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .attribution import spread
from .statements import accused_actors


@dataclass(frozen=True)
class Grade:
    """A grade, the rule that gave it in words, and each input of the rule."""

    grade: str
    rule: str
    inputs: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.grade}: {self.rule}"


AIRWARS = {
    "Confirmed": "a belligerent accepted responsibility",
    "Contested": "more than one belligerent is accused of the same strike, each alone",
    "Fair": "two or more generally credible origins report it, and strikes in the vicinity that day are confirmed or likely",
    "Weak": "a single origin reports it",
    "Discounted": "those killed were combatants, or another party is most likely responsible",
    "No grade": "no rule fits: nobody accuses anybody, or strikes in the vicinity are neither confirmed nor likely",
}


def airwars_grade(table: pd.DataFrame, actor: str, *, not_credible: frozenset[str] = frozenset(), strikes_likely: bool = True, combatants: bool = False) -> Grade:
    """Airwars' five grades as rules over a table of statements, for one accused actor.

    What a table can't know is asked of the person: which origins are not generally credible, whether
    strikes in the vicinity are confirmed or likely, whether those killed were combatants. A denial is
    no competing claim. Airwars' researchers weigh more than this; the replay shows the written rule.
    """
    found = spread(table, actor)
    known = found[found["origin_known"].fillna(False).astype(bool)]
    did = known[known["proposition"].eq("did")]
    admitted = tuple(sorted(did.loc[did["stance"].eq("admits"), "origin"].unique()))
    accusers = tuple(sorted(set(did["origin"]) - set(not_credible)))
    alone = table.loc[table["stance"].eq("accuses") & table["accused"].notna() & ~table["accused"].str.contains(";", na=False), :]
    rivals = tuple(name for name in accused_actors(alone) if name != actor and not spread(alone[alone["accused"].eq(name)], actor)["proposition"].eq("did").any())
    inputs = (
        ("belligerents who accepted responsibility", ", ".join(admitted) or "none"),
        (f"origins that say {actor} did it", f"{len(accusers)}: {', '.join(accusers)}" if accusers else "none"),
        ("other belligerents accused alone", ", ".join(rivals) or "none"),
        ("strikes in the vicinity confirmed or likely (yours to judge)", "yes" if strikes_likely else "no"),
        ("those killed were combatants (yours to judge)", "yes" if combatants else "no"),
    )
    if combatants:
        grade = "Discounted"
    elif admitted:
        grade = "Confirmed"
    elif rivals and accusers:
        grade = "Contested"
    elif len(accusers) >= 2 and strikes_likely:
        grade = "Fair"
    elif len(accusers) == 1:
        grade = "Weak"
    else:
        grade = "No grade"
    return Grade(grade, AIRWARS[grade], inputs)


RELIABILITY = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable", "E": "unreliable", "F": "reliability cannot be judged",
}  # fmt: skip
CREDIBILITY = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable", "6": "truth cannot be judged",
}  # fmt: skip


def admiralty(reliability: str = "F", credibility: str = "6", *, independent: int = 0) -> Grade:
    """The Admiralty code: a source and an item, rated apart, by a person. F6 until somebody rates.

    `independent`: how many other origins say the same. `ValueError` for a rating that does not exist,
    and for credibility 1 without another origin: a relay confirms nothing.
    """
    if reliability not in RELIABILITY or credibility not in CREDIBILITY:
        raise ValueError(f"the code has reliability {', '.join(RELIABILITY)} and credibility {', '.join(CREDIBILITY)}, not {reliability}{credibility}")
    if credibility == "1" and independent < 1:
        raise ValueError("credibility 1 means confirmed by other sources, and no other origin says so here: relays of one statement confirm nothing")
    rule = f"the source is rated “{RELIABILITY[reliability]}”, the item “{CREDIBILITY[credibility]}”; the two are rated apart"
    return Grade(f"{reliability}{credibility}", rule, (("other origins that say the same", str(independent)), ("rated by", "a person; F6 is no judgement")))


def ucdp_sides(events: pd.DataFrame, actor: str = "Russia") -> pd.DataFrame:
    """In how many UCDP events the actor is a side, and in how many the first headline names its nationality.

    Columns: what, events, of. UCDP codes the two sides of a conflict; an ally that fights for a side
    is folded into it (https://www.uu.se/en/department/peace-and-conflict-research/research/ucdp/ucdp-methodology).
    """
    if actor != "Russia":
        raise ValueError("the slice keeps only whether the headline says Russian: other actors can't be counted here")
    rows = [(f"{actor} is side A or side B", int(events["russia_is_side"].sum())), ("the first source's headline says “Russian”", int(events["headline_says_russian"].sum()))]
    return pd.DataFrame({"what": _s([r[0] for r in rows]), "events": pd.Series([r[1] for r in rows], dtype="Int64"), "of": pd.Series([len(events)] * 2, dtype="Int64")})


def _s(values: list[str]) -> pd.Series:
    return pd.Series(values, dtype="string")
