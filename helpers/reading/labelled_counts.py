"""Counts of people that a word beside them labels: "Killed: 12", "a figure of 112", "11 detainees"."""

from __future__ import annotations

from .counted import Hit, Place
from .fates import COUNTED, named
from .lexicon import word_set
from .parts import is_subset
from .tolls import FALL, RISE

_LET_GO = word_set("let_go") | {"exchanged", "swapped", "exchange"}
_PREVIOUS = frozenset(["previous", "previously", "earlier", "last"])
_OF_THE_DEAD = frozenset(["dead", "deaths", "killed"])


def labelled(place: Place) -> Hit | None:
    """“Killed: 12. Injured: 40”: a label and its number."""
    tags, begin, lex = place.doc.tokens.tags, place.count.begin, place.doc.lex
    if tags[begin - 1] != ":" or not (place.victims.plain or place.victims.people) or begin - 2 < place.first:
        return None
    bracket = tags.rfind("(", max(place.first, begin - 5), begin)
    if bracket >= 0 and place.figures and not _PREVIOUS.isdisjoint(place.doc.tokens.words[bracket:begin]):
        return Hit(place.figures[-1].outcome, "labelled", previous=True)  # "Killed: 61 (previous report: 54)"
    if begin - 2 > place.first and tags[begin - 3] not in ".,;-(*":
        return None
    label = place.word(begin - 2)
    kinds = (lex.outcome_states, lex.outcome_nouns, lex.outcome_verbs)
    outcome = next((kind[label] for kind in kinds if label in kind), None)
    return Hit(outcome, "labelled") if outcome else None


def risen(place: Place) -> Hit | None:
    """“It rose to 11 on Saturday and to 13 on Monday”: of the toll that the sentence before has put at so many."""
    words, first = place.doc.tokens.words, place.first
    if words[first] != "it" or place.before != "to" or not place.earlier or not (place.fits or place.victims.plain):
        return None
    moved = not (RISE | FALL).isdisjoint(words[first + 1 : min(first + 6, place.count.begin)])
    beside = not place.figures or place.figures[-1].rule == "risen"
    return Hit(place.earlier, "risen") if moved and beside else None


def put(place: Place) -> Hit | None:
    """“a figure of 112”, “put the number of dead at 134 and of wounded at 205”."""
    before, named_so = place.before, place.word(place.count.begin - 2) in ("figure", "number")
    last = place.figures[-1].outcome if place.figures else place.earlier
    if named_so and before in ("is", "was", "at", "to") and last and place.fits:
        return Hit(last, "figure_of")  # "the opposition says the figure is 40", "put the number at 14"
    if before == "of":
        return _figure_of(place)
    return _put_beside(place) if before in ("at", "to") else None


def _put_beside(place: Place) -> Hit | None:
    """“put the number of dead at 134 and of wounded at 205”: another outcome, put in the same way."""
    told = place.word(place.count.begin - 2)
    beside = told in COUNTED and place.word(place.count.begin - 3) == "of" and place.figures
    return Hit(named(place.doc, told), "toll_of") if beside else None


def _figure_of(place: Place) -> Hit | None:
    """“published a figure of 112”: of what the sentence, or the figure before it, counts."""
    if place.word(place.count.begin - 2) not in ("figure", "figures"):
        return None
    dead = not _OF_THE_DEAD.isdisjoint(place.doc.tokens.words[place.first : place.last])
    return Hit("killed" if dead else place.earlier or "", "figure_of") if dead or place.earlier else None


def known_by_name(place: Place) -> Hit | None:
    """“1,400 evacuees”, “11 detainees”: the word for the people says it, where nothing else does."""
    if not place.victims.people:
        return None
    if not _LET_GO.isdisjoint(place.doc.tokens.words[max(place.first, place.count.begin - 4) : place.count.begin]):
        return None  # "freed 90 prisoners"
    outcome = place.doc.lex.outcome_people.get(place.word(place.victims.last - 1))
    return Hit(outcome, "known_by_name", is_subset(place)) if outcome else None
