"""All that comes with the package, loaded once, and its views, each made once: several tests look at the same one."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import Any

from helpers import load_all
from helpers.display.explorer import View

DATA = load_all()
_MADE: dict[tuple[Any, str], View] = {}


def seen(view: Callable[..., View], *chosen: Any, **choices: Any) -> View:
    """What a view of the package's own data shows for these choices."""
    asked = signature(view).bind(DATA, *chosen, **choices)
    asked.apply_defaults()
    key = (view, repr(list(asked.arguments.items())[1:]))
    if key not in _MADE:
        _MADE[key] = view(DATA, *chosen, **choices)
    return _MADE[key]
