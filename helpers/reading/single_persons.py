"""People counted by an article: "killed a woman and her 3 children", "two were killed and a third was wounded"."""

from __future__ import annotations

import re

from .clauses_of_people import behind_who
from .document import Document, Sentence
from .fates import COUNTED
from .lexicon import word_set
from .numbers import Num
from .people import has_one_being, has_one_person
from .predicates import suffers

# what stands between "a woman" and what became of her: "from the town", "born in 1961"
_ENDED = re.compile(r"(?:E?P[DnNZJ#p]+){0,2}(?:A+l?[KvP]|K)")
# behind "a boy", where a list of such persons goes on: "of 12 and a woman"
_LISTS = re.compile(r"(?:P[#DnNJZ]{1,3})?,?C?([#D])")
_WHOSE = frozenset(("his", "her", "their"))
_JOINED = re.compile(r"(?:,[#D][nNJZElkpr#&-]{1,5}){0,3},?CD?[#D][nNJZElkpr#&-]{1,6}A+l?[KvP]")
_LOST = frozenset(("lost", "losing"))
_LEADS = frozenset(("including", "them", "among", "included"))
_NEXT = frozenset(("second", "third", "fourth", "fifth", "sixth"))
_NOT = word_set("negations")
_ENDS = word_set("ends_of_one_person")


def single_persons(doc: Document, sentence: Sentence, nums: list[Num]) -> list[Num]:
    """“killed a woman and her 3 children”: one person, counted by an article."""
    tokens, end = doc.tokens, sentence.last
    tags, words = tokens.tags, tokens.words
    taken = {n.first for n in nums}
    out: list[Num] = []
    at = tags.find("D", sentence.first, end - 1)
    while at >= 0:
        if _pair_of(doc, at, sentence.last):
            loose = words[at + 1] == "couple"  # of any few; a pair is two
            out.append(Num(at, at + 2, tokens.starts[at], tokens.ends[at + 1], 2, loose))
        elif (words[at] == "another" and nums and at + 1 < end and _is_another(doc, at)) or (
            words[at] in _WHOSE and words[at - 1] == "and" and _suffers_too(doc, at, sentence)
        ):
            out.append(Num(at, at + 1, tokens.starts[at], tokens.ends[at], 1, role="article"))
        elif words[at] in ("a", "an") and at + 1 not in taken and _is_counted(doc, sentence, at, nums, out):
            # "two were killed and a third was wounded"
            nth = words[at + 1] in _NEXT and (
                tags[at + 2 : at + 3] == "A" or not doc.lex.outcome_own.keys().isdisjoint(words[at + 2 : at + 3])
            )
            two = words[at + 1] == "couple"
            last = at + 1 + (nth or two)
            out.append(Num(at, last, tokens.starts[at], tokens.ends[last - 1], 2 if two else 1, role="article"))
        at = tags.find("D", at + 1, end - 1)
    return out


def _suffers_too(doc: Document, at: int, sentence: Sentence) -> bool:
    """“a man and his wife were killed”, “nine pupils and their teacher died”: one more person."""
    end = has_one_person(doc, at, sentence.last)
    if end is None or doc.tokens.tags[at - 2] not in "pr":
        return False
    told = suffers(doc, end, sentence.last) or _told_behind(doc, sentence, end)
    return told or _joined_to_others(doc, sentence, at, end)


def _pair_of(doc: Document, at: int, ceiling: int) -> bool:
    """“a pair of soldiers”, “a couple of farmers”: two, or about as many."""
    words = doc.tokens.words
    if at + 3 >= ceiling or words[at + 2] != "of" or words[at + 1] not in ("pair", "couple"):
        return False
    victims, tags = doc.lex.victims, doc.tokens.tags
    return any(tags[i] in "pr" and words[i] in victims for i in range(at + 3, min(at + 6, ceiling)))


def _is_another(doc: Document, at: int) -> bool:
    """“killed one soldier and wounded another”, “one was killed and another injured”."""
    words, tags, verbs = doc.tokens.words, doc.tokens.tags, doc.lex.outcome_verbs
    behind = at + 1 + (tags[at + 1] == "A")
    ends = tags[at + 1] in ".,;C"
    return (ends and words[at - 1] in verbs) or (behind < len(words) and words[behind] in verbs)


def _is_counted(doc: Document, sentence: Sentence, at: int, nums: list[Num], ones: list[Num]) -> bool:
    """Whether the words around "a woman" say what became of her, or make her one of a list of such."""
    words = doc.tokens.words
    if words[at + 1 : at + 2] in [[unit] for unit in ("day", "week", "month", "year")]:
        return False  # "400 people a week"
    end = has_one_person(doc, at, sentence.last)
    if end is None:
        end = has_one_being(doc, at, sentence.last)
        return end is not None and (_is_included(doc, sentence, at) or suffers(doc, end, sentence.last))
    if not _NOT.isdisjoint(words[max(sentence.first, at - 4) : at]) and words[at + 1] == "single":
        return False  # "have not killed a single civilian"
    return (
        _told_before(doc, sentence, at)
        or _joined_to_others(doc, sentence, at, end)
        or _listed_with_others(doc, sentence, at, end, nums, ones)
        or _with_family(doc, sentence, at, end)
        or _told_behind(doc, sentence, end)
    )


def _is_included(doc: Document, sentence: Sentence, at: int) -> bool:
    """“11 fighters, including an explosives expert”, “among them a commander”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    before = words[at - 1] if at > sentence.first else ""
    listed = before == "and" and "including" in words[max(sentence.first, at - 6) : at]
    listed = listed or (before == "including" and tags[at - 3 : at - 1] in ("p,", "r,"))
    listed = listed or (before == "them" and words[at - 2] == "among")
    return listed or (before in ("included", "include") and words[at - 2] in COUNTED)


def _told_before(doc: Document, sentence: Sentence, at: int) -> bool:
    """“killed a woman”, “including a woman”, “the death of a child”, “among the dead was a girl”."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    before = words[at - 1] if at > sentence.first else ""
    near = "K" in tags[max(sentence.first, at - 3) : at]
    if near and any(words[i] in lex.outcome_verbs for i in range(max(sentence.first, at - 2), at)):
        return True
    if before == "including" or words[at - 2 : at] in (["shot", "dead"], ["among", "them"]):
        return True
    if before in ("included", "include") and words[at - 2] in COUNTED:
        return True
    noun = words[at - 2] if before == "of" and at - 2 >= sentence.first else ""
    if lex.outcome_nouns.get(noun) == "killed" or noun in lex.outcome_acts:
        return True
    among = "among" in words[max(sentence.first, at - 5) : at - 1]
    return tags[at - 1 : at] == "A" and at - 3 >= sentence.first and words[at - 2] in COUNTED and among


def _joined_to_others(doc: Document, sentence: Sentence, at: int, end: int) -> bool:
    """“including three women and a child”, “killed four soldiers and a nurse”, “lost two brothers and a nephew”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if at == sentence.first or words[at - 1] != "and" or tags[at - 2] not in "pr":
        return False
    if not _LEADS.isdisjoint(words[max(sentence.first, at - 9) : at]) and "#" in tags[at - 5 : at]:
        return True
    ends = tags[end : end + 1] in ("", ".", ",", ";", "P", "l", "T") or end >= sentence.last
    if ends and "#" in tags[max(sentence.first, at - 6) : at]:
        struck = range(max(sentence.first, at - 8), at - 2)
        if any(words[i] in doc.lex.outcome_verbs and tags[i + 1] in "#DlP" and tags[i - 1] != "A" for i in struck):
            return True
    return not _LOST.isdisjoint(words[max(sentence.first, at - 6) : at])


def _listed_with_others(doc: Document, sentence: Sentence, at: int, end: int, nums: list[Num], ones: list[Num]) -> bool:
    """“a boy and a woman”, behind one that counts; “two more people, a boy and a woman, had died”."""
    tags = doc.tokens.tags
    before = doc.tokens.words[at - 1] if at > sentence.first else ""
    if tags[end : end + 1] in ("V", "v", "c", "W"):
        return False  # ", a doctor said": who tells it
    if ones and ones[-1].last <= at <= ones[-1].last + 8 and before in ("and", ","):
        return True
    counted = any(at - 4 <= n.last < at and n.role is None and tags[at - 2] in "pr" for n in nums)
    return counted and before in (",", "-") and _list_goes_on(doc, end)


def _with_family(doc: Document, sentence: Sentence, at: int, end: int) -> bool:
    """“a mother, her two daughters and a neighbour were killed”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    joined = words[end : end + 1] in ([","], ["and"]) and words[end + 1 : end + 2] in (["her"], ["his"], ["their"])
    if not joined or (at > sentence.first and words[at - 1] == ","):
        return False
    k = end
    while k < sentence.last and k - end < 14 and tags[k] in "Dnpr#,CJN'":
        k += 1
    k -= words[k : k + 1] == ["aged"] and tags[k - 1] == ","  # "and his two sons, aged 6 and 11, were killed"
    return suffers(doc, k, sentence.last)


def _told_behind(doc: Document, sentence: Sentence, end: int) -> bool:
    """“a woman was killed”, “a driver and 3 pupils were killed”, “a driver who was with them died”."""
    words, lex = doc.tokens.words, doc.lex
    after = doc.tokens.tags[end : end + 12]
    if _JOINED.match(after):
        return True
    if lex.outcome_verbs.get(words[end] if end < sentence.last else "") == "displaced":
        return False  # "a teacher displaced from the north, said"
    if behind_who(doc, end, sentence.last) is not None or suffers(doc, end, sentence.last):
        return True
    return _ENDED.match(after) is not None and any(
        words[i] in _ENDS or words[i] in lex.outcome_verbs or words[i] in lex.outcome_own
        for i in range(end, min(end + 12, sentence.last))
    )


def _list_goes_on(doc: Document, at: int) -> bool:
    """Whether one more counted person follows: "(a boy) of 12 and a woman", not "(a woman) and her grandson"."""
    found = _LISTS.match(doc.tokens.tags, at)
    return found is not None and (found.group(1) == "#" or doc.tokens.words[found.start(1)] in ("a", "an"))
