"""Measure a set of marked reports with the reading of an earlier commit: its score before anything was changed for it.

python tools/cold.py SET COMMIT "when it was measured"      writes the lines of SET in docs/measured/cold.csv
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click

from helpers.measure import Report, load_marked, score
from helpers.measure.recorded import Cold, Measured, load_cold, measure, write_cold

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs" / "measured" / "cold.csv"
# run in a folder that holds the package as it was then: texts come in, rows go out
READ = """
import json, sys
from dataclasses import asdict
from helpers.reading import read
out = []
for text in json.load(sys.stdin):
    reading = read(text)
    tables = ("casualties", "claims", "ceasefire")
    out.append({table: [asdict(row) for row in getattr(reading, table)] for table in tables})
json.dump(out, sys.stdout)
"""


def rows_then(texts: list[str], commit: str) -> list[dict[str, list[dict[str, Any]]]]:
    """The rows of each text, by the reading and the lexicon of a commit. `click.ClickException` says what failed."""
    archive = subprocess.run(["git", "archive", commit, "helpers"], cwd=ROOT, capture_output=True)
    if archive.returncode:
        raise click.ClickException(f"no package at the commit {commit}: {archive.stderr.decode().strip()}")
    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
            tar.extractall(name, filter="data")
        done = subprocess.run(
            [sys.executable, "-c", READ], cwd=name, input=json.dumps(texts), capture_output=True, text=True
        )
    if done.returncode:
        raise click.ClickException(f"the reading of {commit} failed: {done.stderr.strip().splitlines()[-1]}")
    found: list[dict[str, list[dict[str, Any]]]] = json.loads(done.stdout)
    return found


def measured_then(folder: Path, commit: str) -> tuple[int, list[Measured]]:
    """How many reports a set has, and its measures: the reading of a commit, scored as reports are scored today."""
    reports = load_marked(folder)
    for report, tables in zip(reports, rows_then([report.text for report in reports], commit), strict=True):
        _as_read(report, tables)
    return len(reports), measure(score(reports))


def _as_read(report: Report, tables: dict[str, list[dict[str, Any]]]) -> None:
    """Put rows in the place of what the reader of today would find."""
    rows = {table: [SimpleNamespace(**row) for row in found] for table, found in tables.items()}
    report.__dict__["article"] = SimpleNamespace(reading=SimpleNamespace(**rows))


@click.command()
@click.argument("name")
@click.argument("commit")
@click.argument("when")
def main(name: str, commit: str, when: str) -> None:
    """Write the first score of the set NAME, by the reading of COMMIT."""
    folder = ROOT / "tests" / "reports" / name
    if not folder.is_dir():
        raise click.UsageError(f"no set {name!r} in tests/reports")
    known = subprocess.run(["git", "rev-parse", "--short=10", commit], cwd=ROOT, capture_output=True, text=True)
    if known.returncode:
        raise click.UsageError(f"no commit {commit!r}")
    reports, rows = measured_then(folder, known.stdout.strip())
    fresh = [Cold(name, when, known.stdout.strip(), reports, row) for row in rows]
    kept = load_cold(FILE) if FILE.exists() else []
    order = list(dict.fromkeys([*(row.set for row in kept), name]))
    write_cold(FILE, sorted([row for row in kept if row.set != name] + fresh, key=lambda row: order.index(row.set)))
    click.echo("\n".join(f"{row.measure}: {row.value}" for row in rows))


if __name__ == "__main__":
    main()
