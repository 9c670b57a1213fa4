"""The actor in front of a weapon or an attack: "a Russian missile strike", "Israel's bombardment", "RSF drones"."""

from __future__ import annotations

from dataclasses import dataclass

from .bodies import BACKED, compose, state_of
from .document import Document
from .identity import GENERIC, Names
from .lexicon import word_set
from .names import identify
from .shortforms import short_form

_ARMED = word_set("armed_people")
OWNERS = word_set("owners_of_weapons")
_WORN = word_set("what_is_worn")
_NOT = word_set("negations")
AT_LEAST = frozenset(["fewer", "less", "more"])  # "no fewer than 20"
_NO_NEGATION = AT_LEAST | {"doubt"}
_KINDS_OF_WEAPON = word_set("kinds_of_weapon")
_RULERS = word_set("rulers_and_armies")
_GOVERNMENTS = frozenset(["government", "regime"])
_KINDS_OF_OPERATION = word_set("kinds_of_operation")
COMPASS = word_set("compass")
_HIT = word_set("what_is_done_to_a_target")
_DOWNED = word_set("downing_what_flies")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "got"])
_CRASHING = word_set("crashing")
_CRASH = word_set("crashes")
_SHORT_STATES = ("US", "U.S.", "UK")  # written like a name, they stand for an adjective as well


@dataclass(slots=True, unsafe_hash=True)
class Agent:
    """An actor that words hold responsible, at the words `first:last` (none for an implied self)."""

    first: int
    last: int
    who: str | None
    itself: bool
    negated: bool
    rule: str
    at: int = 0


_NONE = frozenset(["no", "none", "neither", "nobody"])
_HARDLY_ANY = (["hardly", "any"], ["scarcely", "any"], ["barely", "any"], ["not", "one"], ["no", "one"])
_GOES_ON = frozenset(["and", "but"])


def is_negated(doc: Document, first: int, at: int) -> bool:
    """Whether a negation stands in the words `first:at`; "no fewer than 20" is a number, "no doubt" certainty."""
    words = doc.tokens.words
    if "n't" in "".join(words[first:at]) and any(w.endswith("n't") for w in words[first:at]):
        return True
    return not _NOT.isdisjoint(words[first:at]) and any(
        words[i] in _NOT and words[i + 1] not in _NO_NEGATION for i in range(first, at)
    )


def opens_with_no(doc: Document, floor: int, at: int) -> bool:
    """“No missions … were flown by X”: in one clause, however much stands between."""
    words, tags = doc.tokens.words, doc.tokens.tags
    first = floor + (tags[floor] == '"')
    led = next((i + 1 for i in range(floor, min(floor + 10, at - 1)) if tags[i] == '"' and words[i + 1] == "no"), first)
    return words[led] == "no" and words[led + 1] not in AT_LEAST and not set(tags[led:at]) & set("C;:.S")


def befell_none(doc: Document, agent: Agent, floor: int) -> bool:
    """“No civilians were killed by Lowland fire”, “none of the dead were hit by its jets”, “few, if any, homes”: an act that is denied."""
    words, tags = doc.tokens.words, doc.tokens.tags
    by = next((i for i in range(agent.first - 1, max(floor, agent.first - 4), -1) if words[i] == "by"), -1)
    if by < 0:
        return False
    begin = next(
        (
            i + 1
            for i in range(by - 1, floor - 1, -1)
            if (tags[i] in 't;:"S' and words[i] != "if") or words[i] in _GOES_ON
        ),
        floor,
    )
    head = words[begin : begin + 4]
    few = head[:2] in _HARDLY_ANY or head == ["few", ",", "if", "any"]
    return few or (head[:1] != [] and head[0] in _NONE and head[1:2] != [] and head[1] not in AT_LEAST)


def modifier(doc: Document, names: Names, at: int, floor: int, block: int) -> Agent | None:
    """The actor named in front of the weapon or the attack at word `at`."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    begin = _begin(doc, at, floor)
    if begin == at or not _WORN.isdisjoint(words[begin:at]):
        return None  # "gunmen in military uniform opened fire"
    follows = words[at + 1] if tags[at + 1 : at + 2] in ("n", "N") and words[at + 1] not in COMPASS else None
    other = follows is not None and follows not in lex.sets["weapons"] and follows not in lex.sets["attack_nouns"]
    if tags[at] == "J" or words[at] in _ARMED or other or _is_hit(doc, begin, at):
        return None  # "the country's drone industry", "the Lowland Air Force"
    for i in range(begin, at):
        state, _, after = state_of(doc, i, at + 1)
        if state and tags[i] in "JZN" and not (tags[i] == "Z" and words[i] in lex.seats):
            agent = _of_state(doc, names, i, after, at, floor, block)
            if agent:
                return agent
            continue
        end = _end_of_force(doc, i, at)
        if end and not any(t in "pr" for t in tags[end:at]):
            force = identify(doc, names, i, end, block).source
            negated = is_negated(doc, max(floor, i - 3), i)
            return Agent(i, end, force, False, negated, "noun_modifier", at) if force else None
        size = _is_group(doc, i, at)
        if size:
            group = identify(doc, names, i, i + size, block).source
            negated = is_negated(doc, max(floor, i - 3), i)
            return Agent(i, i + size, group, False, negated, "noun_modifier", at) if group else None
        if _is_acronym(doc, names, i, at):
            who = identify(doc, names, i, i + 1, block)
            if who.kind != "media" and who.source:
                return Agent(i, i + 1, who.source, False, False, "noun_modifier", at)
        if words[i].endswith(BACKED):
            allied = words[min(i + 1, at - 1)] in ("coalition", "forces", "militia", "alliance")
            name = doc.words_text(i, min(at, i + 2))
            return Agent(i, at, name, False, False, "noun_modifier", at) if allied else None
        if words[i] == "military" and words[i + 1] in _KINDS_OF_OPERATION:
            return None  # "a military campaign": of that kind, nobody's
        if words[i] in OWNERS and i and words[i - 1] in lex.truce["truces"]:
            return None  # "ceasefire regime violations": the truce itself
        alone = tags[i] == "N" and (i == begin or tags[i - 1] != "N")  # "a Coalition airstrike"
        if words[i] in OWNERS and (tags[i] in "np" or alone) and not any(t in "pr" for t in tags[i + 1 : at]):
            owner = owner_in(doc, names, i, at, block) or words[i]
            negated = is_negated(doc, max(floor, i - 3), i)
            return Agent(i, i + 1, owner, False, negated, "noun_modifier", at)  # "army shelling"
    return None


def _is_hit(doc: Document, begin: int, at: int) -> bool:
    """Whether the weapon at a word is itself what was attacked: "a mission drone was targeted", "shot down 12 Lowland drones"."""
    tokens, words = doc.tokens, doc.tokens.words
    led = words[begin - 3 if begin > 3 else 0 : begin]
    helped = tokens.tags[at + 1 : at + 2] == "A"
    if not _CRASHING.isdisjoint(words[at + 1 : at + 2 + helped]) or not _CRASH.isdisjoint(led):
        return True  # "a Lowland plane crashed", "the crash of the Lowland plane"
    if led and (led[-1] in _DOWNED or led[-2:] == ["shot", "down"]):
        return True
    behind = words[at + 1 : at + 4] if helped else []
    # not "a Lowland strike had hit it"
    return helped and not _BE.isdisjoint(behind[:2]) and not _HIT.isdisjoint(behind[1:])


def owner_in(doc: Document, names: Names, first: int, at: int, block: int) -> str | None:
    """Whose weapon a lower-case word before it makes it: "army drones", "a coalition jet" (its fuller name, if one is left)."""
    words = doc.tokens.words
    for i in range(first, at):
        if words[i] in GENERIC and words[i] in OWNERS:
            return short_form(doc, names, i, words[i], block, words[i]).source
        if words[i] in OWNERS and f"{words[i]}s" in doc.lex.sets["group_words"]:
            return named_with(doc, names, f"{words[i]}s", block) or f"{words[i]}s"  # "rebel shelling" is the rebels'
    return None


def named_with(doc: Document, names: Names, word: str, block: int) -> str | None:
    """The one group whose name the article puts before a word: "the rebels" are ABC where it says "ABC rebels"."""
    tags = doc.tokens.tags
    found = set()
    for i in doc.standing(word)[:12]:
        begin = i
        while begin and tags[begin - 1] == "N":
            begin -= 1
        if begin < i:
            found.add(identify(doc, names, begin, i, block))
    groups = {who.source for who in found if who.kind == "group"}
    return groups.pop() if len(groups) == 1 else None


def _begin(doc: Document, at: int, floor: int) -> int:
    """Where the words begin that can belong to the noun at word `at`."""
    words, tags, weapons = doc.tokens.words, doc.tokens.tags, doc.lex.sets["weapons"]
    while at > floor and (tags[at - 1] in "nNJZEkG'pK#CB" or words[at - 1] in weapons):
        if tags[at - 1] == "C" and tags[at - 2 : at - 1] not in "nJN":
            break
        at -= 1
    return at


def _of_state(doc: Document, names: Names, first: int, after: int, at: int, floor: int, block: int) -> Agent | None:
    """The state at word `first`, or its army, as the one who struck; None where the word is a place or a people."""
    words, tags, raws, lex = doc.tokens.words, doc.tokens.tags, doc.tokens.raws, doc.lex
    rules = after < at and words[after] in _RULERS
    owns = raws[first] in _SHORT_STATES or tags[after : after + 1] == "'" or rules
    if tags[first] == "Z" and not owns:
        return None  # "a Syria strike" is a strike in Syria
    if tags[first] == "J" and words[first].endswith("s") and words[first] not in lex.adjectives:
        return None
    if any(tags[k] in "pr" and words[k] not in lex.sets["weapons"] for k in range(after, at)):
        return None  # "Syrian rebel positions"
    for end in (after + 2, after + 1):  # "a Lowland air force strike", "a Lowland army drone"
        body = end <= at and (end == after + 1 or compose(doc, first, end) is not None)
        if end == after + 1 and words[after] in _GOVERNMENTS:
            break  # "Lowland government warplanes" are Lowland's, as "Lowland government forces" are
        army = identify(doc, names, first, end, block) if body else None
        if army and army.source and army.kind == "institution":
            return Agent(first, end, army.source, False, False, "noun_modifier", at)
    negated = is_negated(doc, max(floor, first - 3), first)
    return Agent(first, after, state_of(doc, first, at + 1)[0], False, negated, "noun_modifier", at)


def _end_of_force(doc: Document, first: int, at: int) -> int | None:
    """Where the name of a force ends that begins here: "a Hill Liberation Front drone strike"."""
    words, tags, raws = doc.tokens.words, doc.tokens.tags, doc.tokens.raws
    end = first
    while end < at and tags[end] in "Nnk" and raws[end][0].isupper():
        end += 1
    named = end - first >= 2 and words[end - 1] in doc.lex.sets["group_words"] and tags[first] == "N"
    return end if named else None


def _is_group(doc: Document, i: int, at: int) -> int:
    """How many words from `i` on are a group of the lexicon that no person stands behind ("RSF drones", not "RSF fighters"); 0 if none."""
    words, tags, weapons = doc.tokens.words, doc.tokens.tags, doc.lex.sets["weapons"]
    if not doc.tokens.raws[i][0].isupper():
        return 0
    for size in (3, 2, 1):
        listed = doc.lex.organisations.get(" ".join(words[i : i + size])) if i + size <= at else None
        if listed is not None and listed[1] == "group":
            return 0 if any(tags[k] in "pr" and words[k] not in weapons for k in range(i + size, at)) else size
    return 0


def _is_acronym(doc: Document, names: Names, i: int, at: int) -> bool:
    """Whether word `i` is an acronym of somebody: the article explains it, or it stands right in front."""
    raw = doc.tokens.raws[i]
    short = raw.isupper() and 2 <= len(raw) <= 6 and raw.isalpha() and doc.tokens.tags[i] == "N"
    return short and doc.tokens.words[i] not in _KINDS_OF_WEAPON and (raw in names.acronyms or i + 1 == at)
