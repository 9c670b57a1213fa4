"""A verb in its sentence, and the rules of single verbs: "claimed responsibility" admits, "claimed 12 lives" claims nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .document import Document, Sentence
from .inquiries import OBJECTS as EXAMINED
from .lexicon import Cue, word_set
from .phrases import phrase_forward
from .silence import WITHHOLDS, Found
from .verbs import claimed_event, evidence_that, plural_subject, puts_at

_PART = word_set("own_part")
_OWN_HAND = word_set("involvement")
_TOLLS = word_set("tolls_put")
_SHOTS = frozenset(["shot", "shots", "fire"])
_MADE = word_set("what_is_concluded")
_ITSELF = frozenset(["itself", "himself", "herself", "themselves"])
SUSPECT = Cue("suspect", "finite", "accuse", "accuses", "distancing", hedged=True)
_POINTS_OUT = Cue("point out", "finite", "clause", "asserts", "endorsing")
CHARGE = Cue("charge", "finite", "accuse", "accuses", "neutral")
RESPONSIBILITY = Cue("claim responsibility", "finite", "responsibility", "admits", "neutral")
PLEADS = Cue("plead not guilty", "finite", "deny", "denies", "denial")
COMPLAINS = Cue("complain", "finite", "object", "asserts", "neutral", counts=True)
NO = Found(-1, -1, SUSPECT)  # a rule's "not here"


@dataclass(slots=True)
class Verb:
    """A verb in its sentence: what stands around it, and its helpers ("has also been")."""

    doc: Document
    sentence: Sentence
    at: int
    cue: Cue
    left: int  # the last word left of the helpers
    negated: bool
    aids: list[str]
    be: bool
    have: bool
    modal: bool
    before: str = field(init=False)  # the words beside it in the sentence, and their classes
    behind: str = field(init=False)
    tag_before: str = field(init=False)
    nxt: str = field(init=False)  # a full stop where the sentence ends

    def __post_init__(self) -> None:
        tokens, at = self.doc.tokens, self.at
        inside = at > self.sentence.first
        self.before, self.tag_before = (tokens.words[at - 1], tokens.tags[at - 1]) if inside else ("", "")
        inside = at + 1 < self.sentence.last
        self.behind, self.nxt = (tokens.words[at + 1], tokens.tags[at + 1]) if inside else ("", ".")

    def tag(self, step: int) -> str:
        at = self.at + step
        return self.doc.tokens.tags[at] if self.sentence.first <= at < self.sentence.last else ""

    def word(self, step: int) -> str:
        at = self.at + step
        return self.doc.tokens.words[at] if self.sentence.first <= at < self.sentence.last else ""

    def found(self, length: int = 1, cue: Cue | None = None, passive: bool = False) -> Found:
        return Found(self.at, self.at + length, cue or self.cue, passive=passive, negated=self.negated)


Rule = Callable[[Verb], "Found | None"]


def _takes_responsibility(v: Verb) -> Found | None:
    """“claimed responsibility”, “accepted full responsibility”."""
    words = v.doc.tokens.words
    if "responsibility" not in words[v.at + 1 : min(v.at + 4, v.sentence.last)]:
        return None
    if v.before in ("having", "to"):
        return NO  # "denied having claimed responsibility", "refused to accept it"
    return v.found(words.index("responsibility", v.at + 1) + 1 - v.at, RESPONSIBILITY)


def _admits_to(v: Verb) -> Found | None:
    """“admitted to the abduction”, “no group has admitted to it”; “was admitted to the hospital” admits nothing."""
    behind = v.doc.tokens.words[v.at + 2 : min(v.at + 6, v.sentence.last)]
    of_deed = v.behind == "to" and not v.doc.lex.sets["attack_events"].isdisjoint(behind)
    deeds = v.doc.lex.sets["attack_nouns"] - v.doc.lex.sets["weapons"]
    of_deed = of_deed or (v.behind == "to" and v.word(2) in ("the", "this", "a", "an") and not deeds.isdisjoint(behind))
    return v.found(2, RESPONSIBILITY) if of_deed and not v.be else None


def _claims(v: Verb) -> Found | None:
    """“claimed the attack” admits it; “claimed 12 lives” claims nothing; “claimed by” only of an attack."""
    if v.behind == "to" and v.word(2) in ("speak", "represent"):
        return NO  # "a man claiming to speak for the front"
    event = claimed_event(v.doc, v.at + 1, v.sentence.last)
    if event == "lives":
        return NO
    if event and v.behind != "by" and not v.be and not (v.cue.noun and v.left < v.sentence.first):
        return v.found(cue=RESPONSIBILITY)
    if v.behind in ("it", "this") and v.tag(2) in ("", ".", ",", ";") and not v.be:
        before = v.doc.tokens.words[v.sentence.first : v.left + 1]
        nobody = before[-2:-1] == ["no"] or before[-1:] in (["nobody"], ["none"], ["no-one"])
        if nobody or not v.doc.lex.sets["attack_events"].isdisjoint(before):
            return v.found(cue=RESPONSIBILITY)  # "blamed the attack on X, though no group has claimed it"
    if v.behind == "by":
        of = v.left
        while of > v.sentence.first and v.doc.tokens.tags[of] in "R,t":
            of -= 1  # "the raid, which was claimed by the front"
        nouns = v.doc.lex.sets["attack_nouns"]
        of_attack = of >= v.sentence.first and v.doc.tokens.words[of] in nouns
        comma = v.doc.tokens.tags.find(",", v.sentence.first, v.left)
        if v.tag(v.left - v.at) == "," and comma > v.sentence.first:  # "the bombing, which killed 12, was claimed by"
            of_attack = of_attack or not nouns.isdisjoint(v.doc.tokens.words[v.sentence.first : comma])
        return v.found(2, RESPONSIBILITY, passive=True) if of_attack else NO
    return None


def _of_a_toll(v: Verb) -> Found | None:
    """“put the toll at 12”, “raised the number of dead to 14”, “gave the first toll: 12 dead”, “put the cost at 3 million”; other raising and giving is no statement."""
    words = v.doc.tokens.words
    if v.left >= v.sentence.first and words[v.left] in _TOLLS:
        return NO  # "an earlier toll put the dead at 18"
    if v.left == v.sentence.first and words[v.left] in ("this", "that"):
        return NO  # "This raises the total to 128"
    if v.cue.form == "ing" and v.tag_before == "," and not _spoke(v):
        return NO  # "Seven people have died, raising the toll to 24"
    if v.cue.base == "put" and puts_at(v.doc, v.at, v.sentence.last):
        return None
    link = {"put": "at", "place": "at", "give": "of"}.get(v.cue.base, "to")
    behind = words[v.at + 1 : v.at + 7]
    if (
        "no" in behind[:2]
        or _TOLLS.isdisjoint(behind)
        or not (link in words[v.at + 2 : v.at + 20] or (v.cue.base == "give" and ":" in behind))
    ):
        return NO
    return None


def _spoke(v: Verb) -> bool:
    """Whether somebody says or counts something before a verb: "The ministry updated its figures, putting the toll at 12"."""
    words, tags, cues = v.doc.tokens.words, v.doc.tokens.tags, v.doc.lex.cues
    return any(words[i] in cues and tags[i] not in "nNJ" for i in range(v.sentence.first, v.at))


def _suspects_of(v: Verb) -> Found | None:
    """“suspected the militia of planting it”, “suspect the militia's hand in it”."""
    words, tags = v.doc.tokens.words, v.doc.tokens.tags
    if v.be and v.word(0) == "suspected" and v.behind == "of":
        return v.found(cue=SUSPECT, passive=True)  # "is suspected of planting it"
    if v.behind == "of" and not v.be:
        return NO  # "two men suspected of planting it"
    if v.tag_before == "#":
        return NO  # "six suspected members of the gang"
    if v.be or "t" in tags[v.at + 1 : v.at + 3] or v.before in ("a", "the", "prime"):
        return None
    behind = range(v.at + 2, min(v.at + 10, v.sentence.last))
    of = next((i for i in behind if words[i] == "of" or words[i] in _PART), None)
    own = v.word(0) == "suspected" and v.tag_before == "O" and v.before not in ("them", "him", "her")
    if of is None and v.nxt in "DJN" and (own or v.word(0) in ("suspect", "suspects")):
        end = phrase_forward(v.doc, v.at + 1, v.sentence.last, apposition=False)
        named = tags[end - 1] == "N" and v.doc.tokens.raws[end - 1][0].isupper()
        group = named or words[end - 1] in v.doc.lex.sets["group_words"] or words[end - 1] in ("military", "police")
        if group and (end >= v.sentence.last or tags[end] in ".,;"):
            return v.found(cue=SUSPECT)  # "suspects a local faction", "suspect the Hill Front"
    if of is None or v.left < v.sentence.first or {",", "."} & set(tags[v.at : of]):
        return None
    return v.found(cue=SUSPECT)


def _examines(v: Verb) -> Found | None:
    """“is examining fragments from the crater”; other examining finds nobody out."""
    behind = v.doc.tokens.words[v.at + 1 : min(v.at + 8, v.sentence.last)]
    return v.found() if v.be and v.cue.form == "ing" and not EXAMINED.isdisjoint(behind) else NO


def _neither_nor(v: Verb) -> Found | None:
    """“neither confirmed nor denied”: one cue, which withholds."""
    words, floor = v.doc.tokens.words, v.sentence.first
    if v.before == "neither" and v.behind == "nor" and v.word(2) in ("confirmed", "acknowledged", "admitted"):
        return Found(v.at - 1, v.at + 3, WITHHOLDS)  # "neither denied nor confirmed"
    if "nor" not in words[max(floor, v.at - 2) : v.at] or "neither" not in words[max(floor, v.at - 5) : v.at]:
        return None
    begin = next(i for i in range(v.at - 1, floor - 1, -1) if words[i] == "neither")
    return Found(begin, v.at + 1, WITHHOLDS)


def _asks(v: Verb) -> Found | None:
    """“a nurse who asked not to be named” reports nothing."""
    return NO if v.left < v.sentence.first or v.doc.tokens.tags[v.left] == "R" else None


def _speaks(v: Verb) -> Found | None:
    """“spoke of 12 dead”; speaking on a condition is no statement."""
    return None if v.behind == "of" else NO


def _finds(v: Verb) -> Found | None:
    """“found that”, “an inquiry found.”; finding things is no statement."""
    shown = (
        v.behind in ("no", "evidence")
        or "A" in v.doc.tokens.tags[v.at + 2 : min(v.at + 6, v.sentence.last)]
        or evidence_that(v.doc, v.at + 1, v.sentence.last)
    )
    things = v.nxt not in "t.;" and not shown
    return NO if v.cue.form == "finite" and not v.have and not v.be and things else None


def _mentions(v: Verb) -> Found | None:
    """“mentioned that”, “mentions four deaths”; to mention a thing is no statement."""
    number = v.nxt not in "PT" and "#" in v.doc.tokens.tags[v.at + 1 : min(v.at + 6, v.sentence.last)]
    return None if number or v.nxt in 't"' else NO


def _threatens(v: Verb) -> Found | None:
    """“threatened to strike”, not “threatened a fragile truce”."""
    return None if v.behind in ("to", "that", '"') else NO


def _charges_with(v: Verb) -> Found | None:
    """“charged the army with having shot at traders”; "charged that …" is a statement."""
    words = v.doc.tokens.words
    behind = words[v.at + 1 : min(v.at + 10, v.sentence.last)]
    if "with" not in behind[1:] or v.be or v.nxt not in "DNZJnpr#":
        return None
    if v.cue.form == "finite" and _crime_of_no_war(v):
        return NO  # "charged 14 protesters with blocking a road"
    return v.found(cue=CHARGE)


def _with_that(v: Verb) -> Found | None:
    """“countered that the rebels had fired first”; other countering and protesting is no statement."""
    return None if v.behind in ("that", '"') else NO


def _points_to(v: Verb) -> Found | None:
    """“the rebels point to Lowland warplanes”: who speaks and whom he means are both somebody; other pointing is no statement."""
    words, tags, sets = v.doc.tokens.words, v.doc.tokens.tags, v.doc.lex.sets
    if v.behind == "out" and not v.be:
        return v.found(2, replace(_POINTS_OUT, form=v.cue.form))  # "pointed out that the army had fired"
    body = v.left >= v.sentence.first and (tags[v.left] == ")" or words[v.left] in sets["organisation_heads"])
    if v.behind != "to" or v.be or v.left < v.sentence.first or not (body or tags[v.left] in "NZJprC"):
        return NO
    if v.cue.form == "base" and tags[v.left] != "C" and not plural_subject(v.doc, v.left, v.cue):
        return NO
    end = phrase_forward(v.doc, v.at + 2, v.sentence.last, apposition=False)
    raws = v.doc.tokens.raws
    named = [i for i in range(v.at + 2, end) if tags[i] in "JZ" or words[i] in v.doc.lex.organisations]
    named = named or [i for i in range(v.at + 3, end) if words[i] in sets["group_words"] and raws[i][0].isupper()]
    armed = end > v.at + 2 and (words[end - 1] in sets["weapons"] or words[end - 1] in sets["group_words"])
    forms = (" ".join(words[i:end]) for i in range(v.at + 2, end))
    listed = any(v.doc.lex.organisations.get(form, ("", ""))[1] == "group" for form in forms)
    closed = end >= v.sentence.last or tags[end] in ".,;"
    return v.found() if closed and (listed or (armed and named) or words[v.at + 2 : end] == ["the", "other"]) else NO


BOASTS = Cue("boast of", "finite", "clause", "asserts", "distancing", admits=True)


def _boasts(v: Verb) -> Found | None:
    """“boasted (in its bulletin) of having beheaded 11 captives” admits it."""
    words, until = v.doc.tokens.words, min(v.at + 9, v.sentence.last - 1)
    of = next((i for i in range(v.at + 1, until) if words[i] == "of" and words[i + 1].endswith("ing")), None)
    between = v.doc.tokens.tags[v.at + 1 : of] if of is not None else ","
    return v.found(of + 1 - v.at, BOASTS) if of is not None and not set(between) & set(",.;VA") else None


def _apologises(v: Verb) -> Found | None:
    """“apologised for the strike” owns up to it; other apologies are no statement."""
    behind = v.doc.tokens.words[v.at + 1 : min(v.at + 8, v.sentence.last)]
    owns_up = behind[:1] == ["for"] and not v.doc.lex.sets["attack_nouns"].isdisjoint(behind)
    return v.found(2, RESPONSIBILITY) if owns_up and not v.negated else NO


def _distances(v: Verb) -> Found | None:
    """“distanced itself from the attack” denies it; other distances are no statement."""
    return v.found(3) if v.behind in _ITSELF and v.word(2) == "from" else NO


def _concludes(v: Verb) -> Found | None:
    """“concluded that”; “concluded truce agreements with two towns” is no statement."""
    end = phrase_forward(v.doc, v.at + 1, v.sentence.last, apposition=False)
    made = end > v.at + 1 and not _MADE.isdisjoint(v.doc.tokens.words[v.at + 1 : end])
    goes_on = end < v.sentence.last and v.doc.tokens.tags[end] in "VvAKEBW"  # "concluded the truce was broken"
    return NO if made and not goes_on else None


def _pleads(v: Verb) -> Found | None:
    """“pleaded not guilty” denies."""
    return v.found(cue=PLEADS) if v.behind == "not" and v.word(2) == "guilty" and not v.modal else None


def _crime_of_no_war(v: Verb) -> bool:
    """Whether a charge is of no attack: "with blocking a road", "with treason"."""
    words, sets = v.doc.tokens.words, v.doc.lex.sets
    link = next(i for i in range(v.at + 1, v.sentence.last) if words[i] == "with")
    charge = words[link + 1 : min(link + 7, v.sentence.last)]
    acts = sets["attack_nouns"] | sets["attack_events"] | sets["attack_verbs"] | frozenset(v.doc.lex.outcome_acts)
    return acts.isdisjoint(charge)


def _complains(v: Verb) -> Found | None:
    """“complained of 52 breaches”: what is complained of is said to have been done."""
    behind = v.doc.tokens.words[v.at + 2 : min(v.at + 9, v.sentence.last)]
    told = v.behind in ("of", "about") and not v.doc.lex.sets["attack_nouns"].isdisjoint(behind)
    return v.found(2, COMPLAINS) if told and not v.be else None


def _contests(v: Verb) -> Found | None:
    """“contests the claim”, “contested that its planes had fired”; not “contested the election”."""
    near = v.doc.tokens.words[v.at + 1 : min(v.at + 5, v.sentence.last)]
    told = near[:1] == ["that"] or not v.doc.lex.sets["nouns_of_denial"].isdisjoint(near)
    return None if told and not v.be else NO


def _pins_on(v: Verb) -> Found | None:
    """“pinned the raid on the rebels”, “traced the raid to them”: an attack or the blame for it, and whom it is laid on."""
    behind = v.doc.tokens.words[v.at + 1 : min(v.at + 12, v.sentence.last)]
    link = "on" if v.cue.base == "pin" else "to"
    acts = v.doc.lex.sets["attack_nouns"] | {"blame", "responsibility", "it"}
    passive = v.be or v.left == v.at - 1
    told = (
        link in behind[:1]
        if passive and link in behind[:1]
        else link in behind and not acts.isdisjoint(behind[: behind.index(link)])
    )
    return None if told else NO


def _names_as(v: Verb) -> Found | None:
    """“named the rebels as the culprits”; not “named a successor”, “named as a witness”."""
    return None if "as" in v.doc.tokens.words[v.at + 2 : min(v.at + 9, v.sentence.last)] and not v.be else NO


def _warns(v: Verb) -> Found | None:
    """“fired warning shots” warns of nothing in words."""
    return NO if v.behind in _SHOTS else None


REFUSES = Cue("rule out", "finite", "object", "asserts", "neutral")
RULES_OUT = Cue("rule out", "finite", "deny", "denies", "denial")


def _rules_out(v: Verb) -> Found | None:
    """“ruled out that its planes had fired”, “ruled out any involvement”; not “ruled out talks”, nor “has not ruled it out”."""
    if v.behind != "out":
        return None
    at = v.at + 2
    near = v.doc.tokens.words[at : min(at + 4, v.sentence.last)]
    told = v.tag(2) in ("t", "G", "K") or not (_OWN_HAND | v.doc.lex.sets["attack_nouns"]).isdisjoint(near)
    if v.negated or v.be or v.before == "nor":
        return NO
    return v.found(2, RULES_OUT if told else REFUSES)


def _repeats(v: Verb) -> Found | None:
    """“repeated its denial that it had fired” denies it; other things repeated are what they are."""
    behind = v.doc.tokens.words[v.at + 1 : min(v.at + 4, v.sentence.last)]
    noun = next((i for i, word in enumerate(behind, 2) if word in ("denial", "denials")), 0)
    return v.found(noun, replace(v.cue, frame="deny", stance="denies", tone="denial")) if noun and not v.be else None


OF_A_VERB: dict[str, tuple[Rule, ...]] = {
    "claim": (_takes_responsibility, _claims),
    "accept": (_takes_responsibility,),
    "admit": (_takes_responsibility, _admits_to),
    "confess": (_admits_to,),
    **dict.fromkeys(("put", "place", "revise", "raise", "lower", "cut", "update", "give"), (_of_a_toll,)),
    **dict.fromkeys(("repeat", "reiterate", "renew"), (_repeats,)),
    "suspect": (_suspects_of,),
    "rule": (_rules_out,),
    "distance": (_distances,),
    "boast": (_boasts,),
    "warn": (_warns,),
    "contest": (_contests,),
    **dict.fromkeys(("pin", "trace"), (_pins_on,)),
    "name": (_names_as,),
    "complain": (_complains,),
    "plead": (_pleads,),
    "conclude": (_concludes,),
    "examine": (_examines,),
    "deny": (_neither_nor,),
    "ask": (_asks,),
    "speak": (_speaks,),
    "find": (_finds,),
    "threaten": (_threatens,),
    "mention": (_mentions,),
    "publish": (_mentions,),
    "charge": (_charges_with,),
    "point": (_points_to,),
    **dict.fromkeys(("counter", "answer", "clarify"), (_with_that,)),
    "protest": (_with_that,),
    **dict.fromkeys(("apologise", "apologize"), (_apologises,)),
}
