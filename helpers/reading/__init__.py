"""A text in, rows out. Knows spans, words and grammar; knows no tables, figures or widgets."""

from .article import Reading, read
from .rows import Block, Casualty, Ceasefire, Claim, Date, Notice, Number, Place, Strike

__all__ = [
    "Block", "Casualty", "Ceasefire", "Claim", "Date", "Notice", "Number", "Place", "Reading", "Strike", "read",
]  # fmt: skip
