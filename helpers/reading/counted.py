"""A number of people in its sentence, and what a rule makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .document import Document
from .people import Figure, Victims
from .qualifiers import Count


@dataclass(slots=True, unsafe_hash=True)
class Hit:
    """What happened, by which rule; whether the count is a part of the figure before, or a superseded toll."""

    outcome: str
    rule: str
    subset: bool = False
    previous: bool = False


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """A number in its sentence: what the rules look at."""

    doc: Document
    first: int  # the sentence
    last: int
    count: Count
    victims: Victims
    figures: list[Figure]  # those found before it in the sentence
    earlier: str | None  # the outcome of the last figure before the sentence
    before: str = field(init=False)  # the words beside the number in its sentence
    behind: str = field(init=False)

    def __post_init__(self) -> None:
        self.before, self.behind = self.word(self.count.begin - 1), self.word(self.count.stop)

    def word(self, at: int) -> str:
        return self.doc.tokens.words[at] if self.first <= at < self.last else ""

    @property
    def one(self) -> bool:
        """Whether an article counts: "a conductor"."""
        return self.doc.tokens.tags[self.count.first] == "D"

    @property
    def opens(self) -> bool:
        """Whether the count opens a clause, as a subject does."""
        begin = self.count.begin
        return begin == self.first or self.doc.tokens.tags[begin - 1] in 'tRSC,"-:;V(lT'

    @property
    def fits(self) -> bool:
        return self.victims.people or self.victims.plain


NOTHING = Hit("", "none")  # a rule is sure that this counts nobody
