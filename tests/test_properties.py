"""What holds for every text: spans slice back, numbers appear once, bounds are in order."""

from __future__ import annotations

import itertools
import re
import string
import textwrap
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import load_seed
from helpers.frames import TABLES
from helpers.measure.constructions import load_cases
from helpers.reading import read
from helpers.reading.form import read_document
from tests.sweeps import THOROUGH, some

SEED = load_seed().text
SENTENCES = [s for s in re.split(r"(?<=[.”])\s+", SEED) if s.strip()]
REPORTS = sorted((Path(__file__).parent / "reports").rglob("*.txt"))
# each paragraph on a line of its own
UNWRAPPED = [path for path in REPORTS if not re.search(r"[^\n]\n[^\n]", path.read_text())]
WORDS = [
    *sorted(set(re.findall(r"\w+|[“”\"'.,()]", SEED))),
    "killed", "wounded", "12", "1,200", "dozens", "between", "and", "more than", "said", "denied", "blamed", "he", "they", "violations", "ceasefire", "’", "\n", "\n\n",
]  # fmt: skip
pieces = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(alphabet=string.printable + "“”’…–\u00a0\u00adآب٣", max_size=6)),
    max_size=60,
).map(" ".join)
shuffled = st.permutations(SENTENCES).flatmap(lambda s: st.integers(1, len(s)).map(lambda n: " ".join(s[:n])))


def check(text: str) -> None:
    reading = read(text)
    assert read(text) == reading, "the same text gives the same rows"
    for table, row_type in TABLES.items():
        names = [f.name for f in fields(row_type)]
        rows = getattr(reading, table)
        spans = ["", *(n[: -len("_start")] + "_" for n in names if n.endswith("_start") and n != "resolved_start")]
        for row in rows:
            for prefix in spans:
                start, end = getattr(row, f"{prefix}start"), getattr(row, f"{prefix}end")
                if start is None:
                    assert end is None and getattr(row, f"{prefix}text") is None
                    continue
                assert 0 <= start < end <= len(text), (table, row)
                if f"{prefix}text" in names:
                    assert getattr(row, f"{prefix}text") == text[start:end], (table, prefix, row)
            if "low" in names and row.low is not None and row.high is not None:
                assert row.low <= row.high, row
        assert list(rows) == sorted(rows, key=lambda r: r.start), table
        key = names[0] if names[0].endswith("_id") else None
        if key:
            assert len({getattr(r, key) for r in rows}) == len(rows)
    claims = {c.claim_id for c in reading.claims}
    figures = {f.figure_id for t in ("casualties", "ceasefire", "strikes") for f in getattr(reading, t)}
    for row in (*reading.casualties, *reading.ceasefire, *reading.strikes):
        assert row.claim_id is None or row.claim_id in claims
    whole = {row.figure_id: row for row in (*reading.casualties, *reading.ceasefire)}
    for row in (*reading.casualties, *reading.ceasefire):
        if row.subset_of in whole and None not in (row.low, row.high, (of := whole[row.subset_of]).low, of.high):
            assert row.low <= of.high, (row, of)
        assert row.subset_of is None or (row.subset_of in figures and row.subset_of != row.figure_id)
    spans = [(n.start, n.end) for n in reading.numbers]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans)), "a number stands once in the ledger"
    assert all(n.row_id is None or n.row_id in figures for n in reading.numbers)
    references = re.sub(
        r"&#[0-9]{1,7};|&#x[0-9a-fA-F]{1,6};", lambda m: " " * len(m[0]), text
    )  # "&#8220;" is a quotation mark
    digits = {m.start() for m in re.finditer(r"[0-9]", references)}
    covered = {i for a, b in spans for i in range(a, b)}
    assert digits <= covered, sorted(digits - covered)


@settings(max_examples=150 if THOROUGH else 50, deadline=None)
@given(pieces)
def test_any_text(text):
    check(text)


@settings(max_examples=60 if THOROUGH else 20, deadline=None)
@given(shuffled)
def test_sentences_of_the_seed_in_any_order(text):
    check(text)


@settings(max_examples=60 if THOROUGH else 20, deadline=None)
@given(st.integers(0, len(SEED)), st.integers(0, len(SEED)), st.text(alphabet="“”\"'()—. \n3dD", max_size=8))
def test_the_seed_cut_and_patched(a, b, patch):
    check(SEED[: min(a, b)] + patch + SEED[max(a, b) :])


@pytest.mark.parametrize("part", range(4))
def test_a_sentence_may_end_at_any_word(part):
    for path in REPORTS[part::4]:
        doc = read_document(path.read_text(encoding="utf-8"))
        for sentence in doc.sentences[:: 3 if THOROUGH else 300]:
            for last in range(sentence.first + 1, sentence.last + 1):
                read(doc.words_text(sentence.first, last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "“",
        "”“”",
        ".",
        "(" * 300,
        "“a " * 200,
        "12" * 400,
        "1," + "111," * 3000 + "111 dead",
        "9" * 16 + " killed",
        "said " * 300,
        "killed 12 and " * 200,
        "The army said 12 were killed,",
        "During the ceasefire they recorded 21 artillery",
        "The details and could not be independently confirmed.",
        "Neither confirmed nor denied.",
        "toll own Death toll in the raid on Orsha rises",
        "\ufeff",
        "a\u0000b",
        "\ud83d\ude00 12 killed",
    ],
)
def test_odd_texts(text):
    check(text)


@settings(max_examples=40 if THOROUGH else 20, deadline=None)
@given(st.integers(2, 9999), st.sampled_from(["killed", "wounded"]))
def test_the_number_follows(n, verb):
    row = read(f"The shelling {verb} {n} people in the town, the army said.").casualties[0]
    assert (row.value, row.low, row.high, row.outcome) == (n, n, n, "killed" if verb == "killed" else "injured")


@settings(max_examples=200 if THOROUGH else 50, deadline=None)
@given(st.text("0123456789.,'-/: ", min_size=1, max_size=24))
def test_any_run_of_digits_is_read(digits):
    check(f"Police said {digits} people were killed and {digits} dollars were lost on March {digits}.")


def test_no_place_crosses_two_blocks():
    places = read("Raids hit Darbala\n\nQARSIF, March 14, 2021 — The army said it left Darbala in Qarsif.").places
    assert all("\n" not in place.text for place in places)


def steps(text: str) -> int:
    """How many Python calls a reading takes: a measure of work that no busy machine disturbs."""
    import sys

    count = 0

    def note(*_):
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


LONG = 4 if THOROUGH else 1


def test_work_grows_in_step_with_length():
    one = steps("\n\n".join([SEED] * LONG))
    four = steps("\n\n".join([SEED] * 4 * LONG))
    assert four < 4 * one * 1.25


@pytest.mark.parametrize(
    "piece",
    ["killed 12 and ", "the ministry said that ", "“he said ", "in the village of A ", "12 killed, 13 wounded, ", "( "],
)
def test_work_on_one_endless_sentence(piece):
    one, four = steps(piece * 60), steps(piece * 240)
    assert four < 4 * one * 1.25


def test_work_on_one_endless_paragraph():
    """A page that was taken over without its line breaks costs no more than one with them."""
    piece = "The army said 3 people were killed. It wounded 4 others. "
    one, four = steps(piece * 50), steps(piece * 200)
    assert four < 4 * one * 1.25


def invented(number: int) -> str:
    """A name that no list knows, another for each number: a text may name any number of people and bodies."""
    return "".join(f"{'bdfgklmnpr'[int(digit)]}{'aeiou'[int(digit) % 5]}" for digit in f"{number:04}").capitalize()


@pytest.mark.parametrize(
    "piece",
    [
        "Russia accused the {0} Brigade of the attack. Syria rejected the claim.\n\n",
        "{0} {1} said 3 people were killed. It denied this. The group said so. A spokesman said no. ",
        "The {0} Front accused the {1} Brigade of the attack. It denied the accusation. ",
        "The {0} Observatory for Rights ({2}OR) said 4 people died. The observatory said the raid went on.\n\n",
        "The mayor of {0} said 3 died. The same doctor said 4 died. One of them said 5 died. ",
    ],
)
def test_work_on_many_who_speak_or_are_accused(piece):
    def names(number: int) -> list[str]:
        return [invented(number), invented(number + 1), invented(number)[0]]

    one, four = (steps("".join(piece.format(*names(i)) for i in range(n))) for n in (30 * LONG, 120 * LONG))
    assert four < 4 * one * 1.25


WHO = ("Oman", "the army", "Turkish jets", "the Hill Front", "its forces")
DID = ("bombed the hospital", "carried out the raid", "had shelled the camp", "fired the rocket at the market")
NOT_SAID = (
    "The report found no evidence that {}.",
    "The ministry said there was no proof that {}.",
    "The inquiry did not find that {}.",
    "Officials said they had no information that {}.",
    "The UN said it could not say that {}.",
    "Officials said it was unclear whether {}.",
    "It was not known whether {}, the mayor said.",
    "The envoy asked whether {}.",
    "If {}, it would be a crime, the envoy said.",
)


@pytest.mark.parametrize("frame", NOT_SAID)
def test_what_is_not_shown_asked_or_supposed_accuses_nobody(frame):
    for who in WHO:
        for did in DID:
            text = frame.format(f"{who} {did}")
            assert not {row.stance for row in read(text).claims} & {"accuses", "admits"}, text


@pytest.mark.parametrize("part", range(4))
def test_a_text_broken_off_is_read(part):
    """A feed that breaks off, a caption of half a sentence: words that a rule looks for ahead or behind are not there."""
    for case in load_cases(Path(__file__).parent / "cases")[part :: 4 if THOROUGH else 960]:
        words = case.text.split(" ")
        for k in range(1, len(words)):
            read(" ".join(words[:k]))
            read(" ".join(words[k:]))


SPEAKS = ("The ministry", "A spokesman for the ministry, Karel Veld,", "The U.N.")
SAYS = ("said", "reported", "said on Monday", "told reporters", "confirmed", "estimated", "said in a statement")
SO_MANY = (
    "30", "at least 30", "at most 30", "up to 30", "as many as 30", "around 30", "some 30", "nearly 30", "more than 30", "fewer than 30", "no fewer than 30",
    "between 20 and 30", "20 to 30", "in excess of 30", "upwards of 30", "an estimated 30", "well over 30", "just under 30", "dozens of", "scores of",
)  # fmt: skip
HAD_DIED = (
    "people had died in a war that began in May",
    "people were killed by the flood that followed",
    "civilians, including four children, had been killed in strikes that began on Monday",
    "people had died, and that more were missing",
    "bodies had been found in graves that it had opened",
)


@pytest.mark.parametrize("many", SO_MANY)
def test_a_toll_is_in_what_was_said_whatever_stands_around_it(many):
    """However a number is qualified, "that" further on begins no other statement: the whole is said, and the toll is its speaker's."""
    for who, says, died in some(itertools.product(SPEAKS, SAYS, HAD_DIED), 7):
        text = f"{who} {says} {many} {died}."
        reading = read(text)
        assert reading.claims[0].content_text.startswith(many.split()[0]), text
        assert reading.casualties[0].source and reading.casualties[0].claim_id == reading.claims[0].claim_id, text


NAMES = ("source", "speaker", "via", "accused", "violator", "place", "name", "stance", "value")


def named(text: str) -> list[tuple[object, ...]]:
    """Every row by the names in it, in text order."""
    reading = read(text)
    tables = (reading.claims, reading.casualties, reading.ceasefire, reading.strikes, reading.places)
    return [tuple(getattr(row, name, None) for name in NAMES) for table in tables for row in table]


@pytest.mark.parametrize("path", some(UNWRAPPED, 12), ids=lambda path: path.stem)
def test_names_are_the_same_however_lines_are_wrapped(path):
    text = path.read_text()
    wrapped = "\n\n".join(
        textwrap.fill(part, 60, break_long_words=False, break_on_hyphens=False) for part in text.split("\n\n")
    )
    assert named(wrapped) == named(text) and not any(
        "\n" in name for row in named(wrapped) for name in row if isinstance(name, str)
    )


def test_names_are_the_same_with_spaces_that_do_not_break():
    assert named(SEED.replace(" ", "\u00a0")) == named(SEED)


def lines(name: str) -> list[str]:
    return (Path(__file__).parent / name).read_text().splitlines()


@pytest.mark.parametrize("sentence", lines("no_admission.txt"))
def test_who_tells_of_others_admits_nothing(sentence):
    """What somebody says of another, of what befell him or of what he found out is no admission of his."""
    assert not [row for row in read(sentence).claims if row.stance == "admits"]


@pytest.mark.parametrize("sentence", lines("no_accusation.txt"))
def test_who_is_named_beside_an_attack_is_not_accused_of_it(sentence):
    """Whoever was hit, was asked, owns the house or made the weapon."""
    assert not [row for row in read(sentence).claims if row.stance in ("accuses", "admits", "denies")]


@pytest.mark.parametrize("sentence", lines("no_victims.txt"))
def test_not_every_number_counts_victims(sentence):
    reading = read(sentence)
    assert not reading.casualties and not reading.ceasefire
