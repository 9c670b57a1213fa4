"""The denial card, grades with every rule and the one that fired, what recorders published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from ..analysis.attribution import spread
from ..analysis.denials import Part, denials, left_open, parts_of
from ..analysis.grading import (
    CREDIBILITY,
    RELIABILITY,
    Grade,
    Rule,
    admiralty,
    airwars_grade,
    beyond,
    ucdp_sides,
)
from ..analysis.statements import NAMELESS
from ..analysis.wording import listed, plural
from .attribution_views import universe
from .evidence import several
from .explorer import View
from .items import sentence_around, shortened
from .marks import Mark, citation, escape, highlight, words

SET_ASIDE: dict[str, tuple[str, ...]] = {
    "nobody": (),
    "outlets in their own voice": ("outlet",),
    "outlets and single persons": ("outlet", "person"),
}
RELIABILITIES = {f"{letter}: {told}": letter for letter, told in sorted(RELIABILITY.items(), reverse=True)}
CREDIBILITIES = {f"{digit}: {told}": digit for digit, told in sorted(CREDIBILITY.items(), reverse=True)}
_MARKS = {"speaker": "source", "force": "accused", "place": "chosen", "time": "chosen", "numbers": "count"}  # fmt: skip


def denial_choices(data: Any) -> dict[str, int]:
    """The denials of the article as choices: who denies, where it stands, how it begins."""
    found = enumerate(denials(data.seed), 1)
    return {
        f"{n}. {row.source}, in the {row.section}: {shortened(row.content_text or row.text, 40)}": n for n, row in found
    }


def denial_card(data: Any, which: int = 1) -> View:
    """A denial's exact words: which force, act, place and time it covers, and what it leaves open."""
    article = data.seed
    found = denials(article)
    if not 1 <= which <= len(found):
        raise ValueError(f"this article has {plural(len(found), 'denial')}: choose 1 to {len(found)}")
    row = found[which - 1]
    parts = parts_of(article, row)
    table = pd.DataFrame(
        {
            "part": [part.name for part in parts],
            "words": [part.words for part in parts],
            "covers": [part.covers for part in parts],
            "left_open": [part.left_open or None for part in parts],
        }
    ).astype("string")
    first, last = sentence_around(article.text, article.reading.blocks, row.start, row.end)
    said = (row.content_text or row.text).strip('“”"').rstrip(".")
    missing = left_open(parts)
    told = f"left open: {listed(missing)}" if missing else "act, place and time are all named"
    return View(
        f"Denial {which} of {len(found)}, by {row.source or 'a source left open'}: “{said}”. Of act, place and time, {told}. To deny is not to refute.",
        table,
        evidence=lambda i: _part_evidence(article.text, parts[i], (first, last)),
        rows=[f"{part.name}: {part.words or part.left_open}" for part in parts],
        caption="The denial, part by part",
        missing={"words": "not in the words", "left_open": "nothing"},
    )  # fmt: skip


def _part_evidence(text: str, part: Part, paragraph: tuple[int, int]) -> str:
    """The paragraph with the words of one part lit up, or the sentence that says that there are none."""
    marks = [Mark(a, b, _MARKS.get(part.name, "content"), part.name) for a, b in part.spans]
    told = part.left_open or part.covers
    head = f"<p>{escape(part.name)}: {escape(told)}</p>"
    return head + highlight(text, marks, True, *paragraph)


def grade_it(
    data: Any,
    universe_: str = "all coded reports",
    actor: str = "Russia",
    set_aside: tuple[str, ...] = (),
    strikes_likely: bool = True,
    combatants: bool = False,
    another_party_likely: bool = False,
    reliability: str = "F",
    credibility: str = "6",
    why_reliability: str = "",
    why_credibility: str = "",
) -> View:
    """Rule cards on a universe: every rule of Airwars' grades and the Admiralty code, and what fired.

    `set_aside`: origins, or kinds of origin, that you do not take for credible. A rating other than
    F6 is a person's, and its reasons are shown with it.
    """
    table, proof = universe(data, universe_)
    grade = airwars_grade(
        table,
        actor,
        not_credible=set_aside,
        strikes_likely=strikes_likely,
        combatants=combatants,
        another_likely=another_party_likely,
    )
    found = spread(table, actor)
    did = found[found["proposition"].eq("did") & ~found["kind"].isin(NAMELESS)]
    code = admiralty(reliability, credibility, independent=max(0, did["side"].nunique() - 1))
    inputs = [("Airwars", *pair) for pair in grade.inputs]
    inputs += [("Admiralty", *pair) for pair in code.inputs]
    origins = list(did.groupby("side", sort=True)["claim_id"].apply(list).items())
    return View(
        f"{universe_.capitalize()}: Airwars' rule gives {grade.grade}; "
        f"{plural(len(origins), 'origin')} say{'s' * (len(origins) == 1)} that {actor} did it. "
        f"{grade.grade[:1].upper()}{grade.grade[1:]} means: {grade.rule}. {_rating(code, (why_reliability, why_credibility))} "
        "A grade is a rule that fired, not a probability.",
        pd.DataFrame(inputs, columns=["scheme", "input", "value"]),
        page=_airwars_cards(grade) + _admiralty_cards(code),
        evidence=lambda i: several(proof(claim) for claim in origins[i][1]),
        rows=[f"{name}: {plural(len(ids), 'statement')}" for name, ids in origins] or None,
        caption="What the rules saw",
        picks=(),
    )


def _rating(code: Grade, reasons: Iterable[str]) -> str:
    if code.grade == "F6":
        return "Admiralty code: F6, nobody has rated yet."
    held = "; ".join(" ".join(reason.split()).rstrip(".") for reason in reasons if reason.strip())
    because = f", because: {held}" if held else "; a reason is missing"
    return f"Admiralty code: {code.grade}, rated by a person{because}."


def _cards(title: str, cards: Iterable[tuple[str, str, str, bool]], width: int) -> str:
    """Cards side by side, `width` em each: name, rule, a remark, whether it is the one that counts."""
    parts = []
    for name, rule, remark, chosen in cards:
        edge = "3px solid #c77800" if chosen else "1px solid #808080"
        flag = " ◀" if chosen else ""
        parts.append(
            f'<div style="flex:1 1 {width}em;border:{edge};border-radius:.4em;padding:.2em .5em">'
            f"<b>{escape(name)}{flag}</b><br>{escape(rule)}<br><i>{escape(remark)}</i></div>"
        )
    return (
        f'<p style="margin:.4em 0"><b>{escape(title)}</b></p>'
        f'<div style="display:flex;flex-wrap:wrap;gap:.4em;max-width:66em;font-size:.92em">{"".join(parts)}</div>'
    )


def _airwars_cards(grade: Grade) -> str:
    fired = next(rule for rule in grade.rules if rule.holds)

    def remark(rule: Rule) -> str:
        if rule is fired:
            return "fired: the first rule that holds"
        return "holds too, after the one that fired" if rule.holds else "does not hold"

    cards = [(rule.grade, rule.words, remark(rule), rule is fired) for rule in grade.rules]
    return _cards("Airwars: the rules in their order", cards, 14)


def _admiralty_cards(code: Grade) -> str:
    remark = "nobody has rated yet" if code.grade == "F6" else "your rating"
    cards = [(r.grade, r.words, remark if r.holds else "", r.holds) for r in code.rules]
    half = len(RELIABILITY)
    source = _cards("Admiralty code, the source: how reliable?", cards[:half], 7)
    return source + _cards("Admiralty code, the item: how credible?", cards[half:], 7)


def published_values(data: Any) -> View:
    """What recorders later published on the night: attribution, numbers, grade, and on whose word."""
    records = data.records.records
    table = pd.DataFrame(
        {
            "recorder": records["recorder"],
            "record": records["record_id"],
            "attributed_to": records["attributed_to"],
            "attribution": records["attribution_status"].str.replace("_", " "),
            "killed": [_killed(row) for row in records.itertuples()],
            "grade": records["grade"].str.replace("_", " "),
            "sources": records["sources_counted"],
            "offices": records["distinct_source_offices"],
        }
    )

    def evidence(i: int) -> str:
        row = records.iloc[i]
        seen = None if pd.isna(row["seen"]) else f"how it was seen: {row['seen']}"
        day, address = (
            f"{row['event_date']:%Y-%m-%d}",
            None if pd.isna(row["address"]) else row["address"],
        )
        more = "" if pd.isna(row["note"]) else f"<p>note: {words(row['note'])}</p>"
        return citation(row["recorder"], day, seen, address) + more

    return View(
        f"{plural(len(table), 'published record')}. {' '.join(map(_record_told, records.itertuples()))}",
        table,
        evidence=evidence,
        rows=[_record_name(r) for r in records.itertuples()],
        caption="Published records",
        missing={"attributed_to": "nobody", "record": "none", "grade": "none", "sources": "not told", "offices": "not told"},
    )  # fmt: skip


def _killed(row: Any) -> str:
    """The published toll as its recorder words it: lowest, best and highest where they differ."""
    ends = [str(int(n)) for n in (row.killed_low, row.killed_high) if not pd.isna(n)]
    told = " to ".join(dict.fromkeys(ends))
    return told if pd.isna(row.killed_best) or str(row.killed_best) in ends else f"{told}, best {row.killed_best}"  # fmt: skip


def _record_name(row: Any) -> str:
    number = "" if pd.isna(row.record_id) else f" {row.record_id}"
    return f"{row.recorder}{number}"


def _record_told(row: Any) -> str:
    whom = "nobody named" if pd.isna(row.attributed_to) else row.attributed_to
    best = "" if pd.isna(row.killed_best) or row.killed_low == row.killed_high else f", best {row.killed_best}"
    grade = "" if pd.isna(row.grade) else f", {row.grade.replace('_', ' ')}"
    sources = (
        ""
        if pd.isna(row.sources_counted)
        else f"; {plural(row.sources_counted, 'source')} of {plural(row.distinct_source_offices, 'office')}"
    )
    return f"{_record_name(row)}: {whom} ({row.attribution_status.replace('_', ' ')}); killed {_killed(row).partition(',')[0]}{best}{grade}{sources}."


def sides_and_headlines(data: Any) -> View:
    """UCDP's sides of May and June 2016 against the headlines of its sources."""
    events = data.records.ucdp
    side, headline = ucdp_sides(events)["events"]
    outside = beyond(events, "2016-05-01", "2016-06-30")
    named = events[events["headline_says_russian"]].reset_index(drop=True)
    reach = int((outside & events["headline_says_russian"]).sum())
    table = named[["id", "date_start", "date_end", "side_a", "side_b", "best", "source_office"]]
    return View(
        f"Of {len(events)} UCDP rows on Syria, Russia is a side in {side}; in {headline} a source's headline says Russia or Russian. "
        f"{len(events) - int(outside.sum())} rows lie within May and June 2016, {int(outside.sum())} reach beyond, {reach} of them with such a headline. "
        "Each event has two sides, and an ally is folded into the side it fights for. The headlines themselves are not in this slice.",
        table,
        evidence=lambda i: _event(named.iloc[i]),
        rows=[f"event {row.id}, {row.date_start:%-d %B %Y}" for row in named.itertuples()],
        caption="Events with such a headline",
    )  # fmt: skip


def _event(row: pd.Series) -> str:
    sides = f"{row['side_a']} v. {row['side_b']}; source: {row['source_office']}; headline not kept, only that it says Russia or Russian"
    return citation(f"UCDP event {row['id']}", f"{row['date_start']:%Y-%m-%d}", sides, "https://ucdp.uu.se/downloads/")  # fmt: skip
