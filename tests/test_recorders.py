"""What each recorder would print by its own rule, and what it did print."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import read_article
from helpers.analysis.figures import UNKNOWN, own_figures, totals
from helpers.analysis.grading import Grade
from helpers.analysis.recorders import (
    acled,
    airwars,
    closed_intervals,
    iraq_body_count,
    least,
    most,
    newsroom,
    sources,
    ucdp,
)
from helpers.analysis.revisions import combine, curve
from helpers.analysis.vintages import (
    latest_report,
    spans,
)
from helpers.display.tolls import known
from tests.figures_by_hand import RAW, raw
from tests.held import DATA

ALL = known(DATA)
TOTALS = totals(ALL)
SPANS = spans(TOTALS)
OBSERVATORY = "Syrian Observatory for Human Rights"


def last_said() -> dict[str, tuple[int | None, int | None]]:
    """The bounds of each named origin's last statement of people killed in the city, from the files."""
    place = {row["origin_statement"]: i for i, row in enumerate(raw("coverage/origin_statements.csv"))}
    out: dict[str, tuple[int, dict[str, str]]] = {}
    for row in RAW:
        if row["origin"] != UNKNOWN and row["outcome"] == "killed" and not row["subset_of"] and row["scope"] == "city":
            at = place[row["origin_statement"]]
            if row["origin"] not in out or at > out[row["origin"]][0]:
                out[row["origin"]] = (at, row)
    found = {}
    for origin, (_, row) in out.items():
        low = (
            int(row["count_low"]) + (row["qualifier"] == "more than")
            if row["count_low"]
            else 24
            if row["qualifier"] == "dozens"
            else None
        )
        found[origin] = (low, int(row["count_high"]) if row["count_high"] else None)
    return found


def test_recorders_take_what_the_words_name():
    rows = sources(latest_report(SPANS))
    said = {k: v for k, v in last_said().items() if k != "Airwars"} | {"RT": (None, 28)}
    assert set(rows.origin) == set(said), "a recorder's own total is no source"
    low = min(low for low, _ in said.values() if low is not None)
    high = max(high if high is not None else low for low, high in said.values())
    assert (low, high) == (21, 61)
    assert acled(rows).prints == "21 reported fatalities" and iraq_body_count(rows).prints == "21 to 61"
    assert airwars(rows, Grade("Fair", "x", ())).prints == "21 to 61, Fair"
    assert newsroom(rows).prints == f"23, according to {OBSERVATORY}"
    assert ucdp(rows, 50, "two say so").prints == "low 21, best 50, high 61"


@pytest.mark.parametrize(
    ("said", "number"),
    [
        # the word of the text, not our bound for it
        ("Tens of people were killed, police said.", 10),
        ("Dozens of people were killed, police said.", 12),
        ("Hundreds of people were killed, police said.", 100),
        ("Tens of thousands of people were killed, police said.", 10_000),
        # the most conservative of two
        ("Dozens were killed, police said. Tens were killed, the mayor said.", 10),
        # a number in words is no vague word, and has no number of its own
        ("Two dozen people were killed, police said.", 24),
        ("Twenty people were killed, police said.", 20),
        # no unit is named: the least that the words commit to
        ("Several people were killed, police said.", 3),
    ],
)
def test_acled_reads_the_word(said, number):
    day = pd.Timestamp("2016-06-01", tz="UTC")
    rows = totals(own_figures(read_article(text=said).casualties, "x", day, day))
    assert acled(rows).prints == f"{number} reported fatalities"


def test_recorders_count_from_bounds_and_words():
    rows = pd.concat([ALL[ALL.figure_id.eq(i)] for i in ("r02-c01", "r04-c05", "r45-c02", "r47-c01")]).reset_index(
        drop=True
    )
    assert [least(r) for r in rows.itertuples()] == [21, 24, 35, None] and [most(r) for r in rows.itertuples()] == [
        21,
        24,
        35,
        60,
    ]
    assert acled(rows).low == 12, "a dozen"
    assert newsroom(rows).prints == "dozens, according to Syria Civil Defence", "a first count stands back"
    assert newsroom(rows[:1]).prints.startswith("more than 20 (first toll)"), "unless it is all there is"
    assert "provisional" in iraq_body_count(rows[:1]).prints and "provisional" not in iraq_body_count(rows[:2]).prints
    assert set(sources(rows).origin) == {"Shaam News Network", "Syria Civil Defence"}
    assert set(sources(rows, "Shaam News Network").origin) == {"Syria Civil Defence"}
    for printed in (acled(rows), iraq_body_count(rows), ucdp(rows, 23, "most copies")):
        assert printed.address.startswith("https://") and set(printed.used) <= set(rows.figure_id)
    with pytest.raises(ValueError, match="coder's judgement"):
        ucdp(rows)
    with pytest.raises(ValueError, match="must lie between"):
        ucdp(rows, 9999, "x")
    with pytest.raises(ValueError, match="print nothing"):
        acled(rows.iloc[:0])


def test_habits_recomputed():
    table = closed_intervals(DATA.records.ucdp, "2016-05-01", "2016-06-30").set_index("best")
    events = raw("records/ucdp_ged_syria_2016-05_2016-06.csv")
    inside = [e for e in events if e["date_start"][:10] >= "2016-05-01" and e["date_end"][:10] <= "2016-06-30"]
    one_number = [e for e in inside if e["low"] == e["high"]]
    assert (len(events), len(inside), len(one_number)) == (908, 890, 837)
    assert table.rows.sum() == len(events) and table.rows["other spans"] == len(events) - len(inside)
    assert table.drop("other spans").closed.sum() == len(one_number)
    zero = [e for e in inside if e["best"] == "0"]
    assert len(zero) == table.rows["0"] == 28 and all(e["low"] == "0" and int(e["high"]) > 0 for e in zero), (
        "a best of 0 always comes with a range"
    )
    for name, low, high in (
        ("1", 1, 1),
        ("2 to 5", 2, 5),
        ("6 to 25", 6, 25),
        ("26 to 100", 26, 100),
        ("over 100", 101, 10**6),
    ):
        part = [e for e in inside if low <= int(e["best"]) <= high]
        assert (table.rows[name], table.closed[name]) == (len(part), sum(e["low"] == e["high"] for e in part))


def test_refusals_teach():
    with pytest.raises(ValueError, match="they count the same people"):
        combine(TOTALS, "mean")
    with pytest.raises(ValueError, match="replace the earlier"):
        combine(TOTALS[TOTALS.origin.eq(OBSERVATORY)])
    with pytest.raises(ValueError, match="different origins"):
        curve(TOTALS)
    with pytest.raises(ValueError, match=r"2 dated figures of .* are no curve"):
        curve(TOTALS[TOTALS.origin.eq(OBSERVATORY)])


def told(*rows):
    """Figures of one origin on days in June: (day, outcome, scope, value), and whether the last is a part."""
    days = [{"stated_on": pd.Timestamp(2016, 6, row[0]), "place_in_row": i} for i, row in enumerate(rows)]
    kept = TOTALS[TOTALS.origin.eq(OBSERVATORY)].iloc[[0] * len(rows)].reset_index(drop=True)
    said = pd.DataFrame(rows, columns=["day", "outcome", "scope", "value"]).drop(columns="day")
    return kept.assign(**said.astype({"value": "Int64"}), **pd.DataFrame(days))


RISING = [(day, "killed", "city", 10 + day) for day in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "no curve from nothing"),
        # another outcome in between
        ([*RISING, (5, "injured", "city", 60)], r"different outcomes \(injured, killed\)"),
        # the same outcome, counted in a wider place, or nobody knows where
        ([*RISING, (5, "killed", "province", 60)], r"places \(city, province\)"),
        ([*RISING, (5, "killed", "not stated", 60)], "unstated places"),
        # a row without a number is no value
        ([*RISING[:3], (4, "killed", "city", None)], r"3 dated figures .* \(1 without a number"),
        (RISING[:3], "3 dated figures of .* are no curve"),
    ],
)
def test_no_curve_from_mixed_or_few_figures(rows, why):
    with pytest.raises(ValueError, match=why):
        curve(told(*rows))


def test_a_curve_needs_wholes_and_keeps_their_order():
    rows = told(*RISING[::-1])
    assert list(curve(rows)["value"]) == [11, 12, 13, 14]
    assert len(curve(pd.concat([rows, rows]))) == 4, "copies of one statement are one value"
    part = rows.assign(subset_of=pd.array([None, None, None, "whole"], dtype="string"))
    with pytest.raises(ValueError, match="a whole and its parts"):
        curve(part)
