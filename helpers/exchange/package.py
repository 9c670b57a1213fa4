"""A person's case as a Frictionless data package: tables, log, text, and what every column means."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..frames import TABLES
from ..loading import Article
from ..packaging import describe_table, read_meanings
from ..paths import data_path, version
from ..review.log import COLUMNS, Decision, log_csv, sha256
from .plain import to_csv

LOG = {
    "made_at": "when the decision was made (UTC)", "reader": "who decided", "text_sha256": "sha256 of the text", "version": "version of contested-reports",
    "table": "the table of the row", "action": "accept, edit, reject or add", "anchor_start": "first character of the words by which the row is found again", "anchor_end": "the character behind them",
    "anchor_text": "these words", "before": "up to 16 characters in front", "after": "up to 16 characters behind", "column": "the column that was edited", "old": "its value before",
    "new": "its value after; for an added row its columns as JSON", "reason": "why",
}  # fmt: skip


def citation_line(article: Article, outlet: str | None = None) -> str:
    """A line to cite the case by: the report, then how it was read."""
    day = article.published.isoformat() if article.published else "no date given"
    head = f"“{article.title or article.name or 'untitled report'}”, {outlet or 'outlet not given'}, {day}."
    return f"{head} Read with contested-reports {version()}; text sha256 {sha256(article.text)[:16]}."


def _log_resource(text: str) -> dict[str, Any]:
    types = {"anchor_start": "integer", "anchor_end": "integer", "made_at": "datetime"}
    fields = [
        {"name": name, "type": types.get(name, "string"), "description": LOG[name]}
        | ({"format": "any"} if name == "made_at" else {})
        for name in COLUMNS
    ]
    return {
        "name": "decisions", "path": "decisions.csv", "title": "Decisions", "description": "Every decision about a row, in the order made; lines are only added.",
        "type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(text.encode()), "schema": {"fields": fields, "missingValues": [""]},
    }  # fmt: skip


def package_files(article: Article, *, log: Iterable[Decision] = (), outlet: str | None = None) -> dict[str, str]:
    """A data package by file name: nine tables, the log, the text and `datapackage.json`."""
    meanings = read_meanings(data_path())
    files, resources = {}, []
    for table in TABLES:
        text = files[f"{table}.csv"] = to_csv(article.reading, table)
        resource = describe_table(f"seed/{table}.csv", text.encode("utf-8"), meanings)
        resource |= {
            "name": table,
            "path": f"{table}.csv",
            "title": resource["title"].removesuffix(" of the seed article"),
        }
        resource.pop("sources", None)
        resource.pop("licenses", None)
        for key in resource["schema"].get("foreignKeys", []):
            key["reference"]["resource"] = key["reference"]["resource"].removeprefix("seed-")
        resources.append(resource)
    files["decisions.csv"] = log_csv(log)
    resources.append(_log_resource(files["decisions.csv"]))
    files["text.txt"] = article.text
    package = {
        "name": f"case-{sha256(article.text)[:16]}", "title": article.title or article.name or "untitled report", "version": version(),
        "description": citation_line(article, outlet) + " In a CSV cell, an apostrophe stands in front of what a spreadsheet would run as a formula.", "resources": resources,
    }  # fmt: skip
    files["datapackage.json"] = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    return files


def write_files(files: dict[str, str], folder: str | Path) -> list[Path]:
    """Write files into a folder, which is made if needed; returns their paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8", errors="surrogatepass", newline="")
    return [folder / name for name in files]


def write_package(
    article: Article, folder: str | Path, *, log: Iterable[Decision] = (), outlet: str | None = None
) -> Path:
    """Write a data package into a folder; returns the descriptor's path."""
    return write_files(package_files(article, log=log, outlet=outlet), folder)[-1]
