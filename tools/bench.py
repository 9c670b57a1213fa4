"""How fast is the reading? Ratios to a bare pass of one regular expression, which a slower machine shares."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import click

from helpers.frames import TABLES
from helpers.loading import Article, load_seed, read_file
from helpers.reading import read

BARE = re.compile(r"\w+")
ROOT = Path(__file__).resolve().parent.parent
HEAD = f"{'text':38}{'characters':>11}{'bare ms':>9}{'rows ms':>9}{'ratio':>7}{'frames ms':>11}"
ENDLESS = {
    "cues": "He said that she said. ", "quotation marks": '" ', "numbers": "12 ", "brackets": "(", "joined": "and the army ", "killed": "killed 12 people and ",
    "counts": "12 violations in Homs (2), ", "according": "according to X ", "one word": "a", "pronouns": "They said it was. ", "tolls": "the death toll rose to 12 from 11 and ",
    "hyphens": "a-", "short forms": "The ministry said so. ", "blank lines": "\n", "initials": "A.",
}  # fmt: skip


def listing(text: str) -> list[tuple[str, int]]:
    """The bare pass: every word with its position."""
    return [(match.group(), match.start()) for match in BARE.finditer(text)]


def least(work: Callable[[int], object], seconds: float) -> float:
    """The least time of one call, over as many calls as fit: what the machine does undisturbed."""
    best, end, number = float("inf"), time.perf_counter() + seconds, 0
    while True:
        start = time.perf_counter()
        work(number)
        now = time.perf_counter()
        best, number = min(best, now - start), number + 1
        if now > end:
            return best


def varied(text: str, number: int) -> str:
    """The same text with other numbers in it, so that nothing remembered helps."""
    return re.sub(r"\d+", lambda m: str(int(m[0][:6]) + number), text)


def frames(article: Article) -> None:
    for table in TABLES:
        getattr(article, table)


def line(name: str, text: str, seconds: float) -> str:
    texts = [varied(text, i) for i in range(50)]
    bare = least(lambda i: listing(texts[i % 50]), seconds / 4)
    rows = least(lambda i: read(texts[i % 50]), seconds)
    readings = [read(t) for t in texts[:4]]
    frames(Article(readings[0]))  # pandas is imported at the first frame
    built = least(lambda i: frames(Article(readings[i % 4])), seconds / 2)
    return f"{name[:37]:38}{len(text):11}{bare * 1e3:9.3f}{rows * 1e3:9.2f}{rows / bare:7.1f}{built * 1e3:11.1f}"


@click.command()
@click.option("--seconds", default=1.0, show_default=True, help="Time for each measurement.")
def main(seconds: float) -> None:
    """Print what a reading costs in bare passes over the same text, and how that grows with length."""
    texts = {"seed": load_seed().text} | {path.stem: read_file(path) for path in sorted((ROOT / "tests" / "reports").rglob("*.txt"))}
    click.echo(HEAD)
    for name, text in texts.items():
        click.echo(line(name, text, seconds if name == "seed" else seconds / 5))
    click.echo("\nall of these as one text, over and over: rows only")
    base = "\n\n".join(texts.values())
    for length in (1, 10, 100, 1000):
        text = "\n\n".join([varied(base, i) for i in range(max(1, length * 1000 // len(base)))])
        bare, rows = least(lambda _: listing(text), seconds / 4), least(lambda _: read(text), seconds / 4)  # noqa: B023
        click.echo(f"{'':38}{len(text):11}{bare * 1e3:9.3f}{rows * 1e3:9.1f}{rows / bare:7.1f}")
    click.echo("\n25,000 characters of one thing, once")
    for name, piece in ENDLESS.items():
        text = piece * (25_000 // len(piece))
        start = time.perf_counter()
        read(text)
        click.echo(f"{name:38}{len(text):11}{'':9}{(time.perf_counter() - start) * 1e3:9.0f}")


if __name__ == "__main__":
    main()
