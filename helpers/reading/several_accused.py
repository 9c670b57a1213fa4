"""Several whom one statement accuses: in a list, by their shares of a count, or each in a clause of its own."""

from __future__ import annotations

from itertools import pairwise

from .actors import actor
from .document import Document
from .identity import Names
from .modifiers import Agent
from .phrases import phrase_back

_ACTING = frozenset(("agent_subject", "agent_responsible"))


def in_a_list(doc: Document, agents: list[Agent], chosen: Agent) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The actors of "eight breaches, five by the rebels and three by the army"."""
    tags = doc.tokens.tags
    found = [a for a in agents if a.rule == "agent_by" and a.who and not a.negated and tags[a.at - 1] == "#"]
    if chosen not in found or len({a.who for a in found}) < 2:
        return ()
    return tuple((a.who, (a.first, a.last)) for a in found if a.who)


def shared_out(
    doc: Document, names: Names, agent: Agent, last: int, block: int
) -> tuple[tuple[str, tuple[int, int]], ...]:
    """“The army was responsible for 19 of them, the front for 12 and the militia for four”: whose the others are."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if (
        agent.rule != "agent_responsible"
        or not agent.who
        or agent.negated
        or words[agent.at + 1 : agent.at + 2] != ["for"]
    ):
        return ()
    found = [(agent.who, (agent.first, agent.last))]
    for at in range(agent.at + 3, last - 1):
        if words[at] != "for" or tags[at + 1] != "#":
            continue
        begin = phrase_back(doc, at - 1, agent.at + 2)
        if begin is None or tags[begin - 1] not in "C,":
            continue
        begin += tags[begin] == "C"
        who = actor(doc, names, begin, at, block)
        if who:
            found.append((who, (begin, at)))
    return tuple(found) if len(found) > 1 else ()


def of_two_clauses(doc: Document, agents: list[Agent], chosen: Agent) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The actors of "the army shelled a school and that the rebels burned a clinic": each in a clause of its own."""
    tags = doc.tokens.tags
    found = [a for a in agents if a.rule in _ACTING and a.who and not a.negated and not a.itself]
    found.sort(key=lambda a: a.first)
    if chosen not in found or len({a.who for a in found}) < 2:
        return ()
    for one, other in pairwise(found):
        between = tags[max(one.at, one.last) : other.first].rstrip("D")
        if not between.endswith(("Ct", "tC", "C", ",S")) or one.who == other.who:
            return ()
    return tuple((a.who, (a.first, a.last)) for a in found if a.who)
