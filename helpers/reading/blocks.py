"""The lines of a text as blocks, each with its role on the page."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from itertools import pairwise

from .lexicon import Lexicon, lexicon
from .rows import Block
from .tokens import Tokens, tokenize

READ = ("title", "heading", "body")  # roles whose words are read
_SURE_WRAP, _WIDEST = 110, 200  # characters of a line that was broken to a width
_TITLE = 5  # lines of a title, at most
CAPTION = 400  # characters; a longer paragraph that ends in a credit is no caption
_SENTENCE = 60  # characters; a shorter line without a full stop is a heading or an item of a list
_BOX = 4  # words; so short a line about other reports is the heading of a box of them
_LONG_TITLE, _MARKED = 200, 5  # characters of a title, at most; and those among which its first letter stands
_PAGE_NAME = re.compile(r" (?:\||--?|—|―) [^|]{2,40}$")  # "Army shells town | Vale Gazette"
_FEW_WORDS = 16  # a headline
_TOP, _BANNER = 8, 6  # lines among which a title stands; words of the name of a page above it
FEW = 8  # words; a shorter line with a word such as "newsletter" in it is no sentence of the report
_NEAR_FULL = 13  # characters; most lines that were broken to a width lack no more
_LINE = re.compile(r"\S(?:[^\r\n\u2028\u2029]*\S)?")  # without the space around it
_LABEL = re.compile(r"([a-z' ]{3,30}?)(?: ?[:|] ?| - )(?=\S)")
_LABELLED = 4  # words
_COUNTER = 40  # characters
_COUNTED = re.compile(
    r"\d[\d.,]*[km]? ?\+? (?:comments?|shares?|views?|likes|reads|min(?:ute)?s? read)|comments \(\d+\)|\d+-minute read"
    r"|(?:est(?:\.|imated)? )?read(?:ing)? time ?[:-]? ?\d+ min(?:ute)?s?\.?|min(?:ute|\.)?s? read ?: ?\d+"
)
_BULLET = re.compile(r"(?:[•·▪◦*]|-|\d{1,2}[.)]) +")
_SECTION = 2  # words
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_OR_HOUR = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]? ?)?"
    rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}})?"
    r"(?:(?:,? ?(?:at )?)\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?[a-z]{2,4})?)?"
)
_STAMPED = re.compile(
    r"[ :]*(?:on |at )?(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|tues|wednes|thurs|satur)(?:day)?\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|yesterday)"
)


def find_lines(plain: str) -> list[tuple[int, int]]:
    """The lines that hold something, without the space around them."""
    return [match.span() for match in _LINE.finditer(plain)]


def find_paragraphs(plain: str, text: str | None = None) -> list[tuple[int, int]]:
    """Lines brought together where a line was broken only because the next word did not fit.

    `text` is the text as it came, in which an entity is as long as it was where the lines were broken.
    """
    lines = find_lines(plain)
    text = text or plain
    width = _width(lines)
    wrapped = len(lines) > 2 and (width <= _SURE_WRAP or _is_wrapped(plain, lines, width))
    again = _title_lines(plain, lines)
    paragraphs: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(lines):
        if again and i < 2 * again:
            paragraphs[-1:] = [(paragraphs[-1][0], end)] if i % again else [*paragraphs[-1:], (start, end)]
            continue
        if paragraphs and wrapped and i != 2 * again:
            before, gap = lines[i - 1], plain[lines[i - 1][1] : start]
            word = text[start:end].split(None, 1)[0]
            full = len(text[before[0] : before[1] + len(gap.splitlines()[0])].rstrip()) + 1 + len(word) > width - 2
            full = full or _broken_off(plain, before, start, 0)
            full = full and not _stands_apart(plain, start, end, before[1], width)
            if full and gap.count("\n") <= 1 and gap.count("\r") <= 1 and not _is_item(plain, start, before[1]):
                paragraphs[-1] = (paragraphs[-1][0], end)
                continue
        elif paragraphs and _broken_off(plain, lines[i - 1], start):
            paragraphs[-1] = (paragraphs[-1][0], end)
            continue
        paragraphs.append((start, end))
    return paragraphs


def _stands_apart(plain: str, start: int, end: int, before: int, width: int) -> bool:
    """Whether a short line without an end of its own follows a full stop: "Share this article" under a paragraph goes on with nothing."""
    last = before - 1
    while last > 0 and plain[last] in "\"')":
        last -= 1
    return plain[last] in ".!?" and end - start < width * 2 // 3 and plain[end - 1].isalnum()


def _width(lines: list[tuple[int, int]]) -> int:
    """The width that lines were broken to: the longest line, but for a few that a longer word made longer since."""
    sizes = sorted(end - start for start, end in lines)
    best = (0, 0)
    first = 0
    for last, size in enumerate(sizes):
        while size - sizes[first] >= _NEAR_FULL:
            first += 1
        best = max(best, (last - first + 1, size))
    near, width = best
    longer = sum(size > width for size in sizes)
    if near * 2 <= len(sizes) or longer * 4 >= len(sizes):
        return sizes[-1] if sizes else 0
    for k in range(len(sizes) - longer - 1, len(sizes) * 11 // 12, -1):
        if sizes[k] <= width and sizes[k] - sizes[k - 1] > 2:
            width = sizes[k - 1]  # one or two stand apart from all others
    return width


def _is_wrapped(plain: str, lines: list[tuple[int, int]], width: int) -> bool:
    """Whether long lines were broken to a width: a good part of them are full and end within a sentence."""
    cut = sum(
        one[1] - one[0] + 12 > width and plain[one[1] - 1] not in ".!?:\"')" and plain[other[0]].islower()
        for one, other in pairwise(lines)
    )
    return width <= _WIDEST and cut >= 3 and cut * 5 >= len(lines)


def _title_lines(plain: str, lines: list[tuple[int, int]]) -> int:
    """How many lines a title takes that is printed twice at the top, and broken to a width; 0 if it is not."""
    told = [plain[start:end] for start, end in lines[: 2 * _TITLE]]
    again = next((n for n in range(1, len(told) // 2 + 1) if told[:n] == told[n : 2 * n]), 0)
    named = not again and len(told) > 2 and not _forms(told[0]).isdisjoint(_forms(told[1]))  # "… | Vale Gazette"
    return 1 if named else again


def _is_item(plain: str, start: int, before: int) -> bool:
    """Whether a line is an item of a list; "… killed" and "37. More are missing" are one sentence that was wrapped, "Hurt:" and "71." too."""
    item = _BULLET.match(plain, start)
    if item is None or not plain[start].isdigit():
        return item is not None
    closes = plain[before - 1]
    return closes in ".:;!?\"')" and (closes != ":" or item.group().rstrip(" .)") == "1")


def _broken_off(plain: str, before: tuple[int, int], start: int, least: int = _SENTENCE) -> bool:
    """Whether a line goes on with the sentence that a stray line break cut: it begins in lower case behind a word or a comma."""
    last = plain[before[1] - 1]
    if not plain[start].islower() or not (last.isalpha() or last == ",") or before[1] - before[0] <= least:
        return False
    gap = plain[before[1] : start]
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n") <= 1


@cache
def _boilerplate_words() -> frozenset[str]:
    """The first word of each phrase of boilerplate: a line without one of them holds none."""
    lex = lexicon()
    phrases = (*lex.page["boilerplate"], *lex.page["boilerplate_short"])
    told = (tokenize(phrase, lex).words for phrase in phrases)
    return frozenset(next(word for word in words if word.isalnum() or word == "©") for words in told)


@cache
def _credit() -> re.Pattern[str]:
    """What closes the caption of a picture: "AGENCY/NAME", "AGENCY PHOTO", "Photo: NAME", "[File: NAME/AGENCY]"."""
    agency = "|".join(map(re.escape, sorted({name.upper() for name in lexicon().sets["media_sources"]})))
    told = r"(?:[^.!?]|(?<=\b[A-Z])\.)"  # with the full stop behind an initial
    return re.compile(
        rf"(?:[.!?)\]]|^)\s*\(?(?:(?:{agency})\s*/\s*[A-Z]{told}{{2,50}}|(?:{agency}) (?:PHOTO|IMAGES?)\b{told}{{0,50}})\)?\s*\.?$"
        rf"|\b(?:PHOTO|PHOTOGRAPH|CREDIT|PICTURE)S?: {told}{{2,60}}$"
        rf"|\[[^\]]{{0,60}}(?:{agency})(?: PHOTO| IMAGES?)?\]$"
    )


def role_of(line: str, words: list[str], place: int, lex: Lexicon) -> str:
    """The part that a block plays, from its own words and its place (0 = first)."""
    low, size, page = line.lower(), len(line), lex.page
    if not place and "|" in line and size <= 90 and _is_stamp(low):
        return "byline"
    short = size <= 220
    if short and low.startswith(page["related"]):
        led = list(filter(low.startswith, page["related"]))
        behind = (low[len(p) :].lstrip()[:1] for p in led)
        if size < 60 or not led[0][-1:].isalnum() or any(mark in (":", "", "-", "|") for mark in behind):
            return "related"
    if short and place and _is_labelled(low, lex):
        return "related"
    if short and not _boilerplate_words().isdisjoint(words):
        few = page["boilerplate_short"] if low.count(" ") < FEW else ()
        if any(map(low.__contains__, (*page["boilerplate"], *few))):
            return "boilerplate"
    end = line[-1]
    if size <= CAPTION and end not in "\"'" and _may_be_credited(low) and _credit().search(line.upper()):
        return "boilerplate"
    if size <= _COUNTER and _COUNTED.fullmatch(low):
        return "boilerplate"
    if size <= 90 and low.startswith(page["byline"]) and end != ".":
        return "byline"
    if size <= 90 and low.startswith(page["stamp"]):
        stamp = next(p for p in page["stamp"] if low.startswith(p))
        if _STAMPED.match(low, len(stamp)):
            return "byline"
    if low.startswith(page["credits"]):
        return "byline"
    if low.startswith(page["corrections"]):
        return "boilerplate"
    unfinished = end not in ".!?…;,\"'" or (end in "\"'" and line[-2:-1] not in ".!?,…")
    if place == 0 and size <= 200 and (unfinished or end in "\"'?"):
        return "title"
    if unfinished and len(line.split()) <= _FEW_WORDS and not _BULLET.match(line) and end != ":":
        return "heading" if line[:1].isupper() or line[:1] in "\"'" else "body"
    return "body"


def _is_stamp(low: str) -> bool:
    """“world news | wed jun 1, 2016 | 3:14am”: the name of a section, a day, an hour, and nothing that could be told."""
    parts = [part.strip() for part in low.split("|")]
    dated = [part for part in parts if part and _DAY_OR_HOUR.fullmatch(part)]
    return bool(dated) and all(len(part.split()) <= _SECTION for part in parts if part not in dated)


def _may_be_credited(low: str) -> bool:
    return "/" in low or "photo" in low or "credit" in low or "image" in low or "picture" in low


def _is_labelled(low: str, lex: Lexicon) -> bool:
    """“In other news: …”, “From our archive | …”: a label of few words before the headline of another report."""
    label = _LABEL.match(low) if low[-1] not in ".!…;," else None
    return label is not None and not lex.sets["labels_of_links"].isdisjoint(label[1].split()[:_LABELLED])


def _folded(line: str) -> str:
    """A line as it is compared: in lower case, with single spaces."""
    return " ".join(line.lower().split())


def _forms(line: str) -> set[str]:
    """A title as it is compared: without the sign of a heading and the full stop; with and without the name of the page behind it."""
    told = _folded(line).lstrip("# ").removesuffix(".")
    return {told, _PAGE_NAME.sub("", told)}


def find_blocks(text: str, plain: str, lex: Lexicon, tokens: Tokens) -> tuple[list[Block], list[tuple[int, int]]]:
    """The blocks of a text, and the words of each. A text of one block is body, whatever its shape."""
    paragraphs = find_paragraphs(plain, text)
    blocks: list[Block] = []
    spans: list[tuple[int, int]] = []
    last = 0
    title: tuple[set[str], int] | None = None
    place = 0
    opening: set[str] = set()
    opened = False  # a box of other reports
    for start, end in paragraphs:
        line = plain[start:end]
        first = bisect_left(tokens.starts, start, last)
        last = bisect_left(tokens.starts, end, first)
        spans.append((first, last))
        role = role_of(line, tokens.words[first:last], place, lex) if len(paragraphs) > 1 else "body"
        duplicate = None
        if role == "body" and not place and len(paragraphs) > 2 and end - start <= _LONG_TITLE and not blocks:
            role = (
                role if _forms(line).isdisjoint(_forms(plain[slice(*paragraphs[1])])) else "title"
            )  # with a full stop
        near = title is not None and end - start <= _LONG_TITLE and (line[0] == "#" or line[0].lower() in opening)
        if title and near and not title[0].isdisjoint(_forms(line)):
            role, duplicate = "repeated_title", title[1]
        elif role == "title":
            title = _forms(line), start
            opening = {form[:1] for form in title[0]}
        elif opened and blocks[-1].role == "related" and (role == "heading" or _is_headline(line)):
            role = "related"  # "Related Articles", and the headlines of other reports below it
        opened = role == "related" and (opened or len(line.split()) <= _BOX or line[-1] == ":")
        if role in READ:
            place += 1
        blocks.append(Block(start, end, text[start:end], role, duplicate))
    _below_a_banner(blocks)
    return blocks, spans


def _is_headline(line: str) -> bool:
    """Whether a line could be one of a list: "1. Army shells town", "12 killed in blast"."""
    return len(line.split()) <= _FEW_WORDS and line[-1] not in ".!?…"


def _may_stand_above(block: Block) -> bool:
    """Whether a title may come below: a short name, or a sentence or two for whoever reads the page."""
    size = len(block.text)
    return size <= _LONG_TITLE if block.role == "body" else len(block.text.split()) <= _BANNER


def _below_a_banner(blocks: list[Block]) -> None:
    """A title that is printed twice below the name of the page, "Home > World", or below a notice: the name is no title."""
    read = [i for i, block in enumerate(blocks[:_TOP]) if block.role in READ]
    for one, other in pairwise(read):
        first, again = blocks[one], blocks[other]
        if first.role == again.role == "heading" and _folded(first.text) == _folded(again.text):
            above = read[: read.index(one)]
            if not all(_may_stand_above(blocks[i]) for i in above):
                return
            for i in above:
                if blocks[i].role != "body":  # a sentence is read, whatever it is
                    blocks[i] = replace(blocks[i], role="boilerplate")
            blocks[one] = replace(first, role="title")
            blocks[other] = replace(again, role="repeated_title", duplicate_of=first.start)
            return
