"""Lists of a truce report: places with their numbers in brackets, behind a dash or a colon; one thing in several months."""

from __future__ import annotations

from .lexicon import word_set
from .truce_setting import Hit, Setting
from .truce_words import kind_of

_INCIDENTS = word_set("incidents")
_EARLIER = word_set("earlier_windows")
_OF_A_NAME = frozenset("NZJnrDPC'(),-")


def bracket(s: Setting) -> Hit | None:
    """“Orsha (4), Velm (3)”: a place and its number."""
    if s.tag_before != "(" or s.tag_behind != ")":
        return None
    name = s.name_before
    goes_on = s.latest is not None and s.latest.rule == "place_bracket"  # "Velm (5) and the dam (3)"
    if name is None and not goes_on and s.word(s.count.begin - 2) not in s.doc.lex.place_kinds:
        return None  # neither a name nor "in the northern sector (12)"
    whole = s.whole or s.earlier
    if name is None and not goes_on and whole is not None and whole.rule == "place_bracket":
        whole = None  # two sectors beside one another, and no whole named
    if whole is None and s.known.isdisjoint(s.doc.tokens.words[s.first : s.count.begin]):
        return None
    return Hit(whole.measure if whole else "violations", "place_bracket", s.count.stop, whole is not None, name)


def listed(s: Setting) -> Hit | None:
    """“Violations by district: Orsha - 9 (4 the day before), Velm 6 (7)”: a name and its number behind a heading."""
    words, tags, begin = s.doc.tokens.words, s.doc.tokens.tags, s.count.begin
    if s.tag_behind not in (",", ".", ";", "", "C", "("):
        return _at_times(s)
    colon = tags.find(":", s.first, begin)
    heading = colon > s.first and not _INCIDENTS.isdisjoint(words[s.first : colon])
    dash = s.tag_before == "-"
    if s.whole is None and not heading:
        return _place_and_colon(s)
    if not heading and not (dash and s.whole is not None):
        return None
    name = s.name_until(begin - 1 if dash else begin)
    if name is None:
        return None
    whole = s.whole if s.whole is not None and s.whole.rule != "listed" else s.earlier
    measure = whole.measure if whole is not None and not heading else "violations"
    return Hit(measure, "listed", s.count.stop, whole is not None, name)


def _at_times(s: Setting) -> Hit | None:
    """“Violations: 14 in Orsha, nine in Velm”, “such cases: six in June and already seven since the 1st”: one thing counted in several places or at several times."""
    words, tags = s.doc.tokens.words, s.doc.tokens.tags
    colon = tags.find(":", s.first, s.count.begin)
    if colon < 0 or s.tag_behind not in ("P", "S") or "#" in tags[s.first : colon]:
        return None
    behind = tags[s.count.stop + 1 : s.count.stop + 4]
    if _INCIDENTS.isdisjoint(words[s.first : colon]) or not (set(behind) & set("TN") or s.tag_behind == "S"):
        return None
    begin = s.count.begin - (s.before in ("already", "only"))
    return Hit(kind_of(s.doc, s.first, colon), "listed", s.count.stop) if tags[begin - 1] in ":,C" else None


def _place_and_colon(s: Setting) -> Hit | None:
    """“- Front lines of Velm (north): 8.”: an item of a list, a place and what was counted there."""
    tags, begin = s.doc.tokens.tags, s.count.begin
    if tags[begin - 1] != ":" or s.earlier is None or s.earlier.measure != "violations":
        return None
    first = s.first + (tags[s.first] in "-*")
    name = tags[first : begin - 1]
    if not 0 < len(name) < 16 or not s.doc.tokens.raws[first][0].isupper() or not set(name) <= _OF_A_NAME:
        return None
    end = tags.find("(", first, begin - 1)
    return Hit("violations", "listed", s.count.stop, areas=s.doc.words_text(first, end if end > first else begin - 1))


def listed_before(s: Setting) -> Hit | None:
    """“Orsha 9 (4 the day before), Velm 6 (7)”: in the brackets behind a count stands that of another window."""
    words, tags, begin = s.doc.tokens.words, s.doc.tokens.tags, s.count.begin
    if s.latest is None or s.tag_before != "(" or s.latest.count_end != s.doc.tokens.ends[begin - 2]:
        return None
    labelled = any(
        tags[k] == "(" and not _EARLIER.isdisjoint(words[k : tags.find(")", k)])
        for k in range(s.first, begin)
        if tags[k] == "("
    )
    if not labelled:
        return None
    return Hit(s.latest.measure, "against", s.count.stop, areas=s.latest.areas, status="previous")
