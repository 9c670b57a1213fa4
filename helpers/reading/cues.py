"""Cues: the places in a sentence where somebody is said to say something."""

from __future__ import annotations

import re

from .document import Document, Sentence
from .lexicon import Cue
from .phrases import NOUNISH, phrase_back, skip_left
from .silence import SILENCE, WITHHOLDS, Found, withholding
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

CANDIDATES = re.compile(r"[VWBYch]")
ACCORDING = Cue("according", "finite", "according", "asserts", "neutral")
COLON = Cue("colon", "finite", "colon", "asserts", "neutral")
HEARSAY = Cue("reportedly", "finite", "hearsay", "asserts", "distancing")


_BLAME = frozenset(["blame", "accusations", "allegations", "charges", "recriminations"])
_BE = frozenset(["was", "were", "is", "are", "been", "being", "be"])
_HAVE = frozenset(["has", "have", "had", "having"])
_MODAL = frozenset(["will", "would", "could", "can", "may", "might", "must", "should", "did", "does", "do", "didn't", "don't", "doesn't", "couldn't", "cannot", "can't", "wouldn't", "to"])
_OPEN = frozenset(["open", "opens", "opened", "launch", "launches", "launched", "begin", "begins", "began", "start", "starts", "started", "conduct", "conducting"])
_INQUIRY = frozenset(["investigation", "investigations", "inquiry", "inquiries", "probe", "enquiry"])
_HOLD = frozenset(["hold", "holds", "held", "holding"])
_ANSWERABLE = frozenset(["responsible", "accountable"])
_NOUNS_OF_CUES = _INQUIRY | _ANSWERABLE
_OF_TOLLS = frozenset(["put", "revise", "raise", "lower", "update", "give"])
_TOLLS = frozenset(["toll", "tolls", "number", "tally", "figure", "dead", "deaths", "casualties", "count"])
CALLS_FALSE = Cue("call", "finite", "deny", "denies", "denial")
CALLS = Cue("call", "finite", "object", "asserts", "neutral")
SUSPECT = Cue("suspect", "finite", "accuse", "accuses", "distancing", hedged=True)
INVESTIGATES = Cue("open an investigation", "finite", "investigate", "investigates", "neutral")
HOLD = Cue("hold responsible", "finite", "blame", "accuses", "neutral")
RESPONSIBILITY = Cue("claim responsibility", "finite", "responsibility", "admits", "neutral")


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
                found.append(Found(at, at + 2, ACCORDING))
            continue
        if tag == "h":
            found.append(Found(at, at + 1, HEARSAY))
            continue
        hit = _verb(doc, sentence, at)
        if hit:
            found.append(hit)
            done = hit.last
    if doc.blocks[sentence.block].role in ("title", "heading") and not any(hit.cue.frame != "hearsay" and not hit.cue.observes for hit in found):
        found.extend(Found(at, at + 1, COLON) for at in [_headline_mark(doc, sentence)] if at > 0)
    span = words[sentence.first : sentence.last]
    if not _NOUNS_OF_CUES.isdisjoint(span):
        found.extend(_verb_and_noun(doc, sentence, found, span))
    if not SILENCE.isdisjoint(span):
        found.extend(withholding(doc, sentence, found, span))
    found.sort(key=lambda hit: hit.first)
    return found


def _headline_mark(doc: Document, sentence: Sentence) -> int:
    """The colon, or the dash with spaces around it, that parts a headline from its source; -1 if there is none."""
    tokens = doc.tokens
    at = tokens.tags.find(":", sentence.first + 1, sentence.last - 1)
    if at > 0:
        return at
    at = tokens.tags.rfind("-", max(sentence.first + 1, sentence.last - 6), sentence.last - 1)
    alone = at > 0 and tokens.starts[at] > tokens.ends[at - 1] and tokens.starts[at + 1] > tokens.ends[at]
    return at if alone else -1


def _verb(doc: Document, sentence: Sentence, at: int) -> Found | None:
    tags, words, cue = doc.tokens.tags, doc.tokens.words, doc.lex.cues[doc.tokens.words[at]]
    floor, ceiling = sentence.first, sentence.last
    before = tags[at - 1] if at > floor else ""
    nxt = tags[at + 1] if at + 1 < ceiling else "."
    nxt_word = words[at + 1] if at + 1 < ceiling else ""
    if cue.base in ("claim", "take", "accept", "deny", "admit") and "responsibility" in words[at + 1 : min(at + 4, ceiling)] and cue.base != "deny":
        end = words.index("responsibility", at + 1) + 1
        left, negated = skip_left(doc, at - 1, floor)
        return Found(at, end, RESPONSIBILITY, negated=negated)
    if cue.base == "claim":
        event = claimed_event(doc, at + 1, ceiling)
        if event == "lives":
            return None
        left, negated = skip_left(doc, at - 1, floor)
        if event and nxt_word != "by" and _BE.isdisjoint(words[left + 1 : at]) and not (cue.noun and left < floor):
            return Found(at, at + 1, RESPONSIBILITY, negated=negated)
        if nxt_word == "by":
            return Found(at, at + 2, RESPONSIBILITY, passive=True) if left >= floor and words[left] in doc.lex.sets["attack_nouns"] else None
    if cue.base == "put" and puts_at(doc, at, ceiling):
        pass
    elif cue.base in _OF_TOLLS and ("no" in words[at + 1 : at + 3] or _TOLLS.isdisjoint(words[at + 1 : at + 7]) or {"put": "at", "give": "of"}.get(cue.base, "to") not in words[at + 2 : at + 20]):
        return None
    # what stands left of the helpers
    left, negated = skip_left(doc, at - 1, floor)
    helpers = range(left + 1, at)
    aids = words[left + 1 : at]
    be, have, modal = (not group.isdisjoint(aids) for group in (_BE, _HAVE, _MODAL)) if aids else (False, False, False)
    if cue.base == "suspect" and not be and "t" not in tags[at + 1 : at + 3] and words[at - 1 : at] not in (["a"], ["the"], ["prime"]):
        of = next((i for i in range(at + 2, min(at + 10, ceiling)) if words[i] == "of"), None)
        if of is not None and left >= floor and not {",", "."} & set(tags[at:of]):
            return Found(at, at + 1, SUSPECT, negated=negated)
    if cue.base == "deny" and "nor" in words[max(floor, at - 2) : at] and "neither" in words[max(floor, at - 5) : at]:
        begin = at - 1 - words[at - 1 : max(floor, at - 6) : -1].index("neither")
        return Found(begin, at + 1, WITHHOLDS)
    if words[at - 1 : at] == ["neither"] and at > floor and words[at + 1 : at + 2] == ["nor"]:
        return None
    if cue.noun and not noun_as_verb(doc, sentence, at, left, nxt, nxt_word):
        return None
    if cue.form == "base":
        if left >= floor and words[left] == "to":
            return _infinitive(doc, sentence, at, left, cue, negated)
        if not modal and not have and not (before in ("O",) or plural_subject(doc, left, cue)):
            return None
        if modal and any(words[i] in ("can", "could", "may", "might", "should", "must", "cannot", "couldn't", "can't") for i in helpers) and cue.frame != "deny":
            return None
        if any(words[i] in ("will", "would") for i in helpers) and cue.frame not in ("deny", "withhold"):
            return None
    if cue.base == "ask" and (left < floor or tags[left] == "R"):
        return None  # "a nurse who asked not to be named"
    if cue.frame == "trade" and nxt_word not in _BLAME:
        return None
    if cue.base == "speak" and nxt_word != "of":
        return None
    if cue.form == "ing" and cue.frame == "that" and not has_clause(doc, at, ceiling, cue):
        return None  # "groups observing the truce"
    if cue.frame == "clause" and negated and cue.form == "base" and nxt not in 't"' and not cue.admits:
        return None  # "does not disclose its losses"
    if cue.frame == "clause" and cue.object and cue.form == "finite" and nxt == "A" and nxt_word not in ("having", "being") and not be and not have and not (left > floor and "R" in tags[max(floor, left - 3) : left]):
        return None  # "the number of deaths reported did not agree"
    if nxt_word in ("itself", "himself", "themselves") and cue.form == "ing":
        return None  # "a group calling itself …"
    if cue.form == "ing":
        if be:
            return Found(at, at + 1, cue, negated=negated)
        if before in "P" or (before in "DJn'#NZ" and before and nxt in "PnN" and cue.frame not in ("accuse", "deny")):
            if words[at - 1] not in ("in", "while", "after", "before", "without", "as") or before == "D":
                return None
        return Found(at, at + 1, cue, negated=negated)
    if (cue.form in ("finite", "participle") and be and not have) or (be and have and "been" in words[left + 1 : at]):
        return _passive(doc, sentence, at, cue, negated, nxt_word)
    if cue.form == "finite" and not have and is_adjective(tags, words, at, before, nxt, floor):
        return None
    if before == "" and cue.base not in ("quote", "say", "according") and nxt_word != "by" and cue.form == "finite":
        # a sentence cannot begin with a finite verb, except "Said X:"
        return None
    if cue.frame in ("that", "quote") and not has_clause(doc, at, ceiling, cue) and not (nxt in ".;," and closes(doc, left, floor)):
        if not ((before and before in '",') or (left >= floor and after_quote(doc, left, floor, 9 if cue.base == "read" else 12))):
            return None
    if cue.frame == "accuse" and cue.form == "finite" and nxt_word == "of" and not have:
        return Found(at, at + 1, cue, passive=True)  # "rebels accused of a killing"
    active = left > floor and cue.frame == "blame" and _has_subject(doc, left, floor)
    if cue.frame == "blame" and cue.form != "ing" and nxt_word == "on" and not have and not active:
        return Found(at, at + 1, cue, passive=True)  # "a raid blamed on X killed 12"
    if nxt_word == "by" and cue.form != "ing" and not have and before != "O":
        # "the toll reported by the monitor": a participle whose source follows
        return Found(at, at + 2, cue, passive=True) if cue.frame in ("clause", "blame", "accuse", "deny", "object") else None
    if cue.base == "find" and not have and nxt not in "t.;" and nxt_word not in ("no", "evidence"):
        return None
    if cue.frame == "callfor" and nxt_word not in ("for", "on"):
        if calls_it_false(doc, at + 1, ceiling):
            return Found(at, at + 1, CALLS_FALSE)
        return Found(at, at + 1, CALLS) if cue.form != "base" and calls_names(doc, at, ceiling) else None
    if cue.frame == "trade":
        return Found(at, at + 2, cue)
    if cue.frame == "order" and (nxt in ".P" or (cue.base == "threaten" and nxt_word not in ("to", "that", '"'))) and nxt_word != "to":
        return None
    return Found(at, at + 1, cue, negated=negated)


def _has_subject(doc: Document, at: int, floor: int) -> bool:
    """Whether a relative clause has its own subject: "a raid (that) a committee blamed on the rebels"."""
    tags = doc.tokens.tags
    begin = phrase_back(doc, at, floor)
    if begin is None or begin <= floor:
        return False
    return tags[begin - 1] in "Rt" or (tags[begin] == "D" and tags[begin - 1] in "nk")


def _infinitive(doc: Document, sentence: Sentence, at: int, to: int, cue: Cue, negated: bool) -> Found | None:
    """"continued to deny", "went on to say", "appeared to blame" report; other infinitives do not."""
    words = doc.tokens.words
    left = words[to - 1] if to > sentence.first else ""
    if left in ("continued", "continues", "continue", "on", "sought", "moved", "rushed", "quick", "appeared", "seemed", "began", "first") and cue.frame in ("deny", "blame", "accuse", "clause"):
        return Found(at, at + 1, cue, infinitive=True, negated=negated)
    return None


def _passive(doc: Document, sentence: Sentence, at: int, cue: Cue, negated: bool, nxt_word: str) -> Found | None:
    """"was blamed on", "were reported by", "was quoted as saying", "are believed to"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if cue.frame == "relay":
        return Found(at, at + 1, cue, passive=True) if nxt_word in ("as", "by") else None
    if nxt_word == "by" or (cue.frame in ("blame", "ascribe") and nxt_word in ("on", "to", "for")) or (cue.frame in ("accuse",) and nxt_word == "of"):
        return Found(at, at + 1 + (nxt_word == "by"), cue, passive=True, negated=negated)
    if cue.base in ("believe", "suspect", "think", "say", "report", "allege", "understand", "claim", "fear") and nxt_word == "to" and tags[at + 2 : at + 3] not in ("D", "N", "Z", "r", "p"):
        return Found(at, at + 1, cue, passive=True, negated=negated)
    window = tags[at + 1 : min(at + 14, sentence.last)]
    if cue.frame in ("deny", "investigate", "accuse", "blame") and "P" in window and "by" in words[at + 1 : min(at + 6, sentence.last)]:
        return Found(at, at + 1, cue, passive=True, negated=negated)
    if cue.base == "investigate":
        return Found(at, at + 1, cue, passive=True, negated=negated)
    return None


def _verb_and_noun(doc: Document, sentence: Sentence, found: list[Found], span: list[str]) -> list[Found]:
    """"opened an investigation", "held the rebels responsible": a plain verb and the word that makes it a cue."""
    words = doc.tokens.words
    out = []
    taken = {i for hit in found for i in range(hit.first, hit.last)}
    for cue, verbs, nouns, reach in ((INVESTIGATES, _OPEN, _INQUIRY, 6), (HOLD, _HOLD, _ANSWERABLE, 12)):
        if nouns.isdisjoint(span) or verbs.isdisjoint(span):
            continue
        for i, word in enumerate(span, sentence.first):
            if word in verbs and i not in taken and not nouns.isdisjoint(words[i + 1 : min(i + reach, sentence.last)]):
                left, negated = skip_left(doc, i - 1, sentence.first)
                if _BE.isdisjoint(words[left + 1 : i]):
                    out.append(Found(i, i + 1, cue, negated=negated))
                break
    return out


__all__ = ["NOUNISH", "Found", "find_cues"]
