"""Numbers in the forms of a bulletin: labels and lists of kinds, the day before in brackets, parts that somebody confirmed, a truce that was concluded."""

from __future__ import annotations

from .lexicon import word_set
from .truce_setting import Hit, Setting
from .truce_words import kind_of

_EARLIER = word_set("earlier_windows")
_CONFIRMING = word_set("judging_a_count") | word_set("confirming_a_number")
_DEAL = word_set("making_a_deal")
_TRUCE = word_set("truce_names")
_USING = frozenset(["using", "employing", "with", "involving"])
_CASES = word_set("cases_of")


def day_before(s: Setting) -> Hit | None:
    """“33 violations (previous day: 21)”: in brackets, the number of another window."""
    words, tags, begin = s.doc.tokens.words, s.doc.tokens.tags, s.count.begin
    opened = tags.rfind("(", s.first, begin)
    if s.latest is None or opened < 0 or begin - opened > 6 or s.tag_behind != ")":
        return None
    told = words[opened + 1 : begin]
    earlier = not _EARLIER.isdisjoint(told) and told[-1:] != ["("] and "#" not in tags[opened + 1 : begin]
    return Hit(s.latest.measure, "against", s.count.stop, status="previous") if earlier else None


def labelled(s: Setting) -> Hit | None:
    """“Violations: 902.”: a line that names what its number counts."""
    words, tags, begin = s.doc.tokens.words, s.doc.tokens.tags, s.count.begin
    if s.tag_before != ":" or not 0 < begin - 1 - s.first < 5 or s.tag_behind not in (".", "", ";", "("):
        return None
    named = words[begin - 2] in s.doc.lex.truce["violations"]["words"] and not set(tags[s.first : begin - 1]) & set(
        "VA#"
    )
    return Hit("violations", "labelled", s.count.stop) if named else None


def kinds_listed(s: Setting) -> Hit | None:
    """“Small-arms fire, 18; artillery fire, nine; overflights, four”: what kinds the violations of the sentence before were."""
    tags, begin = s.doc.tokens.tags, s.count.begin
    if s.earlier is None or s.earlier.measure != "violations" or s.tag_before not in (",", ":"):
        return None
    if s.tag_behind not in (";", ".", "") or set(tags[s.first : s.last]) & set("VAB"):
        return None
    listed = tags[s.first : s.last].count(",#;") + tags[s.first : s.last].count(":#;")
    first = max(tags.rfind(";", s.first, begin) + 1, s.first)
    return Hit(kind_of(s.doc, first, begin - 1), "kinds_listed", s.count.stop, True) if listed else None


def confirmed_part(s: Setting) -> Hit | None:
    """“17 violations, of which the mission was able to confirm six”: a part of those just counted."""
    words, begin = s.doc.tokens.words, s.count.begin
    if s.whole is None or s.before not in _CONFIRMING or s.tag_behind not in (".", ",", ";", ""):
        return None
    led = words[max(s.first, begin - 9) : begin]
    which = any(led[k : k + 2] == ["of", "which"] for k in range(len(led)))
    return Hit(s.whole.measure, "of_which", s.count.stop, True) if which else None


def by_means(s: Setting) -> Hit | None:
    """“violated the truce 19 times, using mortars in eight cases and drones in four”: what each part was."""
    words, begin, stop = s.doc.tokens.words, s.count.begin, s.count.stop
    if s.before != "in" or s.latest is None or s.latest.measure in ("inhabited_areas", "armed_groups"):
        return None
    goes_on = s.latest.rule == "by_means" and s.tag_behind in (".", ",", ";", "", "C")
    if not (s.behind in _CASES or goes_on):
        return None
    using = next((k for k in range(begin - 2, max(s.first, begin - 7), -1) if words[k] in _USING), None)
    if using is None and goes_on:
        using = next((k for k in range(begin - 2, max(s.first, begin - 7), -1) if words[k] in ("and", ",")), None)
    if using is None or "#" in s.doc.tokens.tags[using:begin]:
        return None
    return Hit(kind_of(s.doc, using + 1, begin - 1), "by_means", stop + (s.behind in _CASES), True)


def concluded(s: Setting) -> Hit | None:
    """“One local truce was concluded”, “12 ceasefires had been agreed”."""
    words, tags, at = s.doc.tokens.words, s.doc.tokens.tags, s.count.stop
    while at < s.last and at - s.count.stop < 3 and tags[at] in "nJE" and words[at] not in _TRUCE:
        at += 1
    if at >= s.last or words[at] not in _TRUCE or s.tag(at + 1) != "A":
        return None
    made = not _DEAL.isdisjoint(words[at + 2 : min(at + 5, s.last)])
    return Hit("truce_agreements", "concluded", at + 1) if made else None
