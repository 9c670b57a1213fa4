"""Who broke the truce, and who counted it, by the words around a count."""

from __future__ import annotations

from .actors import actor
from .document import Document, Sentence
from .identity import Identity, Names
from .lexicon import lexicon, word_set
from .modifiers import modifier
from .names import identify
from .phrases import phrase_back, phrase_forward, skip_left
from .qualifiers import Count

_BROKEN = word_set("broken_by_a_subject")
_COUNTED = word_set("recording") | word_set("noticing") | word_set("judging_a_count")
_FOUND = word_set("finding_violations") | word_set("recording")
_WAYS = word_set("ways_of_breaking_a_truce")
_MEANS = word_set("means_of_fire")
_TIMES = word_set("times_of_day")
_TRUCES = word_set("names_of_a_truce")
_ACCORDS = word_set("accords")
_PARTIES = word_set("parties_to_a_war")
_LAID = word_set("laying_at_a_door")
_BREAKING = word_set("committing_violations")
_ARMS = _MEANS | lexicon().sets["weapons"]
_COMMITTED = word_set("committed_by")
_OF_A_WINDOW = frozenset(("hours", "days", "weeks", "months", "hour", "day"))
_ALL = frozenset(("all", "both", "each"))
_ON_THE_PART_OF = ["on", "the", "part", "of"]
_WHOSE = frozenset(("its", "their", "his"))
_WAS = frozenset(("was", "were", "been"))
_RESPONSIBLE = [["responsible", "for"], ["account", "for"], ["guilty", "of"]]


class Violators:
    """Reads who is named as the violator of a count, and who as its counter where no statement holds it."""

    def __init__(self, doc: Document, names: Names, known: frozenset[str]) -> None:
        self.doc, self.names, self.known = doc, names, known

    def of(self, sentence: Sentence, count: Count, stop: int) -> str | None:
        """Whom the words name as the violator: "violations by X", "X violated the truce 7 times", "accused X of 7 violations"."""
        at = count.first
        for find in (self._by, self._laid_on, self._behind_a_comma, self._owner, self._owner_before):
            found = find(sentence, at, stop)
            if found is not None:
                return found or None
        words, link = self.doc.tokens.words, count.begin - 1  # "of more than 45"
        if words[link] == "for":
            answers = self._responsible(sentence, link)
            if answers:
                return answers
        if words[link] in ("of", "for"):
            accused = self._accused_of(sentence, link)
            if accused:
                return accused  # "accused X of 45 violations", "blamed X for 45 violations"
        return self._subject(sentence, at, stop)

    def _name(self, sentence: Sentence, first: int, last: int) -> str | None:
        span = (first, last, sentence.block)
        return actor(self.doc, self.names, *span) or identify(self.doc, self.names, *span).source

    def _by(self, sentence: Sentence, at: int, stop: int) -> str | None:
        """“12 violations by X”; "" where a counter, a time or a weapon stands behind "by"."""
        doc = self.doc
        words, tags = doc.tokens.words, doc.tokens.tags
        for k in range(stop, min(stop + 9, sentence.last)):
            if tags[k] in ",.;#":
                return None
            if words[k : k + 4] == _ON_THE_PART_OF:
                end = self._end(k + 4, sentence.last)
                return self._name(sentence, k + 4, end) if end > k + 4 else None
            if words[k] != "by":
                continue
            if not _COUNTED.isdisjoint(words[stop:k]) or tags[k + 1 : k + 2] == "O":
                return ""  # "12 violations were recorded on Monday by the mission"
            end = self._end(k + 1, sentence.last)
            if end == k + 1 or tags[k + 1] in "GT#" or words[k + 1] in _WAYS or words[k + 1] in _TIMES:
                return None
            if words[end - 1] in _MEANS or words[end - 1] in _ACCORDS or words[end - 1] in _TRUCES:
                return None  # "by mortar and sniper fire", "weapons banned by the accords"
            return self._name(sentence, k + 1, end)
        return None

    def _end(self, first: int, ceiling: int) -> int:
        """Where a name ends: before "of the holiday truce", which goes on with the violations."""
        words = self.doc.tokens.words
        end = phrase_forward(self.doc, first, ceiling, apposition=False)
        cut = next((i for i in range(first + 1, end) if words[i] in ("of", "since", "during")), end)
        return end if _TRUCES.isdisjoint(words[cut:end]) else cut

    def _laid_on(self, sentence: Sentence, at: int, stop: int) -> str | None:
        """“11 violations were attributed to X”, “eight of them were blamed on X”."""
        words, tags = self.doc.tokens.words, self.doc.tokens.tags
        if words[stop : stop + 1] == ["to"] and not _LAID.isdisjoint(
            words[sentence.first : at]
        ):  # "and three to the rebels"
            end = self._end(stop + 1, sentence.last)
            return self._name(sentence, stop + 1, end) if end > stop + 1 else None
        for k in range(stop, min(stop + 9, sentence.last - 2)):
            if tags[k] in ",.;#":
                return None
            if words[k] in _LAID and words[k + 1] in ("to", "on"):
                end = self._end(k + 2, sentence.last)
                return self._name(sentence, k + 2, end) if end > k + 2 else None
        return None

    def _behind_a_comma(self, sentence: Sentence, at: int, stop: int) -> str | None:
        """“12 violations, all of them committed by X”, “12 violations of the truce, for which it blamed X”."""
        words, tags = self.doc.tokens.words, self.doc.tokens.tags
        comma = tags.find(",", stop, min(stop + 14, sentence.last - 2))
        if comma < 0 or any(tags[k] == "#" and words[k + 1] not in _OF_A_WINDOW for k in range(stop, comma)):
            return None  # "in the past 24 hours" is no other count
        near = range(comma + 2, min(comma + 9, sentence.last - 1))
        if words[comma + 1] in _ALL:
            verb = next((k for k in near if words[k] in _COMMITTED), None)
            first = verb and next((k + 1 for k in (verb + 1, verb + 2) if words[k : k + 1] == ["by"]), None)
        elif words[comma + 1 : comma + 3] == ["for", "which"]:
            first = next((k + 1 for k in near if words[k] in _LAID), None)
        else:
            return None
        end = self._end(first, sentence.last) if first and first < sentence.last else 0
        return self._name(sentence, first, end) if first and end > first else None

    def _owner(self, sentence: Sentence, at: int, stop: int) -> str | None:
        """Whose violations they are by the words before them: "4,900 Lowland violations", "nine Lowland ceasefire breaches"."""
        doc, noun = self.doc, stop - 1
        words = doc.tokens.words
        if not at < noun < sentence.last or words[noun] not in doc.lex.truce["violations"]["words"]:
            return None
        whose = noun
        while whose - 1 > at and words[whose - 1] in self.known:
            whose -= 1
        owner = modifier(doc, self.names, whose, at + 1, sentence.block) if whose > at + 1 else None
        if owner is None or owner.negated or (whose < noun and doc.tokens.tags[owner.first] in "JZ"):
            return None  # "9 Lowland ceasefire breaches": of a Lowland ceasefire, it may be
        return owner.who

    def _owner_before(self, sentence: Sentence, at: int, stop: int) -> str | None:
        """“put Lowland violations at 87”, “the number of Lowland breaches reached nine”: the noun stands before the number."""
        doc = self.doc
        words, tags = doc.tokens.words, doc.tokens.tags
        if words[at - 1] not in ("at", "to", "reached", "was", "is", "exceeded", "totalled", "totaled"):
            return None
        nouns = doc.lex.truce["violations"]["words"]
        noun = next((i for i in range(at - 2, max(sentence.first, at - 12), -1) if words[i] in nouns), None)
        if noun is None or set(tags[noun:at]) & set(".;#"):
            return None
        owner = modifier(doc, self.names, noun, sentence.first, sentence.block)
        if owner is None or owner.negated:
            return None
        return owner.who

    def _accused_of(self, sentence: Sentence, of: int) -> str | None:
        """“accused X of breaking the truce 12 times”, “blamed X for 12 violations”, “held X responsible for 12”: X."""
        words, cues = self.doc.tokens.words, self.doc.lex.cues
        back = range(of - 1, max(sentence.first, of - 9), -1)
        frames = ("accuse",) if words[of] == "of" else ("blame",)
        verb = next((i for i in back if words[i] in cues and cues[words[i]].frame in frames), None)
        end = of
        if verb is None and words[of - 1 : of + 1] in _RESPONSIBLE:
            verb = next((i for i in back if words[i] in ("held", "holds", "holding", "hold")), None)
            end = of - 1
            if verb is None:
                return None
        if verb is None:
            return None
        tags = self.doc.tokens.tags
        if verb and words[verb - 1] in _WAS:  # "X was accused of 12 violations"
            left, _ = skip_left(self.doc, verb - 1, sentence.first)
            begin = phrase_back(self.doc, left, sentence.first) if left >= sentence.first else None
            return actor(self.doc, self.names, begin, left + 1, sentence.block) if begin is not None else None
        day = (i for i in range(verb + 1, end) if tags[i] == "T" or (tags[i] == "P" and tags[i + 1] == "T"))
        return actor(self.doc, self.names, verb + 1, next(day, end), sentence.block)  # "accused X on Tuesday of"

    def _responsible(self, sentence: Sentence, at: int) -> str | None:
        """“X was responsible for 19 of them, Y for 12”: who stands before the "for"."""
        words, tags = self.doc.tokens.words, self.doc.tokens.tags
        if words[at - 1] == "responsible":
            left, _ = skip_left(self.doc, at - 2, sentence.first)
        elif "responsible" in words[sentence.first : at]:
            left = at - 1
        else:
            return None
        begin = phrase_back(self.doc, left, sentence.first) if left >= sentence.first else None
        if begin is None or tags[begin] == "O":
            return None
        begin += tags[begin] == "C"
        return actor(self.doc, self.names, begin, left + 1, sentence.block)

    def _subject(self, sentence: Sentence, at: int, stop: int) -> str | None:
        """“X violated the truce 7 times”, “the truce was violated 7 times by X”, “X carried out 7 violations”, “and X 5 times”."""
        doc = self.doc
        words, tags = doc.tokens.words, doc.tokens.tags
        opened = tags.rfind(";", sentence.first, at) + 1
        for k in range(max(sentence.first, opened, at - 22), at):
            if words[k] in _BREAKING and words[k - 1] == "of":
                return self._accused_of(sentence, k - 1)
            if words[k - 2 : k] == ["of", "having"]:
                return self._accused_of(sentence, k - 2)
            out = words[k : k + 2] in (["carried", "out"], ["opened", "fire"])
            if (words[k] not in _BROKEN and not out) or tags[k] == "N":
                continue
            left, _ = skip_left(doc, k - 1, sentence.first)
            if any(w in _WAS for w in words[left + 1 : k]):
                limit = next((i for i in range(stop, sentence.last) if tags[i] in "#;"), sentence.last)
                by = next((i for i in range(k, min(stop + 12, limit)) if words[i] == "by"), None)
                if (
                    by is None
                    or by + 1 >= sentence.last
                    or words[by - 1] in _COUNTED
                    or tags[by + 1] in "T#"
                    or words[by + 1] in _TIMES
                ):
                    return None
                end = self._end(by + 1, sentence.last)
                end = next((i for i in range(by + 2, end) if tags[i] == "#"), end)  # "by the rebels 12 times"
                return self._name(sentence, by + 1, end) if end > by + 1 else None
            other = self._other(sentence, k, at)
            if other is not None:
                return other
            begin = phrase_back(doc, left, sentence.first) if left >= sentence.first else None
            if (
                begin is not None
                and begin - 2 > sentence.first
                and words[begin - 1] == "and"
                and words[begin] in _WHOSE
            ):
                left = begin - 2  # "Lowland forces and their allies committed 37 violations"
                begin = phrase_back(doc, left, sentence.first)
            if begin is not None and tags[begin] != "O":
                return actor(doc, self.names, begin, left + 1, sentence.block) or self._party(begin, left)
        return None

    def _party(self, begin: int, last: int) -> str | None:
        """“The enemy violated the truce”, “Both sides …”: a party that is named by its part in the war only, or by a name alone."""
        words, tags = self.doc.tokens.words, self.doc.tokens.tags
        if tags[begin : last + 1].strip("N") == "":
            return self.doc.words_text(begin, last + 1)  # a name that the article tells nothing of
        if words[last] not in _PARTIES:
            return None
        begin += tags[begin] == "D" and words[begin] not in ("both", "each") and begin < last
        return " ".join(words[begin : last + 1])

    def _other(self, sentence: Sentence, verb: int, at: int) -> str | None:
        """“The rebels broke it 11 times and the army five times”: the one who stands right before the second number."""
        tags = self.doc.tokens.tags
        if "#" not in tags[verb:at]:
            return None
        begin = phrase_back(self.doc, at - 1, verb) if tags[at - 1] in "nNZpW" else None
        if begin is None or tags[begin - 1] not in "C,":
            return None
        begin += tags[begin] == "C"
        words = self.doc.tokens.words
        if words[begin].endswith("ing") or not _ARMS.isdisjoint(words[begin:at]) or "#" in tags[begin:at]:
            return None  # "broke it 12 times, using mortars six times and rifles six times": how it was broken
        return self._name(sentence, begin, at)

    def counter_beside(self, sentence: Sentence, at: int) -> tuple[Identity, tuple[int, int]] | None:
        """“The mission recorded 21 violations and the army 18”: who stands right before the second number."""
        tags, words = self.doc.tokens.tags, self.doc.tokens.words
        if tags[at - 1] not in "nNZp":
            return None
        begin = phrase_back(self.doc, at - 1, sentence.first)
        if begin is None or begin <= sentence.first or tags[begin - 1] not in "C,":
            return None
        begin += tags[begin] == "C"
        found = range(sentence.first, begin)
        if "#" not in tags[sentence.first : begin] or not any(words[k] in _FOUND and tags[k] in "VEvK" for k in found):
            return None
        who = identify(self.doc, self.names, begin, at, sentence.block)
        return (who, (begin + (tags[begin] == "D"), at)) if who.source else None

    def counter(self, sentence: Sentence, at: int) -> tuple[Identity, tuple[int, int]] | None:
        """Who found what is counted, where no statement holds the count: "the mission observed nine violations"."""
        doc = self.doc
        words, tags = doc.tokens.words, doc.tokens.tags
        k = at - 1
        while k > sentence.first and (tags[k] in "DlP" or words[k] in ("total", "of")) and at - k < 6:
            k -= 1
        if k <= sentence.first or words[k] not in _FOUND or tags[k] not in "VEvK":
            return None
        left, _ = skip_left(doc, k - 1, sentence.first)
        if left < sentence.first or any(w in _WAS for w in words[left + 1 : k]):
            return None
        begin = phrase_back(doc, left, sentence.first)
        if begin is None:  # "The panel, led by a general, has recorded", "A panel set up by X has recorded"
            end = phrase_forward(doc, sentence.first, left, apposition=False)
            made = tags[end] == "," or (tags[end] in "vVE" and "by" in words[end + 1 : end + 4])
            begin, left = (sentence.first, end - 1) if end > sentence.first and made else (None, left)
        if begin is None or tags[begin] == "O":
            return None
        who = identify(doc, self.names, begin, left + 1, sentence.block)
        article = tags[begin] == "D" and left > begin
        return (who, (begin + article, left + 1)) if who.source and who.kind != "place" else None


__all__ = ["Violators"]
