"""Counts about a truce: violations, settlements, armed groups, agreements."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import Any

from .bounds import bounds
from .cited import OWN, Cited, Voice
from .document import Document, Sentence
from .identity import Names
from .lexicon import word_set
from .modifiers import is_negated
from .numbers import Num
from .qualifiers import Count, qualifier_before, qualify
from .rows import Ceasefire, Place
from .tokens import where
from .truce_rules import Hit, Setting, counted
from .truce_windows import Window, window_of
from .truce_words import areas_of, in_a_place, is_stock, is_where
from .violators import Violators

_BROKEN_TWICE = word_set("broken_once_or_twice")
_NOTICED = word_set("noticing")
_MONITORS = word_set("monitors_of_a_truce")
_COUNTING = _MONITORS | {"number"}
_OTHER_REMITS = word_set("other_remits")
_JOINED = word_set("joining_a_truce")
_BRINGING = word_set("bringing_a_total")
_AGREEMENTS = frozenset(("agreements", "truces", "accords"))
_INCIDENTS = word_set("incidents")
_OF_VIOLATIONS = frozenset(("of_the_incidents", "of_which", "in_cases", "including", "kinds_listed", "by_means"))
_RARE = 160  # a text about a truce speaks of it once in so many words


def in_truce_context(doc: Document) -> bool:
    """Whether a text speaks of a truce at all, or of violations and of who monitors them."""
    words, truce = doc.tokens.words, doc.lex.truce
    if not truce["truces"].isdisjoint(words):
        return True
    return not (truce["violations"]["words"].isdisjoint(words) or _COUNTING.isdisjoint(words))


class TruceReader:
    """Reads the truce counts of a document, sentence by sentence."""

    def __init__(self, doc: Document, names: Names, cited: Cited, places: tuple[Place, ...]) -> None:
        self.doc, self.cited, self.places = doc, cited, places
        self.place_starts = [place.start for place in places]
        self.known: frozenset[str] = doc.lex.truce["context"]
        self.violators = Violators(doc, names, self.known)
        self.named = not doc.lex.truce["truces"].isdisjoint(doc.tokens.words)  # the truce itself, somewhere
        self.once: frozenset[str] = doc.lex.sets["once"]
        self.rows: list[Ceasefire] = []
        self.context = -9  # last sentence that spoke of a truce
        spoken = len(doc.marked(self.known))
        self.about = spoken >= 4 and spoken * _RARE >= len(doc.tokens.words)  # all of the text, then
        self.earlier: Ceasefire | None = None  # the last whole count of the sentences before
        self.spoken_of = -9  # the last sentence that counted it or a part of it, or went on about it

    def read(self, sentence: Sentence, nums: list[Num]) -> None:
        there = sentence.there
        if not self.known.isdisjoint(there):
            self.context = sentence.index
        if sentence.index - self.context > 3 and not self.about:
            return
        if not self.named and not self._is_monitored(sentence):
            return
        free = [num for num in nums if num.role is None] if nums else nums
        once, agreements = not self.once.isdisjoint(there), not _AGREEMENTS.isdisjoint(there)
        places = self._places_in(sentence) if free or once or agreements else []
        whole: Ceasefire | None = None
        latest: Ceasefire | None = None
        for num in free:
            if num.role is not None:
                continue  # the other end of a range
            row = self._count(sentence, num, places, (whole, latest), nums)
            if row:
                latest = row
                end = row.count_end or 0
                for one in nums:  # both ends of "between five and seven"
                    if one.role is None and num.start <= one.start and one.end <= end:
                        one.role, one.row_id = "ceasefire", row.figure_id
                if row.subset_of is None and row.status == "current" and row.rule != "gapped":
                    whole = row
                self.rows.append(row)
        self.earlier = whole or self.earlier
        if latest is not None or (sentence.index - self.spoken_of <= 2 and not _INCIDENTS.isdisjoint(there)):
            self.spoken_of = sentence.index
        if once:
            self._once(sentence, places)
        if agreements:
            self._agreements(sentence, places)

    def _places_in(self, sentence: Sentence) -> list[Place]:
        start, end = self.doc.slice(sentence.first, sentence.last)
        return list(self.places[bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)])

    def _is_monitored(self, sentence: Sentence) -> bool:
        """“The mission recorded 12 violations”, “the number of violations”, in a text with no word of a truce."""
        if not _OTHER_REMITS.isdisjoint(sentence.there):
            return False
        span = self.doc.tokens.words[sentence.first : sentence.last]
        violations = self.doc.lex.truce["violations"]["words"]
        number = any(
            span[k] == "of" and span[k + 1] in violations for k in range(1, len(span) - 1) if span[k - 1] == "number"
        )
        goes_on = self.earlier is not None and sentence.index - self.spoken_of <= 1
        return number or goes_on or not _MONITORS.isdisjoint(span)

    def _count(
        self,
        sentence: Sentence,
        num: Num,
        places: list[Place],
        before: tuple[Ceasefire | None, Ceasefire | None],
        nums: list[Num],
    ) -> Ceasefire | None:
        doc = self.doc
        whole, latest = before
        count = qualify(doc, num, sentence.first, sentence.last)
        earlier = self.earlier if self.earlier is not None and sentence.index - self.spoken_of <= 2 else None
        hit = counted(Setting(doc, sentence, count, whole, latest, earlier, places, self.known, self.about))
        if hit is None or not self._in_place(hit, sentence, whole):
            return None
        if not self.named and hit.measure != "violations" and not hit.part:
            return None
        found = window_of(doc, sentence, count, hit.status == "previous")
        window, hours = (doc.words_text(found.first, found.last), found.hours) if found else (None, None)
        if hit.part:
            lately = found is not None and self._right_behind(count, found)
            base = hit.of or whole or (earlier if hit.rule in ("of_the_incidents", "laid_on") else None)
            stock = base is not None and base.flow_or_stock == "stock" and not lately
            if base is not None and found is None:
                window, hours = base.window_text, base.window_hours
        else:
            stock = is_stock(doc, sentence, count, hit.measure, found)
            earlier_stock = hit.status == "previous" and latest is not None and latest.flow_or_stock == "stock"
            stock = stock or (earlier_stock and found is None)  # "stands at 412, up from 370"
        if hit.rule == "number_of" and hit.measure in ("inhabited_areas", "armed_groups", "truce_agreements"):
            stock = True
        if hit.measure in ("inhabited_areas", "armed_groups") and found is None and not hit.part:
            stock = stock or _have_joined(doc, hit.stop, sentence.last)
        areas = hit.areas or self._areas(sentence, count, hit, places, num, nums)
        of = (
            hit.of or whole or (earlier if latest is None or latest.subset_of is not None else None)
            if hit.part
            else None
        )
        if of is not None and areas and of.areas and self._beside(of, areas, count):
            of = None
        within = of.figure_id if of and (count.low is None or of.high is None or count.low <= of.high) else None
        row = self._make(
            sentence,
            count,
            hit.stop,
            measure=hit.measure,
            flow_or_stock="stock" if stock else "flow",
            areas=areas,
            window_text=window if not stock or (window or "").lower().startswith("since") else None,
            window_hours=None if stock else hours,
            status=hit.status,
            subset_of=within,
            rule=hit.rule,
        )
        if of is not None and row.rule == "part" and self._of_another(of, row, count):
            row = replace(row, subset_of=None)
        led = doc.tokens.words[max(sentence.first, count.begin - 7) : count.begin]
        summed = stock and row.voice == "article" and latest is not None and not _BRINGING.isdisjoint(led)
        if summed and latest is not None and latest.source is not None:  # "X counted 31, bringing the total to 812"
            return replace(row, source=latest.source, source_text=latest.source_text, voice="carried")
        return row

    def _of_another(self, other: Ceasefire, row: Ceasefire, count: Count) -> bool:
        """“the committee recorded 212 violations; the ministry counted 36”: another counter's number is no part."""
        tokens = self.doc.tokens
        between = tokens.tags[bisect_left(tokens.starts, other.end) : count.begin]
        return ";" in between and None not in (row.source, other.source) and row.source != other.source

    def _beside(self, other: Ceasefire, areas: str, count: Count) -> bool:
        """“six in Orsha and three in Karsa”: neither is a part of the other; “seven in Orsha, three of them in Karsa” is."""
        tokens = self.doc.tokens
        between = self.doc.text[other.end : tokens.ends[min(count.stop + 1, len(tokens.ends) - 1)]].lower()
        led = any(mark in between for mark in (":", "(", "of them", "of which", "including", "among", "-", "–", "—"))
        return other.areas != areas and not led and other.end <= tokens.starts[count.begin]

    def _right_behind(self, count: Count, window: Window) -> bool:
        """“1,236 breaches since it began, including 41 in the last week”: the part has a window of its own."""
        between = self.doc.tokens.tags[count.last : window.first]
        return window.first >= count.last and len(between) < 8 and set(between).isdisjoint(",;#")

    def _in_place(self, hit: Hit, sentence: Sentence, whole: Ceasefire | None) -> bool:
        """Whether explosions and shellings are counted here as what a truce forbids: beside a word of the truce, or right behind its count."""
        told = sentence.there
        if hit.measure in ("inhabited_areas", "armed_groups") and sentence.index - self.context > 3:
            return not _JOINED.isdisjoint(told) or (self.about and "inhabited" in told)
        if hit.measure not in ("explosions", "shellings") or whole is not None or hit.rule in _OF_VIOLATIONS:
            return True
        if self.earlier is not None and self.earlier.measure == "violations":
            if sentence.index - self.earlier.sentence <= 1 or not _NOTICED.isdisjoint(told):
                return True
        near = hit.measure == "explosions" or not self.known.isdisjoint(told)
        if hit.rule == "counted_noun" and hit.measure == "explosions" and self._within_violations(sentence, hit.stop):
            return True
        if self.about and (hit.measure == "explosions" or not _NOTICED.isdisjoint(told)):
            return not _NOTICED.isdisjoint(told)  # "two explosions tore through a market" tells of an attack
        return self.context == sentence.index and near

    def _within_violations(self, sentence: Sentence, stop: int) -> bool:
        """“most of the violations, including 12 explosions”: a part of what is not counted here."""
        words = self.doc.tokens.words
        lead = next((k for k in range(stop - 1, max(sentence.first, stop - 6), -1) if words[k] == "including"), None)
        return lead is not None and not _INCIDENTS.isdisjoint(words[max(sentence.first, lead - 4) : lead])

    def _areas(
        self, sentence: Sentence, count: Count, hit: Hit, places: list[Place], num: Num, nums: list[Num]
    ) -> str | None:
        """Where a count was taken: the places behind it; those that carry numbers of their own are not the whole's."""
        tags = self.doc.tokens.tags
        listed = any(n.first - 1 >= sentence.first and tags[n.first - 1] in "(-" for n in nums if n.first > count.last)
        if listed and not hit.part:
            return None
        places = [place for place in places if is_where(self.doc, place)]
        areas = areas_of(self.doc, sentence, count, hit.stop, places)
        before = [p.name for p in places if p.end <= self.doc.tokens.starts[count.begin] and p.kind != "state"]
        if areas is None and hit.rule == "number_of" and len(before) == 1:
            areas = before[0]  # "violations in Orsha had dropped to 10"
        alone = not any(n is not num and n.role is None for n in nums if sentence.first <= n.first < sentence.last)
        places = [place for place in places if in_a_place(self.doc, place)]
        if areas is None and not hit.part and len({p.name for p in places}) == 1 and places[0].kind != "state":
            fronted = self.doc.tokens.tags[sentence.first] == "P" and self._fronted(sentence, places[0])
            return (
                places[0].name if fronted or (alone and not self._of_a_statement(sentence, places[0], count)) else None
            )
        return areas

    def _fronted(self, sentence: Sentence, place: Place) -> bool:
        """“In the Orsha region, the mission recorded 34 violations”: of all that is counted there."""
        comma = self.doc.tokens.tags.find(",", sentence.first, min(sentence.first + 8, sentence.last))
        return comma > 0 and place.end <= self.doc.tokens.starts[comma]

    def _of_a_statement(self, sentence: Sentence, place: Place, count: Count) -> bool:
        """“told reporters in Orsha that 14 …”: where it was said."""
        tokens, cues = self.doc.tokens, self.doc.lex.cues
        at = bisect_left(tokens.starts, place.start)
        said = range(max(sentence.first, at - 5), at)
        told = any(tokens.words[i] in cues and not cues[tokens.words[i]].observes for i in said)
        return told and at < count.first and "t" in tokens.tags[at : count.first]

    def _make(self, sentence: Sentence, count: Count, stop: int, *, measure: str, **rest: Any) -> Ceasefire:
        """The row of a count whose phrase ends at word `stop`; `rest` are the columns that its rule fills."""
        doc = self.doc
        number = doc.slice(count.first, count.last)
        return Ceasefire(
            figure_id=f"figure-{number[0]}",
            **doc.columns("", doc.slice(count.begin, stop)),
            **doc.columns("count_", number),
            measure=measure,
            **count.columns(),
            **self._voice(sentence, count),
            violator=self.violators.of(sentence, count, stop) if measure == "violations" else None,
            sentence=sentence.index,
            **rest,
        )

    def _voice(self, sentence: Sentence, count: Count) -> dict[str, Any]:
        """Whose a count is: the voice of its statement, or who found it."""
        voice = self.cited.voice(count.first, sentence)
        beside = self.violators.counter_beside(sentence, count.begin)
        if beside is not None:
            who, span = beside
            return Voice(who.source, self.doc.words_text(*span), who.speaker, "explicit").columns()
        if voice is OWN:
            found = self.violators.counter(sentence, count.begin)
            if found is not None:
                who, span = found
                voice = Voice(who.source, self.doc.words_text(*span), who.speaker, "explicit")
        return voice.columns()

    def _once(self, sentence: Sentence, places: list[Place]) -> None:
        """“violated the truce twice”, “(seven times: four times in Orsha,) twice in Velm and once in Karsa”."""
        doc = self.doc
        words = doc.tokens.words
        for at in range(sentence.first, sentence.last):
            value = doc.lex.truce["once"].get(words[at])
            if value is None or words[at + 1 : at + 2] in (["as"], ["again"], ["more"]):
                continue
            here = [row for row in self.rows[-4:] if row.sentence == sentence.index and row.rule == "times"]
            behind = doc.tokens.tags[at + 1 : at + 4]
            listed = bool(here) and behind[:1] == "P" and "N" in behind and words[at - 1] in (",", "and", ":")
            alone = words[at] == "once" and not self._counts_once(sentence, at)
            alone = alone or (words[at] == "once" and is_negated(doc, max(sentence.first, at - 8), at))
            if not listed and (alone or _BROKEN_TWICE.isdisjoint(words[max(sentence.first, at - 12) : at])):
                continue
            name, begin = qualifier_before(doc, at, sentence.first)
            low, high = bounds(value, name or "exact")
            count = Count(at, at + 1, begin, at + 1, value, low, high, name or "exact")
            whole = (
                next((row for row in here if row.subset_of is None and (row.high or 0) > value), None)
                if listed
                else None
            )
            areas = areas_of(doc, sentence, count, at + 1, places)
            window = window_of(doc, sentence, count)
            if whole is not None and areas and whole.areas and self._beside(whole, areas, count):
                whole = None
            row = self._make(
                sentence, count, at + 1, measure="violations", flow_or_stock="flow", status="current", rule="times",
                subset_of=whole.figure_id if whole else None,
                areas=areas,
                window_text=doc.words_text(window.first, window.last) if window else None,
                window_hours=window.hours if window else None,
            )  # fmt: skip
            self.rows.append(row)

    def _counts_once(self, sentence: Sentence, at: int) -> bool:
        """“at least once”, “was violated once”, “broke the truce once in Orsha”; not “once it began”, “once and for all”."""
        words, behind = self.doc.tokens.words, self.doc.tokens.tags[at + 1 : at + 2]
        if behind in (",", ".", ";", "") or qualifier_before(self.doc, at, sentence.first)[0] is not None:
            return True
        broken = words[at - 1] in _BROKEN_TWICE or words[at - 1] in self.doc.lex.truce["truces"]
        return broken and behind in ("P", "T", "C") and words[at + 1 : at + 3] != ["and", "for"]

    def _agreements(self, sentence: Sentence, places: list[Place]) -> None:
        """“secured truce agreements”: an agreement mentioned without a number."""
        doc = self.doc
        words, tags, truce = doc.tokens.words, doc.tokens.tags, doc.lex.truce
        made = truce["agreement_verbs"]
        for step in where(words[sentence.first : sentence.last], _AGREEMENTS):
            at = begin = sentence.first + step
            while begin > sentence.first and tags[begin - 1] in "nJEG" and words[begin - 1] not in made:
                begin -= 1
            if tags[begin - 1 : begin] in ("#", "D", "P") and begin > sentence.first:
                continue
            if _are_made(doc, at, sentence.last):
                pass  # "truce agreements were signed"
            elif begin <= sentence.first or words[begin - 1] not in made:
                if not (words[begin] in made and begin > sentence.first and tags[begin - 1] in "AOVv"):
                    continue
                begin += 1
            if begin - 2 >= sentence.first and tags[begin - 2] in "PD" and words[begin - 1].endswith("ed"):
                continue  # "areas with signed agreements" counts areas
            if _of_those_counted(doc, begin - 1, sentence.first):
                continue  # "128 villages have signed agreements" counts villages
            if not any(w in truce["agreement_context"] for w in words[begin : at + 1]):
                continue
            span = doc.slice(begin, at + 1)
            nowhere = Count(at, at + 1, begin, at + 1, None, None, None, "exact")
            found = window_of(doc, sentence, nowhere)
            behind = [p.name for p in places if p.start >= span[1] and p.kind != "state"]
            self.rows.append(
                Ceasefire(
                    figure_id=f"figure-{span[0]}",
                    **doc.columns("", span),
                    measure="truce_agreements",
                    flow_or_stock="flow",
                    areas="; ".join(dict.fromkeys(behind)) or None,
                    window_text=doc.words_text(found.first, found.last) if found else None,
                    window_hours=found.hours if found else None,
                    status="current",
                    **self.cited.voice(at, sentence).columns(),
                    sentence=sentence.index,
                    rule="agreement_without_number",
                )
            )


def _are_made(doc: Document, at: int, last: int) -> bool:
    """“(truce agreements) were reached”, “(truce agreements) with five villages have been signed”."""
    tags = doc.tokens.tags
    helper = next((k for k in range(at + 1, min(at + 25, last)) if tags[k] not in "PDnNZJp#C'&rE"), at)
    if tags[helper] != "A":
        return False
    verb = next((k for k in range(helper + 1, min(helper + 5, last)) if tags[k] not in "lA"), at)
    return doc.tokens.words[verb] in doc.lex.truce["agreement_verbs"]


def _have_joined(doc: Document, at: int, last: int) -> bool:
    """“128 villages have joined the truce”, “have (so far) signed it”: all that have, and not those of one day."""
    words = doc.tokens.words
    if words[at : at + 1] not in (["have"], ["has"]):
        return False
    verb = next((k for k in range(at + 1, min(at + 5, last)) if doc.tokens.tags[k] not in "lA"), at)
    return words[verb] in _JOINED or words[verb] in doc.lex.truce["agreement_verbs"]


def _of_those_counted(doc: Document, at: int, floor: int) -> bool:
    """Whether the verb at a word tells of villages or groups: "villages that have signed (agreements)"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    at -= 1
    while at > floor and (tags[at] in "Al" or words[at] in ("that", "which", "who")):
        at -= 1
    measures = (doc.lex.truce[name]["words"] for name in ("inhabited_areas", "armed_groups"))
    return any(words[at] in known for known in measures)
