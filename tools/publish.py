"""Write the site: the notebooks with their figures, the codebook and the documents, as pages that open from disk.

    python tools/publish.py [FOLDER]

The notebooks are run once, in this process, because a stored notebook holds what its explorers say
but not the figures that they draw. What a page shows must be what the notebook has stored.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import ipywidgets as w
import nbformat
from bs4 import BeautifulSoup, Tag
from IPython.core.interactiveshell import InteractiveShell
from nbconvert import HTMLExporter
from traitlets.config import Config

from helpers.display.explorer import Explorer, View, explore, still
from helpers.display.keeping import Keeper
from helpers.display.marks import escape
from helpers.exchange.page import asset, picture, plotly_js, templates
from helpers.paths import version

ROOT = Path(__file__).resolve().parent.parent
PAGES = Path(__file__).resolve().parent / "pages"
WIDGET = "application/vnd.jupyter.widget-view+json"
DOCUMENTS = (
    "README.md",
    "docs/teaching.md",
    "docs/crosswalk.md",
    "data/dictionary.md",
    "data/README.md",
    "docs/accuracy.md",
    "docs/design.md",
    "docs/extending.md",
    "tests/reports/README.md",
    "CHANGELOG.md",
)
# a folder that a text links to has no page; the part of the contents page that lists it has
FOLDERS = {
    "notebooks": "index.html#notebooks",
    "notebooks/solutions": "index.html#solutions",
    "docs": "index.html#documents",
}
TITLES = {"README.md": "About the package"}  # in lists; on its page stands its own
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


@dataclass(frozen=True)
class Page:
    """A page to be written: where it comes from, where it stands, what is on it."""

    source: str
    address: str
    title: str
    body: BeautifulSoup
    question: str = ""
    level: str = ""


# a notebook is run and its results stand still -----------------------------------------------------


@contextlib.contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def results(notebook: Any, folder: Path) -> dict[int, Any]:
    """The last value of each code cell, by the cell's number. An error of a cell is raised."""
    shell = InteractiveShell()
    found = {}
    with _inside(folder), contextlib.redirect_stdout(io.StringIO()):
        for number, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                done = shell.run_cell(cell.source)
                done.raise_error()
                found[number] = done.result
    return found


def chosen(control: Any) -> str:
    """What a control says: its label and its choice, in words."""
    value = control.label if isinstance(control, w.Dropdown) else control.value
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return (
        f"{control.description.strip('_ ')}: {value}" if value != "" else f"{control.description.strip('_ ')}: nothing"
    )


def shown(result: Explorer) -> str:
    """An explorer as it stands at first, with its figure and the choices made."""
    view = result.view
    if view is None:  # a refusal, in words
        return str(result.summary.value)
    drawing = picture(view.figure, view.summary) if view.figure is not None else ""
    choices = "; ".join(chosen(control) for control in result.controls.values() if not isinstance(control, w.Textarea))
    line = (
        f'<p class="settings">Chosen here, and free to change in the running notebook: {escape(choices)}.</p>'
        if choices
        else ""
    )
    return line + still(view, result.picker.value, drawing)


def stand_still(notebook: Any, path: Path) -> None:
    """Put the still form of each explorer and view, figures included, in the place of its stored output."""
    if not any(WIDGET in output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])):
        return
    for number, result in results(notebook, path.parent).items():
        if isinstance(result, Keeper):
            result = result.explorer
        if isinstance(result, View):
            result = explore(lambda view: view, result)
        if isinstance(result, Explorer):
            (output,) = notebook.cells[number].outputs
            if "".join(output.data["text/html"]) != result._repr_mimebundle_()["text/html"]:
                raise ValueError(
                    f"{path.name}, cell {number}: the stored output is not what the cell gives now; run make rebuild"
                )
            output.data = {"text/html": shown(result)}


# from a notebook or a text to HTML ----------------------------------------------------------------


@cache
def exporter() -> HTMLExporter:
    """nbconvert with our template: cells only, no script, no style."""
    config = Config({"NbConvertBase": {"display_data_priority": ["text/html", "text/plain"]}})
    return HTMLExporter(
        config=config, template_name="cells", extra_template_basedirs=[str(PAGES)], exclude_anchor_links=True
    )


def _slug(text: str, taken: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "part"
    slug = next(s for s in (base, *(f"{base}-{n}" for n in range(2, 1000))) if s not in taken)
    taken.add(slug)
    return slug


SHORT = 12  # letters of a word that is never broken in a table


def _box_tables(soup: BeautifulSoup) -> None:
    """Each table in a box of its own that scrolls, by keyboard too; header cells say what they head."""
    for number, table in enumerate(soup.find_all("table"), 1):
        table.attrs.pop("border", None)
        for cell in table.find_all("th"):
            cell.attrs.setdefault("scope", "col" if cell.find_parent("thead") else "row")
        for cell in table.select("thead th"):
            if not cell.get_text(strip=True):  # the index of a data frame has no name
                cell.name = "td"
                del cell.attrs["scope"]
        for cell in table.find_all("td"):
            # on paper a cell may break a long address, and not a number or a short word
            if max(map(len, cell.get_text(" ").split()), default=0) <= SHORT:
                cell["class"] = " ".join([*filter(None, cell.get_attribute_list("class")), "whole"])
        if not table.find_parent(class_="table-box"):
            table.wrap(
                soup.new_tag(
                    "div",
                    attrs={"class": "table-box", "role": "group", "tabindex": "0", "aria-label": f"Table {number}"},
                )
            )


def tidy(html: str) -> BeautifulSoup:
    """The body of a page: headings with anchors, tables in boxes, code that a keyboard can scroll, no style of others."""
    soup = BeautifulSoup(html, "html.parser")
    for style in soup.find_all("style"):  # pandas puts one before each table
        style.decompose()
    taken = {"main"}
    for heading in soup.find_all(HEADINGS):
        heading["id"] = _slug(heading.get_text(), taken)
    _box_tables(soup)
    for code in soup.find_all("pre"):
        code.attrs.setdefault("tabindex", "0")
    for box in soup.select(".evidence"):
        box.attrs |= {"role": "group", "aria-label": "Evidence", "tabindex": "0"}
    return soup


def _contents(soup: BeautifulSoup) -> None:
    """A list of the sections behind the title, for pages that have several."""
    heads = soup.find_all("h2")
    title = soup.find("h1")
    if len(heads) < 4 or title is None:
        return
    items = "".join(f'<li><a href="#{head["id"]}">{escape(head.get_text())}</a></li>' for head in heads)
    menu = f'<nav aria-label="On this page"><details class="here"><summary>On this page</summary><ul>{items}</ul></details></nav>'
    title.insert_after(BeautifulSoup(menu, "html.parser"))


def _words(soup: BeautifulSoup, tag: str, word: str = "") -> str:
    found = (" ".join(part.get_text().split()) for part in soup.select(f"p > {tag}:first-child"))
    return next((text for text in found if word in text), "")


def page_of(source: str, soup: BeautifulSoup) -> Page:
    title = soup.find("h1")
    if not isinstance(title, Tag):
        raise ValueError(f"{source} has no title")
    name = TITLES.get(source, title.get_text())
    _contents(soup)
    return Page(
        source,
        str(PurePosixPath(source).with_suffix(".html")),
        name,
        soup,
        _words(soup, "strong"),
        _words(soup, "em", "inutes"),
    )


def notebook_page(source: str) -> Page:
    """A notebook as a page."""
    path = ROOT / source
    notebook = nbformat.read(path, as_version=4)
    stand_still(notebook, path)
    html, _ = exporter().from_notebook_node(notebook)
    return page_of(source, tidy(html))


def text_page(source: str) -> Page:
    """A Markdown text as a page, by way of a notebook of one cell: one mechanism for all."""
    cell = nbformat.v4.new_markdown_cell((ROOT / source).read_text(encoding="utf-8"), id="text")
    html, _ = exporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    return page_of(source, tidy(html))


# from pages to a folder ---------------------------------------------------------------------------


def _way(target: str, from_: str) -> str:
    """The relative address of one page as seen from another."""
    path, _, part = target.partition("#")
    return PurePosixPath(os.path.relpath(path, PurePosixPath(from_).parent)).as_posix() + (f"#{part}" if part else "")


def relink(page: Page, addresses: dict[str, str]) -> str:
    """The body with its links led to pages of the site; a link to a file that has no page becomes plain text."""
    for link in page.body.find_all("a", href=True):
        parts = urlsplit(str(link["href"]))
        if parts.scheme or not parts.path:
            continue
        wanted = os.path.normpath(PurePosixPath(page.source).parent / parts.path)
        if wanted in addresses:
            link["href"] = _way(addresses[wanted], page.address) + (f"#{parts.fragment}" if parts.fragment else "")
        else:
            link.unwrap()
    return str(page.body)


def _write(folder: Path, page: Page, body: str, before: Page | None = None, after: Page | None = None) -> None:
    def beside(other: Page | None) -> dict[str, str] | None:
        return {"href": _way(other.address, page.address), "title": other.title} if other else None

    path = folder / page.address
    path.parent.mkdir(parents=True, exist_ok=True)
    html = (
        templates(PAGES)
        .get_template("page.html.j2")
        .render(
            title=page.title, address=page.address, source=page.source, body=body, before=beside(before), after=beside(after),
            root="../" * page.address.count("/"), drawn='class="picture"' in body, version=version(),
        )
    )  # fmt: skip
    path.write_text(html, encoding="utf-8", newline="\n")


def write_row(folder: Path, pages: Sequence[Page], addresses: dict[str, str]) -> None:
    """Pages that lead from one to the next."""
    for at, page in enumerate(pages):
        before = pages[at - 1] if at else None
        after = pages[at + 1] if at + 1 < len(pages) else None
        _write(folder, page, relink(page, addresses), before, after)


def write_site(folder: Path, notebooks: Iterable[str], documents: Iterable[str] = DOCUMENTS) -> None:
    """The whole site into an empty folder: pages, one style, one plotly.js."""
    every = [notebook_page(source) for source in notebooks]
    texts = [text_page(source) for source in documents]
    solved = [page for page in every if "/solutions/" in page.source]
    chapters = [page for page in every if page not in solved]
    addresses = {page.source: page.address for page in (*every, *texts)} | FOLDERS
    for row in (chapters, solved, texts):
        write_row(folder, row, addresses)
    front = (
        templates(PAGES).get_template("contents.html.j2").render(notebooks=chapters, documents=texts, solutions=solved)
    )
    _write(folder, Page("", "index.html", "Contested war reports, read as data", BeautifulSoup()), front)
    for name in ("page.css", "page.js"):
        (folder / name).write_text(asset(name), encoding="utf-8", newline="\n")
    (folder / "plotly.min.js").write_text(plotly_js(), encoding="utf-8", newline="\n")


def all_notebooks() -> list[str]:
    found = sorted((ROOT / "notebooks").rglob("[0-9]*.ipynb"))  # JupyterLab keeps copies in a folder of its own
    return [path.relative_to(ROOT).as_posix() for path in found if ".ipynb_checkpoints" not in path.parts]


if __name__ == "__main__":
    target = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "build" / "site"
    if target.exists() and any(target.iterdir()) and not (target / "plotly.min.js").exists():
        sys.exit(f"{target} holds something else: name an empty folder")
    shutil.rmtree(target, ignore_errors=True)
    write_site(target, all_notebooks())
    print(f"open {target / 'index.html'}")
