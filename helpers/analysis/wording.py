"""Numbers and names inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def plural(count: int, noun: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> plural(1, "report"), plural(0, "report"), plural(2, "body", "bodies")
    ('1 report', '0 reports', '2 bodies')
    """
    return f"{count} {noun if count == 1 else many or noun + 's'}"


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', 'none')
    """
    held = list(names)
    if len(held) < 2:
        return held[0] if held else "none"
    return f"{', '.join(held[:-1])} and {held[-1]}"


def tallied(counts: Mapping[str, int]) -> str:
    """Names with their numbers; those with the same number share it.

    >>> tallied({"Alba": 7, "Bo": 1, "Cy": 1})
    'Alba 7; Bo and Cy 1 each'
    """
    by_count: dict[int, list[str]] = {}
    for name, count in counts.items():
        by_count.setdefault(count, []).append(name)
    return "; ".join(f"{listed(names)} {count}{' each' if len(names) > 1 else ''}" for count, names in by_count.items())
