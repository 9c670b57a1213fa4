"""What several test files share."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for all browser tests."""
    from tests.browser_lab import running_browser

    with running_browser() as browser:
        yield browser
