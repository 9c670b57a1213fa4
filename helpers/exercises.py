"""Checks for the exercises: each answers in words, never crashes, and never gives the answer away."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from functools import wraps
from typing import Any, ParamSpec

import numpy as np
import pandas as pd

from .display.marks import words as shown
from .loading import Article, InputError, read_article
from .reading.lexicon import lexicon

Asked = ParamSpec("Asked")
NOT_YET = "Not answered yet."


class Feedback(str):
    """What a check says: shown as a paragraph, with its verdict ("Well done:", "Not yet:") in bold.

    >>> Feedback("Not yet: that is another number.")
    Not yet: that is another number.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        verdict = next((v for v in ("Well done:", "Not yet:") if self.startswith(v)), "")
        bold = f"<b>{verdict}</b>" if verdict else ""
        return f"<p>{bold}{shown(self[len(verdict) :])}</p>"


def feedback(check: Callable[Asked, str]) -> Callable[Asked, Feedback]:
    """A check whose sentence is shown without quotation marks."""

    @wraps(check)
    def told(*answer: Asked.args, **more: Asked.kwargs) -> Feedback:
        return Feedback(check(*answer, **more))

    return told


_KINDS = (
    (bool | np.bool_, "True or False"), (str, "a text"), (int | np.integer, "a whole number"), (float | np.floating, "a number with a fraction"), (dict, "a dictionary"),
    (list | tuple | set | frozenset, "a collection"), (pd.DataFrame, "a table"), (pd.Series | pd.Index | np.ndarray, "a column of values"),
)  # fmt: skip


NUMBERS = (int, float, np.integer, np.floating)


def a_kind(answer: Any) -> str:
    """What an answer is, in plain words.

    >>> a_kind("12"), a_kind(True), a_kind([1])
    ('a text', 'True or False', 'a collection')
    """
    if callable(answer):
        return "a function"
    return next((words for kind, words in _KINDS if isinstance(answer, kind)), "something else")


def unanswered(answer: Any) -> bool:
    """Is the answer still open: nothing, a blank, or a collection of nothing but these?

    >>> [unanswered(a) for a in (None, " ", [], (..., ...), 0, [0])]
    [True, True, True, True, False, False]
    """
    if isinstance(answer, str):
        return not answer.strip()
    if isinstance(answer, list | tuple | set | frozenset | dict):
        return all(part is None or part is Ellipsis for part in answer)
    return answer is None or answer is Ellipsis


def values_of(answer: Any) -> list[Any] | None:
    """What a collection holds, a column of a table too; None if the answer is no collection.

    >>> values_of(("a", 2)), values_of("ab"), values_of(5)
    (['a', 2], None, None)
    """
    if isinstance(answer, str | bytes | dict | pd.DataFrame) or not isinstance(answer, Iterable):
        return None
    try:
        return list(answer)
    except TypeError:  # an array of no dimension says that it can be gone through
        return None


def one_of(answer: Any, words: Collection[str]) -> str | None:
    """The word that a text gives, whatever its case and the blanks around it; None if it is none of them.

    >>> one_of(" Things ", ("things", "time")), one_of(3, ("things",))
    ('things', None)
    """
    given = answer.strip().lower() if isinstance(answer, str) else None
    return given if given in words else None


def whole_number(answer: Any) -> int | str:
    """A whole number, or a sentence that says why the answer is none."""
    if unanswered(answer):
        return NOT_YET
    if isinstance(answer, bool) or not isinstance(answer, NUMBERS):
        return f"Not yet: the answer is a whole number, and this is {a_kind(answer)}."
    if answer != answer or answer in (float("inf"), float("-inf")) or int(answer) != answer:
        return "Not yet: the answer is a whole number."
    return int(answer)


def read_answer(text: Any) -> Article | str:
    """An article from a student's text, or a sentence that says why not."""
    if unanswered(text):
        return NOT_YET
    if not isinstance(text, str):
        return f"Not yet: the answer should be a text in quotation marks, and this is {a_kind(text)}."
    try:
        return read_article(text=text)
    except InputError as error:
        return f"Not yet: {error}."


@feedback
def check_range(text: Any) -> str:
    """Passes for a sentence whose toll of people killed has both ends closed and apart."""
    article = read_answer(text)
    if isinstance(article, str):
        return article
    counted = [r for r in article.reading.casualties if r.qualifier]
    rows = [r for r in counted if r.outcome == "killed"]
    if not rows:
        if counted:
            return f"Not yet: “{counted[0].text}” counts people {counted[0].outcome.replace('_', ' ')}. Count people killed."
        return "Not yet: no count of people was read. Say what happened to how many people."
    closed = [r for r in rows if r.low is not None and r.high is not None and r.low < r.high]
    if closed:
        return f"Well done: “{closed[0].text}” commits to {closed[0].low} to {closed[0].high}."
    row = rows[0]
    if loose := [n for n in article.reading.numbers if n.role is None and n.value is not None]:
        return _two_numbers(row, loose[0])
    if row.low is not None and row.low == row.high:
        return f"Not yet: “{row.text}” commits to one number, {row.low}. Leave room between a lowest and a highest."
    missing = "highest" if row.high is None else "lowest"
    return f"Not yet: “{row.text}” sets no {missing} number. A range names both ends."


def _two_numbers(row: Any, loose: Any) -> str:
    """What to say to a sentence with a second number that the reading left unclaimed."""
    ends = [v for v in (row.low, row.high) if v is not None]
    if row.high is not None and ends and loose.value > row.high:
        return f"Not yet: the lower number stands last (“{loose.text}”, then “{row.text}”). Say the lowest first."
    return f"Right in English, but this reading does not bring “{loose.text}” and “{row.text}” together: that is its limit, not your mistake. Put both ends into one phrase."


@feedback
def check_unclaimed(text: Any) -> str:
    """Passes for a text with a number that no rule takes, and that none should take."""
    article = read_answer(text)
    if isinstance(article, str):
        return article
    numbers = article.reading.numbers
    if not numbers:
        return "Not yet: there is no number in the text."
    free = [n for n in numbers if n.role is None]
    if years := [n for n in free if re.fullmatch(r"1[89]\d\d|20\d\d", n.text)]:
        return f"Not yet: no rule takes “{years[0].text}”, but it looks like a year, and a rule should know a year. That is a miss of the reading, not a right refusal."
    if people := [n for n in free if _counts_people(text, n.end)]:
        return f"Not yet: no rule takes “{people[0].text}”, but it counts people. Whether to take it is open to question. Count things."
    if bare := [n for n in free if not re.match(r"[ -]?[^\W\d_]{2,}", text[n.end :])]:
        return f"Not yet: no rule takes “{_short(bare[0].text)}”, but nothing after it says what it counts, so who could tell whether that is right? Write the noun behind it."
    if free:
        return f"Well done: no rule takes “{free[0].text}”, and the ledger says so."
    roles = "; ".join(f"“{_short(n.text)}” {_ROLES.get(n.role or '', n.role)}" for n in numbers)
    return f"Not yet: every number has a role ({roles}). Count something that is neither people, attacks, truce, time nor money."


_ROLES = {
    "casualty": "counts people", "strike": "counts attacks", "ceasefire": "belongs to a truce", "date": "is read as part of a date", "time": "is read as a time or a length of time",
    "age": "is read as an age", "money": "is read as a sum of money", "ordinal": "is read as a place in an order", "measure": "is read as a measure", "identifier": "is read as part of a name",
    "boilerplate": "stands in a part of the page that is not read",
}  # fmt: skip


def _short(words: str) -> str:
    return words if len(words) <= 30 else f"{words[:29]}…"


def _counts_people(text: str, end: int) -> bool:
    """Is the word after a number one for people?"""
    after = re.match(r"\W*([\w'’-]+)", text[end:])
    return after is not None and after.group(1).lower() in lexicon().victims


COUNTS = ("things", "people", "attacks", "a truce", "time")


@feedback
def check_why(text: Any, counts: Any) -> str:
    """Passes for "things" if the text passes `check_unclaimed`: only then is leaving the number alone right."""
    if unanswered(counts):
        return NOT_YET
    if (given := one_of(counts, COUNTS)) is None:
        return f"Not yet: answer with one of {', '.join(COUNTS)}."
    if not check_unclaimed(text).startswith("Well done"):
        return "Not yet: first write a sentence whose number no rule takes."
    if given == "things":
        return "Well done: a table of people, attacks and truce counts has no place for it. Taking it would say that it counts something it does not."
    return f"Not yet: if it counted {given}, a rule should have taken it, and leaving it would be a miss. Look again at what it counts."


@feedback
def check_softened(article: Article, text: Any) -> str:
    """Passes for the article with one accusation softened and every other statement as it was."""
    changed = read_answer(text)
    if isinstance(changed, str):
        return changed
    before = [(c.source, c.stance, c.accused) for c in article.reading.claims]
    after = [(c.source, c.stance, c.accused) for c in changed.reading.claims]
    if changed.text == article.text:
        return "Not yet: the text is the same as before."
    if before != after:
        return f"Not yet: who says what changed too ({len(before)} statements before, {len(after)} now). Soften the accusation and leave the rest."
    soft = [c for c, d in zip(changed.reading.claims, article.reading.claims, strict=True) if c.hedged and not d.hedged]
    if any(c.stance == "accuses" for c in soft):
        return "Well done: the accusation is now softened, and nothing else changed."
    return "Not yet: no accusation became softer. Think of what a careful editor writes between an actor and a deed."


@feedback
def check_span(article: Article, start: Any, end: Any) -> str:
    """Passes for the offsets of the words that give the last toll of the article."""
    if unanswered(start) or unanswered(end):
        return NOT_YET
    start, end = whole_number(start), whole_number(end)
    if isinstance(start, str) or isinstance(end, str):
        return "Not yet: start and end are whole numbers, counted in characters from 0."
    words = article.text[start:end] if 0 <= start < end <= len(article.text) else ""
    wanted = article.reading.casualties[-1]
    if (start, end) == (wanted.count_start, wanted.count_end):
        return f"Well done: article.text[{start}:{end}] is {words!r}."
    if not words:
        return "Not yet: these offsets hold no text. The end is one past the last character."
    why = (
        "that is no toll"
        if not any(letter.isdigit() for letter in words)
        else "that is another number, or more than its words"
    )
    if words == wanted.count_text:
        why = "the same words, but not where the last toll is told"
    elif words != words.strip():
        why = "spaces around the words are no part of them"
    return f"Not yet: article.text[{start}:{end}] is {words[:60]!r}: {why}. Ask article.text.index(...) where words begin, or look at count_start in article.casualties."
