"""Checks for the exercises on attribution: each says what is wrong and why, and never the answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .analysis.attribution import goes_back, spread, voices
from .analysis.grading import airwars_grade
from .analysis.statements import statements
from .exercises import NOT_YET, a_kind, whole_number


def check_voices(answer: Any, data: Any, actor: str = "Russia") -> str:
    """How many separate voices say that the actor did it, in all coded reports?"""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    table = spread(statements(data.coverage.attributions), actor)
    did = table[table["proposition"].eq("did")]
    found = voices(did)
    if number == len(found.origins):
        return f"Well done: {found}."
    if number == len(did) or number == found.statements:
        return "Not yet: that is the number of statements. One voice can be printed many times."
    if number in (found.reports, did["report"].nunique()):
        return "Not yet: that is the number of reports. A report that passes a statement on is a relay, not a voice."
    if number == len(found.origins) + 1:
        return "Not yet: is “unknown” somebody? Statements whose origin nobody can name are no voice."
    return "Not yet: keep the statements that say the actor did it, look at the column `origin`, and count each name once."


def check_goes_back(answer: Any, data: Any, value: int = 60) -> str:
    """To which statement do most copies of a number go back? The key in the column `statement`."""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if not isinstance(answer, str):
        return f"Not yet: the answer is a key in quotation marks, and this is {a_kind(answer)}."
    back = goes_back(data.coverage.casualties, value)
    keys = list(back["statement"])
    if answer == keys[0]:
        return f"Well done: {back['figures'].iloc[0]} of {int(back['figures'].sum())} printed figures go back to it."
    if answer in keys:
        return "Not yet: that statement gives the number too, but more copies go back to another."
    if answer in set(back["origin"]):
        return "Close: that is an origin. An origin can state several things; give the key of the one statement."
    return f"Not yet: look at the table of `same_number(data, value={value})`, column `statement`."


def check_weak(answer: Any, data: Any, actor: str = "Russia") -> str:
    """Which origins would one have to set aside for Airwars' rule to give Weak?"""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if isinstance(answer, str) or not isinstance(answer, Iterable):
        return "Not yet: give a set of names, such as {'A', 'B'}."
    names = list(answer)
    if not all(isinstance(name, str) for name in names):
        return "Not yet: the set should hold names in quotation marks."
    table = statements(data.coverage.attributions)
    strange = sorted(set(names) - set(table["origin"]))
    if strange:
        return f"Not yet: no origin is called {strange[0]!r}. Copy the names from the matrix."
    grade = airwars_grade(table, actor, not_credible=frozenset(names))
    if grade.grade == "Weak":
        return f"Well done: with {len(set(names))} origins set aside, {grade.rule}. Would you defend setting each of them aside?"
    return f"Not yet: the rule still gives {grade.grade}. More than one origin is left that says so: how many may be left for Weak?"


def check_left_open(answer: Any, data: Any) -> str:
    """What does the ministry's quoted denial leave open: "who", "where" or "when"?"""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if not isinstance(answer, str) or answer.strip().lower() not in ("who", "where", "when"):
        return "Not yet: answer with “who”, “where” or “when”."
    said = next(r for r in data.seed.reading.claims if r.stance == "denies" and r.quotation == "direct")
    if answer.strip().lower() == "who":
        return f"Not yet: it names a force, “{said.accused_text}”. Others are left open too, but one part of the three is missing altogether."
    if answer.strip().lower() == "where":
        return "Not yet: it names a province. Which of the three is not named at all?"
    return "Well done: no day and no hour is named. A denial covers what its words cover, and no more."
