"""Reports that a person brings: plain text, Markdown or HTML, with limits said in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from .loading import InputError, decode, is_path
from .reading.language import NOT_ENGLISH, foreign

LARGEST = 1_000_000  # bytes
SUFFIXES = (".txt", ".md", ".html", ".htm")
UNREAD = [
    "title",
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "svg",
    "iframe",
    "nav",
    "form",
    "button",
    "select",
]
BLOCKS = [
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "tr",
    "section",
    "article",
    "figcaption",
    "header",
    "footer",
    "ul",
    "ol",
    "table",
]
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Brought:
    """A report as text, with the original it was taken from and what should be said about it.

    Offsets are offsets into `text`. `original` is the file as it came (Markdown or HTML) where markup
    was stripped, else None. `notes` are sentences for the person.
    """

    text: str
    name: str
    original: str | None = None
    notes: tuple[str, ...] = ()


def strip_html(source: str) -> str:
    """The words of an HTML page, its headline first: no scripts, styles, menus or forms, one blank line between blocks."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(source, "html.parser")
    headline = soup.find("h1") or soup.find("title")
    title = " ".join(headline.get_text(" ").split()) if headline else ""
    for tag in soup(UNREAD):
        tag.decompose()
    for tag in soup.find_all(BLOCKS):
        tag.insert_before("\n\n")
        tag.insert_after("\n\n")
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    lines = [" ".join(line.split()) for line in soup.get_text().split("\n")]
    words = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    # what stands before the headline on the page (a logo, a breadcrumb) is no title of the report
    return words if words.startswith(title) else f"{title}\n\n{words}".strip()


def strip_markdown(source: str) -> str:
    """The words of a Markdown file, by way of the HTML it stands for."""
    import mistune

    return strip_html(str(mistune.html(source)))


def has_markup(name: str) -> bool:
    """Whether a file of this name has markup that can be taken away."""
    return PurePath(name).suffix.lower() in _STRIPPED


def without_markup(source: str, name: str) -> str:
    """The words of a file by the end of its name: .html, .htm and .md lose their markup, all else stays as it is.

    `InputError` if nothing else was in the file.
    """
    text = _STRIPPED.get(PurePath(name).suffix.lower(), str)(source)
    if not text.strip():
        raise InputError(f"{name}: no words are left when the markup is taken away")
    return text


_STRIPPED = {".html": strip_html, ".htm": strip_html, ".md": strip_markdown}


def language_note(text: str) -> str | None:
    """A sentence if the text does not look like English, else None."""
    return NOT_ENGLISH if foreign([word.lower() for word in _WORD.findall(text[:20_000])]) else None


def bring(data: bytes | str, name: str = "pasted text") -> Brought:
    """A report from bytes or a pasted string; markup is stripped from .html, .htm and .md.

    `InputError` in one line for what is empty, no text, of another kind, or larger than 1 MB.
    """
    if not isinstance(data, bytes | str):
        raise InputError(
            f"a report is its bytes or its text, not a {type(data).__name__}: bring(Path(...).read_bytes(), name)"
        )
    size = len(data.encode("utf-8", "surrogatepass")) if isinstance(data, str) else len(data)
    if size > LARGEST:
        raise InputError(
            f"{name}: {size:,} bytes; a report may have {LARGEST:,} (1 MB). Cut it, or read it with read_article"
        )
    suffix = PurePath(name).suffix.lower()
    if isinstance(data, bytes) and suffix not in SUFFIXES:
        raise InputError(f"{name}: only {', '.join(SUFFIXES)} can be read; save the report as one of these")
    source = decode(data, name) if isinstance(data, bytes) else data
    if not source.strip("\ufeff \t\r\n\u00a0"):
        raise InputError(f"{name}: the text is empty")
    if isinstance(data, str) and is_path(data):
        raise InputError(
            f"{data.strip()}: this is a path, not a text: paste the words, or give the file's bytes: bring(Path(...).read_bytes(), name)"
        )
    text = without_markup(source, name)
    notes = [note for note in (language_note(text),) if note]
    if text != source:
        notes.insert(
            0,
            f"The markup of {name} was taken away; positions count the characters of the words that are left, and the file is kept as it came.",
        )
    return Brought(text, name, source if text != source else None, tuple(notes))
