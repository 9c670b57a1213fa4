"""People of whom a clause tells something before it says what became of them: "a driver who was with them died", "the fate of three sappers"."""

from __future__ import annotations

from .counted import Hit, Place
from .document import Document
from .lexicon import word_set
from .parts import is_subset
from .predicates import BE, verb_after

_HAVE = frozenset(["have", "has", "had", "never"])
_WENT = word_set("going_out")
_BACK = (["come", "back"], ["came", "back"], ["returned"], ["been", "seen"], ["been", "heard"])
_SPEAKING = word_set("verbs_of_speaking_of")
_UNKNOWN = word_set("fate_unknown")
_REACH = 16  # words of a relative clause


def behind_who(doc: Document, at: int, last: int) -> str | None:
    """What became of those of whom a clause with “who” at word `at` tells something first."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if words[at : at + 1] != ["who"]:
        return None
    for k in range(at + 3, min(at + _REACH, last - 1)):
        if tags[k] in '.;,"t' or words[k] in doc.lex.cues:
            return None  # "a nurse who was there said 12 had died"
        if words[k] not in doc.lex.outcome_own and words[k] not in BE | _HAVE:
            continue
        if tags[k - 1] not in "npNZrlkJE" and not (tags[k - 1] == "O" and tags[k - 2] == "P"):
            continue
        no = next((i for i in range(k, min(k + 3, last)) if tags[i] == "x" or words[i] == "never"), None)
        back = no is not None and any(words[no + 1 : no + 1 + len(one)] == one for one in _BACK)
        if back and not _WENT.isdisjoint(words[at:k]):
            return "missing"
        tail = verb_after(doc, k, last)
        return tail[0] if tail is not None else None
    return None


def with_relative(place: Place) -> Hit | None:
    """“A driver who was with them died of his wounds”, “three elders who went to fetch water have not come back”."""
    at = place.victims.last
    outcome = behind_who(place.doc, at, place.last) if at > place.victims.first and place.opens else None
    return Hit(outcome, "with_relative", is_subset(place)) if outcome else None


def found_dead(place: Place) -> Hit | None:
    """“the family of a student who was found dead suspects the army”: the clause itself says it."""
    at = place.victims.last
    if not (place.victims.people or place.one) or place.word(at) != "who" or place.opens:
        return None
    tail = verb_after(place.doc, at + 1, place.last)
    sure = tail is not None and tail[0] in ("killed", "injured") and tail[1] in ("passive", "state", "intransitive")
    family = place.before == "of" and place.word(place.count.begin - 2) in ("family", "relatives", "parents", "mother")
    return Hit(tail[0], "found_dead") if sure and tail is not None and family else None


def fate_of(place: Place) -> Hit | None:
    """“has no information on the fate of three sappers”: they are missing."""
    words = place.doc.tokens.words
    fate = place.before == "of" and place.word(place.count.begin - 2) == "fate" and place.fits
    return Hit("missing", "fate_of") if fate and not _UNKNOWN.isdisjoint(words[place.first : place.last]) else None


def victims_spoken_of(place: Place) -> Hit | None:
    """“spoke of 28 victims”, “spoke of “no fewer than 30” dead”."""
    words, begin, stop = place.doc.tokens.words, place.count.begin, place.count.stop
    lex = place.doc.lex
    if place.doc.tokens.tags[stop : stop + 1] == '"' and place.doc.tokens.tags[begin - 1] == '"':
        state = lex.outcome_states.get(place.word(stop + 1))
        return Hit(state, "counted_state") if state else None
    spoken = place.before == "of" and place.word(begin - 2) in _SPEAKING
    return Hit("killed", "spoken_of") if spoken and words[stop : stop + 1] == ["victims"] else None


def under_a_label(place: Place) -> Hit | None:
    """“Civilians killed: 26. Civilians injured: 71.”: who and what stands before the colon."""
    tags, words, begin = place.doc.tokens.tags, place.doc.tokens.words, place.count.begin
    if tags[begin - 1] != ":" or not place.victims.plain or begin - 3 < place.first:
        return None
    opens = begin - 3 == place.first or tags[begin - 4] in ".;-*"
    outcome = place.doc.lex.outcome_states.get(words[begin - 2])
    return Hit(outcome, "labelled") if opens and outcome and words[begin - 3] in place.doc.lex.victims else None


CLAUSES = (with_relative, found_dead, fate_of, victims_spoken_of, under_a_label)
