"""`data/` is what the code writes, and every table and column in it is described."""

import csv
import hashlib
import json
import shutil

import pytest

from helpers.coded import load_bulletins, load_coverage, load_records
from helpers.display.attribution_words import TONES
from helpers.packaging import build, describe_table, read_meanings, write
from helpers.paths import data_path, version
from helpers.reading import cues, reporting, silence, single_verbs
from helpers.reading.lexicon import Cue, lexicon

DATA = data_path()
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}


def rows(resource):
    with (DATA / resource["path"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_written_is_what_the_code_gives():
    """If this fails: run `make data` and look at the difference before it is kept."""
    for path, text in build(DATA).items():
        assert (DATA / path).read_text(encoding="utf-8") == text, f"{path}: run make data"


def test_writing_twice_changes_nothing(tmp_path):
    copy = shutil.copytree(DATA, tmp_path / "data")
    assert write(copy) == []
    (copy / "seed" / "claims.csv").unlink()
    assert write(copy) == ["seed/claims.csv"]


def test_frictionless_finds_nothing_to_say():
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(DATA / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])[:5]


def test_every_table_is_in_the_package():
    on_disk = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")}
    assert on_disk == {resource["path"] for resource in PACKAGE["resources"]}


@pytest.mark.parametrize("name", RESOURCES)
def test_table(name):
    resource = RESOURCES[name]
    content = (DATA / resource["path"]).read_bytes()
    assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
    assert resource["bytes"] == len(content) and resource["rows"] == len(rows(resource))
    assert resource["title"] and resource["description"]
    header = content.decode("utf-8").splitlines()[0].split(",")
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == header
    assert all(field["description"].strip() for field in fields)
    assert b"\r" not in content and content.endswith(b"\n")


@pytest.mark.parametrize("name", [n for n, r in RESOURCES.items() if "primaryKey" in r["schema"]])
def test_keys_are_unique(name):
    key = RESOURCES[name]["schema"]["primaryKey"]
    keys = [tuple(row[column] for column in key) for row in rows(RESOURCES[name])]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", [n for n, r in RESOURCES.items() if "foreignKeys" in r["schema"]])
def test_keys_point_at_rows(name):
    for link in RESOURCES[name]["schema"]["foreignKeys"]:
        target = RESOURCES[link["reference"]["resource"] or name]
        there = {row[link["reference"]["fields"][0]] for row in rows(target)}
        here = {row[link["fields"][0]] for row in rows(RESOURCES[name])} - {""}
        assert here <= there, (link, here - there)


@pytest.mark.parametrize("name", [n for n in RESOURCES if n.startswith("seed-")])
def test_seed_rows_are_cut_out_of_the_article(name):
    from helpers import load_seed

    text = load_seed().text
    for row in rows(RESOURCES[name]):
        for column in [c for c in row if c == "start" or c.endswith("_start")]:
            stem = column.removesuffix("start")
            if stem + "text" in row and row[column]:
                assert text[int(row[column]) : int(row[stem + "end"])] == row[stem + "text"]


def test_addresses_are_there():
    for name in ("coverage-reports", "ceasefire-reports"):
        assert all(row["url"].startswith("http") for row in rows(RESOURCES[name]))
    assert all(row["address"].startswith("http") for row in rows(RESOURCES["records-addresses"]))


def test_columns_that_loading_adds_are_described():
    coverage, bulletins, records = load_coverage(), load_bulletins(), load_records()
    frames = {
        "load_coverage().reports": (coverage.reports, "coverage-reports"),
        "load_coverage().casualties": (coverage.casualties, "coverage-casualty-claims"),
        "load_coverage().attributions": (coverage.attributions, "coverage-attribution-claims"),
        "load_bulletins().counts": (bulletins.counts, "ceasefire-violation-counts"),
        "load_records().records": (records.records, "records-idlib-2016-05-30-records"),
        "load_records().ucdp": (records.ucdp, "records-ucdp-ged-syria-2016-05-2016-06"),
    }
    loaded = read_meanings(DATA)["loaded"]
    assert set(loaded) == set(frames)
    for name, (frame, coded) in frames.items():
        fields = {field["name"] for field in RESOURCES[coded]["schema"]["fields"]}
        added = set(frame.columns) - fields
        assert added <= set(loaded[name]), added - set(loaded[name])
        assert set(loaded[name]) <= set(frame.columns)


def test_every_tone_that_a_cue_can_give_is_an_allowed_value():
    made = [
        x for module in (cues, reporting, silence, single_verbs) for x in vars(module).values() if isinstance(x, Cue)
    ]
    fields = {field["name"]: field for field in RESOURCES["seed-claims"]["schema"]["fields"]}
    allowed = fields["tone"]["constraints"]["enum"]
    assert {cue.tone for cue in (*lexicon().cues.values(), *made)} == set(allowed) == set(TONES)
    assert "endorsing" in {row["tone"] for row in rows(RESOURCES["seed-claims"])}


def test_an_undescribed_column_stops_the_packaging():
    content = b"claim_id,shoe_size\nclaim-0,44\n"
    with pytest.raises(ValueError, match=r"column 'shoe_size' of seed/claims is not described"):
        describe_table("seed/claims.csv", content, read_meanings(DATA))


def test_an_undescribed_table_stops_the_packaging(tmp_path):
    copy = shutil.copytree(DATA, tmp_path / "data")
    (copy / "coverage" / "rumours.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"table coverage/rumours\.csv is not described"):
        build(copy)


def test_the_data_carries_the_version_of_the_package():
    assert PACKAGE["version"] == version()
