"""The notebooks as an app under Voila, in a real browser."""

from __future__ import annotations

import os

import pytest

from tests.browser_lab import barriers, open_page, picture, running_app

if not os.environ.get("NEED_BROWSER"):
    pytest.skip("run by make test-app", allow_module_level=True)


def test_the_first_notebook_as_an_app(chromium, tmp_path):
    with running_app(tmp_path) as address, open_page(chromium) as page:
        page.goto(address)
        page.get_by_text("00_start_here.ipynb").wait_for(timeout=60_000)
        page.goto(f"{address}/voila/render/00_start_here.ipynb", timeout=180_000)
        page.wait_for_selector(".explorer-summary", timeout=180_000)
        page.wait_for_selector(".js-plotly-plot .main-svg[role=img]", timeout=60_000)
        evidence = page.locator(".explorer-evidence").first
        before = evidence.inner_html()
        page.locator(".explorer-picker select").first.select_option(index=2)
        page.wait_for_function(
            "before => document.querySelector('.explorer-evidence').innerHTML !== before", arg=before, timeout=30_000
        )
        assert "killed: 23 or more" in evidence.inner_text()
        assert not page.locator(".jp-CodeCell .highlight").count(), "no code is shown"
        picture(page, "app-start-here")
        assert barriers(page, "body") == []
        # Voila's templates want icon fonts from outside; the policy in .jupyter/voila.json keeps that on this machine
        assert page.problems == [] and set(page.outside) <= set(page.forbidden)
