"""Counts of people: killed, injured, missing, displaced, detained."""

from __future__ import annotations

import re
from dataclasses import replace

from .cited import Cited
from .document import Document, Sentence
from .numbers import Count, Num, qualify
from .people import Figure, Victims, has_one_person, victim_phrase, victims_text
from .rows import Casualty
from .tolls import TOLL, event_of, find_trends, is_previous, read_toll, toll_outcome

_SUBSET_LEAD = frozenset(("including", "among", "include", "includes", "included"))
_COUNTED_BEFORE = frozenset(("dead", "killed", "victims", "wounded", "injured", "casualties", "missing", "fatalities", "deaths"))
_BE = frozenset(["was", "were", "is", "are", "been", "be", "being"])


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
            # "a driver and 3 pupils were killed"
            among = tags[at - 1 : at] == "A" and at - 3 >= sentence.first and words[at - 2] in _COUNTED_BEFORE and "among" in words[max(sentence.first, at - 5) : at - 1]
            joined = tags[end : end + 1] == "C" and tags[end + 1 : end + 2] in ("#", "D") and re.match(r"C[#D][nNJZEkpr]{1,5}A+l?K", tags[end : end + 10])
            if near or passive or including or listed or joined or among:
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
    # "2 of the wounded later died": the end they came to, not the one they had
    if words[count.stop : count.stop + 2] == ["of", "the"] and count.stop + 2 < last and words[count.stop + 2] in lex.outcome_states:
        tail = _verb_after(doc, count.stop + 3, last)
        if tail:
            return tail[0], tail[1], False, False
    # "among the dead was a girl"
    if before in ("was", "were") and count.begin - 3 >= first and before2 in _COUNTED_BEFORE and "among" in words[max(first, count.begin - 5) : count.begin - 2]:
        return lex.outcome_states.get(before2) or lex.outcome_nouns.get(before2) or "killed", "of_the_dead", bool(figures), False
    # "7 of the dead are children": a part of a toll given before
    if words[count.stop : count.stop + 2] in (["of", "the"], ["of", "those"]) and count.stop + 4 < last and words[count.stop + 2] in _COUNTED_BEFORE and words[count.stop + 3] in _BE:
        state = words[count.stop + 2]
        return lex.outcome_states.get(state) or lex.outcome_nouns.get(state) or "killed", "of_the_dead", bool(figures), False
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
        if words[head] in TOLL:
            return toll_outcome(doc, head, first), "toll_of", False, is_previous(doc, count, first)
    if before == "of" and count.begin - 2 >= first and tags[count.begin - 2] == "p":
        return None  # "8 members of one family"
    toll = read_toll(doc, count, victims, first, last)
    if toll:
        return toll
    # an active verb in front: "killed at least 12 people", "killing 12"
    if fits or victims.last > victims.first:
        verb = _verb_before(doc, count, first)
        if verb is not None and (fits or _has_people_word(doc, victims)):
            return _joint(doc, verb - 1, lex.outcome_verbs[words[verb]], -1), "active_verb", _is_subset(doc, count, first), False
    # "including 7 children", "3 of them children", "among them 2 women"
    if (victims.people or victims.plain) and figures and _is_subset(doc, count, first):
        return figures[-1].outcome, "subset", True, False
    # passive and intransitive: "12 people were killed", "12 died", "12 are missing", "left 12 people dead"
    if fits:
        tail = _verb_after(doc, after, last)
        if tail:
            return tail[0], tail[1], _is_subset(doc, count, first), False
    elif victims.last > victims.first and tags[after - 1] in "nE" and words[after - 1].endswith("s") and lex.sets["not_people"].isdisjoint(words[victims.first : after]):
        # a noun that no list has: what is killed or wounded is people, unless the list says otherwise
        tail = _verb_after(doc, after, last)
        if tail and tail[0] in ("killed", "injured", "killed_or_injured") and tail[1] == "passive":
            return tail[0], "passive_unknown_noun", _is_subset(doc, count, first), False
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


def _joint(doc: Document, at: int, outcome: str, step: int) -> str:
    """"killed or injured", not split: killed_or_injured. `at` is the joining word, `step` where the other verb is."""
    words, tags, lex = doc.tokens.words, doc.tokens.tags, doc.lex
    if not 0 < at < len(words) - 1 or words[at] not in ("or", "and") or words[at + step] not in lex.outcome_verbs:
        return outcome
    other = lex.outcome_verbs[words[at + step]]
    after = tags[at + 2 : at + 3]
    if {outcome, other} == {"killed", "injured"} and (step < 0 or words[at] == "or" or after in ("", ".", ",", "P", "T", ";")):
        return "killed_or_injured"
    return outcome


def _verb_after(doc: Document, at: int, last: int) -> tuple[str, str] | None:
    """"… were killed", "… died", "… dead", "… have been displaced", behind the people."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    k = at
    # an aside: ", including 3 children," or ", most of them women,"
    if k < last and tags[k] == "," :
        close = tags.find(",", k + 1, min(last, k + 22))
        if (close > 0 and words[k + 1] in ("including", "among", "most", "many", "some", "mostly", "all", "mainly", "of", "including", "both", "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")) or (close > 0 and tags[k + 1] in "#"):
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
            if word == "buried" and words[k + 1 : k + 2] not in (["under"], ["beneath"], ["in"], ["alive"]):
                return None
            if word in lex.outcome_states and (link or k == begin) and word not in lex.outcome_verbs:
                return lex.outcome_states[word], "state"
            if word == "buried" and words[k + 1 : k + 2] not in (["under"], ["beneath"], ["in"], ["alive"]):
                return None  # "the victims were buried at dawn"
            if word in lex.outcome_verbs and (link or k == begin) and not word.endswith("ing"):
                nxt = tags[k + 1] if k + 1 < last else "."
                if not link and nxt in "#pD" and word not in ("dead",):
                    return None  # "12 fighters killed 3 people"
                return _joint(doc, k + 1, lex.outcome_verbs[word], 1), "passive"
            if word in lex.outcome_verbs and word.endswith("ing"):
                return None
        if word == "among" and link and words[k + 1 : k + 2] in (["the"], ["those"]) and words[k + 2 : k + 3] and words[k + 2] in _COUNTED_BEFORE:
            state = words[k + 2]
            return lex.outcome_states.get(state) or lex.outcome_nouns.get(state) or "killed", "among_the_dead"
        if word in ("lost", "lose", "losing") and words[k + 2 : k + 3] in (["lives"], ["life"]):
            return "killed", "intransitive"
        if word in _BE or word in ("have", "has", "had", "been", "being", "got", "left", "remain", "remained", "reported", "confirmed", "feared", "believed", "presumed", "reportedly", "to", "died", "found", "pronounced", "declared", "listed", "still", "now", "there", "by"):
            link = link or word in _BE or word in ("remain", "remained", "left", "feared", "believed", "presumed", "confirmed", "reported", "found", "pronounced", "declared", "listed", "have", "had", "has")
            k += 1
        elif tag in "lT" or (tag == "A"):
            k += 1
        elif tag == "P" and not link and k - begin <= 8 and word in ("in", "at", "from", "near", "on", "of", "inside"):
            k += 1
            while k < last and tags[k] in "DnNJZTE'r#Gp" and words[k] not in lex.outcome_states:
                k += 1
        elif tag == "C" and link:
            k += 1
        else:
            return None
        steps += 1
    return None


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
            )
        )
    for begin, stop, trend in find_trends(doc, sentence):
        start, end = doc.slice(begin, stop)
        voice = cited.voice(begin, sentence)
        outcome = toll_outcome(doc, next((k for k in range(begin, stop) if doc.tokens.words[k] in TOLL), begin), sentence.first)
        rows.append(
            Casualty(
                f"figure-{start}", start, end, doc.text[start:end], None, None, None, outcome, None, None, None, None, None, None, None,
                "current", trend, voice.source, voice.source_text, voice.speaker, voice.voice, voice.claim_id,
                cited.place(begin, sentence), "main", sentence.index, "toll_without_number",
            )
        )
    return rows


def link_parts(rows: list[Casualty]) -> None:
    """"7 of the dead are children", a sentence later: a part of the last toll of the same source that can hold it."""
    for i, row in enumerate(rows):
        if row.rule not in ("of_the_dead", "among_the_dead") or row.subset_of is not None:
            continue
        for whole in reversed(rows[:i]):
            fits = whole.subset_of is None and whole.status == "current" and whole.count_start is not None and whole.event == row.event
            if fits and whole.outcome == row.outcome and whole.source == row.source and (whole.high is None or row.low is None or row.low <= whole.high):
                rows[i] = replace(row, subset_of=whole.figure_id)
                break
