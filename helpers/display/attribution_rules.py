"""Hedges that drift, the denial card, grades with the rule that fired, published values, reporting verbs."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.attribution import goes_back, hedge_drift, spread
from ..analysis.grading import admiralty, airwars_grade, ucdp_sides
from ..analysis.statements import statements
from .attribution_views import plural, universe
from .evidence import of_article, of_frame
from .explorer import View
from .marks import citation, escape
from .theme import BLUE, GREEN, GREY, ORANGE, layout


def same_number(data: Any, value: int = 23) -> View:
    """One number in many reports: which statements it goes back to."""
    figures = data.coverage.casualties
    back = goes_back(figures, value)
    if back.empty:
        raise ValueError(f"no coded report gives {value} killed: choose another number")
    chosen = figures[figures["value"].eq(value).fillna(False) & figures["outcome"].eq("killed")]
    ids = [list(chosen.loc[chosen["origin"].eq(r.origin) & chosen["origin_statement"].fillna("(no single statement known)").eq(r.statement), "figure_id"]) for r in back.itertuples()]
    proof = of_frame(chosen, "figure_id")
    top = back.iloc[0]
    figure = go.Figure()
    for at, row in enumerate(back.itertuples()):
        known = row.origin != "unknown"
        figure.add_scatter(x=list(range(1, row.figures + 1)), y=[len(back) - at] * row.figures, mode="markers", hovertext=[f"{row.origin}: {row.words}"] * row.figures, hoverinfo="text", marker={"size": 11, "color": BLUE if known else GREY, "symbol": "circle" if known else "circle-open"})
    figure.update_layout(layout(f"{value} killed: {len(chosen)} printed figures, mostly one statement", height=130 + 40 * len(back)))
    figure.update_yaxes(tickvals=[len(back) - i for i in range(len(back))], ticktext=list(back["origin"]), automargin=True, range=[0.3, len(back) + 0.7])
    figure.update_xaxes(title_text="printed figures", dtick=5, rangemode="tozero")
    rest = "; ".join(f"{r.origin} {r.figures}" for r in back.iloc[1:].itertuples()) or "nothing else"
    return View(
        f"{value} killed stands {len(chosen)} times in {plural(chosen['publisher'].nunique(), 'report')}; {top.figures} of them, in {top.reports} reports, go back to {top.origin} ({top.statement}). The rest: {rest}.",
        back, figure=figure, evidence=lambda i: "".join(proof(f) for f in ids[i]), rows=list(back["origin"]), caption="Where the number goes back to",
    )  # fmt: skip


def drift(data: Any, statement: str = "press-release-123") -> View:
    """Copies of one statement: softened in one, flat in the next."""
    frame = data.coverage.attributions
    table = statements(frame)
    found = hedge_drift(table)
    row = found[found["statement"].eq(statement)]
    if row.empty:
        raise ValueError(f"the copies of {statement} agree on their hedges; those that differ: {', '.join(found['statement'])}")
    copies = frame[frame["origin_statement"].eq(statement) & frame["stance"].eq("accuses")].sort_values(["hedged", "publisher"], kind="stable").reset_index(drop=True)
    shown = pd.DataFrame({"report": copies["publisher"], "softened": copies["hedged"], "how": copies["hedge_kind"], "quotation": copies["quotation"], "words": copies["text"]})
    figure = go.Figure()
    for soft, colour, symbol, y in ((False, ORANGE, "triangle-up", 2), (True, BLUE, "triangle-up-open", 1)):
        part = copies[copies["hedged"].eq(soft)]
        figure.add_scatter(x=list(range(1, len(part) + 1)), y=[y] * len(part), mode="markers", hovertext=[f"{r.publisher}: “{r.text}”" for r in part.itertuples()], hoverinfo="text", marker={"size": 13, "symbol": symbol, "color": colour, "line": {"width": 2, "color": colour}})
    one = row.iloc[0]
    figure.update_layout(layout(f"One statement, {one.copies} copies: {one.softened} softened, {one.flat} flat", height=220))
    figure.update_yaxes(tickvals=[1, 2], ticktext=["softened", "flat"], range=[0.4, 2.6], automargin=True)
    figure.update_xaxes(title_text="copies", dtick=5, rangemode="tozero")
    ids, proof = list(copies["claim_id"]), of_frame(copies, "claim_id")
    return View(
        f"{one.origin}, {statement}: {one.copies} copies, {one.softened} softened and {one.flat} flat. The source did not change its mind; its copyists changed the words.",
        shown, figure=figure, evidence=lambda i: proof(ids[i]), rows=[f"{r.publisher}: {'softened' if r.hedged else 'flat'}" for r in copies.itertuples()], caption="Copies of one statement",
    )  # fmt: skip


def denial_card(data: Any, which: int = 1) -> View:
    """A denial's exact words: which force, act, place and time it covers, and what it leaves open."""
    article = data.seed
    denials = [r for r in article.reading.claims if r.stance == "denies"]
    if not 1 <= which <= len(denials):
        raise ValueError(f"this article has {len(denials)} denials: choose 1 to {len(denials)}")
    row = denials[which - 1]
    inside = [p for p in article.reading.places if row.content_start is not None and row.content_start <= p.start < row.content_end]
    days = [d for d in article.reading.dates if row.content_start is not None and row.content_start <= d.start < row.content_end]
    parts = [
        ("who speaks", row.speaker or row.source, "" if row.speaker else "no person is named"),
        ("whose part is denied", row.accused_text, f"read as {row.accused}" if row.accused and row.accused != row.accused_text else "others of the same side are not named"),
        ("what is denied", row.content_text, ""),
        ("where", ", ".join(dict.fromkeys(p.name for p in inside)) or None, "other places are not covered" if inside else "no place is named: it is left open"),
        ("when", ", ".join(d.text for d in days) or None, "other days are not covered" if days else "no day is named: it is left open"),
        ("in its own words?", row.quotation, "" if row.quotation == "direct" else "the article's words, at least in part"),
    ]
    table = pd.DataFrame({"part": [p[0] for p in parts], "words": pd.array([p[1] for p in parts], dtype="string"), "left_open": [p[2] for p in parts]})
    proof = of_article(article)
    open_ = [p[0] for p in parts if p[1] is None]
    return View(
        f"Denial {which} of {len(denials)}, by {row.source}: “{(row.content_text or row.text).strip(chr(8220) + chr(8221) + chr(34))}”. Left open: {', '.join(open_) or 'nothing of force, place and time'}. To deny is not to refute.",
        table, evidence=lambda _i: proof(row.claim_id), rows=list(table["part"]), caption="The denial, part by part",
    )  # fmt: skip


def grade_it(data: Any, universe_: str = "all coded reports", actor: str = "Russia", strikes_likely: bool = True, reliability: str = "F", credibility: str = "6") -> View:
    """Two rule cards on the chosen universe: Airwars' grades and the Admiralty code, with the rule that fired."""
    table, proof = universe(data, universe_)
    grade = airwars_grade(table, actor, strikes_likely=strikes_likely)
    found = spread(table, actor)
    did = found[found["proposition"].eq("did") & found["origin_known"].fillna(False).astype(bool)]
    independent = max(0, did["origin"].nunique() - 1)
    code = admiralty(reliability, credibility, independent=independent)
    rows = [("Airwars", grade.grade, grade.rule), *[("", name, value) for name, value in grade.inputs], ("Admiralty", code.grade, code.rule), *[("", name, value) for name, value in code.inputs]]
    shown = pd.DataFrame({"rule_card": [r[0] for r in rows], "grade_or_input": [r[1] for r in rows], "what_it_says": [r[2] for r in rows]})
    ids = list(did["claim_id"])
    return View(
        f"{universe_}: Airwars' rule gives {grade.grade} ({grade.rule}); {did['origin'].nunique()} origins say {actor} did it. The Admiralty code stands at {code.grade}: a person has to rate. A grade is a rule that fired, not a probability.",
        shown, evidence=lambda i: proof(ids[i]), rows=[f"{r.origin}, in {r.report}" for r in did.itertuples()] or None, caption="Rule cards",
    )  # fmt: skip


def published_values(data: Any) -> View:
    """What recorders later published on the night: attribution, numbers, grade, and on whose word."""
    records = data.records.records
    table = records[["recorder", "record_id", "attributed_to", "attribution_status", "killed_low", "killed_best", "killed_high", "grade", "sources_counted", "distinct_source_offices"]]

    def evidence(i: int) -> str:
        row = records.iloc[i]
        more = "" if pd.isna(row["note"]) else f"<p>{escape(row['note'])}</p>"
        return citation(row["recorder"], None, None if pd.isna(row["seen"]) else row["seen"], None if pd.isna(row["address"]) else row["address"]) + more

    ucdp, airwars = records[records["recorder"].str.startswith("UCDP")].iloc[0], records[records["recorder"].eq("Airwars")].iloc[0]
    return View(
        f"{len(table)} published records. Airwars {airwars.record_id}: {airwars.grade}, {airwars.attributed_to} suspected. UCDP {ucdp.record_id}: filed under {ucdp.attributed_to}, {ucdp.sources_counted} sources from {ucdp.distinct_source_offices} office. The same night, two culprits.",
        table, evidence=evidence, rows=[f"{r.recorder}: {r.attributed_to if isinstance(r.attributed_to, str) else 'nobody'}" for r in records.itertuples()], caption="Published records",
    )  # fmt: skip


def sides_and_headlines(data: Any) -> View:
    """UCDP's sides of May and June 2016 against the headlines of its first sources."""
    events = data.records.ucdp
    table = ucdp_sides(events)
    named = events[events["headline_says_russian"]].reset_index(drop=True)
    side, headline = table["events"]
    return View(
        f"Of {len(events)} UCDP events in Syria, Russia is a side in {side}; {headline} headlines say “Russian”. A code book with two sides folds an ally into the side it fights for.",
        table, evidence=lambda i: f"<p>event {named['id'][i]}, {named['date_start'][i]:%Y-%m-%d}: {escape(str(named['side_a'][i]))} v. {escape(str(named['side_b'][i]))}; source: {escape(str(named['source_office'][i]))} (https://ucdp.uu.se/downloads/)</p>",
        rows=[f"event {i}, headline says Russian" for i in named["id"]], caption="Sides and headlines",
    )  # fmt: skip


_TONES = {"neutral": (GREY, "circle"), "distancing": (BLUE, "diamond"), "endorsing": (GREEN, "square"), "denial": (ORANGE, "x")}


def reporting_verbs(data: Any, about: str = "all statements") -> View:
    """The verbs by which the article reports each source: dots and n, no shares."""
    article = data.seed
    claims = [r for r in article.reading.claims if r.cue_text and r.voice == "explicit" and (about == "all statements" or r.stance != "asserts")]
    sources = list(dict.fromkeys(r.source or "left open" for r in claims))
    figure = go.Figure()
    seen: dict[str, int] = {}
    for row in claims:
        who = row.source or "left open"
        seen[who] = seen.get(who, 0) + 1
        colour, symbol = _TONES.get(row.tone or "neutral", _TONES["neutral"])
        figure.add_scatter(x=[seen[who]], y=[len(sources) - sources.index(who)], mode="markers+text", text=[row.cue_text.lower()], textposition="top center", hovertext=[f"{who}: {row.cue_text} ({row.tone})"], hoverinfo="text", marker={"size": 12, "color": colour, "symbol": symbol})
    figure.update_layout(layout(f"{plural(len(claims), 'verb')} for {plural(len(sources), 'source')}: too few for shares", height=150 + 48 * len(sources)))
    figure.update_yaxes(tickvals=[len(sources) - i for i in range(len(sources))], ticktext=sources, automargin=True, range=[0.3, len(sources) + 0.8])
    figure.update_xaxes(title_text="statements, in text order", dtick=1, range=[0.3, max(seen.values(), default=1) + 0.7])
    table = pd.DataFrame({"source": [r.source for r in claims], "verb": [r.cue_text for r in claims], "tone": [r.tone for r in claims], "stance": [r.stance for r in claims]}).astype("string")
    tones = table["tone"].value_counts(sort=False)
    proof = of_article(article)
    told = ", ".join(f"{n} {name}" for name, n in tones.items())
    return View(f"{plural(len(claims), 'reporting verb')} ({told}) for {plural(len(sources), 'source')}.", table, figure=figure, evidence=lambda i: proof(claims[i].claim_id), rows=[f"{r.source}: {r.cue_text}" for r in claims], caption="Reporting verbs")


__all__ = ["denial_card", "drift", "grade_it", "published_values", "reporting_verbs", "same_number", "sides_and_headlines"]
