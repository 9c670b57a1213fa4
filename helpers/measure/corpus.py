"""Attributions of a corpus with places: source, cue and content as stretches of the text.

One JSON object a line, `{"doc_id": ..., "text": ..., "attributions": [{"source": [[start, end]], "cue":
[[start, end]], "content": [[start, end]]}]}`, counted in characters, end excluded; a part may be several
stretches, and the source may be missing. This is how published corpora of attributions (GUM, PARC and
others) can be written down. No corpus comes with this package: fetch one, mind its licence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from ..loading import Article, InputError, read_article
from .marked import Span, json_lines, name_of
from .matching import match
from .scores import Counts

PARTS = ("source", "cue", "content")
ENOUGH = 0.5  # the share of words that two contents have in common, from which they are the same statement
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
# beginnings of words that report speech; corpora mark thoughts, wishes and beliefs too
_REPORTING = re.compile(
    r"\b(?:said|say(?:s|ing)?|told|tell(?:s|ing)?|according|wrot|writ(?:e|es|ing)\b|add(?:s|ed|ing)?\b|not(?:es|ed)\b|stat(?:es?|ed|ing)\b|den(?:y|ie)|"
    r"(?:accus|admit|announc|argu|claim|comment|confirm|declar|explain|insist|report|warn)\w*)",
    re.I,
)
Attribution = Mapping[str, Sequence[Span]]


@dataclass(frozen=True)
class Document:
    """One text of a corpus with the attributions that are marked in it."""

    name: str
    text: str
    marked: Sequence[Attribution]

    @cached_property
    def article(self) -> Article:
        """The text as the reader reads it."""
        return read_article(text=self.text)

    @property
    def read(self) -> list[Attribution]:
        """The attributions that the reader finds."""
        return attributions(self.article.reading.claims)

    def words(self, spans: Iterable[Span]) -> set[Span]:
        """The words that begin in some stretches of the text."""
        inside = list(spans)
        return {word for word in self._words if any(start <= word[0] < end for start, end in inside)}

    @cached_property
    def _words(self) -> list[Span]:
        return [m.span() for m in _WORD.finditer(self.text)]


def attributions(claims: Iterable[Any]) -> list[Attribution]:
    """Source, cue and content of every claim that has a source, as stretches of the text."""
    return [
        {
            "source": [(claim.source_start, claim.source_end)],
            "cue": [(claim.cue_start, claim.cue_end)],
            "content": [(int(start), int(end)) for start, _, end in (part.partition("-") for part in claim.content_parts.split(";"))],
        }
        for claim in claims if claim.source_start is not None and claim.content_parts
    ]  # fmt: skip


def is_placed(path: Path) -> bool:
    """Whether a JSONL file gives attributions with their places; else its marks are words, as those of marked reports."""
    return any(isinstance(item, dict) for _, record in json_lines(path) for item in record.get("attributions") or [])


def load_corpus(path: Path) -> list[Document]:
    """The documents of a corpus. `InputError` names the line and says what is wrong."""
    return [
        Document(
            name_of(record, place),
            record["text"],
            [_attribution(item, record["text"], place) for item in record.get("attributions") or []],
        )
        for place, record in json_lines(path)
    ]


def _attribution(item: Any, text: str, place: str) -> Attribution:
    found: dict[str, list[Span]] = {}
    for part in PARTS:
        spans = item.get(part) if isinstance(item, dict) else None
        try:
            found[part] = [(int(start), int(end)) for start, end in spans or []]
        except (TypeError, ValueError):
            raise InputError(f"{place}: {part} of an attribution is a list of [start, end]") from None
        if any(not 0 <= start < end <= len(text) for start, end in found[part]):
            raise InputError(f"{place}: a {part} lies outside the text")
    if not found["content"]:
        raise InputError(f"{place}: an attribution without content")
    return found


def same_attribution(document: Document, marked: Attribution, read: Attribution) -> bool:
    """Whether two attributions are one: half of the words of their contents are common to both, and their sources share a word."""
    one, other = document.words(marked["content"]), document.words(read["content"])
    if not one or not other or len(one & other) < ENOUGH * len(one | other):
        return False
    source = document.words(marked["source"])
    return not source or bool(source & document.words(read["source"]))


@dataclass(frozen=True, slots=True)
class Verdict:
    """A marked attribution, and what the reader has at its place (None: it was missed)."""

    document: Document
    marked: Attribution | None
    read: Attribution | None

    @property
    def reports(self) -> bool:
        """Whether the marked cue is a word that reports speech."""
        cue = " ".join(self.document.text[start:end] for start, end in (self.marked or {}).get("cue", ()))
        return bool(_REPORTING.search(cue))


def judge(documents: Iterable[Document]) -> list[Verdict]:
    """Every marked attribution with the one that was read, and every one that was read and is not marked."""
    found = []
    for document in documents:
        pairs, extra = match(document.marked, document.read, partial(same_attribution, document))
        found += [Verdict(document, marked, read) for marked, read in pairs] + [
            Verdict(document, None, read) for read in extra
        ]
    return found


def corpus_counts(verdicts: Iterable[Verdict], reporting: bool = False) -> list[Counts]:
    """Right, missed and too much in each document. `reporting`: what was missed counts only where its cue is a word that reports speech."""
    tally: dict[int, list[int]] = {}
    for one in verdicts:
        counts = tally.setdefault(id(one.document), [0, 0, 0])
        if one.marked is None or one.read is not None or not reporting or one.reports:
            counts[2 if one.marked is None else 1 if one.read is None else 0] += 1
    return [Counts(*counts) for counts in tally.values()]
