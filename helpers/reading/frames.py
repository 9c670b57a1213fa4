"""How each kind of cue takes its source and its content. One function a frame of lexicon/cues.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from .beside_cues import before_circumstance, is_statement, statement_before, whole_quotation
from .clauses import before_helpers, clause, passive, source_of
from .content import Draft, skip_adjuncts, trim
from .cues import DENIAL
from .document import Document, Sentence
from .document import quoted as in_quotation
from .lexicon import word_set
from .nameless_reports import HEARD
from .names import names_a_source
from .phrases import phrase_forward
from .relays import relay
from .silence import OPEN, UNANSWERED, Found, who_was_called
from .subjects import after_relative, inverted_source, main_subject

_SEEN = word_set("seen_by_a_reporter")
_ABOUT_A_NAME = word_set("about_a_name")
_CITING = word_set("citing")
_OURSELVES = word_set("ourselves")
_SUBORDINATE = word_set("opens_a_clause_of_time")
_LABELS = word_set("labels")  # "News: shelling kills four"
Frame = Callable[[Document, Sentence, Found, "Draft | None", "Found | None"], "Draft | None"]


def _object(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X denied C; X condemned C; X accused Y of C; X described Y as C."""
    if found.passive:
        return passive(doc, sentence, found, before)
    draft = _of_whom(doc, sentence, found, before)
    if draft.source is None:
        return _in_front(doc, sentence, found, draft) if found.cue.form == "ing" else None
    first, last = _behind_the_cue(doc, sentence, draft, following)
    charge = _charge_in_front(doc, sentence, draft, before, first >= last)
    if charge is not None:
        return charge
    tags, words = doc.tokens.tags, doc.tokens.words
    semicolon = tags.find(";", first, last) if found.cue.frame == "deny" else -1
    semicolon = -1 if semicolon > 0 and '"' in tags[first:last] and in_quotation(doc, semicolon) else semicolon
    last = semicolon if semicolon > first else last  # "Lowland denied it; Upland, whose troops were blamed, called it"
    if draft.inverted or first >= last:
        left = statement_before(doc, sentence, found.first, before, draft)
        if left is None and first >= last:
            bare = found.cue.frame in ("investigate", "trade") or found.cue is DENIAL  # "issued a denial"
            return draft if bare else None
        draft.content = [left] if left else None
        return draft
    if found.cue.frame == "as" and "as" not in words[first:last]:
        return None
    draft.content = [(first, last)]
    return draft


def _of_whom(doc: Document, sentence: Sentence, found: Found, before: Draft | None) -> Draft:
    """The draft with its source: the subject of the cue, of the main clause, or behind a quotation and its cue."""
    tags = doc.tokens.tags
    draft = source_of(doc, sentence, found, before)
    joined = before is None and draft.shared and tags[found.first - 1] == "C"  # "summoned the envoy and accused …"
    if draft.source is None and (found.cue.form == "ing" or joined):
        draft.source = main_subject(doc, sentence, found)
        draft.begin = found.first
        if draft.source is None and found.cue.form == "ing":
            return draft
    quoted = '"' in tags[max(sentence.first, found.first - 2) : found.first]
    if draft.source is None and quoted and found.cue.frame not in ("accuse", "blame", "ascribe"):
        end = inverted_source(doc, sentence, found)
        if end:
            draft.source, draft.inverted = (found.last, end), True
    return draft


def _behind_the_cue(doc: Document, sentence: Sentence, draft: Draft, following: Found | None) -> tuple[int, int]:
    """The words of what is denied, condemned, blamed, behind its cue; empty where there are none."""
    found, tags, words = draft.found, doc.tokens.tags, doc.tokens.words
    at = found.last
    if at < sentence.last and tags[at] in "PTl":
        at = skip_adjuncts(doc, at, sentence.last)
    elif at + 1 < sentence.last and tags[at] == "," and tags[at + 1] in "PTl":
        close = skip_adjuncts(doc, at + 1, sentence.last)
        at = close + 1 if close > at + 1 and tags[close : close + 2] == ",t" else at  # "denied, in a statement, that"
    if found.cue.base == "speak":
        at = found.last + 1  # "spoke of 12 dead"
    first, last = trim(doc, at, before_circumstance(doc, at, sentence.last))
    if following is not None and following.cue.frame == "according" and first < following.first < last:
        last = trim(doc, first, following.first - 1)[1] if tags[following.first - 1] in "C;" else last
    verb = any(t in "VvAKEB" for t in tags[first:last])
    if found.cue.frame == "deny" and words[at : at + 1] == ["that"] and not verb:
        if first < last or (at + 1 < len(tags) and tags[at + 1] in ".,;"):
            first, last = at, max(last, at + 1) if first < last else at + 1  # "rejected that version", "denied that."
    relative = draft.source is not None and after_relative(doc, draft.source[0]) is not None
    comma = tags.find(",", first, last) if relative and first < last else -1
    if comma > first and tags[comma + 1 : comma + 2] in tuple("VKAvE"):
        last = comma  # "the strike, which X blamed on Y, killed five"
    return first, last


def _charge_in_front(
    doc: Document, sentence: Sentence, draft: Draft, before: Draft | None, empty: bool
) -> Draft | None:
    """“a charge (that) X denies”, “… X rejected as baseless”: what is denied stands in front; None where it stands behind."""
    assert draft.source
    found, tags, words = draft.found, doc.tokens.tags, doc.tokens.words
    tail = words[found.last : found.last + 1]
    if not (empty or tags[found.last] in ".,;" or tail == ["as"] or tail[0] in doc.lex.sets["deny_report"]):
        return None
    gap = after_relative(doc, draft.source[0])
    begin, at = draft.source[0], draft.source[0]
    if found.cue.frame == "deny":
        gap = _charge_of(doc, before, gap) if gap else None
        named = words[at - 1] in doc.lex.sets["nouns_of_denial"] or words[at - 1] == "something"
        if at > sentence.first + 1 and named:
            gap = (at - 1 - (tags[at - 2] == "D"), at)  # "a charge it denies"
            begin = gap[0]
        elif gap is None and (behind := _charge_before(doc, draft.source)):
            gap, draft.source = (at, behind), (behind, draft.source[1])  # "a charge NAME rejects"
    return Draft(found, source=draft.source, content=[gap], begin=begin) if gap else None


def _charge_of(doc: Document, before: Draft | None, gap: tuple[int, int]) -> tuple[int, int]:
    """All of the charge that "accused X of shelling the mill, which X denied" goes back to, not "the mill" alone."""
    if before is None or before.found.cue.frame != "accuse" or not before.content or doc.tokens.tags[gap[1]] != ",":
        return gap
    first = before.content[0][0]
    of = next((i for i in range(first, gap[0]) if doc.tokens.words[i] == "of"), None)
    return (of + 1, gap[1]) if of is not None else gap


def _in_front(doc: Document, sentence: Sentence, found: Found, draft: Draft) -> Draft | None:
    """“Blaming the rebels for the raid, the army said …”: the subject behind the comma speaks."""
    tags = doc.tokens.tags
    comma = tags.find(",", found.last, sentence.last)
    if comma < 0 or tags[sentence.first : found.first].strip('"Cl') or tags[comma + 1 : comma + 2] not in tuple("DNZJ"):
        return None
    end = phrase_forward(doc, comma + 1, sentence.last)
    if end >= sentence.last or tags[end] not in "VvAKBW":
        return None
    draft.source, draft.content = (comma + 1, end), [trim(doc, found.last, comma)]
    return draft


def _charge_before(doc: Document, source: tuple[int, int]) -> int | None:
    """Where the source begins behind "a charge": a relative clause without its relative word."""
    words, tags, nouns = doc.tokens.words, doc.tokens.tags, doc.lex.sets["nouns_of_denial"]
    if words[source[0]] == "something" and source[1] - source[0] > 1:
        return source[0] + 1  # "…, something X denies"
    at = next((i + 1 for i in range(source[0], source[1] - 1) if words[i] in nouns and tags[i] in "nWk"), None)
    return at if at is not None and tags[at] in "DNZJOr" else None


def _according(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """According to X, C; C, according to X."""
    tags = doc.tokens.tags
    floor, ceiling = sentence.first, sentence.last
    end = phrase_forward(doc, found.last, ceiling)
    comma = tags.find(",", found.last, end)
    if comma > 0 and doc.tokens.words[comma + 1] == "the" and not set(tags[found.last : comma]) & set("NZ"):
        end = comma  # "According to the governor, the army intends to": no second name of the governor
    if comma > 0 and found.first == floor and tags[end : end + 1] != ",":
        end = comma  # "According to the front, army units resorted to mortar fire": an apposition has two commas
    counted = re.search("(?<=N)#[nJE]?[pn]", tags[found.last : end])
    end = found.last + counted.start() if counted else end  # "according to NAME 28 people died"
    if end == found.last or _by_somebody_else(doc, found.last, ceiling):
        return None
    if doc.tokens.words[end : end + 1] == ["by"] and doc.tokens.words[end - 1] in doc.lex.sets["containers"]:
        end = phrase_forward(doc, end + 1, ceiling)  # "according to a tally by X"
    source_end, via = end, None
    words = doc.tokens.words
    put_it = 2 if words[end + 1 : end + 2] == ["it"] and words[end] in ("put", "puts") else 0  # "as X put it"
    seen = None
    if not _SEEN.isdisjoint(words[found.last + 1 : min(end + 1, ceiling - 2)]):
        seen = next(i for i in range(found.last + 1, ceiling - 2) if words[i] in _SEEN)
    if seen is not None and words[seen + 1] == "by":  # "a report seen by X" is not X's
        end = phrase_forward(doc, seen + 2, ceiling)
        source_end, via = seen, (seen + 2, end)
    # "a report released on Monday by X"
    while not via and end < ceiling and tags[end] in "EV" and end + 2 < ceiling:
        by = next((i for i in range(end, min(end + 6, ceiling)) if doc.tokens.words[i] in ("by", "from")), None)
        if by is None or "," in tags[end:by]:
            break
        end = phrase_forward(doc, by + 1, ceiling)
    if via is None:
        source_end, inner, end = _behind_its_name(doc, found.last, end, ceiling)
        end += put_it
        via = (found.last, source_end) if inner else None
        source = inner or (found.last, source_end)
    else:
        source = (found.last, source_end)
    draft = Draft(found, source=source, via=via, begin=found.first)
    leads = found.first == floor or (tags[found.first - 1] in "CSlt,;" and found.first - floor <= 2)
    leads = leads and not (tags[found.first - 1] == "," and tags[floor] in "NZJpnr")  # "NAME, according to X, fired"
    leads = leads or (before is not None and tags[found.first - 1] in "tC") or _joins_on(doc, found.first, end, ceiling)
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
    aside = tags[found.first - 1] == "," and tags[end : end + 1] == ","
    elided = tags[end + 1 : end + 3] == "CK"  # "killed 12, according to X, and injured 30"
    if aside and end + 2 < ceiling and (tags[end + 1] not in "RYSC" or elided):
        first, last = trim(doc, end, ceiling)
        whole = any(t in "VvAK" for t in tags[begin:stop]) and words[begin] not in _SUBORDINATE
        if first < last and is_statement(doc, first, last) and (elided or not whole):
            draft.content.append((first, last))  # "The raid, according to NAME, hit a school"
    return draft


def _joins_on(doc: Document, at: int, end: int, ceiling: int) -> bool:
    """“A hospital was hit and, according to X, 28 people died”: X is cited for what follows."""
    tags = doc.tokens.tags
    joined = tags[at - 1] in "C;" or (tags[at - 1] == "," and tags[at - 2 : at - 1] == "C")
    return joined and any(tag in "VvAKEB" for tag in tags[end:ceiling])


def _by_somebody_else(doc: Document, first: int, ceiling: int) -> bool:
    """“According to preliminary findings, prosecutors say, …”: the prosecutors speak, and go by the findings."""
    words, tags = doc.tokens.words, doc.tokens.tags
    end = phrase_forward(doc, first, ceiling, apposition=False)
    named = any(t in "NZJ" for t in tags[first:end])
    if named or end >= ceiling or tags[end] != "," or words[end - 1] not in doc.lex.sets["containers"]:
        return False
    close = tags.find(",", end + 1, min(end + 10, ceiling))
    cue = doc.lex.cues.get(words[close - 1]) if close > end + 2 else None
    return cue is not None and cue.frame in ("clause", "that")


def _behind_its_name(doc: Document, first: int, end: int, ceiling: int) -> tuple[int, tuple[int, int] | None, int]:
    """“According to X, based in the capital, …”, “X, citing Y, …”: where X's name ends, who Y is, where the statement can begin."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if tags[end : end + 1] != "," or end + 2 >= ceiling:
        return end, None, end
    close = tags.find(",", end + 1, min(end + 14, ceiling))
    told = tags[end + 1] in "RE" or words[end + 1] in _ABOUT_A_NAME
    if close < 0 or not told or set(tags[end + 1 : close]) & set(';."#'):
        return end, None, end
    cited = next((i for i in range(end + 1, min(end + 4, close)) if words[i] in _CITING), None)
    if cited is not None:
        return end, (cited + 1, close), close
    return end, None, close


def _colon(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """A headline's "C: X" and "X: C"."""
    left, right = trim(doc, sentence.first, found.first), trim(doc, found.last, sentence.last)
    if left[0] >= left[1] or right[0] >= right[1]:
        return None
    told = left[1] - left[0] >= 4 or any(t in "VvAKEB#" for t in doc.tokens.tags[left[0] + 1 : left[1]])
    if names_a_source(doc, *right, alone=False) and told:
        return Draft(found, source=right, content=[left], begin=left[0])
    label = doc.tokens.words[left[1] - 1] in _LABELS
    # "Freedonia: 12 killed" tells the place, "Freedonia: We did not do it" who speaks
    itself = doc.tokens.words[right[0] + (doc.tokens.tags[right[0]] == '"')] in _OURSELVES
    if names_a_source(doc, *left, alone=not itself) and is_statement(doc, *right) and not label:
        return Draft(found, source=left, content=[right], begin=left[0])
    return None


def _hearsay(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """“reportedly”: a statement that nobody is cited for. Within somebody's words it is theirs."""
    if before and before.content and any(a <= found.first < b for a, b in before.content):
        return None
    heard = found.cue is HEARD  # "it was reported that …"
    words, tags = doc.tokens.words, doc.tokens.tags
    leads = heard and (words[found.last : found.last + 1] == ["that"] or words[found.first - 1] == "reports")
    begins = found.last + (words[found.last : found.last + 1] == ["that"]) if leads else sentence.first
    if found.cue.base == "according":
        begins = found.last
    first, last = trim(doc, begins, sentence.last)
    if heard and found.last >= sentence.last - 1:  # "C, it was reported."
        comma = tags.rfind(",", sentence.first, found.first)
        first, last = trim(doc, sentence.first, comma) if comma > sentence.first else (first, last)
    return Draft(found, content=[(first, last)], begin=first) if first < last else None


def _withhold(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X declined to comment; X could not confirm C; C could not be confirmed; no comment from X."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if found.cue is OPEN:
        first, last = trim(doc, found.last, sentence.last)
        return Draft(found, content=[(first, last)] if first < last else None, begin=found.first)
    draft = source_of(doc, sentence, found, before)
    semicolon = tags.find(";", found.last, sentence.last)  # "did not comment; it had blamed the rebels": two statements
    aside = tags.find(",R", found.last, sentence.last)
    if semicolon < 0 and following is not None and found.last < aside < following.first:
        semicolon = aside  # "has not commented on the raid, which X said killed 30": X's words
    first, last = trim(doc, found.last, semicolon if semicolon >= 0 else sentence.last)
    if found.cue is UNANSWERED:
        draft.source = who_was_called(doc, sentence.first, found.first)
        draft.shared, draft.begin = False, draft.source[0] if draft.source else draft.begin
        return draft if draft.source else None
    if found.passive and not {"be", "was", "were", "been"}.isdisjoint(words[found.first : found.last]):
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
        of = found.last < sentence.last and words[found.last] == "of"
        if draft.source is None and of and found.cue.frame == "withhold":
            draft.content = [trim(doc, found.last + 1, sentence.last)]  # "no independent confirmation of the claim"
        return draft if draft.source or draft.content or found.cue.frame == "unclaimed" else None
    if words[found.first] == "without":
        draft.source = before.source if before else main_subject(doc, sentence, found)
    if draft.source is None and draft.shared and before is None:
        draft.source = main_subject(doc, sentence, found)  # "mourned one of the men and said nothing"
    if draft.source is None and draft.shared is False:
        opened = next((i for i in range(sentence.first, found.first - 1) if words[i] in ("nobody", "one")), None)
        if opened is None:
            return None
        draft.source = (opened + 2, phrase_forward(doc, opened + 2, found.first, apposition=False))
    draft.content = [(first, last)] if first < last else None
    return draft


def _responsibility(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X claimed responsibility; no group has claimed responsibility; the blast was claimed by X."""
    words, draft = doc.tokens.words, source_of(doc, sentence, found, before)
    if found.passive:
        end = phrase_forward(doc, found.last, sentence.last, apposition=False)
        draft.content = [trim(doc, draft.begin, before_helpers(doc, found))] if draft.source else None
        if draft.source and words[draft.begin] == "no":
            draft.found = replace(found, negated=True)  # "no attack has been claimed by X"
        draft.source = (found.last, end) if end > found.last else None
        return draft if draft.source else None
    if draft.source is None:
        return None
    first, last = trim(doc, found.last, _before_contrast(doc, found.last, sentence.last))
    draft.content = [(first, last)] if first < last else None
    return draft


def _before_contrast(doc: Document, at: int, last: int) -> int:
    """Where “(no group has claimed) that attack, | but officials …” goes on to something else."""
    words, tags = doc.tokens.words, doc.tokens.tags
    commas = (i for i in range(at, last - 1) if tags[i] == ",")
    return next((i for i in commas if tags[i + 1] in "CS" and words[i + 1] not in ("or", "nor")), last)


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
