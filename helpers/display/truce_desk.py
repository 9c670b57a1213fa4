"""The arithmetic of bulletins: the chain of totals, provinces against totals, and a line of one's own."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.truce_checks import LINKS, STOCKS, chain
from ..analysis.truce_days import FIRST, LAST, READINGS
from ..analysis.truce_parts import CHECKS, Line, line_sum, part_sums
from ..analysis.wording import plural
from ..loading import Article, InputError, read_article
from .explorer import View
from .marks import Mark, highlight
from .theme import BLUE, GREEN, GREY, ORANGE, PURPLE, layout
from .truce_evidence import counts_proof, day_list, day_words, iso, short_day
from .truce_plots import SMALL, add_points, legend_below, months

EVERY = "every link"
LOOKS = {
    "closes": (GREEN, "circle"),
    "does not close": (ORANGE, "x"),
    "circular": (PURPLE, "diamond-open"),
    "cannot be tested": (GREY, "circle-open"),
}


def stock_and_flow(data: Any, reading: str = "wide", link: str = EVERY, measure: str = "inhabited_areas") -> View:
    """A chain of totals: which links close, which are circular, which cannot be tested."""
    if measure not in STOCKS:
        raise ValueError(f"totals so far are kept of {', '.join(STOCKS)}, not of {measure!r}")
    table = chain(data.bulletins.counts, reading, measure)
    shown = table if link == EVERY else table[table["link"].eq(link)].reset_index(drop=True)
    if shown.empty:
        raise ValueError(f"no link is “{link}” under the {reading} reading")
    noun = measure.replace("_", " ")
    tested = int(table["link"].isin(["closes", "does not close"]).sum())
    closed = int(table["link"].eq("closes").sum())
    of_these = "all of them close" if tested == closed and tested else f"{closed} close"
    title = f"{noun.capitalize()}, {reading} reading: of {len(table)} links {tested} can be tested, and {of_these}"
    figure = go.Figure(layout=layout(title, height=420) | legend_below(80))
    for name, (colour, symbol) in LOOKS.items():
        part = shown[shown["link"].eq(name)].dropna(subset=["after"])
        if len(part):
            add_points(
                figure,
                [iso(day) for day in part["to_day"]],
                part["after"],
                part.index,
                [f"{day_words(r.to_day)}: {r.after}, {name} ({r.reason})" for r in part.itertuples()],
                name=name,
                marker={
                    "size": 10,
                    "color": colour,
                    "symbol": symbol,
                    "line": {"width": 2, "color": colour},
                },
            )
    figure.update_xaxes(range=[iso(FIRST), iso(LAST, 72)], **months(FIRST, LAST))
    figure.update_yaxes(rangemode="tozero", title={"text": f"{noun}, total so far", "font": SMALL})
    show = counts_proof(data)
    columns = ["from", "to", "before", "after", "rose", "reported", "link", "reason"]
    return View(
        _chain_words(table, shown, noun, reading),
        shown.rename(columns={"from_day": "from", "to_day": "to"})[columns],
        figure=figure,
        evidence=lambda i: show(shown["figure_ids"].iloc[i]),
        rows=[f"{short_day(r.to_day)}: {r.before} to {r.after}, {r.link}" for r in shown.itertuples()],
        caption="Links of the chain",
        missing={"rose": "copies disagree", "reported": "no number"},
    )


def _chain_words(table: pd.DataFrame, shown: pd.DataFrame, noun: str, reading: str) -> str:
    first, last = table.iloc[0], table.iloc[-1]
    many = {"closes": "close", "does not close": "do not close"}
    found = {name: int(table["link"].eq(name).sum()) for name in LINKS}
    links = ", ".join(f"{n} {name if n == 1 else many.get(name, name)}" for name, n in found.items())
    also = int((table["link"].eq("circular") & ~table["testable"]).sum())
    falls = table[table["rose"].lt(0).fillna(False)]
    fell = f": {day_list(falls['to_day'], falls['after'])}" if len(falls) else ""
    drawn = "drawn" if len(shown) == len(table) else f"of the {len(shown)} drawn"
    return (
        f"{noun.capitalize()}, {reading} reading: from {first['before']} on {short_day(first['from_day'])} to"
        f" {last['after']} on {short_day(last['to_day'])}. {plural(len(table), 'link')}: {links}."
        + (f" {also} of the circular ones miss days or numbers as well." if also else "")
        + f" The total falls in {plural(len(falls), 'link')}{fell}."
        f" Totals {drawn}: {day_list(shown['to_day'], shown['after'])}."
        " A list of signatures is no measure of quiet."
    )


ODD, ALL = "those that do not add up", "all"


def part_check(data: Any, show: str = ODD, reading: str = "wide", pages_without_a_day: bool = True) -> View:
    """The provinces of each bulletin against its total; pages that print the same are one point."""
    table = part_sums(data.bulletins.counts, reading, pages_without_a_day)
    bad = table[table["check"].ne(CHECKS[0])]
    shown = (bad if show == ODD else table).reset_index(drop=True)
    title = (
        f"{reading.capitalize()} reading: {len(table) - len(bad)} of {len(table)} lists of provinces add up to their"
        f" total (on the dotted line), {len(bad)} do not"
    )
    figure = go.Figure(layout=layout(title, height=420) | legend_below())
    top = float(shown[["total", "sum"]].max().max()) * 1.1 if len(shown) else 1.0
    line = {"color": GREY, "width": 1, "dash": "dot"}
    figure.add_scatter(x=[0, top], y=[0, top], mode="lines", line=line, hoverinfo="skip", showlegend=False)
    looks = (("circle-open", BLUE), ("triangle-down", ORANGE), ("triangle-up", PURPLE))
    for check, (symbol, colour) in zip(CHECKS, looks, strict=True):
        part = shown[shown["check"].eq(check)]
        if len(part):
            hover = [f"{r.reports}, {day_words(r.date)}: total {r.total}, provinces {r.sum}" for r in part.itertuples()]
            line = {"width": 2, "color": colour}
            marker = {"size": 11, "color": colour, "symbol": symbol, "line": line}
            add_points(figure, part["total"], part["sum"], part.index, hover, name=check, marker=marker)
    figure.update_xaxes(range=[0, top], title={"text": "total, as printed", "font": SMALL})
    figure.update_yaxes(range=[0, top], title={"text": "provinces, added", "font": SMALL})
    proof = counts_proof(data)
    return View(
        _part_words(table, bad, len(shown) > len(bad), reading),
        shown.drop(columns=["figure_ids", "parts"]),
        figure=figure,
        evidence=lambda i: proof(shown["figure_ids"].iloc[i]),
        rows=[f"{r.reports}: {r.total} against {r.sum}" for r in shown.itertuples()],
        caption="Part sums",
        missing={"date": "no day"},
    )


def _part_words(table: pd.DataFrame, bad: pd.DataFrame, everything: bool, reading: str) -> str:
    told = "; ".join(
        f"{r.reports} ({'no day' if pd.isna(r.date) else short_day(r.date)}): total {r.total}, provinces {r.sum}"
        for r in bad.itertuples()
    )
    words = (
        f"{reading.capitalize()} reading: {len(table)} lists of provinces on {table['pages'].sum()} pages;"
        f" {len(table) - len(bad)} add up to their total, {len(bad)} do not. {told}. A province left out"
        " and a wrong figure look alike, unless the provinces exceed the total."
    )
    if everything:
        sums = table[table["check"].eq(CHECKS[0])]["total"].value_counts().sort_index()
        words += f" Totals that add up, with how often: {', '.join(f'{t} ({n})' for t, n in sums.items())}."
    return words


LINE = "The centre registered 15 violations of the truce: Damascus (9), Hama (3), Latakia (2) and Daraa (1)."


LEAD = "Violations of the truce: "


def _as_bulletin(line: str) -> tuple[Article, int]:
    """The line as it is read. One that names no truce is read behind `LEAD`, and the length of that is given."""
    try:
        article = read_article(text=line if line.strip() else LEAD)
        if article.ceasefire["value"].notna().any():
            return article, 0
        other = [*article.casualties["text"], *article.strikes["text"]]
        if other:
            raise ValueError(
                f"this line counts people or attacks (“{other[0]}”); the desk adds up counts about a truce"
            )
        return read_article(text=LEAD + line), len(LEAD)
    except InputError as error:
        raise ValueError(str(error)) from None


def arithmetic_desk(data: Any, line: str = LINE) -> View:
    """A pasted line, read by the reader itself: do its parts add up? What it did not take is shown too."""
    article, start = _as_bulletin(line)
    found = line_sum(article.ceasefire, article.numbers)
    pieces = [
        (row, kind, part or (row.areas if isinstance(row.areas, str) else "no place"))
        for frame, kind, part in (
            (found.whole, "ceasefire", "total"),
            (found.parts, "ceasefire", None),
            (found.others, "ceasefire", "read, no part of this sum"),
            (found.unread, "unclaimed", "not read as a count"),
        )
        for row in frame.itertuples()
    ]
    pieces.sort(key=lambda piece: piece[0].start)
    marks = [Mark(int(row.start), int(row.end), kind, row=i, label=part) for i, (row, kind, part) in enumerate(pieces)]
    table = pd.DataFrame(
        [(row.text, row.value, part) for row, _, part in pieces],
        columns=["words", "number", "part"],
    )
    told = " It names no truce, and was read as violations of one." if start else ""
    return View(
        f"Read: {_line_words(found)}.{told}",
        table.astype({"number": "Int64"}),
        page=highlight(article.text, marks, start=start),
        evidence=lambda i: highlight(article.text, [marks[i]], start=start),
        rows=[f"{row.text}: {part}" for row, _, part in pieces],
        caption="Numbers of the line",
    )


def _line_words(found: Line) -> str:
    parts = ", ".join(f"{r.areas if isinstance(r.areas, str) else r.text} {r.value}" for r in found.parts.itertuples())
    if found.parts.empty:
        told = f"a total of {found.total} and no parts, so there is nothing to check"
    elif found.total is None:
        told = f"parts without a total, {parts}: they give {found.added}, and nothing checks that"
    else:
        word = "they add up" if found.total == found.added else "they do not add up"
        told = f"total {found.total}; parts {parts} give {found.added}: {word}"
    for rows, words in (
        (found.others, "read, but no part of this sum"),
        (found.unread, "not read as a count"),
    ):
        if len(rows):
            told += f"; {words}: {', '.join(rows['text'])}"
    return told


__all__ = [
    "ALL",
    "EVERY",
    "LINE",
    "ODD",
    "READINGS",
    "STOCKS",
    "arithmetic_desk",
    "part_check",
    "stock_and_flow",
]
