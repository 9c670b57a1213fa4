"""Text with words lit up. Knows text and spans, nothing else."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from .theme import KINDS

# Hebrew, Arabic and their forms for presentation
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# what is read from right to left: the whole of a quotation that has such letters, or a stretch from the first to the last of them
# and the bracket that closes one opened in it
_STRETCH = f'[{_RIGHT_TO_LEFT}](?:(?:[^A-Za-z“”";:<>&()]|(\\()|\\))*[{_RIGHT_TO_LEFT}](?(1)\\)?))?'
_TURNED = re.compile(f'(?<=[“"])[^“”"]*[{_RIGHT_TO_LEFT}][^“”"]*(?=[”"])|{_STRETCH}')
_ADDRESS = re.compile(r"https?://[^\s;,()]+[^\s;,().]")
ADDRESS_WIDTH = 64  # characters of an address that are shown; the link and its title have all of it
FINDING = 130  # characters of a sentence in bold, a line of a page: more is a wall
FOLDED = 900  # characters behind the finding, some nine lines of a page, that fold away


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to be lit up: characters `start:end`, its kind, what a label adds, the row it stands for.

    `label` is the word that is shown before it, if not that of its kind.
    """

    start: int
    end: int
    kind: str
    title: str = ""
    row: int | None = None
    label: str = ""


def escape(text: str) -> str:
    """Text as HTML that shows the same characters: no markup runs, no formula is typeset."""
    plain = html.escape(text, quote=True)
    # JupyterLab typesets what stands between dollar signs or \\( \\)
    return plain.replace("$", "&#36;").replace("\\", "&#92;").replace("`", "&#96;")


def isolate(text: str) -> str:
    """Plain text in which words written from right to left keep to themselves (Unicode's isolates).

    >>> isolate("RT: 28")
    'RT: 28'
    """
    return _TURNED.sub("\u2068\\g<0>\u2069", text)


def words(text: str) -> str:
    """Text as HTML: escaped, words written from right to left in `<bdi>`, web addresses as links.

    >>> words("see https://example.org/a & b")
    'see <a href="https://example.org/a" rel="noopener" target="_blank" style="text-decoration:underline">example.org/<wbr>a</a> &amp; b'
    """
    parts, at = [], 0
    for match in _ADDRESS.finditer(text):
        parts += [_turned(text[at : match.start()]), link(match.group())]
        at = match.end()
    return "".join([*parts, _turned(text[at:])])


# the end of a sentence, and not a point in a name ("U.S. State", "J. Kirby")
_SENTENCE = re.compile(r"(?:(?<=[a-z]{2}[.?!])|(?<=[0-9)”%][.?!])) (?=[A-Z0-9“])")


def findings(summary: str) -> str:
    """A summary as a paragraph: its first sentence, the finding, in bold; the numbers behind it follow.

    Of numbers that fill many lines only the heading is seen until they are asked for.
    Of a sentence that goes on and on, only what stands before a colon is bold: what is all bold stands out from nothing.

    >>> findings("12 figures of people killed: 4 exact. 9 named origins.")
    '<p><b>12 figures of people killed: 4 exact.</b> 9 named origins.</p>'
    """
    first = _SENTENCE.split(summary, maxsplit=1)[0]
    lead = re.match(f".{{1,{FINDING}}}:(?= )", first) if len(first) > FINDING else None
    bold = lead.group() if lead else first
    rest = words(summary[len(bold) :])
    if len(rest) < FOLDED:
        return f"<p><b>{words(bold)}</b>{rest}</p>"
    return f"<p><b>{words(bold)}</b></p><details><summary>Every number drawn, in words</summary><p>{rest}</p></details>"


def _turned(text: str) -> str:
    return escape(isolate(text)).replace("\u2068", "<bdi>").replace("\u2069", "</bdi>")


def short(address: str) -> str:
    """An address cut at a slash or a hyphen, without its scheme: where it leads and how it ends.

    >>> short("https://www.example.org/news/2016/05/31/a-very-long-title-of-a-page-that-goes-on-and-on-and-on")
    'example.org/…/a-very-long-title-of-a-page-that-goes-on-and-on…'
    """
    plain = re.sub(r"^https?://(?:www\.)?", "", address).rstrip("/")
    if len(plain) <= ADDRESS_WIDTH:
        return plain
    site, _, path = plain.partition("/")
    last = path.rpartition("/")[2]
    room = max(20, ADDRESS_WIDTH - len(site) - 3)
    if len(last) > room:
        last = re.sub(r"[-_=&?.%+][^-_=&?.%+]*$", "", last[:room]) + "…"
    return f"{site}/…/{last}"


def link(address: str) -> str:
    """A link that shows a short form of its address and may be broken at each slash."""
    whole = escape(address)
    title = "" if short(address) in address else f' title="{whole}"'
    shown = escape(short(address)).replace("/", "/<wbr>")
    return f'<a href="{whole}"{title} rel="noopener" target="_blank" style="text-decoration:underline">{shown}</a>'


def _style(kind: str) -> str:
    ground, line, _ = KINDS.get(kind, KINDS["claim"])
    struck = ";text-decoration:line-through" if kind == "rejected" else ""
    return f"background:{ground};color:inherit;border-bottom:{line};padding:0 .12em;border-radius:.15em{struck}"


def _open(mark: Mark, labelled: bool) -> str:
    word = mark.label or KINDS.get(mark.kind, KINDS["claim"])[2]
    label = f"{word}: {mark.title}" if mark.title else word
    row = "" if mark.row is None else f' data-row="{mark.row}"'
    tag = f'<mark class="mark-{escape(mark.kind)}" title="{escape(label)}" style="{_style(mark.kind)}"{row}>'
    if labelled and mark.kind != "sentence":  # a sentence needs no name
        # the kind in words, so that colour is never the only sign
        tag += f'<span class="mark-label" style="font-size:.7em;font-weight:600;margin-right:.25em">[{escape(word)}]</span>'
    return tag


def highlight(
    text: str, marks: Iterable[Mark], labels: bool = True, start: int = 0, end: int | None = None, columns: bool = False
) -> str:
    """The text (or its characters `start:end`) as HTML with marks around spans; in two columns where there is room, if asked.

    Spans may nest and overlap; an overlap is split, and only its first piece carries the label. The
    text is escaped, so nothing in it can run or be taken for markup.
    """
    end = len(text) if end is None else end
    chosen = sorted(
        (m for m in marks if m.start < m.end and m.end > start and m.start < end),
        key=lambda m: (m.start, -m.end, m.kind),
    )
    edges = sorted({start, end, *(max(m.start, start) for m in chosen), *(min(m.end, end) for m in chosen)})
    parts: list[str] = []
    opened: list[Mark] = []
    at = 0
    for left, right in itertools.pairwise(edges):
        while opened and opened[-1].end <= left:
            parts.append("</mark>")
            opened.pop()
        if any(m.end <= left for m in opened):
            # an outer mark ended first: close down to it and open the others again
            keep = [m for m in opened if m.end > left]
            parts.append("</mark>" * len(opened))
            opened = []
            for mark in keep:
                parts.append(_open(mark, False))
                opened.append(mark)
        while at < len(chosen) and max(chosen[at].start, start) <= left:
            parts.append(_open(chosen[at], labels))
            opened.append(chosen[at])
            at += 1
        parts.append(escape(text[left:right]))
    parts.append("</mark>" * len(opened))
    body = "".join(parts)
    shape = "columns:2 26em;column-gap:2em;line-height:1.55" if columns else "line-height:1.9;max-width:48em"
    return f'<div class="tex2jax_ignore" style="white-space:pre-wrap;unicode-bidi:plaintext;{shape}">{body}</div>'


def legend(kinds: Iterable[str]) -> str:
    """The kinds in use, each with its look and its name."""
    items = (f'<span style="{_style(kind)};white-space:nowrap">{escape(KINDS[kind][2])}</span>' for kind in kinds)
    return f'<p style="margin:.3em 0">Marks: {" &#160; ".join(items)}</p>'


def citation(publisher: str, date: str | None, note: str | None, address: str | None) -> str:
    """Where a coded figure comes from: publisher, date, the coder's note, address (only http addresses link)."""
    parts = [f"<b>{words(publisher)}</b>", escape(date or "no date")]
    parts += [words(note)] if note else []
    if address:  # the whole of it: an address may hold commas and brackets, at which one in a text ends
        parts.append(link(address) if address.startswith(("http://", "https://")) else words(address))
    return f'<p class="tex2jax_ignore" style="max-width:60em;overflow-wrap:anywhere">{" · ".join(parts)}</p>'
