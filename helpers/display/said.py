"""Sentences as the last line of a cell: text for whoever computes with them, paragraphs for whoever reads them."""

from __future__ import annotations

from .marks import findings


class Said(str):
    """Sentences that Jupyter shows as paragraphs, one a line, the first sentence of each in bold.

    >>> Said("Refused: no sum.")
    Refused: no sum.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return "".join(findings(line) for line in self.splitlines())


def said(*sentences: str) -> Said:
    """Several sentences, each a paragraph of its own.

    >>> said("Refused: no sum.", "Refused: no mean.")
    Refused: no sum.
    Refused: no mean.
    """
    return Said("\n".join(sentences))


__all__ = ["Said", "said"]
