"""How good is the reading? It is compared with what people marked, and what went wrong is kept with its words."""

from .comparing import Compared, Score, compare, score
from .marked import TABLES, Report, load_marked
from .matching import match, same_name
from .scores import Counts, f1, interval, total, wilson

__all__ = [
    "TABLES",
    "Compared",
    "Counts",
    "Report",
    "Score",
    "compare",
    "f1",
    "interval",
    "load_marked",
    "match",
    "same_name",
    "score",
    "total",
    "wilson",
]
