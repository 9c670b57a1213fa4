"""A text as words: positions, plain lower-case forms and one class letter for each word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import Lexicon

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S.  a.m.  U.S.-led
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])|\d+(?:[.,]\d+)*"  # 1,200  3.5  21st
    r"|[^\W\d_][\w\xad\u2060\u200b-\u200f]*(?:(?:-|'\u2060*(?![sS]\b))[\w\xad\u2060]+)*"  # didn't  Abdel-Rahman
    r"|'\u2060*[sS]\b"  # the possessive, a word of its own
    r"|[^\s\u2060\xad\u200b-\u200f]"
)
_INVISIBLE = re.compile(r"[\xad\u2060\u200b-\u200f]")
_GLUED = re.compile(r"(and|or|the|of|in|to|from|by|with|at|for|on|but|as|that)(?=[A-Z][a-z])")
PUNCTUATION = dict.fromkeys(".!?…。؟", ".") | dict.fromkeys(",،", ",") | dict.fromkeys("()[]{}", "*")
PUNCTUATION |= {"(": "(", "[": "(", ")": ")", "]": ")", ";": ";", ":": ":", '"': '"', "-": "-"}
PUNCTUATION |= {"—": "-", "―": "-", "'": "'", "&": "C"}
CASED = {"US": "Z", "WHO": "N", "IS": "N", "UK": "Z", "May": "T", "March": "T"}


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one entry a word. `tags` is a string with one class letter a word."""

    starts: list[int]
    ends: list[int]
    raws: list[str]
    words: list[str]
    tags: str
    glued: list[int]  # index of each second half of a glued word


def shape(raw: str, low: str, numbers: dict[str, int]) -> str:
    """The class of a word that stands in no list, read from its shape."""
    first = raw[0]
    if first.isdecimal():
        return "#"
    if not first.isalpha():
        return PUNCTUATION.get(first, "'" if low in ("'s", "'\u2060s") else "*")
    if "-" in low and low.partition("-")[0] in numbers and low.rpartition("-")[2] in numbers:
        return "#"
    if first.isupper():
        return "N"
    if low.endswith("ly"):
        return "l"
    if low.endswith("ing"):
        return "G"
    return "E" if low.endswith("ed") else "n"


def tokenize(plain: str, lex: Lexicon) -> Tokens:
    """The words of a text (its shadow: see `spans`), in one pass."""
    starts: list[int] = []
    ends: list[int] = []
    raws: list[str] = []
    words: list[str] = []
    tags: list[str] = []
    glued: list[int] = []
    known, numbers = lex.tags, lex.numbers
    for match in TOKEN.finditer(plain):
        raw = match[0]
        start, end = match.span()
        tag = known.get(raw)
        # states and their adjectives count only with a capital: "turkey", "polish"
        if tag is not None and tag not in "JZ":
            if tag == "T" and raw in ("may", "march", "mar", "sun", "sat"):
                tag = "A" if raw == "may" else "n"
            starts.append(start)
            ends.append(end)
            raws.append(raw)
            words.append(raw)
            tags.append(tag)
            continue
        low = raw.lower()
        tag = known.get(low)
        if tag is None:
            if not raw.isascii() and _INVISIBLE.search(raw):
                low = _INVISIBLE.sub("", low)
                tag = known.get(low)
            elif low[0].islower() and raw[0].islower() and raw != low and _GLUED.match(raw):
                head = _GLUED.match(raw).group()  # type: ignore[union-attr]
                starts.append(start)
                ends.append(start + len(head))
                raws.append(head)
                words.append(head)
                tags.append(known.get(head, "n"))
                start += len(head)
                raw = raw[len(head) :]
                low = raw.lower()
                tag = known.get(low)
                glued.append(len(starts))
            if tag is None:
                tag = shape(raw, low, numbers)
        elif raw in CASED:
            tag = CASED[raw]
        elif tag == "W" and raw[0].isupper() and low[-1] != "s":
            tag = "N"  # "State Department"; a headline's "Claims" stays a verb
        starts.append(start)
        ends.append(end)
        raws.append(raw)
        words.append(low)
        tags.append(tag)
    return Tokens(starts, ends, raws, words, "".join(tags), glued)
