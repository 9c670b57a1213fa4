"""Out and back: the same rows, whatever the text holds."""

from __future__ import annotations

import csv
import io
import json
import textwrap

import pytest
from hypothesis import given, settings

from helpers import load_seed, read_article
from helpers.exchange import brat, labelstudio, webannotation
from helpers.exchange.bundle import FORMS, Case, files_of
from helpers.exchange.package import citation_line, write_package
from helpers.exchange.plain import from_safe, to_csv, to_json
from helpers.exchange.records import PARTS, to_records, to_row, with_rows
from helpers.paths import version
from helpers.reading import read
from helpers.review.log import decide
from helpers.review.replay import replay
from tests.test_properties import pieces, shuffled

SEED = load_seed().reading
TEXTS = {
    "seed": SEED.text,
    "wrapped": "\n\n".join(textwrap.fill(p, 60) for p in SEED.text.split("\n\n")),
    "windows": SEED.text.replace("\n", "\r\n"),
    "old line ends": "Police said\r12 people\rwere killed.",
    "emoji": "🚨🚨 " + SEED.text.replace("23", "23 😀"),
    "mutual": "Freedonia and Sylvania traded blame for the shelling. 12 people were killed, police said.",
    "split": "“The truce,” Selma Aden said, “exists only on paper.”",
    "odd": "Police said “\u2028<script>alert(1)</script> =1+1 12 people were killed”.",
    "nothing": "The sun rose.",
}
each = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def again(records, reading):
    return with_rows(reading, [(record.table, to_row(record, reading.text)) for record in records])


def round_trips(text: str) -> None:
    reading = read(text)
    assert again(to_records(reading), reading) == reading
    page = json.loads(json.dumps(webannotation.to_web_annotation(reading)))
    assert again(webannotation.from_web_annotation(page, text), reading) == reading
    plain, ann = brat.to_brat(reading)
    assert plain == text and again(brat.from_brat(plain, ann), reading) == reading
    tasks = json.loads(json.dumps(labelstudio.to_label_studio(reading)))
    assert again(labelstudio.from_label_studio(tasks, text), reading) == reading


@each
def test_round_trips(text):
    round_trips(text)


@settings(max_examples=60, deadline=None)
@given(pieces)
def test_round_trips_of_any_text(text):
    round_trips(text)


@settings(max_examples=30, deadline=None)
@given(shuffled)
def test_round_trips_of_shuffled_sentences(text):
    round_trips(text)


def test_web_annotation_quotes_the_text():
    page = webannotation.to_web_annotation(SEED)
    assert page["type"] == "AnnotationPage" and page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == sum(len(getattr(SEED, t)) for t in PARTS)
    for item in page["items"]:
        position, quote = item["target"]["selector"]
        assert SEED.text[position["start"] : position["end"]] == quote["exact"]
        assert SEED.text[: position["start"]].endswith(quote["prefix"]) and SEED.text[position["end"] :].startswith(
            quote["suffix"]
        )
    with pytest.raises(ValueError, match="belongs to another text"):
        webannotation.from_web_annotation(page, "x" * len(SEED.text))


@each
def test_brat_lines_are_well_formed(text):
    plain, ann = brat.to_brat(read(text))
    names = set()
    for line in ann.split("\n")[:-1]:
        name, rest = line.split("\t", 1)
        assert name not in names
        names.add(name)
        if name[0] == "T":
            head, words = rest.split("\t")
            spans = [tuple(map(int, pair.split())) for pair in head.split(" ", 1)[1].split(";")]
            assert " ".join(plain[a:b] for a, b in spans) == words and "\n" not in words


def test_a_corrected_label_comes_back():
    plain, ann = brat.to_brat(SEED)
    changed = ann.replace("A1\tStance T1 denies", "A1\tStance T1 admits")
    assert again(brat.from_brat(plain, changed), SEED).claims[0].stance == "admits"
    tasks = labelstudio.to_label_studio(SEED)
    result = tasks[0]["predictions"][0]["result"]
    for item in result:
        if item["type"] == "choices" and item["from_name"] == "outcome":
            item["value"]["choices"] = ["injured"]
            break
    tasks[0]["annotations"] = [{"result": result}]
    assert again(labelstudio.from_label_studio(tasks, SEED.text), SEED).casualties[0].outcome == "injured"


def test_a_label_drawn_by_hand_makes_a_row():
    text = "Rescuers carried out a dozen lifeless forms."
    records = brat.from_brat(
        text,
        "T1\tCasualty 21 28\ta dozen\nT2\tCount 21 28\ta dozen\nR1\tCount Arg1:T1 Arg2:T2\nA1\tOutcome T1 killed\n",
    )
    row = again(records, read(text)).casualties[0]
    assert (row.text, row.count_text, row.outcome, row.figure_id) == ("a dozen", "a dozen", "killed", "figure-21")


def test_utf16_offsets_of_older_label_studio():
    text = TEXTS["emoji"]
    tasks = labelstudio.to_label_studio(read(text))
    for item in tasks[0]["predictions"][0]["result"]:
        if "value" in item:
            for end in ("start", "end"):
                item["value"][end] = len(text[: item["value"][end]].encode("utf-16-le")) // 2
    assert again(labelstudio.from_label_studio(tasks, text), read(text)) == read(text)


def test_bad_imports_say_why():
    with pytest.raises(ValueError, match="line 2"):
        brat.from_brat("abc", "T1\tClaim 0 1\ta\nnonsense\n")
    with pytest.raises(ValueError, match="does not lie inside"):
        to_row(brat.from_brat("abc", "T1\tClaim 0 99\tabc\n")[0], "abc")
    with pytest.raises(ValueError, match="same text"):
        labelstudio.from_label_studio([{"data": {"text": "other"}}], "abc")


def test_a_spreadsheet_runs_nothing():
    reading = read(
        "The “=cmd()” group said 12 people were killed. =HYPERLINK said 3 died. @SUM reported 4 deaths. -2+3 said 5 died."
    )
    for table in ("claims", "casualties", "numbers", "blocks", "places"):
        rows = list(csv.reader(io.StringIO(to_csv(reading, table))))
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows[1:] for cell in row)
        back = [[from_safe(cell) for cell in row] for row in rows[1:]]
        assert len(back) == len(getattr(reading, table))


@pytest.mark.parametrize("cell", ["=1", "'=1", "''=1", "-5", "'", "''", "it's", "", "@x", "\t=", "'tis"])
def test_safe_cells_come_back(cell):
    from helpers.exchange.plain import to_safe

    assert from_safe(to_safe(cell)) == cell


def test_json_is_the_command_lines():
    record = json.loads(to_json(SEED, "x"))
    assert next(iter(record)) == "file" and len(record) == 10
    exported = json.loads(files_of(Case(replay(read_article(text=SEED.text), ())), "json")["report.json"])
    assert exported == record | {"file": "report", "version": version()} and list(exported)[:10] == list(record)


@pytest.mark.parametrize("form", FORMS)
def test_every_export_carries_the_version(form, monkeypatch):
    monkeypatch.setattr("importlib.metadata.version", lambda name: "7.6.5")
    article = read_article(text=SEED.text)
    looked = decide(SEED.text, "casualties", (206, 208), "accept", reason="it says so")
    made = files_of(Case(replay(article, [looked])), form)
    assert any("7.6.5" in content for content in made.values()), list(made)


def test_the_note_of_the_version_is_no_label():
    """It stands at an entity that there is; a reading without rows has it in the configuration alone."""
    _, ann = brat.to_brat(SEED)
    *labels, last = ann.splitlines()
    number = sum(line.startswith("#") for line in labels) + 1
    assert last == f"#{number}\tReadBy T1\tcontested-reports {version()}" and labels[0].startswith("T1\t")
    assert brat.from_brat(SEED.text, ann) == brat.from_brat(SEED.text, "\n".join(labels))
    assert brat.to_brat(read(TEXTS["nothing"]))[1] == ""
    assert brat.configuration().startswith(f"# contested-reports {version()}\n[entities]\n")


def test_a_case_is_a_valid_package(tmp_path):
    import frictionless

    article = load_seed()
    target = write_package(article, tmp_path, outlet="An outlet")
    report = frictionless.Package(str(target)).validate()
    assert report.valid, report.flatten(["title", "message"])
    assert (tmp_path / "text.txt").read_bytes().decode() == article.text
    assert "An outlet" in citation_line(article, "An outlet") and "no date given" in citation_line(article)


def test_configurations_name_every_label():
    _, ann = brat.to_brat(SEED)
    labels = {line.split("\t")[1].split(" ")[0] for line in ann.splitlines() if line.startswith("T")}
    for configuration in (brat.configuration(), labelstudio.configuration()):
        assert all(label in configuration for label in labels)
