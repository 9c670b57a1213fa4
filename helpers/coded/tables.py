"""Reading the coded CSV tables: types, crosswalks, corrections.

The tables under `data/` are kept as they came. Everything here adds to them or types them: whole
numbers are `Int64`, words `string`, days and times `datetime64[us]`, yes and no `boolean`, and what
is missing is `<NA>` (`NaT` for days), never 0 and never an empty string.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from helpers.paths import data_path
from helpers.reading.bounds import bounds

Folder = str | Path | None

# by these files a folder is known as a copy of one of the sub-folders ("reports.csv" is in two)
HALLMARKS = {
    "coverage": ("casualty_claims.csv", "attribution_claims.csv", "origins.csv"),
    "ceasefire": ("violation_counts.csv",),
    "records": ("idlib_2016-05-30_records.csv", "ucdp_ged_syria_2016-05_2016-06.csv"),
    "crosswalk": ("stance.csv", "source_names.csv"),
}


def find_table(name: str, folder: Folder = None) -> Path:
    """Where the table `name` ("coverage/reports.csv") is: in `folder`, else in the package.

    `folder` may be a copy of `data/` or of one of its sub-folders, under any name; tables that it
    does not hold are those of the package. Raises `FileNotFoundError` if `folder` does not exist or
    holds none of the tables.
    """
    if folder is None:
        return data_path(name)
    base, kind = Path(folder), Path(name).parent.name
    if not base.is_dir():
        raise FileNotFoundError(f"no such folder: {base}")
    if any((base / part).is_dir() for part in HALLMARKS):
        path = base / name
        return path if path.is_file() else data_path(name)
    kinds = [part for part, marks in HALLMARKS.items() if any((base / m).is_file() for m in marks)]
    if not kinds:
        raise FileNotFoundError(f"{base} holds neither {', '.join(HALLMARKS)} nor their tables")
    path = base / Path(name).name
    return path if path.is_file() and (kind in kinds or not kind) else data_path(name)


def read_table(path: Path, columns: Iterable[str] = ()) -> pd.DataFrame:
    """One CSV file as strings, in its own order; the empty cell is `<NA>`.

    Raises `ValueError` naming the file if one of `columns` is not there.
    """
    frame = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise ValueError(f"{path} has no column {', '.join(missing)}")
    return frame


def set_types(
    frame: pd.DataFrame,
    whole: Iterable[str] = (),
    real: Iterable[str] = (),
    days: Iterable[str] = (),
    flags: Iterable[str] = (),
) -> pd.DataFrame:
    """The frame with its columns of whole and decimal numbers, of days and of yes/no typed."""
    for name in whole:
        frame[name] = frame[name].astype("Int64")
    for name in real:
        frame[name] = frame[name].astype("Float64")
    for name in days:
        frame[name] = pd.to_datetime(frame[name], format="ISO8601").astype("datetime64[us]")
    for name in flags:
        frame[name] = frame[name].map(_flag).astype("boolean")
    return frame


def _flag(word: object) -> bool | None:
    return {"yes": True, "true": True, "no": False, "false": False}.get(str(word).lower())


def number_rows(frame: pd.DataFrame, letter: str) -> pd.Series:
    """A key for each row: its report, a letter for the table, its place in the report ("r05-c03").

    The place is counted in the order of the file, from 1, over the rows of that report alone, so
    that a report added or taken away leaves the keys of all others as they were.
    """
    place = frame.groupby("report_id").cumcount() + 1
    return (frame["report_id"] + "-" + letter + place.astype("string").str.zfill(2)).astype("string")


def correct(frame: pd.DataFrame, table: str, key: str, folder: Folder) -> pd.DataFrame:
    """The frame with the corrections that `corrections.csv` logs for `table`.

    A line gives the row (`row_id`, a value of the column `key`), the column, the value as coded
    (`was`) and the value to use (`now`). A row that is not there is passed over (a copy of the
    tables may leave reports out). Raises `ValueError` if the row holds another value than `was`.
    """
    log = read_table(find_table("corrections.csv", folder))
    for line in log[log["table"].eq(table).fillna(False)].itertuples():
        row = frame[key].eq(line.row_id)
        for held in frame.loc[row, line.column]:
            if str(held) != str(line.was):
                raise ValueError(f"corrections.csv: {line.row_id}, {line.column} is {held!r}, not {line.was!r}")
        frame.loc[row, line.column] = line.now
    return frame


def crosswalk(coded: pd.Series, name: str, folder: Folder, required: bool = True) -> pd.DataFrame:
    """The lines of `crosswalk/<name>.csv` that belong to a coded column, one for each of its rows.

    A value that is already one of the reader's own stays as it is. Raises `ValueError` for a value
    that has no line, unless `required` is false: then its row is missing throughout.
    """
    table = read_table(find_table(f"crosswalk/{name}.csv", folder))
    lines = table.drop_duplicates("coded").set_index("coded")
    target = lines.columns[0]
    own = set(lines[target].dropna())
    known = coded.isin(lines.index) | coded.isna()
    if required and not (known | coded.isin(own)).all():
        strange = ", ".join(sorted(set(coded[~known & ~coded.isin(own)])))
        raise ValueError(f"crosswalk/{name}.csv has no line for {strange}")
    found = lines.reindex(coded).set_axis(coded.index)
    as_is = ~known & coded.isin(own)
    found.loc[as_is, target] = coded[as_is]
    return found.astype("string")


def add_bounds(frame: pd.DataFrame, low: str, high: str, coded: str) -> pd.DataFrame:
    """The frame with `value, low, high`, from the numbers as printed and the qualifier's rule.

    `value` is the number as printed; it is missing where only a vague word is printed, and where
    two different numbers are. The bounds come from `helpers.reading.bounds`; a vague word is looked
    up in `vague_words.csv` of the lexicon ("dozens": at least 24).
    """
    floors = read_table(_lexicon("vague_words.csv")).set_index("word")["low"].astype("Int64")
    rows: list[tuple[int | None, int | None, int | None]] = []
    for first, last, qualifier, word in zip(frame[low], frame[high], frame["qualifier"], frame[coded], strict=True):
        printed = [int(n) for n in (first, last) if pd.notna(n)]
        if pd.isna(qualifier) or (qualifier == "vague" and word not in floors.index):
            rows.append((None, None, None))
        elif qualifier == "vague":
            rows.append((None, *bounds(int(floors[word]), "vague")))
        elif not printed:
            rows.append((None, None, None))
        elif qualifier == "range":
            rows.append((None, *bounds(printed[0], "range", printed[-1])))
        else:
            value = printed[0] if len(set(printed)) == 1 else None
            rows.append((value, *bounds(value, qualifier)))
    found = pd.DataFrame(rows, columns=["value", "low", "high"], index=frame.index, dtype="Int64")
    return frame.assign(value=found["value"], low=found["low"], high=found["high"])


def _lexicon(name: str) -> Path:
    return Path(__file__).parent.parent / "lexicon" / name
