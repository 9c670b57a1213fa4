"""The exercises of notebook 3: hints that do not give the answer, odd answers, what the stored outputs hold."""

from __future__ import annotations

import pytest

from helpers import exercises_casualties as exercises
from helpers.display import casualty_bounds as bounds
from helpers.display import casualty_rules as rules
from helpers.display import casualty_times as times
from helpers.review.choices import choose
from tests.held import DATA
from tests.odd import ODD

LOG = [choose("recorders", "best", 50, reason="the Committees and the Health Directorate say so apart from each other")]
CHECKS = {
    "relation": (exercises.check_relation, "Scope change"),
    "range": (lambda a: exercises.check_common_range(a, DATA), (36, 60)),
    "known": (lambda a: exercises.check_known_by(a, DATA), 6),
    "acled": (lambda a: exercises.check_acled(a, DATA), 12),
    "choice": (lambda a: exercises.check_choice(a, DATA), LOG),
}


@pytest.mark.parametrize("name", CHECKS)
def test_odd_answers_never_crash_and_never_pass(name):
    for at, answer in enumerate(ODD):
        assert CHECKS[name][0](answer).startswith("Not"), at


@pytest.mark.parametrize("name", CHECKS)
def test_the_right_answer_passes(name):
    check, right = CHECKS[name]
    assert check(right).startswith("Well done")


@pytest.mark.parametrize(
    ("name", "answer", "hint"),
    [
        ("relation", "revision", "what does each of them count"),
        ("relation", "discrepancy", "needs another origin"),
        ("range", (14, 60), "all three at once"),
        ("range", (35, 60), "does not include"),
        ("range", (60, 36), "stands first"),
        ("known", 7, "another hour"),
        ("known", 9, "may have been printed"),
        ("known", 5, "count the rows"),
        ("acled", 24, "is a word"),
        ("acled", 21, "whenever printed"),
        ("choice", [choose("recorders", "best", 37, reason="the mean of all named origins that day")], "nobody's"),
        ("choice", [choose("recorders", "best", 23, reason="most say so")], "could argue with"),
        (
            "choice",
            [choose("recorders", "best", 23, reason="most of the reports that were seen say so")],
            "names no origin",
        ),
        ("choice", [1], "is a decision"),
    ],
)
def test_a_wrong_answer_gets_a_hint_of_its_own(name, answer, hint):
    told = CHECKS[name][0](answer)
    assert told.startswith("Not yet") and hint in told


@pytest.mark.parametrize("name", ["range", "known", "acled"])
def test_no_default_output_has_the_answer(name):
    """What is shown before a control is moved does not say what the exercise asks."""
    if name == "range":
        assert "36 to 60" not in bounds.do_they_agree(DATA).summary
    elif name == "known":
        assert "6 rows" not in times.vintages(DATA).summary
    else:
        assert "12 reported" not in rules.recorders(DATA).summary
