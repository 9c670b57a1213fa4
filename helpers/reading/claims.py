"""Statements and their sources, cue by cue."""

from __future__ import annotations

from .content import Draft, quotation_around, trim
from .cues import INVESTIGATES, LOOKS_INTO, Found, find_cues
from .document import Document, Sentence
from .frames import FRAMES, clause
from .identity import SPOKESPERSONS
from .lexicon import word_set
from .phrases import phrase_forward
from .predicates import BE
from .silence import OPEN

_CONTRASTS = word_set("contrasts")
_OWN_SIDE = [[whose, "side"] for whose in ("his", "her", "its", "their")]
_SHOWING = word_set("things_that_show")
_SPEAKERS = word_set("speaker_pronouns")


def draft_claims(doc: Document, sentence: Sentence) -> list[Draft]:
    """The claims of one sentence: the words of source, cue and content."""
    drafts: list[Draft] = []
    founds = find_cues(doc, sentence)
    if not founds:
        return drafts
    for number, found in enumerate(founds):
        following = founds[number + 1] if number + 1 < len(founds) else None
        if (drafts and found.first < drafts[-1].found.last) or _inside_quotation(doc, found):
            continue
        before = drafts[-1] if drafts else None
        inquiry = found.cue is INVESTIGATES or found.cue is LOOKS_INTO or found.cue.frame == "investigate"
        if inquiry and before is not None and _told(before, found):
            continue  # "X announced that the police had opened an inquiry": what X says
        if found.cue is OPEN and before is not None and _told(before, found):
            continue  # "the mission said it was not clear who had fired": what the mission says
        draft = FRAMES.get(found.cue.frame, clause)(doc, sentence, found, before, following)
        if before is not None and _laid_on(doc, before) and (draft is None or _of_a_noun(doc, before)):
            alone = FRAMES.get(found.cue.frame, clause)(doc, sentence, found, None, following)
            if alone is not None and _closes(doc, sentence, alone):
                drafts.pop()  # "The strike was blamed on X, Y said": Y blames X
                alone.inner, draft, before = before, alone, drafts[-1] if drafts else None
        if draft is None:
            continue
        if before is not None and _laid_on(doc, draft) and _of_a_noun(doc, draft) and _told(before, found):
            before.inner = before.inner or draft  # "officials said an attack attributed to X killed 12"
            continue
        if before is not None and _only_held(draft) and _told(before, found):
            continue  # "officials said X was believed to have fired it": what officials say
        if before is not None and before.found.cue.frame == "hearsay":
            sourced = FRAMES.get(found.cue.frame, clause)(doc, sentence, found, None, following)
            if sourced is not None and sourced.source and sourced.content and _covers(sourced, before.found.first):
                drafts.pop()  # "X allegedly did it, Y said": what Y says, softened
                draft, before = sourced, drafts[-1] if drafts else None
        if before is not None and before.found.cue is OPEN:
            ahead = drafts[-2] if len(drafts) > 1 else None
            alone = FRAMES.get(found.cue.frame, clause)(doc, sentence, found, ahead, following)
            if alone is not None and alone.source and alone.content and _covers(alone, before.found.first):
                drafts.pop()  # "It was not clear who had fired, the mission said": what the mission says
                draft, before = alone, ahead
        if before is not None and before.found.cue.frame == "deny" and _closes(doc, sentence, draft):
            if _spokesperson(doc, draft) and _covers(draft, before.found.first):
                if before.content and not draft.inverted:
                    _cut(doc, before, draft)
                continue  # "The coalition rejects the charges, its spokesman said": one denial
        if before is not None and before.found.cue.frame == "investigate" and _closes(doc, sentence, draft):
            if _spokesperson(doc, draft) and _covers(draft, before.found.first):
                drafts.pop()  # "The ministry is looking into it, its spokesman said": one statement of the ministry's
                draft.inner, before = before, drafts[-1] if drafts else None
        aside = before is not None and _of_one_of_them(doc, before) and _closes(doc, sentence, draft)
        if before is not None and (_only_held(before) or aside) and draft.source is not None and not draft.inverted:
            drafts.pop()  # "X is believed to have done it, Y said", "…, one of whom has admitted it, Y said": what Y says
            before = drafts[-1] if drafts else None
            draft = FRAMES.get(found.cue.frame, clause)(doc, sentence, found, before, following) or draft
        if before is not None and _told(before, found) and _unnamed(doc, draft):
            if found.cue.frame == "withhold" or not _SHOWING.isdisjoint(
                doc.tokens.words[slice(*draft.source or (0, 0))]
            ):
                continue  # "the mission said observers were unable to say who": what the mission says
        if draft.shared and before is not None and draft.source == before.source and _by(before):
            host = next((d for d in reversed(drafts) if not _by(d)), None)
            draft.source = (
                host.source if host else _subject(doc, before) or draft.source
            )  # "verified what X alleged, but said …"
        if before is not None and draft.source == before.source and _of_whom_it_tells(doc, before, found):
            continue  # "Police said the man had been held and had admitted it": what the police say of him
        if before and _of_itself(doc, before, draft):
            before.inner = before.inner or draft  # "X said it could not confirm …": one statement of X
            continue
        if draft.found.cue.frame == "according" and before and draft.source and _is_medium(doc, *draft.source):
            told = before.source is not None and before.found.cue.frame in ("clause", "accuse", "blame", "deny")
            if told and draft.content and draft.content[0][0] <= before.begin:
                draft.passes_on, before.via = True, before.via or draft.source  # "…, X said, according to the agency"
        if before and before.content and not draft.inverted:
            _cut(doc, before, draft)
        drafts.append(draft)
    for draft in drafts:
        if draft.content:
            draft.content[-1] = _without_evidence(doc, *draft.content[-1])
    drafts = [draft for draft in drafts if not _of_a_number(doc, draft)]
    return [d for d in drafts if d.source or d.content or d.found.cue.frame == "unclaimed" or d.found.cue is OPEN]


def _without_evidence(doc: Document, first: int, last: int) -> tuple[int, int]:
    """The words of a statement without "…, citing intelligence", which tells what the speaker goes by."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at = next((i for i in range(last - 1, first, -1) if words[i] == "citing" and tags[i - 1] == ","), None)
    return (first, at - 1) if at is not None and at - 1 > first and not doc.around(at, at + 1) else (first, last)


def _inside_quotation(doc: Document, found: Found) -> bool:
    """A cue inside quoted words is part of what is said."""
    around = quotation_around(doc, found.first)
    return around is not None and around[0] < found.first < around[1] and around[1] - around[0] > 2


def _by(draft: Draft) -> bool:
    """Whether the source of a claim stands behind a passive: "the breaches alleged by X"."""
    return draft.found.passive and draft.source is not None and draft.source[0] >= draft.found.last


def _only_held(draft: Draft) -> bool:
    """Whether nobody is named who believes it: "X is believed to have done it"."""
    return draft.found.passive and draft.source is None and draft.found.cue.hedged


def _of_one_of_them(doc: Document, draft: Draft) -> bool:
    """“four suspects, one of whom has admitted it”: no source that anybody could name."""
    begin = max(draft.begin - 3, 0)
    return "whom" in doc.tokens.words[begin : draft.found.first] and draft.found.cue.admits


def _of_a_number(doc: Document, draft: Draft) -> bool:
    """“the number of groups that announced it has not changed”: a number tells nothing."""
    words = doc.tokens.words[slice(*draft.source)] if draft.source else []
    words = words[words[:1] == ["the"] :]
    return words[:2] in (["number", "of"], ["total", "of"])


def _laid_on(doc: Document, draft: Draft) -> bool:
    """“The strike was blamed on X”, “in a strike blamed on X”: by nobody so far."""
    found = draft.found
    told = found.passive and draft.source is None and found.cue.frame in ("blame", "ascribe")
    if told and _of_a_noun(doc, draft):
        return True
    words, tags = doc.tokens.words, doc.tokens.tags
    be = next((k for k in range(found.first - 1, max(draft.begin, found.first - 4), -1) if words[k] in BE), None)
    return told and be is not None and "R" not in tags[draft.begin : be]


def _of_a_noun(doc: Document, draft: Draft) -> bool:
    """“an attack attributed to X”: a participle right behind what it tells of."""
    before = doc.tokens.words[draft.found.first - 1 : draft.found.first]
    return draft.found.passive and not doc.lex.sets["attack_nouns"].isdisjoint(before)


def _spokesperson(doc: Document, draft: Draft) -> bool:
    """Whether a source is a spokesperson of whoever was just named: "spokesman NAME", "its spokeswoman", "a spokesman"."""
    if draft.source is None:
        return False
    first = draft.source[0] + (doc.tokens.words[draft.source[0]] in ("a", "the", "its"))
    return doc.tokens.words[first] in SPOKESPERSONS


def _covers(draft: Draft, at: int) -> bool:
    return any(first <= at < last for first, last in draft.content or ())


def _closes(doc: Document, sentence: Sentence, draft: Draft) -> bool:
    """“…, Y said.”: whose words the whole sentence is."""
    if draft.source is None or draft.inverted or draft.found.cue.frame not in ("clause", "that", "quote"):
        return False
    tags, end = doc.tokens.tags, draft.found.last
    ends = end >= sentence.last or tags[end] in ".;" or (tags[end] in "TP" and "T" in tags[end : end + 2])
    return ends and draft.source[0] > sentence.first and tags[draft.source[0] - 1] == ","


def _subject(doc: Document, draft: Draft) -> tuple[int, int] | None:
    """The subject of a passive: "X was blamed by Y, but denied it"."""
    end = phrase_forward(doc, draft.begin, draft.found.first, apposition=False)
    return (draft.begin, end) if end > draft.begin else None


def _unnamed(doc: Document, draft: Draft) -> bool:
    """Whether a source of its own stands there, and no name: "observers", "a technical team"."""
    if draft.source is None or draft.shared or doc.tokens.tags[draft.source[0]] == "O":
        return False
    return all(raw[0].islower() for raw in doc.tokens.raws[slice(*draft.source)])


def _told(before: Draft, found: Found) -> bool:
    """Whether a cue stands in what the one before reports."""
    reports = before.found.cue.frame in ("clause", "that", "recipient") and before.source is not None
    return reports and any(first < found.first < last for first, last in before.content or ())


def _of_whom_it_tells(doc: Document, before: Draft, found: Found) -> bool:
    """Whether "and had admitted" goes on with what is told of somebody else: its helper is that of the clause before it."""
    words, tags = doc.tokens.words, doc.tokens.tags
    joined = words[found.first - 1] in ("had", "has", "have") and tags[found.first - 2] == "C"
    if not joined or not before.content or before.found.cue.frame not in ("clause", "that", "recipient"):
        return False
    first = before.content[-1][0]
    first += words[first] == "that"
    return words[found.first - 1] in words[first : found.first - 2] and tags[first] != "O"


def _of_itself(doc: Document, before: Draft, draft: Draft) -> bool:
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


def _passes_on(doc: Document, draft: Draft, first: int, last: int) -> bool:
    """Whether a cue closes the sentence with a speaker of its own, who tells what somebody said: "…, officials said"."""
    if draft.source is None or draft.inverted or draft.shared or not first < draft.source[0] < draft.found.first < last:
        return False
    ends = all(tag in "TPl" for tag in doc.tokens.tags[draft.found.last : last])
    return ends and doc.tokens.tags[draft.source[0] - 1] == "," and not doc.around(draft.found.first, draft.found.last)


def _is_medium(doc: Document, first: int, last: int) -> bool:
    lex, raws = doc.lex, doc.tokens.raws
    words = doc.tokens.words[first:last]
    return not lex.sets["media_heads"].isdisjoint(words) or raws[last - 1] in lex.sets["media_sources"]


def _cut(doc: Document, before: Draft, draft: Draft) -> None:
    """End a claim's content where the next claim of the same sentence begins as a clause of its own."""
    tags, words = doc.tokens.tags, doc.tokens.words
    assert before.content
    first, last = before.content[-1]
    if _passes_on(doc, draft, first, last):
        assert draft.source
        draft.passes_on = before.source is not None and before.source[1] <= before.found.first
        before.content[-1] = trim(doc, first, draft.source[0] - 1)  # "X said 28 had died, the agency reported"
        if before.via is None and _is_medium(doc, *draft.source):
            before.via = draft.source
        return
    begin = draft.begin
    if not first < begin < last:
        return
    at = begin - 1
    separated = tags[at] in ",;-" or (tags[at] == "C" and at > first) or (tags[at] == "S" and words[at] in _CONTRASTS)
    if tags[begin] == "C" or tags[begin] in ",;":
        separated = True
    if tags[at] == "R" and tags[at - 1] == ",":
        separated, begin = True, at  # "a strike, which it said was …"
    if draft.found.cue.form == "ing" and tags[begin - 1] in ',"':
        separated = True
    if draft.found.cue.frame in ("according", "hearsay"):
        separated = tags[at] == ","
    if not separated:
        return
    end = begin
    while (end > first and tags[end - 1] in ",;-C") or (
        end > first and tags[end - 1] == "S" and words[end - 1] in _CONTRASTS
    ):
        end -= 1
    if end > first:
        before.content[-1] = trim(doc, first, end)
