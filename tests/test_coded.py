"""The coded reports: rows as they came, and the reader's columns beside them."""

import shutil

import pandas as pd
import pytest

from helpers import load_all
from helpers.coded import load_coverage
from helpers.coded.tables import find_table, read_table
from helpers.coded.times import printed_span
from helpers.paths import data_path


@pytest.fixture
def copy(tmp_path):
    """A copy of the coverage tables that a test may change."""
    return shutil.copytree(data_path("coverage"), tmp_path / "changed")


def raw(name):
    return read_table(data_path(name))


# ---- rows as they came


def test_no_row_is_lost_or_added(coverage, bulletins, records):
    assert [len(coverage.reports), len(coverage.casualties), len(coverage.attributions)] == [
        50,
        151,
        104,
    ]
    assert [len(bulletins.reports), len(bulletins.counts)] == [231, 899]
    assert [len(records.records), len(records.ucdp)] == [5, 908]


@pytest.mark.parametrize(
    "table, name, renamed",
    [
        ("coverage/casualty_claims.csv", "casualties", ("outcome", "qualifier", "subset_of")),
        ("coverage/attribution_claims.csv", "attributions", ("stance",)),
    ],
)
def test_coded_columns_are_kept_as_they_came(coverage, table, name, renamed):
    coded, loaded = raw(table), getattr(coverage, name)
    for column in coded.columns:
        if column == "as_of" or column.startswith("count_"):
            continue  # typed: a day, a whole number
        held = loaded[f"coded_{column}" if column in renamed else column]
        assert held.fillna("").tolist() == coded[column].fillna("").tolist()


def test_types(coverage, bulletins):
    assert str(coverage.casualties["low"].dtype) == "Int64"
    assert str(coverage.attributions["hedged"].dtype) == "boolean"
    assert str(coverage.reports["earliest"].dtype) == "datetime64[us, UTC]"
    assert str(bulletins.counts["date"].dtype) == "datetime64[us]"
    for frame in (coverage.casualties, coverage.attributions, bulletins.counts):
        assert "object" not in set(frame.dtypes.astype(str))
        assert not (frame.select_dtypes("string") == "").any().any()


def test_keys_are_unique_and_do_not_move_when_another_report_goes(coverage, copy):
    keys = coverage.casualties["statement_id"]
    assert keys.is_unique and keys.iloc[0] == "r01-c01"
    path = copy / "casualty_claims.csv"
    frame = read_table(path)
    frame[frame["report_id"] != "r02"].to_csv(path, index=False)
    left = load_coverage(copy).casualties["statement_id"]
    assert left.tolist() == [key for key in keys if not key.startswith("r02")]


# ---- the reader's columns


@pytest.mark.parametrize(
    "key, expected",
    [
        ("r03-c01", ("more_than", 150, 151, None)),  # more than N begins at the next person
        ("r04-c01", ("at_least", 10, 10, None)),
        ("r05-c01", ("exact", 23, 23, 23)),
        ("r08-c02", ("about", 200, None, None)),  # a rough number sets no end
        ("r02-c03", ("vague", None, 24, None)),  # dozens
        ("r36-c01", ("up_to", 60, None, 60)),  # the printed number stands in count_high
        ("r23-c01", ("about", None, None, None)),  # two printed numbers, coded as rough
    ],
)
def test_bounds_follow_the_lexicon(coverage, key, expected):
    row = coverage.casualties.set_index("figure_id").loc[key]
    found = (row["qualifier"], row["value"], row["low"], row["high"])
    assert tuple(None if pd.isna(x) else x for x in found) == expected


def test_parts_point_at_their_whole(coverage):
    rows = coverage.casualties.set_index("figure_id")
    parts = rows[rows["coded_subset_of"].notna()]
    assert parts["subset_of"].notna().all()
    for key, part in parts.iterrows():
        whole = rows.loc[part["subset_of"]]
        assert whole["report_id"] == part["report_id"] and key != part["subset_of"]
        outcome, victims, count = part["coded_subset_of"].split("|")
        assert (whole["coded_outcome"], whole["victims"]) == (outcome, victims)
        assert str(whole["count_low"]) == count


def test_stance_and_voice(coverage):
    rows = coverage.attributions.set_index("claim_id")
    counts = rows["stance"].value_counts().to_dict()
    assert counts == {"accuses": 70, "denies": 24, "investigates": 5, "withholds": 5}
    own = rows[rows["voice"] == "article"]
    assert len(own) == 11 and own["source"].isna().all() and own["quotation"].isna().all()
    denial = rows.loc["r05-a01"]
    assert (denial["source"], denial["speaker"]) == ("Russian Defense Ministry", "Igor Konashenkov")
    assert rows.loc["r10-a01", "accused"] is pd.NA  # nobody is named


@pytest.mark.parametrize("used_in", ["coverage", "bulletins"])
def test_every_name_has_one_line_with_a_reason(used_in, coverage, bulletins):
    names = raw("crosswalk/source_names.csv")
    lines = names[names["used_in"] == used_in]
    used = (
        pd.concat([coverage.casualties["claim_source"], coverage.attributions["claim_source"]])
        if used_in == "coverage"
        else bulletins.counts["counter"]
    )
    assert sorted(lines["printed"]) == sorted(set(used))
    assert lines["reason"].notna().all()


@pytest.mark.parametrize("path", sorted(data_path("crosswalk").glob("*.csv")), ids=lambda p: p.stem)
def test_crosswalks_have_one_line_a_value_and_a_reason(path):
    table = read_table(path)
    key = ["used_in", "printed"] if path.stem == "source_names" else ["coded"]
    assert not table.duplicated(key).any()
    assert table["reason"].notna().all()


def test_an_unknown_stance_is_an_error_that_names_it(copy):
    path = copy / "attribution_claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("uncertain", "shrugs"))
    with pytest.raises(ValueError, match=r"stance\.csv has no line for shrugs"):
        load_coverage(copy)


# ---- when


@pytest.mark.parametrize(
    "day, time, earliest, latest, basis",
    [
        ("2016-05-31", "19:10+07:00", "05-31 12:10", "05-31 12:10", "time and zone"),
        # no zone: reached first in UTC+14, last in UTC-12
        ("2016-05-31", "11:55", "05-30 21:55", "05-31 23:55", "time"),
        ("2016-05-31", None, "05-30 10:00", "06-01 11:59", "day"),
    ],
)
def test_printed_times_are_spans(day, time, earliest, latest, basis):
    start, end, found = printed_span(day, time)
    assert (f"{start:%m-%d %H:%M}", f"{end:%m-%d %H:%M}", found) == (earliest, latest, basis)


def test_a_time_that_cannot_be_read_is_an_error():
    with pytest.raises(ValueError, match="not a printed time: 'noon'"):
        printed_span("2016-05-31", "noon")


def test_spans_are_in_order_and_inferences_have_reasons(coverage):
    reports = coverage.reports
    closed = reports[reports["earliest"].notna() & reports["latest"].notna()]
    assert (closed["earliest"] <= closed["latest"]).all()
    assert (reports["time_reason"].notna() == (reports["time_basis"] == "inferred")).all()


def test_a_changed_time_moves_its_report_and_ends_the_inference(copy):
    path = copy / "reports.csv"
    frame = read_table(path)
    frame.loc[frame["report_id"] == "r40", ["published_date", "published_time"]] = (
        "2016-06-02",
        "08:00+00:00",
    )
    frame.to_csv(path, index=False)
    changed = load_coverage(copy).casualties
    spans = changed[changed["report_id"] == "r40"]["earliest"]
    assert set(spans) == {pd.Timestamp("2016-06-02 08:00", tz="UTC")}


# ---- origins


def test_every_statement_has_exactly_one_origin_or_unknown(coverage):
    origins = coverage.origins
    assert origins["statement_id"].is_unique
    stated = pd.concat([coverage.casualties, coverage.attributions])
    assert sorted(origins["statement_id"]) == sorted(stated["statement_id"])
    assert origins["origin"].notna().all() and origins["reason"].notna().all()
    assert set(origins["origin_basis"]) == {"named", "inferred", "unknown"}
    assert ((origins["origin"] == "unknown") == (origins["origin_basis"] == "unknown")).all()
    merged = stated.merge(origins, on="statement_id", suffixes=("", "_kept"))
    assert (merged["origin"] == merged["origin_kept"]).all()
    assert not merged["origin_reason"].str.startswith("no line").any()


def test_origin_statements_are_listed_under_their_origin(coverage):
    listed = coverage.statements.set_index("origin_statement")["origin"]
    used = coverage.origins[coverage.origins["origin_statement"].notna()]
    assert listed.index.is_unique
    assert (used["origin_statement"].map(listed) == used["origin"]).all()
    assert set(listed.index) == set(used["origin_statement"])


def test_a_relay_is_not_an_origin(coverage):
    for row in coverage.origins.itertuples():
        relays = [] if row.relays is pd.NA else row.relays.split("; ")
        assert row.origin not in relays
        if "(via " in row.claim_source and row.origin != "unknown":
            assert relays, row.statement_id


def test_a_named_source_is_its_own_origin(coverage):
    """Where a report names a source that can be identified, no other origin is put in its place."""
    rows = pd.concat([coverage.casualties, coverage.attributions])
    named = rows[(rows["origin_basis"] == "named") & rows["source"].notna()]
    assert (named["origin"] == named["source"]).all()


def test_new_and_changed_rows_still_have_one_origin(copy):
    path = copy / "casualty_claims.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("r05,SOHR,killed,people,23,23", "r05,SOHR,killed,people,29,29")
    text += "r05,Hospital director,killed,people,31,31,exact,,2016-05-31,31,certain\n"
    text += "r50,unattributed,killed,people,40,,at least,,,at least 40,certain\n"
    path.write_text(text, encoding="utf-8")
    rows = load_coverage(copy).casualties
    changed = rows[(rows["report_id"] == "r05") & (rows["value"] == 29)].iloc[0]
    assert changed["origin"] == "Syrian Observatory for Human Rights"
    new = rows.iloc[-2]
    assert (new["origin"], new["origin_basis"]) == ("Hospital director", "named")
    assert rows.iloc[-1]["origin"] == "unknown"
    assert rows["origin"].notna().all()


# ---- copies and corrections


def test_a_report_taken_out_takes_its_rows_with_it(copy):
    path = copy / "reports.csv"
    frame = read_table(path)
    frame[frame["report_id"] != "r05"].to_csv(path, index=False)
    changed = load_coverage(copy)
    assert len(changed.reports) == 49 and len(changed.casualties) == 148
    assert "r05" not in set(changed.attributions["report_id"])


def test_a_report_put_in_brings_its_rows(copy):
    for name, line in {
        "reports.csv": "r51,A Paper,,https://example.org/51,en,2016-06-01,10:00+02:00,\n",
        "attribution_claims.csv": "r51,SOHR,Russia,blames,reportedly so,paraphrased,it says,certain\n",
        "casualty_claims.csv": "r51,SOHR (via Reuters),killed,people,24,,at least,,2016-06-01,24,certain\n",
    }.items():
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(line)
    changed = load_coverage(copy)
    claim, figure = changed.attributions.iloc[-1], changed.casualties.iloc[-1]
    assert (claim["origin"], claim["relays"]) == ("Syrian Observatory for Human Rights", "A Paper")
    assert bool(claim["hedged"])  # a hedge that no line explains is still a hedge
    assert (figure["low"], figure["relays"]) == (24, "Reuters; A Paper")
    assert figure["earliest"] == pd.Timestamp("2016-06-01 08:00", tz="UTC")


def test_empty_tables_keep_their_columns_and_types(copy, coverage):
    for name in ("casualty_claims.csv", "attribution_claims.csv"):
        path = copy / name
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    empty = load_coverage(copy)
    for name in ("casualties", "attributions"):
        frame = getattr(empty, name)
        assert len(frame) == 0
        assert frame.dtypes.astype(str).to_dict() == getattr(coverage, name).dtypes.astype(str).to_dict()


def test_a_copy_of_one_folder_leaves_the_others_to_the_package(copy):
    assert find_table("ceasefire/reports.csv", copy) == data_path("ceasefire/reports.csv")
    assert find_table("coverage/reports.csv", copy) == copy / "reports.csv"
    with pytest.raises(FileNotFoundError, match="no such folder"):
        load_coverage(copy / "nowhere")
    with pytest.raises(FileNotFoundError, match="holds neither"):
        load_coverage(copy.parent)


def test_a_correction_applies_only_to_what_it_corrects(copy):
    log = copy / "corrections.csv"
    head = "table,row_id,column,was,now,reason\n"
    log.write_text(head + "coverage/casualty_claims,r05-c01,count_low,23,24,a test\n")
    row = load_coverage(copy).casualties.set_index("figure_id").loc["r05-c01"]
    assert row["count_low"] == 24
    log.write_text(head + "coverage/casualty_claims,r05-c01,count_low,22,24,a test\n")
    with pytest.raises(ValueError, match="r05-c01, count_low is '23', not '22'"):
        load_coverage(copy)


# ---- all at once


def test_all_that_comes_with_the_package_is_read_when_it_is_used(copy):
    data = load_all(copy)
    assert set(vars(data)) == {"folder"}
    path = copy / "reports.csv"
    path.write_text("\n".join(line for line in path.read_text().splitlines() if not line.startswith("r01,")) + "\n")
    assert "r01" not in set(data.coverage.reports["report_id"]) and data.coverage is data.coverage
    assert len(data.seed.claims) and len(data.records.ucdp) == 908, "what the copy does not hold is the package's"
    assert set(vars(data)) == {"folder", "coverage", "seed", "records"}, "and the bulletins were not asked for"
