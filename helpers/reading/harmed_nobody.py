"""Numbers before people of whom nothing befell that many: shares of them, none of them, what might have been."""

from __future__ import annotations

from .document import Document, Sentence
from .lexicon import word_set
from .people import Victims
from .qualifiers import Count

_FRACTIONS = word_set("fractions")
_COUNTERFACTUAL = frozenset(("could", "would"))
_POSSIBLE = frozenset(("could", "might", "would", "may", "can"))
_TO_COME = frozenset(("will", "would", "could", "might", "may"))
_HAPPEN = (["die"], ["be"], ["lose"], ["perish"])
_SPANS = word_set("spans_of_time")
_BESIDE = (["after"], ["before"], ["earlier"], ["later"], ["ago"])
_OF_THEM = [["of", word] for word in ("them", "those", "these", "the")]
_UNLESS = frozenset(("unless", "if", "whether"))
_INTENDING = word_set("intending_harm")


def befell_nobody(doc: Document, sentence: Sentence, count: Count, victims: Victims) -> bool:
    """Whether a number is a share, a rate, of none or of what never happened."""
    return (
        _is_share_or_nobody(doc, sentence, count)
        or _never_happened(doc, sentence, count, victims)
        or _is_rate(doc, sentence, count, victims)
    )


def _is_share_or_nobody(doc: Document, sentence: Sentence, count: Count) -> bool:
    """“two-thirds of the dead”, “one in four”, “none of the 40 residents was hurt”: no count of those it stands before."""
    words, tags, begin = doc.tokens.words, doc.tokens.tags, count.begin
    front, hyphen, behind = words[count.last - 1].rpartition("-")
    if hyphen and front and behind in _FRACTIONS:
        return True
    if words[count.first] not in ("a", "an") and not _FRACTIONS.isdisjoint(words[count.stop : count.stop + 1]):
        return True
    ratio = words[count.stop : count.stop + 1] == ["in"] and tags[count.stop + 1 : count.stop + 2] == "#"
    ratio = ratio and (words[count.stop + 2 : count.stop + 3] == ["of"] or count.value == 1)
    among = begin - 2 >= sentence.first and words[begin - 1] == "in" and tags[begin - 2] == "#"
    if ratio or (among and (words[begin - 2] == "one" or words[count.stop : count.stop + 1] == ["of"])):
        return True  # "two in five of the dead", "one in five died"
    led = words[max(sentence.first, begin - 3) : begin]
    next_number = tags.find("#", count.stop, count.stop + 6)
    until = next_number if next_number >= 0 else min(count.stop + 6, sentence.last)
    if "twice" in words[count.stop : until + 1] and ["counted", "twice"] in [
        words[i : i + 2] for i in range(count.stop, until)
    ]:
        return True  # "after two bodies were counted twice"
    doomed = words[count.stop : min(count.stop + 7, sentence.last)]
    if "to" in doomed and doomed[doomed.index("to") + 1 :][:1] == ["death"]:
        if not {"sentenced", "sentence", "sentences", "condemned"}.isdisjoint(led + doomed):
            return True  # "sentenced 12 men to death"
    if led[-1:] == ["in"] and words[count.stop : count.stop + 2] in _OF_THEM:
        return True  # "carried out 45 strikes, and six people were killed in 11 of them"
    told, named = words[count.stop : count.stop + 1], words[count.stop + 1 : count.stop + 2]
    if told in (["wounded"], ["injured"]) and tags[count.stop + 1 : count.stop + 2] == "n" and named[0].endswith("s"):
        return named[0] not in doc.lex.victims  # "ten wounded lions"
    return (
        bool(led) and led[0] in ("none", "neither", "nobody") and led[-1] in ("the", "these", "those", "its", "their")
    )


def _is_rate(doc: Document, sentence: Sentence, count: Count, victims: Victims) -> bool:
    """“28 children are killed each day”, “on average, 12 are wounded a week”: so many again and again, and no count of anybody."""
    words, tags = doc.tokens.words, doc.tokens.tags
    led = words[max(sentence.first, count.begin - 8) : count.begin]
    if "average" in led and any(led[i : i + 2] == ["on", "average"] for i in range(len(led) - 1)):
        return True
    for at in range(victims.last, min(victims.last + 8, sentence.last)):
        if tags[at] in ",.;C":
            return False
        if words[at] == "daily" and tags[at + 1 : at + 2] in ("", ",", ".", ";", "P"):
            return True
        behind = at + 1 + (tags[at + 1 : at + 2] == "#") if words[at] == "every" else at + 1
        each = words[at] in ("each", "every", "per") or (words[at] == "a" and tags[at - 1] not in "PV")
        if each and words[behind : behind + 1] and words[behind] in _SPANS:
            return words[behind + 1 : behind + 2] not in _BESIDE  # "killed two a day after"
    return False


def _never_happened(doc: Document, sentence: Sentence, count: Count, victims: Victims) -> bool:
    """“could have killed 100”, “a plot to kill 12”, “12 would have been killed”: nobody was."""
    words, tags = doc.tokens.words, doc.tokens.tags
    verb = count.begin - 1
    if verb > sentence.first and words[verb] in doc.lex.outcome_verbs:
        if words[verb - 1] == "have" and words[verb - 2] in _COUNTERFACTUAL:
            return True
        if words[verb - 1] in _POSSIBLE and tags[verb - 1] != "T":
            return True  # "could kill thousands"; not "in May killed"
        if not _UNLESS.isdisjoint(words[max(sentence.first, verb - 3) : verb]):
            return True  # "unless they killed two"
        to = words[verb - 1] == "to" and not _INTENDING.isdisjoint(words[max(sentence.first, verb - 3) : verb - 1])
        if to:
            return True
    behind = victims.last
    if words[behind : behind + 2] in (["would", "have"], ["could", "have"]):
        return tags[behind + 2 : behind + 3] in ("A", "K")
    if words[behind : behind + 2] in (["might", "have"], ["may", "have"]):
        return not _UNLESS.isdisjoint(words[behind + 3 : sentence.last]) or "had" in words[behind + 3 : sentence.last]
    come = words[behind : behind + 1] and words[behind] in _TO_COME
    return bool(come) and words[behind + 1 : behind + 2] in _HAPPEN  # "300 people will die if the dam is hit"
