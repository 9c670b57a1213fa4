"""Refusals, shown where somebody would be tempted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .said import Said


def refused(function: Callable[..., Any], *arguments: Any, **choices: Any) -> Said:
    """The words with which a function refuses these arguments. `AssertionError` if it does not.

    >>> refused(int, "many")
    Refused: invalid literal for int() with base 10: 'many'
    """
    try:
        function(*arguments, **choices)
    except ValueError as error:
        return Said(f"Refused: {error}")
    raise AssertionError(f"{function.__name__} does not refuse this")
