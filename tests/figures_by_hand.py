"""The coded figures straight from the CSV files, without the package's own loading."""

from __future__ import annotations

from collections import Counter

from tests.coded_by_hand import raw


def raw_figures() -> list[dict[str, str]]:
    """The coded figures, each with its key and with the line of origins.csv that decides on it."""
    lines = [line for line in raw("coverage/origins.csv") if line["table"] == "casualties"]
    seen: Counter[str] = Counter()
    out = []
    for row in raw("coverage/casualty_claims.csv"):
        seen[row["report_id"]] += 1
        key = [row["report_id"], row["claim_source"], f"{row['outcome']}|{row['victims']}", row["evidence"]]
        at = next(
            i
            for i, line in enumerate(lines)
            if [line[c] for c in ("report_id", "claim_source", "about", "evidence")] == key
        )
        line = lines.pop(at)
        out.append(row | line | {"figure_id": f"{row['report_id']}-c{seen[row['report_id']]:02d}"})
    return out


RAW = raw_figures()
