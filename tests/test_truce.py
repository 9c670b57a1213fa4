"""Truce counts recomputed from the CSV files, and what is refused."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pandas as pd
import pytest

from helpers import load_bulletins
from helpers.analysis.truce_checks import chain, find_bulletin
from helpers.analysis.truce_counters import WINDOWS, by_side, compare, counters, ever_blamed
from helpers.analysis.truce_days import (
    blanks_as_zero,
    calendar,
    days,
    gaps,
    merge_days,
    other_windows,
    rate_between,
    told_apart,
    total_over_period,
    trend,
    undated_after,
    vague_word,
)
from helpers.analysis.truce_parts import (
    line_sum,
    part_sums,
    province_days,
    published_sum,
    with_kinds,
)
from helpers.display.truce_desk import STOCKS
from helpers.display.truce_series import PROVINCES, copies_to_believe, series
from helpers.loading import read_article
from helpers.paths import data_path
from helpers.review.choices import choose, chosen
from tests.held import DATA
from tests.sweeps import some
from tests.truce_by_hand import CENTRE, ROWS, bulletins, provinces, stock

COUNTS, BREAKS = DATA.bulletins.counts, DATA.bulletins.breaks
READINGS = ("strict", "wide")


@pytest.mark.parametrize(("reading", "known"), [("strict", 56), ("wide", 93)])
def test_days(reading, known):
    table, by_hand = days(COUNTS, reading), bulletins(reading)
    assert len(table) == known == len(by_hand)
    for row in table.itertuples():
        copies = by_hand[f"{row.date:%Y-%m-%d}"]
        numbers = {int(r["count"]) for r in copies}
        assert {int(v) for v in row.values.split("; ")} == numbers and row.copies == len(copies)
        assert row.agree == (len(numbers) == 1) and (row.value is pd.NA) != row.agree
        assert row.floors == sum(r["count_qualifier"] in ("at least", "more than") for r in copies)
    whole = calendar(table)
    assert len(whole) == 216 == (date(2016, 9, 29) - date(2016, 2, 27)).days + 1
    assert whole.known.sum() == known and gaps(table).days.sum() == 216 - known


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("area", some(PROVINCES, 3))
def test_provinces_by_day(reading, area):
    table = province_days(COUNTS, reading, area)
    told, totals, lists = bulletins(reading, area), bulletins(reading), provinces(reading)
    complete = {day for day, total, parts in lists.values() if total == sum(parts.values())}
    with_list = {day for day, *_ in lists.values()}
    assert len(table) == 216
    for row in table.itertuples():
        day = f"{row.date:%Y-%m-%d}"
        want = (
            "a number"
            if day in told
            else "0 by arithmetic"
            if day in complete
            else "not split"
            if day in totals or day in with_list
            else "no bulletin"
        )
        assert row.state == want, day
        if want == "0 by arithmetic":
            assert row.value == 0 and row.figure_ids
        assert (row.state == "no bulletin") == pd.isna(row.figure_ids)


def test_what_is_known_of_idlib():
    states = province_days(COUNTS, "strict", "Idlib").state.value_counts()
    assert states.to_dict() == {"no bulletin": 160, "0 by arithmetic": 36, "not split": 16, "a number": 4}


def test_the_sum_of_two_bulletins_is_no_copy_of_one():
    """R011 prints R009 and R010 added, province by province."""
    first, second, both = (
        {
            r["area"]: int(r["count"])
            for r in ROWS
            if r["report_id"] == page and r["measure"] == "violations" and r["area"] != "total"
        }
        for page in ("R009", "R010", "R011")
    )
    for area in ("Aleppo", "Damascus", "Daraa", "Homs", "Idlib"):
        assert first.get(area, 0) + second.get(area, 0) == both[area]
    for area in ("Aleppo", "Damascus", "Daraa"):
        table = days(COUNTS, "wide", area)
        row = table[table.date.eq(pd.Timestamp("2016-03-04"))].iloc[0]
        assert row.agree and row.value == second[area] and "R011" not in row.figure_ids
        assert "R011" in set(other_windows(COUNTS, "wide", area).report_id)
        assert f"R011, {both[area]}" in series(DATA, "wide", area).summary
    for area in PROVINCES:
        odd = days(COUNTS, "wide", area).query("not agree").date
        assert set(odd) <= set(map(pd.Timestamp, ("2016-04-08", "2016-08-14", "2016-08-31", "2016-09-10")))


def test_a_reading_must_be_chosen():
    for call in (
        lambda: days(COUNTS, "all"),
        lambda: chain(COUNTS, ""),
        lambda: part_sums(COUNTS, "both"),
        lambda: counters(COUNTS, "1 March", "x"),
        lambda: find_bulletin(COUNTS, 5, 128, "x"),
    ):
        with pytest.raises(ValueError, match="say which days to trust"):
            call()


def test_a_copy_is_believed_by_a_person_only():
    odd = pd.Timestamp("2016-09-10")
    plain = days(COUNTS, "wide").set_index("date").loc[odd]
    trusted = days(COUNTS, "wide", believe=["R174-n01", "R001-n01"]).set_index("date")
    assert pd.isna(plain.value) and pd.isna(plain.believed)
    assert (trusted.loc[odd].value, trusted.loc[odd].believed, trusted.loc[odd]["values"]) == (7, "R174-n01", "7; 8")
    assert trusted.drop(odd).equals(days(COUNTS, "wide").set_index("date").drop(odd)), "other days stay as they are"
    with pytest.raises(ValueError, match="choose one"):
        days(COUNTS, "wide", believe=["R173-n01", "R174-n01"])
    offered = {value for _, value in copies_to_believe(DATA).options}
    assert offered == {r["figure_id"] for area in PROVINCES for r in _odd_prints(area)}


def _odd_prints(area: str) -> list[dict]:
    rows = COUNTS[
        COUNTS.source.eq(CENTRE)
        & COUNTS.measure.eq("violations")
        & COUNTS.area.eq(area)
        & COUNTS.window_hours.eq(24)
        & COUNTS.date.notna()
    ]
    return rows[rows.groupby("date")["count"].transform("nunique").gt(1)].to_dict("records")


def test_choices_replay_from_the_log():
    log = [
        choose("series", "reading", "wide", reason="a"),
        choose("series", "believe", ["R173-n01"], reason="b"),
        choose("series", "believe", ["R174-n01"], reason="six places in Damascus"),
    ]
    shown = series(DATA, **chosen(log, "series"))
    assert "For 10 September you believe R174-n01: 7." in shown.summary and "six places in Damascus" in shown.summary
    assert shown.table.set_index("date").loc["2016-09-10", "believed"] == "R174-n01"


@pytest.mark.parametrize(("measure", "first", "last"), [("inhabited_areas", 35, 685), ("armed_groups", 17, 69)])
@pytest.mark.parametrize("reading", READINGS)
def test_links_of_the_chain(reading, measure, first, last):
    table = chain(COUNTS, reading, measure)
    totals = stock(reading, measure.replace("_", " ") + " total")
    assert table.before.iloc[0] == first and table.after.iloc[-1] == last
    assert len(table) == len(totals) - 1
    signed = (
        bulletins(reading, measure="truce agreements with inhabited areas in window")
        if measure == "inhabited_areas"
        else {}
    )
    pages = {
        day: [
            r["date_basis"]
            for r in ROWS
            if r["counter"] == CENTRE and r["measure"] == measure.replace("_", " ") + " total" and r["date"] == day
        ]
        for day in totals
    }
    for row, (a, b) in zip(table.itertuples(), zip(sorted(totals), sorted(totals)[1:], strict=False), strict=True):
        assert (f"{row.from_day:%Y-%m-%d}", f"{row.to_day:%Y-%m-%d}") == (a, b)
        assert ({row.before}, {row.after}) == (totals[a], totals[b]) and row.rose == row.after - row.before
        inferred = any(set(pages[day]) == {"matched"} for day in (a, b))
        told = {int(r["count"]) for r in signed.get(b, ())}
        testable = date.fromisoformat(b) - date.fromisoformat(a) == timedelta(days=1) and len(told) == 1
        want = (
            "circular"
            if inferred
            else "cannot be tested"
            if not testable
            else "closes"
            if {row.rose} == told
            else "does not close"
        )
        assert row.link == want and row.testable == testable


def test_how_many_links():
    assert chain(COUNTS, "wide").link.value_counts().to_dict() == {"cannot be tested": 38, "circular": 30, "closes": 9}
    assert chain(COUNTS, "strict").link.value_counts().to_dict() == {"cannot be tested": 38, "closes": 7}
    falls = {m: chain(COUNTS, "wide", m).rose.lt(0).sum() for m in STOCKS}
    assert falls == {"inhabited_areas": 0, "armed_groups": 1}, "the prose says which list only grows"


def test_the_finder_and_its_trap():
    for reading, found_in in (("wide", {"R082", "R083", "R247"}), ("strict", {"R247"})):
        found = find_bulletin(COUNTS, 5, 128, reading)
        assert found.day == pd.Timestamp("2016-05-31") and set(found.reports.report_id) == found_in
        assert list(found.trap.report_id) == ["R081"] and found.trap["count"].iloc[0] == 126
    assert list(find_bulletin(COUNTS, 5, 128).steps.total) == [125, 126, 128]
    assert find_bulletin(COUNTS, 999, 128).day is None and find_bulletin(COUNTS, 999, 128).trap.empty


@pytest.mark.parametrize("undated", [False, True])
@pytest.mark.parametrize("reading", READINGS)
def test_part_sums(reading, undated):
    table, by_hand = part_sums(COUNTS, reading, undated), provinces(reading, undated)
    pages = [page for row in table.itertuples() for page in row.reports.split("; ")]
    assert sorted(pages) == sorted(by_hand)
    assert len(table) == len(
        {(day or page, total, tuple(sorted(parts.items()))) for page, (day, total, parts) in by_hand.items()}
    )
    for row in table.itertuples():
        for page in row.reports.split("; "):
            _day, total, parts = by_hand[page]
            assert (row.total, row.sum) == (total, sum(parts.values()))
        assert row.check == (
            "adds up" if row.sum == row.total else "parts fall short" if row.sum < row.total else "parts exceed"
        )


def test_the_sum_that_is_wrong():
    table = part_sums(COUNTS, "wide", undated=True)
    assert table.loc[table.check.eq("parts exceed"), "reports"].to_list() == ["R148"]
    assert table.loc[table.check.ne("adds up"), "reports"].to_list() == [
        "R025; R026",
        "R051",
        "R140",
        "R145",
        "R148",
        "R149",
        "R161",
    ]
    assert (len(table), table.pages.sum()) == (87, 109)


def test_reference_figures():
    told = {w: counters(COUNTS, w, "wide") for w in WINDOWS}
    for window, who, count, qualifiers in (
        ("27 February", "High Negotiations Committee", 15, {"exact", "at_least"}),
        ("27 February", "Syrian Network for Human Rights", 14, {"exact"}),
        ("27 February", CENTRE, 9, {"exact", "at_least"}),
        ("1 March", CENTRE, 15, {"exact"}), ("1 March", "Syrian Network for Human Rights", 52, {"exact"}), ("1 March", "Syrian National Coalition", 44, {"exact"}),
        ("12 to 19 September", "Russian Defense Ministry", 302, {"exact"}), ("12 to 19 September", "Syrian Network for Human Rights", 242, {"at_least"}),
        ("12 to 19 September", "Syrian National Coalition", 254, {"exact"}), ("12 to 19 September", "Syrian army command", 300, {"exact", "more_than"}),
    ):  # fmt: skip
        rows = told[window][told[window].counter.eq(who)]
        assert set(rows["count"]) == {count} and set(rows.qualifier) == qualifiers, (window, who)
    army = told["12 to 19 September"].query("counter == 'Syrian army command'").set_index("qualifier")
    assert (
        army.pages.to_dict() == {"more_than": 4, "exact": 1}
        and army.low["more_than"] == 301
        and pd.isna(army.high["more_than"])
    )


def test_opposite_culprits():
    table = counters(COUNTS, "12 to 19 September", "wide")
    shares = by_side(COUNTS, table)
    assert shares.groupby("row").number.sum().to_list() == table["count"].to_list(), "nothing is lost or counted twice"
    sides = {table.counter[row]: set(part.side) for row, part in shares.groupby("row")}
    assert sides["Russian Defense Ministry"] == sides["Syrian army command"] == {"armed groups"} and sides[
        "Syrian National Coalition"
    ] == {"government side"}
    network = (
        shares[shares.row.eq(table.index[table.counter.str.contains("Network")][0])].set_index("side").number.to_dict()
    )
    assert network == {"government side": 203 + 10 + 18, "armed groups": 6, "Kurdish forces": 5}


def test_whom_a_counter_blames_at_all():
    ever = ever_blamed(COUNTS)
    own = [name for name in ever.index if name == "Russia" or name.startswith(("Russian", "Syrian army"))]
    assert len(own) >= 5 and (ever.loc[own, "government side"] == 0).all(), (
        "the prose says that no such row blames its own side"
    )
    assert ever.to_numpy().sum() == sum(
        "violations" in row["measure"] and not row["measure"].startswith("areas") for row in ROWS
    )


def test_a_published_sum_taken_apart():
    rows = [r for r in ROWS if r["report_id"] == "R237"]
    named = {(r["measure"], r["blamed_party"]): int(r["count"]) for r in rows}
    fights, arrests = "violations (combat operations)", "violations (arrests)"
    assert named[fights, ""] + named[arrests, ""] == 219 + 32 == 251
    items = sum(n for (_, party), n in named.items() if party)
    assert items == 219 + 18 + 5 == named["violations", ""] == 242
    found = published_sum(COUNTS, "R237")
    assert (found.total["count"], found.printed_sum, found.items_sum) == (242, 251, 242)
    others = [published_sum(COUNTS, report) for report in with_kinds(COUNTS) if report != "R237"]
    assert len(others) == 6 and all(p.printed_sum == p.items_sum == p.total["count"] for p in others)
    with pytest.raises(ValueError, match="nothing to take apart"):
        published_sum(COUNTS, "R001")


def test_around_the_break():
    beside = told_apart(COUNTS, "strict")
    assert beside.date.to_list() == [pd.Timestamp("2016-09-13")] and beside.value.to_list() == [21]
    assert undated_after(COUNTS, BREAKS.from_day[0]).report_id.to_list() == ["R189"]


LINES = [
    (
        "The centre registered 15 violations of the truce: Damascus (9), Hama (3), Latakia (2) and Daraa (1).",
        15,
        15,
        [],
    ),
    ("Seven violations of the ceasefire: four in Aleppo and two in Hama.", 7, 6, []),
    # the total has no place, though the first province stands right behind it
    ("27 ceasefire violations were registered in Idlib (7), Damascus (4), Aleppo (10) and Hama (6).", 27, 27, []),
    # two counts with places and no total
    ("6 violations of the truce in Damascus, 2 violations in Latakia.", None, 8, []),
    ("Eight violations of the truce: Damascus – 4, Latakia – 3, Hama – 1.", 8, 8, []),
    # what is not read is told
    (
        "Over the last 24 hours, 11 ceasefire violations have been registered: 30 journalists, Homs (11).",
        11,
        11,
        ["30"],
    ),
]


@pytest.mark.parametrize(("line", "total", "added", "left"), LINES)
def test_a_line_is_read_by_the_reader(line, total, added, left):
    article = read_article(text=line)
    found = line_sum(article.ceasefire, article.numbers)
    assert (found.total, found.added, found.unread.text.to_list()) == (total, added, left)


# --- refusals --------------------------------------------------------------------------------------------------------


def test_refusals_teach():
    table = days(COUNTS, "wide")
    for call, why in (
        (lambda: total_over_period(table), "no sum over the period"), (lambda: blanks_as_zero(table), "unknown, not zero"), (lambda: rate_between("A", "B"), "no rate between A and B"),
        (lambda: trend(table, BREAKS, "2016-09-01", "2016-09-20"), "no trend across 14 September 2016"), (lambda: trend(table, BREAKS, "2016-05-01", "2016-06-20"), "no trend over gaps"),
        # one day; days on which no bulletin is known; from the end to the beginning
        (lambda: trend(table, BREAKS, "2016-05-31", "2016-05-31"), "no trend from one window: a value is known for 1 of 1 day,"),
        (lambda: trend(table[table.date.ne("2016-05-31")], BREAKS, "2016-05-31", "2016-05-31"), "no trend without bulletins: none of 1 day "),
        (lambda: trend(table, BREAKS, "2016-03-02", "2016-02-28"), "no trend backwards: 02 March 2016 is after 28 February 2016"),
        # two bulletins whose copies disagree have a day and no value
        (lambda: trend(table.assign(value=table.value.mask(table.date.ne("2016-02-28"))), BREAKS, "2016-02-28", "2016-03-02"), "no trend from one window: a value is known for 1 of 4 days"),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=why):
            call()
    assert len(trend(table, BREAKS, "2016-02-28", "2016-03-02")) >= 3
    filled = blanks_as_zero(table, i_know_that_missing_is_not_zero=True)
    assert filled.assumed.sum() == 216 - len(table) and (filled.loc[filled.assumed, "value"] == 0).all()


def test_unlike_counts_are_not_compared():
    row = {"measure": "violations", "flow_or_stock": "flow", "window_hours": 24, "count": 5}
    assert compare(pd.Series(row), pd.Series(row | {"count": 3})) == 2
    for change, why in (
        ({"measure": "inhabited_areas"}, "unlike measures"),
        ({"flow_or_stock": "stock"}, "flow"),
        ({"window_hours": pd.NA}, "windows differ"),
    ):
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


def test_merged_days_of_nothing():
    assert merge_days(COUNTS.iloc[:0]).empty and len(gaps(merge_days(COUNTS.iloc[:0]))) == 1
