"""When does a row of the reader say what a mark says? One rule a table, and names that are one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from ..reading import Reading
from ..reading.lexicon import lexicon

Values = tuple[Any, ...]
SOURCES = ("as marked", "right in kind", "left open", "given where nobody is marked", "another name")
NAMES = 4096  # names that are kept as they were taken apart: every mark is held against many rows
_ARTICLE, _POINTS = re.compile(r"^(?:the|a|an|its) "), re.compile(r"[\"“”,.]")
_JOINING = frozenset(["the", "of", "for", "and", "in", "a", "an", "on", "to", "from"])
_SPELLED = {"defence": "defense", "centre": "center", "labour": "labor", "organisation": "organization"}


def plain(name: object) -> str:
    """A name without article, case and quotation marks."""
    return _plain(str(name or ""))


@lru_cache(maxsize=NAMES)
def _plain(name: str) -> str:
    return _ARTICLE.sub("", _POINTS.sub("", name).strip().lower())


@lru_cache(maxsize=NAMES)
def _telling(name: str) -> frozenset[str]:
    """The words of a plain name that tell it from others, each in one spelling."""
    bare = [word.removesuffix("'s").removesuffix("’s") for word in name.split()]
    return frozenset(_SPELLED.get(word, word) for word in bare) - _JOINING


@lru_cache(maxsize=NAMES)
def _in_one_form(name: str) -> frozenset[str]:
    """The telling words of a plain name, a state by its name whatever its form: "Yemen's government" is the "Yemeni government"."""
    known = lexicon()
    listed = known.organisations.get(name)
    words = [word.removesuffix("'s").removesuffix("’s") for word in (listed[0].lower() if listed else name).split()]
    out, at = [], 0
    while at < len(words):
        size = next((n for n in (3, 2, 1) if _state_of(" ".join(words[at : at + n]))), 0)
        out.append(_state_of(" ".join(words[at : at + size])) or words[at])
        at += max(size, 1)
    return frozenset(_SPELLED.get(word, word) for word in out) - _JOINING


def _state_of(words: str) -> str | None:
    known = lexicon()
    found = (known.states.get(words) if words not in known.seats else None) or known.adjectives.get(words)
    return found.name if found else None


def _initials_of(one: str, other: str) -> bool:
    """Whether a name is the initials of another: "LTTE", "Liberation Tigers of Tamil Eelam"."""
    letters = _POINTS.sub("", one)
    if not (letters.isupper() and letters.isalpha() and len(letters) > 2):
        return False
    words = [word for word in plain(other).replace("-", " ").split() if word not in _JOINING]
    return letters.lower() == "".join(word[0] for word in words)


def same_name(one: object, other: object) -> bool:
    """Whether two names are one: the words of the shorter stand in the longer, one is the initials of the other, or half of all their words are common to both and they are of no two states.

    >>> same_name("Health Ministry", "Gaza's Health Ministry"), same_name("Lebanese army", "Lebanese Health Ministry")
    (True, False)
    >>> same_name("Yemen's government", "Yemeni government"), same_name("UN", "United Nations")
    (True, True)
    >>> same_name("PLB", "People's League of Belmar"), same_name("PLB", "Peace Line")
    (True, False)
    """
    return _same_name(str(one or ""), str(other or ""))


@lru_cache(maxsize=16 * NAMES)
def _same_name(one: str, other: str) -> bool:
    if not one or not other:
        return not one and not other
    if _initials_of(one, other) or _initials_of(other, one):
        return True
    form = _in_one_form(plain(one))
    if form and form == _in_one_form(plain(other)):
        return True
    a, b = _telling(plain(one)), _telling(plain(other))
    if not a or not b:
        return False
    states, others = states_in(one), states_in(other)
    apart = bool(states and others and not states & others)
    return a <= b or b <= a or (2 * len(a & b) >= len(a | b) and not apart)


def states_in(name: object) -> frozenset[str]:
    """The states that a name holds, by their names, adjectives or seats of government.

    >>> sorted(states_in("the Russian Defense Ministry")), sorted(states_in("Moscow"))
    (['Russia'], ['Russia'])
    """
    return _states(plain(name))


@lru_cache(maxsize=NAMES)
def _states(name: str) -> frozenset[str]:
    known = lexicon()
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.split()]
    spans = [" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1)]
    return frozenset(found.name for span in spans if (found := known.states.get(span) or known.adjectives.get(span)))


def source_relation(marked: object, read: object) -> str:
    """How the source that was read stands to the marked one: one of `SOURCES`.

    Right in kind: both are of one state, or both end in the same word ("army", "ministry").

    >>> source_relation("Russian Defense Ministry", "Moscow"), source_relation("army", None)
    ('right in kind', 'left open')
    """
    if same_name(marked, read):
        return "as marked"
    if not read:
        return "left open"
    if not marked:
        return "given where nobody is marked"
    one, other = plain(marked).split(), plain(read).split()
    return "right in kind" if one[-1:] == other[-1:] or states_in(marked) & states_in(read) else "another name"


def values(table: str, row: Any) -> Values:
    """A row of the reader in the shape of a mark."""
    if table == "casualties":
        return row.count_text, row.outcome, row.low, row.high, row.source
    if table == "attributions":
        return row.cue_text, row.source_text, row.content_text
    return (row.accused, row.stance, row.source) if table == "responsibility" else (row.count_text, row.measure)


def rows_of(reading: Reading, table: str) -> list[Any]:
    """The rows of the reader that are measured against the marks of a table."""
    if table in ("casualties", "ceasefire"):
        return [row for row in getattr(reading, table) if row.count_text]
    claims = [claim for claim in reading.claims if claim.cue_text and claim.voice != "hearsay"]
    if table == "attributions":  # two things said of who did it, two who are accused: one attribution
        return list({(claim.cue_start, claim.source_start): claim for claim in reversed(claims)}.values())[::-1]
    return [claim for claim in claims if claim.stance != "asserts"]


def _number(text: Any) -> str:
    return plain(text).removeprefix("between ")  # "between 20 and 30" and "20 and 30" are one range


def _casualty(mark: Values, read: Values) -> bool:
    return _number(mark[0]) == _number(read[0]) and mark[1:4] == read[1:4]


def _attribution(mark: Values, read: Values) -> bool:
    cue = plain(mark[0]) in plain(read[0]) or plain(read[0]) in plain(mark[0])
    return cue and (
        same_name(mark[1], read[1]) or (plain(mark[1]).split()[:1] in (["no"], ["nobody"], ["none"]) and not read[1])
    )


def _responsibility(mark: Values, read: Values) -> bool:
    return mark[1] == read[1] and same_name(mark[0], read[0]) and same_name(mark[2], read[2])


def _ceasefire(mark: Values, read: Values) -> bool:
    return plain(mark[0]) == plain(read[0]) and mark[1] == read[1]


SAME: dict[str, Callable[[Values, Values], bool]] = {
    "casualties": _casualty,
    "attributions": _attribution,
    "responsibility": _responsibility,
    "ceasefire": _ceasefire,
}  # fmt: skip


def match(
    marks: Sequence[Any],
    rows: Sequence[Any],
    same: Callable[[Any, Any], bool],
    better: Callable[[Any, Any], bool] | None = None,
) -> tuple[list[tuple[Any, Any]], list[Any]]:
    """Each mark with the row that fits it, or None; and the rows left over. A row is used once, in order; of several that fit, a `better` one first.

    >>> match([1, 2, 2], [2, 3], int.__eq__)
    ([(1, None), (2, 2), (2, None)], [3])
    """
    left, pairs = list(rows), []
    for mark in marks:
        hits = [at for at, row in enumerate(left) if same(mark, row)]
        best = next((at for at in hits if better and better(mark, left[at])), hits[0] if hits else None)
        pairs.append((mark, None if best is None else left.pop(best)))
    return pairs, left
