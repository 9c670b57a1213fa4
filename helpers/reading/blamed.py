"""Where the words stand that name whom a cue of blame blames."""

from __future__ import annotations

from .content import Draft
from .courts import COURT, WARRANT, end_of_charged
from .cues import PUTS_BLAME
from .document import Document
from .lexicon import word_set
from .lists import end_of_list
from .phrases import opens_charge, phrase_back, phrase_forward

_LATE = frozenset(["instead", "again", "too", "also", "directly", "publicly", "repeatedly"])
_PART = word_set("own_part")
_VENUES = word_set("venues")
_DOORS = word_set("doors_of_blame")
_SOUGHT = word_set("seeking_somebody")
_HELD = ("responsible", "accountable")

Words = tuple[int, int]  # first word, and the one behind the last


def words_of_accused(doc: Document, draft: Draft) -> tuple[Words, int | None]:
    """The words that name the accused, empty where nobody is named, and the word "on" or "to" that leads to them."""
    link = _link(doc, draft)
    if link is not None:
        return _behind_link(doc, draft, link), link
    return (_before_passive(doc, draft) if draft.found.passive else _behind_cue(doc, draft)), None


def _ceiling(draft: Draft) -> int:
    """The word behind all that the cue governs."""
    return draft.content[-1][1] if draft.content else draft.found.last


def _link(doc: Document, draft: Draft) -> int | None:
    """The "on" of "blamed … on X", the "to" of "attributed … to X"; None where the accused stands elsewhere."""
    words = doc.tokens.words
    cue, at, ceiling = draft.found.cue, draft.found.last, _ceiling(draft)
    if cue.frame == "ascribe":
        return next((i for i in range(at, ceiling) if words[i] == "to"), None)
    if cue.frame != "blame":
        return None
    begin = at - (draft.found.passive and words[at - 1] == "on")
    until = next((i for i in range(at, ceiling) if words[i] in _HELD), ceiling)
    leading = ("on", "at") if cue is PUTS_BLAME else ("on",)
    links = (i for i in range(begin, min(until, ceiling - 1)) if words[i] in leading)
    link = next((i for i in links if _can_be_blamed(doc, i + 1, ceiling)), None)
    cause = next((i for i in range(at, ceiling) if words[i] == "for"), None)
    # "blamed X for the raid on Y"
    return link if link is None or cause is None or cause > link or cue is PUTS_BLAME else None


def _can_be_blamed(doc: Document, at: int, ceiling: int) -> bool:
    """Whether the words behind "on" can be somebody, not "on its website"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    opens = tags[at] in 'NZJDnpr"' or words[at] in ("it", "them") or _behind_naming(words, at, ceiling) < ceiling
    return opens and not _is_venue(doc, at, ceiling)


def _behind_link(doc: Document, draft: Draft, link: int) -> Words:
    """The accused of "blamed the raid on X", "attributed 20 violations to X"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    ceiling = _ceiling(draft)
    begin = link + 1 if words[link + 1 : link + 2] != ["what"] else _behind_naming(words, link + 1, ceiling)
    begin += tags[begin : begin + 1] == '"'  # 'on "Lowland-backed elements"'
    end = phrase_forward(doc, begin, ceiling, apposition=False)
    cause = next((i for i in range(begin + 1, end) if words[i] in ("for", "over", "by")), end)
    share = next((i for i in range(begin + 1, cause - 1) if tags[i : i + 2] == "C#"), cause)  # "to X and 16 to Y"
    first, last = _named_apposition(doc, begin, end, ceiling) or (begin, share)  # "put the blame on X for the raid"
    return first, last - 2 * (words[last - 1] in _DOORS and tags[last - 2] == "'")  # "at the junta's door"


def _before_passive(doc: Document, draft: Draft) -> Words:
    """The accused of "X was accused of", "issued warrants for X, accused of", "Accused by X of firing, Y said"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    begin, end = draft.begin, draft.found.first
    while end > begin and (tags[end - 1] in "Al" or words[end - 1] in ("itself", "themselves", "himself")):
        end -= 1
    while end > begin and tags[end - 1] == ",":
        end -= 1
    if end <= begin:
        comma = tags.find(",", draft.found.last, _ceiling(draft) + 1)
        begin = comma + 1 if comma > 0 else begin
        end = phrase_forward(doc, begin, len(tags), apposition=False) if comma > 0 else end
    wanted = [i for i in range(begin + 1, end - 1) if words[i] == "for" and words[i - 1] in _SOUGHT]
    begin = wanted[-1] + 1 if wanted else begin
    apposed = tags.rfind(",", begin, end)
    return (apposed + 1, end) if begin < apposed < end - 1 and tags[end - 1] in "NZ" else (begin, end)


def _behind_cue(doc: Document, draft: Draft) -> Words:
    """The accused of "accused X of", "blamed X for", "held X responsible"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    cue, at, ceiling = draft.found.cue, draft.found.last, _ceiling(draft)
    if cue is COURT or cue is WARRANT:
        end = end_of_charged(words, at, ceiling)
    else:
        end = _end_of_accused(doc, at, ceiling, cue.frame)
    end = _with_the_list(doc, at, end, ceiling, cue.frame)
    if words[end - 1 : end + 1] == ["known", "as"]:
        end = phrase_forward(doc, end + 1, ceiling, apposition=False)  # "the armed group known as ABC"
    while end > at + 1 and tags[end - 1] in 'l"' and words[end : end + 1] in ([held] for held in _HELD):
        end -= 1  # 'held the front "fully responsible"'
    if cue.base == "implicate":
        end = next((i for i in range(at + 1, end) if words[i] == "in"), end)  # "implicated the junta in the massacre"
    end = _next_blame(doc, at, end) or end
    return _named_apposition(doc, at, end, ceiling) or (at, end)


def _end_of_accused(doc: Document, at: int, ceiling: int, frame: str) -> int:
    """Where the accused ends: "accused X of …", "blamed X for …", "held X responsible", "suspect X's hand in it"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    while at < ceiling and tags[at] not in ".;,S" and words[at] not in ("responsible", "accountable"):
        if words[at : at + 2] == ["to", "account"]:
            break
        if tags[at] == "'" and not _PART.isdisjoint(words[at + 1 : at + 2]):
            break
        if words[at] == "on" and frame == "blame" and _is_venue(doc, at + 1, ceiling):
            break
        dated = tags[at] == "P" and words[at] == "in" and tags[at + 1 : at + 2] == "#" and len(words[at + 1]) == 4
        if dated or words[at] in ("late", "early"):
            break  # "accused Lowland in 2022 of", "accused the rebels late on Tuesday of"
        if tags[at] == "l" and words[at] in _LATE:
            break  # "blaming the rebels instead", "accused the army again of"
        if tags[at] in "RT" or (tags[at] == "P" and tags[at + 1 : at + 2] == "T"):
            break  # "accused the army on Tuesday of …", "blamed jets which, they said, …"
        if words[at] == "with" and frame == "accuse":
            break  # "charged the army with …"
        if words[at] in ("in", "over") and not doc.lex.sets["attack_events"].isdisjoint(
            words[at + 1 : min(at + 4, ceiling)]
        ):
            break  # "accused the front in the attack"
        named = (
            words[at + 1 : at + 2] == ["the"]
            and tags[at + 2 : at + 3] in ("n", "N")
            and doc.tokens.raws[at + 2][0].isupper()
        )
        if words[at] == "for" and named and "for" in words[at + 2 : ceiling]:
            at += 1
            continue  # "blamed the Front for the Freedom of X for the attack"
        if words[at] in ("of", "for") and tags[at] == "P":
            charge = (
                words[at] == "of" and opens_charge(doc, at + 1, ceiling) and not _charge_behind(doc, at + 1, ceiling)
            )
            if words[at] == "for" if frame == "blame" else charge:
                break
        if tags[at] == "C" and tags[at + 1 : at + 2] in ("V", "E", "v"):
            break  # "blamed the army and asked for a meeting"
        at += 1
    return at


def _next_blame(doc: Document, at: int, end: int) -> int | None:
    """Where another clause of blame begins in what seems to be one accused: "(blamed) Upland | and Upland blamed Lowland"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    join = next((i for i in range(at + 1, end) if words[i] == "and"), None)
    verb = (
        next(
            (i for i in range(join + 1, min(end + 1, len(words))) if words[i] in doc.lex.cues and tags[i] in "VWn"),
            None,
        )
        if join
        else None
    )
    blames = verb is not None and doc.lex.cues[words[verb]].frame in ("blame", "accuse", "deny")
    return join if blames else None


def _is_venue(doc: Document, first: int, last: int) -> bool:
    """“blamed the army on its website”: where it was said, not who is blamed."""
    end = phrase_forward(doc, first, last, apposition=False)
    return end > first and doc.tokens.words[end - 1] in _VENUES


def _with_the_list(doc: Document, at: int, end: int, ceiling: int, frame: str) -> int:
    """The end of "(accused) the army, the police and the front | of looting": a list that the charge follows."""
    words = doc.tokens.words
    last = end_of_list(doc, at, end, ceiling, True) if end > at and doc.tokens.tags[end : end + 1] == "," else end
    charge = ("of", "with") if frame == "accuse" else ("for", *_HELD)
    last = next((i for i in range(end, last) if words[i] in charge and words[i - 1] != "and"), last)
    return last if words[last : last + 1] and words[last] in charge else end


def _named_apposition(doc: Document, first: int, last: int, ceiling: int) -> tuple[int, int] | None:
    """“on a splinter group, the Hill Front”: the name behind a lower-case description."""
    tags, raws = doc.tokens.tags, doc.tokens.raws
    at = last + 1 + (tags[last + 1 : last + 2] == "D")
    if tags[first : first + 1] != "D" or tags[last : last + 1] != "," or "N" in tags[first:last] or at >= ceiling:
        return None
    end = at
    while end < ceiling and (tags[end] == "#" or (tags[end] in "NZJ" and raws[end][0].isupper())):
        end += 1
    closed = end >= ceiling or tags[end] in ',.;("'
    return (at, end) if end - at >= 2 and closed else None


def before_relative(doc: Document, draft: Draft) -> tuple[int, int] | None:
    """“X, which Y accuses of …”: the accused stands before the relative clause."""
    tags, at = doc.tokens.tags, draft.begin - 1
    if at < 2 or tags[at] != "R":
        return None
    last = at - (tags[at - 1] == ",")
    begin = phrase_back(doc, last - 1, max(0, last - 12))
    if begin is not None and "P" in tags[begin:last] and tags[last - 1] in "NZ":
        begin += tags[begin:last].rindex("P") + 1  # "an apology from X, which he held responsible"
    return (begin, last) if begin is not None and begin < last else None


def _behind_naming(words: list[str], at: int, ceiling: int) -> int:
    """“blamed it on what he called terrorists”: where the name begins that somebody gives them; `ceiling` without one."""
    if words[at] != "what":
        return ceiling
    called = (i for i in range(at + 1, min(at + 6, ceiling)) if words[i] in ("called", "calls", "termed"))
    return next(called, ceiling - 1) + 1


def _charge_behind(doc: Document, at: int, ceiling: int) -> bool:
    """“accused fighters of the Hill Front of shelling”: the charge comes behind the whole name."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if tags[at] != "D":
        return False
    while at < ceiling and tags[at] in "DNJZnp'":
        at += 1
    return at + 1 < ceiling and words[at] == "of" and words[at + 1].endswith("ing")
