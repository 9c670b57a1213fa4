"""The exercises of the notebook on one's own report: what they let pass, and what they say."""

from __future__ import annotations

import pytest

from helpers import read_article
from helpers.examples import example
from helpers.exercises_own import check_agreement, check_decision, check_missing, two_readers
from helpers.review.agreement import compare
from helpers.review.log import decide

BUS = read_article(text=example("mutual blame (invented)").text)
FOUND = compare(BUS, *two_readers(example("mutual blame (invented)")))
ODD = [None, ..., "", 3, [], object(), float("nan"), "zzz", [1], 10**400, True]


@pytest.mark.parametrize("check_", [check_decision, check_missing])
@pytest.mark.parametrize("answer", ODD, ids=lambda a: type(a).__name__)
def test_odd_answers_never_crash_and_never_pass(check_, answer):
    assert check_(answer, BUS).startswith("Not")


@pytest.mark.parametrize(
    "answer",
    [None, ..., "", "2", [], 7, -1, float("nan"), True, 10**400],
    ids=lambda a: type(a).__name__,
)
def test_odd_counts_never_pass(answer):
    assert check_agreement(answer, FOUND).startswith("Not")


def test_answers():
    row = BUS.reading.casualties[0]
    span = (row.count_start, row.count_end)
    assert "another reader" in check_decision(decide(BUS.text, "casualties", span, "reject", reason="no"), BUS)
    assert check_decision(
        decide(BUS.text, "casualties", span, "reject", reason="the words are about somebody else"),
        BUS,
    ).startswith("Well done: you took out the row")
    assert "leaves everything" in check_decision(
        decide(BUS.text, "casualties", span, "accept", reason="fine as it is here"), BUS
    )
    assert "not applied" in check_decision(
        decide(BUS.text, "casualties", span, "edit", column="low", new="x", reason="fine as it is here"),
        BUS,
    )
    same = decide(
        BUS.text,
        "casualties",
        span,
        "edit",
        column="outcome",
        new=row.outcome,
        reason="fine as it is here",
    )
    assert "old one" in check_decision(same, BUS)
    whole = next(r for r in BUS.reading.casualties if any(p.subset_of == r.figure_id for p in BUS.reading.casualties))
    assert "moved with it" in check_decision(
        decide(
            BUS.text,
            "casualties",
            (whole.count_start, whole.count_end),
            "reject",
            reason="the doctor is not named here",
        ),
        BUS,
    )
    assert check_missing("14", BUS).startswith("Well done") and "kind" in check_missing("three", BUS)


def test_two_readers_differ_on_fewer_rows_than_fields():
    differ = FOUND.rows - FOUND.same_rows
    assert len({FOUND.rows, differ, len(FOUND.cases), FOUND.only_first + FOUND.only_second}) == 4
    assert check_agreement(differ, FOUND).startswith("Well done")
    for wrong, why in (
        (FOUND.rows, "whether they agree"),
        (len(FOUND.cases), "number of fields"),
        (FOUND.only_first, "only one of them"),
        (0, "each once"),
    ):
        assert why in check_agreement(wrong, FOUND)
