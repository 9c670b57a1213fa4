"""Several who speak at once: "the army and the rebels denied it", "neither X nor Y", "both sides accused each other"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from .actors import pair
from .content import Draft, trim
from .document import Document, Sentence
from .duty import Duty
from .identity import Identity, Names
from .lexicon import word_set
from .names import identify
from .own_or_other import of_the_accused
from .phrases import phrase_back
from .responsibility import judge

_SIDES = word_set("both_sides")
_TOGETHER = frozenset(["both", "neither", "either"])
_JOINS = frozenset(["and", "or", "nor"])
_AS = frozenset(["as", "while", "after", "and"])
# what nobody can do for another: each is asked by itself
_EACH_BY_ITSELF = frozenset(["denies", "admits", "withholds", "investigates"])
_TELLING = frozenset(["accuses", "denies", "admits"])
_NEAR = 30  # words back to what says that two states blame each other
_NEIGHBOURS = word_set("states_that_blame_each_other")
Voice = tuple[Draft, Identity, Duty]


def each_voice(doc: Document, names: Names, draft: Draft, sentence: Sentence, who: Identity, duty: Duty) -> list[Voice]:
    """The statements that a draft makes: of each of several speakers where each can only speak for itself, else the one."""
    block = sentence.block
    if draft.source is None:
        return [(draft, who, duty)]
    if duty.rule == "mutual_blame":
        return _of_each_other(doc, names, draft, sentence, who, duty)
    neither = doc.tokens.words[draft.source[0]] == "neither"
    if duty.stance in _EACH_BY_ITSELF or (neither and "nor" in doc.tokens.words[slice(*draft.source)]):
        spans = _two(doc, *draft.source)
        found = [(span, identify(doc, names, *span, block)) for span in spans] if spans else []
        if spans and all(one.source for _, one in found):
            cue = replace(draft.found, negated=neither or draft.found.negated)
            copies = [(replace(draft, source=span, found=cue), one) for span, one in found]
            return [(copy, one, judge(doc, names, copy, one, block)) for copy, one in copies]
        both = _both_sides(doc, names, draft, duty)
        return [(draft, one, own) for one, own in both] if both else [(draft, who, duty)]
    return [(draft, who, duty)]


def each_clause(
    doc: Document, names: Names, draft: Draft, who: Identity, duty: Duty, block: int
) -> tuple[Duty, list[tuple[Draft, Duty]]]:
    """What a statement of several clauses says of who did it, and what else another of its clauses says.

    "It had struck the camp and that no school was targeted" admits the one and denies the other. What all of it seems to
    say gives way where no clause by itself says so: "the charge was baseless and that the rebels had fired" denies no rebels.
    """
    frame = draft.found.cue.frame
    if duty.stance not in _TELLING or draft.inner is not None or draft.content is None or len(draft.content) != 1:
        return duty, []
    clauses = _clauses(doc, *draft.content[0]) if frame in ("clause", "that", "recipient", "according") else []
    if len(clauses) < 2:
        return duty, []
    parts = [replace(draft, content=[clause]) for clause in clauses]
    judged = [(part, judge(doc, names, part, who, block)) for part in parts]
    judged = [(part, own) for part, own in judged if own.stance in _TELLING and own.accused]
    told = {(duty.stance, duty.accused), *((duty.stance, name) for name, _ in duty.others)}
    if judged and not any((own.stance, own.accused) in told for _, own in judged):
        duty = judged[0][1]
        told = {(duty.stance, duty.accused)}
    found = []
    for part, own in judged:
        assert part.content
        opening = doc.tokens.words[part.content[0][0]]
        theirs = duty.accused is not None and (
            opening in ("its", "their") or of_the_accused(doc, who, duty.accused, *part.content[0])
        )
        if (own.stance, own.accused) in told or (theirs and duty.stance == "accuses" and own.stance != "accuses"):
            continue  # "the army was the aggressor and that its drones had killed four": the army's
        told.add((own.stance, own.accused))
        found.append((part, own))
    return duty, found


def _clauses(doc: Document, first: int, last: int) -> list[tuple[int, int]]:
    """The clauses of a statement that "and that", "but that", "; " or ", but" part."""
    tags, words = doc.tokens.tags, doc.tokens.words
    spans, begin = [], first
    for at in range(first + 2, last - 2):
        if tags[at] not in "C;":
            continue
        that = tags[at] == "C" and tags[at + 1] == "t"
        but = tags[at] == "C" and words[at] == "but" and tags[at - 1] == "," and tags[at + 1] in "ODNZJ"
        if that or but or (tags[at] == ";" and tags[at + 1] in "ODNZJ"):
            if doc.around(at, at + 1) and not doc.around(first, first + 1):
                continue
            spans.append((begin, at))
            begin = at + 1 + that
    return [trim(doc, *span) for span in [*spans, (begin, last)]]


def _two(doc: Document, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """The words of the two of "the army and the rebels", "neither the army nor the rebels"."""
    first += doc.tokens.words[first] in _TOGETHER
    if "P" in doc.tokens.tags[first:last]:
        return ()  # "the Front for Work and Rights", "officials in two capitals and a town"
    return pair(doc, first, last, _JOINS)


def _both_sides(doc: Document, names: Names, draft: Draft, duty: Duty) -> list[tuple[Identity, Duty]]:
    """“Both sides deny targeting civilians”: they are the two who were accused before, if there are two."""
    span = slice(*draft.source) if draft.source else slice(0)
    told = doc.tokens.tags[span]
    named = "N" in told or "Z" in told or "J" in told  # "the Lowland side" is one
    both = not named and not _SIDES.isdisjoint(doc.tokens.words[span])
    sides = list(names.accused.names) if both else []
    if len(sides) != 2 and both and draft.source and duty.rule == "mutual_blame":
        sides = _two_states(doc, draft.source)
    if len(sides) != 2:
        return []
    itself = duty.stance in ("denies", "admits")
    own = [replace(duty, accused=name if itself else None, span=None) for name in sides]
    return [(Identity(name, "group"), mine) for name, mine in zip(sides, own, strict=True)]


def _two_states(doc: Document, source: tuple[int, int]) -> list[str]:
    """The two states that the text names most: who "each government" is, where nobody was accused yet."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    around = words[max(0, source[0] - _NEAR) : source[1]]
    if _NEIGHBOURS.isdisjoint(around):
        return []
    named = (words[i] for i in range(source[0]) if tags[i] in "ZJ")
    found = (lex.states.get(word) or lex.adjectives.get(word) for word in named)
    often = Counter(state.name for state in found if state is not None).most_common(3)
    clear = len(often) > 1 and often[1][1] > 1 and (len(often) < 3 or often[2][1] < often[1][1])
    return [name for name, _ in often[:2]] if clear else []


def _of_each_other(
    doc: Document, names: Names, draft: Draft, sentence: Sentence, who: Identity, duty: Duty
) -> list[Voice]:
    """“A and B accused each other”: each accuses the other; of sides without a name each is accused by the other."""
    assert draft.source is not None
    first, last = draft.source
    tags = doc.tokens.tags
    other = (
        phrase_back(doc, first - 2, sentence.first) if first - 2 >= sentence.first and tags[first - 1] == "," else None
    )
    unsaid = not _SIDES.isdisjoint(doc.tokens.words[first:last])  # "Truce falters, sides trade blame"
    led = (
        not unsaid
        and other is not None
        and (other == sentence.first or tags[other - 1] in ":;" or doc.tokens.words[other - 1] in _AS)
    )
    if led and other is not None:  # a headline's "A, B accuse each other", "Two hurt as A, B trade blame"
        spans: tuple[tuple[int, int], ...] = ((other, first - 1), (first, last))
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
    alone = who.kind == "state" or who.state is not None  # nobody accuses itself
    return [(draft, who, replace(duty, accused=None if alone else who.source, span=None if alone else draft.source))]
