"""Who a phrase names: states, their bodies, persons and whom they speak for, acronyms, short forms."""

from __future__ import annotations

from dataclasses import replace

from .bodies import compose
from .document import Document
from .identity import GENERIC, PERSONAL, RANKS, UNDER, Identity, Names, remember, said_before


def _strip(doc: Document, first: int, last: int) -> tuple[int, int]:
    tags = doc.tokens.tags
    while first < last and tags[first] in "DlxC'\"-,(":
        first += 1
    while last > first and tags[last - 1] in ",.-:;\"":
        last -= 1
    return first, last


def _is_organisation(doc: Document, first: int, last: int) -> bool:
    lex = doc.lex
    heads, media = lex.sets["organisation_heads"], lex.sets["media_heads"]
    return any(doc.tokens.words[i] in heads or doc.tokens.words[i] in media for i in range(first, last))


def _kind_of_name(doc: Document, first: int, last: int) -> str:
    lex, words, raws = doc.lex, doc.tokens.words, doc.tokens.raws
    if any(raws[i] in lex.sets["media_sources"] or words[i] in lex.sets["media_heads"] for i in range(first, last)):
        return "institution" if any(words[i] in ("rights", "monitoring", "relief", "aid", "health") for i in range(first, last)) else "media"
    if any(words[i] in lex.sets["group_words"] for i in range(first, last)):
        return "group"
    return "institution"


def _person_words(doc: Document, first: int, last: int) -> tuple[int, int] | None:
    """The longest run of name words: "Major General Igor K." gives "Igor K."."""
    tags, words = doc.tokens.tags, doc.tokens.words
    while first < last and (tags[first] in "rJZn&" or words[first] in RANKS):
        first += 1
    end = first
    while (end < last and tags[end] in "NZJT") or (end < last and words[end] in ("al", "bin", "bint", "ibn", "van", "von", "de", "der", "el", "abu", "ben", "da", "di") and tags[end] in "nN"):
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
            return Identity(names.acronyms[short], _kind_of_name(doc, first, bracket))
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
    roles = [i for i in range(first, last) if (tags[i] == "r" and words[i] not in RANKS) or (words[i] in ("secretary",) and tags[i] == "r")]
    if roles:
        return _role(doc, names, first, last, roles, block)
    if tags[first] == "r" and words[first] in RANKS:
        person = _person_words(doc, first, last)
        if person:
            return _person(doc, names, *person)
    people = [i for i in range(first, last - 1) if tags[i] in "p" and tags[i + 1] == "N" and raws[i][0].islower()]
    if people and all(t in "NZJT&'" for t in tags[people[-1] + 1 : last]):
        return _person(doc, names, people[-1] + 1, last)  # "rescue worker NAME"
    if all(tags[i] in "NZJT'&" or words[i] in ("al", "bin", "ibn", "de", "von", "van", "abu", "el") for i in range(first, last)):
        return _capitalised(doc, names, first, last, text)
    return _described(doc, names, first, last, text, block)


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
    if any(t in "pr" for t in tags[first:last]) or _is_organisation(doc, first, last) or " ".join(words[first:last]) in lex.organisations:
        return True
    return (last - first == 1 and raws[first].isupper() and 2 <= len(raws[first]) <= 6) or raws[last - 1] in lex.sets["media_sources"]


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
                    if k + 2 < last and words[k] == "of" and tags[k + 1] == "D" and "ministry" not in words[k + 1 : last]:
                        break
                    return k + 1, last
                if tags[k] not in "nEVlP":
                    break
            if i == last - 1 and i > first:
                if tags[i - 1] == "'":
                    return first, i - 1
                if tags[i - 1] in "NZJn" and tags[first] in "DNJZn" and words[i - 1] not in ("media", "news", "initial", "preliminary", "new", "local"):
                    return first, i
            break
    return first, last


def _with_apposition(doc: Document, names: Names, first: int, comma: int, last: int, block: int) -> Identity:
    """"NAME, head of the X" speaks for X; "X, a monitor" is X."""
    tags = doc.tokens.tags
    main = identify(doc, names, first, comma, block)
    end = tags.find(",", comma + 1, last)
    tail_last = end if end > 0 else last
    if main.person and main.speaker is None and not (main.kind == "role" and tail_last == last and tags[comma + 1 : last].strip("N") == ""):
        tail = identify(doc, names, comma + 1, tail_last, block)
        speaks = any(doc.tokens.words[i] in doc.lex.sets["speaks_for"] for i in range(comma + 1, tail_last))
        if speaks and tail.source and tail.speaker is None and tail.kind in ("institution", "media", "group", "state"):
            who = replace(tail, speaker=main.source, person=True)
            remember(names, who)
            return who
        return main
    if main.kind == "role" or (main.speaker is None and main.kind in ("institution", "group", "media")):
        span = _person_words(doc, comma + 1, tail_last)
        if span and span[1] >= tail_last - 1 and span[0] == comma + 1 and (main.kind == "role" or any(w in doc.lex.sets["speaks_for"] for w in doc.tokens.words[first:comma])):
            person = doc.words_text(*span)
            who = replace(main, speaker=person, person=True) if main.kind != "role" else Identity(person, "person", person=True)
            remember(names, who)
            return who
    return main


def _person(doc: Document, names: Names, first: int, last: int) -> Identity:
    text = doc.words_text(first, last)
    known = names.persons.get(text.lower())
    if known:
        return known
    who = Identity(text, "person", person=True)
    remember(names, who)
    return who


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
        return Identity(full, _kind_of_name(doc, first, last))
    raw = doc.tokens.raws[first]
    if last - first == 1:
        if raw.isupper() and len(raw) > 1:
            return Identity(text, "institution")
        full_name = _earlier_full_name(doc, first)
        if full_name:
            return _person(doc, names, *full_name)
        return Identity(text, "unknown")
    return _person(doc, names, first, last)


def _earlier_full_name(doc: Document, at: int) -> tuple[int, int] | None:
    """The first fuller capitalised name in the article that ends with this word."""
    raws, tags, words = doc.tokens.raws, doc.tokens.tags, doc.tokens.words
    wanted = raws[at]
    for i in doc.standing(wanted)[:12]:
        if i >= at:
            return None
        if i and tags[i - 1] == "N" and words[i - 1] not in doc.lex.sets["organisation_heads"] and not (i + 1 < len(tags) and tags[i + 1] in "N"):
            begin = i - 1
            while begin and tags[begin - 1] == "N" and i - begin < 3:
                begin -= 1
            return begin, i + 1
    return None


def fullest(doc: Document, first: int, last: int) -> str | None:
    """The longest earlier name in the article that begins with all these capitalised words."""
    raws, tags = doc.tokens.raws, doc.tokens.tags
    best = None
    length = last - first
    for i in doc.standing(raws[first])[:20]:
        if raws[i : i + length] == raws[first:last]:
            end = i + length
            while end < len(tags) and (tags[end] in "NJZ" or (tags[end] in "PC" and end + 1 < len(tags) and tags[end + 1] in "N" and raws[end] in ("of", "for", "and", "For", "Of", "to"))):
                end += 1
            if end - i > length and (best is None or end - i > best[1] - best[0]) and tags[i + length] in "P":
                best = (i, end)
    return doc.words_text(*best) if best else None


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
    if end < last and tags[end] == "P" and end + 1 < last:
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
        if stop > begin:
            body = identify(doc, names, begin, stop, block)
    if speaks and body and body.source and body.kind in ("institution", "media", "group", "state", "unknown") and (body.kind != "unknown" or body.source[:1].isupper()):
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
    if words[role] in PERSONAL and role == first and last == role + 1:
        return Identity(None, "role", person=True)  # "the spokesman": a short form, resolved elsewhere
    if _is_organisation(doc, first, last) and words[role] in ("general", "head", "chief", "president", "prime", "secretary"):
        return Identity(text, "institution")
    plural = words[role].endswith("s") or words[role] in ("authorities",)
    return Identity(text, "role", person=not plural, plural=plural, state=body.state if body else None)


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
            return _short_form(doc, names, first, word, block, text)
        if word in PERSONAL:
            return Identity(None, "role", person=True)
    if any(raw in lex.sets["media_sources"] for raw in doc.tokens.raws[first:last]) or word in lex.sets["media_heads"]:
        return Identity(_proper(doc, first, last) or text, "media")
    if tags[head] == "p" or tags[head] == "r":
        return Identity(text, "person", plural=word.endswith("s") or word in ("people", "police", "women", "men"), person=not word.endswith("s"))
    if word in GENERIC or word in lex.sets["organisation_heads"] or word in lex.bodies:
        if last - first <= 3 and not any(tags[i] in "NJZ" for i in range(first, last)):
            # "the health ministry": a short form of one named before
            return _short_form(doc, names, first, word, block, text, words[first:last])
        full = fullest(doc, first, last)
        return Identity(full or text, "group" if word in lex.sets["group_words"] else "institution")
    return Identity(text, "unknown", plural=word.endswith("s"))


def _short_form(doc: Document, names: Names, at: int, head: str, block: int, text: str, said: list[str] | None = None) -> Identity:
    """"the ministry": the one fuller name before it; as written if there is none; open if two fit."""
    fuller, candidates = earlier_body(doc, names, at, head, block, said)
    if fuller is not None:
        return fuller
    if candidates:
        return Identity(None, "institution")
    if head in ("group", "organisation", "organization", "monitor", "agency", "outlet", "network", "newspaper", "channel", "movement", "militia", "union") and said is None:
        return said_before(names, block, "it") or Identity(text, "institution")
    return Identity(text, "institution")


def _proper(doc: Document, first: int, last: int) -> str | None:
    """"the Interfax news agency" gives "Interfax news agency"; the name is enough if it is known."""
    raws, lex = doc.tokens.raws, doc.lex
    known = [r for r in raws[first:last] if r in lex.sets["media_sources"]]
    return known[0] if len(known) == 1 else None


def earlier_body(doc: Document, names: Names, at: int, head: str, block: int, said: list[str] | None = None) -> tuple[Identity | None, int]:
    """The one fuller name before word `at` that has this head: in this paragraph, the last, before."""
    words, tags = doc.tokens.words, doc.tokens.tags
    levels: list[dict[str, Identity]] = [{}, {}, {}]
    here = doc.block_words[block][0] if block < len(doc.block_words) else 0
    above = doc.block_words[block - 1][0] if block else 0
    want = [w for w in (said or [head]) if w != "the"]
    end = at
    for _ in range(40):
        i = _rindex(words, head, end)
        if i < 0:
            break
        end = i
        first = i
        while first and tags[first - 1] in "NJZ'n" and i - first < 6:
            first -= 1
        last = i + 1
        while last + 1 < len(tags) and tags[last] == "P" and tags[last + 1] in "NJZD" and words[last] in ("of", "for") and last - i < 6:
            last += 2
            while last < len(tags) and tags[last] in "NJZ":
                last += 1
        if not any(tags[k] in "NJZ" for k in range(first, last)) or ((last - first) == 1 and not doc.tokens.raws[i][0].isupper()):
            continue
        if not all(w in words[first:last] for w in want):
            continue
        who = compose(doc, first, last) or Identity(doc.words_text(first, last), _kind_of_name(doc, first, last))
        if who.source:
            levels[0 if i >= here else 1 if i >= above else 2][who.source] = who
    for level in levels:
        if len(level) == 1:
            return next(iter(level.values())), 1
        if level:
            return None, len(level)
    # an acronym that stands for such a body
    full = {text for text in names.acronyms.values() if head in text.lower().split()}
    return (Identity(full.pop(), "institution"), 1) if len(full) == 1 else (None, 0)


def _rindex(words: list[str], word: str, end: int) -> int:
    for i in range(end - 1, max(-1, end - 1500), -1):
        if words[i] == word:
            return i
    return -1


