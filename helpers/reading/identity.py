"""Who a phrase can name, and what an article has taught so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from .lexicon import word_set

GENERIC = word_set("generic_bodies")
PERSONAL = word_set("personal_roles")
RANKS = word_set("ranks")
SPOKESPERSONS = word_set("spokespersons")
UNDER = word_set("ranks_below")


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
class Names:
    """What the article has taught so far: acronyms, persons, bodies in the order of mention."""

    acronyms: dict[str, str] = field(default_factory=dict)
    rank: list[int] = field(default_factory=list)  # of each block: how many paragraphs stand before it
    persons: dict[str, Identity] = field(default_factory=dict)
    said: list[tuple[int, Identity, int]] = field(default_factory=list)  # block, who, word
    accused: list[str] = field(default_factory=list)  # actors accused so far, in text order
    last_accused: Accusation = NO_ACCUSATION
    condemned: Accusation = NO_ACCUSATION  # "X condemned Y for it": no accusation by itself
    roles: dict[str, dict[str, None]] | None = None  # role -> persons; see `descriptions`
    described: dict[str, dict[str, int]] | None = None  # describing word -> names, each with the word where it stands

    def near(self, at: int, block: int, back: int = 1) -> bool:
        """Whether block `at` is the paragraph of `block` or one of the `back` before it; what is set between them does not count."""
        return at >= 0 and self.rank[at] >= self.rank[block] - back

    def forget(self) -> None:
        """Begin a further report of a round-up: nobody of the one before speaks in it."""
        self.persons.clear()
        self.said.clear()
        self.accused.clear()
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
    rank = names.rank
    for level in range(rank[block], rank[block] - back - 1, -1):
        found: dict[str | None, Identity] = {}
        for at, who, _word in reversed(names.said):
            if rank[at] < level:
                break
            if rank[at] == level and fits(who, want):
                found[who.speaker or who.source] = who
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return None
    return None


def body_last(names: Names, block: int) -> Identity | None:
    """The body that spoke last in this paragraph, not a person of no body."""
    return next((who for at, who, _ in reversed(names.said) if at == block and fits(who, "it")), None)


def spoke_last(names: Names, since: int, block: int, want: str) -> Identity | None:
    """The one fitting source of this paragraph that has spoken since word `since`."""
    found: dict[str | None, Identity] = {}
    for at, who, word in reversed(names.said):
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
    return who.source is not None
