"""Truce counts recomputed from the CSV files; refusals, views and exercises."""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from helpers import exercises_truce as exercises
from helpers import load_bulletins, load_seed
from helpers.analysis.truce_checks import (
    WINDOWS,
    chain,
    compare,
    counters,
    find_bulletin,
    line_sum,
    part_sums,
)
from helpers.analysis.truce_days import (
    blanks_as_zero,
    calendar,
    days,
    gaps,
    rate_between,
    total_over_period,
    trend,
    vague_word,
)
from helpers.display import truce_desk as desk
from helpers.display import truce_views as views
from helpers.loading import read_article
from helpers.paths import data_path

DATA = SimpleNamespace(seed=load_seed(), bulletins=load_bulletins())
COUNTS = DATA.bulletins.counts


def raw() -> list[dict[str, str]]:
    with (data_path() / "ceasefire" / "violation_counts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def raw_days(stated: bool) -> dict[str, set[int]]:
    found = defaultdict(set)
    for row, coded in zip(raw(), COUNTS.itertuples(), strict=True):
        same = row["area"] == "total" and coded.source == "Russian reconciliation centre" and coded.measure == "violations" and coded.window_hours is not pd.NA and coded.window_hours == 24
        if same and row["date"] and coded.measure_part is pd.NA and (not stated or row["date_basis"] == "stated"):
            found[row["date"]].add(int(row["count"]))
    return found


@pytest.mark.parametrize(("reading", "known"), [("strict", 56), ("wide", 93)])
def test_days_recomputed(reading, known):
    table, by_hand = days(COUNTS, reading), raw_days(reading == "strict")
    assert len(table) == known == len(by_hand)
    for row in table.itertuples():
        assert {int(v) for v in row.values.split("; ")} == by_hand[f"{row.date:%Y-%m-%d}"]
        assert row.agree == (len(by_hand[f"{row.date:%Y-%m-%d}"]) == 1) and (row.value is pd.NA) != row.agree
    whole = calendar(table)
    assert len(whole) == 216 == (date(2016, 9, 29) - date(2016, 2, 27)).days + 1 and whole.known.sum() == known
    assert gaps(table).days.sum() == 216 - known


def test_a_reading_must_be_chosen():
    with pytest.raises(ValueError, match="say which days to trust"):
        days(COUNTS, "all")


def test_reference_figures():
    told = {w: dict(zip(counters(COUNTS, w).counter, counters(COUNTS, w)["count"], strict=True)) for w in WINDOWS}
    assert told["27 February"]["High Negotiations Committee"] == 15 and told["27 February"]["Syrian Network for Human Rights"] == 14 and told["27 February"]["Russian reconciliation centre"] == 9
    assert told["1 March"] == {"Russian reconciliation centre": 15, "Syrian Coalition": 44, "Syrian Network for Human Rights": 52} or told["1 March"]["Syrian National Coalition"] == 44
    assert told["12 to 19 September"]["Russian Defense Ministry"] == 302 and told["12 to 19 September"]["Syrian Network for Human Rights"] == 242 and told["12 to 19 September"]["Syrian National Coalition"] == 254
    stock = chain(COUNTS)
    assert stock.before.iloc[0] == 35 and stock.after.dropna().iloc[-1] == 685
    groups = chain(COUNTS, "armed_groups")
    assert groups.before.iloc[0] == 17 and groups.after.dropna().iloc[-1] == 69


def test_the_finder_and_its_trap():
    found = find_bulletin(COUNTS, 5, 128)
    assert found.day == pd.Timestamp("2016-05-31") and set(found.reports.report_id) == {"R082", "R083", "R247"}
    assert list(found.trap.report_id) == ["R081"] and found.trap.total[0] == 126 and found.trap.date[0] == pd.Timestamp("2016-05-30")
    assert find_bulletin(COUNTS, 999, 128).day is None


def test_links_of_the_chain():
    table = chain(COUNTS)
    closing = table[table.link.eq("closes")]
    assert (closing.rose == closing.reported).all() and ((closing.to_day - closing.from_day).dt.days == 1).all()
    assert set(table.link) <= {"closes", "does not close", "circular", "cannot be tested"} and (table.link == "closes").sum() == 9


def test_part_sums_recomputed():
    table = part_sums(COUNTS)
    for row in table.itertuples():
        parts = [int(p.rsplit("(", 1)[1].rstrip(")")) for p in row.places.split(", ")]
        assert sum(parts) == row.sum and (row.check == "adds up") == (row.sum == row.total)
    assert {"R025", "R140", "R148", "R161"} <= set(table.loc[table.check.ne("adds up"), "report_id"])


@pytest.mark.parametrize(("line", "total", "added"), [("The centre registered 15 violations of the truce: Damascus (9), Hama (3), Latakia (2) and Daraa (1).", 15, 15), ("Seven violations of the ceasefire: four in Aleppo and two in Hama.", 7, 6)])
def test_a_line_is_read_by_the_reader(line, total, added):
    assert line_sum(read_article(text=line).ceasefire)[:2] == (total, added)


def test_refusals_teach():
    table = days(COUNTS, "wide")
    for call, why in (
        (lambda: total_over_period(table), "no sum over the period"), (lambda: blanks_as_zero(table), "unknown, not zero"), (lambda: rate_between("A", "B"), "no rate between A and B"),
        (lambda: trend(table, DATA.bulletins.breaks, "2016-09-01", "2016-09-20"), "no trend across 14 September 2016"), (lambda: trend(table, DATA.bulletins.breaks, "2016-05-01", "2016-06-20"), "no trend over gaps"),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=why):
            call()
    assert len(trend(table, DATA.bulletins.breaks, "2016-02-28", "2016-03-02")) >= 3
    filled = blanks_as_zero(table, i_know_that_missing_is_not_zero=True)
    assert filled.assumed.sum() == 216 - len(table) and (filled.loc[filled.assumed, "value"] == 0).all()


def test_unlike_counts_are_not_compared():
    row = {"measure": "violations", "flow_or_stock": "flow", "window_hours": 24, "count": 5}
    assert compare(pd.Series(row), pd.Series(row | {"count": 3})) == 2
    for change, why in (({"measure": "inhabited_areas"}, "unlike measures"), ({"flow_or_stock": "stock"}, "flow"), ({"window_hours": pd.NA}, "windows differ")):
        with pytest.raises(ValueError, match=why):
            compare(pd.Series(row), pd.Series(row | change))


def test_one_vague_word():
    assert vague_word(5).times_lower[1] == (date(2016, 5, 31) - date(2016, 2, 27)).days == 94


def test_a_changed_count_moves_its_own_day(tmp_path):
    folder = shutil.copytree(data_path(), tmp_path / "data", ignore=shutil.ignore_patterns("user"))
    path = folder / "ceasefire" / "violation_counts.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if line.startswith("R006,") and ",total,7," in line)
    lines[at] = lines[at].replace(",total,7,", ",total,8,")
    path.write_text("".join(lines), encoding="utf-8")
    before, after = days(COUNTS, "strict"), days(load_bulletins(folder=folder).counts, "strict")
    differ = before["values"].ne(after["values"])
    assert list(before.date[differ]) == [pd.Timestamp("2016-02-29")]


DEFAULTS = [
    (views.unit_ledger, {}), (views.find_the_bulletin, {}), (views.series, {}), (views.series, {"reading": "wide", "beyond_the_break": True}), (views.series, {"area": "Damascus"}), (views.stock_and_flow, {}), (views.stock_and_flow, {"link": "circular"}),
    (views.coverage, {}), (views.coverage, {"reading": "wide"}), (views.one_vague_word, {}), *[(desk.who_counts_what, {"window": w}) for w in WINDOWS], (desk.definition_break, {}), (desk.part_check, {}), (desk.part_check, {"show_": "all"}),
    (desk.arithmetic_desk, {}), (desk.is_the_event_in_the_count, {}),
]  # fmt: skip


@pytest.mark.parametrize(("view", "choices"), DEFAULTS, ids=[f"{v.__name__}-{i}" for i, (v, _) in enumerate(DEFAULTS)])
def test_every_row_shows_its_evidence(view, choices):
    shown = view(DATA, **choices)
    assert shown.summary.endswith(".") and shown.rows
    for i in range(len(shown.rows)):
        html = shown.evidence(i)
        assert "<mark" in html or "http" in html or "No bulletin" in html, (view.__name__, i)


def test_a_picture_never_joins_days():
    for choices in ({}, {"reading": "wide", "beyond_the_break": True}):
        for trace in views.series(DATA, **choices).figure.data:
            assert trace.mode == "markers" or len(set(trace.x)) == 1, "a line over days would invent them"
    cut = "2016-09-14"
    assert all(max(trace.x, default="") < cut for trace in views.series(DATA).figure.data), "September is not on the axis of the months before"


@pytest.mark.parametrize(("view", "choices", "why"), [(views.find_the_bulletin, {"areas": 9999}, "search another"), (views.series, {"area": "Mars"}, "no day is known"), (views.one_vague_word, {"count": 0}, "at least 1"), (desk.arithmetic_desk, {"line": "hello"}, "no truce count"), (desk.arithmetic_desk, {"line": ""}, "no truce count"), (desk.who_counts_what, {"window": "x"}, "window is one of")])
def test_what_can_not_be_shown_is_told(view, choices, why):
    with pytest.raises(ValueError, match=why):
        view(DATA, **choices)


ODD = [None, ..., "", "abc", 1.5, -1, [], {}, (1,), float("nan"), object(), True, {1, 2}, 10**400, pd.NA, pd.NaT, "9999999-99-99"]
CHECKS = [lambda a: exercises.check_bulletin(a, DATA), lambda a: exercises.check_wrong_sum(a, DATA), lambda a: exercises.check_days_known(a, DATA), exercises.check_unit]


@pytest.mark.parametrize("check", CHECKS, ids=["bulletin", "sum", "days", "unit"])
@pytest.mark.parametrize("answer", ODD, ids=lambda a: type(a).__name__)
def test_odd_answers_never_crash_and_never_pass(check, answer):
    assert check(answer).startswith("Not")


def test_answers():
    assert all(check(answer).startswith("Well done") for check, answer in zip(CHECKS, ["2016-05-31", "R148", 56, "Stock"], strict=True))
    assert "Follow the totals" in CHECKS[0](pd.Timestamp("2016-05-30")) and "left out" in CHECKS[1]("R025") and "adds up" in CHECKS[1]("R082") and "inferred" in CHECKS[2](93) and "window" in CHECKS[3]("flow")
