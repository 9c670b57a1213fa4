"""Whether a text is English: the reader knows no other language."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import word_set

_COMMON = word_set("in_any_english_text")
_FEWEST = 20  # words: fewer tell nothing
_SHARE = 0.15
NOT_ENGLISH = "This does not look like an English text. The reader knows English only: it goes on, and will find little or nothing."


def foreign(words: Sequence[str]) -> bool:
    """Whether words in lower case look like those of another language: few of them stand in any English text."""
    told = sum(map(_COMMON.__contains__, words))
    if told >= _SHARE * len(words):
        return False
    spelled = sum(word[0].isalpha() for word in words)  # numbers and marks are of no language
    return spelled >= _FEWEST and told < _SHARE * spelled
