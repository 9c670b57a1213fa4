"""The repository's own promises: one list of packages, locks without addresses, an environment that says the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ("requirements.lock", "requirements-browser.lock", "requirements-app.lock")


def test_environment_and_project_name_the_same_packages():
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    conda = {entry for entry in listed if isinstance(entry, str)} - {"pip"}
    python = {"python" + PROJECT["project"]["requires-python"]}
    assert conda == python | set(PROJECT["project"]["dependencies"]) | set(PROJECT["dependency-groups"]["test"])


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_is_hashed_and_names_no_address(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text and "index-url" not in text and "find-links" not in text
    pinned = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", text, re.M | re.I)
    assert len(pinned) > 1
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M | re.I)
    assert all("--hash=sha256:" in block for block in blocks if re.match(r"[a-z0-9][a-z0-9._-]*==", block, re.I))


def test_the_lock_holds_every_package_of_the_project():
    text = (ROOT / "requirements.lock").read_text()
    for need in (*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["test"]):
        name = re.match(r"[\w.-]+", need)[0].lower().replace("_", "-")
        assert re.search(rf"^{name}==", text, re.M), name
    assert re.search(r"^rfc3987-syntax==\S+ ; sys_platform == 'never'", text, re.M), "it costs seconds in every kernel"


@pytest.mark.parametrize(
    "name", ["LICENSE", "CITATION.cff", "CHANGELOG.md", ".gitignore", ".ci/run", "README.md", "environment.yml"]
)
def test_what_a_repository_needs(name):
    assert (ROOT / name).stat().st_size


def test_the_version_is_one():
    version = PROJECT["project"]["version"]
    assert yaml.safe_load((ROOT / "CITATION.cff").read_text())["version"] == version
    assert version in (ROOT / "CHANGELOG.md").read_text()
