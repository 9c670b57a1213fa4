"""A person and a body that a clause behind the source joins: "NAME, who speaks for X,", "X, through its spokesman NAME,"."""

from __future__ import annotations

from dataclasses import replace

from .document import Document
from .identity import Identity, Names, remember
from .lexicon import word_set
from .nameparts import through_whom
from .names import identify
from .phrases import phrase_forward

_SPEAKING = frozenset(["speaks", "spoke", "speaking"])
_HEADING = word_set("heading_a_body")
_REACH = 14  # words


def joined_behind(doc: Document, names: Names, who: Identity, last: int, ceiling: int, block: int) -> Identity:
    """Who speaks, with the body or the person that the clause behind word `last` names."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if tags[last : last + 1] != "," or last + 4 >= ceiling:
        return who
    end = tags.find(",", last + 1, min(last + _REACH, ceiling))
    if end < 0:
        return who
    if who.person and who.speaker is None and who.source and words[last + 1] == "who":
        speaks = words[last + 2] in _SPEAKING and words[last + 3] == "for"
        if speaks or words[last + 2] in _HEADING:  # "NAME, who heads the monitor, said"
            begin = last + 3 + speaks
            stop = phrase_forward(doc, begin, end, apposition=False)
            body = identify(doc, names, begin, stop, block)
            if stop == end and body.source and body.kind in ("institution", "group", "media", "state"):
                return remember(names, replace(body, speaker=who.source, person=True))
    told = through_whom(doc, last + 1, end) if who.source and not who.person else None
    if told is not None and told[1] == end:
        return remember(names, replace(who, speaker=doc.words_text(*told[0]), person=True))
    return who


__all__ = ["joined_behind"]
