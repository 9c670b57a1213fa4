"""Who a phrase can name, and what an article has taught so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .lexicon import word_set

GENERIC = word_set("generic_bodies")
PERSONAL = word_set("personal_roles")
RANKS = word_set("ranks")
SPOKESPERSONS = word_set("spokespersons")
UNDER = word_set("ranks_below")
_ARMIES = ("army", "military", "armed forces", "air force", "navy")
_IN_MIND = 60  # speakers that "the doctor" or "the other side" looks back over


@dataclass(slots=True, unsafe_hash=True)
class Identity:
    """Who a phrase names. `source` is missing where two readings are left."""

    source: str | None
    kind: str
    speaker: str | None = None
    state: str | None = None
    person: bool = False
    plural: bool = False


class Accusation(NamedTuple):
    """The accusation that stands last: its block and sentence, whose it was, whether it is of an attack."""

    block: int = -9
    source: str | None = None
    sentence: int = -9
    of_attack: bool = False
    accused: str | None = None


NO_ACCUSATION = Accusation()


@dataclass(slots=True)
class Accused:
    """The actors accused so far. What is asked of them is kept ready: a text may accuse many."""

    names: dict[str, None] = field(default_factory=dict)  # in the order of their first accusation
    last: str = ""
    of: dict[str, str] = field(default_factory=dict)  # a state, and the actor of its side that was accused last
    army: str | None = None  # the last that is an army

    def __contains__(self, name: str | None) -> bool:
        return name in self.names

    def __bool__(self) -> bool:
        return bool(self.names)

    def add(self, name: str, state: str | None) -> None:
        """Keep an actor, with the state whose side it is."""
        self.names[name] = None
        self.last = self.of[name] = name
        if state is not None:
            self.of[state] = name
        if name.lower().endswith(_ARMIES):
            self.army = name


def _are_several(who: Identity) -> bool:
    """Whether "they" can be a source: a body, people, whoever has no name; not one person with a name."""
    one = who.kind == "person" and who.speaker is None and not who.plural and (who.source or "")[:1].isupper()
    return who.source is not None and not one


@dataclass(slots=True)
class Said:
    """Who has spoken so far, in text order. What pronouns ask is kept ready: a paragraph may hold many speakers."""

    rank: list[int] = field(default_factory=list)  # of each block: how many paragraphs stand before it
    all: list[tuple[int, Identity, int]] = field(default_factory=list)  # block, who, word
    at_word: dict[int, Identity] = field(default_factory=dict)
    # rank of a paragraph and kind of pronoun: the fitting sources, of more than two the first two
    fitting: dict[tuple[int, str], dict[str | None, Identity]] = field(default_factory=dict)
    bodies: dict[int, Identity] = field(default_factory=dict)  # block: the body that spoke last in it
    institution: Identity | None = None  # the last that is one
    persons: bool = False

    def add(self, block: int, who: Identity, word: int) -> None:
        """Keep that somebody spoke at this word."""
        self.all.append((block, who, word))
        self.at_word.setdefault(word, who)
        one = fits(who, "it")
        if one:
            self.bodies[block] = who
        name, rank = who.speaker or who.source, self.rank[block]
        for want, fitting in (("person", who.person), ("it", one), ("they", _are_several(who))):
            if fitting:
                found = self.fitting.setdefault((rank, want), {})
                if len(found) < 2:
                    found.setdefault(name, who)
        if who.kind == "institution" and who.source:
            self.institution = who
        self.persons |= who.person

    def lately(self, block: int, back: int = 1) -> Iterator[tuple[int, Identity]]:
        """Who spoke in this paragraph and the `back` ones before it, the last first, with the block; no more than a reader keeps in mind."""
        for at, who, _ in self.all[: -_IN_MIND - 1 : -1]:
            if self.rank[at] < self.rank[block] - back:
                return
            yield at, who


@dataclass(slots=True)
class Names:
    """What the article has taught so far: acronyms, persons, bodies in the order of mention."""

    acronyms: dict[str, str] = field(default_factory=dict)
    rank: list[int] = field(default_factory=list)  # of each block: how many paragraphs stand before it
    persons: dict[str, Identity] = field(default_factory=dict)
    short_of: dict[str, str] = field(init=False)  # an acronym by its full name
    full_with: dict[str, list[str]] = field(init=False)  # the full names of acronyms by each of their words
    said: Said = field(init=False)
    accused: Accused = field(default_factory=Accused)
    last_accused: Accusation = NO_ACCUSATION
    condemned: Accusation = NO_ACCUSATION  # "X condemned Y for it": no accusation by itself
    roles: dict[str, dict[str, None]] | None = None  # role -> persons; see `descriptions`
    described: dict[str, dict[str, int]] | None = None  # describing word -> names, each with the word where it stands

    def __post_init__(self) -> None:
        self.said = Said(self.rank)
        self.short_of = {full: short for short, full in reversed(self.acronyms.items())}
        self.full_with = {}
        for full in self.short_of:
            for word in set(full.lower().split()):
                self.full_with.setdefault(word, []).append(full)

    def near(self, at: int, block: int, back: int = 1) -> bool:
        """Whether block `at` is the paragraph of `block` or one of the `back` before it; what is set between them does not count."""
        return at >= 0 and self.rank[at] >= self.rank[block] - back

    def forget(self) -> None:
        """Begin a further report of a round-up: nobody of the one before speaks in it."""
        self.persons.clear()
        self.said, self.accused = Said(self.rank), Accused()
        self.last_accused = self.condemned = NO_ACCUSATION


def remember(names: Names, who: Identity) -> Identity:
    """Keep a person's full name, so that the last name alone is understood later."""
    full = who.speaker or (who.source if who.person else None)
    if full and " " in full:
        parts = full.split()
        for key in (parts[-1], " ".join(parts[-2:]), full):
            known = names.persons.setdefault(key.lower(), who)
            if who.speaker and known.speaker is None and known.source == who.speaker:
                names.persons[key.lower()] = who  # "NAME, spokesman for X": the name alone was met first
    return who


def said_before(names: Names, block: int, want: str, back: int = 1) -> Identity | None:
    """Whom a pronoun means: the one fitting source of this paragraph, else of the `back` ones before it."""
    kind = {"he": "person", "she": "person", "person": "person", "it": "it"}.get(want, "they")
    for level in range(names.rank[block], names.rank[block] - back - 1, -1):
        found = names.said.fitting.get((level, kind))
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def body_last(names: Names, block: int) -> Identity | None:
    """The body that spoke last in this paragraph, not a person of no body."""
    return names.said.bodies.get(block)


def spoke_last(names: Names, since: int, block: int, want: str) -> Identity | None:
    """The one fitting source of this paragraph that has spoken since word `since`."""
    found: dict[str | None, Identity] = {}
    for at, who, word in reversed(names.said.all):
        if at < block or word < since or len(found) > 1:
            break
        if at == block and fits(who, want):
            found[(who.speaker if want != "it" else None) or who.source] = who
    return next(iter(found.values())) if len(found) == 1 else None


def fits(who: Identity, pronoun: str) -> bool:
    """Whether a pronoun can stand for this source."""
    if pronoun in ("he", "she", "person"):
        return who.person
    if pronoun == "it":
        one = who.kind in ("state", "institution", "media", "group") or (who.kind == "unknown" and not who.plural)
        return one and not (who.person and who.speaker is None and who.kind == "person")
    return _are_several(who)
