"""The words of `helpers/lexicon`, loaded once and indexed by the form in which they stand in a text."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

FOLDER = files("helpers") / "lexicon"
# what a truce count can count, in the order in which a word of several is tried
MEASURES = ("violations", "inhabited_areas", "armed_groups", "explosions", "shellings", "truce_agreements")


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a verb that reports a statement ("denied")."""

    base: str
    form: str  # finite, ing, base, participle
    frame: str
    stance: str
    tone: str
    hedged: bool = False
    noun: bool = False
    admits: bool = False
    object: bool = False
    counts: bool = False
    observes: bool = False


@dataclass(frozen=True, slots=True)
class State:
    name: str
    adjective: str


@dataclass(slots=True)
class Lexicon:
    """Every word list, keyed by lower-case form unless said otherwise."""

    tags: dict[str, str] = field(default_factory=dict)
    cues: dict[str, Cue] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)  # names, aliases, seats
    seats: frozenset[str] = frozenset()
    adjectives: dict[str, State] = field(default_factory=dict)  # adjectives and demonyms
    state_heads: dict[str, int] = field(default_factory=dict)  # the first words of both: the most words of such a name
    bodies: dict[str, str] = field(default_factory=dict)  # phrase -> canonical head
    organisations: dict[str, tuple[str, str]] = field(default_factory=dict)
    unique: dict[str, tuple[str, str]] = field(default_factory=dict)
    outcome_verbs: dict[str, str] = field(default_factory=dict)
    outcome_own: dict[str, str] = field(default_factory=dict)
    outcome_nouns: dict[str, str] = field(default_factory=dict)
    outcome_states: dict[str, str] = field(default_factory=dict)
    outcome_acts: dict[str, str] = field(default_factory=dict)
    outcome_places: dict[str, str] = field(default_factory=dict)
    outcome_people: dict[str, str] = field(default_factory=dict)
    victims: dict[str, str] = field(default_factory=dict)
    victims_by: dict[str, str] = field(
        default_factory=dict
    )  # "health (workers)": the class that a word before them makes
    place_kinds: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    multipliers: dict[str, int] = field(default_factory=dict)  # those of the numbers that multiply ("two hundred")
    ordinals: dict[str, int] = field(default_factory=dict)
    ordinal_words: frozenset[str] = frozenset()
    vague: dict[str, int] = field(default_factory=dict)
    before: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    after: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    truce: dict[str, Any] = field(default_factory=dict)
    page: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lows: dict[str, str] = field(default_factory=dict)  # words met before, with their plain form
    classes: dict[str, str] = field(default_factory=dict)  # the same words, with their class
    odd: set[str] = field(default_factory=set)  # those of them that are not all letters ("F-16", "U.S.")


def parse_yaml(text: str) -> Any:
    """The content of a YAML text, as plain Python values."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # the quick one, where it is there


def load_yaml(name: str) -> Any:
    """The content of one lexicon file."""
    path = FOLDER / f"{name}.yaml"
    try:
        return parse_yaml(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name}: not YAML: {' '.join(str(error).split())}") from None


def load_csv(name: str) -> list[dict[str, str]]:
    """The lines of one lexicon table."""
    text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def forms_of(base: str) -> tuple[str, str, str, str]:
    """Third person, past, -ing form and past participle of a regular verb.

    >>> forms_of("deny"), forms_of("stress")[0], forms_of("note")[2]
    (('denies', 'denied', 'denying', 'denied'), 'stresses', 'noting')
    """
    third = base + "s"
    if base.endswith("y") and base[-2] not in "aeiou":
        stem = base[:-1] + "i"
        return stem + "es", stem + "ed", base + "ing", stem + "ed"
    if base.endswith(("s", "sh", "ch", "x", "z")):
        third = base + "es"
    if base.endswith("e"):
        return third, base + "d", base[:-1] + "ing", base + "d"
    return third, base + "ed", base + "ing", base + "ed"


def _words(value: str | list[str]) -> list[str]:
    return value.split() if isinstance(value, str) else [str(word) for word in value]


def _load_cues(lexicon: Lexicon) -> None:
    for entry in load_yaml("cues"):
        third, past, ing, participle = entry.get("forms") or forms_of(entry["base"])
        for word, form, tag in (
            (participle, "participle", "V"),
            (ing, "ing", "Y"),
            (entry["base"], "base", "B"),
            (past, "finite", "V"),
            (third, "finite", "V"),
        ):
            noun = bool(entry.get("noun")) and word in (entry["base"], third)
            if noun and entry.get("past_only"):
                continue
            flags = {name: bool(entry.get(name)) for name in ("hedged", "admits", "object", "counts", "observes")}
            lexicon.cues[word] = Cue(
                entry["base"], form, entry["frame"], entry["stance"], entry["tone"], noun=noun, **flags
            )
            lexicon.tags[word] = "W" if noun else tag


def _load_states(lexicon: Lexicon) -> None:
    seats = set()
    for row in load_csv("states"):
        adjectives = [a for a in row["adjectives"].split(";") if a]
        state = State(row["name"], "U.S." if row["name"] == "United States" else adjectives[0])
        for word in [row["name"], *row["aliases"].split(";"), *row["seats"].split(";")]:
            if word:
                lexicon.states[word.lower()] = state
                if " " not in word:
                    lexicon.tags[word.lower()] = "Z"
        seats |= {seat.lower() for seat in row["seats"].split(";") if seat}
        for word in [*adjectives, *row["demonyms"].split(";")]:
            if word and word.lower() not in lexicon.states:
                lexicon.adjectives[word.lower()] = state
                if " " not in word:
                    lexicon.tags[word.lower()] = "J"
            elif word:
                lexicon.adjectives[word.lower()] = state
    lexicon.seats = frozenset(seats)
    for name in (*lexicon.states, *lexicon.adjectives):
        head, size = name.split(" ", 1)[0], name.count(" ") + 1
        lexicon.state_heads[head] = max(size, lexicon.state_heads.get(head, 0))


def _load_numbers(lexicon: Lexicon) -> None:
    values = {name: entry["words"] for name, entry in load_yaml("numbers").items()}
    lexicon.numbers = values["plain"] | values["multipliers"]
    lexicon.multipliers, lexicon.ordinals = values["multipliers"], values["ordinals"]
    lexicon.ordinal_words = frozenset(lexicon.ordinals)
    lexicon.vague = {row["word"]: int(row["low"]) for row in load_csv("vague_words")}
    for word in (*lexicon.numbers, *lexicon.vague):
        lexicon.tags[word] = "#"
    for name, rule in load_yaml("bounds").items():
        for index, key in ((lexicon.before, "before"), (lexicon.after, "after")):
            for phrase in rule.get(key, ()):
                words = tuple(str(phrase).split())
                index.setdefault(words[-1 if key == "before" else 0], []).append((words, name))
    for index in (lexicon.before, lexicon.after):
        for choices in index.values():
            choices.sort(key=lambda choice: -len(choice[0]))  # the longest phrase first


def _load_outcomes(lexicon: Lexicon) -> None:
    for outcome, words in load_yaml("outcomes").items():
        for key in ("verbs", "own", "nouns", "states"):
            index = getattr(lexicon, f"outcome_{key}")
            for word in words[key]:
                index[word] = outcome
                if " " not in word and key != "nouns":
                    lexicon.tags[word] = "K"
                elif " " not in word:
                    lexicon.tags.setdefault(word, "k")
        lexicon.outcome_acts |= dict.fromkeys(words.get("acts", ()), outcome)
        lexicon.outcome_people |= dict.fromkeys(words.get("people", ()), outcome)
        lexicon.outcome_places |= dict.fromkeys(words.get("places", ()), outcome)
    victims = load_yaml("victims")
    lexicon.sets["not_people"] = frozenset(victims.pop("not_people")["words"])
    lexicon.victims_by = {
        word: name.removesuffix("_by")
        for name in ("medical_by", "journalists_by")
        for word in victims.pop(name)["words"]
    }
    for name, entry in victims.items():
        for word in entry["words"]:
            lexicon.victims[word] = name
            lexicon.tags.setdefault(word, "p")


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(entry["words"].split()) for name, entry in load_yaml("sets").items()}


def word_set(name: str) -> frozenset[str]:
    """A set of `sets.yaml`. Modules bind it to a constant at import: the file is read once, the rest of the lexicon at the first reading.

    >>> "euros" in word_set("money")
    True
    """
    return _sets()[name]


def _frozen(entry: Any) -> Any:
    """An entry of the truce words with its lists as sets."""
    if isinstance(entry, list):
        return frozenset(map(str, entry))
    if isinstance(entry, dict):
        return {name: _frozen(value) for name, value in entry.items()}
    return entry


@cache
def lexicon() -> Lexicon:
    """The whole lexicon. Loaded at the first reading, not at import."""
    lex = Lexicon()
    _load_cues(lex)
    _load_outcomes(lex)
    _load_states(lex)
    for entry in load_yaml("words").values():
        for word in entry["words"].split():
            lex.tags[word] = entry["tag"]
    _load_numbers(lex)
    actors = load_yaml("actors")
    for head, entry in actors["bodies"].items():
        for form in entry["forms"]:
            lex.bodies[form.lower()] = head
    for name, entry in actors["unique"].items():
        lex.unique[name.lower()] = (entry["canonical"], entry["state"])
    for row in load_csv("organisations"):
        for form in [row["name"], *row["aliases"].split(";")]:
            if form:
                lex.organisations[form.lower()] = (row["name"], row["kind"])
    for key in set(actors) - {"bodies", "unique", "example"}:
        lex.sets[key] = frozenset(_words(actors[key]))
    lex.sets["denying"] = frozenset(word for word, cue in lex.cues.items() if cue.frame == "deny")
    duty = load_yaml("responsibility")
    for key, entry in duty.items():
        if isinstance(entry, dict) and "words" in entry:
            lex.sets[key] = frozenset(_words(entry["words"]))
        elif isinstance(entry, dict):
            lex.phrases[key] = tuple(entry["phrases"])
        else:
            lex.sets[key] = frozenset(_words(entry))
    for key in ("arms", "weapons"):
        lex.sets[key] |= word_set("kinds_of_aircraft")
    told = (
        word_set("responsible_words")
        | word_set("involvement")
        | word_set("coming")
        | word_set("hallmarks")
        | word_set("belonging")
        | word_set("recognising")
        | word_set("where_suspicion_falls")
        | word_set("pointing_to")
        | word_set("banned_weapons")
        | word_set("leading_off")
        | word_set("answers_of_arms")
        | word_set("deeds_by_their_object")
        | {"by", "nothing", "hands", "orders"}
    )
    lex.sets["watched"] = lex.sets["attack_verbs"] | lex.sets["weapons"] | told
    for word in lex.sets["hearsay"]:
        lex.tags[word] = "h"
    lex.tags["according"] = "c"
    lex.place_kinds = {word: kind for kind, entry in load_yaml("places").items() for word in entry["words"]}
    lex.truce = {name: _frozen(entry) for name, entry in load_yaml("truce").items()}
    measured: dict[str, list[str]] = {}
    for measure in MEASURES:
        for word in lex.truce[measure]["words"]:
            measured.setdefault(word, []).append(measure)
    lex.truce["measured"] = measured
    lex.sets["once"] = frozenset(lex.truce["once"])
    lex.sets["marking"] = lex.sets["watched"] | word_set("date_hints") | lex.ordinal_words | lex.sets["once"]
    lex.sets["marking"] |= lex.truce["context"]
    lex.page = {key: tuple(str(v) for v in values) for key, values in load_yaml("page").items()}
    lex.sets["abbreviations"] = frozenset(lex.page["abbreviations"])
    lex.sets["labels_of_links"] = frozenset(lex.page["labels"])
    return lex
