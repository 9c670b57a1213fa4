"""Who says who did it: a matrix of voices and propositions, voices counted, numbers traced back."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd

from .statements import NAMELESS, names_actor
from .wording import plural

_TRUCE = re.compile(r"\b(?:cease-?fire|truce|cessation of hostilities)\b", re.I)
_BROKEN = re.compile(r"\b(?:violat\w+|breach\w*|br(?:oke|eak)\w*)\b", re.I)
# a denial of having been in the air there: "no combat missions", "no aircraft flew", "no military operations or air strikes"; not of operations on the ground
_NONE = r"\b(?:no|not|any|never|none|nor|without)\b(?:[\s,]+[\w'’-]+){0,6}?[\s,]+"
_FLOWN = re.compile(_NONE + r"(?:missions?|sorties?|flights?|combat tasks?|fl(?:y|ew|own|ying))\b", re.I)
_OPERATIONS = re.compile(_NONE + r"operations?\b", re.I)
_AIR = re.compile(r"\b(?:air|air-?(?:craft|strikes?|raids?)|aviation|jets?|(?:war)?planes?|helicopters?)\b", re.I)
# a figure that somebody could not verify says nothing of who did it
_FIGURES = re.compile(r"\b(?:figures?|tolls?|numbers?|counts?|totals?|rest|casualt\w+|deaths|dead)\b", re.I)
_DEED = re.compile(r"\b(?:who|whose|responsib\w+|strikes?|attacks?|raids?|shelling|fired?|claims|by)\b", re.I)
# a breach by these is an attack as well; any other breach (a flag, a post, "19 violations") is none
_ATTACK = re.compile(
    r"\b(?:\w*strikes?|struck|attack\w*|raid\w*|shell\w*|bomb\w*|fir(?:e|ed|es|ing)|kill\w*|wound\w*|injur\w*|drones?|missiles?|rockets?|mortars?|artillery|blast\w*|explo\w+|hit|hitting|target\w*)\b",
    re.I,
)
OUTLETS, NOBODY = "outlets in their own voice", "nobody who can be named"


def propositions(actor: str) -> dict[str, str]:
    """What a statement can say about an event, as sentences. Only the last is not about who did it: a question, as a breach can be denied."""
    return {
        "did": f"{actor} did it",
        "either": f"{actor} or another did it",
        "did not": f"{actor} did not do it",
        "missions": f"{actor} flew no missions there",
        "sought": "who did it is to be found out",
        "open": "who did it is left open or not told",
        "truce": "was a truce broken?",
    }


def says(row: Any, actor: str) -> list[str]:
    """The propositions that one statement holds: keys of `propositions`.

    Two actors named as alternatives ("A or B") accuse neither alone: "either". A denial stands once,
    under "missions" if its words deny missions, sorties or flights there, else under "did not".
    Who tries to find out, or asks that others do ("sought"), agrees with nobody. Nor does who withholds
    ("open"): "could not confirm who" leaves it open, "has not commented" says nothing, not even that it is open.
    Where only a figure could not be confirmed, nothing is said of who did it. Words of a broken truce that tell of
    no attack ("19 violations", "violating the ceasefire") stand under "truce" alone, whoever is accused or denies it.
    """
    found = []
    words = row.text if isinstance(row.text, str) else ""
    breach = bool(getattr(row, "breach", False) or (_TRUCE.search(words) and _BROKEN.search(words)))
    about = names_actor(row.accused, actor) and not (breach and not _ATTACK.search(_TRUCE.sub("", words)))
    stance = row.stance
    if stance in ("accuses", "admits") and about:
        joint = getattr(row, "joint", None)
        found.append("either" if isinstance(joint, str) and joint == "or" else "did")
    if stance == "denies" and about:
        flown = _FLOWN.search(words) or (_OPERATIONS.search(words) and _AIR.search(words))
        found.append("missions" if flown else "did not")
    if stance in ("investigates", "withholds") and not (_FIGURES.search(words) and not _DEED.search(words)):
        found.append("sought" if stance == "investigates" else "open")
    if breach:
        found.append("truce")
    return found


def spread(table: pd.DataFrame, actor: str) -> pd.DataFrame:
    """One row for each proposition that each statement holds: its columns and `proposition`."""
    rows = [(i, key) for i, row in enumerate(table.itertuples(index=False)) for key in says(row, actor)]
    out = table.iloc[[i for i, _ in rows]].reset_index(drop=True)
    return out.assign(proposition=pd.array([key for _, key in rows], dtype="string"))


def with_voice(table: pd.DataFrame, as_one: bool = True) -> pd.DataFrame:
    """The statements with `voice`: on whose account each is counted.

    States and their bodies are one voice if `as_one`. Outlets that state it themselves and cite
    nobody are a class of their own, whatever their number; so are statements that name nobody,
    among them those of "officials", "residents", "a doctor".
    """
    name = table["side"] if as_one else table["origin"]
    classed = name.mask(table["kind"].eq("outlet"), OUTLETS)
    return table.assign(voice=classed.mask(table["kind"].isin(NAMELESS), NOBODY))


def stance_matrix(table: pd.DataFrame, actor: str, by: str = "origin") -> pd.DataFrame:
    """Who (rows, the column `by`) by propositions: `statements`, `softened` of them, `reports`.

    A pair that is not in the table is an empty cell: nothing was said, which is neither yes nor no.
    Outlets in their own voice and statements that name nobody come last, never shared out.
    """
    found = spread(table, actor)
    cells: dict[tuple[Any, str], list[Any]] = {}
    for row in zip(found[by], found["proposition"], found["hedged"].fillna(False), found["report"], strict=True):
        cells.setdefault(row[:2], []).append(row[2:])
    often = Counter(found[by])
    place = {name: i for i, name in enumerate(sorted(often, key=lambda name: (-often[name], name)))}
    last = {OUTLETS: 1, NOBODY: 2, "unknown": 2}
    keys = {key: i for i, key in enumerate(propositions(actor))}
    order = sorted(cells, key=lambda cell: (last.get(cell[0], 0), place[cell[0]], keys[cell[1]]))
    counted = [
        (len(cells[cell]), sum(bool(hedged) for hedged, _ in cells[cell]), len({report for _, report in cells[cell]}))
        for cell in order
    ]
    out = pd.DataFrame(order, columns=[by, "proposition"], dtype="string")
    return out.join(pd.DataFrame(counted, columns=["statements", "softened", "reports"], dtype="Int64"))


@dataclass(frozen=True)
class Voices:
    """Whose statements they are, by a rule that is said with the number.

    `organisations` (states, their bodies, groups) and `persons` are named as sources and speak for
    themselves: together they are the named voices. `outlets` state it in their own voice and cite
    nobody: whether each adds a voice cannot be told. `unnamed` sources are told by what they are
    ("Officials", "Two residents"): how many they are, and whether two such words mean the same people,
    is not known, so they are no named voice. `unknown` statements have no source and no voice.
    """

    statements: int
    reports: int
    organisations: tuple[str, ...]
    persons: tuple[str, ...]
    outlets: tuple[str, ...]
    unknown: int
    unnamed: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """The named voices."""
        return (*self.organisations, *self.persons)

    def count(self, outlets: bool = False) -> int:
        """How many voices: the named ones, or with every outlet that speaks in its own voice."""
        return len(self.named) + (len(self.outlets) if outlets else 0)

    def __str__(self) -> str:
        kinds = []
        if self.organisations:
            kinds.append(plural(len(self.organisations), "state or organisation", "states or organisations"))
        if self.persons:
            kinds.append(plural(len(self.persons), "person"))
        told = [f"{plural(self.count(), 'named voice')} ({', '.join(kinds)})"] if kinds else ["no named voice"]
        if self.unnamed:
            told.append(f"{len(self.unnamed)} unnamed ({', '.join(self.unnamed)})")
        if self.outlets:
            told.append(plural(len(self.outlets), "outlet in its own voice", OUTLETS))
        if self.unknown:
            told.append(plural(self.unknown, "statement that names nobody", "statements that name nobody"))
        where = f"{plural(self.statements, 'statement')} in {plural(self.reports, 'report')}"
        return f"{where}: {', '.join(told)}"


def voices(table: pd.DataFrame, as_one: bool = True) -> Voices:
    """The voices of a table of statements; `as_one`: states and their bodies are one voice."""
    name = "side" if as_one else "origin"

    def who(kind: str) -> tuple[str, ...]:
        return tuple(sorted(table.loc[table["kind"].eq(kind), name].unique()))

    return Voices(
        statements=len(table),
        reports=table["report"].nunique(),
        organisations=who("organisation"),
        persons=who("person"),
        outlets=who("outlet"),
        unknown=int(table["kind"].eq("unknown").sum()),
        unnamed=who("unnamed"),
    )


def count_voices(table: pd.DataFrame, actor: str, as_one: bool = True) -> pd.DataFrame:
    """One row a proposition: statements, reports, named voices, outlets in their own voice.

    `nobodys`: the statements that name nobody, and are no voice: unnamed sources, or no source at all.
    """
    found = spread(table, actor)
    rows = []
    for key, sentence in propositions(actor).items():
        part = found[found["proposition"].eq(key)]
        held = voices(part, as_one)
        if held.statements:
            nobodys = int(part["kind"].isin(NAMELESS).sum())
            rows.append((sentence, held.statements, held.reports, held.count(), len(held.outlets), nobodys))
    columns = ["proposition", "statements", "reports", "voices", "outlets", "nobodys"]
    return pd.DataFrame(rows, columns=columns).set_index("proposition").astype("Int64")


NO_STATEMENT = "(no single statement known)"


def prints_of(figures: pd.DataFrame, value: int, outcome: str = "killed") -> pd.DataFrame:
    """The coded figures with one value, each with `statement`, the key of what it is a copy of."""
    chosen = figures["value"].eq(value).fillna(False) & figures["outcome"].eq(outcome)
    found = figures[chosen].reset_index(drop=True)
    return found.assign(statement=found["origin_statement"].fillna(NO_STATEMENT))


def goes_back(figures: pd.DataFrame, value: int, outcome: str = "killed") -> pd.DataFrame:
    """The coded figures with one value, by the statement they are copies of: origin, statement, figures, reports.

    The first row is the statement that most copies go back to; what leads to nobody comes last.
    """
    groups = prints_of(figures, value, outcome).groupby(["origin", "statement"], sort=False)
    out = groups.agg(figures=("figure_id", "size"), reports=("report_id", "nunique")).reset_index()
    out = out.assign(_lost=out["origin"].eq("unknown"))
    out = out.sort_values(["_lost", "figures", "origin"], ascending=[True, False, True], kind="stable")
    return out.drop(columns="_lost").reset_index(drop=True)


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
    raise ValueError(
        f"a relay is not an origin: {plural(found.reports, 'report')} here print what {plural(found.count(outlets=True), 'origin')} said. Count the origins."
    )
