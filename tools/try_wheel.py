"""Build a wheel, install it in an environment of its own, and read with it from another folder."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
CHECK = """
import helpers, json, pathlib
assert pathlib.Path(helpers.__file__).is_relative_to(pathlib.Path({home!r})), helpers.__file__
seed = helpers.load_seed()
assert (len(seed.claims), len(seed.casualties), len(seed.ceasefire), len(seed.strikes)) == (12, 5, 4, 1)
assert len(helpers.load_coverage().reports) == 50 and len(helpers.load_bulletins().reports) == 231 and len(helpers.load_records().ucdp) == 908
from helpers.measure.by_hand import AS_BY_HAND, compare_by_hand, seed_hand
assert {{one.verdict for one in compare_by_hand(seed, seed_hand())}} == {{AS_BY_HAND}}
print("the wheel reads the seed and loads the coded reports")
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        subprocess.run([UV, "build", "--quiet", "--wheel", "--out-dir", home / "dist", ROOT], check=True)
        wheel = next((home / "dist").glob("*.whl"))
        subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, home / "venv"], check=True)
        python = next(
            p for p in (home / "venv" / "bin" / "python", home / "venv" / "Scripts" / "python.exe") if p.exists()
        )
        install: list[str | Path] = [UV, "pip", "install", "--quiet", "--python", python]
        subprocess.run([*install, "--no-deps", "--require-hashes", "-r", ROOT / "requirements.lock"], check=True)
        subprocess.run([*install, "--no-deps", wheel], check=True)
        subprocess.run([python, "-c", CHECK.format(home=str(home))], check=True, cwd=home)
        (home / "report.txt").write_text("Officials said at least 12 people were killed.")
        out = subprocess.run(
            [python, "-m", "helpers", "read", "report.txt", "--table", "casualties", "--format", "csv"],
            check=True,
            cwd=home,
            capture_output=True,
            text=True,
        )
        assert "at_least" in out.stdout, out.stdout
        print(f"{wheel.name}: the command line reads a file")


if __name__ == "__main__":
    main()
