"""The desk, driven as a person drives it: values set, buttons pressed, the words beside them read."""

from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from datetime import date, datetime

import pytest

from helpers import load_seed
from helpers.desk import Desk
from helpers.desk.parts import Told
from helpers.display.own_views import TELLING
from helpers.examples import EXAMPLES, SEED
from helpers.exchange import brat
from helpers.exchange.page import report_page
from helpers.intake import Brought
from helpers.review.log import log_csv, read_log
from helpers.review.session import Session

NASTY = "Strike in Karsa\n\nPolice said <script>alert(1)</script><img src=x onerror=alert(1)></mark> $x$ =1+1 at least 12 people were killed. “The army did it,” said Selma Aden. Then 44 trucks came."


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.cases.user_folder", lambda: tmp_path / "cases")
    return Desk()


def paste(desk: Desk, text: str) -> None:
    desk.bring.source.way.value = "pasted words"
    desk.bring.source.paste.value = text
    desk.bring.read.click()


def upload(control, name: str, data: bytes) -> None:
    control.value = (
        {
            "name": name,
            "type": "",
            "size": len(data),
            "content": data,
            "last_modified": datetime(2020, 1, 1),
        },
    )


def choose(desk: Desk, words: str) -> None:
    picker = desk.review.list.picker
    picker.value = next(i for label, i in picker.options if words in label)


def said(told: Told) -> str:
    return re.sub(r"<[^>]+>", "", told.value).replace("&#x27;", "'")


def saved(desk: Desk, form: str) -> bytes:
    desk.take.form.value = form
    desk.take.make.click()
    return base64.b64decode(re.search(r"base64,([^\"]+)", desk.take.told.value)[1])


# bring ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [SEED, *EXAMPLES])
def test_examples_can_be_opened(desk, name):
    desk.bring.source.example.value = name
    desk.bring.read.click()
    assert said(desk.bring.told).startswith("Read ") and len(desk.review.list.picker.options) > 3


def test_what_is_seen_is_what_is_read(desk, tmp_path):
    source = desk.bring.source
    source.way.value = "a file"
    desk.bring.read.click()
    assert "no file is chosen" in said(desk.bring.told) and desk.session.read.text == load_seed().text
    upload(source.upload, "a.pdf", b"%PDF-1.4\n\xff")
    assert "a.pdf" in source.named.value
    desk.bring.read.click()
    assert "only .txt" in said(desk.bring.told)
    # a file that failed does not stand in the way of pasted words, nor do old ones in the way of a file
    paste(desk, NASTY)
    assert desk.session.read.text == NASTY
    source.way.value = "a file"
    upload(
        source.upload,
        "a.html",
        b"<title>Site</title><nav>Home</nav><h1>Raid</h1><p>Police said 3 people were killed.</p>",
    )
    desk.bring.read.click()
    assert desk.session.read.text == "Raid\n\nPolice said 3 people were killed." and "markup" in said(desk.bring.told)
    paste(desk, "   ")
    assert "empty" in said(desk.bring.told) and desk.session.read.title == "Raid"
    source.way.value = "a stored case"
    desk.bring.read.click()
    assert "no case is stored" in said(desk.bring.told)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x" * 1_000_001, "1 MB"),
        (
            "قتل اثنا عشر شخصا على الأقل في غارة جوية على سوق في المدينة وقال مسؤولون إن العدد قد يرتفع خلال الساعات المقبلة",
            "English",
        ),
    ],
)
def test_limits_are_told(desk, text, why):
    paste(desk, text)
    assert why in said(desk.bring.told)


def test_a_date_is_told(desk):
    desk.bring.published.value = date(2019, 3, 14)
    paste(desk, NASTY)
    assert "2019-03-14" in said(desk.bring.told) and desk.session.read.published == date(2019, 3, 14)


def test_a_date_goes_with_its_report(desk):
    desk.bring.published.value, desk.bring.outlet.value = date(2019, 3, 14), "The Gazette"
    paste(desk, NASTY)
    assert desk.bring.published.value == date(2019, 3, 14)
    desk.bring.source.paste.value = "On Tuesday the army said 12 people were killed."
    assert desk.bring.published.value is None and desk.bring.outlet.value == ""
    desk.bring.published.value = date(2020, 1, 2)  # typed before the words are pasted: it stays
    desk.bring.source.paste.value = "On Monday the army said 14 people were killed."
    assert desk.bring.published.value == date(2020, 1, 2)


def test_nothing_of_a_text_runs(desk):
    paste(desk, NASTY)
    desk.ask.answers()
    shown = [
        desk.review.list.page.value,
        desk.review.list.table.value,
        desk.review.list.evidence.value,
        desk.review.journal.value,
        *(e.table.value + e.evidence.value + e.summary.value for e in desk.ask.asked),
    ]
    for html in (
        *shown,
        report_page(desk.session.reviewed).split("<body>")[1],
        desk._repr_mimebundle_()["text/html"],
    ):
        assert "<script>alert" not in html and "<img src=x" not in html


# look through --------------------------------------------------------------------------------------


def test_a_row_is_accepted_changed_rejected_and_taken_back(desk):
    paste(desk, NASTY)
    review = desk.review
    choose(desk, "at least 12")
    review.accept.click()
    assert "give a reason" in said(review.told) and desk.session.log == []
    assert review.fields["value"].value == "12" and review.fields["outcome"].value == "killed"
    review.fields["outcome"].value, review.reason.value = "injured", "a slip"
    review.edit.click()
    assert (
        "outcome changed" in said(review.told)
        and review.reason.value == ""
        and review.list.picker.label.endswith("edited")
    )
    assert desk.session.reviewed.article.reading.casualties[0].outcome == "injured"
    review.reason.value = "not of this event"
    review.reject.click()
    assert (
        review.list.picker.label.endswith("rejected")
        and "<s>" in review.list.table.value
        and "not of this event" in review.list.table.value
    )
    assert review.back.layout.display is None and review.accept.layout.display == "none"
    review.reason.value = "it is"
    review.back.click()
    assert "taken back in" in said(review.told) and "<s>" not in review.list.table.value
    assert [d.action for d in desk.session.log] == [
        "edit",
        "reject",
        "accept",
    ] and desk.review.journal.value.count("<tr") == 4


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"low": "abc"}, "whole number"),
        ({"low": "100"}, "outside its bounds"),
        ({}, "no field was changed"),
    ],
)
def test_what_is_not_applied_is_told_beside_the_button_and_not_written(desk, values, why):
    paste(desk, NASTY)
    choose(desk, "at least 12")
    for column, value in values.items():
        desk.review.fields[column].value = value
    desk.review.reason.value = "a reason"
    desk.review.edit.click()
    assert why in said(desk.review.told) and desk.session.log == [] and desk.review.reason.value == "a reason"


@pytest.mark.parametrize(
    ("table", "words", "values"),
    [
        ("claims", "at least 12 people were killed", {"source": "Police"}),
        ("casualties", "44 trucks", {}),
        ("ceasefire", "44", {}),
        ("strikes", "44", {}),
    ],
)
def test_a_row_is_added_in_every_table(desk, table, words, values):
    paste(desk, NASTY)
    add = desk.review.add
    add.words.value, add.table.value = words, table
    for column, value in values.items():
        add.fields[column].value = value
    add.go.click()
    assert "give a reason" in said(add.told) and desk.session.log == []
    add.reason.value = "for the test"
    add.go.click()
    assert (
        "Added as row" in said(add.told) and desk.review.list.picker.label.endswith("added") and add.words.value == ""
    )
    assert len(desk.session.log) == 1 and not desk.session.reviewed.unmatched
    desk.review.reason.value = "fine"
    desk.review.accept.click()
    assert len(desk.session.log) == 2


def test_words_that_stand_twice_are_asked_about(desk):
    paste(desk, "Police said 8 men died at 8 sites. Medics spoke of 8 boys.")
    add = desk.review.add
    add.words.value = "8"
    assert (
        len(add.place.options) == 3
        and add.place.layout.display is None
        and "is row" in said(add.told)
        and add.drafted is None
    )
    add.place.value = add.place.options[2][1]
    assert add.drafted is not None or "is row" in said(add.told)
    add.words.value = "not in it"
    assert "do not stand in the text" in said(add.told) and add.go.layout.display == "none"


def test_words_selected_in_the_page_are_filled_in(desk):
    paste(desk, "🚨 " + NASTY)
    at = desk.session.read.text.index("44") + 1  # the browser counts the sign in front as two
    desk.review.add.selection.units = [at, at + 2]
    assert desk.review.add.words.value == "44" and desk.review.add.fields["value"].value == "44"


def test_the_list_of_what_is_left_can_be_emptied(desk):
    paste(desk, NASTY)
    review = desk.review
    review.list.controls["show"].value = "to look at"
    while open_ := [label for label, _ in review.list.picker.options if label.endswith("open")]:
        choose(desk, open_[0])
        review.reason.value = "no count of people"
        review.leave.click()
    assert desk.session.log and all(d.table in ("numbers", "notices") for d in desk.session.log)
    review.list.controls["show"].value = "still open"
    before = len(review.list.picker.options)
    review.reason.value = "as the words say"
    review.accept.click()
    assert len(review.list.picker.options) == before - 1, "a row that is judged leaves the list of open ones"


def test_a_number_becomes_a_row(desk):
    paste(desk, NASTY)
    choose(desk, "“44”, a number")
    desk.review.as_row.click()
    assert desk.review.add.words.value == "44"


def test_a_fault_is_said_in_one_line_and_loses_nothing(desk, monkeypatch):
    paste(desk, NASTY)
    choose(desk, "at least 12")
    desk.review.reason.value = "fine"
    desk.review.accept.click()

    def broken(*_arguments, **_more):
        raise TypeError("'<' not supported\nbetween")

    monkeypatch.setattr("helpers.review.session.replay", broken)
    desk.review.reason.value = "and again"
    desk.review.reject.click()
    assert "TypeError" in said(desk.review.told) and "\n" not in said(desk.review.told) and len(desk.session.log) == 1
    monkeypatch.undo()
    desk.review.reject.click()
    assert len(desk.session.log) == 2


def test_a_text_that_accuses_nobody_says_so_in_the_list_of_actors(desk):
    paste(desk, "Police said 12 people were killed in Karsa.")
    actors = desk.ask.asked[0].controls["actor"]
    assert actors.label == "nobody is named"
    paste(desk, "Police said the army shelled Karsa.")
    assert actors.label == "army"


def test_a_question_that_fails_leaves_the_others(desk, monkeypatch):
    paste(desk, NASTY)
    monkeypatch.setattr("helpers.desk.ask.told", lambda _reports: 1 / 0)
    desk.review.reason.value = "fine"
    desk.review.accept.click()
    assert (
        len(desk.session.log) == 1
        and "ZeroDivisionError" in said(desk.ask.several.told)
        and desk.review.list.picker.label.endswith("accepted")
    )


def test_reading_another_text_loses_no_decision(desk):
    paste(desk, NASTY)
    desk.review.reason.value = "fine"
    desk.review.accept.click()
    desk.bring.source.way.value = "an example"
    desk.bring.read.click()
    assert "1 decision about pasted text are kept" in said(desk.bring.told) and desk.session.log == []
    paste(desk, NASTY)
    assert "1 decision about this text are applied" in said(desk.bring.told) and len(desk.session.log) == 1
    desk.bring.read.click()
    assert len(desk.session.log) == 1
    paste(desk, "UPDATED\n\n" + NASTY)
    assert "would hold here" in said(desk.bring.told) and desk.bring.over.layout.display is None
    desk.bring.over.click()
    assert len(desk.session.log) == 1 and desk.bring.over.layout.display == "none"


def test_a_view_that_fails_says_so_in_its_place(desk, monkeypatch):
    monkeypatch.setattr("helpers.desk.review.rows_of", lambda *_arguments: {}["none"])
    paste(desk, NASTY)
    assert "this part did not work: KeyError" in desk.review.list.summary.value and "Read pasted text" in said(
        desk.bring.told
    )


# ask -----------------------------------------------------------------------------------------------


def test_each_question_has_its_picture_or_says_what_is_missing(desk):
    desk.bring.source.example.value = "a toll revised down (invented)"
    desk.bring.read.click()
    desk.ask.answers()
    who, revises, relate, counted, hours = desk.ask.asked
    assert who.plot.outputs and revises.plot.outputs and "→" in revises.summary.value
    assert (
        "no count about a truce" in counted.summary.value
        and not counted.plot.outputs
        and "missing" in hours.summary.value
    )
    desk.ask.question.index = 2
    relate.controls["kind"].value = "revision"
    assert set(relate.view.table.relation) == {"revision"} and TELLING in relate.controls["kind"].options
    desk.ask.question.index = 1
    assert [e.layout.display for e in desk.ask.asked] == ["none", None, "none", "none", "none"]


def test_a_decision_changes_the_answers(desk):
    desk.bring.source.example.value = "truce counts by province (invented)"
    desk.bring.read.click()
    desk.ask.question.index = 4
    assert "nothing can be put side by side" in desk.ask.asked[4].summary.value
    choose(desk, "“19 violations”, violations")
    desk.review.fields["window_hours"].value, desk.review.reason.value = (
        "24",
        "over the same period",
    )
    desk.review.edit.click()
    assert desk.ask.asked[4].plot.outputs


def test_several_reports_are_named_dated_and_taken_away(desk):
    desk.bring.source.example.value = "a toll revised down (invented)"
    desk.bring.published.value = date(2019, 3, 14)
    desk.bring.read.click()
    several, desk.ask.question.index = desk.ask.several, 1
    several.source.paste.value = (
        "The Karsa Traders' Association put the toll at 27. The Lagunda army blamed the Valley Brigades for the strike."
    )
    several.go.click()
    assert (
        "without a date" in said(several.told)
        and "26" in desk.ask.asked[1].summary.value
        and "“26” → “27”" not in desk.ask.asked[1].summary.value
    )
    several.source.paste.value = several.others["report 2"].text
    several.go.click()
    assert "here already" in said(several.told)
    several.remove.click()
    assert several.others == {} and several.list.value == ""
    several.published.value, several.name.value = date(2019, 3, 15), "Friday"
    several.go.click()
    assert list(several.others) == ["Friday"] and "→ “27”" in desk.ask.asked[1].summary.value
    assert "Friday" in desk.ask.asked[1].table.value
    desk.ask.question.index = 0
    several.one.value, several.other.value = "Lagunda army", "army"
    several.join.click()
    assert "treated as army" in several.list.value and "Lagunda army" not in desk.ask.asked[0].table.value
    assert saved(desk, "html").decode().count("Friday") > 2, "the page asks the reports that stand beside it, too"
    several.apart.click()
    assert several.same == {} and "Lagunda army" in desk.ask.asked[0].table.value


# take away, bring back -----------------------------------------------------------------------------


def test_every_form_is_a_file_that_holds_the_review(desk):
    paste(desk, NASTY)
    choose(desk, "at least 12")
    desk.review.reader.value, desk.review.reason.value = "A. K.", "not of this event"
    desk.review.reject.click()
    page = saved(desk, "html").decode()
    assert (
        "not of this event" in page
        and "A. K." in page
        and not re.search(r"(?:src|href)=[\"']https?:", page.split("<body>")[1])
    )
    package = zipfile.ZipFile(io.BytesIO(saved(desk, "csv")))
    assert {"datapackage.json", "decisions.csv", "text.txt", "claims.csv"} <= set(
        package.namelist()
    ) and b"not of this event" in package.read("decisions.csv")
    assert sorted(name.rpartition(".")[2] for name in zipfile.ZipFile(io.BytesIO(saved(desk, "brat"))).namelist()) == [
        "ann",
        "conf",
        "txt",
    ]
    studio = zipfile.ZipFile(io.BytesIO(saved(desk, "labelstudio")))
    assert any(b"<View>" in studio.read(name) for name in studio.namelist())
    assert (
        json.loads(saved(desk, "json"))["casualties"] == []
        and json.loads(saved(desk, "webannotation"))["type"] == "AnnotationPage"
    )
    assert saved(desk, "log").decode().count("\n") == 2
    desk.take.table.value = "claims"
    assert saved(desk, "table").startswith(b"claim_id") and "To cite it" in desk.take.told.value
    # a file that was made before a decision is not offered after it
    desk.review.reason.value = "it is"
    desk.review.back.click()
    assert desk.take.told.value == ""


def test_nothing_is_stored_unasked_and_nothing_twice(desk, tmp_path):
    paste(desk, NASTY)
    desk.review.reason.value = "checked"
    desk.review.accept.click()
    assert not (tmp_path / "cases").exists()
    desk.take.store.click()
    desk.take.store.click()
    (case,) = (tmp_path / "cases").iterdir()
    assert (case / "text.txt").read_text() == NASTY and len(read_log(case / "decisions.csv")) == 1
    assert "1 decision (0 new)" in said(desk.take.stored)
    fresh = Desk()
    fresh.bring.source.way.value = "a stored case"
    fresh.bring.read.click()
    assert len(fresh.session.log) == 1 and "1 decision about this text are applied" in said(fresh.bring.told)
    again = Desk()
    paste(again, NASTY)
    assert "stored on this machine" in said(again.bring.told)


def test_a_second_log_is_compared_or_taken_over(desk):
    paste(desk, NASTY)
    other = Session(Brought(NASTY, "pasted text"), reader="B")
    other.reject(other.find("casualties", "12"), "not of this event")
    choose(desk, "at least 12")
    desk.review.reason.value = "fine"
    desk.review.accept.click()
    take = desk.take
    take.compare.click()
    assert "choose a file first" in said(take.compared)
    upload(take.upload, "decisions.csv", log_csv(other.log).encode())
    take.compare.click()
    assert (
        "1 rows: 0 are the same after both, 1 differ" in said(take.compared)
        and "is a row" in take.found.value
        and len(desk.session.log) == 1
    )
    take.over.click()
    assert "1 decision of decisions.csv taken over" in said(take.compared) and desk.review.list.picker.label
    assert len(desk.session.log) == 2 and desk.session.reviewed.rejected
    upload(take.upload, "x.csv", b"a,b")
    take.compare.click()
    assert "not a decision log" in said(take.compared)


def test_corrected_labels_are_shown_before_they_are_written(desk):
    _, ann = brat.to_brat(desk.session.read.reading)
    take = desk.take
    upload(take.upload, "case.ann", ann.encode())
    take.over.click()
    assert "nothing to take over" in said(take.compared)
    upload(take.upload, "case.ann", ann.replace("Stance T1 denies", "Stance T1 admits").encode())
    take.over.click()
    assert "1 to edit" in said(take.compared) and "admits" in take.found.value and desk.session.log == []
    take.write.click()
    assert desk.session.reviewed.article.reading.claims[0].stance == "admits" and take.write.layout.display == "none"
    for data, name in (
        (b"T1\tClaim 0 5\tzzzzz\n", "case.ann"),
        (b"nonsense", "case.ann"),
        (b"[]", "tasks.json"),
        (b"{", "tasks.json"),
        (b"3", "tasks.json"),
    ):
        upload(take.upload, name, data)
        take.over.click()
        assert 'role="alert"' in take.compared.value and len(desk.session.log) == 1


def test_every_control_has_a_name(desk):
    import ipywidgets as w

    def inside(widget):
        yield widget
        for child in getattr(widget, "children", ()):
            yield from inside(child)

    named = (
        w.Text,
        w.Textarea,
        w.Dropdown,
        w.Combobox,
        w.Button,
        w.ToggleButtons,
        w.DatePicker,
        w.FileUpload,
    )
    assert all(control.description for control in inside(desk) if isinstance(control, named))


def test_a_still_picture_of_the_desk(desk):
    bundle = desk._repr_mimebundle_()
    assert (
        "Run the cell" in bundle["text/html"]
        and bundle["text/html"].count("<img") >= 2
        and bundle["text/plain"].startswith("A desk")
    )
