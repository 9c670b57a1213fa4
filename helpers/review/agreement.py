"""Two people's decisions compared: where both judged, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..loading import Article
from .log import VIEWS, Decision
from .replay import EDITABLE, place_of, replay


@dataclass(frozen=True)
class Agreement:
    """`fields`: for each table and column the rows both judged, and in how many they say the same.
    `cases`: each disagreement, with the words and both values. `kept`: rows that one kept and the other rejected."""

    fields: pd.DataFrame
    cases: pd.DataFrame

    @property
    def summary(self) -> str:
        judged, same = int(self.fields["judged"].sum()), int(self.fields["same"].sum())
        if not judged:
            return "No row was judged by both: there is nothing to compare yet."
        return f"Both judged {judged} values and agree on {same}; {judged - same} differ. Agreement is no proof: two readers can share a mistake."


def _judged(article: Article, log: list[Decision]) -> dict[tuple[str, tuple[int, int]], dict[str, Any]]:
    """What one reader says of each row he judged: the columns, or that it is no row."""
    reviewed = replay(article, log)
    out = {}
    for decision in log:
        if decision.table == VIEWS:
            continue
        span = place_of(decision, article.text)
        if span is None:
            continue
        row = reviewed.anchored[decision.table].get(span)
        said: dict[str, Any] = {"is a row": row is not None}
        if row is not None:
            said |= {column: getattr(row, column) for column in EDITABLE[decision.table]}
        out[decision.table, span] = said
    return out


def compare(article: Article, one: Iterable[Decision], two: Iterable[Decision]) -> Agreement:
    """Agreement of two logs about one article, field by field, on the rows that both judged."""
    first, second = _judged(article, list(one)), _judged(article, list(two))
    counts: dict[tuple[str, str], list[int]] = {}
    cases = []
    for key in sorted(first.keys() & second.keys()):
        table, (start, end) = key
        a, b = first[key], second[key]
        for column in a.keys() & b.keys() if a["is a row"] and b["is a row"] else {"is a row"}:
            tally = counts.setdefault((table, column), [0, 0])
            tally[0] += 1
            if a[column] == b[column]:
                tally[1] += 1
            else:
                cases.append((table, column, start, end, article.text[start:end], str(a[column]), str(b[column])))
    fields = pd.DataFrame(
        [(t, c, judged, same) for (t, c), (judged, same) in sorted(counts.items())], columns=["table", "column", "judged", "same"]
    )
    return Agreement(fields, pd.DataFrame(sorted(cases), columns=["table", "column", "start", "end", "words", "first", "second"]))
