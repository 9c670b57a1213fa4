"""What somebody does not say, and whether it is who did it: not what is to come, and not an answer to an offer."""

from __future__ import annotations

from .content import Draft
from .document import Document
from .lexicon import word_set

_WHETHER = frozenset(["whether", "if", "when", "who", "where", "how"])
_TO_COME = frozenset(["will", "would", "shall", "won't"])
_OFFERS = word_set("offers")
_FAR = 12  # words from the cue to what it is about


def is_of_something_else(doc: Document, draft: Draft) -> bool:
    """Whether words of silence are about something else than who did it.

    "Declined to say whether it would join the talks", "has not responded to the proposal".
    """
    words, tags, at = doc.tokens.words, doc.tokens.tags, draft.found.last
    end = next((i for i in range(at, min(at + _FAR, len(words))) if tags[i] in '.;"'), min(at + _FAR, len(words)))
    if words[at : at + 1] == ["to"]:
        return not _OFFERS.isdisjoint(words[at + 1 : min(at + 5, end)])
    return _is_to_come(words, at - (words[at - 1] in _WHETHER), end)


def asks_what_is_to_come(doc: Document, first: int, last: int) -> bool:
    """“I do not know who will bury them”: what nobody knows there is yet to come."""
    words = doc.tokens.words
    return any(_is_to_come(words, at, min(at + 3, last)) for at in range(first, last))


def _is_to_come(words: list[str], asked: int, last: int) -> bool:
    return words[asked : asked + 1] != [] and words[asked] in _WHETHER and not _TO_COME.isdisjoint(words[asked:last])
