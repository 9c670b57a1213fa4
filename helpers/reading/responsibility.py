"""What a statement says about who did it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from .content import Draft
from .document import Document
from .names import Identity, Names, compose, identify, state_of
from .phrases import phrase_back, phrase_forward, skip_left

_SELF = frozenset("it they we he she its their our his her us them i".split())
_HARM = frozenset("killed kill kills killing wounded wounding injured injuring hit hits struck strike destroyed damaged damaging targeted targeting dead died left wrecked flattened".split())
# people in arms act as subjects of a verb; beside a noun they are as often the victims
_ARMED = frozenset("forces troops soldiers army militants snipers sniper gunmen assailants bombers".split())
_NOT = frozenset("not never no neither nor without cannot".split())
_NONE = frozenset("no nobody none neither".split())


@dataclass(frozen=True, slots=True)
class Agent:
    """An actor that words hold responsible, at the words `first:last` (none for an implied self)."""

    first: int
    last: int
    who: str | None
    itself: bool
    negated: bool
    rule: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """The stance of a claim and the actor it concerns."""

    stance: str
    hedged: bool
    accused: str | None = None
    span: tuple[int, int] | None = None
    rule: str = "statement"


def actor(doc: Document, names: Names, first: int, last: int, block: int) -> str | None:
    """The canonical name of an actor, or None where the words name no actor."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    while first < last and tags[first] in "DlE'x\"" or (first < last and words[first] in lex.sets["hedges"]):
        first += 1
    if first >= last:
        return None
    body = compose(doc, first, last)
    if body and body.kind == "institution" and body.source and not body.plural:
        return body.source
    name, _, after = state_of(doc, first, last)
    if name:
        rest = [w for i, w in enumerate(words[after:last], after) if tags[i] not in "'"]
        if not rest or any(w in lex.sets["arms"] for w in rest) and not any(w in lex.sets["group_words"] - lex.sets["arms"] or w in ("army", "military") for w in rest):
            return name
        if tags[after - 1] == "N" or doc.tokens.raws[first][0].islower():
            return None
    if "-" in words[first]:
        head = words[first].partition("-")[0]
        state = lex.states.get(head) or lex.adjectives.get(head)
        if state and words[first].endswith(("-led", "-backed", "-run", "-aligned", "-allied")):
            return doc.words_text(first, last)
    who = identify(doc, names, first, last, block)
    if who.kind in ("person", "role") and not who.source:
        return None
    if who.source is None:
        return None
    if who.kind == "unknown" and not (doc.tokens.raws[first][0].isupper() or words[last - 1] in lex.sets["group_words"]):
        return None
    if who.kind == "person" and who.plural and not any(w in lex.sets["group_words"] or w in ("gunmen", "militants", "attackers", "soldiers", "troops", "police", "settlers") for w in words[first:last]):
        return None
    return who.source


def find_agents(doc: Document, names: Names, first: int, last: int, block: int) -> list[Agent]:
    """The actors whom the words `first:last` make responsible for an attack, in text order."""
    out: list[Agent] = []
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    verbs, light, weapons, nouns = (lex.sets[k] for k in ("attack_verbs", "light_verbs", "weapons", "attack_nouns"))
    watched = lex.sets["watched"]
    if watched.isdisjoint(words[first:last]):
        return out
    for at, word in enumerate(words[first:last], first):
        if word not in watched:
            continue
        if word == "by" and at > first:
            agent = _by(doc, names, at, first, last, block)
        elif word in ("responsible", "blame", "behind", "guilty"):
            agent = _responsible(doc, names, at, first, last, block)
        elif word in ("involvement", "involved", "role", "hand", "complicity") and tags[at] not in "N" or word == "nothing" and words[at + 1 : at + 3] == ["to", "do"]:
            agent = _involvement(doc, names, at, first, last, block)
        else:
            agent = None
            if word in verbs and tags[at] not in "JZ":
                agent = _subject(doc, names, at, first, last, block, word in light, nouns)
            if agent is None and word in weapons and at > first:
                agent = _modifier(doc, names, at, first, block)
        if agent:
            out.append(agent)
    return out


def _negated(doc: Document, first: int, at: int) -> bool:
    words = doc.tokens.words
    return not _NOT.isdisjoint(words[first:at]) or any(w.endswith("n't") for w in words[first:at])


def _subject(doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int, light: bool, nouns: frozenset[str]) -> Agent | None:
    """ACTOR attacked …; the verb is active and, if it is a light one, its object is an attack."""
    words, tags, raws = doc.tokens.words, doc.tokens.tags, doc.tokens.raws
    if at > floor and tags[at - 1] in "DJ#P'" and not (tags[at - 1] == "J" and words[at - 1].endswith("s") and False):
        if not (tags[at - 1] == "P" and words[at] .endswith("ing")):
            return None
    nxt = tags[at + 1] if at + 1 < ceiling else "."
    if words[at] in nouns and not words[at].endswith(("ed", "ing")) and (nxt not in "DJZN#On" or (nxt == "n" and words[at - 1] in nouns)):
        return None  # "the Lowland strikes killed": a noun
    left, negated = skip_left(doc, at - 1, floor)
    helpers = words[left + 1 : at]
    be = any(w in ("was", "were", "is", "are", "been", "be", "being", "it's") for w in helpers)
    if be and not words[at].endswith("ing"):
        return None
    if light:
        window = words[at + 1 : min(at + 12, ceiling)]
        if not any(w in nouns for w in window):
            return None
    elif at + 1 >= ceiling or tags[at + 1] in ".":
        if words[at] not in ("attacked", "fired"):
            return None
    if left >= floor and words[left] == "to":
        return None
    if words[at].endswith("ing") and not be:
        # "for bombing", "of killing": whose subject stands elsewhere
        return Agent(at, at, None, True, negated or _negated(doc, max(floor, at - 3), at), "agent_gerund", at) if left >= floor and tags[left] == "P" and words[left] in ("of", "for") else None
    if left < floor:
        return None
    if tags[left] in "tR" and left > floor:
        # "it was ACTOR that launched", "ACTOR, which launched"
        left -= 1
        if tags[left] == ",":
            left -= 1
    elif tags[left] == "C" or tags[left] == ",":
        return None
    begin = phrase_back(doc, left, floor)
    if begin is None:
        return None
    negated = negated or words[begin] in _NONE or (begin > floor and words[begin - 1] in ("no", "not"))
    if tags[begin] == "O" or words[begin] in ("its", "their", "our", "his"):
        if words[begin] in _SELF and words[begin] not in ("he", "she", "i", "him"):
            return Agent(begin, left + 1, None, True, negated, "agent_self", at)
        return None
    end = left + 1
    who = actor(doc, names, begin, end, block)
    if who is None:
        return None
    if not (raws[begin][0].isupper() or tags[begin] in "DJZN" or words[left] in doc.lex.sets["group_words"]):
        return None
    return Agent(begin, end, who, False, negated, "agent_subject", at)


def _by(doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int) -> Agent | None:
    """The attack (carried out) by ACTOR; was hit by an ACTOR missile."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    near = words[max(floor, at - 6) : at]
    if lex.sets["attack_verbs"].isdisjoint(near) and lex.sets["attack_nouns"].isdisjoint(near):
        return None
    end = phrase_forward(doc, at + 1, ceiling, apposition=False)
    if end == at + 1 or tags[at + 1] in "#GTO":
        return None
    negated = _negated(doc, max(floor, at - 14), at)
    who = actor(doc, names, at + 1, end, block)
    if who is None:
        return None
    weapon = any(w in lex.sets["weapons"] for w in words[at + 1 : end])
    if not (doc.tokens.raws[at + 1][0].isupper() or weapon or tags[at + 1] in "DNJZ" or words[end - 1] in lex.sets["group_words"]):
        return None
    return Agent(at + 1, end, who, False, negated, "agent_by", at)


def _responsible(doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int) -> Agent | None:
    """ACTOR was responsible for, was to blame for, was behind …"""
    words, tags = doc.tokens.words, doc.tokens.tags
    left = at - 1
    if words[at] == "blame" and words[left] == "to":
        left -= 1
    left, negated = skip_left(doc, left, floor)
    if not any(w in ("was", "were", "is", "are", "be", "been", "bears", "held") for w in words[left + 1 : at]):
        return None
    if left < floor or tags[left] in "R" or words[left] == "who":
        return None
    begin = phrase_back(doc, left, floor)
    if begin is None:
        return None
    if tags[begin] == "O":
        return Agent(begin, left + 1, None, words[begin] in ("it", "they", "we"), negated, "agent_responsible", at)
    who = actor(doc, names, begin, left + 1, block)
    return Agent(begin, left + 1, who, False, negated or words[begin] in _NONE, "agent_responsible", at) if who else None


def _involvement(doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int) -> Agent | None:
    """Its involvement; had no role; had nothing to do with."""
    words, tags = doc.tokens.words, doc.tokens.tags
    near = words[max(floor, at - 4) : at]
    negated = any(w in ("no", "not", "any", "never") or w.endswith("n't") for w in near) or words[at] == "nothing"
    owner = next((i for i in range(at - 1, max(floor, at - 4) - 1, -1) if words[i] in _SELF or tags[i] in "JZN" or tags[i] == "'"), None)
    if owner is not None and words[owner] in _SELF:
        return Agent(owner, owner + 1, None, True, negated, "agent_involvement", at)
    if owner is not None and tags[owner] in "JZ'N":
        end = owner + (tags[owner] != "'")
        begin = phrase_back(doc, end - 1, floor)
        who = actor(doc, names, begin, end, block) if begin is not None else None
        if who:
            return Agent(begin or 0, end, who, False, negated, "agent_involvement", at)
    if negated or words[at] in ("involvement", "hand", "complicity"):
        return Agent(at, at, None, True, negated, "agent_involvement", at)
    return None


def _modifier(doc: Document, names: Names, at: int, floor: int, block: int) -> Agent | None:
    """A Russian missile strike; Israel's bombardment; RSF drones."""
    words, tags, raws, lex = doc.tokens.words, doc.tokens.tags, doc.tokens.raws, doc.lex
    if tags[at] == "J" or words[at] in _ARMED:
        return None
    begin = at
    while begin > floor and at - begin < 6 and (tags[begin - 1] in "nNJZEkG'pK#C" or tags[begin - 1] == "B" or words[begin - 1] in lex.sets["weapons"]) and not (tags[begin - 1] == "C" and tags[begin - 2 : begin - 1] not in "nJN"):
        begin -= 1
    for i in range(begin, at):
        name, _, after = state_of(doc, i, at + 1)
        if name and tags[i] in "JZN" and not (tags[i] == "Z" and words[i] in lex.seats):
            if tags[i] == "Z" and raws[i] not in ("US", "U.S.", "UK") and tags[after : after + 1] != "'":
                continue  # "a Syria strike" is a strike in Syria
            if tags[i] == "J" and words[i].endswith("s") and words[i] not in lex.adjectives:
                continue
            if any(tags[k] in "pr" for k in range(after, at)):
                continue  # "Syrian rebel positions"
            army = identify(doc, names, i, after + 1, block) if after < at else None
            if army and army.source and army.kind == "institution":
                return Agent(i, after + 1, army.source, False, False, "noun_modifier", at)
            return Agent(i, after, name, False, _negated(doc, max(floor, i - 3), i), "noun_modifier", at)
        if raws[i].isupper() and 2 <= len(raws[i]) <= 6 and raws[i].isalpha() and tags[i] == "N" and (raws[i] in names.acronyms or i + 1 == at):
            who = identify(doc, names, i, i + 1, block)
            if who.kind != "media" and who.source:
                return Agent(i, i + 1, who.source, False, False, "noun_modifier", at)
        if "-" in words[i] and words[i].endswith(("-led", "-backed")):
            return Agent(i, at, doc.words_text(i, min(at, i + 2)), False, False, "noun_modifier", at) if words[min(i + 1, at - 1)] in ("coalition", "forces", "militia", "alliance") else None
    return None


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + r")(?!\S)")


def _has(doc: Document, phrases: tuple[str, ...], first: int, last: int) -> bool:
    return _pattern(phrases).search(" ".join(doc.tokens.words[first:last])) is not None


def hedged(doc: Document, first: int, last: int) -> bool:
    """Whether the words soften what they say: suspected, believed, alleged."""
    hedges = doc.lex.sets["hedges"]
    if hedges.isdisjoint(doc.tokens.words[first:last]):
        return False
    return any(w in hedges and not (w == "may" and doc.tokens.tags[i] == "T") for i, w in enumerate(doc.tokens.words[first:last], first))


def side_of(who: Identity, plural: bool) -> str | None:
    """Whose "own" involvement a source rejects: a spokesman's "their" is the side he speaks for."""
    if plural and who.state and who.speaker:
        return who.state
    return who.source


def judge(doc: Document, names: Names, draft: Draft, who: Identity, block: int) -> Duty:
    """Stance, hedge and accused actor of a claim."""
    cue = draft.found.cue
    content = draft.content or []
    words = doc.tokens.words
    if cue.frame == "responsibility":
        nobody = draft.source is not None and (words[draft.source[0]] in _NONE or draft.found.negated)
        if nobody or draft.found.negated:
            return Duty("withholds", False, rule="nobody_claims")
        return Duty("admits", cue.base != "claim responsibility" and False, who.source, draft.source, "claims_responsibility")
    if cue.frame == "withhold":
        return Duty("withholds", False, rule="withholds")
    if cue.frame == "trade":
        return Duty("accuses", False, None, None, "mutual_blame")
    if cue.frame in ("accuse", "blame", "ascribe"):
        return _blame(doc, names, draft, block)
    if not content:
        return Duty(cue.stance, cue.hedged, rule=cue.frame)
    first, last = content[0][0], content[-1][1]
    if cue.frame == "deny" and not draft.found.negated:
        return _denial(doc, names, draft, who, block, first, last)
    if cue.frame == "investigate":
        return Duty("investigates", False, rule="investigates")
    agents = [a for a in find_agents(doc, names, first, last, block) if not _in_quoted_claim(doc, a, draft)]
    if cue.frame == "callfor" and any(w in ("investigation", "inquiry", "probe", "investigate") for w in words[first:last]):
        return Duty("investigates", False, rule="calls_for_investigation")
    if cue.frame in ("order", "callfor") or (cue.frame in ("object", "as") and not any(a.rule in ("agent_by", "noun_modifier", "agent_subject") for a in agents)):
        agents = []
    agents = [a for a in agents if a.who or (a.itself and who.source)]
    own_act = words[first].endswith("ing") and not lex_empty(doc, first, last)
    if cue.admits and not draft.found.negated and who.source and own_act:
        return Duty("admits", False, who.source, draft.source, "admits_own_part")
    soft = cue.hedged or hedged(doc, first, last)
    if draft.found.passive and cue.base in ("believe", "suspect", "think", "allege"):
        soft = True
    if _has(doc, doc.lex.phrases["investigate"], first, last) and not any(a.rule == "agent_by" for a in agents):
        return Duty("investigates", False, rule="investigates")
    if agents:
        agent = min(agents, key=lambda a: (not a.negated, a.itself and a.rule == "agent_gerund", a.rule == "noun_modifier", a.at))
        if agent.rule == "agent_gerund":
            return Duty("asserts", cue.hedged, rule="statement")
        name = side_of(who, agent.first < agent.last and words[agent.first] == "their") if agent.itself else agent.who
        span = (agent.first, agent.last) if agent.last > agent.first else None
        own = agent.itself or (name is not None and name in (who.source, who.state))
        if agent.negated:
            return Duty("denies", cue.hedged, name, span or draft.source, agent.rule + "_denied")
        return Duty("admits" if own else "accuses", soft, name, span or draft.source, agent.rule)
    if _has(doc, doc.lex.phrases["unknown"], first, last):
        return Duty("withholds", False, rule="withholds")
    if _calls_it_false(doc, first, last):
        return Duty("denies", False, None, None, "calls_it_false")
    return Duty("admits" if cue.admits and "responsibility" in words[first:last] else "asserts", cue.hedged, rule="statement")


def lex_empty(doc: Document, first: int, last: int) -> bool:
    """Whether no word of an attack stands in the words `first:last`."""
    return doc.lex.sets["watched"].isdisjoint(doc.tokens.words[first:last])


def _calls_it_false(doc: Document, first: int, last: int) -> bool:
    words, lex = doc.tokens.words, doc.lex
    window = words[first:last]
    subject = any(w in lex.sets["nouns_of_denial"] or w in ("this", "these", "it", "that") for w in window[:8])
    return subject and len(window) < 30 and any(w in lex.sets["deny_report"] for w in window)


def _in_quoted_claim(doc: Document, agent: Agent, draft: Draft) -> bool:
    return draft.source is not None and draft.source[0] <= agent.first < draft.source[1]


def _blame(doc: Document, names: Names, draft: Draft, block: int) -> Duty:
    """X accused Y of …; X blamed Y for …; X blamed … on Y; … was blamed on Y."""
    words, tags = doc.tokens.words, doc.tokens.tags
    cue, at = draft.found.cue, draft.found.last
    ceiling = draft.content[-1][1] if draft.content else at
    soft = cue.hedged or draft.found.negated
    if draft.found.negated:
        return Duty("withholds", False, rule="does_not_blame")
    link = None
    if cue.frame == "ascribe":
        link = next((i for i in range(at, ceiling) if words[i] == "to"), None)
    elif cue.frame == "blame":
        link = next((i for i in range(at - (draft.found.passive and words[at - 1] in ("on",)), ceiling) if words[i] == "on" and i + 1 < ceiling and tags[i + 1] in "NZJDnpr\"" and tags[i + 1] != "T"), None)
        stop = next((i for i in range(at, ceiling) if words[i] == "for"), None)
        if link is not None and stop is not None and stop < link:
            link = None
    if link is not None:
        span = (link + 1, phrase_forward(doc, link + 1, ceiling, apposition=False))
    elif draft.found.passive:
        begin = draft.begin
        end = draft.found.first
        while end > begin and tags[end - 1] in "Al":
            end -= 1
        span = (begin, end)
    else:
        begin = at
        end = begin
        stops = ("of", "for")
        while end < ceiling and not (words[end] in stops and tags[end] == "P" and (cue.frame == "blame" or (end + 1 < ceiling and (words[end + 1].endswith("ing") or tags[end + 1] in "nDEk#J")) and words[end] == "of" and (end > begin + 1 or True))):
            if tags[end] in ".;,":
                break
            end += 1
        span = (begin, end)
    if span[1] <= span[0]:
        return Duty("accuses", soft, None, None, cue.frame)
    if words[span[0]] in ("each", "one") or "traded" in words[draft.begin : at]:
        return Duty("accuses", soft, None, None, "mutual_blame")
    who = actor(doc, names, *span, block) if tags[span[0]] != "O" else None
    inner = [a for a in find_agents(doc, names, *span, block) if a.who] if any(w in doc.lex.sets["weapons"] - _ARMED for w in words[span[0] : span[1]]) else []
    if inner:
        who, span = inner[0].who, (inner[0].first, inner[0].last)
    if who is None and tags[span[0]] not in "O":
        text = doc.words_text(span[0] + (tags[span[0]] == "D"), span[1])
        who = text if len(text) < 80 and any(t in "NJZpr" for t in tags[span[0] : span[1]]) else None
    return Duty("accuses", soft, who, span, f"{cue.frame}_passive" if draft.found.passive else cue.frame)


def _denial(doc: Document, names: Names, draft: Draft, who: Identity, block: int, first: int, last: int) -> Duty:
    """X denied …: of whom it rejects that they did it."""
    words, lex = doc.tokens.words, doc.lex
    agents = find_agents(doc, names, first, last, block)
    itself = [a for a in agents if a.itself]
    other = [a for a in agents if a.who]
    head = words[first : min(first + 6, last)]
    gerund = words[first].endswith("ing") or (words[first] in ("ever", "having", "it", "they", "that", "any", "its", "their"))
    if other and not gerund:
        agent = min(other, key=lambda a: (a.rule == "noun_modifier", a.at))
        return Duty("denies", False, agent.who, (agent.first, agent.last), "denial_of_" + agent.rule)
    if itself or gerund or any(w in lex.sets["nouns_of_denial"] for w in head):
        owner = next((a for a in itself if a.last > a.first), None)
        plural = owner is not None and words[owner.first] == "their"
        about = bool(agents) or any(w in lex.sets["attack_verbs"] or w in lex.sets["attack_nouns"] or w in lex.sets["nouns_of_denial"] for w in words[first:last])
        name = side_of(who, plural) if about else None
        span = (owner.first, owner.last) if owner else draft.source
        return Duty("denies", False, name, span if name else None, "denial_of_own_part")
    return Duty("denies", False, None, None, "denial")


def own_voice(doc: Document, names: Names, first: int, last: int, block: int) -> tuple[Agent, bool] | None:
    """An accusation in the article's own voice: the actor and whether it is hedged."""
    words = doc.tokens.words
    agents = [a for a in find_agents(doc, names, first, last, block) if a.who and not a.itself and not a.negated and a.rule != "agent_involvement"]
    if not agents:
        return None
    span = words[first:last]
    harm = not _HARM.isdisjoint(span) or any(w in doc.lex.outcome_verbs or w in doc.lex.outcome_own for w in span)
    agents = [a for a in agents if a.rule != "noun_modifier" or harm]
    if not agents:
        return None
    agent = min(agents, key=lambda a: (a.rule == "noun_modifier", a.at))
    near = hedged(doc, max(first, agent.first - 4), min(last, agent.last + 5))
    return replace(agent, rule="own_voice_" + agent.rule), near
