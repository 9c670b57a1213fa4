"""`make data`: write the seed's tables and describe every table under `data/`.

People write what the columns mean, in `data/descriptions.yaml`; this module writes what a machine
can count: the tables of the seed article (`data/seed/*.csv`), sizes, row counts and sha256 sums in
`data/datapackage.json` (a Frictionless Data Package, https://datapackage.org/standard/data-package),
and the same meanings as a page for reading, `data/dictionary.md`. Running it twice writes the same
bytes: no time, no machine and no order but that of the files goes in.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.paths import data_path
from helpers.reading.lexicon import parse_yaml

Meanings = dict[str, Any]


def read_meanings(folder: Path) -> Meanings:
    """The meanings that people wrote: `package`, `columns` (shared by name), `tables`, `loaded`."""
    return parse_yaml((folder / "descriptions.yaml").read_text(encoding="utf-8"))


def frame_to_csv(frame: pd.DataFrame) -> str:
    """A table as CSV text: `\\n` line ends, empty cells for missing, whole numbers without ".0"."""
    out = frame.copy()
    for name, kind in frame.dtypes.astype(str).items():
        if kind == "boolean":
            out[name] = frame[name].map({True: "true", False: "false"}, na_action="ignore")
        elif kind == "Float64":
            out[name] = frame[name].map(lambda x: f"{x:.15g}", na_action="ignore")
    return out.to_csv(index=False, lineterminator="\n")


def seed_tables() -> dict[str, str]:
    """The CSV text of each table of the seed article, by path ("seed/claims.csv")."""
    from helpers.frames import TABLES
    from helpers.loading import load_seed

    article = load_seed()
    return {f"seed/{name}.csv": frame_to_csv(getattr(article, name)) for name in TABLES}


def describe_field(name: str, table: str, meanings: Meanings) -> dict[str, Any]:
    """The Table Schema field of one column, from its own line or else from the shared one.

    Raises `ValueError` naming the column and its table if nobody has described it.
    """
    own = (meanings["tables"][table].get("columns") or {}).get(name)
    shared = meanings["columns"].get(name)
    if own is None and shared is None:
        raise ValueError(f"column {name!r} of {table} is not described: add a line to data/descriptions.yaml")
    meaning = shared if own is None else own
    about = {"description": meaning} if isinstance(meaning, str) else meaning
    field: dict[str, Any] = {"name": name, "type": about.get("type", "string")}
    field |= {key: about[key] for key in ("description", "unit") if key in about}
    if "true_word" in about:
        field |= {"trueValues": [about["true_word"]], "falseValues": [about["false_word"]]}
    constraints = {key: about[key] for key in ("required", "unique", "minimum") if key in about}
    if "values" in about:
        constraints["enum"] = list(about["values"])
    if constraints:
        field["constraints"] = constraints
    return field


def describe_table(path: str, content: bytes, meanings: Meanings) -> dict[str, Any]:
    """The Data Resource of one CSV file.

    Raises `ValueError` if the table or one of its columns is not described, or if a described
    column is not in the file.
    """
    table = path.removesuffix(".csv")
    if table not in meanings["tables"]:
        raise ValueError(f"table {path} is not described: add it to data/descriptions.yaml")
    about = meanings["tables"][table]
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    header, body = rows[0], rows[1:]
    absent = sorted(set(about.get("columns") or {}) - set(header))
    if absent:
        raise ValueError(f"{path} has no column {', '.join(absent)}, but it is described")
    schema: dict[str, Any] = {
        "fields": [describe_field(name, table, meanings) for name in header],
        "missingValues": [""],
    }
    if "key" in about:
        schema["primaryKey"] = about["key"]
    links = [link(*pair) for pair in (about.get("links") or {}).items()]
    if links:
        schema["foreignKeys"] = links
    resource = {
        "name": table.replace("/", "-").replace("_", "-").lower(),
        "path": path,
        "title": about["title"],
        "description": about["description"],
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "rows": len(body),
    }
    for key in ("sources", "licenses"):
        if key in about:
            resource[key] = about[key]
    return resource | {"schema": schema}


def link(column: str, target: str) -> dict[str, Any]:
    """A foreign key: `report_id: coverage/reports.report_id`; a bare column is of the same table."""
    table, _, name = target.rpartition(".")
    resource = table.replace("/", "-").replace("_", "-").lower()
    return {"fields": [column], "reference": {"resource": resource, "fields": [name]}}


def build(folder: Path) -> dict[str, str]:
    """Everything that is derived, by path under `data/`: seed tables, descriptor, dictionary."""
    meanings = read_meanings(folder)
    derived = seed_tables()
    resources = []
    on_disk = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.csv")
        if path.relative_to(folder).parts[0] != "user"
    }
    strange = sorted(on_disk - {f"{table}.csv" for table in meanings["tables"]})
    if strange:
        raise ValueError(f"table {strange[0]} is not described: add it to data/descriptions.yaml")
    for table in meanings["tables"]:
        path = f"{table}.csv"
        text = derived.get(path)
        content = (folder / path).read_bytes() if text is None else text.encode("utf-8")
        resources.append(describe_table(path, content, meanings))
    package = {**meanings["package"], "resources": resources}
    derived["datapackage.json"] = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    derived["dictionary.md"] = dictionary(package, meanings["loaded"])
    return derived


def dictionary(package: dict[str, Any], loaded: dict[str, Any]) -> str:
    """The meanings as a Markdown page: one section a table, one line a column."""
    lines = [
        "# Data dictionary",
        "",
        "Written by `make data` from `descriptions.yaml`: change the words there. An empty cell is a",
        "missing value in every table. Sizes and sha256 sums stand in `datapackage.json`.",
    ]
    for resource in package["resources"]:
        rows = f"{resource['rows']:,} row" + ("" if resource["rows"] == 1 else "s")
        lines += ["", f"## {resource['path']}", ""]
        lines += [f"{resource['title']} ({rows}). {resource['description']}", ""]
        lines += ["| column | type | meaning |", "|:--|:--|:--|"]
        for field in resource["schema"]["fields"]:
            lines.append(f"| `{field['name']}` | {field['type']} | {_meaning(field)} |")
    lines += ["", "## Columns that the loading functions add", ""]
    lines.append("The coded columns stay as they are; these stand beside them.")
    for frame, columns in loaded.items():
        lines += ["", f"### {frame}", "", "| column | meaning |", "|:--|:--|"]
        lines += [f"| `{name}` | {_cell(meaning)} |" for name, meaning in columns.items()]
    return "\n".join(lines) + "\n"


def _meaning(field: dict[str, Any]) -> str:
    text = field["description"].rstrip(".")
    if "unit" in field:
        text += f". Unit: {field['unit']}"
    values = field.get("constraints", {}).get("enum")
    if values:
        text += f". One of: {', '.join(str(value) for value in values)}"
    return _cell(text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def write(folder: Path) -> list[str]:
    """Write what is derived, and say which files changed."""
    changed = []
    for path, text in build(folder).items():
        target = folder / path
        content = text.encode("utf-8")
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            changed.append(path)
    return changed


def main() -> None:
    folder = data_path()
    if folder.parent.name == "bundled":
        raise SystemExit("make data writes into the repository; this package is installed without it")
    changed = write(folder)
    print("written: " + ", ".join(changed) if changed else "nothing changed")


if __name__ == "__main__":
    main()
