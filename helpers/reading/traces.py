"""Traces that lead to a side: "the evidence points to the rebels". A uniform is none: it is a disguise as often."""

from __future__ import annotations

from .actors import actor
from .bodies import state_of
from .document import Document
from .identity import Names
from .lexicon import word_set
from .modifiers import OWNERS, Agent, is_negated, owner_in
from .phrases import phrase_forward

TRACES = word_set("pointing_to")
_TRACES = word_set("evidence") | word_set("pointers_to_a_side") | word_set("remains_of_a_weapon")
_DEEDS = word_set("responsible_words") | word_set("involvement") | word_set("weapons_and_deeds_pointed_to")
# what such words say of who did it is less than that somebody did it
INDIRECT = frozenset(["agent_from_direction", "agent_pointed_to"])


def traced(doc: Document, names: Names, at: int, first: int, last: int, block: int) -> Agent | None:
    """“the evidence points to the army”, “all signs pointed to Lowland responsibility”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    link = next((i for i in range(at + 1, min(at + 3, last - 1)) if words[i] in ("to", "at", "towards", "toward")), -1)
    if link < 0 or _TRACES.isdisjoint(words[max(first, at - 9) : at]):
        return None
    begin = link + 1 + (tags[link + 1] in 'D"')
    end = phrase_forward(doc, begin, last, apposition=False)
    deed = next((i for i in range(begin, end) if words[i] in _DEEDS), end)
    weapon = deed < end and words[deed] in doc.lex.sets["weapons"]
    end = deed
    end -= end > begin and tags[end - 1] == "'"
    if end <= begin:
        return None
    side = any(t in "NZJ" for t in tags[begin:end]) or words[end - 1] in doc.lex.sets["group_words"] | OWNERS
    known = (
        not weapon or state_of(doc, begin, end)[0] is not None or " ".join(words[begin:end]) in doc.lex.organisations
    )
    who = _side(doc, names, begin, end, block) if side and known else None  # not "points to Falcon missiles"
    negated = is_negated(doc, max(first, at - 4), at)
    return Agent(begin, end, who, False, negated, "agent_pointed_to", at) if who else None


def _side(doc: Document, names: Names, begin: int, end: int, block: int) -> str | None:
    """Whom "Lowland's army", "the PQR", "army" name."""
    if any(t in "NZJ" for t in doc.tokens.tags[begin:end]):
        return actor(doc, names, begin, end, block)
    return owner_in(doc, names, begin, end, block) or actor(doc, names, begin, end, block)
