"""Numbers before people of whom nothing befell that many: shares of them, none of them, what might have been."""

from __future__ import annotations

from .document import Document, Sentence
from .lexicon import word_set
from .people import Victims
from .qualifiers import Count

_FRACTIONS = word_set("fractions")
_COUNTERFACTUAL = frozenset(("could", "would"))
_POSSIBLE = frozenset(("could", "might", "would", "may", "can"))
_UNLESS = frozenset(("unless", "if", "whether"))
_INTENDING = word_set("intending_harm")


def is_share_or_nobody(doc: Document, sentence: Sentence, count: Count) -> bool:
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
    told, named = words[count.stop : count.stop + 1], words[count.stop + 1 : count.stop + 2]
    if told in (["wounded"], ["injured"]) and tags[count.stop + 1 : count.stop + 2] == "n" and named[0].endswith("s"):
        return named[0] not in doc.lex.victims  # "ten wounded lions"
    return (
        bool(led) and led[0] in ("none", "neither", "nobody") and led[-1] in ("the", "these", "those", "its", "their")
    )


def never_happened(doc: Document, sentence: Sentence, count: Count, victims: Victims) -> bool:
    """“could have killed 100”, “a plot to kill 12”, “12 would have been killed”: nobody was."""
    words, tags = doc.tokens.words, doc.tokens.tags
    verb = count.begin - 1
    if verb > sentence.first and words[verb] in doc.lex.outcome_verbs:
        if words[verb - 1] == "have" and words[verb - 2] in _COUNTERFACTUAL:
            return True
        if words[verb - 1] in _POSSIBLE:
            return True  # "could kill thousands"
        if not _UNLESS.isdisjoint(words[max(sentence.first, verb - 3) : verb]):
            return True  # "unless they killed two"
        to = words[verb - 1] == "to" and not _INTENDING.isdisjoint(words[max(sentence.first, verb - 3) : verb - 1])
        if to:
            return True
    behind = victims.last
    return words[behind : behind + 2] in (["would", "have"], ["could", "have"]) and tags[behind + 2 : behind + 3] in (
        "A",
        "K",
    )
