"""What a number and the words around it commit to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .bounds import bounds
from .document import Document
from .lexicon import word_set
from .numbers import Num, digits_value, extend, word_value

BETWEEN = word_set("between_qualifier_and_number")
_WITH_OVER = word_set("verbs_with_over")
_CLIMBING = word_set("rise")
_MOVING = _CLIMBING | word_set("fall")
_VARYING = word_set("varying")
_TO = word_set("between_two_ends")
_AND_YET = frozenset(["but", "and"])
_ONE_END = frozenset(["at_least", "more_than", "up_to", "less_than"])
_OR_MORE = (["people", "or", "more"], ["civilians", "or", "more"], ["dead", "or", "more"])


@dataclass(slots=True, unsafe_hash=True)
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
            if begin < floor or (begin < at and tuple(words[begin : at + 1]) != phrase):
                continue
            if phrase in (("about",), ("around",), ("over",)) and words[at + 1] in ("the", "these", "those"):
                continue  # "asked about the 17 dead"
            if phrase[-1] == "than" and words[at + 1] in ("the", "those"):
                continue  # "fewer than the 17 reported by residents"
            if phrase == ("over",) and words[at - 1] in _WITH_OVER:
                continue  # "handed over 11 men"
            if phrase == ("past",) and words[at - 1] not in _CLIMBING:
                continue  # "has climbed past 40"; not "half past 4"
            return _and_its_bound(doc, name, begin, floor)
        # "at least another 12", "up to a total of 12"
        if words[at] in BETWEEN and skipped < 4:
            at, skipped = at - 1, skipped + 1
            continue
        break
    return None, first


def _and_its_bound(doc: Document, name: str, begin: int, floor: int) -> tuple[str, int]:
    """“at least some 23”, “up to around 30”: two qualifiers, of which the first says where the number ends."""
    if name == "about" and begin > floor:
        outer, first = qualifier_before(doc, begin, floor)
        if outer in _ONE_END:
            return outer, first
    return name, begin


def _range(doc: Document, num: Num, value: int, floor: int, ceiling: int) -> tuple[int, int, int, bool] | None:
    """“20-30”, “20 to 30”, “between 20 and 30”, “vary from 20 to more than 30”: first and last word, the upper end, whether it is passed."""
    words, tags, raws = doc.tokens.words, doc.tokens.tags, doc.tokens.raws
    first, at = num.first, num.last + 1
    at += words[at] in ("a", "an") and tags[at + 1 : at + 2] == "#"  # "between 10 and a dozen"
    if num.vague or num.role == "article" or words[num.last] not in _TO:
        return None
    before = words[first - 1] if first > floor else ""
    if before == "by" and words[num.last] == "to" and not _MOVING.isdisjoint(words[max(floor, first - 4) : first - 1]):
        return None  # "rose by five to 28", "cut the toll by 14 to 47"
    varied = before == "from" and not _VARYING.isdisjoint(words[max(floor, first - 6) : first - 1])
    counts = next(iter(words[num.last + 2 : num.last + 3]), "") in doc.lex.victims
    killed = first - 2 < floor or words[first - 2] in doc.lex.outcome_verbs or words[first - 2] in ("left", "leaving")
    varied = varied or (before == "from" and killed and counts)  # "from 20 to 30 people"
    over = False
    if varied and tags[at] != "#":
        at = min(tags.find("#", at, min(at + 4, ceiling)), ceiling - 1)
        over = at > 0 and qualifier_before(doc, at, num.last + 1)[0] == "more_than"
    if at < 0 or tags[at] != "#" or raws[at].startswith("'"):
        return None
    if (words[num.last] == "and" and before != "between") or (before == "from" and not varied):
        return None
    second = raws[at]
    other = digits_value(second) if second[0].isdecimal() else word_value(second.lower(), doc.lex.numbers)
    if other is None:
        return None
    other, end = extend(doc, at, other)
    scale = doc.lex.multipliers.get(words[end - 1], 1) if end > at + 1 else 1
    if value * scale < other and value < 1000 <= scale and not raws[first][0].isdecimal():
        num.value = value * scale  # "three to five thousand"
    return (first - (varied or before == "between"), end, int(other), over) if other > value else None


def _other_end(doc: Document, at: int, ceiling: int) -> tuple[int, int] | None:
    """“(more than 20) but fewer than 30”: where the number of the other end stops, and the most that it allows."""
    words = doc.tokens.words
    if words[at] not in _AND_YET:
        return None
    number = doc.tokens.tags.find("#", at + 2, min(at + 6, ceiling))
    if number < 0 or not doc.tokens.raws[number][0].isdecimal():
        return None
    name, begin = qualifier_before(doc, number, at + 1)
    value = digits_value(doc.tokens.raws[number])
    if name not in ("less_than", "up_to") or begin != at + 1 or value is None:
        return None
    return number + 1, int(value) - (name == "less_than")


def qualify(doc: Document, num: Num, floor: int, ceiling: int) -> Count:
    """What a number and the words around it commit to, within the words `floor:ceiling`."""
    known = num.qualified
    if known is None or known[0] != floor or known[1] != ceiling:
        known = num.qualified = floor, ceiling, _qualify(doc, num, floor, ceiling)
    return known[2]


def _qualify(doc: Document, num: Num, floor: int, ceiling: int) -> Count:
    words = doc.tokens.words
    first, last = num.first, num.last
    value = int(num.value) if num.value is not None else None
    high_value = None
    name, begin = qualifier_before(doc, first, floor)
    stop = last
    spread = _range(doc, num, value, floor, ceiling) if value is not None and last + 1 < ceiling else None
    if spread is not None:
        first, last, high_value, over = spread
        value = int(num.value or 0)  # of "three to five thousand" it is 3,000 now
        name = "at_least" if over else "range"
        begin, stop = (first if first < num.first else begin), last
    elif name in ("more_than", "at_least") and value is not None and last + 2 < ceiling:
        ends = _other_end(doc, last, ceiling)
        if ends is not None:  # "more than 20 but fewer than 30"
            stop, most = ends
            return Count(first, stop, begin, stop, None, value + (name == "more_than"), most, "range")
    if name is None and last < ceiling:
        for phrase, after in doc.lex.after.get(words[last], ()):
            if tuple(words[last : last + len(phrase)]) == phrase:
                # "12 people or more" is looked for by nobody; "12 or more" is
                name, stop = after, last + len(phrase)
                break
    if name is None and words[last : last + 3] in _OR_MORE:
        name = "at_least"  # "30 people or more"
    if num.vague:
        low, high = bounds(value, "vague")
        return Count(first, last, begin, stop, None, low, high, "vague")
    if name is None and words[last - 1].endswith("-odd"):
        name = "about"  # "twenty-odd people"
    name = name or "exact"
    low, high = bounds(value, name, high_value)
    return Count(first, last, begin, stop, value if name != "range" else None, low, high, name)
