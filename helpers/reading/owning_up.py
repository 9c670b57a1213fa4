"""What verbs of admitting own up to: "admitted shelling the town", "acknowledged the attack"; not what was done to oneself."""

from __future__ import annotations

from .deeds import FIRING
from .document import Document
from .fixed_phrases import tells_no_attack
from .lexicon import word_set
from .modifiers import Agent

_HARM = word_set("harm")
_WRONG = word_set("own_wrong")
_OPENS_ACT = word_set("opens_an_admitted_act")
_OWNS_UP_TO_NOTHING = word_set("nouns_that_own_up_to_nothing")
_WHOSE = frozenset(["its", "their", "our"])
_ITSELF = frozenset(["it", "they", "we"])


def owns_up(doc: Document, agents: list[Agent], first: int, last: int) -> bool:
    """“admitted shelling the town”, “acknowledged the attack”, “admitted that it had fired”."""
    words = doc.tokens.words
    first += words[first] == "to"  # "admitted to killing"
    if first < last and words[first].endswith("ing") and not tells_no_attack(doc, first, last):
        return True
    wrong = next((i for i in range(first, min(first + 6, last)) if words[i] in _WRONG), None)
    if wrong is not None and not agents and _HARM.isdisjoint(words[first:wrong]):
        return True  # "admitted a mistake", "conceded it had made an error"
    named = words[first] in _OPENS_ACT or not set(doc.tokens.tags[first:last]) & set("VvAKEP")  # "admits market attack"
    own_attack = named and not tells_no_attack(doc, first, min(last, first + 5)) and not _suffered(words, first, last)
    return not agents and (own_attack or _it_fired(doc, first, last))


def _suffered(words: list[str], first: int, last: int) -> bool:
    """“acknowledged the loss of four men in an ambush”, “the attack on its base”: what was done to whoever says it."""
    head = words[first : min(first + 5, last)]
    target = next((i for i in range(first + 1, min(first + 6, last - 1)) if words[i] in ("on", "against")), last)
    return not _OWNS_UP_TO_NOTHING.isdisjoint(head) or not _WHOSE.isdisjoint(words[target + 1 : target + 2])


def _it_fired(doc: Document, first: int, last: int) -> bool:
    """“admitted that it had fired”: of oneself, without an object."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at = first + 1
    while at < last and tags[at] in "Al":
        at += 1
    return words[first] in _ITSELF and at < last and words[at] in FIRING and "x" not in tags[first:at]
