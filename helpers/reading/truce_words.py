"""Words of a truce count: what is counted, where, flow or stock."""

from __future__ import annotations

from bisect import bisect_left

from .document import Document, Sentence
from .lexicon import word_set
from .qualifiers import Count
from .rows import Place
from .tolls import FALL
from .truce_windows import Window

_BEGINS = word_set("beginning_of_a_truce")
_LATELY = word_set("lately")
_STOCK = word_set("stock_words")
_LISTED = 14  # words of what is counted, with what is counted beside it
_GROWS = word_set("growing")
_REACHING = word_set("reaching_a_number")
_ARTILLERY = word_set("artillery")
_TRUCES = frozenset(("truces", "ceasefires", "cease-fires"))
_ONCE = frozenset(("once", "twice", "thrice"))
_HEARERS = (["reporters"], ["journalists"])
_REVISING = word_set("revising")
_REST = frozenset(("rest", "others", "remainder"))
_SIGNED = word_set("making_a_deal")
ADJECTIVES = word_set("adjectives_of_saying")
_FALLS = word_set("what_artillery_does")
_AGREED = 11  # words


def measure_of(doc: Document, at: int, last: int, floor: int) -> tuple[str, int] | None:
    """The measure that the words from `at` name, and the word after its noun."""
    words, tags, truce = doc.tokens.words, doc.tokens.tags, doc.lex.truce
    k = at
    while k < last and k - at < 7:
        word = words[k]
        if tags[k] in ".;:,()" and not (tags[k] == "," and tags[k - 1 : k] in "nJ" and k > at):
            return None
        for name in truce["measured"].get(word, ()):
            near = words[max(floor, at - 4) : min(last, k + 9)]
            need = truce[name].get("need")
            if need and not any(w in need for w in near) and not _of_an_agreement(doc, at, floor):
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


def _of_an_agreement(doc: Document, at: int, floor: int) -> bool:
    """“truce agreements with the elders of six (villages)”: the places that a truce was agreed for."""
    words, tags = doc.tokens.words, doc.tokens.tags
    agreed = doc.lex.truce["truce_agreements"]["words"]
    made = next((k for k in range(at - 1, max(floor, at - _AGREED), -1) if words[k] in agreed), -1)
    return made >= 0 and "P" in tags[made:at] and set(tags[made:at]).isdisjoint("VvAKtR.;:")


def kind_of(doc: Document, at: int, last: int) -> str:
    """The measure that a part of the violations is, from the words that name it: explosions, shellings, violations, or other."""
    words, truce = doc.tokens.words[at:last], doc.lex.truce
    for name in ("violations", "explosions", "shellings"):
        if not truce[name]["words"].isdisjoint(words):
            return name
    return "other" if _ARTILLERY.isdisjoint(words) else "shellings"


def is_stock(doc: Document, sentence: Sentence, count: Count, measure: str, window: Window | None) -> bool:
    """A stock is a total so far: "brings the total to 128", "remains unchanged at 69"."""
    words = doc.tokens.words
    before = words[max(sentence.first, count.begin - 14) : count.begin]
    until = min(sentence.last, count.last + 8)
    ends = (doc.tokens.tags.find(mark, count.last, until) for mark in ",;")
    stop = min((at for at in ends if at >= 0), default=until)
    near = before + words[count.last : stop]  # not of "12, bringing the total to 41"
    behind = words[count.last : min(sentence.last, count.last + 7)]
    if behind[:1] == ["from"] and behind[-1:] and not {"earlier", "before", "previous", "yesterday"}.isdisjoint(behind):
        return False  # "fell to five from eight a day earlier"
    if before[-1:] == ["to"] and "number" in behind[1:3]:
        return True  # "brings to 128 the number of settlements"
    if before[-1:] == ["to"] and not {"total", "tally"}.isdisjoint(before[-6:]):
        return True  # "five joined in the past 24 hours, bringing the total to 96"
    if _as_of(doc, count.last, sentence.last):
        return True
    if before[-3:] == ["a", "total", "of"] and window is None and not {"far", "since", "date"} & set(near):
        near = [word for word in near if word != "total"]  # "a total of 312 were recorded"
    if not _STOCK.isdisjoint(near) or words[sentence.first : sentence.first + 2] == ["in", "all"]:
        # "a total of 12 violations in 24 hours", "... throughout the day" is a flow in that window
        within = window is not None and words[window.first] != "since"
        return not (within and "number" not in before and "unchanged" not in near)
    if measure == "violations":
        if window is not None and words[window.first] == "since":
            return _since_it_began(words, sentence, window)
        fallen = not FALL.isdisjoint(before[-4:])  # "The number of violations fell to five"
        corrected = fallen or not _REVISING.isdisjoint(before)  # "revised the number to 23"
        return window is None and words[count.begin - 1] in _REACHING and "number" in before and not corrected
    if window is not None and words[window.first] == "since":
        return not _BEGINS.isdisjoint(
            words[window.first + 1 : window.last]
        )  # "31 explosions since the start of the truce"
    if measure in ("inhabited_areas", "armed_groups") and before[-1:] == ["now"] and window is None:
        return True  # "There are now 128 settlements with signed agreements"
    grows = not _GROWS.isdisjoint(before)
    return grows and any(w in ("number", "to", "at") for w in before[-6:])


def _as_of(doc: Document, at: int, last: int) -> bool:
    """“409 times as of 30 April”, “9 air violations and 3 on the ground as of last week”: so far, whatever is listed between."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for k in range(at, min(at + _LISTED, last - 1)):
        if words[k] == "as" and words[k + 1] == "of":
            return True
        if tags[k] in ",;.VvEA":
            return False
    return False


def _since_it_began(words: list[str], sentence: Sentence, window: Window) -> bool:
    """“12 violations since the truce began”, “… of the truce since January”; not “since midnight”."""
    behind = words[window.first + 1 : window.last]
    if behind[-1:] in (["day"], ["morning"], ["night"]):
        return False  # "since the beginning of the day"
    if not _BEGINS.isdisjoint(behind):
        return True
    lately = not behind or behind[0] in _LATELY
    return not lately and not _BEGINS.isdisjoint(words[sentence.first : sentence.last])


def is_where(doc: Document, place: Place) -> bool:
    """Whether a place is where something was counted; not "breaches by NAME", "according to NAME", "said in NAME", "signed in NAME"."""
    at = bisect_left(doc.tokens.starts, place.start)
    before = doc.tokens.words[max(0, at - 2) : at]
    behind = bisect_left(doc.tokens.starts, place.end)
    says = doc.tokens.tags[behind : behind + 1] == "V" and doc.tokens.words[behind] in doc.lex.cues  # "Karsa said"
    led = doc.tokens.words[max(0, at - 3) : at - 1]
    cue = doc.lex.cues.get(led[-1]) if led and doc.tokens.tags[at - 1] == "P" else None
    counted = led[-2:-1] in (["been"], ["were"], ["was"])  # "had been reported in Velm"
    said = (cue is not None and cue.frame == "clause" and not cue.observes and not counted) or led[-1:] in _HEARERS
    if said or not _SIGNED.isdisjoint(led[-1:]):
        return False
    return before[-1:] != ["by"] and before != ["according", "to"] and not says


def in_a_place(doc: Document, place: Place) -> bool:
    """Whether a place is told as where something was: "in Orsha"; not who did it ("Kyiv violated")."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at = bisect_left(doc.tokens.starts, place.start)
    link = at - 1 - (tags[at - 1 : at] in ("D", "n"))
    return (at > 0 and tags[link] == "P") or words[at] not in doc.lex.seats


def areas_of(doc: Document, sentence: Sentence, count: Count, stop: int, places: list[Place]) -> str | None:
    """The places named for a count: those behind it up to the next number, else none."""
    tags, starts, words = doc.tokens.tags, doc.tokens.starts, doc.tokens.words
    number = tags.find("#", stop, sentence.last)
    settled = number >= 0 and not doc.lex.truce["inhabited_areas"]["words"].isdisjoint(words[number + 1 : number + 4])
    if settled and tags[number - 1] in "DP" and "C" not in tags[stop:number]:
        number = tags.find("#", number + 1, sentence.last)  # "agreements with leaders from two areas in Orsha"
    marks = [number, *(tags.find(mark, stop, sentence.last) for mark in ":;(")]
    end = min((at for at in marks if at >= 0), default=sentence.last)
    rest = next((at for at in range(stop, end) if words[at] in _REST), None)
    end = end if rest is None else rest  # "30 of them in Orsha and the rest in Velm"
    if not _ONCE.isdisjoint(words[stop:end]):
        end = next(at for at in range(stop, end) if words[at] in _ONCE)  # "in Orsha, twice in Velm"
    from_char, to_char = doc.tokens.ends[stop - 1], doc.tokens.ends[end - 1]
    names = [p.name for p in places if from_char <= p.start < to_char and p.kind != "state" and is_where(doc, p)]
    if not names and starts:
        return None
    return "; ".join(dict.fromkeys(names)) or None
