"""The views of tolls: what is drawn is what the table and the words say; the log, without a browser."""

from __future__ import annotations

import base64
import re

import pandas as pd
import pytest

from helpers.analysis.figures import UNKNOWN
from helpers.analysis.revisions import APART, COUNTED, KINDS
from helpers.display import casualty_bounds as bounds
from helpers.display import casualty_pairs as pairs
from helpers.display import casualty_rules as rules
from helpers.display import casualty_times as times
from helpers.display import casualty_views as views
from helpers.display.casualty_habits import habits
from helpers.display.explorer import explore
from helpers.display.keeping import Keeper, number, reason
from helpers.display.tables import table_html
from helpers.display.tolls import EVER, GAPS, POSSIBLE, clock, columns, known, voices
from helpers.holdings import OWN
from helpers.review.log import parse_log
from tests.held import DATA, seen
from tests.sweeps import some_views

OBSERVATORY = "Syrian Observatory for Human Rights"
STOPS = [stop for _, stop in clock().options]
NOON = "2016-05-31 12:00"
EVERY_VIEW = [
    *((views.first_look, {"whose": whose}) for whose in voices(DATA)),
    (views.toll_ladder, {}),
    *(
        (views.toll_ladder, {"outcome": outcome, "place": views.ANYWHERE, "parts": True, "lines": views.READING})
        for outcome in views.OUTCOMES.values()
    ),
    (views.toll_ladder, {"origin": OBSERVATORY, "parts": True}),
    (views.toll_ladder, {"place": views.HOSPITAL}),
    (views.toll_ladder, {"place": views.PROVINCE}),
    (times.known_when, {}),
    (times.known_when, {"by": EVER}),
    (times.known_when, {"by": NOON}),
    (times.known_when, {"by": "2016-05-30 21:00", "printed": POSSIBLE}),
    *((times.vintages, {"verb": verb}) for verb in times.VERBS.values()),
    (times.vintages, {"by": NOON, "printed": POSSIBLE}),
    (pairs.relations, {}),
    (pairs.relations, {"kind": "revision"}),
    (pairs.relations, {"among": pairs.ARTICLE}),
    *((pairs.relations, {"among": name}) for name in pairs.groups(DATA)[2:]),
    *((views.toll_ladder, {"origin": name, "place": views.ANYWHERE}) for name in views.origins(DATA)[1:5]),
    (pairs.relations, {"outcome": "injured"}),
    *((bounds.drifting_qualifier, {"statement": name}) for name in bounds.copied(DATA).values()),
    (bounds.do_they_agree, {}),
    (bounds.do_they_agree, {"as_much_as": bounds.NOW}),
    (bounds.do_they_agree, {"one": "r05-c01", "other": "r05-c03"}),
    (bounds.do_they_agree, {"one": "r45-c02", "other": "r05-c03"}),
    (bounds.parts, {}),
    (bounds.parts, {"where": "the coded reports"}),
    (rules.recorders, {}),
    (rules.recorders, {"by": NOON, "best": 14, "why_best": "a reason"}),
    (rules.recorders, {"leave_out": "Shaam News Network", "why_leave_out": "a first count"}),
    (rules.published, {}),
    (habits, {}),
]
SHOWN = some_views(EVERY_VIEW)
each = pytest.mark.parametrize(
    ("view", "choices"), SHOWN, ids=[f"{view.__name__}-{i}" for i, (view, _) in enumerate(SHOWN)]
)


def points(figure):
    """Each mark of a figure that stands at a number: its x, its y, its row, its symbol. Heads of arrows stand at none."""
    for trace in figure.data:
        if trace.mode and "markers" in trace.mode and trace.customdata is not None:
            symbols = (
                trace.marker.symbol
                if isinstance(trace.marker.symbol, list | tuple)
                else [trace.marker.symbol] * len(trace.x)
            )
            for x, y, row, symbol in zip(trace.x, trace.y, trace.customdata, symbols, strict=True):
                if not str(symbol).startswith("triangle"):
                    yield x, y, row, symbol


@each
def test_every_row_shows_where_it_comes_from(view, choices):
    shown = seen(view, **choices)
    assert shown.summary.endswith(".") and shown.rows
    for row in range(len(shown.rows)):
        html = shown.evidence(row)
        assert "<mark" in html or "http" in html, (view.__name__, row)
    stands = [int(n) for n in re.findall(r'<tr data-row="(\d+)"', shown.table_html())]
    assert len(stands) == len(shown.table) or view is rules.recorders
    if shown.figure is not None:
        drawn = [row for trace in shown.figure.data if trace.customdata is not None for row in trace.customdata]
        assert set(drawn) <= set(range(len(shown.rows)))
        assert view is habits or all(
            trace.customdata is not None
            for trace in shown.figure.data
            if "markers" in trace.mode and trace.x != (None,)
        )


@each
def test_the_words_hold_every_number_drawn(view, choices):
    shown = seen(view, **choices)
    if shown.figure is None or view is pairs.relations:
        return
    held = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\d|\d", shown.summary)}
    for x, y, row, _ in points(shown.figure):
        across = view is not times.known_when
        rising = not across and pd.isna(shown.table["low"][row]) and pd.isna(shown.table["high"][row])
        if not rising and view is not habits:
            assert (x if across else y) in held, (x, y, shown.summary)
    title = shown.figure.layout.title.text.replace("<br>", " ")
    assert title.lower() in shown.summary.lower()


def test_a_ladder_draws_the_ends_of_its_table():
    shown = seen(views.toll_ladder, origin=views.EVERYBODY)
    drawn: dict[int, set] = {}
    for x, _, row, _ in points(shown.figure):
        drawn.setdefault(row, set()).add(x)
    for row, line in shown.table.iterrows():
        ends = {int(n) for n in (line.low, line.high) if not pd.isna(n)}
        assert drawn[row] == ends or not ends, line.words
    rough = shown.table.index[shown.table.words.eq("about 35")][0]
    assert drawn[rough] == {35}


def test_about_has_two_short_open_arrows_and_no_end():
    shown = seen(views.toll_ladder, outcome="killed_or_injured", origin=views.EVERYBODY)
    row = next(i for i, name in enumerate(shown.rows) if "two tens" in name)
    assert "about 20 to 200, both ends open" in shown.summary
    marks = [(x, s) for x, _, r, s in points(shown.figure) if r == row]
    assert {x for x, _ in marks} == {20, 200} and all(s.endswith("-open") for _, s in marks)
    heads = [
        x
        for t in shown.figure.data
        if t.customdata and t.customdata[0] == row
        for x, s in zip(t.x, t.marker.symbol, strict=True)
        if s.startswith("triangle")
    ]
    reach = shown.figure.layout.xaxis.range[1]
    assert (
        len(heads) == 2
        and heads[0] < 20
        and heads[1] > 200
        and all(min(abs(x - 20), abs(x - 200)) < 0.05 * reach for x in heads)
    )


def test_a_part_stands_below_its_whole_and_inside_it():
    shown = seen(views.toll_ladder, parts=True)
    whole = next(i for i, name in enumerate(shown.rows) if OWN in name and "at least 23" in name)
    assert shown.rows[whole + 1] == "of these: “seven children”"
    place = len(shown.rows) - whole
    ground = next(s for s in shown.figure.layout.shapes if s.y0 < place - 1 < place < s.y1)
    assert (ground.x0, ground.x1) == (0, 23)
    assert not any(name.startswith("of these") for name in seen(views.toll_ladder).rows)


def test_places_are_kept_apart():
    hospital = seen(views.toll_ladder, place=views.HOSPITAL)
    assert set(hospital.table["where"]) == {"hospital"} and "at least 23 people" not in hospital.summary
    assert set(seen(views.toll_ladder, place=views.PROVINCE).table["where"]) == {"province"}
    assert {"city", "hospital", "province", "one person"} <= set(
        seen(views.toll_ladder, place=views.ANYWHERE).table["where"]
    )


# ---- pairs, bounds, recorders


def test_every_kind_of_relation_can_be_asked_for():
    asked = {kind: seen(pairs.relations, kind=kind) for kind in KINDS}
    assert all("66 pairs; 2 of them are revisions" in shown.summary for shown in asked.values())
    assert {kind for kind, shown in asked.items() if len(shown.table)} == {
        "revision",
        "discrepancy",
        "same figure",
        "scope change",
    }
    assert set(seen(pairs.relations, among=pairs.ARTICLE).table["relation"]) == {"expectation", "no comparison", "part"}
    assert "none of them is a revision" in seen(pairs.relations, among=pairs.ARTICLE, kind="revision").summary
    assert "repeat" in set(seen(pairs.relations, among=OBSERVATORY).table["relation"])


def test_a_number_for_a_word_and_a_floor_against_a_ceiling_have_marks_of_their_own():
    """Hollow marks, named in the legend: "dozens" then 23; "up to 60" beside "more than 60"."""
    shown = seen(pairs.relations)
    marks = {trace.name: trace for trace in shown.figure.data}
    word, apart = marks[f"revision: {COUNTED}"], marks[f"same figure: {APART}"]
    assert (word.marker.symbol, apart.marker.symbol) == ("star-open", "diamond-open")
    assert [shown.table["why"][i] for i in word.customdata] == [f"Syria Civil Defence: dozens, then 23 ({COUNTED})"]
    told = [shown.table["why"][i] for i in apart.customdata]
    assert len(told) == 1 and "“up to 60”" in told[0] and "“more than 60”" in told[0]
    assert len(marks["revision"].x) == 1 and len(marks["same figure"].x) == 2
    assert (
        f"2 revision (1 of them {COUNTED})" in shown.summary and f"3 same figure (1 of them {APART})" in shown.summary
    )


@pytest.mark.parametrize("kind", ["revision", "scope change"])
def test_a_mark_of_the_grid_is_its_pair(kind):
    shown = seen(pairs.relations, kind=kind)
    figure = shown.figure
    labels = list(figure.layout.yaxis.ticktext)
    for x, y, row, _ in points(figure):
        one, other = labels[x - 1], labels[len(labels) - y]
        assert one.startswith(shown.table["one"][row]) and other.startswith(shown.table["other"][row])


def test_bounds_that_agree_are_not_confirmed():
    assert "23 to 28" in seen(bounds.do_they_agree).summary and "confirmed" in seen(bounds.do_they_agree).summary
    apart = seen(bounds.do_they_agree, one="r05-c01", other="r05-c03", as_much_as=bounds.NOW).summary
    assert apart.startswith("No number satisfies both. ") and "confirmed" not in apart and "As much as" not in apart
    now = seen(bounds.do_they_agree, as_much_as=bounds.NOW)
    assert "exactly 28" in now.summary and "is read as “now”" in now.summary
    assert "nothing is ruled out" in seen(bounds.do_they_agree, one="r45-c02", other="r05-c03").summary
    assert all(
        "satisf" in seen(bounds.do_they_agree, other=key).summary
        or "ruled out" in seen(bounds.do_they_agree, other=key).summary
        for key in list(bounds.choices_of_figures(DATA).values())[2:8]
    )


def test_recorders_say_what_was_printed_and_why_it_differs():
    table = seen(rules.recorders).table.set_index("recorder")
    assert table.did_print["ACLED"] == table.did_print["Iraq Body Count"] == "nothing"
    assert "2017" in table.why_they_differ["ACLED"] and "Iraq" in table.why_they_differ["Iraq Body Count"]
    assert (
        table.did_print["UCDP"] == "low 30, best 50, high 50"
        and "30 stands in none of the coded figures" in table.why_they_differ["UCDP"]
    )
    assert (
        table.did_print["Airwars"] == "20 to 60, Fair"
        and "without the words around them" in table.why_they_differ["Airwars"]
    )
    assert (
        "at the most" in table.by_its_rule["Iraq Body Count"] and "independent" in table.by_its_rule["Iraq Body Count"]
    )
    assert table.would_print["A newsroom"] == f"23, according to {OBSERVATORY}"
    assert (
        "Without a printed time among them: Idlib Health Directorate: 50; Syria Civil Defence: 23."
        in seen(rules.recorders).summary
    )


def test_recorders_grade_what_was_known_at_the_hour():
    early = seen(rules.recorders, by=NOON)
    assert (
        "ACLED would print 12 reported fatalities" in early.summary and "Airwars would print 14 to 24" in early.summary
    )
    accused = DATA.coverage.attributions
    known_then = accused[
        accused.latest.notna()
        & (accused.latest <= pd.Timestamp(NOON, tz="UTC"))
        & accused.stance.eq("accuses")
        & accused.accused.eq("Russia")
        & accused.origin.ne(UNKNOWN)
    ]
    grade = "Fair" if known_then.origin.nunique() > 1 else "Weak"
    assert f"Airwars would print 14 to 24, {grade}" in early.summary
    assert f"according to {OBSERVATORY}" in early.summary, "the most cautious named source that is no first count"


def test_habits_have_evidence_by_line():
    shown = seen(habits)
    assert "837 of 890" in shown.summary and "12 of 18" in shown.summary
    zero, apart = shown.evidence(0), shown.evidence(len(shown.rows) - 1)
    assert "best 0" in zero and "best 0" not in shown.evidence(1) and re.search(r"2016-01-01 to 2016-12-31", apart)


REFUSED = [
    (views.first_look, {"whose": "x"}, "choose one of"),
    (times.known_when, {"by": STOPS[0]}, "move the clock"),
    (times.vintages, {"verb": "x"}, "verb is one of"),
    (times.vintages, {"by": STOPS[0]}, "move the clock"),
    (views.toll_ladder, {"outcome": "detained"}, "choose another"),
    (views.toll_ladder, {"place": "the moon"}, "place is one of"),
    (pairs.relations, {"kind": "x"}, "kind is one of"),
    (pairs.relations, {"among": "x"}, "choose another"),
    (bounds.drifting_qualifier, {"statement": "x"}, "no coded figure"),
    (bounds.do_they_agree, {"one": "x"}, "choose another figure"),
    (bounds.do_they_agree, {"one": "r05-c01", "other": "r05-c01"}, "these are one figure"),
    (rules.recorders, {"leave_out": "Shaam News Network"}, "give the reason"),
    (rules.recorders, {"by": STOPS[0]}, "move the clock"),
]


@pytest.mark.parametrize(("view", "choices", "why"), REFUSED)
def test_what_can_not_be_shown_is_told(view, choices, why):
    with pytest.raises(ValueError, match=why):
        view(DATA, **choices)


# ---- the log


def test_choices_go_into_the_log_with_their_reasons_and_are_replayed():
    box = explore(
        rules.recorders,
        DATA,
        by=clock(),
        best=number("UCDP best"),
        why_best=reason(),
        leave_out=[rules.KEEP_ALL, "Shaam News Network"],
        why_leave_out=reason(),
    )
    desk = Keeper(box, "recorders", ["best", "leave_out"])
    assert desk._repr_mimebundle_()["text/plain"] == box.view.summary
    desk.write.click()
    assert "Nothing to write" in desk.message.value and not desk.decisions
    box.controls["best"].value = 50
    desk.write.click()
    assert "give a reason" in desk.message.value and not desk.decisions
    box.controls["why_best"].value = "the Committees and the Directorate say so"
    desk.write.click()
    desk.write.click()
    assert len(desk.decisions) == 1 and desk.choices == {
        "best": 50,
        "why_best": "the Committees and the Directorate say so",
    }
    assert seen(rules.recorders, **desk.choices).summary == box.view.summary
    saved = re.search(r'base64,([^"]+)"', desk.message.value)
    assert parse_log(base64.b64decode(saved[1]), "choices.csv") == desk.decisions


def test_a_bare_number_is_in_the_language_of_its_page_and_one_without_a_language_is_not_in_english():
    shown = columns(known(DATA))
    bare = shown[shown["as_written"].isna()].set_index("printed_by")["language"]
    assert set(bare["Al Arabiya"]) == {"Arabic"} and "English" in set(bare) and not bare.isna().any()
    unknown = columns(known(DATA).assign(language=pd.NA))
    told = table_html(unknown, "x", ["words", "language"], missing=GAPS)
    assert "English" not in told and "<i>not stated</i>" in told
