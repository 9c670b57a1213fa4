"""What the reading did not understand is told where it stands."""

from __future__ import annotations

import pytest

from helpers import read_article

TOLD = [
    ("The finger of blame was pointed at Oman.", ["blame"]),
    ("Villagers still argue over who was responsible.", ["responsible"]),
    ("The army accused the rebels of theft.", []),
    ("A shop was open. The accusation hung in the air. Nobody spoke.", ["accusation"]),
    ("The market was open until noon.", []),
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_words_of_responsibility_are_read_or_told(text, words):
    told = [notice for notice in read_article(text=text).reading.notices if notice.kind == "cue_without_claim"]
    assert [notice.text for notice in told] == words
    assert all(text[notice.start : notice.end] == notice.text for notice in told)


def test_a_text_in_another_language_is_told():
    text = (
        "Le ministère de la Santé a annoncé mardi que douze personnes ont été tuées dans une frappe sur un marché, "
        "selon un bilan provisoire.\n\nLes autorités n'ont pas réagi."
    )
    (told,) = [notice for notice in read_article(text=text).reading.notices if notice.kind == "not_english"]
    assert text[told.start : told.end] == told.text == text.split("\n")[0]
    assert not [n for n in read_article(text=TOLD[0][0] * 9).reading.notices if n.kind == "not_english"]
