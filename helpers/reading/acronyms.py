"""Acronyms that an article explains itself: "Lowland Harbour Watch (LHW)"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from .aliases import learn_aliases, subsequence
from .document import Document
from .lexicon import word_set
from .tokens import where

_WITHIN = word_set("within_full_names")

_SMALL = frozenset(["For", "Of", "And", "The", "In", "On", "To", "Against", "By"])
_ELIDED = re.compile(r"(?:[a-z]{1,4}|L)'(?=[^\W\d_])")
_NAME = re.compile(r"[NJZ](?:[NJZrnWp]|P(?=[NJZp]))+")


def learn_acronyms(doc: Document) -> dict[str, str]:
    """Acronyms that the article explains: "Lowland Harbour Watch (LHW)" teaches LHW."""
    tags, raws, words = doc.tokens.tags, doc.tokens.raws, doc.tokens.words
    found: dict[str, str] = {}
    begins = [first for first, _ in doc.block_words]
    at = tags.find("(")
    while at >= 0:
        close = tags.find(")", at, at + 5)
        if close == at + 2 or (close == at + 4 and tags[at + 1] == '"'):
            short = raws[at + 1] if close == at + 2 else raws[at + 2]
            letters = [c for c in short if c.isalpha()]
            capitals = sum(c.isupper() for c in letters)
            if 2 <= len(letters) <= 10 and (capitals >= 2 or (capitals == 1 and short[0].isupper() and len(short) > 3)):
                first, floor = at, begins[bisect_right(begins, at) - 1]  # no name goes over the end of a paragraph
                while first > floor and at - first < 12:
                    capital = raws[first - 1][0].isupper()  # "Fund for Wounded Children": whatever class the word has
                    if not capital and tags[first - 1] not in "NJZTprnC'P" and words[first - 1] != "the":
                        break
                    first -= 1
                full = _expand(doc, first, at, short) if capitals > 1 else None
                full = full or _syllables(doc, first, at, short)
                full = full if short not in doc.lex.sets["media_sources"] else None  # "BEIRUT (AP)" is a dateline
                if full:
                    found[short] = _of_a_state(doc, at, full) or full
        at = tags.find("(", at + 1)
    _are_names(doc, [full for full in found.values() if full.lower() not in doc.lex.organisations])
    learn_aliases(doc, found)
    learn_initials(doc, found)
    return found


def _of_a_state(doc: Document, at: int, full: str) -> str | None:
    """The canonical name of a body of a state that ends before word `at`: "Lowland Ministry of Defence (MoD)"."""
    head, owner = doc.lex.bodies.get(full.lower()), at - len(full.split()) - 1
    state = doc.lex.adjectives.get(doc.tokens.words[owner]) if head and owner >= 0 else None
    return f"{state.adjective} {head}" if state else None


def _are_names(doc: Document, names: list[str]) -> None:
    """Wherever a name that an acronym explains stands, its capitalised words are parts of it: "Mothers of the Missing"."""
    if not names:
        return
    beginning: dict[str, list[str]] = {}
    for name in names:
        beginning.setdefault(name.split()[0], []).append(name)
    tokens, tags = doc.tokens, list(doc.tokens.tags)
    for first in where(tokens.raws, set(beginning)):
        for name in beginning[tokens.raws[first]]:
            start = tokens.starts[first]
            last = bisect_left(tokens.starts, start + len(name)) if doc.one_line.startswith(name, start) else first
            for i in range(first, last):
                if tokens.raws[i][0].isupper() and tags[i] not in "NJZn'":
                    tags[i] = "N"
                elif tags[i] == "P" and tokens.words[i] not in ("of", "for"):
                    tags[i] = "&"  # "Watch on Rights": no word of place
    tokens.tags = "".join(tags)


def learn_initials(doc: Document, found: dict[str, str]) -> None:
    """Acronyms that stand without a bracket, if the initials of exactly one name of the article spell them.

    "the Highland Rescue League ... The HRL said": HRL is the league.
    """
    spelled = [raw for raw in doc.capitalised if raw.isupper() and 2 <= len(raw) <= 6 and raw.isalpha()]
    wanted = set(spelled).difference(found)
    if not wanted:
        return
    raws = doc.tokens.raws
    letters = {short[0] for short in wanted}
    names: dict[str, set[str]] = {}
    for match in _NAME.finditer(doc.tokens.tags):
        first, last = match.span()
        head = raws[first]
        if head[0] not in letters and head[0].isupper() and "-" not in head:
            continue
        words = [raw for raw in raws[first:last] if raw[0].isupper()]
        initials = "".join([raw[0] for raw in words])
        if initials not in wanted and len(words) > 2:  # "Watch For Lake Rights" is spelled WLR
            large = "".join([raw[0] for raw in words if raw not in _SMALL])
            initials = large if large in wanted else initials
        if initials not in wanted:
            if not (words and "-" in words[0] and initials[1:] in wanted):
                continue
            first, initials = first + 1, initials[1:]  # "the Valley-led Highland Rescue League"
        if any(raw.isupper() and len(raw) > 2 for raw in words):
            continue  # a line in capitals spells anything
        names.setdefault(initials, set()).add(doc.words_text(first, last))
    for short, full in names.items():
        if len(full) == 1 and (len(short) > 2 or _is_body(doc, short, *full)):
            found[short] = full.pop()


def _is_body(doc: Document, short: str, full: str) -> bool:
    """Whether two letters are short for a body: "IS" for the "Islamic State", not "AB" for a person."""
    words, lex = full.lower().split(), doc.lex
    known = short.lower() in lex.states or short in lex.sets["media_sources"]
    return not known and (full.lower() in lex.organisations or words[-1] in lex.sets["organisation_heads"])


def _expand(doc: Document, first: int, last: int, short: str) -> str | None:
    """The shortest capitalised run before the bracket whose initials spell the short form."""
    raws = doc.tokens.raws
    wanted = [c for c in short.upper() if c.isalpha()]
    for begin in range(last - 1, first - 1, -1):
        head = _bare(raws[begin])[0]
        if not head.isupper() or head != wanted[0]:
            continue
        initials = [
            part[0].upper()
            for i in range(begin, last)
            for part in (raws[i].split(".") if raws[i].count(".") > 1 else _letters(raws[i]))
            if part and part[0].isalpha()
        ]
        capitals = [
            part[0]
            for i in range(begin, last)
            for part in _bare(raws[i]).split("-")[: 1 if "." in raws[i] else None]
            if part[:1].isupper()
        ]
        nearly = len(wanted) > 2 and len(capitals) + 1 >= len(wanted) and subsequence(wanted, initials)
        if nearly or wanted in (initials, capitals):
            return doc.words_text(begin, last)
    # no initials fit: a name right before the bracket in full capitals order ("Doctors Without Borders (MSF)")
    begin = last
    tags = doc.tokens.tags
    while begin > first and (
        (raws[begin - 1][0].isupper() and tags[begin - 1] not in "cCSTlO")  # "But", "On Monday", "According to"
        or (raws[begin - 1] in _WITHIN and begin - 1 > first and raws[begin - 2][0].isupper())
        or (raws[begin - 1] == "the" and begin - 1 > first and raws[begin - 2] in ("of", "for"))
        or (raws[begin - 1] == "to" and begin - 1 > first and raws[begin - 2][0].isupper() and tags[begin - 2] != "c")
        or (raws[begin - 1] == "the" and begin - 3 > first and raws[begin - 3] == "to" and raws[begin - 2][0].isupper())
    ):
        begin -= 1
    begin += begin < last and raws[begin] in ("The", "the")
    return doc.words_text(begin, last) if last - begin >= 2 and 3 <= len(wanted) <= last - begin + 2 else None


def _letters(raw: str) -> list[str]:
    """What of a word gives its initials: "UN" both letters, "Al-Amal" both parts."""
    return list(raw) if raw.isupper() and len(raw) < 4 else _bare(raw).split("-")


def _bare(raw: str) -> str:
    """A word without the article or link that is glued in front: "Homme" of "l'Homme", "Ambiente" of "dell'Ambiente"."""
    return _ELIDED.sub("", raw) if "'" in raw else raw


def _syllables(doc: Document, first: int, last: int, short: str) -> str | None:
    """The shortest capitalised run before the bracket whose words begin with the parts of a short name: "Codor" for the "Committee for the Defence of Orsha"."""
    raws = doc.tokens.raws
    for begin in range(last - 2, first - 1, -1):
        heads = [raw.lower() for raw in raws[begin:last] if raw[0].isupper()]
        if raws[begin][0].isupper() and len(heads) > 1 and _begins(short.lower(), heads):
            while begin > first and doc.tokens.tags[begin - 1] in "JZ":
                begin -= 1  # "US Africa Command (AFRICOM)"
            return doc.words_text(begin, last)
    return None


def _begins(short: str, heads: list[str]) -> bool:
    """Whether the beginnings of words, each of them used, spell a short name."""
    if not heads or not short:
        return not heads and not short
    sizes = range(1, min(len(short), len(heads[0])) + 1)
    return any(short[:n] == heads[0][:n] and _begins(short[n:], heads[1:]) for n in sizes)
