"""Statements and their sources, cue by cue."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest

from .content import Draft, quotation_around, trim
from .cues import INVESTIGATES, LOOKS_INTO, Found, find_cues
from .document import Document, Sentence
from .frames import FRAMES, clause
from .lexicon import word_set
from .one_statement import (
    behind_passive,
    by_spokesperson,
    closes,
    covers,
    is_medium,
    laid_on,
    of_a_noun,
    of_itself,
    of_one_of_them,
    of_whom_it_tells,
    only_held,
    passive_subject,
    said_between,
    told_in,
    unnamed,
)  # fmt: skip
from .silence import OPEN

_CONTRASTS = word_set("contrasts")
_SHOWING = word_set("things_that_show")


def draft_claims(doc: Document, sentence: Sentence) -> list[Draft]:
    """The claims of one sentence: the words of source, cue and content."""
    founds = find_cues(doc, sentence)
    if not founds:
        return []
    drafted = _Drafted(doc, sentence)
    for found, following in zip_longest(founds, founds[1:]):
        drafted.add(found, following)
    if "citing" in sentence.there:
        for draft in drafted.drafts:
            if draft.content:
                draft.content[-1] = _without_evidence(doc, *draft.content[-1])
    return [draft for draft in drafted.drafts if _says_something(draft) and not _of_a_number(doc, draft)]


def _says_something(draft: Draft) -> bool:
    """Whether a draft has a source or words; some cues need neither."""
    found = draft.found
    return bool(draft.source or draft.content) or found.cue.frame == "unclaimed" or found.cue is OPEN


@dataclass(slots=True)
class _Drafted:
    """The claims of one sentence, cue by cue from the left: a cue can go on with a claim, stand inside it, or take it over."""

    doc: Document
    sentence: Sentence
    drafts: list[Draft] = field(default_factory=list)

    @property
    def last(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def add(self, found: Found, following: Found | None) -> None:
        """Read the claim of one cue, if it makes one of its own."""
        before = self.last
        if (before is not None and found.first < before.found.last) or _inside_quotation(self.doc, found):
            return
        if before is not None and told_in(before, found) and _is_open(found):
            return  # "X said the police had opened an inquiry", "said it was not clear who had fired": what X says
        draft = self._frame(found, before, following)
        if before is not None:
            draft = self._beside_others(found, draft, following)
        if draft is None:
            return
        before = self.last
        if before is not None and draft.found.cue.frame == "according" and draft.source:
            if is_medium(self.doc, *draft.source):
                _relay(before, draft)
        if before is not None and before.content and not draft.inverted:
            _cut(self.doc, before, draft)
        self.drafts.append(draft)

    def _frame(self, found: Found, before: Draft | None, following: Found | None) -> Draft | None:
        return FRAMES.get(found.cue.frame, clause)(self.doc, self.sentence, found, before, following)

    def _beside_others(self, found: Found, draft: Draft | None, following: Found | None) -> Draft | None:
        """The claim of a cue that has others before it in the sentence; None if it makes none of its own."""
        draft = self._laid_on_by(found, draft, following)
        if draft is None or self._told_of(draft):
            return None
        draft = self._taken_over(draft, following)
        if self._one_denial(draft):
            return None
        draft = self._of_what_is_held(draft, following)
        return None if self._goes_on(draft) else draft

    # a later cue takes over what stands before it ------------------------------------------------

    def _laid_on_by(self, found: Found, draft: Draft | None, following: Found | None) -> Draft | None:
        """“The strike was blamed on X, Y said”: Y blames X."""
        before = self.last
        if before is None or not laid_on(self.doc, before) or not (draft is None or of_a_noun(self.doc, before)):
            return draft
        alone = self._frame(found, None, following)
        if alone is None or not closes(self.doc, self.sentence, alone):
            return draft
        alone.inner = self.drafts.pop()
        return alone

    def _taken_over(self, draft: Draft, following: Found | None) -> Draft:
        """“X allegedly did it, Y said”, “It was not clear who had fired, Y said”: what Y says."""
        before = self.last
        if before is not None and before.found.cue.frame == "hearsay":
            sourced = self._frame(draft.found, None, following)
            if sourced is not None and sourced.source and covers(sourced, before.found.first):
                self.drafts.pop()
                draft, before = sourced, self.last
        if before is not None and before.found.cue is OPEN:
            alone = self._frame(draft.found, self.drafts[-2] if len(self.drafts) > 1 else None, following)
            if alone is not None and alone.source and covers(alone, before.found.first):
                self.drafts.pop()
                return alone
        return draft

    def _of_what_is_held(self, draft: Draft, following: Found | None) -> Draft:
        """“X is believed to have done it, Y said”, “…, one of whom has admitted it, Y said”: what Y says."""
        before = self.last
        if before is None or draft.source is None or draft.inverted:
            return draft
        aside = of_one_of_them(self.doc, before) and closes(self.doc, self.sentence, draft)
        if not only_held(before) and not aside:
            return draft
        self.drafts.pop()
        return self._frame(draft.found, self.last, following) or draft

    # a cue that makes no claim of its own --------------------------------------------------------

    def _told_of(self, draft: Draft) -> bool:
        """“officials said an attack attributed to X killed 12”, “said X was believed to have fired it”: what officials say."""
        before = self.last
        if before is None or not told_in(before, draft.found):
            return False
        attributed = laid_on(self.doc, draft) and of_a_noun(self.doc, draft)
        attributed = attributed or said_between(self.doc, before, draft)
        if attributed:
            before.inner = before.inner or draft
        return attributed or only_held(draft)

    def _one_denial(self, draft: Draft) -> bool:
        """“The coalition rejects the charges, its spokesman said”: one denial; of an inquiry it is the one who looks that speaks."""
        before = self.last
        if before is None or before.found.cue.frame not in ("deny", "investigate"):
            return False
        if not closes(self.doc, self.sentence, draft) or not by_spokesperson(self.doc, draft):
            return False
        if not covers(draft, before.found.first):
            return False
        if before.found.cue.frame == "investigate":
            draft.inner = self.drafts.pop()
            return False
        if before.content and not draft.inverted:
            _cut(self.doc, before, draft)
        return True

    def _goes_on(self, draft: Draft) -> bool:
        """Whether a cue only goes on with the claim before it: "X said it could not confirm …" is one statement of X."""
        doc, before = self.doc, self.last
        if before is None:
            return False
        if told_in(before, draft.found) and unnamed(doc, draft):
            source = doc.tokens.words[slice(*draft.source or (0, 0))]
            if draft.found.cue.frame == "withhold" or not _SHOWING.isdisjoint(source):
                return True  # "the mission said observers were unable to say who": what the mission says
        if draft.shared and draft.source == before.source and behind_passive(before):
            host = next((d for d in reversed(self.drafts) if not behind_passive(d)), None)
            # "verified what X alleged, but said …"
            draft.source = host.source if host else passive_subject(doc, before) or draft.source
        if draft.source == before.source and of_whom_it_tells(doc, before, draft.found):
            return True  # "Police said the man had been held and had admitted it": what the police say of him
        same = of_itself(doc, before, draft)
        if same:
            before.inner = before.inner or draft
        return same


def _is_open(found: Found) -> bool:
    """Whether a cue tells that somebody looks into it, or that nobody knows."""
    return found.cue is OPEN or found.cue is INVESTIGATES or found.cue is LOOKS_INTO or found.cue.frame == "investigate"


def _relay(before: Draft, draft: Draft) -> None:
    """“…, X said, according to the agency”: the agency passes on what X said."""
    told = before.source is not None and before.found.cue.frame in ("clause", "accuse", "blame", "deny")
    if told and draft.content and draft.content[0][0] <= before.begin:
        draft.passes_on, before.via = True, before.via or draft.source


def _without_evidence(doc: Document, first: int, last: int) -> tuple[int, int]:
    """The words of a statement without "…, citing intelligence", which tells what the speaker goes by."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at = next((i for i in range(last - 1, first, -1) if words[i] == "citing" and tags[i - 1] == ","), None)
    return (first, at - 1) if at is not None and at - 1 > first and not doc.around(at, at + 1) else (first, last)


def _inside_quotation(doc: Document, found: Found) -> bool:
    """A cue inside quoted words is part of what is said."""
    around = quotation_around(doc, found.first) if doc.quotations else None
    return around is not None and around[0] < found.first < around[1] and around[1] - around[0] > 2


def _of_a_number(doc: Document, draft: Draft) -> bool:
    """“the number of groups that announced it has not changed”: a number tells nothing."""
    if draft.source is None:
        return False
    first, last = draft.source
    words = doc.tokens.words
    first += words[first] == "the"
    return first + 1 < last and words[first + 1] == "of" and words[first] in ("number", "total")


def _passes_on(doc: Document, draft: Draft, first: int, last: int) -> bool:
    """Whether a cue closes the sentence with a speaker of its own, who tells what somebody said: "…, officials said"."""
    if draft.source is None or draft.inverted or draft.shared or not first < draft.source[0] < draft.found.first < last:
        return False
    ends = all(tag in "TPl" for tag in doc.tokens.tags[draft.found.last : last])
    return ends and doc.tokens.tags[draft.source[0] - 1] == "," and not doc.around(draft.found.first, draft.found.last)


def _cut(doc: Document, before: Draft, draft: Draft) -> None:
    """End a claim's content where the next claim of the same sentence begins as a clause of its own."""
    tags, words = doc.tokens.tags, doc.tokens.words
    assert before.content
    first, last = before.content[-1]
    if _passes_on(doc, draft, first, last):
        assert draft.source
        draft.passes_on = before.source is not None and before.source[1] <= before.found.first
        before.content[-1] = trim(doc, first, draft.source[0] - 1)  # "X said 28 had died, the agency reported"
        if before.via is None and is_medium(doc, *draft.source):
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
