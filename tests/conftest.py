"""What several test files share."""

from __future__ import annotations

import gc
import os

import pytest

FIRST = "notebooks/00_start_here.ipynb"


def pytest_collection_finish():
    """The thousands of tests stay to the end: the garbage collector need not go through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def coverage():
    """The coded reports of the night."""
    from helpers.coded import load_coverage

    return load_coverage()


@pytest.fixture(scope="session")
def bulletins():
    """The coded pages of the truce bulletins."""
    from helpers.coded import load_bulletins

    return load_bulletins()


@pytest.fixture(scope="session")
def records():
    """The coded recorders."""
    from helpers.coded import load_records

    return load_records()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk that stores its cases in a folder of the test."""
    from helpers.desk import Desk

    monkeypatch.setattr("helpers.cases.user_folder", lambda: tmp_path / "cases")
    return Desk()


@pytest.fixture(scope="session")
def published():
    """The notebooks that are published: all where the site is opened in a browser too, else the first."""
    from tools.publish import all_notebooks

    return all_notebooks() if os.environ.get("NEED_BROWSER") else [FIRST]


@pytest.fixture(scope="session")
def site(tmp_path_factory, published):
    """The folder of the site, with these notebooks and every document."""
    from tools.publish import write_site

    folder = tmp_path_factory.mktemp("site")
    write_site(folder, published)
    return folder


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
