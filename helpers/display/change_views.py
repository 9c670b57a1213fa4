"""Change a word and watch the tables follow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from ..loading import Article, read_article
from .explorer import View
from .marks import Mark, highlight
from .reading_views import LAYERS, Item, evidence_for, items_of, whose

if TYPE_CHECKING:
    pass

# find, put: the changes that the notebook suggests
SUGGESTED = {
    "nothing": ("", ""),
    "at least 23 → nearly 147": ("at least 23", "nearly 147"),
    "denies → admits": ("Russia denies having any hand", "Russia admits having a hand"),
    "Russian → Turkish warplanes": ("Russian warplanes", "Turkish warplanes"),
    "reportedly → (left out)": ("were reportedly more", "were more"),
    "five → no fewer than nine": ("five violations", "no fewer than nine violations"),
    "last 24 hours → past week": ("the last 24 hours", "the past week"),
}


def _key(item: Item) -> tuple[str, ...]:
    """What a row says, without where it stands."""
    row = item.row
    words = row.content_text if item.table == "claims" else row.text
    return item.table, str(words), whose(row.source, row.voice), item.means()


def change_a_word(
    article: Article, change: tuple[str, str] = ("", ""), find: str = "", put: str = "", show: str = "everything"
) -> View:
    """The tables before and after a change: what is gone, what is new, how much stayed.

    `change` is a pair (find, put), as in `SUGGESTED`; a `find` of your own wins over it. Raises
    `ValueError` if the words do not stand in the text.
    """
    if show not in LAYERS:
        raise ValueError(f"show must be one of {', '.join(LAYERS)}, not {show!r}")
    old, new = (find, put) if find else change
    if old and old not in article.text:
        raise ValueError(f"the words {old!r} do not stand in the article; copy them from it, with its own quotation marks")
    text = article.text.replace(old, new) if old else article.text
    changed = read_article(text=text) if old else article
    before, after = items_of(article, show), items_of(changed, show)
    had, has = Counter(map(_key, before)), Counter(map(_key, after))
    gone = [item for item in before if had[_key(item)] > has[_key(item)]]
    fresh = [item for item in after if has[_key(item)] > had[_key(item)]]
    rows = [("gone", item, article) for item in gone] + [("new", item, changed) for item in fresh]
    table = pd.DataFrame(
        {
            "change": pd.array([word for word, _, _ in rows], dtype="string"),
            "table": pd.array([item.table for _, item, _ in rows], dtype="string"),
            "words": pd.array([_key(item)[1] for _, item, _ in rows], dtype="string"),
            "whose": pd.array([_key(item)[2] for _, item, _ in rows], dtype="string"),
            "means": pd.array([_key(item)[3] for _, item, _ in rows], dtype="string"),
        }
    )
    same = len(after) - len(fresh)
    if not old:
        summary = f"Nothing is changed: {same} rows. Choose a change, or write words to find and what to put for them."
    else:
        places = article.text.count(old)
        summary = f"“{old}” became “{new}” in {places} place{'s' * (places != 1)}: rows gone {len(gone)}, new {len(fresh)}, as before {same}."
    marks = []
    at = text.find(new) if old and new else -1
    while at >= 0 and len(marks) < 50:
        marks.append(Mark(at, at + len(new), "chosen", "changed"))
        at = text.find(new, at + len(new))
    page = highlight(text, marks + [item.mark() for item in fresh])
    names = [f"{word}: {_key(item)[1][:60]}" for word, item, _ in rows]
    return View(summary, table, evidence=lambda i: evidence_for(rows[i][2], rows[i][1]), rows=names, page=page, caption="Rows gone and rows new")
