"""Intervals, vintages, relations, recorders: recomputed from the CSV files; views, refusals and exercises."""

from __future__ import annotations

import csv
import shutil
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import exercises_casualties as exercises
from helpers import load_coverage, load_records, load_seed
from helpers.analysis.grading import Grade
from helpers.analysis.intervals import Interval, part_fits, share, tightest
from helpers.analysis.recorders import (
    acled,
    airwars,
    closed_intervals,
    iraq_body_count,
    newsroom,
    ucdp,
)
from helpers.analysis.revisions import classify, combine, curve, pairs, qualifier_drift
from helpers.analysis.vintages import (
    all_reports,
    as_of,
    first_report,
    known_by,
    latest_report,
    order,
    totals,
)
from helpers.display import casualty_rules as rules
from helpers.display import casualty_views as views
from helpers.paths import data_path

DATA = SimpleNamespace(seed=load_seed(), coverage=load_coverage(), records=load_records())
ALL = views.known(DATA)
TOTALS = totals(ALL)
OBSERVATORY = "Syrian Observatory for Human Rights"

ends = st.one_of(st.none(), st.integers(0, 60))
intervals = st.tuples(ends, ends).filter(lambda e: None in e or e[0] <= e[1]).map(lambda e: Interval(*e))


def members(i: Interval) -> set[int]:
    return {n for n in range(-5, 80) if (i.low is None or n >= i.low) and (i.high is None or n <= i.high)}


@given(intervals, intervals)
def test_interval_arithmetic_is_that_of_sets(a, b):
    both = members(a) & members(b)
    assert a.compatible(b) == bool(both) == b.compatible(a)
    common = a.common(b)
    assert (members(common) if common else set()) == both
    assert a.contains(b) == (members(b) <= members(a) and (a.low is None or b.low is not None) and (a.high is None or b.high is not None))


@given(st.lists(intervals, max_size=5))
def test_tightest_does_not_depend_on_the_order(found):
    assert tightest(found) == tightest(reversed(found))


def test_a_share_of_bounds_is_refused():
    assert share(Interval(7, 7), Interval(28, 28)) == 0.25
    for part, whole in ((Interval(7, 7), Interval(23, None)), (Interval(7, None), Interval(23, 23))):
        with pytest.raises(ValueError, match="no share is computed from bounds"):
            share(part, whole)
    with pytest.raises(ValueError, match="whole is 0"):
        share(Interval(0, 0), Interval(0, 0))
    with pytest.raises(ValueError, match="above"):
        Interval(3, 2)
    assert part_fits(Interval(7, 7), Interval(23, None)) and not part_fits(Interval(30, None), Interval(23, 23))


def test_figures_are_all_there():
    with (data_path() / "coverage" / "casualty_claims.csv").open(encoding="utf-8", newline="") as file:
        assert len(ALL) == len(list(csv.DictReader(file))) + 5 == 156
    assert ALL.own.sum() == 5 and ALL.origin.notna().all()


@pytest.mark.parametrize("verb", [first_report, latest_report])
def test_one_row_an_origin(verb):
    rows = verb(TOTALS)
    assert rows.origin.is_unique and set(rows.origin) == set(TOTALS.origin) - {"unknown"}


def test_the_one_real_sequence():
    rows = totals(ALL[ALL.origin.eq(OBSERVATORY)])
    assert first_report(rows).statement[0] == "observatory-14" and latest_report(rows).statement[0] == "observatory-23"
    joint = totals(ALL[ALL.origin.eq(OBSERVATORY)], "killed_or_injured")
    assert set(joint.statement) >= {"observatory-150"} and joint.value.max() == 150


@pytest.mark.parametrize("hours", range(0, 73, 3))
def test_the_replay_knows_only_what_was_printed(hours):
    at = views.moment(hours)
    sure, maybe = as_of(TOTALS, at), as_of(TOTALS, at, certain=False)
    assert (sure.latest <= at).all() and (maybe.earliest <= at).all()
    assert sure.origin.is_unique and set(sure.origin) <= set(maybe.origin)
    assert len(known_by(TOTALS, at)) <= len(known_by(TOTALS, at, certain=False)) <= len(TOTALS)


def test_order_is_unknown_where_spans_overlap():
    row = lambda a, b: SimpleNamespace(earliest=pd.Timestamp(a), latest=pd.Timestamp(b))  # noqa: E731
    assert order(row("2016-05-30", "2016-05-31"), row("2016-06-01", "2016-06-02")) == "before"
    assert order(row("2016-06-01", "2016-06-02"), row("2016-05-30", "2016-05-31")) == "after"
    assert order(row("2016-05-30", "2016-06-01"), row("2016-05-31", "2016-06-02")) == "unknown"
    assert order(row("2016-05-30", "2016-06-01"), row(None, None)) == "unknown"


def test_relations_of_the_article():
    kinds = pairs(ALL[ALL.own]).kind.value_counts()
    assert "revision" not in kinds and kinds["expectation"] == 7 and kinds["part"] == 1


def one(figure_id: str):
    return next(ALL[ALL.figure_id.eq(figure_id)].itertuples())


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [("r04-c02", "r05-c01", "revision"), ("r05-c01", "r05-c03", "discrepancy"), ("r05-c03", "r08-c01", "repeat"), ("r04-c11", "r05-c01", "x"), ("r04-c04", "r11-c04", "scope change"), ("r05-c01", "r05-c02", "part"), ("r03-c01", "r05-c01", "no comparison"), ("r05-c01", "r42-c01", "same figure"), ("r01-c01", "r05-c01", "no comparison")],
)
def test_relations(first, second, kind):
    if kind == "x":
        with pytest.raises(StopIteration):
            one(first)
        return
    assert classify(one(first), one(second)).kind == kind == classify(one(second), one(first)).kind


def test_drift_of_a_qualifier():
    found = qualifier_drift(ALL, "press-release-123")
    assert set(found.qualifier) >= {"more_than", "at_least", "exact"} and set(found[found.outcome.eq("killed")].value) == {60}


def test_recorders():
    rows = latest_report(TOTALS)
    numbers = [int(v if not pd.isna(v) else low) for v, low in zip(rows.value, rows.low, strict=True)]
    assert acled(rows).prints == f"{min(numbers)} reported fatalities"
    assert iraq_body_count(rows).prints == f"{min(numbers)} to {max(numbers)}" and "provisional" in iraq_body_count(rows.head(1)).prints
    assert "according to" in newsroom(rows).prints and "Fair" in airwars(rows, Grade("Fair", "x", ())).prints
    for printed in (acled(rows), iraq_body_count(rows), ucdp(rows, 23, "most copies")):
        assert printed.address.startswith("https://") and printed.used
    with pytest.raises(ValueError, match="coder's judgement"):
        ucdp(rows)
    with pytest.raises(ValueError, match="must lie between"):
        ucdp(rows, 9999, "x")
    with pytest.raises(ValueError, match="print nothing"):
        acled(rows.iloc[:0])


def test_habits_recomputed():
    table = closed_intervals(DATA.records.ucdp)
    events = DATA.records.ucdp
    assert table.rows.sum() == len(events) == 908 and table.closed.sum() == sum(a == b for a, b in zip(events.low, events.high, strict=True)) == 849


def test_refusals_teach():
    with pytest.raises(ValueError, match="they count the same people"):
        combine(TOTALS, "mean")
    with pytest.raises(ValueError, match="replace the earlier"):
        combine(TOTALS[TOTALS.origin.eq(OBSERVATORY)])
    with pytest.raises(ValueError, match="different origins"):
        curve(TOTALS)
    with pytest.raises(ValueError, match="are no curve"):
        curve(TOTALS[TOTALS.origin.eq(OBSERVATORY)])


def changed(tmp_path, name: str, old: str, new: str):
    folder = shutil.copytree(data_path(), tmp_path / "data", ignore=shutil.ignore_patterns("user"))
    path = folder / "coverage" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text.count(old)
    path.write_text(text.replace(old, new), encoding="utf-8")
    return SimpleNamespace(seed=DATA.seed, records=DATA.records, coverage=load_coverage(folder=folder))


def test_a_changed_figure_moves_its_own_row(tmp_path):
    with (data_path() / "coverage" / "casualty_claims.csv").open(encoding="utf-8") as file:
        line = next(row for row in file if row.startswith("r42,") and ",killed" in row)
    other = changed(tmp_path, "casualty_claims.csv", line, line.replace(",23,", ",24,", 2))
    before, after = views.known(DATA), views.known(other)
    differ = [a.figure_id for a, b in zip(before.itertuples(), after.itertuples(), strict=True) if (a.value is pd.NA) != (b.value is pd.NA) or (a.value is not pd.NA and a.value != b.value)]
    assert differ == ["r42-c01"]


DEFAULTS = [
    (views.toll_ladder, {}), (views.toll_ladder, {"outcome": "injured", "parts": True, "one_print_each": False}), (views.known_when, {}), (views.known_when, {"hours": 72, "possibly": True}), (views.vintages, {}),
    (views.vintages, {"verb": "all_reports"}), (views.relations, {}), (views.relations, {"among": "this article"}), (rules.recorders, {}), (rules.recorders, {"reason": "a reason"}), (rules.drifting_qualifier, {}),
    (rules.do_they_agree, {}), (rules.do_they_agree, {"as_much_as_means_now": True}), (rules.habits, {}), (rules.parts, {}), (rules.parts, {"where": "the coded reports"}),
]  # fmt: skip


@pytest.mark.parametrize(("view", "choices"), DEFAULTS, ids=[f"{v.__name__}-{i}" for i, (v, _) in enumerate(DEFAULTS)])
def test_every_row_shows_its_evidence(view, choices):
    shown = view(DATA, **choices)
    assert shown.summary.endswith(".") and shown.rows and len(shown.rows) <= len(shown.table)
    for i in range(len(shown.rows)):
        html = shown.evidence(i)
        assert "<mark" in html or "http" in html or "<b>" in html, (view.__name__, i)


def test_no_line_crosses_origins():
    figure = views.known_when(DATA, hours=72).figure
    for line in figure.data:
        if line.mode == "lines" and len(set(line.y)) > 1:
            values = {int(v) for v in line.y}
            assert any(values <= set(ALL[ALL.origin.eq(o)].value.fillna(ALL[ALL.origin.eq(o)].low).dropna()) for o in set(ALL.origin) - {"unknown"})


@pytest.mark.parametrize(("view", "choices", "why"), [(views.known_when, {"hours": 0}, "move the slider"), (views.vintages, {"verb": "x"}, "verb is one of"), (views.toll_ladder, {"outcome": "detained"}, "choose another"), (rules.drifting_qualifier, {"statement": "x"}, "no coded figure"), (rules.do_they_agree, {"pair": "x"}, "pair is one of")])
def test_what_can_not_be_shown_is_told(view, choices, why):
    with pytest.raises(ValueError, match=why):
        view(DATA, **choices)


ODD = [None, ..., "", "abc", 1.5, -1, [], {}, (1,), (None, None), ("a", "b"), float("nan"), object(), True, {1, 2}, 10**400, pd.NA]
CHECKS = [lambda a: exercises.check_article_revisions(a, DATA), exercises.check_common_range, lambda a: exercises.check_known_by(a, DATA), exercises.check_relation]


@pytest.mark.parametrize("check", CHECKS, ids=["revisions", "range", "known", "relation"])
@pytest.mark.parametrize("answer", ODD, ids=lambda a: type(a).__name__)
def test_odd_answers_never_crash_and_never_pass(check, answer):
    assert check(answer).startswith("Not")


def test_answers():
    right = [0, (23, 28), len(as_of(TOTALS, "2016-05-31 12:00")), "Discrepancy"]
    assert all(check(answer).startswith("Well done") for check, answer in zip(CHECKS, right, strict=True))
    assert "same origin" in CHECKS[0](1) and "lowest" in CHECKS[1]((28, 23)) and "same origin" in CHECKS[3]("revision")
    assert "span" in CHECKS[2](len(as_of(TOTALS, "2016-05-31 12:00", certain=False))) and len(all_reports(TOTALS)) == len(TOTALS)
