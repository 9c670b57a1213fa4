"""Whom a statement blames: X accused Y of …; X blamed Y for …; X blamed … on Y; … was blamed on Y."""

from __future__ import annotations

from .actors import ARMED, actor, each_actor, group_meant
from .agents import find_agents
from .bodies import compose
from .content import Draft
from .courts import COURT, WARRANT, end_of_charged
from .cues import PUTS_BLAME
from .document import Document
from .duty import Duty
from .identity import Identity, Names
from .lexicon import word_set
from .phrases import opens_charge, phrase_back, phrase_forward
from .several_accused import each_for

_LATE = frozenset(["instead", "again", "too", "also", "directly", "publicly", "repeatedly"])
_PART = word_set("own_part")
_VENUES = word_set("venues")
_SIDES = word_set("both_sides") | word_set("people_who_attack")
_DOORS = word_set("doors_of_blame")
_SOUGHT = frozenset(["warrant", "warrants", "hunt", "search", "manhunt", "reward", "looking", "trial"])
_ONE_ANOTHER = (["one", "another"], ["the", "other"])
_THEIR = frozenset(("its", "their", "his"))


def blame(doc: Document, names: Names, draft: Draft, speaker: Identity, block: int) -> Duty:
    """X accused Y of …; X blamed Y for …; X blamed … on Y; … was blamed on Y."""
    words, tags = doc.tokens.words, doc.tokens.tags
    cue, at = draft.found.cue, draft.found.last
    ceiling = draft.content[-1][1] if draft.content else at
    soft = cue.hedged
    if draft.found.negated or words[at : at + 1] == ["neither"]:
        return Duty("withholds", False, rule="does_not_blame")
    link = None
    if cue.frame == "ascribe":
        link = next((i for i in range(at, ceiling) if words[i] == "to"), None)
    elif cue.frame == "blame":
        begin = at - (draft.found.passive and words[at - 1] == "on")
        until = next((i for i in range(at, ceiling) if words[i] in ("responsible", "accountable")), ceiling)
        links = (
            i
            for i in range(begin, min(until, ceiling - 1))
            if words[i] == "on" or (words[i] == "at" and cue is PUTS_BLAME)
        )
        link = next(
            (
                i
                for i in links
                if (
                    tags[i + 1] in 'NZJDnpr"'
                    or words[i + 1] in ("it", "them")
                    or _behind_naming(words, i + 1, ceiling) < ceiling
                )
                and not _is_venue(doc, i + 1, ceiling)
            ),
            None,
        )
        stop = next((i for i in range(at, ceiling) if words[i] == "for"), None)
        if link is not None and stop is not None and stop < link and cue is not PUTS_BLAME:
            link = None
    if link is not None:
        begin = link + 1 if words[link + 1 : link + 2] != ["what"] else _behind_naming(words, link + 1, ceiling)
        begin += tags[begin : begin + 1] == '"'  # 'on "Lowland-backed elements"'
        span = (begin, phrase_forward(doc, begin, ceiling, apposition=False))
        cause = next((i for i in range(begin + 1, span[1]) if words[i] in ("for", "over", "by")), span[1])
        share = next((i for i in range(begin + 1, cause - 1) if tags[i : i + 2] == "C#"), cause)  # "to X and 16 to Y"
        span = _named_apposition(doc, *span, ceiling) or (begin, share)  # "put the blame on X for the raid"
        if words[span[1] - 1] in _DOORS and tags[span[1] - 2] == "'":
            span = (span[0], span[1] - 2)  # "at the junta's door"
    elif draft.found.passive:
        begin = draft.begin
        end = draft.found.first
        while end > begin and (tags[end - 1] in "Al" or words[end - 1] in ("itself", "themselves", "himself")):
            end -= 1
        while end > begin and tags[end - 1] == ",":
            end -= 1
        if end <= begin:  # "Accused by X of firing, Y said"
            comma = tags.find(",", at, ceiling + 1)
            begin = comma + 1 if comma > 0 else begin
            end = phrase_forward(doc, begin, len(tags), apposition=False) if comma > 0 else end
        wanted = [i for i in range(begin + 1, end - 1) if words[i] == "for" and words[i - 1] in _SOUGHT]
        begin = wanted[-1] + 1 if wanted else begin  # "issued warrants for two leaders accused of"
        apposed = tags.rfind(",", begin, end)
        span = (apposed + 1, end) if begin < apposed < end - 1 and tags[end - 1] in "NZ" else (begin, end)
    else:
        of_court = cue is COURT or cue is WARRANT
        end = end_of_charged(words, at, ceiling) if of_court else _end_of_accused(doc, at, ceiling, cue.frame)
        if words[end - 1 : end + 1] == ["known", "as"]:
            end = phrase_forward(doc, end + 1, ceiling, apposition=False)  # "the armed group known as ABC"
        while end > at + 1 and tags[end - 1] in 'l"' and words[end : end + 1] in (["responsible"], ["accountable"]):
            end -= 1  # 'held the front "fully responsible"'
        within = next((i for i in range(at + 1, end) if cue.base == "implicate" and words[i] == "in"), end)
        end = within  # "implicated the junta in the massacre"
        other = _next_blame(doc, at, end)
        end = other or end  # "Lowland blamed Upland and Upland blamed Lowland"
        span = _named_apposition(doc, at, end, ceiling) or (at, end)
    if words[span[0] : span[0] + 2] == ["those", "responsible"]:
        return Duty("asserts", soft, rule="blames_no_actor")  # "hold those responsible to account"
    bare = words[span[0] : span[1]] in (["responsible"], ["accountable"])
    if span[1] <= span[0] + (tags[span[0] : span[0] + 1] == "D") or bare:
        ahead = _before_relative(doc, draft) if cue.frame in ("accuse", "blame") else None
        who = actor(doc, names, *ahead, block) if ahead else None
        return Duty("accuses", soft, who, ahead if who else None, cue.frame)
    if (
        words[span[0]] == "each"
        or says_each(words, draft.source)
        or words[span[0] : span[0] + 2] in _ONE_ANOTHER
        or "traded" in words[draft.begin : at]
    ):
        return Duty("accuses", soft, None, None, "mutual_blame")
    who = actor(doc, names, *span, block) if tags[span[0]] != "O" else _told_of(doc, names, draft, speaker, span, block)
    join = next((i for i in range(span[0] + 1, span[1] - 1) if words[i] == "and" and words[i + 1] in _THEIR), None)
    if who is None and join is not None:
        who, span = actor(doc, names, span[0], join, block), (span[0], join)  # "accused the government and its allies"
    if who is not None and who == speaker.source:
        who = _other_than(names, speaker, block)  # "accused the group": not the one who speaks
    apart = Identity(speaker.source, "institution")  # whoever accuses "the group" is not the group
    who = group_meant(doc, names, *span, block, apart) or who
    body = compose(doc, span[0] + (tags[span[0]] == "D"), span[1])
    inner = []
    weapons = doc.lex.sets["weapons"] - ARMED
    if not (body and body.kind == "institution") and not weapons.isdisjoint(words[span[0] : span[1]]):
        inner = [a for a in find_agents(doc, names, *span, block) if a.who]
    if inner:
        who, span = inner[0].who, (inner[0].first, inner[0].last)
    several = each_actor(doc, names, *span, block) if body is None and not inner else ()
    if link is not None and tags[at : at + 1] == "#" and who:
        several = _shared_out(doc, names, words[link], (who, span), ceiling, block)
    if not several and who and link is None and cue.frame == "blame" and not draft.found.passive:
        held = words[span[1] : span[1] + 1] in (["responsible"], ["accountable"])
        several = each_for(doc, names, (who, span), span[1] + held, ceiling, block)
    if several:
        (who, span), others = several[0], several[1:]
        return Duty("accuses", soft, who, span, f"{cue.frame}_passive" if draft.found.passive else cue.frame, others)
    by = next((i for i in range(span[0], ceiling) if words[i] == "by"), None)
    quoted = tags[max(0, span[0] - 1) : span[0] + 1].find('"') >= 0
    if who is None and by is not None and cue.frame == "blame" and not quoted:
        span = (by + 1, phrase_forward(doc, by + 1, ceiling, apposition=False))  # "blamed it on mines left by the army"
        who = actor(doc, names, *span, block) if span[0] < span[1] else None
    if who is None and span[0] < span[1] and tags[span[0]] not in "O":
        who = _as_written(doc, *span)
        if who is None and cue.frame != "accuse":
            return Duty("asserts", soft, rule="blames_no_actor")  # "blamed the blast on old ordnance"
    return Duty("accuses", soft, who, span, f"{cue.frame}_passive" if draft.found.passive else cue.frame)


def says_each(words: list[str], source: tuple[int, int] | None) -> bool:
    """Whether each of several speaks: "each side", "each of them", "the army and the rebels each said"."""
    if source is None:
        return False
    return "each" in words[max(0, source[0] - 1) : source[0] + 1] or words[source[1] : source[1] + 1] == ["each"]


def _told_of(
    doc: Document, names: Names, draft: Draft, speaker: Identity, span: tuple[int, int], block: int
) -> str | None:
    """“X condemned Y, accusing it of …”: nobody accuses himself, and Y stands right before."""
    words, tags, at = doc.tokens.words, doc.tokens.tags, draft.found.first
    pointing = words[span[0] : span[1]] in (["it"], ["them"])
    if pointing and tags[at - 1] in "nNJZprk" and "R" in tags[max(0, at - 8) : at]:
        # "X did not comment on the strike, which Y blamed on it": X spoke before
        spoke = next(
            (who for near, who, _ in reversed(names.said) if near == block and who.source != speaker.source), None
        )
        return spoke.source if spoke is not None and spoke.kind in ("state", "institution", "group") else None
    if not pointing or draft.found.cue.form != "ing" or at < 2 or tags[at - 1] != ",":
        return None
    begin = phrase_back(doc, at - 2, max(0, at - 12))
    if begin is None:
        return None
    link = begin + tags[begin : at - 1].rfind("P")
    if link >= begin and words[link] not in ("with", "of", "against"):
        return None  # "condemned the Front in Sira"
    begin = max(begin, link + 1)  # "cut its ties with Y"
    who = actor(doc, names, begin, at - 1, block) if begin < at - 1 else None
    return who if who != speaker.source and any(t in "NZJ" for t in tags[begin : at - 1]) else None


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


def _as_written(doc: Document, first: int, last: int) -> str | None:
    """The accused in the words that stand there, if they can be somebody: 'blamed "the two warring parties"'."""
    words, tags = doc.tokens.words, doc.tokens.tags
    quoted = first < last and '"' in tags[max(0, first - 1) : first + 2]
    while first < last and tags[first] in "D\"'":
        first += 1
    while last > first and tags[last - 1] in "\"',":
        last -= 1
    text = doc.words_text(first, last) if first < last else ""
    people = (
        quoted
        or any(t in "NJZpr" for t in tags[first:last])
        or not (_SIDES.isdisjoint(words[first:last]) and doc.lex.sets["group_words"].isdisjoint(words[first:last]))
    )
    return text if people and len(text) < 80 else None


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


def _before_relative(doc: Document, draft: Draft) -> tuple[int, int] | None:
    """“X, which Y accuses of …”: the accused stands before the relative clause."""
    tags, at = doc.tokens.tags, draft.begin - 1
    if at < 2 or tags[at] != "R":
        return None
    last = at - (tags[at - 1] == ",")
    begin = phrase_back(doc, last - 1, max(0, last - 12))
    if begin is not None and "P" in tags[begin:last] and tags[last - 1] in "NZ":
        begin += tags[begin:last].rindex("P") + 1  # "an apology from X, which he held responsible"
    return (begin, last) if begin is not None and begin < last else None


def _end_of_accused(doc: Document, at: int, ceiling: int, frame: str) -> int:
    """Where the accused ends: "accused X of …", "blamed X for …", "held X responsible", "suspect X's hand in it"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    while at < ceiling and tags[at] not in ".;,S" and words[at] not in ("responsible", "accountable"):
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


def _shared_out(
    doc: Document, names: Names, link: str, first: tuple[str, tuple[int, int]], ceiling: int, block: int
) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The actors of "blamed five on the rebels and two on the army", "attributed 12 to the rebels, 9 to the army"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    found, end = [first], first[1][1]
    while end + 3 < ceiling and tags[end] in "C," and tags[end + 1] == "#" and words[end + 2] == link:
        begin, end = end + 3, phrase_forward(doc, end + 3, ceiling, apposition=False)
        who = actor(doc, names, begin, end, block)
        join = next((i for i in range(begin + 1, end - 1) if words[i] == "and" and words[i + 1] in _THEIR), end)
        who = who or actor(doc, names, begin, join, block)
        if who is None:
            break
        found.append((who, (begin, end)))
    return tuple(found)


def _other_than(names: Names, speaker: Identity, block: int) -> str | None:
    """The one other source named lately, where a short form would mean the speaker itself."""
    lately = [
        who for at, who, _ in names.said if names.near(at, block, 2) and who.kind in ("group", "institution", "state")
    ]
    near = {who.source for who in lately if who.source and who.source not in (speaker.source, speaker.state)}
    return near.pop() if len(near) == 1 else None
