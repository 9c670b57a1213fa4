"""What is said of people behind a count: "… were killed", "… died", "… are missing", "… have fled"."""

from __future__ import annotations

import re

from .document import Document
from .fates import NOTHING, Behind, Fate, fate
from .lexicon import word_set

BE = word_set("be")


# people joined to those counted, up to the verb that they share
_JOINED = re.compile(
    r"""(?:P[DJEnNZprG'"]{1,6})?(?:,[JEKnNZpr'"G]{1,5})*,?CV?[DJEKnNZpr'"G]{1,6}(?:P[DJEnNZprG'"]{1,6})?,?(?=l?[A"])"""
)

# words that may stand between the people and what became of them
_LINKS = word_set("links_to_an_outcome")
_CLAUSAL = BE | word_set("clausal_links")
_HAVE = frozenset(["have", "has", "had"])
_MEETING = word_set("verbs_of_meeting_harm")
# what may befall one of those counted, though it is no verb of harm
ENDED = _MEETING | frozenset(("passed", "embraced", "remained", "remain", "suffering"))
_HELD_TO_BE = word_set("held_to_be")
_REACH = 14  # words behind the people in which their verb is looked for
_DYING = frozenset(("died", "succumbed", "perished"))
_PREPOSITIONS = word_set("where_people_are")


def _who_says_so(doc: Document, first: int, last: int) -> bool:
    """“12 people, the monitor said, were killed”: an aside that names who says it."""
    words, tags, cues = doc.tokens.words, doc.tokens.tags, doc.lex.cues
    verbs = [at for at in range(first, last) if tags[at] in "VvYB"]
    return len(verbs) == 1 and verbs[0] in (first, last - 1) and words[verbs[0]] in cues


def _behind_aside(doc: Document, at: int, last: int) -> int:
    """The word after ", including 3 children," or "- a woman and her grandson -", if a verb follows it there."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if at >= last or tags[at] not in ",-(":
        return at
    mark = ")" if tags[at] == "(" else tags[at]
    close = tags.find(mark, at + 1, min(last, at + 22))
    while close > 0 and close + 1 < last:
        verb = close + 1 + (tags[close + 1] in "lh" and close + 2 < last)  # "reportedly died"
        if (tags[verb] in "AK" or words[verb] in _MEETING or words[verb] in doc.lex.outcome_own) and (
            not any(t in "VvYB" for t in tags[at:close]) or _who_says_so(doc, at + 1, close)
        ):
            return close + 1
        close = tags.find(mark, close + 1, min(last, at + 22))
    return at


def behind_joined(doc: Document, at: int, last: int) -> int:
    """The verb behind "… of a regiment and a porter (were hurt)", "…, civilians and suspects (were killed)"; `at` if there is none."""
    joined = _JOINED.match(doc.tokens.tags, at, last)
    return joined.end() if joined else at


def suffers(doc: Document, at: int, last: int) -> bool:
    """Whether what is said behind a noun befalls the living alone: "… was killed", "… has died", not "… killed 3"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    k = _behind_aside(doc, at, last)
    while k < last and tags[k] == "l":
        k += 1
    opens = k < last and (tags[k] in "AP" or words[k] in doc.lex.outcome_own or words[k] in _MEETING)
    tail = verb_after(doc, at, last) if opens else None
    return (
        tail is not None
        and tail[0] in ("killed", "injured", "killed_or_injured", "missing")
        and (tail[1] in ("passive", "intransitive", "brought") or tail in (("killed", "state"), ("missing", "state")))
    )


def later_died(doc: Document, at: int, last: int) -> bool:
    """Whether those whose noun ends at word `at` died in the end: “had been brought in with wounds and had died”, “were taken away, where they later died”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for k in range(at + 3, min(at + 28, last)):
        if tags[k] in "#;":
            return False
        if words[k] in _DYING:
            back = k - 1
            while back > at and (tags[back] in "lA" or words[back] in _HAVE):
                back -= 1
            return words[back] in ("and", "but", "then") or (
                tags[back] == "O" and words[back - 1] in ("where", "before")
            )
    return False


def verb_after(doc: Document, at: int, last: int) -> Fate | None:
    """“… were killed”, “… died”, “… dead”, “… have been displaced”, behind the people: outcome and rule."""
    begin = _behind_ages(doc, at, last)
    here = Behind(doc, begin, last, begin)
    for _ in range(_REACH):
        if here.at >= last:
            return None
        found = fate(here)
        if found is not None:
            return found if found is not NOTHING else None
        step = _over_reported(here) or _over_links(here)
        if not step:
            return None
        here.at = step
    return None


def _behind_ages(doc: Document, at: int, last: int) -> int:
    """The word behind what may be set between people and their verb: a closing mark, an aside, "aged 8 and 11", adverbs."""
    tags, words = doc.tokens.tags, doc.tokens.words
    at += at < last and tags[at] == '"' and tags[at - 1] in "npr"  # 31 "terrorists" were killed
    at = _behind_aside(doc, at, last)
    if at < last and words[at] == "aged":
        at += 1
        while at < last and (tags[at] == "#" or words[at] in ("and", ",", "between", "to")):
            at += 1
    while at < last and tags[at] == "l":
        at += 1
    return at


def _over_reported(here: Behind) -> int:
    """The word behind "(were) said to", "(were) said by X to"; 0 where it is not told so."""
    words, tags, at = here.doc.tokens.words, here.doc.tokens.tags, here.at
    held = here.word in _HELD_TO_BE and here.link
    if held and here.following == "by":
        to = next((i for i in range(at + 2, min(at + 9, here.last)) if words[i] == "to"), None)
        if to is not None and tags[at + 2 : to].strip("DnNJZprC'") == "":
            return to
    by = here.word == "to" and here.following in ("have", "now", "since")
    by = by and (words[at - 1] in _HELD_TO_BE or "by" in words[max(here.begin, at - 8) : at])
    return at + 1 if by or (held and here.following == "to") else 0


def _over_links(here: Behind) -> int:
    """The word behind one that links people to their outcome, "were", "later", "in the village"; 0 where none does. Notes that a verb was passed."""
    doc, at, word = here.doc, here.at, here.word
    words, tags = doc.tokens.words, doc.tokens.tags
    tag = tags[at]
    if word in BE or word in _LINKS or (word == "since" and words[at - 1] in _HAVE):
        here.link = here.link or word in _CLAUSAL
        return at + 1
    if tag in 'lhTA"' or (tag == "C" and here.link):
        here.link = here.link or word in ("could", "can")
        return at + 1
    if tag != "P" or here.link or at - here.begin > 8 or word not in _PREPOSITIONS:
        return 0
    at += 1
    while at < here.last and tags[at] in "DnNJZTE'r#Gp" and words[at] not in doc.lex.outcome_states:
        at += 1
    return _behind_aside(doc, at, here.last)  # "of one family, the youngest aged three,"
