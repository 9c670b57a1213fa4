"""The command line, run as a person runs it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from helpers import load_all, load_seed, read_article, read_articles
from helpers.frames import TABLES
from helpers.intake import bring
from helpers.loading import InputError
from helpers.paths import seed_path, version
from helpers.reading import read
from helpers.review.log import COLUMNS
from tests.command import run

SEED = str(next(seed_path().glob("*.txt")))
ORDER = ["claims", "casualties", "ceasefire", "strikes", "numbers", "places", "dates", "blocks", "notices"]


def test_another_process_says_the_same():
    for arguments, stdin in (
        (("read", SEED, "-", "--format", "json"), "Nobody was hurt in Ağrı.".encode()),
        (("read", "none.txt"), b""),
    ):
        there = subprocess.run(
            [sys.executable, "-m", "helpers", *arguments], input=stdin, capture_output=True, timeout=120
        )
        here = run(*arguments, stdin=stdin)
        assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)


def test_json_holds_nine_tables_a_line():
    done = run("read", SEED, "-", "--format", "json", stdin="Nobody was hurt in Ağrı.".encode())
    assert done.returncode == 0 and done.stderr == b"" and done.stdout.isascii()
    first, second = map(json.loads, done.stdout.decode().splitlines())
    assert list(first) == ["file", *ORDER] and list(TABLES) == ORDER
    assert first["file"] == SEED and second["file"] == "-"
    assert second["casualties"] == [] and first["casualties"][0]["low"] == 23 and first["casualties"][0]["high"] is None
    assert all(isinstance(row["value"], int) for row in first["numbers"])
    assert len(first["claims"]) == len(load_seed().claims)


def test_one_table():
    record = json.loads(run("read", SEED, "--table", "strikes", "--format", "json").stdout)
    assert list(record) == ["file", "strikes"]
    frame = pd.read_csv(io.BytesIO(run("read", SEED, "--table", "casualties", "--format", "csv").stdout))
    assert list(frame.columns) == list(load_seed().casualties.columns) and len(frame) == 5


def test_no_cell_of_a_csv_runs_in_a_spreadsheet(tmp_path):
    (tmp_path / "a.txt").write_text("=1+1\n\nPolice said 3 people were killed.")
    (tmp_path / "b.txt").write_text("@SUM(A1)\n\nNobody was hurt.")
    done = run("read", "a.txt", "b.txt", "--table", "blocks", "--format", "csv", cwd=tmp_path)
    frame = pd.read_csv(io.BytesIO(done.stdout))
    assert list(frame["text"]) == ["'=1+1", "Police said 3 people were killed.", "'@SUM(A1)", "Nobody was hurt."]
    assert list(frame["file"]) == ["a.txt", "a.txt", "b.txt", "b.txt"]


def test_csv_needs_a_table():
    done = run("read", SEED, "--format", "csv")
    assert done.returncode == 2 and b"--table" in done.stderr and done.stdout == b""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read", SEED, "--table", "deaths"], "--table"),
        (["read", SEED, "--format", "xml"], "--format"),
        (["read"], "FILES"),
        (["read", SEED, "--nosuch"], "--nosuch"),
        (["read", SEED, "--published"], "--published"),
        (["reed", SEED], "reed"),
        (["--nosuch"], "--nosuch"),
        (["export", SEED], "webannotation, brat, labelstudio, csv, json"),  # several lines, as click has it
        (["export", SEED, "--to", "brat"], "give a folder with -o"),
        (["export", SEED, SEED, "--to", "json"], SEED),
        (["report", SEED], "--output"),
        (["report", SEED, SEED, "-o", "x", "--log", "log.csv"], "one FILE"),
        (["strip"], "FILE"),
    ],
)
def test_a_call_that_is_wrong_is_told_in_one_line(arguments, told):
    done = run(*arguments)
    (line,) = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"") and line.startswith("Error: ") and told in line


@pytest.mark.parametrize("command", ["read", "report", "export", "strip"])
def test_help_is_on_standard_output(command):
    done = run(command, "--help")
    assert (done.returncode, done.stderr) == (0, b"") and done.stdout.startswith(
        b"Usage: python -m helpers " + command.encode()
    )


def test_without_a_command_the_commands_are_listed():
    done = run()
    assert done.returncode == 2 and b"Commands:" in done.stderr and b"Error" not in done.stderr


def test_text_shows_the_article():
    out = run("read", SEED).stdout.decode()
    assert "Syrian Observatory For Human Rights" in out and "casualties (5)" in out
    assert max(map(len, out.splitlines())) <= 250, "a long cell is cut"


def test_published_resolves_a_weekday():
    record = json.loads(run("read", SEED, "--published", "2016-06-01", "--table", "dates", "--format", "json").stdout)
    assert record["dates"][0]["resolved_start"] == "2016-05-31"


def test_bad_files_are_told_and_the_others_read(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "latin.txt").write_bytes("na\u00efve".encode("latin-1"))
    (tmp_path / "binary.bin").write_bytes(b"\x7fELF\x00\x01\x02")
    bad = [str(tmp_path / name) for name in ("missing.txt", "empty.txt", "latin.txt", "binary.bin")] + [str(tmp_path)]
    done = run("read", *bad, SEED, "--format", "json")
    assert done.returncode == 2 and len(done.stdout.splitlines()) == 1
    lines = done.stderr.decode().splitlines()
    assert len(lines) == len(bad)
    for path, line in zip(bad, lines, strict=True):
        assert line.startswith("Error: ") and path in line
    assert b"Traceback" not in done.stderr


NO_DAYS = [
    "yesterday",
    "2016-13-01",
    "2016-02-30",
    "",
    "2016",
    "20160601",
    "2016-6-1",
    "2016-W22-3",
    "2016-06-011",
    "١٩٩٠-٠١-٠١",
]


@pytest.mark.parametrize("day", NO_DAYS)
def test_a_bad_date_is_one_line(day):
    refused(run("read", SEED, "--published", day))


@pytest.mark.parametrize(
    "command", [["report", "-o", "unwritten.html"], ["export", "--to", "json"]], ids=["report", "export"]
)
def test_a_bad_date_is_one_line_for_every_command(command):
    refused(run(*command, SEED, "--published", "yesterday"))


def refused(done: subprocess.CompletedProcess) -> None:
    assert (
        done.returncode == 2
        and done.stdout == b""
        and len(done.stderr.decode().splitlines()) == 1
        and b"--published" in done.stderr
    )


PAGES = {
    "page.html": "<h1>Shelling of Karsa</h1>\n<script>12 killed</script><p>Police said <b>at least 7 people</b> were killed.</p>",
    "page.md": "# Shelling of Karsa\n\nPolice said **at least 7 people** were killed.\n",
    "page.txt": "Shelling of Karsa\n\nPolice said <b>at least 7 people</b> were killed.\r\n",
}


@pytest.mark.parametrize("name", PAGES)
def test_every_way_in_reads_a_file_as_it_is(name, tmp_path):
    """The same rows from both commands and from Python, and offsets into the file, whatever its name ends in."""
    (tmp_path / name).write_bytes(PAGES[name].encode())
    article = read_article(tmp_path / name)
    for arguments in (["read", name, "--format", "json"], ["export", name, "--to", "json"]):
        done = run(*arguments, cwd=tmp_path)
        record = json.loads(done.stdout)
        assert {table: len(record[table]) for table in TABLES} == {t: len(article.table(t)) for t in TABLES}
        for row in record["casualties"] + record["claims"] + record["numbers"]:
            assert PAGES[name][row["start"] : row["end"]] == row["text"]
        assert (b"the command strip" in done.stderr) == (name != "page.txt") and done.returncode == 0


def test_the_words_of_a_page_become_a_text_to_read(tmp_path):
    """The text is the one that the desk reads, so a log that was made there fits it."""
    words = "Shelling of Karsa\n\nPolice said at least 7 people were killed."
    for name in ("page.html", "page.md"):
        (tmp_path / name).write_bytes(PAGES[name].encode())
        assert run("strip", name, cwd=tmp_path).stdout.decode() == words == bring(PAGES[name].encode(), name).text
        done = run("strip", name, "-o", "words/page.txt", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, b"words/page.txt\n")
        assert (tmp_path / "words" / "page.txt").read_bytes() == words.encode()
    (row,) = json.loads(run("read", "words/page.txt", "--format", "json", cwd=tmp_path).stdout)["casualties"]
    assert words[row["start"] : row["end"]] == row["text"] == "at least 7 people"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.txt"], "a.txt: markup is taken away from .html, .htm and .md files"),
        (["none.md"], "none.md: no such file"),
        (["empty.html"], "empty.html: no words are left when the markup is taken away"),
        (["a.md", "-o", "a.md"], "a.md: this is the report; give another name with -o"),
        (["a.md", "-o", "folder"], "folder: Is a directory"),
    ],
)
def test_what_has_no_markup_to_take_away(arguments, told, tmp_path):
    (tmp_path / "folder").mkdir()
    for name, text in {"a.txt": "Three died.", "a.md": "Three died.", "empty.html": "<p></p>"}.items():
        (tmp_path / name).write_text(text)
    done = run("strip", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", f"Error: {told}\n")


def test_version():
    assert version().encode() in run("--version").stdout


def test_a_number_that_is_no_file_name_is_bad_input():
    with pytest.raises(ValueError, match="give a path, or text="):
        read_article()
    with pytest.raises(ValueError, match="must be a string"):
        read_article(text=12)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="empty"):
        read_article(text=" \n")
    with pytest.raises(ValueError, match="date"):
        read_article(text="Twelve were killed.", published="soon")


def test_import_is_light():
    code = (
        "import sys, helpers; print(sorted(m for m in ('pandas', 'plotly', 'ipywidgets', 'yaml') if m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_a_page_is_never_written_over_its_report(tmp_path):
    words = "Police said 3 people were killed."
    (tmp_path / "a.txt").write_text(words)
    for command in (["report", "a.txt", "-o", "a.txt"], ["export", "a.txt", "--to", "json", "-o", "a.txt"]):
        done = run(*command, cwd=tmp_path)
        assert done.returncode == 2 and done.stderr == b"Error: a.txt: this is the report; give another name with -o\n"
    assert (tmp_path / "a.txt").read_text() == words
    several = run("report", "a.txt", "a.txt", "-o", "pages.html", cwd=tmp_path)
    assert several.returncode == 2 and b"give a folder with -o" in several.stderr


def test_what_goes_out_is_written_over_nothing_that_came_in(tmp_path):
    for name in ("a/x.txt", "b/x.txt", "b/y.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Police said 3 people were killed.")
    pages = run("report", "a/x.txt", "b/x.txt", "b/y.json", "-o", "pages", cwd=tmp_path)
    assert pages.returncode == 2 and pages.stdout == b"pages/x.html\npages/y.html\n"
    assert pages.stderr.startswith(b"Error: b/x.txt: pages/x.html is the page of another report already;")
    for name, form in (("a/x.txt", "brat"), ("b/y.json", "json")):
        done = run("export", name, "--to", form, "-o", str(Path(name).parent), cwd=tmp_path)
        assert done.returncode == 2 and done.stderr.startswith(f"Error: {name}: this is the report;".encode())


@pytest.mark.skipif(sys.platform == "win32", reason="names there are characters")
def test_a_name_of_other_bytes_is_shown_as_far_as_it_can_be(tmp_path):
    name = os.fsdecode(b"q\xff.txt")
    (tmp_path / name).write_text("Police said 3 people were killed.")
    done = run("report", name, "--outlet", os.fsdecode(b"The \xff Post"), "-o", "page.html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "The ? Post" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", [["report", "-o", "page.html"], ["export", "--to", "json"]], ids=["report", "export"]
)
def test_a_fault_of_the_reader_is_one_line_for_every_command(command, tmp_path, monkeypatch):
    def fails(text, published):
        raise IndexError("out of range")

    monkeypatch.setattr("helpers.loading.read", fails)
    (tmp_path / "odd.txt").write_text("Something odd.")
    done = run(*command, "odd.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"Error: odd.txt: the reader failed on this text (IndexError: out of range)\n"


@pytest.mark.parametrize(
    "command", [["export", "--to", "json"], ["report", "-o", "page.html"]], ids=["export", "report"]
)
def test_a_log_without_decisions_is_told(command, tmp_path):
    (tmp_path / "a.txt").write_text("Police said 3 people were killed.")
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "first.csv").write_text(",".join(COLUMNS) + "\n")
    empty = run(*command, "a.txt", "--log", "empty.csv", cwd=tmp_path)
    assert (empty.returncode, empty.stdout) == (2, b"") and not (tmp_path / "page.html").exists()
    assert empty.stderr == b"Error: empty.csv: the file is empty; a log without decisions has its first line\n"
    first = run(*command, "a.txt", "--log", "first.csv", cwd=tmp_path)
    assert first.returncode == 0 and first.stdout
    assert first.stderr == b"Note: first.csv: the log holds no decision; the report goes out as it was read\n"


def test_a_fault_of_the_reader_stops_no_other_file(tmp_path, monkeypatch):
    def fails_once(text, published):
        if "odd" in text:
            raise IndexError("out of range")
        return read(text, published)

    monkeypatch.setattr("helpers.loading.read", fails_once)
    (tmp_path / "odd.txt").write_text("Something odd.")
    (tmp_path / "plain.txt").write_text("Police said 3 people were killed.")
    done = run("read", "odd.txt", "plain.txt", cwd=tmp_path)
    assert done.returncode == 2 and b"plain.txt: " in done.stdout
    assert done.stderr == b"Error: odd.txt: the reader failed on this text (IndexError: out of range)\n"


@pytest.mark.parametrize("published", [2016, *NO_DAYS, b"2016-06-01"])
def test_no_date_is_one_line_in_python_too(published):
    with pytest.raises(InputError, match=r"published is not a date: .*; (write it as YYYY-MM-DD|there is no such day)"):
        read_article(text="Twelve were killed on Tuesday.", published=published)


def test_a_moment_is_its_day():
    for moment in (datetime(2016, 6, 1, 12), "2016-06-01T12:00:00Z", "2016-06-01 12:00", " 2016-06-01\n"):
        article = read_article(text="Twelve were killed on Tuesday.", published=moment)
        assert article.dates["resolved_start"].tolist() == ["2016-05-31"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_of_all_days(day):
    article = read_article(text="It fell on Tuesday, yesterday, March 1 and December 9999.", published=day)
    assert len(article.dates) >= 3


def test_a_folder_that_is_not_there():
    with pytest.raises(InputError, match="no such file or folder"):
        read_articles("no-such-folder")
    with pytest.raises(FileNotFoundError, match="no such folder"):
        load_all("no-such-folder")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"text": "seeds/report.txt"}, "this is a path, not a text"),
        ({"path": "reports.csv"}, "a table, not a report"),
        ({"path": "reports.XLSX"}, "a table, not a report"),
    ],
)
def test_what_is_no_report_is_told(given, why):
    with pytest.raises(InputError, match=why):
        read_article(**given)


def test_a_table_is_no_report_on_the_command_line(tmp_path):
    path = tmp_path / "reports.csv"
    path.write_text("doc_id,text\n1,Nine people died.\n", encoding="utf-8")
    told = run("read", str(path))
    assert told.returncode == 2 and told.stderr.decode().count("\n") == 1
    assert "a table, not a report" in told.stderr.decode()


def test_a_frame_is_no_path():
    with pytest.raises(InputError, match=r"to_json\(\"reports.jsonl\""):
        read_articles(pd.DataFrame({"text": ["Nine people died."]}))


def test_a_terminal_shows_what_was_not_understood(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("The finger of blame was pointed at the 12 towns.", encoding="utf-8")
    told = run("read", str(path)).stdout.decode()
    assert "1 number without a role: no rule took it" in told
    assert "cue_without_claim" in told
