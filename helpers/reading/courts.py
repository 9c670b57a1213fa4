"""Courts and prosecutors: what they charge somebody with, and what they find.

“convicted a commander of ordering the raid”, “was indicted over the raid”, “found two officers guilty of shelling it”.
A charge counts where it speaks of an attack or of a crime of war: who is convicted of theft is accused of no attack.
"""

from __future__ import annotations

from .lexicon import Cue, word_set
from .silence import Found
from .single_verbs import NO, Rule, Verb

COURT = Cue("charge", "finite", "accuse", "accuses", "neutral")
WARRANT = Cue("issue a warrant", "finite", "accuse", "accuses", "neutral")
GUILTY = "guilty"
_LINKS = frozenset(["of", "for", "over", "with", "in"])
_CRIMES = word_set("crimes_of_war")
_LEADING = word_set("leading_an_attack")
_CARRIED = word_set("explosive_devices")
_FAR = 24  # words from the verb to the end of the charge


def brings_a_charge(v: Verb) -> Found | None:
    """“convicted X of killing 12”, “was indicted for the raid”, “sentenced X to ten years over the raid”; else nothing is said."""
    if v.modal or v.negated or (v.word(0) == "sentence") or v.before == "to":
        return NO
    link = end_of_charged(v.doc.tokens.words, v.at + 1, v.sentence.last)
    if not v.be and (link == v.at + 1 or v.left < v.sentence.first):
        return NO
    return v.found(cue=COURT, passive=v.be) if _of_an_attack(v, link) else NO


def acquits(v: Verb) -> Found | None:
    """“acquitted X of killing 12”, “was cleared of any part in the raid”; else nothing is said."""
    if v.modal or v.negated or v.before == "to" or (not v.be and v.left < v.sentence.first):
        return NO
    link = end_of_charged(v.doc.tokens.words, v.at + 1, v.sentence.last)
    told = v.doc.tokens.words[link : link + 1] == ["of"] and v.be == (link == v.at + 1)
    return v.found(passive=v.be) if told and _of_an_attack(v, link) else NO


def finds_guilty(v: Verb) -> Found | None:
    """“found the general guilty of shelling the town”, “was found guilty of it”; None where nobody is found so."""
    words, tags = v.doc.tokens.words, v.doc.tokens.tags
    guilty = next((i for i in range(v.at + 1, min(v.at + 12, v.sentence.last)) if words[i] == GUILTY), None)
    if guilty is None or "t" in tags[v.at + 1 : guilty] or v.be != (guilty == v.at + 1) or v.modal or v.negated:
        return None
    return v.found(1 + v.be, COURT, passive=v.be) if _of_an_attack(v, guilty + 1) else NO


def is_charged(v: Verb) -> Found | None:
    """“two officers were charged with killing 12”; None for every other charge."""
    return brings_a_charge(v) if v.be and v.behind in ("with", "over") else None


def _of_an_attack(v: Verb, first: int) -> bool:
    """Whether the charge that begins at a word is of an attack: "of killing 12", "for ordering the raid", "over the massacre"."""
    words, tags, sets = v.doc.tokens.words, v.doc.tokens.tags, v.doc.lex.sets
    until = min(v.at + _FAR, v.sentence.last)
    ends = (i for i in range(first, until) if tags[i] in '.;",' or words[i] == "not")
    links = [i for i in range(first, next(ends, until)) if words[i] in _LINKS | {"to"}]
    return any(_is_attack(words[at + 1 : min(at + 7, until)], v, sets) for at in links)


def _is_attack(charge: list[str], v: Verb, sets: dict[str, frozenset[str]]) -> bool:
    """Whether the first words of a charge are those of an attack or of a crime of war."""
    acts = _CRIMES | sets["attack_events"] | frozenset(v.doc.lex.outcome_acts)
    head = charge[0] if charge and charge[0].endswith("ing") else ""
    if head in sets["light_verbs"] | _LEADING:
        return not acts.isdisjoint(charge) or not _CARRIED.isdisjoint(charge)
    if head and head not in acts:
        return head in sets["attack_verbs"] or v.doc.lex.outcome_verbs.get(head) in ("killed", "injured")
    return not acts.isdisjoint(charge[:4])


def end_of_charged(words: list[str], first: int, last: int) -> int:
    """Where the name of who is charged ends: "(convicted) two officers | of the raid", "the general | guilty of it"."""
    stops = (
        i for i in range(first, last) if words[i] in _LINKS or words[i] == GUILTY or (words[i] == "to" and i > first)
    )
    return next(stops, last)


COURTS: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(("convict", "indict", "sentence"), (brings_a_charge,)),
    **dict.fromkeys(("acquit", "exonerate", "absolve", "cleared"), (acquits,)),
    "find": (finds_guilty,),
    "charge": (is_charged,),
}
