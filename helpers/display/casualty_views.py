"""Tolls as pictures: the ladder, the night replayed, vintages, pairs. Ranges stay ranges; nothing is joined across origins."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.revisions import KINDS, bounds_of, classify, pairs
from ..analysis.vintages import (
    all_reports,
    as_of,
    figures,
    first_report,
    known_by,
    latest_report,
    own_figures,
    together,
    totals,
)
from .attribution_views import plural
from .evidence import of_article, of_frame
from .explorer import View
from .intervals import Ranged, ladder, said
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, layout

START = pd.Timestamp("2016-05-30T00:00", tz="UTC")  # the evening of the strikes, and the two days after it
HOURS = 72
OWN = "the seed article"
VERBS = {"first_report": first_report, "latest_report": latest_report, "all_reports": all_reports}


def known(data: Any) -> pd.DataFrame:
    """The coded figures and the article's own, in one table (see `analysis.vintages`)."""
    printed = data.seed.known.get("inferred", {}).get("published", {})
    # an inferred day is a span: from its beginning to the end of the last day it could be
    last = pd.Timestamp(printed.get("latest", "2016-06-01")) + pd.Timedelta(days=1)
    own = own_figures(data.seed.casualties, OWN, str(printed.get("earliest", "2016-05-31")), str(last))
    return together(figures(data.coverage.casualties, data.coverage.statements), own)


def proof(data: Any, table: pd.DataFrame) -> Any:
    """Evidence by position in a table of figures."""
    coded, own = of_frame(data.coverage.casualties, "figure_id"), of_article(data.seed, "casualties")
    rows = list(zip(table["figure_id"], table["own"], strict=True))
    return lambda i: (own if rows[i][1] else coded)(rows[i][0])


def who(row: Any) -> str:
    """Whose figure it is, in words."""
    if row.origin == "unknown":
        return f"origin unknown, in {row.publisher}"
    return str(row.origin)


def moment(hours: int) -> pd.Timestamp:
    return START + pd.Timedelta(hours=hours)


def _clock(at: pd.Timestamp) -> str:
    return f"{at:%d %B %H:%M} UTC".lstrip("0")


def _columns(table: pd.DataFrame) -> pd.DataFrame:
    shown = pd.DataFrame(
        {
            "origin": table["origin"], "words": table["text"], "low": table["low"], "high": table["high"], "qualifier": table["qualifier"], "scope": table["scope"],
            "printed_by": table["publisher"], "time_known_by": table["time_basis"],
        }
    )  # fmt: skip
    return shown.reset_index(drop=True)


_SYMBOL = {"killed": "circle", "injured": "diamond", "killed_or_injured": "square", "missing": "x"}


def toll_ladder(data: Any, outcome: str = "killed", origin: str = "every origin", scope: str = "city", parts: bool = False, one_print_each: bool = True) -> View:
    """One line a figure: exact a dot, a range a bar, an open end an arrow. A part stands under its whole."""
    table = known(data)
    keep = table["outcome"].eq(outcome) & table["qualifier"].notna() & (table["scope"].eq(scope) | table["own"] | (scope == "any place"))
    if origin != "every origin":
        keep &= table["origin"].eq(origin)
    chosen = all_reports(table[keep.fillna(False).astype(bool)])
    if not parts:
        chosen = chosen[chosen["subset_of"].isna()]
    if one_print_each:  # copies of one statement once; figures of unknown origin once a number
        key = chosen["statement"].fillna(chosen["origin"] + chosen["value"].astype("string").fillna("") + chosen["own"].astype("string"))
        chosen = chosen[~pd.DataFrame({"k": key, "c": chosen["victim_class"].where(chosen["subset_of"].notna(), "whole")}).duplicated()]
    chosen = chosen.reset_index(drop=True)
    if chosen.empty:
        raise ValueError(f"no figure of people {outcome} by {origin} in this scope: choose another")
    chosen = chosen.assign(_size=chosen["low"].fillna(chosen["high"]).fillna(chosen["value"])).sort_values(["_size", "figure_id"], kind="stable").drop(columns="_size").reset_index(drop=True)
    lines = []
    for row in chosen.itertuples():
        part = " (part)" if isinstance(row.subset_of, str) else ""
        colour = GREEN if row.own else GREY if row.origin == "unknown" else BLUE
        lines.append(Ranged(f"“{row.text}”{part}, {who(row)}", *(bounds_of(row).low, bounds_of(row).high), None if pd.isna(row.value) else int(row.value), colour, "square" if row.own else "circle", row.publisher))
    figure = ladder(lines, f"{plural(len(lines), 'figure')} of people {outcome.replace('_', ' ')}: which could be one number?")
    names = chosen.loc[chosen["origin"].ne("unknown"), "origin"].nunique()
    told = "; ".join(f"{line.label}: {said(line.low, line.high)}" for line in lines[:6])
    more = f"; and {len(lines) - 6} more in the table" if len(lines) > 6 else ""
    return View(
        f"People {outcome.replace('_', ' ')}: {plural(len(lines), 'figure')} by {plural(names, 'named origin')}. {told}{more}.", _columns(chosen), figure=figure,
        evidence=proof(data, chosen), rows=[f"“{r.text}”, {who(r)}" for r in chosen.itertuples()], caption="Figures, smallest first",
    )  # fmt: skip


def known_when(data: Any, hours: int = 36, possibly: bool = False) -> View:
    """The night replayed: each total where it was printed, joined only within one origin. Times are spans."""
    at = moment(hours)
    table = known(data)
    wide = pd.concat([totals(table, "killed"), totals(table, "killed_or_injured")])
    wide = wide[wide["origin"].ne("unknown")]
    now = known_by(wide.reset_index(drop=True), at, certain=not possibly)
    now = all_reports(now)
    now = now[~now.duplicated(["origin", "statement", "outcome"]) | now["statement"].isna()].reset_index(drop=True)
    now["latest"] = now["latest"].fillna(moment(HOURS))  # no day in what was seen: drawn to the end
    if now.empty:
        raise ValueError(f"by {_clock(at)} no figure had {'possibly' if possibly else 'certainly'} been printed: move the slider on")
    figure = go.Figure()
    shapes = dict(zip(sorted(set(now["origin"])), ["circle", "square", "diamond", "cross", "star", "hexagon", "pentagon", "bowtie", "hourglass", "circle-dot"], strict=False))
    hues = dict(zip(sorted(shapes), [BLUE, ORANGE, GREEN, PURPLE, RED, GREY] * 3, strict=False))
    for row in now.itertuples():
        value = int(row.value) if not pd.isna(row.value) else int(row.low)
        joint = row.outcome == "killed_or_injured"
        figure.add_scatter(x=[f"{row.earliest:%Y-%m-%dT%H:%M}", f"{min(row.latest, at) if not possibly else row.latest:%Y-%m-%dT%H:%M}"], y=[value, value], mode="lines", hoverinfo="skip", showlegend=False, line={"color": hues[row.origin], "width": 2, "dash": "dot" if joint else "solid"})
        figure.add_scatter(
            x=[f"{row.latest:%Y-%m-%dT%H:%M}"], y=[value], mode="markers", name=f"{row.origin}: {value}" + (" killed or injured" if joint else ""), showlegend=True, hoverinfo="text",
            hovertext=[f"{row.origin}: “{row.text}”, {row.outcome.replace('_', ' ')}, printed between {_clock(row.earliest)} and {_clock(row.latest)}"],
            marker={"symbol": shapes[row.origin] + ("-open" if joint else ""), "size": 12, "color": hues[row.origin]},
        )  # fmt: skip
    for _, rows in now[now["outcome"].eq("killed") & now["place_in_row"].notna()].groupby("origin"):
        if len(rows) > 1:  # one origin's own steps, in the order of its statements
            xs = [f"{t:%Y-%m-%dT%H:%M}" for t in rows["latest"]]
            figure.add_scatter(x=xs, y=[int(v) if not pd.isna(v) else int(low) for v, low in zip(rows["value"], rows["low"], strict=True)], mode="lines", hoverinfo="skip", showlegend=False, line={"color": hues[rows["origin"].iloc[0]], "width": 1.5, "dash": "dash", "shape": "hv"})
    top = max(60, int(now["value"].fillna(now["low"]).max()))
    figure.add_vline(x=f"{at:%Y-%m-%dT%H:%M}", line={"color": GREY, "dash": "dot", "width": 1})
    figure.update_layout(layout(f"By {_clock(at)}: {plural(len(now), 'total')} of {plural(now['origin'].nunique(), 'origin')}", height=520, showlegend=True, legend={"orientation": "h", "y": -0.28}, margin={"l": 60, "r": 20, "t": 60, "b": 90}))
    figure.update_xaxes(range=[f"{START - pd.Timedelta(hours=16):%Y-%m-%dT%H:%M}", f"{START + pd.Timedelta(hours=HOURS):%Y-%m-%dT%H:%M}"], title={"text": "printed (UTC); a line is a span of time, not a rise", "standoff": 18}, tickformat="%H:%M\n%d %b")
    figure.update_yaxes(range=[0, top * 1.15], title_text="people")
    told = "; ".join(f"{r.origin}: “{r.text}”" + (" (killed or injured)" if r.outcome == "killed_or_injured" else "") for r in now.itertuples())
    rising = int(data.seed.casualties["trend"].notna().sum())
    return View(
        f"By {_clock(at)}, {'possibly' if possibly else 'for certain'} printed: {told}. Beside them the article has {plural(rising, 'statement')} that a toll will rise, without a number and so without a height.",
        _columns(now), figure=figure, evidence=proof(data, now), rows=[f"{r.origin}: “{r.text}”" for r in now.itertuples()], caption="Known by then",
    )  # fmt: skip


def vintages(data: Any, verb: str = "as_of", hours: int = 36, possibly: bool = False) -> View:
    """Four verbs on one table: first_report, latest_report, as_of (one row an origin each), all_reports."""
    table = totals(known(data))
    if verb == "as_of":
        rows = as_of(table, moment(hours), certain=not possibly)
        head = f"as of {_clock(moment(hours))}"
    elif verb in VERBS:
        rows, head = VERBS[verb](table), verb.replace("_", " ")
    else:
        raise ValueError(f"verb is one of as_of, {', '.join(VERBS)}, not {verb!r}")
    lost = int(table["origin"].eq("unknown").sum())
    told = "; ".join(f"{r.origin} “{r.text}”" for r in rows.itertuples()) if len(rows) <= 12 else f"{rows['origin'].nunique()} names, each with all its prints"
    return View(
        f"{head}: {plural(len(rows), 'row')} ({told}). {plural(lost, 'figure')} of unknown origin " + ("stand among them." if verb == "all_reports" else "are nobody's and left out."),
        _columns(rows), evidence=proof(data, rows) if len(rows) else None, rows=[f"{who(r)}: “{r.text}”" for r in rows.itertuples()], caption=f"Vintage: {head}",
    )  # fmt: skip


def relations(data: Any, among: str = "the coded reports", kind: str = "every kind") -> View:
    """Every pair of figures, one print a statement: revision, discrepancy, scope change, expectation, repeat, with the reason."""
    table = known(data)
    if among == "this article":
        chosen = table[table["own"]].reset_index(drop=True)
    else:
        chosen = totals(table[~table["own"]], scope=None)
        chosen = chosen[chosen["statement"].notna()].drop_duplicates(["origin", "statement"]).reset_index(drop=True)
    found = pairs(chosen)
    counts = found["kind"].value_counts()
    named = chosen.set_index("figure_id")
    if kind != "every kind":
        found = found[found["kind"].eq(kind)].reset_index(drop=True)
    shown = pd.DataFrame(
        {
            "first": [f"{named['origin'][i]}: {_words(named, i)}" for i in found["first"]], "second": [f"{named['origin'][i]}: {_words(named, i)}" for i in found["second"]],
            "relation": found["kind"], "why": found["reason"],
        }
    )  # fmt: skip
    spot = {name: i for i, name in enumerate(chosen["figure_id"])}
    show = proof(data, chosen)
    told = ", ".join(f"{n} {name}" for name, n in counts.items()) or "none"
    none = "" if "revision" in counts else " There is no revision among them."
    return View(
        f"{among}: {plural(len(chosen), 'figure')} make {plural(int(counts.sum()), 'pair')} ({told}).{none}", shown,
        evidence=lambda i: show(spot[found["first"][i]]) + show(spot[found["second"][i]]), rows=[f"{a} / {b}: {k}" for a, b, k in zip(shown["first"], shown["second"], shown["relation"], strict=True)], caption="Pairs of figures",
    )  # fmt: skip


def _words(named: pd.DataFrame, figure_id: str) -> str:
    return f"“{named['text'][figure_id]}”"


__all__ = ["HOURS", "KINDS", "classify", "known", "known_when", "moment", "proof", "relations", "toll_ladder", "vintages"]
