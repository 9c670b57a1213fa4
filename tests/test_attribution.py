"""Voices, copies, ways, denials and grades, recomputed from the CSV files with `csv` alone."""

from __future__ import annotations

import csv
import re

import pandas as pd
import pytest

from helpers import load_coverage, load_records, load_seed, read_article
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
from helpers.analysis.denials import denials, left_open, parts_of
from helpers.analysis.grading import admiralty, airwars_grade, beyond, ucdp_sides
from helpers.analysis.hedges import FLAT, copies_of, hedge_drift
from helpers.analysis.relays import paths, tree
from helpers.analysis.statements import COLUMNS, KINDS, actors, names_actor, side, statements
from helpers.paths import data_path

COVERAGE, RECORDS, ARTICLE = load_coverage(), load_records(), load_seed()
CODED, SEED = statements(COVERAGE.attributions), statements(ARTICLE.claims)


def raw(name: str) -> list[dict[str, str]]:
    with (data_path() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def coded_rows(table: str, source: str) -> list[dict[str, str]]:
    """The coded rows, each with its line of origins.csv (found by report and place in it) and its hedge."""
    lines = {r["statement_id"]: r for r in raw("coverage/origins.csv") if r["table"] == table}
    soft = {r["coded"]: r["hedged"] == "true" for r in raw("crosswalk/hedge.csv")}
    seen: dict[str, int] = {}
    out = []
    for row in raw(f"coverage/{source}.csv"):
        seen[row["report_id"]] = seen.get(row["report_id"], 0) + 1
        key = f"{row['report_id']}-{table[0]}{seen[row['report_id']]:02d}"
        out.append(row | lines[key] | {"soft": soft.get(row.get("hedge", ""), False)})
    return out


ROWS = coded_rows("attributions", "attribution_claims")
FIGURES = coded_rows("casualties", "casualty_claims")


def accuse(actor: str) -> list[dict[str, str]]:
    """The coded accusations of an actor, without those that name two and choose neither."""
    named = {"Russia": ("Russia", "Russia and Syrian government"), "Syria": ("Russia and Syrian government",)}  # fmt: skip
    return [r for r in ROWS if r["stance"] == "blames" and r["accused_actor"] in named[actor]]


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


# ---- voices


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


def test_a_state_and_its_bodies_are_one_voice_unless_told():
    open_ = spread(CODED, "Russia").query("proposition == 'open'")
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
    assert set(stance_matrix(CODED, "Sweden")["proposition"]) == {"open"}
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
    article = read_article(text="The Russian Defence Ministry denied that its aircraft bombed Idlib on 30 May 2016.")  # fmt: skip
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
    rivals = statements(read_article(text="The mayor accused Freedonia of bombing the market. The army accused Sylvania of bombing the market.").claims)  # fmt: skip
    assert airwars_grade(rivals, "Freedonia").grade == "Contested"


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
    with pytest.raises(ValueError, match="can't be counted here"):
        ucdp_sides(RECORDS.ucdp, "Turkey")
