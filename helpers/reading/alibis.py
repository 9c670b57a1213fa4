"""What leaves a side no part, without a word of denial: it was elsewhere, has no such weapon, no such attack took place."""

from __future__ import annotations

from .deeds import FIRING
from .denials import own_side, was_accused
from .document import Document
from .fixed_phrases import has_phrase
from .identity import Identity, Names
from .lexicon import word_set

_OWN = frozenset(["its", "their", "our"])
_ITSELF = frozenset(["it", "they", "we"])
_MEN = word_set("parts_of_an_army") | {"men"}
_BE = word_set("be")
_ARMED = word_set("bearing_arms") | word_set("heads_of_groups") | {"defence", "defense"}
_POSSESSING = word_set("possessing")
_OF_THIS_KIND = word_set("of_this_kind")
_ARMS = word_set("arms_of_all_kinds")
_TAKES_PLACE = word_set("taking_place")
_NO = frozenset(["no", "none", "never", "nowhere"])
_NOT_ONE = frozenset(["no", "none", "not"])
_OURS = frozenset(["our", "ours"])
_OPENINGS = _OWN | _ITSELF | {"there", "no"}
_HAVING = frozenset(["have", "has", "had"])
_KEEPING = word_set("keeping_a_truce")
_TRUCES = word_set("names_of_a_truce")
_TO_COME = word_set("modals_of_what_is_to_come") | {"to"}
_SENT_OFF = word_set("sending_off_a_weapon")
_HIT = word_set("what_is_done_to_a_target") - frozenset(("killed", "wounded", "injured"))
_GUNS = word_set("guns")
_PASSED_ON = frozenset(["if", "whether", "says", "say", "said", "think", "thinks", "that", "not"])
_TAKING_PART = word_set("taking_part")
_REACH = 14


def no_part(doc: Document, names: Names, who: Identity, first: int, last: int) -> str | None:
    """The rule by which the words `first:last` leave whoever says them no part in what happened, if one does.

    "Its aircraft had not been in the area", "we do not have such rockets", "there was no strike on the school": said by a
    side in arms or by one that was accused. Said by others the same words tell of a quiet day.
    """
    first += doc.tokens.tags[first : first + 1] == '"'
    if first >= last:
        return None
    if _none_of_own(doc, first, last):
        return "none_of_its_own"
    own_name = _names_itself(doc, who, first)
    if doc.tokens.words[first] not in _OPENINGS and not own_name:
        return None
    armed = who.kind in ("group", "state") or not _ARMED.isdisjoint(
        (who.source or "").lower().replace("-", " ").split()
    )
    if not armed and not own_name and not was_accused(doc, names, who):
        return None
    last = min(last, first + _REACH)
    if _kept_the_truce(doc, first, last, own_name):
        return "kept_the_truce"
    if own_name:
        return None
    if _was_elsewhere(doc, first, last):
        return "was_elsewhere"
    if _has_no_such_thing(doc, first, last):
        return "has_no_such_weapon"
    if _did_not_fire(doc, first, last) or _guns_silent(doc, first, last):
        return "did_not_fire"
    return "no_such_attack" if _nothing_took_place(doc, first, last) or _nothing_hit(doc, first, last) else None


def it_was_us(doc: Document, names: Names, who: Identity, first: int, last: int) -> str | None:
    """Whose deed “of course it was us” owns up to: that of the speaker's side; None where it is asked or passed on."""
    words = doc.tokens.words[first:last]
    asked = "?" in doc.tokens.raws[first : last + 1] or not _PASSED_ON.isdisjoint(words)
    if who.source is None or asked or not has_phrase(doc, "it_was_us", first, last):
        return None
    state = next((doc.lex.adjectives[word] for word in who.source.lower().split() if word in doc.lex.adjectives), None)
    return state.name if state is not None else own_side(doc, names, who)


def _names_itself(doc: Document, who: Identity, first: int) -> bool:
    """Whether a state or its body begins a statement with the state's name: "Lowland had observed the truce"."""
    state = doc.lex.states.get(doc.tokens.words[first])
    return state is not None and who.kind in ("state", "institution") and state.name in (who.state, who.source)


def _kept_the_truce(doc: Document, first: int, last: int, own_name: bool) -> bool:
    """“its forces had strictly observed the ceasefire”, “it was abiding by the truce”: so it did not break it."""
    words = doc.tokens.words
    head = first if own_name else _own_men(doc, first, last)
    if head is None:
        return False
    kept = next((i for i in range(head + 1, min(head + 7, last)) if words[i] in _KEEPING), None)
    if kept is None or _negated(doc, head + 1, kept) is not None or not _TO_COME.isdisjoint(words[head + 1 : kept]):
        return False
    return not _TRUCES.isdisjoint(words[kept + 1 : min(kept + 7, last)])


def _none_of_own(doc: Document, first: int, last: int) -> bool:
    """“none of its drones were in the area”, “no fighter of ours was there”, “not one round left our posts”."""
    words = doc.tokens.words
    window = words[first : min(first + 12, last)]
    if window[:1] == ["neither"] and not (_OWN | _ITSELF).isdisjoint(
        window[1:2]
    ):  # "neither its planes nor its ships took part"
        return "nor" in window and not _TAKING_PART.isdisjoint(window)
    if not window or window[0] not in _NOT_ONE or not doc.lex.outcome_verbs.keys().isdisjoint(window):
        return False
    return not _OURS.isdisjoint(window) or (window[1:2] == ["of"] and not _OWN.isdisjoint(window[2:3]))


def _negated(doc: Document, first: int, last: int) -> int | None:
    """Where the first negation of some words stands."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if "x" not in tags[first:last] and _NO.isdisjoint(words[first:last]):
        return None
    return next((i for i in range(first, last) if tags[i] == "x" or words[i] in _NO), None)


def _own_men(doc: Document, first: int, last: int) -> int | None:
    """Where those stand whom a side speaks of as its own: "it", "its forces"."""
    words = doc.tokens.words
    if words[first] in _OWN:
        return next((i for i in range(first + 1, min(first + 4, last)) if words[i] in _MEN), None)
    return first if words[first] in _ITSELF else None


def _did_not_fire(doc: Document, first: int, last: int) -> bool:
    """“its units had not fired”: at nobody in particular."""
    words = doc.tokens.words
    head = _own_men(doc, first, last)
    no = _negated(doc, head + 1, min(head + 4, last)) if head is not None else None
    return no is not None and no + 1 < last and words[no + 1] in FIRING


def _guns_silent(doc: Document, first: int, last: int) -> bool:
    """“our guns have been silent since noon”."""
    words = doc.tokens.words
    silent = next((i for i in range(first + 2, min(first + 7, last)) if words[i] in ("silent", "quiet")), None)
    guns = words[first] in _OWN and not (_GUNS | _MEN).isdisjoint(words[first + 1 : first + 3])
    return guns and silent is not None and _negated(doc, first, silent) is None


def _was_elsewhere(doc: Document, first: int, last: int) -> bool:
    """“it was not operating in the area”, “its forces were nowhere near”, “we had no planes in the sky”."""
    words, head = doc.tokens.words, _own_men(doc, first, last)
    if head is None:
        return False
    no = _negated(doc, head + 1, last)
    if no is None:
        verb = next((i for i in range(head + 1, last) if words[i] in _BE), None)
        return verb is not None and has_phrase(doc, "elsewhere", verb + 1, last)
    if no > head + 3 or not has_phrase(doc, "in_the_area", no + 1, last):
        return False
    if "yet" in words[no:last]:
        return False
    having = words[no - 1] in _HAVING or words[no + 1] == "have"  # "it had no planes there", not "no casualties there"
    return not having or not _MEN.isdisjoint(words[no + 1 : no + 5])


def _has_no_such_thing(doc: Document, first: int, last: int) -> bool:
    """“it does not have such weapons”, “we possess no rockets of this type”."""
    words = doc.tokens.words
    if words[first] not in _ITSELF or _negated(doc, first + 1, min(first + 5, last)) is None:
        return False
    has = next((i for i in range(first + 1, min(first + 6, last)) if words[i] in _POSSESSING), None)
    what = words[has + 1 : has + 8] if has is not None else []
    return not _OF_THIS_KIND.isdisjoint(what) and not (doc.lex.sets["weapons"] | _ARMS).isdisjoint(what)


def _nothing_hit(doc: Document, first: int, last: int) -> bool:
    """“no school was targeted”, “no civilian sites had been hit”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if words[first] != "no":
        return False
    be = tags.find("A", first + 1, min(first + 6, last))
    if be < 0 or set(tags[first + 1 : be]) - set("nNJZErp"):
        return False
    while be < last and tags[be] in "Al":
        be += 1
    return be < last and words[be] in _HIT


def _nothing_took_place(doc: Document, first: int, last: int) -> bool:
    """“there was no strike on the school”, “no such attack took place”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at = first
    if words[at] == "there":
        at += 1
        while at < last and tags[at] == "A":
            at += 1
        if at == first + 1:
            return False
    if at >= last or words[at] != "no":
        return False
    event = at + 1
    events = doc.lex.sets["attack_events"] | doc.lex.sets["weapons"] | _ARMS
    while event < last and words[event] not in events:
        if tags[event] not in "nNJZ" and words[event] != "such":
            return False
        event += 1
    verb = event + 1
    while verb < last and tags[verb] == "A":
        verb += 1
    if event < last and words[event] in doc.lex.sets["weapons"] and words[event] not in doc.lex.sets["attack_nouns"]:
        return verb < last and words[verb] in _SENT_OFF  # "no drones had been launched"
    return event < last and (at > first or (verb < last and words[verb] in _TAKES_PLACE))
