"""One table of (text, expected) cases for each construction: tests/cases/*.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.measure import case_problem, case_tables


def cases() -> list:
    found = []
    for name, table in case_tables(Path(__file__).parent / "cases").items():
        for case, about in table:
            marks = [pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else []
            found.append(pytest.param(case, about, id=f"{name}: {case['name']}", marks=marks))
    return found


@pytest.mark.parametrize(("case", "table"), cases())
def test_case(case, table):
    assert case_problem(case, table) is None
