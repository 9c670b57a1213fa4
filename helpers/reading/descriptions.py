"""What an article calls people and bodies: "the charity" is Road Home where the text says "Road Home, the charity that …"."""

from __future__ import annotations

import re

from .document import Document
from .identity import Names
from .lexicon import word_set

_ROLE_NAME = re.compile(r"r[r&]*(N(?:[N&]*N)?)(?![NZJ'])")
_NAME_ROLE = re.compile(r"(?<![PNZ])(NN+),D?[nJZ']{0,4}(r)")
_NAMED = frozenset("NZJ&pr")
_WATCHING = frozenset(["monitor", "watchdog"])  # what an observatory is called that the article does not call so
_PLACE_PREPOSITIONS = word_set("sure_place_prepositions")
_CALLED = word_set("called_by_a_name")


def meant_by(doc: Document, names: Names, first: int, last: int) -> str | None:
    """The one body or group that the article describes with the words `first:last` ("a war monitor"), or None."""
    words = doc.tokens.words
    found: set[str] | None = None
    known = (
        first > 0 and words[first - 1] == "the"
    )  # "the group" is one that was named before; "a monitor" may be named later
    begin = doc.item_start(first)
    for word in words[first:last]:
        told = _descriptions(doc, names)
        named = told.get(_singular(word)) or (told.get("observatory", {}) if known and word in _WATCHING else {})
        held = {name for name, at in named.items() if at >= begin and not (known and at > first)}
        other = word in doc.lex.sets["descriptions"] or word in doc.lex.place_kinds
        if not held and other and last - first > 1:
            return None  # "the paramilitary group", where another is called a group
        if held:
            found = held if found is None else found & held
    return found.pop() if found is not None and len(found) == 1 else None


def person_in_role(doc: Document, names: Names, role: str, title: bool = False) -> str | None:
    """The one person whom the article names with this role ("Governor NAME", "NAME, the governor"), or None.

    A title speaks of the one who is named first.
    """
    found = _roles(doc, names).get(role, {})
    return next(iter(found)) if len(found) == 1 or (found and title) else None


def is_in_role(doc: Document, names: Names, role: str, person: str) -> bool:
    """Whether the article names a person with this role."""
    return person in _roles(doc, names).get(role, {})


def _roles(doc: Document, names: Names) -> dict[str, dict[str, None]]:
    """Each role of the article with the persons named beside it. Made at the first question."""
    if names.roles is None:
        names.roles = {}
        tokens = doc.tokens
        for match in _ROLE_NAME.finditer(tokens.tags):
            name = doc.words_text(*match.span(1))
            crosses = "\n" in doc.words_text(match.start(), match.end(1))
            if " " in name and not crosses and tokens.words[match.start()] not in doc.lex.sets["descriptions"]:
                names.roles.setdefault(tokens.words[match.start()], {})[name] = None
        for match in _NAME_ROLE.finditer(tokens.tags):
            names.roles.setdefault(tokens.words[match.start(2)], {})[doc.words_text(*match.span(1))] = None
    return names.roles


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word


def _descriptions(doc: Document, names: Names) -> dict[str, dict[str, int]]:
    """Each describing word of the article with the names it stands beside, and where first. Made at the first question."""
    if names.described is not None:
        return names.described
    out: dict[str, dict[str, int]] = {}
    names.described = out
    tokens, kinds = doc.tokens, doc.lex.sets["descriptions"]
    raws, words, tags = tokens.raws, tokens.words, tokens.tags
    for at, word in enumerate(words):
        if word not in kinds:
            continue
        name = beside(doc, at) if raws[at][0].islower() else _ending(doc, at)
        if name:
            out.setdefault(word, {}).setdefault(names.acronyms.get(name, name), at)
            if raws[at][0].islower() and tags[at - 1 : at] and words[at - 1] in kinds:
                out.setdefault(words[at - 1], {}).setdefault(names.acronyms.get(name, name), at)
    return out


def _run(doc: Document, first: int) -> int:
    """The end of the capitalised words that begin at `first`, "of the" and the like between them included."""
    raws, words, tags = doc.tokens.raws, doc.tokens.words, doc.tokens.tags
    end = first
    while end < len(tags) and end - first < 9:
        joins = (
            end > first and words[end] in ("of", "for", "and") and end + 1 < len(tags) and raws[end + 1][0].isupper()
        )
        if not joins and not (tags[end] in _NAMED and (raws[end][0].isupper() or tags[end] in "N&")):
            break
        end += 1
    return end


def _is_where(doc: Document, first: int) -> bool:
    """Whether the name at word `first` stands behind a word of place: "in Velm", "in the village of Velm"."""
    words = doc.tokens.words
    of_a_kind = first > 1 and words[first - 1] == "of" and words[first - 2] in doc.lex.place_kinds
    return of_a_kind or (first > 0 and words[first - 1] in _PLACE_PREPOSITIONS)


def beside(doc: Document, at: int) -> str | None:
    """The name right behind a describing word ("the charity Road Home"), or the one that it is apposed to."""
    tags, raws = doc.tokens.tags, doc.tokens.raws
    begin = at + 1
    if begin < len(tags) and doc.new_line(begin):
        return None
    begin += tags[begin : begin + 1] == "," and not _CALLED.isdisjoint(doc.tokens.words[begin + 1 : begin + 2])
    if doc.tokens.words[begin : begin + 1] and doc.tokens.words[begin] in _CALLED:
        begin += 1 + (doc.tokens.words[begin] == "known")  # "a war monitor called NAME", "known as NAME"
    if begin < len(tags) and tags[begin] == "D" and raws[begin] == "the":
        begin += 1
    end = _run(doc, begin)
    if end > begin and tags[begin] == "N":
        return doc.words_text(begin, end)
    if tags[begin : begin + 1] in ("V", "A", "v", "W"):
        return None  # "in Karsa, the group said": no apposition
    left = at
    while left > 1 and tags[left - 1] in "nJE&NZrG" and at - left < 6:
        left -= 1
    if left > 1 and tags[left - 1] == "D":
        left -= 1
    if left < 2 or tags[left - 1] != ",":
        return None
    stop = left - 1
    if tags[stop - 1] == ")":
        opened = tags.rfind("(", max(0, stop - 5), stop)
        stop = opened if opened > 0 else stop
    first = stop
    while first > 0 and stop - first < 9 and (_in_a_name(doc, first - 1) or (first < stop and _joins(doc, first - 1))):
        first -= 1
    first += doc.tokens.words[first].endswith("-based") and first < stop - 1
    if _is_where(doc, first):
        return None  # "a shell fell in the village of Velm, the mission, which …, said"
    return doc.words_text(first, stop) if first < stop and tags[stop - 1] in "NZ" else None


def _in_a_name(doc: Document, at: int) -> bool:
    tag, raw = doc.tokens.tags[at], doc.tokens.raws[at]
    return tag in _NAMED and (raw[0].isupper() or tag == "N")


def _joins(doc: Document, at: int) -> bool:
    """Whether "of", "for" or "and" stands behind a capitalised word."""
    raws, words = doc.tokens.raws, doc.tokens.words
    return doc.tokens.tags[at] in "PC" and words[at] in ("of", "for", "and") and raws[at - 1][0].isupper()


def _ending(doc: Document, at: int) -> str | None:
    """The name that ends with a capitalised describing word ("Hill Street Emergency Room")."""
    tags, raws = doc.tokens.tags, doc.tokens.raws
    first = at
    while (
        first > 0
        and tags[first - 1] in "NZJ&r"
        and (raws[first - 1][0].isupper() or tags[first - 1] == "N")
        and at - first < 6
    ):
        first -= 1
    if first == at:
        return None
    joins = tags[at + 1 : at + 2] == "P" or raws[at + 1 : at + 2] in (["For"], ["Of"])
    end = _run(doc, at) if joins else at + 1
    return doc.words_text(first, max(end, at + 1))


__all__ = ["beside", "is_in_role", "meant_by", "person_in_role"]
