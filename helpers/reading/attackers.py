"""The actor as subject of an attack: "X shelled the town", "it was X that fired", "for bombing", "claimed to have hit"."""

from __future__ import annotations

from dataclasses import replace

from .actors import NOBODY, actor
from .deeds import FIRED_AT, attacks
from .document import Document, quoted
from .identity import Names
from .lexicon import word_set
from .lists import before_its_allegiance, begin_of_list
from .modifiers import OWNERS, Agent, is_negated, modifier
from .phrases import CORE, over_adjectives, phrase_back, phrase_forward, skip_left

_WORN = word_set("what_is_worn")
_SELF = word_set("own_pronouns") - {"he", "she", "i", "him", "them", "us"}
_OURSELVES = word_set("ourselves")
_WHOSE = frozenset(["its", "their", "his"])
_KNOWN = word_set("links_to_a_nickname")
_NOTHING = word_set("negative_objects")
_KINDS_OF_OPERATION = word_set("kinds_of_operation")
_ANSWERING = word_set("answering_by_force")
_UNIFORMED = word_set("people_in_uniform")
_GOING_ON = word_set("going_on_with_it")
_HELD = word_set("held_to_have_acted")
_HABITS = frozenset(["target", "targets"])
_MAY = frozenset(["may", "must", "should", "shall", "cannot"])
_SEEMING = word_set("seeming")
_NEVER = (["at", "no", "point"], ["at", "no", "time"], ["under", "no", "circumstances"], ["in", "no", "way"])
_MOVING = word_set("rise") | word_set("fall")
_VEHICLES = word_set("vehicles_in_traffic")
_SEEING = word_set("seeing")
_BE = word_set("be") | {"it's"}


def attacker(doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int) -> Agent | None:
    """Whom the verb at word `at` has as its subject: it is active and, if it is a light one, its object is an attack."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if words[at - 1] == "to" and at - 2 >= floor:
        if words[at - 2] == "first":
            return _first_to(doc, names, at, floor, block)
        if at - 2 > floor and words[at - 2] in _GOING_ON:
            return _goes_on(doc, names, at - 2, floor, at, block)
    if words[at - 1] in ("one", "ones") and words[at - 2] == "the" and words[at].endswith("ing"):
        return _the_one(doc, names, at - 2, floor, at, block)
    if _is_noun(doc, at, floor, ceiling):
        return None
    left, negated = skip_left(doc, at - 1, floor)
    while left > floor and tags[left] == '"' and tags[left - 1] in "Alxt":
        left, other = skip_left(doc, left - 1, floor)  # 'was "firing at its own roofs"'
        negated = negated or other
    if negated and not _MAY.isdisjoint(words[left + 1 : at]):
        return None  # "may not kill": what is allowed, not what was done
    be = not _BE.isdisjoint(words[left + 1 : at])
    going_on = words[at].endswith("ing")
    if (be and not going_on) or not attacks(doc, at, left, floor, ceiling):
        return None
    held = held_to(doc, left, floor)
    if held is not None:
        end = end_of_subject(doc, held, floor)
        begin = phrase_back(doc, end, floor) if end is not None else None
        return _named(doc, names, begin, end, at, block, negated) if end is not None and begin is not None else None
    if left > floor and words[left] == "to" and words[left - 1] in _SEEMING:
        return _goes_on(doc, names, left - 1, floor, at, block)  # "X appeared to have fired"
    if left >= floor and words[left] == "to":
        # "claimed to have shelled": the speaker's own act; any other infinitive is nobody's yet
        own = left == floor and words[left + 1] == "have"
        return Agent(at, at, None, True, negated, "agent_self", at) if own else None
    if going_on and not be:
        suspected = _suspected(doc, left, floor, at)
        if suspected is not None:
            return suspected
        # "for bombing", "of killing": whose subject stands elsewhere
        led = left >= floor and tags[left] == "P" and words[left] in ("of", "for")
        negated = negated or is_negated(doc, max(floor, at - 3), at)
        return Agent(at, at, None, True, negated, "agent_gerund", at) if led else None
    if left - 2 > floor and tags[left] in "tR" and words[left - 2 : left] in (["the", "one"], ["the", "ones"]):
        return _the_one(doc, names, left - 2, floor, at, block)
    end = end_of_subject(doc, left, floor)
    begin = phrase_back(doc, end, floor) if end is not None else None
    if begin is not None and begin - 2 > floor and words[begin - 2] in ("that", "which") and tags[begin - 1] in "vEKBV":
        end = end_of_subject(doc, begin - 2, floor)  # "strikes that hit Karsa killed nine"
        begin = phrase_back(doc, end, floor) if end is not None else None
    if end is not None and begin is None and words[end] in _KINDS_OF_OPERATION:
        begin = end
        while begin > floor and tags[begin - 1] in "nJND":
            begin -= 1
    sworn = before_its_allegiance(doc, end, floor) if end is not None else None
    if sworn is not None and end is not None:
        return _sworn(doc, names, sworn, end, floor, at, block, negated)
    begin = begin_of_list(doc, begin, end + 1, floor) if begin is not None and end is not None else begin
    if end is None or begin is None or "by" in words[begin:end]:
        return None  # "fire by the army killed": found at "by"
    begin += 2 * (words[begin : begin + 2] == ["no", "doubt"] and begin + 1 < end)  # "no doubt Lowland jets bombed it"
    opens = floor + (tags[floor] == '"')
    opening = words[opens : opens + 3]
    negated = negated or opening in _NEVER  # "At no point did our soldiers fire"
    negated = negated or (opening[:1] == ["neither"] and "nor" in words[floor:at])  # "Neither we nor our allies fired"
    # "no aircraft flew", "launched no attacks", "has not fired a single shot"
    nobody = words[begin] in NOBODY or words[begin] == "not" or (begin > floor and words[begin - 1] in ("no", "not"))
    nothing = not _NOTHING.isdisjoint(words[at + 1 : min(at + 4, ceiling)])
    return _named(doc, names, begin, end, at, block, negated or nobody or nothing)


def _sworn(
    doc: Document, names: Names, head: int, end: int, floor: int, at: int, block: int, negated: bool
) -> Agent | None:
    """“militias loyal to the old leader had shelled it”: they and not the leader; of "the front and militias allied with X" the front."""
    words, tags = doc.tokens.words, doc.tokens.tags
    begin = phrase_back(doc, head, floor)
    if begin is None:
        return None
    join = next((i for i in range(begin + 1, head) if words[i] == "and"), None)
    if join is not None:
        return _named(doc, names, begin, join - 1, at, block, negated)
    begin += tags[begin] == "D"
    armed = words[head] in doc.lex.sets["group_words"] or words[head] in _UNIFORMED
    name = doc.words_text(begin, end + 1)
    return Agent(begin, end + 1, name, False, negated, "agent_subject", at) if armed else None


def held_to(doc: Document, to: int, floor: int) -> int | None:
    """The word before "is (widely) believed to", "was found by a panel to", where `to` is the last of these words; None without them."""
    words, tags = doc.tokens.words, doc.tokens.tags
    by = next((i for i in range(to - 1, max(floor, to - 12), -1) if words[i] == "by"), -1) if words[to] == "to" else -1
    if by > floor and words[by - 1] in _HELD and not set(tags[by + 1 : to]) - set("DNJZnprW'"):
        to = by
    elif words[to] not in ("to", "of"):
        return None
    be = to - 2 - (words[to - 2] in ("all", "both"))  # "were all found to"
    if be < floor or words[to - 1] not in _HELD or tags[be] not in "Al":
        return None
    left, _ = skip_left(doc, be, floor)
    return left if left >= floor else None


def _first_to(doc: Document, names: Names, at: int, floor: int, block: int) -> Agent | None:
    """“the troops were the first to fire”."""
    words = doc.tokens.words
    be = at - 3 - (words[at - 3] == "the")
    left, negated = skip_left(doc, be, floor)
    begin = phrase_back(doc, left, floor) if left >= floor and words[be] in _BE else None
    return _named(doc, names, begin, left, at, block, negated) if begin is not None else None


def _the_one(doc: Document, names: Names, the: int, floor: int, at: int, block: int) -> Agent | None:
    """“the front is the one violating the truce”, “the army was the one that broke it”; word `the` opens "the one"."""
    be = the - 1
    left, negated = skip_left(doc, be, floor) if be > floor and doc.tokens.words[be] in _BE else (-1, False)
    begin = phrase_back(doc, left, floor) if left >= floor else None
    return _named(doc, names, begin, left, at, block, negated) if begin is not None else None


def _goes_on(doc: Document, names: Names, verb: int, floor: int, at: int, block: int) -> Agent | None:
    """“the army continues to shell our towns”: whoever goes on doing it."""
    left, negated = skip_left(doc, verb - 1, floor)
    end = end_of_subject(doc, left, floor)
    begin = phrase_back(doc, end, floor) if end is not None else None
    return _named(doc, names, begin, end, at, block, negated) if end is not None and begin is not None else None


def _suspected(doc: Document, left: int, floor: int, at: int) -> Agent | None:
    """“arrested two men suspected of planting the bomb”: those who are suspected."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if left - 2 < floor or words[left - 1 : left + 1] != ["suspected", "of"] or tags[left - 2] not in CORE:
        return None
    begin = phrase_back(doc, left - 2, floor)
    sought = next((i for i in range(left - 2, begin or left, -1) if words[i] in ("for", "against")), None)
    begin = sought + 1 if sought is not None else begin  # "are looking for a man suspected of"
    if begin is None:
        return None
    begin += tags[begin] == "D"
    return Agent(begin, left - 1, doc.words_text(begin, left - 1), False, False, "agent_suspected", at)


def _is_noun(doc: Document, at: int, floor: int, ceiling: int) -> bool:
    """Whether a word that can be a verb of attack is a noun here: "the strike", "the Lowland strikes killed"."""
    words, tags, nouns = doc.tokens.words, doc.tokens.tags, doc.lex.sets["attack_nouns"]
    people = tags[at - 1] == "J" and words[at - 1].endswith("s")  # "the Lowlanders hit"
    if (
        at > floor
        and tags[at - 1] in "DJ#P'"
        and not people
        and not (tags[at - 1] == "P" and words[at].endswith("ing"))
    ):
        return True
    if at > floor and tags[at - 1] in "Ax":
        return False  # "does not strike civilians"
    if words[at] == "fire" and tags[at - 1] == "p" and not FIRED_AT.isdisjoint(words[at + 1 : at + 2]):
        return False  # "did our soldiers fire on the crowd"
    if words[at] not in nouns or words[at].endswith(("ed", "ing")):
        return False
    if words[at + 1 : at + 2] and words[at + 1] in _MOVING:
        return True  # "the toll from the strike climbs"
    follows = tags[at + 1] if at + 1 < ceiling else "."
    return follows not in "DJZN#On" or (follows == "n" and words[at - 1] in nouns)


def end_of_subject(doc: Document, left: int, floor: int) -> int | None:
    """The last word of the subject, where `left` is the word before the verb and its helpers."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if left < floor:
        return None
    if words[left] == "who" and (left == floor or tags[left - 1] not in "NZJnpr,)"):
        return None  # "to learn who fired": a question
    if tags[left] in "tR" and left > floor:
        opened = tags.rfind(",", floor, left - 1) if tags[left - 1] == "," else -1
        if opened > floor and tags[left - 2] == "V" and words[left - 2] in doc.lex.cues:
            return opened - 1  # "it is ACTOR, the mayor insists, that broke it"
        # "it was ACTOR that launched", "ACTOR, which launched"
        return left - 2 if tags[left - 1] == "," else left - 1
    if tags[left] == "C" and words[left] == "and":
        return _subject_of_clause(doc, left, floor)
    if tags[left] == '"' and left - 1 > floor and tags[left - 1] == ",":
        left -= 1  # "the army, 'with partners,' had shelled"
    if tags[left] == ",":
        opened = tags.rfind(",", floor, left)  # "units of the army, using mortars, violated the truce"
        told = (
            tags[left - 1] in "V" and words[left - 1] in doc.lex.cues
        )  # "the army, the monitor said, shelled the town"
        called = words[opened + 1] in _KNOWN and tags[opened + 2] in 'PS"N'  # "the militia, known as the XYZ, shot"
        other = (
            "not" in (words[opened + 1], words[opened + 2]) and tags[opened + 1] in "xC"
        )  # "Upland, not Lowland, fired"
        aside = opened > floor and (tags[opened + 1] in 'GDERP"c' or told or called or other)
        if opened - 1 > floor and tags[opened - 1] == '"' and words[opened + 1] in doc.lex.cues:
            return opened - 2 if tags[opened - 2] in CORE else None  # '"Lowland", said the mayor, "shelled it"'
        if aside and tags[opened - 1] == ")":  # "soldiers of the Lake Force (LF), which came in May, shot at a boat"
            bracket = tags.rfind("(", floor, opened)
            return bracket - 1 if bracket > floor and tags[bracket - 1] in CORE else None
        named = tags[opened - 1] in CORE or tags[opened - 2 : opened] == "N#"  # "Battalion 61, based in Velm, fired"
        return opened - 1 if aside and named else None
    if tags[left] == '"':
        return (
            left - 1 if left > floor and (tags[left - 1] in CORE or tags[left - 1] == "O") else None
        )  # '"enemy groups" had fired', 'its jets "hit"'
    return None if tags[left] == "C" else _before_what_is_worn(doc, left, floor)


def _before_what_is_worn(doc: Document, left: int, floor: int) -> int:
    """“gunmen in military uniform”, “men dressed in army fatigues”: the gunmen, and not the army."""
    words = doc.tokens.words
    if words[left] not in _WORN:
        return left
    at = next((k for k in range(left - 1, max(floor, left - 5), -1) if words[k] in ("in", "wearing")), left)
    at -= words[at - 1] in ("dressed", "clad", "disguised")
    return at - 1 if floor < at < left else left


def _subject_of_clause(doc: Document, at: int, floor: int) -> int | None:
    """The last word of the subject that "… waited and then hit" shares: the noun phrase that opens the clause before a verb."""
    tags = doc.tokens.tags
    verb = next((i for i in range(at - 1, max(floor, at - 15), -1) if tags[i] in ',"VvAK'), floor)
    if verb > floor and tags[verb] in "VvAK":
        left, _ = skip_left(doc, verb - 1, floor)  # "after a gunman had crossed the line and opened fire"
        if left >= floor and phrase_back(doc, left, floor) is not None and tags[left] not in "OR":
            return left
    begin = max((i + 1 for i in range(floor, at) if tags[i] in '.;:"t'), default=floor)
    end = phrase_forward(doc, begin, at, apposition=False)
    return end - 1 if begin < end < at and tags[end] in "VvAEK" and "," not in tags[end:at] else None


def _who_wages(doc: Document, names: Names, begin: int, block: int) -> Agent | None:
    """“X has responded with a campaign that killed 12”: whose campaign begins at word `begin`."""
    words, floor = doc.tokens.words, doc.block_words[block][0]
    verb = begin - 1 - (words[begin - 1] == "with")
    if verb <= floor or words[verb] not in _ANSWERING:
        return None
    left, _ = skip_left(doc, verb - 1, floor)
    first = phrase_back(doc, left, floor) if left >= floor else None
    who = actor(doc, names, first, left + 1, block) if first is not None else None
    return Agent(first or 0, left + 1, who, False, False, "agent_subject", verb) if who else None


def _named(doc: Document, names: Names, begin: int, end: int, at: int, block: int, negated: bool) -> Agent | None:
    """The actor that the words from `begin` up to `end`, the subject of the verb at word `at`, name."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    if words[begin + 1 : begin + 3] in (["of", "its"], ["of", "our"], ["of", "their"]):
        return Agent(begin, end + 1, None, True, negated, "agent_self", at)  # "one of its aircraft had hit"
    # 'its "Lake Squad" had shot', but not 'the army and its "Lake Squad"'
    called = tags[begin - 1 : begin] == '"' and words[begin - 2] in _WHOSE and tags[begin - 3 : begin - 2] != "C"
    if words[begin] == "own" or called:
        return Agent(begin, end + 1, None, True, negated, "agent_self", at)  # "own troops destroyed three posts"
    join = next((i for i in range(begin + 1, end) if words[i] == "and" and words[i + 1] in _WHOSE), None)
    if join is not None and not any(t in "NZJ" for t in tags[join : end + 1]):
        return _named(doc, names, begin, join - 1, at, block, negated)  # "the army and its proxies"
    floor = doc.block_words[block][0]
    joined = begin - 2 > floor and words[begin - 1] == "and" and words[begin] in _WHOSE and tags[begin - 2] in CORE
    lead = phrase_back(doc, begin - 2, floor) if joined else None
    if lead is not None:  # "the army and its allies shelled"
        return _named(doc, names, lead, begin - 2, at, block, negated)
    if tags[begin] == "O" or words[begin] in ("its", "their", "our", "his"):
        # in quoted words "we" is the speaker and "they" is somebody else; in reported ones "it" and "they" are the speaker
        mine = _OURSELVES if quoted(doc, begin) else _SELF
        if words[at] in _HABITS and not negated:
            return None  # "says it targets only militants": a rule, no deed
        return Agent(begin, end + 1, None, True, negated, "agent_self", at) if words[begin] in mine else None
    link = tags.find("P", begin, end)
    if link > begin and words[link - 1] in sets["attack_events"]:
        owner = modifier(doc, names, link - 1, begin, block)  # "two strikes in the region that killed": where, not who
        return replace(owner, negated=negated) if owner else None
    if words[end] in _KINDS_OF_OPERATION:
        wages = _who_wages(doc, names, begin, block)
        if wages is not None:
            return replace(wages, negated=negated, at=at)
    if words[end] in _VEHICLES:
        return None  # "a Lowland lorry hit a cyclist"
    begin = over_adjectives(doc, begin, end, doc.block_words[block][0])
    begin += begin < end and words[begin] in _SEEING  # "had seen Lowland soldiers fire"
    who = actor(doc, names, begin, end + 1, block)
    bears_arms = words[end] in sets["group_words"] or words[end] in OWNERS or words[end] in _UNIFORMED
    named = doc.tokens.raws[begin][0].isupper() or tags[begin] in "DJZN" or bears_arms
    named = named or words[begin] in OWNERS  # "army units had shelled it"
    if who is None and words[end] in _UNIFORMED:
        who = doc.words_text(begin, end + 1)  # "soldiers had killed 14 people"
    if who is None or not (named or who[0].isupper()):
        return None
    if words[end] in sets["attack_events"]:
        owner = modifier(doc, names, end, begin, block)  # "an army airstrike killed": the noun is what happened
        if owner:
            return replace(owner, negated=negated)
    return Agent(begin, end + 1, who, False, negated, "agent_subject", at)
