"""The checks of notebook 1: they answer in words, never crash, and blame nobody for what the reading can't do."""

from __future__ import annotations

import re

import pytest

from helpers import load_seed
from helpers.exercises import (
    check_range,
    check_softened,
    check_span,
    check_unclaimed,
    check_why,
    whole_number,
)

SEED = load_seed()
LORRIES = "The convoy of 31 lorries reached the town, the agency said."
ODD = [None, ..., "", 3, -1, 10**30, 2.5, True, [], {}, {1}, object(), print, float("nan"), "x" * 5000]


@pytest.mark.parametrize("answer", ODD, ids=range(len(ODD)))
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
def test_any_answer_is_answered_in_words(check, answer):
    told = check(answer)
    assert isinstance(told, str) and told.endswith(".") and not told.startswith("Well done")
    assert not re.search(r"\b(?:str|int|bool|float|NoneType|dict|builtin\w*)\b", told)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Medics said the shelling killed between 20 and 30 people.",
            "Well done: “between 20 and 30 people” commits to 20 to 30",
        ),
        ("The shelling killed 20 to 30 people.", "Well done"),
        # correct English with two phrases: the limit is the reading's
        ("At least 20 and at most 30 people were killed.", "its limit, not your mistake"),
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
