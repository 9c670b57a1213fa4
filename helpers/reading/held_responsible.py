"""Who is said to be responsible: "the army was to blame", "the rebels were behind it", "the responsibility lies with the front"."""

from __future__ import annotations

from .actors import NOBODY, actor
from .asides import over_commas
from .attackers import end_of_subject, held_to
from .document import Document
from .identity import Names
from .lexicon import word_set
from .modifiers import Agent
from .phrases import VERBAL, phrase_back, phrase_forward, skip_left
from .recognition import IS
from .tasks import is_duty, tells_of_a_deed

_OURS = frozenset(["its", "our", "his", "their"])
_MEN = word_set("parts_of_an_army")
_HELD = IS | word_set("bearing_blame")
_LIES = word_set("lying_with")
_BEARS = _HELD - IS - {"held", "hold", "holds"}
_WHOLLY = word_set("wholly")
_ALONE = word_set("alone_words")


def responsible(doc: Document, names: Names, at: int, floor: int, block: int) -> Agent | None:
    """ACTOR was responsible for, was to blame for, was behind …"""
    words, tags = doc.tokens.words, doc.tokens.tags
    left = at - 1
    if is_duty(doc, at) or (words[at] == "behind" and not tells_of_a_deed(doc, at)):
        return None  # "answers for the embassy's safety", "is behind schedule"
    if words[at] == "blame" and words[left] == "to":
        left -= 1
    none = words[left] == "no"  # "bore no responsibility"
    left -= none
    while (left > floor and tags[left] in "DJ") or words[left] in _WHOLLY:
        left -= 1  # "was the aggressor", "bears full responsibility"
    if words[at] == "responsibility" and words[left] not in _BEARS:
        return None  # "claimed responsibility" is a cue
    left -= words[left] in _BEARS
    left, negated = skip_left(doc, left, floor)
    if _HELD.isdisjoint(words[left + 1 : at]):
        return None
    left -= left > floor and words[left] in _ALONE
    left -= left > floor and tags[left] == '"'  # 'the army "bears full responsibility"'
    held = held_to(doc, left, floor)
    left = left if held is None else held
    aside = over_commas(doc, left, floor) if left > floor and tags[left] == "," else None
    if aside is not None:  # "the front, a local militia, was behind it"
        left = tags.find(",", aside[0], aside[1]) - 1 if "," in tags[aside[0] : aside[1]] else aside[1] - 1
    elif left > floor and tags[left] == ",":
        end = end_of_subject(doc, left, floor)  # "the army, residents said, was behind it"
        left = left if end is None else end
    if left < floor or tags[left] in "R" or words[left] == "who":
        return None
    begin = phrase_back(doc, left, floor)
    if begin is None:
        return None
    negated = negated or none
    itself = words[begin] in ("it", "they", "we") or (words[begin] in _OURS and words[left] in _MEN)
    if tags[begin] == "O" or itself:
        return Agent(begin, left + 1, None, itself, negated, "agent_responsible", at)
    who = actor(doc, names, begin, left + 1, block)
    negated = negated or words[begin] in NOBODY
    return Agent(begin, left + 1, who, False, negated, "agent_responsible", at) if who else None


def belongs_to(doc: Document, names: Names, at: int, last: int, block: int) -> Agent | None:
    """“the fault is the army's”, “the blame for the raid was not the rebels' alone”: whose guilt it is."""
    words, tags = doc.tokens.words, doc.tokens.tags
    be = at + 1
    if words[be : be + 1] == ["for"]:
        be = next((i for i in range(at + 2, min(at + 10, last)) if words[i] in IS), be)
    if be >= last - 2 or words[be] not in IS:
        return None
    begin = be + 1
    while begin < last and tags[begin] in "xl":
        begin += 1
    mark = tags.find("'", begin + 1, min(begin + 8, last))
    end = mark + 1 + (words[mark + 1 : mark + 2] != [] and words[mark + 1] in _ALONE)
    if mark < 0 or (end < last and tags[end] not in '.,;:"C') or set(tags[begin:mark]) & VERBAL:
        return None
    who = actor(doc, names, begin, mark, block)
    negated = "x" in tags[be:begin]
    return Agent(begin, mark, who, False, negated, "agent_responsible", at) if who else None


def lies_with(doc: Document, names: Names, at: int, last: int, block: int) -> Agent | None:
    """“the responsibility lies (squarely) with the army”, “suspicion fell on the army”."""
    words = doc.tokens.words
    if is_duty(doc, at):
        return None  # "responsibility for the camp lies with X"
    lies = next((i for i in range(at + 1, min(at + 10, last)) if words[i] in _LIES), at)
    link = next((i for i in range(lies, min(lies + 6, last - 1)) if words[i] in ("with", "on")), -1)
    link += words[link + 1 : link + 2] == ['"']  # 'lay with "the regime"'
    end = phrase_forward(doc, link + 1, last, apposition=False) if link > 0 else -1
    who = actor(doc, names, link + 1, end, block) if end > link + 1 else None
    return Agent(link + 1, end, who, False, False, "agent_responsible", at) if who else None
