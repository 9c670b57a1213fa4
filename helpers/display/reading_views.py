"""Views of one article: its marked text, who says who, its tolls, its truce counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.wording import plural
from ..reading.blocks import READ
from .explorer import View
from .intervals import Ranged, ladder, said
from .items import (
    TABLE_NAMES,
    TABLE_OF,
    Item,
    counted,
    evidence_for,
    items_of,
    shortened,
    whose,
    window_told,
)
from .marks import Mark, highlight, legend
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE, layout

if TYPE_CHECKING:
    from ..loading import Article


def _rows(items: list[Item]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "words": pd.array([item.words() for item in items], dtype="string"),
            "table": pd.array([TABLE_NAMES[item.table] for item in items], dtype="string"),
            "whose": pd.array(
                [whose(item.row.source, item.row.voice, getattr(item.row, "speaker", None)) for item in items],
                dtype="string",
            ),
            "means": pd.array([item.means() for item in items], dtype="string"),
            "start": pd.array([item.row.start for item in items], dtype="Int64"),
            "end": pd.array([item.row.end for item in items], dtype="Int64"),
        }
    )


def _view(article: Article, items: list[Item], summary: str, caption: str, **more: Any) -> View:
    names = [item.name() for item in items]
    return View(
        summary, _rows(items), evidence=lambda i: evidence_for(article, items[i]), rows=names, caption=caption, **more
    )


def marked_article(article: Article, show: str = "everything", labels: bool = True) -> View:
    """The whole article with its rows lit up; a row chosen shows its own sentence and parts."""
    items = items_of(article, show)
    marks = [item.mark(number) for number, item in enumerate(items)]
    skipped = [Mark(b.start, b.end, "skipped", b.role) for b in article.reading.blocks if b.role not in READ]
    kinds = list(dict.fromkeys([m.kind for m in marks] + (["skipped"] if skipped else [])))
    page = legend(kinds) + highlight(article.text, marks + skipped, labels, columns=True)
    counts = {name: sum(item.table == name for item in items) for name in TABLE_OF.values()}
    told = ", ".join(counted(name, n) for name, n in counts.items() if n) or "no row"
    summary = (
        f"The article as rows: {told}; {plural(len(skipped), 'block')} {'is' if len(skipped) == 1 else 'are'} not read."
    )
    return _view(article, items, summary, "Rows in text order", page=page)


_STANCE_LOOK = {
    "accuses": (ORANGE, "triangle-up"), "denies": (BLUE, "square"), "admits": (PURPLE, "star"), "investigates": (GREEN, "diamond"),
    "withholds": (GREY, "circle-open"), "asserts": (GREY, "circle"),
}  # fmt: skip


def who_says_who(article: Article, only_about_responsibility: bool = True) -> View:
    """Who says who did it: the statements about responsibility, in text order, each on the line of its source."""
    items = [i for i in items_of(article, "statements") if i.row.stance != "asserts" or not only_about_responsibility]
    stances: dict[str, int] = {}
    for item in items:
        stances[item.row.stance] = stances.get(item.row.stance, 0) + 1
    told = ", ".join(f"{n} {name}" for name, n in stances.items()) or "none"
    voices = {item.row.source for item in items if item.row.source}
    summary = f"{plural(len(items), 'statement')} ({told}) by {plural(len(voices), 'source')}. More statements are not more voices."
    return _view(article, items, summary, "Statements", figure=_lines_of_sources(items, len(voices)) if items else None)


def _lines_of_sources(items: Sequence[Item], sources: int) -> go.Figure:
    """One line a source, one point a statement in text order; the symbol says the stance."""
    lines = list(dict.fromkeys(whose(i.row.source, "explicit" if i.row.source else i.row.voice) for i in items))
    figure = go.Figure()
    for stance, (colour, symbol) in _STANCE_LOOK.items():
        rows = [(n, i) for n, i in enumerate(items) if i.row.stance == stance]
        if rows:
            figure.add_scatter(
                x=[n + 1 for n, _ in rows], y=[len(lines) - lines.index(whose(i.row.source, "explicit" if i.row.source else i.row.voice)) for _, i in rows],
                mode="markers", name=stance, customdata=[n for n, _ in rows], hovertext=[i.name() for _, i in rows], hoverinfo="text",
                marker={"size": 13, "color": colour, "symbol": symbol},
            )  # fmt: skip
    title = f"{plural(len(items), 'statement')}, {plural(sources, 'named source')}: more statements are not more voices"
    figure.layout = layout(
        title, height=190 + 30 * len(lines), showlegend=True, margin={"l": 60, "r": 20, "t": 60, "b": 80}
    )
    figure.update_yaxes(
        tickvals=[len(lines) - i for i in range(len(lines))], ticktext=lines, range=[0.4, len(lines) + 0.6]
    )
    figure.update_xaxes(title_text="statements in the order of the text", dtick=1, range=[0.4, len(items) + 0.6])
    return figure


def toll_ladder(article: Article, outcome: str = "killed") -> View:
    """The tolls of one article, each as what its words commit to. Nothing is joined or added."""
    items = [i for i in items_of(article, "people") if i.row.outcome == outcome and i.row.qualifier is not None]
    colours = {"article": GREEN, "explicit": BLUE, "carried": PURPLE, "hearsay": ORANGE}
    symbols = {"article": "square", "explicit": "circle", "carried": "diamond", "hearsay": "x"}
    text_of = {item.row.figure_id: item.row.text for item in items}
    lines = []
    for item in items:
        row = item.row
        inside = (
            f" (part of “{text_of[row.subset_of]}”)"
            if row.subset_of in text_of
            else " (a part)"
            if row.subset_of
            else ""
        )
        who = row.source or ("own voice" if row.voice == "article" else "nobody named")
        lines.append(
            Ranged(f"“{row.text}”{inside}, {who}", row.low, row.high, row.value, colours[row.voice], symbols[row.voice])
        )
    told = "; ".join(f"{r.label}: {said(r.low, r.high)}" for r in lines)
    people = outcome.replace("_", " ")
    names = {item.row.source for item in items if item.row.source}
    own = sum(item.row.voice == "article" for item in items)
    title = f"{plural(len(lines), 'figure')} of people {people}: {own} in the article's own voice, {len(lines) - own} by {plural(len(names), 'named source')}"
    figure = ladder(lines, title) if lines else None
    summary = f"{title}. {told}." if lines else f"No figure of people {people}."
    return _view(article, items, summary, "Figures", figure=figure)


APART = "A flow is never added to a stock."


def counts_told(items: Sequence[Item]) -> str:
    """Each truce count with its hours and its places, in words."""
    return "; ".join(
        f"“{r.text}” ({_hours_of(r)}{', ' + r.areas.replace('; ', ' and ') if r.areas else ''})"
        for r in (item.row for item in items)
    )


def truce_ledger(article: Article) -> View:
    """The truce counts of one article: unit, window, flow or stock. Never on a common axis."""
    items = items_of(article, "truce")
    rows = [item.row for item in items]
    table = pd.DataFrame(
        {
            "words": pd.array([r.text for r in rows], dtype="string"),
            "counts": pd.array([r.measure.replace("_", " ") for r in rows], dtype="string"),
            "low": pd.array([r.low for r in rows], dtype="Int64"),
            "high": pd.array([r.high for r in rows], dtype="Int64"),
            "flow_or_stock": pd.array([r.flow_or_stock for r in rows], dtype="string"),
            "window": pd.array([window_told(r) for r in rows], dtype="string"),
            "areas": pd.array([r.areas for r in rows], dtype="string"),
            "whose": pd.array([whose(r.source, r.voice) for r in rows], dtype="string"),
        }
    )
    summary = f"{by_hours(items)}. {counts_told(items)}. {APART}" if rows else "No truce count."
    return View(
        summary, table, figure=windows(items) if items else None,
        evidence=lambda i: evidence_for(article, items[i]), rows=[item.name() for item in items], caption="Truce counts",
    )  # fmt: skip


def _hours_of(row: Any) -> str:
    """In which hours a truce count was counted, in words."""
    if row.flow_or_stock == "stock":
        return "stock, so far in total"
    window = window_told(row)
    return f"flow, {window[0].lower()}{window[1:]}" if window else "flow, window lost"


def by_hours(items: Sequence[Item]) -> str:
    """How many truce counts there are, by what is known of their hours."""
    named = sum(bool(item.row.window_hours) for item in items)
    flows = [item.row for item in items if item.row.flow_or_stock == "flow" and not item.row.window_hours]
    lost = sum(not row.window_text for row in flows)
    told = len(flows) - lost
    since = f", {told} since or on a day" if told else ""
    return f"{plural(len(items), 'truce count')}: {named} with their hours{since}, {len(items) - named - len(flows)} so far in total, {lost} with the hours lost"


def _marked(hours: Iterable[int], longest: int) -> list[int]:
    """The lengths of time that have a mark on the axis: the longest, and each that has room between those marked and "then"."""
    places = [longest]
    for back in sorted(set(hours), reverse=True):
        if all(abs(back - other) >= longest / 4 for other in (*places, 0)):
            places.append(back)
    return places


def _line_name(item: Item, marked: Sequence[int], report: str) -> str:
    """The words of a count; its hours, where the axis has no mark for them; its report, where there are several."""
    hours = item.row.window_hours
    told = f", {plural(hours, 'hour')}" if hours and hours not in marked else ""
    return f"“{shortened(item.row.text, 60)}”{told}{f', in {report}' if report else ''}"


def windows(items: Sequence[Item], names: Sequence[str] = ()) -> go.Figure:
    """The hours behind each count, not its size: a bar, an arrow back for "so far", a hollow point where no hours are named.

    `names` says which report each count is of, where there are several.
    """
    figure = go.Figure()
    longest = max([24, *(item.row.window_hours or 0 for item in items)])
    marked = _marked((item.row.window_hours for item in items if item.row.window_hours), longest)
    for n, item in enumerate(items):
        row, y = item.row, len(items) - n
        hours, stock = row.window_hours, row.flow_or_stock == "stock"
        back = -1.6 * longest if stock else -float(hours) if hours else 0.0
        if back:
            figure.add_scatter(
                x=[back, 0],
                y=[y, y],
                mode="lines",
                hoverinfo="skip",
                line={"color": PURPLE if stock else BLUE, "width": 2 if stock else 5},
            )
        ends = [back, 0] if back else [0]
        symbols = ["triangle-left", "circle"] if stock else ["circle", "circle"] if hours else ["circle-open"]
        figure.add_scatter(
            x=ends, y=[y] * len(ends), mode="markers", customdata=[n] * len(ends), hovertext=[item.name()] * len(ends), hoverinfo="text",
            marker={"size": 12, "color": (colour := PURPLE if stock else BLUE if hours else ORANGE), "symbol": symbols, "line": {"width": 2, "color": colour}},
        )  # fmt: skip
    figure.layout = layout(by_hours(items), height=130 + 34 * len(items))
    figure.update_yaxes(
        tickvals=[len(items) - n for n in range(len(items))],
        ticktext=[_line_name(item, marked, name) for item, name in zip(items, names or [""] * len(items), strict=True)],
        range=[0.4, len(items) + 0.6],
    )
    figure.update_xaxes(
        title_text="hours counted back; no line shows how many",
        range=[-1.75 * longest, 0.15 * longest],
        tickvals=[*(-back for back in marked), 0],
        ticktext=[*(plural(back, "hour") for back in marked), "then"],
        tickangle=0,
    )
    return figure
