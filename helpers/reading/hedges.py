"""Words that soften what is said: suspected, believed, alleged."""

from __future__ import annotations

from .document import Document


def hedged(doc: Document, first: int, last: int) -> bool:
    """Whether the words soften what they say: suspected, believed, alleged."""
    hedges = doc.lex.sets["hedges"]
    if hedges.isdisjoint(doc.tokens.words[first:last]):
        return False
    return any(
        w in hedges and not (w == "may" and doc.tokens.tags[i] == "T")
        for i, w in enumerate(doc.tokens.words[first:last], first)
    )
