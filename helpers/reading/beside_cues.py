"""What stands left and right of a cue: the statement before or after it."""

from __future__ import annotations

import re

from .content import Draft, is_clause_start, trim
from .cues import Found
from .document import Document, Sentence
from .lexicon import word_set
from .qualifiers import qualifier_before

_OF_TIME = word_set("spans_of_time") | word_set("clock_marks")
_DURING = word_set("leads_a_circumstance")  # "although" and "if" lead the statement

_WRITERS = word_set("leads_the_writer_on")
_WRITERS_NOUN = re.compile("Dn{1,2}(?:[tR]|OA)")
_SPANS = word_set("time_units")
_LEADS_OVER = word_set("leads_over_to_a_sentence")
_LONGEST = max(phrase.count("-") + 1 for phrase in _LEADS_OVER)


def is_statement(doc: Document, first: int, last: int) -> bool:
    """Whether words can be a statement: they hold a verb or are quoted."""
    tags = doc.tokens.tags[first:last]
    return '"' in tags or any(c in tags for c in "VvAEKBYGW")


def statement_before(
    doc: Document, sentence: Sentence, end: int, before: Draft | None, draft: Draft
) -> tuple[int, int] | None:
    """The statement in front of "…, X said", or None."""
    tags = doc.tokens.tags
    floor = sentence.first
    if before is not None:
        floor = max(
            floor, before.content[-1][1] if before.content and before.content[-1][1] <= end else before.found.last
        )
        floor = max(floor, before.source[1] if before.source and before.source[1] <= end else floor)
    if draft.shared and not draft.inverted:
        return None
    if end <= floor or end - 1 < floor:
        return None
    semicolon = tags.rfind(";", floor, end)
    if semicolon >= 0 and '"' not in tags[floor:end]:
        floor = semicolon + 1
    mark = tags[end - 1]
    if mark not in ',"-.' and not (draft.inverted and mark in ".?"):
        return None
    first, last = trim(doc, floor, end)
    if first >= last:
        return None
    return whole_quotation(doc, first, last)


def whole_quotation(doc: Document, first: int, last: int) -> tuple[int, int]:
    """Widen to the mark that opened the quotation in an earlier sentence; leave out "Meanwhile," in front of one."""
    tags = doc.tokens.tags
    if '"' in tags[first : last + 1]:
        for opened, closed in doc.around(first, last):
            if opened < first <= closed <= last:
                return opened, last
            if first < opened and last - 1 <= closed and _leads_over(doc, first, opened):
                return opened, last
    return first, last


def _leads_over(doc: Document, first: int, last: int) -> bool:
    """Whether nothing but "Meanwhile,", "By contrast," stands before the mark that opens a quotation."""
    tags = doc.tokens.tags
    last -= tags[last - 1] in ",:"
    first += first < last and tags[first] in "PS"
    first += first < last and tags[first] == "D"
    return last - first <= _LONGEST and "-".join(doc.tokens.words[first:last]) in _LEADS_OVER


def goes_on(doc: Document, at: int, left: tuple[int, int], ceiling: int) -> bool:
    """Whether the words from `at` go on with what stands left of the cue."""
    tags = doc.tokens.tags
    if at >= ceiling:
        return False
    quoted = tags[left[1] - 1] == '"' or (left[1] < len(tags) and tags[left[1]] == '"')
    if quoted:
        after = tags[at + 1] if at + 1 < ceiling else ""
        return tags[at] == '"' or (tags[at] in ",:" and after == '"')
    if tags[at] != "," or tags[at + 1 : at + 2] == '"':
        return False
    # "12 died, X said, and 3 are missing" goes on; "12 died, X said, the worst toll of the year" does not
    if has_verb(doc, *left):
        words = doc.tokens.words
        cleft = words[left[0]] in ("it", "this") and tags[left[0] + 1] == "A" and tags[at + 1 : at + 2] == "t"
        return (
            cleft
            or words[at + 1] in ("and", "among", "including", "with")
            or (tags[at + 1 : at + 2] == "#" and words[at + 2 : at + 4] in (["of", "them"], ["of", "whom"]))
        )
    # "The strike, X said, hit a school"; but "On Tuesday, X said, "…"" has its adverbial in front
    comma = tags.find(",", left[0], left[1])
    if comma > 0 and tags[left[0]] in "PTSlD" and tags[comma + 1] in "DNZJnpr#" and comma + 1 < left[1]:
        return True  # "Meanwhile, the strike, X said, hit a school"
    return not (tags[left[0]] in "PTSl" and "E" not in tags[left[0] : left[1]])


def has_verb(doc: Document, first: int, last: int) -> bool:
    """Whether words hold the verb of a sentence: not only that of "the jets, which had crossed the border"."""
    tags = doc.tokens.tags
    relative = tags.find(",R", first, last)
    return any(t in "VvAK" for t in tags[first : last if relative < 0 else relative])


def statement_after(
    doc: Document, at: int, found: Found, ceiling: int, following: Found | None
) -> tuple[int, int] | None:
    """The statement behind the cue: up to the end of the quotation or of the sentence."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if at >= ceiling:
        return None
    begin = at
    if tags[at] in ",:-":
        begin = at + 1
        if begin >= ceiling:
            return None
        if tags[at] == "," and (
            tags[begin] in "YR" or (tags[begin] == "G" and '"' not in tags[begin : min(begin + 12, ceiling)])
        ):
            return None  # ", requesting anonymity"
        if tags[at] == "," and (
            words[begin] in ("and", "among", "including", "with")
            or (tags[begin] == "#" and words[begin + 1 : begin + 3] in (["of", "them"], ["of", "whom"]))
        ):
            first, last = trim(doc, begin, before_circumstance(doc, begin, ceiling))
            return (first, last) if last > first else None
    bounded = _opens_with_a_number(doc, begin, ceiling)
    if not bounded and not is_clause_start(doc, begin, ceiling) and words[begin] not in _DURING:
        return _that_ahead(doc, begin, ceiling)
    many = words[begin] == "as" and tags[begin + 1 : begin + 2] == "#"  # "said as many as 28 had died"
    many = many or words[begin : begin + 3] in (["as", "much", "as"], ["as", "many", "as"], ["as", "few", "as"])
    if (tags[begin] == "P" and words[begin] != "to" and not bounded) or (
        tags[begin] == "S" and words[begin] in _DURING and not many
    ):
        ahead = _that_ahead(doc, begin, ceiling)
        if ahead or tags[begin] == "S":
            return ahead
    if tags[begin] == "G":
        quote = tags.find('"', begin, min(begin + 12, ceiling))
        if quote > 0 and tags[quote - 1] in ",:":
            begin = quote  # 'wrote, using another account, "..."'
    end = ceiling
    for opened, closed in doc.around(begin, begin + 1) if tags[begin] == '"' else ():
        if opened == begin:
            if closed >= ceiling - 2:
                end = max(closed + 1, end if closed < ceiling else closed + 1)
                if closed + 1 > ceiling:
                    return begin, closed + 1
            else:
                nxt = tags[closed + 1] if closed + 1 < ceiling else "."
                # a quotation that stands alone is the statement; one that opens a clause goes on
                if nxt in ".,;" or tags[closed - 1] in ",.":
                    end = closed + 1
            break
    first, last = trim(doc, begin, before_circumstance(doc, begin, end))
    return (first, last) if last > first else None


def before_circumstance(doc: Document, first: int, last: int) -> int:
    """Where ", after an explosion …", ", as talks went on", ", but …" ends what is said: such a clause behind it is the writer's."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if '"' in tags[first:last]:
        return last
    semicolon = tags.find(";", first, last)
    last = semicolon if semicolon > first else last
    at = tags.find(",", first, last)
    while 0 < at < last - 1:
        k = at + 1
        while k < last - 1 and k - at < 4 and (tags[k] in "#D" or words[k] in _SPANS):
            k += 1
        if tags[at + 1] == "D" and _WRITERS_NOUN.match(tags, at + 1, last) and any(t in "VvAK" for t in tags[first:at]):
            return at  # ", a strike that could …", ", a phrase he has used"
        if (
            words[k] in _WRITERS
            and not (words[k] == "but" and tags[k + 1 : k + 2] == "t")  # ", but that eight had died" is said too
            and any(t in "VvAK" for t in tags[first:at])
            and (k == at + 1 or words[k] in ("after", "before"))
        ):
            return at
        at = tags.find(",", at + 1, last)
    return last


def _opens_with_a_number(doc: Document, at: int, ceiling: int) -> bool:
    """“(said) at least 28 had died in a war that began …”, “(said) between 20 and 30 …”: no adverbial in front of "that"."""
    words = doc.tokens.words
    number = doc.tokens.tags.find("#", at + 1, min(at + 6, ceiling - 1))
    if number < 0 or words[number + 1] in _OF_TIME or doc.tokens.tags[number + 1] in "T:":
        return False  # "said at about 3 a.m. that"
    return words[at] == "between" or qualifier_before(doc, number, at)[1] == at


def _that_ahead(doc: Document, at: int, ceiling: int) -> tuple[int, int] | None:
    """“said in remarks nobody expected that …”: the statement begins at “that” or at a quotation."""
    tags = doc.tokens.tags
    for i in range(at, min(at + 14, ceiling - 1)):
        if tags[i] in 't"':
            first, last = trim(doc, i, ceiling)
            return (first, last) if last > first else None
        if tags[i] in ".;" or (tags[i] == "," and tags[i + 1] not in 't"'):
            return None
    return None
