"""Words that soften what is said: suspected, believed, alleged."""

from __future__ import annotations

from .document import Document
from .lexicon import word_set

_SOFTENING = word_set("softening_adjectives")


def hedged(doc: Document, first: int, last: int) -> bool:
    """Whether the words soften what they say: suspected, believed, alleged; not who was hit: "killed six suspected militants"."""
    hedges = doc.lex.sets["hedges"]
    if hedges.isdisjoint(doc.tokens.words[first:last]):
        return False
    return any(
        w in hedges and not (w == "may" and doc.tokens.tags[i] == "T") and not _of_victims(doc, i, first)
        for i, w in enumerate(doc.tokens.words[first:last], first)
    )


def _of_victims(doc: Document, at: int, first: int) -> bool:
    """Whether a softening adjective tells what those are taken for whom somebody killed or held."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if words[at] not in _SOFTENING or at == first:
        return False
    verb = at - 1
    while verb > first and tags[verb] in "#Dl":
        verb -= 1
    people = next((i for i in range(at + 1, min(at + 4, len(words))) if tags[i] not in "JEnN"), at)
    return words[verb] in doc.lex.outcome_verbs and tags[people] in "pr"
