"""Who answers by force: "retaliated", "responded with mortars", "gave a befitting response". Of one's own men it is an admission."""

from __future__ import annotations

from dataclasses import replace

from .attackers import attacker
from .document import Document
from .identity import Names
from .modifiers import Agent

ANSWER = "agent_answer"
_REPLIES = (["response"], ["reply"])


def answering(doc: Document, names: Names, at: int, first: int, last: int, block: int) -> Agent | None:
    """Whose answer the word at `at` tells of."""
    words = doc.tokens.words
    if words[at] == "befitting":
        gave = words[at - 2 : at] in (["gave", "a"], ["given", "a"]) and words[at + 1 : at + 2] in _REPLIES
        at = at - 2 if gave and at - 2 > first else -1
    agent = attacker(doc, names, at, first, last, block) if at > 0 else None
    return replace(agent, rule=ANSWER) if agent is not None else None
