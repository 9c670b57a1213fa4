"""Who a phrase names: states, their bodies, persons and whom they speak for, acronyms, short forms."""

from __future__ import annotations

from dataclasses import replace

from .bodies import compose
from .descriptions import meant_by, person_in_role
from .document import Document
from .identity import GENERIC, PERSONAL, RANKS, SPOKESPERSONS, UNDER, Identity, Names, remember, said_before
from .lexicon import word_set
from .shortforms import earlier_full_name, fullest, kind_of_name, proper_name, short_form

_HEADS = word_set("heads_in_names")
_PARTICLES = word_set("name_particles")
_PARTICLES_OF_A_RUN = word_set("particles_of_a_run")
_LINKS = word_set("links_to_a_body")
_KINDS_OF_REPORT = word_set("kinds_of_report")


def _strip(doc: Document, first: int, last: int) -> tuple[int, int]:
    tags = doc.tokens.tags
    while first < last and tags[first] in "DlxC'\"-,(":
        first += 1
    while last > first and tags[last - 1] in ',.-:;"':
        last -= 1
    return first, last


def _is_organisation(doc: Document, first: int, last: int) -> bool:
    lex = doc.lex
    heads, media = lex.sets["organisation_heads"], lex.sets["media_heads"]
    return any(doc.tokens.words[i] in heads or doc.tokens.words[i] in media for i in range(first, last))


def _person_words(doc: Document, first: int, last: int) -> tuple[int, int] | None:
    """The longest run of name words: "Major General Igor K." gives "Igor K."."""
    tags, words = doc.tokens.tags, doc.tokens.words
    while first < last and (tags[first] in "rJZn&#" or words[first] in RANKS):
        first += 1
    end = first
    while (end < last and tags[end] in "NZJT") or (end < last and words[end] in _PARTICLES and tags[end] in "nN"):
        end += 1
    return (first, end) if end > first and tags[first] == "N" else None


def identify(doc: Document, names: Names, first: int, last: int, block: int = 0) -> Identity:
    """Who the words `first:last` name."""
    words, raws, tags, lex = doc.tokens.words, doc.tokens.raws, doc.tokens.tags, doc.lex
    first, last = _strip(doc, first, last)
    if first >= last:
        return Identity(None, "unknown")
    first, last = uncontain(doc, first, last)
    first, last = _strip(doc, first, last)
    if first >= last:
        return Identity(None, "unknown")
    comma = tags.find(",", first, last)
    if comma > first:
        return _with_apposition(doc, names, first, comma, last, block)
    bracket = tags.find("(", first, last)
    if bracket > first:
        short = raws[bracket + 1] if bracket + 1 < last else ""
        if short in names.acronyms:
            return Identity(names.acronyms[short], kind_of_name(doc, first, bracket))
        last = bracket
    who = compose(doc, first, last)
    if who:
        return who
    text = doc.words_text(first, last)
    listed = lex.organisations.get(" ".join(words[first:last]))
    if listed and raws[last - 1][0].isupper():
        return Identity(names.acronyms.get(text) or _listed_name(doc, listed[0], text), listed[1])
    if text in names.acronyms:
        full = names.acronyms[text]
        media = text in lex.sets["media_sources"] or not lex.sets["media_heads"].isdisjoint(full.lower().split())
        return Identity(full, "media" if media else "institution")
    named = _named_behind(doc, names, first, last, block) or _belongs_to(doc, names, first, last, block)
    if named:
        return named
    roles = [
        i
        for i in range(first, last)
        if (tags[i] == "r" and words[i] not in RANKS) or (words[i] in ("secretary",) and tags[i] == "r")
    ]
    if roles:
        return _role(doc, names, first, last, roles, block)
    if tags[first] == "r" and words[first] in RANKS:
        person = _person_words(doc, first, last)
        if person:
            return _person(doc, names, *person)
    people = [i for i in range(first, last - 1) if tags[i] in "p" and tags[i + 1] == "N" and raws[i][0].islower()]
    if people and all(t in "NZJT&'" for t in tags[people[-1] + 1 : last]):
        return _person(doc, names, people[-1] + 1, last)  # "rescue worker NAME"
    if all(tags[i] in "NZJT'&" or words[i] in _PARTICLES_OF_A_RUN for i in range(first, last)):
        return _capitalised(doc, names, first, last, text)
    return _described(doc, names, first, last, text, block)


def _named_behind(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“the charity NAME”, “rights group NAME”: a word for what it is, then the name."""
    words, tags, raws, lex = doc.tokens.words, doc.tokens.tags, doc.tokens.raws, doc.lex
    for at in range(first, last - 1):
        if tags[at] in "P,(":
            return None
        if words[at] in lex.sets["descriptions"] or words[at] in lex.sets["media_heads"]:
            begin = at + 1 + (raws[at + 1] == "the")
            lower = raws[at][0].islower() and all(raws[i][0].islower() or i == first for i in range(first, at))
            if (
                lower
                and begin < last
                and all(raws[i][0].isupper() or tags[i] == "&" for i in range(begin, last))
                and tags[begin] == "N"
            ):
                who = identify(doc, names, begin, last, block)
                kind = (
                    "media"
                    if words[at] in lex.sets["media_heads"] and words[at] != "network"
                    else "group"
                    if words[at] in lex.sets["group_words"] and words[at] != "group"
                    else "institution"
                )
                return Identity(who.source, kind if who.kind in ("person", "unknown") else who.kind, state=who.state)
    return None


def _belongs_to(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """“Colonel NAME of the Lowland police”: a person who speaks for a body, if it is one that speaks."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at = next((i for i in range(first, last) if tags[i] == "P"), -1)
    if at <= first or at + 1 >= last or words[at] not in ("of", "from", "at", "with"):
        return None
    span = _person_words(doc, first, at)
    ranked = tags[first] == "r" or words[first] in RANKS
    if span is None or span[1] != at or not (ranked or span[1] - span[0] == 2) or _is_organisation(doc, *span):
        return None
    body = identify(doc, names, at + 1, last, block)
    person = doc.words_text(*span)
    speaks = body.source and body.kind in ("institution", "group", "media") and not body.plural
    who = replace(body, speaker=person, person=True) if speaks else Identity(person, "person", person=True)
    remember(names, who)
    return who


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
        or _is_organisation(doc, first, last)
        or " ".join(words[first:last]) in lex.organisations
    ):
        return True
    return (last - first == 1 and raws[first].isupper() and 2 <= len(raws[first]) <= 6) or raws[last - 1] in lex.sets[
        "media_sources"
    ]


def _listed_name(doc: Document, full: str, text: str) -> str:
    """The full name if the article uses it, else the form that stands there."""
    return full if full in doc.text else text


def uncontain(doc: Document, first: int, last: int) -> tuple[int, int]:
    """A report stands for its maker: "a report from X" and "X's statement" give X."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    containers, links = lex.sets["containers"], lex.sets["relays_from"]
    for i in range(first, min(last, first + 8)):
        if tags[i] in "P,(":
            break
        if words[i] in containers:
            for k in range(i + 1, min(last, i + 6)):
                if words[k] in ("from", "by", "of", "citing") and k + 1 < last and words[k] in links:
                    if (
                        k + 2 < last
                        and words[k] == "of"
                        and tags[k + 1] == "D"
                        and "ministry" not in words[k + 1 : last]
                    ):
                        break
                    return k + 1, last
                if tags[k] not in "nEVlP":
                    break
            if i == last - 1 and i > first:
                if tags[i - 1] == "'":
                    return first, i - 1
                if tags[i - 1] in "NZJn" and tags[first] in "DNJZn" and words[i - 1] not in _KINDS_OF_REPORT:
                    return first, i
            break
    return first, last


def _with_apposition(doc: Document, names: Names, first: int, comma: int, last: int, block: int) -> Identity:
    """“NAME, head of the X” speaks for X; “a spokesman for X, NAME” does too; “a vendor, NAME” is NAME; “X, a monitor” is X."""
    tags, words, speaks_for = doc.tokens.tags, doc.tokens.words, doc.lex.sets["speaks_for"]
    main = identify(doc, names, first, comma, block)
    end = tags.find(",", comma + 1, last)
    tail_last = end if end > 0 else last
    tail = range(comma + 1, tail_last)
    span = _person_words(doc, comma + 1, tail_last)
    if (
        main.kind in ("unknown", "institution")
        and doc.tokens.raws[comma - 1][0].islower()
        and tags[comma + 1] == "N"
        and (tags[tail_last - 1] == ")" or _is_organisation(doc, comma + 1, tail_last))
    ):
        return identify(doc, names, comma + 1, tail_last, block)  # "the military's media wing, NAME (ABC)"
    if (
        main.kind in ("person", "unknown")
        and main.speaker is None
        and tags[comma + 1] == "D"
        and any(words[i] in doc.lex.sets["descriptions"] and tags[i - 1] in "nJEN" for i in tail)
        and "r" not in tags[comma + 1 : tail_last]
    ):
        return Identity(main.source, "institution", state=main.state)  # "NAME, a rights group"
    if span and span[1] >= tail_last - 1 and (tags[comma + 1] != "D" and words[comma + 1] not in ("its", "their")):
        person = doc.words_text(*span)
        speaks = not speaks_for.isdisjoint(words[first:comma])
        if main.kind in ("institution", "group", "media", "state") and main.speaker is None and speaks:
            return _remembered(names, replace(main, speaker=person, person=True))
        if main.kind in ("role", "person", "unknown") and main.speaker is None and tags[comma - 1] in "npr":
            body = said_before(names, block, "it") if words[comma - 1] in SPOKESPERSONS else None
            if body is not None and body.kind in ("institution", "group", "state") and body.speaker is None:
                return _remembered(names, replace(body, speaker=person, person=True))
            return _remembered(names, Identity(person, "person", person=True))
        return main
    if main.person and main.speaker is None and main.kind == "person":
        begin = comma + 1 + (words[comma + 1] == "of")
        speaks = begin > comma + 1 or any(words[i] in speaks_for for i in tail)
        body = identify(doc, names, begin, tail_last, block)
        if (
            speaks
            and words[begin] not in ("its", "their")
            and body.source
            and body.speaker is None
            and body.kind in ("institution", "media", "group", "state")
        ):
            return _remembered(names, replace(body, speaker=main.source, person=True))
    return main


def _remembered(names: Names, who: Identity) -> Identity:
    remember(names, who)
    return who


def _person(doc: Document, names: Names, first: int, last: int) -> Identity:
    text = doc.words_text(first, last)
    known = names.persons.get(text.lower())
    if known:
        return known
    return _remembered(names, Identity(text, "person", person=True))


def _capitalised(doc: Document, names: Names, first: int, last: int, text: str) -> Identity:
    """A run of capitalised words: a known person, an organisation, a medium, else a person."""
    lex = doc.lex
    while first < last - 1 and (doc.tokens.words[first] in RANKS or doc.tokens.tags[first] == "&"):
        first += 1
        text = doc.words_text(first, last)
    known = names.persons.get(text.lower())
    if known:
        return known
    if _is_organisation(doc, first, last) or any(r in lex.sets["media_sources"] for r in doc.tokens.raws[first:last]):
        full = fullest(doc, first, last) or text
        return Identity(full, kind_of_name(doc, first, last))
    raw = doc.tokens.raws[first]
    if last - first == 1:
        if raw.isupper() and len(raw) > 1:
            return Identity(text, "institution")
        full_name = earlier_full_name(doc, first)
        if full_name:
            return _person(doc, names, *full_name)
        return Identity(text, "unknown")
    if doc.tokens.tags[first] == "J" or any(w in lex.organisations for w in doc.tokens.words[first:last]):
        return Identity(text, "group")  # "the Lowland Brotherhood": an adjective begins no person's name
    return _person(doc, names, first, last)


def _role(doc: Document, names: Names, first: int, last: int, roles: list[int], block: int) -> Identity:
    """A person by role: "ministry spokesman NAME", "a spokesman for X", "Russian officials"."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    role = roles[-1] if tags[roles[-1]] == "r" else roles[0]
    role = next((i for i in roles if words[i] in lex.sets["speaks_for"]), roles[0])
    end = role + 1
    while end < last and tags[end] in "r&":
        end += 1
    speaks = words[role] in lex.sets["speaks_for"]
    body: Identity | None = None
    person = None
    if end < last and tags[end] == "P" and end + 1 < last and words[end] in _LINKS:
        stop = last
        body = identify(doc, names, end + 1, stop, block)
        span = None
        for i in range(last - 1, end + 1, -1):
            if tags[i] != "N":
                break
            span = (i, last)
        # "the head of the X agency NAME": the last two capitalised words after a lower-case head
        if span and last - span[0] >= 2 and span[0] > end + 2 and tags[span[0] - 1] in "np":
            person = doc.words_text(*span)
            body = identify(doc, names, end + 1, span[0], block)
    elif end < last:
        span = _person_words(doc, end, last)
        person = doc.words_text(*span) if span else None
    if body is None and role > first:
        begin = first
        stop = role
        while stop > begin and (words[stop - 1] in UNDER or tags[stop - 1] == "'" or tags[stop - 1] == "r"):
            stop -= 1
        stop = _body_end(doc, begin, stop)
        if stop > begin:
            body = identify(doc, names, begin, stop, block)
    if speaks and body is None and person and words[role] in SPOKESPERSONS:
        body = said_before(names, block, "it")  # "a spokesman, NAME": of the one body that speaks here
        body = (
            body
            if body is not None and body.kind in ("institution", "group", "state") and body.speaker is None
            else None
        )
    if (
        speaks
        and body
        and body.source
        and body.kind in ("institution", "media", "group", "state", "unknown")
        and (body.kind != "unknown" or body.source[:1].isupper() or body.source in lex.sets["group_words"])
    ):
        who = replace(body, kind="institution" if body.kind == "unknown" else body.kind, speaker=person, person=True)
        if person:
            remember(names, who)
        return who
    if person:
        known = names.persons.get(person.lower())
        if known:
            return known
        who = Identity(person, "person", person=True, state=body.state if body else None)
        remember(names, who)
        return who
    text = doc.words_text(first, last)
    if role == first and last == role + 1 and not words[role].endswith("s"):
        meant = person_in_role(doc, names, words[role], doc.blocks[block].role == "title")
        if meant:
            return names.persons.get(meant.lower()) or Identity(meant, "person", person=True)
        if words[role] in PERSONAL:
            return Identity(None, "role", person=True)  # "the spokesman": a short form, resolved elsewhere
    if words[last - 1] in lex.sets["descriptions"] and not any(t in "NZJ" for t in tags[first:last]):
        meant = meant_by(doc, names, first, last)
        if meant:
            return Identity(meant, "institution")
    if _is_organisation(doc, first, last) and words[role] in _HEADS:
        return Identity(text, "institution")
    plural = words[role].endswith("s") or words[role] in ("authorities",)
    return Identity(text, "role", person=not plural, plural=plural, state=body.state if body else None)


def _body_end(doc: Document, first: int, last: int) -> int:
    """Where the body ends in front of a role: "the United Nations' humanitarian (coordinator)" is the United Nations."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    end = last
    while (
        end > first
        and tags[end - 1] in "nE"
        and words[end - 1] not in GENERIC
        and words[end - 1] not in lex.sets["organisation_heads"]
        and any(t in "NZJ" for t in tags[first : end - 1])
    ):
        end -= 1
    return end - 1 if end > first and tags[end - 1] == "'" else end


def _described(doc: Document, names: Names, first: int, last: int, text: str, block: int) -> Identity:
    """Lower-case phrases: "the ministry" (short form), "residents", "state television"."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    head = last - 1
    for i in range(first, last):
        if tags[i] == "P" and i > first:
            head = i - 1
            break
    word = words[head]
    if first == head and last == head + 1:
        if word in GENERIC:
            return short_form(doc, names, first, word, block, text)
        if word in PERSONAL:
            return Identity(None, "role", person=True)
    if any(raw in lex.sets["media_sources"] for raw in doc.tokens.raws[first:last]) or word in lex.sets["media_heads"]:
        return Identity(proper_name(doc, first, last) or text, "media")
    if (word in lex.sets["descriptions"] or word == "paramilitaries") and not any(
        t in "NZJ" for t in tags[first : head + 1]
    ):
        meant = meant_by(doc, names, first, head + 1)
        if meant:
            return Identity(meant, "group" if word in lex.sets["group_words"] else "institution")
    if word in lex.bodies and any(t in "NZJ" for t in tags[first:head]):
        return Identity(text, "institution")  # "the Lake Province police"
    if tags[head] == "p" or tags[head] == "r":
        return Identity(
            text,
            "person",
            plural=word.endswith("s") or word in ("people", "police", "women", "men"),
            person=not word.endswith("s"),
        )
    if word in GENERIC or word in lex.sets["organisation_heads"] or word in lex.bodies:
        if last - first <= 3 and not any(tags[i] in "NJZ" for i in range(first, last)):
            # "the health ministry": a short form of one named before
            return short_form(doc, names, first, word, block, text, words[first:last])
        full = fullest(doc, first, last)
        return Identity(full or text, "group" if word in lex.sets["group_words"] else "institution")
    return Identity(text, "unknown", plural=word.endswith("s"))
