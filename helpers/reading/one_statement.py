"""Whether two cues of a sentence make one statement or two: which of them stands inside, goes on with or reports the other."""

from __future__ import annotations

from .content import Draft
from .cues import Found
from .document import Document, Sentence
from .identity import SPOKESPERSONS
from .lexicon import word_set
from .phrases import phrase_forward
from .predicates import BE

_OWN_SIDE = [[whose, "side"] for whose in ("his", "her", "its", "their")]
_SPEAKERS = word_set("speaker_pronouns")


def told_in(before: Draft, found: Found) -> bool:
    """Whether a cue stands in what the one before reports."""
    reports = before.found.cue.frame in ("clause", "that", "recipient") and before.source is not None
    return reports and any(first < found.first < last for first, last in before.content or ())


def said_between(doc: Document, before: Draft, draft: Draft) -> bool:
    """Whether what nobody is named for goes on with words that somebody says: "A, X said, was blamed on B"."""
    nobody = draft.found.passive and draft.source is None and draft.found.cue.frame in ("blame", "ascribe")
    end = before.found.last
    between = before.source is not None and doc.tokens.tags[end : end + 1] == ","
    return nobody and between and told_in(before, draft.found) and not of_a_noun(doc, draft)


def covers(draft: Draft, at: int) -> bool:
    return any(first <= at < last for first, last in draft.content or ())


def closes(doc: Document, sentence: Sentence, draft: Draft) -> bool:
    """“…, Y said.”: whose words the whole sentence is."""
    if draft.source is None or draft.inverted or draft.found.cue.frame not in ("clause", "that", "quote"):
        return False
    tags, end = doc.tokens.tags, draft.found.last
    ends = end >= sentence.last or tags[end] in ".;" or (tags[end] in "TP" and "T" in tags[end : end + 2])
    return ends and draft.source[0] > sentence.first and tags[draft.source[0] - 1] == ","


def only_held(draft: Draft) -> bool:
    """Whether nobody is named who believes it: "X is believed to have done it"."""
    return draft.found.passive and draft.source is None and draft.found.cue.hedged


def of_one_of_them(doc: Document, draft: Draft) -> bool:
    """“four suspects, one of whom has admitted it”: no source that anybody could name."""
    begin = max(draft.begin - 3, 0)
    return "whom" in doc.tokens.words[begin : draft.found.first] and draft.found.cue.admits


def laid_on(doc: Document, draft: Draft) -> bool:
    """“The strike was blamed on X”, “in a strike blamed on X”: by nobody so far."""
    found = draft.found
    told = found.passive and draft.source is None and found.cue.frame in ("blame", "ascribe")
    if told and of_a_noun(doc, draft):
        return True
    words, tags = doc.tokens.words, doc.tokens.tags
    be = next((k for k in range(found.first - 1, max(draft.begin, found.first - 4), -1) if words[k] in BE), None)
    return told and be is not None and "R" not in tags[draft.begin : be]


def of_a_noun(doc: Document, draft: Draft) -> bool:
    """“an attack attributed to X”: a participle right behind what it tells of."""
    before = doc.tokens.words[draft.found.first - 1 : draft.found.first]
    return draft.found.passive and not doc.lex.sets["attack_nouns"].isdisjoint(before)


def behind_passive(draft: Draft) -> bool:
    """Whether the source of a claim stands behind a passive: "the breaches alleged by X"."""
    return draft.found.passive and draft.source is not None and draft.source[0] >= draft.found.last


def passive_subject(doc: Document, draft: Draft) -> tuple[int, int] | None:
    """The subject of a passive: "X was blamed by Y, but denied it"."""
    end = phrase_forward(doc, draft.begin, draft.found.first, apposition=False)
    return (draft.begin, end) if end > draft.begin else None


def by_spokesperson(doc: Document, draft: Draft) -> bool:
    """Whether a source is a spokesperson of whoever was just named: "spokesman NAME", "its spokeswoman", "a spokesman"."""
    if draft.source is None:
        return False
    first = draft.source[0] + (doc.tokens.words[draft.source[0]] in ("a", "the", "its"))
    return doc.tokens.words[first] in SPOKESPERSONS


def unnamed(doc: Document, draft: Draft) -> bool:
    """Whether a source of its own stands there, and no name: "observers", "a technical team"."""
    if draft.source is None or draft.shared or doc.tokens.tags[draft.source[0]] == "O":
        return False
    return all(raw[0].islower() for raw in doc.tokens.raws[slice(*draft.source)])


def of_whom_it_tells(doc: Document, before: Draft, found: Found) -> bool:
    """Whether "and had admitted" goes on with what is told of somebody else: its helper is that of the clause before it."""
    words, tags = doc.tokens.words, doc.tokens.tags
    joined = words[found.first - 1] in ("had", "has", "have") and tags[found.first - 2] == "C"
    if not joined or not before.content or before.found.cue.frame not in ("clause", "that", "recipient"):
        return False
    first = before.content[-1][0]
    first += words[first] == "that"
    return words[found.first - 1] in words[first : found.first - 2] and tags[first] != "O"


def of_itself(doc: Document, before: Draft, draft: Draft) -> bool:
    """Whether a cue inside a statement has its speaker as subject, by a pronoun: "X said it denied …"."""
    if draft.source is None or draft.inverted or not before.content:
        return False
    at, length = draft.source[0], draft.source[1] - draft.source[0]
    if doc.tokens.words[at - 1] in doc.lex.sets["nouns_of_denial"] or doc.tokens.words[at - 1] == "something":
        return False  # "…, a charge it denies"
    if at > 1 and doc.tokens.tags[at - 1] == "R" and doc.tokens.tags[at - 2] in ",P":
        return False  # "…, which it called a crime": a clause of the writer's
    if doc.tokens.tags[draft.begin - 2 : draft.begin] == ",C" and doc.tokens.words[at] in ("he", "she"):
        return False  # "X said that …, and he accused Y"
    own_side = length == 2 and doc.tokens.words[at : at + 2] in _OWN_SIDE
    if length != 1 and not own_side:
        return False
    inside = any(a <= at < b for a, b in before.content) and any(a <= draft.found.first < b for a, b in before.content)
    return (
        inside
        and (own_side or doc.tokens.words[at] in _SPEAKERS)
        and draft.found.cue.frame not in ("relay", "according", "hearsay")
    )


def is_medium(doc: Document, first: int, last: int) -> bool:
    lex, raws = doc.lex, doc.tokens.raws
    words = doc.tokens.words[first:last]
    return not lex.sets["media_heads"].isdisjoint(words) or raws[last - 1] in lex.sets["media_sources"]
