"""What the attribution views draw, say and show: every mark has its row, every row its evidence, every number its words."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pandas as pd
import pytest

from helpers import exercises_attribution as exercises
from helpers import load_all
from helpers.analysis.attribution import spread
from helpers.analysis.statements import statements
from helpers.display import attribution_rules as rules
from helpers.display.attribution_chain import chain
from helpers.display.attribution_prints import reports_against_origins, same_number
from helpers.display.attribution_views import UNIVERSES, annotated, matrix
from helpers.display.attribution_words import drift, reporting_verbs, sentences
from helpers.display.explorer import View, explore
from helpers.display.keeping import Keeper, reason
from helpers.paths import data_path
from helpers.review.choices import choose, chosen
from helpers.review.log import log_csv, parse_log
from tests.held import DATA, seen
from tests.odd import ODD
from tests.sweeps import some_views

CODED = statements(DATA.coverage.attributions)
NOTEBOOK = Path(__file__).parent.parent / "notebooks" / "02_attribution_disputes.ipynb"

EVERY_VIEW = [
    (annotated, {}),
    (annotated, {"article": "a toll revised down (invented)", "show": "every statement"}),
    (matrix, {}),
    (matrix, {"universe_": "all coded reports"}),
    (matrix, {"universe_": "all coded reports", "actor": "Syria", "bodies_as_one": False}),
    (chain, {}),
    (chain, {"origin": "Russian Defense Ministry", "stance": "denies"}),
    (chain, {"origin": "Turkish Foreign Ministry"}),
    (reports_against_origins, {}),
    (reports_against_origins, {"relays": False}),
    (reports_against_origins, {"actor": "Syria", "bodies_as_one": False}),
    (same_number, {}),
    (same_number, {"value": 60}),
    (same_number, {"value": 50}),
    *((drift, {"statement": key}) for key in sentences(DATA).values()),
    *((rules.denial_card, {"which": n}) for n in (1, 2, 3, 4)),
    (rules.grade_it, {}),
    (rules.grade_it, {"universe_": "this article"}),
    (rules.published_values, {}),
    (rules.sides_and_headlines, {}),
    (reporting_verbs, {}),
]
SHOWN = some_views(EVERY_VIEW)
each = pytest.mark.parametrize(("view", "choices"), SHOWN, ids=[f"{v.__name__}-{i}" for i, (v, _) in enumerate(SHOWN)])  # fmt: skip
pictured = pytest.mark.parametrize(("view", "choices"), [s for s in SHOWN if s[0] in (matrix, chain, reports_against_origins, same_number, drift, reporting_verbs)])  # fmt: skip


def points(shown: View) -> list[tuple[float, float, int]]:
    """Place and row of every mark that stands for a row."""
    return [
        (x, y, row)
        for trace in shown.figure.data
        if trace.customdata is not None
        for x, y, row in zip(trace.x, trace.y, trace.customdata, strict=True)
    ]


def bare_marks(shown) -> list[str]:
    """The traces with marks in the picture (not only in its legend) that stand for no row."""
    marked = [trace for trace in shown.figure.data if "markers" in trace.mode and any(x is not None for x in trace.x)]
    return [trace.name or str(trace.hovertext) for trace in marked if trace.customdata is None]


def test_a_relay_leads_to_what_it_passed_on():
    shown = seen(chain)
    names = list(shown.rows)
    relay, origin = (
        names.index("Syrian Observatory for Human Rights → AP: 4 reports"),
        names.index("Syrian Observatory for Human Rights: 24 reports"),
    )
    behind = shown.table.index[shown.table["by_way_of"].eq("AP").fillna(False)]
    assert len(behind) == 4 and shown.evidence(relay) == "".join(shown.evidence(i) for i in behind)
    assert all(shown.evidence(i) in shown.evidence(origin) for i in range(24))
    assert list(shown.picks) == list(range(24)), "the rows of the table are the ways"


def numbers(text: str) -> set[int]:
    return {int(n) for n in re.findall(r"\d+", text)}


@each
def test_every_row_shows_where_it_comes_from(view, choices):
    shown = seen(view, **choices)
    assert shown.summary.endswith(".") and shown.rows
    assert not re.search(r"\b1 (?:statements|reports|rows|origins|denials|prints|outlets)\b|\.\.|\.”\.", shown.summary)  # fmt: skip
    for i in range(len(shown.rows)):
        html = shown.evidence(i)
        assert "<mark" in html or "http" in html or "address" in html or view is rules.denial_card, (view.__name__, i)  # fmt: skip
    for row in shown.picks or ():
        assert row is None or 0 <= row < len(shown.rows)


@pictured
def test_every_mark_stands_for_one_row(view, choices):
    shown = seen(view, **choices)
    assert sorted(row for _, _, row in points(shown)) == list(range(len(shown.rows)))
    assert shown.figure.layout.title.text
    assert len({(x, y) for x, y, _ in points(shown)}) == len(shown.rows), "no mark hides another"
    assert not bare_marks(shown), "a mark that leads nowhere"


@pictured
def test_the_summary_holds_every_number_drawn(view, choices):
    shown = seen(view, **choices)
    said = numbers(shown.summary)
    # the numbers written beside marks
    beside = {int(t) for trace in shown.figure.data for t in trace.text or () if str(t).isdigit()}
    assert beside <= said, beside - said
    # how many marks a line has
    lengths: dict[float, int] = {}
    for _, y, _ in points(shown) if view not in (matrix, chain) else ():
        lengths[y] = lengths.get(y, 0) + 1
    # an origin's own page is said in words; lines with one mark may be told by name
    assert {n for n in lengths.values() if n > 1} <= said, (lengths, shown.summary)
    assert numbers(shown.figure.layout.title.text) <= said


def test_the_matrix_draws_what_its_table_holds():
    shown = seen(matrix, "all coded reports")
    drawn = {row: int(trace.text[i]) for trace in shown.figure.data for i, row in enumerate(trace.customdata)}  # fmt: skip
    assert [drawn[i] for i in range(len(shown.table))] == list(shown.table["statements"])
    headings = shown.figure.layout.xaxis.ticktext
    assert headings[-1].replace("<br>", " ") == "was a truce broken? (not coded)"
    assert any("flew" in heading for heading in headings), "its own column"
    assert "not coded" not in "".join(seen(matrix).figure.layout.xaxis.ticktext)


def test_lines_of_the_chain_are_dashed_where_something_was_inferred():
    shown = seen(chain)
    dashed = next(trace for trace in shown.figure.data if trace.name == "inferred")
    solid = next(trace for trace in shown.figure.data if trace.name == "named in the text")
    ends = {y: row for _, y, row in points(shown)}
    last = max(x for x, _, _ in points(shown))
    into = {
        kind: {ends[y] for x, y in zip(trace.x, trace.y, strict=True) if x is not None and x > last - 0.05}
        for kind, trace in (("dashed", dashed), ("solid", solid))
    }  # fmt: skip
    inferred = {i for i, cell in enumerate(shown.table["inferred"]) if not pd.isna(cell)}
    assert into["dashed"] == inferred and into["solid"] == set(range(24)) - inferred
    assert len(inferred) == 9 and "15 ways are named in the text (solid), 9 hold" in shown.summary


def test_without_relays_the_scale_and_the_lines_stay():
    full, bare = seen(reports_against_origins), seen(reports_against_origins, relays=False)
    assert [p[:2] for p in points(full)] == [p[:2] for p in points(bare)]
    for axis in ("xaxis", "yaxis"):
        assert full.figure.layout[axis].range == bare.figure.layout[axis].range
    assert full.figure.layout.yaxis.ticktext == bare.figure.layout.yaxis.ticktext
    symbols = [s for trace in bare.figure.data if trace.customdata is not None for s in trace.marker.symbol]  # fmt: skip
    relayed = [s for s in symbols if s == "circle-open"]
    assert len(symbols) - len(relayed) == bare.table["of_them_own_pages"].sum() == 11
    assert "Russia 10 → 0" in bare.summary and "Russia 14 → 0" in bare.summary
    assert "Syrian Observatory for Human Rights 24 → 1" in bare.summary


def test_a_hollow_mark_is_explained_where_there_is_one():
    def key(shown):
        return {
            trace.name: trace.marker.symbol for trace in shown.figure.data if trace.showlegend and trace.x == (None,)
        }

    assert key(seen(reports_against_origins)) == {"only softened there": ("triangle-up-open",)}
    assert key(seen(reports_against_origins, relays=False)) == {
        "only softened there": ("triangle-up-open",),
        "a relay, set aside": ("circle-open",),
    }
    flat = DATA.coverage.attributions.assign(hedged=False)
    plain = SimpleNamespace(coverage=replace(DATA.coverage, attributions=flat), seed=DATA.seed)
    assert key(reports_against_origins(plain)) == {}
    assert "hollow" in seen(matrix, "all coded reports").figure.layout.title.text
    assert "hollow" not in matrix(plain, "all coded reports").figure.layout.title.text


def test_what_leads_to_nobody_is_named_alike_in_figure_and_table():
    shown = seen(same_number)
    assert list(shown.table["origin"]) == list(shown.figure.layout.yaxis.ticktext)


def test_drift_says_what_the_yardstick_allows():
    told = {key: seen(drift, key).summary for key in sentences(DATA).values()}
    assert "4 softened" in told["press-release-123-strikes"] and "4 prints without the softening" in told["press-release-123-strikes"]  # fmt: skip
    assert "flat there, as in every copy" in told["press-release-123-crimes"]
    assert "2 prints with a softening that the page does not have" in told["observatory-planes-30-may"]  # fmt: skip
    assert "cannot be told who softened it" in told["observatory-planes-31-may"]
    assert next(iter(told)) == "press-release-123-strikes", "what differs from its own page comes first"


def test_softening_words_stand_in_the_table_and_notes_are_no_quotations():
    shown = seen(drift, "observatory-planes-31-may")
    assert {"claims", "conditional verb form", "not officially confirmed"} <= set(shown.table["softening_words"].dropna())  # fmt: skip
    for i, softened in enumerate(shown.table["softening_words"].notna()):
        html = shown.evidence(i)
        assert "coder&#x27;s note:" in html and "“" not in html
        assert ("softened by:" in html) == softened
        language = shown.table["language"][i]
        assert (f"the page is in {language}" in html) == (language != "English")


def test_figures_in_other_languages_have_their_meaning_in_english():
    shown = seen(same_number, 60)
    arabic = [html for html in map(shown.evidence, range(len(shown.rows))) if "the page is in Arabic" in html]  # fmt: skip
    assert arabic and all("in English: more than 60" in html for html in arabic)


def test_each_part_of_a_denial_has_its_own_evidence():
    shown = seen(rules.denial_card, 1)
    proofs = [shown.evidence(i) for i in range(len(shown.rows))]
    assert len(set(proofs)) == len(proofs)
    card = shown.table.set_index("part")
    assert card.loc["place", "words"] == "Idlib" and pd.isna(card.loc["place", "left_open"])
    assert "left open: time" in shown.summary
    held = shown.table["left_open"].dropna()
    assert not held.str.contains("read as|covered|quotation").any(), "only what is left open"


def test_all_rules_are_cards_and_one_is_marked():
    page = seen(rules.grade_it).page
    for name in ("Discounted", "Confirmed", "Contested", "Weak", "No grade", *"ABCDE12345"):
        assert f"<b>{name}</b>" in page, name
    assert "<b>Fair ◀</b>" in page and "<b>F ◀</b>" in page and "<b>6 ◀</b>" in page
    assert page.count("fired") == 1 and page.count("nobody has rated yet") == 2
    rated = seen(rules.grade_it, reliability="B", credibility="2", why_reliability="two pages seen")
    assert "B2, rated by a person, because: two pages seen." in rated.summary
    assert "a reason is missing" in seen(rules.grade_it, reliability="B").summary


def test_a_rating_is_kept_with_its_reason_and_replays():
    ratings = {"reliability": rules.RELIABILITIES, "credibility": rules.CREDIBILITIES}
    box = explore(rules.grade_it, DATA, **ratings, **{f"why_{name}": reason() for name in ratings})  # fmt: skip
    keeper = Keeper(box, "grade_it", ["reliability", "credibility"])
    assert "nobody has rated yet" in box.summary.value
    box.controls["reliability"].value = "B"
    keeper.write.click()
    assert "reason" in keeper.message.value and not keeper.decisions
    box.controls["why_reliability"].value = "its counts held before"
    keeper.write.click()
    assert len(keeper.decisions) == 1
    again = chosen(parse_log(log_csv(keeper.decisions).encode(), "a log"), "grade_it")
    assert seen(rules.grade_it, **again).summary in box.view.summary
    other = chosen([choose("grade_it", "reliability", "E", reason="a party")], "grade_it")
    assert "E6, rated by a person, because: a party." in seen(rules.grade_it, **other).summary


def test_published_values_and_headlines():
    told = seen(rules.published_values).summary
    assert "Government of Syria" in told and "3 sources of 1 office" in told and "20 to 60" in told
    assert "the Syrian government also listed" in told and "culprit" not in told
    said = seen(rules.sides_and_headlines)
    assert {908, 0, 19, 890, 18, 2} <= numbers(said.summary) and len(said.table) == 19
    assert "219405" in " ".join(said.rows)


def test_verbs_have_a_legend_of_every_tone():
    shown = seen(reporting_verbs)
    named = [trace.name for trace in shown.figure.data if trace.name]
    for tone in ("neutral", "distancing", "endorsing", "denial"):
        count = int(shown.table["tone"].eq(tone).sum())
        assert any(name.startswith(f"{tone} ({count})") for name in named)
        assert f"{count} {tone}" in shown.summary


REFUSED = [
    (matrix, {"actor": "Sweden"}, "no statement"),
    (matrix, {"universe_": "x"}, "universe is one of"),
    (chain, {"stance": "denies"}, "choose another pair"),
    (reports_against_origins, {"actor": "Sweden"}, "choose another actor"),
    (same_number, {"value": 7777}, "choose another number"),
    (drift, {"statement": "x"}, "choose another statement"),
    (rules.denial_card, {"which": 9}, "4 denials"),
]


@pytest.mark.parametrize(("view", "choices", "why"), REFUSED)
def test_what_can_not_be_shown_is_told(view, choices, why):
    with pytest.raises(ValueError, match=why):
        view(DATA, **choices)


def test_after_a_refusal_nothing_old_stays():
    box = explore(chain, DATA, origin=["Syrian Observatory for Human Rights"], stance=["accuses", "denies"])  # fmt: skip
    box.controls["stance"].value = "denies"
    assert "Not shown" in box.summary.value and "choose another pair" in box.summary.value
    assert not box.plot.outputs and not box.table.value and not box.evidence.value


def test_a_report_left_out_moves_the_summaries(tmp_path):
    folder = shutil.copytree(data_path() / "coverage", tmp_path / "coverage")
    kept = [line for line in (folder / "reports.csv").read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("r09,")]  # fmt: skip
    (folder / "reports.csv").write_text("".join(kept), encoding="utf-8")
    fewer = load_all(tmp_path)
    # r09 is the ministry's own page: without it there is no yardstick
    assert "was not seen" in drift(fewer, "press-release-123-strikes").summary
    for view, choices in ((matrix, {"universe_": "all coded reports"}), (reports_against_origins, {}), (same_number, {"value": 60})):  # fmt: skip
        assert view(fewer, **choices).summary != view(DATA, **choices).summary


# ---- exercises

CHECKS = [exercises.check_voices, exercises.check_leads_nowhere, exercises.check_weak, exercises.check_denial]  # fmt: skip


@pytest.mark.parametrize("check", CHECKS)
def test_odd_answers_never_crash_and_never_pass(check):
    for at, answer in enumerate(ODD):
        assert check(answer, DATA).startswith("Not"), at


def test_voices_need_their_rule():
    assert "rule" in exercises.check_voices(1, DATA)
    assert exercises.check_voices(1, DATA, outlets=False).startswith("Well done")
    assert exercises.check_voices(2, DATA, outlets=True).startswith("Well done")
    for wrong, why in ((2, "other rule"), (10, "printed"), (11, "fewer statements"), (-3, "somebody"), (10**30, "fewer")):  # fmt: skip
        assert why in exercises.check_voices(wrong, DATA, outlets=False), wrong
    assert "accuses neither alone" in exercises.check_voices(3, DATA, outlets=True)


def test_prints_that_lead_nowhere():
    assert exercises.check_leads_nowhere(8, DATA).startswith("Well done")
    for wrong, why in ((11, "all its prints"), (3, "others"), (9, "reports"), (6, "reports"), (0, "last line"), (-1, "last line")):  # fmt: skip
        assert why in exercises.check_leads_nowhere(wrong, DATA), wrong


def test_setting_aside():
    everybody = set(spread(CODED, "Russia").query("proposition == 'did' and origin_known")["origin"])  # fmt: skip
    assert "nobody is left" in exercises.check_weak(everybody, DATA)
    assert "two or more" in exercises.check_weak({"Al Jazeera"}, DATA)
    assert exercises.check_weak(everybody - {"Al Arabiya"}, DATA).startswith("Well done")
    spaced = {f" {name.upper()} " for name in everybody - {"Al Arabiya"}}
    assert exercises.check_weak(spaced, DATA).startswith("Well done")


def test_a_denial_of_ones_own():
    good = "The Russian Defence Ministry denied that its aircraft bombed Idlib on 30 May 2016."
    assert exercises.check_denial(good, DATA).startswith("Well done")
    assert "no day" in exercises.check_denial("Russia denied bombing a market in Idlib.", DATA)
    assert "is no day" in exercises.check_denial("Russia denied bombing a market in Idlib in May.", DATA)
    assert "no place" in exercises.check_denial("Russia denied bombing the market.", DATA)
    assert "may miss" in exercises.check_denial("We were not there.", DATA)


def test_no_exercise_is_answered_in_what_is_shown_by_default():
    cells = nbformat.read(NOTEBOOK, 4).cells
    shown = [out["data"]["text/plain"] for c in cells if c.cell_type == "code" for out in c.outputs]
    assert not any("Syria did it" in text or "50 killed" in text for text in shown)


def test_the_notebook_offers_what_the_views_know():
    source = "\n".join(c.source for c in nbformat.read(NOTEBOOK, 4).cells if c.cell_type == "code")
    assert max(map(len, source.splitlines())) <= 100
    for control in ("universe_", "bodies_as_one", "relays", "set_aside", "combatants", "reliability", "credibility"):  # fmt: skip
        assert f"{control}=" in source
    assert UNIVERSES == ("this article", "all coded reports")


def test_the_foot_of_a_matrix_has_room_for_its_headings():
    for actor in ("Russia", "Syria"):
        figure = seen(matrix, "all coded reports", actor).figure
        lines = max(heading.count("<br>") + 1 for heading in figure.layout.xaxis.ticktext)
        assert figure.layout.margin.b >= 16 * lines and lines <= 3
    assert all(len(line) <= 13 for heading in figure.layout.xaxis.ticktext for line in heading.split("<br>"))
