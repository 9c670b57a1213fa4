"""Noun phrases, walked word by word over the class letters (see `lexicon/words.yaml`)."""

from __future__ import annotations

from .document import Document
from .lexicon import word_set

NOUNISH = frozenset("nNJZpr#D'kTG&x")
_PLAIN = NOUNISH - {"T", "x"}
CORE = frozenset("nNJZprkW")
VERBAL = frozenset("VvABYK")
ADJUNCT = frozenset("PTl")
_REST = frozenset(["rest", "remainder", "others"])
_ASIDES = word_set("asides")
_TIME_PHRASES = [["so", "far"], ["in", "turn"], ["in", "the", "past"], ["at", "first"], ["in", "fact"]]
"""What stands among the helpers of a verb: "has so far denied", "has in turn accused"."""
_UNITS = frozenset(["hours", "days", "weeks", "months", "years", "week", "month", "year"])
_IN_TIME_PHRASES = frozenset(word for one in _TIME_PHRASES for word in one)
_THIS = frozenset(["it", "this", "that", "them"])
_WHOSE = frozenset(["its", "their", "his", "her"])
_PREPOSITIONS = word_set("links_in_a_phrase")


def phrase_back(doc: Document, last: int, floor: int) -> int | None:
    """Where the noun phrase that ends with word `last` begins, or None where there is none.

    A leading "On Tuesday" or "In the city of X" is not part of it; "and" joins two phrases unless a
    verb stands before it ("killed 12 and the ministry said").
    """
    tags, words = doc.tokens.tags, doc.tokens.words
    if last - 2 >= floor and tags[last] == "#" and words[last - 1] == "aged":
        last -= 2  # "a farmer aged 52"
    if last < floor or (tags[last] not in NOUNISH and tags[last] not in "W)OKE"):
        return None
    if tags[last] == "O":
        of = last - 2 >= floor and words[last - 1] == "of" and tags[last - 2] in "#D"
        return last - 2 if of else last  # "one of them said"
    at = last
    joined = -1
    if tags[last] == ")":
        at = _opening(tags, last, floor)
    while at > floor:
        tag = tags[at - 1]
        if tag in NOUNISH:
            at -= 1
            continue
        before = tags[at - 2] if at - 2 >= floor else ""
        if _of_the_state(doc, at - 1) or (tag == "W" and before and before in "DNJZn'E#kprTC"):
            at -= 1
        elif tag == ")":
            opened = _opening(tags, at - 1, floor)
            if opened == at - 1:
                break
            at = opened
        elif tag == "P" or _describes(tag, before, tags[at]):
            at -= 1
        elif tag == "C" and (before in CORE or before == ")"):
            joined = at - 1 if joined < 0 else joined
            at -= 1
        else:
            break
    if joined >= 0 and at > 0 and at >= floor and (tags[at - 1] in VERBAL or tags[at - 1] == "E"):
        at = at if at == floor and _opens_a_clause(doc, at) else joined + 1
    return _first_free(doc, at, last, words, tags)


def _opens_a_clause(doc: Document, at: int) -> bool:
    """Whether a clause begins at word `at`, which a verb of saying leads: "said | the army and the front had fired"."""
    cue = doc.lex.cues.get(doc.tokens.words[at - 1])
    return cue is not None and cue.frame == "clause"


def over_adjectives(doc: Document, begin: int, last: int, floor: int) -> int:
    """Where a phrase begins whose adjectives stand in a list: "Lowland, Upland | and Hill forces"."""
    tags = doc.tokens.tags
    if begin - 2 >= floor and tags[begin - 2 : begin + 1] == "JCJ":
        begin -= 2  # "Lowland and | Upland warplanes"
    while begin - 2 >= floor and tags[begin - 2 : begin + 1] == "J,J" and "C" in tags[begin : last + 1]:
        begin -= 2
    return begin


def _opening(tags: str, close: int, floor: int) -> int:
    for at in range(close - 1, max(floor, close - 8) - 1, -1):
        if tags[at] == "(":
            return at
    return close


def _first_free(doc: Document, at: int, last: int, words: list[str], tags: str) -> int | None:
    """The begin of the last phrase in `at:last` that no preposition leads."""
    while at <= last and (tags[at] in "C'-)" or (words[at] == "earlier" and at < last and tags[at + 1] in "nW")):
        at += 1  # "Earlier reports said"
    if at > last:
        return None
    led = tags[at] in ADJUNCT
    best = None if led else at
    for i in range(at + 1, last + 1):
        tag, before = tags[i], tags[i - 1]
        if tag == "D" and before not in "PC'DxE#Wl(" and words[i] not in ("all", "both", "half"):
            in_a_name = i < last and " ".join(words[i - 1 : i + 2]) in doc.lex.organisations
            best = best if in_a_name else i
        elif led and best is None:
            behind_a_date = before == "T" or (before == "#" and tags[i - 2] == "T") or _ends_a_time(words, tags, i)
            if (behind_a_date and tag in "NJZnrpD" and not words[i][0].isdecimal()) or (
                before in "NZ" and tag in "nrp" and not doc.tokens.raws[i][0].isupper()
            ):
                best = i
    return best


def _ends_a_time(words: list[str], tags: str, at: int) -> bool:
    """Whether a stretch of time ends before a word: "Over the past 24 hours | monitors recorded"."""
    unit = words[at - 1] in _UNITS
    return unit and (tags[at - 2] == "#" or words[at - 2] in ("past", "last", "this"))


def phrase_forward(doc: Document, first: int, ceiling: int, apposition: bool = True) -> int:
    """Where the noun phrase that begins with word `first` ends (excluded); `first` if there is none."""
    tags, words = doc.tokens.tags, doc.tokens.words
    at = first
    if at < ceiling and tags[at] == "O":
        return at + 1
    named = at + (at < ceiling and tags[at] == "D")
    if named < ceiling and tags[named] in "pnN" and doc.tokens.raws[named][0].isupper():
        for size in (4, 3):  # "Doctors Without Borders", "the Committee to Protect Journalists"
            if named + size <= ceiling and " ".join(words[named : named + size]) in doc.lex.organisations:
                at = named + size
                break
    while at < ceiling:
        tag = tags[at]
        if tag in _PLAIN:
            at += 1
            continue
        if tag == "T" and at > first:
            break
        if tag == "C" and words[at + 1 : at + 2] == ["the"] and _REST.intersection(words[at + 2 : at + 3]):
            break  # "38 by the army and the rest by the rebels"
        links = tag == "C" or (tag == "P" and words[at] in ("of", "from"))
        joined = links and at > first and at + 2 < ceiling and _of_the_state(doc, at + 1)
        if _belongs(words, tags, at, first, ceiling) or joined or _of_the_state(doc, at):
            at += 1
        elif tag == "(" and at > first:
            close = tags.find(")", at, min(ceiling, at + 8))
            if close < 0:
                break
            at = close + 1
        else:
            break
    if apposition and at > first and at + 1 < ceiling and tags[at] == ",":
        end = appositive_end(doc, at + 1, ceiling)
        if end:
            return end
        if tags[at - 1] in "pr":  # "the shop's owner, NAME"
            end = at + 1
            while end < ceiling and tags[end] in "N&":
                end += 1
            if 2 <= end - at - 1 <= 5 and (end == ceiling or tags[end] in '.,;"'):
                return end
    return at


def _of_the_state(doc: Document, at: int) -> bool:
    """Whether the word at `at` is the noun of "state media", "state officials", and no verb."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if words[at] != "state" or at + 1 == len(words):
        return False
    return words[at + 1] in doc.lex.sets["media_heads"] or tags[at + 1] == "r"


def _describes(tag: str, before: str, after: str) -> bool:
    """Whether a participle or an adverb stands inside a noun phrase: "the wounded men", "a widely read paper"."""
    return (
        (tag == "E" and after in CORE and (not before or before in "DP'#JlC"))
        or (tag == "l" and bool(before) and before in "D'")
        or (tag == "K" and bool(before) and before in "DJ#P")
    )


def _belongs(words: list[str], tags: str, at: int, first: int, ceiling: int) -> bool:
    """Whether the word at `at` goes on with the noun phrase that begins at `first`."""
    tag, nxt = tags[at], tags[at + 1] if at + 1 < ceiling else ""
    if tag in NOUNISH:
        return tag != "x"
    if at == first:
        return tag == "E" and bool(nxt) and (nxt in "rNJ" or (nxt in CORE and "-" in words[at]))
    before = tags[at - 1]
    if tag == "W" and before in "DJNZn'":
        return True
    if tag == "l":
        return (
            before in "D'" and bool(nxt) and (nxt in CORE or nxt == "G")
        )  # "the first blast", "the only working mill"
    if not nxt:
        return False
    if tag in "WKEVB":
        return before in "DJ'" and nxt in CORE
    if tag == "P":
        return nxt in "nNJZprD#k" and _links(words, tags, at, ceiling)
    return tag == "C" and nxt in "NJZDprn" and not _verb_soon(tags, at + 1, ceiling)


def _links(words: list[str], tags: str, at: int, ceiling: int) -> bool:
    """Whether the preposition at `at` belongs to the phrase before it."""
    word = words[at]
    if word in ("of", "for", "from", "at"):
        return True
    if word in _PREPOSITIONS:
        nxt = tags[at + 1]
        return (nxt in "NZJ" and tags[at - 1] in "rpn") or (
            word in ("in", "with", "to", "on") and nxt == "D" and tags[at - 1] in "r"
        )
    return False


def _verb_soon(tags: str, at: int, ceiling: int) -> bool:
    """Whether the words from `at` run into a finite verb: a clause of its own, not one more name."""
    while at < ceiling and tags[at] in "nNJZpr#D'kPl":
        at += 1
    return at < ceiling and tags[at] in "VvAEK"


def appositive_end(doc: Document, first: int, ceiling: int) -> int | None:
    """The end of an apposition that begins at `first` ("governor of the region", "a local doctor")."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    if first >= ceiling or tags[first] not in "DrNJZnp":
        return None
    at = first
    named = False
    while at < ceiling and tags[at] not in ',.;:"-':
        tag = tags[at]
        if (
            tag in "VvAtSO"
            or tag == "K"
            or (tag == "E" and (tags[at - 1] in "NZ" or tags[at + 1 : at + 2] in ("D", "#")))
        ):
            return None
        named = named or tag == "r" or words[at] in lex.sets["organisation_heads"] or words[at].endswith("-based")
        at += 1
    if not named and tags[first] != "D":
        return None
    if at - first > 22 or at == first:
        return None
    return at


_SELVES = frozenset(["both", "either", "all", "each", "itself", "themselves"])
_AMONG_HELPERS = _IN_TIME_PHRASES | _SELVES | {"since", "yet"}


def _beside_helper(words: list[str], tags: str, at: int, floor: int) -> bool:
    """A comma around an adverb among the helpers ("has, however, denied"), or "both", "itself" behind the subject."""
    if words[at] in ("since", "yet") and at > floor and tags[at - 1] == "A":
        return True  # "has since accused", "has yet claimed"
    if words[at] in _IN_TIME_PHRASES:
        begins = range(max(floor, at - 2), at + 1)
        return any(words[i : i + len(one)] == one and at < i + len(one) for i in begins for one in _TIME_PHRASES)
    if tags[at] == ",":
        closes = at - 2 > floor and tags[at - 3 : at] == "A,l"
        return closes or (tags[at - 1] == "A" and tags[at + 1 : at + 3] == "l,")
    behind = at > floor and (tags[at - 1] in "nNJZpr)" or tags[at - 1] == "A")
    return behind and words[at] in _SELVES


def opens_charge(doc: Document, at: int, ceiling: int) -> bool:
    """Whether a charge begins at `at` ("of shelling", "of deliberately choosing", "of 12 breaches"), not the rest of a name."""
    tags, words = doc.tokens.tags, doc.tokens.words
    while at < ceiling and tags[at] == "l":
        at += 1
    return at < ceiling and (words[at].endswith("ing") or tags[at] in 'nDEk#J"WB' or words[at] in _THIS)


def _before_aside(words: list[str], tags: str, at: int, floor: int) -> int:
    """Left of ", however," and "(,) for its part(,)" behind a subject."""
    if at - 3 >= floor and tags[at] == "," and words[at - 1] in _ASIDES and tags[at - 2] == ",":
        return at - 3
    end = at - (tags[at] == ",")
    if end - 3 >= floor and words[end] == "part" and words[end - 2] == "for" and words[end - 1] in _WHOSE:
        return end - 3 - (tags[end - 3] == ",")
    return at


_ONESELF = frozenset(["itself", "himself", "herself", "themselves"])
_BEFORE_HELPERS = _ONESELF | {",", "،", "part"}


def skip_left(doc: Document, at: int, floor: int) -> tuple[int, bool]:
    """Skip the helpers before a verb ("has also", "did not"): the index left of them, and negation."""
    tags, words = doc.tokens.tags, doc.tokens.words
    negated = False
    if at > floor and words[at] in _BEFORE_HELPERS:
        if words[at] in _ONESELF and tags[at - 1] in "nNJZpr)":
            at -= 1  # "the militia itself had fired"
        if at > floor and (tags[at] == "," or words[at] == "part"):
            at = _before_aside(words, tags, at, floor)
    while at >= floor and (
        tags[at] in "Alxh"
        or ((words[at] in _AMONG_HELPERS or tags[at] == ",") and _beside_helper(words, tags, at, floor))
    ):
        if tags[at] == "x" or (tags[at] == "A" and words[at].endswith(("n't", "nnot"))):
            negated = True
        at -= 1
    if at > floor and words[at] == "longer" and words[at - 1] == "no":
        return skip_left(doc, at - 2, floor)[0], True  # "no longer believes"
    return at, negated


def stands_behind(doc: Document, at: int, ceiling: int = 1 << 30) -> bool:
    """Whether, from word `at` on, a name and nothing else stands between a cue and the end of its clause: "…, said NAME, a nurse."."""
    tags, words, heads = doc.tokens.tags, doc.tokens.words, doc.lex.sets["organisation_heads"]
    ceiling = min(len(tags), ceiling, at + 30)
    if at >= ceiling or tags[at] in "#TO":
        return False
    end = phrase_forward(doc, at, ceiling)
    if end == at or (end < ceiling and tags[end] not in ".,;-R"):
        return False
    return any(t in "Npr" for t in tags[at:end]) or not heads.isdisjoint(words[at:end])
