"""The seed with other words in it, and what its tables say then."""

from __future__ import annotations

from helpers import load_seed, read_article

SEED = load_seed()
TEXT = SEED.text
TABLES = ("claims", "casualties", "ceasefire", "strikes")


def swap(*pairs: tuple[str, str]):
    text = TEXT
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return read_article(text=text)


def meaning(article, without: tuple[str, ...] = ()) -> dict[str, list[tuple]]:
    """Each table without what only says where: names, numbers and readings in order of the text."""
    columns = {
        "claims": ["source", "speaker", "stance", "hedged", "accused", "voice", "quotation", "cue_text", "section"],
        "casualties": [
            "count_text",
            "outcome",
            "value",
            "low",
            "high",
            "qualifier",
            "victim_class",
            "status",
            "source",
            "voice",
            "trend",
            "event",
        ],
        "ceasefire": [
            "count_text",
            "measure",
            "value",
            "low",
            "high",
            "flow_or_stock",
            "areas",
            "window_hours",
            "source",
            "voice",
            "violator",
        ],
        "strikes": ["count_text", "low", "high", "source", "voice"],
    }
    out = {}
    for table in TABLES:
        out[table] = [
            tuple(_said(row, c) for c in columns[table] if c not in without) for row in getattr(article.reading, table)
        ]
    return out


def _said(row, column: str):
    """A value; words of the text without their line breaks. Names have none, wherever the lines end."""
    value = getattr(row, column)
    return " ".join(value.split()) if column in ("count_text", "cue_text") and value else value


def follows(article, *pairs: tuple[str, str]) -> bool:
    """Whether the tables are those of the seed with other names."""

    def renamed(value):
        for old, new in pairs:
            value = value.replace(old, new) if isinstance(value, str) else value
        return value

    want = {table: [tuple(map(renamed, row)) for row in rows] for table, rows in meaning(SEED).items()}
    return meaning(article) == want
