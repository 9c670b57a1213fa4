"""Drafts become claim rows: sources are named, stances judged, ids given."""

from __future__ import annotations

from dataclasses import dataclass, field

from .claims import draft_claims
from .content import Draft
from .continued import continue_quotations
from .document import Document, Sentence
from .duty import Duty
from .identity import Identity, Names, remember
from .lexicon import word_set
from .names import identify
from .referents import who_speaks
from .relays import merge_relays
from .responsibility import judge, own_voice
from .rows import Claim

_SELVES = word_set("speaking_selves")


@dataclass(slots=True)
class Spoken:
    """A claim row with what later steps need: the words of its content and who speaks."""

    row: Claim
    who: Identity
    content: list[tuple[int, int]]
    presupposes: bool  # figures in its object are the article's own
    block: int
    sentence: int
    observed: bool = False  # "recorded 12 deaths": a figure's source, but no statement and no row


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
            role = doc.blocks[sentence.block].role
            told: list[tuple[int, int]] = []
            for draft in drafts:
                told.extend(draft.content or [])
                self._add(draft, sentence, role)
            if sentence.index not in quoted:
                self._own_voice(sentence, told, role)

    # one claim -----------------------------------------------------------------------------------

    def _add(self, draft: Draft, sentence: Sentence, role: str) -> None:
        doc = self.doc
        cue = draft.found.cue
        hearsay = cue.frame == "hearsay"
        if draft.source and doc.tokens.tags[draft.source[0]] == "O" and doc.tokens.words[draft.source[0]] in _SELVES:
            return
        who = Identity(None, "unknown") if hearsay else who_speaks(doc, self.names, draft, sentence)
        duty = judge(doc, self.names, draft, who, sentence.block)
        sourced = draft.source is not None and not hearsay
        if who.source is None and draft.source is not None and duty.rule in ("nobody_claims",):
            sourced = False
        if (
            not sourced
            and not hearsay
            and cue.frame
            not in (
                "withhold",
                "unclaimed",
                "responsibility",
                "accuse",
                "blame",
                "ascribe",
                "clause",
                "that",
                "object",
                "investigate",
                "deny",
            )
        ):
            return
        if not sourced and not hearsay and not draft.found.passive and duty.rule not in ("nobody_claims", "withholds"):
            start, end = doc.slice(draft.found.first, draft.found.last)
            doc.notice(
                "cue_without_claim", start, end, "a word that reports a statement, without a source that could be found"
            )
            return
        if who.source is not None:
            self.names.said.append((sentence.block, who, draft.found.first))
            remember(self.names, who)
        if duty.rule == "mutual_blame" and draft.source:
            self._mutual(draft, sentence, role, duty)
            return
        self._row(draft, sentence, role, who, duty, sourced, hearsay)

    def _mutual(self, draft: Draft, sentence: Sentence, role: str, duty: Duty) -> None:
        """ "A and B accused each other": two claims, each source accusing the other."""
        doc = self.doc
        first, last = draft.source or (0, 0)
        # a headline's "A, B accuse each other"
        if first - 2 >= sentence.first and doc.tokens.tags[first - 1] == "," and first - sentence.first <= 4:
            joins = [first - 1]
            first = sentence.first
        else:
            joins = [i for i in range(first, last) if doc.tokens.words[i] == "and"]
        if len(joins) != 1:
            who = identify(doc, self.names, first, last, sentence.block)
            self._row(draft, sentence, role, who, duty, True, False)
            return
        one = identify(doc, self.names, first, joins[0], sentence.block)
        two = identify(doc, self.names, joins[0] + 1, last, sentence.block)
        for who, other, span in ((one, two, (joins[0] + 1, last)), (two, one, (first, joins[0]))):
            mine = Duty(duty.stance, duty.hedged, other.source, span, duty.rule)
            copy = Draft(
                draft.found, (first, joins[0]) if who is one else (joins[0] + 1, last), draft.content, begin=draft.begin
            )
            self._row(copy, sentence, role, who, mine, True, False)

    def _row(
        self, draft: Draft, sentence: Sentence, role: str, who: Identity, duty: Duty, sourced: bool, hearsay: bool
    ) -> None:
        doc, text = self.doc, self.doc.text
        cue = draft.found
        if duty.stance == "accuses" and duty.accused:
            self.names.accused.append(duty.accused)
        content = draft.content or []
        spans = [doc.slice(*part) for part in content]
        cue_start, cue_end = doc.slice(cue.first, cue.last)
        source = doc.slice(*draft.source) if sourced and draft.source else None
        edges = [(cue_start, cue_end), *spans] + ([source] if source else [])
        accused = doc.slice(*duty.span) if duty.span and duty.accused else None
        start, end = min(a for a, _ in edges), max(b for _, b in edges)
        content_start = spans[0][0] if spans else None
        content_end = spans[-1][1] if spans else None
        via = None
        if draft.via:
            via = identify(doc, self.names, *draft.via, sentence.block).source or doc.words_text(*draft.via)
        voice = "hearsay" if hearsay else "explicit" if sourced else "article"
        row = Claim(
            self._id(start, cue_start),
            start,
            end,
            text[start:end],
            "title" if role == "title" else "body",
            source[0] if source else None,
            source[1] if source else None,
            text[source[0] : source[1]] if source else None,
            who.source if sourced else None,
            who.kind if sourced else None,
            who.speaker if sourced else None,
            via,
            cue_start,
            cue_end,
            text[cue_start:cue_end],
            content_start,
            content_end,
            text[content_start:content_end] if content_start is not None else None,
            ";".join(f"{a}-{b}" for a, b in spans) or None,
            None if hearsay or not sourced else self._quotation(content),
            voice,
            duty.stance,
            duty.hedged or hearsay,
            duty.accused,
            accused[0] if accused else None,
            accused[1] if accused else None,
            text[accused[0] : accused[1]] if accused else None,
            cue.cue.tone,
            sentence.index,
            duty.rule,
        )
        observed = cue.cue.observes and duty.stance == "asserts" and sourced
        own_figures = (
            cue.cue.frame in ("deny", "blame", "ascribe", "object", "responsibility", "investigate", "as")
            and not cue.cue.counts
        )
        self.spoken.append(
            Spoken(
                row,
                who if sourced else Identity(None, "unknown"),
                content,
                own_figures,
                sentence.block,
                sentence.index,
                observed,
            )
        )

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
        some = whole = False
        if content:
            quotes = [pair for part in content for pair in self.doc.around(*part)]
            some = any('"' in tags[first:last] for first, last in content) or any(
                o < f and c >= last for o, c in quotes for f, last in content
            )
            whole = some and all(
                any(o <= first + 1 and c >= last - 2 for o, c in quotes) or _all_quoted(tags, first, last, quotes)
                for first, last in content
            )
        return "direct" if whole else "mixed" if some else "indirect"

    # the article's own accusations ----------------------------------------------------------------

    def _own_voice(self, sentence: Sentence, told: list[tuple[int, int]], role: str) -> None:
        doc = self.doc
        first, last = sentence.first, sentence.last
        if told:
            # only what stands outside everybody's statements
            begin, end = min(a for a, _ in told), max(b for _, b in told)
            pieces = [(first, begin), (end, last)]
        else:
            pieces = [(first, last)]
        mine = []
        for item in reversed(self.spoken):
            if item.sentence != sentence.index:
                break
            mine.append(item)
        if any(item.row.voice == "hearsay" for item in mine):
            return
        for a, b in pieces:
            if b - a < 3:
                continue
            if told and any(doc.slice(a, b)[0] <= (s.row.cue_start or -1) < doc.slice(a, b)[1] for s in mine):
                continue
            found = own_voice(doc, self.names, a, b, sentence.block)
            if found is None:
                continue
            agent, soft = found
            if agent.who:
                self.names.accused.append(agent.who)
            start, end = doc.slice(agent.first, agent.last)
            text = doc.text
            edge_start, edge_end = doc.slice(a, b)
            while edge_end > edge_start and text[edge_end - 1] in ".,;:- \n":
                edge_end -= 1
            row = Claim(
                self._id(start, start),
                edge_start,
                edge_end,
                text[edge_start:edge_end],
                "title" if role == "title" else "body",
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                None,
                edge_start,
                edge_end,
                text[edge_start:edge_end],
                f"{edge_start}-{edge_end}",
                None,
                "article",
                "accuses",
                soft,
                agent.who,
                start,
                end,
                text[start:end],
                None,
                sentence.index,
                agent.rule,
            )
            self.spoken.append(Spoken(row, Identity(None, "unknown"), [], False, sentence.block, sentence.index))
            return


def _all_quoted(tags: str, first: int, last: int, quotes: list[tuple[int, int]]) -> bool:
    at = first
    while at < last:
        inside = next((c for o, c in quotes if o <= at <= c), None)
        if inside is None:
            return False
        at = inside + 1
    return True
