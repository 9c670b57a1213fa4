"""A number in a report about a truce, with what stands around it, and what a rule says of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .document import Document, Sentence
from .lexicon import word_set
from .qualifiers import Count
from .rows import Ceasefire, Place

_KIND_WORDS = word_set("kinds_of_place")


@dataclass(slots=True, unsafe_hash=True)
class Hit:
    """What is counted, by which rule, where the phrase ends, and how the count relates to the one before."""

    measure: str
    rule: str
    stop: int
    part: bool = False
    areas: str | None = None
    status: str = "current"
    of: Ceasefire | None = None  # the whole of a part, where it is not the last one


@dataclass(slots=True, unsafe_hash=True)
class Setting:
    """A number in its sentence, the counts before it there, and the last whole of the sentences before."""

    doc: Document
    sentence: Sentence
    count: Count
    whole: Ceasefire | None
    latest: Ceasefire | None  # the last count of the sentence, a part or a whole
    earlier: Ceasefire | None
    places: list[Place]
    known: frozenset[str]
    about: bool = False  # whether all of the text is about a truce
    first: int = field(init=False)  # the words of the sentence
    last: int = field(init=False)
    before: str = field(init=False)  # the words beside the number in its sentence, and their classes
    behind: str = field(init=False)
    tag_before: str = field(init=False)
    tag_behind: str = field(init=False)

    def __post_init__(self) -> None:
        self.first, self.last = self.sentence.first, self.sentence.last
        tokens, at = self.doc.tokens, self.count.begin - 1
        self.before, self.tag_before = (tokens.words[at], tokens.tags[at]) if at >= self.first else ("", "")
        at = self.count.stop
        self.behind, self.tag_behind = (tokens.words[at], tokens.tags[at]) if at < self.last else ("", "")

    def word(self, at: int) -> str:
        return self.doc.tokens.words[at] if self.first <= at < self.last else ""

    def tag(self, at: int) -> str:
        return self.doc.tokens.tags[at] if self.first <= at < self.last else ""

    @property
    def name_before(self) -> str | None:
        """The place or the capitalised name right before the mark in front of the number: “Latakia (2)”."""
        return self.name_until(self.count.begin - 1)

    def name_until(self, at: int) -> str | None:
        """The place or the capitalised name that ends before word `at`."""
        tags, words = self.doc.tokens.tags, self.doc.tokens.words
        end = self.doc.tokens.ends[at - 1]
        place = next((p.name for p in self.places if p.end == end), None)
        if place is not None:
            return place
        last = at - 1 if at - 1 >= self.first and words[at - 1] in _KIND_WORDS else at
        first = last
        while first > self.first and tags[first - 1] in "NZ":
            first -= 1
        return self.doc.words_text(first, last) if first < last else None
