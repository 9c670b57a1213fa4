"""The checks of notebook 1: they answer in words, never crash, and blame nobody for what the reading can't do."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from helpers import exercises_attribution as attribution
from helpers import exercises_casualties as casualties
from helpers import exercises_measure as measure
from helpers import exercises_own as own
from helpers import exercises_truce as truce
from helpers import load_seed
from helpers.examples import example
from helpers.exercises import (
    Feedback,
    check_range,
    check_softened,
    check_span,
    check_unclaimed,
    check_why,
    one_of,
    unanswered,
    values_of,
    whole_number,
)
from helpers.review.agreement import compare
from helpers.review.session import Session
from tests.held import DATA
from tests.sweeps import some

SEED = load_seed()
LORRIES = "The convoy of 31 lorries reached the town, the agency said."
ODD = [None, ..., "", 3, -1, 10**30, 2.5, True, [], {}, {1}, object(), print, float("nan"), "x" * 5000]


@pytest.mark.parametrize(
    "check",
    [
        check_range,
        check_unclaimed,
        lambda a: check_softened(SEED, a),
        lambda a: check_span(SEED, a, a),
        lambda a: check_why(LORRIES, a),
        lambda a: check_why(a, "things"),
    ],
    ids=["range", "unclaimed", "softened", "span", "why", "why-text"],
)
def test_any_answer_is_answered_in_words(check):
    for at, answer in enumerate(ODD):
        told = check(answer)
        assert isinstance(told, str) and told.endswith(".") and not told.startswith("Well done"), at
        assert not re.search(r"\b(?:str|int|bool|float|NoneType|dict|builtin\w*)\b", told), at


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Medics said the shelling killed between 20 and 30 people.",
            "Well done: “between 20 and 30 people” commits to 20 to 30",
        ),
        ("The shelling killed 20 to 30 people.", "Well done"),
        ("At least 20 and at most 30 people were killed.", "Well done"),
        # correct English with two phrases: the limit is the reading's
        ("As many as 30 people were killed, at least 20.", "its limit, not your mistake"),
        ("20-30 people were wounded.", "counts people injured"),
        ("Between 30 and 20 people were killed.", "Say the lowest first"),
        ("At least 20 people were killed.", "sets no highest number"),
        ("Up to 20 people were killed.", "sets no lowest number"),
        ("20 people were killed.", "commits to one number"),
        ("Nothing happened.", "no count of people"),
    ],
)
def test_a_range(sentence, told):
    assert told in check_range(sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (LORRIES, "Well done: no rule takes “31”"),
        ("In 2016 something happened.", "looks like a year"),
        ("12 civilians slept.", "counts people"),
        ("The shelling killed 12 people at 3 a.m.", "“12” counts people; “3” is read as a time"),
        ("Nothing happened.", "no number"),
    ],
)
def test_an_unclaimed_number(sentence, told):
    assert told in check_unclaimed(sentence)


def test_why_it_is_right():
    assert check_why(LORRIES, "Things ").startswith("Well done") and "would be a miss" in check_why(LORRIES, "people")
    assert "one of things" in check_why(LORRIES, "lorries") and "first write a sentence" in check_why(
        "12 people died.", "things"
    )


def test_a_softened_accusation():
    assert check_softened(
        SEED, SEED.text.replace("it was Russian warplanes", "it was apparently Russian warplanes")
    ).startswith("Well done")
    assert "same as before" in check_softened(SEED, SEED.text)
    assert "who says what changed too" in check_softened(SEED, SEED.text.replace("denies", "admits"))


def test_a_span_also_from_a_table():
    row = SEED.casualties.iloc[-1]
    assert check_span(SEED, row.count_start, row.count_end).startswith("Well done") and "hold no text" in check_span(
        SEED, 5, 5
    )


def test_a_whole_number():
    assert whole_number(3.0) == 3 and "True or False" in whole_number(True) and "a text" in whole_number("3")


# --- every check of every notebook --------------------------------------------------------------------

WORK = Session(example("a toll revised down (invented)"))
READERS = compare(WORK.read, *own.two_readers(WORK.brought))
CHECKS = {
    "range": check_range,
    "unclaimed": check_unclaimed,
    "softened": lambda a: check_softened(SEED, a),
    "span": lambda a: check_span(SEED, a, a),
    "why": lambda a: check_why(LORRIES, a),
    "voices": lambda a: attribution.check_voices(a, DATA, outlets=True),
    "outlets": lambda a: attribution.check_voices(3, DATA, outlets=a),
    "nowhere": lambda a: attribution.check_leads_nowhere(a, DATA),
    "weak": lambda a: attribution.check_weak(a, DATA),
    "denial": lambda a: attribution.check_denial(a, DATA),
    "relation": casualties.check_relation,
    "common": lambda a: casualties.check_common_range(a, DATA),
    "known by": lambda a: casualties.check_known_by(a, DATA),
    "acled": lambda a: casualties.check_acled(a, DATA),
    "choice": lambda a: casualties.check_choice(a, DATA),
    "f1": measure.check_f1,
    "enough": measure.check_enough,
    "marks": measure.check_marks,
    "not read": lambda a: measure.check_not_read(a, []),
    "page": lambda a: truce.check_page(a, DATA),
    "repair": lambda a: truce.check_repair(a, DATA),
    "known": lambda a: truce.check_known(a, DATA),
    "flow and stock": truce.check_flow_and_stock,
    "decision": lambda a: own.check_decision(a, SEED),
    "missing": lambda a: own.check_missing(a, SEED),
    "agreement": lambda a: own.check_agreement(a, READERS),
}


class Contrary:
    """Refuses to be compared and to be a number, as a table does and as a student's own class may."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other):
        raise RuntimeError("no comparison")

    def __int__(self):
        raise RuntimeError("no number")


FRAME = pd.DataFrame({"a": [1, 2]})
FOREIGN = [
    FRAME, FRAME["a"], pd.Series([5]), FRAME.index, np.array([1, 2]), np.array(5), np.float64("nan"), np.bool_(True), pd.NA, pd.NaT, float("inf"), -(10**400), 10**400,
    complex(1, 1), b"5", Contrary(), "<script>alert(1)</script>", "\x00", "\ud800", "9" * 5000, [None], [FRAME], (FRAME, FRAME, FRAME), (float("nan"), 10**400), (-1, -5), iter("ab"), range(3),
    ("R148", FRAME, Contrary()), [["nine", FRAME, 9, None, "mayor"]], [["nine", "killed", pd.NA, None, "mayor"]], [["nine", "killed", 9, np.array([1, 2]), "mayor"]], [[Contrary()] * 5], {"a": 1},
]  # fmt: skip


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_answers_whatever_is_given(name):
    for at, answer in enumerate(some([*ODD[:4], *ODD[5:], *FOREIGN], 3)):
        told = CHECKS[name](answer)
        assert told == "Not answered yet." or told.startswith(("Not yet: ", "Right in English")), (at, told)
        assert len(told) < 700 and "<script" not in told, at


@pytest.mark.parametrize("name", [name for name in CHECKS if name != "outlets"])
def test_an_open_exercise_is_said_to_be_open(name):
    for answer in (None, ...):
        assert CHECKS[name](answer) == "Not answered yet."
        assert CHECKS[name]((answer, answer)) == "Not answered yet."


def test_a_number_without_a_noun_is_no_right_answer():
    for text in ("12", "There were 12.", "{'a': 1}", "<b>5</b>"):
        assert "nothing after it says what it counts" in check_unclaimed(text), text
    assert check_unclaimed("The school has 12 rooms.").startswith("Well done")


def test_answers_from_a_table_are_numbers_and_lists_too():
    assert whole_number(np.int64(3)) == 3 and whole_number(pd.Series([1.0, 2.0]).sum()) == 3
    assert measure.check_f1(np.float32(2 / 3)).startswith("Well done")
    assert values_of(FRAME["a"]) == [1, 2] and values_of(np.array(5)) is None and values_of(FRAME) is None
    assert unanswered([]) and unanswered(" ") and not unanswered(FRAME) and not unanswered(0)
    assert one_of("Time ", ("time",)) == "time" and one_of(FRAME, ("time",)) is None


def test_marks_are_compared_as_they_are_meant():
    marks = [
        ["nine", "Killed", 9.0, None, "the mayor"],
        ["two", "killed", 2, np.int64(2), "mayor"],
        [14, "killed", 14, 14, "the rebels"],
        ["30", "injured", 30, 30, None],
    ]
    assert measure.check_marks(marks).startswith("Well done")
    assert "the highest number of “nine”" in measure.check_marks([["nine", "killed", 9, float("nan"), "mayor"]])
    assert "1 mark so far" in measure.check_marks(marks[:1])


def test_feedback_is_shown_as_a_paragraph():
    """No quotation marks around what a check says, its verdict in bold, and what an answer quotes escaped."""
    told = check_unclaimed("On 3 May the mayor spoke.")
    assert isinstance(told, Feedback) and repr(told) == str(told)
    assert Feedback("Not yet: <b> is no number.")._repr_html_() == "<p><b>Not yet:</b> &lt;b&gt; is no number.</p>"
    assert Feedback("Not answered yet.")._repr_html_() == "<p>Not answered yet.</p>"
