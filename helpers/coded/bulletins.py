"""Counts about a truce: who counted what, where, in which hours."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from helpers.coded.sources import add_reports, add_sources
from helpers.coded.tables import (
    Folder,
    add_bounds,
    correct,
    crosswalk,
    find_table,
    number_rows,
    read_table,
    set_types,
)


@dataclass(frozen=True, slots=True)
class Bulletins:
    """Reports of ceasefire bulletins, the counts in them, and the days on which a definition changes."""

    reports: pd.DataFrame
    counts: pd.DataFrame
    breaks: pd.DataFrame


def load_bulletins(folder: Folder = None) -> Bulletins:
    """Counts about Syria's cessation of hostilities, February to September 2016.

    `.reports`: the columns of `ceasefire/reports.csv`, with days as days.

    `.counts`: one count a row. `figure_id` (= `statement_id`, "R082-n03"), the coded columns
    (`coded_measure`; `count` is the number as printed; `date` a day, missing where unknown) and
    `measure, measure_part` (a kind of violation: never added to a total), `flow_or_stock`,
    `value, low, high, qualifier`, `window_text, window_hours, window_start, window_end` (only as
    far as the words say), `areas` (missing for a total), `violator, violator_side` (the party
    blamed, and its side), `stated_date` (true if the day is
    printed, not inferred), `source_text, source, speaker, via, source_kind, voice`, `text`, and
    `publisher, agency, url, language, published_date` of the report.

    `.breaks`: the columns of `ceasefire/breaks.csv`: days from which a counter counts something else.
    """
    path = find_table("ceasefire/reports.csv", folder)
    reports = correct(read_table(path, ["report_id"]), "ceasefire/reports", "report_id", folder)
    reports = set_types(reports, days=["published_date", "covers_from", "covers_to"])
    path = find_table("ceasefire/violation_counts.csv", folder)
    rows = read_table(path, ["report_id", "counter", "measure", "area", "count", "window", "date"])
    rows.insert(0, "figure_id", number_rows(rows, "n"))
    rows.insert(1, "statement_id", rows["figure_id"])
    rows = correct(rows, "ceasefire/violation_counts", "figure_id", folder)
    rows = rows.rename(columns={"measure": "coded_measure"})
    kinds = crosswalk(rows["coded_measure"], "measure", folder)
    windows = crosswalk(rows["window"], "window", folder, required=False)
    rows["measure"], rows["measure_part"] = kinds["measure"], kinds["part"]
    by_window = kinds["flow_or_stock"].eq("by window").fillna(True)
    rows["flow_or_stock"] = kinds["flow_or_stock"].mask(by_window, windows["flow_or_stock"])
    rows["qualifier"] = crosswalk(rows["count_qualifier"], "qualifier", folder)["qualifier"]
    rows["count"] = rows["count"].astype("Int64")
    rows = add_bounds(rows, "count", "count", "count_qualifier")
    rows["window_text"] = rows["window"]
    for name in ("window_hours", "window_start", "window_end"):
        rows[name] = windows[name]
    rows = set_types(rows, whole=["window_hours"], days=["date", "window_start", "window_end"])
    rows["areas"] = rows["area"].mask(rows["area"].eq("total"))
    rows["violator"] = rows["blamed_party"]
    rows["violator_side"] = crosswalk(rows["blamed_party"], "blamed", folder)["side"]
    rows["stated_date"] = rows["date_basis"].eq("stated").astype("boolean")
    rows["text"] = rows["evidence"]
    rows = add_sources(rows, "bulletins", "counter", folder)
    breaks = set_types(
        read_table(find_table("ceasefire/breaks.csv", folder), ["from_day", "counter"]), days=["from_day"]
    )
    return Bulletins(reports=reports, counts=add_reports(rows, reports), breaks=breaks)
