"""Accusations that the article makes itself: "a Lowland strike killed 12", with nobody cited for it."""

from __future__ import annotations

from dataclasses import replace

from .agents import find_agents
from .document import Document
from .hedges import hedged
from .identity import Names
from .lexicon import word_set
from .modifiers import Agent
from .scope import supposed, unproven
from .traces import INDIRECT

_HEARING = word_set("those_who_hear_a_case")
_HARM = word_set("harm")
_CLAIMED = word_set("evidence") | {"doubts", "doubt", "fears", "suspicions", "suspicion"}


def _somebody_says(doc: Document, agent: Agent, first: int) -> bool:
    """Whether the act is what somebody claims: "allegations that X did it", "a shell that Y said was fired by X", "in his words"."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    if words[first] == "in" and words[first + 2 : first + 3] == ["words"]:
        return True
    for at in range(first, min(agent.first, agent.at)):
        cue = doc.lex.cues.get(words[at]) if tags[at] in "VB" and words[at] not in sets["hedges"] else None
        if cue is not None and cue.frame in ("clause", "that", "recipient") and cue.form in ("finite", "base"):
            return True
        if (words[at] in sets["nouns_of_denial"] or words[at] in _CLAIMED) and tags[at + 1] == "t":
            return True
    return False


def _told_to_a_court(doc: Document, first: int, last: int) -> bool:
    """“…, an inquiry was told”, “the court heard that …”: what somebody said there."""
    words = doc.tokens.words
    return any(
        words[at] in _HEARING and (words[at + 1] in ("heard", "hears") or words[at + 1 : at + 3] == ["was", "told"])
        for at in range(first, last - 1)
    )


def _is_question(doc: Document, last: int) -> bool:
    """Whether a question mark ends the words: "Did Lowland bomb the clinic?"."""
    raws = doc.tokens.raws
    return "?" in raws[max(0, last - 2) : last + 1]


def _quoted_on(doc: Document, agent: Agent, last: int) -> bool:
    """Whether who did it stands in quoted words that go on in the next sentence: "In the north, “Lowland jets bombed it. We ran,” NAME said"."""
    return any(opened < agent.first and closed > last for opened, closed in doc.around(agent.first, agent.last))


def own_voice(doc: Document, names: Names, first: int, last: int, block: int) -> tuple[Agent, bool] | None:
    """An accusation in the article's own voice: the actor and whether it is hedged."""
    words = doc.tokens.words
    found = find_agents(doc, names, first, last, block)
    agents = [a for a in found if a.who and not a.itself and not a.negated and a.rule != "agent_involvement"]
    agents = [a for a in agents if not supposed(doc, a, first) and not unproven(doc, a, first)]
    if not agents or _is_question(doc, last) or _told_to_a_court(doc, first, last):
        return None
    span = words[first:last]
    agents = [a for a in agents if not _somebody_says(doc, a, first)]
    if not agents:
        return None
    agents = [a for a in agents if not _quoted_on(doc, a, last)]
    harm = not _HARM.isdisjoint(span) or any(w in doc.lex.outcome_verbs or w in doc.lex.outcome_own for w in span)
    agents = [a for a in agents if a.rule != "noun_modifier" or harm]
    if not agents:
        return None
    agent = min(agents, key=lambda a: (a.rule == "noun_modifier", a.at))
    back = 8 if agent.rule == "agent_by" else 4  # "believed to have been carried out by X"
    near = hedged(doc, max(first, agent.first - back), min(last, agent.last + 5))
    return replace(agent, rule="own_voice_" + agent.rule), near or agent.rule in INDIRECT
