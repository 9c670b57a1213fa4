"""Names that need no guess: a state with the head of its body, an organisation of the list, an acronym that the article explains."""

from __future__ import annotations

from .bodies import compose, state_of, state_of_body
from .document import Document
from .identity import Identity, Names
from .lexicon import word_set
from .plainnames import capitalised
from .shortforms import kind_of_name
from .tokens import is_capital

_OF_A_GROUP = word_set("heads_of_a_known_group")


def with_bracket(doc: Document, names: Names, first: int, bracket: int, last: int) -> Identity | None:
    """“the Lake Watch (LW)” by its acronym, “the People's Front (Renewal)” as a body of its own; None: the words before say who it is."""
    words, raws, lex = doc.tokens.words, doc.tokens.raws, doc.lex
    short = raws[bracket + 1] if bracket + 1 < last else ""
    if short in names.acronyms:
        of_a_state = compose(doc, first, bracket)
        if of_a_state is not None and of_a_state.source == names.acronyms[short]:
            return of_a_state
        return _of_acronym(doc, names.acronyms[short], short)
    wing = short[:1].isupper() and not short.isupper() and short not in lex.sets["media_sources"]
    if wing and doc.tokens.tags[last - 1] == ")" and words[bracket - 1] in lex.sets["group_words"]:
        return Identity(doc.words_text(first, last), "group")
    return None


def composed(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“the Lowland defence ministry”: a state and the head of its body."""
    return compose(doc, first, last)


def listed(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """An organisation of the list, also with a word behind it that says what it is: "the Houthi movement", "the Hill State group"."""
    words, raws, lex = doc.tokens.words, doc.tokens.raws, doc.lex
    text = doc.words_text(first, last)
    listed = lex.organisations.get(" ".join(words[first:last]))
    if listed and is_capital(raws[last - 1]):
        return Identity(names.acronyms.get(text) or _listed_name(doc, listed[0], text), listed[1])
    if words[last - 1] not in _OF_A_GROUP:
        return None
    called = lex.organisations.get(" ".join(words[first : last - 1]))
    if called and called[1] == "group" and last - first > 1:
        return Identity(_listed_name(doc, called[0], doc.words_text(first, last - 1)), "group")
    return None


def by_acronym(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """An acronym that the article explains."""
    text = doc.words_text(first, last)
    full = names.acronyms.get(text)
    return _of_acronym(doc, full, text) if full is not None else None


def _of_acronym(doc: Document, full: str, short: str) -> Identity:
    entry = doc.lex.organisations.get(full.lower())
    media = short in doc.lex.sets["media_sources"]
    kind = entry[1] if entry else "media" if media else kind_of_name(doc.lex, full.split())
    return Identity(full, kind, state=None if entry else state_of_body(doc, full))


def _listed_name(doc: Document, full: str, text: str) -> str:
    """The full name if the article uses it, else the form that stands there."""
    return full if full in doc.one_line else text


def of_its_state(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“Lowland's NAME”, as headlines have it: the person, where the words behind the state can be nothing else."""
    words, raws, tags = doc.tokens.words, doc.tokens.raws, doc.tokens.tags
    state, _, after = state_of(doc, first, last)
    if not state or tags[after : after + 1] != "'" or not 1 <= last - after - 1 <= 2:
        return None
    name = range(after + 1, last)
    person = all(tags[i] == "N" and raws[i][0].isupper() and not raws[i].isupper() for i in name)
    heads = doc.lex.sets["organisation_heads"] | doc.lex.sets["group_words"] | doc.lex.sets["media_heads"]
    if not person or not heads.isdisjoint(words[after + 1 : last]):
        return None
    return capitalised(doc, names, after + 1, last, doc.words_text(after + 1, last), block)
