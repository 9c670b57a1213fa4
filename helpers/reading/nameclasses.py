"""Words of other classes that are parts of names where they stand: "Igor Fell", "General Will Grant", "Nguyen Van An"."""

from __future__ import annotations

import re

from .lexicon import word_set
from .tokens import Tokens

_VERB_THEN_NAME = re.compile("[VBvK](?=N)")
_NAME_THEN_VERB = re.compile("N[vVKE](?=[,.VvA(])")
_MONTH_THEN_NAME = re.compile("rT(?=N|nN|nnN)")
# a small word with a capital, between a rank and a name or behind a name that a rank leads
_SMALL_THEN_NAME = re.compile("r([ATDOPSCRx])(?=N)")
_NAME_THEN_SMALL = re.compile("rN{1,3}([ADOPSCR])(?=[VvEAl,])")
_NAME_THEN_ROLE = re.compile("rN{1,3}(r)(?=[VvEAl,]|N[.&])")
_TWO_MONTHS = re.compile("rTT(?=[VvEAl,.])")
_NAME_THEN_MONTH = re.compile("rNT(?=[VvEAl])")
_NAME_THEN_TODAY = re.compile("[NJZ]T")
_OFFICER = re.compile("[nN]p")
_BEFORE_A_RANK = re.compile("[Npnl](?=[rp])")
_RANK_BEFORE_NAME = re.compile("p(?=N)")
_INITIAL = re.compile("N([DO])(?=[.]N)")
_RANK_BEHIND = re.compile("#N(?=N)")
_NAME_THEN_LINK = re.compile("NP(?=[^N])")
_LARGE_LINKS = frozenset(["For", "Of", "On", "In", "Against", "To", "Without"])
_MARK_OF_RANK = re.compile(r"\((\w)\.?\)(?=N)")
_ARM = re.compile("[Np](?=[rN])")
_ARMS = frozenset(word.capitalize() for word in word_set("arms_before_a_rank"))
_NAME_THEN_OBSERVER = re.compile("Nr(?=[^NJr])")
_RARE = (
    _LARGE_LINKS | _ARMS | {"Today", "officer", "Officer", "Observer"}
)  # words without which a rule has nothing to look for
_MONTHS = word_set("months_that_are_names")
_MARKS_OF_A_RANK = word_set("marks_of_a_rank")
_PRESS = word_set("offices_of_the_press")
_RANKS_OF_PEOPLE = word_set("ranks_of_people")
_KINDS_OF_RANK = word_set("kinds_of_rank")
_ONE_RANK = word_set("ranks")
_RANKS = _ONE_RANK | word_set("ranks_of_two_words")


def find_names(tokens: Tokens, tags: list[str], first: int, last: int) -> None:
    """Make names of such words among the words `first:last` of a paragraph; `tags` are changed in place."""
    raws = tokens.raws
    for match in _NAME_THEN_VERB.finditer(tokens.tags, first, last):
        at = match.end() - 1
        if _capital(raws, at) and raws[at - 1][0].isupper() and _in_prose(raws, at, first):
            tags[at] = "N"  # "Igor Fell, the mayor": the verb of the sentence is another
    for match in _VERB_THEN_NAME.finditer(tokens.tags, first + 1, last):
        at = match.start()
        named = _capital(raws, at) and (_capital(raws, at + 1) or "-" in raws[at + 1])
        if named and _in_prose(raws, at, first) and tokens.tags[at - 1] not in ".:\"'*-":
            tags[at] = "N"  # "in Tell Rifaat", "spokesman Said al-Hadi"
    there = _RARE.intersection(raws[first:last])
    if not _LARGE_LINKS.isdisjoint(there):
        for match in _NAME_THEN_LINK.finditer(tokens.tags, first, last):
            at = match.end()
            if raws[at - 1] in _LARGE_LINKS and raws[at - 2][0].isupper() and _in_prose(raws, at, first):
                while at < last and _capital(raws, at) and raws[at].isalpha():
                    tags[at] = "N"  # "the Committee For Missing Persons"
                    at += 1
    for match in _MONTH_THEN_NAME.finditer(tokens.tags, first, last):
        at = match.start() + 1
        if raws[at].isalpha() and _capital(raws, at):
            tags[at] = "N"  # "spokesman Jan van B."
    if "Today" in there:
        for match in _NAME_THEN_TODAY.finditer(tokens.tags, first, last):
            if raws[match.end() - 1] == "Today":
                tags[match.end() - 1] = "N"  # a paper, a broadcaster: the day has no capital
    if "Observer" in there:
        for match in _NAME_THEN_OBSERVER.finditer(tokens.tags, first, last):
            if raws[match.end() - 1] == "Observer" and _capital(raws, match.start()):
                tags[match.end() - 1] = "N"  # "the Kesh Observer said": a paper
    if "officer" in there or "Officer" in there:
        for match in _OFFICER.finditer(tokens.tags, first, last):
            at = match.end() - 1
            if tokens.words[at] == "officer" and tokens.words[at - 1] in _PRESS:
                tags[at] = "r"
    if not _ARMS.isdisjoint(there):
        for match in _ARM.finditer(tokens.tags, first, last):
            at = match.start()
            whose = at > first and tokens.tags[at - 1] in "NJZ'"
            if raws[at] in _ARMS and not whose and tokens.words[at + 1] in _ONE_RANK and _capital(raws, at + 1):
                tags[at] = "r"  # "spokesman Police Major NAME"; "Lowland Army Major NAME" is of that army
    if "(" in tokens.tags[first:last]:
        for match in _MARK_OF_RANK.finditer(tokens.tags, first, last):
            before = match.start() - 1 - (tokens.tags[match.start() - 1] == ".")
            if tokens.words[match.start(1)] in _MARKS_OF_A_RANK and tokens.words[before] in _ONE_RANK:
                tags[match.start() : match.end()] = "&" * len(match.group())  # "Colonel (retd) NAME"
    for match in _INITIAL.finditer(tokens.tags, first, last):
        at = match.start(1)
        if len(raws[at]) == 1 and _capital(raws, at) and _capital(raws, at - 1):
            tags[at] = "N"  # "Dmitri A. Orlov"
    if "r" in tokens.tags[first:last]:
        _behind_a_rank(tokens, tags, first, last)


def _behind_a_rank(tokens: Tokens, tags: list[str], first: int, last: int) -> None:
    """“General Will Grant”, “spokesman Le Duc An”, “Colonel May June”, “Field Marshal”, “Captain 1st Rank”."""
    raws, words = tokens.raws, tokens.words
    for pattern in (_SMALL_THEN_NAME, _NAME_THEN_SMALL, _NAME_THEN_ROLE):
        for match in pattern.finditer(tokens.tags, first, last):
            at = match.start(1)
            if _capital(raws, at) and _in_prose(raws, at, first):
                tags[at] = "N"
    for pattern in (_TWO_MONTHS, _NAME_THEN_MONTH):
        for match in pattern.finditer(tokens.tags, first, last):
            at = match.end() - 1
            if words[at] in _MONTHS and (words[at - 1] in _MONTHS or tags[at - 1] == "N"):
                tags[at - 1] = tags[at] = "N"
    for match in _BEFORE_A_RANK.finditer(tokens.tags, first, last):
        at = match.start()
        if words[at] in _KINDS_OF_RANK and words[at + 1] in _RANKS and _capital(raws, at + 1) and _capital(raws, at):
            tags[at] = tags[at + 1] = "r"
    for match in _RANK_BEFORE_NAME.finditer(tokens.tags, first, last):
        at = match.start()
        if words[at] in _RANKS_OF_PEOPLE and _capital(raws, at) and tags[at - 1] == "r" and at > first:
            tags[at] = "r"  # "spokesman Commander NAME"
    for match in _RANK_BEHIND.finditer(tokens.tags, first, last):
        at = match.end() - 1
        if words[at] == "rank" and tags[at - 2] == "r":
            tags[at] = "r"


def _capital(raws: list[str], at: int) -> bool:
    return raws[at][0].isupper()


def _in_prose(raws: list[str], at: int, first: int) -> bool:
    """Whether most words around are in lower case: no headline."""
    return sum(raw[0].islower() for raw in raws[max(first, at - 6) : at + 7]) > 2
