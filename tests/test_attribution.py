"""Voices, hedges and grades, recomputed from the CSV files; views and exercises."""

from __future__ import annotations

import csv
import shutil
from types import SimpleNamespace

import pandas as pd
import pytest

from helpers import exercises_attribution as exercises
from helpers import load_coverage, load_records, load_seed, read_article
from helpers.analysis.attribution import (
    count_relays_as_origins,
    goes_back,
    hedge_drift,
    probability_from_majority,
    propositions,
    spread,
    stance_matrix,
    voices,
)
from helpers.analysis.grading import admiralty, airwars_grade, ucdp_sides
from helpers.analysis.statements import names_actor, statements
from helpers.display import attribution_rules as rules
from helpers.display import attribution_views as views
from helpers.display.explorer import explore
from helpers.paths import data_path

DATA = SimpleNamespace(seed=load_seed(), coverage=load_coverage(), records=load_records())
CODED = statements(DATA.coverage.attributions)
SEED = statements(DATA.seed.claims)


def raw(name: str) -> list[dict[str, str]]:
    with (data_path() / "coverage" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_statements_of_both_kinds_have_one_shape():
    assert list(CODED.columns) == list(SEED.columns) and len(CODED) == len(raw("attribution_claims.csv")) == 104
    assert len(SEED) == len(DATA.seed.claims) and SEED.origin.notna().all()


def test_every_statement_has_one_origin_or_none():
    by_hand = {(r["report_id"], r["origin"]) for r in raw("origins.csv")}
    assert {(r.report_id, r.origin) for r in DATA.coverage.attributions.itertuples()} <= by_hand


def test_voices_recomputed():
    did = [r for r in DATA.coverage.attributions.itertuples() if r.stance == "accuses" and "Russia" in r.accused.split("; ")]
    table = spread(CODED, "Russia").query("proposition == 'did'")
    found = voices(table)
    assert len(table) == len(did) == 70
    assert found.origins == tuple(sorted({r.origin for r in did if r.origin != "unknown"})) and len(found.origins) == 18
    assert found.reports == len({r.publisher for r in did if r.origin != "unknown"}) == 42
    assert found.unknown == sum(r.origin == "unknown" for r in did) == 7


def test_all_denials_are_one_origin():
    found = voices(spread(CODED, "Russia").query("proposition == 'did not'"))
    assert found.origins == ("Russian Defense Ministry",) and found.statements == 24


def test_the_matrix_leaves_silence_empty():
    cells = stance_matrix(CODED, "Russia")
    assert cells.statements.sum() == len(spread(CODED, "Russia")) and (cells.statements > 0).all()
    assert (cells.softened <= cells.statements).all()
    assert set(stance_matrix(CODED, "Sweden").proposition) == {"open"}
    assert cells.origin.iloc[-1] == "unknown", "kept apart, never shared out"


def test_the_seed_alone():
    cells = stance_matrix(SEED, "Russia").set_index(["origin", "proposition"]).statements
    assert cells["Russia", "did not"] == 2 and cells["Russian Defense Ministry", "did not"] == 2
    assert cells["Syrian Observatory For Human Rights", "did"] == 1 and cells["U.S. State Department", "truce"] == 1
    assert list(propositions("Russia"))[:2] == ["did", "did not"]


@pytest.mark.parametrize("value", [23, 60])
def test_numbers_go_back(value):
    back = goes_back(DATA.coverage.casualties, value)
    printed = [r for r in DATA.coverage.casualties.itertuples() if r.outcome == "killed" and not pd.isna(r.value) and r.value == value]
    assert back.figures.sum() == len(printed) and back.figures.iloc[0] > back.figures.iloc[1:].sum()


def test_drift_needs_two_kinds_of_copy():
    found = hedge_drift(CODED).set_index("statement")
    rows = [r for r in DATA.coverage.attributions.itertuples() if r.origin_statement is not pd.NA and r.origin_statement == "press-release-123" and r.stance == "accuses"]
    assert found.copies["press-release-123"] == len(rows) and found.softened["press-release-123"] == sum(r.hedged for r in rows)
    assert (found.softened > 0).all() and (found.flat > 0).all()
    assert hedge_drift(CODED[~CODED.hedged]).empty


def test_grades():
    assert airwars_grade(CODED, "Russia").grade == "Fair" and airwars_grade(SEED, "Russia").grade == "Weak"
    assert airwars_grade(CODED, "Russia", strikes_likely=False).grade == "No grade"
    assert airwars_grade(CODED, "Russia", combatants=True).grade == "Discounted"
    admitted = statements(read_article(text="Freedonia admitted that its planes bombed the market. The mayor accused Freedonia of bombing the market.").claims)
    assert airwars_grade(admitted, "Freedonia").grade == "Confirmed"
    rivals = statements(read_article(text="The mayor accused Freedonia of bombing the market. The army accused Sylvania of bombing the market.").claims)
    assert airwars_grade(rivals, "Freedonia").grade == "Contested"
    assert airwars_grade(SEED.iloc[:0], "Russia").grade == "No grade"
    assert airwars_grade(CODED, "Russia").inputs[1][1].startswith("18:")


def test_admiralty():
    assert admiralty().grade == "F6" and admiralty("B", "2").grade == "B2" and admiralty("B", "1", independent=2).grade == "B1"
    with pytest.raises(ValueError, match="relays of one statement confirm nothing"):
        admiralty("A", "1")
    with pytest.raises(ValueError, match="reliability A, B"):
        admiralty("Z", "1")


def test_ucdp_recomputed():
    table = ucdp_sides(DATA.records.ucdp)
    events = DATA.records.ucdp
    assert table.events[0] == sum("Russia" in f"{a} {b}" for a, b in zip(events.side_a, events.side_b, strict=True)) == 0
    assert table.events[1] == 19 and table.of[0] == 908
    with pytest.raises(ValueError, match="can't be counted here"):
        ucdp_sides(events, "Turkey")


def test_refusals_teach():
    with pytest.raises(ValueError, match="majority of sources is not a probability"):
        probability_from_majority(CODED, "Russia")
    with pytest.raises(ValueError, match="a relay is not an origin"):
        count_relays_as_origins(CODED)


def test_names_of_actors():
    assert names_actor("Russian Air Force", "Russia") and not names_actor(None, "Russia") and not names_actor("Prussia", "Russia")


def test_a_report_left_out_moves_the_summaries(tmp_path):
    folder = shutil.copytree(data_path() / "coverage", tmp_path / "coverage")
    lines = (folder / "reports.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "reports.csv").write_text("".join(line for line in lines if not line.startswith("r02,")), encoding="utf-8")
    fewer = SimpleNamespace(seed=DATA.seed, records=DATA.records, coverage=load_coverage(folder=tmp_path))
    before, after = views.matrix(DATA, "all coded reports"), views.matrix(fewer, "all coded reports")
    gone = DATA.coverage.attributions.report_id.eq("r02").sum()
    assert len(fewer.coverage.attributions) == 104 - gone and before.summary != after.summary


DEFAULTS = [
    (views.annotated, {}), (views.matrix, {}), (views.matrix, {"universe_": "all coded reports"}), (views.chain, {}), (views.chain, {"origin": "Russian Defense Ministry", "stance": "denies"}),
    (views.reports_against_origins, {}), (views.reports_against_origins, {"relays": False}), (rules.same_number, {}), (rules.same_number, {"value": 60}), (rules.drift, {}), (rules.denial_card, {}),
    (rules.grade_it, {}), (rules.grade_it, {"universe_": "this article"}), (rules.published_values, {}), (rules.sides_and_headlines, {}), (rules.reporting_verbs, {}),
]  # fmt: skip


@pytest.mark.parametrize(("view", "choices"), DEFAULTS, ids=[f"{v.__name__}-{i}" for i, (v, _) in enumerate(DEFAULTS)])
def test_every_row_shows_its_evidence(view, choices):
    shown = view(DATA, **choices)
    assert shown.summary.endswith(".") and any(c.isdigit() for c in shown.summary)
    assert shown.rows
    for i in range(len(shown.rows)):
        html = shown.evidence(i)
        assert "<mark" in html or "http" in html or "address" in html, (view.__name__, i)
    if shown.figure is not None:
        assert shown.figure.layout.title.text and len(shown.figure.data)


@pytest.mark.parametrize(("view", "choices", "why"), [(views.matrix, {"actor": "Sweden"}, "no statement"), (views.matrix, {"universe_": "x"}, "universe is one of"), (views.chain, {"stance": "denies"}, "choose another pair"), (rules.same_number, {"value": 7777}, "choose another number"), (rules.drift, {"statement": "x"}, "agree on their hedges"), (rules.denial_card, {"which": 9}, "4 denials")])
def test_what_can_not_be_shown_is_told(view, choices, why):
    with pytest.raises(ValueError, match=why):
        view(DATA, **choices)


def test_an_explorer_tells_it_too():
    box = explore(views.chain, DATA, origin=["Syrian Observatory for Human Rights"], stance=["accuses", "denies"])
    box.controls["stance"].value = "denies"
    assert "Not shown" in box.summary.value and "choose another pair" in box.summary.value


ODD = [None, ..., "", "abc", 1.5, -1, [], {}, float("nan"), float("inf"), object(), True, {1, 2}, {"Nobody"}, 10**400, pd.NA]


@pytest.mark.parametrize("check", [exercises.check_voices, exercises.check_goes_back, exercises.check_weak, exercises.check_left_open])
@pytest.mark.parametrize("answer", ODD, ids=lambda a: type(a).__name__)
def test_odd_answers_never_crash_and_never_pass(check, answer):
    said = check(answer, DATA)
    assert said.startswith(("Not", "Close")) and "18" not in said


def test_wrong_answers_are_explained():
    assert "number of statements" in exercises.check_voices(70, DATA) and "relay" in exercises.check_voices(42, DATA) and "unknown" in exercises.check_voices(19, DATA)
    assert "origin" in exercises.check_goes_back("Turkish Foreign Ministry", DATA) and "still gives Fair" in exercises.check_weak({"Al Jazeera"}, DATA)
    assert "province" in exercises.check_left_open("where", DATA)


def test_right_answers_pass():
    assert exercises.check_voices(18, DATA).startswith("Well done") and exercises.check_goes_back("press-release-123", DATA).startswith("Well done")
    everybody = set(spread(CODED, "Russia").query("proposition == 'did' and origin_known").origin)
    assert exercises.check_weak(everybody - {"Al Arabiya"}, DATA).startswith("Well done") and exercises.check_left_open("when", DATA).startswith("Well done")
