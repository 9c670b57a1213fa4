"""The notebooks in a real JupyterLab. `make test-browser`; left out where there is no browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.browser_lab import (
    find_browser,
    open_notebook,
    picture,
    run_all,
    whole_notebook,
)

NEEDED = bool(os.environ.get("NEED_BROWSER"))
if not NEEDED:
    pytest.skip("run by make test-browser", allow_module_level=True)
assert find_browser(), "no browser: install Debian's chromium, or name one in CHROMIUM"
ROOT = Path(__file__).resolve().parent.parent


def explorer(page, number: int):
    """The number-th live explorer of the notebook."""
    return page.locator(".jp-OutputArea-output .widget-vbox:has(.explorer-summary)").nth(number)


def lit(box) -> list[str]:
    """The words lit up in the evidence of an explorer, without their labels."""
    return box.evaluate(
        """box => [...box.querySelectorAll('.explorer-evidence mark')].map(m => {
            const copy = m.cloneNode(true); copy.querySelectorAll('span').forEach(s => s.remove()); return copy.textContent; })"""
    )


def told(page, box) -> str:
    """What a screen reader is told of the choice, once Python has answered."""
    page.wait_for_timeout(700)
    return box.locator(".explorer-status").inner_text()


def lit_rows(box) -> list[str]:
    """What is lit up outside the evidence: points, rows, marks."""
    return box.evaluate("box => [...box.querySelectorAll('.lit')].map(node => node.tagName.toLowerCase())")


def test_start_here(lab, page):
    open_notebook(page, lab, "00_start_here.ipynb")
    # a fresh clone is not trusted: the still picture is there before anything runs
    page.wait_for_selector(".jp-OutputArea-output mark", timeout=20_000)
    page.wait_for_function(
        "() => document.querySelectorAll('.jp-OutputArea-output table caption').length >= 3", timeout=20_000
    )
    stills = page.locator(".jp-OutputArea-output img[src^='data:image/svg']")
    assert stills.count() >= 3 and all(
        s.get_attribute("alt") and s.evaluate("img => img.naturalWidth > 100") for s in stills.all()
    )
    picture(page, "00-before")
    run_all(page)
    page.wait_for_selector(".explorer-summary", timeout=30_000)
    box = explorer(page, 0)
    picker = box.locator(".explorer-picker select")
    picker.select_option(index=2)  # by mouse
    page.wait_for_function("() => document.querySelector('.explorer-evidence mark')?.textContent.length > 0")
    page.wait_for_timeout(500)
    assert any("at least 23 people" in words for words in lit(box)), lit(box)
    picker.focus()
    before = lit(box)
    page.keyboard.press("ArrowDown")  # by keyboard alone
    page.wait_for_timeout(800)
    assert lit(box) != before and any("seven children" in words for words in lit(box)), lit(box)
    labels = page.evaluate(
        "() => [...document.querySelectorAll('.jp-OutputArea-output select')].map(s => s.labels[0]?.textContent)"
    )
    assert labels and all(labels), labels
    assert page.locator(".js-plotly-plot").count() >= 1
    assert page.locator("[data-title*='Share'], [data-title*='Cloud'], .modebar-btn--logo").count() == 0
    assert whole_notebook(page, "00", 7000) == []
    assert page.problems == [] and page.outside == []


def test_what_is_clicked_shows_where_it_comes_from(lab, page):
    page.set_viewport_size({"width": 1280, "height": 1000})
    open_notebook(page, lab, "00_start_here.ipynb")
    run_all(page)
    page.wait_for_selector(".explorer-summary", timeout=30_000)
    page.wait_for_timeout(1500)
    box = explorer(page, 0)
    box.scroll_into_view_if_needed()
    box.locator("mark[data-row='3']").first.click()  # a mark in the text
    assert (
        "seven children" in told(page, box)
        and "seven children" in " ".join(lit(box))
        and lit_rows(box) == ["mark", "tr"]
    )
    box.locator("tr[data-row='5']").click()  # a row of the table, then the next by key
    before = told(page, box)
    page.keyboard.press("ArrowDown")
    assert told(page, box) != before and box.locator("tr[aria-selected=true]").get_attribute("data-row") == "6"
    box = explorer(page, 1)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(800)
    box.locator(".points .point").nth(2).hover(force=True)  # a point of the figure
    page.mouse.down()
    page.mouse.up()
    before = told(page, box)
    assert before and lit_rows(box) == ["path", "tr"] and lit(box)
    box.locator(".explorer-plot").focus()
    page.keyboard.press("ArrowDown")  # and the next by key
    assert told(page, box) != before and lit_rows(box) == ["path", "tr"]
    picture(page, "00-chosen")
    # the page is loaded again, the kernel lives
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1500)
    page.goto(f"{lab}/lab/tree/notebooks/00_start_here.ipynb?token=t")
    page.wait_for_selector(".explorer-summary", timeout=60_000)
    box = explorer(page, 2)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(2500)
    box.locator("tr[data-row='2']").click()
    assert "as much as 28" in told(page, box) and lit_rows(box) and set(lit_rows(box)) == {"path", "tr"}
    assert page.problems == [] and page.outside == []


def test_a_refusal_leaves_nothing_old(lab, page):
    open_notebook(page, lab, "01_from_text_to_tables.ipynb")
    run_all(page)
    box = page.locator(".explorer:has(input[type=text])")
    box.wait_for(timeout=60_000)
    box.scroll_into_view_if_needed()
    box.locator("input[type=text]").first.fill("no such words")
    box.locator("input[type=text]").first.press("Enter")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-summary')].some(s => s.textContent.includes('do not stand'))",
        timeout=20_000,
    )
    assert box.locator("mark, table").count() == 0 and not box.locator(".explorer-picker select").is_visible()


def test_from_text_to_tables(lab, page):
    open_notebook(page, lab, "01_from_text_to_tables.ipynb")
    page.wait_for_selector(".jp-OutputArea-output table", timeout=20_000)
    picture(page, "01-before")
    run_all(page)
    page.wait_for_selector(".explorer-summary", timeout=60_000)
    page.wait_for_timeout(1500)
    box = page.locator(".explorer:has(input[type=text])")
    box.scroll_into_view_if_needed()
    box.locator("select").first.select_option(label="at least 23 → nearly 147")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-summary')].some(s => s.textContent.includes('nearly 147'))",
        timeout=20_000,
    )
    page.wait_for_function(
        "() => [...document.querySelectorAll('.jp-OutputArea-output table')].some(t => t.textContent.includes('147 or fewer') && t.textContent.includes('23 or more'))",
        timeout=20_000,
    )
    find, put = box.locator("input[type=text]").nth(0), box.locator("input[type=text]").nth(1)
    put.fill("Freedonia's army")
    put.press("Tab")
    find.fill("Russian warplanes")
    find.press("Enter")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-summary')].some(s => s.textContent.includes('Freedonia'))",
        timeout=20_000,
    )
    picture(page, "01-changed")
    # words that are not there: told in words, nothing is lost
    find.fill("no such words")
    find.press("Enter")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-summary')].some(s => s.textContent.includes('do not stand'))",
        timeout=20_000,
    )
    assert whole_notebook(page, "01", 12000) == []
    assert page.problems == [] and page.outside == []


CHAPTERS = {
    "02_attribution_disputes": 4,
    "03_casualty_revisions": 4,
    "04_ceasefire_violations": 4,
    "06_how_good_is_the_reading": 4,
}  # and how many figures at least


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter(lab, page, name):
    open_notebook(page, lab, f"{name}.ipynb")
    page.wait_for_selector(".jp-OutputArea-output table caption", timeout=20_000)
    run_all(page)
    page.wait_for_selector(".explorer-summary", timeout=60_000)
    page.wait_for_timeout(2000)
    boxes = page.locator(".jp-OutputArea-output .widget-vbox:has(.explorer-summary)")
    assert boxes.count() >= 2 * CHAPTERS[name] - 1 + (CHAPTERS[name] == 1)
    assert not page.locator(
        ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr'], .jp-RenderedText[data-mime-type*=error]"
    ).count()
    # another row, by keyboard alone: other evidence
    moved = 0
    for number in range(boxes.count()):
        picker = boxes.nth(number).locator(".explorer-picker select")
        if not picker.is_visible() or picker.locator("option").count() < 2:
            continue
        before = boxes.nth(number).locator(".explorer-evidence").inner_html()
        picker.focus()
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(500)
        moved += boxes.nth(number).locator(".explorer-evidence").inner_html() != before
    assert moved >= CHAPTERS[name]
    labels = page.evaluate(
        "() => [...document.querySelectorAll('.jp-OutputArea-output select')].map(s => s.labels[0]?.textContent)"
    )
    assert labels and all(labels), labels
    figures = page.locator(".js-plotly-plot .main-svg[role=img]")
    assert figures.count() >= CHAPTERS[name] and all(len(f.get_attribute("aria-label")) > 40 for f in figures.all())
    assert whole_notebook(page, name, 16000) == []
    assert page.problems == [] and page.outside == []


def test_the_night_by_the_clock(lab, page):
    """Notebook 3 by mouse and by keyboard: the clock, a mark, a choice with its reason."""
    open_notebook(page, lab, "03_casualty_revisions.ipynb")
    run_all(page)
    page.wait_for_selector(".widget-slider .noUi-handle", timeout=60_000)
    page.wait_for_timeout(2000)
    box = page.locator(".explorer:has(.widget-slider)").first
    box.scroll_into_view_if_needed()
    handle = box.locator(".noUi-handle").first
    assert (
        handle.get_attribute("aria-label") == "known by"
        and handle.get_attribute("aria-valuetext") == "2 June, 12:00 UTC"
    )
    handle.focus()
    for _ in range(15):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-summary')].some(s => s.textContent.startsWith('By 31 May, 15:00 UTC, for certain: 6 figures'))",
        timeout=20_000,
    )
    assert handle.get_attribute("aria-valuetext") == "31 May, 15:00 UTC"
    page.wait_for_timeout(1500)
    marks = box.locator(".points .point")
    before = box.locator(".explorer-evidence").inner_html()
    marks.last.click(force=True)
    page.wait_for_timeout(1000)
    assert box.locator(".explorer-evidence").inner_html() != before
    desk = page.locator(".widget-vbox:has(> .explorer)").first
    desk.scroll_into_view_if_needed()
    button = desk.get_by_role("button", name="Write my choices into the log")
    desk.get_by_label("UCDP best").fill("50")
    desk.get_by_label("UCDP best").press("Tab")
    page.wait_for_timeout(800)
    button.click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('[role=alert]')].some(s => s.textContent.includes('give a reason'))",
        timeout=20_000,
    )
    desk.get_by_label("why best").fill("two named origins say so")
    desk.get_by_label("why best").press("Tab")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-summary')].some(s => s.textContent.includes('UCDP would print low 21, best 50, high 61'))",
        timeout=20_000,
    )
    button.click()
    page.wait_for_selector("a[download='choices.csv']", timeout=20_000)
    assert page.problems == [] and page.outside == []


def box_that_says(page, words: str):
    """The live explorer whose summary holds some words."""
    return page.locator(f".jp-OutputArea-output .explorer:has(.explorer-summary:has-text({words!r}))").first


def test_mistakes_in_their_sentences(lab, page):
    """Notebook 6: a mistake by a click in the table, a cell of the figure by a click and by key, a construction by key."""
    open_notebook(page, lab, "06_how_good_is_the_reading.ipynb")
    run_all(page)
    page.wait_for_selector(".explorer-summary", timeout=60_000)
    page.wait_for_timeout(1500)
    box = box_that_says(page, "mistakes (")
    box.scroll_into_view_if_needed()
    box.get_by_label("table", exact=True).select_option(label="counts of people")
    box = box_that_says(page, "Counts of people, all sets")
    box.get_by_label("kind", exact=True).select_option(label="missed")
    page.wait_for_timeout(1500)
    row = box.locator("tr[data-row]").nth(2)
    words = row.locator("td").nth(2).inner_text().split("”")[0].strip("“")
    row.click()
    page.wait_for_timeout(800)
    assert words in lit(box), (words, lit(box))
    assert len(max(lit(box), key=len).split()) > 4, "the whole sentence is lit up"
    figure = box_that_says(page, "Marked → read")
    figure.scroll_into_view_if_needed()
    before = figure.locator(".explorer-evidence").inner_html()
    place = figure.locator(".points .point").last.bounding_box()
    page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.wait_for_timeout(800)
    assert figure.locator(".explorer-evidence").inner_html() != before
    assert figure.locator("tr.lit").count() == 1
    kinds = box_that_says(page, "constructions (")
    kinds.scroll_into_view_if_needed()
    picker = kinds.locator(".explorer-picker select")
    before = kinds.locator(".explorer-evidence").inner_text()
    picker.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(800)
    shown = kinds.locator(".explorer-evidence").inner_text()
    assert shown != before and "Expected:" in shown and ("as expected" in shown or "known gap" in shown)
    kinds.get_by_label("about", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-summary')].some(s => s.textContent.includes('constructions (statements)'))",
        timeout=20_000,
    )


def test_truce_counts_by_mark_and_by_square(lab, page):
    """Notebook 4 by mouse and by keyboard: a day that is not known, a province, a copy that is believed, a search that finds nothing."""
    open_notebook(page, lab, "04_ceasefire_violations.ipynb")
    run_all(page)
    page.wait_for_selector(".explorer-summary", timeout=60_000)
    page.wait_for_timeout(2000)
    calendar = page.locator(".explorer:has-text('an empty square is unknown')").first
    calendar.scroll_into_view_if_needed()
    calendar.locator(".points .point").last.click(force=True)  # an empty square
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-evidence')].some(e => /A wide reader would put|no zero/.test(e.textContent))",
        timeout=20_000,
    )
    desk = page.locator(".widget-vbox:has(> .explorer)").first
    desk.scroll_into_view_if_needed()
    desk.get_by_label("area").select_option("Idlib")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-summary')].some(s => s.textContent.includes('0 by arithmetic on 32'))",
        timeout=20_000,
    )
    desk.get_by_label("believe", exact=True).focus()
    page.keyboard.press("ArrowDown")
    desk.get_by_label("why believe").fill("the other copy is a repost")
    desk.get_by_label("why believe").press("Tab")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.explorer-summary')].some(s => s.textContent.includes('the other copy is a repost'))",
        timeout=20_000,
    )
    desk.get_by_role("button", name="Write my choices into the log").click()
    page.wait_for_selector("a[download='choices.csv']", timeout=20_000)
    line = page.get_by_role("textbox", name="line")
    line.fill("hello")
    line.press("Tab")
    page.wait_for_function(
        "() => [...document.querySelectorAll('[role=alert]')].some(s => s.textContent.includes('no truce count'))",
        timeout=20_000,
    )
    box = page.locator(".explorer:has([role=alert])").first
    assert not box.locator("table, mark").count(), "after a refusal nothing old stays"
    assert page.problems == [] and page.outside == []


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks" / "solutions").glob("*.ipynb")), ids=lambda p: p.stem)
def test_solutions(lab, page, path):
    open_notebook(page, lab, f"solutions/{path.name}")
    run_all(page)
    assert whole_notebook(page, path.stem, 4000) == []
    assert page.problems == [] and page.outside == []
