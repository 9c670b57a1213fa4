"""Checks for the exercises on casualty revisions: each says what is wrong and why, and never the answer."""

from __future__ import annotations

from typing import Any

from .analysis.revisions import KINDS
from .analysis.vintages import as_of, known_by, totals
from .display.casualty_views import known
from .exercises import NOT_YET, whole_number


def check_article_revisions(answer: Any, data: Any) -> str:
    """How many revisions does the article itself hold?"""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    if number == 0:
        return "Well done: 23 is nobody's and 28 is RT's. A revision needs the same origin, later."
    if number == 1:
        return "Not yet: which two figures do you mean, and do they have the same origin?"
    return "Not yet: look at the pairs of `relations(data, among='this article')`, and at the column `relation`."


def check_common_range(answer: Any) -> str:
    """The lowest and highest number that satisfy both “at least 23” and “as many as 28”."""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        return "Not yet: give two numbers in brackets, the lowest and the highest."
    ends = [whole_number(end) for end in answer]
    for end in ends:
        if isinstance(end, str):
            return "Not yet: both ends are whole numbers here. Which of the two phrases sets which end?"
    low, high = ends
    if low > high:  # type: ignore[operator]
        return "Not yet: the lowest number stands first."
    if (low, high) == (23, 28):
        return "Well done: one phrase sets the lowest, the other the highest. They are compatible, which does not make them confirmed."
    if low != 23:
        return "Not yet: which phrase sets the lowest number, and does it include the number it names?"
    return "Not yet: which phrase sets the highest number, and does it include the number it names?"


def check_known_by(answer: Any, data: Any, moment: str = "2016-05-31 12:00") -> str:
    """How many origins had for certain given a total of people killed by a moment?"""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    table = totals(known(data))
    right = len(as_of(table, moment))
    if number == right:
        return "Well done: one row an origin, of what had certainly been printed by then."
    if number == len(as_of(table, moment, certain=False)):
        return "Not yet: that counts what may have been printed. A day without an hour is a span; by then it must have ended."
    if number in (len(known_by(table, moment)), len(table)):
        return "Not yet: those are figures. Several can be copies of one origin's statement, and some have no origin."
    return "Not yet: use `vintages(data, verb='as_of', ...)` or `as_of(table, moment)` and count its rows."


def check_relation(answer: Any) -> str:
    """What is the Turkish ministry's “more than 60” to the Observatory's “23”?"""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if not isinstance(answer, str) or answer.strip().lower() not in KINDS:
        return f"Not yet: answer with one of {', '.join(KINDS)}."
    given = answer.strip().lower()
    if given == "discrepancy":
        return "Well done: two origins, two figures, and neither revises the other. The later one is not the better one by default."
    if given == "revision":
        return "Not yet: a revision needs the same origin. Whose are the two figures?"
    if given == "scope change":
        return "Not yet: both are coded for the city and for whole totals. What else differs?"
    return f"Not yet: “{given}” means: {KINDS[given]}. Does that fit two different numbers by two different bodies?"
