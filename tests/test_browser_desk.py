"""The desk in a real JupyterLab, as a person works at it: by mouse, and by keyboard alone."""

from __future__ import annotations

import os

import pytest

from tests.browser_lab import open_notebook, picture, run_all, whole_notebook

if not os.environ.get("NEED_BROWSER"):
    pytest.skip("run by make test-browser", allow_module_level=True)

expect = pytest.importorskip("playwright.sync_api").expect

NASTY = (
    "Karsa shelled again\n\nPolice said <img src=x onerror=window.hurt=1> <script>window.hurt=1</script></mark> at least 12 people were killed in Karsa. "
    "Then 44 trucks came. The army denied that it shelled Karsa."
)
SELECT = """words => { const walk = document.createTreeWalker(document.querySelector('.own-text .tex2jax_ignore'), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { const at = walk.currentNode.data.indexOf(words); if (at >= 0) { const r = document.createRange();
    r.setStart(walk.currentNode, at); r.setEnd(walk.currentNode, at + words.length); getSelection().removeAllRanges(); getSelection().addRange(r); return; } } }"""


@pytest.fixture
def desk(lab, page):
    page.set_viewport_size({"width": 1280, "height": 1000})  # a laptop
    open_notebook(page, lab, "05_your_own_article.ipynb")
    page.wait_for_selector(".jp-OutputArea-output mark", timeout=20_000)
    run_all(page)
    # JupyterLab follows the last cell and draws only what is in sight: up again until the desk is there
    page.wait_for_function(
        "() => { document.querySelectorAll('.jp-WindowedPanel-outer').forEach(box => box.scrollTo(0, 0)); return document.querySelector('.own-desk'); }",
        timeout=60_000,
        polling=500,
    )
    page.wait_for_timeout(2000)
    return page.locator(".own-desk").first


def fill(control, words: str) -> None:
    control.fill(words)
    control.press("Tab")


def wait_for(page, words: str, where: str = ".own-desk") -> None:
    page.wait_for_function(
        "([where, words]) => document.querySelector(where)?.textContent.includes(words)",
        arg=[where, words],
        timeout=20_000,
    )


def wait_for_row(page, words: str) -> None:
    """The row that is chosen; ipywidgets writes its spaces as such that don't break."""
    page.wait_for_function(
        "words => document.querySelector('.own-desk .explorer-picker select').selectedOptions[0].textContent.replaceAll('\\u00a0', ' ').includes(words)",
        arg=words,
        timeout=20_000,
    )


def read(page, desk, text: str) -> None:
    desk.get_by_role("button", name="pasted words").first.click()
    fill(desk.locator("textarea").first, text)
    desk.get_by_role("button", name="Read it").click()
    wait_for(page, text[:15], ".own-text")
    page.wait_for_timeout(800)


def in_sight(page, desk, words: str) -> None:
    """A message is where the eye is: in the window, without scrolling."""
    told = desk.locator(".told", has_text=words).first
    told.wait_for(timeout=20_000)
    box = told.bounding_box()
    assert 0 <= box["y"] <= page.viewport_size["height"], (words, box)


def test_a_report_is_reviewed_by_mouse(page, desk):
    read(page, desk, NASTY)
    assert (
        page.evaluate("() => window.hurt") is None and "onerror=window.hurt=" in desk.locator(".own-text").inner_text()
    )
    # a mark that is clicked chooses its row, with its fields
    desk.locator(".own-text mark", has_text="at least 12 people").first.click()
    wait_for_row(page, "at least 12")
    expect(desk.get_by_label("value", exact=True).first).to_have_value("12", timeout=20_000)
    assert desk.get_by_label("outcome").first.input_value()
    # a decision without a reason is told beside the button, one with a reason is written
    desk.get_by_role("button", name="Reject").click()
    in_sight(page, desk, "give a reason")
    fill(desk.get_by_label("Reason", exact=True), "not of this event")
    desk.get_by_role("button", name="Reject").click()
    in_sight(page, desk, "is rejected")
    wait_for(page, "1 decision in the log")
    assert (
        desk.locator("tr:has(s)", has_text="not of this event").count() == 1
        and desk.locator(".own-text mark.mark-rejected").count() == 1
    )
    picture(page, "05-rejected")
    fill(desk.get_by_label("Reason", exact=True), "it is")
    desk.get_by_role("button", name="Take it back in").click()
    wait_for(page, "2 decisions in the log")
    assert desk.locator("tr:has(s)").count() == 0
    # a row of the table chooses, too
    desk.locator(".explorer-table").first.locator("tr[data-row]", has_text="army").first.click()
    wait_for_row(page, "army")
    # words selected in the marked text become a row: a statement, and nothing falls over
    page.evaluate(SELECT, "trucks came")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.own-desk input[type=text]')].some(i => i.value === 'trucks came')",
        timeout=10_000,
    )
    desk.get_by_label("Table").first.select_option(label="claims")
    wait_for(page, "would be found again")
    fill(desk.get_by_label("Reason for adding"), "nobody is named")
    desk.get_by_role("button", name="Add this row").click()
    in_sight(page, desk, "Added as row")
    wait_for(page, "3 decisions in the log")
    picture(page, "05-added")
    assert page.problems == [] and page.outside == []


def test_questions_files_and_several_reports(page, desk):
    desk.get_by_label("Example").first.select_option(label="a toll revised down (invented)")
    fill(desk.get_by_label("Published on (optional)").first, "2019-03-14")
    desk.get_by_role("button", name="Read it").click()
    wait_for(page, "Printed on 2019-03-14")
    for question, shown in (
        ("Which number revises which?", "Revised by"),
        ("How do the numbers relate?", "discrepancy"),
        ("What did the truce counts count?", "Not shown."),
        ("Who says who did it?", "Who did it:"),
    ):
        desk.get_by_role("button", name=question).click()
        wait_for(page, shown)
    desk.locator(".js-plotly-plot:visible").first.wait_for(timeout=20_000)
    assert desk.locator(".js-plotly-plot:visible").count() == 1
    desk.get_by_role("button", name="Which number revises which?").click()
    paste = desk.locator("textarea:visible").last
    fill(paste, "The Karsa Traders' Association put the toll at 27 on Friday.")
    fill(desk.get_by_label("Published on (optional)").last, "2019-03-15")
    desk.get_by_role("button", name="Add this report").click()
    wait_for(page, "report 2 is added")
    page.wait_for_function(
        "() => [...document.querySelectorAll('.own-desk .explorer-summary')].some(s => s.textContent.includes('→ “27”'))",
        timeout=20_000,
    )
    desk.get_by_role("button", name="Make the file").click()
    link = desk.locator("a[download]")
    link.wait_for(timeout=20_000)
    with page.expect_download() as waiting:
        link.click()
    assert waiting.value.suggested_filename.endswith(".html")
    assert whole_notebook(page, "05", 12000) == []
    assert page.problems == [] and page.outside == []


def test_a_row_is_judged_by_keyboard_alone(page, desk):
    picker = desk.locator(".explorer-picker select").first
    picker.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(800)
    chosen = picker.evaluate("list => list.selectedOptions[0].textContent")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent.trim()"
        )
        reached.append(name)
        if name == "Reason":
            page.keyboard.type("as the words say")
        if name == "Accept as it is":
            page.keyboard.press("Enter")
            break
    wait_for(page, "1 decision in the log")
    assert "source" in reached and "is accepted" in desk.locator(".told [role=status]").first.inner_text()
    assert picker.evaluate("list => list.selectedOptions[0].textContent").startswith(chosen[:2])
    live = page.evaluate(
        "() => [...document.querySelectorAll('.own-desk .told .widget-html-content')].every(told => told.getAttribute('aria-live') === 'polite')"
    )
    assert live, "what is told beside a button is read aloud"
    assert page.problems == [] and page.outside == []
