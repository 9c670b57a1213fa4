"""Every number of a text, in digits or words, and its value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .document import Document
from .lexicon import word_set

TIME_UNITS = word_set("time_units")
MEASURES = word_set("measures")
LONGEST = 15  # a run of more digits is a serial number; a longer one fits no table
_BEFORE_ONE = word_set("before_one")
_PEOPLE = ("p", "r", "J", "E", "n")
_DIGITS = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


@dataclass(slots=True)
class Num:
    """A number of the text: its words `first:last`, its value, and what a rule made of it."""

    first: int
    last: int
    start: int
    end: int
    value: float | int | None
    vague: bool = False
    role: str | None = None
    row_id: str | None = None
    qualified: tuple[int, int, Any] | None = None  # within which words, what its words commit to: see `qualifiers`


def digits_value(raw: str) -> float | int:
    """The value of a number in digits of any script.

    >>> digits_value("1,200"), digits_value("3.5"), digits_value("10,500.75"), digits_value("٢٨")
    (1200, 3.5, 10500.75, 28)
    """
    raw = raw.rstrip("stndrh")
    if raw.isdecimal() and len(raw) <= LONGEST:
        return int(raw)
    if len(raw) > 2 * LONGEST:
        return 10**LONGEST
    if _GROUPED.fullmatch(raw):
        return int(raw.replace(",", ""))
    if raw.count(".") > 1 or raw.count(",") > 1:
        return int(re.sub(r"\D", "", raw))
    if "." in raw and "," in raw:
        raw = raw.replace("," if raw.index(",") < raw.index(".") else ".", "")  # "10,500.75", "10.500,75"
    value = float(raw.replace(",", "."))
    return int(value) if value.is_integer() else value


def word_value(word: str, numbers: dict[str, int]) -> int | None:
    """The value of a number word, or of two joined by a hyphen ("twenty-three")."""
    if word in numbers:
        return numbers[word]
    total = 0
    for part in word.split("-"):
        if part == "and":
            continue
        value = numbers.get(part)
        if value is None:
            return None
        total = total * value if value >= 100 else total + value
    return total


_SHORT = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}


def find_numbers(doc: Document) -> list[Num]:
    """The number ledger: every number once, in text order."""
    tokens, lex = doc.tokens, doc.lex
    tags, words, starts, ends = tokens.tags, tokens.words, tokens.starts, tokens.ends
    size = len(words)
    found: list[Num] = []
    at = tags.find("#")
    while at >= 0:
        word = words[at]
        last = at + 1
        first = at
        vague = word in lex.vague
        value: float | int | None
        if vague:
            value = lex.vague[word]
            # "hundreds of thousands", "tens of thousands"
            if last + 1 < size and words[last] == "of" and words[last + 1] in ("thousands", "millions", "hundreds"):
                value = value * {"hundreds": 100, "thousands": 1000, "millions": 10**6}[words[last + 1]]
                last += 2
            elif last < size and words[last] in lex.multipliers:
                value, last = value * lex.multipliers[words[last]], last + 1  # "several dozen"
        elif word[0].isdecimal():
            value = digits_value(word)
        else:
            value = word_value(word, lex.numbers)
        if word in ("many", "few") and at and words[at - 1] in ("as", "how", "so", "too"):
            at = tags.find("#", last)
            continue
        if (word == "one" and at and words[at - 1] in _BEFORE_ONE) or (
            word == "one"
            and at
            and words[at - 1] == "that"
            and words[at + 1 : at + 2] != ["of"]
            and tags[at + 1 : at + 2] not in _PEOPLE
        ):
            at = tags.find("#", last)
            continue
        if word in lex.multipliers and words[at - 3 : at] == ["a", "couple", "of"]:
            first, value, vague = at - 3, 2 * lex.multipliers[word], True  # "a couple of dozen"
        if value is not None and not vague:
            value, last = extend(doc, at, value)
            if word in lex.multipliers and at and words[at - 1] == "a":
                first = at - 1
                if first and words[first - 1] == "half":
                    first, value = first - 1, value // 2
        num = Num(first, last, starts[first], ends[last - 1], value, vague)
        if value is not None and (value >= 10**LONGEST or _has_many_points(word)):  # a serial number, not a count
            num.value, num.role = None, "identifier"
        found.append(num)
        at = tags.find("#", last)
    found.extend(_inside_words(doc))
    found.sort(key=lambda num: num.start)
    return found


def adverbs(doc: Document, counted: dict[int, str]) -> list[Num]:
    """“once”, “twice”, “thrice” as numbers. `counted` holds the rows of those that count breaches, by where they begin; “once” is no number elsewhere."""
    tokens, values = doc.tokens, doc.lex.truce["once"]
    found = []
    for at in doc.marked(values):
        value, start = values[tokens.words[at]], tokens.starts[at]
        if value == 1 and start not in counted:
            continue
        role, row_id = ("ceasefire", counted[start]) if start in counted else (None, None)
        found.append(Num(at, at + 1, start, tokens.ends[at], value, role=role, row_id=row_id))
    return found


def _has_many_points(word: str) -> bool:
    """“31.05.2016”, “10.0.0.1”: points that part no groups of three digits."""
    return word.count(".") > 1 and word[0].isdecimal() and _GROUPED.fullmatch(word.replace(".", ",")) is None


def extend(doc: Document, at: int, value: float | int) -> tuple[float | int, int]:
    """Join what belongs to one number: "1.2 million", "two hundred and fifty", "two dozen"."""
    tokens, numbers, multipliers = doc.tokens, doc.lex.numbers, doc.lex.multipliers
    words, tags, size = tokens.words, tokens.tags, len(tokens.words)
    last = at + 1
    total: float | int = 0
    digits = words[at][0].isdecimal()
    if digits and isinstance(value, int):
        value, last = _in_groups(doc, at, value)
    if words[last : last + 3] == ["and", "a", "half"] and last + 3 < size and words[last + 3] in multipliers:
        return int(
            value * multipliers[words[last + 3]] + multipliers[words[last + 3]] // 2
        ), last + 4  # "one and a half million"
    if digits and last + 1 < size and tokens.starts[last] == tokens.ends[last - 1] and words[last] in _SHORT:
        if tags[last + 1] in "pK":
            return int(round(value * _SHORT[words[last]], 6)), last + 1  # "120k people", "1.2m people"
    while last < size:
        nxt = words[last]
        if (
            nxt in multipliers
            and not (nxt == "dozen" and value >= 12)
            and value < multipliers[nxt] * (1000 if digits else 1)
        ):
            value *= multipliers[nxt]
            if isinstance(value, float):
                value = round(value, 6)
                value = int(value) if value.is_integer() else value
            last += 1
        elif nxt == "and" and not digits and value >= 100 and last + 1 < size and tags[last + 1] == "#":
            more = word_value(words[last + 1], numbers) if not words[last + 1][0].isdecimal() else None
            if more is None or more >= 100 or more >= value or value % 100:
                break
            value, last = value + more, last + 2
        elif tags[last] == "#" and not digits and not nxt[0].isdecimal() and nxt not in doc.lex.vague:
            more = word_value(nxt, numbers)
            if more is None or more >= value or value < 20 or (value < 100 and more >= 10):
                break
            if value >= 1000:
                total, value = total + value, more
            else:
                value += more
            last += 1
        else:
            break
    return total + value, last


def _in_groups(doc: Document, at: int, value: int) -> tuple[int, int]:
    """“12 000 people”: digits in groups of three with spaces between them, if they count somebody."""
    tokens, last = doc.tokens, at + 1
    words, tags, size = tokens.words, tokens.tags, len(tokens.words)
    if len(words[at]) > 3 or (at and tags[at - 1] == "T"):
        return value, last
    whole = value
    while (
        last < size
        and tags[last] == "#"
        and len(words[last]) == 3
        and words[last].isdecimal()
        and tokens.starts[last] == tokens.ends[last - 1] + 1
    ):
        whole, last = whole * 1000 + int(words[last]), last + 1
    counts = last > at + 1 and last < size and tags[last] in "pr"
    return (whole, last) if counts else (value, at + 1)


def _inside_words(doc: Document) -> list[Num]:
    """Digits and number words inside other words: "F-16", "three-day", "first"."""
    tokens, lex = doc.tokens, doc.lex
    found: list[Num] = []
    ordinals = lex.ordinals
    for i in sorted({*doc.odd, *doc.marked(ordinals)}):
        word, tag = tokens.words[i], tokens.tags[i]
        if tag == "#":
            continue
        start = tokens.starts[i]
        if word in ordinals:
            found.append(Num(i, i + 1, start, tokens.ends[i], ordinals[word], role="ordinal"))
        elif "-" in word and word.partition("-")[0] in lex.numbers and word[0] not in "-":
            head = word.partition("-")[0]
            rest = word[len(head) + 1 :]
            role = "time" if rest in TIME_UNITS else "measure" if rest in MEASURES else None
            role = "age" if "year-old" in rest else role
            found.append(Num(i, i + 1, start, start + len(head), lex.numbers[head], role=role))
            found.extend(_digits_in(doc, i, len(head)))
        elif not word.isalpha():
            found.extend(_digits_in(doc, i, 0))
    return found


def _digits_in(doc: Document, at: int, behind: int) -> list[Num]:
    """The digits inside word `at`, from its character `behind` on: a name or a mark, not a count."""
    start = doc.tokens.starts[at]
    found = []
    for match in _DIGITS.finditer(doc.tokens.raws[at], behind):
        value = int(match.group()) if len(match.group()) <= LONGEST else None
        found.append(Num(at, at + 1, start + match.start(), start + match.end(), value, role="identifier"))
    return found
