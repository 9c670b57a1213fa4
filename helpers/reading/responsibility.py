"""What a statement says about who did it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from .actors import NOBODY, each_actor, group_meant
from .agents import find_agents
from .alibis import it_was_us, no_part
from .answers import ANSWER
from .blame import blame, condemned, says_each
from .content import Draft
from .denials import denial, is_of_state, own_side, rejection, was_accused
from .document import Document
from .duty import Duty
from .fixed_phrases import has_phrase, listed, tells_no_attack
from .hedges import hedged
from .identity import SPOKESPERSONS, Identity, Names
from .inquiries import INQUIRING, inquires
from .lexicon import lexicon, word_set
from .modifiers import Agent
from .names import identify
from .other_side import OTHER_SIDE, opponent
from .own_forces import are_own_men, is_civilian, is_told_as_its_own, own_forces, unit_of_nobody
from .own_or_other import is_a_thing, is_somebody_else, the_accused
from .owning_up import owns_up
from .phrases import phrase_forward
from .recognition import named_as, pointed_at, recognised
from .reticence import does_not_comment
from .scope import left_open, supposed, unproven
from .several_accused import in_a_list, of_two_clauses, shared_out
from .traces import INDIRECT
from .unsaid import asks_what_is_to_come, is_of_something_else

_ITSELF = frozenset(["it", "they", "we"])
_SHOWING = word_set("things_that_show")
_NAMING = frozenset(["agent_by", "noun_modifier", "agent_subject"])  # rules by which words name an actor outright
_SAID_AT_ONCE = {
    "unclaimed": Duty("withholds", False, rule="nobody_claims"),
    "withhold": Duty("withholds", False, rule="withholds"),
    "trade": Duty("accuses", False, None, None, "mutual_blame"),
}
_IDENTIFYING = frozenset(["identify", "name", "describe"])
_POINTERS = frozenset(["this", "these", "it", "that"])
_CALLING = frozenset(["urge", "call", "demand", "ask", "request", "appeal", "rule out"])
_QUESTION = frozenset(["who", "whose", "whether"])
_NOT = frozenset(["not", "no", "n't"])
_BREACHES = frozenset(["breach", "breaches", "violation", "violations"])


@cache
def _marks() -> frozenset[str]:
    """Words without one of which a statement neither looks into anything, nor rejects it, nor says that nobody knows."""
    lists = (listed(name) for name in ("unknown", "investigate", "calls_false", "not_us", "it_was_us"))
    return frozenset().union(*lists, lexicon().sets["deny_report"], INQUIRING)


def judge(doc: Document, names: Names, draft: Draft, who: Identity, block: int) -> Duty:
    """Stance, hedge and accused actor of a claim."""
    if draft.passes_on:
        return Duty("asserts", draft.found.cue.hedged, rule="passes_on")
    if (
        draft.inner is not None
        and draft.found.cue.frame != "withhold"
        and not _own_deed_first(doc, names, draft, block)
    ):
        duty = judge(doc, names, draft.inner, who, block)
        if duty.stance != "asserts":
            return duty
    said = _by_its_cue(doc, names, draft, who, block)
    if said is not None:
        return said
    assert draft.content
    first, last = draft.content[0][0], draft.content[-1][1]
    agents = _agents_told(doc, names, draft, who, block)
    settled = [a for a in agents if not supposed(doc, a, first)] if agents else agents
    known = [a for a in settled if not unproven(doc, a, first)] if settled and not draft.found.negated else []
    if settled and not known:
        return _unproven(doc, names, who, draft, settled[0])
    if agents and not settled and left_open(doc, agents[0], first):
        return Duty("withholds", False, rule="left_open")
    agents = known
    if draft.found.cue.admits and not draft.found.negated and who.source and owns_up(doc, agents, first, last):
        return Duty("admits", False, who.source, draft.source, "admits_own_part")
    calls = draft.found.cue.base in _CALLING  # "urged the army to investigate" looks into nothing
    marked = not calls and not _marks().isdisjoint(doc.tokens.words[first:last])
    return (
        (_open(doc, names, who, agents, first, last) if marked else None)
        or (_of_agents(doc, names, draft, who, agents, block) if agents else None)
        or _of_itself(doc, names, draft, who, block, marked)
        or _asked_who(doc, first, last)
        or _statement(doc, draft)
    )


def _asked_who(doc: Document, first: int, last: int) -> Duty | None:
    """“Asked who had fired, the mayor said he did not know”: the question stands in front of it."""
    words = doc.tokens.words
    if words[last - 1] not in ("know", "idea") and words[last - 2] not in ("know", "idea"):
        return None
    begin = doc.sentences[doc.sentence_at(first)].first
    asked = words[begin] == "asked" and not _QUESTION.isdisjoint(words[begin + 1 : begin + 4])
    ignorant = not _NOT.isdisjoint(words[last - 3 : last - 1])
    return Duty("withholds", False, rule="withholds") if asked and ignorant else None


def _own_deed_first(doc: Document, names: Names, draft: Draft, block: int) -> bool:
    """“saying its own troops had fired after it first blamed the rebels”: what it did comes before what it said."""
    if draft.inner is None or not draft.content or draft.inner.begin - draft.content[0][0] < 4:
        return False
    before = find_agents(doc, names, draft.content[0][0], draft.inner.begin, block)
    return any(agent.itself and not agent.negated for agent in before)


def _unproven(doc: Document, names: Names, who: Identity, draft: Draft, agent: Agent) -> Duty:
    """“No evidence that its forces fired” denies; of others it leaves open who did it."""
    whose = agent.last > agent.first or was_accused(doc, names, who)  # "no evidence of involvement": whose is not said
    if agent.itself and whose:
        return Duty("denies", False, own_side(doc, names, who), draft.source, "no_evidence")
    return Duty("withholds", False, rule="no_evidence")


def _by_its_cue(doc: Document, names: Names, draft: Draft, who: Identity, block: int) -> Duty | None:
    """What the cue alone says, whatever the statement is: "claimed responsibility", "declined to comment", "denied"."""
    cue, words = draft.found.cue, doc.tokens.words
    nobody = draft.source is not None and words[draft.source[0]] in NOBODY
    if nobody and (cue.admits or cue.frame == "accuse"):
        return Duty("withholds", False, rule="nobody_claims")  # "no party has acknowledged the raid"
    if cue.frame == "responsibility":
        if nobody or draft.found.negated:
            return Duty("withholds", False, rule="nobody_claims")
        return Duty("admits", False, who.source, draft.source, "claims_responsibility")
    if cue.frame == "withhold" and is_of_something_else(doc, draft):
        return Duty("asserts", False, rule="says_nothing_of_it")
    if cue.frame in _SAID_AT_ONCE:
        return _SAID_AT_ONCE[cue.frame]
    whom = condemned(doc, names, draft, block)
    if whom is not None:
        return whom
    if cue.frame in ("accuse", "blame", "ascribe"):
        laid = blame(doc, names, draft, who, block)
        return replace(laid, stance=cue.stance) if laid is not None and laid.stance == "accuses" else laid
    if not draft.content:
        bare = cue.frame == "deny" and who.source  # "the front issued a denial": of its own part
        name = own_side(doc, names, who) if bare else None
        return Duty(cue.stance, cue.hedged, name, draft.source if name else None, rule=cue.frame)
    if says_each(words, draft.source) and cue.stance == "asserts":
        first, last = draft.content[0][0], draft.content[-1][1]
        first += words[first] == "that"
        if words[first : first + 2] == ["the", "other"] and not tells_no_attack(doc, first, last):
            return Duty("accuses", cue.hedged, None, None, "mutual_blame")  # "each side says the other fired first"
    if cue.frame == "deny":
        denied = _denied(doc, names, draft, who, block)
        if denied is not None:
            return denied
    if cue.admits and draft.found.negated and who.source:
        return Duty("withholds", False, rule="does_not_admit")
    if cue.frame == "investigate":
        stance = "asserts" if draft.found.negated else "investigates"
        return Duty(stance, False, rule="does_not_investigate" if draft.found.negated else "investigates")
    return None


def _denied(doc: Document, names: Names, draft: Draft, who: Identity, block: int) -> Duty | None:
    """What a cue of denying says: "which X denies", "something X denies", "denied that …"."""
    assert draft.content
    words, first, last = doc.tokens.words, draft.content[0][0], draft.content[-1][1]
    charge = doc.tokens.tags[draft.begin - 1 : draft.begin] == "R" or words[first:last] == ["something"]
    if charge and was_accused(doc, names, who):
        return Duty("denies", False, own_side(doc, names, who), draft.source, "denial_of_own_part")
    if draft.source and not _SHOWING.isdisjoint(words[slice(*draft.source)]):
        return Duty("asserts", False, rule="shown")  # "satellite images contradicted the army's account"
    return denial(doc, names, who, draft.source, block, first, last) if not draft.found.negated else None


def _agents_told(doc: Document, names: Names, draft: Draft, who: Identity, block: int) -> list[Agent]:
    """The actors whom a statement makes responsible."""
    assert draft.content
    first, last, frame = draft.content[0][0], draft.content[-1][1], draft.found.cue.frame
    reports = draft.found.cue.base == "call" and not doc.lex.sets["nouns_of_denial"].isdisjoint(
        doc.tokens.words[first : first + 4]
    )
    if frame in ("order", "callfor") or reports:
        return []  # "called the reports of a Lowland strike a joke": whose strike is what others say
    if draft.found.cue.base in _IDENTIFYING:
        seen = recognised(doc, names, draft.found.first, last, block)
        seen = seen or named_as(doc, names, draft.found.first, last, block)
        if seen or draft.found.cue.base == "identify":
            return [seen] if seen else []
    agents = find_agents(doc, names, first, last, block, True)
    agents = [a for a in agents if not _in_quoted_claim(doc, a, draft)] if agents else agents
    named = pointed_at(doc, names, first, last, block) if not agents and frame in ("clause", "recipient") else None
    agents = [named] if named else agents
    if not agents:
        return []
    if frame in ("object", "as") and not any(a.rule in _NAMING for a in agents):
        return []
    agents = [a for a in agents if not (a.itself and is_a_thing(doc, a, draft, agents))]
    agents = [
        replace(a, who=meant, itself=False, rule="agent_subject")
        if (meant := the_accused(doc, names, draft, who, a))
        else a
        for a in agents
    ]
    if not draft.found.cue.admits and is_civilian(doc, names, who):
        agents = [
            a for a in agents if a.rule != "agent_self" or a.negated or doc.tokens.words[a.first] == "our"
        ]  # "we picked up the dead", a herder said
    agents = [replace(a, who=opponent(doc, names, who, block)) if a.who == OTHER_SIDE else a for a in agents]
    return [a for a in agents if a.who or (a.itself and who.source and not is_somebody_else(doc, a, who, draft))]


def _open(doc: Document, names: Names, who: Identity, agents: list[Agent], first: int, last: int) -> Duty | None:
    """Words that leave it open, look into it, or reject what somebody is said to have done."""
    words = doc.tokens.words
    if has_phrase(doc, "not_ruled_out", first, last):
        return Duty("withholds", False, rule="withholds")  # "could not rule out the involvement of X"
    if all(a.rule in INDIRECT for a in agents) and has_phrase(doc, "unknown", first, last):
        if not asks_what_is_to_come(doc, first, last):
            return Duty("withholds", False, rule="withholds")
    plain = agents and (agents[0].who or words[agents[0].at] not in doc.lex.sets["light_verbs"])
    until = agents[0].at if plain else last
    if has_phrase(doc, "investigate", first, until, affirmed=True) or inquires(doc, first, until):
        if not any(a.rule == "agent_by" for a in agents):
            return Duty("investigates", False, rule="investigates")
    if agents and _calls_it_false(doc, first, last):
        agent = agents[0]  # "reports of a Lowland strike are baseless", "the claim that its drones hit it is a lie"
        name = agent.who or (own_side(doc, names, who) if agent.itself else None)
        return Duty("denies", False, name, (agent.first, agent.last), "calls_it_false") if name else None
    return None


def _of_agents(doc: Document, names: Names, draft: Draft, who: Identity, agents: list[Agent], block: int) -> Duty:
    """Whom a statement accuses, denies or owns up to, from the actors in it."""
    assert draft.content
    cue, words = draft.found.cue, doc.tokens.words
    agent = _not_his_own(doc, min(agents, key=_weight), who)
    if agent.rule == "agent_gerund":
        return _statement(doc, draft)
    soft = cue.hedged or hedged(doc, draft.content[0][0], draft.content[-1][1])
    soft = soft or (draft.found.passive and cue.base in ("believe", "suspect", "think", "allege"))
    name = group_meant(doc, names, agent.first, agent.last, block, who) or agent.who
    soft = soft or agent.rule in INDIRECT  # whence it came says less than who fired
    if agent.itself:
        name = own_side(doc, names, who, agent.first < agent.last and words[agent.first] == "their")
    span = (agent.first, agent.last) if agent.last > agent.first else None
    forces = own_forces(doc, draft, who, agent)
    name = forces or name
    if are_own_men(doc, who, name):
        name, forces = own_side(doc, names, who), who.source  # "the police said officers had fired": its own
    own = (
        agent.itself
        or forces is not None
        or (name is not None and (name in (who.source, who.state) or is_of_state(doc, who, name)))
    )
    own = own or (cue.admits and who.kind == "institution" and unit_of_nobody(doc, name))
    told = not own and is_told_as_its_own(doc, draft, who, agent, name)
    own = own or told
    if own and name and name.islower() and not agent.itself and forces is None and not told:
        name = own_side(doc, names, who)  # "acknowledged that a tank crew had fired"
    if agent.rule == ANSWER and not (own and _is_ones_own(doc, draft, agent)):
        return _statement(doc, draft)  # "the rebels responded with mortars": no charge by itself
    if own and not agent.itself and forces is None and _counts_its_own_breaches(words, agent, name, who):
        return Duty("asserts", soft, rule="counts_breaches")
    several = () if own or agent.itself else each_actor(doc, names, agent.first, agent.last, block)
    several = several or in_a_list(doc, agents, agent) or shared_out(doc, names, agent, draft.content[-1][1], block)
    several = several or (() if own else of_two_clauses(doc, agents, agent))
    if several and not agent.negated:
        doubt = "or" in words[agent.first : agent.last]  # "by the army or the rebels"
        return Duty("accuses", soft or doubt, *several[0], agent.rule, several[1:])
    if agent.negated:
        return Duty("denies", cue.hedged, name, span or draft.source, agent.rule + "_denied")
    return Duty("admits" if own else "accuses", soft, name, span or draft.source, agent.rule)


def _is_ones_own(doc: Document, draft: Draft, agent: Agent) -> bool:
    """Whether "it" that answers by force is the one who speaks: not in “rebels fired at the team and it retaliated, police said”."""
    assert draft.content
    behind = draft.source is not None and draft.source[0] > agent.at and agent.first > draft.content[0][0] + 1
    return not (behind and doc.tokens.words[agent.first] in _ITSELF)


def _counts_its_own_breaches(words: list[str], agent: Agent, name: str | None, who: Identity) -> bool:
    """“He put the number of breaches by ABC at 52”: nobody counts his own breaches by name, so somebody else is "he"."""
    told = words[max(0, agent.first - 2) : agent.last + 2]
    return name == who.source and agent.rule in _NAMING and not _BREACHES.isdisjoint(told)


def _not_his_own(doc: Document, agent: Agent, who: Identity) -> Agent:
    """“It was our own army that did this,” a resident said: the army's deed, not the resident's."""
    words = doc.tokens.words
    head = words[agent.last - 1] if agent.last > agent.first else ""
    civil = who.kind in ("person", "role", "unknown") and who.state is None and who.speaker is None
    ours = (
        agent.itself
        and words[agent.first] == "our"
        and head in ("army", "military", "government", "soldiers", "troops")
    )
    return replace(agent, itself=False, who=head) if civil and ours else agent


def _of_itself(doc: Document, names: Names, draft: Draft, who: Identity, block: int, marked: bool) -> Duty | None:
    """What a source rejects for itself, in words that name nobody: "we reject this", "it was not us", "the report is false"."""
    assert draft.content
    first, last = draft.content[0][0], draft.content[-1][1]
    if _never_in_two_parts(doc, draft) and who.source:
        return Duty("denies", False, own_side(doc, names, who), draft.source, "denial_of_own_part")
    if does_not_comment(doc, first, last):
        return Duty("withholds", False, rule="withholds")
    refused = _refusal(doc, names, draft, who, block)
    if refused is not None:
        body, begin = refused
        return denial(doc, names, body, draft.source, block, begin, last)
    if marked and who.source and has_phrase(doc, "not_us", first, last):
        return Duty("denies", False, own_side(doc, names, who), draft.source, "not_us")
    ours = it_was_us(doc, names, who, first, last) if marked else None
    if ours is not None:
        return Duty("admits", False, ours, draft.source, "it_was_us")
    alibi = no_part(doc, names, who, first, last)
    if alibi is not None:
        return Duty("denies", False, own_side(doc, names, who), draft.source, alibi)
    if marked and _calls_it_false(doc, first, last):
        return replace(rejection(doc, names, who, draft.source, block, first, last), rule="calls_it_false")
    return None


def _statement(doc: Document, draft: Draft) -> Duty:
    """A statement about something else."""
    assert draft.content
    told = doc.tokens.words[draft.content[0][0] : draft.content[-1][1]]
    admits = draft.found.cue.admits and "responsibility" in told
    return Duty("admits" if admits else "asserts", draft.found.cue.hedged, rule="statement")


def _never_in_two_parts(doc: Document, draft: Draft) -> bool:
    """“We have never,” the spokesman said, “targeted civilians.”: the negation and the deed on two sides of the source."""
    if draft.content is None or len(draft.content) != 2:
        return False
    words, tags = doc.tokens.words, doc.tokens.tags
    (first, last), (begin, end) = draft.content
    opening = [word for word, tag in zip(words[first:last], tags[first:last], strict=True) if tag not in '",']
    never = (
        len(opening) < 6 and opening[:1] in (["we"], ["our"], ["at"], ["i"]) and ("never" in opening or "no" in opening)
    )
    return never and not tells_no_attack(doc, begin, end)


def _weight(agent: Agent) -> tuple[bool, bool, bool, int]:
    """Which of several actors a statement is about: the least one."""
    gerund = agent.rule == ANSWER or (agent.itself and agent.rule == "agent_gerund")
    return not agent.negated, gerund, agent.rule == "noun_modifier", agent.at


def _refusal(doc: Document, names: Names, draft: Draft, who: Identity, block: int) -> tuple[Identity, int] | None:
    """“We categorically reject these charges,” said X; “X rejects this,” a spokesman said: who rejects it, and where what is rejected begins."""
    assert draft.content
    first, last = draft.content[0][0], draft.content[-1][1]
    words, tags = doc.tokens.words, doc.tokens.tags
    begin = first + (tags[first] == '"')
    if begin >= last or doc.lex.sets["denying"].isdisjoint(words[begin : min(begin + 10, last)]):
        return None
    at = (
        begin + 1 if words[begin] in ("we", "i") else phrase_forward(doc, begin, min(begin + 7, last), apposition=False)
    )
    end = at
    while at < last and tags[at] in 'lA"':  # 'the army "strongly denies" it'
        at += 1
    cue = doc.lex.cues.get(words[at]) if begin < at < last - 1 else None
    if cue is None or cue.frame != "deny" or who.source is None:
        return None
    at += tags[at + 1] == '"'
    if words[begin] in ("we", "i"):
        return who, at + 1
    body = identify(doc, names, begin, end, block)
    spokesman = who.kind in ("person", "role") and draft.source is not None
    spokesman = spokesman and not SPOKESPERSONS.isdisjoint(words[slice(*draft.source or (0, 0))])
    speaks = body.source == who.source or (spokesman and body.kind in ("institution", "group", "state"))
    return (body, at + 1) if speaks else None


def _calls_it_false(doc: Document, first: int, last: int) -> bool:
    words, sets = doc.tokens.words, doc.lex.sets
    if last - first >= 30:
        return False
    if sets["deny_report"].isdisjoint(words[first:last]) and not has_phrase(doc, "calls_false", first, last):
        return False
    opening = words[first : min(first + 8, last)]
    if words[first] in ("fears", "fear"):
        return False  # "fears that X would fire proved unfounded"
    return not (sets["nouns_of_denial"].isdisjoint(opening) and _POINTERS.isdisjoint(opening))


def _in_quoted_claim(doc: Document, agent: Agent, draft: Draft) -> bool:
    return draft.source is not None and draft.source[0] <= agent.first < draft.source[1]
