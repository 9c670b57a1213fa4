"""Read mutated texts and check what always holds: spans slice back, numbers stand once, bounds in order."""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

import click
from tqdm import tqdm

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from helpers.loading import load_seed, read_file  # noqa: E402
from tests.test_properties import WORDS, check  # noqa: E402

ODD = [
    "“",
    "”",
    "’",
    '"',
    "(",
    ")",
    "—",
    "…",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\ufeff",
    "\r\n",
    "\n\n",
    "\t",
    "&amp;",
    "&#8220;",
    "٢٣",
    "二十",
    "😀",
    "\u202e",
    "1,2,3",
    "0",
    "-5",
    "1e9",
    "½",
    "²",
    "$",
    "%",
    "<mark>",
    "{",
    "\x00",
]


def mutate(random_: random.Random, texts: list[str]) -> str:
    text = random_.choice(texts)
    start = random_.randrange(len(text))
    piece = text[start : start + random_.randrange(20, 700)]
    words = piece.split(" ")
    for _ in range(random_.randrange(8)):
        at = random_.randrange(len(words))
        match random_.randrange(5):
            case 0:
                words[at] = random_.choice(WORDS)
            case 1:
                words.insert(at, random_.choice(ODD))
            case 2:
                words[at] = words[at][: len(words[at]) // 2] + random_.choice(ODD) + words[at][len(words[at]) // 2 :]
            case 3:
                words[at:at] = random_.choice(texts)[:60].split(" ")
            case _:
                random_.shuffle(words) if len(words) < 12 else words.reverse()
    return " ".join(words)


@click.command()
@click.option("--count", default=100_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(count: int, seed: int) -> None:
    """Read COUNT mutated texts; the first that breaks a promise is printed and saved."""
    texts = [load_seed().text, *(read_file(path) for path in sorted((ROOT / "tests" / "reports").rglob("*.txt")))]
    random_ = random.Random(seed)
    slowest = 0.0
    for number in tqdm(range(count), unit="text"):
        text = mutate(random_, texts)
        before = time.perf_counter()
        try:
            check(text)
        except Exception as error:
            saved = ROOT / "build" / "fuzz.txt"
            saved.parent.mkdir(exist_ok=True)
            saved.write_text(text, encoding="utf-8", newline="")
            raise click.ClickException(
                f"text {number} breaks a promise ({type(error).__name__}: {str(error)[:200]}); saved in {saved.relative_to(ROOT)}"
            ) from error
        slowest = max(slowest, time.perf_counter() - before)
    click.echo(f"{count} texts read, every promise held; the slowest took {slowest * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
