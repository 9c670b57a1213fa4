"""The marked reports: marks that stand in their texts, and floors under which the reading must not fall."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from helpers import InputError
from helpers.display.measure_views import constructions, misses, scores, seed_by_hand
from helpers.exercises_measure import check_error, check_f1
from helpers.measure import TABLES, f1, interval, match, same_name, score

FOLDER = Path(__file__).parent / "reports"
REPORTS = sorted(FOLDER.rglob("*.txt"))
FLOOR = {"casualties": 0.96, "attributions": 0.95, "responsibility": 0.73, "ceasefire": 0.9}


def test_there_are_enough_and_they_say_that_they_are_invented():
    assert len(REPORTS) >= 54 and "invented" in (FOLDER / "README.md").read_text()


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_marks_stand_in_the_text(path):
    text, gold = path.read_text(encoding="utf-8"), yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert set(gold) == set(TABLES)
    for words, _, low, high, _ in gold["casualties"]:
        assert str(words) in text and (low is None or high is None or low <= high)
    for words, source, *content in gold["attributions"]:
        assert words in text and (source is None or source in text)
        assert not content or content[0] is None or content[0] in text
    for words, _ in gold["ceasefire"]:
        assert str(words) in text


def test_the_reading_keeps_its_level():
    result = score(FOLDER)
    for table, floor in FLOOR.items():
        assert f1(result.counts[table])[2] >= floor, [f for f in result.failures if f[1] == table]
        low, high = interval(result.counts[table], 200)
        assert low <= f1(result.counts[table])[2] <= high or low == high == 1.0
    right, matched = result.cited
    assert right / matched >= 0.88
    assert sum(result.content) / len(result.content) >= 0.94


def test_the_scorer_counts():
    same = lambda a, b: a == b  # noqa: E731
    assert match([1, 2, 2], [2, 3], same) == ([(2, 2)], [1, 2], [3])
    assert f1([(1, 2, 1)]) == (0.5, pytest.approx(1 / 3), pytest.approx(0.4)) and f1([(0, 0, 0)])[2] == 1.0
    assert same_name("The Health Ministry", "Gaza's Health Ministry") and not same_name(None, "x") and same_name(None, None)


def test_a_folder_without_marks_is_told(tmp_path):
    with pytest.raises(InputError, match="no marked reports"):
        score(tmp_path)


def test_what_the_notebook_shows():
    shown = scores(FOLDER)
    assert len(shown.rows) == 4 and all(shown.evidence(i) for i in range(4)) and seed_by_hand().summary.endswith("the same.")
    wrong = misses(FOLDER)
    assert len(wrong.table) == sum(f[1] == "responsibility" for f in score(FOLDER).failures) and all("<" in wrong.evidence(i) for i in range(len(wrong.rows)))
    assert "known gaps" in constructions(FOLDER.parent / "cases").summary
    with pytest.raises(ValueError, match="table is one of"):
        misses(FOLDER, "x")


@pytest.mark.parametrize("check", [check_f1, check_error])
@pytest.mark.parametrize("answer", [None, ..., "", "x", [], True, float("nan"), 7, -1, 10**400], ids=lambda a: type(a).__name__)
def test_odd_answers_never_pass(check, answer):
    assert check(answer).startswith("Not")


def test_answers():
    assert check_f1(0.67).startswith("Well done") and check_error("Worse").startswith("Well done")
    assert "precision" in check_f1(0.75) and "recall" in check_f1(0.6) and "harmonic" in check_f1(0.675) and "notice" in check_error("better")
