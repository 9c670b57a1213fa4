"""How fast is the reading? Ratios to a bare pass of one regular expression, which a slower machine shares."""

from __future__ import annotations

import os
import platform
import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import click

from helpers.frames import TABLES
from helpers.loading import Article, load_seed, read_file
from helpers.measure.recorded import Speed, write_speed
from helpers.reading import Reading, read

BARE = re.compile(r"\w+")
ROOT = Path(__file__).resolve().parent.parent
OWN, KEPT = ROOT / "build" / "speed.csv", ROOT / "docs" / "measured" / "speed.csv"
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)  # characters
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
    """The least time of one call, over as many calls as fit. Time of this process: what others do at the same time is left out."""
    best, end, number = float("inf"), time.process_time() + seconds, 0
    while True:
        start = time.process_time()
        work(number)
        now = time.process_time()
        best, number = min(best, now - start), number + 1
        if now > end:
            return best


def varied(text: str, number: int) -> str:
    """The same text with other numbers in it, so that nothing remembered helps."""
    return re.sub(r"\d+", lambda m: str(int(m[0][:6]) + number), text)


def frames(article: Article) -> None:
    for table in TABLES:
        getattr(article, table)


def machine() -> str:
    """The machine in general words."""
    return f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, {platform.python_implementation()} {platform.python_version()}"


def rows_in(reading: Reading) -> int:
    """How many rows the tables of a reading have, the ledger of numbers left out."""
    return sum(len(getattr(reading, table)) for table in ("claims", "casualties", "ceasefire", "strikes"))


def measured(name: str, text: str, seconds: float) -> Speed:
    """One text: the least time of a bare pass and of a reading."""
    texts = [varied(text, i) for i in range(50 if len(text) < 50_000 else 3)]
    bare = least(lambda i: listing(texts[i % len(texts)]), seconds / 4)
    took = least(lambda i: read(texts[i % len(texts)]), seconds)
    return Speed(
        date.today().isoformat(),
        machine(),
        name,
        len(text),
        len(listing(text)),
        rows_in(read(text)),
        round(bare * 1e3, 4),
        round(took * 1e3, 3),
    )


def frames_ms(text: str, seconds: float) -> float:
    """The least time that the tables of a reading take as frames."""
    readings = [read(varied(text, i)) for i in range(4)]
    frames(Article(readings[0]))  # pandas is imported at the first frame
    return least(lambda i: frames(Article(readings[i % 4])), seconds) * 1e3


def line(one: Speed, framed: float | None = None) -> str:
    return f"{one.text[:37]:38}{one.characters:11}{one.bare_ms:9.3f}{one.read_ms:9.2f}{one.ratio:7.1f}" + (
        f"{framed:11.1f}" if framed is not None else ""
    )


def lengths(texts: list[str]) -> Iterator[tuple[str, str]]:
    """Texts of growing length: whole marked reports one after the other, again with other numbers when they are used up."""
    base = "\n\n".join(texts)
    for length in LENGTHS:
        whole = "\n\n".join(varied(base, i) for i in range(1 + length // len(base)))
        yield f"up to {length:,} characters", whole[: whole.rfind("\n", 0, length) + 1]


@click.command()
@click.option("--seconds", default=1.0, show_default=True, help="Time for each measurement.")
@click.option(
    "--keep", is_flag=True, help="Write docs/measured/speed.csv, which notebook 6 draws; else build/speed.csv."
)
def main(seconds: float, keep: bool) -> None:
    """Print what a reading costs in bare passes over the same text, and how that grows with length."""
    reports = {path.stem: read_file(path) for path in sorted((ROOT / "tests" / "reports").rglob("*.txt"))}
    click.echo(f"{machine()}\n{HEAD}")
    for name, text in ({"seed": load_seed().text} | reports).items():
        spent = seconds if name == "seed" else seconds / 5
        click.echo(line(measured(name, text, spent), frames_ms(text, spent / 2)))
    click.echo("\nreports one after the other, up to a length: rows only")
    grown = []
    for name, text in lengths(list(reports.values())):
        grown.append(measured(name, text, seconds))
        click.echo(line(grown[-1]))
    write_speed(KEPT if keep else OWN, grown)
    click.echo(f"written: {(KEPT if keep else OWN).relative_to(ROOT)}")
    click.echo("\n25,000 characters of one thing, once")
    for name, piece in ENDLESS.items():
        text = piece * (25_000 // len(piece))
        start = time.perf_counter()
        read(text)
        click.echo(f"{name:38}{len(text):11}{'':9}{(time.perf_counter() - start) * 1e3:9.0f}")


if __name__ == "__main__":
    main()
