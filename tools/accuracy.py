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
    counts, wrong, cited = score(folder)
    click.echo(f"{'table':16}{'precision':>10}{'recall':>8}{'F1':>7}   95% interval   right/missed/too much")
    for table in TABLES:
        precision, recall, both = f1(counts[table])
        low, high = interval(counts[table])
        sums = "/".join(str(sum(c[i] for c in counts[table])) for i in range(3))
        click.echo(f"{table:16}{precision:10.2f}{recall:8.2f}{both:7.2f}   {low:.2f} to {high:.2f}   {sums}")
    click.echo(f"of the matched figures {cited[0]} of {cited[1]} have the right source ({cited[0] / max(1, cited[1]):.2f})")
    if failures:
        for report, table, kind, what in wrong:
            click.echo(f"{report:22} {table:15} {kind:13} {what}")


if __name__ == "__main__":
    main()
