"""How good the reading is: the seed beside its reading by hand, scores with their intervals, cold and today, speed."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from ..analysis.wording import plural
from ..measure.by_hand import AS_BY_HAND, NOT_BY_HAND, HandRow, compare_by_hand, seed_hand
from ..measure.comparing import Score
from ..measure.constructions import said
from ..measure.marked import TABLES
from ..measure.recorded import MEASURES, WORDS, Cold, Measured, Speed, measure
from ..measure.scores import f1, wilson
from .explorer import View
from .items import TABLE_OF, Item, evidence_for, sentence_around, sentences_of
from .marks import Mark, escape, highlight, words
from .theme import BLUE, GREEN, ORANGE, layout

if TYPE_CHECKING:
    from ..loading import Article

ALL_SETS, ALL_ROWS, DIFFERENT = "all sets", "every row", "only what differs"
# the measures as a reader names them
NAMES = {
    "casualties": "counts of people", "attributions": "who says it", "responsibility": "who did it", "ceasefire": "truce counts",
    "right source": "right source of a count", WORDS: WORDS,
}  # fmt: skip
# for a control: the table that asks most of a sentence first
TABLE_CHOICES = {NAMES[name]: name for name in sorted(TABLES, key="responsibility".__ne__)}
MEASURE_CHOICES = {NAMES[name]: name for name in sorted(MEASURES, key="responsibility".__ne__)}


def share(value: float | None) -> str:
    """A share with two digits.

    >>> share(0.5), share(None)
    ('0.50', 'not measured')
    """
    return "not measured" if value is None else f"{value:.2f}"


def span_words(low: float | None, high: float | None) -> str:
    """An interval in words; nothing where there is none.

    >>> span_words(0.52, 0.79)
    ' (0.52 to 0.79)'
    """
    return "" if low is None or high is None else f" ({low:.2f} to {high:.2f})"


def seed_by_hand(article: Article, show: str = ALL_ROWS) -> View:
    """The seed article, or a changed copy, beside the seed's reading by hand: row by row, as by hand or what differs."""
    if show not in (ALL_ROWS, DIFFERENT):
        raise ValueError(f"show is {ALL_ROWS!r} or {DIFFERENT!r}, not {show!r}")
    found = compare_by_hand(article, seed_hand())
    shown = [one for one in found if show == ALL_ROWS or one.verdict != AS_BY_HAND]
    verdicts = pd.Series([one.verdict for one in found]).value_counts(sort=False)
    tables = ", ".join(
        f"{name} {sum(one.table == name and one.wanted is not None for one in found)}" for name in seed_hand()
    )
    told = "; ".join(f"{count} {verdict}" for verdict, count in verdicts.items())
    table = pd.DataFrame(
        [(one.table, one.words[:60], said(one.wanted) if one.wanted else None, one.verdict, _difference(one)) for one in shown],
        columns=["table", "words", "by_hand", "read", "what_differs"],
    ).astype("string")  # fmt: skip
    return View(
        f"{sum(one.wanted is not None for one in found)} rows by hand ({tables}): {told}.", table, evidence=lambda i: _hand_evidence(article, shown[i]),
        rows=[f"{one.table}, “{one.words[:50]}”: {one.verdict}" for one in shown], caption="The seed by hand and as read", missing={"what_differs": "nothing", "by_hand": "no row"},
    )  # fmt: skip


def _difference(one: HandRow) -> str | None:
    return (
        "; ".join(
            f"{column.replace('_', ' ')}: {_plain(hand)} by hand, {_plain(read)} read"
            for column, (hand, read) in one.differs.items()
        )
        or None
    )


def _plain(value: Any) -> str:
    return "none" if value is None else str(value)


def _hand_evidence(article: Article, one: HandRow) -> str:
    """A row by hand in its sentence: the words of the row that was read, or where they should have been found."""
    told = f"<p>By hand: {words(said(one.wanted) if one.wanted else 'no such row')}. {words(one.verdict.capitalize())}{words(': ' + difference if (difference := _difference(one)) else '')}.</p>"
    if one.row is not None and one.table in TABLE_OF.values():
        return told + evidence_for(article, Item(one.table, one.row))
    if one.span is None:
        return told + f"<p>The words “{escape(one.words)}” are not in this text.</p>"
    first, last = sentence_around(article.text, article.reading.blocks, *one.span)
    kind = "unclaimed" if one.row is None or one.verdict == NOT_BY_HAND else "chosen"
    marks = [Mark(start, end, "sentence") for start, end in sentences_of(article.text) if start <= one.span[0] < end]
    return told + highlight(article.text, [*marks, Mark(*one.span, kind)], True, first, last)


def scores(score: Score, reports: str = ALL_SETS) -> View:
    """Precision, recall and F1 of each table on the marked reports, today, with an interval and what it rests on."""
    chosen = score if reports == ALL_SETS else score.of(reports)
    rows = [(one, *f1(chosen.counts[one.measure])[:2]) for one in measure(chosen) if one.measure in TABLES]
    table = pd.DataFrame(
        {
            "what_is_read": pd.array([NAMES[one.measure] for one, *_ in rows], dtype="string"),
            "marked": pd.array([one.right + one.missed for one, *_ in rows], dtype="Int64"),
            "right": pd.array([one.right for one, *_ in rows], dtype="Int64"),
            "missed": pd.array([one.missed for one, *_ in rows], dtype="Int64"),
            "too_much": pd.array([one.too_much for one, *_ in rows], dtype="Int64"),
            "precision": pd.array([round(precision, 2) for _, precision, _ in rows], dtype="Float64"),
            "recall": pd.array([round(recall, 2) for *_, recall in rows], dtype="Float64"),
            "f1": pd.array([one.value for one, *_ in rows], dtype="Float64"),
            "low": pd.array([one.low for one, *_ in rows], dtype="Float64"),
            "high": pd.array([one.high for one, *_ in rows], dtype="Float64"),
        }
    )
    figure = go.Figure()
    for at, (one, precision, recall) in enumerate(rows):
        y = len(rows) - at
        _bar(figure, one, y, BLUE)
        for value, name, symbol, colour in (
            (precision, "precision", "triangle-up", ORANGE),
            (recall, "recall", "triangle-down", GREEN),
            (one.value, "F1", "circle", BLUE),
        ):
            _dot(
                figure,
                value,
                y,
                at,
                name,
                symbol,
                colour,
                f"{NAMES[one.measure]}: {name} {share(value)}",
                shown=at == 0,
            )
    _lines(
        figure,
        [f"{NAMES[one.measure]} (n = {one.right + one.missed})" for one, *_ in rows],
        "share; the line is a 95% interval of F1",
        rows,
    )
    best, worst = (pick(rows, key=lambda row: row[0].value or 0.0)[0] for pick in (max, min))
    title = f"Of {len(chosen.reports)} reports, {NAMES[best.measure]} are read best (F1 {share(best.value)}) and {NAMES[worst.measure]} least well ({share(worst.value)})"
    figure.update_layout(layout(title, height=150 + 70 * len(rows), showlegend=True))
    told = "; ".join(
        f"{NAMES[one.measure]}: precision {precision:.2f}, recall {recall:.2f}, F1 {share(one.value)}{span_words(one.low, one.high)}, n = {one.right + one.missed}"
        for one, precision, recall in rows
    )
    right, of = chosen.cited
    return View(
        f"{len(chosen.reports)} invented reports, {reports}. {told[:1].upper()}{told[1:]}. Of {of} matched counts of people {right} have the marked source.", table, figure=figure,
        evidence=lambda i: _by_report(chosen, rows[i][0].measure), rows=[NAMES[one.measure] for one, *_ in rows], caption=f"Scores of today, {reports}",
    )  # fmt: skip


def _by_report(score: Score, table: str) -> str:
    """The reports behind a score: those with most mistakes first."""
    rows = sorted(
        zip(score.reports, score.counts[table], strict=True), key=lambda row: -row[1].missed - row[1].too_much
    )
    wrong = [row for row in rows if row[1].missed + row[1].too_much]
    items = "".join(
        f"<li>{escape(report.name)} ({escape(report.group)}): {counts.right} right, {counts.missed} missed, {counts.too_much} too much</li>"
        for report, counts in wrong
    )
    return f"<p>{len(wrong)} of {len(rows)} reports have a mistake here. Each mistake is shown in its sentence further down.</p><ul>{items}</ul>"


def _bar(figure: go.Figure, one: Measured, y: float, colour: str) -> None:
    if one.low is not None:
        figure.add_scatter(
            x=[one.low, one.high],
            y=[y, y],
            mode="lines",
            line={"color": colour, "width": 3},
            hoverinfo="skip",
            showlegend=False,
        )


def _dot(
    figure: go.Figure,
    value: float | None,
    y: float,
    row: int,
    name: str,
    symbol: str,
    colour: str,
    hover: str,
    shown: bool,
) -> None:
    figure.add_scatter(
        x=[value], y=[y], mode="markers", name=name, legendgroup=name, showlegend=shown, customdata=[row], hovertext=[hover], hoverinfo="text",
        marker={"size": 13, "symbol": symbol, "color": colour, "line": {"width": 2, "color": colour}},
    )  # fmt: skip


def _lines(figure: go.Figure, labels: Sequence[str], title: str, rows: Sequence[Any]) -> None:
    """One line a label, from the top; shares from 0.4, or lower where a share is lower."""
    drawn = [x for trace in figure.data for x in trace.x if x is not None]
    figure.update_yaxes(
        tickvals=[len(rows) - i for i in range(len(rows))],
        ticktext=list(labels),
        range=[0.4, len(rows) + 0.6],
        automargin=True,
    )
    figure.update_xaxes(title_text=title, range=[max(0.0, min([0.4, *(x - 0.05 for x in drawn)])), 1.03])


class Accuracy(NamedTuple):
    """The scores of today, and those of each set before anything was changed for it."""

    today: Score
    cold: Sequence[Cold]


def cold_and_today(accuracy: Accuracy, what: str = "responsibility") -> View:
    """One measure, set by set: cold, before the set was looked at, and today, after it was worked through."""
    if what not in MEASURES:
        raise ValueError(f"the measures are {', '.join(MEASURES)}, not {what!r}")
    cold = {row.set: row for row in accuracy.cold if row.measured.measure == what}
    pairs = [
        (group, cold.get(group), next(one for one in measure(accuracy.today.of(group)) if one.measure == what))
        for group in accuracy.today.groups
    ]
    table = pd.DataFrame(
        [
            (group, len(accuracy.today.of(group).reports), now.right + now.missed, _number(then, "value"), _number(then, "low"), _number(then, "high"), now.value, now.low, now.high, then.when if then else None)
            for group, then, now in pairs
        ],
        columns=["set", "reports", "n", "cold", "cold_low", "cold_high", "today", "today_low", "today_high", "cold_was_measured"],
    )  # fmt: skip
    figure = go.Figure()
    for at, (group, then, now) in enumerate(pairs):
        y = len(pairs) - at
        for one, name, shift, symbol, colour in (
            (then.measured if then else None, "cold", 0.14, "diamond-open", ORANGE),
            (now, "today", -0.14, "circle", BLUE),
        ):
            if one and one.value is not None:
                _bar(figure, one, y + shift, colour)
                _dot(
                    figure,
                    one.value,
                    y + shift,
                    at,
                    name,
                    symbol,
                    colour,
                    f"{group}, {name}: {share(one.value)}{span_words(one.low, one.high)}",
                    shown=name not in {trace.name for trace in figure.data},
                )
    _lines(
        figure,
        [f"{group} (n = {now.right + now.missed})" for group, _, now in pairs],
        f"{NAMES[what]}: {'F1' if what in TABLES else 'share'}, and a 95% interval",
        pairs,
    )
    first = [one.measured.value for one in cold.values() if one.measured.value is not None]
    worked = [now.value for *_, now in pairs if now.value is not None]
    title = f"{NAMES[what].capitalize()}: cold {_ends(first)}, today {_ends(worked)} on the same reports"
    figure.update_layout(layout(title, height=150 + 75 * len(pairs), showlegend=True))
    told = "; ".join(
        f"{group}: cold {_words(then.measured if then else None)}, today {_words(now)}, n = {now.right + now.missed}"
        for group, then, now in pairs
    )
    return View(
        f"{title}. {told[:1].upper()}{told[1:]}. Expect of a new text what the cold figures say.", table, figure=figure, evidence=lambda i: _set_evidence(accuracy.today.of(pairs[i][0]), pairs[i][1]),
        rows=[group for group, *_ in pairs], caption="Cold and today", missing=dict.fromkeys(table.columns, "none"),
    )  # fmt: skip


def _number(row: Cold | None, name: str) -> float | None:
    return None if row is None else getattr(row.measured, name)


def _ends(values: Sequence[float]) -> str:
    """The lowest and the highest of some shares.

    >>> _ends([0.7, 0.4]), _ends([])
    ('0.40 to 0.70', 'not measured')
    """
    return f"{share(min(values))} to {share(max(values))}" if values else "not measured"


def _words(one: Measured | None) -> str:
    return "not measured" if one is None else share(one.value) + span_words(one.low, one.high)


def _set_evidence(score: Score, cold: Cold | None) -> str:
    """Which reports a set has, and by whose rules it was first read."""
    when = (
        f"Cold: measured {cold.when}, by the reading of commit <code>{escape(cold.commit)}</code>."
        if cold
        else "This set has no cold figure."
    )
    items = "".join(
        f"<li>{escape(report.name)}: “{escape(report.article.title or '')}”, {len(report.text.split())} words, {plural(sum(map(len, report.marks.values())), 'mark')}</li>"
        for report in score.reports
    )
    return f"<p>{when}</p><ul>{items}</ul>"


def failures_left_open(rows: Sequence[int]) -> View:
    """What a score without a failure leaves open: the lowest share that is still likely, by how many rows were tried."""
    table = pd.DataFrame(
        [(of, round(wilson(of, of)[0], 2)) for of in rows], columns=["rows_all_right", "the_share_may_be_as_low_as"]
    )
    told = "; ".join(f"{of} of {of}: {low:.2f}" for of, low in table.itertuples(index=False))
    return View(
        f"The lowest share that is still likely (95%) when nothing failed. {told}.",
        table,
        caption="No failure is no proof",
    )


def speed(rows: Sequence[Speed]) -> View:
    """What a reading costs, by length: the least time of a bare pass of one regular expression and of a reading, on one machine."""
    if not rows:
        raise ValueError("no time was measured: make bench writes build/speed.csv")
    table = pd.DataFrame(
        {
            "words": pd.array([one.words for one in rows], dtype="Int64"),
            "rows": pd.array([one.rows for one in rows], dtype="Int64"),
            "rows_in_100_words": pd.array([round(100 * one.rows / one.words, 1) for one in rows], dtype="Float64"),
            "bare_pass_ms": pd.array([round(one.bare_ms, 2) for one in rows], dtype="Float64"),
            "reading_ms": pd.array([round(one.read_ms, 1) for one in rows], dtype="Float64"),
            "ratio": pd.array([round(one.ratio) for one in rows], dtype="Int64"),
            "words_in_a_second": pd.array([round(1000 * one.words / one.read_ms, -3) for one in rows], dtype="Int64"),
        }
    )
    figure = go.Figure()
    for name, column, symbol, colour in (
        ("a reading", "read_ms", "circle", BLUE),
        ("a bare pass", "bare_ms", "square-open", ORANGE),
    ):
        values = [getattr(one, column) for one in rows]
        figure.add_scatter(
            x=[log10(one.words) for one in rows], y=[log10(value) for value in values], mode="lines+markers", name=name, customdata=list(range(len(rows))),
            hovertext=[f"{name}: {one.words:,} words, {value:,.1f} ms" for one, value in zip(rows, values, strict=True)], hoverinfo="text",
            line={"color": colour, "width": 2}, marker={"size": 11, "symbol": symbol, "color": colour, "line": {"width": 2, "color": colour}},
        )  # fmt: skip
    for axis, title, spread in (
        (figure.update_xaxes, "words in the text (each step is ten times)", [one.words for one in rows]),
        (figure.update_yaxes, "milliseconds", [v for one in rows for v in (one.bare_ms, one.read_ms)]),
    ):
        steps = range(int(log10(min(spread)) // 1), int(log10(max(spread)) // 1) + 2)
        axis(
            title_text=title,
            tickvals=list(steps),
            ticktext=[f"{10.0**step:,.10g}" for step in steps],
            range=[steps[0] - 0.1, steps[-1] + 0.1],
        )
    low, high = table["ratio"].min(), table["ratio"].max()
    figure.update_layout(
        layout(
            f"From {rows[0].words:,} to {rows[-1].words:,} words, a reading costs {low} to {high} bare passes",
            height=430,
            showlegend=True,
        )
    )
    told = "; ".join(f"{one.words:,} words {one.read_ms:,.1f} ms (bare {one.bare_ms:,.2f})" for one in rows)
    where = f"Measured on {rows[0].measured}: {rows[0].machine}. The least time of several, of this process alone; make bench measures on your machine."
    return View(
        f"A reading costs {low} to {high} bare passes over the same text. {told}.", table, figure=figure,
        evidence=lambda i: f"<p>{escape(rows[i].text)}: {rows[i].characters:,} characters, {rows[i].words:,} words, {rows[i].rows:,} rows, of the marked reports one after the other. {escape(where)}</p>",
        rows=[f"{one.words:,} words: {one.read_ms:,.1f} ms" for one in rows], caption="Time by length",
    )  # fmt: skip
