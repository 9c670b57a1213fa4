"""Who plain words name, without a comma, a role or a link in them: a run of capitalised words, or "the ministry", "residents"."""

from __future__ import annotations

from .descriptions import meant_by
from .document import Document
from .identity import GENERIC, PERSONAL, RANKS, Identity, Names, remember
from .lexicon import word_set
from .nameparts import is_organisation
from .shortforms import earlier_body, earlier_full_name, fullest, kind_of_name, proper_name, short_form

_GROUP_OPENINGS = word_set("group_openings")
_PAPERS = word_set("names_of_papers")
_STATIONS = word_set("names_of_stations")


def known_person(doc: Document, names: Names, first: int, last: int) -> Identity:
    """The person with this name, as the article has told of them so far."""
    text = doc.words_text(first, last)
    return names.persons.get(text.lower()) or remember(names, Identity(text, "person", person=True))


def capitalised(doc: Document, names: Names, first: int, last: int, text: str, block: int) -> Identity:
    """A run of capitalised words: a known person, an organisation, a medium, else a person."""
    lex = doc.lex
    while first < last - 1 and (doc.tokens.words[first] in RANKS or doc.tokens.tags[first] == "&"):
        first += 1
        text = doc.words_text(first, last)
    known = names.persons.get(text.lower())
    if known:
        return known
    if last - first == 1 and doc.tokens.words[first] in GENERIC:
        fuller, _ = earlier_body(doc, names, first, doc.tokens.words[first], block)
        if fuller is not None:
            return fuller  # "the Observatory"
    if is_organisation(doc, first, last) or not lex.sets["media_sources"].isdisjoint(doc.tokens.raws[first:last]):
        return Identity(fullest(doc, first, last) or text, kind_of_name(doc.lex, doc.tokens.raws[first:last]))
    if _is_medium(doc, first, last):
        full_name = earlier_full_name(doc, first) if last - first == 1 else None
        return Identity(doc.words_text(*full_name) if full_name else text, "media")
    raw = doc.tokens.raws[first]
    if last - first == 1:
        if raw.isupper() and len(raw) > 1:
            return Identity(text, "institution")
        full_name = earlier_full_name(doc, first)
        if full_name:
            return known_person(doc, names, *full_name)
        return Identity(text, "unknown")
    if (
        doc.tokens.words[first] in _GROUP_OPENINGS
        or doc.tokens.tags[first] == "J"
        or any(w in lex.organisations for w in doc.tokens.words[first:last])
    ):
        return Identity(text, "group")  # "the Lowland Brotherhood": an adjective begins no person's name
    return known_person(doc, names, first, last)


def _is_medium(doc: Document, first: int, last: int) -> bool:
    """Whether a name ends as those of papers and stations do: "the Kesh Ledger", "Velm FM", "Courier-Post"; not "Mira Star"."""
    words = doc.tokens.words
    word = words[last - 1]
    if word in _STATIONS:
        return last - first > 1 and doc.tokens.tags[last - 2] not in "JZ"  # "the Lowland FM" is a minister
    led = first > 0 and words[first - 1] == "the"
    if "-" not in word:
        return led and word in _PAPERS
    told = [part in _PAPERS or part in doc.lex.sets["media_heads"] for part in word.split("-")]
    return told[-1] and (led or all(told))


def described(doc: Document, names: Names, first: int, last: int, text: str, block: int) -> Identity:
    """Lower-case phrases: "the ministry" (short form), "residents", "state television"."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    head = next((i for i in range(first + 1, last) if tags[i] == "P"), last) - 1
    word = words[head]
    if last - first > 1 and RANKS.issuperset(words[first:last]):
        return Identity(None, "role", person=True)  # "the major general": a short form
    new = first > 0 and words[first - 1] in ("a", "an")  # "a union": one not told of before
    if new and word in GENERIC and not any(t in "NZJ" for t in tags[first:last]):
        return Identity(text, "group" if word in lex.sets["group_words"] else "institution")
    if first == head and last == head + 1:
        if word in GENERIC:
            return short_form(doc, names, first, word, block, text)
        if word in PERSONAL:
            return Identity(None, "role", person=True)
    if any(raw in lex.sets["media_sources"] for raw in doc.tokens.raws[first:last]) or (
        word in lex.sets["media_heads"] and (word not in ("agency", "network") or "news" in words[first:head])
    ):
        return Identity(proper_name(doc, first, last) or text, "media")
    named = any(t in "NZJ" for t in tags[first : head + 1])
    if (word in lex.sets["descriptions"] or word == "paramilitaries") and not named:
        meant = meant_by(doc, names, first, head + 1)
        if meant:
            return Identity(meant, "group" if word in lex.sets["group_words"] else "institution")
    if word in lex.bodies and any(t in "NZJ" for t in tags[first:head]):
        return Identity(text, "institution")  # "the Lake Province police"
    if " ".join(words[first:last]) in lex.bodies and " " in text:
        return short_form(doc, names, first, word, block, text, words[first:last])  # "the general staff"
    if head + 1 < last and " ".join(words[first : head + 1]) in lex.bodies:
        return Identity(text, "institution")  # "the General Staff of the Lowland Armed Forces"
    if tags[head] == "p" or tags[head] == "r":
        several = word.endswith("s")
        plural = several or word in ("people", "police", "women", "men")
        return Identity(text, "person", plural=plural, person=not several)
    if word in GENERIC or word in lex.sets["organisation_heads"] or word in lex.bodies:
        if last - first <= 3 and not any(tags[i] in "NJZ" for i in range(first, last)):
            # "the health ministry": a short form of one named before
            return short_form(doc, names, first, word, block, text, words[first:last])
        full = fullest(doc, first, last)
        return Identity(full or text, "group" if word in lex.sets["group_words"] else "institution")
    return Identity(text, "unknown", plural=word.endswith("s"))
