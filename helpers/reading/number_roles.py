"""Numbers that count nobody: dates, ages, times, money, measures, names; and the ledger of all numbers as rows."""

from __future__ import annotations

import re

from .document import Document
from .lexicon import word_set
from .numbers import MEASURES, TIME_UNITS, Num
from .rows import Number

MONEY = word_set("money")
CURRENCY = "$€£¥₴₽₹"
IDENTIFIED = word_set("numbered_things")
LOOSE = word_set("loose_numbers")  # a vague word that is not a count unless a rule takes it ("many said")
_TO_DATE = frozenset(("and", "to", "-", "or"))
_POINTING = frozenset(["the", "a", "its", "their", "this", "that"])
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_CLOCK = word_set("clock_marks")


def assign_roles(doc: Document, numbers: list[Num], dated: set[int]) -> None:
    """Give a role to the numbers that are no count: times, dates, ages, money, measures, names."""
    words = doc.tokens.words
    aged = -1  # the word behind the last age
    for num in numbers:
        if num.role == "identifier" and num.first in dated:
            num.role = "date"  # "31.05.2016"
        if num.role is not None:
            continue
        nxt = words[num.last] if num.last < len(words) else ""
        if nxt == "-" and num.last + 1 < len(words):
            nxt = words[num.last + 1]
        before = words[num.first - 1] if num.first else ""
        if before in ("and", ",", "to", "or", "-") and aged == num.first - 1:
            num.role, aged = "age", num.last  # "aged 4, 6 and 11", "aged 5 to 12"
        elif (
            num.first in dated
            or _names_a_year(doc, num, before)
            or (nxt in _TO_DATE and num.last + 1 in dated and _opens_dates(doc, num))
        ):
            num.role = "date"
        elif _is_slashed(doc, num):
            num.role = "date"  # "the 9/11 attacks"
        elif (before and before in CURRENCY) or nxt in MONEY:
            num.role = "money"
        elif nxt == "years" and words[num.last + 1 : num.last + 2] == ["old"]:
            num.role = "age"
            _young_end(doc, numbers, num)
        elif (
            "year-old" in nxt
            or before == "aged"
            or (before in ("between", "from") and words[num.first - 2] == "aged")
            or (before == "of" and _behind(words, num, "age", "of"))
        ):
            num.role, aged = "age", num.last
        elif _is_time(doc, num, before, nxt):
            num.role = "time"
        elif nxt in MEASURES or words[num.last : num.last + 2] == ["per", "cent"]:
            num.role = "measure"
        else:
            num.role = _by_shape(doc, num, before, nxt)


def _young_end(doc: Document, numbers: list[Num], num: Num) -> None:
    """The first number of "between 8 and 11 years old", "8 to 11 years old"."""
    words = doc.tokens.words
    if num.first > 1 and words[num.first - 1] in ("and", "to"):
        other = next((one for one in numbers if one.last == num.first - 1 and one.role is None), None)
        if other is not None:
            other.role = "age"


def _is_slashed(doc: Document, num: Num) -> bool:
    """Whether a number is one side of "9/11", "26/11"."""
    text, tags, words = doc.tokens, doc.tokens.tags, doc.tokens.words
    behind = (
        words[num.last : num.last + 1] == ["/"]
        and text.starts[num.last] == num.end
        and tags[num.last + 1 : num.last + 2] == "#"
    )
    before = (
        num.first > 1
        and words[num.first - 1] == "/"
        and text.ends[num.first - 1] == num.start
        and tags[num.first - 2] == "#"
    )
    return behind or before


def _opens_dates(doc: Document, num: Num) -> bool:
    """“on 10 and 11 March”: the first of two days whose month stands behind the second."""
    tags, words = doc.tokens.tags, doc.tokens.words
    day = isinstance(num.value, int) and 0 < num.value < 32 and words[num.first].isdecimal()
    return day and tags[num.first - 1 : num.first] == "P" and tags[num.last + 2 : num.last + 3] == "T"


def _names_a_year(doc: Document, num: Num, before: str) -> bool:
    """“the 2018 agreement”: a year in front of what it names, not 2018 of them."""
    tokens, at = doc.tokens, num.first
    year = isinstance(num.value, int) and 1900 <= num.value < 2100 and len(tokens.raws[at]) == 4
    if year and before in ("in", "since") and tokens.raws[at].isdecimal() and _goes_on_without(doc, num):
        return True  # "In 2014 the army …", "In 2003 wounded soldiers were flown home"
    if not year or before not in _POINTING or tokens.tags[num.last : num.last + 1] not in ("n", "N", "J"):
        return False
    head = num.last
    while tokens.tags[head + 1 : head + 2] in ("n", "N"):
        head += 1
    return not tokens.words[head].endswith("s")


def _goes_on_without(doc: Document, num: Num) -> bool:
    """Whether what stands behind a year begins anew: an article, a name, a comma, "wounded soldiers"; not people whom it counts."""
    tag = doc.tokens.tags[num.last : num.last + 1]
    word = doc.tokens.words[num.last] if num.last < len(doc.tokens.words) else ""
    return tag in ("D", "N", "J", "Z", ",", "O", "p", "") or (tag in ("K", "n") and (word in doc.lex.outcome_states))


def _behind(words: list[str], num: Num, *phrase: str) -> bool:
    return num.first > len(phrase) - 1 and words[num.first - len(phrase) : num.first] == [*phrase]


def _is_time(doc: Document, num: Num, before: str, nxt: str) -> bool:
    """“12 hours”, “12 more hours”, “12 p.m.”, and both numbers of “10:30”."""
    tokens = doc.tokens
    words, tags = tokens.words, tokens.tags
    if nxt in TIME_UNITS or nxt in _CLOCK:
        return True
    if nxt == "more" and not TIME_UNITS.isdisjoint(words[num.last + 1 : num.last + 2]):
        return True
    if nxt == ":" and tags[num.last + 1 : num.last + 2] == "#" and tokens.starts[num.last] == num.end:
        return True
    return before == ":" and num.first > 1 and tags[num.first - 2] == "#" and tokens.ends[num.first - 1] == num.start


def _by_shape(doc: Document, num: Num, before: str, nxt: str) -> str | None:
    """“the 21st”, “in his 30s”, “the 1990s”, “NAME, 34,”, “resolution 12”, “[1]”; None for what may be a count."""
    tokens = doc.tokens
    raw = tokens.raws[num.first]
    if raw[-1:].isalpha() and raw[:1].isdecimal():
        return "ordinal" if raw[-1] != "s" else "age" if (num.value or 0) < 100 else "date"
    if _DOTTED.fullmatch(raw):
        return "date"  # "31.05.2016"
    between = before == nxt == "," and isinstance(num.value, int) and num.value < 120
    if between and (tokens.tags[num.first - 2] == "N" or _is_one(doc, num.first - 2)):
        return "age"
    if before == "[" and nxt == "]":
        return "identifier"  # the mark of a footnote
    if before == "report" and tokens.tags[num.first - 2] == "P":
        return "identifier"  # "in Report 138"
    if before in IDENTIFIED and tokens.tags[num.last : num.last + 1] in ("p", "r"):
        return None  # "in the house 12 people were killed"
    if before in IDENTIFIED:  # "in that district one breach was recorded" numbers no district
        return (
            None
            if raw.islower() and raw.isalpha() and tokens.tags[num.last : num.last + 1] in ("n", "p", "E")
            else "identifier"
        )
    return "identifier" if before == "." and _behind(tokens.words, num, "no", ".") else None


def _is_one(doc: Document, at: int) -> bool:
    """Whether one person is named at a word: “one woman”, “a shepherd”, “a Lowlander”."""
    words = doc.tokens.words
    return doc.tokens.tags[at] in "prJ" and words[at - 1] in ("one", "a", "an", "the")


def number_rows(doc: Document, numbers: list[Num]) -> tuple[Number, ...]:
    """The ledger as rows."""
    skipped = [(b.start, b.end) for b in doc.blocks if b.role in ("boilerplate", "related", "byline")]
    at = 0
    rows = []
    for num in numbers:
        if num.vague and num.role is None and doc.tokens.words[num.first] in LOOSE:
            continue  # "many said": a word, not a count, until a rule takes it for one
        role = num.role
        while at < len(skipped) and skipped[at][1] <= num.start:
            at += 1
        if at < len(skipped) and skipped[at][0] <= num.start:
            role = "boilerplate"
        value = None if num.vague else num.value
        rows.append(Number(num.start, num.end, doc.text[num.start : num.end], value, role, num.row_id))
    return tuple(rows)
