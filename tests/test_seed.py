"""The seed article, as people read it by hand."""

from __future__ import annotations

import hashlib
import shutil

import pandas as pd
import pytest

from helpers import InputError, load_seed, loading, paths

CLAIMS = [
    # cue, source, speaker, stance, accused, voice, quotation, hedged
    ("Says", "Russia", None, "denies", "Russia", "explicit", "indirect", False),
    ("denies", "Russia", None, "denies", "Russia", "explicit", "indirect", False),
    ("According to", "United States", None, "investigates", None, "explicit", "mixed", False),
    ("reportedly", None, None, "asserts", None, "hearsay", None, True),
    ("According to", "Syrian Observatory For Human Rights", None, "asserts", None, "explicit", "indirect", False),
    ("denied", "Russian Defense Ministry", "Igor Konashenkov", "denies", "Russia", "explicit", "indirect", False),
    ("said", "Russian Defense Ministry", "Igor Konashenkov", "denies", "Russian Air Force", "explicit", "direct", False),
    ("reports", "Syrian Observatory For Human Rights", None, "accuses", "Russia", "explicit", "indirect", False),
    ("According to", "U.S. State Department", "John Kirby", "investigates", None, "explicit", "mixed", False),
    ("stressed", "U.S. State Department", "John Kirby", "asserts", None, "explicit", "indirect", False),
    ("says", "Russian Defense Ministry", None, "asserts", None, "explicit", "indirect", False),
    ("According to", "RT", None, "asserts", None, "explicit", "indirect", False),
]
CONTENTS = {
    "Says": "It Didn’t Conduct Deadly Idlib Strikes",
    "said": "“No combat missions, let alone delivering airstrikes, have been performed by the Russian Air Force in Idlib province.”",
    "reports": "it was Russian warplanes that launched the deadly air attacks",
    "denied": "their involvement in the airstrikes",
}


@pytest.fixture(scope="module")
def seed():
    return load_seed()


def plain(frame: pd.DataFrame, *columns: str) -> list[tuple]:
    rows = frame[list(columns)].astype(object)
    return list(rows.where(rows.notna(), None).itertuples(index=False, name=None))


def test_claims(seed):
    assert plain(seed.claims, "cue_text", "source", "speaker", "stance", "accused", "voice", "quotation", "hedged") == CLAIMS


@pytest.mark.parametrize("cue", CONTENTS)
def test_content_is_what_was_said(seed, cue):
    assert seed.claims.set_index("cue_text").content_text[cue] == CONTENTS[cue]


def test_casualties(seed):
    assert plain(seed.casualties, "count_text", "outcome", "value", "low", "high", "qualifier", "source", "voice", "trend") == [
        ("23", "killed", 23, 23, None, "at_least", None, "article", None),
        ("seven", "killed", 7, 7, 7, "exact", None, "article", None),
        (None, "killed", None, None, None, None, "Syrian Observatory For Human Rights", "explicit", "expected_up"),
        (None, "killed", None, None, None, None, None, "article", "up"),
        ("28", "killed", 28, None, 28, "up_to", "RT", "explicit", None),
    ]
    assert seed.casualties.subset_of[1] == seed.casualties.figure_id[0]
    assert set(seed.casualties.status) == {"current"} and set(seed.casualties.event) == {"main"}


def test_strikes_are_hearsay(seed):
    assert plain(seed.strikes, "text", "low", "high", "source", "voice", "place") == [("more than 10 airstrikes", 11, None, None, "hearsay", "Idlib")]


def test_ceasefire(seed):
    assert plain(seed.ceasefire, "measure", "value", "flow_or_stock", "areas", "window_hours", "source", "voice") == [
        ("truce_agreements", None, "flow", "Homs; Daraa", 24, "Russian Defense Ministry", "carried"),
        ("inhabited_areas", 2, "flow", "Homs; Daraa", 24, "Russian Defense Ministry", "carried"),
        ("inhabited_areas", 128, "stock", None, None, "Russian Defense Ministry", "carried"),
        ("violations", 5, "flow", "Damascus", None, "Russian Defense Ministry", "carried"),
    ]
    assert seed.ceasefire.violator.isna().all()


def test_every_number_has_its_row(seed):
    assert plain(seed.numbers, "text", "role") == [
        ("23", "casualty"), ("seven", "casualty"), ("10", "strike"), ("24", "time"),
        ("two", "ceasefire"), ("128", "ceasefire"), ("five", "ceasefire"), ("28", "casualty"),
    ]  # fmt: skip
    used = set(seed.numbers.row_id.dropna())
    counted = pd.concat([t.loc[t.count_start.notna(), "figure_id"] for t in (seed.casualties, seed.strikes, seed.ceasefire)])
    assert used == set(counted)


def test_page_furniture_is_kept_and_not_read(seed):
    assert list(seed.blocks.role) == ["title", "repeated_title", "body", "body", "body", "body", "boilerplate", "body", "body", "related", "boilerplate"]
    skipped = seed.blocks[~seed.blocks.role.isin(["title", "body"])]
    for table in (seed.claims, seed.casualties, seed.strikes, seed.ceasefire):
        for block in skipped.itertuples():
            assert not ((table.start >= block.start) & (table.end <= block.end)).any()
    assert plain(seed.notices, "kind", "text") == [("glued_words", "andDaraa")]


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
