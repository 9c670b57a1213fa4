"""What is known of the form of a text: blocks, sentences, quotations, and what rules look up in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, compress
from typing import Any

from .lexicon import Lexicon
from .rows import Block, Notice
from .tokens import Tokens, where

_TEXT = ("title", "body")  # the roles of what is read on from one to the next
_CAPITAL = frozenset("NJZprW")  # the classes that a word with a capital can have


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """A sentence: its words `first:last`, the block it stands in, its place among the sentences."""

    index: int
    first: int
    last: int
    block: int
    there: frozenset[str] = field(default=frozenset(), compare=False, repr=False)  # its words, in no order


@cache
def _columns(name: str) -> tuple[str, str, str]:
    return f"{name}start", f"{name}end", f"{name}text"


@dataclass(slots=True)
class Document:
    """A text and everything about its form. Offsets are offsets into `text`."""

    text: str
    plain: str
    lex: Lexicon
    tokens: Tokens
    blocks: list[Block]
    sentences: list[Sentence] = field(default_factory=list)
    quotations: list[tuple[int, int]] = field(default_factory=list)  # words of the two marks
    left_open: set[int] = field(default_factory=set)  # last words of quotations that no mark closes
    notices: list[Notice] = field(default_factory=list)
    block_words: list[tuple[int, int]] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)  # words that are not all letters
    marking: list[int] = field(default_factory=list)  # words that several rules look for, found in one pass
    marks: list[str] = field(default_factory=list)  # those words themselves
    items: list[int] = field(default_factory=list)  # words that begin a further report of a round-up
    watched: list[int] = field(default_factory=list)  # words that can tell of an attack or of who did it

    openings: frozenset[int] = frozenset()  # words that begin a block or a sentence
    one_line: str = ""  # the plain text without breaks of lines, in the same places
    places_of: dict[str, list[int]] = field(default_factory=dict)

    def around(self, first: int, last: int) -> list[tuple[int, int]]:
        """The quotations that share a word with the words `first:last`."""
        quotations = self.quotations
        at = bisect_left(quotations, (first,))
        # a quotation that began before may reach in; they are short and seldom nested
        found = []
        for pair in quotations[at - 3 if at > 3 else 0 :]:
            if pair[0] >= last:
                break
            if pair[1] >= first:
                found.append(pair)
        return found

    def above(self, block: int) -> int:
        """The paragraph before a block, past captions and whatever else is set between paragraphs; the block itself if it is the first."""
        return next((at for at in range(block - 1, -1, -1) if self.blocks[at].role in _TEXT), block)

    def ranks(self) -> list[int]:
        """Of each block, how many paragraphs stand before it."""
        before = accumulate((block.role in _TEXT for block in self.blocks), initial=0)
        return list(before)[: len(self.blocks)]

    @property
    def capitalised(self) -> dict[str, list[int]]:
        """The capitalised words, and where each stands. The index is made at the first question."""
        if not self.places_of:
            index: dict[str, list[int]] = {"": []}
            raws = self.tokens.raws
            for at in where(self.tokens.tags, _CAPITAL):
                raw = raws[at]
                if raw in index:
                    index[raw].append(at)
                else:
                    index[raw] = [at]
            self.places_of = index
        return self.places_of

    def standing(self, raw: str) -> list[int]:
        """Where a capitalised word stands, written just so."""
        return self.capitalised.get(raw, [])

    def marked(self, words: Container[str]) -> list[int]:
        """Where any of some words stand that are among those of `marking`."""
        return list(compress(self.marking, map(words.__contains__, self.marks)))

    def watched_in(self, first: int, last: int) -> list[int]:
        """Which of the words `first:last` can tell of an attack or of who did it."""
        watched = self.watched
        return watched[bisect_left(watched, first) : bisect_left(watched, last)]

    def slice(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the words `first:last`."""
        return self.tokens.starts[first], self.tokens.ends[last - 1]

    def new_line(self, at: int) -> bool:
        """Whether word `at` begins a line of its own; where a line was only wrapped, it goes on with the one above."""
        broken = "\n" in self.plain[self.tokens.ends[at - 1] : self.tokens.starts[at]]
        return broken and at in self.openings

    def sentence_at(self, word: int) -> int:
        """The number of the sentence in which a word stands."""
        return bisect_right(self.sentences, word, key=lambda sentence: sentence.first) - 1

    def item_start(self, word: int) -> int:
        """The word that begins the report of a round-up in which a word stands; 0 where there is one report."""
        at = bisect_right(self.items, word) if self.items else 0
        return self.items[at - 1] if at else 0

    def words_text(self, first: int, last: int) -> str:
        """The words `first:last` as a name that is the same however the lines are wrapped."""
        tokens = self.tokens
        told = self.text[tokens.starts[first] : tokens.ends[last - 1]]
        return " ".join(told.split()) if last - first > 1 else told

    def columns(self, name: str, span: tuple[int, int] | None) -> dict[str, Any]:
        """The columns NAMEstart, NAMEend and NAMEtext of a span of characters; none without a span."""
        if span is None:
            return {}
        start, end = span
        first, last, words = _columns(name)
        return {first: start, last: end, words: self.text[start:end]}

    def notice(self, kind: str, start: int, end: int, message: str) -> None:
        self.notices.append(Notice(kind, start, end, self.text[start:end], message))


def quoted(doc: Document, at: int) -> bool:
    """Whether a word stands inside quotation marks."""
    return any(opened < at < closed for opened, closed in doc.around(at, at + 1))
