"""Who first stated it: joining each coded statement to its line of `coverage/origins.csv`.

A report is not an origin. Fifty reports may print one count of one organisation; the origin is who
states it, and the outlets in between are relays. Which origin a statement has was decided row by
row and is kept as data, with the reason and whether the text names it or it was inferred.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

COLUMNS = ("origin", "origin_basis", "origin_statement", "relays", "scope", "origin_reason")
NO_LINE = "no line in origins.csv: "
Answer = tuple[Any, ...]  # one value for each of COLUMNS


def add_origins(frame: pd.DataFrame, table: str, origins: pd.DataFrame) -> pd.DataFrame:
    """The statements with their origin: exactly one each, or the word "unknown".

    `frame` has `report_id, claim_source, about, evidence` (and `source, via, publisher`, used where
    there is no line). Lines are found by report, source, what it is about and wording; where a
    figure or a wording was changed, by report, source and what it is about; and at last by report
    and source, if all lines of that source in that report agree. A row that is new takes the source
    that it names as its origin; a row that names nobody has the origin "unknown".
    """
    lines = _by_report(origins[origins["table"].eq(table)].fillna(""))
    found: dict[object, Answer] = {}
    for report_id, rows in _by_report(frame).items():
        found.update(_match(rows, lines.get(report_id, [])))
    blank = (None,) * len(COLUMNS)
    matched = pd.DataFrame(
        [found.get(index, blank) for index in frame.index], columns=COLUMNS, index=frame.index
    ).astype("string")
    return frame.assign(**{name: matched[name].replace("", pd.NA) for name in COLUMNS})


def _by_report(frame: pd.DataFrame) -> dict[str, list[Any]]:
    """The rows of each report, in their order."""
    rows: dict[str, list[Any]] = {}
    for row in frame[frame["report_id"].notna()].itertuples():
        rows.setdefault(row.report_id, []).append(row)
    return rows


def _match(rows: list[Any], lines: list[Any]) -> dict[object, Answer]:
    """The answers for the rows of one report, best match first; no line is used twice."""
    answers: dict[object, Answer] = {}
    free = list(lines)
    for keys in (("claim_source", "about", "evidence"), ("claim_source", "about")):
        for row in rows:
            if row.Index in answers:
                continue
            wanted = [_word(getattr(row, key)) for key in keys]
            line = next((x for x in free if [getattr(x, key) for key in keys] == wanted), None)
            if line is not None:
                free.remove(line)
                answers[row.Index] = _answer(line)
    for row in rows:
        if row.Index not in answers:
            answers[row.Index] = _without_line(row, lines)
    return answers


def _answer(line: Any) -> Answer:
    return (
        line.origin, line.origin_basis, line.origin_statement, line.relays, line.scope, line.reason
    )  # fmt: skip


def _without_line(row: Any, lines: list[Any]) -> Answer:
    """The origin of a row that nobody has decided on: the source that it names, or unknown."""
    named = [line for line in lines if line.claim_source == _word(row.claim_source)]
    if row.voice != "article" and len({line.origin for line in named}) == 1:
        line = named[0]
        reason = NO_LINE + "the other statements of this source in this report have this origin"
        return line.origin, "inferred", "", line.relays, "", reason
    own_voice = _word(row.claim_source).removesuffix(" (own voice)")
    if row.voice == "article" and own_voice != row.claim_source:
        return own_voice, "named", "", "", "", NO_LINE + "the outlet speaks in its own voice"
    if row.voice == "article" or not _word(row.source):
        return "unknown", "unknown", "", _word(row.publisher), "", NO_LINE + "nobody is cited"
    relays = "; ".join(dict.fromkeys(x for x in (_word(row.via), _word(row.publisher)) if x))
    return row.source, "named", "", relays, "", NO_LINE + "the source that the report names"


def _word(cell: object) -> str:
    return "" if pd.isna(cell) else str(cell)
