"""What a source is, once all of the article is read: one name has one kind, in whichever row it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from .bodies import state_in
from .document import Document
from .spoken import Spoken


def settle_kinds(doc: Document, spoken: list[Spoken]) -> None:
    """Give each source the kind that its name has: "Both sides" are the states that they are, "the group" is the listed one."""
    told: dict[str, Counter[str]] = {}
    for one in spoken:
        if one.row.source is not None and one.row.source_kind is not None:
            told.setdefault(one.row.source, Counter())[one.row.source_kind] += 1
    settled = {name: _kind(doc, name, kinds) for name, kinds in told.items() if len(kinds) > 1}
    for one in spoken:
        kind = settled.get(one.row.source or "")
        if kind is not None and one.row.source_kind != kind:
            one.row = replace(one.row, source_kind=kind)


def _kind(doc: Document, name: str, told: Counter[str]) -> str:
    """The kind of a name that its rows tell differently: by the lists, else by most of the rows; of as many, by what is said surest."""
    if name.lower() in doc.lex.states:
        return "state"
    listed = doc.lex.organisations.get(name.lower())
    if listed is not None:
        return listed[1]
    if state_in(doc, name) is not None:
        return "institution"
    return max(told, key=lambda kind: (kind != "unknown", told[kind], kind == "person"))
