"""What a number in a report about a truce counts. One rule a construction, asked in order; each names itself in the row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .document import Document, Sentence
from .lexicon import word_set
from .qualifiers import Count
from .rows import Ceasefire, Place
from .truce import areas_of, measure_of

_BROKEN = word_set("breaking_a_truce")
_PART_LEADS = frozenset(("including", "them", "which"))
_COMPARED = (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"])
_RECORDED = word_set("recording")
_OF_DEATHS = word_set("of_deaths")
_KIND_WORDS = word_set("kinds_of_place")
_INCIDENTS = word_set("incidents")
_BEFORE_NUMBER = word_set("before_a_measured_number")
_TOTALS = word_set("totals_of")
_MEASURES = word_set("measures_in_front")
_TOLD = word_set("telling_a_total")
_BEHIND_PART = word_set("behind_a_part")


@dataclass(frozen=True, slots=True)
class Hit:
    """What is counted, by which rule, where the phrase ends, and how the count relates to the one before."""

    measure: str
    rule: str
    stop: int
    part: bool = False
    areas: str | None = None
    status: str = "current"


@dataclass(frozen=True, slots=True)
class Setting:
    """A number in its sentence, the counts before it there, and the last whole of the sentences before."""

    doc: Document
    sentence: Sentence
    count: Count
    whole: Ceasefire | None
    latest: Ceasefire | None  # the last count of the sentence, a part or a whole
    earlier: Ceasefire | None
    places: list[Place]
    known: frozenset[str]

    @property
    def first(self) -> int:
        return self.sentence.first

    @property
    def last(self) -> int:
        return self.sentence.last

    def word(self, at: int) -> str:
        return self.doc.tokens.words[at] if self.first <= at < self.last else ""

    def tag(self, at: int) -> str:
        return self.doc.tokens.tags[at] if self.first <= at < self.last else ""

    @property
    def before(self) -> str:
        return self.word(self.count.begin - 1)


def counted(setting: Setting) -> Hit | None:
    """The first rule that says what a number counts, or None."""
    for rule in _RULES:
        hit = rule(setting)
        if hit is not None:
            return hit if hit.measure else None
    return None


_NOTHING = Hit("", "none", 0)


def _times(s: Setting) -> Hit | None:
    """“violated the truce 7 times”."""
    if s.word(s.count.stop) not in s.doc.lex.truce["times"]:
        return None
    broken = not _BROKEN.isdisjoint(s.doc.tokens.words[max(s.first, s.count.begin - 22) : s.count.begin])
    return Hit("violations", "times", s.count.stop + 1) if broken else _NOTHING


def _of_the_incidents(s: Setting) -> Hit | None:
    """“41 of the violations were explosions”, “22 of the incidents”: a part of a whole told before."""
    words, at = s.doc.tokens.words, s.count.stop
    if (
        words[at : at + 1] != ["of"]
        or not {"the", "these", "those"} & set(words[at + 1 : at + 2])
        or s.word(at + 2) not in _INCIDENTS
    ):
        return None
    if s.word(at + 3) in ("were", "are") and s.word(at + 4) in s.doc.lex.truce["explosions"]["words"]:
        return Hit("explosions", "of_the_incidents", at + 5, True)
    if s.whole is None and s.earlier is None:
        return None
    return Hit("violations", "of_the_incidents", at + 3, True)


def _counted_noun(s: Setting) -> Hit | None:
    """“12 violations of the truce”, “128 inhabited areas”."""
    hit = measure_of(s.doc, s.count.stop, s.last, s.first)
    if hit is None:
        return None
    measure, stop = hit
    near = s.doc.tokens.words[max(s.first, s.count.begin - 4) : s.count.begin]
    part = s.whole is not None and (
        not _PART_LEADS.isdisjoint(near)
        or (
            s.whole.measure != measure
            and not _PART_LEADS.isdisjoint(s.doc.tokens.words[s.count.begin : s.count.stop + 3])
        )
    )
    return Hit(measure, "counted_noun", stop, part)


def _bracket(s: Setting) -> Hit | None:
    """“Orsha (4), Velm (3)”: a place and its number."""
    if s.tag(s.count.begin - 1) != "(" or s.tag(s.count.stop) != ")":
        return None
    name = _place_before(s, s.count.begin - 1) or _name_before(s, s.count.begin - 1)
    if name is None:
        return None
    whole = s.whole or s.earlier
    if whole is None and s.known.isdisjoint(s.doc.tokens.words[s.first : s.count.begin]):
        return None
    return Hit(whole.measure if whole else "violations", "place_bracket", s.count.stop, whole is not None, name)


def _dash(s: Setting) -> Hit | None:
    """“Orsha - 4, Velm - 3”."""
    if s.whole is None or s.tag(s.count.begin - 1) != "-" or s.tag(s.count.stop) not in (",", ".", ";", "", "C"):
        return None
    name = _place_before(s, s.count.begin - 1) or _name_before(s, s.count.begin - 1)
    return Hit(s.whole.measure, "place_dash", s.count.stop, True, name) if name else None


def _compared(s: Setting) -> Hit | None:
    """“compared with 21 in the period before”, “against 138 on Friday”, “up from 12”: a count of another window."""
    if s.latest is None:
        return None
    before = s.doc.tokens.words[max(s.first, s.count.begin - 2) : s.count.begin]
    if before in list(_COMPARED) or s.before == "against":
        return Hit(s.latest.measure, "against", s.count.stop, status="previous")
    return None


def _including(s: Setting) -> Hit | None:
    """“5,198 violations, including 657 air raids”: a part, whatever it is called."""
    words = s.doc.tokens.words
    led = s.before == "including" or (
        s.before in ("and", ",")
        and s.whole is not None
        and s.whole.count_end is not None
        and "including" in words[max(s.first, s.count.begin - 8) : s.count.begin]
    )
    if s.whole is None or not led or s.whole.measure != "violations":
        return None
    at = s.count.stop
    while at < s.last and at - s.count.stop < 4 and s.tag(at) in "nJNE":
        at += 1
    return Hit("violations", "including", at, True) if at > s.count.stop else None


def _part(s: Setting) -> Hit | None:
    """“6 of them in Orsha”, “and 2 in Velm”."""
    nxt, words = s.word(s.count.stop), s.doc.tokens.words
    if s.whole is None or s.before == "to":
        return None
    listed = (
        nxt in ("by", "at", "on", "from") and ":" in s.doc.tokens.tags[s.first : s.count.begin]
    )  # "27: 19 by air, 6 by land"
    if not (listed or nxt in _BEHIND_PART or s.before in ("and", ",", "(")):
        return None
    if nxt == "of" and words[s.count.stop + 1 : s.count.stop + 2] not in (["them"], ["which"], ["these"], ["those"]):
        return None
    if s.tag(s.count.stop) in ("n", "p", "E"):
        return None  # "and one attempt to advance": it counts something else
    if not listed and nxt not in _BEHIND_PART and not areas_of(s.doc, s.sentence, s.count, s.count.stop, s.places):
        return None
    return Hit(s.whole.measure, "part", s.count.stop, True)


def _gapped(s: Setting) -> Hit | None:
    """“14 violations this week and 97 since January”, “the monitors counted 7 breaches, their colleagues 11”: the noun is left out."""
    tags = s.doc.tokens.tags
    if s.latest is None or s.latest.count_start is None:
        return None
    since = s.before == "and" and s.word(s.count.stop) in ("since", "over", "during")
    verb = s.before == "and" and s.latest.rule == "of_the_incidents" and s.tag(s.count.stop) in ("E", "A")
    bare = (
        s.tag(s.count.stop) in (".", "", ";", ",", "S")
        and s.tag(s.count.begin - 1) in "npNJZVWE"
        and any(t in "C," for t in tags[max(s.first, s.count.begin - 7) : s.count.begin])
    )
    to = s.before == "and" and s.word(s.count.stop) == "to"
    if not (since or bare or to or verb):
        return None
    return Hit(s.latest.measure, "gapped", s.count.stop, s.latest.subset_of is not None and not since)


def _number_of(s: Setting) -> Hit | None:
    """“the number of settlements reached 140”, “put breaches that year at 97”: the measure stands before."""
    words, begin = s.doc.tokens.words, s.count.begin
    if s.before not in _BEFORE_NUMBER:
        return None
    if s.before == "of" and s.word(begin - 2) not in _TOTALS:
        return None
    if (
        measure_of(s.doc, s.count.stop, s.last, s.first) is None
        and s.tag(s.count.stop) in ("n", "p")
        and s.word(s.count.stop) not in ("total",)
    ):
        return None  # "at 2 villages": it counts something else
    status = "previous" if s.before == "from" else "current"
    for k in range(max(s.first, begin - 24), begin):
        if words[k] == "number" and words[k + 1 : k + 2] == ["of"]:
            hit = measure_of(s.doc, k + 2, begin, s.first)
            if hit:
                return Hit(hit[0], "number_of", s.count.stop, status=status)
    for k in range(max(s.first, begin - 12), begin):
        hit = measure_of(s.doc, k, begin, s.first) if words[k] in _MEASURES else None
        if hit and not _TOLD.isdisjoint(words[max(s.first, k - 4) : begin]) and _OF_DEATHS.isdisjoint(words[k:begin]):
            return Hit(hit[0], "number_of", s.count.stop, status=status)
    return None


def _recorded(s: Setting) -> Hit | None:
    """“In the north it registered 334, including 73 explosions”: what the monitors counted in the sentence before."""
    if (
        s.whole is not None
        or s.earlier is None
        or s.before not in _RECORDED
        or s.tag(s.count.stop) not in (",", ".", "P", "")
    ):
        return None
    return Hit(s.earlier.measure, "recorded", s.count.stop)


_RULES: tuple[Callable[[Setting], Hit | None], ...] = (
    _times, _of_the_incidents, _counted_noun, _bracket, _dash, _compared, _including, _part, _gapped, _number_of, _recorded,
)  # fmt: skip


def _place_before(s: Setting, at: int) -> str | None:
    end = s.doc.tokens.ends[at - 1]
    return next((p.name for p in s.places if p.end == end), None)


def _name_before(s: Setting, at: int) -> str | None:
    """“Latakia (2)”: the capitalised name right before a mark."""
    tags, words = s.doc.tokens.tags, s.doc.tokens.words
    last = at
    if last - 1 >= s.first and words[last - 1] in _KIND_WORDS:
        last -= 1
    first = last
    while first > s.first and tags[first - 1] in "NZ":
        first -= 1
    return s.doc.words_text(first, last) if first < last else None


__all__ = ["Hit", "Setting", "counted"]
