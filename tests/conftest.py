"""What several test files share."""

from __future__ import annotations

import gc
import os
from importlib import import_module
from pathlib import Path

import pytest
from jupyter_client.provisioning import local_provisioner

from tests.sweeps import THOROUGH
from tests.warm_kernels import FORKS, Kernel

FIRST = "notebooks/00_start_here.ipynb"

gc.disable()  # until the tests are collected: what is imported stays


def pytest_configure():
    """Kernels are forked, where that is possible and all is not asked for."""
    if FORKS and not THOROUGH:
        local_provisioner.launch_kernel = Kernel


def pytest_sessionstart():
    """Every second worker imports what is imported last first: in a fresh clone, none compiles what another has compiled."""
    if os.environ.get("PYTEST_XDIST_WORKER", "gw0")[-1] in "13579":
        tests = sorted(Path(__file__).parent.glob("test_*.py"), reverse=True)
        own = [f"tests.{path.stem}" for path in tests if not path.stem.startswith("test_browser")]
        for name in ("bs4", "nbconvert", "plotly.graph_objects", "ipywidgets", "hypothesis.strategies", *own):
            import_module(name)


def pytest_collection_finish():
    """The thousands of tests stay to the end: the garbage collector need not go through them again and again."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_sessionfinish():
    """All of it goes with the process: nothing is left to look through at the end."""
    gc.freeze()


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
    if not (THOROUGH or os.environ.get("NEED_BROWSER")):
        pytest.skip("the site is published by make test-browser, and where THOROUGH is set")
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
