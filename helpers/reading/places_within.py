"""Which larger place a place lies in, where the words say so: "Velm, Upland", "Velm in Orsha province", "Upland's Orsha province"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .document import Document
from .lexicon import word_set

DIRECTIONS = word_set("directions")
_PARTS = word_set("parts_of_a_place")
_OUTPOSTS = word_set("places_of_a_side")
_SIZES = {"camp": 1, "neighbourhood": 1, "village": 2, "town": 3, "city": 3, "district": 4}
_SIZES |= {"region": 5, "province": 5, "state": 6}
LIST = re.compile("(?:,[NZ]+)*,?C[NZ]")  # how a list of names goes on
_FAR = 8  # words between a place and the larger one, at most


@dataclass(slots=True)
class Mention:
    """A place in the making: its name is the words `first:last`, and what says its kind reaches from `begin` to `stop`."""

    first: int
    last: int
    begin: int
    stop: int
    name: str
    kind: str | None
    known: bool  # not only named beside another place
    within: str | None = None


def _is_larger(outer: Mention, inner: Mention) -> bool:
    """Whether one place can hold the other; a name without a kind may be any place that holds no state and no province."""
    size = _SIZES.get(inner.kind or "", 0)
    return outer.known and (_SIZES[outer.kind] > size if outer.kind in _SIZES else size < 5)


def _led(doc: Document, inner: Mention, outer: Mention) -> str:
    """How the words between two places lead from one to the other: ",", "in", "of", "'s", or "" if they do not."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at, end = inner.stop, outer.first
    if not 0 < end - at < _FAR or tags[at] not in ",P'":
        return ""
    told = ""
    if tags[at] == ",":
        told, at = ",", at + 1
    if words[at] == "in" and at < end:
        told, at = "in", at + 1
    elif not told and words[at] in ("of", "'s"):
        if words[at] == "of" and inner.stop == inner.last:
            return ""  # "Orsha of Upland"
        told, at = words[at], at + 1
    kinds = doc.lex.place_kinds
    while told and at < end:
        word = words[at]
        part = words[at - 1] in _PARTS and tags[at - 2] == "D"  # "the north of Orsha", not "north of Orsha"
        linked = word == "of" and (words[at - 1] in kinds or part)
        if not (linked or tags[at] in "DJ" or word in DIRECTIONS or word in _PARTS or word in kinds):
            return ""
        at += 1
    return "" if any(doc.new_line(k) for k in range(inner.stop, end + 1)) else told


def _is_aside(doc: Document, inner: Mention, outer: Mention) -> bool:
    """Whether a place behind a comma stands there as an aside: not as the next of a list, and not as who acts."""
    tags, stop = doc.tokens.tags, outer.stop
    behind = "" if stop < len(tags) and doc.new_line(stop) else tags[stop : stop + 1]
    if behind not in ("", ",", ".", ";", ")", "(", "-", "P", "T"):
        return False
    sentence = doc.sentences[doc.sentence_at(inner.first)]
    fronted = tags[sentence.first] == "P" and tags[sentence.first : inner.first].strip("PDJn") == ""
    if fronted and (behind != "," or tags[stop + 1 : stop + 2] == "W"):
        return False  # "In Karsa, Upland bombed", "In Karsa, Upland, which bombed"
    return LIST.match(tags, stop) is None  # "Karsa, Velm, Orsha and Dorn"


def _are_joined(doc: Document, one: Mention, other: Mention) -> bool:
    """Whether two places of one kind share it: “the Orsha and Velm districts”."""
    tags = doc.tokens.tags
    return one.kind is not None and one.stop == one.last == other.first - 1 and tags[one.stop] in "C,"


def _of_a_state(doc: Document, place: Mention) -> str | None:
    """“the Lowland town of Velm”: the one state whose adjective stands with the kind of place."""
    around = doc.tokens.words[place.begin : place.first]
    if "J" not in doc.tokens.tags[place.begin : place.first] or not _OUTPOSTS.isdisjoint(around):
        return None
    states = {doc.lex.adjectives[word].name for word in around if word in doc.lex.adjectives}
    return states.pop() if len(states) == 1 else None


def name_what_holds(doc: Document, places: list[Mention]) -> None:
    """Fill `within` of each place, in text order."""
    for at in range(len(places) - 1, -1, -1):
        inner = places[at]
        if inner.kind == "state":
            continue
        before = places[at - 1] if at else None
        outer = places[at + 1] if at + 1 < len(places) else None
        owned = places[at + 2] if at + 2 < len(places) and outer is not None and outer.kind == "state" else None
        owned = owned if owned is not None and outer is not None and _led(doc, outer, owned) == "'s" else None
        led = _led(doc, inner, outer) if outer is not None and _is_larger(outer, inner) else ""
        if owned is not None and led in ("in", ",") and _is_larger(owned, inner):
            outer = owned  # "Velm in Upland's Orsha province"
        if outer is not None and (led in ("in", "of") or (led == "," and _is_aside(doc, inner, outer))):
            inner.within = outer.name
        elif outer is not None and outer.within and inner.kind == outer.kind and _are_joined(doc, inner, outer):
            inner.within = outer.within  # "the Orsha and Velm districts of Upland"
        elif inner.within is None and inner.known and before is not None and before.kind == "state":
            if _led(doc, before, inner) == "'s":
                inner.within = before.name  # "Upland's northern Orsha province"
        if inner.within is None and inner.kind is not None:
            inner.within = _of_a_state(doc, inner)
