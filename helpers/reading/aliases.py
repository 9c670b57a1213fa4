"""Other names that an article gives a body in words: "Lowland Harbour Watch, or LHW", "also known as", "the LHW (Lowland Harbour Watch)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document
from .lexicon import word_set
from .tokens import each

_COMMA_OR = re.compile(r"(?<=...),(?=C)")
_SHORT_FIRST = re.compile(r"N(?:\(D?|,D)(?=[NJZ])")
_JOINS = frozenset(("of", "for", "and", "the", "in", "on"))
_LED = word_set("before_known_as")
_LONGEST = 10  # words of a name


def learn_aliases(doc: Document, found: dict[str, str]) -> None:
    """Put the short names that the words of a text explain into `found`."""
    learn_alternatives(doc, found)
    for one, other in (*_known_as(doc), *_short_first(doc)):
        full, short = (one, other) if len(one.split()) >= len(other.split()) else (other, one)
        if len(full.split()) > 1 and full != short:
            found.setdefault(short, full)


def _known_as(doc: Document) -> Iterator[tuple[str, str]]:
    """“the Lowland Rescue Service, also known as the Red Caps”: both names of a body; a person's are left alone."""
    words, tags, raws = doc.tokens.words, doc.tokens.tags, doc.tokens.raws
    for at in each(words, "known"):
        if words[at + 1 : at + 2] != ["as"]:
            continue
        left = at
        while left > 0 and words[left - 1] in _LED:
            left -= 1
        if left < 2 or tags[left - 1] not in ",(-":
            continue
        begin = _name_back(doc, left - 1)
        first = at + 2
        while first < len(words) and tags[first] in 'D"':
            first += 1
        last = _name_on(doc, first)
        if begin < left - 1 and last > first and (_is_body(doc, begin, left - 1) or _is_body(doc, first, last)):
            if raws[begin][0].isupper():
                yield doc.words_text(begin, left - 1), doc.words_text(first, last)


def _short_first(doc: Document) -> Iterator[tuple[str, str]]:
    """“the LHW (Lowland Harbour Watch)”, “the LHW, the Lowland Harbour Watch,”: the full name behind the short one."""
    raws = doc.tokens.raws
    for match in _SHORT_FIRST.finditer(doc.tokens.tags):
        short, first = raws[match.start()], match.end()
        if not short.isupper() or not 2 <= len(short) <= _LONGEST or not short.isalpha():
            continue
        last = _name_on(doc, first)
        initials = [raw[0] for raw in raws[first:last] if raw[0].isupper()]
        fits = len(initials) > 1 and len(initials) <= len(short) + 1 and initials[0] == short[0]
        if fits and subsequence(list(short), initials):
            yield doc.words_text(first, last), short


def _name_on(doc: Document, first: int) -> int:
    """The end of the capitalised words from `first` on, with "of", "for" and the like between them."""
    raws, end = doc.tokens.raws, first
    while end < len(raws) and end - first < _LONGEST and (raws[end][0].isupper() or raws[end] in _JOINS):
        end += 1
    while end > first and not raws[end - 1][0].isupper():
        end -= 1
    return end


def _name_back(doc: Document, last: int) -> int:
    """The first of the capitalised words that end before `last`."""
    raws, begin = doc.tokens.raws, last
    while begin > 0 and last - begin < _LONGEST and (raws[begin - 1][0].isupper() or raws[begin - 1] in _JOINS):
        begin -= 1
    while begin < last and (not raws[begin][0].isupper() or doc.tokens.tags[begin] == "D"):
        begin += 1
    return begin


def _is_body(doc: Document, first: int, last: int) -> bool:
    heads = doc.lex.sets["organisation_heads"]
    short = last - first == 1 and doc.tokens.raws[first].isupper() and len(doc.tokens.raws[first]) > 1
    return short or any(doc.tokens.words[i] in heads for i in range(first, last))


def subsequence(wanted: list[str], initials: list[str]) -> bool:
    """Whether letters stand among the initials, in their order."""
    it = iter(initials)
    return all(letter in it for letter in wanted)


def learn_alternatives(doc: Document, found: dict[str, str]) -> None:
    """“the Valley Workers' Party, or VWP,”: the short name that a text gives with “or”."""
    tags, raws, words = doc.tokens.tags, doc.tokens.raws, doc.tokens.words
    for at in [match.end() for match in _COMMA_OR.finditer(tags)]:
        if words[at] != "or" or at + 1 >= len(words) or raws[at + 1] in found:
            continue
        short = raws[at + 1]
        bare = short.replace(".", "")  # "H.P.L.F."
        acronym = bare.isupper() and 2 <= len(bare) <= 7 and bare.isalpha()
        if not acronym or (short[-1] != "." and tags[at + 2 : at + 3] not in (",", ".", "", ";")):
            continue
        first = at - 1
        while first > 0 and at - first < 9 and tags[first - 1] not in ".,":
            joins = tags[first - 1] in "'&" or words[first - 1] in ("of", "for", "and")
            if not joins and not raws[first - 1][0].isupper():
                break
            first -= 1
        first += tags[first] == "D"
        if at - 1 - first >= 2 and raws[first][0].isupper():
            found[short] = doc.words_text(first, at - 1)
