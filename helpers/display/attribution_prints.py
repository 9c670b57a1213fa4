"""Prints against voices: how many reports carry one voice, how many figures go back to one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ..analysis.attribution import (
    NOBODY,
    OUTLETS,
    goes_back,
    prints_of,
    propositions,
    spread,
    stance_matrix,
    voices,
    with_voice,
)
from ..analysis.wording import plural, tallied
from .attribution_views import LOOKS, Proof, universe
from .dots import Dot, Line, Look, dot_lines
from .evidence import of_frame, several
from .explorer import View
from .theme import BLUE, GREY

_ASIDE = Look("circle-open", GREY, 9)


@dataclass
class Picks:
    """The rows of an explorer as they are made: each a name and the ids of its evidence."""

    names: list[str] = field(default_factory=list)
    ids: list[list[str]] = field(default_factory=list)

    def add(self, name: str, ids: Sequence[str]) -> int:
        """A new row; its number."""
        self.names.append(name)
        self.ids.append(list(ids))
        return len(self.names) - 1

    def evidence(self, proof: Proof, row: int) -> str:
        return several(proof(key) for key in self.ids[row])


def reports_against_origins(data: Any, actor: str = "Russia", relays: bool = True, bodies_as_one: bool = True) -> View:
    """Every report a dot on the line of the voice it prints; without relays only own pages stay filled."""
    table, proof = universe(data, "all coded reports")
    table = with_voice(table, bodies_as_one)
    found = spread(table, actor)
    held = set(found["proposition"])
    if not held & {"did", "did not", "missions"}:
        raise ValueError(f"no coded statement says that {actor} did it or not: choose another actor")
    named = {key: told for key, told in propositions(actor).items() if key in held}
    cells = stance_matrix(table, actor, "voice")
    said = dict(list(found.groupby(["proposition", "voice"], sort=False)))
    picks = Picks()
    lines: list[Line] = []
    shown: list[dict[str, Any]] = []
    for key, sentence in named.items():
        lines.append(Line(sentence, heading=True))
        for voice in cells.loc[cells["proposition"].eq(key), "voice"]:
            rows = said[key, voice]
            dots = _dots_of(rows, key, relays, f"{voice}: {sentence}", picks)
            lines.append(Line(voice, dots))
            shown.append(_line_row(sentence, voice, rows, dots))
    table = pd.DataFrame(shown)
    return View(
        _counted(found, named, table, relays, bodies_as_one),
        table.drop(columns="first").astype({"who": "string"}),
        figure=dot_lines(lines, _title(table, relays), "reports, one mark each", _key(lines, relays)),
        evidence=lambda i: picks.evidence(proof, i),
        rows=picks.names,
        caption="Voices and their reports; a row leads to the first of its reports",
        picks=list(table["first"]),
        missing={"who": "one voice"},
    )


def _dots_of(rows: pd.DataFrame, key: str, relays: bool, name: str, picks: Picks) -> Sequence[Dot]:
    """One dot a report, own pages first; each is one row of the explorer."""
    flags = {"relayed": ~_yes(rows["own_page"]), "soft": _yes(rows["hedged"])}
    order = rows.assign(**flags).sort_values(["relayed", "outlet", "report"], kind="stable")
    prints: dict[str, list[Any]] = {}
    for print_ in order[["report", "relayed", "soft", "outlet", "claim_id"]].itertuples():
        prints.setdefault(print_.report, []).append(print_)
    dots = []
    for part in prints.values():
        relayed, outlet = all(print_.relayed for print_ in part), part[0].outlet
        look = LOOKS[key].hollow() if all(print_.soft for print_ in part) else LOOKS[key]
        says = f"{name} ({outlet}{'' if relayed else ', own page'})"
        row = picks.add(says, [print_.claim_id for print_ in part])
        dots.append(Dot(row, says, _ASIDE if relayed and not relays else look))
    return dots


def _yes(column: pd.Series) -> pd.Series:
    """Where a column says yes; where nothing is said, no."""
    return column.fillna(False).astype(bool)


def _key(lines: Sequence[Line], relays: bool) -> dict[str, Look]:
    """What a hollow mark means, as far as there is one: softened words keep their symbol, a relay loses it."""
    looks = dict.fromkeys(dot.look for line in lines for dot in line.dots)
    soft = next((look for look in looks if look != _ASIDE and look.is_hollow), None)
    key = {"only softened there": soft} if soft else {}
    return key if relays else key | {"a relay, set aside": _ASIDE}


def _line_row(sentence: str, voice: str, rows: pd.DataFrame, dots: Sequence[Dot]) -> dict[str, Any]:
    own = _yes(rows["own_page"])
    return {
        "proposition": sentence,
        "voice": voice,
        "reports": len(dots),
        "of_them_own_pages": rows.loc[own, "report"].nunique(),
        "statements": len(rows),
        "who": {OUTLETS: "; ".join(sorted(rows["origin"].unique())), NOBODY: "no voice"}.get(voice),
        "first": dots[0].row,
    }


def _title(table: pd.DataFrame, relays: bool) -> str:
    prints, own = table["reports"].sum(), table["of_them_own_pages"].sum()
    if relays:
        return f"{prints} prints on {len(table)} lines: a long line is one voice, often repeated"
    return f"Without relays {own} of {prints} prints are left"


def _counted(found: pd.DataFrame, named: dict[str, str], table: pd.DataFrame, relays: bool, as_one: bool) -> str:
    """Every number of the picture: with relays the prints of each line, without them what is left."""
    parts = []
    for key, sentence in named.items():
        lines = table[table["proposition"].eq(sentence)]
        if relays:
            reports = tallied(dict(zip(lines["voice"], lines["reports"], strict=True)))
            whose = voices(found[found["proposition"].eq(key)], as_one)
            parts.append(f"“{sentence}”: {whose}; by reports: {reports}")
        else:
            left = "; ".join(f"{r.voice} {r.reports} → {r.of_them_own_pages}" for r in lines.itertuples())
            parts.append(f"“{sentence}”: {left}")
    scope = "" if relays else " Left are own pages and outlets in their own voice (before → after)."
    return f"{_title(table, relays)}.{scope} {'. '.join(parts)}. A relay is a report, not a voice."


def same_number(data: Any, value: int = 23, outcome: str = "killed") -> View:
    """One number in many reports: which statements it goes back to."""
    figures = data.coverage.casualties
    back = goes_back(figures, value, outcome)
    if back.empty:
        raise ValueError(f"no coded report gives {value} {outcome}: choose another number")
    prints = prints_of(figures, value, outcome)
    proof = of_frame(prints, "figure_id")
    picks = Picks()
    lines = []
    for row in back.itertuples():
        rows = prints[prints["origin"].eq(row.origin) & prints["statement"].eq(row.statement)]
        known = row.origin != "unknown"
        name = row.origin if known else NOBODY
        look = Look("circle", BLUE) if known else Look("circle-open", GREY)
        dots = [
            Dot(picks.add(f"{name}, in {r.publisher}", [r.figure_id]), f"{r.publisher}: {r.english}", look)
            for r in rows.itertuples()
        ]  # fmt: skip
        lines.append(Line(name, dots))
    total, reports = int(back["figures"].sum()), prints["report_id"].nunique()
    title = _goes_back_title(back, f"{value} {outcome}", total)
    return View(
        _goes_back_told(back, f"{value} {outcome}", total, reports),
        back.assign(origin=back["origin"].replace("unknown", NOBODY)),
        figure=dot_lines(lines, title, "printed figures, one dot each"),
        evidence=lambda i: picks.evidence(proof, i),
        rows=picks.names,
        caption="Where the number goes back to; a row leads to the first of its prints",
        picks=[line.dots[0].row for line in lines],
    )


def _goes_back_title(back: pd.DataFrame, number: str, total: int) -> str:
    top = back.iloc[0]
    if top.origin != "unknown" and top.figures > total / 2:
        return f"{number}: {top.figures} of {total} prints are copies of one statement"
    return f"{number}: no one statement holds most of the {total} prints"


def _goes_back_told(back: pd.DataFrame, number: str, total: int, reports: int) -> str:
    known, lost = back[back["origin"].ne("unknown")], back[back["origin"].eq("unknown")]
    told = "; ".join(
        f"{r.origin} {r.figures} ({plural(r.reports, 'report')}; {r.statement})" for r in known.itertuples()
    )
    nobody = int(lost["figures"].sum())
    rest = f" {plural(nobody, 'print leads', 'prints lead')} to nobody who can be named." if nobody else ""
    where = f"{number} is printed {total} times in {plural(reports, 'report')}"
    return f"{where}. It goes back to: {told or 'no statement that is known'}.{rest}"
