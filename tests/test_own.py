"""The questions asked of one's own reports, the page and the exports from the command line."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from helpers import load_seed, read_article
from helpers.analysis.wholes import toll_parts, truce_sums
from helpers.display.own_truce import same_hours, what_was_counted
from helpers.display.own_views import how_they_relate, which_revises_which, who_did_it
from helpers.display.review_views import journal, rows_of
from helpers.display.selection import to_offset
from helpers.examples import EXAMPLES, example
from helpers.exchange.bundle import Case, files_of
from helpers.exchange.page import NOT_REVIEWED
from helpers.paths import data_path, seed_path
from helpers.review.drafts import draft
from helpers.review.log import decide, log_csv
from helpers.review.replay import replay
from helpers.review.session import Session
from tests.command import run

SEED_TEXT = load_seed().text


def test_the_four_examples_say_that_they_are_invented():
    for name in EXAMPLES:
        assert "invented" in name and "invented for teaching" in example(name).text
    with pytest.raises(KeyError, match="no example"):
        example("x")


TOLL = read_article(text=example("a toll revised down (invented)").text, published="2019-03-14")
LATER = "The Karsa Traders' Association put the toll at 27 on Friday. The Lagunda Health Ministry said 18 people were killed. The Lagunda army blamed the Valley Brigades for the strike."
TRUCE = example("truce counts by province (invented)")


def check(view):
    """What holds of every view: its rows are its table's, each can be traced, the figure points at them."""
    assert len(view.rows) == len(view.table) and all("<mark" in view.evidence(i) for i in range(len(view.rows)))
    for trace in view.figure.data if view.figure else ():
        assert trace.customdata is None or all(0 <= row < len(view.rows) for row in trace.customdata)
    return view


def test_the_questions_say_what_is_missing():
    article = read_article(text="The sun rose over the lake.")
    for view, why in (
        (who_did_it, "nobody accuses"),
        (which_revises_which, "no count of people"),
        (how_they_relate, "add another report"),
        (what_was_counted, "no count about a truce"),
        (same_hours, "another counter"),
    ):
        with pytest.raises(ValueError, match=why):
            view(article)
    one = read_article(text="Police said 12 people were killed. The army shelled the market, police said.")
    assert (
        "one count alone revises nothing" in which_revises_which(one).summary
        and "a dispute needs two" in who_did_it(one).summary
    )
    two = read_article(text="Police said 12 people were killed. Medics said 14 people were killed.")
    assert "no origin gives two counts" in which_revises_which(two).summary
    silent = check(who_did_it(read_article(text="The mission said it could not confirm who had fired.")))
    assert "no matrix" in silent.summary and silent.figure is None


def test_who_did_it_is_the_matrix_of_notebook_2():
    view = check(who_did_it(TOLL))
    assert view.figure and {"army", "Valley Brigades"} <= set(view.table.voice)
    assert check(who_did_it(read_article(text=SEED_TEXT), actor="Russia")).summary.startswith(
        "Who did it: 7 statements"
    )
    assert "About Valley Brigades, 4 statements: " in view.summary


def test_sides_without_a_name_are_not_asked_about_first():
    report = read_article(
        text="Both sides traded blame on Friday. The White Helmets accused the army of firing the shells. "
        "The Red Crescent confirmed 44 deaths but could not verify the rest."
    )
    told = check(who_did_it(report)).summary
    assert "“army did it”: 1 statement (White Helmets)" in told
    assert "Also named, each in a matrix of its own: sides." in told
    assert "left open" not in told


def test_an_accusation_of_a_broken_truce_is_none_of_an_attack():
    report = read_article(
        text="A 30-day truce began on Monday. Norland accused Lowland of 19 violations on Friday. "
        "Norland's Defense Ministry accused Lowland of shelling a market, killing three people. "
        "Lowland denied it had broken the truce. Police accused Lowland of violating the ceasefire by bombing a clinic."
    )
    view = check(who_did_it(report, actor="Lowland"))
    cells = view.table.set_index(["voice", "proposition"])["statements"].to_dict()
    truce = "was a truce broken?"
    assert (
        cells["Norland", truce] == 1
        and cells["Lowland", truce] == 1
        and cells["Norland's Defense Ministry", "Lowland did it"] == 1
    )
    assert ("Norland", "Lowland did it") not in cells and ("Lowland", "Lowland did not do it") not in cells
    assert cells["Police", truce] == 1 and cells["Police", "Lowland did it"] == 1, "a breach by an attack is both"
    only = check(
        who_did_it(read_article(text="The rebels accused the army of violating the ceasefire, a truce of a week."))
    )
    assert set(only.table.proposition) == {truce} and "About army or a truce" in only.summary


def test_one_count_many_times_the_others_does_not_press_them_together():
    text = "Police said 12 people were killed. Medics said at least 14 people were killed. The army said as many as 20 people were killed. The mission said 31,000 people were killed."
    axis = check(which_revises_which(read_article(text=text))).figure.layout.xaxis
    assert axis.type == "log" and "ten times" in axis.title.text and list(axis.ticktext)[:2] == ["1", "10"]
    plain = check(which_revises_which(read_article(text=text.replace("31,000", "31")))).figure.layout.xaxis
    assert plain.type is None and plain.title.text == "people"


def test_a_toll_that_a_report_calls_superseded_is_revised():
    view = check(which_revises_which(TOLL))
    assert "Revised by 1 origin: Lagunda Health Ministry: “31” → “19”" in view.summary
    assert "4,000" in view.summary and not any("4,000" in row for row in view.rows), (
        "another event is told, and not drawn"
    )
    drawn = {x for trace in view.figure.data for x in trace.x if trace.customdata is not None}
    assert {19, 31, 26} <= drawn and max(view.figure.layout.xaxis.range) < 100
    kinds = list(check(how_they_relate(TOLL, kind="revision")).table.relation)
    assert kinds == ["revision"]
    assert not set(how_they_relate(TOLL).table.relation) & {"no comparison", "part"}


def test_several_reports_keep_origins_and_find_revisions():
    both = {"one": TOLL, "two": read_article(text=LATER, published="2019-03-15")}
    view = check(which_revises_which(both))
    assert (
        "“19” and “at least 31 people” → “18 people”" in view.summary
        and "→ “27”" in view.summary
        and set(view.table.report) == {"one", "two"}
    )
    assert "in two" in view.rows[-1] and "In two:" in view.evidence(len(view.rows) - 1)
    undated = which_revises_which({"one": TOLL, "two": read_article(text=LATER)})
    assert "27”" in undated.summary and "→ “27”" not in undated.summary
    alone = {
        "a": read_article(text="Police said 12 people were killed."),
        "b": read_article(text="Police said 14 people were killed."),
    }
    assert "a, b has no date of publication" in which_revises_which(alone).summary
    told = check(who_did_it(both))
    assert "in 2 reports: 3 named voices" in told.summary
    assert "in 2 reports: 2 named voices" in who_did_it(both, same={"army": "Lagunda army"}).summary
    relate = check(how_they_relate(both))
    assert {"revision", "discrepancy"} <= set(relate.table.relation)


def test_one_part_that_is_named_leaves_the_others_open():
    text = "The army said there were 31 violations of the truce since Friday, twenty-two of them by the rebels."
    view = what_was_counted(read_article(text=text))
    assert "22 are named as a part of them, and no part for the other 9" in view.summary
    assert "2 since or on a day" in view.figure.layout.title.text


def test_order_within_a_day_is_unknown():
    day = {
        name: read_article(text=f"Police said {n} people were killed.", published="2019-03-14")
        for name, n in (("a", 12), ("b", 14))
    }
    assert "→" not in which_revises_which(day).summary and set(
        how_they_relate(day, kind="no comparison").table.relation
    ) == {"no comparison"}


def test_truce_counts_are_checked_and_put_side_by_side():
    work = Session(TRUCE)
    view = check(what_was_counted(work.reviewed.article))
    assert "its 3 parts give 10, which does not add up" in view.summary and view.figure
    with pytest.raises(ValueError, match="nothing can be put side by side"):
        same_hours(work.reviewed.article)
    work.edit(work.find("ceasefire", "19 violations"), {"window_hours": "24"}, "over the same period")
    side = check(same_hours(work.reviewed.article))
    assert sorted(x for trace in side.figure.data if trace.customdata is not None for x in trace.x) == [
        11,
        11,
        19,
        19,
    ] or {11, 19} <= {x for trace in side.figure.data for x in trace.x}
    assert "11" in side.summary and "19" in side.summary
    assert "24 hours (decided)" in set(side.table["window"])
    several = check(
        what_was_counted(
            {
                "a": work.reviewed.article,
                "b": read_article(
                    text="The Joint Ceasefire Centre registered 14 violations of the truce in the past 24 hours."
                ),
            }
        )
    )
    assert set(several.table.report) == {"a", "b"}


def test_a_window_that_a_person_decides_stands_everywhere():
    work = Session(TRUCE, reader="A")
    key, first = work.find("ceasefire", "19 violations"), work.find("ceasefire", "11 violations")
    assert "“19 violations” (flow, window lost)" in what_was_counted(work.reviewed.article).summary
    work.edit(key, {"window_hours": "24"}, "the same period as the centre's")
    view = check(what_was_counted(work.reviewed.article))
    at = list(view.table.words).index("19 violations")
    assert "“19 violations” (flow, 24 hours (decided))" in view.summary and "0 with the hours lost" in view.summary
    assert view.table.window[at] == "24 hours (decided)" and "24 hours (decided)" in view.rows[at]
    side = check(same_hours(work.reviewed.article)).table.window
    assert list(side) == ["In the past 24 hours", "24 hours (decided)"]
    work.edit(first, {"window_hours": "48"}, "the page says so elsewhere")
    told = what_was_counted(work.reviewed.article).summary
    assert "“11 violations” (flow, 48 hours (decided; the words: “In the past 24 hours”))" in told


def test_every_length_of_time_that_is_drawn_can_be_told():
    counts = [
        "The centre registered 14 violations of the truce in the past 24 hours.",
        "The council counted 30 violations of the truce in the past 48 hours.",
    ]
    figure = check(what_was_counted(read_article(text=" ".join(counts)))).figure
    assert list(figure.layout.xaxis.ticktext) == ["48 hours", "24 hours", "then"]
    assert list(figure.layout.xaxis.tickvals) == [-48, -24, 0]
    long = read_article(text=f"{counts[0]} The mission counted 100 violations of the truce in the past 30 days.")
    figure = check(what_was_counted(long)).figure
    assert list(figure.layout.xaxis.ticktext) == ["720 hours", "then"], "no room for a mark at 24 hours"
    assert list(figure.layout.yaxis.ticktext) == ["“14 violations”, 24 hours", "“100 violations”"]


def test_the_truce_counts_of_several_reports_are_told_by_report():
    other = read_article(text="The Joint Ceasefire Centre registered 14 violations of the truce in the past 48 hours.")
    view = check(what_was_counted({"one": read_article(text=TRUCE.text), "two": other}))
    assert view.summary.startswith(
        "11 truce counts: 6 with their hours, 4 so far in total, 1 with the hours lost. In one: "
    )
    assert " In two: “14 violations” (flow, in the past 48 hours)." in view.summary
    assert view.summary.count("truce counts") == 1 and view.summary.count("never added") == 1
    assert "In one, “11 violations”: its 3 parts give 10" in view.summary
    assert view.figure.layout.yaxis.ticktext[-1] == "“14 violations”, in two"


def test_parts_are_held_against_their_wholes():
    sums = truce_sums(read_article(text=TRUCE.text).ceasefire)
    assert list(zip(sums.whole, sums["sum"], sums.check, strict=True)) == [(11, 10, "does not add up")]
    bound = "The centre registered at least 10 violations of the truce: four in Orsha and five in Velm."
    assert truce_sums(read_article(text=bound).ceasefire).empty, "parts need not add up to a bound"
    parts = toll_parts(TOLL.casualties)
    assert list(parts.check) == ["fits"] and toll_parts(TOLL.casualties.assign(low=99, high=99)).check.iloc[0] == "fits"


def test_the_list_to_review():
    work = Session(TRUCE, reader="A")
    view = check(rows_of(work.reviewed))
    assert view.summary.startswith(f"{len(view.rows)} rows") or "Beside them" in view.summary
    key = work.find("ceasefire", "19 violations")
    work.reject(key, "the council is a side")
    view = rows_of(work.reviewed)
    assert (
        len(view.struck) == 1
        and view.table.state[view.struck[0]] == "rejected"
        and view.table.why[view.struck[0]] == "the council is a side"
    )
    assert 'class="mark-rejected"' in view.page and "Rejected by A: the council is a side" in view.evidence(
        view.struck[0]
    )
    assert (
        len(rows_of(work.reviewed, "rejected").rows) == 1
        and len(rows_of(work.reviewed, "still open").rows) == len(view.rows) - 1
    )
    with pytest.raises(ValueError, match="show is one of"):
        rows_of(work.reviewed, "x")
    log = journal(work.reviewed)
    assert log.table.what[0] == "rejected" and log.table.holds[0] == "yes" and "1 decision in the log" in log.summary


def test_the_log_says_the_words_of_the_fields():
    work = Session(TRUCE, reader="A")
    wound = draft(work.read, "casualties", (start := TRUCE.text.index("There has been"), start + 5))
    work.add(draft(work.read, "claims", (start, start + 29)), {}, "a statement of its own")
    work.add(wound, {"value": "2", "outcome": "killed_or_injured"}, "as a page elsewhere says")
    key = work.find("ceasefire", "19 violations")
    whole = work.entry(work.find("ceasefire", "140 violations")).row.figure_id
    work.edit(key, {"window_hours": "24"}, "the same period as the centre's")
    work.edit(key, {"subset_of": whole}, "they are of the same truce")
    table = journal(work.reviewed).table
    assert list(table.column.fillna("")) == ["", "", "window hours", "part of"]
    assert (
        table.to.isna()[0] and "outcome: killed or injured" in table.to[1] and "{" not in "".join(table.to.fillna(""))
    )
    assert list(table.to[2:]) == ["24", "“140 violations”"]
    with pytest.raises(ValueError, match="window hours is a whole number"):
        work.edit(key, {"window_hours": "a day"}, "no number")
    damaged = replace(work.log[0], new="[1")
    assert journal(replay(work.read, [damaged])).table.holds[0].startswith("no: ")


def test_offsets_of_a_selection():
    text = "a\r\n😀 b"
    assert [text[to_offset(text, n) :][:1] for n in (0, 1, 2, 4, 5)] == ["a", "\r", "😀", " ", "b"]


def test_reports_from_the_command_line(tmp_path):
    seed = str(next(seed_path().glob("*.txt")))
    other = str(data_path() / "examples" / "mutual_blame.txt")
    done = run("report", seed, other, str(tmp_path / "none.txt"), "-o", str(tmp_path / "pages"))
    assert (
        done.returncode == 2
        and len(done.stderr.splitlines()) == 1
        and len(list((tmp_path / "pages").glob("*.html"))) == 2
    )
    page = next((tmp_path / "pages").glob("000*.html")).read_text()
    assert (
        "at least 23 people" in page
        and page.startswith("<!doctype html>")
        and NOT_REVIEWED.replace("'", "&#x27;") in page
    )
    source = tmp_path / "page.html"
    source.write_text(
        "<script>x()</script><nav>Home</nav><h1>Raid on Karsa</h1><p>Police said 3 people were killed.</p>"
    )
    words = str(tmp_path / "page.txt")
    assert run("strip", str(source), "-o", words).returncode == 0
    assert run("report", words, "-o", str(tmp_path / "out.html")).returncode == 0
    page = (tmp_path / "out.html").read_text()
    assert "<h1>Raid on Karsa</h1>" in page and "x()" not in page.split("<main")[1] and str(tmp_path) not in page


def test_exports_from_the_command_line(tmp_path):
    seed = str(next(seed_path().glob("*.txt")))
    assert json.loads(run("export", seed, "--to", "webannotation").stdout)["type"] == "AnnotationPage"
    assert len(json.loads(run("export", seed, "--to", "labelstudio").stdout)) == 1
    assert run("export", seed, "--to", "labelstudio", "-o", str(tmp_path / "tasks.json")).returncode == 0
    assert json.loads((tmp_path / "tasks.json").read_text()) and (tmp_path / "tasks-labels.xml").read_text().startswith(
        "<View>"
    )
    assert run("export", seed, "--to", "brat").returncode == 2
    assert (
        run("export", seed, "--to", "brat", "-o", str(tmp_path / "b")).returncode == 0
        and len(list((tmp_path / "b").iterdir())) == 3
    )
    assert (
        run("export", seed, "--to", "csv", "-o", str(tmp_path / "c")).returncode == 0
        and (tmp_path / "c" / "datapackage.json").exists()
    )
    assert run("export", str(tmp_path / "none.txt"), "--to", "json").returncode == 2


def test_a_log_goes_with_the_command_line(tmp_path):
    text = example("a toll revised down (invented)").text
    (tmp_path / "toll.txt").write_text(text)
    work = Session(example("a toll revised down (invented)"), reader="A. K.")
    work.reject(work.find("casualties", "26"), "the association counted others too")
    gone = decide("Nine men died.", "casualties", (0, 4), "reject", reason="from another text")
    (tmp_path / "log.csv").write_text(log_csv([*work.log, gone]))
    files = [str(tmp_path / name) for name in ("toll.txt", "log.csv", "out.html", "case")]
    done = run("report", files[0], "--log", files[1], "-o", files[2])
    page = (tmp_path / "out.html").read_text()
    assert (
        done.returncode == 0
        and b"Not applied: reject" in done.stderr
        and "the association counted others too" in page
        and "A. K." in page
    )
    assert run("export", files[0], "--log", files[1], "--to", "csv", "-o", files[3]).returncode == 0
    assert (
        b"association counted" in (tmp_path / "case" / "decisions.csv").read_bytes()
        and ",26," not in (tmp_path / "case" / "casualties.csv").read_text()
    )
    assert run("report", files[0], files[0], "--log", files[1], "-o", files[3]).returncode == 2
    bad = run("report", files[0], "--log", str(tmp_path / "none.csv"), "-o", files[2])
    assert bad.returncode == 2 and len(bad.stderr.splitlines()) == 1


def test_every_form_has_its_files():
    bus = read_article(text=example("mutual blame (invented)").text)
    case = Case(replay(bus, ()), "An outlet")
    for form, names in {
        "html": 1,
        "csv": 12,
        "json": 1,
        "webannotation": 1,
        "brat": 3,
        "labelstudio": 2,
        "log": 1,
    }.items():
        assert len(files_of(case, form)) == names
    with pytest.raises(ValueError, match="take away one of"):
        files_of(case, "x")


def test_a_word_and_a_number_are_not_one_figure():
    """“Dozens” begin at 24, and nobody said 24."""
    text = "Dozens were killed, the army said. At least 24 people were killed, the police said."
    assert list(how_they_relate(read_article(text=text)).table["relation"]) == ["discrepancy"]
