"""The shape of the code: one direction of imports, a lexicon with examples, documents that name what exists."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from helpers.reading import read
from helpers.reading.bounds import bounds
from helpers.reading.frames import FRAMES
from helpers.reading.lexicon import Cue, parse_yaml

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("reading", "analysis", "display")
MODULES = sorted((ROOT / "helpers").rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def imported(path: Path) -> set[str]:
    """The modules that a file imports, as dotted names; relative ones resolved."""
    package = path.relative_to(ROOT).with_suffix("").parts
    out = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: -node.level]) + "." if node.level else ""
            module = (base + (node.module or "")).rstrip(".")
            out |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return out


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room):
    forbidden = [f"helpers.{other}" for other in ROOMS[ROOMS.index(room) + 1 :]]
    if room != "display":
        forbidden += ["plotly", "ipywidgets", "anywidget", "IPython"]
    if room == "reading":
        forbidden += ["pandas", "helpers.coded", "helpers.loading"]
    assert not leaning_on([path for path in MODULES if path.parent.name == room], forbidden)


def test_nothing_leans_on_the_desk():
    """The desk is a shell: what it does can be done without it, and a review without pictures and widgets."""
    assert not leaning_on([path for path in MODULES if "desk" not in path.parts], ["helpers.desk"])
    reviews = [path for path in MODULES if path.parent.name == "review"]
    assert not leaning_on(reviews, ["helpers.display", "plotly", "ipywidgets", "anywidget"])


def leaning_on(paths: list[Path], forbidden: list[str]) -> list[tuple[str, str]]:
    """The files among these that import a module, or a part of one, that they may not."""
    return [
        (str(path.relative_to(ROOT)), module)
        for path in paths
        for module in imported(path)
        if any(module == name or module.startswith(f"{name}.") for name in forbidden)
    ]


def test_reading_has_no_circle():
    graph = {
        p.stem: {m.split(".")[2] for m in imported(p) if m.startswith("helpers.reading.")}
        for p in MODULES
        if p.parent.name == "reading" and p.stem != "__init__"
    }
    graph = {name: {m for m in found if m in graph and m != name} for name, found in graph.items()}
    while graph:
        free = {name for name, needs in graph.items() if not needs}
        assert free, f"modules that import each other: {graph}"
        graph = {name: needs - free for name, needs in graph.items() if name not in free}


def test_the_design_names_every_module_of_the_reading():
    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "design.md").read_text()))
    modules = {path.stem for path in MODULES if path.parent.name == "reading"} - {"__init__"}
    assert not modules - told


def test_modules_keep_to_one_job():
    lines = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in MODULES}
    assert not {path: count for path, count in lines.items() if count > 400}


def test_the_place_of_legends_is_set_once():
    """At the lower edge of the whole figure, for every figure alike: `theme.layout`."""
    for path in (ROOT / "helpers" / "display").glob("*.py"):
        found = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Constant) and node.value == "legend"]
        found += [node for node in ast.walk(parsed(path)) if isinstance(node, ast.keyword) and node.arg == "legend"]
        assert len(found) == (path.stem == "theme"), path


def test_analysis_reads_no_files():
    for path in (ROOT / "helpers" / "analysis").glob("*.py"):
        names = {
            n.attr if isinstance(n, ast.Attribute) else n.id
            for n in ast.walk(parsed(path))
            if isinstance(n, ast.Attribute | ast.Name)
        }
        assert not names & {"open", "read_csv", "read_text", "read_bytes", "Path"}, path


def test_no_word_of_the_seed_is_a_rule():
    """No run of four of its words, and none of its names outside the world-wide lists."""
    seed = next((ROOT / "seeds").glob("*.txt")).read_text()
    words = re.findall(r"\w+", seed.lower())
    runs = {" ".join(words[i : i + 4]) for i in range(len(words) - 3)}
    names = {
        "konashenkov",
        "kirby",
        "idlib",
        "sohr",
        "homs",
        "daraa",
    }  # Damascus is a capital: it stands in the list of states
    for path in [*(ROOT / "helpers" / "reading").glob("*.py"), *(ROOT / "helpers" / "lexicon").iterdir()]:
        found = re.findall(r"\w+", path.read_text().lower())
        assert not names & set(found), path
        mine = {" ".join(found[i : i + 4]) for i in range(len(found) - 3)}
        assert not mine & runs, (path, mine & runs)


BOUNDS = parse_yaml((ROOT / "helpers" / "lexicon" / "bounds.yaml").read_text())


def test_bounds_say_what_the_words_commit_to():
    table = {
        ("exact", 12): (12, 12), ("at_least", 12): (12, None), ("more_than", 12): (13, None), ("up_to", 12): (None, 12), ("nearly", 12): (None, 12),
        ("less_than", 12): (None, 11), ("about", 12): (None, None),
    }  # fmt: skip
    for (qualifier, value), expected in table.items():
        assert bounds(value, qualifier) == expected
    assert bounds(20, "range", 30) == (20, 30)


@cache
def examples() -> list[tuple[str, str]]:
    """The examples of the lexicon that are whole sentences or figures, with the file they stand in."""
    out = []

    def walk(node, name):
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "example" and isinstance(value, str):
                    out.append((name, value))
                else:
                    walk(value, name)
        elif isinstance(node, list):
            for value in node:
                walk(value, name)

    for path in sorted((ROOT / "helpers" / "lexicon").glob("*.yaml")):
        walk(parse_yaml(path.read_text()), path.stem)
    return out


def test_the_lexicon_has_examples():
    assert len(examples()) > 60


SETS = parse_yaml((ROOT / "helpers" / "lexicon" / "sets.yaml").read_text())


def test_each_set_of_words_is_asked_for():
    code = " ".join(path.read_text() for path in (ROOT / "helpers" / "reading").glob("*.py"))
    assert set(re.findall(r'word_set\("(\w+)"\)', code)) == set(SETS)


def test_the_lexicon_of_cues_holds_known_values():
    """A value with a slip of the pen would silently be another frame or another stance."""
    cues = parse_yaml((ROOT / "helpers" / "lexicon" / "cues.yaml").read_text())
    known = {
        "frame": {*FRAMES, "clause", "colon"},
        "stance": {"accuses", "denies", "admits", "investigates", "withholds", "asserts"},
        "tone": {"neutral", "distancing", "endorsing", "denial"},
    }
    keys = {"base", "example", "forms", "past_only", *known, *(field.name for field in fields(Cue))}
    for cue in cues if isinstance(cues, list) else cues["verbs"]:
        assert set(cue) <= keys and {"base", "example", *known} <= set(cue), cue
        for column, values in known.items():
            assert cue[column] in values, (cue["base"], column, cue[column])


def test_the_lexicon_has_no_cue_twice():
    """A second entry of a verb would silently take the place of the first."""
    bases = re.findall(r"^- \{base: (\w+)", (ROOT / "helpers" / "lexicon" / "cues.yaml").read_text(), re.M)
    assert len(bases) == len(set(bases)), sorted({base for base in bases if bases.count(base) > 1})


def test_the_lexicon_has_no_set_twice():
    """A second entry of a name would silently take the place of the first."""
    names = re.findall(r"^(\w+):", (ROOT / "helpers" / "lexicon" / "sets.yaml").read_text(), re.M)
    assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})


def test_an_example_of_a_set_holds_one_of_its_words():
    for name, entry in SETS.items():
        words = entry["words"].split()
        assert len(words) == len(set(words)), f"{name}: a word stands once"
        assert any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", entry["example"], re.I) for word in words), name


def test_an_example_of_a_cue_makes_a_claim_or_gives_a_figure_its_source():
    for text in [text for name, text in examples() if name == "cues"]:
        reading = read(text)
        assert reading.claims or [row.source for row in reading.casualties if row.source], text


def test_an_example_of_an_outcome_makes_a_count():
    for text in [text for name, text in examples() if name == "outcomes"]:
        assert read(text).casualties, text


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "data/README.md",
        "docs/design.md",
        "docs/teaching.md",
        "docs/crosswalk.md",
        "docs/extending.md",
        "docs/accuracy.md",
        "CHANGELOG.md",
    ],
)
def test_documents_name_only_what_exists(document):
    text = (ROOT / document).read_text()
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith(("http", "mailto")):
            assert ((ROOT / document).parent / target).exists(), target
    make = (ROOT / "Makefile").read_text()
    for target in re.findall(r"`?\bmake ([a-z][a-z-]+)\b", " ".join(re.findall(r"`[^`]+`|^    .*$", text, re.M))):
        assert re.search(rf"^{target}:", make, re.M), target
    for path in re.findall(r"`((?:helpers|data|tests|tools|seeds|notebooks|docs)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


def test_the_makefile_names_only_what_exists():
    for path in re.findall(r"\b((?:tools|tests)/[\w./]+)", (ROOT / "Makefile").read_text()):
        assert (ROOT / path).exists(), path
