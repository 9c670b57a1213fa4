"""Measure a set of marked reports with the reading of an earlier commit: its score before anything was changed for it.

python tools/cold.py SET COMMIT "when it was measured"      writes the lines of SET in docs/measured/cold.csv
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

import click

from helpers.measure.recorded import Cold, Measured, load_cold, write_cold

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs" / "measured" / "cold.csv"
# run in a folder whose `helpers` has the reading of then and the scorer of today
SCORE = """
import json, pathlib, sys
from dataclasses import asdict
import helpers
from helpers.measure import score
from helpers.measure.recorded import measure
assert pathlib.Path(helpers.__file__).is_relative_to(pathlib.Path.cwd()), helpers.__file__
found = score(pathlib.Path(sys.argv[1]))
print(json.dumps([len(found.reports), [asdict(one) for one in measure(found)]]))
"""


def measured_then(folder: Path, commit: str) -> tuple[int, list[Measured]]:
    """How many reports a set has, and its measures by the reading and the lexicon of a commit."""
    archive = subprocess.run(
        ["git", "archive", commit, "helpers/reading", "helpers/lexicon"], cwd=ROOT, check=True, capture_output=True
    ).stdout
    with tempfile.TemporaryDirectory() as name:
        home = Path(name).resolve()
        shutil.copytree(
            ROOT / "helpers", home / "helpers", ignore=shutil.ignore_patterns("reading", "lexicon", "__pycache__")
        )
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            tar.extractall(home, filter="data")
        for data in ("seeds", "data"):
            (home / data).symlink_to(ROOT / data)
        out = subprocess.run(
            [sys.executable, "-c", SCORE, str(folder)], cwd=home, check=True, capture_output=True, text=True
        ).stdout
    reports, rows = json.loads(out)
    return reports, [Measured(**row) for row in rows]


@click.command()
@click.argument("name")
@click.argument("commit")
@click.argument("when")
def main(name: str, commit: str, when: str) -> None:
    """Write the first score of the set NAME, by the reading of COMMIT."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short=10", commit], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.strip()
    reports, rows = measured_then(ROOT / "tests" / "reports" / name, commit)
    fresh = [Cold(name, when, commit, reports, row) for row in rows]
    kept = load_cold(FILE) if FILE.exists() else []
    order = list(dict.fromkeys([*(row.set for row in kept), name]))
    write_cold(FILE, sorted([row for row in kept if row.set != name] + fresh, key=lambda row: order.index(row.set)))
    click.echo("\n".join(f"{row.measure}: {row.value}" for row in rows))


if __name__ == "__main__":
    main()
