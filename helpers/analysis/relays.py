"""From an origin over its relays to the reports: paths, and the tree they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

_LIKELY = " (likely)"


@dataclass(frozen=True)
class Way:
    """How statements of one origin came to one report, by one way.

    `relays` stand in between, in order; the report itself is none. `inferred` names each step that
    the text does not name: "origin", or the name of a relay.
    """

    statement_ids: tuple[str, ...]
    origin: str
    relays: tuple[str, ...]
    outlet: str
    inferred: tuple[str, ...]

    @property
    def own_page(self) -> bool:
        """Whether the report is the origin's own page."""
        return self.outlet == self.origin

    def __str__(self) -> str:
        shown = [f"{name} (inferred)" if name in self.inferred else name for name in self.relays]
        first = f"{self.origin} (inferred)" if "origin" in self.inferred else self.origin
        return " → ".join([first, *shown, "its own page" if self.own_page else self.outlet])


def paths(frame: pd.DataFrame) -> list[Way]:
    """One path for each report and way in coded rows of one origin.

    `relays` of a row lists who stands between, in order, and ends with the publisher; on the
    origin's own page it is missing. "(likely)" marks a relay that was inferred.
    """
    way = frame["relays"].fillna("")
    groups = frame.assign(_way=way).groupby(["report_id", "_way"], sort=False)
    return [_path(relays, rows) for (_, relays), rows in groups]


def _path(relays: str, rows: pd.DataFrame) -> Way:
    first = rows.iloc[0]
    between = relays.split("; ")[:-1] if relays else []
    names = tuple(name.removesuffix(_LIKELY) for name in between)
    inferred = ["origin"] if (rows["origin_basis"] == "inferred").all() else []
    inferred += [name for name, held in zip(names, between, strict=True) if held != name]
    outlet = first["publisher"] if relays else first["origin"]
    return Way(tuple(rows["statement_id"]), first["origin"], names, outlet, tuple(inferred))


@dataclass(frozen=True)
class Relay:
    """A relay in the tree: the way to it from the origin, the rows of the reports behind it, whether a text names it."""

    way: tuple[str, ...]
    rows: tuple[int, ...]
    named: bool


def tree(found: Iterable[Way]) -> tuple[list[int], list[Relay]]:
    """The paths in an order in which no two lines cross, and the relays in the places where they stand.

    Paths with the same beginning lie together, the fullest branch first. A relay that stands at two
    places (of the origin, and of another relay) is two entries; an outlet that also reports on its
    own is a path beside them. The step to a relay is named if at least one text names it.
    """
    held = list(found)
    size: dict[tuple[str, ...], int] = {}
    for path in held:
        for depth in range(1, len(path.relays) + 1):
            size[path.relays[:depth]] = size.get(path.relays[:depth], 0) + 1

    def place(number: int) -> tuple[object, ...]:
        relays = held[number].relays
        branch = [(-size[relays[:depth]], relays[depth - 1]) for depth in range(1, len(relays) + 1)]
        return [*branch, (0, "")], not held[number].own_page, held[number].outlet, number

    order = sorted(range(len(held)), key=place)
    relays = []
    for way in sorted(size, key=lambda w: (len(w), w)):
        rows = [number for number in order if held[number].relays[: len(way)] == way]
        named = any(_names(held[number], len(way)) for number in rows)
        relays.append(Relay(way, tuple(rows), named))
    return order, relays


def _names(path: Way, depth: int) -> bool:
    """Whether the text of this report names the step to its relay number `depth`."""
    ends = {path.relays[depth - 1], "origin" if depth == 1 else path.relays[depth - 2]}
    return not ends & set(path.inferred)
