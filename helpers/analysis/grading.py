"""Rules that grade an attribution: every rule, whether it holds, and the one that fired. No truth score.

Airwars: https://airwars.org/about/methodology/ ; Admiralty code: NATO AJP-2.1, as described at
https://en.wikipedia.org/wiki/Admiralty_code
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from .attribution import spread
from .statements import NAMELESS, accused_actors, side
from .wording import listed


@dataclass(frozen=True)
class Rule:
    """One rule of a scheme: the grade it gives, its condition in words, whether it holds here."""

    grade: str
    words: str
    holds: bool


@dataclass(frozen=True)
class Grade:
    """A grade, the rule that gave it in words, each input of the rule, and all rules in their order.

    The first rule that holds is the one that fired.
    """

    grade: str
    rule: str
    inputs: tuple[tuple[str, str], ...]
    rules: tuple[Rule, ...] = ()

    def __str__(self) -> str:
        return f"{self.grade}: {self.rule}"


AIRWARS = {
    "Discounted": "those killed were combatants, or another party is most likely responsible",
    "Confirmed": "a belligerent accepted responsibility",
    "Contested": "more than one belligerent is accused of the same strike, each alone",
    "Fair": "two or more generally credible origins report it, and strikes in the vicinity that day are confirmed or likely",
    "Weak": "a single origin reports it",
    "No grade": "no rule fits: nobody credible accuses, or strikes in the vicinity are neither confirmed nor likely",
}


def airwars_grade(
    table: pd.DataFrame,
    actor: str,
    *,
    not_credible: Collection[str] = (),
    strikes_likely: bool = True,
    combatants: bool = False,
    another_likely: bool = False,
) -> Grade:
    """Airwars' five grades as rules over a table of statements, for one accused actor.

    What a table can't know is asked of the person: which origins, or kinds of origin ("outlet"),
    are not generally credible, whether strikes in the vicinity are confirmed or likely, whether
    those killed were combatants or another party is most likely responsible. States and their
    bodies are one origin, two actors named as alternatives accuse neither, and a denial is no
    competing claim. Airwars' sources are published accounts that it archives: agencies, NGOs, local
    monitors, pages of residents' groups (https://airwars.org/about/methodology/). Officials, residents or a
    doctor whom a report quotes without a name are no source beside it; they are listed as an input, and
    count neither as origin nor as credible. Airwars' researchers weigh more; the replay shows the written rule.
    """
    found = spread(table, actor)
    said = found[found["proposition"].eq("did")]
    did, unnamed = said[~said["kind"].isin(NAMELESS)], sorted(said.loc[said["kind"].eq("unnamed"), "origin"].unique())
    admitted = sorted(did.loc[did["stance"].eq("admits"), "side"].unique())
    aside = did["side"].isin(not_credible) | did["origin"].isin(not_credible) | did["kind"].isin(not_credible)
    accusers = sorted(did.loc[~aside, "side"].unique())
    rivals = _rivals(table, actor, not_credible)
    yes = {True: "yes", False: "no"}
    inputs = (
        ("belligerents who accepted responsibility", listed(admitted)),
        (f"origins that say {actor} did it", f"{len(accusers)}: {listed(accusers)}"),
        ("origins set aside as not credible (yours to judge)", listed(sorted(did.loc[aside, "side"].unique()))),
        *((("unnamed, so no origin", f"{len(unnamed)}: {listed(unnamed)}"),) if unnamed else ()),
        ("other belligerents accused alone", listed(rivals)),
        ("strikes in the vicinity confirmed or likely (yours to judge)", yes[strikes_likely]),
        ("those killed were combatants (yours to judge)", yes[combatants]),
        ("another party is most likely responsible (yours to judge)", yes[another_likely]),
    )  # fmt: skip
    holds = {
        "Discounted": combatants or another_likely,
        "Confirmed": bool(admitted),
        "Contested": bool(rivals and accusers),
        "Fair": len(accusers) >= 2 and strikes_likely,
        "Weak": len(accusers) == 1,
    }
    holds["No grade"] = not any(holds.values())
    rules = tuple(Rule(grade, words, holds[grade]) for grade, words in AIRWARS.items())
    fired = next(rule for rule in rules if rule.holds)
    return Grade(fired.grade, fired.words, inputs, rules)


def _rivals(table: pd.DataFrame, actor: str, not_credible: Collection[str]) -> list[str]:
    """Belligerents other than the actor who are accused alone, not together with somebody, by a named origin that counts as credible."""
    aside = table["side"].isin(not_credible) | table["origin"].isin(not_credible) | table["kind"].isin(not_credible)
    counts = ~aside & ~table["kind"].isin(NAMELESS)
    alone = table[counts & table["stance"].eq("accuses") & ~table["accused"].str.contains(";", na=True)]
    return [name for name in accused_actors(alone) if name != actor and side(name) != actor]


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
        raise ValueError(
            f"the code has reliability {', '.join(RELIABILITY)} and credibility {', '.join(CREDIBILITY)}, not {reliability}{credibility}"
        )
    if credibility == "1" and independent < 1:
        raise ValueError(
            "credibility 1 means confirmed by other sources, and no other origin says so here: relays of one statement confirm nothing"
        )
    rule = f"the source is rated “{RELIABILITY[reliability]}”, the item “{CREDIBILITY[credibility]}”; the two are rated apart"
    rules = tuple(
        Rule(letter, words, letter in (reliability, credibility))
        for letter, words in (RELIABILITY | CREDIBILITY).items()
    )
    inputs = (("other origins that say the same", str(independent)),)
    return Grade(f"{reliability}{credibility}", rule, inputs, rules)


def ucdp_sides(events: pd.DataFrame) -> pd.DataFrame:
    """In how many UCDP events Russia is a side, and in how many the first headline says "Russian": all that the slice keeps.

    Columns: what, events, of. UCDP codes the two sides of a conflict; an ally that fights for a side
    is folded into it (https://www.uu.se/en/department/peace-and-conflict-research/research/ucdp/ucdp-methodology).
    """
    rows = {
        "Russia is side A or side B": int(events["russia_is_side"].sum()),
        "the first source's headline says “Russian”": int(events["headline_says_russian"].sum()),
    }
    return pd.DataFrame(
        {
            "what": pd.array(list(rows), dtype="string"),
            "events": pd.array(list(rows.values()), dtype="Int64"),
            "of": pd.array([len(events)] * len(rows), dtype="Int64"),
        }
    )


def beyond(events: pd.DataFrame, first: str, last: str) -> pd.Series:
    """Which events reach outside the days `first` to `last`: whole-year rows, rows of several months."""
    return events["date_start"].lt(first) | events["date_end"].gt(last)
