"""Whom "the other side" and "the group" mean where the one who speaks cannot be meant: its one opponent so far."""

from __future__ import annotations

from .bodies import state_in
from .document import Document
from .identity import Identity, Names
from .lexicon import word_set

OTHER_SIDE = "the other side"  # stands for an actor until it is known who speaks
_SIDES = word_set("both_sides") | {"party", "country", "camp", "neighbour", "neighbor"}
_BODIES = ("group", "institution", "state")


def is_the_other(doc: Document, first: int, last: int) -> bool:
    """Whether words are "the other side", "the other", "the opposing side"."""
    words = doc.tokens.words[first:last]
    return words == ["the", "other"] or (
        len(words) == 3 and words[1] in ("other", "opposing", "opposite") and words[2] in _SIDES
    )


def opponent(doc: Document, names: Names, speaker: Identity, block: int) -> str | None:
    """The other of two: whom the speaker accused last or was accused by, else the one other body that spoke lately."""
    last = names.last_accused
    me = _side(doc, speaker.source, speaker.state)
    accuser, accused = _side(doc, last.source), _side(doc, last.accused)
    if me and names.near(last.block, block, 2) and accuser and accused and accuser != accused:
        if me == accuser:
            return last.accused
        if me == accused:
            return accuser if accuser.lower() in doc.lex.states else last.source
    return other_than(names, speaker, block)


def _side(doc: Document, name: str | None, state: str | None = None) -> str | None:
    return state or ((state_in(doc, name) or name) if name else None)


def other_than(names: Names, speaker: Identity, block: int) -> str | None:
    """The one other source named lately, where a short form would mean the speaker itself."""
    lately = [who for _, who in names.said.lately(block, 2) if who.kind in _BODIES]
    near = {who.source for who in lately if who.source and who.source not in (speaker.source, speaker.state)}
    return near.pop() if len(near) == 1 else None
