"""Every number of a text, in digits or words, and what the words around it commit to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .document import Document
from .lexicon import word_set
from .rows import Number

TIME_UNITS = word_set("time_units")
MONEY = word_set("money")
MEASURES = word_set("measures")
IDENTIFIED = word_set("numbered_things")
LONGEST = 15  # a run of more digits is a serial number; a longer one fits no table
CURRENCY = "$€£¥₴₽₹"


# a vague word that is not a count unless a rule takes it ("many said")
LOOSE = word_set("loose_numbers")
_CLOCK = word_set("clock_marks")
_BEFORE_ONE = word_set("before_one")
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


def digits_value(raw: str) -> float | int:
    """The value of a number in digits of any script.

    >>> digits_value("1,200"), digits_value("3.5"), digits_value("٢٨")
    (1200, 3.5, 28)
    """
    raw = raw.rstrip("stndrh")
    if len(raw) > 2 * LONGEST:
        return 10**LONGEST
    if _GROUPED.fullmatch(raw):
        return int(raw.replace(",", ""))
    if raw.count(".") > 1 or raw.count(",") > 1:
        return int(re.sub(r"\D", "", raw))
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
        elif word[0].isdecimal():
            value = digits_value(word)
        else:
            value = word_value(word, lex.numbers)
        if word in ("many", "few") and at and words[at - 1] in ("as", "how", "so", "too"):
            at = tags.find("#", last)
            continue
        if (word == "one" and at and words[at - 1] in _BEFORE_ONE) or (
            word == "one" and at and words[at - 1] == "that" and words[at + 1 : at + 2] != ["of"]
        ):
            at = tags.find("#", last)
            continue
        if value is not None and not vague:
            value, last = extend(doc, at, value)
            if word in lex.multipliers and at and words[at - 1] == "a":
                first = at - 1
                if first and words[first - 1] == "half":
                    first, value = first - 1, value // 2
        num = Num(first, last, starts[first], ends[last - 1], value, vague)
        if value is not None and value >= 10**LONGEST:  # a serial number, not a count
            num.value, num.role = None, "identifier"
        found.append(num)
        at = tags.find("#", last)
    found.extend(_inside_words(doc))
    found.sort(key=lambda num: num.start)
    return found


def extend(doc: Document, at: int, value: float | int) -> tuple[float | int, int]:
    """Join what belongs to one number: "1.2 million", "two hundred and fifty", "two dozen"."""
    tokens, numbers, multipliers = doc.tokens, doc.lex.numbers, doc.lex.multipliers
    words, tags, size = tokens.words, tokens.tags, len(tokens.words)
    last = at + 1
    total: float | int = 0
    digits = words[at][0].isdecimal()
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


def _inside_words(doc: Document) -> list[Num]:
    """Digits and number words inside other words: "F-16", "three-day", "first"."""
    tokens, lex = doc.tokens, doc.lex
    found: list[Num] = []
    odd = lex.odd.intersection(tokens.raws)
    ordinals = lex.ordinals if not lex.ordinals.keys().isdisjoint(tokens.words) else {}
    if not odd and not ordinals:
        return found
    for i in [i for i, raw in enumerate(tokens.raws) if raw in odd or tokens.words[i] in ordinals]:
        word, tag = tokens.words[i], tokens.tags[i]
        if tag == "#":
            continue
        start = tokens.starts[i]
        if word in ordinals:
            found.append(Num(i, i + 1, start, tokens.ends[i], ordinals[word], role="ordinal"))
        elif "-" in word and word.partition("-")[0] in lex.numbers and word[0] not in "-":
            head = word.partition("-")[0]
            rest = word[len(head) + 1 :]
            role = (
                "age"
                if "year-old" in rest
                else "time"
                if rest in TIME_UNITS
                else "measure"
                if rest in MEASURES
                else None
            )
            found.append(Num(i, i + 1, start, start + len(head), lex.numbers[head], role=role))
            for match in _DIGITS.finditer(tokens.raws[i], len(head)):
                found.append(
                    Num(
                        i,
                        i + 1,
                        start + match.start(),
                        start + match.end(),
                        int(match.group()) if len(match.group()) <= LONGEST else None,
                        role="identifier",
                    )
                )
        elif tag != "#" and not word.isalpha():
            for match in _DIGITS.finditer(tokens.raws[i]):
                found.append(
                    Num(
                        i,
                        i + 1,
                        start + match.start(),
                        start + match.end(),
                        int(match.group()) if len(match.group()) <= LONGEST else None,
                        role="identifier",
                    )
                )
    return found


def assign_roles(doc: Document, numbers: list[Num], dated: set[int]) -> None:
    """Give a role to the numbers that are no count: times, dates, ages, money, measures, names."""
    tokens = doc.tokens
    words, tags, raws = tokens.words, tokens.tags, tokens.raws
    size = len(words)
    aged = -1  # the word behind the last age
    for num in numbers:
        if num.role is not None:
            continue
        nxt = words[num.last] if num.last < size else ""
        if nxt == "-" and num.last + 1 < size:
            nxt = words[num.last + 1]
        before = words[num.first - 1] if num.first else ""
        if before == "and" and aged == num.first - 1:
            num.role = "age"  # "aged 4 and 6"
        elif num.first in dated:
            num.role = "date"
        elif (before and before in CURRENCY) or nxt in MONEY:
            num.role = "money"
        elif (
            "year-old" in nxt
            or before == "aged"
            or (before == "of" and num.first > 1 and words[num.first - 2] == "age")
        ):
            num.role = "age"
            aged = num.last
        elif (
            nxt in TIME_UNITS
            or nxt in _CLOCK
            or (nxt == "more" and words[num.last + 1 : num.last + 2] and words[num.last + 1] in TIME_UNITS)
            or (nxt == ":" and num.last + 1 < size and tags[num.last + 1] == "#" and tokens.starts[num.last] == num.end)
            or (
                before == ":"
                and num.first > 1
                and tags[num.first - 2] == "#"
                and tokens.ends[num.first - 1] == num.start
            )
        ):
            num.role = "time"
        elif nxt in MEASURES or (nxt == "per" and words[num.last + 1 : num.last + 2] == ["cent"]):
            num.role = "measure"
        elif raws[num.first][-1:].isalpha() and raws[num.first][:1].isdecimal():
            num.role = "ordinal" if raws[num.first][-1] != "s" else "age" if (num.value or 0) < 100 else "date"
        elif (
            nxt == ","
            and before == ","
            and tags[num.first - 2] == "N"
            and isinstance(num.value, int)
            and num.value < 120
        ):
            num.role = "age"
        elif before in IDENTIFIED or (before == "." and num.first > 1 and words[num.first - 2] == "no"):
            num.role = "identifier"


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
