"""Reports of nobody who is named: "reports say that", "12 air raids were reported in the north"."""

from __future__ import annotations

from .lexicon import Cue
from .phrases import phrase_back
from .silence import Found
from .single_verbs import Verb

HEARD = Cue("it is said", "finite", "hearsay", "asserts", "distancing")
TOLD_BY_NOBODY = frozenset(["report", "allege", "claim", "say"])


def of_nobody(v: Verb) -> Found | None:
    """“Reports say (that) …”, “12 air raids were reported in the north”: of nobody who is named."""
    words, tags = v.doc.tokens.words, v.doc.tokens.tags
    bare = v.left >= v.sentence.first and words[v.left] in ("reports", "rumours", "rumors") and v.left == v.at - 1
    if bare and v.cue.base in TOLD_BY_NOBODY and (v.left == v.sentence.first or tags[v.left - 1] in ",S"):
        return v.found(cue=HEARD)
    return None


def counted_attacks(v: Verb) -> bool:
    """“More than 10 air raids were reported (in the north)”: attacks with their number, and nobody who tells of them."""
    tags, words = v.doc.tokens.tags, v.doc.tokens.words
    if v.cue.base != "report" or v.nxt not in "P.l,T" or v.behind == "by" or v.negated:
        return False
    begin = phrase_back(v.doc, v.left, v.sentence.first)
    number = tags.find("#", begin, v.left) if begin is not None else -1
    return number >= 0 and words[v.left] in v.doc.lex.truce["attack_counts"] and "by" not in words[v.at : v.at + 8]
