"""A text as blocks, sentences and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, compress
from typing import Any

from .blocks import READ, find_blocks
from .language import NOT_ENGLISH, foreign
from .lexicon import Lexicon, lexicon
from .nameclasses import find_names
from .rows import Block, Notice
from .spans import shadow
from .tokens import Tokens, shape, tokenize, where

_NOTE = 3  # words of the mark of a footnote, "[1]"
_ENOUGH = 3000  # words that show the language of a text
LONGEST = 400  # words; a longer sentence is cut, so that cost stays in step with length


_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'.\- ]+[A-Z]|[A-Z][\w'.\-]+)(?:[,/] ?[\w.'\- ]{2,30}){0,3}(?: ?\([A-Za-z /&.,']{2,30}\))? ?(?:--?|—|―) ?(?=[\"A-Z0-9])"
)
# "(AP) The army", "BEIRUT (AP) The army": no dash, so only with the name of a known agency
_AGENCY = re.compile(r"(?:[A-Z][\w'.\-]+(?: [A-Z][\w'.\-]+){0,2},? )?[(\[]([A-Za-z ]{2,20})[)\]] ?(?=[\"A-Z])")
# "14:52 The ministry said", "16.05 GMT - Police": the hour of an entry of a live blog
_STAMP = re.compile(r"[(\[]?\d{1,2}[:.]\d\d(?: ?(?:[ap]\.?m\.?|GMT|UTC|[A-Z]{2,4}T))?[)\]]?(?: ?[-:|])? +(?=[\"A-Z])")
_LOOKS_DATED = re.compile(r"^(?:[A-Z][A-Z'.\- ]+[A-Z]\b|[^-—]*\()")


_ITEMS = 3  # so many datelines make a round-up of separate reports
_BULLETS = frozenset("•·▪◦*-–—")
_TEXT = ("title", "body")  # the roles of what is read on from one to the next
_CAPITAL = frozenset("NJZprW")  # the classes that a word with a capital can have
_MARKS = re.compile("[\"']")
_OPENING, _CLOSING = "“„«‹「『", "”»›」』"
_TURNED = ("„“", "»«", "›‹")  # pairs whose second mark opens elsewhere
_STOPS = re.compile(r"\.+")


@dataclass(slots=True, unsafe_hash=True)
class Sentence:
    """A sentence: its words `first:last`, the block it stands in, its place among the sentences."""

    index: int
    first: int
    last: int
    block: int
    there: frozenset[str] = field(default=frozenset(), compare=False, repr=False)  # its words, in no order


@cache
def _columns(name: str) -> tuple[str, str, str]:
    return f"{name}start", f"{name}end", f"{name}text"


@dataclass(slots=True)
class Document:
    """A text and everything about its form. Offsets are offsets into `text`."""

    text: str
    plain: str
    lex: Lexicon
    tokens: Tokens
    blocks: list[Block]
    sentences: list[Sentence] = field(default_factory=list)
    quotations: list[tuple[int, int]] = field(default_factory=list)  # words of the two marks
    left_open: set[int] = field(default_factory=set)  # last words of quotations that no mark closes
    notices: list[Notice] = field(default_factory=list)
    block_words: list[tuple[int, int]] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)  # words that are not all letters
    marking: list[int] = field(default_factory=list)  # words that several rules look for, found in one pass
    marks: list[str] = field(default_factory=list)  # those words themselves
    items: list[int] = field(default_factory=list)  # words that begin a further report of a round-up
    watched: list[int] = field(default_factory=list)  # words that can tell of an attack or of who did it

    openings: frozenset[int] = frozenset()  # words that begin a block or a sentence
    one_line: str = ""  # the plain text without breaks of lines, in the same places
    places_of: dict[str, list[int]] = field(default_factory=dict)

    def around(self, first: int, last: int) -> list[tuple[int, int]]:
        """The quotations that share a word with the words `first:last`."""
        quotations = self.quotations
        at = bisect_left(quotations, (first,))
        # a quotation that began before may reach in; they are short and seldom nested
        found = []
        for pair in quotations[at - 3 if at > 3 else 0 :]:
            if pair[0] >= last:
                break
            if pair[1] >= first:
                found.append(pair)
        return found

    def above(self, block: int) -> int:
        """The paragraph before a block, past captions and whatever else is set between paragraphs; the block itself if it is the first."""
        return next((at for at in range(block - 1, -1, -1) if self.blocks[at].role in _TEXT), block)

    def ranks(self) -> list[int]:
        """Of each block, how many paragraphs stand before it."""
        before = accumulate((block.role in _TEXT for block in self.blocks), initial=0)
        return list(before)[: len(self.blocks)]

    @property
    def capitalised(self) -> dict[str, list[int]]:
        """The capitalised words, and where each stands. The index is made at the first question."""
        if not self.places_of:
            index: dict[str, list[int]] = {"": []}
            raws = self.tokens.raws
            for at in where(self.tokens.tags, _CAPITAL):
                raw = raws[at]
                if raw in index:
                    index[raw].append(at)
                else:
                    index[raw] = [at]
            self.places_of = index
        return self.places_of

    def standing(self, raw: str) -> list[int]:
        """Where a capitalised word stands, written just so."""
        return self.capitalised.get(raw, [])

    def marked(self, words: Container[str]) -> list[int]:
        """Where any of some words stand that are among those of `marking`."""
        return list(compress(self.marking, map(words.__contains__, self.marks)))

    def watched_in(self, first: int, last: int) -> list[int]:
        """Which of the words `first:last` can tell of an attack or of who did it."""
        watched = self.watched
        return watched[bisect_left(watched, first) : bisect_left(watched, last)]

    def slice(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the words `first:last`."""
        return self.tokens.starts[first], self.tokens.ends[last - 1]

    def new_line(self, at: int) -> bool:
        """Whether word `at` begins a line of its own; where a line was only wrapped, it goes on with the one above."""
        broken = "\n" in self.plain[self.tokens.ends[at - 1] : self.tokens.starts[at]]
        return broken and at in self.openings

    def sentence_at(self, word: int) -> int:
        """The number of the sentence in which a word stands."""
        return bisect_right(self.sentences, word, key=lambda sentence: sentence.first) - 1

    def item_start(self, word: int) -> int:
        """The word that begins the report of a round-up in which a word stands; 0 where there is one report."""
        at = bisect_right(self.items, word) if self.items else 0
        return self.items[at - 1] if at else 0

    def words_text(self, first: int, last: int) -> str:
        """The words `first:last` as a name that is the same however the lines are wrapped."""
        tokens = self.tokens
        told = self.text[tokens.starts[first] : tokens.ends[last - 1]]
        return " ".join(told.split()) if last - first > 1 else told

    def columns(self, name: str, span: tuple[int, int] | None) -> dict[str, Any]:
        """The columns NAMEstart, NAMEend and NAMEtext of a span of characters; none without a span."""
        if span is None:
            return {}
        start, end = span
        first, last, words = _columns(name)
        return {first: start, last: end, words: self.text[start:end]}

    def notice(self, kind: str, start: int, end: int, message: str) -> None:
        self.notices.append(Notice(kind, start, end, self.text[start:end], message))


def quoted(doc: Document, at: int) -> bool:
    """Whether a word stands inside quotation marks."""
    return any(opened < at < closed for opened, closed in doc.around(at, at + 1))


def _pair_quotes(doc: Document, tags: list[str]) -> None:
    """Pair the quotation marks of each block; a single mark counts only where it opens or closes."""
    text, tokens = doc.text, doc.tokens
    starts, ends = tokens.starts, tokens.ends
    size = len(text)
    pending, end_of_it = -1, 0  # the mark of a quotation that the paragraph before left open, and that paragraph's end
    for block, (first, last) in zip(doc.blocks, doc.block_words, strict=True):
        if block.role not in READ:
            continue
        opened = -1
        single = -1
        marks = [mark.start() for mark in _MARKS.finditer(tokens.tags, first, last)]
        if pending >= 0:
            opened = pending if _goes_on(text, starts, [i for i in marks if tags[i] == '"'], first) else -1
            if opened < 0:
                _left_open(doc, pending, end_of_it)
        for n, i in enumerate(marks):
            char = text[starts[i]]
            before = text[starts[i] - 1] if starts[i] else " "
            after = text[ends[i]] if ends[i] < size else " "
            if tags[i] == '"':
                if opened < 0 and (
                    char not in _CLOSING or (after.isalnum() and not before.isalnum() and before not in ".,!?")
                ):
                    opened = i
                elif opened >= 0 and (char not in _OPENING or text[starts[opened]] + char in _TURNED):
                    doc.quotations.append((opened, i))
                    opened = -1
            elif tokens.words[i] == "'":
                if single < 0 and not before.isalnum() and (after.isalnum() or after in "[($") and char != "’":
                    single = i
                elif single >= 0 and not after.isalnum() and not (before in "sS" and opened >= 0):
                    later = any(
                        not (text[ends[k]] if ends[k] < size else " ").isalnum() and tokens.words[k] == "'"
                        for k in marks[n + 1 : n + 20]
                    )
                    if before in "sS" and after == " " and later:
                        continue  # soldiers' inside a quotation that closes later
                    tags[single] = tags[i] = '"'
                    if opened < 0:
                        doc.quotations.append((single, i))
                    single = -1
        pending, end_of_it = opened, last
    if pending >= 0:
        _left_open(doc, pending, end_of_it)
    doc.quotations.sort()


def _goes_on(text: str, starts: list[int], marks: list[int], first: int) -> bool:
    """Whether a quotation left open in the last paragraph closes in this one: its marks begin with a closing one."""
    if len(marks) % 2 == 0 or marks[0] == first:
        return False
    at = starts[marks[0]]
    return text[at] not in _OPENING and not text[at - 1].isspace()


def _left_open(doc: Document, opened: int, last: int) -> None:
    """End a quotation without a closing mark with its paragraph; a next one that opens anew goes on with it."""
    doc.left_open.add(last - 1)
    doc.quotations.append((opened, last - 1))
    start, end = doc.tokens.starts[opened], doc.tokens.ends[last - 1]
    if not re.match(r"\s*[\"“«]", doc.text[end : end + 12]):
        doc.notice(
            "unclosed_quotation",
            start,
            doc.tokens.ends[opened],
            "a quotation opens here and does not close in its paragraph",
        )


_HOURS = frozenset(["a.m.", "p.m."])


def _find_sentences(doc: Document) -> None:
    tokens, tags, lex = doc.tokens, doc.tokens.tags, doc.lex
    starts, ends, raws, words = tokens.starts, tokens.ends, tokens.raws, tokens.words
    abbreviations = lex.sets["abbreviations"]
    sentences = doc.sentences
    dated: list[int] = []
    notes: dict[int, int] = {}  # where the mark of a footnote behind a sentence ends
    dots: list[int] = []  # full stops that end a short form, not a sentence
    doc.odd = where(raws, lex.odd)
    dotted = [at for at in doc.odd if raws[at][-1] == "." and len(raws[at]) > 2]
    for number, (block, (first, last)) in enumerate(zip(doc.blocks, doc.block_words, strict=True)):
        if block.role not in READ or first == last:
            continue
        begin = first
        match = _DATELINE.match(doc.plain, block.start, min(block.end, block.start + 90))
        if match is None or not _LOOKS_DATED.match(match.group()):
            match = _AGENCY.match(doc.plain, block.start, min(block.end, block.start + 90))
            match = match if match and match.group(1) in lex.sets["media_sources"] else None
        if match:
            dated.append(first)
            begin = min(bisect_left(starts, match.end()), last - 1)
        elif doc.plain[block.start].isdecimal() or doc.plain[block.start] in "([":
            stamp = _STAMP.match(doc.plain, block.start, block.end)
            begin = min(bisect_left(starts, stamp.end()), last - 1) if stamp else begin
        while begin < last - 1 and raws[begin] in _BULLETS:
            begin += 1
        stops = []
        for m in _STOPS.finditer(tags, begin, last):
            stop = m.end()
            # a closing mark belongs to the sentence; one behind a space opens the next
            while stop < last and tags[stop] in "\"')*" and starts[stop] == ends[stop - 1]:
                stop += 1
            stops.append(stop)
            if stop < last and tags[stop] == "(" and _note_behind(raws, starts, ends, stop, last):
                notes[stop] = stop + _NOTE
        acronyms = [i + 1 for i in dotted if begin <= i < last - 1]
        for stop in sorted(stops + acronyms):
            if stop <= begin or stop >= last:
                continue
            mark = stop - 1
            while tags[mark] in "\"')*" and mark > begin:
                mark -= 1
            goes_on = notes.get(stop, stop)
            if goes_on == last:
                break
            nxt = tokens.raws[goes_on][0]
            if starts[goes_on] == ends[goes_on - 1] and text_glued(tags[stop - 1], nxt):
                if tags[stop] == "&" and words[stop - 2] in abbreviations:
                    dots.append(stop - 1)  # "Maj.-Gen."
                continue
            if raws[mark] == "." and mark > begin:
                previous = words[mark - 1]
                initial = len(previous) == 1 and raws[mark - 1].isupper()
                initial = initial and not (
                    previous == "x" and words[mark - 2] == "on"
                )  # "wrote on X. The army denied it"
                if previous in abbreviations or initial:
                    if not (previous in ("no", "co", "est") and tags[stop] in "DOPSA"):
                        dots.append(mark)
                        continue
            elif raws[mark][-1] == "." and len(raws[mark]) > 2 and tags[stop] not in "DOPSAc":
                hour = words[mark] in _HOURS and tags[stop] != "T" and nxt.isupper()
                hour = hour and not raws[stop].isupper() and words[stop + 1 : stop + 2] != ["time"]
                if not hour and not (  # "shortly after 9 p.m. Residents said", not "at 9 p.m. Tuesday"
                    tags[stop] == '"' and stop + 1 < last and tags[stop + 1] in "DOPSAc" and raws[stop + 1][0].isupper()
                ):
                    continue
            if not (nxt.isupper() or nxt.isdecimal() or tags[goes_on] in '"(*-'):
                continue
            sentences.append(Sentence(len(sentences), begin, stop, number, frozenset(words[begin:stop])))
            begin = goes_on
        end = next((stop for stop, after in notes.items() if after == last), last) if notes else last
        if begin < end:
            sentences.append(Sentence(len(sentences), begin, end, number, frozenset(words[begin:end])))
    doc.items = dated[1:] if len(dated) >= _ITEMS else []
    if dots:
        marks = list(tags)
        for mark in dots:
            marks[mark] = "&"
        tokens.tags = "".join(marks)
    if any(s.last - s.first > LONGEST for s in sentences):
        doc.sentences = _cut_long(doc, sentences)


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


def read_document(text: str) -> Document:
    """The form of a text: words, blocks, sentences, quotations."""
    lex = lexicon()
    plain = shadow(text)
    tokens = tokenize(plain, lex)
    blocks, spans = find_blocks(text, plain, lex, tokens)
    doc = Document(text, plain, lex, tokens, blocks, block_words=spans)
    starts = tokens.starts
    tags = list(tokens.tags)
    for block, (first, last) in zip(blocks, doc.block_words, strict=True):
        if block.role in ("title", "heading") and block.text.isupper() and last - first > 3:
            for i in range(first, last):
                if tags[i] == "N":
                    tags[i] = shape(tokens.words[i], tokens.words[i], lex.numbers)
        elif block.role == "body":
            find_names(tokens, tags, first, last)
    if '"' in tokens.tags or "'" in tokens.tags:
        _pair_quotes(doc, tags)
    tokens.tags = "".join(tags)
    for index in tokens.glued:
        doc.notice(
            "glued_words",
            starts[index - 1],
            tokens.ends[index],
            "two words stand together without a space; they are read as two",
        )
    if blocks and foreign(tokens.words[:_ENOUGH]):
        doc.notice("not_english", blocks[0].start, blocks[0].end, NOT_ENGLISH)
    _find_sentences(doc)
    doc.openings = frozenset([first for first, _ in spans] + [sentence.first for sentence in doc.sentences])
    doc.one_line = plain.replace("\n", " ")
    words, watched = tokens.words, lex.sets["watched"]
    doc.marking = where(words, lex.sets["marking"])
    doc.marks = [words[at] for at in doc.marking]
    doc.watched = doc.marked(watched)
    return doc
