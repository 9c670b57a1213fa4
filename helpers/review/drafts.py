"""A row that a person wants to add: what the reader's own number rules make of the words selected."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ..loading import Article, InputError, read_article
from ..reading.document import Sentence
from ..reading.form import read_document
from ..reading.numbers import Num, find_numbers
from ..reading.qualifiers import qualify
from .values import written

Span = tuple[int, int]


@dataclass(frozen=True)
class Draft:
    """A row to be: the words it is found at (a count's number, a claim's content), and the columns they fill."""

    table: str
    span: Span
    columns: dict[str, str]


def occurrences(text: str, words: str) -> list[Span]:
    """Every place where the words stand.

    >>> occurrences("8 of 18", "8")
    [(0, 1), (6, 7)]
    """
    words, found, at = words.strip(), [], -1
    while words and (at := text.find(words, at + 1)) >= 0:
        found.append((at, at + len(words)))
    return found


def draft(article: Article, table: str, span: Span) -> Draft:
    """What the words at `span` would be as a row of a table.

    A count takes its value, its qualifier and its bounds from the one number in the words, as the reader
    takes them, and what happened to people where the words say it ("20 wounded"). Words without a number
    ("a boy") make a count whose number a person has to give. `InputError` if two numbers stand in the words,
    or none of the words is left.
    """
    start, end = _trimmed(article.text, span)
    if table == "claims":
        return Draft(table, (start, end), {})
    first, last = _paragraph(article, start, end)
    doc = read_document(article.text[first:last])
    inside = [
        n
        for n in find_numbers(doc)
        if start <= first + n.start and first + n.end <= end and n.role in (None, "ordinal")
    ]
    words = {"words": article.text[start:end]}
    if table == "casualties" and (outcome := _outcome(article.text[start:end])):
        words["outcome"] = outcome
    if not inside:
        return Draft(table, (start, end), words)
    count = qualify(doc, inside[0], *_sentence(doc.sentences, inside[0]))
    if any(n.first >= count.last for n in inside[1:]):
        told = ", ".join(f"“{article.text[first + n.start : first + n.end]}”" for n in inside)
        raise InputError(f"more than one number stands in these words ({told}): select the words of one count")
    number = (first + doc.tokens.starts[count.first], first + doc.tokens.ends[count.last - 1])
    filled = {
        "qualifier": count.qualifier,
        "value": count.value,
        "low": count.low,
        "high": count.high,
    }
    return Draft(
        table,
        number,
        words | {name: written(value) for name, value in filled.items() if value is not None},
    )


def _outcome(words: str) -> str | None:
    """What happened to people, if the words alone tell it."""
    told = {row.outcome for row in read_article(text=words).reading.casualties}
    return told.pop() if len(told) == 1 else None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start >= end:
        raise InputError("no words are selected: mark them in the text, or type them as they stand there")
    return start, end


def _paragraph(article: Article, start: int, end: int) -> Span:
    around = [
        (block.start, max(block.end, end)) for block in article.reading.blocks if block.start <= start < block.end
    ]
    return around[0] if around else (start, end)


def _sentence(sentences: list[Sentence], number: Num) -> Span:
    return next(
        ((s.first, s.last) for s in sentences if s.first <= number.first < s.last),
        (number.first, number.last),
    )


@lru_cache(maxsize=4)
def _sentence_starts(text: str) -> list[int]:
    doc = read_document(text)
    return [doc.tokens.starts[sentence.first] for sentence in doc.sentences]


def sentence_at(text: str, place: int) -> int:
    """The index of the sentence that a character stands in."""
    return max(0, bisect_right(_sentence_starts(text), place) - 1)
