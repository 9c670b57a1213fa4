"""What goes wrong in the reading, each mistake in its sentence: misses, confusions, constructions, known gaps, a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import sqrt
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ..analysis.wording import plural
from ..measure.comparing import Compared, Score
from ..measure.confusions import NOT_MARKED, NOT_READ, confused, placed
from ..measure.constructions import Case, said
from ..measure.corpus import Verdict, corpus_counts
from ..measure.marked import TABLES
from ..measure.scores import f1, interval, total
from .evidence import several
from .explorer import View
from .intervals import said as range_words
from .items import TABLE_OF, Item, sentence_around, sentences_of, shortened
from .marks import Mark, highlight, words
from .measure_views import ALL_SETS, NAMES, span_words
from .theme import BLUE, ORANGE, layout

ANY = "all mistakes"
KINDS = (ANY, "missed", "too much", "read otherwise", "other source")
RIGHT = "as marked"  # a name that is read as it is marked
ABOUT = ("all cases", "statements", "people", "truce", "places, days, numbers")


def in_their_sentences(score: Score) -> list[Compared]:
    """Every comparison of a score with the place of its words; what was missed and what was read instead are one."""
    return placed(score, sentences_of)


def told(table: str, values: Sequence[Any] | None) -> str | None:
    """A mark, or a row in the shape of a mark, in words.

    >>> told("responsibility", ("Upland", "denies", None))
    'denies; accused: Upland; by: nobody named'
    """
    if values is None:
        return None
    if table == "casualties":
        ends = "no end stated" if values[2] is None and values[3] is None else range_words(values[2], values[3])
        return f"“{values[0]}” {values[1].replace('_', ' ')}: {ends} ({values[4] or 'nobody named'})"
    if table == "attributions":
        content = f": {shortened(values[2], 70)}" if len(values) > 2 and values[2] else ""
        return f"{values[1] or 'nobody named'} “{values[0]}”{content}"
    if table == "responsibility":
        return f"{values[1]}; accused: {values[0] or 'nobody'}; by: {values[2] or 'nobody named'}"
    return f"“{values[0]}” {values[1].replace('_', ' ')}"


def _sentence(one: Compared) -> str | None:
    """The sentence of a comparison, cut to a line."""
    return one.sentence and shortened(" ".join(one.report.text[slice(*one.sentence)].split()), 110)


def mistake_evidence(one: Compared) -> str:
    """A comparison in its paragraph: what was marked and what was read in words, the words of the mark lit up, else those of the row."""
    lines = f"<p>{words(f'{one.report.name} ({one.report.group}): {one.kind}')}. Marked: {words(told(one.table, one.mark) or NOT_MARKED)}. Read: {words(told(one.table, one.found) or NOT_READ)}.</p>"
    if one.place is None or one.sentence is None:
        return lines + "<p>The words of the mark are not in the text.</p>"
    marks = [Mark(*one.sentence, "sentence"), *(Mark(start, end, name) for name, start, end in one.place.parts)]
    first, last = sentence_around(
        one.report.text, one.report.article.reading.blocks, one.place.start, max(mark.end for mark in marks)
    )
    return lines + highlight(one.report.text, marks, True, min([first, *(mark.start for mark in marks)]), last)


def misses(found: Sequence[Compared], table: str = "responsibility", kind: str = ANY, reports: str = ALL_SETS) -> View:
    """Every mistake of a table, in the order of the reports, with its sentence."""
    if table not in TABLES or kind not in KINDS:
        raise ValueError(
            f"table is one of {', '.join(TABLES)}, and kind is one of {', '.join(KINDS)}; not {table!r} and {kind!r}"
        )
    inside = [one for one in found if one.table == table and reports in (ALL_SETS, one.report.group)]
    if not inside:
        raise ValueError(f"nothing is marked or read of {NAMES[table]} in {reports!r}")
    wrong = [one for one in inside if one.kind != "right"]
    chosen = [one for one in wrong if kind in (ANY, one.kind)]
    counts = "; ".join(
        f"{sum(one.kind == name for one in wrong)} {name}"
        for name in KINDS[1:]
        if name != "other source" or table == "casualties"
    )
    rows = [
        (one.report.name, one.kind, told(table, one.mark), told(table, one.found), _sentence(one)) for one in chosen
    ]
    shown = pd.DataFrame(rows, columns=["report", "what", "marked", "read", "sentence"]).astype("string")
    return View(
        f"{NAMES[table].capitalize()}, {reports}: {plural(len(wrong), 'mistake')} ({counts}), {sum(one.kind == 'right' for one in inside)} right. {len(chosen)} to choose from.", shown,
        evidence=lambda i: mistake_evidence(chosen[i]), rows=[f"{name}: {wrong_how}, {marked or read}" for name, wrong_how, marked, read, _ in rows], caption="Mistakes", missing={"marked": NOT_MARKED, "read": NOT_READ, "sentence": "the words are not in the text"},
    )  # fmt: skip


def confusions(
    found: Sequence[Compared], what: str = "stance", reports: str = ALL_SETS, only_mistakes: bool = False
) -> View:
    """Which for which: what was marked across what was read, each cell with its sentences."""
    pairs = [pair for pair in confused(found, what) if reports in (ALL_SETS, pair[0].report.group)]
    if not pairs:
        raise ValueError(f"nothing is marked or read of this in {reports!r}")
    cells = {
        key: [one for one, *_ in group]
        for key, group in groupby(sorted(pairs, key=lambda pair: pair[1:]), key=lambda pair: pair[1:])
    }
    order = sorted(cells, key=lambda key: (-len(cells[key]), key))
    right = [key for key in order if _agrees(*key)]
    shown = [key for key in order if not (only_mistakes and key in right)]
    table = pd.DataFrame(
        [
            (marked, read, len(cells[marked, read]), "right" if (marked, read) in right else "mistake")
            for marked, read in shown
        ],
        columns=["marked", "read", "n", "verdict"],
    )
    good, counted = sum(len(cells[key]) for key in right), len(pairs)
    listed = "; ".join(f"{marked} → {read} {len(cells[marked, read])}" for marked, read in shown)
    return View(
        f"{what.capitalize()}, {reports}: {good} of {counted} as marked. Marked → read: {listed}.", table, figure=_grid(cells, shown, f"{what.capitalize()}: {good} of {counted} as marked ({reports})") if shown else None,
        evidence=lambda i: _examples(cells[shown[i]]), rows=[f"marked {marked}, read {read}: {len(cells[marked, read])}" for marked, read in shown], caption="Which for which",
    )  # fmt: skip


def _examples(cell: Sequence[Compared], most: int = 30) -> str:
    """The comparisons of a cell in their sentences; of very many, the first."""
    more = f"<p>{len(cell) - most} more are not shown here.</p>" if len(cell) > most else ""
    return several(mistake_evidence(one) for one in cell[:most]) + more


def _agrees(marked: str, read: str) -> bool:
    return read == RIGHT or marked == read


def _grid(cells: dict[tuple[str, str], list[Compared]], shown: Sequence[tuple[str, str]], title: str) -> go.Figure:
    """One point a cell, its area as the number in it: a circle where both agree, a square where they do not."""
    down = sorted({marked for marked, _ in shown}, key=lambda name: (name == NOT_MARKED, name))
    across = sorted({read for _, read in shown}, key=lambda name: (name == NOT_READ, name not in down, name))
    most = max(len(cells[key]) for key in shown)
    figure = go.Figure()
    for name, symbol, colour, picked in (("as marked", "circle", BLUE, True), ("a mistake", "square", ORANGE, False)):
        here = [(at, key) for at, key in enumerate(shown) if _agrees(*key) == picked]
        if here:
            figure.add_scatter(
                x=[across.index(read) for _, (_, read) in here], y=[len(down) - down.index(marked) for _, (marked, _) in here], mode="markers+text", name=name, customdata=[at for at, _ in here],
                text=[str(len(cells[key])) for _, key in here], textposition="top right", hovertext=[f"marked {key[0]}, read {key[1]}: {len(cells[key])}" for _, key in here], hoverinfo="text",
                marker={"size": [7 + 13 * sqrt(len(cells[key]) / most) for _, key in here], "symbol": symbol, "color": colour, "opacity": 1}, cliponaxis=False,
            )  # fmt: skip
    figure.layout = layout(title, height=190 + 52 * len(down), showlegend=True)
    figure.update_xaxes(
        title_text="read",
        tickvals=list(range(len(across))),
        ticktext=[name.replace(" ", "<br>", 1) for name in across],
        range=[-0.5, len(across) - 0.3],
    )
    figure.update_yaxes(
        title_text="marked",
        tickvals=[len(down) - i for i in range(len(down))],
        ticktext=down,
        range=[0.3, len(down) + 0.7],
        automargin=True,
    )
    return figure


def _is_about(case: Case, about: str) -> bool:
    """Whether a case is shown under a choice: the last one holds the tables that are no statements and no counts."""
    if about == ABOUT[-1]:
        return case.table not in TABLE_OF.values()
    return about == ABOUT[0] or case.table == TABLE_OF[about]


def _row_in_words(case: Case, row: Any) -> str:
    """A row that was read: as everywhere, or of a place, a day, a number or a notice what the case asks about."""
    if case.table in TABLE_OF.values():
        return Item(case.table, row).name()
    columns = dict.fromkeys(name for wanted in case.expect for name in wanted)
    return f"“{row.text}”" + (f" ({said({name: getattr(row, name) for name in columns})})" if columns else "")


def _marks_of(case: Case, row: Any) -> list[Mark]:
    if case.table in TABLE_OF.values():
        return Item(case.table, row).marks()
    return [Mark(row.start, row.end, "count", label=case.table.removesuffix("s"))]


def case_evidence(case: Case) -> str:
    """A case: what is expected, what is read, and the words of the rows lit up."""
    rows = case.rows
    expected = "; ".join(said(wanted) for wanted in case.expect) or "no row"
    read = "; ".join(_row_in_words(case, row) for row in rows) or "no row"
    state = (
        f"known gap: {case.gap}"
        if case.gap
        else "as expected"
        if case.problem is None
        else f"not as expected: {case.problem}"
    )
    marks = [mark for row in rows for mark in _marks_of(case, row)]
    return (
        f"<p><b>{words(case.name)}</b> ({words(state)}). Expected: {words(expected)}. Read: {words(read)}.</p>"
        + highlight(case.text, marks)
    )


def by_phenomenon(tables: tuple[Sequence[Case], dict[str, str]], about: str = "all cases") -> View:
    """The case tables by construction: how many cases each has, how many are read as expected, and how many are known gaps."""
    if about not in ABOUT:
        raise ValueError(f"about is one of {', '.join(ABOUT)}, not {about!r}")
    cases, phenomena = tables
    inside = [case for case in cases if _is_about(case, about)]
    groups = {name: found for name in phenomena if (found := [case for case in inside if case.phenomenon == name])}
    good = {name: sum(case.problem is None for case in found) for name, found in groups.items()}
    table = pd.DataFrame(
        [(name, phenomena[name], len(found), good[name], sum(case.gap is not None for case in found)) for name, found in groups.items()],
        columns=["construction", "what_it_is", "cases", "read_as_expected", "known_gaps"],
    )  # fmt: skip
    short = "; ".join(
        f"{name} {good[name]} of {len(found)}" for name, found in groups.items() if good[name] < len(found)
    )
    gaps = int(table["known_gaps"].sum())
    return View(
        f"{len(inside)} sentences of {len(groups)} constructions ({about}): {sum(good.values())} are read as expected, {gaps} are known gaps. Not all: {short or 'none'}.", table,
        evidence=lambda i: several([case_evidence(case) for case in sorted(list(groups.values())[i], key=lambda case: case.gap is None)], 4),
        rows=[f"{name}: {good[name]} of {len(found)}" for name, found in groups.items()], caption="Constructions",
    )  # fmt: skip


def known_gaps(cases: Sequence[Case]) -> View:
    """The sentences that are known to be misread, each with the reason."""
    gaps = [case for case in cases if case.gap]
    table = pd.DataFrame(
        [(case.phenomenon, case.text, case.gap) for case in gaps],
        columns=["construction", "sentence", "why_it_is_misread"],
    ).astype("string")
    return View(
        f"{plural(len(gaps), 'sentence')} of {len({case.phenomenon for case in gaps})} constructions are known to be misread.", table, evidence=lambda i: case_evidence(gaps[i]),
        rows=[f"{case.phenomenon}: “{shortened(case.text, 60)}”" for case in gaps], caption="Known gaps",
    )  # fmt: skip


_JUDGED: dict[tuple[bool, bool], str] = {(True, True): "found", (True, False): "missed", (False, True): "too much"}


def corpus_scores(verdicts: Sequence[Verdict]) -> View:
    """How the attributions of a corpus are read: precision, recall and F1, and each attribution in its text."""
    rows = [
        (
            one.document.name,
            _JUDGED[one.marked is not None, one.read is not None],
            _part(one, "source"),
            _part(one, "cue"),
            _part(one, "content"),
        )
        for one in verdicts
    ]
    table = pd.DataFrame(rows, columns=["document", "verdict", "source", "cue", "content"]).astype("string")
    lines = []
    for name, reporting in (("all attributions", False), ("those whose cue reports speech", True)):
        counts = corpus_counts(verdicts, reporting)
        precision, recall, both = f1(counts)
        right, missed, _ = total(counts)
        lines.append(
            f"{name}: precision {precision:.2f}, recall {recall:.2f}, F1 {both:.2f}{span_words(*interval(counts))}, {right} of {right + missed} found"
        )
    return View(
        f"{plural(len({id(one.document) for one in verdicts}), 'document')}. {'; '.join(lines).capitalize()}.".replace("f1", "F1"), table, evidence=lambda i: _corpus_evidence(verdicts[i]),
        rows=[f"{name}: {verdict}, {source or 'nobody'} “{cue}”" for name, verdict, source, cue, _ in rows], caption="Attributions", missing={"source": "nobody"},
    )  # fmt: skip


def _part(one: Verdict, name: str) -> str | None:
    spans = (one.marked or one.read or {}).get(name, ())
    return " … ".join(one.document.text[start:end] for start, end in spans) or None


def _corpus_evidence(one: Verdict) -> str:
    """An attribution in its document: as marked, and as read where it was."""
    pieces = []
    for name, parts in (("Marked", one.marked), ("Read", one.read)):
        marks = [Mark(start, end, kind) for kind, spans in (parts or {}).items() for start, end in spans]
        pieces.append(
            f"<p>{name}:</p>" + highlight(one.document.text, marks) if parts else f"<p>Not {name.lower()}.</p>"
        )
    return "".join(pieces)
