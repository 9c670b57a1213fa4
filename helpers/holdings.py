"""All that comes with the package in one place, as the views of the notebooks take it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .coded import (
    Bulletins,
    Coverage,
    Records,
    load_bulletins,
    load_coverage,
    load_records,
)
from .coded.tables import Folder
from .loading import Article, load_seed


@dataclass(frozen=True)
class Holdings:
    """The article in `seeds/` and the coded tables; each is read when it is first used."""

    folder: Folder = None

    @cached_property
    def seed(self) -> Article:
        return load_seed()

    @cached_property
    def coverage(self) -> Coverage:
        return load_coverage(self.folder)

    @cached_property
    def records(self) -> Records:
        return load_records(self.folder)

    @cached_property
    def bulletins(self) -> Bulletins:
        return load_bulletins(self.folder)


def load_all(folder: Folder = None) -> Holdings:
    """The article, the reports of its night, the records and the truce bulletins.

    `folder`: a changed copy of `data/` to read the coded tables from; what it does not hold is the package's.
    """
    return Holdings(folder)
