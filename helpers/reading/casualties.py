"""Counts of people: killed, injured, missing, displaced, detained."""

from __future__ import annotations

import re
from dataclasses import replace

from .cited import OWN, Cited
from .clauses_of_people import behind_who
from .document import Document, Sentence
from .events import event_of
from .fates import COUNTED
from .lexicon import word_set
from .numbers import Num
from .outcomes import outcome_of
from .people import Figure, Victims, has_one_being, has_one_person, told_behind, victim_phrase, victims_text
from .predicates import suffers
from .qualifiers import Count, qualify
from .rows import Casualty
from .tolls import TOLL, find_trends, reported_first, toll_outcome

# what stands between "a woman" and what became of her: "from the town", "born in 1961"
_ENDED = re.compile(r"(?:E?P[DnNZJ#p]+){0,2}(?:A+l?[KvP]|K)")
# behind "a boy", where a list of such persons goes on: "of 12 and a woman"
_LISTS = re.compile(r"(?:P[#DnNJZ]{1,3})?,?C?([#D])")
_WHOSE = frozenset(("his", "her", "their"))
_JOINED = re.compile(r"(?:,[#D][nNJZElkpr#&-]{1,5}){0,3},?CD?[#D][nNJZElkpr#&-]{1,6}A+l?[KvP]")
_HARMED = COUNTED | {"lost"}
_LOST = frozenset(("lost", "losing"))
_LEADS = frozenset(("including", "them", "among", "included"))
_NEXT = frozenset(("second", "third", "fourth", "fifth", "sixth"))
_NOT = word_set("negations")
_ENDS = word_set("ends_of_one_person")


def find_figures(doc: Document, sentence: Sentence, nums: list[Num], earlier: str | None = None) -> list[Figure]:
    """The casualty figures of one sentence, in text order. `earlier` is the outcome of the last figure before it."""
    figures: list[Figure] = []
    waiting: list[tuple[Num | None, Count, Victims]] = []
    floor = sentence.first
    candidates: list[Num] = [n for n in nums if n.role is None]
    span = doc.tokens.tags[sentence.first : sentence.last]
    harmed = "K" in span or "k" in span or "missing" in doc.tokens.words[sentence.first : sentence.last]
    harmed = harmed or (bool(candidates) and not _HARMED.isdisjoint(doc.tokens.words[sentence.first : sentence.last]))
    ones = _single_persons(doc, sentence, candidates) if harmed else []
    if not candidates and not ones:
        return figures
    for num in sorted([*candidates, *ones], key=lambda n: n.first):
        if figures and num.first < figures[-1].count.last and num.first >= figures[-1].count.first:
            figures_last = figures[-1]
            if figures_last.num is not None and num.role is None:
                num.role, num.row_id = "casualty", "range"
            continue
        count = qualify(doc, num, floor, sentence.last)
        victims = victim_phrase(doc, count, sentence.last)
        family = _is_size(doc, count, sentence.first)
        if family:
            count = replace(count, begin=count.first - 3)
            victims = Victims(count.stop, count.stop, "people", True, False)
        hit = outcome_of(doc, sentence, count, victims, figures, earlier)
        floor = count.last
        if hit is None:
            waiting.append((num, count, victims))
            continue
        outcome = hit.outcome
        if family:
            victims = replace(victims, first=count.first - 2)  # "family of six"
        if hit.rule in ("of_the_dead", "of_them", "subset") and not victims.people:
            victims = told_behind(doc, victims, sentence.last)
        previous = hit.previous or reported_first(doc, count)
        figure = Figure(count, num, victims, outcome, hit.rule, None, previous)
        of_them = doc.tokens.words[count.stop : count.stop + 2] in (["of", "whom"], ["of", "them"])
        if of_them and not hit.subset and figures and figures[-1].outcome == outcome:
            figure.subset_of = _whole(
                figures, figure, of_them
            )  # "19 wounded, five of whom are in a critical condition"
        if hit.subset and figures:
            figure.subset_of = _whole(figures, figure, of_them)
        # "5 men and 3 women were killed": those before share the outcome
        later = count
        for other_num, other_count, other_victims in reversed(waiting):
            near = next((c for c in (later, count) if _coordinated(doc, other_count, other_victims, c)), None)
            if near is not None:
                figures.append(Figure(other_count, other_num, other_victims, outcome, "shared_outcome"))
                later = other_count
        waiting.clear()
        figures.append(figure)
    figures.sort(key=lambda f: f.count.first)
    return figures


def _single_persons(doc: Document, sentence: Sentence, nums: list[Num]) -> list[Num]:
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
    return end is not None and doc.tokens.tags[at - 2] in "pr" and suffers(doc, end, sentence.last)


def _is_size(doc: Document, count: Count, floor: int) -> bool:
    """“a family of six”: the number stands behind those it counts, and nobody else is counted behind it."""
    words, tags, at = doc.tokens.words, doc.tokens.tags, count.first
    behind = tags[count.stop : count.stop + 1]
    return (
        count.begin == at
        and at - 3 >= floor
        and words[at - 2 : at] == ["family", "of"]
        and tags[at - 3] == "D"
        and (behind in "AVvK.,;CP" or words[count.stop] in doc.lex.outcome_own)
    )


def _pair_of(doc: Document, at: int, ceiling: int) -> bool:
    """“a pair of soldiers”, “a couple of farmers”: two, or about as many."""
    if at + 3 >= ceiling or doc.tokens.words[at + 1 : at + 3] not in (["pair", "of"], ["couple", "of"]):
        return False
    victims, tags = doc.lex.victims, doc.tokens.tags
    return any(tags[i] in "pr" and doc.tokens.words[i] in victims for i in range(at + 3, min(at + 6, ceiling)))


def _is_another(doc: Document, at: int) -> bool:
    """“killed one soldier and wounded another”, “one was killed and another injured”."""
    words, tags, verbs = doc.tokens.words, doc.tokens.tags, doc.lex.outcome_verbs
    behind = at + 1 + (tags[at + 1] == "A")
    ends = tags[at + 1] in ".,;C"
    return (ends and words[at - 1] in verbs) or (behind < len(words) and words[behind] in verbs)


def _is_counted(doc: Document, sentence: Sentence, at: int, nums: list[Num], ones: list[Num]) -> bool:
    """Whether the words around "a woman" say what became of her, or make her one of a list of such."""
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    before = words[at - 1] if at > sentence.first else ""
    if words[at + 1 : at + 2] in [[unit] for unit in ("day", "week", "month", "year")]:
        return False  # "400 people a week"
    end = has_one_person(doc, at, sentence.last)
    if end is None:
        end = has_one_being(doc, at, sentence.last)
        listed = before == "and" and "including" in words[max(sentence.first, at - 6) : at]
        # "11 fighters, including an explosives expert"
        listed = listed or (before == "including" and tags[at - 3 : at - 1] in ("p,", "r,"))
        listed = listed or (before == "them" and words[at - 2] == "among")
        listed = listed or (before in ("included", "include") and words[at - 2] in COUNTED)
        return end is not None and (listed or suffers(doc, end, sentence.last))
    if not _NOT.isdisjoint(words[max(sentence.first, at - 4) : at]) and words[at + 1] == "single":
        return False  # "have not killed a single civilian"
    near = "K" in tags[max(sentence.first, at - 3) : at] and any(
        words[i] in lex.outcome_verbs for i in range(max(sentence.first, at - 2), at)
    )
    # "the death of a child"
    noun = words[at - 2] if before == "of" and at - 2 >= sentence.first else ""
    named_among = before == "them" and words[at - 2] == "among"
    if (
        near
        or named_among
        or before == "including"
        or (before in ("included", "include") and words[at - 2] in COUNTED)
        or words[at - 2 : at] == ["shot", "dead"]
        or lex.outcome_nouns.get(noun) == "killed"
        or noun in lex.outcome_acts
    ):
        return True
    # "including three women and a child", "among the dead were five children and a nurse"
    lead = words[max(sentence.first, at - 9) : at]
    if before == "and" and not _LEADS.isdisjoint(lead) and tags[at - 2] in "pr" and "#" in tags[at - 5 : at]:
        return True
    struck = range(max(sentence.first, at - 8), at - 2)
    ends = tags[end : end + 1] in ("", ".", ",", ";", "P", "l", "T") or end >= sentence.last
    if before == "and" and tags[at - 2] in "pr" and ends and "#" in tags[max(sentence.first, at - 6) : at]:
        if any(words[i] in lex.outcome_verbs and tags[i + 1] in "#DlP" and tags[i - 1] != "A" for i in struck):
            return True  # "killed four soldiers and a nurse"
    if before == "and" and tags[at - 2] in "pr" and not _LOST.isdisjoint(words[max(sentence.first, at - 6) : at]):
        return True  # "lost two brothers and a nephew"
    listed = tags[end : end + 1] not in ("V", "v", "c", "W")  # ", a doctor said": who tells it
    if listed and ones and ones[-1].last <= at <= ones[-1].last + 8 and before in ("and", ","):
        return True
    # "two more people, a boy and a woman, had died"
    if (
        listed
        and before in (",", "-")
        and _list_goes_on(doc, end)
        and any(n.last < at and n.last >= at - 4 and n.role is None and tags[at - 2] in "pr" for n in nums)
    ):
        return True
    # "among the dead was a girl"
    if (
        tags[at - 1 : at] == "A"
        and at - 3 >= sentence.first
        and words[at - 2] in COUNTED
        and "among" in words[max(sentence.first, at - 5) : at - 1]
    ):
        return True
    if (
        before != ","
        and words[end : end + 1] in ([","], ["and"])
        and words[end + 1 : end + 2] in (["her"], ["his"], ["their"])
    ):
        k = end
        while k < sentence.last and k - end < 14 and tags[k] in "Dnpr#,CJN'":
            k += 1
        k -= words[k : k + 1] == ["aged"] and tags[k - 1] == ","  # "and his two sons, aged 6 and 11, were killed"
        if suffers(doc, k, sentence.last):
            return True  # "a mother, her two daughters and a neighbour were killed"
    after = tags[end : end + 12]
    # "a driver and 3 pupils were killed"
    if _JOINED.match(after):
        return True
    if lex.outcome_verbs.get(words[end] if end < sentence.last else "") == "displaced":
        return False  # "a teacher displaced from the north, said"
    if behind_who(doc, end, sentence.last) is not None:
        return True  # "a driver who was with them died"
    return suffers(doc, end, sentence.last) or bool(
        _ENDED.match(after)
        and any(
            words[i] in _ENDS or words[i] in lex.outcome_verbs or words[i] in lex.outcome_own
            for i in range(end, min(end + 12, sentence.last))
        )
    )


def _list_goes_on(doc: Document, at: int) -> bool:
    """Whether one more counted person follows: "(a boy) of 12 and a woman", not "(a woman) and her grandson"."""
    found = _LISTS.match(doc.tokens.tags, at)
    return found is not None and (found.group(1) == "#" or doc.tokens.words[found.start(1)] in ("a", "an"))


def _coordinated(doc: Document, count: Count, victims: Victims, later: Count) -> bool:
    """Whether a bare number is joined to the one that has the outcome: "5 men and 3 women were killed"."""
    couple = doc.tokens.words[count.stop - 1] == "couple"
    kind = doc.tokens.tags[victims.first : victims.last]
    of_a_people = bool(kind) and kind.strip("J") == ""  # "six Nepali and two Fijian peacekeepers"
    if not (victims.people or couple or of_a_people) or (count.value is None and count.low == 2):
        return False  # "many of them children": a word, not a count
    between = doc.tokens.tags[victims.last : later.begin]
    if doc.tokens.tags[count.begin - 1 : count.begin] in ("v", "E"):
        return False  # "freed 12 people and 3 were killed"
    if doc.tokens.words[later.stop : later.stop + 2] in (["of", "whom"], ["of", "them"]):
        return False
    return len(between) <= 4 and ("C" in between or "," in between) and not any(t in between for t in "AVvKPtnN")


def _whole(figures: list[Figure], part: Figure, theirs: bool = False) -> int | None:
    """The figure that a subset is part of: the nearest before with this outcome that is no subset; `theirs`: "two of whom"."""
    last = figures[-1]
    beside = theirs and last.subset_of is not None and last.victims.last == part.count.begin - 1
    if beside and last.outcome == part.outcome and (part.count.low or 0) < (last.count.high or 0):
        return len(figures) - 1  # "including seven children, two of whom were infants"
    for i in range(len(figures) - 1, -1, -1):
        whole = figures[i]
        if (
            whole.subset_of is None
            and whole.rule != "of_the_dead"  # "Of the dead, nine were women and four were children"
            and (whole.outcome == part.outcome or whole.outcome == "killed_or_injured")
            and not whole.previous
        ):
            big, small = whole.count, part.count
            if big.high is not None and small.low is not None and small.low > big.high:
                continue
            return i
    return None


def casualty_rows(
    doc: Document, sentence: Sentence, nums: list[Num], cited: Cited, earlier: str | None = None
) -> list[Casualty]:
    """The casualty rows of one sentence."""
    figures = find_figures(doc, sentence, nums, earlier)
    rows: list[Casualty] = []
    ids = [f"figure-{doc.tokens.starts[figure.count.first]}" for figure in figures]
    for i, figure in enumerate(figures):
        count, victims = figure.count, figure.victims
        begin, stop = count.begin, max(count.stop, victims.last if victims.people else count.stop)
        if doc.tokens.tags[begin - 1] == '"' == doc.tokens.tags[count.stop : count.stop + 1] and stop > count.stop:
            begin -= 1  # "five to six" soldiers
        if victims.people and doc.tokens.tags[stop : stop + 1] == '"' == doc.tokens.tags[victims.first - 1]:
            stop += 1  # 12 "fighters": both marks
        if figure.num is not None and figure.num.role is None:
            figure.num.role, figure.num.row_id = "casualty", ids[i]
            for other in nums:
                if other is not figure.num and count.first <= other.first < count.last:
                    other.role, other.row_id = "casualty", ids[i]
        voice = cited.voice(count.first, sentence)
        whole = rows[figure.subset_of] if figure.subset_of is not None and figure.subset_of < len(rows) else None
        if voice.source is None and voice.voice == "article" and whole is not None and whole.source is not None:
            voice = replace(
                voice, source=whole.source, source_text=whole.source_text, speaker=whole.speaker, voice="carried"
            )
        before = rows[i - 1] if i and figure.previous and voice is OWN else None
        if before is not None and before.source is not None:  # "61 died, X said, up from an earlier toll of 44"
            voice = replace(
                OWN, source=before.source, source_text=before.source_text, speaker=before.speaker, voice="carried"
            )
        rows.append(
            Casualty(
                figure_id=ids[i],
                **doc.columns("", doc.slice(begin, stop)),
                **doc.columns("count_", doc.slice(count.first, count.last)),
                outcome=figure.outcome,
                **count.columns(),
                victims=victims_text(doc, victims),
                victim_class=victims.name if victims.people else None,
                subset_of=ids[figure.subset_of] if figure.subset_of is not None else None,
                status="previous" if figure.previous else "current",
                **voice.columns(),
                speaker=voice.speaker,
                place=cited.place(count.first, sentence),
                event=event_of(doc, figure, sentence),
                sentence=sentence.index,
                rule=figure.rule,
            )
        )
    for begin, stop, trend in find_trends(doc, sentence):
        counted = next((i for i, one in enumerate(figures) if one.count.begin in (stop - 1, stop)), None)
        if counted is not None:
            rows[counted] = replace(rows[counted], trend=trend)  # "the toll is likely to exceed 100"
            continue
        span = doc.slice(begin, stop)
        voice = cited.voice(begin, sentence)
        voice = cited.expecting(begin, sentence) if voice is OWN else voice
        head = next((k for k in range(begin, stop) if doc.tokens.words[k] in TOLL), begin)
        rows.append(
            Casualty(
                figure_id=f"figure-{span[0]}",
                **doc.columns("", span),
                outcome=toll_outcome(doc, head, sentence.first),
                status="current",
                trend=trend,
                **voice.columns(),
                speaker=voice.speaker,
                place=cited.place(begin, sentence),
                event="main",
                sentence=sentence.index,
                rule="toll_without_number",
            )
        )
    return rows
