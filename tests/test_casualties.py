"""Figures, intervals, vintages, relations, recorders: recomputed from the CSV files, without the package's own loading."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import load_all
from helpers.analysis.figures import UNKNOWN, figures, gather, together, totals
from helpers.analysis.intervals import Interval, part_fits, share, tightest
from helpers.analysis.revisions import classify, pairs, qualifier_drift
from helpers.analysis.vintages import (
    all_reports,
    as_of,
    first_report,
    known_by,
    latest_report,
    order,
    spans,
    undated,
)
from helpers.coded.times import FIRST_STRIKES
from helpers.display.casualty_pairs import relations
from helpers.display.casualty_rules import recorders
from helpers.display.casualty_times import known_when, vintages
from helpers.display.casualty_views import toll_ladder
from helpers.display.evidence import LANGUAGES
from helpers.display.tolls import clock, known
from helpers.paths import data_path
from tests.figures_by_hand import RAW, raw
from tests.held import DATA

ALL = known(DATA)
TOTALS = totals(ALL)
SPANS = spans(TOTALS)
OBSERVATORY = "Syrian Observatory for Human Rights"
STOPS = [stop for _, stop in clock().options if stop[:2] == "20"]


ends = st.one_of(st.none(), st.integers(0, 60))
intervals = st.tuples(ends, ends).filter(lambda e: None in e or e[0] <= e[1]).map(lambda e: Interval(*e))


def members(i: Interval) -> set[int]:
    return {n for n in range(-5, 80) if (i.low is None or n >= i.low) and (i.high is None or n <= i.high)}


@given(intervals, intervals)
def test_interval_arithmetic_is_that_of_sets(a, b):
    both = members(a) & members(b)
    assert a.compatible(b) == bool(both) == b.compatible(a)
    common = a.common(b)
    assert (members(common) if common else set()) == both
    assert a.contains(b) == (
        members(b) <= members(a) and (a.low is None or b.low is not None) and (a.high is None or b.high is not None)
    )


@given(st.lists(intervals, max_size=5))
def test_tightest_does_not_depend_on_the_order(found):
    assert tightest(found) == tightest(reversed(found))


def test_a_share_of_bounds_is_refused():
    assert share(Interval(7, 7), Interval(28, 28)) == 0.25
    for part, whole in ((Interval(7, 7), Interval(23, None)), (Interval(7, None), Interval(23, 23))):
        with pytest.raises(ValueError, match="no share is computed from bounds"):
            share(part, whole)
    with pytest.raises(ValueError, match="whole is 0"):
        share(Interval(0, 0), Interval(0, 0))
    with pytest.raises(ValueError, match="above"):
        Interval(3, 2)
    assert part_fits(Interval(7, 7), Interval(23, None)) and not part_fits(Interval(30, None), Interval(23, 23))


# ---- the figures


def test_figures_are_all_there():
    own = len(DATA.seed.casualties)
    assert len(ALL) == len(RAW) + own == 151 + own and ALL.own.sum() == own and ALL.origin.notna().all()


def test_origins_numbers_and_reports_are_those_of_the_files():
    held = ALL[~ALL.own].set_index("figure_id")
    for row in RAW:
        got = held.loc[row["figure_id"]]
        assert (got.origin, got.report_id, got.text) == (row["origin"], row["report_id"], row["evidence"])
        for name, column in (("count_low", "printed_low"), ("count_high", "printed_high")):
            assert ("" if pd.isna(got[column]) else str(got[column])) == row[name]
        assert got.relayed == bool(row["relays"])


def test_one_name_in_two_spellings_is_one_origin():
    assert set(ALL.loc[ALL.own & ALL.trend.notna(), "origin"]) == {OBSERVATORY, UNKNOWN}
    assert not any(name.casefold() == OBSERVATORY.casefold() and name != OBSERVATORY for name in ALL.origin)


def test_the_scope_of_the_articles_own_figures_is_what_it_names():
    own = ALL[ALL.own & ALL.qualifier.notna()]
    assert set(own.scope) == {"province", "not stated"}, (
        "the article speaks of Idlib province, and of no place for RT's figure"
    )


def test_every_wording_that_is_not_english_is_translated():
    languages = {row["report_id"]: row["language"] for row in raw("coverage/reports.csv")}
    lines = {row["coded"]: row for row in raw("crosswalk/wording.csv")}
    for row in RAW:
        words, language = row["evidence"], languages[row["report_id"]]
        english = words.isascii() and (
            language == "en" or words.isdigit() or words in ("35 (headline)", "an aid worker")
        )
        assert english or words in lines, words
        if not words.isascii():
            assert lines[words]["english"].isascii()
    assert {row["evidence"] for row in RAW} >= set(lines), "a line that translates nothing"
    assert set(languages.values()) - {"en"} == set(LANGUAGES)


def test_prints_are_gathered_and_none_is_lost():
    for by in ("statement", "reading"):
        found = gather(ALL, by)
        ids = [i for names in found.ids for i in names.split()]
        assert sorted(ids) == sorted(ALL.figure_id) and found.prints.sum() == len(ALL)
    expected = sum(
        row["origin_statement"] == "observatory-23"
        and row["outcome"] == "killed"
        and not row["subset_of"]
        and row["scope"] == "city"
        for row in RAW
    )
    assert gather(TOTALS).set_index("statement").prints["observatory-23"] == expected
    with pytest.raises(ValueError, match="by statement or by reading"):
        gather(ALL, "colour")


# ---- time


def spans_of_the_files() -> dict[str, tuple[datetime, datetime | None]]:
    """Of each statement with people killed in the city, when it was first printed: from the files alone."""
    inferred = {row["report_id"]: row for row in raw("coverage/times.csv")}
    stated = {row["origin_statement"]: row["stated_on"] for row in raw("coverage/origin_statements.csv")}
    pages: dict[str, tuple[datetime, datetime | None]] = {}
    for row in raw("coverage/reports.csv"):
        day, clock_, note = row["published_date"], row["published_time"], inferred.get(row["report_id"])
        first, last = FIRST_STRIKES, None
        if note and (note["printed_date"], note["printed_time"]) == (day, clock_):
            first = datetime.fromisoformat(note["earliest"].replace("Z", "+00:00"))
            last = datetime.fromisoformat(note["latest"].replace("Z", "+00:00")) if note["latest"] else None
        elif day and len(clock_) > 5:
            first = last = datetime.fromisoformat(f"{day}T{clock_}").astimezone(UTC)
        elif day:
            at = datetime.fromisoformat(f"{day}T{clock_ or '00:00'}+00:00")
            first = at - timedelta(hours=14)
            last = at + timedelta(hours=12) + (timedelta() if clock_ else timedelta(days=1, minutes=-1))
        pages[row["report_id"]] = (max(first, FIRST_STRIKES), last)
    out: dict[str, tuple[datetime, datetime | None]] = {}
    for row in RAW:
        name = row["origin_statement"]
        if (
            name
            and row["origin"] != UNKNOWN
            and row["outcome"] == "killed"
            and row["scope"] == "city"
            and not row["subset_of"]
        ):
            first, last = pages[row["report_id"]]
            before = out.get(name, (first, last))
            ends_ = [end for end in (before[1], last) if end is not None]
            out[name] = (min(before[0], first), min(ends_) if ends_ else None)
    for name, (first, last) in out.items():
        if stated[name]:
            midnight = datetime.fromisoformat(f"{stated[name]}T00:00+03:00").astimezone(UTC)
            out[name] = (max(first, midnight), last)
    return out


def test_a_statement_is_first_printed_when_the_files_say():
    found = SPANS[SPANS.statement.notna()].set_index("statement")
    expected = spans_of_the_files()
    assert set(found.index) == set(expected)
    for name, (first, last) in expected.items():
        assert found.earliest[name] == first, name
        assert (None if pd.isna(found.latest[name]) else found.latest[name]) == last, name


def test_nothing_was_printed_before_the_strikes():
    assert (ALL.earliest >= FIRST_STRIKES).all() and (SPANS.latest.isna() | (SPANS.earliest <= SPANS.latest)).all()


@pytest.mark.parametrize("verb", [first_report, latest_report])
def test_one_row_an_origin(verb):
    for table in (TOTALS, SPANS):
        rows = verb(table)
        assert rows.origin.is_unique and set(rows.origin) == set(TOTALS.origin) - {UNKNOWN}


def test_the_one_sequence_that_has_dates():
    own = SPANS[SPANS.origin.eq(OBSERVATORY)]
    assert list(own.statement) == ["observatory-14", "observatory-23"] and own.latest.is_monotonic_increasing
    joint = spans(totals(ALL[ALL.origin.eq(OBSERVATORY)], "killed_or_injured")).set_index("statement")
    assert joint.latest["observatory-150"] < own.latest.min() and joint.low["observatory-150"] == 151
    dated = SPANS[SPANS.origin.ne(UNKNOWN) & SPANS.latest.notna()].groupby("origin").size()
    assert list(dated[dated > 1].index) == [OBSERVATORY]


@pytest.mark.parametrize("stop", STOPS[::3])
def test_the_replay_knows_only_what_was_printed(stop):
    at = pd.Timestamp(stop, tz="UTC")
    for table in (TOTALS, SPANS):
        sure, maybe = as_of(table, at), as_of(table, at, certain=False)
        assert (sure.latest <= at).all() and (maybe.earliest <= at).all()
        assert sure.origin.is_unique and set(sure.origin) <= set(maybe.origin)
        assert len(known_by(table, at)) <= len(known_by(table, at, certain=False)) <= len(table)


def test_what_has_no_time_is_never_certain_and_is_named():
    expected = {
        row["origin"]
        for row in RAW
        if row["origin_statement"] in {name for name, (_, last) in spans_of_the_files().items() if last is None}
    }
    last = set(undated(TOTALS).origin)
    assert last == expected == {"Airwars", "Idlib Health Directorate", "Syria Civil Defence"}
    assert not last & set(known_by(latest_report(SPANS), STOPS[-1]).origin)


def test_order_is_unknown_where_spans_overlap():
    row = lambda a, b: SimpleNamespace(earliest=pd.Timestamp(a), latest=pd.Timestamp(b))  # noqa: E731
    assert order(row("2016-05-30", "2016-05-31"), row("2016-06-01", "2016-06-02")) == "before"
    assert order(row("2016-06-01", "2016-06-02"), row("2016-05-30", "2016-05-31")) == "after"
    assert order(row("2016-05-30", "2016-06-01"), row("2016-05-31", "2016-06-02")) == "unknown"
    assert order(row("2016-05-30", "2016-06-01"), row(None, None)) == "unknown"


# ---- relations


def test_relations_of_the_article():
    kinds = pairs(ALL[ALL.own]).kind.value_counts()
    assert "revision" not in kinds and kinds["expectation"] == 7 and kinds["part"] == 1


def test_two_pairs_are_revisions():
    """The same named origin, the same place, the same people, another number, in an order that a person decided."""
    place = {row["origin_statement"]: i for i, row in enumerate(raw("coverage/origin_statements.csv"))}
    said = {}
    for row in RAW:
        if row["origin"] != UNKNOWN and row["outcome"] == "killed" and not row["subset_of"] and row["origin_statement"]:
            said.setdefault(
                (row["origin"], row["scope"], place[row["origin_statement"]]), row["count_low"] or row["qualifier"]
            )
    expected = {
        (a[0], said[a], said[b]) for a in said for b in said if a[:2] == b[:2] and a[2] < b[2] and said[a] != said[b]
    }
    chosen = gather(totals(ALL[~ALL.own], scope=None))
    found = pairs(chosen[chosen.origin.ne(UNKNOWN)])
    revised = found[found.kind.eq("revision")]
    by_id = chosen.set_index("figure_id")
    got = {
        (by_id.origin[a], str(by_id.value[a]) if not pd.isna(by_id.value[a]) else "dozens", str(by_id.value[b]))
        for a, b in zip(revised["first"], revised["second"], strict=True)
    }
    assert got == expected == {(OBSERVATORY, "14", "23"), ("Syria Civil Defence", "dozens", "23")}


def one(figure_id: str):
    return next(ALL[ALL.figure_id.eq(figure_id)].itertuples())


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("r04-c02", "r05-c01", "revision"),
        ("r05-c01", "r05-c03", "discrepancy"),
        ("r05-c03", "r08-c01", "repeat"),
        ("r04-c04", "r11-c04", "scope change"),  # the hospital, then the city
        ("r05-c01", "r05-c02", "part"),
        ("r03-c01", "r05-c01", "no comparison"),  # a joint count is not set against the dead
        ("r05-c01", "r42-c01", "same figure"),
        ("r01-c01", "r05-c01", "no comparison"),  # nobody is named
    ],
)
def test_relations(first, second, kind):
    assert classify(one(first), one(second)).kind == kind == classify(one(second), one(first)).kind


def test_one_number_in_words_that_exclude_each_other_is_no_agreement():
    airwars = ALL[ALL.origin.eq("Airwars") & ALL.qualifier.eq("up_to") & ALL.value.eq(60)].iloc[0]
    ministry = one("r05-c03")  # more than 60
    relation = classify(airwars, ministry)
    assert (
        relation.kind == "same figure"
        and "in words that exclude each other (“up to 60”, “more than 60”)" in relation.reason
    )
    assert "exclude" not in classify(one("r05-c01"), one("r42-c01")).reason


def test_drift_of_a_qualifier():
    found = qualifier_drift(ALL, "press-release-123")
    killed = found[found.outcome.eq("killed")]
    expected = Counter(
        (row["qualifier"], bool(row["relays"]))
        for row in RAW
        if row["origin_statement"] == "press-release-123" and row["outcome"] == "killed"
    )
    names = {"more_than": "more than", "at_least": "at least", "exact": "exact"}
    copies = killed[killed.whose.ne("nobody named")]
    assert {
        (names[q], w == "a copy"): n for q, w, n in zip(copies.qualifier, copies.whose, copies.prints, strict=True)
    } == expected
    assert list(found[found.whose.eq("the origin's own page")].words) == ["over 60", "estimated to reach 200"]
    assert "as many as 60" in set(killed[killed.whose.eq("nobody named")].words)
    assert qualifier_drift(ALL, "no such statement").empty


# ---- a changed file moves what it should


def changed(tmp_path, name: str, old: str, new: str):
    folder = shutil.copytree(data_path(), tmp_path / "data", ignore=shutil.ignore_patterns("user"))
    path = folder / "coverage" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, text.count(old)
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load_all(folder)


def differing(before: pd.DataFrame, after: pd.DataFrame, columns: list[str]) -> list[str]:
    a, b = (t.set_index("figure_id")[columns].astype("string").fillna("") for t in (before, after))
    return list(a.index[(a != b).any(axis=1)])


def test_a_changed_figure_moves_its_own_row(tmp_path):
    line = next(
        ",".join(r.values())
        for r in raw("coverage/casualty_claims.csv")
        if r["report_id"] == "r42" and r["outcome"] == "killed"
    )
    other = changed(tmp_path, "casualty_claims.csv", line, line.replace(",23,", ",24,", 2))
    assert differing(ALL, known(other), ["value", "low", "high", "origin", "earliest", "latest"]) == ["r42-c01"]


def test_a_changed_time_moves_the_figures_of_its_report(tmp_path):
    other = known(changed(tmp_path, "reports.csv", ",2016-05-31,19:10+07:00,", ",2016-05-31,23:10+07:00,"))
    assert differing(ALL, other, ["earliest", "latest"]) == ["r05-c01", "r05-c02", "r05-c03"]
    before, after = (spans(totals(t)).set_index("statement").latest["observatory-23"] for t in (ALL, other))
    assert (before, after) == (pd.Timestamp("2016-05-31 12:10", tz="UTC"), pd.Timestamp("2016-05-31 16:10", tz="UTC"))


def test_a_changed_origin_ends_the_revision(tmp_path):
    line = next(
        row
        for row in (data_path() / "coverage" / "origins.csv").read_text(encoding="utf-8").splitlines()
        if row.startswith("casualties,r04-c02,")
    )
    other = known(
        changed(
            tmp_path, "origins.csv", line, line.replace(f",{OBSERVATORY},named,observatory-14,", ",A Monitor,named,,")
        )
    )
    assert differing(ALL, other, ["origin", "value"]) == ["r04-c02"]
    rows = other.set_index("figure_id", drop=False)
    assert classify(rows.loc["r04-c02"], rows.loc["r05-c01"]).kind == "discrepancy"


def test_a_figure_in_a_new_report_is_drawn_and_compared(tmp_path):
    """Nobody has decided on its origin or its place: it is its source's, and its place is not stated."""
    folder = shutil.copytree(data_path("coverage"), tmp_path / "coverage")
    for name, line in (
        ("reports.csv", "r99,A New Outlet,,https://example.org/x,en,2016-05-31,10:00Z,"),
        ("casualty_claims.csv", "r99,Some Office,killed,people,77,77,exact,,2016-05-31,77 killed,certain"),
    ):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    other = load_all(tmp_path)
    table = known(other)
    new = table[table["origin"].eq("Some Office")].iloc[0]
    assert (new.figure_id, new.scope, new.low, new.high) == ("r99-c01", "not stated", 77, 77)
    relation = classify(new, one("r05-c01"))
    assert relation.kind == "no comparison" and "no place is stated" in relation.reason
    drawn = (toll_ladder(other), known_when(other), vintages(other), relations(other))
    assert all("77 killed" in shown.table_html() for shown in drawn)
    assert "13 figures of people killed" in drawn[0].summary and "13 figures make 78 pairs" in drawn[3].summary
    assert "Iraq Body Count would print 21 to 77" in recorders(other).summary


def test_together_keeps_the_types_of_empty_tables():
    empty = figures(DATA.coverage.casualties[:0], DATA.coverage.statements)
    assert together(empty).dtypes.equals(ALL.dtypes) and all_reports(together(empty)).empty
