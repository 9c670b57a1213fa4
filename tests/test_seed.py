"""The seed article, as people read it by hand."""

from __future__ import annotations

import hashlib
import shutil

import pandas as pd
import pytest

from helpers import InputError, load_seed, loading, paths, read_article
from helpers.measure.by_hand import (
    AS_BY_HAND,
    DIFFERS,
    NOT_BY_HAND,
    NOT_READ,
    compare_by_hand,
    seed_hand,
)

HAND = seed_hand()


@pytest.fixture(scope="module")
def seed():
    return load_seed()


@pytest.mark.parametrize("table", HAND)
def test_every_row_is_as_people_read_it(seed, table):
    found = compare_by_hand(seed, {table: HAND[table]})
    assert [(one.words, one.verdict, dict(one.differs)) for one in found if one.verdict != AS_BY_HAND] == []
    assert len(getattr(seed, table)) == len(HAND[table])


@pytest.mark.parametrize(
    ("old", "new", "verdicts"),
    [
        # a floor that is none any more
        ("at least 23", "23", {("casualties", "23"): DIFFERS}),
        # another cue: the row of before is not there, the one of now is not by hand
        ("denies having", "rejects having", {("claims", "denies"): NOT_READ, ("claims", "rejects"): NOT_BY_HAND}),
        ("SOHR reports that it", "It", {("claims", "reports"): NOT_READ}),
    ],
)
def test_the_comparison_can_fail(seed, old, new, verdicts):
    assert old in seed.text
    found = compare_by_hand(
        read_article(text=seed.text.replace(old, new)), {table: HAND[table] for table in ("claims", "casualties")}
    )
    wrong = {(one.table, one.words): one.verdict for one in found if one.verdict != AS_BY_HAND}
    assert verdicts.items() <= wrong.items()


def test_every_number_has_its_row(seed):
    used = set(seed.numbers.row_id.dropna())
    counted = pd.concat(
        [t.loc[t.count_start.notna(), "figure_id"] for t in (seed.casualties, seed.strikes, seed.ceasefire)]
    )
    assert used == set(counted)


def test_page_furniture_is_kept_and_not_read(seed):
    skipped = seed.blocks[~seed.blocks.role.isin(["title", "body"])]
    for table in (seed.claims, seed.casualties, seed.strikes, seed.ceasefire):
        for block in skipped.itertuples():
            assert not ((table.start >= block.start) & (table.end <= block.end)).any()


def test_no_date_is_guessed(seed):
    assert seed.published is None and seed.dates.resolved_start.isna().all()
    assert seed.known["published"] is None and seed.known["inferred"]["published"]["reason"]


def test_a_changed_seed_is_refused(tmp_path, monkeypatch):
    shutil.copytree(paths.seed_path(), tmp_path / "seeds")
    text = next((tmp_path / "seeds").glob("*.txt"))
    text.write_bytes(text.read_bytes().replace(b"23", b"24"))
    monkeypatch.setattr(paths, "seed_path", lambda: tmp_path / "seeds")
    with pytest.raises(InputError, match="the seed article was changed"):
        loading.load_seed()


def test_the_seed_is_the_file_that_the_sidecar_names(seed):
    data = (paths.seed_path() / seed.name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == seed.known["sha256"] and data.decode() == seed.text
