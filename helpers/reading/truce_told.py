"""Numbers of a truce report whose noun was told before, and those that count other acts: "it registered 41", "the number had risen to 88", "in two cases"."""

from __future__ import annotations

from .lexicon import word_set
from .truce_setting import Hit, Setting
from .truce_words import kind_of

_RECORDED = word_set("recording")
_GAVE = word_set("giving_a_count")
_REPORTS = word_set("count_reports")
_INCIDENTS = word_set("incidents")
_CASES = word_set("cases_of")
_COUNTS = word_set("counts_of_incidents")
_BEFORE = word_set("before_a_measured_number")
_OF_DEATHS = word_set("of_deaths")
_REST = word_set("the_rest_of_them")
_ACTS = word_set("acts_of_fire")
_NOTICED = word_set("noticing")
_HAPPENED = word_set("happening")
_BLAMED = word_set("laying_a_part_on")
_COMPLAINTS = word_set("complaints")
_DURING = word_set("during_a_truce")
_RECEIVED = word_set("receiving_reports")
_BREACH = frozenset(("violation", "breach"))
_TRUCES = word_set("names_of_a_truce")


def recorded(s: Setting) -> Hit | None:
    """“In the north it registered 334”, “the report before gave 440”, “a total of 28 have been recorded”: what the sentence before counted."""
    words, begin, stop = s.doc.tokens.words, s.count.begin, s.count.stop
    if not _OF_DEATHS.isdisjoint(words[max(s.first, begin - 3) : begin]):
        return None  # "a death toll of 28 was reported"
    if s.whole is not None:  # "the army counted 14 violations by the rebels; the rebels counted 22"
        bare = s.tag_behind in (",", ".", ";", "") or s.behind == "by"
        return Hit(s.whole.measure, "recorded", stop) if bare and s.before in _RECORDED else None
    if s.before in _RECORDED or s.before in _GAVE:
        given = s.before in _GAVE
        if given and _REPORTS.isdisjoint(words[s.first : begin]):
            return None
        if s.tag_behind not in (",", ".", "P", "", "S") and s.behind not in ("this", "so"):
            return None
    elif s.tag_behind != "A" or _RECORDED.isdisjoint(words[stop + 1 : stop + 4]):
        return None
    measure = s.earlier.measure if s.earlier is not None else _named_before(s)
    return Hit(measure, "recorded", stop) if measure else None


def _named_before(s: Setting) -> str | None:
    """What a number leaves out, where the sentence has named it: “it denied any violation and alleged six by the rebels”."""
    named = not s.doc.lex.truce["violations"]["words"].isdisjoint(s.doc.tokens.words[s.first : s.count.begin])
    other = s.before in _RECORDED and s.tag_behind in (
        ".",
        ",",
        ";",
        "",
    )  # "one recorded no breaches, the other 21"
    return "violations" if named and (other or s.behind == "by") else None


def that_number(s: Setting) -> Hit | None:
    """“In the third week the number had risen to 88”, “on Monday its tally stood at 22”: what was counted before."""
    last = s.latest or s.earlier
    if last is not None and s.latest is None and _other_counts_between(s, last.sentence):
        return None
    if (
        last is None
        or (last.measure != "violations" and s.latest is None)
        or s.before not in _BEFORE
        or s.before in ("of", "is", "was")
    ):
        return None
    if s.tag_behind not in (".", ",", ";", "", "P", "C", "S", "A"):
        return None
    words, begin = s.doc.tokens.words, s.count.begin
    for k in range(begin - 2, max(s.first, begin - 8) - 1, -1):
        if words[k] in _COUNTS:
            free = words[k + 1] != "of" and _OF_DEATHS.isdisjoint(words[max(s.first, k - 3) : begin])
            return Hit(last.measure, "that_number", s.count.stop, status=_status(s)) if free else None
        if s.tag(k) in ".;:":
            return None
    again = s.latest is not None and s.latest.rule == "that_number" and s.before in ("at", "to")
    return Hit(last.measure, "that_number", s.count.stop) if again or _stood_at(s) else None


def _other_counts_between(s: Setting, since: int) -> bool:
    """Whether a sentence between counts something else: "738 breaches. 13,511 trucks came in. The agency put the figure at"."""
    return any("#" in s.doc.tokens.tags[one.first : one.last] for one in s.doc.sentences[since + 1 : s.sentence.index])


def _status(s: Setting) -> str:
    return "previous" if s.before == "from" else "current"


def _stood_at(s: Setting) -> bool:
    """“the count stood at six violations, and on Monday at ten”."""
    words, begin = s.doc.tokens.words, s.count.begin
    if s.latest is None or s.before != "at" or "and" not in words[max(s.first, begin - 5) : begin]:
        return False
    return not _COUNTS.isdisjoint(words[s.first : begin]) and s.latest.count_start is not None


def remaining(s: Setting) -> Hit | None:
    """“In the remaining 13 cases”, “the other five are being examined”, “in two cases it could not say who fired”: a part of those counted before."""
    whole = s.whole or s.latest or s.earlier
    if whole is None or whole.measure != "violations":
        return None
    words, begin, stop = s.doc.tokens.words, s.count.begin, s.count.stop
    rest = s.before in _REST
    if s.behind in _CASES:
        lead = next(
            (k for k in range(begin - 1, max(s.first, begin - 12), -1) if words[k] in ("including", "among")), None
        )
        if lead is not None and s.whole is not None:
            return Hit(kind_of(s.doc, lead + 1, begin), "in_cases", stop + 1, True)
        return (
            Hit("violations", "in_cases", stop + 1, True)
            if rest or s.before == "in" or (s.before == "only" and s.word(begin - 2) == "in")
            else None
        )
    verb = rest and s.word(begin - 2) == "the" and s.tag_behind in ("A", "V", "v", "E", ".")
    lex = s.doc.lex
    harmed = any(
        word in lex.outcome_verbs or word in lex.outcome_states or word in lex.outcome_own
        for word in words[stop : stop + 4]
    )
    return Hit("violations", "remaining", stop, True) if verb and not harmed else None


def happened(s: Setting) -> Hit | None:
    """“Thirty were blamed on the army”, “seven occurred in Orsha”, “four could not be attributed”: parts of those counted before."""
    whole = s.whole or s.earlier
    if whole is None or whole.measure != "violations" or not (s.count.begin == s.first or s.tag_before in ";"):
        return None
    stop = s.count.stop
    verb = stop + 1 + (s.word(stop + 1) == "not")
    verb += s.word(verb) in ("be", "been")
    where = s.behind in ("were", "was") and s.word(stop + 1) in ("in", "near", "around", "at")
    told = (
        where
        or s.behind in _HAPPENED
        or (s.tag_behind == "A" and (s.word(verb) in _BLAMED or s.word(verb) in _RECORDED))
    )
    return Hit("violations", "happened", stop, True) if told and s.word(verb) not in s.doc.lex.outcome_verbs else None


def incidents(s: Setting) -> Hit | None:
    """“the mission recorded 17 incidents”: what is recorded where a truce is watched."""
    words, tags, at = s.doc.tokens.words, s.doc.tokens.tags, s.count.stop
    while at < s.last and at - s.count.stop < 3 and tags[at] in "nJNE" and words[at] not in _INCIDENTS:
        at += 1
    if at >= s.last or words[at] not in _INCIDENTS:
        return None
    if s.latest is not None and s.latest.rule == "of_the_incidents" and s.before == "the":
        return Hit("violations", "incidents", at + 1)  # "9 of the 14 incidents"
    if _RECORDED.isdisjoint(words[max(s.first, s.count.begin - 8) : s.count.begin]):
        return None
    return Hit("violations", "incidents", at + 1)


def other_acts(s: Setting) -> Hit | None:
    """“207 attacks since the truce was announced”, “the camera recorded 63 projectiles in flight”, “three bursts of fire were heard”: acts that are called no violation."""
    words, tags, at = s.doc.tokens.words, s.doc.tokens.tags, s.count.stop
    attacks = s.doc.lex.truce["attack_counts"]
    while (
        at < s.last
        and at - s.count.stop < 4
        and tags[at] in 'nJNGZE"'
        and not (words[at] in _ACTS or words[at] in attacks or words[at] in _COMPLAINTS)
    ):
        at += 1
    act = s.word(at)
    if act in _ACTS:
        near = words[max(s.first, s.count.begin - 9) : s.count.begin]
        noticed = not _NOTICED.isdisjoint(near) or not _NOTICED.isdisjoint(words[at : at + 8])
        return Hit("other", "other_acts", at + 1) if noticed and (s.about or s.earlier is not None) else None
    if act in _COMPLAINTS and s.about and s.before in _RECEIVED:
        return Hit("other", "complaints", at + 1)
    if act not in attacks:
        return None
    if s.word(at + 1) == "by" and s.about and s.earlier is not None and s.earlier.measure == "violations":
        return Hit("other", "other_acts", at + 1)
    for k in range(s.first, s.last):
        if words[k] not in _DURING or abs(k - at) > 11 or _TRUCES.isdisjoint(words[k + 1 : min(k + 4, s.last)]):
            continue
        if words[k] != "of":
            return Hit("other", "other_acts", at + 1)
        if words[k - 1] in _BREACH:
            return Hit("violations", "other_acts", at + 1)  # "six attacks in violation of the truce"
    return None
