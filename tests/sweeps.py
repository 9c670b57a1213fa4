"""How far a sweep goes: over all there is where THOROUGH is set, as the continuous checks set it; else over a part, spread over all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

One = TypeVar("One")
THOROUGH = bool(os.environ.get("THOROUGH"))


def some(everything: Iterable[One], one_in: int) -> list[One]:
    """All of it where it is thorough; else the first and then one in so many."""
    return list(everything)[:: 1 if THOROUGH else one_in]


def some_views(shown: Sequence[tuple[Any, Mapping[str, Any]]], one_in: int = 6) -> list[tuple[Any, Mapping[str, Any]]]:
    """Views with their choices: of each view its first ones, and one in so many of the rest."""
    first = {view: at for at, (view, _) in reversed(list(enumerate(shown)))}
    kept = {*first.values(), *some(range(len(shown)), one_in)}
    return [one for at, one in enumerate(shown) if at in kept]
