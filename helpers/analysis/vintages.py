"""Which figure was known when: one table of figures, four ways to look at it.

Terms as with economic data that are revised: a *vintage* is what was known at a time (see the St. Louis
Fed's ALFRED, https://alfred.stlouisfed.org/help). A printed time without a zone is a span, so one
figure can come before another, after it, or in an order that is unknown.
"""

from __future__ import annotations

from datetime import datetime

import pandas as pd

COLUMNS = (
    "figure_id", "origin", "statement", "stated_on", "place_in_row", "outcome", "qualifier", "value", "low", "high", "victim_class", "subset_of", "scope", "trend",
    "text", "publisher", "earliest", "latest", "time_basis", "own",
)  # fmt: skip


def figures(casualties: pd.DataFrame, statements: pd.DataFrame | None = None) -> pd.DataFrame:
    """Coded casualty figures with the columns in `COLUMNS`.

    `statements` (coverage `.statements`) gives each statement's day (`stated_on`) and its place in the
    row of its origin's statements, which a person put in order with a reason. `own` is false.
    """
    out = casualties.rename(columns={"origin_statement": "statement"}).assign(own=False, trend=pd.array([pd.NA] * len(casualties), dtype="string"))
    order = {} if statements is None else {key: i for i, key in enumerate(statements["origin_statement"])}
    days = {} if statements is None else dict(zip(statements["origin_statement"], statements["stated_on"], strict=True))
    out["stated_on"] = pd.to_datetime(out["statement"].map(days))
    out["place_in_row"] = out["statement"].map(order).astype("Int64")
    return out[list(COLUMNS)].reset_index(drop=True)


def own_figures(casualties: pd.DataFrame, publisher: str, earliest: str, latest: str) -> pd.DataFrame:
    """An article's own casualties in the same columns. A figure without a source has the origin "unknown".

    `earliest` and `latest`: between which days the article was printed (an inference is a span).
    """
    count = len(casualties)
    missing = pd.array([pd.NA] * count, dtype="string")
    out = casualties.assign(
        origin=casualties["source"].fillna("unknown"), statement=missing, stated_on=pd.NaT, place_in_row=pd.array([pd.NA] * count, dtype="Int64"),
        scope=casualties["place"].fillna("not stated"), publisher=publisher, own=True, time_basis="inferred",
        earliest=pd.Timestamp(earliest, tz="UTC"), latest=pd.Timestamp(latest, tz="UTC"),
    )  # fmt: skip
    out["stated_on"] = pd.to_datetime(out["stated_on"])
    return out[list(COLUMNS)].reset_index(drop=True)


def together(*tables: pd.DataFrame) -> pd.DataFrame:
    """Figures of several tables in one, in the order given."""
    rows = [row for table in tables for row in table.astype(object).itertuples(index=False, name=None)]
    types = {"place_in_row": "Int64", "value": "Int64", "low": "Int64", "high": "Int64", "own": "bool"}
    out = pd.DataFrame(rows, columns=list(COLUMNS))
    for name in COLUMNS:
        if name in ("earliest", "latest"):
            out[name] = pd.to_datetime(out[name], utc=True)
        elif name == "stated_on":
            out[name] = pd.to_datetime(out[name])
        else:
            out[name] = out[name].astype(types.get(name, "string"))
    return out


def totals(table: pd.DataFrame, outcome: str = "killed", scope: str | None = "city") -> pd.DataFrame:
    """Whole counts with a number: no parts of others, no statement without a number; one outcome, one scope (or any)."""
    keep = table["outcome"].eq(outcome) & table["subset_of"].isna() & table["qualifier"].notna()
    if scope is not None:
        keep &= table["scope"].eq(scope) | table["own"]
    return table[keep.fillna(False).astype(bool)].reset_index(drop=True)


def order(first: object, second: object) -> str:
    """Whether the first figure came before or after the second, or "unknown" where their spans of time overlap."""
    ends = (first.latest, second.earliest, second.latest, first.earliest)  # type: ignore[attr-defined]
    if any(pd.isna(end) for end in ends):
        return "unknown"
    if ends[0] < ends[1]:
        return "before"
    return "after" if ends[2] < ends[3] else "unknown"


def stated_order(first: object, second: object) -> str:
    """The order of two statements of one origin: by their place in its row if both have one, else by time."""
    a, b = first.place_in_row, second.place_in_row  # type: ignore[attr-defined]
    if first.origin == second.origin and not pd.isna(a) and not pd.isna(b) and a != b:  # type: ignore[attr-defined]
        return "before" if a < b else "after"
    return order(first, second)


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """By origin, then by the order of statements, then by time; what has no time comes last."""
    return table.sort_values(["origin", "stated_on", "place_in_row", "latest", "figure_id"], kind="stable", na_position="last")


def all_reports(table: pd.DataFrame) -> pd.DataFrame:
    """Every figure, by origin and in order."""
    return _sorted(table).reset_index(drop=True)


def _one_each(table: pd.DataFrame, keep: str) -> pd.DataFrame:
    known = _sorted(table[table["origin"].ne("unknown")])
    if keep == "last" and len(known):
        # within the last statement of an origin, its first print: later copies change words, not the figure
        last = known.groupby("origin", sort=False)[["stated_on", "place_in_row"]].transform("last")
        same = (known["place_in_row"].eq(last["place_in_row"]) | (known["place_in_row"].isna() & last["place_in_row"].isna())).fillna(False).astype(bool)
        known = known[same]
    return known.drop_duplicates("origin", keep="first").reset_index(drop=True)


def first_report(table: pd.DataFrame) -> pd.DataFrame:
    """The first figure of each origin: exactly one row an origin. Figures of unknown origin are nobody's and left out."""
    return _one_each(table, "first")


def latest_report(table: pd.DataFrame) -> pd.DataFrame:
    """The figure of each origin's last statement: exactly one row an origin."""
    return _one_each(table, "last")


def known_by(table: pd.DataFrame, moment: datetime | pd.Timestamp | str, certain: bool = True) -> pd.DataFrame:
    """The figures that had been printed by a moment (UTC): for certain (`latest` is past), or possibly (`earliest` is)."""
    at = pd.Timestamp(moment)
    at = at.tz_localize("UTC") if at.tzinfo is None else at.tz_convert("UTC")
    end = table["latest" if certain else "earliest"]
    return table[(end.notna() & (end <= at)).astype(bool)].reset_index(drop=True)


def as_of(table: pd.DataFrame, moment: datetime | pd.Timestamp | str, certain: bool = True) -> pd.DataFrame:
    """What was known at a moment: of each origin exactly one row, that of its last statement printed by then."""
    return latest_report(known_by(table, moment, certain))
