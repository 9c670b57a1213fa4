"""The coded reports as typed tables: `load_coverage`, `load_bulletins`, `load_records`.

Each table holds the rows of its CSV file in their order, with every column as it was coded, and the
reader's own columns beside them, so that one function serves the seed article and the coded
reports. Where a coded column has the name of a reader's column but other words in it, the coded one
is kept as `coded_<name>`. All three functions take `folder=`: a changed copy of `data/` (or of one
of its sub-folders) to read instead; tables it does not hold are those of the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers.coded.origins import add_origins
from helpers.coded.tables import (
    add_bounds,
    correct,
    crosswalk,
    find_table,
    number_rows,
    read_table,
    set_types,
)
from helpers.coded.times import add_times

__all__ = ["Bulletins", "Coverage", "Records", "load_bulletins", "load_coverage", "load_records"]

Folder = str | Path | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Fifty reports of one night, their casualty figures and their statements on who did it."""

    reports: pd.DataFrame
    casualties: pd.DataFrame
    attributions: pd.DataFrame
    origins: pd.DataFrame
    statements: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Bulletins:
    """Reports of ceasefire bulletins, and the counts in them."""

    reports: pd.DataFrame
    counts: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Records:
    """What recorders later published on the night, and two months of UCDP events."""

    records: pd.DataFrame
    ucdp: pd.DataFrame


def load_coverage(folder: Folder = None) -> Coverage:
    """The coverage of the night of 30-31 May 2016 in Idlib.

    `.reports`: the columns of `coverage/reports.csv` (`published_date` as a day) and
    `agency_text, agency_basis` (which agency's text the page carries; named, likely), `text_group`
    (pages with one text), `earliest, latest, time_basis, time_reason` (see `helpers.coded.times`).

    `.casualties`: one figure a row. `figure_id` (= `statement_id`, "r05-c03"), the coded columns
    (`coded_outcome, coded_qualifier, coded_subset_of`; `count_low, count_high` are the numbers as
    printed), and `outcome, value, low, high, qualifier, victim_class, subset_of` (a `figure_id`).

    `.attributions`: one statement a row. `claim_id` (= `statement_id`, "r05-a02"), the coded
    columns (`coded_stance`), and `stance, quotation, hedged, hedge_kind, accused, joint`.

    Both also have `text` (the evidence), `source_text, source, speaker, via, source_kind, voice`,
    `publisher, url, language, published_date, earliest, latest, time_basis` of the report, and
    `origin, origin_basis, origin_statement, relays, scope, origin_reason`. `source` is missing
    where the outlet speaks itself (`voice` is article); its `origin` may still be known.

    `.origins` and `.statements`: the decisions as kept in `coverage/origins.csv` and
    `coverage/origin_statements.csv`.
    """
    origins = read_table(find_table("coverage/origins.csv", folder))
    reports = _coverage_reports(folder)
    return Coverage(
        reports=reports,
        casualties=_casualties(reports, origins, folder),
        attributions=_attributions(reports, origins, folder),
        origins=origins,
        statements=set_types(
            read_table(find_table("coverage/origin_statements.csv", folder)), days=["stated_on"]
        ),
    )


def _coverage_reports(folder: Folder) -> pd.DataFrame:
    path = find_table("coverage/reports.csv", folder)
    reports = read_table(path, ["report_id", "publisher", "url", "published_date"])
    reports = correct(reports, "coverage/reports", "report_id", folder)
    texts = read_table(find_table("coverage/texts.csv", folder)).drop(columns="reason")
    reports = reports.merge(texts, on="report_id", how="left", validate="m:1")
    reports = add_times(reports, read_table(find_table("coverage/times.csv", folder)))
    return set_types(reports, days=["published_date"])


def _casualties(reports: pd.DataFrame, origins: pd.DataFrame, folder: Folder) -> pd.DataFrame:
    path = find_table("coverage/casualty_claims.csv", folder)
    rows = read_table(path, ["report_id", "claim_source", "outcome", "count_low", "qualifier"])
    rows.insert(0, "figure_id", number_rows(rows, "c"))
    rows.insert(1, "statement_id", rows["figure_id"])
    rows = correct(rows, "coverage/casualty_claims", "figure_id", folder)
    rows = rows.rename(
        columns={name: f"coded_{name}" for name in ("outcome", "qualifier", "subset_of")}
    )
    rows["outcome"] = crosswalk(rows["coded_outcome"], "outcome", folder)["outcome"]
    rows["qualifier"] = crosswalk(rows["coded_qualifier"], "qualifier", folder)["qualifier"]
    rows = set_types(rows, whole=["count_low", "count_high"], days=["as_of"])
    rows = add_bounds(rows, "count_low", "count_high", "coded_qualifier")
    classes = crosswalk(rows["victims"], "victim_class", folder, required=False)["victim_class"]
    rows["victim_class"] = classes.fillna("other")
    rows["subset_of"] = _parents(rows)
    rows["text"] = rows["evidence"]
    rows = _add_sources(rows, "coverage", "claim_source", folder)
    rows = _add_reports(rows, reports)
    rows["about"] = rows["coded_outcome"] + "|" + rows["victims"]
    return add_origins(rows, "casualties", origins).drop(columns="about")


def _parents(rows: pd.DataFrame) -> pd.Series:
    """The `figure_id` of the whole that a row is part of, from `outcome|victims|count_low`.

    Where a report gives the whole twice (once as its own, once by the source of the part), the one
    by the same source is taken, and else the first.
    """
    parents: list[str | None] = []
    whole = rows["coded_outcome"] + "|" + rows["victims"] + "|" + rows["count_low"].astype("string")
    for report, source, wanted in zip(
        rows["report_id"], rows["claim_source"], rows["coded_subset_of"], strict=True
    ):
        fit = rows[(rows["report_id"] == report) & whole.eq(wanted).fillna(False)]
        same = fit[fit["claim_source"] == source]
        best = (same if len(same) else fit)["figure_id"]
        parents.append(best.iloc[0] if len(best) else None)
    return pd.Series(parents, index=rows.index, dtype="string")


def _attributions(reports: pd.DataFrame, origins: pd.DataFrame, folder: Folder) -> pd.DataFrame:
    path = find_table("coverage/attribution_claims.csv", folder)
    rows = read_table(path, ["report_id", "claim_source", "accused_actor", "stance"])
    rows.insert(0, "claim_id", number_rows(rows, "a"))
    rows.insert(1, "statement_id", rows["claim_id"])
    rows = correct(rows, "coverage/attribution_claims", "claim_id", folder)
    rows = rows.rename(columns={"stance": "coded_stance"})
    rows["stance"] = crosswalk(rows["coded_stance"], "stance", folder)["stance"]
    quotation = crosswalk(rows["directness"], "directness", folder, required=False)["quotation"]
    rows["quotation"] = quotation
    hedges = crosswalk(rows["hedge"], "hedge", folder, required=False)
    # a hedge that no line explains is still a hedge
    rows["hedged"] = hedges["hedged"].fillna("true").eq("true").astype("boolean")
    rows["hedge_kind"] = hedges["kind"]
    actors = crosswalk(rows["accused_actor"], "accused", folder, required=False)
    listed = rows["accused_actor"].isin(["unspecified"]) | actors["accused"].notna()
    rows["accused"] = actors["accused"].where(listed, rows["accused_actor"])
    rows["joint"] = actors["joint"]
    rows["text"] = rows["evidence"]
    rows = _add_sources(rows, "coverage", "claim_source", folder)
    rows["quotation"] = rows["quotation"].mask(rows["voice"].eq("article"))
    rows = _add_reports(rows, reports)
    rows["about"] = rows["coded_stance"] + "|" + rows["accused_actor"]
    return add_origins(rows, "attributions", origins).drop(columns="about")


def _add_sources(rows: pd.DataFrame, used_in: str, column: str, folder: Folder) -> pd.DataFrame:
    """The rows with who speaks: `source_text` as coded, and what `source_names.csv` makes of it.

    A name that has no line there is left as it is, with the kind unknown.
    """
    names = read_table(find_table("crosswalk/source_names.csv", folder))
    names = names[names["used_in"].eq(used_in)].drop_duplicates("printed").set_index("printed")
    found = names.reindex(rows[column]).set_axis(rows.index)
    strange = ~rows[column].isin(names.index)
    found.loc[strange, "source"] = rows.loc[strange, column]
    found.loc[strange, "source_kind"] = "unknown"
    found.loc[strange, "voice"] = "explicit"
    return rows.assign(
        source_text=rows[column],
        **{
            name: found[name].astype("string")
            for name in ("source", "speaker", "via", "source_kind", "voice")
        },
    )


def _add_reports(rows: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The rows with what a citation needs, and when their report was published."""
    wanted = ["publisher", "agency", "url", "language", "published_date", "published_time"]
    times = ["earliest", "latest", "time_basis"]
    held = [name for name in (*wanted, *times) if name in reports.columns]
    return rows.merge(reports[["report_id", *held]], on="report_id", how="left")


def load_bulletins(folder: Folder = None) -> Bulletins:
    """Counts about Syria's cessation of hostilities, February to September 2016.

    `.reports`: the columns of `ceasefire/reports.csv`, with days as days.

    `.counts`: one count a row. `figure_id` (= `statement_id`, "R082-n03"), the coded columns
    (`coded_measure`; `count` is the number as printed; `date` a day, missing where unknown) and
    `measure, measure_part` (a kind of violation: never added to a total), `flow_or_stock`,
    `value, low, high, qualifier`, `window_text, window_hours, window_start, window_end` (only as
    far as the words say), `areas` (missing for a total), `violator`, `stated_date` (true if the day is
    printed, not inferred), `source_text, source, speaker, via, source_kind, voice`, `text`, and
    `publisher, agency, url, language, published_date` of the report.
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
    rows["stated_date"] = rows["date_basis"].eq("stated").astype("boolean")
    rows["text"] = rows["evidence"]
    rows = _add_sources(rows, "bulletins", "counter", folder)
    return Bulletins(reports=reports, counts=_add_reports(rows, reports))


def load_records(folder: Folder = None) -> Records:
    """What recorders later published.

    `.records`: the columns of `records/idlib_2016-05-30_records.csv`, counts as whole numbers, and
    `address, address_kind` (the record's own page, or the recorder's site).

    `.ucdp`: UCDP GED events of May and June 2016 and whole-year rows; `headline_says_russian` as
    yes or no, and `russia_is_side` (whether a side of the event is named Russia).
    """
    path = find_table("records/idlib_2016-05-30_records.csv", folder)
    records = read_table(path, ["recorder", "record_id", "event_date"])
    addresses = read_table(find_table("records/addresses.csv", folder)).drop(columns="reason")
    records = records.merge(addresses, on=["recorder", "record_id"], how="left")
    counts = [
        name
        for name in records
        if name.startswith(("killed_", "children_", "injured_", "civilians_"))
    ]
    counts += ["sources_counted", "distinct_source_offices"]
    records = set_types(records, whole=counts, days=["event_date"])
    path = find_table("records/ucdp_ged_syria_2016-05_2016-06.csv", folder)
    ucdp = read_table(path, ["id", "side_a", "side_b", "low", "best", "high"])
    deaths = [name for name in ucdp if name.startswith("deaths_")]
    whole = ["id", "date_prec", "where_prec", "type_of_violence", *deaths, "low", "best", "high"]
    ucdp = set_types(
        ucdp,
        whole=[*whole, "number_of_sources", "event_clarity"],
        real=["latitude", "longitude"],
        days=["date_start", "date_end"],
        flags=["headline_says_russian"],
    )
    sides = ucdp["side_a"].fillna("") + "|" + ucdp["side_b"].fillna("")
    ucdp["russia_is_side"] = sides.str.contains("Russia", regex=False).astype("boolean")
    return Records(records=records, ucdp=ucdp)
