"""The coded statements of the CSV files, read with `csv` alone."""

from __future__ import annotations

import csv

from helpers.paths import data_path


def raw(name: str) -> list[dict[str, str]]:
    """The lines of a file of the package."""
    with (data_path() / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def coded_rows(table: str, source: str) -> list[dict[str, str]]:
    """The coded rows, each with its line of origins.csv (found by report and place in it) and its hedge."""
    lines = {r["statement_id"]: r for r in raw("coverage/origins.csv") if r["table"] == table}
    soft = {r["coded"]: r["hedged"] == "true" for r in raw("crosswalk/hedge.csv")}
    seen: dict[str, int] = {}
    out = []
    for row in raw(f"coverage/{source}.csv"):
        seen[row["report_id"]] = seen.get(row["report_id"], 0) + 1
        key = f"{row['report_id']}-{table[0]}{seen[row['report_id']]:02d}"
        out.append(row | lines[key] | {"soft": soft.get(row.get("hedge", ""), False)})
    return out


ROWS = coded_rows("attributions", "attribution_claims")
FIGURES = coded_rows("casualties", "casualty_claims")


def accuse(actor: str) -> list[dict[str, str]]:
    """The coded accusations of an actor, without those that name two and choose neither."""
    named = {"Russia": ("Russia", "Russia and Syrian government"), "Syria": ("Russia and Syrian government",)}  # fmt: skip
    return [r for r in ROWS if r["stance"] == "blames" and r["accused_actor"] in named[actor]]
