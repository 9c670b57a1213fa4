"""What somebody is charged with or responsible for that is a task and no deed: "responsible for delivering aid"."""

from __future__ import annotations

from .document import Document
from .lexicon import word_set

_TASKS = word_set("tasks")


def is_duty(doc: Document, at: int) -> bool:
    """Whether the words behind "responsible", "responsibility" or "charged" at a word name a task: "for delivering aid", "with monitoring the border"."""
    words = doc.tokens.words
    link = next((i for i in range(at + 1, min(at + 3, len(words))) if words[i] in ("for", "with")), None)
    if link is None:
        return False
    behind = words[link + 1 : link + 3]
    return not _TASKS.isdisjoint(
        behind[1:] if behind[:1] in (["the"], ["a"], ["an"], ["its"], ["their"]) else behind[:1]
    )


def tells_of_a_deed(doc: Document, behind: int) -> bool:
    """Whether what somebody is behind is a deed: "behind the attack", "behind it", "behind the other three", not "behind schedule"."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    near = words[behind + 1 : behind + 7]
    deed = not (sets["attack_nouns"] | sets["attack_events"] | sets["attack_verbs"]).isdisjoint(near)
    acts = any(word in doc.lex.outcome_acts or word in doc.lex.outcome_nouns for word in near)
    pointing = tags[behind + 1 : behind + 2] == "O" or near[:1] in (
        ["this"],
        ["that"],
        ["these"],
        ["most"],
        ["many"],
        ["both"],
    )
    counted = (
        tags[behind + 1 : behind + 2] in ("D", "#") and "#" in tags[behind + 1 : behind + 4] and "-" not in near[:3]
    )
    return deed or acts or pointing or counted or not near or tags[behind + 1] in '.,;"'
