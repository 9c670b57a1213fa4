"""A person's work without widgets: decisions applied before they are written, nothing lost, nothing twice."""

from __future__ import annotations

import json

import pytest

from helpers import InputError, load_seed
from helpers.cases import LOG, load_case, save_case, stored_cases
from helpers.display.own_views import which_revises_which
from helpers.examples import example
from helpers.exchange import brat, labelstudio
from helpers.intake import Brought
from helpers.review.drafts import draft, occurrences
from helpers.review.entries import fields_of
from helpers.review.log import log_csv, read_log
from helpers.review.session import Session

TEXT = (
    "Strike in Karsa\n\nPolice said at least 12 people were killed. Medics counted between 20 and 30 wounded. "
    "A convoy of 44 trucks had left at noon. “The army did it,” said Selma Aden. The army denied it. A boy was pulled out."
)


@pytest.fixture
def work():
    return Session(Brought(TEXT, "karsa.txt"), reader="A")


def killed(work):
    return work.find("casualties", "12 people")


def place(text: str, words: str):
    return occurrences(text, words)[0]


def test_a_bare_text_is_no_report():
    with pytest.raises(InputError, match="bring"):
        Session("Twelve people were killed.")


def test_the_list_holds_rows_and_what_is_left_to_look_at(work):
    entries = work.entries()
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))
    assert [e.row.start for e in entries] == sorted(e.row.start for e in entries)
    assert [e.row.text for e in entries if e.table == "numbers"] == ["44"]
    assert {e.state for e in entries} == {"open"}


def test_what_is_rejected_stays_in_the_list_and_is_taken_back(work):
    key = killed(work)
    work.reject(key, "not of this event")
    entry = work.entry(key)
    assert (entry.state, entry.decision.reason) == ("rejected", "not of this event")
    assert not any(row.count_text == "12" for row in work.reviewed.article.reading.casualties)
    with pytest.raises(InputError, match="rejected already"):
        work.reject(key, "again")
    work.accept(key, "it is of this event")
    assert work.entry(key).state == "accepted" and [d.action for d in work.log] == [
        "reject",
        "accept",
    ]


def test_the_parts_of_what_is_rejected_are_told():
    work = Session(
        Brought("Police said 12 people, including four women, were killed. Medics counted 20 dead.", "a.txt")
    )
    whole = work.find("casualties", "12 people")
    assert [part.row.value for part in work.parts_of(whole)] == [4]
    (part,) = work.reject(whole, "of another event")
    assert part.row.value == 4 and part.row.subset_of is None
    assert (
        work.reject(part.key, "with its whole") == [] and work.reject(work.find("casualties", "20"), "no event") == []
    )


def test_the_part_of_a_rejected_whole_revises_nothing():
    text = "The council had initially said 25 people died. On Friday the council said at least 19 people had died, including four drivers."
    work = Session(Brought(text, "a.txt"))
    assert "“25 people” → “at least 19 people”" in which_revises_which(work.reviewed.article).summary
    work.reject(work.find("casualties", "19 people"), "the toll of another day")
    summary = which_revises_which(work.reviewed.article).summary
    assert "No revision" in summary and "“four drivers” (part of a count that was rejected)" in summary


def test_an_edit_is_one_step_and_its_bounds_follow(work):
    key = killed(work)
    assert sorted(work.edit(key, {"value": "40"}, "a slip of the desk")) == ["low", "value"]
    row = work.entry(key).row
    assert (row.value, row.low, row.high) == (40, 40, None)
    # in whatever order the lines stand, value and bounds change together
    work.edit(
        key,
        fields_of(work.entry(key)) | {"qualifier": "exact", "value": "7", "low": "7", "high": "7"},
        "the words say seven",
    )
    row = work.entry(key).row
    assert (row.value, row.low, row.high, row.qualifier) == (7, 7, 7, "exact")
    assert work.edit(key, fields_of(work.entry(key)), "nothing") == []


def test_a_number_need_not_be_a_string(work):
    assert set(work.edit(killed(work), {"value": 30}, "recounted")) == set(
        Session(Brought(TEXT, "karsa.txt")).edit(killed(work), {"value": "30"}, "recounted")
    )
    assert work.entry(killed(work)).row.value == 30


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"low": "100"}, "outside its bounds"),
        ({"low": "30", "high": "20", "value": ""}, "above high"),
        ({"low": "x"}, "whole number"),
        ({"outcome": "hurt"}, "one of killed"),
        ({"high": "9" * 16}, "digits"),
        ({"subset_of": "figure-0"}, "another row"),
    ],
)
def test_what_cannot_be_applied_is_not_written(work, values, why):
    before = work.reviewed
    with pytest.raises(InputError, match=why):
        work.edit(killed(work), values, "a reason")
    assert work.log == [] and work.reviewed is before


def test_a_source_that_a_person_names_is_explicit(work):
    key = work.find("casualties", "12 people")
    work.edit(key, {"source": ""}, "nobody says so")
    assert work.entry(key).row.voice == "article"
    work.edit(key, {"source": "Police"}, "the sentence names them")
    assert work.entry(key).row.voice == "explicit"


def test_no_row_points_at_one_that_was_taken_out():
    work = Session(Brought("Police said 12 people were killed, including 3 children.", "x"))
    part = work.find("casualties", "3 children")
    assert work.entry(part).row.subset_of
    work.reject(work.find("casualties", "12 people"), "a slip")
    assert work.entry(part).row.subset_of is None


@pytest.mark.parametrize(("words", "columns"), [
    ("44", {"qualifier": "exact", "value": "44", "low": "44", "high": "44"}),
    ("between 20 and 30 wounded", {"outcome": "injured", "qualifier": "range", "low": "20", "high": "30"}),
    ("at least 12 people", {"qualifier": "at_least", "value": "12", "low": "12"}),
    ("A boy", {}),
])  # fmt: skip
def test_words_selected_are_read_by_the_readers_own_rules(work, words, columns):
    found = draft(work.read, "casualties", place(TEXT, words))
    assert {k: v for k, v in found.columns.items() if k != "words"} == columns


def test_two_numbers_are_no_count(work):
    with pytest.raises(InputError, match="more than one number"):
        draft(work.read, "casualties", place(TEXT, "12 people were killed. Medics counted between 20"))
    with pytest.raises(InputError, match="no words are selected"):
        draft(work.read, "casualties", (3, 3))


def test_a_row_is_added_in_every_table(work):
    added = [
        work.add(
            draft(work.read, "claims", place(TEXT, "A convoy of 44 trucks had left")),
            {"source": "Medics"},
            "they say so",
        ),
        work.add(
            draft(work.read, "casualties", place(TEXT, "A boy")),
            {"value": "1", "low": "1", "high": "1"},
            "one boy",
        ),
        work.add(draft(work.read, "ceasefire", place(TEXT, "44")), {}, "for the test"),
        work.add(draft(work.read, "strikes", place(TEXT, "44 trucks")), {"value": "45"}, "for the test"),
    ]
    rows = [work.entry(key) for key in added]
    assert [e.state for e in rows] == ["added"] * 4 and all(e.number for e in rows)
    assert (rows[0].row.source, rows[0].row.voice, rows[0].row.sentence) == (
        "Medics",
        "explicit",
        3,
    )
    assert rows[3].row.text == "44 trucks" and (
        rows[3].row.value,
        rows[3].row.low,
        rows[3].row.high,
    ) == (45, 45, 45)
    assert not work.reviewed.unmatched


def test_an_added_row_replaces_none(work):
    with pytest.raises(InputError, match=r"this is row \d+ already"):
        work.add(draft(work.read, "casualties", place(TEXT, "12")), {}, "again")
    key = killed(work)
    work.reject(key, "a slip")
    with pytest.raises(InputError, match="take it back in"):
        work.add(draft(work.read, "casualties", place(TEXT, "12 people")), {}, "again")
    with pytest.raises(InputError, match="no number stands"):
        work.add(draft(work.read, "casualties", place(TEXT, "Selma Aden")), {}, "a name")


def test_a_number_is_looked_at_once_and_left(work):
    key = ("numbers", place(TEXT, "44"))
    work.leave(key, "trucks, not people")
    assert work.entry(key).state == "looked at"
    with pytest.raises(InputError, match="already"):
        work.leave(key, "again")
    with pytest.raises(InputError, match="nothing else"):
        work._write(work._decide(key, "reject", "x"))


def test_the_same_acceptance_is_not_written_twice(work):
    work.accept(killed(work), "as the words say")
    with pytest.raises(InputError, match="accepted already"):
        work.accept(killed(work), "as the words say")
    work.reader = "B"
    work.accept(killed(work), "as the words say")
    assert [d.reader for d in work.log] == ["A", "B"]


def test_another_text_keeps_the_log_of_the_one_before(work):
    work.reject(killed(work), "a slip")
    work.open(Brought("Nothing happened.", "other"))
    assert work.log == [] and work.kept() == 1 and work.would_hold() == 0
    work.open(Brought(TEXT, "karsa.txt"))
    assert len(work.log) == 1 and work.entry(killed_key(work)).state == "rejected"
    # an updated text: the decisions hold there too, if a person brings them over
    work.open(Brought("UPDATED\n\n" + TEXT, "karsa 2"))
    assert work.log == [] and work.would_hold() == 1
    assert work.bring_over() == 1 and work.bring_over() == 0 and len(work.reviewed.rejected) == 1


def killed_key(work):
    return next(e.key for e in work.entries() if "12" in e.row.text and e.table == "casualties")


def test_a_text_that_cannot_be_read_leaves_everything(work):
    work.accept(killed(work), "fine")
    with pytest.raises(ValueError, match="date"):
        work.open(Brought("Police said 3 died.", "x"), published="soon")
    assert work.read.text == TEXT and len(work.log) == 1


def test_stored_twice_nothing_is_there_twice(work, tmp_path):
    work.accept(killed(work), "fine")
    case, new = work.store(tmp_path)
    assert new == 1 and work.store(tmp_path) == (case, 0)
    first = (case / LOG).read_bytes()
    work.reject(killed(work), "on second thought")
    assert work.store(tmp_path)[1] == 1 and (case / LOG).read_bytes().startswith(first)
    assert len(read_log(case / LOG)) == 2


def test_a_stored_case_is_opened_and_replayed(work, tmp_path):
    work.published = "2019-03-14"
    work.edit(killed(work), {"value": "13"}, "a slip")
    work.store(tmp_path)
    (stored,) = stored_cases(tmp_path)
    later = Session(Brought("Nothing.", "x"))
    assert later.open_stored(stored) == 2 and later.entry(killed(later)).row.value == 13
    assert later.read.published.isoformat() == "2019-03-14" and later.open_stored(stored) == 0
    assert stored.reviewed().article.reading == later.reviewed.article.reading
    # what is known later is kept from then on; a text changed by hand is not taken for the stored one
    save_case(later.brought, outlet="An outlet", folder=tmp_path)
    again = load_case(stored.folder)
    assert (again.published, again.outlet) == ("2019-03-14", "An outlet")
    (stored.folder / "text.txt").write_text("another text")
    assert stored_cases(tmp_path) == []


def test_a_log_is_taken_over_once(work):
    other = Session(Brought(TEXT, "karsa.txt"), reader="B")
    other.reject(killed(other), "a slip")
    data = log_csv(other.log).encode()
    assert work.take_over(data, "decisions.csv") == 1 and work.take_over(data, "decisions.csv") == 0
    assert work.entry(killed_key(work)).state == "rejected"
    far = Session(example("mutual blame (invented)"))
    with pytest.raises(InputError, match="a log of another text"):
        far.take_over(data, "decisions.csv")
    with pytest.raises(InputError, match="a log of another text"):
        far.compare(data, "decisions.csv")


SEED = load_seed()


def labels(change):
    """The seed's labels, as each tool would write them after a change."""
    _, ann = brat.to_brat(SEED.reading)
    return change(ann).encode()


@pytest.fixture
def seed():
    return Session(example("the seed article"), reader="A")


def test_labels_without_a_change_change_nothing(seed):
    _, ann = brat.to_brat(SEED.reading)
    tasks = json.dumps(labelstudio.to_label_studio(SEED.reading))
    assert seed.proposed(ann.encode(), "a.ann") == [] and seed.proposed(tasks.encode(), "a.json") == []
    assert seed.proposed(ann.replace("\n", "\r\n").encode(), "a.ann") == []


def test_labels_that_lost_their_notes_keep_the_columns(seed):
    tasks = labelstudio.to_label_studio(SEED.reading)
    for item in tasks[0]["predictions"][0]["result"]:
        item.pop("meta", None)
    assert seed.proposed(json.dumps(tasks).encode(), "a.json") == []
    _, ann = brat.to_brat(SEED.reading)
    bare = "".join(line for line in ann.splitlines(keepends=True) if not line.startswith("#"))
    assert seed.proposed(bare.encode(), "a.ann") == []


def test_a_corrected_label_is_proposed_and_then_written(seed):
    _, ann = brat.to_brat(SEED.reading)
    found = seed.proposed(ann.replace("Stance T1 denies", "Stance T1 admits").encode(), "a.ann")
    assert [(d.action, d.column, d.new, d.reader) for d in found] == [
        ("edit", "stance", "admits", "A")
    ] and seed.log == []
    seed.take_in(found)
    assert seed.reviewed.article.reading.claims[0].stance == "admits"


@pytest.mark.parametrize(("data", "name", "why"), [
    (b"T1\tCasualty 0 5\tzzzzz\n", "a.ann", "another text"), (b"T1\tCasualty 99990 99999\tx\n", "a.ann", "another text"), (b"", "a.ann", "empty"), (b"T1\tPerson 0 6\tRussia\n", "a.ann", "nothing is taken over"),
    (b"hello", "a.ann", "can't be read"), (b"T1\tCasualty 0\tRussia\n", "a.ann", "no span"), (b"[]", "a.json", "same text"), (b'{"a": 1}', "a.json", "not an export"), (b"3", "a.json", "not an export"), (b"{", "a.json", "a.json"),
    (b'[{"data": 4}]', "a.json", "not an export"), (b"x", "a.xml", "labels come as"), (b"\xff\xfe", "a.ann", "not UTF-8"),
])  # fmt: skip
def test_labels_of_another_text_are_refused(seed, data, name, why):
    with pytest.raises(InputError, match=why):
        seed.proposed(data, name)


def test_an_export_without_a_result_is_told(seed):
    data = json.dumps([{"data": {"text": SEED.text}, "annotations": [{}]}]).encode()
    with pytest.raises(InputError, match="not an export of Label Studio"):
        seed.proposed(data, "a.json")
