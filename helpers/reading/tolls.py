"""Tolls: "the death toll rose to 28 from 23", and a toll told without a number."""

from __future__ import annotations

from .document import Document, Sentence
from .lexicon import Lexicon, word_set
from .people import Victims
from .qualifiers import Count
from .tokens import where

_GIVEN_UP = word_set("tolls_given_up")
_COUNTS = word_set("counts_of_the_dead")
_PUT = word_set("putting_a_toll")
_PUT_AT = frozenset(["put", "given"])
_TOLLED = _COUNTS | {"number", "dead", "wounded", "injured"}
_EARLIER_FIGURES = [
    [a, b] for a in ("earlier", "previous", "initial") for b in ("figure", "toll", "count", "tally", "estimate")
]
_WAS_AT = frozenset(["was", "were", "stood", "at"])
_AT_FIRST = frozenset(["initially", "originally", "previously"])
_REVISING = word_set("revising")
_REPORTING = word_set("giving_a_first_count")
_REACHING = word_set("passing_a_number")
_PAST = word_set("above_a_number")
_MORE = frozenset(["more", "further", "additional"])
TOLL = word_set("toll_words")
_COUNTED = word_set("toll_heads")
_COUNTED_OR_IT = _COUNTED | {"it"}
_NUMBER = word_set("words_for_a_number")
RISE = word_set("rise")
FALL = word_set("fall")
_BRINGING = word_set("bringing_a_total")
_MOVES = (
    RISE | FALL | _BRINGING | {"put", "puts", "putting", "amount", "amounts", "amounted"}
)  # "has put its civilian deaths at 21"
# what a number is put at, or rises to
_LOSSES = {
    **dict.fromkeys(("deaths", "fatalities", "dead", "losses"), "killed"),
    **dict.fromkeys(("injuries", "wounded", "injured", "patients"), "injured"),
    "casualties": "killed_or_injured",
    "missing": "missing",
}
_NUMBERED = word_set("numbering")
_WHOLE = frozenset(("total", "tally"))
_EXPECT = word_set("expectation")
_OF_DEATH = word_set("toll_kinds")
_BEFORE_NUMBER = word_set("toll_before_number")
_BEFORE_QUALIFIER = word_set("toll_before_qualifier")
_EARLIER = word_set("earlier_toll")
_BEFORE_EARLIER = word_set("before_earlier_toll")
_OF_WHOM = word_set("number_of_whom")
_BEFORE_NEW = word_set("before_new_toll")


def toll_outcome(doc: Document, at: int, floor: int) -> str:
    words = doc.tokens.words
    back = words[max(floor, at - 3) : at] + words[at + 1 : at + 4]
    if any(w in ("injury", "injured", "wounded", "injuries") for w in back):
        return "injured"
    if "casualty" in back and "death" not in back:
        return "killed_or_injured"
    return "killed"


def read_toll(
    doc: Document, count: Count, victims: Victims, floor: int, last: int
) -> tuple[str, str, bool, bool] | None:
    """“the death toll rose to 28 from 23”, “bringing the number of dead to 40”."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    first = count.begin - (tags[count.begin - 1] == '"')  # at "between 30 and 40"
    before = words[first - 1] if first > floor else ""
    if before == "by" and not (RISE | FALL).isdisjoint(words[max(floor, first - 4) : first - 1]):
        return None  # "rose by five, to 28", "cut the toll by 14"
    if before == "to" and words[first - 2] in _BRINGING and words[count.last : count.last + 1] == ["the"]:
        number = next((k for k in (count.last + 1, count.last + 2) if words[k : k + 2] == ["number", "of"]), None)
        behind = words[number + 2 : min(last, number + 12)] if number is not None else []
        brought = next((name for word in behind if (name := _outcome(lex, word))), None)
        return (brought, "toll", False, False) if brought else None  # "brings to 318 the number of civilians killed"
    direct = before in _BEFORE_NUMBER or tags[count.begin - 1] in "-(:"
    direct = direct or (count.qualifier == "more_than" and before in TOLL)  # "the toll passes 1,000"
    if count.qualifier in ("more_than", "up_to", "about", "nearly", "at_least") and before not in ("killing", "killed"):
        direct = direct or before in _BEFORE_QUALIFIER
    direct = direct or words[count.begin] == "from"  # "estimates vary, from 20 to 30"
    if not direct or count.begin <= floor:
        return None
    begin = max(floor, count.begin - 40)
    for at in range(count.begin - 1, begin - 1, -1):
        word = words[at]
        is_toll = word in TOLL and (
            word in ("toll", "tolls") or not _OF_DEATH.isdisjoint(words[max(floor, at - 2) : at])
        )
        number_of = word in _NUMBER and at + 2 < count.begin and words[at + 1] == "of"
        if is_toll or number_of:
            outcome = toll_outcome(doc, at, floor)
            if number_of:
                span = [w for w in words[at + 2 : count.begin] if w != "remains"]
                named = next((name for w in span if (name := _outcome(lex, w))), None)
                if named is None:
                    return None
                outcome = named
            if any(tags[k] == "." for k in range(at, count.begin)):
                return None
            told = words[at + 1 : count.begin]
            limit = count.qualifier == "up_to" and (RISE | _BRINGING).isdisjoint(told)  # "could be as high as 50"
            # "is likely to exceed 100", "could climb above 50"
            limit = (
                limit or words[count.begin] in _REACHING or (count.begin < count.first and words[count.begin] in _PAST)
            )
            if not _EXPECT.isdisjoint(told) and words[count.begin - 1] != "from" and not limit:
                return None  # "the toll could rise to 31": nobody has counted them
            other = victims.last > victims.first and not victims.people and not victims.plain
            if other and tags[victims.first] in "nE":
                return None  # "the toll was counted at 2 hospitals"
            return outcome, "toll", False, is_previous(doc, count)
        if before == "to" and word in _WHOLE and words[at - 1] == "the" and words[at - 2] in _BRINGING:
            earlier = next((name for w in words[at - 3 : floor : -1] if (name := _outcome(lex, w))), None)
            if earlier and _counts_nothing_else(doc, victims):
                return earlier, "toll", False, False  # "killed 24, bringing the total since January to 1,204"
        moved = before in ("to", "from", "at") and not _MOVES.isdisjoint(words[max(floor, at - 4) : count.begin])
        moved = moved or before in _NUMBERED
        if moved and word in _LOSSES and _counts_nothing_else(doc, victims):
            return _LOSSES[word], "toll", False, is_previous(doc, count)
    return None


def _counts_nothing_else(doc: Document, victims: Victims) -> bool:
    """Whether no other noun stands behind the number: “put the losses at 27”, not “at 27 tanks”."""
    return victims.people or victims.plain or doc.tokens.tags[victims.first] not in "nE"


def _outcome(lex: Lexicon, word: str) -> str | None:
    """What happened to those whom a word counts or describes."""
    kinds = (lex.outcome_states, lex.outcome_nouns, lex.outcome_verbs, lex.outcome_own)
    return next((kind[word] for kind in kinds if word in kind), None)


def reported_first(doc: Document, count: Count) -> bool:
    """“after initially reporting 24 dead”, “had initially been reported to have killed 31”: a toll that was given up."""
    words = doc.tokens.words
    first = max(0, count.begin - 7)
    near = words[max(first, doc.tokens.tags.rfind(".", first, count.begin)) : count.begin]  # of this sentence
    last_number = max(first, doc.tokens.tags.rfind("#", first, count.begin))
    near = near if last_number == first else words[last_number + 1 : count.begin]  # "initially put at 15, rose to 22"
    for k in range(count.begin - 2, max(0, count.begin - 16), -1):
        if doc.tokens.tags[k] in ".;,#":
            break
        if (
            words[k] in _GIVEN_UP
            and not _COUNTS.isdisjoint(words[k + 1 : k + 4])
            and not _PUT.isdisjoint(words[k + 2 : count.begin])
        ):
            return True  # "an earlier toll put the dead at 18"
    if words[max(0, count.begin - 3) : count.begin - 1] in _EARLIER_FIGURES and words[count.begin - 1] == "of":
        return True  # "correcting an earlier figure of 23"
    if "first" in near and any(
        near[i] == "first" and near[i + 1] in (*_REPORTING, "given", "put") for i in range(len(near) - 1)
    ):
        return True  # "was first given as nine"
    if "earlier" in near and any(
        near[i : i + 2] == ["had", "earlier"] and near[i + 2] in _REPORTING for i in range(len(near) - 2)
    ):
        return True  # "It had earlier reported 12 deaths"
    if "earlier" in near and not _REPORTING.isdisjoint(near[near.index("earlier") + 1 :][:1]):
        behind = words[count.last : count.last + 14]
        behind = behind[: behind.index(".")] if "." in behind else behind
        return "now" in behind or not _REVISING.isdisjoint(
            behind
        )  # "earlier said 23 had died, but raised the figure to 28"
    return (not _AT_FIRST.isdisjoint(near) and not _REPORTING.isdisjoint(near)) or _had_put(doc, count)


def _had_put(doc: Document, count: Count) -> bool:
    """“An hour earlier he had put the number of wounded at 9”, “had on Wednesday given a toll of 9”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    floor = max(0, count.begin - 14)
    if "had" not in words[floor : count.begin]:
        return False
    floor = max(floor, *(tags.rfind(mark, floor, count.begin) + 1 for mark in ".;#"))
    for at in range(floor, count.begin - 2):
        if words[at] != "had":
            continue
        put = next((k for k in range(at + 1, min(at + 5, count.begin)) if words[k] in _PUT_AT), None)
        if put is not None and not _TOLLED.isdisjoint(words[put + 1 : count.begin]):
            lately = "earlier" in words[max(0, at - 6) : at] or tags[at + 1] in "PT"
            return lately and words[count.begin - 1] in ("at", "of")
    return False


def is_previous(doc: Document, count: Count) -> bool:
    """Whether the sentence says that this toll is superseded: "from 23", "the earlier toll of 23"."""
    words = doc.tokens.words
    before = words[count.begin - 1] if count.begin else ""
    near = words[max(0, count.begin - 5) : count.begin]
    since = "#" in doc.tokens.tags[max(0, count.begin - 5) : count.begin]  # "initially put at 15, rose to 22"
    return (
        before == "from"
        or (not since and not _EARLIER.isdisjoint(near) and before in _BEFORE_EARLIER)
        or _has_moved_since(doc, count)
        or _is_an_earlier_figure(doc, count)
    )


def _is_an_earlier_figure(doc: Document, count: Count) -> bool:
    """“An earlier toll given by the ministry was 19”, “The first count, from the mayor, was nine”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at = count.begin - 1
    if at < 3 or words[at] not in _WAS_AT or (words[at] == "at" and words[at - 1] not in _WAS_AT):
        return False
    floor = max(0, at - 12, *(tags.rfind(mark, 0, at) + 1 for mark in ".;#"))
    return any(words[i : i + 2] in _EARLIER_FIGURES for i in range(floor, at - 1))


def _has_moved_since(doc: Document, count: Count) -> bool:
    """“the toll, which stood at 20 on Monday, has climbed to 33”."""
    words, tags = doc.tokens.words, doc.tokens.tags
    if words[max(0, count.begin - 3) : count.begin] not in (["which", "stood", "at"], ["which", "was", "at"]):
        return False
    comma = tags.find(",", count.last, count.last + 6)
    return comma > 0 and not (RISE | FALL).isdisjoint(words[comma + 1 : comma + 4])


def _move_of(doc: Document, at: int, floor: int) -> int | None:
    """The noun of "an increase in the death toll", "a rise of the toll"."""
    words, begin = doc.tokens.words, at
    while begin > floor and doc.tokens.tags[begin - 1] in "Dnk":
        begin -= 1
    noun = begin - 2
    led = noun >= floor and words[begin - 1] in ("of", "in") and doc.tokens.tags[noun] in "nWVBv"
    return noun if led and words[noun] in RISE | FALL else None


def _behind_aside(doc: Document, at: int, last: int) -> int:
    """Where the words go on behind an aside: "The toll, according to the hospital, is expected to rise"."""
    tags = doc.tokens.tags
    close = tags.find(",", at + 2, min(at + 30, last - 1)) if tags[at : at + 1] == "," else -1
    return close + 1 if close > 0 and tags[close + 1] in "Al" else at


def _leads_a_toll(doc: Document, at: int) -> bool:
    """Whether a word belongs to the phrase of a toll: "the | final | death (toll)"; not "expect (the toll)"."""
    word = doc.tokens.words[at]
    return (doc.tokens.tags[at] in "Dnk" or word in ("death", "casualty")) and word not in _EXPECT


def find_trends(doc: Document, sentence: Sentence) -> list[tuple[int, int, str]]:
    """“the toll is expected to rise”: words of a statement about a toll without a number."""
    words, tags = doc.tokens.words, doc.tokens.tags
    out: list[tuple[int, int, str]] = []
    if _COUNTED.isdisjoint(sentence.there):
        return out
    span = words[sentence.first : sentence.last]
    for at in [sentence.first + step for step in where(span, _COUNTED_OR_IT)]:
        again = words[at] == "it" and not TOLL.isdisjoint(words[sentence.first : at])
        if words[at] not in _COUNTED and not again:
            continue
        number_of = words[at] in ("number", "tally", "count") and not _OF_WHOM.isdisjoint(words[at + 1 : at + 5])
        number_of = number_of or (words[at] in ("tally", "count") and words[at - 1] in _OF_DEATH)
        lost = words[at] in _LOSSES or words[at] == "victims"
        more = lost and words[at - 1] in _MORE  # "more deaths are expected"
        deaths = words[at] in ("deaths", "casualties", "fatalities") and tags[at - 1 : at] == "D"
        if not (number_of or deaths or more or again) and words[at] not in ("toll", "tolls"):
            continue
        end = _behind_aside(doc, at + 1, sentence.last)
        limit = min(sentence.last, end + 13)
        up = down = False
        expected = not _EXPECT.isdisjoint(
            words[max(sentence.first, at - 4) : at]
        )  # "Officials expect the toll to rise"
        while end < limit and (tags[end] not in ".;#" or words[end + 1 : end + 2] == ["and"]):
            word = words[end]
            expected = expected or word in _EXPECT
            if (word in RISE and word != "go") or (expected and (more or word in _REACHING)):
                up = True
                break
            if word in FALL:
                down = True
                break
            end += 1
        moved = _move_of(doc, at, sentence.first) if not (up or down) else None
        if moved is not None:  # "an increase of deaths, of the toll, is expected"
            told = (k for k in range(at + 1, min(at + 7, sentence.last)) if words[k] in _EXPECT)
            end = next(told, at)
            up, down, expected = words[moved] in RISE, words[moved] in FALL, end > at
        if not (up or down) or (
            not expected
            and "#" in tags[end : min(end + 6, sentence.last)]
            and not _BEFORE_NEW.isdisjoint(words[end : end + 3])
        ):
            continue
        if expected and (down or "not" in words[at + 1 : end] or "unlikely" in words[at + 1 : end]):
            continue
        begin = at
        while begin > sentence.first and tags[begin] != "D" and _leads_a_toll(doc, begin - 1):
            begin -= 1
        begin = begin if moved is None else moved
        if not out or out[-1][0] != begin:  # two words for one toll say one thing
            out.append((begin, end + 1, "down" if down else "expected_up" if expected else "up"))
    return out
