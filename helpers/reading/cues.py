"""Cues: the places in a sentence where somebody is said to say something."""

from __future__ import annotations

import re

from .courts import WARRANT
from .document import Document, Sentence
from .inquiries import FINDING_OUT, asks
from .lexicon import Cue, word_set
from .phrases import skip_left
from .reporting import BE, reports
from .silence import SILENCE, Found, withholding
from .single_verbs import RESPONSIBILITY
from .tasks import is_duty
from .tokens import where

CANDIDATES = re.compile(r"[VWBYch]")
ACCORDING = Cue("according", "finite", "according", "asserts", "neutral")
COLON = Cue("colon", "finite", "colon", "asserts", "neutral")
BY_REPORTS = Cue("according", "finite", "hearsay", "asserts", "distancing")  # "According to reports, …"
_RUMOURS = frozenset(["reports", "rumours", "rumors"])
_HAVE = frozenset(["have", "has", "had", "also"])
_UNCONFIRMED = word_set("of_nobodys_reports")
HEARSAY = Cue("reportedly", "finite", "hearsay", "asserts", "distancing")


_OPEN = word_set("opening")
_INQUIRY = word_set("inquiries")
_HOLD = word_set("holding")
_ANSWERABLE = word_set("answerable")
INNOCENT = Cue("protest innocence", "finite", "deny", "denies", "denial")
WASHES = Cue("wash its hands of", "finite", "deny", "denies", "denial")
DENIAL = Cue("issue a denial", "finite", "deny", "denies", "denial")
DENIES_ALL = Cue("have none of", "finite", "deny", "denies", "denial")
PUTS_DOWN = Cue("put down to", "finite", "ascribe", "accuses", "neutral")
DOUBTS = Cue("cast doubt on", "finite", "deny", "denies", "neutral")
SHRUGS_OFF = Cue("shrug off", "finite", "deny", "denies", "neutral")
_WARRANTS = frozenset(["warrant", "warrants"])
_NOUNS_OF_CUES = (
    _INQUIRY
    | _ANSWERABLE
    | {"into", "responsibility", "blame", "credit", "finger", "fingers"}
    | _WARRANTS
    | {"innocence", "hands", "doubt", "doubts", "denial", "denials"}
    | word_set("charges")
    | {"suggestion", "suggestions", "reports", "criticism", "none", "down", "up"}
)
INVESTIGATES = Cue("open an investigation", "finite", "investigate", "investigates", "neutral")
FINDS_OUT = Cue("find out", "finite", "investigate", "investigates", "neutral")
_FIGHTING = word_set("bodies_that_fight")  # "Army: 12 killed" may count its own
_TRYING = word_set("trying")
IS_SURE = Cue("be adamant", "finite", "that", "asserts", "distancing")
_SURE = word_set("sure_of_it")
_IN_THE_WORDS = frozenset(["put", "puts", "words", "per"])
LOOKS_INTO = Cue("look into", "finite", "investigate", "investigates", "neutral")
PUTS_BLAME = Cue("put the blame", "finite", "blame", "accuses", "neutral")
HOLD = Cue("hold responsible", "finite", "blame", "accuses", "neutral")
# a verb, the word that makes it a cue, and how far behind it that word may stand
_VERBS_AND_NOUNS = (
    (INVESTIGATES, _OPEN | word_set("ordering"), _INQUIRY, 6),
    (HOLD, _HOLD, _ANSWERABLE, 12),
    (RESPONSIBILITY, word_set("taking_on"), frozenset(["responsibility", "blame"]), 4),
    (RESPONSIBILITY, word_set("taking_on"), frozenset(["credit"]), 4),
    (LOOKS_INTO, frozenset(["looking"]), frozenset(["into"]), 2),
    (PUTS_BLAME, word_set("putting_blame"), frozenset(["blame"]), 5),
    (
        SHRUGS_OFF,
        word_set("shrugging_off"),
        word_set("charges") | {"reports", "criticism", "suggestion", "suggestions"},
        5,
    ),
    (INNOCENT, word_set("protesting"), frozenset(["innocence"]), 3),
    (WASHES, frozenset(["wash", "washes", "washed", "washing"]), frozenset(["hands"]), 3),
    (DENIAL, frozenset(["issue", "issues", "issued", "gave", "offered"]), frozenset(["denial", "denials"]), 5),
    (DENIES_ALL, frozenset(["have", "had", "has", "having"]), frozenset(["none"]), 2),
    (PUTS_DOWN, frozenset(["put", "puts", "putting"]), frozenset(["down"]), 7),
    (RESPONSIBILITY, frozenset(["owned", "owns", "owning"]), frozenset(["up"]), 2),
    (DOUBTS, frozenset(["cast", "casts", "casting"]), frozenset(["doubt", "doubts"]), 3),
    (WARRANT, word_set("issuing_a_warrant"), _WARRANTS, 6),
    (PUTS_BLAME, frozenset(["point", "points", "pointed", "pointing"]), frozenset(["finger", "fingers"]), 4),
)


_BY_NOUN = {noun: [at for at, one in enumerate(_VERBS_AND_NOUNS) if noun in one[2]] for noun in _NOUNS_OF_CUES}
_IN_MORE_WORDS = _RUMOURS | _NOUNS_OF_CUES | _IN_THE_WORDS | _SURE | FINDING_OUT | SILENCE


def find_cues(doc: Document, sentence: Sentence) -> list[Found]:
    """The cues of a sentence, in order. A noun ("the report") is no cue."""
    tags, words = doc.tokens.tags, doc.tokens.words
    found: list[Found] = []
    done = sentence.first
    for match in CANDIDATES.finditer(tags, sentence.first, sentence.last):
        at = match.start()
        if at < done:
            continue
        tag = tags[at]
        if tag == "c":
            if at + 1 < sentence.last and words[at + 1] == "to":
                rumour = _rumour(doc, at + 2, sentence.last)
                found.append(Found(at, rumour, BY_REPORTS) if rumour else Found(at, at + 2, ACCORDING))
            continue
        if tag == "h":
            found.append(Found(at, at + 1, HEARSAY))
            continue
        if (
            words[at - 1] == "as"
            and at - 1 > sentence.first
            and words[at + 1 : at + 2] == ["by"]
            and tags[at - 2] == ","
        ):
            found.append(Found(at - 1, at + 2, ACCORDING))  # "in which 40 died, as reported by the ministry"
            done = at + 2
            continue
        hit = reports(doc, sentence, at)
        if hit:
            found.append(hit)
            done = hit.last
    if doc.blocks[sentence.block].role in ("title", "heading") and not any(
        hit.cue.frame != "hearsay" and not hit.cue.observes for hit in found
    ):
        at = _headline_mark(doc, sentence)
    else:
        at = _label(doc, sentence) if not found else 0
    if at > 0:
        found.append(Found(at, at + 1, COLON))
    there = _IN_MORE_WORDS & sentence.there
    if there:
        _add_those_of_more_words(doc, sentence, found, there)
    if len(found) > 1:
        found.sort(key=lambda hit: hit.first)
    return found


def _add_those_of_more_words(doc: Document, sentence: Sentence, found: list[Found], there: frozenset[str]) -> None:
    """Add the cues that are more than a verb, each looked for only where one of its words is `there` in the sentence."""
    span = doc.tokens.words[sentence.first : sentence.last]
    if "there" in sentence.there and not _RUMOURS.isdisjoint(there):
        found.extend(_there_were_reports(doc, sentence))
    if not _NOUNS_OF_CUES.isdisjoint(there):
        found.extend(_verb_and_noun(doc, sentence, found, span, there))
    if not _IN_THE_WORDS.isdisjoint(there):
        found.extend(_in_the_words_of(doc, sentence))
    if not _SURE.isdisjoint(there):
        found.extend(_is_sure(doc, sentence, span))
    if not FINDING_OUT.isdisjoint(there):
        found.extend(_finding_out(doc, sentence, found))
    if not SILENCE.isdisjoint(there):
        found.extend(withholding(doc, sentence, found, span))


def _there_were_reports(doc: Document, sentence: Sentence) -> list[Found]:
    """“There were (unconfirmed) reports of 12 airstrikes”: hearsay."""
    words = doc.tokens.words
    for at in range(sentence.first + 2, sentence.last - 2):
        if words[at] in _RUMOURS and words[at + 1] in ("of", "that"):
            be = at - 1 - (words[at - 1] in _UNCONFIRMED)
            while be > sentence.first and words[be] in BE | _HAVE:
                be -= 1
            return [Found(at, at + 1, HEARSAY)] if words[be] == "there" and be < at - 1 else []
    return []


def _rumour(doc: Document, at: int, last: int) -> int:
    """Where "(According to) reports", "(according to) unconfirmed reports" end; 0 where the reports are somebody's."""
    words, tags = doc.tokens.words, doc.tokens.tags
    end = at + (words[at : at + 1] != [] and words[at] in _UNCONFIRMED)
    alone = end + 1 <= last and words[end] in _RUMOURS and tags[end + 1 : end + 2] in (",", ".")
    return end + 1 if alone and (end > at or tags[end + 1 : end + 2] == ",") else 0


def _in_the_words_of(doc: Document, sentence: Sentence) -> list[Found]:
    """“As X put it”, “in the words of X”, “as per X”, “…, per X”: like “according to X”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for at in range(sentence.first, sentence.last - 2):
        if words[at : at + 4] == ["in", "the", "words", "of"]:
            return [Found(at, at + 4, ACCORDING)]
        if words[at : at + 2] == ["as", "per"]:
            return [Found(at, at + 2, ACCORDING)]
        if words[at] == "per" and tags[at - 1] == "," and at > sentence.first and tags[at + 1] in "DNZJ":
            return [Found(at, at + 1, ACCORDING)]  # "…, per the ministry": "of 12 per cent" has no article
        put = words[at] in ("put", "puts") and words[at + 1] == "it" and tags[at + 2 : at + 3] in tuple(",.;")
        led = next((i for i in range(at - 1, max(sentence.first, at - 14) - 1, -1) if words[i] == "as"), None)
        if put and led is not None and (led == sentence.first or tags[led - 1] in ",C;"):
            return [Found(led, led + 1, ACCORDING)]
    return []


def _is_sure(doc: Document, sentence: Sentence, span: list[str]) -> list[Found]:
    """“is adamant that”, “was convinced that”; not “it is certain that”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for at, word in enumerate(span, sentence.first):
        if word not in _SURE or at - 2 < sentence.first:
            continue
        doubts = word == "doubt"
        if words[at + 1 : at + 2] != ["that"] and not (doubts and tags[at + 1 : at + 2] in tuple("DNZJ")):
            continue
        if doubts and (words[at - 1] != "no" or words[at - 3] in ("we", "i")):
            continue  # not "We have no doubt that …,” NAME said
        left, negated = skip_left(doc, at - 1 - doubts, sentence.first)
        helpers = _HAVE if doubts else BE
        if left < sentence.first or helpers.isdisjoint(words[left + 1 : at]) or words[left] in ("it", "there", "this"):
            continue
        if tags[left] in "nNJZprO),":
            return [Found(at, at + 1, IS_SURE, negated=negated)]
    return []


def _finding_out(doc: Document, sentence: Sentence, found: list[Found]) -> list[Found]:
    """“is trying to establish who fired it”, “is seeking, with its allies, to identify the culprits”."""
    words, taken = doc.tokens.words, {hit.first for hit in found}
    begin = sentence.first + 3
    for step in where(words[begin : sentence.last - 1], FINDING_OUT):
        at = begin + step
        if words[at - 1] != "to" or not asks(doc, at, sentence.last):
            continue
        going_on = next((i for i in range(at - 2, max(sentence.first, at - 10), -1) if words[i] in _TRYING), None)
        if going_on is None or going_on in taken or BE.isdisjoint(words[max(sentence.first, going_on - 3) : going_on]):
            continue
        return [Found(going_on, at + 1 + (words[at + 1] == "out"), FINDS_OUT)]
    return []


def _headline_mark(doc: Document, sentence: Sentence) -> int:
    """The colon, or the dash with spaces around it, that parts a headline from its source; -1 if there is none."""
    tokens = doc.tokens
    at = tokens.tags.find(":", sentence.first + 1, sentence.last - 1)
    if at > 0:
        return at
    at = tokens.tags.rfind("-", max(sentence.first + 1, sentence.last - 6), sentence.last - 1)
    end = at + 1
    at -= at > 1 and tokens.tags[at - 1] == "-"  # "--"
    alone = at > 0 and tokens.starts[at] > tokens.ends[at - 1] and tokens.starts[end] > tokens.ends[end - 1]
    return at if alone else -1


def _label(doc: Document, sentence: Sentence) -> int:
    """The colon behind the body that a line of a list begins with: "Red Crescent: 12 dead", "- Hospital of X: 3 bodies"; -1 without one."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    first = sentence.first + (tags[sentence.first] in "-*")
    at = tags.find(":", first + 1, min(first + 8, sentence.last - 1))
    if at < 0 or set(tags[first:at]) - set("NZJnprDP'&E"):
        return -1
    head = next((i for i in range(first + 1, at) if tags[i] == "P"), at) - 1
    body = words[head] in lex.sets["organisation_heads"] or words[head] in lex.sets["media_heads"]
    return at if body and words[head] not in _FIGHTING and "#" in tags[at + 1 : at + 5] else -1


def _verb_and_noun(
    doc: Document, sentence: Sentence, found: list[Found], span: list[str], there: frozenset[str]
) -> list[Found]:
    """“opened an investigation”, “held the rebels responsible”, “put the blame on X”: a plain verb and the word that makes it a cue."""
    words = doc.tokens.words
    out = []
    taken = {i for hit in found for i in range(hit.first, hit.last)}
    asked = sorted({at for noun in there & _NOUNS_OF_CUES for at in _BY_NOUN[noun]})
    for cue, verbs, nouns, reach in map(_VERBS_AND_NOUNS.__getitem__, asked):
        if verbs.isdisjoint(sentence.there):
            continue
        for i, word in enumerate(span, sentence.first):
            if word in verbs and i not in taken and not nouns.isdisjoint(words[i + 1 : min(i + reach, sentence.last)]):
                left, negated = skip_left(doc, i - 1, sentence.first)
                stop = i + 1
                if cue is RESPONSIBILITY and words[i - 1] == "to":
                    break  # "refused to accept blame"
                if cue is RESPONSIBILITY:
                    stop = next(k for k in range(i, i + reach) if words[k] in nouns) + 1
                    of_attack = not doc.lex.sets["attack_events"].isdisjoint(
                        words[stop + 1 : min(stop + 7, sentence.last)]
                    )
                    if "credit" in nouns and not (words[stop : stop + 1] == ["for"] and of_attack):
                        break  # "took credit for the truce"
                if cue is DENIAL:
                    stop = next(k for k in range(i, i + reach) if words[k] in nouns) + 1
                    if words[stop : stop + 1] not in (["of"], ["that"]) and stop < sentence.last - 1:
                        break
                    stop += words[stop : stop + 1] == ["of"]
                if cue is DENIES_ALL:
                    stop = i + 3
                    if words[i + 2 : i + 3] != ["of"] or words[i + 3 : i + 4] not in (["it"], ["this"], ["that"]):
                        break
                if cue is PUTS_DOWN and not _puts_down(doc, i, sentence.last):
                    break
                if nouns == {"up"} and words[stop : stop + 1] != ["to"]:
                    break  # "had owned up-market shops"
                if cue is PUTS_BLAME:
                    stop = next(k for k in range(i, i + reach) if words[k] in nouns) + 1
                    if words[stop : stop + 1] not in (["on"], ["for"], ["squarely"], ["at"], ["with"]):
                        break
                if cue is WARRANT:
                    stop = next(k for k in range(i, i + reach) if words[k] in nouns) + 1
                    stop = next((k for k in range(stop, min(stop + 4, sentence.last)) if words[k] == "for"), stop)
                    behind = words[stop + 1 : min(stop + 20, sentence.last)]
                    if words[stop : stop + 1] != ["for"] or doc.lex.sets["attack_nouns"].isdisjoint(behind):
                        break
                    stop += 1
                if cue is HOLD:
                    held = next(k for k in range(i, i + reach) if words[k] in nouns)
                    if words[held] == "account" and (words[held - 1] != "to" or words[held + 1 : held + 2] != ["for"]):
                        break  # "found an account", "holds him to account"
                    if is_duty(doc, held):
                        break  # "holds the government responsible for delivering aid"
                    if words[held + 1 : held + 2] == ["by"] and not BE.isdisjoint(words[left + 1 : i]):
                        out.append(Found(i, held + 2, cue, passive=True, negated=negated))
                        break  # "is held responsible by X for the raid"
                if cue is LOOKS_INTO or BE.isdisjoint(words[left + 1 : i]):
                    out.append(Found(i, stop, cue, negated=negated))
                break
    return out


def _puts_down(doc: Document, at: int, last: int) -> bool:
    """“put seven (of the breaches) down to the army”, not “put the weapons down to help”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    down = next(i for i in range(at + 1, last) if words[i] == "down")
    to = words[down + 1 : down + 2] == ["to"] and tags[down + 2 : down + 3] in tuple("DNZJ")
    behind = frozenset(words[at + 1 : down])
    nouns = doc.lex.sets["attack_nouns"] | doc.lex.sets["attack_events"] | {"it", "this", "them", "deaths"}
    return to and ("#" in tags[at + 1 : down] or not nouns.isdisjoint(behind))


__all__ = ["Found", "find_cues"]
