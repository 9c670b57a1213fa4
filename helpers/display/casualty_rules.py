"""What recorders would print by their rules, what they did print, and why the two differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..analysis.figures import totals
from ..analysis.grading import Grade, airwars_grade
from ..analysis.recorders import (
    Printed,
    acled,
    airwars,
    iraq_body_count,
    newsroom,
    sources,
    ucdp,
)
from ..analysis.statements import statements
from ..analysis.vintages import known_by, latest_report, spans
from ..analysis.wording import plural
from .evidence import several
from .explorer import View
from .intervals import Ranged, ladder, said
from .marks import citation, words
from .theme import BLUE, ORANGE
from .tolls import (
    EVER,
    heard,
    known,
    last_of_each,
    listed,
    number,
    proof,
    worded,
)

KEEP_ALL = "nobody"
ACLED_SYRIA = "https://acleddata.com/2018/08/03/the-worlds-most-comprehensive-dataset-on-the-syrian-conflict"
IBC_REMIT = "https://www.iraqbodycount.org/about/methods/1"
UCDP_METHOD = "https://www.uu.se/en/department/peace-and-conflict-research/research/ucdp/ucdp-methodology"


def names(data: Any) -> list[str]:
    """Which origins can be left out."""
    return [KEEP_ALL, *sources(latest_report(totals(known(data))))["origin"]]


@dataclass(frozen=True, slots=True)
class Published:
    """What a recorder did print on the night, why that differs from the replay, where it stands; each of its numbers as a line with its evidence."""

    prints: str
    why: str
    where: str
    lines: tuple[tuple[Ranged, str], ...] = ()


def _replays(rows: pd.DataFrame, grade: Grade, best: int, why_best: str) -> tuple[list[Printed], str]:
    """Each recorder's rule on these figures; where UCDP's best is not chosen, what is missing."""
    printed, missing = [acled(rows), iraq_body_count(rows)], ""
    try:
        printed.append(ucdp(rows, best or None, why_best))
    except ValueError as error:
        missing = str(error)
        printed.append(Printed("UCDP", "nothing before best is chosen", missing, (), UCDP_METHOD))
    return [*printed, airwars(rows, grade), newsroom(rows)], missing


def recorders(
    data: Any,
    by: str = EVER,
    best: int = 0,
    why_best: str = "",
    leave_out: str = KEEP_ALL,
    why_leave_out: str = "",
) -> View:
    """Which number each recorder would print from what was known, by which rule; what it did print, and why that differs."""
    if leave_out != KEEP_ALL and not why_leave_out.strip():
        raise ValueError(f"to leave out {leave_out} is a choice: give the reason")
    table = spans(totals(known(data)))
    rows = sources(last_of_each(table, by), None if leave_out == KEEP_ALL else leave_out)
    attributions = data.coverage.attributions
    grade = airwars_grade(statements(attributions if by == EVER else known_by(attributions, by)), "Russia")
    printed, missing = _replays(rows, grade, best, why_best)
    did = _did_print(data)
    at, show = {name: i for i, name in enumerate(rows["figure_id"])}, proof(data, rows)
    lines: list[Ranged] = []
    proofs: list[str] = []
    picks: list[int | None] = []
    for now in printed:
        then, before = did[now.recorder], len(lines)
        if now.low is not None or now.high is not None:
            lines.append(Ranged(f"{now.recorder} would print: {now.prints}", now.low, now.high, middle=now.best))
            proofs.append(
                citation(now.recorder, "its rule", None, now.address) + several(show(at[name]) for name in now.used)
            )
        lines += [drawn for drawn, _ in then.lines]
        proofs += [html for _, html in then.lines]
        picks.append(before if len(lines) > before else None)
    shown = pd.DataFrame(
        {
            "recorder": [p.recorder for p in printed],
            "would_print": [p.prints for p in printed],
            "by_its_rule": [p.rule for p in printed],
            "did_print": [did[p.recorder].prints for p in printed],
            "why_they_differ": [did[p.recorder].why for p in printed],
            "see": [did[p.recorder].where for p in printed],
        }
    )
    title = f"{heard(by)}: what five rules make of {plural(len(rows), 'named origin')}"
    undated = rows[rows["latest"].isna()]
    without = f" Without a printed time among them: {listed(undated)}." if len(undated) else ""
    left = "" if leave_out == KEEP_ALL else f" {leave_out} is left out, because: {why_leave_out.strip()}."
    told = "; ".join(f"{p.recorder} would print {p.prints} and did print {did[p.recorder].prints}" for p in printed)
    return View(
        f"{title}. {told}.{f' {missing}.' if missing else ''} Of each named origin the last figure: {listed(rows)}.{without}{left}",
        shown,
        figure=ladder(
            lines,
            title,
            key=(("would print, by its rule", BLUE, "circle"), ("did print", ORANGE, "square")),
        ),
        evidence=lambda i: proofs[i],
        rows=[row.label for row in lines],
        caption="Rules replayed on these reports",
        picks=picks,
    )


def _published(recorder: str, record: Any, why: str) -> Published:
    """A published record."""
    low, high, best = (number(record[f"killed_{end}"]) for end in ("low", "high", "best"))
    told = f"low {low}, best {best}, high {high}" if best is not None else f"{said(low, high)}, {record['grade']}"
    where = f"Record {record['record_id']}: {record['seen']}. {record['address']}"
    drawn = Ranged(f"{recorder} did print: {told}", low, high, colour=ORANGE, symbol="square", middle=best)
    return Published(told, why, where, ((drawn, f"<p>{words(where)}</p>"),))


def _did_print(data: Any) -> dict[str, Published]:
    """Of each recorder what it published on the night."""
    records, table = data.records.records, known(data)
    event = records[records["recorder"].str.startswith("UCDP")].iloc[0]
    incident = records[records["record_id"].eq("RS0824").fillna(False)].iloc[0]
    own_page = totals(table[table["publisher"].eq("Airwars").fillna(False)])
    printed_there = [n for n in own_page[["printed_low", "printed_high"]].to_numpy().ravel() if not pd.isna(n)]
    same = (incident["killed_low"], incident["killed_high"]) == (
        min(printed_there, default=None),
        max(printed_there, default=None),
    )
    dropped = (
        "; its two numbers are the least and the most printed there, without the words around them" if same else ""
    )
    times = int(table["value"].eq(event["killed_low"]).fillna(False).sum())
    article = totals(table[table["own"]])
    show = proof(data, article)
    return {
        "ACLED": Published("nothing", "its data on Syria go back to 2017, and the night is of 2016", ACLED_SYRIA),
        "Iraq Body Count": Published("nothing", "it records deaths in Iraq", IBC_REMIT),
        "UCDP": _published(
            "UCDP",
            event,
            f"{event['sources_counted']} sources of {event['distinct_source_offices']} office ({event['note']}); {event['killed_low']} stands in {times or 'none'} of the coded figures. A coder chose best, and no rule gives it",
        ),
        "Airwars": _published("Airwars", incident, f"its own page has {listed(own_page)}{dropped}"),
        "A newsroom": Published(
            "; ".join(worded(row) for row in article.itertuples()),
            "this article names nobody for its first number, and RT for its second",
            "The seed article, in seeds/.",
            tuple(
                (
                    Ranged(
                        f"This article did print: {worded(row)}",
                        number(row.low),
                        number(row.high),
                        colour=ORANGE,
                        symbol="square",
                    ),
                    show(i),
                )
                for i, row in enumerate(article.itertuples())
            ),
        ),
    }


def published(data: Any) -> View:
    """What was published later, side by side: whose, the number, and what it counts."""
    records = data.records.records
    name = [
        f"{r.recorder.split(' (')[0]}{'' if pd.isna(r.record_id) else ' ' + r.record_id}, {r.place}"
        for r in records.itertuples()
    ]
    table = pd.DataFrame(
        {
            "whose": name,
            "day": records["event_date"],
            "low": records["killed_low"],
            "best": records["killed_best"],
            "high": records["killed_high"],
            "note": records["note"],
        }
    )
    lines = [
        Ranged(n, number(r.low), number(r.high), middle=number(r.best))
        for n, r in zip(name, table.itertuples(), strict=True)
    ]
    title = f"{plural(len(lines), 'published record')}: events, a second strike, a day of a whole province"
    told = "; ".join(f"{row.label}: {row.said}" for row in lines)

    def evidence(i: int) -> str:
        row = records.iloc[i].to_dict()
        date, seen, address, note = (
            None if pd.isna(row[key]) else row[key] for key in ("event_date", "seen", "address", "note")
        )
        return (
            citation(row["recorder"], date and f"{date:%Y-%m-%d}", seen, address) + f"<p>{words(str(note or ''))}</p>"
        )

    return View(
        f"{title}. {told}.",
        table,
        figure=ladder(lines, title),
        evidence=evidence,
        rows=name,
        caption="Published records",
        missing={"best": "none given"},
    )
