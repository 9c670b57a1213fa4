"""Contested war reports as tables in which every cell can be traced to characters of a text."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_WHERE = {
    "load_seed": "loading",
    "read_article": "loading",
    "Article": "loading",
    "InputError": "loading",
    "read_articles": "folders",
    "load_coverage": "coded",
    "load_bulletins": "coded",
    "load_records": "coded",
    "load_all": "holdings",
}
__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used, so that `import helpers` stays light."""
    if name == "__version__":
        from .paths import version

        return version()
    if name not in _WHERE:
        raise AttributeError(f"module 'helpers' has no name {name!r}; there are {', '.join(__all__)}")
    return getattr(import_module(f".{_WHERE[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
