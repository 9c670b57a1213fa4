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
_BOTH = word_set("people_by_sex_and_age")
_RELATED = word_set("members_of_a_family")
_PLURAL = (["were"], ["are"], ["have"])
_NO_VICTIMS = word_set("titles_that_count_nobody")
_MET = word_set("verbs_of_meeting_harm")
_HURTS = word_set("wounds")
_SOFTENED = word_set("softening_adjectives")
_OR_MORE = ["or", "more"]


@dataclass(slots=True, unsafe_hash=True)
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
    of = at + 1 < ceiling and words[at] == "of"
    if of and (tags[at + 1] in "DpJnO" or words[at + 1] in ("people", "them", "whom")):
        told = _of_those(doc, at, ceiling)
        if told is not None:
            return told
        at += 1 + (tags[at + 1] == "D")
    begin, at = _past_quotation(doc, count, at, ceiling)
    while at < ceiling and at - begin < 9:
        tag, word = tags[at], words[at]
        if at == begin and _is_no_noun(doc, at, ceiling):
            break
        if word == "due":
            break  # "nine due to shelling"
        if _names_a_people(doc, count, at, at == begin, ceiling):
            return Victims(begin, at + 1, "people", True, False)
        if tag == "K" and at == begin and at + 1 < ceiling and tags[at + 1] == "p" and words[at + 1] in lex.victims:
            at += 1  # "61 wounded people"
            continue
        if tag in "p" or (tag == "W" and word in lex.victims):
            return _by_the_noun(doc, begin, at, ceiling)
        if tag == "r" and (word not in _NO_VICTIMS or (count.value == 1 and tags[at + 1 : at + 2] == "A")):
            return Victims(begin, at + 1, lex.victims.get(word, "other"), True, False)
        if not _goes_on(doc, at, begin, ceiling) or (tag in "nNEGW" and word != "more" and at - begin > 4):
            break
        at += 1
    only_more = all(words[i] in ("more", "additional", "further") for i in range(begin, at))
    if begin == at or only_more:
        return Victims(begin, at, None, False, True)
    aged = words[at - 1].endswith("-old")  # "a 17-year-old"
    return Victims(begin, at, "people" if aged else None, aged, False)


def _past_quotation(doc: Document, count: Count, at: int, ceiling: int) -> tuple[int, int]:
    """Where the words for people begin behind a number, and where to look for the noun: marks of quotation lie between."""
    tags = doc.tokens.tags
    opens = at + 1 < ceiling and tags[at] == '"'
    if opens and (tags[at + 1] in "pr" or tags[count.begin - 1] == '"' or tags[at + 1 : at + 3] == 'n"'):
        at += 1  # 23 "fighters", 70 "apostates", "five to six" soldiers
    closed = tags.find('"', at + 1, min(at + 5, ceiling)) if tags[at : at + 1] == '"' else -1
    if closed > 0 and tags[closed + 1 : closed + 2] in ("p", "r") and closed + 1 < ceiling:
        return at, closed + 1  # 11 "foreign-sponsored" militants
    return at, at


def _is_no_noun(doc: Document, at: int, ceiling: int) -> bool:
    """Whether what stands right behind a number is no word for people: a dash, a time, an injury."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if tags[at] == "-" and doc.tokens.starts[at] > doc.tokens.ends[at - 1]:
        return True  # "kills nine - governor"
    if tags[at] in "El" and at + 1 < ceiling and tags[at + 1] in "PTl":
        return True  # "7 remained in hospital", "34 early on Wednesday"
    return words[at] in _MET and bool(words[at + 1 : at + 2]) and words[at + 1] in _HURTS  # "five sustained wounds"


def _names_a_people(doc: Document, count: Count, at: int, opens: bool, ceiling: int) -> bool:
    """Whether a word names people by where they are from: "two Lowlanders", "12 Rohingya were killed"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    goes_on = at + 1 < ceiling
    if tags[at] == "J" and words[at].endswith("s") and words[at] in doc.lex.adjectives:
        if not goes_on or tags[at + 1] not in "nNpJrEk":
            return True
    if tags[at] == "J" and goes_on and tags[at + 1] in ("AVvPKTC.,;" if count.value == 1 else "AVv"):
        return True  # "12 Lowlanders have left", "a Lowlander in the town"
    # a people's name without -s
    return opens and goes_on and tags[at] == "N" and count.value != 1 and words[at + 1 : at + 2] in _PLURAL


def _by_the_noun(doc: Document, begin: int, at: int, ceiling: int) -> Victims:
    """The people whose noun begins at a word: "23 people or more", "health workers", "a woman clerk"."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    while at + 1 < ceiling and tags[at + 1] in "p" and words[at + 1] not in ("others", "other"):
        at += 1
    head = words[at]
    if at + 1 < ceiling and tags[at + 1] == "n" and not head.endswith(("s", "men", "people", "police")):
        at += 1  # "a woman clerk"
    name = lex.victims.get(head, "people")
    if name in ("people", "other"):  # "health workers", "media workers"
        name = next((lex.victims_by[w] for w in words[begin:at] if w in lex.victims_by), name)
    more = 2 if words[at + 1 : at + 3] == _OR_MORE else 0
    if head in _BOTH and words[at + 1 : at + 2] == ["and"] and not _BOTH.isdisjoint(words[at + 2 : at + 3]):
        return Victims(begin, at + 3, "people", True, False)  # "12 women and children": how many of each is not said
    family = words[at + 2 : at + 5].index("family") if "family" in words[at + 2 : at + 5] else -1
    if head in _RELATED and words[at + 1 : at + 2] == ["of"] and family >= 0:
        more = family + 2  # "12 members of one family"
    return Victims(begin, at + 1 + more, name, True, False)


def told_behind(doc: Document, victims: Victims, ceiling: int) -> Victims:
    """“Of the dead, 16 were children”: who they are is said behind the verb."""
    tags, words = doc.tokens.tags, doc.tokens.words
    at = victims.last + 1
    if victims.people or at >= ceiling or tags[at - 1] != "A":
        return victims
    end = at
    while end < ceiling and end - at < 3 and tags[end] in "JEnlW" and words[end] not in doc.lex.victims:
        end += 1
    told = end < ceiling and tags[end] in "pr" and words[end] in doc.lex.victims
    return Victims(at, end + 1, doc.lex.victims[words[end]], True, False) if told else victims


def _of_those(doc: Document, at: int, ceiling: int) -> Victims | None:
    """“8 of them children”, “3 of the dead are children”: the noun behind says who they are. `at` is the word “of”."""
    tags, words, victims = doc.tokens.tags, doc.tokens.words, doc.lex.victims
    if words[at + 2 : at + 3] == ["own"] and tags[at + 3 : at + 4] not in ("p", "r", "n"):
        return Victims(at, at + 3, None, False, True)  # "lost four of their own"
    told = words[at + 1] == "those" and tags[at + 2 : at + 4] in ("KA", "VA", "vA")  # "7 of those killed were children"
    if words[at + 1] in _THOSE and not told:
        end = at + 2
        while end < ceiling and end - at < 4 and tags[end] in "JEnW" and words[end] not in victims:
            end += 1
        if end < ceiling and tags[end] in "pr" and words[end] in victims:
            return Victims(at + 2, end + 1, victims[words[end]], True, False)
        return Victims(at, at + 2, None, False, True)
    state = at + 2 + (tags[at + 2 : at + 3] == "#")  # "7 of the (31) dead were children"
    if (told or words[at + 1] == "the") and state + 2 < ceiling and tags[state + 1] == "A":
        end = state + 2
        while end < ceiling and end - at < 8 and tags[end] in "JEnWl" and words[end] not in victims:
            end += 1
        if end < ceiling and tags[end] == "p" and words[end] in victims:
            return Victims(end, end + 1, victims[words[end]], True, False)
    return None


def _goes_on(doc: Document, at: int, begin: int, ceiling: int) -> bool:
    """Whether the word at `at` belongs to the phrase from `begin` without being its noun for people."""
    tags, words = doc.tokens.tags, doc.tokens.words
    tag, follows = tags[at], tags[at + 1] if at + 1 < ceiling else "."
    if words[at] in ("more", "additional", "further", "-") or tag in "nJNZElGxW":
        return True
    if tag == "'":
        return at > begin and follows in "nJpErk"  # "two of the hospital's own nurses"
    if tag == "#":  # "two 8 - year - old boys"
        return words[at + 1 : at + 2] == ["-"] and any(w.startswith("year") for w in words[at + 2 : at + 3])
    if at == begin:
        return words[at] in _SOFTENED and follows in "pnrNJE"  # "six suspected militants"
    return (
        (tag == "C" and follows in "nJEpN")
        or (tag == "K" and tags[at - 1] not in "np")
        or (tag == "," and follows in "JE" and words[at - 1] not in ("more", "additional", "further"))
    )


def victims_text(doc: Document, victims: Victims) -> str | None:
    if victims.people:
        more = 2 if doc.tokens.words[victims.last - 2 : victims.last] == _OR_MORE else 0
        return doc.words_text(victims.first, victims.last - more)
    return None


def has_one_person(doc: Document, at: int, ceiling: int) -> int | None:
    """The word after "a woman", "an 8-year-old boy": one person named without a number."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    if words[at + 1] == "couple":
        return at + 2 if words[at + 2 : at + 3] != ["of"] else None  # two persons
    k = at + 1
    while (
        k < ceiling
        and k - at < 7
        and (
            tags[k] in "nJNEl#G&-"
            or words[k] in ("year", "old")
            or (tags[k] == "K" and tags[k + 1 : k + 2] in ("n", "p"))
        )
    ):
        k += 1
    while k + 1 < ceiling and tags[k] in "pr" and tags[k + 1] in "pr" and words[k + 1] in lex.victims:
        k += 1  # "a police officer"
    if words[k - 1].endswith("old") and k > at + 2 and not (k < ceiling and tags[k] in "npr"):
        return k  # "a 17-year-old was wounded"
    if (
        words[k - 1] in lex.adjectives
        and k > at + 1
        and tags[k - 1 : k + 1] in ("JA", "JP", "JK", "J.", "J,", "JC", "J")
    ):
        return k  # "a Lowlander was killed"
    if k >= ceiling or words[k] in _GROUPS or (tags[k + 1 : k + 2] == "n" and k + 1 < ceiling):
        return None  # "a family", "a volunteer emergency room"
    one = tags[k] in "pr" and words[k] in lex.victims and not words[k].endswith(("s", "people", "men", "children"))
    return past_age(doc, k + 1) if one or words[k] in ("official", "commander", "leader") else None


def past_age(doc: Document, at: int) -> int:
    """The word behind "aged 52", if that stands at word `at`; else `at`."""
    aged = doc.tokens.words[at : at + 1] == ["aged"] and doc.tokens.tags[at + 1 : at + 2] == "#"
    return at + 2 if aged else at


def has_one_being(doc: Document, at: int, ceiling: int) -> int | None:
    """The word after "a shepherd", "an off-duty clerk": a noun that may be a person, though no list has it."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    k = at + 1
    while k < ceiling and k - at < 6 and tags[k] in "nrJEGpl#&-":
        k += 1
    head = words[k - 1]
    if words[k : k + 1] == ["of"] and tags[k + 1 : k + 2] == "#":
        return None  # "a minimum of 12"
    if k == at + 1 or tags[k - 1] not in "nrp" or head in _GROUPS or head + "s" in lex.sets["not_people"]:
        return None
    return k if lex.sets["attack_nouns"].isdisjoint(words[at + 1 : k]) else None


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
