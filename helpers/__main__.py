"""The command line: `python -m helpers read FILE ...`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from .frames import TABLES
from .loading import Article, InputError, decode, read_article
from .paths import version


def _article(name: str, published: str | None) -> Article:
    if name == "-":
        return read_article(text=decode(sys.stdin.buffer.read(), "standard input"), published=published)
    return read_article(name, published=published)


def as_json(article: Article, name: str, table: str | None) -> str:
    """One line for one file: its name, then its tables."""
    from .exchange.plain import to_json

    return to_json(article.reading, name, [table] if table else None)


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


def _each(files: tuple[str, ...], published: str | None) -> Iterator[tuple[str, Article | None]]:
    """The articles of a call that can be read; what can't is told in one line each."""
    for name in files:
        try:
            yield name, _article(name, published)
        except InputError as error:
            click.echo(f"Error: {' '.join(str(error).split())}", err=True)
            yield name, None


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("-o", "--output", required=True, type=click.Path(), help="The HTML page; a folder if several files are given.")
@click.option("--published", metavar="DATE", help="Publication date, YYYY-MM-DD.")
@click.option("--outlet", help="Who printed the report, for the citation line.")
def report(files: tuple[str, ...], output: str, published: str | None, outlet: str | None) -> None:
    """Write each FILE as one self-contained HTML page: text marked, tables, pictures."""
    from pathlib import Path

    from .exchange.page import report_page

    target = Path(output)
    failed = False
    for name, article in _each(files, published):
        if article is None:
            failed = True
            continue
        page = target if len(files) == 1 and not target.is_dir() else target / f"{Path(name).stem if name != '-' else 'report'}.html"
        try:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(report_page(article, outlet=outlet), encoding="utf-8")
        except OSError as error:
            click.echo(f"Error: {page}: {error.strerror or error}", err=True)
            failed = True
            continue
        click.echo(str(page))
    sys.exit(2 if failed else 0)


@main.command()
@click.argument("file")
@click.option("--to", "form", required=True, type=click.Choice(["webannotation", "brat", "labelstudio", "csv", "json"]))
@click.option("-o", "--output", type=click.Path(), help="A file (webannotation, labelstudio, json) or a folder (brat, csv).")
@click.option("--published", metavar="DATE", help="Publication date, YYYY-MM-DD.")
def export(file: str, form: str, output: str | None, published: str | None) -> None:
    """Take one FILE's tables away: as annotations, labelling tasks, a data package of CSV files, or JSON."""
    from pathlib import Path

    try:
        article = _article(file, published)
        folder = Path(output or "")
        if form in ("brat", "csv"):
            if not output:
                raise click.UsageError(f"--to {form} writes several files: give a folder with -o")
            folder.mkdir(parents=True, exist_ok=True)
        if form == "csv":
            from .exchange.package import write_package

            click.echo(str(write_package(article, folder)))
            return
        if form == "brat":
            from .exchange import brat

            text, ann = brat.to_brat(article.reading)
            stem = Path(file).stem if file != "-" else "report"
            for name, content in ((f"{stem}.txt", text), (f"{stem}.ann", ann), ("annotation.conf", brat.configuration())):
                (folder / name).write_text(content, encoding="utf-8", newline="")
                click.echo(str(folder / name))
            return
        if form == "webannotation":
            from .exchange.webannotation import to_web_annotation

            content = json.dumps(to_web_annotation(article.reading), ensure_ascii=False, indent=1) + "\n"
        elif form == "labelstudio":
            from .exchange.labelstudio import to_label_studio

            content = json.dumps(to_label_studio(article.reading), ensure_ascii=False, indent=1) + "\n"
        else:
            from .exchange.plain import to_json

            content = to_json(article.reading, file) + "\n"
        if not output:
            click.echo(content, nl=False)
        else:
            folder.write_text(content, encoding="utf-8")
            click.echo(str(folder))
    except InputError as error:
        click.echo(f"Error: {' '.join(str(error).split())}", err=True)
        sys.exit(2)
    except OSError as error:
        click.echo(f"Error: {output}: {error.strerror or error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main(prog_name="python -m helpers")
