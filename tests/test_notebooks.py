"""What is stored in the notebooks: one run, top to bottom, with every output that nbval compares."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
# JupyterLab keeps copies of what was opened in a folder of its own
NOTEBOOKS = [path for path in sorted((ROOT / "notebooks").rglob("*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
CHAPTERS = [p for p in NOTEBOOKS if p.parent.name == "notebooks"]
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def code_cells(path: Path) -> list:
    return [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


@each
def test_stored_from_one_run(path):
    cells = code_cells(path)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    shown = [cell for cell in cells if cell.outputs]
    assert len(shown) >= len(cells) // 2
    for cell in shown:
        assert all(out.output_type == "execute_result" for out in cell.outputs), "one result, as the last expression"
        for out in cell.outputs:
            assert "text/plain" in out.data


@each
def test_nothing_is_left_out_of_the_comparison(path):
    notebook = nbformat.read(path, 4)
    text = path.read_text()
    assert "NBVAL" not in text and "nbval-ignore" not in text
    assert "widgets" not in notebook.metadata
    assert not re.search(r"/(?:home|root|tmp|work|Users)/", "".join(c.source for c in notebook.cells))
    for cell in notebook.cells:
        assert not set(cell.metadata) - {"tags"}, cell.metadata


@each
def test_cells_are_short(path):
    for cell in code_cells(path):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        imported = [line for line in lines if re.match(r"(from|import) ", line)]
        assert len(lines) - len(imported) <= 12 and len(imported) <= 11, cell.source
        assert not re.search(r";\s*$", cell.source, re.M), "write _ = x"


@each
def test_a_student_meets_our_own_words_only(path):
    """What is imported is this package, or the pandas that the tables are; no widget is made by hand."""
    found = {
        name.partition(".")[0]
        for cell in code_cells(path)
        for name in re.findall(r"^(?:from|import) (\S+)", cell.source, re.M)
    }
    assert found <= {"helpers", "pandas"}, found


@pytest.mark.parametrize("path", [p for p in CHAPTERS if not p.stem.startswith(("00", "05"))], ids=lambda p: p.stem)
def test_a_chapter_is_complete(path):
    notebook = nbformat.read(path, 4)
    prose = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    head = "\n".join(c.source for c in notebook.cells[:2])
    for word in ("?", "inutes", "rerequisites", "ontent note"):
        assert word in head, word
    assert re.search(r"^## What .* cannot say", prose, re.M)
    assert re.search(r"^## Exercises", prose, re.M)
    assert 600 <= len(prose.split()) <= 1700
    if len(re.findall(r"^\*\*Exercise", prose, re.M)):
        assert (path.parent / "solutions" / f"{path.stem}_solutions.ipynb").exists()


@each
def test_links_lead_somewhere(path):
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "markdown":
            for target in re.findall(r"\]\(([^)#]+)\)", cell.source):
                if not target.startswith("http"):
                    assert (path.parent / target).exists(), target


@each
def test_loaded_words_stand_only_inside_quotations(path):
    for cell in nbformat.read(path, 4).cells:
        if cell.cell_type == "markdown":
            bare = re.sub(r"[“\"][^”\"]*[”\"]|`[^`]*`|\*[^*]+\*", "", cell.source)
            assert not re.search(r"\b(?:fake|regime|terrorists?)\b", bare, re.I), bare


def _listed(text: str) -> dict[str, tuple[str, str]]:
    """The notebooks of a table in Markdown: question and time by file name."""
    rows = re.findall(r"^\| \[[^]]+\]\((?:notebooks/)?(\d\d_\w+)\.ipynb\) \| (.+?) \| (.+?) \|$", text, re.M)
    return {name: (question, time) for name, question, time in rows}


def test_questions_and_times_are_told_alike_everywhere():
    first, *others = CHAPTERS
    readme = _listed((ROOT / "README.md").read_text(encoding="utf-8"))
    prose = "\n".join(c.source for c in nbformat.read(first, 4).cells if c.cell_type == "markdown")
    assert list(readme) == [path.stem for path in CHAPTERS]
    assert _listed(prose) == {path.stem: readme[path.stem] for path in others}
    for path in others:
        question, time = readme[path.stem]
        head = nbformat.read(path, 4).cells[0].source
        assert question.lower() in head.lower().replace("*", "") and time in head.lower(), path.stem
