"""The form of a text: words, blocks, quotations, sentences."""

from __future__ import annotations

import re

from .blocks import READ, find_blocks
from .document import Document
from .language import NOT_ENGLISH, foreign
from .lexicon import lexicon
from .nameclasses import find_names
from .sentences import find_sentences
from .spans import shadow
from .tokens import shape, tokenize, where

_ENOUGH = 3000  # words that show the language of a text
_MARKS = re.compile("[\"']")
_OPENING, _CLOSING = "“„«‹「『", "”»›」』"
_TURNED = ("„“", "»«", "›‹")  # pairs whose second mark opens elsewhere


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
    find_sentences(doc)
    doc.openings = frozenset([first for first, _ in spans] + [sentence.first for sentence in doc.sentences])
    doc.one_line = plain.replace("\n", " ")
    words, watched = tokens.words, lex.sets["watched"]
    doc.marking = where(words, lex.sets["marking"])
    doc.marks = [words[at] for at in doc.marking]
    doc.watched = doc.marked(watched)
    return doc
