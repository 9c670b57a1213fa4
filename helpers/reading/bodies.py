"""States and their bodies, composed: "Russia Defense Ministry" is "Russian Ministry of Defence"."""

from __future__ import annotations

from .document import Document
from .identity import Identity
from .lexicon import word_set

_RECOGNISED = word_set("recognised")
_GROUPS = word_set("heads_of_groups")
_AMERICAN = frozenset(["u.s.", "us", "american"])
_PEOPLES = frozenset(["people's", "people’s"])
_REBEL_ARMY = word_set("words_of_a_rebel_army")

BACKED = tuple(f"-{word}" for word in word_set("backed_by"))  # "Lowland's army-led government"


def state_of(doc: Document, at: int, last: int) -> tuple[str | None, str | None, int]:
    """A state named from word `at`: its name, its adjective, and the word after it."""
    words, lex = doc.tokens.words, doc.lex
    if at >= last or words[at] not in lex.state_heads:
        return None, None, at
    raw = doc.tokens.raws[at]
    if not raw[0].isupper():
        return None, None, at
    for length in range(min(lex.state_heads[words[at]], last - at), 0, -1):
        phrase = words[at] if length == 1 else " ".join(words[at : at + length])
        state = lex.states.get(phrase) or lex.adjectives.get(phrase)
        if state and (phrase != "us" or raw == "US"):
            return state.name, state.adjective, at + length
    return None, None, at


def compose(doc: Document, first: int, last: int) -> Identity | None:
    """A state, or a state's body ("Russia Defense Ministry" = "Russian Ministry of Defence")."""
    words, raws, tags, lex = doc.tokens.words, doc.tokens.raws, doc.tokens.tags, doc.lex
    begin = first + (last - first > 1 and words[first] in _AMERICAN)
    bare = " ".join(words[begin:last])
    if bare in lex.unique:
        canonical, state = lex.unique[bare]
        return Identity(canonical, "institution", state=state)
    name, adjective, after = state_of(doc, first, last)
    if name is None:
        # "Ministry of Defence of Russia", "army of Lowland", "the Foreign Ministry in KABUL"
        link = "of" if "of" in words[first:last] else "in"
        if link in words[first:last]:
            at = last - 1 - words[first:last][::-1].index(link)
            begin = at + 1 + (tags[at + 1 : at + 2] == "D")
            tail, adjective, end = state_of(doc, begin, last)
            if tail and end == last:
                while first < at - 1 and (words[first] in _RECOGNISED or tags[first] == "l"):
                    first += 1  # "the internationally recognised government of Lowland"
                head = lex.bodies.get(" ".join(words[first:at]))
                if head:
                    return Identity(f"{adjective} {head}", "institution", state=tail)
        return None
    if after == last:
        kind = (
            "group" if words[first] not in lex.states and tags[first] == "J" and raws[first].endswith("s") else "state"
        )
        return Identity(name, kind, state=name)
    if tags[after] == "'":
        after += 1
    while after < last - 1 and (words[after] in _RECOGNISED or words[after].endswith(BACKED)):
        after += 1
    rest = " ".join(words[after:last])
    head = lex.bodies.get(rest)
    if head:
        return Identity(f"{adjective} {head}", "institution", state=name)
    if rest == "side":
        return Identity(name, "state", state=name)
    if rest in ("authorities", "regime"):
        return Identity(doc.words_text(first, last), "institution", state=name, plural=True)
    owned = after < last and tags[after - 1] == "'" and raws[after][0].isupper() and "r" not in tags[after:last]
    if owned and not lex.sets["organisation_heads"].isdisjoint(words[after:last]):
        return Identity(f"{adjective} {doc.words_text(after, last)}", "institution", state=name)
    return None


def state_of_body(doc: Document, name: str) -> str | None:
    """The state whose body a name is as it stands: "Lowland Armed Forces", a name that one body in the world has; None of others."""
    unique = doc.lex.unique.get(name.lower())
    if unique is not None:
        return unique[1]
    front, _, head = name.lower().partition(" ")
    state = doc.lex.adjectives.get(front) if head in doc.lex.bodies else None
    return state.name if state is not None else None


def state_in(doc: Document, name: str) -> str | None:
    """The state that a canonical name begins with ("Lowland army"); a group is nobody's, whatever its name."""
    words = name.lower().split()
    listed = doc.lex.organisations.get(name.lower())
    if (listed and listed[1] == "group") or words[-1] in _GROUPS:
        return None
    if not _REBEL_ARMY.isdisjoint(words) and _PEOPLES.isdisjoint(words):
        return None  # "Lowland Democratic Forces", but "Lowland People's Liberation Army"
    for length in (2, 1):
        state = doc.lex.adjectives.get(" ".join(words[:length])) or doc.lex.states.get(" ".join(words[:length]))
        if state:
            return state.name
    return None
