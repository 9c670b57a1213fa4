"""What happened to whom: the words around a number that make it a count of people."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Document
from .lexicon import word_set
from .numbers import Num
from .qualifiers import Count

LINKS = frozenset(["n", "N", "J", "Z", "E", "k", "G", "W", "p", "r", "K"])
_THOSE = word_set("those_counted")
_GROUPS = word_set("groups_of_people")
_NO_VICTIMS = word_set("titles_that_count_nobody")


@dataclass(frozen=True, slots=True)
class Victims:
    """The noun phrase behind a number: words `first:last`, its class, and whether it names people."""

    first: int
    last: int
    name: str | None
    people: bool
    plain: bool  # nothing follows the number: the noun is left out


def victim_phrase(doc: Document, count: Count, ceiling: int) -> Victims:
    """The people a number counts: "12 Lowland soldiers", "3 of them children", or nothing said."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    at = count.stop
    if (
        at < ceiling
        and words[at] == "of"
        and at + 1 < ceiling
        and (tags[at + 1] in "DpJnO" or words[at + 1] in ("people", "them", "whom"))
    ):
        if words[at + 1] in _THOSE:
            # "8 of them children": the noun behind says who they are
            end = at + 2
            while end < ceiling and end - at < 4 and tags[end] in "JEnW" and words[end] not in lex.victims:
                end += 1
            if end < ceiling and tags[end] in "pr" and words[end] in lex.victims:
                return Victims(at + 2, end + 1, lex.victims[words[end]], True, False)
            return Victims(at, at + 2, None, False, True)
        if words[at + 1] == "the" and at + 4 < ceiling and tags[at + 3] == "A":
            end = at + 4  # "of the dead are children"
            while end < ceiling and end - at < 7 and tags[end] in "JEnWl" and words[end] not in lex.victims:
                end += 1
            if end < ceiling and tags[end] == "p" and words[end] in lex.victims:
                return Victims(end, end + 1, lex.victims[words[end]], True, False)
        at += 1
        if tags[at] == "D":
            at += 1
    if at + 1 < ceiling and tags[at] == '"' and tags[at + 1] in "pr":
        at += 1  # 23 "fighters"
    begin = at
    while at < ceiling and at - begin < 9:
        tag, word = tags[at], words[at]
        if (
            tag == "J"
            and word.endswith(("s", "i"))
            and (at + 1 >= ceiling or tags[at + 1] not in "nNpJrEk")
            and word in lex.adjectives
            and word.endswith("s")
        ):
            return Victims(begin, at + 1, "people", True, False)  # "two Lowlanders"
        if tag == "J" and at + 1 < ceiling and tags[at + 1] in "AVv":
            return Victims(begin, at + 1, "people", True, False)  # "12 Lowlanders have left"
        if tag == "E" and at == begin and at + 1 < ceiling and tags[at + 1] in "PTl":
            break  # "7 remained in hospital"
        if tag == "K" and at == begin and at + 1 < ceiling and tags[at + 1] == "p" and words[at + 1] in lex.victims:
            at += 1  # "61 wounded people"
            continue
        if tag in "p" or (tag == "W" and word in lex.victims):
            while at + 1 < ceiling and tags[at + 1] in "p" and words[at + 1] not in ("others", "other"):
                at += 1
            head = words[at]
            return Victims(begin, at + 1, lex.victims.get(head, "people"), True, False)
        if tag == "r" and word not in _NO_VICTIMS:
            return Victims(begin, at + 1, lex.victims.get(word, "other"), True, False)
        if (
            word in ("more", "additional", "further", "-")
            or tag in "nJNZElGx"
            or (tag == "C" and at > begin and at + 1 < ceiling and tags[at + 1] in "nJEpN")
            or (tag == "K" and at > begin and tags[at - 1] not in "np")
            or tag == "W"
            or (
                tag == "#"
                and at > begin - 1
                and words[at + 1 : at + 2] == ["-"]
                and words[at + 2 : at + 3]
                and words[at + 2].startswith("year")
            )
            or (tag == "," and at > begin and at + 1 < ceiling and tags[at + 1] in "JE")
        ):
            if tag in "nNEGW" and word not in ("more",) and at - begin > 4:
                break
            at += 1
            continue
        break
    only_more = all(words[i] in ("more", "additional", "further") for i in range(begin, at))
    if begin == at or only_more:
        return Victims(begin, at, None, False, True)
    return Victims(begin, at, None, False, False)


def victims_text(doc: Document, victims: Victims) -> str | None:
    if victims.people:
        return doc.words_text(victims.first, victims.last)
    return None


def has_one_person(doc: Document, at: int, ceiling: int) -> int | None:
    """The word after "a woman", "an 8-year-old boy": one person named without a number."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    k = at + 1
    while k < ceiling and k - at < 7 and (tags[k] in "nJNEl#G&-" or words[k] in ("year", "old")):
        k += 1
    while k + 1 < ceiling and tags[k] in "pr" and tags[k + 1] in "pr" and words[k + 1] in lex.victims:
        k += 1  # "a police officer"
    if (
        k < ceiling
        and tags[k] in "pr"
        and not words[k].endswith(("s", "people", "men", "children"))
        and words[k] in lex.victims
    ) or (k < ceiling and words[k] in ("official", "commander", "leader")):
        if words[k] in _GROUPS:
            return None
        return k + 1
    return None


@dataclass(slots=True)
class Figure:
    """A casualty row in the making."""

    count: Count
    num: Num | None
    victims: Victims
    outcome: str
    rule: str
    subset_of: int | None = None  # position in the list of figures
    previous: bool = False
    first: int = 0
    last: int = 0
