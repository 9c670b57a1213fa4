"""Figures in pairs: which revises which, if any, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.figures import UNKNOWN, gather, totals
from ..analysis.revisions import APART, COUNTED, KINDS, pairs
from ..analysis.wording import plural
from .explorer import View
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, layout
from .tolls import THIS, known, named, proof

ARTICLE, STATEMENTS = THIS, "all reports, each statement once"
EVERY_KIND = "every kind"
RELATIONS = [EVERY_KIND, *KINDS]
# kind, and what is special about the pair: a hollow mark of the same shape
_LOOK = {
    ("revision", ""): (RED, "star"),
    ("revision", COUNTED): (RED, "star-open"),
    ("repeat", ""): (GREY, "square"),
    ("discrepancy", ""): (BLUE, "circle-open"),
    ("same figure", ""): (GREEN, "diamond"),
    ("same figure", APART): (GREEN, "diamond-open"),
    ("scope change", ""): (ORANGE, "cross"),
    ("expectation", ""): (PURPLE, "hourglass"),
    ("part", ""): (GREEN, "bowtie"),
    ("no comparison", ""): (GREY, "x"),
}


def groups(data: Any) -> list[str]:
    """What can be set against each other: each statement once, the article's figures, the wordings of one origin."""
    readings = gather(totals(known(data), scope=None), by="reading")
    often = readings.loc[~readings["own"] & readings["origin"].ne(UNKNOWN), "origin"].value_counts()
    return [STATEMENTS, ARTICLE, *often.index[often > 1]]


def _among(table: pd.DataFrame, among: str, outcome: str) -> pd.DataFrame:
    """The figures that are set against each other: those of the article, one print a statement, or one origin's readings."""
    if among == ARTICLE:
        return gather(table[table["own"]], by="reading")
    coded = totals(table[~table["own"]], outcome, scope=None)
    if among == STATEMENTS:
        return gather(coded[coded["origin"].ne(UNKNOWN)])
    chosen = gather(coded[coded["origin"].eq(among).fillna(False)], by="reading")
    if chosen.empty:
        raise ValueError(f"no figure of people {outcome.replace('_', ' ')} by {among}: choose another")
    return chosen


def relations(data: Any, among: str = STATEMENTS, kind: str = EVERY_KIND, outcome: str = "killed") -> View:
    """Every pair of figures: revision, repeat, discrepancy, scope change, expectation, part, or no comparison, with the reason."""
    if kind not in RELATIONS:
        raise ValueError(f"kind is one of {', '.join(RELATIONS)}, not {kind!r}")
    chosen = _among(known(data), among, outcome)
    found = pairs(chosen)
    counts = found["kind"].value_counts()
    revised = int(counts.get("revision", 0))
    head = f"{among[0].upper()}{among[1:]}: {plural(len(chosen), 'figure')} make {plural(len(found), 'pair')}; {revised or 'none'} of them {'is a revision' if revised < 2 else 'are revisions'}"
    split = ", ".join(f"{n} {name}{_special(found, name)}" for name, n in counts.items())
    if kind != EVERY_KIND:
        found = found[found["kind"].eq(kind)].reset_index(drop=True)
    spot = {name: i for i, name in enumerate(chosen["figure_id"])}
    labels = [named(row) for row in chosen.itertuples()]
    first, second = ([labels[spot[i]] for i in found[side]] for side in ("first", "second"))
    shown = pd.DataFrame({"one": first, "other": second, "relation": found["kind"], "why": found["reason"]}).astype(
        "string"
    )
    show = proof(data, chosen)
    told = " ".join(f"{why}." for why in found["reason"]) if kind == "revision" else ""
    return View(
        f"{head}. {split}. {told}".strip(),
        shown,
        figure=_grid(labels, found, spot, head),
        evidence=lambda i: show(spot[found["first"][i]]) + show(spot[found["second"][i]]),
        rows=[f"{a} / {b}: {k}" for a, b, k in zip(first, second, found["kind"], strict=True)],
        caption="Pairs of figures" if kind == EVERY_KIND else f"Pairs: {kind}",
    )


def _special(found: pd.DataFrame, kind: str) -> str:
    """How many pairs of a kind are special, and how."""
    inside = found.loc[found["kind"].eq(kind), "detail"].dropna().value_counts()
    return f" ({', '.join(f'{n} of them {name}' for name, n in inside.items())})" if len(inside) else ""


def _grid(labels: Sequence[str], found: pd.DataFrame, spot: dict[str, int], title: str) -> go.Figure | None:
    """Each pair as a mark: the earlier figure of the table across, the later one down."""
    if found.empty:
        return None
    figure = go.Figure()
    for (kind, detail), (colour, symbol) in _LOOK.items():
        part = found[found["kind"].eq(kind) & found["detail"].fillna("").eq(detail)]
        if len(part):
            x = [spot[name] + 1 for name in part["first"]]
            y = [len(labels) - spot[name] for name in part["second"]]
            hover = [
                f"{labels[spot[a]]}<br>{labels[spot[b]]}<br>{kind}: {why}"
                for a, b, why in zip(part["first"], part["second"], part["reason"], strict=True)
            ]
            figure.add_scatter(
                x=x,
                y=y,
                mode="markers",
                name=f"{kind}: {detail}" if detail else kind,
                showlegend=True,
                hoverinfo="text",
                hovertext=hover,
                customdata=list(part.index),
                marker={
                    "color": colour,
                    "symbol": symbol,
                    "size": 13,
                    "line": {"width": 2 if "open" in symbol else 0},
                },
            )
    size = len(labels)
    base = layout(title, showlegend=True)
    margin = base["margin"] | {"b": 110}
    figure.layout = base | {"margin": margin, "height": margin["t"] + margin["b"] + 28 * max(size, 3)}
    figure.update_xaxes(
        tickvals=list(range(1, size + 1)),
        ticktext=[str(i) for i in range(1, size + 1)],
        range=[0.4, size + 0.6],
        title_text="the figures again, by their numbers at the left",
    )
    figure.update_yaxes(
        tickvals=[size - i for i in range(size)],
        ticktext=[f"{name} ({i})" for i, name in enumerate(labels, 1)],
        range=[0.4, size + 0.6],
    )
    return figure
