"""Counts of attacks."""

from __future__ import annotations

from .cited import Cited
from .document import Document, Sentence
from .numbers import Num
from .qualifiers import qualify
from .rows import Strike

_BEFORE = frozenset(["was", "is", "to", "reached", "at", "exceeded"])


def strike_rows(doc: Document, sentence: Sentence, nums: list[Num], cited: Cited) -> list[Strike]:
    """“nearly 40 shells”: the strike rows of one sentence."""
    tags, words = doc.tokens.tags, doc.tokens.words
    nouns = doc.lex.truce["attack_counts"]
    if nouns.isdisjoint(sentence.there):
        return []
    rows = []
    for num in nums:
        if num.role is not None:
            continue
        count = qualify(doc, num, sentence.first, sentence.last)
        several = num.vague or words[count.stop - 1] == "score"
        at = count.stop + (several and words[count.stop : count.stop + 1] == ["of"])  # "dozens of airstrikes"
        while at < sentence.last and tags[at] in "nJNEGZk" and at - count.stop < 4 and words[at] not in nouns:
            at += 1
        if at >= sentence.last or words[at] not in nouns:
            if not _number_of(doc, sentence, count.begin):
                continue
            at = count.stop - 1
        counted = doc.slice(count.first, count.last)
        figure = f"figure-{counted[0]}"
        for one in nums:  # both ends of "8 to 10 airstrikes"
            if one.role is None and counted[0] <= one.start and one.end <= counted[1]:
                one.role, one.row_id = "strike", figure
        rows.append(
            Strike(
                figure_id=figure,
                **doc.columns("", doc.slice(count.begin, at + 1)),
                **doc.columns("count_", counted),
                **count.columns(),
                **cited.voice(count.first, sentence).columns(),
                place=cited.place(count.first, sentence),
                sentence=sentence.index,
                rule="counted_attacks",
            )
        )
    return rows


def _number_of(doc: Document, sentence: Sentence, begin: int) -> bool:
    """“the number of airstrikes was 12”, “… had risen to 12”: attacks that are named before their number."""
    words, nouns = doc.tokens.words, doc.lex.truce["attack_counts"]
    at = begin - 1
    at -= at > sentence.first and doc.tokens.tags[at] in "lh"
    if at <= sentence.first or words[at] not in _BEFORE:
        return False
    first = max(sentence.first, at - 14)
    return any(words[k : k + 2] == ["number", "of"] and words[k + 2] in nouns for k in range(first, at - 2))
