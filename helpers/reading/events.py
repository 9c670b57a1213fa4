"""Which event a count belongs to: the one that the article reports, or another attack or disaster, another period, a whole war."""

from __future__ import annotations

import re
from functools import cache

from .document import Document, Sentence
from .lexicon import lexicon, word_set
from .people import Figure

_NEAR = 110  # characters between a count and the words that lay it on another event
_YEAR = r"(?:19|20)\d\d"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
# every phrase below has one of these or a year, so a sentence with none need not be searched
_TIMES = word_set("other_times") | frozenset(map(str, range(1900, 2100)))
_WARS = word_set("wars_and_campaigns")
_BEFORE = word_set("words_before_another_event")
_DISASTERS = word_set("disasters_and_accidents")
_NOUNS = ("n", "p")
_LEAD = 3  # sentences that say what an article reports
_WAR_NAMES = r"war|conflict|civil\ war"
_STRUGGLES = rf"{_WAR_NAMES}|insurgency|campaign|rebellion|struggle"
_BEGAN = "war|conflict|fighting|offensive|invasion|uprising|start|beginning|outbreak|truce|cease-?fire"
_PERIOD = re.compile(
    rf"""\b(?:
      since\ (?:the\ )?(?:[\w-]+\ )?(?:{_BEGAN}|{_YEAR}|{_MONTHS})  # since the war, since May
    | since\ (?:the\ )?(?:[\w-]+\ )?(?:early|late|mid|last)(?!\ (?:morning|afternoon|evening|night))  # since late 2015
    | (?:in|of|during)\ (?:the|its|their|[\w.-]+'s?)\ (?:\w+\ )?(?:{_WAR_NAMES})  # in its war, in Lowland's civil war
    | \w+-(?:year|month)(?:-old|-long)?\ (?:{_STRUGGLES})  # the five-year war
    | years\ of\ (?:war|conflict)
    | (?:last|(?:so\ far\ )?this)\ (?:year|month)
    | over\ the\ past\ (?:\w+\ )?(?:years?|months?)
    | in\ {_YEAR}\b
    | a\ (?:year|month|week|decade)\ (?:ago|earlier)
    | in\ an\ earlier | in\ a\ separate  # in an earlier strike
    | earlier\ (?:this|in)\ (?:month|year|week)
    )""",
    re.I | re.X,
)
_ADDS_UP = re.compile(r"\b(?:bring|tak|rais|push)(?:ing|es|s|ed)\b|\b(?:brought|took)\b", re.I)
_SUPERLATIVE = re.compile(r"\b(?:deadliest|worst|bloodiest|heaviest|largest|biggest|most|first|one of the)\b", re.I)
# "the war has killed", "the war on Lowland killed": whatever a war did is no single event
_WAR = re.compile(
    r"\b(?:war|conflict|civil war|insurgency|uprising|invasion)(?:,\s+which\s+[^,.;]{3,80},)?(?:\s+(?:on|in|against|with|between)\s+[\w' ]{2,30}?)?"
    r"\s+(?:has\s+|have\s+|had\s+)?(?:also\s+)?(?:killed|left|displaced|caused|claimed|cost|uprooted|driven)\b"
    r"|\b(?:offensive|campaign|fighting)\s+(?:has|have)\s+(?:also\s+)?(?:killed|left|displaced|claimed|driven)\b",
    re.I,
)
# "a day after a missile killed", "since June, when a raid killed", "weeks earlier", "In April, a bomb": the count stands behind
_TIME_BEFORE = re.compile(
    r"^(?:\w+\s+)?(?:weeks?|months?|years?|decades?)\s+(?:ago|earlier|before)\b"
    r"|^(?:(?:\w+\s+)?(?:hours?|days?)\s+earlier|the\s+(?:day|night|week)\s+before|the\s+(?:previous|preceding)\s+(?:day|night|week|month)|last\s+week|earlier\s+this\s+(?:week|month|year))\b"
    rf"|^in\s+(?:{_MONTHS})(?:\s+{_YEAR})?,"
    rf"|^(?:between|from)\s+(?:{_MONTHS})\s+(?:and|to)\s+(?:{_MONTHS})\b"
    rf"|^since\b[^,]{{3,80}}\b(?:{_MONTHS}|{_YEAR})\b[^,]{{0,20}},"
    r"|^in\s+the\s+first\s+(?:half|quarter|\w+\s+(?:weeks|months))\s+of\b"
    r"|^(?:elsewhere|separately|also\s+(?:on|in|overnight))\b",
    re.I,
)


# the same, even in what leads an article
_EARLIER = re.compile(
    r"\b(?:hours?|days?|weeks?|months?|years?)\s+after\s+(?:a|an|another)\s"
    rf"|\b(?:in|since)\s+(?:(?:late|early|mid)[ -])?(?:{_MONTHS}|{_YEAR})(?:\s+\d+)?(?:\s+{_YEAR})?,\s+when\b",
    re.I,
)


@cache
def _earlier_attack() -> re.Pattern[str]:
    """“a previous raid”, “the 2013 attack”, “follows a bombing that left”: never the one that is reported."""
    attack = _attacks()
    return re.compile(
        rf"\b(?:a|the)\s+(?:previous|earlier|past)\s+(?:[\w'-]+\s+){{0,2}}(?:{attack})\b"
        rf"|\bthe\s+{_YEAR}\s+(?:[\w'-]+\s+){{0,2}}(?:{attack})\b"
        rf"|\bsince\s+(?:a|an)\s+(?:[\w'-]+\s+){{0,2}}(?:{attack})\b"
        rf"|\bfollow(?:s|ed|ing)\s+(?:a|an|the)\s+(?:[\w'-]+\s+){{0,3}}(?:{attack})\b",
        re.I,
    )


def _attacks() -> str:
    names = sorted(lexicon().sets["attack_events"] - {"fire"}, key=len, reverse=True)
    return "|".join(map(re.escape, names))


@cache
def _attack_before() -> re.Pattern[str]:
    """“another strike on …”, “a similar attack”, “an attack in the town in January”."""
    return re.compile(
        rf"\b(?:another|previous|earlier|similar|separate|past)\s+(?:[\w'-]+\s+){{0,2}}(?:{_attacks()})\b"
        rf"|\ban?\s+(?:[\w'-]+\s+){{0,2}}(?:{_attacks()})\b[^.,;:]{{0,50}}\sin\s+(?P<month>{_MONTHS})\b",
        re.I,
    )


@cache
def _attack_of_a_day() -> re.Pattern[str]:
    """“the October 7 attack”, “the 7 October attacks”."""
    day = rf"(?:(?:{_MONTHS})\s+\d+|\d+\s+(?:{_MONTHS}))"
    return re.compile(rf"\bthe\s+{day}\s+(?:[\w'-]+\s+){{0,2}}(?:{_attacks()})\b", re.I)


def event_of(doc: Document, figure: Figure, sentence: Sentence) -> str:
    """main, or other: another attack, another period, a whole-war total."""
    words = doc.tokens.words[sentence.first : sentence.last]
    period, before = not _TIMES.isdisjoint(words), not _BEFORE.isdisjoint(words)
    war = not _WARS.isdisjoint(words)
    if _elsewhere(doc, sentence):
        return "other"
    if not (period or war or before):
        return "main"
    start, end = doc.slice(sentence.first, sentence.last)
    text = doc.plain[start:end]
    at = doc.tokens.starts[figure.count.first] - start
    leads = _leads(doc, sentence)
    if period and _in_a_period(text, at, leads):
        return "other"
    if war and any(match.start() < at < match.end() + _NEAR for match in _WAR.finditer(text)):
        return "other"
    rules = (_earlier_attack(), _EARLIER) if leads else (_earlier_attack(), _EARLIER, _attack_before())
    if not leads and any(
        match.start() - _NEAR < at < match.end() + _NEAR for match in _attack_of_a_day().finditer(text)
    ):
        return "other"
    fronted = not leads and not figure.previous  # "An hour earlier he had put the toll at 9" tells of the same attack
    if fronted and any(at < match.end() + 2 * _NEAR for match in _TIME_BEFORE.finditer(text)):
        return "other"
    behind = (match for rule in rules for match in rule.finditer(text))
    near = (match for match in behind if match.end() <= at < match.end() + _NEAR)
    return "other" if any(not _month_of_the_report(doc, match, sentence) for match in near) else "main"


def _elsewhere(doc: Document, sentence: Sentence) -> bool:
    """“In Lowland, a bomb killed 12”, “a ferry sank off Orsha, killing 12”: a state, or a disaster, of which nothing was told before."""
    if _leads(doc, sentence):
        return False
    words, tags, first = doc.tokens.words, doc.tokens.tags, sentence.first
    if words[first] == "in":
        begin = first + 1 + (words[first + 1] == "the")
        comma = tags.find(",", begin + 1, begin + 4)
        if comma > 0 and _is_new_state(doc, " ".join(words[begin:comma]), first):
            return True
    if _DISASTERS.isdisjoint(sentence.there):
        return False
    told = (at for at in range(first, sentence.last) if words[at] in _DISASTERS)
    if all(tags[at + 1 : at + 2] in _NOUNS for at in told):
        return False  # "hit a camp of earthquake survivors"
    lead = [one for one in doc.sentences[:_LEAD] if one.index < sentence.index]
    return all(_DISASTERS.isdisjoint(one.there) for one in lead)


def _is_new_state(doc: Document, name: str, before: int) -> bool:
    """Whether a name is that of a state of which no word before word `before` tells, by its name or by its adjective."""
    lex = doc.lex
    state = lex.states.get(name) if name not in lex.seats else None
    if state is None:
        return False
    told = (
        lex.states.get(raw.lower()) or lex.adjectives.get(raw.lower())
        for raw, at in doc.capitalised.items()
        if at and at[0] < before
    )
    return all(other is None or other.name != state.name for other in told)


def _month_of_the_report(doc: Document, match: re.Match[str], sentence: Sentence) -> bool:
    """Whether "an attack in March" is of the month that the text opens with: a report on that month, not an older attack."""
    month = match.groupdict().get("month")
    return month is not None and month.lower() in doc.tokens.words[: min(doc.sentences[:2][-1].last, sentence.first)]


def _in_a_period(text: str, at: int, leads: bool) -> bool:
    """Whether the count at character `at` is of a period or a war: "since the war began", "last year".

    What `leads` the article is what it reports, even where that was last month.
    """
    for match in _PERIOD.finditer(text):
        if leads and match.group().lower().startswith(("last", "this", "a ", "earlier")):
            continue
        before = max(0, match.start() - 60)
        if _SUPERLATIVE.search(text, before, match.start()):
            continue  # "one of the deadliest attacks of the war": this one
        adds = _ADDS_UP.search(text, before, match.start())
        if adds and at < adds.start():
            continue  # "killed nine, taking the toll since January to 1,204": the nine are of this attack
        if abs(match.start() - at) < _NEAR:
            return True
    return False


def _leads(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a headline or the first of the text: "another strike" there is the one reported."""
    before = doc.sentences[sentence.index - 1] if sentence.index else None
    opens = before is None or doc.blocks[before.block].role != "body"
    return doc.blocks[sentence.block].role != "body" or opens
