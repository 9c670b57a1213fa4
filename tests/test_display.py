"""Marked text, tables and explorers: escaped, traceable, and the same with and without widgets."""

from __future__ import annotations

import html as escapes
import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from helpers import load_seed, read_article
from helpers.display import change_views, items, reading_views, step_views
from helpers.display.explorer import View, entry, explore
from helpers.display.intervals import said
from helpers.display.marks import Mark, citation, findings, highlight, short, words
from helpers.display.tables import table_html
from helpers.display.theme import KINDS

SEED = load_seed()
NASTY = 'Officials said "<script>alert(1)</script> </mark><img onerror=x src=y> killed 12 people & wounded 3".'


def plain(html: str) -> str:
    return escapes.unescape(re.sub(r"<[^>]+>", "", html))


def test_marked_text_is_escaped():
    article = read_article(text=NASTY)
    view = reading_views.marked_article(article, show="everything", labels=True)
    for html in (view.page, view._repr_mimebundle_()["text/html"], *(view.evidence(i) for i in range(len(view.table)))):
        assert "<script" not in html and "<img" not in html and html.count("<mark") == html.count("</mark>")


@pytest.mark.parametrize(
    ("summary", "finding"),
    [
        (
            "12 figures: 4 exact (see 2.5). 9 named origins; for 1 figure nobody is named. At least 14, the Observatory.",
            "12 figures: 4 exact (see 2.5).",
        ),
        # a point in a name ends no sentence
        (
            "2 statements by the U.S. State Department (J. Kirby) are known. The rest is not.",
            "2 statements by the U.S. State Department (J. Kirby) are known.",
        ),
        ("Denial 1 of 4: “It Didn’t”. To deny is not to refute.", "Denial 1 of 4: “It Didn’t”."),
        ("One sentence & no more", "One sentence & no more"),
        # a list that goes on and on is no finding: what leads to it is in bold
        (
            f"Refused: 3 lists do not add up: {'Karsa 4, Orsha 5, ' * 9}and so on. Look.",
            "Refused: 3 lists do not add up:",
        ),
    ],
)
def test_the_finding_is_in_bold_and_the_numbers_behind_it_are_not(summary, finding):
    html = findings(summary)
    assert escapes.unescape(re.search("<b>(.*)</b>", html)[1]) == finding and plain(html) == summary
    view = View(summary, pd.DataFrame())
    assert html in explore(lambda _: view, None).summary.value and html in view._repr_mimebundle_()["text/html"]


def test_marks_keep_every_character():
    html = highlight(SEED.text, [Mark(0, 6, "source", "Russia"), Mark(3, 11, "cue", "")], labels=False)
    assert plain(html).replace("\n", "") == SEED.text.replace("\n", "")


def test_kinds_differ_in_words_and_not_in_colour_alone():
    html = highlight("abc def", [Mark(0, 3, "denies", ""), Mark(4, 7, "accuses", "")])
    assert "denies" in plain(html) and "accuses" in plain(html)


def test_a_citation_escapes_and_quotes_nobody():
    html = citation("<b>Wire</b>", "2016-05-31", "a & b", "https://example.org/?a=1&b=2")
    assert (
        "<b>Wire" not in html
        and "&amp;" in html
        and "“" not in html
        and 'href="https://example.org/?a=1&amp;b=2"' in html
    )


def test_a_long_address_is_cut_where_a_reader_would():
    address = "https://www.example.org/2016/05/31/one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve"
    assert short(address) == "example.org/…/one-two-three-four-five-six-seven-eight-nine-ten…"
    assert short("https://example.org/a") == "example.org/a" and address in words(address)


def test_words_from_right_to_left_keep_to_themselves():
    assert words("“20 (الحصيلة)”, Shaam & 3") == "“<bdi>20 (الحصيلة)</bdi>”, Shaam &amp; 3"
    assert (
        words("note: فاق العشرون (حصيلة أولية) (in English)")
        == "note: <bdi>فاق العشرون (حصيلة أولية)</bdi> (in English)"
    )
    assert words("20 (الحصيلة الأولية)") == "20 (<bdi>الحصيلة الأولية</bdi>)"
    assert "<bdi>" in table_html(pd.DataFrame({"words": ["أكثر من 25"]}), "One") and "<bdi>" not in words(
        "more than 25"
    )


def test_a_day_is_not_broken_into_two_lines():
    frame = pd.DataFrame({"day": [pd.Timestamp("2016-05-31")], "word": ["on 2016-05-31 it was"]})
    html = table_html(frame, "One")
    assert 'white-space:nowrap">2016-05-31<' in html and html.count("nowrap") == 1


def test_a_table_has_a_caption_and_no_missing_zeroes():
    html = table_html(pd.DataFrame({"low": pd.array([None, 3], dtype="Int64")}), "Two rows")
    assert "<caption" in html and "Two rows" in html and "NaN" not in html and "&lt;NA&gt;" not in html
    assert "no end" in table_html(
        pd.DataFrame({"low": pd.array([None], dtype="Int64")}), "One", missing={"low": "no end"}
    )


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(23, None, "23 or more"), (None, 28, "28 or fewer"), (7, 7, "exactly 7"), (20, 30, "20 to 30")],
)
def test_bounds_in_words(low, high, told):
    assert said(low, high) == told


VIEWS = {
    reading_views.marked_article: {"show": list(items.LAYERS), "labels": True},
    reading_views.who_says_who: {"only_about_responsibility": True},
    reading_views.toll_ladder: {"outcome": ["killed"]},
    reading_views.truce_ledger: {},
    step_views.page_parts: {},
    step_views.sentences: {},
    step_views.number_ledger: {"show": step_views.NUMBERS},
    step_views.rows_of: {
        "table": ["claims", "casualties", "ceasefire", "strikes", "numbers", "places", "dates", "notices"]
    },
    step_views.left_over: {},
}
each = pytest.mark.parametrize("view", VIEWS, ids=lambda v: v.__name__)


@each
def test_an_explorer_shows_what_its_view_says(view):
    box = explore(view, SEED, **VIEWS[view])
    direct = view(SEED, **box.choices)
    assert isinstance(direct, View) and plain(box.summary.value) == direct.summary
    bundle = box._repr_mimebundle_()
    assert bundle["text/plain"] == direct.summary and "application/vnd.jupyter.widget-view+json" in bundle
    assert all(control.description for control in (*box.controls.values(), box.picker))
    before = box.evidence.value
    box.picker.value = 1
    assert box.evidence.value != before and direct.evidence(1) == box.evidence.value == box.view.evidence(1)


@each
def test_what_is_clicked_in_the_page_is_chosen(view):
    box = explore(view, SEED, **VIEWS[view])
    last = len(box.view.rows) - 1
    (name,) = [c for c in box._dom_classes if c.startswith("explorer-")]
    click = lambda row: box.picking._handle_custom_msg({"explorer": name, "row": row}, [])  # noqa: E731
    other = explore(view, SEED)
    click(last)
    assert box.picker.value == last and box.evidence.value == box.view.evidence(last)
    assert box.picking.chosen[name] == last and other.picker.value == 0
    box.picker.value = 0
    assert box.picking.chosen[name] == 0
    click(last + 5)  # a row that is not there
    assert box.picker.value == 0


@each
def test_what_stands_for_a_row_says_which(view):
    shown = view(SEED)
    rows = range(len(shown.rows))
    table = [int(n) for n in re.findall(r'<tr data-row="(\d+)"', shown.table_html())]
    assert table == list(rows), "each row of the table stands for a row of the list"
    page = {int(n) for n in re.findall(r'<mark[^>]* data-row="(\d+)"', shown.page or "")}
    assert not shown.page or page == set(rows), "each row has a mark in the text"
    points = [
        n for trace in (shown.figure.data if shown.figure else ()) if "markers" in trace.mode for n in trace.customdata
    ]
    assert not shown.figure or set(points) == set(rows), "each row has a point in the figure"


@each
def test_a_view_in_a_cell_can_be_chosen_from_too(view):
    bundle = view(SEED)._repr_mimebundle_()
    assert (
        "application/vnd.jupyter.widget-view+json" in bundle
        and bundle["text/html"] == explore(view, SEED)._repr_mimebundle_()["text/html"]
    )


def test_every_row_is_lit_where_its_words_stand():
    view = reading_views.marked_article(SEED, show="everything", labels=False)
    for i, row in enumerate(view.table.itertuples()):
        lit = [plain(piece) for piece in re.findall(r"<mark[^>]*>(.*?)</mark>", view.evidence(i))]
        assert any(row.words.split()[0] in piece for piece in lit), i
        assert 'class="mark-sentence"' in view.evidence(i)


def refusing(_tables, number):
    if number == 2:
        raise ValueError("two is refused & <told>")
    figure = go.Figure(go.Scatter(x=[1], y=[number], mode="markers", customdata=[0]))
    return View(
        f"the number {number}",
        pd.DataFrame({"a": [number]}),
        figure=figure,
        evidence=lambda _i: "shown",
        page="<p>text</p>",
        rows=["one"],
    )


def test_a_refusal_is_told_in_words_and_nothing_old_stays_beside_it():
    box = explore(refusing, None, number=[1, 2, 3])
    assert box.plot.outputs and box.evidence.value
    box.controls["number"].value = 2
    assert (
        "two is refused &amp; &lt;told&gt;" in box.summary.value
        and "two is refused" in box._repr_mimebundle_()["text/html"]
    )
    assert (
        not box.plot.outputs
        and box.page.value == box.evidence.value == box.table.value == ""
        and box.picker.options == ()
    )
    box.controls["number"].value = 3
    assert "the number 3" in box.summary.value and box.plot.outputs and box.evidence.value == "shown"


def test_the_row_chosen_stays_chosen_when_its_number_changes():
    box = explore(reading_views.marked_article, SEED, show=list(items.LAYERS))
    box.picker.value = 2
    name = box.view.rows[2]
    box.controls["show"].value = "people"
    assert box.view.rows[box.picker.value] == name and box.picker.value == 0


def test_no_figure_offers_to_send_itself_away():
    (output,) = explore(reading_views.toll_ladder, SEED).plot.outputs
    config = output["data"]["application/vnd.plotly.v1+json"]["config"]
    assert (
        config["modeBarButtons"] == [["toImage", "resetScale2d"]]
        and not config["displaylogo"]
        and not config["plotlyServerURL"]
    )


def changed(**choices) -> View:
    return change_views.change_a_word(SEED, **choices)


def lit_as(view: View, kind: str) -> list[str]:
    return [
        plain(piece)
        for piece in re.findall(rf'<mark class="mark-{kind}"[^>]*><span[^>]*>\[{kind}\]</span>(.*?)</mark>', view.page)
    ]


def test_a_word_changed_moves_its_own_rows():
    view = changed(change=("at least 23", "nearly 147"))
    assert "nearly 147" in view.summary and sorted(zip(view.table.change, view.table.table, strict=True)) == [
        ("gone", "people"),
        ("gone", "statements"),
        ("new", "people"),
        ("new", "statements"),
    ]
    with pytest.raises(ValueError, match="do not stand in the article"):
        changed(find="no such words", put="x")


@pytest.mark.parametrize(
    ("find", "put", "tables"),
    [("Igor Konashenkov", "Pavel Brandt", {"statements"}), ("Idlib", "Karsanta", {"statements", "people", "attacks"}), ("Damascus", "Zubrowka", {"truce"})],
)  # fmt: skip
def test_another_speaker_and_another_place_are_rows_that_change(find, put, tables):
    table = changed(find=find, put=put).table
    new = table[table.change.eq("new")]
    assert set(new.table) == tables and all(put in " ".join(map(str, row)) for row in new.itertuples(index=False))


def test_only_what_was_changed_is_marked_as_changed():
    assert "in 1 place:" in changed(find="23", put="0").summary and lit_as(changed(find="23", put="0"), "changed") == [
        "0"
    ]  # not that of "10 airstrikes"
    assert "words left out here" in changed(find="immediately ", put="").page


def test_whole_words_are_changed_and_a_state_takes_its_adjective_along():
    view = changed(find="Russia", put="France")
    assert "Francen" not in view.page and set(lit_as(view, "changed")) == {"France", "French"}
    new = view.table[view.table.change.eq("new")]
    assert not new.whose.str.contains("Russia").any() and new.means.str.contains("France").any()
    assert "Russian" in plain(changed(find="Kirby", put="Doe").page)


def test_own_words_and_the_list():
    with pytest.raises(ValueError, match="which words to find"):
        changed(put="something")
    assert "not the list" in changed(change=("five violations", "six violations"), find="Kirby", put="Doe").summary


def test_no_marks_of_a_notebook_text_stand_in_a_summary():
    told = changed(change=change_views.SUGGESTED["denies → admits"], find="denied", put="confirmed").summary
    assert "empty “find” for the list" in told and "*" not in told


def test_what_a_verb_moves():
    table = changed(change=change_views.SUGGESTED["denies → admits"]).table
    assert set(table[table.change.eq("new") & table.table.eq("people")].whose) == {"Russia"}


def test_views_of_an_article_without_rows():
    article = read_article(text="Nothing happened.")
    for view, choices in VIEWS.items():
        if view in (step_views.page_parts, step_views.sentences):
            continue
        first = {k: v[0] if isinstance(v, list | tuple) else v for k, v in choices.items()}
        shown = view(article, **first)
        assert shown.summary and len(shown.table) == 0 and explore(view, article, **first)


def test_steps_add_up():
    found = step_views.sentences(SEED).table
    for name, column in items.TABLE_NAMES.items():
        assert found[column].sum() == len(SEED.table(name))
    messy = read_article(
        text="Karsa hit\n\nOfficials said 4 missiles hit andKarsa burned. “We saw 11 craters, one said.\n\nFollow us on Facebook"
    )
    assert {"repaired", "skipped", "not understood"} == set(step_views.left_over(messy).table["what"])
    with pytest.raises(ValueError, match="show is one of"):
        step_views.number_ledger(SEED, show="x")


def test_figures_leave_the_page_its_colours():
    figure = reading_views.toll_ladder(SEED, outcome="killed").figure
    assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)" and figure.layout.title.text


def test_a_line_to_write_in():
    assert explore(change_views.change_a_word, SEED, find=entry("words")).controls["find"].description == "find"


def test_an_address_with_commas_is_one_link():
    address = "https://example.org/2016/02/28/noticia_mundo,519723/amp(1).html"
    assert f'href="{address}"' in citation("A paper", None, "a note", address)
    assert "<a" not in citation("A paper", None, None, "no address; asked by letter")


def test_a_mark_can_have_a_word_of_its_own():
    shown = highlight("Hama (3)", [Mark(6, 7, "ceasefire", label="Hama")])
    assert "[Hama]" in shown and "[truce]" not in shown


def brightness(colour: tuple[float, ...]) -> float:
    """The relative luminance of WCAG."""
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def laid_on(tint: str, page: tuple[float, ...]) -> tuple[float, ...]:
    red, green, blue, share = (float(n) for n in re.findall(r"[\d.]+", tint))
    return tuple(share * over + (1 - share) * under for over, under in zip((red, green, blue), page, strict=True))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", [255, 17], ids=["light", "dark"])
def test_a_mark_is_read_on_a_light_and_on_a_dark_page_and_does_not_glare(kind, page):
    """The words of a page on a mark, and on a mark in a mark in a sentence: WCAG's 4.5:1; its underline 3:1."""
    words_, ground = (0, 0, 0) if page == 255 else (255, 255, 255), (page, page, page)
    tint, underline, _ = KINDS[kind]
    if tint != "transparent":
        one = laid_on(tint, ground)
        assert contrast(words_, one) >= 4.5 and (page == 255 or brightness(one) < 0.13)
        assert contrast(words_, laid_on(tint, laid_on(tint, laid_on(KINDS["sentence"][0], ground)))) >= 4.5
    line = underline.split("#")[1]
    assert contrast(tuple(int(line[i : i + 2], 16) for i in (0, 2, 4)), ground) >= 3
    assert "color:inherit" in highlight("abc", [Mark(0, 3, kind)])


def test_a_wall_of_numbers_folds_away():
    """The finding is seen; numbers that fill many lines are read on demand, all of them."""
    many = "; ".join(f"{n} people" for n in range(200))
    told = findings(f"In all 200 figures. {many}.")
    assert told.startswith("<p><b>In all 200 figures.</b></p><details>") and many in told
    assert "<details>" not in findings("In all 2 figures. 12 people; 13 people.")
