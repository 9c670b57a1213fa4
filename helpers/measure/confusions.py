"""Which for which: the value that was marked beside the value that was read at the same words.

A mark that was missed and a row that was found too much are one mistake where they stand at the same
words: the words were read, and read otherwise. What is left over was not read at all, or is not marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from .comparing import Compared, Score
from .marked import Place, Span
from .matching import Values, same_name, source_relation
from .where import place_of_row, places_of, sentence_of

NOT_READ, NOT_MARKED = "not read", "not marked"


def placed(score: Score, sentences: Callable[[str], Sequence[Span]]) -> list[Compared]:
    """Every comparison of a score with its place and its sentence; what was missed and what was read instead become one."""
    found = []
    of_report: dict[int, list[Compared]] = {id(report): [] for report in score.reports}
    for one in score.compared:
        of_report[id(one.report)].append(one)
    for report in score.reports:
        spans = sentences(report.text)
        for one in _of_report(of_report[id(report)], spans):
            found.append(replace(one, sentence=sentence_of(spans, one.place.start)) if one.place else one)
    return found


def _of_report(compared: Sequence[Compared], sentences: Sequence[Span]) -> Iterator[Compared]:
    places = places_of(compared, sentences)
    extra = {at: place_of_row(one.table, one.row) for at, one in enumerate(compared) if one.mark is None}
    for at, one in enumerate(compared):
        if one.mark is None:
            continue
        instead = _instead(one, places[at], compared, extra, sentences) if one.row is None and at in places else None
        if instead is not None:
            del extra[instead]
        yield replace(one, row=one.row if instead is None else compared[instead].row, place=places.get(at))
    yield from (replace(compared[at], place=place) for at, place in extra.items())


def _instead(
    one: Compared, place: Place, compared: Sequence[Compared], extra: Mapping[int, Place], sentences: Sequence[Span]
) -> int | None:
    """What was read at the words of a mark that was missed: the same count or cue; of who did it, a statement of the same sentence."""

    def alike(at: int) -> int:
        return sum(map(same_name, one.mark or (), compared[at].found or ()))

    near = [
        at
        for at, other in extra.items()
        if compared[at].table == one.table and _same_words(one.table, place, other, sentences)
    ]
    return max(near, key=alike, default=None)


def _same_words(table: str, one: Place, other: Place, sentences: Sequence[Span]) -> bool:
    if table == "responsibility":
        return sentence_of(sentences, one.start) == sentence_of(sentences, other.start)
    (_, start, end), (_, first, last) = (
        next(part for part in place.parts if part[0] in ("count", "cue")) for place in (one, other)
    )
    return start < last and first < end


def _value(at: int, values: Values | None, other: Values | None, gap: str) -> str:
    return gap if values is None else str(values[at]).replace("_", " ")


def _ends(values: Values | None, other: Values | None, gap: str) -> str:
    """What the ends of a count of people are."""
    if values is None:
        return gap
    low, high = values[2:4]
    if low is not None and high is not None:
        return "one number" if low == high else "a range"
    return "open at both ends" if low is None and high is None else "at least" if high is None else "at most"


def _named(at: int, values: Values | None, other: Values | None, gap: str) -> str:
    """Whether somebody is named in a mark; how the name of a row stands to that of the mark."""
    if values is None:
        return gap
    if gap == NOT_MARKED or other is None:
        return "somebody" if values[at] else "nobody"
    return source_relation(other[at], values[at])


# what can be confused: the table of the marks, and how a mark or a row says it
QUESTIONS: dict[str, tuple[str, Callable[[Values | None, Values | None, str], str]]] = {
    "stance": ("responsibility", partial(_value, 1)),
    "accused": ("responsibility", partial(_named, 0)),
    "source of a statement on who did it": ("responsibility", partial(_named, 2)),
    "source of a count of people": ("casualties", partial(_named, 4)),
    "outcome": ("casualties", partial(_value, 1)),
    "ends of a count": ("casualties", _ends),
    "truce measure": ("ceasefire", partial(_value, 1)),
}


def confused(found: Sequence[Compared], question: str) -> list[tuple[Compared, str, str]]:
    """Each comparison with what was marked and what was read. `ValueError` names the questions there are."""
    if question not in QUESTIONS:
        raise ValueError(f"confusions are of {', '.join(QUESTIONS)}, not {question!r}")
    table, value = QUESTIONS[question]
    return [
        (one, value(one.mark, one.found, NOT_MARKED), value(one.found, one.mark, NOT_READ))
        for one in found
        if one.table == table
    ]
