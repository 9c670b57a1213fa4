"""What a claim says about responsibility."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, unsafe_hash=True)
class Duty:
    """The stance of a claim and the actor it concerns."""

    stance: str
    hedged: bool
    accused: str | None = None
    span: tuple[int, int] | None = None
    rule: str = "statement"
    others: tuple[tuple[str, tuple[int, int]], ...] = ()  # further actors of the same charge: "accused A and B"
