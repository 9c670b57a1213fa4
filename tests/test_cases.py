"""One table of (text, expected) cases for each construction: tests/cases/*.yaml."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from helpers.measure.constructions import Case, differences, load_cases, load_phenomena

FOLDER = Path(__file__).parent / "cases"
CASES = load_cases(FOLDER)
PHENOMENA = load_phenomena(FOLDER)


GAPS = [case for case in CASES if case.gap]


@pytest.mark.parametrize("phenomenon", PHENOMENA)
def test_construction(phenomenon):
    cases = [case for case in CASES if case.phenomenon == phenomenon and not case.gap]
    assert {case.name: case.problem for case in cases if case.problem} == {}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{case.phenomenon}: {case.name}", marks=pytest.mark.xfail(strict=True, reason=case.gap))
        for case in GAPS
    ],
)
def test_known_gap(case):
    assert case.problem is None


def test_each_case_is_of_a_construction_that_is_told():
    found = Counter(case.phenomenon for case in CASES)
    assert set(found) == set(PHENOMENA), (
        "a case has a phenomenon of tests/cases/phenomena.csv, and each of those has a case"
    )
    assert all(PHENOMENA.values())


def test_names_tell_cases_apart():
    twice = [
        name for name, count in Counter((case.table, case.phenomenon, case.name) for case in CASES).items() if count > 1
    ]
    assert not twice


@pytest.mark.parametrize(
    ("expect", "exactly", "problem"),
    [
        ([{"value": 12, "high": 12}], True, None),
        # one row for two that are wanted
        ([{"value": 12}, {"value": 12}], False, "no row with value 12"),
        ([{"value": 12, "high": None}], False, "no row with value 12, no high"),
        ([], True, "1 more than expected"),
        ([], False, None),
    ],
)
def test_what_is_wrong_is_told(expect, exactly, problem):
    assert Case("x", "bounds", "Police said 12 people were killed.", "casualties", expect, exactly).problem == problem


def test_a_whole_is_wanted_by_its_number():
    rows = Case(
        "x", "parts of a whole", "At least 40 people, including nine children, were killed.", "casualties", []
    ).rows
    assert differences(rows[1], {"subset_of": 40}, rows) == {} and differences(
        rows[1], {"subset_of": 41, "value": 9}, rows
    ) == {"subset_of": (41, 40)}
