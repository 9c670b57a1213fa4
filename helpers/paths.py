"""Where the data, the seed and the version are: in the repository, or bundled in a wheel."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    for folder in (_HERE / "bundled" / name, _HERE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {name!r} is neither beside the package nor inside it; install it again")


def data_path(name: str = "") -> Path:
    """The data folder, or a file in it."""
    return _folder("data") / name


def seed_path(name: str = "") -> Path:
    """The folder of the seed article, or a file in it."""
    return _folder("seeds") / name


def marked_path(name: str) -> Path:
    """The marked `reports`, the `cases` or the `corpora` of the repository. `FileNotFoundError` in an installed package: bring your own."""
    return _in_repository(
        "tests", name, "the marked texts are in the repository, not in the installed package; give a folder of your own"
    )


def measured_path(name: str) -> Path:
    """A file of figures that were measured once (`docs/measured`). `FileNotFoundError` in an installed package."""
    return _in_repository(
        "docs/measured",
        name,
        "the measured figures are in the repository, not in the installed package; measure your own",
    )


def _in_repository(folder: str, name: str, otherwise: str) -> Path:
    path = _HERE.parent / folder / name
    if not path.exists():
        raise FileNotFoundError(otherwise)
    return path


def version() -> str:
    """The version of the package and the lexicon in it. Every export carries it, and each line of a log; one table alone, as CSV, does not."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("contested-reports")
    except PackageNotFoundError:
        return "0+unknown"
