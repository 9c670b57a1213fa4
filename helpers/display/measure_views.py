"""How good the reading is: scores with their intervals, what was missed, constructions that are known to fail."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from ..loading import read_article, read_file
from ..measure import TABLES, case_problem, case_tables, f1, interval, score
from .explorer import View
from .marks import Mark, escape, highlight
from .theme import BLUE, layout


def scores(folder: Path) -> View:
    """Precision, recall and F1 of each table on marked reports, with a 95% interval over reports."""
    result = score(folder)
    counts, failures, (right, matched) = result.counts, result.failures, result.cited
    rows = []
    for table in TABLES:
        precision, recall, both = f1(counts[table])
        low, high = interval(counts[table])
        hit, missed, extra = (sum(c[i] for c in counts[table]) for i in range(3))
        rows.append((table, round(precision, 2), round(recall, 2), round(both, 2), round(low, 2), round(high, 2), hit, missed, extra))
    table = pd.DataFrame(rows, columns=["table", "precision", "recall", "f1", "low", "high", "right", "missed", "too_much"])
    figure = go.Figure()
    for at, row in enumerate(table.itertuples()):
        y = len(table) - at
        figure.add_scatter(x=[row.low, row.high], y=[y, y], mode="lines", line={"color": BLUE, "width": 3}, hoverinfo="skip")
        figure.add_scatter(x=[row.f1], y=[y], mode="markers+text", text=[f"{row.f1:.2f}"], textposition="top center", marker={"size": 12, "color": BLUE}, hoverinfo="text", hovertext=[f"{row.table}: F1 {row.f1:.2f}, {row.low:.2f} to {row.high:.2f}"])
    reports = len(counts[TABLES[0]])
    figure.update_layout(layout(f"Who did it is read less well than the rest (n = {reports} reports)", height=320))
    figure.update_yaxes(tickvals=[len(table) - i for i in range(len(table))], ticktext=list(table["table"]), range=[0.4, len(table) + 0.8], automargin=True)
    figure.update_xaxes(title_text="F1, and a 95% interval over reports", range=[0.4, 1.05])
    told = "; ".join(f"{r.table} {r.f1:.2f} ({r.low:.2f} to {r.high:.2f})" for r in table.itertuples())
    wrong = [[f"{report}: {kind} {escape(str(what))}" for report, name, kind, what in failures if name == t] for t in TABLES]
    return View(f"F1 on {reports} invented reports: {told}. Of {matched} matched figures {right} have the right source.", table, figure=figure, evidence=lambda i: "<ul>" + "".join(f"<li>{w}</li>" for w in wrong[i]) + "</ul>" if wrong[i] else "<p>Nothing was missed, nothing too much.</p>", rows=list(table["table"]), caption="Scores")


def misses(folder: Path, table: str = "responsibility") -> View:
    """Every miss and false alarm of a table, with the report it stands in."""
    if table not in TABLES:
        raise ValueError(f"table is one of {', '.join(TABLES)}, not {table!r}")
    failures = score(folder).failures
    chosen = [(report, kind, what) for report, name, kind, what in failures if name == table]
    shown = pd.DataFrame([(r, k, ", ".join("–" if v is None else str(v) for v in w)) for r, k, w in chosen], columns=["report", "what", "row"]).astype("string")

    def evidence(i: int) -> str:
        text = read_file(next(folder.rglob(f"{chosen[i][0]}.txt")))
        words = [str(w) for w in chosen[i][2] if isinstance(w, str) and w in text]
        marks = [Mark(text.find(w), text.find(w) + len(w), "chosen") for w in words[:1]]
        return highlight(text, marks)

    return View(f"{table}: {len(chosen)} misses and false alarms.", shown, evidence=evidence, rows=[f"{r}: {k}" for r, k, _ in chosen], caption="What went wrong")


def constructions(folder: Path) -> View:
    """The case tables: sentences by construction, how many are read as expected, and the gaps that are known."""
    rows, gaps = [], []
    for name, table in case_tables(folder).items():
        good = sum(case_problem(case, about) is None for case, about in table)
        known = [(name, case["name"], case["text"], case["gap"]) for case, _ in table if "gap" in case]
        gaps += known
        rows.append((name.replace("_", " "), len(table), good, len(known)))
    shown = pd.DataFrame(rows, columns=["construction", "cases", "read_as_expected", "known_gaps"])
    told = "; ".join(f"{n} {g} of {c}" for n, c, g, _ in rows)
    first = "".join(f"<li>{escape(name)}: “{escape(text)}” ({escape(why)})</li>" for _, name, text, why in gaps)
    return View(f"Cases read as expected: {told}. {len(gaps)} are known gaps.", shown, evidence=lambda _i: f"<p>Known gaps:</p><ul>{first}</ul>", rows=list(shown["construction"]), caption="Constructions")


def seed_by_hand() -> View:
    """The seed's reading in one line a table: what the tests hold it to."""
    from ..loading import load_seed

    article = load_seed()
    rows = [(name, len(getattr(article, name))) for name in ("claims", "casualties", "ceasefire", "strikes", "numbers", "notices")]
    again = read_article(text=article.text)
    same = all(getattr(article.reading, name) == getattr(again.reading, name) for name, _ in rows)
    told = ", ".join(f"{n} {name}" for name, n in rows)
    return View(f"The seed: {told}; read twice, the rows are {'the same' if same else 'not the same'}.", pd.DataFrame(rows, columns=["table", "rows"]), caption="The seed")
