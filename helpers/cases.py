"""A person's own case on disk: nothing is stored unless `save_case` is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from .intake import Brought
from .loading import Article, InputError, read_article
from .paths import data_path, version
from .review.log import sha256


def user_folder() -> Path:
    """Where cases are kept: `data/user/`, which git ignores; beside an installed package, `contested-reports/` in the home folder."""
    folder = data_path()
    return folder / "user" if folder.parent.name != "bundled" else Path.home() / "contested-reports"


def save_case(brought: Brought, *, published: str | None = None, outlet: str | None = None, folder: str | Path | None = None) -> Path:
    """Store a report: its text, the file it came from, what is known of it, and a place for the log.

    Returns the folder, named by the text's hash: the same text is the same case. Nothing that is
    already there is overwritten.
    """
    digest = sha256(brought.text)
    home = Path(folder) if folder is not None else user_folder()
    case = home / digest[:16]
    case.mkdir(parents=True, exist_ok=True)
    known: dict[str, Any] = {"name": brought.name, "sha256": digest, "published": published, "outlet": outlet, "version": version()}
    files = {"text.txt": brought.text, "known.yaml": yaml.safe_dump(known, sort_keys=False, allow_unicode=True)}
    if brought.original is not None:
        files["original" + Path(brought.name).suffix.lower()] = brought.original
    for name, content in files.items():
        if not (case / name).exists():
            (case / name).write_text(content, encoding="utf-8", newline="")
    return case


def load_case(case: str | Path) -> Article:
    """A stored report, read again. `InputError` if the text was changed since it was stored."""
    case = Path(case)
    try:
        known = yaml.safe_load((case / "known.yaml").read_text(encoding="utf-8"))
        text = (case / "text.txt").read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{case}: no case is stored here ({' '.join(str(error).split())})") from None
    if sha256(text) != known["sha256"]:
        raise InputError(f"{case}: the text was changed since it was stored; its decisions may stand at other words")
    article = read_article(text=text, published=known.get("published"))
    article.name, article.known = known.get("name"), known
    return article
