"""What is an attack among what verbs tell: "shelled the town", "opened fire", "carried out the strike"; not "struck a deal"."""

from __future__ import annotations

from .actors import SIDES
from .document import Document
from .lexicon import word_set
from .phrases import phrase_back

BANNED = word_set("banned_weapons")
USING = word_set("using_a_weapon")
FIRED_AT = word_set("fired_at")
FIRING = word_set("firing_weapons")
STAGED = word_set("doing_it")
_ABOUT = word_set("about_a_number")
_BEFORE_SO = 25  # words back to the deed that "had done so" means
_BOUNDS = (["at", "least"], ["at", "most"], ["up", "to"])  # "killed at least 12" has an object
_DESTROYING = word_set("destroying")
_DROPPED = word_set("dropped_things")
_FIGURATIVE = word_set("figurative_attacks")
_HARMLESS = word_set("harmless_undertakings")
_INCOMING = word_set("what_is_shot_down")
_INQUIRIES = word_set("inquiries")
_NO_TARGETS = word_set("no_targets")
_OPENING = frozenset(["open", "opened", "opening"])
_ORDERING = word_set("ordering")
_PLANNING = word_set("planning")
_SEIZED = word_set("seized_goods")
_SENT = FIRING | {"launched", "dropped", "sent"}
_SETTING_FIRE = word_set("setting_fire")
_TAKES = word_set("verbs_of_taking")
_TARGETS = word_set("targets_of_attacks")
ABDUCTING = word_set("leading_off")
_CAPTIVES = word_set("captives")
BY_OBJECT = word_set("deeds_by_their_object")
_GOING_ON = frozenset(["continued", "continues"])
_ENGAGED = word_set("engaged_by_troops")
_OVERRUN = word_set("overrun_by_troops")
ANSWERS = word_set("answers_of_arms")
_ANSWERED = word_set("told_of_an_answer_by_force")
_WHOM = frozenset(["him", "her", "them", "me", "us", "those"])
_ENTERING = frozenset(["entered", "entering"])
_UNIFORMED = word_set("people_in_uniform") | word_set("armed_people")
_PUT = word_set("putting_explosives")
_DEVICES = word_set("devices")
_HARM_DONE = word_set("harm_done")
_BEFORE_IT = 45  # words back to what "it" and "them" can be


def attacks(doc: Document, at: int, left: int, floor: int, ceiling: int) -> bool:
    """Whether the verb, with what stands around it, is an attack. `left` is the word before its helpers."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    if words[at] in ANSWERS or words[at] in ("gave", "given"):
        return _by_force(words, tags, at, ceiling)
    if words[at] in BY_OBJECT or words[at] == "put":
        return _by_its_object(doc, at, ceiling)
    if words[at] in ("did", "done") and words[at + 1 : at + 2] in (["it"], ["this"], ["that"]):
        ends = at + 2 >= ceiling or tags[at + 2] in '.,;"'
        return ends or words[at + 2] in ("with", "from", "using")  # "the army did it", "did it with a drone"
    if words[at] in ("did", "done") and words[at + 1 : at + 2] == ["so"]:
        said = words[max(0, at - _BEFORE_SO) : at]  # "denied that it had fired and said the army had done so"
        return not (FIRING | sets["attack_verbs"]).isdisjoint(said) and "." not in said
    if words[at] in USING and not BANNED.isdisjoint(words[at + 1 : min(at + 5, ceiling)]):
        return True  # "had used chlorine"
    if tags[at] == "A" and (at + 1 >= ceiling or tags[at + 1] not in "Dn"):
        return False  # "did not fire": a helper; "did the shooting" is a verb
    if words[at] in ("struck", "strike", "strikes", "striking") and words[at + 1 : at + 2] == ["down"]:
        return False  # "the court struck down the law"
    if words[at] in _FIGURATIVE and not _NO_TARGETS.isdisjoint(words[at + 1 : min(at + 5, ceiling)]):
        return False  # "struck a deal", "hit its target", "hit back at critics"
    if words[at] in ("laid", "lay", "lays") and "door" in words[at + 1 : min(at + 8, ceiling)]:
        return False  # "laid the massacre at the door of"
    if words[at] in ABDUCTING or (words[at] in _TAKES and words[at + 1 : at + 2] != ["part"]):
        return takes_away(doc, at, ceiling)
    if _is_no_attack(doc, at, left, floor, ceiling):
        return False
    if words[at] in ("set", "sets"):
        return not _SETTING_FIRE.isdisjoint(words[at + 1 : min(at + 7, ceiling)])
    if words[at] in sets["light_verbs"]:
        return _by_light_verb(doc, at, left, floor, ceiling)
    if _nothing_hit(words, tags, at + 1, ceiling):
        # "rebels attacked at dawn", but "a convoy attacked near the town" and "12 fighters killed in a raid"
        subject = words[max(floor, left - 2) : left + 1] if left >= floor else []
        group = not (sets["group_words"].isdisjoint(subject) and SIDES.isdisjoint(subject))
        return group and words[at] in ("attacked", "fired", "shot")
    return True


def _is_no_attack(doc: Document, at: int, left: int, floor: int, ceiling: int) -> bool:
    """Whether a verb of attacking tells of none here: aid workers entered, drones were shot down, a strike was planned."""
    words, sets = doc.tokens.words, doc.lex.sets
    if words[at] in _ENTERING:
        subject = words[max(floor, left - 4) : left + 1]
        if (sets["group_words"] | SIDES | _UNIFORMED).isdisjoint(subject):
            return True  # "aid workers entered the town"
    if words[at + 1 : at + 2] in (["itself"], ["themselves"], ["himself"]):
        return True  # "groups that have committed themselves to the truce"
    down = words[at] in ("down", "downed", "downing") or words[at + 1 : at + 2] == ["down"]
    if down and not _INCOMING.isdisjoint(words[at + 1 : min(at + 9, ceiling)]):
        return True  # what comes flying is shot down: no attack
    destroyed = words[at + 1 : min(at + 8, ceiling)] if words[at] in _DESTROYING else []
    if not (_INCOMING.isdisjoint(destroyed[:4]) and _SEIZED.isdisjoint(destroyed)):
        return True  # "destroyed 12 drones", "destroyed seized drugs"
    if words[at] in ("killed", "kill") and words[at + 1 : at + 2] == ["time"]:
        return True
    return words[at] in _PLANNING and words[at + 1 : at + 2] == ["to"]  # "planned to strike": no deed yet


def _by_light_verb(doc: Document, at: int, left: int, floor: int, ceiling: int) -> bool:
    """“carried out the strike”, “fired at the town”, “dropped bombs”: a verb whose object tells of an attack."""
    words, tags, sets = doc.tokens.words, doc.tokens.tags, doc.lex.sets
    behind = words[at + 1 : min(at + 12, ceiling)]
    taken = words[at + 1 : _head_of_object(words, tags, at, ceiling) + 1]
    accused = "charges" in taken and words[at] not in ("plant", "planted", "detonate", "detonated")
    if accused or not _HARMLESS.isdisjoint(taken):
        return False  # "laid a wreath for the victims of the bombing", "carried out a review of the strike"
    if words[at] in _ORDERING and not _INQUIRIES.isdisjoint(behind[:4]):
        return False  # "has ordered a probe of the strike"
    if words[at] in _ORDERING and (sets["attack_events"] | frozenset(doc.lex.outcome_acts)).isdisjoint(behind):
        return False  # "ordered 40 fighter jets"
    if words[at] in _OPENING and behind[:2] == ["up", "first"]:
        return True  # "the guns opened up first"
    if words[at] in _OPENING and "fire" not in behind[:3]:
        return False  # "has opened a criminal case over the strike"
    # "no aircraft flew over the town": the subject is what attacks
    flown = words[at] in ("flew", "flown", "fly", "flying") and left >= floor and words[left] in sets["weapons"]
    fired = words[at] in FIRING and (not FIRED_AT.isdisjoint(behind[:1]) or behind[:1] == ["first"])
    # "it was the rebels who had fired"
    cleft = left >= floor and words[left] in ("who", "that") and words[at] in FIRING
    fired = fired or (cleft and (at + 1 >= ceiling or tags[at + 1] in '.,;"'))
    told = words[at] in STAGED and behind[:1] == ["it"]  # "the army had staged it"
    told = told or behind[:2] == ["it", "out"]  # "the army carried it out"
    told = told or (behind[:1] == ["nothing"] and words[at] in FIRING | {"launched", "dropped"})
    told = told or (behind[:1] in (["it"], ["them"]) and words[at] in _PUT and _is_a_weapon_before(doc, at))
    told = told or (words[at] in ("cause", "caused") and not _HARM_DONE.isdisjoint(behind[:4]))
    sent = words[at] in _SENT and left >= floor and _what_was_sent(doc, left, floor)
    return (
        flown
        or fired
        or told
        or sent
        or not (sets["attack_nouns"].isdisjoint(behind) and _DROPPED.isdisjoint(behind[:4]))
    )


def _by_force(words: list[str], tags: str, at: int, ceiling: int) -> bool:
    """Whether an answer is one of arms: "retaliated", "responded to the sources of fire", "gave a befitting response"."""
    behind = words[at + 1 : min(at + 8, ceiling)]
    if behind[1:2] == ["befitting"]:
        return True
    if words[at] == "retaliated":
        return not (tags[at + 1 : at + 2] == "P" and words[at + 1] in ("with", "by") and _ANSWERED.isdisjoint(behind))
    return not _ANSWERED.isdisjoint(behind[:6])


def _by_its_object(doc: Document, at: int, ceiling: int) -> bool:
    """“engaged a vehicle”, “overran the base”, “has continued its raids”, “put out of action some 60 men”."""
    words = doc.tokens.words
    behind = words[at + 1 : min(at + 6, ceiling)]
    if words[at] in _GOING_ON:
        return behind[:1] in (["its"], ["their"]) and not doc.lex.sets["attack_events"].isdisjoint(behind[1:4])
    if words[at] == "put":
        return behind[:3] == ["out", "of", "action"] and len(behind) > 3
    objects = _ENGAGED if words[at].startswith("engag") else _OVERRUN
    return behind[:1] != ["in"] and not objects.isdisjoint(behind[:4])


def takes_away(doc: Document, at: int, ceiling: int) -> bool:
    """Whether a verb of taking tells of people who are led off: "took 12 hostages", "led away four men", "picked him up"."""
    words, tags = doc.tokens.words, doc.tokens.tags
    behind = words[at + 1 : min(at + 7, ceiling)]
    if words[at] in _TAKES and not _CAPTIVES.isdisjoint(behind[:5]):
        return True
    away = next((i for i in range(at + 1, min(at + 7, ceiling)) if words[i] in ("away", "up", "off")), -1)
    if away < 0 or (words[away] == "up" and words[at] not in ("picked", "rounded")):
        return False
    people = tags[at + 1 : away] or tags[away + 1 : min(away + 5, ceiling)]
    whom = words[at + 1 : away] if away > at + 1 else words[away + 1 : min(away + 5, ceiling)]
    return "p" in people or not _WHOM.isdisjoint(whom)


def _is_a_weapon_before(doc: Document, at: int) -> bool:
    """Whether "them" behind a verb can be what was spoken of before: "Two mines were found. The rebels had planted them"."""
    words = doc.tokens.words[max(0, at - _BEFORE_IT) : at]
    return not (_DEVICES | _DROPPED | doc.lex.sets["weapons"] - SIDES).isdisjoint(words)


def _head_of_object(words: list[str], tags: str, at: int, ceiling: int) -> int:
    """The last word of the noun phrase behind a verb, before "of", "for", "into": "(laid) a wreath | for the victims"."""
    end = at + 1 + (words[at + 1 : at + 2] in (["out"], ["up"], ["off"]))
    while end < min(at + 9, ceiling) and tags[end] in "DnNJZEGlkW'#T":
        end += 1
    return end - 1


def _what_was_sent(doc: Document, left: int, floor: int) -> bool:
    """“a rocket that X fired from a field”, “a missile which X had launched”: the weapon stands before the relative word."""
    begin = phrase_back(doc, left, floor)
    if begin is None or begin - 1 <= floor or doc.tokens.tags[begin - 1] not in "tR":
        return False
    before = doc.tokens.words[max(floor, begin - 3) : begin - 1]
    return not doc.lex.sets["weapons"].isdisjoint(before)


def _nothing_hit(words: list[str], tags: str, at: int, ceiling: int) -> bool:
    """Whether a verb has no object: "X attacked", a headline's "X shelled again", "12 fighters killed in a raid"."""
    while at < ceiling and (
        tags[at] in "lT" or (words[at] in ("up", "down") and tags[at + 1 : at + 2] in ("D", "#", "J", "N"))
    ):
        at += 1
    if at < ceiling and words[at] in _TARGETS:
        return False  # a headline's "bombed clinic"
    if at < ceiling and tags[at] in "PS":
        return words[at : at + 2] not in _BOUNDS and not (words[at] in _ABOUT and "#" in tags[at + 1 : at + 3])
    return at >= ceiling or tags[at] in ".,;C" or (tags[at] == "n" and at + 1 >= ceiling)
