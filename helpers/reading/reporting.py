"""Whether a verb that can report a statement does so where it stands. One rule a reason; each says yes, no, or nothing.

Rules of a single verb come first ("claimed 12 lives" claims nothing), then those of its form ("observing the
truce"), then those of its frame ("accused of"). Where none objects, the verb is a cue.
"""

from __future__ import annotations

from .courts import COURTS
from .document import Document, Sentence
from .lexicon import Cue, word_set
from .nameless_reports import HEARD, TOLD_BY_NOBODY, counted_attacks, of_nobody
from .phrases import phrase_back, phrase_forward, skip_left, stands_behind
from .silence import Found
from .single_verbs import NO, OF_A_VERB, Rule, Verb
from .verbs import (
    after_quote,
    calls_it_false,
    calls_names,
    closes,
    has_clause,
    is_adjective,
    noun_as_verb,
    plural_subject,
)

BE = word_set("be")
_HAVE = frozenset(["has", "have", "had", "having"])
_MODAL = word_set("modals")
_MIGHT = word_set("modals_of_possibility")
_WILL = frozenset(["will", "would"])
_BLAME = word_set("traded_words")
_ONESELF = frozenset(["itself", "himself", "herself", "themselves"])
_AT_FIRST = frozenset(["first", "initially", "previously", "earlier", "originally"])
_GROUNDS = word_set("grounds")
_GOES_ON = word_set("goes_on_to")
_EAGER = word_set("eager_to_say")
_TIMES = word_set("times_of_day")
_LEADS = word_set("leads_to_gerund")
_SOFTENING = word_set("softening_adjectives")
_PROCLAIMING = frozenset(["declare", "announce", "proclaim"])
_TEMPORAL = word_set("opens_a_clause_of_time")
_NUMBERS = word_set("words_for_a_number")
_BELIEF = word_set("verbs_of_belief")
CALLS_FALSE = Cue("call", "finite", "deny", "denies", "denial")
CALLS = Cue("call", "finite", "object", "asserts", "neutral")


def reports(doc: Document, sentence: Sentence, at: int) -> Found | None:
    """The cue that the verb at word `at` is, or None."""
    words, tags, floor = doc.tokens.words, doc.tokens.tags, sentence.first
    word = words[at]
    cue = doc.lex.cues[word]
    if at > floor and tags[at - 1] == "N" and doc.tokens.raws[at][0].isupper():
        if tags[at + 1 : at + 2] == "," and doc.blocks[sentence.block].role == "body":
            return None  # a name: "a spokesman, Amir Said, said"
    left, negated = skip_left(doc, at - 1, floor)
    if cue.base in _PROCLAIMING and tags[at + 1 : at + 2] in ("D", "J", "n") and left > floor:
        begin = phrase_back(doc, left, floor)
        if begin is not None and begin > floor and words[begin - 1] in _TEMPORAL:
            return None  # "since the rebels declared a truce": when, and no statement
    aids = words[left + 1 : at]
    be = have = modal = False
    if aids:
        be, have, modal = not BE.isdisjoint(aids), not _HAVE.isdisjoint(aids), not _MODAL.isdisjoint(aids)
    verb = Verb(doc, sentence, at, cue, left, negated, aids, be, have, modal)
    for rule in _RULES.get(word) or _rules_of(word, cue):
        answer = rule(verb)
        if answer is not None:
            return None if answer is NO else answer
    return verb.found()


_RULES: dict[str, tuple[Rule, ...]] = {}  # those of each verb met so far


def _rules_of(word: str, cue: Cue) -> tuple[Rule, ...]:
    """The rules that a verb is asked, in order."""
    every: tuple[Rule, ...] = (of_nobody,) if cue.base in TOLD_BY_NOBODY else ()
    every += (_first_of_neither, _of_oneself, _noun) if cue.noun else (_first_of_neither, _of_oneself)
    of_form, of_frame = _OF_A_FORM.get(cue.form, ()), _OF_A_FRAME.get(cue.frame, ())
    _RULES[word] = (*COURTS.get(cue.base, ()), *OF_A_VERB.get(cue.base, ()), *every, *of_form, *of_frame)
    return _RULES[word]


# rules of every verb --------------------------------------------------------------------------------


def _first_of_neither(v: Verb) -> Found | None:
    return NO if v.before == "neither" and v.behind == "nor" else None


def _of_oneself(v: Verb) -> Found | None:
    """“identified himself as”, “their calls for help”: no statement."""
    words, at = v.doc.tokens.words, v.at
    word = words[at]
    if v.left >= v.sentence.first and words[v.left] in ("the", "these", "those") and word[-1] == "s":
        return NO  # "after the first calls for help"
    if word == "reported" and v.nxt == "." and v.before in v.doc.lex.outcome_nouns:
        return NO  # a headline's "Shelling in the north, casualties reported"
    if word == "calls" and v.before in KINDS_OF_CALLS:
        return NO  # "intercepted calls left no doubt"
    return NO if words[at - 1] in _POSSESSIVES or (at + 1 < len(words) and words[at + 1] in _ONESELF) else None


def _noun(v: Verb) -> Found | None:
    """“the report”, “his claims”: a noun."""
    words, at = v.doc.tokens.words, v.at
    if v.before == "to" and at - 2 >= v.sentence.first and (words[at - 2] in _EAGER or v.nxt == "t"):
        return None  # "was swift to blame", "went on to claim that"
    return NO if not noun_as_verb(v.doc, v.sentence, v.at, v.left, v.nxt, v.behind) else None


# rules of a form ------------------------------------------------------------------------------------


def _base(v: Verb) -> Found | None:
    """“officials say”, “did not say”, “went on to say”; “could say” and “to say” report nothing."""
    words, cue = v.doc.tokens.words, v.cue
    if v.left >= v.sentence.first and words[v.left] == "to":
        before = words[v.left - 1] if v.left > v.sentence.first else ""
        stated = cue.frame in ("deny", "blame", "accuse", "clause")
        stated = stated or (cue.frame == "that" and has_clause(v.doc, v.at, v.sentence.last, cue))
        goes_on = (before in _GOES_ON and stated) or (
            (before == "able" and (cue.frame == "ascribe" or cue.observes))
            or (before in _GROUNDS and cue.base in ("believe", "conclude", "suspect", "think"))
        )
        return Found(v.at, v.at + 1, cue, infinitive=True, negated=v.negated) if goes_on else NO
    if v.tag_before == "," and stands_behind(v.doc, v.at + 1, v.sentence.last):
        return v.found()  # a headline's "…, say monks and residents"
    led = v.before == "and" and v.left == v.at - 1
    blames = cue.frame in ("blame", "accuse", "ascribe") and (v.nxt in "DNZJ" or v.behind == "to")
    led = led and (blames or (v.nxt in "tO" and cue.frame in ("clause", "that")))
    if led and not v.modal and any(t in "VAvB" for t in v.doc.tokens.tags[v.sentence.first : v.left]):
        return v.found()  # "they have denied it and say that they left"
    each = (v.behind, v.word(2)) == ("each", "other") or (cue.frame == "trade" and v.behind in _BLAME)
    if not v.modal and not v.have and not (each or v.tag_before == "O" or plural_subject(v.doc, v.left, cue)):
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
    before = v.tag_before
    if v.at == v.sentence.first:
        return (
            v.found() if v.cue.frame in ("accuse", "blame", "deny", "relay") else NO
        )  # "Blaming the rebels, the army said"
    if v.cue.frame == "that" and not has_clause(v.doc, v.at, v.sentence.last, v.cue):
        return NO
    if v.cue.frame == "trade" and v.behind not in _BLAME and v.word(2) not in _BLAME:
        return NO
    if v.behind in _ONESELF:
        return NO
    if v.before == "without":
        return NO  # "fired on the crowd without warning"
    if v.be or v.before == "while":
        return v.found()
    if v.cue.observes and before and before in "nNZpr":
        return NO  # "groups documenting the war"
    if before in "P" or (before in "DJn'#NZ" and before and v.nxt in "PnN" and v.cue.frame not in ("accuse", "deny")):
        if v.before not in _LEADS or before == "D":
            return NO
    if v.cue.frame == "callfor" and calls_it_false(v.doc, v.at + 1, v.sentence.last):
        return v.found(cue=CALLS_FALSE)  # "…, calling the report a fabrication"
    return v.found()


def _past(v: Verb) -> Found | None:
    """Past forms: passives, adjectives ("the reported strike"), participles ("the number reported did not agree")."""
    words, cue, before = v.doc.tokens.words, v.cue, v.tag_before
    if (v.be and not v.have) or (v.be and v.have and "been" in v.aids):
        return _passive(v)
    if v.word(-2) == "as" and v.before in _AT_FIRST:
        return NO  # "not 20 as first reported"
    if (
        cue.form == "participle"
        and not v.have
        and is_adjective(v.doc.tokens.tags, words, v.at, before, v.nxt, v.sentence.first)
    ):
        return NO  # "in a written statement"
    if v.have or cue.form != "finite":
        return None
    if v.behind == "by" and v.before == "them":
        return NO  # "12 of them denied by the army"
    if cue.base in _BELIEF and v.behind == "to" and (before == "," or cue.base != "claim"):
        return NO  # "gunmen(,) believed to be herders, stormed"
    if (before == "#" or v.before in _NUMBERS) and cue.frame == "ascribe" and v.behind == "to":
        return NO  # "41 breaches: 26 attributed to Lowland", "the number attributed to it": a number says nothing
    if v.before == "those" and v.behind != "by":
        return NO  # "some of those listed"
    if cue.frame == "clause" and cue.object and v.nxt == "A" and v.behind not in ("having", "being"):
        relative = v.left > v.sentence.first and "R" in v.doc.tokens.tags[max(v.sentence.first, v.left - 3) : v.left]
        if not relative:
            return NO
    if before in "VY,#" and before and v.word(0) in _SOFTENING and v.nxt in "pnrNJZE":
        return NO  # "police said suspected militants fired", "six suspected members"
    floats = before == "D" and v.left < v.at - 1  # "the army and the rebels both denied it"
    if not floats and is_adjective(v.doc.tokens.tags, words, v.at, before, v.nxt, v.sentence.first):
        return NO
    parted = (
        before == "," and v.nxt in "SP" and v.behind != "by" and not v.have and cue.frame not in ("blame", "ascribe")
    )
    if parted and v.word(-2) in v.doc.lex.sets["attack_nouns"]:
        opened = v.doc.tokens.tags.rfind(",", v.sentence.first, v.at - 1)
        if "R" not in v.doc.tokens.tags[max(opened, v.sentence.first) : v.at]:
            return NO  # "a truce, declared after the flood"
    if before == "" and cue.base not in ("quote", "say") and v.behind != "by":
        return NO  # a sentence cannot begin with a finite verb, except "Said X:"
    return None


def _passive(v: Verb) -> Found:
    """“was blamed on”, “were reported by”, “was quoted as saying”, “are believed to”; other passives have no source."""
    cue, nxt_word = v.cue, v.behind
    ends = (
        v.nxt in ("", ".") and v.left > v.sentence.first and v.doc.tokens.tags[v.left - 1] == ","
    )  # "C, it was said."
    aside = v.nxt == "," and v.left > v.sentence.first and v.doc.tokens.tags[v.left - 1] == ","  # ", it is said,"
    told = v.left >= v.sentence.first and v.doc.tokens.words[v.left] == "it" and not v.negated
    told = told and (v.nxt == "t" or ends or aside)
    there = "there" in v.aids and v.behind == "to"
    counted = v.left >= v.sentence.first and counted_attacks(v)
    if (told or there or counted) and cue.base in TOLD_BY_NOBODY:
        return v.found(cue=HEARD)  # "it was reported that", "there are said to have been"
    if cue.frame == "relay":
        return Found(v.at, v.at + 1, cue, passive=True) if nxt_word in ("as", "by") else NO
    if nxt_word == "by" and cue.base == "find":
        end = phrase_forward(v.doc, v.at + 2, v.sentence.last)
        if v.doc.tokens.words[end : end + 1] not in (["to"], ["that"]):
            return NO  # "five breaches were found by the monitors": what they saw, and no statement
    if (
        nxt_word == "by"
        or (cue.frame in ("blame", "ascribe") and nxt_word in ("on", "to", "for"))
        or (cue.frame == "accuse" and nxt_word == "of")
    ):
        return v.found(1 + (nxt_word == "by"), passive=True)
    if cue.observes and _by_behind(v):
        return v.found(1 + _by_behind(v), passive=True)  # "were recorded on Monday by observers"
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


def _by_behind(v: Verb) -> int:
    """How many words behind a passive "by" ends, with only a time and a place before it; 0 if none leads to somebody."""
    tags, words, at = v.doc.tokens.tags, v.doc.tokens.words, v.at + 1
    until = min(v.sentence.last - 1, v.at + 12)
    while at < until and words[at] != "by":
        if tags[at] not in "PlTDNZJn#&":
            return 0
        at += 1
    if at >= until or words[at] != "by" or tags[at + 1] in "T#G" or words[at + 1] in _TIMES:
        return 0
    return at - v.at


# rules of a frame -----------------------------------------------------------------------------------


def _needs_clause(v: Verb) -> Found | None:
    """Verbs that report only with a clause or a quotation: "found that", "“…,” he joked"."""
    if has_clause(v.doc, v.at, v.sentence.last, v.cue) or (v.nxt in ".;," and closes(v.doc, v.left, v.sentence.first)):
        return None
    before = v.tag_before
    reach = 9 if v.cue.base == "read" else 12
    quoted = (before and before in '",') or (
        v.left >= v.sentence.first and after_quote(v.doc, v.left, v.sentence.first, reach)
    )
    return None if quoted else NO


_POSSESSIVES = frozenset(["its", "their", "his", "her", "our", "my", "your"])
_MEANS = word_set("means_of_saying")
_RELATIVES = frozenset(("whom", "which"))  # "rebels, whom the mayor accused of a killing"


KINDS_OF_CALLS = word_set("kinds_of_calls")
_STANDING = frozenset(("stands", "stand", "stood"))  # "stands accused of"


def _accused_of(v: Verb) -> Found | None:
    """A headline's "rebels accused of a killing"."""
    before = v.doc.tokens.words[max(v.sentence.first, v.left - 5) : v.left + 1]
    participle = v.cue.form == "finite" and not v.word(0).endswith("s") and _RELATIVES.isdisjoint(before)
    dated = v.behind == "in" and v.tag(2) in ("T", "#")  # "the pilot accused in 2015 of"
    of = v.behind == "of" or (dated and "of" in (v.word(3), v.word(4)))
    if of and v.before in _STANDING:
        return Found(v.at - 1, v.at + 1, v.cue, passive=True)
    return v.found(passive=True) if participle and of and not v.have else None


def _blamed_on(v: Verb) -> Found | None:
    """“a raid blamed on X killed 12”, but “a raid that NAME blamed on X”."""
    if v.cue.base == "implicate" and v.behind == "in":
        return v.found(passive=True)  # a headline's "militias implicated in deaths"
    # "Lowland warplanes blamed for it"
    owned = v.before in v.doc.lex.sets["weapons"] and v.tag(-2) in ("J", "Z", "N")
    if v.behind == "for" and v.before in v.doc.lex.sets["attack_nouns"] and not owned:
        return NO  # "the strikes blamed for 23 deaths": a thing is no one who did it
    if v.behind == "for" and not v.have and v.tag_before in ("n", "p", "r", "N", "Z", ","):
        return v.found(passive=True)  # "Soldiers blamed for the fire said they had left"
    if v.behind != "on" or v.have or _has_subject(v.doc, v.left, v.sentence.first):
        return None
    return v.found(passive=True)


def _has_subject(doc: Document, at: int, floor: int) -> bool:
    """Whether a relative clause has its own subject: "a raid (that) a committee blamed on the rebels"."""
    tags = doc.tokens.tags
    begin = phrase_back(doc, at, floor) if at > floor else None
    if begin is None or begin <= floor:
        return False
    return tags[begin - 1] in "Rt" or (tags[begin] == "D" and tags[begin - 1] in "nk")


def _ascribed_to(v: Verb) -> Found | None:
    """“a raid attributed to X killed 12”, but “a raid that NAME attributed to X”."""
    thing = v.left >= v.sentence.first and v.doc.tokens.words[v.left] in v.doc.lex.sets["attack_nouns"]
    return v.found(passive=True) if v.behind == "to" and thing and not v.have and v.left == v.at - 1 else None


def _by(v: Verb) -> Found | None:
    """“the toll reported by the monitor”: a participle whose source follows."""
    return v.found(2, passive=True) if _names_who(v) else None


def _no_by(v: Verb) -> Found | None:
    return NO if _names_who(v) else None


def _names_who(v: Verb) -> bool:
    """Whether a participle's "by" leads to somebody: not "said by phone", "said by Sunday evening", "X reported by noon"."""
    if v.behind != "by" or v.have or v.tag_before == "O":
        return False
    at = 2 + (v.tag(2) == "D")
    return v.word(at) not in _MEANS and v.word(at + 1) not in _MEANS and v.tag(at) not in ("T", "#")


def _calls(v: Verb) -> Found | None:
    """“called for an inquiry”; “called it baseless”; “called the vote a sham”; other calling reports nothing."""
    if v.behind in ("for", "on"):
        return None
    if calls_it_false(v.doc, v.at + 1, v.sentence.last) or _of_a_charge(v):
        return v.found(cue=CALLS_FALSE)
    return v.found(cue=CALLS) if v.cue.form != "base" and calls_names(v.doc, v.at, v.sentence.last) else NO


def _of_a_charge(v: Verb) -> bool:
    """“a charge Lowland called absurd”: what is called so stands in front."""
    words, sets = v.doc.tokens.words, v.doc.lex.sets
    if v.behind not in sets["deny_report"] or v.left <= v.sentence.first:
        return False
    begin = phrase_back(v.doc, v.left, v.sentence.first)
    return begin is not None and not sets["nouns_of_denial"].isdisjoint(words[begin : v.left])


def _trades(v: Verb) -> Found | None:
    """“traded blame”."""
    if v.behind in _BLAME:
        return v.found(2)
    return v.found(3) if v.word(2) in _BLAME and v.nxt in "nJ" else NO  # "trade truce accusations"


def _orders(v: Verb) -> Found | None:
    """“vowed to answer”, “vowed revenge”; “promised for the south” is a participle."""
    return NO if v.nxt in ".P" and v.behind != "to" else None


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
    "ascribe": (_ascribed_to, _by),
    **dict.fromkeys(("recipient", "as", "investigate", "relay"), (_no_by,)),
}
