"""Checks for the exercises on one's own article: each says what is wrong and why, and never the answer."""

from __future__ import annotations

from typing import Any

from .analysis.wording import plural
from .display.review_views import name_of
from .exchange.records import PARTS
from .exercises import NOT_YET, a_kind, feedback, unanswered, whole_number
from .intake import Brought
from .loading import Article
from .review.agreement import Agreement
from .review.entries import Entry, entries
from .review.log import Decision
from .review.replay import Reviewed, replay
from .review.session import Session


def _rows(reviewed: Reviewed) -> dict[Any, Any]:
    return {entry.key: entry.row for entry in entries(reviewed) if entry.is_row and entry.state != "rejected"}


@feedback
def check_decision(answer: Any, article: Article) -> str:
    """A decision, or a log that ends with one, that changes one row of the article, with a reason somebody else can follow."""
    if unanswered(answer):
        return NOT_YET
    log = [answer] if isinstance(answer, Decision) else answer
    if not isinstance(log, list) or not all(isinstance(decision, Decision) for decision in log):
        return f"Not yet: give what `decide(...)` returns, or the log of a session, not {a_kind(answer)}."
    last = log[-1]
    reviewed = replay(article, log)
    unapplied = [why for decision, why in reviewed.unmatched if decision is last]
    if unapplied:
        return f"Not yet: it is not applied, because {unapplied[0]}."
    if last.table not in PARTS or last.action == "accept":
        return "Not yet: that leaves everything as it is. Find a row that you would correct, reject or add."
    before, after = _rows(replay(article, ())), _rows(reviewed)
    moved = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    if not moved:
        return "Not yet: the new value is the old one."
    if len(last.reason.split()) < 4:
        return "Not yet: would another reader understand the reason? Say which words of the text it rests on."
    mine = next((entry for entry in entries(reviewed) if entry.decision is last), None)
    return f"Well done: {_told(last, mine)}. {_others(len(moved) - 1)}"


def _told(decision: Decision, entry: Entry | None) -> str:
    what = {
        "edit": "you changed the row",
        "reject": "you took out the row",
        "add": "you added the row",
    }[decision.action]
    return f"{what} {name_of(entry)}" if entry else f"{what} at “{decision.anchor_text}”"


def _others(count: int) -> str:
    if not count:
        return "No other row moved."
    return f"{plural(count, 'other row')} moved with it: was that meant?"


@feedback
def check_missing(answer: Any, article: Article) -> str:
    """A number of the text that no row uses, as it is written."""
    if unanswered(answer):
        return NOT_YET
    if not isinstance(answer, str):
        return f"Not yet: give the words in quotation marks, not {a_kind(answer)}."
    numbers = [n for n in article.reading.numbers if n.text == answer.strip()]
    if not numbers:
        return "Not yet: the ledger has no number written so. Copy it from the text, without the words around it."
    roles = [n.role for n in numbers]
    if None not in roles:
        return f"Not yet: the reader took this one for something, namely for a number of the kind “{roles[0]}”. Look for one of no kind."
    other = [role for role in roles if role is not None]
    twice = f" It stands here more than once; elsewhere it is read as “{other[0]}”." if other else ""
    return f"Well done: no rule took it.{twice} Was that right, or is a count missing?"


def two_readers(brought: Brought) -> tuple[list[Decision], list[Decision]]:
    """Two readers' logs about the first statements of one report, for an exercise."""
    one, two = (Session(brought, reader=name) for name in ("Ada", "Ben"))
    keys = [entry.key for entry in one.entries() if entry.table == "claims"][:5]
    for session in (one, two):
        session.accept(keys[0], "the words say so")
        session.accept(keys[3], "read as I read it")
    one.edit(keys[1], {"stance": "investigates", "hedged": "True"}, "it only asks who did it")
    two.edit(keys[1], {"stance": "withholds"}, "it does not say who did it")
    one.reject(keys[2], "a repetition of the sentence before")
    two.accept(keys[2], "said a second time, so a second statement")
    one.accept(keys[4], "the words say so")
    return one.log, two.log


@feedback
def check_agreement(answer: Any, found: Agreement) -> str:
    """The number of rows on which two readers differ, of those that both decided on."""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    if number == found.rows - found.same_rows:
        return f"Well done: of the {plural(found.rows, 'row')} that both decided on."
    if number == found.rows:
        return "Not yet: that is how many rows both decided on, whether they agree or not."
    if number == found.only_first + found.only_second:
        return "Not yet: a row that only one of them decided on is no disagreement; the other may not have got to it."
    if number == len(found.cases):
        return "Not yet: that is the number of fields in which they differ. A row can differ in more than one."
    return "Not yet: count the rows that stand in `cases`, each once."
