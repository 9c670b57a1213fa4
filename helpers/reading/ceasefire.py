"""Counts about a truce: violations, settlements, armed groups, agreements."""

from __future__ import annotations

from bisect import bisect_left

from .actors import actor
from .cited import Cited, Voice
from .document import Document, Sentence
from .identity import Names
from .names import identify
from .numbers import Count, Num, qualify
from .phrases import phrase_back, phrase_forward, skip_left
from .rows import Ceasefire, Place
from .truce import areas_of, is_stock, measure_of, window_of


def in_truce_context(doc: Document) -> bool:
    """Whether a text speaks of a truce at all."""
    return not frozenset(doc.lex.truce["truces"]).isdisjoint(doc.tokens.words)


class TruceReader:
    """Reads the truce counts of a document, sentence by sentence."""

    def __init__(self, doc: Document, names: Names, cited: Cited, places: tuple[Place, ...]) -> None:
        self.doc, self.names, self.cited, self.places = doc, names, cited, places
        self.known = frozenset(doc.lex.truce["context"])
        self.rows: list[Ceasefire] = []
        self.context = -9  # last sentence that spoke of a truce

    def read(self, sentence: Sentence, nums: list[Num]) -> None:
        doc = self.doc
        words = doc.tokens.words
        span = words[sentence.first : sentence.last]
        if not self.known.isdisjoint(span):
            self.context = sentence.index
        if sentence.index - self.context > 3:
            return
        start, end = doc.slice(sentence.first, sentence.last)
        at = bisect_left(self.places, start, key=lambda p: p.start)
        stop = bisect_left(self.places, end, key=lambda p: p.start)
        places = list(self.places[at:stop])
        whole: Ceasefire | None = None
        for num in nums:
            if num.role is not None:
                continue
            row = self._count(sentence, num, places, whole, nums)
            if row:
                num.role, num.row_id = "ceasefire", row.figure_id
                if row.subset_of is None:
                    whole = row
                self.rows.append(row)
        self._once(sentence, places)
        self._agreements(sentence, places, {n.first for n in nums})

    def _count(self, sentence: Sentence, num: Num, places: list[Place], whole: Ceasefire | None, nums: list[Num]) -> Ceasefire | None:
        doc = self.doc
        words, tags, truce = doc.tokens.words, doc.tokens.tags, doc.lex.truce
        count = qualify(doc, num, sentence.first, sentence.last)
        nxt = words[count.stop] if count.stop < sentence.last else ""
        stop = count.stop
        measure, rule, part, areas, status = None, "counted_noun", False, None, "current"
        hit = measure_of(doc, count.stop, sentence.last, sentence.first)
        before = words[count.begin - 1] if count.begin > sentence.first else ""
        if nxt in truce["times"]:
            if any(w in ("violated", "violate", "violating", "broken", "broke", "breached", "violations") for w in words[max(sentence.first, count.begin - 22) : count.begin]):
                measure, rule, stop = "violations", "times", count.stop + 1
            else:
                return None
        elif hit:
            measure, stop = hit
            part = whole is not None and whole.measure != measure and any(w in ("including", "which", "them") for w in words[max(sentence.first, count.begin - 3) : count.stop + 3])
            if whole is not None and whole.measure == measure and self._in_parts(count.begin, sentence):
                part = True
        elif whole is not None and tags[count.begin - 1 : count.begin] == "(" and tags[count.stop : count.stop + 1] == ")":
            name = self._place_before(count.begin - 1, places) or self._name_before(count.begin - 1, sentence)
            if name is None:
                return None
            measure, rule, part, areas = whole.measure, "place_bracket", True, name
        elif tags[count.begin - 1 : count.begin] == "(" and tags[count.stop : count.stop + 1] == ")" and self._name_before(count.begin - 1, sentence):
            near = words[sentence.first : count.begin]
            if not any(w in truce["context"] for w in near):
                return None
            measure, rule, areas = "violations", "place_bracket", self._name_before(count.begin - 1, sentence)
        elif whole is not None and (nxt in ("in", "of", "near", "each") or nxt == "were" or before in ("and", ",", "(")) and not hit:
            if nxt == "of" and words[count.stop + 1 : count.stop + 2] not in (["them"], ["which"], ["these"], ["those"]):
                return None
            if nxt not in ("in", "of", "near", "each", "were") and not areas_of(doc, sentence, count, stop, places):
                return None
            measure, rule, part = whole.measure, "part", True
        elif before in ("to", "at", "against", "from", "of", "is", "was", "reached", "stands") or (whole is not None and before == "against"):
            named = self._number_of(sentence, count.begin)
            if before == "against" and whole is not None:
                measure, rule, status = whole.measure, "against", "previous"
            elif named:
                measure, rule = named, "number_of"
                status = "previous" if before == "from" else "current"
            else:
                return None
        if measure is None:
            return None
        if measure == "shellings" and whole is None and not any(w in truce["context"] for w in words[sentence.first : sentence.last]):
            return None
        if measure in ("explosions", "shellings", "inhabited_areas", "armed_groups") and self.context != sentence.index and measure in ("explosions", "shellings"):
            return None
        window, hours = window_of(doc, sentence, count)
        if part and whole is not None:
            window, hours = window or whole.window_text, hours or whole.window_hours
        stock = is_stock(doc, sentence, count, measure, hours) if not part else whole is not None and whole.flow_or_stock == "stock"
        if rule == "number_of" and measure in ("inhabited_areas", "armed_groups", "truce_agreements"):
            stock = True
        voice = self.cited.voice(count.first, sentence)
        areas = areas or areas_of(doc, sentence, count, stop, places)
        if areas is None and not part and len({p.name for p in places}) == 1 and not any(n is not num and n.role is None for n in nums if sentence.first <= n.first < sentence.last) and places[0].kind != "state":
            areas = places[0].name
        within = whole.figure_id if part and whole and (count.low is None or whole.high is None or count.low <= whole.high) else None
        return self._make(sentence, count, stop, measure, "stock" if stock else "flow", areas, None if stock else window, None if stock else hours, status, voice, within, rule)

    def _in_parts(self, begin: int, sentence: Sentence) -> bool:
        words = self.doc.tokens.words
        return any(w in ("including", "them", "which") for w in words[max(sentence.first, begin - 4) : begin])

    def _place_before(self, at: int, places: list[Place]) -> str | None:
        end = self.doc.tokens.ends[at - 1]
        return next((p.name for p in places if p.end == end), None)

    def _name_before(self, at: int, sentence: Sentence) -> str | None:
        """"Latakia (2)": the capitalised name right before the bracket."""
        tags, words = self.doc.tokens.tags, self.doc.tokens.words
        last = at
        if last - 1 >= sentence.first and words[last - 1] in ("province", "region", "provinces", "city", "district", "oblast", "governorate"):
            last -= 1
        first = last
        while first > sentence.first and tags[first - 1] in "NZ":
            first -= 1
        return self.doc.words_text(first, last) if first < last else None

    def _number_of(self, sentence: Sentence, at: int) -> str | None:
        """"the number of settlements … reached 140": the measure named before the number."""
        words = self.doc.tokens.words
        for k in range(max(sentence.first, at - 24), at):
            if words[k] == "number" and words[k + 1 : k + 2] == ["of"]:
                hit = measure_of(self.doc, k + 2, at, sentence.first)
                if hit:
                    return hit[0]
        for k in range(max(sentence.first, at - 12), at):
            hit = measure_of(self.doc, k, at, sentence.first) if words[k] in ("violations", "agreements", "settlements", "truces") else None
            if hit and any(w in ("total", "rose", "increased", "reached", "stands", "remains", "number", "fell", "dropped", "bringing") for w in words[max(sentence.first, k - 4) : at]):
                return hit[0]
        return None

    def _make(self, sentence: Sentence, count: Count, stop: int, measure: str, kind: str, areas: str | None, window: str | None, hours: int | None, status: str, voice: Voice, part_of: str | None, rule: str) -> Ceasefire:
        doc = self.doc
        start, end = doc.slice(count.begin, stop)
        count_start, count_end = doc.slice(count.first, count.last)
        return Ceasefire(
            f"figure-{count_start}", start, end, doc.text[start:end], count_start, count_end, doc.text[count_start:count_end],
            measure, count.value, count.low, count.high, count.qualifier, kind, areas, window, hours, status,
            voice.source, voice.source_text, voice.voice, self._violator(sentence, count.first, stop, measure), part_of, voice.claim_id, sentence.index, rule,
        )

    def _violator(self, sentence: Sentence, at: int, stop: int, measure: str) -> str | None:
        """Whom the words name as the violator: "violations by X", "X violated the truce 7 times"."""
        doc = self.doc
        words, tags = doc.tokens.words, doc.tokens.tags
        if measure != "violations":
            return None
        for k in range(stop, min(stop + 9, sentence.last)):
            if tags[k] in ",.;#":
                break
            if words[k] == "by":
                end = phrase_forward(doc, k + 1, sentence.last, apposition=False)
                if end > k + 1 and tags[k + 1] not in "GT#":
                    return actor(doc, self.names, k + 1, end, sentence.block) or identify(doc, self.names, k + 1, end, sentence.block).source
        for k in range(max(sentence.first, at - 22), at):
            if words[k] in ("violated", "violate", "broke", "broken", "breached", "committed") and tags[k] != "N":
                left, _ = skip_left(doc, k - 1, sentence.first)
                if any(w in ("was", "were", "been") for w in words[left + 1 : k]):
                    by = next((i for i in range(k, min(stop + 12, sentence.last)) if words[i] == "by"), None)
                    if by:
                        end = phrase_forward(doc, by + 1, sentence.last, apposition=False)
                        return actor(doc, self.names, by + 1, end, sentence.block) if end > by + 1 else None
                    return None
                begin = phrase_back(doc, left, sentence.first) if left >= sentence.first else None
                if begin is not None and tags[begin] != "O":
                    return actor(doc, self.names, begin, left + 1, sentence.block)
        return None

    def _once(self, sentence: Sentence, places: list[Place]) -> None:
        """"violated the truce twice"."""
        doc = self.doc
        words = doc.tokens.words
        for at in range(sentence.first, sentence.last):
            value = doc.lex.truce["once"].get(words[at])
            if value is None or words[at] == "once":
                continue
            if any(w in ("violated", "violate", "violating", "broken", "broke", "breached") for w in words[max(sentence.first, at - 12) : at]):
                start, end = doc.slice(at, at + 1)
                voice = self.cited.voice(at, sentence)
                self.rows.append(
                    Ceasefire(
                        f"figure-{start}", start, end, doc.text[start:end], start, end, doc.text[start:end], "violations", value, value, value, "exact", "flow",
                        None, None, None, "current", voice.source, voice.source_text, voice.voice, self._violator(sentence, at, at + 1, "violations"), None, voice.claim_id, sentence.index, "times",
                    )
                )

    def _agreements(self, sentence: Sentence, places: list[Place], numbered: set[int]) -> None:
        """"secured truce agreements": an agreement mentioned without a number."""
        doc = self.doc
        words, tags, truce = doc.tokens.words, doc.tokens.tags, doc.lex.truce
        for at in range(sentence.first, sentence.last):
            if words[at] not in ("agreements", "truces", "accords"):
                continue
            begin = at
            while begin > sentence.first and tags[begin - 1] in "nJEG" and words[begin - 1] not in truce["agreement_verbs"]:
                begin -= 1
            if tags[begin - 1 : begin] in ("#", "D", "P") and begin > sentence.first:
                continue
            if begin <= sentence.first or words[begin - 1] not in truce["agreement_verbs"]:
                if not (words[begin] in truce["agreement_verbs"] and begin > sentence.first and tags[begin - 1] in "AOVv"):
                    continue
                begin += 1
            if begin - 2 >= sentence.first and tags[begin - 2] in "PD" and words[begin - 1].endswith("ed"):
                continue  # "areas with signed agreements" counts areas
            if not any(w in truce["agreement_context"] for w in words[begin : at + 1]):
                continue
            start, end = doc.slice(begin, at + 1)
            voice = self.cited.voice(at, sentence)
            nowhere = Count(at, at + 1, begin, at + 1, None, None, None, "exact")
            window, hours = window_of(doc, sentence, nowhere)
            start_char = doc.tokens.ends[at]
            names = "; ".join(dict.fromkeys(p.name for p in places if p.start >= start_char and p.kind != "state")) or None
            self.rows.append(
                Ceasefire(
                    f"figure-{start}", start, end, doc.text[start:end], None, None, None, "truce_agreements", None, None, None, None, "flow",
                    names, window, hours, "current", voice.source, voice.source_text, voice.voice, None, None, voice.claim_id, sentence.index, "agreement_without_number",
                )
            )
