"""Every page of the site in a real browser, from disk: wide and narrow, light and dark, on paper."""

from __future__ import annotations

import os

import pytest

from tests.browser_lab import barriers, open_page, picture

if not os.environ.get("NEED_BROWSER"):
    pytest.skip("run by make test-browser", allow_module_level=True)

PHONE = {"width": 390, "height": 844, "is_mobile": True, "has_touch": True}


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1280}, PHONE], ids=["desk", "phone"])
def test_every_page(site, chromium, look, size):
    with open_page(chromium, color_scheme=look, reduced_motion="reduce", **size) as page:
        for path in sorted(site.rglob("*.html")):
            page.goto(path.as_uri())
            page.wait_for_function(
                "() => document.querySelectorAll('figure').length === document.querySelectorAll('.js-plotly-plot .main-svg:first-child').length"
            )
            name = path.relative_to(site).with_suffix("").as_posix()
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (
                f"{name} is wider than the window"
            )
            if size is not PHONE or look == "light":  # narrow and dark at once hides nothing that these two show
                assert barriers(page, "html") == [], name
            if name in ("index", "notebooks/02_attribution_disputes", "data/dictionary"):
                picture(page, f"site-{name.replace('/', '-')}-{look}-{size['width']}")
        assert page.problems == [] and page.outside == []


def test_figures_fit_on_paper(site, chromium):
    with open_page(chromium, width=1280) as page:
        page.goto((site / "notebooks" / "03_casualty_revisions.html").as_uri())
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 703, "height": 1000})  # A4 between its margins
        wide = page.evaluate(
            "() => [...document.querySelectorAll('figure, table, pre, .evidence')].filter(part => part.getBoundingClientRect().right > innerWidth + 1 || part.scrollHeight > part.clientHeight + 1 && getComputedStyle(part).overflowY !== 'visible').map(part => part.outerHTML.slice(0, 100))"
        )
        assert wide == []
        assert page.locator(".onward").is_hidden() and page.locator("figure .main-svg").first.is_visible()


def test_the_menu_is_passed_and_a_table_moved_by_keyboard(site, chromium):
    with open_page(chromium, **PHONE) as page:
        page.goto((site / "notebooks" / "00_start_here.html").as_uri())
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.url.endswith("#main")
        box = page.locator(".table-box").first
        box.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(400)
        assert box.evaluate("box => box.scrollLeft") > 0


def test_without_javascript_the_words_stay(site, chromium):
    with open_page(chromium, java_script_enabled=False) as page:
        page.goto((site / "notebooks" / "00_start_here.html").as_uri())
        assert (
            page.locator("figure noscript").first.is_visible() and page.locator("figure figcaption").first.is_visible()
        )
        assert page.locator("table caption").first.is_visible()
