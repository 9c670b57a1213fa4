"""Days and months that lie ahead: "next Tuesday", "will meet on Tuesday", "by June". They get no value: the last one is not meant."""

from __future__ import annotations

from .document import Document, Sentence
from .lexicon import word_set

_WILL = word_set("modals_of_what_will_be")
_PLANS = word_set("leads_to_what_is_planned")
_DUE = word_set("due_on_a_day")
_COMING = word_set("before_a_coming_day")
_BEGINS, _TAKES = word_set("beginning_and_ending"), frozenset(("take", "takes"))
_ENDS = word_set("up_to_a_month")
_BE = frozenset(("be", "been", "being", "have"))
_FAR = 14  # words between "will" and the day, at most


def lies_ahead(doc: Document, at: int) -> bool:
    """Whether the words around the day or month at word `at` say that it is still to come."""
    words = doc.tokens.words
    if at and words[at - 1] in _COMING:
        return True
    if words[at + 1 : at + 3] == ["next", "week"] or words[at + 1 : at + 3] == ["last", "week"]:
        return True  # "Tuesday last week": not ahead, and not the last one either
    sentence = doc.sentences[doc.sentence_at(at)] if doc.sentences else None
    if sentence is None or not sentence.first <= at < sentence.last:
        return False
    return _is_planned_before(doc, sentence, at) or (at - sentence.first < 3 and _is_planned_behind(doc, sentence, at))


def is_end(doc: Document, at: int) -> bool:
    """Whether a month ends what is told: "by | late June", "until | early May", "by the end | of March"."""
    words = doc.tokens.words
    at -= 2 if words[at - 2 : at] in (["the", "end"], ["the", "middle"], ["the", "start"]) else 0
    return at > 0 and words[at - 1] in _ENDS


def _is_planned_before(doc: Document, sentence: Sentence, at: int) -> bool:
    """“will meet on Tuesday”, “is to resume on Tuesday”, “due on Tuesday”; “he will go, the mayor said on Tuesday” is not."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for k in range(at - 1, max(sentence.first, at - _FAR) - 1, -1):
        word, before = words[k], words[k - 1] if k > sentence.first else ""
        if word in _WILL or (word == "to" and before in _PLANS):
            return True
        if word in _DUE and tags[k + 1 : at].strip("PDl") == "":
            return True  # "a vote is due on Tuesday"
        if word in _DUE and tags[k - 1] == "A":
            return True  # "elections are planned for this month and another round in the next"
        if _begins(doc, sentence, k, at):
            return True  # "the talks begin on Tuesday"
        led = before in _WILL or before in _BE or before == "to"
        if tags[k] in 'V;:"S' or (tags[k] == "A" and word not in _BE) or (tags[k] in "vKE" and not led):
            return False
    title = words[sentence.first : at]  # "Talks to begin on Tuesday"
    return at - sentence.first <= _FAR and "to" in title and tags[sentence.first + title.index("to") + 1] in "nEv"


def _begins(doc: Document, sentence: Sentence, k: int, at: int) -> bool:
    """“The vote takes place on Tuesday”, “the truce expires on Friday”: a plan, told in the present. A title tells so what has happened."""
    words, tags = doc.tokens.words, doc.tokens.tags
    verb = k - (words[k] == "place")
    told = words[verb] in (_TAKES if verb < k else _BEGINS)
    led = verb > sentence.first and tags[verb - 1] not in "ADJP'l"
    return told and led and not tags[k + 1 : at].strip("PDl") and doc.blocks[sentence.block].role == "body"


def _is_planned_behind(doc: Document, sentence: Sentence, at: int) -> bool:
    """“On Tuesday, the council will vote”: the first verb behind it."""
    words, tags = doc.tokens.words, doc.tokens.tags
    verb = next((k for k in range(at + 1, min(at + _FAR, sentence.last)) if tags[k] in "AVvKE;:"), None)
    if verb is None:
        return False
    planned = words[verb] in _PLANS and (words[verb + 1 : verb + 2] == ["to"] or words[verb + 2 : verb + 3] == ["to"])
    return words[verb] in _WILL or planned
