"""For whom a person in office speaks: the president or prime minister for the state, a minister for the ministry, a governor as the governor."""

from __future__ import annotations

from .bodies import state_of
from .document import Document
from .identity import UNDER, Identity
from .lexicon import word_set
from .nameparts import person_words

_HEADS_OF_STATE = word_set("heads_of_a_state")
_MINISTERS = frozenset(["minister", "secretary"])
_PORTFOLIOS = word_set("portfolios")
_TERRITORIAL = word_set("territorial_offices")
_LINES_OF_WORK = word_set("lines_of_work")
_WORK = word_set("lines_of_work") | word_set("offices_of_the_press") | frozenset(["relations", "operations", "the"])
_WORK_FOR_THE_PRESS = word_set("work_for_the_press")
_DEPUTIES = word_set("in_front_of_an_office")
_OF_THE_PRESS = word_set("offices_of_the_press")


def office(doc: Document, first: int, last: int) -> Identity | None:
    """The state or ministry for which whoever holds the office `first:last` speaks: "Lowland's foreign minister", "Lowland President"."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    name, adjective, at = state_of(doc, first, last)
    of_state = words[at : at + 3] == ["secretary", "of", "state"] and words[at + 3 : at + 4] != ["for"]
    if of_state and name in (None, lex.unique["state department"][1]):
        return Identity(
            *lex.unique["state department"][:1], "institution", state=lex.unique["state department"][1], person=True
        )
    if name is None:
        return None
    at += tags[at : at + 1] == "'"
    while at < last and words[at] in _DEPUTIES:
        at += 1
    end = at
    while end < last and tags[end] in "nJrNW" and words[end] not in _HEADS_OF_STATE and words[end] not in _MINISTERS:
        end += 1
    if end >= last or "'" in tags[end:last]:
        return None  # "the Lowland prime minister's office" is a body of its own
    if words[end] == "secretary" and (end == at or not _PORTFOLIOS.issuperset(words[at:end])):
        return None  # "the Lowland press secretary"
    if words[end] in _MINISTERS:
        field = words[at:end]
        head = lex.bodies.get(" ".join(field) + " ministry")
        if head is None and field and _PORTFOLIOS.issuperset(field):
            head = " ".join(field).title() + " Ministry"
        if head is not None:
            if words[end] == "secretary" and name == lex.unique["state department"][1]:
                head = head.replace("Ministry", "Department")
            return Identity(f"{adjective} {head}", "institution", state=name, person=True)
        return Identity(name, "state", state=name, person=True) if words[at:end] == ["prime"] else None
    heads = end == at and words[end] in _HEADS_OF_STATE
    return Identity(name, "state", state=name, person=True) if heads else None


def secretary_of_state(doc: Document, role: int, last: int) -> str | None:
    """The name behind "Secretary of State"."""
    if doc.tokens.words[role : role + 3] != ["secretary", "of", "state"] or role + 3 >= last:
        return None
    span = person_words(doc, role + 3, last)
    return doc.words_text(*span) if span else None


def of_work(doc: Document, first: int, end: int, last: int) -> bool:
    """“the League's head | of public relations”: what somebody does for a body that is named in front."""
    words = doc.tokens.words
    told = words[end : end + 1] == ["of"] and end + 1 < last and _WORK.issuperset(words[end + 1 : last])
    return told and "'" in doc.tokens.tags[first:end]


def behind_the_press(doc: Document, end: int, last: int) -> int:
    """“the head | of public affairs | at the ministry”: the word behind work for the press, where the body follows; `end` if it is other work."""
    words = doc.tokens.words
    at = end + 1
    if words[end : end + 1] != ["of"]:
        return end
    while at < last and words[at] in _WORK_FOR_THE_PRESS:
        at += 1
    told = not _OF_THE_PRESS.isdisjoint(words[end + 1 : at])
    return at if told and at + 1 < last and doc.tokens.tags[at] == "P" else end


def is_line_of_work(doc: Document, first: int, at: int) -> bool:
    """“the ABC (deputy) military spokesperson”: of what a person speaks, behind a group's name; a state's military is a body."""
    words, tags = doc.tokens.words, doc.tokens.tags
    return at > first and words[at] in _LINES_OF_WORK and (tags[at - 1] == "N" or words[at - 1] in UNDER)


def of_a_place(doc: Document, first: int, last: int) -> bool:
    """“the governor of the Lowland region”: an office that names its place, and so its holder."""
    words, tags = doc.tokens.words, doc.tokens.tags
    of = next((i for i in range(first, last) if words[i] == "of"), -1)
    return of > first and words[of - 1] in _TERRITORIAL and any(tag in "NZ" for tag in tags[of + 1 : last])


def of_the_press(doc: Document, first: int, role: int) -> bool:
    """Whether a role is that of a press secretary or a press officer."""
    words = doc.tokens.words
    led = words[role - 1] if role > first else ""
    return (words[role] == "secretary" and led == "press") or (words[role] == "officer" and led in _OF_THE_PRESS)
