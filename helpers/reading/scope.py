"""What only looks like an accusation: an act that no evidence shows, that is asked about, supposed, or yet to come."""

from __future__ import annotations

from .document import Document
from .lexicon import word_set
from .modifiers import Agent

_EVIDENCE = word_set("evidence")
_FINDING = word_set("finding_or_saying")
_WHETHER = frozenset(["whether", "if"])
_OPEN = word_set("open_questions")
_NO = frozenset(["no", "any", "little"])
_TO_COME = word_set("modals_of_what_is_to_come")
_HAVE = frozenset(["have", "been"])
_DOUBTING = word_set("doubting")
_BELIEVING = frozenset(["believe", "think", "suspect"])
_FEARS = word_set("feared_or_planned")
_POSSIBLE = word_set("not_yet_done")
_OF = frozenset(["of", "for", "about", "over", "against"])
_BEFORE_THAT = 6  # words
_THINGS = frozenset(["noun_modifier", "agent_involvement"])
_IMPROBABLE = word_set("improbable")
_BEFORE_IMPROBABLE = word_set("be") | word_set("very")
_SUBJECTS = frozenset(["agent_subject", "agent_self"])


def _is_feared(words: list[str], begin: int, at: int, first: int) -> bool:
    """“fears of a Lowland strike”, “a possible Lowland strike”, “plans for an attack”: none has happened."""
    led = words[max(first, begin - 4) : begin]
    link = next((i for i in range(len(led) - 1, 0, -1) if led[i] in _OF), None)
    if link is not None and led[link - 1] in _FEARS and len(led) - link <= 3:
        return True
    return not _POSSIBLE.isdisjoint(words[max(first, begin - 2) : at])


def unproven(doc: Document, agent: Agent, first: int) -> bool:
    """Whether the words from `first` say that nothing shows the act: "no evidence that X", "could not say that X", "did not find that X"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    begin = min(agent.first, agent.at)
    if agent.rule in _THINGS and _is_improbable(doc, max(agent.last, agent.at + 1)):
        return True
    that = begin - 1 if tags[begin - 1] == "t" else begin
    for at in range(that - 1, max(first, that - _BEFORE_THAT) - 1, -1):
        if words[at] in _EVIDENCE:
            return _is_denied(doc, at, first)
        if words[at] in _DOUBTING and that < begin:
            return not _is_denied(
                doc, at, max(first, at - 3)
            )  # "doubted that its aircraft had bombed it", "was unlikely that"
        if words[at] == "aware" and that < begin:
            return _is_denied(doc, at, first)
        if words[at] in _FINDING and words[at - 1] == "to" and that < begin:
            if words[at - 2] == "nothing" or words[at - 2] in _DOUBTING:
                return True  # "nothing to suggest that", "wrong to conclude that"
            continue  # "no information to confirm that", "no reason to believe that"
        if at == begin - 1 and words[at] in _BELIEVING and _is_denied(doc, at, max(first, at - 3)):
            return True  # "did not believe X had fired"
        if words[at] in _FINDING and that < begin:
            return tags[at - 1] == "x" or (tags[at - 1] in "lA" and _is_denied(doc, at, max(first, at - 3)))
        if tags[at] in '.,;:"' or tags[at] == "t":
            return False
    return False


def _is_improbable(doc: Document, at: int) -> bool:
    """“(made a Lowland bomb) "highly unlikely"”, “(Lowland involvement) was improbable”."""
    words = doc.tokens.words
    behind = [word for word in words[at : at + 5] if word != '"'][:3]
    said = next((i for i, word in enumerate(behind) if word in _IMPROBABLE), None)
    return said is not None and all(word in _BEFORE_IMPROBABLE for word in behind[:said])


def _is_denied(doc: Document, at: int, first: int) -> bool:
    """Whether a negation stands shortly before word `at`, in its own clause."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for k in range(at - 1, max(first, at - 7) - 1, -1):
        if (
            words[k] in _NO
            or tags[k] == "x"
            or words[k] in ("cannot", "never", "nobody", "nothing")
            or words[k].endswith("n't")
        ):
            return True
        if tags[k] in ".,;:t":
            return False
    return False


def supposed(doc: Document, agent: Agent, first: int) -> bool:
    """Whether the act is asked about, a condition, or yet to come: "whether X did it", "if X did it, …", "X would strike"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    begin = min(agent.first, agent.at)
    if agent.rule == "noun_modifier" and _is_feared(words, begin, agent.at, first):
        return True
    for at in range(begin - 1, first - 1, -1):
        if words[at] in _WHETHER:
            return True
        if tags[at] in ",;.t":
            break
    if agent.rule not in _SUBJECTS or agent.negated:
        return False
    helpers = words[max(agent.last, agent.at - 4) : agent.at]
    come = not _TO_COME.isdisjoint(helpers) and _HAVE.isdisjoint(helpers)
    return come or ("would" in helpers and "have" in helpers)  # "would have shelled it, had it not been for the truce"


def left_open(doc: Document, agent: Agent, first: int) -> bool:
    """Whether the question after "whether" is said to be open: "it was unclear whether X did it"."""
    return not _OPEN.isdisjoint(doc.tokens.words[first : min(agent.first, agent.at)])
