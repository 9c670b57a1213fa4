"""The scorer: matching, intervals, places of marks, corpora, and files that are told what is wrong with them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from helpers import InputError
from helpers.display.items import sentences_of
from helpers.measure import (
    Report,
    compare,
    f1,
    interval,
    load_marked,
    match,
    same_name,
    score,
    total,
    wilson,
)
from helpers.measure.confusions import QUESTIONS, confused, placed
from helpers.measure.corpus import corpus_counts, is_placed, judge, load_corpus
from helpers.measure.matching import SOURCES, source_relation
from helpers.measure.recorded import Speed, filled_in, load_cold, load_speed, write_speed
from helpers.measure.where import place_of_row, places_of, sentence_of
from helpers.paths import measured_path
from tests.sweeps import THOROUGH
from tools.accuracy import main
from tools.cold import measured_then

HERE = Path(__file__).parent
INVENTED = HERE / "corpora" / "invented.jsonl"
EMPTY = {"casualties": [], "attributions": [], "responsibility": [], "ceasefire": []}


@pytest.mark.skipif(not THOROUGH, reason="an old package is unpacked and run: run where THOROUGH is set")
def test_an_earlier_reading_can_be_measured():
    """The first set, by the reading that was measured then: what is kept can be found again."""
    kept = {row.measured.measure: row for row in load_cold(measured_path("cold.csv")) if row.set == "first"}
    try:
        reports, found = measured_then(HERE / "reports" / "first", kept["casualties"].commit)
    except click.ClickException as error:
        pytest.skip(str(error))  # a clone without its history
    assert (
        reports == 12 and {one.measure: one.value for one in found}["casualties"] == kept["casualties"].measured.value
    )


def test_match_uses_each_row_once():
    same = lambda a, b: a == b  # noqa: E731
    assert match([1, 2, 2], [2, 3], same) == ([(1, None), (2, 2), (2, None)], [3])
    # of two that fit, the better one
    assert match([1], [1, 1.0], same, lambda a, b: isinstance(b, float)) == ([(1, 1.0)], [1])


def test_f1():
    assert (
        f1([(1, 2, 1)]) == (0.5, pytest.approx(1 / 3), pytest.approx(0.4))
        and f1([(0, 0, 0)])[2] == 1.0
        and f1([])[2] == 1.0
    )
    assert f1([(0, 3, 2)]) == (0.0, 0.0, 0.0) and total([(1, 2, 3), (1, 0, 0)]) == (2, 2, 3)


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(11, 11, 0.741, 1.0), (0, 10, 0.0, 0.278), (50, 100, 0.404, 0.596), (0, 0, 0.0, 1.0)],
)
def test_wilson(right, of, low, high):
    assert wilson(right, of) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


def test_no_failure_is_no_certainty():
    low, high = interval([(6, 0, 0), (5, 0, 0)])
    assert low < 0.9 and high == 1.0
    # mistakes in one report of two: drawing reports again is wider than single rows say
    assert interval([(50, 0, 0), (0, 50, 50)])[0] < 2 * wilson(50, 150)[0] / (1 + wilson(50, 150)[0])
    assert interval([]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Health Ministry", "Gaza's Health Ministry", True),
        ("Russian Defence Ministry", "the Russian Defense Ministry", True),
        ("Regional governor Oleh Marchuk", "Oleh Marchuk", True),
        ("Marrow Network for Rights", "the Marrow Rights Network, a group of volunteers", True),
        (None, None, True),
        (None, "x", False),
        # one word in common makes no name
        ("Lebanese army", "Lebanese Health Ministry", False),
        ("Armenian Defense Ministry", "Azerbaijani Defense Ministry", False),
        ("Lake Committee", "Hill Committee", False),
        ("the", "a", False),
    ],
)
def test_names(one, other, same):
    assert same_name(one, other) is same and same_name(other, one) is same


@pytest.mark.parametrize(
    ("marked", "read", "relation"),
    [
        ("Sudanese army", "army", "as marked"),
        (None, None, "as marked"),
        ("Russian Defense Ministry", "Kremlin spokesman of Russia", "right in kind"),  # of one state
        ("Lake Committee", "Hill Committee", "right in kind"),  # of one kind of body
        ("army", None, "left open"),
        (None, "army", "given where nobody is marked"),
        ("army", "rebels", "another name"),
    ],
)
def test_how_a_source_stands_to_the_marked_one(marked, read, relation):
    assert source_relation(marked, read) == relation and relation in SOURCES


TEXT = "Police said 12 people were killed in Karsa. The mayor said 14 people were killed. The army denied the strike."
MARKS = EMPTY | {
    "casualties": [(12, "killed", 12, 12, "Police"), (14, "killed", 14, None, "mayor"), (14, "injured", 14, 14, "mayor")],
    "attributions": [("said", "Police", "12 people were killed in Karsa"), ("said", "The mayor", None), ("denied", "The army", "the strike")],
    "responsibility": [("army", "accuses", "army")],
}  # fmt: skip


def test_a_row_read_otherwise_is_one_mistake():
    report = Report("r", "mine", TEXT, MARKS)
    assert score([report]).counts["casualties"] == [(1, 2, 1)] and score([report]).counts["responsibility"] == [
        (0, 1, 1)
    ]
    found = placed(score([report]), sentences_of)
    assert [one.kind for one in found if one.table == "casualties"] == ["right", "read otherwise", "missed"]
    assert [pair[1:] for pair in confused(found, "stance")] == [("accuses", "denies")]
    assert ("at least", "one number") in [pair[1:] for pair in confused(found, "ends of a count")]
    assert {one.sentence for one in found} <= set(sentences_of(TEXT))
    with pytest.raises(ValueError, match="confusions are of stance"):
        confused(found, "x")


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_the_same_is_not_confused(question):
    text = "Police said 12 people were killed in Karsa. Monitors counted nine violations of the truce. Oman accused the rebels of shelling the port."
    marks = EMPTY | {
        "casualties": [(12, "killed", 12, 12, "Police")],
        "responsibility": [("rebels", "accuses", "Oman")],
        "ceasefire": [("nine", "violations")],
    }
    pairs = confused(placed(score([Report("r", "mine", text, marks)]), sentences_of), question)
    assert pairs and all(marked == read or read == "as marked" for _, marked, read in pairs)


def test_a_missed_mark_is_looked_for_in_the_order_of_the_text():
    """Taken out one at a time, the marks that were found are found again by their words alone."""
    hit = tried = 0
    for report in load_marked(HERE / "reports" / "third"):
        compared, sentences = compare(report), sentences_of(report.text)
        for at, one in enumerate(compared):
            if one.mark is None or one.row is None or one.table == "attributions":
                continue
            place = places_of([*compared[:at], replace(one, row=None), *compared[at + 1 :]], sentences)[at]
            hit += sentence_of(sentences, place.start) == sentence_of(sentences, place_of_row(one.table, one.row).start)
            tried += 1
    assert tried > 100 and hit / tried > 0.92


def test_a_corpus_with_places():
    verdicts = judge(load_corpus(INVENTED))
    assert is_placed(INVENTED) and total(corpus_counts(verdicts)) == (6, 4, 1)
    # hopes, thoughts and a colon are no words that report speech
    assert total(corpus_counts(verdicts, reporting=True)) == (6, 1, 1)
    missed = [one for one in verdicts if one.read is None]
    assert {one.document.text[slice(*one.marked["cue"][0])] for one in missed} == {
        "hopes",
        "think",
        ":",
        "according to",
    }


def test_every_stretch_of_a_corpus_is_of_its_text():
    for document in load_corpus(INVENTED):
        for item in (*document.marked, *document.read):
            assert all(document.text[start:end].strip() for spans in item.values() for start, end in spans)


def lines(path: Path, *records: object) -> Path:
    path.write_text(
        "\n".join(record if isinstance(record, str) else json.dumps(record) for record in records), encoding="utf-8"
    )
    return path


def test_marks_of_your_own_as_lines(tmp_path):
    path = lines(
        tmp_path / "mine.jsonl",
        {
            "name": "a",
            "text": TEXT,
            "casualties": [["12", "killed", 12, 12, "Police"]],
            "attributions": [["denied", "The army"]],
        },
        "",
        {"text": "No one came."},
    )
    assert not is_placed(path)
    result = score(path)
    assert [report.name for report in result.reports] == ["a", "line 3"] and result.groups == ["mine"]
    assert total(result.counts["casualties"]) == (1, 0, 1) and total(result.counts["attributions"]).right == 1


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("{", "line 1: not JSON"),
        ("[]", "line 1: each line is an object with a text"),
        ({"text": " "}, "line 1: each line is an object with a text"),
        ({"text": "a", "casualties": [["12"]]}, "a mark of casualties is a list of words, outcome, low, high, source"),
        ({"text": "a", "attributions": "said"}, "a mark of attributions is a list of cue, source, content"),
        ({"text": "a"}, "nothing is marked"),
        ({"text": "abc", "attributions": [{"content": [[0, 9]]}]}, "a content lies outside the text"),
        ({"text": "abc", "attributions": [{"content": [0, 2]}]}, "content of an attribution is a list of"),
        ({"text": "abc", "attributions": [{"cue": [[0, 1]]}]}, "an attribution without content"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_in_one_line(tmp_path, record, told):
    path = lines(tmp_path / "x.jsonl", record)
    with pytest.raises(InputError, match=r"x\.jsonl") as error:
        judge(load_corpus(path)) if is_placed(path) else score(path)
    assert told in str(error.value)
    out = CliRunner().invoke(main, ["--corpus", str(path)])
    assert out.exit_code == 1 and told in out.output and "Traceback" not in out.output


def test_a_folder_without_marks_is_told(tmp_path):
    with pytest.raises(InputError, match="no marked reports"):
        score(tmp_path)


def test_a_table_of_marks_with_another_name_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.yaml").write_text(
        "casualties:\n  - [12, killed, 12, 12, Police]\ncasualty:\n  - [15, killed, 15, 15, ~]\n"
    )
    with pytest.raises(InputError, match=r"a\.yaml: 'casualty' is no table of marks; they are casualties"):
        score(tmp_path)


def test_the_command_scores_what_one_brings(tmp_path):
    out = CliRunner().invoke(main, ["--corpus", str(INVENTED), "--failures"])
    assert out.exit_code == 0 and "P 0.857  R 0.600  F1 0.706" in out.output and "The Lake Bank" in out.output
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.yaml").write_text("casualties:\n  - [12, killed, 12, 12, Police]\n  - [15, killed, 15, 15, ~]\n")
    out = CliRunner().invoke(main, ["--folder", str(tmp_path), "--failures"])
    assert out.exit_code == 0 and "1 report in 1 set\n" in out.output and "(15, 'killed', 15, 15, None)" in out.output
    assert "look at the marks: a, casualties: “15” does not stand in the text" in out.output
    (tmp_path / "b.txt").write_text(TEXT)
    assert (
        "b.txt has no marks beside it (b.yaml) and is left out"
        in CliRunner().invoke(main, ["--folder", str(tmp_path)]).output
    )


def test_tables_are_written_between_their_marks():
    page = "a\n<!-- today: x -->\nold\n<!-- end -->\nb"
    assert filled_in(page, today="new") == "a\n<!-- today: x -->\nnew\n<!-- end -->\nb"
    with pytest.raises(ValueError, match="0 places"):
        filled_in(page, cold="new")


def test_times_come_back_as_they_were_written(tmp_path):
    rows = [Speed("2026-01-02", "2 cores, one", "up to 1,000", 820, 134, 16, 0.05, 2.0)]
    write_speed(tmp_path / "new" / "speed.csv", rows)
    assert load_speed(tmp_path / "new" / "speed.csv") == rows and rows[0].ratio == pytest.approx(40)
