"""Many reports at once: a folder, a list of paths, JSON lines or Parquet; one frame a table."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from datetime import date
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .frames import TABLES, column_types
from .loading import AS_JSON_LINES, InputError, publication_day, read_article

if TYPE_CHECKING:
    import pandas as pd

BATCH = 200  # reports read between two steps of the progress bar, and rows of one Parquet part
FIELDS = ("doc_id", "id", "text", "published")


@dataclass(frozen=True, slots=True)
class Item:
    """One report to be read: its name, and its path or its text."""

    name: str
    path: str | None = None
    text: str | None = None
    published: str | None = None
    error: str | None = None


def _no_table(name: str) -> str:
    return f"no table {name!r}; there are {', '.join(TABLES)}, failures"


@dataclass(frozen=True)
class Frames:
    """The tables of many reports. Each has the columns of one report's table, and `doc_id` in front (a path, or the id that JSON lines or Parquet give).

    `frames.claims` and `frames["claims"]` are the same; `frames.failures` (doc_id, error) lists the
    reports that could not be read; `frames.read` counts those that were.
    """

    tables: dict[str, pd.DataFrame]
    failures: pd.DataFrame
    read: int

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in TABLES:
            return self.tables[name]
        raise AttributeError(_no_table(name))

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name in TABLES:
            return self.tables[name]
        if name == "failures":
            return self.failures
        raise KeyError(_no_table(name))

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def __repr__(self) -> str:
        rows = ", ".join(
            f"{len(frame)} {name}"
            for name, frame in self.tables.items()
            if name in ("claims", "casualties", "ceasefire", "strikes")
        )
        return f"Frames({self.read} reports read, {len(self.failures)} failed: {rows})"


def _item(record: dict[str, Any], place: str) -> Item:
    """The report of one object or row; it is named by its doc_id (0 is one too), else its id, else its `place`."""
    given = (str(record[key]) for key in ("doc_id", "id") if record.get(key) is not None)
    name = next((name for name in given if name.strip()), place)
    if not isinstance(record["text"], str):
        return Item(name, error=f"{place}: the field 'text' is no text")
    published = record.get("published")
    return Item(name, text=record["text"], published=published if published is None else str(published))


def _json_lines(path: Path) -> Iterator[Item]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            place = f"{path}:{number}"
            try:
                yield _item(json.loads(line.decode("utf-8")), place)
            except UnicodeDecodeError:
                yield Item(place, error=f"{place}: not UTF-8")
            except (json.JSONDecodeError, KeyError, TypeError, AttributeError):
                yield Item(place, error=f"{place}: not a JSON object with a field 'text'")


def _needs_pyarrow(path: Path) -> None:
    # not asked of everyone: pandas with pyarrow starts slower, and takes a third more time for the small tables here
    if not find_spec("pyarrow"):
        raise InputError(f"{path}: Parquet needs pyarrow, which is not installed: pip install pyarrow")


def _parquet(path: Path) -> Iterator[Item]:
    _needs_pyarrow(path)
    from pyarrow import ArrowInvalid, parquet

    try:
        file = parquet.ParquetFile(path)
    except ArrowInvalid as error:
        raise InputError(f"{path}: not a Parquet file ({' '.join(str(error).split())})") from None
    if "text" not in file.schema_arrow.names:
        raise InputError(f"{path}: no column 'text'; there are {', '.join(file.schema_arrow.names)}")
    columns = [name for name in FIELDS if name in file.schema_arrow.names]
    rows = (record for batch in file.iter_batches(columns=columns) for record in batch.to_pylist())
    yield from (_item(record, f"{path}:{number}") for number, record in enumerate(rows, 1))


def _texts(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix.lower() == ".txt" and path.is_file())


def items(paths: str | Path | Iterable[str | Path]) -> Iterator[Item]:
    """What is to be read, in order: a folder gives its .txt files by name, .jsonl and .parquet their rows."""
    for path in [paths] if isinstance(paths, str | Path) else paths:
        path = Path(path)
        if path.is_dir():
            yield from (Item(str(p), path=str(p)) for p in sorted(_texts(path)))
        elif path.suffix.lower() in (".jsonl", ".ndjson") and path.exists():
            yield from _json_lines(path)
        elif path.suffix.lower() == ".parquet" and path.exists():
            yield from _parquet(path)
        else:
            yield Item(str(path), path=str(path))


def _once_each(todo: Iterable[Item]) -> None:
    """`InputError` if two reports have one name: their rows could not be told apart."""
    several = [name for name, times in Counter(item.name for item in todo).items() if times > 1]
    if several:
        more = f", and {len(several) - 3} more" if len(several) > 3 else ""
        raise InputError(
            f"given more than once: {', '.join(several[:3])}{more}; each report needs a doc_id of its own, and each path stands once"
        )


def _todo(paths: str | Path | Iterable[str | Path]) -> list[Item]:
    """All that is to be read. `InputError` if that is nothing, or if `paths` is something else."""
    if hasattr(paths, "columns"):
        raise InputError(f'a frame is no path; {AS_JSON_LINES}, and give "reports.jsonl"')
    if isinstance(paths, str | Path) and not Path(paths).exists():
        raise InputError(f"{paths}: no such file or folder")
    todo = list(items(paths))
    if not todo:
        raise InputError(f"nothing to read in {paths}: no .txt file, and no .jsonl or .parquet file with rows")
    _once_each(todo)
    return todo


Rows = dict[str, list[tuple[Any, ...]]]


def read_batch(batch: list[Item], published: str | date | None = None) -> tuple[Rows, list[tuple[str, str]]]:
    """The rows of some reports, and those that could not be read with the reason."""
    rows: Rows = {name: [] for name in TABLES}
    failures = []
    names = {table: [f.name for f in fields(kind)] for table, kind in TABLES.items()}
    for item in batch:
        try:
            if item.error:
                raise InputError(item.error)
            article = read_article(item.path, text=item.text, published=item.published or published)
        except ValueError as error:
            failures.append((item.name, " ".join(str(error).split())))
            continue
        except Exception as error:  # a fault of the reader stops this report, and no other
            failures.append((item.name, f"the reader failed: {type(error).__name__}: {' '.join(str(error).split())}"))
            continue
        for table, columns in names.items():
            rows[table].extend(
                (item.name, *(getattr(row, c) for c in columns)) for row in getattr(article.reading, table)
            )
    return rows, failures


def _frame(table: str, rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    import pandas as pd

    types = {"doc_id": "string", **column_types(TABLES[table])}
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(types)
    return pd.DataFrame(
        {name: pd.array(list(values), dtype=kind) for (name, kind), values in zip(types.items(), columns, strict=True)}
    )


def _results(
    batches: Iterable[list[Item]], published: date | None, workers: int, client: Any
) -> Iterator[tuple[Rows, list[tuple[str, str]]]]:
    """Each batch read, in the order given, whoever reads it."""
    if client is not None:
        waiting: list[Any] = []
        for batch in batches:
            waiting.append(client.submit(read_batch, batch, published, pure=False))
            if len(waiting) > 4 * max(1, len(client.scheduler_info()["workers"])):
                yield waiting.pop(0).result()
        yield from (future.result() for future in waiting)
    elif workers > 1:
        # spawn: a notebook's kernel has threads, and a forked thread can hang
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            futures: list[Any] = []
            for batch in batches:
                futures.append(pool.submit(read_batch, batch, published))
                if len(futures) > 4 * workers:
                    yield futures.pop(0).result()
            yield from (future.result() for future in futures)
    else:
        yield from (read_batch(batch, published) for batch in batches)


def read_articles(
    paths: str | Path | Iterable[str | Path],
    *,
    workers: int = 1,
    client: Any = None,
    published: str | date | None = None,
    out: str | Path | None = None,
    progress: bool = True,
    batch: int = BATCH,
) -> Frames | Path:
    """Read many reports into one frame a table, with a progress bar.

    `paths`: a folder (its .txt files), one path, or several; a .jsonl file has one object a line with
    `text` and, if known, `doc_id` and `published`; a .parquet file has these as columns. `workers`
    processes share the work, or the workers of a Dask `client`; the rows are the same for any number.
    `published` is the day of the reports that bring none of their own.
    `batch` reports go to a worker at a time. `out`: a folder, for results that fit no memory: each batch is
    written as `out/TABLE/part-00000.parquet` (and `failures`), and the folder is returned.

    A report that can't be read does not stop the others: it is a row of `failures`. `InputError` if there is
    nothing to read, if two reports have one doc_id, if `published` is no day, if `workers` or `batch` is not a
    positive whole number, or if Parquet is to be read or written (`out`) and pyarrow is not installed.
    """
    from tqdm.auto import tqdm

    for name, number in (("workers", workers), ("batch", batch)):
        if not isinstance(number, int) or number < 1:
            raise InputError(f"{name} must be a positive whole number, not {number!r}")
    published = publication_day(published)
    todo = _todo(paths)
    batches = [todo[at : at + batch] for at in range(0, len(todo), batch)]
    whole: Rows = {name: [] for name in TABLES}
    failures: list[tuple[str, str]] = []
    write = _writer(Path(out)) if out is not None else None
    with tqdm(total=len(todo), unit="report", disable=not progress) as bar:
        for number, (rows, failed) in enumerate(_results(batches, published, workers, client)):
            if write:
                write(number, rows, failed)
            else:
                for table, found in rows.items():
                    whole[table].extend(found)
                failures.extend(failed)
            bar.update(len(batches[number]))
    if out is not None:
        return Path(out)
    tables = {table: _frame(table, rows) for table, rows in whole.items()}
    return Frames(tables, _failures(failures), len(todo) - len(failures))


def _failures(rows: list[tuple[str, str]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            "doc_id": pd.array([r[0] for r in rows], dtype="string"),
            "error": pd.array([r[1] for r in rows], dtype="string"),
        }
    )


def _writer(folder: Path) -> Callable[[int, Rows, list[tuple[str, str]]], None]:
    """Writes one batch as a part of each table; a folder that holds parts already is refused."""
    _needs_pyarrow(folder)
    if any(folder.glob("*/part-*.parquet")):
        raise InputError(f"{folder}: holds parts of an earlier reading; give an empty folder")
    for name in (*TABLES, "failures"):
        (folder / name).mkdir(parents=True, exist_ok=True)

    def write(number: int, rows: Rows, failed: list[tuple[str, str]]) -> None:
        part = f"part-{number:05d}.parquet"
        for table, found in rows.items():
            _frame(table, found).to_parquet(folder / table / part, index=False)
        _failures(failed).to_parquet(folder / "failures" / part, index=False)

    return write
