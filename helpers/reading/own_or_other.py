"""Whom "it", "they" and "its troops" mean in a statement: the one who speaks, somebody else, or a thing."""

from __future__ import annotations

from .content import Draft
from .document import Document, quoted
from .identity import Identity, Names
from .lexicon import word_set
from .modifiers import Agent

_ANSWERING = word_set("answering_fire")
_UNDER_FIRE = frozenset(["under", "self-defence", "self-defense", "defending", "own", "also"])
_SUBORDINATE = word_set("opens_a_clause_of_time")
_OTHERS = word_set("pronouns_of_others")
_UNARMED = word_set("bodies_without_arms")
_DONE_BY_THINGS = word_set("done_by_things")
_HARMFUL_THINGS = word_set("harmful_things")
_PEOPLE_IN_ARMS = word_set("armed_people") | word_set("sides_in_arms")
_SOME = word_set("some_people")
_BANDS = _PEOPLE_IN_ARMS | word_set("people_who_attack") | word_set("bands_of_attackers")
_FORCES = word_set("forces_of_a_state") | {"air force", "armed forces", "defence force", "defense force"}
_UNIFORMED = word_set("people_in_uniform")


def is_a_thing(doc: Document, agent: Agent, draft: Draft, agents: list[Agent]) -> bool:
    """“A bomb went off. It killed two pupils, police said”: the bomb did, not the police."""
    words, first = doc.tokens.words, agent.first
    if agent.last - first != 1 or words[first] != "it" or words[agent.at] not in _DONE_BY_THINGS:
        return False
    assert draft.content
    spoken_behind = draft.source is not None and draft.source[0] > agent.at
    begin = draft.content[0][0]
    if spoken_behind:  # "It killed two, police said": what the sentence before speaks of
        sentence = next(s for s in doc.sentences if s.first <= first < s.last)
        before = doc.sentences[sentence.index - 1] if sentence.index else None
        begin = before.first if before is not None and before.block == sentence.block else sentence.first
    if any(other.itself and other.at < agent.at for other in agents):
        return False  # "it had struck the depot and that it killed two"
    sets = doc.lex.sets
    things = sets["attack_events"] | sets["weapons"] | _HARMFUL_THINGS
    return not (things - _PEOPLE_IN_ARMS).isdisjoint(words[begin:first])


def is_somebody_else(doc: Document, agent: Agent, who: Identity, draft: Draft) -> bool:
    """“they shot everyone”, one survivor said: a person's “they” is somebody else."""
    if _told_of_before(doc, agent, who, draft):
        return True
    of_its = agent.last > agent.first and doc.tokens.words[agent.first] == "its"
    if of_its and (who.plural or _are_people(who) or _without_arms(doc, who)):
        return True  # "experts said its troops had taken part": of a body named before
    if (
        agent.last > agent.first
        and doc.tokens.words[agent.first] in ("they", "it")
        and _of_a_clause_before(doc, agent.first)
    ):
        return True  # "since the rebels declared a truce, they have broken it", a monitor said
    source = who.source or ""
    if doc.tokens.words[agent.first] == "it" and " " not in source and source[:1].isupper() and not who.plural:
        return False  # "Orland said it had not fired": a person of one word would be "he" or "she"
    alone = who.kind in ("person", "role", "unknown") and (not who.plural or _are_some(doc, who))
    return alone and agent.last > agent.first and doc.tokens.words[agent.first] in _OTHERS


def _told_of_before(doc: Document, agent: Agent, who: Identity, draft: Draft) -> bool:
    """“Gunmen came at dawn. They led off 47 people, police said”: those of the sentence before, and not the police."""
    words = doc.tokens.words
    if words[agent.first : agent.first + 1] != ["they"] or draft.source is None or draft.source[0] < agent.at:
        return False
    sentence = doc.sentences[doc.sentence_at(agent.first)]
    if quoted(doc, agent.first) or "they" in words[sentence.first : agent.first] or not sentence.index:
        return False
    before = doc.sentences[sentence.index - 1]
    theirs = _BANDS & set(words[before.first : before.last]) if before.block == sentence.block else frozenset()
    return not theirs.isdisjoint(_BANDS - set((who.source or "").lower().split()))


def the_accused(doc: Document, names: Names, draft: Draft, who: Identity, agent: Agent) -> str | None:
    """Whom a pronoun means that is not the speaker: “X blamed Y, saying it had fired”, “X accused the rebels of it. It said they had fired”: the accused had, not the speaker."""
    denied = _of_who_denies(doc, names, draft, agent)
    if denied is not None:
        return denied
    words, last = doc.tokens.words, max(names.last_accused, names.condemned, key=lambda one: one.sentence)
    if not agent.itself or agent.negated or last.source != who.source:
        return None
    if agent.last - agent.first > 1 and words[agent.first] in ("its", "their"):
        return last.accused if _are_theirs(doc, draft, who, agent, last.sentence) else None
    if words[agent.first] not in ("it", "they"):
        return None
    source = words[slice(*draft.source)] if draft.source else []
    if not last.of_attack or source == [words[agent.first]] or agent.at - agent.first > 8:
        return None
    if not _ANSWERING.isdisjoint(words[agent.first : agent.at + 2]):
        return None  # "blamed the group and said it had only returned fire"
    apart = doc.sentence_at(agent.first) - last.sentence
    many, speakers = is_plural(last.accused), is_plural(who.source)
    if words[agent.first] == "they":
        theirs = not speakers and apart <= (1 if many else 0)
    else:
        theirs = apart == 0 and not many and words[draft.found.first].endswith("ing")
    return last.accused if theirs else None


def _of_who_denies(doc: Document, names: Names, draft: Draft, agent: Agent) -> str | None:
    """“The army rejected a finding of the mission that it had fired”: the army had, and not the mission."""
    words = doc.tokens.words
    if not agent.itself or draft.source is None or words[agent.first] not in ("it", "they") or not names.said.all:
        return None
    _, speaker, at = names.said.all[-1]
    cue = doc.lex.cues.get(words[at])
    denies = cue is not None and cue.frame == "deny" and at < draft.source[0]
    return speaker.source if denies and doc.sentence_at(at) == doc.sentence_at(agent.first) else None


def _are_theirs(doc: Document, draft: Draft, who: Identity, agent: Agent, sentence: int) -> bool:
    """Whether "its fighters" are the accused's: “X blamed Y, saying its fighters had shelled it”; of one without arms also “… and said its”."""
    words = doc.tokens.words
    assert draft.content
    told = words[draft.content[0][0] : draft.content[-1][1]]
    if doc.sentence_at(agent.first) != sentence or not (_ANSWERING | _UNDER_FIRE).isdisjoint(told):
        return False
    return words[draft.found.first].endswith("ing") or (who.person and who.speaker is None)


def of_the_accused(doc: Document, who: Identity, accused: str, first: int, last: int) -> bool:
    """Whether "it" or "they" that opens a further clause is the one accused before: "X said Y had broken the truce and that it had killed two"."""
    words = doc.tokens.words
    if words[first] not in ("it", "they") or not _ANSWERING.isdisjoint(words[first : first + 5]):
        return False
    if accused.split()[-1].lower() in words[first:last]:
        return False  # "and that it had hit positions of the rebels": its own deed
    many, speakers = is_plural(accused), is_plural(who.source)
    return not speakers if words[first] == "they" else not many


def is_plural(name: str | None) -> bool:
    """Whether a name is of several: "rebels", "Hamas militants"."""
    last = (name or "").rpartition(" ")[2]
    return last.islower() and last.endswith("s")


def _of_a_clause_before(doc: Document, at: int) -> bool:
    """Whether a clause of time with a subject of its own stands right before a pronoun: whom it means is said there."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if tags[at - 1] != ",":
        return False
    lead = next((i for i in range(at - 2, max(-1, at - 15), -1) if words[i] in _SUBORDINATE or tags[i] in ".;"), -1)
    return lead >= 0 and words[lead] in _SUBORDINATE and tags[lead + 1] in "DNZJp" and "O" not in tags[lead:at]


def _without_arms(doc: Document, who: Identity) -> bool:
    """Whether a source is a body that has no troops: "its troops" are somebody else's."""
    if who.kind not in ("institution", "media") or who.state is not None:
        return False
    listed = doc.lex.organisations.get((who.source or "").lower())
    words = (who.source or "").lower().split()
    return (listed is not None and listed[1] == "institution") or not _UNARMED.isdisjoint(words)


def _are_some(doc: Document, who: Identity) -> bool:
    """Whether a source is people without a name and without arms: "two people", "several drivers"."""
    words = (who.source or "").lower().split()
    armed = doc.lex.sets["group_words"] | _UNIFORMED | _FORCES
    counted = bool(words) and (words[0] in _SOME or words[0].isdigit())
    return counted and who.state is None and armed.isdisjoint(words)


def _are_people(who: Identity) -> bool:
    return (
        who.kind in ("role", "person", "unknown") and (who.source or "").endswith("s") and (who.source or "").islower()
    )
