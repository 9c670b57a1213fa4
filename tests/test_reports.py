"""The marked reports: marks that stand in their texts, floors under which the reading must not fall, a document that says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.display.items import sentences_of
from helpers.measure import TABLES, f1, interval, load_marked, score
from helpers.measure.confusions import placed
from helpers.measure.recorded import MEASURES, load_cold, newest_table, write_cold
from helpers.measure.where import occurrences
from tests.sweeps import THOROUGH, some
from tools.accuracy import COLD, DOCUMENT, README, document, readme

FOLDER = Path(__file__).parent / "reports"
REPORTS = sorted(FOLDER.rglob("*.txt"))
SETS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
]
FLOOR = {"casualties": 0.97, "attributions": 0.94, "responsibility": 0.69, "ceasefire": 0.91}


of_all = pytest.mark.skipif(
    not THOROUGH, reason="every report is read in notebook 6, which is compared; here where THOROUGH is set"
)


@pytest.fixture(scope="module")
def result():
    """All sets where it is thorough, else the first, the ninth and the seventeenth."""
    return score([report for name in some(SETS, 8) for report in load_marked(FOLDER / name)])


@pytest.fixture(scope="module")
def found(result):
    """What was compared, with the places where it stands."""
    return placed(result, sentences_of)


def test_there_are_enough_and_they_say_that_they_are_invented():
    assert {path.parent.name for path in REPORTS} == set(SETS)
    assert len(REPORTS) >= 198 and "invented" in (FOLDER / "README.md").read_text()


def test_marks_stand_in_the_text(result):
    for report in result.reports:
        text, marks = report.text, report.marks
        for words, _, low, high, _ in marks["casualties"]:
            assert str(words) in text and (low is None or high is None or low <= high), (report.name, words)
        for words, source, *content in marks["attributions"]:
            assert words in text and (source is None or source in text), (report.name, words)
            assert not content or content[0] is None or content[0] in text, (report.name, content)
        for words, _ in marks["ceasefire"]:
            assert str(words) in text, (report.name, words)


@of_all
def test_the_reading_keeps_its_level(result):
    for table, floor in FLOOR.items():
        assert f1(result.counts[table])[2] >= floor, [
            (one.report.name, one.kind, one.mark or one.found) for one in result.failures if one.table == table
        ]
        low, high = interval(result.counts[table], 200)
        assert low < f1(result.counts[table])[2] <= high
    right, matched = result.cited
    assert right / matched >= 0.91
    assert sum(result.content) / len(result.content) >= 0.94


def test_a_name_has_one_kind_in_a_report(result):
    for report in result.reports:
        kinds = {(row.source, row.source_kind) for row in report.article.reading.claims if row.source}
        assert len(kinds) == len({source for source, _ in kinds}), (report.name, sorted(kinds))


def test_a_set_is_a_part_of_the_whole(result):
    assert result.groups == some(SETS, 8)
    for table in TABLES:
        parts = [counts for group in result.groups for counts in result.of(group).counts[table]]
        assert sorted(parts) == sorted(result.counts[table])
    with pytest.raises(ValueError, match="no set 'twentieth'"):
        result.of("twentieth")


def test_every_mark_is_found_in_its_text(found):
    for one in found:
        assert one.place is not None, (one.report.name, one.table, one.mark)
        if one.mark is not None and one.row is None:
            name, start, end = next(part for part in one.place.parts if part[0] in ("count", "cue"))
            wanted = one.mark[0] if one.table != "responsibility" else None
            assert wanted is None or (start, end) in occurrences(one.report.text, wanted), (
                one.report.name,
                one.mark,
                name,
            )


def test_what_was_read_instead_is_told_once(result, found):
    """Joined or not, each mark and each row is there once, and no right row is touched."""
    for table in TABLES:
        whole, joined = ([one for one in these if one.table == table] for these in (result.compared, found))
        assert sum(one.mark is not None for one in whole) == sum(one.mark is not None for one in joined)
        assert sum(one.row is not None for one in whole) == sum(one.row is not None for one in joined)
        assert sum(one.kind == "right" for one in whole) == sum(one.kind == "right" for one in joined)
        assert sum(one.kind == "read otherwise" for one in whole) == 0


def test_the_first_scores_are_kept_with_their_reading(tmp_path):
    rows = load_cold(COLD)
    by_set = {name: [row for row in rows if row.set == name] for name in dict.fromkeys(row.set for row in rows)}
    assert set(SETS) >= set(by_set)
    for name, found in by_set.items():
        assert tuple(row.measured.measure for row in found) == MEASURES
        assert len({(row.commit, row.when, row.reports) for row in found}) == 1 and found[0].reports == len(
            list((FOLDER / name).glob("*.txt"))
        )
        for row in found:
            one = row.measured
            if one.measure in TABLES:
                assert one.value == round(f1([(one.right, one.missed, one.too_much)])[2], 2), row
            assert one.low is None or one.low <= one.value <= one.high
            assert one.low is None or one.low < 1, "no interval is a point at 1"
    write_cold(tmp_path / "cold.csv", rows)
    assert (tmp_path / "cold.csv").read_bytes() == COLD.read_bytes()


@of_all
def test_the_document_says_what_is_measured(result):
    """Cold figures as kept, those of today as they are: `make accuracy ARGS=--write` writes both."""
    assert document(result) == DOCUMENT.read_text(encoding="utf-8")


def test_the_readme_says_the_newest_set():
    """What to expect is the last set that was read cold; a set that is added makes this fail until the table is written."""
    assert readme() == README.read_text(encoding="utf-8")
    rows = load_cold(COLD)
    head, _, *lines = newest_table(rows).splitlines()
    assert rows[-1].set in head and [line.split(" | ")[0] for line in lines] == [f"| {name}" for name in MEASURES]
    responsibility = [row.measured.value for row in rows if row.measured.measure == "responsibility"]
    assert lines[2].endswith(f"| {min(responsibility):.2f} to {max(responsibility):.2f} |")
    for name in dict.fromkeys(row.set for row in rows):
        of_set = {row.measured.measure: row.measured.value for row in rows if row.set == name}
        assert min(TABLES, key=lambda table: of_set[table]) == "responsibility", "the README says so of every set"
    older = newest_table([row for row in rows if row.set in ("first", "second")])
    assert "(second, 24 reports) | lowest and highest of 2 sets" in older and "| 0.46 to 0.67 |" in older
