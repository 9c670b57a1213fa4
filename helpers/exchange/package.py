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
from ..review.log import COLUMNS, Decision, sha256
from .plain import to_csv, to_safe

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
    fields = [{"name": name, "type": types.get(name, "string"), "description": LOG[name]} | ({"format": "any"} if name == "made_at" else {}) for name in COLUMNS]
    return {
        "name": "decisions", "path": "decisions.csv", "title": "Decisions", "description": "Every decision about a row, in the order made; lines are only added.",
        "type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(text.encode()), "schema": {"fields": fields, "missingValues": [""]},
    }  # fmt: skip


def write_package(article: Article, folder: str | Path, *, log: Iterable[Decision] = (), outlet: str | None = None) -> Path:
    """Write nine tables, the log, the text and `datapackage.json` into a folder; returns the descriptor's path."""
    import csv
    import io
    from dataclasses import asdict

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    meanings = read_meanings(data_path())
    resources = []
    for table in TABLES:
        text = to_csv(article.reading, table)
        (folder / f"{table}.csv").write_text(text, encoding="utf-8", newline="")
        resource = describe_table(f"seed/{table}.csv", text.encode("utf-8"), meanings)
        resource |= {"name": table, "path": f"{table}.csv", "description": resource["description"]}
        resource.pop("sources", None)
        resource.pop("licenses", None)
        for key in resource["schema"].get("foreignKeys", []):
            key["reference"]["resource"] = key["reference"]["resource"].removeprefix("seed-")
        resources.append(resource)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([to_safe(value) for value in asdict(decision).values()] for decision in log)
    (folder / "decisions.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
    resources.append(_log_resource(out.getvalue()))
    (folder / "text.txt").write_text(article.text, encoding="utf-8", newline="")
    package = {
        "name": f"case-{sha256(article.text)[:16]}", "title": article.title or article.name or "untitled report", "version": version(),
        "description": citation_line(article, outlet) + " In a CSV cell, an apostrophe stands in front of what a spreadsheet would run as a formula.", "resources": resources,
    }  # fmt: skip
    target = folder / "datapackage.json"
    target.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return target
