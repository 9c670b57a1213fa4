"""Denials: of what, and of whose part. "Rejected the accusation" is about whoever of one's own side was accused before."""

from __future__ import annotations

from dataclasses import replace

from .actors import actor, group_meant
from .agents import find_agents
from .bodies import state_in
from .deeds import BANNED, FIRED_AT, FIRING, USING
from .document import Document
from .duty import Duty
from .identity import Identity, Names
from .lexicon import word_set
from .modifiers import Agent
from .phrases import phrase_forward

_PART = word_set("own_part")
_THIS = word_set("pointing_words")
_OFFICERS = word_set("officers_and_soldiers")
_ACCOUNTS = word_set("accounts_of_others")
_FIGURES = word_set("counts_of_somebody")
_OF_ARMS = word_set("ministries_of_arms")
# bodies that bear arms themselves; of any other body of a state the state's own part is meant
_BEARS_ARMS = word_set("bearing_arms")
_GROUPS = word_set("heads_of_groups")
_MEN = word_set("parts_of_an_army") | frozenset(["personnel", "men", "staff"])
_BE = word_set("be")
_ARMED = word_set("armed_people")
_ANYBODY = word_set("anybody")
_DOING = frozenset(["doing", "having"])
_SENDING = word_set("sending_fighters")
_SO = frozenset(["so", "this", "that", "it", "anything"])
_HARMED = word_set("harmed")
_DEVICES = word_set("devices")
_POSSESSING = (["possessing"], ["owning"], ["having"], ["using"])
_OF_THIS_KIND = word_set("of_this_kind")
_SUPPORT = word_set("supporting")
_THE_GROUP = word_set("called_the_group")
_INVOLVEMENT = word_set("involvement")
_CHARGES = word_set("charges")
_OWN = word_set("own_pronouns")
_SIDES = ("state", "institution", "group")
_ACTS = word_set("acts_of_killing")
_OPENS_CLAUSE = word_set("opens_a_denied_clause")


def own_side(doc: Document, names: Names, who: Identity, plural: bool = False) -> str | None:
    """Whose part a source speaks of when it speaks of its own: the actor of its side that was accused, else its state or itself."""
    group = group_of(doc, names, who)
    if group is not None:
        return group
    army = _army_of(names, who)
    if army is not None:
        return army
    body, _, rest = (who.source or "").partition(" of ")
    armed = bool(_BEARS_ARMS & set(body.lower().split()) - {"staff"})  # a general staff speaks for its state
    if who.state is None and rest and not armed:
        who = replace(who, state=state_in(doc, rest.removeprefix("the ")))  # "the General Staff of the Lowland army"
    if who.source in names.accused or (armed and not plural) or who.state is None:
        return who.source
    return names.accused.of.get(who.state, who.state)


def _army_of(names: Names, who: Identity) -> str | None:
    """The army whose man speaks: of "an army source", "an officer" the army that was accused last, else "army"."""
    words = (who.source or "").lower().split()
    if who.kind not in ("role", "person", "unknown") or who.state is not None or who.speaker is not None:
        return None
    called = next((name for name in ("air force", "army", "military", "navy") if name in " ".join(words[:3])), None)
    if called is None and _OFFICERS.isdisjoint(words[:1]):
        return None
    return names.accused.army or called


def group_of(doc: Document, names: Names, who: Identity) -> str | None:
    """The armed group whose officer or office speaks: "a Hamas official", "the Houthis' liaison office"."""
    short, _, rest = (who.source or "").partition(" ")
    full = names.acronyms.get(short) if rest else None
    if full is not None and not doc.lex.sets["group_words"].isdisjoint(full.lower().split()):
        return full
    words = (who.source or "").lower().replace("'", " ").replace("’", " ").split()
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1 if len(words) > size else 0):
            listed = doc.lex.organisations.get(" ".join(words[at : at + size]))
            if listed is not None and listed[1] == "group":
                return listed[0]
    return None


def is_of_state(doc: Document, who: Identity, state: str) -> bool:
    """Whether a source is an armed body of this state ("Lowland Central Command" and Lowland), or speaks for the state of this body."""
    if who.kind in ("state", "institution") and who.state is not None and state_in(doc, state) == who.state:
        return True
    return (
        who.source is not None
        and state_in(doc, who.source) == state
        and not _BEARS_ARMS.isdisjoint(who.source.lower().split())
    )


def was_accused(doc: Document, names: Names, who: Identity) -> bool:
    """Whether somebody of this source's side was accused before."""
    if not names.accused:
        return False
    return who.source in names.accused or who.state in names.accused.of or group_of(doc, names, who) in names.accused


def denial(
    doc: Document, names: Names, who: Identity, source: tuple[int, int] | None, block: int, first: int, last: int
) -> Duty:
    """The stance of a denial whose object are the words `first:last`."""
    words = doc.tokens.words
    aside = doc.tokens.tags.find(",R", first, last)
    last = aside if aside > first else last  # "the report, which says that police killed 12"
    agents = find_agents(doc, names, first, last, block)
    itself = [agent for agent in agents if agent.itself]
    other = [agent for agent in agents if agent.who]
    clause = words[first] in _OPENS_CLAUSE - {"ever", "having"}  # "that any village had been hit by Lowland fire"
    gerund = words[first].endswith("ing") or (words[first] in _OPENS_CLAUSE and not (clause and other and not itself))
    if other and not gerund:
        agent = min(other, key=lambda a: (a.rule == "noun_modifier", a.at))
        itself_too = who.kind == "institution" and who.state is None  # "ABC denied that the group was behind it"
        teller = replace(who, kind="group") if itself_too else who
        name = group_meant(doc, names, agent.first, agent.last, block, teller) or agent.who
        return Duty("denies", False, name, (agent.first, agent.last), "denial_of_" + agent.rule)
    side = who.kind in _SIDES or _in_arms(who.source)
    if words[first] in _ANYBODY and not side and not _HARMED.isdisjoint(words[first : first + 7]):
        return Duty("denies", False, None, None, "denial_of_harm")  # "the mayor denied that anyone had been hurt"
    if itself or _is_own_part(doc, names, who, first, last):
        return _of_own_part(doc, names, who, source, itself)
    return _of_what_was_said(doc, names, who, source, block, first, last)


def _is_own_part(doc: Document, names: Names, who: Identity, first: int, last: int) -> bool:
    """Whether what is denied is a part that one has oneself: involvement, an attack, help, presence."""
    words, head = doc.tokens.words, doc.tokens.words[first : min(first + 7, last)]
    if not _PART.isdisjoint(head) or not _SUPPORT.isdisjoint(head[:2]) or _attack(doc, first, last):
        return True
    if words[first] in USING and not BANNED.isdisjoint(head[1:5]):
        return True  # "denied using chlorine"
    if words[first] == "the" and head[1:2] and head[1] in _THE_GROUP and who.kind in ("group", "institution"):
        return not _INVOLVEMENT.isdisjoint(head)  # "a spokesman denied the group was involved"
    if _was_there(head) or (words[first] in _DOING and not _SO.isdisjoint(head[1:4])):
        return True  # "denies doing so", "denied having done anything of the kind"
    having = head[:1] == ["having"]
    if having and (not _HARMED.isdisjoint(head[1:2]) or head[1:2] == ["endangered"]):
        return True  # "denies having endangered civilians"
    if head[:1] in _POSSESSING and not (_OF_THIS_KIND.isdisjoint(head) or doc.lex.sets["weapons"].isdisjoint(head)):
        return True  # "denied possessing rockets of that type"
    if head[:1] == ["everything"]:
        return was_accused(doc, names, who)
    sent = not _SENDING.isdisjoint(head[having : having + 1])
    if sent and not (_ARMED | _MEN).isdisjoint(head):
        return True  # "denied having sent fighters to the capital"
    if words[first] in doc.lex.sets["light_verbs"] and head[1:2] in (["anything"], ["any"], ["such"]):
        return True
    if words[first] in _MEN:
        return who.kind in ("institution", "state")  # "denied that soldiers had set houses alight"
    side = who.kind in _SIDES or _in_arms(who.source)
    own_men = words[first] in _OWN and not _MEN.isdisjoint(head[1:2])  # "denies that its fighters used the school"
    if side and _was_planted(doc, first, last):
        return True
    harmed = words[first] == "any" and not _HARMED.isdisjoint(head)  # "denied that any civilian had been harmed"
    return side and (own_men or harmed)


def _was_planted(doc: Document, first: int, last: int) -> bool:
    """“denied that new mines had been planted”: what was laid or fired stands before its verb."""
    words = doc.tokens.words
    be = next((i for i in range(first + 1, min(first + 6, last - 1)) if words[i] in _BE), None)
    done = be is not None and not doc.lex.sets["light_verbs"].isdisjoint(words[be + 1 : be + 2])
    return done and not (doc.lex.sets["attack_nouns"] | _DEVICES).isdisjoint(words[first:be])


def _of_what_was_said(
    doc: Document, names: Names, who: Identity, source: tuple[int, int] | None, block: int, first: int, last: int
) -> Duty:
    """The rejection of a charge, a report, a recording: of one's own part if one's side was accused."""
    words = doc.tokens.words
    nouns = doc.lex.sets["nouns_of_denial"]
    noun = next((i for i in range(first, min(first + 7, last)) if words[i] in nouns), None)
    if noun is not None and noun + 1 < last and words[noun + 1] == "that":
        if words[noun] in _CHARGES and noun + 2 < last and words[noun + 2] in _OWN:
            return _of_own_part(doc, names, who, source, [])  # "rejects accusations that it supplied them"
        return Duty("asserts", False, rule="denial_of_something_else")  # "rejects claims that the port is closed"
    if noun is None and words[first] not in _THIS | {"them"}:
        return Duty("asserts", False, rule="denial_of_something_else")
    side = who.kind in _SIDES or (who.kind == "unknown" and (who.source or "").istitle()) or _in_arms(who.source)
    charged = noun is not None and words[noun] in _CHARGES and side
    at, accuser = names.last_accused[:2]
    of_others = (
        who.kind == "institution"
        and _BEARS_ARMS.isdisjoint((who.source or "").lower().split())
        and who.state is None
        and accuser not in (None, who.source)
    )
    if charged and of_others and who.source not in names.accused and names.near(at, block):
        return Duty("denies", False, names.accused.last, None, "denial")  # a bureau of what the army is accused of
    if charged:
        return _of_own_part(doc, names, who, source, [])
    return rejection(doc, names, who, source, block, first, last)


def rejection(
    doc: Document, names: Names, who: Identity, source: tuple[int, int] | None, block: int, first: int, last: int
) -> Duty:
    """Whose part is rejected with what was said, the words `first:last`: of those whom it is said "against", of one's own accused side, of whoever was accused just before."""
    words = doc.tokens.words
    against = _against(doc, names, first, last, block)
    if against is not None:
        return against
    if was_accused(doc, names, who):
        return _of_own_part(doc, names, who, source, [])
    noun = next((word for word in words[first : min(first + 7, last)] if word in doc.lex.sets["nouns_of_denial"]), None)
    at, accuser = names.last_accused[:2]
    told = noun is None or noun in _CHARGES | _ACCOUNTS or (words[first] in _THIS and at == block)
    if told and accuser != who.source and names.near(at, block) and names.accused:
        return Duty("denies", False, names.accused.last, None, "denial")
    return _of_ones_own(doc, names, who, source, noun in _FIGURES)


def _against(doc: Document, names: Names, first: int, last: int, block: int) -> Duty | None:
    """“baseless allegations against the army”: of the army."""
    words = doc.tokens.words
    link = next((i for i in range(first + 1, min(first + 9, last - 1)) if words[i] == "against"), -1)
    if link < 0 or _CHARGES.isdisjoint(words[first:link]):
        return None
    end = phrase_forward(doc, link + 1, last, apposition=False)
    name = actor(doc, names, link + 1, end, block) if end > link + 1 and words[link + 1] not in _OWN else None
    return Duty("denies", False, name, (link + 1, end), "denial") if name else None


def _of_ones_own(
    doc: Document, names: Names, who: Identity, source: tuple[int, int] | None, of_figures: bool = False
) -> Duty:
    """What is rejected where nobody was accused before: one's own part, of those who bear arms; of others it is not said whose."""
    words = set((who.source or "").lower().replace("-", " ").split())
    armed = bool((words & _BEARS_ARMS) - {"staff"}) or _in_arms(who.source) or who.kind == "group"
    ministry = who.kind == "institution" and bool(words & _OF_ARMS)
    if (armed or ministry) and not of_figures:
        return _of_own_part(doc, names, who, source, [])
    if of_figures or (who.kind in ("person", "role") and who.speaker is None):
        return Duty("asserts", False, rule="denial_of_something_else")
    return Duty("denies", False, None, None, "denial")


def _in_arms(source: str | None) -> bool:
    """Whether a name without a kind is that of people who bear arms: "rebels", "Hill Front fighters"."""
    return not (_GROUPS | _ARMED).isdisjoint((source or "").lower().split())


def _was_there(head: list[str]) -> bool:
    """“denied that any of its fighters were near”: presence is a part too."""
    return not _OWN.isdisjoint(head) and not _MEN.isdisjoint(head) and not _BE.isdisjoint(head)


def _of_own_part(
    doc: Document, names: Names, who: Identity, source: tuple[int, int] | None, itself: list[Agent]
) -> Duty:
    owner = next((a for a in itself if a.last > a.first), None)
    plural = owner is not None and doc.tokens.words[owner.first] == "their"
    name = own_side(doc, names, who, plural)
    span = (owner.first, owner.last) if owner else source
    return Duty("denies", False, name, span if name else None, "denial_of_own_part")


def _fires(words: list[str], at: int, last: int) -> bool:
    behind = words[at + 1 : at + 2]
    return words[at] in FIRING and (not FIRED_AT.isdisjoint(behind) or behind == ["first"] or at + 1 == last)


def _attack(doc: Document, first: int, last: int) -> bool:
    """Whether words speak of an attack: "targeting civilians", "the strikes", "that the town had been shelled"."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    for i in range(first, last):
        word = words[i]
        if word in sets["light_verbs"]:
            if _fires(words, i, last) or not sets["attack_nouns"].isdisjoint(words[i + 1 : min(i + 8, last)]):
                return True
        elif (word in sets["attack_verbs"] and tags[i] not in "NJ") or word in sets["attack_events"] | _ACTS:
            return True
    return False


__all__ = ["denial", "own_side", "rejection", "was_accused"]
