"""Words of those who will not say who did it: "leaves open who fired", "refrains from blame", "neither confirms nor comments"."""

from __future__ import annotations

from .document import Document
from .lexicon import word_set

_LEAVING = word_set("leaving_open")
_REFRAINING = word_set("refraining")
_NAMING = word_set("naming_the_guilty")
_ASSIGNING = word_set("assigning_blame")
_QUESTION = word_set("question_words")
_CULPRITS = word_set("those_to_be_named")
_NAMED = word_set("naming_somebody")
_VERSIONS = word_set("not_to_be_ruled_out")
_KNOWLEDGE = word_set("what_one_has_to_know")
_CONFIRMING = word_set("confirming_or_not")
_OURSELVES = frozenset(["it", "they", "we"])
RETICENT = _LEAVING | _REFRAINING | _CULPRITS | _CONFIRMING | frozenset(["rule", "apportion"]) | _KNOWLEDGE


def question_at(doc: Document, at: int, last: int) -> bool:
    """Whether a question begins at word `at`, behind a preposition too: "who", "by whom", "at whose order"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if at < last and words[at] in _QUESTION:
        return True
    return at + 1 < last and tags[at] == "P" and words[at + 1] in ("whom", "whose", "which")


def left_open(doc: Document, at: int, last: int) -> int | None:
    """Where the cue ends in “leaves open who fired”."""
    words = doc.tokens.words
    open_at = at + 1 + (words[at + 1 : at + 2] == ["it"])
    opened = words[at] in _LEAVING and words[open_at : open_at + 1] == ["open"]
    return open_at + 1 if opened and question_at(doc, open_at + 1, last) else None


def refrains(doc: Document, at: int, last: int) -> int | None:
    """Where the cue ends in “refrains from attribution”, “refrained from naming either side”."""
    words = doc.tokens.words
    if words[at] not in _REFRAINING or words[at + 1 : at + 2] != ["from"]:
        return None
    end = at + 2 + (doc.tokens.tags[at + 2 : at + 3] in ("l", "J", "D"))
    return end + 1 if end < last and words[end] in _NAMING | _ASSIGNING else None


def names_no_culprit(doc: Document, at: int, last: int) -> int | None:
    """Where the cue ends behind "not": “(has not) named the guilty party”, “(cannot) rule out either version”, “(does not) have confirmed information”."""
    words = doc.tokens.words
    near = words[at + 1 : min(at + 6, last)]
    if words[at] in _NAMED:
        return at + 1 if not _CULPRITS.isdisjoint(near) else None
    if words[at] == "rule" and near[:1] == ["out"]:
        return at + 2 if not _VERSIONS.isdisjoint(near) else None
    if words[at] in ("have", "possess"):
        known = next((i for i in range(at + 1, min(at + 5, last)) if words[i] in _KNOWLEDGE), None)
        asked = known is not None and (words[known + 1 : known + 2] in (["on"], ["about"], ["as"], ["of"]))
        return known + 1 if known is not None and asked else None
    return None


def of_two_verbs(doc: Document, at: int, last: int) -> int:
    """Where the cue ends in “neither confirms nor comments”; 0 where neither of two verbs is of saying."""
    words = doc.tokens.words
    both = at + 3 < last and words[at + 2] == "nor" and words[at + 1] in _CONFIRMING and words[at + 3] in _CONFIRMING
    return at + 4 if both else 0


def does_not_comment(doc: Document, first: int, last: int) -> bool:
    """“We do not comment on foreign reports”, “we never discuss operations”, “No comment for now”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    begin = first + (tags[first] == '"')
    if begin > first and words[begin : begin + 2] == ["no", "comment"] and last - begin < 9:
        return True
    if begin >= last or words[begin] not in _OURSELVES:
        return False
    said = next((i for i in range(begin + 1, min(begin + 5, last)) if words[i] in ("comment", "discuss")), None)
    return said is not None and "x" in tags[begin:said]
