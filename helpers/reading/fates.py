"""What one word behind people says became of them: "killed", "left" (their homes), "held", "in" (hospital)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .document import Document
from .lexicon import word_set

COUNTED = word_set("counted_states")
_RETURNED = word_set("returned")
_UNFOUND = word_set("unfound")
_RUBBLE = word_set("rubble")
_HOMES = word_set("where_people_live")
_HAVE = frozenset(["have", "has", "had"])
_HELD = word_set("held_where")
_TAKEN = word_set("taken_where")
_AWAY = word_set("away_from_home")
_WOUNDS = word_set("wounds")
_WOUNDED = _WOUNDS | word_set("places_of_care")
_LIMBS = word_set("limbs")
_UNIFORMED = word_set("people_in_uniform")
_DEADLY = word_set("deadly_verbs")
_OUTCOMES_OF_TWO = {
    ("passed", "away"): ("killed", "intransitive"),
    ("embraced", "martyrdom"): ("killed", "intransitive"),
    ("attained", "martyrdom"): ("killed", "intransitive"),
    ("went", "missing"): ("missing", "passive"),
    ("gone", "missing"): ("missing", "passive"),
    ("rounded", "up"): ("detained", "passive"),
    ("made", "homeless"): ("displaced", "passive"),
    ("left", "homeless"): ("displaced", "passive"),
}

Fate = tuple[str, str]  # outcome and the name of the rule
NOTHING: Fate = ("", "")  # what is said befell somebody else, or nobody


@dataclass(slots=True)
class Behind:
    """Where one stands behind the people: at word `at` of a clause from `begin` to `last`; `link` once "were" was passed."""

    doc: Document
    begin: int
    last: int
    at: int
    link: bool = False

    @property
    def word(self) -> str:
        return self.doc.tokens.words[self.at]

    @property
    def following(self) -> str:
        """The word that follows, within the clause."""
        return self.doc.tokens.words[self.at + 1] if self.at + 1 < self.last else ""

    @property
    def bare(self) -> bool:
        """Whether a verb here can belong to the people: right behind them, or behind "were"."""
        return self.link or self.at == self.begin

    def before(self) -> str:
        """The word before."""
        return self.doc.tokens.words[self.at - 1]

    def ahead(self, words: int) -> list[str]:
        """So many words that follow, within the clause."""
        return self.doc.tokens.words[self.at + 1 : min(self.at + 1 + words, self.last)]


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


def in_hospital(doc: Document, at: int, last: int) -> bool:
    """Whether the words behind “were taken” lead to a hospital, or tell of wounds: “in with burns”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    for k in range(at, min(at + 7, last)):
        if tags[k] in ".;,V":
            return False
        if words[k] in _WOUNDED or doc.lex.outcome_places.get(words[k]) == "injured":
            return True
    return False


# rules for one word each -----------------------------------------------------------------------------


def _lost(here: Behind) -> Fate | None:
    ahead = here.ahead(3)
    if here.word == "lost" and not _LIMBS.isdisjoint(ahead):
        return "injured", "intransitive"
    if here.word == "lost" and not _HOMES.isdisjoint(ahead[:2]):
        return "displaced", "intransitive"
    return ("killed", "intransitive") if ahead[1:2] in (["lives"], ["life"]) else None


def _laid(here: Behind) -> Fate | None:
    return ("killed", "intransitive") if "lives" in here.ahead(3) else None  # "laid down their lives"


def _crossed(here: Behind) -> Fate | None:
    """“had crossed the border”, “crossed into STATE”: civilians flee, where men in arms invade."""
    away = here.following in ("into", "the", "over", "to") if here.at > here.begin else here.following == "into"
    armed = here.doc.tokens.words[here.begin - 1] in _UNIFORMED | here.doc.lex.sets["group_words"]
    return ("displaced", "intransitive") if away and not armed else None


def _left(here: Behind) -> Fate | None:
    """“had left their homes”, “had left the village”, “have left (for) TOWN”: a place stands behind the verb."""
    if here.at == here.begin or here.before() not in _HAVE or here.at + 1 >= here.last:
        return None
    place = here.at + 1 + (here.following == "for" and here.at + 2 < here.last)
    home = here.doc.tokens.tags[place] in "NZ" or not _HOMES.isdisjoint(here.ahead(3))
    return ("displaced", "intransitive") if home else None


def _buried(here: Behind) -> Fate:
    under = here.following in ("under", "beneath", "alive") or not _RUBBLE.isdisjoint(here.ahead(5))
    if not here.link:
        return NOTHING
    return ("missing", "state") if under else ("killed", "buried")


def _held(here: Behind) -> Fate | None:
    tags, at = here.doc.tokens.tags, here.at
    somewhere = here.following in _HELD and (here.link or tags[at + 1 : at + 2] in ("P", "S"))
    theirs = here.bare or tags[at - 1] != "n"
    return ("detained", "passive") if here.before() in ("being", "still") or (theirs and somewhere) else None


def _behind(here: Behind) -> Fate | None:
    return ("detained", "state") if here.link and here.following == "bars" else None


def _taken(here: Behind) -> Fate | None:
    captive = here.at == here.begin and here.following in ("hostage", "captive", "prisoner")
    if (here.link or captive) and here.following in _TAKEN:
        return "detained", "passive"
    if here.link and here.ahead(2) == ["into", "custody"]:
        return "detained", "passive"
    return _brought(here)


def _driven(here: Behind) -> Fate | None:
    if not here.link:
        return None
    return NOTHING if _AWAY.isdisjoint(here.ahead(5)) else ("displaced", "passive")


def _brought(here: Behind) -> Fate | None:
    there = here.link and in_hospital(here.doc, here.at + 1, here.last)
    return ("injured", "brought") if there else None


def _in(here: Behind) -> Fate | None:
    """“are in a critical condition”, “are in hospital”, “are in detention”."""
    if not here.link:
        return None
    words, tags, places = here.doc.tokens.words, here.doc.tokens.tags, here.doc.lex.outcome_places
    if not {"condition", "intensive"}.isdisjoint(words[here.at + 1 : here.at + 4]):
        return "injured", "state"
    place = next((word for word in here.ahead(3) if word in places), None)
    if place is None:
        return None
    plain = all(tag in "nJE#D" for tag in tags[here.at + 1 : words.index(place, here.at + 1)])
    return (places[place], "state") if plain else None


def _not(here: Behind) -> Fate | None:
    words = here.doc.tokens.words[here.at + 1 : here.at + 4]
    if here.link and not _RETURNED.isdisjoint(words):
        return "displaced", "state"
    return ("missing", "state") if here.link and not _UNFOUND.isdisjoint(words) else None


def _among(here: Behind) -> Fate | None:
    """“were among the 13 killed”."""
    words, tags, at = here.doc.tokens.words, here.doc.tokens.tags, here.at
    if not here.link or here.following not in ("the", "those") or at + 3 >= here.last:
        return None
    state = words[at + 2 + (tags[at + 2] == "#")]
    return (named(here.doc, state), "among_the_dead") if state in COUNTED else None


def _sheltering(here: Behind) -> Fate | None:
    return ("displaced", "state") if here.link and here.following in ("in", "at") else None


def _critical(here: Behind) -> Fate | None:
    return ("injured", "state") if here.link else None


def _sustained(here: Behind) -> Fate | None:
    return None if _WOUNDS.isdisjoint(here.ahead(5)) else ("injured", "intransitive")


def _treated(here: Behind) -> Fate | None:
    return ("injured", "intransitive") if "treatment" in here.ahead(4) else None  # "needed hospital treatment"


def _received(here: Behind) -> Fate | None:
    return _sustained(here) or _treated(here)


Rule = Callable[[Behind], Fate | None]
_OF_A_WORD: dict[str, Rule] = {
    **dict.fromkeys(word_set("bringing_to_hospital"), _brought),
    **dict.fromkeys(("lost", "lose", "losing"), _lost),
    **dict.fromkeys(("forced", "driven", "moved"), _driven),
    **dict.fromkeys(("critical", "critically"), _critical),
    **dict.fromkeys(("sustained", "suffered"), _sustained),
    **dict.fromkeys(("need", "needed", "require", "required", "receiving"), _treated),
    "shifted": lambda here: _driven(here) if not in_hospital(here.doc, here.at + 1, here.last) else _brought(here),
    "received": _received,
    "laid": _laid,
    "crossed": _crossed,
    "left": _left,
    "buried": _buried,
    "held": _held,
    "behind": _behind,
    "taken": _taken,
    "in": _in,
    "not": _not,
    "among": _among,
    "sheltering": _sheltering,
}


# rules for the lists of words ------------------------------------------------------------------------


def _of_a_list(here: Behind) -> Fate | None:
    """“dead”, “burned to death”, “were killed”: words of outcomes."""
    doc, lex, word, at = here.doc, here.doc.lex, here.word, here.at
    if word in lex.outcome_states and here.bare and word not in lex.outcome_verbs:
        return with_the_wounded(doc, at), "state"
    to_death = doc.tokens.words[at + 1 : at + 3] == ["to", "death"]
    if here.bare and (to_death or here.before() in ("fatally", "mortally")):
        if word in lex.outcome_verbs or word in _DEADLY:
            return "killed", "passive"  # "burned to death", "fatally wounded"
    if word in lex.outcome_verbs:
        return (joint(doc, at + 1, lex.outcome_verbs[word], 1), "passive") if _befell(here) else NOTHING
    return ("killed", "passive") if to_death and here.link and doc.tokens.tags[at] in "EVvn" else None


def _befell(here: Behind) -> bool:
    """Whether a verb of harm tells what befell the people, not what they did to others or what did it."""
    tags = here.doc.tokens.tags
    if here.word.endswith("ing") or not here.bare or here.before() in _HAVE:
        return False  # "a strike on a station has killed at least 19 people"
    if here.at == here.begin and here.following in here.doc.lex.sets["not_people"]:
        return False  # "240 burned huts"
    after = tags[here.at + 1] if here.at + 1 < here.last else "."
    # "12 fighters killed 3 people", "9 of them were displaced people"
    return after != "p" and (here.link or after not in "#D")


def fate(here: Behind) -> Fate | None:
    """What the word says became of the people: outcome and rule; `NOTHING` where it speaks of others; None where it says nothing."""
    own = here.doc.lex.outcome_own.get(here.word)
    if own is not None:
        return own, "intransitive"
    rule = _OF_A_WORD.get(here.word)
    found = rule(here) if rule is not None else None
    if found is not None:
        return found
    two = _OUTCOMES_OF_TWO.get((here.word, here.following))
    if two is not None and (two[1] == "intransitive" or here.bare):
        return two
    return _of_a_list(here)
