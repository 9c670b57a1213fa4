"""Several who speak at once: "the army and the rebels denied it", "neither X nor Y", "both sides accused each other"."""

from __future__ import annotations

from dataclasses import replace

from .actors import pair
from .content import Draft
from .document import Document, Sentence
from .duty import Duty
from .identity import Identity, Names
from .lexicon import word_set
from .names import identify
from .responsibility import judge

_SIDES = word_set("both_sides")
_TOGETHER = frozenset(["both", "neither", "either"])
_JOINS = frozenset(["and", "or", "nor"])
# what nobody can do for another: each is asked by itself
_EACH_BY_ITSELF = frozenset(["denies", "admits", "withholds", "investigates"])
Voice = tuple[Draft, Identity, Duty]


def each_voice(doc: Document, names: Names, draft: Draft, sentence: Sentence, who: Identity, duty: Duty) -> list[Voice]:
    """The statements that a draft makes: of each of several speakers where each can only speak for itself, else the one."""
    block = sentence.block
    if draft.source is None:
        return [(draft, who, duty)]
    if duty.rule == "mutual_blame":
        return _of_each_other(doc, names, draft, sentence, who, duty)
    if duty.stance in _EACH_BY_ITSELF:
        spans = _two(doc, *draft.source)
        found = [(span, identify(doc, names, *span, block)) for span in spans]
        if spans and all(one.source for _, one in found):
            neither = doc.tokens.words[draft.source[0]] == "neither"
            cue = replace(draft.found, negated=neither or draft.found.negated)
            copies = [(replace(draft, source=span, found=cue), one) for span, one in found]
            return [(copy, one, judge(doc, names, copy, one, block)) for copy, one in copies]
        return [(draft, one, own) for one, own in _both_sides(doc, names, draft, duty)] or [(draft, who, duty)]
    return [(draft, who, duty)]


def _two(doc: Document, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The words of the two of "the army and the rebels", "neither the army nor the rebels"."""
    first += doc.tokens.words[first] in _TOGETHER
    if "P" in doc.tokens.tags[first:last]:
        return ()  # "the Front for Work and Rights", "officials in two capitals and a town"
    return pair(doc, first, last, _JOINS)


def _both_sides(doc: Document, names: Names, draft: Draft, duty: Duty) -> list[tuple[Identity, Duty]]:
    """“Both sides deny targeting civilians”: they are the two who were accused before, if there are two."""
    span = slice(*draft.source) if draft.source else slice(0)
    named = any(tag in "NZJ" for tag in doc.tokens.tags[span])  # "the Lowland side" is one
    both = not named and not _SIDES.isdisjoint(doc.tokens.words[span])
    sides = list(dict.fromkeys(names.accused)) if both else []
    if len(sides) != 2:
        return []
    itself = duty.stance in ("denies", "admits")
    own = [replace(duty, accused=name if itself else None, span=None) for name in sides]
    return [(Identity(name, "group"), mine) for name, mine in zip(sides, own, strict=True)]


def _of_each_other(
    doc: Document, names: Names, draft: Draft, sentence: Sentence, who: Identity, duty: Duty
) -> list[Voice]:
    """“A and B accused each other”: each accuses the other; of sides without a name each is accused by the other."""
    assert draft.source is not None
    first, last = draft.source
    tags = doc.tokens.tags
    if first - 2 >= sentence.first and tags[first - 1] == "," and first - sentence.first <= 4:
        begin = max(sentence.first, tags.rfind(":", sentence.first, first) + 1)  # a headline's "A, B accuse each other"
        spans: tuple[tuple[int, int], ...] = ((begin, first - 1), (first, last))
    else:
        joins = [i for i in range(first, last) if doc.tokens.words[i] == "and"]
        spans = ((first, joins[0]), (joins[0] + 1, last)) if len(joins) == 1 else ()
    if spans:
        one, two = (identify(doc, names, *span, sentence.block) for span in spans)
        sides = ((one, spans[0], two, spans[1]), (two, spans[1], one, spans[0]))
        return [
            (replace(draft, source=own), me, replace(duty, accused=other.source, span=theirs))
            for me, own, other, theirs in sides
        ]
    known = [one.source for one, _ in _both_sides(doc, names, draft, duty)]
    if len(known) == 2:
        both = zip(known, known[::-1], strict=True)
        return [(draft, Identity(me, "group"), replace(duty, accused=other, span=None)) for me, other in both]
    return [(draft, who, replace(duty, accused=who.source, span=draft.source))]
