"""Who says what: the source and the content that belong to a cue."""

from __future__ import annotations

from dataclasses import dataclass

from .cues import Found
from .document import Document
from .lexicon import word_set

_VENUE = word_set("venues")
# what leads from a statement to where it stood: "in a statement carried by NAME", "in footage seen by NAME"
_CARRIED = word_set("from_venue_to_place")
_AFTER_A_NAME = word_set("after_media_names")
_STATION = frozenset(["station"])
_ADVERBS = word_set("adverbs_of_saying")
_PREPOSITIONS = word_set("adjunct_prepositions")
_RECENT = word_set("recent_times")
_MEANS = word_set("means_of_saying")
_PARTS_OF_DAY = word_set("parts_of_day")


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
    passes_on: bool = False  # "X said C, the agency reported": what X said, not what X did
    inner: Draft | None = None  # a statement about itself inside: "X said it denied …"


def is_clause_start(doc: Document, at: int, ceiling: int) -> bool:
    """Whether a statement begins at word `at`."""
    if at >= ceiling:
        return False
    tags = doc.tokens.tags
    # "said around 4,000 families had fled"
    return (
        tags[at] in 'tODNZJ#nprkG"xEhlWYS'
        or doc.tokens.words[at] in ("having", "being", "what", "whatever")
        or (tags[at] == "K" and doc.tokens.words[at].endswith("ing"))  # "admitted killing"
        or (
            doc.tokens.words[at] == "to"
            and doc.tokens.words[at + 1 : at + 2]
            and doc.tokens.words[at + 1].endswith("ing")
        )
        # "admitted to laying the mine"
        or tags[at : at + 2] == "T'"  # "said Saturday's strikes had hit nobody"
        or (
            tags[at] == "V"
            and doc.tokens.words[at] in doc.lex.sets["hedges"]
            and tags[at + 1 : at + 2] in ("p", "n", "N", "J", "Z")
        )
        or (doc.tokens.words[at] == "to" and at + 1 < ceiling and doc.tokens.words[at + 1] in ("have", "be"))
        or (tags[at] == "P" and "#" in tags[at + 1 : min(at + 3, ceiling)])
    )


def skip_adjuncts(doc: Document, at: int, ceiling: int) -> int:
    """Skip "on Tuesday", "in a statement", "late Monday": where the statement itself begins."""
    tags, words = doc.tokens.tags, doc.tokens.words
    while at < ceiling:
        tag, word = tags[at], words[at]
        if tag == "T" and not (at + 1 < ceiling and tags[at + 1] == "'"):
            at += 1
            while at < ceiling and ((tags[at] == "#" and not _counts(doc, at, ceiling)) or words[at] in _PARTS_OF_DAY):
                at += 1
        elif word in ("late", "early", "later") and at + 1 < ceiling and tags[at + 1] in "TP":
            at += 1
        elif word in ("last", "this", "earlier") and at + 1 < ceiling and words[at + 1] in _RECENT:
            at += 2
        elif word == "here" or (tag == "l" and word in _ADVERBS):
            at += 1
        elif word in ("by", "over") and at + 2 < ceiling and not _MEANS.isdisjoint(words[at + 1 : at + 3]):
            at += 2 + (words[at + 1] not in _MEANS)  # "told the agency by telephone", "over the phone"
        elif tag == "P" and at + 1 < ceiling and word in _PREPOSITIONS:
            end = _adjunct_end(doc, at, ceiling)
            if end == at:
                return at
            at = end
        else:
            return at
    return at


def _counts(doc: Document, at: int, ceiling: int) -> bool:
    """Whether a number behind a day counts what follows, and is no date: "said on Sunday 12 people had died", "… dozens of people"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    ranged = words[at + 1 : at + 2] in (["to"], ["or"]) and tags[at + 2 : at + 3] == "#"  # "20 to 30 people"
    if at + 1 >= ceiling or (doc.tokens.raws[at].isdigit() and len(words[at]) == 4):
        return False
    return ranged or tags[at + 1] in "npJrEKk" or words[at + 1] == "of"


def _adjunct_end(doc: Document, at: int, ceiling: int) -> int:
    tags, words = doc.tokens.tags, doc.tokens.words
    if tags[at + 1] == "T":
        end = at + 2
        while end < ceiling and (
            tags[end] == "T" or (tags[end] == "#" and not _counts(doc, end, ceiling)) or words[end] in _PARTS_OF_DAY
        ):
            end += 1
        return end
    end = at + 1
    limit = min(ceiling, at + 9)
    while end < limit and tags[end] in "Dn#JZNprlWEG'k":
        if words[end] in _VENUE:
            end += 1
            while end < limit and (words[end] in _VENUE or words[end] == "app"):
                end += 1
            if end < ceiling and words[end] in _CARRIED:
                more = end + 1
                while more < ceiling and more - end < 9:
                    if tags[more] not in "DNnJZrpPT'#Wl" and words[more] not in _PARTS_OF_DAY:
                        break
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
    that = next((i for i in range(at + 2, min(at + 10, ceiling)) if tags[i] == "t"), -1)
    if tags[at : at + 1] == "D" and that > 0 and not set(tags[at + 1 : that]) - set("nJEKGN&-PTDlprW'"):
        return that  # "told a closed-door meeting on Friday that"
    end = at
    if end < ceiling and tags[end] == "D":
        end += 1
    capital = False
    raws = doc.tokens.raws
    while end < ceiling and (tags[end] in "NZJ'&C" or (tags[end] in "npr" and raws[end][0].isupper())):
        if tags[end] == "C" and not (end + 1 < ceiling and tags[end + 1] in "NZ"):
            break
        capital = True
        end += 1
    while (
        end < ceiling
        and tags[end] in "nprJEW"
        and (not capital or words[end] in doc.lex.sets["media_heads"] or words[end] in _AFTER_A_NAME)
    ):
        end += 1
        if words[end - 1] in doc.lex.sets["media_heads"] and end < ceiling and words[end] in _VENUE:
            return end + 1  # "a press conference"
        if tags[end - 1] == "r" and end < ceiling and words[end] in doc.lex.sets["media_heads"] | {"news"}:
            continue  # "the official news agency"
        if tags[end - 1] in "pr" or (
            words[end - 1].endswith("s") and tags[end - 1] == "n" and words[end - 1] not in ("news",)
        ):
            break
    return _name_of_medium(doc, at, end, ceiling)


def _name_of_medium(doc: Document, first: int, end: int, ceiling: int) -> int:
    """The end of the name behind "told the state news agency": no subject of what was told, for no verb follows."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if words[end - 1] == "state" and end < ceiling and words[end] in doc.lex.sets["media_heads"]:
        return end + 1  # "told state TV that"
    if end <= first or tags[end - 1] != "n" or words[end - 1] not in doc.lex.sets["media_heads"] | _STATION:
        return end
    stop = end
    while stop < ceiling and tags[stop] in "NZ&":
        stop += 1
    return stop if stop < ceiling and tags[stop] not in "VvAEKBWl'" else end


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
    if first + 3 < last and words[first] == "[" and tags[first : first + 3] == "(#)":
        first += 3  # the mark of a footnote: "According to the mayor,[2] the road is closed"
    while last > first and (tags[last - 1] in ",;:-" or (tags[last - 1] == "." and words[last - 1] != "?")):
        last -= 1
    return first, last
