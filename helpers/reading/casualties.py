"""Counts of people: killed, injured, missing, displaced, detained."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cited import Cited
from .document import Document, Sentence
from .numbers import Count, Num, qualify
from .people import Victims, has_one_person, victim_phrase, victims_text
from .rows import Casualty

_TOLL = frozenset(("toll", "tally", "count", "tolls"))
_COUNTED = frozenset("toll tolls number deaths casualties".split())
_RISE = frozenset("rise rises rising rose risen increase increases increased increasing climb climbs climbed climbing grow grows grew grown jump jumped mount mounts mounting go up higher soar soared".split())
_FALL = frozenset("fall falls fell fallen drop dropped decrease decreased lowered lower reduced revised-down down".split())
_EXPECT = frozenset("expected likely feared could may might set will expect fear warned".split())
_OTHER = re.compile(
    r"\b(since (?:the )?(?:war|conflict|fighting|offensive|invasion|uprising|start|beginning|outbreak|truce|ceasefire|(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december|early|late|mid|last)|(?:in|of|during) the (?:\w+ )?(?:war|conflict|civil war)|\w+-(?:year|month)(?:-old|-long)? (?:war|conflict|civil war|insurgency)|last (?:year|month)|so far this (?:year|month)|this (?:year|month)|in (?:19|20)\d\d\b|over the past (?:\w+ )?(?:years?|months?)|years of (?:war|conflict)|a (?:year|month|week|decade) (?:ago|earlier)|in an earlier|in a separate|earlier (?:this|in) (?:month|year|week))",
    re.I,
)  # fmt: skip
_WAR = re.compile(r"\b(?:since|war|conflict|year|month|years|months|separate|earlier|ago)\b|\bin (?:19|20)\d\d", re.I)
_SUBSET_LEAD = frozenset(("including", "among", "include", "includes", "included"))
_BE = frozenset("was were is are been be being".split())


@dataclass(slots=True)
class Figure:
    """A casualty row in the making."""

    count: Count
    num: Num | None
    victims: Victims
    outcome: str
    rule: str
    subset_of: int | None = None  # position in the list of figures
    previous: bool = False
    first: int = 0
    last: int = 0


def find_figures(doc: Document, sentence: Sentence, nums: list[Num]) -> list[Figure]:
    """The casualty figures of one sentence, in text order."""
    figures: list[Figure] = []
    waiting: list[tuple[Num | None, Count, Victims]] = []
    floor = sentence.first
    candidates: list[Num] = [n for n in nums if n.role is None]
    ones = _single_persons(doc, sentence, candidates) if any(t in "Kk" for t in doc.tokens.tags[sentence.first : sentence.last]) else []
    for num in sorted([*candidates, *ones], key=lambda n: n.first):
        if figures and num.first < figures[-1].count.last and num.first >= figures[-1].count.first:
            figures_last = figures[-1]
            if figures_last.num is not None and num.role is None:
                num.role, num.row_id = "casualty", "range"
            continue
        count = qualify(doc, num, floor, sentence.last)
        victims = victim_phrase(doc, count, sentence.last)
        hit = _outcome(doc, sentence, count, victims, figures)
        floor = count.last
        if hit is None:
            waiting.append((num, count, victims))
            continue
        outcome, rule, subset, previous = hit
        figure = Figure(count, num, victims, outcome, rule, None, previous)
        if subset and figures:
            figure.subset_of = _whole(figures, figure)
        # "5 men and 3 women were killed": those before share the outcome
        for other_num, other_count, other_victims in waiting:
            if _coordinated(doc, other_count, other_victims, count):
                figures.append(Figure(other_count, other_num, other_victims, outcome, "shared_outcome"))
        waiting.clear()
        figures.append(figure)
    figures.sort(key=lambda f: f.count.first)
    return figures


def _single_persons(doc: Document, sentence: Sentence, nums: list[Num]) -> list[Num]:
    """"killed a woman and her 3 children": one person, counted by an article."""
    tags, words = doc.tokens.tags, doc.tokens.words
    taken = {n.first for n in nums}
    out = []
    for at in range(sentence.first, sentence.last - 1):
        if words[at] in ("a", "an") and tags[at] == "D" and at + 1 not in taken:
            end = has_one_person(doc, at, sentence.last)
            if end is None:
                continue
            before = tags[max(sentence.first, at - 3) : at]
            after = tags[end : end + 6]
            near = any(words[i] in doc.lex.outcome_verbs for i in range(max(sentence.first, at - 2), at)) and "K" in before
            listed = out and out[-1].last <= at and at - out[-1].last <= 8 and words[at - 1] in ("and", ",")
            passive = re.match(r"(?:P[DnNZJ]+)?A+l?K", after) and any(words[i] in doc.lex.outcome_verbs or words[i] in doc.lex.outcome_own for i in range(end, min(end + 6, sentence.last)))
            including = words[at - 1] in ("including",)
            if near or passive or including or listed:
                out.append(Num(at, at + 1, doc.tokens.starts[at], doc.tokens.ends[at], 1, role="article"))
    return out


def _coordinated(doc: Document, count: Count, victims: Victims, later: Count) -> bool:
    """Whether a bare number is joined to the one that has the outcome: "5 men and 3 women were killed"."""
    if not victims.people:
        return False
    between = doc.tokens.tags[victims.last : later.begin]
    return len(between) <= 4 and ("C" in between or "," in between) and not any(t in between for t in "AVvKP")


def _whole(figures: list[Figure], part: Figure) -> int | None:
    """The figure that a subset is part of: the nearest before with this outcome that is no subset."""
    for i in range(len(figures) - 1, -1, -1):
        whole = figures[i]
        if whole.subset_of is None and (whole.outcome == part.outcome or whole.outcome == "killed_or_injured") and not whole.previous:
            big, small = whole.count, part.count
            if big.high is not None and small.low is not None and small.low > big.high:
                continue
            return i
    return None


def _outcome(doc: Document, sentence: Sentence, count: Count, victims: Victims, figures: list[Figure]) -> tuple[str, str, bool, bool] | None:
    """What happened to those counted: outcome, rule, subset?, previous toll?"""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    first, last = sentence.first, sentence.last
    before = words[count.begin - 1] if count.begin > first else ""
    before2 = words[count.begin - 2] if count.begin - 1 > first else ""
    after = victims.last
    nxt = words[after] if after < last else ""
    unit = words[count.stop] if count.stop < last else ""
    fits = victims.people or victims.plain
    # nouns that are counted: "12 deaths", "12 dead", "12 wounded", "12 bodies"
    for at in range(count.stop, min(count.stop + 4, last)):
        word = words[at]
        if at > count.stop and (tags[at - 1] in ",PAVC" or tags[at - 1] in "p"):
            break
        if word in lex.outcome_nouns and not (at + 1 < last and tags[at + 1] in "pn" and word in ("injured", "wounded", "missing", "displaced")) :
            if word in ("lives", "life") and not any(w in ("claimed", "claiming", "lost", "took", "taken", "cost", "costing", "claim", "losing", "claims") for w in words[max(first, count.begin - 4) : count.begin] + words[at : min(at + 4, last)]):
                break
            if word in ("body", "bodies", "remains") and at + 1 < last and words[at + 1] == "armour":
                break
            return lex.outcome_nouns[word], "counted_noun", _is_subset(doc, count, first), False
        if word in lex.outcome_states and (at == count.stop or tags[at - 1] in "lnJ"):
            follows = tags[at + 1] if at + 1 < last else "."
            if word in ("killed", "injured", "wounded", "hurt", "detained", "arrested", "captured", "displaced", "buried", "trapped") and follows in "pn" and words[at + 1] in lex.victims:
                continue
            return lex.outcome_states[word], "counted_state", _is_subset(doc, count, first), False
    # "claimed the lives of 12 people", "the deaths of 12", "the bodies of 12 people"
    if before == "of" and count.begin - 2 >= first:
        head = count.begin - 2
        if words[head] in lex.outcome_nouns and words[head] not in ("casualties", "injured", "missing", "wounded"):
            return lex.outcome_nouns[words[head]], "noun_of", False, False
        if words[head] in ("killing", "killings", "wounding", "massacre", "murder", "arrest", "detention", "abduction", "displacement", "injuring"):
            known = {"massacre": "killed", "murder": "killed", "arrest": "detained", "detention": "detained", "abduction": "detained", "displacement": "displaced", "killings": "killed"}
            return known.get(words[head]) or lex.outcome_verbs[words[head]], "noun_of", False, False
        if words[head] in _TOLL:
            return _toll_outcome(doc, head, first), "toll_of", False, _is_previous(doc, count, first)
    toll = _toll(doc, count, victims, first, last)
    if toll:
        return toll
    # an active verb in front: "killed at least 12 people", "killing 12"
    if fits or victims.last > victims.first:
        verb = _verb_before(doc, count, first)
        if verb is not None and (fits or _has_people_word(doc, victims)):
            return lex.outcome_verbs[words[verb]], "active_verb", _is_subset(doc, count, first), False
    # "including 7 children", "3 of them children", "among them 2 women"
    if (victims.people or victims.plain) and figures and _is_subset(doc, count, first):
        return figures[-1].outcome, "subset", True, False
    # passive and intransitive: "12 people were killed", "12 died", "12 are missing", "left 12 people dead"
    if fits:
        tail = _verb_after(doc, after, last)
        if tail:
            return tail[0], tail[1], _is_subset(doc, count, first), False
    if unit == "of" and count.stop + 1 < last and words[count.stop + 1] in ("them", "whom", "these", "those") and figures:
        return figures[-1].outcome, "subset", True, False
    # "the army lost 9 men and the rebels 15"
    if before in ("lost", "losing") and (victims.people or victims.plain):
        return "killed", "lost", False, False
    if figures and victims.plain and figures[-1].rule in ("lost", "gapped") and tags[count.begin - 1] in "npNJZ" and "C" in tags[figures[-1].count.last : count.begin]:
        return "killed", "gapped", False, False
    # "12 killed and 30 others": the rest of a list
    if figures and (victims.people or victims.plain) and before in ("and", ",") and before2 and figures[-1].victims.last >= count.begin - 2 and not figures[-1].previous:
        whole = figures[-1]
        if not (victims.people and nxt in _BE) and whole.rule in ("active_verb", "noun_of", "listed", "subset", "mother_and") and (victims.people or _ends(tags, after, last)):
            if whole.subset_of is not None or whole.rule == "subset":
                return whole.outcome, "subset", True, False
            return whole.outcome, "listed", False, False
    if figures and victims.people and before in ("her", "his", "their") and figures[-1].victims.last >= count.begin - 3:
        return figures[-1].outcome, "mother_and", False, False
    if before == "as" and False:
        return None
    return None


def _ends(tags: str, at: int, last: int) -> bool:
    return at >= last or tags[at] in ".,;"


def _has_people_word(doc: Document, victims: Victims) -> bool:
    return any(doc.tokens.tags[i] in "p" for i in range(victims.first, victims.last))


def _is_subset(doc: Document, count: Count, floor: int) -> bool:
    """Whether the words lead a part: "including", "among them", "of whom", "3 of them"."""
    words = doc.tokens.words
    at = count.begin - 1
    back = words[max(floor, at - 5) : at + 1]
    if back and (back[-1] in _SUBSET_LEAD or back[-2:] in (["among", "them"], ["of", "whom"], ["of", "them"], ["among", "whom"], ["which", "included"], ["them", ","], ["whom", "were"]) or back[-1:] == ["them"]):
        return True
    if "including" in back and not any(w in doc.lex.outcome_verbs for w in back):
        tail = back[back.index("including") :]
        return "and" in tail or "," in tail or len(tail) <= 3
    stop = words[count.stop : count.stop + 2]
    return stop in (["of", "them"], ["of", "whom"]) or (stop[:1] == ["of"] and words[count.stop + 1 : count.stop + 4] in (["the", "dead", "were"], ["those", "killed", "were"], ["the", "victims", "were"]))


def _verb_before(doc: Document, count: Count, floor: int) -> int | None:
    """The outcome verb that takes this number as its object."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    at = count.begin - 1
    skipped = 0
    while at >= floor and skipped < 3 and (words[at] in ("another", "a", "an", "the", "all", "these", "up", "to", "its", "their", "some", "also", "at", "further", "reportedly", "other") or tags[at] in "l"):
        at, skipped = at - 1, skipped + 1
    if at < floor or words[at] not in lex.outcome_verbs:
        return None
    helpers = words[max(floor, at - 3) : at]
    if helpers and any(w in _BE for w in helpers) and words[at].endswith("ed") and not any(w in ("have", "has", "had") for w in helpers):
        return None
    return at


def _verb_after(doc: Document, at: int, last: int) -> tuple[str, str] | None:
    """"… were killed", "… died", "… dead", "… have been displaced", behind the people."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    k = at
    # an aside: ", including 3 children," or ", most of them women,"
    if k < last and tags[k] == "," :
        close = tags.find(",", k + 1, min(last, k + 22))
        if close > 0 and words[k + 1] in ("including", "among", "most", "many", "some", "mostly", "all", "mainly", "of", "including", "both", "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine") or (close > 0 and tags[k + 1] in "#"):
            if close + 1 < last and (tags[close + 1] in "AK" or words[close + 1] in lex.outcome_own):
                k = close + 1
    begin = k
    steps = 0
    link = False
    while k < last and steps < 12:
        word, tag = words[k], tags[k]
        if word in lex.outcome_verbs or word in lex.outcome_own or word in lex.outcome_states:
            if word in lex.outcome_own:
                return lex.outcome_own[word], "intransitive"
            if word in lex.outcome_states and (link or k == begin) and not (word in lex.outcome_verbs):
                return lex.outcome_states[word], "state"
            if word in lex.outcome_verbs and (link or k == begin) and not word.endswith("ing"):
                nxt = tags[k + 1] if k + 1 < last else "."
                if not link and nxt in "#pD" and word not in ("dead",):
                    return None  # "12 fighters killed 3 people"
                return lex.outcome_verbs[word], "passive"
            if word in lex.outcome_verbs and word.endswith("ing"):
                return None
        if word in _BE or word in ("have", "has", "had", "been", "being", "got", "left", "remain", "remained", "reported", "confirmed", "feared", "believed", "presumed", "reportedly", "to", "died", "found", "pronounced", "declared", "listed", "still", "now", "there", "by"):
            link = link or word in _BE or word in ("remain", "remained", "left", "feared", "believed", "presumed", "confirmed", "reported", "found", "pronounced", "declared", "listed", "have", "had", "has")
            k += 1
        elif tag in "lT" or (tag == "A"):
            k += 1
        elif tag == "P" and not link and k - begin <= 8 and word in ("in", "at", "from", "near", "on", "of", "inside"):
            k += 1
            while k < last and tags[k] in "DnNJZTE'r#G" and words[k] not in lex.outcome_states:
                k += 1
        elif tag == "C" and link:
            k += 1
        else:
            return None
        steps += 1
    return None


def _toll_outcome(doc: Document, at: int, floor: int) -> str:
    words = doc.tokens.words
    back = words[max(floor, at - 3) : at] + words[at + 1 : at + 4]
    if any(w in ("injury", "injured", "wounded", "injuries") for w in back):
        return "injured"
    if "casualty" in back and "death" not in back:
        return "killed_or_injured"
    return "killed"


def _toll(doc: Document, count: Count, victims: Victims, floor: int, last: int) -> tuple[str, str, bool, bool] | None:
    """"the death toll rose to 28 from 23", "bringing the number of dead to 40"."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    before = words[count.begin - 1] if count.begin > floor else ""
    direct = before in ("to", "at", "from", "of", "is", "was", "now", "past", "reached", "reaching", "reaches", "hit", "hits", "stands", "stood", "above", ":", "by", "nearly", "passed", "tops", "topped", "exceeded", "exceeds", "with", "as", "put", "surpassed", "surpasses", "over", "climbs", "around", "be") or tags[count.begin - 1] in "-(:"
    if count.qualifier in ("more_than", "up_to", "about", "nearly", "at_least") and before not in ("killing", "killed"):
        direct = direct or before in ("stands", "rises", "rose")
    if not direct or count.begin <= floor:
        return None
    begin = max(floor, count.begin - 26)
    for at in range(count.begin - 1, begin - 1, -1):
        word = words[at]
        is_toll = word in _TOLL and (word in ("toll", "tolls") or any(w in ("death", "casualty", "deaths", "body", "fatality", "injury") for w in words[max(floor, at - 2) : at]))
        number_of = word == "number" and at + 2 < count.begin and words[at + 1] == "of"
        if is_toll or number_of:
            outcome = _toll_outcome(doc, at, floor)
            if number_of:
                span = words[at + 2 : count.begin]
                outcome = next((o for w in span if (o := lex.outcome_states.get(w) or lex.outcome_nouns.get(w) or lex.outcome_verbs.get(w) or lex.outcome_own.get(w))), "")
                if not outcome:
                    return None
            if any(tags[k] == "." for k in range(at, count.begin)):
                return None
            if victims.last > victims.first and not victims.people and not victims.plain and before not in ("to", "from", "at", "of", "is", "was"):
                return None
            return outcome, "toll", False, _is_previous(doc, count, at)
        if word in lex.outcome_nouns and word in ("deaths", "fatalities", "casualties", "injuries") and before in ("to", "from", "at") and any(w in _RISE | _FALL for w in words[at : count.begin]):
            return lex.outcome_nouns[word], "toll", False, _is_previous(doc, count, at)
    return None


def _is_previous(doc: Document, count: Count, floor: int) -> bool:
    """Whether the sentence says that this toll is superseded: "from 23", "the earlier toll of 23"."""
    words = doc.tokens.words
    before = words[count.begin - 1] if count.begin else ""
    near = words[max(floor, count.begin - 7) : count.begin]
    near = words[max(0, count.begin - 7) : count.begin]
    return before == "from" or any(w in ("earlier", "previous", "previously", "initial", "initially", "originally", "preliminary") for w in near[-5:]) and before in ("of", "at", "was", "to", "from", "than")


def find_trends(doc: Document, sentence: Sentence) -> list[tuple[int, int, str]]:
    """"the death toll is expected to rise": words of a statement about a toll without a number."""
    words, tags = doc.tokens.words, doc.tokens.tags
    out: list[tuple[int, int, str]] = []
    if _COUNTED.isdisjoint(words[sentence.first : sentence.last]):
        return out
    for at in range(sentence.first, sentence.last):
        counted = words[at] == "number" and any(w in ("dead", "killed", "deaths", "casualties", "victims", "wounded", "injured") for w in words[at + 1 : at + 5])
        deaths = words[at] in ("toll", "tolls") or counted or (words[at] in ("deaths", "casualties") and tags[at - 1 : at] == "D")
        if not deaths:
            continue
        end = at + 1
        limit = min(sentence.last, at + 14)
        up = down = expected = False
        while end < limit and tags[end] not in ".;#":
            word = words[end]
            expected = expected or word in _EXPECT
            if word in _RISE and word != "go":
                up = True
                break
            if word in _FALL:
                down = True
                break
            end += 1
        if not (up or down) or "#" in tags[end : min(end + 6, sentence.last)] and any(w in ("to", "by", "at", "from", "past", "above") for w in words[end : end + 3]):
            continue
        if expected and down:
            continue
        begin = at
        while begin > sentence.first and tags[begin - 1] in "Dnk" or begin > sentence.first and words[begin - 1] in ("death", "casualty"):
            begin -= 1
        out.append((begin, end + 1, "down" if down else "expected_up" if expected else "up"))
    return out


def event_of(doc: Document, figure: Figure, sentence: Sentence) -> str:
    """main, or other: another attack, another period, a whole-war total."""
    start, end = doc.slice(sentence.first, sentence.last)
    text = doc.plain[start:end]
    if not _WAR.search(text):
        return "main"
    count_start = doc.tokens.starts[figure.count.first] - start
    for match in _OTHER.finditer(text):
        if abs(match.start() - count_start) < 110:
            return "other"
    return "main"


def casualty_rows(doc: Document, sentence: Sentence, nums: list[Num], cited: Cited) -> list[Casualty]:
    """The casualty rows of one sentence."""
    figures = find_figures(doc, sentence, nums)
    rows = []
    ids: list[str] = []
    for figure in figures:
        count, victims = figure.count, figure.victims
        count_start, count_end = doc.slice(count.first, count.last)
        ids.append(f"figure-{count_start}")
    for i, figure in enumerate(figures):
        count, victims = figure.count, figure.victims
        count_start, count_end = doc.slice(count.first, count.last)
        begin, stop = count.begin, max(count.stop, victims.last if victims.people else count.stop)
        start, end = doc.slice(begin, stop)
        if figure.num is not None and figure.num.role is None:
            figure.num.role, figure.num.row_id = "casualty", ids[i]
            for other in nums:
                if other is not figure.num and count.first <= other.first < count.last:
                    other.role, other.row_id = "casualty", ids[i]
        voice = cited.voice(count.first, sentence)
        rows.append(
            Casualty(
                ids[i], start, end, doc.text[start:end], count_start, count_end, doc.text[count_start:count_end],
                figure.outcome, count.value, count.low, count.high, count.qualifier,
                victims_text(doc, victims), victims.name if victims.people else None,
                ids[figure.subset_of] if figure.subset_of is not None else None,
                "previous" if figure.previous else "current", None,
                voice.source, voice.source_text, voice.speaker, voice.voice, voice.claim_id,
                cited.place(count.first, sentence), event_of(doc, figure, sentence), sentence.index, figure.rule,
            )  # fmt: skip
        )
    for begin, stop, trend in find_trends(doc, sentence):
        start, end = doc.slice(begin, stop)
        voice = cited.voice(begin, sentence)
        outcome = _toll_outcome(doc, next((k for k in range(begin, stop) if doc.tokens.words[k] in _TOLL), begin), sentence.first)
        rows.append(
            Casualty(
                f"figure-{start}", start, end, doc.text[start:end], None, None, None, outcome, None, None, None, None, None, None, None,
                "current", trend, voice.source, voice.source_text, voice.speaker, voice.voice, voice.claim_id,
                cited.place(begin, sentence), "main", sentence.index, "toll_without_number",
            )  # fmt: skip
        )
    return rows
