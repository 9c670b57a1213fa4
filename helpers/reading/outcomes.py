"""What happened to those whom a number counts. One rule a construction, asked in order; each names itself in the row."""

from __future__ import annotations

from collections.abc import Callable

from .document import Document, Sentence
from .lexicon import word_set
from .parts import Hit, Place, elided, is_subset, part, that_number
from .people import Figure, Victims
from .predicates import BE, COUNTED, joint, named, verb_after
from .qualifiers import Count
from .tolls import TOLL, is_previous, read_toll, toll_outcome

_OF_LIVES = word_set("taking_lives")
_SKIPPED = word_set("between_verb_and_number")
_DRIVING = word_set("driving_out")
_WHERE = word_set("driven_where")


def outcome_of(
    doc: Document, sentence: Sentence, count: Count, victims: Victims, figures: list[Figure], earlier: str | None
) -> Hit | None:
    """The first rule that says what happened to those counted, or None."""
    stop = doc.tokens.words[count.stop : count.stop + 2]
    many = count.value is None and count.low == 2
    if stop[:1] in (["times"], ["time"]) or (many and stop in (["of", "whom"], ["of", "them"])):
        return None  # "12 times"; "many of whom": a word, not a count
    if many and victims.plain:
        return None  # "many had been taken"
    place = Place(doc, sentence.first, sentence.last, count, victims, figures, earlier)
    for rule in _RULES:
        hit = rule(place)
        if hit is not None:
            return hit if hit.outcome else None
    return None


_NOTHING = Hit("", "none")  # a rule is sure that this counts nobody


def _of_those(place: Place) -> Hit | None:
    """“2 of the wounded later died”: the end they came to; “7 of the dead are children”: a part of a toll before."""
    words, lex, at = place.doc.tokens.words, place.doc.lex, place.count.stop
    if words[at : at + 2] not in (["of", "the"], ["of", "those"]) or at + 3 >= place.last:
        return None
    state = words[at + 2]
    if state in lex.outcome_states:
        tail = verb_after(place.doc, at + 3, place.last)
        if tail:
            return Hit(*tail)
    if state in COUNTED and at + 4 < place.last and words[at + 3] in BE:
        one = place.count.value == 1 and words[at + 4] in ("identified", "named", "buried")
        if one or place.count.qualifier == "vague":
            return _NOTHING  # "many of the wounded were taken away", "one of the dead was named": no count
        return Hit(named(place.doc, state), "of_the_dead", bool(place.figures))
    return None


def _among_the_dead(place: Place) -> Hit | None:
    """“among the dead was a girl”, “the dead included 3 children”."""
    words, begin = place.doc.tokens.words, place.count.begin
    if place.word(begin - 2) not in COUNTED:
        return None
    among = place.before in ("was", "were", "is", "are") and "among" in words[max(place.first, begin - 5) : begin - 2]
    if among or (place.before in ("included", "include", "includes") and place.fits):
        return Hit(named(place.doc, words[begin - 2]), "of_the_dead", bool(place.figures))
    return None


def _counted_noun(place: Place) -> Hit | None:
    """“12 deaths”, “12 dead”, “12 wounded”, “12 bodies”, “8 civilian casualties”."""
    doc, count, last = place.doc, place.count, place.last
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    for at in range(count.stop, min(count.stop + 4, last)):
        word = words[at]
        if at > count.stop and (tags[at - 1] in ",PAVC" or (tags[at - 1] == "p" and word not in lex.outcome_nouns)):
            break
        follows = tags[at + 1] if at + 1 < last else "."
        if word in lex.outcome_nouns and not (
            follows in "pn" and word in ("injured", "wounded", "missing", "displaced")
        ):
            if word in ("lives", "life") and _OF_LIVES.isdisjoint(
                words[max(place.first, count.begin - 4) : count.begin] + words[at : min(at + 4, last)]
            ):
                break
            if word in ("body", "bodies", "remains") and place.word(at + 1) in ("armour", "armor"):
                break
            return Hit(lex.outcome_nouns[word], "counted_noun", is_subset(place))
        if word in lex.outcome_states and (at == count.stop or tags[at - 1] in "lnJ"):
            if follows in "pn" and place.word(at + 1) in lex.victims:
                continue
            return Hit(lex.outcome_states[word], "counted_state", is_subset(place))
    return None


def _noun_of(place: Place) -> Hit | None:
    """“the deaths of 12”, “the killing in May of 2 villagers”, “a toll of 12”."""
    doc, lex = place.doc, place.doc.lex
    tags, words = doc.tokens.tags, doc.tokens.words
    if place.before != "of":
        return None
    head = place.count.begin - 2
    if place.word(head) in lex.outcome_nouns and words[head] not in ("casualties", "injured", "missing", "wounded"):
        return Hit(lex.outcome_nouns[words[head]], "noun_of")
    back = head
    while back > place.first and head - back < 4 and _tells_when(tags, back):
        back -= 1
    if place.word(back) in lex.outcome_acts:
        return Hit(lex.outcome_acts[words[back]], "noun_of", is_subset(place))
    if place.word(head) in TOLL:
        return Hit(toll_outcome(doc, head, place.first), "toll_of", previous=is_previous(doc, place.count))
    return _NOTHING if place.word(head) and tags[head] == "p" else None  # "8 members of one family"


def _tells_when(tags: str, at: int) -> bool:
    return tags[at] in "T#" or (tags[at] == "P" and tags[at + 1] in "T#")


def _toll(place: Place) -> Hit | None:
    found = read_toll(place.doc, place.count, place.victims, place.first, place.last)
    return Hit(*found) if found else None


def _active(place: Place) -> Hit | None:
    """“killed at least 12 people”, “killing 12”, “drove 12 people abroad”."""
    doc, lex = place.doc, place.doc.lex
    words, tags = doc.tokens.words, doc.tokens.tags
    if not place.fits and place.victims.last <= place.victims.first:
        return None
    at = place.count.begin - 1
    skipped = 0
    while at >= place.first and skipped < 4 and (words[at] in _SKIPPED or tags[at] in 'l"'):
        at, skipped = at - 1, skipped + 1
    if at < place.first:
        return None
    if words[at] == "dead" and place.word(at - 1) == "shot" and place.fits:
        return Hit("killed", "active_verb", is_subset(place))
    searched = place.word(at - 1) in ("searching", "search", "searched", "looking")
    if words[at] == "for" and searched and place.victims.people:
        return Hit("missing", "searched_for", is_subset(place))
    if words[at] == "out" and place.word(at - 1) in ("drove", "driven", "driving", "forced") and place.fits:
        return Hit("displaced", "active_verb", is_subset(place))
    if words[at] in _DRIVING and place.fits:
        away = not _WHERE.isdisjoint(words[place.victims.last : place.victims.last + 5])
        return Hit("displaced", "active_verb", is_subset(place)) if away else None
    if words[at] not in lex.outcome_verbs:
        return None
    helpers = words[max(place.first, at - 3) : at]
    if not BE.isdisjoint(helpers) and words[at].endswith("ed") and {"have", "has", "had"}.isdisjoint(helpers):
        return None
    outcome = lex.outcome_verbs[words[at]]
    both = joint(doc, at - 1, outcome, -1)
    if place.fits or any(tags[i] in "p" for i in range(place.victims.first, place.victims.last)):
        return Hit(both, "active_verb", is_subset(place))
    nouns = words[place.victims.first : place.victims.last]
    things = not (lex.sets["not_people"].isdisjoint(nouns) and lex.sets["attack_nouns"].isdisjoint(nouns))
    if outcome in ("killed", "injured") and not things and nouns[-1].endswith(("s", "men", "i")):
        return Hit(both, "active_unknown_noun", is_subset(place))
    return None


def _passive(place: Place) -> Hit | None:
    """“12 people were killed”, “12 died”, “12 are missing”, “left 12 people dead”."""
    doc, lex, victims = place.doc, place.doc.lex, place.victims
    words, tags = doc.tokens.words, doc.tokens.tags
    if place.fits:
        tail = verb_after(doc, victims.last, place.last)
        return Hit(*tail, is_subset(place)) if tail else None
    # a noun that no list has: what is killed, wounded or dies is people, unless the list says otherwise
    last = words[victims.last - 1] if victims.last > victims.first else ""
    if last and words[victims.last : victims.last + 1] in (["sustained"], ["suffered"], ["received"]):
        tail = verb_after(doc, victims.last, place.last)
        return Hit(*tail, is_subset(place)) if tail else None  # "one conscript sustained an injury"
    persons = lex.sets["not_people"].isdisjoint(words[victims.first : victims.last])
    if persons and tags[victims.last - 1] in "nE" and last.endswith(("s", "men")):
        tail = verb_after(doc, victims.last, place.last)
        if tail and tail[0] in ("killed", "injured", "killed_or_injured") and tail[1] in ("passive", "intransitive"):
            return Hit(tail[0], "passive_unknown_noun", is_subset(place))
    return None


def _described(place: Place) -> Hit | None:
    """“61 wounded people were brought in”: the word before the people says it, where no verb does."""
    victims, lex = place.victims, place.doc.lex
    if not victims.people:
        return None
    for word in place.doc.tokens.words[victims.first : victims.last - 1]:
        if word in lex.outcome_states or word in ("injured", "wounded", "displaced"):
            return Hit(lex.outcome_states.get(word) or lex.outcome_nouns[word], "described", is_subset(place))
    return None


_RULES: tuple[Callable[[Place], Hit | None], ...] = (
    _of_those, _among_the_dead, _counted_noun, _noun_of, _toll, that_number, _active, part, _passive, _described, elided,
)  # fmt: skip
