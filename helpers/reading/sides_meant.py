"""Whom "both sides", "each" and a headline's "sides" mean: the two of the article who accuse each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from .bodies import state_in
from .document import Document
from .identity import Identity
from .lexicon import word_set
from .rows import Claim
from .spoken import Spoken

_SIDES = word_set("both_sides")
_ONE_OF_TWO = word_set("one_of_two")
_RULE = "mutual_blame"


def name_sides(doc: Document, spoken: list[Spoken]) -> None:
    """Give the rows of "sides trade blame" their two sources, once all of the article is read, if only two can be meant.

    Each accuses the other somewhere in the article, and no other two do so as often. In a round-up of several reports nobody is meant.
    """
    unsaid = [] if doc.items else [at for at, one in enumerate(spoken) if one.row.rule == _RULE and _is_unsaid(one.row)]
    two = _opponents(doc, spoken) if unsaid else None
    if two is None:
        return
    for at in reversed(unsaid):
        one = spoken[at]
        if at and at - 1 in unsaid and spoken[at - 1].row.cue_start == one.row.cue_start:
            del spoken[at]  # the second of two: made anew with the first
            continue
        spoken[at : at + 1] = [_of(doc, one, me, other, place) for place, (me, other) in enumerate((two, two[::-1]))]


def _is_unsaid(row: Claim) -> bool:
    """Whether a source is "each side", "sides", "both": words that name nobody."""
    words = (row.source_text or "").lower().split()
    return bool(words) and (words[-1] in _SIDES or (words[0] == "each" and words[-1] in _ONE_OF_TWO))


def _side(doc: Document, name: str | None) -> str | None:
    """The side of somebody: a body's state, or whoever it is."""
    return (state_in(doc, name) or name) if name else None


def _opponents(doc: Document, spoken: list[Spoken]) -> tuple[str, str] | None:
    """The names of the two who accuse each other most often in an article; None where two pairs do so alike, or none does."""
    charges: Counter[tuple[str, str]] = Counter()
    called: dict[str, Counter[str]] = {}
    for one in spoken:
        row = one.row
        me, other = one.who.state or _side(doc, row.source), _side(doc, row.accused)
        if row.stance != "accuses" or _is_unsaid(row) or not me or not other or me == other:
            continue
        charges[me, other] += 1
        called.setdefault(other, Counter())[row.accused or ""] += 1
    both = {
        pair: charges[pair] + charges[pair[::-1]] for pair in charges if pair < pair[::-1] and pair[::-1] in charges
    }
    best = [pair for pair, often in both.items() if often == max(both.values())]
    if len(best) != 1:
        return None
    first, second = best[0]
    return _name(called, first), _name(called, second)


def _name(called: dict[str, Counter[str]], side: str) -> str:
    """What the article calls a side where it is accused: by itself where it stands so, else by the body that is named most often."""
    return side if side in called[side] else called[side].most_common(1)[0][0]


def _of(doc: Document, one: Spoken, me: str, other: str, place: int) -> Spoken:
    """The row of one of the two sides."""
    kind = "state" if me.lower() in doc.lex.states else "group"
    row = replace(one.row, source=me, source_kind=kind, accused=other, accused_start=None, accused_end=None)
    row = replace(row, accused_text=None, claim_id=row.claim_id + ("-2" if place else ""))
    return replace(one, row=row, who=Identity(me, kind, state=me if kind == "state" else None))
