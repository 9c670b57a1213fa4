"""The desk, driven as a person drives it: a report is brought and looked through."""

from __future__ import annotations

from datetime import date

import pytest

from helpers import load_seed
from helpers.display.own_views import which_revises_which
from helpers.examples import EXAMPLES, SEED
from helpers.exchange.page import report_page
from tests.desk_driven import NASTY, choose, paste, said, upload

# bring ---------------------------------------------------------------------------------------------


def test_examples_can_be_opened(desk):
    for name in [*EXAMPLES, SEED]:
        desk.bring.source.example.value = name
        desk.bring.read.click()
        assert said(desk.bring.told).startswith("Read ") and len(desk.review.list.picker.options) > 3, name


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


ARABIC = (
    "قتل اثنا عشر شخصا على الأقل في غارة جوية على سوق في المدينة وقال مسؤولون إن العدد قد يرتفع خلال الساعات المقبلة"
)


def test_limits_are_told(desk):
    for text, why in [("x" * 1_000_001, "1 MB"), (ARABIC, "English")]:
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


def test_a_part_of_what_is_rejected_is_told_beside_the_button(desk):
    paste(desk, "Police said 12 people, including four women, were killed.")
    choose(desk, "“12 people”")
    desk.review.reason.value = "of another event"
    desk.review.reject.click()
    assert "compared with no whole count: row 3 (“four women”)" in said(desk.review.told)


def test_what_is_not_applied_is_told_beside_the_button_and_not_written(desk):
    paste(desk, NASTY)
    choose(desk, "at least 12")
    desk.review.reason.value = "a reason"
    as_read = desk.review.fields["low"].value
    for low, why in [("abc", "whole number"), ("100", "outside its bounds"), (as_read, "no field was changed")]:
        desk.review.fields["low"].value = low
        desk.review.edit.click()
        assert why in said(desk.review.told) and desk.session.log == [] and desk.review.reason.value == "a reason"


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("claims", "at least 12 people were killed", {"source": "Police"}),
            ("casualties", "44 trucks", {"outcome": "killed"}),
        ],
        [("ceasefire", "44", {"measure": "violations"})],
        [("strikes", "44", {})],
    ],
)
def test_a_row_is_added_in_every_table(desk, rows):
    paste(desk, NASTY)
    add = desk.review.add
    for written, (table, words, values) in enumerate(rows):
        add.words.value, add.table.value = words, table
        for column, value in values.items():
            add.fields[column].value = value
        add.go.click()
        assert "give a reason" in said(add.told) and len(desk.session.log) == 2 * written
        add.reason.value = "for the test"
        add.go.click()
        assert "Added as row" in said(add.told) and add.words.value == ""
        assert desk.review.list.picker.label.endswith("added")
        assert len(desk.session.log) == 2 * written + 1 and not desk.session.reviewed.unmatched
        desk.review.reason.value = "fine"
        desk.review.accept.click()
        assert len(desk.session.log) == 2 * written + 2


def test_a_part_whose_whole_was_rejected_says_so_for_as_long(desk):
    """In the list, the table, beside the sentence and in the question: it is no count of its own."""
    paste(desk, "Police said at least 12 people were killed, including 3 children. The mayor said 9 were killed.")
    choose(desk, "“at least 12 people”, killed")
    desk.review.reason.value = "a slip"
    desk.review.reject.click()
    choose(desk, "“3 children”")
    told, rows = "part of a count that was rejected", desk.review.list
    assert told in rows.picker.label and told in rows.table.value and told in rows.evidence.value
    assert f"“3 children” ({told})" in which_revises_which(desk.session.reviewed.article).summary
    choose(desk, "“at least 12 people”, killed")
    desk.review.reason.value = "it is none"
    desk.review.back.click()
    assert told not in rows.table.value


def test_nothing_is_guessed_for_a_row_to_be(desk):
    """What words count is taken from the words, or chosen by a person; nothing of the row before stays in the form."""
    paste(desk, "Then 44 trucks came with 33 crates. The road was shut, and nine wounded by noon.")
    add = desk.review.add
    add.words.value, add.reason.value = "44 trucks", "for the test"
    assert add.fields["outcome"].value == "" and add.fields["outcome"].label == "choose one"
    add.go.click()
    assert "choose the outcome" in said(add.told) and not desk.session.log
    for column, value in {"outcome": "injured", "source": "Medics", "place": "Orsha", "event": "other"}.items():
        add.fields[column].value = value
    add.go.click()
    assert "injured: exactly 44 (Medics)" in said(add.told)
    add.words.value = "33 crates"
    assert {c: v for c, v in add.fields.values().items() if v} == {"qualifier": "exact", "value": "33", "low": "33", "high": "33", "voice": "article", "status": "current", "event": "main"}  # fmt: skip
    add.table.value = "ceasefire"
    assert add.fields["measure"].value == ""


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
    assert (
        "1 decision about pasted text is kept: read it again, and it is back." in said(desk.bring.told)
        and desk.session.log == []
    )
    paste(desk, NASTY)
    assert "1 decision about this text is applied" in said(desk.bring.told) and len(desk.session.log) == 1
    desk.bring.read.click()
    assert len(desk.session.log) == 1
    paste(desk, "UPDATED\n\n" + NASTY)
    assert (
        "is kept: read it again, and it is back. It would hold here." in said(desk.bring.told)
        and desk.bring.over.layout.display is None
    )
    desk.bring.over.click()
    assert len(desk.session.log) == 1 and desk.bring.over.layout.display == "none"


def test_a_view_that_fails_says_so_in_its_place(desk, monkeypatch):
    monkeypatch.setattr("helpers.desk.review.rows_of", lambda *_arguments: {}["none"])
    paste(desk, NASTY)
    assert "this part did not work: KeyError" in desk.review.list.summary.value and "Read pasted text" in said(
        desk.bring.told
    )
