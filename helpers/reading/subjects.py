"""Who stands as the source of a cue: the noun phrase left of it, or behind it."""

from __future__ import annotations

from .content import Draft, skip_adjuncts
from .cues import Found
from .document import Document, Sentence
from .lexicon import word_set
from .phrases import CORE, appositive_end, over_adjectives, phrase_back, phrase_forward, skip_left, stands_behind

_KNOWN = word_set("links_to_a_nickname")
_EAGER = word_set("eager_to_say")
_BEFALLEN = word_set("befallen_people")
_BEFELL_BY = frozenset(("of", "for", "by", "in", "with", "during"))
_SEEN = word_set("seen_by_a_reporter")
# "was able to verify", "has reasonable grounds to believe"
_UP_TO_IT = frozenset(["able", "reasonable", "good", "every", "grounds", "reason", "reasons", "cause"])
_SAID_IN = frozenset(["in", "on", "via", "through", "during"])
_CENTURIES = frozenset(["19", "20"])
_TIME_OF_ROLE = word_set("time_of_a_role")


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
        source = _over_commas(doc, at, floor) if not trails else None  # "X owned up to the last, in May, saying …"
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
        clause = _of_whom(doc, at, floor)
        if clause is not None:
            return clause, clause[0], False
    survived = tag in "EvV" and at > floor and tags[at - 1] == "R"  # "a driver who survived told"
    begin = None if survived else phrase_back(doc, at, floor)
    if begin is None:
        reduced = _reduced_relative(doc, at, floor)
        return (reduced, reduced[0], False) if reduced else (None, found.first, False)
    if begin - 2 >= floor and tags[begin] in "EVv" and tags[begin - 1] == "O" and tags[begin - 2] in CORE:
        head = phrase_back(doc, begin - 2, floor)  # "a board he appointed last year said"
        return ((head, begin - 1) if head is not None else None), begin if head is None else head, False
    relative = _relative(doc, begin, floor)
    if relative is None and begin > floor and tags[begin - 1] == "P":
        relative = _reduced_relative(doc, begin - 1, floor)
    if relative:
        return relative, relative[0], False
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


def _of_whom(doc: Document, last: int, floor: int) -> tuple[int, int] | None:
    """“A shopkeeper whose brother was killed said”: the people before "whose" or "who", where nothing parts the clause from them."""
    tags, words = doc.tokens.tags, doc.tokens.words
    for at in range(last, max(floor, last - 12), -1):
        if tags[at] in ',;:"':
            return None
        if tags[at] == "R" and words[at] in ("who", "whose") and tags[at - 1] in "nprNZ":
            begin = phrase_back(doc, at - 1, floor)
            return (begin, at) if begin is not None and (begin == floor or tags[begin - 1] in ',"C;') else None
    return None


def _relative(doc: Document, begin: int, floor: int) -> tuple[int, int] | None:
    """“A teacher who helped the wounded said”: the phrase right before the cue is the object of a clause about the source."""
    tags, words = doc.tokens.tags, doc.tokens.words
    if begin <= floor or tags[begin - 1] not in "VvBKEGnP" or (tags[begin - 1] == "n" and tags[begin] != "D"):
        return None
    for at in range(begin - 1, max(floor, begin - 12), -1):
        if tags[at] in ',;:"':
            return None
        if words[at] in _BEFALLEN and tags[at - 1] in "nprNZ" and words[at + 1] in _BEFELL_BY:
            head = phrase_back(doc, at - 1, floor)  # "Soldiers accused of burning the village denied it"
            return (head, at) if head is not None and (head == floor or tags[head - 1] in ',"C;') else None
        if (tags[at] == "R" or (tags[at] == "t" and tags[at - 1] in "npr")) and words[at] != "whose":
            head = phrase_back(doc, at - 1, floor)
            return (head, at) if head is not None and tags[at - 1] in "nprNZ)" else None
    return None


def _reduced_relative(doc: Document, last: int, floor: int) -> tuple[int, int] | None:
    """“Residents reached by telephone said”: the people before a participle and its adverbial, or before "who survived"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    for i in range(last, max(floor, last - 12), -1):
        seen = words[i] in _SEEN and words[i + 1 : i + 2] == ["by"]
        if (
            (tags[i] in "EGV" or seen or words[i] in _BEFALLEN or words[i] == "claiming")
            and tags[i - 1] in "nprNZW"
            and tags[i + 1 : i + 2] in ("P", "l")
        ):
            begin = phrase_back(doc, i - 1, floor)
            if tags[i - 1] in "nW" and words[i - 1] in doc.lex.sets["containers"] and words[i + 1] == "by" and not seen:
                end = phrase_forward(doc, i + 2, last + 1, apposition=False)
                return (i + 2, end) if end > i + 2 else None  # "A report compiled by the ministry said"
            if begin is not None and (begin == floor or tags[begin - 1] in ',"C;'):
                return begin, i
        met = tags[i] in "EVv" and tags[i - 1] == "O" and i - 2 >= floor and tags[i - 2] in "npr"
        if met and tags[i + 1 : i + 2] in ("P", "l"):
            begin = phrase_back(doc, i - 2, floor)  # "Two drivers I met in Karsa said"
            return (begin, i - 1) if begin is not None and (begin == floor or tags[begin - 1] in ',"C;') else None
        if tags[i] == "R" and words[i] == "who" and tags[i - 1] in "npr":
            begin = phrase_back(doc, i - 1, floor)  # "a driver who survived said"
            return (begin, i) if begin is not None else None
    return None


def _over_commas(doc: Document, comma: int, floor: int) -> tuple[int, int] | None:
    """The subject in front of "…, NAME, governor of the region, said" or "The group, which tracks the war, said"."""
    tags = doc.tokens.tags
    opens = [i for i in range(floor, comma) if tags[i] == ","]
    if not opens:  # "An aid worker who asked for silence, said": the first comma is left out
        return _of_whom(doc, comma - 1, floor) if "R" in tags[floor:comma] else None
    listed = [i for i in opens if tags[i + 1] == "R" and comma - i > 2]
    if listed and (opens[-1] != listed[-1] or len(opens) > 1):
        begin = phrase_back(doc, listed[-1] - 1, floor)
        if begin is not None and begin - 2 >= floor and tags[begin - 2 : begin + 1] in ("N,D", "Z,D"):
            name = phrase_back(doc, begin - 2, floor)  # "ABCD, the peace mission, which left in June, said"
            begin = name if name is not None else begin
        if begin is not None and begin - 2 >= floor and tags[begin - 1 : listed[-1]] == ",#":
            begin = phrase_back(doc, begin - 2, floor)  # "NAME, 29, who lost her house, said"
        if begin is not None and (begin == floor or tags[begin - 1] in ',"C;'):
            return begin, listed[-1]  # "The group, which brings together A, B and C, said"
    for opened in reversed(opens[-3:]):
        if not 0 < comma - opened - 1 <= 25:
            continue
        kind = _aside(doc, opened, comma, floor, opened == opens[-1])
        if kind:
            begin = phrase_back(doc, opened - 1, floor)
            if begin is not None and begin - 3 >= floor and tags[begin - 2 : begin] in ("RV", "tV", "RW", "tW"):
                # "the body that verifies breaches, NAME, said"
                begin = opened + 1 if kind == "apposition" else phrase_back(doc, begin - 3, floor)
            if begin is not None and tags[opened - 1] in "NZJnpr)W'k" and tags[begin] not in "T":
                return begin, comma if kind == "apposition" else opened
            if kind == "apposition" and tags[opened - 2 : opened] == "PO" and tags[opened - 3 : opened - 2] == "#":
                return opened - 3, comma  # "One of them, a trader who had lost his stall, said"
            who = _of_whom(doc, opened - 1, floor) if kind == "apposition" else None
            if who is not None:
                return who  # "A driver who saw it, a father of two, said"
    return None


def _aside(doc: Document, opened: int, comma: int, floor: int, nearest: bool) -> str | None:
    """What stands between two commas behind a name: an "apposition" that belongs to the source, or an "aside"."""
    tags, words = doc.tokens.tags, doc.tokens.words
    first, inside = tags[opened + 1], tags[opened + 1 : comma]
    if words[opened + 1] in _KNOWN and tags[opened + 2] in 'PS"N':
        return "aside"  # ", known by its initials ABC,"
    if words[opened + 1] == "or" and inside[1:].strip("NDnZJ") == "":
        return "aside"  # "the army, or ABC, denied"
    if first in "REY" or inside.strip("l") == "":
        return "apposition" if first in "RE" else "aside"
    if first in "GPV":
        return "apposition" if words[opened + 1] == "of" else "aside"
    if words[opened + 1 : opened + 3] == ["one", "of"]:
        return "apposition"  # ", one of hundreds of volunteer groups,"
    if first == "#":
        return "apposition" if len(inside) == 1 or inside[1] == "&" else None  # ", 44," or ", 44-year-old NAME,"
    if first in "ST" or first == "l":
        # "as rescuers there are known", "until last year the head of the office"
        return "aside" if words[opened + 1] in _TIME_OF_ROLE and nearest else None
    if first not in "DrnJpNZ":
        return None
    if appositive_end(doc, opened + 1, comma) == comma:
        return "apposition"
    if len(inside) == 1 and doc.tokens.raws[opened + 1].isupper() and len(words[opened + 1]) > 2:
        return "apposition"  # "the peace mission, ABCD, reported"
    if first in "NZ" and "V" not in inside and "A" not in inside:
        head = phrase_back(doc, opened - 1, floor)
        if (len(inside) <= 4 or (len(inside) <= 8 and not inside.strip("N&"))) and (
            not nearest
            or (head is not None and ("r" in tags[head:opened] or "p" in tags[head:opened]))
            or (tags[opened - 1] == "n" and words[opened - 1] in doc.lex.sets["descriptions"])
        ):
            return "apposition"
    if first in "Dn" and not nearest and not any(t in "VAK" for t in inside.partition("R")[0].partition("t")[0]):
        return "apposition"
    if first == "D" and inside.find("O") > 1 and inside[inside.find("O") + 1 :].strip("lA") in ("E", "V", "v", "K"):
        return "apposition"  # "the rebel group he later joined"
    relative = min((i for i in (inside.find("R"), inside.find("t")) if i > 0), default=-1)
    if first in "Dn" and relative > 0 and not any(t in "VvAKBE" for t in inside[:relative]):
        return "apposition"  # "a group that tracks the war"
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
    if end < ceiling and tags[end] == "E" and before == "," and _over_commas(doc, found.first - 1, sentence.first):
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
    begin = phrase_back(doc, end - 1, 0) if noun and tags[end - 1] in CORE else end - 1 if noun else None
    return (begin, end) if begin is not None else None
