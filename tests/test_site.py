"""The site: opens from disk, asks for nothing outside, leads nowhere but to its own pages, can be read aloud.

`THOROUGH=1 make test` publishes every document and the first notebook (the fixture `site`), `make test-browser` all notebooks.
"""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from helpers import load_seed
from helpers.exchange.page import report_page
from tools import publish

ROOT = Path(__file__).resolve().parent.parent


all_notebooks = pytest.mark.skipif(not os.environ.get("NEED_BROWSER"), reason="run by make test-browser")


@pytest.fixture(scope="module")
def pages(site):
    """Every page by its address, parsed."""
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for path in sorted(site.rglob("*.html"))
    }


UNFOLDED = "Every number drawn, in words"  # stands between a finding and numbers that fill many lines


def loads(soup: BeautifulSoup) -> list[str]:
    """What a page loads by itself; a picture that stands in the page as data is not loaded."""
    found = [tag["src"] for tag in soup.select("script[src], img[src], iframe[src], source[src]")] + [
        tag["href"] for tag in soup.select("link[href]")
    ]
    return [address for address in found if not address.startswith("data:image/svg+xml,")]


def test_every_notebook_and_document_is_a_page(pages, published):
    wanted = {str(PurePosixPath(source).with_suffix(".html")) for source in (*published, *publish.DOCUMENTS)}
    assert set(pages) == wanted | {"index.html"}
    assert {p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").glob("*.md")} <= set(publish.DOCUMENTS)
    front = {link["href"] for link in pages["index.html"].select("main a")}
    assert wanted <= front


def test_nothing_is_loaded_from_elsewhere(site, pages):
    for address, soup in pages.items():
        for target in loads(soup):
            assert not urlsplit(target).scheme and not urlsplit(target).netloc, (address, target)
            assert (site / PurePosixPath(address).parent / target).resolve().is_file(), (address, target)
        assert not soup.select("style, base, object, embed")
    css = (site / "page.css").read_text()
    assert "url(" not in css and "@import" not in css
    assert [path.name for path in site.rglob("*.js")].count("plotly.min.js") == 1


def test_every_link_leads_to_a_page_of_the_folder(pages):
    for address, soup in pages.items():
        for link in soup.select("a[href]"):
            parts = urlsplit(link["href"])
            if parts.scheme:
                assert parts.scheme in ("http", "https", "mailto", "data"), (address, link)
                continue
            target = os.path.normpath(PurePosixPath(address).parent / parts.path) if parts.path else address
            assert target in pages, (address, link)
            assert not parts.fragment or pages[target].find(id=parts.fragment), (address, link)


def test_a_page_can_be_walked(pages):
    """Language, title, landmarks, a way past the menu, headings in order, ids once."""
    titles = [soup.title.get_text() for soup in pages.values()]
    assert len(set(titles)) == len(titles)
    for address, soup in pages.items():
        assert soup.html["lang"] == "en" and soup.find("meta", attrs={"name": "viewport"})
        assert len(soup.find_all("main")) == 1 and soup.find("header").find("nav") and soup.find("footer")
        assert soup.body.find("a")["href"] == "#main"
        levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]
        assert levels[0] == 1 and levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)
        ids = [tag["id"] for tag in soup.select("[id]")]
        assert len(ids) == len(set(ids)), address
        names = [nav["aria-label"] for nav in soup.find_all("nav")]
        assert len(names) == len(set(names))


@all_notebooks
def test_every_figure_is_told_in_words(pages):
    drawn = 0
    for address, soup in pages.items():
        for figure in soup.find_all("figure"):
            drawn += 1
            assert figure.figcaption.get_text(strip=True), address
            words = figure.select_one("[role=img]")["aria-label"]
            # the words stand on the page too, for those who see neither figure nor label
            assert words and words in soup.get_text().replace(UNFOLDED, ""), (address, words)
            assert figure.noscript.img["alt"], "where no script runs, a still picture"
        assert bool(soup.find("figure")) == any("plotly" in target for target in loads(soup)), address
    assert drawn >= (30 if "notebooks/03_casualty_revisions.html" in pages else 12)


def test_every_table_says_what_its_columns_are(pages):
    for address, soup in pages.items():
        for table in soup.find_all("table"):
            assert table.select("thead th[scope=col]"), address
            box = table.find_parent(class_="table-box")
            assert box["tabindex"] == "0" and box["aria-label"], address


def test_the_views_of_a_notebook_stand_on_its_page(pages):
    page = pages["notebooks/00_start_here.html"]
    assert page.find("mark") and "at least 23 people" in page.get_text()
    assert not page.find("div", class_="widget-view")
    assert "explore(" in page.select_one(".highlight + .result, .highlight").parent.get_text()


@all_notebooks
def test_no_view_is_left_as_a_still_picture(pages):
    """A small drawing of the stored output can't be read on a phone: every view stands with its live figure."""
    seen = {"notebooks/04_ceasefire_violations.html", "notebooks/03_casualty_revisions.html"} & pages.keys()
    for address in seen:
        stills = pages[address].select("img[src^='data:image/svg']")
        assert all(still.find_parent("noscript") for still in stills), address
    told = [figure.get_text() for figure in pages["notebooks/04_ceasefire_violations.html"].select("figure.picture")]
    assert any("A grey stripe is unknown, not zero" in words for words in told)


@all_notebooks
def test_a_short_word_in_a_cell_is_never_broken(pages):
    for cell in pages["notebooks/04_ceasefire_violations.html"].select(".table-box td"):
        long = any(len(word) > publish.SHORT for word in cell.get_text(" ").split())
        assert ("whole" in cell.get_attribute_list("class")) != long
    assert ".table-box td.whole { overflow-wrap: normal; }" in (
        publish.ROOT / "helpers/exchange/pages/page.css"
    ).read_text(encoding="utf-8")


@all_notebooks
def test_written_twice_it_is_the_same(site, published, tmp_path):
    publish.write_site(tmp_path, published)
    files = [path.relative_to(site) for path in sorted(site.rglob("*")) if path.is_file()]
    assert len(files) > 12
    for file in files:
        assert (site / file).read_bytes() == (tmp_path / file).read_bytes(), file


def test_a_stored_output_that_is_old_is_not_published(tmp_path):
    import nbformat

    notebook = nbformat.read(ROOT / "notebooks" / "00_start_here.ipynb", 4)
    output = next(o for c in notebook.cells if c.cell_type == "code" for o in c.outputs if "text/html" in o.data)
    output.data["text/html"] = "<p>something else</p>"
    with pytest.raises(ValueError, match=r"00_start_here.ipynb, cell \d+: .* run make rebuild"):
        publish.stand_still(notebook, ROOT / "notebooks" / "00_start_here.ipynb")


def test_a_link_to_a_file_without_a_page_becomes_words():
    page = publish.Page(
        "docs/x.md",
        "docs/x.html",
        "x",
        BeautifulSoup(
            '<p><a href="../data/coverage/times.csv">times</a>, <a href="design.md#a">design</a>, <a href="https://example.org">out</a></p>',
            "html.parser",
        ),
    )
    html = publish.relink(page, {"docs/design.md": "docs/design.html"})
    assert html == '<p>times, <a href="design.html#a">design</a>, <a href="https://example.org">out</a></p>'


def test_a_report_page_is_one_file_of_the_same_make():
    soup = BeautifulSoup(report_page(load_seed(), outlet="an outlet"), "html.parser")
    assert loads(soup) == [] and soup.select_one("figure [role=img]")["aria-label"]
    assert soup.find("main") and soup.body.find("a")["href"] == "#main"
    assert [tag.name for tag in soup.find_all(re.compile("^h[1-6]$"))] == ["h1", *["h2"] * 7]
