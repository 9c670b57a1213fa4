"""Who is said to have done it: the actors in the words of a statement."""

from __future__ import annotations

from dataclasses import replace

from .actors import actor
from .answers import ANSWER, answering
from .attackers import attacker
from .deeds import ABDUCTING, ANSWERS, BANNED, BY_OBJECT, STAGED, USING
from .document import Document
from .fired_from import LEADING, from_where
from .held_responsible import belongs_to, lies_with, responsible
from .identity import Names
from .lexicon import word_set
from .lists import end_of_list, with_its_allegiance
from .modifiers import Agent, befell_none, is_negated, modifier, opens_with_no
from .other_side import OTHER_SIDE, is_the_other
from .phrases import phrase_back, phrase_forward, skip_left
from .recognition import ATTACKERS, BELONGING, IS, marked, of_a_state, recognised
from .several_accused import counts_deeds, is_a_share
from .traces import TRACES, traced

_SELF = word_set("own_pronouns")
_OWN = frozenset(["its", "our"])
_AIR_ACTIVITY = frozenset(["activity", "activities", "flights"])
_OURS = frozenset(["its", "our", "his", "their"])
_INQUIRIES = word_set("inquiries")
_MEN = word_set("parts_of_an_army")
_SETTING_FIRE = word_set("setting_fire")
_RECOGNISING = word_set("recognising")
_WHENCE = word_set("whence")
_TRUCES = word_set("names_of_a_truce")
_DEVICES = word_set("devices")
_FILMING = word_set("filming")
_FILMS = word_set("films")
_NO_ATTACKERS = word_set("no_attackers")
_PROPOSED = word_set("proposed_or_sent")
_KEEPING = word_set("keeping")
_RUNNING = word_set("running_a_weapon")
_RUN_BY = [[verb, "by"] for verb in _RUNNING]
_HALLMARKS = word_set("hallmarks")
_SUSPICION = word_set("where_suspicion_falls")
_THIS = frozenset(["this", "last"])
_PERIODS = word_set("recent_times")
_GUILT = word_set("whose_guilt_it_is")
_RESPONSIBLE = word_set("responsible_words")
_LIES = word_set("lying_with")
_SUPPLIED = word_set("supplying")
_FIRE = word_set("told_as_fire")
_CAUGHT = word_set("having_a_part")
_THE_GROUP = word_set("called_the_group")  # whoever speaks may mean itself
_ACTED = word_set("acting_on_orders")
_HAVING_A_PART = frozenset(["had", "have", "has", "played", "plays", "play"])
_NEEDS_IN = _CAUGHT | {"role", "hand", "part", "complicity"}
_INVOLVEMENT = word_set("involvement")


# words that have a rule of their own; all others are weapons and verbs of attack
_WITH_A_RULE = frozenset(("hands", "orders", "responsibility", "nothing")).union(
    _SUSPICION, _RESPONSIBLE, _INVOLVEMENT, _RECOGNISING, _HALLMARKS, BELONGING, TRACES, ANSWERS, BY_OBJECT
)


def find_agents(doc: Document, names: Names, first: int, last: int, block: int, speaks: bool = False) -> list[Agent]:
    """The actors whom the words `first:last` make responsible for an attack, in text order; "the other side" only where somebody `speaks`."""
    hits = doc.watched_in(first, last)
    if not hits:
        return []
    agents = []
    for at in hits:
        agent = _agent(doc, names, at, first, last, block)
        if agent is None or (not speaks and (agent.who == OTHER_SIDE or agent.rule == ANSWER)):
            continue
        if not agent.negated and befell_none(doc, agent, first):
            agent = replace(agent, negated=True)
        agents.append(agent)
    return agents


def _agent(doc: Document, names: Names, at: int, first: int, last: int, block: int) -> Agent | None:
    """The actor that the watched word at `at` makes responsible."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    word = words[at]
    if word == "by" and at > first:
        return _by(doc, names, at, first, last, block)
    if word in _WITH_A_RULE:
        if word in ("hands", "orders"):
            return _at_the_hands(doc, names, at, first, last, block)
        if word in _GUILT and (of_whom := belongs_to(doc, names, at, last, block)):
            return of_whom
        reach = at + 10 if words[at + 1 : at + 2] == ["for"] else at + 4
        if (word == "responsibility" or word in _SUSPICION) and not _LIES.isdisjoint(words[at + 1 : reach]):
            return lies_with(doc, names, at, last, block)
        if word in _RESPONSIBLE:
            return responsible(doc, names, at, first, block)
        if (word in _INVOLVEMENT and tags[at] not in "N") or words[at : at + 3] == ["nothing", "to", "do"]:
            return _involvement(doc, names, at, first, block)
        if word in _RECOGNISING:
            return recognised(doc, names, at, last, block)
        if word in _HALLMARKS or word in BELONGING:
            return marked(doc, names, at, first, last, block)
        if word in TRACES:
            return traced(doc, names, at, first, last, block)
        if word in ANSWERS:
            return answering(doc, names, at, first, last, block)
        if word in BY_OBJECT:
            out = words[at - 3 : at] == ["put", "out", "of"]  # "put out of action some 60 men"
            at -= 3 * (out and at - 3 > first)
            return attacker(doc, names, at, first, last, block) if out or word != "action" else None
    leads_from = at + 1 < len(words) and words[at + 1] in LEADING
    agent = from_where(doc, names, at, first, last, block) if leads_from else None
    if agent is None and word in BANNED:
        agent = _user(doc, names, at, first, last, block)
    if agent is None and word in sets["weapons"]:
        agent = of_a_state(doc, at, first, last)
    if agent is None and (word in sets["attack_verbs"] or word in ABDUCTING) and tags[at] not in "JZ":
        agent = attacker(doc, names, at, first, last, block)
    if agent is None and word in sets["weapons"] and at > first:
        agent = modifier(doc, names, at, first, block)
    return agent


def _user(doc: Document, names: Names, at: int, first: int, last: int, block: int) -> Agent | None:
    """Who "had used chlorine" there."""
    verb = next((k for k in range(at - 1, max(first - 1, at - 5), -1) if doc.tokens.words[k] in USING), None)
    return attacker(doc, names, verb, first, last, block) if verb is not None else None


def _by(doc: Document, names: Names, at: int, floor: int, ceiling: int, block: int) -> Agent | None:
    """The attack (carried out) by ACTOR; was hit by an ACTOR missile."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    if not _acts(doc, at, floor, block):
        return None
    begin = at + 1 + (tags[at + 1 : at + 2] == '"')  # 'violations by "the enemy forces"'
    begin += _is_on_the_move(doc, begin, ceiling)
    begin += words[begin : begin + 1] == ["either"]  # "by either the army or the rebels"
    many = tags.find("#", begin, min(begin + 4, ceiling))
    if many >= 0 and set(tags[begin:many]) <= set("lPn") and phrase_forward(doc, many + 1, ceiling, False) > many + 1:
        fighters = words[phrase_forward(doc, many + 1, ceiling, False) - 1] in ATTACKERS
        begin = many + 1 if fighters else begin  # "was ambushed by about 60 fighters of the front"
    end = phrase_forward(doc, begin, ceiling, apposition=False)
    if end == begin or tags[begin] in "#GTO" or words[begin : begin + 2] == ["the", "time"]:
        return None
    if is_the_other(doc, begin, end):
        return Agent(begin, end, OTHER_SIDE, False, False, "agent_by", at)
    if _is_no_attacker(doc, begin, end):
        return None  # "was hit by Lowland fuel cuts"
    of = next((i for i in range(begin + 1, end - 1) if words[i] == "of"), end)
    if of < end and words[of - 1] in sets["attack_events"] and set(tags[begin : of - 1]) <= set("DJn"):
        begin = of + 1  # "was hit by an air strike of the army"
    if words[end : end + 2] in _RUN_BY and end + 2 < ceiling and not sets["weapons"].isdisjoint(words[begin:end]):
        begin = end + 2  # "was hit by drones operated by the army"
        end = phrase_forward(doc, begin, ceiling, apposition=False)
        if end == begin:
            return None
    of = next((i for i in range(begin + 1, end) if words[i] == "of"), end)
    end = end if _TRUCES.isdisjoint(words[of:end]) else of  # "violations by the front of the holiday truce"
    origins = (i for i in range(begin + 1, end) if tags[i] == "P" and words[i] in _WHENCE)
    end = next((i for i in origins if tags[begin:i].strip("D")), end)
    end = next(
        (i for i in range(begin + 1, end) if tags[i] == "G" and tags[i - 1] not in "DJ"), end
    )  # "by soldiers operating from the hill"
    end = next((i for i in range(begin + 1, end) if tags[i] == "#"), end)  # "was violated by the rebels 17 times"
    end = next((i for i in range(begin + 1, end - 1) if words[i] in _THIS and words[i + 1] in _PERIODS), end)
    allied = with_its_allegiance(doc, end, ceiling)
    of_somebody = allied > end and not any(t in "NZJ" for t in tags[begin:end])
    closed = not set(tags[floor:at]) & set("VvAK")
    end = end_of_list(doc, begin, allied, ceiling, closed)
    negated = is_negated(doc, max(floor, at - 14), at) or opens_with_no(doc, floor, at)
    arms = words[end - 1] in sets["weapons"] or words[end - 1] in _FIRE
    if words[begin] in _OWN and (words[end - 1] in _MEN or arms):
        return Agent(begin, end, None, True, negated, "agent_by", at)  # "was fired by its troops"
    who = actor(doc, names, begin, end, block)
    if of_somebody:
        who = doc.words_text(begin + (tags[begin] == "D"), allied)  # "forces allied to the government": no other forces
    join = next((i for i in range(begin + 1, end - 1) if words[i] == "and" and words[i + 1] in _OURS), None)
    if join is not None:  # "committed by the army and its allies", "by the junta and its Lowland auxiliaries"
        who = actor(doc, names, begin, join, block)
        end = end if any(t in "JZN" for t in tags[join:end]) else join
    if who is None:
        return None
    named = doc.tokens.raws[begin][0].isupper() or tags[begin] in "DNJZ"
    armed = words[end - 1] in sets["group_words"] or not sets["weapons"].isdisjoint(words[begin:end])
    if not named and not armed:
        return None
    return Agent(begin, end, who, False, negated, "agent_by", at)


def _is_no_attacker(doc: Document, begin: int, end: int) -> bool:
    """Whether words behind "by" name a thing of a state that fires at nobody: "Lowland fuel cuts", "a Lowland ban on fuel"."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    stop = next((i for i in range(begin + 1, end) if tags[i] == "P"), end)
    return tags[stop - 1] in "nN" and words[stop - 1] in _NO_ATTACKERS and sets["weapons"].isdisjoint(words[begin:stop])


def _is_on_the_move(doc: Document, at: int, ceiling: int) -> bool:
    """“by retreating fighters of the front”, “by withdrawing rebels”."""
    if doc.tokens.tags[at : at + 1] != "G":
        return False
    end = phrase_forward(doc, at + 1, ceiling, apposition=False)
    return not doc.lex.sets["group_words"].isdisjoint(doc.tokens.words[at + 1 : end])


def _acts(doc: Document, by: int, floor: int, block: int) -> bool:
    """Whether what stands left of "by" is an attack or an attack verb: "the strike on a school by", "was hit by"."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    if words[by - 1] in _PROPOSED or (
        words[by - 1] == "sent" and not _PROPOSED.isdisjoint(words[max(floor, by - 4) : by])
    ):
        return False  # "rejected a truce proposal by X", "a mission sent by X"
    if is_a_share(doc, by):  # "eight breaches, five by the rebels"
        return counts_deeds(doc, by, floor, block)
    if words[by - 1] in _RUNNING and words[by - 2] in sets["weapons"]:
        behind = words[by + 1 : min(by + 9, len(words))]  # "a drone operated by the army hit the mill"
        return not sets["attack_verbs"].isdisjoint(behind) or not IS.isdisjoint(words[max(floor, by - 8) : by])
    if words[by - 1] in _KEEPING and words[by - 2] not in sets["weapons"] and words[by - 2] not in IS:
        return False  # "hit a school run by the mission"
    if words[by - 1] == "used" and not _SUPPLIED.isdisjoint(words[floor:by]):
        return False  # "had supplied the drones used by the rebels"
    for i in range(by - 1, max(floor, by - 12) - 1, -1):
        word = words[i]
        if word in _FILMING or (word == "shot" and not _FILMS.isdisjoint(words[floor:i])):
            return False  # "the strike was filmed by", "a clip shot by"
        if word in ("set", "sets") and _SETTING_FIRE.isdisjoint(words[i + 1 : by]):
            return False  # "a committee set up by the mediators"
        if word in ABDUCTING | {"taken"} and i == by - 2 and words[by - 1] in ("up", "away", "off"):
            return word not in ("picked", "rounded") or words[by - 1] == "up"  # "four men were picked up by"
        if word == "carried" and words[i + 1] != "out":
            return False  # "a bomb carried by these drones"
        if word in sets["attack_nouns"] and (tags[i] in "nk" or (tags[i] == "G" and i == by - 1)):
            return True  # "19 breaches by", "unprovoked firing by"
        if word in sets["light_verbs"] and words[floor] in IS and not tags[floor + 1 : i].strip("lEA"):
            return True  # "(a shell that X said) was fired by Y"
        if (word in STAGED or (word == "carried" and words[i + 1] == "out")) and _of_a_pronoun(doc, i, floor):
            return True  # "it had been staged by Y"
        if word in sets["light_verbs"]:
            head = next((k for k in range(floor, i) if tags[k] == "P"), i) - 1
            if head >= floor and words[head] in _INQUIRIES:
                return False  # "an inquiry into the attack was launched by"
            reach = (
                30 if '"' in tags[max(floor, i - 10) : i] else 10
            )  # "“No strikes,” X said at a briefing, “were flown by”"
            deeds = sets["attack_nouns"] | _DEVICES
            told = (k for k in range(max(floor, i - 45), i - 2) if words[k] in deeds and _is_told_of(doc, k))
            near = not deeds.isdisjoint(words[max(floor, i - reach) : i])
            near = near or (opens_with_no(doc, floor, by) and not _AIR_ACTIVITY.isdisjoint(words[floor:i]))
            return near or next(told, None) is not None or _has_subject(doc, i, floor, deeds)
        if word in sets["attack_verbs"] or word in sets["attack_nouns"]:
            return True
        if word in _RUNNING and i == by - 1 and not IS.isdisjoint(words[max(floor, i - 2) : i]):
            return not sets["weapons"].isdisjoint(words[max(floor, i - 6) : i])  # "the drone was operated by"
        if word == "dead":
            continue  # "was shot dead by"
        if tags[i] in "VvAKBY.;," or (tags[i] == "E" and tags[i + 1] in "PA"):
            return False
        if tags[i] == "E" and i == by - 1:
            return False
    return False


def _has_subject(doc: Document, verb: int, floor: int, deeds: frozenset[str]) -> bool:
    """Whether the clause of a passive opens with a deed: "the strike on Tuesday in the town of Velm, 90km west of Karsa, was carried out by"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if IS.isdisjoint(words[max(floor, verb - 3) : verb]):
        return False
    begin = max((i + 1 for i in range(floor, verb) if tags[i] in "tSR.;:C"), default=floor)
    head = begin
    while head < verb and tags[head] in "DnNJZE#kl\"'G" and words[head] not in deeds:
        head += 1
    return head < verb and words[head] in deeds and not set(tags[head:verb]) & set("VvK")


def _is_told_of(doc: Document, at: int) -> bool:
    """Whether a clause that tells of a thing begins behind it: "the strike, which killed 12 people and hurt 30, was launched by"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for k in range(at + 1, min(at + 14, len(words))):  # "the strikes in the Orsha province, in which"
        if words[k] in ("that", "which"):
            return True
        if tags[k] in "VvAKBE.;:":
            return False
    return False


def _at_the_hands(doc: Document, names: Names, at: int, floor: int, last: int, block: int) -> Agent | None:
    """“12 people died at the hands of the army”, “acted on the orders of the army”."""
    words, sets = doc.tokens.words, doc.lex.sets
    before = words[max(floor, at - 16) : at - 2]
    ordered = words[at] == "orders" and words[at + 1 : at + 2] == ["of"] and "on" in words[at - 2 : at]
    deed = not (sets["attack_nouns"] | sets["attack_verbs"] | doc.lex.outcome_own.keys()).isdisjoint(before)
    suffered = words[at - 2 : at + 2] == ["at", "the", "hands", "of"] and deed
    if not suffered and (not ordered or _ACTED.isdisjoint(before)):
        return None
    end = phrase_forward(doc, at + 2, last, apposition=False)
    who = actor(doc, names, at + 2, end, block) if end > at + 2 else None
    negated = is_negated(doc, max(floor, at - 14), at)
    return Agent(at + 2, end, who, False, negated, "agent_by", at) if who else None


def _of_a_pronoun(doc: Document, verb: int, floor: int) -> bool:
    """Whether the subject of a passive is "it" or "this": what was spoken of before."""
    left, _ = skip_left(doc, verb - 1, floor)
    return (
        floor <= left < verb - 1
        and doc.tokens.words[left] in ("it", "this")
        and not IS.isdisjoint(doc.tokens.words[left:verb])
    )


def _involvement(doc: Document, names: Names, at: int, floor: int, block: int) -> Agent | None:
    """Its involvement; had no role; had nothing to do with."""
    words, tags = doc.tokens.words, doc.tokens.tags
    near = words[max(floor, at - 4) : at]
    negated = any(w in ("no", "not", "any", "never") or w.endswith("n't") for w in near) or words[at] == "nothing"
    ends = words[at] in _CAUGHT and (at + 1 >= len(words) or tags[at + 1] in '.,;"')
    if words[at] in _NEEDS_IN and words[at + 1 : at + 2] not in (["in"], ["with"]) and not ends:
        return None  # "a bandaged hand", "incidents involved small arms"
    if words[at] in ("part", "presence") and not negated:
        return None  # "took part in talks"
    if words[at] == "presence" and (words[at + 1 : at + 2] == ["of"] or _HAVING_A_PART.isdisjoint(near)):
        return None  # "no militant presence had been reported"
    if words[at] in _CAUGHT and IS.isdisjoint(near) and words[at - 1] != "not":  # a headline's "army not involved"
        return None
    back = range(at - 1, max(floor, at - 4) - 1, -1)
    owner = next((i for i in back if words[i] in _SELF or tags[i] in "JZN'"), None)
    if owner is not None and words[owner] in _SELF:
        return Agent(owner, owner + 1, None, True, negated, "agent_involvement", at)
    if owner is not None and tags[owner] in "JZ'N":
        end = owner + (tags[owner] != "'")
        # "no evidence of Lowland involvement": whose, not of what
        begin = phrase_back(doc, end - 1, max(floor, tags.rfind("P", floor, end) + 1))
        who = actor(doc, names, begin, end, block) if begin is not None else None
        if who:
            return Agent(begin or 0, end, who, False, negated, "agent_involvement", at)
    if words[at] in _CAUGHT:  # "the army, according to X, is implicated in three raids"
        left, _ = skip_left(doc, at - 1, floor)
        opened = tags.rfind(",", floor, left) if left > floor and tags[left] == "," else -1
        begin = phrase_back(doc, opened - 1, floor) if opened > floor else None
        who = actor(doc, names, begin, opened, block) if begin is not None else None
        if who:
            return Agent(begin or 0, opened, who, False, negated, "agent_involvement", at)
    if words[at] in _CAUGHT:  # "its air force had been involved"
        left, _ = skip_left(doc, at - 1, floor)
        begin = phrase_back(doc, left, floor) if left >= floor else None
        if begin is not None and words[begin] in _OURS:
            return Agent(begin, left + 1, None, True, negated, "agent_involvement", at)
    had = words[at] in ("hand", "role", "part", "nothing", "involvement")
    verb = next((i for i in back if words[i] in _HAVING_A_PART or (tags[i] == "A" and not had)), None)
    if verb is not None and owner is None and (had or negated):
        left, _ = skip_left(doc, verb - 1, floor)  # "the rebels may have had a hand in it"
        left -= left > floor and tags[left] == "T" and words[left] == "may"
        begin = phrase_back(doc, left, floor) if left >= floor else None
        named = begin is not None and tags[begin] != "O" and words[left] not in _THE_GROUP
        who = actor(doc, names, begin, left + 1, block) if begin is not None and named else None
        if who:
            return Agent(begin or 0, left + 1, who, False, negated, "agent_involvement", at)
    if negated or words[at] in ("involvement", "hand", "complicity"):
        return Agent(at, at, None, True, negated, "agent_involvement", at)
    return None
