"""Krippendorff's alpha for two readers and values without an order: agreement beyond what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable


def nominal_alpha(pairs: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    """Alpha of pairs of values, one pair a unit that both readers judged: 1 is full agreement, 0 is as by chance.

    Nominal data, two observers, nothing missing: Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability",
    sections A and B, https://repository.upenn.edu/asc_papers/43. `None` where only one value occurs, or no unit
    is there: without variation nothing can be told from chance. Values differ or not; 30 and 31 differ as 3 and 300 do.

    >>> nominal_alpha([("a", "a"), ("b", "b")]), nominal_alpha([("a", "b"), ("b", "a")]), nominal_alpha([("a", "a")])
    (1.0, -0.5, None)
    """
    units = list(pairs)
    counts = Counter(value for unit in units for value in unit)
    total = 2 * len(units)
    by_chance = total * total - sum(n * n for n in counts.values())  # ordered pairs of all values that differ
    if not by_chance:
        return None
    observed = 2 * sum(one != other for one, other in units)
    return 1 - (total - 1) * observed / by_chance
