"""Who stands as the source of a cue: the noun phrase left of it, or behind it."""

from __future__ import annotations

from .asides import before_relative, of_whom, over_commas, reduced_relative
from .content import Draft, skip_adjuncts
from .cues import Found
from .document import Document, Sentence
from .lexicon import word_set
from .phrases import CORE, appositive_end, over_adjectives, phrase_back, phrase_forward, skip_left, stands_behind

_EAGER = word_set("eager_to_say")
# "was able to verify", "has reasonable grounds to believe"
_UP_TO_IT = frozenset(["able", "reasonable", "good", "every", "grounds", "reason", "reasons", "cause"])
_SAID_IN = frozenset(["in", "on", "via", "through", "during"])
_CENTURIES = frozenset(["19", "20"])


def find_subject(
    doc: Document, found: Found, floor: int, before: Draft | None
) -> tuple[tuple[int, int] | None, int, bool]:
    """The source left of a cue: its words, the first word of the clause, and whether it is shared."""
    tags, words = doc.tokens.tags, doc.tokens.words
    at, _ = skip_left(doc, found.first - 1, floor)
    if (
        at >= floor
        and tags[at] == ","
        and found.cue.frame in ("clause", "that", "quote")
        and stands_behind(doc, found.last)
    ):
        return None, at, True  # ", said NAME": the source follows
    if found.infinitive:
        at -= 1
        while at >= floor and (tags[at] in "VEvBWl" or words[at] in _EAGER or words[at] in _UP_TO_IT):
            at -= 1
        if at >= floor and words[at] == "went":
            at -= 1
        at, _ = skip_left(doc, at, floor)
    if at < floor:
        return None, found.first, before is not None
    if at - 1 > floor and words[at] in ("month", "week", "year") and words[at - 1] in ("last", "this"):
        at -= 2  # "Human Rights Watch last month accused"
    day = at
    while day > floor and (tags[day] == "T" or (tags[day] == "#" and tags[day - 1] == "T")):
        day -= 1
    if day < at:
        while day > floor and words[day] in ("on", "late", "early", "last"):
            day -= 1
        if tags[day] in "nNJZpr)" and day < at - 1:
            at = day  # "The ministry late on Monday said"
    at = _before_adjuncts(doc, at, floor)
    if at - 2 >= floor and tags[at] == "#" and words[at - 1] == "aged":
        at -= 2  # "A farmer aged 52 said"
    if words[at] in ("itself", "himself", "herself", "themselves") and at > floor and tags[at - 1] in "nNJZpr":
        at -= 1
    tag = tags[at]
    if words[at] == "long" and at > floor and tags[at - 1] == "A":
        at, _ = skip_left(doc, at - 1, floor)  # "has long denied"
        tag = tags[at]
    inside = before is not None and before.inverted and before.source and before.source[1] in (at, at - 1)
    if tag == "R" and inside and before is not None:
        return before.source, at, False  # "said its spokesman in X, NAME, who added"
    if tag == "R":
        at -= 1
        if at >= floor and tags[at] == ",":
            at -= 1
        begin = phrase_back(doc, at, floor)
        if (
            begin is not None
            and begin - 2 >= floor
            and words[begin] in ("a", "an")
            and tags[begin - 2 : begin] in ("N,", "Z,")
        ):
            name = phrase_back(doc, begin - 2, floor)  # "NAME, a little-known group which had said"
            begin = name if name is not None and (name == floor or tags[name - 1] in ',"') else begin
        thing = tags[at] in "NZJ" or "which" in words[at + 1 : found.first] or words[at - 1] == "by"
        if begin is not None and thing and "P" in tags[begin : at + 1]:
            # "no comment from X, which denies": the name right before, not all that it hangs on
            near = begin + tags[begin : at + 1].rindex("P") + 1
            named = tags[near] in "NZJD" or _ranked_name(tags, near, at) or tags[begin] == "#"
            if (named and "r" not in tags[begin:near]) or words[near - 1] == "by":
                begin = near
        if begin is None and thing:  # "blamed it on NAME, which denied any part"
            near = floor + len(tags[floor : at + 1].rstrip("NZJ"))
            begin = near if near <= at and tags[at] in "NZ" and tags[near - 1 : near] == "P" else None
        return ((begin, at + 1) if begin is not None else None), begin if begin is not None else found.first, False
    if tag == "C" or words[at] == "while":
        return None, at, True
    if tag == "(":
        return None, found.first, False
    if tag == ",":
        trails = found.cue.form == "ing" and before is not None and before.source is not None
        source = over_commas(doc, at, floor) if not trails else None  # "X owned up to the last, in May, saying …"
        if source:
            return source, source[0], False
        return None, at, True
    if tag == '"' and found.cue.form == "ing" and before is not None:
        return None, found.first, True  # 'said it was "over," adding that …'
    dash = tags.rfind("-", floor, at) if tag == "-" else -1
    if dash > floor and at - dash > 2 and not set(tags[dash + 1 : at]) & set('";.'):
        begin = phrase_back(doc, dash - 1, floor)
        if begin is not None:
            return (begin, dash), begin, False  # "NAME - an ally of the rebels - said"
    if tag == '"' or tag == "-":
        return None, found.first, False
    if found.cue.form == "ing" and tag in "nW" and words[at] in doc.lex.sets["containers"]:
        led = at > 1 and words[at - 2] in ("in", "via", "with")
        if led and words[at - 1] in ("a", "the", "an"):
            # "issued a protest in a statement blaming NAME": the subject of the clause speaks
            return None, found.first, True
    if tag == "t" and at > floor and tags[at - 1] in CORE:
        begin = phrase_back(doc, at - 1, floor)
        return ((begin, at) if begin is not None else None), found.first, False
    if tag in "KEVv" and at - 2 > floor:
        clause = of_whom(doc, at, floor)
        if clause is not None:
            return clause, clause[0], False
    joined = _with_whom(doc, at, floor) if found.cue.form == "ing" else None
    if joined is not None:
        return (joined, at + 1), joined - 1, False
    survived = tag in "EvV" and at > floor and tags[at - 1] == "R"  # "a driver who survived told"
    begin = None if survived else phrase_back(doc, at, floor)
    if begin is None:
        reduced = reduced_relative(doc, at, floor)
        return (reduced, reduced[0], False) if reduced else (None, found.first, False)
    if begin - 2 >= floor and tags[begin] in "EVv" and tags[begin - 1] == "O" and tags[begin - 2] in CORE:
        head = phrase_back(doc, begin - 2, floor)  # "a board he appointed last year said"
        return ((head, begin - 1) if head is not None else None), begin if head is None else head, False
    people = before_relative(doc, begin, floor)
    if people is None and begin > floor and tags[begin - 1] == "P":
        people = reduced_relative(doc, begin - 1, floor)
    if people:
        return people, people[0], False
    # "NAME, head of X said" with the closing comma left out, and "X, an official said"
    start = begin
    behind_comma = begin - 2 >= floor and tags[begin - 1] == "," and found.cue.frame != "hearsay"
    if behind_comma and tags[begin] in "rDn" and at - begin < 9:
        end = appositive_end(doc, begin, at + 1)
        name = phrase_back(doc, begin - 2, floor) if end == at + 1 and tags[begin] == "r" else None
        if (
            name is not None
            and "#" not in tags[name : begin - 1]
            and tags[begin - 2] in "N"
            and (name == floor or tags[name - 1] in ',"')
        ):
            start = name
    elif behind_comma and tags[begin : at + 1].strip("NZ") == "":
        start = _open_apposition(doc, begin, floor)
    while tags[start : at + 1].strip("NZ") == "C" and start - 2 >= floor and tags[start - 2 : start] in ("N,", "Z,"):
        start = phrase_back(doc, start - 2, floor) or start - 2  # "A, B and C said"
    start = over_adjectives(doc, start, at, floor)
    led = words[start] in ("last", "this", "earlier") and words[start + 1 : start + 2] in (
        ["year"],
        ["month"],
        ["week"],
    )
    start += 2 * (led and start + 2 <= at)  # "Last year the mission counted"
    return (start, at + 1), start, False


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
    if tags[begin - 2] == "r" and (head == floor or tags[head - 1] in ',"'):
        return head
    if "r" in tags[head : begin - 1] and head - 2 >= floor and tags[head - 1] == "," and tags[head - 2] in "NZ":
        name = phrase_back(doc, head - 2, floor)
        if name is not None and (name == floor or tags[name - 1] in ',"'):
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
    if end < ceiling and tags[end] == "E" and before == "," and over_commas(doc, found.first - 1, sentence.first):
        return None  # "One of them, a trader, said the drone belonged to the army"
    return end


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
