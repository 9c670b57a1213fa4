"""Print how good the reading is on the marked reports, and every miss on request."""

from __future__ import annotations

from pathlib import Path

import click

from helpers.measure import TABLES, f1, interval, score

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "reports"


@click.command()
@click.option("--failures", is_flag=True, help="List every miss and false alarm.")
@click.option("--folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=FOLDER, help="Marked reports of your own, in the same shape.")
def main(failures: bool, folder: Path) -> None:
    """Score the reader on tests/reports, or on marked reports of your own."""
    result = score(folder)
    click.echo(f"{len(result.reports)} reports")
    click.echo(f"{'table':16}{'precision':>10}{'recall':>8}{'F1':>7}   95% interval   right/missed/too much")
    for table in TABLES:
        precision, recall, both = f1(result.counts[table])
        low, high = interval(result.counts[table])
        sums = "/".join(str(sum(c[i] for c in result.counts[table])) for i in range(3))
        click.echo(f"{table:16}{precision:10.2f}{recall:8.2f}{both:7.2f}   {low:.2f} to {high:.2f}   {sums}")
    right, matched = result.cited
    click.echo(f"of the matched figures {right} of {matched} have the right source ({right / max(1, matched):.2f})")
    if result.content:
        click.echo(f"what is said overlaps the marked words by {sum(result.content) / len(result.content):.2f} (F1 in characters, {len(result.content)} statements)")
    if failures:
        for report, table, kind, what in result.failures:
            click.echo(f"{report:22} {table:15} {kind:13} {what}")


if __name__ == "__main__":
    main()
