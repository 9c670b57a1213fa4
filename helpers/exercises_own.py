"""Checks for the exercises on one's own article: each says what is wrong and why, and never the answer."""

from __future__ import annotations

from typing import Any

from .exercises import NOT_YET, a_kind
from .loading import Article
from .review.log import Decision
from .review.replay import replay


def check_decision(answer: Any, article: Article) -> str:
    """A decision that changes exactly one row of the article, with a reason somebody else can follow."""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if not isinstance(answer, Decision):
        return f"Not yet: give what `decide(...)` returns, not {a_kind(answer)}."
    reviewed = replay(article, [answer])
    if reviewed.unmatched:
        return f"Not yet: it is not applied, because {reviewed.unmatched[0][1]}."
    if answer.action == "accept":
        return "Not yet: that accepts a row as it is. Find one that you would correct, reject or add."
    if reviewed.article.reading == article.reading:
        return "Not yet: the new value is the old one."
    if len(answer.reason.split()) < 4:
        return "Not yet: would another reader understand the reason? Say which words of the text it rests on."
    return f"Well done: {answer.action} “{answer.anchor_text}”, and nothing else moved."


def check_missing(answer: Any, article: Article) -> str:
    """A number of the text that no row uses, as it is written."""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if not isinstance(answer, str):
        return f"Not yet: give the words in quotation marks, not {a_kind(answer)}."
    numbers = [n for n in article.reading.numbers if n.text == answer.strip()]
    if not numbers:
        return "Not yet: the ledger has no number written so. Copy it from the text."
    if any(n.role is None for n in numbers):
        return "Well done: no rule took it. Was that right?"
    return f"Not yet: this one has a role, {numbers[0].role}. Look at the to-do list."
