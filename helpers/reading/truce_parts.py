"""Numbers of a truce report that lean on a count before them: its parts, other windows, nouns left out."""

from __future__ import annotations

import re

from .lexicon import word_set
from .rows import Ceasefire
from .truce_setting import Hit, Setting
from .truce_words import ADJECTIVES, areas_of, kind_of

_COMPARED = (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"])
_INCIDENTS = word_set("incidents")
_LISTS = word_set("lists_of_incidents")
_BEHIND_PART = word_set("behind_a_part")
_COMPARATIVES = word_set("comparatives")
_EARLIER = word_set("earlier_windows")
_BLAMED = word_set("laying_a_part_on")
_PRONOUNS = frozenset(("them", "which", "these", "those"))
_HAPPENED = word_set("what_a_part_did")
_LISTED_BEHIND = frozenset(("by", "at", "on", "from"))
_OF_FIRE = re.compile("[nJEG]|pn")
_LIST_ITEMS = frozenset(("of_which", "including"))
_OF_A_WHOLE = frozenset(("of_the_incidents", "part", "happened"))
_TOTAL = word_set("total_of_violations")


def of_the_incidents(s: Setting) -> Hit | None:
    """“41 of the violations were explosions”, “22 of the incidents”: a part of a whole told before."""
    words, at = s.doc.tokens.words, s.count.stop
    if words[at : at + 1] != ["of"] or not {"the", "these", "those"} & set(words[at + 1 : at + 2]):
        return None
    numbered = s.tag(at + 2) == "#"  # "9 of the 14 incidents"
    at += numbered
    while numbered and (s.word(at + 2) in ADJECTIVES or s.word(at + 2) in s.doc.lex.truce["truces"]):
        at += 1  # "17 of the 40 alleged ceasefire violations"
    if s.word(at + 2) not in _INCIDENTS:
        return None
    if s.word(at + 3) in ("were", "are") and s.word(at + 4) in s.doc.lex.truce["explosions"]["words"]:
        return Hit("explosions", "of_the_incidents", at + 5, True)
    named = numbered and s.word(at + 2) in s.doc.lex.truce["violations"]["words"]
    if s.whole is None and s.earlier is None and not named:
        return None
    return Hit("violations", "of_the_incidents", at + 3, True)


def is_compared(s: Setting) -> bool:
    """Whether a count stands behind "compared with", "against", "fewer than the"."""
    led = s.doc.tokens.words[max(s.first, s.count.begin - 3) : s.count.begin]
    than = led[1:] == ["than", "the"] and led[0] in _COMPARATIVES
    return than or led[1:] in list(_COMPARED) or s.before == "against"


def compared(s: Setting) -> Hit | None:
    """“compared with 21 in the period before”, “against 138 on Friday”, “up from 12”: a count of another window."""
    if s.latest is None:
        return None
    if is_compared(s):
        # "against 178 by the army", "than the 71 reported by the rebels": of another side
        beside = "by" in (s.behind, s.word(s.count.stop + 1))
        of = s.whole if s.latest.subset_of is not None and s.whole is not None else s.latest
        return Hit(of.measure, "against", s.count.stop, status="current" if beside else "previous")
    opened = s.doc.tokens.tags.rfind("(", s.first, s.count.begin)
    led = s.doc.tokens.words[max(s.first, opened - 9) : opened] if 0 < s.count.begin - opened < 4 else []
    if "compared" in led and not _EARLIER.isdisjoint(
        led
    ):  # "compared with the previous period (26 and 31 respectively)"
        return Hit(s.latest.measure, "against", s.count.stop, status="previous")
    if s.latest.rule == "against" and s.before == "and" and s.behind == "respectively":
        return Hit(s.latest.measure, "against", s.count.stop, status="previous")
    return None


def fewer_than(s: Setting) -> Hit | None:
    """“This is fewer than in the week before (118)”, “lower than on the day before, when 104 were counted”."""
    words, begin = s.doc.tokens.words, s.count.begin
    last = s.latest or s.earlier
    if last is None or (s.before not in ("when", "(", ",", "with") and s.tag_before != "("):
        return None
    if s.tag_behind not in (")", "E", "A", ".", "", ","):
        return None
    than = next((k for k in range(begin - 1, max(s.first, begin - 14), -1) if words[k] in ("than", "from")), None)
    if than is None or _EARLIER.isdisjoint(words[than:begin]):
        return None
    if _COMPARATIVES.isdisjoint(words[max(s.first, than - 6) : than]):
        return None
    return Hit(last.measure, "against", s.count.stop, status="previous")


def including(s: Setting) -> Hit | None:
    """“5,198 violations, including 657 air raids”, “36 breaches: 14 shellings, 11 ambushes”: a part called something else."""
    words, tags = s.doc.tokens.words, s.doc.tokens.tags
    whole = s.whole or s.earlier
    if whole is None or whole.measure != "violations" or not enumerated(s):
        return None
    at = s.count.stop
    if s.word(at) == "of" and s.latest is not None and s.latest.subset_of and _OF_FIRE.match(tags, at + 1):
        # "eight cases of shelling, six of sniper fire"
        return Hit(kind_of(s.doc, at + 1, at + 3), "including", at + 1, True)
    while at < s.last and at - s.count.stop < 4 and tags[at] in "nJNEk" and words[at] not in ("were", "was"):
        at += 1
    if at == s.count.stop or "p" in tags[s.count.stop : at] or words[at - 1] in s.doc.lex.outcome_verbs:
        return None
    end = next((k for k in range(at, min(at + 3, s.last)) if tags[k] in ",;.#C"), min(at + 3, s.last))
    return Hit(kind_of(s.doc, s.count.stop, end), "including", at, True)


def enumerated(s: Setting) -> bool:
    """Whether a number stands in an enumeration of parts: right behind “including”, “among them”, a colon, or further on in it."""
    begin = s.count.begin
    lead = next((k for k in range(begin - 1, max(s.first, begin - 40) - 1, -1) if _leads(s, k)), None)
    kinds = s.latest is not None and (
        s.latest.rule in _LIST_ITEMS or (s.latest.rule == "of_the_incidents" and s.latest.measure != "violations")
    )
    if kinds and s.before in (",", "and"):
        return True
    if lead is None:
        return False
    if lead == begin - 1:
        return True
    between = s.doc.tokens.tags[lead + 1 : begin]
    return s.doc.tokens.tags[begin - 1] in "C," and "#" in between and not set(between) & set("V.;RS")


def _leads(s: Setting, at: int) -> bool:
    """Whether parts begin behind this word. A colon leads them if a count stands before it, or the word for them."""
    words = s.doc.tokens.words
    if words[at] == ":" or (s.doc.tokens.tags[at : at + 2] == "-#" and at + 1 < s.last):
        return s.whole is not None
    if words[at] in ("including", "comprising"):
        return s.whole is not None
    if words[at] == "include" and at == s.first + 1 and words[s.first] in ("they", "these", "those"):
        return s.earlier is not None and s.sentence.index - s.earlier.sentence <= 1
    if words[at] == "included":
        return not _INCIDENTS.isdisjoint(words[max(s.first, at - 6) : at])
    if words[at - 1 : at + 1] == ["of", "them"] and s.doc.tokens.tags[at - 2 : at - 1] == ",":
        return s.whole is not None  # "86 breaches, of them 51 ambushes and 35 raids"
    return words[at] in ("were", "them") and "among" in words[max(s.first, at - 6) : at + 1]


def part(s: Setting) -> Hit | None:
    """“6 of them in Orsha”, “and 2 in Velm”, “five by the rebels and three by the army”."""
    nxt = s.behind
    goes_on = s.latest is not None and s.latest.rule in _OF_A_WHOLE
    whole = s.whole or (s.earlier if goes_on else None)
    if whole is None or s.before in ("to", "from"):
        return None
    colon = ":" in s.doc.tokens.tags[s.first : s.count.begin]
    by = nxt in _LISTED_BEHIND and (colon or (s.before in (",", "and") and (nxt == "by" or goes_on)))
    by = by or (nxt in ("by", "with") and s.before == "including")
    if by and nxt == "by" and not colon and s.latest is whole and whole.violator and s.before in ("and", ","):
        return Hit(whole.measure, "gapped", s.count.stop)  # "11 by the army and five by the rebels"
    if not (by or nxt in _BEHIND_PART or s.before in ("and", ",", "(")):
        return None
    if nxt == "of" and (s.word(s.count.stop + 1) not in _PRONOUNS or _people(s, s.count.stop + 2)):
        return None
    if s.tag_behind == "A" and s.word(s.count.stop + 1) in s.doc.lex.outcome_verbs:
        return None  # "and that four were wounded"
    if s.tag_behind in ("n", "p", "E", "K"):
        return None  # "and one attempt to advance", "and 14 wounded": it counts something else
    if whole.rule == "times" and s.before == "and" and s.tag_behind == "P" and _placed(s):
        return Hit(whole.measure, "gapped", s.count.stop)
    on = s.before in ("and", ",") and s.latest is not None and s.latest.rule == "of_which"
    if nxt in ("were", "was", "are") and (s.before == "which" or on) and whole.measure == "violations":
        return Hit(_what_they_were(s, s.count.stop + 1), "of_which", s.count.stop + 1, True)
    if not by and nxt not in _BEHIND_PART and not areas_of(s.doc, s.sentence, s.count, s.count.stop, s.places):
        return None
    of = s.latest if nxt == "of" and s.latest is not None else whole  # "11 explosions, 4 of them"
    at = s.count.stop if nxt == "with" else s.count.stop + 2 if nxt == "of" else s.last
    if nxt == "of" and s.word(at) in s.doc.lex.truce["measured"]:
        return Hit(kind_of(s.doc, at, at + 1), "part", s.count.stop, True, of=of)  # "71 of them explosions"
    armed = s.word(at) == "with" and kind_of(s.doc, at + 1, at + 5)
    return Hit("shellings" if armed == "shellings" else _measure(of), "part", s.count.stop, True, of=of)


def _measure(whole: Ceasefire) -> str:
    """What a part of a whole counts: of complaints, violations ("received 81 complaints and confirmed 34 of them")."""
    return "violations" if whole.rule == "complaints" else whole.measure


def _placed(s: Setting) -> bool:
    """Whether the count before has a place of its own: “six times near Orsha and five near Velm” are not parts of six."""
    assert s.whole is not None
    words, ends = s.doc.tokens.words, s.doc.tokens.ends
    k = s.count.begin - 1
    while k > s.first and ends[k - 1] > s.whole.end:
        k -= 1
    span = s.doc.tokens.tags[k : s.count.begin - 1]
    return span.startswith("P") and words[k] not in ("for", "over", "during") and not set(span) & set(",:;(")


def _people(s: Setting, at: int) -> bool:
    return s.tag(at) == "p" or s.word(at) in s.doc.lex.victims


def of_them(s: Setting) -> Hit | None:
    """“Twelve of them were air strikes”, “Of the total, 131 were cases of gunfire”: parts of what the sentence before counts."""
    words, at = s.doc.tokens.words, s.count.stop
    whole = s.whole or s.earlier
    if whole is None:
        return None
    measure = _measure(whole)
    begin = s.first
    pronoun = s.word(at) == "of" and s.word(at + 1) in _PRONOUNS and s.word(at + 1) != "which"
    pronoun = pronoun and s.sentence.index - whole.sentence <= 1
    total = words[begin : begin + 2] == ["of", "the"] or words[begin : begin + 1] in (["of"], ["among"])
    total = total and (
        not _TOTAL.isdisjoint(words[begin : begin + 4]) or not _PRONOUNS.isdisjoint(words[begin : begin + 2])
    )
    if not (pronoun or total):
        return None
    if pronoun and (s.whole is not None or "#" in s.doc.tokens.tags[begin : s.count.begin]):
        return None  # of what this sentence counts
    verb = at + 2 if pronoun else at
    if _people(s, verb):
        return None  # "10 of them children"
    if total and not (s.word(verb) in _HAPPENED or s.tag(verb) in ("V", "E")):
        return None
    if total and measure != "violations":
        return None
    if total and s.word(verb) in ("were", "was", "are"):
        return Hit(_what_they_were(s, verb + 1), "of_the_incidents", verb + 1, True)
    return Hit(measure, "of_the_incidents", verb, True)


def _what_they_were(s: Setting, at: int) -> str:
    """The measure of a part of which the words from `at` say what it was: shelling, or only where or by whom ("were in Orsha")."""
    if s.tag(at) in ("P", "V", "E", "K"):
        return "violations"
    end = min(at + 7, s.last)
    return kind_of(s.doc, at, next((k for k in range(at, end) if s.doc.tokens.tags[k] in ",;.:#"), end))


def laid_on(s: Setting) -> Hit | None:
    """“They blamed five on the army and two on the rebels”, “attributed 41 of them: 24 to the army, 17 to the rebels”: parts of what the sentence before counts, by who is said to have done them."""
    whole = s.whole or s.earlier
    down = s.behind == "down" and s.word(s.count.stop + 1) == "to"  # "puts seven down to the army"
    if whole is None or whole.measure != "violations" or not (down or s.behind in ("on", "to")):
        return None
    if down and s.before in ("put", "puts", "putting"):
        return Hit("violations", "laid_on", s.count.stop, True)
    goes_on = s.latest is not None and s.latest.rule in ("laid_on", "happened") and s.before in ("and", ",")
    if s.latest is not None and s.latest.rule == "of_which" and s.before in ("and", ","):
        goes_on = not _BLAMED.isdisjoint(s.doc.tokens.words[s.first : s.count.begin])
    if s.latest is not None and s.latest.rule == "of_the_incidents" and s.before in ("and", ","):
        goes_on = not _BLAMED.isdisjoint(s.doc.tokens.words[s.first : s.count.begin])
    shared = s.before == ":" and not _BLAMED.isdisjoint(s.doc.tokens.words[s.first : s.count.begin])
    if s.before in _BLAMED or goes_on or shared:
        return Hit("violations", "laid_on", s.count.stop, True)
    return None


def responsible_for(s: Setting) -> Hit | None:
    """“The army was responsible for 19 of them, the rebels for 12”: parts of what the sentence before counts."""
    whole = s.earlier
    if s.before != "for" or s.whole is not None or whole is None or whole.measure != "violations":
        return None
    words = s.doc.tokens.words[s.first : s.count.begin]
    if "responsible" not in words or (s.tag_behind in ("n", "p") and s.behind not in _INCIDENTS):
        return None
    return Hit("violations", "happened", s.count.stop, True)


def gapped(s: Setting) -> Hit | None:
    """“14 violations this week and 97 since January”, “the monitors counted 7 breaches, their colleagues 11”, “put the breaches at 900, the army has a list of 683”: the noun is left out."""
    tags, begin = s.doc.tokens.tags, s.count.begin
    if s.latest is None or s.latest.count_start is None:
        return None
    since = s.before in ("and", ",") and s.behind in ("since", "over", "during")
    verb = s.before == "and" and s.latest.rule == "of_the_incidents" and s.tag_behind in ("E", "A", "V")
    noun_before = s.tag_before in "npNJZVWE" and any(t in "C,;" for t in tags[max(s.first, begin - 7) : begin])
    bare = s.tag_behind in (".", "", ";", ",", "S") and noun_before
    by = s.behind == "by" and s.tag_before in "NZp" and noun_before
    to = s.before in ("and", ",") and s.behind == "to" and s.tag(s.count.stop + 1) in ("D", "N", "n", "J", "Z")
    of_list = s.before == "of" and s.word(begin - 2) in _LISTS and s.tag_behind in (".", ",", ";", "P")
    again = (
        s.latest.rule == "gapped" and s.before in ("and", ",") and s.tag_behind == "P" and s.latest.subset_of is None
    )
    shared = (
        s.before in ("for", "of")
        and "C" in tags[max(s.first, begin - 6) : begin]
        and s.tag_behind in (".", "", ";", ",")
    )
    dated = s.before in ("and", ",") and s.tag_behind == "P" and "T" in tags[s.count.stop + 1 : s.count.stop + 3]
    if not (since or bare or by or to or verb or again or of_list or dated or shared):
        return None
    return Hit(s.latest.measure, "gapped", s.count.stop, s.latest.subset_of is not None and not since)
