"""By what an attacker is told: whose its planes were, to whom the gunmen belonged, "it was the rebels, everybody knows"."""

from __future__ import annotations

from .actors import actor
from .document import Document
from .identity import Names
from .lexicon import word_set
from .modifiers import Agent, is_negated
from .phrases import phrase_back, phrase_forward, skip_left

ATTACKERS = word_set("people_who_attack") | word_set("armed_people")
BELONGING = word_set("belonging")
IS = (word_set("be") - {"being"}) | frozenset(
    ("wasn't", "weren't", "isn't", "aren't")
)  # "being involved" has its subject elsewhere
_THOUGHT = word_set("held_to_have_acted")
_CULPRITS = word_set("responsible_words")
_WORK = frozenset(["work", "handiwork", "doing"])
_OURS = frozenset(["our", "its"])
_IT = frozenset(["it", "this", "that", "these", "they", "all"])
_WAS_THE = (["was", "the"], ["were", "the"], ["is", "the"], ["be", "the"], ["been", "the"])
_CULPRITS = word_set("culprits")
_SURE = word_set("sure")


def pointed_at(doc: Document, names: Names, first: int, last: int, block: int) -> Agent | None:
    """“It was the Lowlanders, everybody knows”: a side, and no verb for what it did."""
    words, tags = doc.tokens.words, doc.tokens.tags
    again = (
        i + 1 for i in range(first, last - 3) if tags[i] in '."' and words[i + 1] == "it" and words[i + 2] == "was"
    )
    first += tags[first : first + 1] == '"'
    sure = next((i for i in range(first + 1, min(first + 5, last)) if words[i] in _SURE), None)
    if sure is not None and words[first] in ("i", "we"):
        first = sure + 1 + (words[sure + 1 : sure + 2] == ["that"])  # "I am certain it was the army"
    first = next(again, first) if words[first : first + 1] != ["it"] else first
    if words[first : first + 1] not in (["it"], ["this"], ["that"]) or words[first + 1 : first + 2] != ["was"]:
        return _culprits(doc, names, first, last, block)
    negated = words[first + 2 : first + 3] == ["not"]
    begin = first + 2 + negated
    end = phrase_forward(doc, begin, last, apposition=False)
    if not begin < end or end - begin > 5 or (end < last and tags[end] not in ",.;C"):
        return None
    state = doc.lex.adjectives.get(words[end - 1]) or doc.lex.states.get(words[end - 1])
    side = words[end - 1] in doc.lex.sets["group_words"] or " ".join(words[begin:end]) in doc.lex.organisations
    if state is not None and (tags[begin] == "D") == words[end - 1].endswith("s") and end - begin <= 2:
        return Agent(begin, end, state.name, False, negated, "agent_subject", end - 1)
    who = actor(doc, names, begin, end, block) if side else None
    return Agent(begin, end, who, False, negated, "agent_subject", end - 1) if who else None


def _culprits(doc: Document, names: Names, first: int, last: int, block: int) -> Agent | None:
    """“The perpetrators are the armed group of X”, “the attackers were Lowland soldiers”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at = first + (tags[first : first + 1] == "D")
    be = at + 1
    if (
        words[at : at + 1] == []
        or words[at] not in _CULPRITS
        or words[be : be + 1] not in (["are"], ["were"], ["is"], ["was"])
    ):
        return None
    negated = words[be + 1 : be + 2] == ["not"]
    begin = be + 1 + negated
    end = phrase_forward(doc, begin, last, apposition=False)
    who = actor(doc, names, begin, end, block) if end > begin else None
    return Agent(begin, end, who, False, negated, "agent_subject", be) if who else None


def of_a_state(doc: Document, at: int, first: int, last: int) -> Agent | None:
    """“warplanes believed to be Lowland”, “the planes that fired were Lowland”: whose they are stands behind."""
    words, tags = doc.tokens.words, doc.tokens.tags
    held = at + 1 < last and words[at + 1] in _THOUGHT and words[at + 2 : at + 4] == ["to", "be"]
    be = at + 3 if held else -1
    if not held and tags[at + 1 : at + 2] in ("t", "R", "A"):
        be = next((i for i in range(at + 1, min(at + 9, last - 1)) if words[i] in IS and tags[i + 1] == "J"), -1)
        ends = be > 0 and (be + 2 >= last or tags[be + 2] in ".,;C")
        be = be if ends else -1
    if be < 0 or be + 1 >= last:
        return None
    state = doc.lex.adjectives.get(words[be + 1])
    negated = is_negated(doc, at, be + 1)
    return Agent(be + 1, be + 2, state.name, False, negated, "noun_modifier", at) if state else None


def marked(doc: Document, names: Names, at: int, floor: int, last: int, block: int) -> Agent | None:
    """“it bore the hallmarks of the rebels”, “it was the work of the rebels”, “the gunmen belonged to the front”."""
    words, sets = doc.tokens.words, doc.lex.sets
    if words[at] in _WORK and (doc.tokens.tags[at - 1] == "'" or words[at - 1] in _OURS):
        return _work_of(doc, names, at, floor, last, block)
    if words[at] in BELONGING:
        before = words[max(floor, at - 4) : at]
        members = words[at] == "members" and words[at - 1] in IS  # "the attackers were members of the front"
        if words[at + 1 : at + 2] != (["of"] if members else ["to"]) or (sets["weapons"] | ATTACKERS).isdisjoint(
            before
        ):
            return None
    elif words[at + 1 : at + 3] == ['"', "of"] and words[at] not in _WORK:
        at += 1  # 'bore the "signature" of the front'
    elif words[at + 1 : at + 2] != ["of"] or (words[at] in _WORK and not _was_the(words, at)):
        return None
    end = phrase_forward(doc, at + 2, last, apposition=False)
    who = actor(doc, names, at + 2, end, block) if end > at + 2 else None
    rule = "agent_belonging" if words[at] in BELONGING else "agent_hallmarks"
    return Agent(at + 2, end, who, False, False, rule, at) if who else None


def _work_of(doc: Document, names: Names, at: int, floor: int, last: int, block: int) -> Agent | None:
    """“the raid was the rebels' doing”, “it was not our work”: whose work an attack was."""
    words, tags = doc.tokens.words, doc.tokens.tags
    ours = words[at - 1] in _OURS
    begin = at - 1 if ours else phrase_back(doc, at - 2, floor)
    if begin is None or (at + 1 < last and tags[at + 1] not in '.,;:"C'):
        return None  # "it was Lowland's work on the dam"
    begin += tags[begin] == "x"
    left, negated = skip_left(doc, begin - 1, floor)
    if left < floor or IS.isdisjoint(words[left + 1 : begin]):
        return None
    if words[left] not in _IT and doc.lex.sets["attack_nouns"].isdisjoint(words[floor : left + 1]):
        return None
    who = None if ours else actor(doc, names, begin, at - 1, block)
    known = ours or who is not None
    return Agent(begin, at - (not ours), who, ours, negated, "agent_hallmarks", at) if known else None


def recognised(doc: Document, names: Names, at: int, last: int, block: int) -> Agent | None:
    """“recognised fighters of the front by their songs”, “identified the gunmen as members of the front”."""
    words = doc.tokens.words
    seen = next((i for i in range(at + 1, min(at + 6, last)) if words[i] in ATTACKERS), None)
    link = (
        next((i for i in range(seen + 1, min(seen + 3, last)) if words[i] in ("of", "from", "as")), None)
        if seen
        else None
    )
    if link is None:
        return None
    inner = next((i for i in range(link + 1, min(link + 4, last)) if words[i] == "of"), None)
    begin = inner + 1 if words[link] == "as" and inner else link + 1
    end = phrase_forward(doc, begin, last, apposition=False)
    who = actor(doc, names, begin, end, block) if end > begin else None
    named = any(raw[0].isupper() for raw in doc.tokens.raws[begin:end])
    return Agent(begin, end, who, False, False, "agent_recognised", at) if who and named else None


def named_as(doc: Document, names: Names, at: int, last: int, block: int) -> Agent | None:
    """“named the rebels as the culprits”, “identified the planes that fired as Lowland”: who is named by the verb at `at`."""
    words, tags = doc.tokens.words, doc.tokens.tags
    link = next((i for i in range(at + 2, min(at + 14, last - 1)) if words[i] == "as"), None)
    if link is None:
        return None
    ends = link + 2 >= last or tags[link + 2] in ".,;C"
    if tags[link + 1] == "J" and ends and not doc.lex.sets["weapons"].isdisjoint(words[at + 1 : link]):
        state = doc.lex.adjectives.get(words[link + 1])
        return Agent(link + 1, link + 2, state.name, False, False, "agent_recognised", at) if state else None
    end = phrase_forward(doc, at + 1, link, apposition=False)
    if end != link or _CULPRITS.isdisjoint(words[link + 1 : link + 5]):
        return None
    who = actor(doc, names, at + 1, end, block)
    return Agent(at + 1, end, who, False, False, "agent_recognised", at) if who else None


def _was_the(words: list[str], at: int) -> bool:
    """“were the work of”, “was "the work of”."""
    return [word for word in words[max(0, at - 3) : at] if word != '"'][-2:] in _WAS_THE
