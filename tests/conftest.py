"""What several test files share."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for all browser tests."""
    from tests.browser_lab import running_browser

    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The address of a JupyterLab with the notebooks."""
    from tests.browser_lab import running_lab

    with running_lab(tmp_path_factory.mktemp("lab")) as address:
        yield address


@pytest.fixture
def page(chromium):
    """A page that keeps its errors and what it asked for outside."""
    from tests.browser_lab import open_page

    with open_page(chromium) as page:
        yield page
