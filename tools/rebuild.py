"""Run the notebooks and keep their outputs, in a form that is the same after every run.

python tools/rebuild.py [NOTEBOOK ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).resolve().parent.parent
WIDGET = "application/vnd.jupyter.widget-view+json"
# without it ipykernel 7 prints a warning at every start
QUIET = Config({"KernelManager": {"transport_encryption": "auto"}})
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def rebuild(path: Path) -> bool:
    """Run one notebook from top to bottom and store it; True if the file changed."""
    before = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(before, as_version=4)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"{path.stem[:2]}-{number:02d}"
        if cell.cell_type == "code":
            cell["outputs"], cell["execution_count"] = [], None
    NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        store_widget_state=False,
        config=QUIET,
    ).execute()
    notebook.metadata = METADATA
    for cell in notebook.cells:
        for number, output in enumerate(cell.get("outputs", [])):
            if WIDGET in output.get("data", {}):
                output["data"][WIDGET]["model_id"] = f"{cell['id']}-{number}"  # random otherwise
    after = nbformat.writes(notebook) + "\n"
    path.write_text(after, encoding="utf-8")
    return after != before


def stored() -> list[Path]:
    """Every notebook of the package, without the copies that JupyterLab keeps of what was opened."""
    found = sorted((ROOT / "notebooks").rglob("[0-9]*.ipynb"))
    return [path for path in found if ".ipynb_checkpoints" not in path.parts]


if __name__ == "__main__":
    chosen = [Path(name).resolve() for name in sys.argv[1:]]
    for notebook in chosen or stored():
        print("changed  " if rebuild(notebook) else "unchanged", notebook.relative_to(ROOT), flush=True)
