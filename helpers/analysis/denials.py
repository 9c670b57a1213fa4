"""What a denial covers: force, act, place and time in its own words, and what it leaves open."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .statements import side

if TYPE_CHECKING:
    from ..loading import Article

Spans = tuple[tuple[int, int], ...]
_EMPTY = frozenset({"it", "this", "that", "them", "everything"})


@dataclass(frozen=True)
class Part:
    """One part of a denial: the words at `spans`, what they cover, what they leave open ("": nothing)."""

    name: str
    spans: Spans
    words: str | None
    covers: str
    left_open: str


def denials(article: Article) -> list[Any]:
    """The denials of an article, in text order."""
    return [row for row in article.reading.claims if row.stance == "denies"]


def parts_of(article: Article, denial: Any, known: Collection[str] = ()) -> list[Part]:
    """Who denies, whose part, which act, where, when, and whether in own words.

    `known` are names of places that the article itself does not show to be places.

    A place counts as named if its name stands in the denied words, as a noun or before one ("Idlib
    strikes"). A number in them is the article's, not the denier's: who denies a strike "that left
    23 dead" has counted nobody.
    """
    content = _span(denial, "content")
    places = _places(article, denial, known)
    days = tuple((d.start, d.end) for d in article.reading.dates if _inside(d, content))
    counts = tuple((c.start, c.end) for c in article.reading.casualties if _inside(c, content))
    quoted = denial.quotation == "direct"
    parts = [
        _who_speaks(article, denial),
        _whose_part(article, denial),
        _act(article, content),
        _part(article, "place", places, "this place, as the words name it", "no place is named"),
        _part(article, "time", days, "this day or span", "no day and no hour is named"),
        Part(
            "own words",
            content if quoted else (),
            _words(article, content) if quoted else None,
            "quoted from beginning to end" if quoted else f"{denial.quotation or 'no'} quotation",
            "" if quoted else "the speaker's words, at least in part",
        ),
    ]
    if counts:
        parts.append(_part(article, "numbers", counts, "the article's, not the denier's", ""))
    return parts


def left_open(parts: list[Part]) -> list[str]:
    """Of act, place and time: what the words do not name."""
    return [part.name for part in parts if part.name in ("act", "place", "time") and not part.spans]


def _who_speaks(article: Article, denial: Any) -> Part:
    spans = _span(denial, "source")
    who = denial.speaker or denial.source or "nobody named"
    covers = f"{who}, for {denial.source}" if denial.speaker else who
    open_ = "" if denial.speaker else "which person says so"
    return Part("speaker", spans, _words(article, spans), covers, open_)


def _whose_part(article: Article, denial: Any) -> Part:
    spans, accused = _span(denial, "accused"), denial.accused
    if not accused:
        return Part("force", spans, _words(article, spans), "nobody", "whose part is denied")
    state = side(accused)
    open_ = f"other forces of {state}" if state != accused else ""
    return Part("force", spans, _words(article, spans), f"read as {accused}", open_)


def _act(article: Article, content: Spans) -> Part:
    words = _words(article, content)
    if words is None or words.lower() in _EMPTY:
        told = f"only “{words}”: which act, the words do not say" if words else "no act is named"
        return Part("act", (), words, "nothing", told)
    return Part("act", content, words, "the words denied", "")


def _part(article: Article, name: str, spans: Spans, covers: str, missing: str) -> Part:
    if not spans:
        return Part(name, (), None, "nothing", missing)
    return Part(name, spans, _words(article, spans), covers, "")


def _span(row: Any, name: str) -> Spans:
    start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
    return () if start is None else ((start, end),)


def _inside(row: Any, spans: Spans) -> bool:
    return any(start <= row.start < end for start, end in spans)


def _places(article: Article, denial: Any, known: Collection[str]) -> Spans:
    """Where a place of this article is named in the denied words; the actor's own name is no place."""
    names = sorted({*known, *(p.text for p in article.reading.places)}, key=len, reverse=True)
    if not names:
        return ()
    either = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
    actors = [*_span(denial, "accused"), *_span(denial, "source")]
    found = [hit.span() for start, end in _span(denial, "content") for hit in either.finditer(article.text, start, end)]
    return tuple((a, b) for a, b in found if not any(s <= a < e for s, e in actors))


def _words(article: Article, spans: Spans) -> str | None:
    return ", ".join(dict.fromkeys(article.text[a:b] for a, b in spans)) or None
