"""The command line: `python -m helpers read FILE ...`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .frames import TABLES
from .intake import has_markup, without_markup
from .loading import Article, InputError, as_day, decode, read_article, read_file, refuse_table
from .paths import version

if TYPE_CHECKING:
    from .exchange.bundle import Case
    from .review.log import Decision

CELL = 44  # characters of a cell that a terminal shows; --format csv and json hold all of them


class UsageFault(click.ClickException):
    """What is wrong with a call. Shown as one line, without the usage; exit status 2."""

    exit_code = 2


@contextmanager
def _in_one_line() -> Iterator[None]:
    """Usage errors inside become one line. A call without a command keeps its page of help."""
    try:
        yield
    except click.UsageError as error:
        if error.message == (error.ctx and error.ctx.get_help()):
            raise
        raise UsageFault(" ".join(error.format_message().split())) from None


class Commands(click.Group):
    """A group of commands whose usage errors are one line."""

    def make_context(self, *arguments: Any, **more: Any) -> click.Context:
        with _in_one_line():
            return super().make_context(*arguments, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _in_one_line():
            return super().invoke(ctx)


def _article(name: str, published: str | None) -> Article:
    """A file, or standard input, as it is: the rows and the offsets are those of `read_article`. A page gets a note.

    `InputError` for what can't be read, and for a fault of the reader: the other files of a call are read all the same.
    """
    if name != "-":
        refuse_table(name)
    text = decode(sys.stdin.buffer.read(), "standard input") if name == "-" else read_file(name)
    try:
        article = read_article(text=text, published=published)
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{name}: the reader failed on this text ({type(error).__name__}: {error})") from error
    if has_markup(name):
        click.echo(f"Note: {name}: read as it is, markup and all; the command strip writes its words alone", err=True)
    article.name = "report" if name == "-" else Path(name).name
    return article


def _day(_context: click.Context, _option: click.Parameter, day: str | None) -> str | None:
    """The date of --published, if it is one; else one line and exit status 2, before any file is read."""
    try:
        as_day(day)
    except ValueError as error:
        click.echo(f"Error: --published: {error}", err=True)
        sys.exit(2)
    return day


PUBLISHED = click.option(
    "--published", metavar="DATE", callback=_day, help="Publication date, YYYY-MM-DD; resolves words like Tuesday."
)


def as_json(article: Article, name: str, table: str | None) -> str:
    """One line for one file: its name, then its tables."""
    from .exchange.plain import to_json

    return to_json(article.reading, name, [table] if table else None)


def as_csv(article: Article, table: str, header: bool, **first: str) -> str:
    """One table, with `first` as columns in front of it."""
    from .exchange.plain import to_csv

    return to_csv(article.reading, table, header, **first)


def as_text(article: Article, name: str, table: str | None) -> str:
    """The tables for a terminal, their most telling columns; long cells are cut, but not what was not understood."""
    from .analysis.wording import plural

    shown = {
        "claims": ["claim_id", "source", "speaker", "cue_text", "stance", "accused", "voice", "content_text"],
        "casualties": ["figure_id", "text", "outcome", "value", "low", "high", "qualifier", "source", "voice"],
        "ceasefire": [
            "figure_id",
            "text",
            "measure",
            "value",
            "flow_or_stock",
            "areas",
            "window_hours",
            "source",
            "voice",
        ],
        "strikes": ["figure_id", "text", "value", "low", "high", "source", "voice", "place"],
        "numbers": ["start", "text", "value", "role", "row_id"],
        "notices": ["kind", "start", "message"],
    }
    parts = [f"{name}: {article.title or 'no title'}"]
    for key in [table] if table else shown:
        frame = article.table(key)
        columns = shown.get(key, list(frame.columns))
        parts.append(f"\n{key} ({len(frame)})")
        parts.append(
            frame[columns].to_string(index=False, max_colwidth=None if key == "notices" else CELL)
            if len(frame)
            else "  none"
        )
        if key == "numbers" and (free := int(frame["role"].isna().sum())):
            parts.append(f"  {plural(free, 'number')} without a role: no rule took {'it' if free == 1 else 'them'}")
    return "\n".join(parts) + "\n"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version(), prog_name="contested-reports")
def main() -> None:
    """Read contested war reports as tables."""


@main.command()
@click.argument("files", nargs=-1, required=True)
@PUBLISHED
@click.option("--table", type=click.Choice(list(TABLES)), help="Only this table.")
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
def read(files: tuple[str, ...], published: str | None, table: str | None, form: str) -> None:
    """Print the tables of each FILE; - reads standard input.

    A FILE is read as it is, and offsets count its characters; strip takes the markup of a page away.
    """
    if form == "csv" and not table:
        raise click.UsageError("--format csv needs --table: one table is one CSV file")
    failed = False
    first = True
    for name in files:
        try:
            article = _article(name, published)
        except InputError as error:
            _fail(error)
            failed = True
            continue
        if form == "json":
            click.echo(as_json(article, name, table))
        elif form == "csv":
            click.echo(as_csv(article, str(table), first, **({"file": name} if len(files) > 1 else {})), nl=False)
        else:
            click.echo(as_text(article, name, table))
        first = False
    sys.exit(2 if failed else 0)


def _decisions(log: str) -> list[Decision]:
    """The decisions of a log. That it holds none is told, and nothing fails for it."""
    from .review.log import read_log

    found = read_log(log)
    if not found:
        click.echo(f"Note: {log}: the log holds no decision; the report goes out as it was read", err=True)
    return found


def _case(name: str, published: str | None, outlet: str | None, log: str | None) -> Case:
    """A report with its decisions, if there is a log. What of the log is not applied is told, and nothing fails for it."""
    from .exchange.bundle import Case
    from .review.replay import replay

    reviewed = replay(_article(name, published), _decisions(log) if log else ())
    for decision, why in reviewed.unmatched:
        click.echo(
            f"Not applied: {decision.action} “{' '.join(decision.anchor_text.split())[:60]}” in {decision.table}: {why}",
            err=True,
        )
    return Case(reviewed, outlet)


def _keep(name: str, *pages: Path) -> None:
    """`InputError` if a page would be written over the report itself."""
    if name != "-" and any(page.exists() and page.samefile(name) for page in pages):
        raise InputError(f"{name}: this is the report; give another name with -o")


def _fail(error: Exception, where: str = "") -> None:
    """One line about what went wrong; the other files of a call go on."""
    told = f"{where}: {error.strerror or error}" if isinstance(error, OSError) else str(error)
    click.echo(f"Error: {' '.join(told.split())}", err=True)


LOG = click.option("--log", metavar="DECISIONS.CSV", help="A log of decisions, replayed before anything is written.")
OUTLET = click.option("--outlet", help="Who printed the report, for the citation line.")


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option(
    "-o", "--output", required=True, type=click.Path(), help="The HTML page; a folder if several files are given."
)
@PUBLISHED
@OUTLET
@LOG
def report(files: tuple[str, ...], output: str, published: str | None, outlet: str | None, log: str | None) -> None:
    """Write each FILE as one self-contained HTML page: text marked, tables, pictures, decisions."""
    from .exchange.bundle import files_of

    if log and len(files) > 1:
        raise click.UsageError("--log is about one report: give one FILE")
    target, failed, written = Path(output), False, set[Path]()
    if len(files) > 1 and target.suffix in (".html", ".htm"):
        raise click.UsageError("several files make several pages: give a folder with -o")
    for name in files:
        try:
            case = _case(name, published, outlet, log)
            page = target if len(files) == 1 and not target.is_dir() else target / f"{case.stem}.html"
            _keep(name, page)
            if page in written:
                raise InputError(
                    f"{name}: {page} is the page of another report already; reports need names of their own"
                )
            page.parent.mkdir(parents=True, exist_ok=True)
            # a name from the command line may hold bytes that are no characters
            page.write_text(next(iter(files_of(case, "html").values())), encoding="utf-8", errors="replace")
            written.add(page)
        except (InputError, OSError) as error:
            _fail(error, output)
            failed = True
            continue
        click.echo(str(page))
    sys.exit(2 if failed else 0)


@main.command()
@click.argument("file")
@click.option("--to", "form", required=True, type=click.Choice(["webannotation", "brat", "labelstudio", "csv", "json"]))
@click.option(
    "-o", "--output", type=click.Path(), help="A file (webannotation, labelstudio, json) or a folder (brat, csv)."
)
@PUBLISHED
@OUTLET
@LOG
def export(
    file: str, form: str, output: str | None, published: str | None, outlet: str | None, log: str | None
) -> None:
    """Take one FILE's tables away: as annotations, labelling tasks, a data package of CSV files, or JSON.

    Labelling tasks come with their labelling interface, in a file beside them.
    """
    from .exchange.bundle import files_of
    from .exchange.package import write_files

    if form in ("brat", "csv") and output is None:
        raise click.UsageError(f"--to {form} writes several files: give a folder with -o")
    try:
        made = files_of(_case(file, published, outlet, log), form)
        if output is None:
            click.echo(next(iter(made.values())), nl=False)
            return
        target = Path(output)
        _keep(file, target, *(target / name for name in made))
        if form not in ("brat", "csv") and not target.is_dir():  # the first file is the one that is named
            first, *others = made
            made = {target.name: made[first]} | {
                f"{target.stem}-{name.rpartition('-')[2]}": made[name] for name in others
            }
            target = target.parent
        for path in write_files(made, target):
            click.echo(str(path))
    except (InputError, OSError) as error:
        _fail(error, output or file)
        sys.exit(2)


@main.command()
@click.argument("file")
@click.option("-o", "--output", type=click.Path(), help="A text file; without it the words go to standard output.")
def strip(file: str, output: str | None) -> None:
    """Write the words of an HTML or Markdown FILE without its markup, as the desk reads them.

    Give the text that is written to the other commands: offsets count its characters.
    """
    try:
        if not has_markup(file):
            raise InputError(f"{file}: markup is taken away from .html, .htm and .md files")
        words = without_markup(read_file(file), file).encode("utf-8", "replace")
        if output is None:
            click.echo(words, nl=False)
            return
        _keep(file, Path(output))
        Path(output).parent.mkdir(parents=True, exist_ok=True)
        Path(output).write_bytes(words)
        click.echo(output)
    except (InputError, OSError) as error:
        _fail(error, output or file)
        sys.exit(2)


if __name__ == "__main__":
    main(prog_name="python -m helpers")
