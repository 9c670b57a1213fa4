"""Quotations that go on: a sentence, or a paragraph, that is nothing but the words of the one who spoke last."""

from __future__ import annotations

from .content import Draft
from .document import Document, Sentence


def continue_quotations(doc: Document, drafted: list[tuple[Sentence, list[Draft]]]) -> set[int]:
    """A sentence that is all quotation goes on with the words of the claim right before it."""
    tags = doc.tokens.tags
    quoted: set[int] = set()
    last: Draft | None = None
    reach = -1  # the sentence up to which the last claim's words have come
    block = -1
    quotes = doc.quotations
    at = 0
    for sentence, drafts in drafted:
        if drafts:
            last, reach, block = drafts[-1], sentence.index, sentence.block
            continue
        while at < len(quotes) and quotes[at][1] < sentence.first:
            at += 1
        around = quotes[at] if at < len(quotes) and quotes[at][0] <= sentence.first + 1 else None
        if around is None:
            continue
        whole = around[1] >= sentence.last - 2
        quoted.add(sentence.index)
        if last is None or not whole or reach != sentence.index - 1 or last.source is None:
            continue
        # a paragraph that opens a quotation goes on with one that the paragraph before left open
        fresh = sentence.block == block or around[0] < sentence.first or sentence.first - 1 in doc.left_open
        if not fresh or not last.content or '"' not in tags[last.content[0][0] : last.content[-1][1]]:
            continue
        reach = sentence.index
        end = min(around[1] + 1, sentence.last)
        first, stop = last.content[-1]
        if stop >= end:
            continue
        if around[0] <= stop and first <= around[0]:
            last.content[-1] = (first, end)
        else:
            last.content.append((max(around[0], stop), end))
    return quoted
