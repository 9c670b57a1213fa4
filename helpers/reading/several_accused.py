"""Several whom one statement accuses: in a list, by their shares of a count, or each in a clause of its own."""

from __future__ import annotations

from itertools import pairwise

from .actors import actor
from .document import Document
from .identity import Names
from .lexicon import word_set
from .modifiers import Agent
from .phrases import phrase_back

_COUNTED = word_set("counted_deeds")
_FAR = 60  # words back to the count of which a share is a part
_ACTING = frozenset(("agent_subject", "agent_responsible"))


def in_a_list(doc: Document, agents: list[Agent], chosen: Agent) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The actors of "eight breaches, five by the rebels and three by the army", "161 breaches by the army and 18 by the rebels"."""
    by = [a for a in agents if a.rule == "agent_by" and a.who and not a.negated]
    first = chosen if chosen.rule in _ACTING and chosen.who else min(by, key=lambda one: one.at, default=chosen)
    found = [first, *(a for a in by if a is not first and is_a_share(doc, a.at) and _is_led(doc, a.at))]
    if chosen not in found or first.negated or len({a.who for a in found}) < 2:
        return ()
    return tuple((a.who, (a.first, a.last)) for a in found if a.who)


def _is_led(doc: Document, by: int) -> bool:
    """Whether a share stands alone: "and 18 by", not "and Upland 71 by", which is what Upland says."""
    tags = doc.tokens.tags
    count = by - 1 if tags[by - 1] == "#" else by - 2 if tags[by - 2] == "#" else by - 3
    return tags[count - 1] not in "NJZnpr"


def is_a_share(doc: Document, by: int) -> bool:
    """Whether the "by" at a word leads to whose part of a count it is: "five by the rebels", "five of them by the rebels", "those by"."""
    tags = doc.tokens.tags
    of_them = tags[by - 3 : by] == "#PO" and doc.tokens.words[by - 2] == "of"
    others = (
        tags[by - 2] == "#" and doc.tokens.words[by - 1] == "others"
    )  # "54 people by the army and of 17 others by the rebels"
    return tags[by - 1] == "#" or of_them or others or doc.tokens.words[by - 1] == "those"


def counts_deeds(doc: Document, by: int, floor: int, block: int) -> bool:
    """Whether a share is one of attacks or breaches: such a count stands before it in the sentence, or is what the paragraph counts."""
    words, sets = doc.tokens.words, doc.lex.sets
    before = words[max(floor, by - 16) : by]
    if not (sets["attack_nouns"].isdisjoint(before) and sets["attack_verbs"].isdisjoint(before)):
        return True
    opening = doc.block_words[block][0]
    return not _COUNTED.isdisjoint(words[max(opening, by - _FAR) : by])


def shared_out(
    doc: Document, names: Names, agent: Agent, last: int, block: int
) -> tuple[tuple[str, tuple[int, int]], ...]:
    """“The army was responsible for 19 of them, the front for 12”, “the army violated it 12 times and the rebels nine times”."""
    if not agent.who or agent.negated:
        return ()
    first = (agent.who, (agent.first, agent.last))
    if agent.rule == "agent_responsible":
        return each_for(doc, names, first, agent.at + 1, last, block)
    return _each_with_a_count(doc, names, first, agent.at, last, block) if agent.rule == "agent_subject" else ()


def each_for(
    doc: Document, names: Names, first: tuple[str, tuple[int, int]], link: int, last: int, block: int
) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The actors of "(the army) | for 19 of them, the front for 12 and the militia for four", from the first "for"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if words[link : link + 1] != ["for"]:
        return ()
    found = [first]
    for at in range(link + 2, last - 1):
        if words[at] != "for" or (tags[at + 1] != "#" and words[at + 1 : at + 3] != ["that", "of"]):
            continue
        begin = phrase_back(doc, at - 1, link + 1)
        if begin is None:
            continue
        join = tags.rfind("C", begin, at)
        begin = join + 1 if join >= 0 else begin
        who = actor(doc, names, begin, at, block) if tags[begin - 1] in "C," else None
        if who:
            found.append((who, (begin, at)))
    return tuple(found) if len(found) > 1 else ()


def _each_with_a_count(
    doc: Document, names: Names, first: tuple[str, tuple[int, int]], verb: int, last: int, block: int
) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The actors of "(the army) | killed 120 civilians and the rebels 45": the verb is left out where it would stand again."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for join in range(verb + 2, last - 2):
        if words[join] != "and" or "#" not in tags[verb:join]:
            continue
        count = tags.find("#", join + 2, min(join + 7, last))
        closed = count + 1 >= last or tags[count + 1] in ".,;" or words[count + 1] == "times"
        if count < 0 or not closed or tags[join + 1 : count].strip("DJNZnpr'"):
            continue
        who = actor(doc, names, join + 1, count, block)
        armed = not doc.lex.sets["weapons"].isdisjoint(
            words[join + 1 : count]
        )  # "mortars six times and rifles six times"
        if who and who != first[0] and not armed:
            return first, (who, (join + 1, count))
    return ()


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
