"""All that comes with the package in one place, as the views of the notebooks take it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import pandas as pd

from .analysis.figures import figures, own_figures, together
from .coded import (
    Bulletins,
    Coverage,
    Records,
    load_bulletins,
    load_coverage,
    load_records,
)
from .coded.tables import Folder, find_table
from .coded.times import FIRST_STRIKES, printed_span
from .loading import Article, load_seed

OWN = "the seed article"


@dataclass(frozen=True)
class Holdings:
    """The article in `seeds/` and the coded tables; each is read when it is first used, and then stays.

    Who wants other tables changes a copy of the folder and loads that: what is made of the tables is made once.
    """

    folder: Folder = None

    @cached_property
    def seed(self) -> Article:
        """The seed article (see `load_seed`)."""
        return load_seed()

    @cached_property
    def coverage(self) -> Coverage:
        """The coded reports of the night (see `load_coverage`)."""
        return load_coverage(self.folder)

    @cached_property
    def records(self) -> Records:
        """What the recorders printed (see `load_records`)."""
        return load_records(self.folder)

    @cached_property
    def bulletins(self) -> Bulletins:
        """The coded truce bulletins (see `load_bulletins`)."""
        return load_bulletins(self.folder)

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The coded figures and the article's own, in one table (see `analysis.figures`)."""
        article = self.seed
        printed = article.known.get("inferred", {}).get("published", {})
        # an inferred day is a span: from its beginning to the end of the last day it could be, in any zone
        first = printed_span(str(printed.get("earliest", "2016-05-31")), None)[0]
        last = printed_span(str(printed.get("latest", "2016-06-01")), None)[1]
        kinds = dict(zip(article.places["name"], article.places["kind"], strict=True))
        earliest = max(x for x in (first, FIRST_STRIKES) if isinstance(x, datetime))
        own = own_figures(article.casualties, OWN, earliest, last, kinds)
        return together(figures(self.coverage.casualties, self.coverage.statements), own)


def load_all(folder: Folder = None) -> Holdings:
    """The article, the reports of its night, the records and the truce bulletins.

    `folder`: a changed copy of `data/` to read the coded tables from; what it does not hold is the package's.
    Raises `FileNotFoundError` if the folder is not there or holds none of the tables.
    """
    if folder is not None:
        find_table("coverage/reports.csv", folder)  # it is there, or this says what is missing
    return Holdings(folder)
