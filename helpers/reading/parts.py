"""Parts of a count of people, and the same count at another time: "3 of them children", "among the dead", "down from 61"."""

from __future__ import annotations

import re

from .counted import NOTHING, Hit, Place
from .fates import COUNTED, named
from .lexicon import word_set
from .people import Figure
from .predicates import BE, ENDED, verb_after

# "3 of this side and one of that", up to the end of the clause
_ANY_PEOPLE = word_set("any_people")
_PARTS = re.compile(
    r"[#D][nNJZpErkG'\"]{1,5}(?:P[DnNJZpErk]{1,4})?"
    r"(?:(?:,C?|C)[#D][nNJZpErkG'\"]{1,5}(?:P[DnNJZpErk]{1,4})?)+(?=[.,;:)-]|$)"
)
# "12 by the army and 7 by": a number, who or where, and the next number up to its preposition
_SHARES = re.compile(r"#P[DnNJZprkGE'\"]{1,6}(?:,C?|C)(?=#P)")
_NAMED_SPEAKER = re.compile(r",[NrJn'#,]{1,8},l?V")
_IN_A_PLACE = re.compile(r"#P(?:DJ*n)?N{1,3}(?=[.;]|$)")
_IN_TURN = re.compile("P[DnNJZ]{1,4}[.,C;]")
_SHARED_BY = frozenset(("by", "in", "to", "at", "near", "from"))
_POINTED = frozenset(("these", "those", "them"))
_COMPARED = (("compared", "with"), ("compared", "to"))
_LET_GO = word_set("let_go")
_DEATHS = word_set("deaths_shared_out")
_KIND_OF_PEOPLE = re.compile(r"D?[#nJlE]{0,3}[pr]")
_SUBSET_LEAD = word_set("leads_a_part")
_LEADS = (["among", "whom"], ["of", "whom"], ["which", "included"], ["them", ","], ["whom", "were"])
_OF_THE_DEAD = (["of", "the", "dead", "were"], ["of", "those", "killed", "were"], ["of", "the", "victims", "were"])
_HINTS = word_set("date_hints")
_UP_DOWN = word_set("up_or_down")
_MORE_OR_LESS = word_set("more_or_less")
_TOLD_OF_THE_DEAD = word_set("told_of_the_dead")
_BACK_THEN = word_set("back_then")
_COUNTS = word_set("words_for_a_count")
_BEFORE_NOW = word_set("before_now")
_GIVEN_UP = word_set("given_up_since")
_MANNER = word_set("how_badly")


def of_those(place: Place) -> Hit | None:
    """“2 of the wounded later died”: the end they came to; “7 of the dead are children”: a part of a toll before."""
    words, lex, at = place.doc.tokens.words, place.doc.lex, place.count.stop
    if words[at : at + 2] not in (["of", "the"], ["of", "those"]) or at + 3 >= place.last:
        return None
    group = place.doc.tokens.tags[at + 2] == "#"
    at += group  # "2 of the 31 wounded"
    deaths = at + 2 + (place.doc.tokens.tags[at + 2] in "nJEp" and words[at + 2] not in lex.outcome_nouns)
    if place.word(deaths) in _DEATHS:
        return Hit(named(place.doc, words[deaths]), "of_the_deaths", bool(place.figures))
    state = words[at + 2]
    if state in lex.outcome_states:
        tail = verb_after(place.doc, at + 3, place.last) if named(place.doc, state) != "killed" else None
        if tail and not (tail[0] == "displaced" and named(place.doc, state) == "injured"):
            return Hit(*tail)
    told = place.word(at + 3) in BE or (
        group and place.word(at + 3) in _TOLD_OF_THE_DEAD
    )  # "Seven of the 19 dead came from"
    if state in COUNTED and at + 4 < place.last and told:
        one = place.count.value == 1 and words[at + 4] in ("identified", "named", "buried")
        if one or (place.count.qualifier == "vague" and place.count.low == 2):
            return NOTHING  # "many of the wounded were taken away", "one of the dead was named": no count
        return Hit(named(place.doc, state), "of_the_dead", bool(place.figures))
    if group and state not in COUNTED:
        end = at + 2
        while end < place.last and place.doc.tokens.tags[end] in "nJNprEW":
            end += 1
        tail = verb_after(place.doc, end, place.last)
        if tail and tail[0] == "injured" and _died_of_them(place, end):
            tail = ("killed", "later_died")  # "Seven of the 12 people wounded on Friday have died"
        return Hit(*tail) if tail else None  # "nine of the 45 passengers were killed"
    return None


def _died_of_them(place: Place, at: int) -> bool:
    words = place.doc.tokens.words
    return any(
        words[k] in ("have", "had", "has") and words[k + 1 : k + 2] in (["died"], ["since"], ["succumbed"])
        for k in range(at, place.last - 1)
    )


def among_the_dead(place: Place) -> Hit | None:
    """“among the dead was a girl”, “the dead included 3 children”."""
    words, begin = place.doc.tokens.words, place.count.begin
    if words[place.first] == "among" and place.before in BE and place.fits:
        told = next((w for w in words[place.first + 1 : place.first + 4] if w in COUNTED), None)
        return Hit(named(place.doc, told), "of_the_dead", bool(place.figures)) if told else None
    among = place.victims.last
    behind = place.word(among)
    if behind in BE and place.word(among + 1) == "among" and place.fits:
        told = _what_befell(place, among + 2)
        if told is not None:
            return Hit(told, "among_the_dead")  # "Seven children were among 23 people killed"
    if behind == "among" and place.before in BE and place.victims.people and place.word(begin - 2) == "there":
        state = next((w for w in words[among + 1 : among + 3] if w in COUNTED), None)
        if state is not None:
            return Hit(named(place.doc, state), "among_the_dead", bool(place.figures))  # "there were 14 among the dead"
    last = place.figures[-1] if place.figures else None
    joined = (
        place.before in ("and", ",") and last is not None and last.rule == "of_the_dead" and (place.fits or place.one)
    )
    if joined and last is not None and place.doc.tokens.tags[last.count.stop : begin - 1].strip("nprJNE") == "":
        return Hit(
            last.outcome, "of_the_dead", last.subset_of is not None
        )  # "the dead included a nurse and five women"
    if joined and last is not None and place.victims.plain and place.behind in BE:
        if _KIND_OF_PEOPLE.match(place.doc.tokens.tags, place.count.stop + 1, place.last):
            return Hit(last.outcome, "of_the_dead", last.subset_of is not None)  # "and three were children"
    if place.word(begin - 2) not in COUNTED:
        return None
    among = place.before in ("was", "were", "is", "are") and "among" in words[max(place.first, begin - 5) : begin - 2]
    if among or (place.before in ("included", "include", "includes") and (place.fits or place.one)):
        return Hit(named(place.doc, words[begin - 2]), "of_the_dead", bool(place.figures))
    return None


def _what_befell(place: Place, at: int) -> str | None:
    """What befell the number of people behind "among": "among (the) 23 people killed", "among the 23 dead"."""
    lex, tags = place.doc.lex, place.doc.tokens.tags
    number = tags.find("#", at, min(at + 5, place.last))
    if number < 0:
        return None
    told = next((place.word(k) for k in range(at, number) if place.word(k) in COUNTED), None)
    if told is not None:
        return named(place.doc, told)  # "were among the dead and nearly 60 people were injured"
    for k in range(number + 1, min(number + 6, place.last)):
        word = place.word(k)
        if tags[k] in ".,;":
            return None
        if word in lex.outcome_states or word in lex.outcome_verbs:
            return lex.outcome_states.get(word) or lex.outcome_verbs[word]
    return None


def of_group(place: Place) -> Hit | None:
    """“Of the injured, 4 are in a serious condition and 2 are children”: parts of a toll before."""
    words, tags, first = place.doc.tokens.words, place.doc.tokens.tags, place.first
    comma = tags.find(",", first, min(first + 8, place.count.begin))
    if words[first] not in ("of", "among") or comma < 0:
        return None
    if not place.fits or place.word(place.victims.last) not in BE:
        return None
    if (
        tags[first:comma] in ("PD#", "P#")
        and place.earlier
        and place.word(place.victims.last + 1) in place.doc.lex.victims
    ):
        return Hit(place.earlier, "of_the_dead", bool(place.figures))  # "47 died. Of the 47, nineteen were children"
    if words[comma - 1] not in COUNTED:
        return None
    tail = verb_after(place.doc, place.victims.last, place.last)
    outcome = named(place.doc, words[comma - 1])
    if tail is not None and tail[1] == "passive" and outcome == "killed_or_injured":
        outcome = tail[0]  # "Of those casualties, 286 were killed"
    return Hit(outcome, "of_the_dead", bool(place.figures))


def part(place: Place) -> Hit | None:
    """“including 7 children”, “3 of them children”, “among them 2 women”: a part of the figure before."""
    if not place.figures:
        return None
    if place.figures[-1].previous:
        return _behind_an_earlier_toll(place)
    words, tags, at = place.doc.tokens.words, place.doc.tokens.tags, place.count.stop
    if words[at : at + 2] in (["of", "them"], ["of", "whom"]) and at + 2 < place.last:
        if words[at + 2] == "fatal":
            return Hit("killed", "subset", True)
        spoke = _NAMED_SPEAKER.match(tags, at + 2, place.last)
        if place.word(at + 2) in BE and not _LET_GO.isdisjoint(words[at + 3 : min(at + 6, place.last)]):
            return NOTHING  # "four of whom were freed"
        acts = (
            tags[place.count.begin - 1] == "S"
            and words[at + 2] not in place.doc.lex.outcome_verbs
            and words[at + 2] not in ENDED
        )
        if (tags[at + 2] in "VYBW" or spoke or acts) and place.count.value == 1:
            return NOTHING  # "with one of them speaking of 12", "one of them, NAME, said"
    if (place.fits or place.one) and is_subset(place):
        tail = (
            verb_after(place.doc, place.victims.last, place.last)
            if place.word(at) == "of" or place.before == "whom"
            else None
        )
        if tail and tail[0] != place.figures[-1].outcome:
            return Hit(*tail)  # "12 wounded, 3 of whom have died", "of whom 3 have died"
        whole = _before_bracket(place)
        helper = tags[place.victims.last : place.victims.last + 1] == "A"
        if helper and place.count.qualifier == "vague" and place.word(at) == "of":
            return None
        return Hit(whole.outcome, "subset", True)
    return None


def _behind_an_earlier_toll(place: Place) -> Hit | None:
    """“31 died, up from 19, including two nurses”: of those who are counted now."""
    now = next((figure for figure in reversed(place.figures) if not figure.previous), None)
    parted = now is not None and place.before == "including" and (place.fits or place.one) and is_subset(place)
    return Hit(now.outcome, "subset", True) if now is not None and parted else None


def _before_bracket(place: Place) -> Figure:
    """The last figure that stands in no closed bracket: “47 casualties (11 killed and 36 injured), including 9”."""
    tags, figures = place.doc.tokens.tags, place.figures
    close = tags.rfind(")", figures[-1].count.last, place.count.begin)
    opened = tags.rfind("(", place.first, close) if close > 0 else -1
    return next((f for f in reversed(figures) if f.count.first < opened), figures[-1]) if opened > 0 else figures[-1]


def of_them(place: Place) -> Hit | None:
    """“7 of them were children”, a sentence later: a part of those whom the last figure counted."""
    words, tags, at = place.doc.tokens.words, place.doc.tokens.tags, place.count.stop
    clause = bool(place.figures) and tags[place.count.begin - 1] == ";"  # "left 23 dead; seven were children"
    if clause and place.word(at) in BE and place.victims.plain and not place.figures[-1].previous:
        return (
            Hit(place.figures[-1].outcome, "subset", True) if _KIND_OF_PEOPLE.match(tags, at + 1, place.last) else None
        )
    if place.figures or place.earlier is None:
        return None
    opens = (
        words[place.first] == "of" and place.word(place.first + 1) in _POINTED and place.count.begin == place.first + 3
    )
    if opens and place.word(at) in BE:  # "Of these, 61 were children"
        return Hit(place.earlier, "of_them") if _KIND_OF_PEOPLE.match(tags, at + 1, place.last) else None
    if place.count.begin == place.first and place.word(at) in BE and place.victims.plain:  # "Nine were children"
        return Hit(place.earlier, "of_them") if _KIND_OF_PEOPLE.match(tags, at + 1, place.last) else None
    if words[at : at + 2] != ["of", "them"] or place.word(at + 2) not in BE:
        return None
    if place.earlier == "displaced":
        return Hit("displaced", "of_them")  # "some 3,000 of them are in schools"
    return Hit(place.earlier, "of_them") if _KIND_OF_PEOPLE.match(tags, at + 3, place.last) else None


def manner(place: Place) -> Hit | None:
    """“31 were injured, 7 critically”: a part of the injured by how badly they are."""
    at = place.count.stop
    if not place.figures or place.figures[-1].outcome != "injured" or place.word(at) not in _MANNER:
        return None
    ends = at + 1 >= place.last or place.doc.tokens.tags[at + 1] in ".,;)C-"
    return Hit("injured", "subset", True) if ends else None


def parted(place: Place) -> Hit | None:
    """“4 soldiers have been killed, 3 of this side and one of that”, “two people, a boy and a girl, died”: the parts of the last count."""
    if not place.figures or place.figures[-1].previous:
        return None
    if place.victims.plain:
        return _shared_out(place)
    whole, begin = place.figures[-1], place.count.begin
    tags = place.doc.tokens.tags
    if whole.rule in ("lost", "kinds") and not place.victims.people and place.before in (",", "and"):
        return Hit("", "things")  # "lost 940 troops, three tanks and 12 guns"
    if whole.rule == "kinds":
        goes_on = place.before in ("and", ",") and begin - whole.victims.last <= 3
        return Hit(whole.outcome, "kinds", whole.subset_of is not None) if goes_on else None
    if whole.rule == "parted":
        ends = tags[place.victims.last : place.victims.last + 1] in tuple(".,;:)-PC") or place.victims.last == len(tags)
        joined = place.before in ("and", ",") and begin - whole.victims.last <= 6 and ends
        return Hit(whole.outcome, "parted", True) if joined else None
    big, small = whole.count.high or whole.count.low, place.count.low
    if tags[begin - 1] not in ",-(:" or not small or not big or small >= big or whole.subset_of is not None:
        return None
    beside = whole.victims.people and whole.victims.last == begin - 1 and place.victims.people
    kind = place.word(whole.victims.last - 1)
    if beside and whole.rule == "active_verb" and kind not in _ANY_PEOPLE and tags[begin - 1] == ",":
        return Hit(whole.outcome, "kinds")  # "killed six soldiers, four policemen and three civilians"
    return Hit(whole.outcome, "parted", True) if beside or _PARTS.match(tags, begin, place.last + 1) else None


def _shared_out(place: Place) -> Hit | None:
    """“19 arrests: 12 by the army and 7 by the police”, “171 of the deaths to the army and 29 to bandits”: parts of the last count, by who or where."""
    tags, begin, stop, whole = place.doc.tokens.tags, place.count.begin, place.count.stop, place.figures[-1]
    if tags[stop : stop + 1] != "P" or place.word(stop) not in _SHARED_BY:
        return None
    if whole.rule in ("shared_out", "of_the_deaths"):
        joined = place.before in (",", "and") and place.word(stop) == place.word(
            whole.count.stop if whole.rule == "shared_out" else stop
        )
        return Hit(whole.outcome, "shared_out", whole.subset_of is not None) if joined else None
    big, small = whole.count.high or whole.count.low, place.count.low
    if tags[begin - 1] not in ",-(:" or not small or not big or small >= big or whole.subset_of is not None:
        return None
    if _IN_A_PLACE.match(tags, place.count.first, place.last + 1) and place.word(stop) in ("in", "near"):
        return Hit(whole.outcome, "shared_out", True)  # "killed 19 people, 12 in Orsha"
    if place.word(stop) in place.doc.tokens.words[whole.victims.last : begin] and _IN_TURN.match(
        tags, stop, place.last
    ):
        return Hit(whole.outcome, "gapped")  # "Five were killed in Orsha, two in Karsa and one in Velm"
    found = _SHARES.match(tags, place.count.first, place.last + 1)
    if found is None or place.word(found.end() + 1) != place.word(stop):
        return None
    return Hit(whole.outcome, "shared_out", True)


def changed(place: Place) -> Hit | None:
    """“26,000 are in shelters, down from 61,000”: what the last figure counted, at an earlier time."""
    if not place.figures:
        return None
    led = (place.word(place.count.begin - 2), place.before)
    aside = place.before in _BEFORE_NOW and led[0] == "("
    if _is_given_up(place) or (aside and place.victims.plain):  # "stands at 28 (previously 23)"
        return Hit(place.figures[-1].outcome, "changed", previous=True)  # "revising an earlier figure of 44"
    corrected = place.before == "not" and place.doc.tokens.tags[place.count.begin - 2] == ","
    corrected = (corrected or led in (("rather", "than"), ("instead", "of"))) and place.victims.plain
    if corrected:
        return Hit(place.figures[-1].outcome, "changed", previous=True)  # "21 people had been killed, not 23"
    than = led == ("than", "the") and place.word(place.count.begin - 3) in _MORE_OR_LESS
    if not than and led not in _COMPARED and not (place.before == "from" and led[0] in _UP_DOWN):
        return None
    behind = place.behind
    if not place.fits and behind not in _HINTS and behind not in _BACK_THEN and not than:
        return None
    theirs = than and place.word(place.count.stop + 1) == "by"  # "fewer than the 17 reported by residents"
    return Hit(place.figures[-1].outcome, "changed", previous=not theirs)


def _is_given_up(place: Place) -> bool:
    """“an earlier toll of 44”, “a previous figure of 31”."""
    words, begin = place.doc.tokens.words, place.count.begin
    return place.before == "of" and words[begin - 2] in _COUNTS and words[begin - 3] in _GIVEN_UP


def is_subset(place: Place) -> bool:
    """Whether the words lead a part: "including", "among them", "of whom", "3 of them"."""
    words, count = place.doc.tokens.words, place.count
    back = words[max(place.first, count.begin - 6) : count.begin]
    back = back[:-1] if back[-1:] == ["."] else back  # "incl. 6 children"
    if back and (back[-1] in _SUBSET_LEAD or back[-1] == "them" or back[-2:] in _LEADS):
        return True
    if place.word(place.victims.last) in BE:
        return False  # "12 killed, including 5 children, and 47 were wounded"
    if place.word(place.victims.last) in place.doc.lex.outcome_states:
        return False  # "12 dead, including two nurses, and 300 people homeless"
    if "including" in back and not any(w in place.doc.lex.outcome_verbs for w in back):
        tail = back[back.index("including") :]
        begin = count.begin - len(tail)
        if "V" in place.doc.tokens.tags[begin : count.begin]:
            return False  # "26, including nine women, and said 31 people were missing"
        return "and" in tail or "," in tail or len(tail) <= 3
    if (place.doc.tokens.tags[count.begin - 1] in ",C" or place.before == "with") and _among_them_behind(place):
        return True
    end = place.victims.last
    if place.word(end) == "included" and place.doc.tokens.tags[end + 1 : end + 2] in ("", ".", ",", ";", ")"):
        return True  # "(23 died,) seven children included"
    stop = words[count.stop : count.stop + 4]
    return stop[:2] in (["of", "them"], ["of", "whom"]) or stop in _OF_THE_DEAD


def _among_them_behind(place: Place) -> bool:
    """“(23 died,) seven children and five women among them”."""
    words, tags = place.doc.tokens.words, place.doc.tokens.tags
    at = place.victims.last
    while at < min(place.last, place.victims.last + 12) and tags[at] in "#nprJNEC,D":
        at += 1
    if words[at : at + 2] == ["among", "the"] and place.word(at + 2) in COUNTED:
        return True  # "(23 died,) with seven children among the victims"
    return words[at : at + 2] == ["among", "them"] and tags[at + 2 : at + 3] in ("", ".", ",", ";")
