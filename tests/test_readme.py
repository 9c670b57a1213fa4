"""The README, followed by a newcomer: its commands and its Python, run in an empty folder."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import load_seed
from tests.command import run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^ {4}\.venv/bin/python -m helpers (.+)$", README, re.M) + re.findall(
    r"`python -m helpers ([^`]+)`", README
)
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README, re.M | re.S)


@pytest.fixture
def home(tmp_path):
    """A folder with what the README takes for granted: the seed, a saved page, reports of one's own."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    (tmp_path / "page.html").write_text("<h1>Raid on Karsa</h1><p>Police said 3 people were killed.</p>")
    (tmp_path / "my_folder").mkdir()
    (tmp_path / "my_folder" / "one.txt").write_text("Police said 3 people were killed.")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_does_what_it_says(command, home):
    done = run(*shlex.split(command), cwd=home)
    assert (done.returncode, done.stderr) == (0, b"") and done.stdout
    if match := re.search(r" -o (\S+)", command):
        assert (home / match[1]).exists()


def test_each_piece_of_python_runs_by_itself(home):
    """One process for all of them, each with names of its own only."""
    for number, block in enumerate(BLOCKS):
        (home / f"piece_{number}.py").write_text(block)
    all_of_them = f"import runpy\nfor number in range({len(BLOCKS)}): runpy.run_path(f'piece_{{number}}.py')"
    done = subprocess.run(
        [sys.executable, "-c", all_of_them], cwd=home, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_there_is_something_to_follow():
    assert len(COMMANDS) >= 6 and len(BLOCKS) == 3


def test_the_table_of_the_article():
    """Each line of the first table is a count that the package reads there."""
    seed = load_seed()
    lines = re.search(r"^\| the words .*?\n\n", README, re.M | re.S)[0].splitlines()[2:]
    counts = [*seed.reading.casualties, *seed.reading.strikes, *seed.reading.ceasefire]
    for line in filter(None, lines):
        words, low, high = (cell.strip() for cell in line.strip("|").split("|")[:3])
        wanted = tuple(None if end == "open" else int(end) for end in (low, high))
        fitting = [row for row in counts if row.count_text and re.search(rf"\b{row.count_text}\b", words)]
        assert wanted in [(row.low, row.high) for row in fitting], line
    assert seed.text[197:215] == "at least 23 people", "the span that the README cites"
