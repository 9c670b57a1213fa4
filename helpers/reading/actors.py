"""Whom words name as an actor: a state, its army, a group; never what happened and never a bare weapon."""

from __future__ import annotations

from .bodies import compose, state_of
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
    led = words[first] in NOBODY or (words[first - 1 : first] == ["no"] and words[first] not in AT_LEAST)
    return led and words[first + 1 : first + 2] not in _AT_LEAST_SO_MANY and "nor" not in words[first:last]


def actor(doc: Document, names: Names, first: int, last: int, block: int) -> str | None:
    """The canonical name of an actor, or None where the words name no actor."""
    tags, words, raws, lex = doc.tokens.tags, doc.tokens.words, doc.tokens.raws, doc.lex
    known = next((i for i in range(first + 1, last - 2) if words[i] == "known" and words[i + 1] == "as"), None)
    first = first if known is None else known + 2  # "the armed group known as ABC"
    indefinite = words[first : first + 1] in (["a"], ["an"])
    first = _core(doc, first, last)
    if first >= last:
        return None
    first = _whole(doc, first, last)
    while first < last and words[first].endswith(_MADE):
        first += 1  # "a Lowland-made drone" is nobody's
    stop = next((i for i in range(first, last) if tags[i] in "P("), last)
    fire = next((i for i in range(first + 1, stop - 1) if words[i] in _FIRES and words[i + 1] in COMPASS), -1)
    if fire > 0:  # "sniper fire west of the town"
        owner = modifier(doc, names, fire, first, block)
        return owner.who if owner is not None else None
    head = stop - 1
    if (
        words[head] in _NO_ACTORS
        or (head <= first + 1 and words[head] in ("other", "others", "another"))
        or (words[head] in _WEAPON_NAMES and head == first)
    ):
        return None  # "the country's own war killed thousands", "was hit by HIMARS"
    if words[head] in lex.sets["weapons"] and head == first + 1 and words[first] in _WEAPON_NAMES:
        return None  # "an FPV drone"
    named = any(tags[i] in "NZJ" for i in range(first, head + 1))
    if words[head] in lex.sets["attack_events"] or (
        head >= first and words[head] in lex.sets["attack_nouns"] and head == first
    ):
        return None  # "Shelling killed 4": what happened, not who did it
    weapon = (words[head] in lex.sets["weapons"] or words[head] in _FLYING) and words[head] not in SIDES
    owned = owner_in(doc, names, first, head, block) if words[head] in _UNITS and not named else None
    if owned:
        return owned  # "an army column"
    if weapon and not named and words[stop : stop + 1] == ["of"] and words[last - 1] not in _KINDS:
        return actor(doc, names, stop + 1, last, block)  # "a stray missile of the Lowland air defence"
    if weapon and not named and head >= first:
        return owner_in(doc, names, first, head, block)  # "an army drone" is the army's; "fighter jets" are nobody's
    if named and head > first and stop == last and words[head] in lex.sets["weapons"] and words[head] not in ARMED:
        owner = modifier(doc, names, head, first, block)
        if owner is not None and owner.who:
            return owner.who  # "a stray Lowland air defence missile"
        if tags[first:head] == "N":
            return identify(doc, names, first, head, block).source  # "an Upland mine", where no list has Upland
    body = compose(doc, first, last)
    if body and body.kind == "institution" and body.source and not body.plural:
        return body.source
    force = _named_force(doc, first, stop)
    if force:
        return identify(doc, names, force, last, block).source
    state = _of_state(doc, first, stop if stop > first and tags[stop : stop + 1] == "(" else last)
    if state is not None:
        return state or None
    if first < last and "-" in words[first]:
        front = words[first].partition("-")[0]
        if (lex.states.get(front) or lex.adjectives.get(front)) and words[first].endswith(
            ("-led", "-backed", "-run", "-aligned", "-allied")
        ):
            return doc.words_text(first, last)
    stem = stop
    while stem > first + 1 and (words[stem - 1] in ARMED or words[stem - 1] in _BEHIND_A_NAME):
        stem -= 1
    if stem < stop and stop == last and all(raws[i][0].isupper() for i in range(first, stem)):
        if stem - first > 1 and words[stem - 1] in lex.sets["organisation_heads"] and "p" in tags[first:stem]:
            return doc.words_text(first, stem)  # "National Guard members": words of people that make a name
        who = identify(doc, names, first, stem, block)  # "ABC fighters" are ABC
        if who.source and who.kind in ("institution", "group"):
            return who.source
    mark = doc.tokens.tags.find("'", first, last)
    whose = mark > first and mark + 1 < last and not (lex.sets["arms"] | _OPERATIONS).isdisjoint(words[mark + 1 : last])
    if whose and not (words[mark - 1] in _PEOPLES and raws[mark + 1][0].isupper()):
        return identify(doc, names, first, mark, block).source  # "the group's forces" are the group's
    if indefinite and not named and words[head] in _THE_GROUP:
        return doc.words_text(first, last)  # "a group of fighters" is none that was named
    who = identify(doc, names, first, last, block)
    if who.source is None and who.kind == "institution":
        return doc.words_text(first, last)  # "the army" where two could be meant: as it stands there
    if who.source is None or (who.kind in ("person", "role") and not who.source):
        return None
    if who.kind == "unknown" and not (_proper(doc, first, head + 1) or words[last - 1] in lex.sets["group_words"]):
        return None
    fighters = any(w in lex.sets["group_words"] or w in _ATTACKERS for w in words[first:last])
    if who.kind == "person" and who.plural and not fighters:
        return None
    if who.kind == "person" and not who.plural and raws[first][0].isupper() and not _proper(doc, first, head + 1):
        return None
    return who.source


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
    of = next((i for i in range(first + 1, last - 1) if tags[i] == "P"), 0)
    if of and words[of] in _OF_A_WHOLE and words[of - 1] in _FOR_THE_WHOLE and tags[first:of].strip("DEn#pNJl") == "":
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
