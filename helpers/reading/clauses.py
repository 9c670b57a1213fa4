"""Cues that take a clause: "X said C", "C, X said", "said X"; and what a passive says: "C was reported by X"."""

from __future__ import annotations

from .beside_cues import goes_on, has_verb, is_statement, statement_after, statement_before
from .content import Draft, recipient_end, skip_adjuncts, trim
from .document import Document, Sentence
from .nameparts import through_whom
from .phrases import opens_charge, phrase_back, phrase_forward, skip_left
from .silence import Found
from .subjects import after_relative, find_subject, inverted_source, main_subject

Span = tuple[int, int]


def source_of(doc: Document, sentence: Sentence, found: Found, before: Draft | None) -> Draft:
    """A draft with the source that stands left of the cue, or that the cue before gives."""
    floor = sentence.first
    if before is not None and not (before.found.cue.frame == "relay" and before.content is None):
        floor = max(floor, before.found.last)
        tags = doc.tokens.tags
        opens = before.source[0] - 1 if before.source else 0
        if before.found.passive:
            opens = tags.rfind(",R", max(sentence.first, before.begin - 2), before.found.first) + 1
        left, _ = skip_left(doc, found.first - 1, sentence.first)
        if (
            before.source
            and doc.tokens.words[before.source[0] - 1] == "what"
            and before.source[1] - before.source[0] == 1
        ):
            floor = sentence.first  # "The army, in what it called a message, said"
        bare = before.found.passive and doc.tokens.words[before.found.first - 1 : before.found.first] != ["was"]
        if (
            bare
            and tags[before.found.first - 1 : before.found.first] in tuple("nprNZ,")
            and before.found.cue.frame in ("accuse", "blame")
        ):
            floor = sentence.first  # "Soldiers accused of the raid denied it", "NAME, accused by Y of it, denied it"
        if opens > sentence.first and tags[opens - 1 : opens + 1] == ",R" and tags[left] == ",":
            floor = sentence.first  # "NAME, which monitors say (or: which was accused of …), denies it"
    source, begin, shared = find_subject(doc, found, floor, before)
    draft = Draft(found, source=source, shared=shared, begin=begin)
    if source is None and shared and before is not None:
        draft.source = before.source
    return draft


def clause(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, following: Found | None
) -> Draft | None:
    """X said (that) C; "C," X said; C, said X."""
    if found.passive:
        return passive(doc, sentence, found, before)
    ceiling = sentence.last
    draft = source_of(doc, sentence, found, before)
    ends = _find_speaker(doc, sentence, found, before, draft)
    if ends is None:
        return None
    left_end, at = ends
    if found.cue.frame == "recipient":
        at = recipient_end(doc, at, ceiling)
    voice = through_whom(doc, at, ceiling)
    at = voice[1] if voice else at
    left = statement_before(doc, sentence, left_end, before, draft)
    observed = before is not None and before.found.cue.observes
    passed_on = before is not None and before.source is not None and before.source[1] <= before.found.first
    passed_on = passed_on and draft.source is not None and tags_behind(doc, found.last, ceiling)
    if before and left and (observed or passed_on) and not draft.inverted and left[0] >= before.found.last:
        left = trim(doc, before.begin, left[1])  # "The monitors counted 12 violations, the ministry said"
    at = _behind_relay(doc, skip_adjuncts(doc, at, ceiling), ceiling)
    right = statement_after(doc, at, found, ceiling, following) or _of_relative(doc, draft, at, ceiling)
    left, right = _settle(doc, draft, left, right, at, ceiling)
    parts = [part for part in (left, right) if part]
    if not parts:
        leads = at < ceiling and doc.tokens.tags[at] in ":," and found.cue.base in ("say", "tell", "add", "claim")
        return draft if leads and draft.source and not found.cue.object else None
    draft.content = parts
    if left and (draft.inverted or not right):
        draft.begin = left[0]
    return draft


def tags_behind(doc: Document, at: int, ceiling: int) -> bool:
    """Whether a sentence ends behind a cue, but for a day or a place: "…, the agency reported on Tuesday."."""
    return all(tag in "TPl.N" for tag in doc.tokens.tags[at:ceiling])


def _find_speaker(
    doc: Document, sentence: Sentence, found: Found, before: Draft | None, draft: Draft
) -> tuple[int, int] | None:
    """Put a source that does not stand left into the draft: where the words left of it end and those right begin."""
    tags = doc.tokens.tags
    left_end, at = draft.begin, found.last
    if draft.source is None or tags[draft.source[1] - 1] in "t":
        end = inverted_source(doc, sentence, found)
        if end:  # said X: the source follows
            draft.source, draft.inverted, draft.shared = (at, end), True, False
            left_end, at = found.first, end
            if at + 1 < sentence.last and tags[at : at + 2] == ",(":
                at += 1
        elif draft.shared and draft.source is None and found.cue.form == "ing":
            draft.source = main_subject(doc, sentence, found)
            draft.begin = found.first
        elif draft.source is None and (found.cue.form != "finite" or tags[at - 1] == "W"):
            return None
    if found.cue.form == "ing" and draft.source is None:
        return None
    if draft.shared and draft.source is None and before is None:
        draft.source = main_subject(doc, sentence, found)
    return left_end, at


def _behind_relay(doc: Document, at: int, ceiling: int) -> int:
    """Past ", citing the ministry,": where the statement goes on."""
    tags = doc.tokens.tags
    if at + 2 < ceiling and tags[at] == "," and doc.tokens.words[at + 1] in ("citing", "quoting"):
        close = tags.find(",", at + 2, ceiling)
        return close + 1 if 0 < close < ceiling - 1 else at
    return at


def _of_relative(doc: Document, draft: Draft, at: int, ceiling: int) -> Span | None:
    """“which officials say is under its command”: the rest of a relative clause is the statement."""
    verb = at < ceiling and doc.tokens.tags[at] in "AvVKEl"
    if not verb or not draft.source:
        return None
    ahead = draft.source[0] - 1
    before, nouns = doc.tokens.words[ahead] if ahead >= 0 else "", doc.lex.sets["attack_nouns"]
    what = before == "what"
    # "a raid the mayor said was carried out by X": the relative word is left out
    gap = what or (doc.tokens.tags[at] == "A" and before in nouns)
    of_deed = ahead > 0 and before in ("which", "that") and doc.tokens.words[ahead - 1] in nouns
    if not (gap or of_deed or after_relative(doc, draft.source[0])):
        return None
    return trim(doc, at, _end_of_relative(doc, at, ceiling, what))


def _end_of_relative(doc: Document, at: int, ceiling: int, what: bool = False) -> int:
    """Where the sentence goes on behind "which X said was fired by Y": at a comma, or at the verb behind the last name."""
    tags = doc.tokens.tags
    for i in range(at + 2, ceiling):
        if tags[i] == "," or (
            tags[i] in ("VAKv" if what else "VAK") and tags[i - 1] in "NJZnpr" and (what or "P" in tags[at:i])
        ):
            return i
    return ceiling


def _settle(
    doc: Document, draft: Draft, left: Span | None, right: Span | None, at: int, ceiling: int
) -> tuple[Span | None, Span | None]:
    """What of the words left and right of the cue is the statement, where they are not one that goes on."""
    tags = doc.tokens.tags
    if left is None or (right is not None and goes_on(doc, at, left, ceiling)):
        return left, right
    if draft.inverted:
        onward = tags[at : at + 1] == "," and tags[at + 1 : at + 2] in tuple("AVvK") and not has_verb(doc, *left)
        return left, trim(doc, at + 1, ceiling) if onward else None  # "Nine people, said X, were killed"
    if right is not None:
        # "On Tuesday, X said C": what stands left is an adverbial unless it is quoted or a sentence of its own
        whole = has_verb(doc, *left)
        if whole and tags[at : at + 1] == "," and tags[at + 1 : at + 2] not in ('"', "t"):
            return left, None
        if '"' not in tags[max(left[0], left[1] - 2) : left[1]]:
            return None, right
        if tags[at : at + 1] in ('"', ","):
            return left, right
    ends = at >= ceiling or tags[at] == "."
    by = (
        doc.tokens.words[at + 1 : at + 2] == ["by"] and tags[left[1] - 1] in "EvKV"
    )  # "The depot was bombed, X said, by"
    if at + 1 < ceiling and tags[at] == "," and (by or (tags[at + 1] in "KEVAv" and not has_verb(doc, *left))):
        return left, trim(doc, at + 1, ceiling)  # "The jets, which had crossed over, the monitor said, hit a bakery"
    if is_statement(doc, *left) or (ends and left[1] - left[0] > 2 and tags[left[0]] not in "PTSl"):
        return left, None  # "Oman holds the town, the mayor said": whatever its verb is
    if at + 1 < ceiling and tags[at] == "," and tags[at + 1] in "KEVAv":
        return left, trim(doc, at + 1, ceiling)  # "The attack, the monitor said, hit a bakery"
    return None, None


_ONWARD = (["to", "have"], ["to", "be"])


_FAR = 45  # words between what is denied and "is denied by"


def passive(doc: Document, sentence: Sentence, found: Found, before: Draft | None) -> Draft | None:
    """“C was reported by X”; “the strike was blamed on Y (by X)”; “X is believed to …”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    floor = before.found.last if before else sentence.first
    by = next((i for i in range(found.first + 1, min(found.last + 14, sentence.last)) if words[i] == "by"), None)
    source = None
    far = found.cue.frame in ("blame", "deny", "accuse", "ascribe")  # other verbs have it right behind them
    if by is not None and by + 1 < sentence.last and (by < found.last or far):
        end = phrase_forward(doc, by + 1, sentence.last)
        if found.cue.frame == "accuse":
            charge = (i for i in range(by + 2, end) if words[i] == "of" and opens_charge(doc, i + 1, end))
            end = next(charge, end)  # "was accused by NAME of six violations"
        if found.cue.frame == "blame":
            end = next(
                (i for i in range(by + 2, end) if words[i] in ("for", "on")), end
            )  # "blamed by NAME for the strikes"
        if found.cue.frame == "ascribe":
            end = next((i for i in range(by + 2, end) if words[i] == "to"), end)  # "attributed by NAME to the rebels"
        if end > by + 1 and tags[by + 1] not in "#G":
            source = (by + 1, end)
    subject, begin, _ = find_subject(doc, found, floor, before)
    if (
        subject is None
        and found.cue.frame in ("accuse", "blame")
        and found.first - 2 >= floor
        and tags[found.first - 1] == ","
    ):
        opened = phrase_back(doc, found.first - 2, floor)  # "X, accused by Y of firing, …"
        subject, begin = ((opened, found.first - 1), opened) if opened is not None else (subject, begin)
    begin = begin if subject else found.first
    rejected = _rejected_clause(doc, floor, found.first) if found.cue.frame == "deny" and source else None
    begin = rejected or begin
    draft = Draft(found, source=source, begin=begin)
    denied = source is not None and found.cue.frame == "deny"
    opens = denied and not doc.lex.sets["nouns_of_denial"].isdisjoint(words[floor : min(floor + 3, found.first)])
    if opens and rejected is None and found.first - floor < _FAR:
        begin = draft.begin = floor  # "Any part in a raid, which left 23 dead, is denied by X"
        subject = subject or (floor, floor + 1)
    if (
        denied
        and rejected is None
        and begin > floor
        and "t" in tags[floor:begin]
        and not set(tags[floor:begin]) & set(",;")
    ):
        begin = draft.begin = floor  # "a part in the raid that killed 12 was denied by X"
    if source and (found.cue.frame in ("clause", "object") or denied):
        if subject is None and rejected is None:
            return None
        draft.content = [trim(doc, begin, before_helpers(doc, found))]
        if tags[source[1] : source[1] + 1] == "t" and words[begin] == "it":
            # "It is reported by X that C"
            told = trim(doc, source[1] + 1, sentence.last)
            draft.content = [told] if told[0] < told[1] else draft.content
        elif found.cue.frame != "deny" and words[source[1] : source[1] + 2] in _ONWARD:
            draft.content.append(trim(doc, source[1], sentence.last))  # "X is believed by Y to have …"
    else:
        last = (
            _end_of_aside(doc, found, source, sentence.last)
            if source and found.cue.frame in ("accuse", "blame")
            else sentence.last
        )
        draft.content = [trim(doc, begin, last)] if begin < last else None
        if draft.content and draft.content[0][0] >= draft.content[0][1]:
            return None
    return draft


def _end_of_aside(doc: Document, found: Found, source: tuple[int, int], last: int) -> int:
    """Where "X, accused by Y of firing, …" ends, which tells something of X before its verb; else the end of the sentence."""
    tags = doc.tokens.tags
    if tags[found.first - 1] != ",":
        return last
    commas = (at for at in range(source[1], last - 2) if tags[at] == "," and tags[at + 1] in "VAvWl")
    return next(commas, last)


def _rejected_clause(doc: Document, floor: int, at: int) -> int | None:
    """Where the words begin that "claims (by Y) that …" puts before a passive: "… were rejected by X"."""
    words, tags, nouns = doc.tokens.words, doc.tokens.tags, doc.lex.sets["nouns_of_denial"]
    for k in range(floor, at - 3):
        that = tags.find("t", k + 1, min(k + 7, at)) if words[k] in nouns else -1
        if (
            that > 0
            and tags[that + 1] not in "VvAEKBY"
            and doc.tokens.words[that + 1] != "left"
            and not any(t in ",;." for t in tags[k:that])
        ):
            return that + 1
    return None


def before_helpers(doc: Document, found: Found) -> int:
    """Where the helpers of a passive cue begin ("was also reported")."""
    at = found.first
    while at > 0 and doc.tokens.tags[at - 1] in "Al":
        at -= 1
    return at
