"""How fast is the reading? Ratios to a bare regular-expression pass, which a slower machine shares."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import click

from helpers.loading import load_seed, read_file
from helpers.reading import read

BARE = re.compile(r"\b\w+\b|[^\w\s]")
ROOT = Path(__file__).resolve().parent.parent


def least(work: Callable[[], object], seconds: float = 1.0) -> float:
    """The least time of one call, over as many calls as fit: what the machine can do undisturbed."""
    best, end = float("inf"), time.perf_counter() + seconds
    while True:
        start = time.perf_counter()
        work()
        now = time.perf_counter()
        best = min(best, now - start)
        if now > end:
            return best


def measure(text: str, seconds: float) -> tuple[float, float]:
    """Seconds of a bare pass (every word found once) and of a reading."""
    return least(lambda: BARE.findall(text), seconds / 4), least(lambda: read(text), seconds)


@click.command()
@click.option("--seconds", default=1.0, show_default=True, help="Time for each measurement.")
def main(seconds: float) -> None:
    """Print the cost of a reading in bare passes over the same text, and how it grows with length."""
    seed = load_seed().text
    texts = {"seed": seed} | {path.stem: read_file(path) for path in sorted((ROOT / "tests" / "reports").glob("*.txt"))}
    click.echo(f"{'text':40}{'characters':>12}{'bare ms':>10}{'read ms':>10}{'ratio':>8}")
    for name, text in texts.items():
        bare, full = measure(text, seconds if name == "seed" else seconds / 5)
        click.echo(f"{name:40}{len(text):12}{bare * 1e3:10.3f}{full * 1e3:10.2f}{full / bare:8.1f}")
    click.echo("\nthe same articles over and over, as one text:")
    base = "\n\n".join(texts.values())
    for copies in (1, 4, 16, 64):
        text = "\n\n".join([base] * copies)
        if len(text) > 1_500_000:
            break
        bare, full = measure(text, seconds)
        click.echo(f"{copies:<40}{len(text):12}{bare * 1e3:10.3f}{full * 1e3:10.2f}{full / bare:8.1f}")


if __name__ == "__main__":
    main()
