"""Many reports at once: the same rows however the work is shared, and failures that stop nothing."""

from __future__ import annotations

import json
import os

import pandas as pd
import pytest

from helpers import InputError, load_seed, read_article, read_articles
from helpers.frames import TABLES
from helpers.loading import AS_JSON_LINES
from tests.sweeps import THOROUGH

SEED = load_seed().text


def needs_pyarrow():
    """It is no package of everyone's; the run with the browser installs it, and must not skip these."""
    if not os.environ.get("NEED_BROWSER"):
        pytest.importorskip("pyarrow")


@pytest.fixture
def folder(tmp_path):
    for i in range(7):
        (tmp_path / f"{i}.txt").write_text(SEED.replace("23", str(30 + i)), encoding="utf-8")
    (tmp_path / "3.txt").write_bytes(b"")
    (tmp_path / "5.txt").write_bytes(b"\xff\xfe\x00")
    return tmp_path


def same(a, b):
    for table in (*TABLES, "failures"):
        pd.testing.assert_frame_equal(a[table], b[table])


def test_a_folder(folder):
    frames = read_articles(folder, progress=False)
    assert frames.read == 5 and list(frames.failures.doc_id) == [str(folder / "3.txt"), str(folder / "5.txt")]
    assert "empty" in frames.failures.error[0] and "UTF-8" in frames.failures.error[1]
    assert len(frames.claims) == 5 * 12
    firsts = frames.casualties.groupby("doc_id", sort=False).low.first()
    assert list(firsts) == [30, 31, 32, 34, 36]
    one = read_article(folder / "0.txt").casualties
    pd.testing.assert_frame_equal(
        frames.casualties[frames.casualties.doc_id == str(folder / "0.txt")]
        .drop(columns="doc_id")
        .reset_index(drop=True),
        one,
    )


@pytest.mark.skipif(not THOROUGH, reason="two more processes to start: run where THOROUGH is set")
def test_the_rows_do_not_depend_on_the_workers(folder):
    same(read_articles(folder, progress=False), read_articles(folder, workers=2, batch=2, progress=False))


@pytest.mark.skipif(not THOROUGH, reason="two more processes to start: run where THOROUGH is set")
def test_a_cluster_of_two(folder):
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        same(read_articles(folder, progress=False), read_articles(folder, client=client, batch=2, progress=False))


ROWS = [
    {"doc_id": "a", "text": "The army said 12 people were killed on Tuesday.", "published": "2016-06-01"},
    {"doc_id": "b", "text": "Nobody was hurt."},
]


@pytest.fixture
def lines(tmp_path):
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, ROWS)) + "\nnot json\n\n[1]\n", encoding="utf-8")
    return tmp_path / "r.jsonl"


def test_json_lines(lines):
    frames = read_articles(lines, progress=False)
    assert frames.read == 2 and list(frames.failures.doc_id) == [f"{lines}:3", f"{lines}:5"]
    assert list(frames.casualties.doc_id) == ["a"] and frames.dates.resolved_start[0] == "2016-05-31"


def test_a_line_that_is_no_text_or_no_utf_8_stops_nothing(tmp_path):
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"text": "Police said 3 people were killed."}\n{"text": null}\n{"text": "\xff"}\n')
    frames = read_articles(path, progress=False)
    assert frames.read == 1 and list(frames.failures.doc_id) == [f"{path}:2", f"{path}:3"]
    assert "no text" in frames.failures.error[0] and "UTF-8" in frames.failures.error[1]


def test_a_report_is_named_by_what_it_is_given(tmp_path):
    path = tmp_path / "r.jsonl"
    rows = [{"doc_id": 0}, {"id": 7}, {"doc_id": None, "id": "c"}, {"doc_id": " "}, {"doc_id": 9, "id": 0}]
    path.write_text("\n".join(json.dumps(row | {"text": "Three men died."}) for row in rows), encoding="utf-8")
    assert list(read_articles(path, progress=False).casualties.doc_id) == ["0", "7", "c", f"{path}:4", "9"]


def test_two_reports_of_one_name_are_refused(tmp_path, folder):
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join([json.dumps({"doc_id": 1, "text": "Three men died."})] * 2), encoding="utf-8")
    with pytest.raises(InputError, match="given more than once: 1; each report needs a doc_id of its own"):
        read_articles(path, progress=False)
    with pytest.raises(InputError, match=r"0\.txt, .*1\.txt, .*2\.txt, and 4 more; .* each path stands once"):
        read_articles([folder, *sorted(folder.glob("?.txt"))], progress=False)


def test_a_frame_with_days_is_read_as_the_message_says(tmp_path):
    path = tmp_path / "reports.jsonl"
    frame = pd.DataFrame({"text": ["Two people died on Tuesday."] * 2})
    frame["published"] = pd.to_datetime(["2016-06-01", None])
    recipe = AS_JSON_LINES.partition("frame.")[2].replace("reports.jsonl", str(path))
    eval(f"frame.{recipe}", {"frame": frame})
    frames = read_articles(path, published="2016-06-08", progress=False)
    assert list(frames.dates.resolved_start) == ["2016-05-31", "2016-06-07"]


def test_a_day_that_is_none_is_told_before_anything_is_read(lines):
    with pytest.raises(InputError, match="published is not a date: '31/05/2016'"):
        read_articles(lines, published="31/05/2016")


def test_a_fault_of_the_reader_is_a_row(lines, monkeypatch):
    def broken(*_arguments, **_more):
        raise IndexError("list index\nout of range")

    monkeypatch.setattr("helpers.folders.read_article", broken)
    frames = read_articles(lines, progress=False)
    assert frames.read == 0 and "the reader failed: IndexError: list index out of range" in frames.failures.error[0]


def test_parquet_is_read_like_json_lines(lines):
    needs_pyarrow()
    frames = read_articles(lines, progress=False)
    pd.DataFrame(ROWS).to_parquet(lines.with_suffix(".parquet"))
    other = read_articles(lines.with_suffix(".parquet"), progress=False)
    pd.testing.assert_frame_equal(frames.casualties, other.casualties)
    pd.DataFrame({"body": ["x"]}).to_parquet(lines.with_name("no.parquet"))
    with pytest.raises(InputError, match="no column 'text'"):
        read_articles(lines.with_name("no.parquet"), progress=False)
    pd.DataFrame({"text": ["Three men died.", None], "doc_id": [0, 1]}).to_parquet(lines.with_name("gap.PARQUET"))
    gap = read_articles(lines.with_name("gap.PARQUET"), progress=False)
    assert list(gap.casualties.doc_id) == ["0"] and "the field 'text' is no text" in gap.failures.error[0]
    lines.with_name("bad.parquet").write_bytes(b"no table")
    with pytest.raises(InputError, match=r"bad\.parquet: not a Parquet file"):
        read_articles(lines.with_name("bad.parquet"), progress=False)


def test_parts_hold_the_same_rows(folder, tmp_path_factory):
    needs_pyarrow()
    out = tmp_path_factory.mktemp("out")
    assert read_articles(folder, out=out, batch=3, progress=False) == out
    frames = read_articles(folder, progress=False)
    assert len(list((out / "claims").glob("*.parquet"))) == 3
    pd.testing.assert_frame_equal(pd.read_parquet(out / "claims").astype(frames.claims.dtypes), frames.claims)
    assert len(pd.read_parquet(out / "failures")) == 2
    with pytest.raises(InputError, match="earlier reading"):
        read_articles(folder, out=out, progress=False)


def test_parquet_without_pyarrow_is_refused_in_one_line(folder, tmp_path_factory, monkeypatch):
    monkeypatch.setattr("helpers.folders.find_spec", lambda name: None)
    out = tmp_path_factory.mktemp("out")
    with pytest.raises(InputError, match="pip install pyarrow"):
        read_articles(folder, out=out, progress=False)
    assert not list(out.iterdir())
    (folder / "r.parquet").write_bytes(b"PAR1")
    with pytest.raises(InputError, match="pip install pyarrow"):
        read_articles(folder / "r.parquet", progress=False)


def test_nothing_to_read(tmp_path):
    with pytest.raises(InputError, match="nothing to read"):
        read_articles(tmp_path, progress=False)
    for wrong in ({"workers": 0}, {"batch": 0}):
        with pytest.raises(InputError, match=f"{next(iter(wrong))} must be a positive whole number"):
            read_articles(tmp_path, **wrong)
    frames = read_articles([tmp_path / "missing.txt"], progress=False)
    assert frames.read == 0 and "no such file" in frames.failures.error[0]
    assert list(frames.claims.columns)[:2] == ["doc_id", "claim_id"]
    with pytest.raises(AttributeError, match="no table"):
        _ = frames.clams
    with pytest.raises(KeyError, match="no table 'clams'; there are claims"):
        _ = frames["clams"]
    assert {*TABLES, "failures", "read"} <= set(dir(frames))
