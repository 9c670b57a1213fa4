"""How each kind of cue takes its source and its content. One function a frame of lexicon/cues.yaml."""

from __future__ import annotations

from collections.abc import Callable

from .content import Draft, recipient_end, skip_adjuncts, trim
from .document import Document, Sentence
from .names import names_a_source
from .phrases import phrase_forward
from .relays import relay
from .sides import before_circumstance, goes_on, is_statement, statement_after, statement_before, whole_quotation
from .silence import Found
from .subjects import after_relative, find_subject, inverted_source, main_subject

Frame = Callable[[Document, Sentence, Found, "Draft | None", "Found | None"], "Draft | None"]


def _source_of(doc: Document, sentence: Sentence, found: Found, before: Draft | None) -> Draft:
    floor = sentence.first
    if before is not None and not (before.found.cue.frame == "relay" and before.content is None):
        floor = max(floor, before.found.last)
    source, begin, shared = find_subject(doc, found, floor, before)
    draft = Draft(found, source=source, shared=shared, begin=begin)
    if source is None and shared and before is not None:
        draft.source = before.source
    return draft


def clause(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X said (that) C; "C," X said; C, said X."""
    tags = doc.tokens.tags
    ceiling = sentence.last
    if found.passive:
        return _passive(doc, sentence, found, before)
    draft = _source_of(doc, sentence, found, before)
    at = found.last
    left_end = draft.begin
    if draft.source is None or tags[draft.source[1] - 1] in "t":
        # said X: the source follows
        end = inverted_source(doc, sentence, found)
        if end:
            draft.source, draft.inverted, draft.shared = (at, end), True, False
            left_end, at = found.first, end
            if at < ceiling and tags[at] == "," and at + 1 < ceiling and tags[at + 1] == "(":
                at += 1
        elif draft.shared and draft.source is None and found.cue.form == "ing":
            draft.source = main_subject(doc, sentence, found)
            draft.begin = found.first
        elif draft.source is None:
            if found.cue.form != "finite" or tags[at - 1] == "W":
                return None
    if found.cue.form == "ing" and draft.source is None:
        return None
    if draft.shared and draft.source is None and before is None:
        draft.source = main_subject(doc, sentence, found)
    if found.cue.frame == "recipient":
        at = recipient_end(doc, at, ceiling)
    content_left = statement_before(doc, sentence, left_end, before, draft)
    if (
        before
        and content_left
        and not draft.inverted
        and before.found.cue.observes
        and content_left[0] >= before.found.last
    ):
        content_left = trim(
            doc, before.begin, content_left[1]
        )  # "The monitors counted 12 violations, the ministry said"
    at = skip_adjuncts(doc, at, ceiling)
    if at + 2 < ceiling and tags[at] == "," and doc.tokens.words[at + 1] in ("citing", "quoting"):
        close = tags.find(",", at + 2, ceiling)
        at = close + 1 if 0 < close < ceiling - 1 else at
    content_right = statement_after(doc, at, found, ceiling, following)
    if (
        content_right is None
        and draft.source
        and after_relative(doc, draft.source[0])
        and tags[at : at + 1]
        and tags[at] in "AvVKEl"
        and at < ceiling
    ):
        content_right = trim(doc, at, ceiling)  # "which officials say is under its command"
    if content_left and not draft.inverted and content_right and not goes_on(doc, at, content_left, ceiling):
        # "On Tuesday, X said C": what stands left is an adverbial unless it is quoted or a sentence of its own
        if (
            tags[at : at + 1] == ","
            and tags[at + 1 : at + 2] not in ('"', "t")
            and any(t in "VvAK" for t in tags[content_left[0] : content_left[1]])
        ):
            content_right = None
        elif tags[content_left[1] - 1] == '"' or tags[content_left[1] - 2] == '"':
            content_right = None if tags[at : at + 1] not in ('"', ",") else content_right
        else:
            content_left = None
    if (
        content_left
        and not content_right
        and not draft.inverted
        and at + 1 < ceiling
        and tags[at] == ","
        and tags[at + 1] in "KEVAv"
        and not is_statement(doc, *content_left)
    ):
        content_right = trim(doc, at + 1, ceiling)  # "The attack, the monitor said, hit a bakery"
    if draft.inverted and content_left and content_right and not goes_on(doc, at, content_left, ceiling):
        content_right = None
    if content_left and not content_right and not draft.inverted and not is_statement(doc, *content_left):
        content_left = None
    parts = [part for part in (content_left, content_right) if part]
    if not parts:
        if found.cue.object and draft.source:
            return None
        if found.cue.base in ("say", "tell", "add", "claim") and draft.source and at < ceiling and tags[at] in ":,":
            return draft
        return None
    draft.content = parts
    if content_left and (draft.inverted or not content_right):
        draft.begin = content_left[0]
    return draft


def _passive(doc: Document, sentence: Sentence, found: Found, before: Draft | None) -> Draft | None:
    """“C was reported by X”; “the strike was blamed on Y (by X)”; “X is believed to …”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    floor = before.found.last if before else sentence.first
    by = next((i for i in range(found.first + 1, min(found.last + 14, sentence.last)) if words[i] == "by"), None)
    source = None
    if (
        by is not None
        and by + 1 < sentence.last
        and (by < found.last or found.cue.frame in ("blame", "deny", "accuse", "ascribe"))
    ):
        end = phrase_forward(doc, by + 1, sentence.last)
        if end > by + 1 and tags[by + 1] not in "#G":
            source = (by + 1, end)
    subject, begin, _ = find_subject(doc, found, floor, before)
    begin = begin if subject else found.first
    draft = Draft(found, source=source, begin=begin)
    if source and found.cue.frame in ("clause", "object"):
        if subject is None:
            return None
        draft.content = [trim(doc, begin, _no_helpers(doc, found))]
    else:
        draft.content = [trim(doc, begin, sentence.last)] if begin < sentence.last else None
        if draft.content and draft.content[0][0] >= draft.content[0][1]:
            return None
    return draft


def _no_helpers(doc: Document, found: Found) -> int:
    at = found.first
    while at > 0 and doc.tokens.tags[at - 1] in "Al":
        at -= 1
    return at


def _object(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X denied C; X condemned C; X accused Y of C; X described Y as C."""
    if found.passive:
        return _passive(doc, sentence, found, before)
    tags, words = doc.tokens.tags, doc.tokens.words
    draft = _source_of(doc, sentence, found, before)
    if draft.source is None and found.cue.form == "ing":
        draft.source = main_subject(doc, sentence, found)
        draft.begin = found.first
    if draft.source is None and '"' in tags[max(sentence.first, found.first - 2) : found.first]:
        end = inverted_source(doc, sentence, found)
        if end:
            draft.source, draft.inverted = (found.last, end), True
    if draft.source is None:
        return None
    at = (
        skip_adjuncts(doc, found.last, sentence.last)
        if found.last < sentence.last and tags[found.last] in "PTl"
        else found.last
    )
    if found.cue.base == "speak":
        at = found.last + 1  # "spoke of 12 dead"
    first, last = trim(doc, at, before_circumstance(doc, at, sentence.last))
    if (
        found.cue.frame == "deny"
        and words[at : at + 1] == ["that"]
        and first < last
        and not any(t in "VvAKEB" for t in tags[first:last])
    ):
        first = at  # "rejected that version"
    gap = after_relative(doc, draft.source[0])
    if gap and (first >= last or tags[found.last] in ".,;"):
        return Draft(found, source=draft.source, content=[gap], begin=draft.source[0])  # "a charge that NAME denies"
    if draft.inverted or first >= last:
        left = statement_before(doc, sentence, found.first, before, draft)
        if left is None and first >= last:
            return draft if found.cue.frame in ("investigate", "trade") else None
        draft.content = [left] if left else None
        return draft
    if found.cue.frame == "as" and "as" not in words[first:last]:
        return None
    draft.content = [(first, last)]
    return draft


def _according(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """According to X, C; C, according to X."""
    tags = doc.tokens.tags
    floor, ceiling = sentence.first, sentence.last
    end = phrase_forward(doc, found.last, ceiling)
    if end == found.last:
        return None
    # "a report released on Monday by X"
    while end < ceiling and tags[end] in "EV" and end + 2 < ceiling:
        by = next((i for i in range(end, min(end + 6, ceiling)) if doc.tokens.words[i] in ("by", "from")), None)
        if by is None or "," in tags[end:by]:
            break
        end = phrase_forward(doc, by + 1, ceiling)
    draft = Draft(found, source=(found.last, end), begin=found.first)
    leads = found.first == floor or (tags[found.first - 1] in "CSlt,;" and found.first - floor <= 2)
    if before is not None and tags[found.first - 1] in "tC":
        leads = True
    if leads:
        begin = end
        first, last = trim(doc, begin, ceiling)
        draft.content = [(first, last)] if first < last else None
        return draft if draft.content else None
    left_floor = floor
    if before is not None:
        # "X said C, according to Y": what Y is cited for is all of it
        left_floor = before.begin if before.begin < found.first else before.found.last
    begin, stop = trim(doc, left_floor, found.first)
    if begin >= stop:
        return None
    draft.content = [whole_quotation(doc, begin, stop)]
    if (
        end < ceiling
        and tags[end] == ","
        and end + 2 < ceiling
        and tags[found.first - 1] == ","
        and tags[end + 1] not in "RYSC"
    ):
        first, last = trim(doc, end, ceiling)
        whole = any(t in "VvAK" for t in tags[begin:stop])
        if first < last and is_statement(doc, first, last) and not whole:
            draft.content.append((first, last))  # "The raid, according to NAME, hit a school"
    return draft


def _colon(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """A headline's "C: X" and "X: C"."""
    left, right = trim(doc, sentence.first, found.first), trim(doc, found.last, sentence.last)
    if left[0] >= left[1] or right[0] >= right[1]:
        return None
    if names_a_source(doc, *right, alone=False):
        return Draft(found, source=right, content=[left], begin=left[0])
    if names_a_source(doc, *left, alone=True) and is_statement(doc, *right):
        return Draft(found, source=left, content=[right], begin=left[0])
    return None


def _hearsay(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """“reportedly”: a statement that nobody is cited for. Within somebody's words it is theirs."""
    if before and before.content and any(a <= found.first < b for a, b in before.content):
        return None
    first, last = trim(doc, sentence.first, sentence.last)
    return Draft(found, content=[(first, last)], begin=first)


def _withhold(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X declined to comment; X could not confirm C; C could not be confirmed; no comment from X."""
    words, tags = doc.tokens.words, doc.tokens.tags
    draft = _source_of(doc, sentence, found, before)
    first, last = trim(doc, found.last, sentence.last)
    if found.passive and not {"be", "was", "were"}.isdisjoint(words[found.first : found.last]):
        begin = draft.source[0] if draft.source else draft.begin
        stop = found.first
        while stop > begin and tags[stop - 1] in "Al":
            stop -= 1
        draft.content = [trim(doc, begin, stop)] if begin < stop else None
        draft.source = None
        if words[found.last : found.last + 1] == ["by"]:
            end = phrase_forward(doc, found.last + 1, sentence.last)
            draft.source = (found.last + 1, end) if end > found.last + 1 else None
        return draft if draft.content else None
    if words[found.first] == "no":
        if found.last < sentence.last and words[found.last] in ("from", "by"):
            end = phrase_forward(doc, found.last + 1, sentence.last)
            draft.source = (found.last + 1, end) if end > found.last + 1 else None
        if (
            draft.source is None
            and found.last < sentence.last
            and words[found.last] == "of"
            and found.cue.frame == "withhold"
        ):
            draft.content = [trim(doc, found.last + 1, sentence.last)]  # "no independent confirmation of the claim"
        return draft if draft.source or draft.content or found.cue.frame == "unclaimed" else None
    if draft.source is None and draft.shared is False:
        return None
    draft.content = [(first, last)] if first < last else None
    return draft


def _responsibility(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X claimed responsibility; no group has claimed responsibility."""
    draft = _source_of(doc, sentence, found, before)
    if draft.source is None:
        return None
    first, last = trim(doc, found.last, sentence.last)
    draft.content = [(first, last)] if first < last else None
    return draft


FRAMES: dict[str, Frame] = {
    "clause": clause,
    "that": clause,
    "quote": clause,
    "recipient": clause,
    "order": _object,
    "callfor": _object,
    "trade": _object,
    "as": _object,
    "object": _object,
    "deny": _object,
    "accuse": _object,
    "blame": _object,
    "ascribe": _object,
    "investigate": _object,
    "according": _according,
    "colon": _colon,
    "hearsay": _hearsay,
    "withhold": _withhold,
    "unclaimed": _withhold,
    "responsibility": _responsibility,
    "relay": relay,
}
