"""Who says who did it: the marked article, the matrix of voices and propositions."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.attribution import (
    propositions,
    spread,
    stance_matrix,
    with_voice,
)
from ..analysis.statements import names_actor, statements
from ..analysis.wording import listed, plural, tallied
from ..examples import SEED, example
from ..loading import read_article
from .dots import Look, marker
from .evidence import of_article, of_frame, several
from .explorer import View
from .items import Item, evidence_for, shortened, whose
from .marks import highlight, legend
from .reports import own_statements
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE, RED, layout

UNIVERSES = ("this article", "all coded reports")
LOOKS = {
    "did": Look("triangle-up", ORANGE, 13),
    "either": Look("triangle-left", RED, 13),
    "did not": Look("square", BLUE, 12),
    "missions": Look("hourglass", BLUE, 13),
    "sought": Look("diamond", GREEN, 13),
    "open": Look("bowtie", GREY, 13),
    "truce": Look("cross", PURPLE, 13),
}
NOUNS = {
    "accuses": ("accusation", "accusations"),
    "denies": ("denial", "denials"),
    "admits": ("admission", "admissions"),
    "investigates": ("attempt to find out", "attempts to find out"),
    "withholds": ("refusal to say", "refusals to say"),
    "asserts": ("other statement", "other statements"),
}
Proof = Callable[[str], str]


def universe(data: Any, which: str) -> tuple[pd.DataFrame, Proof]:
    """The statements of a universe, and the evidence for each by its id. `ValueError` for another name."""
    if which == "this article":
        return own_statements(data.seed), of_article(data.seed)
    if which == "all coded reports":
        frame = data.coverage.attributions
        return statements(frame), of_frame(frame, "claim_id")
    raise ValueError(f"universe is one of {', '.join(UNIVERSES)}, not {which!r}")


def annotated(data: Any, article: str = SEED, show: str = "about who did it") -> View:
    """The article with each statement marked by its stance; what it says in its own voice comes last."""
    text = data.seed if article == SEED else read_article(text=example(article).text)
    every = [row for row in text.reading.claims if show != "about who did it" or row.stance != "asserts"]
    if not every:
        raise ValueError("no statement about who did it was read in this article")
    claims = sorted(every, key=lambda row: row.voice == "article")
    items = [Item("claims", row) for row in claims]
    marks = [item.mark(number) for number, item in enumerate(items)]
    table = pd.DataFrame(
        {
            "whose": [whose(r.source, r.voice, r.speaker) for r in claims],
            "stance": [r.stance for r in claims],
            "accused": [r.accused for r in claims],
            "softened": [r.hedged for r in claims],
            "words": [r.content_text or r.text for r in claims],
        }
    ).astype({"accused": "string"})
    counts = table["stance"].value_counts(sort=False)
    told = listed(plural(int(n), *NOUNS[name]) for name, n in counts.items())
    own = sum(r.voice == "article" for r in claims)
    kinds = list(dict.fromkeys(mark.kind for mark in marks))
    return View(
        f"{plural(len(claims), 'statement')} {show if show != 'every statement' else 'in all'}: {told}; "
        f"{own or 'none'} of them in the article's own voice.",
        table,
        page=legend(kinds) + highlight(text.text, marks),
        evidence=lambda i: evidence_for(text, items[i]),
        rows=[item.name() for item in items],
        caption="Statements, the article's own voice last",
        missing={"accused": "nobody"},
    )


def matrix(data: Any, universe_: str = "this article", actor: str = "Russia", bodies_as_one: bool = True) -> View:
    """Voices by propositions. An empty cell says nothing: neither yes nor no."""
    table, proof = universe(data, universe_)
    return matrix_of(table, proof, actor, bodies_as_one, coded=universe_ != "this article")


def matrix_of(table: pd.DataFrame, proof: Proof, actor: str, bodies_as_one: bool = True, coded: bool = False) -> View:
    """The matrix of any table of statements; `coded` where nobody coded what is said of the truce."""
    table = with_voice(table, bodies_as_one)
    found = spread(table, actor)
    named = propositions(actor)
    if not any(names_actor(accused, actor) for accused in found["accused"]):
        raise ValueError(f"no statement of this universe is about {actor}: choose another actor or universe")
    cells = stance_matrix(table, actor, "voice")
    columns = [k for k in named if k == "truce" or k in set(cells["proposition"])]
    grid = _Grid(cells, columns, named, coded)
    said: dict[tuple[str, str], list[list[str]]] = {}
    for voice, key, *row in zip(*(found[c] for c in ("voice", "proposition", "claim_id", "text")), strict=True):
        said.setdefault((voice, key), []).append(row)
    held = [said[cell] for cell in zip(cells["voice"], cells["proposition"], strict=True)]
    shown = cells.assign(
        proposition=cells["proposition"].map(named),
        for_example=[shortened(rows[0][1], 80) for rows in held],
    )
    return View(
        _told(grid),
        shown,
        figure=_figure(grid),
        evidence=lambda i: several(proof(claim) for claim, _ in held[i]),
        rows=[f"{r.voice}: {r.proposition}" for r in shown.itertuples()],
        caption="One row a filled cell",
    )


@dataclass(frozen=True)
class _Grid:
    """The filled cells, the columns to be drawn, their sentences; `coded` where nobody coded the truce."""

    cells: pd.DataFrame
    columns: Sequence[str]
    named: Mapping[str, str]
    coded: bool

    @property
    def voices(self) -> list[str]:
        return list(dict.fromkeys(self.cells["voice"]))

    @property
    def asked(self) -> int:
        """How many columns could have been filled."""
        return len(self.columns) - self.coded

    def span(self) -> str:
        """How many statements there are, and how few questions a line speaks to."""
        most = self.cells.groupby("voice").size().max()
        number = plural(int(self.cells["statements"].sum()), "statement")
        return f"{number}: no voice speaks to more than {most} of the {plural(self.asked, 'question')} (columns)"

    def column(self, key: str) -> pd.DataFrame:
        return self.cells[self.cells["proposition"].eq(key)]

    def across(self, key: str) -> float:
        # what is said of the truce is no answer to who did it: it stands apart
        return self.columns.index(key) + (0.4 if key == "truce" else 0)


def _told(grid: _Grid) -> str:
    """Every number of the matrix in words, and why a cell is empty."""
    parts = []
    for key in grid.columns:
        column = grid.column(key)
        if column.empty:
            continue
        counts = dict(zip(column["voice"], column["statements"], strict=True))
        who = tallied(counts) if len(counts) > 1 else column["voice"].iloc[0]
        softened = int(column["softened"].sum())
        soft = f", {softened} of them softened" if softened else ""
        number = plural(int(column["statements"].sum()), "statement")
        parts.append(f"“{grid.named[key]}”: {number}{soft} ({who})")
    total = len(grid.voices) * grid.asked
    left = total - len(grid.cells)
    empty = f"{left} of {total} cells {'is' if left == 1 else 'are'} empty: nothing is said there."
    truce = " Whether a truce was broken was not coded in these reports."
    return f"{grid.span()}. {'; '.join(parts)}. {empty}{truce if grid.coded else ''}"


def _figure(grid: _Grid) -> go.Figure:
    soft = bool((grid.cells["softened"] >= grid.cells["statements"]).any())
    title = grid.span() + (" (hollow: only softened statements)" if soft else "")
    names = grid.voices
    down = {name: len(names) - i for i, name in enumerate(names)}
    ends = (0.3, len(names) + 0.7)
    edge = grid.across("truce") - 0.7
    line = {"color": GREY, "width": 1, "dash": "dot"}
    headings = [_heading(grid, key) for key in grid.columns]
    foot = 32 + 16 * max(heading.count("<br>") + 1 for heading in headings)  # the names of the columns below
    ground = layout(title)
    ground |= {
        "height": ground["margin"]["t"] + 34 * len(names) + foot,
        "margin": ground["margin"] | {"b": foot},
        "shapes": [{"type": "line", "x0": edge, "x1": edge, "y0": ends[0], "y1": ends[1], "line": line}],
        "xaxis": ground["xaxis"]
        | {
            "tickvals": [grid.across(key) for key in grid.columns],
            "ticktext": headings,
            "range": [-0.5, grid.across("truce") + 0.6],
            "tickangle": 0,
        },
        "yaxis": ground["yaxis"] | {"tickvals": list(down.values()), "ticktext": names, "range": list(ends)},
    }
    return go.Figure(data=[_points(grid, key, down) for key in grid.columns], layout=ground)


def _points(grid: _Grid, key: str, down: Mapping[str, int]) -> dict[str, Any]:
    """The filled cells of one column; a mark is hollow where every statement is softened."""
    cells = list(grid.column(key).itertuples())
    look = LOOKS[key]
    return {
        "type": "scatter",
        "x": [grid.across(key)] * len(cells),
        "y": [down[cell.voice] for cell in cells],
        "mode": "markers+text",
        "text": [str(cell.statements) for cell in cells],
        "textposition": "middle right",
        "customdata": [cell.Index for cell in cells],
        "hovertext": [
            f"{c.voice}: {plural(c.statements, 'statement')}, {c.softened} softened, in {plural(c.reports, 'report')}"
            for c in cells
        ],
        "hoverinfo": "text",
        "marker": marker([look if c.statements > c.softened else look.hollow() for c in cells]),
    }


def _heading(grid: _Grid, key: str) -> str:
    lines = textwrap.wrap(grid.named[key], 13)
    return "<br>".join([*lines, "(not coded)"] if grid.coded and key == "truce" else lines)


__all__ = ["LOOKS", "NOUNS", "UNIVERSES", "annotated", "matrix", "plural", "universe"]
