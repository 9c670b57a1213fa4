"""Lists of those who act: "by the army, the navy and the front", "the front and the army (have killed 12)"."""

from __future__ import annotations

from itertools import pairwise

from .document import Document
from .lexicon import word_set
from .phrases import phrase_back, phrase_forward

_JOINS = frozenset(["and", "or"])
_ALLIED = word_set("allied_with")
_LINKS = frozenset(["to", "with", "by"])


def end_of_list(doc: Document, begin: int, end: int, ceiling: int, closed: bool) -> int:
    """Where a list ends whose first member is the words `begin:end`; `end` if none goes on.

    A last member before a verb is the subject of another clause ("by the army, the mayor and residents said"), unless the
    list is itself a part of the subject (`closed`: no verb stands before it).
    """
    words, tags = doc.tokens.words, doc.tokens.tags
    at, joined = end, any(word in _JOINS for word in words[begin:end])
    while at + 1 < ceiling and not joined:
        if tags[at] == "," and tags[at + 1] in "DNJZ" and words[at + 1] not in ("a", "an"):
            after = phrase_forward(doc, at + 1, ceiling, apposition=False)
            joined = any(word in _JOINS for word in words[at + 1 : after])
        elif words[at] in _JOINS and tags[at + 1] in "DNJZnp":
            after, joined = _last_member(doc, at + 1, ceiling), True
        else:
            break
        if after <= at + 1:
            break
        at = after
    if not joined or at == end:
        return end
    return end if at < ceiling and tags[at] in "VvAEK" and not closed else at


def _last_member(doc: Document, at: int, ceiling: int) -> int:
    """The end of a noun phrase whatever stands behind it."""
    return phrase_forward(doc, at, ceiling, apposition=False)


def begin_of_list(doc: Document, begin: int, last: int, floor: int) -> int:
    """Where a list begins whose end is the subject `begin:last` ("the army, | the navy and the front | had"); `begin` if none leads to it."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if _JOINS.isdisjoint(words[begin:last]):
        return begin
    at = begin
    while at - 2 >= floor and tags[at - 1] == ",":
        lead = phrase_back(doc, at - 2, floor)
        if lead is None or words[lead] in ("a", "an") or tags[lead] not in "DNJZnp":
            return begin
        at = lead
    return at if at == floor or tags[at - 1] in 't"S:;' else begin


def with_its_allegiance(doc: Document, end: int, ceiling: int) -> int:
    """The end of "forces | allied to the government", "gunmen | loyal to the old leader"; `end` without such words."""
    words = doc.tokens.words
    at = end - (words[end - 1] in _ALLIED)
    led = at + 2 < ceiling and words[at] in _ALLIED and words[at + 1] in _LINKS
    return phrase_forward(doc, at + 2, ceiling, apposition=False) if led else end


def before_its_allegiance(doc: Document, end: int, floor: int) -> int | None:
    """The last word of the subject whose allegiance the words up to `end` tell: "militias | loyal to the old leader"; None without such words."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for at in range(end - 2, max(floor, end - 9), -1):
        if words[at] in _ALLIED and words[at + 1] in _LINKS:
            led = tags[at - 1] in "npN" and not tags[at + 2 : end + 1].strip("DnNJZr'")
            return at - 1 if led else None
    return None


def members(doc: Document, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The members of a list of three or more: "the army, the navy and the front"; none where the words are no such list."""
    words, tags = doc.tokens.words, doc.tokens.tags
    joins = [i for i in range(first + 1, last - 1) if words[i] in _JOINS]
    commas = [i for i in range(first + 1, last - 1) if tags[i] == ","]
    if len(joins) != 1 or not commas or commas[-1] > joins[0]:
        return ()
    cuts = [first - 1, *commas, *joins, last]
    spans = [(a + 1, b) for a, b in pairwise(cuts) if b > a + 1]
    if any(tags[a] not in "DNJZnp" or words[a] in ("a", "an") for a, _ in spans):
        return ()
    return tuple(spans)
