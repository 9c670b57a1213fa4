"""The tables stay as they are however a page prints the seed: lines, boilerplate, marks, titles."""

from __future__ import annotations

import re

import pytest

from helpers import read_article
from tests.seed_swaps import SEED, TEXT, follows, meaning, swap


@pytest.mark.parametrize(
    "line",
    [
        "Share this story on WhatsApp", "Read more: 12 killed in market attack", "Sign up for our daily briefing and get 3 stories a day.",
        "ADVERTISEMENT", "Follow us on Telegram", "Related: Ministry denies killing 40", "© 2016 All rights reserved.",
        "A damaged hospital, where 20 people died on Monday. AFP PHOTO", "Warplanes killed 40 in the town. REUTERS/Dana Okello",
        "In other news: Army kills 40", "From our archive | 31 killed in Kesh", "(Photo: Dana Okello) The hospital, where 20 people died.", "Stay informed: follow our live blog",
        "You might also like: Army says it killed 50", "Image caption: The hospital, where 19 people were killed", "Disclaimer: The views expressed are those of the author.",
        "Estimated read time: 3 min", "The hospital, where 20 people died on May 2, 2016. AFP/B. T. Okello",
        "You may also be interested in:\n\nHighland denies shelling Velm\n\nArmy says 9 officers died",
    ],
)  # fmt: skip
def test_boilerplate_between_paragraphs_changes_nothing(line):
    parts = TEXT.split("\n\n")
    for at in (2, 5, len(parts)):
        article = read_article(text="\n\n".join([*parts[:at], line, *parts[at:]]))
        assert meaning(article) == meaning(SEED), at


@pytest.mark.parametrize("below", ["Share this article", "Follow us on Facebook", "© 2019 Vale Gazette"])
def test_a_line_of_the_page_below_a_paragraph_takes_nothing_away(below):
    text = f"Karsa market shelled\n\nAt least 24 people were killed in Karsa on Friday, the ministry said.\n{below}"
    article = read_article(text=text)
    assert list(article.casualties["value"]) == [24] and list(article.claims["source"]) == ["ministry"]


def test_a_stray_line_break_changes_nothing():
    breaks = [
        m.start()
        for m in re.finditer(r"(?<=[a-z,]) (?=[a-z])", TEXT)
        if m.start() - TEXT.rfind("\n", 0, m.start()) > 70
    ]
    for at in breaks[::7]:
        assert meaning(read_article(text=f"{TEXT[:at]}\n{TEXT[at + 1 :]}")) == meaning(SEED), TEXT[at - 20 : at + 20]


def test_no_blank_lines():
    assert meaning(read_article(text=re.sub(r"\n+", "\n", TEXT))) == meaning(SEED)


@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("width", [28, 31, 36, 44, 52, 57, *range(60, 73), 80, 100, 120, 140])
def test_wrapped_lines(width, between):
    """The title too, and without blank lines: it is printed twice."""
    import textwrap

    parts = (textwrap.fill(p, width, break_long_words=False, break_on_hyphens=False) for p in TEXT.split("\n\n"))
    assert meaning(read_article(text=between.join(filter(None, parts)))) == meaning(SEED)


@pytest.mark.parametrize(
    ("old", "new"), [("Kirby", "Oduya-Marshall"), ("Idlib", "Qasr al-Quorvath"), ("Konashenkov", "Ko")]
)
@pytest.mark.parametrize("width", [40, 60, 66, 72, 80])
def test_wrapped_and_then_renamed(width, old, new):
    """Some lines are then longer than the width that they were broken to, others shorter."""
    import textwrap

    parts = (textwrap.fill(p, width, break_long_words=False, break_on_hyphens=False) for p in TEXT.split("\n\n"))
    article = read_article(text="\n".join(filter(None, parts)).replace(old, new))
    assert follows(article, (old, new))


@pytest.mark.parametrize("end", ["\n\n", "\n"])
def test_each_sentence_a_paragraph(end):
    assert meaning(read_article(text=re.sub(r"(?<=[a-z]\.) (?=[A-Z])", end, TEXT))) == meaning(SEED)


TITLE = TEXT.split("\n", 1)[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [("{} | Orla Times", "{}"), ("{} - The Orla Times", "{}"), ("{}", "{} — Orla Times"), ("# {}", "{}"), ("{}.", "{}."), ("{}", "By Dana Okello\n\n{}")],
)  # fmt: skip
def test_a_title_as_pages_print_it(first, second):
    """With the name of the page behind it, with the sign of a heading, with a full stop, with a byline between."""
    printed = f"{first.format(TITLE)}\n\n{second.format(TITLE)}"
    article = swap((f"{TITLE}\n\n{TITLE}", printed))
    assert meaning(article) == meaning(SEED)


@pytest.mark.parametrize(
    "above",
    [
        "This page uses cookies. You can change that at any time.", "Your browser is too old for this page. Get a new one.", "SYRIA | Tue 31 May 2016 | 18:05 BST",
        "Orla Times uses cookies to show you what you like.\n\nGot it!", "Good morning, reader. You see our new page.", "Your home for news.\n\nWorld",
    ],
)  # fmt: skip
def test_a_notice_above_the_title(above):
    """Known words are no part of the report; a title that is printed twice is one, whatever sentence stands above."""
    assert meaning(read_article(text=f"{above}\n\n{TEXT}")) == meaning(SEED)


@pytest.mark.parametrize("above", ["We use cookies. They are good for you.", "WORLD | June 1, 2016 | 3:14am"])
def test_a_notice_above_a_title_that_is_printed_once(above):
    once = TEXT.split("\n\n", 1)[1]
    assert meaning(read_article(text=f"{above}\n\n{once}")) == meaning(read_article(text=once))


@pytest.mark.parametrize("name", ["ldquo", "#8220", "#x201C", "quot"])
def test_quotation_marks_as_entities(name):
    closing = {"ldquo": "rdquo", "#8220": "#8221", "#x201C": "#x201D", "quot": "quot"}[name]
    text = TEXT.replace("“", f"&{name};").replace("”", f"&{closing};").replace("’", "&#39;")
    assert meaning(read_article(text=text)) == meaning(SEED)


@pytest.mark.parametrize(
    "place",
    ["IDLIB, Syria (AP) — ", "MOSCOW, May 31 (Xinhua) -- ", "Beirut, Lebanon – ", "(CNN) — ", "Moscow (TASS). "],
)
def test_a_dateline(place):
    assert meaning(swap(("Russia denies", f"{place}Russia denies"))) == meaning(SEED)


def test_footnotes():
    text = re.sub(r"(?<=[a-z])\. (?=[A-Z])", ".[3] ", TEXT).replace("(SOHR), the", "(SOHR),[12] the")
    assert meaning(read_article(text=text)) == meaning(SEED)


def test_one_paragraph():
    """A text without paragraphs: a pronoun goes on with who spoke in the sentence before."""
    body = (p.strip() for p in TEXT.split("\n\n")[2:] if p.strip()[-1:] == "." and "newsletter" not in p)
    assert meaning(read_article(text=f"{TITLE}\n\n{' '.join(body)}")) == meaning(SEED)


def test_windows_line_ends_and_a_byte_order_mark():
    article = read_article(text="\ufeff" + TEXT.replace("\n", "\r\n"))
    assert meaning(article) == meaning(SEED)
    assert article.claims.start.min() == 1


def test_straight_quotation_marks():
    straight = TEXT.translate(str.maketrans("“”’", '""\''))
    assert meaning(read_article(text=straight)) == meaning(SEED)


@pytest.mark.parametrize("marks", ["«»", "„“", "„”", "‘’", '""', "»«", "‹›", "「」", "””", "＂＂"])
def test_quotation_marks_of_other_countries(marks):
    assert meaning(read_article(text=TEXT.translate(str.maketrans("“”", marks)))) == meaning(SEED)


def test_paragraphs_in_another_order():
    parts = [p for p in TEXT.split("\n\n") if p.strip()]
    order = [0, 1, 2, 4, 3, 7, 8, 5, 6, 9, 10]
    article = read_article(text="\n\n".join(parts[i].strip("\n") for i in order))
    assert sorted(map(str, meaning(article)["ceasefire"])) == sorted(map(str, meaning(SEED)["ceasefire"]))
    assert sorted(map(str, meaning(article)["casualties"])) == sorted(map(str, meaning(SEED)["casualties"]))
    assert sorted(map(str, meaning(article)["strikes"])) == sorted(map(str, meaning(SEED)["strikes"]))
    stances = lambda a: sorted(a.claims.stance)  # noqa: E731
    assert stances(article) == stances(SEED)
