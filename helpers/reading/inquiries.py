"""Whether words tell of somebody who tries to find out: "was checking the reports", "is being examined", "to establish the source of the fire"."""

from __future__ import annotations

from .document import Document
from .lexicon import word_set
from .tokens import where

_EXAMINING = word_set("examining")
_EXAMINED = word_set("examined")
OBJECTS = word_set("what_is_examined")
FINDING_OUT = word_set("finding_out")
_OPEN = word_set("what_is_found_out")
_TOGETHER = frozenset(["with", "together", "alongside", "jointly"])
_BE = word_set("be")
_OPENING = word_set("opening")
_INQUIRIES = word_set("inquiries")
_INQUIRING = word_set("inquiring")
_OPENED = word_set("opened_of_an_inquiry")
_ANNOUNCING = frozenset(["announced", "announces", "promised", "promises"])
_UNDER_WAY = frozenset(["underway", "ongoing"])
_ASSESSMENTS = frozenset(["assessment", "review"])
_ESTABLISHING = word_set("establishing")
_HELP = word_set("needs_and_damage")  # "was assessing needs after the strike"
INQUIRING = (
    _UNDER_WAY
    | {"under", "investigated"}
    | _ESTABLISHING
    | _INQUIRING
    | _OPENED
    | _EXAMINING
    | _EXAMINED
    | FINDING_OUT
    | _OPENING
)


def inquires(doc: Document, first: int, last: int) -> bool:
    """Whether the words `first:last` tell of an inquiry that goes on or is to come."""
    words = doc.tokens.words
    if (
        words[first - 1] in _ANNOUNCING
        and words[first] in ("a", "an")
        and not _INQUIRIES.isdisjoint(words[first : first + 4])
    ):
        return True  # "announced a judicial inquiry"
    told = where(words[first:last], INQUIRING)
    return any(_inquiry(doc, first + at, first, last) and not _is_denied(doc, first + at, first) for at in told)


def _is_denied(doc: Document, at: int, first: int) -> bool:
    """“is not investigating”, “has no mandate to establish who”: nobody looks into it."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for i in range(at - 1, max(first, at - 6) - 1, -1):
        if tags[i] in ",;.t":
            return False
        if tags[i] == "x" or words[i] in ("no", "not", "never", "without"):
            return True
    return False


def _inquiry(doc: Document, at: int, first: int, last: int) -> bool:
    words = doc.tokens.words
    if words[at] in _EXAMINING:
        going_on = not _BE.isdisjoint(words[max(first, at - 3) : at])
        objects = words[at + 1 : min(at + 8, last)]
        if objects[:1] in (["it"], ["them"]):  # "had received an allegation and was reviewing it"
            objects = words[max(first, at - 12) : at]
        return going_on and _HELP.isdisjoint(objects[:1]) and not OBJECTS.isdisjoint(objects)
    if words[at] in _ESTABLISHING:
        return not _BE.isdisjoint(words[max(first, at - 3) : at]) and asks(doc, at, last)
    if words[at] == "investigated" and words[max(first, at - 2) : at] in (["would", "be"], ["will", "be"]):
        return True
    if words[at] in _INQUIRING and words[max(first, at - 1) : at] in (["would"], ["will"]):
        return True  # "said it would investigate"
    if words[at] in _UNDER_WAY or words[at : at + 2] == ["under", "way"]:  # "an internal inquiry was under way"
        return not _INQUIRIES.isdisjoint(words[max(first, at - 5) : at])
    if words[at] in _OPENED and not _BE.isdisjoint(words[max(first, at - 2) : at]):
        if not _INQUIRIES.isdisjoint(words[max(first, at - 6) : at]):
            return True  # "criminal proceedings had been initiated"
    if words[at] in _OPENING:  # "has opened a war crimes investigation"
        return not (_INQUIRIES | _ASSESSMENTS).isdisjoint(words[at + 1 : min(at + 6, last)])
    if words[at] in _EXAMINED:
        return words[max(first, at - 1) : at] == ["being"]
    ahead = words[at - 1 - (doc.tokens.tags[at - 1] == '"')] if at > first else ""  # 'would "establish who fired"'
    return ahead in ("to", "would", "will") and asks(doc, at, last)


def asks(doc: Document, at: int, last: int) -> bool:
    """Whether what is found out is who did it or how: "(determine) who fired", "(establish) the source of the fire"."""
    words = doc.tokens.words
    behind = at + 1 + (words[at + 1 : at + 2] == ["out"])
    behind += doc.tokens.tags[behind : behind + 1] == "D"
    if doc.tokens.tags[behind : behind + 1] == ",":  # "to determine, with its allies, who fired"
        behind = doc.tokens.tags.find(",", behind + 1, min(behind + 8, last)) + 1 or last
    if words[behind : behind + 1] and words[behind] in _TOGETHER:  # "to determine with its allies who fired"
        behind = next((i for i in range(behind + 1, min(behind + 8, last)) if words[i] in _OPEN), last)
    return behind < last and (words[behind] in _OPEN or words[behind : behind + 2] == ["what", "happened"])
