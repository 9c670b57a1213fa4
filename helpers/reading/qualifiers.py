"""What a number and the words around it commit to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .bounds import bounds
from .document import Document
from .lexicon import word_set
from .numbers import Num, digits_value, extend, word_value

BETWEEN = word_set("between_qualifier_and_number")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its qualifier. Words `first:last` are the number, `begin:stop` with qualifier."""

    first: int
    last: int
    begin: int
    stop: int
    value: int | None
    low: int | None
    high: int | None
    qualifier: str

    def columns(self) -> dict[str, Any]:
        """What the words commit to, as columns of a row."""
        return {"value": self.value, "low": self.low, "high": self.high, "qualifier": self.qualifier}


def qualifier_before(doc: Document, first: int, floor: int) -> tuple[str | None, int]:
    """The qualifier whose words end right before word `first`, and where it begins."""
    words, index = doc.tokens.words, doc.lex.before
    at = first - 1
    skipped = 0
    while at >= floor:
        for phrase, name in index.get(words[at], ()):
            begin = at - len(phrase) + 1
            if begin >= floor and (len(phrase) == 1 or tuple(words[begin : at + 1]) == phrase):
                return name, begin
        # "at least another 12", "up to a total of 12"
        if words[at] in BETWEEN and skipped < 4:
            at, skipped = at - 1, skipped + 1
            continue
        break
    return None, first


def qualify(doc: Document, num: Num, floor: int, ceiling: int) -> Count:
    """What a number and the words around it commit to, within the words `floor:ceiling`."""
    words, tags = doc.tokens.words, doc.tokens.tags
    first, last = num.first, num.last
    value = int(num.value) if num.value is not None else None
    high_value = None
    name, begin = qualifier_before(doc, first, floor)
    stop = last
    # 20-30, 20 to 30, 20 or 30, between 20 and 30
    if last + 1 < ceiling and tags[last + 1] == "#" and not num.vague and num.role != "article":
        link, second = words[last], doc.tokens.raws[last + 1]
        before = words[first - 1] if first > floor else ""
        joined = link in ("-", "to", "or") and before != "from" and not second.startswith("'")
        if joined or (link == "and" and before == "between"):
            end = last + 2
            other = digits_value(second) if second[0].isdecimal() else word_value(second.lower(), doc.lex.numbers)
            if other is not None:
                other, end = extend(doc, last + 1, other)
            if other is not None and value is not None and other > value and (joined or before == "between"):
                high_value, last, stop = int(other), end, end
                name = "range"
                begin = first - 1 if before == "between" else begin
    if name is None and last < ceiling:
        for phrase, after in doc.lex.after.get(words[last], ()):
            if tuple(words[last : last + len(phrase)]) == phrase:
                # "12 people or more" is looked for by nobody; "12 or more" is
                name, stop = after, last + len(phrase)
                break
    if num.vague:
        low, high = bounds(value, "vague")
        return Count(first, last, begin, stop, None, low, high, "vague")
    name = name or "exact"
    low, high = bounds(value, name, high_value)
    return Count(first, last, begin, stop, value if name != "range" else None, low, high, name)
