"""Marked text, tables and explorers: escaped, traceable, and the same with and without widgets."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from helpers import load_seed, read_article
from helpers.display import change_views, reading_views
from helpers.display.explorer import View, explore
from helpers.display.intervals import said
from helpers.display.marks import Mark, citation, highlight
from helpers.display.tables import table_html

SEED = load_seed()
NASTY = 'Officials said "<script>alert(1)</script> </mark><img onerror=x src=y> killed 12 people & wounded 3".'


def plain(html: str) -> str:
    import html as escapes

    return escapes.unescape(re.sub(r"<[^>]+>", "", html))


def test_marked_text_is_escaped():
    article = read_article(text=NASTY)
    view = reading_views.marked_article(article, show="everything", labels=True)
    for html in (view.page, view._repr_mimebundle_()["text/html"], *(view.evidence(i) for i in range(len(view.table)))):
        assert "<script" not in html and "<img" not in html and html.count("<mark") == html.count("</mark>")


def test_marks_keep_every_character():
    html = highlight(SEED.text, [Mark(0, 6, "source", "Russia"), Mark(3, 11, "cue", "")], labels=False)
    assert plain(html).replace("\n", "") == SEED.text.replace("\n", "")


def test_kinds_differ_in_words_and_not_in_colour_alone():
    html = highlight("abc def", [Mark(0, 3, "denies", ""), Mark(4, 7, "accuses", "")])
    assert "denies" in plain(html) and "accuses" in plain(html)


def test_a_citation_escapes():
    html = citation("<b>Wire</b>", "2016-05-31", "a & b", "https://example.org/?a=1&b=2")
    assert "<b>Wire" not in html and "&amp;" in html


def test_a_table_has_a_caption_and_no_missing_zeroes():
    html = table_html(pd.DataFrame({"low": pd.array([None, 3], dtype="Int64")}), "Two rows")
    assert "<caption" in html and "Two rows" in html and "NaN" not in html and "&lt;NA&gt;" not in html


@pytest.mark.parametrize(("low", "high", "words"), [(23, None, "23 or more"), (None, 28, "28 or fewer"), (7, 7, "exactly 7"), (20, 30, "20 to 30")])
def test_bounds_in_words(low, high, words):
    assert said(low, high) == words


VIEWS = {
    "marked_article": {'show': list(reading_views.LAYERS), 'labels': True},
    "who_says_who": {'only_about_responsibility': True},
    "toll_ladder": {'outcome': ["killed"]},
    "truce_ledger": {},
}


@pytest.mark.parametrize("name", VIEWS)
def test_an_explorer_shows_what_its_view_says(name):
    box = explore(getattr(reading_views, name), SEED, **VIEWS[name])
    direct = getattr(reading_views, name)(SEED, **box.choices)
    assert isinstance(direct, View) and plain(box.summary.value) == direct.summary
    bundle = box._repr_mimebundle_()
    assert bundle["text/plain"] == direct.summary and "application/vnd.jupyter.widget-view+json" in bundle
    assert all(control.description for control in (*box.controls.values(), box.picker))
    before = box.evidence.value
    box.picker.value = 1
    assert box.evidence.value != before and direct.evidence(1) == box.evidence.value


def test_every_row_is_lit_where_its_words_stand():
    view = reading_views.marked_article(SEED, show="everything", labels=False)
    for i, row in enumerate(view.table.itertuples()):
        assert SEED.text[row.start : row.end] in SEED.text
        lit = " ".join(re.findall(r"<mark[^>]*>(.*?)</mark>", view.evidence(i)))
        assert plain(lit).split()[0] in row.words or plain(lit), i


def test_a_refusal_is_told_in_words_and_keeps_the_rest():
    def view(_tables, number):
        if number == 2:
            raise ValueError("two is refused & <told>")
        return View(f"the number {number}", pd.DataFrame({"a": [number]}))

    box = explore(view, None, number=[1, 2, 3])
    box.controls["number"].value = 2
    assert "two is refused &amp; &lt;told&gt;" in box.summary.value and "1" in box.table.value
    box.controls["number"].value = 3
    assert "the number 3" in box.summary.value


def test_a_word_changed_moves_its_own_rows():
    view = change_views.change_a_word(SEED, ("at least 23", "nearly 147"))
    assert "nearly 147" in view.summary and sorted(zip(view.table.change, view.table.table, strict=True)) == [("gone", "casualties"), ("gone", "claims"), ("new", "casualties"), ("new", "claims")]
    with pytest.raises(ValueError, match="do not stand in the article"):
        change_views.change_a_word(SEED, ("no such words", "x"))


def test_views_of_an_article_without_rows():
    article = read_article(text="Nothing happened.")
    for name, choices in VIEWS.items():
        first = {k: v[0] if isinstance(v, list) else v for k, v in choices.items()}
        view = getattr(reading_views, name)(article, **first)
        assert view.summary and len(view.table) == 0


def test_figures_leave_the_page_its_colours():
    figure = reading_views.toll_ladder(SEED, outcome="killed").figure
    assert figure.layout.paper_bgcolor == "rgba(0,0,0,0)" and figure.layout.title.text
