"""Fifty reports of the night of 30-31 May 2016, their figures and their statements."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from helpers.coded.origins import add_origins
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
from helpers.coded.times import add_times


@dataclass(frozen=True, slots=True)
class Coverage:
    """Fifty reports of one night, their casualty figures and their statements on who did it."""

    reports: pd.DataFrame
    casualties: pd.DataFrame
    attributions: pd.DataFrame
    origins: pd.DataFrame
    statements: pd.DataFrame


def load_coverage(folder: Folder = None) -> Coverage:
    """The coverage of the night of 30-31 May 2016 in Idlib.

    `.reports`: the columns of `coverage/reports.csv` (`published_date` as a day) and
    `agency_text, agency_basis` (which agency's text the page carries; named, likely), `text_group`
    (pages with one text), `earliest, latest, time_basis, time_reason` (see `helpers.coded.times`).

    `.casualties`: one figure a row. `figure_id` (= `statement_id`, "r05-c03"), the coded columns
    (`coded_outcome, coded_qualifier, coded_subset_of`; `count_low, count_high` are the numbers as
    printed), `outcome, value, low, high, qualifier, victim_class, subset_of` (a `figure_id`), and
    `english` (the wording in English), `first_count` (its words call it a first or provisional one).

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
        statements=set_types(read_table(find_table("coverage/origin_statements.csv", folder)), days=["stated_on"]),
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
    rows = rows.rename(columns={name: f"coded_{name}" for name in ("outcome", "qualifier", "subset_of")})
    rows["outcome"] = crosswalk(rows["coded_outcome"], "outcome", folder)["outcome"]
    rows["qualifier"] = crosswalk(rows["coded_qualifier"], "qualifier", folder)["qualifier"]
    rows = set_types(rows, whole=["count_low", "count_high"], days=["as_of"])
    rows = add_bounds(rows, "count_low", "count_high", "coded_qualifier")
    classes = crosswalk(rows["victims"], "victim_class", folder, required=False)["victim_class"]
    rows["victim_class"] = classes.fillna("other")
    rows["subset_of"] = _parents(rows)
    rows["text"] = rows["evidence"]
    wordings = crosswalk(rows["evidence"], "wording", folder, required=False)
    rows["english"] = wordings["english"].fillna(rows["evidence"])
    rows["first_count"] = wordings["first_count"].eq("yes").fillna(False).astype("boolean")
    rows = add_sources(rows, "coverage", "claim_source", folder)
    rows = add_reports(rows, reports)
    rows["about"] = rows["coded_outcome"] + "|" + rows["victims"]
    return add_origins(rows, "casualties", origins).drop(columns="about")


def _parents(rows: pd.DataFrame) -> pd.Series:
    """The `figure_id` of the whole that a row is part of, from `outcome|victims|count_low`.

    Where a report gives the whole twice (once as its own, once by the source of the part), the one
    by the same source is taken, and else the first.
    """
    whole = rows["coded_outcome"] + "|" + rows["victims"] + "|" + rows["count_low"].astype("string")
    known: dict[tuple[str, str], list[tuple[str, str]]] = {}  # the source and the id of each row that fits
    for report, words, source, key in zip(
        rows["report_id"], whole.fillna(""), rows["claim_source"], rows["figure_id"], strict=True
    ):
        known.setdefault((report, words), []).append((source, key))
    parents: list[str | None] = []
    for report, source, wanted in zip(
        rows["report_id"], rows["claim_source"], rows["coded_subset_of"].fillna(""), strict=True
    ):
        fit = known.get((report, wanted), []) if wanted else []
        parents.append(next((key for by, key in fit if by == source), fit[0][1] if fit else None))
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
    rows = add_sources(rows, "coverage", "claim_source", folder)
    rows["quotation"] = rows["quotation"].mask(rows["voice"].eq("article"))
    rows = add_reports(rows, reports)
    rows["about"] = rows["coded_stance"] + "|" + rows["accused_actor"]
    return add_origins(rows, "attributions", origins).drop(columns="about")
