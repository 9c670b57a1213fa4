"""The scale of a still picture: from Plotly's description of an axis to ticks and places."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

_DAY = 86_400_000  # Plotly counts the steps of a time axis in milliseconds
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_DATED = re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True)
class Axis:
    """A scale from `low` to `high` over a part (`domain`) of the paper, with its ticks: value and label.

    Words on an axis stand at 0, 1, 2 ... in the order of `names`. A `tenfold` axis goes by steps of ten
    times the one before: its ends are powers of ten, as Plotly writes them.
    """

    low: float
    high: float
    domain: tuple[float, float]
    ticks: tuple[tuple[float, str], ...]
    title: str
    shown: bool
    names: tuple[str, ...] = ()
    tenfold: bool = False

    def share(self, value: Any) -> float:
        """Where a value stands on the paper: 0 at its beginning, 1 at its end."""
        begin, end = self.domain
        span = (self.high - self.low) or 1.0
        return begin + (self.place(number(value, self.names)) - self.low) / span * (end - begin)

    def place(self, value: float) -> float:
        """A number of the axis between its ends."""
        return math.log10(value) if self.tenfold else value


def number(value: Any, names: Sequence[str] = ()) -> float:
    """A value of an axis as a number: a time in milliseconds, a word by its place among the names.

    >>> number(3), number("1970-01-02"), number("b", ["a", "b"])
    (3.0, 86400000.0, 1.0)
    """
    if not isinstance(value, str):
        return float(value)
    if value in names:
        return float(names.index(value))
    stamp = datetime.fromisoformat(value)
    return (stamp.replace(tzinfo=stamp.tzinfo or UTC) - _FIRST) / timedelta(milliseconds=1)


def axis_of(spec: dict[str, Any], values: Iterable[Any]) -> Axis:
    """The axis that a layout describes, over the values that are drawn on it."""
    known = [v for v in values if v is not None]
    dated = any(isinstance(v, str) and _DATED.match(v) for v in known)
    names = () if dated else tuple(dict.fromkeys(v for v in known if isinstance(v, str)))
    low, high = _ends(spec, [number(v, names) for v in known])
    if "tickvals" in spec:
        labels = spec.get("ticktext") or [f"{v:g}" for v in spec["tickvals"]]
        ticks = [(number(v, names), str(label)) for v, label in zip(spec["tickvals"], labels, strict=True)]
    elif names:
        ticks = [(float(i), name) for i, name in enumerate(names)]
    else:
        ticks = [(v, _label(v, spec.get("tickformat"), dated)) for v in _steps(low, high, spec.get("dtick"), dated)]
    title = spec.get("title") or {}
    begin, end = spec.get("domain") or (0, 1)
    words = title if isinstance(title, str) else title.get("text") or ""
    axis = Axis(
        low, high, (float(begin), float(end)), (), words, spec.get("visible", True), names, spec.get("type") == "log"
    )
    return replace(axis, ticks=tuple((v, label) for v, label in ticks if low <= axis.place(v) <= high))


def _ends(spec: dict[str, Any], values: Sequence[float]) -> tuple[float, float]:
    if given := spec.get("range"):
        return number(given[0]), number(given[1])
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low or 1.0) * 0.06
    if spec.get("rangemode") == "tozero":
        return min(0.0, low), high + room
    return low - room, high + room


def _months(low: float, high: float) -> list[float]:
    """The first days of the months between two times; each third one if they are many."""
    begin, end = (_FIRST + timedelta(milliseconds=value) for value in (low, high))
    months = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
    firsts = [number(f"{m // 12}-{m % 12 + 1:02d}-01") for m in months]
    return [first for first in firsts if low <= first <= high][:: 1 if len(months) < 16 else 3]


def _steps(low: float, high: float, step: float | None, dated: bool) -> list[float]:
    """Round values between two ends: by the step that is given, or about eight of them."""
    if not step and dated and high - low > 60 * _DAY:
        return _months(low, high)
    if not step:
        rough = (high - low) / 8 or 1.0
        unit = _DAY if dated and rough >= _DAY / 2 else 1.0
        power = 10.0 ** math.floor(math.log10(rough / unit))
        step = unit * power * next(m for m in (1, 2, 5, 10) if m * power >= rough / unit * 0.999)
        step = max(step, unit if dated else 0.0)
    first = math.ceil(low / step)
    return [round(k * step, 9) for k in range(first, math.floor(high / step) + 1)][:60]


def _label(value: float, form: str | None, dated: bool) -> str:
    if dated:
        moment = _FIRST + timedelta(milliseconds=value)
        return moment.strftime((form or "%d %b").replace("\n", "<br>"))
    return format(value, form) if form else f"{value:,g}"
