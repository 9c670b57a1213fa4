"""Checks for the exercises on casualty revisions: each says what is wrong and why, and never the answer."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .analysis.figures import gather, totals
from .analysis.intervals import tightest
from .analysis.recorders import acled, sources
from .analysis.revisions import KINDS, bounds_of
from .analysis.vintages import as_of, known_by, latest_report, spans
from .display.tolls import clock, known, spoken
from .exercises import NOT_YET, feedback, one_of, unanswered, values_of, whole_number
from .loading import InputError
from .review.choices import chosen
from .review.log import Decision

AGREEING = ("Syrian Observatory for Human Rights", "Syrian National Coalition", "Airwars")


@feedback
def check_relation(answer: Any) -> str:
    """What is the Local Coordination Committees' 50 to their 10 of the evening before?"""
    if unanswered(answer):
        return NOT_YET
    if (given := one_of(answer, KINDS)) is None:
        return f"Not yet: answer with one of {', '.join(KINDS)}, in quotation marks."
    if given == "scope change":
        return "Well done: one count is for a hospital, the other for the city. The same origin, later, and still no revision."
    if given == "revision":
        return "Not yet: a revision counts the same people in the same place. Look at the evidence of both figures: what does each of them count?"
    if given == "discrepancy":
        return "Not yet: a discrepancy needs another origin. Whose are the two figures?"
    if given == "expectation":
        return "Not yet: an expectation gives no number, and here are two."
    return (
        f"Not yet: “{given}” means: {KINDS[given]}. Look at the evidence of both figures: what does each of them count?"
    )


def _range_of(data: Any) -> tuple[int, int, list[int]]:
    """The range that three figures have in common, and every end that one of them sets."""
    table = gather(totals(known(data)))
    rows = [table[table["origin"].eq(name)].iloc[0] for name in AGREEING]
    bounds = [bounds_of(row) for row in rows]
    common = tightest(bounds)
    if common is None or common.low is None or common.high is None:
        raise ValueError("these three figures have no closed range in common")
    return (
        common.low,
        common.high,
        [end for b in bounds for end in (b.low, b.high) if end is not None],
    )


@feedback
def check_common_range(answer: Any, data: Any) -> str:
    """The lowest and highest number that satisfy the Observatory's first toll, the Coalition's and Airwars' at once."""
    if unanswered(answer):
        return NOT_YET
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        return "Not yet: give two numbers in brackets, the lowest and the highest."
    ends = [whole_number(end) for end in answer]
    if any(isinstance(end, str) for end in ends):
        return "Not yet: both ends are whole numbers here. Which of the three phrases sets which end?"
    low, high = (int(end) for end in ends)
    right_low, right_high, set_ends = _range_of(data)
    if low > high:
        return "Not yet: the lowest number stands first."
    if (low, high) == (right_low, right_high):
        return "Well done: two phrases set a lowest number, and the higher one binds; one sets a highest. Compatible, and none of them confirmed."
    if low == right_low - 1:
        return "Not yet: “more than” does not include the number that it names."
    if low != right_low and low in set_ends:
        return "Not yet: that satisfies one phrase. A number has to satisfy all three at once."
    if low != right_low:
        return "Not yet: which phrases set a lowest number, and which of them asks for more?"
    return "Not yet: which phrase sets the highest number, and does it include the number it names?"


@feedback
def check_known_by(answer: Any, data: Any, moment: str = "2016-06-01 12:00") -> str:
    """How many origins had for certain given a total of people killed by a moment?"""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    prints = totals(known(data))
    table = spans(prints)
    if number == len(as_of(table, moment)):
        return "Well done: one row an origin, of what had certainly been printed by then."
    if number == len(as_of(table, moment, certain=False)):
        return "Not yet: that counts what may have been printed. A day without an hour is a span; by then it must have ended."
    if number == len(latest_report(table)):
        return "Not yet: that counts every origin, whenever it printed; some only later, some without any time."
    if number in (
        len(known_by(table, moment)),
        len(known_by(prints, moment)),
        len(table),
    ):
        return "Not yet: those are figures. Several can be of one origin, and some have none; count the rows of the view, one an origin."
    stops = [stop for _, stop in clock().options if stop[:2] == "20"]
    other = next((stop for stop in stops if len(as_of(table, stop)) == number), None)
    if other is not None:
        return f"Not yet: that is right for another hour ({spoken(pd.Timestamp(other))}, say). Move the clock to {spoken(pd.Timestamp(moment))}."
    return f"Not yet: in section 3, choose “as of the hour” and “for certain”, move the clock to {spoken(pd.Timestamp(moment))} and count the rows."


@feedback
def check_acled(answer: Any, data: Any, moment: str = "2016-05-31 15:00") -> str:
    """Which number would ACLED's rule print at an hour at which one origin had only said "dozens"?"""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    table = spans(totals(known(data)))
    rows = sources(as_of(table, moment))
    right = acled(rows)
    ends = {int(n) for n in [*rows["low"].dropna(), *rows["high"].dropna()]}
    if number == right.low:
        return "Well done: no origin stated it. “Dozens” is a word, and ACLED's table makes a dozen of it; this package takes two."
    if number == acled(sources(latest_report(table))).low:
        return "Not yet: that is what the rule makes of all figures, whenever printed. Move the clock."
    if number in ends:
        return "Not yet: that is an end of one figure as this package reads it. Which of the figures is a word, and which number does ACLED's rule give to it?"
    return f"Not yet: move the clock of section 5 to {spoken(pd.Timestamp(moment))}. The rule takes the most conservative figure; vague words have numbers of their own."


@feedback
def check_choice(log: Any, data: Any) -> str:
    """Is there a best estimate in the log, within the figures, with a reason that says whose it is?"""
    if unanswered(log):
        return NOT_YET
    if (lines := values_of(log)) is None:
        return "Not yet: give a list of decisions, as `[choose(...)]` makes it."
    if not all(isinstance(line, Decision) for line in lines):
        return "Not yet: each line of the log is a decision, as `choose(...)` makes it."
    try:
        made = chosen(lines, "recorders")
    except InputError as error:
        return f"Not yet: {error}."
    best = whole_number(made.get("best"))
    if "best" not in made or isinstance(best, str):
        return 'Not yet: the log holds no whole number for `choose("recorders", "best", ...)`.'
    rows = sources(latest_report(spans(totals(known(data)))))
    stated = rows[
        rows["low"].eq(best).fillna(False) | rows["high"].eq(best).fillna(False) | rows["value"].eq(best).fillna(False)
    ]
    if stated.empty:
        return f"Not yet: no named origin states {best}. A number between the figures, a mean for one, is nobody's."
    reason = made["why_best"]
    if len(reason.split()) < 6:
        return "Not yet: give a reason that another person could argue with, in a sentence: whose figure, and what speaks for it?"
    names = {word for name in rows["origin"] for word in name.split() if word[0].isupper() and len(word) > 3}
    if not any(word in reason for word in names):
        return "Not yet: your reason names no origin. Whose figure is it?"
    return f"Well done: {best}, with a reason beside it. Another reader may choose otherwise; `compare_choices` shows where."
