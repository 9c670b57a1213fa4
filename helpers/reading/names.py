"""Who a phrase names: states, their bodies, persons and whom they speak for, acronyms, short forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .bodies import compose, state_of
from .descriptions import meant_by, person_in_role
from .document import Document
from .identity import GENERIC, PERSONAL, RANKS, SPOKESPERSONS, UNDER, Identity, Names, body_last, remember, said_before
from .lexicon import word_set
from .listed_names import by_acronym, composed, listed, of_its_state, with_bracket
from .nameparts import body_end, describes, is_organisation, person_words, strip, told_by_name, uncontain
from .offices import behind_the_press, is_line_of_work, of_a_place, of_the_press, of_work, office, secretary_of_state
from .plainnames import capitalised, described, known_person
from .shortforms import is_no_body_of_state, kind_of_name

_PARTS_OF_A_BODY = word_set("parts_of_a_body")
_LED_BY_A_HEAD = word_set("led_by_a_head")
_OF_THE_PRESS = word_set("offices_of_the_press")
_CALLED_SO = word_set("called_the_group") | {"paramilitary", "paramilitaries"}
_MEDIA = word_set("media_nouns")
_BEFORE_NAMES = word_set("before_names")
_MODIFIERS = word_set("modifiers_of_a_role")
_HEADS = word_set("heads_in_names")
_PARTICLES_OF_A_RUN = word_set("particles_of_a_run")
_IN_CAPITALS = word_set("kinds_in_capitals")
_BRANCHES = word_set("branches_of_a_group")
_FACTIONS = word_set("factions")
_RIVALS = word_set("not_in_office")
_LEADING = word_set("leading_roles")
_LINKS = word_set("links_to_a_body")
_BODIES = ("institution", "media", "group", "state")  # the kinds of those for whom a person can speak


def identify(doc: Document, names: Names, first: int, last: int, block: int = 0) -> Identity:
    """Who the words `first:last` name."""
    first, last = strip(doc, first, last)
    if first < last:
        first, last = strip(doc, *uncontain(doc, first, last))
    if first >= last:
        return Identity(None, "unknown")
    words = doc.tokens.words
    tags = doc.tokens.tags
    while last - first > 1 and (words[first] in _BEFORE_NAMES or words[first].endswith("-based")):
        if not doc.tokens.raws[first + 1][0].isupper():
            break
        first += 1  # "the nearby Karsa Hospital", "the London-based Lake Watch"
    comma = tags.find(",", first, last)
    if comma > first:
        return _with_apposition(doc, names, first, comma, last, block)
    bracket = tags.find("(", first, last)
    if bracket > first:
        who = with_bracket(doc, names, first, bracket, last)
        if who:
            return who
        last = bracket
    for rule in _ASKED_IN_ORDER:
        who = rule(doc, names, first, last, block)
        if who:
            return who
    return described(doc, names, first, last, doc.words_text(first, last), block)


def _press_office(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“the ABC's media center” is the ABC."""
    words, tags = doc.tokens.words, doc.tokens.tags
    mark = tags.rfind("'", first, last)
    if not (first < mark < last - 1 and words[last - 1] in _PARTS_OF_A_BODY and words[mark + 1] in _OF_THE_PRESS):
        return None
    body = identify(doc, names, first, mark, block)
    meant = words[mark - 1] in GENERIC and body.source is not None and not body.source.islower()
    return body if meant or any(t in "NZJ" for t in tags[first:mark]) else None


def _behind_its_kind(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“the Lowland-backed ABC rebels”, “the official ABC news agency”: who stands behind it, then the name."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if first + 1 >= last:
        return None
    backed = words[first].endswith(("-backed", "-run", "-aligned")) and tags[first + 1] == "N"
    official = words[first] in ("official", "semi-official") and words[last - 1] in doc.lex.sets["media_heads"]
    return identify(doc, names, first + 1, last, block) if backed or official else None


def _by_role(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """A body that is named by a role, "the prime minister's office", "the General Security Directorate", or the person in the role."""
    words, raws, tags = doc.tokens.words, doc.tokens.raws, doc.tokens.tags
    heads, capitals = doc.lex.sets["organisation_heads"], all(raw[0].isupper() for raw in raws[first:last])
    roles = [i for i in range(first, last) if tags[i] == "r" and words[i] not in RANKS]
    if roles and words[last - 1] == "office" and tags[last - 2] == "'":
        return Identity(doc.words_text(first, last), "institution", state=state_of(doc, first, last)[0])
    if words[first] in _HEADS and words[last - 1] in heads and capitals:
        return Identity(doc.words_text(first, last), "institution")
    if roles and last - first > 1 and words[last - 1] in heads and capitals:
        return Identity(
            doc.words_text(first, last), kind_of_name(doc.lex, doc.tokens.raws[first:last])
        )  # "the Orsha Analysts Network"
    return _role(doc, names, first, last, roles, block) if roles else None


def _person_named(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“Colonel NAME”, “rescue worker NAME”, “District Police Officer NAME”: the person."""
    words, raws, tags = doc.tokens.words, doc.tokens.raws, doc.tokens.tags
    person = person_words(doc, first, last) if tags[first] == "r" and words[first] in RANKS else None
    if person:
        return known_person(doc, names, *person)
    titled = tags[first] == "p" and words[first] in _LEADING  # "Commander NAME"
    people = [
        i
        for i in range(first, last - 1)
        if tags[i : i + 2] == "pN" and (raws[i][0].islower() or (titled and i == first) or words[i] in PERSONAL)
    ]
    if people and all(t in "NZJT&'" for t in tags[people[-1] + 1 : last]):
        return known_person(doc, names, people[-1] + 1, last)
    return None


def _in_capitals(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """A name in capitals that no list knows: a person's or a body's."""
    words, raws, tags = doc.tokens.words, doc.tokens.raws, doc.tokens.tags
    name = all(tags[i] in "NZJT'&" or words[i] in _PARTICLES_OF_A_RUN for i in range(first, last))
    capitals = last - first > 1 and all(raw[0].isupper() for raw in raws[first:last])
    if not name and not (capitals and is_organisation(doc, first, last)):
        return None
    return capitalised(doc, names, first, last, doc.words_text(first, last), block)


def _named_behind(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“the charity NAME”, “rights group NAME”: a word for what it is, then the name."""
    words, tags, raws, lex = doc.tokens.words, doc.tokens.tags, doc.tokens.raws, doc.lex
    for at in range(first, last - 1):
        if tags[at] in "P,(":
            return None
        if words[at] in lex.sets["descriptions"] or words[at] in lex.sets["media_heads"] or words[at] in _BRANCHES:
            begin = at + 1 + (raws[at + 1] == "the")
            named = words[at] in _BRANCHES and any(raws[i][0].isupper() for i in range(first, at))
            lower = (raws[at][0].islower() or words[at] in _IN_CAPITALS) and all(
                raws[i][0].islower() or i == first or words[i].endswith("ist") for i in range(first, at)
            )
            if not (lower or named) or begin >= last or tags[begin] != "N":
                continue
            if all(raws[i][0].isupper() or tags[i] in "&N" for i in range(begin, last)):
                who = identify(doc, names, begin, last, block)
                kind = _kind_of(doc, words[at]) if who.kind in ("person", "unknown") else who.kind
                return Identity(who.source, kind, state=who.state)
    return None


def _kind_of(doc: Document, word: str) -> str:
    """What a describing word makes of the name behind it; "group" and "network" say nothing about arms and media."""
    if word in doc.lex.sets["media_heads"] and word != "network":
        return "media"
    return "group" if word in doc.lex.sets["group_words"] and word != "group" else "institution"


def _belongs_to(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“Colonel NAME of the Lowland police”: a person who speaks for a body, if it is one that speaks."""
    words, tags = doc.tokens.words, doc.tokens.tags
    mark = tags.rfind("'", first, last)
    if first < mark < last - 2 and words[mark] == "'s" and set(tags[mark + 1 : last]) == {"N"}:
        body = identify(doc, names, first, mark, block)  # "the State Department's NAME"
        if body.source and body.kind in ("institution", "media") and not is_organisation(doc, mark + 1, last):
            return remember(names, replace(body, speaker=doc.words_text(mark + 1, last), person=True))
    at = tags.find("P", first, last)
    if at <= first or at + 1 >= last or words[at] not in ("of", "from", "at", "with"):
        return None
    span = person_words(doc, first, at)
    ranked = tags[first] == "r" or words[first] in RANKS
    if span is None or span[1] != at or not (ranked or span[1] - span[0] == 2) or is_organisation(doc, *span):
        return None
    body = identify(doc, names, at + 1, last, block)
    person = doc.words_text(*span)
    speaks = body.source and body.kind in ("institution", "group", "media") and not body.plural
    who = replace(body, speaker=person, person=True) if speaks else Identity(person, "person", person=True)
    return remember(names, who)


def names_a_source(doc: Document, first: int, last: int, alone: bool) -> bool:
    """Whether a few words of a headline name somebody who can say something: officials, a body, a state.

    `alone`: the words lead the line, where a state is as often the place ("Freedonia: 12 killed").
    """
    tags, words, raws, lex = doc.tokens.tags, doc.tokens.words, doc.tokens.raws, doc.lex
    if not 0 < last - first <= 6 or any(t in "VvABYK#S" for t in tags[first:last]):
        return False
    body = compose(doc, first, last)
    if body:
        return body.kind != "state" or not alone
    if (
        any(t in "pr" for t in tags[first:last])
        or is_organisation(doc, first, last)
        or " ".join(words[first:last]) in lex.organisations
    ):
        return True
    return (last - first == 1 and raws[first].isupper() and 2 <= len(raws[first]) <= 8) or raws[last - 1] in lex.sets[
        "media_sources"
    ]


def _with_apposition(doc: Document, names: Names, first: int, comma: int, last: int, block: int) -> Identity:
    """“NAME, head of the X” speaks for X; “a spokesman for X, NAME” does too; “a vendor, NAME” is NAME; “X, a monitor” is X."""
    tags, words, speaks_for = doc.tokens.tags, doc.tokens.words, doc.lex.sets["speaks_for"]
    if tags[comma + 1 : last].strip("NZ") == "C" and tags[first:comma].strip("NZ") == "":
        return Identity(doc.words_text(first, last), "unknown", plural=True)  # "A, B and C"
    if tags[first:comma] == "#PO" and tags[comma + 1] == "D" and "," not in tags[comma + 1 : last]:
        clause = tags.find("R", comma + 2, last)
        return identify(doc, names, comma + 1, clause if clause > 0 else last, block)  # "one of them, a trader"
    main = identify(doc, names, first, comma, block)
    end = tags.find(",", comma + 1, last)
    tail_last = end if end > 0 else last
    span = person_words(doc, comma + 1, tail_last)
    if main.kind == "group" and words[first:comma] and tags[first:comma].strip("DnEG") == "":
        if words[comma - 1] in _FACTIONS and tags[comma + 1 : tail_last].strip("N") == "":
            return Identity(doc.words_text(comma + 1, tail_last), "group")  # "a splinter faction, NAME"
    if told_by_name(doc, first, comma, tail_last):
        return Identity(doc.words_text(comma + 1, tail_last), "group" if main.kind == "group" else "institution")
    unnamed = main.kind in ("unknown", "institution", "media", "group") and doc.tokens.raws[comma - 1][0].islower()
    unnamed = unnamed and (main.kind in ("unknown", "institution") or "N" not in tags[first:comma])
    name = comma + 1 + (tags[comma + 1] == "D")
    if unnamed and name < tail_last and tags[name] == "N" and (main.kind != "group" or name > comma + 1):
        medium = words[comma - 1] in _MEDIA and all(t == "N" for t in tags[name:tail_last])
        short = doc.tokens.raws[name].isupper() and tail_last - name == 1 and len(words[name]) > 2
        if tags[tail_last - 1] == ")" or is_organisation(doc, name, tail_last) or medium or short:
            who = identify(doc, names, name, tail_last, block)  # "the military's media wing, NAME (ABC)"
            return replace(who, state=main.state) if who.state is None and main.kind == "institution" else who
    if main.kind in ("person", "unknown") and main.speaker is None and describes(doc, comma + 1, tail_last):
        return Identity(main.source, "institution", state=main.state)  # "NAME, a rights group"
    if span and span[1] >= tail_last - 1 and (tags[comma + 1] != "D" and words[comma + 1] not in ("its", "their")):
        person = doc.words_text(*span)
        speaks = main.person or not speaks_for.isdisjoint(words[first:comma])
        if main.kind == "role" and main.source and of_a_place(doc, first, comma):
            return remember(names, replace(main, speaker=person, person=True))
        if main.kind in _BODIES and main.speaker is None and speaks:
            return remember(names, replace(main, speaker=person, person=True))
        if main.kind in ("role", "person", "unknown") and main.speaker is None and tags[comma - 1] in "npr":
            body = _body_that_speaks(names, block) if words[comma - 1] in SPOKESPERSONS else None
            who = replace(body, speaker=person, person=True) if body else Identity(person, "person", person=True)
            return remember(names, who)
        return main
    if main.person and main.speaker is None and main.kind == "person":
        begin = comma + 1 + (words[comma + 1] == "of")
        speaks = begin > comma + 1 or not speaks_for.isdisjoint(words[comma + 1 : tail_last])
        body = identify(doc, names, begin, tail_last, block)
        named = body.source and body.speaker is None and body.kind in _BODIES
        speaks = speaks or (body.person and "former" not in words[comma + 1 : tail_last])
        # "NAME, a native administration leader": of no body that the article names
        vague = words[comma + 1] in ("a", "an") and _LINKS.isdisjoint(words[comma + 1 : tail_last])
        vague = vague and SPOKESPERSONS.isdisjoint(words[comma + 1 : tail_last])  # "NAME, an army spokesman"
        in_a_place = words[tail_last - 1] in doc.lex.place_kinds and words[tail_last - 1] != "department"
        named = named and not in_a_place  # "NAME, the chairman of Karsa district"
        named = named and not (vague and body.state is None and (body.source or "").islower())
        if speaks and named and words[begin] not in ("its", "their"):
            return remember(names, replace(body, speaker=main.source, person=True))
    return main


def _body_that_speaks(names: Names, block: int) -> Identity | None:
    """The one body that speaks here: the one of "a spokesman, NAME"."""
    body = said_before(names, block, "it")
    return (
        body if body is not None and body.kind in ("institution", "group", "state") and body.speaker is None else None
    )


def _role(doc: Document, names: Names, first: int, last: int, roles: list[int], block: int) -> Identity:
    """A person by role: "ministry spokesman NAME", "a spokesman for X", "Russian officials"."""
    words, lex = doc.tokens.words, doc.lex
    role = next((i for i in roles if words[i] in lex.sets["speaks_for"]), roles[0])
    speaks = words[role] in lex.sets["speaks_for"] or of_the_press(doc, first, role)
    body, person = _around_role(doc, names, first, last, role, block)
    rival = not _RIVALS.isdisjoint(words[first:role])  # "Lowland's opposition leader" does not speak for the state
    held = office(doc, first, last) if not rival else None
    if held:
        person = person or secretary_of_state(doc, role, last)
        return remember(names, replace(held, speaker=person)) if person else held
    if speaks and body is None and person and words[role] in SPOKESPERSONS:
        body = _body_that_speaks(names, block)
    if rival:
        body = None
    if speaks and body and body.source and body.kind in (*_BODIES, "unknown"):
        known = body.kind != "unknown"
        if person and not known and words[role] in ("head", "chief", "leader"):
            return remember(names, Identity(person, "person", person=True))  # "Shurn community head NAME"
        if known or body.source[:1].isupper() or body.source in lex.sets["group_words"]:
            who = replace(body, kind=body.kind if known else "institution", speaker=person, person=True)
            return remember(names, who) if person else who
    state = body.state if body else None
    if person:
        known_as = names.persons.get(person.lower())
        return known_as or remember(names, Identity(person, "person", person=True, state=state))
    return _role_alone(doc, names, first, last, role, block, state)


def _around_role(
    doc: Document, names: Names, first: int, last: int, role: int, block: int
) -> tuple[Identity | None, str | None]:
    """The body that a role belongs to and the name of the person in it, as far as the words `first:last` give them."""
    words, tags = doc.tokens.words, doc.tokens.tags
    body: Identity | None = None
    person = None
    end = role + 1
    while end < last and (tags[end] in "r&" or words[end] == "prime"):
        end += 1  # "deputy prime minister NAME"
    if words[end : end + 1] == ["of"] and not _LED_BY_A_HEAD.isdisjoint(words[end + 1 : end + 2]):
        end += 2  # "head of mission"
        last = end if "'" in tags[first:role] else last  # "the Lake Watch's head of mission in Velm": whose, not where
    end = behind_the_press(doc, end, last)
    where = end + 1 < last and words[end] == "for" and state_of(doc, end + 1, last)[2] == last
    if (where and any(t in "NZJ" for t in tags[first:role])) or of_work(doc, first, end, last):
        last = end  # "the Lake Watch's researcher for Mali": whose, not where
    if end < last and tags[end] == "P" and end + 1 < last and words[end] in _LINKS:
        body = identify(doc, names, end + 1, last, block)
        begin = last
        while begin - 1 > end + 1 and tags[begin - 1] == "N":
            begin -= 1
        # "the head of the X agency NAME": the last two capitalised words after a lower-case head
        if last - begin >= 2 and begin > end + 2 and tags[begin - 1] in "np":
            person = doc.words_text(begin, last)
            body = identify(doc, names, end + 1, begin, block)
    elif end < last:
        span = person_words(doc, end, last)
        person = doc.words_text(*span) if span else None
    if body is not None and end + 1 < last:
        start = end + 1 + (tags[end + 1] == "D")
        body = _group_before(doc, names, start, last, block) or body
    if body is None and role > first and words[first:role] != [words[first]] * (words[first] in _MODIFIERS):
        stop = role
        while stop > first and (
            words[stop - 1] in UNDER or tags[stop - 1] in "'r" or is_line_of_work(doc, first, stop - 1)
        ):
            stop -= 1
        stop = body_end(doc, first, stop)
        if stop > first:
            body = identify(doc, names, first, stop, block)
    return body, person


def named_before(doc: Document, names: Names, first: int, block: int) -> Iterator[Identity]:
    """Who is named before word `first`, from there back to the beginning of the paragraph above."""
    tags, at, begin = doc.tokens.tags, first - 1, doc.block_words[doc.above(block)][0]
    while at >= begin:
        if tags[at] == "N":
            end = at + 1
            while at > begin and tags[at - 1] in "NJZ":
                at -= 1
            yield identify(doc, names, at, end, block)
        at -= 1


def _group_before(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“the paramilitary”: the group named last before it, in this paragraph or the one above; “the group”: the body that spoke last."""
    if last - first != 1 or doc.tokens.words[first] not in _CALLED_SO:
        return None
    spoke = body_last(names, block) if doc.tokens.words[first] == "group" else None
    if spoke is not None and is_no_body_of_state(spoke):
        return replace(spoke, speaker=None, person=False)
    named = named_before(doc, names, first, block)
    return next((who for who in named if who.kind == "group" and not who.person), None)


def _role_alone(
    doc: Document, names: Names, first: int, last: int, role: int, block: int, state: str | None
) -> Identity:
    """A role without a name and without a body to speak for: "the mayor", "Russian officials"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    text = doc.words_text(first, last)
    if role == first and last == role + 1 and not words[role].endswith("s"):
        meant = person_in_role(doc, names, words[role], doc.blocks[block].role == "title")
        if meant:
            return names.persons.get(meant.lower()) or Identity(meant, "person", person=True)
        if words[role] in PERSONAL:
            return Identity(None, "role", person=True)  # "the spokesman": a short form, resolved elsewhere
    if words[last - 1] in doc.lex.sets["descriptions"] and not any(t in "NZJ" for t in tags[first:last]):
        meant = meant_by(doc, names, first, last)
        if meant:
            return Identity(meant, "institution")
    if is_organisation(doc, first, last) and words[role] in _HEADS:
        return Identity(text, "institution")
    plural = words[role].endswith("s") or words[role] in ("authorities",)
    return Identity(text, "role", person=not plural, plural=plural, state=state)


# who a phrase names is what the first of these says that knows; the others are described in words alone
_ASKED_IN_ORDER = (
    composed,
    _press_office,
    listed,
    by_acronym,
    of_its_state,
    _named_behind,
    _belongs_to,
    _behind_its_kind,
    _by_role,
    _person_named,
    _in_capitals,
)
