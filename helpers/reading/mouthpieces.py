"""A person and a body that a clause behind the source joins: "NAME, who speaks for X,", "X, through its spokesman NAME,"."""

from __future__ import annotations

from dataclasses import replace

from .document import Document
from .identity import Identity, Names, remember
from .lexicon import word_set
from .nameparts import person_words
from .names import identify
from .phrases import phrase_forward

_SPEAKING = frozenset(["speaks", "spoke", "speaking"])
_THROUGH = frozenset(["through", "via"])
_OWN = frozenset(["its", "their", "a", "the"])
_TITLES = word_set("spokespersons") | {"representative", "secretary", "officer"}
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
        if words[last + 2] in _SPEAKING and words[last + 3] == "for":
            stop = phrase_forward(doc, last + 4, end, apposition=False)
            body = identify(doc, names, last + 4, stop, block)
            if stop == end and body.source and body.kind in ("institution", "group", "media", "state"):
                return remember(names, replace(body, speaker=who.source, person=True))
    told = words[last + 1] in _THROUGH and words[last + 2] in _OWN and who.source and not who.person
    title = next((i for i in range(last + 3, end) if words[i] in _TITLES), None) if told else None
    span = person_words(doc, title + 1, end) if title is not None else None
    if span is not None and span[1] == end:
        return remember(names, replace(who, speaker=doc.words_text(*span), person=True))
    return who


__all__ = ["joined_behind"]
