"""The tables follow the words: change a name, a number or a sentence of the seed, and see."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import read_article
from helpers.reading.lexicon import lexicon, parse_yaml
from tests.seed_swaps import SEED, TABLES, TEXT, follows, meaning, swap
from tests.sweeps import some


def test_nearly_147_instead_of_at_least_23():
    article = swap(("at least 23", "nearly 147"))
    row = article.casualties.iloc[0]
    assert (row.value, row.high, row.qualifier) == (147, 147, "nearly") and row.isna().low
    before, after = meaning(SEED), meaning(article)
    assert (
        before["claims"] == after["claims"]
        and before["ceasefire"] == after["ceasefire"]
        and before["casualties"][1:] == after["casualties"][1:]
    )


@pytest.mark.parametrize(("words", "low"), [("dozens of", 24), ("scores of", 40), ("several", 3), ("a dozen", 12)])
def test_a_vague_number_of_airstrikes(words, low):
    article = swap(("more than 10 airstrikes", f"{words} airstrikes"))
    assert list(article.strikes.low) == [low] and article.strikes.place[0] == SEED.strikes.place[0]
    assert meaning(article)["casualties"] == meaning(SEED)["casualties"]


@pytest.mark.parametrize(
    "name",
    [
        "Ana María de la Cruz", "Omar al-Rashid", "Jan van der Berg", "Said al-Hadi", "O. Bin Sor", "Li Wei", "Şükrü Öztürk", "Mary-Jane O’Dell",
        "Le Duc An", "Will Grant", "May June", "Paul April", "Tom St. Orla", "Ana Bela Rook Jr.", "Peter John Bishop", "محمد الرشيد", "李娜", "Игорь Петров",
    ],
)  # fmt: skip
def test_a_spokesman_of_any_name(name):
    assert follows(swap(("Igor Konashenkov", name)), ("Igor Konashenkov", name))


@pytest.mark.parametrize(
    "title",
    [
        "Colonel", "Maj.-Gen.", "Lieutenant-Colonel", "Captain 1st Rank", "Air Vice-Marshal", "Field Marshal", "Commodore", "Chief Petty Officer",
        "Rear Adm.", "Dr.", "Col. Gen.",
    ],
)  # fmt: skip
def test_a_spokesman_of_any_rank(title):
    assert follows(swap(("Major General", title)))


@pytest.mark.parametrize(
    "role", ["spokeswoman", "press officer", "press secretary", "official representative", "information officer"]
)
def test_whoever_speaks_for_a_ministry(role):
    assert follows(
        swap(
            ("Defense Ministry spokesman", f"Defense Ministry {role}"),
            ("State Department spokesman", f"State Department {role}"),
        )
    )


def test_another_spokesman():
    article = swap(("Konashenkov", "Brambleworth"))
    assert "Igor Brambleworth" in set(article.claims.speaker.dropna()) and "Igor Konashenkov" not in set(
        article.claims.speaker.dropna()
    )
    assert meaning(article, ("speaker",)) == meaning(SEED, ("speaker",))


@pytest.mark.parametrize(
    "place",
    ["Quorvath", "Tel Omra", "Saint-Averne", "Deir ez-Zor", "Tell Rifaat", "Ma’arat al-Omra", "San Tomé de la Orla"],
)
def test_a_place_that_nobody_lists(place):
    article = swap(("Idlib", place))
    assert article.strikes.place[0] == place and place in set(article.places.name)
    assert article.casualties.place[0] == place
    assert meaning(article) == meaning(SEED)


@pytest.mark.parametrize(
    "kind",
    ["district", "Governorate", "Province", "area", "department", "prefecture", "region", "oblast", "countryside"],
)
def test_a_place_of_any_kind(kind):
    article = swap(("Idlib province", f"Idlib {kind}"))
    assert article.strikes.place[0] == article.casualties.place[0] == "Idlib" and meaning(article) == meaning(SEED)


@pytest.mark.parametrize(
    ("where", "areas"),
    [
        ("on the outskirts of Quorvath", "Quorvath"), ("in the western part of Quorvath", "Quorvath"), ("near Quorvath", "Quorvath"),
        ("across the Quorvath and Kesh provinces", "Quorvath; Kesh"), ("in the countryside of Quorvath", "Quorvath"),
    ],
)  # fmt: skip
def test_where_the_violations_were_found(where, areas):
    assert swap(("in the Damascus province", where)).ceasefire.iloc[-1].areas == areas


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Independent Doctors’ Union", "IDU"), ("Fund for Wounded Children", "FWC"), ("Mothers of the Missing", "MOM"), ("Watch on Rights and War", "WRW"),
        ("Committee for the Protection of Wounded", "CPW"), ("Civilians First Initiative", "CFI"), ("No Child Forgotten", "NCF"), ("Levantine Death Registry", "LDR"),
        ("Bureau of Missing Persons", "BMP"), ("Observatory of the Dead", "OD"), ("Truth and Memory", "TM"),
    ],
)  # fmt: skip
def test_an_organisation_of_any_name(name, short):
    """Its acronym tells which words belong to it, whatever they mean elsewhere."""
    article = swap(("Syrian Observatory For Human Rights", name), ("SOHR", short))
    assert follows(article, ("Syrian Observatory For Human Rights", name))


@pytest.mark.parametrize(
    ("told", "short", "full"),
    [
        ("the QRW, a monitor based in Larnaca", "QRW", "QRW"),
        ("the Quorvath Rights Watch, known as QRW", "QRW", "Quorvath Rights Watch"),
        ("the Quorvath Rights Watch – QRW for short –", "QRW", "Quorvath Rights Watch"),
        ("the QRW (Quorvath Rights Watch)", "QRW", "Quorvath Rights Watch"),
        ("the QRW, the Quorvath Human Rights Watch", "QRW", "Quorvath Human Rights Watch"),
        ("the Quorvath Rights Watch (“QRW”)", "QRW", "Quorvath Rights Watch"),
        ("a war monitor called the Quorvath Rights Watch (QRW)", "QRW", "Quorvath Rights Watch"),
        ("the Quorvath Rescue Service, also known as the Red Caps", "the Red Caps", "Quorvath Rescue Service"),
        ("the Quorvath Rights Circle, a monitoring group based in Larnaca", "the group", "Quorvath Rights Circle"),
        ("a report from Amnesty International", "Amnesty", "Amnesty International"),
    ],
)  # fmt: skip
def test_a_monitor_however_it_is_introduced(told, short, full):
    article = swap(("a report from the Syrian Observatory For Human Rights (SOHR)", told), ("SOHR", short))
    assert follows(article, ("Syrian Observatory For Human Rights", full))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Foreign Ministry", "Foreign Ministry"), ("Interior Ministry", "Interior Ministry"), ("National Guard", "National Guard"),
        ("Security Council", "Security Council"), ("High Command", "High Command"), ("military", "military"), ("army", "army"), ("Finance Ministry", "Finance Ministry"),
    ],
)  # fmt: skip
def test_another_body_of_the_state(head, name):
    assert follows(swap(("Defense Ministry", head)), ("Defense Ministry", name))


@pytest.mark.parametrize(
    ("told", "name"),
    [("a report from Reuters", "Reuters"), ("the Daily Bugle", "Daily Bugle"), ("a report from state television", "state television"), ("a report by Russia Today", "Russia Today")],
)  # fmt: skip
def test_another_medium(told, name):
    article = swap(("a report from RT", told))
    assert (article.claims.iloc[-1].source, article.casualties.iloc[-1].source) == (name, name)


STATES = sorted({state.name: state.adjective for state in lexicon().states.values()}.items())


@pytest.mark.parametrize(("state", "adjective"), some(STATES, 9), ids=lambda name: name)
def test_any_state(state, adjective):
    if state in ("Russia", "Syria", "United States", "Democratic Republic of Congo"):
        pytest.skip("in the article already, or two names that the article does not part from a person's")
    article = swap(("Russian", adjective), ("Russia", state))
    assert follows(article, ("Russian", adjective), ("Russia", state))


def test_an_unknown_organisation_with_its_own_acronym():
    article = swap(
        ("Syrian Observatory For Human Rights (SOHR)", "Valley Rights Documentation Circle (VRDC)"), ("SOHR", "VRDC")
    )
    assert (article.claims.source == "Valley Rights Documentation Circle").sum() == 2
    accusation = article.claims[article.claims.stance == "accuses"].iloc[0]
    assert (accusation.source, accusation.source_text, accusation.accused) == (
        "Valley Rights Documentation Circle",
        "VRDC",
        "Russia",
    )
    assert meaning(article, ("source",)) == meaning(SEED, ("source",))


@pytest.mark.parametrize(
    ("state", "adjective", "people"),
    [
        ("Turkey", "Turkish", "Turks"),
        ("Israel", "Israeli", "Israelis"),
        ("Ethiopia", "Ethiopian", "Ethiopians"),
        ("Saudi Arabia", "Saudi", "Saudis"),
    ],
)
def test_another_state(state, adjective, people):
    article = swap(("Russians", people), ("Russian", adjective), ("Russia", state))
    expected = [
        f"{adjective} Air Force" if a == "Russian Air Force" else state if a == "Russia" else None
        for a in SEED.claims.accused.astype(object).where(SEED.claims.accused.notna(), None)
    ]
    assert [a if isinstance(a, str) else None for a in article.claims.accused] == expected
    assert f"{adjective} Defense Ministry" in set(article.claims.source.dropna())
    assert not article.claims.source.dropna().str.contains("Russia").any()
    without = ("source", "accused")
    assert meaning(article, without) == meaning(SEED, without)


REWORDED = [
    (one["words"], other)
    for one in parse_yaml((Path(__file__).parent / "reworded.yaml").read_text())
    for other in one["others"]
]


@pytest.mark.parametrize(("words", "others"), REWORDED, ids=[other[:60] for _, other in REWORDED])
def test_other_words_that_say_the_same(words, others):
    """Actives and passives, other verbs, another order: the tables stay, but for the words that they quote."""
    quoted = ("cue_text", "quotation", "count_text", "victim_class", "voice")
    said, before = (meaning(article, quoted) for article in (swap((words, others)), SEED))
    assert {table: sorted(map(repr, rows)) for table, rows in said.items()} == {
        table: sorted(map(repr, rows)) for table, rows in before.items()
    }


def test_another_attack_appended():
    more = "\n\nIn a separate attack last month, 41 people were killed in Kandora, the Kandoran Red Crescent said."
    article = read_article(text=TEXT + more)
    assert (
        meaning(article)["claims"][:12] == meaning(SEED)["claims"]
        and meaning(article)["casualties"][:5] == meaning(SEED)["casualties"]
    )
    row = article.casualties.iloc[-1]
    assert (row.value, row.source, row.event, row.place) == (41, "Kandoran Red Crescent", "other", "Kandora")


@pytest.mark.parametrize(
    ("old", "new", "index", "low", "high"),
    [
        ("at least 23", "a couple of dozen", 0, 24, None), ("at least 23", "nigh on 90", 0, None, 90), ("at least 23", "not quite 90", 0, None, 89),
        ("at least 23", "something like 90", 0, None, None), ("as much as 28", "no fewer than 28", 4, 28, None), ("as much as 28", "between 20 and 30", 4, 20, 30), ("as much as 28", "28", 4, 28, 28),
        ("seven children", "nine children", 1, 9, 9), ("at least 23", "dozens of", 0, 24, None), ("at least 23", "23-25", 0, 23, 25), ("at least 23", "about 23", 0, None, None),
    ],
)  # fmt: skip
def test_exactly_one_row_follows(old, new, index, low, high):
    article = swap((old, new))
    before, after = meaning(SEED), meaning(article)
    row = article.reading.casualties[index]
    assert (row.low, row.high) == (low, high)
    assert [r for i, r in enumerate(before["casualties"]) if i != index] == [
        r for i, r in enumerate(after["casualties"]) if i != index
    ]
    assert all(before[t] == after[t] for t in TABLES if t != "casualties")


def test_softened():
    article = swap(
        (
            "SOHR reports that it was Russian warplanes that launched",
            "SOHR suspects that it was Russian warplanes that launched",
        )
    )
    row = article.claims[article.claims.stance == "accuses"].iloc[0]
    assert row.hedged and row.accused == "Russia"


def test_admits():
    article = swap(("Russia denies having any hand in", "Russia admits having a hand in"))
    row = article.claims.iloc[1]
    assert (row.stance, row.source, row.accused) == ("admits", "Russia", "Russia")
