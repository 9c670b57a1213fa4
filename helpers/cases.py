"""A person's own case on disk: nothing is stored unless `save_case` is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .intake import Brought
from .loading import Article, InputError, read_article
from .paths import data_path, version
from .reading.lexicon import parse_yaml
from .review.log import Decision, append_new, read_log, sha256
from .review.replay import Reviewed, replay

LOG = "decisions.csv"


@dataclass(frozen=True)
class Stored:
    """A case as it was stored: the report, what is known of it, and every decision about it."""

    folder: Path
    brought: Brought
    published: str | None
    outlet: str | None
    log: tuple[Decision, ...]

    def read(self) -> Article:
        """The report, read again by this version."""
        article = read_article(text=self.brought.text, published=self.published)
        article.name = self.brought.name
        article.known = {"outlet": self.outlet} if self.outlet else {}
        return article

    def reviewed(self) -> Reviewed:
        """The report, read again, and its decisions replayed."""
        return replay(self.read(), self.log)


def user_folder() -> Path:
    """Where cases are kept: `data/user/`, which git ignores; beside an installed package, `contested-reports/` in the home folder."""
    folder = data_path()
    return folder / "user" if folder.parent.name != "bundled" else Path.home() / "contested-reports"


def case_folder(text: str, folder: str | Path | None = None) -> Path:
    """The folder of a text's case: named by its hash, so the same text is the same case."""
    return (Path(folder) if folder is not None else user_folder()) / sha256(text)[:16]


def save_case(
    brought: Brought,
    *,
    published: str | None = None,
    outlet: str | None = None,
    log: Iterable[Decision] = (),
    folder: str | Path | None = None,
) -> tuple[Path, int]:
    """Store a report: its text, the file it came from, what is known of it, its log.

    Returns the folder, and how many decisions were new to its log. Texts and decisions that are already
    there are never overwritten, and stored twice they are there once; a date or an outlet given now is kept
    from now on.
    """
    case = case_folder(brought.text, folder)
    case.mkdir(parents=True, exist_ok=True)
    texts = {"text.txt": brought.text}
    if brought.original is not None:
        texts["original" + Path(brought.name).suffix.lower()] = brought.original
    for name, content in texts.items():
        if not (case / name).exists():
            (case / name).write_text(content, encoding="utf-8", newline="")
    before = _known(case) if (case / "known.yaml").exists() else {}
    known = {
        "name": brought.name,
        "sha256": sha256(brought.text),
        "published": published,
        "outlet": outlet,
        "version": version(),
    }
    kept = {key: before[key] for key in ("published", "outlet") if known[key] is None and before.get(key) is not None}
    (case / "known.yaml").write_text(
        yaml.safe_dump(known | kept, sort_keys=False, allow_unicode=True),
        encoding="utf-8",
        newline="",
    )
    return case, append_new(case / LOG, log)


def load_case(case: str | Path) -> Stored:
    """A stored case. `InputError` if none is here, or if its text was changed since it was stored."""
    case = Path(case)
    known = _known(case)
    try:
        text = (case / "text.txt").read_bytes().decode("utf-8")
        originals = [path.read_bytes().decode("utf-8") for path in sorted(case.glob("original.*"))]
    except (OSError, UnicodeDecodeError) as error:
        raise _none_here(case, error) from None
    if sha256(text) != known.get("sha256"):
        raise InputError(f"{case}: the text was changed since it was stored; its decisions may stand at other words")
    kept = case / LOG
    log = tuple(read_log(kept)) if kept.exists() and kept.stat().st_size else ()
    brought = Brought(text, str(known.get("name") or case.name), originals[0] if originals else None)
    published, outlet = (None if known.get(key) is None else str(known[key]) for key in ("published", "outlet"))
    return Stored(case, brought, published, outlet, log)


def stored_cases(folder: str | Path | None = None) -> list[Stored]:
    """Every case that can be loaded from the folder, by name."""
    home = Path(folder) if folder is not None else user_folder()
    found = []
    for path in sorted(home.glob("*/known.yaml")) if home.is_dir() else ():
        try:
            found.append(load_case(path.parent))
        except InputError:  # a folder that somebody changed by hand is left alone; opened by its path it says why
            continue
    return sorted(found, key=lambda case: (case.brought.name.lower(), case.folder.name))


def _known(case: Path) -> dict[str, Any]:
    try:
        known = parse_yaml((case / "known.yaml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _none_here(case, error) from None
    if not isinstance(known, dict):
        raise InputError(f"{case}: known.yaml does not say what is known of a report")
    return known


def _none_here(case: Path, error: Exception) -> InputError:
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return InputError(f"{case}: no case is stored here ({' '.join(why.split())})")
