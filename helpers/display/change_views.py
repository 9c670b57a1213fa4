"""Change a word and watch the tables follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pandas as pd

from ..analysis.wording import plural
from ..loading import Article, read_article
from ..reading.lexicon import load_csv
from .explorer import View
from .items import LAYERS, TABLE_NAMES, Item, evidence_for, items_of, whose
from .marks import Mark, highlight

# find, put: the changes that the notebook suggests
SUGGESTED = {
    "at least 23 → nearly 147": ("at least 23", "nearly 147"),
    "denies → admits": ("Russia denies having any hand", "Russia admits having a hand"),
    "Russian → Turkish warplanes": ("Russian warplanes", "Turkish warplanes"),
    "Russia → Turkey, everywhere": ("Russia", "Turkey"),
    "reportedly → (left out)": ("were reportedly more", "were more"),
    "five → no fewer than nine": ("five violations", "no fewer than nine violations"),
    "last 24 hours → past week": ("the last 24 hours", "the past week"),
    "nothing": ("", ""),
}


def swaps(find: str, put: str) -> dict[str, str]:
    """What is replaced by what. A state for a state takes its adjective and its people with it.

    >>> swaps("Russia", "Turkey")
    {'Russia': 'Turkey', 'Russian': 'Turkish', 'Russians': 'Turks'}
    """
    states = {row["name"]: row for row in load_csv("states")}
    found = {find: put}
    if find in states and put in states:
        for column in ("adjectives", "demonyms"):
            old, new = (states[name][column].split(";")[0] for name in (find, put))
            if old:
                found.setdefault(old, new or states[put]["adjectives"].split(";")[0])
    return found


def replaced(text: str, pairs: Mapping[str, str]) -> tuple[str, list[tuple[int, int]]]:
    """The text with whole words replaced, and where the new words stand in it.

    >>> replaced("Russia and Russian", {"Russia": "France"})
    ('France and Russian', [(0, 6)])
    """
    longest_first = sorted(filter(None, pairs), key=len, reverse=True)
    whole = "|".join(
        rf"(?<!\w){re.escape(old)}(?!\w)" if old[0].isalnum() and old[-1].isalnum() else re.escape(old)
        for old in longest_first
    )
    parts, spans, at, length = [], [], 0, 0
    for match in re.finditer(whole, text) if whole else ():
        before, new = text[at : match.start()], pairs[match.group()]
        parts += [before, new]
        start = length + len(before)
        spans.append((start, start + len(new)))
        at, length = match.end(), start + len(new)
    return "".join([*parts, text[at:]]), spans


def _seen(text: str, start: int, end: int) -> Mark:
    """The mark of new words; where words were left out, the words on both sides of the gap."""
    if start < end:
        return Mark(start, end, "changed")
    before, after = re.search(r"\S*\s*$", text[:start]), re.match(r"\s*\S*", text[start:])
    assert before and after
    return Mark(before.start(), start + after.end(), "changed", "words left out here")


def _key(item: Item) -> tuple[str, str, str, str, str | None]:
    """What a row says, without where it stands in the text: its words, whose they are, what they mean, of which place."""
    row = item.row
    words = row.content_text if item.table == "claims" else row.text
    where = getattr(row, "place", None) or getattr(row, "areas", None)
    return item.table, str(words), whose(row.source, row.voice, getattr(row, "speaker", None)), item.means(), where


def change_a_word(
    article: Article, change: tuple[str, str] = ("", ""), find: str = "", put: str = "", show: str = "everything"
) -> View:
    """The tables before and after a change: what is gone, what is new, how much stayed.

    `change` is a pair (find, put), as in `SUGGESTED`; a `find` of your own wins over it. Whole words are
    replaced, and with a state its adjective. Raises `ValueError` if the words do not stand in the text.
    """
    if show not in LAYERS:
        raise ValueError(f"show must be one of {', '.join(LAYERS)}, not {show!r}")
    if put and not find:
        raise ValueError("say which words to find: without them there is no place for the new ones")
    old, new = (find, put) if find else change
    text, places = replaced(article.text, swaps(old, new)) if old else (article.text, [])
    if old and not places:
        raise ValueError(
            f"the words {old!r} do not stand in the article; copy them from it, with its own quotation marks"
        )
    changed = read_article(text=text) if old else article
    before, after = items_of(article, show), items_of(changed, show)
    had, has = Counter(map(_key, before)), Counter(map(_key, after))
    rows = [("gone", item, article) for item in before if had[_key(item)] > has[_key(item)]]
    gone = len(rows)
    rows += [("new", item, changed) for item in after if has[_key(item)] > had[_key(item)]]
    same = len(after) - (len(rows) - gone)
    keys = [_key(item) for _, item, _ in rows]
    table = pd.DataFrame(
        {
            "change": [word for word, _, _ in rows],
            "table": [TABLE_NAMES[k[0]] for k in keys],
            "words": [k[1] for k in keys],
            "whose": [k[2] for k in keys],
            "means": [k[3] for k in keys],
            "where": [k[4] for k in keys],
        }
    ).astype("string")
    if not old:
        summary = f"Nothing is changed: {plural(same, 'row')}. Choose a change, or write words to find and what to put for them."
    else:
        others = [word for word in swaps(old, new) if word != old]
        along = f" (with {' and '.join(f'“{word}”' for word in others)})" if others else ""
        aside = " Your own words are used, not the list; empty “find” for the list." if find and change[0] else ""
        became = f"“{old}” became “{new}”" if new else f"“{old}” was deleted"
        summary = f"{became}{along} in {plural(len(places), 'place')}: rows gone {gone}, new {len(rows) - gone}, as before {same}.{aside}"
    fresh = [item.mark(number) for number, (word, item, _) in enumerate(rows) if word == "new"]
    page = highlight(text, [_seen(text, *place) for place in places] + fresh, columns=True)
    return View(
        summary, table, evidence=lambda i: evidence_for(rows[i][2], rows[i][1]), page=page, caption="Rows gone and rows new", missing={"where": "no place named"},
        rows=[f"{word}: {item.name()}" for word, item, _ in rows],
    )  # fmt: skip
