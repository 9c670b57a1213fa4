"""Who says who did it: the marked article, the matrix, the chain of relays, reports against origins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.attribution import propositions, spread, stance_matrix, voices
from ..analysis.statements import statements
from .evidence import of_article, of_frame
from .explorer import View
from .items import Item, evidence_for, plural, whose
from .marks import highlight, legend
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE, layout

UNIVERSES = ("this article", "all coded reports")
_LOOK = {"did": (ORANGE, "triangle-up"), "did not": (BLUE, "square"), "open": (GREEN, "diamond"), "truce": (PURPLE, "cross")}


def universe(data: Any, which: str) -> tuple[pd.DataFrame, Callable[[str], str]]:
    """The statements of a universe, and the evidence for each by its id. `ValueError` for another name."""
    if which == "this article":
        return statements(data.seed.claims), of_article(data.seed)
    if which == "all coded reports":
        frame = data.coverage.attributions
        return statements(frame), of_frame(frame, "claim_id")
    raise ValueError(f"universe is one of {', '.join(UNIVERSES)}, not {which!r}")


def annotated(data: Any, own_voice: bool = True) -> View:
    """The article with each statement about responsibility marked by its stance; its own voice apart."""
    article = data.seed
    claims = [row for row in article.reading.claims if row.stance != "asserts" and (own_voice or row.voice != "article")]
    items = [Item("claims", row) for row in claims]
    marks = [item.mark() for item in items]
    table = pd.DataFrame(
        {
            "whose": [whose(r.source, r.voice, r.speaker) for r in claims], "stance": [r.stance for r in claims], "accused": [r.accused for r in claims],
            "softened": [r.hedged for r in claims], "words": [r.content_text or r.text for r in claims],
        }
    ).astype({"accused": "string"})  # fmt: skip
    counts = table["stance"].value_counts(sort=False)
    told = ", ".join(f"{n} {name}" for name, n in counts.items()) or "none"
    own = sum(r.voice == "article" for r in claims)
    kinds = list(dict.fromkeys(mark.kind for mark in marks))
    return View(
        f"{plural(len(claims), 'statement')} about who did it ({told}); {own} of them in the article's own voice.", table,
        page=legend(kinds) + highlight(article.text, marks), evidence=lambda i: evidence_for(article, items[i]),
        rows=[f"{w}: {s}" for w, s in zip(table["whose"], table["stance"], strict=True)], caption="Statements about responsibility",
    )  # fmt: skip


def matrix(data: Any, universe_: str = "this article", actor: str = "Russia") -> View:
    """Origins by propositions. An empty cell says nothing: neither yes nor no."""
    table, proof = universe(data, universe_)
    cells = stance_matrix(table, actor)
    named = propositions(actor)
    if not cells["proposition"].isin(["did", "did not"]).any():
        raise ValueError(f"no statement of this universe is about {actor}: choose another actor or universe")
    found = spread(table, actor)
    origins = list(dict.fromkeys(cells["origin"]))
    used = [key for key in named if key in set(cells["proposition"])]
    figure = go.Figure()
    for row in cells.itertuples(index=False):
        colour, symbol = _LOOK[row.proposition]
        flat = row.statements - row.softened
        text = f"{row.origin}: “{named[row.proposition]}”, {plural(row.statements, 'statement')}, {row.softened} softened, in {plural(row.reports, 'report')}"
        figure.add_scatter(
            x=[used.index(row.proposition)], y=[len(origins) - origins.index(row.origin)], mode="markers+text", text=[str(row.statements)], textposition="middle right", hovertext=[text], hoverinfo="text",
            marker={"size": 15, "symbol": symbol if flat else f"{symbol}-open", "color": colour, "line": {"width": 2, "color": colour}},
        )  # fmt: skip
    figure.update_layout(layout(f"{plural(len([o for o in origins if o != 'unknown']), 'origin')}: most say nothing on most questions (n = {len(found)})", height=130 + 30 * len(origins), margin={"l": 60, "r": 20, "t": 60, "b": 60}))
    figure.update_xaxes(tickvals=list(range(len(used))), ticktext=[named[k].replace(" is ", " is<br>").replace(" break ", "<br>break ") for k in used], range=[-0.5, len(used) - 0.3])
    figure.update_yaxes(tickvals=[len(origins) - i for i in range(len(origins))], ticktext=origins, range=[0.3, len(origins) + 0.7], automargin=True)
    empty = len(origins) * len(used) - len(cells)
    totals = "; ".join(_total(cells[cells["proposition"].eq(k)], named[k]) for k in used)
    shown = cells.assign(proposition=cells["proposition"].map(named), says=[_examples(found, r.origin, r.proposition) for r in cells.itertuples()])
    ids = [list(found.loc[found["origin"].eq(r.origin) & found["proposition"].eq(r.proposition), "claim_id"]) for r in cells.itertuples()]
    return View(
        f"{totals}. {empty} of {len(origins) * len(used)} cells are empty: those origins say nothing about it. A filled mark has at least one flat statement, a hollow one only softened ones.",
        shown, figure=figure, evidence=lambda i: "".join(proof(claim) for claim in ids[i]), rows=[f"{r.origin}: {r.proposition}" for r in shown.itertuples()], caption="Matrix, one row a filled cell",
    )  # fmt: skip


def _total(part: pd.DataFrame, sentence: str) -> str:
    known = part[part["origin"].ne("unknown")]
    lost = int(part["statements"].sum() - known["statements"].sum())
    extra = f", {lost} more of unknown origin" if lost else ""
    return f"“{sentence}”: {plural(int(known['statements'].sum()), 'statement')} by {plural(len(known), 'origin')}{extra}"


def _examples(found: pd.DataFrame, origin: str, proposition: str) -> str:
    texts = found.loc[found["origin"].eq(origin) & found["proposition"].eq(proposition), "text"].dropna()
    first = str(texts.iloc[0]) if len(texts) else ""
    return first if len(first) <= 90 else first[:87] + "..."


def chain(data: Any, origin: str = "Syrian Observatory for Human Rights", stance: str = "accuses") -> View:
    """From an origin over its relays to the reports: solid where the text names the step, dashed where it was inferred."""
    frame = data.coverage.attributions
    rows = frame[frame["origin"].eq(origin) & frame["stance"].eq(stance)].reset_index(drop=True)
    if rows.empty:
        raise ValueError(f"no coded report has {origin} with the stance “{stance}”: choose another pair")
    steps: dict[tuple[str, str], bool] = {}
    places: dict[str, int] = {origin: 0}
    paths = []
    for row in rows.itertuples():
        names = [n for n in (row.relays.split("; ") if isinstance(row.relays, str) else []) if n]
        if not names or names[-1].removesuffix(" (likely)") != row.publisher:
            names.append(row.publisher)
        before = origin
        for depth, name in enumerate(names):
            likely = name.endswith(" (likely)")
            name = name.removesuffix(" (likely)")
            end = name if name != origin else f"{name} (own page)"
            last = depth == len(names) - 1
            places[end] = max(places.get(end, 0), 2 if last else 1)
            solid = not likely and row.origin_basis == "named"
            steps[before, end] = steps.get((before, end), False) or solid
            before = end
        paths.append(" → ".join([origin, *names]))
    columns = {level: [n for n, at in places.items() if at == level] for level in (0, 1, 2)}
    spot = {}
    height = max(map(len, columns.values()))
    for level, names in columns.items():
        for i, name in enumerate(sorted(names)):
            spot[name] = (level, height - (i + 0.5) * height / max(1, len(names)))
    figure = go.Figure()
    for (a, b), solid in steps.items():
        figure.add_scatter(x=[spot[a][0], spot[b][0]], y=[spot[a][1], spot[b][1]], mode="lines", hoverinfo="skip", line={"color": GREY, "width": 1.5, "dash": "solid" if solid else "dash"})
    for level, symbol, colour in ((0, "star", ORANGE), (1, "diamond", PURPLE), (2, "circle", BLUE)):
        names = columns[level]
        figure.add_scatter(
            x=[spot[n][0] for n in names], y=[spot[n][1] for n in names], mode="markers+text", text=names, textposition="top right" if level == 0 else "middle right", hoverinfo="text",
            marker={"symbol": symbol, "size": 12, "color": colour},
        )  # fmt: skip
    solid = sum(steps.values())
    figure.update_layout(layout(f"One origin, {plural(rows['publisher'].nunique(), 'report')}: {solid} steps named in the text, {len(steps) - solid} inferred", height=160 + 24 * height))
    figure.update_xaxes(tickvals=[0, 1, 2], ticktext=["origin", "relay", "report"], range=[-0.15, 3.3])
    figure.update_yaxes(visible=False, range=[-0.5, height + 0.8])
    table = rows[["publisher", "published_date", "origin_basis", "hedged"]].assign(path=pd.array(paths, dtype="string"), words=rows["text"])
    table["published_date"] = table["published_date"].dt.strftime("%Y-%m-%d").astype("string")
    proof = of_frame(rows, "claim_id")
    ids = list(rows["claim_id"])
    return View(
        f"{origin} ({stance}): {plural(len(rows), 'statement')} in {plural(rows['publisher'].nunique(), 'report')}, over {plural(len(columns[1]), 'relay')}; {solid} steps are named in the text (solid), {len(steps) - solid} inferred (dashed). One voice.",
        table, figure=figure, evidence=lambda i: proof(ids[i]), rows=[f"{p}" for p in paths], caption="Paths from origin to report",
    )  # fmt: skip


def reports_against_origins(data: Any, actor: str = "Russia", relays: bool = True) -> View:
    """For each proposition: every report a dot, on the line of its origin. Relays on or off."""
    table, proof = universe(data, "all coded reports")
    found = spread(table, actor)
    if not relays:
        own = found["relays"].isna()
        found = found[own].reset_index(drop=True)
    named = propositions(actor)
    lines, told = [], []
    figure = go.Figure()
    order = [(k, o) for k in named for o in found.loc[found["proposition"].eq(k) & found["origin_known"], "origin"].value_counts(sort=True).index]
    for at, (key, origin) in enumerate(order):
        rows = found[found["proposition"].eq(key) & found["origin"].eq(origin)]
        reports = sorted(rows["report"].unique())
        colour, symbol = _LOOK[key]
        y = len(order) - at
        figure.add_scatter(
            x=list(range(1, len(reports) + 1)), y=[y] * len(reports), mode="markers", hovertext=[f"{origin} → {r}: {named[key]}" for r in reports], hoverinfo="text",
            marker={"symbol": symbol, "size": 10, "color": colour},
        )  # fmt: skip
        lines.append((named[key], origin, len(reports), len(rows), "; ".join(reports), list(rows["claim_id"])))
    for key in named:
        part = found[found["proposition"].eq(key)]
        if len(part):
            told.append(f"“{named[key]}”: {voices(part)}")
    figure.update_layout(layout(f"{plural(len(found), 'statement')}, {len(order)} lines: a long line is one voice, often repeated", height=140 + 26 * max(1, len(order))))
    figure.update_yaxes(tickvals=[len(order) - i for i in range(len(order))], ticktext=[f"{o}: {'did it' if k == 'did' else 'did not' if k == 'did not' else 'open' if k == 'open' else 'truce'}" for k, o in order], automargin=True, range=[0.3, len(order) + 0.7])
    figure.update_xaxes(title_text="reports", dtick=5, rangemode="tozero")
    shown = pd.DataFrame({"proposition": [r[0] for r in lines], "origin": [r[1] for r in lines], "reports": [r[2] for r in lines], "statements": [r[3] for r in lines], "printed_by": [r[4] for r in lines]})
    scope = "All reports." if relays else "Only statements that stand in a report without a relay."
    return View(
        f"{scope} " + ". ".join(told) + ". A relay is a report, not an origin.", shown, figure=figure,
        evidence=lambda i: "".join(proof(c) for c in lines[i][5]), rows=[f"{r[1]}: {r[0]}" for r in lines], caption="Origins and their reports",
    )  # fmt: skip


__all__ = ["annotated", "chain", "matrix", "reports_against_origins", "universe"]
