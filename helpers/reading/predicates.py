"""What is said of people behind a count: "… were killed", "… died", "… are missing", "… have fled"."""

from __future__ import annotations

import re

from .document import Document
from .lexicon import word_set

COUNTED = word_set("counted_states")
BE = word_set("be")


# people joined to those counted, up to the verb that they share
_JOINED = re.compile(
    r"""(?:P[DJEnNZprG'"]{1,6})?(?:,[JEKnNZpr'"G]{1,5})*,?CV?[DJEKnNZpr'"G]{1,6}(?:P[DJEnNZprG'"]{1,6})?,?(?=l?[A"])"""
)

# words that may stand between the people and what became of them
_LINKS = word_set("links_to_an_outcome")
_CLAUSAL = BE | word_set("clausal_links")
_UNFOUND = word_set("unfound")
_RETURNED = word_set("returned")
_RUBBLE = word_set("rubble")
_HOMES = word_set("where_people_live")
_HAVE = frozenset(["have", "has", "had"])
_HELD = word_set("held_where")
_TAKEN = word_set("taken_where")
_AWAY = word_set("away_from_home")
_MEETING = word_set("verbs_of_meeting_harm")
_WOUNDS = word_set("wounds")
_DIED = frozenset((("passed", "away"), ("embraced", "martyrdom"), ("attained", "martyrdom")))
# what may befall one of those counted, though it is no verb of harm
ENDED = _MEETING | frozenset(("passed", "embraced", "remained", "remain", "suffering"))
_HELD_TO_BE = word_set("held_to_be")
_OUTCOMES_OF_TWO = {
    ("went", "missing"): "missing",
    ("gone", "missing"): "missing",
    ("rounded", "up"): "detained",
    ("made", "homeless"): "displaced",
    ("left", "homeless"): "displaced",
}
_NEEDING = frozenset(("need", "needed", "require", "required", "received", "receiving"))
_DEADLY = word_set("deadly_verbs")
_LIMBS = word_set("limbs")
_DYING = frozenset(("died", "succumbed", "perished"))
_BRINGING = word_set("bringing_to_hospital")
_WOUNDED = _WOUNDS | word_set("places_of_care")
_PREPOSITIONS = word_set("where_people_are")


def named(doc: Document, word: str) -> str:
    """The outcome that a word such as "dead", "wounded", "deaths" names."""
    return doc.lex.outcome_states.get(word) or doc.lex.outcome_nouns.get(word) or "killed"


def joint(doc: Document, at: int, outcome: str, step: int) -> str:
    """“killed or injured”, not split: killed_or_injured. `at` is the joining word, `step` where the other verb is."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    if not 0 < at < len(words) - 1 or words[at] not in ("or", "and") or words[at + step] not in lex.outcome_verbs:
        return outcome
    other = lex.outcome_verbs[words[at + step]]
    after = tags[at + 2 : at + 3]
    if {outcome, other} == {"killed", "injured"} and (
        step < 0 or words[at] == "or" or after in ("", ".", ",", "P", "T", ";")
    ):
        return "killed_or_injured"
    return outcome


def with_the_wounded(doc: Document, at: int) -> str:
    """What the state at a word is, with one joined to it: "23 dead or injured", "40 dead and wounded" are not told apart."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    outcome = lex.outcome_states[words[at]]
    if outcome != "killed" or words[at + 1 : at + 2] not in (["or"], ["and"]):
        return outcome
    joined = next(iter(words[at + 2 : at + 3]), "")
    other = lex.outcome_states.get(joined) or lex.outcome_nouns.get(joined)
    return "killed_or_injured" if other == "injured" and tags[at + 3 : at + 4] not in ("p", "#") else outcome


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


def _leaves_home(doc: Document, at: int, last: int) -> bool:
    """“left their homes”, “left the village”, “left TOWN”: where people live stands behind the verb."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if at < last and tags[at] in "NZ":
        return True
    return not _HOMES.isdisjoint(words[at : min(at + 3, last)])


def _in_hospital(doc: Document, at: int, last: int) -> bool:
    """Whether the words behind “were taken” lead to a hospital, or tell of wounds: “in with burns”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for k in range(at, min(at + 7, last)):
        if tags[k] in ".;,V":
            return False
        if words[k] in _WOUNDED or doc.lex.outcome_places.get(words[k]) == "injured":
            return True
    return False


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


def verb_after(doc: Document, at: int, last: int) -> tuple[str, str] | None:
    """“… were killed”, “… died”, “… dead”, “… have been displaced”, behind the people: outcome and rule."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    at += at < last and tags[at] == '"' and tags[at - 1] in "npr"  # 31 "terrorists" were killed
    k = _behind_aside(doc, at, last)
    if k < last and words[k] == "aged":  # "aged 8 and 11"
        k += 1
        while k < last and (tags[k] == "#" or words[k] in ("and", ",", "between", "to")):
            k += 1
    while k < last and tags[k] == "l":
        k += 1
    begin = k
    link = False
    for _ in range(14):
        if k >= last:
            return None
        word, tag = words[k], tags[k]
        nxt = words[k + 1] if k + 1 < last else ""
        if word in lex.outcome_own:
            return lex.outcome_own[word], "intransitive"
        if word == "lost" and not _LIMBS.isdisjoint(words[k + 1 : k + 4]):
            return "injured", "intransitive"
        if word == "crossed" and k > begin and nxt in ("into", "the", "over", "to"):
            return "displaced", "intransitive"
        if word == "left" and k > begin and words[k - 1] in ("have", "had", "has") and _leaves_home(doc, k + 1, last):
            return "displaced", "intransitive"
        if (word, nxt) in _DIED or (word == "laid" and "lives" in words[k + 1 : k + 4]):
            return "killed", "intransitive"
        if word == "buried":
            under = nxt in ("under", "beneath", "alive") or not _RUBBLE.isdisjoint(words[k + 1 : min(k + 6, last)])
            return ("missing", "state") if under and link else ("killed", "buried") if link else None
        if word in lex.outcome_states and (link or k == begin) and word not in lex.outcome_verbs:
            return with_the_wounded(doc, k), "state"
        deadly = words[k + 1 : k + 3] == ["to", "death"] or words[k - 1] in ("fatally", "mortally")
        if deadly and (link or k == begin) and (word in lex.outcome_verbs or word in _DEADLY):
            return "killed", "passive"  # "burned to death", "fatally wounded"
        if word in lex.outcome_verbs:
            if word.endswith("ing") or not (link or k == begin):
                return None
            if k == begin and nxt in lex.sets["not_people"]:
                return None  # "240 burned huts"
            if words[k - 1] in _HAVE:
                return None  # "a strike on a station has killed at least 19 people"
            active = not link
            if k + 1 < last and (tags[k + 1] == "p" or (active and tags[k + 1] in "#D")):
                return None  # "12 fighters killed 3 people", "9 of them were displaced people"
            return joint(doc, k + 1, lex.outcome_verbs[word], 1), "passive"
        if word == "held" and (
            words[k - 1] in ("being", "still")
            or (
                (link or k == begin or tags[k - 1] != "n")
                and (link or tags[k + 1 : k + 2] in ("P", "S"))
                and nxt in _HELD
            )
        ):
            return "detained", "passive"
        if word == "behind" and link and nxt == "bars":
            return "detained", "state"
        if word == "taken" and (link or (k == begin and nxt in ("hostage", "captive", "prisoner"))) and nxt in _TAKEN:
            return "detained", "passive"
        if word in ("forced", "driven", "moved", "shifted") and link:
            away = words[k + 1 : min(k + 6, last)]
            return ("displaced", "passive") if not _AWAY.isdisjoint(away) else None
        if word in _BRINGING and link and _in_hospital(doc, k + 1, last):
            return "injured", "brought"
        if word == "in" and link and not {"condition", "intensive"}.isdisjoint(words[k + 1 : k + 4]):
            return "injured", "state"
        if word == "in" and link:
            held_in = next((w for w in words[k + 1 : min(k + 4, last)] if w in lex.outcome_places), None)
            if held_in is not None and all(t in "nJE#D" for t in tags[k + 1 : words.index(held_in, k + 1)]):
                return lex.outcome_places[held_in], "state"
        if link and tag in "EVvn" and words[k + 1 : k + 3] == ["to", "death"]:
            return "killed", "passive"
        if word == "not" and link and not _RETURNED.isdisjoint(words[k + 1 : k + 4]):
            return "displaced", "state"
        if word == "not" and link and not _UNFOUND.isdisjoint(words[k + 1 : k + 4]):
            return "missing", "state"
        if word == "among" and link and nxt in ("the", "those") and k + 3 < last:
            state = words[k + 2 + (tags[k + 2] == "#")]  # "were among the 13 killed"
            if state in COUNTED:
                return named(doc, state), "among_the_dead"
        if word == "lost" and not _HOMES.isdisjoint(words[k + 1 : k + 3]):
            return "displaced", "intransitive"
        if word == "sheltering" and link and nxt in ("in", "at"):
            return "displaced", "state"
        if word in ("lost", "lose", "losing") and words[k + 2 : k + 3] in (["lives"], ["life"]):
            return "killed", "intransitive"
        if word in ("critical", "critically") and link:
            return "injured", "state"
        if word in ("sustained", "suffered", "received") and not _WOUNDS.isdisjoint(words[k + 1 : min(k + 6, last)]):
            return "injured", "intransitive"
        if word in _NEEDING and "treatment" in words[k + 1 : min(k + 5, last)]:
            return "injured", "intransitive"  # "nine people needed hospital treatment"
        two = (word, nxt)
        if two in _OUTCOMES_OF_TWO and (link or k == begin):
            return _OUTCOMES_OF_TWO[two], "passive"
        if word == "taken" and link and words[k + 1 : k + 3] == ["into", "custody"]:
            return "detained", "passive"
        told = word in _HELD_TO_BE and link and nxt == "to"  # "were said to have been killed"
        if word in _HELD_TO_BE and link and nxt == "by":
            to = next((i for i in range(k + 2, min(k + 9, last)) if words[i] == "to"), None)
            if to is not None and tags[k + 2 : to].strip("DnNJZprC'") == "":
                k = to  # "were said by X to have died"
                continue
        if told or (
            word == "to"
            and nxt in ("have", "now", "since")
            and (words[k - 1] in _HELD_TO_BE or "by" in words[max(begin, k - 8) : k])
        ):
            k += 1
            continue
        if word in BE or word in _LINKS or (word == "since" and words[k - 1] in _HAVE):
            link = link or word in _CLAUSAL
            k += 1
        elif tag in 'lT"' or tag == "A" or (tag == "C" and link):
            link = link or word in ("could", "can")
            k += 1
        elif tag == "P" and not link and k - begin <= 8 and word in _PREPOSITIONS:
            k += 1
            while k < last and tags[k] in "DnNJZTE'r#Gp" and words[k] not in lex.outcome_states:
                k += 1
            k = _behind_aside(doc, k, last)  # "of one family, the youngest aged three,"
        else:
            return None
    return None
