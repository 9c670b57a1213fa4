"""The command line: `python -m helpers read FILE ...`."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from .frames import TABLES
from .loading import Article, InputError, decode, read_article
from .paths import version


def _article(name: str, published: str | None) -> Article:
    if name == "-":
        return read_article(text=decode(sys.stdin.buffer.read(), "standard input"), published=published)
    return read_article(name, published=published)


def _plain(value: Any) -> Any:
    """A value for JSON: whole numbers as integers, missing as null."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def as_json(article: Article, name: str, table: str | None) -> str:
    """One line for one file: its name, then its tables."""
    from dataclasses import asdict

    record: dict[str, Any] = {"file": name}
    for key in [table] if table else TABLES:
        rows = getattr(article.reading, key)
        record[key] = [{k: _plain(v) for k, v in asdict(row).items()} for row in rows]
    return json.dumps(record, ensure_ascii=True)


def as_text(article: Article, name: str, table: str | None) -> str:
    """The tables for a terminal, their most telling columns."""
    import pandas as pd

    shown = {
        "claims": ["claim_id", "source", "speaker", "cue_text", "stance", "accused", "voice", "content_text"],
        "casualties": ["figure_id", "text", "outcome", "value", "low", "high", "qualifier", "source", "voice"],
        "ceasefire": ["figure_id", "text", "measure", "value", "flow_or_stock", "areas", "window_hours", "source", "voice"],
        "strikes": ["figure_id", "text", "value", "low", "high", "source", "voice", "place"],
        "numbers": ["start", "text", "value", "role", "row_id"],
    }
    parts = [f"{name}: {article.title or 'no title'}"]
    with pd.option_context("display.width", 200, "display.max_columns", None, "display.max_rows", None, "display.max_colwidth", 60):
        for key in [table] if table else shown:
            frame = article.table(key)
            columns = shown.get(key, list(frame.columns))
            parts.append(f"\n{key} ({len(frame)})")
            parts.append(frame[columns].to_string(index=False) if len(frame) else "  none")
    return "\n".join(parts) + "\n"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version(), prog_name="contested-reports")
def main() -> None:
    """Read contested war reports as tables."""


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--published", metavar="DATE", help="Publication date, YYYY-MM-DD; resolves words like Tuesday.")
@click.option("--table", type=click.Choice(list(TABLES)), help="Only this table.")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
def read(files: tuple[str, ...], published: str | None, table: str | None, form: str) -> None:
    """Print the tables of each FILE; - reads standard input."""
    if form == "csv" and not table:
        raise click.UsageError("--format csv needs --table: one table is one CSV file")
    if published is not None:
        from .reading.dates import parse_published

        try:
            parse_published(published)
        except ValueError as error:
            click.echo(f"Error: --published: {error}", err=True)
            sys.exit(2)
    failed = False
    first = True
    for name in files:
        try:
            article = _article(name, published)
        except InputError as error:
            click.echo(f"Error: {' '.join(str(error).split())}", err=True)
            failed = True
            continue
        if form == "json":
            click.echo(as_json(article, name, table))
        elif form == "csv":
            frame = article.table(str(table))
            if len(files) > 1:
                frame.insert(0, "file", name)
            click.echo(frame.to_csv(index=False, header=first, lineterminator="\n"), nl=False)
        else:
            click.echo(as_text(article, name, table))
        first = False
    sys.exit(2 if failed else 0)


if __name__ == "__main__":
    main(prog_name="python -m helpers")
