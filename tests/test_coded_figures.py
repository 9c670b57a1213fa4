"""The reference figures of the coded reports, recomputed."""

import pandas as pd

from helpers.paths import data_path
from tests.coded_by_hand import raw


def count(rows, **wanted):
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    return sorted(set(rows["count"]))


def test_first_day_by_three_counters(bulletins):
    total = bulletins.counts.query("measure == 'violations' and area == 'total'")
    total = total[total["measure_part"].isna()]
    first = pd.Timestamp("2016-02-27")
    assert count(total, source="High Negotiations Committee", window_end=first) == [15]
    assert count(total, source="Syrian Network for Human Rights", window_end=first) == [14]
    centre = total[total["window_hours"] == 24]
    next_day = pd.Timestamp("2016-02-28")
    assert count(centre, source="Russian reconciliation centre", date=next_day) == [9]


def test_first_of_march_by_three_counters(bulletins):
    total = bulletins.counts.query("measure == 'violations' and area == 'total'")
    total = total[total["measure_part"].isna()]
    day = pd.Timestamp("2016-03-01")
    centre = total[(total["window_hours"] == 24) & (total["date"] == day)]
    assert count(centre, source="Russian reconciliation centre") == [15]
    assert count(total, source="Syrian Network for Human Rights", window_end=day) == [52]
    assert count(total, source="Syrian National Coalition", window_end=day) == [44]


def test_week_of_september_by_three_counters(bulletins):
    total = bulletins.counts.query("measure == 'violations' and area == 'total'")
    week = total[(total["window_start"] == pd.Timestamp("2016-09-12")) & total["measure_part"].isna()]
    week = week[week["window_end"] == pd.Timestamp("2016-09-19")]
    by_source = week.groupby("source")["count"].apply(lambda x: sorted(set(x))).to_dict()
    assert 302 in {n for found in by_source.values() for n in found}, by_source
    assert 242 in by_source["Syrian Network for Human Rights"]
    assert 254 in by_source["Syrian National Coalition"]


def test_bulletin_days(bulletins):
    rows = bulletins.counts.query(
        "source == 'Russian reconciliation centre' and measure == 'violations' and area == 'total'"
    )
    rows = rows[(rows["window_hours"] == 24) & rows["date"].notna()]
    assert rows["date"].nunique() == 93
    assert rows[rows["stated_date"]]["date"].nunique() == 56


def test_stocks_from_first_to_last(bulletins):
    stock = bulletins.counts.query("flow_or_stock == 'stock'")
    areas = stock[stock["measure"] == "inhabited_areas"]["count"]
    groups = stock[stock["measure"] == "armed_groups"]["count"]
    assert (areas.min(), areas.max()) == (35, 685)
    assert (groups.min(), groups.max()) == (17, 69)


def test_the_bulletin_of_the_seed(bulletins):
    rows = bulletins.counts[bulletins.counts["report_id"].isin(["R082", "R083", "R247"])]
    assert set(rows["date"].dropna()) == {pd.Timestamp("2016-05-31")}
    areas = rows.query("measure == 'inhabited_areas' and flow_or_stock == 'stock'")["count"]
    violations = rows.query("measure == 'violations' and area == 'total'")["count"]
    assert set(areas) == {128} and set(violations) == {5}
    wire = bulletins.counts[bulletins.counts["report_id"] == "R081"]
    assert set(wire["date"].dropna()) == {pd.Timestamp("2016-05-30")}


def test_ucdp_sides_and_headlines(records):
    assert int(records.ucdp["russia_is_side"].sum()) == 0
    assert int(records.ucdp["headline_says_russian"].sum()) == 19
    filed = records.ucdp.set_index("id").loc[219405]
    assert filed["side_a"] == "Government of Syria" and filed["number_of_sources"] == 3


def test_three_best_estimates_are_above_their_high_as_published(records):
    odd = [row for row in raw("records/ucdp_ged_syria_2016-05_2016-06.csv") if int(row["best"]) > int(row["high"])]
    assert {row["id"]: int(row["best"]) - int(row["high"]) for row in odd} == {"304868": 1, "318537": 1, "318806": 2}
    kept = records.ucdp[records.ucdp["best"].gt(records.ucdp["high"])]
    assert sorted(kept["id"]) == [304868, 318537, 318806]
    assert records.ucdp["low"].le(records.ucdp["high"]).all(), "low and high are in order in every row"
    told = (data_path() / "README.md").read_text(encoding="utf-8")
    assert all(row["id"] in told for row in odd), "listed among the oddities that are kept"


def test_everything_has_an_address(coverage, bulletins, records):
    for addresses in (
        coverage.reports["url"],
        bulletins.reports["url"],
        records.records["address"],
    ):
        assert addresses.notna().all() and addresses.str.startswith("http").all()
