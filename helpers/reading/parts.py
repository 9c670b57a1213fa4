"""What a count takes from the figure before it: it is a part of it, or the verb is left out, or "that number" stands for it."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Document
from .lexicon import word_set
from .people import Figure, Victims
from .predicates import BE, verb_after
from .qualifiers import Count

_SUBSET_LEAD = word_set("leads_a_part")
_POINTS = word_set("points_to_a_number")
_LEADS = (["among", "whom"], ["of", "whom"], ["which", "included"], ["them", ","], ["whom", "were"])
_OF_THOSE = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
_OF_THE_DEAD = (["of", "the", "dead", "were"], ["of", "those", "killed", "were"], ["of", "the", "victims", "were"])


@dataclass(frozen=True, slots=True)
class Hit:
    """What happened, by which rule; whether the count is a part of the figure before, or a superseded toll."""

    outcome: str
    rule: str
    subset: bool = False
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A number in its sentence: what the rules look at."""

    doc: Document
    first: int  # the sentence
    last: int
    count: Count
    victims: Victims
    figures: list[Figure]  # those found before it in the sentence
    earlier: str | None  # the outcome of the last figure before the sentence

    def word(self, at: int) -> str:
        return self.doc.tokens.words[at] if self.first <= at < self.last else ""

    @property
    def before(self) -> str:
        return self.word(self.count.begin - 1)

    @property
    def fits(self) -> bool:
        return self.victims.people or self.victims.plain


def is_subset(place: Place) -> bool:
    """Whether the words lead a part: "including", "among them", "of whom", "3 of them"."""
    words, count = place.doc.tokens.words, place.count
    back = words[max(place.first, count.begin - 6) : count.begin]
    if back and (back[-1] in _SUBSET_LEAD or back[-1] == "them" or back[-2:] in _LEADS):
        return True
    if place.word(place.victims.last) in BE:
        return False  # "12 killed, including 5 children, and 47 were wounded"
    if "including" in back and not any(w in place.doc.lex.outcome_verbs for w in back):
        tail = back[back.index("including") :]
        return "and" in tail or "," in tail or len(tail) <= 3
    stop = words[count.stop : count.stop + 4]
    return stop[:2] in (["of", "them"], ["of", "whom"]) or stop in _OF_THE_DEAD


def that_number(place: Place) -> Hit | None:
    """“that number had climbed to 31”, “the true number was more than 12”: what the last figure counted."""
    words, tags = place.doc.tokens.words, place.doc.tokens.tags
    outcome = place.figures[-1].outcome if place.figures else place.earlier
    if outcome is None or not place.fits or place.victims.people:
        return None
    for at in range(place.count.begin - 1, max(place.first, place.count.begin - 7), -1):
        if words[at] in ("number", "figure", "total", "tally"):
            led = words[max(place.first, at - 2) : at]
            return Hit(outcome, "that_number") if not _POINTS.isdisjoint(led) and words[at + 1] != "of" else None
        if tags[at] in ".;," or (tags[at] == "n" and words[at] != "true"):
            return None
    return None


def part(place: Place) -> Hit | None:
    """“including 7 children”, “3 of them children”, “among them 2 women”: a part of the figure before."""
    if not place.figures or place.figures[-1].previous:
        return None
    words, tags, at = place.doc.tokens.words, place.doc.tokens.tags, place.count.stop
    if words[at : at + 2] == ["of", "them"] and place.word(at + 2) == "fatal":
        return Hit("killed", "subset", True)
    if place.fits and is_subset(place):
        tail = verb_after(place.doc, place.victims.last, place.last) if place.word(at) == "of" else None
        if tail and tail[0] != place.figures[-1].outcome:
            return Hit(*tail)  # "12 wounded, 3 of whom have died"
        helper = tags[place.victims.last : place.victims.last + 1] == "A"
        if helper and place.count.qualifier == "vague" and place.word(at) == "of":
            return None
        return Hit(place.figures[-1].outcome, "subset", True)
    return None


def elided(place: Place) -> Hit | None:
    """“the army lost 9 men and the rebels 15”, “12 bodies here and a further 24 there”, “killed 12 and 30 others”."""
    doc, figures = place.doc, place.figures
    tags, words, begin, victims = doc.tokens.tags, doc.tokens.words, place.count.begin, place.victims
    if place.before in ("lost", "losing") and place.fits:
        return Hit("killed", "lost")
    if not figures:
        return None
    whole = figures[-1]
    if words[place.count.stop : place.count.stop + 2] in _OF_THOSE:
        return Hit(whole.outcome, "subset", True)
    between = tags[whole.count.last : begin]
    if victims.plain and whole.rule in ("lost", "gapped") and tags[begin - 1] in "npNJZ" and "C" in between:
        return Hit("killed", "gapped")
    further = not {"further", "another", "more"}.isdisjoint(words[max(place.first, begin - 2) : place.count.last + 1])
    if victims.plain and further and "C" in between and tags[victims.last : victims.last + 1] == "P":
        return Hit(whole.outcome, "gapped")
    if place.fits and place.before in ("and", ",") and whole.victims.last >= begin - 2 and not whole.previous:
        settled = whole.rule in ("active_verb", "noun_of", "listed", "subset", "mother_and", "of_the_dead")
        ends = victims.people or victims.last >= place.last or tags[victims.last] in ".,;"
        if settled and ends and place.word(victims.last) not in BE:
            part = whole.subset_of is not None or whole.rule == "subset"
            return Hit(whole.outcome, "subset" if part else "listed", part)
    if victims.people and place.before in ("her", "his", "their") and whole.victims.last >= begin - 3:
        return Hit(whole.outcome, "mother_and")
    return None
