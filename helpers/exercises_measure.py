"""Checks for the exercises on measuring: each says what is wrong and why, and never the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .analysis.wording import plural
from .exercises import NOT_YET, NUMBERS, a_kind, feedback, unanswered, whole_number
from .measure import Compared, Report, f1, score, wilson
from .measure.confusions import NOT_READ, confused

# an invented text to be marked, and how a person marks it
TASK = "At least nine people were killed in a raid on Sarn, two of them children, the mayor said. The rebels put the dead at 14. The army denied a strike in May that left 30 people injured."
_MARKS = {
    "nine": ("killed", 9, None, "mayor"),
    "two": ("killed", 2, 2, "mayor"),
    "14": ("killed", 14, 14, "rebels"),
    "30": ("injured", 30, 30, None),
}
_PARTS = ("the outcome", "the lowest number", "the highest number", "the source")


@feedback
def check_f1(answer: Any, right: int = 30, given: int = 40, marked: int = 50) -> str:
    """F1, to two digits, from what was right, given and marked."""
    if unanswered(answer):
        return NOT_YET
    if isinstance(answer, bool) or not isinstance(answer, NUMBERS):
        return f"Not yet: the answer is a number between 0 and 1, and this is {a_kind(answer)}."
    precision, recall, both = f1([(right, marked - right, given - right)])
    if not 0 <= answer <= 1:
        return "Not yet: F1 lies between 0 and 1."
    if abs(answer - both) < 0.006:
        return f"Well done: precision {precision:.2f} and recall {recall:.2f} give {both:.2f}."
    if abs(answer - precision) < 0.006:
        return "Not yet: that is precision, the share of what was given. Recall is needed too."
    if abs(answer - recall) < 0.006:
        return "Not yet: that is recall, the share of what was marked. Precision is needed too."
    if abs(answer - (precision + recall) / 2) < 0.006:
        return "Not yet: that is the plain mean. F1 is the harmonic mean, nearer to the lower of the two."
    return "Not yet: find precision and recall first, then their harmonic mean, 2PR/(P+R)."


@feedback
def check_enough(answer: Any, least: float = 0.95) -> str:
    """The smallest number of rows, all of them right, whose interval begins at `least` or above."""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    if not 1 <= number <= 10_000:
        return "Not yet: some number of rows between 1 and 10,000."
    low = wilson(number, number)[0]
    if low < least:
        return f"Not yet: with {number} of {number} right, the share may still be as low as {low:.3f}. More rows are needed."
    if wilson(number - 1, number - 1)[0] >= least:
        return f"Not yet: {number} are enough, but fewer would do. Look for the smallest number."
    return f"Well done: {number} rows without a failure, and one fewer is not enough. A table of eleven rows proves far less."


@feedback
def check_marks(answer: Any) -> str:
    """Passes for the counts of people in `TASK`, marked as a person marks them: words, outcome, lowest, highest, whose."""
    if unanswered(answer):
        return NOT_YET
    if not isinstance(answer, list | tuple) or not all(
        isinstance(mark, list | tuple) and len(mark) == 5 for mark in answer
    ):
        return "Not yet: a list of marks, and each mark is a list of five: words, outcome, lowest, highest, source."
    if not all(isinstance(mark[0], str | int) for mark in answer):
        return "Not yet: the first of the five is the number as the text writes it, in quotation marks."
    given = {str(mark[0]).strip().lower(): tuple(mark[1:]) for mark in answer}
    for word in given:
        if word not in _MARKS:
            return f"Not yet: “{word}” is no number of people in this text. Copy the number's own word or digits."
    for word, mark in given.items():
        if (wrong := _wrong_part(word, mark)) is not None:
            return f"Not yet: {wrong} of “{word}” is not what the words say. {_hint(word, wrong)}"
    if len(given) < len(_MARKS):
        return f"Not yet: {plural(len(given), 'mark')} so far, as a person marks them, and the text counts people more often."
    if len(answer) > len(_MARKS):
        return "Not yet: a number is marked twice."
    report = Report(
        "task",
        "exercise",
        TASK,
        {
            "casualties": [(word, *rest) for word, rest in given.items()],
            "attributions": [],
            "responsibility": [],
            "ceasefire": [],
        },
    )
    counted = score([report]).counts["casualties"][0]
    return f"Well done: these are the marks of a careful reader. Against them, the program has {counted.right} right, {counted.missed} missed and {counted.too_much} too much."


def _wrong_part(word: str, mark: Sequence[Any]) -> str | None:
    """Which part of a mark is not as a person marks it."""
    for name, wanted, found in zip(_PARTS, _MARKS[word], mark, strict=True):
        if not _is_marked(found, wanted, whole_words=name == "the source"):
            return name
    return None


def _is_marked(found: Any, wanted: str | int | None, whole_words: bool) -> bool:
    """Is one part of a mark what a person marks? A source may be given with more words than needed."""
    if wanted is None:
        return found is None
    if isinstance(wanted, int):
        return whole_number(found) == wanted
    if not isinstance(found, str):
        return False
    given = found.strip().lower()
    return wanted in given.split() if whole_words else given == wanted


def _hint(word: str, part: str) -> str:
    if part == "the source":
        return "Who gives this number? What stands inside a denial is not the denier's, and a number that nobody gives has None."
    if part == "the outcome":
        return "The outcomes are killed, injured, missing, displaced, detained."
    return "What do the words before the number commit to? An end that they leave open is None."


@feedback
def check_not_read(answer: Any, found: Sequence[Compared], stance: str = "denies", group: str = "third") -> str:
    """How many statements of a stance in one set were marked and not read."""
    number = whole_number(answer)
    if isinstance(number, str):
        return number
    pairs = confused(found, "stance")
    inside = [(marked, read) for one, marked, read in pairs if one.report.group == group]
    if number == sum(pair == (stance, NOT_READ) for pair in inside):
        return f"Well done: {number} of {sum(marked == stance for marked, _ in inside)} marked as “{stance}” in the set “{group}”."
    if number == sum(pair[1:] == (stance, NOT_READ) for pair in pairs):
        return f"Not yet: that is the number of all sets. Take the set “{group}” only."
    if number == sum(marked == stance for marked, _ in inside):
        return "Not yet: that many were marked. How many of them were not read?"
    return f"Not yet: in the figure of stances, set “{group}”, follow the line “{stance}” to the column “{NOT_READ}”."
