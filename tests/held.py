"""All that comes with the package, loaded once, and its views, each made once: several tests look at the same one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from helpers import load_all
from helpers.display.explorer import View

DATA = load_all()
_MADE: dict[tuple[Any, str], View] = {}


def shown_with(view: Callable[..., View], choices: Mapping[str, Any]) -> View:
    """What a view of the package's own data shows for these choices."""
    key = (view, repr(sorted(choices.items())))
    if key not in _MADE:
        _MADE[key] = view(DATA, **choices)
    return _MADE[key]
