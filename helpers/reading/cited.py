"""Who is cited for a figure: the claim around it, a source carried over, hearsay, or the article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from .bodies import compose
from .content import Draft
from .count_owners import OWN_WORDS, count_owner
from .document import Document, Sentence
from .identity import SPOKESPERSONS, Identity, Names
from .lexicon import word_set
from .names import identify
from .places import of_its_parts
from .qualifiers import BETWEEN
from .referents import owner_of, who_speaks
from .rows import Place
from .silence import Found
from .spoken import Spoken

_CARRYING = word_set("carrying_pronouns")
_BRINGING = word_set("bringing_a_total")
_CIRCUMSTANCES = word_set("leads_a_circumstance")
_LOCATIVE = word_set("place_prepositions")
_SEATED = frozenset(["based", "headquartered", "seated"])
_PERIODS = word_set("periods_in_front")
_VENUES = word_set("venues") | {"reporters", "journalists"}
_POINTING = frozenset(("it", "they", "he", "she", "this"))
_PUTTING = frozenset(("put", "puts", "putting"))
_BY = {"it": "it", "them": "they", "this": "this"}
_BACK = 12  # sentences
_UNPARTED = 6  # sentences; a longer paragraph is a text without paragraphs
_EXPECTING = word_set("verbs_of_expecting")
_TOLLS = word_set("toll_words")
_ACTING = frozenset("VvABWh")
_SHORT_SUBJECTS = word_set("short_subjects")


@dataclass(slots=True, unsafe_hash=True)
class Voice:
    """Who gives a figure, how the text says so, and by which claim."""

    source: str | None = None
    source_text: str | None = None
    speaker: str | None = None
    voice: str = "article"
    claim_id: str | None = None

    def columns(self) -> dict[str, Any]:
        """The columns of every figure; only a count of people tells the speaker too."""
        return {"source": self.source, "source_text": self.source_text, "voice": self.voice, "claim_id": self.claim_id}


OWN = Voice()


def _within(item: Spoken, word: int) -> bool:
    """Whether a word stands in what somebody says."""
    if len(item.content) == 1:
        first, last = item.content[0]
        return first <= word < last
    return any(first <= word < last for first, last in item.content)


@dataclass(slots=True)
class Cited:
    """Looks up the voice of a word, and the place named nearest to it."""

    doc: Document
    names: Names
    spoken: list[Spoken]
    places: tuple[Place, ...] = ()
    place_starts: list[int] = field(default_factory=list)
    by_sentence: dict[int, list[Spoken]] = field(default_factory=dict)
    carried: dict[int, Voice] = field(default_factory=dict)
    last: tuple[int, Voice] | None = None

    def __post_init__(self) -> None:
        doc = self.doc
        self.place_starts = [place.start for place in self.places]
        for item in self.spoken:
            self.by_sentence.setdefault(item.sentence, []).append(item)
        # a quotation may reach over several sentences
        for item in self.spoken:
            for first, last in item.content:
                index = item.sentence
                while index > 0 and doc.sentences[index].first > first:
                    index -= 1
                    self.by_sentence.setdefault(index, []).append(item)
                index = item.sentence
                while index + 1 < len(doc.sentences) and doc.sentences[index + 1].first < last:
                    index += 1
                    self.by_sentence.setdefault(index, []).append(item)

    def voice(self, word: int, sentence: Sentence) -> Voice:
        """The voice that gives the figure at a word."""
        gapped = self._gapped(word, sentence)
        if gapped is not None:
            return gapped
        hearsay = None
        best: Spoken | None = None
        said = self.by_sentence.get(sentence.index, ())
        for item in said:
            if item.row.voice == "article":
                continue
            if _within(item, word):
                if self._circumstance(item, word):
                    continue
                if item.row.voice == "hearsay":
                    hearsay = item
                elif item.presupposes and not self._in_content_of(item, word):
                    continue
                elif best is None or self._nearer(item, best):
                    best = item
        if best is not None:
            best = self._for_whom(best, word, sentence)
            row = best.row
            if row.rule == "mutual_blame" and row.accused is not None:
                return OWN  # "A and B accused each other of a raid that killed 12": of neither alone
            if best.observed:  # no statement: "It has registered five breaches" carries the source on
                pointing = (row.source_text or "").lower() in _POINTING
                if pointing and row.source is None:
                    return self._carry(sentence)
                return Voice(row.source, row.source_text, row.speaker, "carried" if pointing else "explicit")
            return Voice(row.source, row.source_text, row.speaker, "explicit", row.claim_id)
        if hearsay is not None:
            return Voice(voice="hearsay", claim_id=hearsay.row.claim_id)
        owner = self._owner(word, sentence)
        if owner is not None:
            return owner
        for item in said:
            if item.row.voice == "explicit":
                return OWN
        return self._carry(sentence)

    def _gapped(self, word: int, sentence: Sentence) -> Voice | None:
        """“Police put the toll at 40, doctors at 67”: the verb is left out, and the second source stands before its "at"."""
        doc = self.doc
        words, tags = doc.tokens.words, doc.tokens.tags
        at = word - 1
        if words[at] != "at" or tags[at - 1] not in "nNprZ)" or _PUTTING.isdisjoint(words[sentence.first : at]):
            return None
        begin = at
        while begin > sentence.first and tags[begin - 1] in "nNprZJD'":
            begin -= 1
        if tags[begin - 1] not in ",C;" or "#" not in tags[sentence.first : begin]:
            return None
        who = identify(doc, self.names, begin, at, sentence.block)
        article = tags[begin] == "D" and at - begin > 1
        if who.source is None or who.kind == "place" or words[at - 1] in _TOLLS:
            return None
        return Voice(who.source, doc.words_text(begin + article, at), who.speaker, "explicit")

    def expecting(self, word: int, sentence: Sentence) -> Voice:
        """“Officials expect the toll to rise”: whose expectation stands before the words that begin at `word`."""
        doc = self.doc
        words, tags = doc.tokens.words, doc.tokens.tags
        at = next((k for k in range(word - 1, max(sentence.first, word - 3), -1) if words[k] in _EXPECTING), None)
        if at is None:
            return OWN
        begin = at
        while begin > sentence.first and tags[begin - 1] in "nNprZJD'":
            begin -= 1
        opens = begin == sentence.first or tags[begin - 1] in ',;C:t"-'
        if begin == at or not opens:
            return OWN
        said = Draft(Found(at, at + 1, doc.lex.cues["said"]), (begin, at))
        who = who_speaks(doc, self.names, said, sentence)
        if who.source is None or who.kind == "place":
            return OWN
        return Voice(who.source, doc.words_text(begin + (tags[begin] == "D"), at), who.speaker, "explicit")

    def _for_whom(self, said: Spoken, word: int, sentence: Sentence) -> Spoken:
        """“The mission recorded 14 breaches, a spokesperson said”: the mission's, for which the nameless one speaks."""
        if (said.row.source or "") not in SPOKESPERSONS or said.row.speaker:
            return said
        seen = (item for item in self.by_sentence.get(sentence.index, ()) if item.observed and _within(item, word))
        return next(seen, said)

    def _nearer(self, item: Spoken, other: Spoken) -> bool:
        """Whether a statement is the inner one of two: it begins later, or at one place and is shorter."""
        if item.row.start != other.row.start:
            return (item.row.start or 0) > (other.row.start or 0)
        wide = [sum(last - first for first, last in one.content) for one in (item, other)]
        return wide[0] <= wide[1]

    def _circumstance(self, item: Spoken, word: int) -> bool:
        """“accused the army of breaches, hours after shells killed 12”: the writer's own words about when it was said."""
        cue = self.doc.lex.cues.get((item.row.cue_text or "").split(" ")[-1].lower())
        if not item.observed and (cue is None or cue.frame not in ("accuse", "blame", "trade")):
            return False
        words, tags = self.doc.tokens.words, self.doc.tokens.tags
        first = next(first for first, last in item.content if first <= word < last)
        accuses = cue is not None and cue.frame in ("accuse", "blame")
        for at in range(word - 1, first, -1):
            if accuses and words[at] == "which" and tags[at - 1] == "," and at > word - 5:
                return not self.doc.around(at, at + 1)  # "from the attack on a van, which left six dead"
            if (
                words[at] in _CIRCUMSTANCES
                and tags[at] == "S"
                and (tags[at - 1] in ",n" or item.row.section == "title")
            ):
                return not self.doc.around(at, at + 1)
            if tags[at] in ".;":
                return False
        return False

    def _in_content_of(self, item: Spoken, word: int) -> bool:
        """Objects of deny, blame, condemn hold figures that are the article's; quoted ones are not."""
        return item.row.quotation == "direct" or self._heads(item, word)

    def _heads(self, item: Spoken, word: int) -> bool:
        """“spoke of 52 dead”, “attributes 154 of the 211 deaths to the army”: a number is what is told, with all that it counts."""
        first, last = next((first, last) for first, last in item.content if first <= word < last)
        words, tags = self.doc.tokens.words, self.doc.tokens.tags
        cue = self.doc.lex.cues.get((item.row.cue_text or "").split(" ")[-1].lower())
        head = tags.find("#", first, min(first + 6, last))
        if (
            head < 0
            or cue is None
            or cue.frame not in ("object", "ascribe")
            or words[head + 1 : head + 2] in (["times"], ["-"])
        ):
            return False
        led = words[first:head]
        return (
            head - first < 2
            or not _TOLLS.isdisjoint(led)
            or all(tags[at] in 'Dl"' or led[at - first] in BETWEEN for at in range(first, head))
        )

    def _owner(self, word: int, sentence: Sentence) -> Voice | None:
        """Whose a number is that stands in nobody's statement: “its tally stood at 38”, “a figure given by the rescue service”."""
        doc = self.doc
        span = count_owner(doc, word, sentence)
        if span is None:
            return None
        first, last = span
        if last - first == 1 and doc.tokens.tags[first] == "O":
            return self._referred(sentence, doc.tokens.words[first])
        if doc.tokens.words[first] in OWN_WORDS:
            who = owner_of(doc, self.names, sentence, first)
        else:
            who = identify(doc, self.names, first, last, sentence.block)
        possessor = doc.tokens.tags[last : last + 1] == "'" or doc.tokens.words[first] in OWN_WORDS
        if who is None or who.source is None or who.kind == "place":
            return None
        if possessor and who.kind not in ("institution", "media", "group"):
            return None  # "the town's toll"
        article = doc.tokens.tags[first] == "D" and last - first > 1 and doc.tokens.words[first] not in OWN_WORDS
        return Voice(who.source, doc.words_text(first + article, last), who.speaker, "carried")

    def _carry(self, sentence: Sentence) -> Voice:
        """The source of a sentence that begins with "it", "they", "he", "this"."""
        if sentence.index in self.carried:
            return self.carried[sentence.index]
        voice = OWN
        subject = self._subject(sentence) or self._agent(sentence)
        if subject:
            voice = self._referred(sentence, subject)
        self.carried[sentence.index] = voice
        return voice

    def _subject(self, sentence: Sentence) -> str | None:
        """The pronoun that is the subject of a sentence, after any leading adverbial."""
        tags, words = self.doc.tokens.tags, self.doc.tokens.words
        at = sentence.first
        for _ in range(3):
            while at < sentence.last and tags[at] in "lC,":
                at += 1
            if at >= sentence.last:
                return None
            dated = words[at] in ("this", "last", "earlier") and words[at + 1] in _PERIODS
            if dated and tags[at + 2 : at + 3] == ",":
                at += 3  # "This week, it found"
                continue
            if words[at] in _CARRYING:
                means = words[at + 1 : at + 2] == ["means"]  # "This means that the number stands at 128"
                if words[at] in ("this", "these") and at + 1 < sentence.last and tags[at + 1] in "nprkGh" and not means:
                    return None
                if words[at] == "it" and words[at + 1 : at + 2] in (["was"], ["is"]):
                    return None  # "It was the deadliest attack"
                return words[at] if at + 1 < sentence.last and tags[at + 1] in "AvlVEKBn" else None
            if words[at] == "that" and words[at + 1] in _BRINGING:
                return "this"  # "That brings the number to 128"
            short = words[at] == "the" and at + 2 < sentence.last and words[at + 1] in _SHORT_SUBJECTS
            if short and tags[at + 2] in "AvVlE":
                return "it"
            comma = tags.find(",", at, min(sentence.last, at + 14))
            if (tags[at] not in "PTSG" and words[at] not in ("so", "in")) or comma < 0:
                return None
            at = comma + 1
        return None

    def _agent(self, sentence: Sentence) -> str | None:
        """The pronoun by which something was done: "were secured by it", "is brought by this to 128"."""
        words, tags = self.doc.tokens.words, self.doc.tokens.tags
        done = (
            at for at in range(sentence.first + 2, sentence.last - 1) if words[at] == "by" and tags[at - 1] in "KEVvB"
        )
        return next((_BY[words[at + 1]] for at in done if words[at + 1] in _BY), None)

    def _referred(self, sentence: Sentence, pronoun: str) -> Voice:
        sentences = self.doc.sentences
        before = range(sentence.index - 1, max(0, sentence.index - _BACK) - 1, -1)
        rank = self.names.rank
        least = rank[sentence.block] - 1  # so many paragraphs stand before the one above
        here, above = list[int](), list[int]()
        for index in before:
            block = sentences[index].block
            if rank[block] < least:
                break
            above.append(index)
            if block == sentence.block:
                here.append(index)
        # a paragraph that opens with the pronoun goes on with who speaks in the one above
        earlier = self._spoke_in(here or above)
        if not earlier:
            # "In the past day, it has …" and then, in a paragraph of its own, "This brings …": whoever was meant there
            return self._carry(sentences[above[0]]) if above else OWN
        found: dict[str | None, Spoken] = {}
        want = "person" if pronoun in ("he", "she") else ""
        for item in earlier:
            if want and not item.who.person:
                continue
            found[item.row.source] = item
        if (
            len(found) > 1 and len(here) > _UNPARTED
        ):  # a text in one paragraph: who spoke in the sentence that it goes on with
            lately = next((spoke for index in here if (spoke := self._spoke_in([index]))), [])
            found = {item.row.source: item for item in lately if item.who.person or not want}
        if len(found) != 1:
            return OWN
        item = next(iter(found.values()))
        return Voice(
            item.row.source,
            item.row.source_text,
            item.row.speaker,
            "carried",
            None if item.observed else item.row.claim_id,
        )

    def _spoke_in(self, sentences: list[int]) -> list[Spoken]:
        """Who speaks by name in these sentences, in text order."""
        return [
            item
            for index in reversed(sentences)
            for item in reversed(self.by_sentence.get(index, ()))
            if item.sentence == index and item.row.voice == "explicit" and item.row.source
        ]

    def place(self, word: int, sentence: Sentence) -> str | None:
        """The place named nearest to a word in its sentence; the one behind it wins a tie.

        A name that speaks, acts or owns is no place there: "Lowland said", "Lowland's offensive".
        """
        if not self.places:
            return None
        start, end = self.doc.slice(sentence.first, sentence.last)
        here = self.doc.tokens.starts[word]
        told = self.places[bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)]
        where = [place for place in told if self._is_where(place, sentence)]
        if len(where) < 2:
            return where[0].name if where else None
        around = {place.within for place in where}  # "the REGION town of NAME": NAME
        return min(
            (p.kind == "state" or p.name in around, abs(p.start - here) + (5 if p.start < here else 0), p.name)
            for p in where
        )[2]

    def _is_where(self, place: Place, sentence: Sentence) -> bool:
        """Whether a mention says where something happened, and not who spoke, acted or owned."""
        tokens = self.doc.tokens
        first = bisect_left(tokens.starts, place.start)
        last = bisect_left(tokens.starts, place.end)
        owns = tokens.tags[last : last + 1] == "'" and not of_its_parts(self.doc, last)
        if owns or not _SEATED.isdisjoint(tokens.words[max(0, first - 3) : first]):
            return False
        at = first - 1
        while at > sentence.first and tokens.tags[at] in "DnJl" and first - at < 5:
            at -= 1
        led = at >= sentence.first and tokens.words[at] in _LOCATIVE
        if led and tokens.words[at - 1] in _VENUES and place.kind is None:
            return False  # "told a briefing in NAME": where it was said
        if not led and place.kind in (None, "state") and tokens.tags[last : last + 1] in _ACTING:
            return False
        at = place.start
        for item in self.by_sentence.get(sentence.index, ()):
            row = item.row
            if row.source_start is not None and row.source_start <= at < (row.source_end or 0):
                return False
            if row.accused_start is not None and row.accused_start <= at < (row.accused_end or 0):
                return False
        return True


__all__ = ["Cited", "Identity", "Voice", "compose"]
