"""Precision, recall, F1, and how far a score from so few reports can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from typing import NamedTuple

import numpy as np

Z = 1.959964  # of a 95% interval


class Counts(NamedTuple):
    """What was right, what was missed, what was found too much."""

    right: int
    missed: int
    too_much: int


def total(counts: Iterable[Sequence[int]]) -> Counts:
    """The counts of all reports together."""
    return Counts(*map(sum, zip(*counts, strict=True))) if (counts := list(counts)) else Counts(0, 0, 0)


def f1(counts: Iterable[Sequence[int]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the counts together; 1 where nothing was marked and nothing found.

    >>> f1([(3, 1, 1)])
    (0.75, 0.75, 0.75)
    """
    right, missed, extra = total(counts)
    precision = right / (right + extra) if right + extra else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95% interval of a share: what the share can be, given `right` of `of` rows. Without rows it can be anything.

    >>> [round(end, 2) for end in wilson(11, 11)]
    [0.74, 1.0]
    """
    if not of:
        return 0.0, 1.0
    share, weight = right / of, Z * Z / of
    middle, half = share + weight / 2, Z * sqrt(share * (1 - share) / of + weight / (4 * of))
    return max(0.0, (middle - half) / (1 + weight)), min(1.0, (middle + half) / (1 + weight))


def interval(counts: Sequence[Sequence[int]], times: int = 2000) -> tuple[float, float]:
    """A 95% interval of F1: the wider, at each end, of two.

    One draws whole reports again and again, since errors come in clusters: a report with an odd name has
    several. Where nothing failed it is a point, and a point claims certainty. The other is Wilson's,
    of the share of right rows among the right, the missed and the superfluous: it never is one. F1 is 2s / (1 + s)
    of that share s.

    >>> [round(end, 2) for end in interval([(6, 0, 0), (5, 0, 0)])]
    [0.85, 1.0]
    """
    return _interval(tuple(Counts(*found) for found in counts), times)


@lru_cache
def _interval(counts: Sequence[Counts], times: int) -> tuple[float, float]:
    right, missed, extra = total(counts)
    low, high = (2 * end / (1 + end) for end in wilson(right, right + missed + extra))
    if not counts:
        return low, high
    often = np.random.default_rng(7).multinomial(len(counts), [1 / len(counts)] * len(counts), size=times)
    hits, gaps, more = (often @ np.asarray(counts)).T
    drawn = np.sort(2 * hits / np.maximum(2 * hits + gaps + more, 1) + (hits + gaps + more == 0))
    return min(low, float(drawn[int(0.025 * times)])), max(high, float(drawn[int(0.975 * times)]))
