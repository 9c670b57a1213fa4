"""Statements, voices and numbers that go back, recomputed from the CSV files with `csv` alone."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from helpers import read_article
from helpers.analysis.attribution import (
    NOBODY,
    OUTLETS,
    count_relays_as_origins,
    count_voices,
    goes_back,
    prints_of,
    probability_from_majority,
    propositions,
    spread,
    stance_matrix,
    voices,
    with_voice,
)
from helpers.analysis.statements import COLUMNS, KINDS, actors, is_named, names_actor, side, statements
from tests.coded_by_hand import FIGURES, ROWS, accuse
from tests.held import DATA

COVERAGE, RECORDS, ARTICLE = DATA.coverage, DATA.records, DATA.seed
CODED, SEED = statements(COVERAGE.attributions), statements(ARTICLE.claims)


# ---- statements


def test_statements_of_both_kinds_have_one_shape():
    assert tuple(CODED.columns) == tuple(SEED.columns) == COLUMNS
    assert (CODED.dtypes == SEED.dtypes).all()
    assert len(CODED) == len(ROWS) == 104 and len(SEED) == len(ARTICLE.claims)
    assert set(CODED["kind"]) | set(SEED["kind"]) <= set(KINDS) and CODED["origin"].notna().all()


def test_an_outlet_is_one_that_cites_nobody_or_is_a_medium():
    outlets = set(CODED.loc[CODED["kind"].eq("outlet"), "origin"])
    own = {r["origin"] for r in ROWS if r["claim_source"].endswith("(own voice)")}
    assert own <= outlets and outlets - own == {"Al Arabiya", "Raqqa Post"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("White House", "United States"),
        ("U.S. State Department", "United States"),
        ("Turkish Foreign Ministry", "Turkey"),
        ("Russia", "Russia"),
        # named after a country, and no body of its state
        ("Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights"),
        ("Syrian Red Crescent", "Syrian Red Crescent"),
        ("New Zealand Herald", "New Zealand Herald"),
    ],
)
def test_sides(name, expected):
    assert side(name) == expected


def test_names_of_actors():
    assert names_actor("Russian Air Force", "Russia") and not names_actor(None, "Russia")
    assert not names_actor("Prussia", "Russia")


def test_the_actor_that_is_spoken_of_most_comes_first():
    said = [
        ("accuses", "Army"),
        ("denies", "Brigades"),
        ("denies", "Brigades"),
        ("accuses", "Army; Guards"),
        ("admits", "Brigades"),
        ("asserts", "Nobody"),
        ("denies", "Scouts"),
    ]
    assert actors(pd.DataFrame(said, columns=["stance", "accused"])) == ["Brigades", "Army", "Guards", "Scouts"]


@pytest.mark.parametrize(
    ("origin", "source_kind", "expected"),
    [
        # people told by what they are, at the head of a sentence or inside one
        ("Officials", "role", False),
        ("Residents", "person", False),
        ("rebels", "person", False),
        ("Witnesses", "role", False),
        ("doctor", "role", False),
        ("Two officials", "role", False),
        # of a named state, and still nobody who could be asked
        ("U.S. officials", "role", False),
        ("Human rights groups", "unknown", False),
        ("opposition", "unknown", False),
        ("State media", "media", False),
        # a proper name
        ("Ahmad Omar", "person", True),
        ("Mayor Jan Kowalski", "role", True),
        ("Jaish al-Islam", "person", True),
        ("Airwars", "unknown", True),
        ("RT", "media", True),
        ("Syrian National Coalition", "group", True),
        # a state and a body are named by what they are
        ("Russia", "state", True),
        ("army", "institution", True),
        # the limit: a word that the lexicon does not know, with a capital
        ("Critics", "unknown", True),
    ],
)
def test_what_a_source_is_does_not_name_it(origin, source_kind, expected):
    assert is_named(origin, source_kind) is expected


# ---- voices


UNNAMED = """Officials said Russia bombed the market. Residents said Russia bombed the market.

Two activists said Russian jets hit the market. {named} said Russian warplanes bombed the market."""


@pytest.mark.parametrize(
    ("named", "told", "nobodys"),
    [
        ("The Syrian Civil Defence", "1 named voice (1 state or organisation), 3 unnamed (Officials, Residents, Two activists)", 3),
        ("Ahmad Omar, a resident,", "1 named voice (1 person), 3 unnamed (Officials, Residents, Two activists)", 3),
        ("A doctor", "no named voice, 4 unnamed (Officials, Residents, Two activists, doctor)", 4),
    ],
)  # fmt: skip
def test_unnamed_sources_are_no_named_voices(named, told, nobodys):
    table = statements(read_article(text=UNNAMED.format(named=named)).claims)
    held = voices(spread(table, "Russia"))
    assert str(held) == f"4 statements in 1 report: {told}"
    assert held.count() == 4 - nobodys and held.count(outlets=True) == 4 - nobodys
    assert list(count_voices(table, "Russia")["nobodys"]) == [nobodys]
    assert with_voice(table)["voice"].eq(NOBODY).sum() == nobodys == (~table["origin_known"]).sum()


@pytest.mark.parametrize("actor", ["Russia", "Syria"])
def test_voices_recomputed(actor):
    did = accuse(actor)
    held = voices(spread(CODED, actor).query("proposition == 'did'"))
    own = {r["origin"] for r in did if r["claim_source"].endswith("(own voice)")}
    media = own | {"Al Arabiya", "Raqqa Post"} & {r["origin"] for r in did}
    named = {r["origin"] for r in did} - media - {"unknown"}
    assert held.statements == len(did) and held.reports == len({r["report_id"] for r in did})
    assert set(held.outlets) == media and held.count() == len(named)
    assert held.unknown == sum(r["origin"] == "unknown" for r in did)
    assert held.count(outlets=True) == len(named) + len(media)


def test_the_numbers_of_the_chapter():
    held = voices(spread(CODED, "Russia").query("proposition == 'did'"))
    assert (held.statements, held.reports, held.count(), len(held.outlets), held.unknown) == (69, 47, 6, 11, 7)  # fmt: skip
    assert held.persons == ("Ahmad Ariha", "Oqba Barish") and "Turkey" in held.organisations
    assert str(held).startswith("69 statements in 47 reports: 6 named voices")


def test_two_actors_as_alternatives_accuse_neither():
    found = spread(CODED, "Russia")
    either = found[found["proposition"].eq("either")]
    assert list(either["report"]) == [r["report_id"] for r in ROWS if " or " in r["accused_actor"]]
    for actor in ("Russia", "Syria"):
        held = spread(CODED, actor)
        assert not held.loc[held["claim_id"].isin(either["claim_id"]), "proposition"].eq("did").any()  # fmt: skip


def test_a_denial_stands_once():
    found = spread(CODED, "Russia")
    denied = {r["statement_id"] for r in ROWS if r["stance"] == "denies"}
    flown = found.loc[found["proposition"].eq("missions"), "claim_id"]
    rest = found.loc[found["proposition"].eq("did not"), "claim_id"]
    assert set(flown) | set(rest) == denied and not set(flown) & set(rest)
    wanted = {r["statement_id"] for r in ROWS if re.search("mission|operation|combat task", r["evidence"])}  # fmt: skip
    assert set(flown) == wanted & denied and (len(flown), len(rest)) == (14, 10)


def test_operations_on_the_ground_are_no_flights():
    denials = {
        "The army denied that it had carried out ground operations.": "did not",
        "The army denied that its operations had caused any deaths.": "did not",
        "The army said its aircraft had flown no missions near the school.": "missions",
    }
    for text, wanted in denials.items():
        found = spread(statements(read_article(text=text).claims), "army")
        assert list(found["proposition"]) == [wanted], text


def test_who_is_silent_has_not_said_that_it_is_open():
    """One column for an inquiry, one that holds of silence as of "could not confirm": no voice is given words it never said."""
    cases = {
        "The prosecutor's office is investigating who carried out the attack.": "sought",
        "The mission said it could not confirm who had fired.": "open",
        "Norland has not commented on the strike on the clinic.": "open",
        "The Norlandian army did not immediately respond to a request for comment.": "open",
    }
    for text, wanted in cases.items():
        assert list(spread(statements(read_article(text=text).claims), "Norland")["proposition"]) == [wanted], text
    named = propositions("Norland")
    assert "not established" not in " ".join(named.values())
    assert named["open"] == "who did it is left open or not told" and named["sought"] == "who did it is to be found out"
    # the coded reports: who could not confirm it or had not identified the aircraft leaves it open; who inquires does not
    coded = spread(CODED, "Russia").groupby("proposition")["stance"].agg(["unique", "size"])
    assert list(coded.loc["open", "unique"]) == ["withholds"] and coded.loc["open", "size"] == 5
    assert list(coded.loc["sought", "unique"]) == ["investigates"] and coded.loc["sought", "size"] == 5


def test_a_state_and_its_bodies_are_one_voice_unless_told():
    open_ = spread(CODED, "Russia").query("proposition in ('sought', 'open')")
    assert voices(open_).named == ("United States",)
    assert voices(open_, as_one=False).named == ("U.S. State Department", "United States", "White House")  # fmt: skip
    denied = spread(SEED, "Russia").query("proposition in ('did not', 'missions')")
    assert len(denied) == 4 and voices(denied).named == ("Russia",)
    assert voices(denied, as_one=False).count() == 2


def test_the_matrix_leaves_silence_empty():
    cells = stance_matrix(with_voice(CODED), "Russia", "voice")
    assert cells["statements"].sum() == len(spread(CODED, "Russia")) and (cells["statements"] > 0).all()  # fmt: skip
    assert (cells["softened"] <= cells["statements"]).all()
    assert list(dict.fromkeys(cells["voice"]))[-2:] == [OUTLETS, NOBODY], "apart, and last"
    assert set(stance_matrix(CODED, "Sweden")["proposition"]) == {"sought", "open"}
    assert stance_matrix(CODED.iloc[:0], "Russia").empty


def test_the_seed_alone():
    cells = stance_matrix(with_voice(SEED), "Russia", "voice").set_index(["voice", "proposition"])["statements"]  # fmt: skip
    assert cells["Russia", "did not"] == 3 and cells["Russia", "missions"] == 1
    assert cells["Syrian Observatory For Human Rights", "did"] == 1 and cells["United States", "truce"] == 1  # fmt: skip
    assert list(propositions("Russia"))[-1] == "truce"


def test_counts_of_voices_by_proposition():
    table = count_voices(CODED, "Russia")
    assert table.loc["Russia did it", "voices"] == 6
    assert table.loc["Russia flew no missions there", "voices"] == 1
    assert table["statements"].sum() == 104


def test_refusals_teach():
    with pytest.raises(ValueError, match="majority of sources is not a probability"):
        probability_from_majority(CODED, "Russia")
    with pytest.raises(ValueError, match="a relay is not an origin"):
        count_relays_as_origins(CODED)


# ---- numbers


@pytest.mark.parametrize("value", [23, 50, 60])
def test_numbers_go_back(value):
    back = goes_back(COVERAGE.casualties, value)
    printed = prints_of(COVERAGE.casualties, value)
    wanted = [r for r in FIGURES if r["outcome"] == "killed" and str(value) in (r["count_low"], r["count_high"])]  # fmt: skip
    # two different numbers are no one value
    wanted = [r for r in wanted if len({r["count_low"], r["count_high"]} - {""}) == 1]
    assert back["figures"].sum() == len(printed) == len(wanted)
    for row in back.itertuples():
        held = [r for r in wanted if r["origin"] == row.origin and (r["origin_statement"] or "(no single statement known)") == row.statement]  # fmt: skip
        assert row.figures == len(held) and row.reports == len({r["report_id"] for r in held})


def test_what_leads_to_nobody_comes_last():
    back = goes_back(COVERAGE.casualties, 50)
    assert back["origin"].iloc[-1] == "unknown" and back["figures"].iloc[-1] == 8
    assert back["figures"].sum() == 11 and prints_of(COVERAGE.casualties, 50)["report_id"].nunique() == 9  # fmt: skip
