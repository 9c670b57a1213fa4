"""Counts that lean on the one before them, and cases that are counted: "12 deaths to the army, 21 to the rebels"."""

from __future__ import annotations

from .clauses_of_people import CLAUSES
from .counted import Hit, Place
from .lexicon import word_set

_LAYING = word_set("laying_deaths_to")
_AT_FIRST = (["as", "first"], ["as", "initially"], ["as", "previously"], ["as", "earlier"])


def laid_to(place: Place) -> Hit | None:
    """“(attributed) 12 deaths to the army, 21 to the rebels”, “79 deaths at the hands of the army and 12 at those of”: the noun is left out."""
    words, tags, count = place.doc.tokens.words, place.doc.tokens.tags, place.count
    if not place.figures or tags[count.begin - 1] not in ",C":
        return None
    if place.word(count.stop) == "by" and place.figures[-1].subset_of is not None:  # "341 of them by X and 63 by Y"
        shared = "by" in words[place.figures[-1].count.stop : count.begin]
        return Hit(place.figures[-1].outcome, "laid_to", True) if shared else None
    if place.figures[-1].rule not in ("counted_noun", "laid_to"):
        return None
    link, before = place.word(count.stop), words[place.figures[-1].count.stop : count.begin]
    laid = link in ("to", "on") and link in before and not _LAYING.isdisjoint(words[place.first : count.begin])
    hands = words[count.stop : count.stop + 3] == ["at", "the", "hands"] and "hands" in before
    return Hit(place.figures[-1].outcome, "laid_to") if laid or hands else None


def given_up(place: Place) -> Hit | None:
    """“12 were killed, not 20 as first reported”, “the toll reached 14, then 20”: what was said before, and what came after."""
    if not place.figures:
        return None
    words, stop, whole = place.doc.tokens.words, place.count.stop, place.figures[-1]
    if place.before == "not" and words[stop : stop + 2] in _AT_FIRST:
        return Hit(whole.outcome, "given_up", previous=True)
    return Hit(whole.outcome, "toll") if place.before == "then" and whole.rule == "toll" else None


def cases_of(place: Place) -> Hit | None:
    """“488 cases of arbitrary arrest”, “12 cases of enforced disappearance”."""
    words, at, lex = place.doc.tokens.words, place.count.stop, place.doc.lex
    if words[at : at + 2] not in (["cases", "of"], ["incidents", "of"]):
        return None
    acts = [lex.outcome_acts[word] for word in words[at + 2 : min(at + 5, place.last)] if word in lex.outcome_acts]
    return Hit(acts[0], "counted_noun") if acts and acts[0] in ("detained", "missing") else None


def put_it_at(place: Place) -> Hit | None:
    """“It said 28 had died. The league put it at over 300”: of the toll of the sentence before."""
    words, begin = place.doc.tokens.words, place.count.begin
    told = words[begin - 3 : begin] in (["put", "it", "at"], ["puts", "it", "at"]) and begin - 3 > place.first
    return Hit(place.earlier, "put_it_at") if told and place.earlier and place.victims.plain else None


LEANING = (cases_of, given_up, laid_to, put_it_at, *CLAUSES)
