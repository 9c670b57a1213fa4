"""Where the marks of a report stand in its text.

A mark is words without a place: "said", "17", "the army". The place of a mark that was found is that of
its row. One that was missed is looked for among all places of its words: marks are written down in the
order of the text, so of all choices the one is taken that goes forward through the text, between the
marks whose places are known, and whose sentences hold most of what else the mark names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from ..reading.lexicon import lexicon
from .comparing import Compared
from .marked import SHAPES, TABLES, Place, Span
from .matching import plain, same_name, states_in

BACK, AGAIN = 2.0, 1.0  # what a step backwards costs, and a place taken twice, in signs that speak for a place
NEAR = 300  # characters between a cue and its source or its content
# words of a statement that tell its stance
_STANCES = {
    "denies": r"\b(?:den[iy]\w*|reject\w*|dismiss\w*|refut\w*|disput\w*|baseless|false|never|not|no)\b",
    "accuses": r"\b(?:accus\w+|blam\w+|by)\b",
    "withholds": r"\b(?:not|no|declin\w+|neither|un(?:able|clear|known)|refus\w+)\b",
    "investigates": r"\b(?:investigat\w+|look\w*|review\w*|examin\w+|inquir\w+|establish\w*)\b",
    "admits": r"\b(?:admit\w*|acknowledg\w+|claim\w*|regret\w*|our|its|had)\b",
}


def in_order(options: Sequence[Sequence[Place]]) -> list[Place | None]:
    """One place for each mark that has any: most signs in all, steps back and places taken twice counted off.

    >>> a, b = Place(3, 1, ()), Place(9, 1, ())
    >>> [place.start for place in in_order([[a, b], [a, b]])]
    [3, 9]
    """
    ways: list[tuple[float, int, Any]] = [
        (0.0, -1, None)
    ]  # signs so far, the last start, the places chosen so far as a chain
    for places in options:
        after: list[tuple[float, int, Any]] = []
        for place in places:
            signs, chain = max(((way[0] - _cost(way[1], place.start), way[2]) for way in ways), key=lambda way: way[0])
            after.append((signs + place.signs, place.start, (chain, place)))
        ways = after or [(signs, last, (so_far, None)) for signs, last, so_far in ways]
    chain = max(ways, key=lambda way: way[0])[2]
    out: list[Place | None] = []
    while chain:
        chain, place = chain
        out.append(place)
    return out[::-1]


def _cost(last: int, start: int) -> float:
    return BACK if start < last else AGAIN if start == last else 0.0


def places_of(compared: Sequence[Compared], sentences: Sequence[Span]) -> dict[int, Place]:
    """Where the marks of one report stand, by the number of the comparison; those whose words are not in the text have no place."""
    found: dict[int, Place] = {}
    for table in sorted(
        TABLES, key="responsibility".__eq__
    ):  # who did it is looked for among the statements, so it comes last
        chosen = [at for at, one in enumerate(compared) if one.table == table and one.mark]
        statements = [
            _Statement(place, compared[at]) for at, place in found.items() if compared[at].table == "attributions"
        ]
        options = [list(_options(compared[at], sentences, statements)) for at in chosen]
        found |= {
            at: _with_accused(compared[at], place) for at, place in zip(chosen, in_order(options), strict=True) if place
        }
    return found


@dataclass(frozen=True)
class _Statement:
    """A statement whose place is known, with what is asked of it for every mark of who did it."""

    place: Place
    of: Compared

    @cached_property
    def said(self) -> str:
        """Its words, from its source or cue to the end of its content."""
        return self.of.report.text[slice(*_extent(self.place))]

    @cached_property
    def stances(self) -> frozenset[str]:
        """The stances that its words tell."""
        return frozenset(stance for stance, words in _STANCES.items() if re.search(words, self.said, re.I))

    def has_source(self, source: object) -> bool:
        """Whether it is by this source: as it was read, or as it is marked."""
        row, marked = self.of.row, self.of.mark or ()
        return (row is not None and same_name(source, row.source)) or _names(source, marked[1])


def _extent(place: Place) -> Span:
    return min(part[1] for part in place.parts), max(part[2] for part in place.parts)


def _with_accused(one: Compared, place: Place) -> Place:
    """The place of a mark of who did it with the words that name the accused, where they stand in the statement."""
    if one.table != "responsibility" or one.row is not None:
        return place
    first, last = _extent(place)
    named = occurrences(one.report.text[first:last], (one.mark or (None,))[0])[:1]
    return place._replace(parts=(*place.parts, *(("accused", first + start, first + end) for start, end in named)))


def place_of_row(table: str, row: Any) -> Place:
    """Where a row of the reader stands."""
    if table in ("casualties", "ceasefire"):
        return Place(row.count_start, 0.0, (("count", row.count_start, row.count_end),))
    names = ("source", "cue", "content", "accused")
    parts = ((name, getattr(row, f"{name}_start"), getattr(row, f"{name}_end")) for name in names)
    return Place(row.cue_start, 0.0, tuple((name, start, end) for name, start, end in parts if start is not None))


def occurrences(text: str, words: object) -> list[Span]:
    """Every place of some words, as whole words; a number never as a part of a longer one.

    >>> occurrences("12 of 112 or 12.5: no", 12), occurrences("one: two", ":")
    ([(0, 2)], [(3, 4)])
    """
    if not words or not all(word in text for word in str(words).split()):
        return []
    plainly = re.sub(r"\s+", r"\\s+", re.escape(str(words)).replace(r"\ ", " "))
    before = r"(?<![\d.,])(?<!\w)" if str(words)[0].isdigit() else r"(?<!\w)" if str(words)[0].isalnum() else ""
    after = r"(?![.,]?\d)(?!\w)" if str(words)[-1].isdigit() else r"(?!\w)" if str(words)[-1].isalnum() else ""
    return [m.span() for m in re.finditer(before + plainly + after, text)]


def sentence_of(sentences: Sequence[Span], at: int) -> Span:
    """The sentence that holds a place; the place itself where none does (a block that is not read)."""
    return next((span for span in sentences if span[0] <= at < span[1]), (at, at))


def _options(one: Compared, sentences: Sequence[Span], statements: Sequence[_Statement]) -> Iterable[Place]:
    if one.row is not None:
        return [place_of_row(one.table, one.row)]
    return (
        (_in_statement(one, statement) for statement in statements)
        if one.table == "responsibility"
        else _at_words(one, sentences)
    )


def _at_words(one: Compared, sentences: Sequence[Span]) -> Iterable[Place]:
    """The places of a count or of a cue, with what else of the mark stands near."""
    text, named = one.report.text, dict(zip(SHAPES[one.table], one.mark or (), strict=False))
    others = {
        name: occurrences(text, named[name])
        for name in ("source", "content")
        if one.table == "attributions" and name in named
    }
    words = _outcome_words(str(named.get("outcome")))
    for start, end in occurrences(text, named.get("cue") or named.get("words")):
        first, last = sentence_of(sentences, start)
        parts, signs = (
            [("cue" if "cue" in named else "count", start, end)],
            2.0 * bool(words & set(re.findall(r"[a-z]+", text[first:last].lower()))),
        )
        for name, spans in others.items():
            gap, closest = min(((max(a - end, start - b, 0), (a, b)) for a, b in spans), default=(NEAR, None))
            if closest and gap < NEAR:
                signs += 2.0 - 2.0 * gap / NEAR
                parts.append((name, *closest))
        yield Place(start, signs, tuple(parts))


def _in_statement(one: Compared, statement: _Statement) -> Place:
    """A statement as the place of a mark of who did it: it has the same source, and its words name the accused and the stance."""
    accused, stance, source = one.mark or (None, "", None)
    signs = 1.5 * statement.has_source(source) + _names(accused, statement.said) + (stance in statement.stances)
    return statement.place._replace(signs=signs)


def _names(name: object, words: object) -> bool:
    """Whether a name, its last word, or its state stands in some words."""
    if not name or not words:
        return not name and not words
    (own, _, states), (_, said, others) = _taken_apart(str(name)), _taken_apart(str(words))
    return own in said or not states.isdisjoint(others)


@lru_cache(maxsize=4096)
def _taken_apart(words: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """The last word, all words and the states of some words: every mark is held against many statements."""
    every = plain(words).split()
    return every[-1], frozenset(every), states_in(words)


def _outcome_words(outcome: str) -> set[str]:
    known = lexicon()
    tables = (known.outcome_verbs, known.outcome_own, known.outcome_nouns, known.outcome_states)
    return {word for table in tables for word, what in table.items() if what == outcome} | {"toll"}
