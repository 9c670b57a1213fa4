"""What happened to those whom a number counts. One rule a construction, asked in order; each names itself in the row."""

from __future__ import annotations

import re
from collections.abc import Callable

from .active_verbs import active
from .counted import NOTHING, Hit, Place
from .document import Document, Sentence
from .fates import COUNTED, with_the_wounded
from .harmed_nobody import befell_nobody
from .labelled_counts import known_by_name, labelled, put, risen
from .leaning_counts import LEANING
from .lexicon import word_set
from .parts import among_the_dead, changed, is_subset, manner, of_group, of_them, of_those, part, parted
from .people import Figure, Victims
from .predicates import BE, behind_joined, later_died, verb_after
from .qualifiers import Count
from .restated import that_number
from .tolls import TOLL, is_previous, read_toll, toll_outcome

_OF_THOSE = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
_VICTIMS = frozenset(["victims", "victim"])
_CLAIMED = frozenset(["claim", "claims", "claimed", "claiming"])
_OF_LIVES = word_set("taking_lives")
_PARENTS = word_set("parents")
_RELATIVE = re.compile(r",D[pn],?C")  # "(a shopkeeper), his wife and"
_SUBJECTS = re.compile(r"C#[nNJZEprkG]{1,6}A")  # "(12 died, and two women) and three children were …"
_THERE = re.compile(r"P(?:DJ*n?)?N")
_INJURIES = word_set("injuries")
_REPORTS = word_set("nouns_of_report")
_KINDS_OF_BODIES = word_set("kinds_of_bodies")
_SHARES = word_set("shares_of_a_whole")


def outcome_of(
    doc: Document, sentence: Sentence, count: Count, victims: Victims, figures: list[Figure], earlier: str | None
) -> Hit | None:
    """The first rule that says what happened to those counted, or None."""
    if _counts_no_people(doc, sentence, count, victims) or befell_nobody(doc, sentence, count, victims):
        return None
    place = Place(doc, sentence.first, sentence.last, count, victims, figures, earlier)
    if place.before == "," and victims.people and place.word(victims.last) in doc.lex.cues:
        if doc.tokens.tags[victims.last] in "VBW":
            return None  # "…, three doctors told the agency": they speak
    for rule in _RULES:
        hit = rule(place)
        if hit is not None:
            return hit if hit.outcome else None
    return None


def _counts_no_people(doc: Document, sentence: Sentence, count: Count, victims: Victims) -> bool:
    """Whether the words around a number say that it counts other than those whom something befell."""
    words = doc.tokens.words
    led, behind = words[max(sentence.first, count.begin - 2) : count.begin], words[count.stop : count.stop + 2]
    if (
        count.value is None
        and count.low == 2
        and (victims.plain or behind == ["of", "whom"] or behind == ["of", "them"])
    ):
        return True  # "many had been taken", "many of whom": a word, not a count
    if behind[:1] in (["times"], ["time"]) or led == ["all", "but"]:
        return True  # "12 times", "all but two of them civilians"
    if led[-1:] == ["not"] and count.value == 1:
        return True  # "not one civilian was killed"
    if led[-1:] == ["of"] and led[0] in _PARENTS:
        return True  # "a mother of four"
    if led[-1:] in (["from"], ["of"]) and behind[:1] in (["family"], ["household"]):
        return True  # "six civilians from one family"
    # "nine of the 45 passengers were killed": the nine
    of_the = led == ["of", "the"] and doc.tokens.tags[count.begin - 3 : count.begin - 2] == "#"
    return of_the and COUNTED.isdisjoint(behind)


def _counted_noun(place: Place) -> Hit | None:
    """“12 deaths”, “12 dead”, “12 wounded”, “12 bodies”, “8 civilian casualties”."""
    doc, count, last = place.doc, place.count, place.last
    tags, words, lex = doc.tokens.tags, doc.tokens.words, doc.lex
    begin = count.stop + (count.value is None and place.word(count.stop) == "of")  # "thousands of lives"
    if place.word(begin) in _VICTIMS and place.before in _CLAIMED:
        return Hit("killed", "counted_noun")  # "claimed 23 victims"
    for at in range(begin, min(begin + 4, last)):
        word = words[at]
        if at > begin and (tags[at - 1] in ",;:PAVC" or (tags[at - 1] == "p" and word not in lex.outcome_nouns)):
            break
        follows = tags[at + 1] if at + 1 < last else "."
        if word in ("bodies", "body") and words[at - 1] in _KINDS_OF_BODIES:
            return NOTHING  # "two umbrella bodies"
        if word in lex.outcome_nouns and not (
            follows in "pn" and word in ("injured", "wounded", "missing", "displaced")
        ):
            if word in ("lives", "life") and _OF_LIVES.isdisjoint(
                words[max(place.first, count.begin - 4) : count.begin] + words[at : min(at + 4, last)]
            ):
                break
            if word in ("body", "bodies", "remains") and place.word(at + 1) in ("armour", "armor"):
                break
            both = with_the_wounded(doc, at) if word in lex.outcome_states else lex.outcome_nouns[word]
            return Hit(both, "counted_noun", is_subset(place))
        if word in lex.outcome_states and (at == begin or tags[at - 1] in "lnJ"):
            if words[at - 1] in lex.sets["not_people"]:
                break  # "three rockets hurt bystanders"
            if follows in "pn" and place.word(at + 1) in lex.victims:
                continue
            return Hit(with_the_wounded(doc, at), "counted_state", is_subset(place))
    return None


def _noun_of(place: Place) -> Hit | None:
    """“the deaths of 12”, “the killing in May of 2 villagers”, “a toll of 12”."""
    doc, lex = place.doc, place.doc.lex
    tags, words = doc.tokens.tags, doc.tokens.words
    begin = place.count.begin
    if tags[begin - 1] == '"' and place.word(begin - 2) in TOLL:
        return Hit(toll_outcome(doc, begin - 2, place.first), "toll_of")  # a toll "close to 60"
    if place.before == "to" and place.word(begin - 2) in _INJURIES and place.fits:
        return Hit("injured", "noun_of", is_subset(place))  # "injuries to 38 villagers"
    if place.before != "of":
        return None
    head = begin - 2
    if place.word(head) in ("loss", "losses") and place.victims.people:
        return Hit("killed", "noun_of")  # "confirmed the loss of four soldiers"
    things = not lex.sets["not_people"].isdisjoint(words[place.victims.first : place.victims.last + 1])
    if place.word(head) in lex.outcome_nouns and things:
        return NOTHING  # "the remains of a dozen vehicles"
    if place.word(head) in ("life", "lives") and _OF_LIVES.isdisjoint(words[max(place.first, head - 4) : head]):
        return NOTHING  # "saved the lives of 12", "changed the lives of millions"
    if place.word(head) in lex.outcome_nouns and words[head] not in ("casualties", "injured", "missing", "wounded"):
        return Hit(lex.outcome_nouns[words[head]], "noun_of")
    back = head
    while back > place.first and head - back < 4 and _tells_when(tags, back):
        back -= 1
    if place.word(head) == "those" and place.figures and place.fits:
        return Hit(place.figures[-1].outcome, "subset", True)  # "nine bodies, including those of five miners"
    if place.word(back) == "and" and place.figures and place.figures[-1].rule == "noun_of" and place.fits:
        return Hit(
            place.figures[-1].outcome, "noun_of"
        )  # "the killing of 54 people by one side and of 17 by the other"
    if place.word(back) in lex.outcome_acts and lex.sets["not_people"].isdisjoint(
        words[place.victims.first : place.victims.last]
    ):
        return Hit(lex.outcome_acts[words[back]], "noun_of", is_subset(place))
    if place.word(head) in TOLL:
        return Hit(toll_outcome(doc, head, place.first), "toll_of", previous=is_previous(doc, place.count))
    return NOTHING if place.word(head) and tags[head] == "p" else None  # "8 members of one family"


def _tells_when(tags: str, at: int) -> bool:
    return tags[at] in "T#" or (tags[at] == "P" and tags[at + 1] in "T#")


def _toll(place: Place) -> Hit | None:
    tail = verb_after(place.doc, place.victims.last, place.last) if place.victims.people else None
    if tail is not None and tail[0] not in ("killed", "killed_or_injured"):
        return None  # "taking the number of dead to 29, with at least 16 people still missing"
    found = read_toll(place.doc, place.count, place.victims, place.first, place.last)
    return Hit(*found) if found else None


def _share_before(place: Place) -> bool:
    """“90% of the town's 30,000 residents have fled”: the share fled, not all whom the number counts."""
    words = place.doc.tokens.words
    begin = max(place.first, place.count.begin - 6)
    led = words[begin : place.count.begin]
    if place.before == ",":
        return False  # "In the first half of the year, 1,223 people were killed"
    return "of" in led[1:] and led[led.index("of", 1) - 1] in _SHARES


_BURNED = word_set("burned_down")


def _passive(place: Place) -> Hit | None:
    """“12 people were killed”, “12 died”, “12 are missing”, “left 12 people dead”."""
    doc, lex, victims = place.doc, place.doc.lex, place.victims
    words, tags = doc.tokens.words, doc.tokens.tags
    if _share_before(place):
        return None
    if place.fits:
        tail = verb_after(doc, victims.last, place.last)
        if tail is None and victims.people and words[victims.last : victims.last + 1] == ["including"]:
            verb = next(
                (k for k in range(victims.last + 1, min(victims.last + 12, place.last)) if tags[k] in "AK,"), None
            )
            if verb is not None and tags[verb] != ",":  # "10 people including four children were killed"
                tail = verb_after(doc, verb, place.last)
        if tail is None and victims.people and place.opens:
            joined = behind_joined(doc, victims.last, place.last)
            tail = verb_after(doc, joined, place.last) if joined > victims.last else None
        if (tail is None or tail[0] == "injured") and victims.people and later_died(doc, victims.last, place.last):
            tail = ("killed", "later_died")
        if tail is not None and tail[1] == "brought" and place.before in ("the", "both"):
            return None  # "the two men were airlifted to hospital": told before
        return Hit(*tail, is_subset(place)) if tail else None
    # a noun that no list has: what is killed, wounded or dies is people, unless the list says otherwise
    last = words[victims.last - 1] if victims.last > victims.first else ""
    if last and words[victims.last : victims.last + 1] in (["sustained"], ["suffered"], ["received"]):
        tail = verb_after(doc, victims.last, place.last)
        return Hit(*tail, is_subset(place)) if tail else None  # "one conscript sustained an injury"
    if last and tags[victims.last - 1] == "N" and last.endswith("s") and doc.tokens.raws[victims.last - 1][0].isupper():
        tail = verb_after(doc, victims.last, place.last)
        return Hit(*tail, is_subset(place)) if tail else None  # "1,200 Karsans have been displaced"
    if place.one and "#" in tags[victims.last : victims.last + 4]:
        return None  # "said in a statement 30 people had died": others did
    persons = lex.sets["not_people"].isdisjoint(words[victims.first : victims.last])
    if persons and tags[victims.last - 1] in "nEr":
        tail = verb_after(doc, victims.last, place.last)
        if not (
            last.endswith(("s", "men")) or place.one or (tail == ("injured", "passive") and place.count.value != 1)
        ):
            return None
        burned = not _BURNED.isdisjoint(words[victims.last : victims.last + 5])  # whatever it is, it can burn
        certain = (
            tail is not None and not burned and (tail[1] in ("passive", "intransitive") or tail == ("killed", "state"))
        )
        if tail and certain and tail[0] in ("killed", "injured", "killed_or_injured"):
            return Hit(tail[0], "passive_unknown_noun", is_subset(place))
    return None


def _with_injuries(place: Place) -> Hit | None:
    """“67 dead and more than 200 with injuries”."""
    words, at = place.doc.tokens.words, place.victims.last if place.victims.people else place.count.stop
    hurt = place.word(at) == "with" and not _INJURIES.isdisjoint(words[at + 1 : min(at + 4, place.last)])
    return Hit("injured", "with_injuries", is_subset(place)) if hurt else None


def _fronted(place: Place) -> Hit | None:
    """“Also killed were two police officers”, “Among those wounded was a nurse”."""
    if place.before not in BE or not place.fits:
        return None
    words, lex, be = place.doc.tokens.words, place.doc.lex, place.count.begin - 1
    verb = place.word(be - 1)
    led = words[place.first : be - 1]
    if verb not in lex.outcome_verbs or len(led) > 3:
        return None
    return Hit(lex.outcome_verbs[verb], "fronted_verb") if not led or led[0] in ("also", "among", "killed") else None


def _gapped_toll(place: Place) -> Hit | None:
    """“The army said nine people died, but doctors said 12”, “nine died, police said, and 12 according to doctors”."""
    if not place.figures or not place.victims.plain or place.figures[-1].previous:
        return None
    ends = place.doc.tokens.tags[place.count.stop : place.count.stop + 1] in ("", ".", ",", ";")
    cue = place.doc.lex.cues.get(place.before)
    said = ends and cue is not None and cue.frame in ("clause", "object") and not cue.observes
    cited = place.before == "and" and place.behind == "according"
    return Hit(place.figures[-1].outcome, "gapped") if said or cited else None


def _described(place: Place) -> Hit | None:
    """“61 wounded people were brought in”: the word before the people says it, where no verb does."""
    victims, lex = place.victims, place.doc.lex
    if not victims.people:
        return None
    for word in place.doc.tokens.words[victims.first : victims.last - 1]:
        if word in lex.outcome_states or word in ("injured", "wounded", "displaced"):
            return Hit(lex.outcome_states.get(word) or lex.outcome_nouns[word], "described", is_subset(place))
    return None


def _elided(place: Place) -> Hit | None:
    """“the army lost 9 men and the rebels 15”, “12 bodies here and a further 24 there”, “killed 12 and 30 others”."""
    doc, figures = place.doc, place.figures
    tags, words, begin, victims = doc.tokens.tags, doc.tokens.words, place.count.begin, place.victims
    lost = place.before in ("lost", "losing") or (place.before in ("only", "just") and place.word(begin - 2) == "lost")
    if lost and place.fits:
        return Hit("killed", "lost")
    if not figures:
        return None
    whole = figures[-1]
    if words[place.count.stop : place.count.stop + 2] in _OF_THOSE:
        return Hit(whole.outcome, "subset", True)
    between = tags[whole.count.last : begin]
    if (
        (victims.plain or place.fits)
        and whole.rule in ("lost", "gapped")
        and tags[begin - 1] in "npNJZ"
        and "C" in between
    ):
        return Hit("killed", "gapped")
    then = victims.plain and place.before == "and" and tags[place.count.stop : place.count.stop + 2] == "PT"
    if then and "PT" in between:
        return Hit(whole.outcome, "gapped")  # "12 were killed on Sunday and eight on Monday"
    if victims.plain and place.before == "and" and _THERE.match(tags, place.count.stop) and _placed(place, whole):
        return Hit(whole.outcome, "gapped")  # "12 people died in one town and nine in the next"
    if victims.people and words[begin - 2 : begin] in (["along", "with"], ["together", "with"]):
        return Hit(whole.outcome, "listed")  # "47 civilians were killed, along with dozens of soldiers"
    further = not {"further", "another", "more"}.isdisjoint(words[max(place.first, begin - 2) : place.count.last + 1])
    ends = victims.last >= place.last or tags[victims.last] in ".,;"
    reported = ends and place.before == "of" and place.word(begin - 2) in _REPORTS
    if victims.plain and further and "C" in between and (reported or tags[victims.last : victims.last + 1] == "P"):
        return Hit(whole.outcome, "gapped")  # "… and is looking into reports of 40 more"
    if (
        (place.fits or place.one)
        and place.before in ("and", ",")
        and not (tags[begin - 2] == "," and _SUBJECTS.match(tags, victims.last, place.last))
        and (whole.victims.last >= begin - 2 or _RELATIVE.fullmatch(tags, whole.victims.last, begin))
        and not whole.previous
    ):
        settled = whole.rule in ("active_verb", "noun_of", "listed", "subset", "mother_and", "of_the_dead", "lost")
        ends = victims.people or place.one or victims.last >= place.last or tags[victims.last] in ".,;"
        if settled and ends and place.word(victims.last) not in BE:
            part = whole.subset_of is not None or whole.rule == "subset"
            return Hit(whole.outcome, "subset" if part else "listed", part)
    if victims.people and place.before in ("her", "his", "their") and whole.victims.last >= begin - 3:
        return Hit(whole.outcome, "mother_and")
    return None


def _placed(place: Place, whole: Figure) -> bool:
    """Whether the words between two counts tell where the first was, with the preposition of the second: “in Orsha and (nine) in”."""
    words, tags = place.doc.tokens.words, place.doc.tokens.tags
    between = range(whole.count.last, place.count.begin)
    where = next((at for at in between if words[at] == place.behind), None)
    return where is not None and set(tags[where + 1 : place.count.begin - 1]) <= set("DnNJZ") and not whole.previous


_RULES: tuple[Callable[[Place], Hit | None], ...] = (
    risen, put, of_those, among_the_dead, *LEANING, _with_injuries, _fronted, _counted_noun, _noun_of, _toll, that_number, changed, of_group, active, part,
    manner, parted, of_them, labelled, _passive, _described, _gapped_toll, _elided, known_by_name,
)  # fmt: skip
