"""Who is said to have done it: the actors in the words of a statement."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .actors import ARMED, NOBODY, actor, owner_in
from .bodies import state_of
from .document import Document, quoted
from .identity import Names
from .lexicon import word_set
from .names import identify
from .phrases import phrase_back, phrase_forward, skip_left

_NOT = word_set("negations")
_SELF = word_set("own_pronouns")
_INCOMING = word_set("what_is_shot_down")
_KINDS_OF_WEAPON = word_set("kinds_of_weapon")
_OURSELVES = frozenset(["we", "our", "us", "i"])
_WHENCE = word_set("whence")
_NOTHING = word_set("negative_objects")
_RULERS = word_set("rulers_and_armies")
_FIRED_AT = word_set("fired_at")
_TAKES = word_set("taking_part")
_BE = word_set("be") | {"it's"}
_IS = word_set("be") - {"being"}  # "being involved" has its subject elsewhere
_HELD = _IS | {"bears", "held"}
_RESPONSIBLE = word_set("responsible_words")
_INVOLVEMENT = word_set("involvement")


@dataclass(frozen=True, slots=True)
class Agent:
    """An actor that words hold responsible, at the words `first:last` (none for an implied self)."""

    first: int
    last: int
    who: str | None
    itself: bool
    negated: bool
    rule: str
    at: int = 0


def find_agents(doc: Document, names: Names, first: int, last: int, block: int) -> list[Agent]:
    """The actors whom the words `first:last` make responsible for an attack, in text order."""
    out: list[Agent] = []
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    verbs, light, weapons, nouns = (lex.sets[k] for k in ("attack_verbs", "light_verbs", "weapons", "attack_nouns"))
    watched = lex.sets["watched"]
    if watched.isdisjoint(words[first:last]):
        return out
    for at, word in enumerate(words[first:last], first):
        if word not in watched:
            continue
        if word == "by" and at > first:
            agent = _by(doc, names, at, first, last, block)
        elif word in _RESPONSIBLE:
            agent = _responsible(doc, names, at, first, last, block)
        elif (word in _INVOLVEMENT and tags[at] not in "N") or (
            word == "nothing" and words[at + 1 : at + 3] == ["to", "do"]
        ):
            agent = _involvement(doc, names, at, first, last, block)
        else:
            agent = None
            if word in verbs and tags[at] not in "JZ":
                agent = _subject(doc, names, at, first, last, block, word in light, nouns)
            if agent is None and word in weapons and at > first:
                agent = _modifier(doc, names, at, first, block)
        if agent:
            out.append(agent)
    return out


def _negated(doc: Document, first: int, at: int) -> bool:
    words = doc.tokens.words
    return not _NOT.isdisjoint(words[first:at]) or any(w.endswith("n't") for w in words[first:at])


def _subject(
    doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int, light: bool, nouns: frozenset[str]
) -> Agent | None:
    """ACTOR attacked …; the verb is active and, if it is a light one, its object is an attack."""
    words, tags, raws, lex = doc.tokens.words, doc.tokens.tags, doc.tokens.raws, doc.lex
    if at > floor and tags[at - 1] in "DJ#P'" and not (tags[at - 1] == "J" and words[at - 1].endswith("s") and False):
        if not (tags[at - 1] == "P" and words[at].endswith("ing")):
            return None
    nxt = tags[at + 1] if at + 1 < ceiling else "."
    if (
        words[at] in nouns
        and not words[at].endswith(("ed", "ing"))
        and (nxt not in "DJZN#On" or (nxt == "n" and words[at - 1] in nouns))
    ):
        return None  # "the Lowland strikes killed": a noun
    left, negated = skip_left(doc, at - 1, floor)
    helpers = words[left + 1 : at]
    be = not _BE.isdisjoint(helpers)
    if be and not words[at].endswith("ing"):
        return None
    if tags[at] == "A" and (at + 1 >= ceiling or tags[at + 1] not in "Dn"):
        return None  # "did not fire": a helper; "did the shooting" is a verb
    if words[at] in _TAKES and words[at + 1 : at + 2] != ["part"]:
        return None
    if (words[at] in ("down", "downed", "downing") or words[at + 1 : at + 2] == ["down"]) and not _INCOMING.isdisjoint(
        words[at + 1 : min(at + 9, ceiling)]
    ):
        return None  # what comes flying is shot down: no attack
    if light:
        window = words[at + 1 : min(at + 12, ceiling)]
        # "no aircraft flew over the town": the subject is what attacks
        flown = (
            words[at] in ("flew", "flown", "fly", "flying") and left >= floor and words[left] in doc.lex.sets["weapons"]
        )
        fired = words[at] in ("fired", "fire", "fires", "firing") and not _FIRED_AT.isdisjoint(window[:1])
        if not flown and not fired and not any(w in nouns for w in window):
            return None
    elif _nothing_hit(tags, at + 1, ceiling):
        # "rebels attacked at dawn", but "a convoy attacked near the town" and "12 fighters killed in a raid"
        if (
            words[at] not in ("attacked", "fired", "shot")
            or left < floor
            or lex.sets["group_words"].isdisjoint(words[max(floor, left - 2) : left + 1])
        ):
            return None
    if left >= floor and words[left] == "to":
        # "claimed to have shelled": the speaker's own act; any other infinitive is nobody's yet
        return (
            Agent(at, at, None, True, negated, "agent_self", at)
            if left == floor and words[left + 1] == "have"
            else None
        )
    if words[at].endswith("ing") and not be:
        # "for bombing", "of killing": whose subject stands elsewhere
        return (
            Agent(at, at, None, True, negated or _negated(doc, max(floor, at - 3), at), "agent_gerund", at)
            if left >= floor and tags[left] == "P" and words[left] in ("of", "for")
            else None
        )
    if left < floor:
        return None
    if words[left] == "who" and (left == floor or tags[left - 1] not in "NZJnpr,)"):
        return None  # "to learn who fired": a question
    if tags[left] in "tR" and left > floor:
        # "it was ACTOR that launched", "ACTOR, which launched"
        left -= 1
        if tags[left] == ",":
            left -= 1
    elif tags[left] == "C" and words[left] == "and":
        shared = _subject_of_clause(doc, left, floor)
        if shared is None:
            return None
        left = shared
    elif tags[left] == "C" or tags[left] == ",":
        return None
    begin = phrase_back(doc, left, floor)
    if begin is None:
        return None
    # "no aircraft flew", "launched no attacks", "has not fired a single shot"
    negated = (
        negated
        or words[begin] in NOBODY
        or (begin > floor and words[begin - 1] in ("no", "not"))
        or not _NOTHING.isdisjoint(words[at + 1 : min(at + 4, ceiling)])
    )
    if tags[begin] == "O" or words[begin] in ("its", "their", "our", "his"):
        # in quoted words "we" is the speaker and "they" is somebody else; in reported ones "it" and "they" are the speaker
        mine = _OURSELVES if quoted(doc, at) else _SELF - {"he", "she", "i", "him"}
        if words[begin] in mine:
            return Agent(begin, left + 1, None, True, negated, "agent_self", at)
        return None
    end = left + 1
    who = actor(doc, names, begin, end, block)
    if who is None:
        return None
    if not (raws[begin][0].isupper() or tags[begin] in "DJZN" or words[left] in doc.lex.sets["group_words"]):
        return None
    if words[left] in doc.lex.sets["attack_events"]:
        modifier = _modifier(doc, names, left, begin, block)  # "an army airstrike killed": the noun is what happened
        if modifier:
            return replace(modifier, negated=negated)
    return Agent(begin, end, who, False, negated, "agent_subject", at)


def _subject_of_clause(doc: Document, at: int, floor: int) -> int | None:
    """The last word of the subject that "… waited and then hit" shares: the noun phrase that opens the clause before a verb."""
    tags = doc.tokens.tags
    begin = max((i + 1 for i in range(floor, at) if tags[i] in '.;:"t'), default=floor)
    end = phrase_forward(doc, begin, at, apposition=False)
    return end - 1 if begin < end < at and tags[end] in "VvAEK" and "," not in tags[end:at] else None


def _nothing_hit(tags: str, at: int, ceiling: int) -> bool:
    """Whether a verb has no object: "X attacked", a headline's "X shelled again", "12 fighters killed in a raid"."""
    while at < ceiling and tags[at] in "lT":
        at += 1
    if at < ceiling and tags[at] in "PS":
        return True
    return at >= ceiling or tags[at] in ".,;" or (tags[at] == "n" and at + 1 >= ceiling)


def _by(doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int) -> Agent | None:
    """The attack (carried out) by ACTOR; was hit by an ACTOR missile."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    if not _acts(doc, at, floor):
        return None
    end = phrase_forward(doc, at + 1, ceiling, apposition=False)
    if end == at + 1 or tags[at + 1] in "#GTO":
        return None
    cut = next(
        (i for i in range(at + 2, end) if tags[i] == "P" and words[i] in _WHENCE and tags[at + 1 : i].strip("D")), end
    )
    end = cut
    negated = _negated(doc, max(floor, at - 14), at)
    who = actor(doc, names, at + 1, end, block)
    if who is None:
        return None
    weapon = any(w in lex.sets["weapons"] for w in words[at + 1 : end])
    if not (
        doc.tokens.raws[at + 1][0].isupper()
        or weapon
        or tags[at + 1] in "DNJZ"
        or words[end - 1] in lex.sets["group_words"]
    ):
        return None
    return Agent(at + 1, end, who, False, negated, "agent_by", at)


def _acts(doc: Document, by: int, floor: int) -> bool:
    """Whether what stands left of "by" is an attack or an attack verb: "the strike on a school by", "was hit by"."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    for i in range(by - 1, max(floor, by - 12) - 1, -1):
        word = words[i]
        if word in sets["light_verbs"]:
            return not sets["attack_nouns"].isdisjoint(words[max(floor, i - 10) : i])
        if word in sets["attack_verbs"] or word in sets["attack_nouns"]:
            return True
        if tags[i] in "VvAKBY.;," or (tags[i] == "E" and tags[i + 1] in "PA"):
            return False
        if tags[i] == "E" and i == by - 1:
            return False
    return False


def _responsible(doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int) -> Agent | None:
    """ACTOR was responsible for, was to blame for, was behind …"""
    words, tags = doc.tokens.words, doc.tokens.tags
    left = at - 1
    if words[at] == "blame" and words[left] == "to":
        left -= 1
    left, negated = skip_left(doc, left, floor)
    if _HELD.isdisjoint(words[left + 1 : at]):
        return None
    if left < floor or tags[left] in "R" or words[left] == "who":
        return None
    begin = phrase_back(doc, left, floor)
    if begin is None:
        return None
    if tags[begin] == "O":
        return Agent(begin, left + 1, None, words[begin] in ("it", "they", "we"), negated, "agent_responsible", at)
    who = actor(doc, names, begin, left + 1, block)
    return (
        Agent(begin, left + 1, who, False, negated or words[begin] in NOBODY, "agent_responsible", at) if who else None
    )


def _involvement(doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int) -> Agent | None:
    """Its involvement; had no role; had nothing to do with."""
    words, tags = doc.tokens.words, doc.tokens.tags
    near = words[max(floor, at - 4) : at]
    negated = any(w in ("no", "not", "any", "never") or w.endswith("n't") for w in near) or words[at] == "nothing"
    if words[at] in ("role", "hand", "involved", "complicity") and words[at + 1 : at + 2] not in (["in"], ["with"]):
        return None  # "a bandaged hand", "incidents involved small arms"
    if words[at] == "involved" and _IS.isdisjoint(near):
        return None
    owner = next(
        (
            i
            for i in range(at - 1, max(floor, at - 4) - 1, -1)
            if words[i] in _SELF or tags[i] in "JZN" or tags[i] == "'"
        ),
        None,
    )
    if owner is not None and words[owner] in _SELF:
        return Agent(owner, owner + 1, None, True, negated, "agent_involvement", at)
    if owner is not None and tags[owner] in "JZ'N":
        end = owner + (tags[owner] != "'")
        begin = phrase_back(doc, end - 1, floor)
        who = actor(doc, names, begin, end, block) if begin is not None else None
        if who:
            return Agent(begin or 0, end, who, False, negated, "agent_involvement", at)
    if negated or words[at] in ("involvement", "hand", "complicity"):
        return Agent(at, at, None, True, negated, "agent_involvement", at)
    return None


def _modifier(doc: Document, names: Names, at: int, floor: int, block: int) -> Agent | None:
    """A Russian missile strike; Israel's bombardment; RSF drones."""
    words, tags, raws, lex = doc.tokens.words, doc.tokens.tags, doc.tokens.raws, doc.lex
    nxt = tags[at + 1 : at + 2]
    if (
        tags[at] == "J"
        or words[at] in ARMED
        or (
            nxt in ("n", "N")
            and words[at + 1] not in lex.sets["weapons"]
            and words[at + 1] not in lex.sets["attack_nouns"]
        )
    ):
        return None  # "the country's drone industry", "the Lowland Air Force"
    begin = at
    while (
        begin > floor
        and at - begin < 6
        and (tags[begin - 1] in "nNJZEkG'pK#C" or tags[begin - 1] == "B" or words[begin - 1] in lex.sets["weapons"])
        and not (tags[begin - 1] == "C" and tags[begin - 2 : begin - 1] not in "nJN")
    ):
        begin -= 1
    for i in range(begin, at):
        name, _, after = state_of(doc, i, at + 1)
        if name and tags[i] in "JZN" and not (tags[i] == "Z" and words[i] in lex.seats):
            rules = after < at and words[after] in _RULERS
            if tags[i] == "Z" and raws[i] not in ("US", "U.S.", "UK") and tags[after : after + 1] != "'" and not rules:
                continue  # "a Syria strike" is a strike in Syria
            if tags[i] == "J" and words[i].endswith("s") and words[i] not in lex.adjectives:
                continue
            if any(tags[k] in "pr" for k in range(after, at)):
                continue  # "Syrian rebel positions"
            army = identify(doc, names, i, after + 1, block) if after < at else None
            if army and army.source and army.kind == "institution":
                return Agent(i, after + 1, army.source, False, False, "noun_modifier", at)
            return Agent(i, after, name, False, _negated(doc, max(floor, i - 3), i), "noun_modifier", at)
        if (
            words[i] in lex.organisations
            and lex.organisations[words[i]][1] == "group"
            and raws[i][0].isupper()
            and not any(tags[k] in "pr" for k in range(i + 1, at))
        ):
            who = identify(doc, names, i, i + 1, block)
            return (
                Agent(i, i + 1, who.source, False, _negated(doc, max(floor, i - 3), i), "noun_modifier", at)
                if who.source
                else None
            )
        if (
            raws[i].isupper()
            and words[i] not in _KINDS_OF_WEAPON
            and 2 <= len(raws[i]) <= 6
            and raws[i].isalpha()
            and tags[i] == "N"
            and (raws[i] in names.acronyms or i + 1 == at)
        ):
            who = identify(doc, names, i, i + 1, block)
            if who.kind != "media" and who.source:
                return Agent(i, i + 1, who.source, False, False, "noun_modifier", at)
        if "-" in words[i] and words[i].endswith(("-led", "-backed")):
            return (
                Agent(i, at, doc.words_text(i, min(at, i + 2)), False, False, "noun_modifier", at)
                if words[min(i + 1, at - 1)] in ("coalition", "forces", "militia", "alliance")
                else None
            )
    return None
    owner = owner_in(doc, names, begin, at, block)
    return Agent(begin, at, owner, False, False, "noun_modifier", at) if owner else None
