"""Whom a statement blames: X accused Y of …; X blamed Y for …; X blamed … on Y; … was blamed on Y."""

from __future__ import annotations

from .actors import ARMED, actor, each_actor, group_meant
from .agents import find_agents
from .blamed import Words, before_relative, words_of_accused
from .bodies import compose
from .content import Draft
from .document import Document
from .duty import Duty
from .fixed_phrases import tells_no_attack
from .identity import Identity, Names
from .lexicon import word_set
from .lists import with_its_allegiance
from .modifiers import modifier
from .other_side import other_than
from .phrases import phrase_back, phrase_forward
from .referents import subject_before
from .several_accused import each_for

_SIDES = word_set("both_sides") | word_set("people_who_attack") | {"units"}
_ONE_ANOTHER = (["one", "another"], ["the", "other"])
CONDEMNING = word_set("condemning")
_DEEDS = word_set("deeds_that_are_condemned")
_KILLING = frozenset(
    ["killing", "killings", "murder", "murders", "shooting", "execution", "executions", "abduction", "deaths"]
)
_THEIR = frozenset(("its", "their", "his"))


def blame(doc: Document, names: Names, draft: Draft, speaker: Identity, block: int) -> Duty:
    """X accused Y of …; X blamed Y for …; X blamed … on Y; … was blamed on Y."""
    words, frame, soft = doc.tokens.words, draft.found.cue.frame, draft.found.cue.hedged
    if draft.found.negated or words[draft.found.last : draft.found.last + 1] == ["neither"]:
        return Duty("withholds", False, rule="does_not_blame")
    span, link = words_of_accused(doc, draft)
    allies = _of_allies(doc, names, draft, span, link, block)
    if allies:
        return Duty("accuses", soft, *allies[0], frame, allies[1:])
    if words[span[0] : span[0] + 2] == ["those", "responsible"]:
        return Duty("asserts", soft, rule="blames_no_actor")  # "hold those responsible to account"
    if _is_empty(doc, *span):
        ahead = before_relative(doc, draft) if frame in ("accuse", "blame") else None
        who = actor(doc, names, *ahead, block) if ahead else None
        return Duty("accuses", soft, who, ahead if who else None, frame)
    if _is_mutual(words, draft, span[0]):
        return Duty("accuses", soft, None, None, "mutual_blame")
    who, span, others = _accused(doc, names, draft, speaker, span, link, block)
    if who is None and doc.tokens.tags[span[0]] != "O":
        who, span = _without_a_name(doc, names, draft, span, block)
        if who is None and frame != "accuse":
            return Duty("asserts", soft, rule="blames_no_actor")  # "blamed the blast on old ordnance"
    return Duty("accuses", soft, who, span, f"{frame}_passive" if draft.found.passive else frame, others)


def condemned(doc: Document, names: Names, draft: Draft, block: int) -> Duty | None:
    """X condemned Y for the attack; X condemned "the Lowland aggression", the crimes of the army; None where it is an act of nobody."""
    cue = draft.found.cue
    speaks = cue.base == "speak"  # "spoke of a cowardly Lowland crime"
    if not (speaks or cue.base in CONDEMNING) or draft.found.negated or not draft.content or draft.found.passive:
        return None
    words, tags = doc.tokens.words, doc.tokens.tags
    first, last = draft.content[0][0], draft.content[-1][1]
    link = next((i for i in range(first + 1, min(first + 9, last - 1)) if words[i] in ("for", "over")), -1)
    if link > 0 and not speaks and not set(tags[first:link]) - set("DJNZnprC'\"E") and _is_a_deed(doc, link + 1, last):
        several = each_actor(doc, names, first, link, block)
        who = actor(doc, names, first, link, block) if not several else None
        found = several or (((who, (first, link)),) if who else ())
        return Duty("accuses", False, *found[0], "condemned_for_it", found[1:]) if found else None
    deed = first
    while deed < min(first + 9, last) and words[deed] not in _DEEDS and tags[deed] in "DJNZn'\"El":
        deed += 1
    return _of_a_deed(doc, names, deed, first, last, block) if deed < last and words[deed] in _DEEDS else None


def _of_a_deed(doc: Document, names: Names, deed: int, first: int, last: int, block: int) -> Duty | None:
    """Whose aggression, crimes or cowardly act it is that somebody condemns."""
    words = doc.tokens.words
    if words[deed + 1 : deed + 2] == ["of"]:
        stop = phrase_forward(doc, deed + 2, last, apposition=False)
        who = actor(doc, names, deed + 2, stop, block) if stop > deed + 2 else None
        return Duty("accuses", False, who, (deed + 2, stop), "condemned_deed") if who else None
    agent = modifier(doc, names, deed, first, block) if words[deed] not in ("act", "acts") else None
    return Duty("accuses", False, agent.who, (agent.first, agent.last), "condemned_deed") if agent else None


def _is_a_deed(doc: Document, first: int, last: int) -> bool:
    """Whether somebody is condemned for an attack: "for the raid on the mill", "for shelling it"; not "for the delay"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if words[first] in doc.lex.sets["attack_verbs"] and words[first].endswith("ing"):
        return not tells_no_attack(doc, first, min(first + 6, last)) and words[first] not in doc.lex.sets["light_verbs"]
    end = first
    while end < min(first + 7, last) and tags[end] in "DnNJZE#kl\"'pG" and words[end] not in ("that", "which"):
        end += 1
    deeds = doc.lex.sets["attack_events"] | _DEEDS | _KILLING
    return end > first and not deeds.isdisjoint(words[end - 1 : end + (tags[end : end + 1] == "K")])


def _is_empty(doc: Document, first: int, last: int) -> bool:
    """Whether no words are left that could name the accused."""
    article = doc.tokens.tags[first : first + 1] == "D"
    return last <= first + article or doc.tokens.words[first:last] in (["responsible"], ["accountable"])


def _is_mutual(words: list[str], draft: Draft, first: int) -> bool:
    """“blamed each other”, “each blamed the other”, “traded blame”: two accuse, and neither by name."""
    each = words[first] == "each" or words[first : first + 2] in _ONE_ANOTHER or says_each(words, draft.source)
    return each or "traded" in words[draft.begin : draft.found.last]


def _of_allies(
    doc: Document, names: Names, draft: Draft, span: Words, link: int | None, block: int
) -> tuple[tuple[str, Words], ...]:
    """“laid 12 breaches on forces allied to the government (and three on the army)”: those told by their allegiance, and others."""
    begin, end = span
    ceiling = draft.content[-1][1] if draft.content else draft.found.last
    if link is None or end <= begin or any(tag in "NZJ" for tag in doc.tokens.tags[begin:end]):
        return ()
    allied = with_its_allegiance(doc, end, ceiling)
    if allied == end:
        return ()
    named = doc.words_text(begin + (doc.tokens.tags[begin] == "D"), allied)
    first = (named, (begin, allied))
    return (first, *_shared_out(doc, names, doc.tokens.words[link], first, ceiling, block)[1:])


def _accused(
    doc: Document, names: Names, draft: Draft, speaker: Identity, span: Words, link: int | None, block: int
) -> tuple[str | None, Words, tuple[tuple[str, Words], ...]]:
    """Who the words of the accused name, the words that do, and further actors of the same charge."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at, ceiling = draft.found.last, draft.content[-1][1] if draft.content else draft.found.last
    who = actor(doc, names, *span, block) if tags[span[0]] != "O" else _told_of(doc, names, draft, speaker, span, block)
    join = next((i for i in range(span[0] + 1, span[1] - 1) if words[i] == "and" and words[i + 1] in _THEIR), None)
    if who is None and join is not None:
        who, span = actor(doc, names, span[0], join, block), (span[0], join)  # "accused the government and its allies"
    if who is not None and who == speaker.source:
        who = other_than(names, speaker, block)  # "accused the group": not the one who speaks
    apart = Identity(speaker.source, "institution")  # whoever accuses "the group" is not the group
    who = group_meant(doc, names, *span, block, apart) or who
    body = compose(doc, span[0] + (tags[span[0]] == "D"), span[1])
    armed = _behind_arms(doc, names, span, block) if not (body and body.kind == "institution") else None
    if armed:
        who, span = armed
    several = each_actor(doc, names, *span, block) if body is None and not armed else ()
    counted = tags[at : at + 1] == "#" or (draft.found.passive and "#" in tags[draft.begin : draft.found.first])
    if link is not None and counted and who:  # "15 were blamed on the army and 11 on the rebels"
        several = _shared_out(doc, names, words[link], (who, span), ceiling, block)
    if not several and who and link is None and draft.found.cue.frame == "blame" and not draft.found.passive:
        held = words[span[1] : span[1] + 1] in (["responsible"], ["accountable"])
        several = each_for(doc, names, (who, span), span[1] + held, ceiling, block)
    return (*several[0], several[1:]) if several else (who, span, ())


def _behind_arms(doc: Document, names: Names, span: Words, block: int) -> tuple[str, Words] | None:
    """Whose arms are blamed: "blamed shells fired by the army"."""
    if (doc.lex.sets["weapons"] - ARMED).isdisjoint(doc.tokens.words[slice(*span)]):
        return None
    agents = (agent for agent in find_agents(doc, names, *span, block) if agent.who)
    return next(((agent.who or "", (agent.first, agent.last)) for agent in agents), None)


def _without_a_name(doc: Document, names: Names, draft: Draft, span: Words, block: int) -> tuple[str | None, Words]:
    """Who laid what is blamed, "blamed it on mines left by the army", else the accused as written."""
    words, tags = doc.tokens.words, doc.tokens.tags
    ceiling = draft.content[-1][1] if draft.content else draft.found.last
    by = next((i for i in range(span[0], ceiling) if words[i] == "by"), None)
    quoted = '"' in tags[max(0, span[0] - 1) : span[0] + 1]
    who = None
    if by is not None and draft.found.cue.frame == "blame" and not quoted and not draft.found.passive:
        span = (by + 1, phrase_forward(doc, by + 1, ceiling, apposition=False))
        who = actor(doc, names, *span, block) if span[0] < span[1] else None
    return who or (_as_written(doc, *span) if span[0] < span[1] else None), span


def says_each(words: list[str], source: tuple[int, int] | None) -> bool:
    """Whether each of several speaks: "each side", "each of them", "the army and the rebels each said"."""
    if source is None:
        return False
    first, last = source
    led = words[first] == "each" or (first > 0 and words[first - 1] == "each")
    return led or (last < len(words) and words[last] == "each")


def _told_of(
    doc: Document, names: Names, draft: Draft, speaker: Identity, span: tuple[int, int], block: int
) -> str | None:
    """“X condemned Y, accusing it of …”: nobody accuses himself, and Y stands right before."""
    words, tags, at = doc.tokens.words, doc.tokens.tags, draft.found.first
    pointing = words[span[0] : span[1]] in (["it"], ["them"])
    if pointing and tags[at - 1] in "nNJZprk" and "R" in tags[max(0, at - 8) : at]:
        # "X did not comment on the strike, which Y blamed on it": X spoke before
        spoke = next(
            (who for near, who in names.said.lately(block, 0) if near == block and who.source != speaker.source), None
        )
        return spoke.source if spoke is not None and spoke.kind in ("state", "institution", "group") else None
    if pointing and words[span[0]] == "it" and "," not in tags[doc.sentences[doc.sentence_at(at)].first : at]:
        meant = subject_before(doc, names, doc.sentences[doc.sentence_at(at)])
        return meant.source if meant is not None and meant.source != speaker.source else None
    if not pointing or draft.found.cue.form != "ing" or at < 2 or tags[at - 1] != ",":
        return None
    begin = phrase_back(doc, at - 2, max(0, at - 12))
    if begin is None:
        return None
    link = begin + tags[begin : at - 1].rfind("P")
    if link >= begin and words[link] not in ("with", "of", "against"):
        return None  # "condemned the Front in Sira"
    begin = max(begin, link + 1)  # "cut its ties with Y"
    who = actor(doc, names, begin, at - 1, block) if begin < at - 1 else None
    return who if who != speaker.source and any(t in "NZJ" for t in tags[begin : at - 1]) else None


def _as_written(doc: Document, first: int, last: int) -> str | None:
    """The accused in the words that stand there, if they can be somebody: 'blamed "the two warring parties"'."""
    words, tags = doc.tokens.words, doc.tokens.tags
    quoted = first < last and '"' in tags[max(0, first - 1) : first + 2]
    while first < last and tags[first] in "D\"'":
        first += 1
    while last > first and tags[last - 1] in "\"',":
        last -= 1
    text = doc.words_text(first, last) if first < last else ""
    people = (
        quoted
        or any(t in "NJZpr" for t in tags[first:last])
        or not (_SIDES.isdisjoint(words[first:last]) and doc.lex.sets["group_words"].isdisjoint(words[first:last]))
    )
    return text if people and len(text) < 80 else None


def _shared_out(
    doc: Document, names: Names, link: str, first: tuple[str, tuple[int, int]], ceiling: int, block: int
) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The actors of "blamed five on the rebels and two on the army", "attributed 12 to the rebels, 9 to the army"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    found, end = [first], first[1][1]
    while end + 3 < ceiling and tags[end] in "C," and tags[end + 1] == "#" and words[end + 2] == link:
        begin, end = end + 3, phrase_forward(doc, end + 3, ceiling, apposition=False)
        who = actor(doc, names, begin, end, block)
        join = next((i for i in range(begin + 1, end - 1) if words[i] == "and" and words[i + 1] in _THEIR), end)
        who = who or actor(doc, names, begin, join, block)
        if who is None:
            break
        found.append((who, (begin, end)))
    return tuple(found)
