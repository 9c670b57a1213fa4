"""The last figure told anew: "that number had climbed to 31", "was later revised to 13", "could identify only 19"."""

from __future__ import annotations

from .counted import Hit, Place
from .lexicon import word_set

_SPEAKING = word_set("verbs_of_speaking_of")
_RISE = word_set("rise")
_MOVES = word_set("moves_of_a_number")
_POINTS = word_set("points_to_a_number")
_REVISING = word_set("revising")
_FIGURES = word_set("figures_revised")
_CONFIRMING = word_set("confirming_a_number")


def that_number(place: Place) -> Hit | None:
    """“that number had climbed to 31”, “the true number was more than 12”: what the last figure counted."""
    words, tags = place.doc.tokens.words, place.doc.tokens.tags
    outcome = place.figures[-1].outcome if place.figures else place.earlier
    if outcome is None or not place.fits or place.victims.people:
        return None
    if place.before == "of" and place.word(place.count.begin - 2) in _SPEAKING and not place.figures:
        return Hit(outcome, "that_number")  # "24 had died ... earlier it had spoken of 16"
    if place.before == "to" and _is_revised(place):
        return Hit(outcome, "revised")
    if _is_confirmed(place):
        return Hit(outcome, "confirmed")
    for at in range(place.count.begin - 1, max(place.first, place.count.begin - 7), -1):
        if words[at] in ("number", "figure", "total", "tally"):
            led = words[max(place.first, at - 2) : at]
            moves = words[at + 1] in _MOVES or (words[at + 1] == "at" and bool(place.figures))
            pointed = not _POINTS.isdisjoint(led) or (led[-1:] == ["the"] and moves)
            return Hit(outcome, "that_number") if pointed and words[at + 1] != "of" else None
        if tags[at] in ".;," or (tags[at] == "n" and words[at] != "true" and words[at] not in _RISE):
            return None
    return None


def _is_revised(place: Place) -> bool:
    """“an earlier figure of 15 was later revised to 13”, “raised its count to 63”, “amended it in a statement to 14”."""
    words, begin = place.doc.tokens.words, place.count.begin
    verb = next((k for k in range(begin - 2, max(place.first, begin - 10) - 1, -1) if words[k] in _REVISING), None)
    if verb is None or "#" in place.doc.tokens.tags[verb:begin]:
        return False
    named = (
        words[verb + 1 : begin]
        if place.word(verb - 1) not in ("was", "been", "later", "since")
        else words[place.first : verb]
    )
    return not _FIGURES.isdisjoint(named)


def _is_confirmed(place: Place) -> bool:
    """“put the dead at 23, but the newspaper could identify only 19”, “the mission has verified nine”."""
    only = place.before in ("only", "just")
    if place.word(place.count.begin - 1 - only) not in _CONFIRMING:
        return False
    after = place.doc.tokens.tags[place.count.stop : place.count.stop + 1]
    ends = place.count.stop >= place.last or after in ".,;" or place.behind == "of"
    return ends and (only or place.doc.tokens.tags[place.count.begin - 2] == "A")
