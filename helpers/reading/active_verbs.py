"""A verb whose object a number of people is: "killed at least 12 people", "drove 12 families out", "is holding 73"."""

from __future__ import annotations

from collections.abc import Callable

from .counted import NOTHING, Hit, Place
from .fates import joint
from .lexicon import word_set
from .parts import is_subset
from .predicates import BE

_SKIPPED = word_set("between_verb_and_number")
_BURYING = word_set("burying")
_DRIVING = word_set("driving_out")
_WHERE = word_set("driven_where")
_TAKING = word_set("verbs_of_taking")
_CAPTIVE = word_set("taken_where")
_HOLDING = word_set("verbs_of_holding")
_RECEIVING = word_set("receiving")
_TREATING = frozenset(("treated", "treating", "treats"))
_WOUNDS = word_set("what_hurts")
_LEFT_DEAD = word_set("leaving_dead")
_OUT = frozenset(("drove", "driven", "driving", "forced"))
_SEARCHING = word_set("searching")


def active(place: Place) -> Hit | None:
    """“killed at least 12 people”, “killing 12”, “drove 12 people abroad”."""
    words, tags = place.doc.tokens.words, place.doc.tokens.tags
    if not place.fits and place.victims.last <= place.victims.first:
        return None
    at = place.count.begin - 1
    skipped = 0
    while at >= place.first and skipped < 4 and (words[at] in _SKIPPED or tags[at] in 'lh"'):
        at, skipped = at - 1, skipped + 1
    if at < place.first:
        return None
    if words[at] == "and" and place.victims.people:
        at = _verb_before_one(place, at)  # "killed the driver and three passengers"
    at -= 3 if words[at - 2 : at + 1] == ["a", "total", "of"] else 2 * (words[at - 1 : at + 1] == ["in", "total"])
    if place.victims.people and words[place.victims.last : place.victims.last + 2] == ["to", "death"]:
        return Hit("killed", "to_death", is_subset(place))  # "hacked 13 villagers to death"
    rule = _OF_A_WORD.get(words[at])
    hit = rule(place, at) if rule is not None else None
    return hit or (_harmed(place, at) if words[at] in place.doc.lex.outcome_verbs else None)


def _verb_before_one(place: Place, at: int) -> int:
    """The verb whose object the one before the "and" at a word is too, or that word again."""
    words, tags, verbs = place.doc.tokens.words, place.doc.tokens.tags, place.doc.lex.outcome_verbs
    k = at - 1
    while k > place.first and at - k < 9 and words[k] not in verbs and tags[k] in "DnprJNZ&OW'":
        k -= 1
    return k if k < at - 1 and words[k] in verbs and tags[k - 1] not in "A" else at


# rules for one word each, with the place of the word -------------------------------------------------


def _left_dead(place: Place, at: int) -> Hit | None:
    left = place.word(at - 1) in _LEFT_DEAD and place.fits
    return Hit("killed", "active_verb", is_subset(place)) if left else None


def _treated(place: Place, at: int) -> Hit | None:
    """“treated 120 people for cholera” counts nobody who was hurt."""
    their, words = place.victims.last, place.doc.tokens.words
    ill = place.word(their) in ("for", "with") and _WOUNDS.isdisjoint(words[their : their + 5])
    return NOTHING if ill else None


def _searched_for(place: Place, at: int) -> Hit | None:
    searched = place.word(at - 1) in _SEARCHING and place.victims.people
    return Hit("missing", "searched_for", is_subset(place)) if searched else None


def _cost(place: Place, at: int) -> Hit | None:
    """“cost nine people their lives”."""
    theirs = place.doc.tokens.words[place.victims.last + 1 : place.victims.last + 2]
    lives = place.victims.people and theirs in (["lives"], ["life"])
    return Hit("killed", "cost_lives", is_subset(place)) if lives else None


def _out(place: Place, at: int) -> Hit | None:
    driven = place.word(at - 1) in _OUT and place.fits
    return Hit("displaced", "active_verb", is_subset(place)) if driven else None


def _taken(place: Place, at: int) -> Hit | None:
    """“took 251 hostage”, “took 12 captives”."""
    last, words = place.victims.last, place.doc.tokens.words
    captive = place.fits and not _CAPTIVE.isdisjoint([words[last - 1], *words[last : last + 1]])
    return Hit("detained", "taken_captive", is_subset(place)) if captive else None


def _held(place: Place, at: int) -> Hit | None:
    """“still holds 73 aid workers”; who holds somebody responsible detains nobody."""
    words, victims = place.doc.tokens.words, place.victims
    if words[victims.last : victims.last + 1] == ["responsible"]:
        return None
    told = "detained" in (place.figures[-1].outcome if place.figures else "", place.earlier)
    still = not {"still", "continue", "continues"}.isdisjoint(words[max(place.first, at - 3) : at])
    held = (victims.people and (still or words[at] == "holding")) or (victims.plain and told)
    return Hit("detained", "held", is_subset(place)) if held else None


def _driven(place: Place, at: int) -> Hit | None:
    behind = place.doc.tokens.words[place.victims.last : place.victims.last + 10]
    away = place.fits and not _WHERE.isdisjoint(behind)
    return Hit("displaced", "active_verb", is_subset(place)) if away else None


def _buried(place: Place, at: int) -> Hit | None:
    return Hit("killed", "buried", is_subset(place)) if place.fits and _by_people(place, at) else None


def _by_people(place: Place, at: int) -> bool:
    """Whether people do what the verb at word `at` says: “we have buried 12”, not “the mud buried 12” or “were buried”."""
    words, tags = place.doc.tokens.words, place.doc.tokens.tags
    k = at - 1
    while k > place.first and (tags[k] == "l" or words[k] in ("have", "had", "has")):
        k -= 1
    people = tags[k] in "pr" or words[k] in ("we", "they", "he", "she", "i", "who")
    ends = place.victims.people or place.victims.last >= place.last or tags[place.victims.last] in '.,;"C'
    return k >= place.first and people and ends


def _received(place: Place, at: int) -> Hit | None:
    patients = place.doc.tokens.words[place.victims.last - 1] == "patients"
    return Hit("injured", "received", is_subset(place)) if patients else None


_OF_A_WORD: dict[str, Callable[[Place, int], Hit | None]] = {
    **dict.fromkeys(_RECEIVING, _received),
    **dict.fromkeys(_DRIVING, _driven),
    **dict.fromkeys(_HOLDING, _held),
    **dict.fromkeys(_TAKING, _taken),
    **dict.fromkeys(_TREATING, _treated),
    **dict.fromkeys(_BURYING, _buried),
    "dead": _left_dead,
    "for": _searched_for,
    "cost": _cost,
    "out": _out,
}


# verbs of harm ---------------------------------------------------------------------------------------


def _harmed(place: Place, at: int) -> Hit | None:
    """“killed 12 people”; of an unknown noun only if it can be people."""
    doc, lex, victims = place.doc, place.doc.lex, place.victims
    words, tags = doc.tokens.words, doc.tokens.tags
    first = max(place.first, at - 3)
    # "that was Lowland killed": the helping verb belongs to another clause
    first = max((k + 1 for k in range(first, at) if tags[k] == "J"), default=first)
    helpers = words[first:at]
    if not BE.isdisjoint(helpers) and words[at].endswith("ed") and {"have", "has", "had"}.isdisjoint(helpers):
        return None
    outcome = lex.outcome_verbs[words[at]]
    both = joint(doc, at - 1, outcome, -1)
    if place.fits or "p" in tags[victims.first : victims.last]:
        return Hit(both, "active_verb", is_subset(place))
    nouns = words[victims.first : victims.last]
    things = not (lex.sets["not_people"].isdisjoint(nouns) and lex.sets["attack_nouns"].isdisjoint(nouns))
    if outcome in ("killed", "injured") and not things and nouns[-1].endswith(("s", "men", "i")):
        return Hit(both, "active_unknown_noun", is_subset(place))
    return None
