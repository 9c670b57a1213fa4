"""Sentences: where each begins and ends, with short forms, marks of footnotes, datelines and hours told apart from both."""

from __future__ import annotations

import re
from bisect import bisect_left

from .blocks import READ
from .document import Document, Sentence
from .rows import Block
from .tokens import where

LONGEST = 400  # words; a longer sentence is cut, so that cost stays in step with length
_ITEMS = 3  # so many datelines make a round-up of separate reports
_ACRONYM = 3  # letters of a word in capitals that is sooner an acronym than a town
_NOTE = 3  # words of the mark of a footnote, "[1]"
_BULLETS = frozenset("•·▪◦*-–—")
_STOPS = re.compile(r"\.+")
_SPEAKER = re.compile("[DJ]?[NJnprZ]{1,6}[VvBWn]")
_NOTHING_MORE = re.compile(r"(?:[PT][DnNTl]{0,4})?(?:[.;]|$)")
_CLOSING = "\"')*"  # classes of marks that belong to the sentence they close
_OPENING = '"(*-'
_SUBJECTS = "DOPSA"  # classes of words that begin a sentence
_HOURS = frozenset(["a.m.", "p.m."])
_ALSO_NAMES = frozenset(["no", "co", "est"])  # short forms that are words, too
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'.\- ]+[A-Z]|[A-Z][\w'.\-]+)(?:[,/] ?[\w.'\- ]{2,30}){0,3}(?: ?\([A-Za-z /&.,']{2,30}\))? ?(?:--?|—|―) ?(?=[\"A-Z0-9])"
)
# "(AP) The army", "BEIRUT (AP) The army": no dash, so only where the town or the agency is told by its form
_AGENCY = re.compile(
    r"(?:([A-Z][\w'.\-]+(?: [A-Z][\w'.\-]+){0,2})(?:,(?: [\w'.\-]+){1,3}|,)? )?[(\[]([A-Z][\w '.\-]{1,29})[)\]] ?(?=[\"A-Z])"
)
# "14:52 The ministry said", "16.05 GMT - Police": the hour of an entry of a live blog
_STAMP = re.compile(r"[(\[]?\d{1,2}[:.]\d\d(?: ?(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,4}T))?[)\]]?(?: ?[-:|])? +(?=[\"A-Z])")
_LOOKS_DATED = re.compile(r"^(?:[A-Z][A-Z'.\- ]+[A-Z]\b|[^-—]*\()")


def find_sentences(doc: Document) -> None:
    """Put the sentences of the blocks that are read into `doc`, with its further reports; full stops of short forms get a class of their own."""
    doc.odd = where(doc.tokens.raws, doc.lex.odd)
    finder = _Finder(doc)
    for number, (block, (first, last)) in enumerate(zip(doc.blocks, doc.block_words, strict=True)):
        if block.role in READ and first < last:
            finder.read(number, block, first, last)
    doc.sentences = finder.sentences
    doc.items = finder.dated[1:] if len(finder.dated) >= _ITEMS else []
    if finder.dots:
        marks = list(doc.tokens.tags)
        for mark in finder.dots:
            marks[mark] = "&"
        doc.tokens.tags = "".join(marks)
    if any(s.last - s.first > LONGEST for s in doc.sentences):
        doc.sentences = _cut_long(doc, doc.sentences)


class _Finder:
    """The sentences of a document, found block by block."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.sentences: list[Sentence] = []
        self.dated: list[int] = []  # first words of the blocks that begin with a dateline
        self.dots: list[int] = []  # full stops that end a short form, not a sentence
        self.notes: dict[int, int] = {}  # where the mark of a footnote behind a sentence ends
        raws = doc.tokens.raws
        self.dotted = [at for at in doc.odd if raws[at][-1] == "." and len(raws[at]) > 2]  # "U.N.", "p.m."
        self.abbreviations = doc.lex.sets["abbreviations"]

    def read(self, number: int, block: Block, first: int, last: int) -> None:
        """The sentences of the block `number`, whose words are `first:last`."""
        begin = self._begin(block, first, last)
        for stop in self._stops(begin, last):
            if stop <= begin or stop >= last:
                continue
            goes_on = self.notes.get(stop, stop)
            if goes_on == last:
                break
            if self._ends(begin, stop, goes_on, last):
                self._add(number, begin, stop)
                begin = goes_on
        end = next((stop for stop, after in self.notes.items() if after == last), last) if self.notes else last
        if begin < end:
            self._add(number, begin, end)

    def _add(self, number: int, first: int, last: int) -> None:
        there = frozenset(self.doc.tokens.words[first:last])
        self.sentences.append(Sentence(len(self.sentences), first, last, number, there))

    def _begin(self, block: Block, first: int, last: int) -> int:
        """The first word behind a dateline, the hour of an entry, a bullet."""
        doc, starts, raws = self.doc, self.doc.tokens.starts, self.doc.tokens.raws
        begin = first
        reach = min(block.end, block.start + 90)
        match = _DATELINE.match(doc.plain, block.start, reach)
        if match is None or not _LOOKS_DATED.match(match.group()):
            match = _AGENCY.match(doc.plain, block.start, reach)
            match = match if match and _is_dateline(doc, match) else None
        if match:
            self.dated.append(first)
            begin = min(bisect_left(starts, match.end()), last - 1)
        elif doc.plain[block.start].isdecimal() or doc.plain[block.start] in "([":
            stamp = _STAMP.match(doc.plain, block.start, block.end)
            begin = min(bisect_left(starts, stamp.end()), last - 1) if stamp else begin
        while begin < last - 1 and raws[begin] in _BULLETS:
            begin += 1
        return begin

    def _stops(self, begin: int, last: int) -> list[int]:
        """The words behind each full stop, in text order; a mark that closes goes with the stop, one behind a space opens what follows."""
        tokens = self.doc.tokens
        tags, starts, ends = tokens.tags, tokens.starts, tokens.ends
        stops = []
        for match in _STOPS.finditer(tags, begin, last):
            stop = match.end()
            while stop < last and tags[stop] in _CLOSING and starts[stop] == ends[stop - 1]:
                stop += 1
            stops.append(stop)
            if stop < last and tags[stop] == "(" and _note_behind(tokens.raws, starts, ends, stop, last):
                self.notes[stop] = stop + _NOTE
        dotted = [at + 1 for at in self.dotted if begin <= at < last - 1]
        return sorted(stops + dotted) if dotted else stops

    def _ends(self, begin: int, stop: int, goes_on: int, last: int) -> bool:
        """Whether a sentence that began at word `begin` ends before word `stop`, the next one beginning at `goes_on`."""
        tokens = self.doc.tokens
        tags, raws, words = tokens.tags, tokens.raws, tokens.words
        mark = stop - 1
        while tags[mark] in _CLOSING and mark > begin:
            mark -= 1
        opens = raws[goes_on][0]
        if tokens.starts[goes_on] == tokens.ends[goes_on - 1] and text_glued(tags[stop - 1], opens):
            if tags[stop] == "&" and words[stop - 2] in self.abbreviations:
                self.dots.append(stop - 1)  # "Maj.-Gen."
            return False
        if raws[mark] == "." and mark > begin:
            if self._is_short(mark) and not (words[mark - 1] in _ALSO_NAMES and tags[stop] in _SUBJECTS):
                self.dots.append(mark)
                return False
        elif raws[mark][-1] == "." and len(raws[mark]) > 2 and not self._ends_at_acronym(mark, stop, last):
            return False
        if raws[mark] in "!?" and mark < stop - 1 and self._is_told_behind(stop, last):
            return False
        return opens.isupper() or opens.isdecimal() or tags[goes_on] in _OPENING

    def _is_told_behind(self, stop: int, last: int) -> bool:
        """“(“Stop!”) Ali Omar said.”: who cried or asked stands behind, and nothing that he told there."""
        tokens = self.doc.tokens
        who = _SPEAKER.match(tokens.tags, stop, last)
        return (
            who is not None
            and tokens.words[who.end() - 1] in self.doc.lex.cues
            and bool(_NOTHING_MORE.match(tokens.tags, who.end(), last))
        )

    def _is_short(self, mark: int) -> bool:
        """Whether the full stop at word `mark` stands behind a short form or an initial; “wrote on X. The army denied it” ends there."""
        words = self.doc.tokens.words
        previous = words[mark - 1]
        if previous in self.abbreviations:
            return True
        initial = len(previous) == 1 and self.doc.tokens.raws[mark - 1].isupper()
        return initial and not (previous == "x" and words[mark - 2] == "on")

    def _ends_at_acronym(self, mark: int, stop: int, last: int) -> bool:
        """“shortly after 9 p.m. Residents said”, “to the U.N. The army”; not “at 9 p.m. Tuesday”, “the U.N. envoy”."""
        tokens = self.doc.tokens
        tags, raws, words = tokens.tags, tokens.raws, tokens.words
        if tags[stop] in "DOPSAc":
            return True
        hour = words[mark] in _HOURS and tags[stop] != "T" and raws[self.notes.get(stop, stop)][0].isupper()
        if hour and not raws[stop].isupper() and words[stop + 1 : stop + 2] != ["time"]:
            return True
        quoted = tags[stop] == '"' and stop + 1 < last and tags[stop + 1] in "DOPSAc"
        return quoted and raws[stop + 1][0].isupper()


def _is_dateline(doc: Document, match: re.Match[str]) -> bool:
    """Whether a town, an agency in brackets or both are told: "KARSA (Vale News Agency) The"; "NATO (North Atlantic Treaty Organization) The" is a name spelled out."""
    town, told = match.groups()
    lex, low = doc.lex, told.lower()
    if told in lex.sets["media_sources"]:
        return True
    if town is None:  # "[Karsa] The army"
        at = bisect_left(doc.tokens.starts, match.start(2))
        name = set(doc.tokens.tags[at : at + told.count(" ") + 1]) <= {"N"} and match.group()[0] == "["
        return low in lex.states or (name and low not in lex.organisations)
    named = town.replace(".", "").lower()
    if named in lex.organisations or _spells(town, told) or _spells(told, town):
        return False
    words = low.split()
    agency = not lex.sets["media_heads"].isdisjoint(words) or (told.isupper() and len(words) == 1)
    if named in lex.states:
        return town.isupper() or agency
    behind = bisect_left(doc.tokens.starts, match.end())
    role = doc.tokens.tags[behind : behind + 2] == "rN"  # "UNXY (The Lake Agency) Director NAME"
    return town.isupper() and len(town) > _ACRONYM and agency and not role and words[0] not in named.split()


def _spells(short: str, full: str) -> bool:
    """Whether a word is made of the initials of others."""
    initials = "".join(word[0] for word in full.split() if word[0].isupper())
    return short.isupper() and len(initials) > 1 and short.replace(".", "") == initials


def _note_behind(raws: list[str], starts: list[int], ends: list[int], stop: int, last: int) -> bool:
    """Whether the mark of a footnote stands glued behind a full stop, and words of the block after it: "killed.[1] The"."""
    marked = stop + _NOTE <= last and raws[stop] == "[" and raws[stop + 2] == "]"
    return marked and starts[stop] == ends[stop - 1] and (raws[stop + 1].isdecimal() or len(raws[stop + 1]) == 1)


def text_glued(before: str, nxt: str) -> bool:
    """Whether a full stop with no space behind it belongs inside a word ("3.5", "a.b")."""
    return not (nxt.isupper() or before in "\")'")


def _cut_long(doc: Document, sentences: list[Sentence]) -> list[Sentence]:
    out: list[Sentence] = []
    for sentence in sentences:
        if sentence.last - sentence.first > LONGEST:
            start, end = doc.slice(sentence.first, sentence.first + 1)
            doc.notice(
                "long_sentence",
                start,
                end,
                f"a sentence of {sentence.last - sentence.first} words begins here; it is read in parts of {LONGEST}",
            )
        for first in range(sentence.first, sentence.last, LONGEST):
            last = min(first + LONGEST, sentence.last)
            out.append(Sentence(len(out), first, last, sentence.block, frozenset(doc.tokens.words[first:last])))
    return out
