"""Whose "the army", "security forces" and "troops" are: those of the state that speaks, if a state speaks."""

from __future__ import annotations

from .bodies import state_in, state_of
from .content import Draft
from .document import Document
from .identity import Identity, Names
from .lexicon import word_set
from .modifiers import Agent

UNIFORMED = word_set("people_in_uniform")
_STAFFS = frozenset(["general staff", "high command", "joint command", "general command", "military command"])
_FORCES = word_set("forces_of_a_state") | {"air force", "armed forces", "defence force", "defense force"}
_SECURITY = frozenset(["security", "government", "federal"])  # forces of a state that are not called its army
_MEN = word_set("own_men_and_weapons")
_NATIONAL = frozenset(["national", "federal"])
_PORTFOLIOS = word_set("portfolios") | {
    "intelligence",
    "guard",
    "police",
    "army",
    "forces",
    "force",
    "service",
    "agency",
}
_ARMED = word_set("armed_people") | {"commander", "commanders", "officer", "soldier", "fighter", "militant", "gunman"}
_STATE_SPEAKS = word_set("voices_of_a_state")
_NO_STATE = word_set("no_voices_of_a_state")
_REBEL_ARMY = word_set("words_of_a_rebel_army")
_ENEMY = word_set("words_of_a_side_for_its_enemy")
_SERVING = frozenset(["officer", "commander", "general"])
_STATE_MEDIA = frozenset(["state", "state-run", "state-owned"])


def in_arms(doc: Document, who: Identity) -> bool:
    """Whether somebody has soldiers or officers: a state, a force, a ministry of arms, a body that is known by its initials only."""
    known = doc.lex.organisations.get((who.source or "").lower())
    words = (known[0] if known else who.source or "").lower().split()
    bare = known is None and (who.source or "").isupper()
    return who.state is not None or bare or not _FORCES.isdisjoint(words) or speaks_for_a_state(who)


def are_own_men(doc: Document, who: Identity, name: str | None) -> bool:
    """Whether "officers", "soldiers and border guards" are those of the one who tells of them: a state, a body in arms."""
    if who.kind not in ("institution", "state") or name is None:
        return False
    own = who.state is not None or not _FORCES.isdisjoint((who.source or "").lower().split()) or speaks_for_a_state(who)
    return (name in UNIFORMED and in_arms(doc, who)) or (own and name.partition(" and ")[0] in UNIFORMED)


def is_civilian(doc: Document, names: Names, who: Identity) -> bool:
    """Whether a person speaks who bears no arms and was accused of nothing: "we counted the shoes", a resident said."""
    source = who.source or ""
    if who.kind not in ("person", "role") or who.state is not None or who.speaker is not None:
        return False
    if not (who.person or source.islower()) or who.source in names.accused:
        return False
    words = source.lower().replace("-", " ").split()
    return all(arms.isdisjoint(words) for arms in (doc.lex.sets["group_words"], UNIFORMED, _FORCES, _ARMED))


def speaks_for_a_state(who: Identity) -> bool:
    """Whether a source without a state's name is the voice of one in arms: "the Defense Ministry", "the junta", "a military source".

    A health ministry counts the dead of whoever shot them, and is none.
    """
    words = frozenset((who.source or "").lower().replace("-", " ").replace("’s", "").replace("'s", "").split())
    return not _STATE_SPEAKS.isdisjoint(words) and _NO_STATE.isdisjoint(words)


def own_forces(doc: Document, draft: Draft, who: Identity, agent: Agent) -> str | None:
    """The forces that a state's ministry, its state media or an army itself calls "the army", "security forces"; None where another is named."""
    words = doc.tokens.words
    bare = [word for word in words[agent.first : agent.last] if word != "the"]
    if not bare:
        return None
    national = bare[0] in _NATIONAL and _is_a_body(doc, agent)
    security = len(bare) == 2 and bare[0] in _SECURITY and bare[1] in _MEN
    if len(bare) > 1 and bare[-1] in _MEN and bare[0] != "armed" and not security:
        bare = bare[:-1]  # "army units"
    if not (" ".join(bare) in _FORCES or security or national):
        return None
    if who.kind == "institution" and who.state is None and (who.source or "").lower() in _STAFFS:
        return agent.who or " ".join(bare)  # "the general staff said the army had"
    state, media = who.state, False
    if state is None and draft.source and who.kind == "media":
        media = not _STATE_MEDIA.isdisjoint(words[slice(*draft.source)])
        state = state_of(doc, *draft.source)[0] if media else None
    if national:
        speaks = who.kind in ("institution", "state") and (who.state is not None or speaks_for_a_state(who))
        return agent.who if speaks or media else None
    listed = doc.lex.states.get((state or "").lower())
    if listed is not None:
        return f"{listed.adjective} {' '.join(bare)}"
    if who.kind == "institution" and not _FORCES.isdisjoint((who.source or "").lower().split()):
        if security and not _REBEL_ARMY.isdisjoint((who.source or "").lower().split()):
            return None  # "the Hill Liberation Army counted breaches by the security forces": its enemy's
        return agent.who if security else who.source
    speaks = who.kind in ("institution", "state", "role") and not who.plural and speaks_for_a_state(who)
    return agent.who or " ".join(bare) if speaks or media else None


def is_told_as_its_own(doc: Document, draft: Draft, who: Identity, agent: Agent, name: str | None) -> bool:
    """Whether a voice in arms without a state's name tells of its own side.

    "SANA, the Lowland state agency, quoting a military source", "a senior officer conceded that Lowland guns had fired",
    "the general staff said Lowland drones had neutralised 12 terrorists".
    """
    if (
        name is None
        or who.state is not None
        or who.plural
        or who.kind not in ("institution", "person", "role", "unknown")
    ):
        return False
    words = doc.tokens.words
    source = (who.source or "").lower().split()
    if who.kind == "person" and not (who.source or "")[:1].islower():
        return False
    in_service = not _SERVING.isdisjoint(source) or speaks_for_a_state(who) or " ".join(source[:2]) in _STAFFS
    if not in_service or not _NO_STATE.isdisjoint(source) or agent.negated:
        return False
    state = state_in(doc, name)
    if state is not None and (draft.found.cue.admits or state == _state_of_outlet(doc, draft)):
        return True
    ours = state is not None or unit_of_nobody(doc, name)
    assert draft.content
    return ours and not _ENEMY.isdisjoint(words[agent.at : min(agent.at + 7, draft.content[-1][1])])


def _state_of_outlet(doc: Document, draft: Draft) -> str | None:
    """The state whose agency passes a statement on: "Lowland's state agency, citing a military source"."""
    if draft.via is None:
        return None
    sentence = doc.sentences[doc.sentence_at(draft.via[0])]
    begin = max(sentence.first, draft.via[0] - 5)
    told = range(begin, draft.via[1])
    if _STATE_MEDIA.isdisjoint(doc.tokens.words[begin : draft.via[1]]):
        return None
    return next((state for at in told if (state := state_of(doc, at, draft.via[1])[0])), None)


def _is_a_body(doc: Document, agent: Agent) -> bool:
    """Whether an actor is a body of its state by its name: "the National Intelligence and Security Agency", no "National Front"."""
    raws, words = doc.tokens.raws, doc.tokens.words
    first = agent.first + (words[agent.first] == "the")
    inside = range(first + 1, agent.last)
    return raws[first][0].isupper() and len(inside) > 0 and all(words[i] in _PORTFOLIOS for i in inside)


def unit_of_nobody(doc: Document, name: str | None) -> bool:
    """Whether a name is of no state and no known group: a unit whose act its ministry can own up to."""
    words = (name or "").lower().split()
    known = (name or "").lower() in doc.lex.organisations or not doc.lex.sets["group_words"].isdisjoint(words)
    return bool(words) and not known and name not in {state.name for state in doc.lex.states.values()}
