"""The whole of a count that its words call a part: "7 of the dead are children", with the toll in another sentence."""

from __future__ import annotations

from dataclasses import replace

from .rows import Casualty

_PARTS = frozenset(("of_the_dead", "among_the_dead"))  # rules of a count that is a part of some toll


def _of_those_behind(part: Casualty, whole: Casualty) -> bool:
    """Whether the next count is the whole of this one: "16 of the 42 killed were children"."""
    reach = (
        50 if part.rule in ("among_the_dead", "shared_outcome") else 12
    )  # "Seven children were among the 23 people killed"
    near = (
        part.count_end is not None and whole.count_start is not None and 0 < whole.count_start - part.count_end <= reach
    )
    holds = whole.high is None or part.low is None or part.low < whole.high
    same = whole.sentence == part.sentence and whole.outcome == part.outcome
    return near and holds and same and whole.rule not in _PARTS


def _list_of_parts(rows: list[Casualty], at: int) -> int:
    """Where the list ends that begins at a row: "two women, a nurse and three children were among the dead"."""
    rule, end = rows[at].rule, at + 1
    going_on = ("shared_outcome", "among_the_dead") if rule == "shared_outcome" else ("of_the_dead",)
    while (
        end < len(rows)
        and rows[end - 1].rule == rule
        and rows[end].rule in going_on
        and (rows[end].sentence, rows[end].outcome) == (rows[at].sentence, rows[at].outcome)
    ):
        end += 1
    return end


def _whole_of(rows: list[Casualty], at: int, end: int) -> str | None:
    """The id of the count that holds each row of `rows[at:end]`: the next one, or the last before of the same source."""
    row, last, largest = rows[at], rows[end - 1], max((one.low or 0 for one in rows[at:end]), default=0)
    if end < len(rows) and _of_those_behind(last, rows[end]):
        return rows[end].figure_id  # "16 of the 42 killed"
    for k in range(at - 1, -1, -1):
        whole = rows[k]
        own = row.source is None and whole.sentence == row.sentence - 1  # "X said 47 died. Of the 47, 19 were …"
        same = (whole.event, whole.outcome) == (row.event, row.outcome) and (own or whole.source == row.source)
        if not same or whole.subset_of is not None or whole.status != "current" or whole.count_start is None:
            continue
        if whole.rule == "shared_outcome" or (k and _goes_with(rows[k - 1], whole)):
            return None  # "Five women and three children were killed": the whole is their sum, and no count
        if whole.rule in (row.rule, "of_the_dead") or (whole.rule in _PARTS and row.rule != "of_them"):
            continue
        if whole.high is None or largest <= whole.high:
            return whole.figure_id
    return None


def _goes_with(before: Casualty, row: Casualty) -> bool:
    """Whether a count ends the list that the one before it is in."""
    return before.rule == "shared_outcome" and before.sentence == row.sentence and before.outcome == row.outcome


def link_parts(rows: list[Casualty]) -> None:
    """“7 of the dead are children”, a sentence later: a part of the last toll of the same source that can hold it."""
    at = 0
    while at < len(rows):
        row, end = rows[at], _list_of_parts(rows, at)
        listed = row.rule == "shared_outcome" and rows[end - 1].rule == "among_the_dead"
        if listed or row.rule in _PARTS or row.rule == "of_them":
            whole = _whole_of(rows, at, end)
            for k in range(at, end):
                if whole is not None and rows[k].subset_of is None:
                    where = next(
                        (one.place for one in rows if one.figure_id == whole), None
                    )  # a part is where its whole is
                    rows[k] = replace(rows[k], subset_of=whole, place=rows[k].place or where)
        at = end
