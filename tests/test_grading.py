"""Denials and what they leave open; grades and who is set aside, recomputed from the CSV files with `csv` alone."""

from __future__ import annotations

import pytest

from helpers import read_article
from helpers.analysis.denials import denials, left_open, parts_of
from helpers.analysis.grading import admiralty, airwars_grade, beyond, ucdp_sides
from helpers.analysis.statements import statements
from tests.coded_by_hand import accuse, raw
from tests.held import DATA

COVERAGE, RECORDS, ARTICLE = DATA.coverage, DATA.records, DATA.seed
CODED, SEED = statements(COVERAGE.attributions), statements(ARTICLE.claims)


# ---- denials


def test_denials_of_the_seed():
    held = [parts_of(ARTICLE, row) for row in denials(ARTICLE)]
    assert [left_open(parts) for parts in held] == [["time"], ["time"], ["place", "time"], ["time"]]
    title, lede, spoken, quoted = ({part.name: part for part in parts} for parts in held)
    assert title["place"].words == "Idlib", "a place before a noun is named too"
    assert "23" in lede["numbers"].words and "article's" in lede["numbers"].covers
    assert spoken["speaker"].covers.startswith("Igor Konashenkov")
    assert quoted["force"].left_open == "other forces of Russia" and quoted["own words"].spans
    for parts in held:
        for part in parts:
            assert part.words == (", ".join(dict.fromkeys(ARTICLE.text[a:b] for a, b in part.spans)) or None)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Russian Defense Ministry said the Russian Air Force had not carried out airstrikes in Idlib province on 30 May 2016.", []),
        # the actor's own name is no place
        ("Russia denied bombing the city.", ["place", "time"]),
        ("Russia denied it.", ["act", "place", "time"]),
    ],
)  # fmt: skip
def test_what_a_denial_leaves_open(text, expected):
    article = read_article(text=text)
    assert left_open(parts_of(article, denials(article)[0])) == expected


def test_known_places_count_without_a_preposition():
    article = read_article(text="The Russian Defence Ministry denied that its aircraft attacked Idlib on 30 May 2016.")  # fmt: skip
    row = denials(article)[0]
    assert left_open(parts_of(article, row)) == ["place"] and not left_open(parts_of(article, row, {"Idlib"}))  # fmt: skip


# ---- grades


def test_grades():
    assert airwars_grade(CODED, "Russia").grade == "Fair" and airwars_grade(SEED, "Russia").grade == "Weak"  # fmt: skip
    assert airwars_grade(CODED, "Russia", strikes_likely=False).grade == "No grade"
    assert airwars_grade(CODED, "Russia", combatants=True).grade == "Discounted"
    assert airwars_grade(CODED, "Russia", another_likely=True).grade == "Discounted"
    assert airwars_grade(SEED.iloc[:0], "Russia").grade == "No grade"
    admitted = statements(read_article(text="Freedonia admitted that its planes bombed the market. The mayor accused Freedonia of bombing the market.").claims)  # fmt: skip
    assert airwars_grade(admitted, "Freedonia").grade == "Confirmed"
    rivals = statements(read_article(text="The city council accused Freedonia of bombing the market. The army accused Sylvania of bombing the market.").claims)  # fmt: skip
    assert airwars_grade(rivals, "Freedonia").grade == "Contested"


@pytest.mark.parametrize(
    ("text", "grade", "origins", "unnamed"),
    [
        # three who are told by what they are beside one who is named: one source
        ("Officials said A bombed it. Residents said A bombed it. A doctor said A bombed it. Airwars said A bombed it.", "Weak", "1: Airwars", "3: Officials, Residents and doctor"),
        ("Human Rights Watch said A bombed it. Witnesses said A bombed it. Airwars said A bombed it.", "Fair", "2: Airwars and Human Rights Watch", "1: Witnesses"),
        ("Officials said A bombed it. Two residents said A bombed it.", "No grade", "0: none", "2: Officials and Two residents"),
        # unnamed officials accept nothing in the name of a state
        ("Sylvanian officials admitted that A bombed it.", "No grade", "0: none", "1: Sylvanian officials"),
    ],
)  # fmt: skip
def test_unnamed_sources_are_no_origins(text, grade, origins, unnamed):
    text = text.replace("A bombed it", "Russia bombed the market")
    found = airwars_grade(statements(read_article(text=text).claims), "Russia")
    inputs = dict(found.inputs)
    assert (found.grade, inputs["origins that say Russia did it"], inputs["unnamed, so no origin"]) == (grade, origins, unnamed)  # fmt: skip


def test_who_counts_for_nothing_makes_no_rival():
    """Residents without a name, or an origin that was set aside, contest nothing."""
    text = "The city council accused Freedonia of bombing the market. Airwars said Freedonia bombed the market. {} accused Sylvania of bombing the market."
    unnamed, army = (statements(read_article(text=text.format(who)).claims) for who in ("Residents", "The army"))
    assert airwars_grade(unnamed, "Freedonia").grade == "Fair"
    assert airwars_grade(army, "Freedonia").grade == "Contested"
    assert airwars_grade(army, "Freedonia", not_credible=["army"]).grade == "Fair"


def test_every_rule_is_shown_and_the_first_that_holds_fires():
    grade = airwars_grade(CODED, "Russia")
    assert [rule.grade for rule in grade.rules] == ["Discounted", "Confirmed", "Contested", "Fair", "Weak", "No grade"]  # fmt: skip
    assert next(rule.grade for rule in grade.rules if rule.holds) == grade.grade == "Fair"
    assert sum(rule.holds for rule in grade.rules) == 1


def test_who_is_set_aside_is_counted_no_more():
    every = dict(airwars_grade(CODED, "Russia").inputs)["origins that say Russia did it"]
    known = {r["origin"] for r in accuse("Russia")} - {"unknown"}
    assert every.startswith(f"{len(known)}:") and len(known) == 17
    few = airwars_grade(CODED, "Russia", not_credible=("outlet", "person", "Turkey"))
    assert dict(few.inputs)["origins that say Russia did it"].startswith("3:")
    one = known - {"Al Arabiya"}
    assert airwars_grade(CODED, "Russia", not_credible=one).grade == "Weak"


def test_admiralty():
    assert admiralty().grade == "F6" and admiralty("B", "2").grade == "B2"
    assert admiralty("B", "1", independent=2).grade == "B1"
    assert [r.grade for r in admiralty("B", "2").rules if r.holds] == ["B", "2"]
    assert len(admiralty().rules) == 12
    with pytest.raises(ValueError, match="relays of one statement confirm nothing"):
        admiralty("A", "1")
    with pytest.raises(ValueError, match="reliability A, B"):
        admiralty("Z", "1")


def test_ucdp_recomputed():
    rows = raw("records/ucdp_ged_syria_2016-05_2016-06.csv")
    table = ucdp_sides(RECORDS.ucdp)
    assert table["events"][0] == sum("Russia" in r["side_a"] + r["side_b"] for r in rows) == 0
    said = [r for r in rows if r["headline_says_russian"] == "yes"]
    assert table["events"][1] == len(said) == 19 and table["of"][0] == len(rows) == 908
    outside = [r for r in rows if r["date_start"] < "2016-05-01" or r["date_end"] > "2016-06-30"]
    assert beyond(RECORDS.ucdp, "2016-05-01", "2016-06-30").sum() == len(outside) == 18
    assert sum(r in said for r in outside) == 2
