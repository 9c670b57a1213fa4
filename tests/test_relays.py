"""Copies of a statement and the ways it went, recomputed from the CSV files with `csv` alone."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.analysis.hedges import FLAT, copies_of, hedge_drift
from helpers.analysis.relays import paths, tree
from helpers.analysis.statements import statements
from tests.coded_by_hand import FIGURES, ROWS, raw
from tests.held import DATA

COVERAGE, RECORDS, ARTICLE = DATA.coverage, DATA.records, DATA.seed
CODED, SEED = statements(COVERAGE.attributions), statements(ARTICLE.claims)


# ---- hedges


@pytest.mark.parametrize("statement", ["press-release-123-strikes", "press-release-123-crimes", "observatory-planes-30-may", "observatory-planes-31-may", "al-jazeera-accusation"])  # fmt: skip
def test_copies_are_compared_with_the_own_page_and_never_counted_with_it(statement):
    held = copies_of(CODED, statement)
    rows = [r for r in ROWS if r["origin_statement"] == statement and r["stance"] == "blames"]
    own = [r for r in rows if not r["relays"]]
    copies = [r for r in rows if r["relays"]]
    assert list(held.originals["claim_id"]) == [r["statement_id"] for r in own]
    assert sorted(held.copies["claim_id"]) == sorted(r["statement_id"] for r in copies)
    for softened in (True, False):
        wanted = {r["report_id"] for r in copies if r["soft"] == softened}
        assert held.reports(softened) == len(wanted)
    assert held.differ == (len({r["soft"] for r in rows}) > 1)
    assert list(held.copies["how"] == FLAT) == list(~held.copies["hedged"])


def test_the_turkish_release_has_a_softened_and_a_flat_sentence():
    found = hedge_drift(CODED).set_index("statement")
    strikes, crimes = found.loc["press-release-123-strikes"], found.loc["press-release-123-crimes"]
    assert tuple(strikes[["reports", "softened", "flat", "own_page"]]) == (8, 4, 4, "softened")
    assert tuple(crimes[["reports", "softened", "flat", "own_page"]]) == (8, 0, 8, "flat")
    # every accusation of the ministry is a copy of one of them, and the accused tells which
    for row in ROWS:
        if row["origin_statement"].startswith("press-release-123") and row["stance"] == "blames":
            both = row["accused_actor"] == "Russia and Syrian government"
            assert row["origin_statement"].endswith("crimes" if both else "strikes")


def test_without_a_page_of_its_own_there_is_no_yardstick():
    found = hedge_drift(CODED).set_index("statement")
    line = found.loc["observatory-planes-31-may"]
    assert pd.isna(line["own_page"]) and (line["softened"], line["flat"]) == (8, 13)
    with pytest.raises(ValueError, match="choose another statement"):
        copies_of(CODED, "no such statement")
    assert hedge_drift(CODED.iloc[:0]).empty


# ---- ways


WAYS = [("Syrian Observatory for Human Rights", "accuses", "blames"), ("Russian Defense Ministry", "denies", "denies"), ("Turkish Foreign Ministry", "accuses", "blames")]  # fmt: skip


def ways_of(origin: str, stance: str):
    frame = COVERAGE.attributions
    return paths(frame[frame["origin"].eq(origin) & frame["stance"].eq(stance)])


@pytest.mark.parametrize(("origin", "stance", "coded"), WAYS)
def test_ways_recomputed(origin, stance, coded):
    found = ways_of(origin, stance)
    rows = [r for r in ROWS if r["origin"] == origin and r["stance"] == coded]
    assert len(found) == len({r["report_id"] for r in rows})
    likely = {r["report_id"] for r in rows if "(likely)" in r["relays"] or r["origin_basis"] == "inferred"}  # fmt: skip
    assert sum(bool(path.inferred) for path in found) == len(likely)
    relays = {name.removesuffix(" (likely)") for r in rows for name in r["relays"].split("; ")[:-1]}
    assert {name for path in found for name in path.relays} == relays
    assert sum(path.own_page for path in found) == len({r["report_id"] for r in rows if not r["relays"]})  # fmt: skip


def test_the_numbers_of_the_ways():
    observatory = ways_of(*WAYS[0][:2])
    assert len(observatory) == 24 and sum(bool(p.inferred) for p in observatory) == 9
    assert len({p.outlet for p in observatory}) == 23, "one outlet stands there twice"


@pytest.mark.parametrize(("origin", "stance", "coded"), WAYS)
def test_no_two_lines_of_the_tree_cross(origin, stance, coded):
    found = ways_of(origin, stance)
    order, relays = tree(found)
    assert sorted(order) == list(range(len(found)))
    place = {number: at for at, number in enumerate(order)}
    for relay in relays:
        rows = sorted(place[n] for n in relay.rows)
        assert rows == list(range(rows[0], rows[-1] + 1)), "what is behind a relay lies together"
        behind = {number for number, path in enumerate(found) if path.relays[: len(relay.way)] == relay.way}  # fmt: skip
        assert set(relay.rows) == behind


def test_a_relay_that_no_text_names_is_inferred():
    _, relays = tree(ways_of(*WAYS[0][:2]))
    assert {r.way for r in relays if not r.named} == {("EFE",)}
    # an outlet that relays and reports stands at both places
    _, relays = tree(ways_of(*WAYS[1][:2]))
    assert {r.way for r in relays if r.way[-1] == "Reuters"} == {("Reuters",), ("Interfax", "Reuters")}  # fmt: skip
    assert "TASS" in {path.outlet for path in ways_of(*WAYS[1][:2])} & {r.way[-1] for r in relays}


def test_the_last_relay_is_the_publisher():
    first = {r["report_id"]: r["publisher"] for r in raw("coverage/reports.csv")}
    for row in [*ROWS, *FIGURES]:
        if row["relays"]:
            last = row["relays"].split("; ")[-1].removesuffix(" (likely)")
            assert last.split()[0] in first[row["report_id"]], row["statement_id"]
