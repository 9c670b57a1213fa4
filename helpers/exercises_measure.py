"""Checks for the exercises on measuring: each says what is wrong and why, and never the answer."""

from __future__ import annotations

from typing import Any

from .exercises import NOT_YET, a_kind
from .measure import f1


def check_f1(answer: Any, right: int = 30, given: int = 40, marked: int = 50) -> str:
    """F1, to two digits, from what was right, given and marked."""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if isinstance(answer, bool) or not isinstance(answer, int | float):
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


def check_error(answer: Any) -> str:
    """Whether a wrong source is worse than a missing one, for a study of who says what."""
    if answer is None or answer is Ellipsis:
        return NOT_YET
    if not isinstance(answer, str) or answer.strip().lower() not in ("worse", "better"):
        return "Not yet: answer with “worse” or “better”."
    if answer.strip().lower() == "worse":
        return "Well done: a missing number stays visible in the ledger; a wrong source puts words into somebody's mouth, and nothing on the page shows it."
    return "Not yet: which of the two errors could a reader of your table notice?"
