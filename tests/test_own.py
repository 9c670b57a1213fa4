"""The desk, the report page and the exports from the command line, on texts that try to do harm."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys

import pytest

from helpers import InputError, load_seed, read_article
from helpers.display.desk import TAKE, Desk, take_away
from helpers.display.own_views import (
    several_reports,
    to_do,
    what_was_counted,
    which_revises_which,
    who_did_it,
)
from helpers.display.selection import to_offset
from helpers.examples import EXAMPLES, SEED, example
from helpers.exchange.page import report_page
from helpers.exercises_own import check_decision, check_missing
from helpers.paths import data_path, seed_path
from helpers.review.log import decide, read_log

NASTY = 'Strike in Karsa\n\nPolice said <script>alert(1)</script><img src=x onerror=alert(1)></mark> $x$ =1+1 at least 12 people were killed. “The army did it,” said Selma Aden.'


@pytest.fixture
def desk():
    return Desk()


def paste(desk: Desk, text: str) -> None:
    desk.paste.value = text
    desk.go.click()


@pytest.mark.parametrize("name", [SEED, *EXAMPLES])
def test_examples_can_be_opened(desk, name):
    desk.example.value = name
    assert "Read:" in desk.message.value and len(desk.picker.options) > 3


def test_the_four_examples_say_that_they_are_invented():
    for name in EXAMPLES:
        assert "invented" in name and "invented for teaching" in example(name).text
    with pytest.raises(KeyError, match="no example"):
        example("x")


def test_nothing_of_a_text_runs(desk):
    paste(desk, NASTY)
    for html in (desk.text.value, desk.todo.value, desk.questions.value, desk.evidence.value, report_page(desk.read).split("<body>")[1]):
        assert "<script>alert" not in html and "<img src=x" not in html


@pytest.mark.parametrize(("text", "why"), [("x" * 1_000_001, "1 MB"), ("قتل اثنا عشر شخصا على الأقل في غارة جوية على سوق في المدينة وقال مسؤولون إن العدد قد يرتفع خلال الساعات المقبلة", "English")])
def test_limits_are_told(desk, text, why):
    paste(desk, text)
    assert why in desk.message.value


def test_a_bad_date_keeps_what_was_there(desk):
    desk.published.value = "soon"
    paste(desk, "Police said 3 died.")
    assert "not a date" in desk.message.value and desk.read.text == load_seed().text


def test_decisions_at_the_desk(desk):
    paste(desk, NASTY)
    desk.decide.click()
    assert "give a reason" in desk.message.value and not desk.decisions
    desk.picker.value = next(i for label, i in desk.picker.options if "casualties" in label)
    desk.action.value, desk.column.value, desk.value.value, desk.reason.value = "edit", "outcome", "hurt", "x"
    desk.decide.click()
    assert "outcome is one of" in desk.message.value
    desk.value.value = "injured"
    desk.decide.click()
    assert desk.reviewed.article.reading.casualties[0].outcome == "injured" and "edited" in dict(desk.picker.options[desk.picker.value : desk.picker.value + 1]).popitem()[0]
    desk.words.value = "Karsa"
    desk.add.click()
    assert len(desk.decisions) == 2
    desk.words.value = "not in it"
    desk.add.click()
    assert "do not stand in the text" in desk.message.value


def test_nothing_is_stored_unasked(desk, tmp_path, monkeypatch):
    monkeypatch.setattr("helpers.cases.user_folder", lambda: tmp_path)
    paste(desk, NASTY)
    desk.reason.value = "checked"
    desk.decide.click()
    assert not list(tmp_path.iterdir())
    desk.store.click()
    case = next(tmp_path.iterdir())
    assert (case / "text.txt").read_text() == NASTY and len(read_log(case / "decisions.csv")) == 1


@pytest.mark.parametrize("form", TAKE)
def test_every_export_can_be_made(desk, form):
    desk.form.value = form
    desk.make.click()
    content = base64.b64decode(re.search(r"base64,([^\"]+)", desk.link.value)[1]).decode()
    assert content and "download=" in desk.link.value
    if form == "HTML report":
        assert not re.search(r"(?:src|href)=[\"']https?:", content.split("<body>")[1])
    with pytest.raises(InputError, match="take away one of"):
        take_away(desk.read, "x", "claims", [], None)


def test_a_second_log_and_corrected_labels(desk):
    from helpers.display.desk import log_csv
    from helpers.exchange import brat, labelstudio
    from helpers.review.log import anchors

    seed = desk.read
    span = next(iter(anchors("casualties", seed.reading.casualties)))
    desk.decisions = [decide(seed.text, "casualties", span, "edit", column="high", new="30", reason="x")]
    other = [decide(seed.text, "casualties", span, "edit", column="high", new="31", reason="x")]
    told = desk.take_in(log_csv(other).encode(), "decisions.csv")
    assert "1 differ" in told and "30" in told and "31" in told
    desk.decisions = []
    _, ann = brat.to_brat(seed.reading)
    assert "0 decisions" in desk.take_in(ann.encode(), "case.ann")
    lines = ann.replace("Stance T1 denies", "Stance T1 admits").splitlines()
    assert "1 decisions" in desk.take_in("\n".join(lines).encode(), "case.ann") and desk.reviewed.article.reading.claims[0].stance == "admits"
    tasks = labelstudio.to_label_studio(seed.reading)
    gone = tasks[0]["predictions"][0]["result"]
    tasks[0]["predictions"][0]["result"] = [r for r in gone if "figure-2056" not in str(r.get("id")) and "figure-2056" not in str(r.get("from_id"))]
    desk.decisions = []
    desk._refresh()
    assert "1 decisions" in desk.take_in(json.dumps(tasks).encode(), "tasks.json") and len(desk.reviewed.rejected) == 1
    for data, name in ((b"nonsense", "case.ann"), (b"[]", "tasks.json"), (b"{", "tasks.json"), (b"a,b", "x.csv")):
        desk.second.value = ({"name": name, "type": "", "size": len(data), "content": data, "last_modified": __import__("datetime").datetime(2020, 1, 1)},)
        desk.use.click()
        assert 'role="alert"' in desk.agreement.value


def test_the_questions_say_what_is_missing():
    article = read_article(text="The sun rose over the lake.")
    for view, why in ((who_did_it, "nobody accuses"), (which_revises_which, "no count of people"), (what_was_counted, "no count about a truce")):
        with pytest.raises(ValueError, match=why):
            view(article)
    assert to_do(article).summary.startswith("0 numbers")
    with pytest.raises(ValueError, match="add another report"):
        several_reports({"one": article})
    with pytest.raises(ValueError, match="none of these reports"):
        several_reports({"one": article, "two": article})


def test_several_reports_keep_origins_apart():
    one = read_article(text="The Karsa Health Ministry said 19 people were killed.", published="2019-03-14")
    two = read_article(text="The Karsa Health Ministry said 21 people were killed. The Traders' Association said 26 people were killed.", published="2019-03-15")
    kinds = list(several_reports({"one": one, "two": two}).table.relation)
    assert sorted(kinds) == ["discrepancy", "discrepancy", "revision"]
    undated = several_reports({"one": read_article(text=one.text), "two": read_article(text=two.text)}).table.relation
    assert "revision" not in set(undated), "without dates nobody knows which came first"


def test_offsets_of_a_selection():
    text = "a\r\n😀 b"
    assert [text[to_offset(text, n) :][:1] for n in (0, 1, 2, 4, 5)] == ["a", "\r", "😀", " ", "b"]


def run(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "helpers", *arguments], capture_output=True, timeout=120)


def test_report_and_export_from_the_command_line(tmp_path):
    seed = str(next(seed_path().glob("*.txt")))
    other = str(data_path() / "examples" / "mutual_blame.txt")
    done = run("report", seed, other, str(tmp_path / "none.txt"), "-o", str(tmp_path / "pages"))
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1 and len(list((tmp_path / "pages").glob("*.html"))) == 2
    page = next((tmp_path / "pages").glob("000*.html")).read_text()
    assert "at least 23 people" in page and page.startswith("<!doctype html>")
    assert json.loads(run("export", seed, "--to", "webannotation").stdout)["type"] == "AnnotationPage"
    assert len(json.loads(run("export", seed, "--to", "labelstudio").stdout)) == 1
    assert run("export", seed, "--to", "brat").returncode == 2
    assert run("export", seed, "--to", "brat", "-o", str(tmp_path / "b")).returncode == 0 and len(list((tmp_path / "b").iterdir())) == 3
    assert run("export", seed, "--to", "csv", "-o", str(tmp_path / "c")).returncode == 0 and (tmp_path / "c" / "datapackage.json").exists()
    assert run("export", str(tmp_path / "none.txt"), "--to", "json").returncode == 2


BUS = read_article(text=example("mutual blame (invented)").text)
ODD = [None, ..., "", 3, [], object(), float("nan"), "zzz"]


@pytest.mark.parametrize("check", [check_decision, check_missing])
@pytest.mark.parametrize("answer", ODD, ids=lambda a: type(a).__name__)
def test_odd_answers_never_crash_and_never_pass(check, answer):
    assert check(answer, BUS).startswith("Not")


def test_answers():
    row = BUS.reading.casualties[0]
    span = (row.count_start, row.count_end)
    assert "somebody" in check_decision(decide(BUS.text, "casualties", span, "reject", reason="no"), BUS) or "another reader" in check_decision(decide(BUS.text, "casualties", span, "reject", reason="no"), BUS)
    assert check_decision(decide(BUS.text, "casualties", span, "reject", reason="the words are about somebody else"), BUS).startswith("Well done")
    assert "accepts a row" in check_decision(decide(BUS.text, "casualties", span, "accept", reason="fine as it is here"), BUS)
    assert check_missing("14", BUS).startswith("Well done") and "role" in check_missing("three", BUS)
