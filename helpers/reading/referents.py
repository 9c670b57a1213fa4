"""Whom a source phrase means: a name, a pronoun, a short form, "its spokesman". One candidate is named; two leave it open."""

from __future__ import annotations

import re
from dataclasses import replace

from .actors import group_meant, is_nobody
from .bodies import compose
from .content import Draft
from .descriptions import is_in_role
from .document import Document, Sentence
from .identity import SPOKESPERSONS, Identity, Names, body_last, fits, remember, said_before, spoke_last
from .lexicon import word_set
from .mouthpieces import joined_behind
from .nameparts import person_words, through_whom
from .names import identify
from .phrases import phrase_forward
from .shortforms import is_no_body_of_state

_DOCUMENTS = word_set("documents")
_PARTS_OF_A_BODY = word_set("parts_of_a_body")
_JOINS = word_set("within_full_names")
# "Ana, a nurse", "Ana B., 34"
_NAMED_PERSON = re.compile(r"(N{1,4}),(?:D[nJE]{0,2}[pr]|#,)|(?=NN)(N{2,4}),R")
# "Orsha's mayor, Ana Doru,"
_PERSON_BEHIND = re.compile(r"(?:[DNZJn']{0,4}[rn]{1,2}|D[rn]{1,2}P[DNZJn]{1,4}),(N{2,4}),")
_PLURALS = word_set("plural_without_s")
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_THE_GROUP = (
    ["the", "group"],
    ["the", "militia"],
    ["the", "movement"],
    ["the", "organisation"],
    ["the", "organization"],
)
_IN_ARMS = word_set("sides_in_arms") - word_set("parts_of_an_army")
_OF_SEVERAL = (["one"], ["another"], ["one", "of", "them"], ["another", "of", "them"], ["the", "other"])
_NOBODY = word_set("nobody")
_LEADING = word_set("leading_roles")
_OF_THEIR_OWN = word_set("roles_of_their_own")
_SPEAKING = ("state", "institution", "group", "media")


_UNKNOWN = Identity(None, "unknown")


def who_speaks(doc: Document, names: Names, draft: Draft, sentence: Sentence) -> Identity:
    """The source of a claim; what stays open is told in a notice."""
    if draft.source is None:
        return _UNKNOWN
    first, last = draft.source
    words = doc.tokens.words[first:last]
    if (words[0] in _NOBODY and draft.found.cue.frame in ("responsibility", "withhold")) or is_nobody(doc, first, last):
        return _UNKNOWN
    pronoun = _OBJECTS.get(words[0], words[0]) if len(words) == 1 else ""  # "according to him", "were found by them"
    if pronoun in _PRONOUNS:
        return _who_is_meant(doc, names, draft, sentence, pronoun)
    again = _again(names, words, sentence)
    if again is not None:
        return again
    for_him = words[0] in ("his", "her") and not SPOKESPERSONS.isdisjoint(words[1:4])
    if (words[0] in ("its", "their") or for_him) and len(words) > 1:
        owned = _owned(doc, names, first, last, sentence)
        if owned:
            return owned
    issuer = _issuer(doc, names, first, last, sentence)
    if issuer is not None:
        return issuer
    deny = draft.found.cue.frame == "deny"
    if words in _THE_GROUP and deny and denies_what_is_before(doc, first):
        meant = names.accused.last if names.last_accused[0] == sentence.block else None
        meant = meant or group_meant(doc, names, first, last, sentence.block, _UNKNOWN)
        if meant:
            return Identity(meant, "group")  # "accused X of it, which the group denied"
    who = identify(doc, names, first, last, sentence.block)
    voice = through_whom(doc, draft.found.last, sentence.last) if who.source and not who.person else None
    if voice is not None:  # "X said through its spokeswoman, NAME, that"
        return remember(names, replace(who, speaker=doc.words_text(*voice[0]), person=True))
    comma = doc.tokens.tags.find(",", first, last + 1)
    if comma > 0:
        who = joined_behind(doc, names, who, comma, sentence.last, sentence.block)
    if who.person and who.speaker is None and 0 < comma < last and doc.tokens.words[comma + 1] in ("its", "their"):
        return _of_its(doc, names, who, comma + 1, last, sentence)
    return _group_told(doc, names, who, first, last, sentence, deny) or _named_before(
        doc, names, who, first, last, sentence
    )


def _who_is_meant(doc: Document, names: Names, draft: Draft, sentence: Sentence, pronoun: str) -> Identity:
    """Whom a pronoun means; in a denial it can be the one who was accused just before."""
    assert draft.source
    first, last = draft.source
    accuser, accused = names.last_accused[1], names.accused.last
    deny = draft.found.cue.frame == "deny" and names.last_accused[0] == sentence.block
    charged = deny and denies_what_is_before(doc, first) and accused != accuser
    who = _pronoun(doc, names, pronoun, sentence) if not charged or pronoun in ("he", "she") else None
    either = deny and not charged and who is not None and accuser is not None and who.source == accuser
    if either and accused != accuser and pronoun in ("it", "they") and _of_what_was_said(doc, draft):
        who = None  # "X said Y had fired. It denied the report": X or Y
    elif who is None and deny:  # "was accused of the raid, a charge it denies"
        state = accused if accused.lower() in doc.lex.states else None
        who = Identity(accused, "state" if state else "group", state=state)
    if who is None:
        told = f"more than one source, or none, could be meant by {pronoun!r}; the source is left open"
        doc.notice("unresolved_pronoun", *doc.slice(first, last), told)
    return who or _UNKNOWN


def _group_told(
    doc: Document, names: Names, who: Identity, first: int, last: int, sentence: Sentence, deny: bool
) -> Identity | None:
    """“the rebels”, “the latter”, “the (militant) group”: the group that the article means; None for other words, or if there is none."""
    words = doc.tokens.words[first:last]
    if who.kind == "person" and len(words) == 2 and words[-1] in _IN_ARMS:
        group = group_meant(doc, names, first, last, sentence.block, who)
        return Identity(group, "group") if group else who  # "the rebels": ABC where the article says "ABC rebels"
    if words == ["the", "latter"] and deny and names.accused:
        return Identity(names.accused.last, "group")
    described = words[0] == "the" and [words[0], words[-1]] in _THE_GROUP and 2 < len(words) < 5
    described = described and who.source == " ".join(words[1:])  # "the militant group"
    if not described and not (words in _THE_GROUP and who.source == words[-1]):
        return None
    spoke = body_last(names, sentence.block) if not deny else None
    if spoke is not None and is_no_body_of_state(spoke):
        return replace(spoke, speaker=None, person=False)
    group = group_meant(doc, names, first, last, sentence.block, _UNKNOWN)  # the one named last before it
    if deny and group is None and len(names.accused.names) == 1:
        group = names.accused.last  # the one who was accused: "The group denied that"
    return Identity(group, "group") if group else None


def _named_before(doc: Document, names: Names, who: Identity, first: int, last: int, sentence: Sentence) -> Identity:
    """A source that is told by what it is: the body whose spokesman speaks, the one that a short form means; else as it is."""
    words = doc.tokens.words[first:last]
    if who.source is None and last - first == 2 and words[1] in SPOKESPERSONS:
        named = words[0] == "the" and names.said.persons
        body = owner_of(doc, names, sentence, first) if not named else None
        if body is not None:
            return replace(body, speaker=None, person=False)  # "a spokesman said": that of the army, which spoke before
    if who.source is None and who.kind in ("role", "institution"):
        return _short(doc, names, who, first, last, sentence)
    return who


def _of_what_was_said(doc: Document, draft: Draft) -> bool:
    """Whether a denial is of a report, a claim, "this": of what somebody said before."""
    words = doc.tokens.words[draft.content[0][0] : draft.content[0][0] + 4] if draft.content else []
    return words[:1] in (["this"], ["that"], ["it"]) or not doc.lex.sets["nouns_of_denial"].isdisjoint(words)


def denies_what_is_before(doc: Document, at: int) -> bool:
    """Whether somebody named at word `at` denies what stands in front: "…, which X denies", "…, a charge X denies"."""
    before = doc.tokens.words[at - 1]
    return doc.tokens.tags[at - 1] == "R" or before in doc.lex.sets["nouns_of_denial"]


def _again(names: Names, words: list[str], sentence: Sentence) -> Identity | None:
    """“the same doctor”: the doctor who spoke; “one of them”, “the other”: those several who spoke last."""
    same = "same" in words[:2]
    if not same and words not in _OF_SEVERAL:
        return None
    lately = [who for _, who in names.said.lately(sentence.block) if who.source]
    if same:
        return next((who for who in lately if words[-1] in (who.source or "").lower().split()), None)
    last = lately[0] if lately else Identity(None, "unknown")
    several = last.kind in ("role", "person") and last.speaker is None and (last.source or "").endswith("s")
    return last if several else None


def _issuer(doc: Document, names: Names, first: int, last: int, sentence: Sentence) -> Identity | None:
    """“the statement”, “the document”: who issued it, the one that spoke last; “its own list”: whose it is."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if words[last - 1] not in doc.lex.sets["containers"] or words[last - 1] == "sources":
        return None
    if words[first] in ("its", "their") and all(t in "nJEW" for t in tags[first + 1 : last]):
        return owner_of(doc, names, sentence, first)
    denied = doc.lex.cues.get(words[first - 1]) if first else None
    if denied is not None and denied.frame == "deny":
        return None  # "X rejects the report, which says": not X's
    if words[first] != "the" or last - first != 2 or words[last - 1] not in _DOCUMENTS:
        return None
    who = _near(doc, names, sentence, "it") or said_before(names, sentence.block, "it")
    if words[last - 1] in ("report", "findings") and (who is None or who.kind in ("state", "unknown")):
        return names.said.institution or who  # a commission reports, and a state that did not answer it does not
    return who


def _short(doc: Document, names: Names, who: Identity, first: int, last: int, sentence: Sentence) -> Identity:
    """A short form that no name of the article settles: the person who spoke last, or open."""
    if who.kind == "role":
        comma = doc.tokens.tags.find(",", first, last)
        stop = comma if comma > first else last  # "the official, who asked not to be named"
        back = said_before(names, sentence.block, "person")
        if back is not None and _can_be(doc, names, back, first, stop):
            return _one_of(back, doc.tokens.words[stop - 1])
        people = [w for _, w in names.said.lately(sentence.block) if w.person]
        if not any(_can_be(doc, names, who, first, stop) for who in people):
            text = doc.words_text(first + (doc.tokens.tags[first] == "D"), stop)
            return Identity(text, "role", person=True)  # "the mayor", and nobody named whom it could mean
    start, end = doc.slice(first, last)
    doc.notice(
        "unresolved_short_form",
        start,
        end,
        "a short form that could mean more than one source, or none named before; the source is left open",
    )
    return Identity(None, who.kind)


def _one_of(several: Identity, role: str) -> Identity:
    """“the official” of “two residents and a local official”: that one alone."""
    parts = (several.source or "").split(" and ")
    meant = [part for part in parts if role in part.lower().split()]
    if len(parts) < 2 or len(meant) != 1 or several.speaker is not None:
        return several
    article, _, rest = meant[0].partition(" ")
    return replace(several, source=rest if article in ("a", "an", "the") else meant[0])


def _can_be(doc: Document, names: Names, who: Identity, first: int, last: int) -> bool:
    """Whether "the minister" can be somebody who spoke: one with a name, or called so too; not "a rebel", and the mayor no spokesman."""
    name, role = who.source or "", doc.tokens.words[last - 1]
    if who.speaker and role in _OF_THEIR_OWN and not is_in_role(doc, names, role, who.speaker):
        return False
    return (
        bool(who.speaker)
        or name[:1].isupper()
        or not set(name.lower().split()).isdisjoint(doc.tokens.words[first:last])
    )


def _of_its(doc: Document, names: Names, who: Identity, first: int, last: int, sentence: Sentence) -> Identity:
    """“NAME, its spokesman”: a person who speaks for the body meant."""
    owner = owner_of(doc, names, sentence, first)
    if owner is None or doc.lex.sets["speaks_for"].isdisjoint(doc.tokens.words[first:last]):
        return who
    speaker = replace(owner, speaker=who.source, person=True)
    remember(names, speaker)
    return speaker


def owner_of(doc: Document, names: Names, sentence: Sentence, at: int) -> Identity | None:
    """Whose "its" at word `at` is: the body that is the subject here, the one that spoke, the subject of the sentence before."""
    opens = sentence.first + (doc.tokens.tags[sentence.first] == '"')  # "The front wants talks," its spokesman said
    here = _subject(doc, names, opens, at, sentence.block) if at > opens else None
    if here is not None:
        return here
    spoke = said_before(names, sentence.block, "it", back=0)
    if spoke is None:
        spoke = subject_before(doc, names, sentence) or said_before(names, sentence.block, "it")
    return spoke if spoke is not None and spoke.kind != "person" else subject_before(doc, names, sentence)


def _owned(doc: Document, names: Names, first: int, last: int, sentence: Sentence) -> Identity | None:
    """“its chairman, NAME”: a person who speaks for the body meant; “its Defence Ministry”: a body of the state meant."""
    words, tags = doc.tokens.words, doc.tokens.tags
    comma = tags.find(",", first, last)
    role_end = comma if comma > 0 else last
    head = doc.lex.bodies.get(" ".join(words[first + 1 : role_end]))
    owner = owner_of(doc, names, sentence, first)
    if head and owner is not None and owner.state:
        state = doc.lex.states.get(owner.state.lower())
        return Identity(f"{state.adjective} {head}", "institution", state=owner.state) if state else None
    role = words[first:role_end]
    state = (
        doc.lex.states.get(owner.state.lower())
        if owner is not None and owner.state and role[1:2] == ["embassy"]
        else None
    )
    if state is not None:
        return Identity(f"{state.adjective} Embassy", "institution", state=state.name)  # "its embassy in X"
    ministry = doc.lex.bodies.get(" ".join(role[1:-1]) + " ministry") if role[-1] == "minister" else None
    if ministry and owner is not None and owner.state and comma > 0:
        state = doc.lex.states.get(owner.state.lower())
        holder = identify(doc, names, comma + 1, last, sentence.block).source
        body = f"{state.adjective} {ministry}" if state else ministry
        return remember(names, Identity(body, "institution", speaker=holder, state=owner.state, person=True))
    if comma < 0 and role[-1] in _PARTS_OF_A_BODY and owner is not None and owner.source and owner.kind != "state":
        return owner
    speaks = not doc.lex.sets["speaks_for"].isdisjoint(role) or not _LEADING.isdisjoint(role)
    name = identify(doc, names, comma + 1, last, sentence.block) if comma > 0 else None
    person = name.source if name and name.person else None
    role_at = tags.find("r", first, last)
    if comma < 0 and first < role_at < last - 1 and tags[role_at + 1] in "Nr":
        span = person_words(doc, role_at + 1, last)  # "its spokesman NAME"
        person = doc.words_text(*span) if span and span[1] == last else None
    if speaks and owner is not None and owner.source:
        who = replace(owner, speaker=person, person=True)
    elif person:
        who = Identity(person, "person", person=True)
    else:
        return None
    remember(names, who)
    return who


def _pronoun(doc: Document, names: Names, word: str, sentence: Sentence) -> Identity | None:
    near = _near(doc, names, sentence, word)
    if near is None and word in ("he", "she"):
        near = _person_before(doc, names, sentence)
    if near is not None or word not in ("it", "they"):
        return near or said_before(names, sentence.block, word)
    return (
        said_before(names, sentence.block, word, back=0)
        or subject_before(doc, names, sentence)
        or said_before(names, sentence.block, word)
        or (_subject(doc, names, sentence.first, sentence.last, sentence.block) if word == "it" else None)
    )


def _person_before(doc: Document, names: Names, sentence: Sentence) -> Identity | None:
    """The person whose name and calling open the sentence before: "Ana, a nurse who fled, gave another figure."."""
    before = doc.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.block != sentence.block:
        return None
    first = before.first + (doc.tokens.tags[before.first] == "C")  # "But a councillor told another story. He"
    opening = _NAMED_PERSON.match(doc.tokens.tags, first, before.last)
    opening = opening or _PERSON_BEHIND.match(doc.tokens.tags, first, before.last)
    if opening is None:
        end = phrase_forward(doc, first, before.last, apposition=False)
        held = "r" in doc.tokens.tags[first:end] and "N" in doc.tokens.tags[first:end]
        who = identify(doc, names, first, end, sentence.block) if held else None
        if who is None or not who.person:  # "Ministry spokesman NAME met reporters. He"
            return _somebody(doc, first, end)
        return who
    group = 1 if opening.group(1) is not None else 2
    who = identify(doc, names, opening.start(group), opening.end(group), sentence.block)
    return who if who.person else Identity(who.source, "person", person=True) if who.kind == "unknown" else None


def _somebody(doc: Document, first: int, end: int) -> Identity | None:
    """The one person without a name who is the subject: "A former officer, who teaches now, is franker. He"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    one = end - first > 1 and tags[first] == "D" and tags[end - 1] in "rp" and not words[end - 1].endswith("s")
    one = one and words[end - 1] not in ("victim", "casualty")
    if not one or words[end - 1] in _PLURALS or words[first] in ("these", "those") or "P" in tags[first:end]:
        return None
    return Identity(doc.words_text(first + 1, end), "role", person=True)


def _near(doc: Document, names: Names, sentence: Sentence, want: str) -> Identity | None:
    """Who has spoken in this sentence or the one before; of several the one whom "According to" puts in front."""
    before = doc.sentences[sentence.index - 1] if sentence.index else None
    since = before.first if before is not None and before.block == sentence.block else sentence.first
    here = spoke_last(names, sentence.first, sentence.block, want) or spoke_last(names, since, sentence.block, want)
    if here is not None or since == sentence.first or doc.tokens.tags[since] != "c":
        return here
    led = names.said.at_word.get(since)
    return led if led is not None and fits(led, want) else None


def subject_before(doc: Document, names: Names, sentence: Sentence) -> Identity | None:
    """The body that is the subject of the sentence before, in the same paragraph."""
    before = doc.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.block != sentence.block:
        return None
    first, tags = before.first, doc.tokens.tags
    while tags[first] in "PTSl":  # "Then, on Tuesday, the military changed its account"
        comma = tags.find(",", first, before.last)
        if comma < 0:
            return None
        first = comma + 1
    return _subject(doc, names, first, before.last, sentence.block)


def _subject(doc: Document, names: Names, first: int, last: int, block: int) -> Identity | None:
    """The state, body or group whose name opens the words `first:last`, or None."""
    tags, words = doc.tokens.tags, doc.tokens.words
    end = first
    raws = doc.tokens.raws
    while end < last and (
        tags[end] in "DNJZnr'"
        or (end > first and (words[end] == "of" or (raws[end][0].isupper() and tags[end] not in "TSA")))
        or (
            words[end] in _JOINS and end > first and any(raw[0].isupper() for raw in raws[end + 1 : min(end + 3, last)])
        )
    ):
        end += 1
    begin = first + (tags[first] == "D")
    if end <= begin:
        return None
    who = compose(doc, begin, end)
    named = any(t in "NJZ" for t in tags[begin:end]) or any(raw[0].isupper() for raw in raws[begin:end])
    if who is None and named:
        who = identify(doc, names, begin, end, block)
    if who is not None and who.kind == "unknown" and begin > first and sum(r[0].isupper() for r in raws[begin:end]) > 1:
        who = replace(who, kind="institution")  # no person's name has an article: "The Orsha Response Room"
    return who if who is not None and who.source and who.kind in _SPEAKING and not who.person else None
