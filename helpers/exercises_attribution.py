"""Checks for the exercises on attribution: each says what is wrong and why, and never the answer."""

from __future__ import annotations

from typing import Any

from .analysis.attribution import goes_back, prints_of, spread, voices
from .analysis.denials import denials, left_open, parts_of
from .analysis.grading import airwars_grade
from .analysis.statements import KINDS, statements
from .exercises import NOT_YET, feedback, read_answer, unanswered, values_of, whole_number


@feedback
def check_voices(answer: Any, data: Any, outlets: Any = None, actor: str = "Syria") -> str:
    """How many separate voices say that the actor did it, and by which rule: does an outlet in its own voice count?"""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    if not isinstance(outlets, bool):
        return "Not yet: a number of voices needs its rule. Does an outlet that speaks in its own voice count as one? Say outlets=True or outlets=False."
    found = spread(statements(data.coverage.attributions), actor)
    did = found[found["proposition"].eq("did")]
    held = voices(did)
    if number == held.count(outlets):
        rule = "with" if outlets else "without"
        return f"Well done: {held}. Your number counts {rule} the outlets, and says so."
    if number == held.count(not outlets):
        return "Not yet: that is the number by the other rule. Number and rule belong together."
    if number < 1:
        return "Not yet: somebody says so. Choose the actor in the view, and count."
    if number in (len(did), did["report"].nunique(), len(found)):
        return "Not yet: that many are printed. One voice can be printed many times."
    if number == held.count(outlets) + int(found["proposition"].eq("either").any()):
        return "Not yet: who names two actors and does not choose accuses neither alone."
    if number > len(did):
        return "Not yet: there are fewer statements than that. Choose the actor in the view, and count voices."
    return "Not yet: choose the actor in the view. States and their bodies are one voice; statements that name nobody are none."


@feedback
def check_leads_nowhere(answer: Any, data: Any, value: int = 50) -> str:
    """How many prints of a number lead to nobody who can be named?"""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    prints = prints_of(data.coverage.casualties, value)
    lost = prints[prints["origin"].eq("unknown")]
    if number == len(lost):
        return f"Well done: {len(lost)} of {len(prints)} prints. A number that stands in many places and is nobody's is not confirmed by being repeated."
    if number == len(prints):
        return "Not yet: those are all its prints. Some of them lead to a source."
    if number == len(prints) - len(lost):
        return "Not yet: those do lead to somebody. What of the others?"
    if number in (lost["report_id"].nunique(), prints["report_id"].nunique()):
        return "Not yet: that counts reports. One report can print the number more than once."
    if number in (len(goes_back(data.coverage.casualties, value)), prints["origin"].nunique()):
        return "Not yet: that counts lines. Count the dots on one of them."
    return f"Not yet: show the view with value={value}, and look at its last line."


@feedback
def check_weak(answer: Any, data: Any, actor: str = "Russia") -> str:
    """Which origins would one have to set aside for Airwars' rule to give Weak?"""
    if unanswered(answer):
        return NOT_YET
    if (names := values_of(answer)) is None:
        return "Not yet: give a set of names, such as {'A', 'B'}."
    if not all(isinstance(name, str) for name in names):
        return "Not yet: the set should hold names in quotation marks."
    table = statements(data.coverage.attributions)
    known = {name.lower(): name for name in (*table["origin"], *table["side"], *KINDS)}
    strange = sorted(name for name in names if name.strip().lower() not in known)
    if strange:
        return f"Not yet: no origin is called {strange[0]!r}. Copy the names from the table of inputs."
    aside = {known[name.strip().lower()] for name in names}
    grade = airwars_grade(table, actor, not_credible=aside)
    if grade.grade == "Weak":
        return f"Well done: {grade.inputs[1][1].partition(':')[0]} origin is left, and the rule gives Weak. Would you defend setting each of the others aside?"
    if grade.grade == "No grade":
        return "Not yet: nobody is left who says so, so no rule fits. Weak needs one origin: whom would you keep?"
    return (
        f"Not yet: the rule gives {grade.grade}, because two or more origins are left. How many may be left for Weak?"
    )


@feedback
def check_denial(text: Any, data: Any) -> str:
    """Passes for a denial whose words name act, place and time."""
    article = read_answer(text)
    if isinstance(article, str):
        return article
    found = denials(article)
    if not found:
        return "Not yet: the reader finds no denial here. It may miss yours; it knows “X denied ...” and “X said that no ... in ...”."
    # the places of the seed article are known places too, wherever they stand in a sentence
    known = {place.text for place in data.seed.reading.places}
    parts = min((parts_of(article, row, known) for row in found), key=lambda p: len(left_open(p)))
    missing = left_open(parts)
    times = [
        d for d in article.reading.dates for part in parts if part.name == "time" and (d.start, d.end) in part.spans
    ]
    if not missing and all(d.kind in ("month", "year") for d in times):
        return f"Not yet: “{', '.join(d.text for d in times)}” is no day. A denial of a whole month says less about one night."
    if not missing:
        return "Well done: act, place and time are named. Read it again: what could still have happened that it does not deny?"
    told = {"act": "no act is named", "place": "no place is named (the reader finds one after “in”)", "time": "no day is named"}  # fmt: skip
    return f"Not yet: in the words denied, {' and '.join(told[name] for name in missing)}."
