"""Counts of people: killed, injured, missing, displaced, detained."""

from __future__ import annotations

from dataclasses import replace

from .cited import OWN, Cited, Voice
from .document import Document, Sentence
from .events import event_of
from .fates import COUNTED
from .numbers import Num
from .outcomes import outcome_of
from .people import Figure, Victims, told_behind, victim_phrase, victims_text
from .qualifiers import Count, qualify
from .rows import Casualty
from .single_persons import single_persons
from .tolls import TOLL, find_trends, reported_first, toll_outcome

_HARMED = COUNTED | {"lost"}


def find_figures(doc: Document, sentence: Sentence, nums: list[Num], earlier: str | None = None) -> list[Figure]:
    """The casualty figures of one sentence, in text order. `earlier` is the outcome of the last figure before it."""
    figures: list[Figure] = []
    waiting: list[tuple[Num | None, Count, Victims]] = []
    floor = sentence.first
    candidates: list[Num] = [n for n in nums if n.role is None] if nums else []
    span = doc.tokens.tags[sentence.first : sentence.last]
    harmed = "K" in span or "k" in span or "missing" in sentence.there
    harmed = harmed or (bool(candidates) and not _HARMED.isdisjoint(sentence.there))
    ones = single_persons(doc, sentence, candidates) if harmed else []
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
    ids = [f"figure-{doc.tokens.starts[figure.count.first]}" for figure in figures] if figures else []
    rows: list[Casualty] = []
    for i, figure in enumerate(figures):
        if figure.num is not None and figure.num.role is None:
            _take(figure, nums, ids[i])
        whole = figure.subset_of
        rows.append(
            _row(
                doc,
                sentence,
                figure,
                ids[i],
                cited,
                voice=_voice_of(figure, rows, cited.voice(figure.count.first, sentence)),
                subset_of=None if whole is None else ids[whole],
            )
        )
    _add_trends(doc, sentence, figures, rows, cited)
    return rows


def _take(figure: Figure, nums: list[Num], row_id: str) -> None:
    """Note on a number, and on those inside it ("20 to 30"), which row it became."""
    count = figure.count
    for num in nums:
        if num is figure.num or count.first <= num.first < count.last:
            num.role, num.row_id = "casualty", row_id


def _voice_of(figure: Figure, rows: list[Casualty], voice: Voice) -> Voice:
    """Whose figure it is: its own source's; that of the whole it is a part of; that of the toll before it that it precedes in time."""
    if voice.source is not None or voice.voice != "article":
        return voice
    whole = figure.subset_of
    if whole is not None and whole < len(rows) and rows[whole].source is not None:
        return _carried(voice, rows[whole])
    if figure.previous and voice is OWN and rows and rows[-1].source is not None:
        return _carried(voice, rows[-1])  # "61 died, X said, up from an earlier toll of 44"
    return voice


def _carried(voice: Voice, row: Casualty) -> Voice:
    return replace(voice, source=row.source, source_text=row.source_text, speaker=row.speaker, voice="carried")


def _row(
    doc: Document, sentence: Sentence, figure: Figure, row_id: str, cited: Cited, voice: Voice, subset_of: str | None
) -> Casualty:
    count, victims, tags = figure.count, figure.victims, doc.tokens.tags
    begin, stop = count.begin, max(count.stop, victims.last if victims.people else count.stop)
    if tags[begin - 1] == '"' == tags[count.stop : count.stop + 1] and stop > count.stop:
        begin -= 1  # "five to six" soldiers
    if victims.people and tags[stop : stop + 1] == '"' == tags[victims.first - 1]:
        stop += 1  # 12 "fighters": both marks
    start, end = doc.slice(begin, stop)
    count_start, count_end = doc.slice(count.first, count.last)
    return Casualty(  # each column by its name: `columns` would take twice as long
        figure_id=row_id,
        start=start,
        end=end,
        text=doc.text[start:end],
        count_start=count_start,
        count_end=count_end,
        count_text=doc.text[count_start:count_end],
        outcome=figure.outcome,
        value=count.value,
        low=count.low,
        high=count.high,
        qualifier=count.qualifier,
        victims=victims_text(doc, victims),
        victim_class=victims.name if victims.people else None,
        subset_of=subset_of,
        status="previous" if figure.previous else "current",
        source=voice.source,
        source_text=voice.source_text,
        speaker=voice.speaker,
        voice=voice.voice,
        claim_id=voice.claim_id,
        place=cited.place(count.first, sentence),
        event=event_of(doc, figure, sentence),
        sentence=sentence.index,
        rule=figure.rule,
    )


def _add_trends(doc: Document, sentence: Sentence, figures: list[Figure], rows: list[Casualty], cited: Cited) -> None:
    """“the toll is likely to exceed 100” says a trend of its number; “the toll is expected to rise” is a row without one."""
    for begin, stop, trend in find_trends(doc, sentence):
        counted = next((i for i, one in enumerate(figures) if one.count.begin in (stop - 1, stop)), None)
        if counted is not None:
            rows[counted] = replace(rows[counted], trend=trend)
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
