"""The desk, driven as a person drives it: what it answers, and what is taken away and brought back."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date

from helpers.desk import Desk
from helpers.display.own_views import TELLING
from helpers.exchange import brat
from helpers.intake import Brought
from helpers.review.log import log_csv, read_log
from helpers.review.session import Session
from tests.desk_driven import NASTY, choose, paste, said, saved, upload

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
    assert desk.ask.asked[4].plot.outputs and "window hours changed" in said(desk.review.told)


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


def test_a_file_is_called_after_the_report_and_its_day(desk):
    """Pasted words have no file name: the title and the day tell one file in a folder of downloads from another."""
    desk.bring.published.value = date(2020, 5, 4)
    paste(desk, "Toll of Béja's market: “19”? / ../x\n\nPolice said 19 people were killed in Béja on Monday.")
    name = "Toll-of-Bejas-market-19-x-2020-05-04"
    names = {
        "html": f"{name}.html", "csv": f"{name}-data-package.zip", "brat": f"{name}-brat.zip", "labelstudio": f"{name}-label-studio.zip", "json": f"{name}.json",
        "webannotation": f"{name}.jsonld", "table": f"{name}-claims.csv", "log": f"{name}-decisions.csv",
    }  # fmt: skip
    assert len(set(names.values())) == len(desk.take.form.options), "no file overwrites another"
    for form, called in names.items():
        desk.take.table.value = "claims"
        saved(desk, form)
        assert f'download="{called}"' in desk.take.told.value
    desk.bring.published.value = None
    paste(desk, "قتل 12 شخصا")  # no letter that every file system takes
    saved(desk, "json")
    assert 'download="pasted-text.json"' in desk.take.told.value


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
    assert len(fresh.session.log) == 1 and "1 decision about this text is applied" in said(fresh.bring.told)
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
        "Of 1 row that both decided on, 0 came out the same and 1 different" in said(take.compared)
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
