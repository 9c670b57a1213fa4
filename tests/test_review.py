"""Decisions: written once, replayed anywhere, compared field by field."""

from __future__ import annotations

import json

import pytest

from helpers import InputError, load_seed, read_article
from helpers.cases import load_case, save_case
from helpers.intake import LARGEST, bring
from helpers.review.agreement import compare
from helpers.review.choices import choose, chosen, compare_choices
from helpers.review.log import COLUMNS, anchors, append, decide, read_log
from helpers.review.replay import replay

SEED = load_seed()
SPANS = {t: list(anchors(t, getattr(SEED.reading, t))) for t in ("claims", "casualties", "ceasefire", "strikes")}


def edit(column, new, index=0, table="casualties", reader="A", **more):
    return decide(SEED.text, table, SPANS[table][index], "edit", column=column, new=new, reason="the words say so", reader=reader, **more)


def verdict(action, index=0, table="casualties", reader="A"):
    return decide(SEED.text, table, SPANS[table][index], action, reason="checked", reader=reader)


def test_nothing_decided_changes_nothing():
    reviewed = replay(SEED, [])
    assert reviewed.article.reading == SEED.reading and set(reviewed.states.values()) == {"open"}
    assert len(reviewed.states) == 12 + 5 + 4 + 1


def test_edit_reject_accept():
    log = [edit("high", "30"), verdict("reject", 1), verdict("accept", 4)]
    reviewed = replay(SEED, log)
    rows = reviewed.article.reading.casualties
    assert rows[0].high == 30 and len(rows) == 4 and not reviewed.unmatched
    assert reviewed.states["casualties", "figure-206"] == "edited" and reviewed.states["casualties", "figure-2056"] == "accepted"
    assert [row.figure_id for _, row in reviewed.rejected] == ["figure-232"]
    number = next(n for n in reviewed.article.reading.numbers if n.text == "seven")
    assert number.role is None and number.row_id is None, "a rejected count leaves its number unclaimed"


def test_a_later_decision_comes_after():
    reviewed = replay(SEED, [verdict("reject", 1), verdict("accept", 1), edit("high", "30"), edit("high", "")])
    assert len(reviewed.article.reading.casualties) == 5 and reviewed.article.reading.casualties[0].high is None


def test_a_row_added_by_its_words():
    start = SEED.text.index("five violations")
    add = decide(SEED.text, "casualties", (start, start + 4), "add", new=json.dumps({"outcome": "detained", "value": "5", "source": "Nobody"}), reason="for the test")
    reviewed = replay(SEED, [add])
    row = next(r for r in reviewed.article.reading.casualties if r.rule == "added")
    assert (row.text, row.outcome, row.value, row.source, row.figure_id) == ("five", "detained", 5, "Nobody", f"figure-{start}")
    assert reviewed.states["casualties", row.figure_id] == "added"


def test_a_log_is_only_added_to(tmp_path):
    path = tmp_path / "log.csv"
    log = [edit("high", "30"), verdict("reject", 1)]
    for decision in log:
        append(path, decision)
    before = path.read_bytes()
    append(path, edit("source", "=cmd()|' /C calc'!A0"))
    assert path.read_bytes().startswith(before) and b",=cmd" not in path.read_bytes()
    again = read_log(path)
    assert again[:2] == log and again[2].new == "=cmd()|' /C calc'!A0"
    assert replay(SEED, again).article.reading.casualties[0].source == "=cmd()|' /C calc'!A0"


def test_a_log_holds_on_a_changed_text():
    log = [edit("high", "30"), verdict("reject", 4), edit("stance", "asserts", 7, "claims")]
    text = "A new first line.\n\n" + SEED.text.replace("seven children", "eight children and two dogs")
    reviewed = replay(read_article(text=text), log)
    assert not reviewed.unmatched
    assert any(r.high == 30 and r.count_text == "23" for r in reviewed.article.reading.casualties)
    gone = replay(read_article(text=text.replace("at least 23 people dead", "many dead")), log)
    assert [decision.column for decision, _ in gone.unmatched] == ["high"] and "stand nowhere" in gone.unmatched[0][1]


def test_words_that_make_no_row_any_more_are_listed():
    add = decide(SEED.text, "casualties", (0, 6), "reject", reason="no row")
    assert "make no row" in replay(SEED, [add]).unmatched[0][1]


@pytest.mark.parametrize(("column", "new", "why"), [("outcome", "hurt", "one of killed"), ("value", "many", "whole number"), ("high", "3", "above high"), ("start", "3", "can't be corrected"), ("outcome", "", "can't be empty")])
def test_what_is_not_allowed_is_told(column, new, why):
    reviewed = replay(SEED, [edit(column, new)])
    assert why in reviewed.unmatched[0][1] and reviewed.article.reading == SEED.reading


def test_a_decision_needs_a_reason_and_words():
    with pytest.raises(InputError, match="give a reason"):
        decide(SEED.text, "claims", (0, 6), "accept", reason=" ")
    with pytest.raises(InputError, match="no words stand"):
        decide(SEED.text, "claims", (5, 5), "accept", reason="x")
    with pytest.raises(InputError, match="one of accept"):
        decide(SEED.text, "claims", (0, 5), "like", reason="x")


def test_logs_that_are_none(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_log(tmp_path / "none.csv")
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="not a decision log"):
        read_log(tmp_path / "x.csv")
    (tmp_path / "y.csv").write_text(",".join(COLUMNS) + "\n1,2\n")
    with pytest.raises(InputError, match="line 2"):
        read_log(tmp_path / "y.csv")


def test_two_readers_compared():
    one = [edit("high", "30"), verdict("reject", 1), verdict("accept", 4)]
    two = [edit("high", "31", reader="B"), verdict("accept", 1, reader="B"), verdict("accept", 3, reader="B")]
    found = compare(SEED, one, two)
    cases = list(zip(found.cases.column, found.cases["first"], found.cases["second"], strict=True))
    assert cases == [("high", "30", "31"), ("is a row", "False", "True")]
    assert found.fields.judged.sum() == found.fields.same.sum() + 2 and "differ" in found.summary
    assert "nothing to compare" in compare(SEED, one, []).summary


def test_mutual_blame_has_two_anchors():
    reading = read_article(text="Freedonia and Sylvania traded blame for the shelling.").reading
    assert len(anchors("claims", reading.claims)) == 2


def test_a_case_is_stored_only_when_asked(tmp_path):
    brought = bring(b"<html><body><p>Police said <b>12</b> people were killed.</p><script>x()</script></body></html>", "page.html")
    case = save_case(brought, published="2016-06-01", outlet="A page", folder=tmp_path)
    assert (case / "original.html").exists() and "<script>" in (case / "original.html").read_text()
    article = load_case(case)
    assert article.casualties.value[0] == 12 and article.known["outlet"] == "A page" and str(article.published) == "2016-06-01"
    assert save_case(brought, folder=tmp_path) == case and load_case(case).known["outlet"] == "A page"
    (case / "text.txt").write_text("changed")
    with pytest.raises(InputError, match="was changed"):
        load_case(case)
    with pytest.raises(InputError, match="no case"):
        load_case(tmp_path / "none")


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "a.txt", "empty"), (b"\xff\xfe\x00", "a.txt", "UTF-8"), (b"x" * (LARGEST + 1), "a.txt", "1 MB"), (b"%PDF", "a.pdf", "only .txt"),
        ("  \n", "pasted text", "empty"), (b"<script>x</script>", "a.html", "no words"), (b"a\x00b", "a.txt", "not a text"),
    ],
)  # fmt: skip
def test_what_can_not_be_brought(data, name, why):
    with pytest.raises(InputError, match=why):
        bring(data, name)


def test_markup_is_stripped_and_the_file_kept():
    brought = bring(b"# Strike\n\nPolice said **12 people** were [killed](http://x).\n\n- one\n- two", "report.md")
    assert "12 people were killed." in brought.text and "**" not in brought.text and brought.original.startswith("# Strike")
    html = bring(b"<p>One.</p><p>Two &amp; <img src=x onerror=alert(1)> three</p>", "a.htm")
    assert html.text == "One.\n\nTwo & three" and "taken away" in html.notes[0]


def test_another_language_is_told():
    arabic = "قتل اثنا عشر شخصا على الأقل في غارة جوية على سوق في المدينة وقال مسؤولون إن العدد قد يرتفع خلال الساعات المقبلة بسبب خطورة الإصابات"
    assert "English" in bring(arabic * 2).notes[0]
    assert bring(SEED.text).notes == ()
    assert read_article(text=arabic).claims.empty


def test_a_choice_is_kept_with_its_reason_and_replayed(tmp_path):
    path = tmp_path / "log.csv"
    for line in (verdict("reject", 1), choose("recorders", "best", 23, reason="most copies", reader="A"), choose("recorders", "best", 50, reason=" two origins,\nboth local ", reader="A"), choose("other", "best", 1, reason="x")):
        append(path, line)
    log = read_log(path)
    assert chosen(log, "recorders") == {"best": 50, "why_best": "two origins, both local"} and chosen(log, "no view") == {}
    assert replay(SEED, log).states == replay(SEED, log[:1]).states, "a choice decides about no row"
    assert not replay(SEED, log).unmatched and compare(SEED, log, log).cases.empty
    with pytest.raises(InputError, match="give a reason"):
        choose("recorders", "best", 23, reason=" ")


def test_choices_of_two_people_compared():
    one = [choose("recorders", "best", 23, reason="a"), choose("recorders", "leave_out", "Shaam News Network", reason="a first count")]
    two = [choose("recorders", "best", 50, reason="b"), choose("recorders", "leave_out", "Shaam News Network", reason="c"), choose("recorders", "best", 23, reason="d")]
    table = compare_choices(one, two)
    assert table["choice"].tolist() == ["recorders.best", "recorders.leave_out"] and table["same"].tolist() == [True, True]
    assert compare_choices(one, two[:2])["same"].tolist() == [False, True]
    assert compare_choices(one, [])["second"].isna().all() and compare_choices([verdict("reject")], []).empty


def test_a_line_that_is_neither_a_row_nor_a_choice_is_refused(tmp_path):
    path = tmp_path / "log.csv"
    append(path, choose("recorders", "best", 23, reason="a"))
    for old, new in ((",choices,choose,", ",choices,accept,"), (",choices,choose,", ",claims,choose,")):
        other = tmp_path / "other.csv"
        other.write_text(path.read_text().replace(old, new))
        with pytest.raises(InputError, match="no such action or table"):
            read_log(other)
