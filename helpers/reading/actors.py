"""Whom words name as an actor: a state, its army, a group; never what happened and never a bare weapon."""

from __future__ import annotations

from dataclasses import dataclass

from .bodies import BACKED, compose, state_of
from .document import Document
from .identity import Identity, Names
from .lexicon import word_set
from .lists import members
from .modifiers import AT_LEAST, COMPASS, modifier, named_with, owner_in
from .names import identify, named_before
from .tokens import is_capital

# people in arms act as subjects of a verb; beside a noun they are as often the victims
ARMED = word_set("armed_people")
SIDES = word_set("sides_in_arms")
NOBODY = word_set("nobody")
_PARTS = word_set("parts_of_an_army")
_FOR_THE_WHOLE = _PARTS | {"leadership"}
_OF_A_WHOLE = frozenset(["of", "from"])
_THE_GROUP = word_set("called_the_group")
_FLYING = word_set("flying_things")
_OPERATIONS = word_set("kinds_of_operation")
_FIRES = word_set("fired_from_far")
_WEAPON_NAMES = word_set("weapon_names")
_PEOPLES = frozenset(["people", "peoples"])  # "the People's Defence Forces" are one name
_NO_ACTORS = word_set("fighting_itself")
_KINDS = word_set("kinds_of_make")
_MADE = ("-made", "-built", "-supplied", "-designed")
_AT_LEAST_SO_MANY = [[word] for word in AT_LEAST]
_AND = frozenset(["and"])
_OR = frozenset(["and", "or"])
_UNITS = word_set("units_of_an_army")
_PERIODS = word_set("periods_in_front")
_BEHIND_A_NAME = word_set("behind_a_group_name")
_ATTACKERS = word_set("people_who_attack")


def is_nobody(doc: Document, first: int, last: int) -> bool:
    """Whether a subject is "no group", "none of them" or "neither side"; "neither X nor Y" are two."""
    words = doc.tokens.words
    led = words[first] in NOBODY or (first > 0 and words[first - 1] == "no" and words[first] not in AT_LEAST)
    return led and words[first + 1 : first + 2] not in _AT_LEAST_SO_MANY and "nor" not in words[first:last]


@dataclass(slots=True)
class _Phrase:
    """The words `first:last` that may name an actor: the noun phrase at their head ends before `stop`, with the word `head`."""

    doc: Document
    names: Names
    first: int
    last: int
    block: int
    indefinite: bool  # "a group of fighters"
    stop: int = 0
    head: int = 0
    named: bool = False  # a name stands in the noun phrase

    def source(self, first: int, last: int) -> str:
        """Whom these words name; "" if nobody."""
        return identify(self.doc, self.names, first, last, self.block).source or ""


def actor(doc: Document, names: Names, first: int, last: int, block: int) -> str | None:
    """The canonical name of an actor, or None where the words name no actor."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if "known" in words[first:last]:
        known = next((i for i in range(first + 1, last - 2) if words[i] == "known" and words[i + 1] == "as"), None)
        first = first if known is None else known + 2  # "the armed group known as ABC"
    indefinite = words[first : first + 1] in (["a"], ["an"])
    first = _core(doc, first, last)
    if first >= last:
        return None
    first = _whole(doc, first, last)
    while first < last and words[first].endswith(_MADE):
        first += 1  # "a Lowland-made drone" is nobody's
    if first >= last:
        return None
    phrase = _Phrase(doc, names, first, last, block, indefinite)
    phrase.stop = next((i for i in range(first, last) if tags[i] in "P("), last)
    phrase.head = phrase.stop - 1
    phrase.named = any(tags[i] in "NZJ" for i in range(first, phrase.stop))
    for rule in _RULES:
        name = rule(phrase)
        if name is not None:
            return name or None
    return None


# The rules for an actor, asked in order: each gives a name, "" where the words name no actor, None where it does not apply.


def _owner_of_fire(p: _Phrase) -> str | None:
    """“sniper fire west of the town”: whoever's fire it is."""
    words = p.doc.tokens.words
    if _FIRES.isdisjoint(words[p.first : p.stop]):
        return None
    fire = next((i for i in range(p.first + 1, p.stop - 1) if words[i] in _FIRES and words[i + 1] in COMPASS), -1)
    if fire < 0:
        return None
    owner = modifier(p.doc, p.names, fire, p.first, p.block)
    return owner.who or "" if owner is not None else ""


def _no_actor(p: _Phrase) -> str | None:
    """What acts by itself, what happened, a weapon by its name: none of them is an actor."""
    words, sets, first, head = p.doc.tokens.words, p.doc.lex.sets, p.first, p.head
    if words[head] in _NO_ACTORS or (head <= first + 1 and words[head] in ("other", "others", "another")):
        return ""  # "the country's own war killed thousands"
    if words[head] in _WEAPON_NAMES and head == first:
        return ""  # "was hit by HIMARS"
    if words[head] in sets["weapons"] and head == first + 1 and words[first] in _WEAPON_NAMES:
        return ""  # "an FPV drone"
    happened = words[head] in sets["attack_events"] or (words[head] in sets["attack_nouns"] and head == first)
    return "" if happened else None  # "Shelling killed 4": what happened, not who did it


def _owner_of_weapon(p: _Phrase) -> str | None:
    """“an army column”, “an army drone”: the army's; “fighter jets” are nobody's."""
    doc, words, sets, head = p.doc, p.doc.tokens.words, p.doc.lex.sets, p.head
    owned = owner_in(doc, p.names, p.first, head, p.block) if words[head] in _UNITS and not p.named else None
    if owned:
        return owned
    weapon = (words[head] in sets["weapons"] or words[head] in _FLYING) and words[head] not in SIDES
    if weapon and not p.named and words[p.stop : p.stop + 1] == ["of"] and words[p.last - 1] not in _KINDS:
        return actor(doc, p.names, p.stop + 1, p.last, p.block) or ""  # "a stray missile of the Lowland air defence"
    if weapon and not p.named and head >= p.first:
        return owner_in(doc, p.names, p.first, head, p.block) or ""
    armed = words[head] in sets["weapons"] and words[head] not in ARMED
    if p.named and head > p.first and p.stop == p.last and armed:
        owner = modifier(doc, p.names, head, p.first, p.block)
        if owner is not None and owner.who:
            return owner.who  # "a stray Lowland air defence missile"
        if doc.tokens.tags[p.first : head] == "N":
            return p.source(p.first, head)  # "an Upland mine", where no list has Upland
    return None


def _body_of_a_state(p: _Phrase) -> str | None:
    """“the Lowland army”, “Lowland's paramilitary Hill Support Forces”."""
    body = compose(p.doc, p.first, p.last)
    if body and body.kind == "institution" and body.source and not body.plural:
        return body.source
    force = _named_force(p.doc, p.first, p.stop)
    return p.source(force, p.last) if force else None


def _hand_of_a_state(p: _Phrase) -> str | None:
    """“Lowland troops”: the state."""
    bracket = p.stop > p.first and p.doc.tokens.tags[p.stop : p.stop + 1] == "("
    return _of_state(p.doc, p.first, p.stop if bracket else p.last)


def _led_by_a_state(p: _Phrase) -> str | None:
    """“the Lowland-led coalition”: as it is written."""
    if p.first >= p.last:
        return None  # a text that breaks off behind "a Lowland-made"
    front, hyphen, _ = p.doc.tokens.words[p.first].partition("-")
    led = hyphen and (p.doc.lex.states.get(front) or p.doc.lex.adjectives.get(front))
    return p.doc.words_text(p.first, p.last) if led and p.doc.tokens.words[p.first].endswith(BACKED) else None


def _fighters_of_a_group(p: _Phrase) -> str | None:
    """“ABC fighters” are ABC; “National Guard members” are the National Guard."""
    doc, words, raws = p.doc, p.doc.tokens.words, p.doc.tokens.raws
    stem = p.stop
    while stem > p.first + 1 and (words[stem - 1] in ARMED or words[stem - 1] in _BEHIND_A_NAME):
        stem -= 1
    if stem == p.stop or p.stop != p.last or not all(raws[i][0].isupper() for i in range(p.first, stem)):
        return None
    headed = stem - p.first > 1 and words[stem - 1] in doc.lex.sets["organisation_heads"]
    if headed and "p" in doc.tokens.tags[p.first : stem]:
        return doc.words_text(p.first, stem)  # words of people that make a name
    who = identify(doc, p.names, p.first, stem, p.block)
    return who.source if who.kind in ("institution", "group") else None


def _owner_of_forces(p: _Phrase) -> str | None:
    """“the group's forces” are the group's."""
    words, arms = p.doc.tokens.words, p.doc.lex.sets["arms"]
    mark = p.doc.tokens.tags.find("'", p.first, p.last)
    whose = mark > p.first and mark + 1 < p.last and not (arms | _OPERATIONS).isdisjoint(words[mark + 1 : p.last])
    one_name = words[mark - 1] in _PEOPLES and p.doc.tokens.raws[mark + 1][0].isupper() if whose else False
    return p.source(p.first, mark) if whose and not one_name else None


def _by_name(p: _Phrase) -> str | None:
    """Whoever else the words name, if that can be an actor: a proper name, or people who attack."""
    doc, words, raws, groups = p.doc, p.doc.tokens.words, p.doc.tokens.raws, p.doc.lex.sets["group_words"]
    if p.indefinite and not p.named and words[p.head] in _THE_GROUP:
        return doc.words_text(p.first, p.last)  # "a group of fighters" is none that was named
    who = identify(doc, p.names, p.first, p.last, p.block)
    if who.source is None:
        # "the army" where two could be meant: as it stands there
        return doc.words_text(p.first, p.last) if who.kind == "institution" else ""
    proper = who.kind in ("unknown", "person") and _proper(doc, p.first, p.head + 1)
    if who.kind == "unknown" and not (proper or words[p.last - 1] in groups):
        return ""
    fighters = any(word in groups or word in _ATTACKERS for word in words[p.first : p.last])
    if who.kind == "person" and who.plural and not fighters:
        return ""
    if who.kind == "person" and not who.plural and raws[p.first][0].isupper() and not proper:
        return ""
    return who.source


_RULES = (
    _owner_of_fire,
    _no_actor,
    _owner_of_weapon,
    _body_of_a_state,
    _hand_of_a_state,
    _led_by_a_state,
    _fighters_of_a_group,
    _owner_of_forces,
    _by_name,
)


def group_meant(doc: Document, names: Names, first: int, last: int, block: int, speaker: Identity) -> str | None:
    """Whom "the group" means in somebody's statement: the group that speaks, or else the group named last before it."""
    words, tags = doc.tokens.words, doc.tokens.tags
    mark = tags.find("'", first, last)
    last = mark if mark > first else last  # "the group's forces"
    if words[last - 1] in ARMED or words[last - 1] in SIDES:
        return named_with(doc, names, words[last - 1], block) if last - first == 1 + (tags[first] == "D") else None
    if words[last - 1] not in _THE_GROUP or any(t in "NJZ" for t in tags[first:last]):
        return None
    if speaker.kind == "group":
        return speaker.source
    named = named_before(doc, names, first, block)
    mine = frozenset((speaker.source or "").split())
    return next(
        (who.source for who in named if who.kind == "group" and not mine >= set((who.source or "").split())), None
    )


def each_actor(
    doc: Document, names: Names, first: int, last: int, block: int
) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The actors of "the rebels and their Lowland allies", each with its words; none where the words name one alone."""
    joined = members(doc, first, last) or pair(doc, first, last, _OR)
    spans = [one for span in joined for one in _adjectives(doc, *span)]
    found = [(actor(doc, names, *span, block), span) for span in spans]
    named = tuple((name, span) for name, span in found if name)
    return named if len({name for name, _ in named}) > 1 else ()


def _adjectives(doc: Document, first: int, last: int) -> list[tuple[int, int]]:
    """Each of the adjectives of "Lowland, Upland (and Hill forces)"; else the words as they are."""
    listed = last - first > 2 and doc.tokens.tags[first:last].strip("J,") == ""
    return [(i, i + 1) for i in range(first, last, 2)] if listed else [(first, last)]


def pair(doc: Document, first: int, last: int, joined_by: frozenset[str] = _AND) -> tuple[tuple[int, int], ...]:
    """The words of the two of "the rebels and their Lowland allies"; none where the words are one name, or more than two."""
    words, tags, raws = doc.tokens.words, doc.tokens.tags, doc.tokens.raws
    joins = [i for i in range(first + 1, last - 1) if words[i] in joined_by]
    if len(joins) != 1 or compose(doc, first + (tags[first] == "D"), last):
        return ()
    again = words[joins[0] + 1] == "of"  # "members of the Front and of the 18th Battalion"
    first += 2 * (again and words[first] in _PARTS and words[first + 1] == "of")
    spans = ((first, joins[0]), (joins[0] + 1 + again, last))
    groups, heads = doc.lex.sets["group_words"], doc.lex.sets["organisation_heads"]
    link = tags.find("P", first, joins[0])
    capitals = all(raws[i][0].isupper() for i in range(first, last) if tags[i] not in "DPC")
    if link > first and capitals and (tags[last : last + 1] == "(" or last - joins[0] == 2) and tags[link + 1] != "D":
        return ()  # "the Group to Support Faith and Believers"
    if words[last - 1] in heads and words[joins[0] - 1] not in heads and _one_name(doc, joins[0], last):
        return ()  # "the National Safety and Inquiry Agency"
    numbered = any(tags[i] == "#" and not words[i].endswith(("st", "nd", "rd", "th")) for i in range(first, last))
    if numbered or any(tags[a] not in "DJNZ" and raws[a][0].islower() and words[b - 1] not in groups for a, b in spans):
        return ()
    return spans


def _one_name(doc: Document, join: int, last: int) -> bool:
    """Whether capitals go on behind an "and", without an article: one name, not two."""
    raws, tags = doc.tokens.raws, doc.tokens.tags
    return tags[join - 1] == "N" and all(raws[i][0].isupper() and tags[i] in "Nn" for i in range(join + 1, last))


def _core(doc: Document, first: int, last: int) -> int:
    """Past articles, adverbs, hedges and "last month": where the name itself begins."""
    tags, words, hedges = doc.tokens.tags, doc.tokens.words, doc.lex.sets["hedges"]
    while first < last:
        led = words[first] in ("last", "this", "earlier", "next")
        period = not _PERIODS.isdisjoint(words[first + led : first + led + 1])
        if tags[first] not in "DlE'x\"" and words[first] not in hedges and not period:
            break
        first += 1
    return first


def _whole(doc: Document, first: int, last: int) -> int:
    """Past "units of", "an aircraft of": a part acts for the whole."""
    tags, words = doc.tokens.tags, doc.tokens.words
    of = tags.find("P", first + 1, last - 1)
    if (
        of > 0
        and words[of] in _OF_A_WHOLE
        and words[of - 1] in _FOR_THE_WHOLE
        and tags[first:of].strip("DEn#pNJl") == ""
    ):
        return _core(doc, of + 1, last)
    return first


def _of_state(doc: Document, first: int, last: int) -> str | None:
    """The state whose hand is named ("Lowland troops"); "" where a state stands there and is not the actor; None without a state."""
    tags, words, raws, lex = doc.tokens.tags, doc.tokens.words, doc.tokens.raws, doc.lex
    name, _, after = state_of(doc, first, last)
    if not name:
        return _arms_of(doc, first, last)
    rest = [i for i in range(after, last) if tags[i] not in "'"]
    if len(rest) >= 2 and all(raws[i][0].isupper() for i in rest):
        return None if lex.sets["organisation_heads"].isdisjoint(words[after:last]) else doc.words_text(first, last)
    kinds = [words[i] for i in rest]
    if not kinds:
        return name
    if any(tags[i] == "N" and raws[i][0].isupper() for i in rest[:-1]) and raws[rest[-1]][0].islower():
        return None  # "Lowland Front fighters" are the Lowland Front's
    arms = lex.sets["arms"]
    if not arms.isdisjoint(kinds) and not any(
        w in lex.sets["group_words"] - arms or w in ("army", "military") for w in kinds
    ):
        return name
    return "" if tags[after - 1] == "N" or raws[first][0].islower() else None


def _arms_of(doc: Document, first: int, last: int) -> str | None:
    """The state of "the authorities of Lowland", "the military leadership of Lowland"; None for "the people of Lowland"."""
    words, raws = doc.tokens.words, doc.tokens.raws
    of = next((i for i in range(last - 2, first, -1) if words[i] == "of"), first)
    state, _, end = state_of(doc, of + 1 + (words[of + 1 : of + 2] == ["the"]), last)
    hand = words[of - 1] in doc.lex.sets["arms"] - doc.lex.sets["group_words"] and words[of - 1] != "side"
    return state if of > first and end == last and hand and raws[of - 1][0].islower() else None


def _named_force(doc: Document, first: int, stop: int) -> int:
    """Where the name begins in "Lowland's paramilitary Hill Support Forces"; 0 if it is no such phrase."""
    tags, raws = doc.tokens.tags, doc.tokens.raws
    begin = stop
    while begin > first and raws[begin - 1][0].isupper() and tags[begin - 1] == "N":
        begin -= 1
    led = begin - 2 > first and raws[begin - 1][0].islower() and "'" in tags[first : begin - 1]
    return begin if led and stop - begin >= 2 else 0


def _proper(doc: Document, first: int, last: int) -> bool:
    """Whether words hold a proper name: a capital that is not only the sentence's."""
    raws, tags = doc.tokens.raws, doc.tokens.tags
    for i in range(first, last):
        if not is_capital(raws[i]) or tags[i] not in "NZJ":
            continue
        opens = i == 0 or tags[i - 1] in '.:"' or doc.new_line(i)
        if not opens or raws[i].isupper():
            return True
        # a sentence begins here: the word is a name if the article writes it with a capital elsewhere too
        if any(k != i and k > 0 and tags[k - 1] not in '.:"' for k in doc.standing(raws[i])[:12]):
            return True
    return False
