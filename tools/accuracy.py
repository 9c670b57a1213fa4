"""Print how good the reading is on the marked reports, or on texts that you bring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from helpers.analysis.wording import plural
from helpers.loading import InputError
from helpers.measure import TABLES, Score, f1, interval, score, total
from helpers.measure.corpus import corpus_counts, is_placed, judge, load_corpus
from helpers.measure.recorded import cold_table, filled_in, load_cold, newest_table, today_table

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "reports"
DOCUMENT = ROOT / "docs" / "accuracy.md"
README = ROOT / "README.md"
COLD = ROOT / "docs" / "measured" / "cold.csv"


def document(result: Score) -> str:
    """docs/accuracy.md with its tables written anew: the first scores from their file, those of today as they are."""
    return filled_in(DOCUMENT.read_text(encoding="utf-8"), cold=cold_table(load_cold(COLD)), today=today_table(result))


def readme() -> str:
    """The README with the first score of the newest set."""
    return filled_in(README.read_text(encoding="utf-8"), newest=newest_table(load_cold(COLD)))


def show(result: Score) -> None:
    """One line a table, then the sources and the words."""
    click.echo(f"{plural(len(result.reports), 'report')} in {plural(len(result.groups), 'set')}")
    click.echo(f"{'table':16}{'precision':>10}{'recall':>8}{'F1':>7}   95% interval   right/missed/too much")
    for table in TABLES:
        click.echo(_line(table, result.counts[table]))
    right, matched = result.cited
    click.echo(f"of the matched figures {right} of {matched} have the right source ({right / max(1, matched):.2f})")
    if result.content:
        click.echo(
            f"what is said overlaps the marked words by {sum(result.content) / len(result.content):.2f} (F1 in characters, {len(result.content)} statements)"
        )


def _line(name: str, counts: list[Any]) -> str:
    precision, recall, both = f1(counts)
    low, high = interval(counts)
    return f"{name:16}{precision:10.2f}{recall:8.2f}{both:7.2f}   {low:.2f} to {high:.2f}   {'/'.join(map(str, total(counts)))}"


def slips(result: Score, folder: Path | None) -> Iterator[str]:
    """What may be wrong with the marks themselves: words that do not stand in their text, texts without marks."""
    for report in result.reports:
        for table, marks in report.marks.items():
            for mark in marks if table != "responsibility" else ():
                words = [mark[0], *(mark[1:] if table == "attributions" else ())]
                for word in words:
                    if word is not None and str(word) not in report.text:
                        yield f"{report.name}, {table}: “{str(word)[:60]}” does not stand in the text"
    for path in sorted(folder.rglob("*.txt")) if folder else ():
        if not path.with_suffix(".yaml").exists():
            yield f"{path.name} has no marks beside it ({path.with_suffix('.yaml').name}) and is left out"


def show_corpus(path: Path, failures: bool) -> None:
    """Precision, recall and F1 on a corpus of attributions with their places."""
    verdicts = judge(load_corpus(path))
    click.echo(
        f"{len({id(one.document) for one in verdicts})} documents, {sum(one.marked is not None for one in verdicts)} marked attributions"
    )
    for name, reporting in (("all attributions", False), ("those with a cue that reports speech", True)):
        counts = corpus_counts(verdicts, reporting)
        precision, recall, both = f1(counts)
        right, missed, extra = total(counts)
        low, high = interval(counts)
        click.echo(
            f"{name}: P {precision:.3f}  R {recall:.3f}  F1 {both:.3f} ({low:.2f} to {high:.2f}; {right} right, {right + missed} marked, {right + extra} given)"
        )
    for one in verdicts if failures else ():
        if (one.marked is None) != (one.read is None):
            kind, parts = ("too much", one.read) if one.marked is None else ("missed", one.marked)
            words = {name: " ".join(one.document.text[a:b] for a, b in spans) for name, spans in (parts or {}).items()}
            click.echo(f"{one.document.name:22} {kind:9} {words}")


@click.command()
@click.option("--failures", is_flag=True, help="List every miss and false alarm.")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=FOLDER,
    help="Marked reports of your own, in the same shape.",
)
@click.option(
    "--corpus",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A JSONL file: attributions with their places, or marks of your own.",
)
@click.option("--write", is_flag=True, help="Write the tables of docs/accuracy.md and the README.")
def main(failures: bool, folder: Path, corpus: Path | None, write: bool) -> None:
    """Score the reader on tests/reports, on marked reports of your own, or on a corpus that you have fetched."""
    try:
        if corpus and is_placed(corpus):
            show_corpus(corpus, failures)
            return
        result = score(corpus or folder)
    except InputError as error:
        raise click.ClickException(str(error)) from None
    for told in slips(result, folder if corpus is None else None):
        click.echo(f"look at the marks: {told}", err=True)
    show(result)
    for one in result.failures if failures else ():
        click.echo(
            f"{one.report.name:22} {one.table:15} {one.kind:13} {one.mark or one.found}"
            + (f" read as {one.found[-1]}" if one.kind == "other source" and one.found else "")
        )
    if write:
        DOCUMENT.write_text(document(score(FOLDER)), encoding="utf-8")
        README.write_text(readme(), encoding="utf-8")
        click.echo(f"{DOCUMENT.relative_to(ROOT)}, {README.relative_to(ROOT)}: tables written")


if __name__ == "__main__":
    main()
