"""Views of an article that a person brings: what to look at, and the three questions, or what is missing for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from ..analysis.attribution import stance_matrix
from ..analysis.figures import own_figures, together
from ..analysis.revisions import pairs
from ..analysis.statements import accused_actors, statements
from .evidence import of_article
from .explorer import View
from .items import evidence_for, items_of, sentence_around, whose
from .marks import Mark, highlight
from .reading_views import toll_ladder, truce_ledger

if TYPE_CHECKING:
    from ..loading import Article

# what a source holds, in words, by the proposition of the matrix
_HOLDS = {
    "did": "says so", "either": "names it as one of two", "did not": "denies it", "missions": "says that it flew no missions there",
    "open": "leaves it open", "truce": "speaks of the truce",
}  # fmt: skip


def to_do(article: Article, states: dict[tuple[str, str], str] | None = None) -> View:
    """What a person should look at: numbers that no rule took, notices, and rows still open."""
    loose = [n for n in article.reading.numbers if n.role is None]
    rows = [("a number that no rule took", n.text, n.start, n.end, "is it a count? add a row, or leave it") for n in loose]
    rows += [(n.kind.replace("_", " "), n.text, n.start, n.end, n.message) for n in article.reading.notices]
    rows.sort(key=lambda r: r[2])
    open_ = sum(state == "open" for state in (states or {}).values())
    table = pd.DataFrame([(r[0], r[1][:60], r[4]) for r in rows], columns=["what", "words", "why"]).astype("string")

    def evidence(i: int) -> str:
        _, _, start, end, why = rows[i]
        first, last = sentence_around(article.text, article.reading.blocks, start, end)
        return highlight(article.text, [Mark(start, end, "unclaimed", why)], True, first, last)

    left = f"; {open_} rows are not yet judged" if states is not None else ""
    return View(f"{len(loose)} numbers without a row and {len(article.reading.notices)} notices to look at{left}.", table, evidence=evidence, rows=[f"{r[0]}: {r[1][:40]}" for r in rows], caption="To do")


def who_did_it(article: Article, actor: str | None = None) -> View:
    """The first question, on one article. `ValueError` says what is missing."""
    table = statements(article.claims)
    about = table[table["stance"].ne("asserts")]
    if about.empty:
        raise ValueError("no statement about who did it was read in this text: nobody accuses, denies, admits, investigates or withholds")
    actors = accused_actors(table)
    chosen = actor or (actors[0] if actors else None)
    items = [i for i in items_of(article, "statements") if i.row.stance != "asserts"]
    shown = pd.DataFrame({"whose": [whose(i.row.source, i.row.voice, i.row.speaker) for i in items], "stance": [i.row.stance for i in items], "accused": [i.row.accused for i in items], "softened": [i.row.hedged for i in items]})
    names = {i.row.source for i in items if i.row.source}
    matrix = stance_matrix(table, chosen) if chosen else None
    about_actor = "" if matrix is None else f" About {chosen}: " + "; ".join(f"{r.origin} {_HOLDS[r.proposition]}" for r in matrix.itertuples()) + "."
    few = " One source only: a dispute needs two." if len(names) < 2 else ""
    return View(f"{len(items)} statements about who did it, by {len(names)} named sources.{about_actor}{few}", shown, evidence=lambda i: evidence_for(article, items[i]), rows=[f"{a}: {b}" for a, b in zip(shown["whose"], shown["stance"], strict=True)], caption="Who says who did it")


def which_revises_which(article: Article, outcome: str = "killed") -> View:
    """The second question, on one article. `ValueError` says what is missing."""
    counted = [r for r in article.reading.casualties if r.outcome == outcome and r.qualifier]
    if not counted:
        raise ValueError(f"no count of people {outcome.replace('_', ' ')} was read in this text")
    ladder = toll_ladder(article, outcome)
    found = pairs(own_figures(article.casualties, article.name or "this report", "2000-01-01", "2000-01-01"))
    revised = [r for r in counted if r.status == "previous"]
    kinds = found["kind"].value_counts()
    told = ", ".join(f"{n} {k}" for k, n in kinds.items()) or "only one figure"
    stated = f" The text itself says that {'; '.join(repr(r.text) for r in revised)} is superseded." if revised else ""
    more = " One figure alone revises nothing: a second figure of the same source, later, is missing." if len(counted) < 2 else ""
    return View(f"{ladder.summary} Pairs: {told}.{stated}{more}", ladder.table, figure=ladder.figure, evidence=ladder.evidence, rows=ladder.rows, caption=ladder.caption)


def what_was_counted(article: Article) -> View:
    """The third question, on one article. `ValueError` says what is missing."""
    if not article.reading.ceasefire:
        raise ValueError("no count about a truce was read in this text: the question does not arise, or its words are not known to the reader")
    view = truce_ledger(article)
    names = {r.source for r in article.reading.ceasefire if r.source}
    more = " One counter only: to compare, another counter of the same hours is missing." if len(names) < 2 else f" {len(names)} counters: look whether they count the same hours and the same things."
    return View(view.summary + more, view.table, evidence=view.evidence, rows=view.rows, caption=view.caption)


def several_reports(articles: dict[str, Article]) -> View:
    """Several reports of one event: their totals of people killed, with the relation of every pair."""
    if len(articles) < 2:
        raise ValueError("one report is here: add another report of the same event to compare")
    tables = []
    for name, article in articles.items():
        day = article.published
        table = own_figures(article.casualties, name, str(day or "2000-01-01"), str(day or "2000-01-01"))
        if day is None:
            table[["earliest", "latest"]] = pd.NaT
        tables.append(table.assign(figure_id=[f"{name}: {i}" for i in table["figure_id"]], subset_of=[pd.NA if pd.isna(s) else f"{name}: {s}" for s in table["subset_of"]]))
    whole = together(*tables)
    # one event: the place is that of the event, so only what is counted can make a scope change
    whole["scope"] = "this event"
    totals = whole[whole["subset_of"].isna() & whole["qualifier"].notna() & whole["outcome"].isin(["killed", "killed_or_injured"])].reset_index(drop=True)
    if totals.empty:
        raise ValueError("none of these reports gives a number of people killed")
    found = pairs(totals)
    named = totals.set_index("figure_id")
    shown = pd.DataFrame({"first": [f"{named['origin'][a]}: {named['text'][a]} ({named['publisher'][a]})" for a in found["first"]], "second": [f"{named['origin'][b]}: {named['text'][b]} ({named['publisher'][b]})" for b in found["second"]], "relation": found["kind"], "why": found["reason"]}).astype("string")
    show = {name: of_article(article, "casualties") for name, article in articles.items()}

    def evidence(i: int) -> str:
        return "".join(show[key.rpartition(": ")[0]](key.rpartition(": ")[2]) for key in (found["first"][i], found["second"][i]))

    origins = totals.loc[totals["origin"].ne("unknown"), "origin"].nunique()
    kinds = ", ".join(f"{n} {k}" for k, n in found["kind"].value_counts().items()) or "none"
    return View(f"{len(articles)} reports, {len(totals)} totals by {origins} named origins; pairs: {kinds}. A report that repeats an origin adds no voice.", shown, evidence=evidence if len(found) else None, rows=[f"{r.first} / {r.second}: {r.relation}" for r in shown.itertuples()], caption="Pairs of totals")


__all__ = ["several_reports", "to_do", "what_was_counted", "which_revises_which", "who_did_it"]


def shown_or_told(view: Any, *arguments: Any) -> str:
    """A view as HTML, or the sentence that says what is missing."""
    from .explorer import still
    from .marks import escape

    try:
        return still(view(*arguments))
    except ValueError as error:
        return f"<p>{escape(str(error))}</p>"
