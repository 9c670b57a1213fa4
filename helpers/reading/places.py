"""Places, as the text names them: after a locative word, or beside "province", "town", "village"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bodies import BACKED
from .document import Document
from .lexicon import word_set
from .places_within import DIRECTIONS, LIST, Mention, name_what_holds
from .rows import Place

_LOCATIVE = word_set("place_prepositions")
_STRONG = word_set("sure_place_prepositions")
_RUN = re.compile(r"[NZ](?:[NZ]|-(?=N))*")
_COUNTS = re.compile(",#[pnrKJ]")
_HELD = (*BACKED, *(f"-{word}" for word in word_set("under_the_rule_of")))
_STRIKES = word_set("strikes_on_a_place")
_SHELLED = word_set("shelling_from_far")
_LEFT = frozenset(["left", "leaves", "leave"])  # "a raid on Karsa left nine dead"
_OF_A_STATE = (["department"], ["media"], ["television"])  # behind "state": no name of a place
_PARTS = word_set("parts_of_a_place")
_BESIDE = word_set("kinds_beside_a_name")
_WITHIN = word_set("within_names_of_places")


def _names_a_body(doc: Document, first: int, last: int) -> bool:
    """Whether capitalised words name an organisation or a medium."""
    words, sets = doc.tokens.words, doc.lex.sets
    ends, heads = words[last - 1], sets["organisation_heads"]
    if ends in heads or words[first] in heads or ends in sets["media_heads"]:
        return True
    if doc.tokens.raws[first] in sets["media_sources"]:
        return True
    return ends in doc.lex.place_kinds and not heads.isdisjoint(words[first:last])  # "the Second Army Region"


def _is_struck(doc: Document, first: int, last: int) -> bool:
    """“a strike on Karsa”, “shells hit Karsa”: what is struck from far and is no group, no body and no person."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    on = words[first - 1] in ("on", "of") and words[first - 2] in _STRIKES
    left = words[last : last + 1] != [] and words[last] in _LEFT and first > 0
    if last - first > 2 or not (on or (words[first - 1] in _SHELLED and tags[first - 1] in "EVvKB")):
        return False
    named = " ".join(words[first:last]) in lex.organisations or doc.tokens.raws[first].isupper()
    ends = tags[last : last + 1] in ("", ".", ",", ";", "C", "P", "T", "V", "v", "K", "E", "l")
    return not named and (ends or left)


def of_its_parts(doc: Document, at: int) -> bool:
    """Whether parts of a place are named behind its name: "in Karsa's southern countryside"; `at` is the word behind it."""
    words, tags = doc.tokens.words, doc.tokens.tags
    behind = at + 1
    while behind < at + 4 and tags[behind : behind + 1] in ("n", "J", "l", "E") and words[behind] not in _PARTS:
        behind += 1
    return tags[at : at + 1] == "'" and words[behind : behind + 1] != [] and words[behind] in _PARTS


def _runs(doc: Document) -> Iterator[tuple[int, int]]:
    """The capitalised words that stand together; what ends a line and what begins the next block do not."""
    tokens, begins = doc.tokens, {first for first, _ in doc.block_words}
    tags = tokens.tags
    for match in _RUN.finditer(tags):
        first, last = match.span()
        for at in range(first + 1, last) if last - first > 1 else ():
            if at in begins:
                yield first, at
                first = at
            elif tags[at] == "-" and tokens.starts[at] > tokens.ends[at - 1]:
                yield first, at  # "Orsha, Upland - Shells fell"
                first = at + 1
        yield first, last


def _with_particles(doc: Document, last: int) -> int:
    """The end of a name behind which a small word stands, where it goes on: "San Miguel | de la Orla"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    end = last + 1
    end += words[end : end + 1] != [] and words[end] in _WITHIN
    if tags[end : end + 1] != "N" or doc.new_line(end):
        return last
    while tags[end : end + 1] == "N":
        end += 1
    return end


def _state_in_title(doc: Document, first: int, last: int) -> int:
    """Where the place ends in a title, where every word has a capital: "Central Mali | Leaves 26 Dead"."""
    state = doc.tokens.tags.find("Z", first, last)
    return state + 1 if state >= 0 else last


def _holds_an_office(doc: Document, place: Mention) -> bool:
    """Whether a place is where one person is posted: “the envoy in Karsa”."""
    words, tags, at = doc.tokens.words, doc.tokens.tags, place.begin - 1
    posted = at > 0 and words[at] == "in" and tags[at - 1] in "pr"
    return posted and not words[at - 1].endswith(("s", "people", "men", "children"))


def _is_joined(doc: Document, link: int, first: int, last: int, before: Mention, sure: bool) -> bool:
    """Whether a name behind a place and "and" or a comma is one more place, and not who speaks, acts or is told of."""
    words, tags = doc.tokens.words, doc.tokens.tags
    behind = "." if last < len(tags) and doc.new_line(last) else tags[last : last + 1]
    if " ".join(words[first:last]) in doc.lex.organisations or behind in ("V", "v", "B", "A"):
        return False  # "(between Lowland and) NAME"
    if tags[link] == "C":
        return not (last - first > 1 and words[last : last + 1] == ["in"])  # "A in Velm and B in Karsa"
    if sure:
        return True
    sentence = doc.sentences[doc.sentence_at(first)] if doc.sentences else None
    if sentence is not None and tags[sentence.first : first].strip("PDJnNZ,") == "" and tags[sentence.first] == "P":
        return _COUNTS.match(tags, last) is not None  # "In Karsa, NAME said"; "In Velm, Orsha, nine people died"
    if _holds_an_office(doc, before):
        return False  # "the envoy in Karsa, NAME,"
    goes_on = behind == "C" and tags[last + 1 : last + 2] in ("N", "Z")
    return goes_on or behind == "." or (behind == "," and tags[last + 1 : last + 2] not in ("V", "v", "W", "B"))


def _is_enclosed(doc: Document, first: int, last: int) -> bool:
    """Whether a name stands between two commas, and no list goes on: "(in Velm), Orsha, (12 died)"."""
    tags = doc.tokens.tags
    return tags[first - 1] == "," == tags[last : last + 1] and LIST.match(tags, last) is None


def _kind_before(doc: Document, first: int) -> tuple[int, str | None]:
    """Walks back over "the northern city of": the word before it, and the kind of place that it names."""
    words, tags, kinds = doc.tokens.words, doc.tokens.tags, doc.lex.place_kinds
    at, kind = first - 1, None
    if at >= 0 and tags[at] in "PC,." and words[at] not in kinds and words[at] != "of":
        return at, None
    if at > 0 and words[at] == "of" and words[at - 1] in kinds:
        its_seat = words[at - 1] == "capital" and tags[at - 2 : at - 1] == "D"
        kind = None if its_seat else kinds[words[at - 1]]  # "the capital of Upland" is no name of a city
        at -= 2
    while at >= 0 and tags[at] in "DnJEl'" and first - at < 7 and words[at] not in kinds:
        at -= 1
    if at >= 0 and words[at] in kinds and tags[at] in "nNW":
        kind = kind or kinds[words[at]]
    return at, kind


def find_places(doc: Document) -> tuple[Place, ...]:
    """The places of a text, one row a mention, in text order."""
    tokens = doc.tokens
    tags, words, raws, lex = tokens.tags, tokens.words, tokens.raws, doc.lex
    kinds = lex.place_kinds
    found: list[Mention] = []
    sure: set[str] = set()
    last_end = -9
    held_by: tuple[int, str] | None = None  # where the name of a place begins, and the region before it
    done = 0  # where the last name ends
    size = len(words)
    title = doc.block_words[0][1] if doc.blocks and doc.blocks[0].role == "title" else 0  # where it ends
    for first, last in _runs(doc):
        while first < last and "-" in words[first] and words[first].endswith(_HELD):
            first += 1  # "the Lowland-held city of X"
        if first == last or first < done:
            continue
        last = _state_in_title(doc, first, last) if first < title else last
        last = done = _with_particles(doc, last) if last < size and words[last] in _WITHIN else last
        if _names_a_body(doc, first, last):
            continue
        after = words[last] if last < size else ""
        at, kind = _kind_before(doc, first)
        part = first > 1 and words[first - 1] == "of" and words[first - 2] in _PARTS  # "on the outskirts of X"
        beside = after in kinds
        holds = beside and words[last + 1 : last + 2] == ["of"] and tags[last + 2 : last + 3] == "N"
        stop = last
        if beside and not holds and not (after == "state" and words[last + 1 : last + 2] in _OF_A_STATE):
            kind, stop = kind or kinds[after], last + 1
        elif last - first > 1 and words[last - 1] in kinds:
            kind = kind or kinds[words[last - 1]]
            last -= words[last - 1] in _BESIDE
        lead = words[at] if at >= 0 else ""
        written = words[first] if last - first == 1 else " ".join(words[first:last])
        state = written in lex.states
        link = first - 1
        while link >= 0 and words[link] in DIRECTIONS:
            link -= 1  # "eastern Orsha and southern Velm"
        joined = last_end == link and tags[link] in "C,"
        raw = raws[first]
        located, was_sure = lead in _LOCATIVE, raw in sure
        owns = located and tags[last : last + 1] == "'" and of_its_parts(doc, last)
        plain = part or owns or lead in _STRONG or (located and (kind or holds or was_sure))
        struck = not (kind or plain or state or joined) and _is_struck(doc, first, last)
        known = bool(kind or plain or state or struck)
        if not known and not (joined and _is_joined(doc, link, first, last, found[-1], was_sure)):
            continue
        if not (state or kind or plain) and doc.blocks and raw.isupper() and len(raw) <= 6:
            continue
        if last - first == 1 and tags[last : last + 1] == "'" and not (state or kind or owns):
            continue
        if not (kind or state or struck) and last < size and tags[last] in "npr" and lead not in _STRONG:
            continue
        if last < size and f"{written} {words[last]}" in lex.states:
            last += 1  # "United States": the second word is a verb elsewhere
            state, kind, written = True, None, f"{written} {words[last - 1]}"
        name = doc.words_text(first, last)
        sure.add(raw)
        if joined and kind and found[-1].kind is None and (after.endswith("s") or tags[first - 1] == "C"):
            found[-1].kind = kind  # "the Orsha and Velm districts"
        itself = state and written not in lex.seats and (not beside or holds)
        known = known or was_sure or _is_enclosed(doc, first, last)
        stop = max(stop, done, last)
        mention = Mention(first, last, at + 1, stop, name, "state" if itself else kind, known)
        if held_by is not None and held_by[0] == first:
            mention.within = held_by[1]  # "the southern REGION town of X"
        held_by = (last + 2, name) if holds else None
        found.append(mention)
        last_end = last
    name_what_holds(doc, found)
    rows = []
    for place in found:
        start, end = doc.slice(place.first, place.last)
        rows.append(Place(start, end, doc.text[start:end], place.name, place.kind, place.within))
    return tuple(rows)
