"""Numbers as the words commit to them: intervals whose ends may be open, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """Whole people from `low` to `high`; None is an open end. `ValueError` if low is above high."""

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high

    def compatible(self, other: Interval) -> bool:
        """Whether one number can satisfy both.

        >>> Interval(23, None).compatible(Interval(None, 28)), Interval(23, 23).compatible(Interval(61, None))
        (True, False)
        """
        return not (_above(self.low, other.high) or _above(other.low, self.high))

    def contains(self, other: Interval) -> bool:
        """Whether every number of the other is one of this.

        >>> Interval(23, None).contains(Interval(28, 28)), Interval(23, 30).contains(Interval(25, None))
        (True, False)
        """
        low_ok = self.low is None or (other.low is not None and other.low >= self.low)
        high_ok = self.high is None or (other.high is not None and other.high <= self.high)
        return low_ok and high_ok

    def common(self, other: Interval) -> Interval | None:
        """The numbers that satisfy both, or None if there are none.

        >>> Interval(23, None).common(Interval(None, 28))
        Interval(low=23, high=28)
        """
        if not self.compatible(other):
            return None
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Interval(max(lows) if lows else None, min(highs) if highs else None)


def _above(low: int | None, high: int | None) -> bool:
    return low is not None and high is not None and low > high


def tightest(intervals: Iterable[Interval]) -> Interval | None:
    """The numbers that satisfy all, or None. Of nothing, everything is possible."""
    out: Interval | None = Interval(None, None)
    for interval in intervals:
        out = out.common(interval) if out is not None else None
    return out


def share(part: Interval, whole: Interval) -> float:
    """A part divided by its whole, both exact. `ValueError` where an end is open: a share of lower bounds says nothing.

    >>> round(share(Interval(7, 7), Interval(23, 23)), 2)
    0.3
    """
    if not part.exact or not whole.exact or part.low is None or whole.low is None:
        raise ValueError(
            "no share is computed from bounds: “at least 23” may be 23 or 60, and the part may grow as well. "
            "Say both numbers with their words instead."
        )
    if whole.low == 0:
        raise ValueError("the whole is 0: there is no share")
    return part.low / whole.low


def part_fits(part: Interval, whole: Interval) -> bool:
    """Whether a part can be a part of its whole: its least is not above the whole's most."""
    return not _above(part.low, whole.high)
