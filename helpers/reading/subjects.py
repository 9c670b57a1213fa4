"""Who stands as the source of a cue: the noun phrase left of it, or behind it."""

from __future__ import annotations

from typing import NamedTuple

from .asides import before_relative, of_whom, over_commas, reduced_relative
from .content import Draft, skip_adjuncts
from .cues import Found
from .document import Document, Sentence
from .lexicon import word_set
from .phrases import CORE, appositive_end, over_adjectives, phrase_back, phrase_forward, skip_left, stands_behind

_EAGER = word_set("eager_to_say")
# "was able to verify", "has reasonable grounds to believe"
_UP_TO_IT = word_set("able_to_say")
_SAID_IN = frozenset(["in", "on", "via", "through", "during"])
_CENTURIES = frozenset(["19", "20"])
_PERIODS = (["year"], ["month"], ["week"])


class Subject(NamedTuple):
    """The source left of a cue: its words, the first word of its clause, and whether it is that of the clause before."""

    words: tuple[int, int] | None
    clause: int
    shared: bool = False


def find_subject(doc: Document, found: Found, floor: int, before: Draft | None) -> Subject:
    """The source left of a cue, not before word `floor`; `before` is the statement read last in the sentence."""
    tags, words = doc.tokens.tags, doc.tokens.words
    at, _ = skip_left(doc, found.first - 1, floor)
    reported = found.cue.frame in ("clause", "that", "quote")
    if at >= floor and tags[at] == "," and reported and stands_behind(doc, found.last):
        return Subject(None, at, True)  # ", said NAME": the source follows
    if found.infinitive:
        at = _before_infinitive(doc, at, floor)
    if at < floor:
        return Subject(None, found.first, before is not None)
    at = _before_adverbs(doc, at, floor)
    if tags[at] == "R":
        inside = before is not None and before.inverted and before.source and before.source[1] in (at, at - 1)
        if inside and before is not None:
            return Subject(before.source, at)  # "said its spokesman in X, NAME, who added"
        return _of_relative(doc, found, at - 1, floor)
    if tags[at] == "C" or words[at] == "while":
        return Subject(None, at, True)
    if tags[at] in '(,"-':
        return _behind_mark(doc, found, at, floor, before)
    return _of_participle(doc, found, at, floor) or _of_clause(doc, found, at, floor)


def _before_infinitive(doc: Document, at: int, floor: int) -> int:
    """The last word before "was able", "has reason", "went on", which stand before "to say"; `at` is the "to"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    at -= 1
    at -= 2 * (at > floor and words[at] == "out" and words[at - 1] in ("come", "came", "comes"))
    at -= 2 * (at > floor and words[at] == "on" and words[at - 1] in ("went", "goes", "go", "gone"))
    while at >= floor and (tags[at] in "VEvBWl" or words[at] in _EAGER or words[at] in _UP_TO_IT):
        at -= 1
    if at >= floor and words[at] == "went":
        at -= 1
    return skip_left(doc, at, floor)[0]


def _before_adverbs(doc: Document, at: int, floor: int) -> int:
    """The last word of the source before "last month", "late on Monday", "in a statement", "itself", "has long"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if at - 1 > floor and words[at] in ("month", "week", "year") and words[at - 1] in ("last", "this"):
        at -= 2  # "Human Rights Watch last month accused"
    at = _before_adjuncts(doc, _before_day(doc, at, floor), floor)
    if at - 2 >= floor and tags[at] == "#" and words[at - 1] == "aged":
        at -= 2  # "A farmer aged 52 said"
    if words[at] in ("itself", "himself", "herself", "themselves") and at > floor and tags[at - 1] in "nNJZpr":
        at -= 1
    if words[at] == "long" and at > floor and tags[at - 1] == "A":
        at, _ = skip_left(doc, at - 1, floor)  # "has long denied"
    return at


def _before_day(doc: Document, at: int, floor: int) -> int:
    """The last word before "late on Monday", where a noun stands there: "The ministry late on Monday said"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    day = at
    while day > floor and (tags[day] == "T" or (tags[day] == "#" and tags[day - 1] == "T")):
        day -= 1
    if day == at:
        return at
    while day > floor and words[day] in ("on", "late", "early", "last"):
        day -= 1
    return day if tags[day] in "nNJZpr)" and day < at - 1 else at


def _of_relative(doc: Document, found: Found, at: int, floor: int) -> Subject:
    """The noun phrase before "who", "which": "NAME, which denied any part"; `at` is the word before the relative."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if at >= floor and tags[at] == ",":
        at -= 1
    begin = phrase_back(doc, at, floor)
    if begin is not None and begin - 2 >= floor and words[begin] in ("a", "an"):
        if tags[begin - 2 : begin] in ("N,", "Z,"):
            name = phrase_back(doc, begin - 2, floor)  # "NAME, a little-known group which had said"
            begin = name if name is not None and _opens(doc, name, floor) else begin
    thing = tags[at] in "NZJ" or "which" in words[at + 1 : found.first] or words[at - 1] == "by"
    if begin is not None and thing and "P" in tags[begin : at + 1]:
        begin = _nearest(doc, begin, at)
    if begin is None and thing:  # "blamed it on NAME, which denied any part"
        near = floor + len(tags[floor : at + 1].rstrip("NZJ"))
        begin = near if near <= at and tags[at] in "NZ" and tags[near - 1 : near] == "P" else None
    return Subject(None, found.first) if begin is None else Subject((begin, at + 1), begin)


def _nearest(doc: Document, begin: int, at: int) -> int:
    """“no comment from X, which denies”: where the name right before begins, if not all that it hangs on is meant."""
    tags, words = doc.tokens.tags, doc.tokens.words
    near = begin + tags[begin : at + 1].rindex("P") + 1
    named = tags[near] in "NZJD" or _ranked_name(tags, near, at) or tags[begin] == "#"
    return near if (named and "r" not in tags[begin:near]) or words[near - 1] == "by" else begin


def _opens(doc: Document, at: int, floor: int) -> bool:
    """Whether a noun phrase from `at` opens its clause."""
    return at == floor or doc.tokens.tags[at - 1] in ',"'


def _behind_mark(doc: Document, found: Found, at: int, floor: int, before: Draft | None) -> Subject:
    """The source where a mark stands right before the cue: a comma, a bracket, a quotation mark, a dash."""
    tags = doc.tokens.tags
    tag, adds = tags[at], found.cue.form == "ing" and before is not None
    if tag == ",":
        trails = adds and before is not None and before.source is not None
        source = over_commas(doc, at, floor) if not trails else None  # "X owned up to the last, in May, saying …"
        return Subject(source, source[0]) if source else Subject(None, at, True)
    if tag == '"' and adds:
        return Subject(None, found.first, True)  # 'said it was "over," adding that …'
    dash = tags.rfind("-", floor, at) if tag == "-" else -1
    if dash > floor and at - dash > 2 and not set(tags[dash + 1 : at]) & set('";.'):
        begin = phrase_back(doc, dash - 1, floor)
        if begin is not None:
            return Subject((begin, dash), begin)  # "NAME - an ally of the rebels - said"
    return Subject(None, found.first)


def _of_participle(doc: Document, found: Found, at: int, floor: int) -> Subject | None:
    """Whose "blaming", "saying" it is behind "in a statement", "with one resident"; and what "that" refers to."""
    tags, words = doc.tokens.tags, doc.tokens.words
    tag, adds = tags[at], found.cue.form == "ing"
    if adds and tag in "nW" and words[at] in doc.lex.sets["containers"]:
        led = at > 1 and words[at - 2] in ("in", "via", "with")
        if led and words[at - 1] in ("a", "the", "an"):
            # "issued a protest in a statement blaming NAME": the subject of the clause speaks
            return Subject(None, found.first, True)
    if tag == "t" and at > floor and tags[at - 1] in CORE:
        begin = phrase_back(doc, at - 1, floor)
        return Subject((begin, at) if begin is not None else None, found.first)
    if tag in "KEVv" and at - 2 > floor:
        clause = of_whom(doc, at, floor)
        if clause is not None:
            return Subject(clause, clause[0])
    joined = _with_whom(doc, at, floor) if adds else None
    return Subject((joined, at + 1), joined - 1) if joined is not None else None


def _of_clause(doc: Document, found: Found, at: int, floor: int) -> Subject:
    """The noun phrase that ends at a word, as the subject of its clause."""
    tags = doc.tokens.tags
    survived = tags[at] in "EvV" and at > floor and tags[at - 1] == "R"  # "a driver who survived told"
    begin = None if survived else phrase_back(doc, at, floor)
    if begin is None:
        reduced = reduced_relative(doc, at, floor)
        return Subject(reduced, reduced[0]) if reduced else Subject(None, found.first)
    if begin - 2 >= floor and tags[begin] in "EVv" and tags[begin - 1] == "O" and tags[begin - 2] in CORE:
        head = phrase_back(doc, begin - 2, floor)  # "a board he appointed last year said"
        return Subject(None, begin) if head is None else Subject((head, begin - 1), head)
    people = before_relative(doc, begin, floor)
    if people is None and begin > floor and tags[begin - 1] == "P":
        people = reduced_relative(doc, begin - 1, floor)
    if people:
        return Subject(people, people[0])
    start = _full_name(doc, found, begin, at, floor)
    return Subject((start, at + 1), start)


def _full_name(doc: Document, found: Found, begin: int, at: int, floor: int) -> int:
    """Where a source begins of which the words `begin:at + 1` are the end: before appositions, "A, B and", adjectives."""
    tags, words = doc.tokens.tags, doc.tokens.words
    start = begin
    behind_comma = begin - 2 >= floor and tags[begin - 1] == "," and found.cue.frame != "hearsay"
    if behind_comma and tags[begin] in "rDn" and at - begin < 9:
        start = _unclosed_office(doc, begin, at, floor)
    elif behind_comma and tags[begin : at + 1].strip("NZ") == "":
        start = _open_apposition(doc, begin, floor)
    while tags[start : at + 1].strip("NZ") == "C" and start - 2 >= floor and tags[start - 2 : start] in ("N,", "Z,"):
        start = phrase_back(doc, start - 2, floor) or start - 2  # "A, B and C said"
    start = over_adjectives(doc, start, at, floor)
    dated = words[start] in ("last", "this", "earlier") and words[start + 1 : start + 2] in _PERIODS
    return start + 2 * (dated and start + 2 <= at)  # "Last year the mission counted"


def _unclosed_office(doc: Document, begin: int, at: int, floor: int) -> int:
    """Where "NAME, head of X said" begins, with the closing comma left out; `begin` for "X, an official said"."""
    tags = doc.tokens.tags
    if tags[begin] != "r" or tags[begin - 2] != "N" or appositive_end(doc, begin, at + 1) != at + 1:
        return begin
    name = phrase_back(doc, begin - 2, floor)
    apart = name is not None and "#" not in tags[name : begin - 1] and _opens(doc, name, floor)
    return name if name is not None and apart else begin


def _before_adjuncts(doc: Document, at: int, floor: int) -> int:
    """The last word before "in a statement on Monday", "in 2023", where such words stand between a source and its verb."""
    tags, words = doc.tokens.tags, doc.tokens.words
    for i in range(max(floor + 1, at - 10), at):
        if tags[i] != "P" or tags[i - 1] not in "nNJZpr)" or words[i] not in _SAID_IN or words[i + 1] == "the":
            continue
        year = (
            words[i] == "in" and at == i + 1 and tags[at] == "#" and len(words[at]) == 4 and words[at][:2] in _CENTURIES
        )
        if year or skip_adjuncts(doc, i, at + 1) == at + 1:
            return i - 1
    return at


def _ranked_name(tags: str, first: int, last: int) -> bool:
    """Whether the words hold a rank and a name: "a coup by Captain NAME, who …"."""
    return tags[first] == "r" and last > first and tags[first + 1 : last + 1].strip("NZ&r") == "" and tags[last] in "NZ"


def _open_apposition(doc: Document, begin: int, floor: int) -> int:
    """Where the source begins before a name behind a comma: "the country's premier, NAME said", "NAME, head of the office in Y, Z said"."""
    tags = doc.tokens.tags
    head = phrase_back(doc, begin - 2, floor)
    if head is None:
        return begin
    if tags[begin - 2] == "r" and _opens(doc, head, floor):
        return head
    if "r" in tags[head : begin - 1] and head - 2 >= floor and tags[head - 1] == "," and tags[head - 2] in "NZ":
        name = phrase_back(doc, head - 2, floor)
        if name is not None and _opens(doc, name, floor):
            return name
    return begin


def _with_whom(doc: Document, last: int, floor: int) -> int | None:
    """Where "one resident" begins in "…, with one resident saying that …"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    for at in range(last - 1, max(floor, last - 8), -1):
        if tags[at] in 'VvAKEB,;:"':
            return None
        if words[at] == "with":
            return at + 1 if tags[at - 1] == "," else None
    return None


def inverted_source(doc: Document, sentence: Sentence, found: Found) -> int | None:
    """The end of the source in "…," said X."""
    tags = doc.tokens.tags
    at, ceiling = found.last, sentence.last
    if found.cue.form == "ing" or at >= ceiling or found.cue.frame == "recipient":
        return None
    before = tags[found.first - 1] if found.first > sentence.first else "^"
    if before not in ',"^-' and not (before == "." and found.first > sentence.first):
        return None
    if tags[at] not in "DNZJnrpO#":
        return None
    if tags[at] == "D" and doc.tokens.words[at] in ("this", "that"):
        return None
    end = phrase_forward(doc, at, ceiling)
    # "said NAME in a live interview": where it was said
    end = next((i for i in range(at + 1, end) if tags[i] == "P" and skip_adjuncts(doc, i, ceiling) > i), end)
    if end <= at or tags[at:end].strip("D") == "":
        return None
    if end < ceiling and tags[end] in "VvAK":
        return None
    if end < ceiling and before == "," and _is_a_clause(doc, end, ceiling):
        return None  # "A spokesman, NAME, said some 30 people, including four children, had been killed"
    if end < ceiling and tags[end] == "E" and before == "," and over_commas(doc, found.first - 1, sentence.first):
        return None  # "One of them, a trader, said the drone belonged to the army"
    return end


def _is_a_clause(doc: Document, end: int, ceiling: int) -> bool:
    """Whether a verb follows the phrase that ends at `end`, behind an aside between commas."""
    tags = doc.tokens.tags
    close = tags.find(",", end + 1, min(end + 12, ceiling - 1)) if tags[end] == "," else -1
    return close > 0 and tags[close + 1] in "VvAK"


def main_subject(doc: Document, sentence: Sentence, found: Found) -> tuple[int, int] | None:
    """The subject of the sentence, for a participle behind it ("X attacked Y, saying that …")."""
    tags = doc.tokens.tags
    at = sentence.first
    comma = -1
    if tags[at] in "PTSlG":
        comma = tags.find(",", at, found.first)
        if comma < 0:
            return None
        at = comma + 1
    if tags[at] == '"':
        return None
    end = phrase_forward(doc, at, found.first)
    verb = end
    while end > at and verb < found.first and (tags[verb] == "T" or (tags[verb] == "P" and tags[verb + 1] == "T")):
        verb += 1  # "The ministry on Thursday raised the toll, saying …"
    return (at, end) if end > at and verb < found.first and tags[verb] in "VvAEKBWl," else None


def after_relative(doc: Document, first: int) -> tuple[int, int] | None:
    """The noun phrase that "which NAME denies", "that NAME says …" goes back to, if a relative word stands right before `first`."""
    tags, words = doc.tokens.tags, doc.tokens.words
    at = first - 1
    if at < 1 or tags[at] not in "Rt" or words[at] in ("who", "whose"):
        return None
    end = at - (tags[at - 1] in ",P")
    noun = end > 0 and (tags[end - 1] in CORE or words[end - 1] in doc.lex.sets["attack_nouns"])
    begin = phrase_back(doc, end - 1, 0) if noun and tags[end - 1] in CORE else None
    if noun and begin is None:
        begin = end - 1  # "did not comment on the strike, which X said killed nine"
    return (begin, end) if begin is not None else None
