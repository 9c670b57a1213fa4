"""The fixed phrases of the lexicon, found by the rarest of their words."""

from __future__ import annotations

from functools import cache

from .document import Document
from .lexicon import lexicon, word_set
from .tokens import where

_RARELY = word_set("answers_of_arms") | word_set("deeds_by_their_object")
_COMMON = word_set("common_words_of_phrases")


def _rarity(word: str) -> tuple[bool, int]:
    return word not in _COMMON, len(word)


@cache
def listed(name: str) -> dict[str, list[tuple[int, list[str]]]]:
    """The phrases of a list by their rarest word (without one of these none of them is there), with its place in them."""
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for phrase in lexicon().phrases[name]:
        words = phrase.split()
        rarest = max(words, key=_rarity)
        found.setdefault(rarest, []).append((words.index(rarest), words))
    return found


@cache
def _rarest(name: str) -> frozenset[str]:
    return frozenset(listed(name))


_NOT = frozenset(("not", "no", "never"))


def has_phrase(doc: Document, name: str, first: int, last: int, affirmed: bool = False) -> bool:
    """Whether a phrase of a list of the lexicon stands in the words `first:last`; `affirmed`: with no negation right before it."""
    words = doc.tokens.words[first:last]
    if _rarest(name).isdisjoint(words):
        return False
    phrases = listed(name)
    if '"' in words:
        words = list(filter('"'.__ne__, words))  # 'was "not in a position" to'
    for at in where(words, phrases):
        for place, phrase in phrases[words[at]]:
            if at >= place and words[at - place : at - place + len(phrase)] == phrase:
                near = words[max(0, at - place - 5) : at - place] if affirmed else []
                if not any(word in _NOT or word.endswith("n't") for word in near):
                    return True
    return False


def tells_no_attack(doc: Document, first: int, last: int) -> bool:
    """Whether no word of an attack stands in the words `first:last`."""
    return all(doc.tokens.words[at] in _RARELY for at in doc.watched_in(first, last))  # to answer a letter is none
