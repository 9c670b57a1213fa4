"""Decisions: written once, replayed anywhere, compared field by field."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from helpers import InputError, load_seed, read_article
from helpers.cases import load_case, save_case
from helpers.intake import LARGEST, bring
from helpers.review.agreement import compare
from helpers.review.alpha import nominal_alpha
from helpers.review.log import COLUMNS, anchors, append, append_new, decide, read_log
from helpers.review.replay import replay

SEED = load_seed()
SPANS = {t: list(anchors(t, getattr(SEED.reading, t))) for t in ("claims", "casualties", "ceasefire", "strikes")}


def edit(column, new, index=0, table="casualties", reader="A", **more):
    return decide(
        SEED.text,
        table,
        SPANS[table][index],
        "edit",
        column=column,
        new=new,
        reason="the words say so",
        reader=reader,
        **more,
    )


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
    assert (
        reviewed.states["casualties", "figure-206"] == "edited"
        and reviewed.states["casualties", "figure-2056"] == "accepted"
    )
    assert [row.figure_id for row in reviewed.rejected.values()] == ["figure-232"]
    assert [reviewed.last[key].reason for key in reviewed.rejected] == ["checked"]
    number = next(n for n in reviewed.article.reading.numbers if n.text == "seven")
    assert number.role is None and number.row_id is None, "a rejected count leaves its number unclaimed"


def test_a_later_decision_comes_after():
    reviewed = replay(SEED, [verdict("reject", 1), verdict("accept", 1), edit("high", "30"), edit("high", "")])
    assert len(reviewed.article.reading.casualties) == 5 and reviewed.article.reading.casualties[0].high is None


def test_a_row_added_by_its_words():
    start = SEED.text.index("five violations")
    new = {"outcome": "detained", "value": "5", "source": "Nobody", "words": "five violations"}
    add = decide(
        SEED.text,
        "casualties",
        (start, start + 4),
        "add",
        new=json.dumps(new),
        reason="for the test",
    )
    reviewed = replay(SEED, [add])
    row = next(r for r in reviewed.article.reading.casualties if r.rule == "added")
    assert (row.text, row.count_text, row.outcome, row.value, row.source, row.figure_id) == (
        "five violations",
        "five",
        "detained",
        5,
        "Nobody",
        f"figure-{start}",
    )
    # an added row replaces none: not one that was read, not one that was added before
    assert [why for _, why in replay(SEED, [add, add]).unmatched] == [
        "a row stands at these words already: edit that one"
    ]
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


@pytest.mark.parametrize(
    ("column", "new", "why"),
    [
        ("outcome", "hurt", "one of killed"),
        ("value", "many", "whole number"),
        ("high", "3", "above high"),
        ("start", "3", "can't be corrected"),
        ("outcome", "", "can't be empty"),
    ],
)
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
    (tmp_path / "z.csv").write_bytes(b"")
    with pytest.raises(InputError, match="the file is empty"):
        read_log(tmp_path / "z.csv")
    assert append_new(tmp_path / "z.csv", [verdict("reject", 1)]) == 1, "the first decision brings the first line"
    assert len(read_log(tmp_path / "z.csv")) == 1


def test_agreement_counts_only_what_both_decided_on():
    one = [edit("high", "30"), verdict("reject", 1), verdict("accept", 2), verdict("accept", 4)]
    two = [
        edit("high", "31", reader="B"),
        verdict("accept", 1, reader="B"),
        verdict("accept", 2, reader="B"),
        verdict("accept", 3, reader="B"),
    ]
    found = compare(SEED, one, two)
    assert (found.rows, found.same_rows, found.only_first, found.only_second) == (3, 1, 1, 1)
    assert list(found.fields.itertuples(index=False, name=None)) == [
        ("casualties", "is a row", 3, 3, 2),
        ("casualties", "high", 2, 1, 0),
    ]
    assert list(zip(found.cases.field, found.cases["first"], found.cases["second"], strict=True)) == [
        ("high", "30", "31"),
        ("is a row", "no", "yes"),
    ]
    assert (
        "Of 3 rows that both decided on, 1 came out the same and 2 different" in found.summary
        and "nothing to compare" in compare(SEED, one, []).summary
    )


def test_a_log_agrees_with_itself_on_its_rows_and_on_nothing_else():
    log = [edit("high", "30"), edit("source", "Medics", 4), verdict("accept", 2)]
    found = compare(SEED, log, log)
    assert found.rows == found.same_rows == 3 and found.cases.empty
    # a source names a voice too: these are two fields of one row
    assert dict(zip(found.fields.field, found.fields.judged, strict=True)) == {
        "is a row": 3,
        "high": 1,
        "source": 1,
    }
    assert (found.fields.judged == found.fields.same).all()


@pytest.mark.parametrize(
    ("one", "two", "alpha"),
    [
        # the published examples: Krippendorff 2011, sections A (binary) and B (nominal)
        ("0100000010", "1110010000", 0.095),
        ("aabbdcccedda", "babbbccceddd", 0.692),
        # full agreement; as different as can be; one value only, or no unit: nothing can be told from chance
        ("ab", "ab", 1.0),
        ("ab", "ba", -0.5),
        ("aaa", "aaa", None),
        ("", "", None),
    ],
)
def test_alpha_of_published_examples(one, two, alpha):
    found = nominal_alpha(zip(one, two, strict=True))
    assert found is alpha if alpha is None else round(found, 3) == alpha


def test_alpha_of_the_rows_that_both_decided_on():
    one = [edit("high", "30"), verdict("reject", 1), verdict("accept", 2), verdict("accept", 4)]
    two = [edit("high", "31", reader="B"), verdict("accept", 1, reader="B"), verdict("accept", 2, reader="B")]
    found = compare(SEED, one, two).alpha.set_index("field")
    assert list(found.columns) == ["table", "rows", "alpha"] and dict(found["rows"]) == {"is a row": 3, "high": 2}
    # kept (yes, yes), (no, yes), (yes, yes): one in three differs, as often as by chance
    assert found.alpha["is a row"] == 0.0
    itself = compare(SEED, one, one).alpha.set_index("field").alpha
    assert itself["is a row"] == 1.0 and compare(SEED, one, []).alpha.empty
    assert pd.isna(compare(SEED, one[2:], one[2:]).alpha.alpha[0]), "one value only"


def test_what_is_not_applied_is_no_judgement():
    found = compare(SEED, [edit("high", "3")], [verdict("accept")])
    assert found.rows == 0 and found.only_second == 1
    with pytest.raises(InputError, match="the second log: a log of another text"):
        compare(read_article(text="Another text altogether."), [], [verdict("accept")])


def test_mutual_blame_has_two_anchors():
    reading = read_article(text="Freedonia and Sylvania traded blame for the shelling.").reading
    assert len(anchors("claims", reading.claims)) == 2


def test_a_case_is_stored_with_the_file_it_came_from(tmp_path):
    brought = bring(
        b"<html><body><p>Police said <b>12</b> people were killed.</p><script>x()</script></body></html>",
        "page.html",
    )
    case, _ = save_case(brought, published="2016-06-01", outlet="A page", folder=tmp_path)
    assert "<script>" in (case / "original.html").read_text()
    stored = load_case(case)
    article = stored.read()
    assert (
        article.casualties.value[0] == 12
        and article.known["outlet"] == "A page"
        and str(article.published) == "2016-06-01"
    )
    assert stored.brought.text == brought.text and stored.brought.original == brought.original and stored.log == ()
    assert save_case(brought, folder=tmp_path) == (case, 0) and load_case(case).outlet == "A page"
    (case / "text.txt").write_text("changed")
    with pytest.raises(InputError, match="was changed"):
        load_case(case)
    (case / "known.yaml").write_text("- a list")
    with pytest.raises(InputError, match=r"known\.yaml"):
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
    brought = bring(
        b"# Strike\n\nPolice said **12 people** were [killed](http://x).\n\n- one\n- two",
        "report.md",
    )
    assert (
        "12 people were killed." in brought.text
        and "**" not in brought.text
        and brought.original.startswith("# Strike")
    )
    html = bring(b"<p>One.</p><p>Two &amp; <img src=x onerror=alert(1)> three</p>", "a.htm")
    assert html.text == "One.\n\nTwo & three" and "taken away" in html.notes[0]


@pytest.mark.parametrize(("page", "text"), [
    # a menu and a form are no words of the report; the headline comes first, wherever it stands on the page
    ("<nav>Home | World</nav><h1>Raid</h1><p>Three died.</p><form>Search</form>", "Raid\n\nThree died."),
    ("<div>Logo</div><h1>Raid</h1><p>Three died.</p>", "Raid\n\nLogo\n\nRaid\n\nThree died."),
    ("<head><title>Raid</title></head><p>Three died.</p>", "Raid\n\nThree died."),
])  # fmt: skip
def test_a_page_begins_with_its_headline(page, text):
    assert bring(page.encode(), "a.html").text == text


def test_another_language_is_told():
    arabic = "قتل اثنا عشر شخصا على الأقل في غارة جوية على سوق في المدينة وقال مسؤولون إن العدد قد يرتفع خلال الساعات المقبلة بسبب خطورة الإصابات"
    assert "English" in bring(arabic * 2).notes[0]
    assert bring(SEED.text).notes == ()
    assert read_article(text=arabic).claims.empty
