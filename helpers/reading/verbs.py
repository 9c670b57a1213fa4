"""Whether a word that can report a statement does so here: "the army reports" and "army reports", "claimed the raid" and "claimed 12 lives"."""

from __future__ import annotations

import re

from .document import Document, Sentence
from .lexicon import Cue, word_set
from .phrases import CORE, VERBAL, phrase_back, skip_left, stands_behind

_ADJECTIVES = word_set("adjectives_of_saying")
_ASKS = word_set("clause_after_verb")
_PLURALS = word_set("plural_without_s")
_KINDS_OF_REPORTS = word_set("kinds_of_reports")
_CLAUSE = frozenset(["that", "to"])
_FAR = 20  # words between what is rejected and the word that rejects it
_POINTING = frozenset(["it", "this", "that", "them", "these", "those"])
_FALSE = word_set("called_false_outright")
_EVIDENCE = word_set("evidence")
_FINDING = word_set("verbs_of_finding")
_NOUN_BEFORE = word_set("noun_before_these")
_VERB_BEFORE = word_set("verb_before_these")
_ENDS_OF_QUOTED_WORDS = (['"', ","], ['"', "."])  # the comma stands inside or behind the mark
_PHRASE = re.compile("[pr]PD?[nNZJ]{1,4}")


_SEIZED = word_set("seizing_and_killing")


_CLAIMED = _SEIZED | {"than"}


def claimed_event(doc: Document, at: int, ceiling: int) -> str | None:
    """“claimed the attack”, “claimed 12 lives”: what a verb of claiming has as its plain object."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at += at < ceiling and tags[at] == '"'  # claims "more than 40 lives"
    end = at + (at + 1 < ceiling and words[at] in ("that", "this") and words[at + 1] in doc.lex.sets["attack_events"])
    events = doc.lex.sets["attack_events"]
    while end < ceiling and end - at < 7:
        if words[end] in ("victims", "victim") and "#" in tags[at:end]:
            return "lives"  # "claimed 23 victims"
        if tags[end] not in "DnJNZE'#lPkT\"" and words[end] not in _CLAIMED and words[end] not in events:
            break
        if tags[end] == "E" and end > at and tags[end - 1] in "npNZ" and words[end] in doc.lex.sets["light_verbs"]:
            break  # "claims Lowland jets launched the attack": who did it
        if tags[end] == "P" and words[end] not in ("of", "than", "least", "at"):
            break
        if words[end] in ("lives", "life"):
            return "lives"
        ends = end + 1 == ceiling or tags[end + 1] not in "VvAKn"
        if ends and (words[end] in events or words[end] in _SEIZED):
            return words[end]
        end += 1
    return None


def puts_at(doc: Document, at: int, ceiling: int) -> bool:
    """“put the cost at 12 million”: a figure behind “at”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for i in range(at + 2, min(at + 20, ceiling - 1)):
        if tags[i] in ".;":
            return False
        if words[i] == "at":
            return "#" in tags[i + 1 : min(i + 5, ceiling)]
    return False


def calls_it_false(doc: Document, first: int, ceiling: int) -> bool:
    """“called the accusation baseless”: a word for what is said, then a word that rejects it."""
    words, sets = doc.tokens.words, doc.lex.sets
    if words[first : first + 1] and words[first] in _POINTING:  # 'called this "baseless"'
        told = words[first + 1 : min(first + 5, ceiling)]
        return not _FALSE.isdisjoint(told) and _CLAUSE.isdisjoint(told)  # not "called it absurd that"
    said = next((i for i in range(first, min(first + 5, ceiling)) if words[i] in sets["nouns_of_denial"]), None)
    if said is None:
        return False
    behind = range(said + 1, min(said + _FAR, ceiling))
    lie = any(words[i] == "lie" and "D" in doc.tokens.tags[max(said, i - 3) : i] for i in behind)  # "a cheap lie"
    return lie or not sets["deny_report"].isdisjoint(words[i] for i in behind)


def calls_names(doc: Document, at: int, ceiling: int) -> bool:
    """“called the vote a sham”, “called the strike 'cowardly'”, “which he called a provocation”: an object and a name for it."""
    tags, words = doc.tokens.tags, doc.tokens.words
    left, _ = skip_left(doc, at - 1, 0)
    relative = left > 0 and tags[left - 1] == "R"
    end = at + 1
    while end < ceiling and end - at < 12 and tags[end] not in ",.;:VvASR":
        article = tags[end] == "D" and words[end] in ("a", "an", "the") and (relative or tags[end - 1] not in "PC")
        if end > at + (not relative) and (article or tags[end] == '"'):
            return relative or end > at + 1
        end += 1
    return False


def plural_subject(doc: Document, at: int, cue: Cue) -> bool:
    """Whether the word at `at` can be the plural subject of a bare verb ("officials say")."""
    if at < 0:
        return False
    words = doc.tokens.words
    tag, word = doc.tokens.tags[at], doc.tokens.words[at]
    if tag in "nprW" and (word.endswith("s") or word in _PLURALS):
        return True
    link = _PHRASE.search(doc.tokens.tags, max(0, at - 5), at + 1) if tag in "nNZ" else None
    head = doc.tokens.words[link.start()] if link and link.end() == at + 1 else ""
    if head.endswith("s") or head in _PLURALS:
        return True  # "residents of NAME township believe", "analysts at the institute believe"
    if tag in "NJZ":
        return word.endswith("s") or cue.frame in ("clause", "deny", "accuse", "blame", "recipient", "trade")
    if tag == ",":  # "officials, who asked for silence, tell"
        opened = doc.tokens.tags.rfind(",R", max(0, at - 12), at)
        return opened > 0 and plural_subject(doc, opened - 1, cue)
    who = next((k for k in range(at - 1, max(0, at - 9), -1) if words[k] == "who"), 0)
    if who and tag in "nNZTlKp" and "," not in doc.tokens.tags[who:at]:
        return plural_subject(doc, who - 1, cue)  # "analysts who geolocated the clip say"
    return tag == ")" or (tag == "R" and word == "who")


def _is_denied_noun(doc: Document, at: int, left: int, floor: int) -> bool:
    """“deny government claims that …”, “rejects Western reports that …”: what is denied, and no verb."""
    begin = phrase_back(doc, left, floor) if left == at - 1 and left > floor else None
    if begin is not None and begin - 1 > floor and doc.tokens.words[begin - 1] == "as":
        begin -= 1  # "dismissed as untrue reports that …"
    cue = doc.lex.cues.get(doc.tokens.words[begin - 1]) if begin is not None and begin > floor else None
    return cue is not None and cue.frame == "deny" and not cue.noun


def noun_as_verb(doc: Document, sentence: Sentence, at: int, left: int, nxt: str, nxt_word: str) -> bool:
    """Whether "reports", "claims", "estimates" is a verb here: a subject before, a statement after."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if left < sentence.first or words[at - 1] in ("aside", "off"):
        return False  # "brushed aside claims that"
    begin = phrase_back(doc, left, sentence.first) if nxt in ",.PT" else None
    if begin is not None and _behind_quoted_words(doc, begin, at, sentence):
        many = (words[left].endswith("s") and tags[left] in "pr") or words[left] in ("they", "we")
        return tags[at - 1] not in "DJ'#PEG" and words[at].endswith("s") != many
    if begin is not None and begin > sentence.first and nxt in ",.":
        if tags[begin - 1] == "R" and words[begin - 1] != "who":
            return True  # "the army, which residents blame,"
        ends = tags[begin - 1] == "," and tags[left] in "NZ)"
        if ends and words[at].endswith("s") and tags[at - 1] not in "DJ'#PEG":
            return True  # "…, the News Agency (NNA) reports.", "…, the UN estimates, and …"
    if tags[left] in ',"' and left == at - 1 and stands_behind(doc, at + 1, sentence.last):
        return True  # "…, notes the office.", "“…,” notes the office."
    if tags[left] == "," and left == at - 1 and nxt in 't"' and words[at].endswith("s"):
        return "," in tags[sentence.first : left]  # "NAME, based in the capital, reports that …"
    if nxt_word == "to" and words[at + 2 : at + 3] == ["have"] and doc.lex.cues[words[at]].base == "claim":
        return True  # "claims to have hit a camp"
    if nxt_word in ("on", "for") and tags[at - 1] == "O" and doc.lex.cues[words[at]].frame == "blame":
        return True  # "which it blames on the army"
    before = tags[at - 1]
    word = words[at]
    if (
        words[left] in ("each", "both")
        and doc.lex.cues[word].frame == "blame"
        and words[at + 1 : at + 3] == ["the", "other"]
    ):
        return True  # "for which each still blames the other"
    if words[at - 1] in _KINDS_OF_REPORTS:
        return False  # "has received credible reports that"
    if _is_denied_noun(doc, at, left, sentence.first):
        return False
    if tags[left] == "," and doc.lex.cues[word].frame in ("blame", "accuse", "deny") and nxt in "NZJDp":
        return "," in tags[sentence.first : left]  # "NAME, a network of observers, blames the army"
    joined = words[left] == "and" and left == at - 1 and word.endswith("s") and nxt in "NZJD"
    if joined and doc.lex.cues[word].frame in ("blame", "accuse", "deny"):
        return any(t in "VAW" for t in tags[sentence.first : left])  # "says it was lawful and blames the rebels"
    if before in "DJ'#PEG" or tags[left] == "D" or nxt_word in _NOUN_BEFORE:
        return False
    ends = nxt in ".;" or words[at + 2 : at + 3] in (["citing"], ["quoting"])
    if ends and before in "NZ)" and word.endswith("s") and closes(doc, left, sentence.first):
        return True  # ", Reuters reports."
    if ends and before == "O" and tags[at - 2 : at - 1] == '"' and words[at - 1] in ("he", "she"):
        return True  # '"…," she reports.'
    if nxt in "VAv" or (nxt in ".;)" and before not in '",'):
        return False
    if nxt in ",:" and tags[at + 2 : at + 3] == '"':
        return tags[left] in "NZ)Onpr"
    if word == "state" or (word == "states" and tags[left] in "NDJ" and nxt != "t" and nxt != '"'):
        return False
    opens = (
        (nxt_word == "as" and words[at + 2 : at + 3] in (["many"], ["much"], ["few"]))
        or nxt == "t"
        or nxt == '"'
        or nxt in "OD#JZN"
        or nxt_word in _VERB_BEFORE
    )
    if nxt in "nprk" and tags[left] not in "NZ)":
        # "The rebels claim army jets carried it out"; not "the rebels claim victory"
        many = tags[left] in "pr" and words[left].endswith("s") and not word.endswith("s") and left == at - 1
        return many and nxt in "np" and any(tag in "VvAE" for tag in tags[at + 2 : at + 6])
    third = word.endswith("s") and not word.endswith("ss")
    singular = tags[left] in "NZ)O" or (tags[left] in "npr" and not words[left].endswith("s"))
    if third and not singular:
        return False
    if third and doc.lex.cues[word].frame in ("blame", "accuse", "deny") and nxt in "NZJDp":
        return True  # a headline's "government blames the rebels"
    if third and tags[left] in "np" and nxt != "t" and nxt != '"' and before != "l":
        # "media reports he had fled": a noun unless the statement is plain to see
        return nxt in "O" and words[left] not in ("media", "news", "press")
    return opens


def _behind_quoted_words(doc: Document, begin: int, at: int, sentence: Sentence) -> bool:
    """Whether only a name stands between quoted words and the word at `at`, which ends the clause: "“…,” NAME reports (in a statement)."."""
    tags = doc.tokens.tags
    if begin - 2 < sentence.first or sorted(tags[begin - 2 : begin]) not in _ENDS_OF_QUOTED_WORDS:
        return False
    end = next((i for i in range(at + 1, sentence.last) if tags[i] in ".,;:"), sentence.last)
    if not VERBAL.isdisjoint(tags[at + 1 : end]) or doc.tokens.words[at + 1 : at + 2] == ["of"]:
        return False  # "“…,” UN reports on the raid were wrong"
    return any(begin - 2 <= closed < begin for _, closed in doc.around(begin - 2, begin))


def is_adjective(tags: str, words: list[str], at: int, before: str, nxt: str, floor: int) -> bool:
    """“the reported strike”, “alleged attacks”, “an estimated 300”: a past form before a noun or a number."""
    if before == "D" and nxt == "#":
        return True
    if before in "DJ#P'" and before and (nxt in CORE or (before == "D" and nxt == "G")):
        return True
    return before in "PC" and bool(before) and nxt in "nprk" and words[at] in _ADJECTIVES


def has_clause(doc: Document, at: int, ceiling: int, cue: Cue) -> bool:
    tags, words = doc.tokens.tags, doc.tokens.words
    if at + 1 >= ceiling:
        return False
    window = tags[at + 1 : min(at + 9, ceiling)]
    if cue.frame == "quote":
        return window[0] in ",:" and window[1:2] == '"'  # the statement reads: "…"
    if window[0] in 't"' or (window[0] in ",:" and window[1:2] == '"'):
        return True
    if window[0] == "S" and words[at + 1] in _ASKS:
        return True
    if cue.base in _FINDING and evidence_that(doc, at + 1, ceiling):
        return True
    if cue.base in _FINDING:
        return "t" in window[:6] and tags[at + 1] not in "D" and "t" in window[:3]
    if cue.base in ("think", "fear", "suspect", "charge"):
        window = window.partition(",")[0] or window  # "because he feared reprisals, admitted that"
        return window[0] in "ODNZJ#pn" and any(c in "AvVEK" for c in window)
    return "t" in window[:4]


def evidence_that(doc: Document, at: int, ceiling: int) -> bool:
    """“found clear evidence that X”, “saw no sign that X”."""
    tags, words = doc.tokens.tags, doc.tokens.words
    end = at
    while end < ceiling and end - at < 4 and tags[end] in "DJnElx" and words[end] not in _EVIDENCE:
        end += 1
    return end + 1 < ceiling and words[end] in _EVIDENCE and tags[end + 1] == "t"


def closes(doc: Document, left: int, floor: int) -> bool:
    """“, an inquiry found.”: a subject of its own behind a comma, at the end of the clause."""
    begin = phrase_back(doc, left, floor) if left >= floor else None
    return begin is not None and begin - 1 > floor and doc.tokens.tags[begin - 1] == ","


def after_quote(doc: Document, at: int, floor: int, reach: int = 12) -> bool:
    return '"' in doc.tokens.tags[max(floor, at - reach) : at + 1]
