"""Words of a truce count: what is counted, in which hours, flow or stock."""

from __future__ import annotations

import re

from .document import Document, Sentence
from .lexicon import word_set
from .numbers import word_value
from .qualifiers import Count
from .rows import Place

_WINDOW = re.compile(
    r"(?:in|over|during|within|for|throughout) (?:the )?(?:past|last|previous|preceding|same)? ?"
    r"(?P<n>\d+|twenty-four|forty-eight|seventy-two|two|three|four|five|six|seven)?[ -]?(?P<unit>hours?|days?|weeks?|months?)\b"
    r"|(?:24|48|72)[ -]hours?\b|per day\b|a day\b|since \w+(?: \d+)?(?: \w+)?"
    r"|(?:between|from) \w+ \d+ (?:and|to) \w+ \d+",
    re.I,
)
_HOURS = {"hour": 1, "day": 24, "week": 168}
_LEADS = word_set("before_a_window")
_BEGINS = word_set("beginning_of_a_truce")
_LATELY = word_set("lately")
_STOCK = word_set("stock_words")
_GROWS = word_set("growing")
_ARTILLERY = word_set("artillery")
_TRUCES = frozenset(("truces", "ceasefires", "cease-fires"))
_ONCE = frozenset(("once", "twice", "thrice"))
ADJECTIVES = word_set("adjectives_of_saying")
_FALLS = word_set("what_artillery_does")


def measure_of(doc: Document, at: int, last: int, floor: int) -> tuple[str, int] | None:
    """The measure that the words from `at` name, and the word after its noun."""
    words, tags, truce = doc.tokens.words, doc.tokens.tags, doc.lex.truce
    k = at
    while k < last and k - at < 7:
        word = words[k]
        if tags[k] in ".;:,()" and not (tags[k] == "," and tags[k - 1 : k] in "nJ" and k > at):
            return None
        for name in truce["measured"].get(word, ()):
            near = words[max(floor, at - 2) : min(last, k + 9)]
            need = truce[name].get("need")
            if need and not any(w in need for w in near):
                continue
            if (
                name == "truce_agreements"
                and word not in _TRUCES
                and not any(w in truce["agreement_context"] for w in near)
            ):
                continue
            if name == "shellings" and word in ("mortar", "artillery"):
                if k + 1 < last and words[k + 1] in _FALLS:
                    return name, k + 2
                continue
            return name, k + 1
        if word in ADJECTIVES and tags[k + 1 : k + 2] in ("n", "J", "E", "N"):
            k += 1
            continue  # "40 alleged violations"
        if (
            tags[k] in "VvASRtO#"
            or (tags[k] == "E" and tags[k + 1 : k + 2] in ("D", "#"))
            or (tags[k] == "P" and word not in ("of",))
        ):
            return None
        k += 1
    return None


def kind_of(doc: Document, at: int, last: int) -> str:
    """The measure that a part of the violations is, from the words that name it: explosions, shellings, violations, or other."""
    words, truce = doc.tokens.words[at:last], doc.lex.truce
    for name in ("violations", "explosions", "shellings"):
        if not truce[name]["words"].isdisjoint(words):
            return name
    return "other" if _ARTILLERY.isdisjoint(words) else "shellings"


def window_of(doc: Document, sentence: Sentence, count: Count) -> tuple[str | None, int | None]:
    """The window that the sentence states for a count, and its hours. Never borrowed from elsewhere."""
    starts, words = doc.tokens.starts, doc.tokens.words
    here, end = starts[count.first], doc.tokens.ends[sentence.last - 1]
    leads = [at for at in range(sentence.first, sentence.last) if words[at] in _LEADS]
    found: list[re.Match[str]] = []
    for at in leads:
        if doc.tokens.tags.find("#", count.last, at) >= 0 and words[at - 1] != ",":
            continue  # "43 times, including 7 times in the past day": the window of the 7
        match = _WINDOW.match(doc.plain, starts[at], end)
        if match and (
            not found or match.start() >= found[-1].end()
        ):  # "48 hours" is a part of "over the past 48 hours"
            found.append(match)
    if not found:
        return None, None
    match = min(found, key=lambda match: abs(match.start() - here))
    text = doc.text[match.start() : match.end()]
    unit = (match.group("unit") or "").rstrip("s").lower()
    number = match.group("n")
    if not unit:
        low = match.group().lower()
        digits = re.match(r"\d+", low)
        if digits:
            return text, int(digits.group())
        return text, 24 if re.search(r"\bdays?\b", low) else None  # not "since Saturday"
    if unit not in _HOURS:
        return text, None
    many = 1
    if number is not None:
        many = int(number) if number.isdecimal() else word_value(number.lower(), doc.lex.numbers) or 1
    return text, many * _HOURS[unit]


def is_stock(doc: Document, sentence: Sentence, count: Count, measure: str, hours: int | None) -> bool:
    """A stock is a total so far: "brings the total to 128", "remains unchanged at 69"."""
    words = doc.tokens.words
    before = words[max(sentence.first, count.begin - 14) : count.begin]
    until = min(sentence.last, count.last + 8)
    ends = (doc.tokens.tags.find(mark, count.last, until) for mark in ",;")
    stop = min((at for at in ends if at >= 0), default=until)
    near = before + words[count.last : stop]  # not of "12, bringing the total to 41"
    if before[-1:] == ["to"] and not {"total", "tally"}.isdisjoint(before[-3:]):
        return True  # "five joined in the past 24 hours, bringing the total to 96"
    if not _STOCK.isdisjoint(near):
        # "a total of 12 violations in 24 hours" is a flow in that window
        return not (hours is not None and "number" not in before and "unchanged" not in near)
    if measure == "violations":
        return hours is None and _since_it_began(doc, sentence, count)
    grows = not _GROWS.isdisjoint(before)
    return grows and any(w in ("number", "to", "at") for w in before[-6:])


def _since_it_began(doc: Document, sentence: Sentence, count: Count) -> bool:
    """“12 violations since the truce began”, “… of the truce since January”; not “since midnight”, nor in another clause."""
    words, tags = doc.tokens.words, doc.tokens.tags
    first = tags.rfind(";", sentence.first, count.begin) + 1 or sentence.first
    last = tags.find(";", count.last, sentence.last)
    last = last if last > 0 else sentence.last
    since = next((i for i in range(max(first, sentence.first), last) if words[i] == "since"), None)
    if since is None:
        return False
    behind = words[since + 1 : min(since + 8, last)]
    if not _BEGINS.isdisjoint(behind):
        return True
    lately = not behind or behind[0] in _LATELY
    return not lately and not _BEGINS.isdisjoint(words[first:last])


def areas_of(doc: Document, sentence: Sentence, count: Count, stop: int, places: list[Place]) -> str | None:
    """The places named for a count: those behind it up to the next number, else none."""
    tags, starts, words = doc.tokens.tags, doc.tokens.starts, doc.tokens.words
    end = min(
        (at for at in (tags.find(mark, stop, sentence.last) for mark in "#:;(") if at >= 0), default=sentence.last
    )
    if not _ONCE.isdisjoint(words[stop:end]):
        end = next(at for at in range(stop, end) if words[at] in _ONCE)  # "in Orsha, twice in Velm"
    from_char, to_char = doc.tokens.ends[stop - 1], doc.tokens.ends[end - 1]
    names = [p.name for p in places if from_char <= p.start < to_char and p.kind != "state"]
    if not names and starts:
        return None
    return "; ".join(dict.fromkeys(names)) or None
