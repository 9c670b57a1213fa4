"""From where it was fired: "from the positions of the rebels", "from army-held ground", "from the direction of the base"."""

from __future__ import annotations

from .actors import actor
from .bodies import state_of
from .document import Document
from .identity import Names
from .lexicon import word_set
from .modifiers import OWNERS, Agent, named_with, owner_in
from .phrases import phrase_forward

_LAUNCHED = frozenset(["launched", "fired"])
_CAME = word_set("coming")
LEADING = frozenset(["from", "on", "at"])  # what stands behind the word of fire
_FIRE = word_set("shooting")
_BREACHES = frozenset(["violations", "breaches"])  # "12 violations from the Lowland side"
_ATTACKERS = word_set("attackers_without_a_name")
_ROUNDS = word_set("rounds_fired")
_TERRITORY = word_set("territory")
_POSITIONS = word_set("positions")
_HELD_BY = word_set("held_by")
_BASES = word_set("bases")


def from_where(doc: Document, names: Names, at: int, first: int, last: int, block: int) -> Agent | None:
    """The side whose ground the fire told of at word `at`, behind which a word of `LEADING` stands, came from."""
    words, tags = doc.tokens.words, doc.tokens.tags
    link = at + 1 + (words[at + 1 : at + 2] in (["on"], ["at"]))  # "were fired on from an army position"
    if words[link : link + 1] != ["from"] or (at > first and words[at - 1] in ("no", "any")):
        return None
    if not _tells_of_fire(doc, at, first) or words[max(first, at - 2) : at] == ["consistent", "with"]:
        return None  # "damage consistent with fire from the army's positions"
    begin = link + 1 + (tags[link + 1 : link + 2] == "D")
    directed = words[begin : begin + 2] == ["direction", "of"]
    begin = begin + 2 + (tags[begin + 2 : begin + 3] == "D") if directed else begin
    rule = "agent_from_direction" if directed else "agent_from"
    found = (
        _of_state(doc, begin, last)
        or _held_ground(doc, names, begin, last, block)
        or _owned(doc, names, begin, last, block)
        or _held_by(doc, names, begin, last, block)
    )
    if found is None and words[at - 1] == "under" and words[at] in _FIRE:
        end = phrase_forward(doc, begin, last, apposition=False)
        who = actor(doc, names, begin, end, block) if end > begin else None
        return Agent(begin, end, who, False, False, "agent_by", at) if who else None  # "came under fire from the army"
    return Agent(found[0], found[1], found[2], False, False, rule, at) if found else None


def _tells_of_fire(doc: Document, at: int, first: int) -> bool:
    """Whether word `at` says that something was fired: "launched", "was shelled", "(the shells) came"."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    if words[at] in _CAME:
        near = words[max(first, at - 7) : at]
        return not (sets["attack_nouns"] | sets["weapons"] | _ROUNDS | _ATTACKERS).isdisjoint(near)
    return (
        words[at] in _FIRE | _BREACHES
        or words[at] in _LAUNCHED
        or (words[at] in sets["attack_verbs"] and words[at].endswith("ed") and ("A" in tags[max(first, at - 2) : at]))
    )


Found = tuple[int, int, str] | None


def _of_state(doc: Document, begin: int, last: int) -> Found:
    """“Lowland territory”."""
    state, _, end = state_of(doc, begin, last)
    grounds = state is not None and end < last and doc.tokens.words[end] in (_TERRITORY | _POSITIONS)
    return (begin, end, state) if state is not None and grounds else None


def _held_ground(doc: Document, names: Names, begin: int, last: int, block: int) -> Found:
    """“fire from rebel-held areas”."""
    front, _, held = doc.tokens.words[begin].partition("-") if begin < last else ("", "", "")
    if held not in ("held", "controlled") or begin + 1 >= last:
        return None
    lex = doc.lex
    rebels = f"{front}s" if f"{front}s" in lex.sets["group_words"] else front
    land, listed = lex.adjectives.get(front) or lex.states.get(front), lex.organisations.get(front)
    raw = doc.tokens.raws[begin].partition("-")[0]
    named = raw if raw[0].isupper() else None  # "PQR-held"
    side = land.name if land else listed[0] if listed else named_with(doc, names, rebels, block) or named or rebels
    return begin, begin + 1, side


def _owned(doc: Document, names: Names, begin: int, last: int, block: int) -> Found:
    """“an army position”, “PQR trenches”, “the army's side of the front”, “the army base at the river”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    ground = next(
        (i for i in range(begin + 1, min(begin + 5, last)) if words[i] in _POSITIONS | _TERRITORY | _BASES), -1
    )
    if ground < 0 or any(tags[i] in ".,;PVvAC" for i in range(begin, ground)):
        return None
    end = ground - (tags[ground - 1] == "'")
    if words[begin] in OWNERS and begin + 1 == end:
        return begin, end, owner_in(doc, names, begin, end, block) or words[begin]
    named = words[ground] in _POSITIONS and all(t in "NZ" for t in tags[begin:end])
    owned = end < ground and tags[begin] in "NZJpn"
    who = actor(doc, names, begin, end, block) if end > begin and (named or owned) else None
    return (begin, end, who) if who else None


def _held_by(doc: Document, names: Names, begin: int, last: int, block: int) -> Found:
    """“from a school held by the army”, “from positions of the rebels”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    limit = min(begin + 8, last)
    link = next((i for i in range(begin + 1, limit) if words[i] in ("of", "by", "to") or tags[i] in ",.;"), limit)
    led = _HELD_BY if words[link : link + 1] in (["by"], ["to"]) else _POSITIONS
    if link >= limit or words[link - 1] not in led:
        return None
    end = phrase_forward(doc, link + 1, last, apposition=False)
    who = actor(doc, names, link + 1, end, block) if end > link + 1 else None
    return (link + 1, end, who) if who else None
