"""What words commit to: how copies of one number differ, which bounds agree, which part is inside which whole."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..analysis.figures import gather, totals
from ..analysis.intervals import Interval, part_fits
from ..analysis.revisions import bounds_of, qualifier_drift
from ..analysis.wording import plural
from .explorer import View
from .intervals import Ranged, ladder, said
from .theme import BLUE, GREEN, GREY, ORANGE
from .tolls import KEY, THIS, known, line, named, proof, who, worded

_WHOSE = {
    "the origin's own page": (GREEN, "square"),
    "a copy": (BLUE, "circle"),
    "nobody named": (GREY, "diamond"),
}


def drifting_qualifier(data: Any, statement: str = "press-release-123") -> View:
    """One statement's number on its origin's own page, in its copies, and where it stands without an origin."""
    found = qualifier_drift(known(data), statement)
    found = found[found["outcome"].isin(["killed", "injured"])].reset_index(drop=True)
    copies = found[found["whose"].ne("nobody named")]
    if copies.empty:
        raise ValueError(f"no coded figure goes back to {statement}")
    order = (
        found.assign(place=found["outcome"].ne("killed"))
        .sort_values("place", kind="stable")
        .drop(columns="place")
        .reset_index(drop=True)
    )
    lines = []
    for row in order.itertuples():
        colour, symbol = _WHOSE[row.whose]
        drawn = line(row, f"{row.outcome}: {row.words} ({row.whose}, {plural(int(row.reports), 'report')})")
        lines.append(Ranged(drawn.label, drawn.low, drawn.high, drawn.value, colour, symbol))
    own = order[order["whose"].eq("the origin's own page")]
    origin = copies["origin"].iloc[0]
    wrote = (
        f"{origin} itself wrote: {'; '.join(f'{r.outcome} {r.words}' for r in own.itertuples())}"
        if len(own)
        else f"No page of {origin} itself with this toll was seen"
    )
    shown = order[["outcome", "whose", "words", "qualifier", "low", "high", "reports"]].assign(
        qualifier=order["qualifier"].str.replace("_", " ")
    )
    title = f"One statement of {origin}, {plural(len(copies), 'reading')}"
    key = [(name, *look) for name, look in _WHOSE.items()]
    show = proof(data, order)
    return View(
        f"{title}. {wrote}. {'; '.join(row.told for row in lines)}. Where nobody is named, it may be a copy or not.",
        shown,
        figure=ladder(lines, title, key=key),
        evidence=show,
        rows=[row.label for row in lines],
        caption="Readings of one number",
        missing={"low": "open", "high": "open"},
    )


def copied(data: Any) -> dict[str, str]:
    """The statements whose copies read their toll in more than one way, each in words; first those whose own page was seen."""
    prints = totals(known(data), scope=None)
    found = prints.groupby("statement").agg(relayed=("relayed", "min"), prints=("relayed", "size"))
    found["readings"] = gather(prints, by="reading").groupby("statement").size()
    keys = found[found["readings"] > 1].sort_values(["relayed", "prints"], ascending=[True, False]).index
    told = {row.origin_statement: f"{row.origin}: {row.what}" for row in data.coverage.statements.itertuples()}
    return {told[key]: key for key in keys}


def choices_of_figures(data: Any) -> dict[str, str]:
    """Every total of people killed in the city, each statement once, and the article's own: its name and its key."""
    table = gather(totals(known(data)))
    table = table.sort_values(["own", "printed_low"], ascending=[False, True], kind="stable")
    return {named(row): str(row.figure_id) for row in table.itertuples()}


CEILING, NOW = "a ceiling: at most", "now: exactly"


def do_they_agree(data: Any, one: str | None = None, other: str | None = None, as_much_as: str = CEILING) -> View:
    """Two figures as bounds: could one number satisfy both? The newsroom's reading of “as much as” is a choice."""
    table = gather(totals(known(data)))
    own = table[table["own"]].sort_values("printed_low")
    ids = [one or own["figure_id"].iloc[0], other or own["figure_id"].iloc[-1]]
    strange = [i for i in ids if i not in set(table["figure_id"])]
    if strange:
        raise ValueError(f"{strange[0]} is no total of people killed in the city: choose another figure")
    if ids[0] == ids[1]:
        raise ValueError("these are one figure: choose two")
    chosen = table.set_index("figure_id", drop=False).loc[ids].reset_index(drop=True)
    now = chosen["english"].str.contains("as much as|as many as", case=False) & (as_much_as == NOW)
    chosen["low"] = chosen["low"].mask(now, chosen["high"])
    bounds = [bounds_of(row) for row in chosen.itertuples()]
    common = bounds[0].common(bounds[1])
    lines = [line(row) for row in chosen.itertuples()]
    if Interval(None, None) in bounds:
        told = "a rough number sets no end, so nothing is ruled out"
    elif common is None:
        told = "no number satisfies both"
    else:
        told = f"one number can satisfy both: {said(common.low, common.high)}"
        lines.append(Ranged("both", common.low, common.high, None, ORANGE, "star"))
    reading = " “As much as” is read as “now” here." if now.any() else ""
    warn = " That two figures are compatible does not mean that either is confirmed." if common else ""
    title = told[0].upper() + told[1:]
    ends = "; ".join(f"{row.label}: {row.said}" for row in lines[:2])
    shown = pd.DataFrame({"figure": [row.label for row in lines], "commits_to": [row.said for row in lines]})
    show = proof(data, chosen)
    return View(
        f"{title}. {ends}.{reading}{warn}",
        shown,
        figure=ladder(lines, title),
        evidence=lambda i: show(i) if i < 2 else show(0) + show(1),
        rows=[row.label for row in lines],
        caption="Bounds",
    )


def parts(data: Any, where: str = THIS) -> View:
    """Parts inside their wholes: does the part fit? No share of two lower bounds."""
    table = known(data)
    table = table[table["own"] if where == THIS else ~table["own"]]
    drawn: list[pd.DataFrame] = []
    lines: list[Ranged] = []
    checks: list[tuple[Any, Any, int]] = []  # the part, its whole, the line of the part
    for whole in gather(table[table["subset_of"].isna()]).itertuples():
        below = gather(table[table["subset_of"].isin(whole.ids.split())])
        if below.empty:
            continue
        first = len(lines)
        lines.append(line(whole))
        for part in below.itertuples():
            checks.append((part, whole, len(lines)))
            lines.append(
                line(
                    part,
                    f"of these: {worded(part)} ({part.victim_class}; {plural(int(part.prints), 'print')})",
                    first,
                )
            )
        drawn += [pd.DataFrame([whole]), below]
    if not checks:
        raise ValueError("no part of another figure is given here")
    fits = [part_fits(bounds_of(part), bounds_of(whole)) for part, whole, _ in checks]
    shown = pd.DataFrame(
        [
            (
                worded(p),
                p.victim_class,
                worded(w),
                who(w),
                p.prints,
                "fits" if fit else "does not fit",
            )
            for (p, w, _), fit in zip(checks, fits, strict=True)
        ],
        columns=["part", "who", "whole", "whose_whole", "prints", "check"],
    )
    title = f"{where[0].upper()}{where[1:]}: {plural(len(checks), 'part')} inside {plural(len(lines) - len(checks), 'whole')}; {sum(fits)} fit, {len(fits) - sum(fits)} do not"
    told = "; ".join(row.told for row in lines)
    return View(
        f"{title}. {told}. A share is not computed: a whole that is “at least 23” has no top.",
        shown,
        figure=ladder(lines, title, key=KEY),
        evidence=proof(data, pd.concat(drawn, ignore_index=True)),
        rows=[row.label for row in lines],
        caption="Parts and wholes",
        picks=[at for _, _, at in checks],
    )
