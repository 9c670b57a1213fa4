"""A statement as later steps need it: its row, who speaks, and whether figures in it are the article's own."""

from __future__ import annotations

from dataclasses import dataclass

from .content import Draft
from .document import Document
from .duty import Duty
from .identity import Identity
from .rows import Claim

# frames whose object holds the article's figures
_ABOUT_FIGURES = frozenset(
    ("deny", "trade", "blame", "ascribe", "object", "responsibility", "investigate", "as", "callfor", "order")
)


@dataclass(slots=True)
class Spoken:
    """A claim row with what later steps need: the words of its content and who speaks."""

    row: Claim
    who: Identity
    content: list[tuple[int, int]]
    presupposes: bool  # figures in its object are the article's own
    block: int
    sentence: int
    observed: bool = False  # "recorded 12 deaths": a figure's source, but no statement and no row


def presupposes(doc: Document, draft: Draft, duty: Duty, content: list[tuple[int, int]]) -> bool:
    """Whether figures in what is said are the article's own: in what is denied, blamed, condemned."""
    cue = draft.found.cue
    if cue.frame in _ABOUT_FIGURES and not cue.counts and not _for_doing(doc, cue.frame, content):
        return True
    inner = draft.inner.found.first if draft.inner is not None else 0
    left_open = duty.rule == "does_not_admit" or (duty.stance == "withholds" and 0 < inner < content[0][0] + 6)
    granted = duty.stance == "denies" or left_open or cue.frame == "withhold"
    return granted and not _two_clauses(doc, content)


def _two_clauses(doc: Document, content: list[tuple[int, int]]) -> bool:
    """Whether a statement goes on to something else: "its jets were not there and that 3 had died"."""
    if len(content) != 1:
        return len(content) > 1
    first, last = content[0]
    tags = doc.tokens.tags
    behind = tags[first : last + 1]  # with the word behind it
    return ";" in tags[first:last] or "Ct" in behind or ",C" in behind or ",S" in behind


def _for_doing(doc: Document, frame: str, content: list[tuple[int, int]]) -> bool:
    """“blamed the rebels for kidnapping 3 officials”: the blamer tells what they did, as "accused of" does."""
    words = doc.tokens.words
    return frame == "blame" and any(
        words[at] == "for" and at + 1 < last and words[at + 1].endswith("ing")
        for first, last in content
        for at in range(first, last)
    )
