"""Places, as the text names them: after a locative word, or beside "province", "town", "village"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document
from .lexicon import word_set
from .rows import Place

_LOCATIVE = word_set("place_prepositions")
_STRONG = word_set("sure_place_prepositions")
_RUN = re.compile(r"[NZ](?:[NZ]|-(?=N))*")
_HELD = ("-held", "-occupied", "-controlled", "-run", "-backed", "-led", "-installed", "-appointed")
_STRIKES = word_set("strikes_on_a_place")
_SHELLED = word_set("shelling_from_far")
_PARTS = word_set("parts_of_a_place")
_BESIDE = word_set("kinds_beside_a_name")
_WITHIN = word_set("within_names_of_places")


def _names_a_body(doc: Document, first: int, last: int) -> bool:
    """Whether capitalised words name an organisation or a medium."""
    words, sets = doc.tokens.words, doc.lex.sets
    ends, heads = words[last - 1], sets["organisation_heads"]
    if ends in sets["media_heads"] or doc.tokens.raws[first] in sets["media_sources"]:
        return True
    return ends in heads or words[first] in heads


def _is_struck(doc: Document, first: int, last: int) -> bool:
    """“a strike on Karsa”, “shells hit Karsa”: what is struck from far and is no group, no body and no person."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    on = words[first - 1] in ("on", "of") and words[first - 2] in _STRIKES
    if last - first > 2 or not (on or (words[first - 1] in _SHELLED and tags[first - 1] in "EVvKB")):
        return False
    named = " ".join(words[first:last]) in lex.organisations or doc.tokens.raws[first].isupper()
    return not named and tags[last : last + 1] in ("", ".", ",", ";", "C", "P", "T", "V", "v", "K", "E", "l")


def _runs(tags: str, begins: set[int]) -> Iterator[tuple[int, int]]:
    """The capitalised words that stand together; what ends a line and what begins the next block do not."""
    for match in _RUN.finditer(tags):
        first, last = match.span()
        for at in range(first + 1, last):
            if at in begins:
                yield first, at
                first = at
        yield first, last


def _with_particles(doc: Document, last: int) -> int:
    """The end of a name that goes on behind small words: "San Miguel | de la Orla"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    end = last
    while words[end : end + 1] and words[end] in _WITHIN and end - last < 2:
        end += 1
    if end == last or tags[end : end + 1] != "N" or doc.new_line(end):
        return last
    while tags[end : end + 1] == "N":
        end += 1
    return end


def _state_in_title(doc: Document, first: int, last: int) -> int:
    """Where the place ends in a title, where every word has a capital: "Central Mali | Leaves 26 Dead"."""
    block = doc.blocks[0] if doc.blocks else None
    if block is None or block.role != "title" or first >= doc.block_words[0][1]:
        return last
    return next((at + 1 for at in range(first, last) if doc.tokens.tags[at] == "Z"), last)


def find_places(doc: Document) -> tuple[Place, ...]:
    """The places of a text, one row a mention, in text order."""
    tokens = doc.tokens
    tags, words, raws, lex = tokens.tags, tokens.words, tokens.raws, doc.lex
    kinds = lex.place_kinds
    rows: list[Place] = []
    sure: set[str] = set()
    last_kind: tuple[int, str] | None = None
    held_by: tuple[int, str] | None = None  # where the name of a place begins, and the region before it
    begins = {first for first, _ in doc.block_words}
    done = 0  # where the last name ends
    for first, last in _runs(tags, begins):
        while first < last and words[first].endswith(_HELD):
            first += 1  # "the Lowland-held city of X"
        if first == last or first < done:
            continue
        last = done = _with_particles(doc, _state_in_title(doc, first, last))
        if _names_a_body(doc, first, last):
            continue
        after = words[last] if last < len(words) else ""
        # walk back over "the northern city of", "the", adjectives
        at = first - 1
        kind = None
        part = at > 0 and words[at] == "of" and words[at - 1] in _PARTS  # "on the outskirts of X"
        if at > 0 and words[at] == "of" and words[at - 1] in kinds:
            kind = kinds[words[at - 1]]
            at -= 2
        while at >= 0 and tags[at] in "DnJEl'" and first - at < 7 and words[at] not in kinds:
            at -= 1
        if at >= 0 and words[at] in kinds and tags[at] in "nNW":
            kind = kind or kinds[words[at]]
        of_the_state = after == "state" and words[last + 1 : last + 2] in (["department"], ["media"], ["television"])
        holds = after in kinds and words[last + 1 : last + 2] == ["of"] and tags[last + 2 : last + 3] == "N"
        if after in kinds and not of_the_state and not holds:
            kind = kind or kinds[after]
        elif words[last - 1] in kinds and last - first > 1:
            kind = kind or kinds[words[last - 1]]
            last -= words[last - 1] in _BESIDE
        lead = words[at] if at >= 0 else ""
        state = (words[first] if last - first == 1 else " ".join(words[first:last])) in lex.states
        joined = last_kind is not None and last_kind[0] == first - 1 and tags[first - 1] in "C,"
        plain = part or lead in _STRONG or (lead in _LOCATIVE and (kind or holds or raws[first] in sure))
        struck = not (kind or plain or state or joined) and _is_struck(doc, first, last)
        if not (kind or plain or state or joined or struck):
            continue
        if raws[first].isupper() and len(raws[first]) <= 6 and not state and not kind and doc.blocks and not plain:
            continue
        if last - first == 1 and tags[last : last + 1] == "'" and not state and not kind:
            continue
        if last < len(tags) and tags[last] in "npr" and not kind and not state and lead not in _STRONG:
            continue
        if last < len(words) and " ".join(words[first : last + 1]) in lex.states:
            last += 1  # "United States": the second word is a verb elsewhere
            state, kind = True, None
        start, end = doc.slice(first, last)
        name = doc.words_text(first, last)
        sure.add(raws[first])
        within = None
        if last < len(tags) and tags[last] in ",P" and words[last] in (",", "in"):
            nxt = _RUN.match(tags, last + 1 + (tags[last + 1 : last + 2] == "D"))
            if nxt and tags[last] == ",":
                within = doc.words_text(*nxt.span()) if nxt.end() - nxt.start() <= 3 else None
            elif nxt:
                within = doc.words_text(*nxt.span())
        if held_by is not None and held_by[0] == first:
            within = within or held_by[1]  # "the southern REGION town of X"
        held_by = (last + 2, name) if holds else None
        if joined and kind and rows[-1].kind is None:
            earlier = rows[-1]
            rows[-1] = Place(earlier.start, earlier.end, earlier.text, earlier.name, kind, earlier.within)
        itself = state and " ".join(words[first:last]) not in lex.seats and (after not in kinds or holds)
        rows.append(Place(start, end, doc.text[start:end], name, "state" if itself else kind, within))
        last_kind = (last, kind or "")
    return tuple(rows)
