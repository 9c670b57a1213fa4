"""The tree of relays: from an origin over those who pass it on to the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.relays import Relay, Way, paths, tree
from ..analysis.wording import listed, plural, tallied
from .attribution_views import NOUNS
from .dots import Look, marker
from .evidence import of_frame, several
from .explorer import View
from .theme import BLUE, GREY, ORANGE, PURPLE, layout

OBSERVATORY = "Syrian Observatory for Human Rights"
_ROW = 24  # pixels from report to report
_FIRST = 0.25  # where the first relays stand, between the origin at 0 and the reports at 1
_COLUMNS = ("relay", "second relay", "third relay")
Places = list[tuple[float, float]]


def chain(data: Any, origin: str = OBSERVATORY, stance: str = "accuses") -> View:
    """From an origin over its relays to the reports: dashed where something on the way was inferred."""
    frame = data.coverage.attributions
    rows = frame[frame["origin"].eq(origin) & frame["stance"].eq(stance)]
    if rows.empty:
        raise ValueError(f"no coded report has {origin} with the stance “{stance}”: choose another pair")
    found = paths(rows)
    order, relays = tree(found)
    held = [found[number] for number in order]
    by_id = rows.set_index("statement_id", drop=False)
    soft = [bool(by_id.loc[list(path.statement_ids), "hedged"].all()) for path in held]
    places = {number: at for at, number in enumerate(order)}
    branches = [Relay(r.way, tuple(places[n] for n in r.rows), r.named) for r in relays]
    proof = of_frame(rows, "statement_id")
    nodes = _nodes(origin, held, branches)
    return View(
        _told(origin, stance, len(rows), held, relays, sum(soft)),
        _table(held, by_id),
        figure=_figure(origin, _Layout(held, branches, soft)),
        evidence=lambda i: several(proof(key) for way in nodes[i].ways for key in way.statement_ids),
        rows=[node.name for node in nodes],
        caption="Ways from the origin to a report",
        picks=range(len(held)),
        missing={"by_way_of": "nobody in between", "inferred": "nothing", "day": "no day printed"},
    )


@dataclass(frozen=True)
class _Node:
    """A mark that can be chosen: its name, and the ways that lead through it."""

    name: str
    ways: Sequence[Way]


def _nodes(origin: str, held: Sequence[Way], relays: Sequence[Relay]) -> list[_Node]:
    """The reports in their order, then the relays, then the origin."""
    return [
        *(_Node(str(way), [way]) for way in held),
        *(
            _Node(f"{' → '.join((origin, *relay.way))}: {plural(len(relay.rows), 'report')}", [held[i] for i in relay.rows])
            for relay in relays
        ),
        _Node(f"{origin}: {plural(len(held), 'report')}", held),
    ]  # fmt: skip


def _told(
    origin: str,
    stance: str,
    statements: int,
    held: Sequence[Way],
    relays: Sequence[Relay],
    soft: int,
) -> str:
    dashed = sum(bool(path.inferred) for path in held)
    own = sum(path.own_page for path in held)
    behind: dict[str, int] = {}
    for relay in relays:
        behind[relay.way[-1]] = behind.get(relay.way[-1], 0) + len(relay.rows)
    over = tallied(dict(sorted(behind.items(), key=lambda item: (-item[1], item[0]))))
    lost = sorted({relay.way[-1] for relay in relays if not relay.named})
    unnamed = f" No text names the step to {listed(lost)}." if lost else ""
    hollow = f" {plural(soft, 'report')} only soften it (hollow)." if soft else ""
    noun = plural(statements, *NOUNS.get(stance, ("statement", "statements")))
    outlets = plural(len({path.outlet for path in held}), "outlet")
    return (
        f"{origin}: {noun} in {plural(len(held), 'report')} by {outlets}, "
        f"{own or 'none'} of them its own page. "
        f"{plural(len(behind), 'relay')}, by reports: {over or 'none'}. "
        f"{len(held) - dashed} ways are named in the text (solid), "
        f"{dashed} hold an inferred step (dashed).{unnamed}{hollow} "
        "However many the reports, it is one voice."
    )


def _table(held: Sequence[Way], by_id: pd.DataFrame) -> pd.DataFrame:
    days = by_id["published_date"].dt.strftime("%Y-%m-%d")
    return pd.DataFrame(
        {
            "report": [path.outlet for path in held],
            "day": [days[path.statement_ids[0]] for path in held],
            "by_way_of": [", then ".join(path.relays) or None for path in held],
            "inferred": [", ".join(path.inferred) or None for path in held],
            "coders_note": ["; ".join(by_id.loc[list(p.statement_ids), "text"]) for p in held],
        }
    ).astype("string")


@dataclass(frozen=True)
class _Layout:
    """Where everything stands: reports from top to bottom, relays at the middle of what is behind them."""

    held: Sequence[Way]
    relays: Sequence[Relay]
    soft: Sequence[bool]

    @property
    def last(self) -> int:
        """The column of the reports."""
        return 1 + max((len(relay.way) for relay in self.relays), default=0)

    def x(self, depth: float) -> float:
        """Where a column stands. The origin has no words beside it, so the relays begin near it."""
        if self.last == 1:
            return depth
        if depth < 1:
            return depth * _FIRST
        return _FIRST + (depth - 1) * (1 - _FIRST) / (self.last - 1)

    def bend(self, depth: int) -> float:
        """Where the ways behind a column part: behind the names of its relays."""
        return self.x(depth + (0.85 if depth else 0.5))

    def report(self, row: int) -> float:
        return float(len(self.held) - row)

    def branch(self, way: tuple[str, ...]) -> float:
        rows = next((r.rows for r in self.relays if r.way == way), range(len(self.held)))
        return sum(map(self.report, rows)) / len(rows)

    def strokes(self) -> Iterator[tuple[bool, Places]]:
        """The lines: whether each is dashed, and its places. No two of them cross.

        From every branch one line leads to where its ways part, one stands there, and one leads on
        to each relay or report behind it.
        """
        steps = [(r.way[:-1], len(r.way), self.branch(r.way), not r.named) for r in self.relays]
        steps += [(path.relays, self.last, self.report(row), bool(path.inferred)) for row, path in enumerate(self.held)]
        for way in dict.fromkeys(step[0] for step in steps):
            behind = [step for step in steps if step[0] == way]
            start, bend, y = self.x(len(way)), self.bend(len(way)), self.branch(way)
            dashed = all(step[3] for step in behind)
            ends = [step[2] for step in behind]
            yield dashed, [(start, y), (bend, y)]
            yield dashed, [(bend, min(ends)), (bend, max(ends))]
            for _, depth, height, inferred in behind:
                yield inferred, [(bend, height), (self.x(depth) - 0.01, height)]


def _figure(origin: str, place: _Layout) -> go.Figure:
    dashes = sum(bool(path.inferred) for path in place.held)
    title = f"{origin}: {plural(len(place.held), 'report')}, one voice; {dashes} of the ways hold an inferred step"
    figure = go.Figure(layout=layout(title))
    strokes = list(place.strokes())
    for dashed, name in ((False, "named in the text"), (True, "inferred")):
        line = {"color": GREY, "width": 1.5, "dash": "dash" if dashed else "solid"}
        lines = _with_gaps(places for is_dashed, places in strokes if is_dashed == dashed)
        figure.add_scatter(**lines, mode="lines", hoverinfo="skip", name=name, line=line)
    for points in (_origin_point(origin, place), _relay_points(place), _report_points(place)):
        figure.add_scatter(**points, mode="markers+text", hoverinfo="text", cliponaxis=False, showlegend=False)
    if any(place.soft):
        full = Look("circle", BLUE)
        for name, look in (("report", full), ("report that only softens it", full.hollow())):
            figure.add_scatter(x=[None], y=[None], mode="markers", name=name, marker=marker([look]))
    rows = max(len(place.held), 3)
    figure.update_layout(
        height=figure.layout.margin.t + _ROW * rows + 100,
        margin={"l": 30, "r": 165, "b": 100},
        showlegend=True,
    )
    columns = ["origin", *_COLUMNS[: place.last - 1], "report"]
    figure.update_xaxes(
        tickvals=[place.x(depth) for depth in range(place.last + 1)],
        ticktext=columns,
        range=[-0.03, 1.02],
        showgrid=False,
        tickangle=0,
    )
    figure.update_yaxes(visible=False, range=[0.3, rows + 0.7])
    return figure


def _with_gaps(lines: Iterable[Places]) -> dict[str, list[float | None]]:
    """Lines as one trace, with a gap after each."""
    held = [place for line in lines for place in (*line, (None, None))]
    return {"x": [x for x, _ in held], "y": [y for _, y in held]}


def _origin_point(origin: str, place: _Layout) -> dict[str, Any]:
    return {
        "x": [0],
        "y": [place.branch(())],
        "text": [""],
        "hovertext": [origin],
        "customdata": [len(place.held) + len(place.relays)],
        "marker": marker([Look("star", ORANGE, 15)]),
    }


def _relay_points(place: _Layout) -> dict[str, Any]:
    relays = place.relays
    return {
        "x": [place.x(len(relay.way)) for relay in relays],
        "y": [place.branch(relay.way) for relay in relays],
        "text": [relay.way[-1] for relay in relays],
        "textposition": "top right",
        "hovertext": [f"{r.way[-1]}: {plural(len(r.rows), 'report')}" for r in relays],
        "customdata": [len(place.held) + i for i in range(len(relays))],
        "marker": marker([Look("diamond", PURPLE)] * len(relays)),
    }


def _report_points(place: _Layout) -> dict[str, Any]:
    full = Look("circle", BLUE)
    return {
        "x": [1] * len(place.held),
        "y": [place.report(row) for row in range(len(place.held))],
        "text": ["its own page" if way.own_page else _short(way.outlet) for way in place.held],
        "textposition": "middle right",
        "hovertext": [str(path) for path in place.held],
        "customdata": list(range(len(place.held))),
        "marker": marker([full.hollow() if weak else full for weak in place.soft]),
    }


def _short(outlet: str) -> str:
    """An outlet without what stands in brackets behind its name, and without whom it reposts."""
    return outlet.partition(" (")[0].partition(", reposting")[0]
