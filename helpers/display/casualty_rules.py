"""What recorders would print, how a qualifier drifts, which bounds agree, how often an interval is closed, what a part is of."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.grading import airwars_grade
from ..analysis.intervals import Interval, part_fits
from ..analysis.recorders import acled, airwars, closed_intervals, iraq_body_count, newsroom, ucdp
from ..analysis.revisions import bounds_of, qualifier_drift
from ..analysis.statements import statements
from ..analysis.vintages import as_of, totals
from .attribution_views import plural
from .casualty_views import HOURS, known, moment, proof
from .evidence import of_article
from .explorer import View
from .intervals import Ranged, ladder, said
from .marks import citation, escape
from .theme import BLUE, GREEN, ORANGE, layout

NEVER = "at the end"


def recorders(data: Any, hours: int = HOURS, best: int = 23, reason: str = "") -> View:
    """Which number each recorder would print from what was known, and by which rule; then what they published."""
    table = totals(known(data))
    rows = as_of(table, moment(hours), certain=True)
    grade = airwars_grade(statements(data.coverage.attributions), "Russia")
    printed = [acled(rows), iraq_body_count(rows)]
    refused = ""
    try:
        printed.append(ucdp(rows, best, reason))
    except ValueError as error:
        refused = f" UCDP's line is missing: {error}."
    printed += [airwars(rows, grade), newsroom(rows)]
    shown = pd.DataFrame({"recorder": [p.recorder for p in printed], "would_print": [p.prints for p in printed], "rule": [p.rule for p in printed], "figures_used": ["; ".join(p.used) for p in printed], "rule_published_at": [p.address for p in printed]})
    told = "; ".join(f"{p.recorder}: {p.prints}" for p in printed)
    origins = {row.origin: i for i, row in enumerate(rows.itertuples())}
    show = proof(data, rows)

    def evidence(i: int) -> str:
        used = [origins[name] for told_ in printed[i].used for name in [told_.split(": ")[0]] if name in origins]
        return citation(printed[i].recorder, None, printed[i].rule, printed[i].address) + "".join(show(k) for k in used)

    return View(f"From {plural(len(rows), 'origin')} known {NEVER if hours >= HOURS else 'by then'}: {told}.{refused}", shown, evidence=evidence, rows=[f"{p.recorder}: {p.prints}" for p in printed], caption="Rules replayed")


def drifting_qualifier(data: Any, statement: str = "press-release-123") -> View:
    """One statement's number in its copies: over 60, at least 60, 60."""
    table = known(data)
    found = qualifier_drift(table, statement)
    if found.empty:
        raise ValueError(f"no coded figure goes back to {statement}")
    copies = table[table["statement"].eq(statement).fillna(False) & table["subset_of"].isna() & table["qualifier"].notna()].reset_index(drop=True)
    lines = [Ranged(f"{r.outcome.replace('_', ' ')}: {str(r.qualifier).replace('_', ' ')} ({plural(int(r.reports), 'report')})", _end(r.low), _end(r.high), _end(r.value), BLUE if r.outcome == "killed" else ORANGE, "circle" if r.outcome == "killed" else "diamond", r.words) for r in found.itertuples()]
    ids = [list(copies.index[copies["outcome"].eq(r.outcome) & copies["qualifier"].eq(r.qualifier) & (copies["value"].eq(r.value).fillna(False) | (pd.isna(r.value) & copies["value"].isna()))]) for r in found.itertuples()]
    show = proof(data, copies)
    told = "; ".join(f"{r.outcome.replace('_', ' ')} {'no number' if pd.isna(r.value) else r.value} as “{str(r.qualifier).replace('_', ' ')}” in {plural(int(r.reports), 'report')}" for r in found.itertuples())
    return View(f"{statement}: {told}. One statement, {len(found)} readings.", found, figure=ladder(lines, "One statement, and what its copies commit to"), evidence=lambda i: "".join(show(k) for k in ids[i]), rows=[line.label for line in lines], caption="Copies of one number")


def _end(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


PAIRS = {
    "at least 23 / as many as 28": ((23, None), (None, 28)),
    "23 / more than 60": ((23, 23), (61, None)),
    "at least 23 / more than 60": ((23, None), (61, None)),
    "at least 23 / 50": ((23, None), (50, 50)),
}


def do_they_agree(data: Any, pair: str = "at least 23 / as many as 28", as_much_as_means_now: bool = False) -> View:
    """Two figures as bounds: could one number satisfy both? The newsroom's reading of “as many as” is a choice."""
    if pair not in PAIRS:
        raise ValueError(f"pair is one of {'; '.join(PAIRS)}, not {pair!r}")
    names = pair.split(" / ")
    ends = list(PAIRS[pair])
    if as_much_as_means_now:
        ends = [(high, high) if low is None and "as m" in name else (low, high) for (low, high), name in zip(ends, names, strict=True)]
    one, two = Interval(*ends[0]), Interval(*ends[1])
    common = one.common(two)
    lines = [Ranged(names[0], one.low, one.high, one.low or one.high, BLUE), Ranged(names[1], two.low, two.high, two.low or two.high, ORANGE, "diamond")]
    if common:
        lines.append(Ranged("both", common.low, common.high, common.low or common.high, GREEN, "square"))
    table = pd.DataFrame({"words": [line.label for line in lines], "commits_to": [said(line.low, line.high) for line in lines]})
    told = f"one number can satisfy both ({said(common.low, common.high)})" if common else "no number satisfies both"
    reading = " Read as newsrooms use it, “as many as 28” is now 28." if as_much_as_means_now else ""
    show = of_article(data.seed, "casualties")
    ids = [r.figure_id for r in data.seed.reading.casualties if r.count_text in ("23", "28")]
    return View(f"“{names[0]}” and “{names[1]}”: {told}.{reading} Compatible does not mean confirmed.", table, figure=ladder(lines, f"“{names[0]}” and “{names[1]}”: {told}"), evidence=lambda _i: "".join(show(i) for i in ids), rows=list(table["words"]), caption="Bounds")


def habits(data: Any) -> View:
    """How often a UCDP row of May and June 2016 has low = high, by the size of its best estimate."""
    events = data.records.ucdp
    table = closed_intervals(events)
    figure = go.Figure()
    figure.add_scatter(x=list(table["share"]), y=[len(table) - i for i in range(len(table))], mode="markers+text", text=[f"{c} of {n}" for c, n in zip(table["closed"], table["rows"], strict=True)], textposition="top center", hoverinfo="text", hovertext=[f"best {b}: {c} of {n} rows closed" for b, c, n in zip(table["best"], table["closed"], table["rows"], strict=True)], marker={"size": 12, "color": BLUE})
    figure.update_layout(layout(f"Small tolls are almost always given as one number (n = {len(events)})", height=150 + 46 * len(table)))
    figure.update_yaxes(tickvals=[len(table) - i for i in range(len(table))], ticktext=[f"best {b}" for b in table["best"]], automargin=True, range=[0.4, len(table) + 0.8])
    figure.update_xaxes(title_text="share of rows with low = high", range=[-0.12, 1.15], tickformat=".0%")
    closed = int(table["closed"].sum())
    told = "; ".join(f"best {b}: {c} of {n}" for b, c, n in zip(table["best"], table["closed"], table["rows"], strict=True))
    sample = events[events["low"].ne(events["high"])].sort_values("best", ascending=False, kind="stable").head(3)
    return View(
        f"{closed} of {len(events)} rows have low = high ({told}). A closed interval is a habit of recording, not a measurement without error.", table, figure=figure,
        evidence=lambda _i: "".join(f"<p>open interval: event {e.id}, {e.date_start:%Y-%m-%d}, low {e.low}, best {e.best}, high {e.high}; {escape(str(e.source_office))} (https://ucdp.uu.se/downloads/)</p>" for e in sample.itertuples()),
        rows=[f"best {b}" for b in table["best"]], caption="Closed intervals by size",
    )  # fmt: skip


def parts(data: Any, where: str = "this article") -> View:
    """Parts against their wholes: does the part fit? No share of two lower bounds."""
    table = known(data)
    table = table[table["own"]] if where == "this article" else table[~table["own"]]
    table = table.reset_index(drop=True)
    spot = {name: i for i, name in enumerate(table["figure_id"])}
    found = [(i, spot[row.subset_of]) for i, row in enumerate(table.itertuples()) if isinstance(row.subset_of, str) and row.subset_of in spot]
    if not found:
        raise ValueError("no part of another figure is given here")
    rows = []
    for part, whole in found:
        a, b = table.iloc[part], table.iloc[whole]
        fits = part_fits(bounds_of(a), bounds_of(b))
        rows.append((a["text"], b["text"], a["victim_class"], a["origin"], "fits" if fits else "does not fit"))
    shown = pd.DataFrame(rows, columns=["part", "whole", "who", "origin", "check"]).astype("string")
    show = proof(data, table)
    bad = int(shown["check"].ne("fits").sum())
    kinds = "; ".join(f"{a} of {b}" for a, b in dict.fromkeys(zip(shown["part"], shown["whole"], strict=True))) if len(shown) <= 4 else f"children: {int(shown['who'].eq('children').sum())}"
    return View(f"{where}: {plural(len(shown), 'part')} ({kinds}); {len(shown) - bad} fit, {bad} do not. A share is not computed: a whole that is “at least 23” has no top.", shown, evidence=lambda i: show(found[i][0]) + show(found[i][1]), rows=[f"{a} of {b}" for a, b in zip(shown["part"], shown["whole"], strict=True)], caption="Parts and wholes")
