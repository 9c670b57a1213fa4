"""What recorders later published on the night, and two months of UCDP events."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from helpers.coded.tables import Folder, find_table, read_table, set_types


@dataclass(frozen=True, slots=True)
class Records:
    """What recorders later published on the night, and two months of UCDP events."""

    records: pd.DataFrame
    ucdp: pd.DataFrame


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
    counts = [name for name in records if name.startswith(("killed_", "children_", "injured_", "civilians_"))]
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
