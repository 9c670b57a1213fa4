"""Drafts become claim rows: sources are named, stances judged, ids given."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .actors import NOBODY, is_nobody
from .blame import CONDEMNING
from .bodies import state_in
from .charge_denied import charge
from .claims import draft_claims
from .content import Draft
from .continued import continue_quotations
from .document import Document, Sentence
from .duty import Duty
from .fixed_phrases import tells_no_attack
from .identity import Accusation, Identity, Names, remember
from .lexicon import word_set
from .modifiers import Agent
from .nameless_reports import TOLD_BY_NOBODY
from .names import identify
from .own_voice import own_voice
from .phrases import phrase_forward
from .referents import who_speaks
from .relays import merge_relays
from .responsibility import judge
from .rows import Claim
from .several_speakers import each_clause, each_voice
from .spoken import Spoken, presupposes

_ANYBODY = frozenset(["any", "anyone", "anybody"])  # "has not been claimed by any group"
_SELVES = word_set("speaking_selves")
_ANYONE = Identity("nobody", "group")
# frames that make a claim without a source ("The army was blamed")
_OF_BLAME = ("accuse", "blame", "ascribe", "investigate", "deny")
_SOURCELESS = frozenset((*_OF_BLAME, "withhold", "unclaimed", "responsibility", "clause", "that", "object"))
# words of accusation and denial: where no statement is read around one, a reader should look
_TAKING = word_set("taking_lives")
_LIVES = frozenset(("lives", "life"))
_TELLING = word_set("telling_of_responsibility")


@dataclass(slots=True)
class Telling:
    """Where a statement stands and whether somebody is named for it: the same for all rows of one cue."""

    sentence: Sentence
    role: str  # of the block: title, heading, body
    sourced: bool
    hearsay: bool


_UNKNOWN = Identity(None, "unknown")


@dataclass(slots=True)
class ClaimReader:
    """Reads the claims of a document, sentence by sentence."""

    doc: Document
    names: Names
    spoken: list[Spoken] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def read(self) -> None:
        doc = self.doc
        drafted = [(sentence, merge_relays(doc, draft_claims(doc, sentence))) for sentence in doc.sentences]
        quoted = continue_quotations(doc, drafted)
        for sentence, drafts in drafted:
            if doc.items and sentence.first <= doc.item_start(sentence.last - 1):
                self.names.forget()
            role = doc.blocks[sentence.block].role
            told: list[tuple[int, int]] = []
            begin = len(self.spoken)
            for draft in drafts:
                told.extend(draft.content or [])
                self._add(draft, sentence, role)
            if sentence.index not in quoted:
                self._own_voice(sentence, told, role, self.spoken[begin:])
                if len(self.spoken) == begin:
                    self._left_unread(sentence)

    def _left_unread(self, sentence: Sentence) -> None:
        """Tell of a word about responsibility in a sentence in which no statement was read."""
        doc = self.doc
        if _TELLING.isdisjoint(sentence.there):
            return
        words = doc.tokens.words[sentence.first : sentence.last]
        start = doc.tokens.starts[sentence.first]
        if any(notice.kind == "cue_without_claim" and notice.start >= start for notice in doc.notices[-2:]):
            return
        at = next((i for i, word in enumerate(words, sentence.first) if word in _TELLING), None)
        if at is not None and not self._takes_lives(at, at + 1):
            told = "a word that tells who did it or who denies it, in a sentence in which no statement was read"
            doc.notice("cue_without_claim", *doc.slice(at, at + 1), told)

    def _takes_lives(self, first: int, last: int) -> bool:
        """“The blast claimed 12 lives”: nobody says anything."""
        words = self.doc.tokens.words
        return words[first] in _TAKING and not _LIVES.isdisjoint(words[last : last + 6])

    # one claim -----------------------------------------------------------------------------------

    def _add(self, draft: Draft, sentence: Sentence, role: str) -> None:
        doc = self.doc
        cue = draft.found.cue
        told = draft.found.passive and draft.source is None and cue.base in TOLD_BY_NOBODY
        hearsay = cue.frame == "hearsay" or told  # "is said to have shelled the town"
        if draft.source and doc.tokens.tags[draft.source[0]] == "O" and doc.tokens.words[draft.source[0]] in _SELVES:
            return
        who = self._who(draft, sentence) if not hearsay else _UNKNOWN
        nobody = draft.source is not None and is_nobody(doc, *draft.source)
        duty = judge(doc, self.names, draft, _ANYONE if nobody else who, sentence.block)
        if nobody and duty.stance == "admits":
            duty = Duty("withholds", False, rule="nobody_claims")  # "no group has said it was behind the attack"
        if duty.stance in ("asserts", "accuses") and nobody:
            return  # "nobody has claimed the bodies": nobody says anything
        sourced = draft.source is not None and not hearsay
        if draft.source is not None and duty.rule == "nobody_claims" and self._is_nobody(draft.source, who):
            sourced, who = False, _UNKNOWN
        if not sourced and not hearsay and not self._has_no_source(draft, duty):
            return
        if who.source is not None:
            self.names.said.add(sentence.block, who, draft.found.first)
            remember(self.names, who)
        telling = Telling(sentence, role, sourced, hearsay)
        if duty.stance == "asserts":
            self._row(draft, telling, who, duty)
            return
        duty, further = each_clause(doc, self.names, draft, who, duty, sentence.block)
        for copy, one, own in each_voice(doc, self.names, draft, sentence, who, duty)[: None if sourced else 1]:
            self._row(copy, telling, one, own)
            for name, span in own.others:
                self._row(copy, telling, one, replace(own, accused=name, span=span))
        for part, other in further:
            self._row(part, telling, who, other)

    def _who(self, draft: Draft, sentence: Sentence) -> Identity:
        """The source of a statement, once those who speak within it and in front of it are known."""
        inner = draft.inner
        if inner is not None and inner.found.cue.frame == "investigate":
            body = who_speaks(self.doc, self.names, inner, sentence)
            self.names.said.add(sentence.block, body, inner.found.first)  # "the ministry is looking into it, X said"
        who = who_speaks(self.doc, self.names, draft, sentence)
        charged = draft.found.cue.frame == "deny" and draft.source and self.spoken
        if charged and draft.source and self._charge_before(draft.source, sentence, who):
            return who_speaks(self.doc, self.names, draft, sentence)  # "it" is the one who is charged
        return who

    def _is_nobody(self, source: tuple[int, int], who: Identity) -> bool:
        """Whether it is nobody who claims: no name, or "no group"; "neither X nor Y" are two."""
        words = self.doc.tokens.words[slice(*source)]
        if words[0] == "neither" and "nor" in words:
            return False
        return who.source is None or words[0] in NOBODY | _ANYBODY

    def _has_no_source(self, draft: Draft, duty: Duty) -> bool:
        """Whether a statement without a source makes a row all the same; what should have had one is told in a notice."""
        found = draft.found
        if found.cue.frame not in _SOURCELESS:
            return False
        if found.passive or duty.rule in ("nobody_claims", "withholds"):
            return True
        if self._takes_lives(found.first, found.last):
            return False
        told = "a word that reports a statement, without a source that could be found"
        self.doc.notice("cue_without_claim", *self.doc.slice(found.first, found.last), told)
        return False

    def _accused(self, name: str | None) -> None:
        if name:
            self.names.accused.add(name, state_in(self.doc, name))

    def _charge_before(self, denied_by: tuple[int, int], sentence: Sentence, who: Identity) -> bool:
        """“A says B arms the rebels, a charge B denies”: what A said was an accusation."""
        said = self.spoken[-1]
        if said.sentence != sentence.index or said.row.stance != "asserts" or said.row.voice != "explicit":
            return False
        duty = charge(self.doc, self.names, said.content, denied_by, said.row.source, who, sentence)
        if duty is None or duty.span is None:
            return False
        self._accused(duty.accused)
        self.names.last_accused = Accusation(sentence.block, said.row.source, sentence.index)
        accused = self.doc.columns("accused_", self.doc.slice(*duty.span))
        said.row = replace(said.row, stance="accuses", accused=duty.accused, rule=duty.rule, **accused)
        return True

    def _row(self, draft: Draft, telling: Telling, who: Identity, duty: Duty) -> None:
        doc, sentence = self.doc, telling.sentence
        if telling.role == "title":
            who = replace(who, source=_as_in_body(doc, sentence, who.source))
            duty = replace(duty, accused=_as_in_body(doc, sentence, duty.accused))
        content = [part for part in draft.content or () if part[0] < part[1]]
        self._keep_in_mind(draft, sentence, who, duty, content)
        row = self._claim(draft, telling, who, duty, content)
        observed = draft.found.cue.observes and duty.stance == "asserts" and telling.sourced
        teller = who if telling.sourced else _UNKNOWN
        own_figures = presupposes(doc, draft, duty, content)
        self.spoken.append(Spoken(row, teller, content, own_figures, sentence.block, sentence.index, observed))

    def _keep_in_mind(
        self, draft: Draft, sentence: Sentence, who: Identity, duty: Duty, content: list[tuple[int, int]]
    ) -> None:
        """Keep who is accused or condemned, for the denials and pronouns to come."""
        doc, cue = self.doc, draft.found.cue
        if duty.stance == "accuses" and duty.accused:
            self._accused(duty.accused)
            light = doc.lex.sets["light_verbs"]  # "of using the school"
            of_attack = cue.frame != "accuse" or any(
                not tells_no_attack(doc, *part) and light.isdisjoint(doc.tokens.words[slice(*part)])
                for part in draft.content or ()
            )
            self.names.last_accused = Accusation(sentence.block, who.source, sentence.index, of_attack, duty.accused)
        if cue.base in CONDEMNING and content:
            whom = self._condemned(*content[0], sentence)
            self.names.condemned = Accusation(sentence.block, who.source, sentence.index, whom is not None, whom)

    def _claim(
        self, draft: Draft, telling: Telling, who: Identity, duty: Duty, content: list[tuple[int, int]]
    ) -> Claim:
        doc, cue, sourced = self.doc, draft.found, telling.sourced
        text = doc.text
        starts, ends = doc.tokens.starts, doc.tokens.ends
        spans = [(starts[first], ends[last - 1]) for first, last in content]
        cue_start, cue_end = starts[cue.first], ends[cue.last - 1]
        source = doc.slice(*draft.source) if sourced and draft.source else None
        accused = doc.slice(*duty.span) if duty.span and duty.accused else None
        told = (spans[0][0], spans[-1][1]) if spans else None
        start, end = cue_start, cue_end
        for first, last in (*spans, source) if source else spans:
            start, end = min(start, first), max(end, last)
        alone = told is not None and len(spans) == 1
        return Claim(  # each column by its name: `doc.columns` would take twice as long
            claim_id=self._id(start, cue_start),
            start=start,
            end=end,
            text=text[start:end],
            section="title" if telling.role == "title" else "body",
            source_start=source and source[0],
            source_end=source and source[1],
            source_text=source and text[source[0] : source[1]],
            source=who.source if sourced else None,
            source_kind=who.kind if sourced else None,
            speaker=who.speaker if sourced else None,
            via=self._via(draft, telling.sentence, who),
            cue_start=cue_start,
            cue_end=cue_end,
            cue_text=text[cue_start:cue_end],
            content_start=told and told[0],
            content_end=told and told[1],
            content_text=told and text[told[0] : told[1]],
            content_parts=f"{told[0]}-{told[1]}"
            if alone and told
            else ";".join([f"{a}-{b}" for a, b in spans]) or None,
            quotation=self._quotation(content) if sourced else None,
            voice="hearsay" if telling.hearsay else "explicit" if sourced else "article",
            stance=duty.stance,
            hedged=duty.hedged or telling.hearsay,
            accused=duty.accused,
            accused_start=accused and accused[0],
            accused_end=accused and accused[1],
            accused_text=accused and text[accused[0] : accused[1]],
            tone=cue.cue.tone,
            sentence=telling.sentence.index,
            rule=duty.rule,
        )

    def _via(self, draft: Draft, sentence: Sentence, who: Identity) -> str | None:
        """Who passes it on: by name, or in the words that stand there."""
        if not draft.via:
            return None
        via = identify(self.doc, self.names, *draft.via, sentence.block).source
        return via if via and via != who.source else self.doc.words_text(*draft.via)

    def _condemned(self, first: int, last: int, sentence: Sentence) -> str | None:
        """Who it is that somebody condemns: "condemned Lowland for the strike"; None for an act."""
        doc = self.doc
        end = phrase_forward(doc, first, last, apposition=False)
        end = next((at for at in range(first + 1, end) if doc.tokens.tags[at] == "P"), end)
        whom = identify(doc, self.names, first, end, sentence.block) if end > first else Identity(None, "unknown")
        return whom.source if whom.kind in ("state", "institution", "group") else None

    def _id(self, start: int, other: int) -> str:
        name = f"claim-{start}"
        if name in self.ids:
            name = f"claim-{other}"
        number = 2
        while name in self.ids:
            name, number = f"claim-{other}-{number}", number + 1
        self.ids.add(name)
        return name

    def _quotation(self, content: list[tuple[int, int]]) -> str:
        """direct: all in quotation marks; mixed: some of it; indirect: none."""
        tags = self.doc.tokens.tags
        if '"' not in tags:
            return "indirect"
        quotes: list[tuple[int, int]] = []
        marked = False
        for first, last in content:
            quotes += self.doc.around(first, last)
            marked = marked or '"' in tags[first:last]
        if not quotes:
            return "mixed" if marked else "indirect"
        some, whole = False, True
        for first, last in content:
            inside = within = False
            for opened, closed in quotes:
                inside = inside or (opened < first and closed >= last)
                within = within or (opened <= first + 1 and closed >= last - 2)
            some = some or inside or '"' in tags[first:last]
            whole = whole and (within or _all_quoted(tags, first, last, quotes))
        return "direct" if some and whole else "mixed" if some else "indirect"

    # the article's own accusations ----------------------------------------------------------------

    def _own_voice(self, sentence: Sentence, told: list[tuple[int, int]], role: str, mine: list[Spoken]) -> None:
        for item in mine:
            if item.row.voice == "hearsay":
                return
        for first, last in _outside(sentence, told):
            if last - first < 3 or not self.doc.watched_in(first, last):
                continue
            start, end = self.doc.slice(first, last)
            if told and any(start <= (item.row.cue_start or -1) < end for item in mine):
                continue
            found = own_voice(self.doc, self.names, first, last, sentence.block)
            if found is not None:
                self._accuse(sentence, (start, end), *found, role)
                return

    def _accuse(self, sentence: Sentence, span: tuple[int, int], agent: Agent, soft: bool, role: str) -> None:
        """The article's own accusation, in these characters."""
        doc = self.doc
        self._accused(agent.who)
        start, end = span
        while end > start and doc.text[end - 1] in ".,;:- \n":
            end -= 1
        accused = doc.slice(agent.first, agent.last)
        row = Claim(
            claim_id=self._id(accused[0], accused[0]),
            **doc.columns("", (start, end)),
            section="title" if role == "title" else "body",
            **doc.columns("content_", (start, end)),
            content_parts=f"{start}-{end}",
            voice="article",
            stance="accuses",
            hedged=soft,
            accused=agent.who,
            **doc.columns("accused_", accused),
            sentence=sentence.index,
            rule=agent.rule,
        )
        self.spoken.append(Spoken(row, Identity(None, "unknown"), [], False, sentence.block, sentence.index))


def _outside(sentence: Sentence, told: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a sentence stands outside everybody's statements."""
    if not told:
        return [(sentence.first, sentence.last)]
    begin, end = told[0]
    for first, last in told[1:]:
        begin, end = min(begin, first), max(end, last)
    return [(sentence.first, begin), (end, sentence.last)]


def _all_quoted(tags: str, first: int, last: int, quotes: list[tuple[int, int]]) -> bool:
    at = first
    while at < last:
        inside = next((c for o, c in quotes if o <= at <= c), None)
        if inside is None:
            return False
        at = inside + 1
    return True


def _as_in_body(doc: Document, title: Sentence, name: str | None) -> str | None:
    """A name as the report below a title writes it: "Saudi-led Coalition" there is "Saudi-led coalition" here."""
    body = doc.one_line[doc.blocks[title.block].end :]
    if not name or name in body:
        return name
    found = re.search(rf"\b{re.escape(name)}\b", body, re.I)
    return found.group() if found else name
