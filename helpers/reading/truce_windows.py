"""The hours that a truce count is of: "in the past 24 hours", "since Nov. 27", "overnight", "on Tuesday"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .document import Document, Sentence
from .lexicon import word_set
from .numbers import digits_value, word_value
from .qualifiers import Count
from .tokens import where

_HOURS = {
    "hour": 1,
    "day": 24,
    "week": 168,
    "fortnight": 336,
    "night": None,
    "month": None,
    "year": None,
    "weekend": None,
}
_LEADS = word_set("before_a_window")
_PAST = word_set("past_of_a_window")
_OVER = word_set("over_a_window")
_ALONE = word_set("windows_of_one_word")
_EACH = word_set("each_in_a_window")
_LAST = word_set("last_of_a_window")
_TIMES = word_set("times_of_day")
_BEGINS = word_set("beginning_of_a_truce")
_HELD = word_set("how_a_truce_begins")
_TRUCES = word_set("names_of_a_truce") | frozenset(("regime", "silence", "halt"))
_RECORDED = word_set("recording") | word_set("noticing") | frozenset(("verified", "documented"))
_PREVIOUS = frozenset(("previous", "preceding", "prior", "earlier"))
_AWAY = frozenset(("after", "before", "ago", "later", "earlier", "into"))
_DAYPARTS = word_set("parts_of_a_day")
_LONGEST = 14  # words of a window
_COURSE = (["the", "course", "of"], ["the", "space", "of"])
_ROUGHLY = frozenset(["than", "nearly", "almost", "about", "around"])


@dataclass(slots=True, unsafe_hash=True)
class Window:
    """The words `first:last` that state it, its hours if they say so, and whether it is named by the calendar."""

    first: int
    last: int
    hours: int | None
    dated: bool


def window_of(doc: Document, sentence: Sentence, count: Count, previous: bool = False) -> Window | None:
    """The window that the sentence states for a count. Never borrowed from elsewhere.

    A `previous` count ("down from 100 in May") has only the one right behind it.
    """
    told = windows_in(doc, sentence)
    dates = {at for one in told for at in range(one.first, one.last)}
    found = [one for one in told if _is_of(doc, sentence, count, one, dates)]
    if previous:
        found = [one for one in found if 0 <= one.first - count.stop < 3] or _back_then(doc, count.stop, sentence.last)
    if not found:
        return None
    behind = next((one for one in found if 0 <= one.first - count.stop <= 4), None)
    if behind is not None and not set(doc.tokens.tags[count.stop : behind.first]) - set("nNPDJ"):
        return behind  # "5 in the past 24 hours and 128 violations since the truce began"
    here = doc.tokens.starts[count.first]
    return min(found, key=lambda one: (one.dated and one.hours is None, abs(doc.tokens.starts[one.first] - here)))


def _back_then(doc: Document, first: int, last: int) -> list[Window]:
    """The window of an older count, behind it: "a week earlier", "(on) the previous day", "in the previous reporting period"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for at in range(first, min(first + 8, last)):
        if tags[at] in ".,;":
            break
        behind = (*words[at + 1 : at + 3], "", "")
        if words[at] in ("a", "one") and behind[0] in _HOURS and behind[1] in ("earlier", "before"):
            return [Window(at, at + 3, None, True)]
        if words[at] == "the" and behind[0] in _PREVIOUS:
            end = next((k + 1 for k in range(at + 2, min(at + 5, last)) if words[k] in (*_HOURS, "period")), None)
            begin = at - (words[at - 1] in ("in", "on", "during", "over") and at > first)
            return [Window(begin, end, None, True)] if end is not None else []
    return []


def windows_in(doc: Document, sentence: Sentence) -> list[Window]:
    """All stretches of time in a sentence, in the order of the text."""
    first, last = sentence.first, sentence.last
    found: list[Window] = []
    done = first
    leading = {*where(doc.tokens.words[first:last], _LEADS), *where(doc.tokens.tags[first:last], "T")}
    for step in sorted(leading):
        one = _at(doc, first + step, last) if first + step >= done else None
        if one is not None:
            found.append(one)
            done = one.last
    return found


def _at(doc: Document, at: int, ceiling: int) -> Window | None:
    words, tags = doc.tokens.words, doc.tokens.tags
    word = words[at]
    if word == "since":
        return _since(doc, at, ceiling)
    if word in ("between", "from"):
        return _from_to(doc, at, ceiling)
    if word in _EACH and words[at + 1 : at + 2] and words[at + 1] in _HOURS and at + 1 < ceiling:
        if words[at + 2 : at + 3] and words[at + 2] in _AWAY:
            return None  # "a week after the truce"
        rough = words[at - 1] in _ROUGHLY if at else False  # "in less than a week"
        return Window(at, at + 2, None if rough else _HOURS[words[at + 1]], rough)  # "a day", "per week", "every day"
    if word in _ALONE:
        return Window(at, at + 1, 24 if word == "daily" else None, word != "daily")
    if word in _LAST and at + 1 < ceiling and words[at + 1] in (*_HOURS, *_TIMES):
        return Window(at, at + 2, None, True)  # "last night", "this week"
    if word in _OVER:
        course = at + 4 if words[at + 1 : at + 4] in _COURSE else at + 1  # "over the course of the last day"
        return _stretch(doc, at, course, ceiling) or _dated(doc, at, at + 1, ceiling)
    if tags[at] == "#":
        return _hours_alone(doc, at, ceiling)
    return _dated(doc, at, at, ceiling)


def _stretch(doc: Document, first: int, at: int, ceiling: int) -> Window | None:
    """“in the past 24 hours”, “over three days”, “in a single day”, “within a 24-hour period”, “over the weekend”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    led = words[at] in ("the", "a", "an", "its", "their", "each", "every", "one") if at < ceiling else False
    one = led and words[at] in ("a", "an", "one", "each", "every")
    at += led
    past = at < ceiling and words[at] in _PAST
    at += past
    single = at < ceiling and words[at] in ("single", "full")
    at += single
    many: int | None = 1
    numbered = at < ceiling and tags[at] == "#"
    if numbered:
        raw = doc.tokens.raws[at]
        value = digits_value(raw) if raw[0].isdecimal() else word_value(raw.lower(), doc.lex.numbers)
        many = int(value) if value is not None else None
        at += 1
    elif at < ceiling and words[at] in ("few", "several"):
        many, numbered = None, True
        at += 1
    at += at < ceiling and tags[at] == "&"
    if at >= ceiling:
        return None
    unit = words[at].removesuffix("s")
    if unit not in _HOURS or not (led or past or numbered):
        return None
    hours = _HOURS[unit]
    stop = at + 1
    if stop < ceiling and words[stop] == "period":
        stop += 1
    elif numbered and _named_a_truce(doc, stop, ceiling):
        return None  # "over the 72-hour truce": its name
    of = _date(doc, stop + 1, ceiling) if words[stop : stop + 1] == ["of"] and not numbered else stop + 1
    if of > stop + 1:
        return Window(first, of, None, True)  # "in the last week of May"
    known = (numbered or past or one) and hours is not None and many is not None
    return Window(first, stop, many * hours if known and many is not None and hours is not None else None, not known)


def _hours_alone(doc: Document, at: int, ceiling: int) -> Window | None:
    """“24 hours”, “a 24-hour period”; not "the 72-hour truce", which is a name."""
    words, tags, raw = doc.tokens.words, doc.tokens.tags, doc.tokens.raws[at]
    stop = at + 1 + (tags[at + 1 : at + 2] == "&")
    if not raw.isdecimal() or stop >= ceiling or words[stop].removesuffix("s") != "hour":
        return None
    return None if _named_a_truce(doc, stop + 1, ceiling) else Window(at, stop + 1, int(raw), False)


def _named_a_truce(doc: Document, at: int, ceiling: int) -> bool:
    """“72-hour truce”, “24-hour Easter ceasefire”: the words in front are a part of its name."""
    words, tags = doc.tokens.words, doc.tokens.tags
    while at < ceiling and tags[at] in "nNJET" and words[at] not in _TRUCES and words[at] not in ("period", "window"):
        at += 1
    return at < ceiling and words[at] in _TRUCES


def _dated(doc: Document, first: int, at: int, ceiling: int) -> Window | None:
    """“on Tuesday night”, “in March 2019”, “on 6 May”, “in 2019”, “during the night”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    led = first < at
    if led and words[at : at + 1] == ["the"] and at + 1 < ceiling and words[at + 1] in ("weekend", "night", "day"):
        return Window(first, at + 2, None, True)
    stop = _date(doc, at, ceiling)
    if stop == at:
        return None
    if not led and stop - at == 1 and (words[at] in _TIMES or _named_a_truce(doc, stop, ceiling)):
        return None  # "by midnight", "the October ceasefire"
    year = stop - at == 1 and tags[at] == "#"
    if year and not (led and words[first] in ("in", "during")):
        return None
    if tags[at] == "T" and not led and words[at] in ("may", "march") and doc.tokens.raws[at][0].islower():
        return None
    return Window(first, stop, None, True)


def _date(doc: Document, at: int, ceiling: int, several: bool = True) -> int:
    """Where a date ends that begins at a word; the word itself where none does. `several`: "Monday and Tuesday" is one."""
    words, tags, raws = doc.tokens.words, doc.tokens.tags, doc.tokens.raws
    first = at
    while at < ceiling and words[at] in ("early", "late", "mid", "midnight", "noon", "dawn", "dusk", "midday"):
        at += 1
    whole = at > first and words[at - 1] in _TIMES
    begin = at
    while at < ceiling and at - begin < 7:
        day = tags[at] == "#" and raws[at][0].isdecimal() and len(raws[at]) <= 4
        if (
            tags[at] == "T"
            or (day and (_beside_month(doc, at, begin) or (at == begin and _YEAR.fullmatch(raws[at]))))
            or (at > begin and (words[at] in _TIMES or words[at] in _DAYTIMES))
        ):
            at += 1
        elif (
            at > begin
            and words[at] in (".", ",")
            and _is_month(doc, at - 1)
            and tags[at + 1 : at + 2] == "#"
            and at + 1 < ceiling
        ):
            if words[at] == "," and len(raws[at + 1]) != 4:
                break
            at += 1
        elif several and words[at] == "and" and at > begin and tags[at - 1] == "T" and tags[at + 1 : at + 2] == "T":
            at += 1
        else:
            break
    return at if at > begin or whole else first


_YEAR = re.compile("(?:19|20)..")
_DAYTIMES = frozenset(("night", "morning", "evening", "afternoon"))


def _is_month(doc: Document, at: int) -> bool:
    return doc.tokens.tags[at : at + 1] == "T" and not doc.tokens.words[at].endswith("day")


def _beside_month(doc: Document, at: int, begin: int) -> bool:
    """Whether the number at a word is of a date: "6 May", "May 6", "May 6, 2016"."""
    if _is_month(doc, at - 1) or _is_month(doc, at + 1):
        return True
    parted = at > begin and doc.tokens.words[at - 1] in ".,"
    return parted and (_is_month(doc, at - 2) or doc.tokens.tags[at - 2] == "#")


def _clock(doc: Document, at: int, ceiling: int) -> int:
    """Where a time of day or a date ends: "18:00", "8 p.m. on Saturday", "midnight", "May 7"; the word itself where none does."""
    words, tags = doc.tokens.words, doc.tokens.tags
    stop = at
    if at < ceiling and tags[at] == "#":
        if tags[at + 1 : at + 3] == ":#" and at + 2 < ceiling:
            stop = at + 3
        elif words[at + 1 : at + 2] in (["a.m."], ["p.m."], ["am"], ["pm"]):
            stop = at + 2
    if stop == at:
        return _date(doc, at, ceiling, several=False)
    on = stop + (words[stop : stop + 1] == ["on"])
    return max(stop, _date(doc, on, ceiling, several=False)) if _date(doc, on, ceiling, several=False) > on else stop


def _from_to(doc: Document, first: int, ceiling: int) -> Window | None:
    """“between 18:00 and 06:00”, “from 12 to 18 July”, “between May 1 and May 7”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    begin = first + 1 + (words[first + 1 : first + 2] == ["the"])
    parts = (
        words[begin : begin + 1]
        and words[begin].removesuffix("s") in _DAYPARTS
        and words[begin + 1 : begin + 2] == ["of"]
    )
    if parts and tags[begin + 2 : begin + 5] == "#C#":  # "between the evenings of 12 and 13 April"
        end = _clock(doc, begin + 4, ceiling)
        return Window(first, end, None, True) if end > begin + 4 else None
    stop = _clock(doc, first + 1, ceiling)
    if stop == first + 1 and tags[stop : stop + 1] == "#":
        stop += 1  # "from 12 to 18 July"
    if stop == first + 1 or stop >= ceiling or words[stop] not in ("to", "and", "until", "till"):
        return None
    end = _clock(doc, stop + 1, ceiling)
    if end == stop + 1 or (tags[first + 1] == "#" and stop == first + 2 and "T" not in tags[stop:end]):
        return None
    if words[end : end + 1] == ["on"]:
        end = max(end, _date(doc, end + 1, ceiling)) if _date(doc, end + 1, ceiling) > end + 1 else end
    return Window(first, end, None, True)


def _since(doc: Document, first: int, ceiling: int) -> Window | None:
    """“since Monday”, “since Nov. 27”, “since the truce took effect on May 3”, “since the start of the year”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    stop = _clock(doc, first + 1, ceiling)
    if stop == first + 1 and stop < ceiling and words[stop] in _LAST and words[stop + 1 : stop + 2]:
        return Window(first, min(stop + 2, ceiling), None, True)
    if stop > first + 1:
        return Window(first, stop, None, True)
    at = first + 1
    until = min(ceiling, first + _LONGEST)
    begun = False
    while at < until and tags[at] not in ',;:.#()"':
        verb = words[at] in _BEGINS or words[at] in _HELD
        if words[at] == "to" and tags[at - 1] == "n" and tags[at + 1] == "D":
            at += 1  # "since the recommitment to the truce"
            continue
        if words[at] in ("to", "by", "at", "as", "than"):
            break
        # "since the truce was signed in May"
        signed = tags[at] == "A" and not _BEGINS.isdisjoint(words[at + 1 : at + 2])
        if tags[at] in "VvA" and not verb and not signed:
            break
        if begun and not verb and not signed and tags[at] != "P":
            break
        if tags[at] == "P":
            dated = _date(doc, at + 1, until)
            if dated > at + 1:
                return Window(first, dated, None, True)
            if begun and words[at] not in ("into", "in"):
                break
        begun = begun or (verb and tags[at] in "VvE")
        at += 1
        if begun and words[at - 1] in ("effect", "force", "place", "hold"):
            if words[at : at + 1] == ["at"] and "on" in words[at + 2 : min(at + 5, until)]:
                at += 2 + words[at + 2 : at + 5].index("on")  # "at midnight on 2 May"
            on = at < until and words[at] in ("on", "in", "at", "late", "early")
            dated = _date(doc, at + on, until)
            at = dated if dated > at + on else at
            break
    return Window(first, at, None, True) if at > first + 1 else None


def _is_of(doc: Document, sentence: Sentence, count: Count, one: Window, dates: set[int]) -> bool:
    """Whether a window is of a count: in its clause, behind no other count, and not of what somebody said or when."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if count.first <= one.first < count.last:
        return False
    if one.first < sentence.last and _in_brackets(doc, sentence, one.first) != _in_brackets(doc, sentence, count.first):
        return False
    low, high = (count.last, one.first) if count.last <= one.first else (one.last, count.first)
    until = words[one.first - 1 : one.first] == ["by"] or (
        words[one.first - 2] == "by" and words[one.first - 1] in _TIMES
    )
    if ";" in tags[low:high] or (until and one.first - 2 >= sentence.first):
        return False  # "by midnight on Sunday"
    if ["as", "of"] in [words[i : i + 2] for i in range(max(sentence.first, one.first - 5), one.first - 1)]:
        return False  # "As of 07:00 on May 3"
    if one.hours and '"' in tags[low:high]:
        return False  # "“It breaks the truce every day,” X said, counting 12 violations"
    if count.last <= one.first:
        others = (
            at
            for at in range(low, high)
            if tags[at] == "#" and tags[at + 1] != "&" and not _in_brackets(doc, sentence, at)
        )
        joined = "and" in words[low:high] and "," not in tags[low:high]  # "84 breaches and nine shots in the past week"
        if any(at not in dates for at in others) and words[one.first - 1] != "," and not joined:
            return False  # "43 times, including 7 times in the past day": the window of the 7
        if _superlative(doc, one.first, low):
            return False  # "60 on Tuesday, the most since the truce began"
    if not one.dated:
        return True
    return not _of_the_saying(doc, sentence, one, low, high)


def _superlative(doc: Document, at: int, floor: int) -> bool:
    """“the most since”, “the highest number since”: a comparison, no window."""
    words = doc.tokens.words
    if words[at] != "since":
        return False
    return any(
        words[i] in ("most", "fewest", "first", "worst") or words[i].endswith("est")
        for i in range(max(floor, at - 4), at)
    )


def _of_the_saying(doc: Document, sentence: Sentence, one: Window, low: int, high: int) -> bool:
    """Whether a day is that of the statement: "said on Tuesday that", "On Tuesday, the army said"."""
    words, tags, cues = doc.tokens.words, doc.tokens.tags, doc.lex.cues

    def says(at: int) -> bool:
        cue = cues.get(words[at])
        return cue is not None and not cue.observes and words[at] not in _RECORDED and tags[at] not in "nN"

    if any(says(at) for at in range(low, high)):
        return True
    for at in range(one.first - 1, max(sentence.first - 1, one.first - 7), -1):
        if tags[at] in ",;:." or tags[at] == "#":
            return False
        if says(at):
            return True
    return False


def _in_brackets(doc: Document, sentence: Sentence, at: int) -> bool:
    tags = doc.tokens.tags
    opened = tags.rfind("(", sentence.first, at)
    return opened >= 0 and ")" not in tags[opened:at]


__all__ = ["Window", "window_of", "windows_in"]
