"""Cues of those who do not say: "declined to comment", "could not be verified", "no immediate claim of responsibility"."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Document, Sentence
from .lexicon import Cue, word_set
from .phrases import phrase_forward, skip_left
from .reticence import RETICENT, left_open, names_no_culprit, of_two_verbs, question_at, refrains
from .tokens import where

WITHHOLDS = Cue("withhold", "finite", "withhold", "withholds", "neutral")
UNANSWERED = Cue("unanswered", "finite", "withhold", "withholds", "neutral")
UNCLAIMED = Cue("unclaimed", "finite", "unclaimed", "withholds", "neutral")
OPEN = Cue("not clear", "finite", "withhold", "withholds", "neutral")
_REFUSED = word_set("refusing")
_SAY = word_set("what_is_refused")
_SAID = word_set("what_was_not_done")
_PUBLIC = _SAID - {"commented", "responded", "replied", "reacted"}
_NOUNS = word_set("what_there_is_none_of")
_NOT_SAYING = word_set("not_saying")
_AMONG = word_set("among_a_body")
_ANSWERED = word_set("answering")
_MAKING = word_set("making_a_statement")
_STATED = word_set("stated")
_HAVING = frozenset(["had", "has", "have"])
_ISSUING = word_set("issuing")
_ISSUED = word_set("things_issued")
_QUESTIONS = word_set("questions_put")
_RETURNING = word_set("returning_calls")
_CALLS = word_set("calls_put")
_GONE = word_set("going_unanswered")
_UNCLAIMED = _GONE | {"remains", "remained", "is", "was"}
_STOPPING = frozenset(["stopped", "stops", "stopping"])
_NAMING = word_set("naming_the_guilty")
_BLAMING = word_set("blaming_somebody")
_STAYING = word_set("staying_silent")
_PASSING_ON = word_set("passing_on")
_EVADING = word_set("evading")
_ASKED_WHO = word_set("asked_who")
SILENCE = (
    _SAY
    | _SAID
    | _NOUNS
    | _NOT_SAYING
    | _ANSWERED
    | _QUESTIONS
    | _ASKED_WHO
    | _ISSUED
    | _RETURNING
    | _BLAMING
    | RETICENT
    | {
        "reached",
        "says",
        "drawn",
        "deny",
        "unanswered",
        "silent",
        "reachable",
        "available",
        "short",
        "clear",
        "known",
        "claimed",
        "unclaimed",
        "unclear",
    }
)
# words without which nobody withholds; "no", "not", "never" have a class of their own
_DENYING = (
    _REFUSED
    | _PASSING_ON
    | _EVADING
    | RETICENT
    | word_set("negated_helpers")
    | {
        "cannot",
        "never",
        "yet",
        "without",
        "nobody",
        "nothing",
        "unanswered",
        "silent",
        "short",
        "unclaimed",
        "unclear",
    }
)
_FIRST_OF_SILENCE = (
    _REFUSED | _PASSING_ON | _EVADING | RETICENT
    | frozenset(["never", "not", "cannot", "yet", "without", "nothing", "unclaimed", "unclear", "unanswered", "silent", "short", "no", "neither", "none", "nobody"])
)  # fmt: skip
_OR_DENIED = _SAY | _SAID | {"deny", "denied"}
_HELPERS = word_set("helpers_of_silence")
_ABILITIES = (["able", "to"], ["in", "a", "position", "to"], ["want", "to"], ["wish", "to"], ["care", "to"])


@dataclass(slots=True, unsafe_hash=True)
class Found:
    """A cue at the words `first:last` and how it works there."""

    first: int
    last: int
    cue: Cue
    passive: bool = False
    negated: bool = False
    infinitive: bool = False


def _leading_to_silence(doc: Document, sentence: Sentence, span: list[str]) -> list[int]:
    """Where the words stand with which a source can begin to withhold."""
    told = where(span, _FIRST_OF_SILENCE)
    if "n't" in "".join(span):
        told = [at for at, word in enumerate(span) if word in _FIRST_OF_SILENCE or word[-3:] == "n't"]
    return [sentence.first + at for at in told]


def withholding(doc: Document, sentence: Sentence, found: list[Found], span: list[str]) -> list[Found]:
    """The cues of a sentence by which a source withholds; what they cover is taken out of `found`."""
    out: list[Found] = []
    if "x" not in doc.tokens.tags[sentence.first : sentence.last] and _DENYING.isdisjoint(sentence.there):
        return out
    seen = -1
    for at in _leading_to_silence(doc, sentence, span):
        word = span[at - sentence.first]
        if at <= seen:
            continue
        hit = None
        if word in _REFUSED:
            hit = _refused(doc, at, sentence.last)
        elif word == "never" and sentence.first < at < sentence.last - 1 and doc.tokens.words[at + 1] in _ANSWERED:
            hit = Found(at, at + 2, WITHHOLDS)  # "has never answered questions about it"
        elif (word in ("not", "cannot") or word.endswith("n't")) and at > sentence.first:
            hit = _not_said(doc, at, sentence.last)
        elif word == "yet" and at > sentence.first:
            hit = _not_yet(doc, at, sentence.last)
        elif word == "without":
            hit = _without(doc, at, sentence.last)
        elif word == "nothing" and at > sentence.first:
            hit = _said_nothing(doc, at, sentence.last)
        elif word == "unclaimed" and at > sentence.first and doc.tokens.words[at - 1] in _UNCLAIMED:
            deed = _of_a_deed(doc, at - 1)
            hit = Found(at - 1, at + 1, OPEN, passive=True) if deed else None  # "The attack went unclaimed"
        elif word == "unclear" and at - 2 >= sentence.first and _asks_who(doc, at + 1, sentence.last):
            hit = Found(at - 1, at + 1, OPEN, passive=True) if doc.tokens.words[at - 2] in ("it", "remains") else None
        elif word in ("unanswered", "silent") and at > sentence.first:
            hit = _went_unanswered(doc, at) if word == "unanswered" else _kept_silent(doc, at)
        elif word == "short" and at > sentence.first:
            hit = _stopped_short(doc, at, sentence.last)
        elif word in RETICENT:
            reach = left_open(doc, at, sentence.last) or refrains(doc, at, sentence.last)
            hit = Found(at, reach, WITHHOLDS) if reach else None
        elif word in _EVADING:
            hit = _dodged(doc, at, sentence.last)
        elif word in _PASSING_ON:
            hit = _passed_on(doc, at, sentence.last)
        elif word in ("no", "neither", "none", "nobody"):
            hit = (
                _nobody(doc, at, sentence.last) or _neither(doc, at, sentence.last) or _no_word(doc, at, sentence.last)
            )
        if hit:
            out.append(hit)
            seen = hit.last - 1
    if out:
        taken = {i for hit in out for i in range(hit.first, hit.last)}
        found[:] = [hit for hit in found if hit.first not in taken]
    return out


def _refused(doc: Document, at: int, last: int) -> Found | None:
    """“declined to comment”, “was unable to independently verify”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    k = at + 1
    if k >= last or words[k] != "to":
        return None
    k += 1
    while k < last and tags[k] == "l":
        k += 1
    if words[k : k + 2] == ["be", "drawn"]:
        return Found(at, k + 2, WITHHOLDS)  # "refused to be drawn on who was at fault"
    return Found(at, k + 1, WITHHOLDS) if k < last and words[k] in _SAY | _BLAMING else None


def _not_said(doc: Document, at: int, last: int) -> Found | None:
    """“could not confirm”, “has not commented”, “could not be verified”, “did not say who”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    k = at + 1
    while k < last and (tags[k] in "lA" or words[k] == "yet") and k - at < 5:
        k += 1
    k = _behind_ability(doc, k, last)
    if k >= last:
        return None
    begin = at - 1 if tags[at - 1] == "A" and tags[at] == "x" else at
    unnamed = names_no_culprit(doc, k, last)
    if unnamed:
        return Found(begin, unnamed, WITHHOLDS)  # "has not named the guilty party", "cannot rule out either version"
    if words[k] in _RETURNING | _ANSWERED and "A" in tags[begin:k] and _passive(words, begin, k):
        return Found(begin, k + 1, UNANSWERED)  # "messages were not returned"
    if words[k] in ("clear", "known") and _asks_who(doc, k + 1, last) and words[begin - 1] in ("it", "immediately"):
        return Found(begin, k + 1, OPEN, passive=True)  # "It was not immediately clear who was behind the attack"
    if (
        words[k] == "claimed"
        and "A" in tags[begin:k]
        and tags[k + 1 : k + 2] in (".", "", ",")
        and _of_a_deed(doc, begin)
    ):
        return Found(begin, k + 1, OPEN, passive=True)  # "responsibility was not immediately claimed"
    if words[k] == "reachable" or words[k : k + 3] == ["available", "for", "comment"]:
        return Found(begin, k + 1 + 2 * (words[k] == "available"), WITHHOLDS)
    if words[k] == "drawn" and tags[k - 1] == "A" and words[k + 1 : k + 2] != ["into"]:
        return Found(begin, k + 1, WITHHOLDS)  # "would not be drawn on who had fired"
    if words[k] == "reached" and tags[k - 1] == "A":
        return Found(begin, k + 1 + 2 * (words[k + 1 : k + 3] == ["for", "comment"]), WITHHOLDS)
    if words[k] in _SAID or (words[k] in _SAY and words[k] != "say"):
        end = _or_denied(words, k + 1 + (words[k + 1 : k + 2] == ["blame"]))
        return Found(begin, end, WITHHOLDS, passive=words[k] in _PUBLIC)
    if words[k] == "deny" and tags[at] == "x":
        return Found(begin, _or_denied(words, k + 1), WITHHOLDS)  # "did not deny the strike"
    if words[k] in _ISSUING:
        issued = next((i for i in range(k + 1, min(k + 4, last)) if words[i] in _ISSUED), None)
        return Found(begin, issued + 1, WITHHOLDS) if issued else None
    if words[k] in _RETURNING:
        call = next((i for i in range(k + 1, min(k + 4, last)) if words[i] in _CALLS), None)
        return Found(begin, call + 1, WITHHOLDS) if call else None  # "did not return several messages"
    asks = _question(doc, k + 1, last) if words[k] in _ASKED_WHO else None
    return Found(begin, asks, WITHHOLDS) if asks else None


def _asks_who(doc: Document, at: int, last: int) -> bool:
    """“(it was not clear) who had fired”."""
    return doc.tokens.words[at : min(at + 1, last)] in (["who"], ["whose"])


def _or_denied(words: list[str], at: int) -> int:
    """The word behind "or denied" in "has not confirmed or denied": one silence, not two statements."""
    both = words[at : at + 1] in (["or"], ["nor"]) and words[at + 1 : at + 2] != [] and words[at + 1] in _OR_DENIED
    return at + 2 if both else at


def _of_a_deed(doc: Document, at: int) -> bool:
    """Whether what stands before word `at` is an attack, or responsibility for one."""
    nouns = doc.lex.sets["attack_nouns"]
    return any(word in nouns or word == "responsibility" for word in doc.tokens.words[max(0, at - 8) : at])


def _passive(words: list[str], first: int, last: int) -> bool:
    return not {"was", "were", "been", "wasn't", "weren't"}.isdisjoint(words[first:last])


def _went_unanswered(doc: Document, at: int) -> Found | None:
    """“calls to the ministry went unanswered”."""
    return Found(at - 1, at + 1, UNANSWERED) if doc.tokens.words[at - 1] in _GONE else None


def _kept_silent(doc: Document, at: int) -> Found | None:
    """“the government has remained silent on the raid”."""
    words = doc.tokens.words
    on = words[at + 1 : at + 2] in (["on"], ["about"])  # guns stay silent too
    ends = doc.tokens.tags[at + 1 : at + 2] in (".", ",", ";", "")
    left, _ = skip_left(doc, at - 2, 0) if ends else (-1, False)
    somebody = left >= 0 and doc.tokens.tags[left] in "NZJpr"
    return Found(at - 1, at + 1, WITHHOLDS) if (on or somebody) and words[at - 1] in _STAYING else None


def _dodged(doc: Document, at: int, last: int) -> Found | None:
    """“dodged questions about the strike”."""
    asked = next((i for i in range(at + 1, min(at + 4, last)) if doc.tokens.words[i] in _QUESTIONS), None)
    return Found(at, asked + 1, WITHHOLDS) if asked is not None else None


def _stopped_short(doc: Document, at: int, last: int) -> Found | None:
    """“condemned the raid but stopped short of naming either side”."""
    words = doc.tokens.words
    short = words[at - 1] in _STOPPING and words[at + 1 : at + 2] == ["of"] and at + 2 < last
    return Found(at - 1, at + 3, WITHHOLDS) if short and words[at + 2] in _NAMING else None


def who_was_called(doc: Document, first: int, last: int) -> tuple[int, int] | None:
    """The one whom calls that went unanswered were put to, in the words `first:last` before."""
    words = doc.tokens.words
    call = next((i for i in range(last - 1, first - 1, -1) if words[i] in _CALLS and words[i - 1] != "for"), None)
    to = (
        next((i for i in range(call + 1, last) if words[i] in ("to", "with", "for")), None)
        if call is not None
        else None
    )
    if to is not None and words[to + 1] in ("comment", "information"):
        to = next((i for i in range(to + 2, last) if words[i] in ("to", "from", "with")), None)
    end = phrase_forward(doc, to + 1, last, apposition=False) if to is not None else 0
    return (to + 1, end) if to is not None and end > to + 1 else None


def _behind_ability(doc: Document, at: int, last: int) -> int:
    """The verb behind "able to", "in a position to": what somebody cannot do."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for ability in _ABILITIES:
        if words[at : at + len(ability)] == ability:
            at += len(ability)
            while at < last and tags[at] == "l":
                at += 1
    return at


def _question(doc: Document, at: int, last: int) -> int | None:
    """Where a question that is left open begins: "did not say (publicly) who", "does not say by whom"."""
    tags = doc.tokens.tags
    while at < last and tags[at] == "l":
        at += 1
    return at if question_at(doc, at, last) else None


def _not_yet(doc: Document, at: int, last: int) -> Found | None:
    """“has yet to comment”, “is yet to attribute a single case”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    said = words[at + 1 : at + 2] == ["to"] and at + 2 < last and words[at + 2] in _SAY
    return Found(at - 1, at + 3, WITHHOLDS) if said and tags[at - 1] == "A" else None


def _without(doc: Document, at: int, last: int) -> Found | None:
    """“without saying who was to blame”."""
    words = doc.tokens.words
    said = at + 1 < last and words[at + 1] in _NOT_SAYING
    return Found(at, at + 2, WITHHOLDS) if said and _question(doc, at + 2, last) else None


def _said_nothing(doc: Document, at: int, last: int) -> Found | None:
    """“has said nothing about it”, not “said nothing had been hit”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    silent = words[at - 1] in ("said", "say", "says") and tags[at + 1 : at + 2] not in ("A", "V", "v", "x", "K")
    return Found(at - 1, at + 1, WITHHOLDS) if silent else None


def _passed_on(doc: Document, at: int, last: int) -> Found | None:
    """“referred questions to the army”."""
    words = doc.tokens.words
    put = next((i for i in range(at + 1, min(at + 4, last)) if words[i] in _QUESTIONS), None)
    return Found(at, put + 1, WITHHOLDS) if put and "to" in words[put + 1 : min(put + 6, last)] else None


def _nobody(doc: Document, at: int, last: int) -> Found | None:
    """“nobody from the ministry responded”, “no one at the office answered calls”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    link = at + 1 + (words[at : at + 2] == ["no", "one"])
    if link >= last or words[link] not in _AMONG:
        return None
    end = phrase_forward(doc, link + 1, last, apposition=False)
    while end < last and tags[end] in "lA":
        end += 1
    return Found(end, end + 1, WITHHOLDS) if end < last and words[end] in _ANSWERED else None


def _neither(doc: Document, at: int, last: int) -> Found | None:
    """“neither side responded”, “neither the army nor the rebels have commented”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    end = at + 1
    while end < min(at + 14, last) and words[end] not in _ANSWERED and tags[end] not in ",;V":
        end += 1
    said = words[at] == "neither" and end < last and words[end] in _ANSWERED
    asked = words[at] == "neither" and end < last and words[end] in _STATED and _asks_who(doc, end + 1, last)
    if asked:
        return Found(end, end + 1, WITHHOLDS)  # "neither the army nor the rebels have said who fired"
    two = of_two_verbs(doc, at, last) if words[at] == "neither" and not said else 0
    return Found(at, two, WITHHOLDS) if two else Found(end, end + 1, WITHHOLDS) if said else None


def _no_word(doc: Document, at: int, last: int) -> Found | None:
    """“no immediate comment”, “no claim of responsibility”, “neither side's claims could be verified”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    k = at + 1
    while k < last and k - at < 4 and tags[k] in "nJlE" and words[k] not in _NOUNS:
        k += 1
    own = words[at - 1] in _HAVING and words[k : k + 1] in (["comment"], ["comments"])  # "had no immediate comment"
    if words[at - 1] in ("received", "got", "had") and not own:
        return None  # "has received no reply": of those who asked
    if k < last and words[k] in _NOUNS and words[at] == "no":
        if words[k] in ("claim", "claims"):
            return Found(at, k + 3, UNCLAIMED) if words[k + 1 : k + 3] == ["of", "responsibility"] else None
        made = at > 0 and (own or words[at - 1] in _MAKING)  # "made no mention of the attack"
        return Found(at - made, k + 1, WITHHOLDS)
    for k in range(at + 1, min(at + 9, last - 1)):
        if words[k] in _HELPERS:
            end = k + 1
            while end < last and tags[end] in "lA":
                end += 1
            passive = words[k] in ("was", "were") or "be" in words[k:end]
            public = passive and end < last and words[end] in _PUBLIC
            return Found(k, end + 1, WITHHOLDS, passive=True) if public else None
    return None
