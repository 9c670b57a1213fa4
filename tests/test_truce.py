"""Truce counts recomputed from the CSV files; refusals, views and exercises."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache

import nbformat
import pandas as pd
import pytest

from helpers import exercises_truce as exercises
from helpers import load_all, load_bulletins
from helpers.analysis.truce_checks import LINKS, chain, find_bulletin
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
from helpers.display.explorer import explore
from helpers.display.truce_calendar import coverage, definition_break
from helpers.display.truce_culprits import taken_apart, who_counts_what
from helpers.display.truce_desk import ALL, STOCKS, arithmetic_desk, part_check, stock_and_flow
from helpers.display.truce_series import PROVINCES, copies_to_believe, series
from helpers.display.truce_views import (
    find_the_bulletin,
    is_the_event_in_the_count,
    one_vague_word,
    unit_ledger,
)
from helpers.loading import read_article
from helpers.paths import data_path
from helpers.review.choices import choose, chosen
from tests.odd import ODD

DATA = load_all()
COUNTS, BREAKS = DATA.bulletins.counts, DATA.bulletins.breaks
READINGS = ("strict", "wide")
CENTRE = "Russian reconciliation centre"


# --- the same numbers from the CSV files, by other means -------------------------------------------------------------


def raw(table: str = "violation_counts") -> list[dict[str, str]]:
    with (data_path() / "ceasefire" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = raw()
BY_PAGE = defaultdict(list)
for _row in ROWS:
    BY_PAGE[_row["report_id"]].append(_row)


def bulletins(reading: str, area: str = "total", measure: str = "violations") -> dict[str, list[dict[str, str]]]:
    """The centre's counts of 24 hours by day, straight from the file."""
    found = defaultdict(list)
    for row in ROWS:
        same = (
            row["counter"] == CENTRE
            and row["measure"] == measure
            and row["area"] == area
            and row["window"] == "last 24 hours"
        )
        if same and row["date"] and (reading == "wide" or row["date_basis"] == "stated"):
            found[row["date"]].append(row)
    return found


def stock(reading: str, measure: str) -> dict[str, set[int]]:
    found = defaultdict(set)
    for row in ROWS:
        if (
            row["counter"] == CENTRE
            and row["measure"] == measure
            and row["date"]
            and (reading == "wide" or row["date_basis"] == "stated")
        ):
            found[row["date"]].add(int(row["count"]))
    return found


def provinces(reading: str, undated: bool = False) -> dict[str, tuple[str, int, dict[str, int]]]:
    """By page: its day, its total and its provinces, where it has both."""
    out = {}
    for page, rows in BY_PAGE.items():
        own = [
            r
            for r in rows
            if r["counter"] == CENTRE and r["measure"] == "violations" and r["window"] == "last 24 hours"
        ]
        own = [
            r
            for r in own
            if (r["date"] and (reading == "wide" or r["date_basis"] == "stated")) or (undated and not r["date"])
        ]
        totals = {int(r["count"]) for r in own if r["area"] == "total"}
        parts = {r["area"]: int(r["count"]) for r in own if r["area"] != "total"}
        if len(totals) == 1 and parts:
            out[page] = (own[0]["date"], totals.pop(), parts)
    return out


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
@pytest.mark.parametrize("area", PROVINCES)
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


# --- views -----------------------------------------------------------------------------------------------------------

VIEWS = [
    (unit_ledger, {}), (find_the_bulletin, {}), (find_the_bulletin, {"reading": "strict"}), (find_the_bulletin, {"violations": 9, "areas": 200}),
    (series, {}), (series, {"reading": "wide", "beyond_the_break": True, "believe": ("R173-n01",)}), (series, {"area": "Idlib"}), (series, {"reading": "wide", "area": "Damascus", "beyond_the_break": True}),
    *[(stock_and_flow, {"reading": r, "measure": m}) for r in READINGS for m in STOCKS], (stock_and_flow, {"link": "circular"}),
    *[(coverage, {"reading": r}) for r in READINGS], (one_vague_word, {}), (one_vague_word, {"count": 20}), (is_the_event_in_the_count, {}),
    *[(who_counts_what, {"window": w, "reading": r}) for w in WINDOWS for r in READINGS], *[(taken_apart, {"report": r}) for r in with_kinds(COUNTS)],
    *[(definition_break, {"reading": r}) for r in READINGS], (part_check, {}), (part_check, {"show": ALL, "reading": "strict"}), (arithmetic_desk, {}),
]  # fmt: skip
each_view = pytest.mark.parametrize(
    "number", range(len(VIEWS)), ids=[f"{v.__name__}-{i}" for i, (v, _) in enumerate(VIEWS)]
)


@cache
def nth(number: int):
    view, choices = VIEWS[number]
    return view(DATA, **choices)


@each_view
def test_every_row_shows_its_evidence(number):
    """Down to the address of a page, or to the words of the article."""
    shown = nth(number)
    assert shown.rows
    for i in range(len(shown.rows)):
        html = shown.evidence(i)
        assert "<mark" in html or 'href="http' in html or "That is no zero" in html, i


@each_view
def test_what_is_drawn_can_be_chosen(number):
    """Every point stands for a row of the list, and every row of the table for one too."""
    shown = nth(number)
    if shown.figure is not None and VIEWS[number][0] is not unit_ledger:
        for trace in shown.figure.data:
            if "markers" in (trace.mode or "") and any(x is not None for x in trace.x):
                assert trace.customdata is not None and all(
                    row is None or 0 <= row < len(shown.rows) for row in trace.customdata
                )
    picks = shown.picks if shown.picks is not None else range(len(shown.rows))
    assert len(picks) == len(shown.table)


@each_view
def test_only_named_traces_stand_in_the_legend(number):
    shown = nth(number)
    if shown.figure is not None and shown.figure.layout.showlegend:
        assert all(trace.name for trace in shown.figure.data if trace.showlegend is not False)


def numbers(text: str) -> Counter:
    return Counter(re.findall(r"\d+(?:\.\d+)?", text))


@each_view
def test_the_summary_holds_every_number_drawn(number):
    shown = nth(number)
    if shown.figure is None or VIEWS[number][0] is unit_ledger:
        return
    told = numbers(shown.summary)
    for trace in shown.figure.data:
        for word in trace.text or ():
            assert not numbers(str(word)) - told, word
    for note in shown.figure.layout.annotations:
        assert not set(numbers(note.text)) - set(told), note.text
    assert not set(numbers(shown.figure.layout.title.text)) - set(told) - {"14"}, shown.figure.layout.title.text


@pytest.mark.parametrize(("reading", "beyond"), [("strict", False), ("wide", False), ("wide", True)])
def test_the_series_is_drawn_and_told_day_by_day(reading, beyond):
    shown = series(DATA, reading, beyond_the_break=beyond)
    cut, by_hand = "2016-09-14", bulletins(reading)
    drawn = defaultdict(set)
    for trace in shown.figure.data:
        if trace.marker.symbol in ("circle", "square", "diamond") and trace.x[0]:
            for x, y in zip(trace.x, trace.y, strict=True):
                if x:
                    drawn[x[:10]].add(int(y))
    want = {day: {int(r["count"]) for r in rows} for day, rows in by_hand.items() if beyond or day < cut}
    assert drawn == want
    for day, values in want.items():
        said = f"{int(day[-2:])} ({' or '.join(map(str, sorted(values)))})"
        assert said in shown.summary, day
    assert shown.table.date.dt.strftime("%Y-%m-%d").to_list() == sorted(want)


def test_a_picture_never_joins_days():
    for choices in ({}, {"reading": "wide", "beyond_the_break": True}, {"area": "Idlib"}):
        for trace in series(DATA, **choices).figure.data:
            if "lines" in trace.mode:
                pairs = zip(trace.x, trace.x[1:], strict=False)
                assert all(a == b or None in (a, b) for a, b in pairs), "a line over days would invent them"
    assert all(max((x for x in trace.x if x), default="") < "2016-09-14" for trace in series(DATA).figure.data), (
        "September's other count is not on the axis of the months before"
    )


def test_unknown_days_are_stripes_on_both_sides():
    shown = series(DATA, "wide", beyond_the_break=True)
    stripes = [(s.xref, s.x0, s.x1) for s in shown.figure.layout.shapes if s.type == "rect"]
    wide = days(COUNTS, "wide")
    assert len(stripes) == len(gaps(wide, pd.Timestamp("2016-02-27"), pd.Timestamp("2016-09-13"))) + len(
        gaps(wide, pd.Timestamp("2016-09-14"), pd.Timestamp("2016-09-29"))
    )
    assert {ref for ref, *_ in stripes} == {"x", "x2"}


@pytest.mark.parametrize("reading", READINGS)
def test_the_break_has_no_axis_of_numbers(reading):
    """Each number is printed at its day, in the lane of what was counted; no height stands for a count."""
    shown = definition_break(DATA, reading)
    lanes = {trace.y[0]: dict(zip((x[:10] for x in trace.x), trace.text, strict=True)) for trace in shown.figure.data}
    assert set(lanes) == {3, 2, 1} and all(len(set(trace.y)) == 1 for trace in shown.figure.data)
    september = {
        day: " or ".join(map(str, sorted({int(r["count"]) for r in rows})))
        for day, rows in bulletins(reading).items()
        if day >= "2016-09"
    }
    assert lanes[3] == {d: v for d, v in september.items() if d < "2016-09-14"} and lanes[1] == {
        d: v for d, v in september.items() if d >= "2016-09-14"
    }
    assert lanes[2] == {"2016-09-13": "21"} and "nobody can tell" in shown.summary
    assert shown.figure.layout.yaxis.ticktext and not any(
        label.strip().isdigit() for label in shown.figure.layout.yaxis.ticktext
    )


def test_every_day_of_the_calendar_leads_to_its_stretch():
    shown = coverage(DATA, "strict")
    for trace in shown.figure.data:
        for x, y, row in zip(trace.x, trace.y, trace.customdata, strict=True):
            day = pd.Timestamp(2016, -y, x)
            stretch = shown.table.iloc[row]
            assert stretch["from"] <= day <= stretch["to"] and pd.isna(stretch["violations"]) == (
                trace.name == "none is known"
            )
    assert shown.table.days.sum() == 216


def test_open_ends_are_arrows():
    shown = who_counts_what(DATA)
    arrows = {
        trace.text[0]
        for trace in shown.figure.data
        if trace.marker.symbol == "triangle-right" and "markers" in trace.mode
    }
    assert arrows == {"at least 242", "more than 300"}
    assert all(word in shown.summary for word in ("at least 242", "more than 300", "Syrian army command, 300"))
    assert any(
        trace.marker.symbol == "triangle-up" for trace in series(DATA).figure.data if trace.customdata is not None
    )


def test_labels_near_the_axis_are_not_clipped():
    for count in (5, 20):
        assert one_vague_word(DATA, count).figure.data[0].cliponaxis is False


@each_view
def test_no_line_of_the_grid_strikes_a_number_out(number):
    """Words level with a mark stand on the line of its lane, if that line is drawn."""
    figure = nth(number).figure
    if figure is None:
        return
    struck = lambda trace: "text" in (trace.mode or "") and str(trace.textposition).startswith("middle")  # noqa: E731
    level = [trace.yaxis or "y" for trace in figure.data if struck(trace)] + [
        "y"
        for note in figure.layout.annotations
        if note.yref in (None, "y") and note.y in (figure.layout.yaxis.tickvals or ()) and note.yanchor != "bottom"
    ]
    for axis in level:
        assert figure.layout[axis.replace("y", "yaxis")].showgrid is False


def test_the_trap_is_tied_to_the_day_of_its_bulletin():
    figure = find_the_bulletin(DATA).figure
    (tie,) = [trace for trace in figure.data if trace.mode == "lines"]
    assert [str(x)[:10] for x in tie.x] == ["2016-05-31", "2016-05-30"] and set(tie.y) == {126}
    assert tie.showlegend and "the day of the bulletin" in tie.name
    assert "the bulletin of 30 May, printed 1 day later" in find_the_bulletin(DATA).summary
    assert not [t for t in find_the_bulletin(DATA, 9, 200).figure.data if t.mode == "lines"]


@pytest.mark.parametrize("report", with_kinds(COUNTS))
def test_kinds_differ_in_more_than_colour(report):
    shown = taken_apart(DATA, report)
    named = {trace.marker.symbol: trace.name for trace in shown.figure.data if trace.showlegend}
    assert list(named.values()) == list(shown.table["kind"])
    for trace in shown.figure.data:
        if trace.customdata and trace.customdata[0]:
            assert named[trace.marker.symbol] == shown.table["kind"][trace.customdata[0] - 1]
    assert "“five violations”" not in one_vague_word(DATA, 20).summary


def test_words_for_the_blamed_stand_in_quotation_marks():
    for window in WINDOWS:
        table = who_counts_what(DATA, window).table
        for words in table.in_the_words_of_its_pages.dropna():
            assert not re.search(r"regime|terrorist", re.sub(r"“[^”]*”", "", words)), words


def test_after_a_refusal_nothing_old_stays():
    shown = explore(find_the_bulletin, DATA, areas=(35, 9999, 128))
    assert shown.plot.outputs and "<table" in shown.table.value
    shown.controls["areas"].value = 9000
    assert (
        "search another number" in shown.summary.value
        and not shown.plot.outputs
        and not shown.table.value
        and not shown.evidence.value
    )


def test_controls_move_the_panel():
    shown = explore(series, DATA, reading=["strict", "wide"], area=list(PROVINCES))
    before = shown.summary.value
    shown.controls["area"].value = "Idlib"
    assert "0 by arithmetic" in shown.summary.value != before
    shown.controls["reading"].value = "wide"
    assert "March 4 (7)" in shown.summary.value and "wide reading" in shown.summary.value


@pytest.mark.parametrize(
    ("view", "choices", "why"),
    [
        (find_the_bulletin, {"areas": 9999}, "search another"), (series, {"area": "Mars"}, "no day is known"), (one_vague_word, {"count": 0}, "at least 1"),
        (arithmetic_desk, {"line": "hello"}, "no truce count"), (arithmetic_desk, {"line": ""}, "no truce count"), (who_counts_what, {"window": "x"}, "window is one of"),
        (stock_and_flow, {"measure": "violations"}, "totals so far"), (stock_and_flow, {"link": "circular", "reading": "strict"}, "no link is"), (taken_apart, {"report": "R001"}, "only these"),
    ],
)  # fmt: skip
def test_what_can_not_be_shown_is_told(view, choices, why):
    with pytest.raises(ValueError, match=why):
        view(DATA, **choices)


def test_links_have_reasons():
    assert all(name in LINKS for name in chain(COUNTS, "wide").link)
    told = chain(COUNTS, "wide").query("link == 'cannot be tested'")
    assert told.reason.str.contains("without a total between|no number for the day").all()


# --- the notebook and its exercises ----------------------------------------------------------------------------------


def notebook() -> nbformat.NotebookNode:
    return nbformat.read(data_path().parent / "notebooks" / "04_ceasefire_violations.ipynb", 4)


def stored(cells: list) -> str:
    return "\n".join(
        "".join(out.data.get("text/plain", "")) + "".join(out.data.get("text/html", ""))
        for c in cells
        for out in c.get("outputs", ())
    )


def test_numbers_of_the_prose_are_printed_by_cells():
    cells = notebook().cells
    end = next(i for i, c in enumerate(cells) if "## Exercises" in c.source)
    printed = set(numbers(re.sub(r'src="[^"]*"|href="[^"]*"|style="[^"]*"', "", stored(cells))))
    for cell in cells[1:end]:
        if cell.cell_type == "markdown":
            prose = re.sub(r"^## \d+\.", "", cell.source, flags=re.M)
            assert not set(numbers(prose)) - printed, (set(numbers(prose)) - printed, cell.source)


def test_no_answer_stands_in_the_stored_outputs():
    told = stored(notebook().cells)
    assert "R247" not in told, "exercise 1"
    assert "Latakia (3), Damascus (5)" not in told and not re.search(r"June 15 of 30", told), "exercises 2 and 3"


def test_cells_are_narrow_and_the_chapter_is_short():
    cells = notebook().cells
    assert 30 <= len(cells) <= 45
    assert 600 <= sum(len(c.source.split()) for c in cells if c.cell_type == "markdown") <= 1200
    assert max(len(line) for c in cells if c.cell_type == "code" for line in c.source.splitlines()) <= 100


OF_THIS_CHAPTER = [("R148", "Latakia", None), ("R999", 1, 1), ("R148", object(), 3)]
CHECKS = [
    lambda a: exercises.check_page(a, DATA),
    lambda a: exercises.check_repair(a, DATA),
    lambda a: exercises.check_known(a, DATA),
    exercises.check_flow_and_stock,
]


@pytest.mark.parametrize("check", CHECKS, ids=["page", "repair", "known", "flow_and_stock"])
@pytest.mark.parametrize("answer", [*ODD, *OF_THIS_CHAPTER], ids=lambda a: type(a).__name__)
def test_odd_answers_never_crash_and_never_pass(check, answer):
    assert check(answer).startswith("Not")


FLOW_AND_STOCK = "The centre registered three violations of the ceasefire in the last 24 hours, which brings the total number of violations to 41."


def test_answers():
    for check, answer in zip(CHECKS, ["R247", ("R148", "Latakia", 3), (6, 15), FLOW_AND_STOCK], strict=True):
        assert check(answer).startswith("Well done"), answer
    assert CHECKS[0](" r247 ").startswith("Well done") and CHECKS[1](["r148 ", "latakia", 3]).startswith("Well done")


@pytest.mark.parametrize(
    ("check", "answer", "hint"),
    [
        (0, "R082", "inferred from a weekday"), (0, "R083", "inferred from its numbers"), (0, "R081", "trap"), (0, "R001", "has not both"), (0, "R999", "no page"),
        (1, ("R025", "Hama", 1), "left out"), (1, ("R082", "Damascus", 5), "add up"), (1, ("R001", "Hama", 1), "does not give"), (1, ("R148", "Homs", 1), "Which of its provinces"),
        (1, ("R148", "Damascus", 0), "does another page"), (1, ("R148", "Latakia", 4), "does another page"), (1, ("R148", "Latakia", "3"), "quotation marks"),
        (2, (15, 6), "other way round"), (2, (6, 23), "count days"), (2, (6, 7), "strict reader's number is right"), (2, (1, 2), "coverage"),
        (3, "Hello.", "no count"), (3, "Three violations of the truce in the last 24 hours.", "total so far"), (3, FLOW_AND_STOCK.replace("three", "50"), "more than the total"),
    ],
)  # fmt: skip
def test_hints_say_what_is_wrong_and_not_the_answer(check, answer, hint):
    told = CHECKS[check](answer)
    assert told.startswith("Not yet") and hint in told
    assert not re.search(r"R247|\b15\b", told) or str(answer) in told or (check == 2 and 15 in answer)
