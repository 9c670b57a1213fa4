"""Still pictures: what a figure draws is in them, to the same scale, with words for who cannot see them."""

from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest

from helpers import load_seed
from helpers.display import reading_views
from helpers.display.axes import axis_of
from helpers.display.drawing import picture, svg
from helpers.display.intervals import Ranged, ladder
from helpers.display.symbols import symbol_path
from helpers.display.theme import layout

SEED = load_seed()
SVG = "{http://www.w3.org/2000/svg}"
FIGURES = [
    reading_views.toll_ladder(SEED).figure,
    reading_views.truce_ledger(SEED).figure,
    reading_views.who_says_who(SEED).figure,
]


def drawn(figure: go.Figure) -> ElementTree.Element:
    return ElementTree.fromstring(svg(figure))


def said(figure: go.Figure) -> str:
    return " ".join("".join(text.itertext()) for text in drawn(figure).iter(f"{SVG}text"))


@pytest.mark.parametrize("figure", FIGURES, ids=["ladder", "hours", "sources"])
def test_every_point_every_label_and_the_title_are_drawn(figure):
    points = sum(len(trace.x) for trace in figure.data if "markers" in trace.mode)
    legend = sum(bool(trace.name) for trace in figure.data) if figure.layout.showlegend else 0
    assert (
        sum(group.get("transform", "").startswith("translate") for group in drawn(figure).iter(f"{SVG}g"))
        == points + legend
    )
    for words in (*figure.layout.yaxis.ticktext, *figure.layout.title.text.split("<br>")):
        assert words.replace("<br>", "") in said(figure)  # a label may stand on two lines


def test_a_picture_keeps_the_scale():
    figure = go.Figure(go.Scatter(x=[0, 5, 10], y=[1, 1, 1], mode="markers"), layout(title="t"))
    figure.update_xaxes(range=[0, 10])
    at = [float(x) for x in re.findall(r"translate\(([\d.]+)", svg(figure))]
    assert at[1] - at[0] == pytest.approx(at[2] - at[1], abs=0.2)


def test_a_picture_keeps_the_scale_of_an_axis_by_steps_of_ten():
    rows = [
        Ranged(words, low, high)
        for words, low, high in (("a", 1, 1), ("b", 10, 10), ("c", 100, None), ("d", None, 100_000))
    ]
    figure = ladder(rows, "t")
    assert figure.layout.xaxis.type == "log"
    at = [float(x) for x in re.findall(r"translate\(([\d.]+)", svg(figure))]
    one, ten, hundred, _, most, _ = at
    assert ten - one == pytest.approx(hundred - ten, abs=0.2) and most - hundred == pytest.approx(
        3 * (ten - one), abs=0.2
    )
    assert "100,000" in said(figure)


def test_a_ladder_with_a_nought_keeps_equal_steps():
    assert ladder([Ranged(str(n), n, n) for n in (0, 3, 4, 900)], "t").layout.xaxis.type is None


def test_a_picture_has_words_and_nothing_of_it_runs():
    figure = go.Figure(
        go.Scatter(x=[1], y=[1], mode="markers+text", text=['<script>"x"</script> & y']), layout(title="a < b")
    )
    html = picture(figure, 'one "point" & more')
    assert 'alt="one &quot;point&quot; &amp; more"' in html and html.count("<") == 1
    inside = unquote(re.search(r'src="data:image/svg\+xml,([^"]*)"', html).group(1))
    assert "<script" not in inside and ElementTree.fromstring(inside) is not None


def test_what_is_not_drawn_here_gives_no_picture():
    assert picture(go.Figure(go.Bar(x=[1], y=[1])), "bars") == "" and picture(go.Figure(), "nothing") == ""


@pytest.mark.parametrize(
    ("spec", "values", "labels"),
    [
        ({}, [0, 12], ["0", "2", "4", "6", "8", "10", "12"]),
        ({"tickvals": [1, 2], "ticktext": ["a", "b"]}, [1, 2], ["a", "b"]),
        ({"tickformat": ".0%", "range": [0, 1], "dtick": 0.5}, [0.2], ["0%", "50%", "100%"]),
        ({"range": ["2016-02-20", "2016-06-02"]}, ["2016-03-01"], ["01 Mar", "01 Apr", "01 May", "01 Jun"]),
        (
            {"range": ["2016-05-30", "2016-06-01"], "tickformat": "%d %b", "dtick": 86_400_000},
            ["2016-05-31"],
            ["30 May", "31 May", "01 Jun"],
        ),
        ({}, ["one", "two"], ["one", "two"]),
    ],
    ids=["numbers", "words for numbers", "shares", "months", "days", "names"],
)
def test_ticks(spec, values, labels):
    assert [label for _, label in axis_of(spec, values).ticks] == labels


def test_symbols_differ():
    names = [
        "circle",
        "square",
        "diamond",
        "cross",
        "x",
        "star",
        "triangle-up",
        "triangle-left",
        "hexagon",
        "circle-open",
        "circle-open-dot",
    ]
    assert len({symbol_path(name, 0, 0, 10, "#000", {}) for name in names}) == len(names)


@pytest.mark.parametrize("lines", [1, 2, 4, 6])
def test_every_line_of_a_name_below_stands_inside_the_picture(lines):
    figure = go.Figure(go.Scatter(x=[0, 1], y=[1, 1], mode="markers"), layout(title="t"))
    figure.update_xaxes(range=[-1, 2], tickvals=[0], ticktext=["<br>".join(["a name"] * lines)])
    page = drawn(figure)
    height = float(page.get("viewBox").split()[3])
    below = next(text for text in page.iter(f"{SVG}text") if text.text == "a name")
    assert float(below.get("y")) + 1.2 * 13 * (lines - 1) < height - 3
