"""Texts come in here: the seed article, a file, a text, a folder."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .frames import TABLES, to_frame
from .reading import Reading, read
from .reading.dates import parse_published
from .reading.lexicon import parse_yaml

if TYPE_CHECKING:
    import pandas as pd


# a day, and a time of day behind it that a table of records may add; 20160601 and 2016-W22-3 are days to Python too
_DAY = re.compile(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].*)?\s*", re.S)


class InputError(ValueError):
    """A text that can't be read: the message is one line and says why."""


PARTED = (
    "parts of rejected wholes"  # in `Article.known`: ids of counts that are still a part, of a whole that was taken out
)


@dataclass
class Article:
    """One report as tables. Each table is built when it is first looked at.

    `claims, casualties, ceasefire, strikes, numbers, places, dates, blocks, notices` are DataFrames;
    their columns are described in `data/dictionary.md`. `known` holds what the sidecar says of the text.
    """

    reading: Reading
    name: str | None = None
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text as it came; every offset is an offset into it."""
        return self.reading.text

    @property
    def title(self) -> str | None:
        """The headline, or None where the text has none."""
        return self.reading.title

    @property
    def published(self) -> date | None:
        """The publication date that was given, or None: it is never guessed."""
        return self.reading.published

    def table(self, name: str) -> pd.DataFrame:
        """One table by name. `KeyError` names the tables there are."""
        if name not in TABLES:
            raise KeyError(f"no table {name!r}; there are {', '.join(TABLES)}")
        return getattr(self, name)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row a statement: who says it, of whom, with which stance, and where its words stand."""
        return to_frame(self.reading.claims, TABLES["claims"])

    @cached_property
    def casualties(self) -> pd.DataFrame:
        """One row a count of people, or a toll told without a number."""
        return to_frame(self.reading.casualties, TABLES["casualties"])

    @cached_property
    def ceasefire(self) -> pd.DataFrame:
        """One row a count about a truce: what is counted, of which hours, as flow or as stock."""
        return to_frame(self.reading.ceasefire, TABLES["ceasefire"])

    @cached_property
    def strikes(self) -> pd.DataFrame:
        """One row a count of strikes or sorties."""
        return to_frame(self.reading.strikes, TABLES["strikes"])

    @cached_property
    def numbers(self) -> pd.DataFrame:
        """One row a number of the text, with what it was taken for."""
        return to_frame(self.reading.numbers, TABLES["numbers"])

    @cached_property
    def places(self) -> pd.DataFrame:
        """One row a mention of a place."""
        return to_frame(self.reading.places, TABLES["places"])

    @cached_property
    def dates(self) -> pd.DataFrame:
        """One row a mention of a day or a stretch of time, resolved where it can be."""
        return to_frame(self.reading.dates, TABLES["dates"])

    @cached_property
    def blocks(self) -> pd.DataFrame:
        """One row a line or paragraph of the page, with its role there."""
        return to_frame(self.reading.blocks, TABLES["blocks"])

    @cached_property
    def notices(self) -> pd.DataFrame:
        """One row a thing that was not understood, or that was left open."""
        return to_frame(self.reading.notices, TABLES["notices"])

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{name} {len(getattr(self.reading, name))}" for name in ("claims", "casualties", "ceasefire", "strikes")
        )
        title = self.title or self.name or "untitled"
        return f"Article({title if len(title) <= 40 else title[:39] + '…'!r}: {counts})"


def decode(data: bytes, name: str) -> str:
    """Bytes as text, without newline translation. `InputError` for what is no text."""
    if not data.strip():
        raise InputError(f"{name}: the file is empty")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        wide = (
            " (it looks like UTF-16, which some editors call Unicode)" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ""
        )
        raise InputError(f"{name}: not UTF-8 text (byte {error.start}){wide}; save it as UTF-8") from None
    if "\0" in text:
        raise InputError(f"{name}: not a text file (it holds NUL characters)")
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise InputError(f"{name}: no words are in the file")
    return text


def read_bytes(path: str | Path) -> bytes:
    """What a file holds. `InputError` in one line for a missing file and a folder."""
    path = Path(path)
    if path.is_dir():
        raise InputError(f"{path}: a folder, not a file")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def read_file(path: str | Path) -> str:
    """The text of a file. `InputError` in one line for a missing file, a folder, what is no text."""
    return decode(read_bytes(path), str(path))


AS_JSON_LINES = 'save it with a column text as .jsonl, frame.to_json("reports.jsonl", orient="records", lines=True, date_format="iso")'


def refuse_table(path: str | Path) -> None:
    """`InputError` for a table of reports: read as prose it would be one report, and a wrong one."""
    suffix = Path(path).suffix.lower()
    if suffix in (".csv", ".tsv", ".xlsx", ".xls"):
        raise InputError(f"{path}: a table, not a report; {AS_JSON_LINES}, for read_articles")


def is_path(text: str) -> bool:
    """Whether what is given as a text is the path of one: a single word that ends like a file's name."""
    word = text.strip()
    return word.lower().endswith((".txt", ".md", ".html", ".htm", ".jsonl")) and len(word.split()) == 1


def as_day(published: str | date | None) -> date | None:
    """A publication date, from a date or from words like 2016-06-01. `ValueError` says what was expected."""
    if isinstance(published, str) and not _DAY.fullmatch(published):
        raise ValueError(f"not a date: {published!r}; write it as YYYY-MM-DD")
    return parse_published(published)


def publication_day(published: str | date | None) -> date | None:
    """`as_day` for what was given as `published`; its `InputError` names that word."""
    try:
        return as_day(published)
    except ValueError as error:
        raise InputError(f"published is {error}") from None


def read_article(
    path: str | Path | None = None, *, text: str | None = None, published: str | date | None = None
) -> Article:
    """Read one report: a path, or `text="..."`; `published` (a date or YYYY-MM-DD) is optional.

    Raises `InputError` (a `ValueError`) with one line that says what is wrong.
    """
    published = publication_day(published)
    if (path is None) == (text is None):
        raise InputError("give a path, or text=..., not both and not neither")
    if path is not None:
        refuse_table(path)
        return Article(read(read_file(path), published), name=str(path))
    assert text is not None
    if not isinstance(text, str):
        raise InputError(f"text must be a string, not {type(text).__name__}")
    if not text.strip("\ufeff \t\r\n\u00a0"):
        raise InputError("the text is empty")
    if is_path(text):
        raise InputError(f"{text.strip()}: this is a path, not a text: give it without text=")
    return Article(read(text, published))


def load_seed() -> Article:
    """The seed article, with what its sidecar knows and infers.

    Its bytes are checked against the sidecar's SHA-256: every offset in the notebooks is an offset
    into exactly these bytes. `InputError` if they differ.
    """
    from .paths import seed_path

    sidecar_path = next(iter(sorted(seed_path().glob("*.yaml"))))
    known = parse_yaml(sidecar_path.read_text(encoding="utf-8"))
    path = sidecar_path.with_suffix(".txt")
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != known["sha256"]:
        raise InputError(
            f"{path.name}: the seed article was changed (sha256 {found[:12]}…, expected {known['sha256'][:12]}…); restore it with git"
        )
    return Article(read(decode(data, path.name)), name=path.name, known=known)
