"""Who speaks where clauses, appositions or asides stand between a name and its verb: "the group, which tracks the war, said"."""

from __future__ import annotations

from .document import Document
from .lexicon import word_set
from .phrases import appositive_end, phrase_back, phrase_forward

_KNOWN = word_set("links_to_a_nickname")
_BEFALLEN = word_set("befallen_people")
_BEFELL_BY = frozenset(("of", "for", "by", "in", "with", "during"))
_SEEN = word_set("seen_by_a_reporter")
_TIME_OF_ROLE = word_set("time_of_a_role")


def over_commas(doc: Document, comma: int, floor: int) -> tuple[int, int] | None:
    """The subject in front of "…, NAME, governor of the region, said" or "The group, which tracks the war, said"."""
    tags = doc.tokens.tags
    opens = [i for i in range(floor, comma) if tags[i] == ","]
    if not opens:  # "An aid worker who asked for silence, said": the first comma is left out
        return of_whom(doc, comma - 1, floor) if "R" in tags[floor:comma] else None
    listed = [i for i in opens if tags[i + 1] == "R" and comma - i > 2]
    if listed and (opens[-1] != listed[-1] or len(opens) > 1):
        begin = phrase_back(doc, listed[-1] - 1, floor)
        if begin is not None and begin - 2 >= floor and tags[begin - 2 : begin + 1] in ("N,D", "Z,D"):
            name = phrase_back(doc, begin - 2, floor)  # "ABCD, the peace mission, which left in June, said"
            where = name is not None and name > floor and tags[name - 1] == "P"  # "in Velm, the mission, which …, said"
            begin = name if name is not None and not where else begin
        if begin is not None and begin - 2 >= floor and tags[begin - 1 : listed[-1]] == ",#":
            begin = phrase_back(doc, begin - 2, floor)  # "NAME, 29, who lost her house, said"
        if begin is not None and (begin == floor or tags[begin - 1] in ',"C;'):
            return begin, listed[-1]  # "The group, which brings together A, B and C, said"
    for opened in reversed(opens[-3:]):
        if not 0 < comma - opened - 1 <= 25:
            continue
        kind = _aside(doc, opened, comma, floor, opened == opens[-1])
        joined = of_whom(doc, opened - 1, floor) if kind and tags[opened + 1] == "C" else None
        if joined is not None:
            return joined  # "A diplomat who follows the file, and who asked for silence, said"
        if kind:
            begin = phrase_back(doc, opened - 1, floor)
            if begin is not None and begin - 3 >= floor and tags[begin - 2 : begin] in ("RV", "tV", "RW", "tW"):
                # "the body that verifies breaches, NAME, said"
                begin = opened + 1 if kind == "apposition" else phrase_back(doc, begin - 3, floor)
            if begin is not None and tags[opened + 1 : comma].strip("NZ") == "":
                named = _before_a_place(doc, opens, opened, floor)
                begin = begin if named is None else named
            if begin is not None and tags[opened - 1] in "NZJnpr)W'k" and tags[begin] not in "T":
                return begin, comma if kind == "apposition" else opened
            if kind == "apposition" and tags[opened - 2 : opened] == "PO" and tags[opened - 3 : opened - 2] == "#":
                return opened - 3, comma  # "One of them, a trader who had lost his stall, said"
            who = of_whom(doc, opened - 1, floor) if kind == "apposition" else None
            if who is not None:
                return who  # "A driver who saw it, a father of two, said"
    return None


def _before_a_place(doc: Document, commas: list[int], opened: int, floor: int) -> int | None:
    """Where "NAME, curator of the museum in Orsha, Lagunda, said" begins: the state behind a town is no apposition of its own."""
    tags = doc.tokens.tags
    before = max((at for at in commas if at < opened), default=floor)
    role = tags[before + 1 : opened]
    if before <= floor or tags[before - 1] not in "NZ" or "r" not in role.partition("P")[0] or "P" not in role:
        return None
    if set(role) & set("VvAKEBR#"):
        return None
    name = phrase_back(doc, before - 1, floor)
    return name if name is not None and (name == floor or tags[name - 1] in ',"C;TP') else None


def _aside(doc: Document, opened: int, comma: int, floor: int, nearest: bool) -> str | None:
    """What stands between two commas behind a name: an "apposition" that belongs to the source, or an "aside"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    comma -= 2 * (comma - opened > 3 and tags[comma - 1] == "#" and words[comma - 2] == "aged")  # ", a baker aged 26,"
    first, inside = tags[opened + 1], tags[opened + 1 : comma]
    if words[opened + 1] in _KNOWN and tags[opened + 2] in 'PS"N':
        return "aside"  # ", known by its initials ABC,"
    if words[opened + 1] == "or" and inside[1:].strip("NDnZJ") == "":
        return "aside"  # "the army, or ABC, denied"
    if first == "C" and tags[opened + 2] == "R":
        return "apposition"  # "An officer who was there, and who asked for silence, said"
    if first in "REY" or inside.strip("l") == "":
        return "apposition" if first in "RE" else "aside"
    if first in "GPV":
        return "apposition" if words[opened + 1] == "of" else "aside"
    if words[opened + 1 : opened + 3] == ["one", "of"]:
        return "apposition"  # ", one of hundreds of volunteer groups,"
    if first == "#":
        return "apposition" if len(inside) == 1 or inside[1] == "&" else None  # ", 44," or ", 44-year-old NAME,"
    if first in "ST" or first == "l":
        # "as rescuers there are known", "until last year the head of the office"
        return "aside" if words[opened + 1] in _TIME_OF_ROLE and nearest else None
    if first not in "DrnJpNZ":
        return None
    if appositive_end(doc, opened + 1, comma) == comma:
        return "apposition"
    if len(inside) == 1 and doc.tokens.raws[opened + 1].isupper() and len(words[opened + 1]) > 2:
        return "apposition"  # "the peace mission, ABCD, reported"
    if first in "NZ" and "V" not in inside and "A" not in inside:
        head = phrase_back(doc, opened - 1, floor)
        if (len(inside) <= 4 or (len(inside) <= 8 and not inside.strip("N&"))) and (
            not nearest
            or (head is not None and ("r" in tags[head:opened] or "p" in tags[head:opened]))
            or (tags[opened - 1] == "n" and words[opened - 1] in doc.lex.sets["descriptions"])
        ):
            return "apposition"
    if first in "Dn" and not nearest and not any(t in "VAK" for t in inside.partition("R")[0].partition("t")[0]):
        return "apposition"
    if first == "D" and inside.find("O") > 1 and inside[inside.find("O") + 1 :].strip("lA") in ("E", "V", "v", "K"):
        return "apposition"  # "the rebel group he later joined"
    relative = min((i for i in (inside.find("R"), inside.find("t")) if i > 0), default=-1)
    if first in "Dn" and relative > 0 and not any(t in "VvAKBE" for t in inside[:relative]):
        return "apposition"  # "a group that tracks the war"
    return None


def of_whom(doc: Document, last: int, floor: int) -> tuple[int, int] | None:
    """“A shopkeeper whose brother was killed said”: the people before "whose" or "who", where nothing parts the clause from them."""
    tags, words = doc.tokens.tags, doc.tokens.words
    for at in range(last, max(floor, last - 12), -1):
        if tags[at] in ',;:"':
            return None
        if tags[at] == "R" and words[at] in ("who", "whose") and tags[at - 1] in "nprNZ":
            begin = phrase_back(doc, at - 1, floor)
            return (begin, at) if begin is not None and (begin == floor or tags[begin - 1] in ',"C;') else None
    return None


def before_relative(doc: Document, begin: int, floor: int) -> tuple[int, int] | None:
    """“A teacher who helped the wounded said”: the phrase right before the cue is the object of a clause about the source."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if begin <= floor or tags[begin - 1] not in "VvBKEGnP" or (tags[begin - 1] == "n" and tags[begin] != "D"):
        return None
    for at in range(begin - 1, max(floor, begin - 12), -1):
        if tags[at] in ',;:"':
            return None
        if words[at] in _BEFALLEN and tags[at - 1] in "nprNZ" and words[at + 1] in _BEFELL_BY:
            head = phrase_back(doc, at - 1, floor)  # "Soldiers accused of burning the village denied it"
            return (head, at) if head is not None and (head == floor or tags[head - 1] in ',"C;') else None
        if (tags[at] == "R" or (tags[at] == "t" and tags[at - 1] in "npr")) and words[at] != "whose":
            head = phrase_back(doc, at - 1, floor)
            return (head, at) if head is not None and tags[at - 1] in "nprNZ)" else None
    return None


def reduced_relative(doc: Document, last: int, floor: int) -> tuple[int, int] | None:
    """“Residents reached by telephone said”: the people before a participle and its adverbial, or before "who survived"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    for i in range(last, max(floor, last - 12), -1):
        seen = words[i] in _SEEN and words[i + 1 : i + 2] == ["by"]
        if (
            (tags[i] in "EGV" or seen or words[i] in _BEFALLEN or words[i] == "claiming")
            and tags[i - 1] in "nprNZW"
            and tags[i + 1 : i + 2] in ("P", "l")
        ):
            begin = phrase_back(doc, i - 1, floor)
            if tags[i - 1] in "nW" and words[i - 1] in doc.lex.sets["containers"] and words[i + 1] == "by" and not seen:
                end = phrase_forward(doc, i + 2, last + 1, apposition=False)
                return (i + 2, end) if end > i + 2 else None  # "A report compiled by the ministry said"
            if begin is not None and (begin == floor or tags[begin - 1] in ',"C;'):
                return begin, i
        met = tags[i] in "EVv" and tags[i - 1] == "O" and i - 2 >= floor and tags[i - 2] in "npr"
        if met and tags[i + 1 : i + 2] in ("P", "l"):
            begin = phrase_back(doc, i - 2, floor)  # "Two drivers I met in Karsa said"
            return (begin, i - 1) if begin is not None and (begin == floor or tags[begin - 1] in ',"C;') else None
        if tags[i] == "R" and words[i] == "who" and tags[i - 1] in "npr":
            begin = phrase_back(doc, i - 1, floor)  # "a driver who survived said"
            return (begin, i) if begin is not None else None
    return None
