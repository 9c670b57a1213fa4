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
