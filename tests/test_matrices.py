"""Matrices of plain sentences: every speaker with every wording. Each cell is read right, whatever is put in it."""

from __future__ import annotations

import itertools

import pytest

from helpers.reading import read
from tests.sweeps import some

# whoever was accused -> the name that its denial has
ACCUSED = {
    "Chad": "Chad", "the Chadian army": "Chadian army", "the Hill Front": "Hill Front", "Chad's defence ministry": "Chadian Defense Ministry",
    "the military": "military", "the Chadian government": "Chadian government", "a spokesman for the Hill Front, Karel Veld,": "Hill Front",
}  # fmt: skip
DENIES = (
    "denied carrying out the strike", "denied that it had carried out the strike", "denied any involvement in the strike", "denied responsibility for the strike",
    "rejected the accusation", "rejected claims that it was behind the strike", "said it had not carried out the strike", "said it was not responsible for the strike",
    "said it had nothing to do with the strike", "insisted that its forces had not fired on the village", "said none of its aircraft were in the area at the time",
    "said the claims were false", "dismissed the report as false", "has repeatedly denied targeting civilians", "said its jets did not bomb the school",
    "denied bombing the school on Monday", "denied the strike", "called the accusations baseless", "said on Monday that it had not bombed the school",
    "denied that its forces were behind the strike, which killed 12 people", "said no civilians were killed by its fire", "repeated its denial that it bombed the school",
)  # fmt: skip
SPEAKERS = {
    "the mayor": "mayor", "the Hill Watch": "Hill Watch", "residents": "residents", "Dana Okello, a spokeswoman for the Hill Watch,": "Hill Watch", "the U.N. mission": "U.N. mission",
    "two witnesses": "two witnesses", "President Dana Okello": "Dana Okello", "Turkey": "Turkey",
}  # fmt: skip
ACTORS = {
    "Chad": {"Chad"}, "the Chadian army": {"Chad", "Chadian army"}, "the Hill Front": {"Hill Front"}, "rebels": {"rebels"}, "the Chadian air force": {"Chadian Air Force", "Chadian air force", "Chad"},
}  # fmt: skip
ACCUSES = (
    "accused {} of bombing the school", "blamed {} for the strike", "said {} had bombed the school", "said the strike was carried out by {}", "held {} responsible for the strike",
    "said {} bombed the school, killing 12 people", "attributed the strike to {}", "said that {} carried out the strike on Monday", "said it was {} that had bombed the school",
    "said in a statement that {} had shelled the town, killing 12 people", "said the strike had been launched by {}, killing 12 people and wounding 20", "put the blame on {}",
    "accused {} on Monday of shelling the town", "said on Monday that the school had been hit by {}", "said responsibility for the strike lay with {}", "pointed the finger at {}",
    "said a rocket fired by {} had hit the school", "said {} had deliberately targeted the school", "said 12 people were killed when {} shelled the town",
)  # fmt: skip
SO_MANY = {
    "12": 12,
    "at least 12": 12,
    "twelve": 12,
    "more than 1,200": 1200,
    "a dozen": 12,
    "dozens of": None,
    "some 12": 12,
    "two": 2,
}
PEOPLE = (
    "people", "civilians", "soldiers", "children", "villagers", "militants", "police officers", "aid workers", "women and children", "members of one family", "worshippers", "farmers",
)  # fmt: skip
BEFELL = {
    "killed": (
        "{} were killed in the strike", "the strike killed {}", "{} died in the attack", "the attack left {} dead", "an explosion killed {} on Monday", "{} lost their lives", "{} perished in the raid",
        "the blast claimed the lives of {}", "{} were shot dead", "gunmen shot dead {}", "a bomb went off, killing {}", "there was a raid in which {} were killed", "the bodies of {} were found",
    ),
    "injured": (
        "{} were wounded in the strike", "the strike wounded {}", "the attack left {} injured", "{} were hurt", "{} suffered injuries", "{} were taken to hospital with wounds", "{} were hospitalised",
    ),
    "missing": ("{} are missing", "{} remained missing", "{} were unaccounted for", "{} went missing"),
    "displaced": ("{} were displaced by the fighting", "{} fled their homes", "the fighting displaced {}", "{} have been forced from their homes", "{} were evacuated"),
    "detained": ("{} were arrested", "police arrested {}", "{} were taken prisoner", "{} were abducted", "gunmen kidnapped {}", "{} were taken hostage"),
}  # fmt: skip
BREACHES = (
    "the ministry recorded {} violations of the ceasefire in the past 24 hours", "{} ceasefire violations were recorded in the past 24 hours", "the truce was violated {} times in the past 24 hours",
    "the monitors registered {} breaches of the truce over the past day", "{} violations of the truce have been reported in Orsha province in the last 24 hours",
    "the rebels violated the ceasefire {} times in the past 24 hours", "the ministry accused the rebels of {} violations of the ceasefire in the last 24 hours",
    "the number of ceasefire violations reached {} in the past 24 hours", "{} incidents violating the cessation of hostilities were counted in the past 24 hours",
)  # fmt: skip
BODIES = (
    "Office for the Coordination of Humanitarian Affairs (OCHA)", "Rapid Support Forces (RSF)", "Lake Rescue Committee (LRC)", "Kachin Independence Army (KIA)",
    "Tigray People's Liberation Front (TPLF)", "Women's League for Peace (WLP)", "Committee to Protect Journalists (CPJ)", "Front for the Liberation of Velm (FLV)",
)  # fmt: skip
TOLD = (
    "The {} said the bridge was hit. The {short} said the mill burned.", "According to the {}, the bridge was hit. {short} reported that the mill burned.",
    "The bridge was hit, the {} said. The mill burned, according to the {short}.", "The bridge was hit, said the {}. The {short}'s spokesman, Karel Veld, said the mill burned.",
)  # fmt: skip


WHOLES = (
    "{} people were killed in the strike",
    "the strike killed {} people",
    "the strike left {} people dead",
    "{} people died",
    "the mayor said {} people had been killed",
)
PARTS = (
    ", including {n} {c}", ", among them {n} {c}", ", {n} of them {c}", ", of whom {n} were {c}", "; {n} were {c}", " ({n} of them {c})", " - {n} of them {c}", ", with {n} {c} among the dead",
    ". {N} of the dead were {c}", ". {N} of the victims were {c}", ". Among the dead were {n} {c}", ". {N} of those killed were {c}", ", {n} of whom were {c}", ", {n} {c} among them",
)  # fmt: skip
# a number as it is written: its value, the lowest and the highest that the words commit to
NUMBERS = {
    "23": (23, 23, 23), "twenty-three": (23, 23, 23), "1,234,567": (1234567, 1234567, 1234567), "1.2 million": (1200000, 1200000, 1200000), "2m": (2000000, 2000000, 2000000),
    "two dozen": (24, 24, 24), "half a dozen": (6, 6, 6), "one hundred and five": (105, 105, 105), "a total of 12": (12, 12, 12), "a further 12": (12, 12, 12), "another 12": (12, 12, 12),
    "several hundred": (None, 300, None), "tens of thousands of": (None, 20000, None), "dozens of": (None, 24, None), "3-4": (None, 3, 4), "three or four": (None, 3, 4), "12 to 15": (None, 12, 15),
    "between three and four": (None, 3, 4), "12 or more": (12, 12, None), "no more than 12": (12, None, 12), "more than a dozen": (12, 13, None), "nearly two dozen": (24, None, 24),
    "as many as 100": (100, None, 100), "fewer than 100": (100, None, 99), "close to 40": (40, None, 40), "upwards of 50": (50, 51, None), "around a dozen": (12, None, None),
}  # fmt: skip


def up(text: str) -> str:
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("who", ACCUSED)
def test_a_denial_is_a_denial_whoever_denies_and_however(who):
    for denies in some(DENIES, 4):
        text = f"The mayor accused {ACCUSED[who].join(('the ', '')) if who != 'Chad' else who} of bombing a school.\n\n{up(who)} {denies}."
        rows = read(text).claims[1:]
        assert rows and {row.stance for row in rows} <= {"denies", "asserts"}, text
        denial = next(row for row in rows if row.stance == "denies")
        assert denial.source == ACCUSED[who] and denial.accused, text


@pytest.mark.parametrize("who", SPEAKERS)
def test_an_accusation_names_who_accuses_and_whom(who):
    for actor, accuses in some(itertools.product(ACTORS, ACCUSES), 7):
        accuses = accuses.replace("{} was", "{} were") if actor == "rebels" else accuses
        text = f"{up(who)} {accuses.format(actor)}."
        reading = read(text)
        assert [row.stance for row in reading.claims] == ["accuses"], text
        row = reading.claims[0]
        assert (row.source or "").lower() == SPEAKERS[who].lower() and row.accused in ACTORS[actor], text
        assert all((figure.source or "").lower() == SPEAKERS[who].lower() for figure in reading.casualties), text


@pytest.mark.parametrize("outcome", BEFELL)
def test_a_count_of_people_is_read_whoever_they_are_and_whatever_befell_them(outcome):
    for befell, many, people in some(itertools.product(BEFELL[outcome], SO_MANY, PEOPLE), 31):
        for frame in ("{}.", "The mayor said {}."):
            text = up(frame.format(befell.format(f"{many} {people}")))
            rows = read(text).casualties
            assert [(row.outcome, row.value) for row in rows] == [(outcome, SO_MANY[many])], text
            assert rows[0].source == ("mayor" if frame != "{}." else rows[0].source), text


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_a_part_of_its_whole(part):
    for whole, many, (number, value, who) in some(
        itertools.product(
            WHOLES,
            ("23", "at least 23", "more than 100"),
            (("seven", 7, "children"), ("12", 12, "women"), ("three", 3, "journalists")),
        ),
        5,
    ):
        text = up(whole.format(many)) + part.format(n=number, N=up(number), c=who) + "."
        first, second = read(text).casualties
        assert (first.subset_of, second.subset_of, second.value) == (None, first.figure_id, value), text
        assert (second.outcome, second.victim_class) == ("killed", who), text


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_means_what_its_words_commit_to(number):
    for frame in ("{} people were killed.", "The strike killed {} people.", "The mayor said {} people had died."):
        text = up(frame.format(number))
        assert [(row.value, row.low, row.high) for row in read(text).casualties] == [NUMBERS[number]], text


@pytest.mark.parametrize("breaches", BREACHES)
def test_a_count_of_breaches_has_its_hours_its_place_and_who_broke_it(breaches):
    for many in ("12", "at least 12", "twelve", "1,200", "two"):
        rows = read(up(breaches.format(many)) + ".").ceasefire
        value = {"1,200": 1200, "two": 2}.get(many, 12)
        assert [(row.measure, row.value, row.flow_or_stock, row.window_hours) for row in rows] == [
            ("violations", value, "flow", 24)
        ], many
        assert ("rebels" in breaches) == (rows[0].violator == "rebels") and ("Orsha" in breaches) == (
            rows[0].areas == "Orsha"
        )


@pytest.mark.parametrize("body", BODIES)
def test_a_body_and_its_acronym_are_one_source(body):
    full, short = body[:-1].split(" (")
    for told in TOLD:
        text = told.format(body, short=short)
        assert [row.source for row in read(text).claims] == [full, full], text
