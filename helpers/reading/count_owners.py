"""Whose a number is that stands in nobody's statement: "its tally stood at 38", "a figure given by the rescue service"."""

from __future__ import annotations

from .document import Document, Sentence
from .lexicon import word_set
from .phrases import phrase_back, phrase_forward, skip_left

OWN_WORDS = frozenset(("its", "their"))
_COUNTS = word_set("counts_of_somebody")
_SHOWING = word_set("showing_a_count")
_GIVEN = word_set("given_by")
_REVISED = word_set("revising")
_NEAR = 14  # words between such an aside and its number
_FOUND = word_set("confirming_a_number") | frozenset(("corroborated", "corroborate"))


def count_owner(doc: Document, word: int, sentence: Sentence) -> tuple[int, int] | None:
    """The words that name whose the number at `word` is: a possessor, a maker, a giver or a finder."""
    for find in (_of_a_count, _giver, _finder):
        span = find(doc, word, sentence)
        if span is not None:
            return span
    return None


def _of_a_count(doc: Document, word: int, sentence: Sentence) -> tuple[int, int] | None:
    """“its tally stood at 38”, “by the ministry's count”, “figures from the ministry show 12”, “a list published by it names 12”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    aside = _in_an_aside(doc, word, sentence)
    if aside is not None:
        return aside
    if _COUNTS.isdisjoint(words[sentence.first : min(word, sentence.first + 13)]):
        return None
    first = sentence.first + (words[sentence.first] in ("by", "in"))
    at = next((i for i in range(first, min(word, first + 12)) if words[i] in _COUNTS), -1)
    if at < 0:
        return None
    begin = at
    while begin > first and tags[begin - 1] in "nJETl":
        begin -= 1
    if begin - 1 == first and words[first] in OWN_WORDS:
        return first, begin
    if begin > first and tags[begin - 1] == "'":
        return (first, begin - 1) if all(t in "DNJZnr" for t in tags[first : begin - 1]) else None
    by = at + 1 + (words[at + 1] in _GIVEN)
    if words[by : by + 1] not in (["by"], ["from"]) or begin > first + 1:
        return None
    end = phrase_forward(doc, by + 1, word, apposition=False)
    return (by + 1, end) if end > by + 1 and words[end] in _SHOWING else None


def _in_an_aside(doc: Document, word: int, sentence: Sentence) -> tuple[int, int] | None:
    """“a week in which, by the ministry's count, 50 people died”: whose count it is stands between commas before the number."""
    words, tags = doc.tokens.words, doc.tokens.tags
    floor = max(sentence.first + 4, word - _NEAR) + 1
    close = tags.rfind(",", floor, word)
    while close >= 0 and ";" not in tags[close:word]:
        if words[close - 1] in _COUNTS and tags[close - 2] == "'":
            begin = tags.rfind(",", sentence.first, close - 2) + 1
            led = begin > sentence.first and words[begin] == "by"
            return (begin + 1, close - 2) if led and not tags[begin + 1 : close - 2].strip("DnNJZr") else None
        close = tags.rfind(",", floor, close)
    return None


def _giver(doc: Document, word: int, sentence: Sentence) -> tuple[int, int] | None:
    """“a figure of 15 dead given by the rescue service”, “was given as 12 by the ministry”: who gives it."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if "by" not in words[word + 1 : min(word + 7, sentence.last - 1)]:
        return None
    by = words.index("by", word + 1)
    if words[by + 1] in OWN_WORDS or "V" in tags[word : by - 1] or ";" in tags[word:by]:
        return None
    moved = (
        by == word + 1
        and words[word - 1] in ("to", "as")
        and (words[word - 2] in _REVISED or words[word - 2] in _GIVEN)
    )
    if words[by - 1] not in _GIVEN and not moved:
        return None
    end = phrase_forward(doc, by + 1, sentence.last)
    return (by + 1, end) if end > by + 1 else None


def _finder(doc: Document, word: int, sentence: Sentence) -> tuple[int, int] | None:
    """“the newspaper could identify only 19”, “the mission has corroborated 47 deaths (11 killed, 36 injured)”: who found them."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if _FOUND.isdisjoint(words[sentence.first : word]):
        return None
    verb = next((at for at in range(word - 1, sentence.first, -1) if words[at] in _FOUND), -1)
    able = words[verb - 2 : verb] == ["able", "to"]
    if verb < 0 or not (able or tags[verb - 1] in "Al") or not set(tags[verb + 1 : word]).isdisjoint("V;RA"):
        return None
    left, _ = skip_left(doc, verb - 1 - 2 * able, sentence.first)
    begin = phrase_back(doc, left, sentence.first) if left >= sentence.first else None
    if begin is None or (not able and any(words[at] in ("was", "were", "been") for at in range(left + 1, verb))):
        return None
    return begin, left + 1
