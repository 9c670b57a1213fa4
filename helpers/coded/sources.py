"""Who speaks in a coded row, and in which report: the columns that most tables share."""

from __future__ import annotations

import pandas as pd

from helpers.coded.tables import Folder, find_table, read_table


def add_sources(rows: pd.DataFrame, used_in: str, column: str, folder: Folder) -> pd.DataFrame:
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
        **{name: found[name].astype("string") for name in ("source", "speaker", "via", "source_kind", "voice")},
    )


def add_reports(rows: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The rows with what a citation needs, and when their report was published.

    A row whose report is not listed is left out: nothing is shown that has no address.
    """
    wanted = ["publisher", "agency", "url", "language", "published_date", "published_time"]
    times = ["earliest", "latest", "time_basis"]
    held = [name for name in (*wanted, *times) if name in reports.columns]
    return rows.merge(reports[["report_id", *held]], on="report_id", how="inner")
