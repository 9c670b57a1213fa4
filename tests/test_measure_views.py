"""What notebook 6 shows: figures and summaries that say what the tables say, evidence for each row, checks that teach."""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest

from helpers import load_seed, read_article
from helpers.display.explorer import View, explore
from helpers.display.measure_views import (
    ALL_SETS,
    DIFFERENT,
    Accuracy,
    cold_and_today,
    failures_left_open,
    scores,
    seed_by_hand,
    speed,
)
from helpers.display.mistake_views import (
    ABOUT,
    by_phenomenon,
    confusions,
    corpus_scores,
    in_their_sentences,
    known_gaps,
    misses,
)
from helpers.exercises_measure import TASK, check_enough, check_f1, check_marks, check_not_read
from helpers.measure import TABLES, Compared, Score, score
from helpers.measure.confusions import QUESTIONS
from helpers.measure.constructions import Case, load_cases, load_phenomena
from helpers.measure.corpus import judge, load_corpus
from helpers.measure.recorded import MEASURES, load_cold, load_speed
from helpers.paths import marked_path, measured_path
from tests.sweeps import some

SEED = load_seed()
WITHIN = "what a place lies in"
SPEED = load_speed(measured_path("speed.csv"))


@cache
def measured() -> Score:
    """The first set, read when a test asks for it: who only collects the tests need not wait."""
    return score(Path(__file__).parent / "reports" / "first")


@cache
def found() -> list[Compared]:
    return in_their_sentences(measured())


@cache
def accuracy() -> Accuracy:
    return Accuracy(measured(), load_cold(measured_path("cold.csv")))


@cache
def cases() -> tuple[list[Case], dict[str, str]]:
    """Those that are shown below, and of the others a part."""
    known = load_cases(marked_path("cases"))
    shown = [case for case in known if case.gap or case.phenomenon == WITHIN]
    return shown + some([case for case in known if case not in shown], 8), load_phenomena(marked_path("cases"))


VIEWS = {
    "seed": lambda: (seed_by_hand, SEED, {"show": ["every row", DIFFERENT]}),
    "scores": lambda: (scores, measured(), {"reports": [ALL_SETS, "first"]}),
    "cold": lambda: (cold_and_today, accuracy(), {"what": list(MEASURES)}),
    "confusions": lambda: (
        confusions,
        found(),
        {"what": list(QUESTIONS), "reports": [ALL_SETS, "first"], "only_mistakes": False},
    ),
    "misses": lambda: (misses, found(), {"table": list(TABLES), "reports": [ALL_SETS, "first"]}),
    "phenomena": lambda: (by_phenomenon, cases(), {"about": list(ABOUT)}),
    "gaps": lambda: (known_gaps, cases()[0], {}),
    "corpus": lambda: (corpus_scores, judge(load_corpus(marked_path("corpora") / "invented.jsonl")), {}),
    "speed": lambda: (speed, SPEED, {}),
}
each = pytest.mark.parametrize("name", VIEWS)


def plain(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def points(view: View) -> list[tuple[int, float, float]]:
    """Row, x and y of every point that stands for a row."""
    return [
        (row, x, y)
        for trace in view.figure.data
        if "markers" in trace.mode
        for row, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)
    ]


@each
def test_every_choice_gives_a_view_that_can_be_traced(name):
    view, tables, choices = VIEWS[name]()
    box = explore(view, tables, **choices)
    for control in box.controls:
        for option in some(choices[control], 2) if isinstance(choices[control], list) else [True, False]:
            box.controls[control].value = option
            assert box.view is not None and box.view.summary == view(tables, **box.choices).summary
            assert len(box.view.rows) == len(box.view.table) and all(
                isinstance(row, str) and row for row in box.view.rows
            )
            for at in range(min(4, len(box.view.rows))):
                assert box.view.evidence(at).strip().startswith("<"), (option, at)
            if box.view.figure is not None:
                assert {row for row, *_ in points(box.view)} <= set(range(len(box.view.rows)))


def test_the_seed_is_as_by_hand_and_a_changed_one_is_not():
    assert "42 as by hand." in seed_by_hand(SEED).summary and len(seed_by_hand(SEED, DIFFERENT).table) == 0
    changed = seed_by_hand(read_article(text=SEED.text.replace("at least 23", "23")), DIFFERENT)
    assert list(changed.table["words"]) == ["23"] and "high: none by hand, 23 read" in changed.table["what_differs"][0]
    assert "high: none by hand, 23 read" in plain(changed.evidence(0)) and "<mark" in changed.evidence(0)
    gone = seed_by_hand(read_article(text=SEED.text.replace("denies having", "rejects having")), DIFFERENT)
    assert "not in this text" not in gone.evidence(1) and any("not read" in row for row in gone.rows)
    with pytest.raises(ValueError, match="show is"):
        seed_by_hand(SEED, "x")


def test_scores_draw_what_they_say():
    view = scores(measured())
    drawn = {(row, round(x, 2)) for row, x, _ in points(view)}
    for at, row in enumerate(view.table.itertuples()):
        assert {(at, row.precision), (at, row.recall), (at, row.f1)} <= drawn
        assert (
            all(f"{value:.2f}" in view.summary for value in (row.precision, row.recall, row.f1, row.low, row.high))
            and f"n = {row.marked}" in view.summary
        )
        assert row.right + row.missed == row.marked and row.low < 1
    best, worst = view.table.loc[view.table["f1"].idxmax()], view.table.loc[view.table["f1"].idxmin()]
    title = view.figure.layout.title.text.replace("<br>", " ")
    assert f"{best.what_is_read} are read best" in title or best.f1 == worst.f1
    assert f"{worst.what_is_read} least well" in title


@pytest.mark.parametrize("measure", MEASURES)
def test_cold_figures_stand_beside_those_of_today(measure):
    view = cold_and_today(accuracy(), measure)
    row = view.table.iloc[0]
    kept = next(one for one in accuracy().cold if one.set == "first" and one.measured.measure == measure)
    assert row.cold == kept.measured.value or (kept.measured.value is None and "cold not measured" in view.summary)
    drawn = {round(x, 2) for _, x, _ in points(view)}
    assert {value for value in (row.cold, row.today) if value is not None and value == value} == drawn
    assert all(f"{value:.2f}" in view.summary for value in drawn) and kept.commit in view.evidence(0)
    with pytest.raises(ValueError, match="the measures are"):
        cold_and_today(accuracy(), "x")


@pytest.mark.parametrize("question", QUESTIONS)
def test_confusions_add_up(question):
    view = confusions(found(), question)
    table, _ = QUESTIONS[question]
    assert view.table["n"].sum() == sum(one.table == table for one in found())
    assert {
        (row, text) for trace in view.figure.data for row, text in zip(trace.customdata, trace.text, strict=True)
    } == {(at, str(n)) for at, n in enumerate(view.table["n"])}
    assert all(f"{marked} → {read} {n}" in view.summary for marked, read, n, _ in view.table.itertuples(index=False))
    wrong = confusions(found(), question, only_mistakes=True).table
    assert list(wrong["n"]) == list(view.table.loc[view.table["verdict"].eq("mistake"), "n"])


@pytest.mark.parametrize("table", TABLES)
def test_every_mistake_is_lit_up_in_its_sentence(table):
    view = misses(found(), table)
    wrong = [one for one in found() if one.table == table and one.kind != "right"]
    assert len(view.table) == len(wrong) and f"{len(wrong)} mistake" in view.summary
    for at, one in enumerate(wrong):
        page = view.evidence(at)
        lit = [
            plain(re.sub(r'<span class="mark-label".*?</span>', "", piece))
            for piece in re.findall(r"<mark[^>]*>(.*?)(?=</?mark)", page)
        ]
        name, start, end = next(part for part in one.place.parts if part[0] in ("count", "cue"))
        assert any(one.report.text[start:end].startswith(piece.strip()) for piece in lit if piece.strip()), (
            one.report.name,
            name,
            lit,
        )
        assert 'class="mark-sentence"' in page or one.sentence == (one.place.start,) * 2


def test_a_mistake_that_nobody_made_is_refused():
    with pytest.raises(ValueError, match="table is one of"):
        misses(found(), "x")
    with pytest.raises(ValueError, match="nothing is marked"):
        misses(found(), "casualties", reports="second")
    with pytest.raises(ValueError, match="confusions are of"):
        confusions(found(), "x")
    assert len(misses(found(), "casualties", "missed").table) == sum(
        one.table == "casualties" and one.kind == "missed" for one in found()
    )


def test_constructions_add_up_and_gaps_have_their_reason():
    view = by_phenomenon(cases())
    assert view.table["cases"].sum() == len(cases()[0]) and view.table["known_gaps"].sum() == sum(
        case.gap is not None for case in cases()[0]
    )
    assert view.table["read_as_expected"].sum() + view.table["known_gaps"].sum() == len(cases()[0])
    parts = [by_phenomenon(cases(), about).table["cases"].sum() for about in ABOUT[1:]]
    assert sum(parts) == len(cases()[0])
    told = by_phenomenon(cases(), ABOUT[-1])  # rows without a source: a place and what it lies in
    place = list(told.table["construction"]).index(WITHIN)
    assert "name Velm, within Upland" in plain(told.evidence(place)) and "“Upland” (name" in plain(told.evidence(place))
    at = next(i for i, row in enumerate(view.table.itertuples()) if row.known_gaps)
    gap = next(case for case in cases()[0] if case.gap and case.phenomenon == view.table["construction"][at])
    assert gap.gap in plain(view.evidence(at)) and gap.text.split()[0] in plain(view.evidence(at))
    shown = known_gaps(cases()[0])
    assert all(case.gap in plain(shown.evidence(i)) for i, case in enumerate(case for case in cases()[0] if case.gap))


def test_times_are_drawn_and_told():
    view = speed(SPEED)
    assert len(points(view)) == 2 * len(SPEED) and all(
        f"{one.words:,} words" in view.summary and f"{one.read_ms:,.1f} ms" in view.summary for one in SPEED
    )
    assert SPEED[0].measured in plain(view.evidence(0)) and "make bench" in view.evidence(0)
    with pytest.raises(ValueError, match="no time was measured"):
        speed([])


def test_the_reading_is_not_slower_the_longer_the_text():
    """As measured: the ratio of the longest text is no more than twice that of the shortest."""
    assert SPEED[-1].words > 100 * SPEED[0].words and SPEED[-1].ratio < 2 * SPEED[0].ratio


def test_a_corpus_is_shown_as_it_is_judged():
    view = corpus_scores(VIEWS["corpus"]()[1])
    assert (
        "6 of 10 found" in view.summary
        and "6 of 7 found" in view.summary
        and list(view.table["verdict"]).count("too much") == 1
    )
    assert "Not read." in plain(view.evidence(list(view.table["verdict"]).index("missed")))


def test_what_no_failure_leaves_open():
    assert (
        list(failures_left_open([11]).table.iloc[0]) == [11, 0.74]
        and "11 of 11: 0.74" in failures_left_open([11]).summary
    )


CHECKS = (check_f1, check_enough, check_marks, lambda answer: check_not_read(answer, found(), group="first"))


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    "answer",
    [
        None,
        ...,
        "",
        "x",
        [],
        True,
        float("nan"),
        float("inf"),
        7,
        -1,
        10**400,
        [[]],
        [[1, 2, 3, 4, 5]],
        [["nine", None, float("nan"), True, 3]],
        {},
    ],
    ids=lambda a: type(a).__name__,
)
def test_odd_answers_never_pass(check, answer):
    assert check(answer).startswith("Not")


RIGHT = [
    ["nine", "killed", 9, None, "the mayor"],
    ("two", "killed", 2, 2, "mayor"),
    [14, "killed", 14, 14, "The rebels"],
    ["30", "injured", 30, 30, None],
]


def test_answers():
    assert (
        check_f1(0.67).startswith("Well done")
        and "precision" in check_f1(0.75)
        and "recall" in check_f1(0.6)
        and "harmonic" in check_f1(0.675)
    )
    assert (
        check_enough(73).startswith("Well done")
        and "More rows" in check_enough(72)
        and "fewer would do" in check_enough(74)
    )
    assert check_marks(RIGHT).startswith("Well done") and "counts people more often" in check_marks(RIGHT[:2])
    asked = sum(
        one.table == "responsibility" and one.mark is not None and one.mark[1] == "denies" and one.row is None
        for one in found()
    )
    assert check_not_read(asked, found(), group="first").startswith("Well done")


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (["nine", "killed", 9, 9, "mayor"], "the highest number of “nine”"),
        (["30", "injured", 30, 30, "army"], "the source of “30”"),
        (["two", "injured", 2, 2, "mayor"], "the outcome of “two”"),
        (["May", "killed", 1, 1, None], "“may” is no number of people"),
    ],
)
def test_a_wrong_mark_is_told_and_not_corrected(mark, told):
    answer = check_marks([mark])
    assert told in answer and "None, " not in answer and TASK not in answer
