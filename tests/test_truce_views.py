"""Notebook 4 as it is seen: what is drawn, told and chosen, the notebook, and its exercises."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import nbformat
import pandas as pd
import pytest

from helpers import exercises_truce as exercises
from helpers.analysis.truce_checks import LINKS, chain
from helpers.analysis.truce_counters import WINDOWS
from helpers.analysis.truce_days import (
    days,
    gaps,
)
from helpers.analysis.truce_parts import (
    with_kinds,
)
from helpers.display.explorer import explore
from helpers.display.truce_calendar import coverage, definition_break
from helpers.display.truce_culprits import taken_apart, who_counts_what
from helpers.display.truce_desk import ALL, STOCKS, arithmetic_desk, part_check, stock_and_flow
from helpers.display.truce_series import PROVINCES, series
from helpers.display.truce_views import (
    find_the_bulletin,
    is_the_event_in_the_count,
    one_vague_word,
    unit_ledger,
)
from helpers.paths import data_path
from tests.held import DATA, seen
from tests.odd import ODD
from tests.sweeps import some_views
from tests.truce_by_hand import bulletins

COUNTS, BREAKS = DATA.bulletins.counts, DATA.bulletins.breaks
READINGS = ("strict", "wide")


# --- views -----------------------------------------------------------------------------------------------------------

EVERY_VIEW = [
    (unit_ledger, {}), (find_the_bulletin, {}), (find_the_bulletin, {"reading": "strict"}), (find_the_bulletin, {"violations": 9, "areas": 200}),
    (series, {}), (series, {"reading": "wide", "beyond_the_break": True, "believe": ("R173-n01",)}), (series, {"area": "Idlib"}), (series, {"reading": "wide", "area": "Damascus", "beyond_the_break": True}),
    *[(stock_and_flow, {"reading": r, "measure": m}) for r in READINGS for m in STOCKS], (stock_and_flow, {"link": "circular"}),
    *[(coverage, {"reading": r}) for r in READINGS], (one_vague_word, {}), (one_vague_word, {"count": 20}), (is_the_event_in_the_count, {}),
    *[(who_counts_what, {"window": w, "reading": r}) for w in WINDOWS for r in READINGS], *[(taken_apart, {"report": r}) for r in with_kinds(COUNTS)],
    *[(definition_break, {"reading": r}) for r in READINGS], (part_check, {}), (part_check, {"show": ALL, "reading": "strict"}), (arithmetic_desk, {}),
]  # fmt: skip
VIEWS = some_views(EVERY_VIEW)
each_view = pytest.mark.parametrize(
    "number", range(len(VIEWS)), ids=[f"{v.__name__}-{i}" for i, (v, _) in enumerate(VIEWS)]
)


def nth(number: int):
    view, choices = VIEWS[number]
    return seen(view, **choices)


@each_view
def test_every_row_shows_its_evidence(number):
    """Down to the address of a page, or to the words of the article."""
    shown = nth(number)
    assert shown.rows
    for i in range(len(shown.rows)):
        html = shown.evidence(i)
        assert "<mark" in html or 'href="http' in html or "That is no zero" in html, i


@each_view
def test_what_is_drawn_can_be_chosen(number):
    """Every point stands for a row of the list, and every row of the table for one too."""
    shown = nth(number)
    if shown.figure is not None and VIEWS[number][0] is not unit_ledger:
        for trace in shown.figure.data:
            if "markers" in (trace.mode or "") and any(x is not None for x in trace.x):
                assert trace.customdata is not None and all(
                    row is None or 0 <= row < len(shown.rows) for row in trace.customdata
                )
    picks = shown.picks if shown.picks is not None else range(len(shown.rows))
    assert len(picks) == len(shown.table)


@each_view
def test_only_named_traces_stand_in_the_legend(number):
    shown = nth(number)
    if shown.figure is not None and shown.figure.layout.showlegend:
        assert all(trace.name for trace in shown.figure.data if trace.showlegend is not False)


def numbers(text: str) -> Counter:
    return Counter(re.findall(r"\d+(?:\.\d+)?", text))


@each_view
def test_the_summary_holds_every_number_drawn(number):
    shown = nth(number)
    if shown.figure is None or VIEWS[number][0] is unit_ledger:
        return
    told = numbers(shown.summary)
    for trace in shown.figure.data:
        for word in trace.text or ():
            assert not numbers(str(word)) - told, word
    for note in shown.figure.layout.annotations:
        assert not set(numbers(note.text)) - set(told), note.text
    assert not set(numbers(shown.figure.layout.title.text)) - set(told) - {"14"}, shown.figure.layout.title.text


@pytest.mark.parametrize(("reading", "beyond"), [("strict", False), ("wide", False), ("wide", True)])
def test_the_series_is_drawn_and_told_day_by_day(reading, beyond):
    shown = seen(series, reading, beyond_the_break=beyond)
    cut, by_hand = "2016-09-14", bulletins(reading)
    drawn = defaultdict(set)
    for trace in shown.figure.data:
        if trace.marker.symbol in ("circle", "square", "diamond") and trace.x[0]:
            for x, y in zip(trace.x, trace.y, strict=True):
                if x:
                    drawn[x[:10]].add(int(y))
    want = {day: {int(r["count"]) for r in rows} for day, rows in by_hand.items() if beyond or day < cut}
    assert drawn == want
    for day, values in want.items():
        said = f"{int(day[-2:])} ({' or '.join(map(str, sorted(values)))})"
        assert said in shown.summary, day
    assert shown.table.date.dt.strftime("%Y-%m-%d").to_list() == sorted(want)


def test_a_picture_never_joins_days():
    for choices in ({}, {"reading": "wide", "beyond_the_break": True}, {"area": "Idlib"}):
        for trace in seen(series, **choices).figure.data:
            if "lines" in trace.mode:
                pairs = zip(trace.x, trace.x[1:], strict=False)
                assert all(a == b or None in (a, b) for a, b in pairs), "a line over days would invent them"
    assert all(max((x for x in trace.x if x), default="") < "2016-09-14" for trace in seen(series).figure.data), (
        "September's other count is not on the axis of the months before"
    )


def test_unknown_days_are_stripes_on_both_sides():
    shown = seen(series, "wide", beyond_the_break=True)
    stripes = [(s.xref, s.x0, s.x1) for s in shown.figure.layout.shapes if s.type == "rect"]
    wide = days(COUNTS, "wide")
    assert len(stripes) == len(gaps(wide, pd.Timestamp("2016-02-27"), pd.Timestamp("2016-09-13"))) + len(
        gaps(wide, pd.Timestamp("2016-09-14"), pd.Timestamp("2016-09-29"))
    )
    assert {ref for ref, *_ in stripes} == {"x", "x2"}


@pytest.mark.parametrize("reading", READINGS)
def test_the_break_has_no_axis_of_numbers(reading):
    """Each number is printed at its day, in the lane of what was counted; no height stands for a count."""
    shown = seen(definition_break, reading)
    lanes = {trace.y[0]: dict(zip((x[:10] for x in trace.x), trace.text, strict=True)) for trace in shown.figure.data}
    assert set(lanes) == {3, 2, 1} and all(len(set(trace.y)) == 1 for trace in shown.figure.data)
    september = {
        day: " or ".join(map(str, sorted({int(r["count"]) for r in rows})))
        for day, rows in bulletins(reading).items()
        if day >= "2016-09"
    }
    assert lanes[3] == {d: v for d, v in september.items() if d < "2016-09-14"} and lanes[1] == {
        d: v for d, v in september.items() if d >= "2016-09-14"
    }
    assert lanes[2] == {"2016-09-13": "21"} and "nobody can tell" in shown.summary
    assert shown.figure.layout.yaxis.ticktext and not any(
        label.strip().isdigit() for label in shown.figure.layout.yaxis.ticktext
    )


def test_every_day_of_the_calendar_leads_to_its_stretch():
    shown = seen(coverage, "strict")
    for trace in shown.figure.data:
        for x, y, row in zip(trace.x, trace.y, trace.customdata, strict=True):
            day = pd.Timestamp(2016, -y, x)
            stretch = shown.table.iloc[row]
            assert stretch["from"] <= day <= stretch["to"] and pd.isna(stretch["violations"]) == (
                trace.name == "none is known"
            )
    assert shown.table.days.sum() == 216


def test_open_ends_are_arrows():
    shown = seen(who_counts_what)
    arrows = {
        trace.text[0]
        for trace in shown.figure.data
        if trace.marker.symbol == "triangle-right" and "markers" in trace.mode
    }
    assert arrows == {"at least 242", "more than 300"}
    assert all(word in shown.summary for word in ("at least 242", "more than 300", "Syrian army command, 300"))
    assert any(
        trace.marker.symbol == "triangle-up" for trace in seen(series).figure.data if trace.customdata is not None
    )


def test_labels_near_the_axis_are_not_clipped():
    for count in (5, 20):
        assert seen(one_vague_word, count).figure.data[0].cliponaxis is False


@each_view
def test_no_line_of_the_grid_strikes_a_number_out(number):
    """Words level with a mark stand on the line of its lane, if that line is drawn."""
    figure = nth(number).figure
    if figure is None:
        return
    struck = lambda trace: "text" in (trace.mode or "") and str(trace.textposition).startswith("middle")  # noqa: E731
    level = [trace.yaxis or "y" for trace in figure.data if struck(trace)] + [
        "y"
        for note in figure.layout.annotations
        if note.yref in (None, "y") and note.y in (figure.layout.yaxis.tickvals or ()) and note.yanchor != "bottom"
    ]
    for axis in level:
        assert figure.layout[axis.replace("y", "yaxis")].showgrid is False


def test_the_trap_is_tied_to_the_day_of_its_bulletin():
    figure = seen(find_the_bulletin).figure
    (tie,) = [trace for trace in figure.data if trace.mode == "lines"]
    assert [str(x)[:10] for x in tie.x] == ["2016-05-31", "2016-05-30"] and set(tie.y) == {126}
    assert tie.showlegend and "the day of the bulletin" in tie.name
    assert "the bulletin of 30 May, printed 1 day later" in seen(find_the_bulletin).summary
    assert not [t for t in seen(find_the_bulletin, 9, 200).figure.data if t.mode == "lines"]


@pytest.mark.parametrize("report", with_kinds(COUNTS))
def test_kinds_differ_in_more_than_colour(report):
    shown = seen(taken_apart, report)
    named = {trace.marker.symbol: trace.name for trace in shown.figure.data if trace.showlegend}
    assert list(named.values()) == list(shown.table["kind"])
    for trace in shown.figure.data:
        if trace.customdata and trace.customdata[0]:
            assert named[trace.marker.symbol] == shown.table["kind"][trace.customdata[0] - 1]
    assert "“five violations”" not in seen(one_vague_word, 20).summary


def test_words_for_the_blamed_stand_in_quotation_marks():
    for window in WINDOWS:
        table = seen(who_counts_what, window).table
        for words in table.in_the_words_of_its_pages.dropna():
            assert not re.search(r"regime|terrorist", re.sub(r"“[^”]*”", "", words)), words


def test_after_a_refusal_nothing_old_stays():
    shown = explore(find_the_bulletin, DATA, areas=(35, 9999, 128))
    assert shown.plot.outputs and "<table" in shown.table.value
    shown.controls["areas"].value = 9000
    assert (
        "search another number" in shown.summary.value
        and not shown.plot.outputs
        and not shown.table.value
        and not shown.evidence.value
    )


def test_controls_move_the_panel():
    shown = explore(series, DATA, reading=["strict", "wide"], area=list(PROVINCES))
    before = shown.summary.value
    shown.controls["area"].value = "Idlib"
    assert "0 by arithmetic" in shown.summary.value != before
    shown.controls["reading"].value = "wide"
    assert "March 4 (7)" in shown.summary.value and "wide reading" in shown.summary.value


@pytest.mark.parametrize(
    ("view", "choices", "why"),
    [
        (find_the_bulletin, {"areas": 9999}, "search another"), (series, {"area": "Mars"}, "no day is known"), (one_vague_word, {"count": 0}, "at least 1"),
        (arithmetic_desk, {"line": "hello"}, "no truce count"), (arithmetic_desk, {"line": ""}, "no truce count"), (who_counts_what, {"window": "x"}, "window is one of"),
        (stock_and_flow, {"measure": "violations"}, "totals so far"), (stock_and_flow, {"link": "circular", "reading": "strict"}, "no link is"), (taken_apart, {"report": "R001"}, "only these"),
    ],
)  # fmt: skip
def test_what_can_not_be_shown_is_told(view, choices, why):
    with pytest.raises(ValueError, match=why):
        view(DATA, **choices)


def test_a_line_that_names_no_truce():
    """It is read as violations of a truce, which is told, and no word that nobody wrote is shown; people are not added up."""
    line = "Damascus (9), Hama (3), Latakia (2) and Daraa (1)"
    shown = seen(arithmetic_desk, line)
    assert "they give 15" in shown.summary and "It names no truce" in shown.summary
    assert "Violations" not in shown.page + shown.evidence(0) and shown.page.count("<mark") == 4
    assert "names no truce" not in seen(arithmetic_desk).summary
    with pytest.raises(ValueError, match="counts people or attacks"):
        seen(arithmetic_desk, "Police said 12 people were killed in Karsa (7) and Orsha (5).")


def test_links_have_reasons():
    assert all(name in LINKS for name in chain(COUNTS, "wide").link)
    told = chain(COUNTS, "wide").query("link == 'cannot be tested'")
    assert told.reason.str.contains("without a total between|no number for the day").all()


# --- the notebook and its exercises ----------------------------------------------------------------------------------


def notebook() -> nbformat.NotebookNode:
    return nbformat.read(data_path().parent / "notebooks" / "04_ceasefire_violations.ipynb", 4)


def stored(cells: list) -> str:
    return "\n".join(
        "".join(out.data.get("text/plain", "")) + "".join(out.data.get("text/html", ""))
        for c in cells
        for out in c.get("outputs", ())
    )


def test_numbers_of_the_prose_are_printed_by_cells():
    cells = notebook().cells
    end = next(i for i, c in enumerate(cells) if "## Exercises" in c.source)
    printed = set(numbers(re.sub(r'src="[^"]*"|href="[^"]*"|style="[^"]*"', "", stored(cells))))
    for cell in cells[1:end]:
        if cell.cell_type == "markdown":
            prose = re.sub(r"^## \d+\.", "", cell.source, flags=re.M)
            assert not set(numbers(prose)) - printed, (set(numbers(prose)) - printed, cell.source)


def test_no_answer_stands_in_the_stored_outputs():
    told = stored(notebook().cells)
    assert "R247" not in told, "exercise 1"
    assert "Latakia (3), Damascus (5)" not in told and not re.search(r"June 15 of 30", told), "exercises 2 and 3"


def test_cells_are_narrow_and_the_chapter_is_short():
    cells = notebook().cells
    assert 30 <= len(cells) <= 45
    assert 600 <= sum(len(c.source.split()) for c in cells if c.cell_type == "markdown") <= 1200
    assert max(len(line) for c in cells if c.cell_type == "code" for line in c.source.splitlines()) <= 100


OF_THIS_CHAPTER = [("R148", "Latakia", None), ("R999", 1, 1), ("R148", object(), 3)]
CHECKS = [
    lambda a: exercises.check_page(a, DATA),
    lambda a: exercises.check_repair(a, DATA),
    lambda a: exercises.check_known(a, DATA),
    exercises.check_flow_and_stock,
]


@pytest.mark.parametrize("check", CHECKS, ids=["page", "repair", "known", "flow_and_stock"])
def test_odd_answers_never_crash_and_never_pass(check):
    for at, answer in enumerate([*ODD, *OF_THIS_CHAPTER]):
        assert check(answer).startswith("Not"), at


FLOW_AND_STOCK = "The centre registered three violations of the ceasefire in the last 24 hours, which brings the total number of violations to 41."


def test_answers():
    for check, answer in zip(CHECKS, ["R247", ("R148", "Latakia", 3), (6, 15), FLOW_AND_STOCK], strict=True):
        assert check(answer).startswith("Well done"), answer
    assert CHECKS[0](" r247 ").startswith("Well done") and CHECKS[1](["r148 ", "latakia", 3]).startswith("Well done")


@pytest.mark.parametrize(
    ("check", "answer", "hint"),
    [
        (0, "R082", "inferred from a weekday"), (0, "R083", "inferred from its numbers"), (0, "R081", "trap"), (0, "R001", "has not both"), (0, "R999", "no page"),
        (1, ("R025", "Hama", 1), "left out"), (1, ("R082", "Damascus", 5), "add up"), (1, ("R001", "Hama", 1), "does not give"), (1, ("R148", "Homs", 1), "Which of its provinces"),
        (1, ("R148", "Damascus", 0), "does another page"), (1, ("R148", "Latakia", 4), "does another page"), (1, ("R148", "Latakia", "3"), "quotation marks"),
        (2, (15, 6), "other way round"), (2, (6, 23), "count days"), (2, (6, 7), "strict reader's number is right"), (2, (1, 2), "coverage"),
        (3, "Hello.", "no count"), (3, "Three violations of the truce in the last 24 hours.", "total so far"), (3, FLOW_AND_STOCK.replace("three", "50"), "more than the total"),
    ],
)  # fmt: skip
def test_hints_say_what_is_wrong_and_not_the_answer(check, answer, hint):
    told = CHECKS[check](answer)
    assert told.startswith("Not yet") and hint in told
    assert not re.search(r"R247|\b15\b", told) or str(answer) in told or (check == 2 and 15 in answer)
