"""Checks for the exercises: each answers in words, never crashes, and never gives the answer away."""

from __future__ import annotations

from typing import Any

from .loading import Article, InputError, read_article

NOT_YET = "Not answered yet."


def whole_number(answer: Any) -> int | str:
    """A whole number, or a sentence that says why the answer is none."""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if isinstance(answer, bool) or not hasattr(answer, "__int__") or isinstance(answer, str):
        return f"Not yet: the answer is a whole number, and this is a {type(answer).__name__}."
    try:
        number = int(answer)
        exact = number == answer
    except (ValueError, OverflowError, TypeError):
        return "Not yet: the answer is a whole number."
    return number if exact else "Not yet: the answer is a whole number."


def _read(text: Any) -> Article | str:
    """An article from a student's text, or a sentence that says why not."""
    if text is None or text is Ellipsis or (isinstance(text, str) and not text.strip()):
        return NOT_YET
    if not isinstance(text, str):
        return f"Not yet: the answer should be a text in quotation marks, and this is a {type(text).__name__}."
    try:
        return read_article(text=text)
    except InputError as error:
        return f"Not yet: {error}."


def check_range(text: Any) -> str:
    """Passes for a sentence whose toll has both ends closed and apart."""
    article = _read(text)
    if isinstance(article, str):
        return article
    rows = article.reading.casualties
    if not rows:
        return "Not yet: no count of people was read. Say what happened to how many people."
    closed = [r for r in rows if r.low is not None and r.high is not None and r.low < r.high]
    if closed:
        return f"Well done: “{closed[0].text}” commits to {closed[0].low} to {closed[0].high}."
    row = rows[0]
    if row.low is not None and row.low == row.high:
        return f"Not yet: “{row.text}” commits to one number, {row.low}. Leave room between a lowest and a highest."
    missing = "highest" if row.high is None else "lowest"
    return f"Not yet: “{row.text}” sets no {missing} number. A range names both ends."


def check_unclaimed(text: Any) -> str:
    """Passes for a text with a number that no rule takes."""
    article = _read(text)
    if isinstance(article, str):
        return article
    numbers = article.reading.numbers
    if not numbers:
        return "Not yet: there is no number in the text."
    free = [n for n in numbers if n.role is None]
    if free:
        return f"Well done: no rule takes “{free[0].text}”, and the ledger says so."
    roles = ", ".join(f"“{n.text}” is a {n.role}" for n in numbers)
    return f"Not yet: every number has a role ({roles}). Count something that is neither people, attacks, truce, time nor money."


def check_softened(article: Article, text: Any) -> str:
    """Passes for the article with one accusation softened and every other statement as it was."""
    changed = _read(text)
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


def check_span(article: Article, start: Any, end: Any) -> str:
    """Passes for the offsets of the words that give the last toll of the article."""
    if start is None or end is None or start is Ellipsis or end is Ellipsis:
        return NOT_YET
    if not (isinstance(start, int) and isinstance(end, int)) or isinstance(start, bool):
        return "Not yet: start and end are whole numbers, counted in characters from 0."
    words = article.text[start:end] if 0 <= start < end <= len(article.text) else ""
    wanted = article.reading.casualties[-1]
    if (start, end) == (wanted.count_start, wanted.count_end):
        return f"Well done: article.text[{start}:{end}] is {words!r}."
    if not words:
        return "Not yet: these offsets hold no text. The end is one past the last character."
    return f"Not yet: article.text[{start}:{end}] is {words[:60]!r}."
