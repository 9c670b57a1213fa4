"""What a number in a report about a truce counts. One rule a construction, asked in order; each names itself in the row."""

from __future__ import annotations

from collections.abc import Callable

from . import truce_forms as forms
from . import truce_lists as lists
from . import truce_parts as parts
from . import truce_told as told
from .lexicon import word_set
from .truce_setting import Hit, Setting
from .truce_words import measure_of

_CASES = word_set("cases_of_breach")
_BROKEN = word_set("breaking_a_truce")
_FIRED = word_set("firing")
_MORE = word_set("between_number_and_times")
_EVENTS = frozenset(("explosions", "shellings"))
_PART_LEADS = frozenset(("including", "them", "which"))
_THE_ONE = frozenset(["last", "first", "latest", "previous", "next", "this", "that", "which", "each", "other"])
_OF_DEATHS = word_set("of_deaths")
_BEFORE_NUMBER = word_set("before_a_measured_number")
_TOTALS = word_set("totals_of")
_MEASURES = word_set("measures_in_front")
_JOINING = word_set("joining_a_truce")
_STAYING_OUT = word_set("staying_out_of_a_truce")
_COMPLAINTS = word_set("complaints")
_TOLD = word_set("telling_a_total")
_OTHER_RULES = word_set("rules_of_another_kind")
_SHELLED = word_set("shelling_verbs")


def counted(setting: Setting) -> Hit | None:
    """The first rule that says what a number counts, or None."""
    one = setting.before in _THE_ONE and setting.word(setting.count.begin) == "one"
    if one or _are_said_to_have(setting):
        return None
    first = setting.whole is None and setting.latest is None and setting.earlier is None
    for rule in _FIRST if first else _RULES:
        hit = rule(setting)
        if hit is not None:
            return hit if hit.measure else None
    return None


def _are_said_to_have(s: Setting) -> bool:
    """“28 are reported by X to have died”: those who did something are no breaches left without their noun."""
    if s.tag_behind != "A":
        return False
    behind = s.doc.tokens.words[s.count.stop : min(s.count.stop + 10, s.last)]
    return "to" in behind and behind[behind.index("to") + 1 : behind.index("to") + 2] in (["have"], ["be"])


_NOTHING = Hit("", "none", 0)


def _times(s: Setting) -> Hit | None:
    """“violated the truce 7 times”, “opened fire six more times”."""
    vague = s.count.qualifier == "vague" and s.behind == "of"  # "dozens of times"
    over = vague or s.behind in _MORE
    at = s.count.stop + over
    if (s.word(at) if over else s.behind) not in s.doc.lex.truce["times"]:
        return None
    before = s.doc.tokens.words[max(s.first, s.count.begin - 22) : s.count.begin]
    broken = not _BROKEN.isdisjoint(before) or (not _FIRED.isdisjoint(before) and "returned" not in before)
    part = s.whole is not None and s.whole.rule == "times" and (s.before in ("including", ":") or _by_doing(s))
    shelled = _BROKEN.isdisjoint(before) and not _SHELLED.isdisjoint(before)
    return Hit("shellings" if shelled else "violations", "times", at + 1, part) if broken else _NOTHING


def _by_doing(s: Setting) -> bool:
    """“broke the truce 49 times, using drones 12 times”: how it was broken, in a part of the cases."""
    tags, begin = s.doc.tokens.tags, s.count.begin
    comma = tags.rfind(",", s.first, begin)
    return (
        comma > s.first
        and begin - comma < 6
        and tags[comma + 1] in "GKY"
        and s.doc.tokens.words[comma + 1].endswith("ing")
    )


def _counted_noun(s: Setting) -> Hit | None:
    """“12 violations of the truce”, “128 inhabited areas”."""
    hit = measure_of(s.doc, s.count.stop, s.last, s.first)
    if hit is None:
        return _incidents(s)
    measure, stop = hit
    if measure == "violations" and _of_another_kind(s, stop):
        return _NOTHING
    if measure == "inhabited_areas" and (
        s.before in ("at", "on", "in", "against") or s.before in s.doc.lex.sets["attack_verbs"]
    ):
        return None  # "fired 43 shells at three settlements"
    if measure in ("inhabited_areas", "armed_groups") and _stays_out(s, stop):
        return _NOTHING
    if s.behind in _COMPLAINTS:
        return Hit("other", "complaints", s.count.stop + 1)
    words, whole = s.doc.tokens.words, s.whole or s.earlier
    near = words[max(s.first, s.count.begin - 4) : s.count.begin]
    behind = words[s.count.begin : s.count.stop + 3]
    part = s.whole is not None and (
        not _PART_LEADS.isdisjoint(near) or (s.whole.measure != measure and not _PART_LEADS.isdisjoint(behind))
    )
    if measure in _EVENTS and whole is not None and whole.measure == "violations":
        part = part or parts.enumerated(s)
    then = s.latest is not None and s.latest.measure == measure and parts.is_compared(s)
    return Hit(measure, "counted_noun", stop, part and not then, status="previous" if then else "current")


def _incidents(s: Setting) -> Hit | None:
    """“12 incidents violating the ceasefire”, “12 cases in breach of the truce”."""
    words = s.doc.tokens.words
    over = s.tag_behind in "nJE" and s.behind not in _CASES
    at = s.count.stop + over
    if (s.word(at) if over else s.behind) not in _CASES:
        return None
    behind = words[at + 1 : min(at + 4, s.last)]
    broken = behind[:1] in (["violating"], ["breaching"]) or behind in (
        ["in", "violation", "of"],
        ["in", "breach", "of"],
    )
    truce = not s.doc.lex.truce["truces"].isdisjoint(words[at + 2 : min(at + 9, s.last)]) if broken else False
    return Hit("violations", "counted_noun", at + 1) if truce else None


def _of_another_kind(s: Setting, stop: int) -> bool:
    """“46 violations of building codes”, “human rights violations”, “not one violation”, “one of the worst violations”: no count of breaches of a truce."""
    words, at = s.doc.tokens.words, s.count.stop
    if s.before in ("not", "never") or (words[at : at + 2] == ["of", "the"] and _is_superlative(s.word(at + 2))):
        return True
    between = words[at:stop]
    if not s.doc.lex.truce["truces"].isdisjoint(between):
        return False
    behind = words[stop : min(s.last, stop + 6)] if s.word(stop) in ("of", "against") else []
    cut = next((i for i, tag in enumerate(s.doc.tokens.tags[stop : stop + len(behind)]) if tag in ",.;:VvAS"), None)
    behind = behind[:cut]
    if not s.doc.lex.truce["truces"].isdisjoint(behind):
        return False
    return not _OTHER_RULES.isdisjoint(between + behind) or (behind[:1] == ["against"] and _people(s, stop + 1))


def _stays_out(s: Setting, stop: int) -> bool:
    """“ten groups have not joined the truce”, “six villages refused to sign it”: no count of those who did."""
    words, end = s.doc.tokens.words, min(stop + 14, s.last)
    joins = next((k for k in range(stop, end) if words[k] in _JOINING), None)
    return joins is not None and not _STAYING_OUT.isdisjoint(words[max(stop, joins - 3) : joins])


def _is_superlative(word: str) -> bool:
    return word in ("worst", "most", "first", "last", "few", "many") or word.endswith("est")


def _people(s: Setting, at: int) -> bool:
    return s.tag(at) == "p" or s.word(at) in s.doc.lex.victims


def _number_of(s: Setting) -> Hit | None:
    """“the number of settlements reached 140”, “put breaches that year at 97”: the measure stands before."""
    words, begin = s.doc.tokens.words, s.count.begin
    begin -= s.tag_before == '"'  # at "over 900"
    begin -= s.tag(begin - 1) == "-" and s.word(begin - 2) in ("unchanged", "changed")  # "has not changed - 60"
    if s.word(begin - 1) not in _BEFORE_NUMBER:
        return None
    if s.before == "of" and s.word(begin - 2) not in _TOTALS:
        return None
    if (
        measure_of(s.doc, s.count.stop, s.last, s.first) is None
        and s.tag_behind in ("n", "p")
        and s.behind not in ("total", "last", "this")
    ):
        return None  # "at 2 villages": it counts something else
    status = "previous" if s.before == "from" else "current"
    if not _OF_DEATHS.isdisjoint(words[max(s.first, begin - 4) : begin]):
        return None  # "put the number of violations at 23, bringing the death toll to 974"
    for k in range(max(s.first, begin - 24), begin):
        if words[k] in ("number", "total") and words[k + 1 : k + 2] == ["of"]:
            hit = measure_of(s.doc, k + 2, begin, s.first)
            if hit:
                return Hit(hit[0], "number_of", s.count.stop, status=status)
    for k in range(max(s.first, begin - 12), begin):
        hit = measure_of(s.doc, k, begin, s.first) if words[k] in _MEASURES else None
        if hit and not _TOLD.isdisjoint(words[max(s.first, k - 4) : begin]) and _OF_DEATHS.isdisjoint(words[k:begin]):
            return Hit(hit[0], "number_of", s.count.stop, status=status)
    return None


_RULES: tuple[Callable[[Setting], Hit | None], ...] = (
    _times,
    parts.of_the_incidents,
    parts.of_them,
    _counted_noun,
    lists.listed_before,
    forms.day_before,
    lists.bracket,
    forms.labelled,
    lists.listed,
    forms.kinds_listed,
    forms.confirmed_part,
    forms.by_means,
    forms.concluded,
    parts.compared,
    parts.fewer_than,
    parts.including,
    parts.part,
    parts.laid_on,
    parts.responsible_for,
    parts.gapped,
    _number_of,
    told.recorded,
    told.that_number,
    told.happened,
    told.remaining,
    told.incidents,
    told.other_acts,
)
# those that need no count before
_FIRST = (
    _times,
    parts.of_the_incidents,
    _counted_noun,
    lists.bracket,
    forms.labelled,
    lists.listed,
    forms.concluded,
    _number_of,
    told.recorded,
    told.incidents,
    told.other_acts,
)


__all__ = ["Hit", "Setting", "counted"]
