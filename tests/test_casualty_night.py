"""The night by the clock: what had been printed when, and how it is drawn."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator

import pandas as pd
import pytest

from helpers.analysis.figures import UNKNOWN, totals
from helpers.analysis.vintages import spans
from helpers.coded.times import FIRST_STRIKES
from helpers.display import casualty_times as times
from helpers.display.explorer import View, explore
from helpers.display.tolls import CERTAIN, EVER, LAST, POSSIBLE, clock, known
from tests.held import DATA, seen
from tests.sweeps import some

OBSERVATORY = "Syrian Observatory for Human Rights"
STOPS = [stop for _, stop in clock().options]
NOON = "2016-05-31 12:00"
WATCHED = [(stop, printed) for stop in (*some(STOPS[:-1:3], 6), EVER) for printed in (CERTAIN, POSSIBLE)]


def the_night() -> Iterator[View]:
    """The night as the clock goes through it, where something had been printed."""
    for stop, printed in WATCHED:
        with contextlib.suppress(ValueError):
            yield seen(times.known_when, **{"by": stop, "printed": printed})


def panel_of(figure, heading: str) -> str:
    """The axis of the panel under a heading."""
    at = next(note.y for note in figure.layout.annotations if heading in note.text and note.yref == "paper")
    names = ["yaxis", "yaxis2", "yaxis3"]
    name = next(n for n in names if figure.layout[n].domain and abs(figure.layout[n].domain[1] - at) < 1e-9)
    return name.replace("axis", "")


def test_joint_counts_and_expectations_have_panels_of_their_own():
    shown = seen(times.known_when)
    joint, killed, rising = (
        panel_of(shown.figure, name) for name in ("not split", "<b>people killed</b>", "will rise")
    )
    assert len({joint, killed, rising}) == 3
    table = spans(pd.concat([totals(known(DATA), outcome) for outcome in ("killed", "killed_or_injured")]))
    for panel, outcome in ((joint, "killed_or_injured"), (killed, "killed")):
        rows = table[
            table.outcome.eq(outcome) & table.latest.le(pd.Timestamp(LAST, tz="UTC")) & table.origin.ne(UNKNOWN)
        ]
        expected = sorted((row.origin, int(row.high if pd.isna(row.low) else row.low)) for row in rows.itertuples())
        marks = [
            t
            for t in shown.figure.data
            if t.customdata and (t.yaxis or "y") == panel and not t.marker.symbol[0].startswith("triangle")
        ]
        assert sorted((t.name, int(t.y[0])) for t in marks) == expected
    hollow = [t for t in shown.figure.data if t.customdata and t.yaxis == rising]
    assert len(hollow) == 2 and all(
        t.marker.symbol[0].endswith("-open") and "death toll" in shown.rows[t.customdata[0]] for t in hollow
    )
    assert not list(shown.figure.layout["yaxis" + rising[1:]].tickvals), "no height where there is no number"


def test_the_sequence_of_the_observatory_can_be_seen():
    figure = seen(times.known_when).figure
    colour = next(t.marker.color for t in figure.data if t.name == OBSERVATORY)
    steps = [s for s in figure.layout.shapes if s.line.dash == "dash"]
    assert len(steps) == 4 and {s.line.color for s in steps} == {colour}, (
        "150 to 14 to 23, each along the clock and then up or down"
    )
    assert steps[0].x1 == steps[1].x0 == steps[1].x1 and steps[0].y0 == steps[0].y1 == steps[1].y0
    assert steps[1].y0 > steps[1].y1 and steps[3].y1 > steps[3].y0, "down to 14, up to 23"
    alone = seen(times.known_when, by=NOON).figure
    assert len([s for s in alone.layout.shapes if s.line.dash == "dash"]) == 2, "23 was not certain at noon"


def test_where_a_symbol_stands_on_its_bar_is_said_to_say_nothing():
    assert "where the symbol stands on it says nothing" in seen(times.known_when).figure.layout.xaxis.title.text


def test_a_line_stays_within_one_origin():
    hours = list(the_night())
    assert len(hours) > len(WATCHED) / 2
    for shown in hours:
        for trace in shown.figure.data:
            if trace.mode == "lines" and trace.line.dash in ("solid", "dot"):
                assert len(set(trace.y)) == 1, "a bar is time: it does not rise"
        named = {t.marker.color: set() for t in shown.figure.data if t.customdata}
        for trace in shown.figure.data:
            if trace.customdata:
                named[trace.marker.color].add(trace.name)
        steps = [s for s in shown.figure.layout.shapes if s.line.dash == "dash"]
        assert all(
            any(OBSERVATORY in names or "Syria Civil Defence" in names for names in [named[s.line.color]])
            for s in steps
        )


def test_an_origin_looks_the_same_at_every_hour():
    seen: dict[str, set] = {}
    for shown in the_night():
        for trace in shown.figure.data:
            if trace.customdata and not str(trace.marker.symbol[0]).startswith("triangle"):
                seen.setdefault(trace.name, set()).add(
                    (trace.marker.symbol[0].removesuffix("-open"), trace.marker.color)
                )
    assert len(seen) >= 10 and all(len(looks) == 1 for looks in seen.values())
    assert len({next(iter(looks)) for looks in seen.values()}) == len(seen), "no two origins look alike"


@pytest.mark.parametrize(("stop", "printed"), WATCHED[:-2])
def test_nothing_is_drawn_before_the_strikes_or_after_the_clock(stop, printed):
    try:
        figure = seen(times.known_when, **{"by": stop, "printed": printed}).figure
    except ValueError as refused:
        assert "move the clock" in str(refused)
        return
    for trace in figure.data:
        assert all(f"{FIRST_STRIKES:%Y-%m-%dT%H:%M}" <= x <= stop.replace(" ", "T") for x in trace.x)


def test_open_ends_are_arrows():
    shown = seen(times.known_when)
    for row, line in shown.table.iterrows():
        heads = {
            s
            for t in shown.figure.data
            if t.customdata and t.customdata[0] == row
            for s in t.marker.symbol
            if s.startswith("triangle")
        }
        if not (pd.isna(line.low) and pd.isna(line.high)):
            assert heads == {
                name for name, end in (("triangle-up", line.high), ("triangle-down", line.low)) if pd.isna(end)
            }


def test_labels_do_not_touch():
    figure = seen(times.known_when).figure
    height = 370
    labels = [n for n in figure.layout.annotations if n.yref == panel_of(figure, "<b>people killed</b>") and n.ax == 16]
    places = sorted(n.y * height / figure.layout[n.yref.replace("y", "yaxis")].range[1] - n.ay for n in labels)
    assert len(places) >= 4 and all(b - a >= 14.9 for a, b in itertools.pairwise(places))


def test_the_clock_speaks():
    labels = [label for label, _ in clock().options]
    assert labels[0] == "30 May, 15:00 UTC" and len(labels) == len(set(labels))
    assert clock().value == EVER and clock(LAST).value == LAST and LAST in STOPS


def test_the_clock_is_moved_and_the_panel_follows():
    box = explore(times.known_when, DATA, by=clock(LAST), printed=[CERTAIN, POSSIBLE])
    assert "11 figures of 8 origins" in box.summary.value
    box.controls["by"].value = NOON
    assert "4 figures of 3 origins" in box.summary.value and box.table.value.count("<tr") == 5
    box.controls["by"].value = STOPS[0]
    assert "Not shown" in box.summary.value and not box.table.value and not box.plot.outputs and not box.evidence.value
