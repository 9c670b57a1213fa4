"""What shows only afterwards that a statement was an accusation: whom it is about denies it in the same sentence."""

from __future__ import annotations

from .actors import actor
from .denials import is_of_state
from .document import Document, Sentence
from .duty import Duty
from .fixed_phrases import tells_no_attack
from .identity import Identity, Names
from .lexicon import word_set
from .referents import denies_what_is_before

_CHARGES = word_set("charges") - {"claim", "claims"}
_LONGEST = 7  # words of a name
_HELPING = word_set("helping_a_side") | word_set("supporting")


def charge(
    doc: Document,
    names: Names,
    said: list[tuple[int, int]],
    denied_by: tuple[int, int],
    accuser: str | None,
    who: Identity,
    sentence: Sentence,
) -> Duty | None:
    """The accusation in what was `said`, if whoever denies it is its subject: "A says B arms the rebels, which B denies".

    Not every statement that is denied accuses: it must be called a charge, or speak of an attack or of help in war.
    """
    first = denied_by[0]
    anybody = doc.tokens.tags[first] == "O" and who.source in (None, accuser)  # "a charge it denies": not the accuser
    if not said or not (anybody or who.source) or not denies_what_is_before(doc, first):
        return None
    begin, last = said[0][0], said[-1][1]
    words = doc.tokens.words
    serious = words[first - 1] in _CHARGES or not _HELPING.isdisjoint(words[begin:last])
    if not serious and tells_no_attack(doc, begin, last):
        return None
    for end in range(begin + 1, min(begin + _LONGEST, last)):
        name = actor(doc, names, begin, end, sentence.block)
        if name and (anybody or name in (who.source, who.state) or is_of_state(doc, who, name)):
            return Duty("accuses", False, name, (begin, end), "charge_that_is_denied")
    return None
