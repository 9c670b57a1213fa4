"""Whether a verb that can report a statement does so where it stands. One rule a reason; each says yes, no, or nothing.

Rules of a single verb come first ("claimed 12 lives" claims nothing), then those of its form ("observing the
truce"), then those of its frame ("accused of"). Where none objects, the verb is a cue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .document import Document, Sentence
from .lexicon import Cue, word_set
from .phrases import phrase_back, skip_left
from .silence import WITHHOLDS, Found
from .verbs import (
    after_quote,
    calls_it_false,
    calls_names,
    claimed_event,
    closes,
    has_clause,
    is_adjective,
    noun_as_verb,
    plural_subject,
    puts_at,
)

BE = word_set("be")
_HAVE = frozenset(["has", "have", "had", "having"])
_MODAL = word_set("modals")
_MIGHT = word_set("modals_of_possibility")
_WILL = frozenset(["will", "would"])
_BLAME = word_set("traded_words")
_TOLLS = word_set("tolls_put")
_ONESELF = frozenset(["itself", "himself", "herself", "themselves"])
_GOES_ON = word_set("goes_on_to")
_LEADS = word_set("leads_to_gerund")
_BELIEF = word_set("verbs_of_belief")
CALLS_FALSE = Cue("call", "finite", "deny", "denies", "denial")
CALLS = Cue("call", "finite", "object", "asserts", "neutral")
SUSPECT = Cue("suspect", "finite", "accuse", "accuses", "distancing", hedged=True)
RESPONSIBILITY = Cue("claim responsibility", "finite", "responsibility", "admits", "neutral")
NO = Found(-1, -1, CALLS)  # a rule's "not here"


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

    def tag(self, step: int) -> str:
        at = self.at + step
        return self.doc.tokens.tags[at] if self.sentence.first <= at < self.sentence.last else ""

    def word(self, step: int) -> str:
        at = self.at + step
        return self.doc.tokens.words[at] if self.sentence.first <= at < self.sentence.last else ""

    @property
    def nxt(self) -> str:
        return self.tag(1) or "."

    def found(self, length: int = 1, cue: Cue | None = None, passive: bool = False) -> Found:
        return Found(self.at, self.at + length, cue or self.cue, passive=passive, negated=self.negated)


Rule = Callable[[Verb], "Found | None"]


def reports(doc: Document, sentence: Sentence, at: int) -> Found | None:
    """The cue that the verb at word `at` is, or None."""
    cue = doc.lex.cues[doc.tokens.words[at]]
    left, negated = skip_left(doc, at - 1, sentence.first)
    aids = doc.tokens.words[left + 1 : at]
    be, have, modal = (not group.isdisjoint(aids) for group in (BE, _HAVE, _MODAL)) if aids else (False, False, False)
    verb = Verb(doc, sentence, at, cue, left, negated, aids, be, have, modal)
    for rule in (
        *_OF_A_VERB.get(cue.base, ()),
        *_OF_ALL,
        *_OF_A_FORM.get(cue.form, ()),
        *_OF_A_FRAME.get(cue.frame, ()),
    ):
        answer = rule(verb)
        if answer is not None:
            return None if answer is NO else answer
    return verb.found()


# rules of single verbs ------------------------------------------------------------------------------


def _takes_responsibility(v: Verb) -> Found | None:
    """“claimed responsibility”, “accepted full responsibility”."""
    words = v.doc.tokens.words
    if "responsibility" not in words[v.at + 1 : min(v.at + 4, v.sentence.last)]:
        return None
    return v.found(words.index("responsibility", v.at + 1) + 1 - v.at, RESPONSIBILITY)


def _claims(v: Verb) -> Found | None:
    """“claimed the attack” admits it; “claimed 12 lives” claims nothing; “claimed by” only of an attack."""
    event = claimed_event(v.doc, v.at + 1, v.sentence.last)
    if event == "lives":
        return NO
    if event and v.word(1) != "by" and not v.be and not (v.cue.noun and v.left < v.sentence.first):
        return v.found(cue=RESPONSIBILITY)
    if v.word(1) == "by":
        of_attack = v.left >= v.sentence.first and v.doc.tokens.words[v.left] in v.doc.lex.sets["attack_nouns"]
        return v.found(2, RESPONSIBILITY, passive=True) if of_attack else NO
    return None


def _of_a_toll(v: Verb) -> Found | None:
    """“put the toll at 12”, “raised the number of dead to 14”, “put the cost at 3 million”; other raising and giving is no statement."""
    words = v.doc.tokens.words
    if v.cue.base == "put" and puts_at(v.doc, v.at, v.sentence.last):
        return None
    link = {"put": "at", "give": "of"}.get(v.cue.base, "to")
    behind = words[v.at + 1 : v.at + 7]
    if "no" in behind[:2] or _TOLLS.isdisjoint(behind) or link not in words[v.at + 2 : v.at + 20]:
        return NO
    return None


def _suspects_of(v: Verb) -> Found | None:
    """“suspected the militia of planting it”."""
    words, tags = v.doc.tokens.words, v.doc.tokens.tags
    if v.be or "t" in tags[v.at + 1 : v.at + 3] or v.word(-1) in ("a", "the", "prime"):
        return None
    of = next((i for i in range(v.at + 2, min(v.at + 10, v.sentence.last)) if words[i] == "of"), None)
    if of is None or v.left < v.sentence.first or {",", "."} & set(tags[v.at : of]):
        return None
    return v.found(cue=SUSPECT)


def _neither_nor(v: Verb) -> Found | None:
    """“neither confirmed nor denied”: one cue, which withholds."""
    words, floor = v.doc.tokens.words, v.sentence.first
    if "nor" not in words[max(floor, v.at - 2) : v.at] or "neither" not in words[max(floor, v.at - 5) : v.at]:
        return None
    begin = next(i for i in range(v.at - 1, floor - 1, -1) if words[i] == "neither")
    return Found(begin, v.at + 1, WITHHOLDS)


def _asks(v: Verb) -> Found | None:
    """“a nurse who asked not to be named” reports nothing."""
    return NO if v.left < v.sentence.first or v.doc.tokens.tags[v.left] == "R" else None


def _speaks(v: Verb) -> Found | None:
    """“spoke of 12 dead”; speaking on a condition is no statement."""
    return None if v.word(1) == "of" else NO


def _finds(v: Verb) -> Found | None:
    """“found that”, “an inquiry found.”; finding things is no statement."""
    return (
        NO
        if v.cue.form == "finite"
        and not v.have
        and not v.be
        and v.nxt not in "t.;"
        and v.word(1) not in ("no", "evidence")
        else None
    )


def _threatens(v: Verb) -> Found | None:
    """“threatened to strike”, not “threatened a fragile truce”."""
    return None if v.word(1) in ("to", "that", '"') else NO


# rules of every verb --------------------------------------------------------------------------------


def _first_of_neither(v: Verb) -> Found | None:
    return NO if v.word(-1) == "neither" and v.word(1) == "nor" else None


def _noun(v: Verb) -> Found | None:
    """“the report”, “his claims”: a noun."""
    return NO if v.cue.noun and not noun_as_verb(v.doc, v.sentence, v.at, v.left, v.nxt, v.word(1)) else None


# rules of a form ------------------------------------------------------------------------------------


def _base(v: Verb) -> Found | None:
    """“officials say”, “did not say”, “went on to say”; “could say” and “to say” report nothing."""
    words, cue = v.doc.tokens.words, v.cue
    if v.left >= v.sentence.first and words[v.left] == "to":
        goes_on = (
            v.left > v.sentence.first
            and words[v.left - 1] in _GOES_ON
            and cue.frame in ("deny", "blame", "accuse", "clause")
        )
        return Found(v.at, v.at + 1, cue, infinitive=True, negated=v.negated) if goes_on else NO
    if not v.modal and not v.have and not (v.tag(-1) == "O" or plural_subject(v.doc, v.left, cue)):
        return NO
    if v.modal and not _MIGHT.isdisjoint(v.aids) and cue.frame != "deny":
        return NO
    if not _WILL.isdisjoint(v.aids) and cue.frame not in ("deny", "withhold"):
        return NO
    if cue.frame == "clause" and v.negated and v.nxt not in 't"' and not cue.admits:
        return NO  # "does not disclose its losses"
    return None


def _ing(v: Verb) -> Found | None:
    """“, saying that …”; “groups observing the truce”, “a group calling itself …”, “the reporting team” report nothing."""
    before = v.tag(-1)
    if v.cue.frame == "that" and not has_clause(v.doc, v.at, v.sentence.last, v.cue):
        return NO
    if v.cue.frame == "trade" and v.word(1) not in _BLAME:
        return NO
    if v.word(1) in _ONESELF:
        return NO
    if v.be:
        return v.found()
    if before in "P" or (before in "DJn'#NZ" and before and v.nxt in "PnN" and v.cue.frame not in ("accuse", "deny")):
        if v.word(-1) not in _LEADS or before == "D":
            return NO
    return v.found()


def _past(v: Verb) -> Found | None:
    """Past forms: passives, adjectives ("the reported strike"), participles ("the number reported did not agree")."""
    words, cue, before = v.doc.tokens.words, v.cue, v.tag(-1)
    if (v.be and not v.have) or (v.be and v.have and "been" in v.aids):
        return _passive(v)
    if v.have or cue.form != "finite":
        return None
    if cue.frame == "clause" and cue.object and v.nxt == "A" and v.word(1) not in ("having", "being"):
        relative = v.left > v.sentence.first and "R" in v.doc.tokens.tags[max(v.sentence.first, v.left - 3) : v.left]
        if not relative:
            return NO
    if is_adjective(v.doc.tokens.tags, words, v.at, before, v.nxt, v.sentence.first):
        return NO
    if before == "" and cue.base not in ("quote", "say") and v.word(1) != "by":
        return NO  # a sentence cannot begin with a finite verb, except "Said X:"
    return None


def _passive(v: Verb) -> Found:
    """“was blamed on”, “were reported by”, “was quoted as saying”, “are believed to”; other passives have no source."""
    cue, nxt_word = v.cue, v.word(1)
    if cue.frame == "relay":
        return Found(v.at, v.at + 1, cue, passive=True) if nxt_word in ("as", "by") else NO
    if (
        nxt_word == "by"
        or (cue.frame in ("blame", "ascribe") and nxt_word in ("on", "to", "for"))
        or (cue.frame == "accuse" and nxt_word == "of")
    ):
        return v.found(1 + (nxt_word == "by"), passive=True)
    held = cue.base in _BELIEF
    if held and nxt_word == "to" and v.tag(2) not in ("D", "N", "Z", "r", "p"):
        return v.found(passive=True)
    words = v.doc.tokens.words
    if (
        cue.frame in ("deny", "investigate", "accuse", "blame")
        and "by" in words[v.at + 1 : min(v.at + 6, v.sentence.last)]
    ):
        return v.found(passive=True)
    return v.found(passive=True) if cue.base == "investigate" else NO


# rules of a frame -----------------------------------------------------------------------------------


def _needs_clause(v: Verb) -> Found | None:
    """Verbs that report only with a clause or a quotation: "found that", "“…,” he joked"."""
    if has_clause(v.doc, v.at, v.sentence.last, v.cue) or (v.nxt in ".;," and closes(v.doc, v.left, v.sentence.first)):
        return None
    before = v.tag(-1)
    reach = 9 if v.cue.base == "read" else 12
    quoted = (before and before in '",') or (
        v.left >= v.sentence.first and after_quote(v.doc, v.left, v.sentence.first, reach)
    )
    return None if quoted else NO


def _accused_of(v: Verb) -> Found | None:
    """A headline's "rebels accused of a killing"."""
    return v.found(passive=True) if v.cue.form == "finite" and v.word(1) == "of" and not v.have else None


def _blamed_on(v: Verb) -> Found | None:
    """“a raid blamed on X killed 12”, but “a raid that NAME blamed on X”."""
    if v.word(1) != "on" or v.have or _has_subject(v.doc, v.left, v.sentence.first):
        return None
    return v.found(passive=True)


def _has_subject(doc: Document, at: int, floor: int) -> bool:
    """Whether a relative clause has its own subject: "a raid (that) a committee blamed on the rebels"."""
    tags = doc.tokens.tags
    begin = phrase_back(doc, at, floor) if at > floor else None
    if begin is None or begin <= floor:
        return False
    return tags[begin - 1] in "Rt" or (tags[begin] == "D" and tags[begin - 1] in "nk")


def _by(v: Verb) -> Found | None:
    """“the toll reported by the monitor”: a participle whose source follows."""
    return v.found(2, passive=True) if v.word(1) == "by" and not v.have and v.tag(-1) != "O" else None


def _no_by(v: Verb) -> Found | None:
    return NO if v.word(1) == "by" and not v.have and v.tag(-1) != "O" else None


def _calls(v: Verb) -> Found | None:
    """“called for an inquiry”; “called it baseless”; “called the vote a sham”; other calling reports nothing."""
    if v.word(1) in ("for", "on"):
        return None
    if calls_it_false(v.doc, v.at + 1, v.sentence.last):
        return v.found(cue=CALLS_FALSE)
    return v.found(cue=CALLS) if v.cue.form != "base" and calls_names(v.doc, v.at, v.sentence.last) else NO


def _trades(v: Verb) -> Found | None:
    """“traded blame”."""
    return v.found(2) if v.word(1) in _BLAME else NO


def _orders(v: Verb) -> Found | None:
    """“vowed to answer”, “vowed revenge”; “promised for the south” is a participle."""
    return NO if v.nxt in ".P" and v.word(1) != "to" else None


_OF_A_VERB: dict[str, tuple[Rule, ...]] = {
    "claim": (_takes_responsibility, _claims),
    "take": (_takes_responsibility,),
    "accept": (_takes_responsibility,),
    "admit": (_takes_responsibility,),
    **dict.fromkeys(("put", "revise", "raise", "lower", "update", "give"), (_of_a_toll,)),
    "suspect": (_suspects_of,),
    "deny": (_neither_nor,),
    "ask": (_asks,),
    "speak": (_speaks,),
    "find": (_finds,),
    "threaten": (_threatens,),
}
_OF_ALL: tuple[Rule, ...] = (_first_of_neither, _noun)
_OF_A_FORM: dict[str, tuple[Rule, ...]] = {"base": (_base,), "ing": (_ing,), "finite": (_past,), "participle": (_past,)}
_OF_A_FRAME: dict[str, tuple[Rule, ...]] = {
    "that": (_needs_clause, _no_by),
    "quote": (_needs_clause, _no_by),
    "accuse": (_accused_of, _by),
    "blame": (_blamed_on, _by),
    "clause": (_by,),
    "deny": (_by,),
    "object": (_by,),
    "callfor": (_no_by, _calls),
    "trade": (_no_by, _trades),
    "order": (_no_by, _orders),
    **dict.fromkeys(("recipient", "as", "ascribe", "investigate", "relay"), (_no_by,)),
}
