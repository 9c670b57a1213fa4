"""Who says what: the source and the content that belong to a cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cues import Found
from .document import Document
from .phrases import CORE, appositive_end, phrase_back, skip_left

_VENUE = frozenset(["statement", "interview", "briefing", "conference", "post", "message", "report", "letter", "speech", "address", "telegram", "twitter", "facebook", "x", "television", "tv", "media", "update", "video", "release", "bulletin", "call", "comment", "comments", "remarks", "note", "tweet", "posting", "tweets", "dispatch", "address", "article", "website", "page", "channel", "email", "session", "meeting", "communique"])
_FINITE = re.compile(r"[VvAEKBW]")


@dataclass(slots=True)
class Draft:
    """A claim in the making: the words of its parts."""

    found: Found
    source: tuple[int, int] | None = None
    content: list[tuple[int, int]] | None = None
    shared: bool = False  # the source is that of the cue before
    inverted: bool = False
    via: tuple[int, int] | None = None
    begin: int = 0  # first word of the clause
    inner: Draft | None = None  # a statement about itself inside: "X said it denied …"


def is_clause_start(doc: Document, at: int, ceiling: int) -> bool:
    """Whether a statement begins at word `at`."""
    if at >= ceiling:
        return False
    tags = doc.tokens.tags
    # "said around 4,000 families had fled"
    return tags[at] in 'tODNZJ#nprkG"xEhlWYS' or doc.tokens.words[at] in ("having", "being") or (tags[at] == "P" and "#" in tags[at + 1 : min(at + 3, ceiling)])


def skip_adjuncts(doc: Document, at: int, ceiling: int) -> int:
    """Skip "on Tuesday", "in a statement", "late Monday": where the statement itself begins."""
    tags, words = doc.tokens.tags, doc.tokens.words
    while at < ceiling:
        tag, word = tags[at], words[at]
        if tag == "T" and not (at + 1 < ceiling and tags[at + 1] == "'"):
            at += 1
            while at < ceiling and (tags[at] == "#" or words[at] in ("evening", "morning", "night", "afternoon")):
                at += 1
        elif word in ("late", "early", "later") and at + 1 < ceiling and tags[at + 1] in "TP":
            at += 1
        elif word in ("last", "this", "earlier") and at + 1 < ceiling and words[at + 1] in ("week", "month", "year", "morning", "day", "evening", "night", "weekend"):
            at += 2
        elif tag == "l" and word in ("later", "earlier", "separately", "also", "again", "repeatedly", "publicly", "however", "recently"):
            at += 1
        elif tag == "P" and at + 1 < ceiling and word in ("on", "in", "during", "at", "via", "through", "after", "by", "before", "to", "from"):
            end = _adjunct_end(doc, at, ceiling)
            if end == at:
                return at
            at = end
        else:
            return at
    return at


def _adjunct_end(doc: Document, at: int, ceiling: int) -> int:
    tags, words = doc.tokens.tags, doc.tokens.words
    if tags[at + 1] == "T":
        end = at + 2
        while end < ceiling and (tags[end] in "#T" or words[end] in ("evening", "morning", "night", "afternoon")):
            end += 1
        return end
    end = at + 1
    limit = min(ceiling, at + 9)
    while end < limit and tags[end] in "Dn#JZNprlWEG'k":
        if words[end] in _VENUE:
            end += 1
            while end < limit and (words[end] in _VENUE or words[end] == "app"):
                end += 1
            if end < ceiling and words[end] in ("on", "to", "with", "posted", "carried", "published", "issued", "released", "from", "of", "by") and tags[end] in "PEV":
                more = end + 1
                while more < ceiling and tags[more] in "DNnJZrpPT'#" and more - end < 9:
                    if tags[more] == "D" and more > end + 1 and tags[more - 1] not in "P":
                        break
                    if tags[more] in "p" and tags[more - 1] in "NZ":
                        break
                    more += 1
                return more
            return end
        end += 1
    return at


def recipient_end(doc: Document, at: int, ceiling: int) -> int:
    """The end of the one who is told: "reporters", "the agency", "Al Jazeera"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if at < ceiling and tags[at] == "O":
        return at + 1
    end = at
    if end < ceiling and tags[end] == "D":
        end += 1
    capital = False
    while end < ceiling and tags[end] in "NZJ'&C" :
        if tags[end] == "C" and not (end + 1 < ceiling and tags[end + 1] in "NZ"):
            break
        capital = True
        end += 1
    while end < ceiling and tags[end] in "nprJEW" and (not capital or words[end] in doc.lex.sets["media_heads"] or words[end] in ("agency", "program", "programme", "service", "reporters", "public", "state", "news", "station", "correspondent")):
        end += 1
        if tags[end - 1] in "pr" or (words[end - 1].endswith("s") and tags[end - 1] == "n" and words[end - 1] not in ("news",)):
            break
    return end


def find_subject(doc: Document, found: Found, floor: int, before: Draft | None) -> tuple[tuple[int, int] | None, int, bool]:
    """The source left of a cue: its words, the first word of the clause, and whether it is shared."""
    tags, words = doc.tokens.tags, doc.tokens.words
    at, _ = skip_left(doc, found.first - 1, floor)
    if found.infinitive:
        at -= 1
        while at >= floor and tags[at] in "VEvBWl":
            at -= 1
        if at >= floor and words[at] == "went":
            at -= 1
        at, _ = skip_left(doc, at, floor)
    if at < floor:
        return None, found.first, before is not None
    day = at
    while day > floor and (tags[day] == "T" or (tags[day] == "#" and tags[day - 1] == "T")):
        day -= 1
    if day < at:
        while day > floor and words[day] in ("on", "late", "early", "last"):
            day -= 1
        if tags[day] in "nNJZpr)" and day < at - 1:
            at = day  # "The ministry late on Monday said"
    if words[at] in ("itself", "himself", "herself", "themselves") and at > floor and tags[at - 1] in "nNJZpr":
        at -= 1
    tag = tags[at]
    if tag == "R":
        at -= 1
        if at >= floor and tags[at] == ",":
            at -= 1
        begin = phrase_back(doc, at, floor)
        if begin is not None and "P" in tags[begin : at + 1] and ((words[at + 1 : found.first] and "which" in words[at + 1 : found.first]) or tags[at] in "NZJ"):
            # "no comment from X, which denies": the name right before, not all that it hangs on
            near = begin + tags[begin : at + 1].rindex("P") + 1
            if tags[near] in "NZJD" and "r" not in tags[begin:near]:
                begin = near
        return ((begin, at + 1) if begin is not None else None), begin if begin is not None else found.first, False
    if tag == "C":
        return None, at, True
    if tag == "(":
        return None, found.first, False
    if tag == ",":
        source = _over_commas(doc, at, floor)
        if source:
            return source, source[0], False
        return None, at, True
    if tag == '"' or tag == "-":
        return None, found.first, False
    if tag == "t" and at > floor and tags[at - 1] in CORE:
        begin = phrase_back(doc, at - 1, floor)
        return ((begin, at) if begin is not None else None), found.first, False
    begin = phrase_back(doc, at, floor)
    if begin is None:
        reduced = _reduced_relative(doc, at, floor)
        return (reduced, reduced[0], False) if reduced else (None, found.first, False)
    # "NAME, head of X said" with the closing comma left out, and "X, an official said"
    start = begin
    if begin - 2 >= floor and tags[begin - 1] == "," and tags[begin] in "rDn" and at - begin < 9 and found.cue.frame != "hearsay":
        end = appositive_end(doc, begin, at + 1)
        name = phrase_back(doc, begin - 2, floor) if end == at + 1 and tags[begin] == "r" else None
        if name is not None and tags[begin - 2] in "N" and (name == floor or tags[name - 1] in ',"'):
            start = name
    elif begin - 2 >= floor and tags[begin - 1] == "," and tags[begin : at + 1].strip("NZ") == "" and found.cue.frame != "hearsay":
        start = _open_apposition(doc, begin, floor)
    return (start, at + 1), start, False


def _open_apposition(doc: Document, begin: int, floor: int) -> int:
    """Where the source begins before a name behind a comma: "the country's premier, NAME said", "NAME, head of the office in Y, Z said"."""
    tags = doc.tokens.tags
    head = phrase_back(doc, begin - 2, floor)
    if head is None:
        return begin
    if tags[begin - 2] == "r" and (head == floor or tags[head - 1] in ',"'):
        return head
    if "r" in tags[head : begin - 1] and head - 2 >= floor and tags[head - 1] == "," and tags[head - 2] in "NZ":
        name = phrase_back(doc, head - 2, floor)
        if name is not None and (name == floor or tags[name - 1] in ',"'):
            return name
    return begin


def _reduced_relative(doc: Document, last: int, floor: int) -> tuple[int, int] | None:
    """"Residents reached by telephone said": the people before a participle and its adverbial."""
    tags = doc.tokens.tags
    for i in range(last, max(floor, last - 8), -1):
        if tags[i] in "EG" and tags[i - 1] in "prNZ" and tags[i + 1 : i + 2] in ("P", "l"):
            begin = phrase_back(doc, i - 1, floor)
            if begin is not None and (begin == floor or tags[begin - 1] in ',"'):
                return begin, i
    return None


def _over_commas(doc: Document, comma: int, floor: int) -> tuple[int, int] | None:
    """The subject in front of "…, NAME, governor of the region, said"."""
    tags = doc.tokens.tags
    opens = [i for i in range(floor, comma) if tags[i] == ","]
    for opened in reversed(opens[-3:]):
        inside = tags[opened + 1 : comma]
        if not inside or len(inside) > 25:
            continue
        first = tags[opened + 1]
        if first in "DrnJpNZREGPVY#":
            is_aside = first in "REGVYP" or appositive_end(doc, opened + 1, comma) == comma or (first == "#" and len(inside) == 1)
            if not is_aside and first in "NZ" and "V" not in inside and "A" not in inside:
                head = phrase_back(doc, opened - 1, floor)
                is_aside = len(inside) <= 4 and (opened != opens[-1] or (head is not None and "r" in tags[head:opened]))
            if not is_aside:
                continue
            begin = phrase_back(doc, opened - 1, floor)
            if begin is not None and tags[opened - 1] in "NZJnpr)W'k" and tags[begin] not in "T":
                return begin, comma if first not in "GPVY" else opened
    return None


def quotation_around(doc: Document, word: int) -> tuple[int, int] | None:
    """The quotation that holds or ends at a word."""
    for opened, closed in doc.around(word, word + 1):
        if opened <= word <= closed:
            return opened, closed
    return None


def trim(doc: Document, first: int, last: int) -> tuple[int, int]:
    """Drop a leading "that", loose commas and joining words, and the final full stop."""
    tags, words = doc.tokens.tags, doc.tokens.words
    while first < last and (tags[first] in "t,:;-." or (tags[first] == "C" and words[first] in ("and", "but"))):
        first += 1
    while last > first and (tags[last - 1] in ",;:-" or (tags[last - 1] == "." and words[last - 1] != "?")):
        last -= 1
    return first, last
