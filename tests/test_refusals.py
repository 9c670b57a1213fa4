"""What the tables cannot carry is refused, with the figures that show it, recomputed from the CSV files with `csv` alone."""

from __future__ import annotations

from collections import Counter

import pytest

from helpers.analysis.figures import figures
from helpers.analysis.refusals import map_of_one_city, multiple_systems_estimate
from helpers.display.refusals import refused
from tests.coded_by_hand import FIGURES, raw
from tests.held import DATA

TABLE = figures(DATA.coverage.casualties, DATA.coverage.statements)
EVENTS, RECORDS = DATA.records.ucdp, DATA.records.records


def test_a_map_of_one_city_would_be_one_point():
    rows = [r for r in raw("records/ucdp_ged_syria_2016-05_2016-06.csv") if r["where_coordinates"] == "Idlib town"]
    points = {(r["latitude"], r["longitude"]) for r in rows}
    scopes = Counter(r["scope"] for r in FIGURES)
    told = refused(map_of_one_city, TABLE, EVENTS)
    assert f"{len(FIGURES)} figures say where they count by a word (city {scopes['city']}; hospital {scopes['hospital']};" in told  # fmt: skip
    assert f"{len(rows)} UCDP events in Idlib town have {len(points)} point between them" in told and len(points) == 1
    assert {r["where_prec"] for r in rows} == {"1"}, "the most exact place that the recorder gives is the town"


@pytest.mark.parametrize(
    ("city", "told"),
    [
        ("Masaran town", r"\d+ UCDP events? in Masaran town ha(s|ve) 1 point"),
        # no event there: nothing to draw either
        ("Homs town, nowhere", "0 UCDP events in Homs town, nowhere have 0 points"),
    ],
)
def test_no_map_of_any_other_city(city, told):
    with pytest.raises(ValueError, match=told):
        map_of_one_city(TABLE, EVENTS, city)


def test_counts_are_no_lists_of_persons():
    tolls = [r for r in FIGURES if r["outcome"] == "killed" and not r["subset_of"]]
    named = Counter(r["origin"] for r in tolls if r["origin"] != "unknown")
    (top, often), *_ = named.most_common(1)
    told = refused(multiple_systems_estimate, TABLE, RECORDS)
    assert f"no list of persons, only {len(tolls)} counts of people killed by {len(named)} named origins" in told
    assert f"{often} go back to {top}" in told
    row = next(r for r in raw("records/idlib_2016-05-30_records.csv") if r["record_id"] == "219405")
    assert f"the {row['sources_counted']} sources of {row['recorder']} are of {row['distinct_source_offices']} office" in told  # fmt: skip
    assert f"{sum(bool(r['relays']) for r in tolls)} of them stand in the report of another" in told


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (TABLE[TABLE["origin"].eq("Airwars")], "1 count of people killed by 1 named origin"),
        # nobody can be named: the method has nothing to match either
        (TABLE[TABLE["origin"].eq("unknown")], "by 0 named origins"),
        (TABLE.iloc[:0], "only 0 counts of people killed"),
    ],
)
def test_no_estimate_from_fewer_counts_either(table, told):
    with pytest.raises(ValueError, match=told):
        multiple_systems_estimate(table)
