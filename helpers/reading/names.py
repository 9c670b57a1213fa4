"""Who a phrase names: states, their bodies, persons and whom they speak for, acronyms, short forms."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .document import Document

GENERIC = frozenset(
    "ministry military army observatory group monitor agency government office department movement organisation organization network council militia party commission committee police coalition company force forces mission centre center union airline outlet channel newspaper".split()
)
PERSONAL = frozenset("spokesman spokeswoman spokesperson official minister president governor mayor general commander leader doctor ambassador envoy diplomat chief director officer secretary".split())
RANKS = frozenset("major general colonel lieutenant captain brigadier sergeant admiral marshal maj gen col lt capt brig sgt adm mr mrs ms dr prof sir sheikh professor doctor retired rear vice".split())
UNDER = frozenset("deputy chief senior vice acting former interim assistant".split())


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a phrase names. `source` is missing where two readings are left."""

    source: str | None
    kind: str
    speaker: str | None = None
    state: str | None = None
    person: bool = False
    plural: bool = False


@dataclass(slots=True)
class Names:
    """What the article has taught so far: acronyms, persons, bodies in the order of mention."""

    acronyms: dict[str, str] = field(default_factory=dict)
    persons: dict[str, Identity] = field(default_factory=dict)
    said: list[tuple[int, Identity, int]] = field(default_factory=list)  # block, who, word


def learn_acronyms(doc: Document) -> dict[str, str]:
    """Acronyms that the article explains: "Lowland Harbour Watch (LHW)" teaches LHW."""
    tags, raws, words = doc.tokens.tags, doc.tokens.raws, doc.tokens.words
    found: dict[str, str] = {}
    at = tags.find("(")
    while at >= 0:
        close = tags.find(")", at, at + 4)
        if close == at + 2 or (close == at + 4 and tags[at + 1] == '"'):
            short = raws[at + 1] if close == at + 2 else raws[at + 2]
            letters = [c for c in short if c.isalpha()]
            if 2 <= len(letters) <= 10 and sum(c.isupper() for c in letters) >= 2:
                first = at
                while first > 0 and (tags[first - 1] in "NJZTprnC'" or tags[first - 1] == "P" or words[first - 1] in ("the",)) and at - first < 12:
                    first -= 1
                full = _expand(doc, first, at, short)
                if full:
                    found[short] = full
        at = tags.find("(", at + 1)
    return found


def _expand(doc: Document, first: int, last: int, short: str) -> str | None:
    """The shortest capitalised run before the bracket whose initials spell the short form."""
    raws = doc.tokens.raws
    wanted = [c for c in short.upper() if c.isalpha()]
    for begin in range(last - 1, first - 1, -1):
        if not raws[begin][0].isupper() or raws[begin][0].upper() != wanted[0]:
            continue
        initials = [part[0].upper() for i in range(begin, last) for part in raws[i].split("-") if part and part[0].isalpha()]
        capitals = [raws[i][0] for i in range(begin, last) if raws[i][0].isupper()]
        if initials == wanted or capitals == wanted or (len(wanted) > 2 and _subsequence(wanted, initials) and len(capitals) + 1 >= len(wanted)):
            return doc.words_text(begin, last)
    # no initials fit: a name right before the bracket in full capitals order ("Doctors Without Borders (MSF)")
    begin = last
    while begin > first and (raws[begin - 1][0].isupper() or (raws[begin - 1] in ("of", "for", "and", "the", "Without") and begin - 1 > first and raws[begin - 2][0].isupper())):
        begin -= 1
    return doc.words_text(begin, last) if last - begin >= 2 and len(wanted) >= 3 and len(wanted) <= last - begin + 2 else None


def _subsequence(wanted: list[str], initials: list[str]) -> bool:
    it = iter(initials)
    return all(letter in it for letter in wanted)


def state_of(doc: Document, at: int, last: int) -> tuple[str | None, str | None, int]:
    """A state named from word `at`: its name, its adjective, and the word after it."""
    words, raws, lex = doc.tokens.words, doc.tokens.raws, doc.lex
    for length in (4, 3, 2, 1):
        if at + length <= last:
            phrase = words[at] if length == 1 else " ".join(words[at : at + length])
            state = lex.states.get(phrase) or lex.adjectives.get(phrase)
            if state and raws[at][0].isupper() and not (phrase == "us" and raws[at] != "US"):
                return state.name, state.adjective, at + length
    return None, None, at


def _strip(doc: Document, first: int, last: int) -> tuple[int, int]:
    tags = doc.tokens.tags
    while first < last and tags[first] in "DlxC'\"-,(":
        first += 1
    while last > first and tags[last - 1] in ",.-:;\"":
        last -= 1
    return first, last


def compose(doc: Document, first: int, last: int) -> Identity | None:
    """A state, or a state's body ("Russia Defense Ministry" = "Russian Ministry of Defence")."""
    words, raws, tags, lex = doc.tokens.words, doc.tokens.raws, doc.tokens.tags, doc.lex
    text = " ".join(words[first:last])
    bare = text.removeprefix("u.s. ").removeprefix("us ").removeprefix("american ")
    if bare in lex.unique:
        canonical, state = lex.unique[bare]
        return Identity(canonical, "institution", state=state)
    name, adjective, after = state_of(doc, first, last)
    if name is None:
        # "Ministry of Defence of Russia", "army of Lowland"
        if "of" in words[first:last]:
            at = last - 1 - words[first:last][::-1].index("of")
            begin = at + 1 + (tags[at + 1 : at + 2] == "D")
            tail, adjective, end = state_of(doc, begin, last)
            if tail and end == last:
                head = lex.bodies.get(" ".join(words[first:at]))
                if head:
                    return Identity(f"{adjective} {head}", "institution", state=tail)
        return None
    if after == last:
        kind = "group" if words[first] not in lex.states and tags[first] == "J" and raws[first].endswith("s") else "state"
        return Identity(name, kind, state=name)
    if tags[after] == "'":
        after += 1
    rest = " ".join(words[after:last])
    head = lex.bodies.get(rest)
    if head:
        return Identity(f"{adjective} {head}", "institution", state=name)
    if rest in ("authorities", "side", "regime"):
        return Identity(doc.words_text(first, last), "institution", state=name, plural=True)
    if raws[after][0].isupper() and any(w in lex.sets["organisation_heads"] for w in words[after:last]) and tags[after - 1] == "'" and "r" not in tags[after:last]:
        return Identity(f"{adjective} {doc.words_text(after, last)}", "institution", state=name)
    return None


def _is_organisation(doc: Document, first: int, last: int) -> bool:
    lex = doc.lex
    heads, media = lex.sets["organisation_heads"], lex.sets["media_heads"]
    return any(doc.tokens.words[i] in heads or doc.tokens.words[i] in media for i in range(first, last))


def _kind_of_name(doc: Document, first: int, last: int) -> str:
    lex, words, raws = doc.lex, doc.tokens.words, doc.tokens.raws
    if any(raws[i] in lex.sets["media_sources"] or words[i] in lex.sets["media_heads"] for i in range(first, last)):
        return "media"
    if any(words[i] in lex.sets["group_words"] for i in range(first, last)):
        return "group"
    return "institution"


def _person_words(doc: Document, first: int, last: int) -> tuple[int, int] | None:
    """The longest run of name words: "Major General Igor K." gives "Igor K."."""
    tags, words = doc.tokens.tags, doc.tokens.words
    while first < last and (tags[first] in "rJZn&" or words[first] in RANKS):
        first += 1
    end = first
    while end < last and tags[end] in "NZJT" or (end < last and words[end] in ("al", "bin", "bint", "ibn", "van", "von", "de", "der", "el", "abu", "ben", "da", "di") and tags[end] in "nN"):
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
        return Identity(full, "media" if text in lex.sets["media_sources"] else _kind_of_text(doc, full))
    roles = [i for i in range(first, last) if tags[i] == "r" and words[i] not in RANKS or words[i] in ("secretary",) and tags[i] == "r"]
    if roles:
        return _role(doc, names, first, last, roles, block)
    if tags[first] == "r" and words[first] in RANKS:
        person = _person_words(doc, first, last)
        if person:
            return _person(doc, names, *person)
    people = [i for i in range(first, last - 1) if tags[i] in "p" and tags[i + 1] == "N"]
    if people and all(t in "NZJT&'" for t in tags[people[-1] + 1 : last]):
        return _person(doc, names, people[-1] + 1, last)  # "rescue worker NAME"
    if all(tags[i] in "NZJT'&" or words[i] in ("al", "bin", "ibn", "de", "von", "van", "abu", "el") for i in range(first, last)):
        return _capitalised(doc, names, first, last, text)
    return _described(doc, names, first, last, text, block)


def _listed_name(doc: Document, full: str, text: str) -> str:
    """The full name if the article uses it, else the form that stands there."""
    return full if full in doc.text else text


def _kind_of_text(doc: Document, text: str) -> str:
    low = text.lower().split()
    lex = doc.lex
    if any(w in lex.sets["media_heads"] for w in low):
        return "media"
    return "institution" if any(w in lex.sets["organisation_heads"] for w in low) else "institution"


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
    if main.person and main.speaker is None:
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


def remember(names: Names, who: Identity) -> None:
    """Keep a person's full name, so that the last name alone is understood later."""
    full = who.speaker or (who.source if who.person else None)
    if full and " " in full:
        parts = full.split()
        for key in (parts[-1], " ".join(parts[-2:]), full):
            names.persons.setdefault(key.lower(), who)


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
        if not any(tags[k] in "NJZ" for k in range(first, last)) or (last - first) == 1 and not doc.tokens.raws[i][0].isupper():
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


def said_before(names: Names, block: int, want: str) -> Identity | None:
    """Whom a pronoun means: the one fitting source of this paragraph, else of the last one."""
    for level in (block, block - 1):
        found: dict[str | None, Identity] = {}
        for at, who, _word in reversed(names.said):
            if at < level:
                break
            if at == level and fits(who, want):
                found[who.speaker or who.source] = who
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return None
    return None


def fits(who: Identity, pronoun: str) -> bool:
    """Whether a pronoun can stand for this source."""
    if pronoun in ("he", "she", "person"):
        return who.person
    if pronoun == "it":
        return who.kind in ("state", "institution", "media", "group", "unknown") and not (who.person and who.speaker is None and who.kind == "person")
    return who.source is not None
