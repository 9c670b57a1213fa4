"""Relays: "X quoted Y as saying", "X, citing Y, reported": Y is the source, X passes it on."""

from __future__ import annotations

from dataclasses import replace

from .beside_cues import statement_after, statement_before
from .content import Draft, skip_adjuncts, trim
from .document import Document, Sentence
from .lexicon import word_set
from .phrases import phrase_forward
from .reporting import KINDS_OF_CALLS
from .silence import Found
from .subjects import find_subject

_EVIDENCE = word_set("no_origin_but_evidence")
_WITHOUT_CONTENT = frozenset(["withhold", "unclaimed", "responsibility", "investigate", "trade"])


def relay(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X quoted Y as saying C: Y is the source, X relays. Y, citing Z: Z is the source."""
    words, tags = doc.tokens.words, doc.tokens.tags
    floor, ceiling = sentence.first, sentence.last
    if words[found.last : found.last + 1] in (["its"], ["their"], ["his"], ["her"]):
        return None  # "citing its own staff": no other source
    if found.passive:
        return _quoted_by(doc, sentence, found, before, following)
    end = phrase_forward(doc, found.last, ceiling)
    if end == found.last or (found.cue.form == "ing" and _is_evidence(doc, found.last, end)):
        return None
    comma = tags.find(",", end, min(end + 8, ceiling)) if tags[end : end + 1] == "," else -1
    close = tags.find(",", comma + 1, min(comma + 8, ceiling)) if comma == end else -1
    if close > 0 and words[close + 1 : close + 2] == ["as"]:
        end = close  # "quoted the mayor, NAME, as saying"
        source_end, end = end, end + 1
    else:
        source_end, end = end, skip_adjuncts(doc, end, ceiling)  # "quoted a source on Thursday as saying"
    if end + 1 < ceiling and words[end] == "as" and tags[end + 1] == "Y":
        source, begin, _ = find_subject(doc, found, floor, before)
        inner = Found(end + 1, end + 2, doc.lex.cues[words[end + 1]])
        draft = Draft(inner, source=(found.last, source_end), via=source, begin=begin)
        content = statement_after(doc, skip_adjuncts(doc, end + 2, ceiling), inner, ceiling, following)
        if content is None and source is not None:
            content = statement_before(doc, sentence, source[0], before, draft)  # "C, the agency quoted X as saying"
        if content is None:
            return None
        draft.content = [content]
        return draft
    if found.cue.form == "ing":
        return Draft(found, source=(found.last, source_end), begin=found.first)
    return None


def _is_evidence(doc: Document, first: int, last: int) -> bool:
    """Whether what is cited is a thing and nobody's word: "citing gunfire near a temple", "citing security concerns"."""
    tags = doc.tokens.tags
    if (
        doc.tokens.words[last : last + 1]
        and doc.tokens.words[last].endswith("ing")
        and not set(tags[first:last]) & {*"NZJ"}
    ):
        return True  # "citing double counting"
    if doc.tokens.words[last : last + 1] == ["calls"] and doc.tokens.words[last - 1] in KINDS_OF_CALLS:
        return True  # "citing phone calls"
    head = next((at for at in range(first + 1, last) if tags[at] == "P"), last) - 1
    named = any(tags[at] in "NZJpr" and doc.tokens.raws[at][0].isupper() for at in range(first, head + 1))
    made = (
        "N" in tags[head + 1 : last]
        and tags[head + 1 : head + 2] == "P"
        and doc.tokens.words[head + 1] in ("from", "by")
    )
    return not named and not made and doc.tokens.words[head] in _EVIDENCE


def _quoted_by(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X was quoted (by Y) as saying C; "C," X was quoted as saying: X is the source, Y relays."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at, via = found.last, None
    if words[at] == "by":
        end = phrase_forward(doc, at + 1, sentence.last, apposition=False)
        via, at = (at + 1, end), end
    if words[at : at + 1] != ["as"] or tags[at + 1 : at + 2] != "Y":
        return None
    source, begin, _ = find_subject(doc, found, before.found.last if before else sentence.first, before)
    if source is None:
        return None
    inner = Found(found.first if via is None else at + 1, at + 2, doc.lex.cues[words[at + 1]])
    if via is None and words[at + 2 : at + 3] == ["by"]:  # "was quoted as saying by the agency"
        end = phrase_forward(doc, at + 3, sentence.last, apposition=False)
        via = (at + 3, end) if end > at + 3 else None
    draft = Draft(inner, source=source, via=via, begin=begin)
    right = statement_after(doc, skip_adjuncts(doc, at + 2, sentence.last), inner, sentence.last, following)
    left = statement_before(doc, sentence, source[0], before, draft) if right is None else None
    draft.content = [part for part in (left, right) if part]
    return draft if draft.content else None


def _leads(draft: Draft, tags: str) -> bool:
    """Whether an aside leads what follows: "and, quoting an officer, said"."""
    first = draft.found.first
    aside = draft.found.cue.frame == "relay" and draft.content is None and draft.source is not None
    return aside and first >= 2 and tags[first - 2 : first] == "C,"


def _fronted(doc: Document, relayed: Draft, draft: Draft) -> bool:
    """Whether the one who passes it on stands behind the comma of an aside."""
    assert relayed.source and draft.source
    end = relayed.source[1]
    return doc.tokens.tags[end : end + 1] == "," and draft.source[0] == end + 1


def _passed_on(doc: Document, host: Draft, draft: Draft) -> bool:
    """Whether "as quoted by X" stands right behind the source of the cue before: X passes its words on."""
    first = draft.found.first
    behind = host.source is not None and host.source[1] == first - 1 and host.via is None
    return behind and draft.source is not None and doc.tokens.words[first] == "as" and doc.tokens.tags[first - 1] == ","


def merge_relays(doc: Document, drafts: list[Draft]) -> list[Draft]:
    """“the agency said, citing the ministry”: one claim of the ministry, relayed by the agency."""
    if not drafts:
        return drafts
    out: list[Draft] = []
    relayed: Draft | None = None
    ahead: Draft | None = None
    tags = doc.tokens.tags
    for draft in drafts:
        if ahead is not None and out and draft.source == ahead.source:
            draft.via = out[-1].source  # "the channel denied it and, quoting an officer, said …": the officer's words
            draft.found = replace(draft.found, first=ahead.found.first, last=ahead.found.last)
        ahead = None
        if _leads(draft, tags):
            ahead = draft
            continue
        if out and _passed_on(doc, out[-1], draft):
            out[-1].via = draft.source  # "According to the mayor, as quoted by the agency, …"
            continue
        if relayed is not None and draft.source and draft.source[0] < relayed.found.first and relayed.source:
            # "the agency, citing the ministry, reported": the aside stands before the cue
            draft.via, draft.source = (draft.source[0], relayed.found.first - 1), relayed.source
            draft.found = replace(draft.found, first=relayed.found.first, last=relayed.found.last)
        elif relayed is not None and draft.source and relayed.source and _fronted(doc, relayed, draft):
            draft.via, draft.source = draft.source, relayed.source  # "Citing the ministry, the agency reported"
        relayed = None
        if draft.found.cue.frame == "relay" and draft.content is None:
            relayed = draft
            host = next((d for d in reversed(out) if d.source and d.via is None), None)
            if host is not None and host.source != draft.source:
                host.via, host.source = host.source, draft.source
                if host.content:
                    first, last = host.content[-1]
                    if first <= draft.found.first < last:
                        left = trim(doc, first, draft.found.first)
                        right = trim(doc, draft.source[1], last) if draft.source else (0, 0)
                        host.content[-1:] = [part for part in (left, right) if part[0] < part[1]]
            continue
        out.append(draft)
    return [d for d in out if d.content or d.found.cue.frame in _WITHOUT_CONTENT]
