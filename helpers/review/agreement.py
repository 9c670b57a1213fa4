"""Two people's decisions compared: the rows that both decided on, field by field, with every disagreement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..analysis.wording import plural
from ..exchange.records import PARTS
from ..loading import Article, InputError
from .alpha import nominal_alpha
from .log import VIEWS, Decision, anchors
from .replay import Key, place_of, replay
from .values import EDITABLE

KEPT = "is a row"


@dataclass(frozen=True)
class Agreement:
    """`rows`: those that both decided on; `same_rows` of them look the same after both.

    `fields`: for each table and field, the `rows` that both decided on, in how many of them the field was
    `judged`, and in how many of these both say the `same`. That a row is one (`is a row`) is judged with
    every decision; another field only where at least one of them changed it, since a field that neither
    touched says nothing about agreement. `cases`: each disagreement, with the words and both values.

    `alpha`: for the same tables and fields, the `rows` that both decided on and kept, and Krippendorff's
    `alpha` of what the field says there after both (see `nominal_alpha`; missing where it says one thing
    only; "not stated" is a value). It does not cover rows that only one decided on, nor how far apart two numbers are, nor that
    both began from the same reading: a value that neither changed is the same for both, and flatters it.
    """

    rows: int
    same_rows: int
    only_first: int
    only_second: int
    fields: pd.DataFrame
    cases: pd.DataFrame
    alpha: pd.DataFrame

    @property
    def summary(self) -> str:
        """What both did in two or three sentences, with every number."""
        alone = f" Decided on by the first only: {self.only_first}; by the second only: {self.only_second}."
        if not self.rows:
            return f"No row was decided on by both: there is nothing to compare yet.{alone}"
        judged, same = int(self.fields["judged"].sum()), int(self.fields["same"].sum())
        told = f" Field by field, they agree in {same} of {plural(judged, 'judgement')}."
        return (
            f"Of {plural(self.rows, 'row')} that both decided on, {self.same_rows} came out the same and {self.rows - self.same_rows} different.{told}{alone}"
            " Agreement is no proof: two readers can share a mistake."
        )


def _decided(article: Article, log: list[Decision]) -> dict[Key, tuple[Any, set[str]]]:
    """What one reader made of each row decided on: the row (None if rejected), and the fields that were changed."""
    reviewed = replay(article, log)
    unapplied = [decision for decision, _ in reviewed.unmatched]
    read = {table: anchors(table, getattr(article.reading, table)) for table in PARTS}
    out: dict[Key, tuple[Any, set[str]]] = {}
    for decision in log:
        table, span = decision.table, place_of(decision, article.text)
        if span is None or table not in PARTS or decision in unapplied:
            continue
        row, was = reviewed.anchored[table].get(span), read[table].get(span)
        changed = {decision.column} if decision.action == "edit" else set()
        if row is not None:
            changed |= {column for column in EDITABLE[table] if getattr(row, column) != getattr(was, column, None)}
        out[table, span] = (row, changed | out.get((table, span), (None, set()))[1])
    return out


def of_this_text(article: Article, log: list[Decision], name: str) -> list[Decision]:
    """The log, if at least one of its decisions has words in this text. `InputError` if none has."""
    rows = [decision for decision in log if decision.table != VIEWS]
    if rows and all(place_of(decision, article.text) is None for decision in rows):
        raise InputError(
            f"{name}: a log of another text ({rows[0].text_sha256[:16]}…): none of its decisions has its words here"
        )
    return log


def compare(article: Article, one: Iterable[Decision], two: Iterable[Decision]) -> Agreement:
    """Agreement of two logs about one article, on the rows that both decided on. `InputError` for a log of another text."""
    first = _decided(article, of_this_text(article, list(one), "the first log"))
    second = _decided(article, of_this_text(article, list(two), "the second log"))
    tally: dict[tuple[str, str], list[int]] = {}
    said: dict[tuple[str, str], list[tuple[Any, Any]]] = {}
    cases: list[tuple[Any, ...]] = []
    both = sorted(first.keys() & second.keys())
    for table, (start, end) in both:
        (a, changed_a), (b, changed_b) = first[table, (start, end)], second[table, (start, end)]
        fields: list[tuple[str, Any, Any, bool]] = [(KEPT, a is not None, b is not None, True)]
        if a is not None and b is not None:
            fields += [(c, getattr(a, c), getattr(b, c), c in changed_a | changed_b) for c in EDITABLE[table]]
        for field, says_a, says_b, counts in fields:
            count = tally.setdefault((table, field), [0, 0, 0])
            said.setdefault((table, field), []).append((says_a, says_b))
            count[0] += 1
            count[1] += counts
            count[2] += counts and says_a == says_b
            if says_a != says_b:
                cases.append((table, article.text[start:end], field, says_a, says_b, start, end))
    differ = {(case[0], case[5], case[6]) for case in cases}
    order = {
        (table, field): (n, m) for n, table in enumerate(PARTS) for m, field in enumerate((KEPT, *EDITABLE[table]))
    }
    judged = [key for key in sorted(tally, key=lambda key: order[key]) if tally[key][1]]
    counted = [(*key, *tally[key]) for key in judged]
    return Agreement(
        len(both), len(both) - len(differ), len(first.keys() - second.keys()), len(second.keys() - first.keys()),
        pd.DataFrame(counted, columns=["table", "field", "rows", "judged", "same"]),
        pd.DataFrame([(*case[:3], _told(case[3]), _told(case[4]), *case[5:]) for case in cases], columns=["table", "words", "field", "first", "second", "start", "end"]),
        _alphas(judged, said),
    )  # fmt: skip


def _alphas(keys: list[tuple[str, str]], said: dict[tuple[str, str], list[tuple[Any, Any]]]) -> pd.DataFrame:
    """Columns table, field, rows, alpha (three digits)."""
    rows = [(*key, len(said[key]), nominal_alpha(said[key])) for key in keys]
    table = pd.DataFrame(rows, columns=["table", "field", "rows", "alpha"])
    return table.assign(alpha=table["alpha"].astype("Float64").round(3))


def _told(value: Any) -> str:
    return "not stated" if value is None else "yes" if value is True else "no" if value is False else str(value)
