"""One table of (text, expected) cases for each construction: tests/cases/*.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from helpers.reading import read

FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
TABLE = {"who_says_it": "claims", "who_did_it": "claims", "how_many": "casualties", "truce": "ceasefire"}


def cases() -> list:
    found = []
    for path in FILES:
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            marks = [pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else []
            found.append(pytest.param(case, case.get("table") or TABLE[path.stem], id=f"{path.stem}: {case['name']}", marks=marks))
    return found


def fits(row, wanted: dict, rows) -> bool:
    for column, value in wanted.items():
        found = getattr(row, column)
        if column == "subset_of" and value is not None:  # a case names the whole by its number
            whole = next((r for r in rows if r.figure_id == found), None)
            found = whole and whole.value
        if found != value:
            return False
    return True


@pytest.mark.parametrize(("case", "table"), cases())
def test_case(case, table):
    rows = list(getattr(read(case["text"]), table))
    left = list(rows)
    for wanted in case["expect"]:
        hit = next((row for row in left if fits(row, wanted, rows)), None)
        assert hit is not None, f"no row with {wanted} in:\n" + "\n".join(map(str, rows))
        left.remove(hit)
    if case.get("exactly"):
        assert not left, "rows too many:\n" + "\n".join(map(str, left))
