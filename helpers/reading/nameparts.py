"""The words of a name: where it begins and ends, whether a person or a body is in it. Whose it is, `names` says."""

from __future__ import annotations

from .document import Document
from .identity import GENERIC, RANKS, SPOKESPERSONS
from .lexicon import word_set

_CALLED = word_set("bodies_told_by_name")
_PARTICLES = word_set("name_particles")
_THROUGH = frozenset(["through", "via"])
_OWN = frozenset(["its", "their", "a", "the"])
_PERSONS = frozenset(["sources"])
_KINDS_OF_REPORT = word_set("kinds_of_report")


def strip(doc: Document, first: int, last: int) -> tuple[int, int]:
    """Without articles, quotation marks and commas around it."""
    tags = doc.tokens.tags
    while first < last and tags[first] in "DlxC'\"-,(":
        first += 1
    while last > first and tags[last - 1] in ',.-:;"':
        last -= 1
    return first, last


def is_organisation(doc: Document, first: int, last: int) -> bool:
    """Whether a word of a body or a medium stands there."""
    lex = doc.lex
    heads, media = lex.sets["organisation_heads"], lex.sets["media_heads"]
    return any(doc.tokens.words[i] in heads or doc.tokens.words[i] in media for i in range(first, last))


def told_by_name(doc: Document, first: int, comma: int, last: int) -> bool:
    """“the aid group, NAME”, “a local charity, Hands of NAME”: a word for a body, and behind a comma what it is called."""
    tags = doc.tokens.tags
    name = tags[comma + 1 : last]
    plain = "P" not in tags[first:comma] and not doc.tokens.raws[comma + 1].isupper()
    called = plain and doc.tokens.words[comma - 1] in _CALLED
    return called and name[:1] == name[-1:] == "N" and name.strip("NP") == ""


def person_words(doc: Document, first: int, last: int) -> tuple[int, int] | None:
    """The longest run of name words: "Major General Igor K." gives "Igor K."."""
    tags, words = doc.tokens.tags, doc.tokens.words
    while first < last and (tags[first] in "rJZn&#" or words[first] in RANKS):
        first += 1
    end = first
    while end < last and (
        tags[end] in "NZJT"
        or (words[end] in _PARTICLES and tags[end] in "nN")
        or (words[end] == "." and len(words[end - 1]) == 1 and end > first and end + 1 < last)  # "Igor K. Ivanov"
        or (words[end] == "." and words[end - 1] in ("jr", "sr", "st", "ste"))
    ):
        end += 1
    return (first, end) if end > first and tags[first] == "N" else None


def through_whom(doc: Document, at: int, ceiling: int) -> tuple[tuple[int, int], int] | None:
    """The name in "(said) through its spokeswoman, NAME, (that)" with the word behind it; `at` stands behind the verb."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if at + 3 >= ceiling or words[at] not in _THROUGH or words[at + 1] not in _OWN:
        return None
    title = next((i for i in range(at + 2, min(at + 8, ceiling - 1)) if words[i] in SPOKESPERSONS), None)
    if title is None or not set(tags[at + 2 : title]) <= set("nNJZkr"):
        return None
    begin = title + 1 + (tags[title + 1] == ",")
    span = person_words(doc, begin, ceiling)
    if span is None or span[0] != begin:
        return None
    return span, span[1] + (begin > title + 1 and tags[span[1] : span[1] + 1] == ",")


def uncontain(doc: Document, first: int, last: int) -> tuple[int, int]:
    """A report stands for its maker: "a report from X" and "X's statement" give X."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    containers, links = lex.sets["containers"], lex.sets["relays_from"]
    for i in range(first, min(last, first + 8)):
        if tags[i] in "P,(":
            break
        if words[i] in containers:
            for k in range(i + 1, min(last, i + 6)):
                if words[k] in ("from", "by", "of", "citing") and k + 1 < last and words[k] in links:
                    of_something = k + 2 < last and words[k] == "of" and tags[k + 1] == "D"
                    if of_something and "ministry" not in words[k + 1 : last]:
                        break
                    return k + 1, last
                if tags[k] not in "nEVlP":
                    break
            if i == last - 1 and i > first:
                i -= words[i - 1] == "own" and i - 1 > first  # "NAME's own bulletin"
                if tags[i - 1] == "'":
                    return first, i - 1
                owner = tags.rfind("'", first, i)
                if owner > first and all(t in "nJE" for t in tags[owner + 1 : i]):
                    return first, owner  # "the army's own list"
                if words[i] in _PERSONS:
                    break  # "security sources" are no document
                named = tags[i - 1] in "NZJn" and tags[first] in "DNJZn" and words[i - 1] not in _KINDS_OF_REPORT
                # "the Lowland Post" is a paper, "Geolocated footage" nobody's
                if named and not (doc.tokens.raws[i][0].isupper() or words[i - 1].endswith("ed")):
                    # "an internal note" is nobody's
                    return (
                        (first, i)
                        if any(t in "NZJpr" for t in tags[first:i]) or _is_body(doc, i - 1)
                        else (first, last)
                    )
            break
    return first, last


def describes(doc: Document, first: int, last: int) -> bool:
    """Whether an apposition says what a body is: "a rights group"; not "a spokesman for a rights group"."""
    words, tags, kinds = doc.tokens.words, doc.tokens.tags, doc.lex.sets["descriptions"]
    if tags[first] != "D" or "r" in tags[first:last]:
        return False
    return any(words[i] in kinds and tags[i - 1] in "nJEN" for i in range(first, last))


def _is_body(doc: Document, at: int) -> bool:
    word, sets = doc.tokens.words[at], doc.lex.sets
    return any(word in sets[name] for name in ("organisation_heads", "media_heads", "group_words", "descriptions"))


def body_end(doc: Document, first: int, last: int) -> int:
    """Where the body ends in front of a role: "the United Nations' humanitarian (coordinator)" is the United Nations."""
    words, tags, heads = doc.tokens.words, doc.tokens.tags, doc.lex.sets["organisation_heads"]
    end = last
    while end > first and tags[end - 1] in "nEp" and any(t in "NZJ" for t in tags[first : end - 1]):
        if words[end - 1] in GENERIC or words[end - 1] in heads:
            break
        end -= 1
    return end - 1 if end > first and tags[end - 1] == "'" else end
