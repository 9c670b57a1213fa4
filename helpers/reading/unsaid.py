"""What somebody does not say, and whether it is who did it: not what is to come, and not an answer to an offer."""

from __future__ import annotations

from .content import Draft
from .document import Document
from .fixed_phrases import tells_no_attack
from .lexicon import word_set

_WHETHER = frozenset(["whether", "if", "when", "who", "where", "how"])
_TO_COME = frozenset(["will", "would", "shall", "won't"])
_OFFERS = word_set("offers")
_HOW = frozenset(["how", "where", "when", "why"])
_REFUSING = ("declin", "refus")
_LEAVES_OUT = word_set("leaving_out")
_FAR = 12  # words from the cue to what it is about


def is_of_something_else(doc: Document, draft: Draft) -> bool:
    """Whether words of silence are about something else than who did it.

    "Declined to say whether it would join the talks", "has not responded to the proposal".
    """
    words, tags, at = doc.tokens.words, doc.tokens.tags, draft.found.last
    cue = words[draft.found.first : at]
    if "mention" in cue or "whom" in words[max(0, draft.found.first - 4) : draft.found.first]:
        return True  # "made no mention of the mill", "an engineer, whom it did not name"
    if _asks_how(doc, draft, cue):
        return True
    end = next((i for i in range(at, min(at + _FAR, len(words))) if tags[i] in '.;"'), min(at + _FAR, len(words)))
    if words[at : at + 1] == ["to"]:
        return not _OFFERS.isdisjoint(words[at + 1 : min(at + 5, end)])
    return _is_to_come(words, at - (words[at - 1] in _WHETHER), end)


def _asks_how(doc: Document, draft: Draft, cue: list[str]) -> bool:
    """“does not say how many of them bore arms”, “does not know where the others are”: no question of an attack; to decline to say it is to withhold."""
    words, at = doc.tokens.words, draft.found.last
    at -= at > 0 and words[at - 1] in _HOW
    if (
        any(word.startswith(_REFUSING) for word in cue)
        or _LEAVES_OUT.isdisjoint(cue)
        or words[at : at + 1] == []
        or words[at] not in _HOW
    ):
        return False
    if words[at + 1 : at + 2] == ["many"]:
        return True
    end = next((i for i in range(at, min(at + 2 * _FAR, len(words))) if doc.tokens.tags[i] in '.;"'), at + _FAR)
    return tells_no_attack(doc, at, min(end, len(words)))


def asks_what_is_to_come(doc: Document, first: int, last: int) -> bool:
    """“I do not know who will bury them”: what nobody knows there is yet to come; “hard to establish how many died”: a number."""
    words = doc.tokens.words
    if any(words[at : at + 2] == ["how", "many"] for at in range(first, last)):
        return True
    return any(_is_to_come(words, at, min(at + 3, last)) for at in range(first, last))


def _is_to_come(words: list[str], asked: int, last: int) -> bool:
    return words[asked : asked + 1] != [] and words[asked] in _WHETHER and not _TO_COME.isdisjoint(words[asked:last])
