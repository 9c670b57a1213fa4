"""Short forms: the fuller name in the article that "the ministry", "Harlow" or "the Observatory" stands for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from .bodies import compose
from .descriptions import beside, meant_by
from .document import Document
from .identity import Identity, Names, body_last, said_before
from .lexicon import Lexicon, word_set
from .tokens import where

_HEADS = word_set("short_form_heads")
_RULERS = word_set("rulers_and_armies")
_ARMIES = frozenset(["army", "military"])
_ARMED_FORCES = frozenset(["army", "military", "forces"])
_ONE_REGIME = frozenset(["junta", "regime"])
_OF_STATE = word_set("bodies_of_a_state")
_BROADCAST = word_set("networks_of_media")
_RELIEF = word_set("relief_words")
_JOINS = word_set("joins_in_names")
_BANDS = word_set("bands")
_NUMBERED = word_set("numbered_units")


def kind_of_name(lex: Lexicon, raws: list[str]) -> str:
    """What the body is that has these words as its name: media, group or institution."""
    words = [raw.lower() for raw in raws]
    heads = [word for word in words if word in lex.sets["media_heads"]]
    broadcasts = heads != ["network"] or not _BROADCAST.isdisjoint(words)
    if not lex.sets["media_sources"].isdisjoint(raws) or (heads and broadcasts):
        return "media" if _RELIEF.isdisjoint(words) else "institution"
    of_a_state = words[-1] in _ARMED_FORCES and (words[0] in lex.adjectives or words[0] in lex.states)
    return "institution" if of_a_state or lex.sets["group_words"].isdisjoint(words) else "group"


def earlier_full_name(doc: Document, at: int) -> tuple[int, int] | None:
    """The first fuller capitalised name in the article that ends with this word."""
    raws, tags, words = doc.tokens.raws, doc.tokens.tags, doc.tokens.words
    wanted = raws[at]
    for i in doc.standing(wanted)[:12]:
        if i >= at:
            return None
        fuller = i and tags[i - 1] == "N" and words[i - 1] not in doc.lex.sets["organisation_heads"]
        if fuller and tags[i + 1 : i + 2] != "N" and not doc.new_line(i):
            begin = i - 1
            while begin and tags[begin - 1] == "N" and i - begin < 3 and not doc.new_line(begin):
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
            while (
                tags[end : end + 1] in ("N", "J", "Z") or (tags[end : end + 2] in ("PN", "CN") and raws[end] in _JOINS)
            ) and not doc.new_line(end):
                end += 1
            if end - i > length and (best is None or end - i > best[1] - best[0]) and tags[i + length] in "P":
                best = (i, end)
    return doc.words_text(*best) if best else None


def short_form(
    doc: Document, names: Names, at: int, head: str, block: int, text: str, said: list[str] | None = None
) -> Identity:
    """“the ministry”: the one fuller name before it; as written if there is none; open if two fit."""
    fuller, candidates = earlier_body(doc, names, at, head, block, said)
    if fuller is not None and (head != "army" or fuller.state):
        return fuller
    if candidates and head != "army":
        return Identity(None, "institution")
    if head in _ONE_REGIME and said is None:  # "the regime" is the junta that the article names
        for other in _ONE_REGIME - {head}:
            fuller, _ = earlier_body(doc, names, at, other, block)
            if fuller is not None:
                return fuller
    if head in _ARMIES and said is None:
        army = _only_army(doc, at)
        if army is not None:
            return army
    here = said_before(names, block, "it", back=0) if head in _HEADS else None
    here = body_last(names, block) if here is None and head == "group" and said is None else here
    if here is not None and is_no_body_of_state(here) and _can_be_called(doc, head, here):
        return here
    meant = meant_by(doc, names, at, at + 1) if said is None else None
    if meant:
        return Identity(meant, "institution")
    if head in _HEADS and said is None:
        spoke = said_before(names, block, "it")
        if spoke is not None and is_no_body_of_state(spoke) and _can_be_called(doc, head, spoke):
            return spoke
    return Identity(text, "institution")


def is_no_body_of_state(who: Identity) -> bool:
    """Whether "the group", "the outlet" can be this one: no state, no army, no ministry."""
    own = not _OF_STATE.isdisjoint((who.source or "").lower().split())
    return who.state is None and who.kind != "state" and not own


def _can_be_called(doc: Document, head: str, who: Identity) -> bool:
    """Whether somebody can be meant by a word for those who bear arms: "the militia" is not the United Nations."""
    listed = doc.lex.organisations.get((who.source or "").lower())
    return head not in _BANDS or listed is None or listed[1] == "group"


def _only_army(doc: Document, at: int) -> Identity | None:
    """“the army” where the article names one state's armed forces before, by another word for them."""
    words, tags = doc.tokens.words, doc.tokens.tags
    found: dict[str, Identity] = {}
    begin = max(0, at - _FAR)
    for i in where(words[begin:at], _ARMED_FORCES):
        first = i = begin + i
        while first and i - first < 4 and tags[first - 1] in "JZN'n" and not doc.new_line(first):
            first -= 1
        who = next((who for begin in range(first, i) if (who := compose(doc, begin, i + 1))), None)
        if who is not None and who.source and who.kind == "institution" and who.state:
            found[who.state] = who
    return found.popitem()[1] if len(found) == 1 else None


def proper_name(doc: Document, first: int, last: int) -> str | None:
    """“the Interfax news agency” gives “Interfax news agency”; the name is enough if it is known."""
    raws, lex = doc.tokens.raws, doc.lex
    if (
        not lex.sets["organisation_heads"].isdisjoint(doc.tokens.words[first + 1 : last])
        and "P" in doc.tokens.tags[first:last]
    ):
        return None  # "the Independent Commission for Rights" is no newspaper
    known = [r for r in raws[first:last] if r in lex.sets["media_sources"]]
    return known[0] if len(known) == 1 else None


def earlier_body(
    doc: Document, names: Names, at: int, head: str, block: int, said: list[str] | None = None
) -> tuple[Identity | None, int]:
    """The one fuller name before word `at` that has this head: in this paragraph, the last, before. With how many could be meant."""
    words = doc.tokens.words
    here = doc.block_words[block][0] if block < len(doc.block_words) else 0
    above = doc.block_words[doc.above(block)][0] if block else 0
    want = [w for w in (said or [head]) if w != "the"]
    levels: list[dict[str, Identity]] = [{}, {}, {}]
    for i, who in _bodies_before(doc, at, head, want):
        levels[0 if i >= here else 1 if i >= above else 2][who.source or ""] = who
    for level in levels:
        fitting = _meant(doc, level, head)
        if len(fitting) == 1:
            who = next(iter(fitting.values()))
            short = names.short_of.get(who.source or "")
            if short and short.lower() in words[max(0, at - 3) : at] and "and" in words[max(0, at - 3) : at]:
                return None, 0  # "the KLA and the army": the army is another
            elsewhere = level is levels[2] and head in _RULERS and _of_another_state(doc, who, here, at)
            return (None, 2) if elsewhere else (who, 1)
        if fitting:
            return None, len(fitting)
    return _by_acronym(doc, names, at, head, want)


def _bodies_before(doc: Document, at: int, head: str, want: list[str]) -> Iterator[tuple[int, Identity]]:
    """The names before word `at` that have this head and all words that are wanted, the last first, with the place of the head."""
    words, tags, raws = doc.tokens.words, doc.tokens.tags, doc.tokens.raws
    end, opened = at, doc.item_start(at)
    for _ in range(_MENTIONS):
        i = end = _rindex(words, head, end)
        if i < opened:
            return
        first, last = _name_around(doc, i, head)
        apposed = beside(doc, i) if raws[i][0].islower() else None
        unnamed = not any(tags[k] in "NZJ" for k in range(first, last)) or (last - first == 1 and not _is_name(doc, i))
        if unnamed and not (apposed and tags[i + 1 : i + 2] == "N"):
            continue
        if not all(w in words[first:last] for w in want):
            continue
        if apposed and (words[first - 1] == "the" or tags[i + 1 : i + 2] == "N"):
            # "Roadhelp, the U.N. agency for roads", "Islamist group NAME"
            yield i, Identity(apposed, "institution")
            continue
        who = compose(doc, first, last)
        who = who or Identity(doc.words_text(first, last), kind_of_name(doc.lex, raws[first:last]))
        if who.source:
            yield i, who


def _name_around(doc: Document, head_at: int, head: str) -> tuple[int, int]:
    """The words of the name whose head is at this word: "the 93rd (Brigade)", "Lowland (Ministry) of Defence"."""
    words, tags, raws = doc.tokens.words, doc.tokens.tags, doc.tokens.raws
    first = head_at
    while first and _in_name(doc, first - 1) and head_at - first < 6 and not doc.new_line(first):
        first -= 1
    if first > 1 and tags[first - 2 : first] in ("T#", "#T"):
        first -= 2  # "the March 9 Movement"
    if first and tags[first - 1] == "#" and head in _NUMBERED:
        first -= not doc.new_line(first)  # "the 93rd Brigade"
    last = head_at + 1
    while words[last : last + 1] in (["of"], ["for"]) and last - head_at < 6 and _goes_on(doc, last + 1):
        article = words[last + 1] == "the"
        if article and not raws[last + 2 : last + 3][0][:1].isupper():
            break  # "accused the Hill Brigades of the attack"
        last += 2
        while last < len(tags) and (tags[last] in "NJZ" or raws[last][0].isupper()) and not doc.new_line(last):
            last += 1
    return first, last


def _meant(doc: Document, found: dict[str, Identity], head: str) -> dict[str, Identity]:
    """Which of several names can be meant by their head alone."""
    if len(found) > 1:  # "the Defence Ministry" in a headline is the "Lowland Defence Ministry" of the text
        found = {name: who for name, who in found.items() if not _shortens(doc, name, found)}
    if len(found) > 1:  # "the army": the "Lowland army" rather than the "Free Lowland Army"
        plain = {name: who for name, who in found.items() if head in name.split()}
        found = plain if len(plain) == 1 else found
    return found


def _by_acronym(doc: Document, names: Names, at: int, head: str, want: list[str]) -> tuple[Identity | None, int]:
    """The one body with such a name that an acronym stands for; none that is named only later."""
    here = doc.tokens.starts[min(at, len(doc.tokens.words) - 1)]
    full = (text for text in names.full_with.get(head, ()) if set(want) <= set(text.lower().split()))
    named = list(islice((text for text in full if doc.one_line.find(text) < here), 2))
    return (Identity(named[0], "institution"), 1) if len(named) == 1 else (None, 0)


def _of_another_state(doc: Document, who: Identity, first: int, last: int) -> bool:
    """Whether the words `first:last` tell of another state alone: "the government" there is not the one named far above."""
    lex, words, tags = doc.lex, doc.tokens.words, doc.tokens.tags
    told = {lex.states.get(words[i]) or lex.adjectives.get(words[i]) for i in range(first, last) if tags[i] in "ZJ"}
    names = {state.name for state in told if state}
    return bool(who.state and names and who.state not in names)


def _is_name(doc: Document, at: int) -> bool:
    """Whether a head stands as a name by itself: with a capital that is not only the sentence's."""
    opens = at == 0 or doc.tokens.tags[at - 1] in '.:"' or doc.new_line(at)
    return doc.tokens.raws[at][0].isupper() and not opens


def _in_name(doc: Document, at: int) -> bool:
    """Whether a word in front of a head can be of its name: "Lowland Doctors (Network)"."""
    tag = doc.tokens.tags[at]
    return tag in "NJZ'n" or (tag in "prkW" and doc.tokens.raws[at][0].isupper())


def _goes_on(doc: Document, at: int) -> bool:
    """Whether a name goes on with the word behind its "of" or "for"."""
    return at < len(doc.tokens.tags) and (doc.tokens.tags[at] in "NJZD" or doc.tokens.raws[at][0].isupper())


def _shortens(doc: Document, name: str, others: dict[str, Identity]) -> bool:
    """Whether one of the other names is this one with its state in front."""
    bare = doc.lex.bodies.get(name.lower(), name)
    return any(other != name and other.endswith(f" {bare}") for other in others)


_FAR = 1_500  # words
_MENTIONS = 40  # of a head that are looked at


def _rindex(words: list[str], word: str, end: int) -> int:
    """Where a word stands last before `end`, at most so far back that a long text costs no more a word; -1 if nowhere."""
    window = words[max(0, end - _FAR) : end]
    if word not in window:
        return -1
    window.reverse()
    return end - 1 - window.index(word)
