"""A text as words: positions, plain lower-case forms and one class letter for each word."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress

from .lexicon import Lexicon, word_set

TOKEN = re.compile(
    r"( ?+)"  # with the space before it: at a space no class need be tried
    r"([A-Za-z]{2,}+(?=[ ,\n]|\.(?![a-z]))"  # most words, found fast
    r'|[,.;:()"-]'  # and most marks: no other class begins with one
    r"|[A-Za-z][\w-]*(?:\.[\w-]+)*\.(?:com|org|net|info|news|gov|int|ru|ua|uk|tv|io)\b"  # example.org
    r"|[A-Z]{2,}\d*/[A-Z]+\d*(?:-[A-Z]{2,})?\b"  # ABC/DE, ABC/M2, ABCD/A-IO
    r"|(?:[^\W\d_]\.){2,}(?:-\w+)*"  # U.S.  a.m.  U.S.-led
    r"|\d++(?:[.,]\d++)*+(?:st|nd|rd|th|s)?(?![^\W\d_])|\d++(?:[.,]\d++)*"  # 1,200  3.5  21st  1990s
    r"|[^\W\d_][\w\xad\u2060\u200b-\u200f]*(?:(?:-|'\u2060*(?![sS]\b))[\w\xad\u2060]+)*"  # didn't  Abdel-Rahman
    r"|'\u2060*[sS]\b"  # the possessive, a word of its own
    r"|[^\s\u2060\xad\u200b-\u200f])"
)
_INVISIBLE = re.compile(r"[\xad\u2060\u200b-\u200f]")
_GLUED = re.compile(r"(and|or|the|of|in|to|from|by|with|at|for|on|but|as|that)(?=[A-Z][a-z])")
PUNCTUATION = dict.fromkeys(".!?…。؟", ".") | dict.fromkeys(",،", ",") | dict.fromkeys("()[]{}", "*")
PUNCTUATION |= {"(": "(", "[": "(", ")": ")", "]": ")", ";": ";", ":": ":", '"': '"', "-": "-"}
PUNCTUATION |= {"—": "-", "―": "-", "'": "'", "&": "C"}
NAME_PREFIXES = word_set("joined_name_prefixes")
NO_PERSON = word_set("no_person_for_its_ending")
_NO_DATES = word_set("lower_case_no_dates")
LARGEST = 100_000  # words whose class is remembered
CASED = {"US": "Z", "WHO": "N", "IS": "N", "UK": "Z", "May": "T", "March": "T", "Lower": "N"}


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
    if first.isupper() or (raw != low and (low.partition("-")[0] in NAME_PREFIXES or _is_elided(raw))):
        return "N"  # "Najjar", "al-Najjar"
    if not first.isascii() and first.upper() == first.lower():
        return "N"  # a script without capitals: what an English text leaves in it is a name
    if low.endswith("ly"):
        return "l"
    if low.endswith("ing"):
        return "G"
    if low.endswith(("men", "man", "women", "woman")) and low not in NO_PERSON:
        return "p"
    return "E" if low.endswith("ed") else "n"


def is_capital(raw: str) -> bool:
    """Whether a word is written as a name: "Najjar", "al-Najjar"."""
    return raw[0].isupper() or raw.partition("-")[2][:1].isupper() or _is_elided(raw)


def _is_elided(raw: str) -> bool:
    """“d'Orsay”, “l'Express”: the article is joined to the name."""
    return raw[0] in "dl" and raw[1:2] == "'" and raw[2:3].isupper()


def classify(raw: str, lex: Lexicon) -> tuple[str, str]:
    """The plain form and the class letter of one word; an empty letter for two words glued together."""
    tag = lex.tags.get(raw)
    # states and their adjectives count only with a capital: "turkey", "polish"
    if tag is not None and tag not in "JZ":
        if tag == "T" and raw in _NO_DATES:
            tag = "A" if raw == "may" else "n"
        return raw, tag
    low = raw.lower()
    tag = lex.tags.get(low)
    if tag is None:
        if not raw.isascii() and _INVISIBLE.search(raw):
            low = _INVISIBLE.sub("", low)
            tag = lex.tags.get(low)
        elif raw[0].islower() and raw != low and _GLUED.match(raw):
            return raw, ""
        return low, tag or shape(raw, low, lex.numbers)
    if raw in CASED:
        return low, CASED[raw]
    if tag == "W" and raw[0].isupper() and low[-1] != "s":
        return low, "N"  # "State Department"; a headline's "Claims" stays a verb
    return low, tag


def where(words: Sequence[str], wanted: Container[str]) -> list[int]:
    """Where any of some words (or of some classes, in a string of tags) stand, in text order."""
    return list(compress(range(len(words)), map(wanted.__contains__, words)))


def each(words: list[str], one: str) -> list[int]:
    """Where one word stands, in text order; faster than `where` for a word that is rare."""
    found, at = [], -1
    for _ in range(words.count(one)):
        at = words.index(one, at + 1)
        found.append(at)
    return found


def tokenize(plain: str, lex: Lexicon) -> Tokens:
    """The words of a text (its shadow: see `spans`), in one pass."""
    parts = TOKEN.split(plain)  # by threes: what parts the words, a space, a word
    raws = parts[2::3]
    ends = list(accumulate(map(len, parts)))
    starts, ends = ends[1::3], ends[2::3]
    lows, classes = lex.lows, lex.classes
    try:
        words = list(map(lows.__getitem__, raws))
    except KeyError:
        _meet(lex, raws)
        words = list(map(lows.__getitem__, raws))
    tags = list(map(classes.__getitem__, raws))
    if "-" in tags:
        _join(starts, ends, plain, raws, tags)
    glued = _unglue(starts, ends, raws, words, tags, lex) if "" in tags else []
    return Tokens(starts, ends, raws, words, "".join(tags), glued)


def _meet(lex: Lexicon, raws: list[str]) -> None:
    """Remember the plain form and the class of the words that no text had before."""
    if len(lex.lows) > LARGEST:
        lex.lows.clear()
        lex.classes.clear()
        lex.odd.clear()
    for raw in set(raws).difference(lex.lows):
        lex.lows[raw], lex.classes[raw] = classify(raw, lex)
        if not raw.isalpha() and len(raw) > 1:
            lex.odd.add(raw)


def _join(starts: list[int], ends: list[int], plain: str, raws: list[str], tags: list[str]) -> None:
    """A hyphen between two words without spaces joins them ("a 38-year-old", "Maj.-Gen."); any other parts clauses."""
    for at in each(raws, "-"):
        start, end = starts[at], ends[at]
        if (
            start
            and end < len(plain)
            and (plain[start - 1].isalnum() or plain[start - 1] == ".")
            and plain[end].isalnum()
        ):
            tags[at] = "&"


def _unglue(
    starts: list[int], ends: list[int], raws: list[str], words: list[str], tags: list[str], lex: Lexicon
) -> list[int]:
    """Make two words of "andDaraa"-like ones, in place: where their second halves stand."""
    cuts = each(tags, "")
    for at in reversed(cuts):
        raw, start = raws[at], starts[at]
        cut = start + _GLUED.match(raw).end()  # type: ignore[union-attr]
        head, tail = raw[: cut - start], raw[cut - start :]
        low, tag = classify(tail, lex)
        starts[at : at + 1], ends[at : at + 1] = [start, cut], [cut, ends[at]]
        raws[at : at + 1], words[at : at + 1] = [head, tail], [head, low]
        tags[at : at + 1] = [lex.tags.get(head, "n"), tag or shape(tail, low, lex.numbers)]
    return [at + number for number, at in enumerate(cuts, 1)]
