"""What a number's words commit their speaker to: the named rules of `lexicon/bounds.yaml`."""

from __future__ import annotations

QUALIFIERS = (
    "exact", "at_least", "more_than", "about", "nearly", "up_to", "less_than", "range", "vague",
)  # fmt: skip

# (shift of the low end, shift of the high end); None: the words leave that end open.
# The same rules stand in lexicon/bounds.yaml with their reasons; a test compares the two.
ENDS: dict[str, tuple[int | None, int | None]] = {
    "exact": (0, 0),
    "at_least": (0, None),
    "more_than": (1, None),
    "about": (None, None),
    "nearly": (None, 0),
    "up_to": (None, 0),
    "less_than": (None, -1),
    "range": (0, 0),
    "vague": (0, None),
}


def bounds(value: int | None, qualifier: str | None, high_value: int | None = None) -> tuple[int | None, int | None]:
    """The lowest and highest whole number that a qualified number commits to.

    `value` is the number as written (for `vague`: the word's floor, for `range`: its lower end, and
    `high_value` its upper end). `None` in the answer means that the words leave that end open.

    >>> bounds(23, "at_least"), bounds(60, "more_than"), bounds(28, "up_to")
    ((23, None), (61, None), (None, 28))
    >>> bounds(20, "range", 30), bounds(24, "vague"), bounds(100, "about")
    ((20, 30), (24, None), (None, None))

    Raises `ValueError` for a qualifier that is not one of `QUALIFIERS`.
    """
    if qualifier is None or value is None:
        return None, None
    if qualifier not in ENDS:
        known = ", ".join(QUALIFIERS)
        raise ValueError(f"no such qualifier: {qualifier!r}; the lexicon knows {known}")
    low, high = ENDS[qualifier]
    top = high_value if qualifier == "range" and high_value is not None else value
    return (None if low is None else value + low), (None if high is None else top + high)
